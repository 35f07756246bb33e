"""What a process pays once to read: modules, words, patterns, beyond what reading itself takes.

    python -m benchmarks.warm_up

A new process reads one document of each generated kind (a table, a report, a list), then others
of the same kinds. What the first ones take more than the others, from the start of the process
on, is its warm-up: `kg load` pays it each time, and each process of `--jobs N`. Seconds of a
processor, medians of whole processes.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.districts import YEARS, district, document

KINDS = ("table", "report", "list")


@dataclass(frozen=True)
class WarmUp:
    """Seconds of a processor: an empty process, the first documents with all before them, others
    of the same kinds; patterns that there are, and that were compiled.
    """

    bare: float
    first: float
    others: float
    patterns: int
    compiled: int

    @property
    def seconds(self) -> float:
        """What is paid once: not Python's own start, not the reading itself."""
        return self.first - self.others - self.bare

    def __str__(self) -> str:
        return (
            f"warm-up of a process that reads: {self.seconds:.2f} s of a processor (start and "
            f"first table, report and list {self.first:.2f} s, others {self.others:.2f} s; "
            f"{self.compiled} of {self.patterns} patterns compiled)"
        )


def read_each(number: int) -> None:
    """Read one document of each kind, of the district with this number."""
    from kg.run.reading import fragment
    from ontology.known import Known

    known = Known((), {})
    for kind in KINDS:
        name, text = document(district(number), YEARS[0], kind)
        fragment(name, text.encode(), known)


def in_this_process() -> dict[str, float]:
    """What this process pays, which has done nothing else yet."""
    import gc

    read_each(1)
    first = time.process_time()
    read_each(2)
    others = time.process_time() - first
    # Only now: an import is a part of what is measured.
    from ontology.late_re import Pattern

    made = [each for each in gc.get_objects() if isinstance(each, Pattern)]
    return {
        "first": first,
        "others": others,
        "patterns": len(made),
        "compiled": sum(each.is_compiled for each in made),
    }


def warm_up(runs: int = 5) -> WarmUp:
    """Medians of new processes."""
    environment = {**os.environ}
    # As installed: pip writes bytecode, and so does the run that is not counted.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    bare, figures = [], []
    for _ in range(runs + 1):
        code = "import time; print(time.process_time())"
        bare.append(float(_said([sys.executable, "-c", code], environment)))
        figures.append(json.loads(_said([sys.executable, __file__, "--once"], environment)))
    return WarmUp(
        bare=statistics.median(bare[1:]),
        first=statistics.median(each["first"] for each in figures[1:]),
        others=statistics.median(each["others"] for each in figures[1:]),
        patterns=figures[0]["patterns"],
        compiled=figures[0]["compiled"],
    )


def _said(command: Sequence[str], environment: dict[str, str]) -> str:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--once", action="store_true", help="in this process, as JSON")
    options = parser.parse_args()
    if options.once:
        print(json.dumps(in_this_process()))
        return
    found = warm_up(options.runs)
    print(json.dumps(asdict(found)) if options.json else found)


if __name__ == "__main__":
    main()
