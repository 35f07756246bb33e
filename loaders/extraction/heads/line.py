"""A line of a head: its words, without what only shows them, and what it is by its form."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from loaders.extraction.heads.called import SHORTEST, TITLED, names_itself
from loaders.extraction.heads.days import DAY
from loaders.extraction.heads.number import NUMBER, plain_number
from loaders.extraction.heads.organs import ORGAN
from loaders.extraction.heads.sorts import LONGEST_LINE, LONGEST_TITLE, Is, cries, sort_of
from loaders.extraction.shown import shown_as_title
from loaders.formats.document import PLAIN, Block, Form, Piece
from loaders.language.head_words import CARD_FIELDS, CARD_TITLE, MENU
from loaders.language.persons import names_persons
from ontology import late_re as re
from ontology.text import half_width, squeeze


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the head. shown: its size, where the file shows it as a title is shown; else 0.

    number: the document's number, where the line states it before or behind other words, which
    are then the line without it. runs_on: whether the words around the break above it stand
    together elsewhere in the document: the break cut them.
    """

    piece: Piece
    words: str
    sort: Is
    shown: float = 0.0
    number: str | None = None
    runs_on: bool = False


def line_of(block: Block, body: Form = PLAIN) -> Line:
    piece = _unmarked(Piece(block.piece.text.translate(_RADICALS), block.piece.origins))
    piece = _without_gazette(_without_bars(piece))
    piece, number = _without_number(_without_behind(_said_once(_original(piece))))
    words = half_width(squeeze(piece.text.replace("?", " "))).replace("─", "—")
    if _SPREAD_YEAR.search(words):
        words = _BETWEEN_DIGITS.sub("", words)
    menu = MENU.fullmatch(piece.text.strip()) or _ITEM.match(piece.text) or _is_card(piece.text)
    sort = Is.PORTAL if menu else sort_of(words)
    if sort is Is.WORDS and len(piece.text.split()) > 1 and names_persons(piece.text.strip()):
        sort = Is.SPEAKER  # who wrote it: 石宁 石安
    shown = shown_as_title(block, body)
    if shown and sort is Is.BODY and cries(words):
        sort = Is.WORDS  # the file shows a headline as its title
    return Line(piece, words, sort, shown, number)


_SPREAD_YEAR = re.compile(r"\d(?: \d){3}年")
"""A year that is spread over the line: （2 0 3 3 年 1 月 3 日批准）."""
_BETWEEN_DIGITS = re.compile(r"(?<=\d) (?=\d)")


def _is_card(text: str) -> bool:
    """Whether a line is of a card: it opens with the name of a field; a long one has several."""
    opens = CARD_FIELDS.match(_LIST_SIGN.sub("", text, count=1))
    if opens is None:
        return False
    titled = CARD_TITLE.match(squeeze(opens["field"])) is not None and names_itself(squeeze(text))
    return titled or len(text) < LONGEST_LINE or len(CARD_FIELDS.findall(text)) > 1


_LIST_SIGN = re.compile(r"^\s*(?:\d{1,2}[.．、]\s*)?[\s•\[【]*")
"""What a page opens the fields of a card with: 6. [发文字号] …."""
_ITEM = re.compile(r"\s*(?:[•∙●▪■◆▶]|[-*]\s)")
"""What a list of a page opens its items with; a title has none."""
_ORIGINAL = re.compile(r"\s*(?P<open>[（(])?原标题[：:](?P<title>.+?)(?(open)[）)])\s*")


def _original(piece: Piece) -> Piece:
    """A line, or the title in it that a newspaper took over: （原标题：…）, 原标题：…."""
    match = _ORIGINAL.fullmatch(piece.text)
    return piece if match is None else piece[match.start("title") : match.end("title")]


_LEADS = re.compile(
    rf"\s*(?:{NUMBER.pattern})(?:(?:\s+|\s*[—–:：-]+\s*|(?=《))(?=《|[\u4e00-\u9fff]{{4}})"
    r"|(?=(?!文)[\u4e00-\u9fff]{4,60}(?:关于|的通知$)))"
)


