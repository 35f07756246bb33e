"""A quantity, and what every way of writing one is made with: numbers, bounds, exact decimals.

A quantity keeps its value as written (14 for 14万平方米), its unit as written (万平方米) and
both in the base unit (140000, 平方米).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from loaders.language.measures import DURATIONS, RATIOS, base
from loaders.language.numerals import DIGITS, MULTIPLIERS, NUMERAL, chinese_number
from loaders.lexicon import lexicon
from ontology import late_re as re


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a text.

    start, end: the whole expression with its bounds (`不低于90%`, `20余个`).
    core_start, core_end: number and unit alone.
    value, unit: as written. base_value, base_unit: 万 and 亿 multiplied out.
    comparator: `=`, `>=`, `<=`, `>`, `<`, `~`; `between` of a range, whose ends are value and
        upper (`3至5个`, 三四十家).
    rule: the way of writing that it is read by (`loaders.language.rules`).
    """

    start: int
    end: int
    core_start: int
    core_end: int
    text: str
    value: Decimal
    unit: str
    comparator: str
    base_value: Decimal
    base_unit: str
    upper: Decimal | None = None
    base_upper: Decimal | None = None
    rule: str = "quantity/number"

    @property
    def is_ratio(self) -> bool:
        return self.base_unit in RATIOS


WORDS = lexicon("numbers")
# Bounded on all sides, so that a hostile run of digits is passed over, not tried from each.
NUMBER = (
    r"(?<![\d.])(?:\d{1,3}(?:[,，]\d{3}){1,5}(?!\d)"
    r"|(?<=[\u4e00-\u9fff])\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,4}(?!\d)|\d{1,15})(?:\.\d{1,8})?(?!\d)"
)
"""1,234; 1 234 only right behind a word, for a number may number its line (1 234个)."""
NUMERAL_RUN = (
    f"(?<![{NUMERAL}])[{NUMERAL}]{{1,20}}(?:点[{DIGITS}]{{1,8}}[十百千万亿]{{0,3}})?(?![{NUMERAL}])"
)
NEAR = 16
"""How many characters around a number may say that it is none, or bounds it."""
_BOUND_BEFORE = [
    (
        f"number/{each}",
        re.compile(
            f"(?:{WORDS.pattern(f'number/{each}')})(?:每[年月天日周人户亩吨]|每季度?|平均)?$"
        ),
    )
    for each in ("at-least", "at-most", "above", "below", "about", "equal")
]
_TIMES_OF = re.compile(r"(?P<bound>不低于|不少于|不高于|不超过)[^，。；、：（）()\d]{2,20}的$")
"""不低于当地标准的1.6倍: the bound stands before what the multiple is of."""
_BOUND_AFTER = [
    (f"number/{each}", re.compile(WORDS.pattern(f"number/{each}")))
    for each in ("at-least-behind", "at-most-behind", "about-behind")
]
_NO_CHANGE = re.compile("[整正](?=[，。；、,;）)\\s]|$)")
"""伍拾万元整: and no 角 or 分."""
_WITHIN = re.compile(r"内(?![部设容资外涝需])")


def range_of(
    text: str,
    words: str,
    span: tuple[int, int],
    low: tuple[Decimal, str],
    high: tuple[Decimal, str],
) -> list[Quantity]:
    """One quantity between two values, in the unit of the upper one."""
    (least, low_unit), (most, unit) = low, high
    factor, base_unit = base(low_unit)
    upper_factor, upper_base = base(unit)
    if base_unit != upper_base or least * factor >= most * upper_factor:
        return [] if base_unit != upper_base else [quantity_of(text, words, span, most, unit)]
    value = least * factor / upper_factor
    if (after := _BETWEEN.match(words, span[1])) is not None:
        span = (span[0], after.end())
    made = quantity_of(
        text, words, span, exact(value), unit, comparator="between", rule="quantity/range"
    )
    if words.endswith(_LIES, 0, made.start):
        first = made.start - len(_LIES)
        made = replace(made, start=first, text=text[first : made.end])
    if made.comparator in ("<=", "<") and not _KEPT_WITHIN.match(made.text):
        return [replace(made, value=most, base_value=exact(most * upper_factor))]  # 不超过3至5个
    if made.comparator in (">=", ">"):
        return [made]
    return [replace(made, comparator="between", upper=most, base_upper=exact(most * upper_factor))]


