"""Verdicts with their arithmetic: targets against results, row by row.

`answers` says which result answers which target, `verdict` how a task stands and why,
`hasCheck` whether a rate, a sum or a count that the document states can be had again.
Every rule works within one task; nothing is compared across tasks or documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from kg.follow.recompute import checks
from kg.follow.tasks import Goal, Result, Task, plain, plain_number, tasks_of, words_before
from loaders.kinds import kind_of
from loaders.language.comparison import (
    compatible,
    is_earlier,
    is_later,
    likeness,
    same_grade,
    same_thing,
    stages,
)
from loaders.language.figures import Figure, Part, figures
from loaders.language.indicators import is_bare, noun, verb
from loaders.language.measures import COUNTERS, COUNTING, RATIOS, counted_alike, factor
from loaders.language.multiples import base_year
from loaders.language.narrower import (
    SEVERAL_ACTS,
    counts_what_it_holds,
    is_narrower,
    is_of_another_part,
)
from loaders.language.pace import shared_out
from loaders.language.periods import periods
from loaders.language.ranks import FROM_THE_END, RANK, RANKS, rank_set
from loaders.language.rates import names_ratio
from loaders.language.reports import (
    Reading,
    Says,
    is_bare_done,
    only_a_step,
    read_report,
    says_no_data,
    touches,
    without_figure,
)
from loaders.language.scope import (
    Scope,
    batch,
    direction,
    falls_to,
    is_wait,
    parts,
    scope,
    without_batch,
)
from loaders.language.spans import bounds, may_answer
from ontology import late_re as re
from ontology.model import STATUS, Extraction, Statement, Thing

VERDICT_NAMES = {
    "exceeded": "超额完成",
    "met": "完成",
    "partly": "部分完成",
    "not_met": "未完成",
    "in_progress": "推进中",
    "no_data": "无数据",
    "postponed": "延期",
    "cancelled": "取消",
}
"""The verdicts of `ontology/status.ttl` with their labels (a test compares the two)."""

_LEAST_LIKENESS = Fraction(34, 100)
"""Below this, two indicators of one task are taken to be of different things."""

_LEAST_LEFT = Fraction(15, 100)
"""Enough for two that nothing else can be confused with."""

_PARALLEL_LIKENESS = Fraction(6, 10)
"""From this on, results listed side by side are parts of one answer (区级8家、市级14家)."""

_RATE_WORDS = re.compile(r"(?:总体|整体|任务|目标|计划|全年|年度|投资)*(?:完成|占|达|为).*$")

_ROUGHLY = Decimal("0.05")
"""How far off a result may be from a target that is itself approximate (约, 左右)."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """A goal with the results that answer it.

    named: the goal in words (新建公园目标3个). final: what falls short of it will not be made up
    for: its time is over.
    """

    goal: Goal
    results: tuple[Result, ...]
    outcome: str
    named: str
    words: str
    final: bool = False


@dataclass(frozen=True, slots=True)
class _Decision:
    """A verdict, the rule that gave it, and its reason.

    open: the report itself says that the work is not at its end.
    """

    says: Says
    rule: str
    words: str
    open: bool = False


@dataclass(frozen=True, slots=True)
class _AsOf:
    """The day up to which a document reports; None if it is undated. whole: it reports on a whole
    year: it is dated by the year, or in December.
    """

    day: date | None
    whole: bool


def assess(extraction: Extraction) -> list[Statement]:
    """Inferred statements `answers`, `verdict` and `hasCheck` of one document's tasks.

    A task without its words at hand (a document whose text was not loaded) is left alone, and so
    are those of a document that is no table and reports on none: a plan is not silent.
    """
    statements: list[Statement] = []
    as_of = _as_of(extraction)
    tasks = list(tasks_of(extraction))
    reports = kind_of(extraction.document.kind).reports
    if not reports and not any(each.reports for each in tasks):
        return []
    for task in tasks:
        if task.title is None or task.title.quote is None:
            continue
        matched = _match(task)
        joint = _batches_together(matched, task)
        if joint is not None:
            whole, found = joint
            matched = [(goal, results or found) for goal, results in matched]
        statements.extend(_answers(matched))
        judged = [
            _judge(
                whole if joint is not None and results is found else goal,
                results,
                _doubtful(goal, task),
                as_of,
            )
            for goal, results in matched
        ]
        expected = bool(task.reports) or task.thing.iri not in extraction.unreported
        unsure = any(each.outcome == "unsure" for each in judged)
        if expected and not unsure and not _only_a_number(task, judged):
            statements.append(_verdict(task, judged, as_of))
        statements.extend(checks(extraction, task, matched))
    return statements


def _only_a_number(task: Task, judged: Sequence[_Judged]) -> bool:
    """Whether a task reports nothing but a number of which nobody can tell what it is compared
    with (0.58): that says neither that it is done nor that it is under way.
    """
    answered = any(each.results or each.outcome == "later" for each in judged)
    words = [plain(each.quote or "").strip() for each in task.reports]
    said = [each for each in words if not _NOTHING.fullmatch(each)]
    return bool(said) and not answered and all(map(_BARE_NUMBER.fullmatch, said))


_NOTHING = re.compile(r"[-—–－/\\]*")
_BARE_NUMBER = re.compile(r"[-+－−≥≤<>]?\d[\d,，]{0,15}(?:[.．]\d+)?")


def _as_of(extraction: Extraction) -> _AsOf:
    """Up to when a document reports: the last day of its date."""
    dated = extraction.document.dated or ""
    day = bounds(dated)[1] if dated else None
    return _AsOf(day, whole=day is not None and (len(dated) == 4 or dated[5:7] == "12"))


# --- which result answers which target ------------------------------------------------


def _match(task: Task) -> list[tuple[Goal, list[Result]]]:
    """Each goal with a value, and its results; the likeliest pairs are joined first."""
    goals = [goal for goal in task.goals if goal.value is not None and goal.named]
    pairs = []
    wholes = {each.indicator for each in task.results if not _is_part(each)}
    for number, goal in enumerate(goals):
        for result in task.results:
            if not _may_answer(goal, result) or (_is_part(result) and result.indicator in wholes):
                continue
            if _is_of_another(result, goal, goals):
                continue
            alike = likeness(
                _without_direction(goal.indicator, goal.kind),
                _without_direction(result.indicator, result.kind),
            )
            if _is_named_by_task(goal, result, task):
                alike = Fraction(1)
            if alike >= _LEAST_LIKENESS:
                pairs.append((_fitness(goal, result, alike), alike, number, result))
    answers: dict[int, list[Result]] = defaultdict(list)
    taken: set[int] = set()
    for _, alike, number, result in sorted(pairs, key=lambda pair: pair[0], reverse=True):
        if result.order in taken:
            continue
        known = answers[number]
        if known and not _go_together(goals[number], known, result, alike):
            continue
        known.append(result)
        taken.add(result.order)
    _match_the_last(goals, task.results, answers, taken)
    for number, goal in enumerate(goals):
        answers[number] += _parts_beside(goal, answers[number], task.results, taken)
        answers[number] += _stretches_after(goal, answers[number], task.results, taken)
    return [(goal, _if_told(goal, answers[number])) for number, goal in enumerate(goals)]


def _is_of_another(result: Result, goal: Goal, goals: Sequence[Goal]) -> bool:
    """Whether a result is of the very thing that another goal is of (口袋公园 of 口袋公园10个), and
    this one of things of which it is but a sort (公园3个).
    """
    told, wanted = _thing(result.indicator), _thing(goal.indicator)
    return (
        told != wanted
        and not stages(goal.indicator) & stages(result.indicator)
        and told.endswith(wanted)
        and any(
            _thing(each.indicator) == told and _units_compare(each.unit, result.unit)
            for each in goals
            if each is not goal
        )
    )


def _thing(indicator: str) -> str:
    return _STATE_BEHIND.sub("", noun(indicator))


_STATE_BEHIND = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:已)?(?:全部)?(?:建成|完工|竣工|开工|投用)$")


def _parts_beside(
    goal: Goal, known: Sequence[Result], results: Sequence[Result], taken: set[int]
) -> list[Result]:
    """Further parts in the same list as those that are known to be parts of what a goal counts
    (观测站7个山区站、9个平原站): they are called by the same noun at the end.
    """
    if not known or not all(_is_narrower(goal, each) for each in known):
        return []
    found: list[Result] = []
    for each in results:
        last = (found or known)[-1]
        same = noun(each.indicator)[-1:] == noun(goal.indicator)[-1:]
        free = each.order not in taken and each.actual and each.named
        if same and free and _side_by_side(last, each) and _scope(last).adds_to(_scope(each)):
            found.append(each)
            taken.add(each.order)
    return found


def _stretches_after(
    goal: Goal, known: Sequence[Result], results: Sequence[Result], taken: set[int]
) -> list[Result]:
    """Further results of one indicator, each of the stretch of time right after the one before
    (上半年180人，7—11月140人): what is counted adds up over the time of the goal.
    """
    adds_up = shared_out(goal.indicator)
    held = adds_up is not None and adds_up[2] == "pace/level"
    if len(known) != 1 or goal.kind != "level" or goal.unit in RATIOS or held:
        return []
    begin, end = bounds(_period(goal.thing) or "")
    first, until = bounds(_period(known[0].thing) or "")
    if begin is None or end is None or first != begin or until is None or until >= end:
        return []
    if _UP_TO.search(known[0].passage.quote or ""):
        return []
    found: list[Result] = []
    for each in sorted(results, key=lambda each: _period(each.thing) or ""):
        since, last = bounds(_period(each.thing) or "")
        if since is None or last is None or since != until + timedelta(days=1) or last > end:
            continue
        same = (each.indicator, each.unit, each.kind) == (
            known[0].indicator,
            known[0].unit,
            known[0].kind,
        )
        free = each.order not in taken and each.actual and each.named
        if same and free and not _UP_TO.search(each.passage.quote or ""):
            found.append(each)
            taken.add(each.order)
            until = last
    return found


def _if_told(goal: Goal, results: list[Result]) -> list[Result]:
    """Batches tell the least that was reached, or nothing: together, or not at all."""
    least = [each for each in results if batch(each.indicator) and _tells_the_least(goal, each)]
    return [] if least and not _is_enough(goal, *results) else results


def _is_named_by_task(goal: Goal, result: Result, task: Task) -> bool:
    """Whether a goal only says what is to be done (新建2万亩), and a result the same of what the
    task is called (新建高标准农田2.1万亩).
    """
    if not is_bare(goal.indicator) or is_bare(result.indicator):
        return False
    named = noun(result.indicator)
    title = plain(task.title.quote) if task.title else ""
    return bool(verb(result.indicator)) and len(named) > 1 and named in title


def _batches_together(
    matched: Sequence[tuple[Goal, list[Result]]], task: Task
) -> tuple[Goal, list[Result]] | None:
    """The sum of the batches that a task promises (首批8个，第二批14个), where none of them is
    answered alone, and the one result that tells of the whole.
    """
    goals = [goal for goal, results in matched if not results]
    if len(goals) < len(matched) or len(goals) < 2:
        return None
    named = {batch(goal.indicator) for goal in goals}
    rest = {
        (without_batch(goal.indicator), goal.unit, goal.kind, goal.comparator) for goal in goals
    }
    if len(named) != len(goals) or "" in named or len(rest) != 1:
        return None
    values = [goal.value for goal in goals if goal.value is not None]
    names = "+".join(str(goal.thing.get("valueText")) for goal in goals)
    thing = goals[0].thing
    thing = replace(thing, properties=(("valueText", names), *thing.properties))
    indicator = without_batch(goals[0].indicator)
    whole = replace(goals[0], thing=thing, indicator=indicator, value=sum(values, Decimal(0)))
    wholes = [
        each
        for each in task.results
        if not batch(each.indicator)
        and not _is_part(each)
        and _may_answer(replace(whole, thing=goals[0].thing), each)
        and same_thing(indicator, each.indicator)
    ]
    return (whole, wholes) if len(wholes) == 1 else None


def _match_the_last(
    goals: Sequence[Goal],
    results: Sequence[Result],
    answers: dict[int, list[Result]],
    taken: set[int],
) -> None:
    """The one goal and the one result that are left over, if they say the same number of things
    with the same verb (新增博物馆、图书馆开放41家: 新增场馆41家), or measure by the same unit
    what is somewhat alike (培训技能人才2万人次: 开展技能培训2.3万人次).
    """
    open_ = [(number, goal) for number, goal in enumerate(goals) if not answers[number]]
    left = [each for each in results if each.order not in taken and each.actual and each.named]
    for number, goal in open_:
        alike = (goal.unit, goal.kind)
        same_goals = [each for _, each in open_ if (each.unit, each.kind) == alike]
        same = [result for result in left if (result.unit, result.kind) == alike]
        if len(same_goals) != 1 or len(same) != 1:
            continue
        result = same[0]
        alone = goal.unit not in (*COUNTERS, *RATIOS) and not goal.unit.endswith("元")
        somewhat = likeness(goal.indicator, result.indicator) >= _LEAST_LEFT
        if alone and somewhat and _may_answer(goal, result):
            answers[number].append(result)
            taken.add(result.order)
        elif result.value == goal.value and same_grade(goal.indicator, result.indicator):
            if not _scope(result).answers(_scope(goal)):
                continue
            named = verb(goal.indicator)
            counts = goal.unit in COUNTERS and named and named == verb(result.indicator)
            share = goal.kind == "share" and likeness(goal.indicator, result.indicator)
            if counts or share:
                answers[number].append(result)
                taken.add(result.order)


def _doubtful(goal: Goal, task: Task) -> Result | None:
    """A result that would answer a goal but for its time, or for what it counts (人次 for 人)."""
    for result in task.results:
        if not (result.actual and result.named) or result.kind != goal.kind or _is_part(result):
            continue
        if likeness(goal.indicator, result.indicator) < _PARALLEL_LIKENESS:
            continue
        if not _same_time(goal, result):
            return result
        if not _compare(goal, result) and _counts_alike(goal, result):
            return result
    return None


def _counts_alike(goal: Goal, result: Result) -> bool:
    """Whether both count persons, occasions or one thing, but not in the same way: 人 and 人次,
    户 and 人, 小区 by 个 and by 栋.
    """
    unit, other = goal.unit, result.unit
    if {unit, other} <= COUNTERS and same_thing(goal.indicator, result.indicator):
        return True
    return unit[:1] == other[:1] or {unit, other} <= {"人", "户", "名", "家庭"}


def _is_part(result: Result) -> bool:
    """Whether a result is said to be a part of another (其中50个)."""
    return bool(_PART.match((result.passage.quote or "").lstrip("（( \n")))


_PART = re.compile(r"其中|包括|内含|含(?=[\u4e00-\u9fff]{2})")


def _may_answer(goal: Goal, result: Result) -> bool:
    """Whether a result says anything of a goal: it is of its kind, time, scope and part, of a
    stage that tells, and in a unit that compares.
    """
    if not result.actual or not result.named:
        return False
    if _NOT_DONE.search(result.indicator) and not _NOT_DONE.search(goal.indicator):
        return False  # 5个小区尚未完成
    if goal.kind == "level" and (
        # 减少就业 is no 新增就业, 亩均税收提高2.4万元 does not say what it came to.
        direction(goal.indicator) * direction(result.indicator) < 0
        or (_adds(goal.indicator) and direction(result.indicator) < 0)
        or _is_only_change(goal.indicator, result.indicator)
    ):
        return False
    if only_a_step(result.passage.quote or "", goal.passage.quote or ""):
        return False  # 13处已完成基础建设 are not built
    return (
        (goal.kind == "growth") == (result.kind == "growth")
        and _same_time(goal, result)
        and _scope(result).answers(_scope(goal))  # 累计 is no 新增, 环比 no yearly growth
        and not counts_what_it_holds(goal.indicator, result.indicator)
        and not is_of_another_part(
            goal.indicator,
            result.indicator,
            whole_only=goal.kind != "level" or "均" in goal.indicator,
        )
        # 建成22个 does not say how many of them are of the first batch.
        and not (batch(goal.indicator) and parts(goal.indicator) != parts(result.indicator))
        and _compare(goal, result)
        and compatible(
            _without_direction(goal.indicator, goal.kind),
            _without_direction(result.indicator, result.kind),
        )
        and _bound_tells(goal, result)
        and _same_set(goal, result)
        and _same_base(goal, result)
    )


def _same_base(goal: Goal, result: Result) -> bool:
    """Whether two growths are told from one base: 比2020年翻一番 is not answered by the growth of
    a year. Who says it in the same words (翻一番) and names no other base, means the same.
    """
    if goal.kind != "growth":
        return True
    wanted, told = _base(goal), _base(result)
    if wanted == told:
        return True
    return not told and goal.thing.get("unit") == result.thing.get("unit") == "番"


def _base(figure: Goal | Result) -> str:
    """The year that a growth is told from; "" where it is the year before its own, or not said."""
    named = base_year(plain(figure.passage.quote))
    own = (_period(figure.thing) or "")[:4]
    return "" if own.isdigit() and named == str(int(own) - 1) else named


def _same_set(goal: Goal, result: Result) -> bool:
    """Whether two ranks are of one set, as far as they say: 全市第一 does not answer 全省前三."""
    if goal.unit not in RANKS:
        return True
    wanted, told = (
        rank_set(_up_to_value(each.passage.quote, each.thing)) for each in (goal, result)
    )
    return not wanted or not told or wanted == told


def _up_to_value(quote: str | None, thing: Thing) -> str:
    """The words of a passage up to the end of the value that it states."""
    words, value = plain(quote), str(thing.get("valueText") or "\n")
    before, found, _ = words.rpartition(value)
    return before + found if found else words


_NOT_DONE = re.compile(r"没有|没能|未(?!来|成年|婚|知|央|就业|参保|登记|入学)|不达标|不合格")
"""What an indicator that counts the undone says (小区尚未完成, 村未通水)."""


def _scope(figure: Goal | Result) -> Scope:
    """What a figure is told of, by its name and the words right before its number."""
    lead = words_before(figure.thing, figure.passage)
    near = None if lead is None else _LEAD.search(lead)
    said = near.group() if near else ""
    if lead is not None and _THERE_IS.match(lead):
        said = "总数"  # 现有苗圃6200亩: all that there is
    return scope(figure.indicator, said)


def _falls_to(figure: Goal | Result) -> bool:
    """Whether a figure is told of what is to become less (压缩至3天, 降到4%)."""
    lead = words_before(figure.thing, figure.passage)
    return lead is not None and falls_to(lead)


_LEAD = re.compile(r"[^\d，。；、]{0,10}$")
_THERE_IS = re.compile(r"(?:目前|全[区县市旗镇])*(?:现有|现存|共有)(?!产权)")


def _tells_the_least(goal: Goal, result: Result) -> bool:
    """Whether a result tells the least that a goal reached: a later stage of the work (what is
    finished was begun), or a later stretch of its time (the fourth quarter of a year).
    """
    return is_later(goal.indicator, result.indicator) or _is_stretch(goal, result)


def _bound_tells(goal: Goal, result: Result) -> bool:
    """Whether a result that is only a bound of what was reached settles how the goal stands."""
    if _tells_the_least(goal, result):
        in_batches = bool(batch(result.indicator)) and not batch(goal.indicator)
        return in_batches or _is_enough(goal, result)
    if is_earlier(goal.indicator, result.indicator):
        # What a task deals with (实施94条道路建设) may have been begun in other years.
        return not goal.is_scope and not _is_enough(goal, result)
    return True


def _is_stretch(goal: Goal, result: Result) -> bool:
    """Whether a result is of a stretch of the goal's time that does not begin with it, where what
    is counted adds up over time.
    """
    begin = bounds(_period(goal.thing) or "")[0]
    first = bounds(_period(result.thing) or "")[0]
    if begin is None or first is None or first <= begin or goal.kind == "share":
        return False
    if _UP_TO.search(result.passage.quote or ""):
        return False
    adds_up = shared_out(goal.indicator)
    return goal.kind == "growth" or adds_up is None or adds_up[0]


_UP_TO = re.compile(r"累计|截至|截止|以来|[月季年]度?[底末]")
"""Words that count from the beginning of the time, whatever day they name."""


def _is_enough(goal: Goal, *results: Result) -> bool:
    """Whether what results tell at least reaches a goal."""
    told = [Fraction(each.value) * (factor(each.unit, goal.unit) or 1) for each in results]
    return goal.value is not None and sum(told) >= Fraction(goal.value)


def _same_time(goal: Goal, result: Result) -> bool:
    """Whether a result is told of the goal's time; that of one month or quarter (本月, 上季度)
    answers no year.
    """
    wanted, quote = _period(goal.thing) or "", result.passage.quote or ""
    told = f"{result.passage.column or ''} {quote}"
    if _ONE_MONTH.search(told) and not re.search(r"-\d\d", wanted):
        return False
    if _ONE_QUARTER.search(quote) and not re.search(r"-\d\d|Q", wanted):
        return False
    return may_answer(_period(goal.thing), _period(result.thing))


_ONE_MONTH = re.compile(r"(?:上|本|当)个?月(?![底末初])(?!.*累计)")
_ONE_QUARTER = re.compile(r"(?:[上本]个?|上一)季度(?![底末初])(?!.*累计)")


def _period(thing: Thing) -> str | None:
    value = thing.get("period")
    return value if isinstance(value, str) else None


def _without_direction(indicator: str, kind: str) -> str:
    """能耗 of 能耗下降 and 能耗上升, where it is the change that is told."""
    return _DIRECTION.sub("", indicator) if kind == "growth" else without_batch(indicator)


_DIRECTION = re.compile(
    r"(?:同比|环比|[比较]上年(?:同期)?|[比较]去年(?:同期)?)?"
    r"(?:上升|下降|增加|减少|提高|提升|降低|回落|压缩|压降|扩大|收窄|下滑|下跌|降幅|跌幅|上涨|回升|压减|缩减|精简|削减|缩短|不降反升|不增反降|涨幅|减)"
    r"(?:了|近|超|逾|达到?|为)?$"
)


def _is_only_change(goal: str, result: str) -> bool:
    """Whether a result tells by how much something rose or fell, where so much of it is wanted."""
    changed = _DIRECTION.search(result) is not None and not verb(result)
    return changed and not direction(goal) and not verb(goal) and not _DIRECTION.search(goal)


def _adds(indicator: str) -> bool:
    return bool(re.match(r"(?:净)?(?:新增|增加|引进|新建|扩大|净增)", indicator))


def _compare(goal: Goal, result: Result) -> bool:
    """Whether the values of two figures compare: their units do, and two classifiers only where
    the thing that they count is the same.
    """
    if goal.unit != result.unit and {goal.unit, result.unit} <= COUNTING:
        alike = same_thing(without_batch(goal.indicator), without_batch(result.indicator))
        return alike and counted_alike(goal.unit, result.unit)
    return _units_compare(goal.unit, result.unit)


def _units_compare(goal: str, result: str) -> bool:
    """The same unit, two classifiers, or one that leaves out "per" what (元 for 元/人)."""
    if factor(result, goal) is not None or counted_alike(goal, result):
        return True
    amount, _, per = goal.partition("/")
    other, _, other_per = result.partition("/")
    return amount == other == "元" and not (per and other_per)


def _fitness(goal: Goal, result: Result, alike: Fraction) -> tuple[Fraction | int, ...]:
    """What makes one pair likelier than another, the weightiest first.

    The same words; the same scope; then a part (其中 …) comes after a whole, unless it is what the
    goal names; then likeness, just the goal's time (一季度), the later time, the same stage, a goal
    rather than a mere scope, the same verb and unit, and the order of the report.
    """
    end = bounds(_period(result.thing) or "")[1]
    return (
        goal.indicator == result.indicator,
        _scope(result).near(_scope(goal)),
        not _is_part(result) or goal.indicator.endswith(result.indicator),
        alike,
        _period(goal.thing) is not None and _period(goal.thing) == _period(result.thing),
        end.toordinal() if end else 0,
        stages(goal.indicator) == stages(result.indicator),
        not goal.is_scope,
        verb(goal.indicator) == verb(result.indicator),
        goal.unit == result.unit,
        -result.order,
    )


def _falls(indicator: str) -> bool:
    return bool(_FALLS.search(indicator))


_FALLS = re.compile(
    r"下降|减少|降低|压降|回落|压缩|缩短|下滑|下跌|降幅|跌幅|压减|缩减|精简|削减|收窄|不增反降|减$"
)


def _side_by_side(first: Result, second: Result) -> bool:
    """Whether two results stand in one clause as a list, and count alike."""
    return (
        first.passage.start == second.passage.start
        and first.unit == second.unit
        and first.unit not in RATIOS
        and abs(first.order - second.order) == 1
        and stages(first.indicator) == stages(second.indicator)
        and first.indicator != second.indicator
    )


def _go_together(goal: Goal, known: Sequence[Result], result: Result, alike: Fraction) -> bool:
    """Whether a result answers a goal together with those that are known to: as parts of it."""
    last = known[-1]
    if goal.unit in RANKS:
        return False
    if not _scope(last).adds_to(_scope(result)):
        return False
    if alike >= _PARALLEL_LIKENESS and _side_by_side(last, result):
        return True
    if _shares_of_work(goal, last, result):
        return True
    return not _is_enough(goal, *known) and _two_parts(goal, [*known, result])


def _two_parts(goal: Goal, results: Sequence[Result]) -> bool:
    """Whether results are different parts of what a goal counts (市级8家，区级14家)."""
    told = [parts(each.indicator) or each.indicator for each in results]
    return (
        all(_is_narrower(goal, each) and not _is_part(each) for each in results)
        and len(set(told)) == len(told)
        and len({(each.unit, verb(without_batch(each.indicator))) for each in results}) == 1
    )


def _is_narrower(goal: Goal, result: Result) -> bool:
    """Whether a result counts only a part of what the goal counts: 市级系统 of 系统, 小学 of
    幼儿园、小学, what stands behind 其中.
    """
    if goal.unit in RATIOS or goal.kind != "level" or goal.indicator == result.indicator:
        return False
    whole = not _PART.match((goal.passage.quote or "").lstrip("（( \n"))
    own = noun(goal.indicator) == noun(result.indicator)
    # 开工31个，其中完工18个: of what was to be finished these are all.
    stage = stages(goal.indicator) and stages(goal.indicator) == stages(result.indicator)
    part = whole and _is_part(result) and not own and not stage
    return part or is_narrower(goal.indicator, result.indicator)


def _shares_of_work(goal: Goal, first: Result, result: Result) -> bool:
    """Whether two results are the two kinds of work that a goal names (新建、改造…)."""
    works, one, other = verb(goal.indicator), verb(first.indicator), verb(result.indicator)
    acts = SEVERAL_ACTS.get(works, works)
    return (
        one != other
        and bool(one and other)
        and one in acts
        and other in acts
        and first.unit == result.unit
        and first.unit not in RATIOS
        and abs(first.order - result.order) == 1
    )


def _answers(matched: Sequence[tuple[Goal, list[Result]]]) -> Iterator[Statement]:
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


def _judge(goal: Goal, results: Sequence[Result], doubtful: Result | None, as_of: _AsOf) -> _Judged:
    """How the results of one goal stand to it: `exceeded`, `met`, `short`, `silent`, `unsure`;
    `part`, where they are told of a part of it only and do not reach it; and `later`, where its
    time ends in a later year and it is not reached yet.

    doubtful: a result that says the same of another time or in units that do not compare.
    """
    grows = "增长" if goal.kind == "growth" and not _falls(goal.indicator) else ""
    promised = f"{goal.indicator}{grows}目标{goal.thing.get('valueText')}"
    later = _later_year(goal, as_of)
    if later is not None and not results:
        told = "" if doubtful is None else f"，结果{doubtful.thing.get('valueText')}"
        return _Judged(goal, (), "later", promised, f"{promised}{told}，到{later}为止，尚未到期")
    if not results and doubtful is not None:
        told = str(doubtful.thing.get("valueText"))
        return _Judged(
            goal, (), "unsure", promised, f"{promised}，结果{told}与其时期或单位不同，不可比"
        )
    if not results or goal.value is None:
        return _Judged(goal, (), "silent", promised, f"{promised}，未见可比的结果")
    low, high = _reached(goal, results)
    reached = sum((result.value for result in results), Decimal(0))
    words = "+".join(_with_direction(goal, result) for result in results)
    kept_short = _falls_to(goal) or is_wait(goal.indicator) or any(map(_falls_to, results))
    if goal.comparator == "=" and kept_short:
        goal = replace(goal, comparator="<=")  # 压缩至3天: two are as good
    if goal.comparator == "~" and _KEPT_DOWN.search(plain(goal.passage.quote)) and goal.value:
        high_enough = goal.value * (1 + _ROUGHLY)
        goal = replace(goal, comparator="<=", value=max(goal.value, min(high, high_enough)))
    outcome = _outcome(goal, low, high)
    if outcome == "unsure":
        words = f"{promised}，结果{words}，是否达到无法判断"
        return _Judged(goal, tuple(results), outcome, promised, words)
    if outcome == "short" and all(_is_narrower(goal, each) for each in results):
        outcome = "part"
    relation = _RELATIONS[outcome]
    total = f"（合计{plain_number(reached)}）" if len(results) > 1 else ""
    told = f"{promised}，结果{words}{total}，{relation}"
    if later is not None and outcome in ("short", "part"):
        return _Judged(goal, tuple(results), "later", promised, f"{told}，到{later}为止，尚未到期")
    final = _is_final(goal, results, as_of)
    return _Judged(goal, tuple(results), outcome, promised, told, final)


def _with_direction(goal: Goal, result: Result) -> str:
    """A result in words; of what fell, where it was to grow, that it fell (下降3.5%)."""
    value = str(result.thing.get("valueText"))
    fell = _FALLS.search(result.indicator)
    turned = goal.kind == "growth" and fell is not None and not _falls(goal.indicator)
    return f"{fell.group()}{value}" if turned and fell is not None else value


_KEPT_DOWN = re.compile(r"控制在|压控在|控制到")
"""控制在5.5%左右: less is as good."""

_RELATIONS = {
    "exceeded": "超过目标",
    "met": "达到目标",
    "short": "未达到目标",
    "part": "只是其中一部分",
}


def _later_year(goal: Goal, as_of: _AsOf) -> date | None:
    """The last day of a goal's time, where that is in a later year than is reported on."""
    end = bounds(_period(goal.thing) or "")[1]
    return end if end and as_of.day and end.year > as_of.day.year else None


