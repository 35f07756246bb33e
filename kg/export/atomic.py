"""Write a file wholly or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from ontology.errors import ExportError


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """A file open for writing that takes the target's place when the block ends well.

    The bytes go to a hidden file in the target's folder (a rename must not cross file
    systems), are made durable, and replace the target in one step. When the block raises,
    the target is as it was and nothing is left beside it. A symbolic link is followed, and
    an existing file keeps its permissions.

    Raises ExportError when the folder is missing or not writable, the target is not a
    regular file, or the disk is full.
    """
    real = _checked(target)
    try:
        descriptor, name = tempfile.mkstemp(prefix=".kg-export-", dir=real.parent)
    except OSError as error:
        raise _refused(target, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as handle:
            yield handle
            handle.flush()
            os.fsync(handle.fileno())
        temporary.chmod(_mode(real))
        temporary.replace(real)
    except OSError as error:
        raise _refused(target, error) from error
    finally:
        # After the rename there is nothing of this name; after any failure there is.
        with suppress(OSError):
            temporary.unlink()


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


def _mode(real: Path) -> int:
    """Permissions of the file that is replaced, else those of any new file."""
    with suppress(FileNotFoundError):
        return stat.S_IMODE(real.stat().st_mode)
    mask = os.umask(0)  # the only way to read it is to set it
    os.umask(mask)
    return 0o666 & ~mask


def _refused(target: Path, error: Exception) -> ExportError:
    reason = getattr(error, "strerror", None) or str(error)
    return ExportError(
        f"cannot be written ({reason})",
        where=str(target),
        way_out="choose a folder you may write to, with room for the file",
    )
