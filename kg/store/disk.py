"""What the disk and RocksDB complain of, as our own errors: one line with the way out."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.store.limits import shortage
from ontology.errors import StoreError, StoreLocked

ROOM = 32 << 20
"""Bytes that a load needs besides its quads: an empty store and an empty mirror take half."""

_ROOM_PER_BYTE = 8
"""Times the size of its N-Quads that a load may take: redo log, RocksDB, the mirror."""

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Errors of the disk and of RocksDB as ours."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        raise trouble(error, where) from error


def trouble(error: Exception, where: str = "") -> StoreError:
    """What the disk or RocksDB complains of, in one line with the way out.

    RocksDB says `RuntimeError` of files that are damaged or missing, `OSError` of the rest.
    """
    words = " ".join(str(error).split())
    if "No space left" in words or getattr(error, "errno", None) in _FULL:
        return StoreError(
            "the disk is full", where=where, way_out="free some space, then try again"
        )
    short = shortage(error, where)
    if short is not None:
        return short
    if "/LOCK" in words or "lock hold by" in words:
        return StoreLocked(
            "another program has this store open for writing",
            where=where,
            way_out="wait until it has finished",
        )
    if "Permission denied" in words or "Read-only file system" in words:
        return StoreError(
            f"the store cannot be opened ({brief(words)})",
            where=where,
            way_out="ask for the right to write there, or copy the folder and name the copy",
        )
    return damaged(brief(words), where)


_WAY_OUT = "kg repair makes it anew of what it keeps; else move the folder away and load again"


def damaged(how: str, where: str, way_out: str = _WAY_OUT) -> StoreError:
    """What is to be said of a store that must be neither believed nor written to."""
    return StoreError(f"the store is damaged ({how})", where=where, way_out=way_out)


def brief(words: str) -> str:
    """The beginning of a complaint: RocksDB names the same file again and again."""
    return words if len(words) <= 160 else f"{words[:159]}…"


def require_room(folder: Path, size: int = 0) -> None:
    """Refuse to begin what the disk has no room to end; nothing is written yet.

    size: bytes of the N-Quads to write. Raises StoreError.
    """
    needed = ROOM + _ROOM_PER_BYTE * size
    with translated(str(folder)):
        free = shutil.disk_usage(folder).free
    if free < needed:
        raise StoreError(
            f"the disk is full: {free >> 20} MiB are free, this may need {needed >> 20}",
            where=str(folder),
            way_out="free some space or choose another folder with --store",
        )
