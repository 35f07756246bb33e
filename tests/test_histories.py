"""Which figures of one indicator tell one story."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import queries
from kg.answer.ask import RDF, ask
from kg.answer.histories import histories


def figure(document: str, *threads: str, indicator: str = "开工项目") -> dict[str, Any]:
    return {
        "indicator": indicator,
        "indicator_iri": indicator,
        "base_unit": "个",
        "document": document,
        "threads": list(threads),
    }


def series(*figures: dict[str, Any], all_of_them: bool = False) -> list[tuple[str, int]]:
    return [
        (row["document"], number) for row, number in histories(figures, all_of_them=all_of_them)
    ]


def test_a_short_name_is_one_story_only_for_tasks_that_follow_each_other() -> None:
    report, row = figure("报告", "甲"), figure("表", "甲", "表1")
    other, its_row = figure("报告", "乙"), figure("表", "乙", "表2")
    assert series(report, other, row, its_row) == [
        ("报告", 1),
        ("表", 1),
        ("报告", 2),
        ("表", 2),
    ]


def test_threads_that_meet_later_are_one_story() -> None:
    assert series(figure("报告", "甲"), figure("表", "乙"), figure("总结", "甲", "乙")) == [
        ("报告", 1),
        ("表", 1),
        ("总结", 1),
    ]


def test_a_name_that_says_what_it_is_of_needs_no_task() -> None:
    name = "一般公共预算收入"
    assert series(figure("报告", "甲", indicator=name), figure("表", "乙", indicator=name)) == [
        ("报告", 1),
        ("表", 1),
    ]


def test_what_one_document_tells_is_shown_only_when_asked_for() -> None:
    figures = figure("报告", "甲"), figure("表", "乙")
    assert series(*figures) == []
    assert series(*figures, all_of_them=True) == [("报告", 1), ("表", 2)]


def test_a_figure_of_no_task_joins_the_only_story_there_is() -> None:
    assert series(figure("报告"), figure("表", "甲")) == [("报告", 1), ("表", 1)]
    several = figure("报告"), figure("表", "甲"), figure("总结", "乙")
    assert series(*several) == []


@pytest.mark.parametrize("engine", ["auto", RDF])
def test_indicators_of_one_name_are_told_one_after_the_other(
    shipped_once: Path, engine: str
) -> None:
    question = queries.question("indicator-history")
    found = ask(question, {"indicator": "回迁安置"}, shipped_once, engine=engine)
    rows = found.records()
    assert len({each["indicator_iri"] for each in rows}) > 1
    assert {"2020", "2021"} <= {each["period"] for each in rows}
    (notice,) = found.notices
    assert "none are joined" in notice
