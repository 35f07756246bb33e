"""Reading: a file of any format becomes one :class:`~loaders.formats.document.Document`."""

from __future__ import annotations

from pathlib import Path

from loaders.formats.coverage import covered_twice, uncovered
from loaders.formats.document import Block, Cell, Document, Piece, Table
from loaders.formats.files import take
from loaders.formats.sniff import read_bytes
from loaders.formats.text import read_text

__all__ = [
    "Block",
    "Cell",
    "Document",
    "Piece",
    "Table",
    "covered_twice",
    "read",
    "read_bytes",
    "read_text",
    "uncovered",
]


def read(path: Path) -> Document:
    """The document in a file; its name is the file's.

    Raises ReadError for a file that is missing, empty, too large, of a kind that no reader
    takes, or in an encoding that cannot be told; TableError for a malformed table.
    """
    return read_bytes(take(path), path.name, str(path))
