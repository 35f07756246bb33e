"""Changes → Cypher statements with rows of parameters, the same for every engine.

Labels, types and keys cannot be parameters, so rows are grouped by them; the names come from the
ontology and are checked. Everything else travels as `$rows`.

A row is a list, and the statement names its places: no keys travel, and an element is written in
one step, not first the element and its properties then. What an element of a group does not have
is null in its row, which both engines take for "no such key".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any, TypeVar

from kg.mirror.changes import HASH, Batch, Changes, root_label, safe_name
from kg.mirror.hashing import hash_of
from kg.project.graph import Key, Node, Relationship

_Item = TypeVar("_Item")
_Element = TypeVar("_Element", Node, Relationship)

SIZE = 5_000
"""Rows of a batch; larger ones gain nothing on either engine."""


def batches(changes: Changes, size: int = SIZE) -> Iterator[Batch]:
    """The statements, in the order in which they must run."""
    root = root_label()
    one = f"MATCH (n:{root} {{iri: row[0]}})"
    ends = f"MATCH (a:{root} {{iri: row[0]}}) MATCH (b:{root} {{iri: row[1]}})"
    for kind, keys in _grouped(changes.delete_relationships, lambda key: key[1]):
        text = f"{ends} MATCH (a)-[r:{safe_name(kind)}]->(b) DELETE r"
        yield from _split(text, keys, lambda key: (key[0], key[2]), size)
    yield from _split(f"{one} DETACH DELETE n", changes.delete_nodes, lambda iri: (iri,), size)
    for labels, nodes in _grouped(changes.create_nodes, attrgetter("labels")):
        contents, row = _node_rows(nodes)
        text = f"CREATE (n:{':'.join(map(safe_name, labels))} {contents})"
        yield from _split(text, nodes, row, size, "create nodes")
    contents, node_row = _node_rows(changes.update_nodes)
    yield from _split(f"{one} SET n = {contents}", changes.update_nodes, node_row, size)
    for kind, new in _grouped(changes.create_relationships, attrgetter("type")):
        contents, edge_row = _relationship_rows(new)
        text = f"{ends} CREATE (a)-[:{safe_name(kind)} {contents}]->(b)"
        yield from _split(text, new, edge_row, size, "create relationships")
    for kind, changed in _grouped(changes.update_relationships, attrgetter("type")):
        contents, edge_row = _relationship_rows(changed)
        text = f"{ends} MATCH (a)-[r:{safe_name(kind)}]->(b) SET r = {contents}"
        yield from _split(text, changed, edge_row, size)


def asking_nodes(nodes: Iterable[str], size: int = SIZE) -> Iterator[Batch]:
    """Statements that ask for `iri`, `labels` and `hash` of nodes of ours, by their IRIs."""
    text = (
        f"MATCH (n:{root_label()} {{iri: row[0]}}) WHERE n.{HASH} IS NOT NULL "
        f"RETURN n.iri AS iri, labels(n) AS labels, n.{HASH} AS hash"
    )
    yield from _split(text, sorted(nodes), lambda iri: (iri,), size)


def asking_relationships(keys: Iterable[Key], size: int = SIZE) -> Iterator[tuple[str, Batch]]:
    """For each type, statements that ask for `start`, `end` and `hash` of relationships of ours."""
    root = root_label()
    for kind, own in _grouped(sorted(keys), lambda key: key[1]):
        text = (
            f"MATCH (a:{root} {{iri: row[0]}})-[r:{safe_name(kind)}]->(b:{root} {{iri: row[1]}}) "
            f"WHERE a.{HASH} IS NOT NULL AND b.{HASH} IS NOT NULL "
            f"RETURN a.iri AS start, b.iri AS end, r.{HASH} AS hash"
        )
        for batch in _split(text, own, lambda key: (key[0], key[2]), size):
            yield kind, batch


def _split(
    text: str,
    items: Sequence[_Item],
    row: Callable[[_Item], tuple[Any, ...]],
    size: int,
    phase: str | None = None,
) -> Iterator[Batch]:
    """Rows are made batch by batch, so that few are in memory."""
    for start in range(0, len(items), size):
        rows = [row(item) for item in items[start : start + size]]
        yield Batch(f"UNWIND $rows AS row {text}", rows, phase)


def _node_rows(nodes: Sequence[Node]) -> tuple[str, Callable[[Node], tuple[Any, ...]]]:
    """The map of a node's contents as Cypher, by the places of a row; and how to make a row."""
    keys = _keys(nodes)

    def row(node: Node) -> tuple[Any, ...]:
        return (node.iri, hash_of(node), *map(node.properties.get, keys))

    return _map(["iri", HASH, *keys], 0), row


def _relationship_rows(
    edges: Sequence[Relationship],
) -> tuple[str, Callable[[Relationship], tuple[Any, ...]]]:
    """As of nodes; the IRIs of both ends come first."""
    keys = _keys(edges)

    def row(edge: Relationship) -> tuple[Any, ...]:
        return (edge.start, edge.end, hash_of(edge), *map(edge.properties.get, keys))

    return _map([HASH, *keys], 2), row


def _keys(elements: Sequence[_Element]) -> list[str]:
    """All keys that any of these elements has, sorted."""
    return sorted({key for keys in {tuple(each.properties) for each in elements} for key in keys})


def _map(keys: Sequence[str], first: int) -> str:
    places = (f"{safe_name(key)}: row[{place}]" for place, key in enumerate(keys, first))
    return f"{{{', '.join(places)}}}"


def _grouped(items: Iterable[_Item], key: Callable[[_Item], Any]) -> list[tuple[Any, list[_Item]]]:
    groups: defaultdict[Any, list[_Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return sorted(groups.items(), key=lambda group: group[0])
