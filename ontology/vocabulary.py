"""The ontology as tables: classes, properties and the two status schemes, with their names.

`ontology/gov.ttl` is the one place where a term has its labels and its name in the property
graph; this module reads it (in about 5 ms, without rdflib) and answers questions about it.
Nobody spells `:LEADS` or 牵头 out elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from ontology import FOLDER
from ontology.errors import OntologyError
from ontology.labels import LANGUAGES
from ontology.model import ONTOLOGY, STATUS
from ontology.namespaces import OWL, RDF, RDFS
from ontology.nearest import nearest_terms

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class ClassTerm:
    """A class of the ontology.

    iri, local: its IRI, and that IRI's last part (`Bureau`).
    labels: its names by language tag.
    parents: local names of its direct superclasses within the ontology.
    node_label: its label in the property graph; None if it is not mirrored.
    segment, served_by, worked_on: what the class itself says, without what it inherits; see
        the methods of :class:`Vocabulary` of these names.
    """

    iri: str
    local: str
    labels: Mapping[str, str]
    parents: tuple[str, ...]
    node_label: str | None
    segment: str | None = None
    served_by: str | None = None
    worked_on: str | None = None


@dataclass(frozen=True, slots=True)
class PropertyTerm:
    """A property of the ontology.

    is_object: True if its values are things, False if they are literals.
    range: IRI of the class or datatype of its values; None if none is declared.
    relationship_type: its type in the property graph (object properties that are mirrored).
    property_key: its key in the property graph (datatype properties).
    """

    iri: str
    local: str
    labels: Mapping[str, str]
    is_object: bool
    range: str | None
    relationship_type: str | None
    property_key: str | None


@dataclass(frozen=True, slots=True)
class StatusTerm:
    """A concept of a scheme in `status.ttl`, a verdict or a timeliness: its IRI, local name
    (`not_met`, `overdue`) and labels.
    """

    iri: str
    local: str
    labels: Mapping[str, str]


_Term = TypeVar("_Term", ClassTerm, PropertyTerm, StatusTerm)


@dataclass(frozen=True)
class Vocabulary:
    """All terms, each table keyed by local name in the order of the file."""

    classes: Mapping[str, ClassTerm]
    properties: Mapping[str, PropertyTerm]
    verdicts: Mapping[str, StatusTerm]
    timeliness: Mapping[str, StatusTerm]

    def class_term(self, name: str) -> ClassTerm:
        """The class of this local name or IRI; OntologyError if there is none."""
        return _find(name, self.classes, ONTOLOGY, "class")

    def property_term(self, name: str) -> PropertyTerm:
        """The property of this local name or IRI; OntologyError if there is none."""
        return _find(name, self.properties, ONTOLOGY, "property")

    def verdict_term(self, name: str) -> StatusTerm:
        """The verdict of this local name or IRI; OntologyError if there is none."""
        return _find(name, self.verdicts, STATUS, "verdict")

    def class_of_label(self, node_label: str) -> ClassTerm:
        """The class that this node label stands for; OntologyError if there is none."""
        return _look_up(node_label, self._by_node_label, "node label")

    def property_of_type(self, relationship_type: str) -> PropertyTerm:
        """The property of this relationship type; OntologyError if there is none."""
        return _look_up(relationship_type, self._by_relationship_type, "relationship type")

    def property_of_key(self, property_key: str) -> PropertyTerm:
        """The property of this property key; OntologyError if there is none."""
        return _look_up(property_key, self._by_property_key, "property key")

    def label(self, name: str, language: str = "zh") -> str:
        """What people call a term (class, property, verdict …) in a language, `zh` or `en`."""
        for table in (self.classes, self.properties, self.verdicts, self.timeliness):
            if name in table:
                return _label(table[name], language)
        for table, namespace in (
            (self.classes, ONTOLOGY),
            (self.properties, ONTOLOGY),
            (self.verdicts, STATUS),
            (self.timeliness, STATUS),
        ):
            local = name.removeprefix(namespace)
            if local != name and local in table:
                return _label(table[local], language)
        known = (*self.classes, *self.properties, *self.verdicts, *self.timeliness)
        raise _unknown("term", name, known)

    def ancestors(self, name: str) -> tuple[str, ...]:
        """A class and all classes above it, as local names, narrowest first."""
        order: dict[str, None] = {}
        front = [self.class_term(name).local]
        while front:
            order.update(dict.fromkeys(front))
            front = [parent for local in front for parent in self.classes[local].parents]
            for local in front:
                order.pop(local, None)  # a class met again stands above what came between
        return tuple(order)

    def node_labels(self, name: str) -> tuple[str, ...]:
        """All labels of a node of this class, narrowest first, up to `Thing`.

        Empty for a class that is not mirrored.
        """
        if self.class_term(name).node_label is None:
            return ()
        labels = (self.classes[local].node_label for local in self.ancestors(name))
        return tuple(label for label in labels if label is not None)

    def is_a(self, name: str, ancestor: str) -> bool:
        """Whether a class is another one or stands below it."""
        return self.class_term(name).local in self.below(ancestor)

    def below(self, name: str) -> frozenset[str]:
        """A class and all classes below it, as local names."""
        return self._below[self.class_term(name).local]

    def segment(self, name: str) -> str:
        """The segment of the IRIs of things of a class: its own or that of a class above it.

        OntologyError if no class has one.
        """
        found = self._inherited(name, "segment")
        if found is None:
            raise OntologyError(f"things of the class {name} have no segment", where="gov.ttl")
        return found

    def served_by(self, name: str) -> str | None:
        """How work is related to a thing of this class that it names (`advances`, `concerns`)."""
        return self._inherited(name, "served_by")

    def worked_on(self, name: str) -> str | None:
        """`planned` where a division can plan such a thing, `done` where only begin or end it."""
        return self._inherited(name, "worked_on")

    def _inherited(self, name: str, what: str) -> str | None:
        return self._inherited_values.get((name, what))

    @cached_property
    def _below(self) -> dict[str, frozenset[str]]:
        below: dict[str, set[str]] = {name: set() for name in self.classes}
        for name in self.classes:
            for above in self.ancestors(name):
                below[above].add(name)
        return {name: frozenset(found) for name, found in below.items()}

    @cached_property
    def _inherited_values(self) -> dict[tuple[str, str], str]:
        values: dict[tuple[str, str], str] = {}
        for name in self.classes:
            for each in reversed(self.ancestors(name)):
                term = self.classes[each]
                for what in ("segment", "served_by", "worked_on"):
                    found: str | None = getattr(term, what)
                    if found is not None:
                        values[name, what] = found
        return values

    def narrowest(self, labels: Iterable[str]) -> ClassTerm:
        """The class of a node that carries these labels: the first of :meth:`narrowest_of`.

        OntologyError if a label is unknown, or if there is none.
        """
        found = self.narrowest_of(self.class_of_label(label).local for label in labels)
        if not found:
            raise OntologyError("a node must have a label", way_out="give it a kind")
        return self.classes[found[0]]

    def narrowest_of(self, kinds: Iterable[str]) -> list[str]:
        """Those of some classes (local names) that have none of the others below them, sorted.

        Of one document a thing has one; two documents may call it differently (a 政策 here, a
        专项行动 there), and then the first is what it is shown as.
        """
        terms = set(kinds)
        above = {each for local in terms for each in self.ancestors(local) if each != local}
        return sorted(terms - above)

    @cached_property
    def _by_node_label(self) -> dict[str, ClassTerm]:
        return {each.node_label: each for each in self.classes.values() if each.node_label}

    @cached_property
    def _by_relationship_type(self) -> dict[str, PropertyTerm]:
        terms = self.properties.values()
        return {each.relationship_type: each for each in terms if each.relationship_type}

    @cached_property
    def _by_property_key(self) -> dict[str, PropertyTerm]:
        return {each.property_key: each for each in self.properties.values() if each.property_key}


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The project's own vocabulary, read once from `ontology/gov.ttl` and `status.ttl`."""
    return read_vocabulary(FOLDER)


