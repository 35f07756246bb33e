"""Every file of a store, damaged in turn: refused with one line or mended, never served."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from kg.store import Store
from kg.store.meta import Meta, read_meta, write_meta
from tests.damage import (
    EXAMPLE,
    WAYS,
    Said,
    copied,
    damage,
    files,
    of_another_year,
    refused,
    run,
    truth,
)

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
QUESTIONS = (("query", "unmet"), ("query", "--sparql", COUNT), ("show", "区统计局"))


STOP = """
import os
from kg.store import journal
journal.make_durable = lambda folder: os._exit(99)
"""
"""Ends a load when it is decided and nothing of it has begun."""

FULL = """
import shutil
full = shutil.disk_usage(".")._replace(free=1 << 20)
shutil.disk_usage = lambda path: full
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("damage") / "store"
    assert run(folder, "load", str(EXAMPLE)).code == 0
    return folder


@pytest.fixture(scope="module")
def answers(whole: Path) -> dict[tuple[str, ...], Said]:
    found = {question: run(whole, *question) for question in QUESTIONS}
    assert all(said.code == 0 and said.out for said in found.values())
    return found


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return of_another_year(tmp_path_factory.mktemp("other") / "other.txt")


def tried(store: Path, answers: dict[tuple[str, ...], Said], other: Path) -> list[str]:
    """What is wrong with what the program does to a damaged store; a load comes last."""
    before = truth(store)
    wrong = []
    for question, expected in answers.items():
        said = run(store, *question)
        if said != expected and not (refused(said) and truth(store) == before):
            wrong.append(f"{question}: {said}")
    said = run(store, "load", str(other))
    if said.code:
        if not refused(said) or truth(store) != before:
            wrong.append(f"load: {said}")
        return wrong
    checked = run(store, "status", "--check")
    if checked.code or not all(f'"{each.name}"' in checked.out for each in (EXAMPLE, other)):
        wrong.append(f"after a load: {checked}")
    return wrong


def kinds(store: Path) -> dict[str, Path]:
    """One file of each kind: of the engine's many alike, the largest."""
    found = defaultdict(list)
    for name in files(store):
        alike = name.parts[:2] == ("graph", "db") and name.suffix in {".bucket", ".umtidx"}
        found[name.suffix if alike else str(name)].append(name)
    return {
        kind: max(names, key=lambda name: (store / name).stat().st_size)
        for kind, names in found.items()
    }


FAST = [  # each other file, in each other way: test_each_file_damaged_in_turn
    ("rdf/MANIFEST-*", "halved"),
    ("rdf/*.sst", "one bit flipped"),
    ("store.json", "one bit flipped"),
    ("graph/db/LEADS*.bucket", "one bit flipped"),
    ("graph/db/schema.json", "removed"),
]


@pytest.mark.parametrize("damaged", FAST)
def test_a_damaged_file_is_refused_or_mended(
    whole: Path,
    answers: dict[tuple[str, ...], Said],
    other: Path,
    tmp_path: Path,
    damaged: tuple[str, str],
) -> None:
    pattern, way = damaged
    store = copied(whole, tmp_path / "store")
    assert damage(max(store.glob(pattern)), way)
    assert tried(store, answers, other) == []


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_each_file_damaged_in_turn(
    whole: Path, answers: dict[tuple[str, ...], Said], other: Path, tmp_path: Path, way: str
) -> None:
    wrong = {}
    for kind, name in kinds(whole).items():
        store = copied(whole, tmp_path / "store")
        if damage(store / name, way) and (found := tried(store, answers, other)):
            wrong[kind] = found
    assert wrong == {}


@pytest.mark.parametrize("way", WAYS)
def test_a_damaged_copy_of_a_document_is_never_shown(whole: Path, tmp_path: Path, way: str) -> None:
    store = copied(whole, tmp_path / "store")
    (copy,) = (store / "sources").glob("*/*")
    damage(copy, way)
    said = run(store, "show", EXAMPLE.name)
    if way == "removed":
        assert said.code == 0
    else:
        assert refused(said)
        assert "copy of the document is damaged" in said.err
    assert run(store, "load", str(EXAMPLE)).code == 0
    assert copy.read_bytes() == EXAMPLE.read_bytes()


