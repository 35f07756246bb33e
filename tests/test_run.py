"""Reading as a pure function, and the processes that it runs in."""

from __future__ import annotations

import builtins
import io
import os
import pickle
import signal
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import pytest

from benchmarks.nation import nation, write
from kg.load.pipeline import load
from kg.load.read import read_document
from kg.load.report import LoadFailed
from kg.run.processes import LEAST_BYTES, each_done, fitting
from kg.run.reading import fragment
from kg.run.rows import FIELDS, flat_claims, rows
from kg.run.schema import CLAIMS, GRAPH, TABLES
from kg.store import Store
from kg.store.rdf import n_quads
from ontology.errors import KgError
from ontology.known import Known, bundled

ROOT = Path(__file__).resolve().parent.parent
(EXAMPLE,) = (ROOT / "examples").glob("*.txt")
ROOM = "云岭市青石区2024年工作进展.txt"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten documents of all kinds."""
    folder = tmp_path_factory.mktemp("nation")
    write(folder, nation(10, rows=6, broken=0, spread=1))
    return folder


# The function


def sent(value: Any) -> Any:
    """A value as another process gets it."""
    return pickle.loads(pickle.dumps(value))  # noqa: S301 - our own


def test_a_fragment_is_what_reading_the_file_gives_and_can_be_sent(folder: Path) -> None:
    kinds = set()
    for path in [EXAMPLE, *sorted(folder.rglob("*.txt"))]:
        found = fragment(path.name, path.read_bytes(), bundled())
        kinds.add(found.document.kind)
        assert found == read_document(path)
        assert sent(found) == found
    assert kinds == {"progress_table", "task_list", "work_report", "department_plans"}


def test_it_opens_nothing_and_asks_no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    data = EXAMPLE.read_bytes()
    before = fragment(EXAMPLE.name, data, bundled())  # what comes with the project is read once

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("reading is pure")

    for place, names in (
        (builtins, ("open",)),
        (io, ("open",)),
        (os, ("open", "stat", "listdir", "scandir")),
        (time, ("time", "time_ns", "localtime", "gmtime")),
    ):
        for name in names:
            monkeypatch.setattr(place, name, refuse)
    again = fragment(EXAMPLE.name, data, bundled())
    monkeypatch.undo()
    assert again == before


def test_it_reads_by_what_it_is_given_and_by_nothing_else() -> None:
    """A division whose units are registered has them by their registered names."""
    (registry,) = bundled().registries
    group = registry.groups[0]
    rows = "".join(
        f"{n}\t民生\t新建公厕{n}座\t{group.name}\t已新建公厕{n}座\n" for n in range(1, 4)
    )
    text = (
        f"{registry.division.name}2020年重点工作进展情况表\n序号\t类别\t任务\t责任单位\t进展情况\n"
    )
    data = (text + rows).encode()
    nothing = Known((), {})
    by_registry = fragment("a.txt", data, bundled())
    by_none = fragment("a.txt", data, nothing)
    assert by_registry.document.division == registry.division
    assert any(each.rule == "expand-group" for each in by_registry.statements)
    assert not any(each.rule == "expand-group" for each in by_none.statements)
    assert fragment("a.txt", data, bundled()) == by_registry, "what was in use is so again"
    assert bundled().fingerprint == sent(bundled()).fingerprint
    assert bundled().fingerprint != nothing.fingerprint


def test_its_rows_are_those_of_a_store_of_the_document_alone(tmp_path: Path, folder: Path) -> None:
    for number, path in enumerate([EXAMPLE, *sorted(folder.rglob("*.txt"))[5:10]]):
        load([path], tmp_path / str(number))
        with Store.open(tmp_path / str(number)) as store:
            stored = list(flat_claims(store))
        assert rows(path.name, path.read_bytes(), bundled()) == stored


def test_the_page_writes_down_every_column_with_its_type() -> None:
    page = (ROOT / "docs" / "claims.md").read_text("utf-8")
    fields = page.partition("\n## Fields")[2].partition("\n## ")[0]
    head = [line.split("|")[1] for line in fields.splitlines() if line.startswith("| `")]
    assert [name for each in head for name in each.split("`")[1::2]] == list(FIELDS)
    said = {}
    for line in page.partition("\n## The tables of Parquet")[2].splitlines():
        if line.startswith("| `"):
            _, table, columns, _ = line.split("|")
            words = [each.split("` ") for each in columns.strip().removeprefix("`").split(", `")]
            said[table.strip().strip("`")] = dict(words)
    assert said.pop("claims") == {k: v for k, v in CLAIMS.items() if k not in FIELDS}
    assert said.pop("links") == {k: v for k, v in GRAPH["links"].items() if k not in FIELDS}
    others = {**TABLES, **GRAPH}
    assert said == {table: dict(others[table]) for table in others.keys() - {"claims", "links"}}


# The processes


def quads(folder: Path) -> bytes:
    with Store.open(folder) as store:
        return n_quads(store.quads())


def test_two_processes_give_the_same_bytes_as_one(tmp_path: Path, folder: Path) -> None:
    told: list[tuple[str, int, int]] = []
    one = load([folder, EXAMPLE], tmp_path / "1")
    two = load([folder, EXAMPLE], tmp_path / "2", jobs=2, progress=lambda *a: told.append(a))
    assert one == two
    assert quads(tmp_path / "1") == quads(tmp_path / "2")
    assert [done for what, done, _ in told if what.endswith(".txt")] == list(range(1, 12))


def test_few_or_small_files_are_read_by_one_process(tmp_path: Path) -> None:
    small, large = tmp_path / "small", tmp_path / "large"
    small.write_bytes(b"x" * 10)
    large.write_bytes(b"x" * LEAST_BYTES)
    assert fitting([large], None) == 1
    assert fitting([small] * 100, None) == 1
    assert fitting([large] * 100, None) >= 1
    assert fitting([large] * 100, 3) == 3
    assert fitting([small] * 2, 3) == 2


def _size(path: Path, known: Known, *, dies: str = "", fails: str = "", odd: str = "") -> int:
    if path.name == dies:
        os._exit(9) if sys.platform == "win32" else os.kill(os.getpid(), signal.SIGKILL)
    if path.name == fails:
        raise KgError("is bad", where=str(path), way_out="mend it")
    if path.name == odd:
        raise ZeroDivisionError(path.name)
    return len(path.name)


def test_a_killed_process_is_an_error_of_its_file_and_no_other_suffers() -> None:
    paths = [Path(f"{'x' * n}.txt") for n in range(1, 20)]
    work = partial(_size, dies=paths[3].name, fails=paths[5].name)
    with closing(each_done(work, paths, Known((), {}), 2)) as done:
        found = dict(done)
    assert list(found) == paths
    killed, bad = found.pop(paths[3]), found.pop(paths[5])
    assert isinstance(killed, KgError)
    assert str(killed).startswith(f"{paths[3]}: the process that read it ended without a result")
    assert "--jobs 1" in killed.way_out
    assert str(bad) == f"{paths[5]}: is bad — mend it"
    assert found == {path: len(path.name) for path in found}


def test_a_defect_of_ours_is_raised_with_the_files_name_and_where_it_happened() -> None:
    paths = [Path("a"), Path("b")]
    with (
        pytest.raises(RuntimeError, match="b cannot be read") as failed,
        closing(each_done(partial(_size, odd="b"), paths, Known((), {}), 2)) as done,
    ):
        list(done)
    assert "ZeroDivisionError" in str(failed.value)


def test_bad_files_are_told_as_by_one_process(tmp_path: Path, folder: Path) -> None:
    bad = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path in bad:
        path.write_text("没有表格", "utf-8")
    told = []
    for jobs in (1, 2):
        with pytest.raises(LoadFailed) as failed:
            load([folder, *bad], tmp_path / "s", jobs=jobs)
        told.append([str(each) for each in failed.value.errors])
    assert told[0] == told[1]
    assert [each.partition(":")[0] for each in told[0]] == ["a.txt", "b.txt"]
    assert not (tmp_path / "s").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_leaves_no_process_and_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path / "in", nation(58, rows=240, broken=0, spread=1))
    # Of more invented files two are of one place and title, which would end the load first.
    command = [sys.executable, "-m", "kg", "load", str(tmp_path / "in")]
    command += ["--jobs", "2"]
    process = subprocess.Popen(
        [*command, "--store", str(tmp_path / "s")],
        stderr=subprocess.PIPE,
        start_new_session=True,
        cwd=ROOT,
    )
    time.sleep(2.5)  # in the middle of reading
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: all of them get it
    _, told = process.communicate(timeout=120)
    assert (process.returncode, told.decode().strip()) == (130, "kg: interrupted")
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.05)
    else:
        pytest.fail("a process outlived the one that started it")
    assert not (tmp_path / "s").exists()
