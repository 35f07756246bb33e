"""Which result answers which target of a task: the likeliest pairs first, each result once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from kg.follow.answerable import (
    can_answer,
    is_enough,
    is_part,
    same_time,
    scope_of,
    tells_the_least,
    units_compare,
    values_compare,
    wanted_of,
    without_direction,
)
from kg.follow.tasks import Goal, Result, Task, plain
from kg.follow.together import (
    PARALLEL_LIKENESS,
    go_together,
    parts_beside,
    side_by_side,
    stretches_after,
)
from kg.follow.told_beside import is_of_something_else
from loaders.language.comparison import compatible, least_size, likeness, same_thing, stages
from loaders.language.indicators import is_bare, is_predicate, noun, verb
from loaders.language.measures import COUNTERS, RATIOS
from loaders.language.scope import batch
from ontology import late_re as re
from ontology.model import Statement, Thing

_LEAST_LIKENESS = Fraction(34, 100)
"""Below this, two indicators of one task are taken to be of different things."""
_LEAST_LEFT = Fraction(15, 100)
"""Enough for two that nothing else can be confused with."""


def matched_of(task: Task) -> list[tuple[Goal, list[Result]]]:
    """Each goal with a value, and its results; the likeliest pairs are joined first."""
    goals = [goal for goal in task.goals if goal.value is not None and goal.named]
    goals = [goal for goal in goals if not is_stretch(goal, goals)]
    pairs = []
    wholes = {each.indicator for each in task.results if not is_part(each)}
    for number, goal in enumerate(goals):
        for result in task.results:
            if not can_answer(goal, result, task.results) or (
                is_part(result) and result.indicator in wholes
            ):
                continue
            if is_of_something_else(goal, result, goals, task):
                continue
            alike = likeness(
                without_direction(wanted_of(goal), goal.kind),
                without_direction(result.indicator, result.kind),
            )
            if _is_named_by_task(goal, result, task) or _is_its_act(goal, result, goals):
                alike = Fraction(1)
            if alike >= _LEAST_LIKENESS:
                pairs.append((_fitness(goal, result, alike), alike, number, result))
    answers: dict[int, list[Result]] = defaultdict(list)
    taken: set[int] = set()
    for _, alike, number, result in sorted(pairs, key=lambda pair: pair[0], reverse=True):
        if result.order in taken:
            continue
        known = answers[number]
        if known and not go_together(goals[number], known, result, alike):
            continue
        known.append(result)
        taken.add(result.order)
    _match_the_last(goals, task, answers, taken)
    for number, goal in enumerate(goals):
        answers[number] += parts_beside(goal, answers[number], task.results, taken)
        answers[number] += stretches_after(goal, answers[number], task.results, taken)
    free = [each for each in task.results if each.order not in taken]
    return [(goal, _if_told(goal, answers[number], free)) for number, goal in enumerate(goals)]


def is_stretch(goal: Goal, goals: Sequence[Goal]) -> bool:
    """Whether a goal is what a task strives for beyond the one that it is bound to: of
    力争引进10个，确保8个 the eight decide.
    """
    return _STRIVES.search(goal.passage.quote or "") is not None and any(
        _BOUND.search(each.passage.quote or "")
        and (each.indicator, each.unit, each.kind) == (goal.indicator, goal.unit, goal.kind)
        and each.period == goal.period
        for each in goals
        if each is not goal
    )


_STRIVES = re.compile("力争|争取|冲刺|奋力")
_BOUND = re.compile("确保|保底|不低于|不少于|至少")


def _if_told(goal: Goal, results: list[Result], free: Sequence[Result]) -> list[Result]:
    """Batches tell the least that was reached, or nothing: together, or not at all. So does one of
    several kinds that a clause lists, none of which is called what the goal is.

    free: results that answer nothing.
    """
    if _is_one_of_kinds(goal, results, free):
        return []
    least = [each for each in results if batch(each.indicator) and tells_the_least(goal, each)]
    return [] if least and not is_enough(goal, *results) else results


def _is_one_of_kinds(goal: Goal, results: Sequence[Result], free: Sequence[Result]) -> bool:
    """Whether results are too little, and stand in a list with others that answer nothing, of
    kinds that may belong to the goal as well (人工造林1.2万亩、封山育林1万亩 of 营造林).
    """
    if not results or is_enough(goal, *results):
        return False
    wanted = noun(goal.indicator)
    alike = any(wanted in each.indicator or noun(each.indicator) in wanted for each in results)
    return not alike and any(
        side_by_side(result, each) for result in results for each in free if each.actual
    )


def _is_named_by_task(goal: Goal, result: Result, task: Task) -> bool:
    """Whether a goal only says what is to be done (新建2万亩), and a result the same of what the
    task is called (新建高标准农田2.1万亩).
    """
    if not is_bare(goal.indicator) or is_bare(result.indicator):
        return False
    named = noun(result.indicator)
    title = plain(task.title.quote) if task.title else ""
    return bool(verb(result.indicator)) and len(named) > 1 and named in title


def _is_its_act(goal: Goal, result: Result, goals: Sequence[Goal]) -> bool:
    """Whether a result says no more than what was done (已兑现1500万元), and it is what is to be
    done by the one goal that measures so (兑现奖补资金1500万元).
    """
    said = _ALL_OF_THEM.sub("", result.indicator)
    act = is_bare(said) or is_predicate(said)
    return act and len(said) > 1 and said in goal.indicator and _measures_alone(goal, goals)


def _measures_alone(goal: Goal, goals: Sequence[Goal]) -> bool:
    """Whether no other goal measures so."""
    return not any(units_compare(each.unit, goal.unit) for each in goals if each is not goal)


_ALL_OF_THEM = re.compile("^(?:均已?|已|全部|全都)+")


def _match_the_last(
    goals: Sequence[Goal],
    task: Task,
    answers: dict[int, list[Result]],
    taken: set[int],
) -> None:
    """The one goal and the one result that are left over, if they say the same number of things
    with the same verb (新增博物馆、图书馆开放41家: 新增场馆41家), or measure by the same unit
    what is somewhat alike (培训技能人才2万人次: 开展技能培训2.3万人次).
    """
    open_ = [(number, goal) for number, goal in enumerate(goals) if not answers[number]]
    left = [each for each in task.results if each.order not in taken and each.actual and each.named]
    for number, goal in open_:
        alike = (goal.unit, goal.kind)
        same_goals = [each for _, each in open_ if (each.unit, each.kind) == alike]
        same = [result for result in left if (result.unit, result.kind) == alike]
        if len(same_goals) != 1 or len(same) != 1:
            continue
        result = same[0]
        if is_of_something_else(goal, result, goals, task):
            continue
        alone = goal.unit not in (*COUNTERS, *RATIOS) and not goal.unit.endswith("元")
        somewhat = likeness(goal.indicator, result.indicator) >= _LEAST_LEFT
        if alone and somewhat and can_answer(goal, result):
            answers[number].append(result)
            taken.add(result.order)
        elif result.value == goal.value and compatible(goal.indicator, result.indicator):
            if not scope_of(result).answers(scope_of(goal)):
                continue
            named = verb(goal.indicator)
            counts = goal.unit in COUNTERS and named and named == verb(result.indicator)
            share = goal.kind == "share" and likeness(goal.indicator, result.indicator)
            if counts or share:
                answers[number].append(result)
                taken.add(result.order)


def doubtful_of(goal: Goal, task: Task) -> Result | None:
    """A result that would answer a goal but for its time, or for what it counts (人次 for 人)."""
    for result in task.results:
        if not (result.actual and result.named) or result.kind != goal.kind or is_part(result):
            continue
        if likeness(goal.indicator, result.indicator) < PARALLEL_LIKENESS:
            continue
        if not same_time(goal, result):
            return result
        if not values_compare(goal, result) and _counts_alike(goal, result):
            return result
    return None


def awaited_of(goal: Goal, task: Task) -> Result | None:
    """A result that is only expected (预计年底10.5亿元), and would reach a goal."""
    return next(
        (
            each
            for each in task.results
            if not each.actual
            and each.named
            and each.kind == goal.kind
            and _AWAITED.search(each.passage.quote or "")
            and units_compare(goal.unit, each.unit)
            and likeness(goal.indicator, each.indicator) >= PARALLEL_LIKENESS
            and is_enough(goal, each)
        ),
        None,
    )


_AWAITED = re.compile("预计|预期|预测|有望|可完成|能完成|将达|可达")


def _counts_alike(goal: Goal, result: Result) -> bool:
    """Whether both count persons, occasions or one thing, but not in the same way: 人 and 人次,
    户 and 人, 小区 by 个 and by 栋.
    """
    unit, other = goal.unit, result.unit
    if {unit, other} <= COUNTERS and same_thing(goal.indicator, result.indicator):
        return True
    return unit[:1] == other[:1] or {unit, other} <= {"人", "户", "名", "家庭"}


def _fitness(goal: Goal, result: Result, alike: Fraction) -> tuple[Fraction | int, ...]:
    """What makes one pair likelier than another, the weightiest first.

    The same words, but for 累计; things of the same size (亿元以上); just the goal's time (一季度);
    the same scope; just the same words; then a part (其中 …) comes after a whole, unless it is what
    the goal names; then likeness, the later time, the same stage, a goal rather than a mere scope,
    the same verb and unit, and the order of the report.
    """
    end = result.span[1]
    return (
        goal.indicator == _RUNNING.sub("", result.indicator),
        least_size(goal.indicator) == least_size(result.indicator),
        _of_its_time(goal, result),
        scope_of(result).near(scope_of(goal)),
        goal.indicator == result.indicator,
        not is_part(result) or goal.indicator.endswith(result.indicator),
        alike,
        end.toordinal() if end else 0,
        stages(goal.indicator) == stages(result.indicator),
        not goal.is_scope,
        verb(goal.indicator) == verb(result.indicator),
        goal.unit == result.unit,
        -result.order,
    )


_RUNNING = re.compile("^累计")


def _of_its_time(goal: Goal, result: Result) -> bool:
    """Whether a result is of just the goal's time, not of a part of it (上半年210辆，累计415辆)."""
    return goal.period is not None and goal.period == result.period


def answers_of(matched: Sequence[tuple[Goal, list[Result]]]) -> Iterator[Statement]:
    for goal, results in matched:
        for result in results:
            yield Statement(
                result.thing,
                "answers",
                goal.thing,
                result.passage,
                method="assess/answers",
                rule="match-indicator",
                explanation=(
                    f"同一任务内，计量单位可比（{_unit(result.thing)}／{_unit(goal.thing)}），"
                    f"指标相近：“{result.indicator}”对应“{goal.indicator}”"
                ),
            )


def _unit(thing: Thing) -> str:
    return str(thing.get("unit") or "无单位")
