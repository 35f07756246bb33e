"""Tables of one line a row: cells parted by tabs, or by bars as in Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable

from loaders.formats.double_heads import LONGEST as LONGEST_HEAD
from loaders.formats.dump import MOST_COLUMNS
from loaders.formats.grid import (
    RawCell,
    RawRow,
    RawTable,
    repeats_heads,
    with_two_heads,
    wrong_length,
)
from loaders.formats.lines import Line
from loaders.formats.quoted_cells import DOUBLED, unquoted
from loaders.formats.words import ESCAPES, Words

_BAR = re.compile(r"(?<!\\)\|")
_RULE_CELL = re.compile(":?-+:?")
_BREAK = re.compile(r"<br\s?/?>", re.IGNORECASE)
_NUMBER = re.compile(r"[\d.,%％\s-]*")


def tabs_at(words: Words, lines: list[Line], index: int, where: str) -> tuple[RawTable, int] | None:
    """The table of tab-parted lines that begins at a line (index), and the index after it.

    Its header has a word in each column (empty ones at its end aside) and another line of
    tabs below it; else these are lines with a tab in them. Raises TableError for a row
    that is longer or shorter than the header.
    """

    quotes: list[tuple[int, int]] = []

    def split(start: int, end: int) -> list[tuple[int, int]]:
        spans, marks = unquoted(words.text, start, end)
        quotes.extend(marks)
        return spans

    def cut(line: Line) -> RawRow:
        return _cells(words.text, line.start, line.end, _tabs(words.text, line), split)

    def done(table: RawTable, last: int) -> tuple[RawTable, int]:
        if quotes:
            table.drop = DOUBLED
        for start, end in set(quotes):
            words.mark(start, end)
        return table, last

    double = _double(cut(lines[index]), lines, index + 1, cut, words.text)
    if double is not None and _has_tabs(words.text, lines, index + 2):
        last = index + 2
        while _has_tabs(words.text, lines, last):
            last += 1
        below = lines[index + 2 : last]
        _fill(double, [cut(line) for line in below], below, words.text, where)
        return done(double, last)
    header = cut(lines[index])
    while header and not _bare(words.text, header[-1]):
        header.pop()
    if not 2 <= len(header) <= MOST_COLUMNS:
        return None
    if not all(_is_head(words.text, cell) for cell in header):
        return None

    def goes_on(at: int) -> bool:
        return _has_tabs(words.text, lines, at)

    if not goes_on(index + 1):
        return None
    if len(header) == 2 and any(
        goes_on(at) and len(cut(lines[at])) != 2 for at in (index + 1, index + 2)
    ):
        return None  # lines with a tab here and there
    last = index + 1
    while goes_on(last):
        last += 1
    below = lines[index + 1 : last]
    table = RawTable(header)
    _fill(table, [cut(line) for line in below], below, words.text, where)
    return done(table, last)


def bars_at(words: Words, lines: list[Line], index: int, where: str) -> tuple[RawTable, int] | None:
    """The table of lines parted by bars that begins at a line (index), and the index after it.

    A rule (`|---|---|`) under the header is usual, but not asked for where the lines close
    with a bar. `\\|` is a bar in a cell, `<br>` a line end. Raises TableError for
    a row that is longer or shorter than the header.
    """
    text = words.text

    def is_barred(line: Line) -> bool:
        inner = text[line.start : line.end].strip()
        return inner.startswith("|") and inner.endswith("|") and len(inner) > 1

    def has_bar(line: Line) -> bool:
        return _BAR.search(text, line.start, line.end) is not None

    first, last = lines[index], index + 1
    if not has_bar(first) or _is_rule(text, first):
        return None
    below = lines[last] if last < len(lines) and not lines[last].blanks else None
    ruled = below is not None and _is_rule(text, below)
    closed = below is not None and all(
        text[line.start : line.end].rstrip().endswith("|") for line in (first, below)
    )  # as programs write that make text of web pages: no bar opens a line, one closes it
    if not (ruled or is_barred(first) or closed):
        return None
    heads = _bars(text, first)[0]
    if not 2 <= len(heads) <= MOST_COLUMNS or not any(_bare(text, cell) for cell in heads):
        return None
    while last < len(lines) and not lines[last].blanks and has_bar(lines[last]):
        last += 1
    kept = [line for line in lines[index:last] if not _is_rule(text, line)]
    if len(kept) < 2:
        return None
    parted = [_bars(text, line) for line in kept]
    first_row = 1
    table = _double(parted[0][0], kept, 1, lambda line: _bars(text, line)[0], text)
    if table is not None and len(kept) > 2:
        table.drop, first_row = ESCAPES, 2
    else:
        table = RawTable(parted[0][0], drop=ESCAPES)
    _fill(table, [row for row, _ in parted[first_row:]], kept[first_row:], text, where)
    for line in lines[index:last]:  # nothing is marked before the table is known to be one
        if _is_rule(text, line):
            words.mark(line.start, line.end)
    for _, marks in parted:
        for start, end in marks:
            words.mark(start, end)
    return table, last


def _double(
    upper: RawRow, lines: list[Line], index: int, cut: Callable[[Line], RawRow], text: str
) -> RawTable | None:
    """The table that two rows of heads begin, the second at a line (index); else None.

    White space at the end of a line is easily lost, so the shorter row is filled up first.
    """
    if index >= len(lines) or lines[index].blanks:
        return None
    lower = cut(lines[index])
    longest = max(len(upper), len(lower))
    if not 2 <= longest <= MOST_COLUMNS:
        return None

    def filled(row: RawRow) -> RawRow:
        return [*row, *(RawCell(row[-1].at) for _ in range(longest - len(row)))]

    return with_two_heads(filled(upper), filled(lower), text) or with_two_heads(
        [cell for cell in upper if _bare(text, cell)], filled(lower), text
    )


def _has_tabs(text: str, lines: list[Line], at: int) -> bool:
    """Is there a line at this index that goes on with a table of tabs?"""
    line = lines[at] if at < len(lines) else None
    return line is not None and not line.blanks and bool(_tabs(text, line))


def _fill(table: RawTable, rows: list[RawRow], lines: list[Line], text: str, where: str) -> None:
    """Add rows that have been checked for their length."""
    width = len(table.header)
    for row, line in zip(rows, lines, strict=True):
        while len(row) > width and not _bare(text, row[-1]):
            row.pop()
        if len(row) != width:
            place = f"{where}, line {line.number}, row {len(table.rows) + 1} of the table"
            raise wrong_length(len(row), table.header, text, place)
        if repeats_heads(row, table, text):
            table.repeats.append((len(table.rows), row))
        else:
            table.rows.append(row)


def _cells(
    text: str,
    start: int,
    end: int,
    separators: list[tuple[int, int]],
    split: Callable[[int, int], list[tuple[int, int]]] = lambda start, end: [(start, end)],
) -> RawRow:
    """The cells of `text[start:end]` between separators."""
    row: RawRow = []
    for a, b in [*separators, (end, end)]:
        row.append(RawCell(start, split(start, a)))
        start = b
    return row


def _is_rule(text: str, line: Line) -> bool:
    """Is it the line under a header, `|---|:--:|`?"""
    inner = text[line.start : line.end].strip()
    if not inner or inner.strip("|-: \t"):
        return False
    cells = inner.removeprefix("|").removesuffix("|").split("|")
    return all(_RULE_CELL.fullmatch(cell.strip()) for cell in cells)


def _tabs(text: str, line: Line) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = text.find("\t", line.start, line.end)
    while at >= 0:
        found.append((at, at + 1))
        at = text.find("\t", at + 1, line.end)
    return found


def _bars(text: str, line: Line) -> tuple[RawRow, list[tuple[int, int]]]:
    """The cells of a line parted by bars, and the spans of its bars and line breaks."""
    bars = [m.span() for m in _BAR.finditer(text, line.start, line.end)]
    inner, start, end = list(bars), line.start, line.end
    if inner and not text[start : inner[0][0]].strip():
        start = inner.pop(0)[1]
    if inner and not text[inner[-1][1] : end].strip():
        end = inner.pop()[0]
    breaks: list[tuple[int, int]] = []

    def split(first: int, last: int) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        for match in _BREAK.finditer(text, first, last):
            breaks.append(match.span())
            spans.append((first, match.start()))
            first = match.end()
        return [*spans, (first, last)]

    row = _cells(text, start, end, inner, split)
    return row, [*bars, *breaks]


def _bare(text: str, cell: RawCell) -> str:
    return "".join(text[start:end].strip() for start, end in cell.spans)


def _is_head(text: str, cell: RawCell) -> bool:
    words = _bare(text, cell)
    return 0 < len(words) <= LONGEST_HEAD and not _NUMBER.fullmatch(words)
