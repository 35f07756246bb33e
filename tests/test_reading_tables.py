"""Tables in plain text: what is read as a cell, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.formats import Document, read, read_text, uncovered
from ontology.errors import TableError

HEADER = ("重点工作", "主要任务", "牵头单位", "完成情况")


def dump(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> str:
    """A table as a converter dumps it: a tab opens each cell, a blank line ends each row."""
    return "\n".join("".join(f"\t{cell}\n" for cell in row) for row in (header, *rows))


def grid(document: Document) -> list[list[str]]:
    (table,) = document.tables
    assert uncovered(document) == []
    return [[cell.text for cell in row] for row in table.rows]


def test_a_dump_is_read_cell_by_cell_with_its_caption() -> None:
    text = "青石区进展表\n" + dump(("城建", "建桥", "区住建局", "已完成"))
    document = read_text(text, "a.txt")
    (table,) = document.tables
    assert table.columns == HEADER
    assert table.caption is not None
    assert table.caption.text == "青石区进展表"
    assert grid(document) == [["城建", "建桥", "区住建局", "已完成"]]


def test_names_broken_over_lines_stay_apart_for_the_loader_and_can_be_joined() -> None:
    text = dump(
        ("（一）\n\n城市建设", "建桥", "市生态环境局\n\n青石分局", "已完成"),
        ("", "修路", "区住建局\n区城管局", "已完成"),
    )
    document = read_text(text, "a.txt")
    first, second = document.tables[0].rows
    assert [piece.text for piece in first[2].paragraphs] == ["市生态环境局", "青石分局"]
    whole = first[2].joined()
    assert whole.text == "市生态环境局青石分局"
    assert "".join(text[offset] for offset in whole.origins) == whole.text
    assert [piece.text for piece in second[2].paragraphs] == ["区住建局", "区城管局"]


def test_only_the_empty_cells_that_open_a_row_are_merged() -> None:
    document = read_text(
        dump(
            ("城建", "建桥", "区住建局", "已完成"),
            ("", "修路", "", "已完成"),
            ("", "", "区城管局", "已完成"),
        ),
        "a.txt",
    )
    merged = [[cell.merged for cell in row] for row in document.tables[0].rows]
    assert merged == [[False] * 4, [True, False, False, False], [True, True, False, False]]


def test_a_running_number_does_not_hide_the_merged_category() -> None:
    document = read_text(
        dump(("1", "城建", "建桥", "好"), ("2", "", "修路", "好"), header=("序号", *HEADER[:3])),
        "a.txt",
    )
    assert document.tables[0].rows[1][1].merged


def test_an_empty_cell_with_nothing_above_is_just_empty() -> None:
    document = read_text(dump(("", "建桥", "区住建局", "已完成")), "a.txt")
    assert not document.tables[0].rows[0][0].merged


def test_blank_lines_in_a_cell_do_not_end_the_row() -> None:
    rows = [
        ("城建", "建桥", "区住建局", "第一段。\n\n\n第二段。\n\n"),
        ("", "修路", "区城管局\n\n", "已完成"),
        ("", "种树", "区城管局", "已完成"),
    ]
    document = read_text(dump(*rows), "a.txt")
    assert [row[3] for row in grid(document)] == ["第一段。\n第二段。", "已完成", "已完成"]
    assert any("blank line" in notice for notice in document.notices)


def test_rows_without_a_blank_line_between_are_told_apart_by_the_header() -> None:
    rows = "".join(
        f"\t{cell}\n" for cell in ("城建", "建桥", "甲局", "好", "", "修路", "乙局", "好")
    )
    document = read_text(dump() + "\n" + rows, "a.txt")
    assert [row[1] for row in grid(document)] == ["建桥", "修路"]
    assert document.notices


def test_a_repeated_header_and_category_after_a_page_break() -> None:
    document = read_text(
        dump(
            ("城建", "建桥", "区住建局", "已完成"), HEADER, ("城建", "修路", "区城管局", "已完成")
        ),
        "a.txt",
    )
    assert [row[1] for row in grid(document)] == ["建桥", "修路"]
    (repeat,) = document.tables[0].repeats
    assert [cell.row for cell in repeat] == [2, 2, 2, 2]


def test_a_row_over_the_whole_width_is_a_section() -> None:
    document = read_text(
        dump(
            ("一、城市建设",),
            ("桥梁", "建桥", "区住建局", "已完成"),
            ("二、民生改善",),
            ("", "办学", "区教育局", "已完成"),
        ),
        "a.txt",
    )
    (table,) = document.tables
    assert [(cell.text, cell.row) for cell in table.sections] == [
        ("一、城市建设", 1),
        ("二、民生改善", 2),
    ]
    assert not table.rows[1][0].merged, "a section ends the merged cells above it"
    assert uncovered(document) == []


def test_a_category_cut_off_from_its_row_is_no_section() -> None:
    text = dump(
        ("（一）城建", "建桥", "区住建局", "已完成"),
        ("（二）民生",),
        ("（三）文化", "办展", "区文旅局", "已完成"),
    )
    with pytest.raises(TableError, match=r"a\.txt, line 11, row 2 .*has 1 cell,.* has 4"):
        read_text(text, "a.txt")


@pytest.mark.parametrize("cells", [1, 2, 3, 5])
@pytest.mark.parametrize("last", [True, False])
def test_a_row_of_another_length_is_refused(cells: int, *, last: bool) -> None:
    good = ("城建", "建桥", "区住建局", "已完成")
    bad = ("民生", "办学", "区教育局", "已完成", "多余")[:cells]
    rows = (good, bad) if last else (good, bad, good)
    with pytest.raises(TableError, match=rf"row 2 of the table.*has {cells} cells?,") as caught:
        read_text(dump(*rows), "a.txt")
    assert "\n" not in str(caught.value)


def test_two_tables_and_the_paragraphs_around_them() -> None:
    one = dump(("城建", "建桥", "区住建局", "已完成"))
    two = dump(("区教育局", "3"), ("区民政局", "4"), header=("单位", "项数"))
    document = read_text(f"前言。\n{one}\n\n说明文字。\n\n表二\n{two}\n\n\n结语。\n", "a.txt")
    kinds = [part.__class__.__name__ for part in document.parts]
    assert kinds == ["Block", "Table", "Block", "Block", "Table", "Block"]
    assert [len(table.rows) for table in document.tables] == [1, 2]
    assert [table.caption and table.caption.text for table in document.tables] == ["前言。", "表二"]
    assert uncovered(document) == []


def test_two_tables_with_the_same_header_stay_two() -> None:
    row = ("城建", "建桥", "区住建局", "已完成")
    document = read_text(f"{dump(row)}\n\n表二 民生\n\n{dump(row)}", "a.txt")
    assert [len(table.rows) for table in document.tables] == [1, 1]


def test_paragraphs_whose_line_ends_were_lost_are_parted_at_their_indents() -> None:
    text = (
        "\u3000\u3000一、目标\u3000\u3000全年建成公园3处。\u3000\u3000二、任务\u3000\u3000（一）建桥。（区甲局）\u3000\u30001.修路，通车。\n"
        "区甲局\u3000\u3000区乙局\n第一章\u3000总则\u3000\u3000第一条\u3000本办法…"
    )
    document = read_text(text, "a.txt")
    assert uncovered(document) == []
    assert [block.piece.text for block in document.blocks] == [
        *("一、目标", "全年建成公园3处。", "二、任务", "（一）建桥。（区甲局）", "1.修路，通车。"),
        *("区甲局\u3000\u3000区乙局", "第一章\u3000总则", "第一条\u3000本办法…"),
    ]


def test_indented_prose_is_no_table() -> None:
    text = "\t各位代表：\n\n\t现在报告工作。\n\n\t青石区\n\t2024年1月\n\n\t完。\n"
    document = read_text(text, "a.txt")
    assert document.tables == ()
    assert len(document.blocks) == 5
    assert uncovered(document) == []


def test_lines_after_the_last_row_are_below_the_table_and_that_is_said() -> None:
    text = dump(("城建", "建桥", "区住建局", "已完成"))
    near, far = read_text(text + "\n说明。\n", "a.txt"), read_text(text + "\n\n说明。\n", "a.txt")
    for document in (near, far):
        assert [block.piece.text for block in document.blocks] == ["说明。"]
    assert (len(near.notices), len(far.notices)) == (1, 0)


def test_cells_that_nothing_parts_into_rows_are_paragraphs_and_that_is_said() -> None:
    document = read_text("".join(f"\t{head}\n" for head in HEADER * 2), "a.txt")
    assert document.tables == ()
    assert len(document.blocks) == 8
    assert any("read as paragraphs" in notice for notice in document.notices)


def test_lines_of_tabs() -> None:
    text = "表\n序号\t任务\t单位\t\n1\t建桥\t区住建局\n2\t修路\t\n\t\t区城管局\n\n完。"
    document = read_text(text, "a.tsv")
    assert grid(document) == [["1", "建桥", "区住建局"], ["2", "修路", ""], ["", "", "区城管局"]]
    assert [cell.merged for cell in document.tables[0].rows[2]] == [True, True, False]
    with pytest.raises(TableError, match=r"line 2, row 1 .*has 2 cells.* has 3"):
        read_text("任务\t单位\t时限\n建桥\t区住建局\n", "a.tsv")
    with pytest.raises(TableError, match=r"has 4 cells.* has 3"):
        read_text("序号\t任务\t单位\n1\t建桥\t区住建局\t多余\n", "a.tsv")


def test_breaks_of_a_page_part_lines_and_cells_of_nothing_are_no_row() -> None:
    text = "任务\t单位\t时限\n建桥<br/>修路\t区住建局\t6月\n\u3000\t\u3000\n植树\t区园林局\t9月\n"
    document = read_text(text, "a.tsv")
    assert grid(document) == [["建桥\n修路", "区住建局", "6月"], ["植树", "区园林局", "9月"]]
    assert uncovered(document) == []


def test_a_list_of_contents_is_no_table() -> None:
    document = read_text("一、回顾\t1\n二、展望\t12\n", "a.txt")
    assert document.tables == () or document.tables[0].columns != ("一、回顾", "1")
    assert uncovered(document) == []


def test_a_table_of_bars() -> None:
    text = "| 任务 | 单位 |\n|:---|---:|\n| 建桥 | 市局<br>青石分局 |\n| 甲\\|乙 | |\n\n正文 | 尾\n"
    document = read_text(text, "a.md")
    assert grid(document) == [["建桥", "市局\n青石分局"], ["甲|乙", ""]]
    assert [block.piece.text for block in document.blocks] == ["正文 | 尾"]
    with pytest.raises(TableError, match=r"row 1 .*has 1 cell,.* has 2"):
        read_text("| 任务 | 单位 |\n|---|---|\n| 建桥 |\n", "a.md")


def test_bars_that_only_close_the_lines_part_cells_too() -> None:
    document = read_text(
        "序号 | 任务 | 单位 |\n1 | 建桥 | 区住建局 |\n2 | 修路 | |\n结束\n", "a.txt"
    )
    assert grid(document) == [["1", "建桥", "区住建局"], ["2", "修路", ""]]
    assert [block.piece.text for block in document.blocks] == ["结束"]


@pytest.mark.parametrize(
    "card",
    ["版本 | 甲 | 文种 | 通知 |\n发布单位 | 区府办 |\n", "品种 | 单位 | 同比增长 |\n粮食 | 吨 |\n"],
)
def test_lines_of_bars_with_no_tasks_need_not_be_a_table(card: str) -> None:
    document = read_text(f"{card}通知\n", "a.txt")
    assert not document.tables
    assert [each.piece.text for each in document.blocks] == [*card.splitlines(), "通知"]
    assert "kept as text" in document.notices[0]
    assert uncovered(document) == []
    for heads in ("任务 | 进展情况 | 备注 |\n", "品种 | 产量 | 责任单位 |\n"):
        with pytest.raises(TableError, match="has 3"):
            read_text(f"{heads}{card}", "a.txt")


@pytest.mark.parametrize(
    "heads",
    [
        "序号 | 任务 | 责任单位 |\n1 | 建桥 | 区住建局 |\n",
        "序号 |\n任务 |\n责任单位 |\n1 |\n建桥 |\n区住建局 |\n",
    ],
)
def test_a_pages_card_ends_where_the_heads_of_tasks_begin(heads: str) -> None:
    card = (
        "名称 | 督查通报 | ||\n公开责任部门 | 区府办 | 成文日期 | 2031年2月 |\n文号 | 2031-17 |\n"
    )
    document = read_text(f"{card}{heads}", "a.txt")
    _, table = document.tables
    assert table.columns == ("序号", "任务", "责任单位")
    assert [each.text for each in table.rows[0]] == ["1", "建桥", "区住建局"]


@pytest.mark.parametrize("lower", ["", "\t\t牵头\t配合\n"])
def test_a_heading_of_rows_may_stand_right_below_the_heads(lower: str) -> None:
    heads = "序号\t任务\t责任单位\t\n" if lower else "序号\t任务\t牵头\t配合\n"
    text = f"{heads}{lower}一、城市建设\n1\t建桥\t区住建局\t区财政局\n2\t修路\t区交通局\t\n"
    (table,) = read_text(text, "a.txt").tables
    assert [cell.text for cell in table.sections] == ["一、城市建设"]
    assert [row[1].text for row in table.rows] == ["建桥", "修路"]


def test_heads_of_bars_may_go_on_over_lines() -> None:
    text = (
        "品 种 | 面积\n（亩） |\n同比 | 产量 |\n粮食 | 300 | 0.4 | 8 |\n油料 | 20 | 1 | 2 |\n三\n"
    )
    document = read_text(text, "a.txt")
    assert document.tables[0].columns == ("品 种", "面积（亩）", "同比", "产量")
    assert grid(document) == [["粮食", "300", "0.4", "8"], ["油料", "20", "1", "2"]]
    assert uncovered(document) == []


CLOSED = (
    "序号 |\n任务 |\n责任单位 |\n一、城建 |\n||\n1 |\n建桥\n2座 |\n区住建局 |\n2 |\n修路 |\n|\n"
)


FRAMED = "".join(
    f"|\n{row}\n|\n"
    for row in ("序号\n|\n任务\n|\n责任单位", "1\n|\n建桥\n2座\n|\n区住建局", "2\n|\n修路\n|")
)
"""With a bar on a line of its own, also in front of a row."""


@pytest.mark.parametrize(("text", "sections"), [(CLOSED, ["一、城建"]), (FRAMED, [])])
def test_cells_each_on_a_line_that_a_bar_closes(text: str, sections: list[str]) -> None:
    document = read_text(f"清单\n{text}", "a.txt")
    assert document.tables[0].columns == ("序号", "任务", "责任单位")
    assert grid(document) == [["1", "建桥\n2座", "区住建局"], ["2", "修路", ""]]
    assert [each.text for each in document.tables[0].sections] == sections
    assert uncovered(document) == []
    run_on = read_text(f"青石区任务清单{CLOSED}", "a.txt")
    assert [each.piece.text for each in run_on.blocks] == ["青石区任务清单"]
    assert grid(run_on) == [["1", "建桥\n2座", "区住建局"], ["2", "修路", ""]]
    two = read_text(f"清单\n{CLOSED}清单二\n{CLOSED}", "a.txt")
    assert [each.piece.text for each in two.blocks] == ["清单", "清单二"]
    assert len(two.tables) == len(document.tables) + 1
    assert not read_text(text.replace("建桥", "|"), "a.txt").tables


def test_cells_in_marks_hold_several_lines_as_spreadsheets_copy_them() -> None:
    text = (
        '任务\t单位\t"进展\n情况"\n建桥\t"区住建局\n区城管局"\t已完成\n'
        '"盘活""存量""土地\n400亩"\t区甲局\t"已完成。\r\n\r\n共320亩。"\n"一带"建设\t区乙局\t无\n'
    )
    document = read_text(text, "a.txt")
    assert document.tables[0].columns == ("任务", "单位", "进展情况")
    assert [[len(cell.paragraphs) for cell in row] for row in document.tables[0].rows] == [
        [1, 2, 1],
        [2, 1, 2],
        [1, 1, 1],
    ]
    assert document.tables[0].rows[1][0].joined().text == '盘活"存量"土地400亩'
    assert document.tables[0].rows[2][0].text == '"一带"建设'  # these marks are words
    assert uncovered(document) == []


@pytest.mark.parametrize(
    "text",
    [
        '"甲说，\n乙说。"\n丙\t丁\n',
        '任务\t单位\n建桥\t"区住建局\n修路\t区城管局\n',
        '\t任务\n\t单位\n\n\t"建桥\n\t区住建局\n\n\t修路"\n\t区城管局\n',
    ],
)
def test_a_mark_that_closes_no_cell_joins_no_lines(text: str) -> None:
    read_lines = [line for line in text.split("\n") if line.strip()]
    document = read_text(text, "a.txt")
    pieces = [piece.text for piece in document.pieces()]
    assert not any("\n" in piece for piece in pieces)
    assert sum(len(line.split("\t")) for line in read_lines if line) >= len(pieces)
    assert uncovered(document) == []


def test_headings_by_sign_and_by_number() -> None:
    text = (
        "# 总标题\n一、工作回顾\n（一）聚焦产业，全力稳增长。\n1、建桥。今年建成。\n"
        "1. 建桥\n（1）主桥\n2 修路\n2.5万人受益\n2024年工作\n正文。\n"
    )
    levels = [(block.level, block.piece.text) for block in read_text(text, "a.md").blocks]
    assert levels == [
        (1, "总标题"),
        (2, "一、工作回顾"),
        (3, "（一）聚焦产业，全力稳增长。"),
        (0, "1、建桥。今年建成。"),
        (4, "1. 建桥"),
        (5, "（1）主桥"),
        (4, "2 修路"),
        (0, "2.5万人受益"),
        (0, "2024年工作"),
        (0, "正文。"),
    ]


def test_traces_of_converters_and_invisible_characters_are_no_words() -> None:
    text = "[bookmark: _GoBack]一是\u200b建桥\u202e。\n"
    document = read_text(text, "a.txt")
    (block,) = document.blocks
    assert block.piece.text == "一是建桥。"
    assert "".join(text[offset] for offset in block.piece.origins) == "一是建桥。"
    assert uncovered(document) == []


def test_the_example_is_read_whole() -> None:
    (path,) = (Path(__file__).parent.parent / "examples").glob("*.txt")
    document = read(path)
    (table,) = document.tables
    assert (len(table.columns), len(table.rows)) == (5, 15)
    assert document.notices == ()
    assert uncovered(document) == []


@pytest.mark.documents
def test_every_source_document_is_read_without_loss(documents: Path) -> None:
    paths = sorted(documents.glob("*.txt"))
    assert paths
    for path in paths:
        document = read(path)
        assert uncovered(document) == [], path.name
        with path.open(encoding=document.encoding, newline="") as file:
            assert file.read() == document.text


@pytest.mark.documents
def test_the_rows_of_the_progress_table_are_all_there(documents: Path) -> None:
    (path,) = documents.glob("004_*.txt")
    (table,) = read(path).tables
    assert (len(table.columns), len(table.rows)) == (5, 128)
    assert sum(not row[0].merged for row in table.rows) == 24  # 22 categories, two repeated


def test_a_row_without_the_cells_left_of_its_number_is_set_in_place() -> None:
    text = (
        "青石区任务表\n改革领域\t序号\t改革任务\t牵头单位\n"
        "企业\t1\t全程网办\t区市场监管局\n2\t压缩时限\t区税务局\n工程\t3\t联合验收\t区住建局\n"
    )
    (table,) = read_text(text, "a.txt").tables
    assert [row[2].text for row in table.rows] == ["全程网办", "压缩时限", "联合验收"]
    assert table.rows[1][0].merged
    with pytest.raises(TableError):
        read_text(text.replace("2\t压缩", "5\t压缩"), "a.txt")
