"""PDF files: the words of each page in reading order, its tables, and what is furniture.

A page says where each character stands and which lines are drawn; nothing says what a paragraph
or a table is. Tables are what drawn lines part into cells; a table that goes on over a page end
is one, a row that the page end cuts is one; printed lines are joined to paragraphs; page numbers,
running heads and notes in the margin are left out, and told. A page without words is named.
"""

from __future__ import annotations

import hashlib
import io
import logging
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median
from typing import Any

from loaders.formats import headings
from loaders.formats.document import PLAIN, Document, Form
from loaders.formats.grid import ROW_NUMBER
from loaders.formats.grids import lay
from loaders.formats.pdf_columns import Columned, Part, columned
from loaders.formats.written import Grid, GridCell, Paragraph, Run, Written
from ontology import late_re as re
from ontology.errors import ReadError
from ontology.locator import Locator
from ontology.text import ordinary

MOST_PAGES = 1_000
MOST_DRAWING = 8 << 20
"""Bytes of a page's instructions, unpacked; a page full of words has a few ten thousand."""

_BROKEN = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError),
    *(EOFError, NotImplementedError, RecursionError, struct.error, zlib.error),
)
"""What pdfminer and pdfplumber raise, besides their own, of a file that is not as the standard
has it: they believe each number, name and reference in it."""

_NUMBER_OF_PAGE = re.compile(
    r"[-—–―·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共]\s*\d{1,4}\s*页?)?[-—–―·\s]*"
)
_ENDS = tuple("。；;！!？?：:")
_FEWEST_PAGES = 3
_EDGE = 0.1
"""Share of a page's height, at its head and foot, where furniture stands."""
_FEW_WORDS = 20
_MARGIN = 5.4
"""Points between a cell's line and its words (0.19 cm), unless somebody changed it."""


@dataclass(slots=True)
class _Line:
    """A printed line: its words, where it stands on the page, and its number there."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    page: int
    number: int = 0


@dataclass(slots=True)
class _Ruled:
    """A table that lines part: the edges of its columns, and its rows of cells."""

    edges: list[float]
    rows: list[list[GridCell | None]]
    top: float
    bottom: float


@dataclass(slots=True)
class _Page:
    number: int
    width: float
    height: float
    lines: list[_Line] = field(default_factory=list)
    tables: list[_Ruled] = field(default_factory=list)
    balloons: bool = False
    """Whether notes of tracked changes stood in its margin."""
    columned: Columned | None = None
    """The table without lines that goes on to its end."""


def read_bytes(data: bytes, name: str, where: str = "") -> Document:
    """The document of a PDF's bytes. Raises ReadError."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    # It tells standard error of each font and number that is odd.
    logging.getLogger("pdfminer").addHandler(logging.NullHandler())
    written = Written(name, where)
    pages: list[_Page] = []
    unread: list[int] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as book:
            if len(book.pages) > MOST_PAGES:
                raise ReadError(
                    f"is a PDF of {len(book.pages)} pages (at most {MOST_PAGES} are read)",
                    where=written.where,
                    way_out="split it into documents",
                )
            for page in book.pages:
                _require_measure(page, written.where)
                found = _page(page, pages[-1].columned if pages else None)
                characters = sum(len(line.text) for line in found.lines)
                if characters + sum(map(_words_in, found.tables)) < _FEW_WORDS and page.images:
                    unread.append(found.number)
                pages.append(found)
                page.close()
    except (PdfminerException, MalformedPDFException, PSException, *_BROKEN) as error:
        wrapped = isinstance(error, PdfminerException) and error.args
        cause = error.args[0] if wrapped else error
        if isinstance(cause, PDFPasswordIncorrect):
            raise ReadError(
                "is a PDF that is encrypted",
                where=written.where,
                way_out="open it with its password and save it without one",
            ) from None
        raise ReadError(
            f"is a PDF that is damaged or cut short ({cause or type(cause).__name__})",
            where=written.where,
            way_out="copy it anew, or print it to a PDF again",
        ) from error
    balloons = [str(each.number) for each in pages if each.balloons]
    if balloons:
        written.notices.append(
            f"pages {', '.join(balloons)}: notes on tracked changes in the margin are left out"
        )
    if unread:
        named = ", ".join(map(str, unread))
        written.notices.append(f"pages {named} are pictures, so their words were not read")
    _write(pages, written)
    return written.document("pdf", hashlib.sha256(data).hexdigest())


