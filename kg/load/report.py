"""What a load did with each document and each piece of it, and which files it left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ontology.errors import KgError
from ontology.model import Extraction, Outcome


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    """What a load did with one document.

    change: `new`, `replaced`, `quotes added` (the text came to bundled facts), `unchanged`,
    `same content` (as a document that is loaded, under another name), `place settled`,
    `kind settled`.
    kind_rule, kind_from: by which rule, and by which of its words, it is taken for one of its kind.
    division: the code of the place that it is of.
    account: how many of its cells and sentences were stated, kept as text, rejected.
    rejected: the pieces that were rejected, each with place and reason.
    claims: how many claims of each predicate, inferred ones apart.
    """

    name: str
    kind: str
    title: str
    change: str
    account: dict[Outcome, int]
    rejected: tuple[str, ...]
    claims: dict[str, int]
    inferred: dict[str, int]
    notices: tuple[str, ...]
    kind_rule: str = ""
    kind_from: str = ""
    division: str = ""

    def with_notices(self, *more: str) -> LoadedDocument:
        """The same report with more to tell."""
        return replace(self, notices=(*self.notices, *more)) if more else self


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not loaded, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did; `written` is False where nothing needed to be.

    began_anew: the store's first load was stopped, and this one took its place.
    """

    documents: tuple[LoadedDocument, ...]
    skipped: tuple[Skipped, ...]
    written: bool
    began_anew: bool = False


class LoadFailed(KgError):
    """One or more files cannot be loaded; nothing was written.

    errors: one for each file, in order.
    """

    def __init__(self, errors: Sequence[KgError]) -> None:
        self.errors = tuple(errors)
        super().__init__(
            f"{len(errors)} files cannot be loaded, so nothing was",
            way_out="--skip-bad loads the others",
        )


def report(extraction: Extraction, change: str, *notices: str) -> LoadedDocument:
    claims: Counter[str] = Counter()
    inferred: Counter[str] = Counter()
    for statement in extraction.statements:
        (inferred if statement.rule else claims)[statement.predicate] += 1
    rejected = tuple(
        f"{entry.locator.words()}: {entry.reason}"
        for entry in extraction.account
        if entry.outcome is Outcome.REJECTED
    )
    document = extraction.document
    return LoadedDocument(
        name=document.name,
        kind=document.kind,
        title=document.title,
        change=change,
        account=extraction.counts(),
        rejected=rejected,
        claims=dict(sorted(claims.items())),
        inferred=dict(sorted(inferred.items())),
        notices=(*extraction.notices, *notices),
        kind_rule=document.kind_rule or "",
        kind_from=document.kind_from or "",
        division=document.division.code,
    )
