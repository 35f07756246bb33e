"""Clauses, enumerations, likeness of indicators, and what reports say in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.clauses import clauses, sentences
from loaders.language.comparison import compatible, likeness
from loaders.language.enumerations import listing, numbered_lists
from loaders.language.passed_over import unmentioned
from loaders.language.reports import read_report
from ontology.text import bracketed, normal_name, quoted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲，乙；丙。丁", ["甲", "乙", "丙", "丁"]),
        ("“甲，乙”丙", ["“甲，乙”丙"]),
        ("甲（乙，丙）丁，戊", ["甲（乙，丙）丁", "戊"]),
        ("投资1,200元,增长", ["投资1,200元", "增长"]),
        ("“甲，乙、丙“丁”戊", ["“甲", "乙、丙“丁”戊"]),  # a mark without a partner
        ("甲（乙\n丙）丁", ["甲（乙", "丙）丁"]),
    ],
)
def test_clauses_respect_quotes_and_brackets(text: str, expected: list[str]) -> None:
    assert [each.text for each in clauses(text)] == expected


@given(st.text(alphabet="甲乙，。；、“”（）\n 1,2", max_size=50))
def test_clauses_hold_every_visible_character_but_marks(text: str) -> None:
    spans = clauses(text)
    covered = {at for each in spans for at in range(each.start, each.end)}
    lost = [mark for at, mark in enumerate(text) if at not in covered]
    assert all(mark.isspace() or mark in "，。；、,；" for mark in lost)
    assert all(text[each.start : each.end] == each.text for each in (*spans, *sentences(text)))


def test_quotes_and_brackets_need_a_partner() -> None:
    assert quoted("“甲“乙”") == [(2, 5)]
    assert bracketed("（甲（乙）") == [(2, 5)]
    assert bracketed("（甲（乙））") == [(0, 6)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("区 住建局", "区住建局"),
        ("区委统战部(区民宗局)", "区委统战部（区民宗局）"),
        ("Ａ１区", "A1区"),
    ],
)
def test_names_are_equal_up_to_form(first: str, second: str) -> None:
    assert normal_name(first) == normal_name(second)


def test_lists_name_their_members() -> None:
    found = listing("引进甲厂、乙厂（丙、丁）、“戊、己”公司等")
    assert found is not None
    assert found.head == "引进"
    assert found.items == ("甲厂", "乙厂（丙、丁）", "“戊、己”公司")
    assert found.open
    assert listing("高等学校") is None
    assert listing("企业") is None


def test_a_joined_list_may_be_counted_in_two_ways() -> None:
    found = listing("东湖医院及西山、北坡")
    assert found is not None
    assert {2, 3} <= found.counts()


def test_numbered_names_say_how_many() -> None:
    (only,) = numbered_lists("围绕交通、文化、产业三大行动推进")
    assert only.number == 3
    assert only.listing.items == ("交通", "文化", "产业")


@pytest.mark.parametrize(
    ("goal", "result"),
    [
        ("新增重点产业链项目", "引进产业链项目"),
        ("引进外籍人才项目", "引入外籍人才项目"),
        ("新增国家高新技术企业", "国高企通过省评审"),
        ("竣工安置房", "完工安置房"),
        ("新增公共停车泊位", "完工公共停车泊位"),
        ("申报专家工作站", "入选市级专家工作站名单"),
        ("开工学校", "学校已开工"),
        ("电商企业规模", "集聚电商企业"),
    ],
)
def test_comparable_indicators(goal: str, result: str) -> None:
    assert compatible(goal, result)
    assert likeness(goal, result) >= 0.34


@pytest.mark.parametrize(
    ("goal", "result"),
    [
        ("投用项目", "开工项目"),
        ("新建孵化器", "推荐申报市级孵化器"),
        ("竣工学校", "开工学校"),
        ("完工道路", "前期项目"),
    ],
)
def test_another_stage_is_no_answer(goal: str, result: str) -> None:
    assert not compatible(goal, result)


@given(st.text(max_size=12), st.text(max_size=12))
def test_likeness_is_a_symmetric_share(first: str, second: str) -> None:
    assert 0 <= likeness(first, second) <= 1
    assert likeness(first, second) == likeness(second, first)
    assert likeness(first, first) == 1


@pytest.mark.parametrize(
    ("report", "says"),
    [
        ("已完成", "met"),
        ("提前完成。", "met"),
        ("已投用", "met"),
        ("12项任务已全部完成", "met"),
        ("小区改造共120项工作任务基本完成；推进后续工作", "met"),
        ("《关于加快推进某事》所列改造完成", "met"),
        ("各项指标均超额完成", "exceeded"),
        ("全年数据未出", "no_data"),
        ("统计部门数据尚未公布", "no_data"),
        ("活动因疫情影响停办", "cancelled"),
        ("比赛取消", "cancelled"),
        ("因疫情影响延期", "postponed"),
        ("论坛延期；完成征文", "postponed"),
        ("通车推迟至明年；主体完成88%", "postponed"),
        ("正在推进", "in_progress"),
        ("招标中", "in_progress"),
        ("达到序时进度", "in_progress"),
        ("主体完成70%", "in_progress"),
        ("已形成征求意见稿", "in_progress"),
        ("按计划有序开展", "in_progress"),
        ("未完成年度目标", "not_met"),
        ("工程进度滞后", "not_met"),
        ("推进较为缓慢", "not_met"),
        ("预计难以完成", "not_met"),
        ("未启动", "not_met"),
        ("主体已封顶", "in_progress"),
        ("超序时推进", "in_progress"),
        ("需年底统计", "no_data"),
        ("该任务已取消", "cancelled"),
        ("已取消证明事项20项", "in_progress"),
        ("结转至明年实施", "postponed"),
        ("已竣工，完成投资320万元", "met"),
        ("年度数据待省市反馈", "no_data"),
        ("图书馆已开馆，档案馆因验收未通过暂未开放", "not_met"),
        ("滞后", "not_met"),
        ("未达序时", "not_met"),
        ("3家单位已通过资格审核", "in_progress"),
        ("通过竣工验收", "met"),
    ],
)
def test_words_of_reports(report: str, says: str) -> None:
    reading = read_report("推进老旧小区改造", report)
    assert reading is not None
    assert reading.says == says


def test_of_several_things_one_put_off_leaves_the_others_in_progress() -> None:
    reading = read_report("办好龙舟赛、音乐节等活动", "龙舟赛暂停；其他活动持续推进中")
    assert reading is not None
    assert reading.says == "in_progress"


def test_an_empty_report_says_nothing() -> None:
    assert read_report("推进改造", "") is None


def test_what_is_begun_meets_a_task_to_begin() -> None:
    begun = read_report("开工东湖、西山等项目", "东湖项目土方开挖49%，西山项目桩基施工")
    built = read_report("建成东湖、西山等项目", "东湖项目土方开挖49%，西山项目桩基施工")
    assert begun is not None
    assert begun.says == "met"
    assert built is not None
    assert built.says == "in_progress"


def test_names_of_the_title_that_the_report_passes_over() -> None:
    title = "加快东湖大厦、西山中心、北坡医院等项目"
    assert unmentioned(title, "东湖大厦、北坡医院已投用") == ["西山中心"]
    reading = read_report(title, "东湖大厦、北坡医院已投用")
    assert reading is not None
    assert reading.says == "in_progress", "等: they are examples"
    assert reading.missing == ("西山中心",)


@pytest.mark.parametrize(
    ("title", "report", "says", "missing"),
    [
        ("新建东湖公园，改造西山学校", "东湖公园已建成", "partly", ("西山学校",)),
        ("建成东湖公园、西山学校和北坡医院", "东湖公园、北坡医院已建成", "partly", ("西山学校",)),
        ("建成东湖公园和西山学校", "东湖公园已建成，西山学校已交付", "met", ()),
        ("建成东湖公园和西山学校", "东湖公园已建成，西山学校正在施工", "in_progress", ()),
        ("建成东湖公园和西山学校", "已全部建成", "met", ()),
        # A report that names none of them speaks of all.
        ("建成东湖公园和西山学校", "主体已建成并交付使用", "met", ()),
        # What is no work of its own may go by other words.
        ("完善教育、医疗服务", "教育服务提升任务已完成", "met", ()),
    ],
)
def test_works_that_a_report_passes_over_are_missing(
    title: str, report: str, says: str, missing: tuple[str, ...]
) -> None:
    reading = read_report(title, report)
    assert reading is not None
    assert (reading.says, reading.missing) == (says, missing)
