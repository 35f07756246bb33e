"""Words that stand on a page and are none of its document: page numbers, a web page's furniture.

They are left out of what is read, and kept: the account has them as text, and it is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from loaders.formats.document import Block, Document, Piece, Table
from ontology.model import AccountEntry, Extraction, Outcome

_SHOWN = 24
"""Characters of what was left out that a notice repeats."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A document without what is none of it, and what that was."""

    document: Document
    aside: tuple[Piece, ...] = ()

    def without(self, parts: Iterable[Block | Table], pieces: Sequence[Piece], why: str) -> Mended:
        """The document with these parts; `pieces` were taken out. why: what they are."""
        notices = self.document.notices
        if pieces:
            words = " ".join(pieces[0].text.split())[:_SHOWN]
            notices = (*notices, f"{why} ({len(pieces)} lines, the first: {words}) is left out")
        spans = ((piece.start, piece.end) for piece in pieces)
        document = replace(
            self.document,
            parts=tuple(parts),
            marks=tuple(sorted((*self.document.marks, *spans))),
            notices=notices,
        )
        return Mended(document, (*self.aside, *pieces))

    def accounted(self, extraction: Extraction) -> Extraction:
        """An extraction of the document, with what was left out in its account as kept."""
        if not self.aside:
            return extraction
        entries = [
            AccountEntry(self.document.locator(each.start, each.end), Outcome.KEPT)
            for each in self.aside
        ]
        account = sorted([*extraction.account, *entries], key=lambda each: (each.start, each.end))
        return replace(extraction, account=tuple(account))
