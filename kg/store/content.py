"""What Oxigraph holds, as two numbers that do not depend on the order of its quads."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pyoxigraph as ox


@dataclass(frozen=True, slots=True)
class Content:
    """How many quads, and the sum of the checksums of their lines of N-Quads.

    It finds what a disk has damaged; it is no defence against somebody who damages on purpose.
    """

    quads: int
    checksum: int

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> Content:
        """From JSON. Raises KeyError, TypeError, ValueError."""
        return cls(int(said["quads"]), int(said["checksum"]))

    def as_json(self) -> dict[str, int]:
        """What :meth:`read` reads."""
        return {"quads": self.quads, "checksum": self.checksum}

    @classmethod
    def of_store(cls, inner: ox.Store) -> Content:
        """Of all that Oxigraph holds. RocksDB's complaints are raised as they are."""
        summed = _Summed()
        inner.dump(summed, format=ox.RdfFormat.N_QUADS)
        return cls(summed.lines, summed.checksum)

    def changed(self, added: Sequence[bytes], removed: Sequence[bytes]) -> Content:
        """With some lines more, and without others."""
        checksum = sum(map(zlib.crc32, added)) - sum(map(zlib.crc32, removed))
        return Content(self.quads + len(added) - len(removed), self.checksum + checksum)


NOTHING = Content(0, 0)
"""What an empty store holds."""


class _Summed(BytesIO):
    """A file that is not kept: of its lines only how many they are, and the sum of their checksums.

    So a store of any size is looked at in little memory.
    """

    def __init__(self) -> None:
        super().__init__()
        self.lines = self.checksum = 0
        self._rest = b""

    def write(self, data: bytes) -> int:  # type: ignore[override]  # Oxigraph writes bytes
        *lines, self._rest = (self._rest + data).split(b"\n")
        self.lines += len(lines)
        self.checksum += sum(map(zlib.crc32, lines))
        return len(data)
