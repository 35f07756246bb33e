"""One type for all file formats: a text, and its blocks and tables with exact offsets.

Offsets are Python `str` indices into :attr:`Document.text`, whose line ends are those of
the file. `document.text[span.start:span.end]` is what a person would see marked; a cell's
or block's `text` is the same words made readable (stripped, invisible characters removed).
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import overload

from ontology import late_re as re
from ontology.locator import Locator
from ontology.model import Division
from ontology.text import squeeze

INVISIBLE = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Characters that show nothing (or reverse what is shown), for use in a `[…]` of a pattern."""

_SHOWN = re.compile(rf"[^{INVISIBLE}]+")
_HIDDEN = re.compile(rf"[{INVISIBLE}]")
_WHITE = re.compile(rf"[\s{INVISIBLE}]+")
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_PLAIN_MARK = re.compile(rf"(?<=[{_HAN}％%）)”》〉〕】])[,;:!?]|[,;:!?](?=[{_HAN}“《〈（(〔【])")
"""A plain mark beside a Chinese character: a keyboard's, for the full-width one that it means."""
_MARKS = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_SOLID = re.compile(rf"[^\s{INVISIBLE}]")
_LINE_END = re.compile("\r\n|\n|\r")
_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of readable text that remembers where each character came from.

    text: the readable words.
    origins: for each character of `text` its offset in the document, ascending; same
        length as `text`. A stretch without gaps is held as a `range`, so a long paragraph
        costs its text and three numbers.
    """

    text: str
    origins: Sequence[int]

    def __post_init__(self) -> None:
        origins = self.origins
        if len(origins) != len(self.text):
            raise ValueError(f"{len(self.text)} characters but {len(origins)} origins")
        if isinstance(origins, range) and origins.step == 1:  # as nearly all are
            return
        if not origins:
            object.__setattr__(self, "origins", range(0))
        elif origins[-1] - origins[0] + 1 == len(origins):  # ascending, so gapless
            object.__setattr__(self, "origins", range(origins[0], origins[-1] + 1))
        elif not isinstance(origins, tuple | range):
            object.__setattr__(self, "origins", tuple(origins))

    @classmethod
    def at(cls, text: str, start: int, end: int) -> Piece:
        """The readable part of `text[start:end]`: stripped, without invisible characters, its plain
        commas and colons beside Chinese characters as the full-width ones that they stand for.

        The piece is empty (and false) where nothing readable stands there.
        """
        first = _SOLID.search(text, start, end)
        if first is None:
            return cls("", range(start, start))
        start = first.start()
        while _WHITE.match(text[end - 1]):
            end -= 1
        return cls(text[start:end], range(start, end)).visible().punctuated()

    @classmethod
    def join(cls, pieces: Iterable[Piece], separator: str = "") -> Piece:
        """Pieces in the order of the document as one, e.g. a name broken over lines.

        separator: "" or one character to stand between them; it takes the origin of the
            first character that was dropped there, so there must be one.
        """
        if len(separator) > 1:
            raise ValueError("a separator is one character at most")
        every = [piece for piece in pieces if piece]
        if len(every) == 1:  # nearly all cells are of one line
            return every[0]
        words: list[str] = []
        origins: list[int] = []
        for piece in every:
            if origins and piece.start <= origins[-1]:
                raise ValueError("pieces must stand in the order of the document")
            if origins and separator:
                if piece.start == origins[-1] + 1:
                    raise ValueError("no room for a separator between adjoining pieces")
                words.append(separator)
                origins.append(origins[-1] + 1)
            words.append(piece.text)
            origins.extend(piece.origins)
        return cls("".join(words), origins)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    @overload
    def __getitem__(self, key: int) -> str: ...
    @overload
    def __getitem__(self, key: slice) -> Piece: ...
    def __getitem__(self, key: int | slice) -> str | Piece:
        """A character, or a part as a piece (forward slices)."""
        if isinstance(key, int):
            return self.text[key]
        return Piece(self.text[key], self.origins[key])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the document of `text[start:end]` (must not be empty)."""
        return self.origins[start], self.origins[end - 1] + 1

    @property
    def start(self) -> int:
        return self.origins[0]

    @property
    def end(self) -> int:
        return self.origins[-1] + 1

    def strip(self, characters: str | None = None) -> Piece:
        """Without white space, or the given characters, at both ends."""
        left = len(self.text) - len(self.text.lstrip(characters))
        return self[left : max(left, len(self.text.rstrip(characters)))]

    def visible(self) -> Piece:
        """Without invisible characters."""
        if _HIDDEN.search(self.text) is None:  # as nearly all are
            return self
        shown = [match.span() for match in _SHOWN.finditer(self.text)]
        return Piece(
            "".join(self.text[a:b] for a, b in shown),
            [offset for a, b in shown for offset in self.origins[a:b]],
        )

    def punctuated(self) -> Piece:
        """With the full-width marks that plain ones beside Chinese characters stand for."""
        if _PLAIN_MARK.search(self.text) is None:
            return self
        return Piece(_PLAIN_MARK.sub(lambda mark: _MARKS[mark[0]], self.text), self.origins)

    def find(self, words: str, start: int = 0) -> Piece | None:
        """The first place of some words from index `start` on, as a piece; None if absent."""
        index = self.text.find(words, start)
        return None if index < 0 else self[index : index + len(words)]

    def finditer(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Piece]]:
        """Each non-empty match of a pattern, with the piece it covers."""
        for match in pattern.finditer(self.text):
            if match.group():
                yield match, self[match.start() : match.end()]

    def split(self, separators: str | re.Pattern[str]) -> tuple[Piece, ...]:
        """The parts between separators, stripped; empty parts are left out.

        separators: characters that each separate, or a pattern.
        """
        pattern = (
            separators
            if isinstance(separators, re.Pattern)
            else re.compile(f"[{re.escape(separators)}]")
        )
        parts: list[Piece] = []
        last = 0
        for match in pattern.finditer(self.text):
            parts.append(self[last : match.start()].strip())
            last = match.end()
        parts.append(self[last:].strip())
        return tuple(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Form:
    """How a paragraph looks, where its file says so.

    size: of most of its characters, in points; 0 where the file does not say. centred: in the
    middle of the page. bold: all of it. titled: the file itself calls it its title (Word's style
    Title).
    """

    size: float = 0.0
    centred: bool = False
    bold: bool = False
    titled: bool = False


PLAIN = Form()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading. level: 0 for a paragraph, 1… for a heading. form: how it looks."""

    piece: Piece
    level: int = 0
    form: Form = PLAIN


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    row, column: position in the table's grid, from 0; the header is row 0.
    paragraphs: the cell's lines, each a paragraph; empty for an empty cell. Whether two
        lines are one broken name or two names is for the reader of names to say.
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
        if len(self.paragraphs) == 1:  # as nearly all have
            return self.paragraphs[0].text
        return "\n".join(piece.text for piece in self.paragraphs)

    def joined(self, separator: str = "") -> Piece:
        """The cell's paragraphs as one piece, e.g. a name that was broken over lines."""
        if len(self.paragraphs) == 1:
            return self.paragraphs[0]
        return Piece.join(self.paragraphs, separator)


@dataclass(frozen=True, slots=True)
class Over:
    """A head over several heads: 责任单位 over 牵头 and 配合. columns: which it stands over."""

    cell: Cell
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: header cells, then rows of cells, all rows as long as the header.

    caption: the paragraph right above the table, if any. It is also a :class:`Block` of
        the document, where it is accounted for.
    sections: rows of one cell over the whole width ("二、民生改善"); `row` is that of the
        row that follows it.
    repeats: header rows repeated (after a page break); `row` is that of the row that follows.
    over: the upper rows of a head of several rows, from the top.
    loose: the format does not say which cells are merged (tabs, bars, commas).
    short: the rows, by number, that had fewer cells than the header: they stand at the left, and
        where they belong is not said.
    """

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    start: int
    end: int
    caption: Piece | None = None
    sections: tuple[Cell, ...] = ()
    repeats: tuple[tuple[Cell, ...], ...] = ()
    over: tuple[Over, ...] = ()
    loose: bool = False
    short: frozenset[int] = frozenset()

    @property
    def heads(self) -> tuple[tuple[str, ...], ...]:
        """For each column its heads, the upper one first; one broken over lines made one."""
        above: dict[int, tuple[str, ...]] = {}
        for each in self.over:
            for at in each.columns:
                above[at] = (*above.get(at, ()), each.cell.joined().text)
        return tuple(
            (*above.get(at, ()), words) if (words := cell.joined().text) else above.get(at, ("",))
            for at, cell in enumerate(self.header)
        )

    @property
    def columns(self) -> tuple[str, ...]:
        """The header's words; of a head of two rows both, `责任单位·牵头`."""
        return tuple("·".join(each) for each in self.heads)

    def cells(self) -> Iterator[Cell]:
        """Every cell of the table: header, rows, sections, repeated headers."""
        for each in self.over:
            yield each.cell
        yield from self.header
        for row in self.rows:
            yield from row
        yield from self.sections
        for repeat in self.repeats:
            yield from repeat


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Document:
    """A file, read.

    name: the file's name. encoding: as found; the name of its format where it is no text.
    sha256: of the file's bytes.
    text: `open(path, encoding=encoding, newline="").read()`, to the character, with signs of
        radicals as the characters that they draw (:func:`ontology.text.ordinary`). A byte
        order mark of UTF-8 therefore is the first character (U+FEFF), in no part. Of a file
        that is no text, its words as its reader wrote them down, the same each time.
    parts: blocks and tables in reading order.
    notices: what the reader wants a person to know ("read as GB18030").
    place: the division that it is of, where a person says so; nothing then is looked for.
    marks: spans of characters that say form, not words: heading signs, rules of a table.
    places: where words stand for a person, in order of `start`; each holds up to the next.
    blocks, tables: of the parts, those that are.
    """

    name: str
    text: str
    encoding: str
    sha256: str
    parts: tuple[Block | Table, ...]
    notices: tuple[str, ...] = ()
    marks: tuple[tuple[int, int], ...] = ()
    place: Division | None = None
    places: tuple[Locator, ...] = ()
    blocks: tuple[Block, ...] = field(init=False, repr=False, compare=False)
    tables: tuple[Table, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        blocks = tuple(part for part in self.parts if isinstance(part, Block))
        tables = tuple(part for part in self.parts if isinstance(part, Table))
        object.__setattr__(self, "blocks", blocks)
        object.__setattr__(self, "tables", tables)

    def locator(
        self,
        start: int,
        end: int,
        *,
        row: int | None = None,
        column: str | None = None,
        section: tuple[str, ...] = (),
    ) -> Locator:
        """Where a span stands: what its format tells of its first character, and what is given."""
        at = bisect_right(self.places, start, key=_START) - 1
        if at < 0:
            return Locator(start, end, row=row, column=column, section=section)
        return Locator(start, end, *self.places[at][2:-3], row, column, section)

    def place_of(self, start: int) -> str:
        """Where a character stands, for a notice: what its format tells, else its line."""
        if self.places and self.places[0].start <= start:
            return self.locator(start, start).words()
        return f"line {1 + len(_LINE_END.findall(self.text, 0, start))}"

    @property
    def text_sha256(self) -> str:
        """Of its words without white space: the same for a copy of another encoding."""
        return hashlib.sha256(squeeze(self.text).encode("utf-8", "surrogatepass")).hexdigest()

    def pieces(self) -> Iterator[Piece]:
        """Every piece of every part, each once, part by part."""
        for part in self.parts:
            if isinstance(part, Block):
                yield part.piece
            else:
                for cell in part.cells():
                    yield from cell.paragraphs
