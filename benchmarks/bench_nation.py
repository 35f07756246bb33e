"""`make bench-nation`: an invented nation's documents into Parquet, and asked there.

Documents of :mod:`benchmarks.nation`, in a folder that is thrown away. `kg extract` runs as a whole
process, once with one job and once with as many as there are processors: seconds that passed,
seconds that processors worked for it (with the processes that it started), and the most memory of
any of them. Then the views of `docs/nation.md` are asked in DuckDB, each the median of three turns.
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

from benchmarks.bench import Run, process
from benchmarks.nation import nation, write

ROOT = Path(__file__).resolve().parent.parent
VIEWS = ("unit_load", "unmet", "shared", "figures", "coverage")


def extracted(folder: Path, target: str, jobs: int) -> Run:
    """`kg extract` of the folder's documents."""
    command = [sys.executable, "-m", "kg", "extract", str(folder / "documents")]
    command += ["-o", str(folder / target), "--jobs", str(jobs)]
    return process(command, {**os.environ, "PYTHONPATH": str(ROOT)})


def asked(folder: Path) -> dict[str, tuple[int, float]]:
    """Rows and seconds of each view of the page."""
    import duckdb

    page = (ROOT / "docs" / "nation.md").read_text("utf-8")
    blocks = re.findall(r"^```sql\n(CREATE.*?)^```", page, re.MULTILINE | re.DOTALL)
    found = {}
    with duckdb.connect() as connection:
        for each in blocks:
            connection.execute(each.replace("'parquet/", f"'{folder.as_posix()}/"))
        for view in VIEWS:
            seconds, rows = [], 0
            for _ in range(3):
                started = time.perf_counter()
                rows = len(connection.execute(f"FROM {view}").fetchall())
                seconds.append(time.perf_counter() - started)
            found[view] = rows, statistics.median(seconds)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000])
    options = parser.parse_args()
    jobs = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    for size in options.sizes:
        folder = Path(tempfile.mkdtemp(prefix="kg-nation-"))
        try:
            write(folder / "documents", nation(size))
            print(f"{size} documents")
            for name, count in (("one", 1), ("all", jobs), ("all", jobs)):
                again = (folder / name).exists()
                run = extracted(folder, name, count)
                what = "again, nothing new" if again else f"extract, {count} processes"
                print(
                    f"  {what:<24} {run.seconds:8.1f} s {run.work:8.1f} s work "
                    f"{run.megabytes:6.0f} MB"
                )
            held = sum(each.stat().st_size for each in (folder / "all").rglob("*.parquet"))
            print(f"  {'on disk':<24} {held / 2**20:8.1f} MiB")
            for view, (rows, seconds) in asked(folder / "all").items():
                print(f"  {view:<24} {seconds:8.3f} s {rows:8} rows")
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
