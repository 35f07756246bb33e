"""What departments say they will do: a block for each unit, its measures numbered 一是…二是….

Newspapers and bulletins print such rounds after a congress or a plenary session. A block opens
with the unit's name as a heading; its measures (一是, 第一, 1.) are tasks led by that unit, and
their figures are targets for the period that the words name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.extraction.front import front_title
from loaders.extraction.heads.sorts import is_portal
from loaders.extraction.marks import Marks, quoted
from loaders.extraction.naming import Naming
from loaders.extraction.prose import NamedThing, Prose
from loaders.formats.document import Block, Document, Piece
from loaders.formats.headings import numbering
from loaders.language.commitments import commitments
from loaders.language.figures import figures
from loaders.language.forms import form_of
from loaders.language.ranks import with_ranks
from loaders.language.roles import Role, role_of_tasks
from loaders.language.titles import short_title
from loaders.language.unit_forms import is_formed, kind
from loaders.layout.page_card import own_tables
from ontology import late_re as re
from ontology.model import Extraction, Thing
from ontology.registries import Registry, division_of, registry_of
from ontology.text import normal_name, squeeze

KIND = "department_plans"
TITLE = "plans of departments"
NEEDS = "at least two blocks, each with a unit's name as its heading and measures (一是…二是…)"

_SIGNS = re.compile(r"^[^\u4e00-\u9fffA-Za-z0-9]+|[：:\s]+$")
_CLOSING_SIGNS = "：: \t\u3000】〗」』]〕》>◀◄"
_ROLE_AFTER = re.compile(
    r"(?:(?:党[组委工]{1,2}|党工委)(?:副?书记)、?|(?:副?书记)、)?(?:管委会)?(?:代理?|副|常务副)?"
    r"(?:主任|局长|书记|部长|镇长|乡长|区长|县长|市长|主席|院长|会长|总经理|董事长|行长|"
    r"大队长|支队长|主要负责人|负责人|负责同志)[\s：:]*(?:[\u4e00-\u9fff \u3000]{2,5})?$"
)
_LONGEST_NAME, _LONGEST_LINE, _SHORTEST_PLACE = 24, 45, 3
_INLINE = re.compile(
    r"(?P<name>[^，。；：:]{3,44}?)(?:表示|介绍|谈到|指出|认为|说)?(?:[：:]|(?<=表示)，|(?<=介绍)，)\s*[“\"]?"
)
"""区教育局：…, 区教育局局长某某表示，…"""
_MEASURE = re.compile(
    r"(?:(?<=^)|(?<=[。；;！\n，：:]))\s*(?P<mark>[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十]{1,2}[，、]|(?:首先|其次|再次|最后)[，,]|"
    r"[（(][一二三四五六七八九十\d]{1,2}[）)]|[一二三四五六七八九十]{1,2}、|\d{1,2}[、.．](?!\d))\s*(?=\S)"
)
_HEAD_END = re.compile(r"[。；;！\n]")
_LONGEST_TITLE = 40
_MEMBERS_LINE = re.compile(r"[，。；：]")


@dataclass(frozen=True, slots=True)
class UnitBlock:
    """A unit's heading, its name in it, and the blocks below it up to the next one."""

    heading: Piece
    name: Piece
    kind: str
    blocks: tuple[Block, ...]


def unlike(document: Document) -> str | None:
    """Why a document is no round of departments' plans; None if it is one."""
    if own_tables(document):
        return "it has tables"
    return None if len(_with_measures(document)) >= 2 else "no two units with numbered measures"


def marks(document: Document) -> Marks:
    """By what a document is a round of departments' plans."""
    units = [each.heading.text for each in _with_measures(document)]
    return Marks("kind/measures-below-units", quoted(units))


def _with_measures(document: Document) -> list[UnitBlock]:
    """The blocks of units that hold numbered measures."""
    return [
        each
        for each in unit_blocks(document, _registry(document))
        if any(_MEASURE.search(block.piece.text.strip()) for block in each.blocks)
    ]


def extract(document: Document) -> Extraction:
    """Read a document that :func:`unlike` found nothing against."""
    return _Reading(document).extraction()


