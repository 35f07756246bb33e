"""`make bench-nation`: an invented nation's documents into Parquet, and asked there.

Documents of :mod:`benchmarks.nation`, in a folder that is thrown away. `kg extract` runs as a whole
process: with one job, with as many as there are processors, and on Spark with as many; each with
seconds that passed, seconds that processors worked for it (with all processes that it started), and
the most memory of all of them together; and how many times as fast all processes are as one. What
Spark takes to start is told by a run over one short document, and taken off for the ratio.

Then what follows between documents is put together, and a Neo4j is filled. Then the views of
`docs/nation.md` are asked in DuckDB, each the median of three turns: as many rows as there are,
beside a store of the same (--embedded), and (--claims) of copies of these tables. --steps says what
is done of that; the documents are read with all processors in any case (a thousand: about a minute
on two; all steps about half an hour). --folder keeps the documents and tables of each size: another
turn with other steps reads nothing anew.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import duckdb

import queries
from benchmarks.bench import Run
from benchmarks.many_claims import multiply
from benchmarks.nation import nation, write
from benchmarks.watched import watched
from kg.answer.ask import ask
from kg.mirror.local_server import admin

ROOT = Path(__file__).resolve().parent.parent
NATIONAL = {
    "unit_load": "province, kind, count(*), sum(tasks), sum(not_met) FROM unit_load",
    "unmet": "province, verdict, count(*), count(goal) FROM unmet",
    "shared": "province, unit_count, count(*) FROM shared",
    "figures": "province, figure, count(*), sum(value) FROM figures "
    "WHERE indicator = '新增公共停车泊位'",
    "coverage": "province, kind, count(*), sum(stated) / sum(pieces) FROM coverage",
}
"""Of each view of the page, what a nation is asked: counted by province and kind; the figures
of one indicator."""


def extracted(folder: Path, source: str, target: str, *how: str) -> Run:
    """`kg extract` of a file or folder."""
    command = [sys.executable, "-m", "kg", "extract", str(folder / source)]
    command += ["-o", str(folder / target), *how]
    return watched(command, {**os.environ, "PYTHONPATH": str(ROOT), "KG_REGISTRY": ""})


def views(connection: duckdb.DuckDBPyConnection, folder: Path, place: str | None) -> None:
    """The views of the page on the tables of a folder. place: of one division alone."""
    page = (ROOT / "docs" / "nation.md").read_text("utf-8")
    for each in re.findall(r"^```sql\n(CREATE.*?)^```", page, re.MULTILINE | re.DOTALL):
        if ("getvariable" in each) == (place is not None) or "read_parquet" not in each:
            connection.execute(each.replace("'parquet/", f"'{folder.as_posix()}/"))


def asked(folder: Path, place: str | None = None) -> dict[str, tuple[int, float, float]]:
    """Rows, seconds, seconds of processors of each view: as a nation asks; of a place, all rows."""
    found = {}
    with duckdb.connect() as connection:
        if place is not None:
            connection.execute(f"SET VARIABLE division = '{place}'")
        views(connection, folder, place)
        for view, national in NATIONAL.items():
            text = f"FROM {view}" if place else f"SELECT {national} GROUP BY ALL"
            found[view] = median(partial(rows_of, connection, text))
    return found


def rows_of(connection: duckdb.DuckDBPyConnection, text: str) -> int:
    """How many rows SQL gives."""
    return len(connection.execute(text).fetchall())


def count(folder: Path, what: str) -> int:
    """The rows of a table."""
    with duckdb.connect() as connection:
        parts = f"{folder.as_posix()}/{what}/*/*.parquet"
        (found,) = connection.execute(f"SELECT count(*) FROM '{parts}'").fetchone() or (0,)
        return int(found)


def busiest(tables: Path) -> str:
    """The division with most claims."""
    with duckdb.connect() as connection:
        parts = f"{tables.as_posix()}/claims/*/*.parquet"
        (found,) = connection.execute(f"SELECT mode(division) FROM '{parts}'").fetchone() or ("",)
        return str(found)


def told(what: str, run: Run, claims: int = 0) -> None:
    """A line for a run."""
    rate = f" {claims / run.seconds:8.0f} claims/s" if claims else ""
    print(
        f"  {what:<24} {run.seconds:8.1f} s {run.work:8.1f} s work {run.megabytes:6.0f} MB{rate}",
        flush=True,
    )


def reading(folder: Path, size: int, jobs: int) -> tuple[Path, Run]:
    """Documents read with all processors: the tables, and the run. Not anew what is there."""
    if not (folder / "all").exists():
        write(folder / "documents", nation(size))
    print(f"{size} documents")
    run = extracted(folder, "documents", "all", "--jobs", str(jobs))
    claims = count(folder / "all", "claims")
    told(f"extract, {jobs} processes", run, claims)
    held = sum(each.stat().st_size for each in (folder / "all").rglob("*.parquet"))
    documents = count(folder / "all", "documents")
    print(
        f"  on disk {held / 2**20:.1f} MiB: {held / documents / 1024:.1f} KiB a document, "
        f"{held / claims:.0f} bytes a claim; {claims / documents:.0f} claims a document",
        flush=True,
    )
    return folder / "all", run


def reading_otherwise(folder: Path, jobs: int, run: Run, *, spark: bool) -> None:
    """The same documents read by one process, again, and on Spark. run: with all processors."""
    claims = count(folder / "all", "claims")
    one = extracted(folder, "documents", "one", "--jobs", "1")
    told("extract, 1 process", one, claims)
    faster, work = one.seconds / run.seconds, run.work / one.work
    print(
        f"  {jobs} processes / 1: {faster:.2f} times as fast, {work:.2f} times the work", flush=True
    )
    told("again, nothing new", extracted(folder, "documents", "all", "--jobs", str(jobs)))
    if not spark:
        return
    (folder / "short.txt").write_bytes(next(nation(1, rows=2, broken=0)).data)
    how = ("--engine", "spark", "--master", f"local[{jobs}]")
    start = extracted(folder, "short.txt", "short", *how)
    told("Spark, one document", start)
    there = extracted(folder, "documents", "spark", *how)
    told(f"Spark, local[{jobs}]", there, claims)
    if count(folder / "spark", "claims") != claims:
        raise SystemExit("Spark has read other claims")
    seconds = (there.seconds - start.seconds) / run.seconds
    work = (there.work - start.work) / run.work
    print(
        f"  Spark / {jobs} processes, without the start: "
        f"{seconds:.2f} (seconds), {work:.2f} (work)",
        flush=True,
    )


def kg(*arguments: str) -> Run:
    """A command of kg, as a whole process."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "KG_REGISTRY": ""}
    return watched([sys.executable, "-m", "kg", *arguments], environment)


