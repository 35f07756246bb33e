"""A store of an old format made anew: from the files that it keeps, and the bundled facts.

The new store is written beside the old one and put in its place only when it is whole; the old
one is kept beside it, for a person to compare and delete.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.load.commit import commit
from kg.load.files import files_by_hash
from kg.load.plan import Plan
from kg.load.read import read_document
from kg.load.registries import registry_changes
from kg.run.fingerprint import signed
from kg.store import Store, journal
from kg.store.atomic import put_aside
from kg.store.documents import StoredDocument
from kg.store.folder import acquire, open_rdf
from kg.store.meta import FORMAT, format_of, read_meta
from kg.store.sources import keep, kept
from loaders import facts
from ontology.divisions import divisions
from ontology.errors import StoreError
from ontology.model import IDENTITIES, Extraction


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds."""

    documents: int
    stated: int
    inferred: int


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What was made of an old store.

    old: the folder in which it lies now. moved: identities of documents that are others now, before
    and after.
    missing: documents whose files are nowhere, left out because a person said so.
    """

    old: Path
    before: Counts
    after: Counts
    moved: Mapping[str, str]
    missing: tuple[str, ...]


def upgrade(
    folder: Path, documents: Path | None = None, *, without_missing: bool = False
) -> Upgraded | None:
    """Make a store of an old format anew; None if it is of the present one.

    documents: a folder with files that the store does not keep. without_missing: leave out what
    is nowhere. Raises StoreError, and what reading raises; the old store is then as it was.
    """
    if format_of(folder) == FORMAT:
        return None
    old, new = _beside(folder, "before"), _beside(folder, "new")
    if old.exists():
        raise StoreError(
            "an old store is kept there already", where=str(old), way_out="move it away first"
        )
    with acquire(folder, timeout=0):
        before = _documents(folder)
        readings = dict(_read(folder, before, documents))
        missing = [each.name for each in before if each.iri not in readings]
        if missing and not without_missing:
            raise StoreError(
                f"the files of these documents are not at hand: {'、'.join(missing)}",
                where=str(folder),
                way_out="--documents FOLDER says where they are; --without-missing leaves them out",
            )
        shutil.rmtree(new, ignore_errors=True)
        after = _write(new, readings, {each.iri: each.names for each in before})
    put_aside(folder, old, new)
    return Upgraded(
        old,
        _counts(before),
        _counts(after),
        {iri: made.document.iri for iri, (made, _) in readings.items() if iri != made.document.iri},
        tuple(missing),
    )


def _beside(folder: Path, what: str) -> Path:
    return folder.with_name(f"{folder.name}.{what}")


def _documents(folder: Path) -> list[StoredDocument]:
    meta = read_meta(folder, old=True)
    if journal.is_pending(folder):
        raise StoreError(
            "a load into it was stopped before it was written",
            where=str(folder),
            way_out="open it once with the kg that made it: kg status",
        )
    keys = sorted(meta.documents())
    told = [each for key in keys for each in [meta.entries[key].document] if each is not None]
    if len(told) == len(keys):
        return told
    inner = open_rdf(folder, read_only=True)
    return [StoredDocument.stored(inner, key) for key in keys]


_Readings = dict[str, tuple[Extraction, Path | None]]


def _read(
    folder: Path, documents: list[StoredDocument], more: Path | None
) -> Iterator[tuple[str, tuple[Extraction, Path | None]]]:
    """Each document by its old identity: read again, with its file; of bundled facts none."""
    by_hash = {} if more is None else files_by_hash([more])
    shipped = {made.document.sha256: made for made in map(signed, map(facts.read, facts.bundled()))}
    for each in documents:
        path = kept(folder, each.sha256) or by_hash.get(each.sha256)
        if path is not None and (each.has_text or each.sha256 not in shipped):
            yield each.iri, (_again(path, each), path)
        elif each.sha256 in shipped:
            yield each.iri, (shipped[each.sha256], None)


def _again(path: Path, document: StoredDocument) -> Extraction:
    """A document read again; as of the place that it was of where it shows another one now.

    Its own words go first: a code said by a person counts for the document's time, and without
    one for today's division of the code.
    """
    made = read_document(path, kind=document.kind_said)
    place = _place(document)
    if place is None or made.document.division.code == place:
        return made
    return read_document(path, place=place, kind=document.kind_said)


def _place(document: StoredDocument) -> str | None:
    """The division of the table that a document was loaded under; a person may have said so."""
    code = document.division.removeprefix(f"{IDENTITIES}division/")
    return code if code in divisions().by_key else None


def _write(
    new: Path, readings: _Readings, names: Mapping[str, tuple[str, ...]]
) -> list[StoredDocument]:
    plan = Plan((), lambda _: None, lambda _: (), replace=True)
    for iri, (made, _) in readings.items():
        plan.add(made, names[iri])
    changes = [*plan.changes(), *registry_changes(made for made, _ in readings.values())]
    with Store.open(new, write=True) as store:
        commit(store, changes)
        written = store.documents()
        for made, path in readings.values():
            if path is not None:
                keep(new, made.document.name, path.read_bytes())
    return written


def _counts(documents: list[StoredDocument]) -> Counts:
    return Counts(
        len(documents),
        sum(each.stated for each in documents),
        sum(each.inferred for each in documents),
    )
