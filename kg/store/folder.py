"""A store's folder: made, locked for one writer at a time, its RocksDB opened."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.store.disk import translated
from kg.store.limits import require_limits
from kg.store.meta import RDF, TEMPORARY, is_store, put_back
from kg.store.seal import Seal
from ontology.errors import StoreError, StoreLocked

if TYPE_CHECKING:
    from filelock import FileLock

READ_PATIENCE = 10.0
"""Seconds that a reader waits for a writer that is about to finish."""

LOCK = "write.lock"
"""The file by which a writer keeps others away."""

_SEAL = "rdf.seal"


def prepare(folder: Path) -> bool:
    """Make the folder, but never settle in one that holds something else.

    Returns whether somebody has been at work here before.
    """
    put_back(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        others = {entry.name for entry in folder.iterdir()}
    except OSError as error:
        raise StoreError(
            f"the store's folder cannot be made ({error.strerror})",
            where=str(folder),
            way_out="choose another with --store",
        ) from error
    if others - {LOCK, TEMPORARY} and not is_store(folder):
        raise StoreError(
            "the folder holds other files and is not a store",
            where=str(folder),
            way_out="choose an empty or a new folder with --store",
        )
    return bool(others)


def acquire(folder: Path, *, timeout: float) -> FileLock:
    """The writer's lock. timeout: seconds to wait for it. Raises StoreLocked, StoreError."""
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK)
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
            f"the store cannot be locked for writing ({error.strerror})",
            where=str(folder),
            way_out="ask for the right to write there, or copy the folder and name the copy "
            "with --store",
        ) from error
    return lock


def seal_of(folder: Path) -> Seal:
    """The seal of the RDF: on all files in which RocksDB keeps what is stored."""
    return Seal(folder / _SEAL, folder / RDF, _holds_data)


def _holds_data(name: str) -> bool:
    return name == "CURRENT" or name.startswith("MANIFEST-") or name.endswith((".sst", ".log"))


def clear_rdf(folder: Path) -> None:
    """Remove what a first load that was stopped may have left of its RocksDB."""
    with translated(str(folder)):
        seal_of(folder).take_away()
        if (folder / RDF).exists():
            shutil.rmtree(folder / RDF)


def open_rdf(folder: Path, *, read_only: bool) -> ox.Store:
    """Oxigraph on the folder's RocksDB. Raises StoreError, StoreLocked.

    A writer takes the seal away before, for RocksDB writes as soon as it is opened.
    """
    path = str(folder / RDF)
    require_limits(path)
    with translated(path):
        if not read_only:
            seal_of(folder).take_away()
        return ox.Store.read_only(path) if read_only else ox.Store(path)
