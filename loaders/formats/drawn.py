"""Tables drawn with box characters, as data bases of law and old mail print them.

    ┌────┬────┐
    │任务    │单位    │
    ├────┼────┤
    │修好    │区住    │
    │大桥    │建局    │
    ├────┤        │
    │种树    │        │
    └────┴────┘

What is drawn says all: where a rule stands in a column, a cell ends; where none does, the cell
goes on, over the rows beside it too. Lines whose bars are not as many as the columns are a chart,
or a table whose cells are joined across, and are left as they stand.
"""

from __future__ import annotations

from loaders.formats.grid import RawCell, RawRow, RawTable
from loaders.formats.lines import Line
from loaders.formats.words import Words
from ontology import late_re as re

_TOP = re.compile(r"\s*[┌┏╔](?:[─━═]+[┬┳╦])+[─━═]+[┐┓╗]\s*")
_BOTTOM = re.compile(r"\s*[└┗╚][─━═┴┻╩]+[┘┛╝]\s*")
_BAR = re.compile(r"[│┃║├┤┼┣┫╋╠╣╬┬┴┝┥┠┨]")
_RULE = re.compile(r"\s*[─━═]+\s*")
_DRAWN = re.compile("[\u2500-\u257f]+")
"""All that is drawn."""
_Span = tuple[int, int]


def drawn_at(words: Words, lines: list[Line], index: int) -> tuple[RawTable, int] | None:
    """The drawn table that begins at a line (index), and the index of the line after it; None where
    none begins.
    """
    text = words.text
    if not _TOP.fullmatch(text, lines[index].start, lines[index].end):
        return None
    columns = len(re.findall("[┬┳╦]", text[lines[index].start : lines[index].end])) + 1
    last = index + 1
    cut: list[list[_Span]] = []
    while last < len(lines) and not _BOTTOM.fullmatch(text, lines[last].start, lines[last].end):
        parts = _parts(text, lines[last])
        if len(parts) != columns:
            return None
        cut.append(parts)
        last += 1
    rows = _rows(text, cut)
    if last == len(lines) or len(rows) < _FEWEST_ROWS:
        return None
    for each in _DRAWN.finditer(text, lines[index].start, lines[last].end):
        words.mark(*each.span())
    return RawTable(rows[0], rows[1:], exact=True), last + 1


_FEWEST_ROWS = 2
"""A header and a row."""


def _parts(text: str, line: Line) -> list[_Span]:
    """The spans between the bars of a line."""
    bars = [each.start() for each in _BAR.finditer(text, line.start, line.end)]
    return list(zip((at + 1 for at in bars), bars[1:], strict=False))


def _rows(text: str, cut: list[list[_Span]]) -> list[RawRow]:
    """The rows of a table's lines: one begins below each line with a rule in any column."""
    open_: RawRow = []
    rows: list[RawRow] = []
    begins = True
    for parts in cut:
        ruled = [_RULE.fullmatch(text, *part) is not None for part in parts]
        if any(ruled) or not rows:
            row = [RawCell(part[0]) for part in parts]
            for at, each in enumerate(row):
                each.merged = not (begins or ruled[at])
            open_ = [each if not each.merged else open_[at] for at, each in enumerate(row)]
            rows.append(row)
        begins = False
        for at, (start, end) in enumerate(parts):
            words = text[start:end]
            if not ruled[at] and words.strip():
                begin = start + len(words) - len(words.lstrip())
                open_[at].spans.append((begin, begin + len(words.strip())))
    return rows
