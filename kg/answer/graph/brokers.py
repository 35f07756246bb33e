"""Units that connect others: on their shortest ways, and between partners who work apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.answer.graph.chance import beside, draws_for, shown
from kg.answer.graph.communities import divided, membership
from kg.answer.graph.constraint import constraint
from kg.answer.graph.rewiring import rewired
from kg.answer.graph.ties import Ties, network, ties_of
from kg.answer.graph.work import read
from kg.answer.material import Row, Rows
from kg.project.partners import weights

if TYPE_CHECKING:
    import networkx as nx

LOOKED_AT = 100
"""Units, those with the highest betweenness, of which more is computed; more if more are asked."""

STEPS = 1_000_000
"""Ties that may be followed for one betweenness: in a larger graph from a sample of the units."""


def brokers(rows: Sequence[Row], given: Mapping[str, Any]) -> Rows:
    """The units through which others are connected; those that chance does not explain first.

    rows: as :func:`kg.answer.graph.work.read` takes. given: `top` (at most so many), `draws`
    (or None).

    Gives rows of: name; betweenness, its mean and range by chance, verdict; the same of Burt's
    constraint; partners; in how many communities these are, and the same of it; draws; units
    that the betweenness was computed from, and of how many; IRI. The communities stay those of
    the graph as it is, in all draws.
    """
    work = read(rows)
    strengths = weights(work.members)
    ties, graph = ties_of(strengths, len(work.units)), network(strengths)
    home = membership(divided(graph))
    starts = sources(graph)
    value = betweenness(graph, starts)
    order = sorted(value, key=lambda unit: (-round(value[unit], 9), unit))
    top = max(given["top"], 0)
    looked_at = order[: max(top, LOOKED_AT)] if top else []
    draws = draws_for(given["draws"], 2 * len(starts) * graph.number_of_edges() + 8 * work.parts())
    drawn: dict[int, list[tuple[float, float | None, int]]] = {unit: [] for unit in looked_at}
    for members in rewired(work.members, work.documents, draws if looked_at else 0):
        dealt = weights(members)
        other = ties_of(dealt, len(work.units))
        drawn_value = betweenness(network(dealt), starts)
        for unit, values in drawn.items():
            values.append(
                (drawn_value.get(unit, 0.0), constraint(other, unit), _reach(other, unit, home))
            )
    found = []
    for unit in looked_at:
        tightness, reach = constraint(ties, unit), _reach(ties, unit, home)
        between = beside(value[unit], [each for each, _, _ in drawn[unit]])
        row = (
            work.units[unit].name,
            shown(value[unit]),
            *between.columns,
            None if tightness is None else shown(tightness),
            *beside(tightness, [each for _, each, _ in drawn[unit] if each is not None]).columns,
            len(ties[unit]),
            reach,
            *beside(reach, [each for _, _, each in drawn[unit]]).columns,
            draws,
            len(starts),
            len(graph),
            work.units[unit].iri,
        )
        found.append(((between.rank, -round(value[unit], 9), unit), row))
    return tuple(row for _, row in sorted(found, key=lambda each: each[0])[:top])


def sources(graph: nx.Graph[int]) -> list[int]:
    """The units that betweenness is computed from: all, or in a large graph every n-th."""
    units = sorted(graph)
    affordable = max(1, STEPS // max(2 * graph.number_of_edges(), 1))
    return units[:: -(-len(units) // affordable)] if units else []


def betweenness(graph: nx.Graph[int], starts: Sequence[int]) -> dict[int, float]:
    """Of all pairs of other units, the share whose shortest ways run through each one, 0 to 1.

    Where two have several shortest ways, each counts for its part. starts: the units from which
    the ways are counted; if not all, the share is estimated from theirs.
    """
    import networkx as nx

    present = [unit for unit in starts if unit in graph]
    if len(present) == len(graph):
        exact: dict[int, float] = nx.betweenness_centrality(graph)
        return exact
    found = nx.betweenness_centrality_subset(graph, present, list(graph))
    others = len(graph) - 1
    result = {}
    for unit in graph:
        pairs = (len(present) - (unit in starts)) * (others - 1)
        result[unit] = 2 * found[unit] / pairs if pairs else 0.0
    return result


def _reach(ties: Ties, unit: int, home: Mapping[int, int]) -> int:
    """In how many communities a unit's partners are."""
    return len({home[partner] for partner in ties[unit] if partner in home})
