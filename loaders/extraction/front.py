"""The front matter of a document, by the parts that GB/T 9704 gives an official one.

Title, issuing body, number, date, addressee, signature, titles of annexes: each is told by its
form and by what stands beside it, for texts, Word and PDF alike. What a portal, a legal database
or a newspaper put around a document (crumbs, citation codes, counters, captions) is none of it,
nor is the file's name.
"""

from __future__ import annotations

from dataclasses import dataclass

from loaders.extraction.heads.annexes import annexes_of
from loaders.extraction.heads.dates import (
    CARD_DAY,
    LINES_OF_CARD,
    dated_below,
    made,
    signature_of,
    time_told,
)
from loaders.extraction.heads.days import PRINTED, day_of
from loaders.extraction.heads.issuer import issuer_of
from loaders.extraction.heads.lines import HEAD, Is, head_of, lines_of
from loaders.extraction.heads.number import NUMBER, plain_number
from loaders.extraction.heads.portal import cells_of_card
from loaders.extraction.heads.sessions import SESSION, adopted
from loaders.extraction.heads.title import find_title
from loaders.formats.document import Document, Piece
from loaders.language.dates import Dated
from ontology.remembered import once
from ontology.text import half_width, normal_name, squeeze


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a document says of itself; None where it does not.

    title: its words where they stand, lines joined. issuer, signature: as written, several
    joined by 、. number: 青政办〔2024〕7号. date: `2024-03-08`, of issue, of the session that it
    was given to, or up to which it reports. addressee: whom it is sent or given to. annexes:
    titles of what is attached to it. dated: `date`, else what its title or a line beside it says
    of its time (`2024`). given: the day of the session or below the title. issued: the day below
    the signature, or of printing.
    """

    title: Piece | None = None
    issuer: str | None = None
    number: str | None = None
    date: str | None = None
    addressee: str | None = None
    signature: str | None = None
    annexes: tuple[str, ...] = ()
    dated: str | None = None
    given: Dated | None = None
    issued: Dated | None = None


@once
def front_matter(document: Document) -> FrontMatter:
    """The front matter of a document; its file's name plays no part."""
    lines = lines_of(document)
    head = head_of(lines)
    title, at = find_title(head)
    cells = [cell for table in document.tables[:1] for cell in cells_of_card(table)]
    numbers = (NUMBER.search(words) for words in [*(e.words for e in head), *cells])
    number = next((plain_number(m["number"]) for m in numbers if m), None)
    session = next((m for e in head for m in [SESSION.search(e.words)] if m), None)
    addressee = next(
        (e.words.rstrip("：:") for e in lines[: HEAD + 2] if e.sort is Is.ADDRESSEE), None
    )
    issuer = issuer_of(document, head, title, at)
    signature, signed, after = signature_of(document, at, issuer)
    printed = next(
        (
            m
            for e in document.blocks[-3:]
            for m in [PRINTED.search(half_width(squeeze(e.piece.text)))]
            if m
        ),
        None,
    )
    given = day_of(session) or dated_below(head, at) or day_of(made(head))
    card = next(
        (m for e in lines[:LINES_OF_CARD] for m in [CARD_DAY.fullmatch(e.words)] if m), None
    )
    date = given or signed or day_of(printed) or day_of(card)
    return FrontMatter(
        title=title,
        issuer=issuer or signature,
        number=number,
        date=date.value if date else None,
        given=given,
        issued=signed or day_of(printed),
        addressee=session["congress"] if session and not adopted(session) else addressee,
        signature=signature,
        annexes=tuple(annexes_of(document, title, after)),
        dated=date.value if date else time_told(title, head),
    )


def front_title(document: Document) -> str | None:
    """The title of a document, on one line; None where its first lines show none."""
    title = front_matter(document).title
    return None if title is None else squeeze(title.text)


def whole_title(document: Document, words: str) -> str:
    """A line that names a document, or the title over several lines of its front that ends so."""
    front = front_title(document)
    whole = front is not None and normal_name(front).endswith(normal_name(words))
    return front if front is not None and whole else words
