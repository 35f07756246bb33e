"""Columns of figures of which nothing was read, because nobody knows what their heads say.

In goes what the cells of a column hold; out comes whether they are figures that a reader of the
table would miss, rather than numbers that only name something (ordinals, days, telephones).
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.language.periods import periods
from loaders.language.quantities import quantities
from loaders.language.roles import Column
from ontology import late_re as re
from ontology.text import half_width, squeeze

MAY_HOLD_FIGURES = frozenset(
    {
        Column.UNKNOWN,
        Column.NAME,
        Column.CONTENT,
        Column.TARGET,
        Column.PROGRESS,
        Column.AMOUNT,
        Column.GROWTH,
    }
)
"""What a column may hold whose figures are of the rows' tasks; others hold people, days, notes."""

_NUMBER = re.compile(
    r"[-+－≥≤<>]?\d{1,3}(?:,\d{3})+(?:\.\d+)?[百千万亿%‰]{0,2}"
    r"|[-+－≥≤<>]?(?:\d{1,6}|\d+\.\d+)(?:/\d+(?:\.\d+)?)?[百千万亿%‰]{0,2}"
)
"""A number that stands alone, a pair of such (10/10万) included; longer digits are a telephone's or
a code's."""
_FEWEST_COUNTED = 3
_YEAR = re.compile(r"(?:19|20)\d{2}(?:\.(?:0?[1-9]|1[0-2]))?年?")


def holds_figures(cells: Sequence[str]) -> bool:
    """Whether most of the cells of a column that are filled hold figures."""
    written = [words for each in cells if (words := half_width(squeeze(each)))]
    years = all(map(_YEAR.fullmatch, written))  # 2000 beside 1500 is none
    figures = [] if years else [words for words in written if _is_figure(words)]
    return 2 * len(figures) > len(written) and not _counts(written)


def _is_figure(words: str) -> bool:
    if _NUMBER.fullmatch(words):
        return "年" not in words
    told = quantities(words)
    days = periods(words, None)
    return any(not any(day.start <= each.start < day.end for day in days) for each in told)


def _counts(written: Sequence[str]) -> bool:
    """Whether the numbers of several rows only count them: 1, 2, 3."""
    first = written[0] if written else ""
    return (
        len(written) >= _FEWEST_COUNTED
        and first.isdecimal()
        and list(written) == [str(int(first) + at) for at in range(len(written))]
    )
