"""How many characters a second are read, beside what a person would otherwise start from.

    python -m benchmarks.throughput DOCUMENT…

`kg` reads a document from its file to statements, account and inferences; `jieba.posseg` cuts
the same text into words and tags them. Both run in one process, by turns, after a run that is
not counted (dictionaries and rules are loaded in it); the figures are medians.
"""

from __future__ import annotations

import argparse
import logging
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Throughput:
    """Characters of all documents, and seconds to read and to tag them."""

    characters: int
    reading: float
    tagging: float

    @property
    def ratio(self) -> float:
        """How many times faster the reading is than the tagging."""
        return self.tagging / self.reading

    def __str__(self) -> str:
        return (
            f"reading: {self.characters} characters in {self.reading:.3f} s, "
            f"{self.characters / self.reading:,.0f} a second\n"
            f"jieba.posseg on the same text: {self.tagging:.3f} s, "
            f"{self.characters / self.tagging:,.0f} a second: ratio {self.ratio:.2f}"
        )


def throughput(paths: Sequence[Path], runs: int = 7) -> Throughput:
    """Read and tag the documents by turns."""
    import jieba  # type: ignore[import-untyped]  # for this comparison alone
    from jieba import posseg

    from kg.load.read import read_document
    from loaders.formats import read

    jieba.setLogLevel(logging.WARNING)
    texts = [read(path).text for path in paths]
    reading, tagging = [], []
    for _ in range(runs + 1):
        started = time.perf_counter()
        for path in paths:
            read_document(path)
        reading.append(time.perf_counter() - started)
        started = time.perf_counter()
        for text in texts:
            for _word in posseg.cut(text):
                pass
        tagging.append(time.perf_counter() - started)
    return Throughput(
        sum(map(len, texts)), statistics.median(reading[1:]), statistics.median(tagging[1:])
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("documents", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    print(throughput(options.documents, options.runs))


if __name__ == "__main__":
    main()
