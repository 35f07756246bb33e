"""What a later document tells of the figures that a report promised for a year.

A report to the congress sets figures for its year (新增城镇就业4400人); a review within that year,
or the next year's report, tells what came of them. A result answers a promise of another document
only where both are of one place, of the same whole time, of one kind and scope, and of one thing by
their names:

* `outcome-same`: the same words, spelt in one way (规上 is 规模以上);
* `outcome-stage`: the same thing, and a later stage of the work on it (建设 and 建成).

Nothing is joined by likeness, and where a document gives two results, or two goals, of one name,
none is taken. Of a promise that nothing answers, what is told of nearly the same name
(`outcome-near`) is pointed to, and not judged: whether it is the same a person may know. What
tables and lists track is judged there, by their own words (:mod:`kg.follow.assess`), and is no
promise here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar

from pyoxigraph import NamedNode

from kg.follow.answerable import can_answer, is_part, values_compare
from kg.follow.judging import AsOf, Judged, judged_of, reported_at
from kg.follow.link import year_of
from kg.follow.tasks import Goal, Result, goal_of, result_of
from kg.store.rdf import (
    HAS_PASSAGE,
    LABEL,
    OBJECT,
    PREDICATE,
    SUBJECT,
    claim_iri,
    statement_quads,
    term,
)
from kg.store.tables import StoredClaim, Tables
from loaders.kinds import kind_of
from loaders.language.same_names import (
    ending,
    is_further_stage,
    keys,
    near_name,
    same_name,
    spelt,
)
from loaders.language.says import Says
from loaders.language.spans import bounds
from ontology.model import Passage, Statement, Thing, Value

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.store.patterns import Every

METHOD = "link/outcome"
NEAR = "outcome-near"
_MOST_NEAR = 3
"""What more results of a document than these are called nearly like is too general to point to."""

Figure = TypeVar("Figure")
"""A promise, or what is told."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A figure that is to be reached, with the document that says so."""

    goal: Goal
    document: str


@dataclass(frozen=True, slots=True)
class Told:
    """A figure that a document reports. expected: it says only what is expected (预计)."""

    result: Result
    document: str
    as_of: AsOf
    expected: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """A promise and the result that answers it, by which rule, and how it then stands."""

    promise: Promise
    told: Told
    rule: str
    judged: Judged


def promises(kind: str) -> bool:
    """Whether what documents of a kind set as goals is looked for in others."""
    return kind_of(kind).promises


def tells(kind: str) -> bool:
    """Whether what documents of a kind report answers the goals of others: what is told of a row
    of a table is told of that row.
    """
    return not kind_of(kind).tracks


def outcome_quads(stated: Iterable[Every], graph: NamedNode, year: int) -> list[Quad]:
    """What the documents of a division tell of what was promised for a year, in a stable order.

    stated: what each of the documents states that promise for the year, or report on it.
    """
    every = list(stated)
    wanted = [each for said in every for each in _promises(said, year)]
    told = [each for said in every for each in _told(said)] if wanted else []
    found: dict[Quad, None] = {}
    answers = list(outcomes(wanted, told))
    stated_of = [(_statement(each), each.told.document) for each in answers]
    answered = {each.promise.goal.thing.iri for each in answers}
    left = [each for each in wanted if each.goal.thing.iri not in answered]
    stated_of += [(_pointer(promise, each), each.document) for promise, each in near(left, told)]
    for statement, document in stated_of:
        # Its words are those of the result, which is claimed apart.
        claim = claim_iri(statement, document, "")
        found.update(dict.fromkeys(statement_quads(statement, document, graph, claim)))
    return list(found)


def outcomes(promised: Sequence[Promise], told: Sequence[Told]) -> Iterator[Outcome]:
    """Each promise with what answers it, of each document one result at most."""
    results: _ByName[Told] = _ByName()
    goals: _ByName[Promise] = _ByName()
    for each in told:
        results.add(each.document, each.result.indicator, each)
    for promise in promised:
        goals.add(promise.document, promise.goal.indicator, promise)
    documents = list(dict.fromkeys(each.document for each in told))
    for promise in promised:
        name = promise.goal.indicator
        if _is_said_in_two_ways(promise, goals.called(promise.document, name)):
            continue
        for document in documents:
            alike = [] if document == promise.document else results.called(document, name)
            found = _answer(promise, alike)
            if found is not None:
                yield found


