"""The RDF dataset on disk: the truth.

Oxigraph (RocksDB) holds the quads; this module adds what a desktop tool needs on top:
a load that is all or nothing even under `kill -9`, one writer at a time with a clear
message for the second, and a fingerprint by which mirrors see whether they are current.

How a change is made (a redo log):

1. the new quads and the graphs that they replace are written to `journal.tmp`, made
   durable, and renamed to `journal.nq`: from here on the change *is* decided;
2. the graphs are dropped and the quads bulk-loaded;
3. `store.json` (what is loaded, by digest) is replaced;
4. `journal.nq` is removed.

Each of 2 to 4 can be repeated, so whoever opens the store next finishes what a killed
process left. A reader that opens in the midst of step 2 sees that a journal is there, or
that the generation in `store.json` has moved, and opens again.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import pyoxigraph as ox

from kg import __version__
from kg.store.rdf import PIECES, inferred_graph, serialized, stated_graph
from ontology.errors import (
    NotFound,
    ParameterError,
    QueryError,
    StoreError,
    StoreLocked,
    StoreTooNew,
)
from ontology.model import ONTOLOGY, STATUS, Outcome

if TYPE_CHECKING:
    from filelock import FileLock
    from rdflib import Dataset

FORMAT = 1
"""Version of the layout on disk; raised when an older `kg` could not read it."""

READ_PATIENCE = 10.0
"""Seconds that a reader waits for a writer that is about to finish."""

ROOM = 32 << 20
"""Bytes that a load needs besides its quads: an empty store and an empty mirror take half."""

_ROOM_PER_BYTE = 8
"""Times the size of its N-Quads that a load may take: redo log, RocksDB, the mirror."""

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})

PREFIXES: Mapping[str, str] = {
    "gov": ONTOLOGY,
    "status": STATUS,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "oa": "http://www.w3.org/ns/oa#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
}
"""Prefixes that every SPARQL query may use without declaring them."""


@dataclass(frozen=True)
class Change:
    """One unit to write: the graphs it replaces, its quads, and the name it goes by.

    key: IRI of the document, or of the registry's graph.
    """

    key: str
    name: str
    graphs: tuple[str, ...]
    quads: Sequence[ox.Quad] = field(repr=False)

    @classmethod
    def of_document(cls, iri: str, name: str, quads: Sequence[ox.Quad]) -> Self:
        """A document's two graphs."""
        return cls(iri, name, (stated_graph(iri).value, inferred_graph(iri).value), quads)

    @classmethod
    def of_graph(cls, iri: str, name: str, quads: Sequence[ox.Quad]) -> Self:
        """A single curated graph (a registry)."""
        return cls(iri, name, (iri,), quads)

    @cached_property
    def data(self) -> bytes:
        return serialized(self.quads)

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as the store knows it.

    stated, inferred: how many claims. pieces: how many of its cells and sentences came to
    each outcome; a store of an early version does not say.
    """

    iri: str
    name: str
    title: str
    kind: str
    sha256: str
    has_text: bool
    dated: str | None
    stated: int
    inferred: int
    pieces: dict[Outcome, int]


@dataclass(frozen=True, slots=True)
class Solutions:
    """The rows of a SPARQL query, as RDF terms (`None` where unbound)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None, ...], ...]


