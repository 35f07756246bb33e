"""What a document says of units that were renamed, merged or formed from others (更名为, 并入)."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.extraction.issuance import unit_of
from loaders.extraction.statements import Statements, method
from loaders.formats.document import Document
from loaders.language.reorganisations import changes
from ontology.model import Extraction
from ontology.reorganisations import Reorganisation, event

_SENTENCE = re.compile(r"[^。；;\n]+")


def with_reorganisations(extraction: Extraction, document: Document) -> Extraction:
    """The extraction with each change of units that a paragraph tells of, with its words.

    One that goes on when another comes to it stands at both ends; both of a new name are new.
    """
    source = extraction.document
    said = Statements(document, source)
    for block in document.blocks:
        for sentence in _SENTENCE.finditer(block.piece.text):
            for each in changes(sentence.group()):
                before = [unit_of(source.division, name) for name in each.before]
                after = unit_of(source.division, each.after)
                if after is None or None in before:
                    continue
                units = [unit for unit in before if unit is not None and unit.iri != after.iri]
                goes_on = [after.name] if each.rule == "change/merged" else []
                told = Reorganisation(
                    (*(unit.name for unit in units), *goes_on), (after.name,), each.on
                )
                happened = event(source.division, told, *source.keys)
                at = sentence.start()
                passage = said.cite(block.piece[at + each.start : at + each.end])
                how = method("change", each.rule)
                for unit in (*units, *([after] if goes_on else [])):
                    said.state(happened, "originalUnit", unit, passage, how, unit.name)
                said.state(happened, "resultingUnit", after, passage, how, each.after)
                for unit in units:
                    said.state(unit, "succeededBy", after, passage, how, None)
    if not said.statements:
        return extraction
    return replace(extraction, statements=(*extraction.statements, *said.statements))
