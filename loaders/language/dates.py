"""The date of a document, as its title or caption states it."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.language.numerals import chinese_number
from ontology import late_re as re
from ontology.text import WRITTEN_DIGITS, half_width

_HALVES = {"上半年": 6, "下半年": 12}
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class Dated:
    """A document's date: `2020`, `2020-06`, `2020-01-18`, and the words it was taken from."""

    value: str
    words: str

    @property
    def year(self) -> int:
        return int(self.value[:4])

    @property
    def month(self) -> int | None:
        """The month, where the date says one."""
        return int(self.value[5:7]) if len(self.value) >= 7 else None


_MONTH = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])"
_FROM = rf"(?:{_MONTH}月?份?\s*[-—–~至到]\s*)"
_FULL_DATE = re.compile(
    rf"(?P<year>(?:19|20)\d{{2}})(?:年(?:度)?(?:{_FROM}?(?P<month>{_MONTH})月份?"
    r"(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})[日号])?|(?P<half>[上下]半年)|第?(?P<quarter>[一二三四1-4])季度"
    rf"|前(?P<quarters>[二三2-3])个?季度|前(?P<months>{_MONTH})个月)?"
    r"|(?<=[（(]\d{4})[-./](?P<written>\d{1,2})(?:[-./](?P<written_day>\d{1,2}))?(?=[）)]))"
)


_UNTIL = re.compile(
    rf"(?:截[至止]到?[:：]?|{_MONTH}\s*[-—–~至到])\s*(?P<month>{_MONTH})月(?:份|底|末|(?P<day>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[日号])?"
)


_HALF_TOLD = (
    r"(?<![上下一每个两])半年度?(?:工作|重点|主要|目标|任务)*"
    r"(?=进展|完成|推进|执行|落实|进度|实施|总结|小结|报|督查|督办|通报|评估|考核)"
)
"""半年进展情况, without 上: a report on half a year is on its first."""
_PART_APART = re.compile(
    rf"(?P<midyear>{_HALF_TOLD})"
    r"|(?<![年度])(?:(?P<half>[上下]半年)|第?(?P<quarter>[一二三四1-4])季度|前(?P<quarters>[二三2-3])个?季度"
    rf"|前(?P<months>{_MONTH})个月|(?<![\d一二三四五六七八九十]){_FROM}?(?P<month>{_MONTH})月(?:份|底|末)?(?![\d一二三四五六七八九十]*[日号]))"
)
_LONGEST_TITLE = 150
"""In a longer text 一季度 need not be said of the document as a whole."""


def _last_month(part: re.Match[str]) -> int | None:
    if part["midyear"]:
        return _HALVES["上半年"]
    if part["half"]:
        return _HALVES[part["half"]]
    if part["month"] or part["months"]:
        return _month(part["month"] or part["months"])
    return _QUARTERS[part["quarter"] or part["quarters"]] * 3


_YEARS = re.compile(
    r"(?:19|20)\d{2}年?\s*[-—–~至到]{1,2}\s*(?:19|20)\d{2}年?(?!\d{0,2}月)|20\d{2}年?(?=远景|愿景)"
)
"""The years that a plan is for (2021—2025年, 2035年远景目标): none of them is its date."""
_WRITTEN_YEAR = re.compile(r"[一二][〇○零0一二三四五六七八九]{3}(?=年)")
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"], 1
    )
}


def _month(words: str) -> int | None:
    """The number of a month as written (6, 06, 六), None if there is no such month."""
    number = int(words) if words.isdecimal() else _MONTHS[words]
    return number if 1 <= number <= 12 else None


def _day(words: str | None) -> str:
    """`-08` of 8 or 八, "" where there is no such day."""
    number = chinese_number(words) if words and not words.isdecimal() else words
    day = int(number) if number else 0
    return f"-{day:02}" if 1 <= day <= 31 else ""


