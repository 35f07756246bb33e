"""Figures that cannot both be true: same indicator and unit, same period, other value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Any

from ontology import late_re as re
from ontology.editions import edition_of, last_day, series_of

Row = Mapping[str, Any]

_SPECIFIC = 6
"""Characters from which an indicator's name says by itself what it is of. `开工项目` does not:
of two tasks it is two different things, so only the same task is compared."""
_ABOUT = Decimal("0.05")
"""How far a figure said with 约 or 左右 may be off."""

_SPAN = re.compile(
    r"^(?P<by>by )?(?P<year>\d{4})"
    r"(?:(?P<half>H[12])|Q(?P<quarter>[1-4])|-(?P<month>\d\d)(?:-\d\d)?)?"
    r"(?:/(?P<last_year>\d{4})(?:-(?P<last_month>\d\d))?)?$"
)
_HELD_AGAINST = {"target": "target", "plan": "plan", "actual": "result", "baseline": "result"}
"""What a figure can disagree with, by what it is: a goal with goals, a plan with plans, a result
with results. What is denied (尚未开工3个) or only estimated (预计) contradicts nobody."""


@dataclass(frozen=True, slots=True)
class Months:
    """A stretch of months, counted from year 0, both ends included."""

    first: int
    last: int


def months(period: str | None) -> Months | None:
    """The months of a period as `loaders.language.periods` writes it; None if not known.

    Of a deadline (`by 2023`) only the end is known, so it is that end alone.
    """
    match = _SPAN.match(period or "")
    if match is None:
        return None
    start = int(match["year"]) * 12
    first, last = start, start + 11
    if match["half"]:
        first, last = (start, start + 5) if match["half"] == "H1" else (start + 6, start + 11)
    elif match["quarter"]:
        first = start + 3 * (int(match["quarter"]) - 1)
        last = first + 2
    elif match["month"]:
        first = last = start + int(match["month"]) - 1
    if match["last_year"]:
        end = int(match["last_year"]) * 12
        last = end + (int(match["last_month"]) - 1 if match["last_month"] else 11)
    return Months(last, last) if match["by"] else Months(first, last)


def says_what_it_is_of(indicator: str) -> bool:
    """Whether an indicator's name alone tells that two figures are of the same thing."""
    return len(indicator) >= _SPECIFIC


def contradictions(figures: Sequence[Row]) -> Iterator[tuple[Any, ...]]:
    """Pairs of figures that do not agree, by indicator and place.

    figures: rows of `queries/contradictions.cypher`, plain values. Two goals disagree when
    they set different values for one period; plans that a report repeats are held against each
    other alone, and what is denied or only expected against nothing. Two results disagree when no
    number fits both (`>480` and 500 do fit), or when a running total is lower at the longer
    period's end.
    Figures without a period are never compared, nor those of two editions of one series, nor what
    two documents tell of a year that was not over at the day of the earlier one.
    """
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in figures:
        kind = _HELD_AGAINST.get(row["figure"])
        if kind is None:
            continue
        key = (row["indicator_iri"], row["base_unit"], row["quantity_kind"], kind)
        groups[key].append(row)
    for group in groups.values():
        for first, second in combinations(group, 2):
            why = _conflict(first, second)
            if why is not None:
                yield _pair(first, second, why)


def _conflict(first: Row, second: Row) -> str | None:
    if first["task_iri"] != second["task_iri"] and not says_what_it_is_of(str(first["indicator"])):
        return None
    if any(
        told_apart(first, second)
        for told_apart in (
            _of_two_editions,
            _told_on_the_way,
            _parts_of_a_whole,
            _of_different_ones,
        )
    ):
        return None
    here, there = months(first["period"]), months(second["period"])
    if here is None or there is None:
        return None
    one, two = Decimal(str(first["base_value"])), Decimal(str(second["base_value"]))
    if here == there:
        goals = first["figure"] == second["figure"] == "target"
        ranges = "between" in (first["comparator"], second["comparator"])
        apart = one != two if goals and not ranges else _disjoint(first, one, second, two)
        return "同一时期，数值不同" if apart else None
    running = first["quantity_kind"] == "level" and here.first == there.first
    if running and first["figure"] == second["figure"] == "actual":
        longer, shorter = (one, two) if here.last > there.last else (two, one)
        exact = first["comparator"] == second["comparator"] == "="
        if exact and longer < shorter:
            return "累计数值在更长的时期反而更小"
    return None


