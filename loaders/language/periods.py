"""Periods: which stretch of time a figure or a goal speaks of, as far as the words say.

Written as `2020`, `2020H1`, `2020Q3`, `2020-07`, `2020-01/2020-09`, `2021/2025`, and with
`by ` before it for a deadline (`by 2020-10`: 10月底前). A year that the words leave out is
that of the document, and the period says so (`year_from`). Where the document has no date
either, there is no period; or, if asked for, the year is left open (`XXXXH1`, `by XXXX-10`, the
unspecified digits of ISO 8601-2): 上半年 still says which half, and nobody guessed the year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ontology.text import half_width

STATED = "stated"
FROM_DOCUMENT = "document"
OPEN = "open"
OPEN_YEAR = "XXXX"
"""A year that neither the words nor the document say."""

_FIVE_YEARS = {"十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
_YEAR_SHIFT = {"今年": 0, "本年": 0, "当年": 0, "去年": -1, "上年": -1, "明年": 1, "来年": 1}
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}

_YEAR = r"(?:(?P<year>(?:19|20)\d{2})年?度?|(?P<shift>今年|本年|当年|去年|上年|明年|来年)度?)?"
_BY = r"(?P<by>(?:份|底|末|中旬|上旬|下旬|初)*(?:之前|以前|前|止)|底|末)?"

_MONTHS = re.compile(
    _YEAR + r"(?P<first>\d{1,2})\s*(?:月份?)?\s*[-—–~至到]\s*(?P<last>\d{1,2})月" + _BY
)
_MONTH = re.compile(_YEAR + r"(?P<month>\d{1,2})月(?:份|(?P<day>\d{1,2})[日号])?" + _BY)
_HALF = re.compile(_YEAR + r"(?P<half>上|下)半年")
_QUARTER = re.compile(_YEAR + r"第?(?P<quarter>[一二三四1-4])季度")
_FIRST_QUARTERS = re.compile(_YEAR + r"前(?P<quarters>[二三2-3])季度")
_WHOLE = re.compile(r"(?P<year>(?:19|20)\d{2})年(?!代)(?:度|全年|内)?" + _BY)
_SHIFTED = re.compile(r"(?P<shift>今年|本年度|本年|当年|去年|上年|明年|来年)" + _BY)
_ALL_YEAR = re.compile(r"全年|年内|年终|年末|年底(?P<by>之?前)?")
_PLAN = re.compile(r"[“\"]?(?P<plan>十[二三四五]五)[”\"]?(?:期间|时期|期末|末)?")
_SPAN = re.compile(r"(?P<first>(?:19|20)\d{2})年?\s*[-—–~至]+\s*(?P<last>(?:19|20)\d{2})年")


@dataclass(frozen=True, slots=True)
class Period:
    """A period as named in a text.

    start, end: where the words stand. value: normal form (see the module).
    year_from: `stated`; `document` where the year is that of the document; `open` where
        nothing says it.
    """

    start: int
    end: int
    value: str
    year_from: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A document's date: `2020`, `2020-06`, `2020-01-18`, and the words it was taken from."""

    value: str
    words: str

    @property
    def year(self) -> int:
        return int(self.value[:4])


_FULL_DATE = re.compile(
    r"(?P<year>(?:19|20)\d{2})年(?:度)?(?:(?:\d{1,2}\s*[-—–~至到]\s*)?(?P<month>\d{1,2})月份?"
    r"(?:(?P<day>\d{1,2})[日号])?|(?P<half>上半年)|第?(?P<quarter>[一二三1-3])季度"
    r"|前(?P<quarters>[二三2-3])季度)?"
)


_UNTIL = re.compile(
    r"(?:截至|截止|截止到|\d{1,2}\s*[-—–~至到])\s*(?P<month>\d{1,2})月(?:份|底|末|\d{1,2}日)?"
)


_PART_APART = re.compile(
    r"(?<![年度])(?:(?P<half>上半年)|第?(?P<quarter>[一二三1-3])季度|前(?P<quarters>[二三2-3])季度"
    r"|(?<!\d)(?P<month>\d{1,2})月(?:份|底|末)?(?!\d*[日号]))"
)
_LONGEST_TITLE = 150
"""In a longer text 一季度 need not be said of the document as a whole."""


def _last_month(part: re.Match[str]) -> int | None:
    if part["half"]:
        return 6
    if part["month"]:
        month = int(part["month"])
        return month if 1 <= month <= 12 else None
    return _QUARTERS[part["quarter"] or part["quarters"]] * 3


