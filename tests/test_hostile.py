"""Hostile files through `kg load`: each loaded or rejected with one line, in time, in memory."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.damage import run_alone as run
from tests.hostile import NAMES, PLACES, PROGRESS, catalogue, mutants

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits and files as on Linux")

COUNT, SEED = 400, 1


def test_the_same_seed_makes_the_same_files(tmp_path: Path) -> None:
    once, again = ([path.read_bytes() for path in mutants(tmp_path, 7, 0, 20)] for _ in range(2))
    assert once == again
    assert len(set(once)) == 20


def test_there_are_enough_of_them() -> None:
    names = Counter(name for name, _ in catalogue())
    assert len(names) == names.total() >= 250


@pytest.mark.slow
def test_each_hostile_file_is_loaded_or_rejected_with_one_line(tmp_path: Path) -> None:
    from tests.fuzz import outcomes

    found = list(outcomes(tmp_path / "files", SEED, COUNT))
    assert len(found) == COUNT
    assert {each.name: each.fault for each in found if each.fault} == {}
    assert min(Counter(each.loaded for each in found).values()) > 50


@pytest.mark.slow
def test_a_folder_of_them_is_loaded_but_for_what_cannot_be(tmp_path: Path) -> None:
    """Pipes, devices and links among good files: nothing waits for them, each is named."""
    folder = tmp_path / "files"
    folder.mkdir()
    for name, make in PLACES.items():
        make(folder / name)
    for name in NAMES:
        (folder / name).write_text(PROGRESS, "utf-8")
    store = tmp_path / "store"
    said = run(store, "load", str(folder), "--skip-bad")
    assert said.code == 0, said.err
    loaded = {each["document"] for each in json.loads(said.out)}
    # What a folder holds is read by its ending, and hidden files stay hidden.
    assert loaded >= {name for name in NAMES if name.endswith(".txt") and name[0] != "."}
    assert all(line.startswith("kg: skipped: ") for line in said.err.splitlines())
    for name in ("a pipe.txt", "zeros without end.txt", "a link to itself.txt"):
        assert name in said.err
    assert run(store, "status", "--check").code == 0
    for ending in ("html", "xlsx", "jsonl", "csv", "ttl"):
        target = tmp_path / f"all.{ending}"
        assert run(store, "export", str(target)).code == 0
        assert os.path.getsize(target) > 1000  # noqa: PTH202
