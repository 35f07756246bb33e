"""How a change is made so that it is made wholly or not at all, even under `kill -9`: a redo log.

1. the new quads and the graphs that they replace are written to `journal.tmp`, made
   durable, and renamed to `journal.nq`: from here on the change *is* decided. With them go
   the triples that the union of all graphs (:mod:`kg.store.union`) gets, and loses;
2. the triples are removed, the graphs dropped, and quads and triples bulk-loaded;
3. `store.json` (what is loaded, by digest) is replaced;
4. `journal.nq` is removed.

Each of 2 to 4 can be repeated, so whoever opens the store next finishes what a killed
process left. A reader that opens in the midst of step 2 sees that a journal is there, or
that the generation in `store.json` has moved, and opens again.
"""

from __future__ import annotations

import json
import time
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

import pyoxigraph as ox

from kg.store.atomic import make_durable, replacing
from kg.store.content import Content
from kg.store.disk import brief, trouble
from kg.store.folder import acquire, open_rdf
from kg.store.meta import Entry, Meta, read_meta, write_meta
from kg.store.union import UnionChange
from kg.store.whole import require_whole, set_seal
from ontology.errors import StoreError

_FILE = "journal.nq"
_TEMPORARY = "journal.tmp"


@dataclass(frozen=True, slots=True)
class Header:
    """What a journal is to do besides its quads.

    drop: graphs to remove before. put: entries that the store has afterwards. delete: keys of
    the entries that it has no more. union: what the union of all graphs holds afterwards; None in
    the log of a version that kept none. size, checksum: of the bytes after the header.
    """

    drop: Sequence[str]
    put: Mapping[str, Entry]
    delete: Sequence[str]
    union: Content | None = None
    size: int = 0
    checksum: int = 0

    @classmethod
    def read(cls, value: Mapping[str, Any]) -> Self:
        """From JSON. Raises TypeError, KeyError or ValueError where something is missing."""
        put = {key: Entry.read(key, entry) for key, entry in value["put"].items()}
        drop, delete = tuple(value["drop"]), tuple(value["delete"])
        "".join((*drop, *delete))  # names of graphs, so texts
        told = value.get("union")
        union = None if told is None else Content.read(told)
        return cls(drop, put, delete, union, int(value["size"]), int(value["checksum"]))

    def as_json(self) -> dict[str, Any]:
        """What :meth:`read` reads."""
        return {
            "drop": list(self.drop),
            "put": {key: entry.as_json() for key, entry in self.put.items()},
            "delete": list(self.delete),
            "union": None if self.union is None else self.union.as_json(),
            "size": self.size,
            "checksum": self.checksum,
        }

    @property
    def graphs(self) -> frozenset[str]:
        """All graphs that may be half-written while the change is made."""
        return frozenset((*self.drop, *(g for entry in self.put.values() for g in entry.graphs)))


def is_pending(folder: Path) -> bool:
    """Whether a change was decided and is not yet wholly made."""
    return (folder / _FILE).exists()


def decide(folder: Path, header: Header, data: Sequence[bytes], union: UnionChange) -> None:
    """Write the journal (step 1). data: the new quads as N-Quads. Raises StoreError."""
    data = [*data, union.added_lines, *(_REMOVED + line + b"\n" for line in union.removed)]
    checksum = 0
    for part in data:
        checksum = zlib.crc32(part, checksum)
    header = replace(header, union=union.after, size=sum(map(len, data)), checksum=checksum)
    said = json.dumps(header.as_json()).encode("ascii")
    try:
        with replacing(folder / _FILE, temporary=folder / _TEMPORARY) as file:
            file.write(b"# %08x %b\n" % (zlib.crc32(said), said))
            file.writelines(data)
        make_durable(folder)
    except OSError as error:
        raise StoreError(
            f"the store cannot be written ({error.strerror})",
            where=str(folder),
            way_out="free some space or choose another folder with --store",
        ) from error


def carry_out(
    folder: Path,
    inner: ox.Store,
    meta: Meta,
    quads: tuple[Iterable[ox.Quad], UnionChange] | None = None,
    *,
    fresh: bool = False,
) -> Meta:
    """Do what the journal says (steps 2 to 4); returns what `store.json` says afterwards.

    quads: what the journal holds, if it is in memory. fresh: nobody has begun to carry it out.
    """
    journal = folder / _FILE
    # Not only what is replaced, but also what a killed process may have loaded before.
    header = _read_header(journal)
    stale = header.drop if fresh else header.graphs
    meta = meta.after(header.put, header.delete, header.union)
    try:
        removed = _removed(journal) if quads is None else quads[1].removed
        for quad in ox.parse(b"\n".join(removed), format=ox.RdfFormat.N_QUADS, lenient=True):
            inner.remove(quad)
        for graph in sorted(stale):
            inner.remove_graph(ox.NamedNode(graph))
        if quads is not None:
            inner.bulk_extend(quads[0])
            added = quads[1].added_lines
            inner.bulk_load(added, format=ox.RdfFormat.N_TRIPLES, lenient=True)
        else:
            # Lenient: these lines were written by Oxigraph itself.
            inner.bulk_load(path=str(journal), format=ox.RdfFormat.N_QUADS, lenient=True)
        inner.flush()
        write_meta(folder, meta)
        journal.unlink()
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
            require_whole(folder, meta, half_written(folder))
            inner = open_rdf(folder, read_only=False)
            carry_out(folder, inner, meta)
            del inner  # RocksDB closes with its last reference
            set_seal(folder)
    finally:
        lock.release()


def half_written(folder: Path) -> frozenset[str]:
    """The graphs that a change that was decided may have left half-written.

    Reads the whole redo log. Raises StoreError where the disk has damaged it.
    """
    journal = folder / _FILE
    try:
        if not journal.exists():
            return frozenset()
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
    return header.graphs


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
