"""Registries: what is in them is what documents name; what is malformed is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from ontology import registries as registry_module
from ontology.errors import RegistryError
from ontology.model import Division
from ontology.registries import (
    Registry,
    division_of,
    load_registry,
    registries,
    registry_of,
)
from ontology.text import normal_name
from ontology.vocabulary import vocabulary

DIVISION = """
[division]
code = "999901"
name = "青石区"
names = ["青石区", "青石"]
[parent]
code = "999900"
name = "云岭市"
[documents]
"001" = "001.txt"
"""

UNITS = """
[[unit]]
name = "区政府"
kind = "Government"
[[unit]]
name = "区委统战部（区民宗局）"
kind = "PartyOrgan"
aliases = [{ name = "区民宗局", where = { "001" = 2 }, note = "the second nameplate" }]
official = "青石区委统一战线工作部"
where = { "001" = 1 }
[[unit]]
name = "东桥街道"
kind = "Subdistrict"
parent = "区政府"
short = "东桥"
[[unit]]
name = "西桥街道"
kind = "Subdistrict"
parent = "区政府"
[[outside]]
name = "市政府"
level = "city"
"""

GROUPS = """
[[group]]
name = "各街道"
expands_to = "Subdistrict"
note = "every subdistrict"
[[group]]
name = "相关街道"
note = "members not known"
"""

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes the registry of an invented district, with some words changed."""

    def writer(old: str = "", new: str = "", **files: str) -> Path:
        folder = tmp_path / "999901"
        folder.mkdir()
        texts = {"division": DIVISION, "units": UNITS, "groups": GROUPS, **files}
        assert any(old in text for text in texts.values())
        for name, text in texts.items():
            changed = text.replace(old, new, 1) if old else text
            (folder / f"{name}.toml").write_text(changed, encoding="utf-8")
        return folder

    return writer


def test_a_unit_is_found_by_each_of_its_names(write: Write) -> None:
    registry = load_registry(write())
    unit = registry.find("区委统战部（区民宗局）")
    assert unit is not None
    assert unit.kind == "PartyOrgan"
    assert unit.aliases == ("区民宗局",)
    for name in ("区委统战部(区民宗局)", " 区委统战部\n（区民宗局）", "区民宗局", unit.official):
        assert name is not None
        assert registry.find(name) is unit
    assert [(o.name, o.document, o.count) for o in unit.occurrences] == [
        ("区委统战部（区民宗局）", "001", 1),
        ("区民宗局", "001", 2),
    ]


@pytest.mark.parametrize("name", ["区民政局", "区民宗", "东桥", "市政府", "各街道", ""])
def test_a_similar_name_is_never_taken_for_a_unit(write: Write, name: str) -> None:
    assert load_registry(write()).find(name) is None


def test_only_groups_with_a_rule_have_members(write: Write) -> None:
    registry = load_registry(write())
    everyone, some = registry.find_group("各 街道"), registry.find_group("相关街道")
    assert everyone is not None
    assert some is not None
    assert [unit.name for unit in registry.members(everyone)] == ["东桥街道", "西桥街道"]
    assert registry.members(some) == ()
    assert registry.subdistricts() == registry.members(everyone)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('kind = "Government"', 'kind = "Guild"', r"units\.toml, unit 区政府: unknown kind"),
        ('expands_to = "Subdistrict"', 'expands_to = "Guild"', "group 各街道: unknown kind"),
        ('parent = "区政府"', 'parent = "区府"', "unit 东桥街道: unknown parent '区府'"),
        ('parent = "区政府"', 'parent = "东桥街道"', "unit 东桥街道: it stands above itself"),
        ('name = "西桥街道"', 'name = "东 桥街道"', "given twice: to unit 东桥街道 and to unit"),
        ('name = "各街道"', 'name = "区民宗局"', "given twice: to unit 区委统战部"),
        ('name = "市政府"', 'name = "区政府"', "given twice"),
        ('name = "区政府"\n', "", r"unit number 1: 'name' is missing"),
        ('short = "东桥"', 'shrt = "东桥"', "unit 东桥街道: unknown field 'shrt'"),
        ('"001" = 2', '"002" = 2', "names the document '002'"),
        ('"001" = 2', '"001" = 0', "must be at least 1, not 0"),
        ('"001" = 2', '"001" = true', "must be at least 1, not True"),
        ('name = "东桥街道"', "name = 3", "'name' must be a non-empty string, not 3"),
        ('note = "members not known"', "", "group 相关街道: 'note' is missing"),
        ('code = "999901"', 'code = "999902"', "is not the folder's name"),
        ('names = ["青石区", "青石"]', "names = []", "no names"),
        ("[parent]", "[above]", r"the table \[parent\] is missing"),
        ("[[outside]]", "[[outsider]]", "unknown table 'outsider'"),
        ("[[unit]]", "[[unit", "not readable as TOML"),
    ],
)
def test_a_malformed_registry_is_told_with_file_and_entry(
    write: Write, old: str, new: str, message: str
) -> None:
    with pytest.raises(RegistryError, match=message):
        load_registry(write(old, new))


