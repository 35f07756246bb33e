"""The day of a document, as its head says it."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.heads.days import (
    DATE_LINE,
    DATED_BEHIND,
    DAY,
    FIELD_DAY,
    POINTS,
    UNTIL,
    UP_TO_31,
    day_of,
)
from loaders.extraction.heads.line import Line
from loaders.extraction.heads.sorts import ISSUE, MASTHEAD, Is
from loaders.formats.document import Piece
from loaders.language.dates import Dated, document_date
from ontology import late_re as re
from ontology.text import half_width, squeeze

_ISSUED = re.compile(rf"(?:{ISSUE.pattern})(?P<date>{DAY})$")
"""第7期　2033年1月4日."""
_NUMBERED = re.compile(rf"号\s?(?P<date>{DAY}|{POINTS})[）)]?$")
"""The day behind the number, as data bases of laws write it."""


_AS_OF = re.compile(rf"截[至止]到?[：:]?(?P<date>{DAY})")
"""The last day reported, behind the day of filling in: 填报时间：…　数据截至…."""
_UP_TO = re.compile(
    rf"截[至止]到?[：:]?(?P<month>{UP_TO_31})月(?:(?P<day>{UP_TO_31})[日号]|份?[底末])"
)


def up_to(title: Piece | None, head: Sequence[Line], day: Dated | None) -> Dated | None:
    """The last day that a document reports, where its title, or a bracket below it, says it
    without the year and nothing else of the title says that: the last such day before it was
    made (day).

    It is what tells a table; on which day that was signed or filled in does not.
    """
    if title is None or day is None or document_date(title.text) is not None:
        return None
    for words in (title.text, *(each.words for each in head if each.sort is Is.BRACKET)):
        found = _UP_TO.search(half_width(squeeze(words)))
        if found is None:
            continue
        for year in (day.year, day.year - 1):
            dated = document_date(f"{year}年{found[0].lstrip('截至止到：:')}")
            if dated is not None and dated.value <= day.value[: len(dated.value)]:
                return Dated(dated.value, found[0])
    return None


def time_told(title: Piece | None, head: Sequence[Line]) -> str | None:
    for words in ([] if title is None else [title.text]) + [
        each.words for each in head if each.sort is not Is.PORTAL
    ]:
        told = document_date(words)
        if told is not None:
            return told.value
    return None


def made(head: Sequence[Line]) -> re.Match[str] | None:
    """The line of a masthead that says when a bulletin was made, beside its maker or its issue."""
    forms = {Is.MASTHEAD: MASTHEAD, Is.ISSUE: _ISSUED}
    found = (forms[each.sort].match(each.words) for each in head if each.sort in forms)
    return next(filter(None, found), None)


def dated_below(head: Sequence[Line], at: int) -> Dated | None:
    """The date that stands below a title: in brackets, below its issuers, as its last day, or
    among the fields of a table (填报单位：…　填报时间：…).
    """
    behind = DATED_BEHIND.search(head[at - 1].words) if 0 < at <= len(head) else None
    if behind is not None:
        return day_of(behind)
    below = [each for each in head[at:] if each.sort not in (Is.ORGAN, Is.PORTAL)]
    for line in below[:_BELOW]:
        match = (
            UNTIL.fullmatch(line.words)
            or _AS_OF.search(line.words)
            or DATE_LINE.fullmatch(line.words)
            or FIELD_DAY.search(line.words)
            or _NUMBERED.search(line.words)
        )
        if match:
            return day_of(match)
    return None


_BELOW = 5
