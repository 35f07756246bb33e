"""What a plan is to reach as a whole: goals in a section of their own, or behind a label."""

from __future__ import annotations

from loaders.formats import read_text
from loaders.kinds import extract
from ontology.model import Extraction

SECTION = """二、发展目标
到2031年，湿地修复面积达到360公顷，每年培训护林员40名。
生态目标。森林覆盖率达到41%，林业产值达到9亿元，到2034年突破12亿元。
三、重点任务
"""
TABLE = """| 序号 | 任务 | 牵头单位 |
|---|---|---|
| 1 | 修复青石湿地 | 区林业局 |
| 2 | 建设青石苗圃3处 | 区农业农村局 |
"""
LABEL = "标志性成果：到2032年，建成示范林场12个。\n"
TITLE = "青石区绿化行动方案（2029—2034年）\n一、现状\n青石区林木较多。\n"


def _read(text: str) -> Extraction:
    return extract(read_text(text, "甲.md"))


def _targets(extraction: Extraction) -> list[tuple[str, str | None]]:
    return [
        (each.object.name, each.object.get("period"))  # type: ignore[misc]
        for each in extraction.statements
        if each.predicate == "hasTarget"
    ]


def test_goals_beside_a_table_of_tasks_are_tasks_of_the_plan_behind_its_rows() -> None:
    found = _read(TITLE + SECTION + LABEL + TABLE)
    assert found.document.kind == "progress_table"
    assert _targets(found)[-5:] == [
        ("湿地修复面积 360公顷", "by 2031"),
        ("培训护林员 40名", None),
        ("森林覆盖率 41%", "by 2031"),
        ("林业产值 9亿元", "by 2031"),
        ("林业产值 突破12亿元", "by 2034"),
    ]
    rules = [each.method for each in found.statements if each.predicate == "hasTarget"]
    assert [each.rpartition(" ")[2] for each in rules][-2:] == ["goals/which"] * 2
    rows = [
        (each.object.name, each.passage.row)
        for each in found.statements
        if each.predicate == "mentions" and each.object.kind == "Task"
    ]
    assert rows[:2] == [("修复青石湿地", 1), ("建设青石苗圃3处", 2)]
    assert [name for name, row in rows if row and row > 2] == [
        "湿地修复面积 360公顷、培训护林员 40名",
        "生态目标",
    ]


def test_goals_of_a_text_without_units_are_read_too() -> None:
    found = _read(TITLE + SECTION + LABEL + "青石区将加强宣传。\n")
    assert found.document.kind == "official_text"
    assert ("湿地修复面积 360公顷", "by 2031") in _targets(found)
    assert ("建成示范林场 12个", "by 2032") in _targets(found)
    assert any(each.method.endswith(" goals/label") for each in found.statements)


def test_below_the_requirements_only_what_is_to_come_is_a_goal() -> None:
    section = """二、总体要求
坚持绿色发展，2028年全区建成林场3个。到2031年，湿地修复面积达到360公顷。
三、重点任务
"""
    found = _read(TITLE + section + "青石区将加强宣传。\n")
    assert _targets(found) == [("湿地修复面积 360公顷", "by 2031")]
    assert _targets(_read(TITLE + SECTION.replace("到2031年", "截至2028年底") + TABLE))[0][0] != (
        "湿地修复面积 360公顷"
    )


def test_a_figure_of_which_nothing_says_by_when_is_kept_as_text() -> None:
    plain = SECTION.replace("到2031年，", "").replace("，到2034年突破12亿元", "")
    assert _targets(_read(TITLE + plain + "青石区将加强宣传。\n")) == []
    of_a_year = TITLE.replace("（2029—2034年）", "").replace("绿化", "2031年绿化")
    assert ("森林覆盖率 41%", "2031") in _targets(_read(of_a_year + plain + "青石区将加强。\n"))


def test_digits_around_a_sign_of_the_type_face_are_no_number() -> None:
    """`1` and `2万亿元` with a point between them that only the file's font knows."""
    hidden = SECTION.replace("360公顷", "3\ue0106公顷")
    assert not any("公顷" in name for name, _ in _targets(_read(TITLE + hidden + TABLE)))


def test_a_heading_without_a_number_ends_at_the_next_one() -> None:
    plain = SECTION.replace("二、", "").replace("三、重点任务", "重点任务\n新建苗圃3处，完工。")
    assert not any("苗圃" in name for name, _ in _targets(_read(TITLE + plain)))
