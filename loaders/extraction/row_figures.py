"""What a figure of a cell takes from its task and from the head of its column: a name, a unit, a
bound, or that it is a rate of completion.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.extraction.row import Row
from loaders.language.fault import fault
from loaders.language.figure import NAMELESS, UNNAMED
from loaders.language.figures import Figure, Part, comparable_units
from loaders.language.indicators import head
from loaders.language.quantities import number_alone, quantities, unit_alone
from loaders.language.quantity import Quantity
from loaders.language.rates import names_ratio
from loaders.language.respectively import says_what_is_measured
from ontology import late_re as re
from ontology.text import squeeze

LONGEST_INDICATOR = 200
"""Characters of the longest indicator that a task's own words are."""


_MEASURE_IN_BRACKETS = re.compile(r"[（(](?:单位[:：])?(?P<unit>[^（()）]{1,8})[）)]$")


def bracketed_measure(words: str) -> str:
    """The unit of measure in the last bracket of a title or head (面积（亩）), or ""."""
    match = _MEASURE_IN_BRACKETS.search(squeeze(words))
    return (unit_alone(match["unit"]) or "") if match else ""


def without_measure(words: str) -> str:
    """A title or head without the short bracket at its end (面积（亩）)."""
    return _MEASURE_IN_BRACKETS.sub("", words)


_FEW = 8
"""Of more figures that a task promises no one is what it is called by."""


def own_indicator(row: Row, figure: Figure | None = None) -> str:
    """The task's name as an indicator, without the unit of measure in its last bracket; where the
    task promises one figure of this measure, what that is of (增速 of 增速保持在5%—6%).
    """
    name = row.task.name
    if figure is not None and len(row.promised) <= _FEW:
        named = {
            each.indicator
            for each in row.promised
            if each.indicator and comparable_units(each.quantity, figure.quantity)
        }
        if len(named) == 1:
            return named.pop()
    own = without_measure(name) if bracketed_measure(name) else name
    own = _BOUND_AT_END.sub("", own) or own
    own = own[:LONGEST_INDICATOR]
    first = next(iter(quantities(own)), None)
    if first is not None and len(short := head(own[: first.start])) > 1:
        own = short  # 增速 of 增速达到6%以上
    return own[:LONGEST_INDICATOR]


_BOUND_AT_END = re.compile(
    r"(?:(?:控制|保持|稳定)在)?(?P<bound>不低于|不少于|不高于|不超过|低于|高于|少于|超过|控制在)$"
)
"""城镇登记失业率低于（%）: what the number beside it is to be held against."""


def bounded_by_task(figure: Figure, row: Row) -> Figure:
    """A bare number, as the title of its row says what it is to be: no more, no less."""
    name = without_measure(row.task.name)
    bound = _BOUND_AT_END.search(name)
    if bound is None or figure.quantity.comparator != "=" or figure.rule != "figure/task":
        return figure
    words = bound["bound"].replace("控制在", "不超过")
    number = figure.quantity.text.removesuffix(figure.quantity.unit)
    told = next(iter(quantities(f"{words}{number}{figure.quantity.unit}")), None)
    comparator = told.comparator if told is not None else figure.quantity.comparator
    return replace(figure, quantity=replace(figure.quantity, comparator=comparator))


def named_by_task(figure: Figure, row: Row) -> Figure:
    """A figure that no words name is the task's own; one of which nobody can tell what it is of
    has no name.
    """
    if figure.indicator:
        return figure
    if figure.part is Part.WHOLE:  # 22个村中21个建成: the villages are not what was promised
        return replace(figure, indicator=NAMELESS, bare=True, rule=UNNAMED)
    people = figure.quantity.base_unit in _PEOPLE and row.promised
    alike = any(comparable_units(each.quantity, figure.quantity) for each in row.promised)
    if row.whole or (not alike and (people or _is_qualified(row))):
        # 发放贷款3亿元，惠及2654户: whom it reached, is not what was promised.
        figure = replace(figure, rule=UNNAMED)
    if figure.unassigned:
        return replace(figure, indicator=NAMELESS, bare=True)
    if figure.part is Part.RATE or _is_rate_alone(figure, row):
        return replace(figure, indicator="完成率", bare=True)  # 已完成93%
    own = own_indicator(row, figure)
    if row.promised and _CLAUSES.search(own):  # 启动卫生室改造，年内完成38家
        return replace(figure, indicator=NAMELESS, bare=True, rule=UNNAMED)
    return replace(figure, indicator=own, rule="figure/task")


