"""Tables that lost their columns on the way into a text file.

A table that is copied from a web page often arrives with every cell on a line of its own, or
with its cells parted by spaces or commas. Which cell stands under which head can then only be
guessed, and the words would pass for prose. The heads still say what it was: so it is
refused, with the way to save its columns.

Nor has anything to be guessed where each row is a line whose cells stand two spaces apart, as many
as there are heads, with units under those of units.

Nothing has to be guessed where each row begins with a higher number and has exactly as many lines
as there are heads, with units under those of units, be it that these stand each on its own line:
such a table is put together again, also of one row where all its heads are known, or with heads
of its own where its rows are counted on from one. Between the rows may stand the headings of groups
(二、改善民生); numbers are left out where a list shows the tasks of one office alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loaders.formats.document import Block, Cell, Document, Table
from loaders.language.roles import ROLE_OF_COLUMN, Column, column, is_ordinal
from loaders.language.unit_forms import is_formed
from loaders.language.units import unit_names
from loaders.language.web_site import furniture
from loaders.layout.page_card import own_tables
from ontology import late_re as re
from ontology.errors import TableError
from ontology.locator import in_file
from ontology.text import squeeze

_LONGEST_HEAD = 14
_FEWEST_HEADS, _MOST_HEADS = 3, 12
"""As many heads in a row say that a table was here; no more need to be remembered."""
_PARTED = re.compile(r"[\s,，|｜]+")
_UNITS = re.compile(
    r"(?:单位|部门|科室|处室|股室|机构|主体)(?:[（(]|及|$)|^(?:责任|任务|职责)分工$"
)
_OF_UNITS = re.compile("单位|部门|科室|处室|股室|机构|主体|分工")
_RUN_TOGETHER = re.compile(r"^序号[\u4e00-\u9fff]{2,12}?(?:责任|牵头|主办|承办|配合)(?:单位|部门)")
_YEAR = re.compile(r"\d{4}")
"""A title may end as a head does (…2024年重点工作进展)."""
_TASKS = frozenset({Column.ORDINAL, Column.NAME, Column.CONTENT, Column.TARGET, Column.CATEGORY})


_FEWEST_ROWS = 2
_BELOW = re.compile(r"(?:备?注|说明|附)\s*[：:]")
"""What may stand below a table that is put together."""


def with_table_found(document: Document) -> Document:
    """The document with a table of one cell a line put together, where its numbers prove it."""
    blocks = document.blocks
    if own_tables(document):
        return document
    for begin, block in enumerate(blocks):
        spaced = _spaced_table(blocks, begin)
        if spaced is not None:
            told = (
                f"{document.place_of(spaced.start)}: a table whose cells stood apart by spaces was"
                f" put together by its heads ({len(spaced.rows)} rows)"
            )
            return _with_table(document, spaced, begin, begin + len(spaced.rows) + 1, told)
        found = _one_a_line(blocks, begin) if is_ordinal(block.piece.text.strip()) else None
        if found is not None:
            table, first, end = found
            told = (
                f"{document.place_of(table.start)}: a table whose cells stood each on a line of its"
                f" own was put together by its heads and numbers ({len(table.rows)} rows)"
            )
            return _with_table(document, table, first, end, told)
    return document


def _with_table(document: Document, table: Table, first: int, end: int, told: str) -> Document:
    """The document with a table in the place of some of its paragraphs, beside a page's own."""
    blocks = document.blocks
    taken = {id(each) for each in blocks[first:end]}
    parts = [
        table if each is blocks[first] else each
        for each in document.parts
        if each is blocks[first] or id(each) not in taken
    ]
    return replace(document, parts=tuple(parts), notices=(*document.notices, told))


