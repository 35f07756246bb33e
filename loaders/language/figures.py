"""Figures: each quantity of a text with what it measures and the part it plays there.

This is where sentences are read: `新增A类企业99家、B类企业163家` gives 新增A类企业 and
新增B类企业; `开工项目14个，投用3个` gives 开工项目 and 投用项目; `均增长10%以上` is said of every
member of the list before it; `完成率115%` is a claim about the figure before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from loaders.language import indicators
from loaders.language.clauses import SENTENCE_MARKS, Span, clauses, split
from loaders.language.enumerations import Listing, common_ending, listing, split_items
from loaders.language.measures import COUNTERS, DURATIONS
from loaders.language.periods import periods
from loaders.language.quantities import Quantity, quantities
from ontology.text import bracketed, squeeze


class Part(StrEnum):
    """What a figure is in its sentence."""

    VALUE = "value"
    RATE = "rate"
    """A stated rate of completion (完成率115%, 占年度计划的80%)."""
    PLAN = "plan"
    """A goal that a report repeats beside its result (年度目标50个, 计划投资10亿元)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity and its meaning.

    start, end: the clause it stands in. sentence: number of the sentence in the text.
    indicator: the words that name what is measured; "" if nothing names it.
    kind: `level`, `growth` or `share`.
    total: 共, 合计 stand before it. partial: 其中 does. bare: only a verb names it.
    listing: the names that are counted, if it counts names.
    baseline: it is what was before (在去年19个的基础上).
    """

    quantity: Quantity
    start: int
    end: int
    sentence: int
    indicator: str
    kind: str
    part: Part = Part.VALUE
    total: bool = False
    partial: bool = False
    bare: bool = False
    listing: Listing | None = None
    baseline: bool = False
    place: tuple[int, int] = (0, 1)
    """Which one it is of how many that its clause tells: years are dealt out over them."""


_DONE_AFTER = re.compile(
    r"(?:全面|全部|超额|顺利)*(?:完成|实现|达到|竣工|完工|建成|开工|投用|交付|通车)"
)
_LONE_RATE = re.compile(r"\s*[（(].*|[，。；].*|", re.DOTALL)
_MONEY_OR_SIZE = re.compile(r"元$|元/|平方|亩$|公顷$|^米$|公里$|吨$")
_MEMORY = 50
"""How many figures back a sentence is remembered."""

_TOTAL = re.compile(r"(?:共计|共有|总共|共|合计|总计|总数达?|总量达?)(?:为|达到?|约|有)?$")
_PARTIAL = re.compile(r"其中")
_PART_OF_ABOVE = re.compile(r"[\s（(]*(?:其中|包括|内含|含(?=[\u4e00-\u9fff]{2,12}\d))")
"""What opens a line that tells of a part of the figure above it."""
_MOST_TIMES = 40
"""Words of time that one clause may hold."""

_TIMES_IN_NAMES = frozenset({"period/year", "period/whole-year", "period/relative-year"})
"""Words of time that the rules below know themselves (较2019年, 全年目标)."""


_RARE_YEARS = ("前年", "后年", "次年", "来年", "上一年", "下一年")

_YEARS_IN_A_ROW = re.compile(r"(?:(?:19|20)\d{2}年?[、和及])+(?:19|20)\d{2}年(?:度)?(?:分别)?")


def _times(text: str, year: int | None) -> list[tuple[int, int]]:
    """Where words of time stand that are part of no name: 前8个月, 一到三季度, 近三年."""
    spans = [
        (each.start, each.end)
        for each in periods(text, year, open_year=True)
        if each.rule not in _TIMES_IN_NAMES
        or each.value.endswith("/..")
        or text.startswith(_RARE_YEARS, each.start)
    ]
    return sorted([*spans, *(match.span() for match in _YEARS_IN_A_ROW.finditer(text))])


_SEPARATOR_AT_START = re.compile(r"^\s*(?:、|以及|和|及|与|并|/)")
_SEPARATOR_AT_END = re.compile(r"(?:、|以及|和|及|与|并|/|共计|共|合计|总计)\s*$")
_ONLY_SEPARATOR = re.compile(r"^\s*(?:、|以及|和|及|与|/)\s*$")
_RESPECTIVELY = re.compile(r"分别")
_EACH = re.compile(r"(?:均|都|各|分别)")
_EACH_OF_THEM = re.compile(r"(?<![年平人日月户])均|都|各|分别")
_RATIO_NAME = re.compile(r"(?:率|比|占比|比重|比例|度|投资|收入|产值|增加值|消费)$")
_RATE = re.compile(
    r"(?:(?:任务|目标|计划|投资)?(?:完成率|完成比例)"
    r"|(?:占|完成了?|达到?|达成|为|是)(?:全年|年度|年初|全部|总|既定|当年|今年|本年|市下达|上级下达|下达|省定|市定|考核)*"
    r"(?:预算|投资)?(?:目标|计划|任务|指标)(?:任务|数|量|值|总数|总量|投资|总投资)*(?:的|数的)?)(?:达到?|为|：|:)?$"
)
_PLAN_BEFORE = re.compile(
    r"(?:年度|全年|年初|原|考核|既定|下达|占|完成)(?:目标|计划|任务|指标)(?:任务|数|值|量|投资|总投资|完成投资)?(?:为|是|：|:)?$"
    r"|^(?:目标|计划|任务)(?:数|值|任务)?(?:为|是|：|:)?$"
    r"|^(?:年度)?(?:计划|拟|下一步|明年|将|后续|预计(?=到?明年|到?年底|\d{1,2}月|.*(?:完工|竣工|建成|投用|开工)))"
    r"(?!.*(?:已|完成了|率))"
)
_BASELINE_AFTER = re.compile(r"的?基础上")
_SUBJECT_CARRIED = re.compile(
    r"^(?:自然|按?同口径|按可比口径|[比较](?:19|20)\d{2}年(?:提高|增加|增长)?了?|可比口径|按可比价|按不变价|名义|[一二两三四五]年平均|年均|同比|环比|比上年|较上年|比去年|较去年|增长|上升|下降|增幅|增速|占比?$|高出|高于|超出|低于|快于|优于)"
)
_PREDICATE = re.compile(r"入选|获|通过|被|列入|纳入|成为")
_PLAN_ALONE = re.compile(
    r"(?:完成|占)?(?:年度|全年|年初|全部|总|考核)*(?:目标|计划|任务|指标)+(?:数|量|值)?|"
)
_FROM = re.compile(
    r"[由从](?:(?:19|20)\d{2}年底?的?|[去上]年的?|原来的?|原|[月年]?人均|每人每?[月年]?)?$"
)
_CHANGED_TO = re.compile(
    r"(?P<each>分别)?(?:提升|提高|增加|扩大|增长|上升|下降|降低|减少|压缩|缩短|缩减|调整|扩建|拓宽|延长|扩|增|升|降|减)"
    r"(?:到|至|为)"
    r"(?:(?:19|20)\d{2}年底?的?|目前的?|现在的?|每人每?[年月天]|每[亩户生]每?[年月]?)?"
)
_STANDARD = re.compile(r"的?标准")
_INCREMENT = re.compile(r"(?:增收|减收|净?增(?:加|长)|减少|同比|环比|[较比][上去]年)")
"""Of what rose by so much, a growth rate after it is not said."""

_ONLY_DONE = re.compile(r"(?:已|共)?完成了?")
_REMAINS = re.compile(r"剩余|尚余|其余")
_UNDER_WAY = re.compile(r"正在|尚未|仍在|即将|将|拟|明年|来年|计划|预计|力争|年底|\d{1,2}月")
_ADDED = re.compile(
    r"(?:[比较](?:上年|去年|年初|(?:19|20)\d{2}年)(?:同期)?|同比|环比)(?P<word>净增加?|增加|新增|减少|净减少?|多|少)了?"
)
_REACHED = re.compile(
    r"(?:是|为|相当于|达到?|恢复[到至])(?:上年|原来|去年|同期|(?:19|20)\d{2}年)的|"
    r"(?:已|预计|将|全年|有望|实现|增加|提高|增长|稳定|首次|成功|顺利|一举|率先|历史性|双双|再次)*(?:达到?|为|增至|升至|突破|超过?)了?"
    r"|(?:首次|稳定|成功|一举|历史性|预计|率先|双双|再次)+"
)
_SAME_SCOPE = re.compile(r"自然|同口径|可比口径")
_BARRIER = re.compile(r"^(?:大关|关口|台阶|基础上)")
"""What was passed, or left behind, measures nothing: 首次突破500亿元大关."""
_ADVERBS = re.compile(r"(?:首次|稳定|成功|一举|历史性|预计|率先|双双|再次)+")
_RISE = re.compile(
    r"(?P<subject>[^，、]{2,20}?)(?:实现|再次?|首次|成功|连续|持续|不断|稳步|全面|历史性|迅速|快速)*"
    r"(?:翻|逐[季月年]|上扬|回升|走高|突破|跨越|跨过|跃上|迈上|站上|创下?|迈入|壮大|提升|增长|攀升|扩大|提高|显著|明显|大幅|“)"
)
_LAST_NAME = re.compile(r"[^、，；：:（）()]{2,30}$")
_NAMED_KIND = re.compile(r"[二三四五六七八九十]大[\u4e00-\u9fff]{2,4}$")
_PLAIN_MEMBER = re.compile(
    r"(?:级|类|型|性)$|^(?:续建|前期|新建|改建|扩建|开工|竣工|完工|投用|在建|待建|国家|省|市|区|县)$"
)
_LIST_AFTER = re.compile(
    r"^(?P<kind>[\u4e00-\u9fff“”]{2,10}?)(?:中|包括|分别为|分别是|为|即|：|:)(?P<items>[^，。；]*、[^，。；]*)$"
)


def figures(
    text: str, context: Sequence[Figure] | None = None, *, year: int | None = None
) -> list[Figure]:
    """All figures of a text, in reading order.

    context: for a report the figures of its task's own words: they lend their noun to a verb
        that stands alone (`完工14条` in the report of a task about roads).
    year: of the document, for years of two digits.
    """
    every = quantities(text)
    reader = _Reader(text, context or (), year)
    number, sentence_end = -1, -1
    ends = iter(split(text, SENTENCE_MARKS))
    starts = [each.start for each in every]
    read = 0
    for clause in _at_parts(clauses(text)):
        if clause.start >= sentence_end:
            number, sentence_end = number + 1, next(ends).end
            reader.begin_sentence(number, clause.text)
        near = every[bisect_left(starts, clause.start) : bisect_left(starts, clause.end)]
        if near or reader.may_mark(clause):
            for piece, hidden, label in _with_brackets(clause, near):
                opened = [start for start, _ in hidden]
                inside = [
                    each
                    for each in every[
                        bisect_left(starts, piece.start) : bisect_left(starts, piece.end)
                    ]
                    if each.end <= piece.end and not _is_hidden(each, hidden, opened)
                ]
                reader.clause(piece, hidden, inside, label)
        if len(reader.figures) == read:  # nothing, or only what is quoted (突破“千亿”)
            reader.quiet(clause)
        read = len(reader.figures)
    found = sorted(reader.figures, key=lambda each: (each.quantity.start, each.start))
    if context is not None and found and not text[: found[0].quantity.start].strip():
        found[0] = _opening_ratio(text, found[0], context)
    return found


def _at_parts(spans: Iterable[Span]) -> Iterator[Span]:
    """The clauses, cut before 其中 where no mark does: 新增120个其中公共50个."""
    for span in spans:
        at = span.text.find("其中", 1)
        if at < 0 or span.text[at - 1] in "（(" or not span.text[at - 1].strip():
            yield span
            continue
        yield Span(span.start, span.start + at, span.text[:at])
        yield Span(span.start + at, span.end, span.text[at:])


def _opening_ratio(text: str, figure: Figure, context: Sequence[Figure]) -> Figure:
    """A report that is, or opens with, a bare percentage: the value of the task's own ratio,
    or, where the task promises none, how much of the task is done.
    """
    if figure.quantity.unit != "%" or not _LONE_RATE.fullmatch(text, figure.quantity.end):
        return figure
    ratios = [each for each in context if each.quantity.unit == "%" and each.part is Part.VALUE]
    if len(ratios) == 1:
        return replace(figure, indicator=ratios[0].indicator, kind=ratios[0].kind)
    return replace(figure, indicator="完成率", kind="share", part=Part.RATE, bare=True)


def with_growth(indicator: str, kind: str) -> str:
    """An indicator's words for people: of growth the word too, where they leave it out.

    The indicator of 地区生产总值增长6% is 地区生产总值, and its kind says that it is growth.
    """
    said = indicators.growth(indicator) is not None or indicator.endswith(_SPEAKS_OF_GROWTH)
    return indicator if kind != "growth" or said else f"{indicator}增长"


_SPEAKS_OF_GROWTH = ("增长率", "涨幅", "降幅", "增减", "翻番")


def is_claimed_rate(figure: Figure, others: Sequence[Figure], promised: Sequence[Figure]) -> bool:
    """Whether a rate of completion only restates another figure against its goal.

    Then it is a claim to recompute, not a result. It needs the figure that it speaks of
    (:func:`rated`) and a goal in the same base unit, promised or repeated in the report.
    """
    value = rated(figure, others)
    if value is None:
        return False
    goals = [*promised, *(each for each in others if each.part is Part.PLAN)]
    return any(comparable_units(each.quantity, value.quantity) for each in goals)


def rated(figure: Figure, others: Sequence[Figure]) -> Figure | None:
    """The result that a stated rate of completion speaks of: the last one before it."""
    if figure.part is not Part.RATE:
        return None
    before = [
        each
        for each in others
        if each.part is Part.VALUE
        and each.kind == "level"
        and each.sentence == figure.sentence
        and each.quantity.start < figure.quantity.start
        and not _INCREMENT.match(each.indicator)
    ]
    rates = [
        each
        for each in others
        if each.part is Part.RATE
        and each.sentence == figure.sentence
        and each.start == figure.start
    ]
    if 1 < len(rates) <= len(before) and figure in rates:
        return before[rates.index(figure) - len(rates)]  # 分别完成108%、100%
    whole = [each for each in before if each.total] or before
    return whole[-1] if whole else None


def comparable_units(first: Quantity, second: Quantity) -> bool:
    """Whether two quantities can be compared: the same unit, or both count things."""
    if first.base_unit == second.base_unit:
        return True
    return all(
        not each.is_ratio
        and not _MONEY_OR_SIZE.search(each.base_unit)
        and each.base_unit not in DURATIONS
        and each.base_unit in COUNTERS
        for each in (first, second)
    )


@dataclass(frozen=True, slots=True)
class _Slot:
    """A quantity with the words before and after that belong to it."""

    quantity: Quantity
    before: str
    after: str
    run: bool = False
    """It follows another quantity directly (12宗450亩) and shares its words."""
    listed: bool = False
    """It follows 、 after another quantity, so it shares the verb."""


class _Reader:
    def __init__(self, text: str, context: Sequence[Figure], year: int | None) -> None:
        self._text = text
        self._timed = _times(text, year)
        self._context = context
        self._sentence = 0
        self._partial = False
        self._label = ""
        self._subject = ""
        self.figures: list[Figure] = []

    def may_mark(self, clause: Span) -> bool:
        """Whether a clause without figures still says something of those that follow."""
        return bool(_PARTIAL.search(clause.text))

    def begin_sentence(self, number: int, opening: str = "") -> None:
        self._sentence = number
        self._partial = bool(_PART_OF_ABOVE.match(opening))
        self._subject = ""

    def quiet(self, clause: Span) -> None:
        """Note what a clause without figures says rose; the next one may say how far."""
        rise = _RISE.match(clause.text)
        self._subject = indicators.head(rise["subject"]) if rise else ""

    def clause(
        self,
        clause: Span,
        hidden: Sequence[tuple[int, int]],
        inside: list[Quantity],
        label: str,
    ) -> None:
        """label: what stands before the bracket that this clause is, else ""."""
        self._label = label
        words = self._visible(clause.start, clause.end, hidden)
        if _PARTIAL.search(words):
            self._partial = True
        if not inside:
            return
        counted = _without_qualifiers(self._text, clause, inside)
        counted = [each for each in counted if not self._is_manner(each)]
        if not counted:
            return
        slots = self._slots(clause, hidden, counted)
        verb = ""
        index = 0
        told = len(self.figures)
        while index < len(slots):
            group = [slots[index]]
            while index + len(group) < len(slots) and slots[index + len(group)].run:
                group.append(slots[index + len(group)])
            read = self._group(clause, group, verb)
            if read:
                verb = indicators.verb(read[0].indicator) or (verb if group[0].listed else "")
            self.figures.extend(read)
            index += len(group)
        count = len(self.figures) - told
        if count > 1:
            self.figures[told:] = [
                replace(each, place=(at, count)) for at, each in enumerate(self.figures[told:])
            ]

    def _is_manner(self, quantity: Quantity) -> bool:
        """提前2个月完成, 按800元标准: how a thing is done, neither goal nor result."""
        if self._text.endswith(("按", "按照"), 0, quantity.start):
            return bool(_STANDARD.match(self._text, quantity.end))
        return (
            quantity.base_unit in DURATIONS
            and self._text.endswith("提前", 0, quantity.start)
            and bool(_DONE_AFTER.match(self._text, quantity.end))
        )

    # --- words around quantities ----------------------------------------------------

    def _visible(self, start: int, end: int, hidden: Sequence[tuple[int, int]]) -> str:
        """The text without the brackets that hold figures of their own."""
        kept = []
        position = start
        timed = self._timed[bisect_left(self._timed, (start, 0)) :]
        here = [each for each in timed[:_MOST_TIMES] if each[0] < end and each[1] <= end]
        for left, right in sorted((*hidden, *here)) if here else hidden:
            if max(start, position) <= left < end:
                kept.append(self._text[position:left])
                position = right
        kept.append(self._text[position:end])
        return "".join(kept)

    def _slots(
        self, clause: Span, hidden: Sequence[tuple[int, int]], counted: list[Quantity]
    ) -> list[_Slot]:
        befores = [""] * len(counted)
        afters = [""] * len(counted)
        runs = [False] * len(counted)
        listed = [False] * len(counted)
        befores[0] = self._visible(clause.start, counted[0].start, hidden)
        for index in range(1, len(counted)):
            left, right = counted[index - 1], counted[index]
            if left.end == right.start and left.text.endswith(("至", "到")):  # 从3万到5万元
                befores[index] = befores[index - 1] = _FROM.sub("", befores[index - 1])
                afters[index - 1] = "基础上"
                continue
            gap = self._visible(left.end, right.start, hidden)
            if not gap.strip() or _ONLY_SEPARATOR.match(gap):
                runs[index] = True
            elif (change := _CHANGED_TO.fullmatch(gap.strip())) and _FROM.search(
                befores[first := _first_of_run(runs, index - 1)]  # 从甲、乙提高到丙、丁
            ):
                befores[first] = _FROM.sub("", befores[first])
                befores[index] = befores[first] + (change["each"] or "")
                afters[index - 1] = "基础上"
            elif _SEPARATOR_AT_START.match(gap):
                befores[index] = _SEPARATOR_AT_START.sub("", gap)
                listed[index] = True
            elif _SEPARATOR_AT_END.search(gap):
                total = _TOTAL.search(gap)
                afters[index - 1] = _SEPARATOR_AT_END.sub("", gap)
                befores[index] = total.group() if total else ""
                listed[index] = not total
            elif _FROM.search(gap):  # 投资500万元，将甲由800平方米扩至…: it opens the next
                befores[index] = re.sub(r"^[将把]", "", gap)
            elif "、" in gap:
                parts = split_items(gap)
                afters[index - 1] = parts[0]
                befores[index] = "、".join(parts[1:])
                listed[index] = True
            else:
                following = self._visible(right.end, _stop(clause, counted, index), hidden)
                # With a noun after the next number, the words between belong to this one.
                if following.strip("，。；、 ") and not right.is_ratio:
                    afters[index - 1] = gap
                else:
                    afters[index - 1] = befores[index] = gap
        afters[-1] = self._visible(counted[-1].end, clause.end, hidden)
        slots = []
        for index, quantity in enumerate(counted):
            slots.append(_Slot(quantity, befores[index], afters[index], runs[index], listed[index]))
        return slots

    # --- meaning --------------------------------------------------------------------

    def _group(self, clause: Span, group: list[_Slot], verb: str) -> list[Figure]:
        """Figures of quantities that share their words."""
        before, after = group[0].before, group[-1].after
        first = group[0].quantity
        part = Part.RATE if self._completes(before, first) else _part(before, first)
        total = bool(_TOTAL.search(squeeze(before)))
        change = indicators.growth(before) if first.is_ratio else None
        if change is not None:
            return self._changes(clause, group, change, part)
        if first.is_ratio:
            return self._shares(clause, group, part)
        shared = self._shared_out(clause, group, before, after, part)
        if shared:
            return shared
        found = listing(before)
        name = self._name(before, after, found, verb if group[0].listed else "", group)
        name = self._scoped(name)
        alone = not _BARRIER.sub("", after).strip("，。；、 ")
        if not name and alone:
            name = self._label
        if not name and alone:
            name = self._carried(before, first)
        name, bare = self._with_noun(name, first)
        if not name and total and self.figures:
            name = self.figures[-1].indicator + "合计"
        baseline = bool(_BASELINE_AFTER.search(after))
        if baseline:
            name = _BASELINE_AFTER.sub("", re.sub(r"^[去上]年", "", name))
        if self._partial and self.figures:
            whole = next(
                (each for each in reversed(self.figures[-_MEMORY:]) if not each.partial), None
            )
            if whole is not None and not after.strip("，。；、 ）)"):
                part_name = indicators.head(before) or name
                if indicators.is_bare(part_name):  # 开工914套，其中竣工630套
                    name = indicators.inherited(part_name, indicators.noun(whole.indicator))
                else:
                    name = indicators.completed_part(part_name, whole.indicator)
        return [
            replace(
                self._figure(clause, each.quantity, name, "level", part),
                total=total,
                bare=bare,
                listing=_counted_names(found, before, after) or _names_after(after),
                baseline=baseline,
            )
            for each in group
        ]

    def _completes(self, before: str, quantity: Quantity) -> bool:
        """Whether a ratio is of the goal of the figure before it, though no word says so."""
        words = squeeze(before)
        if not quantity.is_ratio or not self.figures:
            return False
        if words == "的":  # 占年度计划10亿元的80%: the plan stands between the words of the rate
            return self.figures[-1].part is Part.PLAN
        # 转移就业2.15万人次，完成82.7%
        counted = any(each.kind == "level" for each in self._in_sentence())
        return bool(_ONLY_DONE.fullmatch(words)) and counted

    def _shares(self, clause: Span, group: list[_Slot], part: Part) -> list[Figure]:
        """Ratios that share their words: one name, or a list of names before them."""
        before, after = group[0].before, group[-1].after
        members = [
            part for each in split_items(indicators.head(before)) for part in _ratio_names(each)
        ]
        if len(members) == len(group) > 1:  # 甲率、乙率分别达99%、98%
            return [
                self._figure(clause, slot.quantity, indicators.head(member), "share", part)
                for slot, member in zip(group, _completed_members(members), strict=True)
            ]
        if len(members) > 1 and all(_RATIO_NAME.search(each) for each in members):
            return [
                self._figure(clause, group[0].quantity, indicators.head(each), "share", part)
                for each in members
            ]
        baseline = bool(_BASELINE_AFTER.search(after))
        name = self._ratio_name(before, "" if baseline else after, part)
        return [
            replace(self._figure(clause, each.quantity, name, "share", part), baseline=baseline)
            for each in group
        ]

    def _shared_out(
        self, clause: Span, group: list[_Slot], before: str, after: str, part: Part
    ) -> list[Figure]:
        """甲、乙分别达到36820元和17950元: a figure for each member of the list, in order."""
        first = group[0].quantity
        same = all(slot.quantity.base_unit == first.base_unit for slot in group)
        if (
            len(group) < 2
            or not same
            or not _RESPECTIVELY.search(before)
            or after.strip("，。；、 ")
        ):
            return []
        words = indicators.head(before)
        members = split_items(words)
        if len(members) != len(group):
            members = [part for each in members for part in re.split(r"和|及|与", each) if part]
        if len(members) != len(group):
            members = _two_in_one(words, len(group)) or [words] * len(group)
        return [
            self._figure(clause, slot.quantity, indicators.head(member), "level", part)
            for slot, member in zip(group, _completed_members(members), strict=True)
        ]

    def _changes(
        self, clause: Span, group: list[_Slot], change: tuple[str, str], part: Part
    ) -> list[Figure]:
        subject, words = change
        kept = "" if indicators.is_plain_growth(words) else words
        # 年均 or 同比 stand beside growth words only; before them stands what changed.
        members = split_items(indicators.head(subject)) if subject else []
        each_of = bool(_EACH.search(group[0].before)) or len(group) == len(members) > 1
        if len(group) > 1 and len(members) != len(group):
            members = [part for each in members for part in re.split(r"和|及|与", each) if part]
        if len(members) == 1 < len(group):
            name = members[0] if members[0] else self._last_indicator()
            members = _two_in_one(name, len(group)) or members
        elif not members and len(group) > 1:
            before_that = [each.indicator for each in self._in_sentence()][: len(group)]
            if len(set(before_that)) == len(group) and _RESPECTIVELY.search(group[0].before):
                members = before_that[::-1]  # 分别达到甲元、乙元, 分别增长…
        plain = re.sub(r"分别", "", kept)
        if len(members) > 1 and len(group) == len(members):
            members = _completed_members(members)
            return [
                self._figure(clause, slot.quantity, indicators.head(member) + plain, "growth", part)
                for slot, member in zip(group, members, strict=True)
            ]
        if len(members) > 1 and (each_of or all(_RATIO_NAME.search(each) for each in members)):
            return [
                self._figure(
                    clause, group[0].quantity, indicators.head(each) + plain, "growth", part
                )
                for each in members
            ]
        name = indicators.head(subject) if subject else ""
        if not name and _EACH_OF_THEM.search(group[0].before) and len(group) == 1:
            levels = [each for each in self._in_sentence() if each.kind == "level"][::-1]
            if len(levels) > 1:  # 甲…人次、乙…亿元，均增长15%: each of them did
                return [
                    self._figure(clause, group[0].quantity, each.indicator + plain, "growth", part)
                    for each in levels
                ]
        if not name or _SUBJECT_CARRIED.match(name):
            known = self._last_indicator() or self._promised("growth") or self._subject
            name = known + name
        return [self._figure(clause, slot.quantity, name + plain, "growth", part) for slot in group]

    def _ratio_name(self, before: str, after: str, part: Part) -> str:
        name = indicators.head(before)
        rest = indicators.tail(after)
        if part is Part.RATE and (_PLAN_ALONE.fullmatch(name) or _ONLY_DONE.fullmatch(name)):
            return self._last_indicator() + "完成率"
        if part is Part.RATE and name:
            return name
        if not name:
            # 100%落实…, 83%的报案: the words after it say of what.
            return re.sub(r"^的", "", rest)
        if _SUBJECT_CARRIED.match(name):
            return self._last_indicator() + name
        return name

    def _name(
        self, before: str, after: str, found: Listing | None, verb: str, group: list[_Slot]
    ) -> str:
        rest = indicators.tail(after)
        if found is not None and (rest or found.open):
            return self._listed_name(before, rest, found, group[0].quantity)
        after_names = _names_after(after)
        if after_names is not None:
            return indicators.head(before) + after_names.kind
        name = indicators.head(before)
        if _REMAINS.fullmatch(name) and _UNDER_WAY.match(rest):
            rest = ""  # 剩余2所正在粉刷: how they stand names nothing
        if rest and not name:
            name = self._subject_of(rest, group[0].quantity) + rest
        elif rest:
            name = indicators.without_light_verb(_joined(name, rest))
        added = _ADDED.fullmatch(name)
        if added is not None and not rest:
            for each in self._in_sentence():
                if each.quantity.base_unit == group[0].quantity.base_unit and not each.bare:
                    return indicators.noun(each.indicator) + added["word"]
        if verb and name and not indicators.verb(name) and not indicators.is_bare(name):
            name = verb + name
        return name

    def _scoped(self, name: str) -> str:
        """Words without adverbs that name nothing; 同口径完成 with what it is said of."""
        if _ADVERBS.fullmatch(name):
            return ""
        if _SAME_SCOPE.match(name):  # 同口径完成3.67亿元
            return _SAME_SCOPE.split(self._last_indicator())[0] + name
        return name

    def _subject_of(self, rest: str, quantity: Quantity) -> str:
        """Who 通过, 入选 … is said of, where the sentence named it with the figure before."""
        if not _PREDICATE.match(rest):
            return ""
        for each in self._in_sentence():
            if each.quantity.unit == quantity.unit:
                return indicators.noun(each.indicator)
        return ""

    def _listed_name(  # noqa: PLR0911 - one exit for each shape of a list
        self, before: str, rest: str, found: Listing, quantity: Quantity
    ) -> str:
        """The name of what a list counts: its verb, and the kind said after or within it."""
        plain = all(_PLAIN_MEMBER.search(squeeze(item)) for item in found.items)
        if plain and not found.open:
            return _joined(indicators.head(before), rest)
        lead = indicators.head(found.head) if found.head else ""
        if found.open and found.kind and not _TOTAL.search(found.kind):
            return lead + indicators.head(found.kind) + rest
        known = _NAMED_KIND.search(_TOTAL.sub("", squeeze(before)))
        if known:
            return known.group() + rest
        named = common_ending(found.items)
        if indicators.is_bare(rest) or not rest:
            return lead + (rest + named if indicators.is_bare(rest) else named)
        names_all = quantity.value in {Decimal(each) for each in found.counts()}
        if not found.open and not lead and not names_all:
            return _joined(indicators.head(before), rest)
        if named and named not in rest and not lead and _PREDICATE.match(rest):
            return named + rest
        return lead + rest

    def _with_noun(self, name: str, quantity: Quantity) -> tuple[str, bool]:
        """A verb that stands alone completed with the noun that was named before."""
        if name and not indicators.is_bare(name):
            return name, False
        candidates = [each for each in self._in_sentence() if not each.bare and name]
        candidates += [each for each in self._context if not each.bare]
        for same in (True, False):
            for each in candidates:
                thing = indicators.noun(each.indicator) if name else each.indicator
                fits = (
                    each.quantity.base_unit == quantity.base_unit
                    if same
                    else not each.quantity.is_ratio
                    and not _MONEY_OR_SIZE.search(each.quantity.unit)
                    and not _MONEY_OR_SIZE.search(quantity.unit)
                )
                if fits and thing and each.kind == "level" and each.part is Part.VALUE:
                    return indicators.inherited(name, thing), False
        return name, True

    def _carried(self, before: str, quantity: Quantity) -> str:
        """What reached a figure that only a verb leads to (…翻一番，达到20亿元), or ""."""
        if not _REACHED.fullmatch(squeeze(before)):
            return ""
        for each in self._in_sentence():
            same = (
                each.quantity.base_unit == quantity.base_unit
                or each.kind == "growth"
                or quantity.base_unit == "倍"
            )
            if same and each.part is Part.VALUE and each.start < quantity.start:
                return re.sub(r"(?:台阶|大关)$", "", each.indicator)
        return self._subject

    def _in_sentence(self) -> Iterator[Figure]:
        """The figures of this sentence so far, the last one first."""
        for each in reversed(self.figures[-_MEMORY:]):
            if each.sentence != self._sentence:
                break
            yield each

    def _promised(self, kind: str) -> str:
        """The task's own indicator of this kind, if it has but one."""
        names = {each.indicator for each in self._context if each.kind == kind}
        return names.pop() if len(names) == 1 else ""

    def _last_indicator(self) -> str:
        for each in reversed(self.figures[-_MEMORY:]):
            if each.part is Part.VALUE and not _INCREMENT.match(each.indicator):
                return re.sub(r"(?:同比|环比)?(?:上升|下降|增加|减少)$", "", each.indicator)
        return ""

    def _figure(self, clause: Span, quantity: Quantity, name: str, kind: str, part: Part) -> Figure:
        return Figure(
            quantity=quantity,
            start=clause.start,
            end=clause.end,
            sentence=self._sentence,
            indicator=name.strip("，。；、：:"),
            kind=kind,
            part=part,
            partial=self._partial,
        )


