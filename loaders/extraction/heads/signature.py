"""Who signs a document, and the day below that."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.heads.called import SHORTEST, TITLED
from loaders.extraction.heads.days import DATE_LINE, day_of
from loaders.extraction.heads.organs import SPEAKER, organs_in, organs_listed, organs_spaced
from loaders.extraction.heads.sorts import BRACKET, MASTHEAD, is_portal
from loaders.formats.document import Block, Document, Piece
from loaders.language.dates import Dated
from loaders.language.head_words import NOISE
from ontology import late_re as re
from ontology.text import half_width, normal_name, squeeze


def signature_of(
    document: Document, at: int, issuer: str | None, title: Piece | None
) -> tuple[str | None, Dated | None, int | None]:
    """Who signs, the date below, and the number of the block after it.

    A single issuer signs alone, whatever organs end the list above; an order is signed by a person.
    Organs between the title and a day issue the document, and sign nothing.
    """
    blocks = document.blocks
    closes = len(blocks)
    while closes and _AFTER_ALL.match(half_width(squeeze(blocks[closes - 1].piece.text))):
        closes -= 1
    named = _on_one_line(blocks[closes - 1]) if closes - 1 > at else None
    if named is not None:
        return named["organ"], day_of(named), None
    issued: dict[str, int] | None = None
    for number in range(max(at, 1), len(blocks)):
        if len(blocks[number].piece) > _LONGEST_DAY:
            continue
        day = half_width(squeeze(blocks[number].piece.text))
        match = DATE_LINE.fullmatch(day)
        if match is None or ("日" not in day and number != closes - 1):
            continue  # a month alone only ends a text
        signs, signed = _organs_above(blocks[max(number - 5, at) : number], issuer)
        above = blocks[number - 1]
        if not signs and number > at + 1 and (_signs_itself(above) or _ends(above)):
            return None, day_of(match), number + 1
        below = [e for e in blocks[number + 1 : number + 7] if not _is_between(e)][:3]
        issued = _issued(blocks) if issued is None else issued
        issues = (
            _annexed(below[:2], title)
            or any(issued.get(each, number) < number for each in _called(below))
            or (issuer is not None and _closes(blocks[number - 1], below[:1]))
        )
        if not signs and number > at + 1 and issues:
            return None, day_of(match), number + 1
        first = number - signed
        if signs and (_says_more(blocks[at:first]) or _table_between(document, at, first)):
            return "、".join(signs), day_of(match), number + 1
        if number == closes - 1 and number > at + 1 and not document.tables:
            return None, day_of(match), None  # the organ stands in the title or the letterhead
    return None, None, None


def _organs_above(blocks: Sequence[Block], issuer: str | None) -> tuple[list[str], int]:
    """The organs that stand right above a day, and on how many lines: no more than the issuer."""
    signs: list[str] = []
    signed = 0
    for above in reversed(blocks):
        raw = half_width(above.piece.text)
        words = squeeze(raw)
        if BRACKET.fullmatch(words) and not signs:
            continue
        organs = organs_spaced(raw) or organs_listed(words)
        if not organs:
            break
        signs = [*organs, *signs]
        signed += 1
        if "、".join(signs) == issuer:
            break
    return signs, signed


def _on_one_line(block: Block) -> re.Match[str] | None:
    """Who signs and the day, where both stand on one line."""
    match = MASTHEAD.fullmatch(half_width(squeeze(block.piece.text)))
    signs = match is not None and match["date"] and organs_in(match["organ"])
    return match if signs else None


def _closes(above: Block, below: Sequence[Block]) -> bool:
    """Whether a text ends above a day, and below it stands what is called as documents are."""
    words = [squeeze(half_width(each.piece.text)) for each in below]
    ends = above.piece.text.rstrip().endswith(("。", "！"))
    return ends and any(len(e) >= SHORTEST and TITLED.search(e) is not None for e in words)


def _table_between(document: Document, at: int, number: int) -> bool:
    """Whether a table stands between the title, which ends before a block, and another block."""
    begins = document.blocks[max(at - 1, 0)].piece.start
    ends = document.blocks[number].piece.start
    return any(begins < each.start < ends for each in document.tables)


def _says_more(blocks: Sequence[Block]) -> bool:
    """Whether anything but a site's lines stands in some blocks."""
    return any(not is_portal(each.piece.text) for each in blocks)


def _is_between(block: Block) -> bool:
    """Whether a line stands between a notice and what it issues: a note in brackets, a page's
    number.
    """
    words = squeeze(half_width(block.piece.text))
    return BRACKET.fullmatch(words) is not None or NOISE.search(words) is not None


def _annexed(below: Sequence[Block], title: Piece | None) -> bool:
    """Whether below a day stands what a document issues, as its title names it."""
    whole = "" if title is None else normal_name(title.text)
    names = normal_name("".join(squeeze(each.piece.text) for each in below))
    first = normal_name(below[0].piece.text) if below else ""
    return "印发" in whole and any(len(e) >= SHORTEST and e in whole for e in (first, names))


def _issued(blocks: Sequence[Block]) -> dict[str, int]:
    """What a text names as what it issues (现将《…》印发), each with the first block that does."""
    found: dict[str, int] = {}
    for number, block in enumerate(blocks):
        for match in _ISSUES.finditer(squeeze(block.piece.text)):
            found.setdefault(normal_name(match["name"]), number)
    return found


def _called(below: Sequence[Block]) -> list[str]:
    """What the text below a day may be called: its first line, or its first two or three."""
    lines = [normal_name(squeeze(half_width(each.piece.text))) for each in below]
    return ["".join(lines[:last]) for last in (1, 2, 3)]


_ISSUES = re.compile(r"《(?P<name>[^》]{8,})》(?=[^《。]{0,60}(?:印发|下达|下发|转发|发布|公布))")
_LONGEST_DAY = 30
_AFTER_ALL = re.compile(
    r"[\W_]*$|[（(](?:此件|联系|信息公开)[^）)]{2,60}[）)]$|信息公开选项|公开(?:方式|属性|选项)|扫一扫|用微信|分享|抄[送报][：:]|.{2,40}印发$"
)
"""What stands below a date at the end: notes of publication, copies, the printer's line."""


def _ends(block: Block) -> bool:
    """Whether a line is how official texts end: 特此公告。"""
    return _ENDS.search(half_width(squeeze(block.piece.text))) is not None


_ENDS = re.compile(
    r"(?:^|[，。])(?:特此|此)(?:公告|通告|公示|通知|通报|批复|函[复告]|复函|报告|决定|说明|答复)[。！]?$"
)


def _signs_itself(block: Block) -> bool:
    """Whether a line is an official who signs an order: 市长 某某."""
    words = half_width(squeeze(block.piece.text))
    match = SPEAKER.match(words)
    if _CHIEF.fullmatch(words):
        return True  # the name is a picture of his hand
    return match is not None and len(words) <= _LONGEST_NAMED and not organs_in(words)


_CHIEF = re.compile(r"(?:省|市|州|区|县|旗|盟)长|自治区主席|主席")
_LONGEST_NAMED = 16
