"""Figures that one document gives the same name, time and unit, and different values.

Of what each of them is, a heading or a sentence before it says, and not its name (抓获嫌疑人172人
in one kind of case, 263人 in another): nobody can tell by rule, so each is kept without a name. Two
documents that differ contradict each other, and keep theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.language.figure import NAMELESS, UNNAMED, is_nameless
from ontology import late_re as re
from ontology.model import Statement, Thing, Value

_RULE = re.compile(r"figure/[a-z-]+")
_NO_RESULT = ("figure/rank", "figure/base")


def without_several(
    statements: Sequence[Statement], nameless: Mapping[str, Thing]
) -> list[Statement]:
    """The statements, those of measurements that share a name and differ with none.

    nameless: for each measurement, by its IRI, the indicator that it is of where it has no name.
    """
    found: dict[tuple[Value | None, ...], list[Statement]] = defaultdict(list)
    for each in statements:
        if each.predicate == "measures" and each.subject.iri in nameless and _is_exact(each):
            told = (each.subject.get(key) for key in ("baseUnit", "period", "quantityKind"))
            found[each.object.name, *told].append(each)
    unclear = {
        each.subject.iri
        for alike in found.values()
        if len({each.subject.get("baseValue") for each in alike}) > 1
        for each in alike
    }
    return [
        _unnamed(each, nameless[each.subject.iri]) if each.subject.iri in unclear else each
        for each in statements
    ]


def _is_exact(statement: Statement) -> bool:
    """Whether a measurement tells what was reached, of a known time, and no bound of it."""
    thing = statement.subject
    told = thing.get("measurementKind") == "actual" and thing.get("comparator") == "="
    rules = statement.method.split()
    named = not is_nameless(statement.method) and not any(x in rules for x in _NO_RESULT)
    return told and thing.get("period") is not None and named


def _unnamed(statement: Statement, indicator: Thing) -> Statement:
    thing = statement.subject
    return replace(
        statement,
        subject=replace(thing, name=f"{NAMELESS} {thing.get('valueText')}"),
        object=indicator if statement.predicate == "measures" else statement.object,
        method=_RULE.sub(UNNAMED, statement.method, count=1),
    )
