"""Reviewed strategies and aliases: what the files promise, and that the documents bear them out."""

from __future__ import annotations

from pathlib import Path

import pytest

from ontology.errors import RegistryError
from ontology.known_names import KnownNames, known_names, load_known_names
from ontology.model import Division
from ontology.registries import registry_of
from ontology.text import normal_name

DIVISION = Division("999901", "青石区")

STRATEGIES = """
[[strategy]]
name = "“三园”战略"
kind = "Strategy"
count = 3
unlisted = "文件没有列出第三个"
aliases = [{ name = "123", reason = "the digits", passages = ["a:0-3"] }]
passages = ["a:10-14"]

[[strategy]]
name = "南园"
kind = "Goal"
part_of = "“三园”战略"
reason = "文件列出"

[[strategy]]
name = "白沙路"
kind = "Road"
part_of = "南园"
reason = "在南园之内"
"""

ALIASES = """
[[alias]]
name = "石溪湿地公园"
kind = "Place"
aliases = [{ name = "石西湿地公园", reason = "misprint" }]

[[apart]]
names = ["石溪湿地公园", "石溪公园"]
reason = "Two parks."
"""


def write(folder: Path, strategies: str = STRATEGIES, aliases: str = ALIASES) -> KnownNames:
    (folder / "strategies.toml").write_text(strategies, "utf-8")
    (folder / "aliases.toml").write_text(aliases, "utf-8")
    return load_known_names(folder, DIVISION)


def test_a_name_an_alias_and_quotation_marks_find_the_thing(tmp_path: Path) -> None:
    names = write(tmp_path)
    thing = names.find("三园战略")
    assert thing is not None
    assert thing.iri == DIVISION.iri("thing", "“三园”战略")
    assert thing.get("statedParts") == 3
    assert names.find("123") == thing
    assert names.find("石西湿地公园") == names.find("石溪湿地公园")
    assert names.find("石溪公园") is None


def test_a_text_names_the_longest_and_digits_only_in_quotes(tmp_path: Path) -> None:
    names = write(tmp_path)
    text = "推进“123”，落实“三园”战略，共123处；修白沙路。"
    found = [(text[start:end], entry.name) for start, end, entry in names.named_in(text)]
    assert found == [
        ("“123”", "“三园”战略"),
        ("“三园”战略", "“三园”战略"),
        ("白沙路", "白沙路"),
    ]


def test_parts_and_wholes_are_found(tmp_path: Path) -> None:
    names = write(tmp_path)
    whole = names.get("123")
    assert whole is not None
    assert [part.name for part in names.parts(whole)] == ["南园"]
    assert names.whole(names.parts(whole)[0]) == whole


@pytest.mark.parametrize(
    ("strategies", "aliases", "message"),
    [
        (STRATEGIES.replace('"Goal"', '"Hope"'), ALIASES, "unknown kind 'Hope'"),
        (STRATEGIES.replace('reason = "文件列出"', ""), ALIASES, "'reason' is missing"),
        (STRATEGIES.replace("a:0-3", "a:3"), ALIASES, "document:start-end"),
        (STRATEGIES.replace("count = 3", "count = 1"), ALIASES, "at least 2"),
        (STRATEGIES.replace('part_of = "南园"', 'part_of = "北园"'), ALIASES, "not there"),
        (STRATEGIES, ALIASES.replace("石西湿地公园", "南园"), "given twice"),
        (STRATEGIES, ALIASES.replace("石西湿地公园", "石溪公园"), "to stay apart"),
        (STRATEGIES, ALIASES.replace("kind", "sort"), "'kind' is missing"),
    ],
)
def test_a_malformed_file_is_refused(
    tmp_path: Path, strategies: str, aliases: str, message: str
) -> None:
    with pytest.raises(RegistryError, match=message):
        write(tmp_path, strategies, aliases)


def test_a_division_that_nobody_reviewed_has_no_names() -> None:
    assert known_names(DIVISION).entries == ()
    assert known_names(DIVISION).named_in("“1411”战略体系") == []


def gongshu() -> KnownNames:
    return known_names(Division("330105", "拱墅区"))


def test_the_overall_strategy_says_what_the_documents_leave_open() -> None:
    names = gongshu()
    whole = names.get("1411")
    assert whole is not None
    parts = {part.name: part for part in names.parts(whole)}
    assert list(parts) == ["全面高质量建成运河沿岸名区", "四大样板区", "十一个方面重大标志性成果"]
    assert whole.count == 3
    assert len(names.parts(parts["四大样板区"])) == parts["四大样板区"].count == 4
    results = parts["十一个方面重大标志性成果"]
    assert results.count == 11
    assert names.parts(results) == ()
    assert results.unlisted


def test_no_whole_has_more_parts_than_its_name_says() -> None:
    names = gongshu()
    for entry in names.entries:
        if entry.count is not None:
            listed = len(names.parts(entry))
            assert listed <= entry.count, entry.name
            # Parts that a reader takes from the text itself are not registered.
            assert listed == entry.count or entry.unlisted or "reader" in entry.note, entry.name


@pytest.mark.documents
def test_every_passage_has_the_words_that_it_is_given_for(documents: Path) -> None:
    registry = registry_of("330105")
    assert registry is not None
    texts = {
        key: (documents / name).read_bytes().decode("utf-8")
        for key, name in registry.documents.items()
    }
    checked = 0
    for entry in gongshu().entries:
        named = [(entry.words or entry.name, entry.passages)]
        named += [(other.name, other.passages) for other in entry.aliases]
        for words, places in named:
            for place in places:
                assert texts[place.document][place.start : place.end] == words, entry.name
                checked += 1
    assert checked > 60
    for pair in gongshu().apart:
        found = {
            normal_name(texts[place.document][place.start : place.end]) for place in pair.passages
        }
        for name in pair.names:
            assert any(words in name for words in found), name
