"""The card of a portal above a document, where it is laid out as a table: it says what the document
is (索引号, 发文字号, 成文日期 …), and is no table of the document's own.
"""

from __future__ import annotations

from loaders.formats.document import Document, Table
from loaders.language.head_words import CARD_FIELD, CARD_FIELDS
from ontology.text import half_width, squeeze

_FEWEST_FIELDS = 2


def field_name(cell: str) -> str:
    """What a cell of a card says, without the brackets that a page puts around a field's name, and
    without the value where that stands behind it in the same cell (文号：…).
    """
    words = half_width(squeeze(cell)).strip("[]【】")
    return words.partition("：")[0].rstrip(":")


def is_card(table: Table) -> bool:
    """Whether a table is the card of a portal."""
    cells = [field_name(each.text) for row in (table.header, *table.rows) for each in row]
    fields = sum(CARD_FIELD.fullmatch(each) is not None for each in cells)
    return fields >= _FEWEST_FIELDS


def is_only_card(table: Table) -> bool:
    """Whether a table is a portal's card and nothing more: each row opens with a field's name."""
    # Most tables are none by their first cell: the others need not be looked at.
    rows = (table.header, *table.rows)
    return all(CARD_FIELDS.fullmatch(field_name(row[0].text)) for row in rows) and is_card(table)


def own_tables(document: Document) -> tuple[Table, ...]:
    """The tables of a document without the card that a portal put above it."""
    return tuple(each for each in document.tables if not is_only_card(each))
