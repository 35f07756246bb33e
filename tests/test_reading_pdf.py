"""What a page of a PDF shows, and what its file holds; the district is invented."""

from __future__ import annotations

import pytest

from loaders.formats.document import Block, Document, Table
from loaders.formats.pdf import read_bytes
from loaders.kinds import extract
from tests.pdfs import Page, pdf

HEAD = (("序号",), ("任务",), ("责任单位",))
LEFTS = (60, 110, 300, 380)


def read(*pages: Page) -> Document:
    return read_bytes(pdf(*pages), "某.pdf")


def lines(document: Document) -> list[str]:
    return [each.piece.text for each in document.parts if isinstance(each, Block)]


def rows(document: Document) -> list[list[str]]:
    (table,) = document.tables
    return [[cell.text for cell in row] for row in table.rows]


def test_twins_of_characters_are_read_as_what_is_printed() -> None:
    page = Page().text(60, 80, "⻘⽯区⽔利⼯作⽅案（2031年）").text(60, 160, "⼈⺠政府办公室")
    assert lines(read(page)) == ["青石区水利工作方案（2031年）", "人民政府办公室"]


def test_two_names_on_two_lines_of_a_cell_are_two_and_a_broken_one_is_one() -> None:
    cells = [HEAD, (("1",), ("新建公园",), ("区园林局", "区财政局")), (("2",), ("修路",), LONG)]
    page = Page().text(60, 60, "青石区2031年任务分解表").table((100, 124, 160, 196), LEFTS, cells)
    extraction = extract(read(page))
    found = [
        (each.subject.name, each.object.name)
        for each in extraction.statements
        if each.predicate == "responsibleFor"
    ]
    assert found == [
        ("区园林局", "新建公园"),
        ("区财政局", "新建公园"),
        ("区综合行政执法局", "修路"),
    ]


LONG = ("区综合行政执", "法局")


def test_a_row_that_a_page_end_leaves_open_is_one_row() -> None:
    first = Page().text(60, 60, "青石区2031年任务分解表")
    first.table((700, 724, 760), LEFTS, [HEAD, (("1",), ("新建公园，绿化道路，",), ("区园林局",))])
    first.table(
        (760, 800), LEFTS, [(("2",), ("改造管网，更新水表，",), ("区水务局",))], closed=False
    )
    second = Page().table((60, 90), LEFTS, [((), ("检测水质",), ())], closed=False)
    second.table((90, 120), LEFTS, [(("3",), ("修路",), ("区交通局",))])
    assert rows(read(first, second)) == [
        ["1", "新建公园，绿化道路，", "区园林局"],
        ["2", "改造管网，更新水表，检测水质", "区水务局"],
        ["3", "修路", "区交通局"],
    ]


def _under_two_rows_of_heads(row: tuple[str, ...]) -> Page:
    """A page with a row of a table below its head of two rows, which each page repeats."""
    lefts = (60, 110, 260, 350, 440)
    page = Page()
    for left in lefts:
        page.line(left, 124 if left == 350 else 100, left, 180)
    page.line(60, 100, 440, 100).line(260, 124, 440, 124)
    page.line(60, 148, 440, 148).line(60, 180, 440, 180)
    for left, words in ((60, "序号"), (110, "任务"), (260, "责任单位")):
        page.text(left + 6, 104, words, 10)
    for left, words in ((260, "牵头"), (350, "配合")):
        page.text(left + 6, 128, words, 10)
    for left, words in zip(lefts, row, strict=False):
        page.text(left + 6, 152, words, 10)
    return page


def test_a_head_of_two_rows_that_a_page_repeats_is_left_out() -> None:
    told = ("1", "新建公园", "区园林局", "区财政局"), ("2", "修路", "区交通局", "区住建局")
    document = read(*map(_under_two_rows_of_heads, told))
    assert document.tables[0].columns == ("序号", "任务", "责任单位·牵头", "责任单位·配合")
    assert rows(document) == [list(each) for each in told]


