"""The account of a document: every piece of it ends in an entry, or it is an error."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.errors import AccountError
from kg.model import AccountEntry
from loaders.language.clauses import sentences
from loaders.reading.document import INVISIBLE, Document, Piece


def check_account(document: Document, account: Iterable[AccountEntry]) -> None:
    """Raise AccountError if a visible character of the document is in no entry."""
    covered = bytearray(len(document.text))
    for entry in account:
        covered[entry.start : entry.end] = b"\x01" * (entry.end - entry.start)
    for start, end in document.marks:
        covered[start:end] = b"\x01" * (end - start)
    for match in re.finditer(rf"[^\s{INVISIBLE}]+", document.text):
        lost = covered.find(b"\x00", match.start(), match.end())
        if lost >= 0:
            raise AccountError(
                f"the text at {lost} ({document.text[lost : lost + 20]!r}) was read by no rule",
                where=document.name,
                way_out="this is a fault of the program: please report it with the document",
            )


def sentence_spans(piece: Piece) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of a piece; the mark that ends one belongs to it."""
    last = 0
    spans = sentences(piece.text)
    for number in range(len(spans)):
        end = spans[number + 1].start if number + 1 < len(spans) else len(piece.text)
        yield piece.span(last, end)
        last = end
    if not spans and piece.text:
        yield piece.start, piece.end
