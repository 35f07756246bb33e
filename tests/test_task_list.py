"""Lists of tasks in prose, as other places write them; the district is invented."""

from __future__ import annotations

import pytest

from kg.assess import assess
from kg.errors import UnknownDocumentKind
from kg.model import Extraction, Outcome
from loaders import extract
from loaders.reading import read_text

TITLE = "青石区2024年《政府工作报告》重点工作责任分解方案"

LINES = f"""云岭市青石区人民政府办公室文件
青政办〔2024〕1号
{TITLE}
各单位要提高站位，各牵头单位要抓总，有关事项如下。
一、压实责任，明确分工。各单位于2月底前报送台账。
二、加强督查，定期通报。
青石区人民政府办公室
2024年1月20日
一、经济社会发展主要预期目标
1.地区生产总值增长6%左右。
牵头单位：区发改局
责任单位：青石经济开发区、各街道
2.居民收入与经济增长基本同步。
牵头单位：区人社局
二、重点任务
（一）提升城市品质
3.改造老旧小区12个，新增停车泊位800个。完善物业管理。
牵头单位：区住建局
责任单位：区城管局、
各街道
配合单位：青城投集团
完成时限：10月底
4.编制甲路街区规划。
5.打通断头路3条。
责任单位：区交通局
"""

BRACKETS = f"""{TITLE}
为落实报告，制定本方案。
一、优化环境
（一）精简事项。编制清单，公布事项60项。（牵头单位：区审批局；责任单位：区司法局，各街道，6月底完成）
（二）压缩时间。开办时间压缩至2个工作日以内。（区市监局牵头，区税务局、区公安局配合）
（三）提升服务
建成服务站20个。（区审批局负责）
培训代办员300名。（区人社局、各街道按职责分工负责）
——加强保障
（四）落实资金。安排资金500万元。（区财政局）
二、组织保障
（一）加强领导。成立专班。
"""

PROGRESS = """青石区2024年民生实事项目进展情况公示（截至12月底）
1.新建幼儿园3所。 责任单位：区教育局 配合单位：区住建局，各街道 进展情况：建成幼儿园3所，学位720个。
2.改造公厕20座。 牵头领导：李四 责任单位：区城管局 完成情况：已改造15座，完成率75%。
3.举办社区运动会。 牵头领导：李四 责任单位：区文旅局 完成情况：因故取消举办。
"""


def of(extraction: Extraction, predicate: str, row: int | None = None) -> list[str]:
    return [
        each.subject.name
        for each in extraction.statements
        if each.predicate == predicate and row in (None, each.passage.row)
    ]


def tasks(extraction: Extraction) -> list[str]:
    return [
        each.object.name
        for each in extraction.statements
        if each.predicate == "mentions" and each.method == "task_list/title"
    ]


def targets(extraction: Extraction, row: int) -> list[tuple[str, object]]:
    return [
        (each.object.name, each.object.get("period"))
        for each in extraction.statements
        if each.predicate == "hasTarget" and each.passage.row == row
    ]


def test_units_on_lines_of_their_own() -> None:
    extraction = extract(read_text(LINES, "a.txt"))
    assert extraction.document.kind == "task_list"
    assert extraction.document.title == TITLE
    assert extraction.document.division.name == "青石区"
    assert extraction.document.dated == "2024-01-20"
    assert tasks(extraction) == [
        "地区生产总值增长6%左右",
        "居民收入与经济增长基本同步",
        "改造老旧小区12个，新增停车泊位800个",
        "编制甲路街区规划",
        "打通断头路3条",
    ]
    assert of(extraction, "leads") == ["区发改局", "区人社局", "区住建局"]
    assert of(extraction, "responsibleFor", 1) == ["青石经济开发区", "各街道"]
    assert of(extraction, "responsibleFor", 3) == ["区城管局", "各街道"]  # runs on below
    assert of(extraction, "supports", 3) == ["青城投集团"]
    assert of(extraction, "responsibleFor", 4) == []  # nobody's, and yet a task
    assert targets(extraction, 3) == [
        ("改造老旧小区 12个", "by 2024-10"),
        ("新增停车泊位 800个", "by 2024-10"),
    ]
    assert targets(extraction, 2) == [("居民收入与经济增长基本同步", "2024")]


