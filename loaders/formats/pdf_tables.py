"""The tables of a PDF's page: what drawn lines part into cells, and what white does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from loaders.formats.pdf_columns import Columned, Part, columned
from loaders.formats.pdf_lines import (
    ENDS,
    NUMBER_OF_PAGE,
    Box,
    Line,
    apart,
    by_level,
    inside,
    lines_of,
)
from loaders.formats.written import GridCell, Paragraph, Run
from ontology.locator import Locator

_MARGIN = 5.4
"""Points between a cell's line and its words (0.19 cm), unless somebody changed it."""
_FEWEST_LINES = 4
"""Drawn on a page that has a table."""


@dataclass(slots=True)
class Ruled:
    """A table that lines part: the edges of its columns, and its rows of cells."""

    edges: list[float]
    rows: list[list[GridCell | None]]
    top: float
    bottom: float

    @property
    def letters(self) -> int:
        """How many characters its cells have."""
        return sum(len(cell.words) for row in self.rows for cell in row if cell is not None)


def ruled_tables(page: Any, number: int) -> Iterator[tuple[Ruled, Box]]:
    """The tables that drawn lines part, each with the box that it fills. number: the page's."""
    if len(page.lines) + len(page.rects) + len(page.curves) < _FEWEST_LINES:
        return
    for table in _found(page):
        made = _ruled(page, table, number)
        if made is not None:
            yield made, table.bbox


def _found(page: Any) -> list[Any]:
    """The tables that lines part; an outer edge that no line draws is where the others end."""
    tables = page.find_tables()
    level = [edge for edge in page.edges if edge["orientation"] == "h"]
    upright = [edge for edge in page.edges if edge["orientation"] == "v"]
    missing: set[float] = set()
    ends_of_page: set[float] = set()
    for table in tables:
        left, top, right, bottom = table.bbox
        own = [e for e in level if top - 2 <= e["top"] <= bottom + 2 and e["x1"] - e["x0"] > 3]
        ends = min((e["x0"] for e in own), default=left), max((e["x1"] for e in own), default=right)
        missing.update([ends[0]] if ends[0] < left - 8 else [])
        missing.update([ends[1]] if ends[1] > right + 8 else [])
        ends_of_page.update(_cut_off(upright, table.bbox))
        ends_of_page.update(_undrawn(upright, own, table.bbox))
    if not missing and not ends_of_page:
        return list(tables)
    return list(
        page.find_tables(
            {
                "explicit_vertical_lines": sorted(missing),
                "explicit_horizontal_lines": sorted(ends_of_page),
            }
        )
    )


def _cut_off(upright: list[Any], box: Box) -> Iterator[float]:
    """Where the upright lines of a table end beyond its last level one: its row goes on over the
    end of the page, and no line closes it there.
    """
    left, top, right, bottom = box
    own = [
        edge
        for edge in upright
        if left - 2 <= edge["x0"] <= right + 2
        and edge["top"] <= bottom + 2
        and edge["bottom"] >= top - 2
    ]
    below = [float(edge["bottom"]) for edge in own if edge["bottom"] > bottom + 8]
    above = [float(edge["top"]) for edge in own if edge["top"] < top - 8]
    for outside in (below, above):
        level = Counter(map(round, outside)).most_common(1)
        if level and level[0][1] > 2:
            yield float(level[0][0])


def _undrawn(upright: list[Any], level: list[Any], box: Box) -> Iterator[float]:
    """Where rows meet that no level line parts: all upright lines end there and begin anew."""
    left, top, right, bottom = box
    ends: dict[int, set[int]] = {}
    begins: dict[int, set[int]] = {}
    for edge in upright:
        if left - 2 <= edge["x0"] <= right + 2:
            ends.setdefault(round(edge["bottom"]), set()).add(round(edge["x0"]))
            begins.setdefault(round(edge["top"]), set()).add(round(edge["x0"]))
    columns = {at for places in (*ends.values(), *begins.values()) for at in places}
    for height, ending in ends.items():
        inside = top + 8 < height < bottom - 8
        drawn = any(abs(edge["top"] - height) < 3 for edge in level)
        all_end = ending == columns == begins.get(height)
        if inside and not drawn and len(columns) > 2 and all_end:
            yield float(height)


