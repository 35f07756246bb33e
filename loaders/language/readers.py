"""For each class of words in the lexicon, how a text is read with them.

The same readers run the examples of the files (`tests/test_lexicon.py`) and count how often each
entry fires on documents (`make rules`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from loaders.language import measures
from loaders.language.periods import periods
from loaders.language.quantities import quantities


class Found(NamedTuple):
    """What an entry reads: the value, the words that it is read from, and the entry's id."""

    value: str
    span: str
    id: str


Reader = Callable[[str], Iterator[Found]]

YEAR, MONTH = 2024, 12
"""The reference day of examples: a document of this year that reports up to this month."""


def _periods(text: str) -> Iterator[Found]:
    for each in periods(text, YEAR, month=MONTH):
        yield Found(each.value, text[each.start : each.end], each.rule)


def _measures(text: str) -> Iterator[Found]:
    for each in quantities(text):
        if each.unit:
            value = f"{each.base_value} {each.base_unit}"
            yield Found(value, each.text, measures.rule(each.unit))


READERS: Mapping[str, Reader] = MappingProxyType({"measures": _measures, "periods": _periods})
"""The reader of each file of the lexicon, by its name."""
