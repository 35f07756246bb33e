"""Lists of tasks in prose: each task a paragraph, and behind it who leads, answers, supports.

The genre (任务分工方案, 责任分解, 行动计划, 工作要点, 公示 of livelihood projects) says in
paragraphs what a table says in rows. Tasks are numbered below numbered headings; who answers
stands on a line of its own (牵头单位：…), in a bracket (（甲牵头，乙配合）), or behind the task on
its line. The statements are those of a table's row (`loaders.extraction.rows`); the headings above
are the section.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from loaders.extraction.account import check_account, sentence_entries
from loaders.extraction.front import front_matter, front_title, issued_day
from loaders.extraction.heads.sorts import is_portal
from loaders.extraction.marks import Marks, quoted
from loaders.extraction.prose import front_date, front_division
from loaders.extraction.row import Row
from loaders.extraction.rows import Rows
from loaders.extraction.section_end import Said, said_at_end
from loaders.extraction.statements import StatedDue
from loaders.extraction.task_paragraphs import (
    LONGEST_PLAIN,
    NTH,
    Group,
    Part,
    among_tasks,
    duties_in_rows,
    groups_of,
    handed_out,
    members_answer,
    orders_of,
    unnumbered,
)
from loaders.extraction.whole_goals import read_goals
from loaders.formats.document import Block, Document, Piece
from loaders.formats.headings import numbering
from loaders.kinds.work_report import is_report
from loaders.language.assignments import (
    DUTY,
    OF_A_NAME,
    Assignment,
    Share,
    assignments,
    each_says,
    first_leads,
    may_assign,
)
from loaders.language.by_when import NO_DAY, OF_HEADING, OPENS
from loaders.language.clauses import clauses, sentences
from loaders.language.dates import Dated, told_of
from loaders.language.due import comes_again
from loaders.language.duties import units_of_heading
from loaders.language.forms import form_of
from loaders.language.mood import PLANNED_SUM, Moods, Told
from loaders.language.mood_signs import Mood
from loaders.language.quantities import quantities
from loaders.language.roles import ROLE_OF_COLUMN, Column, Role
from loaders.language.units import AS_ABOVE, OPENS_AS_ABOVE, UnitName, is_formed, unit_names
from ontology import late_re as re
from ontology.model import Extraction, Passage, SourceDocument, TaskWords, Thing
from ontology.text import normal_name, protected, squeeze

KIND = "task_list"
TITLE = "list of tasks with their units"
NEEDS = "at least three tasks with their units behind them (牵头单位：…, （甲牵头，乙配合） …)"

_FEWEST, _FEWEST_LABELLED, _FEWEST_IN_PLAN = 3, 2, 1
"""So many tasks say who answers: in any form, behind labels, in what its title calls a plan."""
_LONGEST_HEAD = 45
"""A heading, or the phrase that opens a task and names it, is no longer."""
_FRONT = 8
"""The title stands on one of the first lines; a notice may stand above it."""
_ABOUT_TASKS = re.compile(
    r"方案|分解|分工|清单|计划|任务|措施|要点|实事|公示|通报|安排|进展|完成情况|工作台账"
)
_REPORTS = re.compile(
    r"(?:完成|进展|落实|推进|办理|实施|执行)情况|(?:进展|通报|总结)(?:[（(][^（()）]*[）)])?$"
)
"""The title of what tells how tasks stand."""
_REACHED = re.compile(
    r"(?:全年|实际|已|目前|现已|截至|累计|共(?!建|享)|(?:19|20)\d{2}年[，,]?(?:全年|已|共|累计)|完成(?:年度|全年)?(?:目标|任务|计划)的)"
)
"""What opens a sentence that tells what was reached."""
_GENERIC = re.compile(
    r"^(?:主要|重点|具体|工作|目标|任务|实施|总体|内容|措施|举措|安排|要求|分工|责任|分解|清单|及|和|与)+$"
)
"""A heading that says of its tasks only that they are tasks."""
_NAMED = re.compile(rf"(?:{OF_A_NAME.pattern})[：:](?=.)")
_YEAR = re.compile(r"(?:19|20)\d{2}年")
_NOTICE = re.compile(r"印发(?:《(?P<of>(?:(?!》、?《).)+)》|(?P<plain>[^《》]+))的通知$")
_OF_NOTICE = re.compile(r"关于(?:印发|转发|下发)?(?P<of>.+?)的?通知$")
"""What a notice prints or is about, where no title marks set it apart."""
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-/]\d")
_SIGN = re.compile(r"^[—－-]{1,4}\s*")


def unlike(document: Document) -> str | None:
    """Why a document is no list of tasks; None if it is one."""
    minutes = _is_minutes(document)
    plan = _is_plan(document)
    bodies = plan and members_answer(document.blocks) >= _FEWEST_LABELLED
    if (bodies or _headed(document.blocks)) and not is_report(document):
        return None
    plan = plan or _hands_out(document)
    fewest = _FEWEST_IN_PLAN if minutes or plan else _FEWEST_LABELLED
    if not minutes and sum(may_assign(each.piece.text) for each in document.blocks) < fewest:
        return "no three tasks with their units behind them"
    if is_report(document):
        return "it is a report to a congress: units answer in its annex alone"
    duties_ = _duties_of(document, document.blocks)
    found = _named(document.blocks, orders_of if minutes else assignments, duties_)
    handed: list[list[Assignment]] = []
    if not (_speaks(document) or plan):
        handed = _named([document.blocks[at] for at in handed_out(document.blocks)], assignments)
        found = _unspoken(found) + handed
    formed = minutes or _formed(document.blocks, labelled=not plan)
    few = len(found) if minutes or plan else min(len(found), _count_apart(document.blocks, duties_))
    # One paragraph may hold several: 修好路。（甲牵头）架好桥。（乙牵头）
    told = sum(max(1, sum(not (one.plain or one.spoken) for one in named)) for named in found)
    told += sum(len(named) - 1 for named in handed)
    if not (minutes or plan):  # 责任单位：甲。2.架好桥。责任单位：乙: in one paragraph
        few += sum(sum(not one.spoken and not one.plain for one in named) - 1 for named in found)
    if told < _FEWEST and not (few >= fewest and formed):
        return "fewer than three tasks say who answers for them"
    if not _answers(found) or (_is_bulletin(document) and _names_alone(document.blocks)):
        return "units stand in brackets as those who sign, none as one that answers"
    return None


def marks(document: Document) -> Marks:
    """By what a document is a list of tasks."""
    if _is_minutes(document):
        return Marks("kind/orders", _title(document))
    if _is_plan(document):
        return Marks("kind/plan-with-units", _title(document))
    if _headed(document.blocks):
        units = [each.piece.text for each in document.blocks if units_of_heading(each.piece.text)]
        return Marks("kind/assigned", quoted(units, 3))
    duties_ = _duties_of(document, document.blocks)
    told = []
    for at, block in enumerate(document.blocks):
        piece = block.piece if at in duties_ else unnumbered(block.piece)
        told += [
            piece.text[each.start : each.end]
            for each in duties_.get(at) or assignments(piece.text)
            if each.names_units
        ]
    return Marks("kind/assigned", quoted(told, 3), weak=len(told) < _FEWEST)


def _headed(blocks: Sequence[Block]) -> bool:
    """Whether headings say whose tasks stand below them (区公安局主要工作任务)."""
    return sum(units_of_heading(each.piece.text) is not None for each in blocks) >= _FEWEST_LABELLED


def _is_plan(document: Document) -> bool:
    """Whether its title says that it is a plan, or a notice of one, whose few units then need no
    company.
    """
    title = _title(document)
    notice = _OF_NOTICE.search(title)
    form = form_of(notice["of"] if notice else title)
    return (form is not None and form[0] == "form/plan") or _SHARES_OUT.search(title) is not None


_SHARES_OUT = re.compile(
    r"(?:任务|责任|工作|职责|措施|部门|重点)[^，。；]{0,4}(?:分工|分解)的?(?:意见|通知|方案|清单)?$"
)
"""What is there to say who answers for what (关于重点工作部门分工的意见)."""
_TELLS = frozenset({"form/minutes", "form/supervision"})
"""Forms of documents whose sentences tell units what to do."""


def _is_minutes(document: Document) -> bool:
    """Whether its title says that it is what a meeting decided, or what inspectors ask for."""
    form = form_of(_title(document))
    return form is not None and form[0] in _TELLS


def _duties_of(document: Document, blocks: Sequence[Block]) -> dict[int, list[Assignment]]:
    """The duties of paragraphs that are told by sentences that open with units (甲局负责巡查).

    A rule (办法) says so of what holds for ever; minutes are read by their orders.
    """
    form = form_of(_title(document))
    if form is not None and form[0] in (*_TELLS, "form/rule"):
        return {}
    plans = form is not None and form[0] in ("form/plan", "form/notice")
    return duties_in_rows(blocks, plan=plans)


def _speaks(document: Document) -> bool:
    """Whether sentences say who answers (由甲牵头，修好路): what a meeting decided, or a plan that
    says it in no other way. Prose of other kinds tells in passing by whom something is done.
    """
    if _is_minutes(document):
        return True
    if _hands_out(document):
        return True
    if not _is_plan(document):
        return False
    return all(each.spoken for named in _named(document.blocks, assignments) for each in named)


def _hands_out(document: Document) -> bool:
    """Whether a notice hands out matters by their numbers (1.第12号建议，由甲局主办，乙局会办)."""
    form = form_of(_title(document))
    if form is None or form[0] != "form/notice":
        return False
    items = (each.piece.text for each in document.blocks if numbering(each.piece.text)[0])
    return sum(_HANDED_OUT.search(each) is not None for each in items) >= _FEWEST_LABELLED


_HANDED_OUT = re.compile(r"由[^，。；]{2,40}(?:主办|独办|单办)(?=[，,。；]|$)")


def _formed(blocks: Sequence[Block], *, labelled: bool) -> bool:
    """Whether what stands behind labels, has a duty, says its role, or (unless labelled) stands in
    a bracket, are units by their form.
    """
    pieces = [unnumbered(each.piece) for each in blocks]
    values = [
        unit_names(piece.text[share.start : share.end] or below)  # 责任单位：⏎区水务局
        for piece, below in zip(pieces, (*(each.text for each in pieces[1:]), ""), strict=True)
        for each in assignments(piece.text)
        for share in each.shares
        if share.column in ROLE_OF_COLUMN
        and (
            share.label
            or share.rule == DUTY
            or not (labelled or each.plain)
            or each_says(piece.text[share.start : share.end])
        )
    ]
    return bool(values) and all(
        names and sum(not is_formed(each.name) for each in names) <= (len(names) > _FEWEST)
        for names in values
    )


def _count_apart(blocks: Sequence[Block], in_rows: dict[int, list[Assignment]]) -> int:
    """How many paragraphs say who answers, lines of labels right below another one (牵头单位：…⏎
    责任单位：…) not counted.
    """
    count, above = 0, False
    for at, block in enumerate(blocks):
        named = [in_rows[at]] if at in in_rows else _named([block], assignments)
        count += bool(named) and not (above and named[0][0].start == 0)
        above = bool(named)
    return count


def lists_tasks(blocks: Sequence[Block], fewest: int) -> bool:
    """Whether paragraphs are a list of tasks of which at least so many name their units."""
    if sum(may_assign(each.piece.text) for each in blocks) < fewest:
        return False
    found = _unspoken(_named(blocks, assignments, duties_in_rows(blocks)))
    return len(found) >= fewest and _answers(found)


def _unspoken(named: list[list[Assignment]]) -> list[list[Assignment]]:
    """The same without clauses of sentences (由甲牵头，修好路)."""
    return [left for each in named if (left := [one for one in each if not one.spoken])]


def _named(
    blocks: Sequence[Block],
    read: Callable[[str], list[Assignment]],
    in_rows: Mapping[int, list[Assignment]] | None = None,
) -> list[list[Assignment]]:
    """The assignments with units of each paragraph that has any, as `read` reads them.

    in_rows: those of paragraphs that are read together, by their place.
    """
    known = in_rows or {}
    found = (
        known.get(at) or [each for each in read(unnumbered(block.piece).text) if each.names_units]
        for at, block in enumerate(blocks)
    )
    return [each for each in found if each]


def _is_bulletin(document: Document) -> bool:
    """Whether its first lines call it a bulletin, whose news are signed by those who sent them."""
    return any(_BULLETIN.search(squeeze(each.piece.text)) for each in document.blocks[:_FRONT])


_BULLETIN = re.compile(r"^[^，。；：]{0,16}(?:简报|快报|动态|要情|专报|信息)$")


def _names_alone(blocks: Sequence[Block]) -> bool:
    """Whether nothing says who answers but names in brackets, without a role, a label or a day."""
    found = [
        (block.piece.text[share.start : share.end], share)
        for block in blocks
        for each in assignments(block.piece.text)
        for share in each.shares
    ]
    return not any(
        share.label or share.rule or share.column is Column.DEADLINE or each_says(words)
        for words, share in found
    )


def _answers(found: list[list[Assignment]]) -> bool:
    """Whether the units of some assignment answer, not only sign."""
    return not all(each.plain for named in found for each in named)


def extract(document: Document) -> Extraction:
    """Read a document that :func:`unlike` found nothing against."""
    return _Reading(document).extraction()


_FAULT = re.compile(r"(?:反馈|存在|具体|主要)?的?问题[一二三四五六七八九十\d]{0,3}[：:]")
"""What a list of faults to be mended opens an item with (问题一：…)."""


@dataclass(frozen=True)
class _Heading:
    """units: those whose tasks stand below it. shares: who answers for them, as it says itself.
    due: by when they are to be done, as it says itself.
    """

    rank: float
    words: str
    piece: Piece
    units: Piece | None = None
    shares: tuple[Said, ...] = ()
    due: Piece | None = None


class _Reading:
    def __init__(self, document: Document) -> None:
        self._document = document
        title = _title(document)
        dated: Dated | None = front_date(document, title)
        self._source = SourceDocument(
            name=document.name,
            kind=KIND,
            title=title,
            division=front_division(document, title),
            sha256=document.sha256,
            text_sha256=document.text_sha256,
            characters=len(document.text),
            encoding=document.encoding,
            dated=dated.value if dated else None,
            dated_from=dated.words if dated else None,
            issue=front_matter(document).issue,
            day=issued_day(document),
        )
        self._rows = Rows(document, self._source, told_of(squeeze(title), dated))

    def extraction(self) -> Extraction:
        listed = Listed(self._document, self._rows)
        listed.read(self._document.blocks)
        read_goals(self._rows, self._document.blocks)
        account = list(sentence_entries(self._document, self._rows.statements))
        check_account(self._document, account)
        return Extraction(
            self._source,
            tuple(self._rows.statements),
            tuple(sorted(account, key=lambda entry: (entry.start, entry.end))),
            (*self._document.notices, *self._rows.notices),
            listed.unreported,
        )


_ANSWER = frozenset({Column.LEAD, Column.RESPONSIBLE})
_WHAT = frozenset({Column.TARGET, Column.CONTENT})


class Listed:
    """Tasks in paragraphs, read into the rows of a document."""

    def __init__(self, document: Document, rows: Rows) -> None:
        self._rows = rows
        self._first_leads = _first_leads(document)
        self._spoken = _speaks(document)
        self._minutes = _is_minutes(document)
        self._document = document
        self._reports = _REPORTS.search(rows.source.title) is not None
        self._untold: set[str] = set()
        self._told_only = self._told_else = False
        self._path: list[_Heading] = []
        self._said: dict[Role, list[tuple[Piece, list[UnitName]]]] = {}
        self._goals: dict[int, tuple[Thing, Passage]] = {}
        self._of_section: Sequence[Said] = ()
        self._led: set[float] = set()
        """Ranks of headings that say who leads the tasks below them."""

    def read(self, blocks: Sequence[Block]) -> None:
        """Read paragraphs in a row; those of an earlier call stand before them."""
        headed = _headed(blocks)
        groups = list(
            groups_of(
                blocks,
                spoken=self._spoken,
                minutes=self._minutes,
                in_rows=_duties_of(self._document, blocks),
            )
        )
        at_end = said_at_end(groups)
        for number, group in enumerate(groups):
            self._of_section = at_end.get(number, ())
            while self._path and group.rank and self._path[-1].rank >= group.rank:
                self._path.pop()
            if headed and group.rank and self._of_units(group):
                continue
            if self._leads_below(group, groups[number + 1 :]):
                continue
            if group.assigned:
                self._tasks(group)
            elif group.rank and number + 1 < len(groups) and groups[number + 1].rank > group.rank:
                self._enter(group)
            elif group.rank and (
                self._units_above()
                or self._shares_above(set())
                or self._of_section
                or among_tasks(groups, number)
            ):
                self._task(group.parts[0].words, group.parts[0])  # nobody's

    def _of_units(self, group: Group) -> bool:
        """Enter a heading that says whose tasks stand below it, with those that have no number;
        whether the group is such a one.
        """
        first = group.parts[0].words[:1]
        span = units_of_heading(first[0].text) if first else None
        if span is None:
            return False
        self._enter(group, first[0])
        self._path[-1] = replace(self._path[-1], units=first[0][slice(*span)])
        del group.parts[0].words[0]
        for part in group.parts:
            for words in part.words:
                self._task([words], part)
        return True

    def _leads_below(self, group: Group, below: Sequence[Group]) -> bool:
        """Enter a heading that says who answers for the tasks below it (一、促投资（甲局牵头）：),
        some of which say nothing of that, or none who leads; whether the group is such a one.
        """
        part = group.parts[0]
        if not group.rank or len(part.words) != 1 or not part.assigned:
            return False
        head = part.words[0].text
        if len(head) > _LONGEST_HEAD or any(mark in head.rstrip("：:") for mark in "。；，,"):
            return False
        dashed = [each for other in group.parts[1:] for each in other.words]
        if dashed and group.assigned == 1 and all(_SIGN.match(each.text) for each in dashed):
            self._enter_leading(group)
            for each in dashed:
                self._task([each[_sign(each) :]], Part())
            return True
        if len(group.parts) != 1:
            return False
        within = list(takewhile(lambda each: each.rank > group.rank, below))
        if not self._leads_items(group, [e for e in within if e.rank == within[0].rank]):
            return False
        self._led.add(group.rank)
        self._enter_leading(group)
        return True

    def _leads_items(self, head: Group, items: Sequence[Group]) -> bool:
        """Whether numbered paragraphs below a heading that says who answers are its tasks: some do
        not say it themselves, or it says who leads and none of them does. One alone is where such
        headings stand above.
        """
        if all(item.assigned for item in items):
            own = [each for item in items for part in item.parts for each in part.shares]
            if not any(map(_leads, head.parts[0].shares)) or any(map(_leads, own)):
                return False
        return len(items) >= (1 if head.rank in self._led else _FEWEST_LABELLED)

    def _enter_leading(self, group: Group) -> None:
        """A heading opens that says who answers for the tasks below it, and perhaps by when."""
        said = group.parts[0].shares
        shares = tuple(each for each in said if each[1].column in ROLE_OF_COLUMN)
        due = next((each[0] for each in said if each[1].column is Column.DEADLINE), None)
        self._enter(group)
        self._path[-1] = replace(self._path[-1], shares=shares, due=due)

    def _shares_above(self, own: set[Column]) -> Sequence[tuple[Piece, Share]]:
        """Who answers for a task by the innermost heading that says it: all of them where the task
        says nothing, who leads where it only says who else answers.
        """
        said = next((each.shares for each in reversed(self._path) if each.shares), ())
        return [each for each in said if not own] or [
            each for each in said if Column.LEAD not in own and _leads(each)
        ]

    def _units_above(self) -> Piece | None:
        """The units of the heading above whose tasks stand here."""
        return next((each.units for each in reversed(self._path) if each.units is not None), None)

    @property
    def unreported(self) -> frozenset[str]:
        """Tasks of which nothing is told, where what is told stands behind those who answer: what
        such a report asks for at its end, it does not report on.
        """
        return frozenset(self._untold if self._told_only and not self._told_else else ())

    def _enter(self, group: Group, head: Piece | None = None) -> None:
        """A heading opens: the tasks below stand under it."""
        piece = head or _head(group.parts[0].words[0])
        words = _SIGN.sub("", squeeze(piece.text)).rstrip("。；;，,")
        when = OF_HEADING.search(group.parts[0].words[0].text) if head is None else None
        due = group.parts[0].words[0][slice(*when.span("when"))] if when else None
        self._path.append(_Heading(group.rank, words, piece, due=due))

    def _tasks(self, group: Group) -> None:
        """The tasks of a group: one, or one a part where several parts say who answers."""
        first = group.parts[0]
        if group.opening and first.words:
            first.words[0] = first.words[0][group.opening :].strip()
        if group.rank and group.assigned == 1 and first.assigned:
            told = [each for part in group.parts[1:] for each in part.words]
            self._task(first.words, first, told if self._reports else [])
            return
        for number, part in enumerate(group.parts):
            words = part.words
            if not number and group.rank and words:
                head = _head(words[0])
                rest = words[0][_after(head, words[0]) :].strip()
                below = [each for each in (rest, *words[1:]) if each]
                if below or not part.assigned:  # else it is no heading, but all of the task
                    self._enter(group, head)
                    words = below
            elif not group.rank:
                words = _own_words(words, self._rows.source.title)
            if part.assigned and words:
                self._task(words, part)

    def _task(self, words: list[Piece], part: Part, behind_units: Sequence[Piece] = ()) -> None:
        """behind_units: what stands behind those who answer, where the document reports on them."""
        rows = self._rows
        piece = Piece.join(words, "\n")
        section = tuple(each.words for each in self._path)
        in_share = self._due(part.shares)
        promise = piece[numbering(piece.text)[1] :]
        own_due = in_share or self._due_in_words(promise, part)
        due = own_due or self._due_above(promise)
        row = rows.task(piece, _name(words[0]), None, section=section, due=due)
        goal = self._goal()
        if goal is not None:
            rows.belongs(row, goal[0], goal[1].at_row(row.number))
        row.deadline = rows.deadline(in_share or (None if own_due else due))
        asks = all(
            share.column is Column.SUGGESTED
            for _, share in part.shares
            if share.column in ROLE_OF_COLUMN
        )
        mends = any("整改" in share.label for _, share in part.shares) or _FAULT.match(promise.text)
        aimed = any(share.column is Column.TARGET for _, share in part.shares)
        # What is asked for, nobody has promised; what is wrong, is no goal beside the one stated.
        behind = self._told_behind(promise)
        if not (part.assigned and asks) and not (mends and aimed):
            rows.promised(row, promise[:behind].strip(), "")
        if behind < len(promise):
            rows.progress(row, promise[behind:].strip(), "")
        labelled = any(share.column is Column.PROGRESS for _, share in part.shares)
        self._told_else |= labelled or behind < len(promise)
        if not behind_units:
            self._untold.add(row.task.iri)
        for each in behind_units:
            self._told_only = True
            self._told(row, each)
        self._who_answers(row, part)
        for value, share in part.shares:
            if share.column is Column.PROGRESS:
                rows.progress(row, value, share.label)
            elif share.column in _WHAT:
                passage = rows.passage(value, row, share.label or None)
                rows.mention_task(row.task, passage, TaskWords.PROMISE, None)
                rows.promised(row, value, share.label)

    def _who_answers(self, row: Row, part: Part) -> None:
        """The units of a task: those of headings above, of its section's end, and its own."""
        rows = self._rows
        leads = any(share.column is Column.LEAD for _, share in part.shares)
        named: list[UnitName] = []
        above = self._units_above()
        if above is not None and not any(share.column in _ANSWER for _, share in part.shares):
            named += rows.units(row, above, None, Role.RESPONSIBLE, rule="unit/heading")
        own = {share.column for _, share in part.shares if share.column in ROLE_OF_COLUMN}
        own |= {Column.LEAD} if any(map(_leads, part.shares)) else set()
        for value, share in self._shares_above(own):
            role = ROLE_OF_COLUMN[share.column]
            named += rows.units(row, value, share.label or None, role, rule="unit/heading")
        for value, share in self._of_section:
            if share.column in ROLE_OF_COLUMN:
                role = ROLE_OF_COLUMN[share.column]
                label = share.label or None
                named += rows.units(row, value, label, role, before=named, rule="unit/section-end")
        for value, share in part.shares:
            label = share.label or None
            if share.column in ROLE_OF_COLUMN:
                role = ROLE_OF_COLUMN[share.column]
                told = share.rule
                leads = (
                    self._units(row, value, label, role, named, others_lead=leads, rule=told)
                    or leads
                )

    def _told(self, row: Row, piece: Piece) -> None:
        """What a report says behind those who answer: what was to be done, and what came of it
        (应于8月底前签约30户，实际签约26户); what it does not say of which it is, stays a text.
        """
        source = self._rows.source
        moods = Moods(source.title, source.dated, [Told(piece.text)])
        spans: list[tuple[Mood, int, int]] = []
        for clause in clauses(piece.text):
            number = next(iter(quantities(clause.text)), None)
            at = clause.start if number is None else clause.start + number.start
            judged = moods.at(0, at)
            meant = judged.promised or judged.rule == PLANNED_SUM
            mood = judged.mood if meant or not judged.ahead else Mood.UNSAID
            mood = Mood.DONE if number is None and mood is Mood.UNSAID else mood
            if spans and spans[-1][0] is mood:
                spans[-1] = (mood, spans[-1][1], clause.end)
            else:
                spans.append((mood, clause.start, clause.end))
        for mood, start, end in spans:
            if mood is Mood.TO_COME:
                self._rows.promised(row, piece[start:end], "")
            elif mood is Mood.DONE:
                self._rows.progress(row, piece[start:end], "")

    def _told_behind(self, promise: Piece) -> int:
        """Where what was reached is told behind a promise, in a document that reports on them
        (新增托位600个。全年新增托位652个); the end where nothing is.
        """
        if self._reports:
            for sentence in sentences(promise.text)[1:]:
                if _REACHED.match(sentence.text.strip()):
                    return sentence.start
        return len(promise)

    def _due(self, shares: Sequence[Said]) -> StatedDue | None:
        """By when it is to be done, where a label or the end of a bracket says so."""
        stated = (
            self._rows.due_in_column(value, share.label or None)
            for value, share in shares
            if share.column is Column.DEADLINE
        )
        return next((each for each in stated if each is not None), None)

    def _due_in_words(self, promise: Piece, part: Part) -> StatedDue | None:
        """By when it is to be done, as its words say, what a label says that it is, or a schedule
        before a colon (3月：召开动员会).
        """
        told = [value for value, share in part.shares if share.column in _WHAT]
        for each in (promise, *told):
            if (due := self._rows.due_in_words(each, None)) is not None:
                return due
        when = None if self._reports else OPENS.match(promise.text)
        return self._rows.due_in_column(promise[slice(*when.span("when"))], None) if when else None

    def _due_above(self, promise: Piece) -> StatedDue | None:
        """By when it is to be done, as the end of its section says, or the innermost heading that
        says it; nothing of a task that goes on and on.
        """
        if NO_DAY.search(promise.text) or comes_again(promise.text):
            return None
        at_end = self._due(self._of_section)
        above = next((each.due for each in reversed(self._path) if each.due is not None), None)
        return at_end or (None if above is None else self._rows.due_in_column(above, None))

    def _units(
        self,
        row: Row,
        value: Piece,
        label: str | None,
        role: Role,
        named: list[UnitName],
        *,
        others_lead: bool,
        rule: str | None,
    ) -> bool:
        """Returns whether one of the units leads. 同上: those that were said in this role before.

        named: the units of this task so far; those of this value are added. rule: of the share.
        """
        read: list[tuple[Piece, list[UnitName]]] = []
        if AS_ABOVE.fullmatch(value.text.rstrip("；;，,")) or OPENS_AS_ABOVE.match(value.text):
            read.extend(self._said.get(role, ()))
            if not read:
                words = value.text.strip(" \n；;，,。")
                self._rows.notices.append(f"task {row.number}: {words} has no units above it")
        for piece, names in read:
            for name in names:
                self._rows.answers(row, name, piece, label, name.role or role, "unit/as-above")
        read.append((value, self._rows.units(row, value, label, role, before=named, rule=rule)))
        self._said[role] = read = [each for each in read if each[1]]
        found = [name for _, names in read for name in names]
        named.extend(found)
        if any((name.role or role) is Role.LEAD for name in found):
            return True
        first = next((name for name in found if not name.is_group), None)
        said = self._first_leads is not None and value.end >= self._first_leads
        answers = role is Role.RESPONSIBLE and said and not others_lead
        if not answers or first is None or first is not found[0]:
            return False
        # The document says so once for all (列第一位的为牵头单位).
        piece = next(each for each, names in read if first in names)
        self._rows.answers(row, first, piece, label, Role.LEAD, "unit/first-leads")
        return True

    def _goal(self) -> tuple[Thing, Passage] | None:
        """The innermost heading above that says what its tasks are for."""
        for heading in reversed(self._path):
            words = heading.words[numbering(heading.words)[1] :]
            if _GENERIC.match(words) or not words:
                continue
            known = self._goals.get(heading.piece.start)
            if known is None:
                passage = self._rows.passage(heading.piece, None, None)
                name = normal_name(words)
                known = self._rows.goal(name, passage, squeeze(heading.piece.text)), passage
                self._goals[heading.piece.start] = known
            return known
        return None


