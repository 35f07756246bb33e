"""Tables of one line a row: cells parted by tabs, or by bars as in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders.formats.between_rows import (
    are_heads,
    is_heading,
    names_category,
    names_ordinal,
    names_tasks,
    names_units,
)
from loaders.formats.double_heads import LONGEST as LONGEST_HEAD
from loaders.formats.dump import MOST_COLUMNS
from loaders.formats.grid import (
    ROW_NUMBER,
    RawCell,
    RawRow,
    RawTable,
    repeats_heads,
    with_two_heads,
    wrong_length,
)
from loaders.formats.headings import rank
from loaders.formats.lines import BREAK, Line, between_breaks, parted
from loaders.formats.quoted_cells import DOUBLED, unquoted
from loaders.formats.words import ESCAPES, Words
from ontology import late_re as re
from ontology.locator import in_file
from ontology.text import squeeze

BAR = re.compile(r"(?<!\\)\|")
_RULE_CELL = re.compile(":?-+:?")
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
        quotes.extend(match.span() for match in BREAK.finditer(words.text, start, end))
        return [
            part
            for span in spans
            for line in between_breaks(words.text, *span)
            for part in parted(words.text, *line)
        ]

    def cut(line: Line) -> RawRow:
        return _cells(words.text, line.start, line.end, _tabs(words.text, line), split)

    def done(table: RawTable, last: int) -> tuple[RawTable, int]:
        if quotes:
            table.drop = DOUBLED
        for start, end in set(quotes):
            words.mark(start, end)
        return table, last

    def is_row(line: Line) -> bool:
        return bool(_tabs(words.text, line))

    double = _double(cut(lines[index]), lines, index + 1, cut, words.text)
    if double is not None and _has_tabs(
        words.text, lines, _below_heading(words.text, lines, index + 2)
    ):
        going = _GoingOn(words.text, lines, cut, is_row, where, index)
        return done(double, going.fill(double, index + 2))
    header = cut(lines[index])
    while header and not _bare(words.text, header[-1]):
        header.pop()
    if not 2 <= len(header) <= MOST_COLUMNS:
        return None
    if not all(_is_head(words.text, cell) for cell in header):
        return None

    def goes_on(at: int) -> bool:
        return _has_tabs(words.text, lines, at)

    below = _below_heading(words.text, lines, index + 1)
    heads = [_bare(words.text, cell) for cell in header]
    if not goes_on(below) and not (
        are_heads(heads) and _is_as_wide(words.text, lines, below, header)
    ):
        return None
    if len(header) == 2 and any(
        goes_on(at) and len(cut(lines[at])) != 2 for at in (index + 1, index + 2)
    ):
        return None  # lines with a tab here and there
    table = RawTable(header)
    going = _GoingOn(words.text, lines, cut, is_row, where, index)
    return done(table, going.fill(table, index + 1))


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
        return BAR.search(text, line.start, line.end) is not None

    first, last = lines[index], index + 1
    if not has_bar(first) or _is_rule(text, first):
        return None
    broken = _head_over_lines(text, lines, index)
    below = lines[last] if last < len(lines) and not lines[last].blanks else None
    ruled = below is not None and _is_rule(text, below)
    closed = below is not None and all(
        text[line.start : line.end].rstrip().endswith("|") for line in (first, below)
    )  # as programs write that make text of web pages: no bar opens a line, one closes it
    if not (broken or ruled or is_barred(first) or closed):
        return None
    heads = broken[0] if broken else _bars(text, first)[0]
    if not 2 <= len(heads) <= MOST_COLUMNS or not any(_bare(text, cell) for cell in heads):
        return None
    if not broken and (last >= len(lines) or lines[last].blanks or not has_bar(lines[last])):
        return None

    written = text[first.start : first.end].strip()
    frame = _Frame(len(heads), written.startswith("|"), bool(broken) or written.endswith("|"))

    def cut(line: Line) -> RawRow:
        return _bars(text, line, frame)[0]

    first_row = broken[1] if broken else index + (2 if ruled else 1)
    card = not (broken or ruled) and _opens_card(text, lines, index)
    table = None if broken or card else _double(heads, lines, first_row, cut, text)
    ends = first_row + 1
    if table is not None and ends < len(lines) and not lines[ends].blanks and has_bar(lines[ends]):
        table.drop = ESCAPES
        first_row = ends
    else:
        table = RawTable(heads, drop=ESCAPES)

    def goes_on(line: Line) -> bool:
        """Whether a line behind an interruption is written as the table's rows are."""
        words = text[line.start : line.end].strip()
        return (
            has_bar(line)
            and words.startswith("|") >= frame.opened
            and words.endswith("|") >= frame.closed
        )

    going = _GoingOn(
        text, lines, cut, has_bar, where, index, lambda line: _is_rule(text, line), goes_on, card
    )
    last = going.fill(table, first_row)
    if not table.rows and not table.repeats:
        return None
    for line in lines[index:last]:  # nothing is marked before the table is known to be one
        if not has_bar(line):
            continue
        if _is_rule(text, line):
            words.mark(line.start, line.end)
        else:
            for start, end in _bars(text, line, frame)[1]:
                words.mark(start, end)
    return table, last


