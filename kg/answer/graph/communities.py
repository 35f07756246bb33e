"""Groups of units that work with one another more than with the rest, by Louvain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.answer.graph.chance import beside, draws_for, shown
from kg.answer.graph.rewiring import SEED, rewired
from kg.answer.graph.ties import Ties, network, ties_of
from kg.answer.graph.work import Work, read
from kg.answer.material import Row, Rows
from kg.project.partners import weights

if TYPE_CHECKING:
    import networkx as nx

NAMED_BY = 3
"""Goals that a community is named by, at most."""


def communities(rows: Sequence[Row], given: Mapping[str, Any]) -> Rows:
    """The communities of the units, the largest first. Units without a partner are in none.

    rows: as :func:`kg.answer.graph.work.read` takes. given: `draws` (or None).

    Gives rows of: number, name, names of the units, their number, names of the goals that it
    carries, tasks, the share of its ties' strength that stays inside; then, of the division as
    a whole and so the same in every row: modularity, its mean and range by chance, verdict,
    draws.
    """
    work = read(rows)
    strengths = weights(work.members)
    graph = network(strengths)
    parts = divided(graph)
    if not parts:
        return ()
    draws = draws_for(given["draws"], 60 * graph.number_of_edges() + 8 * work.parts())
    value = modularity(graph, parts)
    drawn = []
    for members in rewired(work.members, work.documents, draws):
        other = network(weights(members))
        drawn.append(modularity(other, divided(other)))
    chance = beside(value, drawn)
    ties = ties_of(strengths, len(work.units))
    home = membership(parts)
    carried = _carried(work, home, len(parts))
    tasks = Counter(
        number
        for units in work.members
        for number in {home[unit] for unit in units if unit in home}
    )
    return tuple(
        (
            number + 1,
            "、".join(work.goals[goal].name for goal in carried[number][:NAMED_BY]),
            [work.units[unit].name for unit in part],
            len(part),
            sorted(work.goals[goal].name for goal in carried[number]),
            tasks[number],
            _inside(ties, part),
            shown(value),
            *chance.columns,
            draws,
        )
        for number, part in enumerate(parts)
    )


def divided(graph: nx.Graph[int]) -> list[list[int]]:
    """The communities of a graph, the largest first, each in the order of its units."""
    import networkx as nx

    if not graph:
        return []
    found = nx.community.louvain_communities(graph, weight="weight", seed=SEED)
    return sorted((sorted(part) for part in found), key=lambda part: (-len(part), part))


def modularity(graph: nx.Graph[int], parts: Sequence[Sequence[int]]) -> float:
    """How much more of the ties' strength stays inside of the parts than their degrees explain.

    From 0 (nothing more, or no ties at all) towards 1.
    """
    import networkx as nx

    return float(nx.community.modularity(graph, map(set, parts), weight="weight")) if graph else 0.0


def membership(parts: Sequence[Sequence[int]]) -> dict[int, int]:
    """The number of the community that each unit is in."""
    return {unit: number for number, part in enumerate(parts) for unit in part}


def _carried(work: Work, home: Mapping[int, int], size: int) -> list[list[int]]:
    """The goals that each community carries, the most parts first.

    A goal is carried by the community whose units have most parts in its tasks. A community
    that carries none goes by the goal in which it has most.
    """
    parts: list[Counter[int]] = [Counter() for _ in work.goals]  # by goal, of each community
    for units, goals in zip(work.members, work.goals_of, strict=True):
        for goal in goals:
            parts[goal].update(home[unit] for unit in units if unit in home)
    carried: list[list[int]] = [[] for _ in range(size)]
    for goal, shares in enumerate(parts):
        if shares:
            carried[min(shares, key=lambda number: (-shares[number], number))].append(goal)
    return [
        sorted(
            own or [goal for goal, shares in enumerate(parts) if shares[number]],
            key=lambda goal: (-parts[goal][number], goal),
        )[: None if own else 1]
        for number, own in enumerate(carried)
    ]


def _inside(ties: Ties, part: Sequence[int]) -> float:
    """The share of the strength of a community's ties that stays inside of it."""
    own = set(part)
    inside = whole = 0.0
    for unit in part:
        for other, weight in ties[unit].items():
            whole += weight
            inside += weight if other in own else 0.0
    return shown(inside / whole)