def test_a_missing_file_is_named(write: Write) -> None:
    folder = write()
    (folder / "groups.toml").unlink()
    with pytest.raises(RegistryError, match=r"groups\.toml: the file is missing"):
        load_registry(folder)


def test_the_bundled_registries_are_sound() -> None:
    assert [registry.division for registry in registries()] == [Division("330105", "拱墅区")]
    registry = gongshu()
    assert [unit.short for unit in registry.subdistricts()] == [
        "米市巷",
        "湖墅",
        "小河",
        "和睦",
        "拱宸桥",
        "大关",
        "上塘",
        "祥符",
        "康桥",
        "半山",
    ]
    assert all(unit.kind in vocabulary().below("Unit") - {"Unit"} for unit in registry.units)
    assert registry_of("330105") is registry
    assert registry_of("999901") is None


# Whether a text is of a registered division -------------------------------------------


def test_a_text_that_keeps_saying_its_division_is_of_it() -> None:
    text = "拱墅区今年重点工作。拱墅区住建局、拱墅区教育局负责，拱墅各街道配合。"
    assert division_of(text) == Division("330105", "拱墅区")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "我区全面完成年度任务，各街道、各部门再接再厉。",
        "学习拱墅的做法。",
        "青石区2024年重点工作\n青石区政府办\n考察拱墅区，学习拱墅、赶上拱墅。",
        "云岭市重点工作。" + "上城区、拱墅区、西湖区各建公园一座。" * 4,
        "杭州市统计：" + "杭州各区，拱墅居前。杭州增长。" * 5,
        "拱墅区、西湖区两地共建。" + "西湖区牵头，拱墅区参加。" * 5 + "，西湖区总结。" * 4,
    ],
    ids=["empty", "unnamed", "once", "guest", "list", "city", "two"],
)
def test_a_text_without_clear_evidence_is_of_no_division(text: str) -> None:
    assert division_of(text) is None


def test_a_second_registry_is_told_apart(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    both = (*registries(), load_registry(write()))
    monkeypatch.setattr(registry_module, "registries", lambda: both)
    assert division_of("青石区、青石街道、青石分局，曾访拱墅。") == Division("999901", "青石区")
    assert division_of("青石与拱墅结对。" * 5) is None


# Against the documents that the registry was read from --------------------------------


@pytest.mark.documents
def test_documents_name_what_the_registry_says_and_as_often(documents: Path) -> None:
    registry = gongshu()
    expected: dict[str, Counter[str]] = {key: Counter() for key in registry.documents}
    for entries in (registry.units, registry.groups, registry.outside):
        for occurrence in (each for entry in entries for each in entry.occurrences):
            expected[occurrence.document][occurrence.name] = occurrence.count
    names = [name for unit in registry.units for name in (unit.name, *unit.aliases)]
    names += [body.name for body in registry.outside]
    groups = [group.name for group in registry.groups]
    for key, text in texts(documents).items():
        found = occurrences(text, names) + occurrences(text, groups)
        assert found == expected[key], key


@pytest.mark.documents
def test_every_document_is_of_the_registered_division(documents: Path) -> None:
    for name, text in texts(documents).items():
        assert division_of(text) == gongshu().division, name


@pytest.mark.documents
def test_every_name_in_a_unit_column_is_registered(documents: Path) -> None:
    registry = gongshu()
    names = [name for cell in unit_cells(texts(documents)["004"]) for name in cell]
    assert len(names) > 400
    unknown = {n for n in names if not registry.find(n) and not registry.find_group(n)}
    assert unknown == set()


def gongshu() -> Registry:
    registry = registry_of("330105")
    assert registry is not None
    return registry


def texts(folder: Path) -> dict[str, str]:
    """The texts of the documents that the registry names, by their keys there."""
    return {
        key: (folder / name).read_bytes().decode("utf-8").replace("(", "（").replace(")", "）")
        for key, name in gongshu().documents.items()
    }


def occurrences(text: str, names: list[str]) -> Counter[str]:
    """How often each name occurs, white space left out; only the longest of nested names."""
    longest_first = sorted(map(normal_name, names), key=len, reverse=True)
    # 社区, 小区 and the like end in 区 too: 社区委… is no 区委
    pattern = "|".join(
        ("(?<![社小城园街景辖片校专])" if name.startswith("区") else "")
        + r"\s*".join(map(re.escape, name))
        for name in longest_first
    )
    return Counter(normal_name(match) for match in re.findall(pattern, text))


def unit_cells(table: str) -> list[list[str]]:
    """The names in the lead and responsible columns of the table dump (five columns)."""
    cells = [cell.strip() for cell in table.split("\n\t")][1:]
    rows = [cells[start : start + 5] for start in range(0, len(cells), 5)][1:]
    columns = [cell for row in rows for cell in row[2:4]]
    return [names_in(cell) for cell in columns]


def names_in(cell: str) -> list[str]:
    """Names parted by 、; over several lines, either one broken name or several names."""
    registry = gongshu()
    names: list[str] = []
    for part in cell.split("、"):
        whole = normal_name(part)
        known = registry.find(whole) or registry.find_group(whole)
        names += [whole] if known else [normal_name(line) for line in part.split("\n\n")]
    return names
