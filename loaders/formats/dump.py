"""Tables as converters of word processors dump them.

A tab at the start of a line opens a cell, a blank line before such a tab ends a row. But a
cell may hold blank lines too (a name broken in two, paragraphs), or end in some. Nothing in
such a dump says how long a row is but the header, so that is the measure: a row that is
shorter or longer is refused, never shifted.
"""

from __future__ import annotations

from collections import Counter

from loaders.formats import headings
from loaders.formats.double_heads import LONGEST as LONGEST_HEAD
from loaders.formats.grid import (
    RawCell,
    RawRow,
    RawTable,
    repeats_heads,
    same_words,
    with_two_heads,
    wrong_length,
)
from loaders.formats.opened import OpenedCells
from ontology.errors import TableError
from ontology.locator import in_file

MOST_COLUMNS = 100
"""Columns of the widest table; more cells than that in a row are lines indented by a tab."""

_UNPARTED = 6
_LONGEST_CAPTION = 60
_SENTENCE_ENDS = ("。", "；", "！", "？", "，")


def table_at(
    cells: OpenedCells, line: int, where: str, notices: list[str]
) -> tuple[RawTable, int] | None:
    """The table whose header begins at a line (index), and the index of the line after it.

    None where no table begins. What had to be concluded is added to `notices`. Raises
    TableError where a table begins but a row is not as long as its header.
    """
    first = cells.number_at(line)
    if first is None:
        return None
    double = _double(cells, first)
    if double is not None:
        table, number = double
        return _Rows(cells, table, number, where, notices).read()
    length = _header_length(cells, first)
    if not length:
        if cells[first].gap and _looks_unparted(cells, first):
            notices.append(
                f"{in_file(where, line=cells.lines[line].number)}: no blank line parts these"
                " cells into rows, so they were read as paragraphs"
            )
        return None
    header = [cells.raw(number) for number in range(first, first + length)]
    return _Rows(cells, RawTable(header), first + length, where, notices).read()


def _double(cells: OpenedCells, first: int) -> tuple[RawTable, int] | None:
    """The table whose head is two rows, and the number of the first cell below; else None."""
    length = cells.group(first)
    if first + length >= len(cells):
        return None
    width = cells.group(first + length)
    start = first + length + width
    # A row of the table's width must follow: that is what says that it is a table.
    if not 2 <= width <= MOST_COLUMNS or width not in cells.groups(start, 3):
        return None
    rows = [
        [cells.raw(number) for number in range(at, at + count)]
        for at, count in ((first, length), (first + length, width))
    ]
    table = with_two_heads(rows[0], rows[1], cells.text)
    return None if table is None else (table, start)


def _looks_unparted(cells: OpenedCells, first: int) -> bool:
    """Is it one long group that begins like a header, with nothing to tell its rows apart?"""
    length = cells.group(first)
    numbers = range(first, first + 3)
    return (
        length >= _UNPARTED
        and first + length == len(cells)
        and all(_is_head(cells.words(number)) for number in numbers)
    )


def _header_length(cells: OpenedCells, first: int) -> int:
    """How many cells from this one on are a header; 0 if they are none."""
    length = cells.group(first)
    following = cells.groups(first + length, 8)
    if not following:
        return 0
    usual, times = Counter(following).most_common(1)[0]
    if times > 1 and length not in following:
        total, taken = length, 0
        while total < usual:  # `following` holds `usual`, so the sum gets there
            total, taken = total + following[taken], taken + 1
        if total == usual:  # a head that ends in a blank line
            length, following = total, following[taken:]
    numbers = range(first, first + length)
    if not _could_be_header(length, following):
        return 0
    if not all(_is_head(cells.words(number)) for number in numbers):
        return 0  # (this also sees a paragraph after the last cell, if it is a sentence)
    broken = any(cells.has_loose(number) for number in numbers)
    return 0 if broken and length not in following else length


def _could_be_header(length: int, following: list[int]) -> bool:
    """Could this be a header, by the number of its cells and of those that follow?"""
    if not 2 <= length <= MOST_COLUMNS or not following:
        return False
    if length == 2:  # two indented lines (a place and a date) are no header
        return 2 in following[:2]
    return max(following[:2]) > 1


def _is_head(words: str) -> bool:
    return 0 < len(words) <= LONGEST_HEAD and not words.endswith(_SENTENCE_ENDS)


