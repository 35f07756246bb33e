"""`kg extract --engine spark`: the machines of a cluster read, this one writes the same folder.

    files, in waves ──mapInArrow: kg.run.reading.fragment──► rows, a document each (kept by Spark)
        what they are ──► here: which documents make which part of a province
        rows ──by part, applyInArrow: kg.run.parquet.encoded──► parts ──► here, written

What runs elsewhere writes nothing, so it may be killed, begun again or done twice: a part is
written once, by this process, as :mod:`kg.run.extract` does it. A wave that fails, because what
reads a file does not survive it, is read again in halves, down to the file: that is refused, and no
other. No step groups by division, so a county with most of the documents is no slower than others.
"""

from __future__ import annotations

import secrets
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.run.cycles import look_for_cycles_seldom
from kg.run.extract import PART_CLAIMS, Extracted, of_today, read
from kg.run.fingerprint import fingerprint
from kg.run.in_turn import in_turn
from kg.run.parquet import Folder, Read, encoded, province
from kg.run.schema import TABLES
from kg.run.sources import CONTENT, NAME, TABLE, Source, key, plain
from kg.run.spark_session import TASKS_EACH, line_of, require_kg
from ontology import late_re as re
from ontology.errors import ExportError, KgError, ReadError

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

    from ontology.known import Known

    Batches = Iterator[pa.RecordBatch]

Done = defaultdict[str, set[str]]
"""Of what is there, the hashes by name."""

Work = Callable[[str, bytes, "Known", str, str], Read]
"""What is done with a document: :func:`kg.run.extract.read`."""

_TOLD = "path string, name string, sha256 string, outcome string, reason string, "
_TOLD += "division string, kind string, said long"
"""Of each file, what came of it; `said`: how many claims. Then the tables, of those read."""
_FILES = ", ".join(f"{table} binary" for table in TABLES)

_WAVE_FILES, _WAVE_BYTES = 8_000, 256 << 20
"""Of a wave at most: its parts pass through the memory of this process."""

_FILES_EACH = 250
"""Of a wave at least, for each processor: a wave ends with some of them idle, and writes parts of
its own for each province, which cost work however few documents they hold."""

_WAVES = 2
"""At once: what ends one wave runs beside the beginning of the next."""

_STARTING = 20_000
"""Bytes of a document that take as long to read as a document does whatever its length."""


class File(NamedTuple):
    """A document to be read.

    path: what it is told apart by: as the machines open it. size: bytes. scheme: whether Spark
    itself opens it. below: its path below what was given. source: how a machine takes it, if not by
    its path. table: the address of the table that it is a row of.
    """

    path: str
    size: int
    scheme: bool = False
    below: str = ""
    source: Source | None = None
    table: str = ""

    @classmethod
    def of(cls, source: Source) -> File:
        """A file or row that all machines find under the same path."""
        path = source.path.absolute()
        told = str(path) if source.row is None else f"{path}#{source.row}"
        size = path.stat().st_size if source.row is None and path.is_file() else 0
        return cls(told, size, below=source.name, source=source._replace(path=path))

    @property
    def name(self) -> str:
        return self.below or self.path.rstrip("/").rpartition("/")[2]

    def take(self) -> bytes:
        """Its bytes, where Spark has not read them."""
        return (self.source or Source(self.name, Path(self.path))).take()


def is_address(source: str) -> bool:
    """Whether a source is an address that Spark reads (hdfs://…, s3a://…)."""
    return "://" in source


def listed(session: SparkSession, sources: Iterable[str]) -> Iterator[File]:
    """The documents at addresses, and in the folders there.

    Raises ReadError where there are none, or nothing can be read.
    """
    from pyspark.errors import PySparkException

    from loaders.formats.sniff import ENDINGS

    for source in sources:
        try:
            if source.rstrip("/").lower().endswith(TABLE):
                yield from _rows_at(session, source)
                continue
            reader = session.read.format("binaryFile").option("recursiveFileLookup", "true")
            rows = reader.load(source).select("path", "length").collect()
        except PySparkException as error:
            raise ReadError(f"Spark cannot read it ({line_of(error)})", where=source) from error
        found = [
            File(row["path"], row["length"], scheme=True, below=_below(row["path"], source))
            for row in rows
        ]
        documents = [each for each in found if each.name.lower().endswith(tuple(ENDINGS))]
        if not documents:
            raise ReadError(f"has no documents ({', '.join(sorted(ENDINGS))})", where=source)
        yield from sorted(documents, key=lambda each: each.path)


