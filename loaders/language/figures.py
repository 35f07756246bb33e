"""Figures: each quantity of a text with what it measures and the part it plays there.

This is where sentences are read: `新增A类企业99家、B类企业163家` gives 新增A类企业 and
新增B类企业; `开工项目14个，投用3个` gives 开工项目 and 投用项目; `均增长10%以上` is said of every
member of the list before it; `完成率115%` is a claim about the figure before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from loaders.language import indicators
from loaders.language.certain import certain
from loaders.language.clauses import SENTENCE_MARKS, Span, clauses, split
from loaders.language.figure import (
    UNNAMED,
    Figure,
    Part,
    checked,
    comparable_units,
    with_growth,
)
from loaders.language.figure_changes import Changes, changed_otherwise
from loaders.language.figure_each import Each
from loaders.language.figure_levels import Levels, without_lead
from loaders.language.figure_names import Naming
from loaders.language.figure_shares import Shares
from loaders.language.level_halves import Halves
from loaders.language.no_figure import at_least, is_none
from loaders.language.part_played import PartPlayed, is_approved
from loaders.language.quantities import quantities
from loaders.language.quantity import NEAR, Quantity
from loaders.language.rates import (
    is_claimed_rate,
    opening_ratio,
    rated,
)
from loaders.language.respectively import RESPECTIVELY, listed_times, with_bare_numbers
from loaders.language.scope import batch, without_batch
from loaders.language.slots import (
    Slot,
    Words,
    at_parts,
    is_hidden,
    with_brackets,
    without_qualifiers,
)
from loaders.language.told import MEMORY, Told
from ontology import late_re as re
from ontology.remembered import REMEMBERED

__all__ = [
    "Figure",
    "Part",
    "comparable_units",
    "figures",
    "is_claimed_rate",
    "rated",
    "with_growth",
]
_PARTIAL = re.compile(r"其中|^\s*(?:内含|含)(?=[\u4e00-\u9fff]{2})(?![税量水氧油金糖])")
_PART_OF_ABOVE = re.compile(r"[\s（(]*(?:其中|包括|内含|含(?=[\u4e00-\u9fff]{2,12}\d))")
"""What opens a line that tells of a part of the figure above it."""
_ITEM = re.compile(
    r"(?m)(?:^[ \t\u3000]*|(?<=[。；;])\s?)(?:[（(]\d{1,2}[）)]|\d{1,2}[.．、]|[①-⑳]"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十]))(?!\s*\d)"
)
"""The number of an item, at the head of a line: no figure, and in no name."""
_ITEM_IN_WORDS = re.compile(
    r"(?m)(?:^[ \t\u3000]*|(?<=[。；;，,：:]))[一二三四五六七八九十]{1,2}是(?=[\u4e00-\u9fff])"
)
"""二是为300户家庭安装报警器: the same in words."""
_SHORT_FOR = re.compile(
    r"[（(][^（()）\d]{0,12}[，,]?下同[）)]|[（(](?:以下|下文)?(?:统称|简称)(?:为|：|:)?[^（()）]{1,20}[）)]"
)
"""（以下简称规上）: what it will be called is no part of its name."""
_SAMPLED = re.compile(r"\d[\d.]*[%‰](?=人口(?:变动)?(?:情况)?(?:抽样)?调查)")
"""据全省5‰人口变动抽样调查: how many were asked."""
_WHO_APPROVED = re.compile(
    r"(?<=[占成的])(?:年初)?[省市区县州旗盟镇乡]?(?:第?[一二三四五六七八九十]{1,4}届)?(?:人大|人代会|人民代表大会)"
    r"[^，。；\d]{0,14}?(?:批准|审议通过|通过)的?(?=[^，。；\d]{0,6}(?:预算|计划)的?\d)"
)
"""完成人大批准预算的9%: who approved it names nothing."""
_ONCE_BUILT = re.compile(
    r"(?:建成|建好|投产|达产|投用|竣工|完工|达效|投运|运营|投入使用)(?:之?后|[以之]后)[，,]?$"
    r"|^[；;，,\s]*(?:据?初步)?(?:预计|预测)[，,]?$"
)
_ADJUSTED = re.compile("(?:预算|年初)[^，。；]{0,24}调整[为到至]")
"""收入由年初的7亿元调整为8亿元: what is to be spent, not what was."""
_RISE = re.compile(
    r"(?P<subject>[^，、]{2,20}?)(?:实现|再次?|首次|成功|连续|持续|不断|稳步|全面|历史性|迅速|快速)*"
    r"(?:翻|逐[季月年]|上扬|回升|走高|突破|跨越|跨过|跃上|迈上|站上|创下?|迈入|壮大|提升|增长|攀升|扩大|提高|显著|明显|大幅|有所(?:回暖|好转|回升|改善|恢复)|“)"
)
_ITS_PART = re.compile(r"(?:[的]?(?:支撑|拉动|引领|带动|驱动|主导|支柱|压舱石)作用|势头|态势)$")
"""制造业拉动作用明显，增长9%: the industry grew."""
_TOPIC = re.compile(
    r"(?P<subject>[\u4e00-\u9fff]{2,20}?(?:收入|产值|增加值|总值|总额|投资|支出|税收|余额|产量|销售额))"
    r"(?:剔除|扣除|不含|按|同口径)[^，]*"
    r"|(?P<level>[\u4e00-\u9fff]{2,20}?(?:指数|物价|价格|率|收入|产值|总值|总额|产量|销售额|规模))(?:[与同和比较]?(?:上年|去年)?(?:同期|同比)?)?"
    r"(?:基本|总体|大体)?(?:持平|稳定|平稳)[^，\d]*(?:[（(][^（()）]{0,10}[）)])?"
)
"""预算收入剔除减税因素，增长6%: what the next clause says grew; 指数与上年持平，涨幅回落1点: of
what it tells."""
_MEASURED = re.compile(
    r"(?:[单亩]产|产[量值]|[均率额]|收入|水平|面积|里程|投资)(?:达到?|为|是|约|[超突]过?)*$"
)


def figures(
    text: str, context: Sequence[Figure] | None = None, *, year: int | None = None
) -> list[Figure]:
    """All figures of a text, in reading order.

    context: for a report the figures of its task's own words: they lend their noun to a verb
        that stands alone (`完工14条` in the report of a task about roads).
    year: of the document, for years of two digits.

    The words of a task are asked for more than once (read, recomputed, judged), and cells repeat
    each other: what was read lately is remembered.
    """
    return list(_figures(text, None if context is None else tuple(context), year))


@lru_cache(maxsize=REMEMBERED)
def _figures(text: str, context: tuple[Figure, ...] | None, year: int | None) -> tuple[Figure, ...]:
    for aside in (_ITEM, _ITEM_IN_WORDS, _SHORT_FOR, _SAMPLED, _WHO_APPROVED):
        text = aside.sub(lambda match: " " * len(match.group()), text)
    every = with_bare_numbers(text, quantities(text))
    # What a task plans are its goals: their words lend their noun as any other's.
    told = Told([replace(each, part=_as_goal(each.part)) for each in context or ()])
    reader = _Reader(text, told, year)
    number, sentence_end = -1, -1
    ends = iter(split(text, SENTENCE_MARKS))
    starts = [each.start for each in every]
    read = 0
    for clause in at_parts(clauses(text)):
        if clause.start >= sentence_end:
            number, sentence_end = number + 1, next(ends).end
            reader.begin_sentence(number, clause.text, clause.start)
        near = every[bisect_left(starts, clause.start) : bisect_left(starts, clause.end)]
        if near or reader.may_mark(clause):
            for piece, hidden, label in with_brackets(clause, near):
                opened = [start for start, _ in hidden]
                inside = [
                    each
                    for each in every[
                        bisect_left(starts, piece.start) : bisect_left(starts, piece.end)
                    ]
                    if each.end <= piece.end and not is_hidden(each, hidden, opened)
                ]
                partial = told.partial
                told.aside = piece.start != clause.start
                before = len(told.figures)
                reader.clause(piece, hidden, inside, label)
                if told.aside:  # 其中 in a bracket says nothing of what is behind it
                    told.figures[before:] = _planned_too(told.figures, before)
                    told.asides.add(piece.start)
                    told.partial = partial
                    held = _HELD_AGAINST.search(text, clause.start, piece.start)
                    if held or _A_BASE.match(text, piece.end):  # 在去年任务（5亿元）的基础上
                        told.figures[before:] = [
                            replace(each, baseline=True, rule="figure/base")
                            for each in told.figures[before:]
                        ]
        if len(told.figures) == read:  # nothing, or only what is quoted (突破“千亿”)
            reader.quiet(clause)
        else:
            told.topic = ""
        read = len(told.figures)
    found = sorted(told.figures, key=lambda each: (each.quantity.start, each.start))
    found = _parts_as_planned(text, _grown_as_planned(_with_asked(text, found)))
    if context is not None and found and not text[: found[0].quantity.start].strip():
        found[0] = opening_ratio(text, found[0], told.context)
    return tuple(_with_batches(_once_named(text, found), told.context))


def _once_named(text: str, found: Sequence[Figure]) -> list[Figure]:
    """The figures, those without a name that stand before a name that the number behind it has,
    too, of another unit: 7万亩小麦平均单产达9公斤.
    """
    made = list(found)
    for at, (each, then) in enumerate(pairwise(found)):
        if (
            then.indicator
            and each.indicator.endswith(then.indicator)
            and each.part is then.part is Part.VALUE
            and not comparable_units(each.quantity, then.quantity)
        ):
            between = text[each.quantity.end : then.quantity.start]
            if _MEASURED.search(between) and not re.search("[、，,；]", between):
                made[at] = replace(each, indicator="", bare=True, rule=UNNAMED)
        if (
            _FOR_EACH.match(each.indicator)
            and not _FOR_EACH.match(then.indicator)
            and then.sentence == each.sentence
            and then.quantity.unit == each.quantity.unit
        ):
            # 每亩收获玉米580公斤，大豆80公斤: of an acre as well.
            made[at + 1] = replace(then, indicator="", bare=True, rule=UNNAMED)
    return made


def _planned(figure: Figure) -> Figure:
    """A figure as a plan; of one of which nobody can tell what it is of, that stays said."""
    return replace(figure, part=Part.PLAN, rule=figure.rule if figure.unassigned else "figure/plan")


_ASKED = re.compile(
    r"(?:按照?|根据|对照|围绕|依据|遵照|对标)(?:[^，。；：\n（）()]|（[^（）\n]{0,160}）){2,120}(?:要求|部署|标准|原则|思路|规定|目标)"
)
"""按照开工率达到90%的要求: what is asked for, and not what came of it."""


def _planned_too(told: Sequence[Figure], before: int) -> list[Figure]:
    """The figures of a bracket, plans where what stands before it is (计划建5处（新建2处）)."""
    inside = list(told[before:])
    if not inside or not before or told[before - 1].part is not Part.PLAN:
        return inside
    if inside[0].start - told[before - 1].quantity.end > _RIGHT_BEHIND:
        return inside
    return [_planned(each) if each.part is Part.VALUE else each for each in inside]


_RIGHT_BEHIND = 8


def _parts_as_planned(text: str, found: list[Figure]) -> list[Figure]:
    """The figures, parts of what was planned as plans (计划种植9万亩，其中水稻4万亩)."""
    made = list(found)
    for at, (whole, each) in enumerate(pairwise(found), 1):
        between = text[whole.quantity.end : each.quantity.start]
        if (
            made[at - 1].part is Part.PLAN
            and each.part is Part.VALUE
            and each.partial
            and whole.quantity.base_unit == each.quantity.base_unit
            and _ITS_PARTS.fullmatch(between)
        ):
            made[at] = _planned(each)
    return made


_ITS_PARTS = re.compile(
    r"[，,]?其中[，,：:]?(?![^，。；]*(?:已|完成|实际|到位|建成|目前|累计))[^，。；\d]{1,16}"
)


def _grown_as_planned(found: list[Figure]) -> list[Figure]:
    """The figures, growth told of a goal as a goal as well (目标任务9亿元，增长12%以上)."""
    return [
        _planned(each)
        if each.rule == "figure/growth-before"
        and each.part is Part.VALUE
        and last.sentence == each.sentence
        and _SET.search(last.indicator)
        and each.quantity.comparator != "="
        else each
        for last, each in zip([*found[:1], *found[:-1]], found, strict=True)
    ]


_SET = re.compile("(?:目标|任务|计划)+$")


def _with_asked(text: str, found: list[Figure]) -> list[Figure]:
    """The figures, those that only tell what is asked for as plans."""
    spans = [each.span() for each in _ASKED.finditer(text)] if found else []
    if not spans:
        return found
    return [
        _planned(each) if any(a <= each.quantity.start < b for a, b in spans) else each
        for each in found
    ]


_A_BASE = re.compile("[）)]?的?基础上")
_HELD_AGAINST = re.compile(
    r"[比较与同](?:[上去前]年|[上前]|[一二三四]|\d{1,4}年?)[^，。；（）()\d]{0,6}[期年季度月末底][（(]?$"
)
"""较一季度（5%）回升: what it was before."""
_FOR_EACH = re.compile(r"(?:平均)?每[亩户人头只株公百千万]")


def _with_batches(found: Sequence[Figure], promised: Sequence[Figure]) -> list[Figure]:
    """Figures of batches alone (首批8个、第二批14个小区) with the noun that the last of their
    sentence has, or the task's own.
    """
    made = []
    for at, each in enumerate(found):
        if not _is_batch(each):
            made.append(each)
            continue
        said = batch(each.indicator)
        beside = [
            without_batch(other.indicator)
            for other in [*found[at + 1 : at + MEMORY], *reversed(made[-MEMORY:])]
            if other.sentence == each.sentence
            and without_batch(other.indicator) != other.indicator
            and comparable_units(other.quantity, each.quantity)
        ]
        if each.partial:
            beside += [
                other.indicator
                for other in reversed(made[-MEMORY:])
                if not other.partial and comparable_units(other.quantity, each.quantity)
            ]
        own = {x.indicator for x in promised if comparable_units(x.quantity, each.quantity)}
        name = beside[0] if beside else own.pop() if len(own) == 1 else ""
        named = replace(each, indicator=said + name, rule="figure/noun-before") if name else each
        made.append(checked(named))
    return made


def _is_batch(figure: Figure) -> bool:
    """Whether a batch is all that a figure's name says (第一批)."""
    return bool(batch(figure.indicator)) and without_batch(figure.indicator) == figure.indicator


