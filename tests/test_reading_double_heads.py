"""Heads of two rows, in each form that programs write them, and what is read below them."""

from __future__ import annotations

import pytest

from loaders.formats import Document, read_text
from loaders.formats.double_heads import owners
from loaders.kinds import extract
from loaders.language.roles import Column, column
from ontology.model import Extraction

TITLE = "青石区2023年重点工作进展情况\n\n"
UPPER = ["序号", "重点工作", "责任单位", "", "进展", "", "备注"]
LOWER = ["", "", "牵头", "配合", "目标", "完成", ""]
ROWS = [
    [
        "1",
        "建设口袋公园",
        "区园林局",
        "区住建局、各街道",
        "新建口袋公园12个",
        "新建口袋公园13个",
        "",
    ],
    ["2", "改造老旧小区", "区住建局", "区财政局", "改造老旧小区8个", "改造老旧小区6个", ""],
]
COLUMNS = (
    "序号",
    "重点工作",
    "责任单位·牵头",
    "责任单位·配合",
    "进展·目标",
    "进展·完成",
    "备注",
)


def tabbed(*rows: list[str]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def trimmed(*rows: list[str]) -> str:
    """Editors that strip the ends of lines take trailing tabs with them."""
    return "".join("\t".join(row).rstrip() + "\n" for row in rows)


def barred(*rows: list[str]) -> str:
    lines = [f"| {' | '.join(row)} |\n" for row in rows]
    return "".join([lines[0], "|---" * len(rows[0]) + "|\n", *lines[1:]])


def dumped(*rows: list[str]) -> str:
    return "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows) + "\n"


def again(upper: list[str], lower: list[str]) -> tuple[list[str], list[str]]:
    """The merged cells' words repeated in each cell, as some programs write them."""
    filled = [words or upper[at - 1] for at, words in enumerate(upper)]
    return filled, [words or filled[at] for at, words in enumerate(lower)]


def once(upper: list[str]) -> list[str]:
    return [words for words in upper if words]


def read(text: str) -> Document:
    return read_text(TITLE + text, "青石.txt")


def said(extraction: Extraction) -> list[tuple[int | None, str, str, str]]:
    wanted = ("leads", "supports", "responsibleFor", "hasTarget", "measures")
    return [
        (each.passage.row, each.predicate, each.subject.name, each.object.name)
        for each in extraction.statements
        if each.predicate in wanted
    ]


FORMS = {
    "tabs": tabbed(UPPER, LOWER, *ROWS),
    "tabs, ends of the heads' lines lost": trimmed(UPPER, LOWER) + tabbed(*ROWS),
    "tabs, words repeated": tabbed(*again(UPPER, LOWER), *ROWS),
    "bars": barred(UPPER, LOWER, *ROWS),
    "bars, words repeated": barred(*again(UPPER, LOWER), *ROWS),
    "dump": dumped(UPPER, LOWER, *ROWS),
    "dump, words repeated": dumped(*again(UPPER, LOWER), *ROWS),
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS.keys())
def test_a_head_of_two_rows_reads_alike_in_every_form(text: str) -> None:
    document = read(text)
    assert document.tables[0].columns == COLUMNS
    extraction = extract(document)
    assert said(extraction) == [
        (1, "leads", "区园林局", "建设口袋公园"),
        (1, "supports", "区住建局", "建设口袋公园"),
        (1, "supports", "各街道", "建设口袋公园"),
        (1, "hasTarget", "建设口袋公园", "新建口袋公园 12个"),
        (1, "measures", "新建口袋公园 13个", "新建口袋公园"),
        (2, "leads", "区住建局", "改造老旧小区"),
        (2, "supports", "区财政局", "改造老旧小区"),
        (2, "hasTarget", "改造老旧小区", "改造老旧小区 8个"),
        (2, "measures", "改造老旧小区 6个", "改造老旧小区"),
    ]


def test_where_heads_that_stand_side_by_side_end_is_left_open() -> None:
    document = read(dumped(once(UPPER), LOWER, *ROWS))
    table = document.tables[0]
    assert table.columns == ("序号", "重点工作", "牵头", "配合", "目标", "完成", "备注")
    assert [each.cell.text for each in table.over] == ["责任单位", "进展"], "accounted for"
    assert said(extract(document))[0] == (1, "leads", "区园林局", "建设口袋公园")


def test_heads_apart_are_told_by_what_stands_between_them() -> None:
    upper = ["序号", "重点工作", "责任单位", "时限", "进展"]
    lower = ["", "", "牵头", "配合", "", "目标", "完成"]
    rows = [["1", "甲", "区园林局", "区住建局", "年底前", "甲12个", "甲13个"]] * 2
    (table,) = read(dumped(upper, lower, *rows)).tables
    assert table.columns[2:] == (
        "责任单位·牵头",
        "责任单位·配合",
        "时限",
        "进展·目标",
        "进展·完成",
    )


@pytest.mark.parametrize("form", [tabbed, barred, dumped])
def test_both_rows_again_on_the_next_page_are_no_task(form: object) -> None:
    assert callable(form)
    extraction = extract(read(form(UPPER, LOWER, ROWS[0], UPPER, LOWER, ROWS[1])))
    assert {row for row, *_ in said(extraction)} == {1, 2}
    assert len(said(extraction)) == 9


def test_both_rows_again_where_the_upper_one_is_shorter() -> None:
    upper = once(UPPER)
    extraction = extract(read(dumped(upper, LOWER, ROWS[0], upper, LOWER, ROWS[1])))
    assert len(said(extraction)) == 9


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (["任务", "责任单位", "进展"], ["甲", "区府办", "好"]),
        (["任务", "", "进展"], ["甲", "区府办", "好"]),  # a forgotten head is no head of two rows
        (["重点工作进展", "", ""], ["任务", "责任单位", "进展"]),  # a title over all
        (["任务", "单位", "", "进展"], ["", "12", "15", ""]),  # figures are no heads
        (["任务", "单位", "进展"], ["", "", "甲已完成。"]),
        (["一", "二"], ["", "甲", "乙", "丙"]),  # one head over three, or which?
        ([], []),
    ],
)
def test_other_rows_are_no_head_of_two_rows(upper: list[str], lower: list[str]) -> None:
    found = owners(upper, lower)
    assert found is None or (upper, found) == (["一", "二"], (0, 1, 1, 1))


