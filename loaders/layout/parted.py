"""Rows of units with all their tasks in one cell, numbered: each task is a row of its own.

    成员单位 | 工作任务
    区水务局 | 1.检修水闸8座。⏎2.储备编织袋10万条。

Where a table has a column of the tasks that each unit leads and one of those that it supports
(牵头任务 | 配合任务), it is a table for each of them.

Where a row is about a task (序号, 任务名称 …), such lines are its measures and stay together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.formats.document import Block, Cell, Document, Table
from loaders.language.roles import ROLE_OF_COLUMN, Column, role_of_tasks
from loaders.layout.tables import columns_of
from ontology import late_re as re

_NUMBER = re.compile(r"\s*[（(]?(\d{1,2})[）)、．.](?!\d)")
_BESIDE = frozenset({*ROLE_OF_COLUMN, Column.ORDINAL, Column.PERSON, Column.NOTE})
"""What else may stand in such a table: nothing that is said of one task alone."""


def with_parted_rows(document: Document) -> Document:
    """The document with a row for each of the numbered tasks that a unit's cell holds."""
    parts = tuple(_parted(one) for part in document.parts for one in _by_role(part))
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
        rows += _rows_of(row, row[at], _each(row[at]), rows)
    return replace(
        part,
        rows=tuple(rows),
        sections=tuple(replace(each, row=moved.get(each.row, each.row)) for each in part.sections),
        repeats=tuple(
            tuple(replace(each, row=moved.get(each.row, each.row)) for each in repeat)
            for repeat in part.repeats
        ),
    )


def _by_role(part: Block | Table) -> Sequence[Block | Table]:
    """A table of units with columns of tasks by role, as one table for each role."""
    if isinstance(part, Block) or part.sections or part.repeats or part.over:
        return (part,)
    columns = columns_of(part)
    units = [at for at, each in enumerate(columns) if each is Column.RESPONSIBLE]
    tasks = [at for at, words in enumerate(part.columns) if role_of_tasks(words) is not None]
    others = {each for at, each in enumerate(columns) if at not in tasks}
    beside = {*_BESIDE, Column.DEADLINE}  # which stays with those that the unit leads
    if len(units) != 1 or not tasks or min(tasks) < units[0] or not others <= beside:
        return (part,)
    first = [at for at in range(len(columns)) if at not in tasks[1:]]
    return [
        _of_columns(part, kept, at)
        for kept, at in ((first, tasks[0]), *(([units[0], at], at) for at in tasks[1:]))
    ]


def _of_columns(table: Table, kept: list[int], tasks: int) -> Table:
    """Some columns of a table, with a row for each task of the column of tasks."""
    rows: list[tuple[Cell, ...]] = []
    for row in table.rows:
        if row[tasks].paragraphs:
            rows += _rows_of([row[at] for at in kept], row[tasks], _told_apart(row[tasks]), rows)
    header = tuple(replace(table.header[at], column=to) for to, at in enumerate(kept))
    start = table.start if tasks == kept[-1] and len(kept) > 2 else header[-1].start
    return replace(table, header=header, rows=tuple(rows), start=start)


def _told_apart(cell: Cell) -> list[Cell]:
    """A cell of tasks as a cell for each: by numbers, lines or semicolons."""
    found = _each(cell)
    if len(found) > 1:
        return found
    pieces = [
        piece[start:end].strip() for piece in cell.paragraphs for start, end in _between(piece.text)
    ]
    return [
        replace(cell, paragraphs=(piece,), start=piece.start, end=piece.end)
        for piece in pieces
        if piece
    ]


def _between(words: str) -> Iterator[tuple[int, int]]:
    """What stands between semicolons, each with the one behind it."""
    start = 0
    for mark in _SEMICOLON.finditer(words):
        yield start, mark.end()
        start = mark.end()
    if words[start:].strip():
        yield start, len(words)


_SEMICOLON = re.compile("[；;]")


def _rows_of(
    row: Sequence[Cell], tasks: Cell, each_task: list[Cell], above: list[tuple[Cell, ...]]
) -> list[tuple[Cell, ...]]:
    """A row for each of the tasks of a row's cell; the other cells are merged over them all."""
    first = len(above) + 1
    return [
        tuple(
            replace(cell if each is tasks else each, row=number, column=column)
            if number == first or each is tasks
            else Cell(number, column, (), each.end, each.end, merged=True)
            for column, each in enumerate(row)
        )
        for number, cell in enumerate(each_task, first)
    ]


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
