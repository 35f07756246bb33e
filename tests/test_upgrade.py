"""Stores of earlier formats, made by the versions before: refused, then made anew."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
import pytest
from click.testing import CliRunner

from kg.cli import cli
from kg.load.pipeline import load
from kg.load.upgrade import upgrade
from kg.store import Store
from kg.store.sources import kept
from ontology.errors import StoreError, StoreTooOld
from ontology.model import IDENTITIES

NOW = f"{IDENTITIES}青石区/document/重点工作任务进展情况表/2024-06-30"


class Former(NamedTuple):
    """Which identities of a format are others now; what is said of a store of it; its document."""

    moved: dict[str, str]
    said: str
    now: str = NOW


_SERIES = f"{IDENTITIES}青石区/document/重点工作任务进展情况"
HALF = f"{_SERIES}通报/2024-06-P6M"
"""进展情况的通报 of the half year, which was June's of a series of its own."""
ISSUE = f"{IDENTITIES}青石区/document/重点工程推进情况通报/2024-06-12"
"""An issue of a bulletin, whose number its masthead says."""
FORMER = {
    2: Former({f"{IDENTITIES}document/进展.txt": NOW}, "file names"),
    4: Former({}, "keeps what documents state in another way"),
    5: Former({f"{_SERIES}的通报/2024-06": HALF}, "how many months they cover", HALF),
    6: Former({ISSUE: f"{ISSUE}.12"}, "go by their day alone", f"{ISSUE}.12"),
}


@pytest.fixture(params=FORMER)
def number(request: pytest.FixtureRequest) -> int:
    found: int = request.param
    return found


@pytest.fixture
def old(tmp_path: Path, number: int) -> Path:
    folder = tmp_path / "store"
    fixtures = Path(__file__).parent / "fixtures"
    shutil.unpack_archive(fixtures / f"store-format-{number}.zip", folder)
    return folder


def test_a_store_of_a_format_before_is_refused_with_the_way_out(old: Path, number: int) -> None:
    for write in (False, True):
        with pytest.raises(StoreTooOld, match=FORMER[number].said) as refused:
            Store.open(old, write=write)
        assert "kg upgrade" in str(refused.value.way_out)
    with pytest.raises(StoreTooOld):
        load([], old)


def test_it_is_made_anew_from_the_files_that_it_keeps(old: Path, number: int) -> None:
    done = upgrade(old)
    assert done is not None
    assert dict(done.moved) == FORMER[number].moved
    assert (done.before.documents, done.after.documents) == (1, 1)
    assert done.before.stated == done.after.stated > 0
    assert done.missing == ()
    with Store.open(old) as store:
        (document,) = store.documents()
        assert (document.iri, document.name) == (FORMER[number].now, "进展.txt")
        assert kept(old, document.sha256) is not None
    with pytest.raises(StoreTooOld):
        Store.open(done.old)
    assert upgrade(old) is None


def test_a_document_without_a_date_stays_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = "打造重要窗口的拱墅样本\n\n序号\t任务\t牵头单位\t进展\n"
    rows = "1\t在拱墅新建公园3个\t区住建局\t拱墅已建成2个\n2\t在拱墅修路\t区住建局\t修成\n"
    (tmp_path / "表.txt").write_text(head + rows, "utf-8")
    load([tmp_path / "表.txt"], tmp_path / "store")
    with Store.open(tmp_path / "store") as store:
        (before,) = store.documents()
    assert before.division.endswith("/330105")
    monkeypatch.setattr("kg.load.upgrade.FORMAT", -1)
    done = upgrade(tmp_path / "store")
    assert done is not None
    assert done.moved == {}


def test_a_file_that_is_nowhere_is_told_and_may_be_left_out(old: Path) -> None:
    shutil.rmtree(old / "sources")
    before = sorted(path.name for path in old.iterdir())
    with pytest.raises(StoreError, match=r"进展\.txt"):
        upgrade(old)
    assert sorted(path.name for path in old.iterdir() if path.name != "write.lock") == before
    done = upgrade(old, without_missing=True)
    assert done is not None
    assert done.missing == ("进展.txt",)
    assert done.after.documents == 0


ASKED = {
    "load": (["load"], ["load", "FILE"], ["load", "FILE", "--dry-run"]),
    "query": (
        ["query", "unit-load"],
        ["query", "unit-load", "--engine", "rdf"],
        ["query", "--cypher", "MATCH (n) RETURN n LIMIT 1"],
        ["query", "--sparql", "SELECT * { ?s ?p ?o } LIMIT 1"],
    ),
    "show": (["show", "区园林局"], ["show", "进展.txt"]),
    "export": (["export", "OUT.html"], ["export", "OUT.nq"], ["export", "OUT.xlsx"]),
    "validate": (["validate"],),
    "status": (["status"], ["status", "--check"]),
    "mirror": (["mirror"], ["mirror", "--dry-run"]),
    "browse": (["browse", "--no-open"],),
    "remove": (["remove", "进展.txt"],),
    "repair": (["repair"],),
    "registry new": (["registry", "new", "青石区"],),
}
"""Every command that looks into a store, in the forms in which it does."""
_OUT = ("html", "nq", "xlsx")
WITHOUT = {
    "extract": "reads documents, and knows of no store",
    "upgrade": "is the way out",
    "neo4j up": "starts a server, which only kg mirror fills",
    "neo4j down": "ends a process",
    "neo4j status": "tells of a process",
    "registry check": "reads registries",
    "registry list": "reads registries",
}


def commands(group: click.Group, above: str = "") -> Iterator[str]:
    """All commands of the program, those below others with what they are below."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, f"{above}{name} ")
        else:
            yield f"{above}{name}"


def test_every_command_refuses_an_old_store_with_the_way_out(old: Path, tmp_path: Path) -> None:
    assert {*commands(cli)} == {*ASKED, *WITHOUT}
    file = tmp_path / "新.txt"
    file.write_text("青石区2024年工作\n主要任务\t牵头单位\t完成情况\n新建公园2个\t区园林局\t完成\n")
    before = _files(old)
    for asked in (form for forms in ASKED.values() for form in forms):
        words = {"FILE": str(file), **{f"OUT.{each}": str(tmp_path / f"o.{each}") for each in _OUT}}
        given = [words.get(each, each) for each in asked]
        done = CliRunner().invoke(cli, [*given, "--store", str(old)])
        assert done.exit_code not in (0, 2), (asked, done.output)
        assert "made by an older kg" in done.output, (asked, done.output)
        assert "kg upgrade" in done.output, asked
        assert "Traceback" not in done.output
    assert _files(old) == before
    assert not list(tmp_path.glob("o.*"))


def _files(folder: Path) -> list[str]:
    return sorted(str(each) for each in folder.rglob("*") if each.name != "write.lock")
