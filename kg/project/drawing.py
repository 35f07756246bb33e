"""A property graph from quads that come a little at a time, and are not kept.

The whole projection (:func:`kg.project.from_rdf.project`) holds all quads, and then all elements,
of a large document some gigabytes. Here a claim is folded into its relationship as soon as it and
its passage are read, and elements are made as they are taken.

What documents say comes subject by subject: a claim and a passage each in one piece. Quads that do
not are :class:`Scattered`; the whole projection takes them, or tells what is wrong with them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from sys import intern

from pyoxigraph import Literal, NamedNode, Quad

from kg.project.from_rdf import Edge, Projection, n_triples, project
from kg.project.graph import Key, Node, PropertyGraph, Relationship
from kg.project.names import graph_names
from kg.project.natural import Scalar, to_literal
from kg.store.rdf import CLAIM, HAS_PASSAGE, HAS_SOURCE, PASSAGE, TYPE
from kg.store.uncollected import uncollected
from ontology.errors import ProjectionError
from ontology.vocabulary import PropertyTerm

Held = NamedNode | Literal
_Values = Mapping[str, Collection[Held]]
_TYPE, _HAS_PASSAGE, _SOURCE = TYPE.value, HAS_PASSAGE.value, HAS_SOURCE.value


class Scattered(Exception):
    """Quads do not come as documents have them, or a property graph cannot hold them."""


class Drawing(Projection):
    """A property graph in the making: give it quads, then take its elements once."""

    def __init__(self) -> None:
        super().__init__(graph_names())
        self._made: defaultdict[Key, Edge] = defaultdict(Edge)
        self._things: dict[str, dict[str, tuple[Held, ...] | dict[Held, None]]] = {}
        self._folded: set[str] = set()
        self._waiting: dict[str, dict[str, list[Held]]] = {}
        self._used: set[str] = set()
        self._iris: dict[str, str] = {}
        self.labels = Counter[tuple[str, ...]]()
        self.types = Counter[str]()

    @uncollected()
    def take(self, quads: Iterable[Quad]) -> None:
        """Raises Scattered: it is of no use then."""
        try:
            for iri, values in _by_runs(quads):
                self._take(iri, values)
        except ProjectionError as error:
            raise Scattered from error

    def end(self) -> None:
        """All was given. Raises Scattered."""
        try:
            self._fold_those_that_can()
        except ProjectionError as error:
            raise Scattered from error
        if self._waiting or self._at.keys() != self._used:
            raise Scattered
        for each in (self._used, self._folded, self._passages, self._at, self._iris):
            each.clear()

    def nodes(self) -> Iterator[Node]:
        """The nodes, sorted by IRI; `labels` counts them. Raises Scattered."""
        try:
            for iri in sorted(self._things):
                values, self._things[iri] = self._things[iri], {}
                node = self._node(iri, values, self._made)
                self.labels[node.labels] += 1
                yield node
            ends = {end for start, _, other in self._made for end in (start, other)}
            if not ends <= self._things.keys():
                raise Scattered
        except (ProjectionError, KeyError) as error:  # no class
            raise Scattered from error

    def relationships(self) -> Iterator[Relationship]:
        """The relationships, those of one type after the other; after the nodes."""
        for key in sorted(self._made, key=lambda key: (key[1], key[0], key[2])):
            self.types[key[1]] += 1
            edge = self._made.pop(key)
            edge.claims.sort(key=itemgetter(0))
            yield Relationship(*key, self._relationship(edge))

    def _key(self, start: str, term: PropertyTerm, end: Held) -> Key:
        # A thing is an end of many: one text for all.
        start, kind, end_iri = super()._key(start, term, end)
        known = self._iris.setdefault
        return known(start, start), kind, known(end_iri, end_iri)

    def _is_node(self, iri: str) -> bool:
        return True  # whether it is one, :meth:`nodes` sees

    def _passage(self, iris: Sequence[str]) -> tuple[str, list[Scalar], bool]:
        if len(iris) != 1 or iris[0] not in self._at:
            raise Scattered
        return self._at[iris[0]]

    def _exact(self, iri: str, values: _Values, passages: Sequence[str]) -> str:
        # What regular passages say was not kept: their rows tell it.
        told = {each: self._told(*self._at[each]) for each in passages if self._at[each][2]}
        kept = {each: self._passages[each] for each in passages if not self._at[each][2]}
        return n_triples({iri: values} | told | kept)

    def _told(self, source: str, row: Sequence[Scalar], _regular: bool) -> _Values:
        """What is said of a passage, of which a row says all."""
        said: dict[str, tuple[Held]] = {
            each.iri: (to_literal(value, each.datatype),)
            for each, value in zip(self._names.passage, row, strict=True)
            if value != each.none
        }
        return {_TYPE: (PASSAGE,), _SOURCE: (NamedNode(source),)} | said

    def _take(self, iri: str, values: dict[str, list[Held]]) -> None:
        types = values.get(_TYPE, ())
        if iri in self._folded or iri in self._waiting:
            raise Scattered
        if CLAIM not in types and PASSAGE not in types:
            if iri in self._at:
                raise Scattered
            self._add(iri, values)
            return
        if len(types) > 1 or iri in self._things:
            raise Scattered
        if PASSAGE in types:
            found = self._of_one(iri, values)
            if self._at.setdefault(iri, found) != found:
                raise Scattered
            if not found[2] and self._passages.setdefault(iri, values) != values:
                raise Scattered
            return
        self._waiting[iri] = values  # its passage may come behind it
        self._fold_those_that_can()

    def _fold_those_that_can(self) -> None:
        if len(self._waiting) > _MOST_WAITING:
            raise Scattered
        for iri in list(self._waiting):
            passages = self._waiting[iri].get(_HAS_PASSAGE, ())
            if all(each.value in self._at for each in passages):
                self._fold(iri, self._waiting.pop(iri))

    def _fold(self, iri: str, values: Mapping[str, list[Held]]) -> None:
        self._used |= self._claim(iri, values, self._made)
        self._folded.add(iri)

    def _add(self, iri: str, values: Mapping[str, list[Held]]) -> None:
        known = self._things.setdefault(self._iris.setdefault(iri, iri), {})
        for predicate, objects in values.items():
            before = known.get(predicate)
            if before is None:
                known[predicate] = tuple(objects)
                continue
            if not isinstance(before, dict):  # a document mentions thousands
                before = known[predicate] = dict.fromkeys(before)
            before.update(dict.fromkeys(objects))


class Whole:
    """As a :class:`Drawing`, of a graph that is there as a whole."""

    def __init__(self, graph: PropertyGraph) -> None:
        self._graph = graph
        self.labels = Counter(node.labels for node in graph.nodes)
        self.types = Counter(each.type for each in graph.relationships)

    def nodes(self) -> Iterator[Node]:
        """The nodes."""
        return iter(self._graph.nodes)

    def relationships(self) -> Iterator[Relationship]:
        """The relationships."""
        return iter(self._graph.relationships)


def drawn(states: Iterable[Iterable[Quad]]) -> Drawing | Whole:
    """A property graph of what some documents state. Raises ProjectionError."""
    made = Drawing()
    states = list(states)
    try:
        for each in states:
            made.take(each)
        made.end()
    except Scattered:
        return Whole(project(chain.from_iterable(states)))
    return made


_MOST_WAITING = 100
"""Claims whose passages did not come yet; of documents it is one."""


def _by_runs(quads: Iterable[Quad]) -> Iterator[tuple[str, dict[str, list[Held]]]]:
    """What is said of each subject, as long as it is spoken of; then of the next. Raises Scattered
    for blank nodes and quoted triples.
    """
    current: NamedNode | None = None
    values: dict[str, list[Held]] = {}
    for quad in quads:
        subject, value = quad.subject, quad.object
        if not isinstance(subject, NamedNode) or not isinstance(value, Held):
            raise Scattered
        if subject != current:
            if current is not None:
                yield current.value, values
            current, values = subject, {}
        predicate = intern(quad.predicate.value)
        known = values.get(predicate)
        if known is None:
            values[predicate] = [value]
        elif value not in known:
            known.append(value)
    if current is not None:
        yield current.value, values
