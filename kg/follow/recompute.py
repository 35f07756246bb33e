"""Figures that a document states and that can be had again: rates, sums, counts.

A rate of completion is recomputed from its result and its target, a whole from its parts, a
count from the names beside it. What is wrong is found; what cannot be recomputed is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from kg.follow.tasks import Goal, Result, Task, plain_number
from loaders.language.comparison import stages
from loaders.language.enumerations import ET_CETERA, numbered_lists, split_items
from loaders.language.figures import Figure, Part, comparable_units, figures, rated
from loaders.language.measures import COUNTERS
from loaders.language.passed_over import spoken_of
from ontology import late_re as re
from ontology.ids import iri_of
from ontology.model import Extraction, Passage, Statement, Thing, Value
from ontology.text import solid

_SHARE = re.compile(r"占(?:比|总数|总量|全部)?$")


@dataclass(frozen=True, slots=True)
class _Check:
    kind: str
    expression: str
    stated: Decimal
    recomputed: Decimal
    agrees: bool
    start: int
    end: int
    words: str


def checks(
    extraction: Extraction, task: Task, matched: Sequence[tuple[Goal, list[Result]]]
) -> Iterator[Statement]:
    number = 0
    promised = figures(task.words, year=task.year)
    for passage in task.reports:
        quote = passage.quote or ""
        kept = solid(quote)
        text = "".join(quote[at] for at in kept)
        read = figures(text, promised, year=task.year)
        found = [
            *_rates(read, matched),
            *_column_rate(text, read, matched),
            *_sums(read, promised),
            *_whole_counts(text, read),
            *_counts(read),
            *_numbered(text),
            *_scopes(read, task.goals),
            *_named_lines(task.words, read),
            *_named_ones(text, read, matched),
        ]
        for check in sorted(found, key=lambda each: (each.start, each.kind)):
            number += 1
            where = passage.part(kept[check.start], kept[check.end - 1] + 1)
            yield _check_statement(extraction, task, number, check, where)


def _check_statement(
    extraction: Extraction, task: Task, number: int, check: _Check, passage: Passage
) -> Statement:
    document = extraction.document
    properties: tuple[tuple[str, Value], ...] = (
        ("checkKind", check.kind),
        ("expression", check.expression),
        ("stated", check.stated),
        ("recomputed", check.recomputed),
        ("agrees", check.agrees),
    )
    thing = Thing(
        iri_of(
            document.division, "Check", *document.keys, str(task.thing.get("ordinal")), str(number)
        ),
        "Check",
        f"{check.expression} = {plain_number(check.recomputed)}",
        properties,
    )
    told = plain_number(check.recomputed)
    relation = "一致" if check.agrees else "不一致"
    return Statement(
        task.thing,
        "hasCheck",
        thing,
        passage,
        method=f"assess/{check.kind}",
        value_text=check.words,
        rule=f"recompute-{check.kind}",
        explanation=f"{check.expression} = {told}，文中为{check.words}，{relation}",
    )


def _rates(
    read: Sequence[Figure], matched: Sequence[tuple[Goal, list[Result]]]
) -> Iterator[_Check]:
    """Stated rates of completion against result and target: 1399/550 is 254.4 %."""
    yield from _shares(read)
    for rate in read:
        value = rated(rate, read)
        if value is None:
            continue
        whole = _whole_of(value, read, matched)
        if whole is None or whole == 0:
            continue
        stated = rate.quantity.value
        scale = value.quantity.base_value / value.quantity.value if value.quantity.value else 1
        exact = value.quantity.base_value / whole * 100
        yield _Check(
            "rate",
            f"{plain_number(value.quantity.value)}/{plain_number(whole / scale)}",
            stated,
            _rounded(exact, stated, 2),
            _agrees(stated, exact),
            value.quantity.start,
            rate.quantity.end,
            rate.quantity.text,
        )


_RATE_OF_ALL = re.compile(
    r"(?:完成|实现|达标|落实|办结|整改|开工|完工|竣工|到位|建成|出让)率(?:达到?)?$"
)
_ALL_OF_THEM = re.compile(r"全部|均|都")


def _whole_counts(text: str, read: Sequence[Figure]) -> Iterator[_Check]:
    """5宗…全部…，实现率100%: all of so many is 100 %."""
    for rate in read:
        whole_rate = rate.quantity.unit == "%" and rate.quantity.value == 100
        if not whole_rate or not _RATE_OF_ALL.search(rate.indicator):
            continue
        counted = [
            each
            for each in read
            if each.sentence == rate.sentence
            and each.quantity.end < rate.quantity.start
            and each.quantity.base_unit in COUNTERS
        ]
        if len(counted) != 1 or rated(rate, read) is not None:
            continue
        whole = counted[0].quantity
        if _ALL_OF_THEM.search(text[whole.end : rate.quantity.start]):
            count = plain_number(whole.value)
            yield _Check(
                "rate",
                f"{count}/{count}",
                rate.quantity.value,
                Decimal(100),
                True,
                whole.start,
                rate.quantity.end,
                rate.quantity.text,
            )


def _column_rate(
    text: str, read: Sequence[Figure], matched: Sequence[tuple[Goal, list[Result]]]
) -> Iterator[_Check]:
    """A rate of completion in a cell of its own, beside the one result and its one target."""
    answered = [(goal, results) for goal, results in matched if results and goal.value]
    if len(read) != 1 or read[0].part is not Part.RATE or not answered:
        return
    rate = read[0].quantity
    if rate.text != text.strip():
        return
    shares = [
        (sum((result.value for result in results), Decimal(0)), goal.value)
        for goal, results in answered
        if goal.value
    ]
    fitting = [each for each in shares if _agrees(rate.value, each[0] / each[1] * 100)]
    if not fitting and not len(matched) == len(answered) == 1:
        return  # of several goals nobody says which one it is the rate of
    reached, wanted = (fitting or shares)[0]
    exact = reached / wanted * 100
    yield _Check(
        "rate",
        f"{plain_number(reached)}/{plain_number(wanted)}",
        rate.value,
        _rounded(exact, rate.value, 2),
        _agrees(rate.value, exact),
        rate.start,
        rate.end,
        rate.text,
    )


def _shares(read: Sequence[Figure]) -> Iterator[_Check]:
    """A part's stated share of the whole: 其中甲270个，占75%, of 360个."""
    for at, share in enumerate(read[1:], start=1):
        part = read[at - 1]
        if not (_SHARE.search(share.indicator) and share.kind == "share" and part.partial):
            continue
        levels = [each for each in read[:at] if each.kind == "level" and each.part is Part.VALUE]
        whole = next((each for each in reversed(levels) if not each.partial), None)
        near = whole is not None and part.sentence - whole.sentence <= 1
        if whole is None or not near or not _adds_to(part, whole):
            continue
        if share.quantity.unit == "%" and whole.quantity.base_value > 0:
            exact = part.quantity.base_value / whole.quantity.base_value * 100
            yield _Check(
                "rate",
                f"{plain_number(part.quantity.value)}/{plain_number(whole.quantity.value)}",
                share.quantity.value,
                _rounded(exact, share.quantity.value, 2),
                _agrees(share.quantity.value, exact),
                part.quantity.start,
                share.quantity.end,
                share.quantity.text,
            )


