"""Patterns of many alternatives find what they would find without the look-ahead."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language import boundaries, heads
from loaders.language.patterns import any_of, first_characters, split_alternatives

WORDS = st.lists(st.text("推进建设在的", min_size=1, max_size=3), min_size=1, max_size=6)


@given(WORDS, st.text("推进建设在的x1", max_size=40))
def test_a_look_ahead_changes_nothing(words: list[str], text: str) -> None:
    plain = "|".join(["(?<!x)在", *words])
    expected = [each.span() for each in re.finditer(plain, text)]
    assert [each.span() for each in any_of(plain).finditer(text)] == expected


@pytest.mark.parametrize(
    ("alternatives", "expected"),
    [
        ("建设|推进", "建推"),
        ("(?<!发)展示(?!范)|[一二]期", "一二展"),
        (r"\d+元|亿", r"\d亿"),
        ("甲?乙|丙", None),
        ("(?:甲|乙)丙", None),
    ],
)
def test_first_characters_are_told_or_not_at_all(alternatives: str, expected: str | None) -> None:
    assert first_characters(alternatives) == expected


def test_alternatives_are_cut_outside_of_groups_and_classes() -> None:
    assert split_alternatives("甲(?:乙|丙)|[丁|戊]|\\|己") == ["甲(?:乙|丙)", "[丁|戊]", "\\|己"]


def test_the_lists_of_the_language_have_first_characters() -> None:
    # Else reading would be slow, and nobody would notice.
    for pattern in (boundaries._CUT, boundaries._OPEN, heads.HEAD):
        assert pattern.pattern.startswith("(?=[")
