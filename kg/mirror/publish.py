"""The mirror in a Neo4j: in step with the store, or what would change, or what differs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg.store import Store

if TYPE_CHECKING:
    from kg.mirror.changes import Changes
    from kg.mirror.derived import Derived
    from kg.mirror.sync import Difference
    from kg.mirror.target import Target

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class MirrorReport:
    """What was (or, of a dry run, would be) written.

    in_step: nothing had to be compared: the database says that it holds just this.
    derived: the same of the derived relationships, which are not among the others; None if
    nobody looked at them.
    differences: what `verify` found; None if it was not asked to look.
    """

    target: str
    created: int = 0
    updated: int = 0
    deleted: int = 0
    in_step: bool = False
    derived: Derived | None = None
    differences: tuple[Difference, ...] | None = None


def mirror(
    folder: Path,
    target: Target,
    *,
    dry_run: bool = False,
    repair: bool = False,
    derive: bool | None = False,
    progress: Progress | None = None,
) -> MirrorReport:
    """Bring a Neo4j in step with a store; only what differs is written.

    folder: the store. dry_run: write nothing, say what would be. repair: put right what
    somebody edited by hand, too. derive: reckon and write which units work together as well
    (:mod:`kg.mirror.derived`); False removes that, None leaves it to what the database holds.
    Raises StoreError, MirrorError. What an interruption leaves undone, the next run does.
    """
    from kg.mirror.bolt import BoltEngine
    from kg.mirror.delta import since
    from kg.mirror.derived import Derived, held
    from kg.mirror.derived import derive as put
    from kg.mirror.sync import plan, sync
    from kg.project.from_rdf import project
    from kg.project.works_with import works_with

    with Store.open(folder) as store, BoltEngine.open(target) as engine:
        here = held(engine)
        wanted = here > 0 if derive is None else derive
        in_step = engine.fingerprint == store.fingerprint and not repair
        if in_step and (engine.derived == store.fingerprint if wanted else not here):
            return MirrorReport(str(target), in_step=True, derived=Derived(held=here))
        if progress is not None:
            progress("comparing with Neo4j", 0, 0)
        if not dry_run:
            engine.lock()
            if engine.derived is not None:
                engine.derived = None
        if in_step and not wanted:
            removed = put(engine, (), dry_run=dry_run)
            if not dry_run:
                engine.fingerprint = store.fingerprint
            return MirrorReport(str(target), derived=removed)
        tell = progress and partial(progress, "mirroring")
        behind = None if repair or wanted else since(store, engine)
        if behind is not None:
            removed = put(engine, (), dry_run=dry_run)
            if not dry_run:
                engine.fingerprint = None
                engine.apply(behind, progress=tell)
                engine.fingerprint = store.fingerprint
            return _planned(target, behind, removed)
        graph = project(store.quads())
        pairs = works_with(graph) if wanted else ()
        if dry_run:
            return _planned(target, plan(graph, engine), put(engine, pairs, dry_run=True))
        report = sync(graph, engine, repair=repair, progress=tell)
        derived = put(engine, pairs)
        engine.derived = store.fingerprint if wanted else None
        engine.fingerprint = store.fingerprint
    return MirrorReport(
        str(target), report.created, report.updated, report.deleted, derived=derived
    )


def verify_mirror(
    folder: Path, target: Target, *, progress: Progress | None = None
) -> MirrorReport:
    """Read back every node, relationship and property, and compare; nothing is written."""
    from kg.mirror.bolt import BoltEngine
    from kg.mirror.sync import verify
    from kg.project.from_rdf import project

    if progress is not None:
        progress("comparing with Neo4j", 0, 0)
    with Store.open(folder) as store, BoltEngine.open(target) as engine:
        found = verify(project(store.quads()), engine)
    return MirrorReport(str(target), differences=tuple(found))


def _planned(target: Target, changes: Changes, derived: Derived) -> MirrorReport:
    return MirrorReport(
        str(target),
        created=len(changes.create_nodes) + len(changes.create_relationships),
        updated=len(changes.update_nodes) + len(changes.update_relationships),
        deleted=len(changes.delete_nodes) + len(changes.delete_relationships),
        derived=derived,
    )
