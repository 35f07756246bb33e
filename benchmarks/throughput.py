"""How many characters a second are read, beside what a person would otherwise start from.

    python -m benchmarks.throughput [DOCUMENT…]

`kg` reads a document from its file to statements, account and inferences; `jieba.posseg` cuts
the same text into words and tags them. Both run in one process, by turns, after a run that is
not counted (dictionaries and rules are loaded in it); the figures are medians of a processor's
seconds. Without documents, generated tables and reports are read, apart, and in each run others:
nothing that is remembered of the last run helps the next.
"""

from __future__ import annotations

import argparse
import logging
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.districts import YEARS, district, document


@dataclass(frozen=True)
class Throughput:
    """Characters of documents of one sort, and seconds to read and to tag them."""

    what: str
    characters: int
    reading: float
    tagging: float

    @property
    def ratio(self) -> float:
        """How many times faster the reading is than the tagging."""
        return self.tagging / self.reading

    def __str__(self) -> str:
        return (
            f"reading {self.what}: {self.characters} characters in {self.reading:.3f} s, "
            f"{self.characters / self.reading:,.0f} a second; "
            f"jieba.posseg {self.tagging:.3f} s: ratio {self.ratio:.2f}"
        )


Named = tuple[str, bytes]
"""A document: its name, and its bytes."""


def throughput(paths: Sequence[Path], runs: int = 7) -> Throughput:
    """Read and tag the documents by turns."""
    every = [(path.name, path.read_bytes()) for path in paths]
    return _measured("documents", [every] * (runs + 1))


def generated(kind: str, runs: int = 7) -> Throughput:
    """Read and tag documents of a kind by turns, in each run those of other districts."""
    rounds = []
    for number in range(runs + 1):
        written = [
            document(district(number * _DISTRICTS + each), YEARS[0], kind)
            for each in range(_DISTRICTS)
        ]
        rounds.append([(name, text.encode()) for name, text in written])
    return _measured(f"{kind}s", rounds)


_DISTRICTS = 4
"""How many documents are read in a run: a fraction of a second."""


def _measured(what: str, rounds: Sequence[Sequence[Named]]) -> Throughput:
    import jieba  # type: ignore[import-untyped]  # for this comparison alone
    from jieba import posseg

    from kg.run.cycles import look_for_cycles_seldom
    from kg.run.reading import fragment
    from loaders.formats import read_bytes
    from ontology.known import Known

    jieba.setLogLevel(logging.WARNING)
    look_for_cycles_seldom()  # as every process of `kg` that reads
    known = Known((), {})
    characters, reading, tagging = [], [], []
    for each in rounds:
        texts = [read_bytes(data, name, "").text for name, data in each]
        characters.append(sum(map(len, texts)))
        started = time.process_time()
        for name, data in each:
            fragment(name, data, known)
        reading.append(time.process_time() - started)
        started = time.process_time()
        for text in texts:
            for _word in posseg.cut(text):
                pass
        tagging.append(time.process_time() - started)
    counted = (characters[1:], reading[1:], tagging[1:])
    return Throughput(
        what, int(statistics.median(counted[0])), *map(statistics.median, counted[1:])
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("documents", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    if options.documents:
        print(throughput(options.documents, options.runs))
        return
    for kind in ("table", "report"):
        print(generated(kind, options.runs))


if __name__ == "__main__":
    main()
