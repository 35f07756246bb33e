"""The front matter of a document, by the parts that GB/T 9704 gives an official one.

Title, issuing body, number, date, addressee, signature, titles of annexes: each is told by its
form and by what stands beside it, for texts, Word and PDF alike. What a portal, a legal database
or a newspaper put around a document (crumbs, citation codes, counters, captions) is none of it,
nor is the file's name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extraction.heads.annexes import annexes_of
from loaders.extraction.heads.card import card_of
from loaders.extraction.heads.dates import dated_below, made, time_told, up_to
from loaders.extraction.heads.days import PRINTED, day_of
from loaders.extraction.heads.issue import issue_in
from loaders.extraction.heads.issuer import issuer_of
from loaders.extraction.heads.line import Line
from loaders.extraction.heads.lines import head_of, lines_of
from loaders.extraction.heads.number import own_number
from loaders.extraction.heads.organs import PLACE, organs_in
from loaders.extraction.heads.sessions import SESSION, adopted
from loaders.extraction.heads.signature import signature_of
from loaders.extraction.heads.sorts import Is
from loaders.extraction.heads.title import find_title
from loaders.formats.document import Document, Piece
from loaders.language.dates import Dated
from ontology import late_re as re
from ontology.remembered import once
from ontology.text import half_width, normal_name, squeeze


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a document says of itself; None where it does not.

    title: its words where they stand, lines joined. issuer, signature: as written, several joined
    by 、; what only the card of a portal says (发文机关) stands behind both.
    number: 青政办〔2024〕7号. date: `2024-03-08`, of issue, of the session that it was given to, or
    up to which it reports.
    addressee: whom it is sent or given to. annexes: titles of what is attached. dated: `date`,
    else what its title or a line beside it says of its time (`2024`). given: the day of the
    session or below the title. issued: the day below the signature, or of printing. maker: who
    sent it or put it on a portal, by the portal's card. issue: of a bulletin, by its masthead.
    day: `date`, but for a day that a portal's card says of its sending: it tells the edition.
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
    maker: str | None = None
    issue: int | None = None
    day: Dated | None = None


@once
def front_matter(document: Document) -> FrontMatter:
    """The front matter of a document; its file's name plays no part."""
    lines = lines_of(document)
    head = head_of(lines)
    title, at = find_title(head)
    card = card_of(document, lines)
    title = _whole_by_card(title, card.title)
    numbers = (each.number or own_number(each.words) for each in head)
    pasted = lines[len(head)].number if len(head) < len(lines) else None  # all on one line
    number = next(filter(None, (*numbers, card.number, pasted)), None)
    session = next((m for e in head for m in [SESSION.search(e.words)] if m), None)
    addressee = _addressee(lines, len(head))
    issuer = issuer_of(document, head, title, at)
    signature, signed, after = signature_of(document, at, issuer, title)
    if signed is None and title is not None:
        first = next((n for n, e in enumerate(lines) if e.piece.start == title.start), at)
        between = document.blocks[first + 1 : at]  # what it orders is called so again, below
        if any(each.piece.text.rstrip().endswith("。") for each in between):
            signature, signed, after = signature_of(document, first + 1, issuer, title)
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
    given = up_to(title, head, given or signed) or given
    date = given or signed or day_of(printed) or card.formed or card.day
    return FrontMatter(
        title=title,
        issuer=_in_full(issuer or signature or card.issuer, signature, card.issuer, card.maker),
        number=number,
        date=date.value if date else None,
        given=given,
        issued=signed or day_of(printed),
        addressee=session["congress"] if session and not adopted(session) else addressee,
        signature=signature,
        annexes=tuple(annexes_of(document, title, after)),
        maker=card.maker,
        dated=date.value if date else time_told(title, head),
        issue=issue_in(_above(head, title), number),
        day=given or signed or day_of(printed) or card.formed,
    )


def _in_full(issuer: str | None, *others: str | None) -> str | None:
    """The organ that a title calls by its level alone (区政府办公室), as the signature or the card
    calls it in full (某市某区人民政府办公室), where one of them does.
    """
    if issuer is None or _BY_LEVEL.fullmatch(issuer) is None:
        return issuer
    short = issuer.replace("人民政府", "政府")
    full = (e for e in others if e and e != issuer and PLACE.match(e) and organs_in(e))
    return next((e for e in full if e.replace("人民政府", "政府").endswith(short)), issuer)


_BY_LEVEL = re.compile(r"[省市州区县旗盟]?(?:人民)?政府(?:办公室|办公厅)?")


def _addressee(lines: Sequence[Line], body: int) -> str | None:
    """Whom a document is sent to: a line of its own at the head's end, or several as one, of which
    each that is not the last begins so (各县…) or ends in the midst of a list (…各委、办、局，).
    """
    upto = range(min(body + _ADDRESSED, len(lines)))
    at = next((n for n in upto if lines[n].sort is Is.ADDRESSEE), None)
    if at is None:
        return None
    words = [lines[at].words.rstrip("：:")]
    for line in reversed(lines[:at]):
        goes_on = line.sort in (Is.WORDS, Is.BODY) and _LISTS.match(line.words) is not None
        if not goes_on:
            break
        words.insert(0, line.words)
    return "".join(words)


_ADDRESSED = 6
_LISTS = re.compile(r"各[^。；：]*$|[^。；：]{4,}[，,、]$")


def _above(head: Sequence[Line], title: Piece | None) -> Sequence[Line]:
    """The lines above the title; none where there is no title."""
    if title is None:
        return ()
    return [each for each in head if each.piece.end <= title.start]


def _whole_by_card(title: Piece | None, named: Piece | None) -> Piece | None:
    """The title, or what the portal's card calls the document, where the one that was read is no
    more than its end and does not open as titles do (…建设三⏎年实施计划的通知).
    """
    if title is None or named is None:
        return title or named
    one, whole = normal_name(title.text), normal_name(named.text)
    cut = whole.endswith(one) and _OPENS.match(one) is None
    before = whole.removesuffix(one)
    if not cut or _IN_MIDST.search(before) is None or own_number(before) is not None:
        return title
    bars = len(named.text) - len(named.text.lstrip("|｜ \t"))
    return named[bars:]


_IN_MIDST = re.compile(r"[\u4e00-\u9fff\d]$")


_OPENS = re.compile(
    r"关于|印发|转发|\d{4}年|[《“]|[\u4e00-\u9fff]{2,14}?(?:[省市州区县旗盟镇乡]|街道)|政府"
)


def issued_day(document: Document) -> str | None:
    """The day that tells the edition of a document: of issue, or of the session it was given to."""
    day = front_matter(document).day
    return None if day is None else day.value


def front_title(document: Document) -> str | None:
    """The title of a document, on one line; None where its first lines show none."""
    title = front_matter(document).title
    return None if title is None else squeeze(title.text)


def whole_title(document: Document, words: str) -> str:
    """A line that names a document, or the title over several lines of its front that ends so."""
    front = front_title(document)
    whole = front is not None and normal_name(front).endswith(normal_name(words))
    return front if front is not None and whole else words
