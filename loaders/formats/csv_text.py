"""Tables of one line a row as spreadsheets save them: parted by commas, semicolons or bars.

A cell that holds a delimiter, a line end or a mark stands in straight quotation marks, and a
mark within it is doubled. Which delimiter it is, is counted; the text stays as it is in the file.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import NamedTuple

from loaders.formats import headings
from loaders.formats.between_rows import are_fields, is_heading, known_heads
from loaders.formats.decoding import decode
from loaders.formats.document import Block, Document, Piece, Table
from loaders.formats.double_heads import is_head
from loaders.formats.grid import RawCell, RawRow, RawTable, build, repeats_heads, with_two_heads
from loaders.formats.lines import BREAK, MAX_LINES, between_breaks
from loaders.formats.quoted_cells import DOUBLED
from loaders.formats.words import Words
from loaders.formats.workbook import letters
from ontology import late_re as re
from ontology.errors import ReadError
from ontology.locator import Locator
from ontology.text import ordinary, squeeze

_DELIMITERS = ",;|"
_SAMPLE = 64 << 10
_ROWS = 20
_FITS = 0.8
"""Share of a sample's rows that have as many cells as the widest row among the first ones."""
_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_RULED = re.compile(r"^[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+$", re.MULTILINE)
"""The line under a header of bars: a table as in Markdown, which is a text's."""

_NO_HEADS = re.compile(r"[\t。！!？?]|[^，。；]{10}；")
"""What stands in no head: a tab, the end of a sentence. Prose may be written with plain commas."""

_LONGEST_BETWEEN = 40
"""A shorter line of one cell may be a title, a heading or a page's number between rows."""


class _Cell(NamedTuple):
    """Where a cell's words stand, without the marks around it: it opens with one, and closes."""

    start: int
    end: int
    quoted: bool
    closed: bool = False


def looks_delimited(data: bytes) -> bool:
    """Whether bytes are a table parted by one of the delimiters, not a text with commas in it."""
    if b"\x00" in data[:4]:
        return False
    try:
        text = decode(data[:_SAMPLE].rpartition(b"\n")[0] or data[:_SAMPLE], "").text
    except ReadError:
        return False
    return _delimiter(text) is not None


def _delimiter(text: str) -> str | None:
    """The delimiter of a table; None where the text is none."""
    return next((each for each in _DELIMITERS if _is_parted(text, each)), None)


def _is_parted(text: str, delimiter: str) -> bool:
    rows = _rows(text, delimiter, most=_ROWS)
    filled = [row for row in rows if any(cell.end > cell.start for cell in row)]
    widest = [row for row in filled if len(row) > 1]
    if len(widest) < 2:
        return False
    width, _ = Counter(len(row) for row in widest).most_common(1)[0]
    barred = delimiter == "|" and (
        text.lstrip("\ufeff").startswith("|")
        or _RULED.search(text)
        or widest[0][-1].end == widest[0][-1].start  # a bar closes its lines: a text's table
    )
    if width < 2 or barred:
        return False
    # A spreadsheet pads the title over a table with empty cells.
    full = (
        row
        for row in widest
        if len(row) == width and _filled(row) > 1 and not _says_what(row, text)
    )
    head = next(full, widest[0])
    names = [text[cell.start : cell.end].strip() for cell in head]
    if sum(bool(each) and is_head("".join(each.split())) for each in names) < max(2, width - 1):
        return False
    told = [row for row in filled if len(row) > 1 or row[0].end - row[0].start > _LONGEST_BETWEEN]
    if _NO_HEADS.search(text, head[0].start, head[-1].end) or (
        delimiter == "," and _are_clauses(told, names, text)
    ):
        return False
    if 2 * len([row for row in filled if len(row) == width]) < len(filled):
        return False  # a line of prose here and there has as many signs
    return len([row for row in told if len(row) == width]) >= _FITS * len(told[1:])


def _are_clauses(rows: list[list[_Cell]], heads: list[str], text: str) -> bool:
    """Whether rows of as many commas are lines of prose that was typed with plain ones: hardly a
    word for a column stands in the first, no cell is empty, in quotes or a bare number, and clauses
    with figures in their midst stand in most (交通方面,建成道路6条,完成投资2亿元).
    """
    cells = [cell for row in rows for cell in row]
    if any(cell.quoted or cell.start == cell.end for cell in cells):
        return False
    words = [[text[cell.start : cell.end].strip() for cell in row] for row in rows]
    if any(_BARE.fullmatch(each) for row in words for each in row):
        return False
    known = sum(known_heads([each]) and _CLAUSE.search(each) is None for each in heads)
    counted = sum(any(map(_CLAUSE.search, row)) for row in words)
    return known < _FEWEST_HEADS and counted * 2 >= len(words)


_BARE = re.compile(r"[\d.,，:：/%％年月日~—–\-\s]*")
_CLAUSE = re.compile(r"[\u4e00-\u9fff]\d[\d.]*(?:[\u4e00-\u9fff]|[%％])")
"""A figure behind what it counts: 建成道路6条."""
_FEWEST_HEADS = 2


def _says_what(row: list[_Cell], text: str) -> bool:
    """Whether a row says what the table is (填报单位：某某局,,2017年3月)."""
    words = [text[cell.start : cell.end] for cell in row if cell.end > cell.start]
    return are_fields(words, len(row))


def _filled(row: list[_Cell]) -> int:
    return sum(cell.end > cell.start for cell in row)


