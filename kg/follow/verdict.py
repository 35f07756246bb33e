"""The verdict on a task and its reason: figures first, then a stated rate, then words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kg.follow.by_figures import (
    beside,
    by_all,
    by_half,
    by_short,
    fewer_carried_out,
    of_longer,
    short_of_stage,
)
from kg.follow.by_words import WHOLE, by_kept, by_rate, by_words, stated_rate, told_alone
from kg.follow.decision import VERDICT_NAMES, Decision, all_done, reasons
from kg.follow.judging import AsOf, Judged
from kg.follow.matching import is_stretch
from kg.follow.stands import RULE, agreed, by_word, warns
from kg.follow.tasks import Task, plain
from loaders.language.figures import Figure
from loaders.language.kept_away import kept_away
from loaders.language.passed_over import without_figure
from loaders.language.reports import read_report
from loaders.language.says import Says
from ontology import late_re as re
from ontology.model import STATUS, Statement, Thing


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


def _in_time(decided: Decision, due: date | None, as_of: AsOf) -> Decision:
    """The verdict in the light of the stated due date: what is not reached after it is not met,
    before it in progress. An undated document judges nothing final.
    """
    if decided.says is Says.NOT_MET and as_of.day is None:
        words = f"{decided.words}（文件没有日期，不作最终判断）"
        return replace(decided, says=Says.IN_PROGRESS, words=words)
    worded = decided.says is Says.NOT_MET and decided.rule == "assess-words"
    if due is None and worded and not as_of.whole:
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


def _as_stated(decided: Decision, task: Task, as_of: AsOf) -> Decision:
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
    return Decision(says, RULE, f"{told}，以表为准{other}")


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
) -> Decision:
    """The verdict, its rule and its reason: figures first, then a stated rate, then words.

    Every part of the target is in the reason, also one that nothing answers.
    """
    every = reasons(judged)
    binding = [each for each in judged if not each.goal.is_scope]
    short = [each for each in binding if each.outcome == "short"]
    short = short or [each for each in judged if not binding and fewer_carried_out(each)]
    later = [each for each in binding if each.outcome == "later"]
    answered = [each for each in binding if each.outcome not in ("silent", "later")]
    open_ = [each for each in binding if each.outcome == "silent" and not beside(each, answered)]
    longer = [each for each in open_ if of_longer(each, answered, as_of)]
    open_ = [each for each in open_ if each not in longer]
    later += longer
    reading = told_alone(task) or read_report(task.words, report)
    rate = stated_rate(task, report, open_)
    if short and len(binding) == 1 and rate is not None and rate.quantity.value >= WHOLE:
        return _at_odds(rate, every)
    if short:
        return by_short(short, every, reading, as_of)
    if answered and not open_:
        decided = by_all(task, judged, answered, report, reading, later=bool(later))
        reached = decided.says in (Says.MET, Says.EXCEEDED) and len(binding) == 1
        less = stated_rate(task, _PARTS.sub("", report), open_) if reached else None
        return (
            _at_odds(less, every) if less is not None and less.quantity.value < WHOLE else decided
        )
    in_column = stated_rate(task, "", open_) if answered else None
    if in_column is not None and in_column.quantity.value >= WHOLE:
        return by_rate(in_column, every, final=as_of.whole)
    if answered:
        open_results = short_of_stage(open_, answered, task.results)
        return by_half(open_, answered, every, report, reading, told=open_results)
    done = all_done(reading)
    if rate is not None and (not done or rate.quantity.value > 100):
        return by_rate(rate, every, final=as_of.whole)
    kept = None if judged else kept_away(task.words, report)
    told = reading is not None and reading.told and reading.says is not Says.MET
    if kept is not None and not told:
        return by_kept(kept, final=as_of.whole)
    return by_words(reading, judged, as_of, task)


_PARTS = re.compile("其中[^。\n]+")


def _at_odds(rate: Figure, every: str) -> Decision:
    """Where a report states how much of the task is done, and its figures say otherwise."""
    other = f"报告称{rate.indicator}{rate.quantity.text}，与数字不符，不作最终判断"
    return Decision(Says.IN_PROGRESS, "assess-figures", f"{every}；{other}")
