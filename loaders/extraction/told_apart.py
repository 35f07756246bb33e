"""Figures that one document gives the same name, time and unit, and different values.

Of what each of them is, a heading or a sentence before it says, and not its name (抓获嫌疑人172人
in one kind of case, 263人 in another): nobody can tell by rule, so each is kept without a name. A
part (其中…，罚款3万元) and one whose time nobody says (到位资金8亿元 of the year; 工业项目35个，
到位资金6亿元) give way to the one that is told in full. Two documents that differ contradict each
other, and keep theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from loaders.language.figure import NAMELESS, UNNAMED, is_nameless
from ontology import late_re as re
from ontology.model import Statement, Thing, Value

_RULE = re.compile(r"figure/[a-z-]+")
_NO_RESULT = ("figure/rank", "figure/base")
_PART = "figure/part"
_OTHER_TIME = {"period/year", "period/before"}
"""Of a year that is said, but not understood."""
_RUNNING = re.compile("^(?:累计|共)+|(?:累计|合计)+$")
"""到位资金累计8亿元 and 到位资金6亿元 are of one name."""


def without_several(
    statements: Sequence[Statement], nameless: Mapping[str, Thing]
) -> list[Statement]:
    """The statements, those of measurements that share a name and differ with none.

    nameless: for each measurement, by its IRI, the indicator that it is of where it has no name.
    """
    found: dict[tuple[Value | None, ...], list[Statement]] = defaultdict(list)
    for each in statements:
        if each.predicate == "measures" and each.subject.iri in nameless and _is_result(each):
            told = (each.subject.get(key) for key in ("baseUnit", "quantityKind"))
            found[_RUNNING.sub("", each.object.name), *told].append(each)
    unclear = {each for alike in found.values() if len(alike) > 1 for each in _unclear(alike)}
    return [
        _unnamed(each, nameless[each.subject.iri]) if each.subject.iri in unclear else each
        for each in statements
    ]


def _unclear(alike: Sequence[Statement]) -> Iterator[str]:
    """Those of one name and unit that others contradict: of the same time, in full as they are; of
    a time that nobody says, one told before.
    """
    by_time: dict[tuple[Value | None, str], list[Statement]] = defaultdict(list)
    for each in alike:
        period = each.subject.get("period")
        # 建成充电桩360个，累计1500个, of a known time: what the year added, and all there are.
        by_time[period, "" if period is None else each.object.name].append(each)
    for (period, _), told in by_time.items():
        whole = [each for each in told if _PART not in each.method.split()]
        if _differ(told):
            parts = whole and not _differ(whole)
            yield from (each.subject.iri for each in told if not parts or each not in whole)
        if period is None:
            others = [each for each in alike if each.subject.get("period") is not None]
            unsaid = [each for each in told if not _OTHER_TIME & set(each.method.split())]
            if others and unsaid and _differ([*others, *unsaid]):
                yield from (each.subject.iri for each in unsaid)


def _differ(told: Sequence[Statement]) -> bool:
    """Whether what they tell cannot all be so: other values, or one short of what was passed."""
    exact = {each.subject.get("baseValue") for each in told if _is_exact(each)}
    least = [each.subject.get("baseValue") for each in told if not _is_exact(each)]
    if len(exact) > 1:
        return True
    return any(
        isinstance(value, Decimal) and isinstance(bound, Decimal) and value < bound
        for value in exact
        for bound in least
    )


def _is_exact(statement: Statement) -> bool:
    return statement.subject.get("comparator") == "="


def _is_result(statement: Statement) -> bool:
    """Whether a measurement tells what was reached: its value, or what it passed."""
    thing = statement.subject
    told = thing.get("measurementKind") == "actual"
    rules = statement.method.split()
    named = not is_nameless(statement.method) and not any(x in rules for x in _NO_RESULT)
    return told and thing.get("comparator") in ("=", ">", ">=") and named


def _unnamed(statement: Statement, indicator: Thing) -> Statement:
    thing = statement.subject
    return replace(
        statement,
        subject=replace(thing, name=f"{NAMELESS} {thing.get('valueText')}"),
        object=indicator if statement.predicate == "measures" else statement.object,
        method=_RULE.sub(UNNAMED, statement.method, count=1),
    )