def _rows_at(session: SparkSession, address: str) -> Iterator[File]:
    """The documents of a table at an address."""
    told = session.read.parquet(address).selectExpr(NAME, f"length({CONTENT}) AS size").collect()
    for row in sorted(told):
        name = str(row[NAME]).strip("/")
        yield File(f"{address}#{row[NAME]}", row["size"] or 0, True, name, table=address)


def _below(path: str, source: str) -> str:
    """The part of an address below the folder that was given; of a pattern, below what it fixes."""
    given = source.partition("://")[2]
    folder = re.split(r"[*?\[{]", given)[0]
    if folder != given:
        folder = folder.rpartition("/")[0]
    folder = "/" + folder.partition("/")[2].strip("/")
    return path.partition(f"{folder}/")[2] or path.rstrip("/").rpartition("/")[2]


def extract_on(
    session: SparkSession,
    files: Iterable[File],
    target: Path,
    known: Known,
    *,
    anew: bool = False,
    tell: Callable[[str, int, int], None] = lambda *_: None,
    work: Work = read,
) -> Extracted:
    """Read files on Spark and write what they state as Parquet (:mod:`kg.run.parquet`).

    The same as :func:`kg.run.extract.extract` writes, up to how documents are put in parts. Raises
    ExportError also where the machines have no kg, or another one.
    """
    read_by, report = fingerprint(known), Extracted()
    with Folder(target) as folder:
        if anew:
            folder.clear()
        done = of_today(folder, read_by)
        wanted = [file for file in files if _wanted(file, report)]
        require_kg(session, known)
        parallel = session.sparkContext.defaultParallelism
        session.conf.set("spark.sql.shuffle.partitions", TASKS_EACH * parallel)
        number = 0
        tell("reading", 0, len(wanted))
        for once in rounds(wanted):
            reading = _Reading(session, known, read_by, {}, work)
            for wave in in_turn(_calls(reading, _waves(once, session), done), _WAVES):
                for where, files_of in wave.parts:
                    folder.write(where, secrets.token_hex(8), files_of)
                for row in wave.told:
                    number += 1
                    tell(row["name"], number, len(wanted))
                    _count(row, report, done)
        folder.bad(report.bad)
    return report


def _wanted(file: File, report: Extracted) -> bool:
    """Whether a file can be sent to Spark at all; if not, that is reported."""
    from loaders.formats.files import MAX_BYTES, too_large

    try:
        file.path.encode()
    except UnicodeEncodeError:
        what = "the file's name is not text (UTF-8)"
        report.refused(file.path, str(ReadError(what, where=file.path, way_out="rename the file")))
        return False
    if file.scheme and file.size > MAX_BYTES:
        report.refused(file.path, str(too_large(file.path)))
        return False
    return True


def rounds(files: Sequence[File]) -> list[list[File]]:
    """No two files of one name in a round: who comes later is told what became of the first."""
    found: list[list[File]] = []
    seen: Counter[str] = Counter()
    for file in files:
        if seen[file.name] == len(found):
            found.append([])
        found[seen[file.name]].append(file)
        seen[file.name] += 1
    return found


def _waves(files: Sequence[File], session: SparkSession) -> Iterator[list[File]]:
    most = min(_WAVE_FILES, _FILES_EACH * max(2, session.sparkContext.defaultParallelism))
    wave: list[File] = []
    size = 0
    for file in files:
        same = not wave or wave[0].scheme == file.scheme
        if wave and (len(wave) >= most or size + file.size > _WAVE_BYTES or not same):
            yield wave
            wave, size = [], 0
        wave.append(file)
        size += file.size
    if wave:
        yield wave


def _count(row: Mapping[str, Any], report: Extracted, done: Done) -> None:
    if row["sha256"]:
        done[plain(row["name"])].add(row["sha256"])
    if row["outcome"] == "read":
        report.took(row["kind"], row["said"])
    elif row["outcome"] == "known":
        report.known += 1
    else:
        report.refused(row["path"], row["reason"])


