"""The house as `docs/architecture.md` draws it: modules on the map, imports in one direction."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("kg", "loaders", "ontology", "queries")

ONLY_IN = {
    "click": "kg/cli/",
    "neo4j": "kg/mirror/",
    "arcadedb": "kg/mirror/",
    "pyvis": "kg/export/html.py",
    "rich": "kg/",
}
"""What a library is for: nobody else imports it."""

MAY_NOT = {
    "loaders/formats/": r"loaders\.(?!reading|language\.text)|kg\.(?!errors|model)",
    "loaders/language/": r"loaders\.(?!language)|kg\.(?!errors|model)",
    "loaders/": r"kg\.(?!errors|model)",
    "ontology/": r"loaders|kg\.(?!errors)",
    "kg/mirror/": r"loaders|kg\.(cli|browse|export|pipeline|publish|ask|show|store|rdf)\b",
    "kg/export/": r"kg\.(cli|browse)\b",
    "kg/": r"tests|benchmarks",
}
"""Rooms, and the imports that would lead backwards."""


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


@cache
def modules() -> list[tuple[str, list[str]]]:
    found = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    assert len(found) > 100
    return [(path.relative_to(ROOT).as_posix(), list(imports(path))) for path in found]


@pytest.mark.parametrize(("library", "room"), ONLY_IN.items())
def test_a_library_is_imported_in_one_place(library: str, room: str) -> None:
    users = {name for name, used in modules() if library in {each.split(".")[0] for each in used}}
    assert users
    assert {name for name in users if not name.startswith(room)} == set()


@pytest.mark.parametrize(("room", "backwards"), MAY_NOT.items())
def test_imports_lead_in_one_direction(room: str, backwards: str) -> None:
    wrong = [
        (name, each)
        for name, used in modules()
        if name.startswith(room)
        for each in used
        if re.match(backwards, each)
    ]
    assert wrong == []


def test_every_module_of_kg_is_on_the_map() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    chart = page.partition("## The modules of `kg`")[2].partition("\n## ")[0]
    named = set(re.findall(r"`([a-z_]+)/?`", chart))
    folder = ROOT / "kg"
    there = {path.stem for path in folder.glob("*.py")} | {
        path.parent.name for path in folder.glob("*/__init__.py")
    }
    assert there - {"__init__"} - named == set()
    assert named - there <= {"kg"}
