"""Rounds of departments' plans: a block for each unit, numbered measures, periods of goals."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.load.read import read_document
from loaders.formats import read_text
from loaders.kinds import extract
from loaders.kinds.department_plans import measure_title, unlike
from ontology.model import Extraction, Outcome
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


ELSEWHERE = """青石区各单位2025年打算

区园林局局长：林向东

深入实施青石焕新三年行动

一要推进公园建设，新建口袋公园45处。二要守护古树，建档120株。

白塔街道办事处

一要办好社区食堂，新增3家。二要改造老旧小区5个。
"""


def test_heads_of_units_are_named_and_a_heading_programme_is_served() -> None:
    extraction = extract(read_text(ELSEWHERE, "打算.txt"))
    statements = extraction.statements
    led = [(s.subject.name, s.subject.kind) for s in statements if s.predicate == "leads"]
    assert led == [("区园林局", "Bureau")] * 2 + [("白塔街道办事处", "Subdistrict")] * 2
    persons = {s.object.name for s in statements if s.object.kind == "Person"}
    assert persons == {"林向东"}
    served = [s.object.name for s in statements if s.predicate == "advances"]
    assert served == ["青石焕新三年行动"] * 2, "the measures of the other unit serve nothing"


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


def pairs(text: str) -> list[tuple[str, str]]:
    """Which unit leads which measure, by the measure's first words."""
    return [
        (each.subject.name, (each.passage.quote or "")[:6])
        for each in extract(read_text(text, "a.txt")).statements
        if each.predicate == "leads"
    ]


def test_a_unit_may_open_its_paragraph() -> None:
    text = (
        "青石区各部门2024年打算\n\n区教育局：围绕“好学校”，一是扩建学校4所；二是招聘教师60名。\n\n"
        "区民政局局长王小明表示，一是建设养老机构6家；二是发放救助金450万元。\n\n"
        "青石街道：一要引进企业5家；二要改造小区9个。\n"
    )
    assert pairs(text) == [
        ("区教育局", "扩建学校4所"),
        ("区教育局", "招聘教师60"),
        ("区民政局", "建设养老机构"),
        ("区民政局", "发放救助金4"),
        ("青石街道", "引进企业5家"),
        ("青石街道", "改造小区9个"),
    ]


def test_unit_headings_may_be_numbered_and_measures_told_by_order() -> None:
    text = (
        "青石区2026年各部门任务\n\n一、区发改局\n\n1．投资增长8%。\n2．实施项目160个。\n\n"
        "二、区工信局\n\n首先，壮大产业，新增企业24家。其次，培育主体。最后，优化服务。\n"
    )
    assert pairs(text) == [
        ("区发改局", "投资增长8%"),
        ("区发改局", "实施项目16"),
        ("区工信局", "壮大产业，新"),
        ("区工信局", "培育主体。"),
        ("区工信局", "优化服务。"),
    ]


def test_a_measure_may_be_a_heading_with_its_text_below() -> None:
    text = (
        "青石区2024年部门工作要点\n\n【区住建局】\n\n（一）加快安置房建设\n\n新开工安置房6个。\n\n"
        "竣工交付420套。\n\n（二）加装电梯75台\n\n【区文旅局】\n\n党组书记、局长 罗小燕\n\n"
        "一是办好茶节，演出12场。\n\n1.开放甲馆\n\n2.修缮乙桥\n"
    )
    extraction = extract(read_text(text, "a.txt"))
    assert [pair[1] for pair in pairs(text)] == [
        "加快安置房建",
        "加装电梯75",
        "办好茶节，演",
        "开放甲馆",
        "修缮乙桥",
    ]
    first = next(each for each in extraction.statements if each.predicate == "leads")
    assert (first.passage.quote or "").endswith("竣工交付420套。")
    values = [
        each.object.get("valueText")
        for each in extraction.statements
        if each.predicate == "hasTarget"
    ]
    assert values == ["6个", "420套", "75台", "12场"]


def test_what_stands_below_somebody_unknown_is_not_the_unit_s_above() -> None:
    text = (
        "青石区谈打算\n\n区水务局党组书记、局长 孙强\n\n一是加固水库4座。二是疏浚河道9条。\n\n"
        "青石智造谷书记、主任 周健\n\n一是签约项目6个。\n\n"
        "青石经济开发区党工委书记、管委会主任 马远\n\n一是建成厂房3万平方米。\n"
    )
    assert pairs(text) == [
        ("区水务局", "加固水库4座"),
        ("区水务局", "疏浚河道9条"),
        ("青石经济开发区", "建成厂房3万"),
    ]


def test_a_unit_only_supports_the_tasks_below_a_heading_that_says_so() -> None:
    text = """青石区2031年责任清单
一、区教育局
（一）牵头任务
1.新建学校3所。
配合事项：
1.排查隐患。
二、区住建局
1.排查隐患。
"""
    extraction = extract(read_text(text, "a.txt"))
    roles = ("leads", "supports")
    found = [(e.subject.name, e.predicate) for e in extraction.statements if e.predicate in roles]
    assert found == [("区教育局", "leads"), ("区教育局", "supports"), ("区住建局", "leads")]


def test_a_unit_behind_a_number_is_a_heading_and_what_is_numbered_as_it_is_ends_its_block() -> None:
    text = (
        "青石区防汛应急预案\n二、成员单位职责\n（一）区水利局\n1.负责巡查堤防。\n2.组织抢险。\n"
        "（二）区供销社\n1.调运物资。\n（三）附则\n本预案自印发之日起施行。\n"
    )
    found = extract(read_text(text, "一.txt"))
    assert found.document.title == "青石区防汛应急预案"
    assert [
        (s.subject.name, s.object.name) for s in found.statements if s.predicate == "leads"
    ] == [
        ("区水利局", "负责巡查堤防"),
        ("区水利局", "组织抢险"),
        ("区供销社", "调运物资"),
    ]