def _first_of_run(runs: Sequence[bool], index: int) -> int:
    """The first quantity of those that follow each other directly up to this one."""
    while index and runs[index]:
        index -= 1
    return index


def _two_in_one(words: str, count: int) -> list[str]:
    """城乡居民收入: two names, where two figures are given for it; else nothing."""
    if count != 2:
        return []
    for pair, parts in _PAIRS.items():
        if pair in words:
            return [words.replace(pair, part, 1) for part in parts]
    return []


_PAIRS = {
    "城乡": ("城镇", "农村"),
    "存贷款": ("存款", "贷款"),
    "存、贷款": ("存款", "贷款"),
    "进出口": ("进口", "出口"),
}
"""Words that name two things at once, in this order."""


def _completed_members(members: list[str]) -> list[str]:
    """城镇、农村居民收入: a short first name shares what the last one goes on with."""
    last = members[-1]
    return [
        each + last[len(each) :] if len(each) <= 3 and len(last) > len(each) + 2 else each
        for each in members
    ]


def _ratio_names(words: str) -> list[str]:
    """开工率和竣工率: two names, where both are names of ratios."""
    parts = re.split(r"和|及|与", words)
    return parts if all(_RATIO_NAME.search(part) for part in parts) else [words]


def _joined(first: str, second: str) -> str:
    """Two stretches of a name, once where the second says the first again."""
    return first if first.endswith(second) else first + second


