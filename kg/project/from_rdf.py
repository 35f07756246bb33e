"""RDF → property graph, without loss.

A thing is a node with all labels of its class, a literal is a property, an object property
between things is a relationship, and claims and passages are folded into the relationship
they speak of, as parallel lists. `docs/decisions/0004-lossless-projection.md` gives the rules.

Values take the form that is natural to query (see :mod:`kg.project.natural`). Where that form would
lose something, a companion `<key>_rdf` beside it holds the exact terms in N-Triples, and
rules. What has no place at all raises ProjectionError; nothing is dropped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from sys import intern
from typing import cast

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.project.graph import Key, Node, Property, PropertyGraph, Relationship
from kg.project.names import (
    ASSERTED,
    CLAIMS_EXACT,
    EXACT,
    TYPES_EXACT,
    Folded,
    Names,
    graph_names,
    natural_of,
    says_all_of,
)
from kg.project.natural import Scalar, natural, says_all
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
from kg.store.tables import Values, by_subject
from kg.store.uncollected import uncollected
from ontology.errors import OntologyError, ProjectionError
from ontology.vocabulary import PropertyTerm

_TYPE, _SUBJECT, _PREDICATE, _OBJECT, _SOURCE, _HAS_PASSAGE = (
    each.value for each in (TYPE, SUBJECT, PREDICATE, OBJECT, HAS_SOURCE, HAS_PASSAGE)
)

_Object = NamedNode | Literal
_Values = Mapping[str, Collection[_Object]]
"""What is said of one subject: objects by predicate, each once; no blank nodes, no triples."""


@uncollected()
def project(quads: Iterable[Quad]) -> PropertyGraph:
    """The property graph of a dataset; graph names play no part (the union is projected).

    Raises ProjectionError, naming the triple, for what a property graph has no place for: blank
    nodes, quoted triples, terms that the ontology does not define or does not mirror, a node
    without a class, a claim that is not about two nodes, a passage that no claim refers to.
    """
    return projected_from(by_subject(quads))


@uncollected()
def projected_from(subjects: Mapping[str, Values]) -> PropertyGraph:
    """As :func:`project`, from what is said of each subject (:func:`by_subject`)."""
    return Projection(graph_names()).project(subjects)


@dataclass(slots=True)
class Edge:
    """A relationship in the making."""

    asserted: bool = False
    claims: list[tuple[str, list[Scalar], str]] = field(default_factory=list)


class Projection:
    """One run of :func:`project`, which :mod:`kg.project.drawing` does a little at a time."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._nodes: dict[str, _Values] = {}
        self._claims: dict[str, _Values] = {}
        self._passages: dict[str, _Values] = {}
        self._at: dict[str, tuple[str, list[Scalar], bool]] = {}
        self._lists = names.lists()
        # What a claim or a passage may have, and what of it has a place in a relationship.
        told = {_TYPE, _SUBJECT, _PREDICATE, _OBJECT, _SOURCE}
        self._defined = told | names.terms.keys()
        self._of_claim = {_TYPE, _SUBJECT, _PREDICATE, _OBJECT, _HAS_PASSAGE}
        self._of_claim |= {each.iri for each in names.claim}
        self._of_passage = {_TYPE, _SOURCE, *(each.iri for each in names.passage)}
        self._labels: dict[tuple[str, ...], tuple[tuple[str, ...], bool]] = {}

    def project(self, subjects: Mapping[str, Values]) -> PropertyGraph:
        self._sort(_holdable(subjects))
        edges: defaultdict[Key, Edge] = defaultdict(Edge)
        nodes = [self._node(iri, self._nodes[iri], edges) for iri in sorted(self._nodes)]
        used: set[str] = set()
        for iri in sorted(self._claims):
            used |= self._claim(iri, self._claims[iri], edges)
        for iri in self._passages.keys() - used:
            raise _error("a passage that no claim refers to", iri, _TYPE, PASSAGE)
        relationships = [
            Relationship(*key, self._relationship(edge))
            for key, edge in sorted(edges.items(), key=_by_key)
        ]
        return PropertyGraph(tuple(nodes), tuple(relationships))

    def _sort(self, subjects: Mapping[str, _Values]) -> None:
        """Tell nodes, claims and passages apart, by their types."""
        for iri, values in subjects.items():
            types = values.get(_TYPE)
            if not types:
                predicate, objects = next(iter(values.items()))
                raise _error("the subject has no class", iri, predicate, next(iter(objects)))
            if CLAIM not in types and PASSAGE not in types:
                self._nodes[iri] = values
                continue
            if len(types) > 1:
                raise _error("a claim or passage has another class too", iri, _TYPE, *types)
            (self._claims if CLAIM in types else self._passages)[iri] = values

    def _node(self, iri: str, values: _Values, edges: defaultdict[Key, Edge]) -> Node:
        properties: dict[str, Property] = {}
        labels, exact = self._node_labels(iri, values[_TYPE])
        if exact:
            properties[TYPES_EXACT] = sorted(each.value for each in values[_TYPE])
        for predicate, objects in values.items():
            if predicate == _TYPE:
                continue
            term = self._names.terms.get(predicate)
            if term is None:
                raise _error("the ontology has no such property", iri, predicate, *objects)
            if not term.is_object:
                properties |= self._literals(iri, term, objects)
                continue
            for value in objects:
                edges[self._key(iri, term, value)].asserted = True
        return Node(iri, labels, dict(sorted(properties.items())))

    def _node_labels(self, iri: str, types: Iterable[_Object]) -> tuple[tuple[str, ...], bool]:
        """The labels of these classes, and whether the classes cannot be told from them."""
        classes = tuple(sorted(each.value for each in types))
        if classes not in self._labels:
            known = self._names.vocabulary
            locals_: set[str] = set()
            for each in classes:
                try:
                    term = known.class_term(each)
                except OntologyError as error:
                    raise _error(error.what, iri, _TYPE, NamedNode(each)) from error
                if term.node_label is None:
                    raise _error("the class is not mirrored", iri, _TYPE, NamedNode(each))
                locals_.update(known.ancestors(term.local))
            shown = known.narrowest_of(locals_)[0]
            order = sorted(
                locals_, key=lambda local: (local != shown, -len(known.ancestors(local)), local)
            )
            labels = (known.classes[local].node_label for local in order)
            plain = tuple(label for label in labels if label is not None)
            self._labels[classes] = plain, len(classes) > 1
        return self._labels[classes]

    def _literals(
        self, iri: str, term: PropertyTerm, objects: Iterable[_Object]
    ) -> dict[str, Property]:
        keys = self._names.keys.get(term.iri)
        found: dict[str, set[Scalar]] = defaultdict(set)
        complete = True
        literals = []
        for literal in objects:
            if not isinstance(literal, Literal):
                raise _error("a literal was expected", iri, term.iri, literal)
            if keys is None:
                raise _error("the property is not mirrored", iri, term.iri, literal)
            literals.append(literal)
            value = natural_of(literal, term, keys)
            if value is None:
                complete = False
                continue
            key, scalar = value
            complete = complete and says_all_of(literal, scalar, term)
            found[key].add(scalar)
        properties: dict[str, Property] = {key: _one_or_list(found[key]) for key in found}
        if not complete and term.property_key is not None:
            properties[term.property_key + EXACT] = sorted(str(each) for each in literals)
        return properties

    def _key(self, start: str, term: PropertyTerm, end: _Object) -> Key:
        if term.relationship_type is None:
            raise _error("the property is not mirrored", start, term.iri, end)
        if not isinstance(end, NamedNode):
            raise _error("a thing was expected, not a literal", start, term.iri, end)
        if not (self._is_node(start) and self._is_node(end.value)):
            raise _error("one end is not a node: it has no class", start, term.iri, end)
        return start, term.relationship_type, end.value

    def _is_node(self, iri: str) -> bool:
        return iri in self._nodes

    def _claim(self, iri: str, values: _Values, edges: defaultdict[Key, Edge]) -> set[str]:
        """Fold a claim into its relationship; returns the passages that it refers to."""
        subject, predicate, value = (
            self._only(iri, values, each) for each in (_SUBJECT, _PREDICATE, _OBJECT)
        )
        term = self._names.terms.get(predicate.value)
        if term is None or not term.is_object or not isinstance(subject, NamedNode):
            raise _error("a claim must be about two things", iri, _PREDICATE, predicate)
        key = self._key(subject.value, term, value)
        passages = [each.value for each in values.get(_HAS_PASSAGE, ())]
        self._require_defined(iri, values)
        regular = values.keys() <= self._of_claim
        source, passage_row, passage_regular = self._passage(passages)
        claim_row, claim_regular = _row(self._names.claim, values)
        # Many claims are read by one rule in one way: one text for all.
        claim_row = [intern(each) if each.__class__ is str else each for each in claim_row]
        exact = ""
        if not (regular and passage_regular and claim_regular):
            exact = self._exact(iri, values, passages)
        edges[key].claims.append((iri, [source, *passage_row, *claim_row], exact))
        return set(passages)

    def _exact(self, iri: str, values: _Values, passages: Sequence[str]) -> str:
        """What an irregular claim and its passages say, as N-Triples."""
        about = {each: self._passages[each] for each in passages if each in self._passages}
        return n_triples({iri: values} | about)

    def _passage(self, iris: Sequence[str]) -> tuple[str, list[Scalar], bool]:
        """The document, the values, and whether they say everything there is."""
        if len(iris) != 1 or iris[0] not in self._passages:
            return "", [each.none for each in self._names.passage], False
        (iri,) = iris
        found = self._at.get(iri)
        if found is None:  # several claims have one passage
            found = self._at[iri] = self._of_one(iri, self._passages[iri])
        return found

    def _of_one(self, iri: str, values: _Values) -> tuple[str, list[Scalar], bool]:
        self._require_defined(iri, values)
        row, regular = _row(self._names.passage, values)
        sources = list(values.get(_SOURCE, ()))
        if len(sources) != 1 or not isinstance(sources[0], NamedNode):
            return "", row, False
        source = intern(sources[0].value)
        regular = regular and values.keys() <= self._of_passage
        return source, row, regular and iri == passage_iri(source, row[0], row[1])

    def _require_defined(self, iri: str, values: _Values) -> None:
        if values.keys() <= self._defined:
            return
        predicate = next(each for each in values if each not in self._defined)
        raise _error("the ontology has no such property", iri, predicate, *values[predicate])

    def _only(self, iri: str, values: _Values, predicate: str) -> _Object:
        objects = list(values.get(predicate, ()))
        if len(objects) != 1:
            what = f"a claim has {len(objects)} values of {predicate}"
            raise _error(what, iri, _TYPE, CLAIM)
        return objects[0]

    def _relationship(self, edge: Edge) -> dict[str, Property]:
        """All lists are there even when empty, so that queries need not ask for null."""
        properties: dict[str, Property]
        if edge.claims:
            columns = zip(*([iri, *row] for iri, row, _ in edge.claims), strict=True)
            # A column has one type.
            properties = dict(zip(self._lists, map(list, columns), strict=True))
        else:
            properties = {name: [] for name in self._lists}
        if any(exact for _, _, exact in edge.claims):
            properties[CLAIMS_EXACT] = [exact for _, _, exact in edge.claims]
        if not edge.asserted:
            properties[ASSERTED] = False
        return properties