def _one_a_line(blocks: Sequence[Block], begin: int) -> tuple[Table, int, int] | None:
    """The table of one cell a line of which the head of the numbers stands at a place, from which
    block to which; before it may stand the head of a column of categories (类别).
    """
    over = blocks[begin - 1] if begin and _heads_categories(blocks[begin - 1]) else None
    width = _width(blocks[begin : begin + _MOST_HEADS + 1], categories=over is not None)
    if not width:
        return None
    heads = blocks[begin : begin + width]
    below = _rows_below(blocks[begin + width :], heads, categories=over is not None)
    if len(below.rows) < _FEWEST_ROWS and column(heads[-1].piece.text) is Column.NOTE:
        # Nothing was remarked on any row, and empty cells leave no line.
        below = _rows_below(blocks[begin + width :], heads[:-1], categories=over is not None)
        below.rows[:] = [[*row, ()] for row in below.rows]
    rows, groups = below.rows, below.groups
    end = begin + width + len(groups) + sum(len(cell) for row in rows for cell in row)
    known = all(column(squeeze(each.piece.text)) is not Column.UNKNOWN for each in heads)
    if not rows or not all(map(may_follow, blocks[end : end + 1])):
        return None
    if not _units_in_place(heads, rows) or not (known or _counts_on(rows)):
        return None
    if len(rows) < _FEWEST_ROWS and not (known and not groups and _counts_on(rows)):
        return None  # one row is enough where nothing but its cells stands below heads all known
    if over is not None:
        rows, groups, heads = below.with_categories(), [], (over, *heads)
        begin -= 1
    table = _built(blocks, begin, end, [[(head,) for head in heads], *rows])
    sections = tuple(_section(row, each) for row, each in groups)
    return replace(table, sections=sections), begin, end


def _built(
    blocks: Sequence[Block], begin: int, end: int, lines: Sequence[Sequence[Sequence[Block]]]
) -> Table:
    """The table of some blocks below its caption. lines: the cells of its head and of its rows."""
    header, *rows = (_line(each, at) for at, each in enumerate(lines))
    caption = blocks[begin - 1].piece if begin else None
    first, last = blocks[begin].piece.start, blocks[end - 1].piece.end
    return Table(header, tuple(rows), first, last, caption)


def may_follow(block: Block) -> bool:
    """Whether a line may stand below such a table: a note, or what a web site puts there."""
    found = furniture(block.piece.text)
    return _BELOW.match(block.piece.text) is not None or (found is not None and not found.start)


_APART = re.compile(r"[ \u00a0]{2,}|\u3000+")
_ONE_APART = re.compile(r"[ \u00a0\u3000]+")


def _spaced_table(blocks: Sequence[Block], begin: int) -> Table | None:
    """The table whose heads stand on this line and whose rows on those below, cell beside cell."""
    if _APART.search(blocks[begin].piece.text) is None:
        return _counted_table(blocks, begin)
    heads = _apart(blocks[begin])
    words = [each.piece.text for each in heads]
    if len(words) < _FEWEST_HEADS or not _are_heads(words) or len(set(words)) < len(words):
        return None
    if any(column(each) is Column.UNKNOWN for each in words):
        return None
    rows: list[list[Block]] = []
    for block in blocks[begin + 1 :]:
        cells = _apart(block)
        if len(cells) != len(heads):
            break
        rows.append(cells)
    end = begin + 1 + len(rows)
    if not all(map(may_follow, blocks[end : end + 1])):
        return None
    parted = [[(each,) for each in row] for row in (heads, *rows)]
    if len(rows) < _FEWEST_ROWS or not _units_in_place(heads, parted[1:]):
        return None
    return _built(blocks, begin, end, parted)