def _is_final(goal: Goal, results: Sequence[Result], as_of: _AsOf) -> bool:
    """Whether a goal's time was over when its results were told.

    A result's own time goes before the document's (前三季度 in a report of the year); December
    stands for the year. A goal without a time of its own has the document's year.
    """
    if as_of.day is None or _period(goal.thing) is None:
        return False  # 三年内: by when, nobody can tell
    year_end = date(as_of.day.year, 12, 31)
    until = min([as_of.day, *filter(None, (bounds(_period(r.thing) or "")[1] for r in results))])
    end = bounds(_period(goal.thing) or "")[1] or year_end
    return until >= end or (until.month == end.month == year_end.month and until.year == end.year)


def _reached(goal: Goal, results: Sequence[Result]) -> tuple[Decimal, Decimal]:
    """What was reached at least and at most, in the goal's unit.

    Of 20余家 and 超20家 nobody knows how many more; less than the next step of ten, hundred …
    """
    low = high = Fraction(0)
    for result in results:
        times = factor(result.unit, goal.unit) or Fraction(1)
        if goal.kind == "growth" and _falls(goal.indicator) != _falls(result.indicator):
            times = -times  # 上升4% is a fall by -4%
        most = result.value if result.upper is None else result.upper
        least = result.value
        if result.unit in RANKS and result.comparator in ("<=", "<"):
            least = Decimal(1)
        if result.comparator in (">", ">="):
            most = result.value + _step(result.value)
        if result.comparator == "<" or _NEARLY.match(str(result.thing.get("valueText") or "")):
            # 近50个, 不足50个: less than 50, nobody knows by how much.
            least, most = result.value - _step(result.value), result.value - _A_LITTLE
        ends = Fraction(least) * times, Fraction(most) * times
        low, high = low + min(ends), high + max(ends)
    return _exact(low), _exact(high)


