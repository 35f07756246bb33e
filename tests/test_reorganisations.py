"""Units renamed, merged, formed: as a registry or a document says, to a graph that conforms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.project.from_rdf import project
from kg.run.reading import fragment
from kg.store.rdf import extraction_quads, registry_quads
from kg.store.tables import Tables
from kg.store.validate import validate
from loaders.language.reorganisations import changes
from ontology.errors import RegistryError
from ontology.known import bundled
from ontology.model import IDENTITIES, ReadBy
from ontology.registries import load_registry
from ontology.reorganisations import Reorganisation

DIVISION = """\
[division]
code = "999901"
name = "青石区"
names = ["青石区", "青石"]

[parent]
code = "999900"
name = "云岭市"

[documents]
"""

UNITS = """\
[[unit]]
name = "区政府"
kind = "Government"

[[unit]]
name = "区旅游局"
kind = "Bureau"

[[unit]]
name = "区文化局"
kind = "Bureau"

[[unit]]
name = "区文旅局"
kind = "Bureau"
credit_code = "11350100M000100000"

[[unit]]
name = "区应急局"
kind = "Bureau"

[[unit]]
name = "区防震局"
kind = "Bureau"
"""

CHANGES = """\
[[change]]
before = ["区旅游局", "区文化局"]
after = ["区文旅局"]
on = 2019-03-15
source = "青石区机构改革方案"

