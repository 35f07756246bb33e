"""Documents in, statements out: one module per kind of document.

A kind is recognised by what the document holds, never by its file's name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Extraction
    from loaders.reading.document import Document


def extract(document: Document) -> Extraction:
    """All that a document states, with passages and the account of every piece.

    Raises UnknownDocumentKind if no loader knows what it is, TableError if its table is
    malformed, AccountError if something was read and then lost.
    """
    from kg.errors import UnknownDocumentKind
    from loaders import progress_table

    reason = progress_table.unlike(document)
    if reason is None:
        return progress_table.extract(document)
    raise UnknownDocumentKind(
        f"the kind of document is not recognised; known: {progress_table.TITLE} ({reason})",
        where=document.name,
        way_out=progress_table.NEEDS,
    )
