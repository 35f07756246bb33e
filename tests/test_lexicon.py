"""The words as data: every example is read as it says, and every entry is shown by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.language.readers import READERS
from loaders.lexicon import FOLDER, Example, Lexicon, Silence, lexicon, names, read
from ontology.errors import LexiconError

WHOLE = {name: read(FOLDER / f"{name}.toml") for name in names()}
EXAMPLES = [
    pytest.param(name, each, id=f"{name}: {each.text}")
    for name in names()
    for each in WHOLE[name].examples
]
SILENCES = [
    pytest.param(name, each, id=f"{name}: {each.text}")
    for name in names()
    for each in WHOLE[name].silences
]


def test_every_class_of_words_has_a_reader() -> None:
    assert set(names()) == READERS.keys()


@pytest.mark.parametrize(
    ("name", "example"), EXAMPLES, ids=lambda each: getattr(each, "text", each)
)
def test_an_example_is_read_as_it_says(name: str, example: Example) -> None:
    assert (example.value, example.span, example.id) in list(READERS[name](example.text))


@pytest.mark.parametrize(
    ("name", "silence"), SILENCES, ids=lambda each: getattr(each, "text", each)
)
def test_where_silence_is_right_nothing_is_read(name: str, silence: Silence) -> None:
    fired = [each.id for each in READERS[name](silence.text)]
    assert fired == ([silence.by] if silence.by else [])


@pytest.mark.parametrize("name", names())
def test_every_entry_is_shown_by_an_example(name: str) -> None:
    words = WHOLE[name]
    assert words.entries == lexicon(name).entries
    assert words.entries.keys() - {each.id for each in words.examples} == set()


BROKEN = {
    "an unknown key": '[[entry]]\nid = "a"\nwords = ["甲"]\ncolour = "red"\n',
    "no words": '[[entry]]\nid = "a"\n',
    "words and a pattern": '[[entry]]\nid = "a"\nwords = ["甲"]\npattern = "乙"\n',
    "a malformed pattern": '[[entry]]\nid = "a"\npattern = "("\n',
    "the same id twice": '[[entry]]\nid = "a"\nwords = ["甲"]\n' * 2,
    "an example of nothing": '[[example]]\ntext = "甲"\nvalue = "1"\nspan = "甲"\nid = "b"\n',
    "an entry below examples": '[[entry]]\nid = "a"\nwords = ["甲"]\n'
    '[[silence]]\ntext = "乙"\n[[entry]]\nid = "b"\nwords = ["丙"]\n',
    "an unknown table": '[[entries]]\nid = "a"\n',
    "no TOML": "[[entry",
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_malformed_file_is_refused_with_its_name(tmp_path: Path, what: str) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(BROKEN[what], "utf-8")
    with pytest.raises(LexiconError, match=r"broken\.toml"):
        read(path)


def test_words_are_found_the_longest_first(tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_text('[[entry]]\nid = "a"\nwords = { "月" = "1", "月底" = "2" }\n', "utf-8")
    words: Lexicon = read(path)
    assert words.any_of("a") == "(?:月底|月)"
    assert words.words("a") == {"月": "1", "月底": "2"}


def test_a_long_pattern_stands_in_several_lines(tmp_path: Path) -> None:
    file = tmp_path / "words.toml"
    pattern = "'''\n(?:甲|\n  乙)局'''"
    file.write_text(f'[[entry]]\nid = "words/long"\npattern = {pattern}\n', "utf-8")
    assert read(file).pattern("words/long") == "(?:甲|乙)局"
