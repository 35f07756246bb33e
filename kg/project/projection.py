"""RDF ⇄ property graph, without loss.

The names come from the annotations in `ontology/gov.ttl`; `docs/decisions/0004-lossless-
projection.md` gives the rules. In short: a thing is a node with all labels of its class, a
literal is a property, an object property between things is a relationship, and claims and
passages are folded into the relationship they speak of, as parallel lists.

Values take the form that is natural to query (see :mod:`kg.project.natural`). Where that form would
lose something, a companion `<key>_rdf` beside it holds the exact terms in N-Triples, and
rules. What has no place at all raises ProjectionError; nothing is dropped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from kg.project.natural import INTEGER, STRING, Scalar, natural, read_literal, to_literal
from kg.project.uncollected import uncollected
from ontology.errors import OntologyError, ProjectionError
from ontology.labels import LANGUAGES
from ontology.model import ONTOLOGY
from ontology.namespaces import OA, RDF
from ontology.vocabulary import PropertyTerm, Vocabulary, vocabulary

Property = Scalar | list[str] | list[bool] | list[int] | list[float]
"""A property of a node or relationship: a value, or a homogeneous list."""

Key = tuple[str, str, str]
"""What identifies a relationship: start IRI, type, end IRI."""

EXACT = "_rdf"
"""Ending of a companion property: the exact RDF terms, where the natural form is not enough."""

LANGUAGE = "zh"
"""Texts in this language have the plain key; other languages have theirs as ending."""

_TYPE, _SUBJECT, _PREDICATE, _OBJECT = (
    f"{RDF}{name}" for name in ("type", "subject", "predicate", "object")
)
_LANG_STRING = f"{RDF}langString"
_SOURCE = f"{OA}hasSource"
_CLAIM, _PASSAGE, _HAS_PASSAGE = (f"{ONTOLOGY}{name}" for name in ("Claim", "Passage", "passage"))
_CLAIM_PROPERTIES = ("row", "method", "rule", "valueText", "explanation")
_PASSAGE_PROPERTIES = ("start", "end", "quote", "column", "section")

_TYPES_EXACT = f"type{EXACT}"
_CLAIMS, _DOCUMENTS, _CLAIMS_EXACT = "claims", "documents", f"claims{EXACT}"
_ASSERTED = "asserted"

_Object = NamedNode | Literal
_Values = dict[str, dict[_Object, None]]
"""What is said of one subject: objects by predicate, each once."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its IRI, its labels with the narrowest first, its properties without the IRI."""

    iri: str
    labels: tuple[str, ...]
    properties: Mapping[str, Property] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship between two nodes, given by their IRIs; at most one of a type."""

    start: str
    type: str
    end: str
    properties: Mapping[str, Property] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        return self.start, self.type, self.end


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """Nodes sorted by IRI, and relationships sorted by start, type and end."""

    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]


@uncollected()
def project(quads: Iterable[Quad]) -> PropertyGraph:
    """The property graph of a dataset; graph names play no part (the union is projected).

    Raises ProjectionError, naming the triple, for what a property graph has no place for: blank
    nodes, quoted triples, terms that the ontology does not define or does not mirror, a node
    without a class, a claim that is not about two nodes, a passage that no claim refers to.
    """
    return _Projection(_names()).project(quads)


def unproject(graph: PropertyGraph) -> set[Triple]:
    """The triples that a property graph stands for; the inverse of :func:`project`.

    Raises ProjectionError for a label, type or key that the ontology does not define.
    """
    names = _names()
    triples: set[Triple] = set()
    for node in graph.nodes:
        triples.update(_node_triples(node, names))
    for relationship in graph.relationships:
        triples.update(_relationship_triples(relationship, names))
    return triples


# -- names ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Folded:
    """A literal property of claims or passages: its list's name, and the sign for "none"."""

    iri: str
    datatype: str
    key: str
    none: Scalar


@dataclass(frozen=True, slots=True)
class _Names:
    """The vocabulary, arranged for both directions.

    keys: of a literal property's IRI, its keys by language ("" where texts have none).
    """

    vocabulary: Vocabulary
    terms: Mapping[str, PropertyTerm]
    keys: Mapping[str, Mapping[str, str]]
    properties: Mapping[str, tuple[PropertyTerm, str]]
    exact: Mapping[str, PropertyTerm]
    claim: tuple[_Folded, ...]
    passage: tuple[_Folded, ...]

    def lists(self) -> tuple[str, ...]:
        """The parallel lists of a relationship."""
        folded = (each.key for each in (*self.passage, *self.claim))
        return (_CLAIMS, _DOCUMENTS, *folded)


