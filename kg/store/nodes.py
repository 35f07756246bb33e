"""The terms that RDF is written with: those of other vocabularies that we use, ours by their local
names, values as literals, and the names of graphs.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

from pyoxigraph import Literal, NamedNode

from ontology.model import ONTOLOGY, Text, Value, identity
from ontology.namespaces import OA, RDF, RDFS, XSD

TYPE = NamedNode(f"{RDF}type")
SUBJECT = NamedNode(f"{RDF}subject")
PREDICATE = NamedNode(f"{RDF}predicate")
OBJECT = NamedNode(f"{RDF}object")
LABEL = NamedNode(f"{RDFS}label")
HAS_SOURCE = NamedNode(f"{OA}hasSource")
CLAIM = NamedNode(f"{ONTOLOGY}Claim")
PASSAGE = NamedNode(f"{ONTOLOGY}Passage")
HAS_PASSAGE = NamedNode(f"{ONTOLOGY}passage")
_DECIMAL = NamedNode(f"{XSD}decimal")
_DATE = NamedNode(f"{XSD}date")


@cache
def term(local: str) -> NamedNode:
    """The term of the ontology with this local name."""
    return NamedNode(ONTOLOGY + local)


def stated_graph(document_iri: str) -> NamedNode:
    """The named graph of what a document states: its own IRI."""
    return NamedNode(document_iri)


def inferred_graph(document_iri: str) -> NamedNode:
    """The named graph of what was inferred from a document."""
    return NamedNode(f"{document_iri}/inferred")


def registry_graph(code: str) -> NamedNode:
    """The named graph of the reviewed facts about a division's units."""
    return NamedNode(identity("graph", "registry", code))


def literal(value: Value) -> Literal:
    """A value as an RDF literal; decimals in plain notation, texts with their language."""
    if isinstance(value, str | int):  # as nearly all are, or truth values
        return Literal(value)
    match value:
        case Text(text=text, language=language):
            return Literal(text, language=language)
        case Decimal():
            return Literal(_plain(value), datatype=_DECIMAL)
        case date():
            return Literal(value.isoformat(), datatype=_DATE)


def _plain(number: Decimal) -> str:
    text = format(number.normalize(), "f")
    return text if text != "-0" else "0"