class Store:
    """A store folder, open for reading or (one at a time) for writing.

    Use :meth:`open`, best as a context manager.
    """

    def __init__(
        self, folder: Path, inner: ox.Store, meta: dict[str, Any], lock: FileLock | None
    ) -> None:
        self.folder = folder
        self._inner: ox.Store | None = inner
        self._meta = meta
        self._lock = lock
        self._merged: tuple[tuple[str, bool], ox.Store] | None = None

    @classmethod
    def open(cls, folder: Path, *, write: bool = False) -> Store:
        """Open the store; with `write` it is created if need be.

        Raises StoreError (no store there, or not one), StoreTooNew, StoreLocked.
        """
        if write:
            return cls._open_writer(folder)
        deadline = time.monotonic() + READ_PATIENCE
        while True:
            meta = read_meta(folder)
            if (folder / _JOURNAL).exists():
                _finish_journal(folder, deadline)
                continue
            if not meta["graphs"] and not (folder / _RDF / "CURRENT").exists():
                raise StoreError(
                    "the store is empty: its first load was stopped",
                    where=str(folder),
                    way_out="load again",
                )
            inner = _open_rdf(folder, read_only=True)
            if not (folder / _JOURNAL).exists() and read_meta(folder) == meta:
                return cls(folder, inner, meta, None)
            del inner

    @classmethod
    def _open_writer(cls, folder: Path) -> Store:
        _prepare(folder)
        lock = _acquire(folder, timeout=0)
        try:
            if not (folder / _META).exists():
                with _translated(str(folder)):
                    _write_meta(
                        folder, {"format": FORMAT, "kg": __version__, "generation": 0, "graphs": {}}
                    )
            meta = read_meta(folder)
            _require_rdf(folder, meta)
            inner = _open_rdf(folder, read_only=False)
            if (folder / _JOURNAL).exists():
                meta = _apply_journal(folder, inner, meta)
        except BaseException:
            lock.release()
            raise
        return cls(folder, inner, meta, lock)

    def close(self) -> None:
        """Release the files and the writer's lock."""
        self._merged = None
        self._inner = None  # RocksDB closes with its last reference
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def inner(self) -> ox.Store:
        """The Oxigraph store itself."""
        if self._inner is None:
            raise StoreError("the store is closed", where=str(self.folder))
        return self._inner

    @property
    def fingerprint(self) -> str:
        """Changes exactly when the quads change."""
        return fingerprint(self._meta)

    # -- writing ------------------------------------------------------------------------

    def digest(self, key: str) -> str | None:
        """The digest of what is stored under a key (see :class:`Change`), or None."""
        entry = self._meta["graphs"].get(key)
        return None if entry is None else entry["digest"]

    @property
    def empty(self) -> bool:
        """Whether nothing is stored."""
        return not self._meta["graphs"]

    def apply(
        self,
        changes: Sequence[Change],
        *,
        without: Sequence[str] = (),
        meanwhile: Callable[[], object] | None = None,
    ) -> bool:
        """Write all changes, or none. Returns whether anything was written at all.

        without: keys (see :class:`Change`) whose graphs are removed in the same change.
        meanwhile: work that needs nothing of the store, done while Oxigraph writes.
        """
        self._require_writer()
        changes = [each for each in changes if self.digest(each.key) != each.digest]
        known = self._meta["graphs"]
        gone = [key for key in without if key in known]
        if not changes and not gone:
            return False
        self._commit(
            drop=[
                *(g for each in changes if self.digest(each.key) for g in each.graphs),
                *(g for key in gone for g in known[key]["graphs"]),
            ],
            changes=changes,
            put={
                each.key: {"digest": each.digest, "name": each.name, "graphs": list(each.graphs)}
                for each in changes
            },
            delete=gone,
            meanwhile=meanwhile,
        )
        return True

    def remove(self, name: str) -> None:
        """Remove a document's facts, stated and inferred, and nothing else.

        Raises NotFound if no document of this name is loaded.
        """
        self.apply((), without=(self._entry(name)[0],))

    def _commit(
        self,
        *,
        drop: list[str],
        changes: Sequence[Change],
        put: dict[str, Any],
        delete: list[str],
        meanwhile: Callable[[], object] | None,
    ) -> None:
        header = {"drop": drop, "put": put, "delete": delete}
        temporary = self.folder / "journal.tmp"
        if changes:
            _require_room(self.folder, sum(len(each.data) for each in changes))
        try:
            with temporary.open("wb") as file:
                file.write(b"# " + json.dumps(header).encode("ascii") + b"\n")
                file.writelines(each.data for each in changes)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self.folder / _JOURNAL)
            _fsync_folder(self.folder)
        except OSError as error:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise StoreError(
                f"the store cannot be written ({error.strerror})",
                where=str(self.folder),
                way_out="free some space or choose another folder with --store",
            ) from error
        if meanwhile is None:
            quads = chain.from_iterable(each.quads for each in changes)
            self._meta = _apply_journal(self.folder, self.inner, self._meta, quads, fresh=True)
            return
        with ThreadPoolExecutor(1) as pool:
            # From the file: that takes a little longer, but leaves Python free.
            writing = pool.submit(_apply_journal, self.folder, self.inner, self._meta, fresh=True)
            try:
                meanwhile()
            finally:
                self._meta = writing.result()

    def _require_writer(self) -> None:
        if self._lock is None:
            raise StoreError("the store is open for reading only", where=str(self.folder))

    # -- reading ------------------------------------------------------------------------

    def names(self) -> list[str]:
        """Names of the documents in the store, sorted."""
        return sorted(self._meta["graphs"][key]["name"] for key in self._keys())

    def document_iri(self, name: str) -> str:
        """The IRI of a loaded document. Raises NotFound."""
        return self._entry(name)[0]

    def documents(self) -> list[StoredDocument]:
        """What is loaded, by name."""
        return [self._document(key) for key in sorted(self._keys())]

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """All quads, or those of one named graph."""
        name = None if graph is None else ox.NamedNode(graph)
        return iter(self.inner.quads_for_pattern(None, None, None, name))

    def select(
        self, sparql: str, bindings: Mapping[str, ox.NamedNode | ox.Literal] | None = None
    ) -> Solutions:
        """Run a read-only SPARQL query over the union of all graphs.

        bindings: values for variables, given to the outermost WHERE as a VALUES block of
        escaped terms. ASK gives one column `answer`, CONSTRUCT and DESCRIBE give
        `subject predicate object`.
        Raises QueryError (malformed, writes, or SERVICE, which would leave the machine),
        ParameterError (a binding for a variable that the query does not have).
        """
        bare = _bare(sparql)
        _refuse_service(bare)
        sparql = _bind(sparql, bare, bindings or {})
        try:
            result = self._union(bare).query(sparql, prefixes=dict(PREFIXES))
            if isinstance(result, ox.QuerySolutions):
                names = tuple(variable.value for variable in result.variables)
                return Solutions(names, tuple(tuple(row[n] for n in names) for row in result))
            if isinstance(result, ox.QueryTriples):
                rows = tuple((t.subject, t.predicate, t.object) for t in result)
                return Solutions(("subject", "predicate", "object"), rows)
            return Solutions(("answer",), ((ox.Literal(bool(result)),),))
        except SyntaxError as error:
            hint = "queries are read-only: SELECT, ASK, CONSTRUCT or DESCRIBE"
            raise QueryError(f"SPARQL: {error}", way_out=hint) from error
        except (OSError, ValueError, RuntimeError) as error:
            if "Corruption" in str(error):
                raise trouble(error, str(self.folder)) from error
            raise QueryError(f"SPARQL: {error}") from error

    def dataset(self) -> Dataset:
        """The store as an rdflib `Dataset` whose default graph is the union of all."""
        from rdflib import Dataset

        from kg.store.union import rdflib_store

        dataset = Dataset(store=rdflib_store(self.inner), default_union=True)
        for prefix, namespace in PREFIXES.items():
            dataset.bind(prefix, namespace)
        return dataset

    def _union(self, bare: str) -> ox.Store:
        """Where a query runs: a merge of all graphs, kept until the store changes."""
        from kg.store.union import merged

        graphs = re.search(r"\b(?:GRAPH|FROM)\b", bare, re.IGNORECASE) is not None
        key = (self.fingerprint, graphs)
        if self._merged is None or self._merged[0] != key:
            self._merged = (key, merged(self.inner, named_graphs=graphs))
        return self._merged[1]

    def _keys(self) -> Iterator[str]:
        return (k for k, entry in self._meta["graphs"].items() if len(entry["graphs"]) > 1)

    def _document(self, iri: str) -> StoredDocument:
        node, graph = ox.NamedNode(iri), stated_graph(iri)
        found = {
            quad.predicate.value: quad.object
            for quad in self.inner.quads_for_pattern(node, None, None, graph)
        }

        def text(local: str) -> str:
            value = found.get(ONTOLOGY + local)
            return value.value if isinstance(value, ox.Literal) else ""

        title = found.get(PREFIXES["rdfs"] + "label")
        return StoredDocument(
            iri=iri,
            name=text("documentName"),
            title=title.value if isinstance(title, ox.Literal) else "",
            kind=text("documentKind"),
            sha256=text("sha256"),
            has_text=text("hasText") == "true",
            dated=text("dated") or None,
            stated=self._claims(graph),
            inferred=self._claims(inferred_graph(iri)),
            pieces={outcome: int(text(p)) for outcome, p in PIECES.items() if text(p)},
        )

    def _claims(self, graph: ox.NamedNode) -> int:
        kind = ox.NamedNode(PREFIXES["rdf"] + "type")
        claim = ox.NamedNode(ONTOLOGY + "Claim")
        return sum(1 for _ in self.inner.quads_for_pattern(None, kind, claim, graph))

    def _entry(self, name: str) -> tuple[str, dict[str, Any]]:
        for key in self._keys():
            entry = self._meta["graphs"][key]
            if entry["name"] == name:
                return key, entry
        loaded = "、".join(self.names()) or "none"
        raise NotFound(f"no document «{name}» is loaded", way_out=f"loaded are: {loaded}")


