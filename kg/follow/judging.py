"""How the results of one target stand to it: reached, exceeded, short, in part, not yet due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from kg.follow.answerable import counts_part, is_of_later_stage, told_to_fall_to
from kg.follow.tasks import Goal, Result, plain, plain_number
from loaders.language.measures import factor
from loaders.language.ranks import FROM_THE_END, RANK, RANKS
from loaders.language.scope import less_is_better
from loaders.language.spans import bounds
from ontology import late_re as re
from ontology.model import Extraction

_ROUGHLY = Decimal("0.05")
"""How far off a result may be from a target that is itself approximate (约, 左右)."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A goal with the results that answer it.

    named: the goal in words (新建公园目标3个). final: what falls short of it will not be made up
    for: its time is over.
    """

    goal: Goal
    results: tuple[Result, ...]
    outcome: str
    named: str
    words: str
    final: bool = False


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day up to which a document reports; None if it is undated. whole: it reports on a whole
    year: it is dated by the year, or in December. to_its_end: it says that it reports to the end
    of that day; one that is dated by a month may have been written within it.
    """

    day: date | None
    whole: bool
    to_its_end: bool = False

    def is_over(self, due: date) -> bool:
        """Whether what was due on a day is told of in full: it was then, or before."""
        return self.day is not None and (due < self.day or (due == self.day and self.to_its_end))


def reported_until(extraction: Extraction) -> AsOf:
    """Up to when a document reports: the last day of its date."""
    return reported_at(extraction.document.dated or "")


def reported_at(dated: str) -> AsOf:
    """Up to when a document of this date reports; "" if it has none."""
    day = bounds(dated)[1] if dated else None
    whole = day is not None and (len(dated) == _OF_YEAR or dated[5:7] == "12")
    return AsOf(day, whole, to_its_end=len(dated) in (_OF_YEAR, _OF_DAY))


_OF_YEAR, _OF_DAY = len("2020"), len("2020-06-30")


def _falls(indicator: str) -> bool:
    return bool(_FALLS.search(indicator))


_FALLS = re.compile(
    r"下降|减少|降低|压降|回落|压缩|缩短|下滑|下跌|降幅|跌幅|压减|缩减|精简|削减|收窄|不增反降|减[收产]|减$"
)


