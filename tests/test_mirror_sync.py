"""Planning a sync, and that any graph can follow any other in a real engine."""

from __future__ import annotations

import gc
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.mirror.base import Found
from kg.mirror.changes import HASH, Changes, root_label, safe_name
from kg.mirror.embedded import EmbeddedEngine
from kg.mirror.hashing import content_hash, hash_of
from kg.mirror.statements import batches
from kg.mirror.sync import changes_of, sync, verify
from kg.project.from_rdf import project
from kg.project.graph import Node, PropertyGraph
from kg.project.to_rdf import unproject
from kg.store.uncollected import uncollected
from ontology.errors import MirrorError
from tests.mirror_contract import HOSTILE, small
from tests.test_projection import datasets


def test_everything_is_new_to_an_empty_engine() -> None:
    changes = changes_of(small(), small(), Found())
    hashes = [hash_of(each) for each in (*small().nodes, *small().relationships)]
    assert len(changes) == len(hashes)
    for batch in batches(changes):
        place = int(batch.text.partition(f"{HASH}: row[")[2].partition("]")[0])
        for row in batch.rows:
            hashes.remove(row[place])
    assert hashes == []


def test_nothing_is_to_do_when_nothing_differs() -> None:
    assert changes_of(small(), PropertyGraph((), ()), Found()) == Changes()
    assert not changes_of(small(), PropertyGraph((), ()), Found())


def test_what_goes_with_a_remade_node_or_a_twin_is_made_again() -> None:
    first, *_ = small().nodes
    edges = {each.key: each for each in small().relationships}
    wanting = PropertyGraph((first,), ())
    changes = changes_of(small(), wanting, Found([("x:b1", ("Office", "Unit", "Thing"))]))
    assert changes.delete_nodes == ("x:b1",)
    assert changes.create_nodes == (first,)
    assert {each.key for each in changes.create_relationships} == {
        key for key in edges if key[0] == "x:b1"
    }
    twin = ("x:b2", "LEADS", "x:t1")
    changes = changes_of(small(), PropertyGraph((), ()), Found((), [twin]))
    assert changes == Changes(delete_relationships=(twin,), create_relationships=(edges[twin],))


def test_a_hash_tells_types_names_and_labels_apart() -> None:
    hashes = {
        content_hash(("i",), ("A",), {"x": 1}),
        content_hash(("i",), ("A",), {"x": 1.0}),
        content_hash(("i",), ("A",), {"x": True}),
        content_hash(("i",), ("A",), {"x": "1"}),
        content_hash(("i",), ("A",), {"x": [1]}),
        content_hash(("i",), ("A", "B"), {"x": 1}),
        content_hash(("i",), ("A",), {"y": 1}),
        content_hash(("j",), ("A",), {"x": 1}),
        content_hash(("i",), ("A",), {}),
        content_hash(("i",), ("A",), {"x": date(2024, 1, 1)}),
    }
    assert len(hashes) == 10
    assert all(0 <= each < 2**63 for each in hashes)
    assert content_hash(("i",), ("B", "A"), {"x": 1, "y": 2}) == content_hash(
        ("i",), ("A", "B"), {"y": 2, "iri": "i", "x": 1, HASH: 7}
    )


def test_a_hash_is_the_same_in_every_process() -> None:
    # Of a value of each type; another number here means that every mirror is written anew.
    assert (
        content_hash(("x:青",), ("Thing",), {"a": ["石"], "b": [1, 2**40], "c": 0.5, "d": True})
        == 3252538861192541924
    )


def test_values_never_reach_the_text_of_a_statement() -> None:
    graph = small()
    for batch in batches(changes_of(graph, graph, Found()), size=2):
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


def test_the_search_for_cycles_is_suspended_and_taken_up_again() -> None:
    @uncollected()
    def inside(fail: bool) -> bool:
        if fail:
            raise MirrorError("on purpose")
        return gc.isenabled()

    assert gc.isenabled()
    assert not inside(False)
    with pytest.raises(MirrorError):
        inside(True)
    assert gc.isenabled()
    gc.disable()
    try:
        assert not inside(False)
        assert not gc.isenabled()
    finally:
        gc.enable()
