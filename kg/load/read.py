"""From a file to all that it states and all that follows from it alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.run.fingerprint import signed
from kg.run.reading import fragment

if TYPE_CHECKING:
    from ontology.known import Known
    from ontology.model import Extraction


def read_document(
    path: Path, known: Known | None = None, *, place: str | None = None
) -> Extraction:
    """Read one document (:func:`kg.run.reading.fragment`).

    known: registries and reviewed names; None: the bundled ones. place: the division that a
    person says it is of (code or path), for the document's date.
    Raises ReadError, TableError, UnknownDocumentKind, AccountError; NotFound for the place.
    """
    from loaders.formats.files import take
    from ontology.known import bundled

    return signed(fragment(path.name, take(path), known or bundled(), place=place, where=str(path)))
