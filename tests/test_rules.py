"""Rules of reading: each has words and fires on its example, and claims name them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import rules as counting
from kg.cli import cli
from kg.load.pipeline import load
from loaders.formats import read, read_text
from loaders.kinds import extract
from loaders.language.figures import figures
from loaders.language.goal_sections import opening
from loaders.language.names import names as names_in
from loaders.language.posts import appointments
from loaders.language.ranks import with_ranks
from loaders.language.reorganisations import changes
from loaders.language.rules import RULES, Rule, rules_of
from loaders.language.topics import with_topics
from loaders.language.units import unit_names
from loaders.lexicon import lexicon

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"

TABLE = """云岭市青石区2024年重点工作任务进展情况表（截至2024年12月31日）

序号\t主要任务\t牵头单位\t配合单位\t计划投资（万元）\t完成情况
1\t平均用时由5天降至3天\t区审批局\t区住建局、财政局\t300\t平均用时由5天降至2.5天
2\t新增绿道5公里\t同上\t区教育局（牵头）\t\t新增绿道5.2公里，其中滨河段3公里
3\t三家以上单位合计新增床位80张\t区民政局\t区委区政府\t\t前三季度新增床位60张，完成率75%
"""


def fired(rule: Rule) -> set[str]:
    """The rules that read an example."""
    read = with_topics(rule.example, with_ranks(rule.example, figures(rule.example)))
    found = {each for figure in read for each in figure.rules}
    found |= {each.rule for each in changes(rule.example)}
    posts = appointments(rule.example)
    found |= {"post/left" if each.ends else "post/appointed" for each in posts}
    goals = opening(rule.example)
    found |= set() if goals is None else {goals.entry}
    return found | {f"unit/{each.rule}" for each in unit_names(rule.example) if each.rule}


@pytest.mark.parametrize(
    "rule", [each for each in RULES.values() if each.example], ids=lambda r: r.id
)
def test_a_rule_fires_on_its_example(rule: Rule) -> None:
    assert rule.id in fired(rule)


def test_rules_of_time_are_those_of_the_lexicon_and_where_a_time_may_stand() -> None:
    known = {each for each in RULES if each.startswith("period/")}
    elsewhere = {"column", "heading", "deadline", "document", "before", "again", "not-yet", "none"}
    assert known == lexicon("periods").entries.keys() | {f"period/{each}" for each in elsewhere}


@pytest.mark.parametrize(
    ("words", "name", "rule"),
    [
        ("改造青石路东延段", "青石路东延段", "name/road"),
        ("争创省级文明城区", "省级文明城区", "name/aim"),
        ("制定道路养护办法", "道路养护办法", "name/set-form"),
        ("与安吉、德清对口协作", "安吉", "name/twin"),
        ("实施“清风”行动", "清风行动", "name/quoted"),
        ("建设青石软件园", "青石软件园", "name/headed"),
    ],
)
def test_a_name_says_by_which_form_it_was_found(words: str, name: str, rule: str) -> None:
    assert (name, rule) in [(each.name, each.rule_id) for each in names_in(words)]
    assert rule in RULES


def test_every_rule_says_in_words_what_it_does() -> None:
    for each in RULES.values():
        assert each.label.zh
        assert each.label.en
    assert len({each.label.zh for each in RULES.values()}) == len(RULES)
    assert len({each.label.en for each in RULES.values()}) == len(RULES)


def test_every_figure_and_unit_of_a_document_names_its_rules() -> None:
    documents = [read_text(TABLE, "青石区.txt"), *map(read, sorted(EXAMPLES.glob("*.txt")))]
    statements = [each for document in documents for each in extract(document).statements]
    for each in statements:
        first, *rest = each.method.split(" ")
        assert set(rest) <= RULES.keys(), f"{each.method}: a rule without words"
        kinds = [rule.partition("/")[0] for rule in rest]
        if each.predicate in ("hasTarget", "ofIndicator", "measures", "reportedBy"):
            kinds = kinds[:-1] if kinds[-1:] == ["goals"] else kinds
            assert kinds in (["figure", "quantity", "period"], ["figure", "period"]), each
        elif each.predicate in ("leads", "supports", "responsibleFor"):
            assert kinds[:2] == ["unit", "role"], each
        assert "/" in first


@pytest.mark.parametrize(
    ("row", "predicate", "words", "rules"),
    [
        (1, "hasTarget", "3天", ("figure/from-to", "quantity/number", "period/document")),
        (1, "supports", "财政局", ("unit/elided-level", "role/head")),
        (2, "leads", "区审批局", ("unit/form", "role/head", "unit/as-above")),
        (2, "leads", "区教育局", ("unit/form", "role/beside")),
        (2, "reportedBy", "3公里", ("figure/part", "quantity/number", "period/document")),
        (3, "reportedBy", "60张", ("figure/named", "quantity/number", "period/quarters")),
        (3, "supports", "区政府", ("unit/two-in-one", "role/head")),
    ],
)
def test_a_claim_names_the_rules_that_fired(
    row: int, predicate: str, words: str, rules: tuple[str, ...]
) -> None:
    found = [
        rules_of(each.method)
        for each in extract(read_text(TABLE, "青石区.txt")).statements
        if (each.passage.row, each.predicate, each.value_text) == (row, predicate, words)
    ]
    assert rules in found


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("why")
    (folder / "青石区.txt").write_text(TABLE, "utf-8")
    load([folder / "青石区.txt"], folder / "store")
    return folder / "store"


def shown(store: Path, *arguments: str) -> str:
    environment = {"KG_STORE": str(store), "KG_DOCUMENTS": "", "COLUMNS": "160"}
    done = CliRunner().invoke(cli, ["show", *arguments], env=environment)
    assert done.exit_code == 0, done.output
    return done.output


def test_why_tells_a_tasks_figures_periods_and_units_in_words(store: Path) -> None:
    words = shown(store, "新增绿道5公里", "--why", "--format", "table", "--lang", "zh")
    for rule in (
        "figure/named",
        "quantity/number",
        "period/document",
        "unit/as-above",
        "figure/part",
    ):
        assert f"{RULES[rule].label.zh}（{rule}）" in words.replace("\n", "")
    assert "新增绿道5.2公里，其中滨河段3公里" in words  # the passage of its verdict
    english = shown(store, "新增绿道5公里", "--why", "--format", "table", "--lang", "en")
    assert "a part of the figure before (figure/part)" in english


def test_why_is_told_to_programs_by_ids_with_the_passage(store: Path) -> None:
    page = json.loads(shown(store, "新增绿道5公里", "--why", "--format", "json"))
    assert "evidence" not in page
    (target,) = [each for each in page["why"] if each["relation"] == "hasTarget"]
    assert target["rules"] == ["figure/named", "period/document", "quantity/number"]
    assert target["quote"] == "新增绿道5公里"
    assert target["period"] == "2024"
    (verdict,) = [each for each in page["why"] if each["relation"] == "verdict"]
    assert verdict["rules"] == []
    assert verdict["rule"]
    assert verdict["explanation"]


def test_without_why_the_page_is_as_before(store: Path) -> None:
    page = json.loads(shown(store, "新增绿道5公里", "--format", "json"))
    assert "why" not in page
    assert page["evidence"]


def test_make_rules_counts_each_rule_and_marks_what_never_fires(tmp_path: Path) -> None:
    (tmp_path / "青石区.txt").write_text(TABLE, "utf-8")
    (tmp_path / "空.txt").write_text("没有任务的一行字。\n", "utf-8")
    fired = counting.run(counting.files([tmp_path]))
    assert (fired.read, list(fired.refused)) == (1, ["空.txt"])
    lines = list(counting.table(fired))
    assert lines[0] == "1 documents read, 1 refused"
    (seen,) = [each for each in lines if each.startswith("unit/as-above")]
    assert seen.split() == ["unit/as-above", "1", "1"]
    (unseen,) = [each for each in lines if each.startswith("quantity/doubling")]
    assert unseen.split() == ["quantity/doubling", "0", "0", "never"]
    told = {each.split()[0] for each in lines if each}
    assert RULES.keys() <= told
    assert lexicon("measures").entries.keys() <= told
    assert fired.times["measures: measure/length"] > 0