def read_meta(folder: Path) -> dict[str, Any]:
    """What `store.json` says: format, generation, and the digest of each graph.

    Raises StoreError if there is no store, StoreTooNew if this version cannot read it.
    """
    path = folder / _META
    try:
        meta = json.loads(path.read_text("utf-8"))
        version = int(meta["format"])
        if version <= FORMAT:
            _check_meta(meta)
    except FileNotFoundError:
        raise StoreError(
            "there is no store here", where=str(folder), way_out="make one with: kg load"
        ) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(
            f"the store's description cannot be read ({error})",
            where=str(path),
            way_out="move the folder away and load again",
        ) from error
    if version > FORMAT:
        raise StoreTooNew(
            f"the store was made by a newer kg ({meta.get('kg', '?')}, format {version}; this "
            f"one, {__version__}, reads up to format {FORMAT})",
            where=str(folder),
            way_out="upgrade kg, or choose another folder with --store",
        )
    return dict(meta)


def _check_meta(meta: Mapping[str, Any]) -> None:
    """Raise TypeError, KeyError or ValueError unless everything is there that is read later."""
    int(meta["generation"])
    for entry in meta["graphs"].values():
        "".join((entry["digest"], entry["name"], *entry["graphs"]))  # all are texts


def fingerprint(meta: Mapping[str, Any]) -> str:
    """A hash over the digests of all graphs: equal exactly when the quads are."""
    digests = sorted((key, entry["digest"]) for key, entry in meta["graphs"].items())
    return hashlib.sha256(json.dumps(digests).encode("ascii")).hexdigest()


