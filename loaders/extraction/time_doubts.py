"""Whether a time that is said may be that of a figure: not what it is held against or left out, not
what is past by then, nor the time of a thing, of prices, of the news or of a goal.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from loaders.extraction.spoken_times import DIGIT, NEAR, opens_clause, starts_at
from loaders.language.compared import compared, is_of_base
from loaders.language.figure import Figure
from loaders.language.period import Period
from loaders.language.told import MEMORY
from ontology import late_re as re


def is_attribute(text: str, end: int) -> bool:
    """Whether a time that ends there only says of a thing when it began or was built (2022年启动的
    枢纽), and not of when its figures are.
    """
    return _ATTRIBUTE.match(text, end) is not None


_ATTRIBUTE = re.compile(
    "(?:正式|全面)?(?:启动|开工|动工|建成|竣工|投产|投用|成立|设立|签约|引进|落户|立项|开通|实施)的(?=[\u4e00-\u9fff“])"
)


def is_past(text: str, period: Period, begin: int, at: int) -> bool:
    """Whether a time is not that of a figure behind it: it is past, the figure of now (6月开工，
    目前完成70%), or it is the time of a goal of which a share is told (完成全年目标的45%).
    """
    start, end = begin + period.start, begin + period.end
    if period.rule == "period/whole-year" and OF_GOAL.search(text, begin, start):
        return GOAL.match(text, end) is not None
    if end <= at and is_attribute(text, end):
        return True
    within = _WITHIN_YEAR.match(period.value) is not None or period.rule == "period/past-years"
    return within and end <= at and NOW.search(text, end, at) is not None


def _is_aside(text: str, at: int, start: int, end: int) -> bool:
    """Whether a time stands in a bracket that tells figures of its own, and a figure at `at` does
    not: 监测户35户（2029年识别3户）.
    """
    opened = text.rfind("（", max(0, start - _LONGEST_ASIDE), start)
    if opened < 0 or text.find("）", opened, start) >= 0:
        return False
    closed = text.find("）", end, end + _LONGEST_ASIDE)
    inside = opened < at and (closed < 0 or at < closed)
    if inside or closed < 0:
        return False
    return bool(DIGIT.search(text, opened, start) or DIGIT.search(text, end, closed))


_LONGEST_ASIDE = 80
_WITHIN_YEAR = re.compile(r"by |[\dX]{4}[-HQ]")
"""A deadline or a part of a year; what is told of a year holds now too, and of 截至9月底."""
NOW = re.compile(r"(?:^|(?<=[，,；;。：:]))(?:截[至止])?(?:目前|当前|现已|至今)")
OF_GOAL = re.compile(r"(?:完成|达到|实现|占|超过?|为|是)[了到]?$")
GOAL = re.compile(
    r"的?(?:\d[\d.]*[万亿]?[\u4e00-\u9fff]{1,3})?(?:预期|预定|既定)?(?:目标|任务|计划|预算|指标)"
)


def nearest(
    text: str, figure: Figure, begin: int, said: Sequence[Period], *, looks_back: bool
) -> Period | None:
    """Of the times said in the sentence of a figure, up to its clause's end, the last before it (of
    全年 behind a named year, that year), else the first behind it.
    """
    at = figure.quantity.start
    places = bisect_left(said, at - begin, key=starts_at)
    before = (
        each
        for each in reversed(said[max(0, places - MEMORY) : places])
        if _may_tell(text, figure, begin, each, looks_back=looks_back)
        and (
            begin + each.start >= figure.start
            or each.rule not in _OF_A_THING
            or opens_clause(text, begin + each.start)
        )
        and (
            begin + each.start >= figure.start
            or each.rule != "period/plan"
            or text[begin + each.end : begin + each.end + 1] in ("，", ",")
        )
    )
    last = next(before, None)
    if last is None:
        behind = said[places : places + MEMORY]
        fit = (x for x in behind if _may_tell(text, figure, begin, x, looks_back=looks_back))
        return next(fit, None)
    if last.rule != "period/whole-year":
        return last
    return next((each for each in before if each.rule == "period/year"), last)


_OF_A_THING = frozenset({"period/year", "period/plan"})
"""Times that may be a thing's own (落实“十四五”时期资金9亿元，…), and not of what is told next."""


