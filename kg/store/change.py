"""One unit to write: the graphs it replaces, its quads, and the name it goes by."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from pyoxigraph import Quad

from kg.store import statements
from kg.store.document_said import DocumentSaid
from kg.store.documents import StoredDocument
from kg.store.meta import Entry, Kind
from kg.store.rdf import inferred_graph, serialized, stated_graph
from kg.store.said import Said, end_of, lines_of
from kg.store.statements import Written, WrittenQuads
from ontology.model import Extraction


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
    quads: Collection[Quad] = field(repr=False)
    kind: Kind

    @classmethod
    def of_document(cls, iri: str, name: str, quads: Collection[Quad]) -> Self:
        """A document's two graphs."""
        graphs = (stated_graph(iri).value, inferred_graph(iri).value)
        return cls(iri, name, graphs, quads, Kind.DOCUMENT)

    @classmethod
    def of_extraction(cls, extraction: Extraction, other_names: Iterable[str] = ()) -> Self:
        """A document's two graphs, of what was read of it; its quads are never there all at once.

        other_names: of further files of the same content.
        """
        document, said = extraction.document, DocumentSaid(extraction, other_names)
        writer = statements.Writer()
        _write(said, writer)
        writer.again()
        _write(said.again(), writer)
        return cls.of_document(document.iri, document.name, WrittenQuads(writer.done()))

    @classmethod
    def of_graph(cls, iri: str, name: str, quads: Collection[Quad]) -> Self:
        """A single graph that is no document's (a registry)."""
        return cls(iri, name, (iri,), quads, Kind.GRAPH)

    @cached_property
    def written(self) -> Written:
        """The quads as their file will hold them."""
        if isinstance(self.quads, WrittenQuads):
            return self.quads.written
        return statements.written(serialized(self.quads))

    @property
    def digest(self) -> str:
        """Changes exactly when the quads do, in whatever order they stand."""
        return self.written.digest

    def __getstate__(self) -> _State:
        return self.key, self.name, self.graphs, self.kind, self.written

    def __setstate__(self, state: _State) -> None:
        key, name, graphs, kind, written = state
        told = {"key": key, "name": name, "graphs": graphs, "kind": kind}
        self.__dict__.update(told, quads=WrittenQuads(written))

    @property
    def entry(self) -> Entry:
        """What `store.json` will say of it."""
        return Entry(
            self.digest,
            self.name,
            self.graphs,
            self.kind,
            self.written.quads,
            statements.Length.of(self.written.packed),
            self.document,
        )

    @cached_property
    def document(self) -> StoredDocument | None:
        """What is told of a document; None of other graphs."""
        if self.kind is not Kind.DOCUMENT:
            return None
        return StoredDocument.of_lines(self.key, self.written.pieces())


_State = tuple[str, str, tuple[str, ...], Kind, Written]
"""What of a change goes from one process to another."""


def _write(said: Iterable[Said], writer: statements.Writer) -> None:
    for each in said:
        writer.add(lines_of(each, end_of(each.graph)))
