"""What a document says of units that were renamed, merged or formed from others (更名为, 并入)."""

from __future__ import annotations

from loaders.extraction.issuance import unit_of
from loaders.extraction.sentences import sentences_of
from loaders.extraction.statements import Statements, method
from loaders.formats.document import Document
from loaders.language.reorganisations import changes
from ontology.model import Extraction
from ontology.reorganisations import Reorganisation, event


def with_reorganisations(extraction: Extraction, document: Document) -> Extraction:
    """The extraction with each change of units that a paragraph tells of, with its words.

    One that goes on when another comes to it stands at both ends; both of a new name are new.
    """
    source = extraction.document
    said = Statements(document, source)
    for sentence in sentences_of(document):
        for each in changes(sentence.text):
            before = [unit_of(source.division, name, source.dated) for name in each.before]
            after = unit_of(source.division, each.after, source.dated)
            if after is None or None in before:
                continue
            units = [unit for unit in before if unit is not None and unit.iri != after.iri]
            goes_on = [after] if each.rule == "change/merged" else []
            told = Reorganisation(
                tuple(unit.name for unit in (*units, *goes_on)), (after.name,), each.on
            )
            happened = event(source.division, told, *source.keys)
            passage = said.cite(sentence[each.start : each.end])
            how = method("change", each.rule)
            for unit in (*units, *goes_on):
                said.state(happened, "originalUnit", unit, passage, how, unit.name)
            said.state(happened, "resultingUnit", after, passage, how, each.after)
            for unit in units:
                said.state(unit, "succeededBy", after, passage, how, None)
    return said.added_to(extraction)
