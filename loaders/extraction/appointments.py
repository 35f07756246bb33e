"""Who is appointed to which post, or leaves it, as a document says (任命…为…, 免去…职务)."""

from __future__ import annotations

from datetime import date

from loaders.extraction.issuance import unit_of
from loaders.extraction.sentences import sentences_of
from loaders.extraction.statements import Statements, method
from loaders.formats.document import Document
from loaders.language.posts import appointments, unit_of_post
from ontology import late_re as re
from ontology.ids import iri_of
from ontology.model import Extraction, Thing, Value

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def with_appointments(extraction: Extraction, document: Document) -> Extraction:
    """The extraction with each appointment that a paragraph tells of, with its words.

    It holds from the day of issue, where the document has one.
    """
    source = extraction.document
    division = source.division
    said = Statements(document, source)
    day = next((e for e in (source.issued, source.dated) if e and _DAY.fullmatch(e)), None)
    for sentence in sentences_of(document):
        for each in appointments(sentence.text):
            unit = unit_of(division, unit_of_post(each.post) or "", source.dated)
            if unit is None:
                continue
            key = "heldTo" if each.ends else "heldFrom"
            when: tuple[tuple[str, Value], ...] = ()
            if day is not None:
                when = ((key, date.fromisoformat(day)),)
            post = Thing(iri_of(division, "Post", each.post), "Post", each.post)
            person = Thing(iri_of(division, "Person", each.person), "Person", each.person)
            keys = (*source.keys, each.person, each.post)
            held = Thing(
                iri_of(division, "Membership", *keys),
                "Membership",
                f"{each.person}：{each.post}",
                when,
            )
            passage = said.cite(sentence[each.start : each.end])
            how = method("post", "post/left" if each.ends else "post/appointed")
            said.state(held, "member", person, passage, how, each.person)
            said.state(held, "inPost", post, passage, how, each.post)
            said.state(post, "postIn", unit, passage, how, each.post)
    return said.added_to(extraction)
