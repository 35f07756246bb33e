"""Units of measure and classifiers: how they are written, and which can be compared.

The words stand in `loaders/lexicon/measures.toml`, by dimension. A quantity keeps its unit as
written; here is told what it is in the base unit (万平方米 is 10,000 of 平方米), and how two units
of one dimension convert, exactly (亩 is 1/15 公顷).
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache

from loaders.language.numerals import MULTIPLIERS
from loaders.lexicon import guarded, lexicon
from ontology import late_re as re

_WORDS = lexicon("measures")
_SPELLING: Mapping[str, str] = _WORDS["measure/spelling"].words
_CLASSIFIERS = "measure/classifier"
_OCCURRENCES = "measure/occurrence"
_RATES = "measure/per"
_ALIKE = "measure/counted-alike"

COUNTERS = frozenset(_WORDS[_CLASSIFIERS].words)
"""Classifiers: one thing may be counted with more than one of them (500套 or 519间)."""

COUNTING = COUNTERS | _WORDS[_ALIKE].words.keys()
"""Classifiers, and the words for occasions that count the same as one of them (场次 as 场)."""

RATIOS = frozenset({"%", "‰", "个百分点", "百分点", "比例"})
"""Units of shares, rates and growth."""

DURATIONS = frozenset({"天", "小时", "分钟", "秒", "个工作日", "工作日", "个月", "个小时", "年"})
"""Units of time spans (for which 内 means "at most")."""

MULTIPLIER = r"(?:万亿|千万|百万|十万|万|亿|千(?!米|克|瓦)|百(?!分点))"
"""A numeral behind a written number that multiplies it, as a pattern."""

_MEASURES = [
    entry
    for entry in _WORDS.entries.values()
    if entry.id not in (_CLASSIFIERS, _OCCURRENCES, _RATES, _ALIKE, "measure/spelling")
]
_EACH = f"[百千万]?(?:{guarded(_WORDS[_RATES].words, _WORDS[_RATES].not_in)})"
_PER = f"/{_EACH}(?:[/·•]{_EACH}|(?:年(?![底初末均内])|月(?![底初末均份])|天))?"
OCCURRENCE = guarded(_WORDS[_OCCURRENCES].words, _WORDS[_OCCURRENCES].not_in)
MEASURE = guarded(
    [word for entry in _MEASURES for word in entry.words if word not in ("%", "‰")],
    [phrase for entry in _MEASURES for phrase in entry.not_in],
)
_COUNTS = _WORDS[_CLASSIFIERS]
COUNT = f"{OCCURRENCE}|{guarded(_COUNTS.words, _COUNTS.not_in, _COUNTS.unless)}"
UNIT = f"(?:(?:%|‰|{OCCURRENCE}|{MEASURE}|{COUNT})(?:{_PER})?)"
"""Any unit, as a pattern without groups."""

_DIMENSIONS: dict[str, tuple[str, Fraction]] = {
    word: (entry.id, Fraction(said.partition(" ")[0]))
    for entry in _MEASURES
    for word, said in entry.words.items()
}
_DIMENSIONS["比例"] = ("measure/ratio", Fraction(1))
_DIMENSIONS["年"] = ("measure/months", Fraction(12))

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

    Rates convert above and below the stroke, each within its own dimension.

    >>> factor("亩", "公顷"), factor("元/立方", "元/立方米"), factor("吨/日", "吨/年")
    (Fraction(1, 15), Fraction(1, 1), None)
    """
    if unit == other:
        return Fraction(1)
    first, second = _DIMENSIONS.get(unit), _DIMENSIONS.get(other)
    if first is not None and second is not None and first[0] == second[0]:
        return first[1] / second[1]
    if "/" not in unit or "/" not in other:
        return None
    (amount, *per), (other_amount, *other_per) = _STROKE.split(unit), _STROKE.split(other)
    above = factor(amount, other_amount)
    below = dict(map(_per, per))
    other_below = dict(map(_per, other_per))
    if above is None or len(per) != len(other_per) or below.keys() != other_below.keys():
        return None
    for each, times in below.items():
        above *= other_below[each] / times
    return above


def families(classifier: str) -> frozenset[str]:
    """What a classifier may count as a whole: 栋 a building, 个 nearly anything."""
    return frozenset(_WORDS[_ALIKE].words.get(classifier, classifier).split())


def counted_alike(unit: str, other: str) -> bool:
    """Whether two classifiers may count one thing as a whole, so that their counts compare.

    >>> counted_alike("个", "处"), counted_alike("场次", "场"), counted_alike("个", "栋")
    (True, True, False)
    """
    return {unit, other} <= COUNTING and bool(families(unit) & families(other))


_STROKE = re.compile("[/·•]")


def _per(word: str) -> tuple[str, Fraction]:
    """What a rate is per, in its base unit: 万元 is 10000 of 元."""
    times, bare = (Decimal(1), word) if word in _PER_WORDS else base(word)
    said = _PER_WORDS.get(bare)
    if said is None:
        return bare, Fraction(times)
    number, _, unit = said.partition(" ")
    return unit, Fraction(times) * Fraction(number)


_PER_WORDS: Mapping[str, str] = _WORDS[_RATES].words


def rule(unit: str) -> str:
    """The entry of the lexicon that a unit, as written, is read by: its dimension or spelling."""
    bare = unit if unit in _DIMENSIONS else re.sub(rf"^{MULTIPLIER}", "", unit)
    if "/" in bare and bare not in (*_DIMENSIONS, *_SPELLING):
        return _RATES
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