def _that_came_to(clause: str, figure: Figure) -> Figure:
    """A figure behind what it was before (由7亿元增至8亿元)."""
    if _ADJUSTED.search(clause):
        return replace(figure, part=Part.PLAN, rule="figure/plan")
    return figure if figure.rule == UNNAMED else replace(figure, rule="figure/from-to")


def _with_wholes(found: list[Figure], slots: Sequence[Slot], behind: str) -> list[Figure]:
    """The figures of a clause, of which some only say how many there are (22个村中21个通水).

    behind: the text behind the clause.
    """
    wholes = [each.quantity for each in slots if each.whole]
    among = _AMONG.fullmatch(slots[-1].after.rstrip("，, "))
    if among and _SOME_OF_THEM.match(behind):  # 22个村中，21个通水
        wholes.append(slots[-1].quantity)
    return [
        replace(each, part=Part.WHOLE, rule="figure/whole") if each.quantity in wholes else each
        for each in found
    ]


_AMONG = re.compile(
    r"的?(?!.*(?:[在正已]|其中|施工|建设|推进|进行|改造|办理|审理|进程|过程|工作))[\u4e00-\u9fff“”]{1,12}(?<![心学小医国手集])[中里](?:面|间)?"
)
"""What is counted, and that some of it are told of next; not 8个项目施工中."""
_SOME_OF_THEM = re.compile(
    r"[，,\s]*(?:(?:其中|目前|已|有|现)[^，。；\d]{0,10})?[\d一二三四五六七八九十]"
)
"""20余个项目洽谈中，累计签约…: nothing is said of some of these."""


