"""Word, Excel and delimited files as one Document: merged cells, hidden rows, places, refusals."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import docx
import openpyxl
import pytest

from loaders.formats import covered_twice, read_bytes, read_text, uncovered
from loaders.formats.word_numbers import written
from loaders.kinds import extract
from ontology.errors import ReadError
from tests import hostile


def workbook(*, hide: bool = False) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "任务"
    for row in (
        ["青石区任务表"],
        ["序号", "重点工作", "2031年", None, "责任单位"],
        [None, None, "目标值", "完成时间", None],
        [1, "修缮古桥", 0.25, date(2031, 5, 1), "区住建局"],
        [2, "新建步道", 6, date(2031, 6, 1), None],
        ["注：数据为计划数。"],
    ):
        sheet.append(row)
    sheet["C4"].number_format = "0%"
    for merged in ("A1:E1", "A2:A3", "B2:B3", "C2:D2", "E2:E3", "E4:E5", "A6:E6"):
        sheet.merge_cells(merged)
    sheet.row_dimensions[5].hidden = hide
    book.create_sheet("底稿").sheet_state = "hidden"
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_a_workbook_says_with_its_form_what_text_says_with_words() -> None:
    document = read_bytes(workbook(), "表.txt")
    assert uncovered(document) == covered_twice(document) == []
    assert [block.piece.text for block in document.blocks] == ["青石区任务表", "注：数据为计划数。"]
    (table,) = document.tables
    assert table.columns == ("序号", "重点工作", "2031年·目标值", "2031年·完成时间", "责任单位")
    first, second = table.rows
    assert [cell.text for cell in first] == ["1", "修缮古桥", "25%", "2031年5月1日", "区住建局"]
    assert second[4].merged
    assert not second[4].paragraphs
    place = document.locator(first[4].start, first[4].end)
    assert (place.sheet, place.cell) == ("任务", "E4")
    assert document.notices == ("sheet 底稿 is hidden, so it was not read",)


def test_hidden_rows_are_told_and_not_read() -> None:
    document = read_bytes(workbook(hide=True), "表.xlsx")
    assert "sheet 任务: hidden row 5 not read" in document.notices
    assert "新建步道" not in document.text


def test_a_comma_within_a_quoted_cell_parts_nothing() -> None:
    first = '1,"修缮""古桥""\n清淤","区水务局,区住建局"'
    text = f"\ufeff序号,任务,责任单位\r\n{first}\r\n2,种树,区园林局\r\n"
    document = read_bytes(text.encode(), "表.csv")
    assert uncovered(document) == covered_twice(document) == []
    assert [cell.text for cell in document.tables[0].rows[0]] == [
        "1",
        '修缮"古桥"\n清淤',
        "区水务局，区住建局",
    ]


DRAWN = """青石区2031年任务清单
┌──┬──────┬───┬────┐
│序号│工  作  任  务│责任│完成时限│
│    │            │单位│        │
├──┼──────┼───┼────┤
│1   │改造街巷24条│区城管│6月底前 │
│    │，修好大桥  │局、区│        │
├──┼──────┤住建局├────┤
│2   │种树600棵   │      │年底前  │
└──┴──────┴───┴────┘
注：按月报送。
"""
CHART = DRAWN.replace("│2   │种树600棵   │", "│2   种树600棵    │")


def test_a_drawn_table_is_read_by_its_rules_and_a_chart_is_none() -> None:
    read = extract(read_text(DRAWN, "a.txt"))
    answers = [
        (each.subject.name, each.object.name)
        for each in read.statements
        if each.predicate == "responsibleFor"
    ]
    assert sorted(answers) == [
        ("区住建局", "改造街巷24条，修好大桥"),
        ("区住建局", "种树600棵"),
        ("区城管局", "改造街巷24条，修好大桥"),
        ("区城管局", "种树600棵"),
    ]
    assert [each.piece.text for each in read_text(DRAWN, "a.txt").blocks][-1] == "注：按月报送。"
    document = read_text(DRAWN, "a.txt")
    assert uncovered(document) == covered_twice(document) == []
    assert not read_text(CHART, "a.txt").tables


def test_lines_above_a_table_of_commas_that_say_what_it_is_are_no_heads() -> None:
    text = "某区责任清单,,,\n填报单位：区民生办,,,2031年3月\n编号,实事,实施单位,监管单位\n"
    rows = "1,建桥,区住建局,区财政局\n2,修路,区交通局,区财政局\n"
    document = read_bytes(f"{text}{rows}".encode(), "表.csv")
    (table,) = document.tables
    assert table.columns == ("编号", "实事", "实施单位", "监管单位")
    said = [each.piece.text for each in document.blocks]
    assert said == ["某区责任清单", "填报单位：区民生办", "2031年3月"]
    assert uncovered(document) == []


def test_prose_with_plain_commas_is_no_table() -> None:
    """Its lines may hold as many commas, but a head holds no end of a sentence."""
    text = (
        "全区重点项目5个,总投资8亿元,年度计划2亿元。其中省级项目1个,计划1亿元,完成率24%。\n"
        "7月9日至17日,两个督查组查阅资料,实地查看,核实情况。现将情况汇报如下,请予审议,谢谢。\n"
    )
    document = read_bytes(text.encode(), "情况.txt")
    assert document.tables == ()
    assert len(document.blocks) == 2


def test_lines_of_clauses_with_plain_commas_are_no_table_and_short_rows_are_one() -> None:
    lines = ("交通方面,建成道路6条,完成投资2亿元", "教育方面,开工学校3所,新增学位1200个")
    heads = ("上半年,全区开工项目12个,总投资30亿元", "名称,内容,进度")
    found = [read_bytes("\n".join(["某区情况", head, *lines]).encode(), "某.txt") for head in heads]
    assert [len(each.tables) for each in found] == [0, 1]
    rows = "地区,一季度,二季度\n甲镇,增长6%,增长7%\n乙镇,120,增长5%\n"
    assert read_bytes(rows.encode(), "某.csv").tables


def test_numbers_that_word_counts() -> None:
    assert written(12, "chineseCounting") == "十二"
    assert written(3, "upperRoman") == "III"


@pytest.mark.parametrize(
    ("member", "content", "reason"),
    [
        ("word/vbaProject.bin", b"x", "macros"),
        ("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>', "entities"),
        ("word/document.xml", b"<w>", "damaged"),
        ("word/document.xml", b" " * (21 << 20), "beyond measure"),
    ],
)
def test_a_hostile_archive_is_refused(member: str, content: bytes, reason: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/styles.xml", "<a/>")
        archive.writestr(member, content)
        if member != "word/document.xml":
            archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(ReadError, match=reason):
        read_bytes(made.getvalue(), "a.docx")


def test_a_workbook_cut_short_is_refused() -> None:
    with pytest.raises(ReadError, match="damaged or cut short"):
        read_bytes(workbook()[:3000], "a.xlsx")


def test_fields_above_a_table_are_no_head_and_numbers_within_a_group_count_tasks() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "青石区2031年重点任务分解表"
    sheet["A2"], sheet["D2"] = "制表单位：青石区督查室", "日期：2031年2月20日"
    for row in (
        ("类别", "重点举措", "编号", "具体任务", "牵头单位"),
        ("产业", "做强工业（2项）", 1, "新建厂房5万平方米", "区工信局"),
        (None, None, 2, "引进企业3家", "区商务局"),
    ):
        sheet.append(row)
    for area in ("A1:E1", "A4:A5", "B4:B5"):
        sheet.merge_cells(area)
    stream = io.BytesIO()
    book.save(stream)
    read = extract(read_bytes(stream.getvalue(), "表.xlsx"))
    leads = [
        (each.object.name, each.subject.name)
        for each in read.statements
        if each.predicate == "leads"
    ]
    assert leads == [("新建厂房5万平方米", "区工信局"), ("引进企业3家", "区商务局")]
    assert read.document.dated == "2031-02-20"


def test_rows_below_a_merged_name_with_units_of_their_own_are_tasks() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("领域", "重点任务", "主要举措", "责任单位"),
        ("产业", "做强果业", "改造果园2万亩", "区甲局"),
        (None, None, "新建市场3个", "区乙局"),
    ):
        sheet.append(row)
    for area in ("A2:A3", "B2:B3"):
        sheet.merge_cells(area)
    stream = io.BytesIO()
    book.save(stream)
    read = extract(read_bytes(stream.getvalue(), "表.xlsx"))
    answers = [
        (each.object.name, each.subject.name)
        for each in read.statements
        if each.predicate == "responsibleFor"
    ]
    assert answers == [("改造果园2万亩", "区甲局"), ("新建市场3个", "区乙局")]


def test_a_number_that_is_all_a_cell_of_word_shows_is_read() -> None:
    made = docx.Document()
    made.add_paragraph("青石区2031年重点任务分解表")
    table = made.add_table(3, 3)
    for row, cells in enumerate(
        (("序号", "任务", "责任单位"), ("", "建桥1座", "区住建局"), ("", "修路2公里", "区交通局"))
    ):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
        if row:
            table.cell(row, 0).paragraphs[0].style = "List Number"
    stream = io.BytesIO()
    made.save(stream)
    (read_table,) = read_bytes(stream.getvalue(), "表.docx").tables
    assert [row[0].text.rstrip(".") for row in read_table.rows] == ["1", "2"]


def test_tables_that_an_empty_column_parts_on_a_sheet_are_two() -> None:
    rows = [
        ("青石区招商任务", "", "", "", "青石区开工任务"),
        ("序号", "任务", "责任单位", "", "序号", "项目名称", "责任单位"),
        ("1", "引进企业6家", "区商务局", "", "1", "文化馆", "区文旅局"),
        ("2", "引进机构2家", "区科技局"),
    ]
    document = read_bytes(hostile.workbook(rows), "一.xlsx")
    assert [each.columns for each in document.tables] == [
        ("序号", "任务", "责任单位"),
        ("序号", "项目名称", "责任单位"),
    ]
    assert [each.piece.text for each in document.blocks] == ["青石区招商任务", "青石区开工任务"]


def test_forms_in_the_cells_of_a_table_say_what_their_rows_say() -> None:
    made = docx.Document()
    made.add_paragraph("青石区2031年攻坚任务清单")
    table = made.add_table(rows=3, cols=3)
    for cell, words in zip(table.rows[0].cells, ("序号", "任务", "责任情况"), strict=True):
        cell.text = words
    said = (
        ("建成大桥2座", "区交通局", "区水利局", "2031年10月底前"),
        ("整治河道36公里", "区水利局", "区城管局", "2031年8月底前"),
    )
    for number, (task, *values) in enumerate(said, 1):
        cells = table.rows[number].cells
        cells[0].text, cells[1].text = str(number), task
        form = cells[2].add_table(rows=3, cols=2)
        for at, words in enumerate(("牵头单位", "配合单位", "完成时限")):
            form.cell(at, 0).text, form.cell(at, 1).text = words, values[at]
    data = io.BytesIO()
    made.save(data)
    document = read_bytes(data.getvalue(), "a.docx")
    assert len(document.tables) == 1
    assert not uncovered(document)
    stated = {
        (each.subject.name, each.predicate, each.object.name)
        for each in extract(document).statements
        if each.predicate in {"leads", "supports"}
    }
    assert stated == {
        ("区交通局", "leads", "建成大桥2座"),
        ("区水利局", "supports", "建成大桥2座"),
        ("区水利局", "leads", "整治河道36公里"),
        ("区城管局", "supports", "整治河道36公里"),
    }
    due = [
        each.value_text for each in extract(document).statements if each.predicate == "dueStatedIn"
    ]
    assert due == ["2031年10月底前", "2031年8月底前"]
