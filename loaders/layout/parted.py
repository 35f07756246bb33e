"""Rows of units with all their tasks in one cell, numbered: each task is a row of its own.

    成员单位 | 工作任务
    区水务局 | 1.检修水闸8座。⏎2.储备编织袋10万条。

Where a row is about a task (序号, 任务名称 …), such lines are its measures and stay together.
"""

from __future__ import annotations

from dataclasses import replace

from loaders.formats.document import Block, Cell, Document, Table
from loaders.language.roles import ROLE_OF_COLUMN, Column
from loaders.layout.tables import columns_of
from ontology import late_re as re

_NUMBER = re.compile(r"\s*[（(]?(\d{1,2})[）)、．.](?!\d)")
_BESIDE = frozenset({*ROLE_OF_COLUMN, Column.ORDINAL, Column.PERSON, Column.NOTE})
"""What else may stand in such a table: nothing that is said of one task alone."""


def with_parted_rows(document: Document) -> Document:
    """The document with a row for each of the numbered tasks that a unit's cell holds."""
    parts = tuple(_parted(part) for part in document.parts)
    return document if parts == document.parts else replace(document, parts=parts)


def _parted(part: Block | Table) -> Block | Table:
    if isinstance(part, Block):
        return part
    at = _tasks_of_units(part)
    if at is None:
        return part
    rows: list[tuple[Cell, ...]] = []
    moved: dict[int, int] = {}
    for row in part.rows:
        moved[row[0].row] = len(rows) + 1
        for number, cell in enumerate(_each(row[at])):
            rows.append(
                tuple(
                    replace(cell if each is row[at] else each, row=len(rows) + 1)
                    if not number or each is row[at]
                    else Cell(len(rows) + 1, each.column, (), each.end, each.end, merged=True)
                    for each in row
                )
            )
    return replace(
        part,
        rows=tuple(rows),
        sections=tuple(replace(each, row=moved.get(each.row, each.row)) for each in part.sections),
        repeats=tuple(
            tuple(replace(each, row=moved.get(each.row, each.row)) for each in repeat)
            for repeat in part.repeats
        ),
    )


def _tasks_of_units(table: Table) -> int | None:
    """The column of tasks of a table that has a row a unit: the unit stands at its left."""
    columns = columns_of(table)
    tasks = [at for at, each in enumerate(columns) if each is Column.CONTENT]
    units = [at for at, each in enumerate(columns) if each in ROLE_OF_COLUMN]
    others = {each for at, each in enumerate(columns) if at not in tasks}
    if len(tasks) != 1 or not units or min(units) > tasks[0] or not others <= _BESIDE:
        return None
    return tasks[0]


def _each(cell: Cell) -> list[Cell]:
    """A cell of tasks that are numbered from 1, as a cell for each; else the cell itself."""
    starts = [at for at, piece in enumerate(cell.paragraphs) if _NUMBER.match(piece.text)]
    numbers = [match[1] for piece in cell.paragraphs if (match := _NUMBER.match(piece.text))]
    if len(starts) < 2 or starts[0] or numbers != [str(at + 1) for at in range(len(starts))]:
        return [cell]
    ends = [*starts[1:], len(cell.paragraphs)]
    groups = [cell.paragraphs[start:end] for start, end in zip(starts, ends, strict=True)]
    return [
        replace(cell, paragraphs=each, start=each[0].start, end=each[-1].end) for each in groups
    ]
