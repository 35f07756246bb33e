"""Who has a part in which task, and how tasks stand: what units, goals and lists are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kg.export.look import figure_text
from kg.export.page.data import inferred
from kg.project.facts import Facts, Figure
from ontology.labels import LANGUAGES

UNJUDGED = ""
"""The state of a task that no rule has judged."""


@dataclass(frozen=True, slots=True)
class Work:
    """A task: IRI, the goals it stands under, and who has a part in it (IRIs).

    goals: of a task of units that stands under none, the document that names it, in their place.

    leads, shares: as the documents state it; supports: those of `shares` that only support;
    through: only as a member of a group that is named.
    state: local name of its verdict, or :data:`UNJUDGED`. promised: a commitment that no unit
    has a part in.
    """

    iri: str
    goals: tuple[str, ...]
    leads: tuple[str, ...]
    shares: tuple[str, ...]
    supports: tuple[str, ...]
    through: tuple[str, ...]
    state: str
    promised: bool

    @property
    def stated(self) -> tuple[str, ...]:
        """Who has a part in it by a document's own words, each once, leads first."""
        return tuple(dict.fromkeys((*self.leads, *self.shares)))


class Works:
    """All tasks of a graph, and the goals above them."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._goals = {node.iri for node in facts.of_kind("Goal")}
        promised = facts.promised_by_name_only()
        self.all: tuple[Work, ...] = tuple(
            self._work(node.iri, node.iri in promised) for node in facts.of_kind("Task")
        )

    def _work(self, iri: str, promised: bool) -> Work:
        leads: dict[str, None] = {}
        responsible: dict[str, None] = {}
        supports: dict[str, None] = {}
        through: dict[str, None] = {}
        for predicate, stated in (
            ("leads", leads),
            ("responsibleFor", responsible),
            ("supports", supports),
        ):
            for each in self._facts.incoming(iri, predicate):
                by_rule = inferred(self._facts.evidence(each))
                (through if by_rule else stated)[each.start] = None
        shares = responsible | supports
        known = leads | shares
        verdict = self._facts.verdict(iri)
        goals = tuple(sorted(self.goals_of(iri)))
        if not goals and (known or through) and (document := _place(self._facts, iri)[0]):
            goals = (document,)
        return Work(
            iri,
            goals,
            tuple(leads),
            tuple(each for each in shares if each not in leads),
            tuple(each for each in supports if each not in leads | responsible),
            tuple(each for each in through if each not in known),
            verdict.key if verdict else UNJUDGED,
            promised,
        )

    def goals_of(self, iri: str) -> Iterator[str]:
        """Goals that a thing is part of."""
        for each in self._facts.outgoing(iri, "partOf"):
            if each.end in self._goals:
                yield each.end

    @cached_property
    def of_units(self) -> tuple[Work, ...]:
        """Tasks that some unit or group has a part in; all tasks where none has."""
        found = tuple(each for each in self.all if each.stated or each.through)
        return found or self.all


def table(facts: Facts, works: Iterable[Work], number: dict[str, int]) -> list[list[Any]]:
    """The tasks as rows for lists, each: number of the thing; goals, leads, shares, supports,
    through (numbers); promised; targets and results in words by language; document; row of its
    table."""
    rows = []
    for work in works:
        targets = facts.targets(work.iri)
        results = [answer for target in targets for answer in target.answered_by]
        results += facts.other_results(work.iri)
        document, row = _place(facts, work.iri)
        rows.append(
            [
                number[work.iri],
                *(
                    [number[each] for each in part]
                    for part in (work.goals, work.leads, work.shares, work.supports, work.through)
                ),
                int(work.promised),
                _words(targets),
                _words(results),
                number.get(document, -1),
                row,
            ]
        )
    return rows


def _words(figures: list[Figure]) -> dict[str, str] | int:
    """Figures in few words of each language; 0 where there are none."""
    if not figures:
        return 0
    return {
        lang: "；".join(
            f"{each.indicator} {figure_text(each.node, lang)}".strip() for each in figures
        )
        for lang in LANGUAGES
    }


def _place(facts: Facts, iri: str) -> tuple[str, int]:
    """The document that a task stands in, and its row in a table (0: none)."""
    for each in facts.incoming(iri, "mentions"):
        for claim in facts.evidence(each):
            return each.start, claim.locator.row or 0
    return "", 0
