"""`kg extract --engine spark`: the same rows, whatever befalls the machines that read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from kg.cli import cli
from kg.export.tables import write_table_parts
from kg.load.by_division import Divisions, Part
from kg.load.files import files, named
from kg.load.pipeline import load
from kg.run.extract import extract, read
from kg.run.in_turn import in_turn
from kg.run.on_spark import File, chunked, extract_on, listed, planned, rounds
from kg.run.parquet import Read
from kg.run.schema import GRAPH, TABLES, arrow
from kg.run.spark_session import java_home, spark
from kg.store import Store
from kg.store.rdf import n_quads
from ontology.errors import ExportError, ReadError
from ontology.known import Known, bundled
from tests.on_spark import (
    EXAMPLE,
    ONE_AT_A_TIME,
    SMALL,
    by_processes,
    documents,
    listed_bad,
    rows,
    taken,
    write_table,
)

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return documents(tmp_path_factory.mktemp("nation"))


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory, sources: list[Path]) -> Path:
    return by_processes(sources, tmp_path_factory.mktemp("pool") / "parquet")


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    with spark("local[2]", **SMALL) as found:
        yield found


@pytest.mark.slow
@ONE_AT_A_TIME
def test_the_rows_are_those_of_the_processes(
    tmp_path: Path, session: SparkSession, sources: list[Path], pool: Path
) -> None:
    target = tmp_path / "parquet"
    report = extract_on(session, taken(sources), target, bundled())
    assert rows(target) == rows(pool)
    assert listed_bad(target) == listed_bad(pool)
    for table in TABLES:
        for part in (target / table).rglob("*.parquet"):
            assert pq.read_schema(part).equals(arrow(table)), part
    again = extract_on(session, taken(sources), target, bundled())
    assert (again.documents, again.known, len(again.bad)) == (0, report.documents, 3)
    assert rows(target) == rows(pool)
    load([target], tmp_path / "a", mirror=False)
    load([pool], tmp_path / "b", mirror=False)
    with Store.open(tmp_path / "a") as one, Store.open(tmp_path / "b") as other:
        assert n_quads(one.quads()) == n_quads(other.quads())


@pytest.mark.slow
@ONE_AT_A_TIME
def test_one_way_goes_on_where_the_other_was_stopped(
    tmp_path: Path, session: SparkSession, sources: list[Path], pool: Path
) -> None:
    target = tmp_path / "parquet"
    extract(sources[:11], target, bundled(), jobs=1)
    extract_on(session, taken(sources[:20]), target, bundled())
    extract(sources, target, bundled(), jobs=1)
    assert rows(target) == rows(pool)


@pytest.mark.slow
@ONE_AT_A_TIME
def test_addresses_are_read_by_spark_itself(
    tmp_path: Path, session: SparkSession, sources: list[Path], pool: Path
) -> None:
    folder = tmp_path / "a b"
    folder.mkdir()
    for path in sources[:12]:
        (folder / f"{path.stem} {{a,b}} [c]*.txt").write_bytes(path.read_bytes())
    (folder / "letter.doc").write_bytes(b"no document of ours")
    found = list(listed(session, [f"file://{folder}"]))
    assert len(found) == 12
    target = tmp_path / "parquet"
    report = extract_on(session, found, target, bundled())
    assert report.documents == 12
    extract(list(files([folder])), tmp_path / "pool", bundled(), jobs=1)
    assert rows(target) == rows(tmp_path / "pool")
    for number, path in enumerate(sources[:3]):
        (folder / str(number)).mkdir()
        (folder / str(number) / "same.txt").write_bytes(path.read_bytes())
    names = {each.name for each in listed(session, [f"file://{folder}"])}
    assert {"0/same.txt", "1/same.txt", "2/same.txt"} < names
    with pytest.raises(ReadError, match="has no documents"):
        list(listed(session, [f"file://{pool}"]))
    with pytest.raises(ReadError, match="Spark cannot read it"):
        list(listed(session, ["file:///no/such/folder"]))


@pytest.mark.slow
@ONE_AT_A_TIME
def test_what_follows_between_documents_is_that_of_the_processes(
    tmp_path: Path, session: SparkSession, pool: Path
) -> None:
    """Links, editions, nodes and relationships; grouped there, or read by division here."""
    write_table_parts(Divisions(pool, jobs=2), tmp_path / "here")
    write_table_parts(Divisions(pool, session=session), tmp_path / "there")
    found = rows(tmp_path / "there", GRAPH)
    assert found == rows(tmp_path / "here", GRAPH)
    assert all(len(found[table]) > 20 for table in ("nodes", "relationships"))
    province = next((pool / "documents").iterdir()).name.removeprefix("province=")
    (one,) = {part.province for part in Divisions(pool, province, session=session)(itself)}
    assert one == province
    with pytest.raises(ReadError, match="hold no documents of 澳门"):
        list(Divisions(pool, "澳门特别行政区", session=session)(itself))


@pytest.mark.slow
@ONE_AT_A_TIME
def test_a_table_of_documents_is_read_by_the_machines_or_by_spark(
    tmp_path: Path, session: SparkSession, sources: list[Path]
) -> None:
    place = tmp_path / "documents.parquet"
    write_table(place, sources[:10])
    extract(sources[:10], tmp_path / "pool", bundled(), jobs=1)
    for number, found in enumerate(
        ([File.of(each) for each in named([place])], list(listed(session, [f"file://{place}"])))
    ):
        target = tmp_path / str(number)
        assert extract_on(session, found, target, bundled()).documents == 10
        assert rows(target) == rows(tmp_path / "pool")


def itself(part: Part) -> Part:
    return part


def poisoned(name: str, data: bytes, known: Known, read_by: str, where: str) -> Read:
    """Reads as always; but one file is the end of the process, and one finds a defect."""
    if name.startswith("0000004"):
        os.kill(os.getpid(), signal.SIGKILL)
    if name.startswith("0000007"):
        raise ZeroDivisionError("of ours")
    return read(name, data, known, read_by, where)


@pytest.mark.slow
@ONE_AT_A_TIME
def test_a_file_that_kills_who_reads_it_is_one_rejected_row(
    tmp_path: Path, session: SparkSession, sources: list[Path]
) -> None:
    target = tmp_path / "parquet"
    report = extract_on(session, taken(sources[:16]), target, bundled(), work=poisoned)
    assert (report.documents, len(report.bad)) == (14, 2)
    killed, defect = sorted(report.bad, key=lambda each: str(each["file"]))
    assert "0000004" in killed["file"]
    assert "ended without a result" in killed["reason"]
    assert "0000007" in defect["file"]
    assert "a defect of kg (ZeroDivisionError: of ours)" in defect["reason"]
    left = [each for each in sources[:16] if each.name[:7] not in ("0000004", "0000007")]
    extract(left, tmp_path / "pool", bundled(), jobs=1)
    assert rows(target) == rows(tmp_path / "pool")


@pytest.mark.slow
@ONE_AT_A_TIME
def test_machines_without_this_kg_read_nothing(
    tmp_path: Path, session: SparkSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = os.getpid()

    def other(_: Known) -> str:
        return "ours" if os.getpid() == here else "theirs"

    def none(_: Known) -> str:
        if os.getpid() == here:
            return "ours"
        raise ModuleNotFoundError("No module named 'kg'")

    monkeypatch.setattr("kg.run.spark_session.fingerprint", other)
    with pytest.raises(ExportError, match=r"another version of kg.*docs/cluster.md"):
        extract_on(session, taken([EXAMPLE]), tmp_path / "p", bundled())
    monkeypatch.setattr("kg.run.spark_session.fingerprint", none)
    with pytest.raises(ExportError, match=r"cannot run kg .*No module named 'kg'.*docs/cluster.md"):
        extract_on(session, taken([EXAMPLE]), tmp_path / "p", bundled())
    assert not list((tmp_path / "p").rglob("*.parquet"))


@pytest.mark.slow
@ONE_AT_A_TIME
def test_the_command_reads_on_spark(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kg", "extract", str(EXAMPLE), "-o", str(tmp_path / "p")]
    done = subprocess.run(
        [*command, "--engine", "spark", "--master", "local[1]"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "KG_REGISTRY": ""},
    )
    assert done.returncode == 0, done.stderr
    assert "1 documents, " in done.stderr
    extract([EXAMPLE], tmp_path / "pool", bundled(), jobs=1)
    assert rows(tmp_path / "p") == rows(tmp_path / "pool")


def test_a_county_with_most_documents_is_shared_out() -> None:
    many = [File(f"/in/{number}.txt", 1000) for number in range(1000)]
    chunks = chunked([*many, File("/in/long.txt", 9_000_000)], 8)
    assert [path for chunk in chunks for path, _ in chunk] == [
        *(file.path for file in many),
        "/in/long.txt",
    ]
    assert len(chunks) <= 8
    told = [
        {"path": f"{n}", "name": f"{n:04}", "outcome": "read", "division": "330105", "said": 1000}
        for n in range(300)
    ]
    sizes = Counter(part for _, part in planned(told))
    assert sizes == dict.fromkeys(range(1, 6), 60)


def test_the_next_runs_beside_the_last_and_no_more_of_them() -> None:
    begun = [Event() for _ in range(4)]

    def call(number: int) -> int:
        begun[number].set()
        if number == 0:
            assert begun[1].wait(10), "the second does not wait for the first"
        return number

    found = in_turn((partial(call, number) for number in range(4)), 2)
    assert next(found) == 0
    assert not begun[2].is_set()
    assert list(found) == [1, 2, 3]


def test_files_of_one_name_are_read_one_after_the_other() -> None:
    paths = ["/a/x", "/a/y", "/b/x", "/c/x"]
    found = rounds([File(path, 1) for path in paths])
    assert [[file.path for file in each] for each in found] == [
        ["/a/x", "/a/y"],
        ["/b/x"],
        ["/c/x"],
    ]


def test_without_java_the_way_out_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "old" / "bin" / "java"
    old.parent.mkdir(parents=True)
    old.write_text("#!/bin/sh\necho 'openjdk version \"1.8.0_402\"' >&2\n")
    old.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "old"))
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    with pytest.raises(ExportError, match=r"Java 17 or newer.*JAVA_HOME"):
        java_home()
    old.write_text("#!/bin/sh\necho 'openjdk version \"21.0.4\"' >&2\n")
    assert java_home() == tmp_path / "old"


def test_without_pyspark_the_way_out_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.run.spark_session.find_spec", lambda _: None)
    arguments = ["extract", str(EXAMPLE), "-o", str(tmp_path / "p"), "--engine", "spark"]
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 1
    assert "pip install 'govkg[spark]'" in done.stderr
    assert not (tmp_path / "p").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--master", "yarn"], "--master is for --engine spark"),
        (["--engine", "spark", "--jobs", "2"], "--jobs is of one machine"),
        (["hdfs://here/documents"], "--engine spark reads"),
    ],
)
def test_options_that_do_not_go_together_are_refused(arguments: list[str], said: str) -> None:
    done = CliRunner().invoke(cli, ["extract", str(EXAMPLE), "-o", "nowhere", *arguments])
    assert done.exit_code == 2
    assert said in done.stderr
