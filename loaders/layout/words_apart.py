"""Tables whose cells stand one space apart, each row a line: rebuilt from their ends.

    序号 类别 工作任务 牵头单位 配合单位 完成时限
    1 水利 检修 水闸8座 区水利局 区财政局、各街道 6月底
    2 巡查堤防 区水利局 区应急局 7月底

Which words are the task's and which its category's, a space does not tell. But each row opens with
the next number, and at its end units stand under heads of units, and a time under that of the time:
what is left between them is of the task. A row in which that leaves anything open lets the table
stand as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.formats.document import Block, Cell, Document, Piece, Table
from loaders.language.roles import ROLE_OF_COLUMN, Column, column, is_ordinal
from loaders.language.unit_forms import is_formed
from loaders.language.units import unit_names
from loaders.layout.lost_table import BY_WHEN, may_follow
from loaders.layout.page_card import own_tables
from ontology import late_re as re

_WORD = re.compile(r"[^\s]+")
_FEWEST_HEADS, _FEWEST_ROWS = 3, 2
_TASK = frozenset({Column.CATEGORY, Column.NAME, Column.CONTENT, Column.TARGET})


def with_cells_told_apart(document: Document) -> Document:
    """The document with such a table, the first one, put together."""
    blocks = document.blocks
    if own_tables(document):
        return document
    for begin, block in enumerate(blocks):
        heads = _heads(block.piece)
        if len(heads) < _FEWEST_HEADS or not is_ordinal(heads[0].text):
            continue
        kinds = [column(each.text) for each in heads]
        if not _may_head(kinds):
            continue
        rows: list[list[Piece | None]] = []
        for below in blocks[begin + 1 :]:
            row = _row(_words(below.piece), kinds, len(rows) + 1)
            if row is None:
                break
            rows.append(row)
        end = begin + 1 + len(rows)
        if len(rows) < _FEWEST_ROWS or not all(map(may_follow, blocks[end : end + 1])):
            continue
        caption = blocks[begin - 1].piece if begin else None
        header = _line(heads, 0)
        lines = tuple(_line(row, at) for at, row in enumerate(rows, 1))
        first, last = block.piece.start, blocks[end - 1].piece.end
        table = Table(header, lines, first, last, caption)
        told = (
            f"{document.place_of(first)}: a table whose cells stood one space apart was put"
            f" together by its numbers and units ({len(rows)} rows); what stands before the units"
            " is read as the task"
        )
        parts: tuple[Block | Table, ...] = (*blocks[:begin], table, *blocks[end:])
        return replace(document, parts=parts, notices=(*document.notices, told))
    return document


def _words(piece: Piece) -> list[Piece]:
    return [piece[each.start() : each.end()] for each in _WORD.finditer(piece.text)]


def _heads(piece: Piece) -> list[Piece]:
    """The words of a line of heads; one that is spaced out is made one (工 作 任 务)."""
    words: list[Piece] = []
    spaced = False
    for each in _words(piece):
        single = len(each) == 1
        if single and spaced:
            words[-1] = Piece.join([words[-1], each], "")
        else:
            words.append(each)
        spaced = single
    return words


def _may_head(kinds: Sequence[Column]) -> bool:
    """Whether heads are, behind that of numbers, those of tasks, then of who answers, or when."""
    tasks = [at for at, each in enumerate(kinds) if each in _TASK]
    rest = kinds[1 + len(tasks) :]
    return (
        tasks == list(range(1, 1 + len(tasks)))
        and bool(tasks)
        and any(each in ROLE_OF_COLUMN for each in rest)
        and all(each in ROLE_OF_COLUMN or each is Column.DEADLINE for each in rest)
    )


def _row(words: Sequence[Piece], kinds: Sequence[Column], number: int) -> list[Piece | None] | None:
    """The cells of a row, those of the task in one but where each column has its word; None where
    it is no row of the table, or its end leaves open where a cell stands.
    """
    tasks = sum(each in _TASK for each in kinds)
    behind = kinds[1 + tasks :]
    first, last = 1, len(words) - len(behind)
    if last <= first or words[0].text.rstrip(".、．") != str(number):
        return None
    if not all(map(_fits, words[last:], behind)):
        return None
    if last - first == tasks:
        return list(words)
    if _names_units(words[last - 1]):  # of which column, is not told
        return None
    cells: list[Piece | None] = [None] * tasks
    named = next((at for at in range(tasks) if kinds[1 + at] is not Column.CATEGORY), 0)
    cells[named] = Piece.join(list(words[first:last]), " ")
    return [words[0], *cells, *words[last:]]


def _fits(word: Piece, kind: Column) -> bool:
    if kind is Column.DEADLINE:
        return BY_WHEN.fullmatch(word.text) is not None
    return _names_units(word)


def _names_units(word: Piece) -> bool:
    """Whether a word is units: the first name in it is one by its form, and the last."""
    names = unit_names(word.text)
    return bool(names) and is_formed(names[0].name) and is_formed(names[-1].name)


def _line(cells: Sequence[Piece | None], row: int) -> tuple[Cell, ...]:
    """A row; a cell without words holds nothing of its own."""
    first = next(each.start for each in cells if each is not None)
    return tuple(
        Cell(row, at, (), first, first)
        if each is None
        else Cell(row, at, (each,), each.start, each.end)
        for at, each in enumerate(cells)
    )
