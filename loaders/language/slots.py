"""Slots of a clause: each quantity with the words before and after that belong to it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from loaders.language import indicators
from loaders.language.clauses import Span, split
from loaders.language.enumerations import split_items
from loaders.language.figure import MONEY_OR_SIZE
from loaders.language.measures import COUNTERS, DURATIONS
from loaders.language.periods import periods
from loaders.language.quantities import Quantity
from ontology.text import bracketed

TOTAL = re.compile(r"(?:共计|共有|总共|共|合计|总计|总数达?|总量达?)(?:为|达到?|约|有)?$")
_MOST_TIMES = 40
"""Words of time that one clause may hold."""
_TIMES_IN_NAMES = frozenset({"period/year", "period/whole-year", "period/relative-year"})
"""Words of time that the rules below know themselves (较2019年, 全年目标)."""
_RARE_YEARS = ("前年", "后年", "次年", "来年", "上一年", "下一年")
_YEARS_IN_A_ROW = re.compile(r"(?:(?:19|20)\d{2}年?[、和及])+(?:19|20)\d{2}年(?:度)?(?:分别)?")
_SEPARATOR_AT_START = re.compile(r"^\s*(?:、|以及|和|及|与|并|/)")
_SEPARATOR_AT_END = re.compile(r"(?:、|以及|和|及|与|并|/|共计|共|合计|总计)\s*$")
_ONLY_SEPARATOR = re.compile(r"^\s*(?:、|以及|和|及|与|/)\s*$")
_FROM = re.compile(
    r"[由从](?:(?:19|20)\d{2}年底?的?|[去上]年的?|原来的?|原|[月年]?人均|每人每?[月年]?)?\s*$"
)
_CHANGED_TO = re.compile(
    r"(?P<each>分别)?(?:提升|提高|增加|扩大|增长|上升|下降|降低|减少|压缩|缩短|缩减|调整|扩建|拓宽|延长|扩|增|升|降|减)"
    r"(?:到|至|为)"
    r"(?:(?:19|20)\d{2}年底?的?|目前的?|现在的?|每人每?[年月天]|每[亩户生]每?[年月]?)?"
)
_LAST_NAME = re.compile(r"[^、，；：:（）()]{2,30}$")
_WHICH_PLACES = re.compile(
    r"(?:人口)?[\d.]+万?[户人](?:以上|以下)的?(?:自然村|行政村|村|屯|社区|小区|乡镇|[县市]|城市|学校)"
)
"""30户以上自然村 says which villages."""
_WITHIN = re.compile(r"(?:以内|之内|范围内|内)的?[\u4e00-\u9fff]{2}")
"""公交与轨道50米内换乘比例: how near, of what another figure measures."""
_CAPACITY = re.compile(
    r"[\u4e00-\u9fff]{2,14}(?:项目|工程|基地|生产线)(?:累计|已|全年|年内|本年)*(?:完成)?(?:总|固定资产)?投资"
)
"""100万辆整车项目完成投资189亿元: how much the project is to make."""
_ONE_OF = re.compile(r"[\u4e00-\u9fff]{1,12}之一")
_AMOUNT_OF = re.compile(
    r"(?P<thing>的[\u4e00-\u9fff“”]{2,30}?)(?:以及|和|及|与|、)(?P<amount>(?:计划)?总?投资额?)"
)
"""总投资8亿元的甲园和总投资5亿元的乙园: what each amount is of."""
_AMOUNT_ALONE = re.compile(r"(?:总|计划)投资额?$|总规模$|总面积$")
_SAID_NEXT = re.compile(r"、|[并且](?![网购联轨])")
"""Behind a figure: what is said next, which names it no more."""
_CLASS_OF = re.compile(
    r"的?[\u4e00-\u9fff“”]{0,4}(?:企业|单位|用户|项目|村|农户|家庭|乡镇|社区|小区|园区)"
    r"(?![\u4e00-\u9fff]{0,6}(?:投资|产值|收入|贷款|融资|资金|补助|税|订单|\d))"
)
"""纳税200万元以上的微型企业: of which size they are."""
_NAME_NEAR = 6
_NO_COUNT = re.compile(r"[一二三四五六七八九十]+路|[三四八]方")
_BUS = re.compile(r"公交|公共汽车|班车")
_LINE_NEAR = 40
_IN_PLACES = re.compile(
    r"(?P<where>国家|省份|城市|区县|县区|县|乡镇|镇街|街道|社区|行政村|村|园区|学校|部门)"
    r"(?:累计|共|已)*(?P<rest>[\u4e00-\u9fff].*)"
)
"""Places that are counted, and what was done in them."""
_STANDARD = re.compile(r"的?标准")
_DONE_AFTER = re.compile(
    r"(?:全面|全部|超额|顺利)*(?:完成|实现|达到|竣工|完工|建成|开工|投用|交付|通车)"
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A quantity with the words before and after that belong to it."""

    quantity: Quantity
    before: str
    after: str
    run: bool = False
    """It follows another quantity directly (12宗450亩) and shares its words."""
    listed: bool = False
    """It follows 、 after another quantity, so it shares the verb."""
    came_to: bool = False
    """It is what the quantity before it came to (由甲降至乙: 乙)."""


