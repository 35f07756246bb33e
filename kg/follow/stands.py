"""How a task stands by the table's own word, held against what is reckoned from its figures.

The table's word goes first. Where what is reckoned says otherwise, both are said, and neither
accuses anybody: a task that the table calls done is done, one that it calls on schedule is not
missed, and one that it calls undone, of which the figures say that it is reached, is under way.
"""

from __future__ import annotations

from collections.abc import Iterable

from loaders.language.says import Says
from loaders.language.standing import ON_SCHEDULE, Standing
from ontology import late_re as re

RULE = "assess-stated"

_REACHED = (Says.MET, Says.EXCEEDED)
_PUT_OFF = (Says.POSTPONED, Says.CANCELLED)


def agreed(said: Iterable[Standing]) -> tuple[Says | None, str | None]:
    """The verdict and the timeliness that a table's words say; None for what they do not say, or
    say in two ways.
    """
    told = list(said)
    verdicts = {each.verdict for each in told if each.verdict is not None}
    times = {each.timeliness for each in told if each.timeliness is not None}
    return (
        next(iter(verdicts)) if len(verdicts) == 1 else None,
        next(iter(times)) if len(times) == 1 else None,
    )


def by_word(  # noqa: PLR0911 - one exit for each way to stand
    reckoned: Says,
    verdict: Says | None,
    timeliness: str | None,
    *,
    reported: bool,
    final: bool,
    warned: bool = False,
) -> Says:
    """The verdict by what a table says, and by what is reckoned.

    verdict, timeliness: what the table says. reported: anything but its word tells of the task.
    final: the task was over when it told. warned: the table shows a light that no table shows
    of what is done.
    """
    if verdict is Says.NOT_MET:
        return Says.NOT_MET if final and reckoned not in _REACHED else Says.IN_PROGRESS
    if verdict in _REACHED:
        return reckoned if reckoned in _REACHED else verdict
    if verdict in _PUT_OFF:
        return verdict
    if verdict is Says.IN_PROGRESS:
        return reckoned if reckoned is Says.PARTLY else verdict
    if timeliness == ON_SCHEDULE:
        open_ = reckoned is Says.NOT_MET or not reported
        return Says.IN_PROGRESS if open_ else reckoned
    if timeliness is not None:
        late = reckoned in _REACHED or not reported or (reckoned is Says.NOT_MET and not final)
        return Says.IN_PROGRESS if late else reckoned
    # A light that only the table knows to read: nothing is said against it.
    return Says.IN_PROGRESS if reckoned is Says.NOT_MET and not warned else reckoned


def warns(said: Iterable[Standing]) -> bool:
    """Whether a table shows a red or yellow light: in none of them is it that of what is done."""
    return any(_WARNING.search(each.words) for each in said)


_WARNING = re.compile("[红黄橙🔴🟡🟠]")
