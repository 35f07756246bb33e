"""A document as the store knows it."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kg.store.rdf import CLAIM, PIECES, TYPE, inferred_graph, stated_graph
from kg.store.tables import Tables
from ontology.model import Outcome


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """What the store says of a document.

    stated, inferred: how many claims. pieces: how many of its cells and sentences came to
    each outcome; a store of an early version does not say.
    """

    iri: str
    name: str
    title: str
    kind: str
    sha256: str
    has_text: bool
    dated: str | None
    stated: int
    inferred: int
    pieces: dict[Outcome, int]


def stored_document(inner: ox.Store, iri: str) -> StoredDocument:
    """What is stored of a document that is loaded. iri: its own."""
    node, graph = ox.NamedNode(iri), stated_graph(iri)
    found = Tables(inner.quads_for_pattern(node, None, None, graph))

    def text(local: str) -> str:
        return found.text(iri, local) or ""

    return StoredDocument(
        iri=iri,
        name=text("documentName"),
        title=found.name(iri) or "",
        kind=text("documentKind"),
        sha256=text("sha256"),
        has_text=text("hasText") == "true",
        dated=text("dated") or None,
        stated=_claims(inner, graph),
        inferred=_claims(inner, inferred_graph(iri)),
        pieces={outcome: int(text(p)) for outcome, p in PIECES.items() if text(p)},
    )


def _claims(inner: ox.Store, graph: ox.NamedNode) -> int:
    return sum(1 for _ in inner.quads_for_pattern(None, TYPE, CLAIM, graph))
