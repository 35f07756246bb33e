"""Property graph → RDF: the inverse of :mod:`kg.project.from_rdf`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from kg.project.graph import Node, Property, PropertyGraph, Relationship
from kg.project.names import ASSERTED, CLAIMS_EXACT, TYPES_EXACT, Names, graph_names, literal_of
from kg.project.natural import Scalar, read_literal, to_literal
from kg.store.rdf import (
    CLAIM,
    HAS_PASSAGE,
    HAS_SOURCE,
    OBJECT,
    PASSAGE,
    PREDICATE,
    SUBJECT,
    TYPE,
    passage_iri,
)
from ontology.errors import OntologyError, ProjectionError


def unproject(graph: PropertyGraph) -> set[Triple]:
    """The triples that a property graph stands for.

    Raises ProjectionError for a label, type or key that the ontology does not define.
    """
    names = graph_names()
    triples: set[Triple] = set()
    for node in graph.nodes:
        triples.update(_node_triples(node, names))
    for relationship in graph.relationships:
        triples.update(_relationship_triples(relationship, names))
    return triples


def _node_triples(node: Node, names: Names) -> Iterator[Triple]:
    subject = NamedNode(node.iri)
    types = node.properties.get(TYPES_EXACT)
    if types is None:
        types = [_narrowest(node, names)]
    for each in _texts(types, TYPES_EXACT):
        yield Triple(subject, TYPE, NamedNode(each))
    ruled = {names.exact[key].iri for key in node.properties if key in names.exact}
    for key, value in node.properties.items():
        if key == TYPES_EXACT:
            continue
        if key in names.exact:
            predicate = NamedNode(names.exact[key].iri)
            for text in _texts(value, key):
                yield Triple(subject, predicate, read_literal(text))
            continue
        if key not in names.properties:
            raise ProjectionError(f"the ontology has no property key {key!r}", where=node.iri)
        term, _ = names.properties[key]
        if term.iri in ruled:
            continue
        for scalar in value if isinstance(value, list) else [value]:
            literal = literal_of(scalar, term, key, names.keys[term.iri])
            yield Triple(subject, NamedNode(term.iri), literal)


def _narrowest(node: Node, names: Names) -> str:
    try:
        return names.vocabulary.narrowest(node.labels).iri
    except OntologyError as error:
        raise ProjectionError(error.what, where=node.iri) from error


def _relationship_triples(relationship: Relationship, names: Names) -> Iterator[Triple]:
    try:
        term = names.vocabulary.property_of_type(relationship.type)
    except OntologyError as error:
        raise ProjectionError(error.what, where=" ".join(relationship.key)) from error
    subject, value = NamedNode(relationship.start), NamedNode(relationship.end)
    predicate = NamedNode(term.iri)
    properties = relationship.properties
    lists = names.lists()
    unknown = properties.keys() - {*lists, CLAIMS_EXACT, ASSERTED}
    if unknown:
        where = " ".join(relationship.key)
        raise ProjectionError(f"unknown keys on a relationship: {sorted(unknown)}", where=where)
    if properties.get(ASSERTED, True):
        yield Triple(subject, predicate, value)
    columns = [_column(relationship, name) for name in lists]
    if len({len(column) for column in columns}) > 1:
        raise ProjectionError(
            "the lists of a relationship are not parallel", where=" ".join(relationship.key)
        )
    exact = _column(relationship, CLAIMS_EXACT) or [""] * len(columns[0])
    for text, row in zip(exact, zip(*columns, strict=True), strict=True):
        if text:
            for quad in parse(input=str(text), format=RdfFormat.N_TRIPLES):
                yield quad.triple
            continue
        claim = NamedNode(str(row[0]))
        yield Triple(claim, TYPE, CLAIM)
        yield Triple(claim, SUBJECT, subject)
        yield Triple(claim, PREDICATE, predicate)
        yield Triple(claim, OBJECT, value)
        yield from _claim_triples(claim, str(row[1]), row[2:], names)


def _claim_triples(
    claim: NamedNode, source: str, row: Sequence[Scalar], names: Names
) -> Iterator[Triple]:
    passage = NamedNode(passage_iri(source, row[0], row[1]))
    yield Triple(claim, HAS_PASSAGE, passage)
    yield Triple(passage, TYPE, PASSAGE)
    yield Triple(passage, HAS_SOURCE, NamedNode(source))
    split = len(names.passage)
    for subject, folded, values in (
        (passage, names.passage, row[:split]),
        (claim, names.claim, row[split:]),
    ):
        for each, value in zip(folded, values, strict=True):
            if value != each.none:
                yield Triple(subject, NamedNode(each.iri), to_literal(value, each.datatype))


def _column(relationship: Relationship, name: str) -> Sequence[Scalar]:
    value = relationship.properties.get(name, [])
    if not isinstance(value, list):
        raise ProjectionError(f"{name} is not a list", where=" ".join(relationship.key))
    return value


def _texts(value: Property | list[str], key: str) -> list[str]:
    values = value if isinstance(value, list) else [value]
    texts = [each for each in values if isinstance(each, str)]
    if len(texts) != len(values):
        raise ProjectionError(f"{key} must hold texts")
    return texts
