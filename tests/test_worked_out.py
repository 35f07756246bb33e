"""What is worked out when the RDF is written: from a document's words to a graph that conforms."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import __version__
from kg.load.pipeline import load
from kg.load.read import read_document
from kg.project.from_rdf import project
from kg.project.to_rdf import unproject
from kg.run.fingerprint import rules
from kg.run.reading import fragment
from kg.run.tables import extractions, tables_of
from kg.store import Store
from kg.store.rdf import extraction_quads, inferred_graph, n_quads, under_names
from kg.store.tables import Tables
from kg.store.validate import validate
from loaders.language.indicators import act_and_thing
from loaders.language.scope import named_scopes
from ontology.known import bundled
from ontology.model import STATUS

TABLE = """\
青石区2021年重点工作
任务内容\t责任单位\t进展情况
申报专利企业10家\t区科技局\t培育区级专利企业8家、市级专利企业14家
新增公共停车泊位550个\t区住建局\t新增公共停车泊位1399个
推进流程再造\t区府办\t正在推进
"""


@pytest.fixture(scope="module")
def quads() -> list[ox.Quad]:
    return extraction_quads(fragment("青石.tsv", TABLE.encode(), bundled()))


@pytest.fixture(scope="module")
def tables(quads: list[ox.Quad]) -> Tables:
    return Tables(quads)


def assessed(tables: Tables) -> dict[str, str]:
    """The assessment of each task, by the task's name."""
    return {
        str(tables.name(task)): iri
        for iri in tables.subjects
        for task in tables.texts(iri, "assesses")
    }


def names(tables: Tables, iri: str, relation: str) -> set[str]:
    return {str(tables.name(each)) for each in tables.texts(iri, relation)}


def test_a_verdict_is_an_event_with_the_figures_that_it_used(tables: Tables) -> None:
    found = assessed(tables)
    assert len(found) == 3
    parking = found["新增公共停车泊位550个"]
    assert list(tables.kinds(parking)) == ["Assessment"]
    assert tables.texts(parking, "concludes") == [f"{STATUS}exceeded"]
    assert len(names(tables, parking, "uses")) == 2
    assert not names(tables, parking, "aggregates")


def test_results_that_answer_a_target_together_are_added_up(tables: Tables) -> None:
    """8 and 14 are 22."""
    patents = assessed(tables)["申报专利企业10家"]
    values = {tables.text(each, "value") for each in tables.texts(patents, "aggregates")}
    assert values == {"8", "14"}
    (target,) = tables.texts(patents, "uses")
    assert tables.text(target, "value") == "10"


def test_a_verdict_by_words_used_no_figure(tables: Tables) -> None:
    words = assessed(tables)["推进流程再造"]
    assert tables.texts(words, "concludes") == [f"{STATUS}in_progress"]
    assert not tables.texts(words, "uses")


def test_what_is_worked_out_conforms_and_is_inferred(quads: list[ox.Quad]) -> None:
    assert validate(quads) == []
    about = [each for each in quads if "/assessment/" in str(each.subject)]
    document = next(
        each.subject.value
        for each in quads
        if isinstance(each.subject, ox.NamedNode) and each.predicate.value.endswith("documentName")
    )
    assert about
    assert {each.graph_name for each in about} == {inferred_graph(document)}


def test_the_property_graph_has_it_without_loss(quads: list[ox.Quad]) -> None:
    graph = project(quads)
    assert {ox.Triple(each.subject, each.predicate, each.object) for each in quads} == unproject(
        graph
    )
    types = {each.type for each in graph.relationships}
    assert types >= {"ASSESSES", "CONCLUDES", "USES", "AGGREGATES"}
    (parking,) = (each for each in graph.nodes if each.properties.get("act") == "新增")
    assert parking.properties["thing"] == "公共停车泊位"
    assert parking.properties["scope"] == "added"


