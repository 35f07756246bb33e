"""Periods: which time a figure speaks of, and where the year came from."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

import pytest

from loaders.language import period_forms
from loaders.language import periods as grammar
from loaders.language.dates import document_date
from loaders.language.period import FROM_DOCUMENT, STATED
from loaders.language.period_table import phrases
from loaders.language.periods import periods
from ontology.text import half_width


@pytest.mark.parametrize(
    ("text", "value", "year_from"),
    [
        ("2020年", "2020", STATED),
        ("今年", "2021", FROM_DOCUMENT),
        ("去年", "2020", FROM_DOCUMENT),
        ("年内", "2021", FROM_DOCUMENT),
        ("全年", "2021", FROM_DOCUMENT),
        ("上半年", "2021H1", FROM_DOCUMENT),
        ("2022年下半年", "2022H2", STATED),
        ("一季度", "2021Q1", FROM_DOCUMENT),
        ("前三季度", "2021-01/2021-09", FROM_DOCUMENT),
        ("1-12月", "2021", FROM_DOCUMENT),
        ("1-6月", "2021H1", FROM_DOCUMENT),
        ("1—9月", "2021-01/2021-09", FROM_DOCUMENT),
        ("10月底前", "by 2021-10", FROM_DOCUMENT),
        ("2023年底前", "by 2023", STATED),
        ("7月22日", "2021-07-22", FROM_DOCUMENT),
        ("“十四五”期间", "2021/2025", STATED),
        ("2019—2022年", "2019/2022", STATED),
    ],
)
def test_periods_have_one_normal_form(text: str, value: str, year_from: str) -> None:
    (only,) = periods(f"{text}完成", 2021)
    assert (only.value, only.year_from) == (value, year_from)


@pytest.mark.parametrize("text", ["三年行动", "13月", "第三期", "20年代"])
def test_names_are_no_periods(text: str) -> None:
    assert periods(text, 2021) == []


def test_a_year_is_never_guessed() -> None:
    assert periods("10月底前", None) == []
    left_open = periods("上半年新增3家，明年5家，10月底前开工，2020年9月投用", None, open_year=True)
    assert [(each.value, each.year_from) for each in left_open] == [
        ("XXXXH1", "open"),
        ("by XXXX-10", "open"),
        ("2020-09", "stated"),
    ]
    assert [each.value for each in periods("2020年10月底前", None)] == ["by 2020-10"]


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("2020年区重点工作进展情况", "2020"),
        ("2021年1-6月进展", "2021-06"),
        ("2021年上半年进展", "2021-06"),
        ("2021年前三季度进展", "2021-09"),
        ("2021年青石区重点工作半年进展情况", "2021-06"),
        ("2021年青石区每半年报告一次的重点工作", "2021"),
        ("2020年12月31日", "2020-12-31"),
        ("2022年度实事项目（截至6月底）", "2022-06"),
        ("２０２２年进展", "2022"),
        ("2024年进展情况表（截至2024年12月31日）", "2024-12-31"),
        ("2024年进展情况表（对照2023年6月）", "2024"),
        ("2025年青石区第一季度重点工作推进情况", "2025-03"),
        ("2023年青石区10月份民生实事进展", "2023-10"),
        ("2022年青石区重点工作完成情况（四季度）", "2022-12"),
        ("2022年青石区重点工作完成情况（下半年）", "2022-12"),
        ("2022年青石区重点工作完成情况（截至6月30日）", "2022-06-30"),
        ("2022年前10个月重点工作进展", "2022-10"),
        ("2022年青石区前五个月重点工作进展", "2022-05"),
        ("2022年第三季度重点工作进展（数据截至9月30日）", "2022-09-30"),
        ("2022年第三季度重点工作进展（数据截至10月15日）", "2022-09"),
    ],
)
def test_a_document_is_dated_by_its_title(title: str, value: str) -> None:
    dated = document_date(title)
    assert dated is not None
    assert dated.value == value


def test_a_title_without_a_year_has_no_date() -> None:
    assert document_date("重点工作进展情况（截至6月底）") is None


def written() -> Iterator[str]:
    """Every phrase of the grammar behind other words and numbers, and signs of it at random."""
    for number, (_, words, _, _) in enumerate(phrases()):
        yield ("", "3", "共12", "十", "1234567890123")[number % 5] + words
    draw = random.Random(7)  # noqa: S311 - repeatable, no secret
    signs = "0123456789一二三四五六七八九十两〇年月日号季度季半前后底末至到-—~、和与.／/Qq 个家第五"
    for _ in range(20_000):
        yield "".join(draw.choices(signs, k=draw.randint(2, 9)))


@pytest.mark.parametrize("piece", ["12345678", "一二三四", "2024年", "1 "])
def test_hostile_runs_take_linear_time(piece: str) -> None:
    started = time.process_time()
    periods(piece * (80_000 // len(piece)), 2024)
    assert time.process_time() - started < 15  # a square would take minutes


def test_where_no_form_is_tried_none_fits() -> None:
    """Most numbers count something; of them no form is tried (120个)."""
    tried = passed_over = 0
    for text in written():
        words = half_width(text)
        starts = set(grammar._Said(words).starts)
        for match in period_forms.STARTER.finditer(words):
            at = match.start()
            if at in starts:
                tried += 1
                continue
            passed_over += 1
            fits = [rule for rule, form, _ in period_forms.FORMS if form.match(words, at)]
            assert fits == [], (text, at)
    assert tried > 10_000
    assert passed_over > 10_000
