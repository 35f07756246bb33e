"""Every engine that is registered keeps the contract, and answers every question alike."""

from __future__ import annotations

from pathlib import Path

import pytest

import queries
from kg.answer.ask import ask
from kg.mirror.base import Place
from kg.mirror.engines import ENGINES, opened, place, registered
from kg.mirror.sync import sync, verify
from kg.project.from_rdf import project
from kg.store import Store
from ontology.errors import MirrorError, ParameterError
from tests.mirror_contract import Contract, small
from tests.sample import build
from tests.test_queries import CASES

SERVERS = {"neo4j": "neo4j_environment"}
"""Engines that live in a server, and the fixture that starts one and empties it."""

EACH = [
    pytest.param(
        each.name,
        marks=[pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")] if each.name in SERVERS else (),
    )
    for each in ENGINES
]


@pytest.fixture(params=EACH)
def name(request: pytest.FixtureRequest) -> str:
    """An engine's name; if it needs a server, one is there, empty."""
    name = str(request.param)
    if name in SERVERS:
        request.getfixturevalue(SERVERS[name])
    return name


class TestEveryEngine(Contract):
    @pytest.fixture
    def place(self, name: str, tmp_path: Path) -> Place:
        found = place(tmp_path / "青石 store", name)
        found.open(write=True).close()
        return found

    def test_a_place_tells_what_it_mirrors(self, filled: Place) -> None:
        assert filled.fingerprint is None
        with filled.open(write=True) as engine:
            engine.fingerprint = "one"
        assert filled.fingerprint == "one"
        assert str(filled)

    def test_what_was_discarded_is_made_anew(self, filled: Place) -> None:
        filled.discard()
        with filled.open(write=True) as engine:
            sync(small(), engine)
            assert verify(small(), engine) == []


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("engines") / "store", reports=True)


def test_an_engine_is_in_step_or_says_what_brings_it_there(name: str, tmp_path: Path) -> None:
    folder = build(tmp_path / "store")
    filled_by = registered(name).filled_by
    if filled_by is not None:
        with pytest.raises(MirrorError, match=filled_by), opened(folder, name):
            pass
        return
    with Store.open(folder) as store, opened(folder, name) as engine:
        assert verify(project(store.quads()), engine) == []
        assert engine.fingerprint == store.fingerprint


@pytest.mark.slow
def test_every_question_has_the_same_rows_as_from_the_first(name: str, store: Path) -> None:
    if registered(name).filled_by is not None:
        with Store.open(store) as whole, place(store, name).open(write=True) as engine:
            sync(project(whole.quads()), engine)
            engine.fingerprint = whole.fingerprint
    for case, given in CASES:
        question = queries.question(case)
        leading = ask(question, given, store)
        assert (case, ask(question, given, store, engine=name)) == (case, leading)


def test_an_unknown_engine_is_told_the_known_ones() -> None:
    with pytest.raises(ParameterError, match=", ".join(each.name for each in ENGINES)):
        registered("sqlite")
