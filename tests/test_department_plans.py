"""Rounds of departments' plans: a block for each unit, numbered measures, periods of goals."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Extraction, Outcome
from kg.pipeline import read_document
from loaders import extract
from loaders.department_plans import measure_title, unlike
from loaders.reading import read_text
from tests.plans import PLANS


@pytest.fixture(scope="module")
def plans() -> Extraction:
    return extract(read_text(PLANS, "落实.txt"))


def test_measures_are_led_by_the_unit_of_their_block(plans: Extraction) -> None:
    assert plans.document.kind == "department_plans"
    assert plans.document.division.name == "青石区"
    found = [(s.subject.name, s.object.name) for s in plans.statements if s.predicate == "leads"]
    assert found == [
        ("区园林局", "推进公园建设"),
        ("区园林局", "开展“一园一品”创建"),
        ("区水务局", "改造污水管网"),
        ("区水务局", "守护石溪"),
    ]


def test_the_passage_of_a_measure_is_the_whole_measure_in_its_section(plans: Extraction) -> None:
    first = next(s for s in plans.statements if s.predicate == "leads")
    assert first.passage.quote is not None
    assert first.passage.quote.startswith("推进公园建设。2025年")
    assert first.passage.quote.endswith("绿道环线。")
    assert first.passage.section[-2:] == ("区园林局", "让城区更绿")


def test_goals_have_the_period_that_is_named_and_none_otherwise(plans: Extraction) -> None:
    targets = {s.object.name: s.object for s in plans.statements if s.predicate == "hasTarget"}
    assert targets["新建口袋公园 45处"].get("period") == "2025"
    assert targets["改造管网 15公里"].get("period") is None, "全年 of an undated document"


def test_every_sentence_is_accounted_for(plans: Extraction) -> None:
    assert plans.counts()[Outcome.REJECTED] == 0
    covered = "".join(PLANS[entry.start : entry.end] for entry in plans.account)
    assert "".join(covered.split()).replace("▶", "") == "".join(PLANS.split()).replace("▶", "")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("推进公园建设。新建5处。", "推进公园建设"),
        ("以群众满意为目标，开展“一园一品”创建，把公园办到家门口，让推窗见绿成为日常，让老少都有去处。",
         "开展“一园一品”创建"),
        ("守护石溪", "守护石溪"),
    ],
)  # fmt: skip
def test_a_measure_is_called_by_its_first_sentence_or_promise(words: str, title: str) -> None:
    assert measure_title(words) == title


@pytest.mark.parametrize(
    "text",
    [
        "区园林局\n\n一是建公园。二是种树。\n",
        "区园林局\n\n认真学习。\n\n区水务局\n\n认真学习。\n",
        "第一章\n\n一是建公园。\n\n第二章\n\n一是种树。\n",
    ],
    ids=["one unit", "no measures", "no units"],
)
def test_other_documents_are_not_taken_for_plans(text: str) -> None:
    assert unlike(read_text(text, "x.txt")) is not None


@pytest.mark.documents
def test_the_plans_of_ten_departments(documents: Path) -> None:
    extraction = read_document(next(documents.glob("002_*")))
    led = [(s.subject.name, s.object.name) for s in extraction.statements if s.predicate == "leads"]
    assert len({unit for unit, _ in led}) == 10
    assert len(led) == 35
    periods = {
        s.object.get("period")
        for s in extraction.statements
        if s.predicate == "hasTarget" and s.subject.name == "推进回迁安置提速工程"
    }
    assert periods == {"2021", "2022", "2023"}
    serves = {
        s.subject.name
        for s in extraction.statements
        if s.predicate == "advances" and s.object.name == "“1411”战略体系"
    }
    assert {"区三方办", "区商务局"} <= serves
