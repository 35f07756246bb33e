"""Writing down the words of a file that is no text, each with where a person finds it.

A reader of such a format tells its paragraphs and its grids of cells in reading order; here
they become a text (cells parted by tabs, rows and paragraphs by line ends), the parts of a
:class:`~loaders.formats.document.Document` with exact offsets into it, and its places.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from loaders.formats import headings
from loaders.formats.document import PLAIN, Block, Document, Form, Piece, Table
from loaders.formats.grid import RawCell, RawTable, build
from loaders.formats.lines import MAX_CELL
from loaders.formats.words import Words
from ontology.errors import ReadError
from ontology.locator import Locator
from ontology.text import ordinary

MOST_CHARACTERS = 32 << 20
"""Characters of the longest text that is written down."""


class Run(NamedTuple):
    """Words that stand in one place. place: its kinds of places; its characters are not used."""

    text: str
    place: Locator | None = None


Paragraph = Sequence[Run]
"""What is read without a break: runs follow each other with nothing between them."""


@dataclass(slots=True)
class GridCell:
    """A cell of a grid: its paragraphs, and over how many rows and columns it spreads."""

    paragraphs: Sequence[Paragraph] = ()
    down: int = 1
    across: int = 1

    def __bool__(self) -> bool:
        return bool(self.paragraphs)

    @property
    def words(self) -> str:
        return "".join(run.text for paragraph in self.paragraphs for run in paragraph).strip()


@dataclass(slots=True)
class Grid:
    """Cells in rows, all of one length; None where a cell spreads over from above or the left.

    heads: how many rows the file says are heads; 0 where it does not say.
    gaps: numbers of rows (from 0) before which at least one empty row stands.
    """

    rows: list[list[GridCell | None]] = field(default_factory=list)
    heads: int = 0
    gaps: set[int] = field(default_factory=set)

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0


@dataclass(slots=True)
class _Found:
    """A part, before the text is whole."""

    raw: RawTable | tuple[int, int]
    level: int | None = 0
    form: Form = PLAIN


class Written:
    """The text of one file while it is being written down."""

    def __init__(self, name: str, where: str) -> None:
        self.name, self.where = name, where or name
        self.notices: list[str] = []
        self._chunks: list[str] = []
        self._length = 0
        self._places: list[Locator] = []
        self._parts: list[_Found] = []

    # --- words ----------------------------------------------------------------------

    def paragraph(self, runs: Paragraph, level: int | None = None, form: Form = PLAIN) -> None:
        """A paragraph. level: of a heading; None where its words are to tell. form: its look."""
        start = self._length
        for run in runs:
            self._run(run)
        end = self._length
        self.add("\n")
        self.block(start, end, level, form)

    def block(self, start: int, end: int, level: int | None = None, form: Form = PLAIN) -> None:
        """Words that are written already are a paragraph."""
        if start < end:
            self._parts.append(_Found((start, end), level, form))

    def cell(self, cell: GridCell | None, after: str) -> RawCell:
        """The words of a cell, and what parts it from the next."""
        raw = RawCell(self._length)
        for number, paragraph in enumerate(cell.paragraphs if cell is not None else ()):
            if number:
                self.add("\n")
            start = self._length
            for run in paragraph:
                self._run(run)
            raw.spans.append((start, self._length))
        self.add(after)
        return raw

    def table(self, raw: RawTable) -> None:
        self._parts.append(_Found(raw))

    def add(self, text: str) -> None:
        """Characters that are in no part: what stands between them."""
        self._chunks.append(ordinary(text))
        self._length += len(text)
        if self._length > MOST_CHARACTERS:
            raise ReadError(
                f"holds more than {MOST_CHARACTERS >> 20} million characters",
                where=self.where,
                way_out="split it into documents",
            )

    def so_far(self) -> str:
        """The text that is written so far."""
        if len(self._chunks) > 1:
            self._chunks[:] = ["".join(self._chunks)]
        return self._chunks[0] if self._chunks else ""

    def _run(self, run: Run) -> None:
        if run.place is not None and run.text:
            self._places.append(Locator(self._length, *run.place[1:]))
        self.add(run.text)

    # --- the document -----------------------------------------------------------------

    def document(self, encoding: str, sha256: str) -> Document:
        """All that was written, as a document. Raises ReadError where it holds no words."""
        text = "".join(self._chunks)
        words = Words(text)
        parts = list(self._built(text, words))
        if not parts:
            raise ReadError(
                "holds no words" + "".join(f"; {notice}" for notice in self.notices),
                where=self.where,
                way_out="load a file whose words can be copied, not pictures of them",
            )
        return Document(
            name=self.name,
            text=text,
            encoding=encoding,
            sha256=sha256,
            parts=tuple(parts),
            notices=tuple(self.notices),
            marks=tuple(sorted(words.marks)),
            places=tuple(self._places),
        )

    def _built(self, text: str, words: Words) -> Iterable[Block | Table]:
        above: Piece | None = None
        for found in self._parts:
            if isinstance(found.raw, RawTable):
                yield build(found.raw, words, above, self.where)
                above = None
                continue
            start, end = found.raw
            if end - start > MAX_CELL:
                raise ReadError(
                    f"a paragraph of {end - start} characters (at most {MAX_CELL} are read)",
                    where=self.where,
                    way_out="check that the ends of its lines were not lost",
                )
            piece = Piece.at(text, start, end)
            if piece:
                level = found.level
                rank = headings.rank(piece.text) if level is None else level
                yield Block(piece, rank, found.form)
                above = piece
