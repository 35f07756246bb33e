"""The READMEs show what the program prints, and link to what is there."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from kg.cli.messages import in_chinese
from tests.readme import FILES, ROOT, consoles, matches, run

FIRST = "kg load"
"""With what each README begins: done once for both."""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A store after the first command, and what that printed."""
    folder = tmp_path_factory.mktemp("readme") / "store"
    return folder, run(FIRST, folder, "en")


def _in(language: str, printed: list[str]) -> list[str]:
    """What was printed in English, with its messages in a language."""
    if language == "en":
        return printed
    head = "kg: "
    return [
        head + in_chinese(each.removeprefix(head)) if each.startswith(head) else each
        for each in printed
    ]


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is POSIX")
@pytest.mark.parametrize("name", FILES)
def test_the_consoles_are_what_is_printed(
    name: str, loaded: tuple[Path, list[str]], tmp_path: Path
) -> None:
    found = list(consoles((ROOT / name).read_text("utf-8")))
    assert [each.command for each in found].index(FIRST) == 0
    folder, said = loaded
    store = Path(shutil.copytree(folder, tmp_path / "store"))
    for console in found:
        first = console is found[0]
        printed = _in(FILES[name], said) if first else run(console.command, store, FILES[name])
        assert matches(console.shown, printed), (
            f"{name} shows something else for: {console.command}\n"
            + "\n".join(printed[:60])
            + "\n(make readme writes it anew)"
        )


@pytest.mark.parametrize("name", FILES)
def test_links_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", (ROOT / name).read_text("utf-8"))
    assert links
    for link in links:
        if not link.startswith("http"):
            assert (ROOT / link).exists(), link


@pytest.mark.parametrize("name", FILES)
def test_make_targets_that_are_named_exist(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z-]+)\b", (ROOT / name).read_text("utf-8")))
    assert {"demo", "test"} <= named <= targets


def test_a_cut_matches_any_lines_and_nothing_else_does() -> None:
    assert matches(("a", "…", "z"), ["a", "b", "c", "z"])
    assert matches(("a", "…"), ["a"])
    assert not matches(("a", "z"), ["a", "b", "z"])
    assert not matches(("a",), ["a", "b"])
