"""Which document a document is: its series by title, its edition by date, never its file's name.

Two texts are one document where division, series and edition are the same; its content is a
version of it. A series is a title without what changes from one edition to the next: the
place (the division says it), the part of a year, marks of drafts, the number of an issue
(第3期). A range of years stays: it names another plan. An edition is told by its date, and by the
months that its title says where these are several: that of a half year is another than June's.
"""

from __future__ import annotations

import calendar
from datetime import date
from functools import lru_cache

from ontology import late_re as re
from ontology.divisions import BELOW, UNRESOLVED, divisions, medium_form
from ontology.text import WRITTEN_DIGITS, half_width, normal_name

UNDATED = "undated"
"""The edition of a document that states no date."""

LONGEST = 150
"""Characters of the longest title; a longer one is a text on one line."""

_YEAR = r"(?:(?:19|20)\d{2}|二[〇○零一二三四五六七八九]{3})"
_MONTH = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_RANGE = re.compile(rf"{_YEAR}年?[-—–~至到]{{1,2}}{_YEAR}年?")
_PART = (
    r"(?:上半年|下半年|全年|第?[一二三四1-4]季度|前[二三2-3]个?季度|前?(?:\d{1,2}|十[一二]?|[二三四五六七八九])个月"
    rf"|(?:{_MONTH}月?(?:份)?[-—–~至到]{{1,2}})?{_MONTH}月(?:份|底|末|{_DAY}[日号])?)"
)
_UNTIL = r"(?:(?:截至|截止[到至]?)(?=\d|二[〇○零一-九]|[一二三四五六七八九十]{1,2}月))?"
_DATED = re.compile(
    rf"{_UNTIL}(?:(?P<year>{_YEAR})年度?(?:{_PART})?底?|(?<![\d“一二三四五六七八九十]){_PART})"
    rf"|(?<=[（(])(?P<written>{_YEAR})[-./]\d{{1,2}}(?:[-./]\d{{1,2}})?(?=[）)])"
)
_NOTE = re.compile(
    r"[（【](?:(?:已)?(?:更正|订正|勘误)后?|[^（）【】]{0,14}(?:稿|草案|版)[^（）【】]{0,8}|(?:数据)?(?:截至|截止)[^（）【】]*|(?:计量)?单位[:：][^（）【】]*)[）】]"
)
_ISSUE = re.compile(
    r"[（(]?总?第(?P<number>\d{1,4}|[一二三四五六七八九十百零]{1,6})(?:期|周(?!年|岁))[）)]?"
    r"(?!(?:[^，。（(]{0,6}?)(?:工程|项目|建设|改造|整治|征收|拆迁|厂房|用地|规划))"
)
"""The number of an issue (第3期通报, 2024年第二期) or week (第7周); a work in stages is none
(地铁第三期工程).
"""
_EMPTY = re.compile(r"[（【(][）】)]|^[-—·,，、:：]+|[-—·,，、:：]+$")
_ABOUT = re.compile(r"^关于(?=.{4,}(?:的|情况)(?:通报|报告|通知|函|公示|公告)$)")
_OF = re.compile(r"(?<=情况|进展)的(?=(?:通报|公示|公告)$)")
"""What one month's title has and the next one's leaves out: 进展情况的通报, 进展情况通报."""


_PASSED_ON = re.compile(
    r"(?:印发|转发|批转|下发|下达|公布|发布|颁布|颁发|修订|修改)[^《》]{0,12}《"
)
_MARKS = str.maketrans("", "", "《》〈〉<>")
"""Around the title of what a notice passes on; some offices leave them out, as GB/T 9704 does."""


@lru_cache(maxsize=1024)
def series(title: str, division: str, place: str) -> str:
    """The series of a title, "" where it is none. division: its code in identities. place: name.

    >>> series("杭州市拱墅区2020年政府工作报告", "330105", "拱墅区")
    '政府工作报告'
    >>> series("青石区2024年1-6月重点工作进展（截至2024年6月30日）", "青石区", "青石区")
    '重点工作进展'
    >>> series("关于青石区2024年3月份项目进展情况的通报", "青石区", "青石区")
    '项目进展情况通报'
    >>> series("青石区2024年二季度项目进展情况表（更正）", "青石区", "青石区")
    '项目进展情况表'
    >>> series("关于印发《青石区防汛方案》的通知", "青石区", "青石区")
    '印发防汛方案的通知'
    """
    words = normal_name(title)
    words = words.translate(_MARKS) if _PASSED_ON.search(words) else words
    if not words or len(words) > LONGEST:
        return ""
    words = _NOTE.sub("", words)
    kept = {f"\x00{number}\x01": each for number, each in enumerate(_RANGE.findall(words))}
    for mark, each in kept.items():
        words = words.replace(each, mark, 1)
    words = _ISSUE.sub("", _DATED.sub("", words))
    for mark, each in kept.items():
        words = words.replace(mark, each)
    words = _places(division, place).sub("", words)
    words = _OF.sub("", _ABOUT.sub("", _EMPTY.sub("", _EMPTY.sub("", words))))
    return words or normal_name(title)


