"""Filters restrict what a question tells to the tasks that fit, and change nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import queries
from kg.answer.ask import Answer, ask
from ontology.errors import NotFound, ParameterError
from tests.sample import FRONT, NAME, NEXT_DOOR, OLDER, REPORT, build

BUILDING = {(OLDER, 1), (NAME, 1), (NAME, 2), (NAME, 4)}
PEOPLE = {(NAME, 3), (NAME, 5), (NAME, 6), (NAME, 7)}
GARDENS = {(OLDER, 1), (NAME, 1), (NAME, 5)}

FITTING: list[tuple[dict[str, Any], Callable[[dict[str, Any]], bool]]] = [
    ({"goal": "城市建设"}, lambda row: place(row) in BUILDING),
    ({"goal": FRONT}, lambda row: place(row) in BUILDING | PEOPLE),
    ({"unit": "区园林局"}, lambda row: place(row) in GARDENS),
    ({"unit": "各街道"}, lambda row: place(row) in {(NAME, 1), (NAME, 5)}),
    ({"document": NAME}, lambda row: row["document"] == NAME),
    ({"place": "云桥县"}, lambda row: row["document"] == NEXT_DOOR),
    ({"place": "青石区"}, lambda row: row["document"] != NEXT_DOOR),
    (
        {"goal": FRONT, "unit": "区园林局", "document": NAME, "place": "青石区"},
        lambda row: place(row) in {(NAME, 1), (NAME, 5)},
    ),
    ({"goal": "城市建设", "place": "云桥县"}, lambda row: False),
]
"""Filters, and which rows are left."""

QUESTIONS = ("progress", "unmet", "silent", "shared-responsibility", "checks")


def place(row: dict[str, Any]) -> tuple[str, int]:
    return row["document"], row["row"]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filters") / "store"
    return build(folder, reports=True, neighbours=True)


def asked(store: Path, name: str, **given: Any) -> Answer:
    question = queries.question(name)
    answer = ask(question, given, store)
    assert answer.rows == ask(question, given, store, engine="rdf").rows
    return answer


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_filter_leaves_the_rows_that_fit_as_they_were(store: Path, name: str) -> None:
    every = asked(store, name).records()
    for given, fits in FITTING:
        assert asked(store, name, **given).records() == [row for row in every if fits(row)], given


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_filter_leaves_out_something_and_leaves_something(store: Path, name: str) -> None:
    """Else the test above compares nothing."""
    every = asked(store, name).records()
    left = [sum(map(fits, every)) for _, fits in FITTING]
    assert any(0 < number < len(every) for number in left)


def test_a_unit_has_a_task_by_statement_unless_groups_are_expanded(store: Path) -> None:
    for name in (*QUESTIONS[:3], "shared-responsibility"):
        assert asked(store, name, unit="青石街道").rows == ()
    rows = asked(store, "shared-responsibility", unit="青石街道", include_inferred=True).records()
    assert {place(row) for row in rows} == {(NAME, 1), (NAME, 5)}
    rows = asked(
        store, "shared-responsibility", unit="青石街道", include_inferred=True, goal="城市建设"
    ).records()
    assert {place(row) for row in rows} == {(NAME, 1)}


def test_the_load_of_units_counts_the_tasks_that_fit(store: Path) -> None:
    def load(**given: str) -> dict[str, tuple[int, int, int]]:
        rows = asked(store, "unit-load", **given).records()
        return {row["unit"]: (row["led"], row["tasks"], row["promises"]) for row in rows}

    assert load(unit="区园林局") == {"区园林局": (2, 3, 0)}
    assert load(unit="区园林局", goal="产业与民生") == {"区园林局": (0, 1, 0)}
    assert load(unit="区园林局", document=OLDER) == {"区园林局": (1, 1, 0)}
    assert load(place="云桥县") == {"县水利局": (1, 1, 0), "县公路局": (0, 1, 0)}
    assert load(document=REPORT) == {"区住建局": (0, 0, 1)}
    assert load(goal="城市建设")["区住建局"] == (0, 3, 1)


def test_a_goal_is_any_goal_strategy_or_programme_by_any_name(store: Path) -> None:
    assert asked(store, "progress", goal="“三园”战略").rows == (), "only promises advance it"
    with pytest.raises(NotFound, match="城市建设"):
        asked(store, "progress", goal="城市建没")
    with pytest.raises(NotFound, match="no Division"):
        asked(store, "progress", place="城市建设")
    with pytest.raises(ParameterError, match="has no parameter place"):
        asked(store, "goals", place="青石区")