@lru_cache(maxsize=1)
def _names() -> _Names:
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
    names = _Names(
        known, terms, keys, properties, exact, _folded(known, "claim"), _folded(known, "passage")
    )
    lists = names.lists()
    if len({*lists, _ASSERTED, _CLAIMS_EXACT}) != len(lists) + 2:
        raise OntologyError(f"two lists of a relationship have one name: {', '.join(lists)}")
    return names


def _reserve(key: str, taken: set[str]) -> None:
    if key in taken or key in ("iri", _TYPES_EXACT) or key.startswith("_"):
        raise OntologyError(f"the key {key!r} is taken in the property graph", where="gov.ttl")


def _folded(known: Vocabulary, what: str) -> tuple[_Folded, ...]:
    folded = []
    for local in _CLAIM_PROPERTIES if what == "claim" else _PASSAGE_PROPERTIES:
        term = known.property_term(local)
        if term.property_key is None:
            raise OntologyError(f"{local} has no key in the property graph", where="gov.ttl")
        datatype = term.range or STRING
        none = -1 if datatype == INTEGER else ""
        folded.append(_Folded(term.iri, datatype, f"{term.property_key}s", none))
    return tuple(folded)


def _has_language(term: PropertyTerm) -> bool:
    """No declared range is that of `rdfs:label`: texts, which have a language."""
    return term.range in (None, _LANG_STRING)


# -- RDF → property graph -----------------------------------------------------------------


@dataclass(slots=True)
class _Edge:
    """A relationship in the making."""

    asserted: bool = False
    claims: list[tuple[str, list[Scalar], str]] = field(default_factory=list)


