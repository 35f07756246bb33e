"""Named systems with a number in their name, and the parts that stand beside them."""

from __future__ import annotations

import pytest

from loaders.language.systems import items_follow, stated_count, systems


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("六个坚持", 6),
        ("四大样板区", 4),
        ("“三纵一横”", 4),
        ("一址两园三馆", 6),
        ("五场比赛", 5),
        ("十一个方面", 11),
        ("六稳", 6),
        ("样板区", None),
        ("1411", None),
    ],
)
def test_a_name_says_how_many_parts_there_are(name: str, count: int | None) -> None:
    assert stated_count(name) == count


@pytest.mark.parametrize(
    ("text", "name", "parts"),
    [
        ("推进青石路、白沙路、云桥路“两纵一横”开发", "两纵一横", ["青石路", "白沙路", "云桥路"]),
        ("打好蓝天、碧水、净土“三大战役”", "三大战役", ["蓝天", "碧水", "净土"]),
        ("围绕集成电路和大数据两大产业，招商引资", "两大产业", ["集成电路", "大数据"]),
        ("有水、有树、有亭的“三有”公园", "三有", ["有水", "有树", "有亭"]),
        ("青石路、白沙路“两纵一横”", "两纵一横", []),
        ("实施“四大工程”", "四大工程", []),
    ],
)  # fmt: skip
def test_a_list_gives_the_parts_only_if_it_is_as_long_as_the_name_says(
    text: str, name: str, parts: list[str]
) -> None:
    (system,) = systems(text)
    assert system.name == name
    assert text[system.start : system.end] == name
    assert [text[start:end] for start, end in system.parts] == parts


def test_parts_are_announced_by_a_colon_at_the_end() -> None:
    text = "做好今年工作，要把握好“三个坚持”："
    system = items_follow(text)
    assert system is not None
    assert (text[system.start : system.end], system.count) == ("三个坚持", 3)
    assert items_follow("要把握好“三个坚持”，做好工作。") is None
    assert items_follow("要做好以下工作：") is None
