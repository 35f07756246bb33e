"""Fragments as Parquet, and back: a folder with a table each, in parts by province.

    <folder>/extract.json                                the version of the tables
    <folder>/<table>/province=330000/part-<id>.parquet   for each table of kg.run.schema
    <folder>/bad.jsonl                                   what could not be read, and why

A part of a province is one file in each table, of the same id; that of `documents` is written
last, and only with it the others count. So a part is there wholly or not at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from kg.run.schema import TABLES, VERSION, arrow, require_pyarrow
from kg.run.tables import Row, tables_of
from kg.store.atomic import replacing
from ontology import late_re as re
from ontology.errors import ExportError, ReadError
from ontology.model import Extraction

if TYPE_CHECKING:
    import pyarrow as pa

MARK = "extract.json"
NOWHERE = "none"
"""The province of a document whose division has no code."""

LAST = "documents"
_SORTED: Mapping[str, tuple[str, ...]] = {
    "claims": ("predicate", "division"),
    "things": ("kind",),
    "nodes": ("kind", "division"),
    "relationships": ("type", "division"),
    "links": ("predicate", "division"),
}
"""By what the rows of a part are sorted: questions ask for few predicates or kinds, and of a
division for its own. Within, rows are in the order of documents."""

_GROUP = 1 << 13
"""Rows of a row group: what a question asks for nothing of is passed over, group by group."""


@dataclass(frozen=True, slots=True)
class Read:
    """One document's tables, as Arrow's own bytes: small to send, nothing to be done to write."""

    name: str
    sha256: str
    division: str
    kind: str
    claims: int
    tables: Mapping[str, bytes]


def province(division: str) -> str:
    """The partition of a division: the code of its province."""
    return f"{division[:2]}0000" if re.match(r"\d{6}", division) else NOWHERE


def packed(extraction: Extraction, read_by: str, name: str) -> Read:
    """A fragment as tables. name: what it goes by. read_by: the fingerprint of what read it."""
    import pyarrow as pa

    rows = tables_of(extraction, read_by, name)
    found = {
        table: streamed(pa.Table.from_pydict(columns, schema=arrow(table)))
        for table, columns in rows.items()
    }
    document = extraction.document
    return Read(
        name,
        document.sha256,
        document.division.code,
        document.kind,
        len(rows["claims"]["number"]),
        found,
    )


def streamed(table: pa.Table) -> bytes:
    """A table as Arrow's own bytes: see :func:`opened`."""
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    found: bytes = sink.getvalue().to_pybytes()
    return found


def encoded(reads: Iterable[Read]) -> dict[str, bytes]:
    """Some documents of a province as a part of it: by table, the bytes of its Parquet file."""
    import pyarrow as pa

    ordered = sorted(reads, key=lambda each: (each.division, each.name))
    found = {}
    for table in TABLES:
        batches = [opened(each.tables[table]) for each in ordered]
        found[table] = written(table, pa.concat_tables(batches))
    return found


def written(table: str, rows: pa.Table) -> bytes:
    """Rows of a table as the bytes of a Parquet file, in the order that questions are fast in."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    ordered = _in_order(rows.unify_dictionaries(), _SORTED.get(table, ()))
    pq.write_table(ordered, sink, **_layout(ordered.schema))
    found: bytes = sink.getvalue().to_pybytes()
    return found


def _layout(schema: pa.Schema) -> dict[str, Any]:
    """How a table is written. Whole numbers as differences: they are near one another."""
    import pyarrow as pa

    whole = [each.name for each in schema if pa.types.is_integer(each.type)]
    others = [
        f"{each.name}.list.element" if pa.types.is_list(each.type) else each.name
        for each in schema
        if each.name not in whole
    ]
    return {
        "compression": "zstd",
        "compression_level": 9,
        "row_group_size": _GROUP,
        "use_dictionary": others,
        "column_encoding": dict.fromkeys(whole, "DELTA_BINARY_PACKED"),
    }


def _in_order(table: pa.Table, columns: Sequence[str]) -> pa.Table:
    """A table sorted by some columns; rows that are alike in them stay as they are."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not columns:
        return table
    keys = {column: table[column].cast(pa.string()) for column in columns}
    keys["at"] = pa.array(range(table.num_rows), pa.int32())
    order = pc.sort_indices(pa.table(keys), sort_keys=[(key, "ascending") for key in keys])
    return table.combine_chunks().take(order)


def is_extract(folder: Path) -> bool:
    """Whether a folder is one that `kg extract` made."""
    return (folder / MARK).is_file()


