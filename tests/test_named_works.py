"""What the tasks of tables and lists are about: projects, roads, programmes, with their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.answer.show import page
from kg.load.pipeline import load
from loaders.formats import read
from loaders.kinds import extract
from loaders.language.sure_names import sure_names

TABLE = """云岭市青石区2025年重点任务进展情况表
（截至2025年12月31日）

序号\t任务\t牵头单位\t进展情况
1\t加快青石湾大桥项目建设，完成投资2亿元\t区交通局\t完成投资2.1亿元
2\t实施“双提升”专项行动\t区人社局\t持续推进
3\t建成云岭科技园二期、望江公园等3个项目\t区住建局\t已建成3个
4\t青石湾隧道\t区交通局\t完成可研
5\t推进重点产业园建设\t区投促局\t持续推进
"""

LIST = """云岭市青石区2026年重点工作任务分工

一、城市建设
1.建成青石湾大桥项目。（牵头单位：区交通局）
2.制定《青石区停车管理办法》。（牵头单位：区城管局）
3.改造康宁路小学周边道路。（牵头单位：区住建局）
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("加快建设云岭智能制造产业园二期、望江众创城等项目", ["云岭智能制造产业园二期"]),
        ("推进望江水库除险加固工程", ["望江水库除险加固工程"]),
        ("改造康宁路、学苑路等5条道路", ["康宁路", "学苑路"]),
        ("贯通文澜南路", ["文澜南路"]),
        ("加快望江大道（纬四路至纬八路）建设", ["望江大道"]),
        ("制定《青石区养老服务规划》", ["青石区养老服务规划"]),
        ("开展“双提升”专项行动", ["双提升专项行动"]),
        # A sort of things, several, a name of which more stands left or right, an act.
        ("推进一批重点产业园建设", []),
        ("建设主城区公园", []),
        ("推进康宁路立交桥工程", ["康宁路立交桥工程"]),
        ("改造康宁路小学周边道路", []),
        ("新建中心幼儿园3所", []),
        ("打造一跳直达链路", []),
        ("探索“一企一策”管理", []),
    ],
)
def test_only_what_the_words_make_sure_of_is_a_name(words: str, found: list[str]) -> None:
    assert [each.name for each in sure_names(words)] == found


def about(file: Path) -> dict[str, list[tuple[str, str, str]]]:
    """Of each task what it is about: relation, kind, name."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for each in extract(read(file)).statements:
        if "/about " in each.method:
            said = (each.predicate, each.object.kind, each.object.name)
            found.setdefault(each.subject.name, []).append(said)
            assert each.passage.quote is not None
            assert each.passage.locator.row is not None
    return found


def test_a_table_tells_what_its_tasks_are_about(tmp_path: Path) -> None:
    file = tmp_path / "表.txt"
    file.write_text(TABLE, "utf-8")
    assert about(file) == {
        "加快青石湾大桥项目建设，完成投资2亿元": [("concerns", "Place", "青石湾大桥")],
        "实施“双提升”专项行动": [("advances", "Programme", "双提升专项行动")],
        "建成云岭科技园二期、望江公园等3个项目": [
            ("concerns", "Project", "云岭科技园二期"),
            ("concerns", "Project", "望江公园"),
        ],
    }


def test_a_project_has_a_page_with_the_tasks_of_table_and_list(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "表.txt").write_text(TABLE, "utf-8")
    (papers / "清单.txt").write_text(LIST, "utf-8")
    load([papers], tmp_path / "s")
    tasks = page(tmp_path / "s", "青石湾大桥").as_json()["tasks"]
    assert {each["task"] for each in tasks} == {
        "加快青石湾大桥项目建设，完成投资2亿元",
        "建成青石湾大桥项目",
    }
