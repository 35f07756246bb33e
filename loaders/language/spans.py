"""Periods in their normal form as days: where each begins and ends, and what answers what."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import cache

from ontology import late_re as re

_PART = re.compile(
    r"(?P<year>\d{4})(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?"
)


@cache
def bounds(period: str) -> tuple[date | None, date | None]:
    """The first and the last day of a period; None where it is open, or its year is not known.

    A deadline (`by 2020-10`) begins with its year: what is to be done by then may be done before.

    >>> bounds("2020-01/2020-09")
    (datetime.date(2020, 1, 1), datetime.date(2020, 9, 30))
    """
    deadline = period.startswith("by ")
    first, slash, last = period.removeprefix("by ").partition("/")
    begin = _edge(first, last=False)
    end = _edge(last if slash else first, last=True)
    if deadline and end is not None:
        begin = date(end.year, 1, 1)
    return begin, end


def _edge(words: str, *, last: bool) -> date | None:
    match = _PART.fullmatch(words)
    if match is None:
        return None
    year = int(match["year"])
    first_month, last_month = 1, 12
    if match["half"]:
        first_month = int(match["half"]) * 6 - 5
        last_month = first_month + 5
    elif match["quarter"]:
        first_month = int(match["quarter"]) * 3 - 2
        last_month = first_month + 2
    elif match["month"]:
        first_month = last_month = int(match["month"])
        if match["day"]:
            try:
                return date(year, first_month, int(match["day"]))
            except ValueError:  # 31 June
                return None
    month = last_month if last else first_month
    return date(year, month, monthrange(year, month)[1] if last else 1)


def may_answer(wanted: str | None, told: str | None) -> bool:
    """Whether what is told of one period can be held against what is wanted of another.

    It must not begin before the wanted one's first year, nor end after its last: five years do
    not answer one. What is told of a time that nobody can tell answers nothing.
    """
    if wanted is None:
        return True
    if told is None:
        return False
    begin, end = bounds(wanted)
    first, last = bounds(told)
    if begin is None or end is None or (first is None and last is None):
        return True  # years left open on both sides: nothing is known to differ
    if first is not None and first < date(begin.year, 1, 1):
        return False
    return last is None or last.year <= end.year
