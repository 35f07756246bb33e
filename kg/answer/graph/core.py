"""Units that are in everything: the innermost shells of the graph of units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from kg.answer.graph.chance import beside, draws_for
from kg.answer.graph.rewiring import rewired
from kg.answer.graph.ties import Weights, network
from kg.answer.graph.work import read
from kg.answer.material import Row, Rows
from kg.project.partners import weights


def core(rows: Sequence[Row], given: Mapping[str, Any]) -> Rows:
    """The units by core number, the innermost first.

    rows: as :func:`kg.answer.graph.work.read` takes. given: `top` (at most so many), `draws`
    (or None).

    Gives rows of: name, core number, its mean and range by chance, verdict, tasks, partners,
    goals, draws, IRI.
    """
    work = read(rows)
    units = range(len(work.units))
    strengths = weights(work.members)
    value = core_numbers(strengths, len(units))
    partners = Counter(unit for pair in strengths for unit in pair)
    tasks = work.tasks_of()
    order = sorted(units, key=lambda unit: (-value[unit], -len(tasks[unit]), unit))
    shown = order[: max(given["top"], 0)]
    draws = draws_for(given["draws"], 10 * len(strengths) + 8 * work.parts())
    drawn: dict[int, list[int]] = {unit: [] for unit in shown}
    for members in rewired(work.members, work.documents, draws if shown else 0):
        numbers = core_numbers(weights(members), len(units))
        for unit, values in drawn.items():
            values.append(numbers[unit])
    return tuple(
        (
            work.units[unit].name,
            value[unit],
            *beside(value[unit], drawn[unit]).columns,
            len(tasks[unit]),
            partners[unit],
            len({goal for task in tasks[unit] for goal in work.goals_of[task]}),
            draws,
            work.units[unit].iri,
        )
        for unit in shown
    )


def core_numbers(weights: Weights, units: int) -> list[int]:
    """The core number of each unit: the largest k such that it is in a k-core.

    A k-core is a set of units of which each shares tasks with at least k others of the set.
    Without partners: 0.
    """
    import networkx as nx

    found = nx.core_number(network(weights))
    return [found.get(unit, 0) for unit in range(units)]
