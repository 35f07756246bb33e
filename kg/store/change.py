"""One unit to write: the graphs it replaces, its quads, and the name it goes by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from pyoxigraph import Quad

from kg.store import statements
from kg.store.documents import StoredDocument
from kg.store.meta import Entry, Kind
from kg.store.rdf import inferred_graph, parsed, serialized, stated_graph


@dataclass(frozen=True)
class Change:
    """What is to be stored under a key.

    key: IRI of the document, or of the graph that is no document's (a registry's).

    It goes from one process to another as the file that it will be, with its digest: that is
    sooner read than made.
    """

    key: str
    name: str
    graphs: tuple[str, ...]
    quads: Sequence[Quad] = field(repr=False)
    kind: Kind

    @classmethod
    def of_document(cls, iri: str, name: str, quads: Sequence[Quad]) -> Self:
        """A document's two graphs."""
        graphs = (stated_graph(iri).value, inferred_graph(iri).value)
        return cls(iri, name, graphs, quads, Kind.DOCUMENT)

    @classmethod
    def of_graph(cls, iri: str, name: str, quads: Sequence[Quad]) -> Self:
        """A single graph that is no document's (a registry)."""
        return cls(iri, name, (iri,), quads, Kind.GRAPH)

    @cached_property
    def data(self) -> bytes:
        """The quads as N-Quads."""
        return serialized(self.quads)

    @cached_property
    def digest(self) -> str:
        """Changes exactly when the quads do, in whatever order they stand."""
        return statements.digest_of(self.data)

    @cached_property
    def packed(self) -> bytes:
        """The quads as a file holds them."""
        return statements.packed(self.data)

    def __getstate__(self) -> _State:
        return self.key, self.name, self.graphs, self.kind, self.packed, self.digest

    def __setstate__(self, state: _State) -> None:
        key, name, graphs, kind, packed, digest = state
        data = statements.unpacked(packed)
        told = {"key": key, "name": name, "graphs": graphs, "kind": kind, "quads": parsed(data)}
        self.__dict__.update(told, data=data, packed=packed, digest=digest)

    @property
    def entry(self) -> Entry:
        """What `store.json` will say of it."""
        return Entry(
            self.digest,
            self.name,
            self.graphs,
            self.kind,
            len(self.quads),
            statements.Length.of(self.packed),
            self.document,
        )

    @cached_property
    def document(self) -> StoredDocument | None:
        """What is told of a document; None of other graphs."""
        if self.kind is not Kind.DOCUMENT:
            return None
        return StoredDocument.of_quads(self.key, self.quads)


_State = tuple[str, str, tuple[str, ...], Kind, bytes, str]
"""What of a change goes from one process to another."""
