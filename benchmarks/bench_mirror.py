"""`make bench-mirror`: the mirror in Neo4j beside other ways to fill one, in one run.

One server, one driver, one graph: synthetic (KG_BENCH_NODES, default 100,000, and three times as
many relationships), all with properties. Every way takes its turn in each round (KG_BENCH_ROUNDS,
default 3), and medians are printed: machines differ, and so do moments, so ratios are what to
trust. Beside the time that passed stands the time that processors worked, of this process and
the server together, which other work on the machine disturbs less; it and memory are known on
Linux only. A transaction of the server may take 64 MB. With `--large` the mirror's own ways are
measured once more, on a graph ten times as large: what is asked there is whether memory stays
bounded. With `--write` the page `docs/figures-mirror.md` is written.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path
from statistics import median
from typing import Any

from kg.export.admin import write_admin
from kg.load.pipeline import load
from kg.mirror.bolt import BoltEngine
from kg.mirror.local_server import admin
from kg.mirror.local_server.server import USER, Server, down, up
from kg.mirror.local_server.settings import HEAP
from kg.mirror.publish import mirror, verify_mirror
from kg.mirror.statements import SIZE
from kg.mirror.sync import sync, verify
from kg.mirror.target import Target
from kg.project.from_rdf import project
from kg.project.graph import Node, PropertyGraph, Relationship
from kg.store import Store

NODES = int(os.environ.get("KG_BENCH_NODES", "100000"))
ROUNDS = int(os.environ.get("KG_BENCH_ROUNDS", "3"))
PAGE = Path(__file__).resolve().parent.parent / "docs" / "figures-mirror.md"
BASE = "https://w3id.org/govkg/id/999901/"


class Report:
    """Lines that are printed, and kept for the page."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def say(self, line: str = "") -> None:
        self.lines.append(line)
        print(line, flush=True)


@dataclass(frozen=True)
class Sample:
    """One turn of one way: seconds that passed, seconds of work, MB on top of what was there."""

    seconds: float
    work: float
    memory: float


class Figures:
    """The samples of each way, in the order in which the ways first came."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.samples: dict[str, list[Sample]] = {}

    def take(self, key: str, name: str, work: Callable[[], object], server: Server | None) -> None:
        """Do it, and keep what it took."""
        before, worked = _memory(reset=True), _work(server)
        started = time.perf_counter()
        work()
        seconds = time.perf_counter() - started
        sample = Sample(seconds, _work(server) - worked, _memory() - before)
        print(f"{name}: {seconds:.2f} s", file=sys.stderr, flush=True)
        self.names[key] = name
        self.samples.setdefault(key, []).append(sample)

    def seconds(self, key: str) -> float:
        return median(each.seconds for each in self.samples[key])

    def work(self, key: str) -> float:
        return median(each.work for each in self.samples[key])

    def show(self, report: Report, elements: int) -> None:
        report.say(f"  {'':<50} {'s':>8} {'elements/s':>11} {'work s':>8} {'MB':>6}")
        for key, name in self.names.items():
            seconds = self.seconds(key)
            work = self.work(key)
            memory = max(each.memory for each in self.samples[key])
            report.say(
                f"  {name:<50} {seconds:8.2f} {elements / seconds:11,.0f} "
                f"{f'{work:.2f}' if work else '-':>8} {memory:6,.0f}"
            )


def _work(server: Server | None) -> float:
    """Seconds that processors worked for this process and the server; 0 where that is unknown."""
    if server is None:
        return 0.0
    total = time.process_time()
    stat = Path(f"/proc/{server.pid}/stat")
    if stat.exists():
        fields = stat.read_text().rpartition(")")[2].split()
        total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return total


def _memory(*, reset: bool = False, process: str | int = "self") -> float:
    """MB of a process: the most since the last reset, or (resetting) what it has now."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return 0.0
    if reset:
        Path(f"/proc/{process}/clear_refs").write_text("5")
    name = "VmRSS:" if reset else "VmHWM:"
    line = next(line for line in status.read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) / 1024


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


@contextmanager
def driver_of(server: Server) -> Iterator[Any]:
    import neo4j

    with neo4j.GraphDatabase.driver(server.uri, auth=(USER, server.password)) as driver:
        yield driver


def clear(driver: Any) -> None:
    with driver.session() as session:
        for pattern in ("()-[x]->()", "(x)"):
            text = f"MATCH {pattern} WITH x LIMIT 10000 DELETE x RETURN count(*)"
            while session.run(text).single()[0]:
                pass
        session.run("DROP INDEX kg_names IF EXISTS")
        session.run("DROP CONSTRAINT kg_iri IF EXISTS")