class _Projection:
    """One run of :func:`project`."""

    def __init__(self, names: _Names) -> None:
        self._names = names
        self._nodes: dict[str, _Values] = {}
        self._claims: dict[str, _Values] = {}
        self._passages: dict[str, _Values] = {}
        self._labels: dict[tuple[str, ...], tuple[tuple[str, ...], bool]] = {}

    def project(self, quads: Iterable[Quad]) -> PropertyGraph:
        self._sort(_subjects(quads))
        edges: defaultdict[Key, _Edge] = defaultdict(_Edge)
        nodes = [self._node(iri, self._nodes[iri], edges) for iri in sorted(self._nodes)]
        used: set[str] = set()
        for iri in sorted(self._claims):
            used |= self._claim(iri, self._claims[iri], edges)
        for iri in self._passages.keys() - used:
            raise _error("a passage that no claim refers to", iri, _TYPE, NamedNode(_PASSAGE))
        relationships = [
            Relationship(*key, self._relationship(edge))
            for key, edge in sorted(edges.items(), key=_by_key)
        ]
        return PropertyGraph(tuple(nodes), tuple(relationships))

    def _sort(self, subjects: Mapping[str, _Values]) -> None:
        """Tell nodes, claims and passages apart, by their types."""
        claim, passage = NamedNode(_CLAIM), NamedNode(_PASSAGE)
        for iri, values in subjects.items():
            types = values.get(_TYPE)
            if not types:
                predicate, objects = next(iter(values.items()))
                raise _error("the subject has no class", iri, predicate, next(iter(objects)))
            if claim not in types and passage not in types:
                self._nodes[iri] = values
                continue
            if len(types) > 1:
                raise _error("a claim or passage has another class too", iri, _TYPE, *types)
            (self._claims if claim in types else self._passages)[iri] = values

    def _node(self, iri: str, values: _Values, edges: defaultdict[Key, _Edge]) -> Node:
        properties: dict[str, Property] = {}
        labels, exact = self._node_labels(iri, values[_TYPE])
        if exact:
            properties[_TYPES_EXACT] = sorted(each.value for each in values[_TYPE])
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
            order = sorted(locals_, key=lambda local: (-len(known.ancestors(local)), local))
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
            value = _natural(literal, term, keys)
            if value is None:
                complete = False
                continue
            key, scalar = value
            complete = complete and _literal(scalar, term, key, keys) == literal
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
        if start not in self._nodes or end.value not in self._nodes:
            raise _error("one end is not a node: it has no class", start, term.iri, end)
        return start, term.relationship_type, end.value

    def _claim(self, iri: str, values: _Values, edges: defaultdict[Key, _Edge]) -> set[str]:
        """Fold a claim into its relationship; returns the passages that it refers to."""
        subject, predicate, value = (
            self._only(iri, values, each) for each in (_SUBJECT, _PREDICATE, _OBJECT)
        )
        term = self._names.terms.get(predicate.value)
        if term is None or not term.is_object or not isinstance(subject, NamedNode):
            raise _error("a claim must be about two things", iri, _PREDICATE, predicate)
        key = self._key(subject.value, term, value)
        passages = [each.value for each in values.get(_HAS_PASSAGE, ())]
        for predicate_iri, objects in values.items():
            self._known(iri, predicate_iri, objects)
        regular = values.keys() <= {
            _TYPE,
            _SUBJECT,
            _PREDICATE,
            _OBJECT,
            _HAS_PASSAGE,
            *(each.iri for each in self._names.claim),
        }
        source, passage_row, passage_regular = self._passage(passages)
        claim_row, claim_regular = _row(self._names.claim, values)
        exact = ""
        if not (regular and passage_regular and claim_regular):
            about = {iri: values} | {
                each: self._passages[each] for each in passages if each in self._passages
            }
            exact = _n_triples(about)
        edges[key].claims.append((iri, [source, *passage_row, *claim_row], exact))
        return set(passages)

    def _passage(self, iris: Sequence[str]) -> tuple[str, list[Scalar], bool]:
        """The document, the values, and whether they say everything there is."""
        if len(iris) != 1 or iris[0] not in self._passages:
            return "", [each.none for each in self._names.passage], False
        (iri,) = iris
        values = self._passages[iri]
        for predicate, objects in values.items():
            self._known(iri, predicate, objects)
        row, regular = _row(self._names.passage, values)
        known = {_TYPE, _SOURCE, *(each.iri for each in self._names.passage)}
        sources = list(values.get(_SOURCE, ()))
        if len(sources) != 1 or not isinstance(sources[0], NamedNode):
            return "", row, False
        source = sources[0].value
        regular = regular and values.keys() <= known
        return source, row, regular and iri == _passage_iri(source, row[0], row[1])

    def _known(self, iri: str, predicate: str, objects: Iterable[_Object]) -> None:
        if predicate in (_TYPE, _SUBJECT, _PREDICATE, _OBJECT, _SOURCE):
            return
        if predicate not in self._names.terms:
            raise _error("the ontology has no such property", iri, predicate, *objects)

    def _only(self, iri: str, values: _Values, predicate: str) -> _Object:
        objects = list(values.get(predicate, ()))
        if len(objects) != 1:
            what = f"a claim has {len(objects)} values of {predicate}"
            raise _error(what, iri, _TYPE, NamedNode(_CLAIM))
        return objects[0]

    def _relationship(self, edge: _Edge) -> dict[str, Property]:
        """All lists are there even when empty, so that queries need not ask for null."""
        names = self._names.lists()
        rows = [[iri, *row] for iri, row, _ in edge.claims]
        properties: dict[str, Property] = {
            name: [row[place] for row in rows]  # type: ignore[misc]  # a column has one type
            for place, name in enumerate(names)
        }
        if any(exact for _, _, exact in edge.claims):
            properties[_CLAIMS_EXACT] = [exact for _, _, exact in edge.claims]
        if not edge.asserted:
            properties[_ASSERTED] = False
        return properties


def _subjects(quads: Iterable[Quad]) -> dict[str, _Values]:
    subjects: dict[str, _Values] = {}
    for quad in quads:
        subject, predicate, value = quad.subject, quad.predicate, quad.object
        if not isinstance(subject, NamedNode):
            raise _error("the subject is not an IRI", str(subject), predicate.value, value)
        if isinstance(value, BlankNode | Triple):
            what = "a blank node" if isinstance(value, BlankNode) else "a quoted triple"
            raise _error(f"the object is {what}", subject.value, predicate.value, value)
        values = subjects.setdefault(subject.value, {})
        values.setdefault(predicate.value, {})[value] = None
    return subjects


def _natural(
    literal: Literal, term: PropertyTerm, keys: Mapping[str, str]
) -> tuple[str, Scalar] | None:
    if _has_language(term):
        key = keys.get(literal.language or "")
        return None if key is None else (key, literal.value)
    value = natural(literal, term.range or STRING)
    return None if value is None else (keys[""], value)


