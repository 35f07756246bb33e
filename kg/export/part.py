"""Which part of the graph a person asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.answer.names import Named


@dataclass(frozen=True, slots=True)
class Part:
    """All of the graph, or a thing with its neighbours, or what a question answers.

    name, focus: the thing as it was typed, and as it was found. depth: how many relations
    away. rows: those of the question. title: what the part is called.
    """

    name: str = ""
    focus: Named | None = None
    depth: int = 1
    rows: Iterable[Mapping[str, Any]] | None = None
    title: str | None = None
