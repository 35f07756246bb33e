"""Tables whose columns were lost: refused in one line, never read as prose."""

from __future__ import annotations

import pytest

from loaders.formats import read_text
from loaders.kinds import extract
from loaders.layout.lost_table import refuse_lost_table
from ontology.errors import TableError, UnknownDocumentKind

HEADS = ("序号", "重点工作", "牵头单位", "完成情况")
ROWS = (
    ("1", "实施老旧小区改造，今年改造12个小区", "区住建局", "全区累计完成改造13个小区。"),
    ("2", "推进幼儿园建设，开展扩容提升", "区教育局", "今年新建幼儿园3所。全部落实。"),
    ("3", "完成绿道建设8公里，打造滨水空间", "区城管局", "我区建成绿道9公里。推进二期。"),
)
TITLE = "青石区2024年重点工作进展情况"


@pytest.mark.parametrize(
    "between",
    [
        (" |\n", " |\n"),
        (",", "\n"),
    ],
)
def test_a_table_without_its_columns_is_refused_and_the_way_out_told(
    between: tuple[str, str],
) -> None:
    cell, row = between
    text = f"{TITLE}\n" + row.join(cell.join(cells) for cells in (HEADS, *ROWS)) + "\n"
    with pytest.raises(TableError, match=r"序号、重点工作、牵头单位.*spreadsheet"):
        extract(read_text(text, "a.txt"))


@pytest.mark.parametrize(
    ("cell", "row", "told"),
    [
        ("\n", "\n", "put together by its heads and numbers (3 rows)"),
        ("\n\n", "\n\n", "put together by its heads and numbers (3 rows)"),
        ("    ", "\n", "put together by its heads (3 rows)"),
        (" ", "\n", "put together by its heads (3 rows)"),
    ],
)
def test_cells_apart_are_read_as_the_table_was_and_that_is_told(
    cell: str, row: str, told: str
) -> None:
    text = f"{TITLE}\n" + row.join(cell.join(cells) for cells in (HEADS, *ROWS)) + "\n"
    whole = f"{TITLE}\n" + "".join("\t".join(row) + "\n" for row in (HEADS, *ROWS))
    found, meant = (extract(read_text(each, "a.txt")) for each in (text, whole))
    stated = [
        [(each.subject.name, each.predicate, each.object.name) for each in read.statements]
        for read in (found, meant)
    ]
    assert stated[0] == stated[1]
    assert any(told in each for each in found.notices)
    with pytest.raises(TableError, match="lost its columns"):
        extract(read_text(text.replace("区教育局", "推进"), "a.txt"))


def test_units_of_a_row_may_stand_each_on_a_line_of_its_own() -> None:
    rows = (("1", "建桥", "区住建局\n区财政局", "6月底前"), ("2", "修路", "区交通局", "年底前"))
    heads = "序号\n任  务\n责任单位\n完成时限\n"
    text = f"{TITLE}\n{heads}" + "".join("\n".join(row) + "\n" for row in rows)
    answers = [
        (each.subject.name, each.object.name)
        for each in extract(read_text(text, "a.txt")).statements
        if each.predicate == "responsibleFor"
    ]
    assert answers == [("区住建局", "建桥"), ("区财政局", "建桥"), ("区交通局", "修路")]
    with pytest.raises(TableError, match="lost its columns"):
        extract(read_text(text.replace("区财政局", "修桥"), "a.txt"))


def test_a_head_that_names_no_unit_may_head_a_column_of_them() -> None:
    rows = (("1", "建桥", "区住建局牵头，区财政局配合"), ("2", "修路", "区交通局"))
    text = f"{TITLE}\n序号\n工作任务\n责任分工\n" + "".join("\n".join(r) + "\n" for r in rows)
    told = [
        (each.subject.name, each.predicate)
        for each in extract(read_text(text, "a.txt")).statements
        if each.predicate in ("leads", "supports", "responsibleFor")
    ]
    assert told == [
        ("区住建局", "leads"),
        ("区财政局", "supports"),
        ("区交通局", "responsibleFor"),
    ]


def test_lines_of_nothing_but_bars_are_no_table() -> None:
    text = f"{TITLE}\n序号 |\n重点工作 |\n牵头单位 |\n||\n||||||\n一 |\n建桥 |\n区住建局 |\n|||||\n"
    with pytest.raises(TableError, match="lost its columns"):
        extract(read_text(text, "a.txt"))


def test_heads_run_together_are_known_too() -> None:
    with pytest.raises(TableError, match="lost its columns"):
        extract(read_text(f"{TITLE}\n序号工作任务牵头单位责任单位\n1建桥区住建局\n", "a.txt"))


@pytest.mark.parametrize(
    "text",
    [
        "总体目标\n重点任务\n进展情况\n存在问题\n",  # a list of contents
        "一、工作目标\n二、责任分工\n三、完成时限\n",
        "工作任务\n牵头单位：区住建局\n责任单位：各街道\n完成时限：12月\n",
    ],
)
def test_other_short_lines_are_no_lost_table(text: str) -> None:
    document = read_text(text, "a.txt")
    refuse_lost_table(document)
    with pytest.raises(UnknownDocumentKind):
        extract(document)


def test_news_below_such_a_line_are_no_lost_table() -> None:
    text = f"{TITLE}\n责任单位\n本报讯 全区推进重点工作，各单位落实责任。\n"
    assert extract(read_text(text, "a.txt")).document.kind == "review"
