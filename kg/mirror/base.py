"""What every Cypher engine can do: answer read-only questions, take changes, say what it holds.

An engine implements a handful of methods of :class:`Engine`; reading the state back and
writing the changes in batches are the same Cypher for all of them.

Plain values, the same from every engine: null, bool, int, float, str, list, map, and
    node          {"labels": [...], "properties": {...}}
    relationship  {"type": "...", "start": iri, "end": iri, "properties": {...}}
    path          {"nodes": [node, ...], "relationships": [relationship, ...]}
Dates and times are text in ISO 8601. The mirror's own bookkeeping (`_hash`) is not shown.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import TracebackType
from typing import Any, Self

from kg.errors import MirrorError, OntologyError
from kg.projection import Key, Node, PropertyGraph, Relationship
from kg.vocabulary import vocabulary

HASH = "_hash"
"""Key under which an element keeps the hash of its content."""

Progress = Callable[[int, int], None]
"""Called with the number of elements written and the number to write."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a question: columns in the order of its RETURN, and rows of plain values."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def dicts(self) -> list[dict[str, Any]]:
        """One dict a row, keyed by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class State:
    """What an engine holds, by hash.

    nodes: IRI → (labels, hash). relationships: key → hash. doubled: keys that more than one
    relationship has (written by somebody else); they are made anew.
    """

    nodes: Mapping[str, tuple[frozenset[str], str]]
    relationships: Mapping[Key, str]
    doubled: frozenset[Key] = frozenset()


@dataclass(frozen=True, slots=True)
class Changes:
    """What must be written so that an engine holds a graph.

    An element gets its hash when it is written, unless it has it already.

    Deleting a node deletes its relationships too.
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


@dataclass(frozen=True, slots=True)
class Batch:
    """A statement and its `$rows`; nothing of a row is ever part of the text.

    phase: batches in a row of one phase may run in any order, or at once; None: alone.
    """

    text: str
    rows: Sequence[Mapping[str, Any]] = field(repr=False)
    phase: str | None = None


class Engine(ABC):
    """A property graph that answers Cypher. Closes itself as a context manager."""

    name: str
    """What people call it, for messages."""

    @abstractmethod
    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
    ) -> Rows:
        """Answer a read-only question.

        parameters: values for `$names`; never pasted into the text. timeout: seconds, where
        an engine can limit a single question (the embedded one has a limit for all of them).
        Raises QueryError: malformed, would write or read files, a parameter is missing, takes
        too long. StoreLocked: somebody is writing meanwhile.
        """

    @abstractmethod
    def close(self) -> None:
        """Release what is held; may be called again."""

    @property
    @abstractmethod
    def fingerprint(self) -> str | None:
        """Fingerprint of the RDF that is mirrored here; None while unknown or in the making."""

    @fingerprint.setter
    @abstractmethod
    def fingerprint(self, value: str | None) -> None: ...

    @abstractmethod
    def prepare(self) -> None:
        """Make sure that no two nodes can have one `iri`."""

    @abstractmethod
    def read(self, cypher: str) -> Iterator[Mapping[str, Any]]:
        """Rows of a statement of ours that returns scalars, lists and maps only, unchanged."""

    @abstractmethod
    def write(self, batch: Batch) -> None:
        """Run a statement of ours in a transaction of its own. Raises MirrorError."""

    def apply(self, changes: Changes, *, progress: Progress | None = None) -> None:
        """Write the changes; without any, nothing is touched. Raises MirrorError.

        Each batch is a transaction. What a crash leaves undone, the next sync finds.
        """
        from kg.mirror.statements import batches

        if not changes:
            return
        self.prepare()
        done = 0
        for batch in batches(changes):
            self.write(batch)
            done += len(batch.rows)
            if progress is not None:
                progress(done, len(changes))

    def state(self) -> State:
        """Labels and hashes of all that is here."""
        root = root_label()
        nodes = {
            row["iri"]: (frozenset(row["labels"]), row["hash"] or "")
            for row in self.read(
                f"MATCH (n:{root}) RETURN n.iri AS iri, labels(n) AS labels, n.{HASH} AS hash"
            )
        }
        relationships: dict[Key, str] = {}
        doubled: set[Key] = set()
        for row in self.read(
            f"MATCH (a:{root})-[r]->(b:{root}) "
            f"RETURN a.iri AS start, type(r) AS type, b.iri AS end, r.{HASH} AS hash"
        ):
            key = row["start"], row["type"], row["end"]
            if key in relationships:
                doubled.add(key)
            relationships[key] = row["hash"] or ""
        return State(nodes, relationships, frozenset(doubled))

    def contents(self) -> PropertyGraph:
        """All that is here, as it is; without the bookkeeping."""
        root = root_label()
        nodes = [
            Node(row["iri"], tuple(row["labels"]), without_bookkeeping(row["properties"]))
            for row in self.read(
                f"MATCH (n:{root}) "
                "RETURN n.iri AS iri, labels(n) AS labels, properties(n) AS properties"
            )
        ]
        relationships = [
            Relationship(
                row["start"], row["type"], row["end"], without_bookkeeping(row["properties"])
            )
            for row in self.read(
                f"MATCH (a:{root})-[r]->(b:{root}) RETURN a.iri AS start, type(r) AS type, "
                "b.iri AS end, properties(r) AS properties"
            )
        ]
        nodes.sort(key=lambda node: node.iri)
        relationships.sort(key=lambda each: each.key)
        return PropertyGraph(tuple(nodes), tuple(relationships))

    def holdings(self) -> tuple[PropertyGraph, State]:
        """:meth:`contents` and :meth:`state`, which an engine may read at once."""
        return self.contents(), self.state()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


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


def without_bookkeeping(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The properties of an element, without its `iri` and its hash."""
    return {key: value for key, value in sorted(properties.items()) if key not in ("iri", HASH)}
