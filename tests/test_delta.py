"""What a change touches is all that it changes: a part projected alone equals the whole."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.load.commit import commit
from kg.mirror import delta
from kg.mirror.changes import Changes
from kg.mirror.engines import place
from kg.mirror.in_step import bring_in_step, silent
from kg.mirror.sync import sync, verify
from kg.project.from_rdf import project
from kg.project.graph import Key, Node, PropertyGraph, Relationship
from kg.project.touched import Touched
from kg.store import Change, Store
from kg.store.rdf import n_quads, registry_graph
from ontology.errors import ProjectionError
from tests.papers import DIVISIONS, Paper, Row, papers
from tests.sample import registry

if TYPE_CHECKING:
    from kg.mirror.base import Place

Step = Paper | str | bool
"""A document that is loaded, or (by name) removed; a registry that comes or goes."""


class Held:
    """What an engine holds, that takes changes as strictly as a database with constraints."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.edges: dict[Key, Relationship] = {}

    @property
    def graph(self) -> PropertyGraph:
        return PropertyGraph(
            tuple(self.nodes[iri] for iri in sorted(self.nodes)),
            tuple(self.edges[key] for key in sorted(self.edges)),
        )

    def take(self, changes: Changes) -> None:
        for key in changes.delete_relationships:
            del self.edges[key]
        for iri in changes.delete_nodes:
            del self.nodes[iri]
            for key in [key for key in self.edges if iri in (key[0], key[2])]:
                del self.edges[key]
        for node in changes.create_nodes:
            assert node.iri not in self.nodes
            self.nodes[node.iri] = node
        for node in changes.update_nodes:
            assert set(self.nodes[node.iri].labels) == set(node.labels)
            self.nodes[node.iri] = node
        for edge in changes.create_relationships:
            assert edge.key not in self.edges
            assert {edge.start, edge.end} <= self.nodes.keys()
            self.edges[edge.key] = edge
        for edge in changes.update_relationships:
            assert edge.key in self.edges
            self.edges[edge.key] = edge


def step(store: Store, what: Step, *, engine: Held | None = None) -> None:
    """One load or removal, as `kg` does it, and the mirror in step by what was touched."""
    done = commit(store, *_of(store, what))
    if engine is None:
        return
    if done.drawing is not None:
        engine.nodes = {node.iri: node for node in done.drawing.nodes()}
        engine.edges = {each.key: each for each in done.drawing.relationships()}
    else:
        assert done.delta is not None
        assert done.delta.changes is not None, "all was to be projected"
        engine.take(done.delta.changes)


def _of(store: Store, what: Step) -> tuple[list[Change], list[str]]:
    """What is to be written, and the keys of what is to be removed."""
    if isinstance(what, Paper):
        change = what.change
        gone = [e.iri for e in store.documents() if e.name == what.name and e.iri != change.key]
        return [change], gone  # of another place or date it goes by another IRI
    if isinstance(what, str):
        return [], [each.iri for each in store.documents() if each.name == what]
    graph = registry_graph(DIVISIONS[0].code).value
    if what:
        return [Change.of_graph(graph, "registry", list(registry()))], []
    return [], [graph]


def remaining(history: Iterable[Step]) -> list[Step]:
    """What is left after a history, in an order that has nothing to do with it."""
    left: dict[str, Paper] = {}
    reviewed = False
    for what in history:
        if isinstance(what, Paper):
            left[what.name] = what
        elif isinstance(what, str):
            left.pop(what, None)
        else:
            reviewed = what
    return [*sorted(left.values(), key=lambda each: each.name), *([True] if reviewed else [])]


def held(store: Store) -> tuple[bytes, bytes]:
    """All that is stated, and all that Oxigraph holds of it."""
    return n_quads(store.quads()), n_quads(store.inner)


