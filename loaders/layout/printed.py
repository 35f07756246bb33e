"""Printed lines put together: text that was copied out of a PDF or a page ends its lines anywhere.

A line then ends after a fixed width, inside a word, a number or a unit's name, and page numbers
stand between the halves. Whether a text is of that kind is told by its lines as a whole: many
end near one width without a stop. In any text a bracket that names who answers (（责任单位：…)
and is not closed on its line goes on in the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import east_asian_width

from loaders.formats import headings
from loaders.formats.document import Block, Piece, Table
from loaders.language.assignments import assignments, opens_assignment
from loaders.layout.aside import Mended
from loaders.layout.soft_breaks import STOPS, runs_on
from ontology import late_re as re
from ontology.text import bracketed

_WIDEST, _NARROWEST = 130, 24
"""Widths of printed lines, a Chinese character counted as two."""
_FULL = 0.86
"""A line is full from this share of the width on: a word or a number moves to the next line."""
_FEWEST, _FEWEST_CUT, _SHARE = 5, 2, 0.25
_OVER = 0.12
"""Share of lines that may be wider: two that a program put on one line."""
_MOST_LINES, _LONGEST = 12, 600
"""A bracket that is not closed within so many lines and characters is a misprint."""

_MOST_OPEN = 8
"""No real text has more brackets within one another."""

_RUNS_ON = re.compile(r"(?:[、，,]|关于|关于印发|印发|转发|[（(〔【［《“])$")
_CANNOT_BEGIN = tuple("。；;！!？?：:、，,）)〕】］》”")
_PAGE = re.compile(
    r"[-—–―·•]+\s*\d{1,4}\s*[-—–―·•]+|第\s*\d{1,4}\s*页(?:\s*[,，/／]?\s*共\s*\d{1,4}\s*页)?"
)
_PAGE_AT_END = re.compile(rf"\s+(?:{_PAGE.pattern})\s*$")
_BARE_PAGE = re.compile(r"\d{1,3}")
_PAIRS = {"（": "）", "(": ")", "〔": "〕", "【": "】", "［": "］", "[": "]", "《": "》"}
_BRACKET = re.compile(r"[（()）〔〕【】［］\[\]《》]")
_CLOSERS = {"）": "（(", ")": "（(", "〕": "〔", "】": "【", "］": "［", "]": "[", "》": "《"}


def joined(mended: Mended) -> Mended:
    """The document with its printed lines put together, and without its page numbers."""
    document = mended.document
    lines = document.blocks
    width = _width(lines)
    pages = _pages(lines, printed=width is not None)
    parts: list[Block | Table] = []
    aside: list[Piece] = []
    run: list[Block] = []
    for part in document.parts:
        if isinstance(part, Table):
            parts.extend([*_put_together(run, width), part])
            run = []
        elif part.piece.start in pages:
            aside.append(part.piece)
        else:
            run.extend(_parted(_without_page(part, aside)))
    parts.extend(_put_together(run, width))
    if tuple(parts) == document.parts:
        return mended
    return mended.without(parts, aside, "the page's number or head")


def _wide(text: str) -> int:
    return sum(2 if east_asian_width(mark) in "WFA" else 1 for mark in text)


def _width(lines: Sequence[Block]) -> int | None:
    """The width of the printed lines of a text; None if its lines are paragraphs."""
    widths = [_wide(line.piece.text) for line in lines]
    width = _usual(widths)
    over = sum(each > (2 - _FULL) * width for each in widths)
    if not _NARROWEST <= width <= _WIDEST or over > _OVER * len(widths):
        return None
    full = [
        (above.piece.text, below.piece.text)
        for above, below in pairwise(lines)
        if _wide(above.piece.text) >= _FULL * width and not above.piece.text.endswith(STOPS)
    ]
    cut = sum(
        above.endswith(("、", "，", ","))
        or below.startswith(_CANNOT_BEGIN)
        or _open(above) is not None
        for above, below in full
    )
    enough = len(full) >= _FEWEST and len(full) >= _SHARE * len(lines)
    return width if enough and cut >= _FEWEST_CUT else None


def _usual(widths: Sequence[int]) -> int:
    """The width that most lines are near to."""
    counts = Counter(widths)
    near = {each: sum(counts[each + step] for step in range(-3, 4)) for each in counts}
    return max(near, key=lambda each: (near[each] * each, each), default=0)


def _open(text: str) -> int | None:
    """Where a bracket opens that the text does not close; None if there is none."""
    stack = _still_open([], text)
    return stack[0][2] if stack else None


def _still_open(
    stack: list[tuple[str, int, int]], text: str, line: int = 0
) -> list[tuple[str, int, int]]:
    """The brackets that are open behind a line, each with its line and where it stands there.

    stack: those that are open before it. line: the line's number.
    """
    stack = stack[-_MOST_OPEN:]
    for match in _BRACKET.finditer(text):
        mark = match.group()
        if mark in _PAIRS:
            stack.append((mark, line, match.start()))
        elif stack and stack[-1][0] in _CLOSERS[mark]:
            stack.pop()
    return stack


# --- pages ----------------------------------------------------------------------------


def _pages(lines: Sequence[Block], *, printed: bool) -> set[int]:
    """Where the lines begin that are numbers of pages, or the heads that stand beside them."""
    found = [at for at, line in enumerate(lines) if _PAGE.fullmatch(line.piece.text.strip())]
    bare = [at for at, line in enumerate(lines) if _BARE_PAGE.fullmatch(line.piece.text.strip())]
    numbers = [int(lines[at].piece.text) for at in bare]
    if printed and all(below - above == 1 for above, below in pairwise(numbers)):
        found = sorted([*found, *bare])
    beside = {
        at + step for at in found for step in (-1, 1) if 0 <= at + step < len(lines)
    }  # each line once, though a page's number stand above and below it
    times = Counter(lines[at].piece.text for at in beside)
    heads = [at for at in beside if times[lines[at].piece.text] > 1]
    return {lines[at].piece.start for at in (*found, *heads)}


def _without_page(line: Block, aside: list[Piece]) -> Block:
    """A line without the page's number that a program put at its end; it goes to `aside`."""
    found = _PAGE_AT_END.search(line.piece.text)
    if found is None or not found.start():
        return line
    aside.append(line.piece[found.start() :].strip())
    return Block(line.piece[: found.start()], line.level)


