"""Work reports: results of the review, commitments of the plan, sections, systems, the account."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.load.read import read_document
from loaders.formats import read_text
from loaders.kinds import department_plans, extract, progress_table, work_report
from loaders.language.figure import NAMELESS
from ontology.model import Extraction, Outcome, Statement
from tests.plans import PLANS, REPORT, TABLE


@pytest.fixture(scope="module")
def report() -> Extraction:
    return extract(read_text(REPORT, "报告.txt"))


def by(extraction: Extraction, method: str) -> list[Statement]:
    return [
        each
        for each in extraction.statements
        if each.method.split(" ")[0] == f"work_report/{method}"
    ]


def test_kinds_are_told_by_what_a_document_holds() -> None:
    report, table, plans = (read_text(text, "x.txt") for text in (REPORT, TABLE, PLANS))
    assert work_report.unlike(report) is None
    assert [work_report.unlike(each) is None for each in (table, plans)] == [False, False]
    assert department_plans.unlike(plans) is None
    assert [department_plans.unlike(each) is None for each in (table, report)] == [False, False]
    assert progress_table.unlike(table) is None


def test_date_and_division_come_from_the_first_lines(report: Extraction) -> None:
    document = report.document
    assert (document.kind, document.title) == ("work_report", "政府工作报告")
    assert (document.dated, document.division.name) == ("2024-01-16", "青石区")


def test_the_review_gives_results_of_the_past_year(report: Extraction) -> None:
    found = {s.subject.name: s for s in by(report, "result")}
    assert found["新建口袋公园 31处"].subject.get("period") == "2023"
    assert found["新建口袋公园 31处"].subject.get("measurementKind") == "actual"
    assert found["发放救助金 1200万元"].passage.section == (
        "一、2023年工作回顾",
        "（二）惠民生有新温度",
    )
    assert len(found) == 5


def test_each_clause_of_the_plan_is_a_commitment_with_its_clause(report: Extraction) -> None:
    found = {s.object.name: s for s in by(report, "commitment")}
    park = found["10月底前开放石溪湿地公园"]
    assert park.passage.quote == "以群众需求为导向，10月底前开放石溪湿地公园"
    assert park.value_text is None, "the words as written are the passage itself"
    assert REPORT[park.passage.start : park.passage.end] == park.passage.quote
    assert park.passage.section == (
        "二、2024年的目标和重点工作",
        "（一）建设美丽青石，提升城区品质",
        "1、完善公共设施",
    )
    assert [v for k, v in park.object.properties if k == "hardBy"] == ["date", "name"]
    assert found["擦亮文化“金名片”"].object.get("commitmentKind") == "soft"
    assert "重点抓好2个方面的工作" not in "".join(found)


def test_goals_are_read_with_and_without_a_number(report: Extraction) -> None:
    targets = {s.subject.name: s.object for s in report.statements if s.predicate == "hasTarget"}
    assert targets["新建口袋公园 40处以上"].get("comparator") == ">="
    assert targets["新建口袋公园 40处以上"].get("period") == "2024"
    assert targets["居民收入与经济增长基本同步"].get("comparator") == "~"
    indicators = {s.object.name for s in report.statements if s.predicate == "ofIndicator"}
    assert "地区生产总值" in indicators, "what announces the goals is no part of their names"
    named = [e.iri for e in (*targets.values(), *(s.object for s in report.statements))]
    assert not [each for each in named if report.document.name in each], "a copy has another name"
    whole = REPORT.replace("居民收入与经济增长基本同步", "确保完成上级下达的任务")
    (goal,) = [
        (s.subject, s.object)
        for s in extract(read_text(whole, "报告.txt")).statements
        if s.predicate == "ofIndicator" and s.subject.name == "确保完成上级下达的任务"
    ]
    assert goal[1].name == "（未说明）", "in what, nothing says"


def test_numbered_paragraphs_are_the_parts_of_the_system_before_them(report: Extraction) -> None:
    (mention,) = by(report, "system")
    assert (mention.object.name, mention.object.get("statedParts")) == ("三个坚持", 3)
    parts = [s.subject.name for s in by(report, "heading") if s.object == mention.object]
    assert parts == [
        "坚持稳字当头，在发展上见实效",
        "坚持创新引领，在转型上见实效",
        "坚持民生为本，在共享上见实效",
    ]


def test_livelihood_items_are_counted_and_hard(report: Extraction) -> None:
    items = [s for s in by(report, "livelihood") if s.predicate == "partOf"]
    assert [s.subject.name for s in items] == ["口袋公园项目", "“邻里食堂”项目", "学校扩建项目"]
    assert {s.object.name for s in items} == {"2024年民生实事项目"}
    assert items[0].object.get("statedParts") == 3
    assert {s.subject.get("commitmentKind") for s in items} == {"hard"}


def test_commitments_say_what_they_advance_and_concern(report: Extraction) -> None:
    found = {(s.subject.name, s.predicate, s.object.name) for s in by(report, "about")}
    assert ("实施洁净家园专项行动", "advances", "洁净家园专项行动") in found
    assert ("打造“石上云”应急平台", "concerns", "石上云") in found


def test_every_sentence_is_accounted_for(report: Extraction) -> None:
    counts = report.counts()
    assert counts[Outcome.STATED] > 20
    assert counts[Outcome.KEPT] > 5
    covered = "".join(REPORT[entry.start : entry.end] for entry in report.account)
    assert "".join(covered.split()) == "".join(REPORT.split())


AHEAD = """政府工作报告