def _ruled(page: Any, table: Any, number: int) -> Ruled | None:
    """A table of at least two columns and as many rows, with its merged cells; else None."""
    cells = [cell for cell in table.cells if cell[2] - cell[0] > 3 and cell[3] - cell[1] > 3]
    lefts, tops = _edges([c[0] for c in cells]), _edges([c[1] for c in cells])
    if len(lefts) < 2 or not tops:
        return None
    right, bottom = max(c[2] for c in cells), max(c[3] for c in cells)
    chars = [char for char in page.chars if inside(char, table.bbox)]
    rows: list[list[GridCell | None]] = [[None] * len(lefts) for _ in tops]
    filled = most_lines = 0
    for left, top, end, below in cells:
        row, column = _at(tops, top), _at(lefts, left)
        down = max(1, sum(row <= each for each in range(len(tops)) if tops[each] < below - 2))
        across = max(1, sum(column <= each for each in range(len(lefts)) if lefts[each] < end - 2))
        own = [
            char for char in chars if inside(char, (left - 0.5, top - 0.5, end - 0.5, below - 0.5))
        ]
        lines = lines_of(own, number)
        filled += bool(lines)
        most_lines = max(most_lines, len(lines))
        rows[row][column] = GridCell(_cell_paragraphs(lines, left, end), down, across)
    if filled < 3 or len(tops) * len(lefts) > 3 * len(cells):
        return None  # a frame, or a pattern of lines
    if len(tops) == 1 and most_lines == 1 and tops[0] > 0.12 * page.height:
        return None  # a printed line, with marks under or behind its words
    return Ruled([*lefts, right], rows, tops[0], bottom)


def _edges(values: list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > 3:
            found.append(value)
    return found


def _at(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))


def _cell_paragraphs(lines: list[Line], left: float, right: float) -> list[Paragraph]:
    """The lines of a cell; one that fills the cell's width goes on in the next."""
    found: list[list[Run]] = []
    goes_on = False
    for line in lines:
        run = Run(line.text, Locator(0, 0, page=line.page))
        if goes_on:
            found[-1].append(run)
        else:
            found.append([run])
        # Whatever its alignment: no room for one more character between the cell's margins.
        room = right - left - 2 * max(0.0, min(line.left - left, right - line.right, _MARGIN))
        full = line.right - line.left + line.size > room and not line.text.endswith(ENDS)
        goes_on = full or line.text.rfind("（") > line.text.rfind("）")
    return [tuple(runs) for runs in found]


def white_tables(
    chars: list[dict[str, Any]], page: int, above: Columned | None
) -> tuple[list[dict[str, Any]], list[Ruled], Columned | None]:
    """The characters that are in no table that white parts, those tables, and the one that goes on
    to the page's end.

    page: its number. above: the table with which the page before ends.
    """
    groups = by_level(chars)
    lines = [_parts(group) for group in groups]
    ends = len(lines)
    while ends and len(lines[ends - 1]) == 1 and NUMBER_OF_PAGE.fullmatch(lines[ends - 1][0].text):
        ends -= 1  # the page's number
    within: set[int] = set()
    made: list[Ruled] = []
    goes_on: Columned | None = None
    for table in columned(lines[:ends], above):
        own = [char for group in groups[table.first : table.last] for char in group]
        made.append(_in_cells(own, table, page))
        goes_on = table if table.open else None
        within.update(range(table.first, table.last))
    if not within:
        return chars, made, goes_on
    rest = [each for at, group in enumerate(groups) if at not in within for each in group]
    return rest, made, goes_on


def _in_cells(chars: list[dict[str, Any]], table: Columned, page: int) -> Ruled:
    """The characters of a table that white parts, in its cells."""
    spreading = [[each for each in chars if inside(each, _box(head.part))] for head in table.over]
    spread = {id(each) for head in spreading for each in head}
    rows: list[list[GridCell | None]] = []
    for top, bottom in pairwise(table.rows):
        row: list[GridCell | None] = []
        for left, right in pairwise(table.edges):
            cell = [
                each
                for each in chars
                if id(each) not in spread and inside(each, (left, top, right, bottom))
            ]
            row.append(GridCell(_cell_paragraphs(lines_of(cell, page), left, right)))
        rows.append(row)
    _two_heads(rows, table, [lines_of(each, page) for each in spreading])
    return Ruled([*table.edges], rows, table.rows[0], table.rows[-1])


def _box(part: Part) -> Box:
    return part.left - 1, part.top - 1, part.right + 1, part.bottom + 1


def _two_heads(rows: list[list[GridCell | None]], table: Columned, over: list[list[Line]]) -> None:
    """Merge the cells of a head of two rows: those over several columns, and over both rows.

    over: the lines of each head over several columns.
    """
    if not table.over:
        return
    upper, lower = rows[:2]
    within: set[int] = set()
    for head, lines in zip(table.over, over, strict=True):
        columns = range(head.first, head.first + head.across)
        within.update(columns)
        upper[columns.start : columns.stop] = [None] * head.across
        words = _cell_paragraphs(lines, head.part.left, head.part.right)
        upper[head.first] = GridCell(words, across=head.across)
    for at in range(len(upper)):
        whole = upper[at] if (above := upper[at]) and above.paragraphs else lower[at]
        if at not in within and whole is not None:
            upper[at], lower[at] = GridCell(whole.paragraphs, down=2), None


def _parts(group: list[dict[str, Any]]) -> list[Part]:
    """The words of a printed line, parted where a gap is."""
    solid = sorted((c for c in group if not c["text"].isspace()), key=lambda each: each["x0"])
    if not solid:
        return []
    return [
        Part(
            "".join(each["text"] for each in part),
            part[0]["x0"],
            max(each["x1"] for each in part),
            min(each["top"] for each in part),
            max(each["bottom"] for each in part),
        )
        for part in apart(solid)
    ]
