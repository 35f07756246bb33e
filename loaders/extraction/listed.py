"""Tasks in paragraphs, read into the rows of a document.

A task answers to the headings above it: they may say what it is for, who answers, by when. The
statements are those of a table's row (`loaders.extraction.rows`), for lists of tasks and for lists
beside a table alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from loaders.extraction.list_form import (
    FEWEST_LABELLED,
    LONGEST_HEAD,
    duties_of,
    is_headed,
    is_minutes,
    speaks,
)
from loaders.extraction.row import Row
from loaders.extraction.rows import Rows
from loaders.extraction.section_end import Said, said_at_end
from loaders.extraction.statements import StatedDue
from loaders.extraction.task_names import behind_phrase, opening_phrase, own_words, task_name
from loaders.extraction.task_paragraphs import (
    Group,
    Part,
    among_tasks,
    groups_of,
    unnumbered,
)
from loaders.formats.document import Block, Document, Piece
from loaders.formats.headings import numbering
from loaders.language.assignments import (
    Share,
    assignments,
    first_leads,
)
from loaders.language.by_when import NO_DAY, OF_HEADING, OPENS
from loaders.language.clauses import clauses, sentences
from loaders.language.due import comes_again
from loaders.language.duties import units_of_heading
from loaders.language.mood import PLANNED_SUM, Moods, Told
from loaders.language.mood_signs import Mood
from loaders.language.quantities import quantities
from loaders.language.roles import ROLE_OF_COLUMN, Column, Role
from loaders.language.unit_name import UnitName
from loaders.language.units import AS_ABOVE, OPENS_AS_ABOVE, unit_names
from ontology import late_re as re
from ontology.model import Passage, TaskWords, Thing
from ontology.text import normal_name, squeeze

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
_SIGN = re.compile(r"^[—－-]{1,4}\s*")
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


_ANSWER = frozenset({Column.LEAD, Column.RESPONSIBLE})
_WHAT = frozenset({Column.TARGET, Column.CONTENT})


class Listed:
    """Tasks in paragraphs, read into the rows of a document."""

    def __init__(self, document: Document, rows: Rows) -> None:
        self._rows = rows
        self._first_leads = _first_leads(document)
        self._spoken = speaks(document)
        self._minutes = is_minutes(document)
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
        headed = is_headed(blocks)
        groups = list(
            groups_of(
                blocks,
                spoken=self._spoken,
                minutes=self._minutes,
                in_rows=duties_of(self._document, blocks),
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
        if len(head) > LONGEST_HEAD or any(mark in head.rstrip("：:") for mark in "。；，,"):
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
        return len(items) >= (1 if head.rank in self._led else FEWEST_LABELLED)

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
        piece = head or opening_phrase(group.parts[0].words[0])
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
                head = opening_phrase(words[0])
                rest = words[0][behind_phrase(head, words[0]) :].strip()
                below = [each for each in (rest, *words[1:]) if each]
                if below or not part.assigned:  # else it is no heading, but all of the task
                    self._enter(group, head)
                    words = below
            elif not group.rank:
                words = own_words(words, self._rows.source.title)
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
        row = rows.task(piece, task_name(words[0]), None, section=section, due=due)
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
        above = self._units_above()
        if above is not None and not any(share.column in _ANSWER for _, share in part.shares):
            rows.units(row, above, None, Role.RESPONSIBLE, rule="unit/heading")
        own = {share.column for _, share in part.shares if share.column in ROLE_OF_COLUMN}
        own |= {Column.LEAD} if any(map(_leads, part.shares)) else set()
        for value, share in self._shares_above(own):
            role = ROLE_OF_COLUMN[share.column]
            rows.units(row, value, share.label or None, role, rule="unit/heading")
        for value, share in self._of_section:
            if share.column in ROLE_OF_COLUMN:
                role = ROLE_OF_COLUMN[share.column]
                label = share.label or None
                rows.units(row, value, label, role, rule="unit/section-end")
        for value, share in part.shares:
            label = share.label or None
            if share.column in ROLE_OF_COLUMN:
                role = ROLE_OF_COLUMN[share.column]
                told = share.rule
                leads = self._units(row, value, label, role, others_lead=leads, rule=told) or leads

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
        *,
        others_lead: bool,
        rule: str | None,
    ) -> bool:
        """Returns whether one of the units leads. 同上: those that were said in this role before.

        rule: of the share.
        """
        read: list[tuple[Piece, list[UnitName]]] = []
        if AS_ABOVE.fullmatch(value.text.rstrip("；;，,")) or OPENS_AS_ABOVE.match(value.text):
            read.extend(self._said.get(role, ()))
            if not read:
                words = value.text.strip(" \n；;，,。")
                self._rows.notices.append(f"task {row.number}: {words} has no units above it")
        for piece, names in read:
            row.units.extend(names)
            for name in names:
                self._rows.answers(row, name, piece, label, name.role or role, "unit/as-above")
        read.append((value, self._rows.units(row, value, label, role, rule=rule)))
        self._said[role] = read = [each for each in read if each[1]]
        found = [name for _, names in read for name in names]
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
            holding = [each.start for each in found if each.start <= at]
            return piece.origins[holding[-1]] if holding else 0
    return None