_VALUE = re.compile(r"\d{6}|[〔\[]\d{4}[〕\]]\d+号|\d{4}-\d{2}")
"""A code, a document's number, a day: a first row with one is no row of heads but of a page's card
(文号 | … | 索引号 | …), each row of which has as many cells as it needs."""

_MOST_CARD_LINES = 12


def _opens_card(text: str, lines: Sequence[Line], index: int) -> bool:
    """Whether a page's card opens at a line (index): it has a value where a table has heads; or
    rows of unlike length, the second cell of one of which is a value, stand below what are no
    heads of tasks.
    """
    heads = bars_of(text, lines[index])
    if any(map(_VALUE.search, heads)):
        return True
    if names_units(heads) or names_tasks(heads):
        return False
    rows = [heads]
    for line in lines[index + 1 : index + _MOST_CARD_LINES]:
        row = [] if line.blanks else bars_of(text, line)
        if not row or _opens_table(row):
            break
        rows.append(row)
    valued = any(len(row) > 1 and _VALUE.search(row[1]) for row in rows)
    return valued and len({len(row) for row in rows}) > 1


def _opens_table(cells: Sequence[str]) -> bool:
    """Whether a line below a card is the heads of a table of tasks, or the first of them."""
    said = [each for each in cells if each]
    if any(map(_VALUE.search, said)):
        return False
    if said and names_ordinal(said[0]):
        return len(said) == 1 or are_heads(said)
    work = [each for each in said if not names_units([each])]
    return are_heads(said) and len(work) < len(said) and names_tasks(work)


_MOST_HEAD_LINES = 8
_SURE_ROWS = 2


def _head_over_lines(text: str, lines: list[Line], index: int) -> tuple[RawRow, int] | None:
    """The heads that stand on several lines, and the index of the row below them.

    So a page's head is copied whose cells have several lines: a cell that no bar closes goes on
    in the next line (播种面积 / （亩） |). What proves it are the rows: each closed by a bar,
    with as many cells as the lines have together.
    """
    heads: RawRow = []
    going_on = is_broken = False
    for at in range(index, min(index + _MOST_HEAD_LINES, len(lines) - _SURE_ROWS)):
        line = lines[at]
        if at > index and line.blanks:
            return None
        start = line.start
        for bar in [*BAR.finditer(text, line.start, line.end), None]:
            end = bar.start() if bar else line.end
            words = [(start, end)] if text[start:end].strip() else []
            if going_on and heads:
                heads[-1].spans.extend(words)
            elif bar or words:
                heads.append(RawCell(start, words))
            going_on = not bar and (bool(words) or going_on)
            start = bar.end() if bar else end
        is_broken = is_broken or going_on
        if is_broken and not going_on and _are_rows(text, lines[at + 1 :][:_SURE_ROWS], len(heads)):
            found = all(_is_head(text, each) for each in heads)
            return (heads, at + 1) if found else None
    return None