def _part(before: str, quantity: Quantity) -> Part:
    words = squeeze(before)
    if quantity.is_ratio and _RATE.search(words):
        return Part.RATE
    if _PLAN_BEFORE.search(words):
        return Part.PLAN
    return Part.VALUE


def _counted_names(found: Listing | None, before: str, after: str) -> Listing | None:
    if found is None or found.kind:
        return None
    if not found.open and not after.strip("，。；、 "):
        return None
    return None if _TOTAL.search(squeeze(before)) else found


def _names_after(after: str) -> Listing | None:
    """6个断面中A、B、C…均达标: the names come after the number."""
    match = _LIST_AFTER.match(squeeze(after))
    if match is None:
        return None
    items = tuple(split_items(match["items"]))
    return Listing("", items, "等" in items[-1], joined=False, kind=match["kind"])


def _stop(clause: Span, counted: list[Quantity], index: int) -> int:
    return counted[index + 1].start if index + 1 < len(counted) else clause.end


def _without_qualifiers(text: str, clause: Span, inside: list[Quantity]) -> list[Quantity]:
    """Leave out sizes that only describe what is counted (`10亿元以上项目20个`)."""
    if len(inside) < 2:
        return inside
    kept = [
        each
        for each in inside
        if not (
            each.comparator in (">=", "<=", ">", "<")
            and (
                _MONEY_OR_SIZE.search(each.base_unit)
                or each.base_unit in DURATIONS
                # 30户以上自然村寨 says which villages.
                or (each.base_unit in COUNTERS and not text[clause.start : each.start].strip())
            )
            and each.end < clause.end
            and (
                re.match(r"的?[\u4e00-\u9fff]", text[each.end : each.end + 2])
                or any(each.end == other.start for other in inside)  # 10亿元以上9个
            )
        )
    ]
    return kept or inside


