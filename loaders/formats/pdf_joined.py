"""The pages of a PDF put together.

Tables and rows go on over a page's end, printed lines become paragraphs, what stands on most pages
is left out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from loaders.formats import headings
from loaders.formats.document import PLAIN, Form
from loaders.formats.grid import ROW_NUMBER
from loaders.formats.grids import lay
from loaders.formats.pdf_lines import ENDS, NUMBER_OF_PAGE, Line
from loaders.formats.pdf_page import Page
from loaders.formats.pdf_tables import Ruled
from loaders.formats.written import Grid, GridCell, Run, Written
from ontology import late_re as re
from ontology.locator import Locator

_FEWEST_PAGES = 3

_EDGE = 0.1
"""Share of a page's height, at its head and foot, where furniture stands."""

_FEW_LINES = 5

_CLOSED = ("）", ")", "〕", "】", *ENDS)

_NTH = re.compile(r"[一二三四五六七八九十]{1,3}[是要]|第[一二三四五六七八九十]{1,3}[，、]")


def write_pages(pages: list[Page], written: Written) -> None:
    """Write what pages hold, as a person reads them."""
    furniture = _furniture(pages)
    grid: Grid | None = None
    edges: list[float] = []
    open_lines: list[Line] = []

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
        things: list[Line | Ruled] = sorted([*lines, *page.tables], key=lambda each: each.top)
        for number, thing in enumerate(things):
            if isinstance(thing, Line):
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
    body = rows[_repeated(grid.rows, rows) :]
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


def _repeated(above: list[list[GridCell | None]], rows: list[list[GridCell | None]]) -> int:
    """How many rows the next page repeats of the head: as many as its cells are deep, or none."""
    deep = max(cell.down for cell in above[0] if cell is not None)
    again = zip(above[:deep], rows[:deep], strict=False)
    same = [list(map(_bare, one)) == list(map(_bare, other)) for one, other in again]
    return next((at for at, each in enumerate(same) if not each), len(same))


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
    if any(_WHEN.fullmatch(_bare(last[at])) and _WHEN.match(_bare(first[at])) for at in filled):
        return False  # 2033年10月 over 2033年12月: a time each, the group's cell alone goes on
    return len(filled) < len(first) and all(
        _bare(last[at]) and not _bare(last[at]).endswith(ENDS) for at in filled
    )


_WHEN = re.compile(
    r"(?:(?:20)?\d{2}年)?\d{1,2}月(?:\d{1,2}日)?[底初末中]?[旬]?(?:之?前)?(?:完成)?|年底前?|全年|长期|持续(?:推进|实施)"
    r"|20\d{2}[-/.]\d{1,2}(?:[-/.]\d{1,2})?"
)
"""A whole cell that says by when: no page end cuts it, where the one above it is whole, too."""


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


def _furniture(pages: list[Page]) -> set[str]:
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


def _at_edge(line: Line, page: Page) -> bool:
    return line.bottom < _EDGE * page.height or line.top > (1 - _EDGE) * page.height


def _is_furniture(line: Line, page: Page, known: set[str]) -> bool:
    edge = line.top < 0.12 * page.height or line.bottom > 0.85 * page.height
    if edge and NUMBER_OF_PAGE.fullmatch(line.text):
        return line is page.lines[-1] or line is page.lines[0]
    return _at_edge(line, page) and _plain(line.text) in known


def _write_lines(lines: list[Line], written: Written) -> None:
    """Printed lines as paragraphs: a line that fills the width goes on in the next."""
    if not lines:
        return
    edges, spacing = _text_edges(lines), _spacing(lines)
    runs: list[Run] = []
    above: Line | None = None
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


def _form(line: Line, edges: tuple[float, float]) -> Form:
    """How a line looks that is a paragraph alone: centred where its middle is the text's."""
    left, right = edges
    off = (line.left + line.right - left - right) / 2
    return Form(round(line.size, 1), abs(off) <= line.size)


def _spacing(lines: list[Line]) -> float:
    """The white between two printed lines of one paragraph: what a tenth of them do not exceed."""
    whites = sorted(
        below.top - above.bottom
        for above, below in pairwise(lines)
        if above.page == below.page and below.top > above.top
    )
    return whites[len(whites) // 10] if whites else 0.0


def _text_edges(lines: list[Line]) -> dict[int, tuple[float, float]]:
    """Where the text begins and ends on each page; on one of few lines as on the one before."""
    by_page: dict[int, list[Line]] = {}
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


def _goes_on(
    above: Line, line: Line, edges: dict[int, tuple[float, float]], spacing: float
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
    if apart and (above.text.endswith(ENDS) or headings.numbering(line.text)[0] in (1, 2)):
        return False
    if above.text.endswith(_CLOSED) and (headings.numbering(line.text)[0] or _NTH.match(line.text)):
        return False
    return not headings.rank(line.text) or not above.text.endswith(ENDS)


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()
