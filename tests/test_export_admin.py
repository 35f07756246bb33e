"""Files for Neo4j's import tool: imported with it, they are the graph."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import cli
from kg.export.admin import DELIMITERS, write_admin
from kg.mirror.bolt import BoltEngine
from kg.mirror.local_server import admin
from kg.mirror.local_server.server import USER, down, up
from kg.mirror.sync import sync, verify
from kg.mirror.target import Target
from kg.project.from_rdf import project
from kg.project.graph import Node, PropertyGraph, Relationship
from kg.store import Store
from ontology.errors import ExportError
from tests.mirror_contract import small
from tests.sample import build

AWKWARD = {
    "name": ' "a",;\n\\ 青\x1f\x00石 ',
    "alias": ["", ' "', "a,b;c\nd\x1f", "\\"],
    "value": [0.1, -1e300, 5e-324],
    "rows": [2**63 - 1, -(2**63)],
    "agrees": [True, False],
    "quotes": [""],
    "claims": [],
    "kind": "",
    "ordinal": 0,
}


def everything(folder: Path) -> PropertyGraph:
    """The sample, and values of every type and every difficulty."""
    with Store.open(build(folder)) as store:
        sample = project(store.quads())
    nodes = (*sample.nodes, *small().nodes, Node("x:a", ("Road", "Place", "Thing"), AWKWARD))
    edge = Relationship("x:a", "PART_OF", "x:a", AWKWARD)
    return PropertyGraph(nodes, (*sample.relationships, *small().relationships, edge))


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
@pytest.mark.usefixtures("neo4j_server")  # says so where no server can be had at all
@pytest.mark.slow
def test_the_real_tool_imports_it_and_the_server_holds_the_graph(tmp_path: Path) -> None:
    wanted = everything(tmp_path / "store")
    folder = write_admin(wanted, tmp_path / "导入 files")
    home = tmp_path / "home"
    admin.prepare(home)
    command = ["database", "import", "full", "neo4j", "@import.args"]
    done = subprocess.run(
        [sys.executable, "-m", "kg.mirror.local_server.admin", str(home), *command],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "neo4j-admin " + " ".join(command) in (folder / "README.md").read_text("utf-8")
    try:
        server, _ = up(home, ports=(0, 0))
        target = Target(server.uri, USER, server.password)
        import neo4j

        with (
            neo4j.GraphDatabase.driver(server.uri, auth=(USER, server.password)) as driver,
            driver.session() as session,
        ):
            for statement in (folder / "finish.cypher").read_text("utf-8").split(";\n"):
                if statement.strip():
                    session.run(statement).consume()  # type: ignore[arg-type]  # our own file
        with BoltEngine.open(target, write=True) as engine:
            ordered = PropertyGraph(
                tuple(sorted(wanted.nodes, key=lambda node: node.iri)),
                tuple(sorted(wanted.relationships, key=lambda each: each.key)),
            )
            assert verify(ordered, engine) == []
            assert sync(ordered, engine).written == 0
    finally:
        down(home)


def test_the_command_writes_a_folder_and_says_what_to_run(tmp_path: Path) -> None:
    store = build(tmp_path / "store")
    target = tmp_path / "out"
    arguments = ["export", str(target), "--format", "neo4j-admin", "--store", str(store)]
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 0, done.stderr
    assert "neo4j-admin database import full neo4j @import.args" in done.stderr
    names = {path.name for path in target.iterdir()}
    assert {"import.args", "finish.cypher", "README.md"} <= names
    for line in (target / "import.args").read_text("utf-8").splitlines():
        if line.startswith(("--nodes", "--relationships")):
            assert set(line.rpartition("=")[2].replace("./", "").split(",")) <= names
    before = {path: path.read_bytes() for path in target.iterdir()}
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 1
    assert "name a new folder" in done.stderr
    assert {path: path.read_bytes() for path in target.iterdir()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "store"]


@pytest.mark.parametrize("text", ["\ud800", DELIMITERS])
def test_what_csv_cannot_say_is_refused(tmp_path: Path, text: str) -> None:
    graph = PropertyGraph((Node("x:a", ("Unit", "Thing"), {"alias": [text, "b"]}),), ())
    with pytest.raises(ExportError):
        write_admin(graph, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_list_may_hold_the_usual_delimiter(tmp_path: Path) -> None:
    graph = PropertyGraph((Node("x:a", ("Unit", "Thing"), {"alias": ["a\x1fb", "c"]}),), ())
    folder = write_admin(graph, tmp_path / "out")
    assert "--array-delimiter=U+001E\n" in (folder / "import.args").read_text("utf-8")
    assert "a\x1fb\x1ec" in (folder / "nodes-0001.csv").read_text("utf-8")
