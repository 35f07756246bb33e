"""Verdicts with their arithmetic: targets against results, row by row.

`answers` says which result answers which target, `verdict` how a task stands and why,
`hasCheck` whether a rate, a sum or a count that the document states can be had again.
Every rule works within one task; nothing is compared across tasks or documents.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from kg.model import STATUS, Extraction, Passage, Statement, Thing, Value
from loaders.language.comparison import compatible, likeness, stages
from loaders.language.enumerations import numbered_lists
from loaders.language.figures import Figure, Part, comparable_units, figures, rated
from loaders.language.indicators import verb
from loaders.language.quantities import COUNTERS, RATIOS
from loaders.language.reports import Reading, Says, read_report, says_no_data

VERDICT_NAMES = {
    "exceeded": "超额完成",
    "met": "完成",
    "not_met": "未完成",
    "in_progress": "推进中",
    "no_data": "无数据",
    "postponed": "延期",
    "cancelled": "取消",
}
"""The verdicts of `ontology/status.ttl` with their labels (a test compares the two)."""

_LEAST_LIKENESS = Fraction(34, 100)
"""Below this, two indicators of one task are taken to be of different things."""

_PARALLEL_LIKENESS = Fraction(6, 10)
"""From this on, results listed side by side are parts of one answer (区级8家、市级14家)."""

_SCOPE = re.compile(
    r"^(?:深入|全面|继续|持续|扎实|有序)*(?:实施|安排|推进|加快|推动|抓好|谋划|落实|围绕|统筹)"
)
"""Verbs that say what a task deals with, not what it must reach."""

_RATE_WORDS = re.compile(r"(?:总体|整体|任务|目标|计划|全年|年度|投资)*(?:完成|占|达|为).*$")

_ROUGHLY = Decimal("0.05")
"""How far off a result may be from a target that is itself approximate (约, 左右)."""


@dataclass(frozen=True, slots=True)
class _Goal:
    thing: Thing
    indicator: str
    passage: Passage
    value: Decimal | None
    unit: str
    kind: str
    comparator: str

    @property
    def is_scope(self) -> bool:
        return bool(_SCOPE.match(self.passage.quote or ""))


@dataclass(frozen=True, slots=True)
class _Result:
    thing: Thing
    indicator: str
    passage: Passage
    value: Decimal
    unit: str
    kind: str
    actual: bool
    order: int


@dataclass
class _Task:
    """All that a document says of one task."""

    thing: Thing
    title: Passage | None = None
    reports: list[Passage] = field(default_factory=list)
    goals: list[_Goal] = field(default_factory=list)
    results: list[_Result] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Judged:
    """A goal with the results that answer it."""

    goal: _Goal
    results: tuple[_Result, ...]
    outcome: str
    words: str


def assess(extraction: Extraction) -> list[Statement]:
    """Inferred statements `answers`, `verdict` and `hasCheck` of one document's tasks.

    A task without its words at hand (a document whose text was not loaded) is left alone.
    """
    statements: list[Statement] = []
    final = _is_final(extraction)
    for task in _tasks(extraction):
        if task.title is None or task.title.quote is None:
            continue
        matched = _match(task)
        statements.extend(_answers(matched))
        judged = [_judge(goal, results) for goal, results in matched]
        statements.append(_verdict(task, judged, final=final))
        statements.extend(_checks(extraction, task, matched))
    return statements


def _is_final(extraction: Extraction) -> bool:
    """Whether the document reports on a whole year: it is dated by the year, or in December."""
    dated = extraction.document.dated or ""
    return len(dated) <= 4 or dated[5:7] == "12"


def _tasks(extraction: Extraction) -> list[_Task]:
    tasks: dict[str, _Task] = {}
    indicators: dict[str, str] = {}
    owners: dict[str, str] = {}
    for each in extraction.statements:
        if each.predicate in ("ofIndicator", "measures"):
            indicators[each.subject.iri] = each.object.name
        elif each.predicate == "reportedBy":
            owners[each.subject.iri] = each.object.iri
    for each in extraction.statements:
        if each.rule is not None:
            continue
        if each.predicate == "mentions" and each.object.kind == "Task":
            task = tasks.setdefault(each.object.iri, _Task(each.object))
            if each.method.endswith("/progress"):
                task.reports.append(each.passage)
            else:
                task.title = task.title or each.passage
        elif each.predicate == "hasTarget":
            task = tasks.setdefault(each.subject.iri, _Task(each.subject))
            task.goals.append(_goal(each, indicators.get(each.object.iri, "")))
        elif each.predicate == "measures" and each.subject.iri in owners:
            owner = tasks.get(owners[each.subject.iri])
            if owner is not None:
                owner.results.append(_result(each, len(owner.results)))
    return list(tasks.values())


def _goal(statement: Statement, indicator: str) -> _Goal:
    thing = statement.object
    value = thing.get("baseValue")
    return _Goal(
        thing,
        indicator,
        statement.passage,
        value if isinstance(value, Decimal) else None,
        str(thing.get("baseUnit") or ""),
        str(thing.get("quantityKind") or "level"),
        str(thing.get("comparator") or "="),
    )


def _result(statement: Statement, order: int) -> _Result:
    thing = statement.subject
    value = thing.get("baseValue")
    return _Result(
        thing,
        statement.object.name,
        statement.passage,
        value if isinstance(value, Decimal) else Decimal(0),
        str(thing.get("baseUnit") or ""),
        str(thing.get("quantityKind") or "level"),
        thing.get("measurementKind") != "plan",
        order,
    )


# --- which result answers which target ------------------------------------------------


def _match(task: _Task) -> list[tuple[_Goal, list[_Result]]]:
    """Each goal with a value, and its results; the likeliest pairs are joined first."""
    goals = [goal for goal in task.goals if goal.value is not None]
    pairs = []
    for number, goal in enumerate(goals):
        for result in task.results:
            if not _may_answer(goal, result):
                continue
            alike = likeness(goal.indicator, result.indicator)
            if alike >= _LEAST_LIKENESS:
                pairs.append((_fitness(goal, result, alike), alike, number, result))
    answers: dict[int, list[_Result]] = defaultdict(list)
    taken: set[int] = set()
    for _, alike, number, result in sorted(pairs, key=lambda pair: pair[0], reverse=True):
        if result.order in taken:
            continue
        known = answers[number]
        if known and not (alike >= _PARALLEL_LIKENESS and _side_by_side(known[-1], result)):
            continue
        known.append(result)
        taken.add(result.order)
    return [(goal, answers[number]) for number, goal in enumerate(goals)]


def _may_answer(goal: _Goal, result: _Result) -> bool:
    if not result.actual or (goal.kind == "growth") != (result.kind == "growth"):
        return False
    if goal.kind == "growth" and _falls(goal.indicator) != _falls(result.indicator):
        return False
    wanted, told = goal.thing.get("period"), result.thing.get("period")
    if isinstance(wanted, str) and isinstance(told, str) and told[:4] < _first_year(wanted):
        return False  # what was before
    units = goal.unit == result.unit or {goal.unit, result.unit} <= COUNTERS
    return units and compatible(goal.indicator, result.indicator)


def _fitness(goal: _Goal, result: _Result, alike: Fraction) -> tuple[Fraction | int, ...]:
    """What makes one pair likelier than another, the weightiest first.

    The same words; then a part (其中 …) comes after a whole; then likeness, the same stage,
    a goal rather than a mere scope, the same verb and unit, and the order of the report.
    """
    return (
        goal.indicator == result.indicator,
        not (result.passage.quote or "").lstrip("（( ").startswith("其中"),
        alike,
        stages(goal.indicator) == stages(result.indicator),
        not goal.is_scope,
        verb(goal.indicator) == verb(result.indicator),
        goal.unit == result.unit,
        -result.order,
    )


def _first_year(period: str) -> str:
    return period.removeprefix("by ")[:4]


def _falls(indicator: str) -> bool:
    return bool(re.search(r"下降|减少|降低|压降|回落|压缩|缩短", indicator))


def _side_by_side(first: _Result, second: _Result) -> bool:
    """Whether two results stand in one clause as a list, and count alike."""
    return (
        first.passage.start == second.passage.start
        and first.unit == second.unit
        and first.unit not in RATIOS
        and abs(first.order - second.order) == 1
        and stages(first.indicator) == stages(second.indicator)
        and first.indicator != second.indicator
    )


def _answers(matched: Sequence[tuple[_Goal, list[_Result]]]) -> Iterator[Statement]:
    for goal, results in matched:
        for result in results:
            yield Statement(
                result.thing,
                "answers",
                goal.thing,
                result.passage,
                method="assess/answers",
                rule="match-indicator",
                explanation=(
                    f"同一任务内，计量单位可比（{_unit(result.thing)}／{_unit(goal.thing)}），"
                    f"指标相近：“{result.indicator}”对应“{goal.indicator}”"
                ),
            )


def _unit(thing: Thing) -> str:
    return str(thing.get("unit") or "无单位")


# --- verdicts -------------------------------------------------------------------------


def _judge(goal: _Goal, results: Sequence[_Result]) -> _Judged:
    """How the results of one goal stand to it: `exceeded`, `met`, `short`, or `silent`."""
    promised = f"{goal.indicator}目标{goal.thing.get('valueText')}"
    if not results or goal.value is None:
        return _Judged(goal, (), "silent", f"{promised}，未见可比的结果")
    reached = sum((result.value for result in results), Decimal(0))
    words = "+".join(str(result.thing.get("valueText")) for result in results)
    outcome = _outcome(goal, reached)
    relation = {"exceeded": "超过", "met": "达到", "short": "未达到"}[outcome]
    total = f"（合计{_number(reached)}）" if len(results) > 1 else ""
    return _Judged(goal, tuple(results), outcome, f"{promised}，结果{words}{total}，{relation}目标")


def _outcome(goal: _Goal, reached: Decimal) -> str:
    wanted = goal.value or Decimal(0)
    if goal.comparator in ("<=", "<"):
        fits = reached < wanted or (reached == wanted and goal.comparator == "<=")
        return "met" if fits else "short"
    if goal.comparator == "~":
        if abs(reached - wanted) <= abs(wanted) * _ROUGHLY:
            return "met"
    elif reached == wanted:
        return "short" if goal.comparator == ">" else "met"
    return "exceeded" if reached > wanted else "short"


def _verdict(task: _Task, judged: Sequence[_Judged], *, final: bool) -> Statement:
    report = "。".join(_plain(passage.quote) for passage in task.reports)
    title = _plain(task.title.quote if task.title else "")
    binding = [each for each in judged if not each.goal.is_scope]
    says, rule, words = _decide(title, report, binding, judged, final=final)
    passage = task.reports[0] if task.reports else task.title
    if passage is None:
        raise ValueError("a task without a passage")
    verdict = Thing(f"{STATUS}{says}", "Verdict", VERDICT_NAMES[says])
    return Statement(
        task.thing,
        "verdict",
        verdict,
        passage,
        method="assess/verdict",
        value_text=says,
        rule=rule,
        explanation=words,
    )


def _decide(
    title: str,
    report: str,
    binding: Sequence[_Judged],
    judged: Sequence[_Judged],
    *,
    final: bool,
) -> tuple[str, str, str]:
    """The verdict, its rule and its reason: figures first, then a stated rate, then words."""
    short = [each for each in binding if each.outcome == "short"]
    if short:
        says = Says.NOT_MET if final else Says.IN_PROGRESS
        why = "" if final else "（报告期未满一年，尚在推进）"
        return says, "assess-figures", _reasons(binding) + why
    answered = [each for each in binding if each.outcome != "silent"]
    open_ = [each for each in binding if each.outcome == "silent" and not _beside(each, answered)]
    if answered and not open_:
        over = any(each.outcome == "exceeded" for each in answered)
        return (Says.EXCEEDED if over else Says.MET), "assess-figures", _reasons(binding)
    if answered:
        missing = says_no_data(report)
        if missing:
            return Says.NO_DATA, "assess-figures", f"{_reasons(binding)}；报告称“{missing}”"
        reading = read_report(title, report)
        if reading is not None and reading.whole and reading.says in (Says.MET, Says.EXCEEDED):
            return reading.says, "assess-words", f"{_reasons(binding)}；报告称“{reading.words}”"
        return Says.IN_PROGRESS, "assess-figures", _reasons(binding)
    reading = read_report(title, report)
    rate = _lone_rate(title, report)
    if rate is not None and not (reading is not None and reading.whole):
        return _by_rate(rate, final=final)
    return _by_words(reading, judged)


def _beside(goal: _Judged, answered: Sequence[_Judged]) -> bool:
    """Whether another measure of the same thing was answered (5条 of 5条18.7公里)."""
    return any(
        each.goal.indicator == goal.goal.indicator
        and each.goal.passage.start == goal.goal.passage.start
        for each in answered
    )


def _lone_rate(title: str, report: str) -> Figure | None:
    """A stated rate of completion of the task itself, where no figures decide."""
    for each in figures(report, figures(title)):
        subject = _RATE_WORDS.sub("", each.indicator)
        own = not subject or any(subject[at : at + 2] in title for at in range(len(subject) - 1))
        if each.part is Part.RATE and own:
            return each
    return None


def _by_rate(rate: Figure, *, final: bool) -> tuple[str, str, str]:
    words = f"报告称{rate.indicator}{rate.quantity.text}"
    if rate.quantity.value > 100:
        return Says.EXCEEDED, "assess-rate", f"{words}，超过100%"
    if rate.quantity.value == 100:
        return Says.MET, "assess-rate", f"{words}，等于100%"
    return (Says.NOT_MET if final else Says.IN_PROGRESS), "assess-rate", f"{words}，不足100%"


def _by_words(reading: Reading | None, judged: Sequence[_Judged]) -> tuple[str, str, str]:
    """What the words say; a scope that was met as a whole counts as well."""
    if reading is None:
        return Says.NO_DATA, "assess-words", "进展栏为空，未作报告"
    scope = [each for each in judged if each.outcome in ("met", "exceeded")]
    if reading.says is Says.MET and scope:
        says = Says.EXCEEDED if any(each.outcome == "exceeded" for each in scope) else Says.MET
        return says, "assess-figures", _reasons(scope)
    silent = _reasons([each for each in judged if each.outcome == "silent"])
    return reading.says, "assess-words", "；".join(filter(None, (_said(reading), silent)))


def _said(reading: Reading) -> str:
    meaning = VERDICT_NAMES[reading.says]
    return f"无数字可比，依文字判断：“{reading.words}”，视为{meaning}"


def _reasons(judged: Sequence[_Judged]) -> str:
    return "；".join(each.words for each in judged)


def _plain(quote: str | None) -> str:
    return re.sub(r"\s+", "", quote or "")


# --- recomputed figures ---------------------------------------------------------------


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


def _checks(
    extraction: Extraction, task: _Task, matched: Sequence[tuple[_Goal, list[_Result]]]
) -> Iterator[Statement]:
    number = 0
    promised = figures(_plain(task.title.quote if task.title else ""))
    for passage in task.reports:
        quote = passage.quote or ""
        kept = [at for at, mark in enumerate(quote) if not mark.isspace()]
        text = "".join(quote[at] for at in kept)
        read = figures(text, promised)
        found = [
            *_rates(read, matched),
            *_sums(read, promised),
            *_counts(read),
            *_numbered(text),
            *_scopes(read, task.goals),
        ]
        for check in sorted(found, key=lambda each: (each.start, each.kind)):
            number += 1
            start = passage.start + kept[check.start]
            end = passage.start + kept[check.end - 1] + 1
            where = replace(
                passage,
                start=start,
                end=end,
                quote=quote[kept[check.start] : kept[check.end - 1] + 1],
            )
            yield _check_statement(extraction, task, number, check, where)


def _check_statement(
    extraction: Extraction, task: _Task, number: int, check: _Check, passage: Passage
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
        document.division.iri("check", document.name, str(task.thing.get("ordinal")), str(number)),
        "Check",
        f"{check.expression} = {_number(check.recomputed)}",
        properties,
    )
    relation = "一致" if check.agrees else "不一致"
    return Statement(
        task.thing,
        "hasCheck",
        thing,
        passage,
        method=f"assess/{check.kind}",
        value_text=check.words,
        rule=f"recompute-{check.kind}",
        explanation=(
            f"{check.expression} = {_number(check.recomputed)}，文中为{check.words}，{relation}"
        ),
    )


def _rates(
    read: Sequence[Figure], matched: Sequence[tuple[_Goal, list[_Result]]]
) -> Iterator[_Check]:
    """Stated rates of completion against result and target: 1399/550 is 254.4 %."""
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
            f"{_number(value.quantity.value)}/{_number(whole / scale)}",
            stated,
            _rounded(exact, stated, 2),
            _agrees(stated, exact),
            value.quantity.start,
            rate.quantity.end,
            rate.quantity.text,
        )


def _whole_of(
    value: Figure, read: Sequence[Figure], matched: Sequence[tuple[_Goal, list[_Result]]]
) -> Decimal | None:
    """What a rate is of: the plan that the sentence repeats, else the target answered."""
    for each in read:
        same = each.sentence == value.sentence and each.part is Part.PLAN
        if same and each.quantity.base_unit == value.quantity.base_unit:
            return each.quantity.base_value
    for goal, results in matched:
        for result in results:
            if (
                result.value == value.quantity.base_value
                and result.unit == value.quantity.base_unit
            ):
                return goal.value
    return None


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
        "+".join(_number(each.quantity.base_value) for each in parts),
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


def _scopes(read: Sequence[Figure], goals: Sequence[_Goal]) -> Iterator[_Check]:
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


def _number(value: Decimal) -> str:
    return format(value.normalize(), "f")