[[change]]
before = ["区防震局", "区应急局"]
after = ["区应急局"]
source = "青石区机构改革方案"
"""


def folder(at: Path, units: str = UNITS, changed: str = CHANGES) -> Path:
    found = at / "999901"
    found.mkdir()
    for name, text in (
        ("division", DIVISION),
        ("units", units),
        ("groups", ""),
        ("changes", changed),
    ):
        (found / f"{name}.toml").write_text(text, "utf-8")
    return found


def unit(name: str) -> str:
    return f"{IDENTITIES}999901/unit/{name}"


def test_a_registry_says_which_unit_became_which(tmp_path: Path) -> None:
    quads = registry_quads(load_registry(folder(tmp_path)))
    assert validate(quads) == []
    tables = Tables(quads)
    for old in ("区旅游局", "区文化局"):
        assert tables.texts(unit(old), "succeededBy") == [unit("区文旅局")]
        assert tables.text(unit(old), "validTo") == "2019-03-14"
    assert tables.text(unit("区文旅局"), "validFrom") == "2019-03-15"
    assert tables.text(unit("区文旅局"), "creditCode") == "11350100M000100000"
    # One that goes on when another comes to it begins nowhere, and nothing is known of the day.
    assert tables.texts(unit("区防震局"), "succeededBy") == [unit("区应急局")]
    assert tables.text(unit("区应急局"), "validFrom") is None
    assert tables.text(unit("区防震局"), "validTo") is None
    (event,) = (each for each in tables.subjects if tables.texts(each, "happenedOn"))
    assert event == f"{IDENTITIES}999901/reorganisation/区文旅局/2019-03-15"
    assert set(tables.texts(event, "originalUnit")) == {unit("区旅游局"), unit("区文化局")}
    assert tables.texts(event, "resultingUnit") == [unit("区文旅局")]


def test_the_government_of_a_registry_governs_its_division(tmp_path: Path) -> None:
    tables = Tables(registry_quads(load_registry(folder(tmp_path))))
    assert tables.texts(unit("区政府"), "governs") == [f"{IDENTITIES}division/999901"]


@pytest.mark.parametrize(
    ("units", "changed", "words"),
    [
        (UNITS, CHANGES.replace("区防震局", "区地震局"), "is no unit of units.toml"),
        (UNITS, CHANGES.replace("2019-03-15", '"2019"'), "must be a day"),
        (UNITS, CHANGES.replace('["区文旅局"]', '["区旅游局", "区文化局"]'), "goes over"),
        (UNITS.replace("M000100000", "M000100001"), CHANGES, "no 统一社会信用代码"),
    ],
)
def test_what_is_wrong_in_a_registry_is_refused(
    tmp_path: Path, units: str, changed: str, words: str
) -> None:
    with pytest.raises(RegistryError, match=words):
        load_registry(folder(tmp_path, units, changed))


@pytest.mark.parametrize(
    ("sentence", "before", "after", "on"),
    [
        ("经区委批准，区旅游局更名为区文旅局", ["区旅游局"], "区文旅局", None),
        (
            "自2019年3月15日起，将原区旅游局更名为区文旅局",
            ["区旅游局"],
            "区文旅局",
            date(2019, 3, 15),
        ),
        (
            "根据机构改革方案，区文化局、区旅游局合并组建区文旅局",
            ["区文化局", "区旅游局"],
            "区文旅局",
            None,
        ),
        (
            "根据机构改革方案，将区文化局和区旅游局整合，重新组建区文旅局",
            ["区文化局", "区旅游局"],
            "区文旅局",
            None,
        ),
        ("区防震局已整体并入区应急局", ["区防震局"], "区应急局", None),
        ("经研究决定，区旅游局更名为区文旅局", ["区旅游局"], "区文旅局", None),
        (
            "经区委、区政府研究，自2033年6月1日起，区文体局更名为区文旅局，原有职责不变",
            ["区文体局"],
            "区文旅局",
            date(2033, 6, 1),
        ),
        (
            "经省政府批准，撤销甲山街道、乙水街道，合并设立丙河街道",
            ["甲山街道", "乙水街道"],
            "丙河街道",
            None,
        ),
    ],
)
def test_a_sentence_tells_of_a_change(
    sentence: str, before: Sequence[str], after: str, on: date | None
) -> None:
    (found,) = changes(sentence)
    assert (list(found.before), found.after, found.on) == (before, after, on)


@pytest.mark.parametrize(
    "sentence",
    [
        "区旅游局更名为区文旅局",  # nothing says that it was done
        "拟经批准将区旅游局更名为区文旅局",
        "推动区旅游局更名为区文旅局，已上报批准",
        "经批准，区旅游局未并入区文旅局",
        "根据机构改革方案，将区文化局的职责、区旅游局的职责整合，组建区文旅局",
        "经批准，甲公司更名为乙公司",  # of which place, nobody says
        "经批准，青石路更名为青石大道",
        "经批准，相关部门并入区文旅局",
        "已将数据并入区大数据局",
        "近日区旅游局经批准更名为区文旅局",
    ],
)
def test_a_plan_or_what_is_no_unit_is_no_change(sentence: str) -> None:
    assert list(changes(sentence)) == []


NOTICE = """\
青石区人民政府办公室关于区文旅局更名等事项的通知
青政办〔2019〕7号
各街道办事处，区政府各部门：
经区政府同意，自2019年3月15日起，区旅游局更名为区文旅局。
经区委批准，区防震局已整体并入区应急局。
一、各单位要做好公文、印章的更换工作。
二、各单位要做好网站、标牌的更换工作。
青石区人民政府办公室
2019年3月15日
"""


def test_a_document_that_says_so_is_read_to_a_graph_that_conforms() -> None:
    read = fragment("青石.txt", NOTICE.encode(), bundled())
    told = [each for each in read.statements if each.predicate == "succeededBy"]
    pairs = {(each.subject.name, each.object.name): each for each in told}
    assert set(pairs) == {("区旅游局", "区文旅局"), ("区防震局", "区应急局")}
    renamed = pairs["区旅游局", "区文旅局"]
    assert renamed.passage.quote == "区旅游局更名为区文旅局"
    assert renamed.method.endswith("/change change/renamed")
    quads = extraction_quads(replace(read, read_by=ReadBy("1.0")))
    assert validate(quads) == []
    types = {each.type for each in project(quads).relationships}
    assert types >= {"SUCCEEDED_BY", "ORIGINAL_UNIT", "RESULTING_UNIT"}
    tables = Tables(quads)
    days = {
        tables.text(each.subject.iri, "happenedOn")
        for each in read.statements
        if each.predicate == "resultingUnit"
    }
    assert days == {"2019-03-15", None}


def test_a_document_and_a_registry_speak_of_one_event(tmp_path: Path) -> None:
    said = {quad.subject for quad in registry_quads(load_registry(folder(tmp_path)))}
    read = fragment("青石.txt", NOTICE.encode(), bundled())
    events = {each.subject.iri for each in read.statements if each.predicate == "resultingUnit"}
    dated = {each for each in events if "/区文旅局/" in each}
    assert len(dated) == 1
    # The place of the document is settled by its name; of the registry, by its code.
    tails = {str(each).rpartition("/reorganisation/")[2].rstrip(">") for each in said}
    assert {each.rpartition("/reorganisation/")[2] for each in dated} <= tails


def test_undated_changes_of_two_documents_stay_apart() -> None:
    change = Reorganisation(("区旅游局",), ("区文旅局",))
    assert change.successions == (("区旅游局", "区文旅局"),)
    first = fragment("一.txt", NOTICE.encode(), bundled())
    second = fragment("二.txt", NOTICE.replace("更名等", "机构").encode(), bundled())
    events = [
        {each.subject.iri for each in read.statements if each.predicate == "resultingUnit"}
        for read in (first, second)
    ]
    assert len(events[0] & events[1]) == 1  # the dated one
    assert ox.NamedNode(next(iter(events[0] - events[1])))


def test_own_government_of_a_document_governs_its_division() -> None:
    table = (
        "青石区2021年重点工作\n任务内容\t责任单位\t进展情况\n推进改革\t区政府、市政府\t正在推进\n"
    )
    tables = Tables(extraction_quads(fragment("青石.tsv", table.encode(), bundled())))
    governed = {iri: tables.texts(iri, "governs") for iri in tables.subjects}
    names = {tables.name(iri) for iri, places in governed.items() if places}
    assert names == {"区政府"}
