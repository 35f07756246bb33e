"""Whether a title that was found may go on in a line beside it."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.heads.broken import NO_TITLE
from loaders.extraction.heads.called import SHORTEST, TITLED
from loaders.extraction.heads.line import Line, same_form
from loaders.extraction.heads.lines import before_table, head_of, lines_of
from loaders.extraction.heads.sorts import Is
from loaders.formats.document import Document
from loaders.formats.headings import numbering
from ontology.text import normal_name


def doubtful_beside(document: Document, title: str) -> str | None:
    """A line beside a title that may be a part of it; None where it is certain.

    It is where the file marks it as a heading, or shows which lines are its title and all of them
    are read; else where no line of mere words (no portal's, no organ, speaker, date or field)
    stands right above or below it.
    """
    blocks = before_table(document)
    head = head_of(lines_of(document))
    headings = {
        each.piece.start for each in blocks if each.level and not numbering(each.piece.text)[0]
    }
    lines = [each for each in head if each.sort is not Is.PORTAL and each.words]
    whole = normal_name(title)
    inside = [at for at, each in enumerate(lines) if normal_name(each.words) in whole]
    if not inside and whole not in normal_name(document.text):  # nothing says so
        return next((e.words for e in lines if e.sort is Is.WORDS and _may_be_title(e.words)), None)
    if not inside or any(lines[at].piece.start in headings for at in inside):
        return None
    first, last = inside[0], inside[-1]
    beside = [(at, by) for at, by in ((first - 1, first), (last + 1, last)) if 0 <= at < len(lines)]
    return next(
        (
            lines[at].words
            for at, by in beside
            if lines[at].sort is Is.WORDS and _may_be_title(lines[at].words)
            if not (at > last and _is_speaker(lines[at:]))
            if not lines[by].shown or same_form(lines[by], lines[at])
        ),
        None,
    )


def unshown(document: Document, title: str) -> bool:
    """Whether nothing but its place says that words are the title: they are not called as documents
    are, and are a few characters (2033卷), or a sentence with commas or a field below which no line
    of a page or a speaker stands.
    """
    whole = normal_name(title)
    head = [each for each in head_of(lines_of(document)) if each.words]
    inside = [at for at, each in enumerate(head) if normal_name(each.words) in whole]
    few = len(whole) < SHORTEST
    if not inside or TITLED.search(title) or not (few or NO_TITLE.search(title)):
        return False
    below = head[inside[-1] + 1] if inside[-1] + 1 < len(head) else None
    marked = any(head[at].shown or head[at].sort is not Is.WORDS for at in inside)
    return not marked and (few or below is None or below.sort in (Is.WORDS, Is.BRACKET))


def _may_be_title(words: str) -> bool:
    """Whether mere words may be a line of a title, rather than a field or a portal's rubric."""
    rubric = len(words) <= _LONGEST_RUBRIC and words.endswith(("公开", "动态"))
    return not rubric and NO_TITLE.search(words) is None


_LONGEST_RUBRIC = 8


def _is_speaker(lines: Sequence[Line]) -> bool:
    """Whether a line is a name by its length, above the day on which its bearer speaks."""
    name = len(lines[0].words) <= _LONGEST_NAME and not TITLED.search(lines[0].words)
    return name and len(lines) > 1 and lines[1].sort in (Is.DATE, Is.SESSION)


_LONGEST_NAME = 3
