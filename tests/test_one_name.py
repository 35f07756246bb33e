"""A name that a person types means the same to every command: one thing, or a refusal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.answer.names import resolve
from kg.cli import cli
from kg.store import Change, Store
from kg.store.rdf import extraction_quads
from ontology.errors import ParameterError
from ontology.locator import Locator
from ontology.model import Extraction, Passage, Statement, Text, Thing
from tests.factories import DIVISION, document, extraction

LAKE = "镜湖"
PROJECT = Thing(DIVISION.iri("project", LAKE), "Project", LAKE)
PLACE = Thing(DIVISION.iri("place", LAKE), "Place", LAKE)
SPACED = Thing(DIVISION.iri("project", "AED急救(二期)"), "Project", "AED 急救(二期)")
COMMANDS = {
    "show": ("show", "{}"),
    "query": ("query", "evidence", "-p", "thing={}"),
    "export": ("export", "{file}", "--focus", "{}"),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """青石区 with a lake that is a place and a project; the place has more relations."""
    folder = tmp_path_factory.mktemp("names") / "store"
    paper = document("湖.txt")
    there = Passage("湖.txt", Locator(0, 2), LAKE)
    alias = Thing(DIVISION.iri("place", "石山"), "Place", "石山", (("alias", Text("老石山")),))
    twin = Thing(DIVISION.iri("road", "老石山"), "Road", "老石山")
    named = [
        Statement(paper.thing, "mentions", each, there, "test")
        for each in (PROJECT, PLACE, SPACED, alias, twin)
    ]
    named.append(Statement(SPACED, "locatedIn", PLACE, there, "test"))
    made = (Extraction(paper, tuple(named), ()), extraction())
    with Store.open(folder, write=True) as opened:
        opened.apply(
            [
                Change.of_document(each.document.iri, each.document.name, extraction_quads(each))
                for each in made
            ]
        )
    return folder


def run(command: str, name: str, store: Path, tmp_path: Path) -> tuple[int, str]:
    """The exit code, and what is said on standard error."""
    words = [
        each.format(name, file=tmp_path / "x.html") for each in (*COMMANDS[command], "--store")
    ]
    done = CliRunner().invoke(cli, [*words, str(store)])
    return done.exit_code, done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_a_name_of_two_things_is_refused_with_both(
    command: str, store: Path, tmp_path: Path
) -> None:
    code, said = run(command, LAKE, store, tmp_path)
    assert code == 1
    assert said.count("\n") == 1
    assert f"2 things have the name «{LAKE}»" in said
    assert "say which, by its IRI" in said
    for each in (f"999901/place/{LAKE} (Place", f"999901/project/{LAKE} (Project"):
        assert each in said
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", COMMANDS)
def test_an_alias_that_is_the_name_of_another_is_refused_too(
    command: str, store: Path, tmp_path: Path
) -> None:
    code, said = run(command, "老石山", store, tmp_path)
    assert code == 1
    assert "999901/place/石山 (Place" in said
    assert "999901/road/老石山 (Road" in said


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", [f"999901/project/{LAKE}", PLACE.iri, "石山", "湖.txt"])
def test_the_way_out_leads_out(command: str, name: str, store: Path, tmp_path: Path) -> None:
    assert run(command, name, store, tmp_path)[0] == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_a_name_of_nothing_gets_the_nearest(command: str, store: Path, tmp_path: Path) -> None:
    code, said = run(command, "老石", store, tmp_path)
    assert code == 1
    assert "nothing has the name «老石» — did you mean 老石山" in said


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", ["AED 急救(二期)", "ＡＥＤ急救（二期）", "AED急救 （二期)"])
def test_white_space_brackets_and_width_make_no_other_name(
    command: str, name: str, store: Path, tmp_path: Path
) -> None:
    assert run(command, name, store, tmp_path) == (
        0,
        f"kg: wrote {tmp_path / 'x.html'}\n" if command == "export" else "",
    )


def test_kinds_choose_among_things_of_one_name(store: Path) -> None:
    with Store.open(store) as opened:
        with pytest.raises(ParameterError, match="2 things have the name") as refused:
            resolve(opened, LAKE)
        assert re.findall(r"\((\w+)", refused.value.way_out or "") == ["Place", "Project"]
        assert resolve(opened, LAKE, ("Project",)).iri == PROJECT.iri
        assert resolve(opened, "老石山", ("Road",)).name == "老石山"


@pytest.mark.parametrize("name", ["石山", LAKE])
def test_a_name_that_is_no_question_leads_to_the_thing(name: str, store: Path) -> None:
    done = CliRunner().invoke(cli, ["query", name, "--store", str(store)])
    assert f"there is no question «{name}» — kg show {name} shows" in done.stderr
