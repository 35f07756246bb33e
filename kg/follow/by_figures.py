"""The verdict that the figures of a task give: some fall short, all are reached, or a half."""

from __future__ import annotations

from collections.abc import Sequence

from kg.follow.answerable import (
    WHOLE_COST,
    is_enough,
    is_of_later_stage,
    units_compare,
)
from kg.follow.decision import Decision, all_done, brief, reasons
from kg.follow.judging import AsOf, Judged
from kg.follow.tasks import Goal, Result, Task, plain
from loaders.language.comparison import stages
from loaders.language.indicators import noun
from loaders.language.measures import COUNTERS
from loaders.language.passed_over import touches
from loaders.language.reports import Reading, read_report, says_no_data
from loaders.language.says import Says
from ontology import late_re as re


def fewer_carried_out(judged: Judged) -> bool:
    """Whether fewer were carried out than a task deals with, by the same word (实施项目60个:
    实施58个), when its time is over.
    """
    told = [judged.goal.passage, *(each.passage for each in judged.results)]
    alike = len(told) > 1 and all(_CARRIES_OUT.search(each.quote or "") for each in told)
    return judged.outcome == "short" and judged.final and alike


_CARRIES_OUT = re.compile("实施(?!方案|意见|细则|办法)")


def _untold(task: Task, judged: Sequence[Judged]) -> list[str]:
    """Figures of the target without a name, of whose unit nothing is reported: no report can be
    of them, whatever they are of.
    """
    free = _left_over(task.results, judged)
    return [
        str(goal.thing.get("valueText"))
        for goal in task.goals
        if goal.is_nameless and not any(units_compare(goal.unit, each.unit) for each in free)
    ]


def _stage_untold(task: Task, report: str) -> str:
    """The clause of a task behind its figures that wants a later stage of the work than they do
    (建成4个，年底前投用), where the report tells of no such stage; "" where it wants none.
    """
    told = stages(report) & _IN_HANDS
    of_figures = {each for goal in task.goals for each in stages(goal.passage.quote or "")}
    if told or of_figures & _IN_HANDS or not of_figures:
        return ""
    clauses = (each for each in re.split("[，。；;\n]", task.words) if stages(each) & _IN_HANDS)
    return next((each for each in clauses if not _FIGURE_TOLD.search(each)), "")


_IN_HANDS = frozenset({"use", "deliver"})
_FIGURE_TOLD = re.compile(r"\d")


def _part_under_way(task: Task, report: str, answered: Sequence[Judged]) -> Reading | None:
    """What a report says of a part of the things that it counts, when that part is not done
    (建成6个，其中2个正在施工): the number is not of what is done. Not so of what was to be begun,
    nor of a part that falls short of a goal of its own (其中：省内900人，完成任务的90%).
    """
    counted = any(
        each.goal.unit in COUNTERS and "start" not in stages(each.goal.passage.quote or "")
        for each in answered
    )
    parts = _PART.findall(report) if counted else ()
    for part in parts:
        reading = read_report(task.words, part)
        told = reading is not None and reading.told and not _OF_OWN_GOAL.search(reading.words)
        if reading is not None and told and reading.says in _NOT_DONE:
            return reading
    return None


_PART = re.compile(r"其中[，：:]?([^。\n]+)")
_OF_OWN_GOAL = re.compile(r"(?:任务|目标|计划)[^，]*[%％]")
_NOT_DONE = (Says.IN_PROGRESS, Says.NOT_MET, Says.POSTPONED)


def _left_over(results: Sequence[Result], judged: Sequence[Judged]) -> list[Result]:
    """The results that answer none of some goals."""
    used = {result.order for each in judged for result in each.results}
    return [each for each in results if each.order not in used]


def _may_fall_short(task: Task, judged: Sequence[Judged]) -> bool:
    """Whether a figure of the target has no name, and of those reported the only one that it
    compares with falls short of it: what it is of, nobody knows.
    """
    free = [each for each in _left_over(task.results, judged) if each.actual and not each.named]
    for goal in task.goals:
        if not goal.is_nameless or goal.comparator in ("<=", "<"):
            continue
        same = [each for each in free if units_compare(goal.unit, each.unit)]
        if len(same) == 1 and not is_enough(goal, *same):
            return True
    return False


def by_all(
    task: Task,
    judged: Sequence[Judged],
    answered: Sequence[Judged],
    report: str,
    reading: Reading | None,
    *,
    later: bool,
) -> Decision:
    """Every figure is answered, none falls short: whether that is all that the task promises.

    later: but for figures of a later year.
    """
    every = reasons(judged)
    decided = _reached(answered, every, later=later)
    if decided.says not in (Says.MET, Says.EXCEEDED):
        return decided
    if not all_done(reading):
        untold = _untold(task, judged)
        if untold:
            words = f"{every}；未见报告的：{'、'.join(untold)}"
            return Decision(Says.PARTLY, "assess-parts", words)
        behind = _stage_untold(task, report)
        if behind:
            words = f"{every}；目标另有“{behind}”，未见报告"
            return Decision(Says.IN_PROGRESS, "assess-parts", words)
        under_way = _part_under_way(task, report, answered)
        if under_way is not None:
            words = f"{every}；报告称“{brief(under_way.words)}”"
            return Decision(Says.IN_PROGRESS, "assess-parts", words)
    if _may_fall_short(task, judged):
        return Decision(Says.IN_PROGRESS, "assess-figures", every)
    return decided


