"""The verdict where no figures decide: by a stated rate, by what was kept away, by words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.follow.answerable import (
    is_enough,
    units_compare,
)
from kg.follow.decision import VERDICT_NAMES, Decision, all_done, brief, reasons
from kg.follow.judging import AsOf, Judged
from kg.follow.tasks import Goal, Result, Task, plain
from loaders.extraction.row_figures import is_rate
from loaders.language.comparison import compatible, same_thing, stages
from loaders.language.figures import Figure, Part, figures
from loaders.language.indicators import noun
from loaders.language.kept_away import KeptAway
from loaders.language.measures import COUNTERS, RATIOS
from loaders.language.periods import periods
from loaders.language.quantities import quantities
from loaders.language.rates import names_ratio
from loaders.language.reports import Reading, is_bare_done, read_report
from loaders.language.says import Says
from loaders.language.spans import bounds
from loaders.language.states import DENIED, DRIVEN, PATTERNS
from ontology import late_re as re

_RATE_WORDS = re.compile(r"(?:总体|整体|任务|目标|计划|全年|年度|投资)*(?:完成|占|达|为|进度).*$")


def told_alone(task: Task) -> Reading | None:
    """What a cell says that holds nothing but how a task ended (完成成效: 完成任务), beside one
    that tells of its parts; None where none does, or another cell says that something is not done.
    """
    if len(task.last_reports) < _SEVERAL:
        return None
    said = [read_report(task.words, plain(each.quote)) for each in task.last_reports]
    if any(each is not None and each.says not in _GOES_WELL for each in said):
        return None
    done = (each for each in said if each is not None and is_bare_done(each.words))
    return next(filter(all_done, done), None)


_SEVERAL = 2
_GOES_WELL = (Says.MET, Says.EXCEEDED, Says.IN_PROGRESS)


def stated_rate(task: Task, report: str, open_: Sequence[Judged]) -> Figure | None:
    """How much of a task is done, as its report or a column of such rates states it.

    open_: the goals that nothing answers.
    """
    rate = _lone_rate(task.words, f"{_headed_rate(task)}{report}", task.year)
    if rate is None or _is_wanted(rate, open_) or _is_value(rate, task.results):
        return None
    return rate


def _lone_rate(title: str, report: str, year: int | None) -> Figure | None:
    """A stated rate of completion of the task itself, where no figures decide."""
    promised = figures(title, year=year)
    found = figures(report, promised, year=year)
    told = {each.indicator for each in found if each.part is Part.VALUE}
    for each in found:
        subject = _RATE_WORDS.sub("", each.indicator)
        own = not subject or any(subject[at : at + 2] in title for at in range(len(subject) - 1))
        own = own or (not promised and told == {subject})  # of all that is told
        before = report[max(0, each.quantity.start - _NEAR) : each.quantity.start]
        # 投资完成率: what was paid by then
        spent = _SPENT in before + each.indicator and _SPENT not in title
        if each.part is Part.RATE and own and not spent:
            return each
    return None


_SPENT, _NEAR = "投资", 10


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
    return ratios and rate.quantity.value < WHOLE


def by_rate(rate: Figure, every: str, *, final: bool) -> Decision:
    words = f"报告称{rate.indicator}{rate.quantity.text}"
    rest = f"；{every}" if every else ""
    if rate.quantity.value > 100:
        return Decision(Says.EXCEEDED, "assess-rate", f"{words}，超过100%{rest}")
    if rate.quantity.value == 100:
        return Decision(Says.MET, "assess-rate", f"{words}，等于100%{rest}")
    says = Says.NOT_MET if final else Says.IN_PROGRESS
    return Decision(says, "assess-rate", f"{words}，不足100%{rest}", open=True)


def by_kept(kept: KeptAway, *, final: bool) -> Decision:
    """What was promised not to happen: whether it did is known at the end of the year, that it
    happened at once.
    """
    words = f"承诺“{brief(kept.promised)}”，报告称“{brief(kept.words)}”"
    if not kept.kept:
        return Decision(Says.NOT_MET, "assess-kept-away", words)
    if not final:
        return Decision(Says.IN_PROGRESS, "assess-kept-away", f"{words}（报告期未满）")
    return Decision(Says.MET, "assess-kept-away", words)


_NUMBER_ALONE = re.compile(r"\s*[\d.,，]+[百千万亿]*\s*")
"""What no words say: a number without what it counts."""


def by_words(  # noqa: PLR0911 - one exit for each way to stand to a goal
    reading: Reading | None, judged: Sequence[Judged], as_of: AsOf, task: Task
) -> Decision:
    """What the words say; a scope that was met as a whole counts as well.

    Within the year, words that something is done (已完成股改) do not reach a number that they
    pass over, unless they speak of the whole task; nor a target of a later year.
    """
    every = reasons(judged)
    untold = all(each.outcome in ("silent", "later") for each in judged)
    if reading is not None and untold and _NUMBER_ALONE.fullmatch(reading.words):
        words = f"报告只写“{reading.words}”，没有单位，无从比较"
        return Decision(Says.NO_DATA, "assess-words", words)
    if reading is None:
        words = "；".join(filter(None, ("没有进展文字，未作报告", every)))
        return Decision(Says.NO_DATA, "assess-words", words)
    if reading.says is Says.MET and _is_ahead(reading.words, task.year, as_of):
        words = f"报告称“{brief(reading.words)}”，在报告期之后；{every}".rstrip("；")
        return Decision(Says.IN_PROGRESS, "assess-words", words)
    scope = [each for each in judged if each.outcome in ("met", "exceeded")]
    bare = not reading.told and not reading.missing and len(scope) == len(judged)
    if scope and (reading.says is Says.MET or bare):  # 实施项目34个 says no more than its figure
        says = Says.EXCEEDED if any(each.outcome == "exceeded" for each in scope) else Says.MET
        return Decision(says, "assess-figures", every)
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
        words = f"报告称“{brief(reading.words)}”{number}；{every}".rstrip("；")
        return Decision(Says.IN_PROGRESS, "assess-words", words)
    if later and reading.says is Says.NOT_MET:
        words = f"报告称“{brief(reading.words)}”；{every}"
        return Decision(Says.IN_PROGRESS, "assess-words", words)
    if later and not reading.told:
        return Decision(Says.IN_PROGRESS, "assess-figures", every)
    if as_of.whole and not later and _is_denied(reading, task):
        reading = replace(reading, says=Says.NOT_MET)
    words = "；".join(filter(None, (_said(reading), every)))
    unfinished = reading.told and reading.rule != DRIVEN
    under_way = reading.says is Says.IN_PROGRESS and unfinished and not later
    rule = "assess-parts" if reading.says is Says.PARTLY else "assess-words"
    return Decision(reading.says, rule, words, open=under_way)


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
            *(each for each in task.goals if each.is_nameless),
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
    if not told or as_of.day is None:
        return False
    value = told[0].value
    day = bounds(value)[1 if value.startswith(_BY) else 0]  # 年底: in its last days
    return day is not None and day > as_of.day


_BY = "by "


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
    every = _ALL.search(reading.words) is not None and not stages(goal.indicator)
    if result.named and not every and not compatible(goal.indicator, result.indicator):
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
    whole = goal.unit == "%" and goal.value == WHOLE and goal.indicator.endswith("率")
    act = goal.indicator[-_ACT_AND_RATE:-1]
    return whole and re.search(f"(?:全部|均已?|全都).*{re.escape(act)}", reading.words) is not None


WHOLE = 100
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
    return f"无数字可比，依文字判断：“{brief(reading.words)}”{missing}，视为{meaning}"