_CLAUSES = re.compile("[，。；;]")


def _is_rate_alone(figure: Figure, row: Row) -> bool:
    """Whether a share that no words name is how much of a task is done that is no rate itself."""
    return (
        figure.quantity.unit == "%"
        and figure.kind == "share"
        and not _RATE_NAME.search(own_indicator(row, figure))
        and not any(each.quantity.is_ratio for each in row.promised)
    )


_RATE_NAME = re.compile(r"[率度比重例速幅]$")


def _is_qualified(row: Row) -> bool:
    """Whether the first number in a task's name is none of its goals, but says which things they
    are of (收入10万元以上的村达到80%): then its first words name no figure of it.
    """
    first = next(iter(quantities(row.task.name)), None)
    return bool(row.promised and first) and not any(
        each.quantity.text == first.text for each in row.promised if first is not None
    )


_PEOPLE = frozenset({"人", "户", "人次", "户次", "名", "家庭"})


def change_alone(read: Sequence[Figure], text: str, row: Row) -> list[Figure]:
    """The figures of a cell; one that only says how much less or more it became (下降3%) as the
    task's own, where the task is called by what is measured (单位GDP能耗).
    """
    change = _ONLY_CHANGED.fullmatch(squeeze(text).strip("。；;")) if len(read) == 1 else None
    own = own_indicator(row)
    if change is None or row.whole or not says_what_is_measured(own):
        return list(read)
    if read[0].indicator or read[0].kind != "growth":
        return list(read)
    return [replace(read[0], indicator=own + change["verb"], bare=False, rule="figure/task")]


_ONLY_CHANGED = re.compile(
    r"(?:同比|较上年|比上年)?(?P<verb>下降|减少|降低|压减|上升|提高|提升|增加|回落)了?"
    r"(?:约|近|超过|不低于|不少于)?\d+(?:\.\d+)?(?:%|‰|个百分点)(?:以上|左右|以内)?"
)


def number_below(text: str, row: Row, header: str) -> list[Figure]:
    """A bare number whose unit is said in the head (投资（万元）), a column or the title, or by the
    one goal that it stands beside (2500人: 3321).
    """
    heads = [each for each in squeeze(header).split("·") if bracketed_measure(each)]
    said = bracketed_measure(heads[-1]) if heads else ""
    quantity = number_alone(text, said or row.measure) if said or row.measure else None
    if quantity is None:
        return _in_units_of_goal(text, row, header) if not (said or row.measure) else []
    if quantity.is_ratio and heads and _RATE_HEAD.search(heads[-1]):
        rate = Figure(quantity, 0, len(text), 0, "完成率", "share", Part.RATE, bare=True)
        return [replace(rate, rule="figure/rate")]
    # 年度计划投资（万元） says what is measured, 年度目标（套） does not.
    last = squeeze(header).rpartition("·")[2]
    named = _OF_PLAN.sub("", without_measure(heads[-1] if said else last))
    if not said and (not _AMOUNT_OF.search(named) or named in row.task.name):
        named = ""  # 完成值; 投资 in a row 固定资产投资
    kind = "share" if quantity.is_ratio else "level"
    indicator = named if len(named) > 1 else own_indicator(row)
    rule = "figure/head" if len(named) > 1 else "figure/task"
    if len(named) < 2 and _is_of_another(row, quantity):
        # 道路长3.2公里 in a row, 4000 below 年度计划（万元）: what the work is to cost
        return [Figure(quantity, 0, len(text), 0, _COST, kind, rule="figure/head")]
    if not said and fault(indicator, quantity.unit) == "fault/unit":
        return []  # 单位：亿元 above a table is of no number of firms
    return [Figure(quantity, 0, len(text), 0, indicator, kind, rule=rule)]


