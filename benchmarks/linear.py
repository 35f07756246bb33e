"""Seconds of reading a text of n, 2n, 4n and 8n characters, for each pattern that once was slow."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from loaders.formats import read_text
from loaders.kinds import extract
from loaders.language.commitments import commitments
from loaders.language.due import due_date
from loaders.language.figures import figures
from loaders.language.periods import periods
from loaders.language.quantities import quantities
from loaders.language.units import unit_names

PATTERNS = (
    "5%",
    "其中5个，",
    "新增5个，",
    "一是建设5个，",
    "（5个",
    "“5个",
    "（“",
    "12345678",
    "亿",
    "一、",
    "一、建设5个\n",
    "2024年5月",
    "6月底前",
    "计划5个、",
    "完成率5%，",
    "从5%降至4%，",
    "增长9%，",
    "区住建局、",
)
"""Pieces that are read many times over, one after the other."""

TITLE = "青石区2024年重点工作任务进展情况表"
HEADS = "序号\t主要任务\t牵头单位\t完成情况"


def table(text: str) -> object:
    """Read a table of one row whose every cell is a text."""
    cell = text.replace("\n", " ")
    return extract(read_text(f"{TITLE}\n{HEADS}\n1\t{cell}\t{cell}\t{cell}\n", "a.txt"))


def review(text: str) -> object:
    """Read a review whose one paragraph is a text."""
    words = text.replace("\n", " ")
    return extract(read_text(f"青石区2024年工作总结\n青石区新建公园5处，{words}\n", "a.txt"))


READERS: dict[str, Callable[[str], object]] = {
    "quantities": quantities,
    "figures": figures,
    "periods": lambda text: periods(text, 2024, month=10),
    "commitments": commitments,
    "units": unit_names,
    "due": lambda text: due_date(text, 2024, 10),
    "table": table,
    "review": review,
}
"""What reads a text, by name."""


@dataclass(frozen=True, slots=True)
class Linear:
    """Seconds of one reader on one pattern at n, 2n, 4n, 8n characters."""

    reader: str
    pattern: str
    characters: int
    seconds: tuple[float, ...]

    def __str__(self) -> str:
        times = " ".join(f"{each:8.4f}" for each in self.seconds)
        return f"{self.reader:12}{self.pattern!r:16}{self.characters:6}{times}"


_WARM = "甲："


def linear_figures(characters: int = 250) -> Iterator[Linear]:
    """The seconds of the processor for each pattern, by reader."""
    for pattern in PATTERNS:
        texts = [pattern * (characters * times // len(pattern)) for times in (1, 2, 4, 8)]
        for name, read in READERS.items():
            read(f"{_WARM}{texts[0]}")  # what is made once is made
            # Whole texts are remembered: each reader has some that nobody has read.
            own = [f"{name}：{text}" for text in texts]
            yield Linear(name, pattern, characters, tuple(_seconds(read, text) for text in own))


def _seconds(read: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    read(text)
    return time.process_time() - started
