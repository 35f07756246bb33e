"""A document as the store knows it, read from its quads once: `store.json` keeps it then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.store.rdf import CLAIM, PIECES, TYPE, inferred_graph, stated_graph, term
from kg.store.statements import quads_in
from kg.store.tables import Tables
from ontology.model import KIND_SAID, Outcome


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """What the store says of a document.

    division: IRI of the place that it is of. stated, inferred: how many claims. pieces: how
    many of its cells and sentences came to each outcome; a store of an early version does not
    say. other_names: of files of the same content. kind_rule: by which it is taken for one
    of its kind; "" in a store of an early version.
    """

    iri: str
    name: str
    title: str
    kind: str
    sha256: str
    has_text: bool
    dated: str | None
    division: str
    stated: int
    inferred: int
    pieces: dict[Outcome, int]
    text_sha256: str = ""
    other_names: tuple[str, ...] = ()
    kind_rule: str = ""

    @property
    def kind_said(self) -> str | None:
        """The kind that a person said it is of; None where its marks told."""
        return self.kind if self.kind_rule == KIND_SAID else None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files of this content, sorted."""
        return tuple(sorted((self.name, *self.other_names)))

    @classmethod
    def of_lines(cls, iri: str, pieces: Iterable[bytes]) -> StoredDocument:
        """From all that a document says, as lines of N-Quads. iri: its own."""
        own: list[bytes] = []
        stated = inferred = 0
        for piece in pieces:
            own += _own_lines(iri, piece)
            stated += piece.count(_of_claim(stated_graph(iri)))
            inferred += piece.count(_of_claim(inferred_graph(iri)))
        return cls._of(iri, Tables(quads_in([b"".join(own)])), stated, inferred)

    @classmethod
    def stored(cls, inner: ox.Store, iri: str) -> StoredDocument:
        """From a store that has not kept it in `store.json`."""
        node, graph = ox.NamedNode(iri), stated_graph(iri)
        found = Tables(inner.quads_for_pattern(node, None, None, graph))
        counts = (_claims(inner, each) for each in (graph, inferred_graph(iri)))
        return cls._of(iri, found, *counts)

    @classmethod
    def _of(cls, iri: str, found: Tables, stated: int, inferred: int) -> StoredDocument:
        def text(local: str) -> str:
            return found.text(iri, local) or ""

        return cls(
            iri=iri,
            name=text("documentName"),
            title=found.name(iri) or "",
            kind=text("documentKind"),
            sha256=text("sha256"),
            has_text=text("hasText") == "true",
            dated=text("dated") or None,
            division=text("inDivision"),
            stated=stated,
            inferred=inferred,
            pieces={outcome: int(text(p)) for outcome, p in PIECES.items() if text(p)},
            text_sha256=text("textSha256"),
            other_names=tuple(sorted(found.texts(iri, "otherName"))),
            kind_rule=text("kindRule"),
        )

    @classmethod
    def read(cls, iri: str, said: Mapping[str, Any]) -> StoredDocument:
        """From what :meth:`as_json` gave. Raises KeyError, TypeError, ValueError."""
        dated = said["dated"]
        return cls(
            iri=iri,
            name=str(said["name"]),
            title=str(said["title"]),
            kind=str(said["kind"]),
            sha256=str(said["sha256"]),
            has_text=bool(said["has_text"]),
            dated=None if dated is None else str(dated),
            division=str(said["division"]),
            stated=int(said["stated"]),
            inferred=int(said["inferred"]),
            pieces={Outcome(key): int(count) for key, count in said["pieces"].items()},
            text_sha256=str(said.get("text_sha256", "")),
            other_names=tuple(map(str, said.get("other_names", ()))),
            kind_rule=str(said.get("kind_rule", "")),
        )

    def as_json(self) -> dict[str, Any]:
        """What :meth:`read` reads."""
        return {
            "name": self.name,
            "title": self.title,
            "kind": self.kind,
            "sha256": self.sha256,
            "has_text": self.has_text,
            "dated": self.dated,
            "division": self.division,
            "stated": self.stated,
            "inferred": self.inferred,
            "pieces": {outcome.value: count for outcome, count in self.pieces.items()},
            "text_sha256": self.text_sha256,
            "other_names": list(self.other_names),
            "kind_rule": self.kind_rule,
        }


def _of_claim(graph: ox.NamedNode) -> bytes:
    """How the line ends that says of a claim that it is one."""
    return f" {TYPE} {CLAIM} {graph} .\n".encode()


def _own_lines(iri: str, piece: bytes) -> Iterator[bytes]:
    """The lines that tell of a document itself, without the thousands that say what it names.

    piece: of whole lines.
    """
    begin = f"\n<{iri}> ".encode()
    lines = b"\n" + piece
    at = lines.find(begin)
    while at >= 0:
        end = lines.index(b"\n", at + 1)
        if not lines.startswith(_NAMES, at + len(begin)):
            yield lines[at + 1 : end + 1]
        at = lines.find(begin, end)


_NAMES = f"{term('mentions')} ".encode()


def _claims(inner: ox.Store, graph: ox.NamedNode) -> int:
    return sum(1 for _ in inner.quads_for_pattern(None, TYPE, CLAIM, graph))