2024年1月16日在青石区第八届人民代表大会第三次会议上

一、过去五年工作回顾

——综合实力持续增强。地区生产总值突破300亿元，增速位居全市第2位。

二、今后五年工作打算

未来五年是关键时期。到2028年，森林覆盖率达到35%。

三、2024年重点工作

（一）实施青石焕新三年行动。改造老旧小区12个，新建绿道8公里。
（二）办好民生实事：
1.新建口袋公园20处。
2.为8万名老人免费体检。
"""


@pytest.fixture(scope="module")
def ahead() -> Extraction:
    return extract(read_text(AHEAD, "报告.txt"))


def test_what_stands_under_a_programme_advances_it(ahead: Extraction) -> None:
    found = {(s.subject.name, s.object.name) for s in by(ahead, "about")}
    assert found == {
        ("改造老旧小区 12个", "青石焕新三年行动"),
        ("新建绿道 8公里", "青石焕新三年行动"),
    }


def test_numbered_items_that_are_sentences_promise_by_themselves(ahead: Extraction) -> None:
    targets = {s.object.name for s in by(ahead, "target") if s.predicate == "hasTarget"}
    assert {"新建口袋公园 20处", "老人免费体检 8万名"} <= targets
    goals = {s.object.name for s in by(ahead, "heading")}
    assert not any("口袋公园" in goal for goal in goals)


def test_ranks_are_results_and_a_horizon_sets_goals(ahead: Extraction) -> None:
    results = {s.subject.name for s in by(ahead, "result")}
    assert results == {"地区生产总值 突破300亿元", "地区生产总值增速名次 第2"}
    (goal,) = [s for s in by(ahead, "target") if "森林覆盖率 " in s.object.name]
    assert goal.object.get("value") == 35


@pytest.mark.documents
def test_the_report_of_2020(documents: Path) -> None:
    extraction = read_document(next(documents.glob("003_*")))
    tasks = {s.object.iri: s.object for s in extraction.statements if s.object.kind == "Task"}
    assert 350 < len(tasks) < 380
    targets = [s for s in extraction.statements if s.predicate == "hasTarget"]
    assert len(targets) == 83
    parts: dict[str, list[str]] = {}
    for each in extraction.statements:
        if each.predicate == "partOf":
            parts.setdefault(each.object.name, []).append(each.subject.name)
    assert len(parts["六个坚持"]) == 6
    assert len(parts["四个注重"]) == 4
    assert len(parts["六大专项行动"]) == 6
    assert len(parts["五场比赛"]) == 5
    assert len(parts["2020年民生实事项目"]) == 12
    assert not [s for s in extraction.statements if s.predicate == "verdict"]


TURN = """政府工作报告

2021年1月16日在青石区第八届人民代表大会第一次会议上

各位代表：
“十三五”时期和2020年工作回顾

