"""From a file to all that it states and all that follows from it alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ontology.errors import ReadError
from ontology.model import Extraction


def read_document(path: Path, place: str | None = None) -> Extraction:
    """Read one document: its statements, and what follows from them by rule.

    place: the division that a person says it is of (code or path), for the document's date.
    Raises ReadError, TableError, UnknownDocumentKind, AccountError; NotFound for the place.
    """
    from loaders.formats import read
    from loaders.kinds import extract

    try:
        path.name.encode()
    except UnicodeEncodeError:
        raise ReadError(
            "the file's name is not text (UTF-8)", where=str(path), way_out="rename the file"
        ) from None
    document = read(path)
    extraction = extract(document)
    if place is not None:
        from loaders.extraction.division import settled

        division = settled(place, extraction.document.dated)
        extraction = extract(replace(document, place=division))
    return infer(extraction)


def infer(extraction: Extraction) -> Extraction:
    """Add what follows by rule: aliases, members of groups, strategies, verdicts, checks."""
    from kg.follow.assess import assess
    from kg.follow.infer import expand_groups
    from kg.follow.resolve import resolve_aliases
    from kg.follow.strategies import strategy_statements
    from loaders.kinds import kind_of
    from ontology.known_names import known_names
    from ontology.registries import registry_of

    division = extraction.document.division
    names = known_names(division)
    extraction = resolve_aliases(extraction, names)
    registry = registry_of(division.code)
    expanded = [] if registry is None else expand_groups(extraction, registry)
    # Only a table reports on its tasks; a plan or a report has promised, and says no more.
    judged = assess(extraction) if kind_of(extraction.document.kind).tracks else []
    return extraction.with_statements(*expanded, *strategy_statements(extraction, names), *judged)
