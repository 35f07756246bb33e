"""`re`, compiled late: each pattern when it is first used. A drop-in for what the project uses.

    from ontology import late_re as re

There are more than a thousand patterns, and to compile them all takes seconds; a document of one
kind uses some of them, `kg --help` none. So `compile` keeps the words of a pattern, and the first
search compiles them: whoever writes a pattern at the top of a module pays nothing for it there.

What is malformed is told at the first use, not at the import; `tests/test_late_re.py` compiles
every pattern of the house.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from re import DOTALL, IGNORECASE, MULTILINE, VERBOSE, Match, error, escape
from sys import maxsize
from typing import Any, AnyStr, Generic, Protocol

from ontology.classes_once import compiled

__all__ = [
    "DOTALL",
    "IGNORECASE",
    "MULTILINE",
    "VERBOSE",
    "Match",
    "Pattern",
    "compile",
    "error",
    "escape",
    "findall",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
]

_KEPT = 4096
"""How many patterns are remembered by their words, for those that are written where they are used
or made of names of a document."""


class _Find(Protocol[AnyStr]):
    def __call__(
        self, string: AnyStr, pos: int = 0, endpos: int = maxsize
    ) -> Match[AnyStr] | None: ...


class _FindEach(Protocol[AnyStr]):
    def __call__(
        self, string: AnyStr, pos: int = 0, endpos: int = maxsize
    ) -> Iterator[Match[AnyStr]]: ...


class _Replace(Protocol[AnyStr]):
    def __call__(
        self, repl: AnyStr | Callable[[Match[AnyStr]], AnyStr], string: AnyStr, count: int = 0
    ) -> AnyStr: ...


class _ReplaceAndCount(Protocol[AnyStr]):
    def __call__(
        self, repl: AnyStr | Callable[[Match[AnyStr]], AnyStr], string: AnyStr, count: int = 0
    ) -> tuple[AnyStr, int]: ...


class Pattern(Generic[AnyStr]):
    """A regular expression that is compiled by the first search; then as quick as `re.Pattern`.

    pattern, flags: as they were given.
    """

    def __init__(self, pattern: AnyStr, flags: int = 0) -> None:
        self.pattern: AnyStr = pattern
        self.flags = flags

    def __repr__(self) -> str:
        return f"Pattern({self.pattern!r}, {self.flags})"

    def __reduce__(self) -> tuple[Callable[..., object], tuple[AnyStr, int]]:
        return compile, (self.pattern, self.flags)

    @property
    def is_compiled(self) -> bool:
        """Whether anybody has searched with it yet."""
        return "compiled" in self.__dict__

    @cached_property
    def compiled(self) -> re.Pattern[AnyStr]:
        """The pattern as `re` has it. Raises re.error where it is malformed."""
        return compiled(self.pattern, self.flags)

    # Each is looked up once; from then on the attribute is the compiled pattern's own method.

    @cached_property
    def match(self) -> _Find[AnyStr]:
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> _Find[AnyStr]:
        return self.compiled.fullmatch

    @cached_property
    def search(self) -> _Find[AnyStr]:
        return self.compiled.search

    @cached_property
    def finditer(self) -> _FindEach[AnyStr]:
        return self.compiled.finditer

    # What is seldom asked is a plain method. Any, as `re` has it: a group may be None, or several.

    def findall(self, string: AnyStr, pos: int = 0, endpos: int = maxsize) -> list[Any]:
        return self.compiled.findall(string, pos, endpos)

    def split(self, string: AnyStr, maxsplit: int = 0) -> list[AnyStr | Any]:
        return self.compiled.split(string, maxsplit)

    @cached_property
    def sub(self) -> _Replace[AnyStr]:
        return self.compiled.sub

    @cached_property
    def subn(self) -> _ReplaceAndCount[AnyStr]:
        return self.compiled.subn


@lru_cache(maxsize=_KEPT)
def _remembered(pattern: AnyStr, flags: int) -> Pattern[AnyStr]:
    return Pattern(pattern, flags)


def compile(pattern: AnyStr, flags: int = 0) -> Pattern[AnyStr]:  # noqa: A001 - as `re` calls it
    """A pattern; it is compiled when it is first used."""
    return _remembered(pattern, flags)


def match(pattern: AnyStr, string: AnyStr, flags: int = 0) -> Match[AnyStr] | None:
    return compile(pattern, flags).match(string)


def fullmatch(pattern: AnyStr, string: AnyStr, flags: int = 0) -> Match[AnyStr] | None:
    return compile(pattern, flags).fullmatch(string)


def search(pattern: AnyStr, string: AnyStr, flags: int = 0) -> Match[AnyStr] | None:
    return compile(pattern, flags).search(string)


def finditer(pattern: AnyStr, string: AnyStr, flags: int = 0) -> Iterator[Match[AnyStr]]:
    return compile(pattern, flags).finditer(string)


def findall(pattern: AnyStr, string: AnyStr, flags: int = 0) -> list[Any]:
    return compile(pattern, flags).findall(string)


def split(pattern: AnyStr, string: AnyStr, maxsplit: int = 0) -> list[AnyStr | Any]:
    return compile(pattern).split(string, maxsplit)


def sub(
    pattern: AnyStr,
    repl: AnyStr | Callable[[Match[AnyStr]], AnyStr],
    string: AnyStr,
    count: int = 0,
) -> AnyStr:
    return compile(pattern).sub(repl, string, count)
