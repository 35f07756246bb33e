"""What the first view says: units and goals by the tasks that join them.

Counted are parts that a document states; what a group's members owe through the group stands
with the group. The groups are the documents' own where they have them (goals below the same
goal); goals without one are joined by the units that they share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from kg.export.page.data import identity, is_any
from kg.export.page.layout import Band, arrange, fold
from kg.export.page.tasks import Work, Works
from kg.project.facts import Facts, name_of
from ontology.division import division_code

PAIRS = 5
"""Pairs of units that the first view names."""

UNMET = 4
"""Goals with most unmet tasks that the first view names, where several have as many."""

STRATEGIES = 6
"""Strategies whose parts the first view shows."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units, and the number of tasks that both have a stated part in."""

    units: tuple[str, str]
    tasks: int


def most_shared(facts: Facts, works: Iterable[Work], limit: int = PAIRS) -> list[Pair]:
    """The pairs of units that share most tasks, as the question `partners` counts them."""
    counts: Counter[tuple[str, str]] = Counter()
    for work in works:
        units = sorted(each for each in work.stated if is_any(facts.nodes[each], ("Unit",)))
        counts.update(combinations(units, 2))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [Pair(units, tasks) for units, tasks in ranked[:limit]]


def most_unmet(works: Iterable[Work]) -> list[tuple[str, int, int]]:
    """The goals with most tasks that are not met: goal, how many, of how many."""
    unmet: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for work in works:
        every.update(work.goals)
        unmet.update(work.goals if work.state == "not_met" else ())
    most = max(unmet.values(), default=0)
    return [(goal, most, every[goal]) for goal in sorted(unmet) if unmet[goal] == most]


def groups(facts: Facts, works: Works) -> dict[str, list[str]]:
    """Goals that have tasks, by the goal that names their group (itself, or one above)."""
    counts = Counter(goal for work in works.of_units for goal in work.goals)
    above: dict[str, list[str]] = defaultdict(list)
    for goal in counts:
        for each in works.goals_of(goal):
            above[each].append(goal)
    named: dict[str, list[str]] = defaultdict(list)
    alone = []
    for goal in sorted(counts):
        parents = sorted(works.goals_of(goal), key=lambda each: (-len(above[each]), each))
        if parents:
            named[parents[0]].append(goal)
        elif goal in above:  # its own tasks stand with those of the goals below it
            named[goal].append(goal)
        else:
            alone.append(goal)
    for joined in _joined_by_units(works.of_units, alone):
        named[max(joined, key=lambda each: (counts[each], each))] = joined
    return dict(named)


def _joined_by_units(works: Sequence[Work], goals: list[str]) -> list[list[str]]:
    """Goals that no document groups, grouped by the units that they share; few stay alone."""
    if len(goals) <= 3:
        return [[goal] for goal in goals]
    import networkx as nx  # only where no document groups the goals

    parts: dict[str, Counter[str]] = {goal: Counter() for goal in goals}
    for work in works:
        for goal in work.goals:
            if goal in parts:
                parts[goal].update(work.leads or work.stated)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(goals)
    for one, other in combinations(goals, 2):
        shared = (parts[one] & parts[other]).total()
        if shared:
            graph.add_edge(one, other, weight=shared)
    found = nx.community.greedy_modularity_communities(graph, weight="weight")
    return sorted(sorted(each) for each in found)


