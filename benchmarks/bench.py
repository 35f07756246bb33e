"""`make bench`: the project's figures, as medians of whole processes.

Machines differ, so each time is also given as a ratio to a bare `python -c pass` of the
same run. The store's write speed is a ratio to what a user would do instead: hand the same
quads to `pyoxigraph` itself. Run it on a quiet machine.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.bench_page import figures as page_figures
from benchmarks.linear import linear_figures
from benchmarks.throughput import generated, throughput
from benchmarks.warm_up import warm_up


@dataclass(frozen=True)
class Run:
    """What a process took. work: seconds of processors, which other work disturbs less."""

    seconds: float
    megabytes: float
    work: float = 0.0


def process(command: Sequence[str], environment: dict[str, str], *, fails: bool = False) -> Run:
    """Run a command to its end: wall time and peak resident memory. fails: it is to fail."""
    started = time.perf_counter()
    child = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert child.stderr is not None  # noqa: S101 - PIPE was asked for
    errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - started
    if (os.waitstatus_to_exitcode(status) != 0) != fails:
        how = "did not fail" if fails else "failed"
        raise SystemExit(f"{' '.join(command)} {how}:\n{errors.decode(errors='replace')}")
    return Run(seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)


def medians(
    command: Sequence[str],
    environment: dict[str, str],
    runs: int,
    before: Callable[[], None] = lambda: None,
) -> Run:
    """The medians of several runs, after one that is not counted."""
    done = []
    for number in range(runs + 1):
        before()
        result = process(command, environment)
        if number:
            done.append(result)
    return Run(
        statistics.median(run.seconds for run in done),
        statistics.median(run.megabytes for run in done),
    )


def store_ratio(runs: int) -> tuple[int, float, float]:
    """(quads, seconds of the store, seconds of raw bulk load), medians, run in turn."""
    import pyoxigraph as ox

    from kg.store import Change, Store
    from kg.store.rdf import extraction_quads
    from loaders import facts

    extraction = facts.read(max(facts.bundled(), key=lambda path: path.stat().st_size))
    quads = extraction_quads(extraction)
    document = extraction.document
    ours, raw = [], []
    for _ in range(runs + 1):
        with tempfile.TemporaryDirectory() as folder:
            store = Store.open(Path(folder) / "ours", write=True)
            started = time.perf_counter()
            store.apply([Change.of_document(document.iri, document.name, quads)])
            ours.append(time.perf_counter() - started)
            store.close()
            plain = ox.Store(str(Path(folder) / "raw"))
            started = time.perf_counter()
            plain.bulk_extend(quads)
            plain.flush()
            raw.append(time.perf_counter() - started)
            del plain
    return len(quads), statistics.median(ours[1:]), statistics.median(raw[1:])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    kg = shutil.which("kg", path=str(Path(sys.executable).parent))
    if kg is None:
        raise SystemExit("kg is not installed beside this Python; run: make bench")
    documents = os.environ.get("KG_DOCUMENTS")
    texts = sorted(Path(documents).glob("*.txt")) if documents else []
    table = [path for path in texts if path.name.startswith("004_")]
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        environment = {**os.environ, "KG_STORE": str(store)}
        environment.pop("KG_DOCUMENTS", None)
        # As installed: pip writes bytecode, and so does the run that is not counted.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)

        def fresh() -> None:
            shutil.rmtree(store, ignore_errors=True)

        bare = medians([sys.executable, "-c", "pass"], environment, options.runs)
        figures: dict[str, Run] = {
            "python -c pass": bare,
            "kg --help": medians([kg, "--help"], environment, options.runs),
            "kg load (bundled facts)": medians([kg, "load"], environment, options.runs, fresh),
        }
        if table:
            figures["kg load (the table's text)"] = medians(
                [kg, "load", str(table[0])], environment, options.runs, fresh
            )
            figures["kg load (all documents' text)"] = medians(
                [kg, "load", *map(str, texts)], environment, options.runs, fresh
            )
        figures["kg load (again, unchanged)"] = medians(
            [kg, "load", *map(str, texts)], environment, options.runs
        )
        for question in ("unit-load", "shared-responsibility", "unmet"):
            figures[f"kg query {question}"] = medians(
                [kg, "query", question], environment, options.runs
            )
    quads, ours, raw = store_ratio(options.runs)
    speeds = [generated(kind, options.runs) for kind in ("table", "report")]
    speeds += [throughput(texts, options.runs)] if texts else []
    warm = warm_up(options.runs)
    pages = list(page_figures())
    lines = list(linear_figures())
    if options.json:
        report = {
            name: {
                "seconds": round(run.seconds, 4),
                "ratio_to_bare_python": round(run.seconds / bare.seconds, 2),
                "peak_megabytes": round(run.megabytes, 1),
            }
            for name, run in figures.items()
        }
        store_figures = {"quads": quads, "seconds": ours, "raw_seconds": raw, "ratio": raw / ours}
        result: dict[str, object] = {"figures": report, "store": store_figures}
        result["reading"] = [{**asdict(each), "ratio_to_jieba": each.ratio} for each in speeds]
        result["warm_up"] = {**asdict(warm), "seconds": warm.seconds}
        result["page"] = [asdict(page) for page in pages]
        result["linear"] = [asdict(each) for each in lines]
        print(json.dumps(result, indent=2))
        return
    print(f"medians of {options.runs} whole processes, after one not counted")
    print(f"{'':34}{'seconds':>9}{'x python':>10}{'peak MB':>9}")
    for name, run in figures.items():
        ratio = run.seconds / bare.seconds
        print(f"{name:34}{run.seconds:9.3f}{ratio:10.1f}{run.megabytes:9.0f}")
    print(
        f"store write speed: {quads} quads in {ours:.3f} s, raw pyoxigraph bulk load "
        f"{raw:.3f} s: ratio {raw / ours:.2f}"
    )
    for speed in speeds:
        print(speed)
    print(warm)
    for page in pages:
        print(page)
    print("seconds of reading n, 2n, 4n, 8n characters")
    for each in lines:
        print(each)


if __name__ == "__main__":
    main()
