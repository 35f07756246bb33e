"""Times in running text that leave in doubt of when a figure is."""

from __future__ import annotations

import pytest

from loaders.extraction.figure_times import figure_period
from loaders.extraction.times_around import part_of_year
from loaders.language.figures import figures


def times(text: str, month: int | None = None, span: str | None = None) -> list[str | None]:
    return [
        figure_period(text, each, 2033, month=month, span=span).period for each in figures(text)
    ]


@pytest.mark.parametrize(
    ("text", "month", "expected"),
    [
        # What a change is held against is not when it was.
        ("收入9亿元，与去年同比增长8%。", 6, ["2033", "2033"]),
        # 全年, said in March, is of the year before; a year that opens its paragraph says which.
        ("全年收入9亿元。", 3, [None]),
        ("全年收入9亿元。", 6, ["2033"]),
        ("2032年是爬坡过坎的一年。全年收入9亿元。", 3, ["2032"]),
        # The time that opens a sentence holds over ；, that of a part before does not.
        ("元至九月，收入9亿元；支出8亿元。", 10, ["2033-01/2033-09", "2033-01/2033-09"]),
        # What was set at the beginning of the year, told in February.
        ("收入9亿元，高于年初人代会12%的目标。", 2, [None, None]),
    ],
)
def test_a_time_in_doubt_is_left_open(
    text: str, month: int | None, expected: list[str | None]
) -> None:
    assert times(text, month) == expected


def test_what_a_work_costs_and_how_large_it_is_are_of_no_year() -> None:
    assert times("1—6月，签约项目9个，计划投资8亿元。", 7) == ["2033H1", None]
    assert times("道路长9公里，宽8米。建成公园3个。", 12) == [None, None, "2033"]


def test_behind_a_part_of_a_year_in_its_sentence_nothing_is_of_all_the_year() -> None:
    told = times("狠抓增收，1—9月收入9亿元；支出8亿元；贷款7亿元。存款9亿元。", 12)
    assert told == ["2033-01/2033-09", "2033-01/2033-09", None, None]


def test_a_plan_beside_results_of_half_a_year_is_not_of_that_half() -> None:
    assert times("计划投资9亿元。完成投资4亿元。", 6, "2033H1") == [None, "2033H1"]


def test_what_stands_above_holds_only_where_no_sentence_told_of_another_time() -> None:
    assert times("8月，完成投资4亿元。建成泊位3个。", 9, "2033H1") == ["2033-08", None]
    assert times("5月，完成投资4亿元。建成泊位3个。", 6, "2033H1") == ["2033-05", "2033H1"]


def test_the_name_of_a_plan_is_no_time_that_a_sentence_tells_of() -> None:
    assert times("实现“十四五”稳步开局。收入9亿元。", 9, "2029/2033") == ["2029/2033"]
    assert times("“十四五”期间，收入7亿元。支出9亿元。", 9, "2029/2033") == ["2021/2025", None]


def test_the_month_of_a_report_in_a_bracket_is_that_in_which_it_was_given() -> None:
    assert part_of_year("某法院工作报告（2033年1月）", 2033) is None
    assert part_of_year("工业运行情况（2033年5月）", 2033) == "2033-05"


def test_when_a_work_began_is_not_of_when_its_figures_are() -> None:
    assert times("水厂于3月开工，已完成投资9亿元。", 9) == [None]
    assert times("3月，开工水厂9座。", 9) == ["2033-03"]


def test_behind_a_sentence_of_a_month_nobody_says_that_the_next_is_of_the_year() -> None:
    assert times("5月，巡林90人次。开展督导8次。", 9) == ["2033-05", None]
