"""What is to be read: files, and rows of tables of documents; and what each is called in ours.

A nation's files are named alike (政府工作报告.docx in every county's folder), so a document goes
by the path of its file below the folder that was given. Where that is taken by another content, a
part of its hash is added: nothing is refused for its name, and what is there keeps its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ontology import late_re as re
from ontology.errors import ReadError

if TYPE_CHECKING:
    import pyarrow as pa

TABLE = ".parquet"
"""How the name of a table of documents ends: a file, or a folder of files."""

NAME, CONTENT = "name", "content"
"""Its columns: a path, or a file's name with its ending; the bytes of the file."""

_HASH = re.compile(r"@[0-9a-f]{12}$")


class Source(NamedTuple):
    """A document to be read.

    name: what it goes by. path: its file; of a row, that of its table. row: its number, from 0.
    """

    name: str
    path: Path
    row: int | None = None

    def __str__(self) -> str:
        return str(self.path) if self.row is None else f"{self.path}: {self.name}"

    def take(self) -> bytes:
        """The bytes. Raises ReadError as :func:`loaders.formats.files.take` does."""
        from loaders.formats.files import take, taken

        if self.row is None:
            return take(self.path)
        return taken(_content(self.path, self.row) or b"", str(self))


def key(name: str, sha256: str, there: Collection[str]) -> str:
    """What a document goes by. there: the hashes of what goes by its name already."""
    return f"{name}@{sha256[:12]}" if there else name


def plain(name: str) -> str:
    """The name, without the part of a hash that :func:`key` may have added."""
    return _HASH.sub("", name)


def file_name(name: str) -> str:
    """The name of the file alone, as a load of it has it."""
    return plain(name).rpartition("/")[2]


def is_table(path: Path) -> bool:
    """Whether a source is a table of documents."""
    return path.name.lower().endswith(TABLE)


def rows(path: Path) -> Iterator[Source]:
    """The documents of a table. Raises ReadError where it is none."""
    import pyarrow as pa

    parts = sorted(path.glob(f"**/*{TABLE}")) if path.is_dir() else [path]
    if not parts:
        raise ReadError("the folder has no Parquet files", where=str(path))
    for part in parts:
        try:
            names = _opened(part).read(columns=[NAME])[NAME].to_pylist()
        except (OSError, KeyError, pa.ArrowException) as error:
            raise _none(part, error) from error
        for number, name in enumerate(names):
            yield Source(str(name or number).strip("/"), part, number)


def _none(part: Path, error: Exception) -> ReadError:
    return ReadError(
        f"is no table of documents ({error})",
        where=str(part),
        way_out=f"a table has the columns {NAME} (text) and {CONTENT} (binary)",
    )


@lru_cache(maxsize=1)
def _opened(part: Path) -> pa.parquet.ParquetFile:
    import pyarrow.parquet as pq

    file = pq.ParquetFile(part)
    if CONTENT not in file.schema_arrow.names:
        raise KeyError(CONTENT)
    return file


@lru_cache(maxsize=1)
def _group(part: Path, number: int) -> pa.ChunkedArray:
    """The contents of a group of rows: rows are asked for one after the other."""
    return _opened(part).read_row_group(number, columns=[CONTENT])[CONTENT]


def _content(part: Path, row: int) -> bytes | None:
    import pyarrow as pa

    try:
        metadata = _opened(part).metadata
        for number in range(metadata.num_row_groups):
            held = metadata.row_group(number).num_rows
            if row < held:
                content = _group(part, number)[row].as_py()
                return content.encode() if isinstance(content, str) else content
            row -= held
    except (OSError, KeyError, pa.ArrowException) as error:
        raise _none(part, error) from error
    return None
