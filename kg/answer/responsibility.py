"""Which units share responsibility for which goals.

A goal is whatever tasks are part of or advance: the category of a table, a strategy and its parts,
a programme, a front of a report. Its tasks are its own and those of all goals below it, each once.
What a table or list tracks is counted apart from what a report or plan promises, and units that a
document names apart from those that it reaches only through a group (各街道).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import combinations
from math import inf
from typing import Any

from kg.answer.material import Row, Rows
from kg.answer.values import plain

COLUMNS = (
    "goal", "level", "task", "verdict", "kind", "tasks",
    "leads", "lead_tasks", "responsible", "responsible_tasks", "supports", "support_tasks",
    "groups", "through_groups", "open",
    "exceeded", "met", "partly", "in_progress", "not_met", "no_data", "postponed", "cancelled",
    "unjudged",
    "pairs", "promises", "promise_units", "goal_iri", "task_iri",
)  # fmt: skip
"""The columns of the answer, in the order of the question's head."""

PAIRS = 5
"""How many pairs of units a goal shows at most."""

_VERDICTS = (
    "exceeded",
    "met",
    "partly",
    "in_progress",
    "not_met",
    "no_data",
    "postponed",
    "cancelled",
)
_CLOSED = frozenset({"exceeded", "met", "cancelled"})
_NUMBERS = {"leads": "lead_tasks", "responsible": "responsible_tasks", "supports": "support_tasks"}
"""The columns of units by role, and those of their numbers of tasks."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit, or a group of units."""

    iri: str
    name: str


@dataclass(frozen=True, slots=True)
class _Task:
    """A task with who has a part in it.

    place: what orders the tasks of a goal: document, row, IRI.
    units: those that a document names, by the column of their role. groups: the groups that it
    names. through: the units that are members of such a group.
    """

    iri: str
    name: str
    promised: bool
    verdict: str | None
    place: tuple[str, float, str]
    units: Mapping[str, tuple[_Unit, ...]]
    groups: tuple[_Unit, ...]
    through: tuple[_Unit, ...]

    @property
    def named(self) -> set[_Unit]:
        """All units that a document names for it."""
        return {unit for units in self.units.values() for unit in units}


@dataclass(slots=True)
class _Goal:
    iri: str
    name: str
    kind: str
    above: tuple[str, ...]
    tasks: list[_Task] = field(default_factory=list)
    parts: list[_Goal] = field(default_factory=list)


def goal_responsibility(material: Sequence[Row], goal: str | None = None) -> Rows:
    """One row a goal: who answers for it, and how its tasks stand.

    material: a row for each goal with each of its own tasks, without a task where it has none:
        `goal_iri`, `goal`, `kind`, `above` (IRIs of the goals right above), `task_iri`, `task`,
        `row`, `document`, `verdict`, `promised`, and the lists `leads`, `responsible`, `supports`,
        `groups`, `through_groups` of units as `<IRI> <name>`.
    goal: IRI of the one that is asked for: it, the goals below it and the tasks of each, in the
        order of the tree. None: all goals that have tasks, most open tasks first.
    Gives rows of :data:`COLUMNS`.
    """
    goals = _goals(material)
    if goal is not None:
        rows = _tree(goals[goal]) if goal in goals else iter(())
    else:
        every = (_goal_row(each) for each in goals.values())
        rows = iter(
            sorted(
                (row for row in every if row["tasks"] or row["promises"]),
                key=lambda row: (-row["open"], -row["tasks"], row["goal_iri"]),
            )
        )
    return tuple(tuple(row.get(key) for key in COLUMNS) for row in rows)


def _goals(material: Sequence[Row]) -> dict[str, _Goal]:
    """The goals by IRI, with their tasks and the goals below."""
    goals: dict[str, _Goal] = {}
    tasks: dict[str, _Task] = {}
    units: dict[str, _Unit] = {}
    for row in material:
        iri = plain(row["goal_iri"], "id")
        goal = goals.get(iri)
        if goal is None:
            name, kind = plain(row["goal"], "text"), plain(row["kind"], "kind")
            goal = goals[iri] = _Goal(iri, name, kind, tuple(plain(row["above"], "list")))
        if row["task_iri"] is not None:
            iri = plain(row["task_iri"], "id")
            if iri not in tasks:
                tasks[iri] = _task(row, units)
            goal.tasks.append(tasks[iri])
    for iri in sorted(goals):
        for above in goals[iri].above:
            if above in goals:
                goals[above].parts.append(goals[iri])
    return goals


def _task(row: Row, known: dict[str, _Unit]) -> _Task:
    def units(column: str) -> tuple[_Unit, ...]:
        return tuple(_unit(each, known) for each in plain(row[column], "list"))

    iri, ordinal = plain(row["task_iri"], "id"), plain(row["row"], "number")
    return _Task(
        iri,
        plain(row["task"], "text"),
        plain(row["promised"], "boolean"),
        plain(row["verdict"], "verdict"),
        (plain(row["document"], "text") or "", inf if ordinal is None else ordinal, iri),
        {role: units(role) for role in _NUMBERS},
        units("groups"),
        units("through_groups"),
    )


