"""Figures that a question fetched, as plain values: what disagrees, and what happened over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kg.answer.disagree import contradictions as disagreeing
from kg.answer.histories import histories as parted
from kg.answer.material import Row, Rows
from kg.answer.values import plain
from ontology.locator import PLACES

if TYPE_CHECKING:
    from queries import ColumnType

_TYPES: Mapping[str, ColumnType] = {
    **dict.fromkeys(("value", "base_value", "base_value_max"), "number"),
    **{name: "number" for name, place in PLACES.items() if place.number},
    "threads": "list",
}


def contradictions(figures: Sequence[Row]) -> Rows:
    """Pairs of figures that cannot both be true (see :mod:`kg.answer.disagree`)."""
    return tuple(disagreeing(_plain(figures)))


def histories(figures: Sequence[Row], indicator: str | None) -> Rows:
    """Figures of indicators over time, with the number of their series.

    See :mod:`kg.answer.histories`.

    indicator: the one that was asked for, or None for all that several documents tell.
    """
    return tuple(
        (*(value for key, value in row.items() if key != "threads"), number)
        for row, number in parted(_plain(figures), all_of_them=indicator is not None)
    )


def _plain(figures: Sequence[Row]) -> list[Row]:
    return [
        {key: plain(value, _TYPES.get(key, "text")) for key, value in row.items()}
        for row in figures
    ]
