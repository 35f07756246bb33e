"""`make bench-nation`: an invented nation's documents into Parquet, and asked there.

Documents of :mod:`benchmarks.nation`, in a folder that is thrown away. `kg extract` runs as a whole
process: with one job, with as many as there are processors, and on Spark with as many; each with
seconds that passed, seconds that processors worked for it (with all processes that it started), and
the most memory of all of them together. What Spark takes to start is told by a run over one short
document, and taken off for the ratio. Then the views of `docs/nation.md` are asked in DuckDB, each
the median of three turns: as many rows as there are, and (--claims) of copies of these tables.
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
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import duckdb

from benchmarks.bench import Run
from benchmarks.many_claims import multiply
from benchmarks.nation import nation, write
from benchmarks.watched import watched

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
            seconds, work, rows = [], [], 0
            for _ in range(3):
                started, working = time.perf_counter(), time.process_time()
                rows = len(connection.execute(text).fetchall())
                seconds.append(time.perf_counter() - started)
                work.append(time.process_time() - working)
            found[view] = rows, statistics.median(seconds), statistics.median(work)
    return found


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


def reading(folder: Path, size: int, jobs: int, *, spark: bool) -> Path:
    """Documents read in each way; the tables."""
    write(folder / "documents", nation(size))
    (folder / "short.txt").write_bytes(next(nation(1, rows=2, broken=0)).data)
    print(f"{size} documents")
    runs = {"one": extracted(folder, "documents", "one", "--jobs", "1")}
    claims = count(folder / "one", "claims")
    told("extract, 1 process", runs["one"], claims)
    runs["all"] = extracted(folder, "documents", "all", "--jobs", str(jobs))
    told(f"extract, {jobs} processes", runs["all"], claims)
    told("again, nothing new", extracted(folder, "documents", "all", "--jobs", str(jobs)))
    if spark:
        how = ("--engine", "spark", "--master", f"local[{jobs}]")
        start = extracted(folder, "short.txt", "short", *how)
        told("Spark, one document", start)
        run = extracted(folder, "documents", "spark", *how)
        told(f"Spark, local[{jobs}]", run, claims)
        if count(folder / "spark", "claims") != claims:
            raise SystemExit("Spark has read other claims")
        seconds = (run.seconds - start.seconds) / runs["all"].seconds
        work = (run.work - start.work) / runs["all"].work
        print(f"  Spark / processes, without the start: {seconds:.2f} (seconds), {work:.2f} (work)")
    held = sum(each.stat().st_size for each in (folder / "all").rglob("*.parquet"))
    documents = count(folder / "all", "documents")
    print(
        f"  on disk {held / 2**20:.1f} MiB: {held / documents / 1024:.1f} KiB a document, "
        f"{held / claims:.0f} bytes a claim; {claims / documents:.0f} claims a document"
    )
    return folder / "all"


def asking(tables: Path, place: str | None = None) -> None:
    """The page's questions, timed."""
    what = f"{count(tables, 'claims'):,} claims" + (f", of {place} alone" if place else "")
    print(f"DuckDB, {what}")
    for view, (rows, seconds, work) in asked(tables, place).items():
        print(f"  {view:<24} {seconds:8.3f} s {work:8.3f} s work {rows:8} rows", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000])
    parser.add_argument("--claims", type=int, help="ask copies of so many claims, too")
    parser.add_argument("--no-spark", action="store_true")
    options = parser.parse_args()
    jobs = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    for size in options.sizes:
        folder = Path(tempfile.mkdtemp(prefix="kg-nation-"))
        try:
            tables = reading(folder, size, jobs, spark=not options.no_spark)
            asking(tables)
            if options.claims:
                started = time.perf_counter()
                multiply(tables, folder / "many", options.claims)
                print(f"copies made in {time.perf_counter() - started:.0f} s")
                asking(folder / "many")
                asking(folder / "many", busiest(folder / "many"))
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
