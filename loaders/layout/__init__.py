"""What paper, print and web pages did to a text, and how it is mended before it is read."""

from __future__ import annotations

from loaders.formats.document import Document
from loaders.layout.aside import Mended
from loaders.layout.printed import joined


def mended(document: Document) -> Mended:
    """A document as its author wrote it: printed lines put together, page numbers left out."""
    return joined(Mended(document))
