"""Python's own compiler of patterns, with each class of characters made once in a process.

Half of what it takes to compile our patterns are their classes: for `[一-鿿]` Python sets twenty
thousand marks one by one (0.6 ms), and our patterns have that class, and `[一二三四五六七八九十]`,
hundreds of times. The compiler is a module of Python's own; here is a second copy of it, in which
the function that makes a class remembers what it made. The code that comes out is the same
(`tests/test_late_re.py` compares it, pattern by pattern), and nobody else's compiler is touched.
Where Python has no such module, its compiler is used as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from types import ModuleType
from typing import Any, AnyStr

_MODULE, _FUNCTION = "re._compiler", "_optimize_charset"
_KEPT = 4096
"""Classes that are remembered: more than all patterns together have."""


def compiler() -> ModuleType | None:
    """The copy of Python's compiler; None where Python has none of that form."""
    from importlib.util import find_spec, module_from_spec

    spec = find_spec(_MODULE)
    if spec is None or spec.loader is None:
        return None
    copy = module_from_spec(spec)
    spec.loader.exec_module(copy)
    make: Callable[..., Any] | None = getattr(copy, _FUNCTION, None)
    if make is None or not hasattr(copy, "compile"):
        return None
    remembered = lru_cache(maxsize=_KEPT)(lambda parts: make(list(parts)))

    def once(parts: list[Any], *case: Any, **more: Any) -> Any:
        # Only where upper and lower case are two: what is folded is made anew.
        if more or any(each is not None for each in case):
            return make(parts, *case, **more)
        return remembered(tuple(parts))

    setattr(copy, _FUNCTION, once)
    return copy


_ours = cache(compiler)


def compiled(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern, as `re.compile` gives it. Raises re.error where it is malformed."""
    ours = _ours()
    if ours is None:
        return re.compile(pattern, flags)
    made: re.Pattern[AnyStr] = ours.compile(pattern, int(flags))
    return made
