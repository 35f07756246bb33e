"""Which column of a table of tasks holds what, told by its header and its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.formats.document import Cell, Document, Table
from loaders.formats.grid import ROW_NUMBER
from loaders.language.assignments import Assignment, assignments, may_assign
from loaders.language.quantities import unit_alone
from loaders.language.remarks import MARKS
from loaders.language.roles import (
    ROLE_OF_COLUMN,
    ROLE_WORDS,
    Column,
    Role,
    column,
    entry_of,
    role_of_tasks,
    role_said,
    spans,
    starts,
)
from loaders.language.unit_forms import form_of
from loaders.layout.page_card import is_only_card
from ontology import late_re as re
from ontology.errors import TableError
from ontology.text import normal_name, squeeze

_UNIT_COLUMNS = tuple(ROLE_OF_COLUMN)
NUMBERING = re.compile(
    r"^\s*(?:[（(][一二三四五六七八九十百\d]{1,4}[）)]|第[一二三四五六七八九十\d]+[、.．\s]"
    r"|[一二三四五六七八九十]{1,3}[、.．]|\d{1,3}(?:[、.．](?!\d)|\s))\s*"
)
"""（一）, 一、, 1. before a heading."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column of a table holds what."""

    category: int | None
    title: int
    targets: tuple[int, ...]
    units: tuple[tuple[int, Role], ...]
    progress: tuple[int, ...]
    ordinal: int | None = None
    measure: int | None = None
    """The column that names the unit of measure of bare numbers beside it."""
    deadlines: tuple[int, ...] = ()
    """The columns that say by when; one of an end (完成时限) before one of a span (建设年限)."""
    columns: tuple[str, ...] = ()
    """The words of the heads."""
    amounts: tuple[int, ...] = ()
    """The columns of planned sums (总投资)."""
    groups: frozenset[int] = frozenset()
    """The rows that only head those below (一、交通项目, 3个)."""
    ticks: tuple[int, ...] = ()
    """The columns that are headed by a unit's name, with a sign or a role where it answers."""
    standing: tuple[int, ...] = ()
    """The columns in which the table itself says how a task stands (是否达序时)."""
    roles: int | None = None
    """The column that says the role of the unit beside it (牵头, 配合)."""

    def of_row(self, cells: Sequence[Cell]) -> Layout:
        """The same, with the role of its units that a row says of itself."""
        said = None if self.roles is None else role_said(squeeze(cells[self.roles].joined().text))
        if said is None:
            return self
        return replace(self, units=tuple((at, said) for at, _ in self.units))

    @property
    def asks(self) -> bool:
        """Whether units are only suggested: what such a table asks for, nobody has promised."""
        return bool(self.units) and all(role is Role.SUGGESTED for _, role in self.units)

    @property
    def mends(self) -> bool:
        """Whether the tasks are what is wrong, and another column says what it is to become
        (整改任务 beside 整改目标).
        """
        faulty = _FAULTS.fullmatch(self.columns[self.title]) is not None
        return faulty and any("整改" in self.columns[at] for at in self.targets)


_FAULTS = re.compile(r"整改(?:任务|事项|问题|内容)|(?:具体|反馈|主要|突出)?问题(?:描述|表述|清单)?")


def _opens_with_roles(table: Table) -> bool:
    """Whether the first row holds words of roles alone (牵头, 配合), which are heads of columns."""
    words = [squeeze(cell.text) for row in table.rows[:1] for cell in row if cell.paragraphs]
    return len(words) > 1 and all(map(role_said, words))


def columns_of(table: Table) -> tuple[Column, ...]:
    """What each column of a table holds, by its heads; of several below one head, those that hold
    nothing but names of units hold who answers (考核项目 over 重点部门 and 区水利局).
    """
    heads = table.heads
    kinds = [column(words[-1], "".join(words[:-1])) for words in heads]
    for at in range(1, len(kinds)):
        alike = heads[at] == heads[at - 1] and kinds[at] in (Column.NAME, Column.CONTENT)
        if alike and _units_alone(table, at):
            kinds[at] = Column.RESPONSIBLE
    return tuple(kinds)