def with_year_digits(words: str) -> str:
    """Words with the years that they write digit by digit in Arabic digits, of the same length.

    >>> with_year_digits("二0三二年工作回顾")
    '2032年工作回顾'
    """
    return _WRITTEN_YEAR.sub(lambda match: match[0].translate(WRITTEN_DIGITS), words)


def document_date(title: str) -> Dated | None:
    """The date that a document's title or caption states, else None.

    The month may stand apart from the year: 2022年度…（截至6月底）, 2025年某县第一季度….
    """
    text = with_year_digits(half_width(title))
    spans = [match.span() for match in _YEARS.finditer(text)]
    matches = [
        each
        for each in _FULL_DATE.finditer(text)
        if not any(start <= each.start() < end for start, end in spans)
    ]
    if not matches:
        return None
    # The first year is the title's; a fuller date of the same year beside it is better.
    year = matches[0]["year"]
    match = max((each for each in matches if each["year"] == year), key=lambda each: len(each[0]))
    value = match["year"]
    written = match["month"] or match["written"] or match["months"]
    day = match["day"] or match["written_day"]
    month = _month(written) if written else None
    if month:
        value += f"-{month:02}"
        value += _day(day)
    elif match["half"]:
        value += f"-{_HALVES[match['half']]:02}"
    elif match["quarter"] or match["quarters"]:
        value += f"-{_QUARTERS[match['quarter'] or match['quarters']] * 3:02}"
    until = _UNTIL.search(text)
    said = until and _month(until["month"])
    # 第三季度…（截至9月30日）: the day that the same month ends with is more than the month.
    if until and said and (len(value) == 4 or (until["day"] and value[4:] == f"-{said:02}")):
        words = f"{title[match.start() : match.end()]}…{title[until.start() : until.end()]}"
        value = f"{value[:4]}-{said:02}"
        return Dated(value + _day(until["day"]), words)
    if len(value) == 4:
        part = _PART_APART.search(text, match.end()) if len(text) <= _LONGEST_TITLE else None
        month = _last_month(part) if part else None
        if part and month:
            words = f"{title[match.start() : match.end()]}…{title[part.start() : part.end()]}"
            return Dated(f"{value}-{month:02}", words)
    return Dated(value, title[match.start() : match.end()])


_ENDS = re.compile(r"(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|-(?P<month>\d{2})(?:-\d{2})?)?$")


def told_of(title: str, dated: Dated | None) -> Dated | None:
    """The time that a document tells of: what its title says, where it was given early in the year
    after (2023年工作总结 of January; a summary of the year whenever it was given) or late in the
    one before (2025年工作要点); else its date.

    >>> told_of("2023年工作总结", Dated("2024-01-05", "2024年1月5日"))
    Dated(value='2023', words='2023年')
    """
    said = document_date(title)
    if dated is None or dated.month is None:
        return dated
    if said is None:
        looks_back = dated.month <= _EARLY and TO_CONGRESS.search(title) is not None
        return Dated(str(dated.year - 1), dated.words) if looks_back else dated
    early = dated.month <= _EARLY or _SUMS_UP.search(title) is not None
    after = said.year == dated.year - 1 and early
    before = said.year == dated.year + 1 and dated.month >= _LATE
    return said if after or before else dated


TO_CONGRESS = re.compile("政府工作报告$")
"""What a government reports as a year begins, looks back on the one before."""
_SUMS_UP = re.compile("公报|总结|回顾|年报|年度报告|决算|(?:完成|执行)情况")
_EARLY, _LATE = 3, 10
"""Until when a year is looked back on, and from when the next is looked ahead to."""


def last_month(period: str) -> int:
    """The month in which a period within a year ends: 3 of `2020Q1`, 12 of `2020`."""
    match = _ENDS.search(period)
    if match is None or match.lastgroup is None:
        return 12
    factor = {"half": 6, "quarter": 3, "month": 1}[match.lastgroup]
    return int(match[match.lastgroup]) * factor
