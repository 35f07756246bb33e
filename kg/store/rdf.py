"""Documents, registries and statements → RDF quads; quads → N-Quads and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from kg.store.claim_names import ClaimNames, claim_iri
from kg.store.document_said import PIECES, DocumentSaid, passage_iri, statement_said
from kg.store.nodes import (
    CLAIM,
    HAS_PASSAGE,
    HAS_SOURCE,
    LABEL,
    OBJECT,
    PASSAGE,
    PREDICATE,
    SUBJECT,
    TYPE,
    inferred_graph,
    literal,
    registry_graph,
    stated_graph,
    term,
)
from kg.store.said import Said, quads_of, thing_pairs
from kg.store.worked_out import Event, is_government_of, lifetime
from ontology.errors import OntologyError
from ontology.ids import division_thing, file_thing, iri_of
from ontology.model import Division, Extraction, Statement, Text, Thing, Value
from ontology.reorganisations import event

if TYPE_CHECKING:
    from ontology.known_names import KnownNames
    from ontology.registries import Registry
    from ontology.reorganisations import Reorganisation

__all__ = [
    "CLAIM",
    "HAS_PASSAGE",
    "HAS_SOURCE",
    "LABEL",
    "OBJECT",
    "PASSAGE",
    "PIECES",
    "PREDICATE",
    "SUBJECT",
    "TYPE",
    "ClaimNames",
    "claim_iri",
    "extraction_quads",
    "inferred_graph",
    "literal",
    "n_quads",
    "parsed",
    "passage_iri",
    "registry_graph",
    "registry_quads",
    "serialized",
    "stated_graph",
    "statement_quads",
    "term",
    "under_names",
]


def extraction_quads(extraction: Extraction, other_names: Iterable[str] = ()) -> list[Quad]:
    """All quads of a document, each once, in a stable order.

    other_names: of further files of the same content.
    """
    said = DocumentSaid(extraction, other_names)
    return [*quads_of(said), *quads_of(said.again())]


def under_names(
    quads: Iterable[Quad], document_iri: str, name: str, other_names: Iterable[str]
) -> list[Quad]:
    """The quads of a document as if its files had other names; what it states stays.

    One without a title of its own is called by its file's name.
    """
    node, graph = NamedNode(document_iri), stated_graph(document_iri)
    first, other = term("documentName"), term("otherName")
    found = list(quads)
    before = [each.object for each in found if (each.subject, each.predicate) == (node, first)]
    labels = {literal(Text(each.value)) for each in before if isinstance(each, Literal)}
    files = {each.object for each in found if (each.subject, each.predicate) == (node, _FILE)}
    kept: list[Quad] = []
    for each in found:
        if each.subject == node and each.predicate in (first, other, _FILE):
            continue
        if each.subject in files:
            continue
        untitled = each.subject == node and each.predicate == LABEL and each.object in labels
        kept.append(Quad(node, LABEL, literal(Text(name)), graph) if untitled else each)
    kept.append(Quad(node, first, Literal(name), graph))
    others = sorted(other_names)
    kept += [Quad(node, other, Literal(each), graph) for each in others]
    return [*kept, *_file_quads(document_iri, (name, *others), graph)]


_FILE = term("file")


def _file_quads(document: str, names: Iterable[str], graph: NamedNode) -> Iterator[Quad]:
    """The files that a document was given in, by their names."""
    for name in names:
        held = file_thing(document, name)
        yield Quad(NamedNode(document), _FILE, NamedNode(held.iri), graph)
        yield from _thing_quads(held, graph)


def registry_quads(registry: Registry, names: KnownNames | None = None) -> list[Quad]:
    """The reviewed facts about a division's units and strategies, in a graph of their own."""
    division = registry.division
    graph = registry_graph(division.code)
    quads: dict[Quad, None] = {}
    kinds = {unit.name: unit.kind for unit in registry.units}
    place = division_thing(division)
    quads.update(dict.fromkeys(_thing_quads(place, graph)))
    for unit in registry.units:
        properties: list[tuple[str, Value]] = [("alias", Text(alias)) for alias in unit.aliases]
        if unit.official:
            properties.append(("officialName", Text(unit.official)))
        if unit.credit_code:
            properties.append(("creditCode", unit.credit_code))
        properties += lifetime(unit.name, registry.changes)
        thing = Thing(iri_of(division, "Unit", unit.name), unit.kind, unit.name, tuple(properties))
        quads.update(dict.fromkeys(_thing_quads(thing, graph)))
        node = NamedNode(thing.iri)
        quads[Quad(node, term("inDivision"), NamedNode(place.iri), graph)] = None
        if is_government_of(unit.kind, unit.name, division.name):
            quads[Quad(node, term("governs"), NamedNode(place.iri), graph)] = None
        if unit.parent in kinds:
            parent = NamedNode(iri_of(division, "Unit", unit.parent))
            quads[Quad(node, term("subordinateTo"), parent, graph)] = None
    for group in registry.groups:
        thing = Thing(iri_of(division, "UnitGroup", group.name), "UnitGroup", group.name)
        quads.update(dict.fromkeys(_thing_quads(thing, graph)))
        for unit in registry.members(group):
            member = NamedNode(iri_of(division, "Unit", unit.name))
            quads[Quad(member, term("memberOf"), NamedNode(thing.iri), graph)] = None
    for change in registry.changes:
        quads.update(dict.fromkeys(_change_quads(division, change, graph)))
    if names is not None:
        quads.update(dict.fromkeys(_known_quads(names, graph)))
    return list(quads)


