"""Tables of tasks: who leads, who is responsible, what was promised, what was reached.

The table is found by its header, whatever words it uses (`loaders.language.roles`). Each
row becomes a task with its category, units, groups, targets (from the task's words) and
measured results (from the progress cell); every statement is located to the character.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from loaders.extraction.account import check_account, sentence_entries
from loaders.extraction.division import document_division
from loaders.extraction.front import front_matter, front_title, issued_day, whole_title
from loaders.extraction.heads.days import DATE_LINE
from loaders.extraction.heads.sorts import is_masthead, is_organ, is_portal
from loaders.extraction.listed import Listed
from loaders.extraction.marks import Marks, quoted
from loaders.extraction.prose import front_date
from loaders.extraction.row import Row
from loaders.extraction.row_figures import bracketed_measure, is_rate
from loaders.extraction.rows import Rows
from loaders.extraction.statements import StatedDue
from loaders.extraction.timed import Holds, columns_of_times, growth_columns, timed_columns
from loaders.extraction.unread import MAY_HOLD_FIGURES, holds_figures
from loaders.extraction.whole_goals import read_goals
from loaders.formats.document import Block, Cell, Document, Piece, Table
from loaders.formats.headings import numbering
from loaders.kinds.task_list import lists_tasks
from loaders.language.assignments import assignments, first_leads
from loaders.language.by_when import AT_START
from loaders.language.dates import Dated, document_date
from loaders.language.figure import OF_A_TIME
from loaders.language.forms import form_of
from loaders.language.quantities import unit_alone
from loaders.language.roles import ROLE_OF_COLUMN, Column, Role, column, role_said, two_roles
from loaders.language.units import AS_ABOVE, OPENS_AS_ABOVE
from loaders.layout.by_place import ByPlace, by_place
from loaders.layout.headed import Heading, headed, units_of_line
from loaders.layout.soft_breaks import goes_on_listing, runs_on, stand_apart
from loaders.layout.tables import (
    NUMBERING,
    Layout,
    columns_of,
    has_units,
    is_heading,
    is_of_tasks,
    is_total,
    layout,
    names_tasks,
    said_within,
    units_within,
)
from ontology import late_re as re
from ontology.model import (
    OF_INDICATOR,
    AccountEntry,
    Extraction,
    Outcome,
    Passage,
    SourceDocument,
    Statement,
    TaskWords,
    Thing,
)
from ontology.text import is_solid, normal_name, solid, squeeze

KIND = "progress_table"
TITLE = "progress table of tasks"
NEEDS = (
    "a table of tasks needs a header with the task (项目内容, 目标任务 …), "
    "its units (牵头单位, 责任单位 …) and its progress (进展情况, 完成情况 …)"
)


_FEWEST = 2
"""So many tasks of the paragraphs beside a table must name their units to be read as tasks."""


def unlike(document: Document) -> str | None:
    """Why a document is no table of tasks; None if it is one (perhaps a malformed one)."""
    if not document.tables:
        return "no table in it"
    if any(is_of_tasks(table) for table in document.tables) or headed(document):
        return None
    if _is_of_goals(document) or any(_shared_out(document).values()):
        return None
    words = "; ".join("、".join(table.columns) for table in document.tables[:3])
    return f"no table's header names tasks with units or progress, only {words}"


def _shared_out(document: Document) -> dict[int, ByPlace | None]:
    """How each table shares out goals among places, by where it starts; None if it does not."""
    titles = [_title(document), front_title(document) or ""]
    return {each.start: by_place(each, titles) for each in document.tables}


def _is_of_goals(document: Document) -> bool:
    """Whether a document is a plan's table of indicators with their goals by year, not a text to
    which such a table is annexed.
    """
    long = sum(len(each.piece) > _PARAGRAPH for each in document.blocks)
    if long >= _FEWEST_PARAGRAPHS:
        return False
    title = _title(document)
    titles, dated = [title, front_title(document) or ""], document_date(title)
    return any(
        names_tasks(each) and Holds.GOALS in timed_columns(each, titles, dated).values()
        for each in document.tables
    )


def marks(document: Document) -> Marks:
    """By what a document is a table of tasks."""
    table = next(filter(is_of_tasks, document.tables), None)
    if table is not None:
        return Marks("kind/tasks-in-table", quoted(table.columns))
    above = [piece.text for named in headed(document).values() for piece, _ in named]
    if above or headed(document):
        return Marks("kind/tables-below-units", quoted(above))
    heads = (each for table in document.tables for each in table.columns)
    return Marks("kind/goals-in-table", quoted(heads))


def extract(document: Document) -> Extraction:
    """Read a document that :func:`unlike` found nothing against."""
    return _Reading(document).extraction()


class _Reading:
    """One pass over a document; collects statements and the account."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._account: list[AccountEntry] = []
        self._headed = headed(document)
        self._heads = sorted(piece.start for each in self._headed.values() for piece, _ in each)
        """Where the words stand that name units for a table below them."""
        self._title = _title(document)
        self._titles = [self._title, front_title(document) or ""]
        self._dated = self._date()
        self._division = document_division(document, self._title)
        self._source = SourceDocument(
            name=document.name,
            kind=KIND,
            title=self._title,
            division=self._division,
            sha256=document.sha256,
            text_sha256=document.text_sha256,
            characters=len(document.text),
            encoding=document.encoding,
            dated=self._dated.value if self._dated else None,
            dated_from=self._dated.words if self._dated else None,
            issue=front_matter(document).issue,
            day=issued_day(document),
        )
        self._rows = Rows(document, self._source, self._dated)
        self._unreported: set[str] = set()
        self._first_leads = _first_leads(document)
        self._measure = ""
        """The unit of bare numbers that a line above the table says (单位：万元)."""
        self._leads = False
        """Whether the table that is being read has a column of its own for those who lead."""
        self._cells_of: dict[int, list[str]] = {}
        """What the cells of the tasks' rows say in the table that is being read, by column."""
        self._timed: Mapping[int, Holds] = {}
        """What the columns of that table hold that a time alone heads."""
        self._grown: Mapping[int, int] = {}
        """The columns of that table that say by how much another one grew, with that one."""
        self._figured: set[int] = set()
        """The columns of that table of which figures were read."""

    def extraction(self) -> Extraction:
        document = self._document
        own = self._own(document.blocks)
        prose = Listed(document, self._rows) if lists_tasks(document, own, _FEWEST) else None
        beside: list[Statement] = []
        for parts in _runs(document.parts):
            if isinstance(parts, Table):
                above = self._headed.get(parts.start)
                units = has_units(parts) or not self._units_elsewhere(parts)
                self._timed = timed_columns(parts, self._titles, self._dated)
                planned = Holds.GOALS in self._timed.values() and names_tasks(parts)
                if above is not None or planned or (is_of_tasks(parts) and units):
                    known = above is not None or planned
                    self._table(parts, layout(document, parts, headed=known), above)
                elif shared := by_place(parts, self._titles):
                    self._goals_of_places(parts, shared)
                else:
                    self._keep(parts.cells())
                    self._tell_untaken(parts)
                continue
            self._measure = _measure_above(parts)
            if prose is not None:
                before = len(self._rows.statements)
                prose.read(self._own(parts))
                beside += self._rows.statements[before:]
        if not any(each.task_words is TaskWords.PROGRESS for each in beside):
            # Paragraphs that only say what is to be done, beside a table, give no room to report.
            self._unreported |= {each.object.iri for each in beside if each.task_words is not None}
        # Nobody reports on them in the rows of the table.
        self._unreported |= {task.iri for task in read_goals(self._rows, document.blocks)}
        self._account.extend(sentence_entries(document, self._rows.statements, document.blocks))
        check_account(self._document, self._account)
        self._account.sort(key=lambda entry: (entry.start, entry.end))
        return Extraction(
            self._source,
            tuple(self._rows.statements),
            tuple(self._account),
            (*self._document.notices, *self._rows.notices),
            frozenset(self._unreported),
        )

    def _own(self, blocks: Iterable[Block]) -> list[Block]:
        """Of paragraphs those that name no units for a table below them."""
        heads = self._heads
        return [
            each
            for each in blocks
            if bisect_left(heads, each.piece.start) == bisect_left(heads, each.piece.end)
        ]

    def _units_elsewhere(self, table: Table) -> bool:
        """Whether another table of the document is one of tasks with their units."""
        others = (each for each in self._document.tables if each is not table)
        return any(is_of_tasks(each) and has_units(each) for each in others)

    def _tell_untaken(self, table: Table) -> None:
        """A table that holds no tasks is kept as text, and that is told."""
        if table.rows:
            self._rows.notices.append(
                f"{self._document.place_of(table.start)}: the heads of a table"
                f" ({'、'.join(table.columns)[:80]}) name no tasks with units or progress; its rows"
                f" ({len(table.rows)}) are kept as text"
            )

    def _date(self) -> Dated | None:
        """The title's date; the head of the progress column may give its month, of several for
        one month or quarter after the other the last that is filled in.
        """
        heads = [
            words
            for table in self._document.tables
            for at, (words, kind) in enumerate(zip(table.columns, columns_of(table), strict=True))
            if kind is Column.PROGRESS and any(row[at].paragraphs for row in table.rows)
        ]
        captions = [each.caption.text for each in self._document.tables if each.caption]
        caption = [each for each in captions[:1] if not squeeze(each).endswith(_SENTENCE_ENDS)]
        lines = [*_heading(self._document)[1], *caption]
        # A day alone below what is told up to another one (截至6月30日) is that of making it.
        made = DATE_LINE.fullmatch if _UP_TO.search(self._title) else _FILLED.search
        told = [each for each in lines if not _FILLED.search(each) and not made(each)]
        dated = document_date(" ".join([self._title, *told, *heads]))
        alone = [document_date(" ".join([self._title, *told, each])) for each in heads]
        parts = [each for each in alone if each is not None and each.month is not None]
        if dated is not None and parts:
            dated = max(parts, key=lambda each: each.value)
        if dated is not None and dated.month is None:
            # On which day it was filled in: at least it tells of no later time.
            dated = document_date(" ".join([self._title, *lines, *heads]))
        # A year that occurs somewhere in the text (到2028年) dates nothing.
        return dated if dated is not None else front_date(self._document, self._title)

    # --- rows ---------------------------------------------------------------

    def _table(self, table: Table, layout: Layout, above: list[Heading] | None) -> None:
        """above: who answers for all rows, where a line above the table says it; None where the
        rows are not headed by those who answer.
        """
        self._leads = any(role is Role.LEAD for _, role in layout.units)
        if above is None:
            self._tell_unitless(table, layout)
        self._keep(each.cell for each in table.over)
        self._keep(table.header)
        for repeat in table.repeats:
            self._keep(repeat)
        sections: dict[int, list[Cell]] = {}
        for cell in table.sections:
            sections.setdefault(cell.row, []).append(cell)
        goal: tuple[Thing, Passage] | None = None
        row: Row | None = None
        group: Cell | None = None
        units: dict[int, Cell] = {}
        columns = table.columns
        self._cells_of.clear()
        self._figured.clear()
        self._grown = growth_columns(table, self._timed)
        for cells in table.rows:
            if cells[0].row in layout.groups:
                goal, group, row = self._group(cells, layout), cells[layout.ordinal or 0], None
                units.clear()
                continue
            for heading in sections.pop(cells[0].row, ()):
                named = units_of_line(heading.joined()) if above is not None else []
                above = named or above
                if layout.category is None:
                    goal, group = (None, None) if named else (self._goal(heading, None), heading)
                self._enter(heading, stated=bool(named) or layout.category is None)
            if is_total(cells[: layout.title + 1]):
                self._keep(cells)  # a sum of other rows: no task, and no category
                continue
            if layout.category is not None and (cell := cells[layout.category]).paragraphs:
                goal = self._goal(cell, columns[layout.category])
                self._enter(cell, stated=goal is not None)
                group = cell
            own = layout.of_row(cells)
            row = self._row(cells, columns, own, goal=goal, above=row, said=units)
            units.update(_own_units(cells, layout))
            if row is not None:
                self._headed_by(above or [], row, cells[layout.title])
                self._ticks(row, cells, table.header, layout)
                self._units_above(row, cells, columns, layout, units)
                self._units_within(row, cells, columns, layout)
                if group is not None and cells[layout.title].paragraphs:
                    head = None if layout.category is None else columns[layout.category]
                    self._units_of_group(row, group, head)
        for heading in chain.from_iterable(sections.values()):
            self._enter(heading, stated=False)
        self._tell_unread(table, layout)
        self._tell_unknown_units(table, layout)

    def _goals_of_places(self, table: Table, shared: ByPlace) -> None:
        """A task for each place and each goal that it has to reach."""
        self._keep(each.cell for each in table.over)
        self._keep(table.header)
        self._keep(table.sections)
        for repeat in table.repeats:
            self._keep(repeat)
        for cells in table.rows:
            if is_total(cells[: shared.places + 1]):
                self._keep(cells)
                continue
            due = self._due_in_columns(cells, shared.deadlines, table.columns)
            number = None
            for goal in shared.goals:
                cell = cells[goal.column]
                if not cell.paragraphs:
                    continue
                head = table.header[goal.column].joined()
                row = self._rows.task(head, goal.what, None, goal.measure, due=due)
                row.deadline = self._rows.deadline(due)
                place, column = cells[shared.places].joined(), table.columns[shared.places]
                self._rows.units(row, place, column, Role.RESPONSIBLE, rule="unit/place-of-row")
                self._targets(row, cell.joined(), table.columns[goal.column])
                self._unreported.add(row.task.iri)
                number = row.number
            read = {shared.places, *shared.deadlines, *(each.column for each in shared.goals)}
            for at, cell in enumerate(cells):
                stated = at in read and number is not None
                self._enter(cell, stated=stated, row=number, column=table.columns[at])

    def _due_in_columns(
        self, cells: Sequence[Cell], deadlines: Iterable[int], columns: Sequence[str]
    ) -> StatedDue | None:
        """By when a row's task is to be done, as the first column that says it does."""
        for at in deadlines:
            in_column = self._rows.due_in_column(cells[at].joined(), columns[at])
            if in_column is not None:
                return in_column
        return None

    def _headed_by(self, above: list[Heading], row: Row, title: Cell) -> None:
        """Who answers for a row by the line above its table."""
        for piece, share in above if title.paragraphs else ():
            role, label = ROLE_OF_COLUMN[share.column], share.label or None
            self._rows.units(row, piece, label, role, rule="unit/above-table")

    def _tell_unitless(self, table: Table, layout: Layout) -> None:
        """A table in which nobody answers is told."""
        if not (layout.units or layout.ticks or units_within(table)):
            self._rows.notices.append(
                f"{self._document.place_of(table.start)}: no column of the table"
                f" ({'、'.join(table.columns)[:80]}) says who answers for its rows"
            )

    def _tell_unread(self, table: Table, layout: Layout) -> None:
        """Columns of figures of which none was read are told, once for the table."""
        kinds = columns_of(table)
        unread = [
            table.columns[at]
            for at, words in sorted(self._cells_of.items())
            if not layout.asks  # what it asks for, nobody has promised
            and at not in self._figured
            and kinds[at] in MAY_HOLD_FIGURES
            and at not in (layout.measure, *layout.ticks)
            and holds_figures(words)
        ]
        if unread:
            self._rows.notices.append(
                f"{self._document.place_of(table.start)}: no figure of the table's columns"
                f" {'、'.join(unread)} is read: of what they are is not known; kept as text"
            )

    def _tell_unknown_units(self, table: Table, layout: Layout) -> None:
        """Units in a column of units that are not known are told: the bare numbers beside them
        are no figures.
        """
        if layout.measure is None or layout.asks:
            return
        written = (squeeze(cells[layout.measure].joined().text) for cells in table.rows)
        unknown = [
            each
            for each in dict.fromkeys(written)
            if unit_alone(each) is None and _NAMES_A_UNIT.search(each)
        ]
        if unknown:
            self._rows.notices.append(
                f"{self._document.place_of(table.start)}: the units {'、'.join(unknown)[:80]} are"
                " not known; the bare numbers of their rows are kept as text"
            )

    def _group(self, cells: tuple[Cell, ...], layout: Layout) -> tuple[Thing, Passage] | None:
        """The goal that a row names which heads those below it (二 | 水利项目 | 3个)."""
        at = layout.ordinal or 0
        heading = cells[at]
        if not is_heading(heading.joined().text):
            heading = next((each for each in cells[at + 1 :] if each.paragraphs), heading)
        goal = self._goal(heading, None) if layout.category is None else None
        self._enter(heading, stated=goal is not None)
        self._keep(each for each in cells if each is not heading)
        return goal

    def _units_of_group(self, row: Row, group: Cell, header: str | None) -> None:
        """Who answers for all rows of a group by its cell: 领域（牵头单位：…）."""
        piece = group.joined()
        for each in assignments(piece.text):
            for share in each.shares:
                if share.column in ROLE_OF_COLUMN:
                    role = ROLE_OF_COLUMN[share.column]
                    if self._leads and (role is Role.LEAD or not share.label):
                        continue  # who leads each row has a column of its own
                    value = piece[share.start : share.end].strip()
                    self._rows.units(row, value, header, role, rule="unit/group")

    def _units_above(
        self,
        row: Row,
        cells: tuple[Cell, ...],
        columns: tuple[str, ...],
        layout: Layout,
        units: dict[int, Cell],
    ) -> None:
        """Units whose merged cell stands above: of a further line of one numbered item, which
        has none of its own, or in a column at the left that groups rows by their unit.
        """
        if not cells[layout.title].paragraphs:
            return
        none = not any(cells[at].paragraphs for at, _ in layout.units)
        for at, role in layout.units:
            shared = cells[at].merged or (none and _same_item(cells, layout))
            if shared and not cells[at].paragraphs and at in units and units[at].paragraphs:
                self._units(row, units[at], columns[at], role, "unit/merged")

    def _units_within(
        self, row: Row, cells: tuple[Cell, ...], columns: tuple[str, ...], layout: Layout
    ) -> None:
        """Who answers as the words of the task say it: 修路36公里（配合单位：区财政局）."""
        for at in (layout.title, *layout.targets):
            piece = Piece.join(cells[at].paragraphs, "\n")
            for share in (each for said in said_within(cells[at]) for each in said.shares):
                if share.column in ROLE_OF_COLUMN:
                    role, value = (
                        ROLE_OF_COLUMN[share.column],
                        piece[share.start : share.end].strip(),
                    )
                    self._rows.units(row, value, share.label or columns[at], role)

    def _row(
        self,
        cells: tuple[Cell, ...],
        columns: tuple[str, ...],
        layout: Layout,
        *,
        goal: tuple[Thing, Passage] | None,
        above: Row | None,
        said: Mapping[int, Cell],
    ) -> Row | None:
        """The task of a row; said: the cells of units above it, by column."""
        title = cells[layout.title]
        others = [
            cell for at, cell in enumerate(cells) if at not in (layout.category, layout.title)
        ]
        if title.paragraphs:
            row = self._task(cells, columns[layout.title], layout)
            if _tells_elsewhere(cells, layout) or not (layout.progress or layout.standing):
                self._unreported.add(row.task.iri)
            if goal is not None:
                self._rows.belongs(row, goal[0], goal[1].at_row(row.number))
        elif above is not None and (title.merged or any(cell.paragraphs for cell in others)):
            row = above
            self._tell_nameless(cells, layout, "it is read as a further line of the one above")
        else:
            self._keep(cells)
            self._tell_nameless(cells, layout, "it is kept as text", above=False)
            return above
        for at, cell in enumerate(cells):
            if not cell.paragraphs or at in (layout.category, layout.title):
                continue
            before = len(self._rows.statements)
            stated = self._cell(row, at, cell, layout, said)
            self._cells_of.setdefault(at, []).append(cell.joined().text)
            made = self._rows.statements[before:]
            if any(each.predicate in OF_INDICATOR for each in made) or is_rate(columns[at]):
                self._figured.add(at)
            self._enter(cell, stated=stated, row=row.number, column=columns[at])
        return row

    def _ticks(
        self, row: Row, cells: tuple[Cell, ...], header: tuple[Cell, ...], layout: Layout
    ) -> None:
        """The units that head columns, where a sign or a role stands in the row (★, √, 牵头)."""
        for at in layout.ticks:
            sign = cells[at].joined().text.strip()
            if sign:
                role = self._rows.roles_of_marks.get(sign) or role_said(sign) or Role.RESPONSIBLE
                self._rows.units(row, header[at].joined(), None, role, rule="unit/ticked")

    def _cell(
        self, row: Row, at: int, cell: Cell, layout: Layout, said: Mapping[int, Cell]
    ) -> bool:
        """What a cell says of its row's task, by its column. Returns whether it says anything."""
        before = len(self._rows.statements)
        role, head = dict(layout.units).get(at), layout.columns[at]
        stated = True
        if role is not None and AS_ABOVE.fullmatch(cell.joined().text):
            stated = self._as_above(row, cell, head, role, said.get(at))
        elif role is not None:
            if OPENS_AS_ABOVE.match(cell.joined().text):
                self._as_above(row, cell, head, role, said.get(at))
            self._units(row, cell, head, role)
        elif at in layout.targets and not layout.asks:
            self._targets(row, _readable(cell), head)
        elif at in layout.standing:
            stated = self._rows.standing(row, cell.joined(), head, within=True)
        elif at in layout.progress:
            says = self._rows.standing(row, cell.joined(), head)
            marked = says and len(squeeze(cell.joined().text)) == 1  # √ below 未达序时
            stated = says if marked else self._rows.progress(row, _readable(cell), head) or says
        elif at in self._timed and not layout.asks:
            piece = _readable(cell)
            if self._timed[at] is Holds.GOALS:
                self._targets(row, piece, head, OF_A_TIME)
            else:
                stated = self._rows.of_its_time(row, piece, head)
        elif at in self._grown:
            of = layout.columns[self._grown[at]]
            stated = self._rows.growth(row, _readable(cell), head, of)
        elif at in layout.amounts:
            stated = self._rows.amount(row, _readable(cell), head)
        else:  # 备注: 超额完成; √ below a word
            stated = self._rows.standing(row, cell.joined(), head)
        return stated and len(self._rows.statements) > before

    def _tell_nameless(
        self, cells: tuple[Cell, ...], layout: Layout, outcome: str, *, above: bool = True
    ) -> None:
        """A row with a number of its own (or with none above it) that names no task is told."""
        numbered = layout.ordinal is not None and bool(cells[layout.ordinal].paragraphs)
        filled = [at for at, cell in enumerate(cells) if cell.paragraphs]
        if not filled or (above and not numbered) or filled == [layout.category]:
            return
        place = self._document.place_of(cells[filled[0]].start)
        self._rows.notices.append(f"{place}: a row names no task; {outcome}")

    def _as_above(self, row: Row, cell: Cell, header: str, role: Role, above: Cell | None) -> bool:
        """同上: the units of the cell above; nothing, with a word, where there is none."""
        if above is None or not above.paragraphs:
            self._rows.notices.append(
                f"row {row.number}: {cell.joined().text.strip()} has no units above it"
            )
            return False
        self._units(row, above, header, role, "unit/as-above")
        return True

    def _task(self, cells: tuple[Cell, ...], header: str, layout: Layout) -> Row:
        cell = cells[layout.title]
        piece = cell.joined()
        called = squeeze(piece.text)
        behind = next((each.start for each in said_within(cell)), None)
        if behind is not None:
            called = squeeze(Piece.join(cell.paragraphs, "\n")[:behind].text) or called
        name = NUMBERING.sub("", called).rstrip("。；;（(") or called
        in_column, due = self._due(cells, layout)
        measure = _measure(cells, layout) or self._measure
        row = self._rows.task(piece, name, header, measure, due=due)
        row.deadline = self._rows.deadline(in_column)
        words = _readable(cell)
        signed = _SIGNED.match(words.text)
        if not layout.asks and not layout.mends:
            self._rows.promised(row, words[signed.end() :] if signed else words, header)
        self._enter(cell, stated=True, row=row.number, column=header)
        return row

    def _due(
        self, cells: tuple[Cell, ...], layout: Layout
    ) -> tuple[StatedDue | None, StatedDue | None]:
        """By when the row's task is to be done: as its column says, and as it is known at all.

        The column goes before the words; of the words of several cells the latest date.
        """
        columns = layout.columns
        in_column = self._due_in_columns(cells, layout.deadlines, columns)
        in_column = in_column or self._due_beside_units(cells, layout)
        if in_column is not None:
            return in_column, in_column
        stated = [
            self._rows.due_in_words(_readable(cells[at]), columns[at])
            for at in (layout.title, *layout.targets)
        ]
        known = [each for each in stated if each is not None]
        return None, max(known, key=lambda each: each.due.day, default=None)

    def _due_beside_units(self, cells: tuple[Cell, ...], layout: Layout) -> StatedDue | None:
        """By when, where a cell of units says it on a line of its own (完成时限：6月底) or behind
        them (甲局（6月底前）).
        """
        for at, _ in layout.units:
            behind = _TIME_BEHIND.search(cells[at].joined().text)
            if behind is not None:
                piece = cells[at].joined()[slice(*behind.span("when"))]
                return self._rows.due_in_column(piece, layout.columns[at])
            opens = AT_START.match(cells[at].joined().text)
            if opens is not None:  # 6月底前，甲局牵头完成
                piece = cells[at].joined()[slice(*opens.span("when"))]
                return self._rows.due_in_column(piece, layout.columns[at])
            for line in cells[at].paragraphs:
                if "：" not in line.text and ":" not in line.text:
                    continue
                for share in (each for said in assignments(line.text) for each in said.shares):
                    if share.column is Column.DEADLINE and share.label:
                        piece = line[share.start : share.end].strip()
                        return self._rows.due_in_column(piece, layout.columns[at])
        return None

    def _goal(self, cell: Cell, header: str | None) -> tuple[Thing, Passage] | None:
        piece = cell.joined()
        words = squeeze(piece.text)
        led = next((each.start for each in assignments(words)), 0)
        called = words[:led] or words  # 领域（牵头单位：…）
        name = normal_name(_HOW_MANY.sub("", NUMBERING.sub("", called))) or normal_name(words)
        passage = self._rows.passage(piece, None, header)
        return self._rows.goal(name, passage, words), passage

    def _units(
        self, row: Row, cell: Cell, header: str, role: Role, rule: str | None = None
    ) -> None:
        piece = Piece.join(cell.paragraphs, "\n")
        behind = _TIME_BEHIND.search(piece.text)
        piece = piece[: behind.start()] if behind else piece
        both, parted = two_roles(header), _STROKE.search(piece.text)
        if both is not None:
            before = piece[: parted.start()] if parted else piece
            self._rows.units(row, before.strip(), header, both[0], rule=rule)
            if parted:
                self._rows.units(row, piece[parted.end() :].strip(), header, both[1], rule=rule)
            return
        named = self._rows.units(row, piece, header, role, rule=rule)
        first = next(iter(named), None)
        said = self._first_leads is not None and piece.end > self._first_leads
        alone = role is Role.RESPONSIBLE and not any(each.role is Role.LEAD for each in named)
        if said and alone and first is not None and not first.is_group and not self._leads:
            self._rows.answers(row, first, piece, header, Role.LEAD, "unit/first-leads")

    def _targets(self, row: Row, piece: Piece, header: str, rule: str | None = None) -> None:
        """Goals in a cell beside the one that names the task; rule: see :meth:`Rows.promised`."""
        passage = self._rows.passage(piece, row, header)
        self._rows.mention_task(row.task, passage, TaskWords.PROMISE, None)
        self._rows.promised(row, piece, header, rule)

    # --- account ----------------------------------------------------------------

    def _enter(
        self, cell: Cell, *, stated: bool, row: int | None = None, column: str | None = None
    ) -> None:
        pieces = [piece for piece in cell.paragraphs if piece]
        if pieces:
            outcome = Outcome.STATED if stated else Outcome.KEPT
            place = self._document.locator(pieces[0].start, pieces[-1].end, row=row, column=column)
            self._account.append(AccountEntry(place, outcome))

    def _keep(self, cells: Iterable[Cell]) -> None:
        for cell in cells:
            self._enter(cell, stated=False)