def _reached(answered: Sequence[Judged], every: str, *, later: bool) -> Decision:
    in_part = [each for each in answered if each.outcome == "part"]
    if any(each.final for each in in_part):
        return Decision(Says.PARTLY, "assess-parts", every, open=True)
    if in_part or later:
        return Decision(Says.IN_PROGRESS, "assess-figures", every, open=bool(in_part))
    over = any(each.outcome == "exceeded" for each in answered)
    return Decision(Says.EXCEEDED if over else Says.MET, "assess-figures", every)


def by_short(short: Sequence[Judged], every: str, reading: Reading | None, as_of: AsOf) -> Decision:
    """A result falls short: not met where its time is over, put off where the report says so."""
    if any(each.final for each in short):
        return Decision(Says.NOT_MET, "assess-figures", every, open=True)
    if reading is not None and reading.says in (Says.POSTPONED, Says.CANCELLED):
        words = f"{every}；报告称“{brief(reading.words)}”"
        return Decision(reading.says, "assess-words", words)
    why = "报告期未满，尚在推进" if as_of.day else "文件没有日期，不作最终判断"
    if as_of.day and all(
        any(is_of_later_stage(each.goal, result) for result in each.results) for each in short
    ):
        why = "其余尚在推进"
    words = f"{every}（{why}）"
    return Decision(Says.IN_PROGRESS, "assess-figures", words, open=not _of_part(short))


def _of_part(short: Sequence[Judged]) -> bool:
    """Whether results are told of a part of the time only (前三季度), so that what came after it
    is not known.
    """
    return any(_PART_OF_YEAR.search(r.period or "") for each in short for r in each.results)


_PART_OF_YEAR = re.compile(r"[HQ]\d|-\d\d")


def short_of_stage(
    open_: Sequence[Judged], answered: Sequence[Judged], results: Sequence[Result]
) -> list[Judged]:
    """The goals that nothing answers, of whose thing a figure of another stage is told (建成4个 of
    建设6个: the others may be under way): these were not passed over in silence.
    """
    left = [each for each in _left_over(results, answered) if each.actual and each.named]
    return [
        each
        for each in open_
        if any(
            units_compare(each.goal.unit, result.unit)
            and result.kind == each.goal.kind
            and noun(result.indicator) == noun(each.goal.indicator)
            for result in left
        )
    ]


def by_half(
    open_: Sequence[Judged],
    answered: Sequence[Judged],
    every: str,
    report: str,
    reading: Reading | None,
    *,
    told: Sequence[Judged] = (),
) -> Decision:
    """Of several figures some are answered and reached: what the report says of the others.

    told: those of the others that the report gives a figure for, which does not answer them.
    """
    missing = says_no_data(report)
    if missing:
        return Decision(Says.NO_DATA, "assess-figures", f"{every}；报告称“{missing}”")
    if reading is not None and all_done(reading):
        words = f"{every}；报告称“{brief(reading.words)}”"
        return Decision(reading.says, "assess-words", words)
    if reading is not None and reading.says in (Says.POSTPONED, Says.CANCELLED, Says.NOT_MET):
        words = f"{every}；报告称“{brief(reading.words)}”"
        return Decision(Says.PARTLY, "assess-parts", words, open=True)
    rest = report
    for each in answered:
        for result in each.results:
            rest = rest.replace(plain(result.passage.quote), "，")
    passed_over = [
        each for each in open_ if each not in told and not touches(each.goal.indicator, rest)
    ]
    if not passed_over:
        return Decision(Says.IN_PROGRESS, "assess-figures", every)
    names = "、".join(each.named for each in passed_over)
    return Decision(Says.PARTLY, "assess-parts", f"{every}；未见报告的：{names}")


def beside(goal: Judged, answered: Sequence[Judged]) -> bool:
    """Whether another measure of the same thing was answered (5条 of 5条18.7公里), the whole of
    which it is a part (15公里（上半年6公里）), or the investment of the year beside the total one.
    """
    own = goal.goal
    return any(
        (
            each.goal.indicator == own.indicator
            and (each.goal.passage.start == own.passage.start or _is_part_of(own, each.goal))
        )
        or (own.indicator == WHOLE_COST and each.goal.indicator.endswith("投资"))
        or _is_told_twice(own, each.goal)
        for each in answered
    )


def _is_told_twice(goal: Goal, other: Goal) -> bool:
    """Whether two cells of a row count the same by two words (12处供水工程, and 维修12个村的
    供水管网).
    """
    cells = {goal.passage.column, other.passage.column}
    counted = goal.unit in COUNTERS and other.unit in COUNTERS and goal.kind == other.kind
    return len(cells) > 1 and counted and goal.value == other.value and (goal.value or 0) > 1


def of_longer(goal: Judged, answered: Sequence[Judged], as_of: AsOf) -> bool:
    """Whether a goal is of a longer time than one of the same indicator that is answered, and that
    time is not over (全年6000人, beside 上半年3000人).
    """
    begin, end = goal.goal.span
    if begin is None or end is None or as_of.day is None or end <= as_of.day:
        return False
    spans = (each.goal.span for each in answered if each.goal.indicator == goal.goal.indicator)
    return any(first and last and begin <= first and last < end for first, last in spans)


def _is_part_of(part: Goal, whole: Goal) -> bool:
    """Whether a goal behind another of the same indicator is a part of it."""
    behind = part.passage.start > whole.passage.start
    if part.unit != whole.unit or part.value is None or whole.value is None or not behind:
        return False
    return part.kind == whole.kind == "level" and part.value < whole.value
