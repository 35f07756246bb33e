"""Periods: which stretch of time a figure or a goal speaks of, as far as the words say.

Written as `2020`, `2020H1`, `2020Q3`, `2020-07`, `2020-07-22`, from one to the other as
`2020-01/2020-09`, open as `2022/..` (2022年以来) and `../2020-06` (截至6月底), with `by ` before it
for a deadline (`by 2020-10`: 10月底前), after ISO 8601-2. A year that the words leave out is that
of the document, and the period says so (`year_from`). Where the document has no date either,
there is no period; or, if asked for, the year is left open (`XXXXH1`, `by XXXX-10`): 上半年 still
says which half, and nobody guessed the year.

A phrase of time that is seen and not understood (春节前, 五年内) is a period without value: what it
speaks of has no period then, least of all the document's year.

The grammar is form × number × year: each form takes its numbers in digits or numerals, and its
year in any writing or none; `docs/periods.md` has the product, generated and tested. The words
stand in `loaders/lexicon/periods.toml`.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

from loaders.language.numerals import chinese_number
from loaders.lexicon import any_of, lexicon
from ontology import late_re as re
from ontology.remembered import REMEMBERED
from ontology.text import half_width

STATED = "stated"
FROM_DOCUMENT = "document"
OPEN = "open"
OPEN_YEAR = "XXXX"
"""A year that neither the words nor the document say."""


@dataclass(frozen=True, slots=True)
class Period:
    """A period as named in a text.

    start, end: where the words stand. value: normal form (see the module); "" where the words
    speak of a time that nobody can tell. year_from: `stated`; `document` where the year is that of
    the document; `open` where nothing says it. rule: the entry of the lexicon that reads it.
    """

    start: int
    end: int
    value: str
    year_from: str
    rule: str

    @property
    def understood(self) -> bool:
        return bool(self.value)


class Now(NamedTuple):
    """What a text's words of time are counted from: the document's year, and its month if known.

    year: None where the document has no date; :data:`OPEN_YEAR` to leave it open.
    """

    year: int | str | None
    month: int | None = None


def periods(
    text: str, year: int | None, *, open_year: bool = False, month: int | None = None
) -> list[Period]:
    """All periods named in a text, in order, without overlaps.

    year, month: the document's, for words that leave them out; None if not known.
    open_year: also those whose year nothing says, with :data:`OPEN_YEAR` for it.
    """
    return list(_periods(text, Now(OPEN_YEAR if year is None and open_year else year, month)))


@lru_cache(maxsize=REMEMBERED)
def _periods(text: str, now: Now) -> tuple[Period, ...]:
    said = _said(text)
    found: list[Period] = []
    for start in said.starts:
        if found and start < found[-1].end:
            continue
        best = _longest(said, start, now)
        if best is not None:
            found.append(best)
    return tuple(found)


class _Said:
    """A text, where a period can begin in it, and which forms fit there: the same in any year."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.starts = [
            match.start()
            for match in _STARTER.finditer(words)
            if _MAY_BEGIN.match(words, match.start())
        ]
        self._fits: dict[int, list[tuple[str, re.Match[str], _Reader]]] = {}

    def fits(self, start: int) -> list[tuple[str, re.Match[str], _Reader]]:
        """The forms that fit at a place, as they stand in the grammar."""
        found = self._fits.get(start)
        if found is None:
            found = self._fits[start] = [
                (rule, match, read)
                for rule, pattern, read in _FORMS
                if (match := pattern.match(self.words, start)) is not None
            ]
        return found


@lru_cache(maxsize=REMEMBERED)
def _said(text: str) -> _Said:
    return _Said(half_width(text))


def _longest(said: _Said, start: int, now: Now) -> Period | None:
    """The reading that takes most words; of equals, that of the form that stands first."""
    best: Period | None = None
    for rule, match, read in said.fits(start):
        if best is not None and match.end() <= best.end:
            continue
        value = read(match, now)
        if value is None:
            continue
        told, year_from = value
        if any(
            said.words.startswith(longer, max(0, start - longer.find(match[0])))
            for longer in _NOT_IN.get(rule, ())
            if match[0] in longer
        ):
            continue
        best = Period(start, match.end(), told, year_from, rule)
    return best


# --- the parts of the grammar ---------------------------------------------------------------

_WORDS = lexicon("periods")
_NOT_IN = {entry.id: entry.not_in for entry in _WORDS.entries.values() if entry.not_in}

