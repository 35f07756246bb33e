"""Lists of tasks whose lines were lost: all of them stand in one paragraph, with their numbers.

    分工方案 一、兴产业 1.引企业5家。（责任单位：甲）2.建园区。（责任单位：乙）二、惠民生 3.…

So a text looks that was copied out of a cell or a chat. It is parted before its numbers, but only
where these count on from one to the next, and each item (in digits, else in brackets: （一）…) says
who answers for it, be it only those of some chapters (一、任务 … 二、要求): numbers within a
sentence, and items of one task, stay where they are.
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
    r"(?:^|(?<=[。；！）)\s：:]))\s*(?:(?P<chapter>[一二三四五六七八九十]{1,3})、"
    r"|[（(](?P<part>[一二三四五六七八九十]{1,3})[）)]|(?P<item>\d{1,2})[.．、](?!\d))"
)
"""A number that opens what stands behind a stop, a bracket or white space."""


_KINDS = ("chapter", "part", "item")
"""From the highest rank."""


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
    found: list[tuple[int, str]] = []
    last = dict.fromkeys(_KINDS, 0)
    for mark in _MARK.finditer(text):
        kind = mark.lastgroup or ""
        counted = int(mark[kind]) if kind == "item" else int(chinese_number(mark[kind]) or 0)
        anew = counted == 1 and any(last[each] for each in _KINDS[: _KINDS.index(kind)])
        if counted == last[kind] + 1 or anew:
            last[kind] = counted
            found.append((mark.start(), kind))
    kinds = {kind for _, kind in found}
    leaf = "item" if "item" in kinds else "part"
    chapters: list[list[bool]] = [[]]
    for (start, kind), (stop, _) in pairwise([*found, (len(text), "")]):
        if kind == leaf:
            chapters[-1].append(_says_who(text[start:stop].strip()))
        elif kind == "chapter":
            chapters.append([])
    told = [each for each in chapters if any(each)]
    several = sum(map(len, told)) >= _FEWEST
    return [start for start, _ in found] if several and all(map(all, told)) else []