def near(unanswered: Sequence[Promise], told: Sequence[Told]) -> Iterator[tuple[Promise, Told]]:
    """Promises that nothing answers, each with the results of other documents that are of its whole
    time, kind and unit, and are called nearly so.
    """
    ended: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for each in told:
        if (end := ending(each.result.indicator)) is not None and not is_part(each.result):
            ended[each.document, end].append(each)
    documents = list(dict.fromkeys(each.document for each in told))
    for promise in unanswered:
        goal = promise.goal
        end = ending(goal.indicator)
        if end is None:
            continue
        for document in documents:
            alike = [] if document == promise.document else ended.get((document, end), [])
            found = [each for each in alike if _is_near(goal, each.result)]
            if len(found) <= _MOST_NEAR:
                yield from ((promise, each) for each in found)


def _is_near(goal: Goal, result: Result) -> bool:
    return (
        (goal.kind == "growth") == (result.kind == "growth")
        and values_compare(goal, result)
        and _is_of_the_whole(goal, result)
        and near_name(goal.indicator, result.indicator)
    )


class _ByName(Generic[Figure]):
    """Figures of documents, looked up by their names: each is held against few."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], list[Figure]] = defaultdict(list)

    def add(self, document: str, name: str, figure: Figure) -> None:
        for key in keys(name):
            self._found[document, key].append(figure)

    def called(self, document: str, name: str) -> list[Figure]:
        """Those that may be called by a name, each once, in the order in which they were added."""
        found = [
            each for key in sorted(keys(name)) for each in self._found.get((document, key), ())
        ]
        return list({id(each): each for each in found}.values())


def _answer(promise: Promise, results: Sequence[Told]) -> Outcome | None:
    """The one result of a document that answers a promise: of the same words before others.

    results: those that may be called so.
    """
    goal = promise.goal
    fitting = [each for each in results if _fits(goal, each.result)]
    for rule, is_one in (("outcome-same", same_name), ("outcome-stage", is_further_stage)):
        alike = [each for each in fitting if is_one(goal.indicator, each.result.indicator)]
        if alike:
            values = {(each.result.value, each.result.upper, each.result.unit) for each in alike}
            one = min(alike, key=lambda each: (each.expected, each.result.passage.start))
            if len(values) > 1:
                return None
            return Outcome(promise, one, rule, judged(goal, one))
    return None


def judged(goal: Goal, told: Told) -> Judged:
    """How a result of another document stands to a goal."""
    return judged_of(goal, [replace(told.result, actual=True)], None, told.as_of)


def _fits(goal: Goal, result: Result) -> bool:
    """Whether a result is of a goal's kind, scope and unit, and of its whole time."""
    return (
        not is_part(result)
        and _is_of_the_whole(goal, result)
        and can_answer(
            replace(goal, indicator=spelt(goal.indicator)),
            replace(result, indicator=spelt(result.indicator), actual=True),
        )
    )


def _is_of_the_whole(goal: Goal, result: Result) -> bool:
    """Whether a result is told of all the years of a goal, from the first day to the last."""
    begin, end = goal.span
    first, last = result.span
    if begin is None or end is None or first is None or last is None:
        return False
    return (first, last) == (date(begin.year, 1, 1), date(end.year, 12, 31))


def _is_said_in_two_ways(promise: Promise, promised: Sequence[Promise]) -> bool:
    """Whether its document sets another goal of the same name for the same time. promised: those
    that may be called so.
    """
    goal = promise.goal
    return any(
        same_name(goal.indicator, each.goal.indicator)
        and (goal.kind, goal.unit) == (each.goal.kind, each.goal.unit)
        and goal.value != each.goal.value
        for each in promised
        if each is not promise
    )


def _statement(found: Outcome) -> Statement:
    goal, told = found.promise.goal, found.told
    expected = "；结果只是预计" if told.expected else ""
    name, other = told.result.indicator, goal.indicator
    named = "" if name == other else f"（“{name}”对应“{other}”）"
    return Statement(
        told.result.thing,
        "answers",
        goal.thing,
        told.result.passage,
        METHOD,
        rule=found.rule,
        value_text=verdict_of(found.judged).value,
        explanation=f"{_WHY[found.rule]}{named}：{found.judged.words}{expected}",
    )


def _pointer(promise: Promise, told: Told) -> Statement:
    goal, result = promise.goal, told.result
    return Statement(
        result.thing,
        "mayAnswer",
        goal.thing,
        result.passage,
        METHOD,
        rule=NEAR,
        value_text=result.indicator,
        explanation=f"{_WHY[NEAR]}：“{result.indicator}”与“{goal.indicator}”",
    )


def verdict_of(judged: Judged) -> Says:
    """How a promise stands by its result. What cannot be decided (近50个 of 50) is under way."""
    if judged.outcome == "short":
        return Says.NOT_MET if judged.final else Says.IN_PROGRESS
    return _SAYS.get(judged.outcome, Says.IN_PROGRESS)


