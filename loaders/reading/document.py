"""One type for all file formats: a text, and its blocks and tables with exact offsets.

Offsets are Python `str` indices into :attr:`Document.text`, whose line ends are those of
the file. `document.text[span.start:span.end]` is what a person would see marked; a cell's
or block's `text` is the same words made readable (line breaks inside a name removed).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of readable text that remembers where each character came from.

    text: the readable words.
    origins: for each character of `text` its offset in the document, so that any part of
        the readable words can be located; same length as `text`.
    """

    text: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the document of `text[start:end]` (must not be empty)."""
        return self.origins[start], self.origins[end - 1] + 1

    @property
    def start(self) -> int:
        return self.origins[0]

    @property
    def end(self) -> int:
        return self.origins[-1] + 1


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading. level: 0 for a paragraph, 1… for a heading."""

    piece: Piece
    level: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    row, column: position in the table's grid, from 0; the header is row 0.
    paragraphs: the cell's paragraphs; empty for an empty cell.
    merged: the cell continues the one above it (a merged cell left empty in a dump).
    start, end: where the cell stands in the document (an empty cell has start == end).
    """

    row: int
    column: int
    paragraphs: tuple[Piece, ...]
    start: int
    end: int
    merged: bool = False

    @property
    def text(self) -> str:
        """The cell's words, paragraphs joined by line feeds."""
        return "\n".join(piece.text for piece in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: header cells, then rows of cells, all rows as long as the header.

    caption: the paragraph right above the table, if any.
    """

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    start: int
    end: int
    caption: Piece | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(cell.text for cell in self.header)


@dataclass(frozen=True, slots=True)
class Document:
    """A file, read.

    name: the file's name. encoding: as found. sha256: of the file's bytes.
    parts: blocks and tables in reading order.
    notices: what the reader wants a person to know ("read as GB18030").
    """

    name: str
    text: str
    encoding: str
    sha256: str
    parts: tuple[Block | Table, ...]
    notices: tuple[str, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(part for part in self.parts if isinstance(part, Table))

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(part for part in self.parts if isinstance(part, Block))
