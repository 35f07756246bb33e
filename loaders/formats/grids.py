"""From a grid of cells, as Word, Excel, pages and PDF have them, to tables and paragraphs.

A grid is more than one table: a title over it, a line with the unit of its figures, a head of
several rows, rows of one cell over the whole width, notes below it, another table after an
empty row. All this is told by form alone: which cells are filled, how far they spread, and
whether their words could be a head.
"""

from __future__ import annotations

from dataclasses import dataclass

from loaders.formats.between_rows import are_fields
from loaders.formats.double_heads import is_head
from loaders.formats.grid import RawCell, RawRow, RawTable, repeats_heads
from loaders.formats.written import Grid, GridCell, Written
from ontology import late_re as re

MOST_HEADS = 4
"""Rows of the deepest head."""

_ORDINAL = re.compile(r"[（(]?(?:\d{1,4}|[一二三四五六七八九十]{1,3})[）)]?[、．.]?")


def lay(grid: Grid, written: Written) -> None:
    """Write down a grid: each of its tables, and as paragraphs what stands around them."""
    _Laying(_compact(grid), written).run()


def _compact(grid: Grid) -> Grid:
    """The grid without columns that no filled cell begins in: a cell over two columns that
    nothing parts is one column.
    """
    kept = [
        at
        for at in range(grid.width)
        if any((cell := row[at]) is not None and cell.paragraphs for row in grid.rows)
    ]
    if len(kept) == grid.width:
        return grid
    rows: list[list[GridCell | None]] = []
    for row in grid.rows:
        made: list[GridCell | None] = []
        for at in kept:
            cell = row[at]
            if cell is not None and cell.across > 1:
                across = sum(at <= column < at + cell.across for column in kept)
                cell = GridCell(cell.paragraphs, cell.down, across)
            made.append(cell)
        rows.append(made)
    return Grid(rows, grid.heads, grid.gaps)


@dataclass(slots=True)
class _Row:
    """A row that is written down: its cells, and which of them are filled."""

    number: int
    cells: list[GridCell | None]
    raw: RawRow
    filled: list[int]

    @property
    def span(self) -> tuple[int, int]:
        spans = [span for at in self.filled for span in self.raw[at].spans]
        return spans[0][0], spans[-1][1]