_TIME_BEHIND = re.compile(
    r"(?<=[^\s：:])[\s，,；;（(]+(?P<when>(?:(?:20\d{2}年)?(?:\d{1,2}月|[一二三四]季度|[上下]半年|年底)"
    r"|20\d{2}年)[^，,、；;：:（()）\n]{0,10})[）)]?[。；;]?\s*$"
)
"""甲局（6月底前完成）: by when, behind the units of a cell."""


def _runs(parts: Iterable[Block | Table]) -> Iterator[Table | list[Block]]:
    """The tables of a document, and the paragraphs between them together."""
    run: list[Block] = []
    for part in parts:
        if isinstance(part, Block):
            run.append(part)
            continue
        if run:
            yield run
        run = []
        yield part
    if run:
        yield run


_MEASURE_LINE = re.compile(r"[（(]?(?:计量|金额|数量|资金)?单位[:：](?P<unit>[^（()）]{1,8})[）)]?")


_MEASURE_IN_BRACKET = re.compile(
    r"[（(](?:[^（()）]*[，,；;、\s])?(?:计量|金额|数量|资金)?单位[:：](?P<unit>[^（()），,；;、]{1,8})"
    r"(?:[，,；;、][^（()）]*)?[）)]$"
)
"""（截至10月底，单位：万元） at the end of a line, which may be the title."""
_FIELDS = re.compile(r"(?:[ \t\u3000]{2,}|[；;])(?=[\u4e00-\u9fff]{2,8}[:：])")
"""单位：万元　　统计时间：6月: fields of one line."""


