"""Whether a result is of something else than a goal, as what is told beside the two says.

Taken alone the two would compare (`kg.follow.answerable`); another goal, another result or the
words around it say that the result is of a wider thing, of all the years, or only what was to be.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.follow.answerable import (
    is_part,
    is_the_stock,
    same_time,
    scope_of,
    units_compare,
)
from kg.follow.tasks import Goal, Result, Task, plain
from loaders.language.comparison import stages
from loaders.language.indicators import noun, verb
from loaders.language.measures import RATIOS
from loaders.language.scope import parts
from ontology import late_re as re


def is_of_something_else(goal: Goal, result: Result, goals: Sequence[Goal], task: Task) -> bool:
    """Whether a result is of something else than a goal. goals: all that the task has."""
    results = task.results
    return (
        _is_of_another(result, goal, goals)
        or _is_of_all_years(result, goal, results)
        or _calls_another_so(goal, result, results)
        or (_is_the_whole(goal, result, results) and not _asks_for_both(goal, goals))
        or _is_wider(goal, result, results)
        or _is_of_what_is_to_be(result, task)
        or _is_a_topic(goal, result, task)
    )


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
    period = result.period
    added = own.extent in ("added", "new") and not own.spans and not is_part(result)
    return added and (period is None or period == goal.period) and same_time(goal, result)


_OF_THE_YEAR = re.compile(r"(?:今|本|当)年(?!以来累计)|年内|年度新|其中[，：:]?20\d\d年")


def _thing(indicator: str) -> str:
    return _STATE_BEHIND.sub("", noun(indicator))


_STATE_BEHIND = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:已)?(?:全部)?(?:建成|完工|竣工|开工|投用)$")


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


_DONE_TO_ALL = re.compile("完成|实现|新(?=[增建设开购改扩辟植添认])|已|全部|均")


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


def _is_a_topic(goal: Goal, result: Result, task: Task) -> bool:
    """Whether a result only opens what is told of the very goal (51辆客车购置，已进入招标程序): it
    begins with the number, and nothing in it says that anything was done.
    """
    quote, value = plain(result.passage.quote), str(result.thing.get("valueText"))
    if result.value != goal.value or not quote.startswith(value) or _DONE_TO_ALL.search(quote):
        return False
    if stages(quote):
        return False
    behind = (plain(each.quote).partition(quote)[2] for each in task.last_reports)
    return any(_HOW_IT_STANDS.match(each) for each in behind)


_HOW_IT_STANDS = re.compile("[，：:](?:目前|现|均|都|已|正在?|尚|仍|待|即将|预计)")
_CAN_HOLD = re.compile("(?:建成后|预计|届时)?可(?:提供|新增|增加|容纳|解决|满足)")
_NOT_BUILT = re.compile(r"(?:在建|正在(?:建设|施工|推进)|拟建|规划建设|计划建设|待建)[^。；;]*$")
_IN_QUOTES = re.compile("“([^“”]{2,})”")
_RUNNING = re.compile("^累计")
_SHORT_NAME = 2