_RELATIVE = {word: int(shift) for word, shift in _WORDS.words("period/relative-year").items()}
_DIGIT = "〇零○0一二三四五六七八九"
_TO = r"\s?(?:[-—–~－－]{1,2}|至|到)\s?"

_NO_YEAR = (
    r"(?!代|版|龄|来|间|期|限|以[上下内来]|之[久内]|[内多余]|的?历史|一?遇|级|产|检|报|审|轮|薪|制)"
)
"""What makes of N年 a number of years, or part of a name."""


def _year_part(tag: str, *, needed: bool = False) -> str:
    """A year in any writing, as groups `y<tag>` (digits), `c<tag>` (numerals), `s<tag>` (two
    digits), `r<tag>` (a word)."""
    writings = (
        rf"(?P<y{tag}>(?:19|20)\d{{2}})\s?(?:年度?\s?|(?=\s?[-—–~至到]\s?(?:19|20)\d{{2}}年))",
        rf"(?P<c{tag}>[二一][{_DIGIT}]{{3}})(?:年度?|(?=[-—–~至到][二一][{_DIGIT}]{{3}}年))",
        rf"(?<![\d.第近前后届])(?P<s{tag}>[1-3]\d)年度?{_NO_YEAR}",
        rf"(?P<r{tag}>{any_of(_RELATIVE)})度?",
    )
    return f"(?:{'|'.join(writings)}){'' if needed else '?'}"


_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|(?<![\d万亿千百十余多])元)"
_DAY = (
    r"(?:3[01]|[12]\d|0?[1-9]|二十[一二三四五六七八九]?|三十一?|十[一二三四五六七八九]?"
    r"|[一二三四五六七八九])"
)
_QUARTER = "[一二三四1-4]"
_BEFORE = r"(?:之前|以前|前(?![\d一二两三四五六七八九十后景期往沿端列瞻途言述款])|止)"
_SINCE = (
    r"(?:以来|(?<=今年)来(?![自到源电往访客])|至今(?!年)|以后|之后|及以后"
    r"|起(?![来点步草跑航飞诉源始重码]))"
)
_VAGUE = (
    r"(?P<vague>年初(?!步)|年中(?!央|国)|初(?!步|级|中|期|心|选|审|夏|秋|冬|春)"
    r"|中(?=[，。；、）)]|$))"
)
_UNTIL = r"(?P<until>截至|截止到?|截止至)?\s?"
_TAIL = rf"(?:(?P<by>{_BEFORE})|(?P<since>{_SINCE}))?"
_EDGE = rf"(?P<edge>(?:份|底|末|初|上旬|中旬|下旬)*)(?:(?P<by>{_BEFORE})|(?P<since>{_SINCE}))?"


def _compiled(text: str) -> re.Pattern[str]:
    return re.compile(text)


def _number(words: str | None) -> int:
    if not words:
        return 0
    if words.isdigit():
        return int(words)
    if words == "元":  # 元至九月
        return 1
    value = chinese_number(words)
    return int(value) if value is not None else 0


_Read = tuple[str, str]
"""A value, and where its year is from."""

_Reader = Callable[[re.Match[str], Now], _Read | None]
"""What a match of a form stands for, counted from now."""


def _year(match: re.Match[str], now: Now, tag: str = "") -> tuple[int | str, str] | None:
    """The year that words name, or the document's; None if neither is known."""
    groups = match.groupdict()
    if groups.get(f"y{tag}"):
        return int(groups[f"y{tag}"]), STATED
    if groups.get(f"c{tag}"):
        value = chinese_number(re.sub("[○0]", "〇", groups[f"c{tag}"]))
        return (int(value), STATED) if value is not None and 1900 <= value < 2100 else None
    if groups.get(f"s{tag}"):
        year = 2000 + int(groups[f"s{tag}"])
        near = isinstance(now.year, int) and abs(year - now.year) <= _NEAR_YEARS
        # 30年 is as often a number of years: a year only once it has come
        near = near and not (year >= _LATE and isinstance(now.year, int) and year > now.year)
        return (year, STATED) if near else None
    shift = _RELATIVE.get(groups.get(f"r{tag}") or "", 0)
    if now.year is None:
        return None
    if isinstance(now.year, str):
        return (now.year, OPEN) if not shift else None  # last year, of a year that nobody said
    return now.year + shift, FROM_DOCUMENT


