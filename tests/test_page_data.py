"""What the page is made of, before any browser: one JSON per thing, the overview, its order."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64decode
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export.apart import told_apart
from kg.export.page.chunks import blocks, pack
from kg.export.page.data import Things
from kg.export.page.find import index, initials, quotes
from kg.export.page.layout import Band, arrange, cost, fold, positions
from kg.export.page.overview import groups, most_shared, most_unmet, overview
from kg.export.page.tasks import Work, Works, table
from kg.export.page.words import WORDS
from kg.project.facts import Facts
from kg.project.from_rdf import project
from kg.project.graph import Node, PropertyGraph
from kg.store import Store
from ontology.locator import Locator
from ontology.model import IDENTITIES, Extraction, Passage, Statement, Thing
from tests.factories import DIVISION, document, extraction, unit
from tests.test_export import HOSTILE, make_store, sample


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with make_store(tmp_path_factory.mktemp("data") / "store", sample()) as opened:
        yield opened


@pytest.fixture(scope="module")
def facts(store: Store) -> Facts:
    return Facts(project(store.quads()))


def iri(facts: Facts, name: str) -> str:
    return next(node for node in facts.nodes if facts.name(node) == name)


# -- one thing ----------------------------------------------------------------------------


def test_a_task_is_told_with_verdict_figures_and_where_they_stand(facts: Facts) -> None:
    thing = Things(facts).thing(iri(facts, "整治河道8公里"))
    assert (thing["kind"], thing["verdict"]) == ("Task", "not_met")
    assert thing["verdictEvidence"][0]["why"] == "目标与结果：8，6.5"
    target = thing["targets"][0]
    assert target["text"] == {"zh": "≥8处", "en": "≥8处"}
    assert target["answers"][0]["text"]["zh"] == "6.5处"
    lead = next(each for each in thing["relations"] if each["type"] == "leads")
    assert lead["other"].endswith("/unit/区水务局")
    assert lead["evidence"][0] | {"document": ""} == {
        "document": "",
        "quote": "区水务局",
        "characters": [2300, 2304],
        "row": 2,
        "column": "牵头单位",
    }
    through = [each for each in thing["relations"] if each.get("inferred")]
    assert [each["other"].rpartition("/")[2] for each in through] == ["青石街道"]


def test_every_thing_is_told_and_names_only_things_that_are(facts: Facts) -> None:
    numbers = {node: at for at, node in enumerate(facts.nodes)}
    things = Things(facts, numbers.__getitem__)
    told = [things.thing(node) for node in facts.nodes]
    assert len(told) == len(facts.nodes)
    ends = sum(len(each["relations"]) for each in told)
    assert ends == 2 * len(facts.relationships) - told_otherwise(facts)
    assert all(0 <= each["other"] < len(told) for thing in told for each in thing["relations"])


def told_otherwise(facts: Facts) -> int:
    """Relations of tasks to their own figures, checks and verdict: told as such."""
    return sum(
        each.type in ("HAS_TARGET", "REPORTED_BY", "HAS_CHECK", "HAS_VERDICT", "ASSESSES")
        for each in facts.relationships
    )


# -- tasks and the overview ---------------------------------------------------------------


def test_stated_parts_and_those_through_groups_are_apart(facts: Facts) -> None:
    work = next(each for each in Works(facts).all if each.iri == iri(facts, "整治河道8公里"))
    names = [
        [facts.name(each) for each in part] for part in (work.leads, work.shares, work.through)
    ]
    assert names == [["区水务局"], ["各街道"], ["青石街道"]]
    assert work.state == "not_met"


def test_the_overview_counts_tasks_between_units_and_goals(facts: Facts) -> None:
    shown = overview(facts)
    lines = {
        (line["unit"].rpartition("/")[2], line["goal"].rpartition("/")[2]): line["states"]
        for line in shown["lines"]
    }
    assert lines["区水务局", "园林绿化"] == {"not_met": 1}
    assert lines["各街道", "治水"] == {"exceeded": 1, "no_data": 1}
    assert not any(name == "青石街道" for name, _ in lines), "it is there through its group alone"
    assert [(each["goal"]["name"], each["tasks"], each["of"]) for each in shown["unmet"]] == [
        ("园林绿化", 1, 2)
    ]
    assert shown["pairs"] == [], "one unit leads, a group shares: no two units"
    assert shown["counts"]["things"] == len(facts.nodes)


def test_goals_with_most_unmet_are_told_with_how_many_they_have() -> None:
    works = [Work(str(n), ("g",), ("a",), ("b",), (), ("c",), "met", False) for n in range(3)]
    assert most_unmet(works) == []
    assert most_unmet([*works, Work("x", ("g",), ("a",), (), (), (), "not_met", False)]) == [
        ("g", 1, 4)
    ]


def test_units_that_share_tasks_are_ranked(tmp_path_factory: pytest.TempPathFactory) -> None:
    source = document()
    at = Passage(source.name, Locator(0, 2), "推进")
    statements = []
    for row, units in enumerate(("甲乙", "甲乙", "乙丙", "甲丙丁")):
        task = Thing(DIVISION.iri("task", source.name, str(row)), "Task", f"任务{row}")
        goal = Thing(DIVISION.iri("goal", f"目标{row % 2}"), "Goal", f"目标{row % 2}")
        statements.append(Statement(task, "partOf", goal, at, "test"))
        statements += [
            Statement(unit(f"区{name}局"), "responsibleFor", task, at, "test") for name in units
        ]
    with make_store(
        tmp_path_factory.mktemp("s") / "s", Extraction(source, tuple(statements), ())
    ) as opened:
        facts = Facts(project(opened.quads()))
    found = most_shared(facts, Works(facts).of_units, limit=2)
    named = [({facts.name(each) for each in pair.units}, pair.tasks) for pair in found]
    assert named[0] == ({"区甲局", "区乙局"}, 2)
    assert named[1][1] == 1
    assert sum(map(len, groups(facts, Works(facts)).values())) == 2


def test_the_table_of_tasks_has_all_of_them(facts: Facts) -> None:
    number = {node: at for at, node in enumerate(facts.nodes)}
    rows = table(facts, Works(facts).all, number)
    assert len(rows) == 4
    row = next(each for each in rows if each[0] == number[iri(facts, "整治河道8公里")])
    assert row[7] == {"zh": "指标2 ≥8处", "en": "指标2 ≥8处"}
    assert row[8] == {"zh": "指标2 6.5处", "en": "指标2 6.5处"}
    assert row[10] == 2


# -- the order of the first view ----------------------------------------------------------

_names = st.integers(0, 30).map(str)
_bands = st.lists(
    st.builds(
        Band,
        st.just("band"),
        st.lists(_names, unique=True, max_size=12).map(lambda each: tuple(f"u{n}" for n in each)),
        st.lists(_names, unique=True, min_size=1, max_size=40).map(tuple),
        st.booleans(),
    ),
    min_size=1,
    max_size=20,
)


@given(_bands)
def test_folding_loses_nothing_and_fits(bands: list[Band]) -> None:
    kept, left_out = fold(bands)
    assert len(kept) + len(left_out) == len(bands)
    assert len(kept) == 1 or sum(band.rows for band in kept) <= 29
    for before, after in zip(bands, kept, strict=False):
        assert after.units + after.more_units == before.units
        assert after.goals + after.more_goals == before.goals
        assert after.goals
        assert len(after.more_goals) != 1, "one thing takes no more room than a box for one more"
        assert len(after.more_units) != 1


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz"), st.integers(1, 9))))
def test_arranging_never_makes_lines_longer_and_is_the_same_each_time(
    joins: list[tuple[str, str, int]],
) -> None:
    bands = [Band("w", ("a", "b"), ("z", "y")), Band("x", ("c", "d"), ("x", "w"))]
    weights = {(one, other): count for one, other, count in joins}
    found = arrange(bands, weights)
    assert cost(found, weights) <= cost(bands, weights)
    assert arrange(bands, weights) == found
    units, goals = positions(found)
    assert sorted(units) == ["a", "b", "c", "d"]
    assert len(set(units.values())) == len(set(goals.values())) == 4


# -- search, packing, words ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "typed"),
    [("区住建局", "qzjj"), ("重庆路", "cql"), ("58同城", "58tc"), ("“1411”战略体系", "1411zltx")],
)
def test_initials_are_what_a_person_types(name: str, typed: str) -> None:
    assert initials(name) == typed


def test_the_index_has_everything_and_its_initials(facts: Facts) -> None:
    nodes = list(facts.nodes.values())
    found = index(facts, nodes, {})
    assert len(found["ids"]) == len(found["names"]) == len(nodes)
    at = found["names"].index("区水务局")
    assert found["initials"][at] == "qswj"
    assert found["kindNames"][found["kinds"][at]] == "Bureau"


def test_things_of_one_name_are_told_apart() -> None:
    names = {
        "division/1": ("Division", "甲县"),
        "division/2": ("Division", "乙县"),
        "1/unit/区住建局": ("Bureau", "区住建局"),
        "2/unit/区住建局": ("Bureau", "区住建局"),
        "1/unit/区水务局": ("Bureau", "区水务局"),
        "1/document/报告/2020": ("Document", "报告"),
        "1/document/报告/2021": ("Document", "报告"),
        "1/indicator/绿道": ("Indicator", "绿道"),
        "1/indicator/报告/2020/7/绿道": ("Indicator", "绿道"),
        "1/target/报告/2020/1": ("Target", "目标"),
        "2/target/报告/2020/1": ("Target", "目标"),
    }
    nodes = [Node(IDENTITIES + at, (kind,), {"name": name}) for at, (kind, name) in names.items()]
    found = told_apart(Facts(PropertyGraph(tuple(nodes), ())))
    assert {each.removeprefix(IDENTITIES): name for each, name in found.items()} == {
        "1/unit/区住建局": "区住建局（甲县）",
        "2/unit/区住建局": "区住建局（乙县）",
        "1/document/报告/2020": "报告（2020）",
        "1/document/报告/2021": "报告（2021）",
        "1/indicator/报告/2020/7/绿道": "绿道（报告 2020 7）",
    }


def test_quotes_lead_to_the_things_they_speak_of(facts: Facts) -> None:
    number = {node: at for at, node in enumerate(facts.nodes)}
    found = quotes(facts, number)
    things = found["things"][found["texts"].index("完成整治6.5公里")]
    assert number[iri(facts, "整治河道8公里")] in things
    assert len(found["texts"]) == len(set(found["texts"]))


@given(st.lists(st.text(max_size=50), max_size=40), st.integers(1, 200))
def test_blocks_hold_all_in_order(things: list[str], size: int) -> None:
    unpacked: list[str] = []
    for first, text in blocks(things, size):
        assert first == len(unpacked)
        unpacked += json.loads(gzip.decompress(b64decode(text)).decode("utf-8", "surrogatepass"))
    assert unpacked == things


def test_packed_text_cannot_leave_its_element() -> None:
    assert "<" not in pack({"name": HOSTILE})


def test_both_languages_have_the_same_words_and_places_to_fill() -> None:
    assert WORDS["zh"].keys() == WORDS["en"].keys()
    for key, text in WORDS["zh"].items():
        fields = re.findall(r"\{\w+\}", text)
        assert sorted(fields) == sorted(re.findall(r"\{\w+\}", WORDS["en"][key])), key


def test_tasks_under_no_goal_stand_under_the_document_that_names_them(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with make_store(tmp_path_factory.mktemp("list") / "store", extraction()) as opened:
        shown = overview(Facts(project(opened.quads())))
    (band,) = shown["bands"]
    assert {each["name"] for each in band["units"]} == {"区园林局", "区水务局"}
    assert [(each["kind"], each["states"]) for each in band["goals"]] == [("Document", {"": 2})]
    assert len(shown["lines"]) == 2


def test_rows_that_are_left_over_show_units_that_were_folded_away() -> None:
    units = tuple(f"u{at}" for at in range(9))
    (kept,), left_out = fold([Band("g", units, ("g",), single=True)])
    assert (kept.units, kept.more_units, left_out) == (units, (), [])
    many = tuple(f"u{at}" for at in range(99))
    (kept,), _ = fold([Band("g", many, ("g",), single=True)])
    assert len(kept.units) + len(kept.more_units) == 99
    assert kept.rows <= 29
