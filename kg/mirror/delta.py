"""What a change of a store changes in its mirror, told from what the change touches.

Before the change the touched part of the graph is projected, and after it again; what differs is
what an engine must write that held the whole graph before. An engine that held anything else is
compared as a whole (:mod:`kg.mirror.in_step`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from kg.mirror.base import Found
from kg.mirror.changes import Changes
from kg.mirror.hashing import hash_of
from kg.mirror.sync import changes_of
from kg.project.graph import PropertyGraph
from kg.project.touched import (
    Touched,
    Untellable,
    around,
    made,
    projected,
    spoken_of,
    touched,
    unheard_of,
    vanishing,
)
from kg.store.tables import by_subject

if TYPE_CHECKING:
    from kg.mirror.base import Engine
    from kg.store import Change, Store
    from kg.store.tables import Values


_NOTHING = Touched()


@dataclass(slots=True)
class Delta:
    """What is to be written to an engine that holds the graph of an earlier state.

    since: the fingerprint of that state. changes: None if they cannot be told.
    """

    since: str
    changes: Changes | None = None


@dataclass(frozen=True, slots=True)
class _Change:
    """What a change touches. fresh: the part of it that comes with the change, and was not there.
    gone: the part that goes with it. before: what the rest of it was. said: what is written, by
    subject.
    """

    what: Touched
    fresh: Touched
    gone: Touched
    before: PropertyGraph
    said: Mapping[str, Values]


@contextmanager
def watched(store: Store, changes: Sequence[Change], without: Sequence[str]) -> Iterator[Delta]:
    """Tells, after the block, what the change that it applies changes in a mirror.

    changes, without: as for :meth:`kg.store.Store.apply`, which the block calls.
    """
    delta = Delta(store.fingerprint)
    changes = [each for each in changes if store.digest(each.key) != each.digest]
    keys = [*(each.key for each in changes), *without]
    stated = [store.statements(key) for key in keys]
    was = by_subject(chain.from_iterable(stated))
    said = by_subject(quad for each in changes for quad in each.quads)
    try:
        what = touched(was, said, store.said)
        fresh = unheard_of(store.said, what)
        gone = vanishing(was, said, store.said_elsewhere(stated), what, store.said)
        before = projected(store.said, what - fresh - gone)
    except Untellable:
        yield delta
        store.forget_touched()
        return
    yield delta
    if store.fingerprint != delta.since:
        store.log_touched(delta.since, what.nodes, what.edges)
    try:
        delta.changes = _difference(store, _Change(what, fresh, gone, before, said))
    except Untellable:
        return


def since(store: Store, engine: Engine) -> Changes | None:
    """What to write to an engine that holds an earlier state, by the store's log of changes.

    None if that cannot be told: it holds no state that the log knows. What it holds of all that
    was touched since is asked of the engine itself.
    """
    state = engine.fingerprint
    logged = None if state is None else store.touched_since(state)
    if logged is None:
        return None
    what = Touched()
    for each in logged:
        what |= Touched(each.nodes, each.edges)
    try:
        return _behind(store, engine, what)
    except Untellable:
        return None


def _behind(store: Store, engine: Engine, what: Touched) -> Changes:
    held, edges = engine.holding(what.nodes, what.keys)
    labels = {iri: own for iri, (own, _) in held.items()}
    after = _afterwards(store, what, labels)
    nodes = {node.iri: hash_of(node) for node in after.nodes}
    mine = {each.key: hash_of(each) for each in after.relationships if each.key in what.keys}
    right = {iri for iri, (_, digest) in held.items() if nodes.get(iri) == digest}
    same = {key for key, digests in edges.items() if key in mine and digests == [mine[key]]}
    wanting = PropertyGraph(
        tuple(node for node in after.nodes if node.iri not in right),
        tuple(each for each in after.relationships if each.key in mine.keys() - same),
    )
    found = Found(
        [(iri, own) for iri, own in labels.items() if iri not in right],
        [key for key, digests in edges.items() if key not in same for _ in digests],
    )
    return changes_of(after, wanting, found)


def _difference(store: Store, change: _Change) -> Changes:
    new = made(change.said, change.fresh, store.said)
    found = _difference_of_known(store, change)
    if any(spoken_of(store.said, iri) for iri in change.gone.nodes):
        raise Untellable
    return replace(
        found,
        # With a node go its relationships.
        delete_nodes=(*found.delete_nodes, *sorted(change.gone.nodes)),
        create_nodes=(*found.create_nodes, *new.nodes),
        create_relationships=(*found.create_relationships, *new.relationships),
    )


def _difference_of_known(store: Store, change: _Change) -> Changes:
    what, before = change.what - change.fresh - change.gone, change.before
    held = {node.iri: node for node in before.nodes}
    labels = {iri: node.labels for iri, node in held.items()}
    after = _afterwards(store, what, labels, besides=change.fresh)
    now = {node.iri: node for node in after.nodes}
    mine = what.keys
    had = {each.key: hash_of(each) for each in before.relationships}
    unlike = {
        iri for iri, node in now.items() if iri not in held or hash_of(held[iri]) != hash_of(node)
    }
    wanting = PropertyGraph(
        tuple(node for node in after.nodes if node.iri in unlike),
        tuple(
            each
            for each in after.relationships
            if each.key in mine and had.get(each.key) != hash_of(each)
        ),
    )
    same = {each.key for each in after.relationships} - {each.key for each in wanting.relationships}
    found = Found(
        [(iri, node.labels) for iri, node in held.items() if iri not in now or iri in unlike],
        [key for key in had if key not in same],
    )
    return changes_of(after, wanting, found)


def _afterwards(
    store: Store,
    what: Touched,
    labels: Mapping[str, Sequence[str]],
    besides: Touched = _NOTHING,
) -> PropertyGraph:
    """What was touched as it is now, with all relationships of nodes that are made anew.

    labels: of the touched nodes that an engine holds. besides: what needs not be told, not even
    then. Raises Untellable.
    """
    after = projected(store.said, what)
    now = {node.iri: node for node in after.nodes}
    for iri in what.nodes - now.keys():
        if spoken_of(store.said, iri):
            raise Untellable
    # An engine loses the relationships of a node that it makes anew.
    remade = [
        iri for iri, node in now.items() if set(labels.get(iri, node.labels)) != set(node.labels)
    ]
    if not remade:
        return after
    edges = around(store.said, remade).edges - what.edges - besides.edges
    more = projected(store.said, Touched(edges=edges))
    return PropertyGraph(after.nodes, (*after.relationships, *more.relationships))
