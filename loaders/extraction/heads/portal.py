"""The card of a portal above a document, where it is laid out as a table."""

from __future__ import annotations

from loaders.formats.document import Table
from loaders.language.head_words import CARD_FIELD
from ontology.text import half_width, squeeze

_FEWEST_FIELDS = 2


def field_name(cell: str) -> str:
    """What a cell of a card says, without the brackets that a page puts around a field's name."""
    return half_width(squeeze(cell)).strip("[]【】").rstrip("：:")


def is_card(table: Table) -> bool:
    """Whether a table is the card of a portal."""
    cells = [field_name(each.text) for row in (table.header, *table.rows) for each in row]
    fields = sum(CARD_FIELD.fullmatch(each) is not None for each in cells)
    return fields >= _FEWEST_FIELDS
