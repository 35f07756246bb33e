"""The score is honest: it counts what is missed, what is too much, and what is elsewhere."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from benchmarks.score_projects import named

SCRIPT = Path(__file__).resolve().parent.parent / "benchmarks" / "score.py"


@pytest.fixture(scope="module")
def score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def claim(predicate: str, **fields: Any) -> dict[str, Any]:
    empty = dict.fromkeys(
        (
            "subject_kind",
            "subject_name",
            "object_kind",
            "object_name",
            "inferred",
            "value_text",
            "indicator",
            "value",
            "unit",
            "comparator",
        )
    )
    return {**empty, "predicate": predicate, "row": 1, **fields}


def unit(name: str, predicate: str, kind: str = "Bureau", **fields: Any) -> dict[str, Any]:
    return claim(predicate, subject_kind=kind, subject_name=name, **fields)


def result(indicator: str, value: float, unit_: str = "个") -> dict[str, Any]:
    return claim("measures", indicator=indicator, value=value, unit=unit_, comparator="=")


GOLD: dict[str, Any] = {
    "tasks": [
        {
            "id": "T1",
            "title": "新增泊位550个",
            "lead_units": ["区住建局"],
            "responsible_units": ["区住建局", "区城管局"],
            "group_refs": ["各街道"],
            "targets": [],
            "actuals": [
                {"indicator": "新增泊位", "value": 1399, "unit": "个", "comparator": "="},
                {"indicator": "开工", "value": 20, "unit": "个", "comparator": "="},
            ],
            "status": "done",
            "status_alt": ["exceeded"],
        }
    ],
    "arithmetic_checks": [{"task": "T1", "stated": 254.4, "agrees": True}],
}


def test_a_perfect_reading_scores_one(score: ModuleType) -> None:
    rows = [
        unit("区住建局", "leads"),
        unit("区住建局", "responsibleFor"),
        unit("区城管局", "responsibleFor"),
        unit("各街道", "responsibleFor", "UnitGroup"),
        unit("东街道", "responsibleFor", "Subdistrict", inferred="expand-group"),
        claim("mentions", object_kind="Task", object_name="新增泊位 550个"),
        result("新增泊位", 1399),
        result("开工泊位", 20),
        claim("verdict", value_text="exceeded"),
        claim("hasCheck", value_text="254.4%"),
    ]
    scores = score.score_table(rows, GOLD)
    kinds = ("lead pairs", "responsible pairs", "groups", "titles", "results", "verdicts", "checks")
    assert {kind: scores[kind].f1 for kind in kinds} == dict.fromkeys(kinds, 1.0)
    assert scores["results: strict indicator"].right == 1  # 开工泊位 is not 开工 to the letter
    assert scores["verdicts: first choice"].right == 0
    assert scores.faults == []


def test_what_is_wrong_is_counted_and_told(score: ModuleType) -> None:
    rows = [
        unit("区财政局", "leads"),
        unit("区住建局", "responsibleFor"),
        result("新增绿地", 1399),  # the value is right, the indicator is another
        result("新增泊位", 20, "万个"),
        claim("verdict", value_text="not_met"),
    ]
    scores = score.score_table(rows, GOLD)
    assert scores["lead pairs"].f1 == 0
    assert scores["responsible pairs"].recall == pytest.approx(1 / 2)
    assert scores["results"].right == 0
    assert scores["results: value, unit, comparator"].right == 1
    assert scores["verdicts"].right == 0
    assert any("区财政局" in fault for fault in scores.faults)
    assert any("新增绿地" in fault for fault in scores.faults)


@pytest.mark.documents
def test_the_aims_are_reached(score: ModuleType, documents: Path, gold: Path) -> None:
    (document,) = documents.glob("004_*.txt")
    annotations = json.loads((gold / "004-categories-1-11.json").read_text(encoding="utf-8"))
    scores = score.score_table(score.rows_of(document), annotations)
    for kind in ("lead pairs", "responsible pairs", "groups", "titles"):
        assert scores[kind].f1 == 1, scores.faults
    assert scores["targets"].f1 >= 0.97, scores.faults
    assert scores["results"].f1 >= 0.95, scores.faults
    assert scores["verdicts"].f1 >= 0.95, scores.faults


def test_a_project_is_named_if_its_paragraph_names_it() -> None:
    gold = {
        "named_projects": [
            {
                "paragraph_start": 10,
                "paragraph_end": 40,
                "projects": [{"name": "松溪桥"}, {"name": "石坡水厂"}, {"name": "望江路"}],
            }
        ]
    }

    def mention(name: str, start: int) -> dict[str, object]:
        return {"predicate": "mentions", "object_name": name, "value_text": None, "start": start}

    rows = [mention("松溪桥建设项目", 12), mention("石坡水厂", 50), mention("望江路小学", 20)]
    assert named(rows, gold) == {"松溪桥": True, "石坡水厂": False, "望江路": False}
