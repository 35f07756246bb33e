"""How things look and read: colours, signs, strokes, and figures in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.answer.codes import label
from kg.answer.periods import period_words
from kg.project.facts import name_of

if TYPE_CHECKING:
    from kg.project.graph import Node
    from ontology.labels import Language

VERDICT_SIGNS = {
    "not_met": ("×", "#D55E00"),
    "no_data": ("？", "#6B6B6B"),
    "partly": ("÷", "#B39B00"),
    "in_progress": ("…", "#E69F00"),
    "postponed": ("→", "#56B4E9"),
    "cancelled": ("—", "#CC79A7"),
    "met": ("√", "#009E73"),
    "exceeded": ("＋", "#0072B2"),
}
"""Sign and colour of a verdict, what needs attention first.

Colours of Okabe and Ito (2008), told apart with any colour vision; the signs are in every
Chinese font (GB 2312), so that a printed page says the same.
"""

KIND_COLOURS = (
    "#77AADD", "#99DDFF", "#44BB99", "#BBCC33", "#EEDD88", "#EE8866", "#FFAABB", "#AAAA00",
)  # fmt: skip
"""Paul Tol's "light" scheme: colour-blind safe fills under black text."""

RELATION_STYLES: dict[str, tuple[str, bool | list[int], float]] = {
    "leads": ("#222222", False, 2.4),
    "responsibleFor": ("#0072B2", [7, 5], 1.2),
    "supports": ("#CC79A7", [2, 4], 1.4),
    "partOf": ("#808080", False, 1.3),
    "memberOf": ("#009E73", [10, 4, 2, 4], 1.0),
    "subordinateTo": ("#E69F00", [10, 4, 2, 4], 1.0),
}
"""Colour, dashes and width of the relations that a reader meets first."""

OTHER_COLOURS = ("#882255", "#44AA99", "#117733", "#AA4499", "#332288", "#999933")
"""Paul Tol's "muted" scheme, for all other relations."""


def kind_colour(family: str, colours: Iterator[int]) -> str:
    """The fill of the next kind of a family; `colours` counts those that have no fixed one."""
    fixed = {"task": "#FFFFFF", "goal": "#333333", "group": "#DDDDDD"}
    if family in fixed:
        return fixed[family]
    # Beyond the palette a colour would say that two kinds are one; so the rest have none.
    place = next(colours)
    return KIND_COLOURS[place] if place < len(KIND_COLOURS) else "#FFFFFF"


def figure_text(node: Node, lang: str) -> str:
    """A target or result in a few words: comparator, value, unit and period."""
    got = node.properties.get
    value = got("value")
    words = str(got("value_text") or "")
    comparator = _COMPARATORS.get(str(got("comparator") or ""), "")
    upper = "" if got("value_max") is None else f"～{plain(got('value_max'))}"
    number = f"{comparator}{plain(value)}{upper}{got('unit') or ''}"
    text = number if value is not None else words
    if got("quantity_kind") == "growth" and value is not None:
        text = f"{_GROWTH[lang]}{text}"
    period = got("period")
    language: Language = "en" if lang == "en" else "zh"
    told = str(got("measurement_kind") or _REACHED)
    if told != _REACHED:  # it is not simply what was reached: a reader is told
        text += _BRACKETS[lang].format(label(told, lang))
    if period:
        return text + _BRACKETS[lang].format(period_words(str(period), language))
    return text or name_of(node)


_BRACKETS = {"zh": "（{}）", "en": " ({})"}


def plain(value: Any) -> str:
    """A number without an exponent and without trailing zeros."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = f"{value:f}" if hasattr(value, "as_tuple") else str(value)
    return text.rstrip("0").rstrip(".") if "." in text and "e" not in text else text


_COMPARATORS = {">=": "≥", "<=": "≤", ">": "＞", "<": "＜", "~": "约", "=": ""}
_GROWTH = {"zh": "增长 ", "en": "growth "}
_REACHED = "actual"
"""The kind of a measurement of what was reached."""