def _whole_of(
    value: Figure, read: Sequence[Figure], matched: Sequence[tuple[Goal, list[Result]]]
) -> Decimal | None:
    """What a rate is of: the plan that the sentence repeats, else the target answered.

    A result that no rule joined to a target is still joined by its rate, if the task has only
    one target in this unit.
    """
    for each in read:
        same = each.sentence == value.sentence and each.part in (Part.PLAN, Part.WHOLE)
        if same and each.quantity.base_unit == value.quantity.base_unit:
            return each.quantity.base_value
    for goal, results in matched:
        for result in results:
            if (
                result.value == value.quantity.base_value
                and result.unit == value.quantity.base_unit
            ):
                return goal.value
    goals = [goal for goal, _ in matched if goal.unit == value.quantity.base_unit]
    return goals[0].value if len(goals) == 1 else None


def _sums(read: Sequence[Figure], promised: Sequence[Figure]) -> Iterator[_Check]:
    """Parts against the whole that the document states.

    Parts before a 共 or 合计 must add up. Parts after 其中, or after a whole with 共, may be
    only some of it: they are checked where they add up, or exceed the whole.
    """
    values = [each for each in read if each.part is Part.VALUE and each.kind == "level"]
    for at, whole in enumerate(values):
        before = [
            each
            for each in values[:at]
            if each.sentence == whole.sentence and _adds_to(each, whole) and not each.total
        ]
        if whole.total and len(before) > 1:
            yield _sum(before, whole)
            continue
        after = _parts_after(values, at)
        if len(after) > 1:
            total = sum((each.quantity.base_value for each in after), Decimal(0))
            if total == whole.quantity.base_value:
                yield _sum(after, whole)
    yield from _partition(values, promised)


