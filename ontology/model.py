"""What a document says, as plain values: things, passages, statements, extractions.

This is the language between the rooms of the house: loaders produce an
:class:`Extraction`; `kg.follow` adds inferred statements to it; `kg.store.rdf` turns it into
quads. Nothing here knows of RDF libraries, file formats or databases.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from ontology.division import IDENTITIES, Division, identity
from ontology.editions import edition, series
from ontology.locator import Locator
from ontology.text import squeeze

__all__ = [
    "IDENTITIES",
    "OF_INDICATOR",
    "ONTOLOGY",
    "STATUS",
    "AccountEntry",
    "Division",
    "Extraction",
    "Outcome",
    "Passage",
    "ReadBy",
    "SourceDocument",
    "Statement",
    "TaskWords",
    "Text",
    "Thing",
    "Value",
    "identity",
]

ONTOLOGY = "https://w3id.org/govkg/ontology#"
"""Namespace of the terms (prefix `gov:`)."""

STATUS = "https://w3id.org/govkg/status#"
"""Namespace of the verdicts, a SKOS scheme (`ontology/status.ttl`)."""

OF_INDICATOR = ("ofIndicator", "measures")
"""How a figure is of what it counts: the first where it measured nothing (a target, what is
planned or denied), the second where it did."""


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of natural language with its BCP 47 language tag."""

    text: str
    language: str = "zh"


Value = str | bool | int | Decimal | date | Text
"""A literal. Numbers of documents are `Decimal` (never float), so that 0.1 stays 0.1."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something a statement is about.

    iri: its identity.
    kind: local name of its class in `ontology/gov.ttl` (`Bureau`, `Task`, `Target` …),
        the narrowest that is known.
    name: how people call it (becomes `rdfs:label`, language zh).
    properties: (local name of a datatype property, value) pairs; several values of one
        property are several pairs.
    """

    iri: str
    kind: str
    name: str
    properties: tuple[tuple[str, Value], ...] = ()

    def get(self, key: str) -> Value | None:
        """The first value of a property, or None."""
        for name, value in self.properties:
            if name == key:
                return value
        return None


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a document's text.

    document: its name. locator: where in it the passage stands.
    quote: the words there; None where the documents are not at hand. digest: of the quote, so
    that a claim is the same claim with and without it; "" where it is not known either.
    """

    document: str
    locator: Locator
    quote: str | None
    digest: str = ""

    @property
    def fingerprint(self) -> str:
        """A digest of its words, white space left out; where nobody knows them, of its place."""
        if self.quote is None:
            return self.digest or repr(self.locator.identity)
        words = squeeze(self.quote).encode("utf-8", "surrogatepass")
        return hashlib.sha256(words).hexdigest()[:_DIGEST]

    @property
    def start(self) -> int:
        return self.locator.start

    @property
    def end(self) -> int:
        return self.locator.end

    @property
    def row(self) -> int | None:
        return self.locator.row

    @property
    def column(self) -> str | None:
        return self.locator.column

    @property
    def section(self) -> tuple[str, ...]:
        return self.locator.section

    def at_row(self, row: int) -> Passage:
        """The same words as they speak for another row: of a merged cell, of a heading."""
        return Passage(self.document, self.locator._replace(row=row), self.quote)

    def part(self, start: int, end: int) -> Passage:
        """The passage of a part of its words, by their offsets in the quote."""
        at = self.locator.start
        locator = self.locator._replace(start=at + start, end=at + end)
        return Passage(self.document, locator, self.quote and self.quote[start:end])


_DIGEST = 12


class TaskWords(StrEnum):
    """Which words of a task a document mentions it by."""

    TITLE = "title"
    PROMISE = "promise"
    """A cell of goals beside the one that names the task."""
    PROGRESS = "progress"
    """What was reached, as reported."""
    STANDING = "standing"
    """What a table itself says of how the task stands (是否达序时: 否)."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement as one source makes it (a `gov:Claim` in RDF).

    predicate: local name of an object property in `ontology/gov.ttl`.
    method: the rule of reading or of inference that made it, e.g. `progress_table/lead`.
    rule: name of the inference rule if the statement is inferred, else None.
    value_text: the words as written, where the object normalises them; None where they are
        the passage itself (a commitment is called by a short title).
    explanation: the arithmetic or reasoning in one line, for inferred statements.
    task_words: of a task that is mentioned, which of its words these are; not stored.
    """

    subject: Thing
    predicate: str
    object: Thing
    passage: Passage
    method: str
    value_text: str | None = None
    rule: str | None = None
    explanation: str | None = None
    task_words: TaskWords | None = field(default=None, compare=False)

    @property
    def words(self) -> str:
        """The words as written: `value_text`, else the passage on one line ("" if not at hand)."""
        return self.value_text or " ".join((self.passage.quote or "").split())


class Outcome(StrEnum):
    """What became of a piece of a document. There is no fourth outcome."""

    STATED = "stated"
    KEPT = "kept"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """One cell or sentence and what became of it; `reason` is required for a rejection."""

    locator: Locator
    outcome: Outcome
    reason: str = ""

    @property
    def start(self) -> int:
        return self.locator.start

    @property
    def end(self) -> int:
        return self.locator.end


KIND_SAID = "kind/said"
"""The rule that a document is taken for one of its kind by, where a person says which it is."""


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """What is known of a document as a whole.

    name: the file's name; a label, no identity.
    text_sha256: of its words, whatever encoding, line ends and spaces: the same of two copies.
    kind: local name of the kind of document (`progress_table`, `work_report` …).
    kind_rule: the rule that it is taken for one of its kind by (`kind/…`), or `KIND_SAID`.
    kind_from: its words that the rule fits.
    sha256: of the file's bytes.
    dated: the document's date as far as it is stated (`2020`, `2020-07`, `2020-01-18`).
    dated_from: the words or rule the date was taken from.
    has_text: False where only the bundled facts, not the text, were loaded.
    number: under which it was issued (青政办〔2024〕7号). issued: the day of issue (`2024-03-08`).
    issue: which of a bulletin's issues its masthead says it is (第3期). day: of issue, or of the
    session; it tells the edition where `dated` is the year of the title alone.
    """

    name: str
    kind: str
    title: str
    division: Division
    sha256: str
    characters: int
    encoding: str = "utf-8"
    dated: str | None = None
    dated_from: str | None = None
    has_text: bool = True
    text_sha256: str = ""
    number: str | None = None
    issued: str | None = None
    kind_rule: str | None = None
    kind_from: str | None = None
    issue: int | None = None
    day: str | None = None

    @property
    def kind_said(self) -> bool:
        """Whether a person said of which kind it is."""
        return self.kind_rule == KIND_SAID

    @property
    def titled(self) -> bool:
        """Whether it has a title of its own; else its file's name stands for one."""
        return bool(self.series)

    @property
    def series(self) -> str:
        """Its title without place, part of a year, marks of drafts; "" without a title."""
        if self.title == self.name:
            return ""
        return series(self.title, self.division.code, self.division.name)

    @property
    def keys(self) -> tuple[str, str]:
        """What tells it from the other documents of its division: series and edition.

        A document without a title is one of its own: of its bytes.
        """
        return _keys(self)

    @property
    def iri(self) -> str:
        return self.division.iri("document", *self.keys)

    @property
    def thing(self) -> Thing:
        """The document as a thing, for statements about it (`mentions`)."""
        return _thing(self)