def document_date(title: str) -> Dated | None:
    """The date that a document's title or caption states, else None.

    The month may stand apart from the year: 2022年度…（截至6月底）, 2025年某县第一季度….
    """
    text = half_width(title)
    matches = list(_FULL_DATE.finditer(text))
    if not matches:
        return None
    # The first year is the title's; a fuller date of the same year beside it is better.
    year = matches[0]["year"]
    match = max((each for each in matches if each["year"] == year), key=lambda each: len(each[0]))
    value = match["year"]
    if match["month"] and 1 <= int(match["month"]) <= 12:
        value += f"-{int(match['month']):02}"
        if match["day"]:
            value += f"-{int(match['day']):02}"
    elif match["half"]:
        value += "-06"
    elif match["quarter"] or match["quarters"]:
        value += f"-{_QUARTERS[match['quarter'] or match['quarters']] * 3:02}"
    if len(value) == 4:
        until = _UNTIL.search(text)
        if until and 1 <= int(until["month"]) <= 12:
            words = f"{title[match.start() : match.end()]}…{title[until.start() : until.end()]}"
            return Dated(f"{value}-{int(until['month']):02}", words)
        part = _PART_APART.search(text, match.end()) if len(text) <= _LONGEST_TITLE else None
        month = _last_month(part) if part else None
        if part and month:
            words = f"{title[match.start() : match.end()]}…{title[part.start() : part.end()]}"
            return Dated(f"{value}-{month:02}", words)
    return Dated(value, title[match.start() : match.end()])


_ENDS = re.compile(r"(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|-(?P<month>\d{2})(?:-\d{2})?)?$")


def last_month(period: str) -> int:
    """The month in which a period within a year ends: 3 of `2020Q1`, 12 of `2020`."""
    match = _ENDS.search(period)
    if match is None or match.lastgroup is None:
        return 12
    factor = {"half": 6, "quarter": 3, "month": 1}[match.lastgroup]
    return int(match[match.lastgroup]) * factor


def periods(text: str, year: int | None, *, open_year: bool = False) -> list[Period]:
    """All periods named in a text, in order, without overlaps.

    year: the document's year, for words that leave it out; None if it is not known.
    open_year: also those whose year nothing says, with :data:`OPEN_YEAR` for it.
    """
    known: int | str | None = OPEN_YEAR if year is None and open_year else year
    words = half_width(text)
    found: list[Period] = []
    for pattern, reader in _READERS:
        for match in pattern.finditer(words):
            if any(match.start() < each.end and each.start < match.end() for each in found):
                continue
            period = reader(match, known)
            if period is not None:
                found.append(period)
    return sorted(found, key=lambda each: each.start)


def _year(match: re.Match[str], year: int | str | None) -> tuple[int | str, str] | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"]), STATED
    if year is None:
        return None
    shift = _YEAR_SHIFT.get((groups.get("shift") or "").removesuffix("度"), 0)
    if isinstance(year, str):
        return (year, OPEN) if not shift else None  # last year, of a year that nobody said
    return year + shift, FROM_DOCUMENT


def _make(match: re.Match[str], year: int | str | None, form: str) -> Period | None:
    """form: with `{y}` for the year; prefixed `by ` if the words set a deadline."""
    known = _year(match, year)
    if known is None:
        return None
    value = form.format(y=known[0])
    if match.groupdict().get("by"):
        value = f"by {value}"
    return Period(match.start(), match.end(), value, known[1])


def _months(match: re.Match[str], year: int | str | None) -> Period | None:
    first, last = int(match["first"]), int(match["last"])
    if not 1 <= first <= last <= 12:
        return None
    whole = {(1, 12): "{y}", (1, 6): "{y}H1", (7, 12): "{y}H2"}
    return _make(match, year, whole.get((first, last), f"{{y}}-{first:02}/{{y}}-{last:02}"))


def _month(match: re.Match[str], year: int | str | None) -> Period | None:
    month = int(match["month"])
    if not 1 <= month <= 12:
        return None
    day = f"-{int(match['day']):02}" if match["day"] else ""
    return _make(match, year, f"{{y}}-{month:02}{day}")


def _half(match: re.Match[str], year: int | str | None) -> Period | None:
    return _make(match, year, "{y}H1" if match["half"] == "上" else "{y}H2")


def _quarter(match: re.Match[str], year: int | str | None) -> Period | None:
    return _make(match, year, f"{{y}}Q{_QUARTERS[match['quarter']]}")


def _first_quarters(match: re.Match[str], year: int | str | None) -> Period | None:
    last = _QUARTERS[match["quarters"]] * 3
    return _make(match, year, "{y}H1" if last == 6 else f"{{y}}-01/{{y}}-{last:02}")


def _whole(match: re.Match[str], year: int | str | None) -> Period | None:
    return _make(match, year, "{y}")


def _span(match: re.Match[str], year: int | str | None) -> Period | None:
    del year
    return Period(match.start(), match.end(), f"{match['first']}/{match['last']}", STATED)


def _plan(match: re.Match[str], year: int | str | None) -> Period | None:
    del year
    first = _FIVE_YEARS[match["plan"]]
    return Period(match.start(), match.end(), f"{first}/{first + 4}", STATED)


_READERS = (
    (_SPAN, _span),
    (_MONTHS, _months),
    (_HALF, _half),
    (_FIRST_QUARTERS, _first_quarters),
    (_QUARTER, _quarter),
    (_MONTH, _month),
    (_WHOLE, _whole),
    (_SHIFTED, _whole),
    (_ALL_YEAR, _whole),
    (_PLAN, _plan),
)
