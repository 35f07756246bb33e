"""A card of one task in paragraphs: each field a numbered heading, and what it holds below it.

    一、整改任务
    蓝溪两岸有污水直排。
    二、责任单位
    区水利局、白沙镇政府
    三、整改情况
    已封堵排口6处。

So a notice tells of one fault that was mended (整改公示); or each is a cell that a bar closes. The
headings are heads of columns as tables have them above; the card is one row under them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.formats.document import Block, Cell, Document, Piece, Table
from loaders.formats.headings import numbering
from loaders.language.roles import ROLE_OF_COLUMN, Column, column
from loaders.language.unit_forms import is_formed
from loaders.language.units import unit_names
from loaders.layout.page_card import own_tables
from ontology import late_re as re

_FEWEST = 3
_LONGEST = 300
"""Paragraphs; what is longer is no card, and each paragraph asks for one that begins there."""
_HEAD = re.compile(r"\s*(?P<head>[^：:，,。；;\s]{2,12})\s*(?:[：:]\s*|$)")
"""The name of a field, alone or before a colon and what it holds."""
_OF_A_TASK = re.compile(r"问题|任务|事项|项目|意见|线索")
"""The first field says what it is all about."""


def with_numbered_card(document: Document) -> Document:
    """The document with such a card as a table of one row; more of them are left as they are."""
    if own_tables(document):
        return document
    blocks = document.blocks
    cards = [
        each for at in range(len(blocks)) if (each := _card(blocks, at) or _barred(blocks, at))
    ]
    if len(cards) != 1:
        return document
    begin, end, table = cards[0]
    told = (
        f"{document.place_of(table.start)}: a task whose fields stood each below its head"
        f" was put together as a row ({len(table.header)} fields)"
    )
    at = document.parts.index(document.blocks[begin])
    parts = (*document.parts[:at], table, *document.parts[at + end - begin :])
    marks = sorted({*document.marks, *_numbers(document, table)})
    return replace(document, parts=parts, notices=(*document.notices, told), marks=tuple(marks))


def _numbers(document: Document, card: Table) -> Iterator[tuple[int, int]]:
    """Where the numbers before the heads stand, and the colons and bars: they are form."""
    held = sorted((each.start, each.end) for each in card.cells() if each.paragraphs)
    at = card.start
    for start, end in (*held, (card.end, card.end)):
        yield from ((at, start),) if at < start else ()
        at = end


def _card(blocks: Sequence[Block], begin: int) -> tuple[int, int, Table] | None:
    """The card that begins at a paragraph, and where it begins and ends; None if none does."""
    rank = numbering(blocks[begin].piece.text)[0]
    first = _field(blocks[begin].piece) if rank else None
    if first is None or not _OF_A_TASK.search(first[0].text):
        return None
    fields = [(first[0], [first[1]] if first[1] else [])]
    end, deeper = begin + 1, False
    for block in blocks[begin + 1 : begin + _LONGEST]:
        own = numbering(block.piece.text)[0]
        if own and own <= rank:
            field = _field(block.piece) if own == rank else None
            if field is None:
                break
            fields.append((field[0], [field[1]] if field[1] else []))
            deeper = False
        elif fields[-1][1] and not own and deeper:
            break  # behind a list of measures: what else the notice says
        else:
            fields[-1][1].append(block.piece)
            deeper = own > rank
        end += 1
    return _laid(blocks, (begin, end), fields)


def _barred(blocks: Sequence[Block], begin: int) -> tuple[int, int, Table] | None:
    """The same of a card each of whose cells a bar closes (责任单位 |⏎区水利局 |), as programs make
    text of a page's.
    """
    fields: list[tuple[Piece, list[Piece]]] = []
    end, closed = begin, True
    for block in blocks[begin : begin + _LONGEST]:
        cell = block.piece.strip(" |｜\u3000")
        barred = block.piece.text.rstrip().endswith(("|", "｜"))
        field = _field(cell) if barred and closed and cell else None
        if field is not None and not field[1]:
            if not fields and not _OF_A_TASK.search(field[0].text):
                return None
            fields.append((field[0], []))
        elif not fields or (closed and not barred and fields[-1][1]):
            break
        elif cell:
            fields[-1][1].append(cell)
        closed = barred
        end += 1
    return _laid(blocks, (begin, end), fields) if fields else None


def _laid(
    blocks: Sequence[Block], span: tuple[int, int], fields: Sequence[tuple[Piece, list[Piece]]]
) -> tuple[int, int, Table] | None:
    """The row of a card, and where the card begins and ends; None where its fields are none."""
    begin, end = span
    if end - begin == _LONGEST:
        return None
    heads = [each.text for each, _ in fields]
    if len(fields) < _FEWEST or len(set(heads)) < len(heads) or not _answers(fields):
        return None
    header, row = (
        tuple(_cell(row, at, pieces) for at, pieces in enumerate(cells))
        for row, cells in enumerate(([[head] for head, _ in fields], [held for _, held in fields]))
    )
    caption = blocks[begin - 1].piece if begin else None
    start, stop = blocks[begin].piece.start, blocks[end - 1].piece.end
    return begin, end, Table(header, (row,), start, stop, caption)


def _field(piece: Piece) -> tuple[Piece, Piece] | None:
    """The name of the field that a numbered paragraph opens with, and what stands behind it; None
    if it opens with no head of a column.
    """
    rest = piece[numbering(piece.text)[1] :]
    found = _HEAD.match(rest.text)
    if found is None or column(found["head"]) is Column.UNKNOWN:
        return None
    return rest[found.start("head") : found.end("head")], rest[found.end() :].strip()


def _answers(fields: Sequence[tuple[Piece, list[Piece]]]) -> bool:
    """Whether units, and nothing else, stand in fields of units, one of which says who answers."""
    under = {
        kind: unit_names("、".join(each.text.rstrip("。") for each in held))
        for head, held in fields
        if (kind := column(head.text)) in ROLE_OF_COLUMN
    }
    formed = all(names and all(is_formed(each.name) for each in names) for names in under.values())
    return formed and not under.keys() <= {Column.SUPPORT}


def _cell(row: int, at: int, pieces: Sequence[Piece]) -> Cell:
    start, end = (pieces[0].start, pieces[-1].end) if pieces else (0, 0)
    return Cell(row, at, tuple(pieces), start, end)
