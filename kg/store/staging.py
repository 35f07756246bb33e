"""A store changed in many steps, and yet wholly or not at all: in a copy that takes its place.

One change is whole by its redo log (:mod:`kg.store.journal`), which is held in memory. Thousands of
documents are no one change: they are written part by part into a copy beside the store; when all
are there, the copy gets the store's name. Files that RocksDB never writes to again are not copied
but linked. Whoever has the old store open goes on reading it.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.store.atomic import put_aside
from kg.store.dataset import Store
from kg.store.disk import require_room, translated
from kg.store.folder import LOCK, acquire
from kg.store.meta import RDF, copy_of, kept_aside

_LINKED = (".sst", ".json", ".seal", ".nq.gz")
"""Ends of names of files that are never written to, only replaced."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the copy is. began_anew: see :class:`kg.store.dataset.Store`."""

    folder: Path
    began_anew: bool


def can_stage(folder: Path) -> bool:
    """Whether a store's folder can be replaced by another one, as far as can be known before.

    Not where it is a disk of its own, and not on Windows, which renames no folder in use.
    """
    parent = folder.parent
    return (
        sys.platform != "win32"
        and not folder.is_symlink()
        and not os.path.ismount(folder)
        and (os.access(parent, os.W_OK) if parent.exists() else True)
    )


@contextmanager
def staged(folder: Path) -> Iterator[Stage]:
    """A copy of a store, or a new one, that takes its place when the block ends well.

    Within the block nobody else writes to the store; close the copy before it ends. When it raises,
    the store is as it was, and nothing is left beside it.
    Raises what :meth:`Store.open` raises; StoreError where there is no room.
    """
    is_new = not folder.exists()
    try:
        with Store.open(folder, write=True) as store:  # it is whole, a killed load is finished
            began_anew = store.began_anew
        with ExitStack() as until_replaced:
            until_replaced.callback(acquire(folder, timeout=0).release)
            stage = until_replaced.enter_context(_beside(folder))
            yield Stage(stage, began_anew)
            with translated(str(folder)):
                before = kept_aside(folder)
                shutil.rmtree(before, ignore_errors=True)
                put_aside(folder, before, stage)
                shutil.rmtree(before, ignore_errors=True)
    except BaseException:
        if is_new:  # there was no store, and there is none
            shutil.rmtree(folder, ignore_errors=True)
        raise


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """A copy of a store, which is gone when the block ends, but for one that was renamed."""
    stage = copy_of(folder)
    try:
        with translated(str(folder)):
            shutil.rmtree(stage, ignore_errors=True)
            require_room(folder, _bytes_to_copy(folder))
            _copy(folder, stage)
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _copy(folder: Path, stage: Path) -> None:
    if not (folder / RDF).exists():  # a store that nothing was written to: a new one is no other
        stage.mkdir()
        return
    shutil.copytree(folder, stage, copy_function=_copied, ignore=shutil.ignore_patterns(LOCK))


def _copied(source: str, target: str) -> str:
    if source.endswith(_LINKED) or f"{os.sep}sources{os.sep}" in source:
        try:
            os.link(source, target)
        except OSError:  # a disk without links
            pass
        else:
            return target
    return shutil.copy2(source, target)


def _bytes_to_copy(folder: Path) -> int:
    return sum(
        path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(_LINKED)
    )
