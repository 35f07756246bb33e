"""The registry of a division as of the time of a document: which names count then.

A unit that was not there at that time, as `changes.toml` says, counts by its own name alone, for a
unit is its name: not by its aliases, nor as a member of a group. A name that two units have had
counts for the one that was there; where both were there within the time (a document of 2019 that
says no day, a change in March), for none.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ontology.registries import RegisteredUnit, Registry, registry_of
from ontology.reorganisations import Span, lifetimes, meet
from ontology.text import normal_name


def registry_at(code: str, dated: str | None) -> Registry | None:
    """The registry of the division with this code for a document's date (`2019`, `2019-03`,
    `2019-03-15`; None: it says none, then all that was ever there counts). None without a registry.
    """
    registry = registry_of(code)
    if registry is None or dated is None or not any(each.on for each in registry.changes):
        return registry
    return _at(registry, (_span(dated),))


def _span(dated: str) -> Span:
    """First and last day of a date as documents state them."""
    year, month, day = [*map(int, dated.split("-")), 0, 0][:3]
    days = monthrange(year, month or 12)[1]
    first = date(year, month or 1, min(day or 1, days))
    return first, first if day else date(year, month or 12, days)


def _at(registry: Registry, time: tuple[Span, ...]) -> Registry:
    there = [e for e in registry.units if meet(lifetimes(e.name, registry.changes), time)]
    gone = frozenset(each.name for each in registry.units) - {each.name for each in there}
    by_name = _alone(there)
    taken = {normal_name(name) for each in there for name in each.names}
    units = tuple(
        replace(each, aliases=(), official=None, short=None) if each.name in gone else each
        for each in registry.units
        if each.name not in gone or normal_name(each.name) not in taken
    )
    for each in units:
        if each.name in gone:
            by_name[normal_name(each.name)] = each
    return replace(registry, units=units, gone=gone, _units=by_name)


def _alone(units: Iterable[RegisteredUnit]) -> dict[str, RegisteredUnit]:
    """The units by those of their names that no other one has."""
    found: dict[str, RegisteredUnit] = {}
    shared: set[str] = set()
    for unit in units:
        for name in map(normal_name, unit.names):
            if found.setdefault(name, unit) is not unit:
                shared.add(name)
    return {name: unit for name, unit in found.items() if name not in shared}
