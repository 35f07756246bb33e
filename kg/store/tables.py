"""Quads unpacked into look-up tables: what is said of a subject, and claims with their passages.

The one place where quads are taken apart for those who read stored facts in memory: the
projection, flat claims, links, the validation, the pages.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from sys import intern
from typing import Self

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.store.rdf import (
    CLAIM,
    HAS_PASSAGE,
    HAS_SOURCE,
    LABEL,
    OBJECT,
    PREDICATE,
    SUBJECT,
    TYPE,
    term,
)
from kg.store.uncollected import uncollected
from ontology.errors import StoreError
from ontology.locator import PLACES, Locator, kept
from ontology.model import ONTOLOGY

Term = NamedNode | BlankNode | Literal | Triple

Values = Mapping[str, Collection[Term]]
"""What is said of one subject: objects by the predicate's IRI, each once, in their order."""

BLANK = "_:"
"""How the key of a blank node begins, as no IRI does."""

_LANGUAGE = "zh"


@uncollected()
def by_subject(quads: Iterable[Quad]) -> Mapping[str, Values]:
    """The quads of all graphs together, by subject and predicate, both in order of appearance.

    A blank node's key is :data:`BLANK` and its name.
    """
    # Nearly all have one object, and a tuple of one is a fifth of a dictionary of one.
    subjects: dict[str, dict[str, tuple[Term] | dict[Term, None]]] = {}
    for quad in quads:
        subject = quad.subject
        key = subject.value if isinstance(subject, NamedNode) else str(subject)
        values = subjects.get(key)
        if values is None:
            values = subjects[key] = {}
        name = intern(quad.predicate.value)  # one text for all subjects
        objects = values.get(name)
        if objects is None:
            values[name] = (quad.object,)
        elif isinstance(objects, dict):
            objects[quad.object] = None
        elif (value := quad.object) != objects[0]:
            values[name] = {objects[0]: None, value: None}
    return subjects


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """Where a claim was read. document: IRI of the document. locator: where in it."""

    iri: str
    document: str
    locator: Locator
    quote: str | None


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A statement with where and how it was read; `rule` is of what was inferred only."""

    iri: str
    subject: str
    predicate: str
    object: str
    passage: StoredPassage
    method: str | None
    rule: str | None
    value_text: str | None


class Tables:
    """Quads, looked up by subject. Subjects are IRIs, properties local names of the ontology."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.subjects: Mapping[str, Values] = by_subject(quads)

    @classmethod
    def over(cls, subjects: Mapping[str, Values]) -> Self:
        """Of quads that :func:`by_subject` has unpacked already."""
        tables = cls(())
        tables.subjects = subjects
        return tables

    def of(self, subject: str) -> Values:
        """All that is said of a subject."""
        return self.subjects.get(subject) or {}

    def texts(self, subject: str, local: str) -> list[str]:
        """The values of a property of ours, IRIs or words, in their order."""
        found = self.of(subject).get(ONTOLOGY + local, ())
        return [each.value for each in found if not isinstance(each, Triple)]

    def text(self, subject: str, local: str) -> str | None:
        """The first value of a property of ours."""
        return _text(self.of(subject), ONTOLOGY + local)

    def kinds(self, subject: str) -> list[str]:
        """The local names of its classes, of ours only, sorted."""
        return sorted(
            kind.value.removeprefix(ONTOLOGY)
            for kind in self.of(subject).get(TYPE.value, ())
            if isinstance(kind, NamedNode) and kind.value.startswith(ONTOLOGY)
        )

    def name(self, subject: str) -> str | None:
        """Its label, the Chinese one before others; None if it has none."""
        labels = [
            (label.language != _LANGUAGE, label.value)
            for label in self.of(subject).get(LABEL.value, ())
            if isinstance(label, Literal)
        ]
        return min(labels)[1] if labels else None

    def claims(
        self, local: str | None = None, objects: Container[str] | None = None
    ) -> Iterator[StoredClaim]:
        """All claims, or those of one property of ours, or those about some objects.

        local: name of the property. objects: IRIs.
        Raises StoreError for a claim that lacks a part, as :mod:`kg.store.validate` would tell.
        """
        predicate = None if local is None else term(local)
        for iri, values in self.subjects.items():
            said = values.get(PREDICATE.value)
            if said is None or (predicate is not None and predicate not in said):
                continue
            if objects is not None and _text(values, OBJECT.value) not in objects:
                continue
            if CLAIM in values.get(TYPE.value, ()):
                yield self._claim(iri, values)

    def claim(self, iri: str) -> StoredClaim:
        """The claim of an IRI. Raises as :meth:`claims` does."""
        return self._claim(iri, self.of(iri))

    def _claim(self, iri: str, values: Values) -> StoredClaim:
        return StoredClaim(
            iri=iri,
            subject=_required(values, SUBJECT.value, iri),
            predicate=_required(values, PREDICATE.value, iri),
            object=_required(values, OBJECT.value, iri),
            passage=self._passage(_required(values, HAS_PASSAGE.value, iri), values),
            method=_text(values, _METHOD),
            rule=_text(values, _RULE),
            value_text=_text(values, _VALUE_TEXT),
        )

    def _passage(self, iri: str, claim: Values) -> StoredPassage:
        """The passage of a claim, which itself says a part of where it stands (its row)."""
        values = self.of(iri)
        place = {
            name: _text(claim if owner == "Claim" else values, predicate)
            for name, owner, predicate in _PLACE
        }
        return StoredPassage(
            iri=iri,
            document=_required(values, HAS_SOURCE.value, iri),
            locator=Locator.from_fields(place),
            quote=_text(values, _QUOTE),
        )


_METHOD, _RULE, _VALUE_TEXT, _QUOTE = (
    term(local).value for local in ("method", "rule", "valueText", "quote")
)
_PLACE = tuple((name, PLACES[name].owner, term(name).value) for name in kept())


def _text(values: Values, predicate: str) -> str | None:
    """The first value, as text."""
    for value in values.get(predicate, ()):
        return None if isinstance(value, Triple) else value.value
    return None


def _required(values: Values, predicate: str, iri: str) -> str:
    found = _text(values, predicate)
    if found is None:
        raise StoreError(
            f"a claim or passage has no {predicate.rpartition('/')[2]}",
            where=iri,
            way_out="kg validate shows what is broken; load the document again",
        )
    return found
