"""Flat claims: one row per statement of a source, for pandas and for measuring.

The rows are read back from the RDF, never from what a loader had in hand, so that they
show what the truth holds. `docs/claims.md` documents the fields for users.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pyoxigraph import Triple

from kg.store.rdf import HAS_SOURCE, LABEL, OBJECT, PREDICATE, SUBJECT, TYPE, term
from ontology.model import ONTOLOGY

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.store import Store

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
    "value_text",
    "unit",
    "comparator",
    "period",
    "quote",
    "start",
    "end",
    "row",
    "column",
    "method",
    "inferred",
)
"""The fields of a row, in order; `None` where a field does not apply."""

_VALUE_KINDS = frozenset({"Target", "Measurement"})


def flat_claims(store: Store) -> Iterator[dict[str, Any]]:
    """All claims of the store as rows of :data:`FIELDS`, by document and position."""
    return iter(_Rows(store.quads()).rows())


class _Rows:
    """The quads as look-up tables; a claim needs its subject's and object's neighbours."""

    def __init__(self, quads: Iterator[ox.Quad]) -> None:
        self._values: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        self._task_of: dict[str, str] = {}
        for quad in quads:
            if isinstance(quad.subject, Triple) or isinstance(quad.object, Triple):
                continue  # RDF-star, which kg never writes: it makes no claims
            subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object
            known = self._values[subject][predicate]
            if value not in known:
                known.append(value)
            if predicate == ONTOLOGY + "hasTarget":
                self._task_of[value.value] = subject
            elif predicate == ONTOLOGY + "reportedBy":
                self._task_of[subject] = value.value

    def rows(self) -> list[dict[str, Any]]:
        claim_type = ONTOLOGY + "Claim"
        rows = [
            self._row(values)
            for values in list(self._values.values())
            if any(kind.value == claim_type for kind in values.get(TYPE.value, ()))
        ]
        rows.sort(
            key=lambda row: (
                row["document"],
                row["start"],
                row["end"],
                row["predicate"],
                row["subject"],
                row["object"],
            )
        )
        return rows

    def _row(self, claim: dict[str, list[Any]]) -> dict[str, Any]:
        subject = claim[SUBJECT.value][0].value
        target = claim[OBJECT.value][0].value
        passage = self._values[claim[term("passage").value][0].value]
        value_node = self._value_node(subject, target)
        row: dict[str, Any] = dict.fromkeys(FIELDS)
        row.update(
            document=self._one(passage[HAS_SOURCE.value][0].value, "documentName"),
            subject=subject,
            subject_kind=self._kind(subject),
            subject_name=self._name(subject),
            predicate=claim[PREDICATE.value][0].value.removeprefix(ONTOLOGY),
            object=target,
            object_kind=self._kind(target),
            object_name=self._name(target),
            task_title=self._task_title(subject, target),
            value_text=_first(claim, "valueText"),
            quote=_first(passage, "quote"),
            start=int(_first(passage, "start") or 0),
            end=int(_first(passage, "end") or 0),
            column=_first(passage, "column"),
            method=_first(claim, "method"),
            inferred=_first(claim, "rule"),
        )
        ordinal = _first(claim, "row")
        row["row"] = None if ordinal is None else int(ordinal)
        if row["value_text"] is None and row["quote"] and self._is_promise(row):
            row["value_text"] = " ".join(str(row["quote"]).split())
        if value_node is not None:
            row.update(
                indicator=self._indicator(value_node),
                value=_number(self._one(value_node, "value")),
                unit=self._one(value_node, "unit"),
                comparator=self._one(value_node, "comparator"),
                period=self._one(value_node, "period"),
            )
        return row

    def _is_promise(self, row: dict[str, Any]) -> bool:
        """Whether a row is a commitment's own words: its title is not what is written."""
        if row["predicate"] != "mentions":
            return False
        return self._one(row["object"], "commitmentKind") is not None

    def _value_node(self, *nodes: str) -> str | None:
        return next((node for node in nodes if self._kind(node) in _VALUE_KINDS), None)

    def _task_title(self, *nodes: str) -> str | None:
        for node in nodes:
            task = node if self._kind(node) == "Task" else self._task_of.get(node)
            if task is not None:
                return self._name(task)
        return None

    def _indicator(self, node: str) -> str | None:
        values = self._values[node]
        for predicate in ("ofIndicator", "measures"):
            for indicator in values.get(ONTOLOGY + predicate, ()):
                return self._name(indicator.value)
        return None

    def _kind(self, node: str) -> str | None:
        kinds = sorted(
            kind.value.removeprefix(ONTOLOGY)
            for kind in self._values[node].get(TYPE.value, ())
            if kind.value.startswith(ONTOLOGY)
        )
        return kinds[0] if kinds else None

    def _name(self, node: str) -> str | None:
        labels = self._values[node].get(LABEL.value, ())
        chinese = [label.value for label in labels if getattr(label, "language", None) == "zh"]
        names = sorted(chinese or [label.value for label in labels])
        return names[0] if names else None

    def _one(self, node: str, local: str) -> str | None:
        return _first(self._values[node], local)


def _first(values: dict[str, list[Any]], local: str) -> str | None:
    found = values.get(ONTOLOGY + local)
    return str(found[0].value) if found else None


def _number(text: str | None) -> int | float | None:
    if text is None:
        return None
    number = Decimal(text)
    return int(number) if number == number.to_integral_value() else float(number)
