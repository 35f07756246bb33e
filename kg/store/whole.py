"""Is a store whole? By its seal in a moment; without one, by reading all that it holds.

Whoever opens a store asks first. Files that are as the last writer closed them (:mod:`seal`) are
whole. A killed writer leaves no seal: then all that Oxigraph holds is read, and must be what
`store.json` says. So it is where the seal is broken (the file may be one that nobody needs, and a
reader that lingers in a process may keep RocksDB at work), and every index of Oxigraph must hold as
many quads as the others. The files of statements (:mod:`kg.store.statements`) say of themselves
whether they are whole. A store that fails is neither answered from nor written to, since RocksDB
itself may take a cut file for an empty database.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from kg.store.content import Content
from kg.store.disk import damaged, translated
from kg.store.folder import acquire, open_rdf, seal_of
from kg.store.meta import Meta, read_meta
from kg.store.seal import State
from ontology.errors import StoreError, StoreLocked


def look_over(folder: Path, meta: Meta, *, lengths_only: bool = False) -> None:
    """For a reader, before it opens: raises StoreError if the store is damaged, or empty.

    lengths_only: enough for who will not read the RDF itself.

    While a writer is at work nothing can be said; it has looked before it began.
    """
    with translated(str(folder)):
        if seal_of(folder).state(lengths_only=lengths_only) is State.WHOLE:
            return
    try:
        lock = acquire(folder, timeout=0)
    except StoreLocked:
        return
    except StoreError:  # a folder that cannot be written to
        lock = None
    try:
        # What was read before may be what a writer has changed since.
        require_whole(folder, meta if lock is None else read_meta(folder))
        if lock is not None:
            set_seal(folder)
    finally:
        if lock is not None:
            lock.release()


def require_whole(folder: Path, meta: Meta, *, half_written: bool = False) -> None:
    """Raises StoreError if what SPARQL asks is damaged, or nothing was ever written to it.

    half_written: whether a redo log writes it anew. Needs that nobody is writing.
    """
    with translated(str(folder)):
        state = seal_of(folder).state()
    if state is State.WHOLE:
        return
    if meta.never_written and not half_written:
        raise StoreError(
            "the store is empty: its first load was stopped",
            where=str(folder),
            way_out="load again",
        )
    inner = open_rdf(folder, read_only=True)
    with translated(str(folder)):
        if not half_written:
            require_content(inner, meta, str(folder))
        if state is State.BROKEN:  # files that a check of their content may not have touched
            require_indexes(inner, str(folder))


def set_seal(folder: Path) -> None:
    """Seal the files that are closed; where that is impossible, the next opening reads them."""
    with suppress(OSError):
        seal_of(folder).write()


def require_content(inner: ox.Store, meta: Meta, where: str) -> None:
    """Read all that Oxigraph holds; raises StoreError unless it is what `store.json` says.

    RocksDB's complaints are raised as they are.
    """
    found = Content.of_store(inner)
    if found != meta.union:
        told = f"{found.quads} of {meta.union.quads}"
        raise damaged(f"the union of all statements has {told} quads, or others", where)


def require_indexes(inner: ox.Store, where: str) -> int:
    """Read every index of Oxigraph; raises StoreError unless all have as many quads.

    Returns how many. RocksDB's complaints are raised as they are.
    """
    subjects, predicates, objects = set(), set(), set()
    count = 0
    for quad in inner.quads_for_pattern(None, None, None, None):
        subjects.add(quad.subject)
        predicates.add(quad.predicate)
        objects.add(quad.object)
        count += 1
    graphs = [*inner.named_graphs(), ox.DefaultGraph()]
    every = inner.quads_for_pattern
    by_index = {
        "predicates": sum(1 for each in predicates for _ in every(None, each, None, None)),
        # Oxigraph 0.5 gives more than was asked for where a number ends with the byte 0xFF.
        "objects": sum(
            quad.object == each for each in objects for quad in every(None, None, each, None)
        ),
        "subjects": sum(1 for each in subjects for _ in every(each, None, None, None)),
        "graphs": sum(1 for graph in graphs for _ in every(None, None, None, graph)),
        "predicates of graphs": sum(
            1 for graph in graphs for each in predicates for _ in every(None, each, None, graph)
        ),
    }
    for index, found in by_index.items():
        if found != count:
            raise damaged(f"{count} quads, but {found} by their {index}", where)
    return count
