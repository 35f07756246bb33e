"""What every Cypher engine must do; `test_mirror_contract.py` holds all that are registered to it.

The fixture `place` opens the same (at first empty) engine again and again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kg.mirror.base import Place
from kg.mirror.changes import Batch, Changes
from kg.mirror.sync import plan, sync, verify
from kg.project.from_rdf import project
from kg.project.graph import Node, PropertyGraph, Relationship
from kg.project.to_rdf import unproject
from kg.store.rdf import extraction_quads
from ontology.errors import QueryError
from tests.factories import extraction

BASE = "https://w3id.org/govkg/id/999901/"
HOSTILE = "'\"`\\\n\r\t\u2028\x00\x01😀𠮷 $rows ${x} (#1:2)-[#3:4]->(#5:6) */ // }) DETACH DELETE n"


def graph(*, rows: int = 3) -> PropertyGraph:
    return project(extraction_quads(extraction(rows=rows)))


def small() -> PropertyGraph:
    """Two bureaus, a plain unit, two tasks, a goal; values of all kinds."""
    nodes = (
        Node("x:b1", ("Bureau", "Unit", "Thing"), {"name": "区园林局", "alias": ["园林", "局"]}),
        Node("x:b2", ("Bureau", "Unit", "Thing"), {"name": HOSTILE}),
        Node("x:g1", ("Goal", "Thing"), {"name": "青山"}),
        Node("x:t1", ("Task", "Thing"), {"name": "任务一", "ordinal": 1, "agrees": True}),
        Node("x:t2", ("Task", "Thing"), {"name": "任务二", "ordinal": 2**62, "value": 2.0}),
        Node("x:u1", ("Unit", "Thing"), {"name": ""}),
    )
    relationships = (
        Relationship("x:b1", "LEADS", "x:g1", {"claims": []}),
        Relationship("x:b1", "LEADS", "x:t1", {"claims": ["x:c1", "x:c2"], "rows": [1, -1]}),
        Relationship("x:b1", "SUPPORTS", "x:t2", {"claims": ["x:c3"], "asserted": False}),
        Relationship("x:b2", "LEADS", "x:t1", {"quotes": [HOSTILE, ""]}),
        Relationship("x:t1", "PART_OF", "x:g1", {"claims": []}),
    )
    return PropertyGraph(nodes, relationships)


class Contract:
    """The tests themselves."""

    @pytest.fixture
    def place(self) -> Place:
        raise NotImplementedError

    @pytest.fixture
    def filled(self, place: Place) -> Place:
        with place.open(write=True) as engine:
            sync(small(), engine)
        return place

    # -- sync ---------------------------------------------------------------------------

    def test_an_empty_engine_holds_the_graph_afterwards(self, place: Place) -> None:
        wanted = graph()
        with place.open(write=True) as engine:
            report = sync(wanted, engine)
            assert report.created == len(wanted.nodes) + len(wanted.relationships)
            assert (report.nodes, report.relationships) == (
                len(wanted.nodes),
                len(wanted.relationships),
            )
            assert verify(wanted, engine) == []
        with place.open() as engine:
            assert verify(wanted, engine) == []
            assert unproject(engine.contents()) == unproject(wanted)

    def test_a_second_run_writes_nothing(
        self, place: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with place.open(write=True) as engine:
            sync(graph(), engine)
            engine.fingerprint = "one"
        batches: list[Batch] = []
        with place.open(write=True) as engine:
            monkeypatch.setattr(engine, "write", batches.append)
            assert sync(graph(), engine).written == 0
            assert engine.fingerprint == "one"
        assert batches == []

    def test_only_differences_are_written(self, filled: Place) -> None:
        before = small()
        first, second, *nodes = before.nodes
        changed = replace(first, properties={"name": "区园林和绿化局"})
        edges = [each for each in before.relationships if each.key != ("x:b1", "LEADS", "x:g1")]
        edges[0] = replace(edges[0], properties={"claims": ["x:c9"]})
        wanted = PropertyGraph(
            (changed, second, *nodes, Node("x:z", ("Place", "Thing"), {"name": "石园"})),
            (*edges, Relationship("x:t2", "LOCATED_IN", "x:z", {"claims": []})),
        )
        with filled.open(write=True) as engine:
            report = sync(wanted, engine)
            assert (report.created, report.updated, report.deleted) == (2, 2, 1)
            assert verify(wanted, engine) == []
            assert sync(wanted, engine).written == 0

    def test_what_is_gone_is_deleted(self, filled: Place) -> None:
        with filled.open(write=True) as engine:
            report = sync(PropertyGraph((), ()), engine)
            assert report.deleted == len(small().nodes)
            assert engine.contents() == PropertyGraph((), ())

    def test_a_node_may_change_its_labels_and_keeps_its_relationships(self, filled: Place) -> None:
        before = small()
        office = replace(before.nodes[0], labels=("Office", "Unit", "Thing"))
        wanted = PropertyGraph((office, *before.nodes[1:]), before.relationships)
        with filled.open(write=True) as engine:
            sync(wanted, engine)
            assert verify(wanted, engine) == []
            assert sync(wanted, engine).written == 0

    def test_a_half_finished_sync_is_healed(self, place: Place) -> None:
        wanted = graph(rows=20)
        with place.open(write=True) as engine:
            changes = plan(wanted, engine)
            half = replace(
                changes,
                create_nodes=changes.create_nodes[::2],
                create_relationships=(),
            )
            engine.apply(half)
        with place.open(write=True) as engine:
            assert sync(wanted, engine).written > 0
            assert verify(wanted, engine) == []

    def test_doubled_relationships_are_found_and_made_one(self, filled: Place) -> None:
        again = small().relationships[1]
        with filled.open(write=True) as engine:
            engine.apply(Changes(create_relationships=(again,)))
            assert [each.what for each in verify(small(), engine)] == ["unexpected"]
            sync(small(), engine)
            assert verify(small(), engine) == []

    def test_verify_finds_what_was_edited_by_hand(self, filled: Place) -> None:
        edits = (
            "UNWIND $rows AS row MATCH (n:Thing {iri: 'x:b1'}) SET n.name = '别局'",
            "UNWIND $rows AS row MATCH (n:Thing {iri: 'x:t2'}) SET n.value = 2",
            "UNWIND $rows AS row MATCH (:Thing {iri: 'x:b1'})-[r:SUPPORTS]->() DELETE r",
            "UNWIND $rows AS row CREATE (n:Thing:Goal {iri: 'x:new', _hash: 'mine'})",
        )
        with filled.open(write=True) as engine:
            for text in edits:
                engine.write(Batch(text, [{}]))
            found = {each.element: (each.what, each.detail) for each in verify(small(), engine)}
        assert found == {
            "x:b1": ("different", "name"),
            "x:t2": ("different", "value"),
            "x:b1 SUPPORTS x:t2": ("missing", ""),
            "x:new": ("unexpected", ""),
        }

    def test_a_relationship_of_our_types_that_somebody_added_goes(self, filled: Place) -> None:
        ends = "MATCH (a:Thing {iri: 'x:b2'}) MATCH (b:Thing {iri: 'x:t2'})"
        twin = "MATCH (a:Thing {iri: 'x:b1'}) MATCH (b:Thing {iri: 'x:t2'})"
        with filled.open(write=True) as engine:
            for each in (ends, twin):
                text = f"UNWIND $rows AS row {each} CREATE (a)-[:SUPPORTS {{note: row[0]}}]->(b)"
                engine.write(Batch(text, [["mine"]]))
            found = [(each.what, each.element) for each in verify(small(), engine)]
            assert found == [
                ("unexpected", "x:b1 SUPPORTS x:t2"),
                ("unexpected", "x:b2 SUPPORTS x:t2"),
            ]
            sync(small(), engine)
            assert verify(small(), engine) == []

    def test_repair_puts_right_what_was_edited_by_hand(self, filled: Place) -> None:
        edits = (
            "UNWIND $rows AS row MATCH (n:Thing {iri: 'x:b1'}) SET n.name = '别局', n.note = 1",
            "UNWIND $rows AS row MATCH (:Thing {iri: 'x:b1'})-[r:SUPPORTS]->() SET r.claims = []",
        )
        with filled.open(write=True) as engine:
            for text in edits:
                engine.write(Batch(text, [{}]))
            assert sync(small(), engine).written == 0
            assert len(verify(small(), engine)) == 2
            assert sync(small(), engine, repair=True).updated == 2
            assert verify(small(), engine) == []

    def test_elements_of_one_kind_may_have_different_keys(self, place: Place) -> None:
        kinds: tuple[tuple[str, ...], ...] = ((), ("ordinal",), ("ordinal", "value"), ("value",))
        with place.open(write=True) as engine:
            for order in (kinds, kinds[::-1]):  # the second time keys come and go
                nodes = tuple(
                    Node(f"x:{i}", ("Task", "Thing"), dict.fromkeys(keys, i))
                    for i, keys in enumerate(order)
                )
                sync(PropertyGraph(nodes, ()), engine)
                held = {node.iri: node.properties for node in engine.contents().nodes}
                assert held == {node.iri: node.properties for node in nodes}

    def test_an_iri_is_unique_over_all_labels(self, filled: Place) -> None:
        twin = Node("x:b1", ("Road", "Place", "Thing"), {})
        with filled.open(write=True) as engine:
            with pytest.raises(Exception, match="x:b1"):
                engine.apply(Changes(create_nodes=(twin,)))
            assert verify(small(), engine) == []

    def test_the_fingerprint_is_gone_while_writing_and_kept_afterwards(self, place: Place) -> None:
        seen: list[str | None] = []
        with place.open(write=True) as engine:
            engine.fingerprint = "old"
            sync(graph(), engine, progress=lambda done, total: seen.append(engine.fingerprint))
            assert set(seen) == {None}
            engine.fingerprint = "new"
        with place.open() as engine:
            assert engine.fingerprint == "new"

    def test_progress_ends_at_the_total(self, place: Place) -> None:
        calls: list[tuple[int, int]] = []
        with place.open(write=True) as engine:
            sync(graph(), engine, progress=lambda *call: calls.append(call))
        done, total = calls[-1]
        assert done == total == len(graph().nodes) + len(graph().relationships)

    # -- questions ----------------------------------------------------------------------

    def ask(self, place: Place, cypher: str, **parameters: Any) -> list[tuple[Any, ...]]:
        with place.open() as engine:
            return list(engine.query(cypher, parameters).rows)

    def test_columns_keep_their_order(self, filled: Place) -> None:
        with filled.open() as engine:
            found = engine.query("MATCH (n:Goal) RETURN n.name AS z, 1 AS a, n.iri AS `m n`")
            assert found.columns == ("z", "a", "m n")
            assert found.dicts() == [{"z": "青山", "a": 1, "m n": "x:g1"}]
            empty = engine.query(
                "MATCH (n:Goal) WHERE n.name = 'RETURN 1' "
                "RETURN DISTINCT n.name AS z, {k: [1, 2]} AS a, count(*) AS `m n` ORDER BY z"
            )
            assert empty == type(empty)(("z", "a", "m n"), ())

    def test_elements_are_plain(self, filled: Place) -> None:
        ((start, edge, end),) = self.ask(
            filled, "MATCH (b:Bureau {iri: 'x:b1'})-[r:SUPPORTS]->(t:Task) RETURN b, r, t"
        )
        assert start == {
            "labels": ["Bureau", "Thing", "Unit"],
            "properties": {"iri": "x:b1", "name": "区园林局", "alias": ["园林", "局"]},
        }
        assert edge == {
            "type": "SUPPORTS",
            "start": "x:b1",
            "end": "x:t2",
            "properties": {"claims": ["x:c3"], "asserted": False},
        }
        assert end["properties"]["ordinal"] == 2**62
        assert isinstance(end["properties"]["value"], float)

    def test_paths_are_nodes_and_relationships(self, filled: Place) -> None:
        ((path, length),) = self.ask(
            filled,
            "MATCH p = shortestPath((a:Unit {iri: 'x:b2'})-[*..4]-(b:Task {iri: 'x:t2'})) "
            "RETURN p, length(p)",
        )
        irises = [node["properties"]["iri"] for node in path["nodes"]]
        assert irises == ["x:b2", "x:t1", "x:b1", "x:t2"]
        assert [each["type"] for each in path["relationships"]] == ["LEADS", "LEADS", "SUPPORTS"]
        assert path["relationships"][1]["start"] == "x:b1"
        assert length == 3

    def test_nested_values_are_plain(self, filled: Place) -> None:
        ((found,),) = self.ask(
            filled,
            "MATCH (g:Goal) RETURN {node: g, list: [g.name, null, 1.5], map: {k: true}} AS m",
        )
        assert found["node"]["labels"] == ["Goal", "Thing"]
        assert found["list"] == ["青山", None, 1.5]
        assert found["map"] == {"k": True}

    def test_bookkeeping_is_not_shown(self, filled: Place) -> None:
        ((found,),) = self.ask(filled, "MATCH (g:Goal) RETURN properties(g) AS p")
        assert found == {"iri": "x:g1", "name": "青山"}

    def test_dates_are_text(self, filled: Place) -> None:
        assert self.ask(filled, "RETURN date('2020-01-18') AS d") == [("2020-01-18",)]

    @pytest.mark.parametrize(
        "value",
        [None, True, 0, -(2**63), 2**63 - 1, 0.1, 1e300, "", HOSTILE, [], [1, 2], {"a": [{}]}],
    )
    def test_parameters_come_back_as_they_went(self, filled: Place, value: object) -> None:
        ((found,),) = self.ask(filled, "RETURN $p AS p", p=value)
        assert found == value
        assert type(found) is type(value)

    def test_parameters_are_never_part_of_the_text(self, filled: Place) -> None:
        found = self.ask(filled, "MATCH (n:Thing) WHERE n.name = $p RETURN n.iri", p=HOSTILE)
        assert found == [("x:b2",)]

    def test_a_broader_label_finds_the_narrower_things(self, filled: Place) -> None:
        found = self.ask(filled, "MATCH (u:Unit) RETURN u.iri ORDER BY u.iri")
        assert found == [("x:b1",), ("x:b2",), ("x:u1",)]

    @pytest.mark.parametrize(
        "cypher",
        [
            "CREATE (n:Thing {iri: 'x:evil'})",
            "CREATE (n:Thing {iri: 'x:evil'}) RETURN n",
            "MERGE (n:Thing {iri: 'x:evil'}) RETURN n",
            "MATCH (n) SET n.name = 'evil' RETURN n",
            "MATCH (n) REMOVE n.name",
            "MATCH (n) DETACH DELETE n",
            "MATCH (n) FOREACH (x IN [1] | SET n.name = 'evil')",
            "CALL { CREATE (n:Thing {iri: 'x:evil'}) RETURN n } RETURN n",
            "MATCH (n) CALL { WITH n DELETE n } IN TRANSACTIONS RETURN 1",
            "PROFILE CREATE (n:Thing {iri: 'x:evil'})",
            "CREATE INDEX FOR (n:Thing) ON (n.name)",
            "DROP INDEX thing",
            "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
            "load /* */ csv from $url AS line RETURN line",
            "LOAD CSV FROM 'http://192.0.2.1/x.csv' AS line RETURN line",
            "CALL apoc.load.json('file:///etc/hostname')",
            "CALL merge.node(['Thing'], {iri: 'x:evil'})",
            "CALL do.when(true, 'CREATE (:Thing)', '', {})",
            "RETURN 1; CREATE (n:Thing {iri: 'x:evil'})",
        ],
    )
    @pytest.mark.parametrize("write", [False, True])
    def test_questions_only_read(self, filled: Place, cypher: str, write: bool) -> None:
        with filled.open(write=write) as engine:
            with pytest.raises(QueryError):
                engine.query(cypher, {"url": "file:///etc/hostname"})
            assert verify(small(), engine) == []

    def test_words_of_writing_may_stand_in_strings_and_names(self, filled: Place) -> None:
        found = self.ask(filled, "RETURN 'LOAD CSV \\' CREATE' AS `load csv` // LOAD CSV")
        assert found == [("LOAD CSV ' CREATE",)]

    @pytest.mark.parametrize(
        ("cypher", "words"),
        [
            ("MATCH (n RETURN n", "1:9|line 1, column 10"),
            ("MATCH (n)\nRETURN m", "m"),
            ("RETURN $missing AS x", "missing"),
            ("RETURN nofunc(1)", "nofunc"),
            ("RETURN 1/0 AS x", "zero"),
            ("", "empty"),
            ("RETURN 1 \x00", "NUL"),
            ("RETURN \\u0031 AS x", "backslash"),
            ("RETURN '\ud800' AS x", "surrogate"),
        ],
    )
    def test_a_malformed_question_is_one_line(self, filled: Place, cypher: str, words: str) -> None:
        with filled.open() as engine, pytest.raises(QueryError, match=words) as caught:
            engine.query(cypher)
        message = str(caught.value)
        assert "\n" not in message
        assert "Exception" not in message
        assert len(message) < 300

    @pytest.mark.parametrize("value", [2**63, "\ud800", object()])
    def test_an_impossible_parameter_is_refused(self, filled: Place, value: object) -> None:
        with filled.open() as engine, pytest.raises(QueryError):
            engine.query("RETURN $p AS p", {"p": value})

    def test_a_quick_question_with_a_limit_is_answered(self, filled: Place) -> None:
        with filled.open() as engine:
            assert engine.query("RETURN 1 AS x", timeout=10).rows == ((1,),)
