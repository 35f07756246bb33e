"""Links between documents: which row of a table follows which commitment of a report.

A table of tasks is made from a report of the same division and year, often in other words:
clauses joined, shortened, split at an enumeration, a noun added. A row *follows* a commitment
only by one of these rules, each of which a person can check on the page:

* `follow-same`: the same words (marks and adverbs of degree aside);
* `follow-contained`: the one contains the other, word for word;
* `follow-shortened`: a clause of the one is what remains of the other when words are left out;
* `follow-heading`: the words of the commitment stand in the heading that the row is filed under;
* `follow-same-figure`: the same figure for what bears the same name;
* `follow-other-figure`: the same words, but with another figure.

Nothing is linked by likeness. Links need several documents, so they live in graphs of their own,
one for what the documents of a division and year track (:mod:`kg.follow.groups`), which is made
anew whenever a document comes or goes that it may rest on: removing a document leaves nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.follow.stated import goals_and_targets, tasks_named, with_all_below
from kg.follow.wording import NUMBER, SHORTEST, bare, left_of, masked
from kg.store.rdf import (
    CLAIM,
    HAS_PASSAGE,
    HAS_SOURCE,
    LABEL,
    OBJECT,
    PREDICATE,
    SUBJECT,
    TYPE,
    claim_iri,
    statement_quads,
    term,
)
from kg.store.tables import StoredClaim, Tables
from loaders.kinds import kind_of
from loaders.language.commitments import commitments
from ontology.locator import kept
from ontology.model import Passage, Statement, Thing
from ontology.text import normal_name, squeeze

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.store.patterns import Every

METHOD = "link/commitment"

_SHORTEST_CLAUSE = 6
_SHARED_PAIRS = 3
"""Pairs of neighbouring characters below which no clause can stand in both."""


def is_linked(kind: str) -> bool:
    """Whether links are made of documents of a kind; a change in any other changes no link."""
    known = kind_of(kind)
    return known.promises or known.tracks


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure that a task is to reach, as far as two can be compared."""

    indicator: str
    base_value: str
    base_unit: str


@dataclass(slots=True)
class Linked:
    """A task with what a link needs of it.

    year: the year that its document is for, None if the document has no date.
    sha256: of its document's bytes. passage: where its document names it. heading: the goal
    that a table files it under, or "".
    """

    thing: Thing
    document: str
    document_iri: str
    kind: str
    division: str
    year: int | None
    sha256: str
    passage: Passage
    heading: str = ""
    goals: list[Goal] = field(default_factory=list)

    @property
    def words(self) -> str:
        """What the task is: a row's title; of a report the clause, which its title shortens."""
        return squeeze(self.passage.quote or "") if kind_of(self.kind).promises else self.thing.name


@dataclass(frozen=True, slots=True)
class Match:
    """Why a row follows a commitment: the rule, and what differs in wording."""

    rule: str
    difference: str


def link_quads(stated: Iterable[Every], graph: NamedNode, year: int | None) -> list[Quad]:
    """All links of what one year's documents track, each once, in a stable order.

    stated: what each of the documents states that these links may rest on, of one division.
    graph: of the links. year: of the documents whose rows are linked; None: of those that have no
    date.
    """
    tasks = tasks_of(stated)
    rows = (each for each in tasks if kind_of(each.kind).tracks and each.year == year)
    found: dict[Quad, None] = {}
    for row, promise, why in links(tasks, rows):
        statement = _statement(row, promise, why)
        # A link compares whole texts: its words are in neither of them.
        claim = claim_iri(statement, row.document_iri, "")
        found.update(dict.fromkeys(statement_quads(statement, row.document_iri, graph, claim)))
    return list(found)


@dataclass(frozen=True)
class Wording:
    """Words made ready for comparing: bare, as pairs of characters, and cut into clauses."""

    words: str
    bare: str
    pairs: frozenset[str]

    @classmethod
    def of(cls, words: str) -> Wording:
        found = bare(words)
        return cls(words, found, frozenset(found[at : at + 2] for at in range(len(found) - 1)))

    @cached_property
    def clauses(self) -> tuple[tuple[str, str], ...]:
        """The clauses that each promise something, as they are and bare."""
        cut = (self.words[each.core : each.end] for each in commitments(self.words))
        return tuple((clause, bare(clause)) for clause in cut)


def match(
    row: Wording, goals: Iterable[Goal], promise: Wording, promised: Iterable[Goal]
) -> Match | None:
    """The first rule by which a row with these words and goals follows a commitment.

    >>> match(Wording.of("新建公园5处以上"), [], Wording.of("确保新建公园5处以上"), []).rule
    'follow-same'
    """
    if min(len(row.bare), len(promise.bare)) < SHORTEST or row.pairs.isdisjoint(promise.pairs):
        return None
    found = _as_whole(row, promise)
    if found is None and len(row.pairs & promise.pairs) >= _SHARED_PAIRS:
        found = _by_clause(row, promise) or _by_figure(row, goals, promise, promised)
    return found


