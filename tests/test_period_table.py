"""The grammar of periods over the product of its parts, and the page that shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.language.period_table import (
    ALONE,
    DEADLINES,
    FORMS,
    MONTH,
    NONE,
    NOT_UNDERSTOOD,
    YEAR,
    page,
    phrases,
)
from loaders.language.periods import periods
from loaders.language.spans import bounds
from loaders.lexicon import lexicon

ROOT = Path(__file__).resolve().parent.parent


def test_every_phrase_of_the_product_gives_both_its_ends() -> None:
    wrong = []
    for rule, words, sort, (first, last) in phrases():
        found = periods(words, YEAR, month=MONTH)
        whole = [(each.start, each.end) for each in found] == [(0, len(words))]
        value = found[0].value if found else ""
        wanted = {
            "span": (first, last),
            "by": (first.replace(month=1, day=1), last),
            "since": (first, None),
            "until": (None, last),
        }[sort]
        right = whole and bounds(value) == wanted and value.startswith("by ") == (sort == "by")
        if not right or found[0].rule != rule:
            wrong.append((words, value, [each.rule for each in found], sort))
    assert wrong == []


def test_a_phrase_means_the_same_within_a_sentence() -> None:
    wrong = []
    for _, words, _, _ in phrases():
        (alone,) = periods(words, YEAR, month=MONTH)
        for text in (f"，{words}新增企业5家", f"（{words}）", f"{words}，完成5家"):
            told = [
                (each.value, text[each.start : each.end])
                for each in periods(text, YEAR, month=MONTH)
            ]
            if told != [(alone.value, words)]:
                wrong.append((text, told))
    assert wrong == []


@pytest.mark.parametrize(("rule", "words", "last"), DEADLINES)
def test_the_end_of_a_span_is_a_deadline(rule: str, words: str, last: object) -> None:
    (found,) = periods(words, YEAR, month=MONTH)
    assert (found.rule, found.start, found.end) == (rule, 0, len(words))
    assert found.value.startswith("by ")
    assert bounds(found.value)[1] == last


@pytest.mark.parametrize("words", NOT_UNDERSTOOD)
def test_what_is_not_understood_is_seen_and_gives_none(words: str) -> None:
    (found,) = periods(words, YEAR, month=MONTH)
    assert found.value == ""


@pytest.mark.parametrize("words", NONE)
def test_any_other_phrase_gives_none(words: str) -> None:
    assert [each.value for each in periods(words, YEAR, month=MONTH) if each.value] == []


def test_without_a_date_of_the_document_only_what_holds_its_year_is_told() -> None:
    for _, words, sort, _ in phrases():
        named = any(
            each in words for each in ("2022", "2023", "2024", "二〇二三", "十四五", "十三五")
        )
        said = [each.value for each in periods(words, None) if each.value]
        assert not said or named, (words, sort, said)


def test_the_product_covers_every_rule_of_time() -> None:
    shown = {each.id for each in FORMS} | {rule for rule, *_ in (*ALONE, *DEADLINES)}
    shown |= {each.rule for words in NOT_UNDERSTOOD for each in periods(words, YEAR)}
    assert lexicon("periods").entries.keys() == shown


def test_the_page_is_what_the_module_writes() -> None:
    assert (ROOT / "docs" / "periods.md").read_text("utf-8") == page()