def _bounded_alike(group: list[Slot]) -> list[Slot]:
    """Quantities that one bound behind the last of them holds for (分别控制在4%、3%、2‰以内)."""
    last = group[-1].quantity
    if not last.text.endswith(_BOUNDS):
        return group
    return [
        replace(each, quantity=replace(each.quantity, comparator=last.comparator))
        if each.quantity.comparator == "="
        else each
        for each in group
    ]


_BOUNDS = ("以内", "之内", "以上", "以下", "左右")


def _as_goal(part: Part) -> Part:
    return Part.VALUE if part in (Part.PLAN, Part.DENIED) else part


class _Reader:
    def __init__(self, text: str, told: Told, year: int | None) -> None:
        self._words = Words(text, year)
        self._told = told
        naming = Naming(told)
        self._part = PartPlayed(text, told, year)
        self._changes = Changes(self._words, told, naming)
        self._shares = Shares(self._words, told, naming)
        self._each = Each(self._words, told, naming)
        self._levels = Levels(self._words, told, naming)
        self._halves = Halves(told)

    def may_mark(self, clause: Span) -> bool:
        """Whether a clause without figures still says something of those that follow."""
        return bool(_PARTIAL.search(clause.text))

    def begin_sentence(self, number: int, opening: str = "", at: int = 0) -> None:
        self._each.years = len(listed_times(opening))
        self._told.sentence = number
        self._told.partial = bool(_PART_OF_ABOVE.match(opening))
        self._told.subject = self._told.topic = ""
        self._part.begin_sentence(opening, at)

    def quiet(self, clause: Span) -> None:
        """Note what a clause without figures says rose, or tells of; the next may say how far."""
        if _ONCE_BUILT.search(clause.text):  # 项目建成后，年产值9亿元
            self._told.intended, self._told.denied = True, False
        topic = _TOPIC.match(clause.text)
        said = topic or _RISE.match(clause.text)
        of = (said["subject"] or (topic and topic["level"]) or "") if said else ""
        self._told.subject = _ITS_PART.sub("", indicators.head(of)) if of else ""
        self._told.topic = self._told.subject if topic else ""
        self._told.risen_since = len(self._told.figures)

    def clause(
        self,
        clause: Span,
        hidden: Sequence[tuple[int, int]],
        inside: list[Quantity],
        label: str,
    ) -> None:
        """label: what stands before the bracket that this clause is, else ""."""
        self._told.label = label
        self._told.planned = False
        words = self._words.visible(clause.start, clause.end, hidden)
        if _PARTIAL.search(words):
            self._told.partial = True
        self._told.approved = is_approved(words, self._told.approved)
        if not inside:
            return
        counted = without_qualifiers(self._words.text, clause, inside)
        counted = [
            at_least(self._words, clause, each)
            for each in counted
            if not is_none(self._words, clause, each)
        ]
        if not counted:
            return
        slots = self._words.slots(clause, hidden, counted)
        verb = ""
        index = 0
        told = len(self._told.figures)
        while index < len(slots):
            group = [slots[index]]
            while index + len(group) < len(slots) and slots[index + len(group)].run:
                group.append(slots[index + len(group)])
            mixed = []
            if group[0].quantity.is_ratio and RESPECTIVELY in group[0].before:
                mixed = changed_otherwise(slots, index + len(group))
            if mixed:
                group += mixed
                read = self._changes.mixed(clause, group)
            else:
                read = self._group(clause, group, verb)
            if read:
                verb = indicators.verb(read[0].indicator) or (verb if group[0].listed else "")
            ahead = indicators.head(group[0].before)
            around = group[0].before, group[-1].after
            behind = "" if index + len(group) == len(slots) else slots[-1].after
            last = index + len(group) == len(slots)
            read = [
                each if _is_batch(each) else checked(certain(each, *around, behind, last=last))
                for each in self._halves.made_whole(read, ahead)
            ]
            if group[-1].came_to:
                read = [_that_came_to(clause.text, each) for each in read]
            self._told.figures.extend(read)
            index += len(group)
        next_words = self._words.text[clause.end : clause.end + NEAR]
        self._told.figures[told:] = _with_wholes(self._told.figures[told:], slots, next_words)
        count = len(self._told.figures) - told
        if count > 1:
            self._told.figures[told:] = [
                replace(each, place=(at, count))
                for at, each in enumerate(self._told.figures[told:])
            ]

    def _group(self, clause: Span, group: list[Slot], verb: str) -> list[Figure]:
        """Figures of quantities that share their words."""
        before, after = without_lead(group[0].before), group[-1].after
        first = group[0].quantity
        part = self._part.part(before, after, first)
        if RESPECTIVELY in before:
            group = _bounded_alike(group)
        plain = before.replace(RESPECTIVELY, "")
        change = indicators.growth(plain) if first.is_ratio else None
        if change is not None:
            return self._changes.read(clause, group, change, part)
        if part is not Part.RATE and (len(group) > 1 or RESPECTIVELY in before):
            shared = self._each.read(clause, group, part)
            if shared:
                return shared
        if first.is_ratio:
            return self._shares.read(clause, group, part)
        return self._levels.read(clause, group, verb, part)