_LATE = 2030
_NEAR_YEARS = 6
"""How far a year of two digits may lie from the document's."""


def _told(match: re.Match[str], value: str, year_from: str) -> _Read:
    """The value as a deadline, an open span or as it is, by the words around it."""
    groups = match.groupdict()
    if groups.get("since"):
        return f"{value.partition('/')[0]}/..", year_from
    if groups.get("until"):
        return f"../{value.rpartition('/')[2]}", year_from
    if groups.get("by"):
        return f"by {value.rpartition('/')[2]}", year_from
    return value, year_from


# --- the forms --------------------------------------------------------------------------------


def _months(first: tuple[int | str, int], last: tuple[int | str, int]) -> str:
    """Months from one to the other, in the shortest form."""
    (year, begin), (end_year, end) = first, last
    whole = {(1, 12): f"{year}", (1, 6): f"{year}H1", (7, 12): f"{year}H2"}
    if year == end_year and (begin, end) in whole:
        return whole[begin, end]
    if (year, begin) == (end_year, end):
        return f"{year}-{begin:02}"
    return f"{year}-{begin:02}/{end_year}-{end:02}"


def _read_days(match: re.Match[str], now: Now) -> _Read | None:
    known = _year(match, now)
    if known is None:
        return None
    first = _number(match["m"])
    last = _number(match["m2"]) or first
    end = _year(match, now, "2") if _names_year(match, "2") else known
    if end is None:
        return None
    start = f"{known[0]}-{first:02}-{_number(match['d']):02}"
    return f"{start}/{end[0]}-{last:02}-{_number(match['d2']):02}", known[1]


def _names_year(match: re.Match[str], tag: str) -> bool:
    return any(match.groupdict().get(f"{each}{tag}") for each in "ycsr")


def _read_months(match: re.Match[str], now: Now) -> _Read | None:
    known = _year(match, now)
    if known is None:
        return None
    first, last = _number(match["m"]), _number(match["m2"])
    end = known
    if _names_year(match, "2"):
        relative = match["r2"]
        if relative == "次年" and isinstance(known[0], int):
            end = known[0] + 1, known[1]
        else:
            found = _year(match, now, "2")
            if found is None:
                return None
            end = found
    if end[0] == known[0] and last < first:
        return "", OPEN  # 11月至3月: of which year the end is, is not said
    return _told(match, _months((known[0], first), (end[0], last)), known[1])


def _read_two_months(match: re.Match[str], now: Now) -> _Read | None:
    """Two months beside each other (7、8月) are a stretch; of 3月和9月 no stretch is the time."""
    known = _year(match, now)
    if known is None:
        return None
    first, last = int(match["m"]), int(match["m2"])
    if last != first + 1:
        return "", OPEN
    return _told(match, _months((known[0], first), (known[0], last)), known[1])


_TEN_DAYS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 0)}
"""The three parts of a month: first and last day (0: the month's own)."""


def _read_month(match: re.Match[str], now: Now) -> _Read | None:
    known = _year(match, now)
    if known is None:
        return None
    day = _number(match["d"])
    value = f"{known[0]}-{_number(match['m']):02}" + (f"-{day:02}" if day else "")
    ten = next((part for part in _TEN_DAYS if part in match["edge"]), None)
    if ten is not None and isinstance(known[0], int):
        first, last = _TEN_DAYS[ten]
        last = last or monthrange(known[0], _number(match["m"]))[1]
        value = f"{value}-{first:02}/{value}-{last:02}"
    ends = match["edge"][-1:] in ("底", "末") and not (match["since"] or match["until"])
    said, year_from = _told(match, value, known[1])
    return (f"by {said}" if ends and not said.startswith("by ") else said), year_from


def _read_date(match: re.Match[str], now: Now) -> _Read | None:
    del now
    year, month, day = (int(match[each]) for each in ("yy", "mm", "dd"))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _told(match, f"{year}-{month:02}-{day:02}", STATED)


def _read_dates(match: re.Match[str], now: Now) -> _Read | None:
    """From one day to another, in digits: 2024.3.1至2024.11.30."""
    del now
    first = [int(match[each]) for each in ("yy", "mm", "dd")]
    last = [int(match["yy2"] or match["yy"]), int(match["mm2"]), int(match["dd2"])]
    if not all(1 <= month <= 12 and 1 <= day <= 31 for _, month, day in (first, last)):
        return None
    if last < first:
        return None
    begin, end = (f"{year}-{month:02}-{day:02}" for year, month, day in (first, last))
    return f"{begin}/{end}", STATED


