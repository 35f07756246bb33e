"""Drawing graphs by chance: what they keep, that all are equally likely, and how they judge."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, product

import pytest

from kg.answer.graph.chance import BUDGET, DRAWS, FEWEST, JUDGING, beside, draws_for, shown
from kg.answer.graph.rewiring import rewired
from kg.answer.graph.work import inverted
from kg.project.partners import weights
from tests.graph_rows import work_of

Members = tuple[tuple[int, ...], ...]


@pytest.mark.parametrize("seed", range(8))
def test_each_unit_keeps_its_number_of_tasks_in_each_document_and_each_task_its_units(
    seed: int,
) -> None:
    work = work_of(seed)
    documents = [task * 7 // 3 % 3 for task in range(len(work.tasks))]

    def loads(members: Members) -> list[Counter[int]]:
        tasks_of = inverted(members, len(work.units))
        return [Counter(documents[task] for task in tasks) for tasks in tasks_of]

    for members in rewired(work.members, documents, 20):
        drawn = tuple(map(tuple, members))
        assert [len(each) for each in drawn] == [len(each) for each in work.members]
        assert all(len(set(each)) == len(each) for each in drawn), "no unit twice in a task"
        assert all(each == tuple(sorted(each)) for each in drawn)
        assert loads(drawn) == loads(work.members)


def alike(loads: tuple[int, ...], sizes: tuple[int, ...]) -> set[Members]:
    """All graphs in which the units have so many tasks, and the tasks so many units."""
    choices = [list(combinations(range(len(loads)), size)) for size in sizes]
    return {
        members
        for members in product(*choices)
        if tuple(Counter(unit for each in members for unit in each)[u] for u in range(len(loads)))
        == loads
    }


@pytest.mark.parametrize(
    "start",
    [
        ((0, 1), (0, 1), (2,), (3,), (2, 3)),
        ((0, 1, 2), (0,), (1,), (0, 3), (0, 2)),
        ((0,), (0,), (1,), (1,), (2,)),
    ],
)
def test_all_graphs_with_these_numbers_are_equally_likely(start: Members) -> None:
    tasks_of = inverted(start, max(map(max, start)) + 1)
    possible = alike(tuple(map(len, tasks_of)), tuple(map(len, start)))
    draws = 400 * len(possible)
    seen = Counter(tuple(map(tuple, each)) for each in rewired(start, [0] * len(start), draws))
    assert seen.keys() == possible
    # Draws that follow one another are a little alike, so the bound is wider than chi-square's.
    surprise = sum((seen[each] - 400) ** 2 / 400 for each in possible)
    assert surprise < 2 * len(possible) + 20


def test_where_only_one_graph_is_possible_it_is_drawn() -> None:
    everything = ((0, 1), (0, 1), (0,))
    assert list(rewired(everything, [0, 0, 0], 3)) == [[[0, 1], [0, 1], [0]]] * 3
    assert list(rewired((), (), 2)) == [[], []]
    assert list(rewired(((0,), ()), (0, 0), 1)) == [[[0], []]]
    assert list(rewired(((0, 1),), (0,), 0)) == []


def test_tasks_do_not_leave_their_document() -> None:
    members = ((0,), (1,), (2,), (3,))
    for drawn in rewired(members, (0, 0, 1, 1), 30):
        assert {unit for each in drawn[:2] for unit in each} == {0, 1}
    mixed = {tuple(map(tuple, drawn[:2])) for drawn in rewired(members, (0, 0, 0, 0), 30)}
    assert len(mixed) > 5


def test_the_draws_are_the_same_each_time_and_others_with_another_seed() -> None:
    work = work_of(1)
    one, again = (list(rewired(work.members, work.documents, 5)) for _ in range(2))
    assert one == again
    assert one != list(rewired(work.members, work.documents, 5, seed=7))


# -- a figure beside its draws -------------------------------------------------------------


def test_a_figure_stands_out_if_no_more_than_one_in_twenty_reaches_it() -> None:
    drawn = list(range(1, 40))  # 39 draws: with the figure 40, so two may reach it, itself one
    assert beside(38, drawn).columns == (20, 2, 38, "as_chance")
    assert beside(38.5, drawn).verdict == "above_chance"
    assert beside(2, drawn).verdict == "as_chance"
    assert beside(1.5, drawn).verdict == "below_chance"
    assert beside(None, drawn).columns == (20, 2, 38, None)


def test_too_few_draws_judge_nothing() -> None:
    assert beside(100, list(range(JUDGING - 1))).columns == (8.5, 0, 17, None)
    assert beside(100, list(range(JUDGING))).verdict == "above_chance"
    assert beside(100, []).columns == (None, None, None, None)


def test_what_is_equal_but_for_the_last_bits_is_equal() -> None:
    third = 0.1 + 0.2
    assert beside(third, [0.3] * 50).verdict == "as_chance"
    assert (shown(2.00001), shown(0.123456)) == (2, 0.1235)


def test_the_number_of_draws_falls_with_the_size() -> None:
    assert draws_for(None, 0) == draws_for(None, 10) == DRAWS
    assert draws_for(None, BUDGET // 50) == 50
    assert draws_for(None, BUDGET // 10) == JUDGING
    assert draws_for(None, 10 * BUDGET) == FEWEST
    assert (draws_for(7, BUDGET), draws_for(0, 1), draws_for(-3, 1)) == (7, 0, 0)


def test_a_graph_that_was_drawn_itself_stands_out_about_as_often_as_chance_has_it() -> None:
    work = work_of(3)
    above = below = tried = 0
    for seed in range(30):
        (observed,) = rewired(work.members, work.documents, 1, seed=1000 + seed)
        value = weights(observed)
        draws = [weights(each) for each in rewired(observed, work.documents, 99, seed=seed)]
        for pair in combinations(range(len(work.units)), 2):
            verdict = beside(value.get(pair, 0), [each.get(pair, 0) for each in draws]).verdict
            above += verdict == "above_chance"
            below += verdict == "below_chance"
            tried += 1
    assert 0.01 < above / tried < 0.06
    assert below / tried < 0.06