@pytest.mark.parametrize(
    ("above", "header", "expected"),
    [
        ("责任单位", "牵头", Column.LEAD),
        ("责任单位", "配合", Column.SUPPORT),
        ("牵头", "单位", Column.LEAD),
        ("牵头", "领导", Column.PERSON),
        ("责任领导", "姓名", Column.PERSON),
        ("责任领导", "牵头", Column.PERSON),
        ("进展情况", "目标", Column.CONTENT),
        ("进展情况", "完成", Column.PROGRESS),
        ("进展情况", "说明", Column.PROGRESS),
        ("进展情况", "上半年", Column.PROGRESS),
        ("进展情况", "存在问题", Column.NOTE),
        ("目标", "一季度", Column.TARGET),
        ("投资（万元）", "年度计划", Column.TARGET),
    ],
)
def test_the_lower_head_speaks_in_the_light_of_the_upper(
    above: str, header: str, expected: Column
) -> None:
    assert column(header, above) is expected


def test_the_unit_of_bare_numbers_may_stand_in_the_upper_or_the_lower_head() -> None:
    text = tabbed(
        ["项目名称", "投资（万元）", "", "责任单位", "形象进度"],
        ["", "年度计划", "完成", "", ""],
        ["青溪大桥", "5200", "4100", "区住建局", "主桥合龙"],
    )
    extraction = extract(read(text))
    assert (1, "hasTarget", "青溪大桥", "投资 5200") in said(extraction)
