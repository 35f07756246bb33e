"""What comes of each division's documents on Spark: grouped there, done there, taken here.

    parts of a province ──mapInArrow: cut by division──► rows, a division and a part each
        ──grouped by division, applyInArrow: the documents, and what is done with them──► results

Two bands of divisions at a time, so a nation never passes through the memory of this process at
once; divisions side by side, and the next band beside the last of one, so a division with most of
the documents holds up nobody but itself. The machines write nothing: one that is killed changes
nothing, for another does the same again.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Set
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.run.cycles import look_for_cycles_seldom
from kg.run.divisions import Band, Result, Told, bands, cut, part_bytes, tables_in, together
from kg.run.in_turn import in_turn
from kg.run.parquet import opened, streamed
from kg.run.spark_session import TASKS_EACH, refused, require_kg
from kg.run.tables import NEEDED
from ontology.errors import KgError

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

    from ontology.known import Known

    Batches = Iterator[pa.RecordBatch]

SENT_CLAIMS = 3_000_000
"""Claims of a band, about: parts of some 125 MB."""

_BANDS = 2
"""At once: the largest division of one runs beside the beginning of the next."""

_LARGE = "spark.sql.execution.arrow.useLargeVarTypes"
"""A division may have more bytes than a column of Arrow's plain type holds."""

_FILES = ", ".join(f"{table} binary" for table in NEEDED)


def each_on(
    session: SparkSession, folder: Path, within: str | None, told: Told[Result], known: Known
) -> Iterator[Result]:
    """The same as :func:`kg.run.divisions.each_of`, in no certain order.

    Raises ExportError also where the machines have no kg, or another one, or do not survive it.
    """
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    require_kg(session, known)
    tasks = TASKS_EACH * session.sparkContext.defaultParallelism
    session.conf.set("spark.sql.shuffle.partitions", tasks)
    session.conf.set(_LARGE, "true")
    calls = (
        partial(_of, session, band, told, known, tasks)
        for band in bands(folder, within, SENT_CLAIMS)
    )
    try:
        for found in in_turn(calls, _BANDS):
            for data in found:
                result = pickle.loads(data)  # noqa: S301 - from our own machines
                if isinstance(result, KgError):
                    raise result
                yield result
    except (PySparkException, Py4JError) as error:
        raise refused(session, error) from error
    finally:
        with suppress(Py4JError, OSError):  # where Spark has gone, nothing is left to be unset
            session.conf.unset(_LARGE)


def _of(
    session: SparkSession, band: Band, told: Told[Result], known: Known, tasks: int
) -> list[bytes]:
    """What comes of the divisions of a band, pickled."""
    pieces = _sent(session, band, tasks).mapInArrow(
        _cutter(band.codes), f"division string, {_FILES}"
    )
    done = pieces.groupBy("division").applyInArrow(_worker(told, known), "result binary")
    return [row["result"] for row in done.toArrow().to_pylist()]


def _sent(session: SparkSession, band: Band, tasks: int) -> DataFrame:
    """The parts of a province that have some divisions, a row each."""
    rows = [tuple(part_bytes(band.folder, part).values()) for part in band.parts]
    sent = session.sparkContext.parallelize(rows, min(len(rows), tasks))
    return session.createDataFrame(sent, _FILES)


def _cutter(codes: Set[str]) -> Callable[[Batches], Batches]:
    def cutter(batches: Batches) -> Batches:
        import pyarrow as pa

        for batch in batches:
            for row in batch.to_pylist():
                for code, tables in cut(tables_in(row), codes):
                    made: dict[str, Any] = {"division": code}
                    made |= {name: streamed(table) for name, table in tables.items()}
                    yield pa.RecordBatch.from_pylist([made], schema=_schema())

    return cutter


def _schema() -> pa.Schema:
    import pyarrow as pa

    fields = [pa.field(name, pa.large_binary()) for name in NEEDED]
    return pa.schema([pa.field("division", pa.large_string()), *fields])


def _worker(told: Told[Result], known: Known) -> Callable[[pa.Table], pa.Table]:
    def worker(rows: pa.Table) -> pa.Table:
        """The parts of a division in, one row out: what comes of it, or why nothing does."""
        import pyarrow as pa

        look_for_cycles_seldom()
        held = rows.to_pylist()
        result: Result | KgError
        with known.in_use():
            try:
                documents = together([{name: opened(row[name]) for name in NEEDED} for row in held])
                result = told(held[0]["division"], documents)
            except KgError as error:
                result = error
        data = pickle.dumps(result, protocol=pickle.HIGHEST_PROTOCOL)
        schema = pa.schema([pa.field("result", pa.large_binary())])
        return pa.Table.from_pylist([{"result": data}], schema=schema)

    return worker