这五年，我们聚焦民生。新建口袋公园120处。
发放救助金6000万元。
各位代表，2020年是收官之年。
一、改善民生有温度
招聘教师210名。
“十四五”时期发展思路和目标任务
到2025年，森林覆盖率达到35%。
2021年目标任务和重点工作
一、办好民生实事
改造老旧小区12个。
附：名词解释
1.“三园”战略：指建设3个公园、改造5个市场。
"""


def periods_of(extraction: Extraction) -> dict[str, str | int | None]:
    """Of each figure its period, targets marked with an arrow."""
    found = {}
    for each in extraction.statements:
        if each.predicate == "measures":
            found[each.subject.name] = each.subject.get("period")
        elif each.predicate == "hasTarget":
            found["→ " + each.object.name] = each.object.get("period")
    return found


def test_halves_without_numbers_and_reviews_of_five_years_are_told_apart() -> None:
    assert periods_of(extract(read_text(TURN, "报告.txt"))) == {
        "新建口袋公园 120处": "2016/2020",
        "发放救助金 6000万元": "2016/2020",
        "招聘教师 210名": "2020",
        "→ 森林覆盖率 35%": "by 2025",
        "→ 改造老旧小区 12个": "2021",
    }


RUN_IN = """青石市政府工作报告
（2024年1月10日）
2023年，全市砥砺前行。新建口袋公园12处。
——改善民生。发放救助金6000万元。
2024年主要预期目标：招聘教师210名，户籍城镇化率达到62%。
重点做好以下工作：
1.办好民生实事。改造老旧小区12个。
"""

SUMMARY = """青石镇2023年上半年工作总结和下半年工作计划
上半年，新建口袋公园12处。
一、民生改善。招聘教师210名，1—5月发放救助金60万元。
下半年工作计划：
（一）改善民生。改造老旧小区12个。
（二）强化产业，新建泵站4座。
"""

BUDGET = """关于青石县2023年财政预算执行情况和2024年财政预算草案的报告
一、2023年财政预算执行情况
预算收入完成9亿元，为年初预算的102%。
二、2024年财政预算草案
预算收入预期10亿元。
三、主要措施
安排救助金6000万元。
"""


HALF = """关于青石市2025年上半年计划执行情况的报告
今年上半年，全市完成投资9亿元。
一、上半年计划执行情况
新建绿道8公里，二季度建成泵站4座。1—5月，发放救助金60万元；办理公证30件。
二、下半年重点工作
改造市场6个，全年招聘教师210名。
"""

STANDING = """关于青石市2023年计划执行情况与2024年计划草案的报告
一、2023年经济社会发展总体态势
新建绿道8公里。
二、2024年主要任务
改造市场6个。
"""

BY_NUMBER = """2022年青石市政府工作报告
一、“十三五”圆满收官，各项事业有了新突破
新建绿道8公里。
二、2022年主要任务
改造市场6个。
"""

FOUR = """2022年青石旗政府工作报告
一、过去四年工作回顾
新建绿道8公里。
二、2022年主要任务
改造市场6个。
"""

MIXED = """青石市政府工作报告
2023年工作回顾
新建绿道8公里。
二、2024年主要任务
改造市场6个。
"""

ONLY_PLAN = """青石市2023年计划执行情况的报告
（一）指标完成情况
2023年上半年，新建绿道8公里。
一、下半年重点任务
改造市场6个。
"""

ALONE = """青石区治气工作总结（2023年度）
2023年，空置率从去年的13%降至5%。
一、主要做法
新建绿道8公里。
二、2024年工作计划
改造市场6个。
"""


BOTH = """青石县财政局2024年工作总结和2025年工作打算
2024年，全县预算收入完成9亿元，同比增长5%。争取债券资金6亿元。
2025年，全县预算收入预期增长4%。
"""

COURT = """青石县司法局2025年上半年工作总结及下半年工作计划
一、上半年工作
办理公证30件。
二、下半年计划
新建工作室20个。
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (STANDING, {"新建绿道 8公里": "2023", "→ 改造市场 6个": "2024"}),
        (BY_NUMBER, {"新建绿道 8公里": "2016/2020", "→ 改造市场 6个": "2022"}),
        (FOUR, {"新建绿道 8公里": "2018/2021", "→ 改造市场 6个": "2022"}),
        (MIXED, {"新建绿道 8公里": "2023", "→ 改造市场 6个": "2024"}),
        (ONLY_PLAN, {"新建绿道 8公里": "2023H1", "→ 改造市场 6个": "2023H2"}),
        (
            BOTH,
            {
                "预算收入 9亿元": "2024",
                "预算收入增长 5%": "2024",
                "债券资金 6亿元": "2024",
                "→ 预算收入增长 4%": "2025",
            },
        ),
        (COURT, {"办理公证 30件": "2025H1", "→ 新建工作室 20个": "2025H2"}),
        (
            HALF,
            {
                f"{NAMELESS} 9亿元": "2025H1",
                "新建绿道 8公里": "2025H1",
                "建成泵站 4座": "2025Q2",
                "发放救助金 60万元": "2025-01/2025-05",
                "办理公证 30件": "2025-01/2025-05",
                "→ 改造市场 6个": "2025H2",
                "→ 招聘教师 210名": "2025",
            },
        ),
        (
            ALONE,
            {
                f"{NAMELESS} 13%": "2022",
                f"{NAMELESS} 5%": "2023",
                "新建绿道 8公里": "2023",
                "→ 改造市场 6个": "2024",
            },
        ),
        (
            RUN_IN,
            {
                "新建口袋公园 12处": "2023",
                "发放救助金 6000万元": "2023",
                "→ 招聘教师 210名": "2024",
                "→ 户籍城镇化率 62%": "2024",
                "→ 改造老旧小区 12个": "2024",
            },
        ),
        (
            SUMMARY,
            {
                "新建口袋公园 12处": "2023H1",
                "招聘教师 210名": "2023H1",
                "发放救助金 60万元": "2023-01/2023-05",
                "→ 改造老旧小区 12个": "2023H2",
                "→ 新建泵站 4座": "2023H2",
            },
        ),
        (
            BUDGET,
            {
                "预算收入 9亿元": "2023",
                "预算收入完成率 102%": "2023",
                "→ 预算收入 10亿元": "2024",
                "→ 救助金 6000万元": "2024",
            },
        ),
    ],
    ids=[
        "what was, by its year alone",
        "the section before the plan",
        "four years",
        "only one heading with a number",
        "a heading of the plan alone",
        "of both years",
        "of a half year",
        "half a year",
        "summary alone",
        "paragraphs",
        "summary",
        "budget",
    ],
)
def test_paragraphs_open_the_halves_where_no_heading_does(
    text: str, expected: dict[str, str]
) -> None:
    extraction = extract(read_text(text, "报告.txt"))
    assert extraction.document.kind == "work_report"
    assert periods_of(extraction) == expected


