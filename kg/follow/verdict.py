"""The verdict on a task and its reason: figures first, then a stated rate, then words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.follow.answerable import (
    WHOLE_COST,
    is_enough,
    is_of_later_stage,
    units_compare,
)
from kg.follow.judging import AsOf, Judged
from kg.follow.matching import is_stretch
from kg.follow.stands import RULE, agreed, by_word, warns
from kg.follow.tasks import Goal, Result, Task, plain
from loaders.extraction.row_figures import is_rate
from loaders.language.comparison import compatible, same_thing, stages
from loaders.language.figures import Figure, Part, figures
from loaders.language.indicators import noun
from loaders.language.kept_away import KeptAway, kept_away
from loaders.language.measures import COUNTERS, RATIOS
from loaders.language.passed_over import touches, without_figure
from loaders.language.periods import periods
from loaders.language.quantities import quantities
from loaders.language.rates import names_ratio
from loaders.language.reports import Reading, is_bare_done, read_report, says_no_data
from loaders.language.says import Says
from loaders.language.spans import bounds
from loaders.language.states import DENIED, PATTERNS
from ontology import late_re as re
from ontology.model import STATUS, Statement, Thing

VERDICT_NAMES = {
    "exceeded": "超额完成",
    "met": "完成",
    "partly": "部分完成",
    "not_met": "未完成",
    "in_progress": "推进中",
    "no_data": "无数据",
    "postponed": "延期",
    "cancelled": "取消",
}
"""The verdicts of `ontology/status.ttl` with their labels (a test compares the two)."""
_RATE_WORDS = re.compile(r"(?:总体|整体|任务|目标|计划|全年|年度|投资)*(?:完成|占|达|为).*$")


@dataclass(frozen=True, slots=True)
class _Decision:
    """A verdict, the rule that gave it, and its reason.

    open: the report itself says that the work is not at its end.
    """

    says: Says
    rule: str
    words: str
    open: bool = False


def verdict_of(task: Task, judged: Sequence[Judged], as_of: AsOf) -> Statement:
    reports = task.last_reports
    report = "。".join(plain(passage.quote) for passage in reports)
    decided = _in_time(_decide(task, report, judged, as_of), task.due, as_of)
    stands = task.last_stands
    passage = reports[0] if reports else task.title
    if stands:
        decided, own = _as_stated(decided, task, as_of), stands[0][0]
        passage = own if decided.rule == RULE else passage
    if passage is None:
        raise ValueError("a task without a passage")
    return Statement(
        task.thing,
        "verdict",
        Thing(f"{STATUS}{decided.says}", "Verdict", VERDICT_NAMES[decided.says]),
        passage,
        method="assess/verdict",
        value_text=decided.says,
        rule=decided.rule,
        explanation="；".join(filter(None, (decided.words, _without_number(task)))),
    )


def _in_time(decided: _Decision, due: date | None, as_of: AsOf) -> _Decision:
    """The verdict in the light of the stated due date: what is not reached after it is not met,
    before it in progress. An undated document judges nothing final.
    """
    if decided.says is Says.NOT_MET and as_of.day is None:
        words = f"{decided.words}（文件没有日期，不作最终判断）"
        return replace(decided, says=Says.IN_PROGRESS, words=words)
    by_words = decided.says is Says.NOT_MET and decided.rule == "assess-words"
    if due is None and by_words and not as_of.whole:
        words = f"{decided.words}（没有写明期限，报告期未满，不作最终判断）"
        return replace(decided, says=Says.IN_PROGRESS, words=words)
    if due is None or as_of.day is None:
        return decided
    if decided.says is Says.NOT_MET and due > as_of.day:
        words = f"{decided.words}（期限{due}未到，截至{as_of.day}）"
        return replace(decided, says=Says.IN_PROGRESS, rule="assess-due", words=words)
    if decided.says is Says.IN_PROGRESS and decided.open and as_of.is_over(due):
        words = f"{decided.words}；期限{due}已过（截至{as_of.day}），尚未完成"
        return replace(decided, says=Says.NOT_MET, rule="assess-due", words=words)
    return decided


def _as_stated(decided: _Decision, task: Task, as_of: AsOf) -> _Decision:
    """The verdict in the light of what the table itself says of how the task stands."""
    said = [each for _, each in task.last_stands]
    verdict, timeliness = agreed(said)
    over = task.due is None and as_of.whole
    final = as_of.day is not None and (over or (task.due is not None and task.due <= as_of.day))
    reported = bool(task.reports)
    says = by_word(
        decided.says,
        verdict,
        timeliness,
        reported=reported,
        final=final,
        warned=warns(said) and decided.rule == "assess-figures",
    )
    told = "；".join(dict.fromkeys(each.told for each in said))
    if says is decided.says:
        return replace(decided, words=f"{told}；{decided.words}" if reported else told)
    other = f"；另按其余内容为{VERDICT_NAMES[decided.says]}：{decided.words}" if reported else ""
    return _Decision(says, RULE, f"{told}，以表为准{other}")


def _without_number(task: Task) -> str:
    """The parts of the target that nothing can be compared with, each named."""
    wordy = [str(goal.thing.get("valueText")) for goal in task.goals if goal.value is None]
    strives = [str(g.thing.get("valueText")) for g in task.goals if is_stretch(g, task.goals)]
    unnamed = [str(goal.thing.get("valueText")) for goal in task.goals if not goal.named]
    wordy += [each for each in without_figure(task.words) if each not in wordy]
    return "；".join(
        [
            *(f"{words}，没有可比的数字" for words in wordy),
            *(f"力争{words}，以所确保的为准" for words in strives),
            *(f"目标{words}，说不清是哪项指标，不作比较" for words in unnamed),
        ]
    )


def _decide(  # noqa: PLR0911 - one exit for each kind of evidence
    task: Task, report: str, judged: Sequence[Judged], as_of: AsOf
) -> _Decision:
    """The verdict, its rule and its reason: figures first, then a stated rate, then words.

    Every part of the target is in the reason, also one that nothing answers.
    """
    every = _reasons(judged)
    binding = [each for each in judged if not each.goal.is_scope]
    short = [each for each in binding if each.outcome == "short"]
    short = short or [each for each in judged if not binding and _fewer_carried_out(each)]
    later = [each for each in binding if each.outcome == "later"]
    answered = [each for each in binding if each.outcome not in ("silent", "later")]
    open_ = [each for each in binding if each.outcome == "silent" and not _beside(each, answered)]
    longer = [each for each in open_ if _of_longer(each, answered, as_of)]
    open_ = [each for each in open_ if each not in longer]
    later += longer
    reading = _told_alone(task) or read_report(task.words, report)
    rate = _lone_rate(task.words, f"{_headed_rate(task)}{report}", task.year)
    if rate is not None and (_is_wanted(rate, open_) or _is_value(rate, task.results)):
        rate = None
    if short and len(binding) == 1 and rate is not None and rate.quantity.value >= _WHOLE:
        other = f"报告称{rate.indicator}{rate.quantity.text}，与数字不符，不作最终判断"
        return _Decision(Says.IN_PROGRESS, "assess-figures", f"{every}；{other}")
    if short:
        return _by_short(short, every, reading, as_of)
    if answered and not open_:
        decided = _by_all(answered, every, later=bool(later))
        untold = _untold(task, judged) if decided.says in (Says.MET, Says.EXCEEDED) else []
        if untold and not _all_done(reading):
            words = f"{every}；未见报告的：{'、'.join(untold)}"
            return _Decision(Says.PARTLY, "assess-parts", words)
        if decided.says in (Says.MET, Says.EXCEEDED) and not _all_done(reading):
            behind = _stage_untold(task, report)
            if behind:
                words = f"{every}；目标另有“{behind}”，未见报告"
                return _Decision(Says.IN_PROGRESS, "assess-parts", words)
        if decided.says in (Says.MET, Says.EXCEEDED) and _may_fall_short(task, judged):
            return _Decision(Says.IN_PROGRESS, "assess-figures", every)
        return decided
    if answered:
        open_results = _short_of_stage(open_, answered, task.results)
        return _by_half(open_, answered, every, report, reading, told=open_results)
    done = _all_done(reading)
    if rate is not None and (not done or rate.quantity.value > 100):
        return _by_rate(rate, every, final=as_of.whole)
    kept = None if judged else kept_away(task.words, report)
    told = reading is not None and reading.told and reading.says is not Says.MET
    if kept is not None and not told:
        return _by_kept(kept, final=as_of.whole)
    return _by_words(reading, judged, as_of, task)


def _fewer_carried_out(judged: Judged) -> bool:
    """Whether fewer were carried out than a task deals with, by the same word (实施项目60个:
    实施58个), when its time is over.
    """
    told = [judged.goal.passage, *(each.passage for each in judged.results)]
    alike = len(told) > 1 and all(_CARRIES_OUT.search(each.quote or "") for each in told)
    return judged.outcome == "short" and judged.final and alike


_CARRIES_OUT = re.compile("实施(?!方案|意见|细则|办法)")


def _told_alone(task: Task) -> Reading | None:
    """What a cell says that holds nothing but how a task ended (完成成效: 完成任务), beside one
    that tells of its parts; None where none does, or another cell says that something is not done.
    """
    if len(task.last_reports) < _SEVERAL:
        return None
    said = [read_report(task.words, plain(each.quote)) for each in task.last_reports]
    if any(each is not None and each.says not in _GOES_WELL for each in said):
        return None
    done = (each for each in said if each is not None and is_bare_done(each.words))
    return next(filter(_all_done, done), None)


_SEVERAL = 2
_GOES_WELL = (Says.MET, Says.EXCEEDED, Says.IN_PROGRESS)


def _untold(task: Task, judged: Sequence[Judged]) -> list[str]:
    """Figures of the target without a name, of whose unit nothing is reported: no report can be
    of them, whatever they are of.
    """
    free = _left_over(task.results, judged)
    return [
        str(goal.thing.get("valueText"))
        for goal in task.goals
        if _is_nameless(goal) and not any(units_compare(goal.unit, each.unit) for each in free)
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


def _left_over(results: Sequence[Result], judged: Sequence[Judged]) -> list[Result]:
    """The results that answer none of some goals."""
    used = {result.order for each in judged for result in each.results}
    return [each for each in results if each.order not in used]


def _is_nameless(goal: Goal) -> bool:
    """Whether a goal is a number of nobody knows what, and not of what a task only deals with."""
    return not goal.named and goal.value is not None and not goal.is_scope


def _may_fall_short(task: Task, judged: Sequence[Judged]) -> bool:
    """Whether a figure of the target has no name, and of those reported the only one that it
    compares with falls short of it: what it is of, nobody knows.
    """
    free = [each for each in _left_over(task.results, judged) if not each.named]
    for goal in task.goals:
        if not _is_nameless(goal) or goal.comparator in ("<=", "<"):
            continue
        same = [each for each in free if units_compare(goal.unit, each.unit)]
        if len(same) == 1 and not is_enough(goal, *same):
            return True
    return False


def _by_all(answered: Sequence[Judged], every: str, *, later: bool) -> _Decision:
    """Every figure is answered, none falls short. later: but for those of a later year."""
    in_part = [each for each in answered if each.outcome == "part"]
    if any(each.final for each in in_part):
        return _Decision(Says.PARTLY, "assess-parts", every, open=True)
    if in_part or later:
        return _Decision(Says.IN_PROGRESS, "assess-figures", every, open=bool(in_part))
    over = any(each.outcome == "exceeded" for each in answered)
    return _Decision(Says.EXCEEDED if over else Says.MET, "assess-figures", every)


def _all_done(reading: Reading | None) -> bool:
    """Whether a report says of the whole task that it is done."""
    return reading is not None and reading.whole and reading.says in (Says.MET, Says.EXCEEDED)


def _by_short(
    short: Sequence[Judged], every: str, reading: Reading | None, as_of: AsOf
) -> _Decision:
    """A result falls short: not met where its time is over, put off where the report says so."""
    if any(each.final for each in short):
        return _Decision(Says.NOT_MET, "assess-figures", every, open=True)
    if reading is not None and reading.says in (Says.POSTPONED, Says.CANCELLED):
        words = f"{every}；报告称“{_brief(reading.words)}”"
        return _Decision(reading.says, "assess-words", words)
    why = "报告期未满，尚在推进" if as_of.day else "文件没有日期，不作最终判断"
    if as_of.day and all(
        any(is_of_later_stage(each.goal, result) for result in each.results) for each in short
    ):
        why = "其余尚在推进"
    words = f"{every}（{why}）"
    return _Decision(Says.IN_PROGRESS, "assess-figures", words, open=not _of_part(short))


def _of_part(short: Sequence[Judged]) -> bool:
    """Whether results are told of a part of the time only (前三季度), so that what came after it
    is not known.
    """
    return any(_PART_OF_YEAR.search(r.period or "") for each in short for r in each.results)


_PART_OF_YEAR = re.compile(r"[HQ]\d|-\d\d")


def _short_of_stage(
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


def _by_half(
    open_: Sequence[Judged],
    answered: Sequence[Judged],
    every: str,
    report: str,
    reading: Reading | None,
    *,
    told: Sequence[Judged] = (),
) -> _Decision:
    """Of several figures some are answered and reached: what the report says of the others.

    told: those of the others that the report gives a figure for, which does not answer them.
    """
    missing = says_no_data(report)
    if missing:
        return _Decision(Says.NO_DATA, "assess-figures", f"{every}；报告称“{missing}”")
    if reading is not None and _all_done(reading):
        words = f"{every}；报告称“{_brief(reading.words)}”"
        return _Decision(reading.says, "assess-words", words)
    if reading is not None and reading.says in (Says.POSTPONED, Says.CANCELLED, Says.NOT_MET):
        words = f"{every}；报告称“{_brief(reading.words)}”"
        return _Decision(Says.PARTLY, "assess-parts", words, open=True)
    rest = report
    for each in answered:
        for result in each.results:
            rest = rest.replace(plain(result.passage.quote), "，")
    passed_over = [
        each for each in open_ if each not in told and not touches(each.goal.indicator, rest)
    ]
    if not passed_over:
        return _Decision(Says.IN_PROGRESS, "assess-figures", every)
    names = "、".join(each.named for each in passed_over)
    return _Decision(Says.PARTLY, "assess-parts", f"{every}；未见报告的：{names}")


def _beside(goal: Judged, answered: Sequence[Judged]) -> bool:
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
        for each in answered
    )


def _of_longer(goal: Judged, answered: Sequence[Judged], as_of: AsOf) -> bool:
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


def _lone_rate(title: str, report: str, year: int | None) -> Figure | None:
    """A stated rate of completion of the task itself, where no figures decide."""
    for each in figures(report, figures(title, year=year), year=year):
        subject = _RATE_WORDS.sub("", each.indicator)
        own = not subject or any(subject[at : at + 2] in title for at in range(len(subject) - 1))
        if each.part is Part.RATE and own:
            return each
    return None


def _headed_rate(task: Task) -> str:
    """The rate of completion that a column of such rates holds (占全年计划: 110%), in words; "" if
    the last reports have none.
    """
    return "".join(
        f"完成率{plain(each.quote)}。"
        for each in task.last_reports
        if is_rate(each.column or "") and _PERCENTAGE.fullmatch(plain(each.quote))
    )


_PERCENTAGE = re.compile(r"\d{1,4}(?:\.\d+)?[%％]")


def _is_value(rate: Figure, results: Iterable[Result]) -> bool:
    """Whether a percentage is what a ratio came to (森林覆盖率: 41.5%), not how much was done."""
    return any(
        each.value == rate.quantity.value and names_ratio(each.indicator) for each in results
    )


def _is_wanted(rate: Figure, open_: Sequence[Judged]) -> bool:
    """Whether a rate may be what a goal is of (投资完成率90%以上), not how much of it was done."""
    ratios = any(each.goal.unit in RATIOS and each.goal.kind != "growth" for each in open_)
    return ratios and rate.quantity.value < _WHOLE


def _by_rate(rate: Figure, every: str, *, final: bool) -> _Decision:
    words = f"报告称{rate.indicator}{rate.quantity.text}"
    rest = f"；{every}" if every else ""
    if rate.quantity.value > 100:
        return _Decision(Says.EXCEEDED, "assess-rate", f"{words}，超过100%{rest}")
    if rate.quantity.value == 100:
        return _Decision(Says.MET, "assess-rate", f"{words}，等于100%{rest}")
    says = Says.NOT_MET if final else Says.IN_PROGRESS
    return _Decision(says, "assess-rate", f"{words}，不足100%{rest}", open=True)


def _by_kept(kept: KeptAway, *, final: bool) -> _Decision:
    """What was promised not to happen: whether it did is known at the end of the year, that it
    happened at once.
    """
    words = f"承诺“{_brief(kept.promised)}”，报告称“{_brief(kept.words)}”"
    if not kept.kept:
        return _Decision(Says.NOT_MET, "assess-kept-away", words)
    if not final:
        return _Decision(Says.IN_PROGRESS, "assess-kept-away", f"{words}（报告期未满）")
    return _Decision(Says.MET, "assess-kept-away", words)


_NUMBER_ALONE = re.compile(r"\s*[\d.,，]+[百千万亿]*\s*")
"""What no words say: a number without what it counts."""


def _by_words(  # noqa: PLR0911 - one exit for each way to stand to a goal
    reading: Reading | None, judged: Sequence[Judged], as_of: AsOf, task: Task
) -> _Decision:
    """What the words say; a scope that was met as a whole counts as well.

    Within the year, words that something is done (已完成股改) do not reach a number that they
    pass over, unless they speak of the whole task; nor a target of a later year.
    """
    every = _reasons(judged)
    untold = all(each.outcome in ("silent", "later") for each in judged)
    if reading is not None and untold and _NUMBER_ALONE.fullmatch(reading.words):
        words = f"报告只写“{reading.words}”，没有单位，无从比较"
        return _Decision(Says.NO_DATA, "assess-words", words)
    if reading is None:
        words = "；".join(filter(None, ("没有进展文字，未作报告", every)))
        return _Decision(Says.NO_DATA, "assess-words", words)
    if reading.says is Says.MET and _is_ahead(reading.words, task.year, as_of):
        words = f"报告称“{_brief(reading.words)}”，在报告期之后；{every}".rstrip("；")
        return _Decision(Says.IN_PROGRESS, "assess-words", words)
    scope = [each for each in judged if each.outcome in ("met", "exceeded")]
    bare = not reading.told and not reading.missing and len(scope) == len(judged)
    if scope and (reading.says is Says.MET or bare):  # 实施项目34个 says no more than its figure
        says = Says.EXCEEDED if any(each.outcome == "exceeded" for each in scope) else Says.MET
        return _Decision(says, "assess-figures", every)
    silent = [each for each in judged if each.outcome in ("silent", "later")]
    later = any(each.outcome == "later" for each in silent)
    open_ = [] if reading.whole else _numbers_open(task, silent, reading)
    if as_of.whole and not later:  # 审批最多80天 says how it is to be done, not how much of it
        open_ = [each for each in open_ if each.comparator not in ("<=", "<")]
    # 五年内实现…: until when, nobody can tell.
    promised = _ORDINAL.sub("", task.words)
    lasting = any(each.rule == _SOME_YEARS for each in periods(promised, task.year))
    lasting = lasting and not reading.whole
    # 竣工投产28个, of 40 that a task deals with (实施项目40个).
    too_few = not reading.whole and any(each.outcome == "short" for each in judged)
    too_few = too_few or _not_all_finished(silent, task.results)
    if reading.says in (Says.MET, Says.PARTLY) and (open_ or lasting or too_few):
        number = "，未及目标数字" if silent or open_ else "，未到期限"
        words = f"报告称“{_brief(reading.words)}”{number}；{every}".rstrip("；")
        return _Decision(Says.IN_PROGRESS, "assess-words", words)
    if later and reading.says is Says.NOT_MET:
        words = f"报告称“{_brief(reading.words)}”；{every}"
        return _Decision(Says.IN_PROGRESS, "assess-words", words)
    if later and not reading.told:
        return _Decision(Says.IN_PROGRESS, "assess-figures", every)
    if as_of.whole and not later and _is_denied(reading, task):
        reading = replace(reading, says=Says.NOT_MET)
    words = "；".join(filter(None, (_said(reading), every)))
    under_way = reading.says is Says.IN_PROGRESS and reading.told and not later
    rule = "assess-parts" if reading.says is Says.PARTLY else "assess-words"
    return _Decision(reading.says, rule, words, open=under_way)


def _numbers_open(task: Task, silent: Sequence[Judged], reading: Reading) -> list[Goal]:
    """The numbers of a task that words which say that something is done leave open: no result
    answers them, and neither are they the one thing there is, nor all of just as many.
    """
    # 建成1个，已揭牌运营: there is but one, which is there.
    counted = any(_says_of(each, reading) for each in task.results)
    return [
        goal
        for goal in (
            *(each.goal for each in silent),
            *(each for each in task.goals if _is_nameless(each)),
        )
        if not (_is_the_one(goal) and not counted)
        and not any(_are_all_of_them(goal, result, reading) for result in task.results)
        and not _is_all_done_of_rate(goal, reading)
    ]


def _not_all_finished(silent: Sequence[Judged], results: Sequence[Result]) -> bool:
    """Whether of as many as were promised fewer are finished (20个全部开工，12个已完工)."""
    return any(
        units_compare(each.goal.unit, result.unit)
        and each.goal.unit not in RATIOS
        and result.actual
        and stages(result.indicator) & _FINISHED
        and same_thing(each.goal.indicator, result.indicator)
        and not is_enough(each.goal, result)
        for each in silent
        for result in results
    )


def _is_ahead(words: str, year: int | None, as_of: AsOf) -> bool:
    """Whether words tell of a time after the day up to which the document reports (12月投用, in a
    report of November).
    """
    told = periods(words, year) if as_of.day is not None and year is not None else []
    begin = bounds(told[0].value.removeprefix("by "))[0] if told else None
    return begin is not None and as_of.day is not None and begin > as_of.day


def _is_denied(reading: Reading, task: Task) -> bool:
    """Whether a report says of the very act that a task asks for, that it was not done (建成大坝:
    大坝仍未建成), and of all that it asks.
    """
    denied = PATTERNS[DENIED].search(reading.words) if reading.rule == DENIED else None
    alone = len(task.goals) <= 1 and not quantities(reading.words)
    return denied is not None and alone and denied.group()[-_ACT:] in task.words


_ACT = len("建成")
_FINISHED = frozenset({"finish", "use", "deliver"})


def _are_all_of_them(goal: Goal, result: Result, reading: Reading) -> bool:
    """Whether a report says of just as many as were promised that all of them are done
    (48个站点全部安装完毕).
    """
    as_many = goal.value == result.value and goal.unit == result.unit and goal.unit in COUNTERS
    if result.named and not compatible(goal.indicator, result.indicator):
        return False  # 竣工4所 are not in use yet
    if _OF_EACH.search(plain(goal.passage.quote)):
        return False
    own = not result.named or noun(result.indicator) in goal.indicator
    told = _ALL.search(reading.words) is not None or own
    return as_many and told and _says_of(result, reading)


def _is_all_done_of_rate(goal: Goal, reading: Reading) -> bool:
    """Whether a goal is that all of it is done, as a rate (办复率100%), and a report says of all
    that it is (全部按期办复).
    """
    whole = goal.unit == "%" and goal.value == _WHOLE and goal.indicator.endswith("率")
    act = goal.indicator[-_ACT_AND_RATE:-1]
    return whole and re.search(f"(?:全部|均已?|全都).*{re.escape(act)}", reading.words) is not None


_WHOLE = 100
_ACT_AND_RATE = len("办复率")
_ALL = re.compile("全部|均|全都|全数|悉数")


def _is_the_one(goal: Goal) -> bool:
    """Whether a goal counts one thing, not one of each: where it is done, nobody says how many."""
    one = goal.value == 1 and goal.unit in COUNTERS and goal.kind == "level"
    return one and not _OF_EACH.search(plain(goal.passage.quote))


_OF_EACH = re.compile("[每各]")


_ORDINAL = re.compile(r"^\d{1,3}[.．、]\s*", re.MULTILINE)
_SOME_YEARS = "period/number-of-years"


def _says_of(result: Result, reading: Reading) -> bool:
    """Whether the words that a report is read by say no more than that this result was reached:
    竣工项目8个 does not say that 10 were begun.
    """
    return bool(reading.words) and reading.words in plain(result.passage.quote)


def _said(reading: Reading) -> str:
    meaning = VERDICT_NAMES[reading.says]
    missing = f"，未见报告的：{'、'.join(reading.missing)}" if reading.missing else ""
    return f"无数字可比，依文字判断：“{_brief(reading.words)}”{missing}，视为{meaning}"


_LONGEST_WORDS = 24


def _brief(words: str) -> str:
    """A clause of a report in short, its subject and its end; the passage has it whole.

    An explanation is ours and goes where a document's sentences do not (the bundled facts).
    """
    half = _LONGEST_WORDS // 2
    return words if len(words) <= _LONGEST_WORDS else f"{words[: half - 1]}…{words[-half:]}"


def _reasons(judged: Sequence[Judged]) -> str:
    return "；".join(dict.fromkeys(each.words for each in judged))
