"""A task while it is being read: a row of a table, or an item of a list."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.language.figures import Figure
from loaders.language.unit_name import UnitName
from ontology.model import Thing


@dataclass
class Row:
    """A task while it is being read.

    measure: the unit of bare numbers: from a column of units, or the bracket that ends the
        title. section: the headings above it (of a list; a table has its category).
        deadline: the period by which its goals are to be reached, where no words of theirs
        name one (`by 2020-06`).
    whole: of what a plan is to reach as a whole, the rule that says so; no figure is such a task's
        own.
    """

    task: Thing
    number: int
    measure: str = ""
    section: tuple[str, ...] = ()
    deadline: str | None = None
    whole: str = ""
    promised: list[Figure] = field(default_factory=list)
    units: list[UnitName] = field(default_factory=list)
    """Those that were named so far: the level of one cell holds in the next (see `unit_names`)."""
    targets: int = 0
    results: int = 0
    beside: int = 0
    """How many figures were read of it that stand beside its results (see `is_beside`)."""