def _counted_table(blocks: Sequence[Block], begin: int) -> Table | None:
    """The same of cells that stand one space apart, where each row has its number, one higher than
    the one above, and as many cells as there are heads.
    """
    heads = _apart(blocks[begin], _ONE_APART)
    kinds = [column(each.piece.text.strip()) for each in heads]
    known = {each for each in kinds if each is not Column.UNKNOWN}
    if len(known) < _FEWEST_HEADS or kinds[0] is not Column.ORDINAL or not known & _TASKS_ALONE:
        return None
    rows: list[list[Block]] = []
    for block in blocks[begin + 1 :]:
        cells = _apart(block, _ONE_APART)
        if len(cells) != len(heads) or _number(cells[0]) != len(rows) + 1:
            break
        rows.append(cells)
    end = begin + 1 + len(rows)
    parted = [[(each,) for each in row] for row in (heads, *rows)]
    if len(rows) < _FEWEST_ROWS or not all(map(may_follow, blocks[end : end + 1])):
        return None
    if _of_units(heads) and not _units_in_place(heads, parted[1:]):
        return None
    return _built(blocks, begin, end, parted)


_TASKS_ALONE = frozenset({Column.NAME, Column.CONTENT})


def _apart(block: Block, apart: re.Pattern[str] = _APART) -> list[Block]:
    """The cells of a line, which stand two spaces apart or more."""
    piece = block.piece.strip()
    ends = [each.span() for each in apart.finditer(piece.text)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(piece)]
    return [Block(piece[one:other]) for one, other in zip(starts, stops, strict=True)]


def _width(blocks: Sequence[Block], *, categories: bool) -> int:
    """How many heads stand in a row before the first row; 0 where they are none of a table."""
    heads: list[str] = []
    for at, block in enumerate(blocks):
        if _begins_rows(blocks, at, categories=categories):
            distinct = len(set(heads)) == len(heads)
            return len(heads) if distinct and _are_heads(heads) else 0
        parts = _heads(block) or _head_of_its_own(block)
        if len(parts) != 1:
            return 0
        heads += parts
    return 0


def _head_of_its_own(block: Block) -> list[str]:
    """The words of a line that may be a head, though no table is known to have it (建设地点,
    2031年建设内容): rows that are counted on below it prove it.
    """
    words = squeeze(block.piece.text)
    return [words] if 0 < len(words) <= _LONGEST_HEAD else []


def _counts_on(rows: Sequence[_Cells]) -> bool:
    """Whether the rows that have a number are counted from one on, and none is left out."""
    numbers = [_number(row[0][0]) for row in rows if row[0]]
    return numbers == list(range(1, len(numbers) + 1))


_Cells = Sequence[Sequence[Block]]
"""The cells of a row, each with its lines."""


@dataclass
class _Below:
    """The rows below the heads, and the headings of groups of them, each with the number of the
    row that follows it.
    """

    rows: list[_Cells] = field(default_factory=list)
    groups: list[tuple[int, Block]] = field(default_factory=list)

    def with_categories(self) -> list[_Cells]:
        """The rows with the headings as the cells of a column before their own, merged over rows
        that have none.
        """
        over = dict(self.groups)
        return [[(over[at],) if at in over else (), *row] for at, row in enumerate(self.rows, 1)]


def _heads_categories(block: Block) -> bool:
    """Whether a line is the head of a column that groups the rows (类别)."""
    words = block.piece.text.strip()
    return len(words) <= _LONGEST_HEAD and column(words) is Column.CATEGORY


def _begins_rows(blocks: Sequence[Block], at: int, *, categories: bool) -> bool:
    """Whether what stands below the heads begins: a number, the heading of a group of rows, or,
    where a head before them is of categories, the first one.
    """
    if _number(blocks[at]) > 0 or _GROUP.fullmatch(blocks[at].piece.text.strip()) is not None:
        return True
    first = at + 1 < len(blocks) and _number(blocks[at + 1]) == 1
    return categories and first and not _heads(blocks[at])


def _is_category(block: Block) -> bool:
    """Whether a line may be the words of a category, which stand before the number of a row."""
    words = block.piece.text.strip()
    return 0 < len(words) <= _LONGEST_CATEGORY and not words.endswith(_ENDS)


_LONGEST_CATEGORY = 24
_ENDS = ("。", "；", ";", "：", ":")