@dataclass
class _Wave:
    """What came of some files: a row each, and parts by province."""

    told: list[dict[str, Any]] = field(default_factory=list)
    parts: list[tuple[str, dict[str, bytes]]] = field(default_factory=list)


def _calls(
    reading: _Reading, waves: Iterator[list[File]], done: Done
) -> Iterator[Callable[[], _Wave]]:
    """How each wave is read. done: what is there, by name, when it is begun."""
    for wave in waves:
        there = {file.name: frozenset(done[file.name]) for file in wave if file.name in done}
        yield partial(reading.with_done(there).of, wave)


@dataclass(frozen=True)
class _Reading:
    """How files are read on the machines. done: the hashes of what is there, by name."""

    session: SparkSession
    known: Known
    read_by: str
    done: Mapping[str, Set[str]]
    work: Work

    def with_done(self, done: Mapping[str, Set[str]]) -> _Reading:
        return _Reading(self.session, self.known, self.read_by, done, self.work)

    def of(self, files: Sequence[File]) -> _Wave:
        """What comes of files. Where their wave fails: of its halves, one after the other."""
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException, PythonException

        try:
            return self._once(files)
        except PythonException as error:
            # What is wrong with a file is told in its row: this is wrong with all of them.
            raise ExportError(f"the machines of Spark cannot run kg ({line_of(error)})") from error
        except (PySparkException, Py4JError) as error:
            if self.session.sparkContext._jsc.sc().isStopped():
                raise ExportError(f"Spark has ended ({line_of(error)})") from error
            if len(files) == 1:
                return _Wave([_lost(files[0], error)])
            half = len(files) // 2
            first, second = self.of(files[:half]), self.of(files[half:])
            return _Wave(first.told + second.told, first.parts + second.parts)

    def _once(self, files: Sequence[File]) -> _Wave:
        from pyspark.sql.functions import broadcast

        order = {file.path: number for number, file in enumerate(files)}
        rows = self._frame(files).mapInArrow(self._reader(files), f"{_TOLD}, {_FILES}").persist()
        try:
            told = rows.drop(*TABLES).toArrow().to_pylist()
            told.sort(key=lambda row: order[row["path"]])
            plan = planned(told)
            if not plan:
                return _Wave(told)
            parts = broadcast(self.session.createDataFrame(plan, "path string, part long"))
            held = rows.join(parts, "path").groupBy("part")
            made = held.applyInArrow(_encoder(), f"place string, {_FILES}").toArrow()
        finally:
            rows.unpersist()
        return _Wave(told, [(row.pop("place"), row) for row in made.to_pylist()])

    def _frame(self, files: Sequence[File]) -> DataFrame:
        """path, and the content where Spark reads it itself."""
        from pyspark.sql.functions import broadcast, col, concat, lit

        if files[0].table:
            table = self.session.read.parquet(files[0].table)
            path = concat(lit(f"{files[0].table}#"), col(NAME))
            wanted = self.session.createDataFrame([(file.path,) for file in files], "path string")
            held = table.select(path.alias("path"), col(CONTENT).cast("binary").alias("content"))
            return held.join(broadcast(wanted), "path").dropDuplicates(["path"])
        if files[0].scheme:
            loaded = self.session.read.format("binaryFile").load([_escaped(f.path) for f in files])
            return loaded.select("path", "content")
        context = self.session.sparkContext
        chunks = chunked(files, TASKS_EACH * context.defaultParallelism)
        rows = context.parallelize(chunks, len(chunks)).flatMap(lambda chunk: chunk)
        return self.session.createDataFrame(rows, "path string, content binary")

    def _reader(self, files: Sequence[File]) -> Callable[[Batches], Batches]:
        of = {file.path: file for file in files}
        known, read_by, done, work = self.known, self.read_by, self.done, self.work

        def read_one(name: str, data: bytes, where: str) -> Read:
            return work(name, data, known, read_by, where)

        def reader(batches: Batches) -> Batches:
            look_for_cycles_seldom()
            for batch in batches:
                for row in batch.to_pylist():
                    file = of[row["path"]]
                    there = done.get(file.name, frozenset())
                    yield _row(_answer(file, row["content"], there, read_one))

        return reader


