"""Tables of tasks, from their text to statements: whatever the heads are called."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extraction.account import check_account
from loaders.formats import Document, read, read_text
from loaders.formats.document import INVISIBLE
from loaders.kinds import extract
from ontology.errors import AccountError, TableError, UnknownDocumentKind
from ontology.model import Extraction, Outcome, Statement

TABLE = """青石区2021年重点工作任务进展情况
\t项目名称
\t项目内容
\t牵头单位
\t责任单位
\t目前进展情况

\t（一）

强化平台

建设支撑
\t新增楼宇企业110家以上，竣工学校3所
\t区发改局
\t区发改局、区科技局（区地震办）、各街道
\t新增楼宇企业119家；竣工3所

\t
\t盘活闲置厂房2万平方米
\t生态环境

青石分局
\t生态环境青石分局、区金融办、区金融办
\t盘活闲置厂房1.5万平方米，完成率75%

\t（二）做优服务
\t深化登记改革
\t区委人才办

区科技局
\t区委人才办、区科技局、相关街道
\t扎实推进

\t（二）

做优服务
\t完成人口普查
\t区统计局
\t区统计局
\t

"""


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    return extract(read_text(TABLE, "青石.txt"))


def of(extraction: Extraction, predicate: str, row: int | None = None) -> list[Statement]:
    return [
        each
        for each in extraction.statements
        if each.predicate == predicate and (row is None or each.passage.row == row)
    ]


def names(statements: Iterable[Statement]) -> list[str]:
    return [each.subject.name for each in statements]


def tsv(*rows: str, title: str = "青石区2021年重点工作完成情况") -> Document:
    return read_text("\n".join([title, *rows]) + "\n", "青石.tsv")


def test_every_row_is_a_task(extraction: Extraction) -> None:
    tasks = [each.object for each in of(extraction, "mentions") if each.object.kind == "Task"]
    titles = list(dict.fromkeys(task.name for task in tasks))
    assert titles == [
        "新增楼宇企业110家以上，竣工学校3所",
        "盘活闲置厂房2万平方米",
        "深化登记改革",
        "完成人口普查",
    ]
    assert [task.get("ordinal") for task in dict.fromkeys(tasks)] == [1, 2, 3, 4]


def test_categories_carry_over_merged_cells_and_page_breaks(extraction: Extraction) -> None:
    goals = [(each.passage.row, each.object.name) for each in of(extraction, "partOf")]
    assert goals == [
        (1, "强化平台建设支撑"),
        (2, "强化平台建设支撑"),
        (3, "做优服务"),
        (4, "做优服务"),
    ]
    assert len({each.object.iri for each in of(extraction, "partOf", 3)}) == 1
    (third,), (fourth,) = of(extraction, "partOf", 3), of(extraction, "partOf", 4)
    assert third.object == fourth.object
    assert third.passage.start < fourth.passage.start  # each by the cell it stands in


def test_units_and_groups(extraction: Extraction) -> None:
    assert names(of(extraction, "leads", 1)) == ["区发改局"]
    assert names(of(extraction, "responsibleFor", 1)) == [
        "区发改局",
        "区科技局（区地震办）",
        "各街道",
    ]
    assert names(of(extraction, "leads", 2)) == ["生态环境青石分局"]
    assert names(of(extraction, "leads", 3)) == ["区委人才办", "区科技局"]
    kinds = {each.subject.name: each.subject.kind for each in of(extraction, "responsibleFor")}
    assert kinds["各街道"] == kinds["相关街道"] == "UnitGroup"
    assert kinds["生态环境青石分局"] == "Branch"


def test_a_unit_named_twice_in_a_cell_is_stated_once(extraction: Extraction) -> None:
    (only,) = [each for each in of(extraction, "responsibleFor", 2) if "金融" in each.subject.name]
    assert only.passage.quote == "区金融办"


def test_targets_and_results(extraction: Extraction) -> None:
    targets = [
        (each.passage.row, str(each.object.get("value")), each.object.get("unit"), each.value_text)
        for each in of(extraction, "hasTarget")
    ]
    assert targets == [
        (1, "110", "家", "110家以上"),
        (1, "3", "所", "3所"),
        (2, "2", "万平方米", "2万平方米"),
    ]
    (area,) = of(extraction, "hasTarget", 2)
    assert str(area.object.get("baseValue")) == "20000"
    assert area.object.get("period") == "2021"
    results = [
        (each.passage.row, each.object.name, each.value_text) for each in of(extraction, "measures")
    ]
    assert results == [
        (1, "新增楼宇企业", "119家"),
        (1, "竣工学校", "3所"),
        (2, "盘活闲置厂房", "1.5万平方米"),  # 完成率75% is a claim about it, no result
    ]
    assert {each.object.kind for each in of(extraction, "reportedBy")} == {"Task"}


def test_every_passage_holds_the_words(extraction: Extraction) -> None:
    for each in extraction.statements:
        passage = each.passage
        assert passage.quote == TABLE[passage.start : passage.end]
        if each.predicate in {"hasTarget", "measures"} and each.value_text:
            assert each.value_text in passage.quote
        if each.subject.kind in {"Bureau", "Branch", "UnitGroup"}:
            assert "".join(passage.quote.split()) == each.value_text


def test_the_account_holds_every_cell(extraction: Extraction) -> None:
    counts = extraction.counts()
    assert counts[Outcome.REJECTED] == 0
    covered = {at for each in extraction.account for at in range(each.start, each.end)}
    assert all(at in covered for at, mark in enumerate(TABLE) if not mark.isspace())
    starts = [(each.start, each.end) for each in extraction.account]
    assert all(left[1] <= right[0] for left, right in pairwise(starts))
    kept = [TABLE[each.start : each.end] for each in extraction.account if each.outcome == "kept"]
    assert "扎实推进" in kept  # prose without a statement
    assert "项目名称" in kept


def test_a_gap_in_the_account_is_an_error(extraction: Extraction) -> None:
    document = read_text(TABLE, "青石.txt")
    with pytest.raises(AccountError, match="read by no rule"):
        check_account(document, extraction.account[:-1])


def test_the_document_is_known(extraction: Extraction) -> None:
    document = extraction.document
    assert document.kind == "progress_table"
    assert document.title == "青石区2021年重点工作任务进展情况"
    assert (document.division.code, document.division.name) == ("青石区", "青石区")
    assert (document.dated, document.dated_from) == ("2021", "2021年")


def test_things_have_one_description(extraction: Extraction) -> None:
    described = {}
    for each in extraction.statements:
        for thing in (each.subject, each.object):
            assert described.setdefault(thing.iri, thing) == thing


def test_reading_twice_gives_the_same(extraction: Extraction) -> None:
    assert extract(read_text(TABLE, "青石.txt")) == extraction


def test_other_heads_other_roles() -> None:
    extraction = extract(
        tsv(
            "序号\t重点工作\t年度目标\t主办单位\t协办部门\t责任领导\t完成情况\t备注",
            "1\t停车便民\t新增泊位1000个\t区住建局\t区财政局、各镇（街道）\t张某\t新增520个\t无",
            "2\t养老服务\t新建中心5家\t区民政局\t有关部门\t李某\t正在选址\t",
        )
    )
    assert names(of(extraction, "leads", 1)) == ["区住建局"]
    assert names(of(extraction, "supports", 1)) == ["区财政局", "各镇（街道）"]
    assert [each.object.name for each in of(extraction, "hasTarget")] == [
        "新增泊位 1000个",
        "新建中心 5家",
    ]
    (result,) = of(extraction, "measures")
    assert (result.object.name, result.value_text) == ("新增泊位", "520个")


def test_whom_it_reached_is_not_what_was_promised() -> None:
    extraction = extract(
        tsv("目标任务\t责任单位\t完成情况", "发放贷款2亿元\t区财政局\t发放贷款3亿元，惠及2654户")
    )
    results = [(each.object.name, each.value_text) for each in of(extraction, "measures")]
    assert results == [("发放贷款", "3亿元"), ("（未说明）", "2654户")]


def test_what_is_asked_of_a_task_is_its_goal() -> None:
    extraction = extract(
        tsv("工作任务\t目标要求\t责任单位\t完成情况", "停车便民\t新增泊位9个\t区住建局\t新增7个")
    )
    assert [each.object.name for each in of(extraction, "hasTarget")] == ["新增泊位 9个"]


def test_a_percentage_is_the_value_of_a_ratio_whose_goal_stands_in_a_later_column() -> None:
    text = (
        "青石区环境指标表\n序号\t指标\t2020年现状值\t2025年目标值\t责任单位\n"
        "1\t水质优良比例\t83%\t100%\t区环保局\n"
    )
    read = [
        (each.predicate, each.object.name, each.subject.get("period"))
        for each in extract(read_text(text, "青石.tsv")).statements
        if each.predicate == "measures"
    ]
    assert read == [("measures", "水质优良比例", "2020")]


def test_roles_within_a_cell() -> None:
    extraction = extract(
        tsv(
            "任务内容\t责任单位\t落实情况",
            "改造公厕5座\t牵头：区城管局；配合：区财政局、各街道\t已完成",
            "整治河道2条\t区水利局（牵头）、区住建局\t已完成",
        )
    )
    assert names(of(extraction, "leads")) == ["区城管局", "区水利局"]
    assert names(of(extraction, "supports")) == ["区财政局", "各街道"]
    assert names(of(extraction, "responsibleFor")) == ["区住建局"]


def test_a_row_that_tells_in_a_remark_alone_is_not_silent() -> None:
    extraction = extract(
        tsv(
            "任务\t责任单位\t完成数\t备注",
            "安装探头100个\t区公安局\t\t设备采购中",
            "安装护栏90米\t区交通局\t\t/",
        )
    )
    assert len(extraction.unreported) == 1


def test_a_table_without_progress_still_says_who_answers() -> None:
    extraction = extract(tsv("目标任务\t牵头单位", "引进项目3个\t区投促局"))
    assert names(of(extraction, "leads")) == ["区投促局"]
    assert of(extraction, "measures") == []


def test_a_table_with_units_below_no_head_of_theirs_says_what_it_found() -> None:
    with pytest.raises(TableError, match=r"项目名称、项目内容、进展情况、说明.*牵头单位"):
        extract(tsv("项目名称\t项目内容\t进展情况\t说明", "甲\t乙\t丙\t区教育局、区文旅局"))


def test_a_table_in_which_nobody_answers_is_read_and_told() -> None:
    read = extract(tsv("项目名称\t项目内容\t进展情况", "甲路\t新建道路3公里\t已建成3公里"))
    assert [each.predicate for each in read.statements if each.predicate == "hasTarget"]
    assert any("says who answers for its rows" in each for each in read.notices)


@pytest.mark.parametrize(
    "text", ["只有一段话。\n", "姓名\t年龄\n某人\t3\n", "# 标题\n\n第一段。第二句。\n"]
)
def test_other_kinds_are_refused_with_a_reason(text: str) -> None:
    with pytest.raises(UnknownDocumentKind, match=r"progress table.*牵头单位"):
        extract(read_text(text, "某.txt"))


def test_the_number_before_a_title_is_no_part_of_its_figures() -> None:
    read = extract(tsv("工作任务\t牵头单位\t完成情况", "100.新建公园3个\t区园林局\t已开工"))
    names = [each.object.name for each in read.statements if each.predicate == "hasTarget"]
    assert names == ["新建公园 3个"]


def test_numbers_alone_name_no_task() -> None:
    lines = [
        "青石区2031年招商引资情况表",
        "序号\t责任单位\t全年任务（亿元）\t到位资金（亿元）\t完成率（%）",
        "1\t区商务局\t12\t9.6\t80",
        "2\t区财政局\t8\t8.2\t102.5",
    ]
    with pytest.raises(UnknownDocumentKind, match="no table's header names tasks"):
        extract(read_text("\n".join(lines), "表.txt"))


def test_a_subtitle_belongs_to_the_title() -> None:
    extraction = extract(
        read_text(
            "青石区2022年重点工作\n（截至6月底）\n任务内容\t责任单位\t进展\n甲\t区府办\t已完成\n",
            "青石.tsv",
        )
    )
    assert extraction.document.title == "青石区2022年重点工作（截至6月底）"
    assert extraction.document.dated == "2022-06"


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("填报单位：区政府督查室　　单位：万元", "2022"),
        ("统计时间：截至2022年7月31日", "2022-07-31"),
        ("截至：2022年10月31日", "2022-10-31"),
        ("数据截止日期：2022年5月31日", "2022-05-31"),
        ("（单位：万元）", "2022"),
        ("制表：区政府办", "2022"),
        ("2022年8月", "2022-08"),
        ("填报时间：2022年2月5日", "2022-02-05"),
    ],
)
def test_a_line_below_the_title_that_says_who_or_when_is_no_title(line: str, dated: str) -> None:
    text = f"青石区2022年重点工作进展情况表\n{line}\n任务内容\t责任单位\t进展\n甲\t区府办\t已完成\n"
    document = extract(read_text(text, "某.txt")).document
    assert (document.title, document.dated) == ("青石区2022年重点工作进展情况表", dated)


def test_an_unnamed_place_goes_by_the_document() -> None:
    extraction = extract(tsv("任务内容\t责任单位\t进展", "甲\t区府办\t好", title="全区重点工作"))
    document = extraction.document
    assert document.division.code == f"!{document.sha256[:8]}"
    assert document.division.name == "青石"
    assert extraction.document.dated is None


def test_the_day_on_which_a_table_was_filled_in_is_not_that_which_it_tells_of() -> None:
    lines = (
        "青石区2022年1月份工作",
        "填报时间：2022年2月5日",
        "任务内容\t责任单位\t进展",
        "甲\t区府办\t好",
    )
    assert extract(read_text("\n".join(lines), "某.txt")).document.dated == "2022-01"


_CELL = st.text(
    alphabet=st.characters(
        exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"],
        exclude_characters=INVISIBLE + "|\u0085",
    ),
    max_size=30,
)


@given(st.lists(st.tuples(_CELL, _CELL, _CELL), min_size=1, max_size=4))
def test_any_cells_are_accounted_for(rows: list[tuple[str, str, str]]) -> None:
    text = "任务内容\t责任单位\t进展情况\n" + "".join("\t".join(row) + "\n" for row in rows)
    try:
        document = read_text(text, "青石.tsv")
        extraction = extract(document)
    except (TableError, UnknownDocumentKind):
        return  # refused by name, which is an answer too
    for each in extraction.statements:
        assert document.text[each.passage.start : each.passage.end] == each.passage.quote


@pytest.mark.documents
def test_the_real_table_is_read_whole(documents: Path) -> None:
    for path in documents.glob("004_*.txt"):
        extraction = extract(read(path))
        rows = {each.passage.row for each in of(extraction, "leads")}
        assert rows == set(range(1, 129))
        assert len({each.object.iri for each in of(extraction, "partOf")}) == 22
        assert not extraction.counts()[Outcome.REJECTED]


def test_cells_of_units_say_more_than_names() -> None:
    read = extract(
        tsv(
            "序号\t主要任务\t牵头单位\t配合单位\t完成情况",
            "1\t推进甲事项1个\t区发展改革局¹\t区水务局、财政局\t完成1个",
            "2\t推进乙事项2个\t同上\t同上、区住建局\t完成2个",
            "3\t推进丙事项2个\t区财政局、区财政局\t各市、县、区政府\t完成2个",
            "4\t推进丁事项2个\t责任领导：张三\t区教育局：李四\t完成2个",
            "5\t推进戊事项2个\t【牵头单位】区教育局\t落实责任单位\t完成2个",
            "6\t推进己事项2个\t区民政局\t人社局、残联，各镇街\t完成2个",
        )
    )
    said = {
        row: (names(of(read, "leads", row)), names(of(read, "supports", row)))
        for row in range(1, 7)
    }
    assert said == {
        1: (["区发展改革局"], ["区水务局", "区财政局"]),
        2: (["区发展改革局"], ["区水务局", "区财政局", "区住建局"]),
        3: (["区财政局"], ["各市、县、区政府"]),
        4: ([], ["区教育局"]),
        5: (["区教育局"], []),
        6: (["区民政局"], ["区人社局", "区残联", "各镇街"]),
    }
    assert read.notices == (
        "row 3: 区财政局 is named twice among its units",
        "row 5: no unit was read in 落实责任单位",
    )


def test_a_cell_of_units_may_say_by_when_and_what_each_does() -> None:
    read = extract(
        tsv(
            "序号\t主要任务\t责任单位",
            "1\t新建公园3处\t责任部门：区园林局，完成时间：2031年12月",
            "2\t新建学校2所\t2031年10月底前，区教育局牵头完成",
            "3\t改造管网8公里\t区住建局负责主管，各镇负责支管",
            "4\t修路5公里\t区交通局为牵头单位，区财政局为责任单位",
            "5\t架桥1座\t主要责任单位：区交通局；相关单位：区水务局",
        )
    )
    said = [(each.passage.row, each.predicate, each.subject.name) for each in of_units(read)]
    assert said == [
        (1, "responsibleFor", "区园林局"),
        (2, "leads", "区教育局"),
        (3, "responsibleFor", "区住建局"),
        (3, "responsibleFor", "各镇"),
        (4, "leads", "区交通局"),
        (4, "responsibleFor", "区财政局"),
        (5, "leads", "区交通局"),
        (5, "supports", "区水务局"),
    ]
    due = [each.value_text for each in of(read, "dueStatedIn")]
    assert due == ["2031年12月", "2031年10月底前"]


def of_units(read: Extraction) -> list[Statement]:
    """Who answers for what, in the order of the table."""
    return [
        each
        for each in read.statements
        if each.predicate in ("leads", "responsibleFor", "supports")
    ]


def test_cells_of_units_may_say_by_when() -> None:
    read = extract(
        tsv(
            "序号\t主要任务\t责任单位及完成时限",
            "1\t建桥2座\t区交通局（2021年10月底前）",
            "2\t修路36公里\t区水务局、区城管局，2021年8月底前完成",
            "3\t植树300株\t区林业局 2021年9月",
            "4\t建亭4座\t区园林局",
        )
    )
    assert [(each.passage.row, each.value_text) for each in of(read, "dueStatedIn")] == [
        (1, "2021年10月底前"),
        (2, "2021年8月底前"),
        (3, "2021年9月"),
    ]
    assert names(of(read, "responsibleFor")) == [
        "区交通局",
        "区水务局",
        "区城管局",
        "区林业局",
        "区园林局",
    ]


def test_the_words_of_a_task_may_say_who_answers_beside_a_column_that_does() -> None:
    read = extract(
        tsv(
            "序号\t主要任务\t牵头单位",
            "1\t建桥2座（配合单位：区财政局）\t区交通局",
            "2\t修路36公里（区城管局配合）\t区水务局",
            "3\t植树300株\t区林业局",
        )
    )
    assert names(of(read, "supports")) == ["区财政局", "区城管局"]
    assert names(of(read, "leads")) == ["区交通局", "区水务局", "区林业局"]
    tasks = dict.fromkeys(each.object.name for each in of(read, "leads"))
    assert list(tasks) == ["建桥2座", "修路36公里", "植树300株"]


def test_a_section_with_the_table_in_it_does_not_name_the_document() -> None:
    found = extract(
        read_text(
            "# 青石区2031年水利重点工作计划\n\n## 一、年度目标\n\n完成水利投资5.2亿元。\n\n"
            "## 二、任务清单\n\n| 序号 | 任务 | 牵头单位 | 完成时限 |\n|---|---|---|---|\n"
            "| 1 | 加固水库3座 | 区水利局 | 10月底 |\n",
            "甲.md",
        )
    )
    assert found.document.title == "青石区2031年水利重点工作计划"
    assert ("加固水库 3座", "by 2031-10") in [
        (each.object.name, each.object.get("period"))
        for each in found.statements
        if each.predicate == "hasTarget"
    ]
