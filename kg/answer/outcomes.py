"""What came of what was promised: each promise with what later documents tell of it.

A promise of which nothing is told is listed where something is told of another one of its document
(then a document that could have told is there): no data. One that a table tracks stands as the
table's last issue has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from kg.answer.material import Row, Rows
from kg.answer.values import plain
from kg.follow.judging import judged_of, reported_at
from kg.follow.outcomes import NEAR, verdict_of
from kg.follow.tasks import Goal, Result, goal_of, result_of
from loaders.language.figure import NAMELESS
from ontology.locator import Locator
from ontology.model import Passage, Thing, Value
from queries import ColumnType

_NUMBERS = (
    *("start", "end", "told_start", "told_end", "task_start", "task_end", "row_start", "row_end"),
    *("base_value", "base_value_max", "row_base_value", "row_base_value_max", "task_targets"),
)
_TYPES: Mapping[str, ColumnType] = {
    **dict.fromkeys(_NUMBERS, "number"),
    **dict.fromkeys(("leads", "responsible"), "list"),
}
"""What a column of the material holds, where that is not text."""
_ORDER = (
    "not_met",
    "cancelled",
    "postponed",
    "partly",
    "in_progress",
    "met",
    "exceeded",
    "no_data",
)
"""What is short of what was promised comes first, what nothing is told of last."""


def outcomes(material: Sequence[Row], verdict: str | None) -> Rows:
    """The rows of `queries/outcomes.cypher`, answered.

    verdict: only those that stand so.
    """
    promises: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in material:
        told = {key: plain(value, _TYPES.get(key, "text")) for key, value in row.items()}
        promises[told["target_iri"]].append(told)
    found = [(rows, list(_told(rows))) for rows in promises.values()]
    told_of = {rows[0]["document_iri"] for rows, answers in found if answers}
    every: list[tuple[Any, ...]] = []
    for rows, answers in found:
        every += answers
        is_told_of = rows[0]["document_iri"] in told_of and rows[0]["indicator"] != NAMELESS
        if is_told_of and not answers:
            every.append(_untold(rows))
    every = [each for each in every if verdict in (None, each[0])]
    return tuple(sorted(every, key=lambda each: _ORDER.index(each[0])))


def _told(rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Any, ...]]:
    """What others tell of one promise: each result once, then the last issue of a table."""
    seen: set[str] = set()
    for row in rows:
        if row["result_iri"] and row["result_iri"] not in seen and row["rule"] != NEAR:
            seen.add(row["result_iri"])
            yield (
                *_promised(row, row["answered"], row["told"], row["explanation"]),
                *(row["told_quote"], row["told_document"], row["told_as"] == "estimate", None),
                *(row["start"], row["end"], row["told_start"], row["told_end"]),
                *(row["rule"], row["target_iri"], row["result_iri"], None),
            )
    judged = [row for row in rows if row["stands"]]
    if judged:
        last = max(judged, key=lambda row: (row["task_dated"] or "", row["task_iri"]))
        yield _tracked([row for row in judged if row["task_iri"] == last["task_iri"]])


def _tracked(rows: Sequence[Mapping[str, Any]]) -> tuple[Any, ...]:
    """How a promise stands by the task that tracks it. rows: of that task.

    A task of one figure stands as its figure does. Of several each stands by its own results;
    where none is told, how the task stands as a whole says nothing of it.
    """
    row = rows[0]
    said: str | None
    same = {each["same_iri"] for each in rows if each["same_iri"]}
    results = {each["row_result_iri"]: each for each in rows if each["row_result_iri"]}
    if len(same) == 1 and results and row["task_targets"] > 1:
        goal, told = _goal(row), [_result(each) for each in results.values()]
        judged = judged_of(goal, told, None, reported_at(row["task_dated"] or ""))
        verdict, words = verdict_of(judged).value, judged.words
        first = next(iter(results.values()))
        place = (first["row_quote"], first["row_start"], first["row_end"])
        said, rule = "+".join(each["row_told"] for each in results.values()), "assess-figures"
    elif len(same) == 1 and row["task_targets"] == 1:
        verdict, words, rule = row["stands"], row["task_explanation"], row["task_rule"]
        place = (row["task_quote"], row["task_start"], row["task_end"])
        said = "+".join(each["row_told"] for each in results.values()) or None
    else:
        verdict, words, rule = "no_data", "跟踪它的任务没有写明这个数字的结果", row["task_rule"]
        place, said = (row["task_quote"], row["task_start"], row["task_end"]), None
    quoted, start, end = place
    return (
        *_promised(row, verdict, said, words),
        *(quoted, row["task_document"], False, row["task"]),
        *(row["start"], row["end"], start, end),
        *(rule, row["target_iri"], next(iter(results), None), row["task_iri"]),
    )


def _goal(row: Mapping[str, Any]) -> Goal:
    thing = _figure(row, "", "Target", row["target_iri"], row["promised"], row["period"])
    passage = Passage(row["document"], Locator(row["start"], row["end"]), row["quote"])
    return goal_of(thing, row["indicator"], passage, "")


def _result(row: Mapping[str, Any]) -> Result:
    told, period = row["row_told"], row["row_period"]
    thing = _figure(row, "row_", "Measurement", row["row_result_iri"], told, period)
    place = Locator(row["row_start"], row["row_end"])
    passage = Passage(row["task_document"], place, row["row_quote"])
    return result_of(thing, row["row_indicator"], passage, "", row["row_start"])


def _figure(  # noqa: PLR0917 - a figure is that much
    row: Mapping[str, Any], of: str, kind: str, iri: str, words: str, period: str | None
) -> Thing:
    """A figure as it was read. of: how the columns that tell of it begin."""
    said: list[tuple[str, Value]] = [("valueText", words)]
    for column, local in _COMPARED.items():
        value = row[of + column]
        if value is not None:
            said.append((local, Decimal(str(value)) if column in _VALUES else value))
    said += [] if period is None else [("period", period)]
    return Thing(iri, kind, "", tuple(said))


_VALUES = ("base_value", "base_value_max")
_COMPARED = {
    "base_value": "baseValue",
    "base_value_max": "baseValueMax",
    "base_unit": "baseUnit",
    "quantity_kind": "quantityKind",
    "comparator": "comparator",
}


def _untold(rows: Sequence[Mapping[str, Any]]) -> tuple[Any, ...]:
    """A promise that nothing answers; what is told of nearly the same name is pointed to."""
    row = rows[0]
    near = {each["result_iri"]: each for each in rows if each["rule"] == NEAR}
    first = next(iter(near.values()), None)
    words = "、".join(f"{each['answered']}{each['told']}" for each in near.values())
    return (
        *_promised(
            row, "no_data", None, f"可参看（名称相近，未作判断）：{words}" if near else None
        ),
        *((first["told_quote"], first["told_document"]) if first else (None, None)),
        *(False, None, row["start"], row["end"]),
        *((first["told_start"], first["told_end"], NEAR) if first else (None, None, None)),
        *(row["target_iri"], first["result_iri"] if first else None, None),
    )


def _promised(
    row: Mapping[str, Any], verdict: str, told: str | None, explanation: str | None
) -> tuple[Any, ...]:
    """The columns that tell of the promise and how it stands."""
    return (
        *(verdict, row["indicator"], row["promised"], told, row["period"]),
        *(row["leads"], row["responsible"], explanation),
        *(row["quote"], row["document"]),
    )
