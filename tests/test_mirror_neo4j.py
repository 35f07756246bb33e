"""What is Neo4j's own, beside the contract: other people's data, questions, commands."""

from __future__ import annotations

import json
import re
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings

import queries
from kg.answer.ask import ask, check_parameters
from kg.browse.cypher import used as used_by
from kg.cli import cli
from kg.mirror.bolt import BoltEngine
from kg.mirror.derived import Derived
from kg.mirror.engines import opened as engine_of
from kg.mirror.local_server.server import USER, Server, home_of
from kg.mirror.publish import mirror, verify_mirror
from kg.mirror.sync import sync, verify
from kg.mirror.target import Target, from_environment
from kg.project.from_rdf import project
from kg.project.graph import Node, PropertyGraph, Relationship
from kg.project.to_rdf import unproject
from kg.project.works_with import works_with
from kg.store import Store
from kg.store.meta import read_meta
from ontology.errors import MirrorError
from tests.mirror_contract import graph, small
from tests.papers import Paper, Row
from tests.sample import FRONT, NAME, actor, build, category
from tests.test_delta import Step, histories, step
from tests.test_projection import datasets, triples
from tests.test_queries import CASES

DOCS = Path(__file__).resolve().parent.parent / "docs"

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]


# -- other people's data -----------------------------------------------------------------


def test_other_peoples_data_stay(neo4j_target: Target, neo4j_driver: Any) -> None:
    neo4j_driver.execute_query(
        "CREATE (a:Person {name: '甲'})-[:KNOWS]->(:Person), (:Thing {name: 'not of kg'}), "
        "(b:Thing)-[:LEADS]->(b), (:Bureau {iri: 'x:b1'})"
    )
    with BoltEngine.open(neo4j_target, write=True) as engine:
        sync(small(), engine)
        neo4j_driver.execute_query(
            "MATCH (a:Person {name: '甲'}), (n:Thing {iri: 'x:b1'}), (t:Thing {iri: 'x:t1'}) "
            "CREATE (a)-[:LIKES]->(n), (n)-[:MY_NOTE]->(t)"
        )
        assert verify(small(), engine) == []
        changed = PropertyGraph(
            tuple(Node(n.iri, n.labels, {"name": "改"}) for n in small().nodes), ()
        )
        sync(changed, engine)
        assert verify(changed, engine) == []
        sync(PropertyGraph((), ()), engine)
    left = neo4j_driver.execute_query(
        "MATCH (n) WHERE NOT n:_KgMirror OPTIONAL MATCH (n)-[r]->() "
        "RETURN count(DISTINCT n) AS nodes, collect(type(r)) AS types"
    )
    ((nodes, types),) = left.records
    assert nodes == 5
    assert sorted(types) == ["KNOWS", "LEADS"]


