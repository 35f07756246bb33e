"""The name of a unit in a list of them: what all ways of reading such lists give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from loaders.language.roles import Role

Known = Callable[[str], bool]
"""Whether a registry knows a name."""


@dataclass(frozen=True, slots=True)
class UnitName:
    """A name in a list of units.

    start, end: where the name stands (a bracket that is part of the name included).
    name: its normal form. kind: class of the ontology by the form of the name.
    role: what the words beside it say (`X（牵头）`, `配合：Y`), None if nothing is said.
    rule: the rule by which the name is more, or other, than the words that stand there
        (`elided-level`: 区 is said once for a whole list); "" where they are the same.
    """

    start: int
    end: int
    name: str
    kind: str
    role: Role | None = None
    rule: str = ""

    @property
    def is_group(self) -> bool:
        return self.kind == GROUP


GROUP = "UnitGroup"
