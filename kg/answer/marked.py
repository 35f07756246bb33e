"""A document's text with what was read from it: which words gave which statements.

The one model behind the marked text on a terminal, the HTML page and the JSON of `kg show`.
Where the text is at hand it is read again, and compared with what the store holds, so that
what is shown is what was loaded; where only facts are, the places are shown without words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ontology.errors import NotFound
from ontology.labels import Label
from ontology.locator import Locator
from ontology.model import Division, Outcome, ReadBy, Statement

if TYPE_CHECKING:
    from kg.store import Store
    from kg.store.documents import StoredDocument
    from loaders.formats.document import Table


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of statement with a colour of its own.

    sign: one character that marks it where there are no colours. terminal: a style of rich.
    colour: of the page, dark enough for a line on white.
    """

    key: str
    label: Label
    sign: str
    terminal: str
    colour: str


GROUPS = (
    Group("duty", Label("责任", "responsibility"), "责", "bold blue", "#0072B2"),
    Group("target", Label("目标", "target"), "标", "bold dark_orange", "#D55E00"),
    Group("result", Label("结果", "result"), "果", "bold green", "#009E73"),
    Group("task", Label("任务", "task"), "任", "bold magenta", "#AA4499"),
    Group("deed", Label("举措与关系", "action, relation"), "举", "bold yellow", "#997700"),
    Group("name", Label("名称", "name"), "名", "cyan", "#33A6C8"),
    Group("inferred", Label("推断", "inferred"), "推", "bright_black", "#6B6B6B"),
)
"""The kinds of statements; colours of Okabe and Ito and of Tol, told apart with any vision."""

