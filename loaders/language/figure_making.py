"""What all figures of a clause are made with: the words of the text, what was told, the names, and
the figure itself, in its part and under its rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.language import indicators
from loaders.language.clauses import Span
from loaders.language.enumerations import Listing
from loaders.language.figure import OF_EACH, OF_EXPECTED, UNASSIGNED, Figure, Part
from loaders.language.figure_names import Naming
from loaders.language.quantity import Quantity
from loaders.language.slots import Slot, Words
from loaders.language.told import Told
from ontology import late_re as re

RATIO_NAME = re.compile(r"(?:率|比|占比|比重|比例|度|投资|收入|产值|增加值|消费)$")
LISTED = re.compile(r"[、和及与]")
SHARE_OF = re.compile(r"占(?!比|地|用|道)")
BASELINE_AFTER = re.compile(r"的?基础上")
LEFT_BEHIND = re.compile(
    "(?:起|开始)?(?:大幅|稳步|快速|逐步|持续|进一步)?(?:提升|提高|增加|增长|上升|扩大|下降|降低|减少|压缩|缩短|回落)了?$"
)
"""Behind what something was before (从8.6万人次提升，达10.3万人次)."""
FROM = re.compile(r"[从由](?:原来的?|原先的?|原|[上去前]年的?|(?:19|20)\d{2}年的?)?$")
_PLANS = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:计划|拟)(?=造林|育苗|新建|建设|改造|实施|培训|引进|植树|种植)"
)
"""林场计划造林9亩: that it is planned is the figure's part."""
_BY_KIND = {"level": "figure/named", "growth": "figure/growth", "share": "figure/share"}


class Making:
    """Makers of figures share the text's words, what was told so far, and how names are given."""

    def __init__(self, words: Words, told: Told, naming: Naming) -> None:
        self._words = words
        self._told = told
        self._naming = naming

    def _figure(  # noqa: PLR0917 - a figure's parts, in the order of its fields
        self,
        clause: Span,
        quantity: Quantity,
        name: str,
        kind: str,
        part: Part,
        rule: str | None = None,
        *,
        total: bool = False,
        bare: bool = False,
        listing: Listing | None = None,
        baseline: bool = False,
    ) -> Figure:
        if part is Part.PLAN:
            name = _PLANS.sub("", name)
        said = UNASSIGNED if rule == UNASSIGNED else of_part(part, self._told) or rule
        if quantity.unit == "分" and name.endswith("得"):
            name += "分"  # 考核得92分
        return Figure(
            quantity=quantity,
            start=clause.start,
            end=clause.end,
            sentence=self._told.sentence,
            indicator=indicators.clean(name),
            kind=kind,
            part=part,
            partial=self._told.partial,
            total=total,
            bare=bare,
            listing=listing,
            baseline=baseline,
            expected=said == OF_EXPECTED,
            dealt=rule == OF_EACH,
            rule=said or _BY_KIND[kind],
        )

    def _unassigned(self, clause: Span, group: list[Slot], kind: str, part: Part) -> list[Figure]:
        """Figures of which nobody can tell what they are of: kept without a name."""
        return [self._figure(clause, each.quantity, "", kind, part, UNASSIGNED) for each in group]

    def _of_each(
        self, clause: Span, quantity: Quantity, names: Sequence[str], kind: str, part: Part
    ) -> list[Figure]:
        """One figure that is said of each of several (甲率、乙率均达99%)."""
        return [
            self._figure(clause, quantity, indicators.head(each), kind, part, OF_EACH)
            for each in names
        ]

    def _told_together(self, clause: Span, count: int, kind: str) -> tuple[str, ...]:
        """What the figures of the clause before measure, if these are so many, all different
        (甲5个、乙20个，分别完成投资2亿元、7亿元); where none are told, what the task promises.
        """
        if count < 2:
            return ()
        last = list(self._told.in_sentence())
        if not last:
            promised = [each.indicator for each in self._told.context if each.kind == kind]
            return tuple(promised) if len(set(promised)) == len(promised) == count else ()
        together = [each.indicator for each in last if each.start == last[0].start][::-1]
        if together and last[0].start == clause.start:  # 收入为3万元和2万元、增长5%和6%
            together = together[-count:]
        if not len(set(together)) == len(together) == count:
            # 甲收入达3万元，乙收入达2万元，分别增长4%、6%
            together = [each.indicator for each in last if each.kind == "level"][::-1]
        alike = len(set(together)) == len(together) == count and all(together)
        return tuple(together) if alike else ()


def of_part(part: Part, told: Told) -> str | None:
    """The rule of a figure that is no value of its own. told: so far, before it."""
    if part is Part.PLAN and told.expected:
        return OF_EXPECTED
    rules = {Part.RATE: "figure/rate", Part.PLAN: "figure/plan", Part.DENIED: "figure/denied"}
    return rules.get(part)
