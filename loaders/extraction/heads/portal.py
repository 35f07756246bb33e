"""The card of a portal above a document, where it is laid out as a table."""

from __future__ import annotations

from loaders.formats.document import Table
from loaders.language.head_words import CARD_FIELD
from ontology.text import half_width, squeeze

_FEWEST_FIELDS = 2


def cells_of_card(table: Table) -> list[str]:
    """The cells of a portal's card that is laid out as a table; [] of any other table."""
    cells = [half_width(squeeze(each.text)) for row in (table.header, *table.rows) for each in row]
    fields = sum(CARD_FIELD.fullmatch(each) is not None for each in cells)
    return cells if fields >= _FEWEST_FIELDS else []