_META = "store.json"
_JOURNAL = "journal.nq"
_RDF = "rdf"
_LOCK = "write.lock"


def _prepare(folder: Path) -> None:
    """Make the folder, but never settle in one that holds something else."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        others = {entry.name for entry in folder.iterdir()}
    except OSError as error:
        raise StoreError(
            f"the store's folder cannot be made ({error.strerror})",
            where=str(folder),
            way_out="choose another with --store",
        ) from error
    if others - {_LOCK} and not (folder / _META).exists():
        raise StoreError(
            "the folder holds other files and is not a store",
            where=str(folder),
            way_out="choose an empty or a new folder with --store",
        )


def _acquire(folder: Path, *, timeout: float) -> FileLock:
    from filelock import FileLock, Timeout

    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(timeout=timeout)
    except Timeout:
        raise StoreLocked(
            "another kg is writing to this store",
            where=str(folder),
            way_out="wait until it has finished, or choose another folder with --store",
        ) from None
    except OSError as error:
        raise StoreError(
            f"the store cannot be locked for writing ({error.strerror})", where=str(folder)
        ) from error
    return lock


def _require_rdf(folder: Path, meta: Mapping[str, Any]) -> None:
    """RocksDB would make a new, empty store, and nobody would miss what was in the lost one."""
    if meta["graphs"] and not (folder / _RDF / "CURRENT").exists():
        raise StoreError(
            "the RDF data is gone",
            where=str(folder / _RDF),
            way_out="move the store's folder away and load again",
        )


def _open_rdf(folder: Path, *, read_only: bool) -> ox.Store:
    path = str(folder / _RDF)
    with _translated(path):
        return ox.Store.read_only(path) if read_only else ox.Store(path)


@contextmanager
def _translated(where: str) -> Iterator[None]:
    """Errors of the disk and of RocksDB as ours."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        raise trouble(error, where) from error


