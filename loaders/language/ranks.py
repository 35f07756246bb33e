"""Ranks as figures: 位居第一, 获第四、第五名, 进入前30名. A rank is a value of the unit 名 or 位.

前30名 bounds it from above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from loaders.language.clauses import Span, clauses
from loaders.language.fault import fault
from loaders.language.figure import UNNAMED, Figure
from loaders.language.indicators import clean, head
from loaders.language.numerals import chinese_number
from loaders.language.quantities import Quantity

RANK = "名次"
"""What a rank is an indicator of, after the words that name the contest."""
PLAIN_RANK = re.compile(rf"(?:增速|增幅|总量|总额|规模|占比|位次)?{RANK}")
"""A rank that does not say of what."""
_NUMBER = r"(?:[一二三四五六七八九十]{1,3}|\d{1,3})"
_RANK = re.compile(
    r"(?P<verb>(?:分别)?(?:(?:排名|排位|位次)?(?:提升|上升|前移|跃升|攀升|提高)[到至]|"
    r"排名|排位|排在|排|位居|跃居|位列|位次|列|居|名列|荣获|分获|获(?!奖)|夺得|取得|"
    r"(?=全[国省市区县])(?:(?<=[，,])(?=全[国省市区县]第)|(?<=总量)|(?<=增速)|(?<=增幅)|(?<=产值)|(?<=规模)|(?<=企业数)|(?<=总额)|(?<=人数)|(?<=收入))|"
    r"跻身|进入|进位至?|上升至|升至|前移至|保持|稳居|稳定在|居于|进|为)"
    r"(?P<field>(?:全[国省市区县盟州旗](?:[省县]?[级域][市县区域]*|城区|百强区?县|县[市区]{1,3}|各?区县)?|同类|[\u4e00-\u9fff]{2,8}?)?)的?)"
    rf"(?:(?P<ranks>第{_NUMBER}(?:、第?{_NUMBER})*)(?P<unit>[名位])?"
    r"(?![大要动责批次届轮期季产代线章条个方中小医实高人幼附职水一二三四五六七八九十\d])"
    rf"|前(?P<within>{_NUMBER})(?P<within_unit>[名位强])|(?P<top>首位|榜首))"
)
_WIDTH = re.compile(
    r"(?:全[国省市区县盟州旗](?:[省县]?[级域][市县区域]*|城区|百强区?县|县[市区]{1,3}|各?区县)?|同类"
    r"|(?:全球|世界|国内)(?:主要)?(?:城市)?|(?:中西部|东部|中部|西部|东北)(?:各?(?:地级|省会)?(?:城市|省份|地区))?)?"
)
"""How wide the field is that a rank is one of; it names no contest."""
_TIMES = re.compile(r"^(?:[全][国省市区县])?[一二两三四五六七八九十\d]+次")
"""How often a contest was held is no part of its name."""
_AMONG = re.compile(r"在全[国省市区县]\d*个?[县市区旗（）()]+中(?:继续)?$")
_CONTEST = re.compile(r"在(?P<name>[^，。；]{4,40})中[，,]$")
_YEARS_IN_A_ROW = re.compile(r"[，、]?(?:已|近)?连续[一二两三四五六七八九十\d]+年$")
_FIGURE_BEFORE = re.compile(r"\d[^，。；、]{0,6}[、，]?\s*$")
_WHO = re.compile(r"(?:[\u4e00-\u9fff]{1,3}[区县市])?")
_LONGEST_CONTEST = 44
_REACHED = re.compile(r"(?:预计)?(?:完成|实现|达到?|为)$")
_ONE = re.compile(_NUMBER)


def ranks(text: str) -> list[Figure]:
    """The ranks that a text states, each with the words that name the contest."""
    found = []
    for number, clause in enumerate(clauses(text)):
        for match in _RANK.finditer(text, clause.start, clause.end):
            found.extend(_figures(text, clause, match, number))
    return found


def with_ranks(text: str, read: Sequence[Figure]) -> list[Figure]:
    """The figures of a text and its ranks, in order.

    A rank that does not say of what is of what its sentence measured last (固定资产投资增长27%，
    总量位居全市第二).
    """
    found: list[Figure] = []
    for each in sorted([*read, *ranks(text)], key=lambda figure: figure.quantity.start):
        before = found[-1] if found else None
        if (
            before is not None
            and PLAIN_RANK.fullmatch(each.indicator)
            and not re.search("[。；;\n]", text[before.quantity.end : each.quantity.start])
        ):
            words = _REACHED.sub("", before.indicator).removesuffix(RANK)
            each = replace(each, indicator=f"{words}{each.indicator}")  # noqa: PLW2901
        if each.rule == "figure/rank":
            each = _checked(each)  # noqa: PLW2901
        found.append(each)
    return found


def _checked(rank: Figure) -> Figure:
    """A rank whose contest passed the check of names; else it has no name."""
    name = clean(rank.indicator.removesuffix(RANK))
    if not name or rank.indicator == RANK:
        return replace(rank, indicator=RANK)
    if fault(name):
        return replace(rank, indicator="", bare=True, rule=UNNAMED)
    return replace(rank, indicator=name + RANK)


def _figures(text: str, clause: Span, match: re.Match[str], number: int) -> list[Figure]:
    unit = match["unit"] or match["within_unit"] or "位"
    before = _AMONG.sub("", text[clause.start : match.start()])
    before = _YEARS_IN_A_ROW.sub("", before)
    words = head(before).removesuffix("中").removesuffix("活动")
    if _FIGURE_BEFORE.search(before):
        words = ""  # 企业55家、居全国第一: of what the figure before measures
    contest = _CONTEST.search(text, max(0, clause.start - _LONGEST_CONTEST), clause.start)
    if contest is not None and _WHO.fullmatch(words):
        words = contest["name"]  # 在某某指数中，某某区位列全国第三
    field = match["field"]
    # 进入某某榜前30名: what is entered is the contest; 居全市第3位 says only how wide it is.
    name = _TIMES.sub("", words) + ("" if _WIDTH.fullmatch(field) else field)
    if match["top"]:
        start, end = match.span("top")
        top = Decimal(1)
        first = _rank(text, (start, end), top, "位")
        return [_figure(first, clause, number, name)]
    if match["within"]:
        value = _value(match["within"])
        if value is None:
            return []
        start, end = match.start("within") - 1, match.end()
        unit = "名" if unit == "强" else unit
        bound = _rank(text, (start, end), value, unit, "<=")
        return [_figure(bound, clause, number, name)]
    read = []
    for one in _ONE.finditer(match["ranks"]):
        value = _value(one.group())
        if value is None:
            continue
        start = match.start("ranks") + one.start() - (match["ranks"][one.start() - 1] == "第")
        end = match.start("ranks") + one.end()
        read.append(_figure(_rank(text, (start, end), value, unit), clause, number, name))
    return read


def _rank(
    text: str, span: tuple[int, int], value: Decimal, unit: str, comparator: str = "="
) -> Quantity:
    start, end = span
    words = text[start:end]
    rule = "quantity/rank"
    return Quantity(start, end, start, end, words, value, unit, comparator, value, unit, rule=rule)


def _figure(rank: Quantity, clause: Span, number: int, name: str) -> Figure:
    indicator = f"{name}{RANK}"
    rule = "figure/rank"
    return Figure(rank, clause.start, clause.end, number, indicator, "level", rule=rule)


def _value(words: str) -> Decimal | None:
    return Decimal(words) if words.isdigit() else chinese_number(words)
