"""Who issued a document, under which number, when: what an official one says of itself (GB/T 9704).

Only where its first and last lines show it: a number of the issuing organ, or a signature with its
day. A report to a congress is given, not issued; its speaker issues nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.extraction.front import front_matter
from loaders.extraction.statements import Statements
from loaders.formats.document import Document, Piece
from loaders.language.unit_forms import is_group, kind
from ontology import late_re as re
from ontology.ids import iri_of
from ontology.model import Division, Extraction, Thing
from ontology.registry_at import registry_at
from ontology.text import half_width, normal_name

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FULL = re.compile(r"[\u4e00-\u9fff]{2,}?(?:省|自治区|市|自治州|州|盟|区|县|旗|街道|镇|乡)")
"""The name of an organ that says of which place it is; 县人民政府 alone is anybody's."""


def with_issuance(extraction: Extraction, document: Document) -> Extraction:
    """The extraction with what the document says of its issuing, each with its passage."""
    front = front_matter(document)
    issued = front.issued if front.issued and _DAY.fullmatch(front.issued.value) else None
    if front.number is None and issued is None:
        return extraction
    number = _found(document, front.number) if front.number else None
    day = _found(document, issued.words, last=True) if issued else None
    source = replace(
        extraction.document,
        number=front.number if number else None,
        issued=issued.value if issued and day else None,
    )
    said = Statements(document, source)
    for words, rule in ((number, "front/number"), (day, "front/issued")):
        if words is not None:
            passage = said.cite(words)
            said.state(source.thing, "issuanceStatedIn", source.thing, passage, rule, words.text)
    for organ in (front.issuer or "").split("、"):
        piece = _found(document, organ) if _FULL.match(organ) else None
        unit = unit_of(source.division, organ, source.dated) if piece is not None else None
        if unit is not None and piece is not None:
            said.state(source.thing, "issuedBy", unit, said.cite(piece), "front/issuer", organ)
    return replace(said.added_to(extraction), document=source)


def unit_of(division: Division, organ: str, dated: str | None) -> Thing | None:
    """The unit of a name in a document of this date: the registered one, or one by its form, which
    goes by the name that texts of its own division have for it (区教育局 of 某市某区教育局).
    """
    whole = normal_name(organ)
    name = _by_level(whole, division.name)
    registry = registry_at(division.code, dated)
    known = (registry.find(whole) or registry.find(name)) if registry else None
    if known is not None:
        return Thing(iri_of(division, "Unit", known.name), known.kind, known.name)
    form = kind(name)
    if form is None or is_group(name):
        return None
    return Thing(iri_of(division, form, name), form, name)


def _by_level(organ: str, place: str) -> str:
    """The name of an organ with the level of its own division instead of that one's name.

    >>> _by_level("云岭市青石区教育局", "青石区"), _by_level("云岭市教育局", "青石区")
    ('区教育局', '云岭市教育局')
    """
    level = _LEVEL.search(place)
    before, own, rest = organ.partition(place)
    if level is None or not own or not rest or _ABOVE.fullmatch(before) is None:
        return organ
    return f"{level.group()}{rest}"


_LEVEL = re.compile(r"(?:[省市州盟区县旗镇乡]|街道)$")
_ABOVE = re.compile(r"(?:中共)?(?:[\u4e00-\u9fff]{2,8}?(?:省|自治区|自治州|[市州盟县区旗]|地区))*")


def _found(document: Document, words: str, *, last: bool = False) -> Piece | None:
    """Where some words of the front matter stand, white space left out. last: of several places."""
    form = re.compile("".join(_BRACKETS.get(e, re.escape(e)) for e in half_width(words)))
    places = [place for piece in _lines(document) for place in _within(piece, form)]
    return places[-1 if last else 0] if places else None


_BRACKETS = {"〔": r"[〔\[（(【﹝]", "〕": r"[〕\]）)】﹞]第?"}


def _lines(document: Document) -> Iterator[Piece]:
    return (block.piece for block in document.blocks if len(block.piece) <= _LONGEST)


_LONGEST = 200


def _within(piece: Piece, form: re.Pattern[str]) -> Iterator[Piece]:
    solid = [at for at, mark in enumerate(piece.text) if not mark.isspace()]
    words = half_width("".join(piece.text[at] for at in solid))
    for match in form.finditer(words):
        yield piece[solid[match.start()] : solid[match.end() - 1] + 1]