def plain_create(driver: Any, graph: PropertyGraph, *, properties: bool = True) -> None:
    """What a person would write: a constraint, UNWIND … CREATE, one session, no bookkeeping."""
    nodes: dict[str, list[dict[str, Any]]] = {}
    for node in graph.nodes:
        row = {"properties": {"iri": node.iri, **node.properties}}
        nodes.setdefault(":".join(node.labels), []).append(row)
    edges: dict[str, list[dict[str, Any]]] = {}
    for edge in graph.relationships:
        contents = edge.properties if properties else {}
        row = {"start": edge.start, "end": edge.end, "properties": contents}
        edges.setdefault(edge.type, []).append(row)
    ends = "MATCH (a:Thing {iri: row.start}) MATCH (b:Thing {iri: row.end})"
    texts = {f"CREATE (n:{labels}) SET n = row.properties": rows for labels, rows in nodes.items()}
    for kind, rows in edges.items():
        texts[f"{ends} CREATE (a)-[r:{kind}]->(b) SET r = row.properties"] = rows
    with driver.session() as session:
        session.run("CREATE CONSTRAINT kg_iri IF NOT EXISTS FOR (n:Thing) REQUIRE n.iri IS UNIQUE")
        for text, rows in texts.items():
            for first in range(0, len(rows), SIZE):
                some = rows[first : first + SIZE]
                session.run(f"UNWIND $rows AS row {text}", rows=some).consume()


def rdflib_neo4j(server: Server, graph: PropertyGraph) -> None:
    """The same things by rdflib-neo4j, which has no properties on relationships."""
    from rdflib import Graph
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
    with redirect_stdout(StringIO()):
        _fill(Graph(store=Neo4jStore(config=config)), graph)


def _fill(store: Any, graph: PropertyGraph) -> None:
    from rdflib import RDF, Literal, URIRef

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
    report, later = Report(), Report()
    graph = synthetic(NODES)
    elements = len(graph.nodes) + len(graph.relationships)
    home = Path(tempfile.mkdtemp(prefix="kg-bench-"))
    figures = Figures()
    try:
        server, _ = up(home / "server", ports=(0, 0), extra={"db.memory.transaction.max": "64m"})
        with driver_of(server) as driver:
            plain_create(driver, synthetic(2000))  # to warm up the server
            for _ in range(ROUNDS):
                measure(figures, server, driver, graph)
            clear(driver)
            real = Figures()
            counts = measure_real(real, server, home)
            if "--large" in sys.argv:
                measure_large(later, server, driver)
        down(home / "server")
        measure_import(figures, home, graph)
    finally:
        with suppress(OSError):
            down(home / "server")
        shutil.rmtree(home, ignore_errors=True)
    report.say(
        f"synthetic: {len(graph.nodes):,} nodes, {len(graph.relationships):,} relationships; "
        f"medians of {ROUNDS} rounds"
    )
    figures.show(report, elements)
    aims(report, figures)
    report.say()
    report.say(f"real (the bundled facts): {counts[0]:,} nodes, {counts[1]:,} relationships")
    real.show(report, sum(counts))
    report.lines += later.lines
    if "--write" in sys.argv:
        from figures import machine

        PAGE.write_text(HEAD.format(machine=machine(), printed="\n".join(report.lines)), "utf-8")
        print(PAGE)


def measure(figures: Figures, server: Server, driver: Any, graph: PropertyGraph) -> None:
    """One round of all ways."""

    def take(key: str, name: str, work: Callable[[], object]) -> None:
        clear(driver)
        figures.take(key, name, work, server)

    take("create", "plain CREATE, one session", lambda: plain_create(driver, graph))
    clear(driver)
    measure_mirror(figures, server, graph)
    bare = "plain CREATE, relationships without properties"
    take("bare", bare, lambda: plain_create(driver, graph, properties=False))
    name = "rdflib-neo4j (drops properties of relationships)"
    take("rdflib", name, lambda: rdflib_neo4j(server, graph))


def measure_mirror(figures: Figures, server: Server, graph: PropertyGraph) -> None:
    """What `kg mirror` does, from the projected graph on; the database is empty before."""
    target = Target(server.uri, USER, server.password)

    def take(key: str, name: str, work: Callable[[], object]) -> None:
        figures.take(key, name, work, server)

    def synced(wanted: PropertyGraph) -> None:
        with BoltEngine.open(target, write=True) as engine:
            sync(wanted, engine)
            engine.fingerprint = "bench"

    def unchanged() -> None:
        with BoltEngine.open(target) as engine:
            if engine.fingerprint != "bench":
                raise SystemExit("the mirror is not in step")

    def verified() -> None:
        with BoltEngine.open(target) as engine:
            if verify(graph, engine):
                raise SystemExit("the mirror differs")

    take("first", "kg mirror, into an empty database", lambda: synced(graph))
    take("second", "kg mirror, unchanged", unchanged)
    take("compared", "kg mirror, unchanged, all hashes compared", lambda: synced(graph))
    take("verify", "kg mirror --verify", verified)
    other = changed(graph)
    take("one", "kg mirror, 1 % changed", lambda: synced(other))


