"""Which files a person means who names files and folders."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from kg.load.report import Skipped
from kg.run.parquet import is_extract
from kg.run.sources import Source, is_table, rows
from loaders.formats.files import both_ends, other_kind, take, way_out_of
from loaders.formats.sniff import ENDINGS, is_marked
from ontology.errors import ReadError

SUFFIXES = ENDINGS
"""What is taken from a folder, beside what says itself of which format it is (a Word document that
is called .doc); a file named by itself is tried whatever its ending."""


def files(sources: Iterable[Path]) -> Iterator[Path]:
    """The documents among sources and in their folders; of folders of tables there are none."""
    for source in sources:
        if is_extract(source):
            continue
        if not source.is_dir():
            yield source  # a missing file is reported by its reader
            continue
        found = [path for path in _inside(source) if _is_document(path)]
        if not found:
            raise ReadError(
                f"the folder has no documents ({', '.join(sorted(SUFFIXES))})",
                where=str(source),
                way_out="name the files themselves, or another folder",
            )
        yield from found


def named(sources: Iterable[Path]) -> Iterator[Source]:
    """The same documents, each with the path below its source as its name; and those of tables."""
    for source in sources:
        if is_table(source):
            yield from rows(source)
            continue
        for path in files([source]):
            below = path.relative_to(source).as_posix() if source.is_dir() else path.name
            yield Source(below, path)


def _inside(folder: Path) -> list[Path]:
    """The files of a folder and of those below it, but nothing hidden, and no tables of ours."""
    if is_extract(folder):
        return []
    return sorted(
        path
        for path in folder.rglob("*")
        if not path.is_dir()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def left_out(sources: Iterable[Path]) -> Iterator[Skipped]:
    """What a folder holds that is no document: left out, but not without a word."""
    for source in sources:
        for path in _inside(source) if source.is_dir() and not is_table(source) else ():
            if path.suffix.lower() in SUFFIXES:
                continue
            ends = both_ends(path)
            if not is_marked(ends):
                yield Skipped(path.name, f"{path}: {_why_not(ends)}")


def _is_document(path: Path) -> bool:
    """Whether a file of a folder is one to read: by its ending, else by what its bytes say."""
    return path.suffix.lower() in SUFFIXES or is_marked(both_ends(path))


def _why_not(ends: bytes) -> str:
    """Why a file of a folder is not read. ends: its first and its last bytes."""
    kind = other_kind(ends)
    if kind is not None:
        return f"not read, it is {kind} — {way_out_of(kind)}"
    return f"not read, of texts in a folder those are that end in {' '.join(sorted(SUFFIXES))}"


def files_by_hash(sources: Iterable[Path]) -> dict[str, Path]:
    """Documents and those of folders by the sha256 of their bytes.

    What is no regular file, or may not be read, is none of them.
    """
    found: dict[str, Path] = {}
    for path in files(sources):
        with suppress(ReadError):
            found[hashlib.sha256(take(path)).hexdigest()] = path
    return found
