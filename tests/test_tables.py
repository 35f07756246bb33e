"""Quads as look-up tables: each value once and in order, claims whole or refused."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.store.rdf import LABEL, TYPE, extraction_quads, term
from kg.store.tables import Tables, by_subject
from ontology.errors import StoreError
from tests.factories import extraction

A, B = ox.NamedNode("https://example.org/a"), ox.NamedNode("https://example.org/b")


def test_graphs_are_read_as_one_and_each_value_once_in_order() -> None:
    quads = [
        ox.Quad(A, term("alias"), ox.Literal("二"), A),
        ox.Quad(B, LABEL, ox.Literal("乙", language="zh"), A),
        ox.Quad(A, term("alias"), ox.Literal("一"), A),
        ox.Quad(A, term("alias"), ox.Literal("二"), B),
        ox.Quad(A, term("alias"), ox.Literal("三"), B),
        ox.Quad(B, LABEL, ox.Literal("乙", language="zh"), B),
    ]
    found = by_subject(quads)
    assert list(found) == [A.value, B.value]
    assert [str(each) for each in found[A.value][term("alias").value]] == ['"二"', '"一"', '"三"']
    assert list(found[B.value][LABEL.value]) == [ox.Literal("乙", language="zh")]
    tables = Tables(quads)
    assert tables.texts(A.value, "alias") == ["二", "一", "三"]
    assert tables.text(A.value, "alias") == "二"
    assert (tables.text(A.value, "officialName"), tables.text("nothing", "alias")) == (None, None)


def test_a_blank_node_is_never_taken_for_a_thing_of_its_name() -> None:
    found = by_subject(
        [ox.Quad(ox.BlankNode("a"), LABEL, A), ox.Quad(ox.NamedNode("a:a"), LABEL, A)]
    )
    assert list(found) == ["_:a", "a:a"]


def test_names_and_kinds() -> None:
    foreign = ox.NamedNode("https://example.org/Office")
    tables = Tables(
        [
            ox.Quad(A, LABEL, ox.Literal("a bureau", language="en")),
            ox.Quad(A, LABEL, ox.Literal("区园林局", language="zh")),
            ox.Quad(A, TYPE, term("Unit")),
            ox.Quad(A, TYPE, foreign),
            ox.Quad(A, TYPE, term("Bureau")),
            ox.Quad(B, LABEL, ox.Literal("b")),
        ]
    )
    assert (tables.name(A.value), tables.name(B.value), tables.name("x")) == ("区园林局", "b", None)
    assert (tables.kinds(A.value), tables.kinds(B.value)) == (["Bureau", "Unit"], [])


def test_claims_come_with_their_passages() -> None:
    made = extraction()
    tables = Tables(extraction_quads(made))
    said = {(each.subject.iri, each.predicate, each.object.iri): each for each in made.statements}
    claims = list(tables.claims())
    assert len(claims) == len(made.statements) == len(said)
    for claim in claims:
        statement = said[claim.subject, claim.predicate.rpartition("#")[2], claim.object]
        passage = statement.passage
        assert claim.passage.document == made.document.iri
        assert (claim.passage.locator, claim.passage.quote) == (passage.locator, passage.quote)
        assert claim.method == statement.method
        assert (claim.rule, claim.value_text) == (statement.rule, statement.value_text)


def test_claims_of_one_property_and_about_some_things() -> None:
    tables = Tables(extraction_quads(extraction()))
    mentions = list(tables.claims("mentions"))
    assert {each.predicate for each in mentions} == {term("mentions").value}
    some = {mentions[0].object}
    assert {each.object for each in tables.claims("mentions", some)} == some
    assert list(tables.claims("mentions", set())) == []


@pytest.mark.parametrize("part", ["passage", "hasSource"])
def test_a_claim_that_lacks_a_part_is_refused(part: str) -> None:
    quads = [
        quad for quad in extraction_quads(extraction()) if not quad.predicate.value.endswith(part)
    ]
    with pytest.raises(StoreError, match=f"has no .*{part}"):
        list(Tables(quads).claims())
