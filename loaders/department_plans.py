"""What departments say they will do: a block for each unit, its measures numbered 一是…二是….

Newspapers and bulletins print such rounds after a congress or a plenary session. A block opens
with the unit's name as a heading; its measures (一是, 第一, 1.) are tasks led by that unit, and
their figures are targets for the period that the words name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Extraction, Thing
from loaders.language.commitments import commitments
from loaders.language.figures import figures
from loaders.language.registry import Registry, division_of, registry_of
from loaders.language.text import normal_name, squeeze
from loaders.language.titles import short_title
from loaders.language.units import kind
from loaders.naming import Naming
from loaders.prose import NamedThing, Prose
from loaders.reading.document import Block, Document, Piece

KIND = "department_plans"
TITLE = "plans of departments"
NEEDS = "at least two blocks, each with a unit's name as its heading and measures (一是…二是…)"

_SIGNS = re.compile(r"^[^\u4e00-\u9fffA-Za-z0-9]+|[：:\s]+$")
_ROLE_AFTER = re.compile(r"(?:主任|局长|书记|部长|主要负责人|负责人)(?:[\u4e00-\u9fff ]{2,4})?$")
_LONGEST_NAME = 24
_MEASURE = re.compile(
    r"(?:(?<=^)|(?<=[。；;！\n，：:]))\s*(?P<mark>[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[，、]|"
    r"[（(][一二三四五六七八九十\d]{1,2}[）)]|[一二三四五六七八九十]{1,2}、|\d{1,2}[、.．](?!\d))\s*(?=\S)"
)
_HEAD_END = re.compile(r"[。；;！]")
_LONGEST_TITLE = 40
_MEMBERS_LINE = re.compile(r"[，。；：]")


@dataclass(frozen=True, slots=True)
class UnitBlock:
    """A unit's heading, and the blocks below it up to the next one."""

    name: Piece
    kind: str
    blocks: tuple[Block, ...]


def unlike(document: Document) -> str | None:
    """Why a document is no round of departments' plans; None if it is one."""
    if document.tables:
        return "it has tables"
    registry = _registry(document)
    found = [
        each
        for each in unit_blocks(document, registry)
        if any(_MEASURE.search(block.piece.text) for block in each.blocks)
    ]
    return None if len(found) >= 2 else "no two units with numbered measures"


def extract(document: Document) -> Extraction:
    """Read a document that :func:`unlike` found nothing against."""
    return _Reading(document).extraction()


def unit_blocks(document: Document, registry: Registry | None) -> Iterator[UnitBlock]:
    """The blocks of units: a short line that is nothing but a unit's name opens each."""
    blocks = document.blocks
    heads = [
        (index, head)
        for index, block in enumerate(blocks)
        if (head := _unit_heading(block.piece, registry)) is not None
    ]
    for number, (index, (name, found)) in enumerate(heads):
        stop = heads[number + 1][0] if number + 1 < len(heads) else len(blocks)
        yield UnitBlock(name, found, blocks[index + 1 : stop])


def _unit_heading(piece: Piece, registry: Registry | None) -> tuple[Piece, str] | None:
    if len(piece) > _LONGEST_NAME + 4:
        return None
    signs = _SIGNS.match(piece.text)
    name = piece[signs.end() :] if signs and signs.start() == 0 else piece
    name = name.strip("：: \t\u3000")
    post = _ROLE_AFTER.search(name.text)
    if post is not None and post.start() >= 3:
        name = name[: post.start()].strip()
    if not name or len(name) > _LONGEST_NAME or _MEMBERS_LINE.search(name.text):
        return None
    known = registry.find(name.text) if registry else None
    if known is not None:
        return name, known.kind
    found = kind(name.text)
    if found in (None, "UnitGroup", "Unit") or not _UNIT_PREFIX.match(squeeze(name.text)):
        return None
    return (name, found) if found else None


_UNIT_PREFIX = re.compile(
    r"^(?:[省市区县州旗镇][\u4e00-\u9fff]|[\u4e00-\u9fff]{2,4}[省市区县]|[\u4e00-\u9fff]{2,6}(?:街道|镇|乡|分局|局|委|办|管委会)$)"
)
"""A unit's name begins with its level (区…, 市…) or a place, or is short and ends as units do."""


