"""The lines of a head, each by what it is; the strictest form decides."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from loaders.extraction.heads.called import ABOUT, SHORTEST, TITLED, names_itself
from loaders.extraction.heads.days import DATE_LINE, DAY, UNTIL
from loaders.extraction.heads.number import NUMBER, plain_number
from loaders.extraction.heads.organs import ORGAN, SPEAKER, organs_in
from loaders.extraction.heads.portal import is_card
from loaders.extraction.heads.sessions import CUT_SESSION, LONGEST_SESSION, SESSION, WHOLE_SESSION
from loaders.extraction.shown import body_form, shown_as_title
from loaders.formats.document import PLAIN, Block, Document, Form, Piece
from loaders.language.head_words import (
    BUTTON,
    CARD_FIELDS,
    CRUMB,
    FIELD_ALONE,
    MAKER,
    MENU,
    NOISE,
    PORTAL,
    PORTAL_WORDS,
    SUMMARY,
)
from ontology import late_re as re
from ontology.remembered import OF_WORDS, once
from ontology.text import half_width, squeeze


class Is(Enum):
    """What a line is by its form."""

    PORTAL = auto()
    NUMBER = auto()
    LETTERHEAD = auto()
    ANNEX = auto()
    SESSION = auto()
    SPEAKER = auto()
    ISSUE = auto()
    MASTHEAD = auto()
    ADDRESSEE = auto()
    DATE = auto()
    VERSION = auto()
    BRACKET = auto()
    ORGAN = auto()
    BODY = auto()
    WORDS = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the head. shown: its size, where the file shows it as a title is shown; else 0.

    number: the document's number, where the line states it before or behind other words, which
    are then the line without it.
    """

    piece: Piece
    words: str
    sort: Is
    shown: float = 0.0
    number: str | None = None


HEAD = 20
"""Lines within which the body of a document begins, those of a portal not counted."""
_LONGEST_HEAD = 60
LONGEST_LINE = 70
_COLUMNS = 3
_ISSUE = re.compile(
    r"[（(]?(?:\d{4}年)?总?第(?:\d{1,4}|[一二三四五六七八九十]{1,3})期[）)]?(?:[（(]总第\d{1,4}期[）)])?"
)
LETTERHEAD = re.compile(
    r"(?P<organ>(?:(?!关于).){2,40}?)文件(?:[（(](?:之)?[\d一二三四五六七八九十]{1,3}[）)])?"
)
_ANNEX = re.compile(r"附\s*[件表]?\s*[\d一二三四五六七八九十]{0,2}[：:]?")
MASTHEAD = re.compile(
    rf"(?P<organ>{ORGAN.pattern})(?:(?:编印?|主办)?(?P<date>{DAY})(?:\d{{1,2}})?(?:编印?|印发)?|编印?|编制|主办)"
)
"""Below the name of a bulletin: who makes it, and the day."""
_SALUTATION = re.compile(r"^(?:各位|尊敬的|同志们)")
_ADDRESSED = re.compile(
    r"[^。；！？]{2,160}(?:政府|部门|单位|机构|局|委员会|委|办|会议|处|中心|企业|学校|办事处|组|公司|院|厅"
    r"|常委会|党组|办公室|指挥部|幼儿园|社区|园区|管委会|县区|股室|(?:管理|工作|服务|监督|供电|卫生)[站所]|街道|[镇乡]|中小学|中学|小学|协会|商会|联合会|委员|代表|同志)"
    r"(?:（[^）]*）)?[：:]|各(?:村|学校|单位|部门|企业|街道|镇街)(?:（[^）]*）)?[：:]|[省市州区县旗盟镇](?:委|政府|委[、，]?[省市州区县旗盟镇]政府)[：:]"
)
_VERSION = re.compile(
    r"[（(【](?:书面|摘要|全文|节选)[^）)】]{0,4}[）)】]|[（(【].{0,14}?(?:稿|草案|待完善|版)[^）)】]{0,8}[）)】]"
)
BRACKET = re.compile(r"[（(【][^（）()【】]{1,40}[）)】]")
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]+[章条节]|[⼀-⿕]、|\d{1,2}[.．、])"
)


