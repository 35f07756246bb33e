"""Which boxes the first view has room for, and in which order they stand.

The view has two columns, units and goals, cut into bands. Each box has a row of its own, so
no two can overlap at any width; the script gives rows their pixels. What is left to decide is
the order, which makes the lines short, and what is folded away where there are many.
Everything here is deterministic: the same graph gives the same picture.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

_T = TypeVar("_T")

ROWS = 29
"""Rows in the first view: what an office laptop shows without scrolling."""

GOALS = 24
"""Goals in the first view; each band shows at least one."""

_GAPS = 5
"""Rows that the spaces between bands may take, when those kept are filled up with units."""

LEAST_UNITS = 4
"""Rows for units in a band that has a title: three of them, and one for all others."""


@dataclass(frozen=True, slots=True)
class Band:
    """A group of goals with the units whose main work they are (IRIs).

    name: the goal that names the group. single: the group is that goal alone, and needs no
    title. more_units, more_goals: what is folded into one box each.
    """

    name: str
    units: tuple[str, ...]
    goals: tuple[str, ...]
    single: bool = False
    more_units: tuple[str, ...] = ()
    more_goals: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """Rows that it takes."""
        units = len(self.units) + bool(self.more_units) + (not self.single)
        return max(units, len(self.goals) + bool(self.more_goals))


def fold(
    bands: Sequence[Band], *, most_goals: int = GOALS, most_rows: int = ROWS
) -> tuple[list[Band], list[Band]]:
    """Bands that fit, and those left out; bands, units and goals come most important first.

    Every band keeps at least one goal; as many bands are kept as the rows allow. Rows that are
    left over show units that were folded away.
    """
    number = len(bands)
    while True:
        kept = _folded(bands[:number], most_goals)
        room = most_rows - (number < len(bands))  # what is left out has a box of its own
        if number <= 1 or sum(band.rows for band in kept) <= room:
            return _filled(kept, most_rows - _GAPS), list(bands[number:])
        number -= 1


def _filled(bands: Sequence[Band], most_rows: int) -> list[Band]:
    """The bands with more of their units drawn, the first bands first, while rows are left."""
    left = most_rows - sum(band.rows for band in bands)
    found = []
    for band in bands:
        room = max(0, left) + band.rows - (not band.single)
        units, more_units = _first((*band.units, *band.more_units), max(room, len(band.units) + 1))
        found.append(replace(band, units=units, more_units=more_units))
        left -= found[-1].rows - band.rows
    return found


def _folded(bands: Sequence[Band], most_goals: int) -> list[Band]:
    rooms = _shares([len(band.goals) for band in bands], most_goals)
    found = []
    for band, room in zip(bands, rooms, strict=True):
        goals, more_goals = _first(band.goals, room)
        rows = len(goals) + bool(more_goals)
        units, more_units = _first(
            band.units, max(rows, 2) if band.single else max(rows - 1, LEAST_UNITS)
        )
        found.append(
            replace(band, units=units, goals=goals, more_units=more_units, more_goals=more_goals)
        )
    return found


def _shares(wishes: Sequence[int], total: int) -> list[int]:
    """What each gets of a total: small wishes wholly, the rest shared evenly; two at least."""
    shares = [0] * len(wishes)
    left = total
    for done, at in enumerate(sorted(range(len(wishes)), key=lambda at: wishes[at])):
        shares[at] = min(wishes[at], max(2, left // (len(wishes) - done)))
        left -= shares[at]
    return shares


def _first(things: tuple[str, ...], room: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What fits, and the rest, which takes one place where there is any."""
    if len(things) <= room:
        return things, ()
    return things[: room - 1], things[room - 1 :]


def arrange(bands: Sequence[Band], weights: Mapping[tuple[str, str], int]) -> list[Band]:
    """The bands, and what stands in them, in the order that makes the lines short.

    weights: tasks that join a unit and a goal. Two neighbours change places as long as that
    helps, bands first; where nothing helps, things stay as they came.
    """
    found = list(bands)
    _swap(found, lambda order: cost(order, weights))
    for number in range(len(found)):
        for side in ("goals", "units"):
            _sort_side(found, number, side, weights)
    return found


def _sort_side(
    bands: list[Band], number: int, side: str, weights: Mapping[tuple[str, str], int]
) -> None:
    def with_order(order: Sequence[str]) -> list[Band]:
        band = bands[number]
        changed = (
            replace(band, goals=tuple(order))
            if side == "goals"
            else replace(band, units=tuple(order))
        )
        return [*bands[:number], changed, *bands[number + 1 :]]

    order = list(bands[number].goals if side == "goals" else bands[number].units)
    _swap(order, lambda each: cost(with_order(each), weights))
    bands[:] = with_order(order)


def _swap(things: list[_T], cost_of: Callable[[list[_T]], float]) -> None:
    best = cost_of(things)
    for _ in range(len(things)):
        changed = False
        for at in range(len(things) - 1):
            things[at], things[at + 1] = things[at + 1], things[at]
            now = cost_of(things)
            if now < best:
                best, changed = now, True
            else:
                things[at], things[at + 1] = things[at + 1], things[at]
        if not changed:
            return


def cost(bands: Sequence[Band], weights: Mapping[tuple[str, str], int]) -> float:
    """How far the lines climb or fall, heavy ones counting more."""
    units, goals = positions(bands)
    return sum(
        weight * abs(units[unit] - goals[goal])
        for (unit, goal), weight in weights.items()
        if unit in units and goal in goals
    )


def positions(bands: Sequence[Band]) -> tuple[dict[str, int], dict[str, int]]:
    """The row of each unit and of each goal."""
    units: dict[str, int] = {}
    goals: dict[str, int] = {}
    top = 0
    for band in bands:
        for at, unit in enumerate(band.units):
            units[unit] = top + at + (not band.single)
        for at, goal in enumerate(band.goals):
            goals[goal] = top + at
        top += band.rows
    return units, goals
