"""The text of a document as it stands on a page: runs of words, and tables with their cells.

The stretches of a marked text (:meth:`kg.answer.marked.Marked.segments`) are cut where cells begin
and end, so each goes into one cell. What parts the cells of a text, and what rules a table off
(tabs, bars, line ends), is form, which a table shows by itself; words that stand between two rows
are a row of their own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.answer.marked import Segment
    from loaders.formats.document import Cell, Table

_START = attrgetter("start")


@dataclass(slots=True)
class LaidCell:
    """A cell as a page shows it. head: of a head. down, across: its rows and columns."""

    start: int
    end: int
    head: bool = False
    down: int = 1
    across: int = 1
    segments: list[Segment] = field(default_factory=list)


@dataclass(slots=True)
class LaidTable:
    """A table as a page shows it: its rows from the top, repeated heads and sections among them."""

    start: int
    end: int
    width: int
    rows: list[list[LaidCell]]


@dataclass(slots=True)
class Run:
    """Words that are in no table."""

    segments: list[Segment] = field(default_factory=list)


def cuts(tables: Iterable[Table]) -> set[int]:
    """Where cells begin and end."""
    return {
        at
        for table in tables
        for at in (
            table.start,
            table.end,
            *(edge for cell in table.cells() for edge in (cell.start, cell.end)),
        )
    }


def laid_out(tables: Iterable[Table], segments: Iterable[Segment]) -> list[Run | LaidTable]:
    """Segments, none of which crosses the edge of a cell, in runs and tables, in their order."""
    waiting = [_table(table) for table in sorted(tables, key=_START)][::-1]
    found: list[Run | LaidTable] = []
    here: LaidTable | None = None
    run: Run | None = None
    cells: list[LaidCell] = []
    for segment in segments:
        if here is not None and segment.start >= here.end:
            here = None
        while here is None and waiting and waiting[-1].start <= segment.start:
            here = waiting.pop()
            if run is not None and _is_form(run.segments[-1]):
                run.segments.pop()
            found.append(here)
            run = None
            cells = sorted((cell for row in here.rows for cell in row), key=_START)
        if here is None:
            if run is None:
                if found and _is_form(segment):
                    continue
                run = Run()
                found.append(run)
            run.segments.append(segment)
        else:
            _place(segment, here, cells)
    return found


def _is_form(segment: Segment) -> bool:
    """Whether a segment holds no words of the document: beside a table, what rules it off."""
    return segment.outcome is None and not segment.marks


def _place(segment: Segment, table: LaidTable, cells: Sequence[LaidCell]) -> None:
    """Put a segment into its cell, or what stands between rows into a row of its own."""
    at = bisect_right(cells, segment.start, key=_START) - 1
    # An empty cell may begin where the next one does: the words are of the one that holds them.
    while at >= 0 and cells[at].start == cells[at].end:
        at -= 1
    if at >= 0 and segment.start < cells[at].end:
        cells[at].segments.append(segment)
    elif segment.outcome is not None:
        rows = table.rows
        after = next(
            (n for n, row in enumerate(rows) if min(map(_START, row)) > segment.start), len(rows)
        )
        own = LaidCell(segment.start, segment.end, across=table.width, segments=[segment])
        rows.insert(after, [own])


def _table(table: Table) -> LaidTable:
    rows = [*_upper(table), [_laid(cell, head=True) for cell in table.header]]
    above: list[LaidCell] = []
    for row in table.rows:
        between = list(_between(table, row[0].row))
        rows += between
        if between:
            above = []
        line: list[LaidCell] = []
        shown: list[LaidCell] = []
        for cell in row:
            if cell.merged and above:
                over = above[cell.column]
                over.down += 1
                line.append(over)
            else:
                line.append(_laid(cell))
                shown.append(line[-1])
        rows.append(shown)
        above = line
    last = table.rows[-1][0].row + 1 if table.rows else 1
    rows += _between(table, last)
    return LaidTable(table.start, table.end, len(table.header), [row for row in rows if row])


def _between(table: Table, number: int) -> Iterator[list[LaidCell]]:
    """Heads that are repeated, and sections, before the row of this number."""
    for repeat in table.repeats:
        if repeat and repeat[0].row == number:
            yield [_laid(cell, head=True) for cell in repeat]
    for section in table.sections:
        if section.row == number:
            laid = _laid(section, head=True)
            laid.across = len(table.header)
            yield [laid]


def _upper(table: Table) -> Iterator[list[LaidCell]]:
    """The rows of a head above its last, each cell over its columns."""
    levels: list[dict[int, tuple[LaidCell, int]]] = []
    for over in table.over:
        first, size = over.columns[0], len(over.columns)
        free = (each for each in levels if not _taken(each, over.columns))
        level = next(free, None)
        if level is None:
            level = {}
            levels.append(level)
        cell = _laid(over.cell, head=True)
        cell.across = size
        level[first] = (cell, size)
    for level in levels:
        row: list[LaidCell] = []
        at = 0
        while at < len(table.header):
            cell, size = level.get(at, (LaidCell(table.start, table.start, head=True), 1))
            row.append(cell)
            at += size
        yield row


def _taken(level: dict[int, tuple[LaidCell, int]], columns: Sequence[int]) -> bool:
    covered = {at for first, (_, size) in level.items() for at in range(first, first + size)}
    return not covered.isdisjoint(columns)


def _laid(cell: Cell, *, head: bool = False) -> LaidCell:
    return LaidCell(cell.start, cell.end, head=head)