def chunked(files: Sequence[File], most: int) -> list[list[tuple[str, None]]]:
    """The paths of files, in as many lists at most, of about the same work."""
    share = sum(file.size + _STARTING for file in files) / most
    chunks: list[list[tuple[str, None]]] = []
    weight = share
    for file in files:
        if weight >= share:
            chunks.append([])
            weight = 0
        chunks[-1].append((file.path, None))
        weight += file.size + _STARTING
    return chunks


def planned(told: Iterable[Mapping[str, Any]]) -> list[tuple[str, int]]:
    """Of each document that was read, the number of its part: of one province, and not too long."""
    plan: list[tuple[str, int]] = []
    part, place, claims = 0, "", 0
    readable = (row for row in told if row["outcome"] == "read")
    for row in sorted(readable, key=lambda row: (row["division"], row["name"])):
        if province(row["division"]) != place or claims >= PART_CLAIMS:
            part, place, claims = part + 1, province(row["division"]), 0
        plan.append((row["path"], part))
        claims += row["said"]
    return plan


def _answer(
    file: File,
    content: bytes | None,
    there: Set[str],
    read_one: Callable[[str, bytes, str], Read],
) -> dict[str, Any]:
    """What a machine does with a file: a row, whatever comes of it.

    content: where Spark has read it. there: the hashes of what goes by its name already.
    """
    import hashlib

    from loaders.formats.files import taken

    path = file.path
    said = {"path": path, "name": file.name, "outcome": "bad"}
    try:
        data = file.take() if content is None else taken(content, path)
        sha256 = hashlib.sha256(data).hexdigest()
        said["sha256"] = sha256
        if sha256 in there:
            return {**said, "outcome": "known"}
        said["name"] = key(file.name, sha256, there)
        found = read_one(said["name"], data, path)
    except KgError as error:
        return {**said, "reason": str(error)}
    except Exception as error:  # noqa: BLE001 - told in the row of the file, which is listed
        reason = f"cannot be read because of a defect of kg ({type(error).__name__}: {error})"
        return {**said, "reason": str(ReadError(reason, where=path))}
    return {
        **said,
        "outcome": "read",
        "division": found.division,
        "kind": found.kind,
        "said": found.claims,
        **found.tables,
    }


def _row(said: Mapping[str, Any]) -> pa.RecordBatch:
    import pyarrow as pa

    texts = ("path", "name", "sha256", "outcome", "reason", "division", "kind")
    types = [pa.field(name, pa.string()) for name in texts]
    types += [pa.field("said", pa.int64()), *(pa.field(name, pa.binary()) for name in TABLES)]
    return pa.RecordBatch.from_pylist([dict(said)], schema=pa.schema(types))


def _encoder() -> Callable[[pa.Table], pa.Table]:
    def encoder(rows: pa.Table) -> pa.Table:
        """The documents of a part in, one row out: the bytes of its files."""
        import pyarrow as pa

        reads = [
            Read(
                name=row["name"],
                sha256=row["sha256"],
                division=row["division"],
                kind=row["kind"],
                claims=row["said"],
                tables={table: row[table] for table in TABLES},
            )
            for row in rows.to_pylist()
        ]
        types = [pa.field("place", pa.string()), *(pa.field(name, pa.binary()) for name in TABLES)]
        made = {"place": province(reads[0].division), **encoded(reads)}
        return pa.Table.from_pylist([made], schema=pa.schema(types))

    return encoder


def _lost(file: File, error: Exception) -> dict[str, Any]:
    reason = ReadError(
        f"the process that read it ended without a result ({line_of(error)})",
        where=file.path,
        way_out="leave the file out, or read it alone, with more memory",
    )
    return {
        "path": file.path,
        "name": file.name,
        "sha256": None,
        "outcome": "bad",
        "reason": str(reason),
    }


def _escaped(path: str) -> str:
    """A path as Spark's reader takes it, which looks for patterns in paths."""
    return "".join(f"\\{sign}" if sign in "\\*?[]{},^" else sign for sign in path)
