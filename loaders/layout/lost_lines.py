"""Lists of tasks whose lines were lost: all of them stand in one paragraph, with their numbers.

    分工方案 一、兴产业 1.引企业5家。（责任单位：甲）2.建园区。（责任单位：乙）二、惠民生 3.…

So a text looks that was copied out of a cell or a chat. It is parted before its numbers, but only
where these count on from one to the next, and each item in digits says who answers for it: numbers
within a sentence, and items of one task, stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from loaders.formats.document import Block, Document, Table
from loaders.formats.headings import rank
from loaders.language.assignments import assignments, may_assign
from loaders.language.duties import duties
from loaders.language.numerals import chinese_number
from ontology import late_re as re

_FEWEST, _SHORTEST = 2, 30
_MARK = re.compile(
    r"(?:^|(?<=[。；！）)\s：:]))\s*(?:(?P<chapter>[一二三四五六七八九十]{1,3})、|(?P<item>\d{1,2})[.．、](?!\d))"
)
"""A number that opens what stands behind a stop, a bracket or white space."""


def with_lines_found(document: Document) -> Document:
    """The document with each such item, and each heading above some of them, as a paragraph."""
    parts = tuple(one for part in document.parts for one in _parted(part))
    return document if len(parts) == len(document.parts) else replace(document, parts=parts)


def _parted(part: Block | Table) -> Iterator[Block | Table]:
    cuts = [] if isinstance(part, Table) else _cuts(part.piece.text)
    if isinstance(part, Table) or not cuts:
        yield part
        return
    for start, end in pairwise([0, *cuts, len(part.piece)]):
        piece = part.piece[start:end].strip()
        if piece:
            yield Block(piece, rank(piece.text))


def _says_who(item: str) -> bool:
    return duties(item) is not None or any(each.names_units for each in assignments(item))


def _cuts(text: str) -> list[int]:
    """Where the numbers stand that part a paragraph; none where it is no list without lines."""
    if len(text) < _SHORTEST or may_assign(text) < _FEWEST:
        return []
    found: list[tuple[int, bool]] = []
    last = {"chapter": 0, "item": 0}
    for mark in _MARK.finditer(text):
        kind = "item" if mark["item"] else "chapter"
        counted = int(mark["item"]) if mark["item"] else int(chinese_number(mark["chapter"]) or 0)
        if counted == last[kind] + 1 or (kind == "item" and counted == 1 and last["chapter"]):
            last[kind] = counted
            found.append((mark.start(), kind == "item"))
    items = [
        (start, stop) for (start, item), (stop, _) in pairwise([*found, (len(text), False)]) if item
    ]
    named = [_says_who(text[slice(*each)].strip()) for each in items]
    return [start for start, _ in found] if len(items) >= _FEWEST and all(named) else []
