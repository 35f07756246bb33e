"""The step that adds timeliness to the rows of a question, whatever engine gave them.

A question whose head says `computed = "timeliness"` returns, besides its own columns, what the step
needs of each task (:data:`MATERIAL`); the step computes the columns :data:`ADDED` from it
(`kg.follow.timeliness`) and leaves the material out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from kg.answer.values import plain
from kg.follow.timeliness import Share, timeliness
from loaders.language.measures import COUNTERS, factor
from loaders.language.spans import bounds
from loaders.language.standing import Standing

MATERIAL = ("dated", "target_facts", "result_facts", "stands")
"""What the question fetches for the step.

dated: the document's date. target_facts: for each target its IRI, value, unit, kind, comparator,
period and indicator, with `|` between them. result_facts: for each result that answers one, that
target's IRI, its own value, unit, period and IRI. stands: what the table itself says of how the
task stands, the head of its column and the words.
"""

PARAMETERS = ("as_of", "timeliness")
"""The parameters that the step takes; a question may use the first itself."""

ADDED = ("timeliness", "overdue_days", "time_explanation", "time_rule")
"""The columns that the step adds."""


def with_timeliness(
    rows: Sequence[Mapping[str, Any]], given: Mapping[str, Any]
) -> Iterator[Mapping[str, Any]]:
    """The rows with their timeliness as of the day that was asked for (`as_of`), else of the
    document's date; only those of the timeliness that was asked for, if one was.
    """
    as_of = date.fromisoformat(given["as_of"]) if given.get("as_of") else None
    for row in rows:
        found = timeliness(
            plain(row["verdict"], "verdict"),
            _day(row["due"]),
            as_of,
            bounds(str(plain(row["dated"], "text")))[1] if row["dated"] is not None else None,
            tuple(_shares(row)),
            stands=tuple(_stands(row)),
        )
        if given.get("timeliness") in (None, found.value):
            added = (found.value, found.days, found.explanation, found.rule)
            yield {**row, **dict(zip(ADDED, added, strict=True))}


def _stands(row: Mapping[str, Any]) -> Iterator[Standing]:
    told = plain(row["stands"], "list")
    if not told:
        return
    from loaders.language.standing_cells import standing  # few tables have such a word

    for each in told:
        head, _, words = each.partition("|")
        found = standing(head, words) if words else None
        if found is not None:
            yield found


def _day(value: Any) -> date | None:
    text = plain(value, "text")
    return None if text is None else date.fromisoformat(str(text))


def _times(unit: str, other: str) -> Fraction | None:
    """What a result is multiplied by to be in the target's unit; two classifiers count alike."""
    return Fraction(1) if {unit, other} <= COUNTERS else factor(unit, other)


def _shares(row: Mapping[str, Any]) -> Iterator[Share]:
    answers: dict[str, list[tuple[Fraction, str, str]]] = defaultdict(list)
    for each in plain(row["result_facts"], "list"):
        target, value, unit, period, _ = each.split("|", 4)
        if value:
            answers[target].append((Fraction(value), unit, period))
    for each in plain(row["target_facts"], "list"):
        target, value, unit, kind, comparator, period, indicator = each.split("|", 6)
        if not value:
            continue
        found = [(number, _times(of, unit), told) for number, of, told in answers[target]]
        comparable = found and all(times is not None for _, times, _ in found)
        ends = [end for _, _, told in found if told and (end := bounds(told)[1]) is not None]
        begin, end = bounds(period)
        yield Share(
            indicator=indicator,
            target=Fraction(value),
            unit=unit,
            kind=kind,
            comparator=comparator or "=",
            begin=begin,
            end=end,
            reached=sum((number * (times or 1) for number, times, _ in found), Fraction(0))
            if comparable
            else None,
            until=min(ends, default=None),
        )
