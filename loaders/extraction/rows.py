"""Tasks as rows: what a row of a table says, or an item of a list of tasks with its units.

A loader finds the words that name a task, its units, its goals and its progress; here they
become statements, each with its passage: units and groups by role, targets, results.
"""

from __future__ import annotations

from dataclasses import replace

from loaders.extraction.row import Row
from loaders.extraction.row_figures import (
    bounded_by_task,
    bracketed_measure,
    change_alone,
    is_rate,
    named_by_task,
    number_below,
    of_rates,
    of_ratio,
    own_indicator,
    without_measure,
)
from loaders.extraction.row_times import Times
from loaders.extraction.statements import (
    StatedDue,
    Statements,
    When,
    figure_method,
    figure_thing,
    method,
    properties,
    said_of,
    stated_due,
)
from loaders.extraction.time_doubts import is_attribute
from loaders.formats.document import Document, Piece
from loaders.language.boundaries import skip_lead
from loaders.language.compared import compared, is_of_base
from loaders.language.dates import Dated
from loaders.language.due import by_year, comes_again, due_date, due_in_column
from loaders.language.figure import OF_A_TIME, OF_GROWTH
from loaders.language.figures import (
    Figure,
    Part,
    figures,
    is_claimed_rate,
)
from loaders.language.goals import WordyGoal, wordy_goals
from loaders.language.grown import growth_alone
from loaders.language.indicators import is_of_a_work
from loaders.language.no_goal import is_no_goal
from loaders.language.period import Period
from loaders.language.periods import periods
from loaders.language.ranks import with_ranks
from loaders.language.remarks import marked_roles
from loaders.language.respectively import (
    RESPECTIVELY,
    listed_times,
)
from loaders.language.roles import Role
from loaders.language.roles import role as role_of
from loaders.language.spans import bounds
from loaders.language.standing_cells import standing
from loaders.language.unit_name import UnitName
from loaders.language.units import each_once, every_name, named_again, names_nobody
from ontology import late_re as re
from ontology.ids import iri_of
from ontology.known_names import known_names
from ontology.model import Passage, SourceDocument, TaskWords, Thing
from ontology.registry_at import registry_at
from ontology.text import normal_name, squeeze

LONGEST_NAME = 500
"""Characters of the longest name of a task; a longer one is kept as text, and called by its
beginning."""
_LONGEST_TOLD = 30