def _parts_after(values: Sequence[Figure], at: int) -> list[Figure]:
    """Figures after a whole that may be its parts: marked by 其中, or in its own sentence."""
    whole = values[at]
    if whole.partial:
        return []
    parts: list[Figure] = []
    for each in values[at + 1 :]:
        if not _adds_to(each, whole):
            break
        near = each.sentence - whole.sentence <= 1 if each.partial else False
        if not (near or (whole.total and each.sentence == whole.sentence)):
            break
        parts.append(each)
    return parts


def _partition(values: Sequence[Figure], promised: Sequence[Figure]) -> Iterator[_Check]:
    """Stages of work (完工, 开工, 续建, 前期) that together are the whole of the title."""
    for goal in promised:
        parts = [
            each
            for each in values
            if not each.partial and stages(each.indicator) and _adds_to(each, goal)
        ]
        kinds = {frozenset(stages(each.indicator)) for each in parts}
        if len(parts) > 2 and len(kinds) == len(parts):
            total = sum((each.quantity.base_value for each in parts), Decimal(0))
            if total == goal.quantity.base_value:
                yield _sum(parts, replace(parts[-1], quantity=goal.quantity), parts)


def _adds_to(part: Figure, whole: Figure) -> bool:
    return (
        not part.quantity.is_ratio
        and not part.baseline
        and (
            part.quantity.base_unit == whole.quantity.base_unit
            or (
                "个" in (part.quantity.base_unit, whole.quantity.base_unit)
                and comparable_units(part.quantity, whole.quantity)
            )
        )
    )


def _sum(parts: Sequence[Figure], whole: Figure, span: Sequence[Figure] = ()) -> _Check:
    total = sum((each.quantity.base_value for each in parts), Decimal(0))
    placed = [each.quantity for each in (span or (*parts, whole))]
    return _Check(
        "sum",
        "+".join(plain_number(each.quantity.base_value) for each in parts),
        whole.quantity.base_value,
        total,
        _agrees(whole.quantity.base_value, total),
        min(each.start for each in placed),
        max(each.end for each in placed),
        whole.quantity.text,
    )


def _counts(read: Sequence[Figure]) -> Iterator[_Check]:
    """Counted names: 甲、乙、丙3家 names three. With 等 fewer names prove nothing."""
    for each in read:
        names = each.listing
        value = each.quantity.value
        if names is None or each.quantity.base_unit not in COUNTERS or len(names.items) < 2:
            continue
        ways = sorted(names.counts())
        fits = value in ways
        # Names that are too many are wrong; too few are, unless 等 says there are more. A list
        # whose number of names is far from the figure lists kinds, not what is counted.
        near = value <= 2 * len(names.items) and len(ways) == 1
        wrong = value < ways[0] or (not names.open and near and len(names.items) > 2)
        if fits or (wrong and near):
            named = Decimal(int(value) if fits else ways[0])
            yield _Check(
                "count",
                "、".join(names.items),
                value,
                named,
                fits,
                each.start,
                each.end,
                each.quantity.text,
            )


