"""Which format a file has, told by its bytes and never by its name: one table of formats.

A new format is a module with `read_bytes(data, name, where) -> Document` in this package, and a
line in :data:`FORMATS`. What none of them knows is plain text, or refused by the reader of texts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from loaders.formats.document import Document
from ontology.labels import Label


class FormatReader(Protocol):
    """What the module of a format offers."""

    def read_bytes(self, data: bytes, name: str, where: str = "") -> Document:
        """The document of a file's bytes. Raises ReadError, TableError."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the one line where it is registered.

    name: its module in this package. title: for people. endings: of files of it, usually.
    fits: whether bytes are of it. marked: whether the first and the last of them tell that.
    """

    name: str
    title: Label
    endings: tuple[str, ...]
    fits: Callable[[bytes], bool]
    marked: bool = True

    def read(self, data: bytes, name: str, where: str) -> Document:
        reader = cast("FormatReader", import_module(f"loaders.formats.{self.name}"))
        return reader.read_bytes(data, name, where)


def _zip_with(member: bytes) -> Callable[[bytes], bool]:
    def fits(data: bytes) -> bool:
        return data.startswith(b"PK\x03\x04") and member in data[:4096] + data[-65536:]

    return fits


def _is_delimited(data: bytes) -> bool:
    from loaders.formats.csv_text import looks_delimited

    return looks_delimited(data)


def _is_page(data: bytes) -> bool:
    from loaders.formats.html import looks_like_a_page

    return looks_like_a_page(data)


FORMATS = (
    Format("docx", Label("Word 文档", "Word document"), (".docx",), _zip_with(b"word/")),
    Format("xlsx", Label("Excel 工作簿", "Excel workbook"), (".xlsx",), _zip_with(b"xl/")),
    Format("pdf", Label("PDF", "PDF"), (".pdf",), lambda data: b"%PDF-" in data[:1024]),
    Format("html", Label("网页", "web page"), (".html", ".htm"), _is_page),
    Format(
        "csv_text",
        Label("逗号分隔表", "comma-separated table"),
        (".csv",),
        _is_delimited,
        marked=False,
    ),
    Format(
        "text",
        Label("纯文本", "plain text"),
        (".txt", ".md", ".markdown", ".tsv"),
        bool,
        marked=False,
    ),
)
"""The formats; the first that fits is taken, so plain text, which takes all, is the last."""

ENDINGS = frozenset(ending for each in FORMATS for ending in each.endings)


def is_marked(data: bytes) -> bool:
    """Whether bytes say themselves that they are of a format, as those of plain text do not.

    data: the first and the last of a file's, as `loaders.formats.files.both_ends` gives them.
    """
    return any(each.marked and each.fits(data) for each in FORMATS)


def read_bytes(data: bytes, name: str, where: str = "") -> Document:
    """The document of a file's bytes, of whatever format. Raises ReadError, TableError."""
    found = next(each for each in FORMATS if each is FORMATS[-1] or each.fits(data))
    return found.read(data, name, where or name)