def _is_hidden(
    quantity: Quantity, hidden: Sequence[tuple[int, int]], opened: Sequence[int]
) -> bool:
    """Whether a quantity stands in one of the brackets; opened: where these begin."""
    before = bisect_right(opened, quantity.start)
    return before > 0 and quantity.start < hidden[before - 1][1]


def _with_brackets(
    clause: Span, every: Sequence[Quantity]
) -> list[tuple[Span, list[tuple[int, int]], str]]:
    """The clause without its brackets that hold figures, then these, as clauses themselves,
    each with the words right before it (甲地块（828套）).
    """
    hidden: list[tuple[int, int]] = []
    inner: list[tuple[Span, str]] = []
    starts = [each.start for each in every]
    for start, end in bracketed(clause.text):
        left, right = clause.start + start, clause.start + end
        first = bisect_left(starts, left)
        if first < len(every) and every[first].end <= right:
            hidden.append((left, right))
            begin = every[first - 1].end if first else clause.start
            named = _LAST_NAME.search(clause.text[max(begin - clause.start, start - 40) : start])
            label = indicators.head(named.group()) if named else ""
            inner.extend(
                (Span(left + 1 + each.start, left + 1 + each.end, each.text), label)
                for each in split(clause.text[start + 1 : end - 1], "，,；;。")
            )
    return [(clause, hidden, ""), *[(each, [], label) for each, label in inner]]
