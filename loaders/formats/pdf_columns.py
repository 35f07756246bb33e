"""Tables of a page that no lines part: told by a row of heads, and the white between the columns.

Where words stand in columns, white runs down between them: a river for each two heads beside one
another. A line that fills a river ends the table. Rows are parted by the white across the whole
table; where they are numbered, there is one for each number. What does not come out so is no
table, and stays text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.formats.between_rows import are_heads, known_heads
from ontology import late_re as re

_FEWEST_HEADS = 3
_NARROWEST = 2.5
"""Points of the narrowest river between two columns."""
_NUMBER = re.compile(r"\d{1,3}[.．、]?")
_NUMBERED = re.compile(r"序号|编号|序")
_APART = 1.15
"""So much more white than any other is a row's end, not a line's."""
_CLEAR = 1.5


@dataclass(frozen=True, slots=True)
class Part:
    """Words that stand together on a printed line."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


Line = Sequence[Part]


@dataclass(frozen=True, slots=True)
class Over:
    """A head over columns that have heads of their own: from column `first` on, so many."""

    part: Part
    first: int
    across: int


@dataclass(frozen=True, slots=True)
class Columned:
    """A table: lines `first` to `last` of the page (last not included). edges: where its columns
    begin, and where the last one ends. rows: the heights at which its rows begin (the heads too),
    and where the last one ends. open: it goes on to the end of the page. over: the heads over
    several columns, where the head has two rows, which then are the first two.
    """

    first: int
    last: int
    edges: tuple[float, ...]
    rows: tuple[float, ...]
    numbered: bool
    open: bool
    over: tuple[Over, ...] = ()


def columned(lines: Sequence[Line], above: Columned | None) -> list[Columned]:
    """The tables of a page. above: the last one of the page before, if it went on to its end."""
    found: list[Columned] = []
    at = 0
    if above is not None and lines:
        heads = are_heads([part.text for part in lines[0]]) and len(lines[0]) >= _FEWEST_HEADS
        more = None if heads else _continued(lines, above)
        if more is not None:
            found.append(more)
            at = more.last
    while at < len(lines):
        table = _headed(lines, at)
        if table is not None:
            found.append(table)
        at = at + 1 if table is None else table.last
    return found


def _headed(lines: Sequence[Line], at: int) -> Columned | None:
    """The table whose heads are this line; None if it is none."""
    heads, deep = _heads(lines, at)
    lower = lines[at + deep] if at + deep < len(lines) else ()
    over, columns = _over(heads, lower)
    if not heads and known_heads([part.text for part in lines[at]]):
        # between the two rows stand the heads that reach over both
        beside, deep = _heads(lines, at + 1) if at + 1 < len(lines) else ((), 0)
        heads = sorted([*lines[at], *beside], key=lambda each: each.left) if beside else ()
        deep += 1
        lower = lines[at + deep] if at + deep < len(lines) else ()
        over, columns = _over(heads, lower)
        heads = heads if {id(e.part) for e in over} == {id(e) for e in lines[at]} else ()
    if not heads:
        return None
    deep += bool(over)
    middles = [_middle((part.left, part.right)) for part in columns]
    rivers = [[span] for span in pairwise(middles)]
    spreading = {id(each.part) for each in over}
    last = at
    for number in range(at, len(lines)):
        within = [part for part in lines[number] if id(part) not in spreading]
        narrowed = [_narrowed(river, within) for river in rivers]
        if not all(narrowed):
            break
        rivers, last = narrowed, number + 1
    if last - at < deep + 1:
        return None
    cuts = [_middle(max(river, key=_width)) for river in rivers]
    within = [part for line in lines[at:last] for part in line]
    left, right = min(p.left for p in within), max(p.right for p in within)
    edges = (left - 1, *cuts, right + 1)
    numbered = bool(_NUMBERED.fullmatch(heads[0].text.strip()))
    below = _rows(lines[at + deep : last], edges, numbered=numbered)
    if below is None:
        return None
    top = min(p.top for p in heads) - 1
    heights = (top, min(p.top for p in lower) - 1) if over else (top,)
    return Columned(at, last, edges, (*heights, *below), numbered, last == len(lines), over)


def _over(heads: Line, lower: Line) -> tuple[tuple[Over, ...], Line]:
    """The heads that stand over those of a second row (牵头 and 配合 below 责任单位), and the heads
    of the columns; none where the line below the heads is no such row.
    """
    if not heads or not are_heads([part.text for part in lower]):
        return (), heads
    below: dict[int, list[Part]] = {}
    for part in lower:
        middle = _middle((part.left, part.right))
        away = [abs(_middle((head.left, head.right)) - middle) for head in heads]
        below.setdefault(away.index(min(away)), []).append(part)
    if any(len(each) == 1 for each in below.values()):
        return (), heads
    columns: list[Part] = []
    over: list[Over] = []
    for number, head in enumerate(heads):
        own = below.get(number)
        if own:
            over.append(Over(head, len(columns), len(own)))
        columns.extend(own or [head])
    if columns != sorted(columns, key=lambda each: each.left):
        return (), heads
    return tuple(over), columns


_MOST_HEAD_LINES = 3
_FEWEST_ON_A_LINE = 2


def _heads(lines: Sequence[Line], at: int) -> tuple[Line, int]:
    """The heads of a table that begins with a line, and over how many lines they are printed
    (序 over 号); none where it is no such line.
    """
    if len(lines[at]) < _FEWEST_ON_A_LINE:
        return (), 0
    for deep in range(1, _MOST_HEAD_LINES + 1):
        heads = _stacked(lines[at : at + deep])
        if len(heads) >= _FEWEST_HEADS and are_heads([part.text for part in heads]):
            more = lines[at + deep] if at + deep < len(lines) else ()
            if deep < _MOST_HEAD_LINES and _ends_heads(more, heads):
                return _stacked(lines[at : at + deep + 1]), deep + 1
            return heads, deep
    return (), 0


