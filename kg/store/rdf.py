"""Extraction → RDF quads, as `docs/architecture.md` lays them out.

Two named graphs a document: what it states, and what was inferred from it. The same
extraction always gives the same quads: a claim's IRI is a hash of its content.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from kg.store.worked_out import (
    Event,
    assessments,
    is_government_of,
    is_own_government,
    lifetime,
    posts,
    properties,
    reading,
)
from ontology.errors import OntologyError
from ontology.ids import division_thing, file_thing, iri_of, series_thing
from ontology.locator import CHARACTERS, fragment
from ontology.model import (
    ONTOLOGY,
    Division,
    Extraction,
    Outcome,
    Passage,
    Statement,
    Text,
    Thing,
    Value,
    identity,
)
from ontology.namespaces import OA, RDF, RDFS, XSD
from ontology.reorganisations import event

if TYPE_CHECKING:
    from ontology.known_names import KnownNames
    from ontology.registries import Registry
    from ontology.reorganisations import Reorganisation

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

PIECES = {
    Outcome.STATED: "piecesStated",
    Outcome.KEPT: "piecesKept",
    Outcome.REJECTED: "piecesRejected",
}
"""The property of a document that counts the pieces of each outcome: its account."""


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
    match value:
        case Text(text=text, language=language):
            return Literal(text, language=language)
        case bool() | int() | str():
            return Literal(value)
        case Decimal():
            return Literal(_plain(value), datatype=_DECIMAL)
        case date():
            return Literal(value.isoformat(), datatype=_DATE)


def claim_iri(statement: Statement, document_iri: str, words: str, number: int = 0) -> str:
    """A hash of the document, what the claim says, and its words; of no place in the document.

    So a line on top of a document moves no claim. words: a digest of the passage's words
    (:attr:`Passage.fingerprint`). number: that of the claim among those that are equal in this.
    """
    parts = (
        document_iri,
        statement.subject.iri,
        statement.predicate,
        statement.object.iri,
        words,
        str(number),
    )
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return identity("claim", digest[:24])


class ClaimNames:
    """The IRIs of the claims of one document: equal ones are numbered in reading order."""

    def __init__(self, document_iri: str, statements: Iterable[Statement]) -> None:
        self._document = document_iri
        self._words: dict[Passage, str] = {}
        equal: defaultdict[_Key, list[Statement]] = defaultdict(list)
        for each in statements:
            equal[self._key(each)].append(each)
        # Nearly all are the only one, which is the first.
        self._numbers = {
            (key, said): number
            for key, group in equal.items()
            if len(group) > 1
            for number, said in enumerate(sorted(set(map(_said, group))))
        }
        self._several = {key for key, group in equal.items() if len(group) > 1}

    def iri(self, statement: Statement) -> str:
        """The IRI of one of the statements; that of the very same statement is the same."""
        key = self._key(statement)
        number = self._numbers[key, _said(statement)] if key in self._several else 0
        return claim_iri(statement, self._document, key[-1], number)

    def _key(self, statement: Statement) -> _Key:
        """What equal claims have in common; the digest of the words is reckoned once a passage."""
        words = self._words.get(statement.passage)
        if words is None:
            words = self._words[statement.passage] = statement.passage.fingerprint
        return statement.subject.iri, statement.predicate, statement.object.iri, words


_Key = tuple[str, str, str, str]
_Said = tuple[int, int, tuple[str, ...]]


def _said(statement: Statement) -> _Said:
    """All that may tell a statement from an equal one, its place first."""
    passage = statement.passage
    more = (
        *passage.locator.identity,
        statement.method,
        statement.rule or "",
        statement.value_text or "",
        statement.explanation or "",
    )
    return passage.start, passage.end, more


def passage_iri(document_iri: str, start: object, end: object) -> str:
    """A fragment identifier of plain text (RFC 5147). start, end: offsets in the document."""
    return f"{document_iri}#{fragment(start, end)}"


def extraction_quads(extraction: Extraction, other_names: Iterable[str] = ()) -> list[Quad]:
    """All quads of a document, each once, in a stable order.

    other_names: of further files of the same content.
    """
    document = extraction.document
    iri = document.iri
    seen: dict[Quad, None] = {}
    stated = stated_graph(iri)
    inferred = inferred_graph(iri)
    for quad in _document_quads(extraction, stated, sorted(other_names)):
        seen[quad] = None
    for told in (*reading(extraction), *posts(extraction)):
        seen.update(dict.fromkeys(_event_quads(told, stated)))
    described: set[Thing] = set()
    placed: set[tuple[Passage, NamedNode]] = set()
    names = ClaimNames(iri, extraction.statements)
    # What a document states comes first, so that a thing that it names is described in
    # the graph of what it states, and not again in that of what was inferred.
    for statement in sorted(extraction.statements, key=lambda each: each.rule is not None):
        graph = inferred if statement.rule else stated
        for thing in (statement.subject, statement.object):
            if thing not in described and thing.iri != iri:
                described.add(thing)
                seen.update(dict.fromkeys(_thing_quads(thing, graph)))
                if is_own_government(thing, document.division):
                    place = NamedNode(division_thing(document.division).iri)
                    seen[Quad(NamedNode(thing.iri), term("governs"), place, graph)] = None
        claim = names.iri(statement)
        seen.update(dict.fromkeys(_claim_quads(statement, iri, graph, claim)))
        at = statement.passage, graph
        if at not in placed:  # a passage has several claims
            placed.add(at)
            node = NamedNode(passage_iri(iri, at[0].start, at[0].end))
            seen.update(dict.fromkeys(_passage_quads(at[0], node, iri, graph)))
    for judged in assessments(extraction.statements):
        seen.update(dict.fromkeys(_event_quads(judged, inferred)))
    return list(seen)


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


def _document_quads(
    extraction: Extraction, graph: NamedNode, other_names: Sequence[str]
) -> Iterator[Quad]:
    document = extraction.document
    counts = extraction.counts()
    properties: list[tuple[str, Value]] = [
        ("documentName", document.name),
        *(("otherName", each) for each in other_names),
        ("documentKind", document.kind),
        *([("kindRule", document.kind_rule)] if document.kind_rule else []),
        *([("kindFrom", document.kind_from)] if document.kind_from else []),
        ("sha256", document.sha256),
        *([("textSha256", document.text_sha256)] if document.text_sha256 else []),
        ("characters", document.characters),
        ("encoding", document.encoding),
        ("hasText", document.has_text),
        *((PIECES[outcome], count) for outcome, count in counts.items()),
    ]
    if document.dated is not None:
        properties.append(("dated", document.dated))
    if document.dated_from is not None:
        properties.append(("datedFrom", document.dated_from))
    if document.number is not None:
        properties.append(("documentNumber", document.number))
    if document.issued is not None:
        properties.append(("issued", date.fromisoformat(document.issued)))
    properties.append(("edition", document.keys[1]))
    yield from _thing_quads(
        Thing(document.iri, "Document", document.title, tuple(properties)), graph
    )
    yield from _file_quads(document.iri, (document.name, *other_names), graph)
    place = division_thing(document.division)
    yield from _thing_quads(place, graph)
    yield Quad(NamedNode(document.iri), term("inDivision"), NamedNode(place.iri), graph)
    series = series_thing(document)
    if series is not None:
        yield from _thing_quads(series, graph)
        yield Quad(NamedNode(series.iri), term("inDivision"), NamedNode(place.iri), graph)
        yield Quad(NamedNode(document.iri), term("inSeries"), NamedNode(series.iri), graph)


def _thing_quads(thing: Thing, graph: NamedNode) -> Iterator[Quad]:
    node = NamedNode(thing.iri)
    yield Quad(node, TYPE, term(thing.kind), graph)
    yield Quad(node, LABEL, literal(Text(thing.name)), graph)
    for name, value in (*thing.properties, *properties(thing)):
        yield Quad(node, term(name), literal(value), graph)


def _event_quads(happened: Event, graph: NamedNode) -> Iterator[Quad]:
    yield from _thing_quads(happened.thing, graph)
    node = NamedNode(happened.thing.iri)
    for relation, other in happened.relations:
        yield Quad(node, term(relation), NamedNode(other), graph)


def statement_quads(
    statement: Statement, document_iri: str, graph: NamedNode, claim_name: str
) -> Iterator[Quad]:
    """The triple, its claim and its passage, in a graph; not the things at its ends."""
    yield from _claim_quads(statement, document_iri, graph, claim_name)
    at = statement.passage
    node = NamedNode(passage_iri(document_iri, at.start, at.end))
    yield from _passage_quads(at, node, document_iri, graph)


def _claim_quads(
    statement: Statement, document_iri: str, graph: NamedNode, claim_name: str
) -> Iterator[Quad]:
    subject, obj = NamedNode(statement.subject.iri), NamedNode(statement.object.iri)
    predicate = term(statement.predicate)
    claim = NamedNode(claim_name)
    at = statement.passage
    passage = NamedNode(passage_iri(document_iri, at.start, at.end))
    yield Quad(subject, predicate, obj, graph)
    yield Quad(claim, TYPE, CLAIM, graph)
    yield Quad(claim, SUBJECT, subject, graph)
    yield Quad(claim, PREDICATE, predicate, graph)
    yield Quad(claim, OBJECT, obj, graph)
    yield Quad(claim, HAS_PASSAGE, passage, graph)
    yield Quad(claim, term("method"), Literal(statement.method), graph)
    for name, value in statement.passage.locator.fields("Claim").items():
        yield Quad(claim, term(name), Literal(value), graph)
    if statement.value_text is not None:
        yield Quad(claim, term("valueText"), Literal(statement.value_text), graph)
    if statement.rule is not None:
        yield Quad(claim, term("rule"), Literal(statement.rule), graph)
    if statement.explanation is not None:
        yield Quad(claim, term("explanation"), Literal(statement.explanation), graph)


def _passage_quads(
    passage: Passage, node: NamedNode, document_iri: str, graph: NamedNode
) -> Iterator[Quad]:
    yield Quad(node, TYPE, PASSAGE, graph)
    yield Quad(node, HAS_SOURCE, NamedNode(document_iri), graph)
    place = passage.locator.fields("Passage")
    for name in CHARACTERS:
        yield Quad(node, term(name), Literal(place.pop(name)), graph)
    if passage.quote is not None:
        yield Quad(node, term("quote"), Literal(passage.quote), graph)
    for name, value in place.items():
        yield Quad(node, term(name), Literal(value), graph)


def _plain(number: Decimal) -> str:
    text = format(number.normalize(), "f")
    return text if text != "-0" else "0"