def unit_blocks(document: Document, registry: Registry | None) -> Iterator[UnitBlock]:
    """The blocks of units: a line that is nothing but a unit's name opens each, or the name
    stands before a colon at the head of its paragraph (区教育局：一是…).

    A line that ends in a post and a person's name ends the block above, even where the unit
    before them is not told: what stands below is not the unit's above. So does a heading that is
    numbered as the unit's is (（三）附则), or higher.
    """
    blocks = document.blocks
    heads: list[tuple[int, UnitBlock | None]] = []
    rank = 0.0
    for index, block in enumerate(blocks):
        own = numbering(block.piece.text)[0]
        head = _unit_heading(block.piece, registry)
        if head is not None:
            rank = own
            heads.append((index, UnitBlock(block.piece, *head, ())))
            continue
        inline = _inline_heading(block, registry)
        if inline is not None or _of_somebody(block.piece) or 0 < own <= rank:
            rank = 0 if 0 < own <= rank else rank
            heads.append((index, inline))
    for number, (index, found) in enumerate(heads):
        stop = heads[number + 1][0] if number + 1 < len(heads) else len(blocks)
        if found is not None:
            yield replace(found, blocks=(*found.blocks, *blocks[index + 1 : stop]))


def _unit_heading(piece: Piece, registry: Registry | None) -> tuple[Piece, str] | None:
    if len(piece) > _LONGEST_LINE:
        return None
    name = piece[numbering(piece.text)[1] :]  # （一）, whose bracket is no sign
    signs = _SIGNS.match(name.text)
    name = name[signs.end() :] if signs and signs.start() == 0 else name
    name = name.strip(_CLOSING_SIGNS)
    name = name[numbering(name.text)[1] :]
    post = _ROLE_AFTER.search(name.text)
    if post is not None and post.start() >= 3:
        name = name[: post.start()].strip()
    if not name or len(name) > _LONGEST_NAME or _MEMBERS_LINE.search(name.text):
        return None
    known = registry.find(name.text) if registry else None
    if known is not None:
        return name, known.kind
    found = kind(name.text)
    sure = found not in (None, "UnitGroup", "Unit") or (found == "Unit" and is_formed(name.text))
    if not sure or not _UNIT_PREFIX.match(squeeze(name.text)):
        return None
    return (name, found) if found else None


def _inline_heading(block: Block, registry: Registry | None) -> UnitBlock | None:
    """The unit that a paragraph names before its first colon, if it is one."""
    match = _INLINE.match(block.piece.text)
    if match is None:
        return None
    head = _unit_heading(block.piece[: match.end("name")], registry)
    rest = block.piece[match.end() :].strip()
    if head is None or not rest:
        return None
    return UnitBlock(block.piece[: match.end("name")], *head, (Block(rest),))


def _of_somebody(piece: Piece) -> bool:
    """Whether a line is a post and its holder, with something before them (某某区书记 某某)."""
    if len(piece) > _LONGEST_LINE:
        return False
    post = _ROLE_AFTER.search(piece.text)
    before = piece.text[: post.start()].strip() if post else ""
    return len(before) >= _SHORTEST_PLACE and not before.endswith("、") and "，" not in before


_UNIT_PREFIX = re.compile(
    r"^(?:[省市区县州旗镇][\u4e00-\u9fff]|[\u4e00-\u9fff]{2,4}[省市区县]|[\u4e00-\u9fff]{2,8}(?:街道|街道办事处|街道办|街道党工委|"
    r"[镇乡](?:人民政府|政府|党委)?|分局|局|委|办|管委会|党工委|公司|集团|大队|支队|法院|检察院|总工会|团委|妇联|残联|指挥部)$|"
    r"[\u4e00-\u9fff]{2,12}(?:开发区|经开区|高新区|园区|新区|示范区|度假区|新城)$)"
)
"""A unit's name begins with its level (区…, 市…) or a place, or is short and ends as units do."""


def _registry(document: Document) -> Registry | None:
    division = division_of(document.text)
    return None if division is None else registry_of(division.code)


