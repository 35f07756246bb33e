"""What paper, print and web pages did to a text, and how it is mended before it is read."""

from __future__ import annotations

from dataclasses import replace

from loaders.formats.document import Document
from loaders.layout.aside import Mended
from loaders.layout.cards import without_cards
from loaders.layout.lost_table import with_table_found
from loaders.layout.numbered_card import with_numbered_card
from loaders.layout.parted import with_parted_rows
from loaders.layout.portal import without_portal
from loaders.layout.printed import joined
from loaders.layout.spaces import without_spaces
from loaders.layout.spanned import with_cells_in_place
from loaders.layout.unit_headings import with_duties_joined


def mended(document: Document) -> Mended:
    """A document as its author wrote it: without the web site around it and the numbers of pages,
    its printed lines put together, cards of tasks as rows of a table, the tasks of a
    unit in rows of their own, duties behind the unit whose they are.
    """
    found = with_numbered_card(with_table_found(document))
    tables = with_parted_rows(without_cards(with_cells_in_place(found)))
    whole = without_spaces(joined(without_portal(Mended(tables))))
    return replace(whole, document=with_duties_joined(whole.document))
