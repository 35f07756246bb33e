"""The printed lines of a PDF's page, out of characters that each stand somewhere.

Characters are pdfplumber's, which has no types: dictionaries with text, edges and size.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import Any

from ontology import late_re as re
from ontology.text import ordinary

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points from the page's upper left corner."""

ENDS = tuple("。；;！!？?：:")
"""Behind these a line does not go on in the next."""

NUMBER_OF_PAGE = re.compile(
    r"[-—–―·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共]\s*\d{1,4}\s*页?)?[-—–―·\s]*"
)
"""A line that is nothing else."""


@dataclass(slots=True)
class Line:
    """A printed line: its words, where it stands on the page, and its number there."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    page: int
    number: int = 0


def inside(char: dict[str, Any], box: Box) -> bool:
    """Whether the middle of a character lies in a box, or a point beside it."""
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1)


def by_level(chars: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Characters by printed line, from the top."""
    groups: list[list[dict[str, Any]]] = []
    upright = [char for char in chars if char.get("upright", True)]
    for char in sorted(upright, key=lambda c: ((c["top"] + c["bottom"]) / 2, c["x0"])):
        middle = (char["top"] + char["bottom"]) / 2
        group = groups[-1] if groups else None
        if group is not None:
            level = median((each["top"] + each["bottom"]) / 2 for each in group[-8:])
            if abs(middle - level) <= 0.4 * max(char["size"], group[-1]["size"]):
                group.append(char)
                continue
        groups.append([char])
    return groups


def apart(group: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The characters of a line, parted where a gap is."""
    parts = [[group[0]]]
    for char in group[1:]:
        if char["x0"] - parts[-1][-1]["x1"] > 0.8 * char["size"]:
            parts.append([])
        parts[-1].append(char)
    return parts


def lines_of(chars: list[dict[str, Any]], page: int) -> list[Line]:
    """Printed lines from the top: characters whose middles are level, from left to right."""
    made = []
    for group in by_level(chars):
        group.sort(key=lambda c: c["x0"])
        words = ""
        last: dict[str, Any] | None = None
        for char in group:
            text = char["text"]
            if last is not None and not text.isspace() and not words.endswith(" "):
                gap = char["x0"] - last["x1"]
                both = words[-1:].isascii() and text.isascii()
                if gap > (0.25 if both else 1.5) * char["size"]:
                    words += " "
            words += " " if text.isspace() else text
            last = char
        solid = [char for char in group if not char["text"].isspace()]
        if solid:
            made.append(
                Line(
                    ordinary(words.strip()),
                    min(c["x0"] for c in solid),
                    max(c["x1"] for c in solid),
                    min(c["top"] for c in solid),
                    max(c["bottom"] for c in solid),
                    median(c["size"] for c in solid),
                    page,
                )
            )
    return made
