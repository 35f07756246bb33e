"""PDF files: the words of each page in reading order, its tables, and what is furniture.

A page says where each character stands and which lines are drawn; nothing says what a paragraph
or a table is. Tables are what drawn lines part into cells; a table that goes on over a page end
is one, a row that the page end cuts is one; printed lines are joined to paragraphs; page numbers,
running heads and notes in the margin are left out, and told. A page without words is named.
"""

from __future__ import annotations

import hashlib
import io
import logging
import struct
import zlib
from typing import Any

from loaders.formats.document import Document
from loaders.formats.pdf_joined import write_pages
from loaders.formats.pdf_page import Page, page_of
from loaders.formats.written import Written
from ontology.errors import ReadError

MOST_PAGES = 1_000
MOST_DRAWING = 8 << 20
"""Bytes of a page's instructions, unpacked; a page full of words has a few ten thousand."""
_BROKEN = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError),
    *(EOFError, NotImplementedError, RecursionError, struct.error, zlib.error),
)
"""What pdfminer and pdfplumber raise, besides their own, of a file that is not as the standard
has it: they believe each number, name and reference in it."""
_FEW_WORDS = 20
"""A page with fewer characters and with pictures is a picture."""


def read_bytes(data: bytes, name: str, where: str = "") -> Document:
    """The document of a PDF's bytes. Raises ReadError."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    # It tells standard error of each font and number that is odd.
    logging.getLogger("pdfminer").addHandler(logging.NullHandler())
    written = Written(name, where)
    pages: list[Page] = []
    unread: list[int] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as book:
            if len(book.pages) > MOST_PAGES:
                raise ReadError(
                    f"is a PDF of {len(book.pages)} pages (at most {MOST_PAGES} are read)",
                    where=written.where,
                    way_out="split it into documents",
                )
            for page in book.pages:
                _require_measure(page, written.where)
                found = page_of(page, pages[-1].columned if pages else None)
                if found.letters < _FEW_WORDS and page.images:
                    unread.append(found.number)
                pages.append(found)
                page.close()
    except (PdfminerException, MalformedPDFException, PSException, *_BROKEN) as error:
        wrapped = isinstance(error, PdfminerException) and error.args
        cause = error.args[0] if wrapped else error
        if isinstance(cause, PDFPasswordIncorrect):
            raise ReadError(
                "is a PDF that is encrypted",
                where=written.where,
                way_out="open it with its password and save it without one",
            ) from None
        raise ReadError(
            f"is a PDF that is damaged or cut short ({cause or type(cause).__name__})",
            where=written.where,
            way_out="copy it anew, or print it to a PDF again",
        ) from error
    balloons = [str(each.number) for each in pages if each.balloons]
    if balloons:
        written.notices.append(
            f"pages {', '.join(balloons)}: notes on tracked changes in the margin are left out"
        )
    if unread:
        named = ", ".join(map(str, unread))
        written.notices.append(f"pages {named} are pictures, so their words were not read")
    write_pages(pages, written)
    return written.document("pdf", hashlib.sha256(data).hexdigest())


def _require_measure(page: Any, where: str) -> None:
    """Raises ReadError where a page's instructions unpack to more than any page has."""
    from pdfminer.pdftypes import stream_value

    size = 0
    for each in page.page_obj.contents:
        stream = stream_value(each)
        data = stream.get_rawdata() or b""
        for name, _ in stream.get_filters():
            if getattr(name, "name", "") in ("FlateDecode", "Fl"):
                try:
                    data = zlib.decompressobj().decompress(data, MOST_DRAWING + 1)
                except zlib.error:  # the library makes of it what it can
                    break
        size += len(data)
        if size > MOST_DRAWING:
            raise ReadError(
                f"is a PDF beyond measure: page {page.page_number} draws more than "
                f"{MOST_DRAWING >> 20} MiB",
                where=where,
                way_out="print it to a PDF again, or save its words as text",
            )