_NEARLY = re.compile("近|将近|接近|不足|不到")
_A_LITTLE = Decimal("1e-9")


def _step(value: Decimal) -> Decimal:
    """The place of the last digit that is not zero: 10 of 20, 100 of 300, 1 of 95."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)) if value else Decimal(1)


def _exact(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _outcome(  # noqa: PLR0911 - one exit for each way to stand to a goal
    goal: Goal, low: Decimal, high: Decimal
) -> str:
    """How a result between two values stands to a goal; `unsure` where one end would do.

    The lower end counts: 超20家 has reached 20. Where the goal lies between the two, nobody knows.
    """
    wanted = goal.value or Decimal(0)
    if goal.unit == RANK and goal.comparator in ("=", "<="):  # the second is better than the third
        better = "exceeded" if goal.comparator == "=" and high < wanted else "met"
        return better if high <= wanted else "unsure" if low <= wanted else "short"
    if goal.unit == FROM_THE_END and low > wanted:
        return "met"  # out of the last ten: there is no more to it
    if goal.comparator in ("<=", "<"):
        fits = high < wanted or (high == wanted and goal.comparator == "<=")
        if not fits and low < wanted < high:
            return "unsure"
        return "met" if fits or (low < wanted and high == wanted) else "short"
    if goal.comparator == "between" and goal.upper is not None:
        if low >= wanted:
            return "met" if high <= goal.upper or low <= goal.upper else "exceeded"
        return "unsure" if high >= wanted else "short"
    if goal.comparator == "~":
        if abs(low - wanted) <= abs(wanted) * _ROUGHLY:
            return "met"
    elif low == wanted:
        return "short" if goal.comparator == ">" and high == wanted else "met"
    if low > wanted:
        return "exceeded"
    return "unsure" if high > wanted else "short"


def _verdict(task: Task, judged: Sequence[_Judged], as_of: _AsOf) -> Statement:
    reports = task.last_reports
    report = "。".join(plain(passage.quote) for passage in reports)
    decided = _in_time(_decide(task, report, judged, as_of), task.due, as_of)
    passage = reports[0] if reports else task.title
    if passage is None:
        raise ValueError("a task without a passage")
    return Statement(
        task.thing,
        "verdict",
        Thing(f"{STATUS}{decided.says}", "Verdict", VERDICT_NAMES[decided.says]),
        passage,
        method="assess/verdict",
        value_text=decided.says,
        rule=decided.rule,
        explanation="；".join(filter(None, (decided.words, _without_number(task)))),
    )


def _in_time(decided: _Decision, due: date | None, as_of: _AsOf) -> _Decision:
    """The verdict in the light of the stated due date: what is not reached after it is not met,
    before it in progress. An undated document judges nothing final.
    """
    if decided.says is Says.NOT_MET and as_of.day is None:
        words = f"{decided.words}（文件没有日期，不作最终判断）"
        return replace(decided, says=Says.IN_PROGRESS, words=words)
    if due is None or as_of.day is None:
        return decided
    if decided.says is Says.NOT_MET and due > as_of.day:
        words = f"{decided.words}（期限{due}未到，截至{as_of.day}）"
        return replace(decided, says=Says.IN_PROGRESS, rule="assess-due", words=words)
    if decided.says is Says.IN_PROGRESS and decided.open and due < as_of.day:
        words = f"{decided.words}；期限{due}已过（截至{as_of.day}），尚未完成"
        return replace(decided, says=Says.NOT_MET, rule="assess-due", words=words)
    return decided


def _without_number(task: Task) -> str:
    """The parts of the target that nothing can be compared with, each named."""
    wordy = [str(goal.thing.get("valueText")) for goal in task.goals if goal.value is None]
    unnamed = [str(goal.thing.get("valueText")) for goal in task.goals if not goal.named]
    wordy += [each for each in without_figure(task.words) if each not in wordy]
    return "；".join(
        [
            *(f"{words}，没有可比的数字" for words in wordy),
            *(f"目标{words}，说不清是哪项指标，不作比较" for words in unnamed),
        ]
    )


def _decide(task: Task, report: str, judged: Sequence[_Judged], as_of: _AsOf) -> _Decision:
    """The verdict, its rule and its reason: figures first, then a stated rate, then words.

    Every part of the target is in the reason, also one that nothing answers.
    """
    every = _reasons(judged)
    binding = [each for each in judged if not each.goal.is_scope]
    short = [each for each in binding if each.outcome == "short"]
    later = [each for each in binding if each.outcome == "later"]
    answered = [each for each in binding if each.outcome not in ("silent", "later")]
    open_ = [each for each in binding if each.outcome == "silent" and not _beside(each, answered)]
    reading = read_report(task.words, report)
    if short:
        return _by_short(short, every, reading, as_of)
    if answered and not open_:
        decided = _by_all(answered, every, later=bool(later))
        untold = _untold(task, judged) if decided.says in (Says.MET, Says.EXCEEDED) else []
        if untold and not _all_done(reading):
            words = f"{every}；未见报告的：{'、'.join(untold)}"
            return _Decision(Says.PARTLY, "assess-parts", words)
        return decided
    if answered:
        open_results = _short_of_stage(open_, answered, task.results)
        return _by_half(open_, answered, every, report, reading, told=open_results)
    rate = _lone_rate(task.words, report, task.year)
    done = _all_done(reading)
    if rate is not None and _is_value(rate, task.results):
        rate = None
    if rate is not None and (not done or rate.quantity.value > 100):
        return _by_rate(rate, every, final=as_of.whole)
    return _by_words(reading, judged, as_of, task)


def _untold(task: Task, judged: Sequence[_Judged]) -> list[str]:
    """Figures of the target without a name, of whose unit nothing is reported: no report can be
    of them, whatever they are of.
    """
    used = {result.order for each in judged for result in each.results}
    free = [each.unit for each in task.results if each.order not in used]
    return [
        str(goal.thing.get("valueText"))
        for goal in task.goals
        if not goal.named
        and goal.value is not None
        and not goal.is_scope
        and not any(_units_compare(goal.unit, unit) for unit in free)
    ]


def _by_all(answered: Sequence[_Judged], every: str, *, later: bool) -> _Decision:
    """Every figure is answered, none falls short. later: but for those of a later year."""
    in_part = [each for each in answered if each.outcome == "part"]
    if any(each.final for each in in_part):
        return _Decision(Says.PARTLY, "assess-parts", every, open=True)
    if in_part or later:
        return _Decision(Says.IN_PROGRESS, "assess-figures", every, open=bool(in_part))
    over = any(each.outcome == "exceeded" for each in answered)
    return _Decision(Says.EXCEEDED if over else Says.MET, "assess-figures", every)


def _all_done(reading: Reading | None) -> bool:
    """Whether a report says of the whole task that it is done."""
    return reading is not None and reading.whole and reading.says in (Says.MET, Says.EXCEEDED)


def _by_short(
    short: Sequence[_Judged], every: str, reading: Reading | None, as_of: _AsOf
) -> _Decision:
    """A result falls short: not met where its time is over, put off where the report says so."""
    if any(each.final for each in short):
        return _Decision(Says.NOT_MET, "assess-figures", every, open=True)
    if reading is not None and reading.says in (Says.POSTPONED, Says.CANCELLED):
        words = f"{every}；报告称“{_brief(reading.words)}”"
        return _Decision(reading.says, "assess-words", words)
    why = "报告期未满，尚在推进" if as_of.day else "文件没有日期，不作最终判断"
    words = f"{every}（{why}）"
    return _Decision(Says.IN_PROGRESS, "assess-figures", words, open=not _of_part(short))


def _of_part(short: Sequence[_Judged]) -> bool:
    """Whether results are told of a part of the time only (前三季度), so that what came after it
    is not known.
    """
    return any(_PART_OF_YEAR.search(_period(r.thing) or "") for each in short for r in each.results)


_PART_OF_YEAR = re.compile(r"[HQ]\d|-\d\d")


def _short_of_stage(
    open_: Sequence[_Judged], answered: Sequence[_Judged], results: Sequence[Result]
) -> list[_Judged]:
    """The goals that nothing answers, of whose thing a figure of another stage is told (建成4个 of
    建设6个: the others may be under way): these were not passed over in silence.
    """
    used = {result.order for each in answered for result in each.results}
    left = [each for each in results if each.order not in used and each.actual and each.named]
    return [
        each
        for each in open_
        if any(
            _units_compare(each.goal.unit, result.unit)
            and result.kind == each.goal.kind
            and noun(result.indicator) == noun(each.goal.indicator)
            for result in left
        )
    ]


def _by_half(
    open_: Sequence[_Judged],
    answered: Sequence[_Judged],
    every: str,
    report: str,
    reading: Reading | None,
    *,
    told: Sequence[_Judged] = (),
) -> _Decision:
    """Of several figures some are answered and reached: what the report says of the others.

    told: those of the others that the report gives a figure for, which does not answer them.
    """
    missing = says_no_data(report)
    if missing:
        return _Decision(Says.NO_DATA, "assess-figures", f"{every}；报告称“{missing}”")
    if reading is not None and _all_done(reading):
        words = f"{every}；报告称“{_brief(reading.words)}”"
        return _Decision(reading.says, "assess-words", words)
    rest = report
    for each in answered:
        for result in each.results:
            rest = rest.replace(plain(result.passage.quote), "，")
    passed_over = [
        each for each in open_ if each not in told and not touches(each.goal.indicator, rest)
    ]
    if not passed_over:
        return _Decision(Says.IN_PROGRESS, "assess-figures", every)
    names = "、".join(each.named for each in passed_over)
    return _Decision(Says.PARTLY, "assess-parts", f"{every}；未见报告的：{names}")


def _beside(goal: _Judged, answered: Sequence[_Judged]) -> bool:
    """Whether another measure of the same thing was answered (5条 of 5条18.7公里), the whole of
    which it is a part (15公里（上半年6公里）), or the investment of the year beside the total one.
    """
    own = goal.goal
    return any(
        (
            each.goal.indicator == own.indicator
            and (each.goal.passage.start == own.passage.start or _is_part_of(own, each.goal))
        )
        or (own.indicator == _TOTAL_INVESTMENT and each.goal.indicator.endswith("投资"))
        for each in answered
    )


_TOTAL_INVESTMENT = "总投资"


def _is_part_of(part: Goal, whole: Goal) -> bool:
    """Whether a goal behind another of the same indicator is a part of it."""
    behind = part.passage.start > whole.passage.start
    if part.unit != whole.unit or part.value is None or whole.value is None or not behind:
        return False
    return part.kind == whole.kind == "level" and part.value < whole.value


def _lone_rate(title: str, report: str, year: int | None) -> Figure | None:
    """A stated rate of completion of the task itself, where no figures decide."""
    for each in figures(report, figures(title, year=year), year=year):
        subject = _RATE_WORDS.sub("", each.indicator)
        own = not subject or any(subject[at : at + 2] in title for at in range(len(subject) - 1))
        if each.part is Part.RATE and own:
            return each
    return None


def _is_value(rate: Figure, results: Iterable[Result]) -> bool:
    """Whether a percentage is what a ratio came to (森林覆盖率: 41.5%), not how much was done."""
    return any(
        each.value == rate.quantity.value and names_ratio(each.indicator) for each in results
    )


def _by_rate(rate: Figure, every: str, *, final: bool) -> _Decision:
    words = f"报告称{rate.indicator}{rate.quantity.text}"
    rest = f"；{every}" if every else ""
    if rate.quantity.value > 100:
        return _Decision(Says.EXCEEDED, "assess-rate", f"{words}，超过100%{rest}")
    if rate.quantity.value == 100:
        return _Decision(Says.MET, "assess-rate", f"{words}，等于100%{rest}")
    says = Says.NOT_MET if final else Says.IN_PROGRESS
    return _Decision(says, "assess-rate", f"{words}，不足100%{rest}", open=True)


def _by_words(
    reading: Reading | None, judged: Sequence[_Judged], as_of: _AsOf, task: Task
) -> _Decision:
    """What the words say; a scope that was met as a whole counts as well.

    Within the year, words that something is done (已完成股改) do not reach a number that they
    pass over, unless they speak of the whole task; nor a target of a later year.
    """
    every = _reasons(judged)
    if reading is None:
        words = "；".join(filter(None, ("没有进展文字，未作报告", every)))
        return _Decision(Says.NO_DATA, "assess-words", words)
    scope = [each for each in judged if each.outcome in ("met", "exceeded")]
    bare = not reading.told and not reading.missing and len(scope) == len(judged)
    if scope and (reading.says is Says.MET or bare):  # 实施项目34个 says no more than its figure
        says = Says.EXCEEDED if any(each.outcome == "exceeded" for each in scope) else Says.MET
        return _Decision(says, "assess-figures", every)
    silent = [each for each in judged if each.outcome in ("silent", "later")]
    later = any(each.outcome == "later" for each in silent)
    done = reading.says in (Says.MET, Says.PARTLY)
    of_another = any(
        _says_of(result, reading)
        and (
            _units_compare(each.goal.unit, result.unit)
            # 引进外资1.5亿元 does not tell how many dollars.
            or _are_sums(each.goal, result)
            # 新增企业11家 does not tell what share of all they are.
            or (each.goal.unit in RATIOS and result.unit not in RATIOS)
        )
        and not (reading.whole and _is_enough(each.goal, result))
        for each in silent
        for result in task.results
    )
    # 已举办3次, where four of something were promised that has no name of its own.
    too_few = any(
        not goal.named and goal.value is not None and not goal.is_scope
        for goal in task.goals
        for result in task.results
        if _says_of(result, reading)
        and _units_compare(goal.unit, result.unit)
        and not _is_enough(goal, result)
    )
    # 计划新建6座，已选址: the number is still a plan; 计划新建6座，已建成 is done.
    only_planned = not reading.whole and any(
        not result.actual
        and result.named
        and result.kind == each.goal.kind
        and same_thing(each.goal.indicator, result.indicator)
        for each in silent
        for result in task.results
    )
    # 五年内实现…: until when, nobody can tell.
    promised = _ORDINAL.sub("", task.words)
    lasting = any(each.rule == _SOME_YEARS for each in periods(promised, task.year))
    unfinished = not reading.whole and (later or not as_of.whole or lasting)
    planned = only_planned and not is_bare_done(reading.words)
    short_of = (silent or lasting) and (unfinished or of_another or planned)
    if done and (short_of or (too_few and not reading.whole)):
        number = "，未及目标数字" if silent or too_few else "，未到期限"
        words = f"报告称“{_brief(reading.words)}”{number}；{every}".rstrip("；")
        return _Decision(Says.IN_PROGRESS, "assess-words", words)
    if later and reading.says is Says.NOT_MET:
        words = f"报告称“{_brief(reading.words)}”；{every}"
        return _Decision(Says.IN_PROGRESS, "assess-words", words)
    if later and not reading.told:
        return _Decision(Says.IN_PROGRESS, "assess-figures", every)
    words = "；".join(filter(None, (_said(reading), every)))
    open_ = reading.says is Says.IN_PROGRESS and reading.told and not later
    rule = "assess-parts" if reading.says is Says.PARTLY else "assess-words"
    return _Decision(reading.says, rule, words, open=open_)


def _are_sums(goal: Goal, result: Result) -> bool:
    """Whether a goal and a result are sums of the same thing in two currencies."""
    money = all("元" in each.unit for each in (goal, result))
    return money and goal.unit != result.unit and same_thing(goal.indicator, result.indicator)


_ORDINAL = re.compile(r"^\d{1,3}[.．、]\s*", re.MULTILINE)
_SOME_YEARS = "period/number-of-years"


def _says_of(result: Result, reading: Reading) -> bool:
    """Whether the words that a report is read by say no more than that this result was reached:
    竣工项目8个 does not say that 10 were begun.
    """
    return bool(reading.words) and reading.words in plain(result.passage.quote)


def _said(reading: Reading) -> str:
    meaning = VERDICT_NAMES[reading.says]
    missing = f"，未见报告的：{'、'.join(reading.missing)}" if reading.missing else ""
    return f"无数字可比，依文字判断：“{_brief(reading.words)}”{missing}，视为{meaning}"


_LONGEST_WORDS = 24


def _brief(words: str) -> str:
    """A clause of a report in short, its subject and its end; the passage has it whole.

    An explanation is ours and goes where a document's sentences do not (the bundled facts).
    """
    half = _LONGEST_WORDS // 2
    return words if len(words) <= _LONGEST_WORDS else f"{words[: half - 1]}…{words[-half:]}"


def _reasons(judged: Sequence[_Judged]) -> str:
    return "；".join(dict.fromkeys(each.words for each in judged))
