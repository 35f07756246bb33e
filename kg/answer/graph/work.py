"""The graph of units, tasks and goals, from the rows that a question fetched.

Things are numbered in the order of their IRIs, and everything is sorted by number: what is
computed from it depends neither on the engine nor on the order of the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.answer.material import Row
from kg.answer.values import plain


@dataclass(frozen=True, slots=True)
class Thing:
    """A unit, task or goal."""

    iri: str
    name: str


@dataclass(frozen=True, slots=True)
class Work:
    """Who has a part in which task, and which goals the tasks serve; all by number.

    units, tasks, goals: the things, in the order of their IRIs.
    members: the units of each task; empty where it names none. goals_of: the goals of each task.
    groups: how many groups of units (各街道) each task names; they are no units.
    documents: the number of each task's document.
    """

    units: tuple[Thing, ...]
    tasks: tuple[Thing, ...]
    goals: tuple[Thing, ...]
    members: tuple[tuple[int, ...], ...]
    goals_of: tuple[tuple[int, ...], ...]
    groups: tuple[int, ...]
    documents: tuple[int, ...]

    def tasks_of(self) -> list[list[int]]:
        """The tasks of each unit."""
        return inverted(self.members, len(self.units))

    def parts(self) -> int:
        """How many parts the units have in tasks: the edges of the graph."""
        return sum(map(len, self.members))


def read(rows: Sequence[Row]) -> Work:
    """The graph of a question's rows.

    rows: with `task_iri`, `task`, `actor_iri`, `actor`, `is_group`, `goal_iri`, `goal`,
    `document_iri`: one for each task with each of its units or groups and each of its goals;
    what a task does not have is null. What is said twice (a unit with two roles) counts once.
    """
    tasks: dict[str, _Task] = {}
    units: dict[str, str] = {}
    goals: dict[str, str] = {}
    for row in rows:
        iri = _text(row["task_iri"])
        task = tasks.get(iri)
        if task is None:
            task = tasks[iri] = _Task(_text(row["task"]), _text(row["document_iri"]))
        if row["actor_iri"] is not None:
            actor = _text(row["actor_iri"])
            if actor in units:
                task.units.append(actor)
            elif actor not in task.groups:
                if plain(row["is_group"], "boolean"):
                    task.groups.append(actor)
                else:
                    task.units.append(actor)
                    units[actor] = _text(row["actor"])
        if row["goal_iri"] is not None:
            goal = _text(row["goal_iri"])
            task.goals.append(goal)
            if goal not in goals:
                goals[goal] = _text(row["goal"])
    ordered = [tasks[iri] for iri in sorted(tasks)]
    unit_of, goal_of = _numbers(units), _numbers(goals)
    document_of = _numbers({each.document for each in ordered})
    return Work(
        units=_things(units),
        tasks=tuple(Thing(iri, tasks[iri].name) for iri in sorted(tasks)),
        goals=_things(goals),
        members=tuple(_sorted(each.units, unit_of) for each in ordered),
        goals_of=tuple(_sorted(each.goals, goal_of) for each in ordered),
        groups=tuple(len(each.groups) for each in ordered),
        documents=tuple(document_of[each.document] for each in ordered),
    )


@dataclass(slots=True)
class _Task:
    """What the rows say of a task; units and goals as often as they say it."""

    name: str
    document: str
    units: list[str] = field(default_factory=list)
    goals: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)


def inverted(lists: Sequence[Sequence[int]], size: int) -> list[list[int]]:
    """Lists of numbers below `size` → for each number, which lists it is in."""
    found: list[list[int]] = [[] for _ in range(size)]
    for number, members in enumerate(lists):
        for each in members:
            found[each].append(number)
    return found


def _text(value: Any) -> str:
    return value if type(value) is str else str(plain(value, "text"))


def _numbers(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(sorted(names))}


def _sorted(names: Iterable[str], numbers: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(sorted({numbers[name] for name in names}))


def _things(names: Mapping[str, str]) -> tuple[Thing, ...]:
    return tuple(Thing(iri, name) for iri, name in sorted(names.items()))