def _units_alone(table: Table, at: int) -> bool:
    """Whether a column holds names of units and nothing else, in several rows."""
    told = [words for row in table.rows if (words := normal_name(row[at].joined("、").text))]
    return len(set(told)) > 1 and all(
        form_of(each) is not None for words in told for each in re.split(r"[、,，;；\s]+", words)
    )


def names_tasks(table: Table) -> bool:
    """Whether a table's header names tasks, whoever may answer for them."""
    return any(
        each in (Column.NAME, Column.CONTENT) or (each is Column.TARGET and _has_words(table, at))
        for at, each in enumerate(columns_of(table))
    )


def is_of_tasks(table: Table) -> bool:
    """Whether a table's header names tasks, and units or progress beside them."""
    answer = {*_UNIT_COLUMNS, Column.PROGRESS, Column.STANDING} & set(columns_of(table))
    answered = bool(answer or _ticked(table)) or units_within(table)
    return names_tasks(table) and answered and not is_only_card(table)


def answers(table: Table) -> bool:
    """Whether a column of a table names who answers, not only who helps (配合单位)."""
    named = {
        each
        for index, each in enumerate(columns_of(table))
        if each in _UNIT_COLUMNS and not _is_measure(table, index)
    }
    return bool(_ticked(table)) or bool(named - {Column.SUPPORT})


def has_units(table: Table) -> bool:
    """Whether a column of a table names who answers, not only units of measure."""
    of_units = any(
        each in _UNIT_COLUMNS and not _is_measure(table, index)
        for index, each in enumerate(columns_of(table))
    )
    return of_units or bool(_ticked(table)) or units_within(table)


def units_within(table: Table) -> bool:
    """Whether no column names who answers, but the words of most tasks do in brackets or behind
    labels (修路36公里（责任单位：区交通局）).
    """
    kinds = columns_of(table)
    if set(_UNIT_COLUMNS) & set(kinds) or not names_tasks(table):
        return False
    at = [index for index, each in enumerate(kinds) if each in _OF_TASKS]
    told = [row for row in table.rows if any(row[index].paragraphs for index in at)]
    said = sum(any(said_within(row[index]) for index in at) for row in told)
    return said > 1 and 2 * said > len(told)


def said_within(cell: Cell) -> list[Assignment]:
    """What a cell of a task says in brackets or behind labels of who answers."""
    text = "\n".join(each.text for each in cell.paragraphs)
    found = assignments(text) if may_assign(text) else ()
    return [each for each in found if each.names_units and not (each.spoken or each.plain)]


_OF_TASKS = frozenset({Column.NAME, Column.CONTENT, Column.TARGET})


def _holds_units(table: Table) -> bool:
    """Whether nothing but names of units stands below a head that says nothing of them."""
    for at, kind in enumerate(columns_of(table)):
        if kind in (Column.UNKNOWN, Column.NOTE):
            cells = (normal_name(row[at].joined().text) for row in table.rows)
            told = [each for each in cells if each]
            if told and all(map(_begins_unit, told)):
                return True
    return False


def _begins_unit(words: str) -> bool:
    return form_of(re.split(r"[、,，;；\s（(]", words, maxsplit=1)[0]) is not None


_TICK = re.compile(rf"[☑{MARKS}]?|(?:{ROLE_WORDS})(?:单位)?")
_FEWEST_TICKED = 2


def _ticked(table: Table) -> tuple[int, ...]:
    """The columns that are headed by units' names and hold nothing but signs or roles."""
    found = []
    for at, words in enumerate(table.heads):
        if form_of(words[-1]) is None:
            continue
        cells = [normal_name(row[at].joined().text) for row in table.rows]
        if any(cells) and all(map(_TICK.fullmatch, cells)):
            found.append(at)
    return tuple(found) if len(found) >= _FEWEST_TICKED else ()


