"""An engine that holds nothing is filled with a drawing, element by element as it is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from kg.mirror.changes import Changes
from kg.mirror.sync import counted_as
from kg.project.graph import Node, Relationship
from kg.store.uncollected import uncollected
from ontology.errors import MirrorError

if TYPE_CHECKING:
    from kg.mirror.base import Engine
    from kg.project.drawing import Drawing, Whole

_Element = TypeVar("_Element", Node, Relationship)

AT_ONCE = 5_000
"""Elements that are there at once."""


@uncollected()
def fill(drawing: Drawing | Whole, engine: Engine) -> bool:
    """Whether the engine was empty; then it holds now what was drawn.

    While it is filled it has no fingerprint; the caller sets that of what was drawn. Raises
    Scattered, MirrorError.
    """
    if any(nodes or edges for nodes, edges in engine.hashes()):
        return False
    engine.fingerprint = None
    for nodes in _some_at_once(drawing.nodes()):
        engine.apply(Changes(create_nodes=nodes))
    for edges in _some_at_once(drawing.relationships()):
        engine.apply(Changes(create_relationships=edges))
    if not counted_as(drawing.labels, drawing.types, engine):
        raise MirrorError("it does not hold what was written", where=engine.name)
    return True


def _some_at_once(elements: Iterable[_Element]) -> Iterator[tuple[_Element, ...]]:
    left = iter(elements)
    while some := tuple(islice(left, AT_ONCE)):
        yield some
