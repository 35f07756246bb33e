"""Which nodes and relationships a change of quads touches, and the graph of these alone.

The whole projection (:func:`kg.project.from_rdf.project`) is a function of what is said of each
subject. So a node can be projected from what is said of it, and a relationship from its triple,
its claims and their passages, wherever they are stored; what a change does not touch stays as it
is. What does not fit this view (RDF that a property graph cannot hold, a thing that is gone but
still spoken of) is :class:`Untellable`: then all is projected, which tells what is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice

from pyoxigraph import NamedNode, Quad
from pyoxigraph import Triple as RdfTriple

from kg.project.from_rdf import project, projected_from
from kg.project.graph import Key, PropertyGraph
from kg.project.names import graph_names
from kg.store.patterns import Every, Heard
from kg.store.rdf import (
    CLAIM,
    HAS_PASSAGE,
    HAS_SOURCE,
    OBJECT,
    PASSAGE,
    PREDICATE,
    SUBJECT,
    TYPE,
)
from kg.store.tables import BLANK, Term, Values, by_subject
from ontology.errors import ProjectionError


class Untellable(Exception):
    """What a change touches cannot be told from its quads."""


Triple = tuple[str, str, str]
"""A statement between two things: the IRIs of subject, predicate and object."""


@dataclass(frozen=True, slots=True)
class Touched:
    """What a change may have changed. nodes: IRIs. edges: what relationships come from."""

    nodes: frozenset[str] = frozenset()
    edges: frozenset[Triple] = frozenset()

    def __len__(self) -> int:
        return len(self.nodes) + len(self.edges)

    def __or__(self, other: Touched) -> Touched:
        return Touched(self.nodes | other.nodes, self.edges | other.edges)

    def __and__(self, other: Touched) -> Touched:
        return Touched(self.nodes & other.nodes, self.edges & other.edges)

    def __sub__(self, other: Touched) -> Touched:
        return Touched(self.nodes - other.nodes, self.edges - other.edges)

    @property
    def keys(self) -> frozenset[Key]:
        """The relationships, as the property graph names them."""
        return frozenset((start, _types()[by], end) for start, by, end in self.edges)


def touched(was: Mapping[str, Values], said: Mapping[str, Values], every: Every) -> Touched:
    """What differs between two states of some graphs, as nodes and relationships.

    was, said: all quads of these graphs before and after, by subject. every: the store before.
    Raises Untellable for quads that the projection refuses.
    """
    both = _Both(was, said)
    found = _Differing(both, every)
    # What a change of many quads leaves as it is, is not touched.
    for iri, values in _without(was, said):
        found.sort(iri, values)
    for iri, values in _without(said, was):
        found.sort(iri, values, comes=True)
    claims = found.claims | _claims_at(found.passages, both, every)
    for claim in claims:
        values = both.of(claim)
        if not values:
            read = by_subject(every(NamedNode(claim), None, None))
            values = read.get(claim, {})
        found.edges.update(_statements(values))
    return Touched(frozenset(found.nodes), frozenset(found.edges))


def _without(some: Mapping[str, Values], others: Mapping[str, Values]) -> Iterator[_Subject]:
    """What is said of each subject, and not by the others too."""
    for iri, values in some.items():
        known = others.get(iri)
        if known is None:
            yield iri, values
            continue
        left = {
            predicate: [each for each in objects if each not in known.get(predicate, ())]
            for predicate, objects in values.items()
        }
        if any(left.values()):
            yield iri, left


_Subject = tuple[str, Values]
"""A subject, and what is said of it."""


def _each(values: Values) -> Iterator[tuple[str, Term]]:
    """Each predicate with each of its objects."""
    return ((predicate, each) for predicate, objects in values.items() for each in objects)


@dataclass(frozen=True, slots=True)
class _Both:
    """What is said of a subject in two states of some graphs together."""

    old: Mapping[str, Values]
    new: Mapping[str, Values]

    def of(self, iri: str) -> Values:
        old, new = self.old.get(iri), self.new.get(iri)
        if old is None or new is None:
            return new or old or {}
        return {each: (*old.get(each, ()), *new.get(each, ())) for each in (*old, *new)}

    def items(self) -> Iterator[tuple[str, Values]]:
        for iri in {**self.old, **self.new} if self.old else self.new:
            yield iri, self.of(iri)

    def __contains__(self, iri: str) -> bool:
        return iri in self.new or iri in self.old


class _Differing:
    """Quads that differ, sorted by what they speak of."""

    def __init__(self, said: _Both, every: Every) -> None:
        self._said, self._every = said, every
        self.nodes: set[str] = set()
        self.edges: set[Triple] = set()
        self._heard = Heard(every)
        self.claims: set[str] = set()
        self.passages: set[str] = set()

    def sort(self, iri: str, values: Values, *, comes: bool = False) -> None:
        """Put a subject, or what it states of others, where it belongs. Raises Untellable.

        comes: with the change; what some graph says of a thing already, changes nothing then.
        """
        if iri.startswith(BLANK):
            raise Untellable
        types = self._said.of(iri).get(TYPE.value) or _types_of(self._every, iri)
        if CLAIM in types:
            self.claims.add(iri)
        elif PASSAGE in types:
            if not (comes and self._is_told(iri, values)):
                self.passages.add(iri)
        else:
            for predicate, each in self._not_heard(iri, values) if comes else _each(values):
                self._take(iri, predicate, each)

    def _is_told(self, passage: str, values: Values) -> bool:
        """Whether some graph says all this of a passage: that of the document that it is of."""
        sources = _values(self._said.of(passage), HAS_SOURCE)
        return any(self._heard.of(NamedNode(each)) for each in sources) and not any(
            True for _ in self._not_heard(passage, values)
        )

    def _not_heard(self, iri: str, values: Values) -> Iterator[tuple[str, Term]]:
        """What no graph says of a subject yet."""
        node = NamedNode(iri)
        if not self._heard.of(node):
            return _each(values)
        says = self._heard.says
        return (each for each in _each(values) if not says(node, NamedNode(each[0]), each[1]))

    def _take(self, iri: str, predicate: str, value: Term) -> None:
        if predicate in _types():
            self.edges.add((iri, predicate, _iri(value)))
        elif predicate == TYPE.value or predicate in graph_names().terms:
            self.nodes.add(iri)
        else:
            raise Untellable


def _claims_at(passages: set[str], said: _Both, every: Every) -> set[str]:
    """The claims that have one of the passages: what is told of it is told of them."""
    claims: set[str] = set()
    used: set[str] = set()
    for iri, values in said.items():
        at = _values(values, HAS_PASSAGE)
        if not passages.isdisjoint(at):
            claims.add(iri)
            used.update(_values(said.new.get(iri, {}), HAS_PASSAGE))
    heard = Heard(every)
    for passage in passages:
        sources = _values(said.of(passage), HAS_SOURCE)
        others: set[str] = set()
        # A link between documents has its passage in one of them, which is stored then.
        if any(heard.of(NamedNode(each)) for each in sources):
            others = {_iri(quad.subject) for quad in every(None, HAS_PASSAGE, NamedNode(passage))}
        if passage in said.new and passage not in used and all(each in said for each in others):
            raise Untellable  # a passage that no claim refers to
        claims |= others
    return claims


def projected(every: Every, wanted: Touched) -> PropertyGraph:
    """The nodes and relationships that are wanted, as a projection of the whole has them.

    What is wanted and not there (any more) is not there either. Raises Untellable.
    """
    reader = _Reader(every)
    try:
        graph = project(reader.quads(wanted))
    except ProjectionError as error:
        raise Untellable from error
    return _only(graph, wanted)


def _only(graph: PropertyGraph, wanted: Touched) -> PropertyGraph:
    keys = wanted.keys
    return PropertyGraph(
        tuple(node for node in graph.nodes if node.iri in wanted.nodes),
        tuple(each for each in graph.relationships if each.key in keys),
    )


def unheard_of(every: Every, what: Touched) -> Touched:
    """The part of what a change touches that nothing was ever said of: it comes with the change.

    every: the store before. A relationship is of this part if one of its ends is: nobody can have
    claimed it before.
    """
    nodes = frozenset(iri for iri in what.nodes if not spoken_of(every, iri))
    edges = (each for each in what.edges if each[0] in nodes or each[2] in nodes)
    return Touched(nodes, frozenset(edges))


def vanishing(
    was: Mapping[str, Values],
    said: Mapping[str, Values],
    elsewhere: Iterable[RdfTriple],
    what: Touched,
    every: Every,
) -> Touched:
    """The part of what a change touches that goes with it: of which nothing is said afterwards.

    was, said, every: as for :func:`touched`. elsewhere: what the graphs that change say and others
    say too. A relationship is of this part if one of its ends is.
    """
    pointed_at = Counter(_ends(was))
    # Of most that a change touches nothing was said before.
    might = {iri for iri in what.nodes if iri in was or iri in pointed_at} - said.keys()
    if not might:
        return Touched()
    spoken_of = set(_ends(said))
    for each in elsewhere:
        ends = (each.subject, each.object)
        spoken_of.update(end.value for end in ends if isinstance(end, NamedNode))

    def goes(iri: str) -> bool:
        node, own = NamedNode(iri), sum(map(len, was.get(iri, {}).values()))
        return _as_many(every(node, None, None), own) and _as_many(
            every(None, None, node), pointed_at[iri]
        )

    nodes = frozenset(iri for iri in might - spoken_of if goes(iri))
    edges = (each for each in what.edges if each[0] in nodes or each[2] in nodes)
    return Touched(nodes, frozenset(edges))


def _ends(said: Mapping[str, Values]) -> Iterator[str]:
    """What is said to be the other end of something, as often as it is said."""
    for values in said.values():
        for objects in values.values():
            yield from (each.value for each in objects if isinstance(each, NamedNode))


def _as_many(quads: Iterable[Quad], number: int) -> bool:
    """Whether there are so many and no more, which need not all be read to know."""
    return sum(1 for _ in islice(quads, number + 1)) == number


def made(said: Mapping[str, Values], fresh: Touched, every: Every) -> PropertyGraph:
    """What comes with a change, from its quads alone, as a projection of the whole has it.

    said: all quads of the changed graphs, afterwards, by subject. fresh: see :func:`unheard_of`.
    every: the store afterwards, which knows the classes of what the new relationships lead to.
    Raises Untellable.
    """
    ends = {end for start, _, other in fresh.edges for end in (start, other)}
    wanted: dict[str, Values] = {}
    passages: set[str] = set()
    described: dict[str, Values] = {}
    for iri, values in said.items():
        types = values.get(TYPE.value, ())
        if CLAIM in types:
            if not fresh.edges.isdisjoint(_statements(values)):
                wanted[iri] = values
                passages.update(_values(values, HAS_PASSAGE))
        elif PASSAGE in types:
            # Its document comes too, with its class: an edition only says what it supersedes.
            sources = _values(values, HAS_SOURCE)
            if any(TYPE.value in said.get(each, {}) for each in sources):
                described[iri] = values
        elif iri in ends or iri in fresh.nodes:
            wanted[iri] = _of_fresh(iri, values, fresh)
    lacking = [iri for iri in ends if not wanted.get(iri, {}).get(TYPE.value)]
    # Of an end the class is read, of a passage that comes without its document all: of a link's
    # more is told there.
    wanted |= {iri: described[iri] for iri in passages & described.keys()}
    read = chain(
        chain.from_iterable(every(NamedNode(iri), TYPE, None) for iri in lacking),
        chain.from_iterable(
            every(NamedNode(iri), None, None) for iri in passages - described.keys()
        ),
    )
    for iri, values in by_subject(read).items():
        wanted[iri] = {**wanted.get(iri, {}), **values}
    try:
        graph = projected_from(wanted)
    except ProjectionError as error:
        raise Untellable from error
    return _only(graph, fresh)


def _of_fresh(iri: str, values: Values, fresh: Touched) -> Values:
    """Of a thing, what it is; if it is new, what it has; and where it stands to others that are
    related to it for the first time.
    """
    found: dict[str, Collection[Term]] = {}
    for predicate, objects in values.items():
        if predicate in _types():
            kept = [each for each in objects if (iri, predicate, _iri(each)) in fresh.edges]
            if kept:
                found[predicate] = kept
        elif predicate == TYPE.value or iri in fresh.nodes:
            found[predicate] = objects
    return found


def around(every: Every, nodes: Iterable[str]) -> Touched:
    """All relationships at some nodes."""
    edges: set[Triple] = set()
    for iri in nodes:
        node = NamedNode(iri)
        for predicate in _types():
            name = NamedNode(predicate)
            for quad in every(node, name, None):
                edges.add((iri, predicate, _iri(quad.object)))
            for quad in every(None, name, node):
                edges.add((_iri(quad.subject), predicate, iri))
        for part in (SUBJECT, OBJECT):  # claims whose statement nobody states
            for quad in every(None, part, node):
                said = by_subject(every(NamedNode(_iri(quad.subject)), None, None))
                edges.update(chain.from_iterable(map(_statements, said.values())))
    return Touched(edges=frozenset(edges))


def spoken_of(every: Every, iri: str) -> bool:
    """Whether anything is said of a thing, or with it: it cannot be gone then."""
    node = NamedNode(iri)
    found = chain(
        every(node, None, None),
        every(None, None, node),
    )
    return any(True for _ in found)


_FEW = 64
"""Quads of a subject that are read at once; of one with more, only those that are wanted."""


class _Reader:
    """What the store says of what is wanted, read where it is short."""

    def __init__(self, every: Every) -> None:
        self._every = every
        self._claims: dict[_End, dict[Triple, list[Quad]]] = {}

    def quads(self, wanted: Touched) -> Iterator[Quad]:
        """The quads from which the whole projection would make just this, and bare ends."""
        for iri in wanted.nodes:
            yield from self._literals(NamedNode(iri))
        passages: set[NamedNode] = set()
        ends: set[str] = set()
        for triple in wanted.edges:
            start, predicate, end = map(NamedNode, triple)
            found = [*self._every(start, predicate, end), *self._claims_of(triple)]
            for quad in found:
                if quad.predicate == HAS_PASSAGE and isinstance(quad.object, NamedNode):
                    passages.add(quad.object)
                yield quad
            if found:
                ends.update((triple[0], triple[2]))
        for passage in passages:
            yield from self._every(passage, None, None)
        for iri in ends - wanted.nodes:
            yield from self._every(NamedNode(iri), TYPE, None)

    def _literals(self, node: NamedNode) -> Iterator[Quad]:
        """What a node is and has, not where it stands to others: of a unit, that is much."""
        few: list[Quad] = []
        for quad in self._every(node, None, None):
            few.append(quad)
            if len(few) > _FEW:
                break
        else:
            yield from (each for each in few if each.predicate.value not in _types())
            return
        for predicate in _literal_predicates():
            yield from self._every(node, predicate, None)

    def _claims_of(self, triple: Triple) -> list[Quad]:
        """All that the claims of a statement say, found from the end that has fewer claims."""
        start, _, end = triple
        one, other = (start, SUBJECT), (end, OBJECT)
        if one not in self._claims and other not in self._claims:
            self._race(one, other)
        found = self._claims[one] if one in self._claims else self._claims[other]
        return found.get(triple, [])

    def _race(self, *ends: _End) -> None:
        """Read the claims at both ends in turn, until those of one of them are all read."""
        found = [
            (end, iter(self._every(None, end[1], NamedNode(end[0]))), set[NamedNode]())
            for end in ends
        ]
        while True:
            for end, quads, claims in found:
                quad = next(quads, None)
                if quad is None:
                    self._claims[end] = self._by_statement(claims)
                    return
                if isinstance(quad.subject, NamedNode):
                    claims.add(quad.subject)

    def _by_statement(self, claims: Iterable[NamedNode]) -> dict[Triple, list[Quad]]:
        found: dict[Triple, list[Quad]] = {}
        for claim in claims:
            said = list(self._every(claim, None, None))
            for values in by_subject(quad for quad in said if quad.predicate in _PARTS).values():
                for triple in _statements(values):
                    found.setdefault(triple, []).extend(said)
        return found


_End = tuple[str, NamedNode]
"""A thing (by IRI), and which part of a claim it is."""

_PARTS = frozenset({SUBJECT, PREDICATE, OBJECT})


def _statements(values: Values) -> Iterator[Triple]:
    """What a claim is about: one statement; several where a change put another in its place."""
    for start in _values(values, SUBJECT):
        for by in _values(values, PREDICATE):
            for end in _values(values, OBJECT):
                if by not in _types():
                    raise Untellable
                yield start, by, end


def _values(values: Values, predicate: NamedNode) -> list[str]:
    found = values.get(predicate.value, ())
    return [each.value for each in found if isinstance(each, NamedNode)]


def _types_of(every: Every, iri: str) -> set[object]:
    return {quad.object for quad in every(NamedNode(iri), TYPE, None)}


def _iri(term: object) -> str:
    if not isinstance(term, NamedNode):
        raise Untellable
    return term.value


@cache
def _types() -> Mapping[str, str]:
    """The types of relationships, by the IRIs of their properties."""
    return {
        term.iri: term.relationship_type
        for term in graph_names().terms.values()
        if term.is_object and term.relationship_type is not None
    }


@cache
def _literal_predicates() -> tuple[NamedNode, ...]:
    known = (each.iri for each in graph_names().terms.values() if not each.is_object)
    return (TYPE, *map(NamedNode, known))
