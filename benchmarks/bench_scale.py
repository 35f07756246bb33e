"""`make bench-scale`: what one document more costs, by how many are stored.

Invented districts (:mod:`benchmarks.districts`), in a folder that is thrown away. Each line is a
whole process of `kg`, from its start to its end: seconds that passed, seconds that processors
worked for it (which other work on the machine disturbs less), and the most memory that it held
(`ru_maxrss` of the process that ended). Add, replace and remove are given as the median of so many
turns (`--turns`), all else as one. `--sizes 10 100 1000` says how many documents are
stored; the first load is told as well. `--json` prints the figures for a program to read.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.bench import Run, process
from benchmarks.districts import write
from kg.store.meta import read_meta

QUESTIONS = ("unit-load", "unmet", "shared-responsibility")
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?task a gov:Task }"
_PROGRAM = "import sys; sys.argv[0] = 'kg'; from kg.cli import main; main()"


class Scale:
    """A store of so many documents, and what is done to it."""

    def __init__(self, folder: Path, size: int, turns: int) -> None:
        self.size, self.turns = size, turns
        self._store = folder / "store"
        files = write(folder / "documents", size + turns)
        self._stored, self._more = files[:size], files[size:]

    def figures(self) -> dict[str, Run]:
        """What each step took, by its name, in the order in which they were done."""
        name = self._stored[0].name
        found = {f"load {self.size} at once": self._kg("load", *self._stored)}
        found["load again, unchanged"] = self._kg("load", *self._stored)
        found["add one"] = _median([self._kg("load", each) for each in self._more])
        found["replace one"] = _median([self._replace(each) for each in self._more])
        found["remove one"] = _median([self._kg("remove", each.name) for each in self._more])
        found["status"] = self._kg("status")
        found["show a document"] = self._kg("show", name)
        found["a mistyped name"] = self._kg("show", "区住建居", fails=True)
        found["SPARQL count"] = self._kg("query", "--sparql", COUNT)
        for question in QUESTIONS:
            found[f"query {question}"] = self._kg("query", question)
        return found

    def bytes_stored(self) -> dict[str, int]:
        """Bytes of each part of the store."""
        return {
            part.name: sum(each.stat().st_size for each in part.rglob("*") if each.is_file())
            for part in sorted(self._store.iterdir())
            if part.is_dir()
        }

    def claims(self) -> int:
        """How many claims are stored."""
        documents = read_meta(self._store).entries.values()
        return sum(
            each.document.stated + each.document.inferred for each in documents if each.document
        )

    def _replace(self, path: Path) -> Run:
        """A few words edited: one figure of the document is another."""
        text = path.read_text("utf-8")
        last = max(at for at, sign in enumerate(text) if sign.isdigit() and sign != "9")
        path.write_text(text[:last] + "9" + text[last + 1 :], "utf-8")
        return self._kg("load", "--replace", path)

    def _kg(self, *arguments: str | Path, fails: bool = False) -> Run:
        environment = {**os.environ, "KG_STORE": str(self._store)}
        environment.pop("KG_DOCUMENTS", None)
        command = [sys.executable, "-c", _PROGRAM, *map(str, arguments)]
        run = process(command, environment, fails=fails)
        told = " ".join(map(str, arguments[:2]))[-60:]
        print(
            f"  {told}: {run.seconds:.2f} s, {run.work:.2f} s work, {run.megabytes:.0f} MB",
            file=sys.stderr,
            flush=True,
        )
        return run


def _median(runs: Sequence[Run]) -> Run:
    return Run(
        statistics.median(run.seconds for run in runs),
        max(run.megabytes for run in runs),
        statistics.median(run.work for run in runs),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100])
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found: dict[int, dict[str, Run]] = {}
    stored: dict[int, dict[str, int]] = {}
    claims: dict[int, int] = {}
    for size in options.sizes:
        folder = Path(tempfile.mkdtemp(prefix="kg-scale-"))
        try:
            scale = Scale(folder, size, options.turns)
            found[size] = scale.figures()
            stored[size], claims[size] = scale.bytes_stored(), scale.claims()
        finally:
            shutil.rmtree(folder)
    if options.json:
        print(
            json.dumps(
                {
                    size: {name: asdict(run) for name, run in runs.items()}
                    | {"bytes": stored[size], "claims": claims[size]}
                    for size, runs in found.items()
                },
                ensure_ascii=False,
                indent=1,
            )
        )
        return
    for size, runs in found.items():
        print(f"{size} documents stored, {claims[size]} claims")
        for name, run in runs.items():
            print(
                f"  {name:<32} {run.seconds:9.2f} s {run.work:9.2f} s work {run.megabytes:8.0f} MB"
            )
        for name, count in stored[size].items():
            each = f"{count / 1024 / claims[size]:7.2f} KiB a claim"
            print(f"  {'on disk: ' + name:<32} {count / 2**20:9.1f} MiB {each}")


if __name__ == "__main__":
    main()
