"""`make bench-rows`: what a table takes to load into a new store, by its rows.

Each size is a process of its own. Tables are those of :mod:`benchmarks.districts`: a row has a task
with a target, who leads and helps, and mostly a result, which makes some eighteen claims. Seconds
of the clock, seconds of processors, and memory at most, of the process; the least of several runs.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.bench import Run, process
from benchmarks.districts import long_table
from kg.store.meta import read_meta

_PROGRAM = "import sys; sys.argv[0] = 'kg'; from kg.cli import main; main()"


def loaded(rows: int, runs: int) -> tuple[Run, int]:
    """What it takes to load a table of so many rows, and how many claims it makes."""
    folder = Path(tempfile.mkdtemp(prefix="kg-rows-"))
    try:
        name, text = long_table(rows)
        (folder / name).write_text(text, "utf-8")
        store = folder / "store"
        environment = {**os.environ, "KG_STORE": str(store)}
        environment.pop("KG_DOCUMENTS", None)
        # As installed: pip writes bytecode.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        found = []
        for _ in range(runs):
            shutil.rmtree(store, ignore_errors=True)
            command = [sys.executable, "-c", _PROGRAM, "load", str(folder / name)]
            found.append(process(command, environment))
        entries = read_meta(store).entries.values()
        claims = sum(e.document.stated + e.document.inferred for e in entries if e.document)
        least = Run(
            min(each.seconds for each in found),
            min(each.megabytes for each in found),
            min(each.work for each in found),
        )
        return least, claims
    finally:
        shutil.rmtree(folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 20_000, 40_000])
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found: dict[int, dict[str, float]] = {}
    for rows in options.rows:
        run, claims = loaded(rows, options.runs)
        found[rows] = {**asdict(run), "claims": claims}
        if not options.json:
            print(
                f"{rows:8,} rows {claims:10,} claims {run.seconds:9.2f} s {run.work:9.2f} s work "
                f"{run.megabytes:8.0f} MB",
                flush=True,
            )
    if options.json:
        print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
