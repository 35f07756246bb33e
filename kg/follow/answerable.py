"""Whether a result may answer a target: its kind, time, scope, part, stage and unit.

Every rule says no where the document does not say enough: what answers nothing is compared with
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from kg.follow.tasks import Goal, Result, plain, words_before
from loaders.language.comparison import compatible, is_earlier, is_later, same_thing, stages
from loaders.language.indicators import noun, verb
from loaders.language.measures import COUNTING, RATIOS, counted_alike, factor
from loaders.language.multiples import base_year
from loaders.language.narrower import counts_what_it_holds, is_narrower, is_of_another_part
from loaders.language.pace import shared_out
from loaders.language.ranks import RANKS, rank_set
from loaders.language.scope import Scope, batch, direction, falls_to, parts, scope, without_batch
from loaders.language.spans import bounds, may_answer
from loaders.language.states import only_a_step
from ontology import late_re as re
from ontology.model import Thing


def is_part(result: Result) -> bool:
    """Whether a result is said to be a part of another (其中50个); what one year of many brought
    (其中2022年88列) is all of that year.
    """
    quote = (result.passage.quote or "").lstrip("（( \n")
    return bool(_PART.match(quote)) and not _OF_A_YEAR.match(quote)


_OF_A_YEAR = re.compile(r"其中[，：:]?(?:今年|本年度?|当年|20\d\d年度?)(?![以之]?[前来])")
_PART = re.compile(r"其中|包括|内含|含(?=[\u4e00-\u9fff]{2})")


def can_answer(goal: Goal, result: Result, told: Sequence[Result] = ()) -> bool:
    """Whether a result says anything of a goal: it is of its kind, time, scope and part, of a
    stage that tells, and in a unit that compares.

    told: the other results beside it, which may say how much is left.
    """
    if not result.actual or not result.named:
        return False
    if _NOT_DONE.search(result.indicator) and not _NOT_DONE.search(goal.indicator):
        return False  # 5个小区尚未完成
    if _UNDER_WAY.search(result.indicator) and not _BEGINS.search(goal.indicator):
        return False  # 养老院2所正在装修
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
        and same_time(goal, result)
        # 累计 is no 新增, 环比 no yearly growth
        and (is_the_stock(goal, result) or scope_of(result).answers(scope_of(goal)))
        and not counts_what_it_holds(goal.indicator, result.indicator)
        and not is_of_another_part(
            goal.indicator,
            result.indicator,
            whole_only=goal.kind != "level" or "均" in goal.indicator,
        )
        # 建成22个 does not say how many of them are of the first batch.
        and not (batch(goal.indicator) and parts(goal.indicator) != parts(result.indicator))
        and values_compare(goal, result)
        and compatible(
            without_direction(wanted_of(goal), goal.kind),
            without_direction(result.indicator, result.kind),
        )
        and (_bound_tells(goal, result) or _rest_is_told(goal, result, told))
        and _same_set(goal, result)
        and _same_base(goal, result)
        and (at_each_time(result) or not at_each_time(goal))
        and not _by_and_to(goal, result)
        and not _is_on_top(goal, result)
        and not _is_all_there_is(goal, result)
        and not _is_what_all_costs(goal, result)
        and not _is_all_of_the_sum(goal, result)
        and not _is_the_increase(goal, result, told)
    )


def wanted_of(goal: Goal) -> str:
    """What a goal is of: where it only counts for whom something is to be done (为12户困难家庭实施
    适老化改造), with what that is.
    """
    told = _FOR_WHOM.search(plain(goal.passage.quote))
    only_whom = told is not None and told["whom"] == goal.indicator
    return goal.indicator + told["act"] if told is not None and only_whom else goal.indicator


_FOR_WHOM = re.compile(
    r"[为对][\d.万余多]+[户人名家个所栋](?P<whom>[^，。；、]{2,12}?)"
    r"(?:免费|实施|进行|开展|提供|办理|发放|配备|安装|加装|完成)+(?P<act>[^，。；、\d]{2,})"
)


def at_each_time(figure: Goal | Result) -> bool:
    """Whether a figure is of each of several stretches of the year (每月巡查2次): how many there
    were in all does not tell whether there were so many in each.
    """
    return _EACH_TIME.search(figure.passage.quote or "") is not None


_EACH_TIME = re.compile(
    "每(?:个|一|[两三四五六半]个?)?(?:月|季度?|半年|周|星期|旬|日|天)(?![报刊历光])|(?:季度|月|半年)各(?!类|级|项|种)"
)


def _by_and_to(goal: Goal, result: Result) -> bool:
    """Whether a goal says by how much something is to become less (压缩审批时限3天), and a result
    to how little it came (压缩至4天).
    """
    by = goal.comparator == "=" and direction(goal.indicator) < 0 and not told_to_fall_to(goal)
    return by and told_to_fall_to(result)


def _is_on_top(goal: Goal, result: Result) -> bool:
    """Whether a result is what came on top of what was there (在19个的基础上新增6个), where all
    that there is is wanted (建成25个).
    """
    on_top = "基础上" in (result.passage.quote or "") and _adds(result.indicator)
    return on_top and not _adds(goal.indicator)


def _is_all_there_is(goal: Goal, result: Result) -> bool:
    """Whether a result tells how many there are by now (基站累计达到1260个), where a goal says what
    is to be done (开通基站400个): of those of the year it may be more than it asks.
    """
    stock = _HAS_COME_TO.search(words_before(result.thing, result.passage) or "") is not None
    wanted = goal.passage.quote or ""
    does = verb(goal.indicator) and not _HAS_COME_TO.search(wanted) and "累计" not in wanted
    return stock and bool(does) and goal.kind == "level" and is_enough(goal, result)


def _is_what_all_costs(goal: Goal, result: Result) -> bool:
    """Whether a result says what the works cost in all (项目50个，总投资90亿元), where a goal is of
    what is to be spent on them in its time.
    """
    return result.indicator.endswith(WHOLE_COST) and WHOLE_COST not in goal.indicator


WHOLE_COST = "总投资"


def _is_all_of_the_sum(goal: Goal, result: Result) -> bool:
    """Whether a result tells what a sum came to (实现零售额15亿元), where a goal says by how
    much it is to become more (新增零售额12亿元).
    """
    of_sum = goal.unit.endswith("元") and _SUM.search(goal.indicator) is not None
    return of_sum and _adds(goal.indicator) and not _ADDED.search(result.passage.quote or "")


def _is_the_increase(goal: Goal, result: Result, told: Sequence[Result]) -> bool:
    """Whether a result tells by how much something became more, and the one behind it how much it
    is now (补助新增18元，达到236元), where a goal says how much it is to be.
    """
    thing = _ADDS_AT_END.sub("", result.indicator)
    return (
        thing != result.indicator
        and not _adds(goal.indicator)
        and any(
            each.order == result.order + 1
            and each.unit == result.unit
            and each.indicator == thing
            and scope_of(each).extent == "reached"
            for each in told
        )
    )


_ADDS_AT_END = re.compile("(?:新增|增加|提高|提升|增长)$")
_SUM = re.compile("(?:额|值|收入|营收|余额)$")
_ADDED = re.compile("增|新")
_HAS_COME_TO = re.compile("(?:累计|总[数量]|总计|合计|保有量)(?:已)?(?:达到?|增至|增加到)(?:了)?$")


def told_to_fall_to(figure: Goal | Result) -> bool:
    """Whether a figure is told of what is to become less (压缩至3天, 降到4%)."""
    lead = words_before(figure.thing, figure.passage)
    return lead is not None and falls_to(lead)


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
    own = (figure.period or "")[:4]
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


_UNDER_WAY = re.compile(r"正在|(?:施工|装修|建设|推进|招标|办理|审批|整改)中$")
_BEGINS = re.compile("正在|在建|开工|动工|启动|实施|推进|开展|谋划|前期")
"""A goal of beginning: what is under way, was begun."""


def scope_of(figure: Goal | Result) -> Scope:
    """What a figure is told of, by its name and the words right before its number."""
    lead = words_before(figure.thing, figure.passage)
    near = None if lead is None else _LEAD.search(lead)
    said = near.group() if near else ""
    if lead is not None and _THERE_IS.match(lead):
        said = "总数"  # 现有苗圃6200亩: all that there is
    return scope(figure.indicator, said)


_LEAD = re.compile(r"[^\d，。；、]{0,10}$")
_THERE_IS = re.compile(r"(?:目前|全[区县市旗镇])*(?:现有|现存|共有)(?!产权)")


def tells_the_least(goal: Goal, result: Result) -> bool:
    """Whether a result tells the least that a goal reached: a later stage of the work (what is
    finished was begun), or a later stretch of its time (the fourth quarter of a year).
    """
    return is_of_later_stage(goal, result) or _is_stretch(goal, result)


def is_of_later_stage(goal: Goal, result: Result) -> bool:
    """Whether a result is of a later stage of the work than its goal (建设20座: 18座建成): what is
    not there yet may be worked on, and so much was wanted.
    """
    return is_later(goal.indicator, result.indicator) and not _is_to_be_finished(goal)


def _is_to_be_finished(goal: Goal) -> bool:
    """Whether a goal says that all of the work is to be done (完成改造320户): what is finished is
    what was reached, and no bound of it.
    """
    lead = words_before(goal.thing, goal.passage)
    return lead is not None and _TO_BE_FINISHED.search(lead) is not None


_TO_BE_FINISHED = re.compile("(?:完成|建成)(?!率)")


def _bound_tells(goal: Goal, result: Result) -> bool:
    """Whether a result that is only a bound of what was reached settles how the goal stands."""
    if stages(goal.indicator) == {"start"} and is_of_later_stage(goal, result):
        # 开工1800套: of 2900 that were finished, other years may have begun some.
        return is_enough(goal, result) and not _is_more(goal, result)
    if tells_the_least(goal, result):
        in_batches = bool(batch(result.indicator)) and not batch(goal.indicator)
        return in_batches or is_enough(goal, result)
    if is_earlier(goal.indicator, result.indicator):
        # What a task deals with (实施94条道路建设) may have been begun in other years.
        return not goal.is_scope and not is_enough(goal, result)
    return True


def is_the_stock(goal: Goal, result: Result) -> bool:
    """Whether a goal says of a thing how many there are to be, with no verb (有效专利1200件), and
    a result how many there are of it in all (总量1260件).
    """
    same = goal.indicator == result.indicator and not verb(goal.indicator)
    return same and scope_of(result).extent in ("total", "reached") and not scope_of(goal).extent


def _rest_is_told(goal: Goal, result: Result, told: Sequence[Result]) -> bool:
    """Whether what a later stage falls short by is told as what is left (18座建成，2座在建 of 20):
    then the two are all that there was to do.
    """
    if goal.value is None or goal.kind != "level" or result.unit != goal.unit:
        return False
    rest = goal.value - result.value
    return rest > 0 and any(
        each.unit == goal.unit and each.value == rest and _LEFT.search(each.indicator)
        for each in told
    )


_LEFT = re.compile("剩余|在建|正在|未|施工|其余")


def _is_stretch(goal: Goal, result: Result) -> bool:
    """Whether a result is of a stretch of the goal's time that does not begin with it, where what
    is counted adds up over time.
    """
    told = result.period or ""
    begin, first = goal.span[0], bounds(told)[0]
    if begin is None or first is None or first <= begin or goal.kind == "share":
        return False
    if UP_TO.search(result.passage.quote or "") and not told.endswith(_SINCE):
        return False
    adds_up = shared_out(goal.indicator)
    return goal.kind == "growth" or adds_up is None or adds_up[0]


UP_TO = re.compile(r"累计|截至|截止|以来|[月季年]度?[底末]")
"""Words that count from the beginning of the time, whatever day they name."""
_SINCE = "/.."
"""What is told since a day (9月以来累计210人) says from when it counts."""


def is_enough(goal: Goal, *results: Result) -> bool:
    """Whether what results tell at least reaches a goal."""
    told = [Fraction(each.value) * (factor(each.unit, goal.unit) or 1) for each in results]
    return goal.value is not None and sum(told) >= Fraction(goal.value)


def _is_more(goal: Goal, result: Result) -> bool:
    """Whether a result tells more than a goal asks."""
    told = Fraction(result.value) * (factor(result.unit, goal.unit) or 1)
    return goal.value is not None and told > Fraction(goal.value)


def same_time(goal: Goal, result: Result) -> bool:
    """Whether a result is told of the goal's time; that of one month or quarter (本月, 上季度)
    answers no year.
    """
    period, quote = goal.period, result.passage.quote or ""
    wanted = period or ""
    told = f"{result.passage.column or ''} {quote}"
    if _ONE_MONTH.search(told) and not re.search(r"-\d\d", wanted):
        return False
    if _ONE_QUARTER.search(quote) and not re.search(r"-\d\d|Q", wanted):
        return False
    return may_answer(period, result.period)


_ONE_MONTH = re.compile(r"(?:上|本|当)个?月(?![底末初])(?!.*累计)")
_ONE_QUARTER = re.compile(r"(?:[上本]个?|上一)季度(?![底末初])(?!.*累计)")


def without_direction(indicator: str, kind: str) -> str:
    """能耗 of 能耗下降 and 能耗上升, where it is the change that is told."""
    return _DIRECTION.sub("", indicator) if kind == "growth" else without_batch(indicator)


_DIRECTION = re.compile(
    r"(?:同比|环比|[比较]上年(?:同期)?|[比较]去年(?:同期)?)?"
    r"(?:上升|下降|增加|减少|提高|提升|降低|回落|压缩|压降|扩大|收窄|下滑|下跌|降幅|跌幅|上涨|回升|压减|缩减|精简|削减|缩短|不降反升|不增反降|涨幅|减[收产]|减)"
    r"(?:了|近|超|逾|达到?|为)?$"
)


def _is_only_change(goal: str, result: str) -> bool:
    """Whether a result tells by how much something rose or fell, where so much of it is wanted."""
    changed = _DIRECTION.search(result) is not None and not verb(result)
    return changed and not direction(goal) and not verb(goal) and not _DIRECTION.search(goal)


def _adds(indicator: str) -> bool:
    return bool(re.match(r"(?:净)?(?:新增|增加|引进|新建|扩大|净增)", indicator))


def values_compare(goal: Goal, result: Result) -> bool:
    """Whether the values of two figures compare: their units do, and two classifiers only where
    the thing that they count is the same.
    """
    if goal.unit != result.unit and {goal.unit, result.unit} <= COUNTING:
        alike = same_thing(without_batch(goal.indicator), without_batch(result.indicator))
        return alike and counted_alike(goal.unit, result.unit)
    return units_compare(_per_day(goal), _per_day(result))


def _per_day(figure: Goal | Result) -> str:
    """The unit of a figure, without "per day" where its name says that (日供水能力5万吨/日)."""
    unit = figure.unit
    return _A_DAY.sub("", unit) if _EACH_DAY.match(figure.indicator) else unit


_A_DAY = re.compile("/[日天]$")
_EACH_DAY = re.compile("(?:新增|扩建|新建|建成|增加)?日(?:均|供|处理|产|发|接待|加工)")


def units_compare(goal: str, result: str) -> bool:
    """The same unit, two classifiers, or one that leaves out "per" what (元 for 元/人)."""
    if factor(result, goal) is not None or counted_alike(goal, result):
        return True
    amount, _, per = goal.partition("/")
    other, _, other_per = result.partition("/")
    return amount == other == "元" and not (per and other_per)


def counts_part(goal: Goal, result: Result) -> bool:
    """Whether a result counts only a part of what the goal counts: 市级系统 of 系统, 小学 of
    幼儿园、小学, what stands behind 其中.
    """
    if goal.unit in RATIOS or goal.kind != "level" or goal.indicator == result.indicator:
        return False
    whole = not _PART.match((goal.passage.quote or "").lstrip("（( \n"))
    own = noun(goal.indicator) == noun(result.indicator)
    # 开工31个，其中完工18个: of what was to be finished these are all.
    stage = stages(goal.indicator) and stages(goal.indicator) == stages(result.indicator)
    part = whole and is_part(result) and not own and not stage
    return part or is_narrower(goal.indicator, result.indicator)
