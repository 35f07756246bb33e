"""How a task keeps to its time, as of a day: overdue, behind, on schedule, not due, not judged.

Computed when asked, from what is stored of the task; never stored, since it changes with the day.
The rules, the first that fits:

- `timeliness/reached`: met or exceeded: on schedule, as nothing is left to be late. Where the
  report is later than the due date, whether it was reached by then is said to be unknown.
- `timeliness/stated`: the document's table itself says how the task keeps to its time (是否达序时:
  否): that, with what the figures say otherwise; not judged where it says it by a light alone. Not
  once the due date has passed since.
- `timeliness/not-reported`: no verdict, no data, half answered, or called off: not judged.
- `timeliness/no-day`: neither the document nor the person who asks says a day: not judged.
- `timeliness/overdue`: the day is after the due date, and the task is not reached: overdue.
- `timeliness/undecided`: the report is later than the due date and does not say how it ended: not
  judged.
- `timeliness/pace`: a target that can be shared out, the share reached held against the share of
  the time: behind or on schedule.
- `timeliness/missed`: missed, though all that can be shared out is on schedule: not judged, for
  what was missed kept to no schedule.
- `timeliness/on-the-day`: it is due on the very day, and told as not done: behind.
- `timeliness/before-due`: the due date is ahead: not due.
- `timeliness/no-due`: no due date is stated: not judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from kg.follow.stands import agreed
from loaders.language.measures import RATIOS
from loaders.language.pace import shared_out
from loaders.language.standing import Standing

OVERDUE, BEHIND, ON_SCHEDULE = "overdue", "behind", "on_schedule"
NOT_DUE, NOT_JUDGED = "not_due", "not_judged"

_REACHED = frozenset({"met", "exceeded"})
_UNTOLD = {
    None: "没有判定",
    "no_data": "未见报告",
    "partly": "只报告了一部分",
    "cancelled": "已取消",
}


@dataclass(frozen=True, slots=True)
class Share:
    """A target, and what was reached of it.

    kind: of the quantity (`level`, `growth`, `share`). comparator: of the target. begin, end: the
    days of its period, None if not known. reached: in the target's unit; None if nothing answers.
    until: the day up to which the results tell, None if they have no period of their own.
    """

    indicator: str
    target: Fraction
    unit: str
    kind: str
    comparator: str
    begin: date | None
    end: date | None
    reached: Fraction | None
    until: date | None = None

    @property
    def is_shared_out(self) -> bool:
        """Whether half of the time should see half of it: not growth, rates, levels, ranks, steps,
        upper limits, nor one single thing.
        """
        told = shared_out(self.indicator)
        return (
            self.kind == "level"
            and self.comparator in ("=", ">=", ">", "~", "between")
            and self.unit not in RATIOS
            and self.target > 1
            and told is not None
            and told[0]
        )


@dataclass(frozen=True, slots=True)
class Timeliness:
    """How a task keeps to its time: a concept of `status.ttl`, the arithmetic, and the rule.

    days: how many days it is overdue; None if it is not.
    """

    value: str
    explanation: str
    rule: str
    days: int | None = None


def timeliness(  # noqa: PLR0911 - one exit for each rule
    verdict: str | None,
    due: date | None,
    as_of: date | None,
    told: date | None,
    shares: Sequence[Share] = (),
    *,
    stands: Sequence[Standing] = (),
) -> Timeliness:
    """How a task keeps to its time.

    verdict: its local name (`in_progress`), None if there is none. due: its stated due date.
    as_of: the day that is asked about; None for the day up to which its document reports.
    told: that day, the last of the document's date; None if it is undated.
    stands: what the document's table itself says of how the task stands.
    """
    day = as_of or told
    since = due is not None and day is not None and told is not None and told <= due < day
    if verdict not in _REACHED and not since:
        stated = _stated(stands, due, day)
        if stated is not None:
            return _with_pace(stated, [_pace(each, due, day, told) for each in shares if day])
    if verdict in _UNTOLD:
        late = f"，期限{due}已过（截至{day}）" if due and day and due < day else ""
        return Timeliness(NOT_JUDGED, _UNTOLD[verdict] + late, "timeliness/not-reported")
    if verdict in _REACHED:
        words = "已完成"
        if due is not None and told is not None and due < told:
            words += f"；报告截至{told}，晚于期限{due}，是否在期限前完成未判定"
        return Timeliness(ON_SCHEDULE, words, "timeliness/reached")
    if day is None:
        words = "文件没有日期，也没有指明截至哪一天"
        return Timeliness(NOT_JUDGED, words, "timeliness/no-day")
    if due is not None and due < day:
        if verdict == "in_progress" and told is not None and due < told:
            words = f"报告截至{told}，晚于期限{due}，而未写明是否完成"
            return Timeliness(NOT_JUDGED, words, "timeliness/undecided")
        days = (day - due).days
        words = f"期限{due}，截至{day}，逾期{days}天"
        return Timeliness(OVERDUE, words, "timeliness/overdue", days)
    paces = [pace for each in shares if (pace := _pace(each, due, day, told)) is not None]
    behind = [words for late, words in paces if late]
    if paces and not behind and verdict == "not_met":
        words = "；".join([*(words for _, words in paces), "未达到的目标不按时间分摊"])
        return Timeliness(NOT_JUDGED, words, "timeliness/missed")
    if paces:
        words = "；".join(behind or [words for _, words in paces])
        return Timeliness(BEHIND if behind else ON_SCHEDULE, words, "timeliness/pace")
    if due is not None and due == day and verdict == "not_met":
        return Timeliness(BEHIND, f"期限{due}当日尚未完成", "timeliness/on-the-day")
    if due is not None:
        return Timeliness(NOT_DUE, f"期限{due}，截至{day}，尚未到期", "timeliness/before-due")
    return Timeliness(NOT_JUDGED, "没有写明期限", "timeliness/no-due")


def _stated(stands: Sequence[Standing], due: date | None, day: date | None) -> Timeliness | None:
    """How a task keeps to its time by the table's own words; None where they say nothing of it."""
    words = "；".join(dict.fromkeys(each.told for each in stands))
    value = agreed(stands)[1]
    if value is None:
        lights = stands and all(each.says == "" for each in stands)
        return Timeliness(NOT_JUDGED, words, "timeliness/stated") if lights else None
    late = value == OVERDUE and due is not None and day is not None and due < day
    days = (day - due).days if late and due is not None and day is not None else None
    return Timeliness(value, words, "timeliness/stated", days)


