"""Small, length-preserving views of text, and the normal form of names.

Everything downstream locates words by offset, so what compares or matches text works on a
view of the *same length*; only names, which become identities, lose characters.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from ontology import late_re as re
from ontology.remembered import OF_WORDS

_FULL_WIDTH: dict[int, int | str] = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}  # ０–９
_FULL_WIDTH |= {code: code - 0xFEE0 for code in range(0xFF21, 0xFF3B)}  # Ａ–Ｚ
_FULL_WIDTH |= {code: code - 0xFEE0 for code in range(0xFF41, 0xFF5B)}  # ａ–ｚ
_FULL_WIDTH |= {ord("％"): "%", ord("．"): ".", ord("～"): "~", ord("／"): "/", ord("﹪"): "%"}
_FULL_WIDTH |= {ord("＋"): "+", ord("＆"): "&", ord("－"): "-"}

_WIDE = re.compile(f"[{''.join(map(chr, _FULL_WIDTH))}]")

_SPACE = re.compile(r"[\s\u200b\ufeff\u3000]+")
_LOOSE = re.compile(r"[\s\u200b\ufeff\u3000\x00]")
"""What squeezing takes away or makes other: most words have none."""
_INNER_SPACE = re.compile(r"(?<=[A-Za-z0-9])[\s\u3000]+(?=[A-Za-z0-9])")

_WORD_SPACE = re.compile(r"(?<=[A-Za-z])[ \u3000](?=\d)")

_PAIRS = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "「": "」", "『": "』"}
_BRACKETS = {"（": "）", "(": ")", "[": "]", "【": "】", "〔": "〕", "［": "］", "〖": "〗"}
_CLOSING = {"）": "（(", ")": "（(", "]": "[［", "】": "【", "〕": "〔", "］": "［[", "〗": "〖"}
_OPENING = re.compile("[“‘《〈「『]")
_BRACKET = re.compile(r"[（）()\[\]【】〔〕［］〖〗]")
_LONGEST_QUOTED = 80
"""A quotation mark that finds no partner within so many characters is a misprint."""


_SUPPLEMENT = dict(
    zip(
        "⺁⺐⺓⺕⺟⺠⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻱⻳",
        "厂尢幺彐母民西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龜龟",
        strict=True,
    )
)
"""Of the block CJK Radicals Supplement, the signs that are a whole character in today's texts, each
with the one that Unicode's EquivalentUnifiedIdeograph.txt gives it."""

_KANGXI = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}

_RADICALS = str.maketrans(_KANGXI | _SUPPLEMENT | {"⼾": "户"})
"""Signs of radicals, by the characters that they draw. ⼾ is 戶 for Unicode, but what a font for
the mainland draws with it is 户."""

_RADICAL = re.compile("[⺀-⻳⼀-⿕]")


def ordinary(text: str) -> str:
    """Signs of radicals as the characters that they draw (⻘⽯ is 青石); same length.

    Browsers and word processors write them into PDFs, whose fonts draw both alike, and from there
    they are copied into texts.
    """
    return text.translate(_RADICALS) if _RADICAL.search(text) else text


WRITTEN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
"""Digits of years and dates in words (二〇二四), ○ for 〇 among them, as Arabic ones."""


def half_width(text: str) -> str:
    """Full-width digits, letters and `％．～／` as their ASCII forms; same length."""
    return text.translate(_FULL_WIDTH) if _WIDE.search(text) else text


def squeeze(text: str) -> str:
    """White space removed, except one space between two Latin words or numbers."""
    if _LOOSE.search(text) is None:
        return text
    return _SPACE.sub("", _INNER_SPACE.sub("\x00", text)).replace("\x00", " ")


def is_solid(text: str) -> bool:
    """Whether there is no white space in a text for sure: in nearly all there is none."""
    return _LOOSE.search(text) is None


def solid(text: str) -> list[int]:
    """Where the characters stand that carry meaning: all but white space.

    A space between a Latin word and a number stays (`AED 56台` counts, `R56` names).
    """
    if is_solid(text):
        return list(range(len(text)))
    return [at for at, mark in enumerate(text) if not mark.isspace() or _WORD_SPACE.match(text, at)]


_NOT_NORMAL = re.compile(f"[{''.join(map(chr, _FULL_WIDTH))}()\\s\u200b\ufeff\u3000\x00]")


def is_normal(text: str) -> bool:
    """Whether a name is in its normal form for sure: nearly all are."""
    return _NOT_NORMAL.search(text) is None


@lru_cache(maxsize=OF_WORDS)
def normal_name(text: str) -> str:
    """The normal form of a name: no white space, half-width digits, full-width brackets.

    Two names with the same normal form are the same name; nothing else is normalised.
    """
    if is_normal(text):
        return text
    return half_width(squeeze(text)).replace("(", "（").replace(")", "）")


def quoted(text: str) -> list[tuple[int, int]]:
    """Spans of matched quotation marks and 《》, marks included, in order, not nested.

    A mark without a partner (a misprint that does happen) protects nothing, nor do the marks
    of what somebody says: words with a full stop among them are sentences, no name.
    """
    return list(_quoted(text))


@lru_cache(maxsize=OF_WORDS)
def _quoted(text: str) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    match = _OPENING.search(text)
    while match is not None:
        position = match.start()
        closing = _PAIRS[match.group()]
        end = text.find(closing, position + 1, position + 1 + _LONGEST_QUOTED)
        reopened = end >= 0 and text.find(match.group(), position + 1, end) >= 0
        speech = match.group() in "“‘「" and "。" in text[position:end]
        if end >= 0 and not reopened and not speech:
            spans.append((position, end + 1))
            position = end
        match = _OPENING.search(text, position + 1)
    return tuple(spans)


def bracketed(text: str) -> list[tuple[int, int]]:
    """Spans of matched outermost brackets （）()【】〔〕［］〖〗, marks included, in order."""
    return list(_bracketed(text))


@lru_cache(maxsize=OF_WORDS)
def _bracketed(text: str) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    open_: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(text):
        position, mark = match.start(), match.group()
        if mark in _BRACKETS:
            open_.append((mark, position))
        elif mark in _CLOSING and open_ and open_[-1][0] in _CLOSING[mark]:
            start = open_.pop()[1]
            while spans and spans[-1][0] > start:
                spans.pop()  # it was inside this one
            spans.append((start, position + 1))
    return tuple(spans)


def protected(text: str) -> bytearray:
    """For each character 1 if it stands inside quotation marks or brackets, else 0."""
    mask = bytearray(len(text))
    for start, end in (*quoted(text), *bracketed(text)):
        mask[start:end] = b"\x01" * (end - start)
    return mask
