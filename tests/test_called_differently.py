"""A thing that documents call differently: a 政策, a 专项行动, a 战略."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.answer.ask import ask
from kg.answer.show import page
from kg.browse.site import GUIDE, site
from kg.load.pipeline import load
from kg.project.from_rdf import project
from kg.store import Store
from kg.store.validate import Severity, validate
from ontology.vocabulary import vocabulary
from queries import question

SPRING = """云岭市青石区2025年上半年工作总结

一、服务企业
上半年，区政府落实“红石先锋”政策，新增注册企业30家。“红石先锋”政策惠及商户120户。
二、下一步打算
下半年，继续落实“红石先锋”政策。
云岭市青石区人民政府办公室
2025年7月10日
"""

WINTER = """云岭市青石区2025年工作总结

一、民生
全年，区政府开展“红石先锋”，改造管网12公里。
二、下一步打算
继续开展“红石先锋”。
云岭市青石区人民政府办公室
2025年12月30日
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("called")
    files = [folder / "春.txt", folder / "冬.txt"]
    for file, text in zip(files, (SPRING, WINTER), strict=True):
        file.write_text(text, "utf-8")
    load([*files], folder / "store")
    return folder / "store"


def test_both_kinds_are_kept_and_one_is_shown(store: Path) -> None:
    found = page(store, "红石先锋")
    assert found.thing.kinds == ("Policy", "Programme")
    assert found.as_json()["kind"] == "Policy"
    assert found.as_json()["also"] == ["Programme"]
    with Store.open(store) as opened:
        node = next(n for n in project(opened.quads()).nodes if n.iri == found.thing.iri)
    assert vocabulary().class_of_label(node.labels[0]).local == "Policy"
    assert set(node.labels) == {"Policy", "Programme", "Thing"}


@pytest.mark.parametrize("name", ["goal-responsibility", "strategy-tree"])
def test_every_engine_tells_the_same_kind(store: Path, name: str) -> None:
    given = {question(name).parameters[0].name: "红石先锋"}
    embedded, rdf = (
        ask(question(name), given, store, engine=each).records() for each in ("embedded", "rdf")
    )
    assert embedded == rdf
    assert [row["kind"] for row in embedded] == ["Policy"]


def test_neo4j_browsers_guide_counts_it_once(store: Path) -> None:
    guide = site(store)[GUIDE].decode()
    assert "MATCH (n:Policy) RETURN n LIMIT 50" in guide
    assert "MATCH (n:Programme)" not in guide


def test_it_is_a_warning_that_says_where_to_settle_it(store: Path) -> None:
    with Store.open(store) as opened:
        found = [each for each in validate(opened.quads()) if each.path == "type"]
    assert [(each.name, each.severity) for each in found] == [("红石先锋", Severity.WARNING)]
    assert "[[kind]]" in found[0].message_zh


def test_a_name_is_one_thing_whether_a_verb_makes_it_a_programme_or_none_does(
    tmp_path: Path,
) -> None:
    spring = SPRING.replace("红石先锋”政策", "双月汇聚”").replace("落实“双", "围绕“双")
    winter = WINTER.replace("红石先锋", "双月汇聚")
    files = [tmp_path / "春.txt", tmp_path / "冬.txt"]
    for file, text in zip(files, (spring, winter), strict=True):
        file.write_text(text, "utf-8")
    load([*files], tmp_path / "store")
    found = page(tmp_path / "store", "双月汇聚")
    assert found.thing.short == "青石区/thing/双月汇聚"
    assert found.thing.kinds == ("Programme", "Strategy")
