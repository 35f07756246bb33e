"""Units of measure and classifiers: how they are written, and which can be compared.

The words stand in `loaders/lexicon/measures.toml`, by dimension. A quantity keeps its unit as
written; here is told what it is in the base unit (万平方米 is 10,000 of 平方米), and how two units
of one dimension convert, exactly (亩 is 1/15 公顷).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache

from loaders.language.numerals import MULTIPLIERS
from loaders.lexicon import guarded, lexicon

_WORDS = lexicon("measures")
_SPELLING: Mapping[str, str] = _WORDS["measure/spelling"].words
_CLASSIFIERS = "measure/classifier"
_OCCURRENCES = "measure/occurrence"

COUNTERS = frozenset(_WORDS[_CLASSIFIERS].words)
"""Classifiers: one thing may be counted with more than one of them (500套 or 519间)."""

RATIOS = frozenset({"%", "‰", "个百分点", "百分点", "比例"})
"""Units of shares, rates and growth."""

DURATIONS = frozenset({"天", "小时", "分钟", "秒", "个工作日", "工作日", "个月", "个小时", "年"})
"""Units of time spans (for which 内 means "at most")."""

MULTIPLIER = r"(?:万亿|千万|百万|十万|万|亿|千(?!米|克|瓦)|百(?!分点))"
"""A numeral behind a written number that multiplies it, as a pattern."""

_PER = (
    "/(?:平方米|立方米|亩|[百千万]?人次?|户|年|月|日|天|吨|公斤|斤|度|千瓦时|公里|件|次|小时|万元)"
    "(?:[·•/]?(?:年(?![底初末均内])|月(?![底初末均份])|天))?"
)


_MEASURES = [
    entry
    for entry in _WORDS.entries.values()
    if entry.id not in (_CLASSIFIERS, _OCCURRENCES, "measure/spelling")
]
OCCURRENCE = guarded(_WORDS[_OCCURRENCES].words, _WORDS[_OCCURRENCES].not_in)
MEASURE = guarded(
    [word for entry in _MEASURES for word in entry.words if word not in ("%", "‰")],
    [phrase for entry in _MEASURES for phrase in entry.not_in],
)
COUNT = f"{OCCURRENCE}|{guarded(_WORDS[_CLASSIFIERS].words, _WORDS[_CLASSIFIERS].not_in)}"
UNIT = f"(?:(?:%|‰|{OCCURRENCE}|{MEASURE}|{COUNT})(?:{_PER})?)"
"""Any unit, as a pattern without groups."""

_DIMENSIONS: dict[str, tuple[str, Fraction]] = {
    word: (entry.id, Fraction(said.partition(" ")[0]))
    for entry in _MEASURES
    for word, said in entry.words.items()
}
_DIMENSIONS["比例"] = ("measure/ratio", Fraction(1))

_WHOLE_UNIT = re.compile(r"(?:千米|千克|千瓦时|千瓦|百分点)(?:/.+)?")
"""Units that begin with a numeral of their own."""


@cache
def base(unit: str) -> tuple[Decimal, str]:
    """How many of its base unit a written unit is, and that base unit: 万平米 → 10000, 平方米."""
    if _WHOLE_UNIT.fullmatch(unit):
        return Decimal(1), _SPELLING.get(unit, unit)
    for name in sorted(MULTIPLIERS, key=len, reverse=True):
        if unit.startswith(name) and len(unit) > len(name):
            bare = unit[len(name) :]
            return MULTIPLIERS[name], _SPELLING.get(bare, bare)
    return Decimal(1), _SPELLING.get(unit, unit)


@cache
def factor(unit: str, other: str) -> Fraction | None:
    """What a value in one base unit is multiplied by to be one in another; None: not comparable.

    >>> factor("亩", "公顷")
    Fraction(1, 15)
    """
    if unit == other:
        return Fraction(1)
    first, second = _DIMENSIONS.get(unit), _DIMENSIONS.get(other)
    if first is None or second is None or first[0] != second[0]:
        return None
    return first[1] / second[1]


def rule(unit: str) -> str:
    """The entry of the lexicon that a unit, as written, is read by: its dimension or spelling."""
    bare = unit if unit in _DIMENSIONS else re.sub(rf"^{MULTIPLIER}", "", unit)
    bare = bare if bare in _DIMENSIONS else bare.partition("/")[0]
    if bare in _SPELLING and _SPELLING[bare] not in _COMMON:
        return "measure/spelling"
    if bare in _DIMENSIONS:
        return _DIMENSIONS[bare][0]
    return _OCCURRENCES if bare in _WORDS[_OCCURRENCES].words else _CLASSIFIERS


_COMMON = frozenset({"微克/立方米", "毫克/升", "个工作日", "小时", "吨标准煤", "个百分点", "延米"})
"""Units whose other spellings stand in the entry of their dimension."""


def dimension(unit: str) -> str | None:
    """The dimension of a base unit (`measure/length`); None for what counts things."""
    return _DIMENSIONS[unit][0] if unit in _DIMENSIONS else None
