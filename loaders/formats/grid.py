"""From raw cells (spans of text) to a :class:`Table`: what all forms of tables share."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain

from loaders.formats.document import Cell, Over, Piece, Table
from loaders.formats.double_heads import Owners, owners
from loaders.formats.lines import MAX_CELL
from loaders.formats.words import CONVERTER_SIGNS, Words
from ontology import late_re as re
from ontology.errors import TableError
from ontology.locator import in_file

ROW_NUMBER = re.compile(r"[（(]?\d{1,4}[）)]?[、．.]?")
"""A running number, as 序号 columns hold."""


@dataclass(slots=True)
class RawCell:
    """A cell as found: the spans of its lines; `at` is where it stands if it has none.

    merged: it is the lower part of a merged cell, as its format says (`RawTable.exact`).
    """

    at: int
    spans: list[tuple[int, int]] = field(default_factory=list)
    merged: bool = False


RawRow = list[RawCell]


@dataclass(slots=True)
class RawTable:
    """A table as found; all rows are as long as the header.

    upper: cells of a row of heads above the header; owners: for each column the number of
        the upper cell that stands over it (`double_heads`), where there is such a row.
    sections, repeats: full-width rows and repeated headers, each with the number of data
        rows that stand before it.
    drop: what inside of its cells is form, not words.
    over: cells that stand over the header, from the top, each with its columns, where the
        format says so. exact: the format says which cells are merged; nothing is concluded.
    short: the rows (by number in `rows`) that had fewer cells than the header, and were filled up.
    """

    header: RawRow
    rows: list[RawRow] = field(default_factory=list)
    sections: list[tuple[int, RawCell]] = field(default_factory=list)
    repeats: list[tuple[int, RawRow]] = field(default_factory=list)
    drop: re.Pattern[str] = CONVERTER_SIGNS
    upper: RawRow = field(default_factory=list)
    owners: Owners = ()
    over: list[tuple[RawCell, tuple[int, ...]]] = field(default_factory=list)
    exact: bool = False
    short: set[int] = field(default_factory=set)


def build(raw: RawTable, words: Words, caption: Piece | None, where: str) -> Table:
    """The table of raw rows. Rows without a word are left out.

    Raises TableError for a cell beyond measure.
    """

    def cells(row: RawRow, number: int) -> tuple[Cell, ...]:
        return tuple(
            _cell(cell, (number, column), words, raw.drop, where) for column, cell in enumerate(row)
        )

    header = cells(raw.header, 0)
    above = cells([*raw.upper, *(cell for cell, _ in raw.over)], 0)
    stands = [
        tuple(at for at, owner in enumerate(raw.owners) if owner == number)
        for number in range(len(raw.upper))
    ] + [columns for _, columns in raw.over]
    rows: list[tuple[Cell, ...]] = []
    next_row = [1]  # after so many rows as found: the number of the next row that is kept
    short: set[int] = set()
    for number, found in enumerate(raw.rows):
        row = cells(found, len(rows) + 1)
        if any(cell.paragraphs for cell in row):
            rows.append(row)
            if number in raw.short:
                short.add(len(rows))
        next_row.append(len(rows) + 1)
    sections = tuple(cells([cell], next_row[before])[0] for before, cell in raw.sections)
    repeats = tuple(cells(row, next_row[before]) for before, row in raw.repeats)
    everything = [
        *above,
        *header,
        *chain.from_iterable(rows),
        *sections,
        *chain.from_iterable(repeats),
    ]
    return Table(
        header=header,
        rows=tuple(rows) if raw.exact else _with_merged(rows, {cell.row for cell in sections}),
        start=min(cell.start for cell in everything),
        end=max(cell.end for cell in everything),
        caption=caption,
        sections=sections,
        repeats=repeats,
        loose=not raw.exact,
        short=frozenset(short),
        over=tuple(
            Over(cell, columns)
            for cell, columns in zip(above, stands, strict=True)
            if cell.paragraphs
        ),
    )


def with_two_heads(upper: RawRow, lower: RawRow, text: str) -> RawTable | None:
    """The beginning of a table whose head is these two rows; None where they are no such head.

    A head over both rows becomes the header's cell; what only says a head again (a merged
    cell in the words of some programs) is kept among the repeats.
    """
    owned = owners([bare(cell, text) for cell in upper], [bare(cell, text) for cell in lower])
    if owned is None:
        return None
    header, again, over = [], [], list(upper)
    for at, owner in enumerate(owned):
        alone = owner is not None and owned.count(owner) == 1
        if owner is None or not alone:
            header.append(lower[at])
            continue
        header.append(upper[owner])
        over[owner] = RawCell(upper[owner].at)
        again.append(lower[at])
    if len(upper) == len(lower):
        for at, owner in enumerate(owned):
            if owner != at:  # the words of the head that spreads over this column, again
                again.append(over[at])
                over[at] = RawCell(upper[at].at)
    table = RawTable(header, upper=over, owners=owned)
    if any(bare(cell, text) for cell in again):
        table.repeats.append((0, again))
    return table


def bare(cell: RawCell, text: str) -> str:
    """A cell's words without white space."""
    return "".join("".join(text[start:end].split()) for start, end in cell.spans)