def _as_whole(row: Wording, promise: Wording) -> Match | None:
    rule = None
    if row.bare == promise.bare:
        rule = "follow-same"
    elif promise.bare in row.bare or row.bare in promise.bare:
        rule = "follow-contained"
    return None if rule is None else Match(rule, difference(row.words, promise.words))


def under_heading(heading: Wording, promise: Wording) -> Match | None:
    """A category is tracked by its rows; a short commitment may be named in its heading only.

    >>> under_heading(Wording.of("深化老旧小区改造"), Wording.of("老旧小区改造项目")).rule
    'follow-heading'
    """
    if len(promise.bare) < _SHORTEST_CLAUSE or promise.bare not in heading.bare:
        return None
    said = difference(heading.words, promise.words)
    return Match("follow-heading", f"类别“{heading.words}”，{said}")


def _by_clause(row: Wording, promise: Wording) -> Match | None:
    whole = promise.bare
    for clause, words in row.clauses:
        rule = None
        if len(words) >= SHORTEST and words in whole and _says_enough(words, whole):
            rule = "follow-contained"
        elif _shortened(words, whole) or _shortened(whole, words):
            rule = "follow-shortened"
        elif NUMBER.search(words) and masked(words) == masked(whole):
            rule = "follow-other-figure"
        if rule is not None:
            return Match(rule, difference(clause, promise.words))
    return None


def _by_figure(
    row: Wording, goals: Iterable[Goal], promise: Wording, promised: Iterable[Goal]
) -> Match | None:
    def key(goal: Goal) -> tuple[str, str, str]:
        return goal.base_value, goal.base_unit, bare(goal.indicator)

    wanted = {key(goal) for goal in promised}
    if any(key(goal) in wanted for goal in goals):
        return Match("follow-same-figure", difference(row.words, promise.words))
    return None


def difference(row: str, promise: str) -> str:
    """What a row leaves out of a commitment's words, and what it adds, as one line."""
    first, second = normal_name(promise), normal_name(row)
    if first == second:
        return "文字一致"
    if first in second:
        return "原句在任务中一字不差"
    gone, new = [], []
    for tag, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if tag in ("delete", "replace"):
            gone.append(first[a:b])
        if tag in ("insert", "replace"):
            new.append(second[c:d])
    said = [f"略去“{'…'.join(gone)}”"] if gone else []
    said += [f"增加“{'…'.join(new)}”"] if new else []
    return "，".join(said)


def tasks_of(stated: Iterable[Every]) -> list[Linked]:
    """The tasks that reports and tables name. stated: what each document states."""
    return list(_Facts(stated).tasks())


def links(
    tasks: Iterable[Linked], rows: Iterable[Linked] | None = None
) -> Iterator[tuple[Linked, Linked, Match]]:
    """Each row that follows a commitment, and why. rows: only of these tasks.

    Where only the facts of a report are at hand, its clauses are not; then the links that were
    shipped with those facts are taken, for the very documents that they were made from.
    """
    tasks = list(tasks)
    promises: dict[str, list[tuple[Linked, Wording]]] = defaultdict(list)
    for each in tasks:
        if kind_of(each.kind).promises:
            promises[each.division].append((each, Wording.of(each.words)))
    shipped: dict[tuple[str, str], Match] | None = None
    for row in tasks if rows is None else rows:
        if not kind_of(row.kind).tracks:
            continue
        wording = Wording.of(row.words)
        heading = Wording.of(row.heading)
        for promise, promised in promises[row.division]:
            if row.year is not None and promise.year is not None and row.year != promise.year:
                continue
            found: Match | None
            if promised.words:
                if wording.pairs.isdisjoint(promised.pairs) and not heading.pairs & promised.pairs:
                    continue  # nothing in common: nearly all pairs are
                found = match(wording, row.goals, promised, promise.goals) or under_heading(
                    heading, promised
                )
            else:
                shipped = _shipped(tasks) if shipped is None else shipped
                found = shipped.get((row.thing.iri, promise.thing.iri))
            if found is not None:
                yield row, promise, found


def _shipped(tasks: Iterable[Linked]) -> dict[tuple[str, str], Match]:
    """The shipped links between documents of exactly these bytes."""
    from loaders import facts

    here = {each.sha256 for each in tasks}
    return {
        (link.row, link.promise): Match(link.rule, link.difference)
        for link in facts.bundled_links()
        if here.issuperset(link.documents)
    }


def _statement(row: Linked, promise: Linked, found: Match) -> Statement:
    at = f"{promise.document}{promise.passage.locator.characters('zh')}"
    undated = "" if row.year and promise.year else "；其中一份文件没有写明年份"
    said = f"：{found.difference}" if found.difference else ""
    return Statement(
        row.thing,
        "follows",
        promise.thing,
        row.passage,
        METHOD,
        rule=found.rule,
        explanation=f"{_WHY[found.rule]}{said}（{at}）{undated}",
    )


