"""For each class of words in the lexicon, how a text is read with them.

The same readers run the examples of the files (`tests/test_lexicon.py`) and count how often each
entry fires on documents (`make rules`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from loaders.language import measures
from loaders.language.assignments import labels
from loaders.language.periods import periods
from loaders.language.quantities import bounding_words, quantities
from loaders.language.quoted_names import figure_of_speech
from loaders.language.roles import UNIT_WORD, entry_of, role, role_words
from loaders.language.set_names import WAY_OF_LIFE
from loaders.language.units import form_of, unit_names
from loaders.lexicon import lexicon
from ontology.text import quoted


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


def _numbers(text: str) -> Iterator[Found]:
    for each in quantities(text):
        for identifier, value in bounding_words(text, each):
            yield Found(value, each.text, identifier)


def _acts(text: str) -> Iterator[Found]:
    for entry, pattern in _ACTS.items():
        for match in pattern.finditer(text):
            yield Found(lexicon("acts")[entry].words[match.group()], match.group(), entry)


_ACTS = {each: re.compile(lexicon("acts").guarded(each)) for each in lexicon("acts").entries}


def _speech(text: str) -> Iterator[Found]:
    for start, end in quoted(text):
        words = text[start + 1 : end - 1]
        entry = figure_of_speech(words)
        if entry is not None:
            yield Found("", words, entry)
    for match in WAY_OF_LIFE.finditer(text):
        yield Found("", match.group(), "speech/road")


def _columns(text: str) -> Iterator[Found]:
    found = entry_of(text)
    if found is not None:
        yield Found(found[1].value, text, found[0])
    for match in UNIT_WORD.finditer(text):
        yield Found(match.group(), match.group(), "column/unit-word")


def _labels(text: str) -> Iterator[Found]:
    for words, identifier, column in labels(text):
        yield Found(column.value, words, identifier)
        for match in UNIT_WORD.finditer(words):
            yield Found(match.group(), match.group(), "label/unit-word")


def _roles(text: str) -> Iterator[Found]:
    for word, identifier in role_words(text):
        yield Found(role(word).value, word, identifier)


def _unit_kinds(text: str) -> Iterator[Found]:
    for each in unit_names(text):
        found = form_of(each.name)
        if found is not None:
            yield Found(found[1], each.name, found[0])


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "acts": _acts,
        "columns": _columns,
        "labels": _labels,
        "measures": _measures,
        "numbers": _numbers,
        "periods": _periods,
        "roles": _roles,
        "speech": _speech,
        "unit_kinds": _unit_kinds,
    }
)
"""The reader of each file of the lexicon, by its name."""
