"""What a load tells of editions and corrections, in sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.store.tables import Tables
from ontology.editions import UNDATED
from ontology.model import OF_INDICATOR

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.follow.editions import Step, Told

SHOWN = 6
"""How many of the things of one sort a notice names."""

_WORDED = (
    *("mentions", "reportedBy", "hasTarget", "leads", "responsibleFor", "supports"),
    *OF_INDICATOR,
)
"""The statements of a row, or of a text without rows, whose other end a correction is told by."""


def edition_notices(told: Told) -> Iterator[str]:
    """What an edition is, and which of its tasks are not simply those of the one before."""
    if told.undated:
        yield (
            f"an edition of «{told.series}» without a date: questions look at the dated ones, "
            "unless --editions all"
        )
        return
    for name, edition in told.alike:
        yield (
            f"it may be one with {name}, {edition}: one of them says no day, or no number of its "
            "issue; if so, kg remove takes one away"
        )
    if told.before is None:
        yield f"the first edition of «{told.series}», {told.edition}"
        return
    before = "one without a date" if told.before == UNDATED else told.before
    yield f"an edition of «{told.series}», {told.edition}, after {before}"
    sorts: dict[str, list[str]] = defaultdict(list)
    for step in told.steps:
        sort = _SORTS.get(step.rule)
        if sort is not None:
            sorts[sort].append(_named(step))
    for sort, named in sorts.items():
        more = f" and {len(named) - SHOWN} more" if len(named) > SHOWN else ""
        yield f"{len(named)} {sort}: {'; '.join(named[:SHOWN])}{more}"


_SORTS = {
    "task/split": "split from a task of the edition before",
    "task/joined": "joined into one",
    "task/other-figure": "with another figure",
    "task/contained": "in longer or shorter words",
    "task/renamed": "renamed",
    "task/back": "back after a gap",
    "task/missing": "listed no more",
    "task/added": "new",
}


def _named(step: Step) -> str:
    own = f"{step.row.number} {step.row.thing.name}"
    if step.other is None or step.rule == "task/back":
        return own
    return f"{step.other.number} {step.other.thing.name} -> {own}"


def corrected(before: Iterable[Quad], after: Iterable[Quad]) -> Iterator[str]:
    """What a correction changes, row by row: what is said no more, and what is said now."""
    old, new = _rows(before), _rows(after)
    changed = [row for row in sorted(old.keys() | new.keys()) if old[row] != new[row]]
    for row in changed[:SHOWN]:
        gone = "、".join(sorted(old[row] - new[row])) or "-"
        come = "、".join(sorted(new[row] - old[row])) or "-"
        yield f"{f'row {row}' if row else 'in the text'}: {gone} -> {come}"
    if len(changed) > SHOWN:
        yield f"and {len(changed) - SHOWN} rows more"
    if not changed:
        yield "the words are others, what is stated of tasks and figures is the same"


def _rows(quads: Iterable[Quad]) -> defaultdict[int, set[str]]:
    tables = Tables(quads)
    rows: defaultdict[int, set[str]] = defaultdict(set)
    for predicate in _WORDED:
        for claim in tables.claims(predicate):
            of_task = predicate in ("mentions", "hasTarget")
            name = tables.name(claim.object if of_task else claim.subject)
            if name and (predicate != "mentions" or "Task" in tables.kinds(claim.object)):
                rows[claim.passage.locator.row or 0].add(name)
    return rows
