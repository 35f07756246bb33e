"""The engines that can be asked in Cypher: a line each, the first is asked unless another is named.

An engine is a module (:class:`kg.mirror.base.Engine`, and the :class:`kg.mirror.base.Place` where
it keeps the graph of a store) and its line in the table; `kg query --engine`, messages and the
test of the contract read the table. The module is imported when its engine is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from ontology.errors import MirrorError, ParameterError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.mirror.base import Engine, Place


@dataclass(frozen=True, slots=True)
class Registered:
    """An engine in the table.

    name: what `--engine` calls it. title: what it is, for help.
    place: `package.module:callable`, from the folder of a store to its place.
    filled_by: the command that brings it in step; None where whoever asks it does so.
    """

    name: str
    title: str
    place: str
    filled_by: str | None = None

    def at(self, store: Path) -> Place:
        """Where it keeps the graph of the store in this folder. Raises MirrorError."""
        module, _, attribute = self.place.partition(":")
        found = cast("Callable[[Path], Place]", getattr(import_module(module), attribute))
        return found(store)


ENGINES = (
    Registered("embedded", "Cypher, in-process", "kg.mirror.embedded:Folder"),
    Registered("neo4j", "Cypher, on what kg mirror filled", "kg.mirror.bolt:Database", "kg mirror"),
)
"""The engines; add yours here."""

AUTO = "auto"
"""The name of whichever is first: the store's own mirror, which every load brings in step."""


def registered(name: str = AUTO) -> Registered:
    """The engine of this name. Raises ParameterError with the names that there are."""
    for each in ENGINES:
        if name in (each.name, AUTO):
            return each
    raise ParameterError(
        f"there is no engine «{name}»",
        way_out=f"there are: {', '.join(each.name for each in ENGINES)}",
    )


def place(store: Path, name: str = AUTO) -> Place:
    """Where the engine of this name keeps the graph of the store. Raises MirrorError."""
    return registered(name).at(store)


@contextmanager
def opened(store: Path, name: str = AUTO) -> Iterator[Engine]:
    """An engine that is open for questions and in step with the store.

    Raises StoreError, StoreLocked; MirrorError where it cannot be opened, or is behind and
    another command brings it in step.
    """
    chosen = registered(name)
    if chosen.filled_by is None:
        from kg.mirror.in_step import engine

        with engine(store, chosen.at(store)) as asked:
            yield asked
        return
    from kg.store.meta import read_meta

    expected = read_meta(store).fingerprint
    there = chosen.at(store)
    with there.open() as asked:
        if asked.fingerprint != expected:
            raise MirrorError(
                f"{asked.name} does not hold what the store holds",
                where=str(there),
                way_out=f"bring it in step with: {chosen.filled_by}",
            )
        yield asked
