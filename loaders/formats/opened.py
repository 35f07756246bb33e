"""The cells that a tab opens at the start of a line, as they stand one after another."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from loaders.formats.grid import RawCell
from loaders.formats.lines import Line


class Opened(NamedTuple):
    """A line that opens a cell, and what follows up to the next such line (line indices).

    attached: end of the lines that follow without a blank line: surely of this cell.
    loose: end of the lines that follow after a blank one: of this cell, or of none.
    gap: a blank line stands right before it, so it may open a row.
    """

    line: int
    attached: int
    loose: int
    gap: bool


class OpenedCells:
    """All cells of a text that a tab opens, by number from 0."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self.text = text
        self.lines = lines
        self._cells = _scan(text, lines)
        self._starts = [cell.line for cell in self._cells]
        self._ends = _ends_of_groups(self._cells)

    def __len__(self) -> int:
        return len(self._cells)

    def __getitem__(self, number: int) -> Opened:
        return self._cells[number]

    def number_at(self, line: int) -> int | None:
        """The number of the cell that a line opens; None if it opens none."""
        number = bisect_left(self._starts, line)
        found = number < len(self._starts) and self._starts[number] == line
        return number if found else None

    def group(self, number: int, width: int = 0) -> int:
        """How many cells stand from this one to the next blank line before a cell.

        width: where the length of a row is known, a whole row (or several) also ends
            before a paragraph that stands on its own.
        """
        end = self._ends[number]
        if width:
            for last in range(number + width - 1, end - 1, width):
                if self.has_loose(last):
                    return last + 1 - number
        return end - number

    def groups(self, number: int, most: int) -> list[int]:
        """The lengths of so many groups from this cell on."""
        found: list[int] = []
        while number < len(self._cells) and len(found) < most:
            found.append(self.group(number))
            number += found[-1]
        return found

    def has_loose(self, number: int) -> bool:
        """Do lines follow a cell after a blank one?"""
        return self._cells[number].loose > self._cells[number].attached

    def raw(self, number: int, *, loose: bool = True) -> RawCell:
        """A cell with its lines; `loose` says whether those after a blank line are its own."""
        cell = self._cells[number]
        first = self.lines[cell.line]
        last = cell.loose if loose else cell.attached
        spans = [(line.start, line.end) for line in self.lines[cell.line + 1 : last]]
        return RawCell(first.start + 1, [(first.start + 1, first.end), *spans])

    def words(self, number: int) -> str:
        """A cell's words, its lines joined."""
        return "".join(self.text[a:b].strip() for a, b in self.raw(number).spans)

    def loose_lines(self, number: int) -> list[str]:
        """The words of the lines that follow a cell after a blank line."""
        cell = self._cells[number]
        return [self.text[a:b].strip() for _, a, b, _ in self.lines[cell.attached : cell.loose]]


def _scan(text: str, lines: list[Line]) -> list[Opened]:
    opens = [text.startswith("\t", line.start) for line in lines]
    cells: list[Opened] = []
    index = 0
    while index < len(lines):
        if not opens[index]:
            index += 1
            continue
        start = index
        index += 1
        while index < len(lines) and not opens[index] and not lines[index].blanks:
            index += 1
        attached = index
        while index < len(lines) and not opens[index]:
            index += 1
        cells.append(Opened(start, attached, index, lines[start].blanks > 0))
    return cells


def _ends_of_groups(cells: list[Opened]) -> list[int]:
    """For each cell the number of the next one that has a gap before it."""
    ends = [len(cells)] * len(cells)
    for number in range(len(cells) - 2, -1, -1):
        ends[number] = number + 1 if cells[number + 1].gap else ends[number + 1]
    return ends