def _require_measure(page: Any, where: str) -> None:
    """Raises ReadError where a page's instructions unpack to more than any page has."""
    from pdfminer.pdftypes import stream_value

    size = 0
    for each in page.page_obj.contents:
        stream = stream_value(each)
        data = stream.get_rawdata() or b""
        for name, _ in stream.get_filters():
            if getattr(name, "name", "") in ("FlateDecode", "Fl"):
                try:
                    data = zlib.decompressobj().decompress(data, MOST_DRAWING + 1)
                except zlib.error:  # the library makes of it what it can
                    break
        size += len(data)
        if size > MOST_DRAWING:
            raise ReadError(
                f"is a PDF beyond measure: page {page.page_number} draws more than "
                f"{MOST_DRAWING >> 20} MiB",
                where=where,
                way_out="print it to a PDF again, or save its words as text",
            )


def _words_in(table: _Ruled) -> int:
    return sum(len(cell.words) for row in table.rows for cell in row if cell is not None)


# --- a page ---------------------------------------------------------------------------


def _page(page: Any, above: Columned | None) -> _Page:
    """The lines and tables of a page (pdfplumber has no types).

    above: the table without lines with which the page before ends.
    """
    made = _Page(page.page_number, float(page.width), float(page.height))
    page = page.dedupe_chars(tolerance=1)
    margin = _margin(page)
    if margin is not None:
        made.balloons = True
        page = page.filter(lambda each: each.get("x0", 0) < margin - 2)
    boxes: list[tuple[float, float, float, float]] = []
    if len(page.lines) + len(page.rects) + len(page.curves) >= 4:
        for table in _found(page):
            ruled = _ruled(page, table, made.number)
            if ruled is not None:
                made.tables.append(ruled)
                boxes.append(table.bbox)
    outside = (
        [char for char in page.chars if not any(_inside(char, box) for box in boxes)]
        if boxes
        else page.chars
    )
    made.lines = _lines(_without_columned(outside, made, above), made.number)
    for number, line in enumerate(made.lines, start=1):
        line.number = number
    return made


def _without_columned(
    chars: list[dict[str, Any]], made: _Page, above: Columned | None
) -> list[dict[str, Any]]:
    """The characters of a page that are in no table that white parts; those tables are added."""
    groups = _level(chars)
    lines = [_parts(group) for group in groups]
    ends = len(lines)
    while ends and len(lines[ends - 1]) == 1 and _NUMBER_OF_PAGE.fullmatch(lines[ends - 1][0].text):
        ends -= 1  # the page's number
    within: set[int] = set()
    for table in columned(lines[:ends], above):
        own = [char for group in groups[table.first : table.last] for char in group]
        spreading = [
            [each for each in own if _inside(each, _box(head.part))] for head in table.over
        ]
        spread = {id(each) for chars in spreading for each in chars}
        rows: list[list[GridCell | None]] = []
        for top, bottom in pairwise(table.rows):
            row: list[GridCell | None] = []
            for left, right in pairwise(table.edges):
                cell = [
                    each
                    for each in own
                    if id(each) not in spread and _inside(each, (left, top, right, bottom))
                ]
                words = _cell_paragraphs(_lines(cell, made.number), left, right)
                row.append(GridCell(words))
            rows.append(row)
        _two_heads(rows, table, [_lines(each, made.number) for each in spreading])
        made.tables.append(_Ruled([*table.edges], rows, table.rows[0], table.rows[-1]))
        made.columned = table if table.open else None
        within.update(range(table.first, table.last))
    if not within:
        return chars
    return [each for at, group in enumerate(groups) if at not in within for each in group]


def _box(part: Part) -> tuple[float, float, float, float]:
    return part.left - 1, part.top - 1, part.right + 1, part.bottom + 1


def _two_heads(rows: list[list[GridCell | None]], table: Columned, over: list[list[_Line]]) -> None:
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
        for part in _apart(solid)
    ]


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


