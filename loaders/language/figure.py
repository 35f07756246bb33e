"""A figure: a quantity of a text, what it measures, and the part it plays there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from loaders.language import indicators
from loaders.language.enumerations import Listing
from loaders.language.fault import fault, says_nothing
from loaders.language.measures import COUNTERS, DURATIONS
from loaders.language.quantity import Quantity
from ontology import late_re as re

MONEY_OR_SIZE = re.compile(r"元$|元/|平方|亩$|公顷$|^米$|公里$|吨$")
"""Units of what has a size; the others count."""


UNASSIGNED = "figure/unassigned"
"""The rule of a figure of which nobody can tell which name it is of (甲、乙、丙分别增长5%、6%)."""
UNNAMED = "figure/unnamed"
"""The rule of a figure beside which no clean name stands."""
DOUBTED = "figure/doubt"
"""The rule of a figure of running text whose words leave in doubt of what it is."""
_WITHOUT_NAME = frozenset({UNASSIGNED, UNNAMED, DOUBTED})
NAMELESS = "（未说明）"
"""What stands for the name of an indicator where none can be told."""


class Part(StrEnum):
    """What a figure is in its sentence."""

    VALUE = "value"
    RATE = "rate"
    """A stated rate of completion (完成率115%, 占年度计划的80%)."""
    PLAN = "plan"
    """A goal that a report repeats beside its result (年度目标50个, 计划投资10亿元)."""
    ESTIMATE = "estimate"
    """What a report of a time gone by expects of it: 预计完成160亿元, its numbers are not in."""
    DENIED = "denied"
    """What a report says is not so (尚未开工项目3个)."""
    WHOLE = "whole"
    """How many there are, some of whom the words behind it tell of (22个村中21个通水): neither a
    result nor a goal."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity and its meaning.

    start, end: the clause it stands in. sentence: number of the sentence in the text.
    indicator: the words that name what is measured; "" if nothing names it.
    kind: `level`, `growth` or `share`.
    total: 共, 合计 stand before it. partial: 其中 does. bare: only a verb names it.
    listing: the names that are counted, if it counts names.
    baseline: it is what was before (在去年19个的基础上).
    """

    quantity: Quantity
    start: int
    end: int
    sentence: int
    indicator: str
    kind: str
    part: Part = Part.VALUE
    total: bool = False
    partial: bool = False
    bare: bool = False
    listing: Listing | None = None
    baseline: bool = False
    place: tuple[int, int] = (0, 1)
    """Which one it is of how many that its clause tells: years are dealt out over them."""
    expected: bool = False
    """Whether it is only expected (预计), whatever else gave it its name."""
    dealt: bool = False
    """Whether it is one of several, each of one name of a list, in order (分别)."""
    rule: str = "figure/named"
    """How it is told what the quantity is of (`loaders.language.rules`)."""

    @property
    def unassigned(self) -> bool:
        """Whether nobody can tell what it is of: it is kept, and compared with nothing."""
        return self.rule in _WITHOUT_NAME

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that gave it, as a claim's method names them."""
        return self.rule, self.quantity.rule


_OF_YEAR = re.compile(
    r"(?<=[\u4e00-\u9fff])[较比]?(?:19|20)\d{2}年(?:度|底|末)?"
    r"(?:(?:之?前|以前)?(?:建成|建造|修建|兴建)的?(?=[\u4e00-\u9fff]{2}))?(?=[\u4e00-\u9fff“])"
)


def is_nameless(method: str) -> bool:
    """Whether a claim's method says that nobody can tell what its figure is of."""
    return not _WITHOUT_NAME.isdisjoint(method.split())


OF_EACH = "figure/each"
"""The rule of figures that 分别 deals out over the names of a list."""
OF_EXPECTED = "figure/expected"
"""The rule of figures behind 预计."""
OF_A_TIME = "column/time"
"""Rule: a time alone heads the column of the figure (一季度)."""
OF_GROWTH = "column/growth"
"""Rule: the column says by how much the one beside it grew (同比)."""


def is_beside(method: str) -> bool:
    """Whether a claim's method says that its figure stands beside the row's own results: in a
    column of a time, which may run on from the one before or not, or of growth.
    """
    return not {OF_A_TIME, OF_GROWTH}.isdisjoint(method.split())


def checked(figure: Figure) -> Figure:
    """A figure whose name passed the check of names, or has none (`loaders.language.fault`)."""
    timeless = _OF_YEAR.sub("", figure.indicator)
    if timeless and timeless != figure.indicator:
        # Held against another year, or of another one: of this document alone.
        figure = replace(figure, indicator=timeless, bare=True)
    found = fault(figure.indicator, figure.quantity.unit) if figure.indicator else None
    if found is None:
        return figure
    if says_nothing(found):
        return replace(figure, indicator="")
    return replace(figure, indicator="", bare=True, rule=UNNAMED)


def with_growth(indicator: str, kind: str) -> str:
    """An indicator's words for people: of growth the word too, where they leave it out.

    The indicator of 地区生产总值增长6% is 地区生产总值, and its kind says that it is growth.
    """
    said = indicators.growth(indicator) is not None or indicator.endswith(_SPEAKS_OF_GROWTH)
    return indicator if kind != "growth" or said else f"{indicator}增长"


_SPEAKS_OF_GROWTH = ("增长率", "涨幅", "降幅", "增减", "翻番")


def comparable_units(first: Quantity, second: Quantity) -> bool:
    """Whether two quantities can be compared: the same unit, or both count things."""
    if first.base_unit == second.base_unit:
        return True
    return all(
        not each.is_ratio
        and not MONEY_OR_SIZE.search(each.base_unit)
        and each.base_unit not in DURATIONS
        and each.base_unit in COUNTERS
        for each in (first, second)
    )
