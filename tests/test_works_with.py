"""WORKS_WITH between units: the same figures as the question `co-work` gives."""

from __future__ import annotations

from pathlib import Path

import pytest

import queries
from kg.answer.ask import ask
from kg.answer.graph.chance import shown
from kg.project.from_rdf import project
from kg.project.graph import Node, PropertyGraph, Relationship
from kg.project.works_with import works_with
from kg.store import Store
from tests.sample import actor, build

Held = dict[tuple[str, str], tuple[int, float]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("works-with") / "store", reports=True)


def test_it_says_what_the_question_co_work_says(store: Path) -> None:
    with Store.open(store) as opened:
        found = works_with(project(opened.quads()))
    answer = ask(queries.question("co-work"), {"alpha": 1, "draws": 0}, store).records()
    told: Held = {
        (row["unit_iri"], row["partner_iri"]): (row["tasks"], row["weight"]) for row in answer
    }
    reckoned = {
        (each.start, each.end): (
            each.properties["tasks"],
            shown(float(str(each.properties["weight"]))),
        )
        for each in found
    }
    assert reckoned == told
    goals = {(row["unit_iri"], row["partner_iri"]): len(row["goals"]) for row in answer}
    assert {(each.start, each.end): each.properties["goals"] for each in found} == goals
    assert len(found) > 3
    assert list(found) == sorted(found, key=lambda each: each.key)
    assert {each.properties["derived"] for each in found} == {True}
    streets = {actor("青石街道").iri, actor("各街道").iri}
    assert not any({each.start, each.end} & streets for each in found), "groups stay apart"


def relation(start: str, kind: str, end: str, *rules: str) -> Relationship:
    return Relationship(start, kind, end, {"rules": list(rules or ("",))})


def test_a_pair_by_hand() -> None:
    nodes = (
        *(Node(f"u:{name}", ("Bureau", "Unit", "Thing")) for name in "abc"),
        *(Node(f"t:{name}", ("Task", "Thing")) for name in "12"),
        Node("t:promise", ("Task", "Thing"), {"commitment_kind": "soft"}),
        Node("g:1", ("Strategy", "Goal", "Thing")),
        Node("g:2", ("Programme", "Thing")),
    )
    relationships = (
        relation("u:a", "LEADS", "t:1"),
        relation("u:a", "SUPPORTS", "t:1"),
        relation("u:b", "RESPONSIBLE_FOR", "t:1"),
        relation("u:c", "SUPPORTS", "t:1", "expand-group"),
        relation("u:a", "LEADS", "t:2"),
        relation("u:b", "SUPPORTS", "t:2", "expand-group", ""),
        relation("u:c", "SUPPORTS", "t:2"),
        relation("u:a", "LEADS", "t:promise"),
        relation("u:c", "SUPPORTS", "t:promise"),
        relation("t:1", "PART_OF", "g:1"),
        relation("t:2", "PART_OF", "g:1"),
        relation("t:2", "ADVANCES", "g:2"),
        relation("t:1", "ADVANCES", "g:2", "names-strategy"),
    )
    found = works_with(PropertyGraph(nodes, relationships))
    assert [(each.start, each.type, each.end) for each in found] == [
        ("u:a", "WORKS_WITH", "u:b"),
        ("u:a", "WORKS_WITH", "u:c"),
        ("u:b", "WORKS_WITH", "u:c"),
    ]
    assert dict(found[0].properties) == {"derived": True, "goals": 2, "tasks": 2, "weight": 1.5}
    assert dict(found[1].properties) == {"derived": True, "goals": 2, "tasks": 1, "weight": 0.5}
    assert works_with(PropertyGraph((), ())) == ()