_MEASURED = "[万亿千百%‰个家元米吨人户]"
"""What makes of 2024.06 a number."""


def _read_month_in_digits(match: re.Match[str], now: Now) -> _Read | None:
    del now
    value = f"{match['y']}-{int(match['m'] or match['m1']):02}"
    said, year_from = _told(match, value, STATED)
    ends = match["edge"][-1:] in ("底", "末") and not (match["since"] or match["until"])
    return (f"by {said}" if ends and not said.startswith("by ") else said), year_from


def _read_months_in_digits(match: re.Match[str], now: Now) -> _Read | None:
    """From one month to another, in digits: 2024.1—2024.11."""
    del now
    first, last = (int(match["yy"]), int(match["mm"])), (int(match["yy2"]), int(match["mm2"]))
    if not all(1 <= month <= 12 for _, month in (first, last)) or last < first:
        return None
    return _months(first, last), STATED


def _read_from_year(match: re.Match[str], now: Now) -> _Read | None:
    """From a year to a month of another: 2022年至2024年6月底."""
    del now
    first, last = (int(match["yy"]), 1), (int(match["yy2"]), _number(match["mm2"]))
    return (_months(first, last), STATED) if first < last else None


def _read_compact(match: re.Match[str], now: Now) -> _Read | None:
    return _read_date(match, now)


def _quarter_span(year: int | str, first: int, last: int) -> str:
    if first == last:
        return f"{year}Q{first}"
    return _months((year, first * 3 - 2), (year, last * 3))


def _read_quarter(match: re.Match[str], now: Now) -> _Read | None:
    known = _year(match, now)
    if known is None:
        return None
    number = _number(
        next(filter(None, (match.groupdict().get(each) for each in ("q", "q1", "q0"))), "")
    )
    said, year_from = _told(match, f"{known[0]}Q{number}", known[1])
    ends = match["edge"][-1:] in ("底", "末") and not (match["since"] or match["until"])
    return (f"by {said}" if ends and not said.startswith("by ") else said), year_from


def _read_quarters(match: re.Match[str], now: Now) -> _Read | None:
    known = _year(match, now)
    first, last = _number(match["q"]), _number(match["q2"])
    if known is None or (last != first + 1 and _AND.search(match.group())):
        return None  # 二、四季度工作打算: the number of a heading
    if last <= first:
        return "", OPEN
    return _told(match, _quarter_span(known[0], first, last), known[1])


_AND = re.compile("[、和及]")


def _read_first_quarters(match: re.Match[str], now: Now) -> _Read | None:
    known = _year(match, now)
    count = 2 if match["n"] == "两" else _number(match["n"])
    if known is None or not 2 <= count <= 4:
        return None
    return _told(match, _quarter_span(known[0], 1, count), known[1])


def _read_half(match: re.Match[str], now: Now) -> _Read | None:
    known = _year(match, now)
    if known is None:
        return None
    half = f"{known[0]}H{_WORDS.words('period/half')[match['half']]}"
    return _ended(match, _told(match, half, known[1]))


def _ended(match: re.Match[str], read: _Read) -> _Read:
    """The end of a span (上半年末, 本月底) is a deadline, where nothing else is said of it."""
    groups = match.groupdict()
    open_end = groups.get("since") or groups.get("until")
    if (
        not (groups["end"] or groups.get("last"))
        or open_end
        or read[0].startswith("by ")
        or not read[0]
    ):
        return read
    return f"by {read[0]}", read[1]


def _read_first_months(match: re.Match[str], now: Now) -> _Read | None:
    known = _year(match, now)
    said = match["n"] or match["few"]
    count = 2 if said == "两" else _number(said)
    if known is None or not 1 <= count <= 12:
        return None
    return _told(match, _months((known[0], 1), (known[0], count)), known[1])


def _read_years(match: re.Match[str], now: Now) -> _Read | None:
    first, last = _year(match, now, "1"), _year(match, now, "2")
    if first is None or last is None or not isinstance(first[0], int):
        return None
    if not isinstance(last[0], int) or last[0] <= first[0]:
        return None
    return _told(match, f"{first[0]}/{last[0]}", STATED if first[1] == STATED else last[1])