def read_vocabulary(folder: Path) -> Vocabulary:
    """The vocabulary of the files `gov.ttl` and `status.ttl` of a folder.

    OntologyError if a file is missing or malformed, if a term lacks a label, or if two
    terms claim the same name in the property graph.
    """
    terms = _Triples(folder / "gov.ttl")
    known = set(terms.of_type(f"{OWL}Class"))
    classes = [
        ClassTerm(
            iri,
            _local(iri),
            terms.labels(iri),
            tuple(
                _local(parent)
                for parent in terms.values(iri, f"{RDFS}subClassOf")
                if parent in known
            ),
            terms.value(iri, f"{ONTOLOGY}nodeLabel"),
            terms.value(iri, f"{ONTOLOGY}segment"),
            _local_or_none(terms.value(iri, f"{ONTOLOGY}servedBy")),
            terms.value(iri, f"{ONTOLOGY}workedOn"),
        )
        for iri in terms.of_type(f"{OWL}Class")
    ]
    properties = [
        PropertyTerm(
            iri,
            _local(iri),
            terms.labels(iri),
            is_object,
            terms.value(iri, f"{RDFS}range"),
            terms.value(iri, f"{ONTOLOGY}relationshipType"),
            terms.value(iri, f"{ONTOLOGY}propertyKey"),
        )
        for kind, is_object in ((f"{OWL}ObjectProperty", True), (f"{OWL}DatatypeProperty", False))
        for iri in terms.of_type(kind)
    ]
    properties.append(PropertyTerm(f"{RDFS}label", "label", _NAME, False, None, None, "name"))
    concepts = _Triples(folder / "status.ttl")
    verdicts, timeliness = (
        [
            StatusTerm(iri, iri.removeprefix(STATUS), concepts.labels(iri))
            for iri in concepts.of_type(ONTOLOGY + scheme)
        ]
        for scheme in ("Verdict", "Timeliness")
    )
    _unique("gov:nodeLabel", (each.node_label for each in classes))
    _unique("gov:relationshipType", (each.relationship_type for each in properties))
    _unique("gov:propertyKey", (each.property_key for each in properties))
    return Vocabulary(_table(classes), _table(properties), _table(verdicts), _table(timeliness))


