"""The pure function under all reading: a file's bytes, its name, what is known → a fragment.

A fragment is an :class:`~ontology.model.Extraction` with what follows from it alone: statements,
their passages, the account of every piece, notices. The function opens no file and no store,
asks no clock, and looks at no registry but the one that it is given; its result can be pickled.
So it runs here, in processes, or on the machines of a cluster, and always gives the same.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ontology.errors import ReadError
from ontology.model import Extraction

if TYPE_CHECKING:
    from ontology.known import Known


def fragment(
    name: str,
    data: bytes,
    known: Known,
    *,
    place: str | None = None,
    kind: str | None = None,
    where: str = "",
) -> Extraction:
    """All that one document states, and what follows from it by rule.

    name: the file's. data: its bytes. known: registries and reviewed names. place: the division
    that a person says it is of (code or path), for the document's date. kind: of which kind a
    person says it is. where: what an error calls the file, if not by its name.
    Raises ReadError, TableError, UnknownDocumentKind, AccountError; NotFound for place or kind.
    """
    from loaders.formats import read_bytes
    from loaders.kinds import extract

    try:
        name.encode()
    except UnicodeEncodeError:
        raise ReadError(
            "the file's name is not text (UTF-8)", where=where or name, way_out="rename the file"
        ) from None
    with known.in_use():
        document = read_bytes(data, name, where)
        if place is not None:
            from loaders.extraction.division import settled
            from loaders.extraction.front import front_matter

            document = replace(document, place=settled(place, front_matter(document).dated))
        return infer(extract(document, kind))


def infer(extraction: Extraction) -> Extraction:
    """Add what follows by rule: aliases, members of groups, strategies, verdicts, checks."""
    from kg.follow.assess import assess
    from kg.follow.infer import expand_groups
    from kg.follow.resolve import resolve_aliases
    from kg.follow.strategies import strategy_statements
    from loaders.kinds import kind_of
    from ontology.known_names import known_names
    from ontology.registry_at import registry_at

    division = extraction.document.division
    names = known_names(division)
    extraction = resolve_aliases(extraction, names)
    registry = registry_at(division.code, extraction.document.dated)
    expanded = [] if registry is None else expand_groups(extraction, registry)
    # Only a table reports on its tasks; a plan or a report has promised, and says no more.
    judged = assess(extraction) if kind_of(extraction.document.kind).tracks else []
    return extraction.with_statements(*expanded, *strategy_statements(extraction, names), *judged)