def _sign(piece: Piece) -> int:
    """How long the dash is that opens a paragraph; 0 without one."""
    sign = _SIGN.match(piece.text)
    return sign.end() if sign else 0


def _leads(said: tuple[Piece, Share]) -> bool:
    value, share = said
    return share.column is Column.LEAD or any(
        each.role is Role.LEAD for each in unit_names(value.text)
    )


def _first_leads(document: Document) -> int | None:
    """From where on the unit named first leads: from the task that says so, else everywhere."""
    for block in document.blocks:
        piece = unnumbered(block.piece)
        at = first_leads(piece.text)
        if at is not None:
            found = [each for each in assignments(piece.text) if each.names_units]
            inside = any(each.start <= at for each in found)
            return piece.origins[found[0].start] if inside else 0
    return None


def _own_words(words: list[Piece], title: str) -> list[Piece]:
    """The words of a task without a number: its paragraph, and a heading right above it that is
    not the title of all.
    """
    if words and _NAMED.match(words[-1].text):
        return words[-1:]  # 项目名称：河道提升 is a name by itself
    above = words[-2].text if len(words) > 1 else ""
    if (
        above
        and len(above) <= _LONGEST_HEAD
        and not above.endswith("。")
        and squeeze(above) != title
    ):
        return words[-2:]
    return words[-1:]