def test_more_nodes_than_a_slice_come_back(
    neo4j_target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.mirror.bolt.SLICE", 8)
    monkeypatch.setattr("kg.mirror.bolt.HASHES", 8)
    wanted = graph(rows=30)
    assert len(wanted.nodes) > 30
    degrees = Counter(each.start for each in wanted.relationships)
    assert max(degrees.values()) > 8 > min(degrees.values())
    with BoltEngine.open(neo4j_target, write=True) as engine:
        sync(wanted, engine)
        assert verify(wanted, engine) == []
        assert engine.contents().relationships == wanted.relationships
        assert sync(wanted, engine).written == 0
        fewer = PropertyGraph(wanted.nodes, wanted.relationships[::2])
        assert sync(fewer, engine).deleted == len(wanted.relationships) // 2
        assert verify(fewer, engine) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(datasets())
@pytest.mark.slow
def test_random_graphs_come_back(neo4j_target: Target, data: list[ox.Quad]) -> None:
    # Each example replaces the one before, so the sync's differences are random too.
    wanted = project(data)
    with BoltEngine.open(neo4j_target, write=True) as engine:
        sync(wanted, engine)
        assert verify(wanted, engine) == []
        assert unproject(engine.contents()) == triples(data)
        assert sync(wanted, engine).written == 0


def test_names_are_found_by_parts_of_chinese_words(neo4j_target: Target, neo4j_driver: Any) -> None:
    with BoltEngine.open(neo4j_target, write=True) as engine:
        sync(small(), engine)
    neo4j_driver.execute_query("CALL db.awaitIndexes(60)")  # it is filled in the background
    found = neo4j_driver.execute_query(
        "CALL db.index.fulltext.queryNodes('kg_names', '园林') YIELD node RETURN node.iri AS iri"
    )
    assert [record["iri"] for record in found.records] == ["x:b1"]


def test_values_that_ours_never_have_are_found(neo4j_target: Target, neo4j_driver: Any) -> None:
    with BoltEngine.open(neo4j_target, write=True) as engine:
        sync(small(), engine)
        neo4j_driver.execute_query("MATCH (n:Thing {iri: 'x:b1'}) SET n.since = date()")
        assert [each.detail for each in verify(small(), engine)] == ["since"]
        sync(small(), engine, repair=True)
        assert verify(small(), engine) == []


def test_a_mirror_in_another_form_is_brought_in_step_anew(
    mirrored: Path, neo4j_target: Target, neo4j_driver: Any
) -> None:
    neo4j_driver.execute_query(
        "MATCH (m:_KgMirror {key: 'state'}) SET m.fingerprint = split(m.fingerprint, ':')[1]"
    )
    neo4j_driver.execute_query("MATCH (n:Thing) SET n._hash = 'of the older form'")
    report = mirror(mirrored, neo4j_target)
    assert not report.in_step
    assert report.updated > 50
    assert verify_mirror(mirrored, neo4j_target).differences == ()


# -- questions and commands --------------------------------------------------------------


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("neo4j-questions") / "store", reports=True)


@pytest.fixture
def mirrored(store: Path, neo4j_environment: Target) -> Path:
    mirror(store, neo4j_environment)
    return store


@pytest.mark.slow
def test_every_file_runs_unchanged_where_params_are_set(mirrored: Path, neo4j_driver: Any) -> None:
    for question in queries.questions():
        example = {each.name: each.example for each in question.parameters if each.required}
        parameters = check_parameters(question, example)
        for each in question.parameters:
            used = each.name in used_by(question)
            assert used == (f"// :param {each.name} =>" in question.cypher)
        neo4j_driver.execute_query(question.cypher, parameters)


def test_a_goal_is_drawn_alike_on_both_engines(mirrored: Path) -> None:
    picture = next(each for each in queries.graphs() if each.name == "goal-responsibility")
    goal = {"goal": category(FRONT).iri, "editions": None, "as_of": None}
    with engine_of(mirrored, "embedded") as one, engine_of(mirrored, "neo4j") as other:
        drawn = [sorted(each.query(picture.cypher, goal).rows, key=repr) for each in (one, other)]
    assert len(drawn[0]) > 10
    assert drawn[0] == drawn[1]


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(cli, arguments, input=typed)


def test_the_commands(mirrored: Path, neo4j_driver: Any) -> None:
    neo4j_driver.execute_query("MATCH (n) DETACH DELETE n")
    place = ("--store", str(mirrored), "--format", "json")
    planned = json.loads(run("mirror", "--dry-run", *place).stdout)
    assert planned["created"] > 50
    assert neo4j_driver.execute_query("MATCH (n:Thing) RETURN count(n)").records[0][0] == 0
    behind = run("query", "--cypher", "RETURN 1 AS x", "--engine", "neo4j", *place)
    assert behind.exit_code == 1
    assert "kg mirror" in behind.stderr
    done = json.loads(run("mirror", *place).stdout)
    assert done["created"] == planned["created"]
    again = json.loads(run("mirror", *place).stdout)
    assert again["in_step"]
    assert again["created"] == again["updated"] == again["deleted"] == 0
    text = "MATCH (t:Task) RETURN count(t) AS n"
    answers = [
        run("query", "--cypher", text, "--engine", engine, *place).stdout
        for engine in ("embedded", "neo4j")
    ]
    assert answers[0] == answers[1] != ""
    checked = run("mirror", "--verify", *place)
    assert (checked.exit_code, json.loads(checked.stdout)["differences"]) == (0, [])
    neo4j_driver.execute_query("MATCH (t:Task) SET t.name = 'x'")
    checked = run("mirror", "--verify", *place)
    assert checked.exit_code == 1
    assert {each["detail"] for each in json.loads(checked.stdout)["differences"]} == {"name"}
    assert json.loads(run("mirror", "--repair", *place).stdout)["updated"] > 0
    assert run("mirror", "--verify", *place).exit_code == 0