_BY_PREDICATE = {
    **dict.fromkeys(("leads", "responsibleFor", "supports", "suggestedFor", "owns"), "duty"),
    **dict.fromkeys(("hasTarget", "ofIndicator"), "target"),
    **dict.fromkeys(("measures", "reportedBy"), "result"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One statement as it is shown: names, never IRIs alone."""

    group: str
    predicate: str
    subject: str
    subject_iri: str
    object: str
    object_iri: str
    value_text: str | None
    period: str | None
    rule: str | None
    explanation: str | None

    def as_json(self) -> dict[str, Any]:
        """The statement by the names that flat claims use."""
        return {
            "predicate": self.predicate,
            "group": self.group,
            "subject_name": self.subject,
            "subject": self.subject_iri,
            "object_name": self.object,
            "object": self.object_iri,
            "value_text": self.value_text,
            "period": self.period,
            "inferred": self.rule,
            "explanation": self.explanation,
        }


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage and all that was read from it. quote: None where no words are at hand."""

    locator: Locator
    quote: str | None
    said: tuple[Said, ...]

    @property
    def start(self) -> int:
        return self.locator.start

    @property
    def end(self) -> int:
        return self.locator.end

    @property
    def group(self) -> str:
        """The most telling of its statements' kinds, in the order of :data:`GROUPS`."""
        present = {each.group for each in self.said}
        return next(group.key for group in GROUPS if group.key in present)


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence or cell of the account: what became of it, and why if it was rejected."""

    start: int
    end: int
    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text in which nothing changes.

    marks: positions of the marks over it, the narrowest first. outcome: of the account; None
    for what is form (a heading's sign, white space between pieces).
    """

    start: int
    end: int
    marks: tuple[int, ...]
    outcome: Outcome | None
    reason: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A document as it was read.

    text: None where it is not at hand. current: False if the text, read now, gives other
    statements than those that are loaded (the rules have changed since). tables: those of the
    text.
    """

    name: str
    title: str
    iri: str
    text: str | None
    marks: tuple[Mark, ...]
    account: tuple[Piece, ...]
    current: bool = True
    tables: tuple[Table, ...] = ()

    def segments(self, edges: Iterable[int] = ()) -> Iterator[Segment]:
        """The text cut where a mark or a piece begins or ends; nothing without a text.

        edges: where it is to be cut besides.
        """
        return iter(()) if self.text is None else _segments(self, edges)

    def counts(self) -> dict[str, int]:
        """How many marks each kind of statement has; kinds without any are left out."""
        found: dict[str, int] = dict.fromkeys((group.key for group in GROUPS), 0)
        for mark in self.marks:
            for key in {each.group for each in mark.said}:
                found[key] += 1
        return {key: number for key, number in found.items() if number}

    def outcomes(self) -> dict[Outcome, int]:
        """How many pieces came to each outcome; empty where the account is not at hand."""
        found: dict[Outcome, int] = {}
        for piece in self.account:
            found[piece.outcome] = found.get(piece.outcome, 0) + 1
        return found

    def as_json(self) -> dict[str, Any]:
        """Text, marks and account, by document position."""
        return {
            "text": self.text,
            "current": self.current,
            "marks": [
                {
                    "start": mark.start,
                    "end": mark.end,
                    "quote": mark.quote,
                    **mark.locator.around(),
                    "statements": [each.as_json() for each in mark.said],
                }
                for mark in self.marks
            ],
            "account": [
                {
                    "start": piece.start,
                    "end": piece.end,
                    "outcome": piece.outcome.value,
                    "reason": piece.reason or None,
                }
                for piece in self.account
            ],
        }


def marked(
    store: Store, iri: str, *, file: Path | None = None, documents: Path | None = None
) -> Marked:
    """A loaded document as it was read.

    iri: of the document. file: where its text is; without it the copy that the store keeps,
    else a file of the same bytes in the folder `documents`, else there is none.
    Raises NotFound if `file` is not the document's, and what reading raises.
    """
    document = next(each for each in store.documents() if each.iri == iri)
    path = source_of(store, document, file, documents)
    if path is None:
        return _from_store(store, document)
    from kg.run import patterns
    from kg.run.reading import infer
    from kg.store import Change
    from loaders.facts import without_quotes
    from loaders.formats import read
    from loaders.kinds import extract

    source = replace(read(path), name=document.name)
    # The place that it was loaded under, and its kind: a person may have said so.
    source = replace(source, place=_stored_division(store, iri))
    with patterns.kept():
        extraction = infer(extract(source, document.kind_said))
    loaded = extraction if document.has_text else without_quotes(extraction)
    # What it was read by is no part of what it says.
    loaded = replace(loaded, read_by=_read_by(store, iri))
    change = Change.of_extraction(loaded, document.other_names)
    return Marked(
        name=document.name,
        title=document.title,
        iri=iri,
        text=source.text,
        marks=_marks(extraction.statements),
        account=tuple(
            Piece(each.start, each.end, each.outcome, each.reason) for each in extraction.account
        ),
        current=store.digest(iri) == change.digest,
        tables=source.tables,
    )


def _read_by(store: Store, iri: str) -> ReadBy | None:
    """By what a stored document was read; None where the store does not say."""
    from pyoxigraph import NamedNode

    from kg.store.rdf import term
    from kg.store.tables import Tables

    told = Tables(
        quad
        for each in store.said(None, term("reads"), NamedNode(iri))
        if isinstance(each.subject, NamedNode)
        for quad in store.said(each.subject, None, None)
    )
    for reading in told.subjects:
        version = told.text(reading, "softwareVersion")
        if version is not None:
            return ReadBy(version, told.text(reading, "rulesSha256") or "")
    return None


def source_of(
    store: Store, document: StoredDocument, file: Path | None, documents: Path | None
) -> Path | None:
    """Where the text of a document is (see :func:`marked`); None where it is not at hand."""
    from kg.load.files import files_by_hash
    from kg.store.sources import kept

    if file is None:
        found = kept(store.folder, document.sha256)
        if found is None and documents is not None:
            found = files_by_hash([documents]).get(document.sha256)
        return found
    if not file.is_file():
        raise NotFound("there is no such file", where=str(file))
    if files_by_hash([file]).get(document.sha256) is None:
        raise NotFound(
            f"this is not the document that was loaded as {document.name}",
            where=str(file),
            way_out="name the file that it was loaded from, or load this one with --replace",
        )
    return file


def _marks(statements: Iterable[Statement]) -> tuple[Mark, ...]:
    places: dict[tuple[int, int], list[Statement]] = defaultdict(list)
    for each in statements:
        places[each.passage.start, each.passage.end].append(each)
    found = []
    for _, here in sorted(places.items()):
        passage = here[0].passage
        locator = passage.locator
        if len({each.passage.row for each in here}) > 1:  # a merged cell speaks for several
            locator = locator._replace(row=None)
        found.append(Mark(locator, passage.quote, tuple(_said(each) for each in here)))
    return tuple(found)


def _said(statement: Statement) -> Said:
    period = statement.object.get("period") or statement.subject.get("period")
    return Said(
        group=_group(statement.predicate, statement.object.kind, statement.rule),
        predicate=statement.predicate,
        subject=statement.subject.name,
        subject_iri=statement.subject.iri,
        object=statement.object.name,
        object_iri=statement.object.iri,
        value_text=statement.value_text,
        period=str(period) if period else None,
        rule=statement.rule,
        explanation=statement.explanation,
    )


def _group(predicate: str, object_kind: str | None, rule: str | None) -> str:
    if rule is not None:
        return "inferred"
    if predicate == "mentions":
        return "task" if object_kind == "Task" else "name"
    return _BY_PREDICATE.get(predicate, "deed")


def _from_store(store: Store, document: StoredDocument) -> Marked:
    """What the store says of the places, where the text is not at hand."""
    from kg.run.rows import document_claims

    places: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for row in document_claims(store, [document.iri]):
        places[row["start"], row["end"]].append(row)
    marks = tuple(
        Mark(
            Locator.from_fields(rows[0]),
            rows[0]["quote"],
            tuple(
                Said(
                    group=_group(row["predicate"], row["object_kind"], row["inferred"]),
                    predicate=row["predicate"],
                    subject=row["subject_name"] or "",
                    subject_iri=row["subject"],
                    object=row["object_name"] or "",
                    object_iri=row["object"],
                    value_text=row["value_text"],
                    period=row["period"],
                    rule=row["inferred"],
                    explanation=None,
                )
                for row in rows
            ),
        )
        for _, rows in sorted(places.items())
    )
    return Marked(document.name, document.title, document.iri, None, marks, ())


def _segments(marked: Marked, edges: Iterable[int]) -> Iterator[Segment]:
    text = marked.text or ""
    cuts = {0, len(text), *edges}
    cuts.update(cut for mark in marked.marks for cut in (mark.start, mark.end))
    cuts.update(cut for piece in marked.account for cut in (piece.start, piece.end))
    order = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    opening = _by_start(marked.marks)
    pieces = sorted(marked.account, key=lambda each: each.start)
    active: list[int] = []
    at = 0
    for start, end in pairwise(order):
        active = [number for number in active if marked.marks[number].end > start]
        active.extend(opening.get(start, ()))
        while at < len(pieces) and pieces[at].end <= start:
            at += 1
        piece = pieces[at] if at < len(pieces) and pieces[at].start <= start else None
        narrow = sorted(active, key=lambda number: _width(marked.marks[number]))
        yield Segment(
            start,
            end,
            tuple(narrow),
            piece.outcome if piece else None,
            piece.reason if piece else "",
        )


def _by_start(marks: Sequence[Mark]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for number, mark in enumerate(marks):
        found[mark.start].append(number)
    return found


def _width(mark: Mark) -> tuple[int, int]:
    return mark.end - mark.start, mark.start


def _stored_division(store: Store, iri: str) -> Division | None:
    """The division that a document was loaded under; None if it was left open."""
    from pyoxigraph import NamedNode

    from kg.store.rdf import term
    from ontology.divisions import divisions

    for quad in store.said(NamedNode(iri), term("inDivision"), None):
        code = str(quad.object).rstrip(">").rpartition("/")[2]
        area = divisions().by_key.get(code)
        return area.division if area is not None else None
    return None
