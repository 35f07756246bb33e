"""Units that were renamed, merged, split or formed from others, as a registry or a document says.

A renamed unit is another unit, so that each keeps its time; the event joins them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ontology.ids import iri_of
from ontology.model import Division, Thing, Value


@dataclass(frozen=True, slots=True)
class Reorganisation:
    """A change of units.

    before, after: canonical names; one that stands in both goes on
    (甲并入乙). on: its first day. source: where it is written.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    on: date | None = None
    source: str = ""

    @property
    def successions(self) -> tuple[tuple[str, str], ...]:
        """Which unit is succeeded by which."""
        gone = [each for each in self.before if each not in self.after]
        return tuple((old, new) for old in gone for new in self.after)


Span = tuple[date | None, date | None]
"""First and last day, as far as they are known; None: as far back or ahead as one looks."""


def lifetimes(unit: str, changes: Iterable[Reorganisation]) -> tuple[Span, ...]:
    """When a unit of this name was there, in order, by the changes whose day is known.

    One that no such change speaks of was always there.
    """
    turns = sorted(
        (each.on, unit in each.after)
        for each in changes
        if each.on is not None and (unit in each.before) != (unit in each.after)
    )
    found: list[Span] = []
    first: date | None = None
    there = not turns or not turns[0][1]
    for day, comes in turns:
        if comes:
            first, there = day, True
        elif there:
            found.append((first, day - timedelta(days=1)))
            there = False
    return (*found, (first, None)) if there else tuple(found)


def meet(some: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether any of some spans has a day in common with any of others."""
    return any(
        (begin or date.min) <= (last or date.max) and (first or date.min) <= (end or date.max)
        for begin, end in some
        for first, last in others
    )


def event(division: Division, change: Reorganisation, *otherwise: str) -> Thing:
    """A change as a thing of a division, the same by whoever tells of it.

    otherwise: what it goes by where its day is not known (the keys of the document).
    """
    names = "、".join(change.after)
    keys = (change.on.isoformat(),) if change.on else otherwise
    properties: tuple[tuple[str, Value], ...] = (("happenedOn", change.on),) if change.on else ()
    iri = iri_of(division, "Reorganisation", names, *keys)
    return Thing(iri, "Reorganisation", f"机构变动：{names}", properties)
