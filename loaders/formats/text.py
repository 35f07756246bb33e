"""The reader of plain text: paragraphs, headings, and tables in their textual forms."""

from __future__ import annotations

import hashlib

from loaders.formats import closed_cells, delimited, dump, headings
from loaders.formats.decoding import decode
from loaders.formats.document import Block, Document, Piece, Table
from loaders.formats.drawn import drawn_at
from loaders.formats.files import refuse_other_kinds
from loaders.formats.grid import RawTable, build
from loaders.formats.lines import Line, lines, written_line_ends
from loaders.formats.opened import OpenedCells
from loaders.formats.quoted_cells import joined_lines
from loaders.formats.ragged import ragged_at
from loaders.formats.words import Words
from ontology import late_re as re
from ontology.errors import ReadError, TableError
from ontology.locator import in_file
from ontology.text import ordinary

_BOLD_LABEL = re.compile(
    r"\s*(?:[-*+]\s+)?(?P<opening>\*\*)[^*\n]{1,40}"
    r"(?:[：:](?P<within>\*\*)|(?P<before>\*\*)\s*[：:])"
)


def read_bytes(data: bytes, name: str, where: str = "") -> Document:
    """The document of a text file's bytes.

    name: the document's name. where: how messages call the file (its name if not given).

    Raises ReadError for bytes that are no clean text, TableError for a malformed table.
    """
    where = where or name
    refuse_other_kinds(data, where)
    decoded = decode(data, where)
    return read_text(
        decoded.text,
        name,
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        notices=decoded.notices,
        where=where,
    )


def read_text(
    text: str,
    name: str,
    *,
    encoding: str = "utf-8",
    sha256: str | None = None,
    notices: tuple[str, ...] = (),
    where: str = "",
) -> Document:
    """The document of a text whose line ends are untouched.

    sha256: of the file's bytes; that of the text in UTF-8 if not given.

    Raises ReadError where there is nothing to read or a paragraph is beyond measure,
    TableError for a row that is not as long as its header or a cell beyond measure.
    """
    own = sha256 or hashlib.sha256(text.encode()).hexdigest()
    text = ordinary(text)
    reading = _Reading(text, where or name)
    reading.run()
    if not reading.parts:
        raise ReadError(
            "holds nothing but white space",
            where=where or name,
            way_out="check that it was copied whole",
        )
    return Document(
        name=name,
        text=text,
        encoding=encoding,
        sha256=own,
        parts=tuple(reading.parts),
        notices=(*notices, *reading.notices),
        marks=tuple(sorted(reading.words.marks)),
    )


_BELOW = 40
"""So many parts below a table a line of cells may be a row that is cut off from it."""


class _Reading:
    """One pass over the lines of a text."""

    def __init__(self, text: str, where: str) -> None:
        self.words = Words(text)
        self.parts: list[Block | Table] = []
        self.notices: list[str] = []
        self._where = where
        for start, end in written_line_ends(text):
            self.words.mark(start, end)
        self._lines = closed_cells.with_titles_apart(text, joined_lines(text, lines(text, where)))
        self._opened = OpenedCells(text, self._lines)
        # numbered headings stand below the headings marked with signs
        self._depth = max((headings.markdown(self._of(line))[0] for line in self._lines), default=0)

    def run(self) -> None:
        """Read all lines into parts."""
        index = 0
        while index < len(self._lines):
            try:
                found = self._table_at(index)
            except TableError:
                end = ragged_at(self.words.text, self._lines, index)
                if end is None:
                    raise
                self._keep(self._lines[index:end])
                index = end
                continue
            if found is None:
                self._tell_if_row(self._lines[index])
                self._add_block(self._lines[index])
                index += 1
                continue
            raw, index = found
            self.parts.append(build(raw, self.words, self._caption(), self._where))

    def _table_at(self, index: int) -> tuple[RawTable, int] | None:
        line = self._lines[index]
        if self.words.text.startswith("\t", line.start):
            return dump.table_at(self._opened, index, self._where, self.notices)
        return (
            drawn_at(self.words, self._lines, index)
            or delimited.bars_at(self.words, self._lines, index, self._where)
            or delimited.tabs_at(self.words, self._lines, index, self._where)
            or closed_cells.closed_at(self.words, self._lines, index)
        )

    def _tell_if_row(self, line: Line) -> None:
        """A line of cells below a table that is none of its rows is told, never left in silence."""
        cells = delimited.cells_of(self.words.text, line)
        if cells and any(isinstance(part, Table) for part in self.parts[-_BELOW:]):
            place = in_file(self._where, line=line.number)
            self.notices.append(
                f"{place}: {cells} cells below a table, but no row of it (more or fewer than its"
                " header has, or too far below), so they are kept as text"
            )

    def _keep(self, ragged: list[Line]) -> None:
        """Keep lines of cells as text, and say so."""
        self.notices.append(
            f"{in_file(self._where, line=ragged[0].number)}: lines parted by bars, some with more"
            f" cells than others and no tasks in them ({len(ragged)}), are kept as text"
        )
        for line in ragged:
            self._add_block(line)

    def _caption(self) -> Piece | None:
        above = self.parts[-1] if self.parts else None
        return above.piece if isinstance(above, Block) else None

    def _add_block(self, line: Line) -> None:
        level, sign = headings.markdown(self._of(line))
        self.words.mark(line.start, line.start + len(self._of(line)[:sign].rstrip()))
        piece = self._without_bold(line.start + sign, line.end)
        if not piece:
            return
        if not level:
            rank = headings.rank(piece.text)
            level = self._depth + rank if rank else 0
        self.parts.append(Block(piece, level))

    def _without_bold(self, start: int, end: int) -> Piece:
        """The words of a line, without the signs that set its label in bold (**责任单位**：甲)."""
        bold = _BOLD_LABEL.match(self.words.text, start, end)
        if bold is None:
            return self.words.piece(start, end)
        closing = bold.span("within" if bold["within"] else "before")
        signs = [bold.span("opening"), closing]
        for sign in signs:
            self.words.mark(*sign)
        cuts = [start, *(at for sign in signs for at in sign), end]
        kept = [self.words.piece(*span) for span in zip(cuts[::2], cuts[1::2], strict=True)]
        return Piece.join([each for each in kept if each], "")

    def _of(self, line: Line) -> str:
        return self.words.text[line.start : line.end]