def _numbered(text: str) -> Iterator[_Check]:
    """甲、乙、丙三大工程: the number in the name against the names before it."""
    for each in numbered_lists(text):
        ways = sorted(each.listing.counts())
        named = each.number if each.number in ways else ways[0]
        yield _Check(
            "count",
            "、".join(each.listing.items),
            Decimal(each.number),
            Decimal(named),
            each.number in ways,
            each.start,
            each.end,
            text[each.number_start : each.end],
        )


def _scopes(read: Sequence[Figure], goals: Sequence[Goal]) -> Iterator[_Check]:
    """The number a task says it deals with against the one that its report says (共133个项目).

    Only where both count the same kind of thing by the same unit; equal numbers need no check.
    """
    scopes = [goal for goal in goals if goal.is_scope and goal.value is not None]
    totals = [each for each in read if each.total and not each.partial]
    for goal in scopes if len(scopes) == 1 else ():
        for each in totals:
            same = (
                each.quantity.base_unit == goal.unit and each.indicator[-2:] == goal.indicator[-2:]
            )
            if same and goal.value is not None and each.quantity.base_value != goal.value:
                words = str(goal.thing.get("valueText"))
                yield _Check(
                    "count",
                    f"任务{words}；进展{each.quantity.text}",
                    goal.value,
                    each.quantity.base_value,
                    False,
                    each.quantity.start,
                    each.quantity.end,
                    words,
                )


_LINES = re.compile(r"(?<!\d)(?P<numbers>\d{1,3}(?:[、,，和及]\d{1,3})+)号(?P<kind>线|楼|地块)")


def _named_lines(title: str, read: Sequence[Figure]) -> Iterator[_Check]:
    """3、4、10号线 of the title are as many as the 3条线路 of the report."""
    for match in _LINES.finditer(title):
        named = Decimal(len(re.findall(r"\d+", match["numbers"])))
        for each in read:
            kind = match["kind"] in each.indicator[-2:]
            if kind and each.quantity.base_unit in COUNTERS and each.quantity.value == named:
                yield _Check(
                    "count",
                    match.group(),
                    each.quantity.value,
                    named,
                    True,
                    each.quantity.start,
                    each.quantity.end,
                    each.quantity.text,
                )


def _named_ones(
    text: str, read: Sequence[Figure], matched: Sequence[tuple[Goal, list[Result]]]
) -> Iterator[_Check]:
    """A goal of so many things whose report gives no number, but says of each how it stands.

    Names that are fewer or more prove nothing: a report may pass over some, and name what is
    no part of the goal.
    """
    goals = [goal for goal, _ in matched if goal.unit in COUNTERS]
    counted = any(each.quantity.base_unit in COUNTERS for each in read)
    if counted or len(goals) != 1 or len(matched) != 1:
        return
    goal = goals[0]
    spans = spoken_of(text)
    listed = [ET_CETERA.split(text[start:end], maxsplit=1)[0] for start, end in spans]
    names = [name for each in listed for name in split_items(each)]
    if goal.value is not None and 1 < len(set(names)) == len(names) == goal.value:
        yield _Check(
            "count",
            "、".join(names),
            goal.value,
            Decimal(len(names)),
            True,
            spans[0][0],
            spans[-1][1],
            str(goal.thing.get("valueText")),
        )


def _agrees(stated: Decimal, exact: Decimal) -> bool:
    """Whether a stated figure is the exact one, rounded or cut off at its last digit."""
    exponent = stated.as_tuple().exponent
    digit = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    digit = min(digit, Decimal(1))
    return abs(exact - stated) <= digit / 2 or (Decimal(0) <= exact - stated < digit)


def _rounded(exact: Decimal, stated: Decimal, more: int) -> Decimal:
    """The exact figure with a few more digits than stated, so that the difference shows."""
    exponent = stated.as_tuple().exponent
    digits = max(0, -exponent if isinstance(exponent, int) else 0) + more
    return exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
