"""What a folder's files looked like when their writer closed them: lengths and checksums.

A database's files say little of themselves: one that is cut may read as a smaller database, or
as an empty one. So a writer takes the seal away before it opens them and sets it again when it
has closed them. Files that are as the seal says are those that were written; without a seal, a
writer is at work or was killed.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from kg.store.atomic import replacing

READ_ON_OPENING = 64 << 20
"""Bytes of files whose checksums are reckoned at each opening: a twentieth of a second."""

_PIECE = 1 << 20

_Found = dict[str, list[int]]
"""Of each file by name its length, its checksum, and when it was last written to (nanoseconds)."""

_taken_away: dict[Path, _Found] = {}
"""What the seals said that this process took away, by their places.

A file that nobody has written to since need not be read again when the seal is set anew: of a
database most files are as they were, however large it has become. If the disk has damaged one
meanwhile, the new seal finds it, for it says the old checksum.
"""

_whole: dict[Path, dict[str, tuple[int, int]]] = {}
"""Of the seals that this process found to be right by reading the files: their lengths, and when
they were last written to. Who opens a mirror asks more than once."""


class State(Enum):
    """What a seal says of its folder."""

    WHOLE = auto()
    BROKEN = auto()
    MISSING = auto()


@dataclass(frozen=True, slots=True)
class Seal:
    """The seal of a folder. place: its file. covers: tells by its name whether a file counts."""

    place: Path
    folder: Path
    covers: Callable[[str], bool]

    def write(self) -> None:
        """Set the seal: the files are closed. Raises OSError."""
        before = _taken_away.pop(self.place, {})
        files = {
            name: self._told(name, length, written, before.get(name))
            for name, (length, written) in self._lengths().items()
        }
        said = json.dumps({"files": files, "check": _check(files)}, sort_keys=True)
        temporary = self.place.with_suffix(".tmp")
        with replacing(self.place, temporary=temporary, durable=False) as file:
            file.write(said.encode("ascii"))

    def take_away(self) -> None:
        """From now on somebody writes to the files. Raises OSError."""
        files = self._said()
        if files is not None:
            _taken_away[self.place] = files
        self.place.unlink(missing_ok=True)

    def state(self, *, lengths_only: bool = False, thorough: bool = False) -> State:
        """Whether the files are as they were closed. Raises OSError if one cannot be read.

        lengths_only: do not read the files. thorough: read them whatever that takes, else only
        if they are small together (:data:`READ_ON_OPENING`). A seal that is itself damaged is
        none.
        """
        files = self._said()
        if files is None:
            return State.MISSING
        found = self._lengths()
        lengths = {name: length for name, (length, _) in found.items()}
        if lengths != {name: told[0] for name, told in files.items()}:
            return State.BROKEN
        small = sum(lengths.values()) <= READ_ON_OPENING
        if lengths_only or not (small or thorough):
            return State.WHOLE
        if not thorough and _whole.get(self.place) == found:
            return State.WHOLE
        if any(self._checksum(name) != told[1] for name, told in files.items()):
            return State.BROKEN
        _whole[self.place] = found
        return State.WHOLE

    def _said(self) -> _Found | None:
        try:
            said = json.loads(self.place.read_bytes())
            files: _Found = said["files"]
            return files if said["check"] == _check(files) else None
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError):
            return None

    def _told(self, name: str, length: int, written: int, before: list[int] | None) -> list[int]:
        unchanged = before is not None and [before[0], *before[2:]] == [length, written]
        checksum = before[1] if before is not None and unchanged else self._checksum(name)
        return [length, checksum, written]

    def _lengths(self) -> dict[str, tuple[int, int]]:
        """Of each file its length, and when it was last written to."""
        try:
            found = list(self.folder.iterdir())
        except (FileNotFoundError, NotADirectoryError):
            return {}
        looked_at = {path.name: path.stat() for path in found if self.covers(path.name)}
        return {name: (each.st_size, each.st_mtime_ns) for name, each in looked_at.items()}

    def _checksum(self, name: str) -> int:
        checksum = 0
        with (self.folder / name).open("rb", buffering=0) as file:
            while piece := file.read(_PIECE):
                checksum = zlib.crc32(piece, checksum)
        return checksum


def _check(files: _Found) -> int:
    return zlib.crc32(json.dumps(files, sort_keys=True).encode("ascii"))