def graph(folder: Path, tables: Path, jobs: int, *, spark: bool, alone: bool) -> None:
    """What follows between documents, as Parquet, in each way. alone: by one process, too."""
    claims = count(tables, "claims")
    print("what follows, a division at a time")
    export = ("export", "--from", str(tables), "--format", "parquet")
    for number in dict.fromkeys((1, jobs) if alone else (jobs,)):
        run = kg(*export, str(folder / f"graph-{number}"), "--jobs", str(number))
        told(f"graph, {number} processes", run, claims)
    if spark:
        how = ("--engine", "spark", "--master", f"local[{jobs}]")
        told(f"graph, Spark local[{jobs}]", kg(*export, str(folder / "there"), *how))
        if count(folder / "there", "nodes") != count(folder / f"graph-{jobs}", "nodes"):
            raise SystemExit("Spark has found other nodes")


def filling(folder: Path, tables: Path) -> None:
    """A Neo4j filled by its import tool."""
    claims = count(tables, "claims")
    export = ("export", "--from", str(tables), "--format", "neo4j-admin")
    told("neo4j-admin, CSV files", kg(*export, str(folder / "csv")), claims)
    home = folder / "neo4j"
    admin.prepare(home)
    command = f"{sys.executable} -m kg.mirror.local_server.admin {home} "
    command += "database import full neo4j @import.args > /dev/null"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = watched(["sh", "-c", f"cd {folder / 'csv'} && {command}"], environment)
    told("neo4j-admin, import", run, claims)


