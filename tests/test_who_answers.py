"""Who answers, in the grammars that offices use beside plain columns and labels; the district is
invented.
"""

from __future__ import annotations

from loaders.formats import read_text
from loaders.kinds import extract
from ontology.model import Extraction


def roles(text: str) -> list[tuple[str, str, str]]:
    """(unit, role, task) as stated, in reading order."""
    return [
        (each.subject.name, each.predicate, each.object.name)
        for each in read(text).statements
        if each.predicate in {"leads", "responsibleFor", "supports", "suggestedFor"}
    ]


def read(text: str) -> Extraction:
    return extract(read_text(text, "一.txt"))


def targets(extraction: Extraction) -> list[str]:
    return [each.object.name for each in extraction.statements if each.predicate == "hasTarget"]


SUGGESTED = """青石区需上级支持事项清单
序号\t事项\t主要内容\t建议责任单位（市级部门）
1\t水厂\t支持青石区建设水厂，补助500万元\t市水务局（牵头）、市财政局
2\t道路\t支持青石区改造道路6公里\t市交通局
3\t学校\t支持青石区新建学校2所\t市教育局
"""


def test_who_is_suggested_answers_for_nothing_and_nothing_is_promised() -> None:
    assert {role for _, role, _ in roles(SUGGESTED)} == {"suggestedFor"}
    assert [unit for unit, _, _ in roles(SUGGESTED)] == [
        "市水务局",
        "市财政局",
        "市交通局",
        "市教育局",
    ]
    assert targets(read(SUGGESTED)) == []
    plain = SUGGESTED.replace("建议责任单位（市级部门）", "责任单位")
    assert {role for _, role, _ in roles(plain)} == {"responsibleFor", "leads"}
    assert len(targets(read(plain))) == 3


def test_a_label_may_suggest_too() -> None:
    text = "青石区政策诉求清单\n一、诉求\n" + "".join(
        f"{n}.支持建设第{n}水厂，补助{n}00万元。建议责任单位：市水务局\n" for n in range(1, 4)
    )
    assert {role for _, role, _ in roles(text)} == {"suggestedFor"}
    assert targets(read(text)) == []


FIRST = """青石区道路三年行动方案
一、重点任务
（一）查清底数。检测道路320公里。（责任单位：区住建局、区财政局）
（二）修复路面。修复路面45公里。（责任单位：区交通局、区农业局，列第一位的为牵头单位，下同）
（三）清理沿线。清理垃圾70处。（责任单位：区城管局、区农业局〔各镇配合，不再单独列出〕）
（四）建立队伍。配备10名巡查员。（牵头单位：区农业局；责任单位：区公安局）
"""


def test_the_first_leads_from_the_task_on_that_says_so() -> None:
    leads = [(unit, task) for unit, role, task in roles(FIRST) if role == "leads"]
    assert leads == [("区交通局", "修复路面"), ("区城管局", "清理沿线"), ("区农业局", "建立队伍")]


def test_a_head_that_says_the_first_leads_is_of_units_that_answer() -> None:
    table = (
        "青石区任务清单\n序号\t任务\t责任单位（列第一位的为牵头单位）\n"
        "1\t建桥1座\t区住建局、区财政局\n2\t修路2公里\t区交通局\n"
    )
    assert roles(table) == [
        ("区住建局", "responsibleFor", "建桥1座"),
        ("区财政局", "responsibleFor", "建桥1座"),
        ("区住建局", "leads", "建桥1座"),
        ("区交通局", "responsibleFor", "修路2公里"),
        ("区交通局", "leads", "修路2公里"),
    ]
