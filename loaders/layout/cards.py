"""Cards: a small table for each task, with what each line holds at its left.

    项目名称 | 蓝溪整治
    建设内容 | 治理河道18公里
    责任单位 | 区水利局

The words at the left (and, of four columns, those before the second value) are heads of columns as
other tables have them above; the card is one row under them. One table may hold several cards: each
begins with the same head.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.formats.document import Block, Cell, Document, Table
from loaders.language.roles import ROLE_OF_COLUMN, Column, column
from loaders.layout.page_card import is_only_card
from ontology.text import normal_name

_WIDTHS = (2, 4)
"""Columns of a card: heads and values, once or twice beside one another."""
_FEWEST = 3
_LONGEST_HEAD = 12
_LONGEST_BEFORE_COLON = 20
_SHARE = 0.6
"""Of the heads so many are known as such."""
_TASK = (Column.NAME, Column.CONTENT, Column.TARGET)


def without_cards(document: Document) -> Document:
    """The document with cards as tables of a row for each, under its heads."""
    parts = tuple(laid for part in document.parts for laid in _laid_down(part))
    return document if parts == document.parts else replace(document, parts=parts)


def _laid_down(part: Block | Table) -> Sequence[Block | Table]:
    if isinstance(part, Block) or part.sections or part.repeats or is_only_card(part):
        return (part,)
    paired = len(part.header) in _WIDTHS and (not len(part.over) % 2 or _opens_wide(part))
    cards = list(_cards(part)) if paired else []
    if not cards or not all(map(_is_card, cards)):
        return (_turned(part) or part,)
    heads = {_heads(each) for each in cards}
    if len(heads) == 1:
        return (_table(part, cards, part.start, part.end),)
    return [_table(part, [each], each[0][0].start, each[-1][1].end) for each in cards]


def _turned(part: Table) -> Table | None:
    """A table whose heads stand at the left of several cards, each a column of it, with a row for
    each of them; None where it is no such table.
    """
    if len(part.header) <= _WIDTHS[0] or part.over:
        return None
    if not all(row[0].paragraphs for row in part.rows):
        return None
    lines = (part.header, *part.rows)
    cards = [[(line[0], line[at]) for line in lines] for at in range(1, len(part.header))]
    values = [value for card in cards for _, value in card]
    plain = all(column(normal_name(each.joined().text)) is Column.UNKNOWN for each in values)
    filled = all(value.paragraphs for _, value in cards[0])
    if not (filled and plain) or not all(map(_is_card, cards)):
        return None
    return replace(_table(part, cards, part.start, part.end), repeats=())


_Card = list[tuple[Cell, Cell]]
"""The heads of a card, each with its value."""


def _heads(card: _Card) -> tuple[str, ...]:
    return tuple(normal_name(head.joined().text) for head, _ in card)


def _is_card(pairs: _Card) -> bool:
    heads = _heads(pairs)
    if len(heads) < _FEWEST or len(set(heads)) < len(heads):
        return False
    if not all(_may_head(head) for head, _ in pairs):
        return False
    kinds = [column(each) for each in heads]
    known = sum(each is not Column.UNKNOWN for each in kinds)
    tells = any(each in _TASK for each in kinds) and any(each in ROLE_OF_COLUMN for each in kinds)
    values = [normal_name(value.joined().text) for _, value in pairs]
    # Below a head of a plain table stand no heads.
    named = sum(column(each) is not Column.UNKNOWN for each in values if len(each) <= _LONGEST_HEAD)
    return tells and known >= _SHARE * len(heads) and 2 * named <= len(values) + 1


def _may_head(cell: Cell) -> bool:
    """Whether words are short enough for a head; one that a colon ends is sure to be one."""
    words = normal_name(cell.joined().text)
    longest = _LONGEST_BEFORE_COLON if words.endswith(("：", ":")) else _LONGEST_HEAD
    return 0 < len(words) <= longest


def _table(part: Table, cards: list[_Card], start: int, end: int) -> Table:
    return Table(
        header=tuple(replace(head, row=0, column=at) for at, (head, _) in enumerate(cards[0])),
        rows=tuple(
            tuple(replace(value, row=row, column=at) for at, (_, value) in enumerate(card))
            for row, card in enumerate(cards, 1)
        ),
        start=start,
        end=end,
        caption=part.caption,
        repeats=tuple(
            tuple(replace(head, row=row, column=at) for at, (head, _) in enumerate(card))
            for row, card in enumerate(cards[1:], 2)
        ),
    )


def _cards(table: Table) -> Iterator[_Card]:
    """The cards of a table: each begins with the head that the first one begins with."""
    card: _Card = []
    first = ""
    for pair in _pairs(table):
        words = normal_name(pair[0].joined().text)
        if card and words == first:
            yield card
            card = []
        first = first or words
        card.append(pair)
    if card:
        yield card


def _opens_wide(table: Table) -> bool:
    """Whether the value of a table's first line stands over all columns but the first."""
    others = tuple(range(1, len(table.header)))
    return (
        [each.columns for each in table.over] == [others]
        and bool(table.header[0].paragraphs)
        and not any(table.header[at].paragraphs for at in others)
    )


def _pairs(table: Table) -> Iterator[tuple[Cell, Cell]]:
    """Each head with its value, line by line; a line with one value over the whole width may have
    been taken for an upper head.
    """
    over = tuple(each.cell for each in table.over)
    lines = (over, table.header, *table.rows)
    if _opens_wide(table):
        yield table.header[0], over[0]
        lines = table.rows
    for cells in lines:
        for at in range(0, len(cells), 2):
            head, value = cells[at], cells[at + 1]
            if head.paragraphs or value.paragraphs:
                yield head, value
