"""What the card of a portal says of a document: read where the document itself does not say it.

A card stands above the document, as a table or copied as text: several fields on a line (文号：…
成文日期：…), or the name of a field and its value on lines of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.extraction.heads.line import Line
from loaders.extraction.heads.number import own_number
from loaders.extraction.heads.organs import PLACE, organs_in
from loaders.extraction.heads.sorts import Is
from loaders.formats.document import Document, Piece
from loaders.language.dates import Dated
from loaders.language.head_words import (
    CARD_DAY,
    CARD_FIELDS,
    CARD_ISSUER,
    CARD_MAKER,
    CARD_NUMBER,
    CARD_TITLE,
)
from loaders.layout.page_card import field_name, is_card
from ontology import late_re as re
from ontology.text import half_width, squeeze


@dataclass(frozen=True, slots=True)
class Card:
    """title: the document's name. number: 青政办〔2024〕7号. day: when it was made or sent. maker:
    who sent it, or put it on the portal. issuer: who sent it, where the card says that. formed:
    the day that the document itself has below its signature (成文日期), by the card.
    """

    title: Piece | None = None
    number: str | None = None
    day: Dated | None = None
    maker: str | None = None
    issuer: str | None = None
    formed: Dated | None = None


def card_of(document: Document, lines: Sequence[Line]) -> Card:
    """The card above a document; empty where there is none."""
    said = [*_in_tables(document), *_in_lines(lines)]
    values = [(name, value) for name, value in said if value.text.strip()]
    names = {name for name, _ in values}
    titles = [value for name, value in values if CARD_TITLE.fullmatch(name)]
    numbers = [own_number(_plain(v)) for name, v in values if CARD_NUMBER.fullmatch(name)]
    days = [_day(_plain(value)) for name, value in values if CARD_DAY.fullmatch(name)]
    makers = [_plain(value) for name, value in values if CARD_MAKER.fullmatch(name)]
    issuers = [_plain(value) for name, value in values if CARD_ISSUER.fullmatch(name)]
    return Card(
        next(iter(titles), None),
        next(filter(None, numbers), None),
        next(filter(None, days), None),
        next(iter(makers), None),
        next((each for each in issuers if organs_in(each) and PLACE.match(each)), None),
        next((_day(_plain(v)) for name, v in values if _forms(name, names)), None),
    )


def _forms(name: str, names: set[str]) -> bool:
    """Whether a field says the day that a document has itself: 成文日期, or in the card of a data
    base of laws, which says since when or with what force it holds, too, 公布日期, 发布日期.
    """
    of_laws = {"公布日期": "施行日期", "发布日期": "效力级别"}
    return name.startswith("成文") or of_laws.get(name, "") in names


def _plain(value: Piece) -> str:
    return half_width(squeeze(value.text)).lstrip("•·")


def _in_tables(document: Document) -> Iterator[tuple[str, Piece]]:
    """Each name of a field and the cell behind it, or what stands behind it in its own cell, in
    cards that are laid out as tables.
    """
    for table in document.tables[:1]:
        if not is_card(table):
            continue
        for row in (table.header, *table.rows):
            for name, value in pairwise(row):
                yield field_name(name.text), value.joined()
            for cell in row:
                piece = cell.joined()
                colon = _VALUE.search(piece.text)
                if colon is not None:
                    yield field_name(piece.text), piece[colon.end() :]


def _in_lines(lines: Sequence[Line]) -> Iterator[tuple[str, Piece]]:
    """Each name of a field and its value, in cards that were copied as text."""
    for at, line in enumerate(lines):
        if line.sort is not Is.PORTAL:
            continue
        text = line.piece.text
        found = [
            e
            for e in CARD_FIELDS.finditer(text)
            if not e.start() or not text[e.start() - 1].strip(" •|｜[【\t\u3000")
        ]
        glued = None if found else _GLUED.match(text)
        if glued is not None:
            yield glued["field"], line.piece[glued.end() :]
        for number, each in enumerate(found):
            end = found[number + 1].start() if number + 1 < len(found) else len(text)
            value = line.piece[each.end() : end]
            below = lines[at + 1] if at + 1 < len(lines) else None
            if not value.text.strip() and end == len(text) and below and below.sort is Is.PORTAL:
                opens = CARD_FIELDS.search(below.piece.text)
                value = value if opens else below.piece
            yield squeeze(each["field"]), value[: len(value.text.rstrip(" |｜[【"))].strip()


_GLUED = re.compile(r"\s*(?P<field>发文(?:机关|机构|单位|字号|日期|时间))(?=\S)")
"""The name of a field that lost what parted it from its value: 发文字号青政办〔2033〕7号."""
_VALUE = re.compile(r"[：:](?=\s*\S)")
_DAY = re.compile(r"(?P<year>(?:19|20)\d{2})[-年./](?P<month>\d{1,2})[-月./](?P<day>\d{1,2})")


def _day(words: str) -> Dated | None:
    """A day as a card writes it: 2033-01-05 09:30, 2033年1月5日."""
    match = _DAY.match(words)
    if match is None:
        return None
    return Dated(f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}", match.group())
