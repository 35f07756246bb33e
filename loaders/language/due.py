"""By when a task is to be done, as far as its words or its deadline column say.

`6月底前` is the last day of June, `到2026年` the last of that year, `上半年完成` the last of June;
a cell in a column of deadlines may name any period. A task with several deadlines is done with the
last of them. A year alone (2024年新建…, 年内, 全年) states no date, what comes again (每月10日前)
has none, and after a phrase that nobody can date (国庆节前) nothing is said at all. The words stand
in `loaders/lexicon/due.toml`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from loaders.language.period import Period
from loaders.language.periods import periods
from loaders.language.spans import bounds
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.text import half_width, quoted

_WORDS = lexicon("due")
_TO_YEAR = re.compile(_WORDS.any_of("due/to-year") + r"\s?$")
ADVERBS = re.compile(rf"(?:{_WORDS.any_of('due/adverb')})+")
_TO_BE_DONE = re.compile(rf"[，,]?(?:{ADVERBS.pattern})?{_WORDS.any_of('due/to-be-done')}")
_ATTRIBUTE = re.compile(_WORDS["due/attribute"].pattern or "")
_AGAIN = re.compile(_WORDS.any_of("due/every"))
_EVERY = re.compile(_AGAIN.pattern + r"$")
_ANOTHERS = re.compile(
    rf"(?:^|[，,。；;：:\n])\s*{_WORDS.any_of('due/anothers')}[^，,。；;：:\n]*$"
)
_NEAR = 80
"""How many characters before a phrase of time may say what it dates."""
_MONTH_ALONE = re.compile(_WORDS["due/column"].pattern or "")
_IN_DIGITS = "due/day-in-digits"
_DAY_ALONE = re.compile(_WORDS[_IN_DIGITS].pattern or "")
_PART_OF_YEAR = re.compile(r"[HQ]\d|-\d\d")
_WHOLE_YEAR = "全年"
_YEARS_END = _WORDS.words("due/years-end")


@dataclass(frozen=True, slots=True)
class Due:
    """A due date as words state it.

    day: the last day on which it is kept. period: the deadline in its normal form (`by 2024-06`).
    start, end: where the words stand. rule: the entry of the lexicon that reads it.
    """

    day: date
    period: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Told:
    """A phrase of time that may set a date, with the entry that says whether it does.

    sets: False for one that dates something else (建成的小区, 每年). Its period may be one that
    nobody can tell (春节前).
    """

    period: Period
    rule: str
    sets: bool = True


def due_date(text: str, year: int | None, month: int | None = None) -> Due | None:
    """The due date that a task's words state; None if they state none, or one that nobody can tell.

    year, month: the document's, for words that leave them out. What lies before that year is told,
    not promised.
    """
    return _last((each for each in told(text, year, month) if each.sets), year)


def due_in_column(text: str, year: int | None, month: int | None = None) -> Due | None:
    """The due date that a cell of a column of deadlines states: any period is one there."""
    words = half_width(text).strip()
    start = len(text) - len(text.lstrip())
    day = _DAY_ALONE.fullmatch(words)
    if day is not None and year is not None:
        said = f"{year}-{int(day['month']):02}-{int(day['day']):02}"
        if bounds(said)[1] is not None:
            period = Period(start, start + len(text.strip()), said, "stated", _IN_DIGITS)
            return _last([Told(period, _IN_DIGITS)], None)
    alone = _MONTH_ALONE.fullmatch(words)
    if alone is not None and 1 <= int(alone["month"]) <= 12:
        value = f"{alone['year']}-{int(alone['month']):02}"
        period = Period(start, start + len(text.strip()), value, "stated", "due/column")
        return _last([Told(period, "due/column")], None)
    return _last(
        (
            Told(each, "due/column")
            for each in periods(text, year, month=month)
            if text[each.start : each.end] != _WHOLE_YEAR
            and not _EVERY.search(text, max(0, each.start - _NEAR), each.start)
            and not each.value.endswith("/..")
            and not (each.value.isdigit() and _UNREAD.match(text, each.end))
        ),
        None,
    )


_UNREAD = re.compile("[^，。；\n]{0,8}(?:[季月旬]|半年)")
"""2024年一、三季度: behind a year that is read, when in it is not understood."""


def told(text: str, year: int | None, month: int | None = None) -> Iterator[Told]:
    """The phrases of time in a task's words that set its date, or would but for what is beside."""
    inside = quoted(text)
    starts = [start for start, _ in inside]
    for each in periods(text, year, month=month):
        deadline = not each.understood or each.value.startswith("by ")
        at = bisect_left(starts, each.start) - 1
        if at >= 0 and each.start < inside[at][1]:
            continue  # within a quoted name or saying
        if _EVERY.search(text, max(0, each.start - _NEAR), each.start):
            yield Told(each, "due/every", sets=False)
        elif _ANOTHERS.search(text, max(0, each.start - _NEAR), each.start):
            yield Told(each, "due/anothers", sets=False)
        elif _ATTRIBUTE.match(text, each.end):
            yield Told(each, "due/attribute", sets=False)
        elif deadline:
            yield Told(each, "due/deadline")
        elif each.value.isdigit() and _TO_YEAR.search(text, max(0, each.start - _NEAR), each.start):
            yield Told(each, "due/to-year")
        elif _TO_BE_DONE.match(text, each.end):
            if _PART_OF_YEAR.search(each.value):
                yield Told(each, "due/to-be-done")
            elif text[each.start : each.end] in _YEARS_END:
                yield Told(each, "due/years-end")


def comes_again(words: str) -> bool:
    """Whether words say that something is done again and again (每年培训500人): by no one day."""
    return _AGAIN.search(words) is not None


def by_year(text: str, period: Period, year: int | None) -> str | None:
    """`by 2025` of a later year that something is to come to (到2025年, 建成…); else None."""
    later = period.value.isdigit() and year is not None and int(period.value) > year
    before = text[max(0, period.start - _NEAR) : period.start]
    reached = later and _TO_YEAR.search(before) and not _PUT_OFF.search(before)
    return f"by {period.value}" if reached else None


_PUT_OFF = re.compile(r"[迟长加升高降少复期][到至]\s?$")
"""推迟到2025年, 恢复到2019年的: no deadline."""


def _last(stated: Iterable[Told], year: int | None) -> Due | None:
    """The latest of several dates, from a year on; None where the last one cannot be told."""
    found = list(stated)
    if not found or not found[-1].period.understood:
        return None
    dues = []
    for each in found:
        value = each.period.value
        day = bounds(value)[1]
        if day is not None and (year is None or day.year >= year):
            last = value.removeprefix("by ").rpartition("/")[2]
            dues.append(Due(day, f"by {last}", each.period.start, each.period.end, each.rule))
    return max(dues, key=lambda each: each.day, default=None)