class Folder:
    """A folder of tables, for one writer at a time, in a `with` block. It is made if need be; parts
    that were not finished go away.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> Self:
        from filelock import FileLock, Timeout

        require_pyarrow()
        self._prepare()
        self._lock = FileLock(self.path / "write.lock")
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise ExportError(
                "another kg extract is writing here",
                where=str(self.path),
                way_out="wait until it has finished, or name another folder",
            ) from None
        self._sweep()
        return self

    def __exit__(self, *_: object) -> None:
        self._lock.release()

    def _prepare(self) -> None:
        path = self.path
        try:
            path.mkdir(parents=True, exist_ok=True)
            others = [each.name for each in path.iterdir()]
        except OSError as error:
            raise ExportError(
                f"the folder cannot be made ({error.strerror})", where=str(path)
            ) from error
        if is_extract(path):
            require_version(path)
        elif others:
            raise ExportError(
                "the folder holds other files and no tables of kg",
                where=str(path),
                way_out="name an empty or a new folder",
            )
        else:
            with replacing(path / MARK) as file:
                file.write(json.dumps({"version": VERSION}).encode())

    def done(self) -> list[Row]:
        """What is there: document, sha256 and read_by of each."""
        return list(_rows(self.path, LAST, ["document", "sha256", "read_by"]))

    def clear(self) -> None:
        """Remove all parts."""
        for path in self._parts(LAST):  # first: without it the others do not count
            path.unlink()
        self._sweep()

    def write(self, where: str, part: str, files: Mapping[str, bytes]) -> None:
        """Write a part of a province. part: its id. files: what :func:`encoded` gives."""
        try:
            for table in sorted(TABLES, key=lambda each: each == LAST):
                target = self.path / table / f"province={where}" / f"part-{part}.parquet"
                target.parent.mkdir(parents=True, exist_ok=True)
                with replacing(target) as file:
                    file.write(files[table])
        except OSError as error:
            raise ExportError(
                f"a part cannot be written ({error.strerror or error})",
                where=str(self.path),
                way_out="free some space and run the same again: what is done stays",
            ) from error

    def bad(self, found: Iterable[Mapping[str, Any]]) -> None:
        """Write the list of bad files anew; none where there are none."""
        lines = [json.dumps(each, ensure_ascii=False) + "\n" for each in found]
        if lines:
            with replacing(self.path / "bad.jsonl") as file:
                file.write("".join(lines).encode("utf-8", "backslashreplace"))
        else:
            (self.path / "bad.jsonl").unlink(missing_ok=True)

    def _parts(self, table: str) -> Iterator[Path]:
        yield from (self.path / table).glob("province=*/part-*.parquet")

    def _sweep(self) -> None:
        """Remove what a run that was stopped left of parts that it did not finish."""
        whole = {(each.parent.name, each.name) for each in self._parts(LAST)}
        for table in TABLES:
            for each in self._parts(table):
                if (each.parent.name, each.name) not in whole:
                    with suppress(OSError):
                        each.unlink()
            for half in (self.path / table).glob("province=*/.kg-*"):  # of a run that was killed
                with suppress(OSError):
                    half.unlink()


def require_version(folder: Path) -> None:
    """Raise ReadError where the tables are of a newer kg, or damaged."""
    require_pyarrow()
    try:
        version = int(json.loads((folder / MARK).read_text("utf-8"))["version"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReadError(
            "is damaged", where=str(folder / MARK), way_out="extract into a new folder"
        ) from error
    if version != VERSION:
        raise ReadError(
            f"holds tables of version {version}; this kg reads version {VERSION}",
            where=str(folder),
            way_out="upgrade kg, or extract again into a new folder",
        )


def _rows(folder: Path, table: str, columns: list[str]) -> Iterator[Row]:
    for path in sorted((folder / table).glob("province=*/part-*.parquet")):
        yield from rows_of(path, columns)


def rows_of(path: Path, columns: list[str] | None = None) -> list[Row]:
    rows: list[Row] = table_of(path, columns).to_pylist()
    return rows


def table_of(source: Any, columns: Sequence[str] | None) -> pa.Table:
    """A Parquet file, by its path or as Arrow reads bytes. Columns that it lacks are left out."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(source)
        there = set(file.schema_arrow.names)
        return file.read(columns=columns and [each for each in columns if each in there])
    except (OSError, pa.ArrowException) as error:
        raise damaged(source, error) from error


def damaged(source: object, error: Exception) -> ReadError:
    return ReadError(
        f"the part is damaged or gone ({error})",
        where=str(source),
        way_out="remove the parts of this name from all tables and run kg extract again",
    )


def opened(data: bytes) -> pa.Table:
    """A table of what :func:`streamed` gives."""
    import pyarrow as pa

    with pa.ipc.open_stream(data) as reader:
        return reader.read_all()
