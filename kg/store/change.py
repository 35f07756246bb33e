"""One unit to write: the graphs it replaces, its quads, and the name it goes by."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from pyoxigraph import Quad

from kg.store.content import Content
from kg.store.documents import StoredDocument
from kg.store.meta import Entry, Kind
from kg.store.rdf import inferred_graph, parsed, serialized, stated_graph


@dataclass(frozen=True)
class Change:
    """What is to be stored under a key.

    key: IRI of the document, or of the graph that is no document's (a registry's).

    It goes from one process to another as N-Quads with their digest, which are sooner read than
    made.
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
        return hashlib.sha256(b"".join(sorted(self.data.splitlines(keepends=True)))).hexdigest()

    def __getstate__(self) -> tuple[str, str, tuple[str, ...], Kind, bytes, str]:
        return self.key, self.name, self.graphs, self.kind, self.data, self.digest

    def __setstate__(self, state: tuple[str, str, tuple[str, ...], Kind, bytes, str]) -> None:
        key, name, graphs, kind, data, digest = state
        quads = parsed(data)
        told = {"key": key, "name": name, "graphs": graphs, "kind": kind, "quads": quads}
        self.__dict__.update(told, data=data, digest=digest)

    @property
    def entry(self) -> Entry:
        """What `store.json` will say of it."""
        content = Content.of_lines(self.data)
        return Entry(self.digest, self.name, self.graphs, self.kind, content, self.document)

    @cached_property
    def document(self) -> StoredDocument | None:
        """What is told of a document; None of other graphs."""
        if self.kind is not Kind.DOCUMENT:
            return None
        return StoredDocument.of_quads(self.key, self.quads)