def _measure_above(blocks: list[Block]) -> str:
    """The unit of measure of a table's bare numbers, where a line right above it says it."""
    parts = (_FIELDS.split(each.piece.text.strip()) for each in blocks[-2:])
    lines = (squeeze(part) for line in parts for part in line)
    said = (_MEASURE_LINE.fullmatch(each) or _MEASURE_IN_BRACKET.search(each) for each in lines)
    found = [(unit_alone(each["unit"]) or "") for each in said if each is not None]
    return found[-1] if found else ""


def _first_leads(document: Document) -> int | None:
    """From where on the unit named first leads; everywhere, if it is said outside of the rows."""
    at = first_leads(document.text)
    in_row = at is not None and any(
        row[0].start <= at < row[-1].end for table in document.tables for row in table.rows
    )
    return at if in_row or at is None else 0


def _own_units(cells: tuple[Cell, ...], layout: Layout) -> dict[int, Cell]:
    """The cells of units that hold for rows below that leave theirs to the one above."""
    return {
        at: cells[at]
        for at, _ in layout.units
        if not AS_ABOVE.fullmatch(cells[at].joined().text)
        and (cells[at].paragraphs or not (_same_item(cells, layout) or cells[at].merged))
    }


def _same_item(cells: tuple[Cell, ...], layout: Layout) -> bool:
    """Whether a row is a further line of the numbered item above: its number cell is merged."""
    return layout.ordinal is not None and cells[layout.ordinal].merged