def _rows(text: str, delimiter: str, most: int = MAX_LINES) -> list[list[_Cell]]:
    """The cells of a text, row by row."""
    rows: list[list[_Cell]] = []
    row: list[_Cell] = []
    line_end = r"\r\n|\n" if "\n" in text else r"\r"
    stop = re.compile(rf"{re.escape(delimiter)}|{line_end}")
    at = 1 if text.startswith("\ufeff") else 0
    length = len(text)
    while at <= length and len(rows) < most:
        begin = at
        quoted = text.startswith('"', at)
        if quoted:
            end = _closing(text, at + 1)
            begin, after = at + 1, end + 1
        else:
            end = after = at
        found = stop.search(text, after)
        edge = found.start() if found else length
        closed = quoted and end < length and not text[after:edge].strip()
        row.append(_Cell(begin, end if closed else edge, quoted, closed))
        at = found.end() if found else length + 1
        if found is None or found.group() != delimiter:
            rows.append(row)
            row = []
    return rows


def _closing(text: str, at: int) -> int:
    """The place of the mark that closes a quoted cell; the text's end where there is none."""
    while True:
        at = text.find('"', at)
        if at < 0:
            return len(text)
        if text.startswith('""', at):
            at += 2
            continue
        return at


def read_bytes(data: bytes, name: str, where: str = "") -> Document:
    """The document of a delimited text. Raises ReadError, TableError."""
    where = where or name
    decoded = decode(data, where)
    text = ordinary(decoded.text)
    delimiter = _delimiter(text)
    if delimiter is None:
        from loaders.formats.text import read_bytes as read_plain

        return read_plain(data, name, where)
    reading = _Reading(text, delimiter, where)
    parts = reading.parts()
    return Document(
        name=name,
        text=text,
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        parts=tuple(parts),
        notices=decoded.notices,
        marks=tuple(sorted(reading.words.marks)),
        places=tuple(reading.places),
    )


class _Reading:
    def __init__(self, text: str, delimiter: str, where: str) -> None:
        self.words = Words(text)
        self.places: list[Locator] = []
        self._alone: set[int] = set()
        self._text, self._where = text, where
        self._rows = [self._raw(n, row) for n, row in enumerate(_rows(text, delimiter), start=1)]

    def _is_above(self, row: RawRow) -> bool:
        """Whether a row is one cell alone, or says what the table below it is."""
        words = [self._words(cell) for cell in row if cell.spans]
        return len(words) == 1 or are_fields(words, len(row))

    def parts(self) -> list[Block | Table]:
        found: list[Block | Table] = []
        rows = [row for row in self._rows if any(cell.spans for cell in row)]
        above: Piece | None = None
        while rows and self._is_above(rows[0]):
            said = [self._block([cell], found) for cell in rows.pop(0) if cell.spans]
            above = said[0] if len(said) == 1 or above is None else above
        self._alone = {row[0].at for row in rows if len(row) == 1 and row[0].spans}
        below: list[RawRow] = []
        while rows and sum(bool(cell.spans) for cell in rows[-1]) == 1 and rows[-1][0].spans:
            below.insert(0, rows.pop())
        if rows:
            width = max(len(row) for row in rows)
            for row in rows:
                row.extend(RawCell(row[-1].at) for _ in range(width - len(row)))
            double = with_two_heads(rows[0], rows[1], self._text) if len(rows) > 2 else None
            table = double or RawTable(rows[0])
            table.drop = DOUBLED
            for row in rows[2 if double else 1 :]:
                if self._between(row):
                    words = self._words(row[0])
                    heads = is_heading(words, [squeeze(above.text)] if above else [])
                    before = len(table.rows)
                    if heads:
                        table.sections.append((before, row[0]))
                    else:
                        table.repeats.append((before, row))
                elif repeats_heads(row, table, self._text):
                    table.repeats.append((len(table.rows), row))
                else:
                    table.rows.append(row)
            found.append(build(table, self.words, above, self._where))
        for row in below:
            self._block(row, found)
        return found

    def _between(self, row: RawRow) -> bool:
        """Whether a row is a line of one cell between two rows, or a numbered heading."""
        if not row[0].spans or any(cell.spans for cell in row[1:]):
            return False
        return row[0].at in self._alone or bool(headings.rank(self._words(row[0])))

    def _words(self, cell: RawCell) -> str:
        return "".join(self._text[start:end] for start, end in cell.spans).strip()

    def _block(self, row: RawRow, found: list[Block | Table]) -> Piece:
        spans = next(cell.spans for cell in row if cell.spans)
        piece = self.words.piece(spans[0][0], spans[-1][1], DOUBLED)
        if len(piece):  # a line of signs that nobody sees has no words
            found.append(Block(piece))
        return piece

    def _raw(self, number: int, row: list[_Cell]) -> RawRow:
        cells: RawRow = []
        for column, cell in enumerate(row, start=1):
            raw = RawCell(cell.start)
            if cell.quoted:
                self.words.mark(cell.start - 1, cell.start)
                self.words.mark(cell.end, cell.end + cell.closed)
            for broken in BREAK.finditer(self._text, cell.start, cell.end):
                self.words.mark(*broken.span())
            raw.spans = [
                part
                for span in _LINE.finditer(self._text, cell.start, cell.end)
                for part in between_breaks(self._text, *span.span())
                if self._text[slice(*part)].strip()
            ]
            if raw.spans:
                self.places.append(Locator(raw.spans[0][0], 0, cell=f"{letters(column)}{number}"))
            if column < len(row):
                self.words.mark(cell.end + cell.closed, row[column].start - row[column].quoted)
            cells.append(raw)
        return cells