def test_a_document_says_by_what_it_was_read(tmp_path: Path) -> None:
    """Without a clock: the same document read twice gives the same bytes."""
    path = tmp_path / "青石.tsv"
    path.write_text(TABLE, "utf-8")
    once, again = (extraction_quads(read_document(path)) for _ in range(2))
    assert n_quads(once) == n_quads(again)
    assert validate(once) == []
    tables = Tables(once)
    (iri,) = (each for each in tables.subjects if "Reading" in tables.kinds(each))
    (document,) = tables.texts(iri, "reads")
    assert tables.text(document, "documentName") == "青石.tsv"
    assert tables.text(iri, "softwareVersion") == __version__
    assert tables.text(iri, "rulesSha256") == rules()


def test_every_name_of_the_same_words_is_a_file_of_the_document(tmp_path: Path) -> None:
    """dcat:Distribution: both names are kept, now and where a copy comes later or goes."""
    path = tmp_path / "青石.tsv"
    path.write_text(TABLE, "utf-8")
    made = read_document(path)
    alone, both = extraction_quads(made), extraction_quads(made, ["又 名.tsv"])
    assert validate(both) == []
    tables = Tables(both)
    held = {iri: tables.kinds(iri) for iri in tables.subjects if "/file/" in iri}
    (document,) = (each for each in tables.subjects if "Document" in tables.kinds(each))
    assert sorted(tables.texts(document, "file")) == sorted(held)
    assert {iri.rsplit("/", 1)[1] for iri in held} == {"青石.tsv", "又%20名.tsv"}
    assert all(list(each) == ["File"] for each in held.values())
    iri = made.document.iri
    assert n_quads(under_names(alone, iri, "青石.tsv", ["又 名.tsv"])) == n_quads(both)
    assert n_quads(under_names(both, iri, "青石.tsv", [])) == n_quads(alone)


def test_tables_of_parquet_keep_by_what_it_was_read(tmp_path: Path) -> None:
    path = tmp_path / "青石.tsv"
    path.write_text(TABLE, "utf-8")
    made = read_document(path)
    columns = tables_of(made, "", made.document.name)
    rows = {
        table: [dict(zip(of, values, strict=True)) for values in zip(*of.values(), strict=True)]
        for table, of in columns.items()
    }
    (back,) = extractions(rows)
    assert back.read_by == made.read_by
    assert n_quads(extraction_quads(back)) == n_quads(extraction_quads(made))


def test_facts_that_came_with_kg_are_those_of_its_rules(tmp_path: Path) -> None:
    load([], tmp_path / "store", mirror=False)
    with Store.open(tmp_path / "store") as store:
        tables = Tables(store.quads())
    readings = [each for each in tables.subjects if "Reading" in tables.kinds(each)]
    assert len(readings) == 5
    assert {tables.text(each, "softwareVersion") for each in readings} == {__version__}
    assert {tables.text(each, "rulesSha256") for each in readings} == {rules()}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("新增公共停车泊位", ("新增", "公共停车泊位")),
        ("新建、拆除公厕", ("新建、拆除", "公厕")),
        ("建成交付安置房", ("建成交付", "安置房")),
        # What only qualifies what it stands before, and what is more than an act and a thing.
        ("建成区绿化覆盖率", None),
        ("培训机构", None),
        ("注册资本", None),
        ("开工率", None),
        ("引进率", None),
        ("竣工验收项目", None),
        ("建成投产项目", None),
        ("化解债务完成年度任务", None),
        ("新增企业参加展会", None),
        ("停车泊位", None),
    ],
)
def test_act_and_thing_are_told_where_a_name_can_be_read_only_so(
    name: str, told: tuple[str, str] | None
) -> None:
    assert act_and_thing(name) == told


@pytest.mark.parametrize(
    ("name", "scopes"),
    [
        ("新增停车泊位", ("added",)),
        ("累计新增停车泊位", ("added",)),
        ("停车泊位总数", ("total",)),
        ("新建公厕", ("new",)),
        ("每周检查商户", ("week",)),
        ("户均收入", ("each",)),
        ("日均客流", ("day",)),
        ("工业增加值", ()),
        ("停车泊位", ()),
    ],
)
def test_a_scope_is_told_where_a_name_says_it(name: str, scopes: tuple[str, ...]) -> None:
    assert named_scopes(name) == scopes
