"""A file or a folder is replaced wholly or not at all, and in one module only."""

from __future__ import annotations

import ast
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store.atomic import replacing, replacing_folder

ROOT = Path(__file__).resolve().parent.parent


class Stopped(Exception):
    """What a block may raise."""


def entries(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


@pytest.mark.parametrize("temporary", [None, "x.tmp"])
def test_the_new_file_is_there_only_when_the_block_has_ended(
    tmp_path: Path, temporary: str | None
) -> None:
    target = tmp_path / "x"
    target.write_text("old")
    place = tmp_path / temporary if temporary else None
    with replacing(target, temporary=place) as file:
        file.write(b"new")
        file.flush()
        assert target.read_text() == "old"
    assert entries(tmp_path) == {"x": "new"}


@pytest.mark.parametrize("temporary", [None, "x.tmp"])
def test_a_block_that_raises_leaves_all_as_it_was(tmp_path: Path, temporary: str | None) -> None:
    target = tmp_path / "x"
    target.write_text("old")
    place = tmp_path / temporary if temporary else None

    def stop() -> None:
        with replacing(target, temporary=place) as file:
            file.write(b"half")
            raise Stopped

    with pytest.raises(Stopped):
        stop()
    assert entries(tmp_path) == {"x": "old"}


def test_what_a_killed_writer_left_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "x.tmp").write_text("much more than what comes now")
    with replacing(tmp_path / "x", temporary=tmp_path / "x.tmp") as file:
        file.write(b"new")
    assert entries(tmp_path) == {"x": "new"}


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX")
def test_permissions_are_those_of_the_old_file_or_of_any_new_one(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("old")
    (tmp_path / "old").chmod(0o640)
    (tmp_path / "any").write_text("any")
    for name in ("old", "new"):
        with replacing(tmp_path / name) as file:
            file.write(b"new")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {"old": 0o640, "any": modes["any"], "new": modes["any"]}


def test_two_may_replace_a_file_at_once(tmp_path: Path) -> None:
    with replacing(tmp_path / "x") as first, replacing(tmp_path / "x") as second:
        first.write(b"first")
        second.write(b"second")
    assert entries(tmp_path) == {"x": "first"}  # the outer block ends last


def test_a_folder_is_replaced_wholly_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "f"
    (tmp_path / ".f.part").mkdir()
    (tmp_path / ".f.part" / "left by a killed one").touch()

    def stop() -> None:
        with replacing_folder(target) as parts:
            (parts / "x").touch()
            raise Stopped

    with pytest.raises(Stopped):
        stop()
    assert list(tmp_path.iterdir()) == []
    target.mkdir()  # an empty one may be there
    with replacing_folder(target) as parts:
        (parts / "x").touch()
        assert list(target.iterdir()) == []
    assert [path.name for path in tmp_path.rglob("*")] == ["f", "x"]


def renames(path: Path) -> Iterator[int]:
    """Lines on which a file is renamed: `path.replace(other)` has one argument, a text's two."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            of = node.func.value
            module = of.id if isinstance(of, ast.Name) else ""
            moves = node.func.attr in ("rename", "renames") or (module, node.func.attr) in (
                ("os", "replace"),
                ("shutil", "move"),
            )
            alone = node.func.attr == "replace" and len(node.args) == 1 and not node.keywords
            if moves or alone:
                yield node.lineno


def test_nobody_else_renames_files() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for house in ("kg", "loaders", "ontology", "queries")
        for path in (ROOT / house).rglob("*.py")
        if list(renames(path))
    }
    assert found == {"kg/store/atomic.py"}