def without_dates(title: str) -> str:
    """A title with a space for each of its dates: what they say of time is not of its place."""
    return _DATED.sub(" ", half_width(title))


def year_of(title: str) -> str | None:
    """The year that a title is of: the first that it says, ranges left out."""
    found = (
        each["year"] or each["written"]
        for each in _DATED.finditer(_RANGE.sub("", half_width(title)))
    )
    year = next(filter(None, found), None)
    return year.translate(WRITTEN_DIGITS) if year else None


def issue_of(title: str) -> int | None:
    """The number of the issue that a title says it is (第3期, 第十二期)."""
    found = _ISSUE.search(normal_name(title))
    return None if found is None else number_of(found["number"])


def number_of(words: str) -> int | None:
    """A number up to 999 as written (3, 三, 十二, 一百零五); None of what is none (十十)."""
    if words.isdecimal():
        return int(words)
    hundreds, hundred, rest = words.rpartition("百")
    if hundred:
        whole, more = number_of(hundreds), number_of(rest.lstrip("零〇") or "0")
        return None if whole is None or more is None else 100 * whole + more
    tens, ten, ones = words.translate(WRITTEN_DIGITS).rpartition("十")
    if not (tens + ones or "0").isdecimal():
        return None
    return int(ones or 0) + (10 * int(tens or 1) if ten else 0)


_SPAN = re.compile(
    r"(?P<half>[上下]半年)|(?<![上下一二两每个前])(?P<midyear>半年)(?![来内以之])"
    r"|前(?P<quarters>[二三2-3])个?季度|第?(?P<quarter>[一二三四1-4])季度"
    rf"|前?(?P<months>{_MONTH})个月"
    rf"|(?<![\d一二三四五六七八九十])(?P<first>{_MONTH})月?(?:份)?[-—–~至到]{{1,2}}(?P<last>{_MONTH})月"
)


def span_of(title: str) -> tuple[int, int] | None:
    """The first and the last month that a title says it is of; None where it says one or none.

    >>> span_of("2024年上半年进展情况"), span_of("1—9月进展情况"), span_of("9月份进展情况")
    ((1, 6), (1, 9), None)
    """
    found = _SPAN.search(_RANGE.sub("", half_width(title)))
    if found is None:
        return None
    if found["half"] or found["midyear"]:
        return (7, 12) if found["half"] == "下半年" else (1, 6)
    quarter = number_of(found["quarter"] or found["quarters"] or "0") or 0
    if quarter:
        return 1 if found["quarters"] else 3 * quarter - 2, 3 * quarter
    first, last = (
        number_of(each) or 0 for each in (found["first"] or "1", found["months"] or found["last"])
    )
    return (first, last) if 0 < first < last <= _DECEMBER else None


_DECEMBER = 12


@lru_cache(maxsize=1024)
def edition(title: str, dated: str | None, issue: int | None = None) -> str:
    """The edition of a document within its series: its date, with its title's year if another,
    the months that its title says if these are several, and the number of its issue, if its title
    says one, else if its masthead does.

    issue: the number that its masthead says, or of an official text its own (发文字号).

    >>> edition("2023年工作情况", "2024-01-05"), edition("工作情况", None)
    ('2023@2024-01-05', 'undated')
    >>> edition("2024年上半年进展", "2024-06"), edition("2024年1-6月进展", "2024-07-05")
    ('2024-06-P6M', '2024-06-P6M@2024-07-05')
    >>> edition("2024年督查通报（第3期）", "2024")
    '2024.3'
    >>> edition("项目推进情况通报", "2024-06-12", 3)
    '2024-06-12.3'
    """
    year, number, span = year_of(title), issue_of(title), span_of(title)
    number = issue if number is None else number
    told = year if dated is None else year or dated[:4]
    if told is None:
        found = UNDATED
    elif span is not None:
        ends, covers = f"{told}-{span[1]:02}", f"-P{span[1] - span[0] + 1}M"
        if dated is None or ends.startswith(dated):
            found = ends + covers
        else:
            found = dated + covers if dated.startswith(ends) else f"{ends}{covers}@{dated}"
    elif dated is None:
        found = told
    else:
        found = dated if dated.startswith(told) else f"{told}@{dated}"
    return found if number is None else f"{found}.{number}"


