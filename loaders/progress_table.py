"""Tables of tasks: who leads, who is responsible, what was promised, what was reached.

The table is found by its header, whatever words it uses (`loaders.language.roles`). Each
row becomes a task with its category, units, groups, targets (from the task's words) and
measured results (from the progress cell); every statement is located to the character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kg.model import (
    AccountEntry,
    Extraction,
    Outcome,
    Passage,
    SourceDocument,
    Statement,
    Thing,
    Value,
)
from loaders.account import check_account, sentence_spans
from loaders.division import document_division
from loaders.language.boundaries import skip_lead
from loaders.language.figures import Figure, Part, figures, is_claimed_rate, with_growth
from loaders.language.goals import WordyGoal, wordy_goals
from loaders.language.known_names import known_names
from loaders.language.periods import Dated, document_date, periods
from loaders.language.quantities import number_alone, unit_alone
from loaders.language.registry import registry_of
from loaders.language.roles import Column, Role
from loaders.language.text import normal_name, solid, squeeze
from loaders.language.units import UnitName, unit_names
from loaders.reading.document import Block, Cell, Document, Piece, Table
from loaders.table_layout import NUMBERING, Layout, columns_of, is_of_tasks, layout

KIND = "progress_table"
TITLE = "progress table of tasks"
NEEDS = (
    "a table of tasks needs a header with the task (项目内容, 目标任务 …), "
    "its units (牵头单位, 责任单位 …) and its progress (进展情况, 完成情况 …)"
)


def unlike(document: Document) -> str | None:
    """Why a document is no table of tasks; None if it is one (perhaps a malformed one)."""
    if not document.tables:
        return "no table in it"
    if any(is_of_tasks(table) for table in document.tables):
        return None
    words = "; ".join("、".join(table.columns) for table in document.tables[:3])
    return f"no table's header names tasks with units or progress, only {words}"


def extract(document: Document) -> Extraction:
    """Read a document that :func:`unlike` found nothing against."""
    return _Reading(document).extraction()


@dataclass
class _Row:
    """A task while it is being read."""

    task: Thing
    number: int
    measure: str = ""
    """The unit of bare numbers: from a column of units, or the bracket that ends the title."""
    promised: list[Figure] = field(default_factory=list)
    targets: int = 0
    results: int = 0


class _Reading:
    """One pass over a document; collects statements and the account."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._statements: list[Statement] = []
        self._account: list[AccountEntry] = []
        self._notices: list[str] = list(document.notices)
        self._title = _title(document)
        self._dated = self._date()
        self._division = document_division(document, self._title)
        self._registry = registry_of(self._division.code)
        self._source = SourceDocument(
            name=document.name,
            kind=KIND,
            title=self._title,
            division=self._division,
            sha256=document.sha256,
            characters=len(document.text),
            encoding=document.encoding,
            dated=self._dated.value if self._dated else None,
            dated_from=self._dated.words if self._dated else None,
        )
        self._number = 0

    def extraction(self) -> Extraction:
        for part in self._document.parts:
            if isinstance(part, Block):
                self._account.extend(
                    AccountEntry(start, end, Outcome.KEPT)
                    for start, end in sentence_spans(part.piece)
                )
            elif is_of_tasks(part):
                self._table(part, layout(self._document, part))
            else:
                self._keep(part.cells())
        check_account(self._document, self._account)
        self._account.sort(key=lambda entry: (entry.start, entry.end))
        return Extraction(
            self._source, tuple(self._statements), tuple(self._account), tuple(self._notices)
        )

    def _date(self) -> Dated | None:
        """The title's date; the head of the progress column may give its month."""
        heads = [
            words
            for table in self._document.tables
            for words, kind in zip(table.columns, columns_of(table), strict=True)
            if kind is Column.PROGRESS
        ]
        dated = document_date(" ".join([self._title, *heads]))
        if dated is not None:
            return dated
        for block in self._document.blocks:
            dated = document_date(block.piece.text)
            if dated is not None:
                return dated
        return None

    # --- rows ---------------------------------------------------------------

    def _table(self, table: Table, layout: Layout) -> None:
        self._keep(each.cell for each in table.over)
        self._keep(table.header)
        for repeat in table.repeats:
            self._keep(repeat)
        sections = {cell.row: cell for cell in table.sections}
        goal: tuple[Thing, Passage] | None = None
        row: _Row | None = None
        units: dict[int, Cell] = {}
        columns = table.columns
        for cells in table.rows:
            heading = sections.pop(cells[0].row, None)
            if heading is not None:
                goal = self._goal(heading, None) if layout.category is None else goal
                self._enter(heading, stated=layout.category is None and goal is not None)
            if layout.category is not None:
                cell = cells[layout.category]
                if cell.paragraphs:
                    goal = self._goal(cell, columns[layout.category])
                    self._enter(cell, stated=goal is not None)
            row = self._row(cells, columns, layout, goal=goal, above=row)
            for at, _ in layout.units:
                if cells[at].paragraphs or not (_same_item(cells, layout) or cells[at].merged):
                    units[at] = cells[at]
            if row is not None:
                self._units_above(row, cells, columns, layout, units)
        for heading in sections.values():
            self._enter(heading, stated=False)

    def _units_above(
        self,
        row: _Row,
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
                self._units(row, units[at], columns[at], role)

    def _row(
        self,
        cells: tuple[Cell, ...],
        columns: tuple[str, ...],
        layout: Layout,
        *,
        goal: tuple[Thing, Passage] | None,
        above: _Row | None,
    ) -> _Row | None:
        title = cells[layout.title]
        others = [
            cell for at, cell in enumerate(cells) if at not in (layout.category, layout.title)
        ]
        if title.paragraphs:
            row = self._task(title, columns[layout.title], _measure(cells, layout))
            if goal is not None:
                passage = Passage(
                    goal[1].document,
                    goal[1].start,
                    goal[1].end,
                    goal[1].quote,
                    row=row.number,
                    column=goal[1].column,
                )
                self._state(row.task, "partOf", goal[0], passage, method="category")
                programme = self._programme(goal[0].name)
                if programme is not None:
                    self._mention(programme, passage, "category", programme.name)
                    self._state(row.task, "advances", programme, passage, method="category")
        elif above is not None and (title.merged or any(cell.paragraphs for cell in others)):
            row = above
        else:
            self._keep(cells)
            return above
        for at, cell in enumerate(cells):
            if not cell.paragraphs or at in (layout.category, layout.title):
                continue
            before = len(self._statements)
            role = dict(layout.units).get(at)
            stated = True
            if role is not None:
                self._units(row, cell, columns[at], role)
            elif at in layout.targets:
                self._targets(row, cell, columns[at])
            elif at in layout.progress:
                stated = self._progress(row, cell, columns[at])
            stated = stated and len(self._statements) > before
            self._enter(cell, stated=stated, row=row.number, column=columns[at])
        return row

    def _task(self, cell: Cell, header: str, measure: str) -> _Row:
        self._number += 1
        piece = cell.joined()
        name = NUMBERING.sub("", squeeze(piece.text)).rstrip("。；;") or squeeze(piece.text)
        task = Thing(
            self._division.iri("task", self._document.name, str(self._number)),
            "Task",
            name,
            (("ordinal", self._number),),
        )
        row = _Row(task, self._number, measure)
        self._mention(task, self._passage(piece, self._number, header), "title", name)
        self._promised(row, cell, header)
        self._enter(cell, stated=True, row=self._number, column=header)
        return row

    def _goal(self, cell: Cell, header: str | None) -> tuple[Thing, Passage] | None:
        piece = cell.joined()
        words = squeeze(piece.text)
        name = normal_name(NUMBERING.sub("", words)) or normal_name(words)
        goal = Thing(self._division.iri("goal", name), "Goal", name)
        passage = self._passage(piece, None, header)
        self._mention(goal, passage, "category", words)
        return goal, passage

    def _programme(self, words: str) -> Thing | None:
        """The programme that a category is: the tasks below it serve it."""
        match = _PROGRAMME.search(words)
        if match is None:
            return None
        name = re.sub("[“”]", "", words[skip_lead(words, 0, match.start()) : match.end()])
        known = known_names(self._division).find(name)
        if known is not None:
            return known
        return Thing(self._division.iri("programme", name), "Programme", name)

    def _units(self, row: _Row, cell: Cell, header: str, role: Role) -> None:
        piece = Piece.join(cell.paragraphs, "\n")
        for name in unit_names(piece.text, self._known):
            thing = self._unit(name)
            passage = self._passage(piece[name.start : name.end], row.number, header)
            self._mention(thing, passage, "unit", name.name)
            self._state(
                thing, (name.role or role).value, row.task, passage, method="unit", words=name.name
            )

    def _targets(self, row: _Row, cell: Cell, header: str) -> None:
        """A cell of goals beside the one that names the task."""
        self._mention(row.task, self._passage(_readable(cell), row.number, header), "promise", None)
        self._promised(row, cell, header)

    def _promised(self, row: _Row, cell: Cell, header: str) -> None:
        """What the task's words promise: figures, and goals that need none (同步, 完成…任务)."""
        piece = _readable(cell)
        read = figures(piece.text) or _number_alone(piece.text, row, header)
        read = [each for each in read if not each.baseline]  # 从574元提高到609元 promises 609元
        # What only stands there as a number is the task's own indicator.
        row.promised.extend(
            each if each.indicator else replace(each, indicator=_own_indicator(row), bare=False)
            for each in read
        )
        for figure in read:
            passage = self._passage(piece[figure.start : figure.end], row.number, header)
            self._target(row, figure, passage, piece.text)
        if not read:
            for goal in wordy_goals(piece.text):
                passage = self._passage(piece[goal.start : goal.end], row.number, header)
                self._wordy_target(row, goal, passage)

    def _target(self, row: _Row, figure: Figure, passage: Passage, text: str) -> None:
        indicator = self._indicator(figure.indicator or _own_indicator(row), row, bare=figure.bare)
        row.targets += 1
        quantity = figure.quantity
        target = Thing(
            self._division.iri("target", self._document.name, str(row.number), str(row.targets)),
            "Target",
            f"{with_growth(indicator.name, figure.kind)} {quantity.text}",
            _properties(
                value=quantity.value,
                valueText=quantity.text,
                unit=quantity.unit or None,
                comparator=quantity.comparator,
                baseValue=quantity.base_value,
                baseUnit=quantity.base_unit or None,
                quantityKind=figure.kind,
                period=self._period(text, figure),
            ),
        )
        self._state(row.task, "hasTarget", target, passage, method="target", words=quantity.text)
        self._state(
            target, "ofIndicator", indicator, passage, method="target", words=indicator.name
        )

    def _wordy_target(self, row: _Row, goal: WordyGoal, passage: Passage) -> None:
        indicator = self._indicator(goal.indicator, row, bare=False)
        row.targets += 1
        target = Thing(
            self._division.iri("target", self._document.name, str(row.number), str(row.targets)),
            "Target",
            goal.words,
            _properties(
                valueText=goal.words,
                comparator=goal.comparator,
                quantityKind="level",
                period=str(self._dated.year) if self._dated else None,
            ),
        )
        self._state(row.task, "hasTarget", target, passage, method="goal", words=goal.words)
        self._state(target, "ofIndicator", indicator, passage, method="goal", words=goal.indicator)

    def _progress(self, row: _Row, cell: Cell, header: str) -> bool:
        """What was reached. Returns whether anything but the words themselves was stated."""
        piece = _readable(cell)
        # The whole report of the task is a passage of its own: verdicts are read from it.
        self._mention(row.task, self._passage(piece, row.number, header), "progress", None)
        read = figures(piece.text, row.promised) or _number_alone(piece.text, row, header)
        stated = False
        for figure in read:
            if is_claimed_rate(figure, read, row.promised) or (
                figure.part is Part.RATE and figure.bare and row.results
            ):
                continue  # recomputed as a check, not a result of its own
            passage = self._passage(piece[figure.start : figure.end], row.number, header)
            self._measurement(row, figure, passage, piece.text)
            stated = True
        return stated

    def _measurement(self, row: _Row, figure: Figure, passage: Passage, text: str) -> None:
        indicator = self._indicator(figure.indicator or _own_indicator(row), row, bare=figure.bare)
        row.results += 1
        quantity = figure.quantity
        measurement = Thing(
            self._division.iri(
                "measurement", self._document.name, str(row.number), str(row.results)
            ),
            "Measurement",
            f"{with_growth(indicator.name, figure.kind)} {quantity.text}",
            _properties(
                value=quantity.value,
                valueText=quantity.text,
                unit=quantity.unit or None,
                comparator=quantity.comparator,
                baseValue=quantity.base_value,
                baseUnit=quantity.base_unit or None,
                quantityKind=figure.kind,
                measurementKind="plan" if figure.part is Part.PLAN else "actual",
                period=self._period(text, figure, passage.column or ""),
            ),
        )
        self._state(
            measurement, "measures", indicator, passage, method="result", words=quantity.text
        )
        self._state(
            measurement, "reportedBy", row.task, passage, method="result", words=quantity.text
        )

    def _indicator(self, words: str, row: _Row, *, bare: bool) -> Thing:
        """The indicator of these words; one that only a verb names belongs to its task alone."""
        name = normal_name(words)
        keys = (self._document.name, str(row.number), name) if bare else (name,)
        return Thing(self._division.iri("indicator", *keys), "Indicator", name)

    def _period(self, text: str, figure: Figure, header: str = "") -> str | None:
        """The period that the figure's clause names, else its sentence's opening, else the
        column's head (三季度), else the year.

        What another clause says of last year (在去年…的基础上) is not said of this one.
        """
        year = self._dated.year if self._dated else None
        at = figure.quantity.start
        begin = max(text.rfind(mark, 0, at) for mark in "。；;\n") + 1
        named = [
            (begin + each.start, each.value)
            for each in periods(text[begin : figure.end], year)
            if text[max(0, begin + each.start - 1)] not in "较比"  # 较上年提高 is said of this year
        ]
        own = [value for start, value in named if figure.start <= start]
        if own:
            return own[-1]
        if named and named[0][0] == begin and (year is None or named[0][1][-4:] != str(year - 1)):
            return named[0][1]
        if figure.baseline and year is not None:
            return str(year - 1)
        column = periods(header, year)
        if column:
            return column[-1].value.removeprefix("by ")
        return str(year) if year is not None else None

    # --- things ---------------------------------------------------------------

    def _known(self, name: str) -> bool:
        registry = self._registry
        return registry is not None and (
            registry.find(name) is not None or registry.find_group(name) is not None
        )

    def _unit(self, name: UnitName) -> Thing:
        registry = self._registry
        if registry is not None:
            unit = registry.find(name.name)
            if unit is not None:
                return Thing(self._division.iri("unit", unit.name), unit.kind, unit.name)
            group = registry.find_group(name.name)
            if group is not None:
                return Thing(self._division.iri("group", group.name), "UnitGroup", group.name)
        segment = "group" if name.is_group else "unit"
        return Thing(self._division.iri(segment, name.name), name.kind, name.name)

    # --- statements and account -------------------------------------------------

    def _passage(self, piece: Piece, row: int | None, header: str | None) -> Passage:
        text = self._document.text
        return Passage(
            self._document.name,
            piece.start,
            piece.end,
            text[piece.start : piece.end],
            row=row,
            column=header,
        )

    def _state(
        self,
        subject: Thing,
        predicate: str,
        object_: Thing,
        passage: Passage,
        *,
        method: str,
        words: str | None = None,
    ) -> None:
        self._statements.append(
            Statement(subject, predicate, object_, passage, f"{KIND}/{method}", words)
        )

    def _mention(self, thing: Thing, passage: Passage, method: str, words: str | None) -> None:
        self._state(self._source.thing, "mentions", thing, passage, method=method, words=words)

    def _enter(
        self, cell: Cell, *, stated: bool, row: int | None = None, column: str | None = None
    ) -> None:
        pieces = [piece for piece in cell.paragraphs if piece]
        if pieces:
            outcome = Outcome.STATED if stated else Outcome.KEPT
            entry = AccountEntry(pieces[0].start, pieces[-1].end, outcome, "", row, column)
            self._account.append(entry)

    def _keep(self, cells: Iterable[Cell]) -> None:
        for cell in cells:
            self._enter(cell, stated=False)


def _same_item(cells: tuple[Cell, ...], layout: Layout) -> bool:
    """Whether a row is a further line of the numbered item above: its number cell is merged."""
    return layout.ordinal is not None and cells[layout.ordinal].merged


_MEASURE_IN_BRACKETS = re.compile(r"[（(](?:单位[:：])?(?P<unit>[^（()）]{1,8})[）)]$")


def _measure(cells: tuple[Cell, ...], layout: Layout) -> str:
    """The unit of a row's bare numbers, where a column or the title's last bracket names it."""
    if layout.measure is not None:
        return unit_alone(cells[layout.measure].joined().text) or ""
    return _bracketed_measure(cells[layout.title].joined().text)


def _bracketed_measure(words: str) -> str:
    match = _MEASURE_IN_BRACKETS.search(squeeze(words))
    return (unit_alone(match["unit"]) or "") if match else ""


def _own_indicator(row: _Row) -> str:
    """The task's name as an indicator, without the unit of measure in its last bracket."""
    name = row.task.name
    return _MEASURE_IN_BRACKETS.sub("", name) if _bracketed_measure(name) else name


def _number_alone(text: str, row: _Row, header: str) -> list[Figure]:
    """A bare number whose unit is said in the head (投资（万元）), a column or the title."""
    heads = [each for each in squeeze(header).split("·") if _bracketed_measure(each)]
    said = _bracketed_measure(heads[-1]) if heads else ""
    quantity = number_alone(text, said or row.measure) if said or row.measure else None
    if quantity is None:
        return []
    # 年度计划投资（万元） says what is measured, 年度目标（套） does not.
    named = _OF_PLAN.sub("", _MEASURE_IN_BRACKETS.sub("", heads[-1])) if said else ""
    kind = "share" if quantity.is_ratio else "level"
    indicator = named if len(named) > 1 else _own_indicator(row)
    return [Figure(quantity, 0, len(text), 0, indicator, kind)]


_OF_PLAN = re.compile(
    r"\d{4}年度?|\d{1,2}[-—~至]\d{1,2}月份?|全年|年度|本年|今年|上半年|累计|实际|预计|计划|预期|目标|任务"
    r"|指标|完成|情况|进展|进度|[数值额量]$|[已应]"
)
"""What a head says of goals and results in general; the rest names what is measured."""


_PROGRAMME = re.compile(
    r"(?<=[\u4e00-\u9fff“”]{2})(?:专项|三年|五年|攻坚|提升|整治|倍增|百日)(?:行动|攻坚战)$"
)
"""A category that is a programme: 优化营商环境专项行动."""
_STARTS_ANEW = re.compile(r"(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、.．是]|[①-⑳])")
_LONG_LINE = 8
"""Two lines of a cell that are both at least so long are paragraphs, not a broken phrase."""


def _readable(cell: Cell) -> Piece:
    """The cell's words: a phrase broken over lines healed, paragraphs kept apart."""
    piece = Piece("", ())
    for paragraph in cell.paragraphs:
        apart = (
            piece.text.endswith(tuple("。；;！!：:"))
            or _STARTS_ANEW.match(paragraph.text)
            or min(len(piece.text.rpartition("\n")[2]), len(paragraph.text)) >= _LONG_LINE
        )
        piece = Piece.join([piece, paragraph], "\n" if apart else "")
    meant = set(solid(piece.text))
    kept = [at for at, mark in enumerate(piece.text) if mark == "\n" or at in meant]
    return Piece("".join(piece.text[at] for at in kept), [piece.origins[at] for at in kept])


_BELOW_TITLE = re.compile(
    r"[（(【].{0,40}[）)】]|(?:计量)?单位[:：].{0,10}|(?:填报|截至|时间|日期).{0,40}"
)


def _title(document: Document) -> str:
    """The document's title: the caption of its table, else its first block, else its name."""
    above: list[str] = []
    for part in document.parts:
        if isinstance(part, Block):
            above.append(squeeze(part.piece.text))
        elif is_of_tasks(part) and part.caption is not None:
            break
    # A date in brackets or 单位：万元 below the title is no title, but belongs to it.
    below: list[str] = []
    while len(above) > 1 and _BELOW_TITLE.fullmatch(above[-1]):
        below.insert(0, above.pop())
    if not above:
        return document.name
    return "".join([above[-1] if len(above) > 1 else above[0], *below])


def _properties(**values: Value | None) -> tuple[tuple[str, Value], ...]:
    """Properties that have a value, in the order given."""
    return tuple((key, value) for key, value in values.items() if value is not None)
