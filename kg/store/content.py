"""What graphs hold, as two numbers that do not depend on the order of their quads."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox


@dataclass(frozen=True, slots=True)
class Content:
    """How many quads, and the sum of the checksums of their lines of N-Quads.

    It finds what a disk has damaged; it is no defence against somebody who damages on purpose.
    """

    quads: int
    checksum: int

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
