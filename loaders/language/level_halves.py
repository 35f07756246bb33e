"""Figures of which only the level is said (建成4个省级、12个市级美丽乡村), completed with the noun
of the one beside them.
"""

from __future__ import annotations

from dataclasses import replace

from loaders.language import indicators
from loaders.language.fault import HALF
from loaders.language.figure import Figure, checked, comparable_units
from loaders.language.told import Told
from ontology import late_re as re

_LEVEL = re.compile(
    r"^(?P<verb>[\u4e00-\u9fff]{0,4}?)(?P<level>国家级?|[省市县区盟旗州镇]级|[省市县区国]定|城区|城乡|城镇|农村)(?:以上)?(?P<noun>[^、，]{2,})$"
)
"""A name that begins with a level or a place (市级美丽乡村): what comes behind is its noun."""


_WHERE = frozenset({"城区", "城乡", "城镇", "农村"})


class Halves:
    """Completes levels without a noun from their neighbours."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._half: tuple[int, str] | None = None

    def made_whole(self, read: list[Figure], ahead: str) -> list[Figure]:
        """Figures of which only the level is said, with the noun of the one beside them.

        建成4个省级、12个市级美丽乡村: both are of 美丽乡村; 国家级“小巨人”企业2家、省级8家.
        ahead: the words before their number; a level behind it takes the noun that follows.
        """
        made: list[Figure] = []
        for each in read:
            half = HALF.fullmatch(each.indicator)
            if half is None:
                self._complete_the_last(each)
            else:
                level_said = _without_verb(half.group())
                self._half = (len(self._told.figures) + len(made), half.group())
                for last in self._told.in_sentence() if level_said in ahead else ():
                    level = _LEVEL.search(last.indicator)
                    if level is not None and last.quantity.unit == each.quantity.unit:
                        words = indicators.verb(last.indicator) or level["verb"]
                        # 城镇居民收入9元（全国8元）: of the towns there too
                        town = level["level"] if level["level"] in _WHERE else ""
                        town = "" if level_said in _WHERE else town
                        name = words + level_said + town + level["noun"]
                        each = replace(each, indicator=name, rule="figure/noun-before")  # noqa: PLW2901
                        self._half = None
                        break
            made.append(each)
        return made

    def _complete_the_last(self, figure: Figure) -> None:
        """Give a level that was told without a noun the noun of the figure right behind it."""
        if self._half is None:
            return
        (at, half), self._half = self._half, None
        level = _LEVEL.search(figure.indicator)
        if at != len(self._told.figures) - 1 or level is None:
            return
        last = self._told.figures[at]
        if last.start == figure.start and comparable_units(last.quantity, figure.quantity):
            name = half + level["noun"]
            whole = replace(last, indicator=name, bare=False, rule="figure/noun-behind")
            self._told.figures[at] = checked(whole)


def _without_verb(words: str) -> str:
    return words[len(indicators.verb(words)) :]
