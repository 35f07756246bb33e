"""The union of all statements, each triple once: what SPARQL asks.

Oxigraph's own union of graphs yields a triple once for each graph that holds it, so that a COUNT
over a unit named in three documents comes out threefold. RDF says that a merge is a set (RDF 1.1
Semantics, 4). So Oxigraph's default graph holds this set, changed with each change of what is
stated (:mod:`kg.store.statements`), and the graphs themselves are not in it: a quad of a named
graph takes six indexes, one of the default graph three.

A triple leaves the union with the last document that states it. Few are stated by more than one;
of these it is kept how many do, in graphs beside it, which nobody sees:

    <.../graph/shared>       each triple that more than one key states
    <.../graph/shared/3>     those that three do
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.store.content import Content
from kg.store.patterns import Heard, Subject, Value, every_of
from ontology.errors import StoreError
from ontology.model import identity

if TYPE_CHECKING:
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    from kg.store.statements import Written

_DEFAULT = ox.DefaultGraph()
_SHARED = ox.NamedNode(identity("graph", "shared"))

_Quads = Sequence[ox.Quad]
"""All that stands under one key."""

AT_ONCE = 32 << 20
"""Bytes of lines that Oxigraph takes at once: some hundred thousand triples."""


class UnionChange:
    """What a change of statements changes in Oxigraph, as lines of N-Quads without their ends.

    removed, after: what is taken out, and what Oxigraph holds then; known when all that is added
    was told once.
    """

    def __init__(self, inner: ox.Store, held: Content, gone: _Counted, new: Sequence[Written]):
        self._held = held
        self._gone = gone
        # Of the largest it is not kept what it speaks of.
        self._new = sorted(new, key=lambda each: -each.quads)
        self._number = _Number(inner) if held.quads else None
        self.removed: list[bytes] = []
        self.after = held

    def added(self) -> Iterator[Sequence[bytes]]:
        """What is added: lines, some at once.

        Nearly all that a change says is of subjects that nothing else speaks of. These lines are
        passed on as they come; only the others are held, and counted.
        """
        after = self._held
        for lines in chain(self._alone(), self._crowded()):
            after = after.changed(lines, ())
            yield lines
        self.after = after.changed((), self.removed)

    def _alone(self) -> Iterator[list[bytes]]:
        spoken_of = [set(map(_subject, self._gone)), *map(_subjects, self._new[1:])]
        crowded, others = set(spoken_of[0]), set[bytes]()
        for each in spoken_of:
            crowded |= others & each
            others |= each
        if len(self._new) == 1 and not others and self._number is None:
            yield from _triples(self._new[0])  # there is nothing else
            return
        for number, written in enumerate(self._new):
            for piece in _triples(written):
                alone = []
                for line in piece:
                    subject = line[: line.index(b" ")]
                    if not number and subject in others:
                        crowded.add(subject)
                    if subject in crowded or self._heard(subject):
                        self._gone[line] += 1
                    else:
                        alone.append(line)
                yield alone

    def _heard(self, subject: bytes) -> bool:
        return self._number is not None and self._number.heard(subject)

    def _crowded(self) -> Iterator[list[bytes]]:
        added: list[bytes] = []
        for line, difference in self._gone.items():
            if not difference:
                continue
            before = 0 if self._number is None else self._number.of(line)
            after = before + difference
            if (before, after) == (0, 1):  # as with nearly all
                added.append(line)
                continue
            if after < 0:
                raise StoreError("the union of all statements lacks some of them")
            were, are = _lines_of(line, before), _lines_of(line, after)
            self.removed += [each for each in were if each not in are]
            added += [each for each in are if each not in were]
        yield added


_Counted = Counter[bytes]
"""How many keys more state a triple than before, by its line of N-Triples."""


def union_change(
    inner: ox.Store, held: Content, old: Iterable[Iterable[bytes]], new: Iterable[Written]
) -> UnionChange:
    """What changes when some keys state something else.

    held: what Oxigraph holds before. old: what stood under the keys that change or go, as pieces of
    N-Quads; new: what stands there afterwards.
    """
    gone = _Counted()
    for pieces in old:
        gone.subtract({line for piece in pieces for line in _without_graphs(piece)})
    return UnionChange(inner, held, gone, list(new))


def put_in(inner: ox.Store, lines: Sequence[bytes]) -> None:
    """Put lines into Oxigraph. It can be repeated; RocksDB's complaints are raised as they are."""
    # Lenient: these lines were written by Oxigraph itself.
    inner.bulk_load(b"\n".join([*lines, b""]), format=ox.RdfFormat.N_QUADS, lenient=True)


def remove(inner: ox.Store, lines: Sequence[bytes]) -> None:
    """Take lines of N-Quads out of Oxigraph."""
    for quad in ox.parse(b"\n".join(lines), format=ox.RdfFormat.N_QUADS, lenient=True):
        inner.remove(quad)


def _triples(written: Written) -> Iterator[list[bytes]]:
    """Its triples as lines of N-Triples, each once, some thousands at once."""
    left = written.alone
    for piece in written.pieces():
        lines = _without_graphs(piece)[:left]
        left -= len(lines)
        yield lines


def _subjects(written: Written) -> set[bytes]:
    """What it speaks of, as its lines begin."""
    return {_subject(line) for piece in written.pieces() for line in piece.split(b"\n") if line}


def _without_graphs(piece: bytes) -> list[bytes]:
    return [line[: line.rindex(b" <")] + b" ." for line in piece.split(b"\n") if line]


def _subject(line: bytes) -> bytes:
    return line[: line.index(b" ")]