def layout(document: Document, table: Table, *, headed: bool = False) -> Layout:
    """Which column of a table holds what; headed: a line above it says who answers for all.

    Raises TableError where nobody answers.
    """
    columns = _with_numbers(table, columns_of(table))

    def at(*kinds: Column) -> list[int]:
        return [index for index, each in enumerate(columns) if each in kinds]

    measure = next((index for index in range(len(columns)) if _is_measure(table, index)), None)
    units = [
        (index, ROLE_OF_COLUMN[columns[index]]) for index in at(*_UNIT_COLUMNS) if index != measure
    ]
    ticks = _ticked(table)
    units = [each for each in units if each[0] not in ticks]
    answered = bool(units or ticks or headed) or units_within(table)
    if not answered and (not at(Column.PROGRESS, Column.STANDING) or _holds_units(table)):
        raise TableError(
            f"no column of units; the header says {'、'.join(table.columns)[:80]}",
            where=document.name,
            way_out="needed: 牵头单位, 责任单位, 配合单位 or the like; or what came of the tasks",
        )
    if _opens_with_roles(table):
        raise TableError(
            f"the head {'、'.join(table.columns)[:80]} has another row of heads below it; which"
            " stands over which is not to be seen",
            where=document.name,
            way_out="write each head of the second row over its own column",
        )
    groups = _group_rows(table, next(iter(at(Column.ORDINAL)), None), [index for index, _ in units])
    table = replace(table, rows=_own_rows(table, groups))
    # 类别 over 1, 2, 3 with 序号 over nothing says of no row what it belongs to.
    category = next((at_ for at_ in at(Column.CATEGORY) if not _is_numbers(table, at_)), None)
    names, contents = at(Column.NAME), at(Column.CONTENT)
    others = contents or at(Column.TARGET)
    ordinal = next(iter(at(Column.ORDINAL)), None)
    lines = not contents and ordinal is not None and _number_names(table, ordinal, names)
    if (
        category is None
        and names
        and others
        and not lines
        and _groups_rows(table, names[0], others[0], bool(contents))
    ):
        category = names.pop(0)
    elif names and contents and _tasks_within(table, names[0], ordinal, units):
        category = names.pop(0)  # 类别 over 重点举措 over tasks of their own
    elif category is None and (double := _group_under_head(table, names or contents)):
        category = double.pop(0)  # 保障措施 beside its tasks, both below the head 重点任务
    elif not names and len(contents) > 1 and _tasks_within(table, contents[0], None, units):
        category = contents.pop(0)  # 二级任务 over 具体举措, each with its own units
        while len(contents) > 1 and _tasks_within(table, contents[0], None, units):
            category = contents.pop(0)  # the innermost of several groups
    elif category is None and not names and contents:
        below = [*contents[1:], *(at_ for at_ in at(Column.UNKNOWN) if _is_wordy(table, at_))]
        if any(_spans_rows_of(table, contents[0], each) for each in below):
            category = contents.pop(0)
            contents = contents or below[:1]
    if category is None and (names or contents):
        title = (names or contents)[0]
        left = (at_ for at_ in at(Column.UNKNOWN) if at_ < title)
        category = next((at_ for at_ in left if _groups_by_form(table, at_, title)), None)
    # Without a name the leftmost column of words names the task; the others set its goals.
    words = sorted([*contents, *at(Column.TARGET)])
    titles = names or [at_ for at_ in words if _has_words(table, at_)] or words
    targets = [index for index in words if index not in titles[:1]]
    deadlines = at(Column.DEADLINE)
    if not deadlines and not at(Column.PROGRESS, Column.STANDING):
        deadlines = _times(table)
    told = role_of_tasks(table.heads[titles[0]][-1])
    if told is not None:  # 牵头任务 beside 单位
        units = [(at_, told if each is Role.RESPONSIBLE else each) for at_, each in units]
    return Layout(
        category,
        titles[0],
        tuple(targets),
        tuple(units),
        tuple(at(Column.PROGRESS)),
        ordinal,
        measure,
        tuple(
            sorted(
                (index for index in deadlines if not starts(table.columns[index])),
                key=lambda index: spans(table.columns[index]),
            )
        ),
        table.columns,
        tuple(at(Column.AMOUNT)),
        groups,
        ticks,
        tuple(at(Column.STANDING)),
        _says_roles(table) if [role for _, role in units] == [Role.RESPONSIBLE] else None,
    )


def _group_under_head(table: Table, columns: list[int]) -> list[int]:
    """The columns of tasks (the same list), where the first two stand below one head and the cells
    of the first each reach over rows of the second; else nothing.
    """
    first, second = (*columns, -1, -1)[:2]
    if second != first + 1 or table.heads[first] != table.heads[second]:
        return []
    return columns if _spans_rows_of(table, first, second) else []


