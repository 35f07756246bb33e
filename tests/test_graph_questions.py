"""Questions of graph theory: on graphs reckoned by hand, and against networkx on random ones."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import combinations
from math import sqrt
from pathlib import Path
from random import Random
from typing import Any

import networkx as nx
import pytest

import queries
from kg.answer.analysis import answer
from kg.answer.ask import check_parameters
from kg.answer.graph import brokers as brokers_module
from kg.answer.graph.brokers import betweenness, sources
from kg.answer.graph.communities import divided, modularity
from kg.answer.graph.constraint import constraint
from kg.answer.graph.core import core_numbers
from kg.answer.graph.cowork import significances
from kg.answer.graph.overlap import cosine
from kg.answer.graph.ties import network, ties_of
from kg.answer.graph.work import read
from kg.project.partners import weights
from tests.graph_rows import bipartite, projected, random_rows, rows, work_of

NAMES = ("brokers", "co-work", "communities", "core", "goal-overlap", "single-points")

SEEDS = range(12)


def ask(name: str, fetched: list[dict[str, Any]], **given: Any) -> list[dict[str, Any]]:
    """The answer of a question from these rows, by column."""
    question = queries.question(name)
    values = check_parameters(question, given)
    found = answer(question.then or "", fetched, values)
    keys = [column.key for column in question.columns]
    return [dict(zip(keys, row, strict=True)) for row in found]


# -- the rows are the same graph for all -----------------------------------------------------


@pytest.mark.parametrize("suffix", ["cypher", "rq"])
def test_all_of_them_fetch_the_same_graph(suffix: str) -> None:
    texts = {(queries.FOLDER / f"{name}.{suffix}").read_text("utf-8") for name in NAMES}
    bodies = {text[text.index("MATCH" if suffix == "cypher" else "SELECT") :] for text in texts}
    assert len(bodies) == 1


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_rows_does_not_matter(name: str, seed: int) -> None:
    fetched = random_rows(seed)
    expected = ask(name, fetched, draws=20)
    assert expected
    shuffled = [dict(row) for row in fetched + fetched[:9]]  # some are said twice
    for _ in range(3):
        Random(seed).shuffle(shuffled)  # noqa: S311 - for a test, not for secrets
        assert ask(name, shuffled, draws=20) == expected


def test_another_process_with_other_hashes_gives_the_same() -> None:
    program = (
        "import json, sys; from tests.test_graph_questions import *; "
        "print(json.dumps([ask(name, random_rows(5), draws=20) for name in NAMES]))"
    )
    root = str(Path(__file__).resolve().parent.parent)
    said = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": root},
            cwd=root,
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1]
    assert len(json.loads(said[0])) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_there_may_be_nothing_or_one_unit_alone(name: str) -> None:
    assert ask(name, []) == []
    assert ask(name, rows(">1@g", ">2")) == []
    (lonely,) = ask(name, rows("A>1@g", "A>2@g")) if name in {"core", "single-points"} else [None]
    if lonely is None:
        assert ask(name, rows("A>1@g", "A>2@g")) == []
    else:
        assert lonely["unit"] == "A"


@pytest.mark.parametrize("name", NAMES)
def test_the_number_of_draws_is_said_and_none_leaves_chance_out(name: str) -> None:
    fetched = random_rows(2)
    assert {row["draws"] for row in ask(name, fetched)} == {200}
    assert {row["draws"] for row in ask(name, fetched, draws=21)} == {21}
    for row in ask(name, fetched, draws=0):
        by_chance = [key for key in row if key.rpartition("_")[2] in {"expected", "low", "high"}]
        assert by_chance
        assert all(row[key] is None for key in [*by_chance, "chance"])


# -- co-work ---------------------------------------------------------------------------------


def test_newmans_weights_by_hand() -> None:
    work = read(rows("A+B>1", "A+B+C>2", "C>3", "D>4"))
    assert weights(work.members) == {(0, 1): 1.5, (0, 2): 0.5, (1, 2): 0.5}


@pytest.mark.parametrize("seed", SEEDS)
def test_newmans_weights_are_those_of_networkx(seed: int) -> None:
    work = work_of(seed)
    expected = {
        (min(one, other), max(one, other)): weight
        for one, other, weight in projected(work).edges(data="weight")
    }
    assert weights(work.members) == pytest.approx(expected)
    # What a unit's ties add up to is the number of its tasks that it shares.
    shared = [sum(len(work.members[t]) > 1 for t in tasks) for tasks in work.tasks_of()]
    strengths = [sum(each.values()) for each in ties_of(weights(work.members), len(work.units))]
    assert strengths == pytest.approx(shared)


def test_the_disparity_filter_by_hand() -> None:
    # A's ties are 8 with B, 1 with C, 1 with D: B's share of 0.8 is taken by lot with
    # probability 0.2², the others' with 0.9². Of B, C and D it is the only tie: nothing to tell.
    fetched = rows(*(f"A+B>{n}" for n in range(8)), "A+C>8", "A+D>9")
    work = read(fetched)
    found = significances(ties_of(weights(work.members), 4))
    assert found == pytest.approx({(0, 1): 0.04, (0, 2): 0.81, (0, 3): 0.81})
    assert [row["partner"] for row in ask("co-work", fetched)] == ["B"]
    assert ask("co-work", fetched, alpha=0.03) == []
    whole = ask("co-work", fetched, alpha=1)
    assert [(row["unit"], row["partner"], row["tasks"]) for row in whole] == [
        ("A", "B", 8),
        ("A", "C", 1),
        ("A", "D", 1),
    ]
    assert [row["significance"] for row in whole] == [0.04, 0.81, 0.81]


def test_a_pair_that_shares_more_than_chance_has_it_stands_out() -> None:
    # A and B always together, each pair of the other eight once: the load is about the same.
    others = [f"{one}+{two}>{one}{two}@h" for one, two in combinations("CDEFGHIJ", 2)]
    fetched = rows(*(f"A+B>{n}@g" for n in range(6)), *others)
    first, *rest = ask("co-work", fetched, alpha=1)
    assert (first["unit"], first["partner"], first["weight"]) == ("A", "B", 6)
    assert (first["chance"], first["goals"]) == ("above_chance", ["g"])
    assert first["high"] < 6
    assert {row["chance"] for row in rest} == {"as_chance"}


def test_only_the_ties_of_one_unit_with_it_first() -> None:
    fetched = rows("A+B>1@g", "B+C>2@g+h", "A+C>3")
    found = ask("co-work", fetched, alpha=1, unit="u:C")
    assert [(row["unit"], row["partner"]) for row in found] == [("C", "A"), ("C", "B")]
    assert [row["goals"] for row in found] == [[], ["g", "h"]]


def test_groups_are_no_units_and_roles_count_once() -> None:
    fetched = rows("A+B+#各街道>1", "A>1")
    (row,) = ask("co-work", fetched, alpha=1)
    assert (row["unit"], row["partner"], row["tasks"], row["weight"]) == ("A", "B", 1, 1)


# -- communities -----------------------------------------------------------------------------

CIRCLES = rows("A+B+C>1@g", "A+B>2@g", "D+E+F>3@h", "D+E>4@h+i", "C+D>5@g", "Z>6@h")


def test_two_circles_by_hand() -> None:
    first, second = ask("communities", CIRCLES)
    assert (first["units"], second["units"]) == (["A", "B", "C"], ["D", "E", "F"])
    assert (first["named_by"], first["goals"], first["tasks"]) == ("g", ["g"], 3)
    # D and E have two parts each in h, F one, Z (without a partner) none of theirs.
    assert (second["named_by"], second["goals"], second["tasks"]) == ("h、i", ["h", "i"], 3)
    # A circle's ties: AB 1.5, AC .5, BC .5; with CD 1 between them the whole is 6, and each
    # side has strengths of 2 · 2.5 + 1 = 6.
    assert first["inside"] == second["inside"] == round(5 / 6, 4)
    assert first["modularity"] == second["modularity"] == round(5 / 6 - 2 * 0.25, 4)


@pytest.mark.parametrize("seed", SEEDS)
def test_modularity_is_that_of_networkx_on_its_own_projection(seed: int) -> None:
    work = work_of(seed)
    graph = network(weights(work.members))
    parts = divided(graph)
    assert sorted(unit for part in parts for unit in part) == sorted(graph)
    assert [len(part) for part in parts] == sorted(map(len, parts), reverse=True)
    other = projected(work)
    other.remove_nodes_from(list(nx.isolates(other)))
    assert modularity(graph, parts) == pytest.approx(
        nx.community.modularity(other, map(set, parts), weight="weight")
    )
    # Louvain is greedy: it is held to what it promises, more than all in one and all apart.
    apart = [{unit} for unit in other]
    assert modularity(graph, parts) >= max(0.0, nx.community.modularity(other, apart)) - 1e-9


def test_separate_worlds_are_communities_that_chance_does_not_explain() -> None:
    one = [f"{a}+{b}>{a}{b}{n}" for a, b in ("AB", "BC", "AC", "AD", "CD") for n in range(3)]
    two = [f"{a}+{b}>{a}{b}{n}" for a, b in ("WX", "XY", "WY", "WZ", "YZ") for n in range(3)]
    found = ask("communities", rows(*one, *two))
    assert [row["unit_count"] for row in found] == [4, 4]
    assert {row["chance"] for row in found} == {"above_chance"}
    assert {row["modularity"] for row in found} == {0.5}


def test_a_community_that_carries_no_goal_goes_by_the_one_it_has_most_part_in() -> None:
    fetched = rows("A+B>1@g", "A+B>2@g", "C+D>3@g", "C+D>4")
    assert [(row["named_by"], row["units"]) for row in ask("communities", fetched)] == [
        ("g", ["A", "B"]),
        ("g", ["C", "D"]),
    ]
    assert [row["named_by"] for row in ask("communities", rows("A+B>1"))] == [""]


# -- brokers ---------------------------------------------------------------------------------


def test_a_chain_by_hand() -> None:
    found = {row["unit"]: row for row in ask("brokers", rows("A+B>1", "B+C>2", "C+D>3", "H>4"))}
    assert {name: row["betweenness"] for name, row in found.items()} == {
        "A": 0,
        "B": round(2 / 3, 4),  # of AC, AD, CD the first two
        "C": round(2 / 3, 4),
        "D": 0,
    }
    # A has one partner only: 1. B's two partners do not work together: 2 · (1/2)² = 1/2.
    assert {name: row["constraint"] for name, row in found.items()} == {
        "A": 1,
        "B": 0.5,
        "C": 0.5,
        "D": 1,
    }
    assert {row["sources"] for row in found.values()} == {4}
    assert {row["units"] for row in found.values()} == {4}, "a hermit connects nobody"


def test_constraint_of_a_triangle_by_hand() -> None:
    # Each has two partners at 1/2, who are tied by 1/2 as well: 2 · (1/2 + 1/4)².
    ties = ties_of(weights(read(rows("A+B>1", "B+C>2", "A+C>3", "D>4")).members), 4)
    assert [constraint(ties, unit) for unit in range(3)] == pytest.approx([1.125] * 3)
    assert constraint(ties, 3) is None


@pytest.mark.parametrize("seed", SEEDS)
def test_betweenness_and_constraint_are_those_of_networkx(seed: int) -> None:
    work = work_of(seed)
    other = projected(work)
    graph = network(weights(work.members))
    isolated = set(nx.isolates(other))
    other.remove_nodes_from(isolated)
    expected = nx.betweenness_centrality(other)
    assert betweenness(graph, sorted(graph)) == pytest.approx(expected)
    ties = ties_of(weights(work.members), len(work.units))
    tightness = nx.constraint(other, weight="weight")
    assert {unit: constraint(ties, unit) for unit in other} == pytest.approx(tightness)
    # From one unit after the other, each unit's share averages out to the whole.
    for unit in graph:
        single = [betweenness(graph, [start])[unit] for start in graph if start != unit]
        assert sum(single) / len(single) == pytest.approx(expected[unit])


def test_partners_in_other_communities_are_counted() -> None:
    found = {row["unit"]: row["communities"] for row in ask("brokers", CIRCLES)}
    assert found == {"A": 1, "B": 1, "C": 2, "D": 2, "E": 1, "F": 1}


def test_a_unit_between_two_camps_stands_out() -> None:
    one = [f"{a}+{b}>{a}{b}{n}" for a, b in ("AB", "BC", "CD", "AD") for n in range(4)]
    two = [f"{a}+{b}>{a}{b}{n}" for a, b in ("VW", "WX", "XY", "VY") for n in range(4)]
    first, *others = ask("brokers", rows(*one, *two, "A+M>l", "M+X>r"))
    assert (first["unit"], first["betweenness"], first["chance"]) == (
        "M",
        round(16 / 28, 4),
        "above_chance",
    )
    assert first["high"] < first["betweenness"]
    assert ask("brokers", rows(*one, *two, "A+M>l", "M+X>r"), top=1) == [first]
    assert ask("brokers", rows(*one), top=0) == []
    assert len(others) == 8


def test_a_sample_is_said_to_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    fetched = random_rows(4, units=30, tasks=60)
    graph = network(weights(read(fetched).members))
    monkeypatch.setattr(brokers_module, "STEPS", 5 * 2 * graph.number_of_edges())
    found = ask("brokers", fetched, draws=3)
    assert {(row["sources"], row["units"]) for row in found} == {(5, len(graph))}
    assert len(sources(graph)) == 5
    estimated = {row["unit_iri"]: row["betweenness"] for row in found}
    assert sum(estimated.values()) > 0
    assert max(estimated.values()) <= 1


# -- core ------------------------------------------------------------------------------------


def test_core_numbers_by_hand() -> None:
    found = ask("core", rows("A+B+C>1@g", "C+D>2@h", "A>3@h", "H>4", "#各街道+H>5"))
    assert [(row["unit"], row["core"]) for row in found] == [
        ("A", 2),
        ("C", 2),
        ("B", 2),
        ("D", 1),
        ("H", 0),
    ]
    first = found[0]
    assert (first["tasks"], first["partners"], first["goals"]) == (2, 2, 2)


@pytest.mark.parametrize("seed", SEEDS)
def test_core_numbers_are_those_of_networkx(seed: int) -> None:
    work = work_of(seed)
    expected = nx.core_number(projected(work))
    found = core_numbers(weights(work.members), len(work.units))
    assert dict(enumerate(found)) == expected


def test_one_large_task_makes_a_core_that_chance_explains() -> None:
    fetched = rows("A+B+C+D+E+F+G>1", *(f"{unit}>{unit}{n}" for unit in "ABCDEFGHI" for n in "12"))
    found = {row["unit"]: row for row in ask("core", fetched)}
    assert found["A"]["core"] == 6
    assert {row["chance"] for row in found.values()} == {"as_chance"}


# -- goals that rest on the same units --------------------------------------------------------


def test_overlap_by_hand() -> None:
    # g: A twice, B once; h: A once, B twice: (2·1 + 1·2) / (√5 · √5). C is in h alone.
    fetched = rows("A>1@g", "A+B>2@g", "A+B>3@h", "B>4@h", "C>5@i", "A+C>6@g+i")
    work = read(fetched)
    assert cosine({0: 2, 1: 1}, {0: 1, 1: 2}) == pytest.approx(0.8)
    assert cosine({0: 2}, {1: 2}) == cosine({}, {}) == 0
    assert len(work.goals) == 3
    found = {(row["goal"], row["other"]): row for row in ask("goal-overlap", fetched)}
    assert set(found) == {("g", "h"), ("g", "i"), ("h", "i")}
    pair = found["g", "h"]  # g: A 3, B 1, C 1; h: A 1, B 2
    assert pair["cosine"] == round(5 / sqrt(11 * 5), 4)
    assert (pair["units"], pair["shared"], pair["goal_units"], pair["other_units"]) == (
        ["A", "B"],
        2,
        3,
        2,
    )
    assert (pair["shared_tasks"], found["g", "i"]["shared_tasks"]) == (0, 1)


@pytest.mark.parametrize("seed", SEEDS)
def test_overlap_is_the_cosine_of_the_rows_of_a_matrix(seed: int) -> None:
    work = work_of(seed)
    matrix = [[0] * len(work.units) for _ in work.goals]
    for units, goals in zip(work.members, work.goals_of, strict=True):
        for goal in goals:
            for unit in units:
                matrix[goal][unit] += 1
    found = ask("goal-overlap", random_rows(seed), top=100, draws=0)
    number = {goal.iri: index for index, goal in enumerate(work.goals)}
    seen = set()
    for row in found:
        one, other = (matrix[number[row[key]]] for key in ("goal_iri", "other_iri"))
        product = sum(a * b for a, b in zip(one, other, strict=True))
        length = sqrt(sum(a * a for a in one) * sum(b * b for b in other))
        assert row["cosine"] == pytest.approx(product / length, abs=1e-4)
        seen.add((number[row["goal_iri"]], number[row["other_iri"]]))
    assert seen == {
        (one, other)
        for one in range(len(matrix))
        for other in range(one + 1, len(matrix))
        if any(a and b for a, b in zip(matrix[one], matrix[other], strict=True))
    }


def test_the_pairs_of_one_goal_with_it_first() -> None:
    fetched = rows("A>1@g", "A>2@h", "A>3@i")
    found = ask("goal-overlap", fetched, goal="g:h")
    assert [(row["goal"], row["other"]) for row in found] == [("h", "g"), ("h", "i")]
    assert ask("goal-overlap", fetched, top=1) == ask("goal-overlap", fetched)[:1]
    assert ask("goal-overlap", fetched, top=0) == []


def test_goals_on_the_same_units_stand_out() -> None:
    others = [f"{one}+{two}>{one}{two}@k" for one, two in combinations("CDEFGHIJ", 2)]
    same = [f"A+B>{goal}{n}@{goal}" for goal in "gh" for n in range(3)]
    first, *_ = ask("goal-overlap", rows(*same, *others))
    assert (first["goal"], first["other"], first["cosine"]) == ("g", "h", 1)
    assert first["chance"] == "above_chance"


# -- what one unit alone carries --------------------------------------------------------------


def test_what_one_unit_carries_alone_by_hand() -> None:
    fetched = rows("A>1@g", "A>2@g", ">3@g", "A>4@h", "B+A>5@h", "B+#各街道>6@i", "B>7")
    found = ask("single-points", fetched)
    assert [(row["unit"], row["goal"], row["whole"], row["tasks"]) for row in found] == [
        ("A", "g", True, ["1", "2"]),
        ("A", "h", False, ["4"]),
        ("B", None, False, ["7"]),
    ]
    first = found[0]
    assert (first["alone"], first["goal_tasks"], first["goal_units"]) == (2, 3, 1)
    assert first["unit_alone"] == 3
    assert found[2]["goal_units"] is None
    assert found[2]["unit_alone"] == 1, "with a group beside it, it is not alone"


def test_a_goal_with_a_group_beside_the_unit_does_not_rest_on_it_wholly() -> None:
    (row,) = ask("single-points", rows("A>1@g", "#各街道>2@g"))
    assert (row["whole"], row["goal_units"]) == (False, 1)


def test_who_works_alone_more_than_its_load_explains_stands_out() -> None:
    alone = [f"A>a{n}@g" for n in range(6)]
    together = [f"{'BCDEFG'[n % 6]}+{'BCDEFG'[(n + 1 + n // 6) % 6]}>b{n}@h" for n in range(18)]
    single = [f"{unit}>{unit}@h" for unit in "BCDEFG"]
    found = {row["unit"]: row for row in ask("single-points", rows(*alone, *together, *single))}
    first = found["A"]
    assert (first["unit_alone"], first["chance"], first["whole"]) == (6, "above_chance", True)
    assert (first["goal_units"], first["goal_units_chance"]) == (1, "below_chance")
    assert found["B"]["chance"] == "as_chance"


def test_the_reader_knows_the_bipartite_graph() -> None:
    work = read(rows("A+B>1", ">2", "#G>3"))
    graph, units = bipartite(work)
    assert units == ["u:A", "u:B"]
    assert sorted(graph.edges) == [("u:A", "t:1"), ("u:B", "t:1")]
    assert work.groups == (0, 0, 1)
