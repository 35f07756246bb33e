"""The halves of a work report: what its headings open, and of which years its paragraphs tell.

A report looks back, then ahead; its headings say so (2023年工作回顾, 2024年重点工作), with a number
or without one. A report at a change of office looks back on five years, then on the last of them;
its paragraphs say which. The words stand in `loaders/lexicon/halves.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from loaders.language.period import Period
from loaders.language.periods import periods
from loaders.lexicon import lexicon
from ontology import late_re as re

REVIEW, PLAN, NOTES, ANNEX = "review", "plan", "notes", "annex"

_WORDS = lexicon("halves")
_PATTERNS = _WORDS.patterns()
_REVIEW, _PLAN = _PATTERNS["half/review"], _PATTERNS["half/plan"]
_YEAR_ALONE = _PATTERNS["half/year-alone"]
_OPENING = _PATTERNS["half/opening"]
_STOPS = re.compile("[。；;，,：:！!？?]")
_GREETING = re.compile(r"^(?:各位[\u4e00-\u9fff、]{1,8}[：:！!,，\s]*)?")
_OF_A_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})年(?!\d{1,2}月(?:\d{1,2}日)?$)")
"""2015年经济社会发展总体态势, in a report whose plan is for 2016: what was. A date alone signs."""
_FIVE = 5
_NEAR = 24
"""So many characters of a paragraph are its opening."""
_FIRST = re.compile("^第[一二三四][部]?[分]?[、，：]")
_LONGEST_PLAIN = 40
"""A heading without a number is a phrase."""


def half_of(words: str, year: int) -> str:
    """Which half a heading opens, without its number; "" if none. year: that the plan is for."""
    alone = _YEAR_ALONE.match(words)
    if alone is not None:
        return PLAN if int(alone["year"]) >= year else REVIEW
    if _REVIEW.search(words):
        return REVIEW
    if _PLAN.search(words):
        return PLAN
    opened = _OF_A_YEAR.match(words)
    return REVIEW if opened is not None and year and int(opened["year"]) < year else ""


def plain_half(words: str, year: int) -> str:
    """Which half a line without a number opens: a phrase that begins with its time."""
    words = _FIRST.sub("", words)
    if len(words) > _LONGEST_PLAIN or _STOPS.search(words) or not _OPENING.match(words):
        return ""
    return half_of(words, year)


def paragraph_half(words: str) -> tuple[str, int | None, str]:
    """Which half a paragraph opens where no heading does, the year it names, its opening words.

    >>> paragraph_half("2024年主要预期目标：地区生产总值增长6%")
    ('plan', 2024, '2024年主要预期目标')
    >>> paragraph_half("全年实施项目12个")
    ('', None, '')
    """
    for half in (PLAN, REVIEW):
        match = _PATTERNS[f"half/paragraph-{half}"].match(words)
        if match is not None:
            named = next(filter(None, match.groupdict().values()), None)
            return half, int(named) if named else None, re.split("[：:，,]", match.group())[0]
    return "", None, ""


def promises(title: str) -> bool:
    """Whether a title is of what will be done in a year, and of nothing else.

    >>> promises("青石区2031年民生实事项目"), promises("青石区2031年民生实事项目进展")
    (True, False)
    """
    return _PATTERNS["half/promises"].match(title) is not None


def opening_time(
    opening: str, named: int | None, year: int | None, half: str
) -> tuple[int | None, str | None]:
    """The year, or part of a year, that the opening words of a half's first paragraph set.

    named: the year that they name. year: that the plan is for.
    """
    of_year = named or year
    part = _part_of_year(opening, of_year)
    if part is not None:
        return of_year, part
    if named is not None:
        return named, None
    return time_of(opening, year, half)


def _part_of_year(words: str, year: int | None) -> str | None:
    """The part of a year that words name (上半年, 1—10月); None if they name none."""
    read = (each.value for each in periods(words, year))
    return next((each for each in read if _PART_OF_YEAR.match(each)), None)


_PART_OF_YEAR = re.compile(r"\d{4}(?:H\d|Q\d|-\d\d)(?!-\d\d$)")


def beside(words: str) -> str:
    """Whether a line opens the notes on terms after a report, or what is annexed to it."""
    for value, entry in ((NOTES, "half/notes"), (ANNEX, "half/annex")):
        if _PATTERNS[entry].match(words):
            return value
    return ""


def time_of(words: str, year: int | None, half: str) -> tuple[int | None, str | None]:
    """The year that a heading names, or the span of years; (None, None): it leaves that open.

    year: that the plan is for; None if nothing says it.
    """
    named = [int(each) for each in re.findall(r"((?:19|20)\d{2})年", words)]
    part = _part_of_year(words, named[0] if len(named) == 1 else year) if len(named) < 2 else None
    if part is not None:
        return named[0] if named else year, part  # 上半年, 1—10月: of this year, not of the last
    spans = [_before(each, year, half) for each in periods(words, year) if "/" in each.value]
    if _five(words):
        spans = ["" if year is None else five_years(year)]
    elif _COMING.search(words):
        spans = ["" if year is None else f"{year}/{year + _FIVE - 1}"]
    if spans:
        # Of both (“十三五”时期和2020年): the paragraphs say which.
        return None, None if named else spans[0] or None
    if len(named) == 1:
        return named[0], None
    if year is None:
        return None, None
    return (year if half == PLAN else year - 1), None


def _before(period: Period, year: int | None, half: str) -> str:
    """The span of a period; of 过去四年 in what looks back, up to the year before the plan's."""
    first, _, last = period.value.partition("/")
    if half != REVIEW or period.rule != "period/past-years" or last != str(year):
        return period.value
    return f"{int(first) - 1}/{int(last) - 1}"


_COMING = re.compile(r"(?:今后|未来)五年")


def paragraph_time(words: str, year: int | None, half: str) -> tuple[int | None, str | None] | None:
    """The year or span of years that a paragraph's opening sets; None if it sets none.

    year: that the plan is for.
    """
    opening = re.split("[，,。；]", _GREETING.sub("", words, count=1)[:_NEAR])[0]
    last = None if year is None else year - 1
    told: tuple[int | None, str | None] | None = None
    one = _PATTERNS["half/one-year"].match(opening)
    if half == PLAN:
        if year is not None and opening.startswith("今年"):
            told = year, None
    elif _five(opening):
        told = None, None if year is None else five_years(year)
    elif opening.startswith(("“十", "十")) and (span := _plan_span(opening, year)):
        told = None, span
    elif one is not None:
        told = (int(one["year"]) if one["year"] else last), None
    return told


def _plan_span(words: str, year: int | None) -> str | None:
    """The years of the five-year plan that words name."""
    spans = (each.value for each in periods(words, year) if each.rule == "period/plan")
    return next((each for each in spans if "/" in each), None)


def five_years(year: int) -> str:
    """The five years that a report of this year looks back on."""
    return f"{year - _FIVE}/{year - 1}"


def _five(words: str) -> bool:
    return _PATTERNS["half/five-years"].search(words) is not None


def read(text: str, year: int) -> Iterator[tuple[str, str, str]]:
    """Value, words and entry of all that a line says of halves, for the examples of the lexicon."""
    alone = _YEAR_ALONE.search(re.sub(r"^[一二三四五六]、", "", text))
    if alone is not None:
        yield PLAN if int(alone["year"]) >= year else REVIEW, alone.group(), "half/year-alone"
        return
    for entry, pattern in _PATTERNS.items():
        match = pattern.search(text)
        if match is not None and entry != "half/year-alone":
            yield _WORDS[entry].value, match.group(), entry