def _cut_off(upright: list[Any], box: tuple[float, float, float, float]) -> Iterator[float]:
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


def _undrawn(
    upright: list[Any], level: list[Any], box: tuple[float, float, float, float]
) -> Iterator[float]:
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


_BALLOON = re.compile(
    r"(?:删除|插入|批注|设置格式|带格式的?|移动|Deleted|Inserted|Commented?|Formatted)"
    r"(?:\[[^\[\]]{1,30}\]|的内容)?\s*[:：]"
)
"""How Word begins a note on a tracked change or a comment that it prints in the margin."""


def _margin(page: Any) -> float | None:
    """Where the margin begins in which tracked changes are noted; None if there is none."""
    starts: list[float] = []
    for group in _level(page.chars):
        group.sort(key=lambda each: each["x0"])
        for part in _apart(group):
            if part[0]["x0"] > 0.5 * page.width and _BALLOON.match(
                "".join(each["text"] for each in part)
            ):
                starts.append(part[0]["x0"])
    if not starts:
        return None
    margin = min(starts)
    crossing = sum(each["x0"] < margin - 2 < each["x1"] - 1 for each in page.chars)
    return margin if crossing <= 1 else None


def _apart(group: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The characters of a line, parted where a gap is."""
    parts = [[group[0]]]
    for char in group[1:]:
        if char["x0"] - parts[-1][-1]["x1"] > 0.8 * char["size"]:
            parts.append([])
        parts[-1].append(char)
    return parts


def _inside(char: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1)


def _level(chars: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
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


def _lines(chars: list[dict[str, Any]], page: int) -> list[_Line]:
    """Printed lines from the top: characters whose middles are level, from left to right."""
    made = []
    for group in _level(chars):
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
                _Line(
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


def _ruled(page: Any, table: Any, number: int) -> _Ruled | None:
    """A table of at least two columns and as many rows, with its merged cells; else None."""
    cells = [cell for cell in table.cells if cell[2] - cell[0] > 3 and cell[3] - cell[1] > 3]
    lefts, tops = _edges([c[0] for c in cells]), _edges([c[1] for c in cells])
    if len(lefts) < 2 or not tops:
        return None
    right, bottom = max(c[2] for c in cells), max(c[3] for c in cells)
    chars = [char for char in page.chars if _inside(char, table.bbox)]
    rows: list[list[GridCell | None]] = [[None] * len(lefts) for _ in tops]
    filled = most_lines = 0
    for left, top, end, below in cells:
        row, column = _at(tops, top), _at(lefts, left)
        down = max(1, sum(row <= each for each in range(len(tops)) if tops[each] < below - 2))
        across = max(1, sum(column <= each for each in range(len(lefts)) if lefts[each] < end - 2))
        own = [
            char for char in chars if _inside(char, (left - 0.5, top - 0.5, end - 0.5, below - 0.5))
        ]
        lines = _lines(own, number)
        filled += bool(lines)
        most_lines = max(most_lines, len(lines))
        rows[row][column] = GridCell(_cell_paragraphs(lines, left, end), down, across)
    if filled < 3 or len(tops) * len(lefts) > 3 * len(cells):
        return None  # a frame, or a pattern of lines
    if len(tops) == 1 and most_lines == 1 and tops[0] > 0.12 * page.height:
        return None  # a printed line, with marks under or behind its words
    return _Ruled([*lefts, right], rows, tops[0], bottom)


def _edges(values: list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > 3:
            found.append(value)
    return found


def _at(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))


def _cell_paragraphs(lines: list[_Line], left: float, right: float) -> list[Paragraph]:
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
        full = line.right - line.left + line.size > room and not line.text.endswith(_ENDS)
        goes_on = full or line.text.rfind("（") > line.text.rfind("）")
    return [tuple(runs) for runs in found]


# --- the whole ------------------------------------------------------------------------


def _write(pages: list[_Page], written: Written) -> None:
    furniture = _furniture(pages)
    grid: Grid | None = None
    edges: list[float] = []
    open_lines: list[_Line] = []

    def flush_lines() -> None:
        _write_lines(open_lines, written)
        open_lines.clear()

    def flush_grid() -> None:
        nonlocal grid
        if grid is not None:
            lay(grid, written)
        grid = None

    for page in pages:
        lines = [line for line in page.lines if not _is_furniture(line, page, furniture)]
        things: list[_Line | _Ruled] = sorted([*lines, *page.tables], key=lambda each: each.top)
        for number, thing in enumerate(things):
            if isinstance(thing, _Line):
                flush_grid()
                open_lines.append(thing)
                continue
            flush_lines()
            if grid is not None and number == 0 and _same(edges, thing.edges):
                _go_on(grid, thing.rows)
            else:
                flush_grid()
                grid, edges = Grid([*thing.rows]), thing.edges
    flush_grid()
    flush_lines()


def _same(one: list[float], other: list[float]) -> bool:
    return len(one) == len(other)


def _go_on(grid: Grid, rows: list[list[GridCell | None]]) -> None:
    """Add the rows of the next page: its head again is left out, a cut row made whole."""
    head = [_bare(cell) for cell in grid.rows[0]]
    body = rows
    repeated = bool(rows) and [_bare(cell) for cell in rows[0]] == head
    if repeated:
        body = rows[1:]
    if not body:
        return
    last, first = grid.rows[-1], body[0]
    if _is_cut(last, first, grid):
        _join(grid, first)
        for at, cell in enumerate(first):
            if cell is not None and cell.down > 1 and (owner := _owner(grid, at)) is not None:
                owner.down += cell.down - 1
        body = body[1:]
    _merge_down(grid, body)
    grid.rows.extend(body)


def _bare(cell: GridCell | None) -> str:
    return "" if cell is None else "".join(cell.words.split())


def _is_cut(last: list[GridCell | None], first: list[GridCell | None], grid: Grid) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before.

    It is where rows are numbered and this one has no number.
    """
    if len(grid.rows) < 2:
        return False
    numbered = any(ROW_NUMBER.fullmatch(_bare(row[0])) for row in grid.rows[1:])
    filled = [at for at, cell in enumerate(first) if _bare(cell)]
    if not filled:
        return False
    if numbered:
        return not _bare(first[0]) and first[0] is not None
    # without numbers: words that go on in each cell that has any, and another that has none
    return len(filled) < len(first) and all(
        _bare(last[at]) and not _bare(last[at]).endswith(_ENDS) for at in filled
    )


def _owner(grid: Grid, at: int) -> GridCell | None:
    """The last cell that begins in a column."""
    return next((row[at] for row in reversed(grid.rows) if row[at] is not None), None)


def _join(grid: Grid, rest: list[GridCell | None]) -> None:
    """Add the rest of a cut row to the cells it belongs to."""
    for at, cell in enumerate(rest):
        if cell is None or not cell.paragraphs:
            continue
        owner = _owner(grid, at)
        if owner is None:
            continue
        if not owner.paragraphs:
            owner.paragraphs = cell.paragraphs
            continue
        *before, cut = owner.paragraphs
        first, *after = cell.paragraphs
        owner.paragraphs = [*before, (*cut, *first), *after]


def _merge_down(grid: Grid, body: list[list[GridCell | None]]) -> None:
    """A group's cell that the page end cuts: an empty cell over several rows, or under one."""
    for at in range(grid.width):
        cell = body[0][at] if body else None
        if cell is None or cell.paragraphs or at > 2 or cell.down < 2:
            continue
        start = next(
            (n for n in range(len(grid.rows) - 1, -1, -1) if grid.rows[n][at] is not None), None
        )
        if start is None or start == 0:
            continue
        owner = grid.rows[start][at]
        if owner is not None and owner.paragraphs and start + owner.down >= len(grid.rows):
            owner.down = len(grid.rows) - start + cell.down
            body[0][at] = None


# --- lines ----------------------------------------------------------------------------


def _furniture(pages: list[_Page]) -> set[str]:
    """Lines at the head or foot of pages that stand there on most pages."""
    if len(pages) < _FEWEST_PAGES:
        return set()
    counts = Counter(
        words
        for page in pages
        for words in {_plain(line.text) for line in page.lines if _at_edge(line, page)}
    )
    return {words for words, count in counts.items() if 2 * count > len(pages)}


def _plain(text: str) -> str:
    return re.sub(r"\d+", "0", "".join(text.split()))


def _at_edge(line: _Line, page: _Page) -> bool:
    return line.bottom < _EDGE * page.height or line.top > (1 - _EDGE) * page.height


def _is_furniture(line: _Line, page: _Page, known: set[str]) -> bool:
    edge = line.top < 0.12 * page.height or line.bottom > 0.85 * page.height
    if edge and _NUMBER_OF_PAGE.fullmatch(line.text):
        return line is page.lines[-1] or line is page.lines[0]
    return _at_edge(line, page) and _plain(line.text) in known


def _write_lines(lines: list[_Line], written: Written) -> None:
    """Printed lines as paragraphs: a line that fills the width goes on in the next."""
    if not lines:
        return
    edges, spacing = _text_edges(lines), _spacing(lines)
    runs: list[Run] = []
    above: _Line | None = None
    form = PLAIN
    last: dict[int, int] = {}
    for line in lines:
        rank, number = headings.counted(line.text)
        next_ = number > 1 and last.get(rank) == number - 1  # （二） behind （一）
        if above is not None and (next_ or not _goes_on(above, line, edges, spacing)):
            written.paragraph(tuple(runs), None, form)
            runs = []
        if rank and not runs:
            last[rank] = number
        if runs and above is not None and _is_letter(above.text[-1]) and _is_letter(line.text[0]):
            runs.append(Run(" "))
        looks = _form(line, edges[line.page])
        form = replace(form, centred=form.centred and looks.centred) if runs else looks
        runs.append(Run(line.text, Locator(0, 0, page=line.page, line=line.number)))
        above = line
    if runs:
        written.paragraph(tuple(runs), None, form)


def _form(line: _Line, edges: tuple[float, float]) -> Form:
    """How a line looks that is a paragraph alone: centred where its middle is the text's."""
    left, right = edges
    off = (line.left + line.right - left - right) / 2
    return Form(round(line.size, 1), abs(off) <= line.size)


def _spacing(lines: list[_Line]) -> float:
    """The white between two printed lines of one paragraph: what a tenth of them do not exceed."""
    whites = sorted(
        below.top - above.bottom
        for above, below in pairwise(lines)
        if above.page == below.page and below.top > above.top
    )
    return whites[len(whites) // 10] if whites else 0.0


def _text_edges(lines: list[_Line]) -> dict[int, tuple[float, float]]:
    """Where the text begins and ends on each page; on one of few lines as on the one before."""
    by_page: dict[int, list[_Line]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    found: dict[int, tuple[float, float]] = {}
    last: tuple[float, float] | None = None
    for page, own in by_page.items():
        if len(own) < _FEW_LINES and last is not None:
            found[page] = last
            continue
        right = sorted(line.right for line in own)[int(0.9 * (len(own) - 1))]
        left = sorted(line.left for line in own)[int(0.1 * (len(own) - 1))]
        found[page] = last = left, right
    return found


_FEW_LINES = 5


def _goes_on(
    above: _Line, line: _Line, edges: dict[int, tuple[float, float]], spacing: float
) -> bool:
    left, right = edges[line.page][0], edges[above.page][1]
    if abs(above.size - line.size) > 0.15 * max(above.size, line.size):
        return False
    indented = line.left > left + 1.2 * line.size
    full = above.right + 1.6 * above.size > right
    if indented or not full:
        return False
    white = line.top - above.bottom if line.page == above.page else 0.0
    if white > 2.2 * line.size:
        return False
    apart = white > spacing + 0.5 * line.size
    if apart and (above.text.endswith(_ENDS) or headings.numbering(line.text)[0] in (1, 2)):
        return False
    if above.text.endswith(_CLOSED) and (headings.numbering(line.text)[0] or _NTH.match(line.text)):
        return False
    return not headings.rank(line.text) or not above.text.endswith(_ENDS)


_CLOSED = ("）", ")", "〕", "】", *_ENDS)
_NTH = re.compile(r"[一二三四五六七八九十]{1,3}[是要]|第[一二三四五六七八九十]{1,3}[，、]")


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()
