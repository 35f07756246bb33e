"""Pages that print prose in two columns; the characters are made, as a PDF's library gives them."""

from __future__ import annotations

from typing import Any

from loaders.formats.pdf_folded import unfolded
from loaders.formats.pdf_lines import lines_of

SIZE = 10.0
LEFT = ["青石区二〇三一年工作报告说新建公园", "共有三处改造道路五公里都在年底前完", "成"] * 4
RIGHT = ["岚江镇在春天修好水渠二十公里灌溉农", "田三千亩粮食增产一成农民增收八百元", "整"] * 4


def printed(words: str, left: float, top: float) -> list[dict[str, Any]]:
    return [
        {
            "text": each,
            "x0": left + SIZE * at,
            "x1": left + SIZE * (at + 1),
            "top": top,
            "bottom": top + SIZE,
            "size": SIZE,
        }
        for at, each in enumerate(words)
    ]


def page(left: list[str], right: list[str], title: str = "") -> list[dict[str, Any]]:
    chars = printed(title, 60, 20)
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        chars += printed(one, 50, 60 + 15 * number) + printed(other, 260, 60 + 15 * number)
    return chars


def read(chars: list[dict[str, Any]]) -> list[str]:
    return [line.text for line in lines_of(unfolded(chars)[0], 1)]


def test_a_right_column_is_read_behind_the_left_one_and_below_a_title_over_both() -> None:
    title = "青石区人民政府公报二〇三一年第三期工作报告专刊全文"
    assert read(page(LEFT, RIGHT, title)) == [title, *LEFT, *RIGHT]
    lines = lines_of(unfolded(page(LEFT, RIGHT))[0], 1)
    assert len({line.left for line in lines}) == 1, "all lines have one margin"
    assert unfolded(page(LEFT, RIGHT))[1] > 0, "and the page is longer"


def test_lines_that_do_not_fill_their_columns_stay_beside_one_another() -> None:
    names = ["区住建局", "区水务局", "区交通局"] * 4
    chars = page(names, RIGHT)
    assert unfolded(chars) == (chars, 0.0)
    few = page(LEFT[:3], RIGHT[:3])
    assert unfolded(few) == (few, 0.0)
