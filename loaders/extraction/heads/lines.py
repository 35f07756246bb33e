"""The lines of a head, each by what it is, and where the body begins below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.extraction.heads.called import SHORTEST, TITLED, names_itself
from loaders.extraction.heads.line import Line, line_of
from loaders.extraction.heads.neighbours import by_neighbours
from loaders.extraction.heads.sessions import SESSION
from loaders.extraction.heads.sorts import LONGEST_LINE, SALUTATION, Is, cries
from loaders.extraction.shown import body_form
from loaders.formats.document import Block, Document
from loaders.language.head_words import CRUMB
from loaders.layout.page_card import is_card
from ontology import late_re as re
from ontology.remembered import once
from ontology.text import normal_name

HEAD = 20
"""Lines within which the body of a document begins, those of a portal not counted."""
_LONGEST_HEAD = 60
_COLUMNS = 3


@once
def lines_of(document: Document) -> tuple[Line, ...]:
    """The lines above a document's first table, each by what it is."""
    body = body_form(document)
    lines = by_neighbours([line_of(each, body) for each in before_table(document)])
    return tuple(_run_on(lines, document.text))


def _run_on(lines: Sequence[Line], text: str) -> Iterator[Line]:
    """The lines, each told whether it goes on the words of the one above: …老旧小⏎区改造…, and
    elsewhere 老旧小区改造.
    """
    for above, line in pairwise([None, *lines]):
        if line is None:
            continue
        cut = (
            above is not None
            and above.sort is Is.WORDS
            and line.sort in (Is.WORDS, Is.ORGAN)
            and not (line.sort is Is.ORGAN and TITLED.search(above.words))
            and any(each in text for each in _around(above.words, line.words))
        )
        yield replace(line, runs_on=True) if cut else line


def _around(above: str, below: str) -> Iterator[str]:
    """The words around a break: so many characters in a row are no chance."""
    for before in range(1, _IN_A_ROW):
        words = above[-before:] + below[: _IN_A_ROW - before]
        if _SOLID.fullmatch(words):
            yield words


_IN_A_ROW = 4
_SOLID = re.compile(rf"[\u4e00-\u9fff]{{{_IN_A_ROW}}}")


def is_shown(document: Document, title: str) -> bool:
    """Whether the file shows a line of a title as its title (by its look, or as it marks it)."""
    whole = normal_name(title)
    return any(each.shown and normal_name(each.words) in whole for each in lines_of(document))


def above_path(document: Document) -> set[int]:
    """Where the lines of a head begin that stand above the path to a page, and it: the site's."""
    lines = lines_of(document)
    ends = [at for at, e in enumerate(lines) if e.sort is Is.PORTAL and CRUMB.search(e.words)]
    return {each.piece.start for each in lines[: ends[-1] + 1]} if ends else set()


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
            if cries(line.words) and (
                any(e.sort in _BELOW_CRY or _is_title(e) for e in lines[at + 1 : at + 4])
                or _right_above_text(lines, at)
            ):
                continue  # what an account calls its article, above its own lines
            if _leads_in(lines, at) or _is_empty_field(lines, at) or _above_session(lines, at):
                continue
            if _announces_text(lines, at):
                continue
            return list(lines[:at])
    return list(lines)


def _right_above_text(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the first of all and a paragraph stands right below it."""
    if at or len(lines) < _TWO or SALUTATION.search(lines[0].words):
        return False
    return lines[1].sort is Is.BODY and len(lines[1].words) > LONGEST_LINE


_TWO = 2


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


def _above_session(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a site's field without value that stands right above the session."""
    field = lines[at].words.endswith(("：", ":")) and len(lines[at].words) <= _LONGEST_FIELD
    return field and at + 1 < len(lines) and lines[at + 1].sort is Is.SESSION


def _announces_text(lines: Sequence[Line], at: int) -> bool:
    """Whether a line says no more than that a text follows (全文如下：), right above its title, or
    a paragraph stands right above such a line.
    """
    for number in (at, at + 1):
        below = lines[number + 1 : number + 2]
        says = number < len(lines) and _WHOLE_TEXT.fullmatch(lines[number].words) is not None
        if says and any(map(_is_title, below)):
            return True
    return False


def _leads_in(lines: Sequence[Line], at: int) -> bool:
    """Whether a paragraph only says what stands below it: nothing but a site's lines is above it,
    below it a title, and below that the first numbered heading, or what stands below titles alone:
    a number, a day, who issues it, whom it is sent to.
    """
    long = len(lines[at].words) > LONGEST_LINE or _WHOLE_TEXT.search(lines[at].words) is not None
    if not long or any(e.sort is not Is.PORTAL for e in lines[:at]):
        return False
    named = next(
        (n for n in range(at + 1, min(at + 4, len(lines))) if TITLED.search(lines[n].words)), None
    )
    if named is None or any(e.sort is not Is.WORDS for e in lines[at + 1 : named + 1]):
        return False
    whole = "".join(each.words for each in lines[at + 1 : named + 1])
    after = lines[named + 1] if named + 1 < len(lines) else None
    return (
        len(whole) >= SHORTEST
        and after is not None
        and (after.words.startswith("一、") or after.sort in _BELOW_TITLE)
    )


_WHOLE_TEXT = re.compile(r"(?:全文|方案|内容|原文|报告|通知)如下[：:。]?$")
_BELOW_TITLE = (Is.NUMBER, Is.BRACKET, Is.DATE, Is.ORGAN, Is.ADDRESSEE, Is.SESSION)
