"""A name that the graph does not have gets the nearest one; a right question gets no word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.answer.ask import ask_cypher
from kg.answer.misspelt import in_cypher, in_sparql
from kg.cli import cli
from kg.mirror.engines import opened
from kg.mirror.spelled import Spelled, spelled
from kg.store import Store
from kg.store.terms import written_terms
from tests.sample import build

QUERIES = Path(__file__).resolve().parent.parent / "queries"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("misspelt") / "store")


def asked(built: Path, *arguments: str) -> Result:
    call = ["query", *arguments, "--store", str(built), "--format", "json"]
    return CliRunner().invoke(cli, call)


# -- what a Cypher question names ---------------------------------------------------------

NAMED = [
    ("MATCH (t:Taks) RETURN t", "Taks", "", ""),
    ("MATCH (t:`Ta``ks`) RETURN t", "Ta`ks", "", ""),
    ("MATCH (:A:B)-[:X|Y]->(b:C|!D&(E|%)) RETURN b", "A B C D E", "X Y", ""),
    ("MATCH (a)<-[r:X*1..3 {row: 1}]-({name: 'n'}) RETURN r.quote", "", "X", "row name quote"),
    ("MATCH (a) WHERE a:A OR NOT (a)-[:X]->(:B) RETURN a.p AS x", "A B", "X", "p"),
    ("MATCH (a WHERE a.p > 1)--(b {q: {r: 1}}) RETURN b", "", "", "q p"),
    ("MATCH (a) RETURN a {.p, .*, q: a.r, s: {t: 1}}", "", "", "p r"),
    ("MATCH (a), (b) WHERE EXISTS { (a)-[:X]->(c:C) WHERE c.p = 1 } RETURN b.q", "C", "X", "p q"),
    ("MATCH (a) WITH a AS b, a.p AS c RETURN b.q, c.r", "", "", "p q"),
    ("MATCH (a) RETURN count { (a)-[:X]->() } AS n ORDER BY a.p", "", "X", "p"),
    ("MATCH p = shortestPath((a:A)-[:X*]-(b)) RETURN length(p), a.p", "A", "X", "p"),
    ("MATCH (a) CALL (a) { MATCH (a)-->(b:B) RETURN b } RETURN b.p", "B", "", "p"),
    ("MATCH ((a:A)-[:X]->(b)){1,3} RETURN a", "A", "X", ""),
    ("OPTIONAL MATCH (任务:任务) RETURN 任务.名称", "任务", "", "名称"),
    ("MATCH (a) RETURN CASE WHEN a:A THEN a.p ELSE {b: a.q} END", "A", "", "p q"),
    ("MATCH ()-[r]-() WHERE r:X RETURN r", "", "X", ""),
]


@pytest.mark.parametrize(("text", "labels", "types", "keys"), NAMED)
def test_what_a_pattern_names_is_found(text: str, labels: str, types: str, keys: str) -> None:
    found = spelled(text)
    assert sorted(found.labels) == sorted(labels.split())
    assert sorted(found.types) == sorted(types.split())
    assert sorted(found.keys) == sorted(keys.split())


NAMELESS = [
    "RETURN 1 AS one, 'MATCH (t:Taks)' AS text, \"t.nmae\" AS other",
    "MATCH (t) RETURN t // (t:Taks) and t.nmae",
    "MATCH (t) /* (t:Taks)-[:LAEDS]->() */ RETURN count(t) AS nmae",
    "WITH {nmae: 1} AS m RETURN m.nmae, m",
    "UNWIND [{nmae: 1}] AS t RETURN t.nmae",
    "MATCH (t) WITH collect({nmae: 1}) AS t UNWIND t AS row RETURN row.nmae, t",
    "MATCH (t) WITH count(t) AS t RETURN t.nmae",
    "MATCH (t) RETURN [t IN [{nmae: 1}] | t.nmae], any(t IN [{x: 1}] WHERE t.x = 1)",
    "RETURN date('2020-01-01').year AS nmae, point({x: 1, y: 2}).x",
    "MATCH (t) RETURN apoc.text.join([], ''), duration.between(date(), date())",
    "MATCH (t) RETURN reduce(sum = 0, x IN [1] | sum + x) AS nmae",
    "MATCH (t) RETURN $nmae.key, [1, 2][0..1], {nmae: t, taks: [1]}",
    "CALL db.labels() YIELD label AS t RETURN t.nmae",
    "MATCH p = (a)--(b) RETURN p.nmae, nodes(p)",
]


@pytest.mark.parametrize("text", NAMELESS)
def test_what_is_no_name_of_the_graph_is_left_out(text: str) -> None:
    assert spelled(text) == Spelled()


# -- the questions of the catalogue are right ------------------------------------------------


def test_no_question_of_ours_gets_a_word(built: Path) -> None:
    cypher = [path.read_text("utf-8") for path in QUERIES.rglob("*.cypher")]
    sparql = [path.read_text("utf-8") for path in QUERIES.rglob("*.rq")]
    assert len(cypher) > 30
    assert len(sparql) > 20
    with opened(built) as engine:
        assert [said for text in cypher for said in in_cypher(text, engine)] == []
    with Store.open(built) as store:
        assert [said for text in sparql for said in in_sparql(text, store)] == []
    named = spelled("\n".join(cypher))
    assert len(named.labels) > 8
    assert len(named.types) > 8
    assert len(named.keys) > 20


# -- what is said ------------------------------------------------------------------------

WRONG = [
    ("--cypher", "MATCH (t:Taks) RETURN t", "label `Taks`", "`Task`"),
    ("--cypher", "MATCH (t:task) RETURN t", "label `task`", "`Task`"),
    ("--cypher", "MATCH (t:任务) RETURN t", "label `任务`", "`Task`"),
    ("--cypher", "MATCH (u)-[:LAEDS]->(t) RETURN t", "relationship type `LAEDS`", "`LEADS`"),
    ("--cypher", "MATCH ()-[:hasTarget]->(t) RETURN t", "type `hasTarget`", "`HAS_TARGET`"),
    ("--cypher", "MATCH (t:Task) RETURN t.nmae AS n", "property `nmae`", "`name`"),
    ("--cypher", "MATCH (t:Task {nmae: 'x'}) RETURN t", "property `nmae`", "`name`"),
    ("--cypher", "MATCH ()-[r:LEADS]->() RETURN r.qoutes AS q", "property `qoutes`", "`quotes`"),
    ("--sparql", "SELECT ?x { ?x gov:leds ?y }", "term `gov:leds`", "`gov:leads`"),
    ("--sparql", "SELECT ?x { ?x a gov:Taks }", "term `gov:Taks`", "`gov:Task`"),
    ("--sparql", "ASK { ?x gov:verdict status:notmet }", "`status:notmet`", "`status:not_met`"),
    (
        "--sparql",
        "PREFIX g: <https://w3id.org/govkg/ontology#> SELECT ?x { ?x g:leds ?y }",
        "term `g:leds`",
        "`gov:leads`",
    ),
    (
        "--sparql",
        "SELECT ?x { ?x <https://w3id.org/govkg/ontology#牵头> ?y }",
        "ontology#牵头`",
        "`gov:leads`",
    ),
]


@pytest.mark.parametrize(("option", "text", "wrong", "right"), WRONG)
def test_a_mistyped_name_gets_the_nearest(
    built: Path, option: str, text: str, wrong: str, right: str
) -> None:
    result = asked(built, option, text)
    assert result.exit_code == 0, result.output
    (line,) = result.stderr.splitlines()
    assert wrong in line
    assert line.endswith(f"did you mean {right}?")
    json.loads(result.stdout)


def test_the_rows_are_the_same(built: Path) -> None:
    text = "MATCH (t:Task) RETURN t.name AS name, t.nmae AS nmae ORDER BY name LIMIT 2"
    found = ask_cypher(text, {}, built)
    assert len(found.rows) == 2
    assert all(name and missing is None for name, missing in found.rows)
    assert len(found.notices) == 1


RIGHT = [
    ("--cypher", "MATCH (t:Strategy) RETURN t.name, t.iri, t.name_en, t.value_rdf LIMIT 1"),
    ("--cypher", "MATCH (a)-[r]->(b) WITH a, r, b LIMIT 1 RETURN r.quotes, r.rows, a.name"),
    ("--cypher", "WITH {nmae: 1} AS Taks RETURN Taks.nmae AS LAEDS, 'gov:leds' AS text"),
    ("--sparql", "SELECT ?leds { ?leds gov:leads ?y FILTER(STR(?y) != 'gov:leds') } # gov:leds"),
    ("--sparql", "SELECT ?x { ?x a gov:Claim ; gov:passage/oa:hasSource ?d } LIMIT 1"),
    ("--sparql", "PREFIX gov: <http://example.org/> SELECT ?x { ?x gov:leds ?y }"),
    ("--sparql", "PREFIX x: <https://w3id.org/govkg/ontology#> SELECT ?x { ?x x:leads ?y }"),
]


@pytest.mark.parametrize(("option", "text"), RIGHT)
def test_a_right_question_gets_no_word(built: Path, option: str, text: str) -> None:
    result = asked(built, option, text)
    assert result.exit_code == 0, result.output
    assert result.stderr == ""


def test_what_is_like_nothing_is_said_to_be_so(built: Path) -> None:
    result = asked(built, "--cypher", "MATCH (t:Zzzzqqqq) RETURN t")
    assert result.stderr.endswith("`Zzzzqqqq` in this graph, and none that is like it\n")


def test_derived_relationships_have_their_own_way_out(built: Path) -> None:
    result = asked(built, "--cypher", "MATCH ()-[r:WORKS_WITH]->() RETURN r.derived")
    assert "kg mirror --derive" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_terms_are_told_from_what_only_looks_like_one() -> None:
    text = """PREFIX a: <http://x/> SELECT ?p:q { ?s a:b.c ?o . ?o a:d. FILTER(?s<?o && ?o>?s)
    <http://y/z> ?p 'a:e' , \"""a:f "a:g\""" } # a:h"""
    assert written_terms(text, {}) == {
        "http://x/b.c": "a:b.c",
        "http://x/d": "a:d",
        "http://y/z": "<http://y/z>",
    }