_KEPT_WITHIN = re.compile("控制在|稳控在|压缩在")
"""控制在100至120人 names both ends, unlike 不超过."""
_BETWEEN = re.compile("之间")
_LIES = "介于"


def any_number(words: str) -> Decimal | None:
    return number_of(words) if words[0].isdigit() else chinese_number(words)


def quantity_of(
    text: str,
    words: str,
    span: tuple[int, int],
    value: Decimal,
    unit: str,
    *,
    comparator: str | None = None,
    rule: str = "quantity/number",
) -> Quantity:
    core_start, core_end = span
    bound, start, end = bound_of(words, core_start, core_end, unit)
    if unit.endswith("元") and _NO_CHANGE.match(words, end):
        end += 1
    multiplier, base_unit = base(unit)
    return Quantity(
        start=start,
        end=end,
        core_start=core_start,
        core_end=core_end,
        text=text[start:end],
        value=value,
        unit=unit,
        comparator=bound or comparator or "=",
        base_value=exact(value * multiplier),
        base_unit=base_unit,
        rule=rule,
    )


def bound_of(words: str, start: int, end: int, unit: str) -> tuple[str | None, int, int]:
    """The comparator said before or after a core, and the span with its words."""
    comparator: str | None = None
    first, last = start, end
    head = words[max(0, start - 8) : start]
    for entry, pattern in _BOUND_BEFORE:
        match = pattern.search(head)
        if match:
            comparator, first = WORDS[entry].value, start - len(match.group())
            break
    if comparator is None and unit in ("倍", "%"):
        of = _TIMES_OF.search(words, max(0, start - 2 * NEAR), start)
        if of:
            comparator, first = (">=" if of["bound"] in ("不低于", "不少于") else "<="), of.start()
    for entry, pattern in _BOUND_AFTER:
        match = pattern.match(words, end)
        if match:
            value = WORDS[entry].value
            about = value == "~" and _KEPT_WITHIN.match(head, len(head) - (start - first))
            # 控制在5%左右 is about that much, not at most.
            comparator, last = value if about else comparator or value, match.end()
            break
    else:
        if base(unit)[1] in DURATIONS and (match := _WITHIN.match(words, end)):
            comparator, last = comparator or "<=", match.end()
    return comparator, first, last


def number_of(number: str) -> Decimal:
    return Decimal(re.sub("[,， \u00a0\u202f]", "", number))


def exact(value: Decimal) -> Decimal:
    """Without trailing zeros or exponent, so that equal values are written equally."""
    normal = value.normalize()
    return normal.quantize(Decimal(1)) if normal == normal.to_integral_value() else normal


def bounding_words(text: str, quantity: Quantity) -> Iterator[tuple[str, str]]:
    """The entries of the lexicon that a quantity's numerals and bounds are read by, with values."""
    head, tail = text[quantity.start : quantity.core_start], text[quantity.core_end : quantity.end]
    core = text[quantity.core_start : quantity.core_end]
    for entry, pattern in _BOUND_BEFORE:
        if pattern.search(head):
            yield entry, WORDS[entry].value
    for entry, pattern in _BOUND_AFTER:
        if pattern.match(tail):
            yield entry, WORDS[entry].value
    number = core.removesuffix(quantity.unit) if quantity.rule == "quantity/number" else core
    for each in ("loose", "ahead"):
        words = WORDS[f"number/{each}"].words
        found = core[:1] if each == "ahead" else next((w for w in words if w in number), "")
        if found in words:
            yield f"number/{each}", words[found]
    if quantity.unit and any(quantity.unit.startswith(word) for word in MULTIPLIERS):
        yield "number/multiplier", f"{quantity.base_value}"
    if quantity.rule != "quantity/number":
        for each in ("digit", "step", "scale", "formal"):
            if any(word in number for word in WORDS[f"number/{each}"].words):
                yield f"number/{each}", f"{quantity.base_value}"
