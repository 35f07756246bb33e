"""Make an engine hold exactly what a property graph says, writing only what differs.

Every element keeps a hash of its content. A sync compares hashes, so a second run writes
nothing, and a run after a crash writes what is left. A hash says nothing of an element that
somebody edited by hand: `verify` reads everything back and does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.mirror.base import HASH, Changes, Engine, Progress, State
from kg.mirror.hashing import content_hash, hash_of, hashed_graph
from kg.projection import Key, Node, PropertyGraph, Relationship


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


def plan(graph: PropertyGraph, state: State) -> Changes:
    """What to write so that an engine in this state holds the graph; pure.

    Only what must be compared is hashed here. What is new gets its hash when it is written,
    while the engine is busy with what came before.
    """
    nodes = {node.iri: node for node in graph.nodes}
    edges = {each.key: each for each in graph.relationships}
    # A node that changes its labels is made anew: an engine may file nodes by their labels.
    remade = {
        iri
        for iri, (labels, _) in state.nodes.items()
        if iri in nodes and labels != frozenset(nodes[iri].labels)
    }
    dropped = remade | (state.nodes.keys() - nodes.keys())
    kept = {
        key: value
        for key, value in state.relationships.items()
        if key[0] not in dropped and key[2] not in dropped and key not in state.doubled
    }
    doubled = {key for key in state.doubled if key[0] not in dropped and key[2] not in dropped}
    return Changes(
        delete_relationships=tuple(sorted((kept.keys() - edges.keys()) | doubled)),
        delete_nodes=tuple(sorted(dropped)),
        create_nodes=tuple(
            node for iri, node in nodes.items() if iri not in state.nodes or iri in remade
        ),
        update_nodes=tuple(
            node
            for iri, node in nodes.items()
            if iri in state.nodes and iri not in remade and state.nodes[iri][1] != _hash(node)
        ),
        create_relationships=tuple(each for key, each in edges.items() if key not in kept),
        update_relationships=tuple(
            each for key, each in edges.items() if key in kept and kept[key] != _hash(each)
        ),
    )


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
    state = _distrusted(*engine.holdings()) if repair else engine.state()
    changes = plan(graph, state)
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


def verify(graph: PropertyGraph, engine: Engine) -> list[Difference]:
    """Read everything back and compare; empty if the engine holds exactly the graph."""
    held, state = engine.holdings()
    wanted = hashed_graph(graph)
    found = list(_compare(_indexed(wanted.nodes), _indexed(held.nodes)))
    found += _compare(_indexed(wanted.relationships), _indexed(held.relationships))
    stale = plan(wanted, state)
    known = {each.element for each in found}
    names = [node.iri for node in stale.update_nodes]
    names += [_name(each) for each in stale.update_relationships]
    for name in names:
        if name not in known:
            found.append(Difference("different", name, f"its {HASH} is not that of its content"))
    return found


def _hash(element: Node | Relationship) -> object:
    return element.properties.get(HASH) or hash_of(element)


def _distrusted(held: PropertyGraph, state: State) -> State:
    """The state without the hashes that are not those of the contents."""
    nodes = {node.iri: content_hash(node.labels, node.properties) for node in held.nodes}
    edges = {each.key: content_hash((), each.properties) for each in held.relationships}
    return State(
        {
            iri: (labels, digest if digest == nodes.get(iri) else "")
            for iri, (labels, digest) in state.nodes.items()
        },
        {
            key: digest if digest == edges.get(key) else ""
            for key, digest in state.relationships.items()
        },
        state.doubled,
    )


def _indexed(elements: Iterable[Node | Relationship]) -> dict[str, Node | Relationship]:
    index: dict[str, Node | Relationship] = {}
    for element in elements:
        name = _name(element)
        while name in index:
            name += " (again)"
        index[name] = element
    return index


def _name(element: Node | Relationship) -> str:
    return element.iri if isinstance(element, Node) else _key_name(element.key)


def _key_name(key: Key) -> str:
    return " ".join(key)


def _compare(
    wanted: Mapping[str, Node | Relationship], held: Mapping[str, Node | Relationship]
) -> Iterator[Difference]:
    for name in sorted(wanted.keys() | held.keys()):
        if name not in held:
            yield Difference("missing", name)
        elif name not in wanted:
            yield Difference("unexpected", name)
        elif detail := _differing(wanted[name], held[name]):
            yield Difference("different", name, detail)


def _differing(wanted: Node | Relationship, held: Node | Relationship) -> str:
    """Which labels and keys of an element differ from those of the hashed one."""
    held_labels = held.labels if isinstance(held, Node) else ()
    if content_hash(held_labels, held.properties) == wanted.properties[HASH]:
        return ""
    parts = []
    if isinstance(wanted, Node):
        labels = set(wanted.labels) ^ set(held_labels)
        parts += [f"label {each}" for each in sorted(labels)]
    keys = (wanted.properties.keys() | held.properties.keys()) - {HASH}
    # As text, because 1 == 1.0 == True and an engine must keep them apart.
    parts += [
        key
        for key in sorted(keys)
        if repr(wanted.properties.get(key)) != repr(held.properties.get(key))
    ]
    return ", ".join(parts)