NAMED = {
    "unit_load": "unit-load",
    "unmet": "unmet",
    "shared": "shared-responsibility",
    "coverage": "coverage",
}
"""The views that the embedded engine is asked too, and their questions."""


def beside_the_engine(folder: Path, tables: Path) -> None:
    """The same questions of a store: all rows, the median of three turns."""
    told("kg load of the tables", kg("load", str(tables), "--store", str(folder / "store")))
    print("DuckDB beside the embedded engine, all rows")
    with duckdb.connect() as connection:
        views(connection, tables, None)
        for view, name in NAMED.items():
            question = queries.question(name)
            given = {"editions": "all"} if "editions" in map(_name, question.parameters) else {}

            def here(question: queries.Question = question, given: dict[str, str] = given) -> int:
                return len(ask(question, given, folder / "store").records())

            rows, seconds, work = median(partial(rows_of, connection, f"FROM {view}"))
            others, seconds_here, work_here = median(here)
            print(
                f"  {view:<24} DuckDB {seconds:6.3f} s {work:6.3f} s work {rows:6} rows; "
                f"embedded {seconds_here:6.3f} s {work_here:6.3f} s work {others:6} rows",
                flush=True,
            )


def _name(parameter: queries.Parameter) -> str:
    return parameter.name


def median(count_rows: Callable[[], int]) -> tuple[int, float, float]:
    """Rows; seconds that passed, and of processors, of three turns."""
    seconds, work, rows = [], [], 0
    for _ in range(3):
        started, working = time.perf_counter(), time.process_time()
        rows = count_rows()
        seconds.append(time.perf_counter() - started)
        work.append(time.process_time() - working)
    return rows, statistics.median(seconds), statistics.median(work)


def asking(tables: Path, place: str | None = None) -> None:
    """The page's questions, timed."""
    what = f"{count(tables, 'claims'):,} claims" + (f", of {place} alone" if place else "")
    print(f"DuckDB, {what}")
    for view, (rows, seconds, work) in asked(tables, place).items():
        print(f"  {view:<24} {seconds:8.3f} s {work:8.3f} s work {rows:8} rows", flush=True)


STEPS = ("reading", "graph", "alone", "filling", "asking", "embedded")
"""alone: the graph by one process too, which takes as long as all the rest of it."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000])
    parser.add_argument("--claims", type=int, help="ask copies of so many claims, too")
    parser.add_argument(
        "--embedded", type=int, default=1000, help="load a store of so many documents at most"
    )
    parser.add_argument("--no-spark", action="store_true")
    parser.add_argument("--folder", type=Path, help="kept, for other steps in another turn")
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=STEPS)
    options = parser.parse_args()
    jobs = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    for size in options.sizes:
        if options.folder:
            folder = options.folder / str(size)
            folder.mkdir(parents=True, exist_ok=True)
        else:
            folder = Path(tempfile.mkdtemp(prefix="kg-nation-"))
        try:
            tables, run = reading(folder, size, jobs)
            if "reading" in options.steps:
                reading_otherwise(folder, jobs, run, spark=not options.no_spark)
            if "graph" in options.steps:
                alone = "alone" in options.steps
                graph(folder, tables, jobs, spark=not options.no_spark, alone=alone)
            if "filling" in options.steps:
                filling(folder, tables)
            if "asking" in options.steps:
                asking(tables)
            if "embedded" in options.steps and size <= options.embedded:
                beside_the_engine(folder, tables)
            if "asking" in options.steps and options.claims:
                started = time.perf_counter()
                multiply(tables, folder / "many", options.claims)
                print(f"copies made in {time.perf_counter() - started:.0f} s")
                asking(folder / "many")
                asking(folder / "many", busiest(folder / "many"))
        finally:
            if not options.folder:
                shutil.rmtree(folder)


if __name__ == "__main__":
    main()