def _says_roles(table: Table) -> int | None:
    """The column that holds nothing but words of roles, a row a unit (牵头, 配合); None without."""
    for at in range(len(table.heads)):
        cells = [squeeze(row[at].joined().text) for row in table.rows]
        if all(cells) and len(cells) > 1 and all(map(role_said, cells)):
            return at
    return None


def _with_numbers(table: Table, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The same, with a column of numbers that stands below its neighbour's head (工作任务 over 类别
    and 1, 2, 3) as one of ordinals, where no other is.
    """
    if Column.ORDINAL in columns:
        return columns
    for index in range(1, len(columns)):
        if table.heads[index] == table.heads[index - 1] and _counts(table, index):
            return (*columns[:index], Column.ORDINAL, *columns[index + 1 :])
    return columns


def _counts(table: Table, index: int) -> bool:
    """Whether the cells of a column count its rows: 1, 2, 3."""
    written = [words for row in table.rows if (words := normal_name(row[index].joined().text))]
    numbers = [int(re.sub(r"\D", "", words)) for words in written if ROW_NUMBER.fullmatch(words)]
    return len(numbers) == len(written) > 1 and numbers == list(
        range(numbers[0], numbers[0] + len(numbers))
    )


def _is_numbers(table: Table, index: int) -> bool:
    """Whether most of what stands in a column numbers rows, whatever its head says."""
    written = [words for row in table.rows if (words := normal_name(row[index].joined().text))]
    numbers = sum(ROW_NUMBER.fullmatch(words) is not None for words in written)
    return numbers > 1 and numbers * 3 >= len(written) * 2


_HEADING = re.compile(
    r"(?:[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[、类部]"
    r"|[一二三四五六七八九十]{1,3}[、.．])\s*[\u4e00-\u9fff]{2}"
)
_CHINESE_NUMBER = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、.．]?")


def _own_rows(table: Table, groups: frozenset[int]) -> tuple[tuple[Cell, ...], ...]:
    """The rows that are neither heads of others nor their sums."""
    return tuple(
        row for row in table.rows if row[0].row not in groups and not is_total(row[:_FIRST_COLUMNS])
    )


_FIRST_COLUMNS = 3
"""合计 stands in one of them."""


def is_heading(words: str) -> bool:
    """Whether words are a heading with its Chinese number (一、交通项目)."""
    return bool(_HEADING.match(normal_name(words)))


_TOTAL = re.compile(
    r"(?:(?:本[页表类项]|以上|[全总各]?(?:区|市|县|部)?)?(?:合计|小计|总计|共计|总数|累计)"
    r"|[\u4e00-\u9fff]{1,8}小计|[\u4e00-\u9fff]{1,6}(?:类|项目|部分|领域|板块)(?:合计|总计))"
    r"[:：]?[（(]?(?:共?\d+(?:\.\d+)?[\u4e00-\u9fff]{0,3})?[）)]?"
)
"""A row of totals: 合计, in the column of numbers, of categories or of tasks."""


def is_total(cells: Sequence[Cell]) -> bool:
    """Whether a row, of which these are the cells up to the task's name, only sums up others."""
    return any(_TOTAL.fullmatch(squeeze(cell.joined().text).strip("*_")) for cell in cells)


def _times(table: Table) -> list[int]:
    """The columns headed 时间 and nothing more, which then says by when."""
    heads = (entry_of(each[-1]) for each in table.heads)
    return [at for at, found in enumerate(heads) if found and found[0] == "column/time"]


def _number_of(row: Sequence[Cell], ordinal: int) -> str:
    """What stands where the rows are numbered, else the number in the column beside it."""
    written = normal_name(row[ordinal].joined().text)
    beside = normal_name(row[ordinal + 1].joined().text) if ordinal + 1 < len(row) else ""
    return written or (beside if ROW_NUMBER.fullmatch(beside) else "")


