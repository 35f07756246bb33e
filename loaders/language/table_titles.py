"""What the title of a table says that its figures are, where its columns are headed by times."""

from __future__ import annotations

from typing import NamedTuple

from loaders.lexicon import lexicon

_WORDS = lexicon("tables")
_ENTRIES = [(each, _WORDS[each].value, pattern) for each, pattern in _WORDS.patterns().items()]


class Told(NamedTuple):
    """What a title says: `goals`, `results`, or "" where tables so called may hold both; the
    words, and their entry in the lexicon.
    """

    what: str
    words: str
    entry: str


def told_by(title: str) -> Told | None:
    """What a title says of its table's figures; None if it says nothing.

    >>> told_by("青石区2031年目标任务完成情况表").what
    'results'
    """
    for entry, what, form in _ENTRIES:
        found = form.search(title)
        if found is not None:
            return Told(what, found.group(), entry)
    return None