class Words:
    """A text as names are made of it: without what brackets hide, and without words of time."""

    def __init__(self, text: str, year: int | None) -> None:
        self.text = text
        self._timed = _times(text, year)

    def visible(self, start: int, end: int, hidden: Sequence[tuple[int, int]]) -> str:
        """The text without the brackets that hold figures of their own."""
        kept = []
        position = start
        timed = self._timed[bisect_left(self._timed, (start, 0)) :]
        here = [each for each in timed[:_MOST_TIMES] if each[0] < end and each[1] <= end]
        for left, right in sorted((*hidden, *here)) if here else hidden:
            if max(start, position) <= left < end:
                kept.append(self.text[position:left])
                position = right
        kept.append(self.text[position:end])
        return "".join(kept)

    def slots(
        self, clause: Span, hidden: Sequence[tuple[int, int]], counted: list[Quantity]
    ) -> list[Slot]:
        befores = [""] * len(counted)
        afters = [""] * len(counted)
        runs = [False] * len(counted)
        listed = [False] * len(counted)
        came_to = [False] * len(counted)
        befores[0] = self.visible(clause.start, counted[0].start, hidden)
        for index in range(1, len(counted)):
            left, right = counted[index - 1], counted[index]
            if left.end == right.start and left.text.endswith(("至", "到")):  # 从3万到5万元
                befores[index] = befores[index - 1] = _FROM.sub("", befores[index - 1])
                afters[index - 1] = "基础上"
                came_to[index] = True
                continue
            gap = self.visible(left.end, right.start, hidden)
            if _ONLY_SEPARATOR.match(gap) and _is_amount_alone(befores[index - 1], left, right):
                listed[index] = False  # 总投资6亿元、12个重点项目
            elif not gap.strip() or _ONLY_SEPARATOR.match(gap):
                runs[index] = True
            elif (change := _CHANGED_TO.fullmatch(gap.strip())) and _FROM.search(
                befores[first := _first_of_run(runs, index - 1)]  # 从甲、乙提高到丙、丁
            ):
                # 分别 behind the first values is said of them as well.
                befores[first] = _FROM.sub("", befores[first]) + (change["each"] or "")
                befores[index] = befores[first]
                afters[index - 1] = "基础上"
                came_to[index] = True
            elif (of := _AMOUNT_OF.fullmatch(gap.strip())) is not None:
                afters[index - 1], befores[index] = of["thing"], of["amount"]
            elif _SEPARATOR_AT_START.match(gap):
                befores[index] = _SEPARATOR_AT_START.sub("", gap)
                listed[index] = True
            elif _SEPARATOR_AT_END.search(gap):
                total = TOTAL.search(gap)
                afters[index - 1] = _SEPARATOR_AT_END.sub("", gap)
                befores[index] = total.group() if total else ""
                listed[index] = not total
            elif _FROM.search(gap):  # 投资500万元，将甲由800平方米扩至…: it opens the next
                befores[index] = re.sub(r"^[将把]", "", gap)
            elif "、" in gap and not gap.startswith("的"):
                parts = split_items(gap)
                afters[index - 1] = parts[0]
                befores[index] = "、".join(parts[1:])
                listed[index] = True
            else:
                following = self.visible(right.end, _stop(clause, counted, index), hidden)
                named = bool(following.strip("，。；、 ")) and not right.is_ratio
                named = named and not _SAID_NEXT.match(following)
                afters[index - 1], befores[index] = _shared_words(gap, named=named)
        afters[-1] = self.visible(counted[-1].end, clause.end, hidden)
        slots = []
        for index, quantity in enumerate(counted):
            about = (befores[index], afters[index], runs[index], listed[index], came_to[index])
            slots.append(Slot(quantity, *about))
        return slots

    def is_manner(self, quantity: Quantity) -> bool:
        """提前2个月完成, 按800元标准: how a thing is done, neither goal nor result."""
        if self.text.endswith(("按", "按照"), 0, quantity.start):
            return bool(_STANDARD.match(self.text, quantity.end))
        if _ONE_OF.match(self.text, quantity.end):
            return True  # 作为全省6个试点县之一
        if quantity.base_unit in DURATIONS and indicators.names_by_time(
            self.text[quantity.end : quantity.end + _NAME_NEAR]
        ):
            return True  # 240小时过境免签, 15分钟生活圈
        if _NO_COUNT.fullmatch(quantity.text):
            return True  # 经十三路, 八方英才
        if quantity.unit == "路" and _BUS.search(
            self.text, max(0, quantity.start - _LINE_NEAR), quantity.end + _LINE_NEAR
        ):
            return True  # 15路公交车: which line
        return (
            quantity.base_unit in DURATIONS
            and self.text.endswith("提前", 0, quantity.start)
            and bool(_DONE_AFTER.match(self.text, quantity.end))
        )


