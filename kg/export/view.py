"""Which part of the graph a page shows.

The whole graph is a hairball. By default a page shows who answers for what (units, tasks,
goals); figures, checks and verdicts are read with their task, and a unit without any task
is counted, not drawn.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.project.facts import Facts, name_of, position
from ontology.division import IDENTITIES, division_code
from ontology.errors import NotFound
from ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from kg.project.graph import Node, Relationship

WHO_AND_WHAT = ("Unit", "UnitGroup", "Task", "Goal", "Strategy")
"""Kinds of the overview (and what stands below them)."""

FOLDED = (
    *("Target", "Measurement", "Check", "Assessment", "Verdict", "Indicator"),
    *("Document", "Division", "Reading", "File"),
)
"""Kinds read in the panel of the thing that they belong to.

As nodes, documents, divisions and verdicts would join everything to everything.
"""

NEVER_ALONE = ("Task",)
"""Kinds that are drawn even when nothing is related to them: that is a finding."""


@dataclass(frozen=True, slots=True)
class View:
    """What is drawn. left_out: how many things of a kind (local name) are not, for want of
    any relation to what is drawn, or (commitments) of any unit."""

    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]
    focus: str | None = None
    left_out: tuple[tuple[str, int], ...] = ()


def overview(facts: Facts) -> View:
    """Units, tasks and goals; everything that is not folded where there are none of these.

    Beside tasks of units, what a report promises without naming one is counted, not drawn:
    hundreds of clauses would hide who answers for what (`dropped-commitments` lists them).
    """
    chosen = _unfolded(facts)
    main = {iri for iri in chosen if _is_any(facts.nodes[iri], WHO_AND_WHAT)}
    promises = facts.promised_by_name_only()
    tasks = {iri for iri in main if _is_any(facts.nodes[iri], ("Task",))}
    drawn = (main - promises if tasks - promises else main) or chosen
    related = {end for each in _within(facts, drawn) for end in (each.start, each.end)}
    kept = {iri for iri in drawn if iri in related or _is_any(facts.nodes[iri], NEVER_ALONE)}
    left_out = Counter(facts.kind(facts.nodes[iri]) for iri in (main or drawn) - kept)
    return _view(facts, kept, left_out=tuple(sorted(left_out.items())))


def neighbourhood(facts: Facts, centre: str, depth: int) -> View:
    """A thing and all that is at most `depth` relations away from it.

    centre: its IRI (:func:`kg.answer.names.resolve` finds it by name).
    """
    allowed = _unfolded(facts) | {centre}
    if _is_any(facts.nodes[centre], FOLDED):  # a target, an indicator: show figures as nodes
        hubs = {iri for iri in facts.nodes if _is_any(facts.nodes[iri], _HUBS)}
        allowed = (set(facts.nodes) - hubs) | {centre}
    near: dict[str, set[str]] = defaultdict(set)
    for each in _within(facts, allowed):
        near[each.start].add(each.end)
        near[each.end].add(each.start)
    reached, front = {centre}, {centre}
    for _ in range(depth):
        front = {other for iri in front for other in near[iri]} - reached
        reached |= front
    return _view(facts, reached, focus=centre)


def of_rows(facts: Facts, rows: Iterable[Mapping[str, Any]]) -> View:
    """The things that the rows of a question speak of, and the relations between them.

    A value of a row (or of a list in it) speaks of a thing when it is its IRI or its name; a name
    that several places have, of the thing of the place that the row speaks of otherwise.
    Figures and verdicts are drawn with the task that they belong to.
    """
    by_name: dict[str, set[str]] = defaultdict(set)
    for iri, node in facts.nodes.items():
        by_name[name_of(node)].add(iri)
    unfolded = _unfolded(facts)
    chosen: set[str] = set()
    for row in rows:
        for iri in _spoken_of(row, facts, by_name):
            chosen |= {iri} & unfolded or _owners(facts, iri)
    if not chosen:
        raise NotFound(
            "the rows name nothing that could be drawn",
            way_out="export another question, or return the things' names or IRIs",
        )
    return _view(facts, chosen)


def _spoken_of(row: Mapping[str, Any], facts: Facts, by_name: Mapping[str, set[str]]) -> set[str]:
    meant = [
        {value} if value in facts.nodes else by_name.get(value, set()) for value in _leaves(row)
    ]
    sure = {iri for iris in meant if len(iris) == 1 for iri in iris}
    places = {_place(iri) for iri in sure}
    found = set(sure)
    for iris in meant:
        found |= {iri for iri in iris if _place(iri) in places} or iris
    return found


def _place(iri: str) -> str:
    """The division that a thing is of, as its IRI says: a division is of itself."""
    return division_code(iri.removeprefix(f"{IDENTITIES}{vocabulary().segment('Division')}/"))


_HUBS = ("Verdict", "Document", "Division")


def _view(
    facts: Facts,
    chosen: set[str],
    *,
    focus: str | None = None,
    left_out: tuple[tuple[str, int], ...] = (),
) -> View:
    nodes = sorted((facts.nodes[iri] for iri in chosen), key=position)
    related = sorted(_within(facts, chosen), key=lambda each: (each.type, each.start, each.end))
    return View(tuple(nodes), tuple(related), focus, left_out)


def _within(facts: Facts, chosen: set[str]) -> list[Relationship]:
    return [each for each in facts.relationships if each.start in chosen and each.end in chosen]


def _unfolded(facts: Facts) -> set[str]:
    return {iri for iri, node in facts.nodes.items() if not _is_any(node, FOLDED)}


def _is_any(node: Node, kinds: Iterable[str]) -> bool:
    return any(vocabulary().class_term(kind).node_label in node.labels for kind in kinds)


def _owners(facts: Facts, iri: str) -> set[str]:
    """The tasks that a target, result or check belongs to; not those of a shared verdict."""
    if _is_any(facts.nodes[iri], (*_HUBS, "Indicator")):
        return set()
    owners = {each.start for each in facts.incoming(iri, "hasTarget")}
    owners |= {each.start for each in facts.incoming(iri, "hasCheck")}
    return owners | {each.end for each in facts.outgoing(iri, "reportedBy")}


def _leaves(value: Any) -> Iterable[str]:
    match value:
        case str():
            yield value
        case Mapping():
            for inner in value.values():
                yield from _leaves(inner)
        case list() | tuple():
            for inner in value:
                yield from _leaves(inner)
