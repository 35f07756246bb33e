"""Flat claims: one row per statement of a source, for pandas and for measuring.

The rows are read back from the RDF, never from what a loader had in hand, so that they
show what the truth holds. `docs/claims.md` documents the fields for users.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from kg.store.rdf import (
    HAS_PASSAGE,
    HAS_SOURCE,
    LABEL,
    OBJECT,
    SUBJECT,
    TYPE,
    extraction_quads,
)
from kg.store.tables import StoredClaim, Tables
from ontology.locator import FLAT
from ontology.model import OF_INDICATOR, ONTOLOGY, Extraction

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.store import Store
    from ontology.known import Known

FIELDS = (
    "document",
    "subject",
    "subject_kind",
    "subject_name",
    "predicate",
    "object",
    "object_kind",
    "object_name",
    "task_title",
    "indicator",
    "value",
    "value_max",
    "value_text",
    "unit",
    "comparator",
    "period",
    "quote",
    *FLAT,
    "method",
    "inferred",
)
"""The fields of a row, in order; `None` where a field does not apply."""

_VALUE_KINDS = frozenset({"Target", "Measurement"})


def flat_claims(store: Store) -> Iterator[dict[str, Any]]:
    """All claims of the store as rows of :data:`FIELDS`, by document and position.

    They are read document by document: a store of any size takes the memory of one document.
    """
    documents = sorted(store.documents(), key=lambda each: each.name)
    for _, same_name in groupby(documents, key=lambda each: each.name):
        yield from document_claims(store, [each.iri for each in same_name])


def document_claims(store: Store, documents: Iterable[str]) -> list[dict[str, Any]]:
    """The claims whose words some documents (by IRI) have, sorted by position."""
    return Rows(Tables(_quads_of(store, documents))).rows()


def _quads_of(store: Store, documents: Iterable[str]) -> Iterator[Quad]:
    """All that these documents say, what is claimed of their words elsewhere (links, editions),
    and what the things are that stand in these claims: others may call them more.
    """
    own: set[Any] = set()
    ends: dict[NamedNode, None] = {}
    for iri in documents:
        for quad in store.statements(iri):
            own.add(quad.subject)
            if quad.predicate in _ENDS and isinstance(quad.object, NamedNode):
                ends[quad.object] = None
            yield quad
        for at in store.said(None, HAS_SOURCE, NamedNode(iri)):
            if not isinstance(at.subject, NamedNode):
                continue
            for by in store.said(None, HAS_PASSAGE, at.subject):
                if by.subject in own or not isinstance(by.subject, NamedNode):
                    continue
                yield from store.said(at.subject, None, None)
                for quad in store.said(by.subject, None, None):
                    if quad.predicate in _ENDS and isinstance(quad.object, NamedNode):
                        ends[quad.object] = None
                    yield quad
    for end in ends:
        yield from store.said(end, TYPE, None)
        yield from store.said(end, LABEL, None)


_ENDS = (SUBJECT, OBJECT)


def fragment_rows(extraction: Extraction) -> list[dict[str, Any]]:
    """The claims of one document as rows of :data:`FIELDS`, as a store of it alone gives them."""
    return Rows(Tables(extraction_quads(extraction))).rows()


def rows(
    name: str, data: bytes, known: Known, *, place: str | None = None, kind: str | None = None
) -> list[dict[str, Any]]:
    """A file's bytes in, its flat claims out (see :func:`kg.run.reading.fragment`)."""
    from kg.run.reading import fragment

    return fragment_rows(fragment(name, data, known, place=place, kind=kind))


class Rows:
    """Makes the rows; a claim needs its subject's and object's neighbours."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._kinds: dict[str, str | None] = {}
        self._task_of: dict[str, str] = {}
        for subject in tables.subjects:
            self._task_of.update(dict.fromkeys(tables.texts(subject, "hasTarget"), subject))
            for task in tables.texts(subject, "reportedBy"):
                self._task_of[subject] = task

    def by_claim(self) -> dict[str, dict[str, Any]]:
        """The rows by the claim's IRI."""
        return {claim.iri: self._row(claim) for claim in self._tables.claims()}

    def of_claim(self, iri: str) -> dict[str, Any]:
        """The row of the claim of an IRI."""
        return self._row(self._tables.claim(iri))

    def rows(self) -> list[dict[str, Any]]:
        return sorted(
            map(self._row, self._tables.claims()),
            key=lambda row: (
                row["document"],
                row["start"],
                row["end"],
                row["predicate"],
                row["subject"],
                row["object"],
            ),
        )

    def _row(self, claim: StoredClaim) -> dict[str, Any]:
        ends = claim.subject, claim.object
        text = self._tables.text
        row: dict[str, Any] = dict.fromkeys(FIELDS)
        row.update(
            document=text(claim.passage.document, "documentName"),
            subject=claim.subject,
            subject_kind=self._kind(claim.subject),
            subject_name=self._tables.name(claim.subject),
            predicate=claim.predicate.removeprefix(ONTOLOGY),
            object=claim.object,
            object_kind=self._kind(claim.object),
            object_name=self._tables.name(claim.object),
            task_title=self._task_title(*ends),
            value_text=claim.value_text,
            quote=claim.passage.quote,
            method=claim.method,
            inferred=claim.rule,
        )
        place = claim.passage.locator.fields()
        row.update((name, place.get(name)) for name in FLAT)
        if row["value_text"] is None and row["quote"] and self._is_promise(row):
            row["value_text"] = " ".join(str(row["quote"]).split())
        if row["predicate"] == "dueStatedIn":
            row["period"] = text(claim.subject, "period")
        value = next((node for node in ends if self._kind(node) in _VALUE_KINDS), None)
        if value is not None:
            row.update(
                indicator=self._indicator(value),
                value=_number(text(value, "value")),
                value_max=_number(text(value, "valueMax")),
                unit=text(value, "unit"),
                comparator=text(value, "comparator"),
                period=text(value, "period"),
            )
        return row

    def _is_promise(self, row: dict[str, Any]) -> bool:
        """Whether a row is a commitment's own words: its title is not what is written."""
        if row["predicate"] != "mentions":
            return False
        return self._tables.text(row["object"], "commitmentKind") is not None

    def _task_title(self, *nodes: str) -> str | None:
        for node in nodes:
            task = node if self._kind(node) == "Task" else self._task_of.get(node)
            if task is not None:
                return self._tables.name(task)
        return None

    def _indicator(self, node: str) -> str | None:
        for predicate in OF_INDICATOR:
            for indicator in self._tables.texts(node, predicate):
                return self._tables.name(indicator)
        return None

    def _kind(self, node: str) -> str | None:
        if node not in self._kinds:  # each stands in many claims
            self._kinds[node] = next(iter(self._tables.kinds(node)), None)
        return self._kinds[node]


def _number(text: str | None) -> int | float | None:
    if text is None:
        return None
    number = Decimal(text)
    return int(number) if number == number.to_integral_value() else float(number)