def _literal(value: Scalar, term: PropertyTerm, key: str, keys: Mapping[str, str]) -> Literal:
    if not _has_language(term):
        return to_literal(value, term.range or STRING)
    language = next(tag for tag, name in keys.items() if name == key)
    if not isinstance(value, str):
        raise ProjectionError(f"{value!r} is not a text", where=key)
    return Literal(value, language=language)


def _row(folded: Sequence[_Folded], values: _Values) -> tuple[list[Scalar], bool]:
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
            if value is None or value == each.none or to_literal(value, each.datatype) != literal:
                regular = False
        row.append(each.none if value is None else value)
    return row, regular


def _one_or_list(values: set[Scalar]) -> Property:
    if len(values) == 1:
        return next(iter(values))
    return sorted(values)  # type: ignore[return-value]  # values of one range


def _by_key(item: tuple[Key, _Edge]) -> Key:
    return item[0]


def _passage_iri(source: str, start: Scalar, end: Scalar) -> str:
    return f"{source}#char={start},{end}"


def _n_triples(subjects: Mapping[str, _Values]) -> str:
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


# -- property graph → RDF -----------------------------------------------------------------


def _node_triples(node: Node, names: _Names) -> Iterator[Triple]:
    subject = NamedNode(node.iri)
    types = node.properties.get(_TYPES_EXACT)
    if types is None:
        types = [_narrowest(node, names)]
    for each in _texts(types, _TYPES_EXACT):
        yield Triple(subject, NamedNode(_TYPE), NamedNode(each))
    ruled = {names.exact[key].iri for key in node.properties if key in names.exact}
    for key, value in node.properties.items():
        if key == _TYPES_EXACT:
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
            literal = _literal(scalar, term, key, names.keys[term.iri])
            yield Triple(subject, NamedNode(term.iri), literal)


def _narrowest(node: Node, names: _Names) -> str:
    try:
        return names.vocabulary.narrowest(node.labels).iri
    except OntologyError as error:
        raise ProjectionError(error.what, where=node.iri) from error


def _relationship_triples(relationship: Relationship, names: _Names) -> Iterator[Triple]:
    try:
        term = names.vocabulary.property_of_type(relationship.type)
    except OntologyError as error:
        raise ProjectionError(error.what, where=" ".join(relationship.key)) from error
    subject, value = NamedNode(relationship.start), NamedNode(relationship.end)
    predicate = NamedNode(term.iri)
    properties = relationship.properties
    lists = names.lists()
    unknown = properties.keys() - {*lists, _CLAIMS_EXACT, _ASSERTED}
    if unknown:
        where = " ".join(relationship.key)
        raise ProjectionError(f"unknown keys on a relationship: {sorted(unknown)}", where=where)
    if properties.get(_ASSERTED, True):
        yield Triple(subject, predicate, value)
    columns = [_column(relationship, name) for name in lists]
    if len({len(column) for column in columns}) > 1:
        raise ProjectionError(
            "the lists of a relationship are not parallel", where=" ".join(relationship.key)
        )
    exact = _column(relationship, _CLAIMS_EXACT) or [""] * len(columns[0])
    for text, row in zip(exact, zip(*columns, strict=True), strict=True):
        if text:
            for quad in parse(input=str(text), format=RdfFormat.N_TRIPLES):
                yield quad.triple
            continue
        claim = NamedNode(str(row[0]))
        yield Triple(claim, NamedNode(_TYPE), NamedNode(_CLAIM))
        yield Triple(claim, NamedNode(_SUBJECT), subject)
        yield Triple(claim, NamedNode(_PREDICATE), predicate)
        yield Triple(claim, NamedNode(_OBJECT), value)
        yield from _claim_triples(claim, str(row[1]), row[2:], names)


def _claim_triples(
    claim: NamedNode, source: str, row: Sequence[Scalar], names: _Names
) -> Iterator[Triple]:
    passage = NamedNode(_passage_iri(source, row[0], row[1]))
    yield Triple(claim, NamedNode(_HAS_PASSAGE), passage)
    yield Triple(passage, NamedNode(_TYPE), NamedNode(_PASSAGE))
    yield Triple(passage, NamedNode(_SOURCE), NamedNode(source))
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
