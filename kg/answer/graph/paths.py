"""The shortest paths between two things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from kg.answer.material import Row, Rows
from kg.answer.values import plain, relation
from ontology.locator import CHARACTERS, FLAT, PLACES

if TYPE_CHECKING:
    import networkx as nx

    from queries import ColumnType

_PLACE: tuple[tuple[str, ColumnType], ...] = tuple(
    (name, "number" if PLACES[name].number else "text") for name in FLAT if name not in CHARACTERS
)


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
            *(plain(edge[name], kind) for name, kind in _PLACE if name in edge),
            plain(edge["rule"], "text"),
        )
