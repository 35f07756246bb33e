"""Documents in, answers possible: reading, inference, the store, the embedded mirror.

A load is all or nothing: all documents are read before the first is written, and they are written
in one change; many are written part by part into a copy (:mod:`kg.store.staging`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.load import readings
from kg.load.commit import Applied, commit
from kg.load.files import files_by_hash
from kg.load.given import Given, Taken
from kg.load.plan import Plan
from kg.load.read import Read
from kg.load.readings import Note, Readings
from kg.load.registries import registry_changes
from kg.load.report import LoadedDocument, LoadReport, Skipped
from kg.load.told import corrected, edition_notices
from kg.mirror.engines import place
from kg.mirror.in_step import Following, Progress, bring_in_step, silent
from kg.run.fingerprint import fingerprint
from kg.run.parquet import is_extract
from kg.store import Store
from kg.store.journal import is_pending
from kg.store.meta import is_store, read_meta
from kg.store.sources import keep, prune
from kg.store.staging import can_stage, staged
from ontology.known import bundled
from ontology.model import SourceDocument

if TYPE_CHECKING:
    from kg.follow.editions import Told


def load(
    sources: Sequence[Path],
    folder: Path,
    *,
    replace: bool = False,
    dry_run: bool = False,
    skip_bad: bool = False,
    documents: Path | None = None,
    place_words: str | None = None,
    kind: str | None = None,
    jobs: int | None = 1,
    mirror: bool = True,
    progress: Progress | None = None,
) -> LoadReport:
    """Load documents, folders of documents, or (with no sources) the bundled data.

    folder: the store. replace: other content of the same document (place, title, date) takes
    the place of the old one (otherwise DocumentConflict). dry_run: read and report, write
    nothing. skip_bad: leave out files that cannot be read, and say so. documents: a folder with
    the source documents of the bundled data, for its quotes. place_words: the division that the
    sources are of, by code or path, where they leave it open. kind: the name of the kind that the
    sources are of, where their marks mislead. jobs: how many processes read;
    None: as many as are worth it. The result is the same with any. mirror: False leaves the
    embedded engine as it is, for a store that nobody asks.

    A folder that `kg extract` made is loaded from its tables; then place_words chooses: documents
    of this division and of those below it.

    Raises the first file's error, or LoadFailed for several; nothing is written then.
    """
    tell = progress or silent
    reading = Given(sources, documents, place_words, kind, jobs, _readings(folder))
    how = _How(reading, replace=replace, skip_bad=skip_bad, mirror=mirror)
    if reading.many and not dry_run and can_stage(folder):
        return _load_in_parts(how, folder, tell)
    found, skipped = _read_all(reading, skip_bad=skip_bad, tell=tell)
    if dry_run:
        return _dry(found, skipped, folder, replace=replace)
    if _is_in_step(found, folder, mirror=mirror):
        with Store.open(folder):  # which says so if it is damaged
            return LoadReport(tuple(_told(found, ())), skipped, written=False)
    read = _only_read(found)
    known = [each.extraction.document if isinstance(each, Read) else each for each in found]
    del found
    with Store.open(folder, write=True) as store:
        tell("writing", 0, 1)
        reports, done = _write(store, read, how)
        if done.written:
            _prune(store)
        tell("writing", 1, 1)
        if mirror and (done.written or place(folder).fingerprint != store.fingerprint):
            bring_in_step(store, place(folder), tell, done.drawing, delta=done.delta)
    return LoadReport(
        tuple(_told(known, reports)), skipped, done.written, began_anew=store.began_anew
    )


@dataclass(frozen=True)
class _How:
    """What a person asks of a load; see :func:`load`."""

    reading: Given
    replace: bool
    skip_bad: bool
    mirror: bool

    @cached_property
    def originals(self) -> Mapping[str, Path]:
        """The files that are read, by the hash of their bytes."""
        reading = self.reading
        sources = reading.sources or ([] if reading.documents is None else [reading.documents])
        return files_by_hash(path for path in sources if path.is_file() or path.is_dir())


def _write(store: Store, read: list[Read], how: _How) -> tuple[tuple[LoadedDocument, ...], Applied]:
    """Write what was read, with all that rests on it; what to tell of each document.

    read: is emptied, for what was read of a large document takes much room.
    """
    plan, reports = _plan(read, store, replace=how.replace)
    documents = [each.extraction.document for each in read]
    changes = [*plan.changes(), *registry_changes([each.extraction for each in read])]
    _keep_sources(store.folder, filter(plan.stands, documents), how)
    reports = _with_corrections(store, read, reports)
    removed = plan.removed
    del plan
    read.clear()
    done = commit(store, changes, removed)
    reports = _with_editions(documents, reports, done.editions)
    reading = how.reading
    if reading.sources and not any(map(is_extract, reading.sources)):
        _keep_notes(store, documents, reports, (reading.place, reading.kind))
    return reports, done


def _load_in_parts(how: _How, folder: Path, tell: Progress) -> LoadReport:
    """Many documents: read and written part by part, into a copy that takes the store's place."""
    read = Taken(how.reading, skip_bad=how.skip_bad)
    written = False
    with staged(folder) as stage, closing(how.reading.results(tell)) as results:
        with (
            Store.open(stage.folder, write=True) as store,
            Following(store, place(stage.folder)) as mirror,
        ):
            for part in read.parts(results):
                reports, done = _write(store, part, how)
                read.reports += reports
                written = written or done.written
                if how.mirror and done.written:
                    mirror.take(done.drawing, done.delta)
            read.require_good()
            _prune(store)
        if how.mirror and place(stage.folder).fingerprint != read_meta(stage.folder).fingerprint:
            with Store.open(stage.folder, write=True) as store:
                bring_in_step(store, place(stage.folder), tell)
    return LoadReport(
        tuple(_told(read.found, read.reports)), tuple(read.skipped), written, stage.began_anew
    )


