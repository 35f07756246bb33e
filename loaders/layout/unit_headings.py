"""Duties below the names of units, as plans for emergencies list them: each is one paragraph.

    （1）区水利局
    负责巡查堤防。
    （2）区气象台
    发布预警，报送雨情。

The unit stands as a heading, and what it has to do in paragraphs below it, of which some say 负责.
It is put together as other plans write it: 区水利局：负责巡查堤防。 What an office is set up for
(内设机构) is none of this.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from loaders.formats.document import Block, Document, Piece, Table
from loaders.formats.headings import numbering
from loaders.language.assignments import assignments
from loaders.language.units_end import all_formed
from ontology import late_re as re

_LONGEST = 24
_MOST_BELOW = 12
_FEWEST = 2
_DUTY = re.compile(r"(?:主要|具体|牵头|总)?(?:负责|承担|牵头|配合|协助)(?!人|同志)")
_SET_UP = re.compile(r"内设机构|人员编制|行政编制|职能配置")


def with_duties_joined(document: Document) -> Document:
    """The document with each unit that is a heading at the head of the paragraph below it."""
    if not _says_duties(document) or _SET_UP.search(document.text):
        return document
    parts: list[Block | Table] = []
    at = 0
    while at < len(document.parts):
        duties = _run(document.parts, at)
        parts += [duty for duty, _ in duties] or document.parts[at : at + 1]
        at += sum(lines for _, lines in duties) or 1
    if len(parts) == len(document.parts):
        return document
    return replace(document, parts=tuple(parts))


def _says_duties(document: Document) -> bool:
    """Whether as many paragraphs open as duties do as a run of them needs."""
    opened = (each for each in document.blocks if _DUTY.match(each.piece.text))
    return next(islice(opened, _FEWEST - 1, None), None) is not None


def _run(parts: Sequence[Block | Table], at: int) -> list[tuple[Block, int]]:
    """The units with their duties that begin at a part, each with how many parts it was; none where
    fewer than two of them say that they are duties.
    """
    rank = _unit_rank(parts[at])
    found: list[tuple[Block, int]] = []
    sure = 0
    while at < len(parts) and rank is not None and _unit_rank(parts[at]) == rank:
        below = _below(parts, at + 1, rank)
        if not below:
            break
        head = parts[at]
        words = [each.piece for each in below]
        sure += _DUTY.match(words[0].text) is not None
        if isinstance(head, Block):
            colon = "" if head.piece.text.rstrip().endswith(("：", ":")) else "："
            duty = Piece.join([head.piece, Piece.join(words, "\n")], colon)
            found.append((Block(duty, head.level), 1 + len(below)))
        at += 1 + len(below)
    return found if sure >= _FEWEST else []


def _below(parts: Sequence[Block | Table], at: int, rank: float) -> list[Block]:
    """The paragraphs below a unit: up to what is numbered as it is, or is a unit too."""
    found: list[Block] = []
    for part in parts[at : at + _MOST_BELOW + 1]:
        own = numbering(part.piece.text)[0] if isinstance(part, Block) else 0
        if isinstance(part, Table) or 0 < own <= rank or _unit_rank(part) is not None:
            return found
        if own or assignments(part.piece.text):
            return []  # numbered measures are tasks each, as departments plan them
        if not rank and found:
            return found  # without numbers it is not told how far a duty goes
        found.append(part)
    return [] if len(found) > _MOST_BELOW else found


def _unit_rank(part: Block | Table) -> float | None:
    """The rank of the number before units that stand alone; None for any other part."""
    if isinstance(part, Table) or len(part.piece) > _LONGEST:
        return None
    rank, opening = numbering(part.piece.text)
    words = part.piece.text[opening:].strip().rstrip("：:。")
    return rank if words and all_formed(words, lambda _: False) else None
