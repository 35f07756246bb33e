"""Tables whose heads stand twice, side by side: the rows go on in the right half.

    序号 | 任务 | 责任单位 | 序号 | 任务 | 责任单位          序号 | 任务 | 责任单位
    1    | 修路 | 区交通局 | 2    | 种树 | 区林业局     →    1    | 修路 | 区交通局
                                                             2    | 种树 | 区林业局

So lists are printed that are long and narrow. The unit of one half answers for nothing in the
other.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from loaders.formats.document import Block, Cell, Document, Table
from loaders.language.roles import is_ordinal
from loaders.layout.tables import names_tasks

_FEWEST = 2
"""Heads that are said again: one alone (单位, beside each of two figures) says nothing."""
_NARROWEST = 3
"""Columns of a table: its numbers, its tasks, who answers."""


def with_halves_below(document: Document) -> Document:
    """The document with the right half of such a table below its left one; with two tables for one
    in which numbers stand twice, over other heads.
    """
    parts = tuple(one for part in document.parts for one in _apart(_below(part)))
    return document if parts == document.parts else replace(document, parts=parts)


def _apart(part: Block | Table) -> tuple[Block | Table, ...]:
    """A table whose heads begin anew with that of the numbers (序号 | 任务 | 责任单位 | 序号 |
    项目 | 责任单位), as one for each.
    """
    if isinstance(part, Block) or part.sections:
        return (part,)
    begins = [at for at, words in enumerate(part.heads) if is_ordinal(words[-1])]
    if len(begins) < _FEWEST or begins[0] or any(b - a < _NARROWEST for a, b in pairwise(begins)):
        return (part,)
    halves = [_columns(part, *span) for span in pairwise([*begins, len(part.header)])]
    return tuple(halves) if all(map(names_tasks, halves)) else (part,)


def _columns(table: Table, begin: int, end: int) -> Table:
    """Some columns of a table, with those rows that say something in them."""
    rows: list[tuple[Cell, ...]] = []
    for row in table.rows:
        half = row[begin:end]
        if any(cell.paragraphs or cell.merged for cell in half):
            number = len(rows) + 1
            rows.append(tuple(replace(each, row=number, column=at) for at, each in enumerate(half)))
    header = tuple(replace(each, column=at) for at, each in enumerate(table.header[begin:end]))
    over = tuple(
        replace(each, columns=tuple(at - begin for at in each.columns if begin <= at < end))
        for each in table.over
        if any(begin <= at < end for at in each.columns)
    )
    repeats = tuple(each[begin:end] for each in table.repeats)
    start = table.start if not begin else min(each.start for each in header)
    return replace(table, header=header, rows=tuple(rows), over=over, repeats=repeats, start=start)


def _below(part: Block | Table) -> Block | Table:
    if isinstance(part, Block) or part.over or part.sections or not names_tasks(part):
        return part
    width = _width(part.columns)
    if not width:
        return part
    rows: list[tuple[Cell, ...]] = []
    for begin in range(0, len(part.header), width):
        for row in part.rows:
            half = row[begin : begin + width]
            if any(cell.paragraphs or cell.merged for cell in half):
                number = len(rows) + 1
                rows.append(
                    tuple(replace(each, row=number, column=at) for at, each in enumerate(half))
                )
    again = part.header[width:]
    return replace(
        part, header=part.header[:width], rows=tuple(rows), repeats=(*part.repeats, again)
    )


def _width(heads: tuple[str, ...]) -> int:
    """How many heads there are before they are said again; 0 where they are not."""
    for width in range(_FEWEST, len(heads) // 2 + 1):
        one = heads[:width]
        if (
            len(set(one)) == width
            and len(heads) % width == 0
            and one * (len(heads) // width) == heads
        ):
            return width
    return 0
