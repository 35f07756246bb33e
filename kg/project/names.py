"""The vocabulary as the property graph names it, arranged for both directions.

The names come from the annotations in `ontology/gov.ttl`; `docs/decisions/0004-lossless-
projection.md` gives the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import Literal

from kg.project.natural import INTEGER, STRING, Scalar, natural, says_all, to_literal
from ontology.errors import OntologyError, ProjectionError
from ontology.labels import LANGUAGES
from ontology.locator import CHARACTERS, kept
from ontology.namespaces import RDF
from ontology.vocabulary import PropertyTerm, Vocabulary, vocabulary

EXACT = "_rdf"
"""Ending of a companion property: the exact RDF terms, where the natural form is not enough."""

LANGUAGE = "zh"
"""Texts in this language have the plain key; other languages have theirs as ending."""

TYPES_EXACT = f"type{EXACT}"
"""Of a node with several classes: their IRIs."""

CLAIMS, DOCUMENTS, CLAIMS_EXACT = "claims", "documents", f"claims{EXACT}"
"""Of a relationship: its claims, their documents, and what the lists cannot say."""

ASSERTED = "asserted"
"""Of a relationship that claims speak of but nothing states: false."""

_LANG_STRING = f"{RDF}langString"
_CLAIM_PROPERTIES = (*kept("Claim"), "method", "rule", "valueText", "explanation")
_PASSAGE_PROPERTIES = tuple(dict.fromkeys((*CHARACTERS, "quote", *kept("Passage"))))


@dataclass(frozen=True, slots=True)
class Folded:
    """A literal property of claims or passages: its list's name, and the sign for "none"."""

    iri: str
    datatype: str
    key: str
    none: Scalar


@dataclass(frozen=True, slots=True)
class Names:
    """The vocabulary, arranged for both directions.

    terms: all properties by IRI. keys: of a literal property's IRI, its keys by language ("" where
    texts have none). properties: of a key, its property and language. exact: of a companion's key,
    its property. claim, passage: what is folded into relationships.
    """

    vocabulary: Vocabulary
    terms: Mapping[str, PropertyTerm]
    keys: Mapping[str, Mapping[str, str]]
    properties: Mapping[str, tuple[PropertyTerm, str]]
    exact: Mapping[str, PropertyTerm]
    claim: tuple[Folded, ...]
    passage: tuple[Folded, ...]

    def lists(self) -> tuple[str, ...]:
        """The parallel lists of a relationship."""
        folded = (each.key for each in (*self.passage, *self.claim))
        return (CLAIMS, DOCUMENTS, *folded)


@lru_cache(maxsize=1)
def graph_names() -> Names:
    """Those of the project's own vocabulary. Raises OntologyError if two would be the same."""
    known = vocabulary()
    terms = {term.iri: term for term in known.properties.values()}
    keys: dict[str, dict[str, str]] = {}
    properties: dict[str, tuple[PropertyTerm, str]] = {}
    exact: dict[str, PropertyTerm] = {}
    for term in terms.values():
        if term.property_key is None:
            continue
        plain = term.property_key
        keys[term.iri] = {"": plain}
        if _has_language(term):
            endings = {tag: "" if tag == LANGUAGE else f"_{tag}" for tag in LANGUAGES}
            keys[term.iri] = {tag: plain + ending for tag, ending in endings.items()}
        for language, key in keys[term.iri].items():
            _reserve(key, {*properties, *exact})
            properties[key] = term, language
        _reserve(plain + EXACT, {*properties, *exact})
        exact[plain + EXACT] = term
    names = Names(
        known, terms, keys, properties, exact, _folded(known, "claim"), _folded(known, "passage")
    )
    lists = names.lists()
    if len({*lists, ASSERTED, CLAIMS_EXACT}) != len(lists) + 2:
        raise OntologyError(f"two lists of a relationship have one name: {', '.join(lists)}")
    return names


def _reserve(key: str, taken: set[str]) -> None:
    if key in taken or key in ("iri", TYPES_EXACT) or key.startswith("_"):
        raise OntologyError(f"the key {key!r} is taken in the property graph", where="gov.ttl")


def _folded(known: Vocabulary, what: str) -> tuple[Folded, ...]:
    folded = []
    for local in _CLAIM_PROPERTIES if what == "claim" else _PASSAGE_PROPERTIES:
        term = known.property_term(local)
        if term.property_key is None:
            raise OntologyError(f"{local} has no key in the property graph", where="gov.ttl")
        datatype = term.range or STRING
        none = -1 if datatype == INTEGER else ""
        folded.append(Folded(term.iri, datatype, f"{term.property_key}s", none))
    return tuple(folded)


def _has_language(term: PropertyTerm) -> bool:
    """No declared range is that of `rdfs:label`: texts, which have a language."""
    return term.range in (None, _LANG_STRING)


def natural_of(
    literal: Literal, term: PropertyTerm, keys: Mapping[str, str]
) -> tuple[str, Scalar] | None:
    """The key and the natural value of a literal of a property; None if it has none.

    keys: the property's, by language (see :class:`Names`).
    """
    if _has_language(term):
        key = keys.get(literal.language or "")
        return None if key is None else (key, literal.value)
    value = natural(literal, term.range or STRING)
    return None if value is None else (keys[""], value)


def says_all_of(literal: Literal, value: Scalar, term: PropertyTerm) -> bool:
    """Whether the value that :func:`natural_of` gave stands for just this literal."""
    if _has_language(term):
        return literal.direction is None  # which a key does not tell
    return says_all(literal, value, term.range or STRING)


def literal_of(value: Scalar, term: PropertyTerm, key: str, keys: Mapping[str, str]) -> Literal:
    """The literal that a natural value under a key stands for. Raises ProjectionError."""
    if not _has_language(term):
        return to_literal(value, term.range or STRING)
    language = next(tag for tag, name in keys.items() if name == key)
    if not isinstance(value, str):
        raise ProjectionError(f"{value!r} is not a text", where=key)
    return Literal(value, language=language)