def test_passages_say_the_label_the_number_and_the_headings() -> None:
    extraction = extract(read_text(LINES, "a.txt"))
    (lead,) = [
        each
        for each in extraction.statements
        if each.predicate == "leads" and each.passage.row == 3
    ]
    assert lead.passage.quote == "区住建局"
    assert lead.passage.column == "牵头单位"
    assert lead.passage.section == ("二、重点任务", "（一）提升城市品质")
    parents = [
        (each.passage.row, each.object.name)
        for each in extraction.statements
        if each.predicate == "partOf"
    ]
    assert parents == [
        (1, "经济社会发展主要预期目标"),
        (2, "经济社会发展主要预期目标"),
        (3, "提升城市品质"),
        (4, "提升城市品质"),
        (5, "提升城市品质"),
    ]


def test_units_in_brackets() -> None:
    extraction = extract(read_text(BRACKETS, "a.txt"))
    assert tasks(extraction) == [
        "精简事项",
        "压缩时间",
        "建成服务站20个",
        "培训代办员300名",
        "落实资金",
    ]
    assert of(extraction, "leads") == ["区审批局", "区市监局"]
    assert of(extraction, "supports", 2) == ["区税务局", "区公安局"]
    assert of(extraction, "responsibleFor", 1) == ["区司法局", "各街道"]
    assert of(extraction, "responsibleFor", 4) == ["区人社局", "各街道"]
    assert of(extraction, "responsibleFor", 5) == ["区财政局"]
    assert targets(extraction, 1) == [("公布事项 60项", "by 2024-06")]
    sections = {
        each.passage.row: each.passage.section
        for each in extraction.statements
        if each.predicate == "responsibleFor"
    }
    assert sections[3] == sections[4] == ("一、优化环境", "（三）提升服务")
    assert sections[5] == ("一、优化环境", "加强保障")


def test_progress_behind_the_units_is_judged() -> None:
    extraction = extract(read_text(PROGRESS, "a.txt"))
    verdicts = [each.value_text for each in assess(extraction) if each.predicate == "verdict"]
    assert verdicts == ["met", "not_met", "cancelled"]
    assert of(extraction, "supports", 1) == ["区住建局", "各街道"]
    results = [
        (each.passage.row, each.object.name, each.value_text)
        for each in extraction.statements
        if each.predicate == "measures"
    ]
    assert results == [
        (1, "建成幼儿园", "3所"),
        (1, "学位", "720个"),
        (2, "改造公厕", "15座"),
    ]
    checks = [each.value_text for each in assess(extraction) if each.predicate == "hasCheck"]
    assert checks == ["75%"]


@pytest.mark.parametrize(
    ("remark", "leads"),
    [
        ("（列第一位的为牵头单位，下同）", ["区发改局", "区城管局", "区人社局", "区教育局"]),
        ("", ["区人社局", "区教育局"]),
    ],
)
def test_the_first_leads_where_the_document_says_so(remark: str, leads: list[str]) -> None:
    text = f"""{TITLE}
1.甲项目建设。
责任单位：区发改局、区住建局{remark}
2.乙项目建设。
责任单位：区城管局、各街道
3.增收促学。
责任单位：区人社局、区教育局分别牵头
4.各街道创建。
责任单位：各街道、区民政局
"""
    extraction = extract(read_text(text, "a.txt"))
    assert of(extraction, "leads") == leads
    assert of(extraction, "responsibleFor", 1) == ["区发改局", "区住建局"]
    assert of(extraction, "responsibleFor", 3) == []


def test_the_account_adds_up_and_what_says_nothing_is_kept() -> None:
    document = read_text(LINES, "a.txt")
    extraction = extract(document)
    counts = extraction.counts()
    assert counts[Outcome.REJECTED] == 0
    assert counts[Outcome.STATED] + counts[Outcome.KEPT] == len(extraction.account)
    kept = "".join(
        document.text[each.start : each.end]
        for each in extraction.account
        if each.outcome is Outcome.KEPT
    )
    assert "压实责任" in kept
    assert "地区生产总值" not in kept


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n1.建桥。\n责任单位：区住建局\n2.修路。\n3.栽树。\n",
        "各牵头单位：要报送。责任单位：要配合。\n一、落实责任。\n",
    ],
)
def test_one_or_two_units_make_no_list(text: str) -> None:
    with pytest.raises(UnknownDocumentKind, match=r"three tasks|fewer than three"):
        extract(read_text(text, "a.txt"))
