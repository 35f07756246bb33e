"""What workbooks of all formats share: sheets of filled cells, made grids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache

from loaders.formats.between_rows import names_ordinal
from loaders.formats.grids import lay
from loaders.formats.written import Grid, GridCell, Run, Written
from ontology import late_re as re
from ontology.errors import ReadError
from ontology.locator import Locator

MOST_ROWS = 200_000
"""Filled rows of all sheets of a workbook."""
MOST_COLUMNS = 500
"""Columns from the first to the last filled one."""

_SHORT = 3
"""So many rows are named when hidden ones are told; of more, the count."""


@dataclass(slots=True)
class Sheet:
    """The filled cells of a sheet.

    rows: by number from 1, each with its filled cells by column from 1.
    merges: first row, first column, last row, last column of merged cells.
    hidden_rows, hidden_columns: numbers of those that do not show.
    """

    name: str
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def write_sheets(sheets: Iterable[Sheet], hidden: Iterable[str], written: Written) -> None:
    """Write down the sheets that show; hidden: names of those that do not, which are told."""
    for name in hidden:
        written.notices.append(f"sheet {name} is hidden, so it was not read")
    filled = [sheet for sheet in sheets if sheet.rows]
    if sum(len(sheet.rows) for sheet in filled) > MOST_ROWS:
        raise ReadError(
            f"has more than {MOST_ROWS} rows", where=written.where, way_out="split it by rows"
        )
    for sheet in filled:
        _tell_hidden(sheet, written)
        for part in _side_by_side(sheet):
            grid = _grid(part, written)
            if grid.rows:
                lay(grid, written)


def _side_by_side(sheet: Sheet) -> list[Sheet]:
    """The tables of a sheet that stand beside one another: an empty column parts them, and the head
    of the rows' numbers (序号) opens both in one row. The sheet alone where it is one.
    """
    filled = {at for row in sheet.rows.values() for at in row}
    filled |= {
        at
        for _, left, _, right in sheet.merges
        for at in range(left, min(right, left + MOST_COLUMNS) + 1)
    }
    begins = sorted(
        at for at in filled if at - 1 not in filled and at - 1 not in sheet.hidden_columns
    )
    opened = [
        at
        for at in begins
        if len(begins) > 1
        and any(
            names_ordinal(row.get(at, "")) and names_ordinal(row.get(begins[0], ""))
            for row in sheet.rows.values()
        )
    ]
    if len(opened) < 2 or opened[0] != begins[0]:
        return [sheet]
    ends = [*(at - 1 for at in opened[1:]), max(filled)]
    return [_columns(sheet, first, last) for first, last in zip(opened, ends, strict=True)]


def _columns(sheet: Sheet, first: int, last: int) -> Sheet:
    """Some columns of a sheet."""
    return replace(
        sheet,
        rows={
            number: kept
            for number, row in sheet.rows.items()
            if (kept := {at: words for at, words in row.items() if first <= at <= last})
        },
        merges=[each for each in sheet.merges if first <= each[1] <= last],
    )


def _tell_hidden(sheet: Sheet, written: Written) -> None:
    rows = sorted(sheet.hidden_rows & sheet.rows.keys())
    if rows:
        named = ", ".join(map(str, rows[:_SHORT])) + (" …" if len(rows) > _SHORT else "")
        many = f"hidden row {named}" if len(rows) == 1 else f"{len(rows)} hidden rows ({named})"
        written.notices.append(f"sheet {sheet.name}: {many} not read")
    columns = sorted({c for row in sheet.rows.values() for c in row} & sheet.hidden_columns)
    if columns:
        named = ", ".join(letters(each) for each in columns)
        written.notices.append(f"sheet {sheet.name}: hidden columns {named} not read")


def _grid(sheet: Sheet, written: Written) -> Grid:
    """The shown cells of a sheet, bounded by filled ones."""
    hidden = sheet.hidden_columns
    rows = {
        number: {at: words for at, words in row.items() if at not in hidden} if hidden else row
        for number, row in sorted(sheet.rows.items())
        if number not in sheet.hidden_rows
    }
    rows = {number: row for number, row in rows.items() if row}
    if not rows:
        return Grid()
    columns = sorted({at for row in rows.values() for at in row})
    if len(columns) > MOST_COLUMNS:
        raise ReadError(
            f"sheet {sheet.name} has {len(columns)} filled columns (at most {MOST_COLUMNS})",
            where=written.where,
            way_out="delete the columns that are not part of the table",
        )
    numbers = list(rows)
    covered, spans = _merged(sheet, numbers, columns)
    merged = {place for place, _ in covered} | {place for place, _ in spans}
    called = [(at, letters(at)) for at in columns]
    made: list[list[GridCell | None]] = []
    gaps: set[int] = set()
    last = numbers[0] - 1
    for place, number in enumerate(numbers):
        if any(each not in sheet.hidden_rows for each in range(last + 1, number)):
            gaps.add(place)
        last = number
        words = rows[number]
        row: list[GridCell | None] = [
            GridCell(_paragraphs(words.get(at, ""), sheet.name, f"{name}{number}"))
            for at, name in called
        ]
        for at, cell in enumerate(row) if place in merged else ():
            if (place, at) in covered:
                row[at] = None
            elif cell is not None:
                cell.down, cell.across = spans.get((place, at), (1, 1))
        made.append(row)
    return Grid(made, 0, gaps)


def _merged(
    sheet: Sheet, numbers: list[int], columns: list[int]
) -> tuple[set[tuple[int, int]], dict[tuple[int, int], tuple[int, int]]]:
    """Of merged cells: places that they cover, and how far they spread, in the grid."""
    place = {number: at for at, number in enumerate(numbers)}
    index = {column: at for at, column in enumerate(columns)}
    covered: set[tuple[int, int]] = set()
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for top, left, bottom, right in sheet.merges:
        if bottom - top < len(numbers):
            downs = [place[each] for each in range(top, bottom + 1) if each in place]
        else:
            downs = [at for at, each in enumerate(numbers) if top <= each <= bottom]
        acrosses = [at for column, at in index.items() if left <= column <= right]
        if not downs or not acrosses or top not in place or left not in index:
            continue
        spans[downs[0], acrosses[0]] = (len(downs), len(acrosses))
        covered.update((a, b) for a in downs for b in acrosses)
        covered.discard((downs[0], acrosses[0]))
    return covered, spans


def _paragraphs(words: str, sheet: str, cell: str) -> list[tuple[Run, ...]]:
    if not words:
        return []
    place = Locator(0, 0, sheet=sheet, cell=cell)
    lines = (words,) if words.isprintable() else words.splitlines()
    return [(Run(line, place),) for line in lines if line.strip()]


@lru_cache(maxsize=MOST_COLUMNS)
def letters(column: int) -> str:
    """What a workbook's program calls a column (from 1): A, B … Z, AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


