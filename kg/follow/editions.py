"""Editions of a series: which is the latest, and how its tasks go from one to the next.

A document's IRI says its series and its edition (`ontology.editions`), so that what follows is
told without a registry: which edition came before, on which day the next one took its place, and
which task of an edition is which of the one before. Each edition has one graph of its own for
this, made anew with any document of its series; one that stands alone has none.

Tasks are followed in what tracks them (tables, lists), never by likeness, by the first of these
rules that fits; the claim names it:

* `task/same-words`: the same words (marks and adverbs of degree aside);
* `task/split`, `task/joined`: two or more are what remains of one when words are left out;
* `task/other-figure`: the same words, but with another figure;
* `task/contained`: the one contains the other, word for word;
* `task/renamed`: at the same number, or between the same tasks; the same units answer for it, and
  four characters or all figures are the same;
* `task/back`: the same words as in an earlier edition of the year, or of that of the one before,
  after one that did not have it;
* `task/missing`, `task/added`: no rule above finds it in the next edition, or in an earlier one.

Between editions of two years only the same words count: the table of another year sets other tasks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from kg.follow.stated import led, tasks_named, with_all_below
from kg.follow.wording import bare, left_of, longest_common, masked
from kg.store.change import Change
from kg.store.rdf import TYPE, claim_iri, literal, statement_quads, term
from kg.store.tables import StoredClaim, Tables
from loaders.kinds import kind_of
from ontology import late_re as re
from ontology.editions import edition_of, last_day, may_be_one, order, series_of, year
from ontology.model import IDENTITIES, Passage, Statement, Thing, identity

if TYPE_CHECKING:
    from kg.store.documents import StoredDocument
    from kg.store.patterns import Every

METHOD = "editions/task"

GRAPHS = identity("graph", "editions")
"""How the IRI of every graph of what follows for an edition begins."""
_SHORTEST = 4
"""Characters below which words are too few to say the same thing."""
_FIGURE = re.compile(r"\d+(?:\.\d+)?[%\u4e00-\u9fff]?")


@dataclass(slots=True)
class Row:
    """A task of an edition. number: its place in it. units: IRIs of who leads or answers."""

    thing: Thing
    number: int
    units: frozenset[str]
    passage: Passage
    document: str
    words: str = field(init=False)

    def __post_init__(self) -> None:
        self.words = bare(self.thing.name)


@dataclass(frozen=True, slots=True)
class Step:
    """How a task goes from one edition to another. predicate: of the ontology."""

    predicate: str
    row: Row
    other: Row | None
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a load tells of an edition. before: the title of the one before, if there is one.

    alike: the file and the edition of each other document that it may be one with.
    """

    series: str
    edition: str
    before: str | None
    steps: tuple[Step, ...]
    undated: bool = False
    alike: tuple[tuple[str, str], ...] = ()


def graph_of(iri: str) -> str:
    """The IRI of the graph of what follows for one edition."""
    return f"{GRAPHS}/{iri.removeprefix(IDENTITIES)}"


def edition_changes(
    documents: Iterable[StoredDocument],
    touched: Iterable[StoredDocument],
    stated: Callable[[str], Every],
    stored: Iterable[str] = (),
) -> tuple[list[Change], list[str], dict[str, Told]]:
    """What follows for the editions of the series that a change of documents touches.

    documents: all that are there afterwards. touched: what came and what went. stated: what a
    document (by IRI) states, afterwards. stored: the keys of what the store holds.
    Returns the graphs to write, the keys of those to remove, and what to tell of each edition.
    """
    came: dict[str, list[str]] = defaultdict(list)
    for each in touched:
        came[series_of(each.iri)].append(edition_of(each.iri))
    groups: dict[str, list[StoredDocument]] = defaultdict(list)
    for each in documents:
        if series_of(each.iri) in came:
            groups[series_of(each.iri)].append(each)
    there = set(stored)
    changes: dict[str, Change] = {}
    told: dict[str, Told] = {}
    kept: set[str] = set()
    for series, group in groups.items():
        if len(group) > 1:
            kept.update(graph_of(each.iri) for each in group)
            anew = _Anew(came[series], there)
            for iri, found, say in _of_series(group, stated, anew):
                changes[graph_of(iri)] = Change.of_graph(graph_of(iri), "editions", found)
                told[iri] = say
    begins = tuple(f"{graph_of(each)}/" for each in came)
    gone = [key for key in there if key.startswith(begins) and key not in kept]
    return list(changes.values()), sorted(gone), told


