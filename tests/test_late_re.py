"""Patterns are compiled when they are first used, to the same code as Python compiles them."""

from __future__ import annotations

import ast
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from ontology import classes_once, late_re

ROOT = Path(__file__).resolve().parent.parent


def test_a_pattern_is_compiled_by_the_first_search_and_no_sooner() -> None:
    pattern = late_re.Pattern("甲+")
    assert pattern.pattern == "甲+"
    assert not pattern.is_compiled
    assert pattern.search("乙甲甲") is not None
    assert pattern.is_compiled
    assert pattern.search == pattern.compiled.search


def test_a_malformed_pattern_is_told_by_the_first_search() -> None:
    pattern = late_re.compile("(")
    with pytest.raises(late_re.error, match="missing"):
        pattern.search("甲")


ASKED: dict[str, Callable[[Any], object]] = {
    "match": lambda x: x.match("a甲1b乙2", 1).group(),
    "match in a span": lambda x: x.match("a甲1b乙2", 1, 2),
    "fullmatch": lambda x: x.fullmatch("甲1").groupdict(),
    "search": lambda x: x.search("a甲1b乙2").span(),
    "finditer": lambda x: [each.span() for each in x.finditer("a甲1b乙2")],
    "findall": lambda x: x.findall("a甲1b乙2"),
    "split": lambda x: x.split("a甲1b乙2", maxsplit=1),
    "sub": lambda x: x.sub(lambda match: match["word"], "a甲1b乙2", count=1),
    "subn": lambda x: x.subn(r"\g<word>", "a甲1b乙2"),
    "pattern": lambda x: x.pattern,
}


@pytest.mark.parametrize("asked", ASKED)
def test_it_answers_as_python_s_own(asked: str) -> None:
    words = r"(?P<word>[\u4e00-\u9fff])(?P<number>\d)"
    ask = ASKED[asked]
    assert ask(late_re.compile(words)) == ask(re.compile(words))


def test_the_functions_answer_as_python_s_own() -> None:
    for each in (late_re, re):
        said = [
            each.match("甲|乙", "乙丙"),
            each.search("b", "AB", each.IGNORECASE),
            each.fullmatch(b"a+", b"aa"),
        ]
        assert [match is not None and match.group() for match in said] == ["乙", "B", b"aa"]
        assert each.findall("[一-鿿]", "a甲乙") == ["甲", "乙"]
        assert [match.start() for match in each.finditer("甲", "甲乙甲")] == [0, 2]
        assert each.split("、", "甲、乙、丙", 1) == ["甲", "乙、丙"]
        assert each.sub("[甲乙]", "丁", "甲乙丙", 1) == "丁乙丙"


def test_the_same_words_are_the_same_pattern() -> None:
    assert late_re.compile("甲乙") is late_re.compile("甲乙")
    assert late_re.compile("甲乙") is not late_re.compile("甲乙", late_re.IGNORECASE)


def test_a_pattern_can_be_sent_to_another_process() -> None:
    used = late_re.Pattern("[甲乙]", late_re.MULTILINE)
    used.search("甲")
    sent = pickle.loads(pickle.dumps(used))  # noqa: S301 - our own
    assert (sent.pattern, sent.flags) == (used.pattern, used.flags)
    assert sent.search("丙乙") is not None


@contextmanager
def classes_made() -> Iterator[list[str]]:
    """How often Python makes a class of characters in the block."""
    made: list[str] = []

    def called(frame: Any, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_name == "_optimize_charset":
            made.append(event)

    sys.setprofile(called)
    try:
        yield made
    finally:
        sys.setprofile(None)


def test_a_class_of_characters_is_made_once() -> None:
    one, two = "[一-鿾甲乙]{2}", "(?:[一-鿾甲乙]+丙)*[一-鿾甲乙]"
    classes_once.compiled(one)
    with classes_made() as made:
        classes_once.compiled(two)
    assert made == []
    with classes_made() as made:
        classes_once.compiled(two + "[一-鿽甲乙]")
    assert made


def test_patterns_of_the_house_are_compiled_late() -> None:
    ours = [path for house in ("ontology", "loaders", "kg", "queries") for path in modules(house)]
    assert len(ours) > 300
    early = {
        path.relative_to(ROOT).as_posix()
        for path in ours
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.Import) and any(each.name == "re" for each in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module == "re")
    }
    hint = "write: from ontology import late_re as re"
    # Coverage searches bytes that are still being written, which a pattern of bytes alone may.
    assert early == {
        "loaders/formats/coverage.py",
        "ontology/classes_once.py",
        "ontology/late_re.py",
    }, hint


def modules(house: str) -> list[Path]:
    return sorted((ROOT / house).rglob("*.py"))


def test_python_s_own_compiler_is_left_alone() -> None:
    copy = classes_once.compiler()
    assert copy is not None
    own = sys.modules["re._compiler"]
    assert copy is not own
    assert own._optimize_charset is not copy._optimize_charset


EVERY = """
import gc, importlib, pkgutil
import kg.follow, loaders.extraction, loaders.formats, loaders.kinds, loaders.language
for package in (loaders.kinds, loaders.language, loaders.extraction, loaders.formats, kg.follow):
    for each in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        importlib.import_module(each.name)
from ontology.late_re import Pattern
every = [each for each in gc.get_objects() if isinstance(each, Pattern)]
"""


def said(code: str) -> list[str]:
    """What a new process prints that has imported all readers."""
    done = subprocess.run(
        [sys.executable, "-c", EVERY + code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return done.stdout.split()


def test_to_import_the_readers_compiles_next_to_nothing() -> None:
    every, compiled = map(int, said("print(len(every), sum(each.is_compiled for each in every))"))
    assert every > 800
    assert compiled < 10


def test_every_pattern_of_the_house_comes_out_as_python_makes_it() -> None:
    code = """
import sys
from ontology import classes_once
copy, own, parser = classes_once.compiler(), sys.modules["re._compiler"], sys.modules["re._parser"]
for each in every:
    parsed = [parser.parse(each.pattern, int(each.flags)) for _ in range(2)]
    if copy._code(parsed[0], each.flags) != own._code(parsed[1], each.flags):
        print(each.pattern)
"""
    assert said(code) == []
