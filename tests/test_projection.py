"""RDF → property graph → RDF: the shape of the graph, what is refused, and that nothing is lost."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.project.drawing import Drawing, Scattered, Whole, drawn
from kg.project.from_rdf import project as project_whole
from kg.project.graph import Node, PropertyGraph, Relationship
from kg.project.to_rdf import unproject
from kg.store.rdf import extraction_quads
from ontology.errors import ProjectionError
from ontology.model import ONTOLOGY, STATUS
from ontology.namespaces import XSD
from ontology.vocabulary import vocabulary
from tests.factories import extraction

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
BASE = "https://w3id.org/govkg/id/999901/"
DOCUMENT = "https://w3id.org/govkg/id/document/青石.txt"


def project(data: Iterable[ox.Quad]) -> PropertyGraph:
    """The projection; what is drawn of the same quads a little at a time is the same."""
    data = list(data)
    graph = project_whole(data)
    half = len(data) // 2
    made = drawn([data[:half], data[half:]])
    with contextlib.suppress(Scattered):
        nodes = tuple(made.nodes())
        edges = sorted(made.relationships(), key=lambda each: each.key)
        assert PropertyGraph(nodes, tuple(edges)) == graph
        assert made.labels.total() == len(nodes)
        assert made.types.total() == len(edges)
    return graph


def iri(value: str) -> ox.NamedNode:
    return ox.NamedNode(value)


def gov(local: str) -> ox.NamedNode:
    return ox.NamedNode(ONTOLOGY + local)


def typed(form: str, datatype: str) -> ox.Literal:
    return ox.Literal(form, datatype=iri(XSD + datatype))


BUREAU, TASK = iri(f"{BASE}unit/区园林局"), iri(f"{BASE}task/1")
CLAIM, PASSAGE = iri(f"{BASE}claim/1"), iri(f"{DOCUMENT}#char=3,8")


def quads(*triples: tuple[ox.NamedNode, ox.NamedNode, object]) -> list[ox.Quad]:
    return [ox.Quad(s, p, o) for s, p, o in triples]  # type: ignore[arg-type]  # also bad ones


def things() -> list[ox.Quad]:
    return quads(
        (BUREAU, iri(f"{RDF}type"), gov("Bureau")),
        (BUREAU, iri(LABEL), ox.Literal("区园林局", language="zh")),
        (TASK, iri(f"{RDF}type"), gov("Task")),
        (TASK, gov("ordinal"), ox.Literal(7)),
    )


def claim() -> list[ox.Quad]:
    return quads(
        (CLAIM, iri(f"{RDF}type"), gov("Claim")),
        (CLAIM, iri(f"{RDF}subject"), BUREAU),
        (CLAIM, iri(f"{RDF}predicate"), gov("leads")),
        (CLAIM, iri(f"{RDF}object"), TASK),
        (CLAIM, gov("passage"), PASSAGE),
        (CLAIM, gov("method"), ox.Literal("test/lead")),
        (PASSAGE, iri(f"{RDF}type"), gov("Passage")),
        (PASSAGE, iri("http://www.w3.org/ns/oa#hasSource"), iri(DOCUMENT)),
        (PASSAGE, gov("start"), ox.Literal(3)),
        (PASSAGE, gov("end"), ox.Literal(8)),
        (PASSAGE, gov("quote"), ox.Literal("区园林局牵")),
        (CLAIM, gov("row"), ox.Literal(7)),
        (PASSAGE, gov("column"), ox.Literal("牵头单位")),
    )


def leads() -> list[ox.Quad]:
    return quads((BUREAU, gov("leads"), TASK))


def triples(found: Iterable[ox.Quad]) -> set[ox.Triple]:
    return {quad.triple for quad in found}


def node(graph: PropertyGraph, name: ox.NamedNode) -> Node:
    return next(each for each in graph.nodes if each.iri == name.value)


def only(graph: PropertyGraph) -> Relationship:
    (relationship,) = graph.relationships
    return relationship


def with_properties(*literals: tuple[str, ox.Literal]) -> list[ox.Quad]:
    """A target that has these literals."""
    target = iri(f"{BASE}target/1")
    return quads(
        (target, iri(f"{RDF}type"), gov("Target")), *((target, gov(p), o) for p, o in literals)
    )


def target_properties(*literals: tuple[str, ox.Literal]) -> dict[str, object]:
    data = with_properties(*literals)
    graph = project(data)
    assert unproject(graph) == triples(data)
    return dict(node(graph, iri(f"{BASE}target/1")).properties)


def test_a_thing_is_a_node_with_all_labels_up_to_thing() -> None:
    bureau = node(project(things()), BUREAU)
    assert bureau.labels == ("Bureau", "Unit", "Thing")
    assert bureau.properties == {"name": "区园林局"}


def test_a_claim_is_folded_into_its_relationship() -> None:
    relationship = only(project([*things(), *leads(), *claim()]))
    assert relationship.key == (BUREAU.value, "LEADS", TASK.value)
    assert relationship.properties == {
        "claims": [CLAIM.value],
        "documents": [DOCUMENT],
        "quotes": ["区园林局牵"],
        "starts": [3],
        "ends": [8],
        "rows": [7],
        "columns": ["牵头单位"],
        "pages": [-1],
        "lines": [-1],
        "sheets": [""],
        "cells": [""],
        "paragraphs": [-1],
        "sections": [""],
        "methods": ["test/lead"],
        "rules": [""],
        "value_texts": [""],
        "explanations": [""],
    }


def test_a_triple_without_a_claim_has_empty_lists() -> None:
    properties = only(project([*things(), *leads()])).properties
    assert properties["claims"] == []
    assert properties["quotes"] == []
    assert "asserted" not in properties


def test_a_claim_whose_triple_is_not_stated_says_so() -> None:
    data = [*things(), *claim()]
    graph = project(data)
    assert only(graph).properties["asserted"] is False
    assert unproject(graph) == triples(data)


def test_claims_of_several_documents_stand_beside_each_other_in_order() -> None:
    elsewhere = {
        CLAIM: iri(f"{BASE}claim/0"),
        PASSAGE: iri(PASSAGE.value.replace("青石", "云岭")),
        iri(DOCUMENT): iri(DOCUMENT.replace("青石", "云岭")),
    }
    other = quads(
        *(
            (
                elsewhere.get(quad.subject, quad.subject),  # type: ignore[arg-type]  # IRIs
                quad.predicate,
                elsewhere.get(quad.object, quad.object),  # type: ignore[arg-type]
            )
            for quad in claim()
        )
    )
    data = [*things(), *leads(), *claim(), *other]
    graph = project(data)
    assert only(graph).properties["claims"] == [f"{BASE}claim/0", CLAIM.value]
    assert only(graph).properties["documents"] == [
        "https://w3id.org/govkg/id/document/云岭.txt",
        DOCUMENT,
    ]
    assert unproject(graph) == triples(data)
    assert project(reversed(data)) == graph


def test_graph_names_play_no_part() -> None:
    data = [*things(), *leads()]
    named = [ox.Quad(q.subject, q.predicate, q.object, iri(DOCUMENT)) for q in data]
    assert project([*data, *named]) == project(data)


def test_a_verdict_is_a_node() -> None:
    verdict = iri(f"{STATUS}not_met")
    data = [
        *things(),
        *quads(
            (verdict, iri(f"{RDF}type"), gov("Verdict")),
            (verdict, iri(LABEL), ox.Literal("未完成", language="zh")),
            (verdict, iri(LABEL), ox.Literal("not met", language="en")),
            (TASK, gov("verdict"), verdict),
        ),
    ]
    graph = project(data)
    assert node(graph, verdict).properties == {"name": "未完成", "name_en": "not met"}
    assert only(graph).type == "HAS_VERDICT"
    assert unproject(graph) == triples(data)


@pytest.mark.parametrize(
    ("property_", "literal", "expected"),
    [
        ("value", typed("14", "decimal"), {"value": 14.0}),
        ("value", typed("0.1", "decimal"), {"value": 0.1}),
        ("value", typed("-3", "decimal"), {"value": -3.0}),
        ("value", typed("14.50", "decimal"), {"value": 14.5}),
        ("value", typed("0.1000000000000000000000001", "decimal"), {"value": 0.1}),
        ("value", typed("-0", "decimal"), {"value": 0.0}),
        ("value", typed("1" * 400, "decimal"), {}),
        ("value", typed("约五成", "decimal"), {}),
        ("value", typed("1_0", "decimal"), {}),
        ("value", ox.Literal("14"), {}),
        ("ordinal", ox.Literal(2**63 - 1), {"ordinal": 2**63 - 1}),
        ("ordinal", ox.Literal(-(2**63)), {"ordinal": -(2**63)}),
        ("ordinal", typed(str(2**63), "integer"), {}),
        ("ordinal", typed("9" * 5000, "integer"), {}),
        ("ordinal", typed("+007", "integer"), {"ordinal": 7}),
        ("agrees", ox.Literal(True), {"agrees": True}),
        ("agrees", typed("1", "boolean"), {"agrees": True}),
        ("validFrom", typed("2020-01-18", "date"), {"valid_from": "2020-01-18"}),
        ("unit", ox.Literal(""), {"unit": ""}),
        (
            "unit",
            ox.Literal('"\\\n\r\t\x00\x01😀𠮷\u2028'),
            {"unit": '"\\\n\r\t\x00\x01😀𠮷\u2028'},
        ),
        ("unit", ox.Literal("处", language="zh"), {}),
        ("alias", ox.Literal("园林局", language="zh"), {"alias": "园林局"}),
        ("alias", ox.Literal("Parks", language="en"), {"alias_en": "Parks"}),
        ("alias", ox.Literal("Parcs", language="fr-ca"), {}),
        ("alias", ox.Literal("园林局"), {}),
        ("alias", ox.Literal("x", language="zh", direction=ox.BaseDirection.RTL), {"alias": "x"}),
    ],
)
def test_values_are_natural_and_exact(
    property_: str, literal: ox.Literal, expected: dict[str, object]
) -> None:
    found = target_properties((property_, literal))
    exact = {key: value for key, value in found.items() if key.endswith("_rdf")}
    natural = {key: value for key, value in found.items() if key not in exact}
    assert natural == expected
    assert [type(each) for each in natural.values()] == [type(each) for each in expected.values()]
    assert list(exact.values()) in ([], [[str(literal)]])


def test_a_companion_is_there_only_where_the_natural_value_would_lose_something() -> None:
    assert target_properties(("value", typed("14.5", "decimal"))) == {"value": 14.5}
    assert target_properties(("value", typed("14.50", "decimal"))) == {
        "value": 14.5,
        "value_rdf": [f'"14.50"^^<{XSD}decimal>'],
    }


def test_several_values_are_a_sorted_list_of_one_type() -> None:
    found = target_properties(
        ("value", typed("20", "decimal")),
        ("value", typed("3", "decimal")),
        ("value", typed("03.0", "decimal")),
        ("value", ox.Literal("三")),
        ("alias", ox.Literal("乙", language="zh")),
        ("alias", ox.Literal("丙", language="zh")),
        ("alias", ox.Literal("B", language="en")),
    )
    assert found["value"] == [3.0, 20.0]
    assert len(found["value_rdf"]) == 4  # type: ignore[arg-type]  # a list
    assert found["alias"] == ["丙", "乙"]
    assert found["alias_en"] == "B"
    assert "alias_rdf" not in found


def test_several_classes_are_kept() -> None:
    for more in ("Unit", "Office"):
        data = [*things(), *quads((BUREAU, iri(f"{RDF}type"), gov(more)))]
        graph = project(data)
        labels = node(graph, BUREAU).labels
        assert set(labels) == {"Bureau", "Unit", "Thing", more}
        assert labels[-1] == "Thing"
        assert unproject(graph) == triples(data)


IRREGULAR = pytest.mark.parametrize(
    "more",
    [
        quads((CLAIM, gov("method"), ox.Literal("a second method"))),
        quads((CLAIM, gov("rule"), ox.Literal("expand", language="en"))),
        quads((CLAIM, gov("rule"), ox.Literal(""))),
        quads((CLAIM, iri(LABEL), ox.Literal("a name", language="en"))),
        quads((CLAIM, gov("row"), ox.Literal(8))),
        quads((PASSAGE, gov("section"), ox.Literal("x", language="zh"))),
        quads((PASSAGE, iri("http://www.w3.org/ns/oa#hasSource"), iri(f"{BASE}other"))),
        quads((CLAIM, gov("passage"), iri(f"{DOCUMENT}#char=1,2"))),
        quads((PASSAGE, gov("alias"), ox.Literal("\n> .\n<x:s> <x:p> <x:o> .\n"))),
    ],
)


@IRREGULAR
def test_an_irregular_claim_is_kept_exactly(more: list[ox.Quad]) -> None:
    data = [*things(), *leads(), *claim(), *more]
    graph = project(data)
    assert len(only(graph).properties["claims_rdf"]) == 1  # type: ignore[arg-type]  # a list
    assert unproject(graph) == triples(data)


@pytest.mark.parametrize("missing", range(13))
def test_an_incomplete_claim_is_kept_or_refused_but_never_dropped(missing: int) -> None:
    whole = claim()
    data = [*things(), *leads(), *whole[:missing], *whole[missing + 1 :]]
    with contextlib.suppress(ProjectionError):  # refused: fine, so long as it is not dropped
        assert unproject(project(data)) == triples(data)


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ((BUREAU, gov("leads"), ox.BlankNode("b1")), "b1"),
        ((ox.BlankNode("b2"), iri(LABEL), ox.Literal("x")), "b2"),
        ((BUREAU, gov("leads"), ox.Triple(BUREAU, gov("leads"), TASK)), "leads"),
        ((BUREAU, iri("https://example.org/p"), TASK), "https://example.org/p"),
        ((BUREAU, gov("leads"), iri(f"{BASE}task/unknown")), "task/unknown"),
        ((BUREAU, gov("leads"), ox.Literal("a task")), "a task"),
        ((BUREAU, gov("alias"), TASK), "task/1"),
        ((BUREAU, gov("passage"), TASK), "passage"),
        ((BUREAU, iri(f"{RDF}type"), iri("https://example.org/C")), "https://example.org/C"),
        ((BUREAU, iri(f"{RDF}type"), gov("Claim")), "unit/区园林局"),
        ((iri(f"{BASE}unit/x"), iri(LABEL), ox.Literal("x", language="zh")), "unit/x"),
        ((iri(f"{BASE}p"), iri(f"{RDF}type"), gov("Passage")), f"{BASE}p"),
        ((iri(f"{BASE}c"), iri(f"{RDF}type"), gov("Claim")), f"{BASE}c"),
        ((CLAIM, iri("https://example.org/p"), TASK), "https://example.org/p"),
        ((CLAIM, iri(f"{RDF}subject"), TASK), CLAIM.value),
    ],
)
def test_what_has_no_place_is_refused_by_name(bad: tuple[object, ...], named: str) -> None:
    with pytest.raises(ProjectionError, match=named.replace(".", r"\.")) as caught:
        project([*things(), *leads(), *claim(), ox.Quad(*bad)])  # type: ignore[arg-type]  # bad
    assert "\n" not in str(caught.value)


def test_foreign_names_are_refused_on_the_way_back() -> None:
    for properties in ({"unknown": 1}, {"value": "text"}, {"value_rdf": ["no term"]}):
        with pytest.raises(ProjectionError):
            unproject(PropertyGraph((Node("x:n", ("Target", "Thing"), properties),), ()))
    with pytest.raises(ProjectionError):
        unproject(PropertyGraph((Node("x:n", ("Nonsense",)),), ()))
    with pytest.raises(ProjectionError):
        unproject(PropertyGraph((), (Relationship("x:a", "NONSENSE", "x:b"),)))
    with pytest.raises(ProjectionError):
        unproject(PropertyGraph((), (Relationship("x:a", "LEADS", "x:b", {"claims": ["x:c"]}),)))


def test_an_extraction_comes_back() -> None:
    data = extraction_quads(extraction(rows=5))
    graph = project(data)
    assert unproject(graph) == triples(data)
    assert all("claims_rdf" not in each.properties for each in graph.relationships)
    assert not any(key.endswith("_rdf") for each in graph.nodes for key in each.properties)


# -- random graphs of the fragment ----------------------------------------------------------

CLASSES = [term.iri for term in vocabulary().classes.values() if term.node_label]
RELATIONS = [term.iri for term in vocabulary().properties.values() if term.relationship_type]
LITERALS = [term.iri for term in vocabulary().properties.values() if term.property_key]
FOLDED = [gov(each).value for each in ("row", "method", "rule", "valueText", "explanation")]
LOCATED = [gov(each).value for each in ("start", "end", "quote", "column", "section")]

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
literals = st.one_of(
    st.builds(ox.Literal, texts),
    st.builds(ox.Literal, texts, language=st.sampled_from(["zh", "en", "zh-hant", "fr"])),
    st.builds(ox.Literal, st.integers()),
    st.builds(ox.Literal, st.booleans()),
    st.builds(
        typed,
        st.one_of(
            texts,
            st.decimals(allow_nan=False, allow_infinity=False).map(str),
            st.integers().map(str),
            st.from_regex(r"[+-]?[0-9]{0,25}\.?[0-9]{0,25}", fullmatch=True),
            st.sampled_from(["true", "false", "1", "0", "-0", "007", "2020-02-30"]),
        ),
        st.sampled_from(["decimal", "integer", "boolean", "date", "string", "double"]),
    ),
)


@st.composite
def datasets(draw: st.DrawFn) -> list[ox.Quad]:
    found: list[tuple[ox.NamedNode, ox.NamedNode, object]] = []
    names = [iri(f"{BASE}thing/{i}") for i in range(draw(st.integers(1, 5)))]
    for name in names:
        for kind in draw(st.lists(st.sampled_from(CLASSES), min_size=1, max_size=2)):
            found.append((name, iri(f"{RDF}type"), iri(kind)))
        for term in draw(st.lists(st.sampled_from(LITERALS), max_size=3)):
            values = draw(st.lists(literals, min_size=1, max_size=3))
            found += [(name, iri(term), value) for value in values]
    things_ = st.sampled_from(names)
    edges = draw(st.lists(st.tuples(things_, st.sampled_from(RELATIONS), things_), max_size=6))
    for start, relation, end in edges:
        stated = draw(st.booleans())
        if stated:
            found.append((start, iri(relation), end))
        for number in draw(st.lists(st.integers(0, 99), max_size=3)):
            key = f"{start.value}|{relation}|{end.value}|{number}".encode().hex()
            name = iri(f"{BASE}claim/{key}")
            first = draw(st.integers(0, 3))
            place = iri(f"{DOCUMENT}#char={first},{draw(st.integers(0, 3))}")
            found += [
                (name, iri(f"{RDF}type"), gov("Claim")),
                (name, iri(f"{RDF}subject"), start),
                (name, iri(f"{RDF}predicate"), iri(relation)),
                (name, iri(f"{RDF}object"), end),
                (name, gov("passage"), place),
                (place, iri(f"{RDF}type"), gov("Passage")),
                (place, iri("http://www.w3.org/ns/oa#hasSource"), iri(DOCUMENT)),
            ]
            if draw(st.booleans()):
                found += [(place, gov("start"), ox.Literal(first))]
            for subject, terms in ((name, FOLDED), (place, LOCATED)):
                for term in draw(st.lists(st.sampled_from(terms), max_size=3)):
                    found.append((subject, iri(term), draw(literals)))
    return quads(*found)


@given(datasets())
def test_nothing_is_lost_on_random_graphs(data: list[ox.Quad]) -> None:
    graph = project(data)
    assert unproject(graph) == triples(data)
    assert project(ox.Quad(*triple) for triple in unproject(graph)) == graph
    properties = [each.properties for each in graph.nodes]
    properties += [each.properties for each in graph.relationships]
    for each in properties:
        for value in each.values():
            if isinstance(value, list):
                assert len({type(item) for item in value}) <= 1
            else:
                assert isinstance(value, str | bool | int | float)


def _is_drawn(data: list[ox.Quad]) -> None:
    made = drawn([data])
    assert isinstance(made, Drawing), "all at once takes the memory of all"
    graph = project_whole(data)
    assert tuple(made.nodes()) == graph.nodes
    assert {each.key: each for each in made.relationships()} == {
        each.key: each for each in graph.relationships
    }


def test_what_documents_state_is_drawn_a_little_at_a_time() -> None:
    read = extraction()
    _is_drawn(extraction_quads(read))
    named = read.statements[0]
    head = named.passage.locator._replace(section=("二、民生",))
    below = replace(named, predicate="mentions", passage=replace(named.passage, locator=head))
    for each in (replace(below, method="another head"), replace(below, method="a third")):
        read = replace(read, statements=(*read.statements, each))
    _is_drawn(extraction_quads(read))
    apart = head._replace(start=head.start + 1)
    last = replace(below, passage=replace(named.passage, locator=apart))
    _is_drawn(extraction_quads(replace(read, statements=(*read.statements, last))))


@IRREGULAR
def test_what_is_irregular_is_drawn_too(more: list[ox.Quad]) -> None:
    data = sorted([*things(), *leads(), *claim(), *more], key=lambda each: each.subject.value)
    if any(each.predicate == gov("passage") for each in more):
        assert isinstance(drawn([data]), Whole), "of two passages none is the claim's"
    else:
        _is_drawn(data)
