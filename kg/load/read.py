"""From a file to all that it states and all that follows from it alone."""

from __future__ import annotations

from pathlib import Path

from ontology.errors import ReadError
from ontology.model import Extraction


def read_document(path: Path) -> Extraction:
    """Read one document: its statements, and what follows from them by rule.

    Raises ReadError, TableError, UnknownDocumentKind, AccountError.
    """
    from loaders.formats import read
    from loaders.kinds import extract

    try:
        path.name.encode()
    except UnicodeEncodeError:
        raise ReadError(
            "the file's name is not text (UTF-8)", where=str(path), way_out="rename the file"
        ) from None
    return infer(extract(read(path)))


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
