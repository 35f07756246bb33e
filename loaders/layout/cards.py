"""Cards: a small table for each task, with what each line holds at its left.

    项目名称 | 蓝溪整治
    建设内容 | 治理河道18公里
    责任单位 | 区水利局

The words at the left (and, of four columns, those before the second value) are heads of columns as
other tables have them above; the card is one row under them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.formats.document import Block, Cell, Document, Table
from loaders.language.roles import ROLE_OF_COLUMN, Column, column
from ontology.text import normal_name

_WIDTHS = (2, 4)
"""Columns of a card: heads and values, once or twice beside one another."""
_FEWEST = 3
_LONGEST_HEAD = 12
_SHARE = 0.6
"""Of the heads so many are known as such."""
_TASK = (Column.NAME, Column.CONTENT, Column.TARGET)


def without_cards(document: Document) -> Document:
    """The document with each card as a table of one row under its heads."""
    parts = tuple(_laid_down(part) for part in document.parts)
    return document if parts == document.parts else replace(document, parts=parts)


def _laid_down(part: Block | Table) -> Block | Table:
    if isinstance(part, Block) or len(part.header) not in _WIDTHS:
        return part
    if part.sections or part.repeats or part.over:
        return part
    pairs = list(_pairs(part))
    heads = [normal_name(head.joined().text) for head, _ in pairs]
    if len(heads) < _FEWEST or len(set(heads)) < len(heads):
        return part
    if any(not 0 < len(each) <= _LONGEST_HEAD for each in heads):
        return part
    kinds = [column(each) for each in heads]
    known = sum(each is not Column.UNKNOWN for each in kinds)
    tells = any(each in _TASK for each in kinds) and any(each in ROLE_OF_COLUMN for each in kinds)
    values = [normal_name(value.joined().text) for _, value in pairs]
    # Below a head of a plain table stand no heads.
    named = sum(column(each) is not Column.UNKNOWN for each in values if len(each) <= _LONGEST_HEAD)
    if not tells or known < _SHARE * len(heads) or 2 * named > len(values) + 1:
        return part
    return Table(
        header=tuple(replace(head, row=0, column=at) for at, (head, _) in enumerate(pairs)),
        rows=(tuple(replace(value, row=1, column=at) for at, (_, value) in enumerate(pairs)),),
        start=part.start,
        end=part.end,
        caption=part.caption,
    )


def _pairs(table: Table) -> Iterator[tuple[Cell, Cell]]:
    """Each head with its value, line by line."""
    for cells in (table.header, *table.rows):
        for at in range(0, len(cells), 2):
            head, value = cells[at], cells[at + 1]
            if head.paragraphs or value.paragraphs:
                yield head, value
