"""Documents in, statements out: one module per kind of document.

A kind is recognised by what the document holds, never by its file's name.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from loaders.formats.document import Document
    from ontology.model import Extraction


class Kind(Protocol):
    """What the module of a kind of document offers.

    TITLE: what people call the kind. NEEDS: what a document needs to be taken for one.
    """

    TITLE: str
    NEEDS: str

    def unlike(self, document: Document) -> str | None:
        """Why a document is none of this kind; None if it is one."""

    def extract(self, document: Document) -> Extraction:
        """Read a document that `unlike` found nothing against."""


KINDS = ("progress_table", "task_list", "work_report", "department_plans", "review")
"""Modules of the kinds, from the strictest form to the loosest; the first that fits is taken."""


def extract(document: Document) -> Extraction:
    """All that a document states, with passages and the account of every piece.

    Raises UnknownDocumentKind if no loader knows what it is, TableError if its table is
    malformed, AccountError if something was read and then lost.
    """
    from loaders.layout.lost_table import refuse_lost_table
    from ontology.errors import UnknownDocumentKind

    refuse_lost_table(document)
    reasons, needs = [], []
    for name in KINDS:
        # One after the other: a table needs none of the rules that read names in prose.
        kind = cast("Kind", import_module(f"loaders.kinds.{name}"))
        reason = kind.unlike(document)
        if reason is None:
            return kind.extract(document)
        reasons.append(f"no {kind.TITLE}: {reason}")
        needs.append(kind.NEEDS)
    raise UnknownDocumentKind(
        f"the kind of document is not recognised ({'; '.join(reasons)})",
        where=document.name,
        way_out="; ".join(needs),
    )