@once
def lines_of(document: Document) -> tuple[Line, ...]:
    """The lines above a document's first table, each by what it is."""
    body = body_form(document)
    lines = [line_of(each, body) for each in before_table(document)]
    whole = _sessions_whole(_values_of_fields(_cards_whole(lines)))
    return tuple(_below_contents(_below_crumb(_speakers(whole))))


def _cards_whole(lines: Sequence[Line]) -> list[Line]:
    """The lines, where one in the midst of a card is of it although none of its first words is a
    field that is known: right below a line of fields it names one further on, its words parted by
    white space (有效期 长期 公开程序 部门审核 体裁 通知), or opens with one and is as long as a
    paragraph (内容概述 …).
    """
    told = list(lines)
    for at, line in enumerate(lines[1:], 1):
        above = told[at - 1]
        if line.sort not in (Is.WORDS, Is.BODY) or above.sort is not Is.PORTAL:
            continue
        text = line.piece.text
        fields = CARD_FIELDS.findall(text)
        row = len(text.split()) >= _PARTS and len(fields) > 0
        opens = CARD_FIELDS.match(text) is not None
        named = names_itself(line.words)
        label = _LABEL.match(line.words) is not None  # 概述：关于…的报告
        if (label or ((row or opens) and not named)) and len(
            CARD_FIELDS.findall(above.piece.text)
        ) > 0:
            told[at] = Line(line.piece, line.words, Is.PORTAL)
    return told


_PARTS = 4
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,4}[：:](?=.)")


def _below_contents(lines: Sequence[Line]) -> list[Line]:
    """The lines, where a table of contents above the title is none: from its heading to where the
    first line of it stands again.
    """
    told = list(lines)
    at = next((at for at, e in enumerate(lines) if _CONTENTS.fullmatch(e.words)), None)
    above = [] if at is None else [e for e in lines[:at] if e.sort is Is.WORDS]
    if at is None or above or at + 1 >= len(lines):
        return told
    first = lines[at + 1].words
    again = next((n for n, e in enumerate(lines) if n > at + 1 and e.words == first), at - 1)
    for number in range(at, again + 1):
        told[number] = Line(lines[number].piece, lines[number].words, Is.PORTAL)
    return told


_CONTENTS = re.compile(r"目[录次]")


def _below_crumb(lines: Sequence[Line]) -> list[Line]:
    """The lines, where those above the path to a page are the site's, and so is one below it that
    names a part of that path again (首页>政府常务会议>正文, 政府常务会议).
    """
    told = list(lines)
    ends = [at for at, e in enumerate(lines) if e.sort is Is.PORTAL and _path(e.words)]
    if not ends or not any(e.sort is Is.WORDS for e in lines[ends[-1] + 1 :]):
        return told
    for at, line in enumerate(lines[: ends[-1]]):
        told[at] = Line(line.piece, line.words, Is.PORTAL)
    path = _path(lines[ends[-1]].words)
    for at, line in enumerate(lines[ends[-1] + 1 :], ends[-1] + 1):
        if line.sort in (Is.WORDS, Is.ORGAN) and line.words in path:
            told[at] = Line(line.piece, line.words, Is.PORTAL)
    return told


def _path(words: str) -> list[str]:
    """The parts of a path to a page; [] of another line."""
    parts = [each for each in _PATH.split(words) if each]
    return parts if CRUMB.search(words) and len(parts) > 1 else []


_PATH = re.compile(r"[>＞»›/：:]+")


def _speakers(lines: Sequence[Line]) -> list[Line]:
    """The lines, where words between the session and the address to it are who speaks there,
    however long the name (青石旗人民政府 某某某某某).
    """
    told = list(lines)
    for at, line in enumerate(lines[1:-1], 1):
        above = next((e for e in reversed(lines[:at]) if e.words), line)
        speaks = above.sort is Is.SESSION and _SALUTATION.search(lines[at + 1].words)
        if line.sort is Is.WORDS and speaks and not TITLED.search(line.words):
            told[at] = Line(line.piece, line.words, Is.SPEAKER)
    return told