_GROUP = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、．.][^。；;]{2,60}")
"""二、改善民生, over the rows that it groups."""


def _rows_below(
    blocks: Sequence[Block], heads: Sequence[Block], *, categories: bool = False
) -> _Below:
    """The rows that follow, each beginning with a higher number, all of one width, and the headings
    between them; the units of a row may stand each on a line of its own, where one column alone is
    of units. categories: a line of words may stand before a number, too.
    """
    under = _of_units(heads)
    below = _Below()
    rows = below.rows
    at = number = 0
    while True:
        over = at
        while over < len(blocks) and _GROUP.fullmatch(blocks[over].piece.text.strip()):
            over += 1
        named = categories and over == at and over + 1 < len(blocks)
        if named and not _number(blocks[over]) and _number(blocks[over + 1]) == number + 1:
            over += _is_category(blocks[over])
        if over + len(heads) > len(blocks) or _number(blocks[over]) <= number:
            return below
        more = 0
        while len(under) == 1 and _is_unit(blocks, over + under[0] + more + 1):
            more += 1
        cells: list[Sequence[Block]] = [(each,) for each in blocks[over : over + len(heads) + more]]
        if len(cells) < len(heads) + more:
            return below
        if more:
            first = under[0]
            lines = tuple(blocks[over + first : over + first + more + 1])
            cells = [*cells[:first], lines, *cells[first + more + 1 :]]
        number = _number(blocks[over])
        below.groups += [(len(rows) + 1, each) for each in blocks[at:over]]
        rows.append(cells)
        at = over + len(heads) + more
        while further := _further_line(blocks[at : at + len(heads)], heads):
            rows.append(further)
            at += sum(map(len, further))


BY_WHEN = re.compile(
    r"(?:20\d{2}年)?(?:\d{1,2}月|年底|年内|全年|[一二三四]季度|[上下]半年|长期|持续)[^，,。；;]{0,8}"
)


def _further_line(blocks: Sequence[Block], heads: Sequence[Block]) -> list[Sequence[Block]]:
    """The cells of a row that has no number and no units of its own, since those above it reach
    down: told by when it is to be done. Nothing where no such row begins.
    """
    kinds = [column(each.piece.text) for each in heads]
    lines_ = iter(blocks)
    cells: list[Sequence[Block]] = []
    for kind in kinds:
        own = kind is not Column.ORDINAL and kind not in ROLE_OF_COLUMN
        block = next(lines_, None) if own else None
        words = block.piece.text.strip() if block else ""
        time = BY_WHEN.fullmatch(words) is not None
        unit = bool(words) and _is_unit([block] if block else [], 0)
        if own and (not words or unit or words.isdecimal() or time != (kind is Column.DEADLINE)):
            return []
        cells.append((block,) if block else ())
    return cells if Column.DEADLINE in kinds else []