def repeats_heads(row: RawRow, table: RawTable, text: str) -> bool:
    """Is a row one of the table's heads again, as at the top of a page?"""
    if same_words(row, table.header, text):
        return True
    if not table.upper:
        return False
    heads = {bare(cell, text) for cell in (*table.upper, *table.header)}
    words = [bare(cell, text) for cell in row]
    return len([each for each in words if each]) > 1 and all(
        not each or each in heads for each in words
    )


def same_words(one: RawRow, other: RawRow, text: str) -> bool:
    """Do two rows hold the same words, whatever their white space?"""
    return len(one) == len(other) and all(
        bare(a, text) == bare(b, text) for a, b in zip(one, other, strict=True)
    )


def wrong_length(length: int, header: RawRow, text: str, where: str) -> TableError:
    """The refusal of a row that has more or fewer cells than the header."""
    heads = " | ".join("".join(text[a:b].strip() for a, b in cell.spans) for cell in header)
    return TableError(
        f"the row has {length} cell{'' if length == 1 else 's'}, but the header has"
        f" {len(header)} ({heads})",
        where=where,
        way_out="correct the row in the file; an empty cell keeps its tab or bar",
    )


def _cell(
    raw: RawCell, place: tuple[int, int], words: Words, drop: re.Pattern[str], where: str
) -> Cell:
    row, column = place
    if raw.spans and raw.spans[-1][1] - raw.spans[0][0] > MAX_CELL:
        raise TableError(
            f"a cell of more than {MAX_CELL} characters",
            where=in_file(where, row=row, column=column + 1),
            way_out="check that the ends of cells and rows were not lost",
        )
    pieces = (words.piece(start, end, drop) for start, end in raw.spans)
    paragraphs = tuple(piece for piece in pieces if piece)
    if not paragraphs:
        return Cell(row, column, (), raw.at, raw.at, raw.merged)
    return Cell(row, column, paragraphs, paragraphs[0].start, paragraphs[-1].end)


def _with_merged(
    rows: list[tuple[Cell, ...]], after_section: set[int]
) -> tuple[tuple[Cell, ...], ...]:
    """The rows, with the empty cells marked that continue the one above.

    Only the empty cells at the beginning of a row do (running numbers aside): there a
    merged cell is the usual reason, while an empty cell further on may just be empty. A
    full-width row ends all merged cells.
    """
    numbers = _number_columns(rows)
    filled: set[int] = set()  # columns with words somewhere above in this section
    marked: list[tuple[Cell, ...]] = []
    for row in rows:
        if row[0].row in after_section:
            filled.clear()
        leading = True
        cells: list[Cell] = []
        for cell in row:
            if cell.paragraphs:
                filled.add(cell.column)
                leading = leading and cell.column in numbers
            cells.append(
                replace(cell, merged=True)
                if leading and not cell.paragraphs and cell.column in filled
                else cell
            )
        marked.append(tuple(cells))
    return tuple(marked)


def _number_columns(rows: list[tuple[Cell, ...]]) -> set[int]:
    """The columns at the left that hold nothing but running numbers."""
    numbers: set[int] = set()
    width = len(rows[0]) if rows else 0
    for column in range(width - 1):
        words = [row[column].text for row in rows if row[column].paragraphs]
        if not words or not all(ROW_NUMBER.fullmatch(word) for word in words):
            break
        numbers.add(column)
    return numbers