def _said_once(piece: Piece) -> Piece:
    """A line, or what it says twice, with white space or a bar between: the second time, where that
    says no less (某市致信市民 某市致信市民, 2033年工作报告｜2033年某市工作报告).
    """
    parts = _TWICE.fullmatch(piece.text)
    said = iter(parts["again"]) if parts is not None else iter("")
    again = parts is not None and all(each in said for each in parts["once"])
    return piece[parts.start("again") : parts.end("again")] if parts and again else piece


_TWICE = re.compile(
    rf"\s*(?P<once>[^\s|｜]{{{SHORTEST},}})(?:\s+|\s*[|｜]\s*)(?P<again>[^\s|｜]{{{SHORTEST},}})\s*"
)
_BEHIND = re.compile(
    r"(?<=[\u4e00-\u9fff》）)])\s+(?:"
    r"(?:(?:信息|文章|稿件)?来源|作者|(?:发布|更新|发文)?(?:时间|日期)|浏览|点击|阅读|访问|字[体号])"
    r"[^：:\s]{0,4}[：:]|各[^：:。]{2,80}[：:])"
)


def _without_behind(piece: Piece) -> Piece:
    """A title without what stands behind it on its line, apart: the fields of the page (…的通知
    来源：…), or whom it is sent to and the whole text, where all was copied as one line.
    """
    behind = _BEHIND.search(piece.text)
    before = piece.text[: behind.start()] if behind else ""
    trails = _TRAILS.search(before) if len(before) <= LONGEST_TITLE else None
    words = squeeze(before[: trails.start()] if trails else before)
    named = names_itself(words) and len(words) <= LONGEST_TITLE and "。" not in words
    return piece[: behind.start()] if behind and named else piece


_APART = NUMBER.pattern.replace("<number>", "<apart>")
_TRAILS = re.compile(
    rf"(?<=[\u4e00-\u9fff》)）])(?:[（(](?:{NUMBER.pattern})[）)]|\s+(?:{_APART})"
    rf"(?:\s+(?:{ORGAN.pattern}))?(?:\s*{DAY})?)(?:\s*\d{{4}}[-./]\d{{1,2}}[-./]\d+)?[\s|｜]*$"
)
"""The number before a title, as data bases write it, or behind it: in brackets, or apart, and then
the organ and the day too, or the day on which it was put on a site.
"""


def _without_number(piece: Piece) -> tuple[Piece, str | None]:
    """A line without the document's number before or behind its words, and that number."""
    text = piece.text
    leads = _LEADS.match(text)
    if leads:
        return piece[leads.end() :], plain_number(leads["number"])
    trails = _TRAILS.search(text) if len(text) <= LONGEST_TITLE else None
    if trails and TITLED.search(squeeze(text[: trails.start()]).rstrip("》】")):
        return piece[: trails.start()], plain_number(trails["number"] or trails["apart"])
    return piece, None


def _without_bars(piece: Piece) -> Piece:
    """A line without the bars of the table that it stood in alone."""
    inside = _BARRED.fullmatch(piece.text)
    return piece if inside is None else piece[inside.start("words") : inside.end("words")]


_BARRED = re.compile(r"\s*(?:[|｜]\s*)*(?P<words>[^|｜\s](?:[^|｜]*[^|｜\s])?)\s*(?:[|｜]\s*)*")


def _without_gazette(piece: Piece) -> Piece:
    """A title without the issue of the gazette that it stood in: 2033年第43号（总第221号）…."""
    issue = _GAZETTE.match(piece.text)
    return piece if issue is None else piece[issue.end() :]


_GAZETTE = re.compile(
    r"\s*\d{4}年第\d{1,3}[号期]\s*[（(]总第\d{1,4}[号期][）)]\s*(?=[\u4e00-\u9fff《“]{4})"
)

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


def same_form(above: Line, line: Line) -> bool:
    """Whether two lines are set as one title is."""
    return bool(above.shown) and abs(above.shown - line.shown) <= _SAME_SIZE


_SAME_SIZE = 0.6
