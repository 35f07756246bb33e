"""A value and its kind survive files that know fewer types than we do."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.model import Text, Value
from ontology.scalars import tagged, untagged

VALUES = st.one_of(
    st.booleans(),
    st.integers(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.text(),
    st.builds(Text, st.text(), st.sampled_from(("zh", "en", "zh-Hans"))),
)


@given(VALUES)
def test_a_value_comes_back_from_json_and_from_text(value: Value) -> None:
    kind, scalar = tagged(value)
    for back in (untagged(kind, json.loads(json.dumps(scalar))), untagged(kind, str(scalar))):
        assert back == value
        assert type(back) is type(value)


@pytest.mark.parametrize(("kind", "scalar"), [("int", "many"), ("date", "soon"), ("decimal", "x")])
def test_what_is_no_value_of_its_kind_is_an_error(kind: str, scalar: str) -> None:
    with pytest.raises((ValueError, ArithmeticError)):
        untagged(kind, scalar)


def test_a_yes_is_no_number_and_a_day_no_word() -> None:
    assert tagged(True) == ("bool", True)
    assert tagged(1) == ("int", 1)
    assert tagged(date(2031, 3, 1)) == ("date", "2031-03-01")
    assert tagged(Decimal("1.50")) == ("decimal", "1.50")
