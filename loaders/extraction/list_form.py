"""How a document that lists tasks says who answers for them, as its title and its form show.

A plan needs few units, minutes tell units in sentences what to do, a bulletin is signed by those
who sent its news: in go documents, out comes what they call themselves, and in which grammars
their tasks may be read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from loaders.extraction.front import front_title
from loaders.extraction.heads.sorts import is_portal
from loaders.extraction.task_paragraphs import (
    LONGEST_PLAIN,
    duties_in_rows,
    unnumbered,
)
from loaders.formats.document import Block, Document
from loaders.formats.headings import numbering
from loaders.language.assignments import (
    Assignment,
    assignments,
)
from loaders.language.duties import units_of_heading
from loaders.language.forms import form_of
from ontology import late_re as re
from ontology.text import squeeze

FEWEST_LABELLED = 2
"""So many labels, headings or matters handed out say that a document lists tasks."""
LONGEST_HEAD = 45
"""A heading, or the phrase that opens a task and names it, is no longer."""
_FRONT = 8
"""The title stands on one of the first lines; a notice may stand above it."""
_ABOUT_TASKS = re.compile(
    r"方案|分解|分工|清单|计划|任务|措施|要点|实事|公示|通报|安排|进展|完成情况|工作台账"
)
_YEAR = re.compile(r"(?:19|20)\d{2}年")
_NOTICE = re.compile(r"印发(?:《(?P<of>(?:(?!》、?《).)+)》|(?P<plain>[^《》]+))的通知$")
_OF_NOTICE = re.compile(r"关于(?:印发|转发|下发)?(?P<of>.+?)的?通知$")
"""What a notice prints or is about, where no title marks set it apart."""
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-/]\d")


def is_headed(blocks: Sequence[Block]) -> bool:
    """Whether headings say whose tasks stand below them (区公安局主要工作任务)."""
    return sum(units_of_heading(each.piece.text) is not None for each in blocks) >= FEWEST_LABELLED


def is_plan(document: Document) -> bool:
    """Whether its title says that it is a plan, or a notice of one, whose few units then need no
    company; where it shows no title, whether its preamble does.
    """
    title = list_title(document)
    notice = _OF_NOTICE.search(title)
    form = form_of(notice["of"] if notice else title)
    if form is None and front_title(document) is None:
        form = _form_said(document)
    return (form is not None and form[0] == "form/plan") or _SHARES_OUT.search(title) is not None


_SAYS_WHAT_IT_IS = re.compile(
    r"(?:制[定订]|提出|出台|拟[定订]|明确)(?:本|如下|以下|下列)(?P<form>[^，,。；;：:、\s]{1,12})[。：:]"
)
"""现就做好今年的工作提出以下实施意见：, 制定本方案。"""


def _form_said(document: Document) -> tuple[str, str] | None:
    """What a document without a title calls itself in the paragraph before its tasks, as one does
    that was copied without its first lines.
    """
    said = (_SAYS_WHAT_IT_IS.search(block.piece.text) for block in document.blocks[:_FRONT])
    return next((form_of(each["form"]) for each in said if each), None)


_SHARES_OUT = re.compile(
    r"(?:任务|责任|工作|职责|措施|部门|重点)[^，。；]{0,4}(?:分工|分解)的?(?:意见|通知|方案|清单)?$"
)
"""What is there to say who answers for what (关于重点工作部门分工的意见)."""
_TELLS = frozenset({"form/minutes", "form/supervision"})
"""Forms of documents whose sentences tell units what to do."""


def is_minutes(document: Document) -> bool:
    """Whether its title says that it is what a meeting decided, or what inspectors ask for."""
    form = form_of(list_title(document))
    return form is not None and form[0] in _TELLS


def duties_of(document: Document, blocks: Sequence[Block]) -> dict[int, list[Assignment]]:
    """The duties of paragraphs that are told by sentences that open with units (甲局负责巡查).

    A rule (办法) says so of what holds for ever; minutes are read by their orders.
    """
    form = form_of(list_title(document))
    if form is not None and form[0] in (*_TELLS, "form/rule"):
        return {}
    plans = form is not None and form[0] in ("form/plan", "form/notice")
    return duties_in_rows(blocks, plan=plans)


def speaks(document: Document) -> bool:
    """Whether sentences say who answers (由甲牵头，修好路): what a meeting decided, or a plan that
    says it in no other way. Prose of other kinds tells in passing by whom something is done.
    """
    if is_minutes(document):
        return True
    if hands_out(document):
        return True
    if not is_plan(document):
        return False
    return all(each.spoken for named in named_in(document.blocks, assignments) for each in named)


def hands_out(document: Document) -> bool:
    """Whether a notice hands out matters by their numbers (1.第12号建议，由甲局主办，乙局会办)."""
    form = form_of(list_title(document))
    if form is None or form[0] != "form/notice":
        return False
    items = (each.piece.text for each in document.blocks if numbering(each.piece.text)[0])
    return sum(_HANDED_OUT.search(each) is not None for each in items) >= FEWEST_LABELLED


_HANDED_OUT = re.compile(r"由[^，。；]{2,40}(?:主办|独办|单办)(?=[，,。；]|$)")


def is_bulletin(document: Document) -> bool:
    """Whether its first lines call it a bulletin, whose news are signed by those who sent them."""
    return any(_BULLETIN.search(squeeze(each.piece.text)) for each in document.blocks[:_FRONT])


_BULLETIN = re.compile(r"^[^，。；：]{0,16}(?:简报|快报|动态|要情|专报|信息)$")


def named_in(
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


def list_title(document: Document) -> str:
    """The title of the front, if it is that of an official document; else the line at the front
    that says what the list is; else the first one.

    A title that is broken in two is made one (某区2024年重点工作⏎任务分工方案).
    """
    official = front_title(document)
    if official is not None and (form_of(official) or _tells_of_year(official)):
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


def _tells_of_year(title: str) -> bool:
    """Whether a title says what it tells of a year (某市2033年重点项目6月份推进情况)."""
    return _YEAR.search(title) is not None and title.endswith(("情况", "进展"))


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
    return len(words) <= 2 * LONGEST_HEAD and words[-1] not in "。：:" and "〔" not in words
