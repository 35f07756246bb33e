"""The titles of what is attached to a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.extraction.heads.broken import joined_lines, title_from
from loaders.extraction.heads.line import line_of
from loaders.extraction.heads.sorts import LONGEST_LINE, Is
from loaders.formats.document import Block, Document, Piece
from ontology import late_re as re
from ontology.text import half_width, normal_name

_ITEM = re.compile(r"^\s*(?:附件?\s*[：:])?\s*\d{1,2}\s*[.．、]\s*")


def annexes_of(document: Document, title: Piece | None, after: int | None) -> Iterator[str]:
    seen: set[str] = set()
    own = normal_name(title.text) if title else ""
    for words in _attached(document, title, after):
        name = re.sub(r"附件$", "", words.strip())
        key = normal_name(name)
        if name and key not in seen and key != own:
            seen.add(key)
            yield name


def _attached(document: Document, title: Piece | None, after: int | None) -> Iterator[str]:
    blocks = document.blocks
    if title is not None and after is not None and "印发" in title.text:
        yield from _titled_from(blocks, after)
    listing = False
    for number, block in enumerate(blocks):
        if not listing and "附" not in block.piece.text:
            continue
        line = line_of(block)
        opens = re.match(r"附\s*件?[：:]\s*(?P<rest>.+)$", line.words)
        if opens or (listing and _ITEM.match(line.words)):
            rest = opens["rest"] if opens else line.words
            listing = bool(_ITEM.match(rest))  # 附件：名词解释 is one, whatever is numbered below
            if len(rest) <= LONGEST_LINE:
                yield _ITEM.sub("", rest)
            continue
        listing = False
        if line.sort is Is.ANNEX and (title is None or line.piece.start > title.start):
            yield from _titled_from(blocks, number + 1)


def _titled_from(blocks: Sequence[Block], at: int) -> Iterator[str]:
    """The title that stands at a place, after page numbers and notes of publication."""
    while at < len(blocks) and line_of(blocks[at]).sort in (Is.PORTAL, Is.ANNEX, Is.VERSION):
        at += 1
    lines = [line_of(each) for each in blocks[at : at + 4]]
    if lines and lines[0].sort is Is.WORDS:
        pieces, _ = title_from(lines, 0)
        if pieces:
            yield half_width(joined_lines(pieces).text)