def _values_of_fields(lines: Sequence[Line]) -> list[Line]:
    """The lines, where one that stands below a field's name alone is a portal's as that is.

    A card that is copied as text has the name of each field and its value on lines of their own.
    """
    told = list(lines)
    for at, line in enumerate(lines[1:], 1):
        field = FIELD_ALONE.fullmatch(lines[at - 1].words)
        below = lines[at + 1].words if at + 1 < len(lines) else ""
        plain = line.sort in (Is.WORDS, Is.BODY) or (
            line.sort is Is.ORGAN
            and _OF_MAKER.match(lines[at - 1].words)
            and not ABOUT.match(below)
        )
        named = names_itself(line.words)  # of a field without value
        if field and plain and not named and not FIELD_ALONE.fullmatch(line.words):
            told[at] = Line(line.piece, line.words, Is.PORTAL)
    return told


_OF_MAKER = re.compile(r"(?:发布|发文|制发)")


def _sessions_whole(lines: Sequence[Line]) -> list[Line]:
    """The lines, where one that names a session and is cut before its end stands whole.

    What it was joined from stays as an empty line, so that each keeps its number.
    """
    whole = list(lines)
    for at, line in enumerate(whole[:-1]):
        if line.sort is Is.SESSION or CUT_SESSION.match(line.words) is None:
            continue
        words = line.words + whole[at + 1].words
        if len(words) <= LONGEST_SESSION and WHOLE_SESSION.fullmatch(words):
            after = whole[at + 1].piece
            whole[at] = Line(Piece.join([line.piece, after]), words, Is.SESSION)
            whole[at + 1] = Line(after, "", Is.PORTAL)
    return whole


def is_portal(words: str) -> bool:
    """Whether a line is of what stands around a document: a crumb, a counter, a code."""
    return sort_of(half_width(squeeze(words))) is Is.PORTAL


BESIDE_TITLE = (Is.PORTAL, Is.SESSION, Is.DATE, Is.NUMBER, Is.SPEAKER)
"""The sorts of lines that stand beside titles and are none."""


def is_beside_title(words: str) -> bool:
    """Whether a line stands beside titles and is none: a site's, a session, a day, a speaker."""
    words = half_width(squeeze(words)).replace("─", "—")
    return sort_of(words) in BESIDE_TITLE or CUT_SESSION.match(words) is not None


def is_organ(words: str) -> bool:
    """Whether a line names an organ and says nothing else."""
    return sort_of(half_width(squeeze(words))) is Is.ORGAN


def is_addressee(words: str) -> bool:
    """Whether a line is whom a document is sent to."""
    return sort_of(half_width(squeeze(words))) is Is.ADDRESSEE


def before_table(document: Document) -> list[Block]:
    blocks: list[Block] = []
    for part in document.parts:
        if isinstance(part, Block):
            blocks.append(part)
        elif is_card(part):
            continue
        elif len(part.columns) >= _COLUMNS and part.rows:
            break  # a smaller one may be a frame that was drawn around the letterhead
        if len(blocks) >= _LONGEST_HEAD:
            break
    return blocks


def line_of(block: Block, body: Form = PLAIN) -> Line:
    piece = _unmarked(Piece(block.piece.text.translate(_RADICALS), block.piece.origins))
    piece, number = _without_number(_original(piece))
    words = half_width(squeeze(piece.text.replace("?", " "))).replace("─", "—")
    menu = MENU.fullmatch(piece.text.strip()) or _ITEM.match(piece.text) or _is_card(piece.text)
    sort = Is.PORTAL if menu else sort_of(words)
    return Line(piece, words, sort, shown_as_title(block, body), number)


def _is_card(text: str) -> bool:
    """Whether a line is of a card: it opens with the name of a field; a long one has several."""
    opens = CARD_FIELDS.match(_LIST_SIGN.sub("", text, count=1))
    return opens is not None and (len(text) < LONGEST_LINE or len(CARD_FIELDS.findall(text)) > 1)


