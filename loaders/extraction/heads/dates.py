"""The day of a document, as its head says it."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.heads.days import DATE_LINE, DAY, FIELD_DAY, UNTIL, day_of
from loaders.extraction.heads.line import Line
from loaders.extraction.heads.sorts import MASTHEAD, Is
from loaders.formats.document import Piece
from loaders.language.dates import Dated, document_date
from ontology import late_re as re

_NUMBERED = re.compile(rf"号(?P<date>{DAY})[）)]?$")
"""The day behind the number, as data bases of laws write it."""


def time_told(title: Piece | None, head: Sequence[Line]) -> str | None:
    for words in ([] if title is None else [title.text]) + [
        each.words for each in head if each.sort is not Is.PORTAL
    ]:
        told = document_date(words)
        if told is not None:
            return told.value
    return None


def made(head: Sequence[Line]) -> re.Match[str] | None:
    """The line of a masthead that says who made a bulletin, and when."""
    found = (MASTHEAD.match(each.words) for each in head if each.sort is Is.MASTHEAD)
    return next(filter(None, found), None)


def dated_below(head: Sequence[Line], at: int) -> Dated | None:
    """The date that stands below a title: in brackets, below its issuers, as its last day, or
    among the fields of a table (填报单位：…　填报时间：…).
    """
    below = [each for each in head[at:] if each.sort not in (Is.ORGAN, Is.PORTAL)]
    for line in below[:_BELOW]:
        match = (
            UNTIL.fullmatch(line.words)
            or DATE_LINE.fullmatch(line.words)
            or FIELD_DAY.search(line.words)
            or _NUMBERED.search(line.words)
        )
        if match:
            return day_of(match)
    return None


_BELOW = 5