def _may_tell(text: str, figure: Figure, begin: int, period: Period, *, looks_back: bool) -> bool:
    """Whether a time may be that of a figure: not what it is held against, nor past by then."""
    start = begin + period.start
    if figure.baseline:
        held = not is_of_base(text, start)
    else:
        held = (
            is_compared(text, start, period)
            or _is_measure(text, start, begin + period.end)
            or compared(text, period, figure, begin)
            or is_basis(text, begin, figure.end, period)
            or _is_leaned_on(text, start, begin + period.end)
        )
    if (
        held
        or _is_left_out(text, start, begin + period.end)
        or _is_of_prices(text, start, begin + period.end)
        or _is_aside(text, figure.quantity.start, start, begin + period.end)
        or is_past(text, period, begin, figure.quantity.start)
    ):
        return False
    if _RECORD.match(text, begin + period.end) is not None:
        return False
    if _NEWS.match(text, begin + period.end) is not None:
        return False  # 记者9月7日从甲局获悉，…: then it was told
    return not (looks_back and text.startswith("一年来", start))


_NEWS = re.compile(
    r"(?:[上下]午)?[，,]?(?:本?[报刊]?记者)?(?:[从在][^，。；\d]{2,24})?(?:获悉|了解到|介绍说)"
    r"|[，,][^。；]{2,40}(?:会议?|发布会)上?(?:发布|通报|透露|介绍|开幕|召开|举行|闭幕)[^，。；]{0,4}[，,]"
)
_RECORD = re.compile("(?:来的?)?(?:新[高低]|最[高低好大快佳优])")
"""增速创近十年新高，出口…: of so long it is the highest, and of its own time."""
_COMPARED = re.compile(r"[比较由从]")
"""Before a time that a figure is held against (比2016年增加39天): it is not of that time."""
_WITH = ("与", "同", "跟", "和")
_AGAINST_IT = re.compile("(?:同期)?(?:同比|相比|比(?!重|例|率))")
_FROM_TO = re.compile(r"[由从]")


def is_compared(text: str, at: int, period: Period) -> bool:
    """Whether a time is one that a figure is held against; 从3月20日到6月30日 is a stretch."""
    led = _COMPARED.search(text, max(0, at - 1), at)
    stretch = "/20" in period.value and period.rule != "period/plan"
    end = at + period.end - period.start
    if text[at - 1 : at] in _WITH and _AGAINST_IT.match(text, end):
        return True  # 与去年同比增长9%
    return led is not None and not (_FROM_TO.match(led.group()) and stretch)


def _is_measure(text: str, at: int, end: int) -> bool:
    """Whether a time is that of a level by which another is measured (恢复至2019年水平的81%)."""
    led = _MEASURED_BY.search(text, max(0, at - 3), at) is not None
    return led and _LEVEL_OF.match(text, end) is not None


def _is_left_out(text: str, at: int, end: int) -> bool:
    """Whether a time is that of what is not counted (除去2004年到期的2亩后)."""
    led = _LEAVING_OUT.search(text, max(0, at - NEAR), at) is not None
    return led and _LEFT_OUT.match(text, end) is not None


def _is_of_prices(text: str, at: int, end: int) -> bool:
    """Whether a time is that of the prices or the rule by which it is reckoned (按2018年平均汇率
    折合9美元).
    """
    led = _BY.search(text, max(0, at - 2), at) is not None
    return led and _PRICES.match(text, end) is not None


_BY = re.compile("[按以]照?$")
_PRICES = re.compile(r"的?[^，。；\d]{0,10}?(?:汇率|价格|不变价|可比价|口径|牌价|标准|基期|人口)")
_LEAVING_OUT = re.compile(r"(?:除[去了]?|扣除|剔除|不含)[^，。；]*$")
_LEFT_OUT = re.compile(r"[^，。；]*?[后外](?=[，。；、]|$)")
_MEASURED_BY = re.compile(r"恢复[到至]$|相当于$")
_LEVEL_OF = re.compile(r"(?:同期)?(?:水平)?的?")


_BASIS = re.compile(r"[^，。；;]{0,24}基础上")


def is_basis(text: str, begin: int, end: int, period: Period) -> bool:
    """Whether a time is that of what something rose from (在去年任务的基础上增长8%)."""
    start = begin + period.start
    return text.endswith("在", begin, start) and bool(_BASIS.match(text, begin + period.end, end))


def _is_leaned_on(text: str, at: int, end: int) -> bool:
    """Whether a time is that of a work which another is done along with (依托2023年甲项目，…)."""
    led = _LEANING.search(text, max(0, at - 3), at) is not None
    return led and _A_PROJECT.match(text, end) is not None


_LEANING = re.compile("(?:依托|借助|利用|结合)了?$")
_A_PROJECT = re.compile(r"(?:度)?[^，。；\d]{2,24}(?:项目|工程|资金|行动)[，,]")