_SAYS = {"exceeded": Says.EXCEEDED, "met": Says.MET, "part": Says.PARTLY}

_WHY = {
    "outcome-same": "同一地区、同一时期、同一指标",
    "outcome-stage": "同一地区、同一时期、同一事项的后一阶段",
    NEAR: "同一地区、同一时期，名称相近，是否同一事项未作判断",
}

_OF_DOCUMENTS = ("documentKind", "documentName", "dated")


def _promises(every: Every, year: int) -> Iterator[Promise]:
    """The goals that a document sets for a year; none where it is of a kind that promises nothing,
    or promises for another year.
    """
    tables = _documents(every)
    for iri in tables.subjects:
        kind = tables.text(iri, "documentKind") or ""
        if promises(kind) and year_of(kind, tables.text(iri, "dated")) == year:
            break
    else:
        return
    found = Tables(chain(_claimed(every, "hasTarget", OBJECT), _of_documents(every)))
    for claim in sorted(found.claims("hasTarget"), key=_position):
        end = bounds(found.text(claim.object, "period") or "")[1]
        indicators = found.texts(claim.object, "ofIndicator")
        name = found.name(indicators[0]) if len(indicators) == 1 else None
        if end is None or end.year != year or name is None or claim.rule is not None:
            continue
        thing = _thing(found, claim.object, "Target")
        goal = goal_of(thing, name, _passage(found, claim), claim.method or "")
        if goal.value is not None and goal.named:
            yield Promise(goal, claim.passage.document)


def _told(every: Every) -> Iterator[Told]:
    """The figures that a document reports, unless it is of a kind that tracks tasks."""
    tables = _documents(every)
    kinds = [tables.text(iri, "documentKind") or "" for iri in tables.subjects]
    if not any(kinds) or not all(tells(each) for each in kinds if each):
        return
    found = Tables(chain(_claimed(every, "measures", SUBJECT), _of_documents(every)))
    for number, claim in enumerate(sorted(found.claims("measures"), key=_position)):
        name = found.name(claim.object)
        kind = found.text(claim.subject, "measurementKind")
        if name is None or kind not in (*_TOLD, None) or claim.rule is not None:
            continue
        thing = _thing(found, claim.subject, "Measurement")
        result = result_of(thing, name, _passage(found, claim), claim.method or "", number)
        if result.named:
            dated = found.text(claim.passage.document, "dated")
            yield Told(result, claim.passage.document, reported_at(dated or ""), kind == _EXPECTED)


_EXPECTED = "estimate"
_TOLD = ("actual", _EXPECTED)


def _documents(every: Every) -> Tables:
    return Tables(_of_documents(every))


def _of_documents(every: Every) -> Iterator[Quad]:
    for each in _OF_DOCUMENTS:
        yield from every(None, term(each), None)


def _claimed(every: Every, predicate: str, end: NamedNode) -> Iterator[Quad]:
    """The claims of a predicate with their passages, the figure at one end of each, and the names
    of indicators.
    """
    indicators: dict[NamedNode, None] = {}
    for named in every(None, PREDICATE, term(predicate)):
        claim = named.subject
        if not isinstance(claim, NamedNode):
            continue
        for quad in every(claim, None, None):
            yield quad
            node = quad.object
            if not isinstance(node, NamedNode):
                continue
            if quad.predicate in (HAS_PASSAGE, end):
                for said in every(node, None, None):
                    yield said
                    if said.predicate == term("ofIndicator") and isinstance(said.object, NamedNode):
                        indicators[said.object] = None
            elif quad.predicate in (OBJECT, SUBJECT):
                indicators[node] = None
    for each in indicators:
        yield from every(each, LABEL, None)


def _thing(tables: Tables, iri: str, kind: str) -> Thing:
    """A figure as it was read, with what it is compared by."""
    said: list[tuple[str, Value]] = []
    for local in _COMPARED:
        words = tables.text(iri, local)
        if words is not None:
            said.append((local, Decimal(words) if local in _NUMBERS else words))
    return Thing(iri, kind, tables.name(iri) or "", tuple(said))


_NUMBERS = ("baseValue", "baseValueMax")
_COMPARED = (
    *_NUMBERS,
    *("unit", "baseUnit", "quantityKind", "comparator", "period", "valueText", "measurementKind"),
)


def _passage(tables: Tables, claim: StoredClaim) -> Passage:
    document = tables.text(claim.passage.document, "documentName") or ""
    return Passage(document, claim.passage.locator, claim.passage.quote)


def _position(claim: StoredClaim) -> tuple[int, int, str]:
    return claim.passage.locator.start, claim.passage.locator.end, claim.iri
