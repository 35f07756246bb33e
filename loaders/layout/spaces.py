"""Spaces around numbers left out: 产值 340 亿元, 2031 年 6 月, 第 54 位 are read as without them.

So are those of a line whose characters all stand apart (2 0 3 3 年 6 月).

Word processors and PDFs set a space between a number and Chinese characters, some writers type
one: it parts nothing. Only what is left out between the parts of one number, one date or one rank
is; a number that opens a paragraph may count it (1 个体工商户培育), so its space stays, but before
年 and 月. Cells are read without any space anyway, and what parts a unit from a time there stays.
"""

from __future__ import annotations

from dataclasses import replace

from loaders.formats.document import Block, Piece
from loaders.language.measures import MULTIPLIER, UNIT
from loaders.layout.aside import Mended
from ontology import late_re as re

_S = "[ \u00a0\u2002-\u200a\u202f]"
_GAP = re.compile(_S)
_NUMBER = r"\d{1,15}(?:[.．]\d{1,8})?"
_LOOSE = f"(?:{_S}?[余多几])?"
_PARTS = (
    rf"(?:(?:19|20)\d\d{_S}?年(?:度|{_S}?\d{{1,2}}{_S}?月(?:{_S}?\d{{1,2}}{_S}?[日号])?)?"
    rf"|(?<![\d.])\d{{1,2}}{_S}?月(?:{_S}?\d{{1,2}}{_S}?[日号]|份)?"
    rf"|[第前后]{_S}?\d{{1,3}}(?:{_S}?[名位届期批条])?"
    rf"|(?<![\d.]){_NUMBER}(?:{_S}?[-—–~至到]{_S}?{_NUMBER})?{_LOOSE}"
    rf"(?:{_S}?{MULTIPLIER}){{0,2}}{_LOOSE}{_S}?{UNIT})"
)
_SPACED = re.compile(rf"(?:(?<=[\u4e00-\u9fff]){_S})?{_PARTS}")
"""A date, a rank, or a number with its unit, with spaces between its parts, or before it."""
_SPREAD = re.compile(rf"(?=.*[\u4e00-\u9fff].*[\u4e00-\u9fff])\s*\S(?:{_S}\S){{5,}}\s*")
"""Characters that are spread over the line, or that OCR reads apart: 青 政 办 〔 2 0 3 3 〕."""
_OPENS = re.compile(rf"{_S}*\d{{1,3}}{_S}(?![年月])")


def without_spaces(mended: Mended) -> Mended:
    """The document without the spaces within the numbers, dates and ranks of its paragraphs."""
    parts = tuple(
        replace(part, piece=_closed(part.piece)) if isinstance(part, Block) else part
        for part in mended.document.parts
    )
    if parts == mended.document.parts:
        return mended
    return replace(mended, document=replace(mended.document, parts=parts))


def _closed(piece: Piece) -> Piece:
    """A piece without the spaces within its numbers."""
    text = piece.text
    if _GAP.search(text) is None:
        return piece
    opens = _OPENS.match(text)
    spread = _SPREAD.fullmatch(text)
    gaps = [
        at
        for found in ([spread] if spread else _SPACED.finditer(text, opens.end() if opens else 0))
        for at in range(found.start(), found.end())
        if _GAP.match(text, at)
    ]
    if not gaps:
        return piece
    cuts = zip([0, *(at + 1 for at in gaps)], [*gaps, len(text)], strict=True)
    return Piece.join([piece[start:end] for start, end in cuts])
