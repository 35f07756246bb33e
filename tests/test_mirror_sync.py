"""Planning a sync, and that any graph can follow any other in a real engine."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import MirrorError
from kg.mirror.base import HASH, Changes, State, root_label, safe_name
from kg.mirror.embedded import EmbeddedEngine
from kg.mirror.hashing import content_hash, hash_of
from kg.mirror.statements import batches
from kg.mirror.sync import plan, sync, verify
from kg.projection import Node, PropertyGraph, project, unproject
from tests.mirror_contract import HOSTILE, small
from tests.test_projection import datasets

EMPTY = State({}, {})


def test_everything_is_new_to_an_empty_engine() -> None:
    changes = plan(small(), EMPTY)
    assert len(changes) == len(small().nodes) + len(small().relationships)
    assert all(row["properties"][HASH] for batch in batches(changes) for row in batch.rows)


def test_nothing_is_to_do_when_all_hashes_agree() -> None:
    changes = plan(small(), EMPTY)
    state = State(
        {each.iri: (frozenset(each.labels), hash_of(each)) for each in changes.create_nodes},
        {each.key: hash_of(each) for each in changes.create_relationships},
    )
    assert plan(small(), state) == Changes()
    assert not plan(small(), state)


def test_a_hash_tells_types_and_labels_apart() -> None:
    hashes = {
        content_hash(("A",), {"x": 1}),
        content_hash(("A",), {"x": 1.0}),
        content_hash(("A",), {"x": True}),
        content_hash(("A",), {"x": "1"}),
        content_hash(("A",), {"x": [1]}),
        content_hash(("A", "B"), {"x": 1}),
        content_hash(("A",), {"y": 1}),
    }
    assert len(hashes) == 7
    assert content_hash(("B", "A"), {"x": 1, "y": 2}) == content_hash(
        ("A", "B"), {"y": 2, "x": 1, HASH: "old"}
    )


def test_values_never_reach_the_text_of_a_statement() -> None:
    graph = small()
    for batch in batches(plan(graph, EMPTY), size=2):
        assert HOSTILE not in batch.text
        assert "x:b1" not in batch.text
        assert len(batch.rows) <= 2


@pytest.mark.parametrize("name", ["", "A B", "A`", "A:B", "A) DETACH DELETE (n", "1A", "任务"])
def test_a_name_that_needs_quoting_is_refused(name: str) -> None:
    with pytest.raises(MirrorError):
        safe_name(name)
    node = replace(small().nodes[0], labels=(name,))
    with pytest.raises(MirrorError):
        list(batches(Changes(create_nodes=(node,))))


def test_every_node_has_the_root_label() -> None:
    assert root_label() == "Thing"


@settings(max_examples=15)
@given(st.lists(datasets(), min_size=2, max_size=3))
def test_any_graph_can_follow_any_other(steps: list[list[ox.Quad]]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        EmbeddedEngine.open(Path(folder), write=True) as engine,
    ):
        for data in steps:
            wanted = project(data)
            sync(wanted, engine)
            assert verify(wanted, engine) == []
            assert unproject(engine.contents()) == {quad.triple for quad in data}
            assert sync(wanted, engine).written == 0


def test_nodes_without_properties_are_kept() -> None:
    graph = PropertyGraph((Node("x:a", ("Task", "Thing")),), ())
    with (
        tempfile.TemporaryDirectory() as folder,
        EmbeddedEngine.open(Path(folder), write=True) as engine,
    ):
        sync(graph, engine)
        assert verify(graph, engine) == []
