"""Which lines are headings, by form alone: signs, numbering, length.

Numbering follows GB/T 9704-2012 (党政机关公文格式) §7.3.3: 一、 （一） 1. （1）, and the
parts and chapters of long documents above it.
"""

from __future__ import annotations

from functools import lru_cache

from ontology import late_re as re
from ontology.remembered import OF_WORDS

LONGEST = 50
"""Characters of the longest numbered line that is taken for a heading."""

_NUMERAL = "[一二三四五六七八九十百零〇]{1,4}"
_OPEN, _CLOSE = "[（(]", "[）)]"

_NUMBERINGS = (
    (1, re.compile(rf"第{_NUMERAL}[部编章篇](?:分)?[\s：:、]*")),
    (1, re.compile(rf"{_NUMERAL}[、．.]\s*")),
    (2, re.compile(rf"{_OPEN}{_NUMERAL}{_CLOSE}[、．.]?\s*")),
    (3, re.compile(r"\d{1,3}[、．.](?!\d)\s*")),
    # 2.2024年10月底前…, 1.5月31日前…: no number has a year, or a month, behind its point.
    (3, re.compile(r"\d{1,2}[．.](?=(?:19|20)\d{2}年|(?:1[0-2]|[1-9])月(?!薪|嫂|活))")),
    (3, re.compile(r"\d{1,2}[ \t\u3000]+(?![\d年月日])(?=\S)")),
    (4, re.compile(rf"{_OPEN}\d{{1,2}}{_CLOSE}[、．.]?\s*")),
)
"""Rank and form of each numbering; the rank is the level below a document's `#` headings."""

_MARKDOWN = re.compile(r"(#{1,6})[ \t\u3000]+(?=\S)")

_STOPS = re.compile("[。；;！!？?，,：:]")
_FIGURE = re.compile(
    r"\d[余多]?(?:[万亿千百]{1,2}[余多]?|[个家项条座所处次件套名户人亩吨元台辆份场株头%]|公里|平方)"
)


def markdown(line: str) -> tuple[int, int]:
    """Level of a `#` heading and the length of its sign; (0, 0) for any other line."""
    match = _MARKDOWN.match(line)
    return (len(match.group(1)), match.end()) if match else (0, 0)


@lru_cache(maxsize=OF_WORDS)
def numbering(words: str) -> tuple[int, int]:
    """Rank (1…4) of a line's numbering and its length in characters; (0, 0) without one.

    Says nothing of the line's length: a paragraph may open with a numbered phrase.
    """
    for rank, pattern in _NUMBERINGS:
        match = pattern.match(words)
        if match and match.end() < len(words):
            return rank, match.end()
    return 0, 0


_DIGITS = {mark: value for value, mark in enumerate("〇一二三四五六七八九")}
_COUNT = re.compile(r"\d{1,3}|[一二三四五六七八九十]{1,3}")


def counted(words: str) -> tuple[int, int]:
    """Rank of a line's numbering and its number (（十二） is 2, 12); (0, 0) without one."""
    rank_, opening = numbering(words)
    found = _COUNT.search(words, 0, opening)
    if not rank_ or found is None:
        return 0, 0
    number = found.group()
    if number.isdecimal():
        return rank_, int(number)
    tens, ten, ones = number.rpartition("十")
    return rank_, 10 * (_DIGITS.get(tens, 1) if ten else 0) + _DIGITS.get(ones, 0)


def rank(words: str) -> int:
    """Rank of a numbered heading: a short line of one phrase; 0 for any other line.

    With Chinese numerals a heading may have two phrases and end in a full stop
    ("（一）……，……。"); with digits that would take the items of lists for headings.
    """
    found, opening = numbering(words)
    if not found or len(words) > LONGEST:
        return 0
    rest = words[opening:]
    if found <= 2:
        if rest.endswith("。") and _FIGURE.search(rest):
            return 0  # 二、争取资金400万元，购置设备。: a sentence of what was done
        return found if not _STOPS.search(rest.removesuffix("。").replace("，", "")) else 0
    return found if not _STOPS.search(rest) else 0