def _with_pace(stated: Timeliness, paces: Iterable[tuple[bool, str] | None]) -> Timeliness:
    """The same, with the arithmetic that says otherwise."""
    late = stated.value in (BEHIND, OVERDUE)
    other = [each[1] for each in paces if each is not None and each[0] != late]
    if not other:
        return stated
    return replace(stated, explanation=f"{stated.explanation}；另按数值：{'；'.join(other)}")


def _pace(share: Share, due: date | None, day: date, told: date | None) -> tuple[bool, str] | None:
    """Whether a share reached is below the elapsed share of the period, and the arithmetic.

    Both are taken at the day up to which the figures tell: what came after it nobody knows.
    """
    begin, end = share.begin, share.end or due
    if share.reached is None or begin is None or end is None or not share.is_shared_out:
        return None
    at = min(each for each in (day, told, share.until) if each is not None)
    if not begin <= at:
        return None
    whole = (end - begin).days + 1
    elapsed = Fraction(min((at - begin).days + 1, whole), whole)
    reached = share.reached / share.target
    words = (
        f"{share.indicator}{_plain(share.reached)}/{_plain(share.target)}，完成{_percent(reached)}；"
        f"{begin}至{end}，截至{at}序时进度{_percent(elapsed)}"
    )
    return reached < elapsed, words


def _plain(value: Fraction) -> str:
    return f"{float(value):.10g}"


def _percent(value: Fraction) -> str:
    return f"{float(value * 100):.1f}%"