def test_nodes_deleted_by_hand_are_noticed_without_comparing(
    mirrored: Path, neo4j_target: Target, neo4j_driver: Any
) -> None:
    assert mirror(mirrored, neo4j_target).in_step
    neo4j_driver.execute_query("MATCH (t:Task) WITH t LIMIT 1 DETACH DELETE t")
    report = mirror(mirrored, neo4j_target)
    assert not report.in_step
    assert report.created > 1
    assert mirror(mirrored, neo4j_target).in_step


# -- what is derived -------------------------------------------------------------------------


def pairs(driver: Any) -> list[dict[str, Any]]:
    found = driver.execute_query(
        "MATCH (a:Unit)-[r:WORKS_WITH]->(b:Unit) "
        "RETURN a.iri AS start, b.iri AS end, properties(r) AS p ORDER BY start, end"
    )
    return [record.data() for record in found.records]


def reckoned(store: Path) -> list[dict[str, Any]]:
    with Store.open(store) as opened:
        found = works_with(project(opened.quads()))
    return [{"start": each.start, "end": each.end, "p": dict(each.properties)} for each in found]


def test_who_works_with_whom_is_written_on_request_and_goes_without_it(
    mirrored: Path, neo4j_target: Target, neo4j_driver: Any
) -> None:
    hashes = "MATCH (n:Thing) RETURN collect(n._hash) + COLLECT { MATCH ()-[r]->() RETURN r._hash }"
    before = neo4j_driver.execute_query(hashes).records
    assert pairs(neo4j_driver) == []
    wanted = reckoned(mirrored)
    assert len(wanted) > 3

    planned = mirror(mirrored, neo4j_target, derive=True, dry_run=True)
    assert planned.derived == Derived(created=len(wanted), held=len(wanted))
    assert pairs(neo4j_driver) == []

    report = mirror(mirrored, neo4j_target, derive=True)
    assert (report.created, report.updated, report.deleted) == (0, 0, 0)
    assert report.derived == planned.derived
    assert pairs(neo4j_driver) == wanted
    assert verify_mirror(mirrored, neo4j_target).differences == ()

    again = mirror(mirrored, neo4j_target, derive=True)
    assert (again.in_step, again.derived) == (True, Derived(held=len(wanted)))

    kept = mirror(mirrored, neo4j_target, derive=None)
    assert (kept.in_step, pairs(neo4j_driver)) == (True, wanted)

    planned = mirror(mirrored, neo4j_target, dry_run=True)
    assert planned.derived == Derived(deleted=len(wanted))
    assert pairs(neo4j_driver) == wanted

    without = mirror(mirrored, neo4j_target)
    assert without.derived == Derived(deleted=len(wanted))
    assert pairs(neo4j_driver) == []
    assert neo4j_driver.execute_query(hashes).records == before
    assert mirror(mirrored, neo4j_target).in_step
    assert mirror(mirrored, neo4j_target, derive=None).derived == Derived()


