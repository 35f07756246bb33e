"""The catalogue: every question answers, its twin agrees, and its head tells the truth."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import queries
from kg.answer.ask import Answer, ask, ask_cypher, ask_sparql, check_parameters, parse_parameters
from kg.answer.computed import FUNCTIONS
from kg.answer.names import resolve
from kg.answer.values import plain, relation
from kg.store import Store
from ontology.errors import NotFound, ParameterError, QueryError
from tests.sample import FRONT, NAME, OLDER, REPORT, VERDICTS, actor, build

EXAMPLES = Path(__file__).parent.parent / "examples"
NAMES = queries.names()

GIVEN: dict[str, list[dict[str, Any]]] = {
    "unit-portfolio": [{"unit": "区住建局"}, {"unit": "青石街道"}, {"unit": "各街道"}],
    "evidence": [{"thing": "区文旅局"}, {"thing": "口袋公园"}],
    "path-between": [
        {"a": "区水务局", "b": "区教育局"},
        {"a": "区住建局", "b": "青石街道", "paths": 1},
    ],
    "partners": [{"at_least": 1}, {"at_least": 1, "unit": "区住建局"}],
    "led-by-others": [{}, {"unit": "区住建局"}, {"include_inferred": True}],
    "shared-responsibility": [
        {},
        {"unit": "区住建局"},
        {"unit": "青石街道", "include_inferred": True},
    ],
    "progress": [{}, {"goal": "城市建设"}, {"verdict": "met"}, {"document": OLDER}],
    "dropped-commitments": [{}, {"kind": "hard"}, {"kind": "soft"}, {"document": REPORT}],
    "strategy-tree": [{"strategy": "“三园”战略"}, {"strategy": "城市建设"}],
    "indicator-history": [{}, {"indicator": "口袋公园"}],
    "bridges": [{}, {"include_inferred": True}],
    "co-work": [{"alpha": 1}, {"alpha": 1, "unit": "区住建局", "draws": 30}],
    "goal-overlap": [{}, {"goal": "城市建设"}],
    "goal-responsibility": [{}, {"goal": FRONT}, {"goal": "城市建设"}, {"goal": "“三园”战略"}],
}
"""Parameters to try each question with; nothing for the others."""

for filtered in ("progress", "unmet", "silent", "shared-responsibility", "unit-load", "checks"):
    GIVEN.setdefault(filtered, [{}]).extend(
        [
            {"goal": "城市建设" if filtered in ("unmet", "checks") else "产业与民生"},
            {"goal": FRONT, "place": "青石区"},
            {"unit": {"silent": "区教育局", "checks": "各街道"}.get(filtered, "区园林局")},
            {"document": NAME, "place": "青石区"},
        ]
    )

LISTS = {
    *("threads", "above"),
    *("leads", "responsible", "supports", "groups", "through_groups"),
}
"""Columns of material that are lists: joined texts in SPARQL."""

CASES = [
    (name, given)
    for name in NAMES
    # These are asked of documents of more than one year, in either language.
    if name not in ("task-changes", "outcomes", "projects")
    for given in GIVEN.get(name, [{}])
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("questions") / "store", reports=True)


def records(store: Path, name: str, **given: Any) -> list[dict[str, Any]]:
    return ask(queries.question(name), given, store).records()


@pytest.mark.parametrize(("name", "given"), CASES)
def test_twin_gives_the_same_rows_in_the_same_order(
    store: Path, name: str, given: dict[str, Any]
) -> None:
    question = queries.question(name)
    leading = ask(question, given, store)
    twin = ask(question, given, store, engine="rdf")
    assert leading.rows, "a question without rows compares nothing"
    assert leading.columns == twin.columns
    assert leading.rows == twin.rows


@pytest.mark.parametrize("name", [n for n in NAMES if queries.question(n).then and n != "outcomes"])
def test_twin_fetches_the_same_edges_for_analysis(store: Path, name: str) -> None:
    question = queries.question(name)
    assert question.sparql is not None
    given = {"include_inferred": True, "indicator": None, "goal": None}
    given |= {"editions": "all", "as_of": None}
    leading = ask_cypher(question.cypher, given, store)
    sparql = question.sparql.replace("?param_include_inferred", "true")
    sparql = sparql.replace("?param_editions", '"all"')
    twin = ask_sparql(sparql, {}, store)
    assert [column.key for column in leading.columns] == [column.key for column in twin.columns]

    def edges(answer: Answer) -> list[dict[str, Any]]:
        found = answer.records()
        for row in found:
            if "relation" in row:
                row["relation"] = relation(row["relation"])
            if "kind" in row:
                row["kind"] = plain(row["kind"], "kind")
            for key in LISTS & row.keys():
                row[key] = plain(row[key], "list")
        return sorted(found, key=repr)

    assert len(edges(leading)) > 5
    assert edges(leading) == edges(twin)


@pytest.mark.parametrize("name", NAMES)
def test_head_declares_every_parameter_that_the_text_uses(name: str) -> None:
    question = queries.question(name)
    declared = {each.name for each in question.parameters}
    used = set(re.findall(r"\$(\w+)", question.cypher))
    assert used <= declared
    assert question.sparql is not None
    assert set(re.findall(r"\?param_(\w+)", question.sparql)) <= declared
    if question.then is None:
        step = FUNCTIONS[question.computed].parameters if question.computed else ()
        assert used | set(step) >= declared, "a parameter without effect"


def test_a_filter_is_the_same_condition_in_every_question() -> None:
    """A Cypher file holds its conditions, so that it can be pasted."""
    having = 0
    for question in (*queries.questions(), *queries.graphs()):
        text = " ".join(question.cypher.split())
        assert "# filters" not in (question.sparql or "")
        for each in question.parameters:
            restriction = queries.filters().get(each.name)
            if restriction and each.label.en == restriction.parameter["label"][1]:
                having += 1
                assert " ".join(restriction.cypher.split()) in text, (question.name, each.name)
    assert having == 4 * 4 + 2 * 3 + 2 * (21 + 7), (
        "seven are pictures; two questions have a parameter `unit` of their own"
    )


def test_a_filter_without_a_place_in_the_sparql_form_is_refused() -> None:
    head = "// title = ['a', 'b']\n// answers = ['a', 'b']\n// [parameters]\n// goal = 'filter'"
    text = f"{head}\n// [columns]\n// x = ['a', 'b']\n\nRETURN 1 AS x"
    filled = queries.parse(text, "SELECT ?x {\n  # filters ?x\n}", where="x.cypher").sparql
    assert filled is not None
    assert "EXISTS { ?x gov:partOf|gov:advances" in filled
    with pytest.raises(QueryError, match="0 places"):
        queries.parse(text, "SELECT ?x { }", where="x.cypher")


@pytest.mark.parametrize("name", NAMES)
def test_cypher_can_be_pasted_into_a_browser(name: str) -> None:
    question = queries.question(name)
    for parameter in set(re.findall(r"\$(\w+)", question.cypher)):
        assert f"// :param {parameter} => " in question.cypher
    assert "ORDER BY" in question.cypher, "rows must have an order"
    assert not re.search(r"\b(CREATE|MERGE|DELETE|SET|REMOVE|CALL|apoc)\b", question.cypher)


def test_shared_responsibility_counts_units_and_keeps_groups_apart(store: Path) -> None:
    first = records(store, "shared-responsibility")[0]
    assert first["task"] == "新建口袋公园70处以上"
    assert first["goal"] == "城市建设"
    assert first["leads"] == ["区园林局"]
    assert first["units"] == ["区住建局", "区园林局"]
    assert first["groups"] == ["各街道"]
    assert (first["unit_count"], first["document"], first["row"]) == (2, NAME, 1)


def test_members_of_a_group_count_only_on_request(store: Path) -> None:
    assert records(store, "shared-responsibility", unit="青石街道") == []
    expanded = records(store, "shared-responsibility", unit="青石街道", include_inferred=True)
    assert [row["row"] for row in expanded] == [1, 5]
    assert {"青石街道", "白沙街道"} <= set(expanded[0]["units"])


def test_portfolio_has_roles_verdicts_and_says_what_came_through_a_group(store: Path) -> None:
    rows = records(store, "unit-portfolio", unit="区园林局")
    assert [(row["document"], row["row"], row["roles"], row["verdict"]) for row in rows] == [
        (OLDER, 1, ["leads"], "met"),
        (NAME, 1, ["leads", "responsibleFor"], "exceeded"),
        (NAME, 5, ["supports"], "postponed"),
    ]
    assert {row["through_group"] for row in rows} == {False}
    assert {row["through_group"] for row in records(store, "unit-portfolio", unit="青石街道")} == {
        True
    }


def test_load_tells_roles_standing_and_promises_apart(store: Path) -> None:
    rows = {row["unit"]: row for row in records(store, "unit-load")}
    assert "各街道" not in rows, "a group is not a unit"
    parks = rows["区园林局"]
    assert (parks["led"], parks["responsible"], parks["supported"], parks["tasks"]) == (2, 1, 1, 3)
    assert (parks["exceeded"], parks["met"], parks["postponed"], parks["open"]) == (1, 1, 1, 1)
    assert parks["kind"] == "Bureau"
    street = rows["青石街道"]
    assert (street["responsible"], street["through_groups"], street["tasks"]) == (0, 2, 2)
    house = rows["区住建局"]
    assert (house["led"], house["tasks"]) == (0, 3), "what a report promises is no task of a table"
    assert (house["promises_led"], house["promises"]) == (1, 1)
    schools = rows["区教育局"]
    assert (schools["tasks"], schools["unjudged"], schools["open"]) == (2, 1, 2)


@pytest.mark.parametrize("given", [{}, {"goal": FRONT}, {"document": NAME}])
def test_load_adds_up_in_every_row(store: Path, given: dict[str, str]) -> None:
    rows = records(store, "unit-load", **given)
    assert len(rows) > 5
    for row in rows:
        standing = [row[verdict] for verdict in VERDICTS]
        assert row["tasks"] == sum(standing) + row["unjudged"]
        assert row["open"] == row["tasks"] - row["exceeded"] - row["met"] - row["cancelled"]
        roles = [row["led"], row["responsible"], row["supported"]]
        assert max(roles) <= row["tasks"] - row["through_groups"] <= sum(roles)
        assert row["promises_led"] <= row["promises"]
    assert [(row["led"], row["tasks"]) for row in rows] == sorted(
        ((row["led"], row["tasks"]) for row in rows), reverse=True
    ), "who leads most comes first"


def test_progress_shows_targets_results_and_reasons(store: Path) -> None:
    rows = [row for row in records(store, "progress") if row["document"] == NAME]
    assert [row["row"] for row in rows] == [1, 2, 3, 4, 5, 6, 7]
    assert rows[1]["targets"] == ["污水管网12公里以上"]
    assert rows[1]["results"] == ["污水管网9.5公里"]
    assert rows[1]["verdict"] == "not_met"
    assert rows[1]["explanation"] == "9.5公里，少于目标12公里"
    assert rows[5]["leads"] == sorted(["区文旅局", "区体育中心"])
    assert rows[6]["verdict"] is None


def test_unmet_silent_and_nobodys(store: Path) -> None:
    assert [(row["verdict"], row["row"]) for row in records(store, "unmet")] == [
        ("not_met", 2),
        ("postponed", 5),
        ("cancelled", 6),
    ]
    assert records(store, "unmet")[0]["quote"] == "9.5公里，少于目标12公里"
    assert [row["row"] for row in records(store, "silent")] == [3, 7]
    (nobodys,) = records(store, "nobodys")
    assert nobodys["task"] == "整治背街小巷"
    assert nobodys["responsible"] == sorted(["区住建局", "相关单位"])


def test_goals_count_each_task_once(store: Path) -> None:
    rows = {row["goal"]: row for row in records(store, "goals")}
    assert rows["城市建设"]["tasks"] == 4
    assert rows["城市建设"]["lead_units"] == 2
    assert rows["城市建设"]["open"] == 2
    assert rows["产业与民生"]["open"] == 3, "no data, postponed, and no verdict at all"


def test_led_by_others_counts_what_is_open(store: Path) -> None:
    rows = records(store, "led-by-others", unit="区住建局")
    assert [(row["led_by"], row["tasks"], row["open"]) for row in rows] == [
        ("区园林局", 1, 0),
        ("区水务局", 1, 1),
    ]
    assert all(row["unit"] != row["led_by"] for row in records(store, "led-by-others"))


def test_partners_of_a_unit_come_second(store: Path) -> None:
    rows = records(store, "partners", unit="区住建局", at_least=1)
    assert {(row["unit"], row["partner"]) for row in rows} == {
        ("区住建局", "区园林局"),
        ("区住建局", "区水务局"),
    }
    pairs = [
        (row["unit_iri"], row["partner_iri"]) for row in records(store, "partners", at_least=1)
    ]
    assert all(one < other for one, other in pairs), "each pair once"


def test_groups_show_members_or_none(store: Path) -> None:
    rows = {row["group"]: row for row in records(store, "groups")}
    assert rows["各街道"]["members"] == ["白沙街道", "青石街道"]
    assert rows["各街道"]["tasks"] == 2
    assert rows["相关单位"]["member_count"] == 0


def test_checks_that_disagree_come_first(store: Path) -> None:
    wrong, right = records(store, "checks")
    assert (wrong["agrees"], wrong["stated"], wrong["recomputed"]) == (False, 130, 121.4)
    assert (right["agrees"], right["stated"], right["expression"]) == (True, 9.5, "5.5+4")


def test_commitments_that_no_row_follows_are_dropped(store: Path) -> None:
    rows = records(store, "dropped-commitments")
    assert [(row["commitment"], row["kind"], row["hard_by"]) for row in rows] == [
        ("改造沿河公共绿地5处", "hard", ["number"]),
        ("开放“南园”", "hard", ["name"]),
        ("持续改善环境", "soft", []),
    ]
    assert [(row["start"], row["end"], row["quote"]) for row in rows[:1]] == [
        (200, 210, "改造沿河公共绿地5处")
    ]


def test_a_strategy_shows_its_parts_and_who_advances_it(store: Path) -> None:
    whole, *parts = records(store, "strategy-tree", strategy="“三园”战略")
    assert (whole["level"], whole["stated"], whole["listed"]) == (0, 3, 2)
    assert whole["unlisted"] == "报告没有列出第三个"
    assert (whole["tasks"], whole["units"], whole["documents"]) == (1, ["区园林局"], [REPORT])
    assert [(row["part"], row["parent"], row["level"]) for row in parts] == [
        ("北园", "“三园”战略", 1),
        ("南园", "“三园”战略", 1),
    ]


def test_the_history_of_an_indicator_spans_documents_in_one_unit(store: Path) -> None:
    rows = records(store, "indicator-history", indicator="口袋公园")
    assert {row["document"] for row in rows} == {NAME, REPORT}
    assert {row["base_unit"] for row in rows} == {"处"}
    dated = [(row["period"], row["value"]) for row in rows if row["period"]]
    assert dated == [("2023-03", 9), ("2023-06", 18), ("2023-09", 27), ("2023-12", 36)]
    every = {row["indicator"] for row in records(store, "indicator-history")}
    assert every == {"口袋公园"}, "only what more than one document speaks of"


def test_figures_of_one_document_can_contradict_each_other(store: Path) -> None:
    (row,) = records(store, "contradictions")
    assert (row["indicator"], row["value"], row["other_value"]) == (
        "改造沿河公共绿地",
        "4处",
        "6处",
    )
    assert (row["quote"], row["other_quote"]) == ("改造沿河公共绿地4处", "改造沿河公共绿地6处")
    assert row["scope"] == "同一文件"


def test_coverage_adds_up(store: Path) -> None:
    rows = {row["document"]: row for row in records(store, "coverage")}
    assert (rows[REPORT]["stated"], rows[REPORT]["kept"], rows[REPORT]["rejected"]) == (1, 2, 0)
    assert rows[REPORT]["pieces"] == 3
    assert rows[REPORT]["share"] == 0.333


def test_evidence_opens_the_cell_it_was_read_from(store: Path) -> None:
    rows = records(store, "evidence", thing="区体育中心")
    (row,) = rows
    assert row["relation"] == "leads"
    assert (row["quote"], row["document"], row["row"]) == ("区体育中心", NAME, 6)
    assert row["column"] == "牵头单位"
    assert row["end"] - row["start"] == len("区体育中心")
    assert row["rule"] is None
    inferred = records(store, "evidence", thing="青石街道")
    assert {(each["quote"], each["rule"]) for each in inferred} == {("各街道", "expand-group")}


def test_evidence_says_the_cell_and_the_paragraph_that_a_person_opens(tmp_path: Path) -> None:
    from kg.load.pipeline import load

    load([*EXAMPLES.glob("*.xlsx"), *EXAMPLES.glob("*.docx")], tmp_path)
    for thing, expected in (
        ("区住建局", {"sheet": "Sheet1", "cell": "D5", "paragraph": None}),
        ("建成养老服务站 5个", {"sheet": None, "cell": None, "paragraph": 8}),
    ):
        question = queries.question("evidence")
        told = ask(question, {"thing": thing}, tmp_path)
        assert told.rows == ask(question, {"thing": thing}, tmp_path, engine="rdf").rows
        assert all(row.items() >= expected.items() for row in told.records())
        assert told.rows


def test_an_alias_and_odd_spacing_find_the_unit(store: Path) -> None:
    by_alias = records(store, "unit-portfolio", unit="区住房城乡建设局")
    assert by_alias == records(store, "unit-portfolio", unit=" 区 住建局 ")
    assert [row["document"] for row in by_alias] == [REPORT, NAME, NAME, NAME]


@pytest.mark.parametrize("typed", ["住建局", "区住建", "区住健局"])
def test_a_partial_or_mistyped_name_is_never_an_empty_table(store: Path, typed: str) -> None:
    with pytest.raises(NotFound, match="区住建局"):
        records(store, "unit-portfolio", unit=typed)


def test_a_name_of_another_kind_is_refused(store: Path) -> None:
    with pytest.raises(NotFound, match="no Goal"):
        records(store, "progress", goal="区住建局")


def test_a_name_of_two_things_asks_which(store: Path) -> None:
    with pytest.raises(ParameterError, match=r"2 things.*Target.*row 2") as raised:
        records(store, "evidence", thing="改造沿河公共绿地5处")
    short = "999901/task/政府工作报告/2024/2"
    assert short in str(raised.value)
    assert records(store, "evidence", thing=short)


def test_a_name_of_two_editions_is_that_of_the_latest(store: Path) -> None:
    by_name = records(store, "evidence", thing="新建口袋公园70处以上")
    assert by_name == records(store, "evidence", thing="999901/task/重点工作进展情况/2024/1")
    assert by_name


def test_an_iri_that_nothing_has_is_not_found(store: Path) -> None:
    with Store.open(store) as opened:
        for text in ("999901/unit/无此局", "https://example.org/x", "a b/<c>", ""):
            with pytest.raises(NotFound):
                resolve(opened, text)
        assert resolve(opened, actor("区住建局").iri).name == "区住建局"
        assert resolve(opened, NAME).kind == "Document"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "needs unit"),
        ({"unti": "区住建局"}, "has no parameter unti"),
        ({"unit": True}, "is not a name"),
        ({"unit": "  "}, "is not a name"),
    ],
)
def test_parameters_are_checked_before_anything_runs(given: dict[str, Any], message: str) -> None:
    with pytest.raises(ParameterError, match=message):
        check_parameters(queries.question("unit-portfolio"), given)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        *(("not_met", "not_met"), ("未完成", "not_met"), ("Not met", "not_met")),
        *(("超额完成", "exceeded"), ("超额", "exceeded"), ("完成", "met"), (" 无 数据", "no_data")),
    ],
)
def test_a_verdict_goes_by_the_words_that_are_shown(typed: str, code: str) -> None:
    question = queries.question("progress")
    assert check_parameters(question, {"verdict": typed})["verdict"] == code


def test_a_kind_of_commitment_goes_by_the_words_that_are_shown() -> None:
    question = queries.question("dropped-commitments")
    for typed, code in (("可核查", "hard"), ("direction only", "soft")):
        assert check_parameters(question, {"kind": typed})["kind"] == code


def test_a_mistyped_or_doubtful_verdict_gets_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    question = queries.question("progress")
    with pytest.raises(ParameterError, match=r"did you mean .*not_met \(未完成\)"):
        check_parameters(question, {"verdict": "没完成"})
    with pytest.raises(ParameterError, match="one of exceeded"):
        check_parameters(question, {"verdict": ""})
    monkeypatch.setattr("kg.answer.words._words", lambda code: ["了结"] * (code in CLOSED))
    with pytest.raises(ParameterError, match=r"2 values.*say which: met \(完成\), cancelled"):
        check_parameters(question, {"verdict": "了结"})


CLOSED = {"met", "cancelled"}


def test_choices_numbers_and_booleans_are_checked() -> None:
    with pytest.raises(ParameterError, match="one of exceeded"):
        check_parameters(queries.question("progress"), {"verdict": "great"})
    with pytest.raises(ParameterError, match="whole number"):
        check_parameters(queries.question("partners"), {"at_least": "many"})
    with pytest.raises(ParameterError, match="alpha=true is not a number"):
        check_parameters(queries.question("co-work"), {"alpha": True})
    assert check_parameters(queries.question("co-work"), {"alpha": 0.5})["alpha"] == 0.5
    with pytest.raises(ParameterError, match="true or false"):
        check_parameters(queries.question("bridges"), {"include_inferred": "yes"})
    assert check_parameters(queries.question("partners"), {"at_least": 3})["at_least"] == 3


def test_parameters_are_json_where_they_can_be() -> None:
    pairs = ["a=1", "b=true", 'c="1"', "d=区住建局", "e=x=y", "f=[1, 2]"]
    assert parse_parameters(pairs) == {
        "a": 1,
        "b": True,
        "c": "1",
        "d": "区住建局",
        "e": "x=y",
        "f": [1, 2],
    }
    for bad in (["unit"], ["=x"], ["a=1", "a=2"]):
        with pytest.raises(ParameterError):
            parse_parameters(bad)


def test_free_cypher_takes_parameters_and_refuses_to_write(store: Path) -> None:
    text = "MATCH (t:Task) WHERE t.ordinal >= $from RETURN count(t) AS tasks"
    assert ask_cypher(text, {"from": 6}, store).records() == [{"tasks": 2}]
    for writing in (
        "CREATE (n:Unit {iri: 'x'})",
        "MATCH (n:Task) SET n.name = 'x' RETURN n",
        "MATCH (n:Task) DETACH DELETE n",
        "MERGE (n:Unit {iri: 'x'}) RETURN n",
    ):
        with pytest.raises(QueryError):
            ask_cypher(writing, {}, store)
    assert ask_cypher("MATCH (t:Task) RETURN count(t) AS n", {}, store).rows == ((12,),)


def test_free_sparql_takes_parameters_and_refuses_to_write(store: Path) -> None:
    text = "SELECT ?t WHERE { ?t a gov:Task ; gov:ordinal ?row } ORDER BY ?t"
    assert len(ask_sparql(text, {"row": 1}, store).rows) == 3
    for writing in ("DELETE WHERE { ?s ?p ?o }", "INSERT DATA { <a:b> <a:b> <a:b> }", "SELEKT"):
        with pytest.raises(QueryError):
            ask_sparql(writing, {}, store)


def test_hostile_parameters_stay_values(store: Path) -> None:
    evil = "x' OR 1=1 // } DETACH DELETE n \" ; DROP ALL"
    text = "MATCH (n:Thing) WHERE n.name = $name RETURN n.name AS name"
    assert ask_cypher(text, {"name": evil}, store).rows == ()
    assert ask_sparql("SELECT ?s WHERE { ?s rdfs:label ?name }", {"name": evil}, store).rows == ()
    with pytest.raises(NotFound):
        records(store, "unit-portfolio", unit=evil)


def test_unknown_question_suggests_the_nearest() -> None:
    with pytest.raises(NotFound, match="unit-portfolio"):
        queries.question("unit-portfollio")
    with pytest.raises(NotFound, match=r"unmet \(未完成的任务\)"):
        queries.question("没完成的任务")
    with pytest.raises(NotFound, match=r"unmet \(未完成的任务\)"):
        queries.question("哪些任务逾期了")
    with pytest.raises(NotFound, match="kg query --list"):
        queries.question("")


def test_a_question_goes_by_its_titles_too() -> None:
    for question in queries.questions():
        for words in (question.title.zh, question.title.en, question.title.en.upper()):
            assert queries.question(words) is question, "every title names one question"
    assert queries.question(" 未完成的 任务").name == "unmet"
    assert queries.question("unit load").name == "unit-load"


def test_a_title_of_several_questions_asks_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "_called", lambda: {"任务": ("goals", "unmet")})
    with pytest.raises(ParameterError, match="say which: goals, unmet"):
        queries.question("任务")


@pytest.mark.parametrize(
    "columns",
    [
        "// a = ['a', 'b', 'counted']",
        "// a = ['a', 'b', 'counts']",
        "// a = ['a', 'b', 'counted']\n// b = ['a', 'b', 'number']",
    ],
)
def test_names_that_are_counted_have_their_numbers_beside_them(columns: str) -> None:
    head = f"// title = ['a', 'b']\n// answers = ['a', 'b']\n// [columns]\n{columns}"
    with pytest.raises(QueryError, match="followed by"):
        queries.parse(f"{head}\n\nRETURN 1 AS a", None, where="x.cypher")


@pytest.mark.parametrize(
    "head",
    [
        "// title = [",
        "// answers = ['a', 'b']",
        "// title = ['a', 'b']\n// answers = ['a', 'b']",
        "// title = ['a']\n// answers = ['a', 'b']\n// [columns]\n// x = ['a', 'b']",
        "// title = ['a', 'b']\n// answers = ['a', 'b']\n// [columns]\n// x = ['a', 'b', 'colour']",
    ],
)
def test_a_malformed_head_names_its_file(head: str) -> None:
    with pytest.raises(QueryError, match=r"x\.cypher"):
        queries.parse(f"{head}\n\nRETURN 1 AS x", None, where="x.cypher")
