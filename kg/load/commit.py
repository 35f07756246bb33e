"""One change of a store: documents that come and go, with all that rests on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from kg import __version__
from kg.store import Change, Store
from kg.store.patterns import every_among
from kg.store.rdf import stated_graph

if TYPE_CHECKING:
    from kg.follow.editions import Told
    from kg.mirror.delta import Delta
    from kg.project.drawing import Drawing, Whole
    from kg.store.patterns import Every


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a change.

    written: whether there was anything to write. drawing: of what the store holds, where that is
    known without reading it: it was empty. delta: what the change changes in a mirror, else.
    editions: what to tell of each edition (by its document) of the series that the change touched.
    """

    written: bool
    drawing: Drawing | Whole | None = None
    delta: Delta | None = None
    editions: Mapping[str, Told] = field(default_factory=dict)


def commit(store: Store, changes: Sequence[Change], without: Sequence[str] = ()) -> Applied:
    """Write the changes, and with them the links between documents as they are afterwards.

    The links that rest on what changes are made anew, in the same change as the documents: a
    killed load leaves no link to what is not there. without: IRIs of documents to remove.
    """
    changes, without, editions = _with_links(store, changes, without)
    if store.empty and changes:
        return replace(_first(store, changes), editions=editions)
    from kg.mirror.delta import watched

    with watched(store, changes, without) as delta:
        written = store.apply(changes, without=without)
    return Applied(written, delta=delta, editions=editions)


def alone(changes: Sequence[Change]) -> list[Change]:
    """Documents of a store that holds nothing else, with the links and editions between them."""
    from kg.follow.editions import edition_changes
    from kg.follow.groups import link_changes

    documents = [each.document for each in changes if each.document is not None]
    stated = _stated({each.key: each for each in changes})
    links, _ = link_changes(documents, documents, stated)
    editions, _, _ = edition_changes(documents, documents, stated)
    return [*changes, *links, *editions]


def _stated(changed: Mapping[str, Change]) -> Callable[[str], Every]:
    """What a document of a change (by IRI) states."""

    @cache
    def stated(iri: str) -> Every:
        graph = stated_graph(iri)
        return every_among(quad for quad in changed[iri].quads if quad.graph_name == graph)

    return stated


def _first(store: Store, changes: Sequence[Change]) -> Applied:
    """Into an empty store: it is drawn from what is written meanwhile, and needs nothing of it."""
    from kg.project.drawing import drawn

    drawings: list[Drawing | Whole] = []

    def drawing() -> None:
        drawings.append(drawn([each.quads for each in changes]))

    return Applied(store.apply(changes, meanwhile=drawing), drawings[0])


def _with_links(
    store: Store, changes: Sequence[Change], without: Sequence[str]
) -> tuple[list[Change], list[str], Mapping[str, Told]]:
    """A change of documents, with that of the links and editions that rest on them."""
    from kg.follow.editions import edition_changes
    from kg.follow.groups import link_changes

    changed = {each.key: each for each in changes}
    before = {each.iri: each for each in store.documents()}
    after = {key: each for key, each in before.items() if key not in without}
    after |= {key: each.document for key, each in changed.items() if each.document is not None}
    gone = {key for key in (*without, *changed) if key in before}
    touched = [before[key] for key in gone] + [after[key] for key in changed if key in after]
    if store.written_by != __version__:
        touched = [*before.values(), *after.values()]  # another version may link otherwise

    new = _stated(changed)

    @cache
    def stated(iri: str) -> Every:
        return new(iri) if iri in changed else store.stated_in(iri)

    links, lost = link_changes(after.values(), touched, stated, store.keys())
    editions, over, told = edition_changes(after.values(), touched, stated, store.keys())
    return [*changes, *links, *editions], [*without, *lost, *over], told
