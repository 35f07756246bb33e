"""Reading costs what the text is long: counted in calls, not in seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from benchmarks.linear import PATTERNS, READERS, table
from ontology.model import Extraction


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


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("reader", READERS)
def test_eight_times_the_text_is_at_most_nine_times_the_work(reader: str, pattern: str) -> None:
    read = READERS[reader]
    # A table's names grow up to their longest first.
    times = 300 // len(pattern) if reader == "table" else 60
    read(pattern * 3)  # what is made once is made
    once, eight = _work(read, pattern * times), _work(read, pattern * times * 8)
    assert eight <= 9 * once + 200


def test_a_task_that_is_longer_than_a_name_is_called_by_its_beginning_and_told() -> None:
    extraction = table("新建公园5处、" * 200)
    assert isinstance(extraction, Extraction)
    (task,) = {each.object for each in extraction.statements if each.object.kind == "Task"}
    assert task.name.startswith("新建公园5处、新建公园5处")
    assert len(task.name) <= 501
    assert any("longer than a name" in each for each in extraction.notices)
