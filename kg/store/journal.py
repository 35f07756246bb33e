"""How a change is made so that it is made wholly or not at all, even under `kill -9`: a redo log.

1. what is stated anew is written to files of its own (:mod:`kg.store.statements`), durably;
2. what the union of all statements (:mod:`kg.store.union`) gets and loses by it is written to
   `journal.tmp`, made durable, and renamed to `journal.nq`: from here on the change *is* decided;
3. these quads are removed from Oxigraph, and bulk-loaded into it;
4. `store.json` (what is loaded, by digest) is replaced;
5. `journal.nq` is removed, and the files of what is stated no more.

Each of 3 to 5 can be repeated, so whoever opens the store next finishes what a killed
process left. A reader that opens in the midst of step 3 sees that a journal is there, or
that the generation in `store.json` has moved, and opens again.
"""

from __future__ import annotations

import json
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

import pyoxigraph as ox

from kg.store import statements
from kg.store.atomic import make_durable, replacing
from kg.store.content import NOTHING, Content
from kg.store.disk import brief, trouble
from kg.store.folder import acquire, open_rdf
from kg.store.meta import Entry, Meta, read_meta, write_meta
from kg.store.union import AT_ONCE, UnionChange, remove
from kg.store.whole import require_whole, set_seal
from ontology.errors import StoreError

_FILE = "journal.nq"
_TEMPORARY = "journal.tmp"


@dataclass(frozen=True, slots=True)
class Header:
    """What a journal is to do besides its quads.

    put: entries that the store has afterwards. delete: keys of the entries that it has no more.
    union: what Oxigraph holds afterwards. size, checksum: of the bytes after the header. removed:
    how many triples are taken out; None where nobody has counted.
    """

    put: Mapping[str, Entry]
    delete: Sequence[str]
    union: Content = NOTHING
    size: int = 0
    checksum: int = 0
    removed: int | None = None

    @classmethod
    def read(cls, value: Mapping[str, Any]) -> Self:
        """From JSON. Raises TypeError, KeyError or ValueError where something is missing."""
        put = {key: Entry.read(key, entry) for key, entry in value["put"].items()}
        delete = tuple(value["delete"])
        "".join(delete)  # keys, so texts
        union = Content.read(value["union"])
        removed = value.get("removed")
        return cls(
            put,
            delete,
            union,
            int(value["size"]),
            int(value["checksum"]),
            None if removed is None else int(removed),
        )

    def as_json(self) -> dict[str, Any]:
        """What :meth:`read` reads."""
        return {
            "put": {key: entry.as_json() for key, entry in self.put.items()},
            "delete": list(self.delete),
            "union": self.union.as_json(),
            "size": self.size,
            "checksum": self.checksum,
            "removed": self.removed,
        }


def is_pending(folder: Path) -> bool:
    """Whether a change was decided and is not yet wholly made."""
    return (folder / _FILE).exists()


def decide(
    folder: Path, header: Header, files: Iterable[tuple[str, bytes]], union: UnionChange
) -> None:
    """Write what is stated anew, and the journal (steps 1 and 2). Raises StoreError.

    files: as for :func:`kg.store.statements.write`.
    """
    # What comes after the header is told by it, and is known when it is written.
    room = len(_said(replace(header, union=_LARGEST, size=_MANY, checksum=_MANY, removed=_MANY)))
    try:
        statements.write(folder, files)
        with replacing(folder / _FILE, temporary=folder / _TEMPORARY) as file:
            file.write(b" " * room)
            size = checksum = 0
            for data in _lines(union):
                file.write(data)
                size += len(data)
                checksum = zlib.crc32(data, checksum)
            file.seek(0)
            told = replace(header, union=union.after, size=size, checksum=checksum)
            file.write(_said(replace(told, removed=len(union.removed)), room))
        make_durable(folder)
    except OSError as error:
        raise StoreError(
            f"the store cannot be written ({error.strerror})",
            where=str(folder),
            way_out="free some space or choose another folder with --store",
        ) from error


