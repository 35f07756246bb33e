"""Rates of completion and repeated plans: claims about other figures, not results of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.language.figure import Figure, Part, comparable_units
from loaders.language.quantity import Quantity
from loaders.language.told import INCREMENT, Told
from ontology import late_re as re
from ontology.text import squeeze

_LONE_RATE = re.compile(r"\s*[（(].*|[，。；].*|", re.DOTALL)
_RATE = re.compile(
    r"(?:(?:任务|目标|计划|投资)?(?:完成率|完成比例|完成进度)"
    r"|(?:占|完成了?|实现|达到?|达成|为|是)(?:全年|年度|年初|年(?=计划|目标|任务)|全部|总|既定|当年|今年|本年|力争|确保|奋斗|预期|[省市州县区盟旗厅局]级?(?=年度|全年|力争|调整|目标|任务)|[省市州县区]级|市下达|上级下达|下达|省定|市定|考核|调整后?)*"
    r"(?:预算|投资)?(?:目标|计划|任务|指标)(?:任务|数|量|值|总数|总量|投资|总投资)*(?:的|数的)?(?:比例|比重)?"
    r"|完成了?(?:年度|全年|当年|本年|总|项目)(?:计划)?总?投资额?的?(?:比例|比重)?"
    r"|(?:占|完成了?|为|是)(?:年初|年度|全年|年(?=预算)|调整后?|变动)*预算(?:数)?的?)(?:达到?|为|：|:)?$"
)
_PLAN_BEFORE = re.compile(
    r"(?:年度|全年|年初|(?<![去上明青])年|原|考核|既定|下达|占|完成)(?:目标|计划|任务|指标)(?:任务|数|值|量|投资|总投资|完成投资)?(?:为|是|：|:)?$"
    r"|^(?!.*(?:完成|承担|落实|实施|推进|开展|部署|安排|执行|分解|下达了))(?:.*[^、])?(?:年度|全年|[县区市旗镇乡州])[\u4e00-\u9fff]{0,6}任务(?:数|量|为|是|：|:)*$"
    r"|^(?:完成|占|为)?(?:年初|年度|全年|调整后?)?预算数$"
    r"|^(?:目标|计划|任务)(?:数|值|任务)?(?:为|是|：|:)?$|^应(?![急用届对收征付])[\u4e00-\u9fff]{1,6}$"
    r"|^(?:年度)?(?:计划|拟(?!定)|下一步|明年|将(?![^，。；]{0,14}(?:划分|分为|纳入|列入|作为|改为|转为|移交|打造成|调整为))|后续|预计(?=到?明年|到?年底|\d{1,2}月|.*(?:完工|竣工|建成|投用|开工)))"
    r"(?!.*(?:已|完成了|率))"
)
PLAN_ALONE = re.compile(
    r"(?:完成|占)?(?:年度|全年|年初|年|全部|总|考核|调整|力争|确保|奋斗|预期|[省市州县区盟旗厅局]级?(?=年度|全年|力争|调整|目标|任务))*(?:投资)?(?:目标|计划|任务|指标|预算)+(?:数|量|值)?|"
)
ONLY_DONE = re.compile(r"(?:已|共)?完成了?")


def is_claimed_rate(figure: Figure, others: Sequence[Figure], promised: Sequence[Figure]) -> bool:
    """Whether a rate of completion only restates another figure against its goal.

    Then it is a claim to recompute, not a result. It needs the figure that it speaks of
    (:func:`rated`) and a goal in the same base unit, promised or repeated in the report.
    """
    value = rated(figure, others)
    if value is None:
        return False
    goals = [*promised, *(e for e in others if e.part in (Part.PLAN, Part.WHOLE))]
    return any(comparable_units(each.quantity, value.quantity) for each in goals)


def rated(figure: Figure, others: Sequence[Figure]) -> Figure | None:
    """The result that a stated rate of completion speaks of: the last one before it."""
    if figure.part is not Part.RATE:
        return None
    before = [
        each
        for each in others
        if each.part is Part.VALUE
        and each.kind == "level"
        and each.sentence == figure.sentence
        and each.quantity.start < figure.quantity.start
        and not INCREMENT.match(each.indicator)
    ]
    rates = [
        each
        for each in others
        if each.part is Part.RATE
        and each.sentence == figure.sentence
        and each.start == figure.start
    ]
    if 1 < len(rates) <= len(before) and figure in rates:
        return before[rates.index(figure) - len(rates)]  # 分别完成108%、100%
    whole = [each for each in before if each.total] or before
    return whole[-1] if whole else None


def opening_ratio(text: str, figure: Figure, context: Sequence[Figure]) -> Figure:
    """A report that is, or opens with, a bare percentage: the value of the task's own ratio,
    or, where the task promises none, how much of the task is done.
    """
    if figure.quantity.unit != "%" or not _LONE_RATE.fullmatch(text, figure.quantity.end):
        return figure
    ratios = [each for each in context if each.quantity.unit == "%" and each.part is Part.VALUE]
    if len(ratios) == 1:
        return replace(figure, indicator=ratios[0].indicator, kind=ratios[0].kind)
    return replace(
        figure, indicator="完成率", kind="share", part=Part.RATE, bare=True, rule="figure/rate"
    )


def part_of(before: str, quantity: Quantity) -> Part:
    words = squeeze(before)
    if quantity.is_ratio and _RATE.search(words):
        return Part.RATE
    if _PLAN_BEFORE.search(words):
        return Part.PLAN
    return Part.VALUE


def sorts_tasks(before: str) -> bool:
    """Whether tasks are counted by how they stand, so that a ratio behind 占总任务 is a share of
    them, of which nothing is completed.

    >>> sorts_tasks("滞后的有7项，占总任务的"), sorts_tasks("改造房屋50户，占总任务的")
    (True, False)
    """
    paragraph = before.rpartition("\n")[2]
    return _OF_ALL.search(paragraph) is not None and _SORTED.search(paragraph) is not None


_OF_WHAT_IS_PLANNED = re.compile("(?:目标|计划|任务|指标)*的")
_OF_ALL = re.compile(
    r"占(?:全部|总|所有)(?:目标)?任务(?:数|总数)?的?(?:比例?|比重)?[为达]?$|占任务总数的?[为达]?$"
)
_SORTED = re.compile(
    r"(?:进度|时序|滞后|缓慢|完成|推进|办理|启动|调整)的有?\d+[个项件]|任务[^。\d]{0,4}共?计\d+项"
)


def completes(told: Told, before: str, quantity: Quantity) -> bool:
    """Whether a ratio is of the goal of the figure before it, though no word says so."""
    words = squeeze(before)
    if not quantity.is_ratio or not told.figures:
        return False
    if _OF_WHAT_IS_PLANNED.fullmatch(words):
        # 占年度计划10亿元的80%, 完成全年23万人目标任务的95%: the plan stands between its words
        return told.figures[-1].part is Part.PLAN
    # 转移就业2.15万人次，完成82.7%
    return ONLY_DONE.fullmatch(words) is not None and any(
        each.kind == "level" for each in told.in_sentence()
    )


_RATIO_NAMED = re.compile(r"(?<!完成)(?:率|比例|比重|占比)(?:[（(][^（()）]*[）)])?$")


def names_ratio(name: str) -> bool:
    """Whether a name is that of a ratio (森林覆盖率), whose values are percentages of their own.

    >>> names_ratio("森林覆盖率"), names_ratio("完成率"), names_ratio("化解债务")
    (True, False, False)
    """
    return _RATIO_NAMED.search(name) is not None
