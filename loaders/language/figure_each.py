"""A figure for each member of a list (甲、乙分别达到36820元和17950元)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.language import indicators
from loaders.language.clauses import Span
from loaders.language.figure import OF_EACH, Figure, Part
from loaders.language.figure_making import BASELINE_AFTER, LISTED, Making, of_part
from loaders.language.respectively import RESPECTIVELY, members
from loaders.language.slots import Slot
from ontology import late_re as re

_BEFORE_RESPECTIVELY = re.compile(r"(?:预计|预期|力争|确保|同比|也|已|将|，|,|\s)+$")
_REACHING = re.compile(r"^(?:预计|完成|实现|达到?|突破|为|是|有|超过?)+")
_TIMES_BASE = re.compile(r"(?:也?是|为|相当于|达到?)[^，]{0,14}的")
_COME_TO = re.compile(r"(?:[到至达]|完成|实现)$")


class Each(Making):
    """Deals values out over the members of a list."""

    years = 0
    """How many years open the sentence, one after the other."""

    def read(self, clause: Span, group: list[Slot], part: Part) -> list[Figure]:
        """甲、乙分别达到36820元和17950元: a figure for each member of the list, in order.

        Where 分别 is said, and the numbers of names and values differ, no value has a name.
        """
        before, after = group[0].before, group[-1].after
        said = RESPECTIVELY in before
        baseline = bool(BASELINE_AFTER.search(after))
        rest = "" if baseline else indicators.tail(after)
        subject, _, act = before.partition(RESPECTIVELY)
        subject = _BEFORE_RESPECTIVELY.sub("", subject)
        # 分别是“十五”期末的1.8倍、1.9倍: of what is told before, not of then
        act = "" if _TIMES_BASE.fullmatch(act) else _REACHING.sub("", indicators.head(act))
        ratio = group[0].quantity.is_ratio
        carried = bool(_TIMES_BASE.fullmatch(subject))  # 是上年的1.4倍、1.5倍
        pair = not ratio and not rest and _are_two(group)
        if not said and not carried and (rest or not ratio) and not pair:
            return []
        kind = "share" if ratio else "level"
        words = "" if carried else indicators.head(subject)
        if words:
            found = members(words, len(group), ratios=ratio)
            names = found.names if found else ()
            if said and self.years == len(group) > 1 and not LISTED.search(words):
                names = (words,) * len(group)  # 2023年、2024年，产值分别达到5亿元、6亿元
        else:
            names = self._told_together(clause, len(group), kind)
            said = said or bool(names)
        if not names:
            # 各村分别建成3亩游园: of each of them, not of the members of a list.
            dealt = said and (len(group) > 1 or not words or LISTED.search(words))
            return self._unassigned(clause, group, kind, part) if dealt else []
        return [
            replace(
                self._figure(
                    clause,
                    slot.quantity,
                    indicators.head(name) + act + rest,
                    "share" if slot.quantity.is_ratio else "level",
                    part,
                ),
                baseline=baseline,
                dealt=not baseline,
                rule=of_part(part, self._told) or ("figure/base" if baseline else OF_EACH),
            )
            for slot, name in zip(group, names, strict=True)
        ]


def _are_two(group: Sequence[Slot]) -> bool:
    """Whether there are two values in one unit (低保标准提高到740元和485元), for two names."""
    units = {each.quantity.base_unit for each in group}
    return len(group) == 2 and len(units) == 1 and bool(_COME_TO.search(group[0].before))
