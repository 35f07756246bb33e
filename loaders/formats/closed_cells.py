"""Tables of one cell a line, each closed by a bar: so some programs make text of a web page.

    序号 |                    |
    任务内容 |                序号
    责任单位 |                |
    1 |                       任务内容
    新建公园3个 |             |
    区园林局 |                … or with each bar on a line of its own, and one that opens a row

A cell without words leaves its bar alone (`||`), and a row that is short of cells is filled up at
its end. So the bars between two running numbers tell a row, and nothing is guessed: where they
are not as many as the heads, it is no table of this form.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.formats.between_rows import are_heads
from loaders.formats.delimited import BAR, mark_bars
from loaders.formats.double_heads import is_head
from loaders.formats.dump import MOST_COLUMNS
from loaders.formats.grid import ROW_NUMBER, RawCell, RawTable, bare
from loaders.formats.lines import Line
from loaders.formats.words import ESCAPES, Words
from ontology import late_re as re

_CLOSED = re.compile(r"[^|]*(?:\|\s*)?|[|\s]+")
"""A line of this form: words, with a bar behind them or none; or bars alone."""
_FEWEST = 3
_LONGEST_CELL = 40
"""Lines of a cell at most: more are the text behind a table."""


_TITLE_AND_HEAD = re.compile(
    r"[^|\n]{5,60}?(?:表|清单|台账|情况|一览|分解|分工)(?P<head>序\s?号|编\s?号)\s*\|"
)
"""某区2024年重点任务清单序号 |: a title whose line end was lost."""


def with_titles_apart(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, with the first head of a table on a line of its own below the title that ran
    into it.
    """
    found: list[Line] = []
    for line in lines:
        title = _TITLE_AND_HEAD.match(text, line.start, line.end)
        if title is None:
            found.append(line)
            continue
        at = title.start("head")
        found += [line._replace(end=at), line._replace(start=at, blanks=0)]
    return found


@dataclass(frozen=True, slots=True)
class _Closed:
    """A cell, with the lines (indices) on which it begins and is closed."""

    cell: RawCell
    first: int
    last: int


def closed_at(words: Words, lines: Sequence[Line], index: int) -> tuple[RawTable, int] | None:
    """The table of such lines that begins at a line (index), and the index after it."""
    text = words.text
    opening = text[lines[index].start : lines[index].end].strip()
    if not opening.endswith("|") and not _bar_alone(text, lines, index + 1):
        return None
    framed = opening == "|"
    width = _width(text, _cells(text, lines, index, MOST_COLUMNS + 2), framed)
    if not width:
        return None
    cells = _cells(text, lines, index, len(lines) * MOST_COLUMNS)
    found = _table(text, cells, width, framed)
    if found is None:
        return None
    table, taken = found
    last = cells[taken - 1].last + 1
    if taken < len(cells) and cells[taken].first < last:
        return None  # a row would end amid a line of bars
    for line in lines[index:last]:
        mark_bars(words, line)
    return table, last


def _bar_alone(text: str, lines: Sequence[Line], at: int) -> bool:
    return at < len(lines) and text[lines[at].start : lines[at].end].strip() == "|"


def _cells(text: str, lines: Sequence[Line], index: int, most: int) -> list[_Closed]:
    """The cells that are closed, from a line on, as long as lines have this form: about as many
    as are asked for at most.
    """
    cells: list[_Closed] = []
    spans: list[tuple[int, int]] = []
    first = index
    for at in range(index, len(lines)):
        line = lines[at]
        if len(cells) > most or at - first > _LONGEST_CELL:
            break
        if not _CLOSED.fullmatch(text, line.start, line.end):
            break
        bars = [bar.span() for bar in BAR.finditer(text, line.start, line.end)]
        ends = bars[0][0] if bars else line.end
        if text[line.start : ends].strip():
            spans.append((line.start, ends))
        for bar, _ in bars:
            cells.append(_Closed(RawCell(bar, spans), first, at))
            spans, first = [], at
        if bars:
            first = at + 1
    return cells


def _width(text: str, cells: Sequence[_Closed], framed: bool) -> int:
    """How many cells a row has, one that only opens it included; 0 where no heads stand here,
    each with words of its own, above a running number or a heading over all columns.
    """
    said = [bare(each.cell, text) for each in cells[framed:]]
    empty = next((at for at, each in enumerate(said) if not each), len(said))
    number = next((at for at, each in enumerate(said) if ROW_NUMBER.fullmatch(each)), 0)
    heads = said[: empty if framed else max(0, min(number, empty - 1))]
    if not _FEWEST <= len(heads) <= MOST_COLUMNS or len(set(heads)) < len(heads):
        return 0
    return len(heads) + framed if all(map(is_head, heads)) and are_heads(heads) else 0


def _table(
    text: str, cells: Sequence[_Closed], width: int, framed: bool
) -> tuple[RawTable, int] | None:
    """The table that the first cells make, and how many they are."""
    table = RawTable([each.cell for each in cells[framed:width]], drop=ESCAPES)
    at = width
    while at + width <= len(cells):
        opens, *row = ([RawCell(0)] * (not framed)) + [each.cell for each in cells[at : at + width]]
        words = [bare(each, text) for each in row]
        if bare(opens, text):
            break
        if words[0] and not any(words[1:]):
            table.sections.append((len(table.rows), row[0]))
        elif ROW_NUMBER.fullmatch(words[0]):
            if not words[-1]:
                table.short.add(len(table.rows))
            table.rows.append(row)
        else:
            break
        at += width
    head = bare(table.header[0], text)
    ended = at == len(cells) or _begins_anew(text, cells[at], head)
    return (table, at) if table.rows and ended else None


def _begins_anew(text: str, cell: _Closed, head: str) -> bool:
    """Whether a cell is the title and the first head of a table behind this one."""
    *title, last = cell.cell.spans or [(0, 0)]
    return bool(title) and bare(RawCell(0, [last]), text) == head
