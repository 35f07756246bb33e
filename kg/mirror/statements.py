"""Changes → Cypher statements with rows of parameters, the same for every engine.

Labels and types cannot be parameters, so rows are grouped by them; the names come from the
ontology and are checked. Everything else travels as `$rows`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kg.mirror.base import Batch, Changes, root_label, safe_name
from kg.projection import Key, Node, Relationship

SIZE = 5_000
"""Rows of a batch; larger ones gain nothing on either engine."""


def batches(changes: Changes, size: int = SIZE) -> Iterator[Batch]:
    """The statements, in the order in which they must run."""
    root = root_label()
    one = f"MATCH (n:{root} {{iri: row.iri}})"
    ends = f"MATCH (a:{root} {{iri: row.start}}) MATCH (b:{root} {{iri: row.end}})"
    for kind, keys in _by_type(changes.delete_relationships):
        rows = [{"start": start, "end": end} for start, _, end in keys]
        yield from _split(f"{ends} MATCH (a)-[r:{kind}]->(b) DELETE r", rows, size)
    gone = [{"iri": iri} for iri in changes.delete_nodes]
    yield from _split(f"{one} DETACH DELETE n", gone, size)
    for labels, nodes in _by_labels(changes.create_nodes):
        text = f"CREATE (n:{labels}) SET n = row.properties"
        yield from _split(text, _nodes(nodes), size, "create nodes")
    yield from _split(f"{one} SET n = row.properties", _nodes(changes.update_nodes), size)
    for kind, new in _relationships_by_type(changes.create_relationships):
        text = f"{ends} CREATE (a)-[r:{kind}]->(b) SET r = row.properties"
        yield from _split(text, _relationships(new), size, "create relationships")
    for kind, changed in _relationships_by_type(changes.update_relationships):
        text = f"{ends} MATCH (a)-[r:{kind}]->(b) SET r = row.properties"
        yield from _split(text, _relationships(changed), size)


def _split(
    text: str, rows: Sequence[Mapping[str, Any]], size: int, phase: str | None = None
) -> Iterator[Batch]:
    for start in range(0, len(rows), size):
        yield Batch(f"UNWIND $rows AS row {text}", rows[start : start + size], phase)


def _nodes(nodes: Iterable[Node]) -> list[dict[str, Any]]:
    return [{"iri": node.iri, "properties": {"iri": node.iri, **node.properties}} for node in nodes]


def _relationships(relationships: Iterable[Relationship]) -> list[dict[str, Any]]:
    return [
        {"start": each.start, "end": each.end, "properties": dict(each.properties)}
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
