"""Patterns of many alternatives, made quick: a place is tried only if one of them can begin there.

Python tries each of a thousand words at every character, unless it can tell by the first one;
with a look-behind among them (`(?<!发)展示`) it cannot, so it is told.
"""

from __future__ import annotations

from ontology import late_re as re

_LOOK_BEHIND = ("(?<=", "(?<!")


def any_of(alternatives: str, prefix: str = "") -> re.Pattern[str]:
    """The pattern `prefix(?:alternatives)`, with a look-ahead to the first characters.

    alternatives: as in a regular expression, parted by `|`. prefix: what does not consume
    anything. Where the first characters cannot be told, the pattern is as it would be.
    """
    first = first_characters(alternatives)
    ahead = "" if first is None else f"(?=[{first}])"
    return re.compile(f"{prefix}{ahead}(?:{alternatives})")


def first_characters(alternatives: str) -> str | None:
    """What a match can begin with, as the inside of a character class; None if unknown."""
    found: set[str] = set()
    for alternative in split_alternatives(alternatives):
        first = _first(alternative)
        if first is None:
            return None
        found.add(first)
    return "".join(sorted(found))


def split_alternatives(pattern: str) -> list[str]:
    """A pattern cut at each `|` that stands outside of groups and classes."""
    parts: list[str] = []
    depth, in_class, start, at = 0, False, 0, 0
    while at < len(pattern):
        mark = pattern[at]
        if mark == "\\":
            at += 2
            continue
        if in_class:
            in_class = mark != "]"
        elif mark == "[":
            in_class = True
        elif mark in "()":
            depth += 1 if mark == "(" else -1
        elif mark == "|" and depth == 0:
            parts.append(pattern[start:at])
            start = at + 1
        at += 1
    return [*parts, pattern[start:]]


def _first(alternative: str) -> str | None:
    """What one alternative begins with; None if that is a group, or may be left out."""
    rest = alternative
    while rest.startswith(_LOOK_BEHIND):
        rest = rest[_group_end(rest) :]
    match = re.match(
        r"\\[dsw]|\\u[0-9a-f]{4}|\[(?P<inner>[^\]^][^\]]*)\]|[^\\\[\](){}.*+?^$|]", rest
    )
    if match is None or rest[match.end() : match.end() + 1] in ("?", "*"):
        return None
    return match["inner"] or match.group()


def _group_end(pattern: str) -> int:
    depth = 0
    for at, mark in enumerate(pattern):
        depth += (mark == "(") - (mark == ")")
        if depth == 0:
            return at + 1
    return len(pattern)
