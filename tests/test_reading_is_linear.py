"""Reading costs what the text is long: counted in calls, not in seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from loaders.language.commitments import commitments
from loaders.language.figures import figures
from loaders.language.periods import periods
from loaders.language.quantities import quantities

PIECES = [
    "5%",
    "其中5个，",
    "新增5个，",
    "一是建设5个，",
    "（5个",
    "“5个",
    "12345678",
    "一、建设5个\n",
    "2024年5月",
    "计划5个、",
]
READERS: list[Callable[[str], object]] = [
    quantities,
    figures,
    lambda text: periods(text, 2024),
    commitments,
]


def _work(read: Callable[[str], object], text: str) -> int:
    """How many calls (of Python and of C) a reading makes."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("reader", range(len(READERS)))
def test_eight_times_the_text_is_at_most_nine_times_the_work(reader: int, piece: str) -> None:
    read = READERS[reader]
    read(piece * 3)  # what is made once is made
    once, eight = _work(read, piece * 60), _work(read, piece * 480)
    assert eight <= 9 * once + 200