def at_parts(spans: Iterable[Span]) -> Iterator[Span]:
    """The clauses, cut before 其中 where no mark does: 新增120个其中公共50个."""
    for span in spans:
        at = span.text.find("其中", 1)
        if at < 0 or span.text[at - 1] in "（(" or not span.text[at - 1].strip():
            yield span
            continue
        yield Span(span.start, span.start + at, span.text[:at])
        yield Span(span.start + at, span.end, span.text[at:])


def with_brackets(
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


def is_hidden(quantity: Quantity, hidden: Sequence[tuple[int, int]], opened: Sequence[int]) -> bool:
    """Whether a quantity stands in one of the brackets; opened: where these begin."""
    before = bisect_right(opened, quantity.start)
    return before > 0 and quantity.start < hidden[before - 1][1]


def without_qualifiers(text: str, clause: Span, inside: list[Quantity]) -> list[Quantity]:
    """Leave out sizes that only describe what is counted (`10亿元以上项目20个`)."""
    inside = [
        each
        for each in inside
        if not _WHICH_PLACES.match(text, each.start) and not _is_class(text, each)
    ]
    if len(inside) < 2:
        return inside
    kept = [
        each
        for each in inside
        if not (_WITHIN.match(text, each.end) and MONEY_OR_SIZE.search(each.base_unit))
        and not (each.unit.startswith(("万", "亿")) and _CAPACITY.match(text, each.end))
        and not (
            each.comparator in (">=", "<=", ">", "<")
            and (
                MONEY_OR_SIZE.search(each.base_unit)
                or each.base_unit in DURATIONS
                # 30户以上自然村寨 says which villages.
                or (each.base_unit in COUNTERS and not text[clause.start : each.start].strip())
            )
            and each.end < clause.end
            and (
                re.match(r"的?(?![和及与或])[\u4e00-\u9fff]", text[each.end : each.end + 2])
                or any(each.end == other.start for other in inside)  # 10亿元以上9个
            )
        )
    ]
    return kept or inside


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


def _shared_words(gap: str, *, named: bool) -> tuple[str, str]:
    """Of the words between two quantities, what belongs to the first, what to the second.

    named: a noun stands behind the second, so that the words between are the first one's.
    """
    place = _IN_PLACES.match(gap)
    if place is not None and indicators.verb(place["rest"]):
        return place["where"], place["rest"]  # 在13个街道新建站点36个
    return (gap, "") if named else (gap, gap)


def _is_amount_alone(before: str, left: Quantity, right: Quantity) -> bool:
    """Whether the first of two quantities has a name of its own: 总投资6亿元、12个重点项目."""
    return bool(_AMOUNT_ALONE.search(before)) and left.base_unit != right.base_unit


def _is_class(text: str, quantity: Quantity) -> bool:
    """Whether a sum or size only says which things are spoken of (纳税200万元以上的微型企业)."""
    bounded = quantity.comparator in (">=", "<=", ">", "<")
    size = quantity.base_unit.startswith(("元", "吨标准煤"))
    return bool(bounded and size and _CLASS_OF.match(text, quantity.end))


def _first_of_run(runs: Sequence[bool], index: int) -> int:
    """The first quantity of those that follow each other directly up to this one."""
    while index and runs[index]:
        index -= 1
    return index


def _stop(clause: Span, counted: list[Quantity], index: int) -> int:
    return counted[index + 1].start if index + 1 < len(counted) else clause.end
