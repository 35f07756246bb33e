"""Tables of any size as N-Quads in parts and as files for the import tool: the whole, in pieces."""

from __future__ import annotations

import csv
import random
import re
from collections import Counter
from collections.abc import Set
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from pyoxigraph import Literal, Quad

import queries
from benchmarks.nation import nation, table, write
from kg.answer.ask import check_parameters, run_twin
from kg.cli import cli
from kg.export.admin import write_admin, write_admin_parts
from kg.export.quad_parts import write_quad_parts
from kg.load.by_division import Divisions, Part
from kg.load.files import files
from kg.load.pipeline import load
from kg.project.from_rdf import project
from kg.run.divisions import named_by_others
from kg.run.extract import extract
from kg.run.parquet import Folder, encoded, packed, province
from kg.run.reading import fragment
from kg.run.rows import flat_claims
from kg.run.schema import GRAPH, arrow
from kg.store import Store
from kg.store.rdf import n_quads, term
from ontology.division import identity
from ontology.known import bundled
from tests.sample import build
from tests.sparql_servers import servers

(EXAMPLE,) = (Path(__file__).resolve().parent.parent / "examples").glob("*.txt")

CITY = """杭州市2024年重点任务责任分工

一、城乡建设
1.推进浙江省杭州市拱墅区新建公厕12座。（牵头单位：拱墅区；配合单位：西湖区）
2.推进西湖区新建公厕8座。（牵头单位：西湖区；配合单位：拱墅区）
3.改造老旧小区20个。（牵头单位：市住建局；配合单位：拱墅区、西湖区）
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents, editions and what follows others; their tables; and a store of all of them."""
    folder = tmp_path_factory.mktemp("nation")
    write(folder / "in", nation(30, rows=6, broken=0, spread=1))
    for month in (6, 12):
        chance = random.Random(5)  # noqa: S311 - always the same
        text = table(chance, "云岭市青石区", "青石区", month, 12)
        (folder / "in" / f"{month}.txt").write_text(text, "utf-8")
    (folder / "in" / "city.txt").write_text(CITY, "utf-8")
    sources = [*files([folder / "in"]), EXAMPLE]
    extract(sources, folder / "parquet", bundled(), jobs=1)
    load([folder / "parquet"], folder / "store", mirror=False)
    return folder


def test_the_parts_are_all_that_a_store_holds_each_line_once(folder: Path, tmp_path: Path) -> None:
    target = write_quad_parts(Divisions(folder / "parquet"), tmp_path / "parts", size=1)
    lines = [
        line
        for path in target.glob("*/part-*.nq")
        for line in path.read_bytes().splitlines(keepends=True)
    ]
    with Store.open(folder / "store") as store:
        assert b"".join(sorted(lines)) == n_quads(store.quads())
    assert len(list(target.glob("330000/*.nq"))) > 1
    assert any(b"/graph/editions/" in line for line in lines)


@pytest.mark.slow
@pytest.mark.parametrize("start", servers())
def test_questions_of_a_server_that_loaded_the_parts_are_answered_as_from_the_documents(
    folder: Path, tmp_path: Path, start: Any
) -> None:
    arguments = ["export", str(tmp_path / "p"), "--from", str(folder / "parquet")]
    done = CliRunner().invoke(cli, [*arguments, "--format", "n-quads"])
    assert done.exit_code == 0, done.stderr
    parts = sorted((tmp_path / "p").glob("*/*.nq"))
    with Store.open(folder / "store") as store, start(parts, tmp_path) as server:
        counted = server.select("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }", {})
        assert counted.rows[0][0].value == str(sum(1 for _ in store.quads()))
        for name in ("unmet", "unit-load", "shared-responsibility", "coverage"):
            question = queries.question(name)
            values = check_parameters(question, {})
            columns, expected = run_twin(question, values, store)
            there, found = run_twin(question, values, server)
            assert there == columns
            assert len(found) > 3, name
            assert values_of(found) == values_of(expected), name