_STROKE = re.compile("[/／]")
_HOW_MANY = re.compile(r"[（(]共?\d{1,3}[项个条款件类][）)]$")
"""整治小巷（2项）: how many rows a group has."""


def _tells_elsewhere(cells: tuple[Cell, ...], layout: Layout) -> bool:
    """Whether a row without a result says something behind its empty cell, in a remark or in a
    column whose head is not understood (备注: 设备采购中): it is not silent.
    """
    if not layout.progress or any(cells[at].paragraphs for at in layout.progress):
        return False
    return any(
        column(layout.columns[at]) in (Column.NOTE, Column.UNKNOWN)
        and _SAYS_SOMETHING.search(cells[at].joined().text)
        for at in range(layout.progress[0] + 1, len(cells))
    )


_SAYS_SOMETHING = re.compile(r"\w")


def _measure(cells: tuple[Cell, ...], layout: Layout) -> str:
    """The unit of a row's bare numbers, where a column or the title's last bracket names it."""
    if layout.measure is not None:
        return unit_alone(cells[layout.measure].joined().text) or ""
    return bracketed_measure(cells[layout.title].joined().text)


_NAMES_A_UNIT = re.compile(r"[\u4e00-\u9fffA-Za-z]")
"""— and / in a column of units say that there is none."""
_SIGNED = re.compile(r"(?:[（(]\d{1,3}[）)]|\d{1,3}[、．.](?!\d))\s*(?=\S)")
"""A number before a title that is none of its figures."""
_STARTS_ANEW = re.compile(
    r"其中|包括|(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、.．是]|[①-⑳])"
)
_LONG_LINE = 8
"""Two lines of a cell that are both at least so long are paragraphs, not a broken phrase."""


