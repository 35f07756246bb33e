"""The RDF of a folder of tables, a division at a time: for what no store should hold as a whole.

What is told between documents (links, editions, copies) is told within a division; so it is the
same here as where all are loaded, but for one text that is there under two divisions.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.load.commit import alone
from kg.load.given import code_of, none_of
from kg.load.plan import Plan
from kg.load.registries import registry_changes
from kg.run.parquet import by_division, province

if TYPE_CHECKING:
    from pyoxigraph import Quad


class Part(NamedTuple):
    """What the documents of a division say. province: its code; `none` where there is none."""

    division: str
    province: str
    quads: list[Quad]


def quads_by_division(tables: Path, place: str | None = None) -> Iterator[Part]:
    """The RDF of each division whose documents a folder of tables holds.

    place: only this division (a code or a path), and those below it. Raises ReadError where there
    are none, or what :func:`kg.run.parquet.by_division` and :class:`kg.load.plan.Plan` do.
    """
    found = False
    for code, extractions in by_division(tables, code_of(place)):
        found = True
        plan = Plan((), lambda _: None, lambda _: (), replace=False)
        for each in extractions:
            plan.add(each)
        changes = alone([*plan.changes(), *registry_changes(extractions)])
        quads = list(chain.from_iterable(each.quads for each in changes))
        yield Part(code, province(code), quads)
    if not found:
        raise none_of(place, tables)