_REST = re.compile(r"[\u4e00-\u9fff）)]{1,3}")


def _ends_heads(line: Line, heads: Line) -> bool:
    """Whether a line is only the ends of some heads (号 below 序, 间 below 完成时)."""
    return (
        0 < len(line) < len(heads)
        and all(_REST.fullmatch(part.text.strip()) for part in line)
        and len(_stacked([heads, line])) == len(heads)
    )


def _stacked(lines: Sequence[Line]) -> list[Part]:
    """Words that stand below one another made one, from the left."""
    columns: list[Part] = []
    for part in (each for line in lines for each in line):
        over = next(
            (
                number
                for number, above in enumerate(columns)
                if part.left < above.right and above.left < part.right
            ),
            None,
        )
        if over is None:
            columns.append(part)
            continue
        above = columns[over]
        columns[over] = Part(
            above.text + part.text,
            min(above.left, part.left),
            max(above.right, part.right),
            min(above.top, part.top),
            max(above.bottom, part.bottom),
        )
    return sorted(columns, key=lambda each: each.left)


def _continued(lines: Sequence[Line], above: Columned) -> Columned | None:
    """The rest of the table of the page before, on a page that has no heads of its own."""
    last = 0
    inner = above.edges[1:-1]
    for number, line in enumerate(lines):
        crossed = any(part.left < cut < part.right for part in line for cut in inner)
        outside = any(
            part.right < above.edges[0] - 2 or part.left > above.edges[-1] + 2 for part in line
        )
        if crossed or outside:
            break
        last = number + 1
    if not any(len(_columns(line, above.edges)) > 1 for line in lines[:last]):
        return None
    rows = _rows(lines[:last], above.edges, numbered=above.numbered)
    if rows is None:
        return None
    return Columned(0, last, above.edges, rows, above.numbered, last == len(lines))


def _columns(line: Line, edges: Sequence[float]) -> set[int]:
    return {_column(part, edges) for part in line}


def _column(part: Part, edges: Sequence[float]) -> int:
    middle = (part.left + part.right) / 2
    return sum(middle >= cut for cut in edges[1:-1])


# --- columns --------------------------------------------------------------------------


def _narrowed(river: Sequence[tuple[float, float]], line: Line) -> list[tuple[float, float]]:
    """What is left of a river (stretches of white) where a line's words stand in it."""
    left: list[tuple[float, float]] = list(river)
    for part in line:
        made: list[tuple[float, float]] = []
        for start, end in left:
            if part.right <= start or part.left >= end:
                made.append((start, end))
                continue
            made += [(start, part.left), (part.right, end)]
        left = [(start, end) for start, end in made if end - start >= _NARROWEST]
    return left


def _width(span: tuple[float, float]) -> float:
    return span[1] - span[0]


def _middle(span: tuple[float, float]) -> float:
    return (span[0] + span[1]) / 2


# --- rows -----------------------------------------------------------------------------


def _rows(
    lines: Sequence[Line], edges: Sequence[float], *, numbered: bool
) -> tuple[float, ...] | None:
    """Where the rows of a table begin, and the last one ends; None if it is not to be told."""
    parts = [part for line in lines for part in line]
    bands = _bands(parts)
    top, bottom = min(p.top for p in parts) - 1, max(p.bottom for p in parts) + 1
    if not numbered:
        return _by_white(bands, top, bottom)
    numbers = sorted(
        (part.top + part.bottom) / 2
        for part in parts
        if _column(part, edges) == 0 and _NUMBER.fullmatch(part.text.strip())
    )
    if not numbers:
        return (top, bottom)  # the rest of one row
    cuts: list[float] = []
    for one, other in pairwise(numbers):
        between = [band for band in bands if one < _middle(band) < other]
        if not between:
            return None
        cuts.append(_between(between))
    first = [band for band in bands if _middle(band) < numbers[0]]
    if first:  # above the first number may stand the rest of a row that the page end cut
        usual = sorted(_width(band) for band in bands if _middle(band) in cuts)
        last = max(first, key=_width)
        if not usual or _width(last) >= usual[0] / _APART:
            cuts.insert(0, _middle(last))
    return (top, *cuts, bottom)


def _between(bands: Sequence[tuple[float, float]]) -> float:
    """Which white parts two numbered rows: the widest; of several alike the one right above the
    second, where numbers stand at the top of their rows.
    """
    widest = max(map(_width, bands))
    alike = [band for band in bands if _width(band) * _APART >= widest]
    return _middle(alike[-1])


def _by_white(
    bands: Sequence[tuple[float, float]], top: float, bottom: float
) -> tuple[float, ...] | None:
    """Rows that have no number: by white that is clearly wider than between lines."""
    widths = sorted(map(_width, bands))
    steps = [(upper / max(lower, 0.1), upper) for lower, upper in pairwise(widths)]
    if not steps:
        return (top, bottom)
    step, least = max(steps)
    if step < _CLEAR:
        return None
    return (top, *(_middle(band) for band in bands if _width(band) >= least), bottom)


def _bands(parts: Sequence[Part]) -> list[tuple[float, float]]:
    """The white across all columns, from the top."""
    found: list[tuple[float, float]] = []
    reach: float | None = None
    for part in sorted(parts, key=lambda each: each.top):
        if reach is not None and part.top > reach:
            found.append((reach, part.top))
        reach = part.bottom if reach is None else max(reach, part.bottom)
    return found
