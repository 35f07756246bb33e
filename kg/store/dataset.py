"""The RDF dataset on disk: the truth.

What each document states is kept as it was written (:mod:`kg.store.statements`), and Oxigraph
(RocksDB) holds the union of it for whoever asks (:mod:`kg.store.union`). This package adds what a
desktop tool needs on top: a load that is all or nothing (:mod:`kg.store.journal`), one writer at a
time with a clear message for the second (:mod:`kg.store.folder`), and a fingerprint by which
mirrors see whether they are current (:mod:`kg.store.meta`). Here is the one door to all of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, starmap
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox

from kg import __version__
from kg.store import journal, log, sparql, statements
from kg.store.change import Change
from kg.store.disk import damaged, require_room, translated
from kg.store.documents import StoredDocument
from kg.store.folder import READ_PATIENCE, acquire, clear_rdf, open_rdf, prepare, seal_of
from kg.store.limits import SPACE, WRITERS_SPACE, require_limits
from kg.store.meta import Meta, is_store, read_meta, write_meta
from kg.store.patterns import Every, Subject, Value, every_among
from kg.store.rdf import parsed
from kg.store.seal import State
from kg.store.statements import Length
from kg.store.union import (
    rdflib_dataset,
    said_elsewhere,
    union_change,
    with_graphs,
)
from kg.store.whole import (
    look_over,
    require_content,
    require_indexes,
    require_whole,
    set_seal,
)
from ontology.errors import NotFound, StoreError
from ontology.model import IDENTITIES

if TYPE_CHECKING:
    from filelock import FileLock
    from rdflib import Dataset


_SPACE_PER_BYTE = 4
"""Times the size of its N-Quads that a load may take in memory while it is written."""

_SPACE_AT_MOST = 1 << 30
"""Of a large one no more than some pieces are there at once."""


class Store:
    """A store folder, open for reading or (one at a time) for writing.

    Use :meth:`open`, best as a context manager.

    began_anew: a first load was stopped here before it had written anything; what it left behind
    has been removed.
    """

    def __init__(
        self,
        folder: Path,
        inner: ox.Store,
        meta: Meta,
        lock: FileLock | None,
        *,
        began_anew: bool = False,
    ) -> None:
        self.folder = folder
        self.began_anew = began_anew
        self._inner: ox.Store | None = inner
        self._meta = meta
        self._lock = lock
        self._with_graphs: tuple[str, ox.Store] | None = None

    @classmethod
    def open(cls, folder: Path, *, write: bool = False) -> Store:
        """Open the store; with `write` it is created if need be.

        Raises StoreError (no store there, or not one, or damaged), StoreTooNew, StoreLocked.
        Nothing is written to a store that is damaged.
        """
        if write:
            return cls._open_writer(folder)
        deadline = time.monotonic() + READ_PATIENCE
        while True:
            meta = read_meta(folder)
            if journal.is_pending(folder):
                journal.finish(folder, deadline)
                continue
            look_over(folder, meta)
            inner = open_rdf(folder, read_only=True)
            if not journal.is_pending(folder) and read_meta(folder) == meta:
                return cls(folder, inner, meta, None)
            del inner

    @classmethod
    def _open_writer(cls, folder: Path) -> Store:
        require_limits(str(folder), space=WRITERS_SPACE)
        began_anew = prepare(folder)
        lock = acquire(folder, timeout=0)
        try:
            if not is_store(folder):
                with translated(str(folder)):
                    write_meta(folder, Meta(kg=__version__, generation=0, entries={}))
            meta = read_meta(folder)
            if meta.never_written and not journal.is_pending(folder):
                clear_rdf(folder)
            else:
                began_anew = False
                require_whole(folder, meta, half_written=journal.half_written(folder))
                statements.require(folder, meta.files)
            inner = open_rdf(folder, read_only=False)
            if journal.is_pending(folder):
                meta = journal.carry_out(folder, inner, meta)
        except BaseException:
            lock.release()
            raise
        return cls(folder, inner, meta, lock, began_anew=began_anew)

    def close(self) -> None:
        """Release the files and the writer's lock."""
        self._with_graphs = None
        self._inner = None  # RocksDB closes with its last reference
        if self._lock is not None:
            set_seal(self.folder)
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
        return self._meta.fingerprint

    # -- writing ------------------------------------------------------------------------

    def digest(self, key: str) -> str | None:
        """The digest of what is stored under a key (see :class:`Change`), or None."""
        entry = self._meta.entries.get(key)
        return None if entry is None else entry.digest

    @property
    def written_by(self) -> str:
        """The version of `kg` that wrote the last change."""
        return self._meta.kg

    def keys(self) -> list[str]:
        """The keys (see :class:`Change`) of all that is stored, sorted."""
        return list(self._meta.entries)

    @property
    def empty(self) -> bool:
        """Whether nothing is stored."""
        return not self._meta.entries

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
        if self._lock is None:
            raise StoreError("the store is open for reading only", where=str(self.folder))
        changes = [each for each in changes if self.digest(each.key) != each.digest]
        known = self._meta.entries
        gone = [key for key in without if key in known]
        if not changes and not gone:
            return False
        header = journal.Header({each.key: each.entry for each in changes}, gone)
        size = sum(each.written.size for each in changes)
        require_room(self.folder, size)
        space = min(_SPACE_PER_BYTE * size, _SPACE_AT_MOST)
        require_limits(str(self.folder), handles=0, space=SPACE + space)
        old = map(self._pieces, (*(each.key for each in changes), *gone))
        new = [each.written for each in changes]
        union = union_change(self.inner, self._meta.union, old, new)
        journal.decide(self.folder, header, ((each.digest, each.packed) for each in new), union)
        del union  # the file has it, and what is done meanwhile needs the room
        if meanwhile is None:
            self._meta = journal.carry_out(self.folder, self.inner, self._meta)
        else:
            self._carry_out_beside(meanwhile)
        return True

    def remove(self, name: str) -> None:
        """Remove a document's facts, stated and inferred, and nothing else.

        Raises NotFound if no document of this name is loaded.
        """
        self.apply((), without=(self.document_iri(name),))

    def _carry_out_beside(self, meanwhile: Callable[[], object]) -> None:
        with ThreadPoolExecutor(1) as pool:
            writing = pool.submit(journal.carry_out, self.folder, self.inner, self._meta)
            try:
                meanwhile()
            finally:
                self._meta = writing.result()

    def log_touched(self, before: str, nodes: frozenset[str], edges: frozenset[log.Triple]) -> None:
        """Keep what the change that was just made has touched. before: the fingerprint then."""
        log.append(self.folder, log.Logged(before, self.fingerprint, nodes, edges))

    def forget_touched(self) -> None:
        """Keep nothing of what changes have touched: of one it is not known."""
        log.forget(self.folder)

    def touched_since(self, state: str) -> list[log.Logged] | None:
        """What changed since the store had this fingerprint; None if nobody knows."""
        return log.since(self.folder, state, self.fingerprint)

    def check(self) -> int:
        """Read everything that is stored; raises StoreError if it is damaged.

        Every file's checksum, what each holds, every index. Returns how many quads are stated.
        Takes a second for every twenty thousand.
        """
        where = str(self.folder)
        with translated(where):
            if self._lock is None and seal_of(self.folder).state(thorough=True) is State.BROKEN:
                raise damaged("a file is not as it was written", where)
            statements.require(self.folder, self._meta.files, thorough=True)
            require_content(self.inner, self._meta, where)
            require_indexes(self.inner, where)
        return sum(entry.quads for entry in self._meta.entries.values())

    # -- reading ------------------------------------------------------------------------

    def names(self) -> list[str]:
        """Names of the documents in the store, sorted."""
        return sorted(self._meta.entries[key].name for key in self._meta.documents())

    def document_iri(self, name: str) -> str:
        """The IRI of a loaded document, by a file's name or the IRI itself (its end will do).

        Raises NotFound; of several that have one name, none is meant.
        """
        keys = list(self._meta.documents())
        if name in keys or IDENTITIES + name in keys:
            return name if name in keys else IDENTITIES + name
        found = [key for key in keys if self._meta.entries[key].name == name] or [
            each.iri for each in self.documents() if name in each.other_names
        ]
        if len(found) > 1:
            told = "、".join(key.removeprefix(IDENTITIES) for key in sorted(found))
            raise NotFound(
                f"{len(found)} documents are called «{name}»", way_out=f"name one of them: {told}"
            )
        if found:
            return found[0]
        loaded = "、".join(self.names()) or "none"
        raise NotFound(f"no document «{name}» is loaded", way_out=f"loaded are: {loaded}")

    def documents(self) -> list[StoredDocument]:
        """What is loaded, by IRI."""
        found = (self._meta.entries[key].document for key in sorted(self._meta.documents()))
        return [each for each in found if each is not None]

    def statements(self, key: str) -> list[ox.Quad]:
        """All that stands under a key, in the graphs of its own; nothing if it is not known.

        Raises StoreError if it is damaged, or another kg has changed it since this one began.
        """
        entry = self._meta.entries.get(key)
        return [] if entry is None else parsed(self._file(entry.digest, entry.file))

    def _pieces(self, key: str) -> Iterator[bytes]:
        entry = self._meta.entries.get(key)
        if entry is not None:
            yield self._file(entry.digest, entry.file)

    def stated(self, graph: str) -> list[ox.Quad]:
        """What the document of this graph states, without what was inferred from it."""
        name = ox.NamedNode(graph)
        return [quad for quad in self.statements(graph) if quad.graph_name == name]

    def quads(self) -> Iterator[ox.Quad]:
        """All quads, by their keys, and so of one document after the other."""
        return chain.from_iterable(map(self.statements, self._meta.entries))

    def _file(self, digest: str, known: Length) -> bytes:
        try:
            return statements.read(self.folder, digest, known)
        except StoreError:
            if self._lock is None and read_meta(self.folder) != self._meta:
                raise StoreError(
                    "another kg has changed the store meanwhile",
                    where=str(self.folder),
                    way_out="ask again",
                ) from None
            raise

    def _files(self) -> Iterator[bytes]:
        return starmap(self._file, sorted(self._meta.files.items()))

    def said(
        self,
        subject: Subject | None,
        predicate: ox.NamedNode | None,
        value: Value | None,
    ) -> Iterator[ox.Quad]:
        """What all documents together say with these terms, of which None stands for any."""
        return iter(self.inner.quads_for_pattern(subject, predicate, value, ox.DefaultGraph()))

    def values(
        self, predicates: Sequence[ox.NamedNode], classes: Sequence[ox.NamedNode] = ()
    ) -> list[Value]:
        """What all documents together say by some predicates, each value once.

        classes: only of what is of one of these.
        """
        of = f"VALUES ?class {{ {' '.join(map(str, classes))} }} ?s a ?class ." if classes else ""
        asked = " UNION ".join(f"{{ {of} ?s {each} ?value }}" for each in predicates)
        solutions = self.inner.query(f"SELECT DISTINCT ?value WHERE {{ {asked} }}")
        if not isinstance(solutions, ox.QuerySolutions):
            raise TypeError(solutions)  # a SELECT has solutions
        return [each["value"] for each in solutions]

    def said_elsewhere(self, stated: Iterable[Sequence[ox.Quad]]) -> Iterator[ox.Triple]:
        """What stands under some keys (all of it, for each), and under another one too."""
        return said_elsewhere(self.inner, stated)

    def stated_in(self, graph: str) -> Every:
        """What the document of this graph states, by pattern."""
        return every_among(self.stated(graph))

    def select(
        self, query: str, bindings: Mapping[str, ox.NamedNode | ox.Literal] | None = None
    ) -> sparql.Solutions:
        """Run a read-only SPARQL query over the union of all graphs.

        bindings: values for variables, given to the outermost WHERE as a VALUES block of
        escaped terms. ASK gives one column `answer`, CONSTRUCT and DESCRIBE give
        `subject predicate object`.
        Raises QueryError (malformed, writes, or SERVICE, which would leave the machine),
        ParameterError (a binding for a variable that the query does not have).
        """
        return sparql.select(query, bindings or {}, self._asked, str(self.folder))

    def dataset(self) -> Dataset:
        """The store as an rdflib `Dataset` whose default graph is the union of all."""
        return rdflib_dataset(self.inner, self._files, sparql.PREFIXES)

    def _asked(self, named_graphs: bool) -> ox.Store:
        """Where a query runs: its default graph is the union of all graphs.

        named_graphs: it speaks of the graphs themselves. They are read into memory for it, and
        kept until the store changes.
        """
        if not named_graphs:
            return self.inner
        if self._with_graphs is None or self._with_graphs[0] != self.fingerprint:
            self._with_graphs = self.fingerprint, with_graphs(self.inner, self._files)
        return self._with_graphs[1]
