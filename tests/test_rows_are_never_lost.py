"""Rows read and rows refused by their line are the rows that a person counts.

Whatever a page, a program or a person put between two rows of a table, the table goes on; where
it does not, the reading names the line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.formats import read_bytes, uncovered
from loaders.kinds import extract
from ontology.errors import KgError
from ontology.model import Extraction

TITLE = "青石区2024年重点工作任务进展情况表（截至2024年12月31日）"
HEADS = ("序号", "主要任务", "牵头单位", "完成情况")
ROWS = (
    ("1", "新增泊位100个", "区交通局", "新增泊位120个"),
    ("2", "新增床位200张", "区卫生健康局", "新增床位210张"),
    ("3", "推进南园开放", "区园林局", "已完成"),
    ("4", "改造管网30公里", "区水务局", "改造管网31公里"),
    ("5", "举办比赛6场", "区体育中心", "举办比赛7场"),
)
TASKS = [row[1] for row in ROWS]

Form = Callable[[Sequence[str]], str]


def tabs(row: Sequence[str]) -> str:
    return "\t".join(row)


def bars(row: Sequence[str]) -> str:
    return f"| {' | '.join(row)} |"


def bare_bars(row: Sequence[str]) -> str:
    return " | ".join(row)


def commas(row: Sequence[str]) -> str:
    return ",".join(row)


def rule(form: Form, width: int) -> list[str]:
    return [] if form in (tabs, commas) else [form(["---"] * width)]


FORMS: tuple[Form, ...] = (tabs, bars, bare_bars, commas)

PAGES = (
    "- 3 -",
    "— 2 —",
    "3",
    "第2页",
    "第三页",
    "第3页 共9页",
    "第 3 页，共 9 页",
    "共9页 第3页",
    "3/9",
    "Page 3 of 9",
    "续表",
    "（续上表）",
    "（接下页）",
    "附表1（续）",
    "==========",
    "注：数据截至12月底。",
    "单位：万元",
    "2024年12月31日",
    TITLE,
)
"""Lines that pages and programs put between rows: none is a task, none a heading."""

HEADINGS = ("二、民生保障", "（二）社会事业", "民生保障方面")
BLANKS = ("", "   ", "\u3000\u3000", "\n\n\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\u200b")


def table(form: Form, lines: Sequence[Sequence[str] | str], heads: Sequence[str] = HEADS) -> str:
    """A table in one form; what is a text already stands as it is."""
    body = [each if isinstance(each, str) else form(each) for each in lines]
    return "\n".join([TITLE, "", form(heads), *rule(form, len(heads)), *body]) + "\n"


def read(text: str) -> Extraction:
    document = read_bytes(text.encode(), "a.txt")
    assert uncovered(document) == []
    return extract(document)


def tasks(extraction: Extraction) -> list[str]:
    """The tasks in the order of the table."""
    found = {
        int(str(each.object.get("ordinal"))): each.object.name
        for each in extraction.statements
        if each.predicate == "mentions" and each.object.kind == "Task"
    }
    return [found[number] for number in sorted(found)]


def led(extraction: Extraction) -> list[tuple[str, str]]:
    return [
        (s.subject.name, s.object.name) for s in extraction.statements if s.predicate == "leads"
    ]


def goals(extraction: Extraction) -> set[str]:
    return {s.object.name for s in extraction.statements if s.predicate == "partOf"}


PLACES = range(1, len(ROWS) + 1)
FURNITURE = (*PAGES, *HEADINGS, *BLANKS)


@settings(max_examples=60)
@given(
    st.sampled_from(FORMS),
    st.booleans(),
    st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(FURNITURE)), max_size=5),
)
def test_whatever_stands_between_rows_every_task_is_read(
    form: Form, numbered: bool, between: list[tuple[int, str]]
) -> None:
    first = 0 if numbered else 1
    lines: list[Sequence[str] | str] = [row[first:] for row in ROWS]
    for place, furniture in sorted(between, reverse=True):
        lines.insert(place, furniture)
    extraction = read(table(form, lines, HEADS[first:]))
    assert tasks(extraction) == TASKS
    assert led(extraction) == [(row[2], row[1]) for row in ROWS]
    assert goals(extraction) <= {"民生保障", "社会事业", "民生保障方面"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_between_rows_is_what_those_below_it_belong_to(form: Form, heading: str) -> None:
    extraction = read(table(form, [*ROWS[:3], heading, *ROWS[3:]]))
    belong = [s.subject.name for s in extraction.statements if s.predicate == "partOf"]
    assert belong == TASKS[3:]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("foot", ["- 3 -\n", "第3页 共9页\n\n", "\x0c", ""])
@pytest.mark.parametrize("numbered", [True, False])
def test_title_and_heads_may_stand_on_each_page_anew(form: Form, foot: str, numbered: bool) -> None:
    first = 0 if numbered else 1
    heads, rows = HEADS[first:], [row[first:] for row in ROWS]
    again = [f"{foot}{TITLE}", form(heads)]
    extraction = read(table(form, [*rows[:2], *again, *rows[2:4], *again, *rows[4:]], heads))
    assert tasks(extraction) == TASKS
    assert goals(extraction) == set()


BREAKS = "\x0b\x0c\x85\u2028\u2029\r"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("mark", BREAKS)
def test_only_a_line_end_ends_a_row(form: Form, mark: str) -> None:
    """A control character at the head, in the middle or at the end of a cell is within it."""
    for column, place in product(range(len(HEADS)), ("head", "mid", "end")):
        if column == 0 and place != "end":
            continue  # a line may be empty but for the number
        lines = []
        for row in ROWS:
            words = row[column]
            at = {"head": 0, "mid": len(words) // 2, "end": len(words)}[place]
            lines.append((*row[:column], words[:at] + mark + words[at:], *row[column + 1 :]))
        extraction = read(table(form, lines))
        assert tasks(extraction) == TASKS, (column, place)
        assert led(extraction) == [(each[2], each[1]) for each in ROWS], (column, place)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("character", ["\x00", "\x1c", "\x1f"])
def test_a_character_that_no_text_has_is_refused_with_its_line(form: Form, character: str) -> None:
    with pytest.raises(KgError, match="line 6" if form in (tabs, commas) else "line 7"):
        read(
            table(form, [*ROWS[:2], ("3", f"推进{character}南园开放", "区园林局", "好"), *ROWS[3:]])
        )


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "words",
    [
        "合计",
        "小计",
        "总计",
        "合 计",
        "合\u3000计",
        "本页小计",
        "民生类小计",
        "产业项目合计",
        "合计（5项）",
        "累计",
        "共计5项",
    ],
)
@pytest.mark.parametrize("column", [0, 1])
def test_a_row_of_totals_is_no_task(form: Form, words: str, column: int) -> None:
    total = ["", "", "", "20个"]
    total[column] = words
    assert tasks(read(table(form, [each for row in ROWS for each in (row, total)]))) == TASKS


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("cell", ["", " ", "\u3000", " \u3000 ", "\u200b"])
def test_a_row_without_a_word_is_no_task(form: Form, cell: str) -> None:
    blank = [cell] * len(HEADS)
    assert tasks(read(table(form, [each for row in ROWS for each in (row, blank)]))) == TASKS


@pytest.mark.parametrize("blank", ["\n", "\n \t\n", "\n\n\n"])
def test_a_blank_line_below_the_heads_ends_no_table(blank: str) -> None:
    lines = table(tabs, ROWS).replace(f"{tabs(HEADS)}\n", f"{tabs(HEADS)}\n{blank}")
    assert tasks(read(lines)) == TASKS


@pytest.mark.parametrize("form", [tabs, bars, bare_bars])
@pytest.mark.parametrize("cells", [2, 3, 5])
@pytest.mark.parametrize("between", [[], ["- 3 -"], ["", "二、民生保障", ""]])
def test_a_row_of_another_length_is_refused_or_told_with_its_line(
    form: Form, cells: int, between: list[str]
) -> None:
    row = ("3", "办学", "区教育局", "已完成", "多余")[:cells]
    text = table(form, [*ROWS[:2], *between, row, *ROWS[2:]])
    line = text.split("\n").index(form(row)) + 1
    try:
        told = " ".join(read(text).notices)
    except KgError as error:
        told = str(error)
    assert f"line {line}" in told


@pytest.mark.parametrize("form", [tabs, bars])
def test_rows_too_far_below_a_table_are_told(form: Form) -> None:
    prose = [f"第{number}段说明文字，与上表各项工作没有关系。" for number in range(20)]
    text = table(form, [*ROWS[:3], *prose, *ROWS[3:]])
    extraction = read(text)
    told = " ".join(extraction.notices)
    assert tasks(extraction) == TASKS[:3]
    assert f"line {text.split(chr(10)).index(form(ROWS[3])) + 1}" in told


@pytest.mark.parametrize("form", [tabs, bars])
def test_a_second_table_of_other_heads_is_no_part_of_the_first(form: Form) -> None:
    other = [("指标", "计量单位", "年度目标", "完成情况"), ("泊位", "个", "100", "120")]
    text = table(form, [*ROWS, "", "附表：主要指标", *map(form, other)])
    extraction = read(text)
    assert tasks(extraction)[:5] == TASKS
    assert "泊位" not in tasks(extraction)[:5]


def test_a_table_without_tasks_beside_one_of_tasks_is_told() -> None:
    other = "街道\t人口\t面积\n南桥街道\t3.2万人\t5平方公里\n北桥街道\t4.1万人\t6平方公里\n"
    extraction = read(table(tabs, ROWS) + "\n附表\n" + other)
    assert tasks(extraction) == TASKS
    assert any("line 11" in each and "街道、人口、面积" in each for each in extraction.notices)


@pytest.mark.parametrize("form", [tabs, bars])
def test_a_numbered_row_that_names_no_task_is_told(form: Form) -> None:
    text = table(form, [*ROWS, ("6", "", "区财政局", "已完成")])
    told = " ".join(read(text).notices)
    assert f"line {len(text.splitlines())}" in told
    assert "names no task" in told


LIST = (
    "青石区2024年重点工作任务分工方案",
    "一、城市建设",
    "1. 新建停车场3个。",
    "牵头单位：区住建局；配合单位：区城管局。",
    "2. 改造老旧小区5个。（区住建局牵头，各街道配合）",
    "二、民生保障",
    "3. 新增床位200张。",
    "责任单位：区民政局、区卫生健康局。完成时限：2024年6月底前。",
    "4. 新建幼儿园2所。（牵头单位：区教育局）",
    "5. 举办比赛6场。（区体育中心负责）",
)
PLANS = (
    "青石区各部门2024年工作打算",
    "区住建局",
    "一是新建停车场3个。二是改造老旧小区5个。",
    "三是整治河道2条。",
    "区教育局",
    "一是新建幼儿园2所。二是培训教师300人。",
    "区民政局",
    "一是新增床位200张，服务老人500人。二是建设食堂3个。",
)


def said(extraction: Extraction) -> set[tuple[str, str, str]]:
    """Who answers for which task, and how."""
    roles = {"leads", "responsibleFor", "supports"}
    return {
        (each.subject.name, each.predicate, each.object.name)
        for each in extraction.statements
        if each.predicate in roles
    }


@pytest.mark.parametrize("lines", [LIST, PLANS])
@pytest.mark.parametrize("furniture", [*PAGES[:-1], *BLANKS])
def test_furniture_in_prose_changes_nobodys_tasks(lines: Sequence[str], furniture: str) -> None:
    plain = read("\n".join(lines))
    with_it = [lines[0], *(each for line in lines[1:] for each in (line, furniture))]
    extraction = read("\n".join(with_it))
    assert said(extraction) == said(plain)
    assert sorted(tasks(extraction)) == sorted(tasks(plain))


@pytest.mark.parametrize("lines", [LIST, PLANS])
@pytest.mark.parametrize("mark", BREAKS)
def test_soft_breaks_between_paragraphs_part_them(lines: Sequence[str], mark: str) -> None:
    plain = read("\n".join(lines))
    assert said(read(f"{lines[0]}\n{mark.join(lines[1:])}\n")) == said(plain)
