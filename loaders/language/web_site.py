"""Lines that a web site puts around a document: menu, path, counter, share, related, owner."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from loaders.lexicon import lexicon
from ontology.remembered import OF_WORDS

HEAD, FOOT, LINE, DATE = "head", "foot", "line", "date"
"""Before the document; behind it; anywhere at its edge; behind a date that stays."""

_WORDS = lexicon("portal")
_PATTERNS = _WORDS.patterns()


class Furniture(NamedTuple):
    """What of a line is the site's: from `start` on. where: see above. rule: the entry's id."""

    where: str
    start: int
    rule: str


@lru_cache(maxsize=OF_WORDS)
def furniture(line: str) -> Furniture | None:
    """What of a line is the web site's, None if nothing."""
    words = line.strip()
    for identifier, pattern in _PATTERNS.items():
        match = pattern.search(words)
        if match is None:
            continue
        where = _WORDS[identifier].value
        start = match.start() if where == DATE else 0
        start += len(match.group()) - len(match.group().lstrip()) if where == DATE else 0
        return Furniture(where, start, identifier)
    return None
