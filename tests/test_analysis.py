"""Bridges and paths on graphs small enough to check by eye."""

from __future__ import annotations

from typing import Any

import pytest

from kg.answer.analysis import answer
from kg.answer.graph.bridges import bridges
from kg.answer.graph.paths import path_between
from ontology.errors import OntologyError


def parts(*pairs: str) -> list[dict[str, Any]]:
    """`unit>task` → a row of the edges that bridges() takes."""
    rows = []
    for pair in pairs:
        unit, task = pair.split(">")
        rows.append({"unit_iri": f"u:{unit}", "unit": unit, "task_iri": f"t:{task}"})
    return rows


def relations(*triples: str) -> list[dict[str, Any]]:
    """`subject relation object` → a row of the edges that path_between() takes."""
    rows = []
    for triple in triples:
        subject, relation, target = triple.split()
        rows.append(
            {
                "subject_iri": subject,
                "subject": subject.upper(),
                "relation": relation,
                "object_iri": target,
                "object": target.upper(),
                "quote": f"{subject}…{target}",
                "document": "青石.txt",
                "row": 1,
                "column": None,
                "rule": None,
            }
        )
    return rows


def test_the_unit_between_two_camps_is_a_bridge() -> None:
    edges = parts("A>1", "B>1", "B>2", "M>2", "M>3", "C>3", "C>4", "D>4")
    first, *_ = bridges(edges)
    name, separates, cut_off, tasks, partners, betweenness, iri = first
    assert (name, separates, tasks, partners, iri) == ("M", 2, 2, 2, "u:M")
    assert cut_off in (["A", "B"], ["C", "D"])
    assert betweenness == round(4 / 6, 4), "4 of the 6 pairs of others meet only through M"


def test_several_ways_around_make_no_bridge() -> None:
    edges = parts("A>1", "M>1", "M>2", "B>2", "A>3", "B>3")
    assert all(separates == 0 for _, separates, *_ in bridges(edges))


def test_a_task_of_many_is_no_bridge_and_a_hermit_is_none() -> None:
    assert bridges(parts("A>1", "B>1", "C>1", "D>2", "D>3")) == ()
    assert bridges([]) == ()


def test_separate_worlds_are_not_cut_off_by_anybody() -> None:
    edges = parts("A>1", "M>1", "M>2", "B>2", "X>9", "Y>9")
    (row,) = bridges(edges)
    assert row[0] == "M"
    assert row[2] in (["A"], ["B"]), "X and Y share nothing with M and are not cut off by it"


def test_top_limits_and_order_of_edges_does_not_matter() -> None:
    edges = parts("A>1", "B>1", "B>2", "M>2", "M>3", "C>3", "C>4", "D>4")
    whole = bridges(edges)
    assert len(whole) == 3
    assert bridges(edges, top=1) == whole[:1]
    assert bridges(edges, top=0) == ()
    assert bridges(edges[::-1]) == whole
    assert bridges(edges[4:] + edges[:4]) == whole


def test_a_path_goes_both_ways_along_a_relation_and_keeps_the_quotes() -> None:
    edges = relations("a LEADS t", "b RESPONSIBLE_FOR t", "b LEADS s", "c SUPPORTS s")
    rows = path_between(edges, "a", "c")
    assert [(r[1], r[2], r[3], r[4]) for r in rows] == [
        (1, "A", "leads", "T"),
        (2, "B", "responsibleFor", "T"),
        (3, "B", "leads", "S"),
        (4, "C", "supports", "S"),
    ]
    assert rows[0][5] == "a…t"


def test_parallel_relations_are_rows_of_one_step() -> None:
    edges = relations("a LEADS t", "a RESPONSIBLE_FOR t")
    assert [(r[0], r[1], r[3]) for r in path_between(edges, "a", "t")] == [
        (1, 1, "leads"),
        (1, 1, "responsibleFor"),
    ]


def test_only_the_shortest_paths_and_not_too_many() -> None:
    edges = relations("a LEADS t", "b LEADS t", "a LEADS s", "b LEADS s", "a LEADS x", "x LEADS y")
    assert {row[0] for row in path_between(edges, "a", "b")} == {1, 2}
    assert {row[0] for row in path_between(edges, "a", "b", paths=1)} == {1}
    assert path_between(edges, "a", "b", paths=0) == ()


def test_no_path_no_rows() -> None:
    edges = relations("a LEADS t", "b LEADS s")
    assert path_between(edges, "a", "b") == ()
    assert path_between(edges, "a", "a") == ()
    assert path_between(edges, "a", "nowhere") == ()


def test_an_unknown_function_is_named() -> None:
    with pytest.raises(OntologyError, match="no_such"):
        answer("no_such", [], {})
