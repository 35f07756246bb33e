"""What some quads say, asked by pattern: of a graph on disk, or of quads in memory.

Of thousands of quads of a document, those who follow its tasks need a few hundred.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

import pyoxigraph as ox

Subject = ox.NamedNode | ox.BlankNode | ox.Triple
Value = Subject | ox.Literal

Every = Callable[[Subject | None, ox.NamedNode | None, Value | None], Iterator[ox.Quad]]
"""The quads with a subject, a predicate and an object; None stands for any."""


def every_of(inner: ox.Store, graph: ox.NamedNode | ox.DefaultGraph) -> Every:
    """What one graph of a store says."""

    def every(
        subject: Subject | None, predicate: ox.NamedNode | None, value: Value | None
    ) -> Iterator[ox.Quad]:
        return iter(inner.quads_for_pattern(subject, predicate, value, graph))

    return every


class Heard:
    """Whether a triple is said already. every: by whom.

    Of most subjects of a document that comes, nobody has heard: they are asked about once.
    """

    def __init__(self, every: Every) -> None:
        self._every = every
        # No `functools.cache` of a method: a cycle would keep the database open.
        self._found: dict[Subject, bool] = {}

    def of(self, subject: Subject) -> bool:
        """Whether anything is said of a subject."""
        found = self._found.get(subject)
        if found is None:
            found = next(self._every(subject, None, None), None) is not None
            self._found[subject] = found
        return found

    def says(self, subject: Subject, predicate: ox.NamedNode, value: Value) -> bool:
        """Whether a triple is said."""
        return self.of(subject) and next(self._every(subject, predicate, value), None) is not None


class _Among:
    """Quads in memory, found by subject or predicate: a tenth of the room of a store."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._all = list(quads)
        self._by_subject: defaultdict[Subject, list[ox.Quad]] = defaultdict(list)
        self._by_predicate: defaultdict[ox.NamedNode, list[ox.Quad]] = defaultdict(list)
        for each in self._all:
            self._by_subject[each.subject].append(each)
            self._by_predicate[each.predicate].append(each)

    def __call__(
        self, subject: Subject | None, predicate: ox.NamedNode | None, value: Value | None
    ) -> Iterator[ox.Quad]:
        found: Iterable[ox.Quad] = self._all
        if subject is not None:
            found = self._by_subject.get(subject, ())
            if predicate is not None:
                found = (each for each in found if each.predicate == predicate)
        elif predicate is not None:
            found = self._by_predicate.get(predicate, ())
        if value is not None:
            found = (each for each in found if each.object == value)
        return iter(found)


def every_among(quads: Iterable[ox.Quad]) -> Every:
    """What some quads say, whatever their graphs, in their order."""
    return _Among(quads)