def _with_corrections(
    store: Store, read: Sequence[Read], reports: Sequence[LoadedDocument]
) -> tuple[LoadedDocument, ...]:
    """The reports, with what a correction changes."""
    return tuple(
        report.with_notices(
            *corrected(store.stated(each.change.key), each.change.quads)
            if report.change == "replaced"
            else ()
        )
        for each, report in zip(read, reports, strict=True)
    )


def _with_editions(
    documents: Sequence[SourceDocument],
    reports: Sequence[LoadedDocument],
    editions: Mapping[str, Told],
) -> tuple[LoadedDocument, ...]:
    """The reports, with what is told of the editions that came or changed."""
    return tuple(
        report.with_notices(
            *edition_notices(editions[each.iri])
            if each.iri in editions and report.change not in _SEEN_BEFORE
            else ()
        )
        for each, report in zip(documents, reports, strict=True)
    )


_SEEN_BEFORE = ("unchanged", "same content", "quotes added")


def _readings(folder: Path) -> Readings:
    """What earlier loads noted; nothing where there is no store, or a load was killed."""
    digests = {}
    if is_store(folder) and not is_pending(folder):
        digests = {key: entry.digest for key, entry in read_meta(folder).entries.items()}
    return Readings(folder, fingerprint(bundled()), digests)


def _only_read(found: Iterable[Read | Note]) -> list[Read]:
    """Without what need not be read."""
    return [each for each in found if isinstance(each, Read)]


def _is_in_step(found: Iterable[Read | Note], folder: Path, *, mirror: bool) -> bool:
    """Whether nothing is to be done: nothing was read, and the mirror (where it is wanted) holds
    what the store does.
    """
    return (
        all(isinstance(each, Note) for each in found)
        and is_store(folder)
        and not is_pending(folder)
        and (not mirror or place(folder).fingerprint == read_meta(folder).fingerprint)
    )


def _told(
    found: Iterable[Read | Note | SourceDocument], reports: Iterable[LoadedDocument]
) -> Iterator[LoadedDocument]:
    """What is told of each file, once, in order. reports: of those that were read.

    found: what was read; of many only the documents, for the rest of them is let go.
    """
    read = iter(reports)
    told: set[tuple[str, str]] = set()
    for each in found:
        if isinstance(each, Note):
            key, report = (each.told.name, each.sha256), each.told
            report = dataclasses.replace(report, change="unchanged")
        else:
            document = each.extraction.document if isinstance(each, Read) else each
            key, report = (document.name, document.sha256), next(read)
        if key not in told:
            told.add(key)
            yield report


def _keep_notes(
    store: Store,
    documents: Sequence[SourceDocument],
    reports: Iterable[LoadedDocument],
    said: readings.Said,
) -> None:
    digests = {each.iri: store.digest(each.iri) or "" for each in documents}
    notes = Readings(store.folder, fingerprint(bundled()), digests)
    for document, told in zip(documents, reports, strict=True):
        notes.keep(document.sha256, said, document.iri, told)


def _keep_sources(folder: Path, documents: Iterable[SourceDocument], how: _How) -> None:
    """Keep the files that were read, so that `kg show` can show the text with its marks."""
    for document in documents:
        path = how.originals.get(document.sha256)
        if path is not None:
            keep(folder, document.name, path.read_bytes())


def _prune(store: Store) -> None:
    """Remove copies and notes of what is loaded no more."""
    documents = store.documents()
    prune(store.folder, (document.sha256 for document in documents))
    readings.prune(store.folder, ((n, each.sha256) for each in documents for n in each.names))


def remove(name: str, folder: Path) -> None:
    """Remove one document's facts and bring the embedded mirror in step. Raises NotFound."""
    read_meta(folder)  # an error here rather than a new empty store
    with Store.open(folder, write=True) as store:
        done = commit(store, (), (store.document_iri(name),))
        _prune(store)
        bring_in_step(store, place(folder), silent, delta=done.delta)


def _read_all(
    reading: Given, *, skip_bad: bool, tell: Progress
) -> tuple[list[Read | Note], tuple[Skipped, ...]]:
    read = Taken(reading, skip_bad=skip_bad)
    with closing(reading.results(tell)) as results:
        found = list(read.take(results))
    read.require_good()
    return found, tuple(read.skipped)


def _plan(
    read: Sequence[Read], store: Store, *, replace: bool
) -> tuple[Plan, tuple[LoadedDocument, ...]]:
    """What is to be written, and what to tell of each document."""
    plan = Plan(store.documents(), store.digest, store.statements, replace=replace)
    return plan, _added(plan, read)


def _added(plan: Plan, read: Iterable[Read]) -> tuple[LoadedDocument, ...]:
    return tuple(plan.add(each.extraction, change=each.change) for each in read)


def _dry(
    found: Sequence[Read | Note],
    skipped: tuple[Skipped, ...],
    folder: Path,
    *,
    replace: bool,
) -> LoadReport:
    read = _only_read(found)
    if not is_store(folder) or read_meta(folder).never_written:
        plan = Plan((), lambda _: None, lambda _: (), replace=replace)
        reports = _added(plan, read)
    else:
        with Store.open(folder) as store:
            _, reports = _plan(read, store, replace=replace)
    return LoadReport(tuple(_told(found, reports)), skipped, written=False)