class Rows(Statements):
    """The statements of one document's tasks, in reading order."""

    def __init__(self, document: Document, source: SourceDocument, dated: Dated | None) -> None:
        super().__init__(document, source)
        self._dated = dated
        self._division = source.division
        self._registry = registry_at(source.division.code, source.dated)
        self._number = 0
        self.notices: list[str] = []
        self._year = dated.year if dated else None
        self._times: Times | None = None
        said = marked_roles(document.text)
        self.roles_of_marks = {mark: role_of(word) for mark, word in said.items()}
        """What signs beside units, or under them, stand for, as the document says."""
        self._marks = {mark for mark, told in self.roles_of_marks.items() if told is Role.LEAD}

    # --- what a row says ------------------------------------------------------------

    def task(
        self,
        piece: Piece,
        name: str,
        header: str | None,
        measure: str = "",
        *,
        section: tuple[str, ...] = (),
        due: StatedDue | None = None,
    ) -> Row:
        """A new task, called by a name; tasks are numbered in reading order.

        due: by when it is to be done, as its words or its column say.
        """
        self._number += 1
        if len(name) > LONGEST_NAME:
            self.notices.append(
                f"row {self._number}: the words of the task ({len(name)} characters) are longer"
                f" than a name ({LONGEST_NAME}); it is called by its beginning"
            )
            name = f"{name[:LONGEST_NAME]}…"
        task = Thing(
            iri_of(self._division, "Task", *self.source.keys, str(self._number)),
            "Task",
            name,
            (("ordinal", self._number), *(due.properties if due else ())),
        )
        row = Row(task, self._number, measure or bracketed_measure(name), section)
        self.mention_task(task, self.passage(piece, row, header), TaskWords.TITLE, name)
        if due is not None:
            self.due(task, due, self.passage(due.words, row, due.column))
        return row

    def goal(self, name: str, passage: Passage, words: str) -> Thing:
        """The category that rows belong to."""
        goal = Thing(iri_of(self._division, "Goal", name), "Goal", name)
        self.mention(goal, passage, "category", words)
        return goal

    def belongs(self, row: Row, goal: Thing, passage: Passage) -> None:
        """A task belongs to a category; one that is a programme it advances too."""
        self.state(row.task, "partOf", goal, passage, method="category")
        programme = self._programme(goal.name)
        if programme is not None:
            self.mention(programme, passage, "category", programme.name)
            self.state(row.task, "advances", programme, passage, method="category")

    def _programme(self, words: str) -> Thing | None:
        """The programme that a category is: the tasks below it serve it."""
        match = _PROGRAMME.search(words)
        if match is None:
            return None
        name = re.sub("[“”]", "", words[skip_lead(words, 0, match.start()) : match.end()])
        known = known_names(self._division).find(name)
        if known is not None:
            return known
        return Thing(iri_of(self._division, "Programme", name), "Programme", name)

    def units(
        self,
        row: Row,
        piece: Piece,
        header: str | None,
        role: Role,
        *,
        rule: str | None = None,
    ) -> list[UnitName]:
        """The units and groups that words name; those without a role of their own have `role`.

        The level that those named before say for this row holds on, unless the head says of which
        level its own are. rule: why the words speak for this row, where they stand elsewhere.
        """
        before = () if header and _OF_LEVEL.search(header) else row.units
        every = every_name(piece.text, self._known, before)
        found = [self._marked(each, piece.text) for each in each_once(every)]
        for again in named_again(every):
            self.notices.append(f"row {row.number}: {again} is named twice among its units")
        if not found and not names_nobody(piece.text):
            told = squeeze(piece.text)[:_LONGEST_TOLD]
            self.notices.append(f"row {row.number}: no unit was read in {told}")
        row.units.extend(found)
        for name in found:
            # What stands beside a name there is wished for too; an owner may build or lead.
            fixed = role in (Role.SUGGESTED, Role.OWNER)
            marked = "unit/marked" if self._has_mark(name, piece.text) else rule
            self.answers(row, name, piece, header, role if fixed else name.role or role, marked)
        return found

    def _has_mark(self, name: UnitName, text: str) -> bool:
        """Whether a sign beside a name marks those who lead, as the document says."""
        before, behind = text[: name.start][-1:], text[name.end : name.end + 2]
        alone = not "\u4e00" <= behind[1:] <= "\u9fff"  # else it is the next name's
        return before in self._marks or (alone and behind[:1] in self._marks)

    def _marked(self, name: UnitName, text: str) -> UnitName:
        return replace(name, role=Role.LEAD) if self._has_mark(name, text) else name

    def answers(  # noqa: PLR0917 - who, for what, said where, in which role and why
        self,
        row: Row,
        name: UnitName,
        piece: Piece,
        header: str | None,
        role: Role,
        rule: str | None = None,
    ) -> None:
        """A unit or group answers for a task; rule: see :meth:`units`."""
        thing = self._unit(name)
        written = piece[name.start : name.end]
        words = normal_name(written.text)
        passage = self.passage(written, row, header)
        self.mention(thing, passage, "unit", words)
        known = "unit/registered" if self._known(name.name) else None
        named = f"unit/{name.rule}" if name.rule else known or "unit/form"
        said = "role/beside" if name.role else "role/head"
        read = method("unit", *filter(None, (named, said, rule)))
        self.state(thing, role.value, row.task, passage, method=read, words=words)

    def promised(self, row: Row, piece: Piece, header: str, rule: str | None = None) -> None:
        """What the task's words promise: figures, and goals that need none (同步, 完成…任务).

        rule: why the column holds goals, where its head does not say so.
        """
        read = with_ranks(piece.text, figures(piece.text, year=self._year), row.promised)
        read = change_alone(read, piece.text, row) or number_below(piece.text, row, header)
        read = [  # 从574元提高到609元 promises 609元
            each
            for each in read
            if not each.baseline
            and not is_no_goal(piece.text, each.quantity)
            and not _OF_BEFORE.search(piece.text[: each.quantity.start][-_NEAR:])
        ]
        read = [bounded_by_task(each, row) for each in read]
        # What only stands there as a number is the task's own indicator.
        row.promised.extend(
            each
            if each.indicator or each.unassigned or row.whole
            else replace(each, indicator=own_indicator(row), bare=False, rule="figure/task")
            for each in read
        )
        for figure in read:
            passage = self.passage(piece[figure.start : figure.end], row, header or None)
            self._target(row, figure, passage, piece.text, rule)
        if not read and rule is None:
            for goal in wordy_goals(piece.text):
                passage = self.passage(piece[goal.start : goal.end], row, header or None)
                self._wordy_target(row, goal, passage)

    def _target(
        self, row: Row, figure: Figure, passage: Passage, text: str, rule: str | None = None
    ) -> None:
        figure = named_by_task(figure, row)
        row.targets += 1
        own = f"target {row.targets}" if figure.unassigned else ""
        indicator = self._indicator(figure.indicator, row, bare=figure.bare, own=own)
        deadline = None if self._of_the_year(passage.column, row.deadline) else row.deadline
        when = self._period(text, figure, passage.column or "", deadline=deadline)
        target = figure_thing(
            iri_of(self._division, "Target", *self.source.keys, str(row.number), str(row.targets)),
            "Target",
            figure,
            indicator,
            period=when.period,
        )
        words = figure.quantity.text
        read = figure_method("target", figure, when, *filter(None, [row.whole, rule]))
        self.state(row.task, "hasTarget", target, passage, method=read, words=words)
        self.state(target, "ofIndicator", indicator, passage, method=read, words=indicator.name)

    def _wordy_target(self, row: Row, goal: WordyGoal, passage: Passage) -> None:
        indicator = self._indicator(goal.indicator, row, bare=False)
        row.targets += 1
        when = self._unless_said(row.deadline)
        target = Thing(
            iri_of(self._division, "Target", *self.source.keys, str(row.number), str(row.targets)),
            "Target",
            goal.words,
            properties(
                valueText=goal.words,
                comparator=goal.comparator,
                quantityKind="level",
                period=when.period,
            ),
        )
        read = method("goal", "figure/in-words", when.rule)
        self.state(row.task, "hasTarget", target, passage, method=read, words=goal.words)
        self.state(target, "ofIndicator", indicator, passage, method=read, words=goal.indicator)

    def progress(self, row: Row, piece: Piece, header: str) -> bool:
        """What was reached. Returns whether anything but the words themselves was stated."""
        # The whole report of the task is a passage of its own: verdicts are read from it.
        self.mention_task(row.task, self.passage(piece, row, header), TaskWords.PROGRESS, None)
        read = figures(piece.text, row.promised, year=self._year)
        read = with_ranks(piece.text, read, row.promised)
        read = change_alone(read, piece.text, row) or number_below(piece.text, row, header)
        if is_rate(header):
            read = of_rates(read, piece.text)
        elif not row.promised:
            read = [of_ratio(each, row) for each in read]
        stated = False
        for figure in read:
            if is_claimed_rate(figure, read, row.promised) or (
                figure.part is Part.RATE and figure.bare and row.results
            ):
                continue  # recomputed as a check, not a result of its own
            nameless = not figure.indicator and not figure.unassigned
            if figure.quantity.is_ratio and nameless and row.results:
                continue  # 108%、115% in a column of rates
            passage = self.passage(piece[figure.start : figure.end], row, header or None)
            self._measurement(row, figure, passage, piece.text)
            stated = True
        return stated

    def standing(self, row: Row, piece: Piece, header: str, *, within: bool = False) -> bool:
        """How the task stands by the table's own word (是否达序时: 否); within: see
        :func:`loaders.language.standing.standing`. Returns whether the cell says so.
        """
        found = standing(header, piece.text, within=within)
        if found is None or (not within and found.says in ("", "in_progress")):
            return False
        passage = self.passage(piece, row, header)
        self.mention_task(row.task, passage, TaskWords.STANDING, found.words)
        return True

    def amount(self, row: Row, piece: Piece, header: str) -> bool:
        """What the task costs, as a column of sums plans it (总投资). Returns whether it says so.

        It is of no year unless the head names one.
        """
        whole = piece.text.partition("（")[0].rstrip()  # 4500（其中财政资金2000）
        told = figures(piece.text, year=self._year)
        if any(each.quantity.unit.startswith("/") for each in told):
            return False  # 10/10万: a pair of sums, no rate of so many in 100,000
        read = told or number_below(whole, row, header)
        name = without_measure(squeeze(header).rpartition("·")[2])
        of_head = self._periods(header)
        when = When(of_head[-1].value if of_head else None, "period/column")
        for number, figure in enumerate(read):
            words = figure.indicator
            if not number and (not words or figure.quantity.start == 0):
                words = name  # 1500, 其中财政资金300: only the first is the whole
            if not words:
                continue
            rule = "figure/head" if figure.unassigned else figure.rule
            figure = replace(figure, indicator=words, bare=False, part=Part.PLAN, rule=rule)  # noqa: PLW2901 - the same, named
            passage = self.passage(piece[figure.start : figure.end], row, header)
            self._measured(row, figure, self._indicator(words, row, bare=False), passage, when)
        return bool(read)

    def of_its_time(self, row: Row, piece: Piece, header: str) -> bool:
        """What was reached in the time that alone heads a column, beside the task's results.
        Returns whether anything was.
        """
        read = figures(piece.text, row.promised, year=self._year)
        read = [of_ratio(each, row) for each in read] or number_below(piece.text, row, header)
        for figure in read:
            named = named_by_task(figure, row)
            indicator = self._indicator(
                named.indicator,
                row,
                bare=named.bare,
                own=f"beside {row.beside + 1}" if named.unassigned else "",
            )
            passage = self.passage(piece[figure.start : figure.end], row, header)
            when = self._period(piece.text, figure, header)
            self._measured(row, named, indicator, passage, when, OF_A_TIME)
        return bool(read)

    def growth(self, row: Row, piece: Piece, header: str, of: str) -> bool:
        """By how much what the column `of` tells grew over the year (同比增长: -2.1%). Returns
        whether the cell says it.
        """
        quantity = growth_alone(piece.text, header)
        if quantity is None:
            return False
        figure = Figure(
            quantity, 0, len(piece), 0, own_indicator(row), "growth", rule="figure/task"
        )
        told = self._periods(of)
        when = (
            When(told[-1].value.removeprefix("by "), "period/column")
            if told
            else self._unless_said(None)
        )
        indicator = self._indicator(figure.indicator, row, bare=False)
        passage = self.passage(piece, row, header)
        self._measured(row, figure, indicator, passage, when, OF_GROWTH)
        return True

    def _measurement(self, row: Row, figure: Figure, passage: Passage, text: str) -> None:
        figure = named_by_task(figure, row)
        own = f"result {row.results + 1}" if figure.unassigned else ""
        indicator = self._indicator(figure.indicator, row, bare=figure.bare, own=own)
        when = self._period(text, figure, passage.column or "")
        self._measured(row, figure, indicator, passage, when)

    def _measured(  # noqa: PLR0917 - a figure and all that says what it is
        self,
        row: Row,
        figure: Figure,
        indicator: Thing,
        passage: Passage,
        when: When,
        beside: str | None = None,
    ) -> None:
        """beside: the rule by which it stands beside the results of the row."""
        if beside:
            row.beside += 1
            which = f"beside {row.beside}"
        else:
            row.results += 1
            which = str(row.results)
        keys = (*self.source.keys, str(row.number), which)
        measurement = figure_thing(
            iri_of(self._division, "Measurement", *keys),
            "Measurement",
            figure,
            indicator,
            period=when.period,
            dated=self.source.dated,
        )
        words = figure.quantity.text
        read = figure_method("result", figure, when, *filter(None, [beside]))
        self.state(measurement, said_of(measurement), indicator, passage, method=read, words=words)
        self.state(measurement, "reportedBy", row.task, passage, method=read, words=words)

    def _indicator(self, words: str, row: Row, *, bare: bool, own: str = "") -> Thing:
        """The indicator of these words; one that only a verb names belongs to its task alone, and
        so does what may be told of any work (总投资).

        own: of a figure without a name, which one it is of its task's: its indicator is no other's.
        """
        name = normal_name(words)
        alone = bare or is_of_a_work(name)
        keys = (*self.source.keys, str(row.number), own or name) if alone else (name,)
        return Thing(iri_of(self._division, "Indicator", *keys), "Indicator", name)

    def _period(  # noqa: PLR0911 - one for each place that may say it
        self, text: str, figure: Figure, header: str = "", deadline: str | None = None
    ) -> When:
        """The period that the figure's clause names, else its sentence's opening, else the
        column's head (三季度), else the deadline of the task, else the year.

        What another clause says of last year (在去年…的基础上) is not said of this one.
        """
        year = self._dated.year if self._dated else None
        at = figure.quantity.start
        told_of = self._told_of(text)
        begin = told_of.sentence(at)
        own = [
            each
            for each in told_of.between(max(begin, figure.start), figure.end)
            if not compared(text, each, figure)
            and (not figure.baseline or is_of_base(text, each.start))
            and not told_of.is_of_others(each, figure)
            and not is_attribute(text, each.end)
        ]
        first = None if figure.baseline else told_of.first(begin, figure.end)
        if first is not None and compared(text, first, figure):
            first = None
        listed = (
            listed_times(text[begin:at], self._year)
            if RESPECTIVELY in text[figure.start : at]
            else ()
        )
        if len(listed) == figure.place[1] > 1:
            return When(listed[figure.place[0]], "period/year")  # 2023年、2024年，甲分别达到5、6个
        if own:
            index, count = figure.place
            dealt = count == len(own) > 1 and "分别" in text[figure.start : figure.end]
            before = [each for each in own if each.end <= at]
            nearest = before[-1] if before else own[-1]  # 其中2020年6座、2021年5座
            told = own[index] if dealt else nearest
            if _OF_YEARS.fullmatch(told.value) and comes_again(text[told.end : at]):
                return When(None, "period/again")  # 2025—2027年每年培养20名
            return When(_by(text, told, year, deadline) or None, told.rule)
        if first is not None and _is_total(text, figure):
            month = _A_MONTH.fullmatch(first.value) or first.rule == _A_FEAST
            if month or _tells_a_figure(text, first.end, figure.start):
                first = None  # 8月（上半年）发放420万元，累计发放4380万元: that is not of August
        again = comes_again(text[max(begin, text.rfind("，", 0, at)) : at])
        if first is not None and (year is None or not _is_last_year(first, year)):
            by = _by(text, first, year, deadline)
            if again and by.startswith("by "):
                return When(None, "period/again")  # 到2027年，每年培训500人
            return When(by or None, first.rule)
        if figure.baseline:
            return When(None, "period/before")  # an earlier value: of when, is not said
        column = self._periods(header) or ([] if deadline else self._stretch_of_title(header))
        if column:
            return When(column[-1].value.removeprefix("by ") or None, "period/column")
        if not deadline and _OF_A_STRETCH.search(squeeze(header)):
            return When(None, "period/column")  # 季度目标, and nobody says of which quarter
        if again and deadline and deadline.startswith("by "):
            return When(None, "period/again")
        return self._unless_said(deadline)

    def _of_the_year(self, header: str | None, deadline: str | None) -> bool:
        """Whether a head sets a goal for the document's year (年度计划投资) to a task whose
        deadline lies beyond it: by then the whole is to be done, not this.
        """
        year = self._dated.year if self._dated else None
        end = bounds((deadline or "").removeprefix("by "))[1] if deadline else None
        return (
            year is not None
            and end is not None
            and end.year > year
            and _OF_A_YEAR.search(squeeze(header or "")) is not None
        )

    def _stretch_of_title(self, header: str) -> list[Period]:
        """The quarter or month that the title names, where a head says no more than that it is
        of one (2025年第三季度…: 季度目标).
        """
        said = _OF_A_STRETCH.search(squeeze(header))
        if said is None:
            return []
        form = _A_QUARTER if "季" in said.group() else _ONE_MONTH
        return [each for each in self._periods(self.source.title) if form.fullmatch(each.value)]

    def _told_of(self, text: str) -> Times:
        """The periods of a cell and its sentences, read once for all its figures."""
        if self._times is None or self._times.text is not text:
            self._times = Times(text, self._periods(text))
        return self._times

    def _unless_said(self, deadline: str | None) -> When:
        """The period of what names none: the task's deadline, else the document's year."""
        if deadline:
            return When(deadline, "period/deadline")
        if self._dated is None:
            return When(None, "period/none")
        return When(str(self._dated.year), "period/document")

    def _periods(self, text: str) -> list[Period]:
        """The periods that words name, counted from the document's date."""
        dated = self._dated
        return periods(text, dated.year if dated else None, month=dated.month if dated else None)

    def due_in_words(self, piece: Piece, header: str | None) -> StatedDue | None:
        """By when a task is to be done, as its words say (6月底前完成…)."""
        return stated_due(due_date(piece.text, *self._now), piece, header)

    def due_in_column(self, piece: Piece, header: str | None) -> StatedDue | None:
        """The same, as a cell or a label says that is there for it (完成时限：6月底)."""
        return stated_due(due_in_column(piece.text, *self._now), piece, header)

    @property
    def _now(self) -> tuple[int | None, int | None]:
        return (self._dated.year, self._dated.month) if self._dated else (None, None)

    def deadline(self, due: StatedDue | None) -> str | None:
        """The period by which the goals of a task are to be reached (6月底: `by 2020-06`).

        The document's year (年底) is no more than what is known of every goal.
        """
        year = self._dated.year if self._dated else None
        return None if due is None or due.due.period == f"by {year}" else due.due.period

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
                return Thing(iri_of(self._division, "Unit", unit.name), unit.kind, unit.name)
            group = registry.find_group(name.name)
            if group is not None:
                return Thing(
                    iri_of(self._division, "UnitGroup", group.name), "UnitGroup", group.name
                )
        return Thing(iri_of(self._division, name.kind, name.name), name.kind, name.name)

    # --- statements -------------------------------------------------------------

    def passage(self, piece: Piece, row: Row | None, header: str | None) -> Passage:
        """The passage of words in the document."""
        if row is None:
            return self.cite(piece, column=header)
        return self.cite(piece, row=row.number, column=header, section=row.section)