_WHY = {
    "follow-same": "任务与报告中的承诺用词相同",
    "follow-contained": "任务与报告中的承诺，一个包含另一个",
    "follow-shortened": "任务是报告中承诺的略写",
    "follow-heading": "任务所属类别的标题就是报告中的承诺",
    "follow-same-figure": "任务与报告中的承诺，同一指标、同一数值",
    "follow-other-figure": "任务与报告中的承诺用词相同，数值不同",
}


def _says_enough(part: str, whole: str) -> bool:
    """A short clause of a row may stand by chance in a long commitment."""
    return len(part) >= _SHORTEST_CLAUSE or 2 * len(part) >= len(whole)


def _shortened(short: str, long: str) -> bool:
    """Whether one is what is left of the other without some words, and says no other figure."""
    if len(short) < _SHORTEST_CLAUSE or short in long:
        return False
    figures = set(NUMBER.findall(short)) - set(NUMBER.findall(long))
    return not figures and left_of(short, long)


_PLACE = tuple(name for name in kept() if name != "section")
"""The headings above are said in the row's own document, not again with its link."""

_LOOKED_AT = frozenset(
    {SUBJECT, PREDICATE, OBJECT, LABEL, HAS_SOURCE, HAS_PASSAGE}
    | {
        term(local)
        for local in (
            *("quote", *_PLACE),
            *("documentKind", "documentName", "inDivision", "dated", "sha256"),
            *("commitmentKind", "partOf", "hasTarget", "ofIndicator", "baseValue", "baseUnit"),
        )
    }
)
"""The predicates that links are read from; most quads of a document have another."""


class _Facts:
    """What is read from the quads for links."""

    def __init__(self, stated: Iterable[Every]) -> None:
        classes = {CLAIM, *with_all_below("Task"), *with_all_below("Goal")}
        self._tables = Tables(
            quad
            for every in stated
            for quad in _looked_at(every)
            if quad.predicate in _LOOKED_AT or (quad.predicate == TYPE and quad.object in classes)
        )

    def tasks(self) -> Iterator[Linked]:
        known = {iri for iri in self._tables.subjects if self._is_a(iri, "Task")}
        first: dict[str, StoredClaim] = {}
        for claim in self._tables.claims("mentions", known):
            first[claim.object] = min(first.get(claim.object, claim), claim, key=_position)
        for claim in sorted(first.values(), key=_position):
            linked = self._task(claim)
            if linked is not None:
                yield linked

    def _task(self, claim: StoredClaim) -> Linked | None:
        iri, text = claim.object, self._tables.text
        kind = text(claim.subject, "documentKind") or ""
        name = self._tables.name(iri)
        if not is_linked(kind) or not name:
            return None
        if kind_of(kind).promises and not text(iri, "commitmentKind"):
            return None
        source = text(claim.subject, "documentName") or ""
        return Linked(
            thing=Thing(iri, "Task", name),
            document=source,
            document_iri=claim.passage.document,
            kind=kind,
            division=text(claim.subject, "inDivision") or "",
            year=year_of(kind, text(claim.subject, "dated")),
            sha256=text(claim.subject, "sha256") or "",
            passage=Passage(source, claim.passage.locator, claim.passage.quote),
            heading=self._heading(iri),
            goals=list(self._goals(iri)),
        )

    def _heading(self, task: str) -> str:
        """The one goal that a task is part of; of several, none is its heading."""
        above = [each for each in self._tables.texts(task, "partOf") if self._is_a(each, "Goal")]
        return (self._tables.name(above[0]) or "") if len(above) == 1 else ""

    def _goals(self, task: str) -> Iterator[Goal]:
        for target in self._tables.texts(task, "hasTarget"):
            number = self._tables.text(target, "baseValue")
            for indicator in self._tables.texts(target, "ofIndicator"):
                label = self._tables.name(indicator)
                if number is not None and label:
                    yield Goal(label, number, self._tables.text(target, "baseUnit") or "")

    def _is_a(self, thing: str, ancestor: str) -> bool:
        kinds = self._tables.of(thing).get(TYPE.value, ())
        return not with_all_below(ancestor).isdisjoint(kinds)


def _looked_at(every: Every) -> Iterator[Quad]:
    named = list(tasks_named(every))
    return chain(named, goals_and_targets(every, named))


def _position(claim: StoredClaim) -> tuple[int, int, str]:
    return claim.passage.locator.start, claim.passage.locator.end, claim.iri


def year_of(kind: str, dated: str | None) -> int | None:
    """The year a document is for; a report given in November or December looks ahead."""
    if dated is None:
        return None
    ahead = kind_of(kind).promises and dated[5:7] in ("11", "12")
    return int(dated[:4]) + (1 if ahead else 0)
