"""The forms of periods, in the order in which they are tried, each with its pattern and reader."""

from __future__ import annotations

from functools import partial

from loaders.language.period_readers import (
    MEASURED,
    RELATIVE,
    WORDS,
    Reader,
    read_coming,
    read_compact,
    read_date,
    read_dates,
    read_days,
    read_first_months,
    read_first_quarters,
    read_from_year,
    read_half,
    read_month,
    read_month_in_digits,
    read_months,
    read_months_in_digits,
    read_near,
    read_pair,
    read_past,
    read_plan,
    read_quarter,
    read_quarters,
    read_same_time,
    read_two_months,
    read_unknown,
    read_word,
    read_year,
    read_years,
)
from loaders.lexicon import any_of
from ontology import late_re as re

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
        rf"(?P<r{tag}>{any_of(RELATIVE)})度?",
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

FORMS: tuple[tuple[str, re.Pattern[str], Reader], ...] = (
    (
        "period/days",
        _compiled(
            rf"{_Y}(?P<m>{_MONTH})月(?P<d>{_DAY})[日号]?{_TO}(?:{_year_part('2')}(?P<m2>{_MONTH})月)?"
            rf"(?P<d2>{_DAY})[日号]"
        ),
        read_days,
    ),
    (
        "period/months",
        _compiled(
            rf"{_UNTIL}{_Y}(?<!\d)(?P<m>{_MONTH})\s?(?:月份?)?{_TO}{_year_part('2')}(?P<m2>{_MONTH})月{_EDGE}"
        ),
        read_months,
    ),
    (
        "period/months",
        _compiled(
            rf"{_UNTIL}{_Y}(?<![\d.])(?P<m>1[0-2]|[1-9])(?:月份?)?[、和及](?P<m2>1[0-2]|[1-9])月(?!\d)(?![^，。；]{{0,16}}分别){_EDGE}"
        ),
        read_two_months,
    ),
    (
        "period/month",
        _compiled(
            rf"{_UNTIL}{_Y}(?<![\d.])(?P<m>{_MONTH})\s?月(?:份?[当单]月|\s?(?P<d>{_DAY})\s?[日号])?{_EDGE}"
        ),
        read_month,
    ),
    (
        "period/days",
        _compiled(
            r"(?<![\dA-Za-z.-])(?P<yy>20\d\d)(?P<sep>[./-])(?P<mm>\d{1,2})(?P=sep)(?P<dd>\d{1,2})"
            rf"{_TO}(?:(?P<yy2>20\d\d)(?P=sep))?(?P<mm2>\d{{1,2}})(?P=sep)(?P<dd2>\d{{1,2}})(?!\d)"
        ),
        read_dates,
    ),
    (
        "period/days",
        _compiled(
            r"(?<![\dA-Za-z.-])(?P<yy>20\d\d)(?P<mm>0[1-9]|1[0-2])(?P<dd>0[1-9]|[12]\d|3[01])"
            rf"{_TO}(?P<yy2>20\d\d)(?P<mm2>0[1-9]|1[0-2])(?P<dd2>0[1-9]|[12]\d|3[01])(?![\dA-Za-z.])"
        ),
        read_dates,
    ),
    (
        "period/months",
        _compiled(
            rf"(?<![\dA-Za-z./-])(?P<yy>20\d\d)(?P<sep>[./])(?P<mm>\d{{1,2}}){_TO}(?P<yy2>20\d\d)(?P=sep)"
            rf"(?P<mm2>\d{{1,2}})(?![\d./]|{MEASURED})"
        ),
        read_months_in_digits,
    ),
    (
        "period/date",
        _compiled(
            rf"{_UNTIL}(?<![\dA-Za-z.-])(?P<yy>20\d\d)(?P<sep>[-./])(?P<mm>\d{{1,2}})(?P=sep)(?P<dd>\d{{1,2}})(?!\d){_TAIL}"
        ),
        read_date,
    ),
    (
        "period/date",
        _compiled(
            rf"{_UNTIL}(?<![\dA-Za-z.-])(?P<yy>20\d\d)(?P<mm>0[1-9]|1[0-2])(?P<dd>0[1-9]|[12]\d|3[01])(?![\dA-Za-z.]){_TAIL}"
        ),
        read_compact,
    ),
    (
        "period/date",
        _compiled(
            rf"{_UNTIL}(?<![\dA-Za-z./-])(?P<y>20\d\d)(?:[-./](?P<m>0[1-9]|1[0-2])(?![\d号./-]|{MEASURED})"
            rf"|[./](?P<m1>[1-9])(?=[前底末以之起止至到，。；、）)\s]|$)){_EDGE}"
        ),
        read_month_in_digits,
    ),
    (
        "period/quarters",
        _compiled(
            rf"{_UNTIL}{_Y}(?:第?(?P<q>{_QUARTER})(?:季度?)?(?:{_TO}|[、和及])第?(?P<q2>{_QUARTER})季度?)(?!节|军|后赛){_TAIL}"
        ),
        read_quarters,
    ),
    (
        "period/quarters",
        _compiled(
            rf"{_UNTIL}{_Y}(?<![A-Za-z\d])[Qq](?P<q>[1-4]){_TO}[Qq]?(?P<q2>[1-4])(?!\d){_TAIL}"
        ),
        read_quarters,
    ),
    (
        "period/quarters",
        _compiled(rf"{_UNTIL}{_Y}(?P<q>[一二三])(?P<q2>[二三四])季度{_TAIL}"),
        read_quarters,
    ),
    (
        "period/quarter",
        _compiled(rf"{_UNTIL}(?P<y>20\d\d)\s?-?[Qq](?P<q>[1-4])(?![\dA-Za-z]){_EDGE}"),
        read_quarter,
    ),
    (
        "period/quarters",
        _compiled(rf"{_UNTIL}{_Y}[前头](?P<n>[二两三四2-4])个?季度{_TAIL}"),
        read_first_quarters,
    ),
    (
        "period/quarter",
        _compiled(
            rf"{_UNTIL}{_Y}(?:第(?P<q1>{_QUARTER})季|(?P<q>{_QUARTER})季度|(?P<q0>[一二三1-3])季(?=[度末底]))度?{_EDGE}"
        ),
        read_quarter,
    ),
    (
        "period/quarter",
        _compiled(rf"{_UNTIL}{_Y}(?<![A-Za-z\d])[Qq](?P<q>[1-4])(?![\dA-Za-z]){_EDGE}"),
        read_quarter,
    ),
    (
        "period/half",
        _compiled(rf"{_UNTIL}{_Y}(?P<half>{WORDS.any_of('period/half')})(?P<end>[底末])?{_TAIL}"),
        read_half,
    ),
    (
        "period/first-months",
        _compiled(
            rf"{_Y}(?<!提)(?:[前头]{_COUNT}个月(?!内)"
            r"|(?<![\d月日底节目提以之当])前(?P<few>1[0-2]|[2-9]|十[一二]?|[二两三四五六七八九])月(?![份底末初中上下前后\d]))"
        ),
        read_first_months,
    ),
    (
        "period/months",
        _compiled(
            rf"(?P<yy>(?:19|20)\d\d)年(?:以来)?{_TO}(?P<yy2>(?:19|20)\d\d)年(?P<mm2>{_MONTH})月(?!\d)(?:份|底|末)?"
        ),
        read_from_year,
    ),
    (
        "period/years",
        _compiled(
            rf"{_year_part('1', needed=True)}{_TO}"
            rf"{_year_part('2', needed=True)}(?!代){_TAIL}"
        ),
        read_years,
    ),
    (
        "period/years",
        _compiled(
            rf"(?P<y1>20\d\d)(?:年度?)?[、和与及](?P<y2>20\d\d)年度?(?!代)(?![^，。；]{{0,8}}分别){_TAIL}"
        ),
        read_years,
    ),
    (
        "period/years",
        _compiled(r"(?P<pair>去今|今明|前去|明后)两年"),
        read_pair,
    ),
    (
        "period/year",
        _compiled(
            rf"{_UNTIL}(?P<y>(?:19|20)\d{{2}})\s?年(?!代|版|第?[一二三四五六七八九十\d]+[季月])(?:度|全年|内)?(?:年?(?P<end>[底末])|{_VAGUE})?{_TAIL}"
        ),
        read_year,
    ),
    (
        "period/chinese-year",
        _compiled(
            rf"{_UNTIL}(?P<c>[二一][{_DIGIT}]{{3}})年(?!代)(?:度|全年|内)?(?P<end>[底末])?{_TAIL}"
        ),
        read_year,
    ),
    (
        "period/short-year",
        _compiled(
            rf"(?:(?<=[，。；、：:\s（(在从于自到至与和较比达])|(?<![\s\S]))(?P<s>[1-3]\d)年度?{_NO_YEAR}(?P<end>[底末])?{_TAIL}"
        ),
        read_year,
    ),
    (
        "period/relative-year",
        _compiled(
            rf"{_UNTIL}(?P<r>{any_of(RELATIVE)})度?(?:全年|整年)?(?:年?(?P<end>[底末])|{_VAGUE})?{_TAIL}"
        ),
        read_year,
    ),
    (
        "period/whole-year",
        _compiled(rf"{WORDS.any_of('period/whole-year')}{_TAIL}"),
        read_word,
    ),
    (
        "period/plan",
        _compiled(
            rf"(?:到|至)?[“\"]?(?P<plan>{WORDS.any_of('period/plan')})(?![”\"]?(?:规划|收官(?!之?年)))[”\"]?"
            rf"(?:期间|时期|(?P<last>期末|末期?)|(?P<vague>中期|初期|前期|后期)|(?P<year>开局|收官)(?:之年|年|首年)"
            rf"|(?P<side>[前头后])(?P<n>[一二两三四1-4])年)?{_TAIL}"
        ),
        read_plan,
    ),
    (
        "period/past-years",
        _compiled(
            r"(?:(?:近|最近|过去)(?P<n>[二两三四五六七八九十]|\d{1,2})(?:个年度|年)(?:来|间|累计)?(?!级|期)"
            r")"
        ),
        read_past,
    ),
    (
        "period/past-years",
        _compiled(r"(?<![\d.十第])(?P<n>[二两三四五六七八九十]|\d)年(?:来|累计)"),
        read_past,
    ),
    (
        "period/coming-years",
        _compiled(r"(?:未来|今后|下)(?P<n>[二两三四五六七八九十]|\d{1,2})年"),
        read_coming,
    ),
    (
        "period/near-month",
        _compiled(
            rf"{_UNTIL}(?:(?P<word>{WORDS.any_of('period/near-month')})(?P<end>[底末])?"
            rf"|(?<![每各\d{_DIGIT}十本上下当个年满])月(?P<last>[底末])(?!尾)){_TAIL}"
        ),
        partial(read_near, entry="period/near-month", months=1),
    ),
    (
        "period/near-quarter",
        _compiled(
            rf"{_UNTIL}(?P<word>{WORDS.any_of('period/near-quarter')})度?(?P<end>[底末])?{_TAIL}"
        ),
        partial(read_near, entry="period/near-quarter", months=3),
    ),
    ("period/same-time", _compiled(WORDS.any_of("period/same-time")), read_same_time),
    (
        "period/feast",
        _compiled(
            rf"{WORDS.any_of('period/feast')}[”\"]?(?:小?长假|假期|期间|之?前(?!夕?往|景|期|沿|列|台|端)|以前|之后|以后|后(?!勤|续|台))"
        ),
        read_unknown,
    ),
    (
        "period/season",
        _compiled(rf"(?<![^\s，,。；;：:、（(])(?:{WORDS.pattern('period/season')})"),
        read_unknown,
    ),
    (
        "period/number-of-years",
        _compiled(
            r"(?<![\d.第])(?:\d{1,2}|[一二两三四五六七八九十])年(?:(?:之|以)?内|(?:左右)?的?时间)"
        ),
        read_unknown,
    ),
    (
        "period/number-of-years",
        _compiled(
            rf"(?<![^\s，,。；;：:、（(])[两三四五](?:{WORDS.pattern('period/number-of-years')})"
        ),
        read_unknown,
    ),
    ("period/whole-year", _compiled(r"年初(?P<since>以来|至今(?!年))"), read_word),
    ("period/unknown", _compiled(WORDS.any_of("period/unknown")), read_unknown),
    (
        "period/unknown",
        _compiled(rf"(?<={'|'.join(_EVENTS)})至今(?!年)"),
        read_unknown,
    ),
    (
        "period/unknown",
        _compiled(r"(?:最?[近后]|[余剩]下的?)(?:\d{1,2}|[一二两三四五六七八九十]{1,2})个月(?!内)"),
        read_unknown,
    ),
)

STARTER = re.compile(
    rf"[\d{_DIGIT}十Qq]|元(?=[月至到\-—–~])|截|月|后|去今|今明|明后|前|头|近|最近|最后|余下|剩下|过去|未来|今后|下|第|两|到|至|[“\"](?=十)|"
    + "|".join(
        WORDS.any_of(each)
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
    for entry in WORDS.entries.values()
    for word in entry.words
    if re.match(f"[{_NUMERALS}]", word)
]
"""Words of time that are numbers themselves (十四五)."""

MAY_BEGIN = re.compile(
    rf"[^{_NUMERALS}]|[{_NUMERALS}]{{1,{_LONGEST_NUMBER}}}\s*[{_BEHIND_A_NUMBER}]|\d{{8}}"
    + "".join(f"|{re.escape(word)}" for word in _BEGINS_WITH_A_NUMBER)
)
"""Most numbers count something (120个): of them no form is tried."""