class _Reading:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._prose = Prose(document, KIND, _title(document))
        self._blocks = list(unit_blocks(document, self._prose.registry))
        self._naming = Naming(self._prose, self._pieces())
        self._here: list[NamedThing] = []
        self._above: list[NamedThing] = []
        """Programmes that the heading over a unit's measures names: the measures serve them."""
        self._role = Role.LEAD
        """How the unit answers for the measures below such a heading (配合任务)."""
        dated = self._prose.dated
        self._year = dated.year if dated else None

    def _pieces(self) -> Iterator[Piece]:
        """The paragraphs as they are read: one that its unit opens is read in two parts."""
        inline = {
            each.heading.start: each
            for each in self._blocks
            if each.blocks and each.blocks[0].piece.start < each.heading.end + _LONGEST_LINE
        }
        for block in self._document.blocks:
            each = inline.get(block.piece.start)
            if each is not None and each.heading.end < block.piece.end:
                yield each.heading
                yield each.blocks[0].piece
            else:
                yield block.piece

    def extraction(self) -> Extraction:
        titles = self._titles()
        found = self._blocks
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
        if not self._blocks:
            return ()
        first = self._blocks[0]
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
        for named in self._naming.read(block.heading):
            if named.thing.kind == "Person":  # 某某局局长 某某某
                words = block.heading[named.name.start : named.name.end]
                where = prose.passage(words, titles)
                prose.mention(named.thing, where, f"name/{named.name.rule}", words.text)
        self._above, self._role = [], Role.LEAD
        taken: set[int] = set()  # paragraphs below the heading of their measure
        for at, each in enumerate(block.blocks):
            below = list(_body(block.blocks, at))
            if each.piece.start in taken:
                continue
            if below:
                taken.update(part.piece.start for part in below)
                self._here = [*self._mentioned(each.piece, section)]
                for part in below:
                    self._here.extend(self._mentioned(part.piece, section))
                whole = Piece.join([each.piece, *(part.piece for part in below)], "\n")
                self._paragraph(unit, whole, section)
            elif _is_slogan(each) and not _is_item(block.blocks, at):
                self._above = [
                    (each.piece[found.name.start : found.name.end], found.thing)
                    for found in self._naming.mention(each.piece, section)
                    if found.thing.kind == "Programme"
                ]
                section = (*titles, squeeze(block.name.text), squeeze(each.piece.text))
                head = each.piece.text.strip()
                self._role = role_of_tasks(head[numbering(head)[1] :]) or Role.LEAD
            else:
                self._here = [*self._mentioned(each.piece, section)]
                self._paragraph(unit, each.piece, section)

    def _mentioned(self, piece: Piece, section: tuple[str, ...]) -> Iterator[NamedThing]:
        """State what a paragraph names; the things with the words that name them."""
        for each in self._naming.mention(piece, section):
            yield piece[each.name.start : each.name.end], each.thing

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
        due = prose.due_of(piece, self._year)
        task = prose.task(short_title(title), piece.text, due=due)
        named = piece.find(title) or piece
        prose.mention(task, prose.passage(named, section), "measure", None)
        prose.state_due(task, due, section)
        prose.state(unit, self._role.value, task, prose.passage(piece, section), "measure")
        for figure in with_ranks(piece.text, figures(piece.text)):
            prose.target(task, figure, piece, section, self._year)
        prose.about(task, piece, section, [*self._named(piece), *self._above])

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


def _body(blocks: Sequence[Block], at: int) -> Iterator[Block]:
    """The paragraphs below a numbered heading that say what it means, without marks of their own.

    A measure may be a heading with its text below it (（一）…⏎…), not only one paragraph.
    """
    head = blocks[at].piece.text
    if not numbering(head.strip())[0] or len(head) > _LONGEST_LINE or _runs_on(head):
        return
    found: list[Block] = []
    for block in blocks[at + 1 :]:
        words = block.piece.text.strip()
        if numbering(words)[0] or role_of_tasks(words) is not None:
            break
        if block.level or _MEASURE.search(block.piece.text):
            return
        found.append(block)
    yield from found


def _is_item(blocks: Sequence[Block], at: int) -> bool:
    """Whether a short numbered line is a measure itself: nothing stands below it."""
    rank = numbering(blocks[at].piece.text.strip())[0]
    below = numbering(blocks[at + 1].piece.text.strip())[0] if at + 1 < len(blocks) else rank
    return 0 < below <= rank


def _runs_on(head: str) -> bool:
    end = _HEAD_END.search(head)
    return end is not None and bool(head[end.end() :].strip())


def _is_slogan(block: Block) -> bool:
    """A heading below the unit's: short, without a full stop at its end."""
    words = block.piece.text
    return bool(block.level) or (len(words) <= 30 and not words.endswith(tuple("。；！")))


def _title(document: Document) -> str:
    """The document's title: that of an official document; else its first heading above the units,
    else its first block.
    """
    official = front_title(document)
    if official is not None and form_of(official):
        return official
    blocks = [each for each in document.blocks if not is_portal(each.piece.text)]
    blocks = blocks or list(document.blocks)
    unit = next(unit_blocks(document, _registry(document)), None)
    above = [each for each in blocks if unit is not None and each.piece.end <= unit.name.start]
    blocks = above or blocks
    heading = next((block for block in blocks if block.level), blocks[0])
    return squeeze(heading.piece.text)
