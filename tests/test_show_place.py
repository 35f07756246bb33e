"""A place's page: what the questions say of it, and no list of where it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

import queries
from kg.answer.ask import ask
from kg.answer.show import page
from kg.load.pipeline import load

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("place") / "store"
    load([EXAMPLES], folder)
    return folder


def test_a_place_shows_its_documents_the_latest_first(store: Path) -> None:
    (documents,) = [each for each in page(store, "青石区").sections if each.key == "documents"]
    rows = documents.answer.records()
    assert [row["dated"] for row in rows] == sorted((row["dated"] for row in rows), reverse=True)
    assert {row["document"] for row in rows} == {each.name for each in EXAMPLES.iterdir()}
    assert all(row["tasks"] > 0 for row in rows)


def test_the_rest_are_the_answers_of_the_questions_about_it(store: Path) -> None:
    shown = {each.key: each.answer.records() for each in page(store, "青石区").sections}
    assert list(shown) == ["documents", "unmet", "outcomes", "units"]
    given = {"place": "青石区"}
    for key, question in (("unmet", "unmet"), ("units", "unit-load")):
        assert shown[key] == ask(queries.question(question), given, store).records()
    outcomes = ask(queries.question("outcomes"), given, store).records()
    assert shown["outcomes"] == [row for row in outcomes if row["verdict"] != "no_data"]
    assert len(shown["outcomes"]) < len(outcomes)


def test_of_a_place_without_documents_it_is_shown_where_it_is_named(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "云岭市青石区2031年政府工作报告\n\n各位代表：\n现在，我代表区人民政府，向大会报告工作。\n"
        "一、2030年工作回顾\n与安吉县签订协议，新增泊位5个。\n二、2031年工作安排\n新增泊位8个。\n",
        "utf-8",
    )
    load([report], tmp_path / "store")
    shown = page(tmp_path / "store", "安吉县")
    assert [each.key for each in shown.sections] == ["evidence"]
    quotes = {row["quote"] for row in shown.sections[0].answer.records()}
    assert quotes == {"安吉县", "与安吉县签订协议"}