def test_a_row_below_a_page_end_that_says_by_when_is_one_of_its_own() -> None:
    lefts = (60, 130, 260, 350, 440)
    first = Page().text(60, 60, "青石区2031年任务分解表")
    head = (("类别",), ("重点任务",), ("责任单位",), ("完成时限",))
    row = (("水利",), ("改造管网，更新水表",), ("区水务局",), ("10月底",))
    first.table((740, 764, 800), lefts, [head, row])
    second = Page().table((60, 90), lefts, [((), ("检测水质",), ("区生态局",), ("12月底",))])
    assert [each[1] for each in rows(read(first, second))] == ["改造管网，更新水表", "检测水质"]


def test_notes_on_tracked_changes_in_the_margin_are_left_out_and_told() -> None:
    page = Page(width=800)
    for number, words in enumerate(("加快建设公园，改造道路，", "改造管网，更新水表。")):
        page.text(60, 80 + 24 * number, words)
    page.text(560, 82, "删除[张三]: 原有的话", 9).text(560, 108, "设置格式[李四]: 两端对齐", 9)
    document = read(page)
    assert lines(document) == ["加快建设公园，改造道路，改造管网，更新水表。"]
    assert document.notices == ("pages 1: notes on tracked changes in the margin are left out",)


def test_a_wide_page_does_not_tell_how_wide_the_others_are() -> None:
    narrow, wide = Page(), Page(width=842, height=595)
    for number in range(8):
        narrow.text(60, 80 + 24 * number, "建" * 30 if number < 7 else "设。")
        wide.text(60, 80 + 24 * number, "改" * 58 if number < 7 else "造。")
    assert lines(read(narrow, wide)) == ["建" * 210 + "设。", "改" * 406 + "造。"]


def test_the_next_number_begins_a_paragraph_though_the_line_above_is_full() -> None:
    page = Page()
    for number, words in enumerate(
        (
            "（一）改造管网，更新水表，整治河道18公里，建好泵站",
            "（二）修缮校舍，新建食堂，改造操场，增加学位900个。",
        )
    ):
        page.text(60, 80 + 20 * number, words)
    assert len(lines(read(page))) == 2


def test_marks_behind_words_and_frames_make_no_table() -> None:
    page = Page().text(60, 400, "重点区域：青石区、松坡县")
    for left, right in ((60, 120), (120, 180), (180, 240)):
        page.line(left, 398, right, 398).line(left, 414, right, 414)
        page.line(left, 398, left, 414).line(right, 398, right, 414)
    assert not [each for each in read(page).parts if isinstance(each, Table)]


HEADS = ("序号", "任务名称", "主要内容", "责任单位")
COLUMNS = (60, 110, 200, 400)


def columns(page: Page, top: float, *cells: tuple[str, ...], pitch: float = 18) -> float:
    """Cells side by side, each of some lines, without a line drawn; returns where they end."""
    for left, lines_ in zip(COLUMNS, cells, strict=True):
        for number, words in enumerate(lines_):
            page.text(left, top + pitch * number, words)
    return top + pitch * max(map(len, cells))


def test_white_between_columns_parts_a_table_that_no_lines_part() -> None:
    first, second = Page().text(180, 60, "青石区任务清单"), Page()
    top = columns(first, 100, *((each,) for each in HEADS)) + 8
    top = (
        columns(
            first,
            top,
            ("1",),
            ("新建公园",),
            ("建成口袋公园3处，", "绿化道路5条。"),
            ("区园林局、区", "住建局"),
        )
        + 8
    )
    columns(
        first, top, ("2",), ("改造管网",), ("更新老旧小区的", "供水管网12公里，"), ("区水务局",)
    )
    top = columns(second, 60, *((each,) for each in HEADS)) + 8
    top = columns(second, top, (), (), ("并检测水质。",), ()) + 8
    top = (
        columns(second, top, ("3",), ("修建",), ("修建农村公路，", "长20公里。"), ("区交通局",)) + 8
    )
    second.text(
        60, top + 30, "注：本清单由青石区人民政府办公室负责解释，自印发之日起施行，有效期至年底。"
    )
    document = read(first, second)
    assert rows(document) == [
        ["1", "新建公园", "建成口袋公园3处，\n绿化道路5条。", "区园林局、区\n住建局"],
        ["2", "改造管网", "更新老旧小区的\n供水管网12公里，并检测水质。", "区水务局"],
        ["3", "修建", "修建农村公路，\n长20公里。", "区交通局"],
    ]
    assert lines(document)[0] == "青石区任务清单"
    assert lines(document)[-1].startswith("注：")


