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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from kg.mirror.changes import HASH, Batch, Changes, Row, root_label
from kg.mirror.statements import SIZE, asking_nodes, asking_relationships, batches
from kg.project.graph import Key, Node, PropertyGraph, Relationship
from ontology.errors import MirrorError

UNHASHED = -1
"""Stands for the hash of an element that has none; never a hash."""

FORM = "2"
"""The form of the hashes and of the mirror; a mirror in another form is brought in step anew."""

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


HeldNode = tuple[str, Sequence[str], dict[str, Any]]
"""A node as an engine holds it: IRI, labels, properties with the bookkeeping."""

HeldRelationship = tuple[str, str, str, dict[str, Any]]
"""A relationship as an engine holds it: start, type, end, properties with the bookkeeping."""


@dataclass(frozen=True, slots=True)
class Found:
    """What some elements are that an engine holds; a doubled one is there twice.

    nodes: IRI and labels. relationships: keys.
    """

    nodes: Sequence[tuple[str, Sequence[str]]] = ()
    relationships: Sequence[Key] = ()


class Engine(ABC):
    """A property graph that answers Cypher. Closes itself as a context manager."""

    name: str
    """What people call it, for messages."""

    rows_at_once: int = SIZE
    """Rows of a batch that is written."""

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
    def read(self, cypher: str, rows: Sequence[Row] = ()) -> Iterator[Mapping[str, Any]]:
        """Rows of a statement of ours that returns scalars, lists and maps only, unchanged.

        rows: what the statement calls `$rows`.
        """

    @abstractmethod
    def write(self, batch: Batch) -> None:
        """Run a statement of ours in a transaction of its own. Raises MirrorError."""

    def apply(self, changes: Changes, *, progress: Progress | None = None) -> None:
        """Write the changes; without any, nothing is touched. Raises MirrorError.

        Each batch is a transaction. What a crash leaves undone, the next sync finds.
        """
        if not changes:
            return
        self.prepare()
        done = 0
        for batch in batches(changes, self.rows_at_once):
            self.write(batch)
            done += len(batch.rows)
            if progress is not None:
                progress(done, len(changes))

    def hashes(self) -> Iterator[tuple[list[Any], list[Any]]]:
        """The hashes of the nodes and relationships that are here, slice by slice.

        Whatever stands in the place of a hash; :data:`UNHASHED` where nothing does.
        """
        root = root_label()
        nodes = f"MATCH (n:{root}) RETURN coalesce(n.{HASH}, {UNHASHED}) AS hash"
        edges = f"MATCH (:{root})-[r]->(:{root}) RETURN coalesce(r.{HASH}, {UNHASHED}) AS hash"
        yield (
            [row["hash"] for row in self.read(nodes)],
            [row["hash"] for row in self.read(edges)],
        )

    def find(self, nodes: Set[Any], relationships: Set[Any]) -> Found:
        """What the nodes and relationships are that have one of these hashes."""
        root = root_label()
        one = f"MATCH (n:{root}) RETURN n.iri AS iri, labels(n) AS labels, n.{HASH} AS hash"
        two = (
            f"MATCH (a:{root})-[r]->(b:{root}) "
            f"RETURN a.iri AS start, type(r) AS type, b.iri AS end, r.{HASH} AS hash"
        )

        def hash_in(row: Mapping[str, Any], hashes: Set[Any]) -> bool:
            return (UNHASHED if row["hash"] is None else row["hash"]) in hashes

        return Found(
            [(row["iri"], row["labels"]) for row in self.read(one) if hash_in(row, nodes)]
            if nodes
            else (),
            [
                (row["start"], row["type"], row["end"])
                for row in self.read(two)
                if hash_in(row, relationships)
            ]
            if relationships
            else (),
        )

    def holding(
        self, nodes: Iterable[str], relationships: Iterable[Key]
    ) -> tuple[dict[str, tuple[Sequence[str], Any]], dict[Key, list[Any]]]:
        """What is here of these nodes and relationships.

        Labels and hash of each node by its IRI; the hashes of each relationship by its key, of
        which there are several where it is doubled.
        """
        held: dict[str, tuple[Sequence[str], Any]] = {}
        for batch in asking_nodes(nodes):
            for row in self.read(batch.text, batch.rows):
                held[row["iri"]] = row["labels"], row["hash"]
        found: dict[Key, list[Any]] = {}
        for kind, batch in asking_relationships(relationships):
            for row in self.read(batch.text, batch.rows):
                found.setdefault((row["start"], kind, row["end"]), []).append(row["hash"])
        return held, found

    def elements(self) -> Iterator[tuple[list[HeldNode], list[HeldRelationship]]]:
        """All nodes and relationships that are here, as they are, slice by slice."""
        root = root_label()
        nodes = f"MATCH (n:{root}) RETURN n.iri AS iri, labels(n) AS labels, properties(n) AS p"
        edges = (
            f"MATCH (a:{root})-[r]->(b:{root}) "
            "RETURN a.iri AS start, type(r) AS type, b.iri AS end, properties(r) AS p"
        )
        yield (
            [(row["iri"], row["labels"], row["p"]) for row in self.read(nodes)],
            [(row["start"], row["type"], row["end"], row["p"]) for row in self.read(edges)],
        )

    def contents(self) -> PropertyGraph:
        """All that is here, as it is; without the bookkeeping."""
        nodes: list[Node] = []
        relationships: list[Relationship] = []
        for some, others in self.elements():
            nodes += (Node(iri, tuple(labels), own(held)) for iri, labels, held in some)
            relationships += (
                Relationship(start, kind, end, own(held)) for start, kind, end, held in others
            )
        nodes.sort(key=lambda node: node.iri)
        relationships.sort(key=lambda each: each.key)
        return PropertyGraph(tuple(nodes), tuple(relationships))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class Place(ABC):
    """Where an engine keeps the graph of one store, to be opened again and again.

    `str` of it says where, for messages.
    """

    @abstractmethod
    def open(self, *, write: bool = False) -> Engine:
        """The engine, open; with `write` as the only writer, made if need be.

        Raises MirrorError: nothing there to read, damaged, not reachable. StoreLocked.
        """

    @property
    def fingerprint(self) -> str | None:
        """Fingerprint of the RDF that is mirrored here; None if there is none, or unknown."""
        try:
            with self.open() as engine:
                return engine.fingerprint
        except MirrorError:
            return None

    @property
    def intact(self) -> bool:
        """Whether nothing is known to be damaged here; nothing is, where nobody can tell."""
        return True

    @abstractmethod
    def discard(self) -> None:
        """Throw away what is here, which may be too damaged to be opened, so that it is made anew.

        A place in which others keep their own data as well leaves these alone.
        """


def mark_of(fingerprint: str) -> str:
    """What an engine keeps to say that it mirrors the RDF of this fingerprint, in our form."""
    return f"{FORM}:{fingerprint}"


def fingerprint_of(mark: str | None) -> str | None:
    """The fingerprint of a mark; None if there is none, or one of a mirror in another form."""
    form, _, fingerprint = (mark or "").partition(":")
    return fingerprint or None if form == FORM else None


def own(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The properties of an element, without its `iri` and its hash."""
    return {key: value for key, value in sorted(properties.items()) if key not in ("iri", HASH)}
