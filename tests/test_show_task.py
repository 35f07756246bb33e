"""A task's page asks about that task alone, and says what the questions about all tasks say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import queries
from kg.answer.ask import ask
from kg.answer.show import page
from kg.load.pipeline import load
from kg.mirror.embedded import EmbeddedEngine
from tests.sample import build

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SECTIONS = {"progress": "progress", "shared": "shared-responsibility", "checks": "checks"}


@pytest.fixture(scope="module", params=["sample", "examples"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(request.param) / "store"
    if request.param == "sample":
        return build(folder, reports=True)
    load([EXAMPLES], folder)
    return folder


def by_task(store: Path, question: str) -> dict[str, list[dict[str, Any]]]:
    """The question's rows by their task, in order."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in ask(queries.question(question), {}, store).records():
        found.setdefault(row["task_iri"], []).append(row)
    return found


def test_each_task_has_its_lines_of_the_questions_about_all(store: Path) -> None:
    wanted = {key: by_task(store, question) for key, question in SECTIONS.items()}
    assert all(wanted.values())
    tasks = {iri for rows in wanted.values() for iri in rows}
    for task in tasks:
        shown = page(store, task)
        for key, question in SECTIONS.items():
            (found, *more) = [each for each in shown.sections if each.key == key] or [None]
            assert more == []
            assert (found.answer.records() if found else []) == wanted[key].get(task, [])
            assert found is None or found.answer.title == queries.question(question).title


def test_a_promise_that_no_table_tracks_has_no_progress(tmp_path: Path) -> None:
    store = build(tmp_path / "store", reports=True)
    shown = page(store, "持续改善环境")
    assert [each.key for each in shown.sections] == ["evidence"]


REPORT = """青石区2031年政府工作报告

各位代表：
现在，我代表区人民政府，向大会报告工作。
一、2030年工作回顾
新建公园2个。
二、2031年工作安排
（一）推进数字治理。打造“石上云”应急平台，新建公园3个。修路5公里。
"""
TABLE = """青石区2031年重点工作进展情况

序号\t任务\t牵头单位\t进展
1\t打造“石上云”应急平台\t区应急局\t“石上云”应急平台已上线
2\t新建公园3个\t区住建局\t建成2个
3\t修路5公里\t区住建局\t建成5公里
"""


def test_of_a_named_thing_is_told_what_became_of_it(tmp_path: Path) -> None:
    (tmp_path / "报告.txt").write_text(REPORT, "utf-8")
    (tmp_path / "表.txt").write_text(TABLE, "utf-8")
    load([tmp_path / "报告.txt", tmp_path / "表.txt"], tmp_path / "store")
    tasks, evidence = page(tmp_path / "store", "石上云").sections
    assert (tasks.key, evidence.key) == ("tasks", "evidence")
    (task,) = tasks.answer.records()
    assert (task["task"], task["verdict"], task["leads"]) == (
        "打造“石上云”应急平台",
        "met",
        ["区应急局"],
    )
    (figures, _) = page(tmp_path / "store", "新建公园").sections
    assert figures.key == "figures"
    assert {each["value_text"] for each in figures.answer.records()} >= {"3个", "2个"}


def test_nothing_is_asked_about_all_tasks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = build(tmp_path / "store")
    asked: list[tuple[str, Any]] = []
    answer = EmbeddedEngine.query

    def noted(self: EmbeddedEngine, cypher: str, parameters: Any = None, **more: Any) -> Any:
        asked.append((cypher, parameters))
        return answer(self, cypher, parameters, **more)

    monkeypatch.setattr(EmbeddedEngine, "query", noted)
    task = page(store, "改造污水管网12公里").thing.iri
    assert len(asked) == 5
    for cypher, parameters in asked:
        ((name, value),) = ((n, v) for n, v in parameters.items() if v is not None)
        assert value == task
        assert f"{{iri: ${name}}}" in cypher, "a look-up by IRI uses the index"
