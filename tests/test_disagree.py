"""Which figures cannot both be true."""

from __future__ import annotations

from typing import Any

import pytest

from kg.answer.disagree import Months, contradictions, months


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2020", (24240, 24251)),
        ("2020H1", (24240, 24245)),
        ("2020Q4", (24249, 24251)),
        ("2020-07", (24246, 24246)),
        ("2020-01/2020-09", (24240, 24248)),
        ("2021/2025", (24252, 24311)),
        ("by 2020-10", (24249, 24249)),
        ("2020-05-12", (24244, 24244)),
    ],
)
def test_periods_as_months(period: str, expected: tuple[int, int]) -> None:
    assert months(period) == Months(*expected)


@pytest.mark.parametrize("period", [None, "", "去年", "20201"])
def test_an_unknown_period_has_no_months(period: str | None) -> None:
    assert months(period) is None


def figure(value: float, **others: Any) -> dict[str, Any]:
    row = {
        "indicator": "兑现企业扶持资金",
        "indicator_iri": "i",
        "figure_iri": f"f{value}",
        "figure": "actual",
        "base_value": value,
        "base_unit": "元",
        "quantity_kind": "level",
        "comparator": "=",
        "period": "2020",
        "value_text": f"{value}元",
        "task_iri": None,
        "quote": f"{value}元",
        "document": "甲.txt",
        "start": 1,
        "end": 2,
    }
    return row | others


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (figure(5), figure(6), True),
        (figure(5), figure(5), False),
        (figure(5), figure(6, figure="plan"), False),
        (figure(5, figure="plan"), figure(6, figure="plan"), True),
        (figure(5), figure(6, figure="denied"), False),
        (figure(5, figure="estimate"), figure(6), False),
        (figure(5, comparator=">"), figure(6), False),
        (figure(5, comparator=">"), figure(4), True),
        (figure(100, comparator="~"), figure(103), False),
        (figure(5, period="2020H1"), figure(6), False),
        (figure(7, period="2020H1"), figure(6), True),
        (figure(5, period="2019"), figure(6), False),
        (figure(5, period=None), figure(6), False),
        (figure(5, base_unit="个"), figure(6), False),
        (figure(5, quantity_kind="growth"), figure(6), False),
        (figure(5, figure="target"), figure(6), False),
        (figure(5, figure="target"), figure(6, figure="target"), True),
        (figure(5, figure="target", comparator=">="), figure(6, figure="target"), True),
        (figure(83, quantity_kind="share"), figure(15, quantity_kind="share"), False),
        (figure(83, quantity_kind="share"), figure(55, quantity_kind="share"), True),
        (figure(5, indicator="开工项目", task_iri="a"),
         figure(6, indicator="开工项目", task_iri="b"), False),
        (figure(5, task_iri="a", quote="引进甲公司等5个产业项目"),
         figure(35, task_iri="b", quote="引进产业项目35个"), False),
        (figure(5, task_iri="a", quote="引进产业项目5个"),
         figure(35, task_iri="b", quote="引进产业项目35个"), True),
        (figure(5, quote=None), figure(6, quote=None), False),
        (figure(5, quote=None), figure(6, quote=None, document="乙.txt"), True),
        (figure(2, quote="83%的报案2天内修复"), figure(5, quote="15%的报案5天内修复"), False),
        (figure(2, quote="83%的报案2天内修复"), figure(5, quote="83%的报案5天内修复"), True),
        (figure(5, indicator="开工项目", task_iri="a"),
         figure(6, indicator="开工项目", task_iri="a"), True),
        # Told up to June and up to the end of the year, by tables of two series; on one day.
        (figure(5, document_iri="d/甲表/2020-06-P6M"),
         figure(6, document_iri="d/乙表/2020-12", document="乙.txt"), False),
        (figure(5, document_iri="d/甲表/2020-06-P6M"),
         figure(6, document_iri="d/乙表/2020-06-30.2", document="乙.txt"), True),
        (figure(5, document_iri="d/甲表/2020-12-31"),
         figure(6, document_iri="d/报告/2021-01-08", document="乙.txt"), True),
    ],
)  # fmt: skip
def test_what_disagrees_and_what_does_not(
    first: dict[str, Any], second: dict[str, Any], found: bool
) -> None:
    assert bool(list(contradictions([first, second]))) == found
