"""What every loader writes: statements with their passages, and things with figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from loaders.formats.document import Document, Piece
from loaders.language.due import Due
from loaders.language.figures import Figure, Part, with_growth
from loaders.language.spans import bounds
from ontology import late_re as re
from ontology.model import Extraction, Passage, SourceDocument, Statement, TaskWords, Thing, Value


@dataclass(frozen=True, slots=True)
class StatedDue:
    """A task's due date, with the words that state it. column: the head above them, if any."""

    due: Due
    words: Piece
    column: str | None = None

    @property
    def properties(self) -> tuple[tuple[str, Value], ...]:
        """What the task has of it: the day, and the deadline as it was stated."""
        return (("dueDate", self.due.day), ("period", self.due.period))


def stated_due(due: Due | None, piece: Piece, column: str | None = None) -> StatedDue | None:
    """A due date that was read in a piece, with its words."""
    return None if due is None else StatedDue(due, piece[due.start : due.end], column)


class Statements:
    """The statements of one document, in reading order."""

    def __init__(self, document: Document, source: SourceDocument) -> None:
        self.document = document
        self.source = source
        self.statements: list[Statement] = []

    def added_to(self, extraction: Extraction) -> Extraction:
        """An extraction of the document with these statements behind its own."""
        if not self.statements:
            return extraction
        return replace(extraction, statements=(*extraction.statements, *self.statements))

    def cite(
        self,
        piece: Piece,
        *,
        row: int | None = None,
        column: str | None = None,
        section: tuple[str, ...] = (),
    ) -> Passage:
        """The passage of a piece of the document. section: the headings above it."""
        quote = self.document.text[piece.start : piece.end]
        place = self.document.locator(
            piece.start, piece.end, row=row, column=column, section=section
        )
        return Passage(self.document.name, place, quote)

    def state(  # noqa: PLR0917 — subject, predicate, object and their evidence: the form of a statement
        self,
        subject: Thing,
        predicate: str,
        object_: Thing,
        passage: Passage,
        method: str,
        words: str | None = None,
    ) -> None:
        """One statement as this document makes it."""
        self.statements.append(
            Statement(subject, predicate, object_, passage, f"{self.source.kind}/{method}", words)
        )

    def mention(self, thing: Thing, passage: Passage, method: str, words: str | None) -> None:
        """The document names a thing, in these words."""
        self.state(self.source.thing, "mentions", thing, passage, method, words)

    def due(self, task: Thing, stated: StatedDue, passage: Passage) -> None:
        """The document says by when a task is to be done. passage: of the words that say it."""
        words, rule = stated.words.text, stated.due.rule
        self.state(task, "dueStatedIn", self.source.thing, passage, rule, words)

    def mention_task(
        self, task: Thing, passage: Passage, which: TaskWords, words: str | None
    ) -> None:
        """The document speaks of a task: by its title, its promise, or its progress."""
        source = self.source
        method = f"{source.kind}/{which.value}"
        self.statements.append(
            Statement(source.thing, "mentions", task, passage, method, words, task_words=which)
        )


class When(NamedTuple):
    """The period of a figure, None where nobody can tell it, and the rule that says so."""

    period: str | None
    rule: str


def method(what: str, *rules: str) -> str:
    """What a claim's method says: what it was read as, and the rules of language that fired.

    >>> method("target", "figure/named", "quantity/range")
    'target figure/named quantity/range'
    """
    return " ".join([what, *rules])


def figure_method(what: str, figure: Figure, when: When, *more: str) -> str:
    """The method of a claim on a figure: how its words name it, its number and its time.

    more: rules that say besides what it is.
    """
    return method(what, *figure.rules, when.rule, *more)


def figure_thing(
    iri: str,
    kind: str,
    figure: Figure,
    indicator: Thing,
    *,
    period: str | None,
    dated: str | None = None,
) -> Thing:
    """The Target or Measurement (kind) that a figure of an indicator is.

    dated: of the document; what is told of a later time, or expected of one that is not over, is
    no result yet.
    """
    quantity = figure.quantity
    reached = figure.part in (Part.VALUE, Part.ESTIMATE)
    forecast = figure.part is Part.ESTIMATE and _goes_on(period, dated)
    if kind == "Measurement" and ((reached and _is_later(period, dated)) or forecast):
        figure = replace(figure, part=Part.PLAN)
    told = figure.part.value if figure.part in _TOLD_AS else None
    sort = told or ("baseline" if figure.baseline else "actual")
    # Of a figure without a name the clause is all that there is to say.
    said = indicator.name if figure.unassigned else with_growth(indicator.name, figure.kind)
    return Thing(
        iri,
        kind,
        f"{said} {quantity.text}",
        properties(
            value=quantity.value,
            valueText=quantity.text,
            unit=quantity.unit or None,
            comparator="=" if _is_reached(kind, sort, quantity.text) else quantity.comparator,
            valueMax=quantity.upper,
            baseValue=quantity.base_value,
            baseValueMax=quantity.base_upper,
            baseUnit=quantity.base_unit or None,
            quantityKind=figure.kind,
            measurementKind=sort if kind == "Measurement" else None,
            period=period,
        ),
    )


def _is_reached(kind: str, sort: str, words: str) -> bool:
    """Whether a result says to what something was kept (控制在3.93%): of what was, that is the
    value, and no bound.
    """
    return kind == "Measurement" and sort == "actual" and _KEPT_AT.fullmatch(words) is not None


_KEPT_AT = re.compile(r"(?:控制在|稳控在|压降至)[\d.,]+[^\d以之内下]*")
_TOLD_AS = (Part.PLAN, Part.ESTIMATE, Part.DENIED, Part.WHOLE)
"""What a measurement is, where it is not simply what was reached or what was before."""
NO_RESULTS = frozenset({"plan", "denied", "whole"})
"""Kinds of measurements that tell of nothing that was reached."""


def said_of(figure: Thing) -> str:
    """The relationship of a Measurement to what it counts: a figure that is planned or denied, or
    says how many there are in all, measured nothing that was done: nobody who asks for results
    finds it.
    """
    told = figure.get("measurementKind") in NO_RESULTS
    return "ofIndicator" if told else "measures"


def _is_later(period: str | None, dated: str | None) -> bool:
    """Whether a period begins after the last day of a document's date."""
    begin = bounds(period)[0] if period else None
    last = bounds(dated)[1] if dated else None
    return begin is not None and last is not None and begin > last


def _goes_on(period: str | None, dated: str | None) -> bool:
    """Whether a period ends after the last day of a document's date; December stands for the year:
    what is expected of all of it then (预计全年增长6%) is as good as told.
    """
    end = bounds(period)[1] if period else None
    last = bounds(dated)[1] if dated else None
    if end is None or last is None:
        return False
    return end.year > last.year or (end > last and last.month < _LAST_MONTH)


_LAST_MONTH = 12


def properties(**values: Value | None) -> tuple[tuple[str, Value], ...]:
    """Properties that have a value, in the order given."""
    return tuple((key, value) for key, value in values.items() if value is not None)
