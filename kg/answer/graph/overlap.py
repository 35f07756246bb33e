"""Goals that rest on the same units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import sqrt
from typing import Any

from kg.answer.graph.chance import beside, draws_for, shown
from kg.answer.graph.rewiring import rewired
from kg.answer.graph.ties import Pair
from kg.answer.graph.work import Work, inverted, read
from kg.answer.material import Row, Rows

Loads = list[Counter[int]]
"""For each goal, how many of its tasks each unit has a part in."""

LOOKED_AT = 200
"""Pairs, the most alike, that are held against chance; more if more are asked."""


def goal_overlap(rows: Sequence[Row], given: Mapping[str, Any]) -> Rows:
    """Pairs of goals with units in common; those that chance does not explain come first.

    rows: as :func:`kg.answer.graph.work.read` takes. given: `goal` (an IRI: only its pairs; or
    None), `top` (at most so many), `draws` (or None).

    Gives rows of: both names, names of the units in common, their number, units of either,
    tasks that are of both, cosine of the tasks by unit, its mean and range by chance, verdict,
    draws, both IRIs.
    """
    work = read(rows)
    loads = _loads(work, work.members)
    wanted = given["goal"]
    value = {
        (one, other): likeness
        for (one, other), likeness in likenesses(loads)
        if wanted in {None, work.goals[one].iri, work.goals[other].iri}
    }
    order = sorted(value, key=lambda pair: (-round(value[pair], 9), pair))
    top = max(given["top"], 0)
    looked_at = order[: max(top, LOOKED_AT)] if top else []
    draws = draws_for(given["draws"], 10 * work.parts() + 20 * len(looked_at))
    drawn: dict[Pair, list[float]] = {pair: [] for pair in looked_at}
    for members in rewired(work.members, work.documents, draws if looked_at else 0):
        other_loads = _loads(work, members)
        for pair, values in drawn.items():
            values.append(cosine(other_loads[pair[0]], other_loads[pair[1]]))
    tasks = [set(each) for each in inverted(work.goals_of, len(work.goals))]
    found = []
    for pair in looked_at:
        one, other = pair if work.goals[pair[1]].iri != wanted else pair[::-1]
        common = sorted(loads[one].keys() & loads[other].keys())
        chance = beside(value[pair], drawn[pair])
        row = (
            work.goals[one].name,
            work.goals[other].name,
            sorted(work.units[unit].name for unit in common),
            len(common),
            len(loads[one]),
            len(loads[other]),
            len(tasks[one] & tasks[other]),
            shown(value[pair]),
            *chance.columns,
            draws,
            work.goals[one].iri,
            work.goals[other].iri,
        )
        found.append(((chance.rank, -round(value[pair], 9), pair), row))
    return tuple(row for _, row in sorted(found, key=lambda each: each[0])[:top])


def likenesses(loads: Loads) -> Iterator[tuple[Pair, float]]:
    """The cosine of each pair of goals that has a unit in common."""
    products: Counter[Pair] = Counter()
    goals_of: dict[int, list[int]] = {}
    for goal, units in enumerate(loads):
        for unit in units:
            goals_of.setdefault(unit, []).append(goal)
    for unit, goals in sorted(goals_of.items()):
        for one, other in combinations(goals, 2):
            products[one, other] += loads[one][unit] * loads[other][unit]
    lengths = [sqrt(_squared(units.values())) for units in loads]
    for (one, other), product in products.items():
        yield (one, other), product / (lengths[one] * lengths[other])


def cosine(one: Mapping[int, int], other: Mapping[int, int]) -> float:
    """How alike two goals spread their tasks over units: 1 in the same shares, 0 over others."""
    product = sum(count * other[unit] for unit, count in one.items() if unit in other)
    return product / sqrt(_squared(one.values()) * _squared(other.values())) if product else 0.0


def _squared(counts: Iterable[int]) -> int:
    return sum(count * count for count in counts)


def _loads(work: Work, members: Sequence[Sequence[int]]) -> Loads:
    loads: Loads = [Counter() for _ in work.goals]
    for units, goals in zip(members, work.goals_of, strict=True):
        for goal in goals:
            loads[goal].update(units)
    return loads