def _in_units_of_goal(text: str, row: Row, header: str) -> list[Figure]:
    """A bare number beside a goal that is one figure and no more (2500人), in the unit of that; a
    share (≥95%) where the head says that what was reached stands there (实际完成值).
    """
    head = squeeze(header)
    if len(row.promised) != 1 or is_rate(header) or _SHARE_HEAD.search(head):
        return []
    goal, kind = row.promised[0].quantity, row.promised[0].kind
    unclear = goal.is_ratio and not _VALUE_HEAD.search(head)  # 100: of what was done, or of all?
    quantity = None if unclear else number_alone(text, goal.unit)
    if quantity is None or not goal.value / _TIMES < quantity.value < goal.value * _TIMES:
        return []  # 32000 beside 3万人, 0.58 beside 150万份: in another unit, it seems
    indicator = own_indicator(row, row.promised[0])
    return [Figure(quantity, 0, len(text), 0, indicator, kind, rule="figure/unit-of-goal")]


_VALUE_HEAD = re.compile("(?:实际|完成|达到|实现)(?:完成|达到|实现)?(?:指标)?值")


_SHARE_HEAD = re.compile("[率比%％]|占|增[长幅速]|同比|排名|位次|得分")
_TIMES = 20


_COST = "投资"


def _is_of_another(row: Row, quantity: Quantity) -> bool:
    """Whether a row is called by a size or a number of something, and a sum of money stands beside
    it.
    """
    if quantity.base_unit != "元":
        return False
    first = next(iter(quantities(row.task.name)), None)
    return first is not None and first.base_unit != quantity.base_unit


_AMOUNT_OF = re.compile(r"(?:投资|资金|产值|收入|支出|税收|贷款)额?$")
"""A head that says what is measured, where a line above the table says in what."""


def of_rates(read: list[Figure], text: str) -> list[Figure]:
    """The figures of a column of rates of completion: a percentage alone is such a rate, also in
    a row that is called by a ratio itself (增速: 86.7%).
    """
    if len(read) != 1 or read[0].quantity.unit != "%" or squeeze(text) != read[0].quantity.text:
        return read
    return [
        replace(
            read[0],
            indicator="完成率",
            kind="share",
            part=Part.RATE,
            bare=True,
            rule="figure/rate",
        )
    ]


def of_ratio(figure: Figure, row: Row) -> Figure:
    """A bare percentage in a row that is called by a ratio (优良比例: 83%) as its value, where the
    goal stands in a later column.
    """
    if figure.rule != "figure/rate" or not figure.bare or not names_ratio(row.task.name):
        return figure
    return replace(
        figure,
        indicator=own_indicator(row),
        kind="share",
        part=Part.VALUE,
        bare=False,
        rule="figure/task",
    )


_RATE_HEAD = re.compile(
    r"(?:完成|进展|推进|办理)(?:率|比例|百分比)|完成进度|^占[^，；]{0,8}(?:计划|目标|任务|预算)"
    r"|^(?:实际)?完成[^，；]{0,8}(?:计划|目标|任务)(?:数|值|量|额)?的?(?:比例|比重|百分比|[（(]?[%％])"
)
"""A column of rates of completion (占全年计划): its numbers measure nothing but the others."""


def is_rate(header: str) -> bool:
    """Whether the numbers below a head only say how much of the others is done."""
    return bool(_RATE_HEAD.search(squeeze(header)))


_OF_PLAN = re.compile(
    r"\d{4}年度?|\d{1,2}[-—~至]\d{1,2}月份?|第?[一二三四1-4]季度|[Qq][1-4]|\d{1,2}月份?|本月|全年|年初预算|年度|本年|今年|上半年|累计|实际|预计|计划|预期|目标|任务"
    r"|指标|完成|实绩|业绩|结果|实际|情况|进展|进度|[数值额量]$|[已应]"
)
"""What a head says of goals and results in general; the rest names what is measured."""
