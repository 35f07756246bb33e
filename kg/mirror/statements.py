"""Changes → Cypher statements with rows of parameters, the same for every engine.

Labels and types cannot be parameters, so rows are grouped by them; the names come from the
ontology and are checked. Everything else travels as `$rows`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from kg.mirror.base import Batch, Changes, root_label, safe_name
from kg.mirror.hashing import hashed
from kg.projection import Key, Node, Relationship

_Item = TypeVar("_Item")

SIZE = 5_000
"""Rows of a batch; larger ones gain nothing on either engine."""


def batches(changes: Changes, size: int = SIZE) -> Iterator[Batch]:
    """The statements, in the order in which they must run."""
    root = root_label()
    one = f"MATCH (n:{root} {{iri: row.iri}})"
    ends = f"MATCH (a:{root} {{iri: row.start}}) MATCH (b:{root} {{iri: row.end}})"
    for kind, keys in _by_type(changes.delete_relationships):
        text = f"{ends} MATCH (a)-[r:{kind}]->(b) DELETE r"
        yield from _split(text, keys, _keys, size)
    yield from _split(f"{one} DETACH DELETE n", changes.delete_nodes, _irises, size)
    for labels, nodes in _by_labels(changes.create_nodes):
        text = f"CREATE (n:{labels}) SET n = row.properties"
        yield from _split(text, nodes, _nodes, size, "create nodes")
    yield from _split(f"{one} SET n = row.properties", changes.update_nodes, _nodes, size)
    for kind, new in _relationships_by_type(changes.create_relationships):
        text = f"{ends} CREATE (a)-[r:{kind}]->(b) SET r = row.properties"
        yield from _split(text, new, _relationships, size, "create relationships")
    for kind, changed in _relationships_by_type(changes.update_relationships):
        text = f"{ends} MATCH (a)-[r:{kind}]->(b) SET r = row.properties"
        yield from _split(text, changed, _relationships, size)


def _split(
    text: str,
    items: Sequence[_Item],
    rows: Callable[[Iterable[_Item]], list[dict[str, Any]]],
    size: int,
    phase: str | None = None,
) -> Iterator[Batch]:
    """Rows are made batch by batch, so that few are in memory."""
    for start in range(0, len(items), size):
        yield Batch(f"UNWIND $rows AS row {text}", rows(items[start : start + size]), phase)


def _irises(irises: Iterable[str]) -> list[dict[str, Any]]:
    return [{"iri": iri} for iri in irises]


def _keys(keys: Iterable[Key]) -> list[dict[str, Any]]:
    return [{"start": start, "end": end} for start, _, end in keys]


def _nodes(nodes: Iterable[Node]) -> list[dict[str, Any]]:
    return [
        {"iri": node.iri, "properties": {"iri": node.iri, **hashed(node).properties}}
        for node in nodes
    ]


def _relationships(relationships: Iterable[Relationship]) -> list[dict[str, Any]]:
    return [
        {"start": each.start, "end": each.end, "properties": dict(hashed(each).properties)}
        for each in relationships
    ]


def _by_labels(nodes: Iterable[Node]) -> list[tuple[str, list[Node]]]:
    groups: defaultdict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        groups[":".join(safe_name(label) for label in node.labels)].append(node)
    return sorted(groups.items(), key=lambda item: item[0])


def _by_type(keys: Iterable[Key]) -> list[tuple[str, list[Key]]]:
    groups: defaultdict[str, list[Key]] = defaultdict(list)
    for key in keys:
        groups[safe_name(key[1])].append(key)
    return sorted(groups.items())


def _relationships_by_type(
    relationships: Iterable[Relationship],
) -> list[tuple[str, list[Relationship]]]:
    groups: defaultdict[str, list[Relationship]] = defaultdict(list)
    for each in relationships:
        groups[safe_name(each.type)].append(each)
    return sorted(groups.items(), key=lambda item: item[0])
