"""What a mirror holds besides the graph: relationships that are reckoned from it.

They are no part of what is mirrored. Their type is none of the ontology's, so a sync neither
sees nor hashes them, and `verify` leaves them out; they are written and removed here alone. Only
relationships of the type that are marked as derived, between nodes of ours, are touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.mirror.base import Engine
from kg.mirror.changes import HASH, Batch, root_label
from kg.mirror.statements import SIZE
from kg.project.works_with import DERIVED, TYPE

if TYPE_CHECKING:
    from kg.project.graph import Relationship

_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Derived:
    """Derived relationships that were (or would be) written, and how many there are then."""

    created: int = 0
    updated: int = 0
    deleted: int = 0
    held: int = 0

    @property
    def written(self) -> int:
        return self.created + self.updated + self.deleted


def held(engine: Engine) -> int:
    """How many derived relationships an engine holds."""
    text = f"{_match()} RETURN count(r) AS n"
    return sum(row["n"] for row in engine.read(text))


def derive(engine: Engine, wanted: Sequence[Relationship], *, dry_run: bool = False) -> Derived:
    """Make an engine hold just these derived relationships; without any, none is left.

    wanted: sorted, one a pair, their ends among the nodes that the engine holds. dry_run: only
    say what would be written. What is as it should be is not written. Raises MirrorError.
    """
    text = f"{_match()} RETURN a.iri AS start, b.iri AS end, properties(r) AS p"
    here: dict[_Pair, Any] = {}
    twice: set[_Pair] = set()
    rows = 0
    for row in engine.read(text):
        pair = row["start"], row["end"]
        if pair in here:
            twice.add(pair)
        here[pair] = row["p"]
        rows += 1
    new = {(each.start, each.end): dict(each.properties) for each in wanted}
    gone = sorted(pair for pair in here if pair not in new or pair in twice)
    create = [pair for pair in new if pair not in here or pair in twice]
    update = [
        pair
        for pair, properties in new.items()
        if pair in here and pair not in twice and here[pair] != properties
    ]
    if not dry_run:
        ends = f"MATCH (a:{root_label()} {{iri: row[0]}}) MATCH (b:{root_label()} {{iri: row[1]}})"
        edge = f"(a)-[r:{TYPE} {{{DERIVED}: true}}]->(b)"
        _write(engine, f"{ends} MATCH {edge} DELETE r", gone)
        _write(
            engine,
            f"{ends} CREATE (a)-[r:{TYPE}]->(b) SET r = row[2]",
            [(*pair, new[pair]) for pair in create],
        )
        _write(
            engine,
            f"{ends} MATCH {edge} SET r = row[2]",
            [(*pair, new[pair]) for pair in update],
        )
    return Derived(len(create), len(update), rows - len(here.keys() - set(gone)), len(new))


def _write(engine: Engine, text: str, rows: Sequence[Sequence[Any]]) -> None:
    for start in range(0, len(rows), SIZE):
        engine.write(Batch(f"UNWIND $rows AS row {text}", rows[start : start + SIZE]))


def _match() -> str:
    root = root_label()
    return (
        f"MATCH (a:{root})-[r:{TYPE}]->(b:{root}) "
        f"WHERE r.{DERIVED} = true AND a.{HASH} IS NOT NULL AND b.{HASH} IS NOT NULL"
    )
