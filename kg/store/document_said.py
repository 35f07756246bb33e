"""All that one document says, from its extraction, as `docs/architecture.md` lays it out.

Two named graphs: what it states, and what was inferred from it. The same extraction always gives
the same, in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from pyoxigraph import NamedNode

from kg.store.claim_names import ClaimNames
from kg.store.nodes import (
    CLAIM,
    HAS_PASSAGE,
    HAS_SOURCE,
    OBJECT,
    PASSAGE,
    PREDICATE,
    SUBJECT,
    TYPE,
    inferred_graph,
    stated_graph,
    term,
)
from kg.store.said import Pair, Said, pair, related_to, said_once, said_with, thing_pairs
from kg.store.worked_out import Event, assessments, is_own_government, posts, reading
from ontology.ids import division_thing, file_thing, series_thing
from ontology.locator import CHARACTERS, fragment
from ontology.model import Extraction, Outcome, Passage, Statement, Thing, Value

PIECES = {
    Outcome.STATED: "piecesStated",
    Outcome.KEPT: "piecesKept",
    Outcome.REJECTED: "piecesRejected",
}
"""The property of a document that counts the pieces of each outcome: its account."""


def passage_iri(document_iri: str, start: object, end: object) -> str:
    """A fragment identifier of plain text (RFC 5147). start, end: offsets in the document."""
    return f"{document_iri}#{fragment(start, end)}"


class DocumentSaid:
    """What a document says, each quad once; what both its graphs say comes last, apart.

    other_names: of further files of the same content.
    """

    def __init__(self, extraction: Extraction, other_names: Iterable[str] = ()) -> None:
        document = extraction.document
        self._extraction = extraction
        self._other_names = sorted(other_names)
        self._iri = document.iri
        self._stated, self._inferred = stated_graph(self._iri), inferred_graph(self._iri)
        self._names = ClaimNames(self._iri, extraction.statements)
        self._about = _AboutClaims()
        self._ends: dict[str, _End] = {}
        self._described: set[Thing] = set()
        self._told = _Told(self._iri, self._stated)
        self._passages: dict[int, _At] = {}
        self._several = _said_differently(extraction.statements)

    def __iter__(self) -> Iterator[Said]:
        """Each triple once: with those of :meth:`again` it is all that the document says."""
        extraction, told = self._extraction, self._told
        yield from self._about_document()
        for happened in (*reading(extraction), *posts(extraction)):
            yield from told.event(happened, self._stated)
        # What a document states comes first, so that a thing that it names is described in
        # the graph of what it states, and not again in that of what was inferred.
        for rule, graph in ((False, self._stated), (True, self._inferred)):
            for statement in extraction.statements:
                if (statement.rule is not None) == rule:
                    yield from self._statement(statement, graph)
        for judged in assessments(extraction.statements):
            yield from told.event(judged, self._inferred)

    def again(self) -> Iterator[Said]:
        """What is said in the graph of what was inferred, of triples that are stated too; when all
        the rest was told.
        """
        return self._told.again

    def _about_document(self) -> Iterator[Said]:
        told, graph, own = self._told, self._stated, NamedNode(self._iri)
        document = self._extraction.document
        yield from told.thing(document_thing(self._extraction, self._other_names), graph)
        for name in (document.name, *self._other_names):
            held = file_thing(self._iri, name)
            yield from told.relation(own, "file", NamedNode(held.iri), graph)
            yield from told.thing(held, graph)
        place = division_thing(document.division)
        there = NamedNode(place.iri)
        yield from told.thing(place, graph)
        yield from told.relation(own, "inDivision", there, graph)
        series = series_thing(document)
        if series is not None:
            node = NamedNode(series.iri)
            yield from told.thing(series, graph)
            yield from told.relation(node, "inDivision", there, graph)
            yield from told.relation(own, "inSeries", node, graph)

    def _statement(self, statement: Statement, graph: NamedNode) -> Iterator[Said]:
        told = self._told
        subject, value = self._end(statement.subject), self._end(statement.object)
        for end, thing in ((subject, statement.subject), (value, statement.object)):
            if end.described is not thing:
                yield from self._describe(thing, graph)
                end.described = thing
        iris = statement.subject.iri, statement.predicate, statement.object.iri
        yield from told.related(iris, subject.node, value.node, graph)
        at = self._at(statement.passage)
        iri, several = self._names.named(statement)
        pairs = self._about.pairs(statement, subject, value, at)
        claim = Said(graph, NamedNode(iri), pairs)
        # Of nearly all there is no other that might be the same.
        yield from told.claim(claim) if several else (claim,)
        if graph not in at.told_in:
            at.told_in = (*at.told_in, graph)
            # All that is said of it at once: who reads it need not keep it.
            for each in self._several.get(_place(statement), (statement.passage,)):
                yield from told.passage(each, at.node, graph)

    def _describe(self, thing: Thing, graph: NamedNode) -> Iterator[Said]:
        if thing in self._described or thing.iri == self._iri:
            return
        self._described.add(thing)
        yield from self._told.thing(thing, graph)
        division = self._extraction.document.division
        if is_own_government(thing, division):
            place = NamedNode(division_thing(division).iri)
            yield from self._told.relation(NamedNode(thing.iri), "governs", place, graph)

    def _end(self, thing: Thing) -> _End:
        end = self._ends.get(thing.iri)
        if end is None:
            _make_room(self._ends)
            end = self._ends[thing.iri] = _End(NamedNode(thing.iri))
        return end

    def _at(self, passage: Passage) -> _At:
        """What the claims of a passage say of it; a passage has several claims."""
        known = self._passages.get(id(passage))  # which the extraction keeps alive
        if known is None:
            _make_room(self._passages)
            node = NamedNode(passage_iri(self._iri, passage.start, passage.end))
            known = self._passages[id(passage)] = _At(node)
        return known


_Place = tuple[bool, int, int]
"""Whether it was inferred what is said there; from where, and up to where."""


def _place(statement: Statement) -> _Place:
    return statement.rule is not None, statement.passage.start, statement.passage.end


def _said_differently(statements: Iterable[Statement]) -> Mapping[_Place, Sequence[Passage]]:
    """The passages of places of which not all passages say the same: one stands below two heads."""
    first: dict[_Place, Passage] = {}
    several: dict[_Place, list[Passage]] = {}
    for each in statements:
        place, passage = _place(each), each.passage
        known = first.setdefault(place, passage)
        if known is passage or _says_the_same(known, passage):
            continue
        told = several.setdefault(place, [known])
        if not any(_says_the_same(one, passage) for one in told):
            told.append(passage)
    return several


_REMEMBERED = 10_000
"""Things, or passages, that are remembered: those of some thousand rows."""


def _make_room(remembered: dict[Any, Any]) -> None:
    """Forget all, where there are too many: each is made again where it is needed again."""
    if len(remembered) >= _REMEMBERED:
        remembered.clear()


class _End:
    """A thing as an end of statements. described: as which it was described last."""

    __slots__ = ("as_object", "as_subject", "described", "node")

    def __init__(self, node: NamedNode) -> None:
        self.node = node
        self.as_subject = pair(SUBJECT, node)
        self.as_object = pair(OBJECT, node)
        self.described: Thing | None = None


class _At:
    """A passage. told_in: in which graphs it was described."""

    __slots__ = ("node", "of_claim", "told_in")

    def __init__(self, node: NamedNode) -> None:
        self.node = node
        self.of_claim = pair(HAS_PASSAGE, node)
        self.told_in: tuple[NamedNode, ...] = ()


class _AboutClaims:
    """What claims say of themselves; most of it several say alike."""

    def __init__(self) -> None:
        self._predicates: dict[str, Pair] = {}

    def pairs(self, statement: Statement, subject: _End, value: _End, at: _At) -> list[Pair]:
        found = [
            _OF_CLAIM,
            subject.as_subject,
            self._predicate(statement.predicate),
            value.as_object,
            at.of_claim,
            said_with("method", statement.method),
        ]
        for name, known in statement.passage.locator.fields("Claim").items():
            found.append(said_with(name, known))
        if statement.value_text is not None:
            found.append(said_with("valueText", statement.value_text))
        if statement.rule is not None:
            found.append(said_with("rule", statement.rule))
        if statement.explanation is not None:
            found.append(said_with("explanation", statement.explanation))
        return found

    def _predicate(self, local: str) -> Pair:
        found = self._predicates.get(local)
        if found is None:
            found = self._predicates[local] = pair(PREDICATE, term(local))
        return found


def statement_said(
    statement: Statement, document_iri: str, graph: NamedNode, claim_name: str
) -> Iterator[Said]:
    """The triple, its claim and its passage; not the things at its ends."""
    subject, value = _End(NamedNode(statement.subject.iri)), _End(NamedNode(statement.object.iri))
    passage = statement.passage
    at = _At(NamedNode(passage_iri(document_iri, passage.start, passage.end)))
    yield Said(graph, subject.node, (related_to(statement.predicate, value.node),))
    yield Said(graph, NamedNode(claim_name), _AboutClaims().pairs(statement, subject, value, at))
    source = pair(HAS_SOURCE, NamedNode(document_iri))
    yield Said(graph, at.node, passage_pairs(passage, source))


_What = Thing | Passage | Said
"""What is told of a subject: as a thing, as a passage, as a claim."""


class _Told:
    """What was told already, of subjects that may be told of more than once.

    It is known by what it was made of: the words themselves would take much room. stated: the
    graph that comes first.
    """

    def __init__(self, document_iri: str, stated: NamedNode) -> None:
        self._stated = stated
        self._source = pair(HAS_SOURCE, NamedNode(document_iri))
        # In the graph that comes first, and in the other.
        self._related: tuple[set[_Related], set[_Related]] = (set(), set())
        self._described: tuple[_Described, _Described] = ({}, {})
        self._again: list[tuple[NamedNode, NamedNode, _What | Sequence[Pair]]] = []

    @property
    def again(self) -> Iterator[Said]:
        """What the second graph says, of triples that the first one says."""
        for graph, subject, what in self._again:
            yield Said(graph, subject, self._pairs(what))

    def relation(
        self, subject: NamedNode, local: str, other: NamedNode, graph: NamedNode
    ) -> Iterator[Said]:
        yield from self.related((subject.value, local, other.value), subject, other, graph)

    def related(
        self, iris: _Related, subject: NamedNode, other: NamedNode, graph: NamedNode
    ) -> Iterator[Said]:
        second = graph != self._stated
        if iris in self._related[second]:
            return
        self._related[second].add(iris)
        pairs = (related_to(iris[1], other),)
        if second and iris in self._related[0]:
            self._again.append((graph, subject, pairs))
        else:
            yield Said(graph, subject, pairs)

    def event(self, happened: Event, graph: NamedNode) -> Iterator[Said]:
        yield from self.thing(happened.thing, graph)
        subject = NamedNode(happened.thing.iri)
        for relation, other in happened.relations:
            yield from self.relation(subject, relation, NamedNode(other), graph)

    def thing(self, thing: Thing, graph: NamedNode) -> Iterator[Said]:
        yield from self._once(thing.iri, thing, NamedNode(thing.iri), graph)

    def passage(self, passage: Passage, node: NamedNode, graph: NamedNode) -> Iterator[Said]:
        place = passage.start, passage.end
        known = self._described[graph != self._stated].get(place, ())
        if any(_says_the_same(each, passage) for each in known):
            return  # of another row: of that its claims tell
        yield from self._once(place, passage, node, graph)

    def claim(self, claim: Said) -> Iterator[Said]:
        yield from self._once(claim.subject.value, claim, claim.subject, claim.graph)

    def _once(
        self, key: _Subject, what: _What, subject: NamedNode, graph: NamedNode
    ) -> Iterator[Said]:
        """What of it was not told yet."""
        second = graph != self._stated
        known = self._described[second].get(key, ())
        pairs: Sequence[Pair] = self._pairs(what)
        if known:
            told = self._texts(known)
            pairs = [each for each in pairs if each[2] not in told]
        if not pairs:
            return
        self._described[second][key] = (*known, what)
        elsewhere = self._texts(self._described[0].get(key, ())) if second else set()
        if elsewhere:
            again = [each for each in pairs if each[2] in elsewhere]
            if len(again) == len(pairs) and not known:
                self._again.append((graph, subject, what))
                return
            if again:
                self._again.append((graph, subject, again))
            pairs = [each for each in pairs if each[2] not in elsewhere]
        if pairs:
            yield Said(graph, subject, pairs)

    def _texts(self, known: Iterable[_What]) -> set[str]:
        return {text for each in known for _, _, text in self._pairs(each)}

    def _pairs(self, what: _What | Sequence[Pair]) -> Sequence[Pair]:
        match what:
            case Thing():
                return thing_pairs(what)
            case Passage():
                return passage_pairs(what, self._source)
            case Said():
                return what.pairs
        return what


_Related = tuple[str, str, str]
"""IRI of a subject, local name of a relation, IRI of its other end."""

_Subject = str | tuple[int, int]
"""What tells subjects apart: their IRI; of passages, where they begin and end."""

_Described = dict[_Subject, tuple[_What, ...]]


_OF_PASSAGE, _OF_CLAIM = pair(TYPE, PASSAGE), pair(TYPE, CLAIM)


def _says_the_same(what: _What, passage: Passage) -> bool:
    return (
        isinstance(what, Passage)
        and what.quote == passage.quote
        and what.locator.fields("Passage") == passage.locator.fields("Passage")
    )


def passage_pairs(passage: Passage, source: Pair) -> list[Pair]:
    """What is said of a passage. source: that it is of its document."""
    place = passage.locator.fields("Passage")
    pairs = [_OF_PASSAGE, source, *(said_once(name, place.pop(name)) for name in CHARACTERS)]
    if passage.quote is not None:
        pairs.append(said_once("quote", passage.quote))
    pairs += [said_with(name, value) for name, value in place.items()]
    return pairs


def document_thing(extraction: Extraction, other_names: Sequence[str]) -> Thing:
    """A document as a thing with all that is known of it as a whole."""
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
    return Thing(document.iri, "Document", document.title, tuple(properties))