def values_of(rows: Any) -> list[list[list[str]]]:
    """Rows as texts, in an order of their own; the members of a list too. 6000.0 is 6000."""

    def text(term: Any) -> str:
        return re.sub(r"(?<=\d)\.0\b", "", getattr(term, "value", ""))

    return sorted([sorted(text(term).split("\x1f")) for term in row] for row in rows)


def elements(folder: Path) -> Counter[tuple[str, ...]]:
    """Every node and relationship that the files of a folder say, with its labels or type."""
    found: Counter[tuple[str, ...]] = Counter()
    for line in (folder / "import.args").read_text("utf-8").splitlines():
        if not line.startswith(("--nodes=", "--relationships=")):
            continue
        kind, label, names = line.split("=")
        head, body = (folder / each for each in names.split(","))
        (keys,) = csv.reader(head.open(encoding="utf-8", newline=""))
        for row in csv.reader(body.open(encoding="utf-8", newline="")):
            found[
                (kind, label, *(f"{key}={value}" for key, value in zip(keys, row, strict=True)))
            ] += 1
    return found


def test_the_files_for_the_import_tool_are_those_of_the_whole(folder: Path, tmp_path: Path) -> None:
    parts = elements(write_admin_parts(Divisions(folder / "parquet"), tmp_path / "parts"))
    with Store.open(folder / "store") as store:
        whole = elements(write_admin(project(store.quads()), tmp_path / "whole"))
    assert parts == whole
    assert set(parts.values()) == {1}


class Told:
    """Parts; named: which things of theirs are known to be named by others."""

    def __init__(self, parts: list[Part], named: Set[str] = frozenset()) -> None:
        self.parts = parts
        self.named = named
        self.asked = 0

    def __call__(self, work: Any, /) -> Any:
        self.asked += 1
        return map(work, self.parts)

    def named_by_others(self) -> Set[str]:
        return self.named


def test_divisions_are_asked_again_only_for_what_was_not_known_of_them(tmp_path: Path) -> None:
    with Store.open(build(tmp_path / "store")) as store:
        quads = list(store.quads())
    graph = project(quads)
    whole = elements(write_admin(graph, tmp_path / "whole"))
    parts = [Part("999901", "990000", quads), Part("110102", "110000", quads)]
    named = {each.iri for each in graph.nodes if each.iri.startswith(f"{identity('999901')}/")}
    for known, asked in ((frozenset[str](), 2), (named, 1)):
        told = Told(parts, known)
        assert elements(write_admin_parts(told, tmp_path / f"parts-{asked}")) == whole
        assert told.asked == asked