def _said(header: Header, room: int = 0) -> bytes:
    """The first line, with its end; filled up to so many bytes."""
    said = json.dumps(header.as_json()).encode("ascii")
    said += b" " * (room - len(said) - _AROUND)
    return b"# %08x %b\n" % (zlib.crc32(said), said)


_AROUND = len(b"# 00000000 \n")
_MANY = 10**15
_LARGEST = Content(_MANY, _MANY**2)


def _lines(union: UnionChange) -> Iterator[bytes]:
    """What the union gets, and what it loses."""
    for lines in union.added():
        yield b"\n".join([*lines, b""])
    for line in union.removed:
        yield _REMOVED + line + b"\n"


def carry_out(folder: Path, inner: ox.Store, meta: Meta) -> Meta:
    """Do what the journal says (steps 3 to 5); returns what `store.json` says afterwards."""
    journal = folder / _FILE
    header = _read_header(journal)
    meta = meta.after(header.put, header.delete, header.union)
    try:
        if header.removed != 0:
            remove(inner, _removed(journal))
        with journal.open("rb") as file:
            # Piece by piece: of all at once Oxigraph would take ten times the room.
            while piece := file.read(AT_ONCE):
                piece += file.readline()
                # Lenient: these lines were written by Oxigraph itself.
                inner.bulk_load(piece, format=ox.RdfFormat.N_QUADS, lenient=True)
        inner.flush()
        write_meta(folder, meta)
        journal.unlink()
        statements.prune(folder, meta.files)
    except SyntaxError as error:
        raise _damaged(journal, str(error)) from error
    except (OSError, RuntimeError) as error:
        found = trouble(error, str(folder))
        raise StoreError(
            f"{found.what}; what was to be written is safe in {_FILE}",
            where=str(folder),
            way_out=f"{found.way_out}: the next kg finishes it",
        ) from error
    return meta


_REMOVED = b"#- "
"""Before a triple that the union loses: a comment to who reads the quads."""


def _removed(journal: Path) -> list[bytes]:
    with journal.open("rb") as file:
        return [line.removeprefix(_REMOVED) for line in file if line.startswith(_REMOVED)]


def finish(folder: Path, deadline: float) -> None:
    """For a reader: wait for the writer at work, or finish for one that was killed.

    deadline: of :func:`time.monotonic`; a writer that takes longer is StoreLocked.
    Raises StoreError if the redo log or what it does not touch is damaged.
    """
    lock = acquire(folder, timeout=max(0.0, deadline - time.monotonic()))
    try:
        if is_pending(folder):
            meta = read_meta(folder)
            require_whole(folder, meta, half_written=half_written(folder))
            inner = open_rdf(folder, read_only=False)
            carry_out(folder, inner, meta)
            del inner  # RocksDB closes with its last reference
            set_seal(folder)
    finally:
        lock.release()


def half_written(folder: Path) -> bool:
    """Whether a change that was decided may have left Oxigraph half-written.

    Reads the whole redo log, and the files that it needs. Raises StoreError where the disk has
    damaged them.
    """
    journal = folder / _FILE
    try:
        if not journal.exists():
            return False
        header = _read_header(journal)
        size = checksum = 0
        with journal.open("rb") as file:
            file.readline()
            while piece := file.read(1 << 20):
                size += len(piece)
                checksum = zlib.crc32(piece, checksum)
    except OSError as error:
        raise _damaged(journal, str(error)) from error
    if (size, checksum) != (header.size, header.checksum):
        raise _damaged(journal, "it is not as it was written")
    statements.require(folder, {each.digest: each.file for each in header.put.values()})
    return True


def _read_header(journal: Path) -> Header:
    """What the redo log is to do. Raises StoreError where the disk has damaged it."""
    try:
        with journal.open("rb") as file:
            mark, checksum, said = file.readline().split(b" ", 2)
        said = said.removesuffix(b"\n")
        if mark == b"#" and int(checksum, 16) == zlib.crc32(said):
            return Header.read(json.loads(said))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(journal, str(error)) from error
    raise _damaged(journal, "it is not as it was written")


def _damaged(journal: Path, reason: str) -> StoreError:
    return StoreError(
        f"the redo log is damaged ({brief(reason)})",
        where=str(journal),
        way_out="move the store's folder away and load again",
    )
