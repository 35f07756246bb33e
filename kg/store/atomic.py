"""Write a file or a folder wholly or not at all: beside its place first, then one rename.

What the disk complains of is raised as it is (OSError); the caller knows in which words to
tell it.
"""

from __future__ import annotations

import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


@contextmanager
def replacing(
    target: Path, *, temporary: Path | None = None, durable: bool = True
) -> Iterator[BinaryIO]:
    """A file open for writing that takes the target's place when the block ends well.

    When the block raises, the target is as it was and nothing is left beside it. An existing
    file keeps its permissions.

    temporary: where the bytes go first, in the target's folder (a rename must not cross file
    systems). To be given where there is one writer at a time: what a killed one leaves, the
    next one overwrites. Without it a hidden file of a new name, as several may write at once.
    durable: wait until the bytes are on the disk, so that not even a power cut leaves half.
    """
    place = temporary or target.with_name(f".kg-{secrets.token_hex(8)}")
    handle = place.open("wb" if temporary else "xb")
    try:
        with handle:
            if not temporary:
                with suppress(FileNotFoundError):
                    place.chmod(stat.S_IMODE(target.stat().st_mode))
            yield handle
            handle.flush()
            if durable:
                os.fsync(handle.fileno())
        place.replace(target)
    finally:
        # After the rename there is nothing of this name; after any failure there is.
        with suppress(OSError):
            place.unlink()


def put_aside(folder: Path, kept: Path, new: Path) -> None:
    """Give a folder another name, and its name to a new one: if that fails, all is as it was.

    kept: the other name, of nothing yet. new: in the same folder as the others.
    """
    folder.rename(kept)
    try:
        new.rename(folder)
    except OSError:
        kept.rename(folder)
        raise


def put_in_place(folder: Path, target: Path) -> None:
    """Give a folder the name of what is not there."""
    folder.rename(target)


@contextmanager
def replacing_folder(target: Path) -> Iterator[Path]:
    """A new folder that takes the target's place when the block ends well.

    target: missing or empty. When the block raises, it is as it was, and nothing is left.
    """
    parts = target.with_name(f".{target.name}.part")
    try:
        shutil.rmtree(parts, ignore_errors=True)
        parts.mkdir()
        yield parts
        if target.exists():
            target.rmdir()
        parts.replace(target)
    finally:
        shutil.rmtree(parts, ignore_errors=True)


def make_durable(folder: Path) -> None:
    """Make the renames in a folder durable; Windows has no such thing and needs none."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