def _are_rows(text: str, rows: list[Line], width: int) -> bool:
    """Whether lines right below heads have a cell for each, and a bar that closes the last."""
    return all(
        cells_of(text, line) == width > 1
        and not line.blanks
        and text[line.start : line.end].rstrip().endswith("|")
        for line in rows
    )


_MOST_BETWEEN = 12
"""Lines that may stand between two rows of a table: a page's foot, and its title and heads anew."""

_ABOVE = 6
"""Lines above a table that may stand on top of each of its pages."""


@dataclass
class _GoingOn:
    """The rows of a table, also behind what a page break put between them.

    A blank line, a page's number or a heading ends no table, as long as lines with its number of
    cells follow. cut: the cells of a line. is_row: whether a line has cells at all. first: the
    line (index) with which the table begins. is_rule: whether a line is the rule under a header.
    goes_on: whether one behind an interruption is framed as a row is. card: it is the card of a
    page, with rows of any length, and ends with its lines.
    """

    text: str
    lines: list[Line]
    cut: Callable[[Line], RawRow]
    is_row: Callable[[Line], bool]
    where: str
    first: int
    is_rule: Callable[[Line], bool] = lambda _: False
    goes_on: Callable[[Line], bool] = lambda _: True
    card: bool = False

    def fill(self, table: RawTable, first: int) -> int:
        """Add the rows from a line (index) on; returns the index after the last one."""
        last = first
        while True:
            start = last
            while last < len(self.lines) and self._follows(last, start):
                last += 1
            rows = [line for line in self.lines[start:last] if not self.is_rule(line)]
            if self.card:
                ends = (
                    at for at, line in enumerate(rows) if _opens_table(bars_of(self.text, line))
                )
                end = next(ends, len(rows))
                _fill_card(table, [self.cut(line) for line in rows[:end]], rows[:end])
                return last - len(rows) + end
            _fill(table, [self.cut(line) for line in rows], rows, self.text, self.where)
            again = self._again(table, last)
            if again is None:
                return last
            for line in self.lines[last:again]:
                cell = RawCell(line.start, [(line.start, line.end)])
                if is_heading(self.text[line.start : line.end], self._above):
                    table.sections.append((len(table.rows), cell))
                elif not (self.is_row(line) and self.is_rule(line)):
                    table.repeats.append((len(table.rows), [cell]))
            last = again

    @cached_property
    def _above(self) -> frozenset[str]:
        lines = self.lines[max(0, self.first - _ABOVE) : self.first]
        return frozenset(squeeze(self.text[line.start : line.end]) for line in lines)

    def _follows(self, at: int, start: int) -> bool:
        line = self.lines[at]
        return self.is_row(line) and (not line.blanks or at == start)

    def _again(self, table: RawTable, last: int) -> int | None:
        """The index of the line at which the table goes on, else None."""
        for at in range(last, min(last + _MOST_BETWEEN + 1, len(self.lines))):
            line = self.lines[at]
            if not self.is_row(line) or self.is_rule(line) or not self.goes_on(line):
                continue
            row = self.cut(line)
            while len(row) > len(table.header) and not _bare(self.text, row[-1]):
                row.pop()
            if len(row) != len(table.header) and self._is_numbered(table, row):
                place = in_file(self.where, line=line.number, row=len(table.rows) + 1)
                raise wrong_length(len(row), table.header, self.text, f"{place} of the table")
            return at if self._is_of(table, row) else None
        return None

    def _is_of(self, table: RawTable, row: RawRow) -> bool:
        """Whether a row behind an interruption is one more of this table, not another's heads."""
        if len(row) != len(table.header):
            return False
        if repeats_heads(row, table, self.text):
            return bool(table.rows)
        if not table.rows:  # only a heading stands between the heads and their first row
            return not are_heads([_bare(self.text, cell) for cell in row])
        return self._is_numbered(table, row) or not are_heads(
            [_bare(self.text, cell) for cell in row]
        )

    def _is_numbered(self, table: RawTable, row: RawRow) -> bool:
        """Whether a row opens with a number, as the last one of the table does."""
        above = table.rows[-1][:1] if table.rows else []
        return all(ROW_NUMBER.fullmatch(_bare(self.text, each)) for each in (*above, row[0]))


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