def test_tables_tell_which_things_other_divisions_name(tmp_path: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - always the same
    ours, theirs = (
        fragment(f"{name}.txt", table(chance, place, name, 6, 3).encode(), bundled())
        for place, name in (("云岭市青石区", "青石区"), ("浙江省杭州市拱墅区", "拱墅区"))
    )
    ours = replace(ours, statements=(*ours.statements, *theirs.statements[:1]))
    with Folder(tmp_path / "p") as folder:
        for each in (ours, theirs):
            where = province(each.document.division.code)
            folder.write(where, "1", encoded([packed(each, "", each.document.name)]))
    named = theirs.statements[0]
    assert named_by_others(tmp_path / "p") == {named.subject.iri, named.object.iri}


def test_a_sign_that_a_text_has_stands_between_no_items(tmp_path: Path) -> None:
    with Store.open(build(tmp_path / "store")) as store:
        quads = list(store.quads())
    (said, *_) = (each for each in quads if each.predicate == term("quote"))
    quads.remove(said)
    quads.append(Quad(said.subject, said.predicate, Literal("新\x1f建"), said.graph_name))
    told = Told([Part("110101", "110000", quads)])
    parts = elements(write_admin_parts(told, tmp_path / "parts"))
    assert parts == elements(write_admin(project(quads), tmp_path / "whole"))
    assert told.asked == 2


def graph_of(folder: Path) -> dict[str, list[str]]:
    """The rows of the tables of a graph but for who tells of them, in an order of their own."""
    found = {}
    for name in GRAPH:
        parts = list((folder / name).glob("province=*/*.parquet"))
        assert parts, name
        assert all(pq.read_schema(part).equals(arrow(name)) for part in parts)
        rows = [row for part in parts for row in pq.ParquetFile(part).read().to_pylist()]
        told = [{key: row[key] for key in row if key != "division"} for row in rows]
        found[name] = sorted(map(str, told))
    return found


@pytest.mark.slow
def test_the_tables_of_the_graph_are_those_of_the_whole(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "graph"
    arguments = ["export", str(target), "--from", str(folder / "parquet"), "--format", "parquet"]
    done = CliRunner().invoke(cli, [*arguments, "--jobs", "2"])
    assert done.exit_code == 0, done.stderr
    arguments = ["export", str(tmp_path / "whole"), "--store", str(folder / "store")]
    done = CliRunner().invoke(cli, [*arguments, "--format", "parquet"])
    assert done.exit_code == 0, done.stderr
    found = graph_of(target)
    assert found == graph_of(tmp_path / "whole")
    with Store.open(folder / "store") as store:
        graph = project(store.quads())
        claims = list(flat_claims(store))
    assert len(found["nodes"]) == len(graph.nodes)
    assert len(found["relationships"]) == len(graph.relationships)
    between = [row for row in claims if row["predicate"] in ("sameTaskAs", "follows", "newIn")]
    assert len(found["links"]) >= len(between) > 5
    columns = pq.ParquetDataset(target / "nodes").read(["kind", "division"]).to_pylist()
    divisions = {row["division"] for row in columns if row["kind"] == "Task"}
    assert len(divisions) > 5
    assert None not in divisions


def test_of_two_that_only_a_person_could_tell_apart_one_stands(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    for name, end in (("a.txt", ""), ("b.txt", "\n6.新建公厕9座。（牵头单位：拱墅区）\n")):
        (tmp_path / "in" / name).write_text(CITY + end, "utf-8")
    extract(list(files([tmp_path / "in"])), tmp_path / "parquet", bundled(), jobs=1)
    arguments = ["export", str(tmp_path / "p"), "--from", str(tmp_path / "parquet")]
    done = CliRunner().invoke(cli, [*arguments, "--format", "n-quads"])
    assert done.exit_code == 0, done.stderr
    assert "left out: b.txt" in done.stderr
    lines = (tmp_path / "p" / "330000" / "part-0001.nq").read_text("utf-8")
    assert "a.txt" in lines
    assert "b.txt" not in lines


def test_what_two_divisions_say_of_other_things_is_written_once(tmp_path: Path) -> None:
    with Store.open(build(tmp_path / "store")) as store:
        quads = list(store.quads())
    parts = [Part("110101", "110000", quads), Part("110102", "110000", quads)]
    whole = elements(write_admin(project(quads), tmp_path / "whole"))
    assert elements(write_admin_parts(Told(parts), tmp_path / "parts")) == whole


def test_a_province_alone_and_a_place_without_documents(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "p"
    arguments = ["export", str(target), "--from", str(folder / "parquet"), "--format", "n-quads"]
    done = CliRunner().invoke(cli, [*arguments, "--place", "澳门特别行政区"])
    assert done.exit_code == 1
    assert "hold no documents of 澳门" in done.stderr
    assert not target.exists()
    done = CliRunner().invoke(cli, [*arguments, "--place", "浙江省"])
    assert done.exit_code == 0, done.stderr
    assert {path.name for path in target.iterdir()} == {"330000", "README.md"}
    done = CliRunner().invoke(cli, [*arguments, "--place", "浙江省"])
    assert "not an empty folder" in done.stderr


def test_a_store_is_one_part(folder: Path, tmp_path: Path) -> None:
    arguments = ["export", str(tmp_path / "p"), "--format", "n-quads"]
    done = CliRunner().invoke(cli, [*arguments, "--store", str(folder / "store")])
    assert done.exit_code == 0, done.stderr
    with Store.open(folder / "store") as store:
        assert (tmp_path / "p" / "all" / "part-0001.nq").read_bytes() == n_quads(store.quads())