def _unit(told: str, known: dict[str, _Unit]) -> _Unit:
    if told not in known:
        iri, _, name = told.partition(" ")  # an IRI holds no space
        known[told] = _Unit(iri, name)
    return known[told]


def _tree(root: _Goal) -> Iterator[dict[str, Any]]:
    """The goal, its tasks, then each goal below it in the same way; a goal stands but once."""
    waiting = [(0, root)]
    met: set[str] = set()
    while waiting:
        level, goal = waiting.pop()
        if goal.iri in met:
            continue
        met.add(goal.iri)
        yield {**_goal_row(goal), "level": level}
        for task in sorted(goal.tasks, key=lambda each: (each.promised, each.place)):
            yield {**_task_row(task), "goal": goal.name, "goal_iri": goal.iri, "level": level + 1}
        waiting += [(level + 1, part) for part in reversed(goal.parts)]


def _all_tasks(goal: _Goal) -> list[_Task]:
    """The goal's own tasks and those of all goals below it, each once."""
    waiting, met = [goal], {goal.iri}
    tasks: dict[str, _Task] = {}
    while waiting:
        each = waiting.pop()
        tasks.update((task.iri, task) for task in each.tasks)
        below = [part for part in each.parts if part.iri not in met]
        met.update(part.iri for part in below)
        waiting += below
    return list(tasks.values())


def _goal_row(goal: _Goal) -> dict[str, Any]:
    tasks = _all_tasks(goal)
    tracked = [task for task in tasks if not task.promised]
    promises = [task for task in tasks if task.promised]
    stands = Counter(task.verdict for task in tracked)
    return {
        "goal": goal.name,
        "kind": goal.kind,
        "goal_iri": goal.iri,
        "tasks": len(tracked),
        **_units(tracked),
        "open": sum(number for verdict, number in stands.items() if verdict not in _CLOSED),
        **{verdict: stands[verdict] for verdict in _VERDICTS},
        "unjudged": stands[None],
        "pairs": _pairs(tracked),
        "promises": len(promises),
        "promise_units": _answering(promises),
    }


def _task_row(task: _Task) -> dict[str, Any]:
    """A task's line below its goal: its units without numbers, which would all be one."""
    empty: dict[str, list[Any]] = {
        key: [] for key in (*_NUMBERS, *_NUMBERS.values(), "groups", "through_groups", "pairs")
    }
    told = {"task": task.name, "task_iri": task.iri, "kind": "Task", "verdict": task.verdict}
    if task.promised:
        return {**told, **empty, "promises": 1, "promise_units": _answering([task])}
    units = {**_units([task]), **{numbers: [] for numbers in _NUMBERS.values()}}
    return {**told, **empty, **units, "tasks": 1, "promise_units": []}


def _units(tasks: Sequence[_Task]) -> dict[str, list[Any]]:
    """The units of the tasks by role, each with its number of tasks; the groups; who is in them."""
    columns: dict[str, list[Any]] = {}
    for role, numbers in _NUMBERS.items():
        found = _most(unit for task in tasks for unit in task.units[role])
        columns[role] = [unit.name for unit, _ in found]
        columns[numbers] = [number for _, number in found]
    named = {unit for task in tasks for unit in task.named}
    through = {unit for task in tasks for unit in task.through}
    columns["groups"] = sorted({group.name for task in tasks for group in task.groups})
    columns["through_groups"] = sorted({unit.name for unit in through - named})
    return columns


def _answering(promises: Iterable[_Task]) -> list[str]:
    """The names of the units that lead or answer for the promises, most promises first."""
    found = _most(
        unit
        for task in promises
        for unit in dict.fromkeys((*task.units["leads"], *task.units["responsible"]))
    )
    return [unit.name for unit, _ in found]


def _most(units: Iterable[_Unit]) -> list[tuple[_Unit, int]]:
    """Each unit with how often it comes, most often first, then by name."""
    return sorted(Counter(units).items(), key=lambda each: (-each[1], each[0].name, each[0].iri))


def _pairs(tasks: Iterable[_Task]) -> list[str]:
    """The pairs of units that share most of the tasks: `甲、乙 3`; ties in the order of names."""
    shared: Counter[tuple[_Unit, _Unit]] = Counter()
    for task in tasks:
        units = sorted(task.named, key=lambda each: (each.name, each.iri))
        shared.update(combinations(units, 2))
    most = nsmallest(
        PAIRS,
        shared.items(),
        key=lambda each: (-each[1], *((unit.name, unit.iri) for unit in each[0])),
    )
    return [f"{one.name}、{other.name} {number}" for (one, other), number in most]
