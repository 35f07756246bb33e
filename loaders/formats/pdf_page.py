"""A page of a PDF: its lines and tables, without the notes in its margin."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from loaders.formats.pdf_columns import Columned
from loaders.formats.pdf_folded import unfolded
from loaders.formats.pdf_lines import Box, Line, apart, by_level, inside, lines_of
from loaders.formats.pdf_tables import Ruled, ruled_tables, white_tables
from ontology import late_re as re

_BALLOON = re.compile(
    r"(?:删除|插入|批注|设置格式|带格式的?|移动|Deleted|Inserted|Commented?|Formatted)"
    r"(?:\[[^\[\]]{1,30}\]|的内容)?\s*[:：]"
)
"""How Word begins a note on a tracked change or a comment that it prints in the margin."""


@dataclass(slots=True)
class Page:
    """What stands on a page, from the top; sizes in points."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    tables: list[Ruled] = field(default_factory=list)
    balloons: bool = False
    """Whether notes of tracked changes stood in its margin."""
    columned: Columned | None = None
    """The table without lines that goes on to its end."""

    @property
    def letters(self) -> int:
        """How many characters its lines and tables have."""
        lines = sum(len(line.text) for line in self.lines)
        return lines + sum(table.letters for table in self.tables)


def page_of(page: Any, above: Columned | None) -> Page:
    """The lines and tables of a page (pdfplumber has no types).

    above: the table without lines with which the page before ends.
    """
    made = Page(page.page_number, float(page.width), float(page.height))
    page = page.dedupe_chars(tolerance=1)
    margin = _margin(page)
    if margin is not None:
        made.balloons = True
        page = page.filter(lambda each: each.get("x0", 0) < margin - 2)
    boxes: list[Box] = []
    for table, box in ruled_tables(page, made.number):
        made.tables.append(table)
        boxes.append(box)
    outside = page.chars
    if boxes:
        outside = [each for each in outside if not any(inside(each, box) for box in boxes)]
    rest, tables, made.columned = white_tables(outside, made.number, above)
    made.tables += tables
    if not made.tables:
        rest, longer = unfolded(rest)
        made.height += longer
    made.lines = lines_of(rest, made.number)
    for number, line in enumerate(made.lines, start=1):
        line.number = number
    return made


def _margin(page: Any) -> float | None:
    """Where the margin begins in which tracked changes are noted; None if there is none."""
    starts: list[float] = []
    for group in by_level(page.chars):
        group.sort(key=lambda each: each["x0"])
        for part in apart(group):
            if part[0]["x0"] > 0.5 * page.width and _BALLOON.match(
                "".join(each["text"] for each in part)
            ):
                starts.append(part[0]["x0"])
    if not starts:
        return None
    margin = min(starts)
    crossing = sum(each["x0"] < margin - 2 < each["x1"] - 1 for each in page.chars)
    return margin if crossing <= 1 else None