def _read_pair(match: re.Match[str], now: Now) -> _Read | None:
    if not isinstance(now.year, int):
        return "", OPEN
    first = now.year + {"前去": -2, "去今": -1, "今明": 0, "明后": 1}[match["pair"]]
    return f"{first}/{first + 1}", FROM_DOCUMENT


def _read_year(match: re.Match[str], now: Now) -> _Read | None:
    known = _year(match, now)
    if known is None:
        return None
    if match.groupdict().get("vague"):
        return "", OPEN  # 2024年初, 明年年中: which days, nobody can tell
    said, year_from = _told(match, str(known[0]), known[1])
    ends = match["end"] and not (match["since"] or match["until"])
    return (f"by {said}" if ends and not said.startswith("by ") else said), year_from


def _read_word(match: re.Match[str], now: Now) -> _Read | None:
    if now.year is None:
        return None
    value, year_from = str(now.year), OPEN if isinstance(now.year, str) else FROM_DOCUMENT
    return _told(match, value, year_from)


def _read_plan(match: re.Match[str], now: Now) -> _Read | None:
    del now
    first = int(_WORDS.words("period/plan")[match["plan"]])
    value = f"{first}/{first + 4}"
    if match["vague"]:
        return "", OPEN
    if match["year"]:
        return _told(match, str(first if match["year"] == "开局" else first + 4), STATED)
    if match["n"]:
        count = _number(match["n"].replace("两", "二"))
        if not 1 <= count <= 4:
            return "", OPEN
        side = match["side"]
        value = (
            f"{first + 5 - count}/{first + 4}" if side == "后" else f"{first}/{first + count - 1}"
        )
    if match["last"]:
        return f"by {first + 4}", STATED
    return _told(match, value, STATED)


def _read_past(match: re.Match[str], now: Now) -> _Read | None:
    count = _number(match["n"].replace("两", "二"))
    if not isinstance(now.year, int) or not 2 <= count <= 20:
        return "", OPEN
    return f"{now.year - count + 1}/{now.year}", FROM_DOCUMENT


def _read_coming(match: re.Match[str], now: Now) -> _Read | None:
    count = _number(match["n"].replace("两", "二"))
    if not isinstance(now.year, int) or not 2 <= count <= 20:
        return "", OPEN
    return f"{now.year + 1}/{now.year + count}", FROM_DOCUMENT


def _read_near(match: re.Match[str], now: Now, entry: str, months: int) -> _Read | None:
    """A month or quarter counted from the one up to which the document reports."""
    if not isinstance(now.year, int) or now.month is None:
        return "", OPEN
    shift = int(_WORDS.words(entry).get(match["word"], 0))
    at = now.year * 12 + now.month - 1 + shift * months
    year, month = divmod(at, 12)
    value = f"{year}-{month + 1:02}" if months == 1 else f"{year}Q{month // 3 + 1}"
    return _ended(match, _told(match, value, FROM_DOCUMENT))


def _read_same_time(match: re.Match[str], now: Now) -> _Read | None:
    del match
    if not isinstance(now.year, int):
        return "", OPEN
    year = now.year - 1
    whole = now.month in (None, 12)
    return (str(year) if whole else _months((year, 1), (year, now.month or 12))), FROM_DOCUMENT


def _read_unknown(match: re.Match[str], now: Now) -> _Read | None:
    del match, now
    return "", OPEN


_COUNT = r"(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,3})"
_Y = _year_part("")

_EVENTS = (
    "启动",
    "成立",
    "开工",
    "实施",
    "开展",
    "建立",
    "组建",
    "运营",
    "投用",
    "开业",
    "挂牌",
    "开馆",
)
"""What 至今 counts from, where it names no time."""