UNTITLED = """各位代表：
现在，我代表区人民政府，向大会报告工作，请予审议。
一、关于2024年工作
新建绿道8公里。
二、关于2025年工作
（一）改善民生。改造市场6个。
（二）办好实事。新建绿道9公里。
牵头单位：区城管局
配合单位：区住建局
三、强化自身建设
"""


@pytest.mark.parametrize("written", [False, True], ids=["lines", "line ends written out"])
def test_a_report_that_lost_its_title_is_known_by_how_it_speaks(written: bool) -> None:
    text = UNTITLED.replace("\n", "\\r\\n&nbsp; ") if written else UNTITLED
    extraction = extract(read_text(text, "报告.txt"))
    assert extraction.document.kind == "work_report"
    assert periods_of(extraction) == {
        "新建绿道 8公里": "2024",
        "→ 改造市场 6个": "2025",
        "→ 新建绿道 9公里": "2025",
    }
    for each in extraction.statements:
        quote = each.passage.quote
        assert quote is not None
        assert text[each.passage.start : each.passage.end] == quote


PORTAL = """工作报告
2022年青石区政府工作报告
时间：2022-12-03
过去五年工作回顾
五年来，新建学校12所。
今年政府工作重点
一、改善民生
新建学校3所。
"""


def test_a_portal_s_line_is_no_title_and_no_date() -> None:
    extraction = extract(read_text(PORTAL, "x.txt"))
    assert extraction.document.title == "2022年青石区政府工作报告"
    assert periods_of(extraction) == {"新建学校 12所": "2017/2021", "→ 新建学校 3所": "2022"}


def test_a_heading_of_the_review_dates_no_report() -> None:
    text = "一、2023年工作回顾\n新建绿道8公里。\n二、2024年主要任务\n（一）实事。改造市场6个。\n"
    extraction = extract(read_text(text, "x.txt"))
    assert (extraction.document.title, extraction.document.dated) == ("政府工作报告", None)
    assert periods_of(extraction) == {"新建绿道 8公里": "2023", "→ 改造市场 6个": "2024"}


def test_a_review_of_five_years_is_of_the_five_years() -> None:
    found = periods_of(extract(read_text(AHEAD, "报告.txt")))
    assert found["地区生产总值 突破300亿元"] == "2019/2023"
    assert found["→ 改造老旧小区 12个"] == "2024"


def test_the_five_years_are_those_up_to_the_one_that_is_looked_back_on() -> None:
    text = (
        "2030年政府工作报告\n各位代表：\n现在，我代表区人民政府，向大会报告工作，请予审议。\n"
        "一、过去五年和2030年政府工作回顾\n五年来，新建学校12所。\n二、今后五年工作打算\n新建医院3家。\n"
    )
    assert periods_of(extract(read_text(text, "a.txt")))["新建学校 12所"] == "2026/2030"


def test_years_digit_by_digit_open_a_half() -> None:
    text = (
        "青石乡第十届人民代表大会第二次会议政府工作报告\n（2032年2月22日）\n二0三一年工作回顾\n新建学校12所。\n"
        "二0三二年工作安排\n新建医院3家。\n"
    )
    found = periods_of(extract(read_text(text, "a.txt")))
    assert (found["新建学校 12所"], found["→ 新建医院 3家"]) == ("2031", "2032")


ONE_HALF = """2031年政府工作报告
——2031年4月26日在青石区第十一届人民代表大会第一次会议上
区人民政府区长 林某某
各位代表：
现在，我代表区人民政府，向大会报告工作，请予审议。
一、过去五年工作回顾
过去五年，全区上下同心。克服困难，奋勇争先，2030年，实现产值28.5亿元；固定资产投资7.4亿元，年均增长5.5%。
新建学校12所。园区项目4个月时间建成投产，被国务院水利研究中心列为案例。
"""


