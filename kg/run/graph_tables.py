"""The tables of :data:`kg.run.schema.GRAPH`, written as parts by province while divisions come in.

<folder>/<table>/province=330000/part-0001.parquet   for nodes, relationships, links
<folder>/<table>/province=none/…                     what several divisions tell of
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.run.parquet import opened, streamed, written
from kg.run.schema import GRAPH, arrow

PART_ROWS = 1 << 16
"""Rows of a part, about: those of a division are not divided."""


def packed(rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, bytes]:
    """Rows of some tables, small to send."""
    import pyarrow as pa

    return {
        table: streamed(pa.Table.from_pylist(list(each), schema=arrow(table)))
        for table, each in rows.items()
    }


class Writer:
    """Holds the rows of a province until they make a part."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: defaultdict[tuple[str, str], list[bytes]] = defaultdict(list)
        self._rows: Counter[tuple[str, str]] = Counter()
        self._parts: Counter[tuple[str, str]] = Counter()

    def add(self, province: str, tables: Mapping[str, bytes]) -> None:
        """Take what :func:`packed` gives."""
        for table, data in tables.items():
            key = table, province
            self._held[key].append(data)
            self._rows[key] += opened(data).num_rows
            if self._rows[key] >= PART_ROWS:
                self._write(key)

    def finish(self) -> None:
        """Write what is left. Every table has at least one part."""
        for table in GRAPH:
            if not any(key[0] == table for key in (*self._held, *self._parts)):
                self.add("none", packed({table: ()}))
        for key in sorted(self._held):
            self._write(key)

    def _write(self, key: tuple[str, str]) -> None:
        import pyarrow as pa

        held = self._held.pop(key)
        del self._rows[key]
        self._parts[key] += 1
        table, province = key
        below = self._folder / table / f"province={province}"
        below.mkdir(parents=True, exist_ok=True)
        data = written(table, pa.concat_tables(map(opened, held)))
        (below / f"part-{self._parts[key]:04}.parquet").write_bytes(data)
