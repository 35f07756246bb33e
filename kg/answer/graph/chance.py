"""A figure beside what chance alone would give: its mean and range over the draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

DRAWS = 200
"""Draws of a small graph, unless somebody wants another number."""

JUDGING = 19
"""Draws without which nothing can be said to stand out."""

FEWEST = 1
"""Draws of a large graph, however large: so few judge nothing, and a second would judge no more."""

BUDGET = 6_000_000
"""Steps for all draws of an answer, if nobody says how many: a second or two."""

PATIENCE = 4
"""A graph for which the budget does not reach to judge anything gets so many times as much."""

RARE = 0.05
"""A figure stands out if chance reaches it in so few draws, on its side."""

DIGITS = 4
"""Decimals of a figure that is no whole number."""

_EXACT = 9
"""Decimals that two sums in different order have in common."""

ABOVE, BELOW, AS_CHANCE = "above_chance", "below_chance", "as_chance"


@dataclass(frozen=True, slots=True)
class Chance:
    """How a figure stands among the draws.

    expected: their mean. low, high: what all but the most extreme draws on either side lie
    between (5 to 95 %). verdict: `above_chance`, `below_chance`, `as_chance`; None if there
    are too few draws to say. All None without draws.
    """

    expected: float | None
    low: float | None
    high: float | None
    verdict: str | None

    @property
    def columns(self) -> tuple[float | None, float | None, float | None, str | None]:
        """Mean, low, high and verdict, as an answer shows them."""
        return self.expected, self.low, self.high, self.verdict

    @property
    def rank(self) -> int:
        """For sorting: what stands out above chance comes first."""
        return 0 if self.verdict == ABOVE else 1


def beside(value: float | None, drawn: Sequence[float]) -> Chance:
    """The figure beside its draws; without a figure, what chance gives.

    By the rank test of Monte Carlo: above chance if the figure and the draws that reach it are
    no more than 5 % of all of them, counted with it. So fewer than 19 draws judge nothing.
    """
    if not drawn:
        return Chance(None, None, None, None)
    exact = sorted(round(each, _EXACT) for each in drawn)
    size = len(exact)
    rare = int(RARE * (size + 1) + 1e-9)
    low, high = exact[max(rare, 1) - 1], exact[size - max(rare, 1)]
    verdict = None
    if value is not None and rare:
        own = round(value, _EXACT)
        verdict = ABOVE if own > high else BELOW if own < low else AS_CHANCE
    mean = fsum(exact) / size
    return Chance(shown(mean), shown(low), shown(high), verdict)


def shown(figure: float) -> int | float:
    """A figure as an answer shows it: whole where it is whole."""
    rounded = round(figure, DIGITS)
    return int(rounded) if rounded == int(rounded) else rounded


def draws_for(asked: int | None, steps: int) -> int:
    """How many draws to make.

    asked: what the question's parameter says. steps: what one draw costs, about.
    """
    if asked is not None:
        return max(asked, 0)
    affordable = min(DRAWS, BUDGET // max(steps, 1))
    if affordable < JUDGING and JUDGING * steps <= PATIENCE * BUDGET:
        return JUDGING
    return max(FEWEST, affordable)
