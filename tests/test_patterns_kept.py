"""The code of patterns is kept from one process to the next, and nothing else comes of it."""

from __future__ import annotations

import gzip
import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.run import patterns
from ontology import classes_once

WORDS = [
    rf"(?P<unit>[\u4e00-\u9fff“”]{{2,{most}}}(?:局|委|办))(?P<rest>[^，。；]*)"
    for most in range(2, 22)
]
TEXT = "由区住建局牵头"


@pytest.fixture(autouse=True)
def _new_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As a process begins, with a folder of its own."""
    monkeypatch.setattr(patterns, "place", lambda: tmp_path / "kg" / "patterns.json.gz")
    forget()
    yield
    forget()
    patterns._codes = None


def forget() -> None:
    patterns._codes = None
    classes_once.remember(None)


def found() -> list[object]:
    """What the patterns find, compiled anew."""
    with patterns.kept():
        matches = [classes_once.compiled(each).search(TEXT) for each in WORDS]
    forget()
    return [match and (match.span(), match.groupdict(), match.lastgroup) for match in matches]


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The patterns that are compiled from now on."""
    ours, made = classes_once._ours(), list[str]()
    assert ours is not None
    compile_ = ours.compile

    def told(pattern: str, flags: int) -> object:
        made.append(pattern)
        return compile_(pattern, flags)

    monkeypatch.setattr(ours, "compile", told)
    return made


RIGHT = [
    match and (match.span(), match.groupdict(), match.lastgroup)
    for match in (re.search(each, TEXT) for each in WORDS)
]


def test_what_an_earlier_process_compiled_is_there(compilations: list[str]) -> None:
    assert found() == RIGHT
    assert compilations == WORDS
    assert found() == RIGHT
    assert compilations == WORDS
    assert patterns.place().stat().st_mode & 0o077 == 0 or os.name != "posix"


def test_short_patterns_may_hold_words_of_a_document_and_are_not_kept() -> None:
    with patterns.kept():
        for number in range(99):
            classes_once.compiled(f"青石区第{number}小学")
    assert not patterns.place().exists()


def edited(change: Callable[[dict[str, object]], object]) -> None:
    told = json.loads(gzip.decompress(patterns.place().read_bytes()))
    change(told)
    patterns.place().write_bytes(gzip.compress(json.dumps(told).encode()))


def no_code(told: dict[str, object]) -> None:
    codes = told["codes"]
    assert isinstance(codes, dict)
    for at, key in enumerate(codes):
        codes[key] = [[32, "AAAA", 2, {}, [None]], [32, "!", 2, {}, []], ["x"], None, 7][at % 5]


BROKEN: dict[str, Callable[[], object]] = {
    "cut off": lambda: patterns.place().write_bytes(patterns.place().read_bytes()[:-9]),
    "another byte": lambda: patterns.place().write_bytes(
        patterns.place().read_bytes().replace(b"unit", b"unix", 1)
    ),
    "no archive": lambda: patterns.place().write_bytes(b"kg"),
    "empty": lambda: patterns.place().write_bytes(b""),
    "a list": lambda: patterns.place().write_bytes(gzip.compress(b"[]")),
    "of another Python": lambda: edited(lambda told: told.update(made_by=["3.99", "1"])),
    "codes that are none": lambda: edited(lambda told: told.update(codes=[])),
    "no code": lambda: edited(no_code),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_file_that_is_not_good_is_made_anew(broken: str, compilations: list[str]) -> None:
    found()
    BROKEN[broken]()
    assert found() == RIGHT
    assert compilations == WORDS * 2
    assert found() == RIGHT


@pytest.mark.skipif(os.name != "posix", reason="modes of files")
def test_a_file_that_somebody_else_can_write_is_not_used(compilations: list[str]) -> None:
    found()
    patterns.place().chmod(0o666)
    assert found() == RIGHT
    assert compilations == WORDS * 2
    assert found() == RIGHT
    assert compilations == WORDS * 2


def test_what_another_engine_takes_is_handed_on_and_not_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours, make = classes_once._ours(), classes_once._made
    assert ours is not None
    compile_ = ours.compile
    monkeypatch.setattr(ours, "compile", lambda *said: (*compile_(*said), "more"))
    monkeypatch.setattr(classes_once, "_made", lambda given: make(given[:-1]))
    assert found() == RIGHT
    assert not patterns.place().exists()


def test_without_a_folder_all_is_compiled(tmp_path: Path) -> None:
    (tmp_path / "kg").write_text("a file")
    assert found() == RIGHT
