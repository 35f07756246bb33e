"""Documents in, answers possible: reading, inference, the store, the embedded mirror.

All documents of one `kg load` are read before the first is written, and they are written
in one change: a load is all or nothing.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import DocumentConflict, KgError, MirrorError, ReadError, StoreLocked
from kg.model import Extraction, Outcome
from kg.rdf import extraction_quads, registry_graph, registry_quads, stated_graph
from kg.sources import keep, prune
from kg.store import READ_PATIENCE, Change, Store, fingerprint, read_meta
from loaders import facts

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.mirror.embedded import EmbeddedEngine
    from kg.projection import PropertyGraph

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".tsv"})
"""What is taken from a folder; a file named by itself is tried whatever its ending."""

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    """What a load did with one document.

    change: `new`, `replaced`, `quotes added` (the text came to bundled facts), `unchanged`.
    account: how many of its cells and sentences were stated, kept as text, rejected.
    rejected: the pieces that were rejected, each with place and reason.
    claims: how many claims of each predicate, inferred ones apart.
    """

    name: str
    kind: str
    title: str
    change: str
    account: dict[Outcome, int]
    rejected: tuple[str, ...]
    claims: dict[str, int]
    inferred: dict[str, int]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not loaded, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did; `written` is False where nothing needed to be."""

    documents: tuple[LoadedDocument, ...]
    skipped: tuple[Skipped, ...]
    written: bool


class LoadFailed(KgError):
    """One or more files cannot be loaded; nothing was written.

    errors: one for each file, in order.
    """

    def __init__(self, errors: Sequence[KgError]) -> None:
        self.errors = tuple(errors)
        super().__init__(
            f"{len(errors)} files cannot be loaded, so nothing was",
            way_out="--skip-bad loads the others",
        )


def read_document(path: Path) -> Extraction:
    """Read one document: its statements, and what follows from them by rule.

    Raises ReadError, TableError, UnknownDocumentKind, AccountError.
    """
    from loaders import extract
    from loaders.reading import read

    try:
        path.name.encode()
    except UnicodeEncodeError:
        raise ReadError(
            "the file's name is not text (UTF-8)", where=str(path), way_out="rename the file"
        ) from None
    return infer(extract(read(path)))


def infer(extraction: Extraction) -> Extraction:
    """Add what follows by rule: aliases, members of groups, strategies, verdicts, checks."""
    from kg.assess import assess
    from kg.infer import expand_groups
    from kg.link import TABLES
    from kg.resolve import resolve_aliases
    from kg.strategies import strategy_statements
    from loaders.language.known_names import known_names
    from loaders.language.registry import registry_of

    division = extraction.document.division
    names = known_names(division)
    extraction = resolve_aliases(extraction, names)
    registry = registry_of(division.code)
    expanded = [] if registry is None else expand_groups(extraction, registry)
    # Only a table reports on its tasks; a plan or a report has promised, and says no more.
    judged = assess(extraction) if extraction.document.kind in TABLES else []
    return extraction.with_statements(*expanded, *strategy_statements(extraction, names), *judged)


def load(
    sources: Sequence[Path],
    folder: Path,
    *,
    replace: bool = False,
    dry_run: bool = False,
    skip_bad: bool = False,
    documents: Path | None = None,
    progress: Progress | None = None,
) -> LoadReport:
    """Load documents, folders of documents, or (with no sources) the bundled data.

    folder: the store. replace: a document of the same name but other content takes the
    place of the old one (otherwise DocumentConflict). dry_run: read and report, write
    nothing. skip_bad: leave out files that cannot be read, and say so. documents: a
    folder with the source documents of the bundled data, for its quotes.

    Raises the first file's error, or LoadFailed for several; nothing is written then.
    """
    tell = progress or _silent
    extractions, skipped = _read_all(sources, documents, skip_bad=skip_bad, tell=tell)
    if dry_run:
        return _dry(extractions, skipped, folder, replace=replace)
    with Store.open(folder, write=True) as store:
        changes, reports = _plan(extractions, store, replace=replace)
        tell("writing", 0, 1)
        _keep_sources(folder, extractions, sources or (() if documents is None else (documents,)))
        written, graph = _apply(store, changes)
        if written:
            prune(folder, (document.sha256 for document in store.documents()))
        tell("writing", 1, 1)
        if written or not _in_step(folder, store.fingerprint):
            _mirror(store, tell, graph)
    return LoadReport(reports, skipped, written)


def _keep_sources(folder: Path, extractions: Iterable[Extraction], sources: Sequence[Path]) -> None:
    """Keep the files that were read, so that `kg show` can show the text with its marks."""
    paths = files_by_hash(path for path in sources if path.is_file() or path.is_dir())
    for extraction in extractions:
        path = paths.get(extraction.document.sha256)
        if path is not None:
            keep(folder, extraction.document.name, path.read_bytes())


def remove(name: str, folder: Path) -> None:
    """Remove one document's facts and bring the embedded mirror in step. Raises NotFound."""
    read_meta(folder)  # an error here rather than a new empty store
    with Store.open(folder, write=True) as store:
        _apply(store, (), without=(store.document_iri(name),))
        prune(folder, (document.sha256 for document in store.documents()))
        _mirror(store, _silent)


