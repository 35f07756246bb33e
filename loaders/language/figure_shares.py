"""Figures that are shares and rates (完成率99%, 占预算的85%), each with what it is of."""

from __future__ import annotations

from dataclasses import replace

from loaders.language import indicators
from loaders.language.clauses import Span
from loaders.language.enumerations import split_items
from loaders.language.figure import OF_EACH, Figure, Part
from loaders.language.figure_making import BASELINE_AFTER, RATIO_NAME, SHARE_OF, Making, of_part
from loaders.language.quantity import Quantity
from loaders.language.rates import PLAN_ALONE
from loaders.language.respectively import RESPECTIVELY
from loaders.language.slots import Slot
from ontology import late_re as re
from ontology.text import squeeze

_CHANGED_THING = re.compile(
    r"(?P<verb>(?P<less>压减|压缩|压降|缩减|削减|减少|降低|精简|缩短)|提高|提升|增加)"
    r"(?P<thing>[\u4e00-\u9fffA-Za-z\d.“”]{2,12})"
)
_TO_THAT = re.compile(r"(?:[到至为]|达到?|不低于|不高于|控制在|保持在?|稳定在)(?:约|近|超过?)?$")
_ONLY_REACHED = re.compile(r"[，、]?(?:已|预计|将|有望)*(?:达到?|至|升至|提高到|提升至|降至|为)了?")
_STRIVES = re.compile(
    r"[，、]?并?(?:力争|确保|争取|冲刺)(?:达到?|(?:控制|保持|稳定)在|不[超低高][过于])?"
)
_SHORT_RATE = 4
_SUM = re.compile("(?:总额|总值|产值|收入|支出|投资|增加值|销售额|零售额|利润|税收|产量|用电量)$")


class Shares(Making):
    """Reads ratios that are no change."""

    def read(  # noqa: PLR0911 - one exit for each form
        self, clause: Span, group: list[Slot], part: Part
    ) -> list[Figure]:
        """Ratios that share their words: one name, or a list of names before them."""
        before, after = group[0].before, group[-1].after
        turned = _CHANGED_THING.fullmatch(indicators.head(before)) if len(group) == 1 else None
        to = _TO_THAT.search(squeeze(before))  # 降低失业率至4%
        if turned and not to and part is not Part.RATE and not BASELINE_AFTER.search(after):
            points = group[0].quantity.unit != "%"
            if points or not RATIO_NAME.search(turned["thing"]) or turned["less"]:
                # 压减一般性支出5%: what is done to it stands before it, as behind it elsewhere.
                name = turned["thing"] + turned["verb"]
                return [self._figure(clause, group[0].quantity, name, "growth", part)]
        if part is Part.RATE and self._is_of_the_last(clause):
            # 2座完工，1座完成90%: of that one
            return [self._figure(clause, group[0].quantity, "", "share", Part.VALUE)]
        names = [
            part for each in split_items(indicators.head(before)) for part in _ratio_names(each)
        ]
        names = _of_one_owner(_of_one_head(names))
        if part is Part.RATE and RESPECTIVELY in before and len(group) > 1:
            # 泊位9个、充电桩3个，分别完成任务的90%、75%: each of its own.
            told = self._told_together(clause, len(group), "level")
            if not told:
                return self._unassigned(clause, group, "share", part)
            return [
                self._figure(clause, each.quantity, name + "完成率", "share", part, OF_EACH)
                for each, name in zip(group, told, strict=True)
            ]
        if len(names) > 1 and all(RATIO_NAME.search(each) for each in names):
            return self._of_each(clause, group[0].quantity, names, "share", part)
        baseline = bool(BASELINE_AFTER.search(after))
        points = group[0].quantity.unit.endswith("百分点")
        name = self._naming.ratio_name(before, "" if baseline else after, part, points=points)
        if part is Part.RATE and name.endswith("完成率") and self._is_of_several(clause, before):
            name = ""  # 造林5亩、抚育8亩，完成任务的50%: of one of them, or of both
        if part is Part.VALUE and not name and _ONLY_REACHED.fullmatch(squeeze(before)):
            name = self._told.last_indicator()  # 城镇化率提升0.9个百分点、达62.1%
        kind = "share"
        if not name and _STRIVES.fullmatch(squeeze(before)):
            name, kind = self._striven_for(group[0].quantity)
        if part is not Part.RATE and SHARE_OF.match(name):  # 支出22亿元，占预算的85%
            name = (known := self._told.last_indicator(whole=False)) and known + name
        if group[0].quantity.value < 0 and _SUM.search(name):
            # 进出口总额-4.6%: a sum can but have become less by so much.
            return [self._figure(clause, each.quantity, name, "growth", part) for each in group]
        return [
            replace(
                self._figure(clause, each.quantity, name, kind, part),
                baseline=baseline,
                rule=of_part(part, self._told) or ("figure/base" if baseline else "figure/share"),
            )
            for each in group
        ]

    def _is_of_the_last(self, clause: Span) -> bool:
        """Whether a rate of this clause only says how far those have come that it counts."""
        last = next(self._told.in_sentence(), None)
        if last is None:
            return False
        return last.part is Part.DENIED and last.start == clause.start and last.place == (0, 1)

    def _striven_for(self, quantity: Quantity) -> tuple[str, str]:
        """What is to come to more than was just said (生产总值增长6%以上，力争达到6.5%), where that
        is but one.
        """
        told = list(self._told.in_sentence())
        last = [each for each in told if each.start == told[0].start]
        if len(last) != 1 or last[0].part is Part.RATE:
            return "", "share"
        alike = last[0].quantity.base_unit == quantity.base_unit
        return (last[0].indicator, last[0].kind) if alike else ("", "share")

    def _is_of_several(self, clause: Span, before: str) -> bool:
        """Whether a rate without words of its own stands behind a clause that tells of several."""
        if PLAN_ALONE.fullmatch(indicators.head(before)) is None:
            return False
        told = [each for each in self._told.in_sentence() if each.part is Part.VALUE]
        last = [each for each in told if each.start == told[0].start]
        alike = len({each.quantity.base_unit for each in last}) == 1
        return len(last) > 1 and alike and last[0].start != clause.start


def _of_one_head(names: list[str]) -> list[str]:
    """Members before the first of several rates say of what it is: 建议、提案办结率、满意率."""
    rates = [at for at, each in enumerate(names) if each.endswith("率")]
    first = rates[0] if rates else 0
    if not first or rates != list(range(first, len(names))) or len(rates) < 2:
        return names
    return ["、".join(names[: first + 1]), *names[first + 1 :]]


def _of_one_owner(names: list[str]) -> list[str]:
    """Rates of which the first says whose they are: 案件的查处率、结案率."""
    owner, of, first = names[0].partition("的") if names else ("", "", "")
    if not of or len(first) > _SHORT_RATE or any("的" in each for each in names[1:]):
        return names
    return [names[0], *(owner + each if len(each) <= _SHORT_RATE else each for each in names[1:])]


def _ratio_names(words: str) -> list[str]:
    """开工率和竣工率: two names, where both are names of ratios."""
    parts = re.split(r"和|及|与", words)
    return parts if all(RATIO_NAME.search(part) for part in parts) else [words]
