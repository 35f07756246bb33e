"""How a task keeps to its time, as of a day: overdue, behind, on schedule, not due, not judged.

Computed when asked, from what is stored of the task; never stored, since it changes with the day.
The rules, the first that fits:

- `timeliness/not-reported`: no verdict, no data, half answered, or called off: not judged.
- `timeliness/reached`: met or exceeded: on schedule.
- `timeliness/no-day`: neither the document nor the person who asks says a day: not judged.
- `timeliness/overdue`: the day is after the due date, and the task is not reached: overdue.
- `timeliness/undecided`: the report is later than the due date and does not say how it ended: not
  judged.
- `timeliness/pace`: a target that can be shared out, the share reached held against the share of
  the time: behind or on schedule.
- `timeliness/before-due`: the due date is ahead: not due.
- `timeliness/no-due`: no due date is stated: not judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from loaders.language.measures import RATIOS
from loaders.language.pace import shared_out

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
) -> Timeliness:
    """How a task keeps to its time.

    verdict: its local name (`in_progress`), None if there is none. due: its stated due date.
    as_of: the day that is asked about; None for the day up to which its document reports.
    told: that day, the last of the document's date; None if it is undated.
    """
    day = as_of or told
    if verdict in _UNTOLD:
        late = f"，期限{due}已过（截至{day}）" if due and day and due < day else ""
        return Timeliness(NOT_JUDGED, _UNTOLD[verdict] + late, "timeliness/not-reported")
    if verdict in _REACHED:
        return Timeliness(ON_SCHEDULE, "已完成", "timeliness/reached")
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
    if paces:
        words = "；".join(behind or [words for _, words in paces])
        return Timeliness(BEHIND if behind else ON_SCHEDULE, words, "timeliness/pace")
    if due is not None:
        return Timeliness(NOT_DUE, f"期限{due}，截至{day}，尚未到期", "timeliness/before-due")
    return Timeliness(NOT_JUDGED, "没有写明期限", "timeliness/no-due")


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