def test_a_manifest_that_is_cut_is_no_empty_store(whole: Path, tmp_path: Path) -> None:
    store = copied(whole, tmp_path / "store")
    (manifest,) = (store / "rdf").glob("MANIFEST-*")
    data = manifest.read_bytes()
    for length in range(0, len(data), max(1, len(data) // 4)):
        manifest.write_bytes(data[:length])
        said = run(store, "status")
        assert refused(said), (length, said)
        assert "the store is damaged" in said.err


@pytest.mark.slow
def test_each_cut_of_a_redo_log_is_refused(whole: Path, tmp_path: Path) -> None:
    pending = copied(whole, tmp_path / "pending")

    other = of_another_year(tmp_path / "other.txt")
    assert run(pending, "load", str(other), before=STOP).code == 99
    assert (pending / "journal.nq").exists()
    for way in WAYS:
        store = copied(pending, tmp_path / "store")
        damage(store / "journal.nq", way)
        before = truth(store)
        said = run(store, "status")
        if way == "removed":  # nothing of it had begun
            assert said.code == 0
        else:
            assert refused(said), (way, said)
            assert truth(store) == before
    assert run(pending, "status").out.count(other.name) == 1


def test_a_killed_writer_is_followed_by_a_look_at_everything(whole: Path, tmp_path: Path) -> None:
    store = copied(whole, tmp_path / "store")
    (store / "rdf.seal").unlink()
    assert run(store, "status").code == 0
    assert (store / "rdf.seal").exists()
    (store / "rdf.seal").unlink()
    meta = (store / "store.json").read_text("utf-8")
    (store / "store.json").unlink()
    assert "description (store.json) is gone" in run(store, "status").err
    assert refused(run(store, "load", str(EXAMPLE)))
    (store / "store.json").write_text(meta, "utf-8")
    assert run(store, "status").code == 0


@pytest.mark.parametrize(
    "left",
    [
        (),
        ("write.lock",),
        ("write.lock", "store.tmp"),
        ("write.lock", "store.json"),
        ("write.lock", "store.json", "rdf/LOCK"),
        ("write.lock", "store.json", "rdf/LOCK", "rdf/IDENTITY", "rdf/000004.log"),
        ("write.lock", "store.json", "rdf/CURRENT"),
    ],
)
def test_a_first_load_that_was_stopped_says_so(
    whole: Path, tmp_path: Path, left: tuple[str, ...]
) -> None:
    store = tmp_path / "store"
    store.mkdir()
    for name in left:
        (store / name).parent.mkdir(exist_ok=True)
        (store / name).write_bytes(b"")
        if name == "store.json":
            write_meta(store, Meta(kg="0.1.0", generation=0, entries={}))
    for question in (("status",), ("query", "unmet"), ("query", "--sparql", COUNT)):
        said = run(store, *question)
        assert refused(said), said
        words = "load again" if "store.json" in left else "make one with: kg load"
        assert words in said.err
    said = run(store, "load", str(EXAMPLE))
    assert said.code == 0
    assert ("first load of this store was stopped" in said.err) == bool(left)
    assert EXAMPLE.name in run(store, "status").out


@pytest.mark.parametrize("pattern", ["rdf/*.sst", "rdf/CURRENT", "rdf/MANIFEST-*", "rdf.seal"])
def test_what_is_made_of_statements_is_made_anew(
    whole: Path, answers: dict[tuple[str, ...], Said], tmp_path: Path, pattern: str
) -> None:
    store = copied(whole, tmp_path / "store")
    damage(max(store.glob(pattern)), "halved")
    said = run(store, "repair")
    assert said.code == 0, said
    assert {question: run(store, *question) for question in answers} == answers
    assert run(store, "status", "--check").code == 0


def test_statements_are_made_of_nothing_else(whole: Path, tmp_path: Path) -> None:
    store = copied(whole, tmp_path / "store")
    damage(max((store / "statements").iterdir()), "one bit flipped")
    before = truth(store)
    said = run(store, "repair")
    assert refused(said), said
    assert "move the folder away and load again" in said.err
    assert truth(store) == before


def test_a_change_that_was_decided_is_made_when_a_store_is_made_anew(
    whole: Path, other: Path, tmp_path: Path
) -> None:
    store = copied(whole, tmp_path / "store")
    assert run(store, "load", str(other), before=STOP).code == 99
    damage(max((store / "rdf").glob("*.sst")), "halved")
    assert refused(run(store, "status"))
    assert run(store, "repair").code == 0
    assert run(store, "status", "--check").out.count(other.name) == 1


def test_a_check_finds_what_a_look_does_not(whole: Path, tmp_path: Path) -> None:
    store = copied(whole, tmp_path / "store")
    assert '"engine": "whole"' in run(store, "status", "--check").out
    bucket = max((store / "graph" / "db").glob("LEADS*.bucket"))
    damage(bucket, "one bit flipped")
    assert '"engine": "made anew"' in run(store, "status", "--check").out
    assert '"engine": "whole"' in run(store, "status", "--check").out
    (copy,) = (store / "sources").glob("*/*")
    damage(copy, "halved")
    assert f"sources/{copy.parent.name}" in run(store, "status", "--check").out
    damage(max((store / "rdf").glob("*.sst")), "one bit flipped")
    assert run(store, "status", "--check").code in (0, 1)


@pytest.mark.parametrize("arguments", [("remove", EXAMPLE.name), ("validate",)])
def test_no_room_is_said_before_anything_is_done(
    whole: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    store = copied(whole, tmp_path / "store")
    before = truth(store)["store.json"]

    said = run(store, *arguments, before=FULL)
    assert refused(said), said
    assert "the disk is full: 1 MiB are free" in said.err
    assert truth(store)["store.json"] == before


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * " + "{" * 8000 + " ?s ?p ?o " + "}" * 8000,
        "SELECT * { ?s ?p ?o FILTER(" + "(" * 8000 + "true" + ")" * 8000 + ") }",
        "SELECT * { ?s ?p ?o FILTER(" + "+".join("1" * 8000) + " > 2) }",
        "SELECT * { " + " UNION ".join(["{ ?s ?p ?o }"] * 6000) + " }",
        "SELECT * { ?s " + "/".join(["gov:partOf"] * 8000) + " ?o }",
    ],
    ids=["groups", "brackets", "sum", "union", "path"],
)
def test_a_query_too_deep_for_its_engine_is_refused(whole: Path, query: str) -> None:
    said = run(whole, "query", "--sparql", query)
    assert refused(said), said.code
    assert "brackets in one another" in said.err


def test_a_long_list_of_values_is_not_deep(whole: Path) -> None:
    values = " ".join(f"gov:x{number}" for number in range(1500))
    query = f"ASK {{ VALUES ?t {{ {values} gov:Task }} ?s a ?t }}"
    said = run(whole, "query", "--sparql", query)
    assert "true" in said.out
    assert "`gov:x4`" in said.err
    assert "other names of the question are not in this graph either" in said.err
    assert len(said.err.splitlines()) == 6


def _is_killed_at(store: Path, point: str) -> bool:
    """Whether a first load was killed as soon as it had made a file, and not over before."""
    shutil.rmtree(store, ignore_errors=True)
    program = [sys.executable, "-c", "from kg.cli import main; main()", "load", str(EXAMPLE)]
    environment = {**os.environ, "KG_STORE": str(store)}
    with subprocess.Popen(
        program, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while not (store / point).exists() and process.poll() is None:
            pass
        process.kill()
    return process.returncode == -signal.SIGKILL


POINTS = [
    "write.lock",
    "store.tmp",
    "store.json",
    "rdf",
    "rdf/CURRENT",
    "sources",
    "journal.tmp",
    "journal.nq",
    "graph/db",
    "graph/db/schema.json",
]
"""Files that a first load makes, in this order: it is killed as soon as each is there."""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX; Windows has no kill -9")
@pytest.mark.parametrize("point", POINTS)
def test_a_first_load_that_is_killed_is_followed_by_another(
    whole: Path, answers: dict[tuple[str, ...], Said], tmp_path: Path, point: str
) -> None:
    store = tmp_path / "store"
    # A file that is there for a moment (store.tmp) may be missed; then the load ends by itself.
    assert any(_is_killed_at(store, point) for _ in range(10))
    decided = (store / "journal.nq").exists() or (
        (store / "store.json").exists() and not read_meta(store).never_written
    )
    if not decided:  # nobody takes what was left for an answer
        assert refused(run(store, "query", "unmet"))
    said = run(store, "load", str(EXAMPLE))
    assert said.code == 0, said
    assert ("first load of this store was stopped" in said.err) == (not decided)
    assert {question: run(store, *question) for question in answers} == answers
    assert run(store, "status", "--check").code == 0
    with Store.open(store) as made, Store.open(whole) as unkilled:
        assert set(made.quads()) == set(unkilled.quads())