def test_heads_that_are_printed_over_lines_are_heads() -> None:
    page = Page()
    top = columns(page, 100, ("序", "号"), ("重点", "任务"), ("工作措施",), ("责任单", "位")) + 8
    top = columns(page, top, ("1",), ("新建公园",), ("建成公园3处。",), ("区园林局",)) + 8
    columns(page, top, ("2",), ("改造管网",), ("更新管网12公里。",), ("区水务局",))
    document = read(page)
    assert document.tables[0].columns == ("序号", "重点任务", "工作措施", "责任单位")
    assert [row[0] for row in rows(document)] == ["1", "2"]


@pytest.mark.parametrize("centred", [False, True])
def test_a_head_of_two_rows_is_told_though_no_line_is_drawn(centred: bool) -> None:
    page = Page()
    for left, words in zip(COLUMNS, ("序号", "重点任务", "责任单位", "完成时限"), strict=True):
        over = words == "责任单位"
        moved = 30 if centred and over else 0  # in the middle of both columns
        page.text(left + moved, 109 if centred and not over else 100, words)
    page.text(200, 118, "牵头").text(290, 118, "配合")
    for number, top in enumerate((144, 170), 1):
        page.text(60, top, str(number)).text(110, top, "改造管网").text(200, top, "区水务局")
        page.text(290, top, "区住建局").text(400, top, "年底")
    (table,) = read(page).tables
    assert table.columns == ("序号", "重点任务", "责任单位·牵头", "责任单位·配合", "完成时限")
    assert rows(read(page))[1] == ["2", "改造管网", "区水务局", "区住建局", "年底"]


def test_rows_are_parted_where_all_upright_lines_end_though_none_is_drawn() -> None:
    page = Page().text(60, 60, "青石区2031年任务分解表")
    page.table((100, 124, 160), LEFTS, [HEAD, (("1",), ("新建公园",), ("区园林局",))], closed=False)
    page.table((160, 196), LEFTS, [(("2",), ("修路",), ("区交通局",))])
    whole = rows(read(page))
    assert whole == [["1", "新建公园", "区园林局"], ["2", "修路", "区交通局"]]
    undrawn = Page().text(60, 60, "青石区2031年任务分解表")
    undrawn.line(LEFTS[0], 100, LEFTS[-1], 100).line(LEFTS[0], 196, LEFTS[-1], 196)
    for top, bottom, cells in ((100, 124, HEAD), (124, 160, whole[0]), (160, 196, whole[1])):
        for left in LEFTS:
            undrawn.line(left, top, left, bottom)
        for left, words in zip(LEFTS, cells, strict=False):
            undrawn.text(left + 6, top + 4, "".join(words), 10)
    assert rows(read(undrawn)) == whole


def test_a_table_without_lines_goes_on_where_a_page_has_no_heads() -> None:
    first, second = Page(), Page()
    top = columns(first, 100, *((each,) for each in HEADS)) + 8
    columns(first, top, ("1",), ("新建公园",), ("建成公园3处。",), ("区园林局",))
    columns(second, 60, ("2",), ("改造管网",), ("更新管网12公里。",), ("区水务局",))
    assert [row[0] for row in rows(read(first, second))] == ["1", "2"]


def test_heads_over_words_that_stand_in_no_columns_make_no_table() -> None:
    page = Page()
    columns(page, 100, *((each,) for each in HEADS))
    page.text(
        60, 130, "各镇、各街道要按照清单抓好落实，每月五日前向区政府办公室报送进展情况和存在问题。"
    )
    assert not [each for each in read(page).parts if isinstance(each, Table)]