_LIST_SIGN = re.compile(r"^\s*(?:\d{1,2}[.．、]\s*)?[\s•\[【]*")
"""What a page opens the fields of a card with: 6. [发文字号] …."""
_ITEM = re.compile(r"\s*(?:[•●▪■◆▶]|[-*]\s)")
"""What a list of a page opens its items with; a title has none."""
_ORIGINAL = re.compile(r"\s*[（(]原标题[：:](?P<title>.+)[）)]\s*")


def _original(piece: Piece) -> Piece:
    """A line, or the title in it that a newspaper took over: （原标题：…）."""
    match = _ORIGINAL.fullmatch(piece.text)
    return piece if match is None else piece[match.start("title") : match.end("title")]


_LEADS = re.compile(
    rf"\s*(?:{NUMBER.pattern})(?:\s+|\s*[—–:：-]+\s*|(?=《))(?=《|[\u4e00-\u9fff]{{4}})"
)
_TRAILS = re.compile(rf"(?<=[\u4e00-\u9fff》])[（(](?:{NUMBER.pattern})[）)]\s*$")
"""The number before a title, as data bases write it, or behind it in brackets."""


def _without_number(piece: Piece) -> tuple[Piece, str | None]:
    """A line without the document's number before or behind its words, and that number."""
    text = piece.text
    leads = _LEADS.match(text)
    if leads:
        return piece[leads.end() :], plain_number(leads["number"])
    trails = _TRAILS.search(text) if len(text) <= _LONGEST_TITLE else None
    if trails and TITLED.search(squeeze(text[: trails.start()]).rstrip("》")):
        return piece[: trails.start()], plain_number(trails["number"])
    return piece, None


_LONGEST_TITLE = 150


_BOLD = re.compile(r"\s*(\*\*|__)(?P<words>[^*_]+)\1\s*")


def _unmarked(piece: Piece) -> Piece:
    """A line without the marks by which Markdown makes the whole of it bold."""
    bold = _BOLD.fullmatch(piece.text)
    return piece if bold is None else piece[bold.start("words") : bold.end("words")]


_RADICALS = {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in (*range(0x2F00, 0x2FD6), 0x2E9F, 0x2EF3)
}
"""Some PDF files write ⼈ (a radical) for 人: the same word to who reads it."""


@lru_cache(maxsize=OF_WORDS)
def sort_of(words: str) -> Is:
    """What a line is; the strictest form first."""
    for sort, form in _FORMS:
        if form.search(words):
            return sort
    names = names_itself(words)
    portal = PORTAL.search(words) or (PORTAL_WORDS.search(words) and not names)
    if portal and (len(words) < LONGEST_LINE or "http" in words):
        return Is.PORTAL
    if len(words) > LONGEST_LINE and not (names and _long_title(words)):
        return Is.BODY
    for sort, form in _SHORT_FORMS:
        if form.search(words):
            return sort
    if organs_in(words):
        return Is.ORGAN
    speaks = SPEAKER.match(words) and not TITLED.search(words)
    return Is.SPEAKER if speaks else Is.WORDS


def _long_title(words: str) -> bool:
    """Whether a line that is as long as a paragraph is a title: no sentence, and whole."""
    return len(words) <= _LONGEST_TITLE and not re.search(r"[。；！？]|…$|[，：,:]$", words)


