"""Figures that are terms of support (给予最高800万元补助, 年薪50万元以上的，给予奖励): no targets.

A policy says who gets what, and how much at most. Nobody promises that so much will be spent, so
nothing can fall short of it. The words stand in `loaders/lexicon/support.toml`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from loaders.language.quantity import Quantity
from loaders.lexicon import lexicon
from ontology import late_re as re

_WORDS = lexicon("support").patterns()
_CONDITION = "support/condition"
_CLAUSE = re.compile(r"[^，,；;。\n]+")
_SENTENCE_END = re.compile(r"[；;。\n]|$")
_FARTHEST = 200
"""Characters behind a clause that may say what it is the condition of."""


@dataclass(frozen=True, slots=True)
class Term:
    """A clause that begins at `start` and is a term of support: the words up to `end` say so.

    rule: the first entry that says it. clause_end: where the clause itself ends. condition:
    whether it says who gets the support, so that any number in it is a part of that.
    """

    start: int
    end: int
    rule: str
    clause_end: int
    condition: bool


def terms(text: str) -> Iterator[Term]:
    """The clauses of a text that are terms of support, in order.

    >>> text = "招引企业5家，给予最高80万元奖励。"
    >>> [text[each.start : each.end] for each in terms(text)]
    ['给予最高80万元奖励']
    """
    for clause in _CLAUSE.finditer(text):
        start, end = clause.span()
        rest = _SENTENCE_END.search(text, end, end + _FARTHEST)
        words = text[start : rest.start() if rest else end]
        found = {rule: match for rule, form in _WORDS.items() if (match := form.match(words))}
        if found:
            rule, match = next(iter(found.items()))
            yield Term(start, start + match.end(), rule, end, _CONDITION in found)


def is_term(text: str, quantity: Quantity) -> bool:
    """Whether a quantity of the text is a term of support: of money or a share, or a condition."""
    every = _terms(text)
    at = bisect_right(every, quantity.start, key=attrgetter("start")) - 1
    if at < 0 or quantity.start >= every[at].clause_end:
        return False
    return every[at].condition or any(mark in quantity.unit for mark in "元%％")


@lru_cache(maxsize=16)
def _terms(text: str) -> tuple[Term, ...]:
    """The same, once for all the figures of a text."""
    return tuple(terms(text))