# A document is asked for both by each of its statements.


@lru_cache(maxsize=16)
def _keys(source: SourceDocument) -> tuple[str, str]:
    if not source.titled:
        return f"!{source.sha256[:8]}", edition("", source.dated)
    only_year = source.dated is not None and source.dated.isdecimal()
    dated = source.day if only_year and source.day is not None else source.dated
    return source.series, edition(source.title, dated, source.issue)


@lru_cache(maxsize=16)
def _thing(source: SourceDocument) -> Thing:
    return Thing(source.iri, "Document", source.title)


@dataclass(frozen=True, slots=True)
class ReadBy:
    """By what a document was read. version: of kg. rules: a hash over all rules, "" where it is
    not known.
    """

    version: str
    rules: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one document, and the account of how.

    unreported: IRIs of the tasks that the document gives no room to report on (a table without a
    column of results): that nothing is reported of them says nothing. Not stored.
    read_by: None where nobody has said; the function that reads knows only what it was given.
    """

    document: SourceDocument
    statements: tuple[Statement, ...]
    account: tuple[AccountEntry, ...]
    notices: tuple[str, ...] = field(default=())
    unreported: frozenset[str] = field(default=frozenset(), compare=False)
    read_by: ReadBy | None = field(default=None, compare=False)

    def with_statements(self, *more: Statement) -> Extraction:
        """The same extraction with further (inferred) statements."""
        return replace(self, statements=(*self.statements, *more))

    def counts(self) -> dict[Outcome, int]:
        """How many pieces ended in each outcome."""
        totals = dict.fromkeys(Outcome, 0)
        for entry in self.account:
            totals[entry.outcome] += 1
        return totals