def _readable(cell: Cell) -> Piece:
    """The cell's words: a phrase broken over lines healed, paragraphs kept apart."""
    piece, *more = cell.paragraphs or (Piece("", ()),)
    for paragraph in more:
        last = piece.text.rpartition("\n")[2]
        apart = (
            piece.text.endswith(tuple("。；;！!：:"))
            or _STARTS_ANEW.match(paragraph.text)
            or stand_apart(last, paragraph.text)
            or (
                min(len(last), len(paragraph.text)) >= _LONG_LINE
                and not runs_on(last, paragraph.text)
            )
        )
        between = "、" if goes_on_listing(last, paragraph.text) else "\n" if apart else ""
        piece = Piece.join([piece, paragraph], between)
    if is_solid(piece.text):
        return piece
    meant = set(solid(piece.text))
    kept = [at for at, mark in enumerate(piece.text) if mark == "\n" or at in meant]
    return Piece("".join(piece.text[at] for at in kept), [piece.origins[at] for at in kept])


def _opens_with_prose(document: Document) -> bool:
    """Whether paragraphs stand before the first table of tasks, so that it is annexed to them."""
    long = 0
    for part in document.parts:
        if isinstance(part, Table) and is_of_tasks(part):
            break
        long += isinstance(part, Block) and len(part.piece) > _PARAGRAPH
    return long >= _FEWEST_PARAGRAPHS


