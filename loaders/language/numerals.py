"""Numbers in words: Chinese numerals as exact values."""

from __future__ import annotations

from decimal import Decimal

from loaders.lexicon import lexicon
from ontology import late_re as re

_WORDS = lexicon("numbers")
_DIGITS, _SMALL, _LARGE = (
    {word: int(value) for word, value in _WORDS.words(f"number/{each}").items()}
    for each in ("digit", "step", "scale")
)

NUMERAL = "".join((*_DIGITS, *_SMALL, *_LARGE))
"""The characters of Chinese numerals."""

DIGITS = "".join(each for each in _DIGITS if each != "两")
"""The characters of digits, as they stand behind 点."""

_PLAIN = str.maketrans(_WORDS.words("number/formal"))
_FORMAL_RUN = re.compile("[零壹贰叁肆伍陆柒捌玖拾佰仟萬億万亿]+")
_FORMAL_RUN_OF_NAME = re.compile("^[伍陆](?=[壹贰叁肆伍陆柒捌玖])")
_FORMAL = re.compile("[壹贰叁肆伍陆柒捌玖][拾佰仟萬億万亿]")


def plain_numerals(words: str) -> str:
    """Formal numerals (伍仟, 壹拾万) as plain ones; same length. 伍 alone is a surname.

    Digits before a loose number of tens of thousands (1千余万, 1千2百余万) are numerals as well.
    """

    def plain(match: re.Match[str]) -> str:
        run = match.group()
        if not _FORMAL.search(run):
            return run
        ahead = len(run) - len(_FORMAL_RUN_OF_NAME.sub("", run))  # 队伍壹佰人
        return run[:ahead] + run[ahead:].translate(_PLAIN)

    words = _FORMAL_RUN.sub(plain, words)
    return _LOOSE_RUN.sub(lambda match: match.group().translate(_AS_WORDS), words)


_LOOSE_RUN = re.compile(r"(?<![\d.])(?:[1-9][千百十]){1,3}(?=[余多来][万亿])")
_AS_WORDS = str.maketrans("123456789", "一二三四五六七八九")


MULTIPLIERS = {word: Decimal(value) for word, value in _WORDS.words("number/multiplier").items()}
"""What a multiplier after a written number stands for: 2.57万 is 2.57 times 10000."""


def chinese_number(words: str) -> Decimal | None:
    """The value of a Chinese numeral (`一百二十`, `两千零五`, `三点五`), None if it is none.

    Strings of digits are read as such (`二〇二〇` is 2020). Nothing is rounded.
    """
    # cn2an (which reads the same) takes 0.08 s to import: a fifth of what a whole table may
    # take. These few lines are tested against it, numeral by numeral.
    whole, point, rest = words.partition("点")
    digits = rest.rstrip("十百千万亿")
    if not whole or (point and not (digits and all(each in _DIGITS for each in digits))):
        return None
    value = _whole(whole)
    if value is None or not point:
        return None if value is None else Decimal(value)
    decimal = Decimal(f"{value}.{''.join(str(_DIGITS[each]) for each in digits)}")
    if scale := rest[len(digits) :]:  # 十五点八万
        return decimal * MULTIPLIERS[scale] if scale in MULTIPLIERS else None
    return decimal


def _whole(words: str) -> int | None:  # noqa: PLR0911 - one exit for each way to be no number
    if all(each in _DIGITS for each in words):
        if len(words) > 1 and words[0] == "两":
            return None
        return int("".join(str(_DIGITS[each]) for each in words))
    total = section = 0
    digit: int | None = None
    last_small, last_large = 10_000, 10**12
    for each in words:
        if each in _DIGITS:
            if digit not in (None, 0):
                return None  # 二三十: "twenty or thirty", no number
            digit = _DIGITS[each]
        elif each in _SMALL:
            unit = _SMALL[each]
            if unit >= last_small:
                return None
            section += (1 if digit is None or (digit == 0 and section == 0) else digit) * unit
            digit, last_small = None, unit
        elif each in _LARGE:
            unit = _LARGE[each]
            if unit >= last_large and (each == "万" or last_large != _LARGE["万"]):
                return None
            part = section + (digit or 0)
            # 一万亿: 亿 multiplies all that stands before it, 万 only its own section.
            total = (total + part or 1) * unit if each == "亿" else total + (part or 1) * unit
            section, digit, last_small, last_large = 0, None, 10_000, unit
        else:
            return None
    return total + section + (digit or 0)
