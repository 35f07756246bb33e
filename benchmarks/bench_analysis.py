"""How long the questions of graph theory take on a province: 5,000 units, 100,000 tasks.

Only the function that answers is timed: fetching the rows is the engine's work. The graph is
invented, in the likeness of real tables: districts with units of their own, few of which have a
part in most tasks; tasks of one to ten units, some of which come from another district.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate
from random import Random
from typing import Any

import queries
from kg.answer.analysis import answer
from kg.answer.ask import check_parameters

LIMIT = 10.0
"""Seconds of the processor that a question may take; on a quiet machine they are all there are."""

NAMES = ("co-work", "communities", "brokers", "core", "goal-overlap", "single-points")

DISTRICT = 50
"""Units of a district."""

GOALS = 20
"""Goals of a district."""

ABROAD = 0.02
"""The share of parts in tasks that units of other districts have."""


def edges(units: int, tasks: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Rows as the questions fetch them, of an invented province."""
    random = Random(seed)  # noqa: S311 - an invented graph is no secret
    districts = max(1, units // DISTRICT)
    size = units // districts
    loads = list(accumulate(1 / rank for rank in range(1, size + 1)))  # the first has most
    for task in range(tasks):
        district = task % districts
        members = set()
        while not members or (random.random() < 0.65 and len(members) < 10):
            home = random.randrange(districts) if random.random() < ABROAD else district
            (unit,) = random.choices(range(size), cum_weights=loads)
            members.add(home * size + unit)
        goal = random.randrange(GOALS) + GOALS * district
        for unit in sorted(members):
            yield {
                "task_iri": f"https://example.org/task/{task:06}",
                "task": f"任务{task}",
                "actor_iri": f"https://example.org/unit/{unit:05}",
                "actor": f"单位{unit}",
                "is_group": False,
                "goal_iri": f"https://example.org/goal/{goal:05}",
                "goal": f"目标{goal}",
                "document_iri": f"https://example.org/document/{district:04}",
            }


def measure(rows: Sequence[dict[str, Any]], name: str) -> tuple[float, float, int, dict[str, Any]]:
    """Seconds, seconds of the processor, number of rows, first row by column, of a question."""
    question = queries.question(name)
    values = check_parameters(question, {})
    start, worked = time.perf_counter(), time.process_time()
    found = answer(question.then or "", rows, values)
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    first = dict(zip((each.key for each in question.columns), found[0], strict=True))
    return seconds, worked, len(found), first


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=5_000)
    parser.add_argument("--tasks", type=int, default=100_000)
    given = parser.parse_args()
    rows = list(edges(given.units, given.tasks))
    print(f"{given.units} units, {given.tasks} tasks, {len(rows)} parts")
    heads = f"{'seconds':>8} {'processor':>9} {'draws':>6} {'sample':>12} {'rows':>7}"
    print(f"{'question':<14} {heads}")
    slow = []
    for name in NAMES:
        seconds, worked, size, first = measure(rows, name)
        sample = f"{first['sources']} of {first['units']}" if "sources" in first else "whole"
        times = f"{seconds:8.2f} {worked:9.2f}"
        print(f"{name:<14} {times} {first['draws']:6} {sample:>12} {size:7}", flush=True)
        if worked > LIMIT:
            slow.append(name)
    if slow:
        sys.exit(f"more than {LIMIT:g} seconds: {', '.join(slow)}")


if __name__ == "__main__":
    main()
