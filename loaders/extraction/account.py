"""The account of a document: every piece of it ends in an entry, or it is an error."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from loaders.formats.document import INVISIBLE, Block, Document, Piece, Table
from loaders.language.clauses import sentences
from ontology import late_re as re
from ontology.errors import AccountError
from ontology.model import AccountEntry, Outcome, Statement


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


def sentence_entries(
    document: Document,
    statements: Sequence[Statement],
    parts: Sequence[Block | Table] | None = None,
) -> Iterator[AccountEntry]:
    """An entry for each sentence of prose: *stated* if a passage lies in it, else *kept*.

    parts: those of the document that are prose; all of it, if they are not given.
    """
    spans = sorted({(s.passage.start, s.passage.end) for s in statements})
    starts = [start for start, _ in spans]
    longest = max((end - start for start, end in spans), default=0)
    for part in document.parts if parts is None else parts:
        pieces = (
            [part.piece]
            if isinstance(part, Block)
            else [piece for cell in part.cells() for piece in cell.paragraphs]
        )
        for piece in pieces:
            for start, end in sentence_spans(piece):
                first = bisect_left(starts, start - longest)
                stated = any(
                    left < end and right > start
                    for left, right in spans[first : bisect_left(starts, end)]
                )
                outcome = Outcome.STATED if stated else Outcome.KEPT
                yield AccountEntry(document.locator(start, end), outcome)