def test_questions_do_not_see_what_is_derived(mirrored: Path, neo4j_target: Target) -> None:
    mirror(mirrored, neo4j_target, derive=True)
    any_type = re.compile(r"-\[\w*\]-")  # the others name the types that they follow
    cases = [case for case in CASES if any_type.search(queries.question(case[0]).cypher)]
    assert {name for name, _ in cases} >= {"evidence", "path-between"}
    for name, given_ in cases:
        question = queries.question(name)
        leading = ask(question, given_, mirrored, engine="embedded")
        assert (name, ask(question, given_, mirrored, engine="neo4j")) == (name, leading)
    text = queries.lookup("neighbours")
    with BoltEngine.open(neo4j_target) as engine:
        given = {"thing": actor("区住建局").iri}
        assert engine.query(text, given).rows == ()
        assert engine.query(text.replace("r.derived IS NULL", "true"), given).rows != ()


def test_other_peoples_relationships_of_that_name_stay(
    mirrored: Path, neo4j_target: Target, neo4j_driver: Any
) -> None:
    neo4j_driver.execute_query(
        "MATCH (a:Unit {name: '区住建局'}), (b:Unit {name: '区教育局'}) "
        "CREATE (a)-[:WORKS_WITH {note: 'mine'}]->(b), "
        "(:Person)-[:WORKS_WITH {derived: true}]->(:Person)"
    )
    mirror(mirrored, neo4j_target, derive=True)
    mirror(mirrored, neo4j_target)
    left = neo4j_driver.execute_query(
        "MATCH ()-[r:WORKS_WITH]->() RETURN properties(r) AS p ORDER BY r.note"
    )
    assert [record["p"] for record in left.records] == [{"note": "mine"}, {"derived": True}]


def test_what_is_derived_follows_the_store(
    tmp_path: Path, neo4j_target: Target, neo4j_driver: Any
) -> None:
    store = build(tmp_path / "store")
    mirror(store, neo4j_target, derive=True)
    wanted = pairs(neo4j_driver)
    assert wanted == reckoned(store)
    neo4j_driver.execute_query("MATCH (u:Unit {name: '区住建局'}) DETACH DELETE u")
    lost = len(wanted) - len(pairs(neo4j_driver))
    assert lost > 1
    report = mirror(store, neo4j_target, derive=None)  # what is there is kept in step
    assert report.derived == Derived(created=lost, held=len(wanted))
    assert pairs(neo4j_driver) == wanted
    with Store.open(store, write=True) as opened:
        opened.remove(NAME)
    report = mirror(store, neo4j_target, derive=True)
    assert report.deleted > 10
    assert reckoned(store) == pairs(neo4j_driver) == []
    assert verify_mirror(store, neo4j_target).differences == ()


def test_derived_relationships_edited_by_hand_are_put_right(
    mirrored: Path, neo4j_target: Target, neo4j_driver: Any
) -> None:
    wanted = reckoned(mirrored)
    mirror(mirrored, neo4j_target, derive=True)
    neo4j_driver.execute_query(
        "MATCH ()-[r:WORKS_WITH]->() WITH r ORDER BY elementId(r) LIMIT 1 DELETE r"
    )
    report = mirror(mirrored, neo4j_target, derive=True)  # noticed by the number
    assert report.derived == Derived(created=1, held=len(wanted))
    neo4j_driver.execute_query(
        "MATCH (a)-[r:WORKS_WITH]->(b) WITH a, b, r ORDER BY elementId(r) LIMIT 2 SET r.tasks = 99 "
        "WITH a, b, r LIMIT 1 CREATE (a)-[twin:WORKS_WITH {derived: true}]->(b)"
    )
    report = mirror(mirrored, neo4j_target, derive=True, repair=True)
    assert report.derived == Derived(created=1, updated=1, deleted=2, held=len(wanted))
    assert pairs(neo4j_driver) == wanted


def recipe(words: str) -> str:
    """The Cypher of docs/analysis.md that has these words in it."""
    blocks = re.findall(
        r"```cypher\n(.*?)```", (DOCS / "analysis.md").read_text("utf-8"), re.DOTALL
    )
    (found,) = (each for each in blocks if words in each)
    return str(found)


