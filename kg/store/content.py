"""What graphs hold, as two numbers that do not depend on the order of their quads."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
    def of_lines(cls, data: bytes) -> Content:
        """Of N-Quads in any order, with repetitions or without."""
        lines = set(data.split(b"\n"))
        lines.discard(b"")
        return cls(len(lines), sum(map(zlib.crc32, lines)))

    @classmethod
    def of_graphs(cls, inner: ox.Store, graphs: Iterable[str]) -> Content:
        """Of what a store holds in these graphs. RocksDB's complaints are raised as they are."""
        quads = checksum = 0
        for name in graphs:
            graph = ox.NamedNode(name)
            # The data of a graph is dumped without its name, which the line then gets.
            data = inner.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph)
            end = f" {graph} .".encode()
            for line in (data or b"").split(b"\n"):
                if line:
                    quads += 1
                    checksum += zlib.crc32(end, zlib.crc32(line.removesuffix(b" .")))
        return cls(quads, checksum)

    @classmethod
    def of_union(cls, inner: ox.Store) -> Content:
        """Of the default graph, which holds each triple of all graphs once."""
        default = ox.DefaultGraph()
        return cls.of_lines(inner.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=default) or b"")

    def changed(self, added: Iterable[bytes], removed: Iterable[bytes]) -> Content:
        """With some lines more, and without others."""
        count, checksum = self.quads, self.checksum
        for line in added:
            count += 1
            checksum += zlib.crc32(line)
        for line in removed:
            count -= 1
            checksum -= zlib.crc32(line)
        return Content(count, checksum)