def series_of(iri: str) -> str:
    """What the IRIs of all editions of a document's series begin with."""
    return iri.rpartition("/")[0]


def edition_of(iri: str) -> str:
    """The edition of a document, as the end of its IRI says it."""
    return iri.rpartition("/")[2]


def last_day(edition: str) -> date | None:
    """The last day that an edition's date covers; None of one without a date.

    >>> last_day("2024-02"), last_day("2023@2024-01-05"), last_day("2024")
    (datetime.date(2024, 2, 29), datetime.date(2024, 1, 5), datetime.date(2024, 12, 31))
    >>> last_day("2024-06-P6M"), last_day("2024-06-P6M@2024-07-05")
    (datetime.date(2024, 6, 30), datetime.date(2024, 7, 5))
    """
    said = edition.partition(".")[0].rpartition("@")[2]
    if said == UNDATED:
        return None
    said = _COVERS.sub("", said)
    year, month, day = (int(each) for each in (*said.split("-"), *"00")[:3])
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


_COVERS = re.compile(r"-P(?P<months>\d+)M")
"""How many months an edition covers (ISO 8601): 2024-06-P6M is that of the half year."""


def _months(edition: str) -> int:
    """How many months an edition says that it covers; 1 where it says no more than a date."""
    said = _COVERS.search(edition)
    return 1 if said is None else int(said["months"])


def year(edition: str) -> int | None:
    """The year that an edition tells of, None of one without a date."""
    return None if edition.partition(".")[0] == UNDATED else int(edition[:4])


def order(edition: str) -> tuple[int, date, int, int, str]:
    """What sorts the editions of a series: the year that they tell of, then their date, then how
    many months they cover (June's, then that of the half year), then the number of their issue.

    One without a date comes before all: it may be of any time, and what says its date goes before.
    """
    day = last_day(edition)
    number = int(edition.partition(".")[2] or 0)
    if day is None:
        return 0, date.min, 1, number, edition
    return year(edition) or 0, day, _months(edition), number, edition


def may_be_one(edition: str, title: str, other: str, of_other: str) -> bool:
    """Whether two editions of a series may be one and the same: one of them says no day, or no
    number of its issue, and nothing that both say differs. Nothing but a person can tell.

    >>> title = "2024年6月项目推进情况通报"
    >>> may_be_one("2024-06-12", title, "2024-06-12.3", title)
    True
    >>> may_be_one("2024-06", title, "2024-07-05", title)
    True
    >>> may_be_one("2024-06-12", title, "2024-06-19", title)
    False
    """
    (said, _, number), (also, _, another) = (each.partition(".") for each in (edition, other))
    if UNDATED in (said, also) or (number and another and number != another):
        return False
    days = [_COVERS.sub("", each.rpartition("@")[2]) for each in (said, also)]
    if all(len(each) == _DAY_LONG for each in days):
        return said == also
    if _months(said) != _months(also) or year(said) != year(also):
        return False
    parts = [_part_of(each) for each in (title, of_other)]
    one_part = parts[0] is not None and parts[0] == parts[1]
    return one_part or days[0].startswith(days[1]) or days[1].startswith(days[0])


_DAY_LONG = len("2024-06-30")


def _part_of(title: str) -> str | None:
    """The part of a year that a title says it is of, as it says it: 6月, 上半年."""
    found = re.search(_PART, _RANGE.sub("", half_width(title)))
    return found[0].rstrip("份底末") if found else None


@lru_cache(maxsize=256)
def _places(division: str, place: str) -> re.Pattern[str]:
    """The names of a division and of those above it, as they stand one after the other."""
    code, _, part = division.partition(BELOW)
    names = {place, part, code.partition(UNRESOLVED)[0]}
    area = divisions().by_key.get(code)
    above = r"(?:(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,6}?(?:自治区|省|市|自治州|州|盟))?"
    first = ""
    if area is not None:
        own = {area.name, medium_form(area.name) or ""}
        higher = {each for up in divisions().above(area) for each in (up.name, up.short)}
        if part:
            higher |= {*own, area.short}
        else:
            names |= own
            first = f"|^{re.escape(area.short)}" if area.level < _COUNTY else ""
        above = f"(?:{_any(higher)})*"
    # What has digits only is a code, never a word of a title.
    written = {each for each in names if each and not each.isascii()}
    if not written:
        return re.compile(r"(?!)")
    return re.compile(f"{above}(?:{_any(written)})(?![路街]){first}")


_COUNTY = 3


def _any(words: set[str]) -> str:
    return "|".join(re.escape(each) for each in sorted(words - {""}, key=len, reverse=True))
