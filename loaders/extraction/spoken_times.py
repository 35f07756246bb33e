"""The times that running words say, as their writer meant them: of which year, up to when.

In go words and what is known of the year of which they speak; out come their periods, each with its
place.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from loaders.language.period import OPEN_YEAR, Period
from loaders.language.periods import periods
from ontology import late_re as re
from ontology.remembered import OF_WORDS

JUST_BEGUN = (1, 2, 3)
_RUNNING = re.compile("累计")
_ONE_MONTH = re.compile(r"(?:\d{4}|XXXX)-\d\d")


def as_up_to(told: Period, behind: str) -> str | None:
    """A period as told; a month behind which all is told that there is by then (4月，累计完成) is
    its end.
    """
    value = value_of(told)
    running = value is not None and told.rule == "period/month" and _RUNNING.search(behind)
    return f"../{value}" if running and _ONE_MONTH.fullmatch(value or "") else value


DIGIT = re.compile(r"\d")
NEAR = 24
"""So many characters of a sentence are its opening."""
FAR = 44
"""So many, with words before it that only say who tells (根据甲局调查结果反馈，…)."""


@lru_cache(maxsize=OF_WORDS)
def as_spoken(
    words: str, year: int | None, now: int | None, month: int | None
) -> tuple[Period, ...]:
    """The periods of words in a section of that year, in a document of now.

    A review of 2019 that is given in 2020 calls 2019 去年: that is counted from who speaks; a part
    of a year (9月底) is of the section's.
    """
    found = tuple(_from_now(each, year, now, month) for each in periods_in(words, year, month))
    if year is None or now is None or now <= year or not _SPOKEN.search(words):
        return found
    spoken = {each.start: each for each in periods_in(words, now)}
    return tuple(
        spoken.get(each.start, each) if _SPOKEN.match(words, each.start) else each for each in found
    )


def _from_now(period: Period, year: int | None, now: int | None, month: int | None) -> Period:
    """The coming years, said where a year has just begun, or of the year to come: from that on."""
    begun = month in JUST_BEGUN or (year is not None and now is not None and year > now)
    if period.rule != "period/coming-years" or not begun or "/" not in period.value:
        return period
    first, last = period.value.split("/")
    return replace(period, value=f"{int(first) - 1}/{int(last) - 1}")


@lru_cache(maxsize=OF_WORDS)
def periods_in(words: str, year: int | None, month: int | None = None) -> tuple[Period, ...]:
    """The periods of a sentence, which each of its figures asks for."""
    found = periods(words, year, month=month, open_year=True)
    titles = [each.span() for each in _TITLE.finditer(words)] if found else []
    if titles:
        found = [each for each in found if not any(a < each.start < b for a, b in titles)]
    return tuple(
        replace(each, value=f"../{each.value}") if _is_up_to(words, each) else each
        for each in found
    )


def _is_up_to(words: str, period: Period) -> bool:
    """Whether what opens with 至 tells how much there is by then (至上半年，累计完成9亿元)."""
    part = PART_OF_YEAR.match(period.value) is not None
    return part and _TO_OPENS.search(words, max(0, period.start - 3), period.start) is not None


_TO_OPENS = re.compile(r"(?:^|[，。；：\n.．、])\s?至$")


_TITLE = re.compile("《[^《》]{1,80}》")
"""制定《甲行动（2024-2026年）方案》，培育产品1个: of when the paper is, and not what is told."""


def end_from(text: str, at: int, marks: re.Pattern[str]) -> int:
    """Where the stretch of a text ends in which an index lies: at the next of the marks."""
    found = marks.search(text, at)
    return found.start() if found else len(text)


STRETCH_ENDS = re.compile("[。；;\n]")
SENTENCE_ENDS = re.compile("[。\n]")


def starts_at(period: Period) -> int:
    return period.start


def ends_at(period: Period) -> int:
    return period.end


_SPOKEN = re.compile(r"(?:去|大?前)年")
_LEADS_TO_TIME = re.compile(
    r"(?:^|[，,、。；;：:（(“”\s])[^，,。；;：:（(\s]{0,2}?(?:截至|截止到?|到|至|在|自|从|于|力争|预计|确保|计划|争取|今后)?$"
)


def opens_clause(text: str, at: int) -> bool:
    """Whether a time opens its clause, and so holds for the next ones (not 征集2020年实事41件)."""
    return _LEADS_TO_TIME.search(text, max(0, at - 16), at) is not None


PART_OF_YEAR = re.compile(r"^(?:\d{4}|XXXX)(?:H[12]|Q[1-4]|-\d\d)(?!-\d\d)")
"""What a heading may say of when; a day is that of the document, or of one event."""


def value_of(period: Period) -> str | None:
    """A period, unless it is not understood, or a whole year that nothing says which."""
    if not period.understood:
        return None
    return None if period.value.removeprefix("by ") == OPEN_YEAR else period.value
