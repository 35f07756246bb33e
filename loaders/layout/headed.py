"""Tables of tasks of which the line above says who answers for all their rows, where they have no
column of units, or who leads, where they have none of those who do.

    责任单位：区教育局            二、区水利局
    序号 | 工作任务 | 完成时限     序号 | 工作任务 | 完成时限

So workbooks with a sheet a department are made, and lists of a table a department.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.formats.document import Block, Document, Piece
from loaders.language.assignments import Share, assignments
from loaders.language.roles import ROLE_OF_COLUMN, Column
from loaders.language.units import unit_names
from loaders.layout.tables import NUMBERING, answers, columns_of, names_tasks
from ontology import late_re as re
from ontology.remembered import once

_LINES = 3
"""Between the line and the table others may stand (单位：万元)."""

Heading = tuple[Piece, Share]
"""Words that name units above a table, and how they answer."""


@once
def headed(document: Document) -> dict[int, list[Heading]]:
    """By the start of each table of tasks without units, those that the lines above it name; none
    where only rows over its whole width do.
    """
    found: dict[int, list[Heading]] = {}
    above: list[Block] = []
    for part in document.parts:
        if isinstance(part, Block):
            above.append(part)
            continue
        if names_tasks(part) and not answers(part):
            named = _named(above)
            if named or any(units_of_line(each.joined()) for each in part.sections):
                found[part.start] = named
        elif above and names_tasks(part) and Column.LEAD not in columns_of(part):
            led = _led(above[-1].piece)
            if led:
                found[part.start] = led
        above = []
    return found


def _named(above: Sequence[Block]) -> list[Heading]:
    """The units of the nearest line that names them: behind a label, else as a heading alone."""
    for block in reversed(above[-_LINES:]):
        labelled = _labelled(block.piece)
        if labelled:
            return labelled
    return _unit_alone_in(above[-1].piece) if above else []


def units_of_line(line: Piece) -> list[Heading]:
    """The units that a line over the whole width of a table names: behind a label, or alone."""
    return _labelled(line) or _unit_alone_in(line)


def _labelled(line: Piece) -> list[Heading]:
    """The units behind the labels of a line, which says nothing else. Cells that a sheet has beside
    one another (责任单位：区水利局 | 填报日期：1月) are told apart.
    """
    for cell in _cells(line):
        found = assignments(cell.text)
        if len(found) == 1 and not found[0].start and found[0].end >= len(cell):
            units = [each for each in found[0].shares if each.column in ROLE_OF_COLUMN]
            if units and all(each.label for each in units):
                return [(cell[each.start : each.end].strip(), each) for each in units]
    return []


def _led(line: Piece) -> list[Heading]:
    """Who leads all rows of the table below a line that names it (产业项目（牵头：区发改局）)."""
    found = assignments(line.text)
    if len(found) != 1 or not found[0].start or found[0].end < len(line):
        return []
    if _STOP.search(line.text):
        return []
    leads = [each for each in found[0].shares if each.column is Column.LEAD]
    return [(line[each.start : each.end].strip(), each) for each in leads]


_STOP = re.compile("[。；，]")


def _cells(line: Piece) -> Iterator[Piece]:
    start = 0
    for words in line.text.split("\t"):
        yield line[start : start + len(words)].strip()
        start += len(words) + 1


def _unit_alone_in(line: Piece) -> list[Heading]:
    """A line that is the name of one unit, with a number or without."""
    number = NUMBERING.match(line.text)
    piece = line[number.end() :].strip() if number else line
    names = unit_names(piece.text)
    whole = len(names) == 1 and names[0].end - names[0].start == len(piece)
    if not whole or names[0].kind in ("Unit", "UnitGroup"):
        return []
    return [(piece, Share(0, len(piece), Column.RESPONSIBLE, ""))]