def _registry(document: Document) -> Registry | None:
    division = division_of(document.text)
    return None if division is None else registry_of(division.code)


class _Reading:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._prose = Prose(document, KIND, _title(document))
        self._naming = Naming(self._prose, [block.piece for block in document.blocks])
        self._here: list[NamedThing] = []
        dated = self._prose.dated
        self._year = dated.year if dated else None

    def extraction(self) -> Extraction:
        titles = self._titles()
        found = list(unit_blocks(self._document, self._prose.registry))
        first = found[0].name.start if found else len(self._document.text)
        for above in self._document.blocks:
            if above.piece.start < first and above.piece.end <= first:
                self._naming.mention(above.piece, titles)
        for block in found:
            self._unit(block, titles)
        self._prose.mention_known_names()
        return self._prose.extraction()

    def _titles(self) -> tuple[str, ...]:
        """The document's own headings above the first unit, which stand above every unit."""
        first = next(unit_blocks(self._document, self._prose.registry), None)
        if first is None:
            return ()
        return tuple(
            squeeze(block.piece.text)
            for block in self._document.blocks
            if block.level and block.piece.end <= first.name.start
        )

    def _unit(self, block: UnitBlock, titles: tuple[str, ...]) -> None:
        prose = self._prose
        unit = prose.unit(normal_name(block.name.text), block.kind)
        passage = prose.passage(block.name, titles)
        prose.mention(unit, passage, "unit", squeeze(block.name.text))
        section = (*titles, squeeze(block.name.text))
        for each in block.blocks:
            if _is_slogan(each):
                self._naming.mention(each.piece, section)
                section = (*titles, squeeze(block.name.text), squeeze(each.piece.text))
                continue
            self._here = [
                (each.piece[at.name.start : at.name.end], at.thing)
                for at in self._naming.mention(each.piece, section)
            ]
            self._paragraph(unit, each.piece, section)

    def _paragraph(self, unit: Thing, piece: Piece, section: tuple[str, ...]) -> None:
        marks = list(_MEASURE.finditer(piece.text))
        intro = piece[: marks[0].start()] if marks else piece
        self._prose.about(unit, intro, section)
        for number, mark in enumerate(marks):
            stop = marks[number + 1].start() if number + 1 < len(marks) else len(piece)
            self._measure(unit, piece[mark.end() : stop].strip("；;，, \t\n"), section)

    def _measure(self, unit: Thing, piece: Piece, section: tuple[str, ...]) -> None:
        if not piece:
            return
        prose = self._prose
        title = measure_title(piece.text)
        task = prose.task(short_title(title), piece.text)
        named = piece.find(title) or piece
        prose.mention(task, prose.passage(named, section), "measure", None)
        prose.state(unit, "leads", task, prose.passage(piece, section), "measure")
        for figure in figures(piece.text):
            prose.target(task, figure, piece, section, self._year)
        prose.about(task, piece, section, self._named(piece))

    def _named(self, piece: Piece) -> list[NamedThing]:
        """The things that were named in a part of the paragraph that is being read."""
        return [each for each in self._here if piece.start <= each[0].start < piece.end]


def measure_title(words: str) -> str:
    """What a measure is called: its first sentence, or the first clause of a long one."""
    end = _HEAD_END.search(words)
    head = words[: end.start()] if end else words
    if len(head) <= _LONGEST_TITLE:
        return head
    promised = commitments(head)
    if not promised:
        return head[:_LONGEST_TITLE]
    first = promised[0]
    return head[first.core : first.end]


def _is_slogan(block: Block) -> bool:
    """A heading below the unit's: short, without a full stop at its end."""
    words = block.piece.text
    return bool(block.level) or (len(words) <= 30 and not words.endswith(tuple("。；！")))


def _title(document: Document) -> str:
    """The document's title: its first heading, else its first block."""
    blocks = document.blocks
    heading = next((block for block in blocks if block.level), blocks[0])
    return squeeze(heading.piece.text)
