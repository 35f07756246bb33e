"""Figures that are terms of support (给予最高800万元补助, 年薪50万元以上的，给予奖励): no targets.

A policy says who gets what, and how much at most. Nobody promises that so much will be spent, so
nothing can fall short of it. The words stand in `loaders/lexicon/support.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.language.quantities import Quantity
from loaders.lexicon import lexicon

_WORDS = lexicon("support").patterns()
_CONDITION = "support/condition"
_CLAUSE = re.compile(r"[^，,；;。\n]+")
_SENTENCE_END = re.compile(r"[；;。\n]|$")
_FARTHEST = 200
"""Characters behind a clause that may say what it is the condition of."""


@dataclass(frozen=True, slots=True)
class Term:
    """A clause `text[start:end]` that is a term of support, and the entry that says so."""

    start: int
    end: int
    rule: str


def terms(text: str) -> Iterator[Term]:
    """The clauses of a text that are terms of support, in order.

    >>> text = "招引企业5家，给予最高80万元奖励。"
    >>> [text[each.start : each.end] for each in terms(text)]
    ['给予最高80万元奖励']
    """
    for clause in _CLAUSE.finditer(text):
        end = _SENTENCE_END.search(text, clause.end(), clause.end() + _FARTHEST)
        words = text[clause.start() : end.start() if end else clause.end() + _FARTHEST]
        for rule, pattern in _WORDS.items():
            found = pattern.match(words)
            if found is not None:
                yield Term(clause.start(), clause.start() + found.end(), rule)
                break


def is_term(text: str, quantity: Quantity) -> bool:
    """Whether a quantity of the text is a term of support: of money or a share, or a condition."""
    at = quantity.start
    start = max(text.rfind(sign, 0, at) for sign in "，,；;。\n") + 1
    paid = "元" in quantity.unit or "%" in quantity.unit or "％" in quantity.unit
    clause = _CLAUSE.match(text, start)
    if clause is None:
        return False
    end = _SENTENCE_END.search(text, clause.end(), clause.end() + _FARTHEST)
    words = text[start : end.start() if end else clause.end() + _FARTHEST]
    return any(
        pattern.match(words) is not None
        for rule, pattern in _WORDS.items()
        if paid or rule == _CONDITION
    )