_PARAGRAPH, _FEWEST_PARAGRAPHS = 60, 3

_BELOW_TITLE = re.compile(
    r"[（(【].{0,40}[）)】]|(?:截[至止]|填报|时间|日期).{0,40}"
    r"|[\u4e00-\u9fff]{0,8}(?:单位|时间|日期|部门|电话|[表报核]人?|联系|截[至止])[:：].{0,40}"
    r"|[（(]?\d{4}年(?:第?[一二三四1-4]季度|[上下]半年|[-—–至\d月]{2,7}月?份?|\d{1,2}月\d{1,2}日)[）)]?"
    r"|20\d\d[-./]\d{1,2}[-./]\d{1,2}.{0,30}"
    r"|[（(]?(?:\d{4}年)?总?第[\d一二三四五六七八九十]{1,4}期[）)]?"
)
_ITEM = re.compile(
    r"(?:项目|任务|实事|事项)?(?:之|编号)?[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、.．]?"
)
"""项目一: counts the cards below, and is no title."""
_ANNEX = re.compile(
    r"附(?:[件表]|(?=[\u4e00-\u9fff]{2,12}(?:清单|任务表|分工表|明细表?|目录)$))"
    r"\s*[\d一二三四五]{0,2}\s*[:：]?(?!.{0,20}(?:\d{4}年|[省市区县州旗]))"
)
"""附件：任务分工表 says of which paper the table is no more than that it is annexed."""
_SENTENCE_ENDS = ("：", ":", "。")
_FILLED = re.compile(r"(?:填|制|上)[报表]|报送|打印|发布|更新")
"""What says when a table was filled in, not of when it tells."""
_UP_TO = re.compile(r"截[至止]到?[：:]?\d")
_BELONGS = re.compile(r"[（(【](?!.{0,6}单位[:：]).*")
"""What stands below a title and is a part of it: a bracket, but for the unit of measure."""
_FILLED_BY = re.compile(r"[（(][\u4e00-\u9fff]{0,16}(?:办|办公室|局|委|中心|室)\d{4}年.{2,6}[）)]")
"""Who filled it in and when: （区民生办2033年1月3日）."""


