"""What the tasks of tables and lists are about: projects, roads, programmes that their words name.

Reports and reviews read names as they go; here a task is stated already, and what its words surely
name (:mod:`loaders.language.sure_names`) it advances or concerns. A name that is all of its words
is the task's own: one thing of that name is enough.
"""

from __future__ import annotations

from loaders.extraction.statements import Statements, method
from loaders.formats.document import Document, Piece
from loaders.language.name import Name
from loaders.language.public_names import distinct, public_names
from loaders.language.sure_names import sure_names
from ontology.ids import iri_of
from ontology.known_names import known_names
from ontology.model import Extraction, TaskWords, Thing
from ontology.registry_at import registry_at
from ontology.text import normal_name
from ontology.vocabulary import vocabulary


def with_named_works(extraction: Extraction, document: Document) -> Extraction:
    """The extraction of a table or list with what its tasks are about, each with the words.

    A name that a reviewer registered is what the registry says that it is.
    """
    said = Statements(document, extraction.document)
    division = extraction.document.division
    known = known_names(division)
    registry = registry_at(division.code, extraction.document.dated)

    def public(text: str) -> list[Name]:
        return distinct(public_names(text, registry, division))

    related = {
        (each.subject.iri, each.object.iri)
        for each in extraction.statements
        if each.predicate in ("advances", "concerns")
    }
    for each in extraction.statements:
        if each.task_words is not TaskWords.TITLE:
            continue
        at = each.passage.locator
        words = Piece.at(document.text, at.start, at.end)
        for name in sure_names(words.text, public):
            if normal_name(words.text) == name.name:
                continue
            thing = known.find(name.name) or Thing(
                iri_of(division, name.kind, name.name), name.kind, name.name
            )
            predicate = vocabulary().served_by(thing.kind)
            if predicate is None or (each.object.iri, thing.iri) in related:
                continue
            related.add((each.object.iri, thing.iri))
            written = words[name.start : name.end]
            passage = said.cite(written, row=at.row, column=at.column, section=at.section)
            said.mention(thing, passage, name.rule_id, written.text)
            how = method("about", name.rule_id)
            said.state(each.object, predicate, thing, passage, how, written.text)
    return said.added_to(extraction)
