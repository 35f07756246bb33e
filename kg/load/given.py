"""What a load is given: files, notes on those that need not be read, tables; what comes of it."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg.load.files import files, files_by_hash, left_out
from kg.load.read import Read, read_whole
from kg.load.readings import Note
from kg.load.report import LoadedDocument, LoadFailed, Skipped
from kg.run.divisions import read_extractions
from kg.run.fingerprint import signed
from kg.run.parquet import is_extract
from kg.run.processes import Work, each_done, fitting
from kg.store.sources import kept
from loaders import facts
from loaders.formats.files import take
from ontology.errors import KgError, ReadError, StoreError
from ontology.known import bundled

if TYPE_CHECKING:
    from kg.load.readings import Readings
    from kg.mirror.in_step import Progress
    from ontology.known import Known
    from ontology.model import SourceDocument

FEW = 40
"""Documents that are written in one step."""

PART = 8_000
"""Statements that are written in one step: what they take in memory is let go afterwards."""


@dataclass(frozen=True)
class Given:
    """What is to be read, and how: see :func:`kg.load.pipeline.load`."""

    sources: Sequence[Path]
    documents: Path | None
    place: str | None
    kind: str | None
    jobs: int | None
    readings: Readings

    @cached_property
    def _paths(self) -> Sequence[Path]:
        return list(files(self.sources)) if self.sources else facts.bundled()

    @cached_property
    def _notes(self) -> Mapping[Path, Note]:
        """Of files that need not be read."""
        return {path: note for path in self._paths if (note := self._note(path)) is not None}

    @property
    def many(self) -> bool:
        """Whether all of them at once may take more memory than is well used."""
        extracted = any(map(is_extract, self.sources))
        return extracted or len(self._paths) - len(self._notes) > FEW

    def results(self, tell: Progress) -> Generator[tuple[Path, Read | Note | KgError], None, None]:
        """Each file with what it states, or why it cannot be read, in order.

        Of one that need not be read, the note of when it was.
        """
        if self.kind is not None and any(map(is_extract, self.sources)):
            raise ReadError(
                "tables say already of which kind each document is",
                where=str(next(filter(is_extract, self.sources))),
                way_out="leave out --kind; it is for the documents themselves",
            )
        work: Work[Path, Read]
        if self.sources:
            jobs = self.jobs
            work = partial(read_whole, place=self.place, kind=self.kind)
        else:
            jobs = 1  # there is nothing to read in them by rules
            work = _bundled_reader(self.documents)
        paths, notes = self._paths, self._notes
        tell("reading", 0, len(paths))
        left = [path for path in paths if path not in notes]
        with closing(each_done(work, left, bundled(), fitting(left, jobs))) as done:
            for number, path in enumerate(paths, 1):
                result: Read | Note | KgError = notes[path] if path in notes else next(done)[1]
                tell(path.name, number, len(paths))
                yield path, result
        for folder in filter(is_extract, self.sources):
            yield from self._of_tables(folder, tell)
        tell("read", len(paths), len(paths))

    def _of_tables(self, folder: Path, tell: Progress) -> Iterator[tuple[Path, Read]]:
        """What a folder of tables holds; with a place, only what is of it, and of those below."""
        number = 0
        for number, extraction in enumerate(read_extractions(folder, code_of(self.place)), 1):
            name = extraction.document.name
            tell(name, number, 0)
            yield folder / name, Read.of(extraction)
        if not number:
            raise none_of(self.place, folder)

    def _note(self, path: Path) -> Note | None:
        """The note on a file that need not be read: of its bytes the store has all, undamaged."""
        if not self.sources:
            return None
        try:
            sha256 = hashlib.sha256(take(path)).hexdigest()
            note = self.readings.of(path.name, sha256, (self.place, self.kind))
            if note is None or kept(self.readings.store, sha256) is None:
                return None
        except (ReadError, StoreError):
            return None  # its reader says what is wrong; a damaged copy is made anew
        return note


class Taken:
    """What was read so far: the documents or notes in order, and what cannot be read.

    skip_bad: files that cannot be read are left out, if there are others.
    """

    def __init__(self, given: Given, *, skip_bad: bool) -> None:
        self._skip_bad = skip_bad
        self.found: list[SourceDocument | Note] = []
        self.reports: list[LoadedDocument] = []
        self.errors: list[KgError] = []
        self.skipped = list(left_out(given.sources))

    def take(self, results: Iterable[tuple[Path, Read | Note | KgError]]) -> Iterator[Read | Note]:
        """What can be read, in order."""
        for path, result in results:
            if isinstance(result, KgError):
                self.errors.append(result)
                self.skipped.append(Skipped(path.name, str(result)))
            else:
                known = result.extraction.document if isinstance(result, Read) else result
                self.found.append(known)
                yield result

    def parts(self, results: Iterable[tuple[Path, Read | Note | KgError]]) -> Iterator[list[Read]]:
        """What was read, as many statements at once as are well held in memory.

        After an error that ends the load, nothing more: but all are read, to tell of each.
        """
        part: list[Read] = []
        size = 0
        for each in self.take(results):
            if isinstance(each, Note) or (self.errors and not self._skip_bad):
                continue
            part.append(each)
            size += len(each.extraction.statements)
            if size >= PART:
                yield part
                part, size = [], 0
        if part and (self._skip_bad or not self.errors):
            yield part

    def require_good(self) -> None:
        """Raises the error, or the errors, that end the load."""
        if self.errors and not (self._skip_bad and self.found):
            raise self.errors[0] if len(self.errors) == 1 else LoadFailed(self.errors)


def code_of(place: str | None) -> str | None:
    """The code of a division that a person names to choose from tables. Raises NotFound."""
    if place is None:
        return None
    from loaders.extraction.division import settled

    return settled(place, None).code


def none_of(place: str | None, tables: Path) -> ReadError:
    """What is raised where tables hold nothing of a place."""
    return ReadError(
        f"the tables hold no documents of {place or 'any place'}",
        where=str(tables),
        way_out="kg extract fills them; --place takes a code, or a full path",
    )


def _bundled_reader(documents: Path | None) -> Work[Path, Read]:
    by_hash = {} if documents is None else files_by_hash([documents])

    def read_with_quotes(path: Path, _known: Known) -> Read:
        extraction = signed(facts.read(path))
        source = by_hash.get(extraction.document.sha256)
        if source is None:
            return Read.of(extraction)
        from loaders.formats import read

        return Read.of(facts.resolve_quotes(extraction, read(source).text))

    return read_with_quotes
