"""What the readers of prose do alike with what was decided of a figure.

The decision is that of `loaders.language.mood`.
"""

from __future__ import annotations

from dataclasses import replace

from loaders.language.clauses import begin_of
from loaders.language.figure import Figure, Part
from loaders.language.mood import UNSAID, Judged
from ontology import late_re as re


def as_judged(figure: Figure, judged: Judged) -> Figure:
    """A figure as part of what it was decided to be: among results, what is to come is a plan."""
    if figure.baseline:
        return figure  # what was before, was
    rate_expected = figure.part is Part.RATE and judged.expected
    if judged.ahead and (figure.part is Part.VALUE or rate_expected):
        return replace(figure, part=Part.PLAN)
    return figure


def as_estimate(figure: Figure, judged: Judged) -> Figure:
    """A figure of what a report tells of a time gone by: what it only expects of it (预计完成投资
    9亿元) is an estimate of what was reached, and no plan.
    """
    expected = figure.expected or judged.expected
    if figure.baseline and figure.part is Part.PLAN and expected:
        return replace(figure, part=Part.VALUE)
    if figure.part is Part.PLAN and expected:
        return replace(figure, part=Part.ESTIMATE)
    return figure


def is_reckoned(text: str, figure: Figure, *, dated: bool) -> bool:
    """Whether the sentence of a figure holds what is expected against what was, and so tells of a
    time gone by (预计产值9亿元，同比增长5%; 经初步预计，全年完成9亿元).

    dated: it is known when it was written; else it does so where nothing in it looks ahead.
    """
    begin = begin_of(text, figure.quantity.start)
    end = min((at for at in map(text.find, "。\n", (figure.end,) * 2) if at >= 0), default=None)
    words = text[begin:end]
    return _RECKONED.search(words) is not None or (not dated and _AHEAD.search(words) is None)


_AHEAD = re.compile(
    "将|可[实达完带新]|(?:达产|投产)[后达]|建成后|投用后|年底|年内|今后|未来|明年|下[半一]|到20"
)
_RECKONED = re.compile(
    "同比|[比较][上去]年|[上去]年同期|初步(?:预计|统计|核算|测算)|预计[到至](?:今年)?(?:年[底末]|12月底?)"
)


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
