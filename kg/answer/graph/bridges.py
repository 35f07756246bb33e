"""Units that connect others which otherwise share nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kg.answer.material import Row, Rows
from kg.answer.values import plain

if TYPE_CHECKING:
    import networkx as nx

SOURCES = 500
"""Units that betweenness is computed from at most: beyond, every n-th of them in order."""


def bridges(edges: Sequence[Row], *, top: int = 10) -> Rows:
    """Units that connect others which otherwise share nothing.

    edges: rows with `unit_iri`, `unit`, `task_iri`: who has a part in which task.

    In the graph of units and tasks, an articulation point is a node without which the
    graph falls apart: without that unit, the units on its sides share no task, not even
    through others. Such units come first, by how many parts remain; then those with the
    highest betweenness (of all pairs of other units, the share whose shortest connection runs
    through this one, 0 to 1), who connect without being the only connection.

    Gives rows of: name, number of parts that it separates (0: none), names of the units
    cut off (all parts but the largest), tasks, partners, betweenness, IRI.
    """
    import networkx as nx

    names = {str(plain(row["unit_iri"], "id")): str(plain(row["unit"], "text")) for row in edges}
    pairs = {(str(plain(r["unit_iri"], "id")), str(plain(r["task_iri"], "id"))) for r in edges}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from(sorted(pairs))
    betweenness = _betweenness(graph, sorted(names))
    parts = {
        unit: _parts_without(graph, unit, names)
        for unit in nx.articulation_points(graph)
        if unit in names
    }
    rows = []
    for unit, name in names.items():
        sides = parts.get(unit, [])
        separates = len(sides) if len(sides) > 1 else 0
        cut_off = sorted(names[each] for side in sides[1:] for each in side)
        partners = {other for task in graph[unit] for other in graph[task]} - {unit}
        weight = round(betweenness[unit], 4)
        if separates or weight > 0:
            rows.append((name, separates, cut_off, len(graph[unit]), len(partners), weight, unit))
    rows.sort(key=lambda row: (-row[1], -row[5], row[6]))
    return tuple(rows[: max(top, 0)])


def _betweenness(graph: nx.Graph[str], units: list[str]) -> dict[str, float]:
    """For each unit, the share of pairs of others whose shortest paths it is on.

    Paths between tasks do not count: a unit with many tasks of its own connects nobody.
    """
    import networkx as nx

    sources = units[:: len(units) // SOURCES + 1]
    found = nx.betweenness_centrality_subset(graph, sources, units)
    pairs = len(sources) * (len(units) - 1)
    share = (len(units) - 2) / len(units) if units else 0.0  # the unit itself is no end
    scale = 2 / (pairs * share) if pairs and share > 0 else 0.0  # networkx counts pairs by half
    return {unit: found[unit] * scale for unit in units}


def _parts_without(graph: nx.Graph[str], unit: str, names: Mapping[str, str]) -> list[list[str]]:
    """The parts with other units that its own component falls into, the largest first."""
    import networkx as nx

    component = nx.node_connected_component(graph, unit)
    rest = graph.subgraph(component - {unit})
    parts = [
        sorted(node for node in part if node in names) for part in nx.connected_components(rest)
    ]
    return sorted((part for part in parts if part), key=lambda part: (-len(part), part))
