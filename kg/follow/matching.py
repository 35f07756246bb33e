"""Which result answers which target of a task: the likeliest pairs first, each result once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
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
    is_the_stock,
    period_of,
    same_time,
    scope_of,
    tells_the_least,
    units_compare,
    values_compare,
    without_direction,
)
from kg.follow.tasks import Goal, Result, Task, plain
from loaders.language.comparison import kind_of_act as of_kinds
from loaders.language.comparison import least_size, likeness, same_grade, same_thing, stages
from loaders.language.indicators import is_bare, is_predicate, noun, verb, where_done
from loaders.language.measures import COUNTERS, RATIOS
from loaders.language.narrower import SEVERAL_ACTS
from loaders.language.pace import shared_out
from loaders.language.ranks import RANKS
from loaders.language.scope import are_two_halves, batch, parts, without_batch
from loaders.language.spans import bounds
from ontology import late_re as re
from ontology.model import Statement, Thing

_LEAST_LIKENESS = Fraction(34, 100)
"""Below this, two indicators of one task are taken to be of different things."""
_LEAST_LEFT = Fraction(15, 100)
"""Enough for two that nothing else can be confused with."""
_PARALLEL_LIKENESS = Fraction(6, 10)
"""From this on, results listed side by side are parts of one answer (区级8家、市级14家)."""


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
            if _is_of_another(result, goal, goals) or _is_of_all_years(result, goal, task.results):
                continue
            whole = _is_the_whole(goal, result, task.results)
            if _calls_another_so(goal, result, task.results) or (
                whole and not _asks_for_both(goal, goals)
            ):
                continue
            if _is_wider(goal, result, task.results) or _is_of_what_is_to_be(result, task):
                continue
            alike = likeness(
                without_direction(goal.indicator, goal.kind),
                without_direction(result.indicator, result.kind),
            )
            if (
                _is_named_by_task(goal, result, task)
                or _is_its_act(goal, result, goals)
                or _is_done_for_whom(goal, result, goals)
            ):
                alike = Fraction(1)
            if alike >= _LEAST_LIKENESS:
                pairs.append((_fitness(goal, result, alike), alike, number, result))
    answers: dict[int, list[Result]] = defaultdict(list)
    taken: set[int] = set()
    for _, alike, number, result in sorted(pairs, key=lambda pair: pair[0], reverse=True):
        if result.order in taken:
            continue
        known = answers[number]
        if known and not _go_together(goals[number], known, result, alike):
            continue
        known.append(result)
        taken.add(result.order)
    _match_the_last(goals, task.results, answers, taken)
    for number, goal in enumerate(goals):
        answers[number] += _parts_beside(goal, answers[number], task.results, taken)
        answers[number] += _stretches_after(goal, answers[number], task.results, taken)
    free = [each for each in task.results if each.order not in taken]
    return [(goal, _if_told(goal, answers[number], free)) for number, goal in enumerate(goals)]


def is_stretch(goal: Goal, goals: Sequence[Goal]) -> bool:
    """Whether a goal is what a task strives for beyond the one that it is bound to: of
    力争引进10个，确保8个 the eight decide.
    """
    return _STRIVES.search(goal.passage.quote or "") is not None and any(
        _BOUND.search(each.passage.quote or "")
        and (each.indicator, each.unit, each.kind) == (goal.indicator, goal.unit, goal.kind)
        and period_of(each.thing) == period_of(goal.thing)
        for each in goals
        if each is not goal
    )


_STRIVES = re.compile("力争|争取|冲刺|奋力")
_BOUND = re.compile("确保|保底|不低于|不少于|至少")


def _is_of_another(result: Result, goal: Goal, goals: Sequence[Goal]) -> bool:
    """Whether a result is of the very thing that another goal is of (口袋公园 of 口袋公园10个), and
    this one of things of which it is but a sort (公园3个).
    """
    told, wanted = _thing(result.indicator), _thing(goal.indicator)
    return (
        told != wanted
        and not stages(goal.indicator) & stages(result.indicator)
        and told.endswith(wanted)
        and any(
            _thing(each.indicator) == told and units_compare(each.unit, result.unit)
            for each in goals
            if each is not goal
        )
    )


def _is_of_all_years(result: Result, goal: Goal, results: Sequence[Result]) -> bool:
    """Whether a running total is told beside what the year added to it (累计建成1320个，今年新建
    286个): then it is no answer to what the year was to bring.
    """
    if is_the_stock(goal, result):
        return False  # 有效专利1200件: so many there are to be
    if scope_of(result).extent != "total" or scope_of(goal).extent in ("total", "reached"):
        return False
    return any(
        each.actual
        and each is not result
        and units_compare(each.unit, result.unit)
        and (_OF_THE_YEAR.search(each.passage.quote or "") or _is_all_that_was_added(each, goal))
        and (
            noun(each.indicator) == noun(result.indicator)
            or _RUNNING.sub("", result.indicator).startswith(each.indicator)
        )
        for each in results
    )


def _is_all_that_was_added(result: Result, goal: Goal) -> bool:
    """Whether a result tells what the goal's whole time added (新建426个, beside 累计建成1980个),
    not what a month of it did.
    """
    own = scope_of(result)
    period = period_of(result.thing)
    added = own.extent in ("added", "new") and not own.spans and not is_part(result)
    return added and (period is None or period == period_of(goal.thing)) and same_time(goal, result)


_OF_THE_YEAR = re.compile(r"(?:今|本|当)年(?!以来累计)|年内|年度新|其中[，：:]?20\d\d年")


def _thing(indicator: str) -> str:
    return _STATE_BEHIND.sub("", noun(indicator))


_STATE_BEHIND = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:已)?(?:全部)?(?:建成|完工|竣工|开工|投用)$")


def _parts_beside(
    goal: Goal, known: Sequence[Result], results: Sequence[Result], taken: set[int]
) -> list[Result]:
    """Further parts in the same list as those that are known to be parts of what a goal counts
    (观测站7个山区站、9个平原站): they are called by the same noun at the end.
    """
    if not known or not all(counts_part(goal, each) for each in known):
        return []
    found: list[Result] = []
    for each in results:
        last = (found or known)[-1]
        same = noun(each.indicator)[-1:] == noun(goal.indicator)[-1:] or are_two_halves(
            last.indicator, each.indicator
        )
        free = each.order not in taken and each.actual and each.named
        if same and free and _side_by_side(last, each) and scope_of(last).adds_to(scope_of(each)):
            found.append(each)
            taken.add(each.order)
    return found


def _stretches_after(
    goal: Goal, known: Sequence[Result], results: Sequence[Result], taken: set[int]
) -> list[Result]:
    """Further results of one indicator, each of the stretch of time right after the one before
    (上半年180人，7—11月140人): what is counted adds up over the time of the goal.
    """
    adds_up = shared_out(goal.indicator)
    held = adds_up is not None and adds_up[2] == "pace/level"
    if len(known) != 1 or goal.kind != "level" or goal.unit in RATIOS or held:
        return []
    begin, end = bounds(period_of(goal.thing) or "")
    first, until = bounds(period_of(known[0].thing) or "")
    if begin is None or end is None or first != begin or until is None or until >= end:
        return []
    if UP_TO.search(known[0].passage.quote or ""):
        return []
    found: list[Result] = []
    for each in sorted(results, key=_since):
        since, last = bounds(period_of(each.thing) or "")
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
    return bounds(period_of(result.thing) or "")[0] or date.max


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
        _side_by_side(result, each) for result in results for each in free if each.actual
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


def _is_done_for_whom(goal: Goal, result: Result, goals: Sequence[Goal]) -> bool:
    """Whether a goal counts for whom something is to be done (为1000户困难家庭实施适老化改造),
    and a result how often it was done (适老化改造1023户).
    """
    named = noun(result.indicator)
    told = _FOR_WHOM.search(plain(goal.passage.quote))
    said = told is not None and len(named) > _SHORT_NAME and told["act"].endswith(named)
    return said and goal.unit == result.unit and _measures_alone(goal, goals)


_SHORT_NAME = 2
_FOR_WHOM = re.compile(
    r"为[\d.万余多]+[户人名家][^，。；、]{2,12}?(?=实施|进行|开展|提供|办理|发放|免费)(?P<act>[^，。；、]+)"
)
_ALL_OF_THEM = re.compile("^(?:均已?|已|全部|全都)+")


def _calls_another_so(goal: Goal, result: Result, results: Sequence[Result]) -> bool:
    """Whether a goal is of what goes by a name in quotation marks (专精特新“小巨人”企业), and
    another result is (国家级“小巨人”4家), but not this one (专精特新企业12家).
    """
    names = _IN_QUOTES.findall(goal.indicator)
    return any(
        name not in result.indicator and any(name in each.indicator for each in results)
        for name in names
    )


def _is_the_whole(goal: Goal, result: Result, results: Sequence[Result]) -> bool:
    """Whether a result only says again how many there are to be (项目20个，开工17个): behind it
    stands of how many something was done, and no verb says of it that all of it was; or it is just
    what was to be built, and behind it stands of how many the work began.
    """
    if goal.is_scope or goal.kind != "level" or result.unit in RATIOS:
        return False
    done = bool(verb(result.indicator) or stages(result.indicator))
    done = done or _DONE_TO_ALL.search(result.passage.quote or "") is not None
    behind = (
        each
        for each in results
        if each.order == result.order + 1
        and each.actual
        and each.unit == result.unit
        and each.value < result.value
        and not is_part(each)
    )
    return any(
        # 新建20所，已开工7所: so many were to be built; 新建20所，投用18所 were.
        result.value == goal.value and stages(each.indicator) == {"start"}
        if done
        else stages(each.indicator) and noun(each.indicator) == noun(result.indicator)
        for each in behind
    )


def _asks_for_both(goal: Goal, goals: Sequence[Goal]) -> bool:
    """Whether a goal stands before another that asks for a later stage of the same (设计8个，建成5
    个): then the report that says both tells of each.
    """
    return any(
        each.unit == goal.unit
        and stages(each.indicator) - stages(goal.indicator)
        and noun(each.indicator).endswith(noun(goal.indicator))
        for each in goals
        if each is not goal
    )


_DONE_TO_ALL = re.compile("完成|实现|新|已|全部|均")


def _is_wider(goal: Goal, result: Result, results: Sequence[Result]) -> bool:
    """Whether a result counts more than a goal does, as a part of it tells that is of just what the
    goal is of (接种2.6万剂次，其中60周岁以上老年人1.7万剂次).
    """
    told = [each.indicator for each in results if is_part(each) and each.unit == result.unit]
    if any(_area(result) < _area(each) for each in results if _area(result) >= 0):
        return True
    return not is_part(result) and any(
        (len(noun(each)) >= _SHORT_NAME or parts(each))
        and noun(each) in goal.indicator
        and noun(each) not in result.indicator
        for each in told
    )


def _area(result: Result) -> int:
    """How small the area is that a result is told of (全省培训1.2万人，我州培训210人); -1 where it
    does not say.
    """
    told = _OF_AREA.match(plain(result.passage.quote))
    return -1 if told is None else _AREAS.index(_SAME_AREA.get(told["area"], told["area"]))


_AREAS = "国省市县乡"
_SAME_AREA = {"州": "市", "盟": "市", "区": "县", "旗": "县", "镇": "乡"}
_OF_AREA = re.compile("[全我本](?P<area>[国省市州盟县区旗乡镇])")


def _is_of_what_is_to_be(result: Result, task: Task) -> bool:
    """Whether a result says what will be there once what is being built is (在建停车场5个，可提供
    停车位1720个).
    """
    quote = result.passage.quote or ""
    if _CAN_HOLD.match(quote) is None:
        return False
    told = (each.quote or "" for each in task.last_reports)
    return any(_NOT_BUILT.search(each[: each.find(quote)]) for each in told if quote in each)


_CAN_HOLD = re.compile("(?:建成后|预计|届时)?可(?:提供|新增|增加|容纳|解决|满足)")
_NOT_BUILT = re.compile(r"(?:在建|正在(?:建设|施工|推进)|拟建|规划建设|计划建设|待建)[^。；;]*$")
_IN_QUOTES = re.compile("“([^“”]{2,})”")


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


def _match_the_last(
    goals: Sequence[Goal],
    results: Sequence[Result],
    answers: dict[int, list[Result]],
    taken: set[int],
) -> None:
    """The one goal and the one result that are left over, if they say the same number of things
    with the same verb (新增博物馆、图书馆开放41家: 新增场馆41家), or measure by the same unit
    what is somewhat alike (培训技能人才2万人次: 开展技能培训2.3万人次).
    """
    open_ = [(number, goal) for number, goal in enumerate(goals) if not answers[number]]
    left = [each for each in results if each.order not in taken and each.actual and each.named]
    for number, goal in open_:
        alike = (goal.unit, goal.kind)
        same_goals = [each for _, each in open_ if (each.unit, each.kind) == alike]
        same = [result for result in left if (result.unit, result.kind) == alike]
        if len(same_goals) != 1 or len(same) != 1:
            continue
        result = same[0]
        if _is_the_whole(goal, result, results):
            continue
        alone = goal.unit not in (*COUNTERS, *RATIOS) and not goal.unit.endswith("元")
        somewhat = likeness(goal.indicator, result.indicator) >= _LEAST_LEFT
        if alone and somewhat and can_answer(goal, result):
            answers[number].append(result)
            taken.add(result.order)
        elif result.value == goal.value and same_grade(goal.indicator, result.indicator):
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
        if likeness(goal.indicator, result.indicator) < _PARALLEL_LIKENESS:
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
            and likeness(goal.indicator, each.indicator) >= _PARALLEL_LIKENESS
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
    end = bounds(period_of(result.thing) or "")[1]
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
    return period_of(goal.thing) is not None and period_of(goal.thing) == period_of(result.thing)


def _side_by_side(first: Result, second: Result) -> bool:
    """Whether two results stand in one clause as a list, and count alike."""
    return (
        first.passage.start == second.passage.start
        and first.unit == second.unit
        and first.unit not in RATIOS
        and abs(first.order - second.order) == 1
        and stages(first.indicator) == stages(second.indicator)
        and first.indicator != second.indicator
    )


def _go_together(goal: Goal, known: Sequence[Result], result: Result, alike: Fraction) -> bool:
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
    if alike >= _PARALLEL_LIKENESS and _side_by_side(last, result):
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