_FORMS: tuple[tuple[str, re.Pattern[str], _Reader], ...] = (
    (
        "period/days",
        _compiled(
            rf"{_Y}(?P<m>{_MONTH})月(?P<d>{_DAY})[日号]?{_TO}(?:{_year_part('2')}(?P<m2>{_MONTH})月)?"
            rf"(?P<d2>{_DAY})[日号]"
        ),
        _read_days,
    ),
    (
        "period/months",
        _compiled(
            rf"{_UNTIL}{_Y}(?<!\d)(?P<m>{_MONTH})\s?(?:月份?)?{_TO}{_year_part('2')}(?P<m2>{_MONTH})月{_EDGE}"
        ),
        _read_months,
    ),
    (
        "period/months",
        _compiled(
            rf"{_UNTIL}{_Y}(?<![\d.])(?P<m>1[0-2]|[1-9])(?:月份?)?[、和及](?P<m2>1[0-2]|[1-9])月(?!\d)(?![^，。；]{{0,16}}分别){_EDGE}"
        ),
        _read_two_months,
    ),
    (
        "period/month",
        _compiled(
            rf"{_UNTIL}{_Y}(?<![\d.])(?P<m>{_MONTH})\s?月(?:份?[当单]月|\s?(?P<d>{_DAY})\s?[日号])?{_EDGE}"
        ),
        _read_month,
    ),
    (
        "period/days",
        _compiled(
            r"(?<![\dA-Za-z.-])(?P<yy>20\d\d)(?P<sep>[./-])(?P<mm>\d{1,2})(?P=sep)(?P<dd>\d{1,2})"
            rf"{_TO}(?:(?P<yy2>20\d\d)(?P=sep))?(?P<mm2>\d{{1,2}})(?P=sep)(?P<dd2>\d{{1,2}})(?!\d)"
        ),
        _read_dates,
    ),
    (
        "period/days",
        _compiled(
            r"(?<![\dA-Za-z.-])(?P<yy>20\d\d)(?P<mm>0[1-9]|1[0-2])(?P<dd>0[1-9]|[12]\d|3[01])"
            rf"{_TO}(?P<yy2>20\d\d)(?P<mm2>0[1-9]|1[0-2])(?P<dd2>0[1-9]|[12]\d|3[01])(?![\dA-Za-z.])"
        ),
        _read_dates,
    ),
    (
        "period/months",
        _compiled(
            rf"(?<![\dA-Za-z./-])(?P<yy>20\d\d)(?P<sep>[./])(?P<mm>\d{{1,2}}){_TO}(?P<yy2>20\d\d)(?P=sep)"
            rf"(?P<mm2>\d{{1,2}})(?![\d./]|{_MEASURED})"
        ),
        _read_months_in_digits,
    ),
    (
        "period/date",
        _compiled(
            rf"{_UNTIL}(?<![\dA-Za-z.-])(?P<yy>20\d\d)(?P<sep>[-./])(?P<mm>\d{{1,2}})(?P=sep)(?P<dd>\d{{1,2}})(?!\d){_TAIL}"
        ),
        _read_date,
    ),
    (
        "period/date",
        _compiled(
            rf"{_UNTIL}(?<![\dA-Za-z.-])(?P<yy>20\d\d)(?P<mm>0[1-9]|1[0-2])(?P<dd>0[1-9]|[12]\d|3[01])(?![\dA-Za-z.]){_TAIL}"
        ),
        _read_compact,
    ),
    (
        "period/date",
        _compiled(
            rf"{_UNTIL}(?<![\dA-Za-z./-])(?P<y>20\d\d)(?:[-./](?P<m>0[1-9]|1[0-2])(?![\d号./-]|{_MEASURED})"
            rf"|[./](?P<m1>[1-9])(?=[前底末以之起止至到，。；、）)\s]|$)){_EDGE}"
        ),
        _read_month_in_digits,
    ),
    (
        "period/quarters",
        _compiled(
            rf"{_UNTIL}{_Y}(?:第?(?P<q>{_QUARTER})(?:季度?)?(?:{_TO}|[、和及])第?(?P<q2>{_QUARTER})季度?)(?!节|军|后赛){_TAIL}"
        ),
        _read_quarters,
    ),
    (
        "period/quarters",
        _compiled(
            rf"{_UNTIL}{_Y}(?<![A-Za-z\d])[Qq](?P<q>[1-4]){_TO}[Qq]?(?P<q2>[1-4])(?!\d){_TAIL}"
        ),
        _read_quarters,
    ),
    (
        "period/quarters",
        _compiled(rf"{_UNTIL}{_Y}(?P<q>[一二三])(?P<q2>[二三四])季度{_TAIL}"),
        _read_quarters,
    ),
    (
        "period/quarter",
        _compiled(rf"{_UNTIL}(?P<y>20\d\d)\s?-?[Qq](?P<q>[1-4])(?![\dA-Za-z]){_EDGE}"),
        _read_quarter,
    ),
    (
        "period/quarters",
        _compiled(rf"{_UNTIL}{_Y}[前头](?P<n>[二两三四2-4])个?季度{_TAIL}"),
        _read_first_quarters,
    ),
    (
        "period/quarter",
        _compiled(
            rf"{_UNTIL}{_Y}(?:第(?P<q1>{_QUARTER})季|(?P<q>{_QUARTER})季度|(?P<q0>[一二三1-3])季(?=[度末底]))度?{_EDGE}"
        ),
        _read_quarter,
    ),
    (
        "period/quarter",
        _compiled(rf"{_UNTIL}{_Y}(?<![A-Za-z\d])[Qq](?P<q>[1-4])(?![\dA-Za-z]){_EDGE}"),
        _read_quarter,
    ),
    (
        "period/half",
        _compiled(rf"{_UNTIL}{_Y}(?P<half>{_WORDS.any_of('period/half')})(?P<end>[底末])?{_TAIL}"),
        _read_half,
    ),
    (
        "period/first-months",
        _compiled(
            rf"{_Y}(?<!提)(?:[前头]{_COUNT}个月(?!内)"
            r"|(?<![\d月日底节目提以之当])前(?P<few>1[0-2]|[2-9]|十[一二]?|[二两三四五六七八九])月(?![份底末初中上下前后\d]))"
        ),
        _read_first_months,
    ),
    (
        "period/months",
        _compiled(
            rf"(?P<yy>(?:19|20)\d\d)年(?:以来)?{_TO}(?P<yy2>(?:19|20)\d\d)年(?P<mm2>{_MONTH})月(?!\d)(?:份|底|末)?"
        ),
        _read_from_year,
    ),
    (
        "period/years",
        _compiled(
            rf"{_year_part('1', needed=True)}{_TO}"
            rf"{_year_part('2', needed=True)}(?!代){_TAIL}"
        ),
        _read_years,
    ),
    (
        "period/years",
        _compiled(
            rf"(?P<y1>20\d\d)(?:年度?)?[、和与及](?P<y2>20\d\d)年度?(?!代)(?![^，。；]{{0,8}}分别){_TAIL}"
        ),
        _read_years,
    ),
    (
        "period/years",
        _compiled(r"(?P<pair>去今|今明|前去|明后)两年"),
        _read_pair,
    ),
    (
        "period/year",
        _compiled(
            rf"{_UNTIL}(?P<y>(?:19|20)\d{{2}})\s?年(?!代|版|第?[一二三四五六七八九十\d]+[季月])(?:度|全年|内)?(?:年?(?P<end>[底末])|{_VAGUE})?{_TAIL}"
        ),
        _read_year,
    ),
    (
        "period/chinese-year",
        _compiled(
            rf"{_UNTIL}(?P<c>[二一][{_DIGIT}]{{3}})年(?!代)(?:度|全年|内)?(?P<end>[底末])?{_TAIL}"
        ),
        _read_year,
    ),
    (
        "period/short-year",
        _compiled(
            rf"(?:(?<=[，。；、：:\s（(在从于自到至与和较比达])|(?<![\s\S]))(?P<s>[1-3]\d)年度?{_NO_YEAR}(?P<end>[底末])?{_TAIL}"
        ),
        _read_year,
    ),
    (
        "period/relative-year",
        _compiled(
            rf"{_UNTIL}(?P<r>{any_of(_RELATIVE)})度?(?:全年|整年)?(?:年?(?P<end>[底末])|{_VAGUE})?{_TAIL}"
        ),
        _read_year,
    ),
    (
        "period/whole-year",
        _compiled(rf"{_WORDS.any_of('period/whole-year')}{_TAIL}"),
        _read_word,
    ),
    (
        "period/plan",
        _compiled(
            rf"(?:到|至)?[“\"]?(?P<plan>{_WORDS.any_of('period/plan')})(?![”\"]?(?:规划|收官(?!之?年)))[”\"]?"
            rf"(?:期间|时期|(?P<last>期末|末期?)|(?P<vague>中期|初期|前期|后期)|(?P<year>开局|收官)(?:之年|年|首年)"
            rf"|(?P<side>[前头后])(?P<n>[一二两三四1-4])年)?{_TAIL}"
        ),
        _read_plan,
    ),
    (
        "period/past-years",
        _compiled(
            r"(?:(?:近|最近|过去)(?P<n>[二两三四五六七八九十]|\d{1,2})(?:个年度|年)(?:来|间|累计)?(?!级|期)"
            r")"
        ),
        _read_past,
    ),
    (
        "period/past-years",
        _compiled(r"(?<![\d.十第])(?P<n>[二两三四五六七八九十]|\d)年(?:来|累计)"),
        _read_past,
    ),
    (
        "period/coming-years",
        _compiled(r"(?:未来|今后|下)(?P<n>[二两三四五六七八九十]|\d{1,2})年"),
        _read_coming,
    ),
    (
        "period/near-month",
        _compiled(
            rf"{_UNTIL}(?:(?P<word>{_WORDS.any_of('period/near-month')})(?P<end>[底末])?"
            rf"|(?<![每各\d{_DIGIT}十本上下当个年满])月(?P<last>[底末])(?!尾)){_TAIL}"
        ),
        partial(_read_near, entry="period/near-month", months=1),
    ),
    (
        "period/near-quarter",
        _compiled(
            rf"{_UNTIL}(?P<word>{_WORDS.any_of('period/near-quarter')})度?(?P<end>[底末])?{_TAIL}"
        ),
        partial(_read_near, entry="period/near-quarter", months=3),
    ),
    ("period/same-time", _compiled(_WORDS.any_of("period/same-time")), _read_same_time),
    (
        "period/feast",
        _compiled(
            rf"{_WORDS.any_of('period/feast')}[”\"]?(?:小?长假|假期|期间|之?前(?!夕?往|景|期|沿|列|台|端)|以前|之后|以后|后(?!勤|续|台))"
        ),
        _read_unknown,
    ),
    (
        "period/season",
        _compiled(rf"(?<![^\s，,。；;：:、（(])(?:{_WORDS.pattern('period/season')})"),
        _read_unknown,
    ),
    (
        "period/number-of-years",
        _compiled(
            r"(?<![\d.第])(?:\d{1,2}|[一二两三四五六七八九十])年(?:(?:之|以)?内|(?:左右)?的?时间)"
        ),
        _read_unknown,
    ),
    (
        "period/number-of-years",
        _compiled(
            rf"(?<![^\s，,。；;：:、（(])[两三四五](?:{_WORDS.pattern('period/number-of-years')})"
        ),
        _read_unknown,
    ),
    ("period/whole-year", _compiled(r"年初(?P<since>以来|至今(?!年))"), _read_word),
    ("period/unknown", _compiled(_WORDS.any_of("period/unknown")), _read_unknown),
    (
        "period/unknown",
        _compiled(rf"(?<={'|'.join(_EVENTS)})至今(?!年)"),
        _read_unknown,
    ),
    (
        "period/unknown",
        _compiled(r"(?:最?[近后]|[余剩]下的?)(?:\d{1,2}|[一二两三四五六七八九十]{1,2})个月(?!内)"),
        _read_unknown,
    ),
)