def test_the_recipes_of_the_documentation_give_the_same_figures(
    mirrored: Path, neo4j_target: Target, neo4j_driver: Any
) -> None:
    mirror(mirrored, neo4j_target, derive=True)

    def found(text: str) -> list[dict[str, Any]]:
        return [record.data() for record in neo4j_driver.execute_query(text).records]

    def asked(name: str, *keys: str, **given_: Any) -> list[dict[str, Any]]:
        rows = ask(queries.question(name), {"draws": 0, **given_}, mirrored).records()
        return [{key: row[key] for key in keys} for row in rows]

    def ordered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return sorted(rows, key=lambda row: (row["unit"], row.get("partner", "")))

    constraints = found(recipe("AS constraint"))
    assert len(constraints) > 5
    assert ordered(constraints) == ordered(asked("brokers", "unit", "constraint", top=100))
    ties = recipe("AS significance")
    keys = ("unit", "partner", "tasks", "weight", "significance")
    for limit in ("0.05", "0.5", "1"):
        rows = found(ties.replace("<= 0.05", f"<= {limit}"))
        assert ordered(rows) == ordered(asked("co-work", *keys, alpha=float(limit)))
    assert len(rows) > 5


def test_deriving_on_the_command_line(mirrored: Path, neo4j_driver: Any) -> None:
    place = ("--store", str(mirrored), "--format")
    size = len(reckoned(mirrored))
    done = json.loads(run("mirror", "--derive", *place, "json").stdout)
    assert done["derived"] == {"created": size, "updated": 0, "deleted": 0, "held": size}
    told = run("mirror", "--derive", *place, "table").stdout
    assert "in step" in told
    assert f"{size} in all" in told
    assert run("mirror", "--verify", *place, "json").exit_code == 0
    assert f"{size} deleted" in run("mirror", *place, "table").stdout
    assert "WORKS_WITH" not in run("mirror", *place, "table").stdout
    assert run("mirror", "--verify", "--derive", *place, "json").exit_code == 2


