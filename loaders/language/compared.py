"""Words of time that say what a figure is held against, not what it is of.

由上年的79%提高到88% tells of this year; 是去年的1.8倍 measures this year by the last.
"""

from __future__ import annotations

from loaders.language.figure import Figure
from loaders.language.period import Period
from ontology import late_re as re

_AGAINST = re.compile(r".?[比较]|[高低快慢好优大小多少]于")
_BESIDE = re.compile(r"[与同和跟]")
_HELD = re.compile(r"(?:同期|全年|[末底])?(?:(?:和|及|与|、)[^，。；\d]{2,10})?相?比较?")
"""与上年比, 同去年同期相比: held against that time."""
_AS_WELL = re.compile(r"[比较][^，。；、]{1,11}[和与]$")
"""较1—9月和上年同期提高: held against both."""
_FROM = re.compile(r"[由从]")
_OF_THAT_TIME = re.compile(r"(?:同期|水平|总量|全年|末|底)?的?")
_SHARE_OF = re.compile(r"(?:占|相当于|为|是)(?:了|到)?$")
_A_TOTAL = re.compile(
    r"[\u4e00-\u9fff]{2,16}?(?:总[数量额和]|人数|数量|收入|支出|水平|规模|的)的?[\d.]+[%％倍]"
)
"""占去年务工总数的86%, 占去年务工人数94%: of that year's whole, the share of now."""
_OF_WHEN_BUILT = re.compile(
    r"(?:之?前|以前|底前)?(?:建成|建造|修建|兴建|竣工)的?[\u4e00-\u9fff]{0,4}(?:小区|住宅|房屋|建筑|楼|厂房|管网|管道|电梯)"
)
_TIMES_THAT = re.compile(r"(?:同期|全年|底|末)?的[\d.一二两三四五六七八九十多近]+倍")
_CAME_TO = "figure/from-to"


_ON_TOP_OF = re.compile(r"[^，。；;]{0,24}?基础上")
"""在去年19个的基础上新增6个: the six are not of last year."""


def compared(text: str, period: Period, figure: Figure, start: int = 0) -> bool:
    """Whether a period is that of what the figure is held against.

    start: where the stretch begins whose periods are told from its beginning. An earlier value
    itself (`figure.baseline`) is of the time that stands before it.
    """
    if figure.baseline:
        return False
    begin, end = start + period.start, start + period.end
    built = _OF_WHEN_BUILT.match(text, end)
    # 改造2000年前建成小区12个: which ones they are, not when it is done; but 8月底前建成厂房3座
    if built and ("的" in built.group() or period.rule == "period/year" or not _opens(text, begin)):
        return True
    if held_against(text, begin, end):
        return True
    before = text[max(0, begin - 1) : begin]
    on_top = before == "在" and _ON_TOP_OF.match(text, end, figure.quantity.start) is not None
    if on_top or _TIMES_THAT.match(text, end):
        return True  # 是2016年的1.6倍，年均增长8%: neither is of 2016
    if figure.rule == _CAME_TO and _FROM.fullmatch(before):
        return True
    quantity = figure.quantity
    measures = quantity.unit == "倍" or quantity.is_ratio
    between = text[end : quantity.core_start]
    return measures and between.endswith("的") and bool(_OF_THAT_TIME.fullmatch(between))


def held_against(text: str, begin: int, end: int) -> bool:
    """Whether something is held against the time that stands there (比去年, 和上半年相比,
    高于去年同期, 占去年总数的86%).

    >>> held_against("和上年相比，多5个", 1, 3), held_against("和上年一样", 1, 3)
    (True, False)
    """
    before = text[max(0, begin - 2) : begin]
    beside = _BESIDE.fullmatch(before[-1:]) and _HELD.match(text, end)
    near = _AGAINST.fullmatch(before) or _AGAINST.fullmatch(before[-1:])
    share = _SHARE_OF.search(text, max(0, begin - 4), begin) and _A_TOTAL.match(text, end)
    return bool(near or beside or share or _AS_WELL.search(text, max(0, begin - 14), begin))


def _opens(text: str, at: int) -> bool:
    """Whether what stands there opens its clause."""
    return _OPENING.search(text, max(0, at - 8), at) is not None


_OPENING = re.compile(
    r"(?:^|[，,、。；;：:（(\s])(?:力争|确保|争取|计划|预计|将|要|拟|在|于|到|至)*$"
)


def is_of_base(text: str, at: int) -> bool:
    """Whether a time that stands there is that of the value that something rose or fell from
    (由去年的12%降至7.5%): 2024年空置率由12%降至7.5% does not say of when the 12% are.

    >>> is_of_base("由去年的12%", 1), is_of_base("去年由12%", 0)
    (True, False)
    """
    return text[max(0, at - 1) : at] in _BASE_WORDS and at > 0


_BASE_WORDS = ("由", "从", "自", "在", "较", "比")
