"""From a file to all that it states and all that follows from it alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kg.run.fingerprint import signed
from kg.run.reading import fragment
from kg.store import Change

if TYPE_CHECKING:
    from ontology.known import Known
    from ontology.model import Extraction


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a file. change: as it is stored, if no other file has the same content."""

    extraction: Extraction
    change: Change

    @classmethod
    def of(cls, extraction: Extraction) -> Self:
        """What was read, with the quads that say it."""
        return cls(extraction, Change.of_extraction(extraction))


def read_whole(
    path: Path, known: Known, *, place: str | None = None, kind: str | None = None
) -> Read:
    """Read one document, and make its quads: the work of a process that reads.

    Arguments and errors as of :func:`read_document`.
    """
    return Read.of(read_document(path, known, place=place, kind=kind))


def read_document(
    path: Path,
    known: Known | None = None,
    *,
    place: str | None = None,
    kind: str | None = None,
) -> Extraction:
    """Read one document (:func:`kg.run.reading.fragment`).

    known: registries and reviewed names; None: the bundled ones. place: the division that a
    person says it is of (code or path), for the document's date. kind: of which kind a person
    says it is.
    Raises ReadError, TableError, UnknownDocumentKind, AccountError; NotFound for place or kind.
    """
    from loaders.formats.files import take
    from ontology.known import bundled

    read = fragment(
        path.name, take(path), known or bundled(), place=place, kind=kind, where=str(path)
    )
    return signed(read)
