"""Lists of tasks in prose: each task a paragraph, and behind it who leads, answers, supports.

The genre (任务分工方案, 责任分解, 行动计划, 工作要点, 公示 of livelihood projects) says in
paragraphs what a table says in rows. Tasks are numbered below numbered headings; who answers
stands on a line of its own (牵头单位：…), in a bracket (（甲牵头，乙配合）), or behind the task on
its line. The statements are those of a table's row (`loaders.extraction.rows`); the headings above
are the section.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.account import check_account, sentence_entries
from loaders.extraction.front import front_matter, issued_day
from loaders.extraction.list_form import (
    FEWEST_LABELLED,
    duties_of,
    hands_out,
    is_bulletin,
    is_headed,
    is_minutes,
    is_plan,
    list_title,
    named_in,
    speaks,
)
from loaders.extraction.listed import Listed
from loaders.extraction.marks import Marks, quoted
from loaders.extraction.prose import front_date, front_division
from loaders.extraction.rows import Rows
from loaders.extraction.task_paragraphs import (
    handed_out,
    members_answer,
    orders_of,
    read_handed,
    unnumbered,
)
from loaders.extraction.whole_goals import read_goals
from loaders.formats.document import Block, Document
from loaders.kinds.work_report import is_report
from loaders.language.assignments import (
    DUTY,
    Assignment,
    assignments,
    each_says,
    may_assign,
)
from loaders.language.dates import Dated, told_of
from loaders.language.duties import units_of_heading
from loaders.language.roles import ROLE_OF_COLUMN, Column
from loaders.language.unit_forms import is_formed
from loaders.language.units import unit_names
from ontology.model import Extraction, SourceDocument
from ontology.text import squeeze

KIND = "task_list"
TITLE = "list of tasks with their units"
NEEDS = "at least three tasks with their units behind them (牵头单位：…, （甲牵头，乙配合） …)"

_FEWEST, _FEWEST_IN_PLAN = 3, 1
"""So many tasks say who answers: in any form, in what its title calls a plan."""


def unlike(document: Document) -> str | None:
    """Why a document is no list of tasks; None if it is one."""
    minutes = is_minutes(document)
    plan = is_plan(document)
    bodies = plan and members_answer(document.blocks) >= FEWEST_LABELLED
    if (bodies or is_headed(document.blocks)) and not is_report(document):
        return None
    plan = plan or hands_out(document)
    fewest = _FEWEST_IN_PLAN if minutes or plan else FEWEST_LABELLED
    few_said = sum(may_assign(each.piece.text) for each in document.blocks) < fewest
    if few_said and not minutes:
        blocks = document.blocks
        if not (duties_of(document, blocks) if plan else handed_out(blocks)):
            return "no three tasks with their units behind them"
    if is_report(document):
        return "it is a report to a congress: units answer in its annex alone"
    duties_ = duties_of(document, document.blocks)
    found = named_in(document.blocks, orders_of if minutes else assignments, duties_)
    handed: list[list[Assignment]] = []
    if not (speaks(document) or plan):
        handed = named_in([document.blocks[at] for at in handed_out(document.blocks)], read_handed)
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
    if not _answers(found) or (is_bulletin(document) and _names_alone(document.blocks)):
        return "units stand in brackets as those who sign, none as one that answers"
    return None


def marks(document: Document) -> Marks:
    """By what a document is a list of tasks."""
    if is_minutes(document):
        return Marks("kind/orders", list_title(document))
    if is_plan(document):
        return Marks("kind/plan-with-units", list_title(document))
    if is_headed(document.blocks):
        units = [each.piece.text for each in document.blocks if units_of_heading(each.piece.text)]
        return Marks("kind/assigned", quoted(units, 3))
    duties_ = duties_of(document, document.blocks)
    told = []
    for at, block in enumerate(document.blocks):
        piece = block.piece if at in duties_ else unnumbered(block.piece)
        told += [
            piece.text[each.start : each.end]
            for each in duties_.get(at) or read_handed(piece.text) or assignments(piece.text)
            if each.names_units
        ]
    return Marks("kind/assigned", quoted(told, 3), weak=len(told) < _FEWEST)


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
        named = [in_rows[at]] if at in in_rows else named_in([block], assignments)
        count += bool(named) and not (above and named[0][0].start == 0)
        above = bool(named)
    return count


def lists_tasks(document: Document, blocks: Sequence[Block], fewest: int) -> bool:
    """Whether paragraphs of a document are a list of tasks of which at least so many name their
    units, or tell so many duties of units.
    """
    if sum(may_assign(each.piece.text) for each in blocks) < fewest:
        return False
    told = duties_of(document, blocks)
    found = _unspoken(named_in(blocks, assignments, told))
    count = len(found) + sum(len(each) - 1 for each in told.values())
    return count >= fewest and _answers(found)


def _unspoken(named: list[list[Assignment]]) -> list[list[Assignment]]:
    """The same without clauses of sentences (由甲牵头，修好路)."""
    return [left for each in named if (left := [one for one in each if not one.spoken])]


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


class _Reading:
    def __init__(self, document: Document) -> None:
        self._document = document
        title = list_title(document)
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