class _Anew:
    """Which editions of a series are told anew: what came or went, and all that rests on it.

    An edition rests on those before it; on which day it begins, on those of its year.
    """

    def __init__(self, came: Sequence[str], stored: Container[str]) -> None:
        self._first = min(map(order, came))
        self._years = set(map(year, came))
        self._stored = stored

    def __contains__(self, iri: object) -> bool:
        if not isinstance(iri, str) or graph_of(iri) not in self._stored:
            return True
        said = edition_of(iri)
        return order(said) >= self._first or year(said) in self._years


def _of_series(
    group: Sequence[StoredDocument], stated: Callable[[str], Every], anew: Container[str]
) -> Iterator[tuple[str, list[Quad], Told]]:
    """For each edition that is told anew, in order: its graph, and what to tell."""
    ordered = sorted(group, key=lambda each: order(edition_of(each.iri)))

    @cache
    def rows(at: int) -> list[Row]:
        each = ordered[at]
        return rows_of(stated(each.iri)) if kind_of(each.kind).tracks else []

    days = _days([each.iri for each in ordered])
    for at, each in enumerate(ordered):
        if each.iri not in anew:
            continue
        graph = NamedNode(graph_of(each.iri))
        earlier = [one for one in ordered[:at] if not _beside(one, each)]
        before = earlier[-1] if earlier else None
        last = [one for one in earlier if before is not None and _beside(one, before)]
        day = days[each.iri]
        ended = [("supersededOn", of) for of in (*last, before) if of is not None]
        found = [
            Quad(NamedNode(of.iri), term(local), literal(day), graph)
            for local, of in (("currentFrom", each), *ended)
            if day is not None
        ]
        steps: list[Step] = []
        if before is not None:
            found.append(Quad(NamedNode(each.iri), term("revises"), NamedNode(before.iri), graph))
            years = {year(edition_of(one.iri)) for one in (each, before)}
            one_year = len(years) == 1
            if rows(at) and rows(at - 1):
                near = (
                    back
                    for back in range(at - 1, -1, -1)
                    if year(edition_of(ordered[back].iri)) in years
                )
                # Far back is read only for what nearer editions do not have.
                steps = follow(map(rows, near), rows(at), one_year=one_year)
        for step in steps:
            found += _quads(step, each, graph)
        yield (
            each.iri,
            list(dict.fromkeys(found)),
            Told(
                _readable(series_of(each.iri)),
                edition_of(each.iri),
                None if before is None else edition_of(before.iri),
                tuple(steps),
                last_day(edition_of(each.iri)) is None,
                tuple(_alike(each, ordered)),
            ),
        )


def _beside(one: StoredDocument, other: StoredDocument) -> bool:
    """Whether of two documents of one title and day neither takes the place of the other: an organ
    gave each a number of its own, and they track no tasks.
    """
    if one.iri == other.iri or kind_of(one.kind).tracks or kind_of(other.kind).tracks:
        return False
    ends = [edition_of(each.iri).partition(".") for each in (one, other)]
    numbered = all(number for _, _, number in ends)
    return numbered and ends[0][0] == ends[1][0] and last_day(ends[0][0]) is not None


def _alike(document: StoredDocument, group: Sequence[StoredDocument]) -> Iterator[tuple[str, str]]:
    """The file and edition of each that a document may be one with.

    One that says its year only may be any of that year: it is told beside a single other one.
    """
    own = edition_of(document.iri)
    of_year = sum(year(edition_of(each.iri)) == year(own) for each in group)
    for each in group:
        said = edition_of(each.iri)
        only_year = said.isdigit() or own.isdigit()
        if each.iri == document.iri or (only_year and of_year > len((document, each))):
            continue
        if may_be_one(own, document.title, said, each.title):
            yield each.name, said


def _days(iris: Sequence[str]) -> dict[str, date | None]:
    """The day from which each edition is the latest.

    Of one that says its year only it is the first day of that year, where no other edition tells
    of the same year: a report or a plan of a year comes early in it. Else it is the last one.
    """
    years = Counter(year(edition_of(each)) for each in iris)
    found: dict[str, date | None] = {}
    for each in iris:
        said = edition_of(each)
        day = last_day(said)
        alone = said.isdigit() and years[year(said)] == 1
        found[each] = day.replace(month=1, day=1) if day is not None and alone else day
    return found


def _readable(series: str) -> str:
    return series.rpartition("/")[2]


