"""What paper, print and web pages did to a text, and how it is mended before it is read."""

from __future__ import annotations

from dataclasses import replace

from loaders.formats.document import Document
from loaders.layout.aside import Mended
from loaders.layout.barred_rows import with_barred_rows
from loaders.layout.cards import without_cards
from loaders.layout.label_lines import with_labels_joined
from loaders.layout.lost_lines import with_lines_found
from loaders.layout.lost_table import with_table_found
from loaders.layout.numbered_card import with_numbered_card
from loaders.layout.parted import with_parted_rows
from loaders.layout.portal import without_portal
from loaders.layout.printed import joined
from loaders.layout.side_by_side import with_halves_below
from loaders.layout.spaces import without_spaces
from loaders.layout.spanned import with_cells_in_place
from loaders.layout.unit_headings import with_duties_joined
from loaders.layout.units_within import with_units_parted
from loaders.layout.words_apart import with_cells_told_apart


def mended(document: Document) -> Mended:
    """A document as its author wrote it: without the web site around it and the numbers of pages,
    its printed lines put together and those that were lost found, labels before what they say,
    cards of tasks as rows of a table, halves of a table below one another, the tasks of a unit in
    rows of their own, who answers beside the task, duties behind the unit whose they are.
    """
    rebuilt = with_numbered_card(
        with_cells_told_apart(with_table_found(with_barred_rows(document)))
    )
    found = with_halves_below(with_labels_joined(rebuilt))
    tables = with_units_parted(with_parted_rows(without_cards(with_cells_in_place(found))))
    whole = joined(without_spaces(without_portal(Mended(tables))))
    return replace(whole, document=with_duties_joined(with_lines_found(whole.document)))
