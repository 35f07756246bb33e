"""Making pieces of a text, and keeping account of what in it is form and not words."""

from __future__ import annotations

from loaders.formats.document import Piece
from ontology import late_re as re

CONVERTER_SIGNS = re.compile(r"\[bookmark: [^\]\r\n]{1,80}\]")
"""Traces that converters of word processors leave in a text."""

ESCAPES = re.compile(rf"{CONVERTER_SIGNS.pattern}|\\(?=\|)")
"""The same, and the backslash that escapes a bar in a table of bars."""


class Words:
    """A text, and the marks (spans of form) found while reading it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.marks: list[tuple[int, int]] = []
        self._without: dict[re.Pattern[str], bool] = {}

    def mark(self, start: int, end: int) -> None:
        """Note that a span says form, not words."""
        if start < end:
            self.marks.append((start, end))

    def piece(self, start: int, end: int, drop: re.Pattern[str] = CONVERTER_SIGNS) -> Piece:
        """The readable words of a span; what `drop` matches is left out and marked."""
        without = self._without.get(drop)
        if without is None:
            without = self._without[drop] = drop.search(self.text) is None
        if without:
            return Piece.at(self.text, start, end)
        dropped = [match.span() for match in drop.finditer(self.text, start, end)]
        if not dropped:
            return Piece.at(self.text, start, end)
        kept: list[Piece] = []
        last = start
        for a, b in [*dropped, (end, end)]:
            # white space beside a dropped sign is kept, but at the piece's own ends
            kept.append(Piece(self.text[last:a], range(last, a)))
            self.mark(a, b)
            last = b
        return Piece.join(kept).visible().strip().punctuated()