def trouble(error: Exception, where: str = "") -> StoreError:
    """What the disk or RocksDB complains of, in one line with the way out.

    RocksDB says `RuntimeError` of files that are damaged or missing, `OSError` of the rest.
    """
    words = " ".join(str(error).split())
    if "No space left" in words or getattr(error, "errno", None) in _FULL:
        return StoreError(
            "the disk is full", where=where, way_out="free some space, then try again"
        )
    if "/LOCK" in words or "lock hold by" in words:
        return StoreLocked(
            "another program has this store open for writing",
            where=where,
            way_out="wait until it has finished",
        )
    if "Permission denied" in words or "Read-only file system" in words:
        return StoreError(
            f"the store cannot be opened ({_brief(words)})",
            where=where,
            way_out="ask for the right to write there, or copy the folder and name the copy",
        )
    return StoreError(
        f"the store's data is damaged ({_brief(words)})",
        where=where,
        way_out="move the folder away and load again",
    )


def _brief(words: str) -> str:
    """RocksDB names the same file again and again."""
    return words if len(words) <= 160 else f"{words[:159]}…"


def _finish_journal(folder: Path, deadline: float) -> None:
    """For a reader: wait for the writer at work, or finish for one that was killed."""
    lock = _acquire(folder, timeout=max(0.0, deadline - time.monotonic()))
    try:
        if (folder / _JOURNAL).exists():
            _apply_journal(folder, _open_rdf(folder, read_only=False), read_meta(folder))
    finally:
        lock.release()


def _apply_journal(
    folder: Path,
    inner: ox.Store,
    meta: dict[str, Any],
    quads: Iterable[ox.Quad] | None = None,
    *,
    fresh: bool = False,
) -> dict[str, Any]:
    """Carry out the journal.

    quads: those of the journal, if they are in memory. fresh: nobody has begun to carry it out.
    """
    journal = folder / _JOURNAL
    header = _read_header(journal)
    stale = set(header["drop"])
    if not fresh:  # also what a killed process may have loaded before
        stale.update(g for entry in header["put"].values() for g in entry["graphs"])
    graphs = {k: v for k, v in meta["graphs"].items() if k not in header["delete"]}
    graphs.update(header["put"])
    # Sorted and without times: loading the same again leaves the same bytes.
    meta = {
        **meta,
        "kg": __version__,
        "generation": meta["generation"] + 1,
        "graphs": dict(sorted(graphs.items())),
    }
    try:
        for graph in sorted(stale):
            inner.remove_graph(ox.NamedNode(graph))
        if quads is not None:
            inner.bulk_extend(quads)
        else:
            # Lenient: these lines were written by Oxigraph itself.
            inner.bulk_load(path=str(journal), format=ox.RdfFormat.N_QUADS, lenient=True)
        inner.flush()
        _write_meta(folder, meta)
        journal.unlink()
    except SyntaxError as error:
        raise _damaged(journal, str(error)) from error
    except (OSError, RuntimeError) as error:
        found = trouble(error, str(folder))
        raise StoreError(
            f"{found.what}; what was to be written is safe in {_JOURNAL}",
            where=str(folder),
            way_out=f"{found.way_out}: the next kg finishes it",
        ) from error
    return meta


