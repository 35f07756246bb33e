"""Which results answer a goal together: parts of it, stretches of its time, kinds of its work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from kg.follow.answerable import (
    UP_TO,
    can_answer,
    counts_part,
    is_enough,
    is_part,
    scope_of,
)
from kg.follow.tasks import Goal, Result, Task, plain
from loaders.language.comparison import kind_of_act as of_kinds
from loaders.language.comparison import least_size, same_thing, stages
from loaders.language.indicators import noun, verb, where_done
from loaders.language.measures import RATIOS
from loaders.language.narrower import SEVERAL_ACTS
from loaders.language.pace import shared_out
from loaders.language.ranks import RANKS
from loaders.language.scope import are_two_halves, batch, parts, without_batch
from ontology import late_re as re

PARALLEL_LIKENESS = Fraction(6, 10)
"""From this on, results listed side by side are parts of one answer (区级8家、市级14家)."""


def parts_beside(
    goal: Goal, known: Sequence[Result], results: Sequence[Result], taken: set[int]
) -> list[Result]:
    """Further parts in the same list as those that are known to be parts of what a goal counts
    (观测站7个山区站、9个平原站): they are called by the same noun at the end.
    """
    if not known or not all(counts_part(goal, each) for each in known):
        return []
    if is_enough(goal, *known):
        return []  # 示范村24个, beside 示范乡镇11个: all that was wanted is told
    found: list[Result] = []
    for each in results:
        last = (found or known)[-1]
        same = noun(each.indicator)[-1:] == noun(goal.indicator)[-1:] or are_two_halves(
            last.indicator, each.indicator
        )
        free = each.order not in taken and each.actual and each.named
        if same and free and side_by_side(last, each) and scope_of(last).adds_to(scope_of(each)):
            found.append(each)
            taken.add(each.order)
    return found


def stretches_after(
    goal: Goal, known: Sequence[Result], results: Sequence[Result], taken: set[int]
) -> list[Result]:
    """Further results of one indicator, each of the stretch of time right after the one before
    (上半年180人，7—11月140人): what is counted adds up over the time of the goal.
    """
    adds_up = shared_out(goal.indicator)
    held = adds_up is not None and adds_up[2] == "pace/level"
    if len(known) != 1 or goal.kind != "level" or goal.unit in RATIOS or held:
        return []
    begin, end = goal.span
    first, until = known[0].span
    if begin is None or end is None or first != begin or until is None or until >= end:
        return []
    if UP_TO.search(known[0].passage.quote or ""):
        return []
    found: list[Result] = []
    for each in sorted(results, key=_since):
        since, last = each.span
        if since is None or last is None or since != until + timedelta(days=1) or last > end:
            continue
        same = (each.indicator, each.unit, each.kind) == (
            known[0].indicator,
            known[0].unit,
            known[0].kind,
        )
        free = each.order not in taken and each.actual and each.named
        if same and free and not UP_TO.search(each.passage.quote or ""):
            found.append(each)
            taken.add(each.order)
            until = last
    return found


def _since(result: Result) -> date:
    """From when a result is told; of what has no time, the last day of all."""
    return result.span[0] or date.max


def joint_batches(
    matched: Sequence[tuple[Goal, list[Result]]], task: Task
) -> tuple[Goal, list[Result]] | None:
    """The sum of the batches that a task promises (首批8个，第二批14个), where none of them is
    answered alone, and the one result that tells of the whole.
    """
    goals = [goal for goal, results in matched if not results]
    if len(goals) < len(matched) or len(goals) < 2:
        return None
    named = {batch(goal.indicator) for goal in goals}
    rest = {
        (without_batch(goal.indicator), goal.unit, goal.kind, goal.comparator) for goal in goals
    }
    if len(named) != len(goals) or "" in named or len(rest) != 1:
        return None
    values = [goal.value for goal in goals if goal.value is not None]
    names = "+".join(str(goal.thing.get("valueText")) for goal in goals)
    thing = goals[0].thing
    thing = replace(thing, properties=(("valueText", names), *thing.properties))
    indicator = without_batch(goals[0].indicator)
    whole = replace(goals[0], thing=thing, indicator=indicator, value=sum(values, Decimal(0)))
    wholes = [
        each
        for each in task.results
        if not batch(each.indicator)
        and not is_part(each)
        and can_answer(replace(whole, thing=goals[0].thing), each)
        and same_thing(indicator, each.indicator)
    ]
    return (whole, wholes) if len(wholes) == 1 else None


def side_by_side(first: Result, second: Result) -> bool:
    """Whether two results stand in one clause as a list, and count alike."""
    return (
        first.passage.start == second.passage.start
        and first.unit == second.unit
        and first.unit not in RATIOS
        and abs(first.order - second.order) == 1
        and stages(first.indicator) == stages(second.indicator)
        and first.indicator != second.indicator
    )


def go_together(goal: Goal, known: Sequence[Result], result: Result, alike: Fraction) -> bool:
    """Whether a result answers a goal together with those that are known to: as parts of it."""
    last = known[-1]
    if goal.unit in RANKS:
        return False
    if not scope_of(last).adds_to(scope_of(result)):
        return False
    size = least_size(goal.indicator)
    # 500亩以上基地3个 may hold the 1000亩以上基地2个.
    held = size is not None and least_size(last.indicator) == size != least_size(result.indicator)
    if held or _is_another_act(goal, last, result) or _are_made_and_renewed(goal, last, result):
        return False
    if alike >= PARALLEL_LIKENESS and side_by_side(last, result):
        return True
    if _shares_of_work(goal, last, result):
        return True
    return not is_enough(goal, *known) and _two_parts(goal, [*known, result])


def _is_another_act(goal: Goal, known: Result, result: Result) -> bool:
    """Whether a result tells of another act than a goal and the result before it, which are of one
    (新开通2条、调整4条, where 3 were to be opened).
    """
    act, other = verb(goal.indicator), verb(result.indicator)
    one = bool(act and other) and verb(known.indicator) == act
    return one and other != act and other not in SEVERAL_ACTS.get(act, act)


def _are_made_and_renewed(goal: Goal, first: Result, result: Result) -> bool:
    """Whether of two results one was made anew and one renewed, where a goal names but one act
    (改造6座、新建5座 are no 11 that were built).
    """
    kinds = {of_kinds(each.indicator) for each in (first, result)}
    acts = [verb(each.indicator) for each in (first, result)]
    named = SEVERAL_ACTS.get(verb(goal.indicator), plain(goal.passage.quote))
    return (
        kinds == {"make", "renew"}
        and bool(verb(goal.indicator))
        and not all(each in named for each in acts)
    )


def _two_parts(goal: Goal, results: Sequence[Result]) -> bool:
    """Whether results are different parts of what a goal counts (市级8家，区级14家)."""
    told = [
        where_done(each.indicator) or parts(each.indicator) or each.indicator for each in results
    ]
    return (
        all(counts_part(goal, each) and not is_part(each) for each in results)
        and len(set(told)) == len(told)
        and len({(each.unit, verb(without_batch(each.indicator))) for each in results}) == 1
    )


_LOOKED_FOR = re.compile("[排核检巡普清抽督]查")


def _shares_of_work(goal: Goal, first: Result, result: Result) -> bool:
    """Whether two results are the two kinds of work that a goal names (新建、改造…)."""
    works, one, other = verb(goal.indicator), verb(first.indicator), verb(result.indicator)
    if _LOOKED_FOR.search(works):
        return False  # 排查整治: what was found, and then mended
    acts = SEVERAL_ACTS.get(works, works)
    return (
        one != other
        and bool(one and other)
        and one in acts
        and other in acts
        and first.unit == result.unit
        and first.unit not in RATIOS
        and abs(first.order - result.order) == 1
    )
