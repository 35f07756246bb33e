"""The same load, dealt anew by chance: what a figure has to be held against.

Each unit keeps its number of tasks in each document, and each task its number of units; who
meets whom is left to chance. Every graph with these numbers is equally likely.

networkx makes such graphs for one kind of node (`double_edge_swap`) or with doubled edges
(`bipartite.configuration_model`), so the trades are our own: in a global curveball trade
(Carstens, Hamann et al. 2018; Strona et al. 2014) all units pair off, and each pair puts
together the tasks that only one of the two has, and deals them out again by lot.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

SEED = 2020
"""Of all draws, so that an answer is the same each time."""

FIRST = 10
"""Rounds of trades before the first draw: after as many, one part in 1,000 has never moved."""

BETWEEN = 3
"""Rounds of trades between two draws."""


def rewired(
    members: Sequence[Sequence[int]],
    documents: Sequence[int],
    draws: int,
    seed: int = SEED,
) -> Iterator[list[list[int]]]:
    """Draws of the graph: for each, the units of each task, sorted.

    members: the units of each task. documents: the number of each task's document: tasks change
    hands within it, because a table deals out its own tasks among its own units.
    """
    random = Random(seed)  # noqa: S311 - chance for statistics, not for secrets
    worlds = [_Hands(part) for part in _by_document(members, documents)]
    rounds = FIRST
    for _ in range(draws):
        dealt: list[list[int]] = [[] for _ in members]
        for world in worlds:
            for _ in range(rounds):
                world.trade(random)
            world.deal(dealt)
        for units in dealt:
            units.sort()
        rounds = BETWEEN
        yield dealt


def _by_document(
    members: Sequence[Sequence[int]], documents: Sequence[int]
) -> list[dict[int, set[int]]]:
    """For each document, the tasks of each unit in it; units and documents in their order."""
    found: dict[int, dict[int, set[int]]] = {}
    for task, (units, document) in enumerate(zip(members, documents, strict=True)):
        for unit in units:
            found.setdefault(document, {}).setdefault(unit, set()).add(task)
    return [dict(sorted(hands.items())) for _, hands in sorted(found.items())]


class _Hands:
    """What each unit holds of the tasks of one document."""

    def __init__(self, hands: dict[int, set[int]]) -> None:
        self._units = list(hands)
        self._tasks = list(hands.values())
        self._order = list(range(len(self._units)))

    def trade(self, random: Random) -> None:
        """One round: all pair off, and each pair deals out anew what only one of them has."""
        tasks, order = self._tasks, self._order
        random.shuffle(order)
        for one, other in zip(order[::2], order[1::2], strict=False):
            mine, yours = tasks[one], tasks[other]
            only_mine, only_yours = mine - yours, yours - mine
            if not only_mine or not only_yours:
                continue  # what one of them has alone can only stay where it is
            common = mine & yours
            pool = only_mine | only_yours
            fewer = min(len(only_mine), len(only_yours))
            # Sorted: a set has no order to rely on. The lot falls for the one who gets fewer.
            drawn = set(random.sample(sorted(pool), fewer))
            rest = pool - drawn
            mine_now, yours_now = (drawn, rest) if len(only_mine) == fewer else (rest, drawn)
            tasks[one] = common | mine_now
            tasks[other] = common | yours_now

    def deal(self, dealt: list[list[int]]) -> None:
        for unit, tasks in zip(self._units, self._tasks, strict=True):
            for task in tasks:
                dealt[task].append(unit)