_RUN_IN = re.compile(r"[^。；;，,：:（(]{2,30}?\s+(?=[一二三四五六七八九十]{1,2}[是要]|首先[，,])")
"""A numbered heading, and on its line the first item below it."""


def _parted(line: Block) -> list[Block]:
    """A line as it is, or a heading and the paragraph that a program put behind it."""
    opening = headings.numbering(line.piece.text)[1]
    found = _RUN_IN.match(line.piece.text, opening) if opening else None
    if found is None:
        return [line]
    head, rest = line.piece[: found.end()].strip(), line.piece[found.end() :]
    return [Block(head, headings.rank(head.text)), Block(rest)]


# --- lines ----------------------------------------------------------------------------


@dataclass(slots=True)
class _Open:
    """Lines that are being put together. opened: the brackets that are open at their end."""

    lines: list[Block]
    opened: list[tuple[str, int, int]]

    def add(self, line: Block) -> None:
        self.opened = _still_open(self.opened, line.piece.text, len(self.lines))
        self.lines.append(line)

    @property
    def in_bracket(self) -> str:
        """The words from the first open bracket on; "" if none is, or too far above."""
        if not self.opened or len(self.lines) - self.opened[0][1] > _MOST_LINES:
            return ""
        _, number, at = self.opened[0]
        words = "".join(line.piece.text for line in self.lines[number:])[at:]
        return words if len(words) < _LONGEST else ""

    @property
    def end(self) -> str:
        """The last words."""
        return "".join(line.piece.text for line in self.lines[-_MOST_LINES:])

    def block(self) -> Block:
        first = self.lines[0]
        if len(self.lines) == 1:
            return first
        groups: list[list[Piece]] = [[first.piece]]
        for line in self.lines[1:]:
            if _is_latin(groups[-1][-1].text[-1]) and _is_latin(line.piece.text[0]):
                groups.append([line.piece])  # two words, not one
            else:
                groups[-1].append(line.piece)
        piece = Piece.join([Piece.join(each) for each in groups], " ")
        return Block(piece, first.level if headings.rank(piece.text) else 0, first.form)


def _is_latin(mark: str) -> bool:
    return mark.isascii() and mark.isalpha()


def _put_together(lines: Sequence[Block], width: int | None) -> list[Block]:
    made: list[_Open] = []
    for at, line in enumerate(lines):
        if made and _goes_on(made[-1], lines[at : at + _MOST_LINES], width):
            made[-1].add(line)
        else:
            made.append(_Open([line], _still_open([], line.piece.text)))
    return [each.block() for each in made]


def _goes_on(  # noqa: PLR0911 - one exit for each way to go on or to end
    above: _Open, rest: Sequence[Block], width: int | None
) -> bool:
    """Whether the first of the lines below goes on where the open ones end."""
    line = rest[0]
    words = above.lines[-1].piece.text
    opened = above.in_bracket
    assigns = opened and opens_assignment(opened + line.piece.text)  # （牵头单⏎位：…
    if opened and (width is not None or assigns) and _closes(opened, rest):
        return True
    if line.level and headings.rank(line.piece.text) in (1, 2):
        return False
    if width is None:
        plain = not line.level and len(above.end) < _LONGEST
        return plain and runs_on(above.end, line.piece.text)
    if words.endswith(STOPS) or headings.numbering(line.piece.text)[0]:
        return False
    if line.piece.text.startswith(_CANNOT_BEGIN):
        return True
    if _wide(words) >= _FULL * width:
        return not _ends_assigned(above.end)
    return bool(_RUNS_ON.search(words))


def _closes(opened: str, rest: Sequence[Block]) -> bool:
    """Whether the lines below close a bracket before another task or heading begins."""
    stack, length = _still_open([], opened), len(opened)
    for line in rest:
        words = line.piece.text
        if headings.numbering(words)[0] in (1, 2):
            return False
        stack, length = _still_open(stack, words), length + len(words)
        if not stack:
            return True
        if length > _LONGEST:
            return False
    return False


def _ends_assigned(text: str) -> bool:
    """Whether a text ends in a bracket that says who answers: by its label, or units in it behind
    a full stop.
    """
    return any(
        end == len(text.rstrip())
        and (
            opens_assignment(text[start:end])
            or (text[:start].rstrip().endswith("。") and any(assignments(text)))
        )
        for start, end in bracketed(text)
    )