def _is_unit(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line is the name of one unit and nothing else."""
    words = blocks[at].piece.text.strip().rstrip("、") if at < len(blocks) else ""
    names = unit_names(words)
    return len(names) == 1 and is_formed(names[0].name) and len(names[0].name) == len(words)


def _of_units(heads: Sequence[Block]) -> list[int]:
    """The columns that are headed as those of units."""
    return [at for at, each in enumerate(heads) if column(each.piece.text) in ROLE_OF_COLUMN]


def _units_in_place(heads: Sequence[Block], rows: Sequence[_Cells]) -> bool:
    """Whether units, and nothing else, stand under each head of units."""
    under = _of_units(heads)
    named = [unit_names(line.piece.text) for row in rows for at in under for line in row[at]]
    return bool(named) and all(
        names and all(is_formed(each.name) for each in names) for names in named
    )


def _is_number(block: Block, number: int) -> bool:
    return _number(block) == number


def _number(block: Block) -> int:
    """The number that a line is; 0 of others."""
    words = block.piece.text.strip().rstrip(".、．")
    return int(words) if words.isdecimal() and len(words) <= _LONGEST_NUMBER else 0


_LONGEST_NUMBER = 3


def _section(row: int, block: Block) -> Cell:
    return Cell(row, 0, (block.piece,), block.piece.start, block.piece.end)


def _line(cells: _Cells, row: int) -> tuple[Cell, ...]:
    """A row; a cell without a line is merged with the one above it."""
    first = next(line.piece.start for each in cells for line in each)
    return tuple(
        Cell(row, at, tuple(line.piece for line in each), each[0].piece.start, each[-1].piece.end)
        if each
        else Cell(row, at, (), first, first, merged=True)
        for at, each in enumerate(cells)
    )


def refuse_lost_table(document: Document) -> None:
    """Raise TableError where paragraphs of a document without tables are the heads of one."""
    if own_tables(document) or not any(map(_may_head_units, document.blocks)):
        return
    heads: list[str] = []
    for at, block in enumerate(document.blocks):
        parts = _heads(block)
        heads = [*heads[-_MOST_HEADS:], *parts] if len(parts) == 1 else parts
        if not _are_heads(heads) and is_ordinal(block.piece.text):
            heads = _above_one(document.blocks[at : at + _MOST_HEADS + 1]) or heads
        if _are_heads(heads):
            raise TableError(
                f"a table lost its columns here: its heads ({'、'.join(heads)}) and cells stand"
                " as paragraphs",
                where=in_file(document.name, start=block.piece.start),
                way_out="paste the table into a spreadsheet first and copy it from there into the"
                " text file, which keeps a tab between cells",
            )


def _above_one(blocks: Sequence[Block]) -> list[str]:
    """Of the short lines between the head of the numbers and the first number those that are
    heads: others, of words of their own (是否听证) or broken over lines, may stand among them.
    """
    found: list[str] = []
    for block in blocks:
        if _is_number(block, 1):
            return found
        if len(block.piece.text.strip()) > _LONGEST_HEAD:
            return []
        found += _heads(block)
    return []


def _may_head_units(block: Block) -> bool:
    """Whether a block may be, or hold, the head of a column of units: no table is without one."""
    return any(map(_OF_UNITS.search, _words_of_heads(block)))


def _heads(block: Block) -> list[str]:
    """The words of a block if they may be heads: one, or several on one line; else nothing."""
    parts = _words_of_heads(block)
    if _is_run_together(block.piece.text.strip()):
        return parts
    heads = all(column(part) is not Column.UNKNOWN and not _YEAR.search(part) for part in parts)
    return parts if heads else []


def _words_of_heads(block: Block) -> list[str]:
    """The words of a block if they are as short as heads are, each by itself; else nothing."""
    words = block.piece.text.strip()
    if _is_run_together(words):
        return ["序号", words[2:]]
    parts = [part for part in _PARTED.split(words) if part]
    if len(parts) > 1 and all(len(part) == 1 for part in parts):
        parts = [squeeze(words)]  # a head that is spaced out: 责  任  单  位
        words = parts[0]
    fits = len(words) <= _LONGEST_HEAD or len(parts) >= _FEWEST_HEADS
    if not fits or any(len(part) > _LONGEST_HEAD for part in parts):
        return []
    if len(words) <= _LONGEST_HEAD and len(parts) < _FEWEST_HEADS:
        parts = [squeeze("".join(parts))]  # a head may be broken by a space: 完成 时限
    return parts


def _is_run_together(words: str) -> bool:
    return _RUN_TOGETHER.match(words) is not None and len(words) <= 4 * _LONGEST_HEAD


def _are_heads(heads: list[str]) -> bool:
    kinds = {column(each) for each in heads}
    run_together = len(heads) == 2 and bool(_RUN_TOGETHER.match("".join(heads)))
    return run_together or (
        len(kinds) >= _FEWEST_HEADS
        and any(_UNITS.search(each) for each in heads)
        and bool(kinds & _TASKS)
    )
