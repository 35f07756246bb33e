"""A mirror that follows its store: opened for questions, brought in step where it lags."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kg.store import journal
from kg.store.folder import READ_PATIENCE
from kg.store.meta import read_meta
from kg.store.whole import look_over
from ontology.errors import MirrorError, StoreLocked

if TYPE_CHECKING:
    from concurrent.futures import Future

    from kg.mirror.base import Engine, Place
    from kg.mirror.changes import Changes
    from kg.mirror.delta import Delta
    from kg.project.drawing import Drawing, Whole
    from kg.store import Store

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""


@contextmanager
def engine(folder: Path, place: Place) -> Iterator[Engine]:
    """The engine at a place, open for reading and in step with the RDF of a store.

    If a killed load left it behind, it is synced first; if a load is at work, it is waited
    for, as :meth:`kg.store.Store.open` does. Raises StoreError, StoreLocked.
    """
    deadline = time.monotonic() + READ_PATIENCE
    while True:
        try:
            opened = _opened(folder, place)
            break
        except StoreLocked:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
    with opened:
        yield opened


def _opened(folder: Path, place: Place) -> Engine:
    meta = read_meta(folder)
    pending = journal.is_pending(folder)
    if not pending:
        look_over(folder, meta, lengths_only=True)
    if pending or place.fingerprint != meta.fingerprint:
        from kg.store import Store

        with Store.open(folder, write=True) as store:
            bring_in_step(store, place, silent)
    try:
        return place.open()
    except MirrorError:  # damaged: made again from the RDF
        from kg.store import Store

        with Store.open(folder, write=True) as store:
            bring_in_step(store, place, silent, anew=True)
        return place.open()


def check(folder: Path, place: Place) -> str:
    """Compare all that the mirror holds with the RDF; one that differs is made anew.

    Returns `whole`, `behind` (the next question brings it in step), or `made anew`.
    Raises StoreError, StoreLocked; MirrorError if it cannot be made.
    """
    from kg.mirror.sync import counted, verify
    from kg.project.from_rdf import project
    from kg.store import Store

    with Store.open(folder) as store:
        if place.fingerprint != store.fingerprint and place.intact:
            return "behind"
        graph = project(store.quads())
        try:
            with place.open() as opened:
                if place.intact and counted(graph, opened) and not verify(graph, opened):
                    return "whole"
        except MirrorError:
            pass  # too damaged to be opened
    with Store.open(folder, write=True) as store:
        bring_in_step(store, place, silent, anew=True)
    return "made anew"


def bring_in_step(
    store: Store,
    place: Place,
    tell: Progress,
    drawing: Drawing | Whole | None = None,
    *,
    delta: Delta | None = None,
    anew: bool = False,
) -> None:
    """Bring the mirror at a place in step with the store; `anew` makes it from nothing.

    drawing: of what the store holds, where it is made already. delta: what has changed since
    some state of the store; a mirror that holds just that state is not compared as a whole.
    A mirror that cannot be synced is made anew as well. Raises MirrorError if that fails too:
    the documents are loaded then, and the next question tries again.
    """
    tell("mirroring", 0, 1)
    if not anew and _caught_up(store, place, delta):
        tell("mirroring", 1, 1)
        return
    if anew:
        place.discard()
    try:
        with place.open(write=True) as opened:
            _make_like(store, opened, place, drawing)
            opened.fingerprint = store.fingerprint
    except MirrorError as error:
        if not anew:
            bring_in_step(store, place, tell, anew=True)
            return
        raise MirrorError(
            f"the mirror for Cypher cannot be made ({error.what})",
            where=error.where,
            way_out="the documents themselves are safe; make room on the disk and ask again",
        ) from error
    tell("mirroring", 1, 1)


def _make_like(store: Store, engine: Engine, place: Place, drawing: Drawing | Whole | None) -> None:
    from kg.mirror.fill import fill
    from kg.mirror.sync import counted, sync
    from kg.project.drawing import Scattered
    from kg.project.from_rdf import project

    try:
        if drawing is not None and fill(drawing, engine):
            return
    except Scattered:
        pass  # what is there of it, the comparison of all finds
    graph = project(store.quads())
    sync(graph, engine)
    if not counted(graph, engine):
        raise MirrorError("it does not hold what was written", where=str(place))


def _caught_up(store: Store, place: Place, delta: Delta | None) -> bool:
    """Whether a mirror now holds what the store holds: it held a state that is known."""
    from kg.mirror.delta import since

    if place.fingerprint is None:
        return False
    try:
        with place.open(write=True) as opened:
            # Opening makes a damaged one anew, and that holds nothing.
            if delta is not None and opened.fingerprint == delta.since:
                changes = delta.changes
            else:
                changes = since(store, opened)
            if changes is None:
                return False
            opened.fingerprint = None
            opened.apply(changes)
            opened.fingerprint = store.fingerprint
    except MirrorError:  # what it holds now, the comparison of all finds out
        return False
    return True


class Following:
    """A mirror that follows a store through many changes, held open meanwhile.

    Use it as a context manager, and call :meth:`take` after each change. Afterwards
    :func:`bring_in_step` makes good what it could not follow.

    The engine works in a thread of its own, one change behind: it is native code, and leaves
    Python to the next change meanwhile.
    """

    def __init__(self, store: Store, place: Place) -> None:
        from concurrent.futures import ThreadPoolExecutor

        self._store, self._place = store, place
        self._engine: Engine | None = None
        self._lost = not store.empty and place.fingerprint != store.fingerprint
        self._thread = ThreadPoolExecutor(1)
        self._last: Future[None] | None = None

    def take(self, drawing: Drawing | Whole | None, delta: Delta | None) -> None:
        """Follow a change that was made, when the one before is followed.

        drawing: of all of a store that was empty before.
        """
        self._wait()
        try:
            if self._engine is None and not self._lost:
                self._engine = self._place.open(write=True)
        except MirrorError:
            self._lost = True
        if self._engine is not None and not self._lost:
            changes = None if delta is None else delta.changes
            self._last = self._thread.submit(self._follow, self._engine, drawing, changes)

    def _wait(self) -> None:
        last, self._last = self._last, None
        if last is not None:
            last.result()

    def _follow(
        self, engine: Engine, drawing: Drawing | Whole | None, changes: Changes | None
    ) -> None:
        from kg.mirror.fill import fill
        from kg.project.drawing import Scattered

        try:
            engine.fingerprint = None
            if drawing is not None:
                self._lost = not fill(drawing, engine)
            elif changes is not None:
                engine.apply(changes)
            else:
                self._lost = True
        except (MirrorError, Scattered):
            self._lost = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._thread.shutdown()  # when it has done what it does
        failed = self._last is not None and self._last.exception() is not None
        if self._engine is not None:
            with self._engine as engine:
                if kind is None and not failed and not self._lost:
                    engine.fingerprint = self._store.fingerprint
        if kind is None:
            self._wait()


def silent(what: str, done: int, total: int) -> None:
    """No progress to show."""
