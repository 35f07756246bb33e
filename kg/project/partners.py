"""Who works with whom: pairs that have a part in the same things, and how strong each tie is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import TypeVar

_Unit = TypeVar("_Unit")


def weights(tasks: Iterable[Sequence[_Unit]]) -> dict[tuple[_Unit, _Unit], float]:
    """The strength of each tie, as Newman (2001) weighs collaboration.

    tasks: the units of each task, sorted, each once. A task of n units adds 1/(n - 1) to each
    of its pairs: alone with one other counts 1, among eleven a tenth. So what a unit's ties
    add up to is the number of its tasks that it shares.
    Gives pairs in the order of the units. Sums depend on the order of the tasks (in the last
    bits), so it should be a fixed one.
    """
    found: dict[tuple[_Unit, _Unit], float] = {}
    for units in tasks:
        if len(units) > 1:
            share = 1 / (len(units) - 1)
            for pair in combinations(units, 2):
                found[pair] = found.get(pair, 0.0) + share
    return found