class _Laying:
    def __init__(self, grid: Grid, written: Written) -> None:
        self._grid, self._written = grid, written
        self._rows: list[_Row] = []
        self._until = [0] * grid.width
        """For each column, up to which row the last cell that begins in it goes down."""

    def run(self) -> None:
        for number in range(len(self._grid.rows)):
            self._write(number)
        at = 0
        while at < len(self._rows):
            row = self._rows[at]
            # one column is paragraphs
            if self._grid.width == 1 or self._is_lone(row) or self._is_fields(row):
                self._written.block(*row.span)
                at += 1
            else:
                at = self._table_at(at)

    def _write(self, number: int) -> None:
        """Write a row's words down; one without a word is left out, unless it is merged."""
        cells = self._grid.rows[number]
        for at, cell in enumerate(cells):
            if cell is not None:
                self._until[at] = number + cell.down
        filled = [at for at, cell in enumerate(cells) if cell is not None and cell.paragraphs]
        if not filled:
            return
        last = len(cells) - 1
        raw = []
        for at, cell in enumerate(cells):
            made = self._written.cell(cell, "\n" if at == last else "\t")
            made.merged = cell is None and self._until[at] > number
            raw.append(made)
        self._rows.append(_Row(number, cells, raw, filled))

    def _is_lone(self, row: _Row) -> bool:
        """Whether a row is one cell alone, with nothing that goes on from above beside it."""
        return (
            self._grid.width > 1
            and len(row.filled) == 1
            and not any(cell.merged for cell in row.raw)
        )

    def _is_fields(self, row: _Row) -> bool:
        """Whether a row above a table says what the table is (填报单位：…　日期：…), no head."""
        words = ["" if (cell := row.cells[at]) is None else cell.words for at in row.filled]
        return are_fields(words, self._grid.width)

    # --- tables -----------------------------------------------------------------------

    def _table_at(self, at: int) -> int:
        """The table that begins at a row (index); returns the index after its last one."""
        rows = self._rows
        depth = self._depth(at)
        table = self._headed(rows[at : at + depth])
        last = at + depth
        pending: list[_Row] = []
        while last < len(rows):
            row = rows[last]
            if self._is_section(row, table):
                pending.append(row)
                last += 1
                continue
            if self._begins_another(row, table, after_lone=bool(pending)):
                break
            for each in pending:
                table.sections.append((len(table.rows), each.raw[each.filled[0]]))
            pending.clear()
            if table.rows and repeats_heads(row.raw, table, self._text):
                table.repeats.append((len(table.rows), row.raw))
            else:
                table.rows.append(row.raw)
            last += 1
        self._written.table(table)
        return last - len(pending)

    @property
    def _text(self) -> str:
        return self._written.so_far()

    def _depth(self, at: int) -> int:
        """How many rows from this one on are its head."""
        rows = self._rows
        first = rows[at]
        if at == 0 and self._grid.heads:
            return max(1, min(self._grid.heads, MOST_HEADS, len(rows) - at))
        if not all(is_head(_words(first.cells[each])) for each in first.filled):
            return 1
        deepest = max(_down(first.cells[each]) for each in first.filled)
        last = at
        while last + 1 < len(rows) and last + 1 - at < MOST_HEADS:
            below = rows[last + 1]
            heads = all(is_head(_words(below.cells[each])) for each in below.filled)
            over = any(
                _across(rows[last].cells[each]) > 1
                and _across(rows[last].cells[each]) < self._grid.width
                and any(
                    each <= column < each + _across(rows[last].cells[each])
                    for column in below.filled
                )
                for each in rows[last].filled
            )
            inside = below.number - first.number < deepest
            apart = over and not _has_ordinal(below) and not _stands_beside(rows[last], below)
            if not (heads and (inside or apart)):
                break
            last += 1
        return last + 1 - at

    def _headed(self, heads: list[_Row]) -> RawTable:
        """The beginning of a table with these rows of heads."""
        width = self._grid.width
        header: RawRow = [RawCell(heads[0].raw[at].at) for at in range(width)]
        own: list[tuple[int, int] | None] = [None] * width  # the row and column of each head
        for number in reversed(range(len(heads))):
            row = heads[number]
            for at in row.filled:
                if own[at] is None:
                    header[at] = row.raw[at]
                    own[at] = (number, at)
        table = RawTable(header, exact=True)
        for number, row in enumerate(heads):
            for at in row.filled:
                columns = range(at, min(width, at + _across(row.cells[at])))
                over = tuple(each for each in columns if own[each] != (number, at))
                if own[at] == (number, at):
                    over = tuple(each for each in over if own[each] is None)
                    if over:  # one head over several columns, nothing below it
                        header[at] = RawCell(row.raw[at].at)
                        table.over.append((row.raw[at], (at, *over)))
                else:
                    table.over.append((row.raw[at], over))
        return table

    def _is_section(self, row: _Row, table: RawTable) -> bool:
        """Whether a row is one cell over the table's width, or alone where numbers stand."""
        if not self._is_lone(row):
            return False
        at = row.filled[0]
        cell = row.cells[at]
        if 2 * _across(cell) > self._grid.width:
            return True
        if at > 1 or not table.rows:
            return False
        numbers = [bare for each in table.rows if (bare := _bare(each[at], self._text))]
        words = _words(cell)
        numbered = bool(numbers) and all(map(_ORDINAL.fullmatch, numbers))
        return numbered and not _ORDINAL.fullmatch(words)

    def _begins_another(self, row: _Row, table: RawTable, *, after_lone: bool) -> bool:
        """Whether a row is the head of another table: after a gap, heads only, over figures."""
        gap = row.number in self._grid.gaps or after_lone
        if not gap or len(row.filled) < 2 or not table.rows:
            return False
        if repeats_heads(row.raw, table, self._text):
            return False
        if not all(is_head(_words(row.cells[at])) for at in row.filled):
            return False
        return not _has_ordinal(row) and self._has_figures(table, row)

    def _has_figures(self, table: RawTable, row: _Row) -> bool:
        """Whether a column that has words in this row had numbers so far."""
        return any(
            any(_is_number(_bare(each[at], self._text)) for each in table.rows) for at in row.filled
        )


def _stands_beside(heads: _Row, below: _Row) -> bool:
    """Whether a row below heads has words under one that spreads over no others (责任单位 beside
    重点任务 over two columns): there a second row of heads has nothing to say.
    """
    return any(
        _words(head) and _across(head) == 1
        for at in below.filled
        if (head := heads.cells[at]) is not None
    )


def _has_ordinal(row: _Row) -> bool:
    return _ORDINAL.fullmatch(_words(row.cells[row.filled[0]])) is not None


def _is_number(words: str) -> bool:
    return bool(words) and not re.sub(r"[\d.,，%％\s-]", "", words)


def _words(cell: GridCell | None) -> str:
    return "" if cell is None else "".join(cell.words.split())


def _down(cell: GridCell | None) -> int:
    return 1 if cell is None else cell.down


def _across(cell: GridCell | None) -> int:
    return 1 if cell is None else cell.across


def _bare(cell: RawCell, text: str) -> str:
    return "".join("".join(text[start:end].split()) for start, end in cell.spans)
