"""Tables whose heads stand twice, side by side: the rows go on in the right half.

    序号 | 任务 | 责任单位 | 序号 | 任务 | 责任单位          序号 | 任务 | 责任单位
    1    | 修路 | 区交通局 | 2    | 种树 | 区林业局     →    1    | 修路 | 区交通局
                                                             2    | 种树 | 区林业局

So lists are printed that are long and narrow. The unit of one half answers for nothing in the
other.
"""

from __future__ import annotations

from dataclasses import replace

from loaders.formats.document import Block, Cell, Document, Table
from loaders.layout.tables import names_tasks

_FEWEST = 2
"""Heads that are said again: one alone (单位, beside each of two figures) says nothing."""


def with_halves_below(document: Document) -> Document:
    """The document with the right half of such a table below its left one."""
    parts = tuple(_below(part) for part in document.parts)
    return document if parts == document.parts else replace(document, parts=parts)


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