class _Triples:
    """The triples of one Turtle file, by subject and predicate."""

    def __init__(self, path: Path) -> None:
        from pyoxigraph import Literal, NamedNode, RdfFormat, parse  # not for --help

        self._path = path
        self._values: dict[tuple[str, str], list[tuple[str, str]]] = {}
        self._types: dict[str, dict[str, None]] = {}
        try:
            for quad in parse(path=str(path), format=RdfFormat.TURTLE):
                subject, predicate, value = quad.subject, quad.predicate.value, quad.object
                if not isinstance(subject, NamedNode):
                    continue  # the members of owl:unionOf lists
                if isinstance(value, NamedNode) and predicate == f"{RDF}type":
                    self._types.setdefault(value.value, {})[subject.value] = None
                elif isinstance(value, NamedNode | Literal):
                    language = (value.language or "") if isinstance(value, Literal) else ""
                    pair = (value.value, language)
                    self._values.setdefault((subject.value, predicate), []).append(pair)
        except FileNotFoundError as error:
            raise OntologyError("the file is missing", where=str(path)) from error
        except (SyntaxError, OSError) as error:
            raise OntologyError(f"not readable as Turtle: {error}", where=str(path)) from error

    def of_type(self, kind: str) -> tuple[str, ...]:
        return tuple(self._types.get(kind, ()))

    def values(self, subject: str, predicate: str) -> tuple[str, ...]:
        return tuple(value for value, _ in self._values.get((subject, predicate), ()))

    def value(self, subject: str, predicate: str) -> str | None:
        values = self.values(subject, predicate)
        if len(values) > 1:
            raise OntologyError(
                f"{predicate} has {len(values)} values", where=f"{self._path.name}: {subject}"
            )
        return values[0] if values else None

    def labels(self, subject: str) -> Mapping[str, str]:
        found = self._values.get((subject, f"{RDFS}label"), ())
        labels = {language: text for text, language in found}
        missing = [language for language in LANGUAGES if language not in labels]
        if missing:
            raise OntologyError(
                f"no rdfs:label in {', '.join(missing)}", where=f"{self._path.name}: {subject}"
            )
        return MappingProxyType(labels)


def _find(name: str, table: Mapping[str, _Term], namespace: str, what: str) -> _Term:
    found = table.get(name) or table.get(name.removeprefix(namespace))
    if found is not None:
        return found
    for each in table.values():  # a term outside of our namespace: rdfs:label
        if each.iri == name:
            return each
    raise _unknown(what, name, table)


def _look_up(name: str, table: Mapping[str, _Term], what: str) -> _Term:
    found = table.get(name)
    if found is None:
        raise _unknown(what, name, table)
    return found


def _unknown(what: str, name: str, known: Iterable[str]) -> OntologyError:
    near = nearest_terms(_local(name), dict.fromkeys(known, ()), limit=3)
    way_out = f"did you mean {', '.join(near)}?" if near else ""
    return OntologyError(f"the ontology has no {what} {name!r}", way_out=way_out)


def _label(term: ClassTerm | PropertyTerm | StatusTerm, language: str) -> str:
    if language not in term.labels:
        known = ", ".join(sorted(term.labels))
        raise OntologyError(f"{term.local} has no label in {language!r}", way_out=f"known: {known}")
    return term.labels[language]


_NAME: Mapping[str, str] = MappingProxyType({"en": "name", "zh": "名称"})
"""The name of a thing is its rdfs:label: a term of others, of which our file says nothing."""


def _local_or_none(iri: str | None) -> str | None:
    return None if iri is None else _local(iri)


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]


def _table(terms: Iterable[_Term]) -> Mapping[str, _Term]:
    return MappingProxyType({each.local: each for each in terms})


def _unique(annotation: str, names: Iterator[str | None]) -> None:
    seen: set[str] = set()
    for name in names:
        if name is not None and name in seen:
            raise OntologyError(f"two terms have the {annotation} {name!r}", where="gov.ttl")
        if name is not None:
            seen.add(name)
