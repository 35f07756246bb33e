"""What some quads say, asked by pattern: of a graph on disk, or of quads in memory.

Of thousands of quads of a document, those who follow its tasks need a few hundred.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pyoxigraph as ox

Subject = ox.NamedNode | ox.BlankNode | ox.Triple
Value = Subject | ox.Literal

Every = Callable[[Subject | None, ox.NamedNode | None, Value | None], Iterator[ox.Quad]]
"""The quads with a subject, a predicate and an object; None stands for any."""


def every_of(inner: ox.Store, graph: ox.NamedNode | ox.DefaultGraph | None) -> Every:
    """What one graph of a store says; None: all of them, which may say the same twice."""

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


def every_among(quads: Iterable[ox.Quad]) -> Every:
    """What some quads say, whatever their graphs."""
    inner = ox.Store()
    inner.bulk_extend(quads)
    return every_of(inner, None)