@contextmanager
def engine(folder: Path) -> Iterator[EmbeddedEngine]:
    """The embedded Cypher engine, open for reading and in step with the RDF.

    If a killed load left it behind, it is synced first; if a load is at work, it is waited
    for, as :meth:`kg.store.Store.open` does. Raises StoreError, StoreLocked.
    """
    deadline = time.monotonic() + READ_PATIENCE
    while True:
        try:
            opened = _open_engine(folder)
            break
        except StoreLocked:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
    with opened:
        yield opened


def _open_engine(folder: Path) -> EmbeddedEngine:
    from kg.mirror.embedded import EmbeddedEngine

    meta = read_meta(folder)
    if (folder / "journal.nq").exists() or not _in_step(folder, fingerprint(meta)):
        with Store.open(folder, write=True) as store:
            _mirror(store, _silent)
    try:
        return EmbeddedEngine.open(folder / "graph")
    except MirrorError:  # damaged: made again from the RDF
        with Store.open(folder, write=True) as store:
            _mirror(store, _silent, anew=True)
        return EmbeddedEngine.open(folder / "graph")


def _in_step(folder: Path, expected: str) -> bool:
    from kg.mirror.embedded import mirrored_fingerprint

    return mirrored_fingerprint(folder / "graph") == expected


def _mirror(
    store: Store, tell: Progress, graph: PropertyGraph | None = None, *, anew: bool = False
) -> None:
    """Bring the mirror in step with the store; `anew` makes it from nothing.

    graph: what the store holds, where it is projected already.
    A mirror that cannot be synced is made anew as well. Raises MirrorError if that fails too:
    the documents are loaded then, and the next question tries again.
    """
    from kg.mirror.embedded import EmbeddedEngine, discard
    from kg.mirror.sync import sync
    from kg.projection import project

    tell("mirroring", 0, 1)
    if graph is None:
        graph = project(store.quads())
    folder = store.folder / "graph"
    if anew:
        discard(folder)
    try:
        with EmbeddedEngine.open(folder, write=True) as opened:
            sync(graph, opened)
            opened.fingerprint = store.fingerprint
    except MirrorError as error:
        if not anew:
            _mirror(store, tell, graph, anew=True)
            return
        raise MirrorError(
            f"the mirror for Cypher cannot be made ({error.what})",
            where=error.where,
            way_out="the documents themselves are safe; make room on the disk and ask again",
        ) from error
    tell("mirroring", 1, 1)


def _read_all(
    sources: Sequence[Path], documents: Path | None, *, skip_bad: bool, tell: Progress
) -> tuple[list[Extraction], tuple[Skipped, ...]]:
    if not sources:
        paths = facts.bundled()
        reader = _bundled_reader(documents)
    else:
        paths = list(_files(sources))
        reader = read_document
    extractions: list[Extraction] = []
    errors: list[KgError] = []
    skipped = list(_left_out(sources))
    for number, path in enumerate(paths):
        tell(path.name, number, len(paths))
        try:
            extractions.append(reader(path))
        except KgError as error:
            errors.append(error)
            skipped.append(Skipped(path.name, str(error)))
    tell("read", len(paths), len(paths))
    if errors and not (skip_bad and extractions):
        raise errors[0] if len(errors) == 1 else LoadFailed(errors)
    _check_names(extractions)
    return extractions, tuple(skipped)


def _bundled_reader(documents: Path | None) -> Callable[[Path], Extraction]:
    if documents is None:
        return facts.read
    by_hash = files_by_hash([documents])

    def read_with_quotes(path: Path) -> Extraction:
        extraction = facts.read(path)
        source = by_hash.get(extraction.document.sha256)
        if source is None:
            return extraction
        from loaders.reading import read

        return facts.resolve_quotes(extraction, read(source).text)

    return read_with_quotes


def _files(sources: Iterable[Path]) -> Iterator[Path]:
    for source in sources:
        if not source.is_dir():
            yield source  # a missing file is reported by its reader
            continue
        found = [path for path in _inside(source) if path.suffix.lower() in SUFFIXES]
        if not found:
            raise ReadError(
                f"the folder has no documents ({', '.join(sorted(SUFFIXES))})",
                where=str(source),
                way_out="name the files themselves, or another folder",
            )
        yield from found


