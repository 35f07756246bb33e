"""What can go wrong with a Neo4j: one clear line each, and the next run heals."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.mirror import statements
from kg.mirror.bolt import BoltEngine
from kg.mirror.changes import Batch
from kg.mirror.local_server.server import USER, down, find, up
from kg.mirror.sync import sync, verify
from kg.mirror.target import Target
from kg.project.graph import Node, PropertyGraph, Relationship
from ontology.errors import MirrorError
from tests.conftest import started
from tests.mirror_contract import graph, small

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statements.batches, "__defaults__", (7,))


def refused(target: Target, words: str, *, write: bool = False) -> None:
    with pytest.raises(MirrorError, match=words) as caught:
        BoltEngine.open(target, write=write)
    assert "\n" not in str(caught.value)
    assert " — " in str(caught.value)
    assert target.password is None or target.password not in str(caught.value)


def test_unreachable() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    refused(Target(f"bolt://127.0.0.1:{port}", USER, "secret-word"), "cannot be reached")


def test_a_server_that_is_no_neo4j() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            connection, _ = listener.accept()
            connection.recv(100)
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            connection.close()

        threading.Thread(target=answer, daemon=True).start()
        port = listener.getsockname()[1]
        with pytest.raises(MirrorError) as caught:
            BoltEngine.open(Target(f"bolt://127.0.0.1:{port}"))
        assert "\n" not in str(caught.value)


def test_wrong_password(neo4j_target: Target) -> None:
    wrong = replace(neo4j_target, password=f"not {neo4j_target.password}")
    refused(wrong, "refuses the user «neo4j»")


def test_unknown_database(neo4j_target: Target) -> None:
    refused(replace(neo4j_target, database="nosuch"), "no database «nosuch»")


def test_two_at_once(neo4j_target: Target) -> None:
    with BoltEngine.open(neo4j_target, write=True) as engine:
        refused(neo4j_target, "another kg is writing", write=True)
        with BoltEngine.open(neo4j_target) as reader:
            assert reader.query("RETURN 1 AS x").rows == ((1,),)
        sync(small(), engine)
    with BoltEngine.open(neo4j_target, write=True) as engine:
        assert sync(small(), engine).written == 0


def test_a_foreign_node_with_one_of_our_iris(neo4j_target: Target, neo4j_driver: Any) -> None:
    neo4j_driver.execute_query("CREATE (:Thing {iri: 'x:b1', whose: 'mine'})")
    with BoltEngine.open(neo4j_target, write=True) as engine:
        with pytest.raises(MirrorError, match=r"somebody else's node .*x:b1.* — ") as caught:
            sync(small(), engine)
        assert "\n" not in str(caught.value)
        found = engine.query("MATCH (n {iri: 'x:b1'}) RETURN n.whose").rows
        assert found == (("mine",),)
        neo4j_driver.execute_query("MATCH (n {whose: 'mine'}) DELETE n")
        sync(small(), engine)
        assert verify(small(), engine) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("CREATE INDEX foreign FOR (n:Thing) ON (n.iri)", "DROP INDEX foreign"),
        ("UNWIND [1, 2] AS i CREATE (:Thing {iri: 'same'})", "MATCH (n {iri: 'same'}) DELETE n"),
    ],
)
def test_the_constraint_cannot_be_made(
    neo4j_target: Target, neo4j_driver: Any, before: str, after: str
) -> None:
    neo4j_driver.execute_query("DROP CONSTRAINT kg_iri IF EXISTS")
    neo4j_driver.execute_query(before)
    with BoltEngine.open(neo4j_target, write=True) as engine:
        with pytest.raises(
            MirrorError, match=r"uniqueness of iri cannot be secured.* — "
        ) as caught:
            sync(small(), engine)
        assert "\n" not in str(caught.value)
        neo4j_driver.execute_query(after)
        sync(small(), engine)
        assert verify(small(), engine) == []


@pytest.mark.slow
def test_a_batch_too_large_for_the_servers_memory_is_halved(neo4j_target: Target) -> None:
    nodes = tuple(
        Node(f"x:{i:05}", ("Document", "Thing"), {"sha256": f"{i}" * 20_000}) for i in range(1500)
    )
    wanted = PropertyGraph(nodes, ())
    sizes: list[int] = []
    with BoltEngine.open(neo4j_target, write=True) as engine:
        once = engine._write_once

        def spy(batch: Batch) -> None:
            sizes.append(len(batch.rows))
            once(batch)

        engine._write_once = spy  # type: ignore[method-assign]  # to see the sizes
        sync(wanted, engine)
        assert verify(wanted, engine) == []
    assert sizes[1] == 1500  # after the mark that a sync has begun
    assert min(sizes[1:-1]) <= 750


@pytest.mark.slow
def test_relationships_too_large_together_are_read_one_by_one(neo4j_target: Target) -> None:
    nodes = tuple(Node(f"x:{i:04}", ("Task", "Thing"), {}) for i in range(1500))
    edges = tuple(
        Relationship("x:0000", "PART_OF", each.iri, {"quotes": [each.iri * 12_000]})
        for each in nodes
    )
    wanted = PropertyGraph(nodes, edges)
    packed: list[bool] = []
    with BoltEngine.open(neo4j_target, write=True) as engine:
        sync(wanted, engine)
        read = engine._relationships_from

        def spy(*arguments: Any, **settings: Any) -> Any:
            packed.append(settings["packed"])
            return read(*arguments, **settings)

        engine._relationships_from = spy  # type: ignore[method-assign]  # to see the sizes
        assert verify(wanted, engine) == []
    assert packed == [True, False]


@pytest.mark.slow
def test_killed_in_mid_sync_and_back_again(tmp_path: Path, small_batches: None) -> None:
    wanted = graph(rows=60)
    home = tmp_path / "home"
    server = started(home)
    try:
        target = Target(server.uri, USER, server.password)
        kill = signal.SIGTERM if os.name == "nt" else signal.SIGKILL
        calls: list[int] = []

        def die(done: int, total: int) -> None:
            calls.append(done)
            if len(calls) == 20:
                os.kill(server.pid, kill)

        with (
            pytest.raises(MirrorError, match="run this again") as caught,
            BoltEngine.open(target, write=True) as engine,
        ):
            sync(wanted, engine, progress=die)
        assert "\n" not in str(caught.value)
        while find(home) is not None:
            pass
        back, _ = up(home, ports=(0, 0))
        with BoltEngine.open(Target(back.uri, USER, back.password), write=True) as engine:
            assert engine.fingerprint is None
            report = sync(wanted, engine)
            assert 0 < report.created < len(wanted.nodes) + len(wanted.relationships)
            assert verify(wanted, engine) == []
    finally:
        down(home)


class Cut:
    """A way to the server that is cut after some bytes."""

    def __init__(self, port: int) -> None:
        self.bytes_left = 10**9
        self._port = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self._port))
            self._open += [client, server]
            for source, sink in ((client, server), (server, client)):
                threading.Thread(target=self._carry, args=(source, sink), daemon=True).start()

    def _carry(self, source: socket.socket, sink: socket.socket) -> None:
        try:
            while data := source.recv(4096):
                self.bytes_left -= len(data)
                if self.bytes_left < 0:
                    self.close()
                    return
                sink.sendall(data)
        except OSError:
            return

    def close(self) -> None:
        for each in (self._listener, *self._open):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()


@pytest.fixture
def cut(neo4j_target: Target) -> Iterator[Cut]:
    way = Cut(int(neo4j_target.uri.rpartition(":")[2]))
    yield way
    way.close()


@pytest.mark.parametrize("after", [2_000, 30_000, 100_000])
def test_the_connection_is_cut(
    neo4j_target: Target, cut: Cut, after: int, small_batches: None
) -> None:
    wanted = graph(rows=60)
    target = replace(neo4j_target, uri=f"bolt://127.0.0.1:{cut.port}")

    def synced() -> None:
        with BoltEngine.open(target, write=True) as engine:
            cut.bytes_left = after
            sync(wanted, engine)

    with pytest.raises(MirrorError, match=r"connection was lost.*run this again") as caught:
        synced()
    assert "\n" not in str(caught.value)
    with BoltEngine.open(neo4j_target, write=True) as engine:
        sync(wanted, engine)
        assert verify(wanted, engine) == []