def test_what_looks_back_alone_is_a_report_and_a_year_holds_for_its_sentence() -> None:
    """The first of two printed parts; 2030年 sets the year of the sums behind it, not of 年均."""
    extraction = extract(read_text(ONE_HALF, "报告.txt"))
    assert extraction.document.kind == "work_report"
    assert periods_of(extraction) == {
        f"{NAMELESS} 28.5亿元": "2030",
        "固定资产投资 7.4亿元": "2030",
        "固定资产投资增长 5.5%": "2026/2030",
        "新建学校 12所": "2026/2030",
    }
    named = [e.object.name for e in extraction.statements if e.predicate == "mentions"]
    assert "国务院水利研究中心" in named


def test_what_names_its_task_before_what_came_of_it_is_no_report() -> None:
    text = (
        "环保督察第七项整改任务已完成，现将有关情况公示如下：\n一、整改任务\n青石区污水管网建设滞后。\n"
        "二、整改完成情况\n2030年开工，2031年6月竣工，新建管网8公里。已完成整改任务。\n2031年7月2日\n"
    )
    assert extract(read_text(text, "公示.txt")).document.kind != "work_report"


def test_what_is_left_of_last_year_dates_nothing_behind_it() -> None:
    text = PORTAL.replace("新建学校12所。", "上年结转5亿元，调入资金12亿元。", 1)
    assert periods_of(extract(read_text(text, "x.txt")))[f"{NAMELESS} 12亿元"] == "2017/2021"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "2031年1—11月青石区《政府工作报告》部分目标任务完成情况\n一、主要指标任务进展情况\n"
            "列入通报的量化任务共12项，截至目前达到序时进度9项，新建公园3个，改造道路5条，完成投资2亿元。\n",
            "review",
        ),
        (
            "青石区人民政府关于落实《政府工作报告》\n重点工作部门分工的意见\n各镇人民政府：\n"
            "一、2031年发展目标\n1.新建公园3个。（区园林局负责，年内持续推进）\n",
            "task_list",
        ),
    ],
    ids=["told", "shared out"],
)
def test_what_tells_of_a_report_s_tasks_is_no_report(text: str, kind: str) -> None:
    assert extract(read_text(text, "通报.txt")).document.kind == kind


BESIDE = """政府工作报告

2024年1月16日在青石区第八届人民代表大会第三次会议上

一、2023年工作回顾

优良天数达到217天，比2016年增加39天。谋划6个产业项目，总投资12亿元。
改造9个文旅项目，总投资7亿元。147个断面水质优良率达98%。

二、2024年重点工作

改造市场6个。
"""


def test_last_year_is_that_of_who_speaks() -> None:
    """A review of 2019 that is given in 2020 calls 2019 去年; a month is of the review's year."""
    text = (
        "政府工作报告\n——2020年1月10日在青石区第十六届人民代表大会第四次会议上\n"
        "一、2019年工作回顾\n去年，新增停车泊位1200个，比上年增加300个。10月建成公园3个。\n"
        "前年新建道路5条。\n二、2020年工作安排\n今年，新增停车泊位1500个。\n"
    )
    extraction = extract(read_text(text, "a.txt"))
    told = {
        each.subject.name: each.subject.get("period")
        for each in extraction.statements
        if each.predicate == "measures"
    }
    assert told["新增停车泊位 1200个"] == "2019"
    assert told["建成公园 3个"] == "2019-10"
    assert {period for name, period in told.items() if name.endswith("5条")} == {"2018"}


def test_a_year_that_a_figure_is_held_against_is_not_its_year() -> None:
    assert periods_of(extract(read_text(BESIDE, "报告.txt")))[f"{NAMELESS} 39天"] == "2023"


def test_names_of_nothing_in_particular_are_joined_with_nothing() -> None:
    results = [
        each
        for each in extract(read_text(BESIDE, "报告.txt")).statements
        if each.predicate == "measures"
    ]
    invested = [each.object for each in results if each.value_text in ("12亿元", "7亿元")]
    assert len({each.iri for each in invested}) == 2, "of two things"
    (sections,) = [each for each in results if each.value_text == "147个"]
    assert "figure/unnamed" in sections.method
    assert sections.object.name == "（未说明）", "neither its clause nor a rest of it is a name"


PLAIN = """2031年岚江省政府工作报告
各位代表：
现在，我代表省人民政府，向大会报告工作，请予审议。
2030年工作回顾
过去一年，新建公路120公里，改造小区860个。
2031年工作安排
今年发展的主要预期目标是：地区生产总值增长5.5%左右。
扩大有效投资。实施重点项目420个，新开工水利工程15处。
办好民生实事。新建充电桩2.6万个。
各位代表！让我们团结一心！
"""