def _inside(folder: Path) -> list[Path]:
    """The files of a folder and of those below it, but nothing hidden."""
    return sorted(
        path
        for path in folder.rglob("*")
        if not path.is_dir()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def _left_out(sources: Iterable[Path]) -> Iterator[Skipped]:
    """What a folder holds that is no text: left out, but not without a word."""
    for source in sources:
        for path in _inside(source) if source.is_dir() else ():
            if path.suffix.lower() not in SUFFIXES:
                reason = f"{path}: not read, a folder's files are read if they end in "
                yield Skipped(path.name, reason + " ".join(sorted(SUFFIXES)))


def files_by_hash(sources: Iterable[Path]) -> dict[str, Path]:
    """Documents and those of folders by the sha256 of their bytes. Raises ReadError."""
    return {_sha256(path): path for path in _files(sources)}


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ReadError(f"cannot be read ({error.strerror})", where=str(path)) from error


def _check_names(extractions: Sequence[Extraction]) -> None:
    seen: dict[str, str] = {}
    for extraction in extractions:
        document = extraction.document
        other = seen.setdefault(document.name, document.sha256)
        if other != document.sha256:
            raise DocumentConflict(
                "two files of this name, but different content, in one load",
                where=document.name,
                way_out="rename one of them: a document goes by its file name",
            )


def _plan(
    extractions: Sequence[Extraction], store: Store, *, replace: bool
) -> tuple[list[Change], tuple[LoadedDocument, ...]]:
    changes: dict[str, Change] = {}
    reports: dict[str, LoadedDocument] = {}
    loaded = {document.name: document for document in store.documents()}
    for extraction in extractions:
        document = extraction.document
        change = Change.of_document(document.iri, document.name, extraction_quads(extraction))
        known = loaded.get(document.name)
        if known is None:
            verb = "new"
        elif store.digest(document.iri) == change.digest:
            verb = "unchanged"
        elif known.sha256 == document.sha256 and not known.has_text:
            verb = "quotes added"
        elif known.sha256 == document.sha256 and not document.has_text:
            verb = "unchanged"  # bundled facts say no more than the document itself
        elif replace or known.sha256 == document.sha256:
            # The same bytes read by another version of the rules need no permission.
            verb = "replaced"
        else:
            raise DocumentConflict(
                "a document of this name but other content is loaded already",
                where=document.name,
                way_out="--replace puts this one in its place; or rename the file",
            )
        if verb != "unchanged":
            changes[document.iri] = change
        reports[document.iri] = _report(extraction, verb)
        for key, registry_change in _registry_change(document.division.code):
            changes[key] = registry_change
    return list(changes.values()), tuple(reports.values())


def _apply(
    store: Store, changes: Sequence[Change], *, without: Sequence[str] = ()
) -> tuple[bool, PropertyGraph | None]:
    """Write the changes, and with them the links between documents as they are afterwards.

    The links are made anew from all reports and tables, in the same change as the documents:
    a killed load leaves no link to what is not there. without: IRIs of documents to remove.
    Returns whether anything was written, and what the store holds as a property graph, where
    that is known without reading the store: it was empty.
    """
    from kg.link import LINKED_KINDS, link_quads, links_graph

    touched = {each.key for each in changes} | set(without)
    quads: list[Quad] = []
    for document in store.documents():
        if document.kind in LINKED_KINDS and document.iri not in touched:
            quads.extend(store.quads(document.iri))
    for each in changes:
        graph = stated_graph(each.key)
        quads.extend(quad for quad in each.quads if quad.graph_name == graph)
    links = link_quads(quads)
    key = links_graph()
    if links:
        changes = [*changes, Change.of_graph(key, "links", links)]
    else:
        without = (*without, key)
    if not (store.empty and changes):
        return store.apply(changes, without=without), None
    graphs: list[PropertyGraph] = []

    def projecting() -> None:
        from kg.projection import project

        graphs.append(project(chain.from_iterable(each.quads for each in changes)))

    written = store.apply(changes, without=without, meanwhile=projecting)
    return written, graphs[0]


def _registry_change(code: str) -> Iterator[tuple[str, Change]]:
    from loaders.language.known_names import known_names
    from loaders.language.registry import registry_of

    registry = registry_of(code)
    if registry is not None:
        graph = registry_graph(code).value
        yield (
            graph,
            Change.of_graph(
                graph, f"registry/{code}", registry_quads(registry, known_names(registry.division))
            ),
        )


def _report(extraction: Extraction, change: str) -> LoadedDocument:
    claims: Counter[str] = Counter()
    inferred: Counter[str] = Counter()
    for statement in extraction.statements:
        (inferred if statement.rule else claims)[statement.predicate] += 1
    rejected = tuple(
        f"row {entry.row}, {entry.column}: {entry.reason}"
        if entry.row is not None
        else f"characters {entry.start}-{entry.end}: {entry.reason}"
        for entry in extraction.account
        if entry.outcome is Outcome.REJECTED
    )
    document = extraction.document
    return LoadedDocument(
        name=document.name,
        kind=document.kind,
        title=document.title,
        change=change,
        account=extraction.counts(),
        rejected=rejected,
        claims=dict(sorted(claims.items())),
        inferred=dict(sorted(inferred.items())),
        notices=extraction.notices,
    )


def _dry(
    extractions: Sequence[Extraction],
    skipped: tuple[Skipped, ...],
    folder: Path,
    *,
    replace: bool,
) -> LoadReport:
    if not (folder / "store.json").exists():
        reports = tuple(_report(extraction, "new") for extraction in extractions)
        return LoadReport(reports, skipped, written=False)
    with Store.open(folder) as store:
        _, reports = _plan(extractions, store, replace=replace)
    return LoadReport(reports, skipped, written=False)


def _silent(what: str, done: int, total: int) -> None:
    """No progress to show."""
