"""What the readers of prose do alike with what was decided of a figure.

The decision is that of `loaders.language.mood`.
"""

from __future__ import annotations

from dataclasses import replace

from loaders.language.figure import OF_EXPECTED, Figure, Part
from loaders.language.mood import EXPECTED, UNSAID, Judged


def as_judged(figure: Figure, judged: Judged) -> Figure:
    """A figure as part of what it was decided to be: among results, what is to come is a plan."""
    if judged.ahead and figure.part is Part.VALUE:
        return replace(figure, part=Part.PLAN)
    return figure


def as_estimate(figure: Figure, judged: Judged) -> Figure:
    """A figure of what a report tells of a time gone by: what it only expects of it (预计完成投资
    9亿元) is an estimate of what was reached, and no plan.
    """
    expected = figure.rule == OF_EXPECTED or judged.rule == EXPECTED
    if figure.part is Part.PLAN and expected:
        return replace(figure, part=Part.ESTIMATE)
    return figure


def is_unsaid(figure: Figure, judged: Judged) -> bool:
    """Whether nothing says of a figure what it is, not even the words beside it (计划5个)."""
    return judged.rule == UNSAID and figure.part is Part.VALUE


def unsaid_notice(count: int) -> tuple[str, ...]:
    """The notice of figures of which nothing says whether they were reached or are to come."""
    if not count:
        return ()
    return (
        f"of {count} figures nothing certain says whether they were reached or are to come"
        f" ({UNSAID}): they are kept as text",
    )
