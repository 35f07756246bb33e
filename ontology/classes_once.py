"""Python's own compiler of patterns, with each class of characters made once in a process.

Half of what it takes to compile our patterns are their classes: for `[一-鿿]` Python sets twenty
thousand marks one by one (0.6 ms), and our patterns have that class, and `[一二三四五六七八九十]`,
hundreds of times. The compiler is a module of Python's own; here is a second copy of it, in which
the function that makes a class remembers what it made. The code that comes out is the same
(`tests/test_late_re.py` compares it, pattern by pattern), and nobody else's compiler is touched.
Where Python has no such module, its compiler is used as it is.

The same words of a pattern give the same code in each process. Who keeps it from one to the next
(:mod:`kg.run.patterns`) hands it to :func:`remember`; what is there is not compiled again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from functools import cache, lru_cache
from types import ModuleType, SimpleNamespace
from typing import Any, AnyStr

_MODULE, _FUNCTION, _ENGINE = "re._compiler", "_optimize_charset", "_sre"
_KEPT = 4096
"""Classes that are remembered: more than all patterns together have."""


LONG = 40
"""Characters of a pattern whose code is worth keeping. A third of our patterns are shorter; they
take a fifteenth of the time, and some of them are made of the words of a document."""

Code = list[Any]
"""What the engine of Python makes a pattern of, as JSON can have it: flags, code (its numbers as
bytes, in base64), how many groups, their numbers by name, their names by number."""

Codes = MutableMapping[str, Code]
"""Codes by :func:`key_of` their patterns."""

_codes: Codes | None = None


def remember(codes: Codes | None) -> None:
    """From now on take code from there, and put there what is compiled; None: compile all."""
    global _codes  # noqa: PLW0603 - of the process, as are the patterns
    _codes = codes


def key_of(pattern: str, flags: int) -> str:
    """What the code of a pattern is kept under."""
    from hashlib import blake2b  # late, for who asks a question keeps no code

    words = f"{flags} {pattern}".encode("utf-8", "surrogatepass")
    return blake2b(words, digest_size=16).hexdigest()


def compiler() -> ModuleType | None:
    """The copy of Python's compiler; None where Python has none of that form.

    Its `compile` gives not a pattern, but all that the engine makes one of.
    """
    from importlib.util import find_spec, module_from_spec

    spec = find_spec(_MODULE)
    if spec is None or spec.loader is None:
        return None
    copy = module_from_spec(spec)
    spec.loader.exec_module(copy)
    make: Callable[..., Any] | None = getattr(copy, _FUNCTION, None)
    if make is None or not hasattr(copy, "compile") or not hasattr(copy, _ENGINE):
        return None
    remembered = lru_cache(maxsize=_KEPT)(lambda parts: make(list(parts)))

    def once(parts: list[Any], *case: Any, **more: Any) -> Any:
        # Only where upper and lower case are two: what is folded is made anew.
        if more or any(each is not None for each in case):
            return make(parts, *case, **more)
        return remembered(tuple(parts))

    setattr(copy, _FUNCTION, once)
    engine = getattr(copy, _ENGINE)
    parts = {name: getattr(engine, name) for name in dir(engine)}
    setattr(copy, _ENGINE, SimpleNamespace(**{**parts, "compile": lambda *given: given}))
    return copy


_ours = cache(compiler)


def compiled(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern, as `re.compile` gives it. Raises re.error where it is malformed."""
    ours = _ours()
    if ours is None:
        return re.compile(pattern, flags)
    if _codes is None or not isinstance(pattern, str) or len(pattern) < LONG:
        return _made(ours.compile(pattern, int(flags)))
    key = key_of(pattern, int(flags))
    found = _codes.get(key)
    if found is not None:
        try:
            return _made(_unpacked(pattern, found))
        except (RuntimeError, TypeError, ValueError, OverflowError):
            del _codes[key]  # the engine says that this is no code
    given = ours.compile(pattern, int(flags))
    if len(given) == _PARTS:
        _codes[key] = _packed(*given)
    return _made(given)


_PARTS = 6
"""What an engine takes that is known here; what another takes is handed on and not kept."""


def _made(given: tuple[Any, ...]) -> re.Pattern[Any]:
    """The pattern that Python's engine makes; it checks the code that it is given."""
    made: re.Pattern[Any] = re._compiler._sre.compile(*given)  # type: ignore[attr-defined]
    return made


def _packed(
    _: object, flags: int, code: list[int], groups: int, by_name: Any, by_number: Any
) -> Code:
    from array import array
    from base64 import b64encode

    numbers = b64encode(array("I", code).tobytes()).decode("ascii")
    return [flags, numbers, groups, dict(by_name), list(by_number)]


def _unpacked(pattern: str, code: Code) -> tuple[Any, ...]:
    from base64 import b64decode

    flags, numbers, groups, by_name, by_number = code
    listed = memoryview(b64decode(numbers, validate=True)).cast("I").tolist()
    return pattern, flags, listed, groups, by_name, tuple(by_number)
