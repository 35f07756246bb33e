"""What became of each project: a task of one document, begun or finished by another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.answer.ask import ask
from kg.load.pipeline import load
from kg.store import Store
from kg.store.validate import validate
from queries import question

PROMISED = """青石县2030年政府工作报告

——2030年1月20日在青石县第十八届人民代表大会第四次会议上

各位代表：

现在，我代表县人民政府，向大会报告工作。

一、2029年工作回顾

过去一年，地区生产总值增长6%。石坡大桥主体完工。

二、2030年重点工作

（一）完善城乡路网。启动松溪路、望江路雨污分流改造，建成石坡大桥，加快松溪湿地公园建设。
"""
TOLD = """青石县2031年政府工作报告

——2031年1月18日在青石县第十八届人民代表大会第五次会议上

各位代表：

现在，我代表县人民政府，向大会报告工作。

一、2030年工作回顾

过去一年，地区生产总值增长6%。石坡大桥建成通车，松溪湿地公园开工建设，完成县图书馆改造。

二、2031年重点工作

（一）建设美丽县城。完善松溪湿地公园设施。
"""
TRACKED = """青石县2030年重点工作进展情况

序号\t工作任务\t牵头单位\t责任单位\t进展情况
1\t加快石坡大桥建设\t县交通运输局\t县住建局\t石坡大桥完成桥墩浇筑
2\t推进望江小学改扩建\t县教育局\t县财政局\t已开工
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("projects")
    for name, text in (("1.txt", PROMISED), ("2.txt", TOLD), ("3.txt", TRACKED)):
        (folder / name).write_text(text, encoding="utf-8")
    load([folder / f"{at}.txt" for at in (1, 2, 3)], folder / "store")
    return folder / "store"


def rows(store: Path, engine: str = "auto", **given: Any) -> list[dict[str, Any]]:
    return ask(question("projects"), given, store, engine=engine).records()


def test_a_promise_meets_what_the_next_report_and_the_table_tell(store: Path) -> None:
    bridge = [row for row in rows(store) if row["project"] == "石坡大桥"]
    assert [(row["said"], row["words"], row["document"]) for row in bridge] == [
        ("concerns", "加快石坡大桥建设", "3.txt"),
        ("concerns", "建成石坡大桥", "1.txt"),
        ("completed", "石坡大桥建成通车", "2.txt"),
    ]
    assert [row["documents"] for row in bridge] == [3, 3, 3]
    tracked, promised, _ = bridge
    assert (tracked["leads"], tracked["responsible"]) == (["县交通运输局"], ["县住建局"])
    assert tracked["verdict"] == "in_progress"
    assert promised["verdict"] is None


def test_a_part_that_is_done_and_what_is_renewed_are_not_finished(store: Path) -> None:
    finished = {row["project"] for row in rows(store) if row["said"] == "completed"}
    assert finished == {"石坡大桥"}  # not the library, which was renewed
    begun = {row["project"] for row in rows(store) if row["said"] == "launched"}
    assert begun == {"松溪湿地公园"}


def test_the_words_are_those_of_the_document(store: Path) -> None:
    told = next(row for row in rows(store) if row["said"] == "completed")
    assert TOLD[told["start"] : told["end"]] == told["words"]


def test_those_told_of_in_several_documents_come_first(store: Path) -> None:
    counts = [row["documents"] for row in rows(store)]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("given", [{}, {"project": "石坡大桥"}, {"place": "青石县"}])
def test_both_languages_give_the_same_rows(store: Path, given: dict[str, str]) -> None:
    leading = rows(store, **given)
    assert leading
    assert leading == rows(store, engine="rdf", **given)
    if "project" in given:
        assert {row["project"] for row in leading} == {"石坡大桥"}


def test_what_is_stated_is_valid(store: Path) -> None:
    with Store.open(store) as opened:
        assert list(validate(opened.quads())) == []