def judged_of(
    goal: Goal,
    results: Sequence[Result],
    doubtful: Result | None,
    as_of: AsOf,
    awaited: Result | None = None,
) -> Judged:
    """How the results of one goal stand to it: `exceeded`, `met`, `short`, `silent`, `unsure`;
    `part`, where they are told of a part of it only and do not reach it; and `later`, where its
    time ends in a later year and it is not reached yet.

    doubtful: a result that says the same of another time or in units that do not compare. awaited:
    one that is only expected, and would reach the goal (预计年底10.5亿元): what falls short is no
    last word.
    """
    grows = "增长" if goal.kind == "growth" and not _falls(goal.indicator) else ""
    promised = f"{goal.indicator}{grows}目标{goal.thing.get('valueText')}"
    later = _later_year(goal, as_of)
    if later is not None and not results:
        told = "" if doubtful is None else f"，结果{doubtful.thing.get('valueText')}"
        return Judged(goal, (), "later", promised, f"{promised}{told}，到{later}为止，尚未到期")
    if not results and doubtful is not None:
        told = str(doubtful.thing.get("valueText"))
        return Judged(
            goal, (), "unsure", promised, f"{promised}，结果{told}与其时期或单位不同，不可比"
        )
    if not results or goal.value is None:
        return Judged(goal, (), "silent", promised, f"{promised}，未见可比的结果")
    low, high = _reached(goal, results)
    reached = sum((result.value for result in results), Decimal(0))
    words = "+".join(_with_direction(goal, result) for result in results)
    by_so_much = _falls(goal.indicator) and not told_to_fall_to(goal)  # 压缩审批时限3天: by three
    less = goal.kind != "growth" and less_is_better(goal.indicator) and not by_so_much
    kept_short = told_to_fall_to(goal) or less or any(map(told_to_fall_to, results))
    if goal.comparator == "=" and kept_short:
        goal = replace(goal, comparator="<=")  # 压缩至3天: two are as good
    if goal.comparator == "~" and _KEPT_DOWN.search(plain(goal.passage.quote)) and goal.value:
        high_enough = goal.value * (1 + _ROUGHLY)
        goal = replace(goal, comparator="<=", value=max(goal.value, min(high, high_enough)))
    outcome = _outcome(goal, low, high)
    if outcome == "unsure":
        words = f"{promised}，结果{words}，是否达到无法判断"
        return Judged(goal, tuple(results), outcome, promised, words)
    if outcome == "short" and all(counts_part(goal, each) for each in results):
        outcome = "part"
    relation = _RELATIONS[outcome]
    total = f"（合计{plain_number(reached)}）" if len(results) > 1 else ""
    told = f"{promised}，结果{words}{total}，{relation}"
    until = later if outcome in ("short", "part") else _goes_on(goal, results, as_of)
    events = goal.comparator in ("<=", "<") and _counts_events(goal)
    if events and outcome == "met":
        until = until or _may_come_more(goal, as_of)
    if until is not None:
        return Judged(goal, tuple(results), "later", promised, f"{told}，到{until}为止，尚未到期")
    if outcome == "short" and awaited is not None:
        told = f"{told}，报告另有预计{awaited.thing.get('valueText')}"
    final = awaited is None and _is_final(goal, results, as_of)
    final = final or (events and as_of.day is not None)  # what happened too often, has happened
    return Judged(goal, tuple(results), outcome, promised, told, final)


def _with_direction(goal: Goal, result: Result) -> str:
    """A result in words; of what fell, where it was to grow, that it fell (下降3.5%), and of what
    grew, where it was to fall, that it grew.
    """
    value = str(result.thing.get("valueText"))
    fell = _FALLS.search(result.indicator)
    if goal.kind == result.kind == "growth" and fell is None and _falls(goal.indicator):
        return f"增长{value}"
    turned = goal.kind == "growth" and fell is not None and not _falls(goal.indicator)
    return f"{fell.group()}{value}" if turned and fell is not None else value


_KEPT_DOWN = re.compile(r"控制在|压控在|控制到")
"""控制在5.5%左右: less is as good."""
_RELATIONS = {
    "exceeded": "超过目标",
    "met": "达到目标",
    "short": "未达到目标",
    "part": "只是其中一部分",
}


def _later_year(goal: Goal, as_of: AsOf) -> date | None:
    """The last day of a goal's time, where that is in a later year than is reported on."""
    end = goal.span[1]
    return end if end and as_of.day and end.year > as_of.day.year else None


def _goes_on(goal: Goal, results: Sequence[Result], as_of: AsOf) -> date | None:
    """The last day of the time of a growth that is told of the first part of it only (1—11月 of a
    year): it may still become less; None where it is told of the whole.
    """
    if goal.kind != "growth" or as_of.day is None or goal.period is None:
        return None
    end = goal.span[1]
    told = [until for until in (r.span[1] for r in results) if until]
    if end is None or not told or min(told) >= end:
        return None
    return end


def _counts_events(goal: Goal) -> bool:
    """Whether a goal counts what happens (事故不超过4起): it only becomes more."""
    return goal.unit in _EVENTS or (
        goal.unit == "人" and _CAME_TO_HARM.search(goal.indicator) is not None
    )


_EVENTS = frozenset("起次例宗")
_CAME_TO_HARM = re.compile("死亡|伤亡|受伤|失踪|遇难|中毒")


def _may_come_more(goal: Goal, as_of: AsOf) -> date | None:
    """The last day of a goal's time, where it is not over as a document reports."""
    end = goal.span[1]
    if as_of.day is None or end is None or as_of.day >= end or as_of.whole:
        return None
    return end


