"""Cells in quotation marks, as spreadsheets write those that hold several lines.

Of a table that is copied from a spreadsheet, a cell with a line end in it (or a mark) stands
in straight quotation marks, and a mark within it is doubled. Its lines belong together: they
are made one line here, before any table is looked for. The marks say form, not words.
"""

from __future__ import annotations

from loaders.formats.lines import Line
from loaders.formats.words import CONVERTER_SIGNS
from ontology import late_re as re

Span = tuple[int, int]

DOUBLED = re.compile(rf'{CONVERTER_SIGNS.pattern}|"(?=")')
"""What is form in a table with quoted cells: the first of two marks."""

_LINE = re.compile(r"[^\r\n]+")
_MOST_LINES = 200
"""Lines of the longest cell; a mark that is never closed costs no more than these."""


def joined_lines(text: str, lines: list[Line]) -> list[Line]:
    """The lines, those of one quoted cell made one; as they are where none is quoted so."""
    if '\t"' not in text and '"\t' not in text:
        return lines
    found: list[Line] = []
    index = 0
    while index < len(lines):
        last = _last_of(text, lines, index)
        first = lines[index]
        found.append(Line(first.number, first.start, lines[last].end, first.blanks))
        index = last + 1
    return found


def _last_of(text: str, lines: list[Line], index: int) -> int:
    """The index of the line on which the row that begins at a line ends."""
    words = text[lines[index].start : lines[index].end]
    last = index
    while _opens(words.rpartition("\t")[2]) and not words.startswith("\t"):
        closing = _closing(text, lines, last)
        if closing is None:
            return last
        after = text[lines[closing].start : lines[closing].end]
        if "\t" not in words and "\t" not in after:
            return last  # no row of a table: a paragraph that begins with a mark
        last, words = closing, after
        if "\t" not in words:
            return last
    return last


def _opens(cell: str) -> bool:
    """Whether a cell, the last of its line, goes on below: its first mark is not closed."""
    return cell.startswith('"') and cell.count('"') % 2 == 1


def _closing(text: str, lines: list[Line], index: int) -> int | None:
    """The index of the line on which the cell that a line opens is closed, else None."""
    for at in range(index + 1, min(index + _MOST_LINES, len(lines))):
        cell = text[lines[at].start : lines[at].end].partition("\t")[0]
        if cell.count('"') % 2:
            return at if cell.rstrip().endswith('"') else None
    return None


def unquoted(text: str, start: int, end: int) -> tuple[list[Span], list[Span]]:
    """The spans of a cell's lines without the marks around it, and the marks' own spans.

    Only a cell that needs its marks (it holds a line end or a doubled mark) loses them.
    """
    inner = text[start:end]
    words = inner.rstrip()
    needs = len(words) > 2 and words[0] == words[-1] == '"'
    if not needs or not ("\n" in inner or "\r" in inner or '""' in inner):
        return [(start, end)], []
    close = start + len(words) - 1
    marks = [(start, start + 1), (close, close + 1)]
    return _lines(text, start + 1, close), marks


def _lines(text: str, start: int, end: int) -> list[Span]:
    found = _LINE.finditer(text, start, end)
    return [match.span() for match in found]
