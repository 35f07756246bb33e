"""The numbers that Word counts: they stand in no run, but in numbering.xml as a rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_DIGITS = "零一二三四五六七八九"
_CHINESE = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "ideographDigital",
    }
)


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted."""

    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _abstract: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: _Element | None) -> Numbering:
        """The lists that numbering.xml tells of."""
        made = cls()
        if root is None:
            return made
        abstract: dict[str, dict[int, _Level]] = {}
        for each in root.iterfind(W + "abstractNum"):
            abstract[each.get(W + "abstractNumId", "")] = dict(
                map(_level, each.iterfind(W + "lvl"))
            )
        for num in root.iterfind(W + "num"):
            key = num.get(W + "numId", "")
            of = num.find(W + "abstractNumId")
            base = "" if of is None else of.get(W + "val", "")
            levels = dict(abstract.get(base, {}))
            made._abstract[key] = base
            for override in num.iterfind(W + "lvlOverride"):
                at = int(override.get(W + "ilvl", "0"))
                whole, start = override.find(W + "lvl"), override.find(W + "startOverride")
                if whole is not None:
                    levels[at] = _level(whole)[1]
                if start is not None and at in levels:
                    known = levels[at]
                    levels[at] = _Level(int(start.get(W + "val", "1")), known.form, known.text)
                    made._abstract[key] = f"{base}/{key}"  # counts for itself
            made._levels[key] = levels
        return made

    def next(self, key: str, level: int) -> str:
        """The words of the number of the next paragraph of a list; "" for a bullet or none."""
        levels = self._levels.get(key)
        if levels is None or level not in levels:
            return ""
        counts = self._counts.setdefault(self._abstract[key], {})
        own = levels[level]
        counts[level] = counts[level] + 1 if level in counts else own.start
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if own.form in ("bullet", "none"):
            return ""
        words = own.text
        for at, each in levels.items():
            sign = f"%{at + 1}"
            if sign in words:
                number = counts.get(at, each.start)
                words = words.replace(sign, written(number, each.form))
        return words


def _level(element: _Element) -> tuple[int, _Level]:
    def of(tag: str, default: str) -> str:
        found = element.find(W + tag)
        return default if found is None else found.get(W + "val", default)

    start = of("start", "1")
    return int(element.get(W + "ilvl", "0")), _Level(
        int(start) if start.isdigit() else 1, of("numFmt", "decimal"), of("lvlText", "")
    )


def written(number: int, form: str) -> str:
    """A number as a list's format writes it.

    >>> written(12, "chineseCounting"), written(3, "upperRoman"), written(2, "lowerLetter")
    ('十二', 'III', 'b')
    """
    if form in _CHINESE:
        return _chinese(number)
    if form in ("upperLetter", "lowerLetter") and number > 0:
        letter = chr(65 + (number - 1) % 26) * (1 + (number - 1) // 26)
        return letter if form == "upperLetter" else letter.lower()
    if form in ("upperRoman", "lowerRoman") and 0 < number < 4000:
        roman = _roman(number)
        return roman if form == "upperRoman" else roman.lower()
    if form.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(0x2460 + number - 1)
    if form == "decimalZero":
        return f"{number:02}"
    return str(number)


def _chinese(number: int) -> str:
    if not 0 < number < 100:
        return str(number) if number >= 100 or number < 0 else "零"
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    found = ""
    for value, letters in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        while number >= value:
            found, number = found + letters, number - value
    return found
