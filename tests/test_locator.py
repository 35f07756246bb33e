"""Where a passage stands: told to programs and to people, and found again from either."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import queries
from ontology.labels import LANGUAGES
from ontology.locator import CHARACTERS, HEADINGS, PLACES, Locator, in_file, kept, say, wording
from ontology.vocabulary import vocabulary

XSD = "http://www.w3.org/2001/XMLSchema#"

words = st.text(min_size=1).filter(lambda text: HEADINGS not in text)
numbers = st.integers(1, 10**6)
locators = st.builds(
    Locator,
    start=numbers,
    end=numbers,
    page=st.none() | numbers,
    line=st.none() | numbers,
    sheet=st.none() | words,
    cell=st.none() | words,
    paragraph=st.none() | numbers,
    row=st.none() | numbers,
    column=st.none() | words,
    section=st.lists(words).map(tuple),
)


@given(locators)
def test_a_place_is_the_same_after_any_of_its_forms(locator: Locator) -> None:
    assert Locator.from_fields(locator.fields()) == locator
    assert Locator.from_record(locator.record()) == locator
    as_text = {name: str(value) for name, value in locator.fields().items()}
    assert Locator.from_fields(as_text | {"quote": "公园"}) == locator, "as RDF has them"


def test_every_field_has_its_line_among_the_kinds_of_places() -> None:
    assert list(PLACES) == list(Locator._fields)


def test_a_kind_that_is_kept_has_a_term_and_no_other_has() -> None:
    for name, place in PLACES.items():
        if not place.kept:
            assert name not in vocabulary().properties
            continue
        term = vocabulary().property_term(name)
        assert term.property_key == name
        assert term.range == XSD + ("integer" if place.number else "string")
    assert set(kept("Claim")) | set(kept("Passage")) == set(kept())


def test_questions_call_places_as_everybody_does() -> None:
    named = [
        (each.name, column, PLACES[column.key])
        for each in queries.questions()
        for column in each.columns
        if column.key in PLACES and each.name != "contradictions"  # there are two places a row
    ]
    assert len(named) > 10
    for question, column, place in named:
        assert column.label == place.head, question
        assert (column.type == "number") is place.number, question


@pytest.mark.parametrize(
    ("locator", "zh", "en"),
    [
        (Locator(3, 9), "第3至9字", "characters 3–9"),
        (
            Locator(3, 9, row=2, column="责任单位"),
            "第2行，“责任单位”栏",
            "row 2, column 责任单位",
        ),
        (Locator(3, 9, column=""), "第3至9字", "characters 3–9"),
        (
            Locator(3, 9, row=2, section=("二、任务", "（一）公园")),
            "二、任务 › （一）公园，第2行",
            "二、任务 › （一）公园, row 2",
        ),
        (Locator(3, 9, page=4, line=12), "第4页，第12行文字", "page 4, line 12"),
        (Locator(3, 9, sheet="任务", cell="B7"), "“任务”工作表，B7单元格", "sheet 任务, cell B7"),
        (Locator(3, 9, paragraph=15), "第15段", "paragraph 15"),
    ],
)
def test_a_place_in_words(locator: Locator, zh: str, en: str) -> None:
    assert locator.words("zh") == zh
    assert locator.words("en") == en


def test_errors_say_where_in_a_file() -> None:
    assert in_file("表.txt", line=3) == "表.txt, line 3"
    assert in_file("表.txt", line=3, row=2) == "表.txt, line 3, row 2"


def test_exact_words_tell_the_characters_too() -> None:
    locator = Locator(3, 9, row=2)
    assert locator.words("zh", exact=True) == "第2行，第3至9字"
    assert Locator(3, 9).words("zh", exact=True) == "第3至9字", "once is enough"


@given(locators, st.sampled_from(LANGUAGES))
def test_a_script_can_say_what_the_program_says(locator: Locator, language: str) -> None:
    """As scripts of pages do it: the words of each kind that is known, filled in."""
    told = only_kept(locator).told()
    said = []
    for kind, text in wording(language).items():
        value = told.get(kind)
        if value is not None:
            said.append(text.format(*value) if kind == "characters" else text.format(value))
    assert said == only_kept(locator).parts(language, exact=True)


def only_kept(locator: Locator) -> Locator:
    """The place without the kinds that nothing fills yet: scripts get no words for them."""
    return locator._replace(**{name: None for name in PLACES if name not in kept()})


@given(locators, st.sampled_from(LANGUAGES))
def test_all_that_is_known_is_said(locator: Locator, language: str) -> None:
    parts = locator.parts(language)
    for name, value in locator.fields().items():
        assert (say(name, value, language) in parts) is (name not in CHARACTERS)