_STARTER = re.compile(
    rf"[\d{_DIGIT}十Qq]|元(?=[月至到\-—–~])|截|月|后|去今|今明|明后|前|头|近|最近|最后|余下|剩下|过去|未来|今后|下|第|两|到|至|[“\"](?=十)|"
    + "|".join(
        _WORDS.any_of(each)
        for each in (
            "period/relative-year",
            "period/whole-year",
            "period/half",
            "period/plan",
            "period/near-month",
            "period/near-quarter",
            "period/same-time",
            "period/unknown",
            "period/feast",
        )
    )
)
"""Where a period can begin; the forms decide."""

_NUMERALS = rf"\d{_DIGIT}十两"
_BEHIND_A_NUMBER = r"年月季QqHh、和与及至到/.\-—–~－"
"""What a form can have right behind the number that it begins with."""

_LONGEST_NUMBER = 12
"""No form begins with more digits: of a longer run only the end is tried, so that each place costs
the same.
"""

_BEGINS_WITH_A_NUMBER = [
    word
    for entry in _WORDS.entries.values()
    for word in entry.words
    if re.match(f"[{_NUMERALS}]", word)
]
"""Words of time that are numbers themselves (十四五)."""

_MAY_BEGIN = re.compile(
    rf"[^{_NUMERALS}]|[{_NUMERALS}]{{1,{_LONGEST_NUMBER}}}\s*[{_BEHIND_A_NUMBER}]|\d{{8}}"
    + "".join(f"|{re.escape(word)}" for word in _BEGINS_WITH_A_NUMBER)
)
"""Most numbers count something (120个): of them no form is tried."""
