"""Goals and tasks that one unit alone carries: where nobody can stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from kg.answer.graph.chance import beside, draws_for
from kg.answer.graph.rewiring import rewired
from kg.answer.graph.work import Work, inverted, read
from kg.answer.material import Row, Rows

Place = tuple[int, int | None]
"""A unit and a goal; None for its tasks of no goal."""


def single_points(rows: Sequence[Row], given: Mapping[str, Any]) -> Rows:
    """For each unit and goal, the tasks that this unit alone carries.

    rows: as :func:`kg.answer.graph.work.read` takes. given: `draws` (or None).
    A task is carried alone if it names this unit and nobody else: no group of units either.
    First come the goals that rest on one unit alone, then by the number of tasks.

    Chance is asked of what is not picked by hand: of all tasks that the unit carries alone,
    in whichever goal (a single task must fall to somebody in some goal, so its place there
    says nothing), and of the units of the goal.

    Gives rows of: name of the unit, name of the goal, whether the goal names no other unit nor
    a group, the number of its tasks carried alone, their names, all tasks of the goal, its
    units, their mean and range by chance, verdict; all tasks that the unit carries alone, their
    mean and range by chance, verdict; draws, IRIs of the unit and the goal.
    """
    work = read(rows)
    held = _held(work)
    spread = _units_of_goals(work, work.members)
    alone = _alone(work, work.members)
    draws = draws_for(given["draws"], 12 * work.parts())
    drawn_alone: dict[int, list[int]] = {unit: [] for unit, _ in held}
    drawn_spread: dict[int | None, list[int]] = {goal: [] for _, goal in held}
    for members in rewired(work.members, work.documents, draws if held else 0):
        counted, sizes = _alone(work, members), _units_of_goals(work, members)
        for unit, values in drawn_alone.items():
            values.append(counted[unit])
        for goal, values in drawn_spread.items():
            values.append(0 if goal is None else sizes[goal])
    tasks = inverted(work.goals_of, len(work.goals))
    found = []
    for (unit, goal), mine in held.items():
        of_goal: tuple[Any, ...] = (None,) * 6
        whole = False
        if goal is not None:
            whole = spread[goal] == 1 and not any(work.groups[task] for task in tasks[goal])
            of_goal = (
                len(tasks[goal]),
                spread[goal],
                *beside(spread[goal], drawn_spread[goal]).columns,
            )
        row = (
            work.units[unit].name,
            None if goal is None else work.goals[goal].name,
            whole,
            len(mine),
            sorted(work.tasks[task].name for task in mine),
            *of_goal,
            alone[unit],
            *beside(alone[unit], drawn_alone[unit]).columns,
            draws,
            work.units[unit].iri,
            None if goal is None else work.goals[goal].iri,
        )
        found.append(((not whole, -len(mine), unit, -1 if goal is None else goal), row))
    return tuple(row for _, row in sorted(found, key=lambda each: each[0]))


def _held(work: Work) -> dict[Place, list[int]]:
    """The tasks that each unit alone carries, by goal."""
    held: dict[Place, list[int]] = {}
    for task, units in enumerate(work.members):
        if len(units) == 1 and not work.groups[task]:
            for goal in work.goals_of[task] or (None,):
                held.setdefault((units[0], goal), []).append(task)
    return held


def _alone(work: Work, members: Sequence[Sequence[int]]) -> Counter[int]:
    """How many tasks each unit alone carries."""
    return Counter(
        units[0]
        for units, groups in zip(members, work.groups, strict=True)
        if len(units) == 1 and not groups
    )


def _units_of_goals(work: Work, members: Sequence[Sequence[int]]) -> list[int]:
    """How many units each goal has."""
    found: list[set[int]] = [set() for _ in work.goals]
    for units, goals in zip(members, work.goals_of, strict=True):
        for goal in goals:
            found[goal].update(units)
    return [len(each) for each in found]