# --- names --------------------------------------------------------------------------------------


def _head(piece: Piece) -> Piece:
    """The phrase that opens a paragraph: up to its first full stop, if that is short."""
    end = _sentence_end(piece.text)
    return piece[:end] if end <= _LONGEST_HEAD else piece


def _after(head: Piece, piece: Piece) -> int:
    rest = piece.text[len(head) :]
    return len(head) + len(rest) - len(rest.lstrip("。；;！ \n"))


def _name(piece: Piece) -> str:
    """What a task is called: its first sentence, without its number."""
    words = squeeze(piece.text[: _sentence_end(piece.text)])
    opening = numbering(words)[1] or (match.end() if (match := NTH.match(words)) else 0)
    if named := _NAMED.match(words, opening):
        opening = named.end()
    return words[opening:].rstrip("。；;！：:，,") or words


def _sentence_end(words: str) -> int:
    inside = protected(words)
    return next(
        (at for at, mark in enumerate(words) if mark in "。！；;\n" and not inside[at]), len(words)
    )


def _title(document: Document) -> str:
    """The title of the front, if it is that of an official document; else the line at the front
    that says what the list is; else the first one.

    A title that is broken in two is made one (某区2024年重点工作⏎任务分工方案).
    """
    official = front_title(document)
    if official is not None and form_of(official):
        return _passed_on(official)
    front = [squeeze(block.piece.text) for block in document.blocks[:_FRONT]]
    front = [each for each in front if not is_portal(each)] or front
    lines = [each if _may_title(each) else "" for each in front]
    broken = [
        above + below
        for above, below in pairwise(lines)
        if below
        and _YEAR.search(above)
        and not _ABOUT_TASKS.search(above)
        and not _DATE.search(above)
        and len(above) <= LONGEST_PLAIN
    ]
    about = [words for words in [*broken, *lines] if _ABOUT_TASKS.search(words)]
    dated = [words for words in about if _YEAR.search(words)]
    title = next(iter([*dated, *about, *front]), document.name)
    return _passed_on(title)


def _passed_on(title: str) -> str:
    """The name of the plan that a notice passes on, with or without 《》 around it; else the title.

    So the plan is one document with and without its notice, however that writes its name.
    """
    notice = _NOTICE.search(title)
    if notice is None:
        return title
    form = form_of(notice["plain"] or "")
    return notice["of"] or (notice["plain"] if form and form[0] == "form/plan" else title)


def _may_title(words: str) -> bool:
    return len(words) <= 2 * _LONGEST_HEAD and words[-1] not in "。：:" and "〔" not in words
