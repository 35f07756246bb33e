"""Whether prose is an official text or tells how work went: its marks, weighed.

Both kinds come in every length and with or without a title, so neither is known by one form. What
speaks for each is weighed (`loaders.language.kind_marks`). Where both weigh alike, an official text
is the careful reading, which states less.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from loaders.extraction.front import front_matter, front_title, whole_title
from loaders.extraction.heads.lines import lines_of
from loaders.extraction.heads.sorts import Is
from loaders.formats.document import Block, Document
from loaders.formats.headings import numbering
from loaders.language.forms import form_of
from loaders.language.kind_marks import KindMark, kind_marks
from loaders.layout.page_card import own_tables
from ontology import late_re as re
from ontology.remembered import once
from ontology.text import normal_name, squeeze

OFFICIAL, REVIEW = "official_text", "review"
FORM = "kind-mark/title-form"
TOLD = "kind-mark/title-told"
_FORM, _TOLD_FORM = 5, 2
"""How much the form of a title speaks for an official text (方案, 通知 …); less where it is that of
what is told to somebody (答复, 讲话), which may be no more than what was done.
"""
_FRONT = 8
"""The title stands on one of the first lines."""
_LONGEST_TITLE = 90
_CLOSE = 4
"""Marks that outweigh the others by no more than this leave a doubt."""


@dataclass(frozen=True, slots=True)
class ProseKind:
    """What speaks for each of the two kinds of prose.

    title: what was found of one, "" where nothing was.
    """

    title: str
    marks: tuple[KindMark, ...]

    def weight(self, kind: str) -> int:
        return sum(each.weight for each in self.marks if each.kind == kind)

    @property
    def kind(self) -> str | None:
        """The kind that the marks show; None if there are none."""
        official, review = self.weight(OFFICIAL), self.weight(REVIEW)
        if not self.marks:
            return None
        return REVIEW if review > official else OFFICIAL

    @property
    def strongest(self) -> KindMark:
        """The first of the weightiest marks of the kind. There must be one."""
        return max((e for e in self.marks if e.kind == self.kind), key=lambda each: each.weight)

    @property
    def weak(self) -> bool:
        return abs(self.weight(OFFICIAL) - self.weight(REVIEW)) <= _CLOSE


@once
def prose_kind(document: Document) -> ProseKind:
    """What the title and the paragraphs of a document show of its kind."""
    titled = form_title(document)
    title = titled or front_title(document) or ""
    paragraphs = [squeeze(each.piece.text) for each in document.blocks]
    sentences = [each for each in paragraphs if "。" in each]
    if not sentences and own_tables(document):
        return ProseKind(title, ())
    opening = next((each for each in sentences if not numbering(each)[0]), "")
    # A list of contents is no prose.
    text = paragraphs if sentences else ()
    marks = list(kind_marks(title, opening.partition("。")[0], text))
    form = form_of(titled or "")
    if _is_budget(document, title):
        marks = [each for each in marks if each.kind == OFFICIAL]
    if form is not None and not any(each.entry == TOLD for each in marks):
        weight = _TOLD_FORM if form[0] == "form/told" else _FORM
        marks.insert(0, KindMark(FORM, OFFICIAL, weight, title))
    return ProseKind(title, tuple(marks))


def is_news(document: Document) -> bool:
    """Whether the prose opens as news do: with a day, or with who reports."""
    return any(each.entry in _NEWS for each in prose_kind(document).marks)


_NEWS = frozenset({"kind-mark/opening-day", "kind-mark/opening-reporter"})


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


def form_title(document: Document) -> str | None:
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