def _read_header(journal: Path) -> dict[str, Any]:
    """What the redo log is to do. Raises StoreError where the disk has damaged it."""
    try:
        with journal.open("rb") as file:
            header = json.loads(file.readline()[2:])
        _check_meta({"generation": 0, "graphs": header["put"]})
        for key in ("drop", "delete"):
            "".join(header[key])  # names of graphs, so texts
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(journal, str(error)) from error
    return dict(header)


def _damaged(journal: Path, reason: str) -> StoreError:
    return StoreError(
        f"the redo log is damaged ({_brief(reason)})",
        where=str(journal),
        way_out="move the store's folder away and load again",
    )


def _require_room(folder: Path, size: int) -> None:
    """Refuse to begin what the disk has no room to end; nothing is written yet."""
    needed = ROOM + _ROOM_PER_BYTE * size
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise StoreError(
            f"the disk is full: {free >> 20} MiB are free, the load may need {needed >> 20}",
            where=str(folder),
            way_out="free some space or choose another folder with --store",
        )


def _write_meta(folder: Path, meta: dict[str, Any]) -> None:
    temporary = folder / "store.tmp"
    with temporary.open("w", encoding="utf-8") as file:
        json.dump(meta, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(folder / _META)


def _fsync_folder(folder: Path) -> None:
    """Make a rename durable; Windows has no such thing and needs none."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


_QUOTED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""' + r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"' + r"|'(?:[^'\\\n]|\\.)*'" + r"|<[^<>\s]*>|#[^\n]*",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})")


def _bare(sparql: str) -> str:
    """The query with strings, IRIs and comments blanked out; offsets stay."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), sparql)


def _refuse_service(bare: str) -> None:
    """SERVICE sends data to another machine; a question about local documents never does."""
    if re.search(r"\bSERVICE\b", _ESCAPED.sub(_decode_escape, bare), re.IGNORECASE):
        raise QueryError(
            "SPARQL: SERVICE is not allowed, queries stay on this machine",
            way_out="load the data with kg load, or query the other endpoint by itself",
        )


def _decode_escape(match: re.Match[str]) -> str:
    code = int(match.group(1) or match.group(2), 16)
    return chr(code) if code < 0x110000 else match.group()


def _bind(sparql: str, bare: str, bindings: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
    """Put the bindings into the outermost WHERE.

    Oxigraph's own substitution takes projected variables only, and a VALUES block at the
    end of a query is joined after GROUP BY (SPARQL 1.1, 18.2.4); a parameter must act
    before it.
    """
    if not bindings:
        return sparql
    for name in bindings:
        if not re.search(rf"[?$]{re.escape(name)}\b", bare):
            raise ParameterError(
                f"the query has no variable ?{name}", way_out=f"write ?{name} where it is meant"
            )
    opening = re.compile(r"\bWHERE\s*\{", re.IGNORECASE).search(bare) or re.search(r"\{", bare)
    if opening is None:
        return sparql  # malformed: the parser says how
    names = " ".join(f"?{name}" for name in bindings)
    values = " ".join(str(value) for value in bindings.values())
    return f"{sparql[: opening.end()]} VALUES ({names}) {{ ({values}) }} {sparql[opening.end() :]}"