class _Rows:
    """Reads the rows under a header."""

    def __init__(
        self, cells: OpenedCells, table: RawTable, number: int, where: str, notices: list[str]
    ) -> None:
        self._cells = cells
        self._number = number  # of the cell to be read next
        self._width = len(table.header)
        self._table = table
        self._last_cell = table.header[-1]
        self._where = where
        self._notices = notices
        self._ranks: set[int] | None = None

    def read(self) -> tuple[RawTable, int]:
        """The table, and the index of the line after it."""
        cells, width = self._cells, self._width
        while self._number < len(cells):
            length = cells.group(self._number, width)
            count = self._cells_of_rows(length)
            if not count:
                self._pass_over(length)
                continue
            for start in range(self._number, self._number + count, width):
                row = [cells.raw(n) for n in range(start, start + width - 1)]
                self._add([*row, cells.raw(start + width - 1, loose=False)])
            self._number += count
            if cells.has_loose(self._number - 1) and not self._place_loose():
                return self._table, cells[self._number - 1].attached
        return self._table, cells[self._number - 1].loose

    def _add(self, row: RawRow) -> None:
        table = self._table
        self._last_cell = row[-1]
        if repeats_heads(row, table, self._cells.text):
            table.repeats.append((len(table.rows), row))
        else:
            table.rows.append(row)

    def _cells_of_rows(self, length: int) -> int:
        """How many cells from here on are whole rows; 0 for a group that is no row."""
        width = self._width
        if length % width == 0:
            if length > width:
                self._notice("rows not told apart by a blank line were told apart by their length")
            return length
        if self._is_section(length) or self._is_void(length) or self._is_upper(length):
            return 0
        count = self._composed(length)
        if not count:
            raise self._wrong_length(length)
        self._notice("a blank line inside of the row was taken for the end of a cell's words")
        return count

    def _composed(self, length: int) -> int:
        """The length of a row, if the groups of cells from here on add up to one; else 0.

        Three groups of one length are rather the rows of something else, and a heading
        rather opens a section than ends a row.
        """
        cells, width = self._cells, self._width
        following = cells.groups(self._number, 3)
        if len(following) == 3 and len(set(following)) == 1:
            return 0
        total, number = length, self._number + length
        while total < width and number < len(cells):
            more = cells.group(number)
            if more == 1 and headings.rank(cells.words(number)):
                break
            total, number = total + more, number + more
        return total if total == width else 0

    def _is_void(self, length: int) -> bool:
        return not any(self._cells.words(self._number + i) for i in range(length))

    def _is_upper(self, length: int) -> bool:
        """Is it the upper row of the heads again, as at the top of a page?"""
        if length != len(self._table.upper):
            return False
        row = [self._cells.raw(self._number + at) for at in range(length)]
        return repeats_heads(row, self._table, self._cells.text)

    def _is_section(self, length: int) -> bool:
        """Is it a row of one cell over the whole width, "二、民生改善"?

        Not where rows begin with such words themselves: then it is a row cut short. Nor at
        the end, where nothing follows that it could be the heading of.
        """
        cells = self._cells
        if length != 1 or self._number + 1 >= len(cells):
            return False
        rank = headings.rank(cells.words(self._number))
        if not rank or self._number + 1 + cells.group(self._number + 1) > len(cells):
            return False
        if self._ranks is None:
            self._ranks = self._ranks_of_first_column()
        return rank not in self._ranks

    def _ranks_of_first_column(self) -> set[int]:
        cells, ranks, number = self._cells, set[int](), self._number
        while number < len(cells):
            length = cells.group(number, self._width)
            if length == self._width:
                ranks.add(headings.numbering(cells.words(number))[0])
            number += length
        return ranks

    def _pass_over(self, length: int) -> None:
        """Note a full-width row or a head; cells without a word need no note."""
        if self._is_upper(length):
            row = [self._cells.raw(self._number + at) for at in range(length)]
            self._table.repeats.append((len(self._table.rows), row))
        elif not self._is_void(length):
            section = self._cells.raw(self._number)
            self._table.sections.append((len(self._table.rows), section))
        self._number += length

    def _place_loose(self) -> bool:
        """Place the lines after a whole row and a blank line; False if the table ended there.

        They are a further paragraph of the row's last cell if rows of this table go on
        after them; a heading within the table if they look like one; else they stand
        outside of it.
        """
        cells, table = self._cells, self._table
        if self._number >= len(cells):
            below = cells.lines[cells[self._number - 1].attached]
            if below.blanks == 1:
                self._notices.append(
                    f"{in_file(self._where, line=below.number)}: what stands after a blank line"
                    " below the last row was read as text outside of the table"
                )
            return False
        loose = cells.loose_lines(self._number - 1)
        following = cells.group(self._number, self._width)
        if following == 1 and self._number + 1 == len(cells):
            return False
        if following > 1 and following % self._width and not self._goes_on_with(following):
            return False
        alone = len(loose) == 1 and len(loose[0]) <= _LONGEST_CAPTION
        alone = alone and not loose[0].endswith(_SENTENCE_ENDS)
        if alone and following == self._width:
            row = [cells.raw(self._number + i) for i in range(following)]
            row[-1] = cells.raw(self._number + following - 1, loose=False)
            if same_words(row, table.header, cells.text):
                return False  # a caption, and the next table has the same header
        opened = cells[self._number - 1]
        spans = [(line.start, line.end) for line in cells.lines[opened.attached : opened.loose]]
        if alone and headings.rank(loose[0]) and table.rows:
            section = RawCell(spans[0][0], spans)
            table.sections.append((len(table.rows), section))
        else:
            self._last_cell.spans.extend(spans)
        return True

    def _goes_on_with(self, length: int) -> bool:
        """After a paragraph: are these groups of cells a row of this table cut in parts?"""
        following = self._cells.groups(self._number, 3)
        another_table = len(following) == 2 and following[0] == following[1]
        return not another_table and self._composed(length) > 0

    def _place(self) -> str:
        line = self._cells.lines[self._cells[self._number].line].number
        row = len(self._table.rows) + 1
        return f"{in_file(self._where, line=line, row=row)} of the table"

    def _notice(self, what: str) -> None:
        self._notices.append(f"{self._place()}: {what}")

    def _wrong_length(self, length: int) -> TableError:
        return wrong_length(length, self._table.header, self._cells.text, self._place())