def _is_final(goal: Goal, results: Sequence[Result], as_of: AsOf) -> bool:
    """Whether a goal's time was over when its results were told.

    A result's own time goes before the document's (前三季度 in a report of the year); December
    stands for the year. A goal without a time of its own has the document's year.
    """
    if as_of.day is None or goal.period is None:
        return False  # 三年内: by when, nobody can tell
    if any(is_of_later_stage(goal, each) for each in results):
        return False
    year_end = date(as_of.day.year, 12, 31)
    ends = [end for end in (r.span[1] for r in results) if end]
    if ends and len({each.indicator for each in results}) == 1:
        ends = [max(ends)]  # 上半年8个，下半年9个: stretches, told up to the end of the last
    until = min([as_of.day, *ends])
    end = goal.span[1] or year_end
    return until >= end or (until.month == end.month == year_end.month and until.year == end.year)


def _reached(goal: Goal, results: Sequence[Result]) -> tuple[Decimal, Decimal]:
    """What was reached at least and at most, in the goal's unit.

    Of 20余家 and 超20家 nobody knows how many more; less than the next step of ten, hundred …
    """
    low = high = Fraction(0)
    for result in results:
        times = factor(result.unit, goal.unit) or Fraction(1)
        if goal.kind == "growth" and _falls(goal.indicator) != _falls(result.indicator):
            times = -times  # 上升4% is a fall by -4%
        most = result.value if result.upper is None else result.upper
        least = result.value
        if result.unit in RANKS and result.comparator in ("<=", "<"):
            least = Decimal(1)
        if result.comparator in (">", ">="):
            most = result.value + _step(result.value)
        if result.comparator == "<" or _NEARLY.match(str(result.thing.get("valueText") or "")):
            # 近50个, 不足50个: less than 50, nobody knows by how much.
            least, most = result.value - _step(result.value), result.value - _A_LITTLE
        ends = Fraction(least) * times, Fraction(most) * times
        low, high = low + min(ends), high + max(ends)
    return _exact(low), _exact(high)


_NEARLY = re.compile("近|将近|接近|不足|不到")
_A_LITTLE = Decimal("1e-9")


def _step(value: Decimal) -> Decimal:
    """The place of the last digit that is not zero: 10 of 20, 100 of 300, 1 of 95."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)) if value else Decimal(1)


def _exact(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _outcome(  # noqa: PLR0911 - one exit for each way to stand to a goal
    goal: Goal, low: Decimal, high: Decimal
) -> str:
    """How a result between two values stands to a goal; `unsure` where one end would do.

    The lower end counts: 超20家 has reached 20. Where the goal lies between the two, nobody knows.
    """
    wanted = goal.value or Decimal(0)
    if goal.unit == RANK and goal.comparator in ("=", "<="):  # the second is better than the third
        better = "exceeded" if goal.comparator == "=" and high < wanted else "met"
        return better if high <= wanted else "unsure" if low <= wanted else "short"
    if goal.unit == FROM_THE_END and low > wanted:
        return "met"  # out of the last ten: there is no more to it
    if goal.comparator in ("<=", "<"):
        fits = high < wanted or (high == wanted and goal.comparator == "<=")
        if not fits and low < wanted < high:
            return "unsure"
        return "met" if fits or (low < wanted and high == wanted) else "short"
    if goal.comparator == "between" and goal.upper is not None:
        if low >= wanted:
            return "met" if high <= goal.upper or low <= goal.upper else "exceeded"
        return "unsure" if high >= wanted else "short"
    if goal.comparator == "~":
        if abs(low - wanted) <= abs(wanted) * _ROUGHLY:
            return "met"
    elif low == wanted:
        return "short" if goal.comparator == ">" and high == wanted else "met"
    if low > wanted:
        return "exceeded"
    return "unsure" if high > wanted else "short"
