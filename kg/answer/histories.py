"""One indicator, several stories: figures that are told apart by what they are of.

`开工项目` of two tasks is two different things, so such a short name makes one series only where
the tasks are the same: the same task, or tasks of which one follows the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.answer.disagree import says_what_it_is_of

Row = Mapping[str, Any]


_UNTHREADED = ""
"""Figures of no task: what a report says of the whole place."""


def histories(figures: Sequence[Row], *, all_of_them: bool) -> Iterator[tuple[Row, int]]:
    """Each figure with the number of its series, from 1 for each indicator and unit.

    figures: rows of `queries/indicator-history.cypher`, plain values, in their order; `threads`
    are the IRIs of a figure's task and of the commitments that it follows. all_of_them: also
    the series that a single document tells.
    """
    groups: dict[tuple[Any, Any], list[Row]] = defaultdict(list)
    for row in figures:
        groups[row["indicator_iri"], row["base_unit"]].append(row)
    for group in groups.values():
        number = 0
        for series in _series(group):
            if all_of_them or len({row["document"] for row in series}) > 1:
                number += 1
                yield from ((row, number) for row in series)


def _series(group: Sequence[Row]) -> list[list[Row]]:
    """The rows of one indicator and unit, parted by thread; in the order of their first rows."""
    if says_what_it_is_of(str(group[0]["indicator"])):
        return [list(group)]
    parent: dict[str, str] = {}

    def root(thread: str) -> str:
        while parent.setdefault(thread, thread) != thread:
            thread = parent[thread]
        return thread

    for row in group:
        first, *others = row["threads"] or [_UNTHREADED]
        for other in others:
            parent[root(other)] = root(first)
    parted: dict[str, list[Row]] = defaultdict(list)
    for row in group:
        parted[root((row["threads"] or [_UNTHREADED])[0])].append(row)
    # With one other series there is no doubt which one a figure of no task belongs to.
    return [list(group)] if len(parted.keys() - {_UNTHREADED}) == 1 else list(parted.values())
