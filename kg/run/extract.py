"""`kg extract`: files in, a folder of Parquet out; no store, and no more memory for more files."""

from __future__ import annotations

import hashlib
import secrets
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from kg.run.fingerprint import fingerprint
from kg.run.parquet import Folder, Read, encoded, packed, province
from kg.run.processes import each_done, fitting
from kg.run.sources import Source, file_name, key, plain
from ontology.errors import ExportError, KgError, ReadError

if TYPE_CHECKING:
    from ontology.known import Known

PART_CLAIMS = 60_000
"""Claims of a part, about: some megabytes, and a row group of Parquet."""

HELD_CLAIMS = 240_000
"""Claims that wait in memory to be written, of all provinces together."""

WRITTEN_AT_ONCE = 2
"""Parts that are written beside the processes that read: these would wait, for this process gives
them their next document. Packing is done by Arrow, which leaves Python to go on."""


@dataclass
class Extracted:
    """What a run did. known: files that were done before. bad: those that cannot be read."""

    documents: int = 0
    claims: int = 0
    known: int = 0
    bad: list[dict[str, Any]] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)

    def took(self, kind: str, claims: int) -> None:
        """Count a document."""
        self.documents += 1
        self.claims += claims
        self.kinds[kind] += 1

    def refused(self, where: str, reason: str) -> None:
        """Count a file that cannot be read."""
        self.bad.append({"file": where, "reason": reason})


def extract(
    sources: Sequence[Source | Path],
    target: Path,
    known: Known,
    *,
    jobs: int | None = None,
    anew: bool = False,
    tell: Callable[[str, int, int], None] = lambda *_: None,
) -> Extracted:
    """Read files and write what they state as Parquet (:mod:`kg.run.parquet`).

    What a former run has done stays: a file is known by its name and bytes. known: registries
    and reviewed names. jobs: processes; None: as many as are worth it. anew: forget what is there.
    Raises ExportError where the folder cannot take it: it is no such folder, or what is there was
    read by other rules.
    """
    read_by, report = fingerprint(known), Extracted()
    with Folder(target) as folder:
        if anew:
            folder.clear()
        left = list(_left(sources, of_today(folder, read_by), report))
        work = partial(_packed, read_by=read_by)
        processes = fitting([each.path for each in left], jobs)
        tell("reading", 0, len(left))
        with (
            _Parts(folder, WRITTEN_AT_ONCE if processes > 1 else 0) as parts,
            closing(each_done(work, left, known, processes)) as results,
        ):
            for number, (source, result) in enumerate(results, 1):
                tell(source.name, number, len(left))
                if isinstance(result, KgError):
                    report.refused(str(source), str(result))
                else:
                    report.took(result.kind, result.claims)
                    parts.add(result)
            parts.finish()
        folder.bad(report.bad)
    return report


def _packed(source: Source, known: Known, *, read_by: str) -> Read:
    """What a process does with a document."""
    return read(source.name, source.take(), known, read_by, str(source))


def read(name: str, data: bytes, known: Known, read_by: str, where: str) -> Read:
    """A document as tables. name: what it goes by there; it is read by its file's name alone.

    Raises what :func:`kg.run.reading.fragment` does.
    """
    from kg.run.fingerprint import signed
    from kg.run.reading import fragment

    found = signed(fragment(file_name(name), data, known, where=where))
    return packed(found, read_by, name)


def of_today(folder: Folder, read_by: str) -> defaultdict[str, set[str]]:
    """The hashes of the documents of a folder, by their names.

    Raises ExportError where other rules have read some of them.
    """
    done = folder.done()
    others = sum(row["read_by"] != read_by for row in done)
    if others:
        raise ExportError(
            f"holds {others} documents that were read by other rules or registries",
            where=str(folder.path),
            way_out="--anew reads all again; or name a new folder",
        )
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in done:
        found[plain(row["document"])].add(row["sha256"])
    return found


def _left(
    sources: Iterable[Source | Path], done: defaultdict[str, set[str]], report: Extracted
) -> Iterator[Source]:
    """What is to be read. done: the hashes of what is there, by name; and then of these too."""
    for each in sources:
        source = Source(each.name, each) if isinstance(each, Path) else each
        try:
            sha256 = hashlib.sha256(source.take()).hexdigest()
        except ReadError as error:
            report.refused(str(source), str(error))
            continue
        there = done[source.name]
        if sha256 in there:
            report.known += 1
        else:
            yield source._replace(name=key(source.name, sha256, there))
            there.add(sha256)


class _Parts:
    """What is read, held until it makes a part, in a `with` block.

    beside: how many parts may be written while others are read; 0: none.
    """

    def __init__(self, folder: Folder, beside: int) -> None:
        self._folder = folder
        self._beside = beside
        self._threads = ThreadPoolExecutor(max(1, beside))  # none begins before it has work
        self._begun: deque[Future[None]] = deque()
        self._held: defaultdict[str, list[Read]] = defaultdict(list)
        self._claims: Counter[str] = Counter()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(cancel_futures=True)

    def add(self, read: Read) -> None:
        """Take a document. Raises what writing this or a former part does."""
        where = province(read.division)
        self._held[where].append(read)
        self._claims[where] += read.claims
        if self._claims[where] >= PART_CLAIMS:
            self._write(where)
        elif self._claims.total() >= HELD_CLAIMS:
            self._write(self._claims.most_common(1)[0][0])

    def finish(self) -> None:
        """Write what is left, and wait until all is written."""
        for where in sorted(self._held):
            self._write(where)
        while self._begun:
            self._begun.popleft().result()

    def _write(self, where: str) -> None:
        reads = self._held.pop(where)
        del self._claims[where]
        if not self._beside:
            self._encoded(where, reads)
            return
        if len(self._begun) == self._beside:
            self._begun.popleft().result()
        self._begun.append(self._threads.submit(self._encoded, where, reads))

    def _encoded(self, where: str, reads: Sequence[Read]) -> None:
        self._folder.write(where, secrets.token_hex(8), encoded(reads))
