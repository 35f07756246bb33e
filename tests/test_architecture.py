"""The house as `docs/architecture.md` draws it: each package in its place, every import down."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).resolve().parent.parent

PLAN = {
    "ontology": "what a thing, a statement, a passage is; terms, registries, normal forms of text",
    "queries": "the questions, each a file; reads nothing but the ontology",
    "loaders.lexicon": "words as data, with examples that run",
    "loaders.formats": "file formats → one Document; no vocabulary of government",
    "loaders.language": "words of a text: units, quantities, periods, names; no file formats",
    "loaders.layout": "what paper did to text: headings, columns, lost tables",
    "loaders.extraction": "what the readers of all kinds share",
    "loaders.facts": "bundled facts, read and written",
    "loaders.kinds": "one module a kind of document",
    "loaders": "nothing but its description",
    "kg": "the version, nothing else",
    "kg.store": "RDF, the truth, on disk",
    "kg.follow": "what follows by rule from statements",
    "kg.project": "RDF ⇄ property graph",
    "kg.mirror": "Cypher engines, kept in step",
    "kg.run": "reading as a pure function, in processes; flat claims, Parquet",
    "kg.load": "from files to a store in step",
    "kg.answer": "questions, names, one thing on one page, marked texts",
    "kg.export": "files made from the store",
    "kg.browse": "what Neo4j Browser shows of the graph",
    "kg.cli": "the command line, and answers as text",
    "kg.__main__": "python -m kg",
}
"""The packages, from the ground up: each may import those above it in this list, and itself."""

HOUSES = ("ontology", "queries", "loaders", "kg")

BESIDE = {"queries": {"ontology", "queries"}, "loaders": {"ontology", "loaders"}}
"""Houses that stand beside others: all that they may import."""

ONLY_IN = {
    "click": "kg/cli/",
    "neo4j": "kg/mirror/",
    "arcadedb": "kg/mirror/",
    "pyvis": "kg/export/plain.py",
    "pypinyin": "kg/export/page/",
    "rich": "kg/cli/",
    "rdflib": "kg/store/",
    "pyshacl": "kg/store/",
    "filelock": "kg/",
    "pyarrow": "kg/run/",
    "pyspark": "kg/run/",
    "multiprocessing": "kg/run/",
}
"""What a library is for: nobody else imports it."""


@cache
def modules() -> dict[str, Path]:
    found = {}
    for house in HOUSES:
        for path in sorted((ROOT / house).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    assert len(found) > 150
    return found


@cache
def nodes(path: Path) -> tuple[ast.Import | ast.ImportFrom | ast.Constant, ...]:
    """What a file imports, and the words and numbers in it; each file is parsed once."""
    kinds = ast.Import | ast.ImportFrom | ast.Constant
    tree = ast.parse(path.read_text("utf-8"))
    return tuple(node for node in ast.walk(tree) if isinstance(node, kinds))


def imports(path: Path) -> Iterator[str]:
    """All that a file imports, wherever in it: `package.module` or `package.name`."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{each.name}" for each in node.names)


def own(name: str) -> str | None:
    """The module of ours that an import reaches, or None."""
    while name and name not in modules():
        name = name.rpartition(".")[0]
    return name or None


@cache
def edges() -> tuple[tuple[str, str], ...]:
    return tuple(
        (module, target)
        for module, path in modules().items()
        for each in imports(path)
        if (target := own(each)) is not None and target != module
    )


def package(module: str) -> str | None:
    while module and module not in PLAN:
        module = module.rpartition(".")[0]
    return module or None


def misplaced(module: str, target: str) -> str | None:
    """A sentence that says where a thing belongs, if an import leads up; else None."""
    order = list(PLAN)
    mine, other = package(module), package(target)
    assert mine is not None
    assert other is not None
    house = module.partition(".")[0]
    beside = BESIDE.get(house)
    if order.index(other) <= order.index(mine) and (
        beside is None or other.partition(".")[0] in beside
    ):
        return None
    return (
        f"{module} imports {target}, which stands above it: {mine} is for «{PLAN[mine]}». "
        f"Either what {module} needs belongs lower (in {mine} or below), or {module} itself "
        f"belongs in {other} («{PLAN[other]}») or above. The plan is in docs/architecture.md."
    )


def test_every_import_leads_down() -> None:
    assert [wrong for pair in edges() if (wrong := misplaced(*pair))] == []


def test_no_modules_go_in_a_ring() -> None:
    graph = nx.DiGraph(edges())
    rings = [
        f"{', '.join(sorted(ring))} import one another: what they share belongs in a module below"
        for ring in nx.strongly_connected_components(graph)
        if len(ring) > 1
    ]
    assert rings == []


def test_a_namespace_of_others_is_spelled_once() -> None:
    spelled = {
        path.relative_to(ROOT).as_posix()
        for path in modules().values()
        for node in nodes(path)
        if isinstance(node, ast.Constant) and str(node.value).startswith("http://www.w3.org/")
    }
    assert spelled == {"ontology/namespaces.py"}


def test_every_package_has_its_place_in_the_plan() -> None:
    """A new package stands in PLAN; its modules may not slip into the package above it."""
    folders = {
        module
        for module, path in modules().items()
        if path.name == "__init__.py" and module.count(".") == 1
    }
    missing = [
        f"{each} is a package without a place: add it to PLAN here and to docs/architecture.md"
        for each in sorted(folders - PLAN.keys())
    ]
    loose = [
        f"{module} stands in the hall: move it into one of the packages of {module.split('.')[0]}"
        for module in modules()
        if module.count(".") == 1
        and module.partition(".")[0] in ("kg", "loaders")
        and module not in PLAN
        and module not in folders
    ]
    assert missing + loose == []


def test_the_page_draws_the_same_plan() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    chart = page.partition("## The packages")[2].partition("\n## ")[0]
    drawn = re.findall(r"^\| `([a-z_.]+)` \|", chart, re.MULTILINE)
    said = [each for each in PLAN if each not in ("loaders", "kg", "kg.__main__")]
    assert drawn == said


def test_a_wrong_import_is_told_where_it_belongs() -> None:
    assert misplaced("kg.store.rdf", "ontology.model") is None
    assert misplaced("queries", "ontology.errors") is None
    wrong = misplaced("kg.store.rdf", "kg.answer.ask")
    assert wrong is not None
    assert "belongs in kg.answer" in wrong
    assert misplaced("loaders.kinds.review", "queries") is not None


@pytest.mark.parametrize(("library", "room"), ONLY_IN.items())
def test_a_library_is_imported_in_one_place(library: str, room: str) -> None:
    users = {
        path.relative_to(ROOT).as_posix()
        for path in modules().values()
        if library in {each.split(".")[0] for each in imports(path)}
    }
    assert users
    assert {name for name in users if not name.startswith(room)} == set()


def test_no_module_gives_a_name_twice() -> None:
    """The second would silently stand for the first wherever that is asked for."""
    twice = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in modules().values()
        for name, number in Counter(given(path)).items()
        if number > 1
    }
    assert not twice


def given(path: Path) -> Iterator[str]:
    """Each name that a module gives at its top, as often as it does."""
    for node in ast.parse(path.read_text("utf-8")).body:
        match node:
            case ast.Assign():
                yield from (each.id for each in node.targets if isinstance(each, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