def test_sections_of_a_plan_without_numbers_open_with_their_words() -> None:
    said = extract(read_text(PLAIN, "报告.txt"))
    figures = [
        str(s.object.get("valueText")) for s in said.statements if s.predicate == "hasTarget"
    ]
    assert figures == ["5.5%左右", "420个", "15处", "2.6万个"]
    goals = {s.object.name for s in said.statements if s.predicate == "partOf"}
    assert goals == {"扩大有效投资", "办好民生实事"}
    numbered = extract(read_text(PLAIN.replace("办好民生", "三、抓好落实\n办好民生"), "报告.txt"))
    assert "扩大有效投资" not in {
        s.object.name for s in numbered.statements if s.predicate == "partOf"
    }


def test_what_grows_in_real_terms_is_still_a_goal() -> None:
    goals = (
        "地区生产总值增长5.5%左右；城镇居民收入实际增长8%，农民收入实际增长7%；"
        "注册外资实际到账达1.2亿美元；建筑业总产值增长10%。"
    )
    said = extract(read_text(PLAIN.replace("地区生产总值增长5.5%左右。", goals), "报告.txt"))
    figures = [
        str(s.object.get("valueText")) for s in said.statements if s.predicate == "hasTarget"
    ]
    assert figures[:5] == ["5.5%左右", "8%", "7%", "1.2亿美元", "10%"]


PLAN_OF_A_YEAR = """关于印发《青石区2031年工作要点》的通知

一、稳增长。新入库项目不少于80个。
二、惠民生。4月底前新建亭子2座。5月底前建成厂房3座。
"""


def test_the_plan_for_the_work_of_a_year_promises_without_units() -> None:
    extraction = extract(read_text(PLAN_OF_A_YEAR, "甲.txt"))
    targets = [
        (str(each.object.get("value")), each.object.get("period"))
        for each in extraction.statements
        if each.predicate == "hasTarget"
    ]
    assert extraction.document.kind == "work_report"
    assert targets == [("80", "2031"), ("2", "by 2031-04"), ("3", "by 2031-05")]


LISTS_OF_PROMISES = (
    """青石区政府承诺2031年再办3件实事
1.建设12条巷道。确保年内完工。
2.新建石桥水厂。
3.拆除甲、乙等4个收费站。
""",
    """青石区2031年政府实事项目
交通出行方面：
建设巷道12条。去年已建成9条。新增泊位300个。现3处场站均已开工，新增车位90个。
""",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LISTS_OF_PROMISES[0], {("建设巷道", 12), ("拆除收费站", 4)}),
        (LISTS_OF_PROMISES[1], {("建设巷道", 12), ("新增泊位", 300)}),
    ],
)
def test_a_list_of_what_will_be_done_tells_nothing_done(
    text: str, expected: set[tuple[str, int]]
) -> None:
    read = extract(read_text(text, "实事.txt"))
    assert not [s for s in read.statements if s.predicate == "measures"]
    names = {s.subject.iri: s.object.name for s in read.statements if s.predicate == "ofIndicator"}
    targets = [s.object for s in read.statements if s.predicate == "hasTarget"]
    assert {(names[each.iri], each.get("value")) for each in targets} == expected
    assert {each.get("period") for each in targets} == {"2031"}


def test_what_a_plan_says_is_done_by_now_is_not_promised() -> None:
    text = (
        "青石镇2031年工作计划\n2031年5月8日\n一、建设村庄\n"
        "改造村庄12个，目前已完成改造村庄5个。建成泊位30个。\n二、做强产业\n引进企业3家。\n"
    )
    read = extract(read_text(text, "计划.txt"))
    told = {s.subject.get("valueText") for s in read.statements if s.predicate == "measures"}
    wanted = {s.object.get("valueText") for s in read.statements if s.predicate == "hasTarget"}
    assert told == {"5个"}
    assert wanted == {"12个", "30个", "3家"}


def test_the_first_part_of_a_summary_and_plan_looks_back() -> None:
    text = (
        "青石区水利局2031年上半年工作总结及下半年工作计划\n2031年7月8日\n第一、上半年工作总结\n"
        "一、建设堤防。建成堤防12公里，加固水库3座。\n"
    )
    read = extract(read_text(text, "总结.txt"))
    told = {s.subject.get("valueText") for s in read.statements if s.predicate == "measures"}
    assert told == {"12公里", "3座"}
    assert not [s for s in read.statements if s.predicate == "hasTarget"]


