"""Who issues a document: by its letterhead, its title, its speaker."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.heads.called import repeats
from loaders.extraction.heads.line import Line
from loaders.extraction.heads.organs import ORGAN, SPEAKER, organs_in, organs_joined, organs_spaced
from loaders.extraction.heads.sessions import SESSION
from loaders.extraction.heads.sorts import LETTERHEAD, MASTHEAD, Is
from loaders.formats.document import Document, Piece
from ontology import late_re as re
from ontology.text import half_width, squeeze

_FOR = re.compile(
    r"我(?:谨|受[^，。]{2,14}委托)?[，,]?代表(?P<who>[\u4e00-\u9fff]{1,25}?(?:人民政府|政府))[，,]?(?:现?向(?:大会|会议|全体代表|各位)|作(?:政府)?工作?报告)"
)
_HEADED = {Is.LETTERHEAD: LETTERHEAD, Is.MASTHEAD: MASTHEAD}


def issuer_of(document: Document, head: Sequence[Line], title: Piece | None, at: int) -> str | None:
    """Who issues a document: the head of its first page, its title, its speaker."""
    words = half_width(title.text) if title is not None else ""
    return (
        _issues_in_title(head, words)
        or _headed(head)
        or _opens_title(words)
        or _organ_below(head, at, words)
        or _speaks(document, head)
    )


def _issues_in_title(head: Sequence[Line], title: str) -> str | None:
    """The organs before 关于, 印发, 对 … in a title."""
    about = re.search(r"(?:关于|印发|转发|公布|发布|下达|(?:紧急)?下发)", title)
    lead = title[: about.start()] if about else ""
    organs = organs_apart(head, lead) or _organs_parted(head, lead) or organs_joined(lead)
    if organs:
        return "、".join(organs)
    opens = (e.words for e in head if e.sort is Is.ORGAN and title.startswith(e.words))
    return next(opens, None)


def _organs_parted(head: Sequence[Line], lead: str) -> list[str]:
    """The organs that white space parts on the line of a title, before what it says."""
    for line in head:
        words = squeeze(line.piece.text)
        if lead and words.startswith(lead):
            for match in re.finditer(r"\s+", line.piece.text):
                if squeeze(line.piece.text[: match.start()]) == lead:
                    return organs_spaced(line.piece.text[: match.start()])
    return []


def _headed(head: Sequence[Line]) -> str | None:
    """The organ of a letterhead, or of a bulletin's masthead."""
    for line in head:
        form = _HEADED.get(line.sort)
        match = form.match(line.words) if form else None
        if match and organs_in(match["organ"]):
            return match["organ"]
    return None


def _opens_title(title: str) -> str | None:
    """The organ that a title opens with, before a year, the name of what only organs make, or what
    it makes known or answers.
    """
    opens = _ORGAN_OPENS.match(title)
    return opens[1] if opens and organs_in(opens[1]) else None


_ORGAN_OPENS = re.compile(
    rf"({ORGAN.pattern})(?=\d{{4}}年(?![将拟已])|(?:工作|议事)规则|(?:公告|通告|令)(?:[（(]?第|$)"
    r"|(?:拟|土地)*(?:征收|征地)[^，。]{0,14}(?:公告|通告)|对[^。]{4,60}的?(?:答复|复函|回复)(?:意见)?$)"
)


def _organ_below(head: Sequence[Line], at: int, title: str) -> str | None:
    """The organ on a line below the title, or between the title and where that stands again."""
    organs = [each for each in head if each.sort is Is.ORGAN and not _NAMELESS.match(each.words)]
    line = next((each for each in head[at : at + 3] if each in organs), None)
    if line is None and len({each.words for each in organs}) == 1:
        above = head[: head.index(organs[0])]
        again = any(repeats(title, each.words) for each in above if each.sort is Is.WORDS)
        line = organs[0] if again else None
    return "、".join(_organs_of(line, head)) if line is not None else None


def _organs_of(line: Line, head: Sequence[Line]) -> list[str]:
    """The organs on a line of them, and on the lines right below it."""
    found: list[str] = []
    for each in head[head.index(line) :]:
        if each.sort is not Is.ORGAN:
            break
        apart = organs_spaced(each.piece.text)
        found += apart if len(apart) > 1 else organs_joined(each.words) or [each.words]
    return found


_NAMELESS = re.compile(r"(?:政府|党委|镇|局|委)?(?:办|办公室)$")
"""An office that leaves out whose it is."""


def _speaks(document: Document, head: Sequence[Line]) -> str | None:
    """The organ whose speaker a report names, by his line or in its first sentences."""
    for line in head:
        named = _NAMED.fullmatch(line.piece.text)
        if line.sort is Is.SPEAKER:
            named = named or _NAMED_AT_LENGTH.fullmatch(line.piece.text)
        if named and organs_in(named["organ"]):
            return named["organ"]
        speaks = line.words
        session = SESSION.search(speaks)
        if line.sort is Is.SESSION or (line.sort is Is.WORDS and session):
            speaks = speaks[session.end() :].lstrip("）)") if session else ""
            speaks = re.sub(r"(?:同志)?作政府工作报告。?$", "", speaks)
        elif line.sort is not Is.SPEAKER:
            continue
        match = SPEAKER.match(speaks)
        if match and match["organ"]:
            return match["organ"]
    spoken = _FOR.search(squeeze(document.text[:_OPENING]))
    return _TERM.sub("", spoken["who"]) if spoken else None


_TERM = re.compile(r"第?[一二三四五六七八九十]{1,3}届")


_NAMED = re.compile(
    r"\s*(?P<organ>[\u4e00-\u9fff]{4,25})[ \u3000]+[\u4e00-\u9fff][ \u3000]*[\u4e00-\u9fff]{1,2}\s*"
)
"""An organ and, apart from it, the name of who speaks for it: 青石县财政局　某某."""
_NAMED_AT_LENGTH = re.compile(
    r"\s*(?P<organ>[\u4e00-\u9fff]{4,25})[ \u3000]+[\u4e00-\u9fff·]{4,12}\s*"
)
"""The same of one whose name is longer, where something else shows that it is a speaker's line."""
_OPENING = 3000


def organs_apart(head: Sequence[Line], lead: str) -> list[str]:
    """The organs that stand apart on one line or several, and together open a title."""
    organs = [
        each for line in head if line.sort is Is.ORGAN for each in organs_spaced(line.piece.text)
    ]
    return organs if len(organs) > 1 and "".join(organs) == lead else []