def follow(
    earlier: Iterable[Sequence[Row]], rows: Sequence[Row], *, one_year: bool = True
) -> list[Step]:
    """How the tasks of an edition go on from those before.

    earlier: of the editions before, the nearest first. one_year: whether the nearest one tells of
    the same year.
    """
    further = iter(earlier)
    before = list(next(further, ()))
    pairs = _same_words(before, rows)
    steps = [
        Step("sameTaskAs", new, old, "task/same-words", _moved(old, new)) for old, new in pairs
    ]
    if one_year:
        steps += _further(before, rows, pairs)
    known = {step.row.thing.iri for step in steps}
    steps += _back(further, [each for each in rows if each.thing.iri not in known])
    if one_year:
        known = {step.row.thing.iri for step in steps}
        kept = {step.other.thing.iri for step in steps if step.other is not None}
        steps += [
            Step("newIn", each, None, "task/added", "此前各期没有这项任务")
            for each in rows
            if each.thing.iri not in known
        ]
        steps += [
            Step("missingFrom", each, None, "task/missing", "本期不再列有这项任务")
            for each in before
            if each.thing.iri not in kept
        ]
    return steps


def _further(
    before: Sequence[Row], rows: Sequence[Row], pairs: Sequence[tuple[Row, Row]]
) -> list[Step]:
    """Split, joined, renamed: of what has no task of the same words on the other side."""
    matched = {each.thing.iri for pair in pairs for each in pair}
    old = [each for each in before if each.thing.iri not in matched]
    new = [each for each in rows if each.thing.iri not in matched]
    steps: list[Step] = []
    for whole, parts in _parts(old, new):
        why = f"由“{whole.thing.name}”拆分"
        steps += [Step("splitFrom", part, whole, "task/split", why) for part in parts]
    old, new = _without(old, steps), _without(new, steps)
    for whole, parts in _parts(new, old):
        why = f"由“{'”“'.join(part.thing.name for part in parts)}”合并"
        steps += [Step("joinedFrom", whole, part, "task/joined", why) for part in parts]
    old, new = _without(old, steps), _without(new, steps)
    for rule, fits in (
        ("task/other-figure", _other_figure),
        ("task/contained", _contained),
        ("task/renamed", _Renamed(before, rows, pairs, steps)),
    ):
        found = [(one, other) for one in old for other in new if fits(one, other)]
        ones = Counter(one.thing.iri for one, _ in found)
        others = Counter(other.thing.iri for _, other in found)
        more = [
            Step("sameTaskAs", other, one, rule, f"原为“{one.thing.name}”")
            for one, other in found
            if ones[one.thing.iri] == others[other.thing.iri] == 1
        ]
        steps += more
        old, new = _without(old, more), _without(new, more)
    return steps


def _without(rows: Sequence[Row], steps: Iterable[Step]) -> list[Row]:
    used = {each.thing.iri for step in steps for each in (step.row, step.other) if each is not None}
    return [each for each in rows if each.thing.iri not in used]