_MOST_HEADINGS = 2


def _below_heading(text: str, lines: list[Line], at: int) -> int:
    """The index of the line below numbered headings of rows (一、城市建设), which right below heads
    may stand from a line (index) on.
    """
    for line in lines[at : at + _MOST_HEADINGS]:
        if _tabs(text, line) or line.blanks or not rank(text[line.start : line.end].strip()):
            break
        at += 1
    return at


def _has_tabs(text: str, lines: list[Line], at: int) -> bool:
    """Is there a line at this index that goes on with a table of tabs?"""
    line = lines[at] if at < len(lines) else None
    return line is not None and not line.blanks and bool(_tabs(text, line))


def _is_as_wide(text: str, lines: list[Line], at: int, header: Sequence[RawCell]) -> bool:
    """Whether the line at this index, below a blank one, has a cell for each head above it."""
    line = lines[at] if at < len(lines) else None
    return line is not None and len(_tabs(text, line)) + 1 == len(header)


def _fill(table: RawTable, rows: list[RawRow], lines: list[Line], text: str, where: str) -> None:
    """Add rows that have been checked for their length."""
    width = len(table.header)
    for row, line in zip(rows, lines, strict=True):
        if not any(_bare(text, cell) for cell in row):
            continue  # cells of nothing, however many
        while len(row) > width and not _bare(text, row[-1]):
            row.pop()
        if lacking := _lacks_groups(row, table, text):
            row[:0] = [RawCell(row[0].at) for _ in range(lacking)]
        if _lacks_merged(row, table, text) or _lost_its_end(row, table, text):
            table.short.add(len(table.rows))
            row.extend(RawCell(line.end) for _ in range(width - len(row)))
        if len(row) != width:
            place = f"{in_file(where, line=line.number, row=len(table.rows) + 1)} of the table"
            raise wrong_length(len(row), table.header, text, place)
        if repeats_heads(row, table, text):
            table.repeats.append((len(table.rows), row))
        else:
            table.rows.append(row)


def _fill_card(table: RawTable, rows: list[RawRow], lines: list[Line]) -> None:
    """Add the rows of a card: all of its rows get as many cells as the longest has."""
    width = max(len(row) for row in (table.header, *rows))
    ends = [table.header[-1].at, *(line.end for line in lines)]
    for row, end in zip((table.header, *rows), ends, strict=True):
        row.extend(RawCell(end) for _ in range(width - len(row)))
    table.rows.extend(rows)


def _lacks_merged(row: RawRow, table: RawTable, text: str) -> bool:
    """Whether a row is too short because cells above reach down into it: what is copied from a
    page leaves out those. Then the table's rows are numbered, and this one has no number; or its
    first column is of categories.
    """
    cells = [_bare(text, cell) for cell in row]
    whole = bool(table.rows) and 1 < len(cells) < len(table.header) and all(cells)
    if not whole or ROW_NUMBER.fullmatch(cells[0]):
        return False
    first = _bare(text, table.rows[0][0])
    return bool(ROW_NUMBER.fullmatch(first)) or names_category(_bare(text, table.header[0]))