def _change_quads(division: Division, change: Reorganisation, graph: NamedNode) -> Iterator[Quad]:
    def unit(name: str) -> str:
        return iri_of(division, "Unit", name)

    relations = [
        *(("originalUnit", unit(each)) for each in change.before),
        *(("resultingUnit", unit(each)) for each in change.after),
    ]
    undated = "、".join(change.before)
    yield from _event_quads(Event(event(division, change, undated), tuple(relations)), graph)
    for old, new in change.successions:
        yield Quad(NamedNode(unit(old)), term("succeededBy"), NamedNode(unit(new)), graph)


def _known_quads(names: KnownNames, graph: NamedNode) -> Iterator[Quad]:
    for entry in names.entries:
        thing, whole = names.thing(entry), names.whole(entry)
        yield from _thing_quads(thing, graph)
        if whole is not None:
            node = NamedNode(names.thing(whole).iri)
            yield Quad(NamedNode(thing.iri), term("partOf"), node, graph)


def serialized(quads: Iterable[Quad]) -> bytes:
    """The quads as N-Quads, in their order (that of :func:`extraction_quads` is stable)."""
    data = serialize(quads, format=RdfFormat.N_QUADS)
    if data is None:  # serialize() returns bytes when no file is given
        raise OntologyError("the quads could not be serialised")
    return data


def parsed(data: bytes) -> list[Quad]:
    """The quads of N-Quads that :func:`serialized` made, in their order."""
    # Lenient: their IRIs and languages were looked at when they were made.
    return list(parse(data, format=RdfFormat.N_QUADS, lenient=True))


def n_quads(quads: Iterable[Quad]) -> bytes:
    """The quads as N-Quads, sorted: the same set gives the same bytes."""
    return b"".join(sorted(serialized(quads).splitlines(keepends=True)))


def _thing_quads(thing: Thing, graph: NamedNode) -> Iterator[Quad]:
    yield from quads_of([Said(graph, NamedNode(thing.iri), thing_pairs(thing))])


def _event_quads(happened: Event, graph: NamedNode) -> Iterator[Quad]:
    yield from _thing_quads(happened.thing, graph)
    node = NamedNode(happened.thing.iri)
    for relation, other in happened.relations:
        yield Quad(node, term(relation), NamedNode(other), graph)


def statement_quads(
    statement: Statement, document_iri: str, graph: NamedNode, claim_name: str
) -> Iterator[Quad]:
    """The triple, its claim and its passage, in a graph; not the things at its ends."""
    yield from quads_of(statement_said(statement, document_iri, graph, claim_name))
