"""Which names of a registry count for a document: those of its time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.run.reading import fragment
from kg.store.rdf import extraction_quads
from kg.store.validate import validate
from ontology.errors import RegistryError
from ontology.known import Known
from ontology.model import IDENTITIES, Extraction
from ontology.registries import Registry, load_registry
from ontology.registry_at import registry_at

FILES = {
    "division": """\
[division]
code = "999901"
name = "青石区"
names = ["青石区"]

[parent]
code = "999900"
name = "云岭市"

[documents]
""",
    "units": """\
unit = [
  {name = "区旅游局", kind = "Bureau", official = "青石旅游局", aliases = [{name = "旅游主管局"}]},
  {name = "区文旅局", kind = "Bureau", aliases = [{name = "旅游主管局"}, {name = "文旅主管局"}]},
  {name = "甲山街道", kind = "Subdistrict"},
  {name = "乙水街道", kind = "Subdistrict"},
  {name = "丙林街道", kind = "Subdistrict"},
]
""",
    "groups": """\
[[group]]
name = "各街道"
expands_to = "Subdistrict"
note = "所有街道"
""",
    "changes": """\
[[change]]
before = ["区旅游局"]
after = ["区文旅局"]
on = 2019-03-15
source = "青石区机构改革方案"

[[change]]
before = ["甲山街道", "乙水街道"]
after = ["甲山街道"]
on = 2021-01-01
source = "青石区街道调整方案"
""",
}


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Known]:
    made = Known((load_registry(written(tmp_path)),), {})
    with made.in_use():
        yield made


def written(at: Path, **other: str) -> Path:
    folder = at / "999901"
    folder.mkdir()
    for name, text in (FILES | other).items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return folder


def found(name: str, dated: str | None) -> str | None:
    registry = registry_at("999901", dated)
    assert isinstance(registry, Registry)
    unit = registry.find(name)
    return None if unit is None else unit.name


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(
    ("name", "dated", "unit"),
    [
        # An alias that was the one's and is the other's now.
        ("旅游主管局", "2018", "区旅游局"),
        ("旅游主管局", "2019-03-14", "区旅游局"),
        ("旅游主管局", "2019-03-15", "区文旅局"),
        ("旅游主管局", "2024-06", "区文旅局"),
        ("旅游主管局", "2019", None),
        ("旅游主管局", "2019-02-31", "区旅游局"),
        ("旅游主管局", None, None),
        # An alias before there was such a unit, and after there was none.
        ("文旅主管局", "2018", None),
        ("文旅主管局", "2019", "区文旅局"),
        ("青石旅游局", "2018", "区旅游局"),
        ("青石旅游局", "2024", None),
        # A unit is its name, whenever it is named.
        ("区旅游局", "2024", "区旅游局"),
        ("区文旅局", "2018", "区文旅局"),
        ("甲山街道", "2018", "甲山街道"),
    ],
)
def test_a_name_counts_for_its_time(name: str, dated: str | None, unit: str | None) -> None:
    assert found(name, dated) == unit


def read(known: Known, year: int) -> Extraction:
    text = (
        f"青石区{year}年重点工作任务进展情况表\n\n序号\t主要任务\t责任单位\t完成情况\n"
        "1\t青石区整治背街小巷5条\t旅游主管局\t正在推进\n"
        "2\t青石区新建口袋公园3处\t各街道\t正在推进\n"
    )
    return fragment(f"{year}.txt", text.encode(), known)


def test_a_document_has_the_units_of_its_year(known: Known) -> None:
    streets = {"甲山街道", "乙水街道", "丙林街道"}
    for year, unit, members in (
        (2018, "区旅游局", streets),
        (2024, "区文旅局", streets - {"乙水街道"}),
    ):
        made = read(known, year)
        who = {e.subject.iri for e in made.statements if e.predicate == "responsibleFor"}
        units = {iri.removeprefix(f"{IDENTITIES}999901/unit/") for iri in who if "/unit/" in iri}
        assert units == {unit, *members}
        assert validate(extraction_quads(made)) == []


def test_one_name_of_two_units_of_one_time_is_refused(tmp_path: Path) -> None:
    undated = FILES["changes"].replace("on = 2019-03-15\n", "")
    with pytest.raises(RegistryError, match="旅游主管局' is given twice: to unit 区旅游局"):
        load_registry(written(tmp_path, changes=undated))
