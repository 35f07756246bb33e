"""Answers as text: formats, hostile cells, consoles that cannot print a character."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

import loaders.kinds
from kg.answer.ask import Answer
from kg.answer.codes import CODES
from kg.answer.places import with_places
from kg.cli.output import Format, emit, render, to_json
from kg.cli.values import harmless
from kg.cli.wrapping import wrapped
from kg.store.validate import Severity
from ontology.labels import Label
from ontology.model import IDENTITIES
from queries import Column

COLUMNS = (
    Column("name", Label("名称", "name")),
    Column("units", Label("单位", "units"), "list"),
    Column("n", Label("数", "number"), "number"),
    Column("agrees", Label("一致", "agrees"), "boolean"),
    Column("verdict", Label("完成情况", "verdict"), "verdict"),
    Column("iri", Label("标识", "IRI"), "id"),
)


def answer(*names: str) -> Answer:
    rows = tuple((name, ["甲", "乙"], -1.5, False, "not_met", "x:1") for name in names)
    return Answer(COLUMNS, rows, Label("题目", "Title"))


def rendered(found: Answer, form: Format, *, language: str = "zh", codes: bool = False) -> str:
    return render(found, form, language="en" if language == "en" else "zh", codes=codes)


def test_json_is_an_array_of_objects_keyed_by_column() -> None:
    assert json.loads(rendered(answer("青石"), "json")) == [
        {
            "name": "青石",
            "units": ["甲", "乙"],
            "n": -1.5,
            "agrees": False,
            "verdict": "not_met",
            "iri": "x:1",
        }
    ]
    assert "青石" in rendered(answer("青石"), "json")
    assert json.loads(rendered(answer(), "json")) == []


def test_csv_has_words_for_people_and_codes_for_programs() -> None:
    chinese = rendered(answer("青石"), "csv").splitlines()
    assert chinese == ["名称,单位,数,一致,完成情况", "青石,甲、乙,-1.5,否,未完成"]
    english = rendered(answer("青石"), "csv", language="en").splitlines()
    assert english[1] == "青石,甲; 乙,-1.5,no,not met"
    codes = rendered(answer("青石"), "csv", codes=True).splitlines()
    assert codes == ["name,units,n,agrees,verdict,iri", "青石,甲、乙,-1.5,false,not_met,x:1"]


FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@pytest.mark.parametrize("first", FORMULA)
@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_no_text_becomes_a_formula(first: str, form: Format) -> None:
    text = rendered(answer(f'{first}HYPERLINK("x")'), form)
    rows = list(csv.reader(io.StringIO(text), delimiter="," if form == "csv" else "\t"))
    assert rows[1][0].startswith("'")
    assert rows[1][2] == "-1.5", "a number is a number"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"))))
def test_csv_reads_back_as_the_same_words(names: list[str]) -> None:
    text = rendered(answer(*names), "csv")
    rows = list(csv.reader(io.StringIO(text, newline="")))[1:]
    read = [row[0] for row in rows]
    guarded = [f"'{name}" if name.startswith(FORMULA) else name for name in names]
    assert read == guarded


@given(st.text())
def test_json_reads_back_and_prints_no_control(name: str) -> None:
    text = to_json([name])
    assert json.loads(text) == [name]
    assert not any((ord(char) < 32 and char != "\n") or 0x7F <= ord(char) < 0xA0 for char in text)


@given(st.text())
def test_tsv_and_markdown_keep_one_line_a_row(name: str) -> None:
    assert rendered(answer(name), "tsv").count("\n") == 2
    markdown = rendered(answer(name), "markdown")
    assert markdown.count("\n") == 3
    assert "<" not in markdown.replace("<br>", "")


def test_markdown_escapes_what_would_be_markup() -> None:
    line = rendered(answer("a|b <i>*x*</i>\nc"), "markdown").splitlines()[2]
    assert line == r"| a\|b &lt;i>\*x\*&lt;/i><br>c | 甲、乙 | -1.5 | 否 | 未完成 |"


def test_a_terminal_gets_no_escape_sequence_from_a_document() -> None:
    evil = "\x1b]0;title\x07\x9b31m区\u202e局"
    assert harmless(evil) == r"\x1b]0;title\x07\x9b31m区\u202e局"
    table = rendered(answer(evil), "table")
    assert "\x1b" not in table
    assert "\u202e" not in table


def test_rich_markup_in_a_name_is_only_a_name() -> None:
    assert "[bold]区[/bold]" in rendered(answer("[bold]区[/bold]"), "table")


def test_a_table_hides_identifiers_and_says_when_there_is_nothing() -> None:
    table = rendered(answer("青石"), "table")
    assert "未完成" in table
    assert "x:1" not in table
    assert "共 1 行" in table
    assert "没有结果" in rendered(answer(), "table")


CODED = (
    Column("kind", Label("承诺类别", "commitment kind"), "code"),
    Column("hard_by", Label("可核查依据", "hard by"), "codes"),
    Column("start", Label("起", "start"), "number", detail=True),
)


def test_people_read_labels_and_programs_codes() -> None:
    found = Answer(CODED, (("hard", ["date", "number"], 7), ("不在表内", [], 8)))
    table = rendered(found, "table")
    assert "可核查  " in table
    assert "期限、数字" in table
    assert "不在表内" in table, "a code without a label stays as it is"
    assert "direction" not in table
    assert "hard" not in table
    assert "checkable" in rendered(found, "table", language="en")
    assert json.loads(rendered(found, "json"))[0] == {
        "kind": "hard",
        "hard_by": ["date", "number"],
        "start": 7,
    }


def test_a_terminal_leaves_details_to_the_other_formats_and_says_so() -> None:
    found = Answer(CODED, (("hard", ["date"], 7),))
    table = rendered(found, "table")
    assert "7" not in table.replace("--format csv", "")
    assert "另有 1 列：--format csv" in table
    assert rendered(found, "csv", codes=True).splitlines()[1].endswith(",7")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("新建公园3个（甲），修路12公里", 14, ["新建公园3个", "（甲），修路12", "公里"]),
        ("牵头单位、责任单位、进展情况", 18, ["牵头单位、责任单", "位、进展情况"]),
        ("goal?、unit?、editions?", 12, ["goal?、", "unit?、", "editions?"]),
        ("甲.0123456789", 6, ["甲", ".01234", "56789"]),
        ("一\n二", 4, ["一", "二"]),
        ("", 4, [""]),
    ],
)
def test_lines_break_as_chinese_is_set(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


@given(st.text(max_size=60), st.integers(2, 30))
def test_broken_lines_lose_nothing_but_white_space(text: str, width: int) -> None:
    found = wrapped(text, width)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(cell_len(line) <= width or len(line) == 1 for line in found)


_LOAD = (
    Column("agrees", Label("一致", "agrees"), "boolean"),
    *(Column(f"n{n}", Label(f"第{n}种任务数", f"number {n}"), "number") for n in range(9)),
    Column("unit", Label("单位", "unit")),
    Column("quote", Label("原文", "quote")),
    Column("unit_iri", Label("单位标识", "unit IRI"), "id"),
)


def test_a_card_is_headed_by_what_it_is_about_and_its_figures_share_lines() -> None:
    row = (False, *range(9), "区教育局", "新建" * 30, f"{IDENTITIES}1/unit/区教育局")
    lines = rendered(Answer(_LOAD, (row,)), "table").splitlines()
    assert lines[1].split() == ["一致:", "否", "区教育局"]
    assert lines[2].split("  ")[1:4] == ["第0种任务数 0", "第1种任务数 1", "第2种任务数 2"]
    assert "第8种任务数 8" in lines[3]


@pytest.mark.parametrize(
    ("period", "chinese", "english"),
    [
        ("2024", "2024年", "2024"),
        ("2024H1", "2024年上半年", "first half of 2024"),
        ("2024Q3", "2024年第三季度", "Q3 2024"),
        ("2024-07", "2024年7月", "2024-07"),
        ("2024-07-15", "2024年7月15日", "2024-07-15"),
        ("by 2024-10", "不晚于2024年10月", "by 2024-10"),
        ("../2024H2", "截至2024年下半年", "up to second half of 2024"),
        ("2024-03/..", "2024年3月以来", "since 2024-03"),
        ("2021/2025", "2021年至2025年", "2021 to 2025"),
        ("2024-01/2024-09", "2024年1月至9月", "2024-01 to 2024-09"),
        ("XXXXH1", "上半年", "first half"),
        ("by XXXX-10", "不晚于10月", "by XXXX-10"),
        ("someday", "someday", "someday"),
    ],
)
def test_a_period_is_told_in_words(period: str, chinese: str, english: str) -> None:
    columns = (Column("period", Label("时期", "period"), "period"),)
    found = Answer(columns, ((period,),))
    assert chinese in rendered(found, "table")
    assert english in rendered(found, "table", language="en")
    assert json.loads(rendered(found, "json")) == [{"period": period}]


def test_rows_of_several_places_say_of_which_they_are() -> None:
    def told(*iris: str | None) -> Answer:
        rows = tuple((True, *range(9), "区教育局", "", iri) for iri in iris)
        return with_places(Answer(_LOAD, rows))

    here, there = f"{IDENTITIES}330105/unit/甲", f"{IDENTITIES}青石区/unit/甲"
    assert told(here, here).columns == told(here, None).columns == _LOAD
    found = told(here, there, None)
    at = [each.key for each in found.columns].index("place")
    assert found.columns[at - 1].key == "unit"
    assert [row[at] for row in found.rows] == ["拱墅区", "青石区", None]
    both = told(f"{IDENTITIES}350102/unit/甲", f"{IDENTITIES}320106/unit/甲")
    assert [row[at] for row in both.rows] == ["福建省福州市鼓楼区", "江苏省南京市鼓楼区"]


def test_every_kind_of_document_has_a_label() -> None:
    assert {each.name for each in loaders.kinds.KINDS} | {
        severity.value for severity in Severity
    } <= CODES.keys()


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-8"])
@pytest.mark.parametrize("form", ["json", "csv", "tsv", "markdown", "table"])
def test_every_console_gets_something(encoding: str, form: Format) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="backslashreplace", newline="")
    emit(answer("青石é😀"), stream, form=form, language="zh")
    stream.flush()
    text = raw.getvalue().decode(encoding)
    if form == "json":
        assert json.loads(text)[0]["name"] == "青石é😀"
    elif encoding == "ascii":
        assert r"\u9752\u77f3" in text
    else:
        assert "青石" in text
