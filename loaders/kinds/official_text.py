"""Official documents that assign nothing: plans, rules and notices, kept as text.

What a document of this form says is what somebody wants, lays down or makes known; who answers for
it, and what came of it, it does not say. So only what is certain is stated: its title, its
date, its place, what it names that a registry, a table of the nation or the form of an organ's
name knows, and the figures of a section that says that it sets goals.
"""

from __future__ import annotations

from itertools import pairwise

from loaders.extraction.front import front_matter, front_title, whole_title
from loaders.extraction.heads.lines import lines_of
from loaders.extraction.heads.sorts import Is
from loaders.extraction.marks import Marks
from loaders.extraction.naming import Naming
from loaders.extraction.prose import Prose
from loaders.extraction.rows import Rows
from loaders.extraction.whole_goals import read_goals
from loaders.formats.document import Block, Document
from loaders.formats.headings import numbering
from loaders.kinds.review import unlike as no_review
from loaders.language.forms import form_of
from loaders.layout.page_card import own_tables
from ontology import late_re as re
from ontology.model import Extraction
from ontology.text import normal_name, squeeze

KIND = "official_text"
TITLE = "official text"
NEEDS = (
    "a title that ends with what the document is (…方案, …意见, …办法, …通知 …), or words that pass"
    " one on (现将…印发给你们)"
)

_FRONT = 8
"""The title stands on one of the first lines."""
_LONGEST_TITLE = 90
_FEWEST = 3
_TELLS_OF_WORK = re.compile(
    r"(?:工作|业务|运行|进展|推进|完成|落实|建设|实施|执行|整改|开展|回头看”?)情况的?[^，。；]{0,6}(?:通报|公告|公示)"
    r"|督[查导办](?:情况)?的?通报$|工作通报$|(?:统计|发展|普查|普查主要数据)公报(?:[（(][^）)]{1,12}[）)])?$"
    r"|计划执行情况[^，。；]{0,30}(?:报告|说明|意见)$|(?:总结|小结|回顾)[^，。；]{0,16}(?:计划|安排|打算|思路|要点|谋划)$|预算执行情况(?:[和及与暨][^，。；]{0,14}预算[^，。；]{0,6})?的?(?:报告|说明)$|(?:总结|小结|[简概]况)$"
    r"|(?:提案|建议|议案)(?![的]?办理(?:工作)?(?:办法|方案|规[定则]))[^，。；]{0,24}(?:答复|复函|回复|办理情况)(?:的?函)?$"
)
"""A notice that makes known what was reached is no rule (…进展情况的通报), nor is the reply to a
proposal, which says what was done about it.
"""
_UNCERTAIN = ("Strategy", "Person")
"""What is told by quotation marks or two characters alone."""


def unlike(document: Document) -> str | None:
    """Why a document is no official text; None if it is one."""
    if len(document.blocks) < _FEWEST:
        return "it has hardly any text"
    title = _title(document)
    tells = title is not None and _TELLS_OF_WORK.search(title) and not own_tables(document)
    if tells and not _is_budget(document, title or "") and no_review(document) is None:
        return "its title says that it tells how work went on"
    if title is None:
        makes_known = _makes_known(document) is not None
        return None if makes_known else "no title says that it is a plan, a rule or a notice"
    if _explains(title) and no_review(document) is None:
        return "its title says that it explains another document, and it tells of work"
    return None


def _explains(title: str) -> bool:
    """Whether a title says no more than that a document explains another one."""
    form = form_of(title)
    return form is not None and form[0] == "form/explained"


def _is_budget(document: Document, title: str) -> bool:
    """Whether a section tells of the year of which a title announces the budget: what it lays down
    was not reached.
    """
    year = _THEN.search(title)
    return year is not None and any(
        year["year"] in block.piece.text
        for block in document.blocks
        if len(block.piece) <= _LONGEST_TITLE and numbering(block.piece.text)[0]
    )


_THEN = re.compile(r"执行情况.{0,3}(?P<year>\d{4}年)")


def _makes_known(document: Document) -> str | None:
    """The words by which a notice that lost its title passes a document on, or makes something
    known; None if it says none.
    """
    front = (_MAKES_KNOWN.search(squeeze(each.piece.text)) for each in document.blocks[:_FRONT])
    return next((found.group() for found in front if found is not None), None)


_MAKES_KNOWN = re.compile(
    r"现(?:将|就|把)[^。；]{2,80}?(?:印发给你们|(?:通知|通告|公告|公示|函告)如下)"
)


def marks(document: Document) -> Marks:
    """By what a document is an official text."""
    title = _title(document)
    if title is None:
        return Marks("kind/form-words", _makes_known(document) or "")
    return Marks("kind/form-title", title)


def extract(document: Document) -> Extraction:
    """Read a document that :func:`unlike` found nothing against."""
    title = _title(document) or front_title(document) or document.name
    prose = Prose(document, KIND, title, numbered=True)
    naming = Naming(prose, [each.piece for each in document.blocks])
    for block in document.blocks:
        for each in naming.read(block.piece):
            if each.thing.kind not in _UNCERTAIN:
                part = block.piece[each.name.start : each.name.end]
                prose.mention(each.thing, prose.passage(part, ()), each.name.rule_id, part.text)
    rows = Rows(document, prose.source, prose.dated)
    read_goals(rows, document.blocks, parts=True)
    prose.statements += rows.statements
    return prose.extraction(*rows.notices)


def _title(document: Document) -> str | None:
    """The title of a form; None if none of the first lines is one."""
    front = front_title(document)
    if front is not None and form_of(front):
        return front
    if front is not None and front_matter(document).issue is not None:
        return None  # of a bulletin, whose name alone is called as documents are (民生实事⏎简报)
    portal = {each.piece.start for each in lines_of(document) if each.sort is Is.PORTAL}
    lines = [
        squeeze(each.piece.text)
        for each in document.blocks[:_FRONT]
        if _short(each) and not numbering(each.piece.text)[0] and each.piece.start not in portal
    ]
    lines = [
        above + words if _GOES_ON.match(words) else words for above, words in pairwise(["", *lines])
    ]
    line = next((words for words in lines if form_of(words)), None)
    if line is None or front is None or normal_name(line) not in normal_name(front):
        return line if line is None else whole_title(document, line)
    return front  # …规划纲要⏎中期评估报告


_GOES_ON = re.compile(r"[和与及、]")
"""What no title begins with: its first words stand on the line above."""


def _short(block: Block) -> bool:
    return len(block.piece) <= _LONGEST_TITLE
