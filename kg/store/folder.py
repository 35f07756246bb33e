"""A store's folder: made, locked for one writer at a time, its RocksDB opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.store.disk import translated
from kg.store.meta import Meta, is_store
from ontology.errors import StoreError, StoreLocked

if TYPE_CHECKING:
    from filelock import FileLock

READ_PATIENCE = 10.0
"""Seconds that a reader waits for a writer that is about to finish."""

_RDF = "rdf"
_LOCK = "write.lock"


def prepare(folder: Path) -> None:
    """Make the folder, but never settle in one that holds something else."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        others = {entry.name for entry in folder.iterdir()}
    except OSError as error:
        raise StoreError(
            f"the store's folder cannot be made ({error.strerror})",
            where=str(folder),
            way_out="choose another with --store",
        ) from error
    if others - {_LOCK} and not is_store(folder):
        raise StoreError(
            "the folder holds other files and is not a store",
            where=str(folder),
            way_out="choose an empty or a new folder with --store",
        )


def acquire(folder: Path, *, timeout: float) -> FileLock:
    """The writer's lock. timeout: seconds to wait for it. Raises StoreLocked, StoreError."""
    from filelock import FileLock, Timeout

    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(timeout=timeout)
    except Timeout:
        raise StoreLocked(
            "another kg is writing to this store",
            where=str(folder),
            way_out="wait until it has finished, or choose another folder with --store",
        ) from None
    except OSError as error:
        raise StoreError(
            f"the store cannot be locked for writing ({error.strerror})", where=str(folder)
        ) from error
    return lock


def has_rdf(folder: Path) -> bool:
    """Whether there is a RocksDB in the folder."""
    return (folder / _RDF / "CURRENT").exists()


def require_rdf(folder: Path, meta: Meta) -> None:
    """RocksDB would make a new, empty store, and nobody would miss what was in the lost one."""
    if meta.entries and not has_rdf(folder):
        raise StoreError(
            "the RDF data is gone",
            where=str(folder / _RDF),
            way_out="move the store's folder away and load again",
        )


def open_rdf(folder: Path, *, read_only: bool) -> ox.Store:
    """Oxigraph on the folder's RocksDB. Raises StoreError, StoreLocked."""
    path = str(folder / _RDF)
    with translated(path):
        return ox.Store.read_only(path) if read_only else ox.Store(path)