# --- values ---------------------------------------------------------------------------

_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_SKIPPED = re.compile(r"\[[^\]]*\]|_.|\*.")


def shown(value: object, form: str) -> str:
    """A cell's value in words: dates whole, numbers as exact as they are kept, with the
    percent sign and the words that their format adds. form: the cell's number format.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime | date):
        return _date(value, form)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, int | float | Decimal):
        return _number(value, form)
    return str(value)


def _date(value: datetime | date, form: str) -> str:
    plain = _SKIPPED.sub("", _LITERAL.sub("", form)).lower()
    day = "d" in plain or "y" not in plain
    return f"{value.year}年{value.month}月" + (f"{value.day}日" if day else "")


def _number(value: float | Decimal, form: str) -> str:
    section = form.partition(";")[0]
    literals = "".join(a or b for a, b in _LITERAL.findall(section))
    plain = _SKIPPED.sub("", _LITERAL.sub("", section))
    percent = "%" in plain
    exact = Decimal(f"{value:.15g}")
    if percent:
        exact *= 100
    digits = f"{exact.normalize():f}"
    after = literals.strip() if re.search(r"[0#?](?=[^0#?]*$)", section) else ""
    front = bool(after) and section.find(after[:1]) < re.search(r"[0#?]", section).start()  # type: ignore[union-attr]  # a figure's place was found above
    return (after + digits if front else digits + after) + ("%" if percent else "")