def _holdable(subjects: Mapping[str, Values]) -> Mapping[str, _Values]:
    """The same, as they are. Raises ProjectionError for blank nodes and quoted triples."""
    for subject, values in subjects.items():
        blank = subject.startswith("_:")
        for predicate, objects in values.items():
            for value in objects:
                if blank:
                    raise _error("the subject is not an IRI", subject, predicate, value)
                if not isinstance(value, _Object):
                    what = "a blank node" if isinstance(value, BlankNode) else "a quoted triple"
                    raise _error(f"the object is {what}", subject, predicate, value)
    return cast("Mapping[str, _Values]", subjects)  # as was just seen


def _row(folded: Sequence[Folded], values: _Values) -> tuple[list[Scalar], bool]:
    """The values of a claim or passage, and whether they say everything."""
    row: list[Scalar] = []
    regular = True
    for each in folded:
        objects = values.get(each.iri)
        value = None
        if objects:
            literal = next(iter(objects))
            if isinstance(literal, Literal) and len(objects) == 1:
                value = natural(literal, each.datatype)
            if (
                value is None
                or value == each.none
                or not isinstance(literal, Literal)
                or not says_all(literal, value, each.datatype)
            ):
                regular = False
        row.append(each.none if value is None else value)
    return row, regular


def _one_or_list(values: set[Scalar]) -> Property:
    if len(values) == 1:
        return next(iter(values))
    return sorted(values)  # type: ignore[return-value]  # values of one range


def _by_key(item: tuple[Key, Edge]) -> Key:
    return item[0]


def n_triples(subjects: Mapping[str, _Values]) -> str:
    """What is said of some subjects, as sorted lines of N-Triples."""
    lines = [
        f"{NamedNode(subject)} {NamedNode(predicate)} {value} ."
        for subject, values in subjects.items()
        for predicate, objects in values.items()
        for value in objects
    ]
    return "\n".join(sorted(lines))


_SHOWN = 300
"""Characters of a triple that an error shows."""


def _error(what: str, subject: str, predicate: str, *objects: object) -> ProjectionError:
    value = str(objects[0]) if objects else ""
    triple = f"{subject} {predicate} {value}"
    return ProjectionError(
        f"RDF that a property graph cannot hold: {what}",
        where=triple if len(triple) <= _SHOWN else triple[: _SHOWN - 1] + "…",
    )