def fresh(history: Iterable[Step]) -> tuple[tuple[bytes, bytes], PropertyGraph]:
    """What a store and the graph hold into which all that is left is loaded at once."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder), write=True) as store:
        left = remaining(history)
        changes = [each.change for each in left if isinstance(each, Paper)]
        if True in left:
            graph = registry_graph(DIVISIONS[0].code).value
            changes.append(Change.of_graph(graph, "registry", list(registry())))
        commit(store, changes)
        return held(store), project(store.quads())


def histories(longest: int = 6) -> st.SearchStrategy[list[Step]]:
    names = ("甲.txt", "乙.txt", "丙.txt")
    steps: st.SearchStrategy[Step] = st.one_of(
        papers(names), papers(names), papers(names), st.sampled_from(names), st.booleans()
    )
    return st.lists(steps, min_size=2, max_size=longest)


def check(history: Sequence[Step]) -> None:
    """After each step the engine holds the whole graph; at the end all is as if loaded afresh."""
    engine = Held()
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder), write=True) as store:
        for what in history:
            step(store, what, engine=engine)
            assert engine.graph == project(store.quads())
        assert (held(store), engine.graph) == fresh(history)


# Few, for each opens stores of its own; the slow half has a thousand longer ones.
quickly = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(histories())
@quickly
def test_after_any_history_all_is_as_if_what_remains_were_loaded_afresh(
    history: list[Step],
) -> None:
    check(history)


@pytest.mark.slow
@given(histories(12))
@settings(quickly, max_examples=1000)
def test_after_a_thousand_long_histories_all_is_as_if_loaded_afresh(history: list[Step]) -> None:
    check(history)


PARK = Paper("甲.txt", rows=(Row(),))
CAUSES: dict[str, list[Step]] = {
    "a group and its member": [PARK, Paper("乙.txt", rows=(Row(group=True),)), "乙.txt"],
    "an alias that goes": [PARK, Paper("乙.txt", rows=(Row(alias=True),)), "乙.txt"],
    "a unit of two classes": [PARK, Paper("乙.txt", rows=(Row(unit_kind=1),)), "乙.txt"],
    "the same sentence twice, one goes": [PARK, replace(PARK, rows=(Row(), Row())), PARK],
    "words that come": [replace(PARK, text=False), PARK],
    "words of a passage of a link": [
        Paper("乙.txt", kind="work_report"),
        replace(PARK, text=False),
        PARK,
    ],
    "a report that comes after": [PARK, Paper("乙.txt", kind="work_report"), "乙.txt"],
    "a report of another year": [
        PARK,
        Paper("乙.txt", kind="work_report"),
        Paper("乙.txt", kind="work_report", dated="2023"),
    ],
    "an undated report": [PARK, Paper("乙.txt", kind="work_report", dated=None), "乙.txt"],
    "a table of another year": [
        Paper("乙.txt", kind="work_report"),
        PARK,
        replace(PARK, dated="2023"),
    ],
    "another kind": [Paper("乙.txt", kind="work_report"), PARK, replace(PARK, kind="article")],
    "a removal that leaves a second source": [PARK, Paper("乙.txt"), "甲.txt"],
    "all go": [PARK, Paper("乙.txt"), "甲.txt", "乙.txt"],
    "a registry comes and goes": [PARK, True, False],
    "a unit that the reviewed facts tell of too goes": [
        PARK,
        True,
        replace(PARK, rows=(Row(unit=1),)),
    ],
    "a report after a table under headings": [
        replace(PARK, section="一、建设"),
        Paper("乙.txt", kind="work_report"),
    ],
    "a report that supersedes a table under headings": [
        replace(PARK, section="一、建设", series=True),
        Paper("乙.txt", kind="work_report", series=True),
    ],
    "moved": [PARK, replace(PARK, moved=7)],
    "an edition before others": [
        replace(PARK, series=True),
        Paper("乙.txt", series=True),
        Paper("丙.txt", series=True),
    ],
    "the first edition goes": [
        Paper("丙.txt", series=True, rows=(Row(words=3), Row())),
        Paper("甲.txt", series=True, rows=(Row(words=2),)),
        Paper("乙.txt", series=True, rows=(Row(words=3),)),
        "丙.txt",
    ],
    "other headings": [PARK, replace(PARK, section="一、建设")],
}


@pytest.mark.parametrize("cause", CAUSES)
def test_each_cause_of_change_alone(cause: str) -> None:
    check(CAUSES[cause])


@pytest.mark.parametrize("cause", CAUSES)
def test_no_touched_key_may_be_missing(cause: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each key of what changes is needed: without any one of them the mirror would be wrong."""
    *earlier, last = CAUSES[cause]
    seen: list[delta._Change] = []
    difference = delta._difference

    def watching(store: Store, change: delta._Change) -> Changes:
        seen.append(change)
        return difference(store, change)

    monkeypatch.setattr(delta, "_difference", watching)
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder), write=True) as store:
        for what in earlier:
            step(store, what)
        old = project(store.quads())
        step(store, last)
        new = project(store.quads())
        whole = seen[-1]
        tried = 0
        for less in _each_without_one(whole.what, _changed(old, new)):
            before = PropertyGraph(
                tuple(node for node in whole.before.nodes if node.iri in less.nodes),
                tuple(each for each in whole.before.relationships if each.key in less.keys),
            )
            fresh, gone = whole.fresh & less, whole.gone & less
            part = replace(whole, what=less, fresh=fresh, gone=gone, before=before)
            assert not _right(difference(store, part), old, new)
            tried += 1
    assert tried


