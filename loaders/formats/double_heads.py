"""Heads of two rows: 责任单位 over 牵头 and 配合, 序号 beside them over both rows.

What a cell merged over several columns or both rows leaves behind differs by the program that
wrote the text: empty cells, the same words again in each, or (over columns) nothing at all.
Which head stands over which column is told by the form alone; where the form leaves it open,
nothing stands over the column.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ontology import late_re as re

LONGEST = 40
"""Characters of the longest head."""

_NUMBER = re.compile(r"[\d.,，%％\s-]*")
_SENTENCE_ENDS = ("。", "；", "！", "？", "，")

Owners = tuple[int | None, ...]
"""For each column the number of the cell of the upper row that it belongs to."""


def is_head(words: str) -> bool:
    """Could these words of a cell be a head: short, no number, no sentence?"""
    return (
        0 < len(words) <= LONGEST
        and not _NUMBER.fullmatch(words)
        and not words.endswith(_SENTENCE_ENDS)
    )


def owners(upper: Sequence[str], lower: Sequence[str]) -> Owners | None:
    """What of the upper row stands over each column of the lower one; None for no such pair.

    upper, lower: the cells' words, without white space. An upper row as long as the lower
    one holds an empty or repeated cell for each column that a head spreads over; a shorter
    one has each head once. A column whose lower cell is empty, or says the upper one again,
    has a head over both rows.
    """
    if len(set(filter(None, upper))) < 2:  # one for all is a title, no head
        return None
    if not all(is_head(words) for words in (*filter(None, upper), *filter(None, lower))):
        return None
    if len(upper) == len(lower):
        return _of_spread(upper, lower)
    return _of_short(upper, lower) if len(upper) < len(lower) else None


def _of_spread(upper: Sequence[str], lower: Sequence[str]) -> Owners | None:
    if not upper[0]:
        return None
    found: list[int] = []
    for at, words in enumerate(upper):
        continues = at > 0 and (not words or words == upper[found[-1]])
        found.append(found[-1] if continues else at)
    spread = False
    for owner, columns in groupby(range(len(lower)), key=found.__getitem__):
        below = [lower[at] for at in columns]
        if len(below) == 1:
            if below[0] not in ("", upper[owner]):
                return None
        elif not all(below) or len(set(below)) < len(below):
            return None
        else:
            spread = True
    return tuple(found) if spread else None


def _of_short(upper: Sequence[str], lower: Sequence[str]) -> Owners | None:
    if not all(upper):
        return None
    runs = [
        (low, list(columns))
        for low, columns in groupby(range(len(lower)), key=lambda at: bool(lower[at]))
    ]
    through = sum(len(columns) for low, columns in runs if not low)
    spreading = [columns for low, columns in runs if low]
    heads = len(upper) - through  # so many stand over the runs of lower heads
    if not through or not len(spreading) <= heads:
        return None
    if heads > len(spreading) > 1 or any(len(columns) < 2 for columns in spreading):
        return None
    found: list[int | None] = []
    number = 0
    for low, columns in runs:
        if not low:
            found.extend(range(number, number + len(columns)))
            number += len(columns)
        elif heads == len(spreading):
            found.extend([number] * len(columns))
            number += 1
        else:  # several heads over one run: where one ends is not to be seen
            if 2 * heads > len(columns):
                return None
            found.extend([None] * len(columns))
            number += heads
    return tuple(found)
