"""The project's own exceptions, all under one root.

A message is one line a person can act on: *where* (file, sheet, row, column, value),
*what*, and the *way out*. The command line prints it without a traceback and exits with
the class's `exit_code`.

This module and :mod:`ontology.model` import nothing of ours, so every layer may use them.
"""

from __future__ import annotations


class KgError(Exception):
    """Root of all errors that `kg` raises on purpose.

    what: what is wrong, in one line.
    where: file, row, column or value it was found at (printed first).
    way_out: what the person can do about it (printed last).
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", way_out: str = "") -> None:
        self.what = _one_line(what)
        self.where = _one_line(where)
        self.way_out = _one_line(way_out)
        super().__init__(str(self))

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head} — {self.way_out}" if self.way_out else head


class ReadError(KgError):
    """A file cannot be read as a document: missing, empty, binary, undecodable, too large."""


class UnknownDocumentKind(KgError):
    """The file was read, but no loader recognises what kind of document it is."""


class TableError(KgError):
    """A table is malformed: no unit column, a truncated row, an oversized cell."""


class AccountError(KgError):
    """The account of a document does not add up: something was read and then lost."""


class RegistryError(KgError):
    """A registry file (units, aliases, division) is malformed or contradicts itself."""


class LexiconError(KgError):
    """A file of the lexicon (words with rules and examples) is malformed or contradicts itself."""


class OntologyError(KgError):
    """A term is used that the ontology does not define, or the ontology is malformed."""


class StoreError(KgError):
    """The store cannot be opened, read or written."""


class StoreLocked(StoreError):
    """Another process is writing to the store."""


class StoreTooOld(StoreError):
    """The store was made by an older version of `kg`, and must be made anew."""


class StoreTooNew(StoreError):
    """The store was made by a newer version of `kg`."""


class DocumentConflict(StoreError):
    """A document of this name is loaded already, with other content."""


class NotFound(KgError):
    """No thing, document or question has this name."""


class QueryError(KgError):
    """A question is malformed, writes, or fails in its engine."""


class ParameterError(QueryError):
    """A question's parameter is missing, unknown, or has a wrong value."""


class ProjectionError(KgError):
    """RDF cannot be expressed as a property graph, or the other way round."""


class MirrorError(KgError):
    """A Cypher engine cannot be reached or refuses a sync."""


class ForeignServer(MirrorError):
    """A server answers that is neither the store's own nor named by whoever asks."""


class ExportError(KgError):
    """An export cannot be written."""


def _one_line(text: str) -> str:
    return " ".join(text.split())