def _changed(old: PropertyGraph, new: PropertyGraph) -> set[object]:
    """What differs in two graphs, but for relationships that come or go with a node of theirs."""
    nodes, others = ({node.iri: node for node in graph.nodes} for graph in (old, new))
    found: set[object] = {
        iri for iri in nodes.keys() | others.keys() if nodes.get(iri) != others.get(iri)
    }
    gone = {
        iri for iri, node in nodes.items() if iri not in others or others[iri].labels != node.labels
    }
    edges, rest = ({each.key: each for each in graph.relationships} for graph in (old, new))
    for key in edges.keys() | rest.keys():
        if edges.get(key) != rest.get(key) and gone.isdisjoint((key[0], key[2])):
            found.add(key)
    return found


def _each_without_one(touched: Touched, changed: set[object]) -> Iterator[Touched]:
    """What was touched, each time without one key of what changed."""
    for iri in sorted(touched.nodes):
        if iri in changed:
            yield replace(touched, nodes=touched.nodes - {iri})
    for edge in sorted(touched.edges):
        if Touched(edges=frozenset([edge])).keys & changed:
            yield replace(touched, edges=touched.edges - {edge})


def _right(changes: Changes, old: PropertyGraph, new: PropertyGraph) -> bool:
    """Whether changes lead from one graph to the other."""
    engine = Held()
    engine.nodes = {node.iri: node for node in old.nodes}
    engine.edges = {each.key: each for each in old.relationships}
    try:
        engine.take(changes)
    except (AssertionError, KeyError):
        return False
    return engine.graph == new