# -- where ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "uri",
    [
        "bolt://me:geheim@127.0.0.1:7687",
        "bolt://geheim@127.0.0.1",
        "bolt://127.0.0.1:geheim",
        "geheim",
        "http://127.0.0.1/geheim",
        "bolt://127.0.0.1?password=geheim",
        "neo4j://[::1",
    ],
)
def test_what_is_secret_in_an_address_is_never_printed(
    uri: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NEO4J_URI", uri)
    with pytest.raises(MirrorError, match="NEO4J_URI") as caught:
        from_environment()
    assert "geheim" not in str(caught.value)
    assert "geheim" not in repr(Target("bolt://127.0.0.1", "me", "geheim"))
    done = run("mirror", "--store", str(build(tmp_path / "store")))
    assert done.exit_code == 1
    assert "geheim" not in done.output + done.stderr


def test_another_server_in_place_of_the_stores_own_is_asked_about(
    store: Path, neo4j_server: Server, neo4j_target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named, nothing is written to it, and a script is refused with the way out."""
    monkeypatch.delenv("NEO4J_URI", raising=False)
    found = replace(neo4j_server, home=home_of(store))
    monkeypatch.setattr("kg.mirror.local_server.server.up", lambda home, **_: (found, False))
    monkeypatch.setattr("kg.mirror.local_server.server.find", lambda home: found)
    arguments = ("mirror", "--store", str(store))

    def nodes() -> int:
        with BoltEngine.open(neo4j_target) as engine:
            return int(engine.query("MATCH (n) RETURN count(n) AS n").rows[0][0])

    for more in ((), ("--dry-run",), ("--verify",)):
        refused = run(*arguments, *more)
        assert refused.exit_code == 1
        assert neo4j_server.uri in refused.stderr
        assert str(neo4j_server.home) in refused.stderr
        assert "--yes" in refused.stderr
    assert (
        "not the store's own" in run("query", "unmet", "--engine", "neo4j", *arguments[1:]).stderr
    )
    monkeypatch.setattr("kg.cli.mirror._can_ask", lambda: True)
    declined = run(*arguments, typed="n\n")
    assert f"{neo4j_server.uri}: the server that answers here" in declined.stderr
    assert declined.exit_code == 130
    assert nodes() == 0
    assert run(*arguments, typed="y\n").exit_code == 0
    assert nodes() > 0
    monkeypatch.setattr("kg.cli.mirror._can_ask", lambda: False)
    assert run(*arguments, "--yes").exit_code == 0


def test_without_any_server_the_way_out_is_named(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEO4J_URI", raising=False)
    done = run("mirror", "--verify", "--store", str(store))
    assert done.exit_code == 1
    assert "kg mirror starts a local one" in done.stderr


def test_relationships_keep_lists_of_claims(neo4j_target: Target, neo4j_driver: Any) -> None:
    wanted = PropertyGraph(
        (Node("x:a", ("Unit", "Thing"), {}), Node("x:b", ("Task", "Thing"), {})),
        (Relationship("x:a", "LEADS", "x:b", {"quotes": ["一", "二"], "rows": [1, -1]}),),
    )
    with BoltEngine.open(neo4j_target, write=True) as engine:
        sync(wanted, engine)
    ((quotes, rows),) = neo4j_driver.execute_query(
        "MATCH (:Unit)-[r:LEADS]->(:Task) RETURN r.quotes, r.rows"
    ).records
    assert (quotes, rows) == (["一", "二"], [1, -1])


def test_the_server_is_the_tests_own(neo4j_server: Server, neo4j_target: Target) -> None:
    assert neo4j_target == Target(neo4j_server.uri, USER, neo4j_server.password)
    assert neo4j_server.bolt != 7687


# -- what was touched since ------------------------------------------------------------------


def _load(folder: Path, *steps: Step) -> None:
    with Store.open(folder, write=True) as store:
        for what in steps:
            step(store, what)


def test_what_was_touched_since_is_all_that_is_compared(
    neo4j_target: Target, neo4j_driver: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    park = Paper("甲.txt")
    _load(tmp_path, park, Paper("丙.txt", rows=(Row(unit=2, goal=1),)))
    assert mirror(tmp_path, neo4j_target).created > 0
    _load(tmp_path, Paper("乙.txt", kind="work_report"), replace(park, moved=7), True, "丙.txt")

    def refused(*_: object) -> PropertyGraph:
        raise AssertionError("all was projected")

    with monkeypatch.context() as patched:
        patched.setattr("kg.project.from_rdf.project", refused)
        told = mirror(tmp_path, neo4j_target, dry_run=True)
        done = mirror(tmp_path, neo4j_target)
        assert mirror(tmp_path, neo4j_target).in_step
    assert (told.created, told.updated, told.deleted) == (done.created, done.updated, done.deleted)
    assert min(done.created, done.updated, done.deleted) > 0
    assert verify_mirror(tmp_path, neo4j_target).differences == ()
    # What somebody has removed meanwhile is noticed: then all is compared.
    _load(tmp_path, park)
    neo4j_driver.execute_query("MATCH (n:Thing) WHERE n.name = '城市建设' DETACH DELETE n")
    mirror(tmp_path, neo4j_target)
    assert verify_mirror(tmp_path, neo4j_target).differences == ()


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(histories())
@pytest.mark.slow
def test_after_any_history_neo4j_holds_what_a_fresh_load_does(
    neo4j_target: Target, history: list[Step]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for number, what in enumerate(history):
            _load(Path(folder), what)
            written = read_meta(Path(folder)).generation
            if written and number % 2:  # a mirror may be several changes behind
                mirror(Path(folder), neo4j_target)
                assert verify_mirror(Path(folder), neo4j_target).differences == ()