def test_a_sentence_of_figures_below_a_number_is_no_heading() -> None:
    text = (
        "青石镇2031年工作要点\n2031年1月8日\n一、做强产业\n"
        "1.完成茶园改造800亩，培育养鸡大户10户。产业提质，增强动力。\n"
        "2.推进茶叶交易。新建市场2个。\n二、做美环境\n3.绿化道路7.8公里。\n"
    )
    read = extract(read_text(text, "青石.txt"))
    targets = [str(s.object.name) for s in read.statements if s.predicate == "hasTarget"]
    assert targets == ["茶园改造 800亩", "培育养鸡大户 10户", "新建市场 2个", "绿化道路 7.8公里"]


def test_what_grew_by_the_year_and_what_a_goal_rises_from_are_of_their_own_time() -> None:
    text = """青石区2032年政府工作报告
一、过去五年工作回顾
五年来，预计2031年收入达到48亿元，是2026年的1.6倍，年均增长8%。
刚刚过去的2031年，新增学位90个。
二、2032年工作安排
新增学位70个。参与率由60%提高到75%。
"""
    read = [
        (each.predicate, str(each.object.get("value") or each.subject.get("value")),
         each.object.get("period") or each.subject.get("period"))
        for each in extract(read_text(text, "甲.txt")).statements
        if each.predicate in ("measures", "hasTarget")
    ]  # fmt: skip
    assert ("measures", "8", "2027/2031") in read
    assert ("measures", "90", "2031") in read
    assert [each[1] for each in read if each[0] == "hasTarget"] == ["70", "75"]


def test_what_a_review_expects_is_an_estimate_of_its_year_and_no_plan() -> None:
    text = """青石区2032年政府工作报告
一、2031年工作回顾
预计新增学位90个，增长8%；完成投资6亿元。引进教师30名，计划再引进20名。
二、2032年工作安排
新增学位70个。
"""
    read = [
        (each.predicate, each.subject.get("valueText"), each.subject.get("measurementKind"))
        for each in extract(read_text(text, "甲.txt")).statements
        if each.predicate in ("measures", "ofIndicator")
    ]
    assert read == [
        ("measures", "90个", "estimate"),
        ("measures", "8%", "estimate"),
        ("measures", "6亿元", "estimate"),
        ("measures", "30名", "actual"),
        ("ofIndicator", "20名", "plan"),
        ("ofIndicator", "70个", None),
    ]


def test_a_plan_that_sets_no_figure_stays_a_text() -> None:
    text = PLAN_OF_A_YEAR.replace("不少于80个", "")
    text = text.replace("2座", "").replace("3座", "")
    assert extract(read_text(text, "甲.txt")).document.kind == "official_text"


def test_what_is_announced_on_top_is_of_the_half_that_looks_back() -> None:
    text = """青石镇2032年工作总结和2033年工作思路
今年以来，全镇完成了各项任务。现将有关情况汇报如下：
一、主要工作成效
（一）安装路灯360盏，新修组路26公里。
二、存在问题
在库项目仅5个。
三、2033年工作思路
（一）新建管网12公里。
（二）改造公厕3座。
"""
    read = extract(read_text(text, "甲.txt")).statements
    reached = {each.subject.get("valueText") for each in read if each.predicate == "measures"}
    wanted = {each.object.get("valueText") for each in read if each.predicate == "hasTarget"}
    assert reached == {"360盏", "26公里", "5个"}
    assert wanted == {"12公里", "3座"}


def test_a_plain_paragraph_below_the_plan_of_a_year_promises() -> None:
    text = """青石区商务局2031年总结及2032年计划
一、2031年完成情况
新增泊位42个，安装路灯360盏。
二、2032年计划
新增泊位40个，安装路灯300盏以上。
"""
    read = extract(read_text(text, "甲.txt")).statements
    wanted = {each.object.get("valueText") for each in read if each.predicate == "hasTarget"}
    assert wanted == {"40个", "300盏以上"}


def test_a_half_that_names_no_time_is_of_the_part_of_a_year_in_the_title() -> None:
    text = """青石区水利局2031年上半年工作总结及下半年工作打算
一、主要工作完成情况
（一）安装路灯360盏，新修组路26公里。
二、下半年工作打算
（一）改造公厕3座。
"""
    read = extract(read_text(text, "甲.txt")).statements
    when = {each.subject.get("period") for each in read if each.predicate == "measures"}
    assert when == {"2031H1"}


def test_a_report_that_looks_back_on_the_past_opens_with_it() -> None:
    text = """青石区政府工作报告
2031年12月18日
各位代表：
现在，我代表区人民政府向大会作工作报告，请予审议。
一、回首过往，我们上下同心
新增泊位5个，安装路灯360盏。
"""
    read = extract(read_text(text, "甲.txt")).statements
    assert {each.subject.get("valueText") for each in read if each.predicate == "measures"} == {
        "5个",
        "360盏",
    }


