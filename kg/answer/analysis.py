"""Questions of graph theory, by networkx, on the rows of a question of the catalogue.

A question whose head says `then = "…"` fetches edges; a function here answers from them.
All results are in a fixed order, whatever order the edges come in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from kg.answer.values import plain, relation
from ontology.errors import OntologyError

if TYPE_CHECKING:
    import networkx as nx

    from queries import ColumnType

Row = Mapping[str, Any]
Rows = tuple[tuple[Any, ...], ...]

SOURCES = 500
"""Units that betweenness is computed from at most: beyond, every n-th of them in order."""


def answer(function: str, material: Sequence[Row], values: Mapping[str, Any]) -> Rows:
    """Answer from the rows that the question fetched, with the question's parameters."""
    known: dict[str, Callable[[Sequence[Row], Mapping[str, Any]], Rows]] = {
        "bridges": lambda rows, given: bridges(rows, top=given["top"]),
        "path_between": lambda rows, given: path_between(
            rows, given["a"], given["b"], paths=given["paths"]
        ),
        "contradictions": lambda rows, _: contradictions(rows),
        "histories": lambda rows, given: histories(rows, given["indicator"]),
    }
    if function not in known:
        raise OntologyError(
            f"a question names the function {function!r}, which kg.answer.analysis does not have",
            way_out=f"there are: {', '.join(sorted(known))}",
        )
    return known[function](material, values)


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


def contradictions(figures: Sequence[Row]) -> Rows:
    """Pairs of figures that cannot both be true (see :mod:`kg.answer.disagree`)."""
    from kg.answer.disagree import contradictions as disagreeing

    rows = [
        {key: plain(value, _TYPES.get(key, "text")) for key, value in row.items()}
        for row in figures
    ]
    return tuple(disagreeing(rows))


def histories(figures: Sequence[Row], indicator: str | None) -> Rows:
    """Figures of indicators over time, with the number of their series.

    See :mod:`kg.answer.histories`.

    indicator: the one that was asked for, or None for all that several documents tell.
    """
    from kg.answer.histories import histories as parted

    rows = [
        {key: plain(value, _TYPES.get(key, "text")) for key, value in row.items()}
        for row in figures
    ]
    return tuple(
        (*(value for key, value in row.items() if key != "threads"), number)
        for row, number in parted(rows, all_of_them=indicator is not None)
    )


_TYPES: Mapping[str, ColumnType] = {
    **dict.fromkeys(("value", "base_value", "start", "end", "row"), "number"),
    "threads": "list",
}


def path_between(edges: Sequence[Row], a: str, b: str, *, paths: int = 3) -> Rows:
    """The shortest paths between two things, edge by edge.

    edges: rows with `subject_iri`, `subject`, `relation`, `object_iri`, `object`, `quote`,
        `document`, `row`, `column`, `rule`. a, b: IRIs. paths: at most so many.

    Gives rows of: number of the path, number of the step, subject, relation (local name),
    object, quote, document, row, column, rule. No rows if nothing connects the two. Two
    things may be related in several ways; each is a row of the same step.
    """
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from((a, b))
    between: dict[frozenset[str], list[Row]] = {}
    ends = [
        (str(plain(row["subject_iri"], "id")), str(plain(row["object_iri"], "id")), row)
        for row in edges
    ]
    ends.sort(key=lambda end: (end[0], end[1], str(end[2]["relation"])))
    for subject, target, row in ends:
        graph.add_edge(subject, target)
        between.setdefault(frozenset((subject, target)), []).append(row)
    if a == b or not nx.has_path(graph, a, b):
        return ()
    found = islice(nx.all_shortest_paths(graph, a, b), max(paths, 0))
    return tuple(
        line
        for number, path in enumerate(found, 1)
        for step, (left, right) in enumerate(pairwise(path), 1)
        for line in _lines(number, step, between[frozenset((left, right))])
    )


def _lines(path: int, step: int, edges: Sequence[Row]) -> Iterator[tuple[Any, ...]]:
    for edge in edges:
        yield (
            path,
            step,
            plain(edge["subject"], "text"),
            relation(str(plain(edge["relation"], "id"))),
            plain(edge["object"], "text"),
            plain(edge["quote"], "text"),
            plain(edge["document"], "text"),
            plain(edge["row"], "number"),
            plain(edge["column"], "text"),
            plain(edge["rule"], "text"),
        )


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