def _group_rows(table: Table, ordinal: int | None, units: Sequence[int]) -> frozenset[int]:
    """The rows that head those below them, with how many they are or what they cost in all: their
    number is a Chinese one (一, 一、交通项目) where the rows themselves are counted in digits, and
    nobody answers for them.
    """
    if ordinal is None:
        return frozenset()
    numbers = {row[0].row: _number_of(row, ordinal) for row in table.rows}
    if not any(ROW_NUMBER.fullmatch(words) for words in numbers.values()):
        return frozenset()
    return frozenset(
        row[0].row
        for row in table.rows
        if (words := numbers[row[0].row])
        and (_HEADING.match(words) or _CHINESE_NUMBER.fullmatch(words))
        and not any(row[at].paragraphs for at in units)
    )


def _tasks_within(
    table: Table, name: int, ordinal: int | None, units: Sequence[tuple[int, Role]]
) -> bool:
    """Whether rows below one merged name are tasks: each has a number of its own, or, in a table
    without numbers, its own units.
    """
    below = [row for row in table.rows if row[name].merged]
    if ordinal is not None:
        return bool(below) and all(row[ordinal].paragraphs for row in below)
    return bool(below) and all(any(row[at].paragraphs for at, _ in units) for row in below)


def _is_measure(table: Table, index: int) -> bool:
    """Whether a column headed 单位 or 计量单位 holds units of measure (个, 亿元), not of people."""
    if not re.fullmatch(r"(?:计量|数量|指标)?单位", normal_name(table.heads[index][-1])):
        return False
    written = [cell.joined().text for row in table.rows if (cell := row[index]).paragraphs]
    measures = [words for words in written if unit_alone(words)]
    return 2 * len(measures) > len(written)


def _has_words(table: Table, index: int) -> bool:
    """Whether the cells of a column say more than numbers: numbers alone name no task."""
    written = [words for row in table.rows if (words := row[index].joined().text)]
    return not written or any(not _NUMBERS.fullmatch(words) for words in written)


_NUMBERS = re.compile(r"[-+\d.,，%％\s—－/]+")


def _is_wordy(table: Table, index: int) -> bool:
    """Whether a column holds phrases, each other words, in nearly every row."""
    written = [words for row in table.rows if (words := row[index].joined().text)]
    lengths = sorted(map(len, written))
    return (
        len(written) > 1
        and len(written) >= 0.9 * len(table.rows)
        and len(set(written)) == len(written)
        and lengths[len(lengths) // 2] >= _PHRASE
    )


_PHRASE = 6
"""Characters of the shortest phrase that says what is to be done."""


def _spans_rows_of(table: Table, group: int, words: int) -> bool:
    """Whether a column's cells stand for several rows of another: left empty or merged there."""
    filled = [row for row in table.rows if row[words].paragraphs]
    without = [row for row in filled if not row[group].paragraphs or row[group].merged]
    return words > group and bool(without) and len(filled) >= 0.9 * len(table.rows)


def _groups_by_form(table: Table, group: int, title: int) -> bool:
    """Whether a column whose head says nothing (行动) groups rows: merged cells of words, each for
    several of them.
    """
    rows = [row for row in table.rows if row[title].paragraphs]
    merged = [row for row in rows if row[group].merged and not row[group].paragraphs]
    written = [words for row in rows if (words := row[group].joined().text)]
    wordy = all(not _NUMBERS.fullmatch(words) for words in written)
    return bool(merged and written) and wordy and len(merged) + len(written) == len(rows)


def _number_names(table: Table, ordinal: int, names: list[int]) -> bool:
    """Whether the numbers count the names: the rows below one are further goals of the same task,
    where both cells are merged alike.
    """
    if not names:
        return False
    below = [row for row in table.rows if row[names[0]].merged or not row[names[0]].paragraphs]
    return bool(below) and all(row[ordinal].merged or not row[ordinal].paragraphs for row in below)


def _groups_rows(table: Table, index: int, beside: int, numbers_group: bool) -> bool:
    """Whether a column names what several rows belong to: left empty, merged, or (where
    numbers_group says that they would) numbered. beside: the column that each row fills.
    """
    cells = [row[index] for row in table.rows if row[beside].paragraphs]
    written = [cell for cell in cells if cell.paragraphs]
    numbered = [cell for cell in written if NUMBERING.match(cell.joined().text)]
    repeated = len({normal_name(cell.joined().text) for cell in written})
    all_numbered = numbers_group and bool(written) and len(numbered) == len(written)
    return repeated < len(cells) or all_numbered
