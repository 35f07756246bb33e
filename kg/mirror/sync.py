"""Make an engine hold exactly what a property graph says, writing only what differs.

Every element keeps a hash of what it is. A sync reads these hashes alone, so a second run
writes nothing, and a run after a crash writes what is left. A hash says nothing of an element
that somebody edited by hand: `verify` reads everything back and does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import compress

from kg.mirror.base import Engine, Found, HeldNode, HeldRelationship, Progress, own
from kg.mirror.changes import HASH, Changes, root_label
from kg.mirror.hashing import content_hash, hashes_of
from kg.project.graph import Node, PropertyGraph, Relationship
from kg.store.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class SyncReport:
    """How many elements a sync wrote, and how many there are now."""

    created: int
    updated: int
    deleted: int
    nodes: int
    relationships: int

    @property
    def written(self) -> int:
        return self.created + self.updated + self.deleted


@dataclass(frozen=True, slots=True)
class Difference:
    """An element in which an engine and a graph differ.

    what: `missing` (not in the engine), `unexpected` (only there), `different`.
    element: the IRI of a node, or start, type and end of a relationship.
    detail: which labels or keys differ.
    """

    what: str
    element: str
    detail: str = ""


@uncollected()
def sync(
    graph: PropertyGraph,
    engine: Engine,
    *,
    repair: bool = False,
    progress: Progress | None = None,
) -> SyncReport:
    """Write what differs. Raises MirrorError.

    repair: read all contents and trust no hash, so that what was edited by hand is put right.

    While it writes, the engine has no fingerprint, so that whoever finds a half-written mirror
    knows. The caller sets the fingerprint of what it projected afterwards.
    """
    changes = plan(graph, engine, repair=repair)
    if changes:
        engine.fingerprint = None
        engine.apply(changes, progress=progress)
    return SyncReport(
        created=len(changes.create_nodes) + len(changes.create_relationships),
        updated=len(changes.update_nodes) + len(changes.update_relationships),
        deleted=len(changes.delete_nodes) + len(changes.delete_relationships),
        nodes=len(graph.nodes),
        relationships=len(graph.relationships),
    )


@uncollected()
def plan(graph: PropertyGraph, engine: Engine, *, repair: bool = False) -> Changes:
    """What to write so that an engine holds the graph; nothing is written. As :func:`sync`."""
    if not repair:
        return changes_of(graph, *_compared(graph, engine))
    wanting, odd = _examined(graph, engine)
    found = Found(
        [(iri, labels) for iri, labels, _ in odd.nodes],
        [(start, kind, end) for start, kind, end, _ in odd.relationships],
    )
    return changes_of(graph, wanting, found)


@uncollected()
def verify(graph: PropertyGraph, engine: Engine) -> list[Difference]:
    """Read everything back and compare; empty if the engine holds exactly the graph."""
    wanting, odd = _examined(graph, engine)
    nodes = {node.iri: node for node in wanting.nodes}
    edges = {" ".join(each.key): each for each in wanting.relationships}
    held_nodes = ((iri, labels, held) for iri, labels, held in odd.nodes)
    held_edges = ((" ".join(key), (), held) for *key, held in odd.relationships)
    return [*_described(nodes, held_nodes), *_described(edges, held_edges)]


def counted(graph: PropertyGraph, engine: Engine) -> bool:
    """Whether an engine counts as many nodes by labels, and relationships by type, as a graph has.

    Relationships are counted from either end: a damaged engine may find more, or fewer, from one.
    """
    labels = Counter(node.labels for node in graph.nodes)
    return counted_as(labels, Counter(each.type for each in graph.relationships), engine)


def counted_as(
    labels: Mapping[tuple[str, ...], int], types: Mapping[str, int], engine: Engine
) -> bool:
    """As :func:`counted`: by how many nodes of which labels there are, and relationships."""
    root = root_label()
    nodes = Counter[tuple[str, ...]]()
    for each, number in labels.items():
        nodes[tuple(sorted(each))] += number
    text = f"MATCH (n:{root}) RETURN labels(n) AS labels, count(*) AS n"
    found = {tuple(sorted(row["labels"])): row["n"] for row in engine.read(text)}
    return found == nodes and all(
        {row["type"]: row["n"] for row in engine.read(text)} == types
        for text in (
            f"MATCH (a:{root})-[r]->(:{root}) RETURN type(r) AS type, count(*) AS n",
            f"MATCH (b:{root})<-[r]-(:{root}) RETURN type(r) AS type, count(*) AS n",
        )
    )


def changes_of(graph: PropertyGraph, wanting: PropertyGraph, found: Found) -> Changes:
    """What to write so that an engine holds the graph; pure.

    wanting: the elements of the graph that the engine does not hold as they should be.
    found: what it holds and should not, or not so.
    """
    new = {node.iri: node for node in wanting.nodes}
    held = {iri: frozenset(labels) for iri, labels in found.nodes}
    # A node that changes its labels is made anew: an engine may file nodes by their labels.
    dropped = {
        iri
        for iri, labels in held.items()
        if iri not in new or labels != frozenset(new[iri].labels)
    }
    remade = dropped & new.keys()
    edges = {each.key: each for each in wanting.relationships}
    held_edges = Counter(
        key for key in found.relationships if key[0] not in dropped and key[2] not in dropped
    )
    updated = {key for key, times in held_edges.items() if times == 1 and key in edges}
    deleted = held_edges.keys() - updated
    create = [each for key, each in edges.items() if key not in updated]
    if remade or deleted - edges.keys():
        # Lost with a node that is made anew, or with a second one of the same key.
        create += (
            each
            for each in graph.relationships
            if (each.start in remade or each.end in remade or each.key in deleted)
            and each.key not in edges
        )
    return Changes(
        delete_relationships=tuple(sorted(deleted)),
        delete_nodes=tuple(sorted(dropped)),
        create_nodes=tuple(node for iri, node in new.items() if iri not in held or iri in remade),
        update_nodes=tuple(node for iri, node in new.items() if iri in held and iri not in remade),
        create_relationships=tuple(create),
        update_relationships=tuple(edges[key] for key in edges if key in updated),
    )


# -- what differs, by the hashes that are kept ----------------------------------------------


def _compared(graph: PropertyGraph, engine: Engine) -> tuple[PropertyGraph, Found]:
    """What an engine lacks of a graph, and what it holds besides, by the hashes it keeps."""
    slices = engine.hashes()
    nodes, edges = next(slices, ([], []))
    if not nodes and not edges:
        return graph, Found()  # hashed when they are written, while the engine is busy
    wanted_nodes, wanted_edges = hashes_of(graph)  # while the engine reads on
    held_nodes, held_edges = Counter(nodes), Counter(edges)
    for nodes, edges in slices:
        held_nodes.update(nodes)
        held_edges.update(edges)
    odd_nodes = _differing(Counter(wanted_nodes), held_nodes)
    odd_edges = _differing(Counter(wanted_edges), held_edges)
    wanting = PropertyGraph(
        tuple(compress(graph.nodes, map(odd_nodes.__contains__, wanted_nodes))),
        tuple(compress(graph.relationships, map(odd_edges.__contains__, wanted_edges))),
    )
    return wanting, engine.find(odd_nodes & held_nodes.keys(), odd_edges & held_edges.keys())


def _differing(wanted: Counter[object], held: Counter[object]) -> set[object]:
    """The hashes that do not occur equally often: of twins, all are written."""
    differing = {each for each, times in wanted.items() if held.get(each) != times}
    return differing | (held.keys() - wanted.keys())


# -- what differs, by the contents ------------------------------------------------------------


@dataclass(slots=True)
class _Odd:
    """Elements of an engine that are not in the graph, not so, or once too often."""

    nodes: list[HeldNode] = field(default_factory=list)
    relationships: list[HeldRelationship] = field(default_factory=list)


def _examined(graph: PropertyGraph, engine: Engine) -> tuple[PropertyGraph, _Odd]:
    """What an engine lacks of a graph, and what it holds besides, by reading everything."""
    node_hashes, edge_hashes = hashes_of(graph)
    nodes, edges = Counter(node_hashes), Counter(edge_hashes)
    odd = _Odd()
    for some, others in engine.elements():
        for node in some:
            iri, labels, held = node
            digest = content_hash((iri,), labels, held)
            if held.get(HASH) == digest and nodes[digest] > 0:
                nodes[digest] -= 1
            else:
                odd.nodes.append(node)
        for edge in others:
            start, kind, end, held = edge
            digest = content_hash((start, kind, end), (), held)
            if held.get(HASH) == digest and edges[digest] > 0:
                edges[digest] -= 1
            else:
                odd.relationships.append(edge)
    wanting = PropertyGraph(
        tuple(compress(graph.nodes, map(nodes.__getitem__, node_hashes))),
        tuple(compress(graph.relationships, map(edges.__getitem__, edge_hashes))),
    )
    return wanting, odd


def _described(
    wanting: Mapping[str, Node | Relationship],
    odd: Iterable[tuple[str, Iterable[str], Mapping[str, object]]],
) -> Iterator[Difference]:
    """The differences, by name: of what is wanting, and of what is there and odd."""
    found = []
    left = dict(wanting)
    for name, labels, held in odd:
        element = left.pop(name, None)
        if element is None:
            found.append(Difference("unexpected", name))
        else:
            found.append(Difference("different", name, _detail(element, labels, held)))
    found += (Difference("missing", name) for name in left)
    yield from sorted(found, key=lambda each: (each.element, each.what))


def _detail(wanted: Node | Relationship, labels: Iterable[str], held: Mapping[str, object]) -> str:
    """Which labels and keys of an element differ."""
    parts = []
    if isinstance(wanted, Node):
        parts += [f"label {each}" for each in sorted(set(wanted.labels) ^ set(labels))]
    theirs = own(held)
    # As text, because 1 == 1.0 == True and an engine must keep them apart.
    parts += [
        key
        for key in sorted(wanted.properties.keys() | theirs.keys())
        if repr(wanted.properties.get(key)) != repr(theirs.get(key))
    ]
    return ", ".join(parts) or f"its {HASH} is not that of its content"
