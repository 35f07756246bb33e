"""Official documents that assign nothing: plans, rules and notices, kept as text.

What a document of this form says is what somebody wants, lays down or makes known; who answers for
it, and what came of it, it does not say. So only what is certain is stated: its title, its
date, its place, what it names that a registry, a table of the nation or the form of an organ's
name knows, and the figures of a section that says that it sets goals.
"""

from __future__ import annotations

from loaders.extraction.front import front_title
from loaders.extraction.marks import Marks
from loaders.extraction.naming import Naming
from loaders.extraction.prose import Prose
from loaders.extraction.prose_kind import FORM, OFFICIAL, form_title, prose_kind
from loaders.extraction.rows import Rows
from loaders.extraction.whole_goals import read_goals
from loaders.formats.document import Document
from ontology.model import Extraction

KIND = "official_text"
TITLE = "official text"
NEEDS = (
    "a title that ends with what the document is (…方案, …意见, …办法, …通知 …), or words that pass"
    " one on (现将…印发给你们)"
)

_UNCERTAIN = ("Strategy", "Person")
"""What is told by quotation marks or two characters alone."""


def unlike(document: Document) -> str | None:
    """Why a document is no official text; None if it is one."""
    found = prose_kind(document).kind
    if found == OFFICIAL:
        return None
    if found is None:
        return "no title or words say that it is a plan, a rule or a notice"
    return "more of it tells how work went than lays down, passes on or explains"


def marks(document: Document) -> Marks:
    """By what a document is an official text."""
    found = prose_kind(document)
    rule = "kind/form-title" if found.strongest.entry == FORM else "kind/form-words"
    return Marks(rule, found.strongest.words, weak=found.weak)


def extract(document: Document) -> Extraction:
    """Read a document that :func:`unlike` found nothing against."""
    title = form_title(document) or front_title(document) or document.name
    prose = Prose(document, KIND, title, numbered=True)
    naming = Naming(prose, [each.piece for each in document.blocks])
    for block in document.blocks:
        for each in naming.read(block.piece):
            if each.thing.kind not in _UNCERTAIN:
                part = block.piece[each.name.start : each.name.end]
                prose.mention(each.thing, prose.passage(part, ()), each.name.rule_id, part.text)
    rows = Rows(document, prose.source, prose.dated)
    read_goals(rows, document.blocks, parts=True)
    prose.statements += rows.statements
    return prose.extraction(*rows.notices)
