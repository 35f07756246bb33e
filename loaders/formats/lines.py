"""The lines of a text with their offsets, and how many blank ones stand before each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from loaders.formats import headings
from loaders.formats.document import INVISIBLE
from ontology import late_re as re
from ontology.errors import ReadError, TableError
from ontology.locator import in_file

MAX_CELL = 1 << 20
"""Longest cell or paragraph, in characters. The longest real ones have some thousands."""

MAX_LINES = 1_000_000
"""Most lines that are not blank; bounds the memory that a file of tiny lines can take."""

_LINE_END = re.compile("\r\n|\n")
_OLD_LINE_END = re.compile("\r")
"""The line end of files that have no other."""

_WRITTEN_LINE_END = re.compile(r"(?:\\r\\n|\\n)(?:(?:&nbsp;|&emsp;|&ensp;|&#160;)\s*)*")
"""A line end that an export wrote out as the characters \\r\\n, with the indent behind it."""
_FEWEST_WRITTEN = 3

SOFT_BREAK = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")
"""Line and page breaks of word processors: they part paragraphs, but within a row of a table
they stand inside a cell."""

_BLANK = re.compile(rf"[\s{INVISIBLE}]*")


class Line(NamedTuple):
    """A line that is not blank; one that opens with a tab counts, even if no word follows.

    number: in the file, from 1. start, end: its span without the line end.
    blanks: how many blank lines stand right before it (before the first: 1 at least).
    """

    number: int
    start: int
    end: int
    blanks: int


def lines(text: str, where: str) -> list[Line]:
    """The lines of a text. Raises ReadError or TableError where one is beyond measure."""
    found: list[Line] = []
    blanks = 1
    for number, (start, end) in enumerate(_spans(text), start=1):
        if not text.startswith("\t", start) and _is_blank(text, start, end):
            blanks += 1
            continue
        if end - start > MAX_CELL:
            raise _too_long(text, start, end, in_file(where, line=number))
        if len(found) == MAX_LINES:
            raise ReadError(
                f"has more than {MAX_LINES} lines", where=where, way_out="split it into documents"
            )
        found.append(Line(number, start, end, blanks))
        blanks = 0
    return found


def _too_long(text: str, start: int, end: int, where: str) -> ReadError | TableError:
    """The refusal of a line that is beyond measure; in a table it is a cell's."""
    in_table = text[start] in "\t|" or text.find("\t", start, start + 4096) > 0
    kind: type[ReadError | TableError] = TableError if in_table else ReadError
    return kind(
        f"a {'cell' if in_table else 'paragraph'} of {end - start} characters"
        f" (at most {MAX_CELL} are read)",
        where=where,
        way_out="check that the ends of lines and cells were not lost",
    )


def _is_blank(text: str, start: int, end: int) -> bool:
    blank = _BLANK.match(text, start, end)
    return blank is not None and blank.end() == end


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the lines; a soft break ends one too, but not within a row of a table."""
    end = _line_end(text)
    start = 0
    for match in end.finditer(text):
        yield from _softly(text, start, match.start())
        start = match.end()
    yield from _softly(text, start, len(text))


def _line_end(text: str) -> re.Pattern[str]:
    """How the lines of a text end: by line feeds, by carriage returns, or as an export wrote it."""
    ends = text.count("\n")
    if text.count("\\n") >= max(_FEWEST_WRITTEN, ends + 1) and "\t" not in text:
        return _WRITTEN_LINE_END
    return _LINE_END if ends else _OLD_LINE_END


def written_line_ends(text: str) -> list[tuple[int, int]]:
    """Where line ends stand as characters: they say form, not words."""
    end = _line_end(text)
    return [match.span() for match in end.finditer(text)] if end is _WRITTEN_LINE_END else []


def _softly(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if _is_row(text, start, end):
        yield start, end
        return
    for match in SOFT_BREAK.finditer(text, start, end):
        yield from _indented(text, start, match.start())
        start = match.end()
    yield from _indented(text, start, end)


_INDENT = re.compile(r"(?<=\S)\u3000{2,}(?=\S)")
"""The indent of a paragraph, on the line of the one before it: the line end was lost."""
_ENDED = tuple("。；：！？）〕】”")
_LONGEST_HEAD = 40


def _indented(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of a line, where their indents show them: behind a stop or a heading, or
    before a number. Words that are only set apart (甲局　　乙局) stay together.
    """
    for match in _INDENT.finditer(text, start, end):
        at = match.start()
        heads = at - start <= _LONGEST_HEAD and headings.numbering(text[start:at].strip())[0] > 0
        below = text[match.end() : min(end, match.end() + _LONGEST_HEAD)]
        if text.endswith(_ENDED, start, at) or heads or headings.numbering(below)[0]:
            yield start, at
            start = match.end()
    yield start, end


def _is_row(text: str, start: int, end: int) -> bool:
    """Is a line one row of a table: parted by tabs, or by bars (two, or one with room around)?"""
    if text.find("\t", start + 1, end) > 0:
        return True
    first = text.find("|", start, end)
    if first < 0:
        return False
    return text.find("|", first + 1, end) > 0 or text.startswith(" | ", first - 1, end)


def parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans between the soft breaks of a cell."""
    spans = []
    for match in SOFT_BREAK.finditer(text, start, end):
        spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, end)]


BREAK = re.compile(r"<br\s?/?>", re.IGNORECASE)
"""What a page, or Markdown, writes for a line end within a cell."""


def between_breaks(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The spans of a cell's lines, where `<br>` parts them."""
    for match in BREAK.finditer(text, first, last):
        yield first, match.start()
        first = match.end()
    yield first, last