_OF_A_YEAR = re.compile(r"年度(?:投资|工作|建设)?(?:计划|目标|任务)|(?:本年度?|当年|全年)")
_NEAR = 16
_OF_LEVEL = re.compile("[省市区县州旗盟][级直]")
"""市级责任单位: a head that says of which level the units below it are."""
_OF_BEFORE = re.compile(
    r"[（(](?:(?:19|20)\d{2}年|去年|上年|目前|现状)[底末]?(?:仅|只)?(?:为|是|达到?|有)$"
)
"""治理率提升至45%（2023年为38%): what it was is not promised."""
_A_FEAST = "period/feast"
_A_MONTH = re.compile(r"\d{4}(?:-\d\d|Q\d)(?:-\d\d)?")
_A_QUARTER = re.compile(r"\d{4}Q\d")
_ONE_MONTH = re.compile(r"\d{4}-\d\d")
_OF_A_STRETCH = re.compile(
    r"(?<![\d一二三四每上下前])(?:季度|月度|当季|当月|本月)(?!.*(?:累计|台账))"
)
"""A head that says of which length its figures are (季度目标), not of which one."""
_TOTAL = re.compile(r"累计|总数|总量|总计")


def _tells_a_figure(text: str, start: int, end: int) -> bool:
    """Whether what opens with a time goes on to a figure of its own (上半年淘汰210辆，累计…)."""
    return _COUNTED.match(text, start, end) is not None


_COUNTED = re.compile(r"[^，,、。；;]*\d")


_OF_YEARS = re.compile(r"(?:19|20)\d{2}/(?:19|20)\d{2}")


def _is_total(text: str, figure: Figure) -> bool:
    """Whether the words of a figure's clause before it say that it is a running total."""
    return _TOTAL.search(text, figure.start, figure.quantity.start) is not None


def _is_last_year(period: Period, year: int) -> bool:
    return period.value[-4:] == str(year - 1)


def _by(text: str, period: Period, year: int | None, deadline: str | None) -> str:
    """A figure's own time: a deadline where it is the task's, or words say that it comes to it."""
    if deadline == f"by {period.value}":
        return deadline
    # What has a deadline is still to come, whenever the document may be from.
    return by_year(text, period, 0 if deadline else year) or period.value


_PROGRAMME = re.compile(
    r"(?<=[\u4e00-\u9fff“”]{2})(?:专项|三年|五年|攻坚|提升|整治|倍增|百日)(?:行动|攻坚战)$"
)
"""A category that is a programme: 优化营商环境专项行动."""