def _title(document: Document) -> str:
    """The document's title: that of its front where prose stands before its tables; else the
    caption of its table, else its first block, else its name.
    """
    official = front_title(document)
    if official is not None and form_of(official) and _opens_with_prose(document):
        return official
    title, below = _heading(document)
    if title is None:
        return document.name
    section = _ANNEX.match(title) or 1 <= numbering(title)[0] <= 2  # 二、任务清单 is a part of it
    signs = is_organ(title) and below  # who signs the notice above the table, and the day
    if (section or signs) and official is not None and form_of(official):
        return official
    if 1 <= numbering(title)[0] <= 2 and (over := _over_sections(document)) is not None:
        return over
    brackets = [
        each for each in below if _BELONGS.fullmatch(each) and not _FILLED_BY.fullmatch(each)
    ]
    named = "".join([title, *brackets])
    whole = whole_title(document, named)
    return whole if whole != named else "".join([whole_title(document, title), *brackets])


def _over_sections(document: Document) -> str | None:
    """The line with a year that opens a document whose tables have numbered lines above them
    (青石区2031年重点工作 over 一、经济指标).
    """
    first = next((squeeze(each.piece.text) for each in document.blocks), "")
    plain = not numbering(first)[0] and not first.endswith(_SENTENCE_ENDS) and not is_portal(first)
    return first if plain and len(first) <= _LONGEST_TITLE and document_date(first) else None


_LONGEST_TITLE = 45


def _heading(document: Document) -> tuple[str | None, list[str]]:
    """The line above the table of tasks that names it, and the lines below that, which say of
    which day and in what measure it is, and who filled it in.
    """
    above: list[str] = []
    tables = headed(document)
    of_tasks = any(map(is_of_tasks, document.tables)) or bool(tables)
    for part in document.parts:
        if isinstance(part, Block):
            words = squeeze(part.piece.text)
            above += [] if is_portal(words) or (above and _ITEM.fullmatch(words)) else [words]
        elif of_tasks:
            if part.caption is not None and (is_of_tasks(part) or part.start in tables):
                break
        elif names_tasks(part) and columns_of_times(part):
            break
    below: list[str] = []
    front = front_title(document) or ""
    while len(above) > 1:
        maker = is_organ(above[-1]) or is_masthead(above[-1])
        if _BELOW_TITLE.fullmatch(above[-1]) or (maker and above[-2] in front):
            below.insert(0, above.pop())
        elif above[-1].endswith(_SENTENCE_ENDS):
            above.pop()  # 现将任务分解如下：
        else:
            break
    return (above[-1] if above else None), below
