"""What a line of a head is by those beside it, where its form alone does not tell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from loaders.extraction.heads.called import ABOUT, TITLED, names_itself
from loaders.extraction.heads.line import Line
from loaders.extraction.heads.sessions import CUT_SESSION, LONGEST_SESSION, WHOLE_SESSION
from loaders.extraction.heads.sorts import SALUTATION, Is
from loaders.formats.document import Piece
from loaders.language.head_words import CARD_FIELDS, CRUMB, FIELD_ALONE
from ontology import late_re as re
from ontology.text import squeeze


def by_neighbours(lines: Sequence[Line]) -> list[Line]:
    """The lines of a head, each by its form and by those beside it."""
    whole = _sessions_whole(_values_of_fields(_cards_whole(_red_heads(lines))))
    return _below_contents(_below_crumb(_paths_of_words(_speakers(whole))))


def _red_heads(lines: Sequence[Line]) -> list[Line]:
    """The lines, where an organ alone and 文件 below it are its red head over two lines.

    What it was joined from stays as an empty line, so that each keeps its number.
    """
    told = list(lines)
    for at, (above, line) in enumerate(pairwise(lines), 1):
        joint = at > 1 and lines[at - 2].sort is Is.ORGAN
        if above.sort is Is.ORGAN and line.words == "文件" and not joint:
            piece = Piece.join([above.piece, line.piece])
            told[at - 1] = Line(piece, above.words + line.words, Is.LETTERHEAD)
            told[at] = Line(line.piece, "", Is.PORTAL)
    return told


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
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,4}(?<![街道镇乡区县市旗局])[：:](?=.)")


def _below_contents(lines: Sequence[Line]) -> list[Line]:
    """The lines, where a table of contents above the title is none: from its heading to where the
    first line of it stands again, else the titles of the documents that a gazette lists.
    """
    told = list(lines)
    at = next((at for at, e in enumerate(lines) if _CONTENTS.fullmatch(e.words)), None)
    if at is None or at + 1 >= len(lines):
        return told
    above = any(each.sort is Is.WORDS for each in lines[:at])
    first = None if above else lines[at + 1].words
    again = next((n for n, e in enumerate(lines) if n > at + 1 and e.words == first), None)
    for number in range(at, (_listed(lines, at + 1) if again is None else again + 1)):
        told[number] = Line(lines[number].piece, lines[number].words, Is.PORTAL)
    return told


def _listed(lines: Sequence[Line], at: int) -> int:
    """Behind the titles of a gazette's contents, from a line on; there, where it lists none.

    They are of several documents, and nothing else stands between them than what they are grouped
    under (市政府文件).
    """
    pages = [n for n, e in enumerate(lines) if n >= at and _ON_PAGE.search(e.words)]
    if pages and pages[0] - at <= _NEAR:
        return pages[-1] + 1  # each with its page
    end, titles = at, 0
    for number, line in enumerate(lines[at:], at):
        if names_itself(line.words):
            end, titles = number + 1, titles + 1
        elif line.sort not in _GROUP or len(line.words) > _LONGEST_GROUP:
            break
    return end if titles > 1 else at


_ON_PAGE = re.compile(r"(?:…{1,}|[.·．]{4,}|—{3,})[（(]?\d{1,3}[）)]?$")
"""The end of a line of a table of contents: …………（4）."""
_NEAR = 4
_GROUP = (Is.WORDS, Is.LETTERHEAD, Is.ORGAN)
_LONGEST_GROUP = 8
_CONTENTS = re.compile(r"目[录次]")


def _below_crumb(lines: Sequence[Line]) -> list[Line]:
    """The lines, where those above the path to a page are the site's, and so is one below it that
    names a part of that path again (首页>政府常务会议>正文, 政府常务会议).
    """
    told = list(lines)
    ends = [at for at, e in enumerate(lines) if e.sort is Is.PORTAL and path_to_page(e.words)]
    if not ends or not any(e.sort is Is.WORDS for e in lines[ends[-1] + 1 :]):
        return told
    for at, line in enumerate(lines[: ends[-1]]):
        told[at] = Line(line.piece, line.words, Is.PORTAL)
    path = path_to_page(lines[ends[-1]].words)
    for at, line in enumerate(lines[ends[-1] + 1 :], ends[-1] + 1):
        rubric = line.words in path and not (line.words == path[-1] and TITLED.search(path[-1]))
        after = lines[at + 1].words if at + 1 < len(lines) else ""
        rubric = rubric and not (line.sort is Is.ORGAN and ABOUT.match(after))
        if line.sort in (Is.WORDS, Is.ORGAN) and rubric:
            told[at] = Line(line.piece, line.words, Is.PORTAL)
    return told


def _paths_of_words(lines: Sequence[Line]) -> list[Line]:
    """The lines, where one that ends in what stands right below it, after parts that white space
    parts, is the path to that page (青石网 文库 某区节水方案, and below it 某区节水方案).
    """
    told = list(lines)
    for at, (line, below) in enumerate(pairwise(lines)):
        parts = line.piece.text.split()
        if line.sort is Is.WORDS and len(parts) > 1 and squeeze(parts[-1]) == below.words:
            told[at] = Line(line.piece, line.words, Is.PORTAL)
    return told


def path_to_page(words: str) -> list[str]:
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
        speaks = above.sort is Is.SESSION and SALUTATION.search(lines[at + 1].words)
        if line.sort is Is.WORDS and speaks and not TITLED.search(line.words):
            told[at] = Line(line.piece, line.words, Is.SPEAKER)
    return told


def _values_of_fields(lines: Sequence[Line]) -> list[Line]:
    """The lines, where one that stands below a field's name alone is a portal's as that is.

    A card that is copied as text has the name of each field and its value on lines of their own.
    """
    told = list(lines)
    alone = [FIELD_ALONE.fullmatch(each.words) is not None for each in lines]
    for at, line in enumerate(lines[1:], 1):
        field = alone[at - 1] or _in_midst(told, alone, at)
        below = lines[at + 1].words if at + 1 < len(lines) else ""
        plain = line.sort in (Is.WORDS, Is.BODY) or (
            line.sort is Is.ORGAN
            and _OF_MAKER.match(lines[at - 1].words)
            and not ABOUT.match(below)
        )
        named = names_itself(line.words)  # of a field without value
        if field and plain and not named and not alone[at]:
            told[at] = Line(line.piece, line.words, Is.PORTAL)
    return told


def _in_midst(lines: Sequence[Line], alone: Sequence[bool], at: int) -> bool:
    """Whether a line stands in the midst of a card: below a line of the site's and right above the
    name of a field, with another such name a few lines above.
    """
    between = lines[at - 1].sort is Is.PORTAL and any(alone[at + 1 : at + 2])
    return between and any(alone[max(0, at - _CARD) : at])


_CARD = 4
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
