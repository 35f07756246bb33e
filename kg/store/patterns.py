"""What some quads say, asked by pattern: of a graph on disk, or of quads in memory.

Of thousands of quads of a document, those who follow its tasks need a few hundred.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pyoxigraph as ox

Every = Callable[
    [ox.NamedNode | None, ox.NamedNode | None, ox.NamedNode | ox.Literal | None], Iterator[ox.Quad]
]
"""The quads with a subject, a predicate and an object; None stands for any."""


def every_of(inner: ox.Store, graph: ox.NamedNode | ox.DefaultGraph | None) -> Every:
    """What one graph of a store says; None: all of them, which may say the same twice."""

    def every(
        subject: ox.NamedNode | None,
        predicate: ox.NamedNode | None,
        value: ox.NamedNode | ox.Literal | None,
    ) -> Iterator[ox.Quad]:
        return iter(inner.quads_for_pattern(subject, predicate, value, graph))

    return every


def every_among(quads: Iterable[ox.Quad]) -> Every:
    """What some quads say, whatever their graphs."""
    inner = ox.Store()
    inner.bulk_extend(quads)
    return every_of(inner, None)