def overview(
    facts: Facts, works: Works | None = None, apart: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The first view as JSON: bands of units and goals, the lines between them, strategies
    with their parts, findings, and how much there is. Things are given by their identities.

    apart: what tells those of one name from one another (`kg.export.apart`).
    """
    works = works or Works(facts)
    called = _Called(facts, apart or {})
    joined, states = _joins(works.of_units)
    bands, left_out = _bands(facts, works, joined)
    unmet = most_unmet(works.of_units)
    shown = {iri for band in bands for iri in (*band.units, *band.goals)}
    tasks = _states(works.of_units)
    lines = [
        {"unit": identity(unit), "goal": identity(goal), "states": dict(states[unit, goal])}
        for (unit, goal) in sorted(joined)
        if unit in shown and goal in shown
    ]
    return {
        "bands": [_band(called, band, tasks) for band in bands],
        "leftOut": {
            "groups": len(left_out),
            "goals": len({goal for band in left_out for goal in band.goals}),
        },
        "lines": lines,
        "divisions": _divisions(facts, bands),
        "strategies": _strategies(called),
        "pairs": [
            {"units": [called.named(each) for each in pair.units], "tasks": pair.tasks}
            for pair in most_shared(facts, works.of_units)
        ],
        "unmet": [
            {"goal": called.named(goal), "tasks": count, "of": of}
            for goal, count, of in unmet[:UNMET]
        ],
        "moreUnmet": max(0, len(unmet) - UNMET),
        "states": dict(Counter(each.state for each in works.of_units)),
        "counts": {
            "things": len(facts.nodes),
            "tasks": len(works.of_units),
            "promised": len(works.all) - len(works.of_units),
            "units": len({unit for unit, _ in joined}),
            "goals": len({goal for work in works.of_units for goal in work.goals}),
            "strategies": len(facts.of_kind("Strategy")),
            "lines": len(joined),
            "kinds": dict(Counter(facts.kind(node) for node in facts.nodes.values())),
        },
    }


_Join = tuple[str, str]


def _joins(works: Iterable[Work]) -> tuple[Counter[_Join], dict[_Join, Counter[str]]]:
    """Tasks that join a unit and a goal: how many, and how many of each state."""
    states: dict[_Join, Counter[str]] = defaultdict(Counter)
    for work in works:
        for unit in work.stated:
            for goal in work.goals:
                states[unit, goal][work.state] += 1
    return Counter({join: each.total() for join, each in states.items()}), states


def _bands(facts: Facts, works: Works, joined: Counter[_Join]) -> tuple[list[Band], list[Band]]:
    """The bands that are drawn, and those left out for want of room."""
    tasks = Counter(goal for work in works.of_units for goal in work.goals)
    home: dict[str, str] = {}
    named = groups(facts, works)
    for name, goals in named.items():
        home |= dict.fromkeys(goals, name)
    load: dict[str, Counter[str]] = defaultdict(Counter)
    led: dict[str, Counter[str]] = defaultdict(Counter)
    for work in works.of_units:
        for goal in work.goals:
            for unit in work.stated:
                load[unit][home[goal]] += 1
            for unit in work.leads:
                led[unit][home[goal]] += 1
    members: dict[str, list[str]] = defaultdict(list)
    for unit in sorted(load):
        where = max(sorted(load[unit]), key=lambda name: (led[unit][name], load[unit][name]))
        members[where].append(unit)
    totals = {unit: each.total() for unit, each in load.items()}
    whole = [
        Band(
            name,
            tuple(sorted(members[name], key=lambda each: (-totals[each], each))),
            tuple(sorted(goals, key=lambda each: (-tasks[each], each))),
            single=goals == [name],
        )
        for name, goals in named.items()
    ]
    whole.sort(key=lambda band: (-sum(tasks[goal] for goal in band.goals), band.name))
    kept, left_out = fold(whole)
    return arrange(kept, joined), left_out


def _states(works: Iterable[Work]) -> dict[str, Counter[str]]:
    """How the tasks of each goal and unit stand, those of stated parts."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for work in works:
        for each in (*work.goals, *work.stated):
            found[each][work.state] += 1
    return found


def _band(called: _Called, band: Band, tasks: dict[str, Counter[str]]) -> dict[str, Any]:
    return {
        **called.named(band.name),
        "single": band.single,
        "units": [{**called.named(each), "states": dict(tasks[each])} for each in band.units],
        "goals": [{**called.named(each), "states": dict(tasks[each])} for each in band.goals],
        "moreUnits": [identity(each) for each in band.more_units],
        "moreGoals": [identity(each) for each in band.more_goals],
    }


def _divisions(facts: Facts, bands: Iterable[Band]) -> dict[str, str]:
    """Names of divisions by the beginning of identities, where the bands are of several."""
    codes = {division_code(band.name) for band in bands}
    if len(codes) < 2:
        return {}
    names = {
        identity(node.iri).rpartition("/")[2]: name_of(node) for node in facts.of_kind("Division")
    }
    return {code: names.get(code, code) for code in sorted(codes)}


def _strategies(called: _Called) -> list[dict[str, Any]]:
    """Strategies with their parts, those with most parts first."""
    facts, found = called.facts, []
    for node in facts.of_kind("Strategy"):
        parts = [each.start for each in facts.incoming(node.iri, "partOf")]
        parts = [each for each in parts if not is_any(facts.nodes[each], ("Task",))]
        if parts:
            stated = node.properties.get("stated_parts")
            found.append((node.iri, parts, stated if isinstance(stated, int) else len(parts)))
    found.sort(key=lambda each: (-len(each[1]), each[0]))
    return [
        {
            **called.named(iri),
            "parts": [facts.name(each) for each in sorted(parts)],
            "stated": stated,
        }
        for iri, parts, stated in found[:STRATEGIES]
    ]


@dataclass(frozen=True, slots=True)
class _Called:
    """What things are called, told apart."""

    facts: Facts
    apart: Mapping[str, str]

    def named(self, iri: str) -> dict[str, Any]:
        name = self.apart.get(iri) or self.facts.name(iri)
        return {"id": identity(iri), "name": name, "kind": self.facts.kind(self.facts.nodes[iri])}