def _lacks_groups(row: RawRow, table: RawTable, text: str) -> int:
    """How many cells a row lacks at its beginning, where groups stand left of the numbers of the
    rows, and it opens with the number behind that of the row above (改革领域 | 序号 | …).
    """
    if not table.rows or len(row) >= len(table.header):
        return 0
    counted = next(
        (at for at, cell in enumerate(table.header) if names_ordinal(_bare(text, cell))), 0
    )
    if not counted or len(row) != len(table.header) - counted:
        return 0
    above, own = _bare(text, table.rows[-1][counted]), _bare(text, row[0])
    if not (ROW_NUMBER.fullmatch(above) and ROW_NUMBER.fullmatch(own)):
        return 0
    return counted if _digits(own) == _digits(above) + 1 else 0


def _digits(number: str) -> int:
    return int(re.sub(r"\D", "", number))


def _lost_its_end(row: RawRow, table: RawTable, text: str) -> bool:
    """Whether a numbered row is too short, as where a program dropped its last, empty cells: then
    the first row may be, too, above which no merged cell can have been left out.
    """
    if table.rows and 0 not in table.short:
        return False
    first = _bare(text, row[0])
    counted = names_ordinal(_bare(text, table.header[0])) and ROW_NUMBER.fullmatch(first)
    return bool(counted) and 1 < len(row) < len(table.header) and bool(_bare(text, row[-1]))


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


def cells_of(text: str, line: Line) -> int:
    """How many cells a line that stands alone has, parted by tabs or bars; 0 for one of prose."""
    tabs = [at for at, _ in _tabs(text, line) if text[line.start : at].strip()]
    if tabs:
        return len(tabs) + 1
    if _is_rule(text, line) or not BAR.search(text, line.start, line.end):
        return 0
    cells = len(_bars(text, line)[0])
    return cells if cells > 1 else 0


def bars_of(text: str, line: Line) -> list[str]:
    """The words between the bars of a line; nothing where it has no bar."""
    if not BAR.search(text, line.start, line.end):
        return []
    return [_bare(text, cell) for cell in _bars(text, line)[0]]


def mark_bars(words: Words, line: Line) -> None:
    """Mark the bars of a line as form."""
    for bar in BAR.finditer(words.text, line.start, line.end):
        words.mark(*bar.span())


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


@dataclass(frozen=True, slots=True)
class _Frame:
    """How the rows of a table of bars are written: so many cells, with a bar at which ends."""

    width: int
    opened: bool
    closed: bool


def _bars(
    text: str, line: Line, frame: _Frame | None = None
) -> tuple[RawRow, list[tuple[int, int]]]:
    """The cells of a line parted by bars, and the spans of its bars and line breaks.

    A bar at either end frames the line. frame: that of the table; where its lines have no bar
    at an end, one there may part an empty cell from the next one.
    """
    bars = [m.span() for m in BAR.finditer(text, line.start, line.end)]
    inner, start, end = list(bars), line.start, line.end
    opens = bool(inner) and not text[start : inner[0][0]].strip()
    closes = len(inner) > opens and not text[inner[-1][1] : end].strip()
    if frame is not None and len(inner) + 1 - opens - closes < frame.width:
        opens, closes = opens and frame.opened, closes and frame.closed
    if opens:
        start = inner.pop(0)[1]
    if closes:
        end = inner.pop()[0]
    breaks = [match.span() for match in BREAK.finditer(text, start, end)]

    def split(first: int, last: int) -> list[tuple[int, int]]:
        return [part for span in between_breaks(text, first, last) for part in parted(text, *span)]

    row = _cells(text, start, end, inner, split)
    return row, [*bars, *breaks]


def _bare(text: str, cell: RawCell) -> str:
    return "".join(text[start:end].strip() for start, end in cell.spans)


def _is_head(text: str, cell: RawCell) -> bool:
    words = _bare(text, cell)
    return 0 < len(words) <= LONGEST_HEAD and not _NUMBER.fullmatch(words)