@pytest.mark.slow
@given(histories())
@settings(quickly, max_examples=40)
def test_the_embedded_engine_holds_after_any_history_what_a_fresh_one_does(
    history: list[Step],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        at = place(Path(folder))
        filled = False  # the removal of what is not there makes no mirror
        for what in history:
            with Store.open(Path(folder), write=True) as store:
                filled = _in_engine(store, what, at) or filled
                graph = project(store.quads())
            if not filled:
                assert not graph.nodes
                continue
            with at.open() as engine:
                assert verify(graph, engine) == []


def _in_engine(store: Store, what: Step, at: Place) -> bool:
    """As :func:`step`, into an engine that is compared as a whole only if it was never filled.

    Returns whether there was anything to write.
    """
    done = commit(store, *_of(store, what))
    if done.written:
        bring_in_step(store, at, silent, done.drawing, delta=done.delta)
    return bool(done.written)


def test_a_load_of_one_document_more_does_not_compare_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(tmp_path, write=True) as store:
        _in_engine(store, PARK, place(tmp_path))

    def refused(*_: object) -> PropertyGraph:
        raise AssertionError("all was projected")

    monkeypatch.setattr("kg.project.from_rdf.project", refused)
    with Store.open(tmp_path, write=True) as store:
        _in_engine(store, Paper("乙.txt", rows=(Row(goal=1),)), place(tmp_path))
    monkeypatch.undo()
    with Store.open(tmp_path) as store, place(tmp_path).open() as engine:
        assert engine.fingerprint == store.fingerprint
        assert verify(project(store.quads()), engine) == []


def test_a_link_leaves_what_its_row_states_as_it_was(tmp_path: Path) -> None:
    """It says again where the row stands; what the row's other claims say there is not touched."""
    with Store.open(tmp_path, write=True) as store:
        step(store, PARK)
        before = store.fingerprint
        step(store, Paper("乙.txt", kind="work_report"))
        (logged,) = store.touched_since(before) or ()
        edges = {(predicate.rpartition("#")[2], start) for start, predicate, _ in logged.edges}
        assert "follows" in {predicate for predicate, _ in edges}
        assert ("mentions", PARK.extraction.document.iri) not in edges


def test_a_mirror_that_holds_another_state_is_compared_as_a_whole(tmp_path: Path) -> None:
    """It was edited, or is of a backup: its mark is not that of the store before the change."""
    with Store.open(tmp_path, write=True) as store:
        _in_engine(store, PARK, place(tmp_path))
    with place(tmp_path).open(write=True) as engine:
        engine.apply(Changes(delete_nodes=(PARK.extraction.document.iri,)))
        engine.fingerprint = "of another state"
    with Store.open(tmp_path, write=True) as store:
        _in_engine(store, Paper("乙.txt"), place(tmp_path))
        graph = project(store.quads())
    with place(tmp_path).open() as engine:
        assert verify(graph, engine) == []


def test_quads_that_no_graph_can_hold_are_refused_as_before(tmp_path: Path) -> None:
    with Store.open(tmp_path, write=True) as store:
        _in_engine(store, PARK, place(tmp_path))
        iri = Paper("乙.txt").extraction.document.iri
        node = ox.NamedNode(iri)
        odd = ox.Quad(node, ox.NamedNode("https://example.org/strange"), ox.Literal("x"), node)
        change = Change.of_document(iri, "乙.txt", [*Paper("乙.txt").change.quads, odd])
        done = commit(store, [change])
        assert done.delta is not None
        assert done.delta.changes is None
        with pytest.raises(ProjectionError, match="the ontology has no such property"):
            bring_in_step(store, place(tmp_path), silent, delta=done.delta)


# -- a mirror that is several changes behind: by the log ----------------------------------


def _loaded(folder: Path, *steps: Step) -> None:
    """Into the store alone."""
    with Store.open(folder, write=True) as store:
        for what in steps:
            step(store, what)


def _brought(folder: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Bring the mirror in step and compare it; returns whether the log was enough."""
    whole: list[object] = []

    def watching(*arguments: object, **options: object) -> object:
        whole.append(arguments)
        return sync(*arguments, **options)  # type: ignore[arg-type]

    with Store.open(folder, write=True) as store:
        with monkeypatch.context() as patched:
            patched.setattr("kg.mirror.sync.sync", watching)
            bring_in_step(store, place(folder), silent)
        graph = project(store.quads())
        with place(folder).open() as engine:
            assert engine.fingerprint == store.fingerprint
            assert verify(graph, engine) == []
    return not whole


def test_a_mirror_several_changes_behind_is_brought_in_step_by_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _loaded(tmp_path, PARK)
    _brought(tmp_path, monkeypatch)
    report = Paper("乙.txt", kind="work_report")
    _loaded(tmp_path, report, replace(PARK, moved=7), True)
    _loaded(tmp_path, Paper("丙.txt", rows=(Row(unit_kind=1, group=True),)), "乙.txt", False)
    assert _brought(tmp_path, monkeypatch)
    _loaded(tmp_path, "丙.txt")
    assert _brought(tmp_path, monkeypatch)


@pytest.mark.parametrize("damage", ["cut", "altered", "gone", "a line is missing", "of a backup"])
def test_a_log_that_is_not_whole_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    _loaded(tmp_path, PARK, Paper("乙.txt"))
    _brought(tmp_path, monkeypatch)
    path = tmp_path / "changes.log"
    earlier = path.read_bytes()
    _loaded(tmp_path, replace(PARK, moved=7), "乙.txt")
    said = path.read_bytes()
    lines = said.splitlines(keepends=True)
    path.write_bytes(
        {
            "cut": said[:-9],
            "altered": said[:-9] + b"x" + said[-8:],
            "gone": b"",
            "a line is missing": b"".join((*lines[:1], *lines[2:])),
            "of a backup": earlier,
        }[damage]
    )
    assert not _brought(tmp_path, monkeypatch)
    _loaded(tmp_path, Paper("丙.txt"))  # begins it anew
    assert _brought(tmp_path, monkeypatch)


def test_a_change_that_nobody_logged_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _loaded(tmp_path, PARK, Paper("乙.txt"))
    _brought(tmp_path, monkeypatch)
    with Store.open(tmp_path, write=True) as store:  # killed before the log was written
        store.apply([replace(PARK, moved=7).change])
    _loaded(tmp_path, "乙.txt")
    assert not _brought(tmp_path, monkeypatch)


def test_a_log_that_grows_too_long_keeps_its_newer_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _loaded(tmp_path, PARK)
    monkeypatch.setattr("kg.store.log.LONGEST", 4000)
    for moved in range(1, 12):
        _loaded(tmp_path, replace(PARK, moved=moved))
        if moved == 9:
            _brought(tmp_path, monkeypatch)
    assert (tmp_path / "changes.log").stat().st_size < 8000
    assert _brought(tmp_path, monkeypatch)
