"""Prose that a page prints in two columns, as newspapers and bulletins do: one below the other.

Characters are pdfplumber's, which has no types: dictionaries with text, edges and size. Two columns
are proved by the white between them, which no printed line crosses, and by lines that fill both:
the cells of a table, or a list of names, do not.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import Any

from loaders.formats.pdf_lines import apart, by_level

_Char = dict[str, Any]

_FEWEST = 8
"""So many lines has a column, and so many characters has one of its lines."""
_FULL = 0.4
"""So much of a column's lines reach its end."""


def unfolded(chars: list[_Char]) -> tuple[list[_Char], float]:
    """The characters of a page with each right column moved below the left one that it goes on
    from, and by how much that makes the page longer.
    """
    levels = by_level(chars)
    middle = _middle(levels)
    if middle is None:
        return chars, 0.0
    moved: list[_Char] = []
    longer = 0.0
    band: list[list[_Char]] = []
    for level in [*levels, None]:
        if level is not None and not _crosses(level, middle):
            band.append(level)
            continue
        made, more = _one_below_the_other(band, middle, longer)
        moved += made
        longer += more
        band = []
        if level is not None:
            moved += _shifted(level, 0.0, longer)
    return (moved, longer) if longer else (chars, 0.0)


def _middle(levels: list[list[_Char]]) -> float | None:
    """The middle of the white between the columns; None where too few lines leave one."""
    gaps = []
    for level in levels:
        level.sort(key=lambda each: each["x0"])
        parts = apart([each for each in level if not each["text"].isspace()] or level)
        if len(parts) == 2:
            gaps.append((parts[0][-1]["x1"] + parts[1][0]["x0"]) / 2)
    return median(gaps) if len(gaps) >= _FEWEST else None


def _crosses(level: list[_Char], middle: float) -> bool:
    """Whether a printed line stands in the white between the columns, with half a character."""
    return any(
        each["x0"] < middle + each["size"] / 2 and each["x1"] > middle - each["size"] / 2
        for each in level
        if not each["text"].isspace()
    )


def _one_below_the_other(
    band: list[list[_Char]], middle: float, down: float
) -> tuple[list[_Char], float]:
    """The characters of lines that leave the white free, the right column below the left one where
    both are columns of prose; and by how much that is longer.
    """
    left = [[each for each in level if each["x1"] <= middle] for level in band]
    right = [[each for each in level if each["x0"] >= middle] for level in band]
    left, right = [each for each in left if each], [each for each in right if each]
    if not (_is_prose(left) and _is_prose(right)):
        return [each for level in band for each in _shifted(level, 0.0, down)], 0.0
    first = min(each["top"] for level in right for each in level)
    last = max(each["bottom"] for level in left for each in level)
    pitch = median(below[0]["top"] - above[0]["top"] for above, below in pairwise(left))
    own = max(each["size"] for each in left[-1])
    more = last - first + max(0.0, pitch - own)
    over = min(each["x0"] for level in right for each in level) - min(
        each["x0"] for level in left for each in level
    )
    made = [each for level in left for each in _shifted(level, 0.0, down)]
    made += [each for level in right for each in _shifted(level, -over, down + more)]
    bottom = max(each["bottom"] for level in band for each in level)
    lowest = max(each["bottom"] for each in made) - down
    return made, max(0.0, lowest - bottom)


def _is_prose(lines: list[list[_Char]]) -> bool:
    """Whether the lines of a column are those of paragraphs: many, long, and most of them full."""
    if len(lines) < _FEWEST:
        return False
    ends = [max(each["x1"] for each in line) for line in lines]
    full = max(ends) - 2 * median(each["size"] for line in lines for each in line)
    long = median(sum(not each["text"].isspace() for each in line) for line in lines)
    return long >= _FEWEST and sum(end >= full for end in ends) >= _FULL * len(ends)


def _shifted(level: list[_Char], across: float, down: float) -> list[_Char]:
    if not (across or down):
        return level
    return [
        {
            **each,
            "x0": each["x0"] + across,
            "x1": each["x1"] + across,
            "top": each["top"] + down,
            "bottom": each["bottom"] + down,
        }
        for each in level
    ]
