"""Lists of units as a narrow cell prints them: broken after so many signs, wherever that is."""

from __future__ import annotations

import pytest

from loaders.language.units import unit_names

LISTS = (
    ("区综合行政执法局", "各街道", "区民政局", "区委组织部", "各镇人民政府"),
    ("区人社局", "区总工会", "各有关部门", "区政府办公室", "青石高新区管委会"),
    ("县人大常委会办公室", "县委老干部局", "县水利投资集团", "各乡镇（街道）", "县科协"),
    ("人民银行青石支行", "国家统计局青石调查队", "市政府驻北京办事处", "各县（市、区）人民政府"),
    ("青石医科大学附属第一医院", "市人力资源和社会保障局", "市委市政府督查室", "区直各部门"),
)
WIDTHS = (3, 4, 5, 6, 7, 8)


def printed(words: str, width: int) -> list[str]:
    """The lines of a cell so wide; no mark opens one."""
    lines = [""]
    for sign in words:
        if len(lines[-1]) >= width and sign != "、":
            lines.append("")
        lines[-1] += sign
    return lines


@pytest.mark.parametrize("names", LISTS, ids=[each[0] for each in LISTS])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_list_is_the_same_however_narrow_its_cell_is(names: tuple[str, ...], width: int) -> None:
    text = "\n".join(printed("、".join(names), width))
    assert [each.name for each in unit_names(text)] == list(names)


@pytest.mark.parametrize("names", LISTS[:2], ids=[each[0] for each in LISTS[:2]])
@pytest.mark.parametrize("width", WIDTHS)
def test_names_below_one_another_are_parted_without_a_mark(
    names: tuple[str, ...], width: int
) -> None:
    text = "\n".join(line for name in names for line in printed(name, width))
    assert [each.name for each in unit_names(text)] == list(names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("区财政局\n各街道\n税务局", ["区财政局", "各街道", "税务局"]),
        ("区财政局、各镇（街道）\n税务局", ["区财政局", "各镇（街道）", "税务局"]),
        ("区直\n各部门", ["区直各部门"]),
        ("区卫健\n委区医保局", ["区卫健委", "区医保局"]),
        ("区发改局\n国网青石\n供电公司", ["区发改局", "国网青石供电公司"]),
        ("市生态环境局\n青石分局", ["市生态环境局青石分局"]),
        ("区城投集团\n青石海关", ["区城投集团", "青石海关"]),
        ("区武装部、白沙乡", ["区武装部", "白沙乡"]),
    ],
)
def test_what_can_be_no_part_of_the_name_above_is_one_of_its_own(
    text: str, expected: list[str]
) -> None:
    assert [each.name for each in unit_names(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("王志强（区教育局）", ["区教育局"]),
        ("区教育局、王志强", ["区教育局"]),
        ("王志强\n区教育局", ["区教育局"]),
        ("区教育局王志强 区财政局李卫东", ["区教育局", "区财政局"]),
        ("区教育局：负责规划；区住建局：负责建设", ["区教育局", "区住建局"]),
        ("区教育局、青石厂", ["区教育局", "青石厂"]),
        ("县人大办、政协办", ["县人大办", "县政协办"]),
        ("云岭、白沙、城关等乡镇", ["云岭", "白沙", "城关"]),
        ("团县委、县总工会等群团组织", ["团县委", "县总工会"]),
    ],
)
def test_persons_duties_and_sorts_are_no_part_of_a_name(text: str, expected: list[str]) -> None:
    assert [each.name for each in unit_names(text)] == expected
