"""Documents in, statements out: one module per kind of document.

A kind is recognised by what the document holds, never by its file's name.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from ontology import late_re as re
from ontology.labels import Label

if TYPE_CHECKING:
    from loaders.extraction.marks import Marks
    from loaders.formats.document import Document
    from ontology.model import Extraction


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: the one line where it is registered.

    name: its module in this package, and the document's `documentKind`. title: for people.
    tracks: its tasks are followed by units and may be judged (a table, a list of tasks).
    reports: every task of it is expected to report; one that does not is silent.
    promises: its plan is what tables follow (a report to the congress). of_tables: it is read from
    tables; all others from paragraphs.
    """

    name: str
    title: Label
    tracks: bool = False
    reports: bool = False
    promises: bool = False
    of_tables: bool = False


class Reader(Protocol):
    """What the module of a kind of document offers.

    TITLE: what people call the kind. NEEDS: what a document needs to be taken for one.
    """

    TITLE: str
    NEEDS: str

    def unlike(self, document: Document) -> str | None:
        """Why a document is none of this kind; None if it is one."""

    def marks(self, document: Document) -> Marks:
        """By what a document is one of this kind that `unlike` found nothing against."""

    def extract(self, document: Document) -> Extraction:
        """Read a document; one that `unlike` finds something against may give less, never a
        wrong account.
        """


KINDS = (
    Kind(
        "progress_table",
        Label("进展情况表", "progress table"),
        tracks=True,
        reports=True,
        of_tables=True,
    ),
    Kind("task_list", Label("任务分工清单", "task list"), tracks=True),
    Kind("work_report", Label("政府工作报告", "work report"), promises=True),
    Kind("department_plans", Label("部门工作打算", "department plans")),
    Kind("official_text", Label("公文", "official text")),
    Kind("review", Label("工作回顾", "review")),
)
"""The kinds, from the strictest form to the loosest; the first that fits is taken."""

_BY_NAME = {each.name: each for each in KINDS}


def kind_of(name: str) -> Kind:
    """The kind of this name; of one that this version does not know, nothing is known."""
    return _BY_NAME.get(name) or Kind(name, Label(name, name))


def extract(document: Document, kind: str | None = None) -> Extraction:
    """All that a document states, with passages and the account of every piece.

    kind: the name of the kind that a person says it is of; None: by its marks.
    Raises UnknownDocumentKind if no loader knows what it is, or it cannot be read as one of the
    kind; NotFound if there is no such kind; TableError if its table is malformed, AccountError
    if something was read and then lost.
    """
    from loaders.extraction.appointments import with_appointments
    from loaders.extraction.issuance import with_issuance
    from loaders.extraction.named_works import with_named_works
    from loaders.extraction.reorganisation import with_reorganisations
    from loaders.layout import mended
    from loaders.layout.lost_table import refuse_lost_table

    whole = mended(document)
    document = whole.document
    refuse_lost_table(document)
    reader = _recognised(document) if kind is None else _said(kind, document)
    read = with_issuance(reader.extract(document), document)
    read = with_appointments(with_reorganisations(read, document), document)
    if kind_of(read.document.kind).tracks:
        read = with_named_works(read, document)
    read = _with_title_told(_with_place_told(read, document), document)
    read = _with_kind_told(read, document, reader, said=kind is not None)
    return whole.accounted(_with_silence_told(read, document))


def _reader(name: str) -> Reader:
    return cast("Reader", import_module(f"loaders.kinds.{name}"))


def _recognised(document: Document) -> Reader:
    """The reader of the first kind that a document is of. Raises UnknownDocumentKind."""
    from ontology.errors import UnknownDocumentKind

    reasons, needs = [], []
    for each in KINDS:
        # One after the other: a table needs none of the rules that read names in prose.
        reader = _reader(each.name)
        reason = reader.unlike(document)
        if reason is None:
            return reader
        reasons.append(f"no {reader.TITLE}: {reason}")
        needs.append(reader.NEEDS)
    raise UnknownDocumentKind(
        f"the kind of document is not recognised ({'; '.join(reasons)})",
        where=document.name,
        way_out=f"{'; '.join(needs)}; where it is one and does not show it, --kind says so",
    )


