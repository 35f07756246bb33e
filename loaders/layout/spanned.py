"""Rows of a table whose cells stand too far left, because merged cells above them were left out.

    序号 | 任务内容 | 完成情况 | 责任单位          序号 | 任务内容 | 完成情况 | 责任单位
    1 | 新建公园3个 | 建成4个 | 区园林局      →    1 | 新建公园3个 | 建成4个 | 区园林局
    改造绿道5公里 | 改造6公里                       ⎵ | 改造绿道5公里 | 改造6公里 | ⎵

So a table looks that was copied out of a page, or that a program made text of: its format (tabs,
bars) does not tell that the number and the unit of the first row reach down into the second.

Nothing is moved but in a table whose rows are numbered, where a row opens with words instead, or
was filled up at its end and has units where none belong; and only where what its cells hold leaves
one place for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from loaders.formats.document import Block, Cell, Document, Table
from loaders.formats.grid import ROW_NUMBER
from loaders.language.persons import is_person
from loaders.language.roles import ROLE_OF_COLUMN, SUFFIX, Column
from loaders.language.unit_forms import form_of
from loaders.layout.tables import columns_of, is_total
from ontology import late_re as re
from ontology.errors import TableError
from ontology.locator import in_file
from ontology.text import normal_name

_HEADING = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、．.]")
_TASK = re.compile(r"\s*[（(]?\d{1,3}[）)、．.](?!\d)")
_TIME = re.compile(r"(?=.*[年月日季底]|\d{4})[\d年月日季度底前末上下旬半全第一二三四至到.—-]{2,20}")
"""By when, and nothing else: 2031年12月底前."""
_MOST_LEFT_OUT = 5
_FEWEST = 2
_NAMES = frozenset({Column.NAME, Column.CONTENT})
_REACHES_DOWN = frozenset(
    {*ROLE_OF_COLUMN, Column.ORDINAL, Column.CATEGORY, Column.NAME, Column.PERSON, Column.DEADLINE}
)
"""What holds for several tasks where its cell is merged; progress and goals are of one."""


def with_cells_in_place(document: Document) -> Document:
    """The document with the cells of such rows below their heads.

    Raises TableError for a row with too few cells of which it cannot be told.
    """
    parts = tuple(_set_right(part, document.name) for part in document.parts)
    return document if parts == document.parts else replace(document, parts=parts)


def _set_right(part: Block | Table, name: str) -> Block | Table:
    if isinstance(part, Block) or not part.loose:
        return part
    columns = columns_of(part)
    counted = _is_numbered(part)
    if not counted and columns[0] is not Column.CATEGORY and not _groups(part, columns):
        return part
    rows: list[tuple[Cell, ...]] = []
    trimmed = _is_trimmed(part, columns)
    for row in part.rows:
        short = row[0].row in part.short
        if short and _stands(columns, row, trimmed=trimmed):
            rows.append(row)
            continue
        numbered = short and _is_number(row[0])
        moved = _is_moved(row) if counted else _is_out_of_place(columns, row)
        placed = _placed(columns, row, numbered) if numbered or moved else None
        if placed is None and short:
            raise _cannot_tell(part, row, name)
        rows.append(row if placed is None else _laid(columns, row, placed, rows[-1:]))
    return part if tuple(rows) == part.rows else replace(part, rows=tuple(rows))


def _is_trimmed(table: Table, columns: Sequence[Column]) -> bool:
    """Whether rows lost their empty cells at the end: the first one did, above which no cell is
    that could reach down into it, and it has units below a head of theirs.
    """
    first = table.rows[0] if table.rows else ()
    if not first or first[0].row not in table.short:
        return False
    named = any(
        cell.paragraphs and each in ROLE_OF_COLUMN
        for each, cell in zip(columns, first, strict=True)
    )
    return named and _stands(columns, first, trimmed=True)


def _is_numbered(table: Table) -> bool:
    """Whether the rows of a table are counted in its first column, from the first row on."""
    return bool(table.rows) and _is_number(table.rows[0][0])


def _groups(table: Table, columns: Sequence[Column]) -> bool:
    """Whether the first column numbers groups in words (一、公开), and the second their tasks."""
    whole = [row for row in table.rows if all(cell.paragraphs for cell in row)]
    return (
        bool(whole)
        and {*columns[:2]} <= {*_NAMES, Column.TARGET}
        and all(_HEADING.match(row[0].text) and _TASK.match(row[1].text) for row in whole)
    )


def _is_number(cell: Cell) -> bool:
    return ROW_NUMBER.fullmatch(normal_name(cell.text)) is not None


def _stands(columns: Sequence[Column], row: Sequence[Cell], *, trimmed: bool) -> bool:
    """Whether a numbered row that was filled up at its end has each cell below its head, and
    units wherever some belong, unless the table's rows are known to have lost their empty ends.
    """
    return _is_number(row[0]) and all(
        _fits(each, normal_name(cell.text))
        if cell.paragraphs
        else trimmed or each not in ROLE_OF_COLUMN
        for each, cell in zip(columns[1:], row[1:], strict=True)
    )


def _is_moved(row: Sequence[Cell]) -> bool:
    """Whether a row opens with words where a number should stand, and lacks cells at its end."""
    filled = _filled(row)
    first = normal_name(row[0].text)
    return (
        _FEWEST <= len(filled) < len(row)
        and all(cell.paragraphs for cell in row[: len(filled)])
        and not (ROW_NUMBER.fullmatch(first) or _HEADING.match(first))
        and not is_total(row[:1])
    )


def _is_out_of_place(columns: Sequence[Column], row: Sequence[Cell]) -> bool:
    """Whether a row of a table with categories in front lacks cells at its end, and has what names
    no unit where units should stand, or units where a task should.
    """
    filled = _filled(row)
    return (
        _FEWEST <= len(filled) < len(row)
        and all(cell.paragraphs for cell in row[: len(filled)])
        and any(
            cell.paragraphs
            and (each in ROLE_OF_COLUMN or (at and each in _NAMES))
            and not _fits(each, normal_name(cell.text))
            for at, (each, cell) in enumerate(zip(columns, row, strict=True))
        )
    )


def _filled(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if cell.paragraphs]


def _placed(
    columns: Sequence[Column], row: Sequence[Cell], numbered: bool
) -> tuple[int, ...] | None:
    """The columns to which the cells of a row belong; None where several ways are as good.
    numbered: the first cell is the row's number, and stands; what was left out is then no cell
    of the first columns, so that no way is likelier than another.
    """
    cells = [normal_name(cell.text) for cell in _filled(row)[numbered:]]
    ways = sorted(_ways(columns, cells), key=_gaps)
    if not ways or (len(ways) > 1 and (numbered or _gaps(ways[0]) == _gaps(ways[1]))):
        return None
    return (0, *ways[0]) if numbered else ways[0]


def _ways(columns: Sequence[Column], cells: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """Each way to set cells below heads, in their order, that what they hold allows; the first
    column, of numbers, stays empty, and that of the task's words does not.
    """
    if len(columns) - len(cells) > _MOST_LEFT_OUT:
        return
    names = [at for at, each in enumerate(columns) if each in _NAMES]
    for way in combinations(range(1, len(columns)), len(cells)):
        fits = all(_fits(columns[at], words) for at, words in zip(way, cells, strict=True))
        if fits and (not names or not set(names).isdisjoint(way)):
            yield way


def _gaps(way: Sequence[int]) -> int:
    """How many columns stay empty between cells that stood side by side."""
    return way[-1] - way[0] - len(way) + 1


def _fits(column: Column, words: str) -> bool:
    """Whether a column can hold such words: units, a time, a person alone stand below their own."""
    named = (SUFFIX.sub("", each) or each for each in re.split(r"[、,，;；\s]+", words))
    units = all(form_of(each) is not None for each in named)
    if column in ROLE_OF_COLUMN:
        return units
    if column is Column.DEADLINE:
        return not units
    if column is not Column.PERSON and is_person(words):
        return False
    return not units and _TIME.fullmatch(words) is None


def _laid(
    columns: Sequence[Column],
    row: Sequence[Cell],
    way: Sequence[int],
    above: Sequence[Sequence[Cell]],
) -> tuple[Cell, ...]:
    """A row with its cells in place; what is left out there, the row above fills (none above the
    first).
    """
    cells = dict(zip(way, _filled(row), strict=True))
    empty = row[-1]
    return tuple(
        replace(cells[at], column=at)
        if at in cells
        else replace(
            empty,
            column=at,
            merged=each in _REACHES_DOWN
            and any(cells_above[at].paragraphs or cells_above[at].merged for cells_above in above),
        )
        for at, each in enumerate(columns)
    )


def _cannot_tell(table: Table, row: Sequence[Cell], name: str) -> TableError:
    heads = " | ".join(table.columns)
    return TableError(
        f"the row has {len(_filled(row))} cells, but the header has {len(table.header)} ({heads}),"
        " and below which of them its cells stand cannot be told",
        where=in_file(name, row=row[0].row),
        way_out="correct the row in the file; an empty cell keeps its tab or bar",
    )
