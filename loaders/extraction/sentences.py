"""The sentences of a document's paragraphs, for what a single sentence tells wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.formats.document import Document, Piece
from ontology import late_re as re

_SENTENCE = re.compile(r"[^。；;\n]+")


def sentences_of(document: Document) -> Iterator[Piece]:
    """Each stretch between two ends of sentences, in reading order; brackets hold none together."""
    for block in document.blocks:
        for sentence in _SENTENCE.finditer(block.piece.text):
            yield block.piece[sentence.start() : sentence.end()]