GOALS = """岚江市政府工作报告
——2031年1月8日在岚江市第九届人民代表大会第二次会议上
各位代表：
现在，我代表市人民政府，向大会报告工作，请予审议。
一、2030年工作回顾
过去一年，新建公路120公里。
二、{head}
{goals}
三、加强政府自身建设
坚持依法行政。
"""


@pytest.mark.parametrize(
    ("head", "goals", "wanted"),
    [
        (
            "2031年主要工作",
            "今年的主要预期目标——生产总值年均要增长6%以上，人均产值要达到9万元，"
            "园区企业需达到40家左右，研发支出相当于生产总值的比例达到3%左右。",
            {
                "生产总值": "6%以上",
                "人均产值": "9万元",
                "园区企业": "40家左右",
                "研发支出相当于生产总值的比例": "3%左右",
            },
        ),
        (
            "2031年主要工作",
            "主要预期目标是：一二三产增加值分别增长3%、4%、5%，农民收入由目前的1.2万元增长到1.5万元，"
            "镇居民、村居民人均可支配收入分别增长7%、8%，工业产值增长6%、迈上2万亿元台阶。",
            {
                "一产增加值": "3%",
                "二产增加值": "4%",
                "三产增加值": "5%",
                "农民收入": "1.5万元",
                "镇居民人均可支配收入": "7%",
                "村居民人均可支配收入": "8%",
                "工业产值": "2万亿元",
            },
        ),
        (
            "2031年主要工作",
            "主要预期目标建议为生产总值增长6%以上，力争达到6.5%；失业率控制在4%以内，确保不超过5%；"
            "粮食产量30万吨，力争32万吨；引资到位资金力争完成9亿元。",
            {
                "生产总值": "6.5%",
                "失业率": "不超过5%",
                "粮食产量": "32万吨",
                "引资到位资金": "9亿元",
            },
        ),
        (
            "今后五年主要目标任务",
            "——改革开放取得新突破。民间投资占投资比重达45%。\n——生活品质不断提高。人均预期寿命提高到79岁。",
            {"民间投资占投资比重": "45%", "人均预期寿命": "79岁"},
        ),
    ],
)
def test_the_main_goals_are_read_in_the_words_of_the_genre(
    head: str, goals: str, wanted: dict[str, str]
) -> None:
    said = extract(read_text(GOALS.format(head=head, goals=goals), "报告.txt")).statements
    names = {s.subject.iri: s.object.name for s in said if s.predicate == "ofIndicator"}
    told = {
        names[s.object.iri]: str(s.object.get("valueText"))
        for s in said
        if s.predicate == "hasTarget"
    }
    assert wanted.items() <= told.items()
    assert len([s for s in said if s.predicate == "measures"]) == 1, "nothing of it is a result"


def test_the_coming_years_begin_with_the_year_of_the_report() -> None:
    goals = "今后五年的主要目标：生产总值年均增长6%；工业产值超过900亿元。"
    text = GOALS.format(head="2031年主要工作", goals=goals)
    said = extract(read_text(text, "报告.txt")).statements
    assert {s.object.get("period") for s in said if s.predicate == "hasTarget"} == {"2031/2035"}


def test_goals_in_step_with_others_and_above_them_need_no_number() -> None:
    goals = (
        "今年的目标是：努力实现居民收入增长和经济发展同步、劳动报酬增长和劳动生产率提高同步，"
        "进出口总额增速高于全省平均水平。"
    )
    text = GOALS.format(head="2031年主要工作", goals=goals)
    said = extract(read_text(text, "报告.txt")).statements
    names = {s.subject.iri: s.object.name for s in said if s.predicate == "ofIndicator"}
    told = {
        names[s.object.iri]: s.object.get("comparator") for s in said if s.predicate == "hasTarget"
    }
    assert told == {"居民收入增长": "~", "劳动报酬增长": "~", "进出口总额增速": ">"}


@pytest.mark.parametrize(
    "opening",
    [
        "我谨代表镇人民政府，向大会作工作报告，请予审议。",
        "受区人民政府委托，向大会书面报告青石区2030年国民经济和社会发展计划执行情况，请予审议。",
    ],
)
def test_who_speaks_for_the_government_makes_a_report(opening: str) -> None:
    text = GOALS.format(head="2031年主要工作", goals="新建桥2座。").replace(
        "岚江市政府工作报告\n——2031年1月8日在岚江市第九届人民代表大会第二次会议上\n", ""
    )
    spoken = text.replace("现在，我代表市人民政府，向大会报告工作，请予审议。", opening)
    assert extract(read_text(spoken, "报告.txt")).document.kind == "work_report"