def measure_large(report: Report, server: Server, driver: Any) -> None:
    """The mirror alone, once, on ten times as much: is memory bounded?"""
    before = _memory(reset=True)
    graph = synthetic(10 * NODES)
    held = _memory(reset=True) - before
    _memory(reset=True, process=server.pid)
    clear(driver)
    figures = Figures()
    measure_mirror(figures, server, graph)
    report.say()
    report.say(
        f"ten times as much, once: {len(graph.nodes):,} nodes, {len(graph.relationships):,} "
        f"relationships; the graph itself takes {held:,.0f} MB of the client"
    )
    figures.show(report, len(graph.nodes) + len(graph.relationships))
    report.say(
        f"  the server took at most {_memory(process=server.pid):,.0f} MB in all "
        f"(heap {HEAP}, page cache 256m), no transaction more than 64 MB"
    )


def measure_real(figures: Figures, server: Server, home: Path) -> tuple[int, int]:
    """The whole of `kg mirror` on the bundled facts, the projection included."""
    target = Target(server.uri, USER, server.password)
    store = home / "store"
    load([], store)
    graphs: list[PropertyGraph] = []

    def projected() -> None:
        with Store.open(store) as opened:
            graphs.append(project(opened.quads()))

    def verified() -> None:
        if verify_mirror(store, target).differences:
            raise SystemExit("the mirror differs")

    figures.take("project", "RDF → nodes and relationships (in all of these)", projected, server)
    figures.take(
        "first", "kg mirror, into an empty database", lambda: mirror(store, target), server
    )
    figures.take("second", "kg mirror, unchanged", lambda: mirror(store, target), server)
    figures.take("verify", "kg mirror --verify", verified, server)
    return len(graphs[0].nodes), len(graphs[0].relationships)


def measure_import(figures: Figures, home: Path, graph: PropertyGraph) -> None:
    server: list[Server] = []
    admin.prepare(home / "imported")
    command = ["database", "import", "full", "neo4j", "@import.args"]

    def imported() -> None:
        subprocess.run(
            [
                sys.executable,
                "-m",
                "kg.mirror.local_server.admin",
                str(home / "imported"),
                *command,
            ],
            cwd=home / "csv",
            check=True,
            capture_output=True,
        )

    def started() -> None:
        server.append(up(home / "imported", ports=(0, 0))[0])
        with driver_of(server[0]) as driver, driver.session() as session:
            for statement in (home / "csv" / "finish.cypher").read_text("utf-8").split(";\n"):
                if statement.strip():
                    session.run(statement).consume()

    steps = (
        ("csv", "neo4j-admin: writing the CSV files", lambda: write_admin(graph, home / "csv")),
        ("import", "neo4j-admin: import alone", imported),
        ("start", "neo4j-admin: server start and finish.cypher", started),
    )
    for key, name, work in steps:
        figures.take(key, name, work, None)
    down(home / "imported")
    parts = [figures.samples[key][0] for key, _, _ in steps]
    figures.names["admin"] = "neo4j-admin, all of it"
    figures.samples["admin"] = [
        Sample(
            sum(each.seconds for each in parts),
            sum(each.work for each in parts),
            max(each.memory for each in parts),
        )
    ]


def aims(report: Report, figures: Figures) -> None:
    """Ratios, of the time that passed and of the work, beside what was aimed at."""
    rows = (
        ("plain CREATE / kg mirror", "create", "first", ">=", 1.0),
        ("rdflib-neo4j / kg mirror", "rdflib", "first", ">=", 1.0),
        ("unchanged / first", "second", "first", "<=", 0.02),
        ("1 % changed / first", "one", "first", "<=", 0.05),
        ("verify / first", "verify", "first", "<=", 0.35),
        ("1 % changed / plain CREATE", "one", "create", "", 0.0),
        ("verify / plain CREATE", "verify", "create", "", 0.0),
    )
    report.say()
    report.say(f"  {'ratios':<34} {'time':>7} {'work':>7}  aim (time)")
    for name, over, under, sign, aim in rows:
        time_ratio = figures.seconds(over) / figures.seconds(under)
        work_ratio = figures.work(over) / figures.work(under)
        met = time_ratio >= aim if sign == ">=" else time_ratio <= aim
        said = f"{sign} {aim}  {'met' if met else 'NOT MET'}" if sign else ""
        report.say(f"  {name:<34} {time_ratio:7.3f} {work_ratio:7.3f}  {said}".rstrip())
    report.say()
    report.say(json.dumps({key: round(figures.seconds(key), 3) for key in figures.samples}))


HEAD = """# Figures of the mirror

Written by `make bench-mirror`; every number below was printed by it.

Machine: {machine}.

All ways fill the same server with the same graph, by the same driver (with `neo4j-rust-ext`), and
take turns; `kg mirror` is measured from the projected graph on. *work* is processor time of the
client and the server together; *MB* is what the client took on top of the graph. No transaction
could take more than 64 MB of the server.

* *plain CREATE* is `UNWIND … CREATE` of the same rows in one session, without any hash or check.
* *rdflib-neo4j* has no properties on relationships: what it carries is that of the line above it.
* The ratios to the first run get harder as the first run gets faster; those to plain CREATE do not.

```
{printed}
```
"""


if __name__ == "__main__":
    main()