def _whole(form: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(rf"\A(?:{form.pattern})\Z")


_FORMS = (
    (Is.ANNEX, _whole(_ANNEX)),
    (Is.PORTAL, re.compile(rf"\A(?:{FIELD_ALONE.pattern})\Z")),
    (Is.PORTAL, _whole(BUTTON)),
    (Is.PORTAL, SUMMARY),
    (Is.NUMBER, re.compile(rf"\A[（(]?(?:{NUMBER.pattern})(?:{DAY})?[）)]?\Z")),
    (Is.NUMBER, re.compile(rf"\A(?:{NUMBER.pattern})签发人[:：]")),
    (Is.ISSUE, _whole(_ISSUE)),
    (Is.DATE, _whole(UNTIL)),
    (Is.SESSION, re.compile(rf"\A(?:{SESSION.pattern})")),
    (Is.DATE, _whole(DATE_LINE)),
    (Is.MASTHEAD, _whole(MASTHEAD)),
    (Is.PORTAL, NOISE),
    (Is.BODY, _SALUTATION),
    (Is.PORTAL, re.compile(r"^\d{1,2}[.．、](?:当前位置|首页|>)")),
    (Is.PORTAL, re.compile(r"^(?:\d{1,2}[.．、])?\[[\u4e00-\u9fff]{2,6}\]")),
    (Is.BODY, _NUMBERED),
    (Is.PORTAL, MAKER),
    (Is.ADDRESSEE, _whole(_ADDRESSED)),
)
_SHORT_FORMS = (
    (Is.LETTERHEAD, _whole(LETTERHEAD)),
    (Is.BODY, re.compile(r"[。；！？]|[，：,:]$")),
    (Is.VERSION, _whole(_VERSION)),
    (Is.BRACKET, _whole(BRACKET)),
)


def head_of(lines: Sequence[Line]) -> list[Line]:
    """The lines before the body begins; a portal's first lines may hold whole sentences."""
    counted = 0
    named = [each.words for each in lines]
    for at, line in enumerate(lines):
        counted += line.sort is not Is.PORTAL
        if counted > HEAD:
            return list(lines[:at])
        if line.sort in (Is.BODY, Is.ADDRESSEE):
            longer = line.sort is Is.BODY and len(line.words) > LONGEST_LINE
            if longer and SESSION.search(line.words[:200]):
                continue  # a portal's summary of what follows
            again = {e for e in named[at + 1 : at + 4] if len(e) >= SHORTEST}
            if longer and again & set(named[:at]):
                continue  # above it what the portal calls the document, below it the document
            if cries(line.words) and any(
                e.sort in _BELOW_CRY or _is_title(e) for e in lines[at + 1 : at + 4]
            ):
                continue  # what an account calls its article, above its own lines
            if _leads_in(lines, at) or _is_empty_field(lines, at):
                continue
            return list(lines[:at])
    return list(lines)


def cries(words: str) -> bool:
    """Whether a line is the headline of an article (某某：工作报告全文来了！)."""
    return (
        len(words) <= LONGEST_LINE and re.search(r"^[^。；]*[！!？?][^。；]*$", words) is not None
    )


def _is_title(line: Line) -> bool:
    """Whether a line is a title by what it says."""
    return line.sort is Is.WORDS and names_itself(line.words)


_BELOW_CRY = (Is.PORTAL, Is.SESSION, Is.DATE, Is.SPEAKER)


def _is_empty_field(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a site's field without value (页面宽度：), above the first title."""
    return (
        len(lines[at].words) <= _LONGEST_FIELD
        and lines[at].words.endswith(("：", ":"))
        and not any(TITLED.search(each.words) for each in lines[:at])
        and any(map(_is_title, lines[at + 1 : at + 5]))
    )


_LONGEST_FIELD = 12


def _leads_in(lines: Sequence[Line], at: int) -> bool:
    """Whether a paragraph only says what stands below it: nothing but a site's lines is above it,
    right below it a title, and below that the first numbered heading.
    """
    below = lines[at + 1 : at + 3]
    return (
        len(lines[at].words) > LONGEST_LINE
        and all(each.sort is Is.PORTAL for each in lines[:at])
        and len(below) > 1
        and below[0].sort is Is.WORDS
        and len(below[0].words) >= SHORTEST
        and TITLED.search(below[0].words) is not None
        and below[1].words.startswith("一、")
    )


def same_form(above: Line, line: Line) -> bool:
    """Whether two lines are set as one title is."""
    return bool(above.shown) and abs(above.shown - line.shown) <= _SAME_SIZE


_SAME_SIZE = 0.6
