"""Tables of which one column says what is to be done, and who answers for it.

    序号 | 目标任务及责任单位                 序号 | 目标任务 | 责任单位
    1 | 新建公园3个。责任单位：区园林局   →   1 | 新建公园3个。 | 责任单位：区园林局

Its head names both, and its cells end with a label or a bracket, as paragraphs do that list tasks.
Such a table goes in, and comes out with a column for each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.formats.document import Block, Cell, Document, Piece, Table
from loaders.language.assignments import assignments
from loaders.language.roles import UNIT_WORD
from ontology import late_re as re

_HEAD = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{0,8}?(?:任务|内容|目标|措施|举措|事项|项目|工作|要求))"
    r"(?:及其?|和|与|、|/|／|[（(])"
    r"(?:主要|具体)?(?:责任|牵头|承办|主办|负责|落实|实施|配合)(?:[及和与、]?配合)?"
    rf"(?:{UNIT_WORD.pattern})[）)]?"
)
_MARKS = " \n。；;，,"


def with_units_parted(document: Document) -> Document:
    """The document with who answers in a column of its own, where it stood behind the task."""
    parts = tuple(_parted(part) for part in document.parts)
    return document if parts == document.parts else replace(document, parts=parts)


def _parted(part: Block | Table) -> Block | Table:
    if isinstance(part, Block):
        return part
    for at, head in enumerate(part.header):
        found = _HEAD.fullmatch(head.joined().text)
        if found is not None and any(_units_at(row[at]) for row in part.rows):
            return _with_column(part, at, found.end("what"))
    return part


def _with_column(table: Table, at: int, what: int) -> Table:
    """what: how much of the head says what is to be done."""

    def heads(row: Sequence[Cell]) -> tuple[Cell, ...]:
        piece = row[at].joined()
        return _beside(row, at, [piece[:what]], [piece[what:]])

    return replace(
        table,
        header=heads(table.header),
        rows=tuple(_split(row, at) for row in table.rows),
        repeats=tuple(heads(row) for row in table.repeats),
        over=tuple(
            replace(each, columns=tuple(c + (c > at) for c in each.columns)) for each in table.over
        ),
    )


def _split(row: Sequence[Cell], at: int) -> tuple[Cell, ...]:
    """A row with who answers behind what is to be done; with an empty cell where nobody does."""
    span = _units_at(row[at])
    if span is None:
        return _beside(row, at, row[at].paragraphs, ())
    piece = Piece.join(row[at].paragraphs, "\n")
    behind = piece[span[1] :]
    units = piece[slice(*span)] if behind.text.strip(_MARKS) else piece[span[0] :]
    words = [piece[: span[0]].strip(), behind[len(units) - (span[1] - span[0]) :].strip()]
    return _beside(row, at, [each for each in words if each], [units])


def _beside(
    row: Sequence[Cell], at: int, words: Sequence[Piece], units: Sequence[Piece]
) -> tuple[Cell, ...]:
    left, right = _with(row[at], words), replace(_with(row[at], units), column=at + 1)
    after = (replace(each, column=each.column + 1) for each in row[at + 1 :])
    return (*row[:at], left, right, *after)


def _with(cell: Cell, pieces: Sequence[Piece]) -> Cell:
    """A part of a cell, with no more than some of its words."""
    start, end = (pieces[0].start, pieces[-1].end) if pieces else (cell.end, cell.end)
    return replace(cell, paragraphs=tuple(pieces), start=start, end=end)


def _units_at(cell: Cell) -> tuple[int, int] | None:
    """From where to where a cell says who answers; None where it does not."""
    text = "\n".join(each.text for each in cell.paragraphs)
    found = [each for each in assignments(text) if each.names_units and not each.spoken]
    return (found[0].start, found[-1].end) if found else None