def _of_two_editions(first: Row, second: Row) -> bool:
    """Whether the figures are of two editions of one series: what differs there is progress."""
    one, other = str(first.get("document_iri", "")), str(second.get("document_iri", ""))
    return one != other and series_of(one) == series_of(other)


def _told_on_the_way(first: Row, second: Row) -> bool:
    """Whether results are told up to two days, the earlier of them before their period is over:
    what a table of June says of the year, and one of December, in whatever series.
    """
    period = months(first["period"])
    days = [
        last_day(edition_of(str(each["document_iri"])))
        for each in (first, second)
        if each.get("document_iri") and each["figure"] != "target"
    ]
    known = [each for each in days if each is not None]
    if period is None or len(known) < _BOTH or known[0] == known[1]:
        return False
    earlier = min(known)
    return earlier.year * 12 + earlier.month - 1 < period.last


_BOTH = 2


def _parts_of_a_whole(first: Row, second: Row) -> bool:
    """Shares in one document that do not add up to more than all (83 % so, 15 % otherwise)."""
    if first["quantity_kind"] != "share" or first["document"] != second["document"]:
        return False
    return sum(Decimal(str(each["base_value"])) for each in (first, second)) <= 100


_EXAMPLES = re.compile(r"等[^，。；]{0,12}?\d")
_SHARE_OF = re.compile(r"^\d+(?:\.\d+)?[%％]的?(?=[^，。；\s])")


def _of_different_ones(first: Row, second: Row) -> bool:
    """Counts in one document that say which ones they count, and count others.

    Two tasks that name examples (甲公司等5个项目) each count their own. Two shares of a whole
    (83%的报案…, 15%的报案…) are different cases. Where the words are not at hand (bundled
    facts), nobody can tell, and nothing is said to disagree.
    """
    if first["document"] != second["document"]:
        return False
    quotes = [str(each["quote"] or "") for each in (first, second)]
    if not all(quotes):
        return True
    if first["task_iri"] != second["task_iri"] and any(map(_EXAMPLES.search, quotes)):
        return True
    shares = [match.group() for quote in quotes if (match := _SHARE_OF.match(quote))]
    return len(set(shares)) == 2


def _disjoint(first: Row, one: Decimal, second: Row, two: Decimal) -> bool:
    low, high = _range(first, one)
    other_low, other_high = _range(second, two)
    return high < other_low or other_high < low


def _range(figure: Row, value: Decimal) -> tuple[Decimal, Decimal]:
    infinite = Decimal("Infinity")
    match figure["comparator"]:
        case "between" if figure["base_value_max"] is not None:
            return value, Decimal(str(figure["base_value_max"]))
        case ">=" | ">":
            return value, infinite
        case "<=" | "<":
            return -infinite, value
        case "~":
            return value - abs(value) * _ABOUT, value + abs(value) * _ABOUT
        case _:
            return value, value


def _pair(first: Row, second: Row, why: str) -> tuple[Any, ...]:
    if first["document"] != second["document"]:
        scope = "两份文件"
    else:
        same = first["task_iri"] == second["task_iri"]
        scope = "同一文件，同一任务" if same and first["task_iri"] else "同一文件"
    return (
        first["indicator"],
        first["figure"],
        f"{why}：{first['value_text']}与{second['value_text']}",
        scope,
        *_side(first),
        *_side(second),
        first["indicator_iri"],
    )


def _side(row: Row) -> tuple[Any, ...]:
    return tuple(row[key] for key in ("value_text", "period", "quote", "document", "start", "end"))
