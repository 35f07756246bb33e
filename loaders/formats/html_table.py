"""Tables of web pages: which hold data, and their cells as a grid."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from loaders.formats.html_text import is_silent
from loaders.formats.written import Grid, GridCell, Paragraph
from ontology.errors import TableError

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_COLUMNS = 500
_MOST_CELLS = 4_000_000
"""Cells of the largest table, those that others spread over counted too."""
_LONG = 8
"""Paragraphs from which on one cell of a table is a text of its own."""


def holds_data(table: _Element) -> bool:
    """Whether a table holds data: rows and columns of its own, and no page within a cell."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = list(_rows(table))
    if len(rows) < 2 or max(sum(1 for _ in _cells(row)) for row in rows) < 2:
        return False
    texts = (sum(1 for each in cell.iter("p", "li", "br")) for row in rows for cell in _cells(row))
    return len(rows) > 3 or max(texts) <= _LONG


def grid_of(
    table: _Element, paragraphs: Callable[[_Element], Sequence[Paragraph]], where: str
) -> Grid:
    """The cells of a table. paragraphs: reads those of a cell. Raises TableError beyond measure."""
    grid = Grid()
    rows = list(_rows(table))
    below: dict[int, int] = {}  # column -> rows that a cell from above still spreads over
    found: list[dict[int, GridCell | None]] = []
    cells = 0
    for number, row in enumerate(rows):
        line: dict[int, GridCell | None] = {}
        at = 0
        taken = {column for column, left in below.items() if left}
        for column in taken:
            line[column] = None
            below[column] -= 1
        for element in _cells(row):
            while at in line:
                at += 1
            down, across = _spread(element, len(rows) - number)
            line[at] = GridCell(paragraphs(element), down, across)
            for column in range(at, at + across):
                line.setdefault(column, None)
                below[column] = max(below.get(column, 0), down - 1)
            at += across
            if at > _MOST_COLUMNS:
                raise TableError(f"a table of more than {_MOST_COLUMNS} columns", where=where)
        cells += max(line, default=-1) + 1
        if cells > _MOST_CELLS:
            raise TableError(f"a table of more than {_MOST_CELLS} cells", where=where)
        found.append(line)
        grid.heads += grid.heads == number and _is_head(row)
    width = max((max(line, default=-1) + 1 for line in found), default=0)
    for line in found:
        grid.rows.append([line.get(at, _EMPTY) for at in range(width)])
    return grid


_EMPTY = GridCell()


def _rows(table: _Element) -> Iterator[_Element]:
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is table and not is_silent(row):
            yield row


def _cells(row: _Element) -> Iterator[_Element]:
    return (cell for cell in row.iterchildren("td", "th") if not is_silent(cell))


def _is_head(row: _Element) -> bool:
    parent = row.getparent()
    if parent is not None and parent.tag == "thead":
        return True
    tags = {cell.tag for cell in _cells(row)}
    return tags == {"th"}


def _spread(cell: _Element, left: int) -> tuple[int, int]:
    """Over how many rows (0: all that are left) and columns a cell spreads."""
    down, across = (cell.get(name, "1").strip() for name in ("rowspan", "colspan"))
    rows = int(down) if down.isascii() and down.isdigit() and len(down) < 7 else 1
    columns = int(across) if across.isascii() and across.isdigit() and len(across) < 7 else 1
    return min(rows or left, left), max(1, min(columns, _MOST_COLUMNS))
