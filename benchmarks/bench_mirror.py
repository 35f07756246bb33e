"""`make bench-mirror`: the mirror in Neo4j beside other ways to fill one, in one run.

One server, one driver, one graph: synthetic (KG_BENCH_NODES, default 100,000, and three
times as many relationships), all with properties. Memory is that of this process. Ratios are
what to trust: machines differ, and so do runs. Run it on a quiet machine.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg.export.admin import write_admin
from kg.local_server import admin
from kg.local_server.server import USER, Server, down, up
from kg.mirror.bolt import BoltEngine
from kg.mirror.statements import SIZE, batches
from kg.mirror.sync import sync, verify
from kg.mirror.target import Target
from kg.projection import Node, PropertyGraph, Relationship

NODES = int(os.environ.get("KG_BENCH_NODES", "100000"))
BASE = "https://w3id.org/govkg/id/999901/"


@dataclass(frozen=True)
class Figure:
    name: str
    seconds: float
    elements: int

    @property
    def rate(self) -> float:
        return self.elements / self.seconds


def synthetic(nodes: int) -> PropertyGraph:
    """Units and tasks of an invented district; each task has three actors."""
    choose = random.Random(1)  # noqa: S311 - for a benchmark
    units = max(2, nodes // 50)
    made = [
        Node(
            f"{BASE}unit/区第{i}局",
            ("Bureau", "Unit", "Thing"),
            {"name": f"区第{i}局", "alias": [f"第{i}局", f"青石区第{i}局"]},
        )
        for i in range(units)
    ]
    made += [
        Node(
            f"{BASE}task/青石区2024年进展.txt/{i}",
            ("Task", "Thing"),
            {"name": f"新建口袋公园{i}处，整治河道{i % 97}条", "ordinal": i},
        )
        for i in range(nodes - units)
    ]
    edges: dict[tuple[str, str, str], Relationship] = {}
    tasks = made[units:]
    while len(edges) < 3 * nodes:
        task = tasks[len(edges) % len(tasks)]
        unit = made[choose.randrange(units)]
        kind = choose.choice(("LEADS", "RESPONSIBLE_FOR", "SUPPORTS"))
        number = len(edges)
        edges[unit.iri, kind, task.iri] = Relationship(
            unit.iri,
            kind,
            task.iri,
            {
                "claims": [f"https://w3id.org/govkg/id/claim/{number:024x}"],
                "quotes": [f"牵头单位：区第{number}局"],
                "rows": [number],
            },
        )
    return PropertyGraph(
        tuple(sorted(made, key=lambda node: node.iri)),
        tuple(sorted(edges.values(), key=lambda each: each.key)),
    )


def changed(graph: PropertyGraph, every: int = 100) -> PropertyGraph:
    """The graph with one in a hundred of its elements changed."""
    nodes = [
        replace(each, properties={**each.properties, "name": "改"}) if i % every == 0 else each
        for i, each in enumerate(graph.nodes)
    ]
    edges = [
        replace(each, properties={**each.properties, "rows": [-1]}) if i % every == 0 else each
        for i, each in enumerate(graph.relationships)
    ]
    return PropertyGraph(tuple(nodes), tuple(edges))


def timed(name: str, elements: int, work: Callable[[], object]) -> Figure:
    started = time.perf_counter()
    work()
    figure = Figure(name, time.perf_counter() - started, elements)
    print(f"  {name:<58} {figure.seconds:8.2f} s {figure.rate:10,.0f} /s", flush=True)
    return figure


@contextmanager
def driver_of(server: Server) -> Iterator[Any]:
    import neo4j

    with neo4j.GraphDatabase.driver(server.uri, auth=(USER, server.password)) as driver:
        yield driver


def clear(driver: Any) -> None:
    with driver.session() as session:
        session.run("MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS")
        session.run("MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 10000 ROWS")
        session.run("DROP INDEX kg_names IF EXISTS")
        session.run("DROP CONSTRAINT kg_iri IF EXISTS")


def plain_create(driver: Any, graph: PropertyGraph, *, properties: bool = True) -> None:
    """What a person would write: a constraint, and UNWIND … CREATE in one session."""
    from kg.mirror.base import Changes

    edges = graph.relationships
    if not properties:
        edges = tuple(replace(each, properties={}) for each in edges)
    with driver.session() as session:
        session.run("CREATE CONSTRAINT kg_iri IF NOT EXISTS FOR (n:Thing) REQUIRE n.iri IS UNIQUE")
        for batch in batches(Changes(create_nodes=graph.nodes, create_relationships=edges), SIZE):
            session.run(batch.text, rows=list(batch.rows)).consume()


def rdflib_neo4j(server: Server, graph: PropertyGraph) -> None:
    """The same things by rdflib-neo4j, which has no properties on relationships."""
    from rdflib import RDF, Graph, Literal, URIRef
    from rdflib_neo4j import HANDLE_VOCAB_URI_STRATEGY, Neo4jStore, Neo4jStoreConfig

    config = Neo4jStoreConfig(
        auth_data={
            "uri": server.uri,
            "database": "neo4j",
            "user": USER,
            "pwd": server.password,
        },
        handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE,
        batching=True,
    )
    store = Graph(store=Neo4jStore(config=config))
    vocabulary = "https://w3id.org/govkg/ontology#"
    for node in graph.nodes:
        subject = URIRef(node.iri)
        for label in node.labels:
            store.add((subject, RDF.type, URIRef(vocabulary + label)))
        for key, value in node.properties.items():
            for each in value if isinstance(value, list) else [value]:
                store.add((subject, URIRef(vocabulary + key), Literal(each)))
    for edge in graph.relationships:
        store.add((URIRef(edge.start), URIRef(vocabulary + edge.type), URIRef(edge.end)))
    store.close(True)


def main() -> None:
    graph = synthetic(NODES)
    elements = len(graph.nodes) + len(graph.relationships)
    print(f"{len(graph.nodes):,} nodes, {len(graph.relationships):,} relationships")
    home = Path(tempfile.mkdtemp(prefix="kg-bench-"))
    try:
        server, _ = up(home / "server", ports=(0, 0))
        with driver_of(server) as driver:
            figures = measure(server, driver, graph, elements)
        down(home / "server")
        figures |= measure_import(home, graph, elements)
    finally:
        with suppress(OSError):
            down(home / "server")
        shutil.rmtree(home, ignore_errors=True)
    print(f"peak memory of this process: {peak():,.0f} MB")
    aims(figures)


def measure(server: Server, driver: Any, graph: PropertyGraph, elements: int) -> dict[str, Figure]:
    target = Target(server.uri, USER, server.password)
    figures: dict[str, Figure] = {}

    def take(key: str, name: str, work: Callable[[], object]) -> None:
        figures[key] = timed(name, elements, work)

    def synced(wanted: PropertyGraph) -> None:
        with BoltEngine.open(target, write=True) as engine:
            sync(wanted, engine)
            engine.fingerprint = "bench"

    def unchanged() -> None:
        with BoltEngine.open(target, write=True) as engine:
            if engine.fingerprint != "bench":
                raise SystemExit("the mirror is not in step")

    def verified() -> None:
        with BoltEngine.open(target) as engine:
            if verify(graph, engine):
                raise SystemExit("the mirror differs")

    clear(driver)
    plain_create(driver, synthetic(2000))  # to warm up the server
    clear(driver)
    take("create", "plain UNWIND … CREATE, one session", lambda: plain_create(driver, graph))
    clear(driver)
    take("first", "kg mirror, into an empty database", lambda: synced(graph))
    take("second", "kg mirror, unchanged", unchanged)
    take("compared", "kg mirror, unchanged, every hash compared", lambda: synced(graph))
    take("verify", "kg mirror --verify", verified)
    take("one", "kg mirror, 1 % changed", lambda: synced(changed(graph)))
    clear(driver)
    take(
        "bare",
        "plain CREATE without properties of relationships",
        lambda: plain_create(driver, graph, properties=False),
    )
    clear(driver)
    try:
        import rdflib_neo4j as _  # noqa: F401 - is it there?
    except ImportError:
        print("  rdflib-neo4j: not installed (pip install rdflib-neo4j)")
    else:
        take(
            "rdflib",
            "rdflib-neo4j (drops properties of relationships)",
            lambda: rdflib_neo4j(server, graph),
        )
        clear(driver)
    return figures


def measure_import(home: Path, graph: PropertyGraph, elements: int) -> dict[str, Figure]:
    figures = {}
    write = timed(
        "neo4j-admin: writing the CSV files", elements, lambda: write_admin(graph, home / "csv")
    )
    admin.prepare(home / "imported")
    command = ["database", "import", "full", "neo4j", "@import.args"]

    def load() -> None:
        subprocess.run(
            [sys.executable, "-m", "kg.local_server.admin", str(home / "imported"), *command],
            cwd=home / "csv",
            check=True,
            capture_output=True,
        )

    figures["import"] = timed("neo4j-admin: import alone", elements, load)

    def start() -> None:
        server, _ = up(home / "imported", ports=(0, 0))
        with driver_of(server) as driver, driver.session() as session:
            for statement in (home / "csv" / "finish.cypher").read_text("utf-8").split(";\n"):
                if statement.strip():
                    session.run(statement).consume()

    begin = timed("neo4j-admin: server start and finish.cypher", elements, start)
    down(home / "imported")
    total = write.seconds + figures["import"].seconds + begin.seconds
    figures["import all"] = Figure("neo4j-admin, all of it", total, elements)
    print(f"  {'neo4j-admin, all of it':<58} {total:8.2f} s {elements / total:10,.0f} /s")
    return figures


def peak() -> float:
    """Peak resident memory in MB."""
    value = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return value / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def aims(figures: dict[str, Figure]) -> None:
    first = figures["first"].seconds
    rows = [
        ("kg mirror / plain CREATE (speed)", figures["create"].seconds / first, ">=", 1.0),
        ("unchanged / first (time)", figures["second"].seconds / first, "<=", 0.02),
        ("1 % changed / first (time)", figures["one"].seconds / first, "<=", 0.05),
        ("verify / first (time)", figures["verify"].seconds / first, "<=", 0.35),
    ]
    if "rdflib" in figures:
        ratio = figures["rdflib"].seconds / first
        rows.append(("kg mirror / rdflib-neo4j (speed)", ratio, ">=", 1.0))
    for name, value, sign, aim in rows:
        met = value >= aim if sign == ">=" else value <= aim
        print(f"  {name:<40} {value:6.3f}  aim {sign} {aim}  {'met' if met else 'NOT MET'}")
    print(json.dumps({key: round(each.seconds, 3) for key, each in figures.items()}))


if __name__ == "__main__":
    main()
