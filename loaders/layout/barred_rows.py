"""Tables whose cells begin with a bar, each on a line, and whose rows a bar alone ends.

    牵头单位          So some data bases of documents print a table of a page. A cell that reaches
    | 工作任务        down over rows stands in the first of them alone, so that those below it are
    | 责任单位        short of cells; one without words would have left its bar.
    |
    区水务局
    | 检修水闸8座
    | 各镇
    |
    巡查堤防60公里
    | 区气象局
    |

A row that is short of cells is read where its cells fit under one choice of heads alone: units
under those of units, and nothing but units. Else nothing is put together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from loaders.formats.document import Block, Cell, Document, Piece, Table
from loaders.language.roles import ROLE_OF_COLUMN, Column, column
from loaders.language.unit_forms import is_formed, is_group
from loaders.language.units import unit_names
from loaders.layout.lost_table import may_follow
from loaders.layout.page_card import own_tables
from ontology.text import squeeze

_BAR = "|"
_FEWEST_HEADS, _MOST_HEADS = 3, 8
_FEWEST_ROWS = 2
_MOST_LINES = 40
"""Of one row."""
_SHORT = 4
"""Characters of a line of a narrow cell, which breaks names."""

_Row = list[list[Piece]]


def with_barred_rows(document: Document) -> Document:
    """The document with such a table put together."""
    blocks = document.blocks
    if own_tables(document) or not any(each.piece.text.strip() == _BAR for each in blocks):
        return document
    for begin in range(len(blocks)):
        found = _table(blocks, begin)
        if found is None:
            continue
        table, end = found
        told = (
            f"{document.place_of(table.start)}: a table whose cells stood on lines of their own,"
            f" each behind a bar, was put together by its heads ({len(table.rows)} rows)"
        )
        parts: tuple[Block | Table, ...] = (*blocks[:begin], table, *blocks[end:])
        bars = [
            (at, at + 1)
            for at in range(table.start, table.end)
            if document.text.startswith(_BAR, at)
        ]
        marks = tuple(sorted({*document.marks, *bars}))
        return replace(document, parts=parts, notices=(*document.notices, told), marks=marks)
    return document


def _table(blocks: Sequence[Block], begin: int) -> tuple[Table, int] | None:
    """The table whose heads begin at a block, and the index behind it."""
    head = _row(blocks, begin)
    if head is None:
        return None
    cells, at = head
    kinds = [column(squeeze("".join(line.text for line in cell))) for cell in cells]
    titled = len(cells[0]) > 1 and column(squeeze(cells[0][-1].text)) is not Column.UNKNOWN
    if titled or not _are_heads(kinds):  # the title of the table stands above its first head
        return None
    rows: list[_Row] = []
    while (following := _row(blocks, at)) is not None:
        placed = _in_place(following[0], kinds)
        if placed is None:
            return None
        rows.append(placed)
        at = following[1]
    if len(rows) < _FEWEST_ROWS or not all(map(may_follow, blocks[at : at + 1])):
        return None
    header, *body = (_line(row, number, kinds) for number, row in enumerate([cells, *rows]))
    caption = blocks[begin - 1].piece if begin else None
    first, last = blocks[begin].piece.start, blocks[at - 1].piece.end
    return Table(header, tuple(body), first, last, caption), at


def _row(blocks: Sequence[Block], begin: int) -> tuple[_Row, int] | None:
    """The cells from a block to the bar that ends their row, and the index behind it."""
    cells: _Row = [[]]
    for at in range(begin, min(begin + _MOST_LINES, len(blocks))):
        piece = blocks[at].piece.strip()
        if piece.text == _BAR:
            return (cells, at + 1) if all(cells) and len(cells) <= _MOST_HEADS else None
        if piece.text.startswith(_BAR):
            cells.append([])
            piece = piece[1:].strip()
        if _BAR in piece.text:
            return None
        if piece:
            cells[-1].append(piece)
    return None


def _are_heads(kinds: Sequence[Column]) -> bool:
    return (
        len(kinds) >= _FEWEST_HEADS
        and Column.UNKNOWN not in kinds
        and len(set(kinds)) == len(kinds)
        and any(each in ROLE_OF_COLUMN for each in kinds)
    )


def _in_place(cells: _Row, kinds: Sequence[Column]) -> _Row | None:
    """The cells of a row under their heads, none under those that a cell above reaches down to;
    None where they fit in no way, or in several.
    """
    fitting = [
        chosen
        for chosen in combinations(range(len(kinds)), len(cells))
        if all(
            _names_units(cell) == (kinds[at] in ROLE_OF_COLUMN)
            for cell, at in zip(cells, chosen, strict=True)
        )
    ]
    if len(fitting) != 1:
        return None
    under = dict(zip(fitting[0], cells, strict=True))
    return [under.get(at, []) for at in range(len(kinds))]


def _names_units(cell: Sequence[Piece]) -> bool:
    """Whether a cell holds names of units and nothing else."""
    names = unit_names("".join(line.text for line in cell))
    return bool(names) and all(is_formed(each.name) or is_group(each.name) for each in names[:1])


def _line(row: _Row, number: int, kinds: Sequence[Column]) -> tuple[Cell, ...]:
    first = next(line.start for cell in row for line in cell)
    made = []
    for at, lines in enumerate(row):
        narrow = kinds[at] in ROLE_OF_COLUMN and all(len(each) <= _SHORT for each in lines[:-1])
        pieces = (Piece.join(lines, ""),) if number and narrow and len(lines) > 1 else tuple(lines)
        if pieces:
            made.append(Cell(number, at, pieces, pieces[0].start, pieces[-1].end))
        else:
            made.append(Cell(number, at, (), first, first, merged=True))
    return tuple(made)
