"""Lines of a width, broken as Chinese is set: no mark of punctuation begins a line that ends
something, none ends one that opens something, and no number or Latin word is cut.

The rules are those of GB/T 15834-2011, 5.1 (标点符号用法: 位置).
"""

from __future__ import annotations

from collections.abc import Iterator

from ontology import late_re as re

_CLOSING = "、，。；：？！）》〉】」』”’…—％·,;:?!)]%"
_OPENING = "（《〈【「『“‘(["
_TOKEN = re.compile(
    rf"[{re.escape(_OPENING)}]*"
    rf"(?:[^\s\u2e80-\uffff{re.escape(_CLOSING + _OPENING)}]+|\S|(?=\s|$))"
    rf"[{re.escape(_CLOSING)}]*"
)


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text, none wider than `width` cells; at least one.

    >>> wrapped("新建公园3个（甲），修路12公里", 14)
    ['新建公园3个', '（甲），修路12', '公里']
    """
    return [line for each in text.split("\n") for line in _filled(each, max(width, 2))]


def _filled(text: str, width: int) -> Iterator[str]:
    if _cells(text) <= width:
        yield text
        return
    line = ""
    for piece in _pieces(text):
        if _cells((line + piece).rstrip()) <= width:
            line += piece if line else piece.lstrip()
            continue
        if line.strip():
            yield line.rstrip()
        line = piece.lstrip()
        while _cells(line) > width:
            cut = _cut(line, width)
            yield line[:cut]
            line = line[cut:]
    if line:
        yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """What no line end may part, with the white space before it."""
    at = 0
    for match in _TOKEN.finditer(text):
        if match.end() > at and match.group():
            yield text[at : match.end()]
            at = match.end()
    if at < len(text):
        yield text[at:]


def _cut(text: str, width: int) -> int:
    """How many characters of a piece fit into a line of its own; at least one."""
    size = 0
    for number, each in enumerate(text):
        size += _cells(each)
        if size > width:
            return max(number, 1)
    return len(text)


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)
