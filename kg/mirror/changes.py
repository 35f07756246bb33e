"""What is written to an engine: changes, batches of rows, names that a statement may hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from kg.project.graph import Key, Node, Relationship
from ontology.errors import MirrorError, OntologyError
from ontology.vocabulary import vocabulary

HASH = "_hash"
"""Key under which an element keeps the hash of its content."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What must be written so that an engine holds a graph.

    An element gets its hash when it is written. Deleting a node deletes its relationships too.
    """

    delete_relationships: tuple[Key, ...] = ()
    delete_nodes: tuple[str, ...] = ()
    create_nodes: tuple[Node, ...] = ()
    update_nodes: tuple[Node, ...] = ()
    create_relationships: tuple[Relationship, ...] = ()
    update_relationships: tuple[Relationship, ...] = ()

    def __len__(self) -> int:
        return (
            len(self.delete_relationships)
            + len(self.delete_nodes)
            + len(self.create_nodes)
            + len(self.update_nodes)
            + len(self.create_relationships)
            + len(self.update_relationships)
        )


Row = Sequence[Any] | Mapping[str, Any]
"""What a statement gets once for each of its `$rows`."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A statement and its `$rows`; nothing of a row is ever part of the text.

    phase: batches in a row of one phase may run in any order, or at once; None: alone.
    """

    text: str
    rows: Sequence[Row] = field(repr=False)
    phase: str | None = None


@lru_cache(maxsize=1)
def root_label() -> str:
    """The label that every node has: that of the class above all mirrored ones (`Thing`)."""
    known = vocabulary()
    roots = {
        known.node_labels(each.local)[-1] for each in known.classes.values() if each.node_label
    }
    if len(roots) != 1:
        raise OntologyError(f"the mirrored classes need one root, found {sorted(roots)}")
    return safe_name(roots.pop())


def safe_name(name: str) -> str:
    """A label or type, if it can stand in a statement without quoting; else MirrorError.

    Names come from the ontology, but a label cannot be a parameter, so each is checked.
    """
    if not (name.isascii() and name.isidentifier()):
        raise MirrorError(f"{name!r} cannot be a label or type: use letters, digits and _")
    return name
