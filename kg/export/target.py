"""The file or folder that an export is written to: wholly or not at all, refusals in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.store import atomic
from ontology.errors import ExportError


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """A file open for writing that takes the target's place when the block ends well.

    See :func:`kg.store.atomic.replacing`; a symbolic link is followed.

    Raises ExportError when the folder is missing or not writable, the target is not a
    regular file, or the disk is full.
    """
    real = _checked(target)
    try:
        with atomic.replacing(real) as handle:
            yield handle
    except OSError as error:
        raise _refused(target, error) from error


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """A folder to write into that takes the target's place when the block ends well.

    Raises ExportError: the target is there and not an empty folder, or it cannot be written.
    """
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise ExportError(
                "this is there already, and not an empty folder",
                where=str(target),
                way_out="name a new folder",
            )
        with atomic.replacing_folder(target) as parts:
            yield parts
    except OSError as error:
        raise ExportError(
            f"the folder cannot be written ({error.strerror})", where=str(target)
        ) from error


def _checked(target: Path) -> Path:
    """The file that the target really is; refuses what cannot be replaced."""
    try:
        real = target.resolve()
        if not real.parent.is_dir():
            raise ExportError(
                "the folder does not exist",
                where=str(target.parent),
                way_out="make it first, or name another folder",
            )
        if real.exists() and not real.is_file():
            raise ExportError(
                "this is not a file that can be replaced",
                where=str(target),
                way_out="name a file, such as graph.html",
            )
    except (OSError, ValueError, RuntimeError) as error:  # too long, NUL, a loop of links
        raise _refused(target, error) from error
    return real


def _refused(target: Path, error: Exception) -> ExportError:
    reason = getattr(error, "strerror", None) or str(error)
    return ExportError(
        f"cannot be written ({reason})",
        where=str(target),
        way_out="choose a folder you may write to, with room for the file",
    )