def said_elsewhere(inner: ox.Store, said: Iterable[_Quads]) -> Iterator[ox.Triple]:
    """The triples that some keys state, and another key states too. said: by them, all of them."""
    by, quads = _stated_by(said)
    number = _Number(inner)
    for line, quad in quads.items():
        if number.of(line) > by[line]:
            yield quad.triple


def _stated_by(said: Iterable[_Quads]) -> tuple[Counter[bytes], dict[bytes, ox.Quad]]:
    """How many of some keys state each triple, and the triples, by their lines of N-Triples."""
    by = Counter[bytes]()
    quads: dict[bytes, ox.Quad] = {}
    for each in said:
        lines = _by_line(each)
        quads |= lines
        by.update(lines.keys())
    return by, quads


class _Number:
    """How many keys state a triple.

    Of most subjects of a document that comes, nobody has heard: they are asked about once.
    """

    def __init__(self, inner: ox.Store) -> None:
        self._inner = inner
        self._said = Heard(every_of(inner, _DEFAULT))
        self._shared = Heard(every_of(inner, _SHARED))
        self._heard: dict[bytes, bool] = {}

    def heard(self, subject: bytes) -> bool:
        """Whether anything is said of a subject, as a line begins with it."""
        known = self._heard.get(subject)
        if known is None:
            known = self._heard[subject] = self._said.of(_term(subject))
        return known

    def of(self, line: bytes) -> int:
        """line: a triple as N-Triples have it."""
        if not self.heard(_subject(line)):
            return 0
        terms = _terms(line)
        if not self._said.says(*terms):
            return 0
        if not self._shared.says(*terms):
            return 1
        found = (each.graph_name for each in self._inner.quads_for_pattern(*terms, None))
        return next(number for graph in found if (number := _number_of(graph)))


def _terms(line: bytes) -> tuple[Subject, ox.NamedNode, Value]:
    (quad,) = ox.parse(line, format=ox.RdfFormat.N_QUADS, lenient=True)
    return quad.subject, quad.predicate, quad.object


def _term(subject: bytes) -> Subject:
    """A subject from how a line begins."""
    if subject.startswith(b"<") and b"\\" not in subject:  # as with nearly all
        return ox.NamedNode(subject[1:-1].decode())
    return _terms(subject + b" <x:p> <x:o> .")[0]


def _number_of(graph: object) -> int:
    """The number in the name of a graph; none in that of another."""
    name = graph.value if isinstance(graph, ox.NamedNode) else ""
    number = name.removeprefix(f"{_SHARED.value}/")
    return int(number) if number.isdecimal() else 0


def _lines_of(triple: bytes, number: int) -> tuple[bytes, ...]:
    """What Oxigraph holds of a triple (a line of N-Triples) that so many keys state."""
    if not number:
        return ()
    if number == 1:
        return (triple,)
    said, shared = triple.removesuffix(b" ."), _SHARED.value.encode("ascii")
    return triple, b"%b <%b> ." % (said, shared), b"%b <%b/%d> ." % (said, shared, number)


def _by_line(quads: _Quads) -> dict[bytes, ox.Quad]:
    data = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""
    return dict(zip(data.split(b"\n"), quads, strict=False))  # behind the last line is nothing


Files = Callable[[], Iterable[bytes]]
"""Gives the N-Quads of each key."""


def with_graphs(inner: ox.Store, files: Files) -> ox.Store:
    """A copy in memory that has the graphs too, for questions that say GRAPH or FROM.

    Its default graph is the union.
    """
    copy = named_only(files)
    data = inner.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=_DEFAULT) or b""
    copy.bulk_load(data, format=ox.RdfFormat.N_TRIPLES, lenient=True)
    return copy


def named_only(files: Files) -> ox.Store:
    """A copy in memory of the graphs, and of nothing else."""
    copy = ox.Store()
    for data in files():
        copy.bulk_load(data, format=ox.RdfFormat.N_QUADS, lenient=True)
    return copy


def rdflib_dataset(inner: ox.Store, files: Files, prefixes: Mapping[str, str]) -> Dataset:
    """An rdflib `Dataset` whose default graph is the union of all, with prefixes bound."""
    from rdflib import Dataset

    dataset = Dataset(store=_rdflib_store(inner, files), default_union=True)
    for prefix, namespace in prefixes.items():
        dataset.bind(prefix, namespace)
    return dataset


def _rdflib_store(inner: ox.Store, files: Files) -> OxigraphStore:
    """rdflib's view of the store, whose union queries count each triple once.

    It sees a copy of the graphs in memory, for it would take the union to be one of them.
    """
    from oxrdflib import OxigraphStore

    class UnionStore(OxigraphStore):
        """The merged copy is made at the first union query; the store is read-only here."""

        _merged: OxigraphStore | None = None

        def query(
            self,
            query: Any,
            initNs: Mapping[str, Any],  # noqa: N803 - rdflib's names
            initBindings: Mapping[str, Any],  # noqa: N803
            queryGraph: str,  # noqa: N803
            **kwargs: object,
        ) -> Any:
            if queryGraph != "__UNION__":
                return super().query(query, initNs, initBindings, queryGraph, **kwargs)
            if self._merged is None:
                self._merged = OxigraphStore(store=with_graphs(inner, files))
            namespaces = {prefix: str(namespace) for prefix, namespace in self.namespaces()}
            return self._merged.query(
                query, {**namespaces, **initNs}, initBindings, "__DEFAULT__", **kwargs
            )

    return UnionStore(store=named_only(files))