def _same_words(before: Sequence[Row], rows: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Pairs of the same words; of several of the same words by number, then in their order."""
    sides: tuple[dict[str, list[Row]], dict[str, list[Row]]] = (
        defaultdict(list),
        defaultdict(list),
    )
    for side, each_of in zip(sides, (before, rows), strict=True):
        for each in each_of:
            side[each.words].append(each)
    pairs: list[tuple[Row, Row]] = []
    for words, old in sides[0].items():
        new = sides[1].get(words, [])
        if len(old) == 1 and len(new) == 1:
            pairs.append((old[0], new[0]))
            continue
        numbers = {each.number: each for each in new}
        pairs += [(each, numbers[each.number]) for each in old if each.number in numbers]
        used = {each.thing.iri for pair in pairs for each in pair}
        left, right = ([e for e in side if e.thing.iri not in used] for side in (old, new))
        if len(left) == len(right):
            pairs += zip(left, right, strict=True)
    return pairs


def _moved(old: Row, new: Row) -> str:
    if old.number == new.number:
        return "序号和文字相同"
    return f"文字相同，序号由{old.number}变为{new.number}"


def _parts(wholes: Sequence[Row], rows: Sequence[Row]) -> Iterator[tuple[Row, list[Row]]]:
    """Of each task those that are parts of it, where there are several; each is part of one."""
    found = {
        whole.thing.iri: [each for each in rows if _is_part(each.words, whole.words)]
        for whole in wholes
    }
    of = Counter(each.thing.iri for parts in found.values() for each in parts)
    for whole in wholes:
        parts = [each for each in found[whole.thing.iri] if of[each.thing.iri] == 1]
        if len(parts) > 1:
            yield whole, parts


def _is_part(part: str, whole: str) -> bool:
    """Whether a task's words, figures aside, are what is left of another's; or these with more."""
    short, long = masked(part, ""), masked(whole, "")
    if min(len(short), len(long)) < _SHORTEST or short == long:
        return False
    return left_of(short, long) or short.startswith(long)


def _other_figure(old: Row, new: Row) -> bool:
    return masked(old.words) == masked(new.words) and len(masked(old.words, "")) >= _SHORTEST


def _contained(old: Row, new: Row) -> bool:
    short, long = sorted((masked(old.words, ""), masked(new.words, "")), key=len)
    return len(short) >= _SHORTEST and short in long


class _Renamed:
    """Whether a task stands where another stood, with the same units and a part of its words."""

    def __init__(
        self,
        before: Sequence[Row],
        rows: Sequence[Row],
        pairs: Sequence[tuple[Row, Row]],
        steps: Sequence[Step],
    ) -> None:
        # What goes on, whole, split or joined, is one place in both editions.
        linked = [
            *pairs,
            *((step.other, step.row) for step in steps if step.other is not None),
        ]
        same: dict[str, str] = {}
        for old, new in linked:
            place = same.get(old.thing.iri) or same.get(new.thing.iri) or new.thing.iri
            same[old.thing.iri] = same[new.thing.iri] = place
        self._old = _between([each.thing.iri for each in before], same)
        self._new = _between([each.thing.iri for each in rows], same)

    def __call__(self, old: Row, new: Row) -> bool:
        there = old.number == new.number or self._old.get(old.thing.iri) == self._new.get(
            new.thing.iri, ()
        )
        if not there or not old.units or old.units != new.units:
            return False
        figures = sorted(_FIGURE.findall(old.words))
        if figures and figures == sorted(_FIGURE.findall(new.words)):
            return True
        return longest_common(masked(old.words, ""), masked(new.words, "")) >= _SHORTEST


def _between(iris: Sequence[str], same: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """The places right above and below each unknown task that stands alone between them."""
    places = ["", *(same.get(each, "?") for each in iris), "."]
    return {
        iri: (places[at - 1], places[at + 1])
        for at, iri in enumerate(iris, 1)
        if places[at] == "?" and "?" not in (places[at - 1], places[at + 1])
    }


def _back(earlier: Iterator[Sequence[Row]], rows: Sequence[Row]) -> Iterator[Step]:
    """Tasks that an edition before the nearest has in the same words.

    earlier: those before the nearest, read as far as they are needed.
    """
    left = list(rows)
    while left and (edition := next(earlier, None)) is not None:
        for old, new in _same_words(edition, left):
            yield Step("sameTaskAs", new, old, "task/back", "上一期没有，更早一期有相同文字的任务")
            left.remove(new)


def rows_of(every: Every) -> list[Row]:
    """The tasks of a document with what tells them, in order. every: what it states."""
    tables = Tables(tasks_named(every))
    kinds = with_all_below("Task")
    tasks = {
        iri for iri in tables.subjects if not kinds.isdisjoint(tables.of(iri).get(TYPE.value, ()))
    }
    units: dict[str, set[str]] = defaultdict(set)
    for unit, task in led(every):
        units[task].add(unit)
    first: dict[str, StoredClaim] = {}
    for claim in tables.claims("mentions", tasks):
        first[claim.object] = min(first.get(claim.object, claim), claim, key=_position)
    ordered = sorted(first.values(), key=lambda each: (_ordinal(tables, each), _position(each)))
    return [
        Row(
            Thing(claim.object, "Task", tables.name(claim.object) or ""),
            _ordinal(tables, claim) or at,
            frozenset(units[claim.object]),
            Passage(
                tables.text(claim.subject, "documentName") or "",
                claim.passage.locator,
                claim.passage.quote,
            ),
            claim.passage.document,
        )
        for at, claim in enumerate(ordered, 1)
    ]


def _position(claim: StoredClaim) -> tuple[int, int, str]:
    return claim.passage.locator.start, claim.passage.locator.end, claim.iri


def _ordinal(tables: Tables, claim: StoredClaim) -> int:
    return int(tables.text(claim.object, "ordinal") or 0)


def _quads(step: Step, edition: StoredDocument, graph: NamedNode) -> Iterator[Quad]:
    """A step as a claim; its passage is where the later task is named, or the one that is gone."""
    other = (
        Thing(edition.iri, "Document", edition.title) if step.other is None else step.other.thing
    )
    statement = Statement(
        step.row.thing,
        step.predicate,
        other,
        step.row.passage,
        METHOD,
        rule=step.rule,
        explanation=step.why,
    )
    claim = claim_iri(statement, edition.iri, "")
    return statement_quads(statement, step.row.document, graph, claim)
