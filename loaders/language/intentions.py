"""Intentions and denials: words before a figure that say that it is not reached.

The words, and how far each reaches, stand in `loaders/lexicon/intentions.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.lexicon import lexicon

_WORDS = lexicon("intentions")
_ANY = re.compile(_WORDS.any_of(*_WORDS.entries))
_DONE = "intention/done"
_DENIAL = "intention/denial"


@dataclass(frozen=True, slots=True)
class Intention:
    """A word that plans or denies (or ends that), where it stands, how far it reaches, its rule."""

    start: int
    end: int
    reach: str
    rule: str

    @property
    def ends(self) -> bool:
        """Whether it ends the reach of the words before it."""
        return self.rule == _DONE

    @property
    def denies(self) -> bool:
        """Whether it says that something is not so."""
        return self.rule == _DENIAL

    @property
    def outlasts_clause(self) -> bool:
        return self.reach == "sentence"


def intentions(words: str) -> list[Intention]:
    """All such words, in reading order, except within longer phrases that do not count."""
    found = []
    for match in _ANY.finditer(words):
        entry = _WORDS.by_word[match.group()]
        if not any(
            words.startswith(longer, match.start() - at)
            for longer in entry.not_in
            if 0 <= (at := longer.find(match.group())) <= match.start()
        ):
            found.append(
                Intention(match.start(), match.end(), entry.words[match.group()], entry.id)
            )
    return found
