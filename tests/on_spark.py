"""What the tests of `kg extract --engine spark` share: documents, and tables as sets of rows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from benchmarks.nation import nation, write
from kg.load.files import files
from kg.run.extract import extract
from kg.run.on_spark import File
from kg.run.schema import TABLES
from ontology.known import bundled

(EXAMPLE,) = (Path(__file__).resolve().parent.parent / "examples").glob("*.txt")

SMALL = {"spark_driver_memory": "1g", "spark_sql_shuffle_partitions": "2"}
ONE_AT_A_TIME = pytest.mark.xdist_group("spark")
"""A session takes a gigabyte."""


def documents(folder: Path) -> list[Path]:
    """Documents of all kinds and several provinces, with broken ones, and one name twice."""
    write(folder, nation(40, rows=5, broken=20, seed=3, spread=1))
    (folder / "empty.txt").write_bytes(b"")
    again = folder / "again" / EXAMPLE.name
    again.parent.mkdir()
    again.write_bytes(EXAMPLE.read_bytes() + b"\n")
    return [EXAMPLE, *files([folder])]


def by_processes(sources: list[Path], folder: Path) -> Path:
    """The tables that the processes of this machine make of them."""
    report = extract(sources, folder, bundled(), jobs=1)
    assert (report.documents, len(report.bad)) == (40, 3)
    return folder


def write_table(target: Path, paths: Iterable[Path]) -> None:
    """A table of documents: their names and bytes, in groups of a few rows."""
    found = [(path.name, path.read_bytes()) for path in paths]
    columns = {"name": [name for name, _ in found], "content": [data for _, data in found]}
    pq.write_table(pa.table(columns), target, row_group_size=7)


def taken(paths: list[Path]) -> list[File]:
    return [File(str(path), path.stat().st_size) for path in paths]


def rows(folder: Path, tables: Iterable[str] = TABLES) -> dict[str, list[str]]:
    """All rows of all tables, in an order of their own."""
    found: dict[str, list[str]] = {}
    for table in tables:
        parts = (folder / table).rglob("*.parquet")
        told = [row for part in parts for row in pq.ParquetFile(part).read().to_pylist()]
        found[table] = sorted(str(sorted(map(str, row.items()))) for row in told)
    return found


def listed_bad(folder: Path) -> list[str]:
    return sorted((folder / "bad.jsonl").read_text("utf-8").splitlines())
