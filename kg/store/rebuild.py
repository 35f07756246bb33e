"""Oxigraph made anew from the files of statements, where a disk has damaged it.

It holds nothing that these do not say. A change that was decided and not yet made is made then.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from kg.store import journal, statements
from kg.store.content import NOTHING, Content
from kg.store.disk import damaged, translated
from kg.store.folder import acquire, clear_rdf, open_rdf
from kg.store.meta import read_meta
from kg.store.union import put_in, union_change
from kg.store.whole import set_seal

_AT_ONCE = 32
"""Files that are held in memory together."""


def rebuild(folder: Path) -> int:
    """Make what SPARQL asks anew. Returns how many quads it is made of.

    Raises StoreError where the description or a file of statements is damaged itself, and nothing
    is changed then; StoreLocked while somebody writes.
    """
    lock = acquire(folder, timeout=0)
    try:
        meta = read_meta(folder)
        statements.require(folder, meta.files, thorough=True)
        pending = journal.half_written(folder)
        clear_rdf(folder)
        inner = open_rdf(folder, read_only=False)
        held: Content = NOTHING
        entries = iter(meta.entries.values())
        with translated(str(folder)):
            while some := list(islice(entries, _AT_ONCE)):
                files = [statements.read(folder, each.digest, each.file) for each in some]
                change = union_change(inner, held, (), map(statements.written, files))
                for lines in change.added():
                    put_in(inner, lines)
                held = change.after
            inner.flush()
            if Content.of_store(inner) != meta.union:
                raise damaged("what it keeps is not what it said", str(folder), statements.WAY_OUT)
        if pending:
            meta = journal.carry_out(folder, inner, meta)
        del inner  # RocksDB closes with its last reference
        set_seal(folder)
    finally:
        lock.release()
    return sum(entry.quads for entry in meta.entries.values())