def _said(kind: str, document: Document) -> Reader:
    """The reader of the kind that a person says. Raises NotFound, UnknownDocumentKind."""
    from ontology.errors import NotFound, UnknownDocumentKind

    if kind not in _BY_NAME:
        raise NotFound(
            f"there is no kind of document {kind!r}", way_out=f"one of {', '.join(_BY_NAME)}"
        )
    reader = _reader(kind)
    of_tables = _BY_NAME[kind].of_tables
    if not (document.tables if of_tables else document.blocks):
        raise UnknownDocumentKind(
            f"it cannot be read as a {reader.TITLE}: it holds no "
            f"{'table' if of_tables else 'paragraph'}",
            where=document.name,
            way_out="name another kind, or none: its marks then tell",
        )
    return reader


def _with_kind_told(
    extraction: Extraction, document: Document, reader: Reader, *, said: bool
) -> Extraction:
    """The extraction with what its kind is told by; with a notice, where that may be wrong."""
    from loaders.language.rules import RULES
    from ontology.model import KIND_SAID

    if said:
        rule, words, reason = KIND_SAID, "", reader.unlike(document)
        doubt = reason and f"it is read as a {reader.TITLE} because that was said: {reason}"
    else:
        marks = reader.marks(document)
        rule, words = marks.rule, marks.words
        label = RULES[rule].label.en
        shown = f"{label} ({words})" if words else label
        doubt = f"only weak marks show a {reader.TITLE}: {shown}; --kind settles it"
        doubt = doubt if marks.weak else None
    told = replace(extraction.document, kind_rule=rule, kind_from=words or None)
    notices = (*extraction.notices, doubt) if doubt else extraction.notices
    return replace(extraction, document=told, notices=notices)


_SPEAKS_OF_UNITS = re.compile(
    "(?:责任|牵头|主办|承办|配合|协办|协同|揭榜|承担|落实|实施)(?:单位|部门)|[局委办厅室会部院府]牵头|[局委办厅室会部院府][^，。；\n]{0,6}按职责分工负责"
    "|(?:[局委办厅署]|部门|政府|管委会)负责(?:(?!人|同志|制|解释)[\u4e00-\u9fff]|[，,。；;）)])"
)
_WHO = r"[（(][^（()）\n。]{2,60}(?:牵头|(?<!由)负责|配合)(?:落实|实施)?[）)]"
_SAYS_WHO = re.compile(rf"^{_WHO}|{_WHO}(?=[。；;]|$)", re.MULTILINE)
"""A bracket that ends a sentence, or opens a line, with who answers for it."""
_ANSWERS = frozenset({"leads", "responsibleFor", "supports", "suggestedFor", "owns"})


def _with_silence_told(extraction: Extraction, document: Document) -> Extraction:
    """The extraction with notices of what is not read: units spoken of, tables beside prose."""
    told = []
    spoken = sum(1 for _ in _SPEAKS_OF_UNITS.finditer(document.text))
    if spoken and not any(each.predicate in _ANSWERS for each in extraction.statements):
        told.append(
            f"it speaks of those who answer (责任单位, 牵头 … {spoken} times), but no unit was"
            " read as one that does: the words are kept as text"
        )
    read = sorted(
        each.passage.start for each in extraction.statements if each.predicate in _ANSWERS
    )
    told += [
        f"{document.place_of(each.start())}: {each.group()} says who answers, but names no unit"
        " by its form: the words are kept as text"
        for each in _SAYS_WHO.finditer(document.text)
        if read and bisect_left(read, each.end()) == bisect_left(read, each.start())
    ]
    if extraction.document.kind != "progress_table":
        told += [
            f"{document.place_of(each.start)}: a table ({'、'.join(each.columns)[:80]}) names no"
            f" tasks; its rows ({len(each.rows)}) are kept as text"
            for each in document.tables
            if each.rows
        ]
    return replace(extraction, notices=(*extraction.notices, *told)) if told else extraction


def _with_place_told(extraction: Extraction, document: Document) -> Extraction:
    """The extraction with a notice, where the document leaves its place open."""
    from loaders.extraction.division import place_notice

    source = extraction.document
    notice = place_notice(source.division, document, source.title)
    if notice is None:
        return extraction
    return replace(extraction, notices=(*extraction.notices, notice))


def _with_title_told(extraction: Extraction, document: Document) -> Extraction:
    """The extraction with a notice, where its title is not certain."""
    from loaders.extraction.heads.doubt import doubt_of

    notice = doubt_of(document, extraction.document.title)
    if notice is None:
        return extraction
    return replace(extraction, notices=(*extraction.notices, notice))
