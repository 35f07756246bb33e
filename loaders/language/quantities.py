"""Quantities: numbers that count or measure something, and the words that bound them.

A quantity keeps its value as written (14 for 14万平方米), its unit as written (万平方米) and
both in the base unit (140000, 平方米). What merely looks like one is left alone: years
and dates, ordinals, codes (R21-02), versions (3.0), numbers in names (58同城, “110”,
15分钟生活圈), figures of speech (百县千碗).
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from loaders.language.measures import COUNT, MEASURE, MULTIPLIER, OCCURRENCE, UNIT
from loaders.language.no_quantity import PLUS, TIMES, is_name, is_no_count, quoted_names
from loaders.language.numerals import DIGITS, MULTIPLIERS, NUMERAL, chinese_number, plain_numerals
from loaders.language.other_numbers import (
    after_units,
    bare_scores,
    compounds,
    halves,
    heads,
    per_many,
    scientific,
    without_unit,
    years_of_life,
)
from loaders.language.quantity import (
    NEAR,
    NUMBER,
    NUMERAL_RUN,
    WORDS,
    Quantity,
    any_number,
    bound_of,
    exact,
    number_of,
    quantity_of,
    range_of,
)
from loaders.language.said_changes import (
    as_growth,
    halved,
    tenths_and_doublings,
    to_nothing,
    zero_growth,
)
from ontology import late_re as re
from ontology.remembered import REMEMBERED
from ontology.text import half_width

_LOOSE = WORDS.any_of("number/loose")
_PARTS = (
    rf"{NUMBER}(?:亿|千万|百万|十万|万|千(?!米|克|瓦)|百(?!分点))"
    rf"(?:零?\d{{1,4}}(?:\.\d{{1,4}})?(?:千万|百万|十万|万|千(?!米|克|瓦)|百(?!分点))){{1,3}}(?:零?\d{{1,3}}(?!\d))?"
    rf"|{NUMBER}(?:万零?\d{{1,4}}|千(?!米|克|瓦)零?\d{{1,3}}|百(?!分点)零?\d{{1,2}})(?![\d.])"
)
"""Digits with several multipliers by turns: 1亿2000万, 13万2千."""
_CONNECTOR = r"\s?[-—–~至到]+\s?"
_ANY_UNIT = f"(?:{OCCURRENCE}|{MEASURE}|{COUNT})"
_PATTERN = re.compile(
    # Nothing is tried but where one of the ways to write a number can begin.
    rf"(?=[-\d{NUMERAL}百{''.join(WORDS['number/ahead'].words)}])"
    rf"(?:(?P<fraction>(?<!\d)(?P<over>\d{{1,9}})/(?P<under>\d{{1,9}})(?![\d/年月万]))"
    rf"|百分之(?P<percent>[{NUMERAL}点]{{1,20}}|{NUMBER})"
    rf"(?:{_CONNECTOR}(?:百分之)?(?P<percent_high>[{NUMERAL}点]{{1,20}}|{NUMBER})(?!{UNIT}))?"
    rf"|(?P<denominator>{NUMERAL_RUN})分之(?P<numerator>[{NUMERAL}点]{{1,20}}|{NUMBER})"
    rf"|(?P<parts>{_PARTS})(?P<parts_more>{_LOOSE})?\s?(?P<parts_unit>{UNIT})"
    rf"|(?:(?P<low>-?(?:{NUMBER}))(?P<low_multiplier>{MULTIPLIER})?(?:{UNIT})?(?P<range>{_CONNECTOR}|[与和](?=[\d,.，]{{1,15}}{MULTIPLIER}?{UNIT}之间)))?"
    rf"(?P<number>{NUMBER})(?P<more>{_LOOSE})?(?P<multiplier>{MULTIPLIER})?(?P<more_too>{_LOOSE})?"
    rf"\s?(?P<unit>{UNIT})"
    rf"|(?P<few>(?<![{NUMERAL}第])(?P<lead>[一二两三四五六七八九]?[十百千])?(?P<first>[一二两三四五六七八])(?P<second>[二两三四五六七八九])"
    rf"(?P<scale>[十百千万亿]{{0,3}}))(?![{NUMERAL}])(?P<few_unit>{_ANY_UNIT})"
    rf"|(?:(?P<chinese_low>{NUMERAL_RUN})(?P<chinese_low_unit>{_ANY_UNIT})?(?:{_CONNECTOR}|[与和](?=[{NUMERAL}]{{1,12}}{_ANY_UNIT}之间)))?"
    rf"(?P<about>{WORDS.any_of('number/ahead')})?(?P<numeral>{NUMERAL_RUN})(?P<many>{_LOOSE})?(?P<many_multiplier>万亿|亿|万)?"
    rf"(?P<chinese_unit>{_ANY_UNIT}))"
)
_NUMBERS = re.compile(rf"[\d{NUMERAL}零半成番]")
"""What every quantity is written with."""
_NO_NUMBER = "?"
"""The value of a word before a numeral that makes it say no number (数十)."""
_CALENDAR = re.compile(r"年|月|日")
_ACTION_BEFORE = re.compile(
    r"(?:新增|新建|新设|新开|完成|建成|建立|成立|引进|招引|引入|落地|开工|竣工|完工|投用|启用|创建|打造|"
    r"培育|举办|召开|开展|获评?|推出|出台|办理|实施|改造|交付|等|共|计|有|达到?|为|是|用时|评选出?)$"
)
_NOT_COUNTED = re.compile(
    r"(?<=二次)(?:供水|创业|元|开发|装修|污染|分配|利用|加压|转运|搬迁)|方面|环节|层面|维度|阶段|领域|步骤|角度|一批|层次|部分|工作制"
)
_SOLE = frozenset("家座所条宗幢栋")
_THINGS = _SOLE | frozenset("台辆套艘架处个场次户名口眼列部块盏间片项件支")
_COUNTED_LAST = re.compile(
    r"(?:新|[开竣完]工|建|设|购|改|修|增|引进|开通|投用|打通|举办|开展|召开|开行|培育|创建|整治|治理|完成"
    r"|招引|招聘|拆除|组建|硬化|安装)[^，。；、]*[\u4e00-\u9fff]{2}(?<![这那每各前后第以上述其中])$"
)
_MARK = re.compile(r"[，。；、,;）)]|$")
"""新开工高速公路五条、430公里: behind what was made, at a mark, a numeral counts it."""
_CUT_TO = re.compile("(?:[至到]|缩[短减]为|控制在|不超过|不多于)$")
"""审批时限压缩至一个月: here one is a number."""
_ONE_AFTER_THE_OTHER = frozenset("轮期批届次")
_ONE_OF = frozenset({"倍", "个百分点", "百分点", "个工作日"})
"""Of these one is a number too; 最后一公里 is a figure of speech."""
_MEASURED = (
    _ONE_OF | TIMES | frozenset({"平方米", "平方公里", "公顷", "吨", "亩", "个月", "千瓦", "元/人"})
)
"""Units that measure: a single numeral before one is a number, whatever stands before it."""


def quantities(text: str) -> list[Quantity]:
    """All quantities of a text, in order.

    A range (`5至8个`) is one, with both ends.
    """
    return list(_quantities(text))


@lru_cache(maxsize=REMEMBERED)
def _quantities(text: str) -> tuple[Quantity, ...]:
    words = plain_numerals(half_width(text))
    if _NUMBERS.search(words) is None:
        return ()
    names = bytearray(len(words))
    for start, end in quoted_names(words):
        names[start:end] = b"\x01" * (end - start)
    found = [
        *compounds(text, words, names),
        *halves(text, words, names),
        *after_units(text, words, names),
        *scientific(text, words, names),
        *per_many(text, words, names),
        *without_unit(text, words, names),
    ]
    for each in found:
        names[each.core_start : each.core_end] = b"\x01" * (each.core_end - each.core_start)
    for match in _PATTERN.finditer(words):
        if any(names[match.start() : match.end()]):
            continue
        found.extend(_read(text, words, match))
    found.extend(zero_growth(text))
    found.extend(to_nothing(text, words, found))
    found.extend(halved(text, names))
    found.extend(years_of_life(text, words))
    found.extend(heads(text, words, names))
    found.extend(tenths_and_doublings(text, words, names))
    found.extend(bare_scores(text, words, found))
    found = [as_growth(words, each) for each in found]
    return tuple(_without_loose(sorted(found, key=lambda each: (each.start, each.value)), words))


def _without_loose(found: list[Quantity], words: str) -> list[Quantity]:
    """Without a length of time in months and days (1个月12天): how many days that are, nobody can
    tell, and neither of its parts is the whole.
    """
    loose: set[int] = set()
    for at, (first, second) in enumerate(pairwise(found)):
        months = first.base_unit == "个月" and second.base_unit in ("天", "个星期")
        if months and words[first.end : second.start].strip("零又 ") == "":
            loose |= {at, at + 1}
    return [each for at, each in enumerate(found) if at not in loose]


def _read(  # noqa: PLR0911 - one exit for each way to write a number
    text: str, words: str, match: re.Match[str]
) -> list[Quantity]:
    groups = match.groupdict()
    if groups["fraction"]:
        return _fraction(text, match, Decimal(groups["over"]), Decimal(groups["under"]))
    if groups["percent"]:
        value = any_number(groups["percent"])
        if value is None:
            return []
        high = any_number(groups["percent_high"]) if groups["percent_high"] else None
        if high is not None and not _FROM_BEFORE.search(
            words, max(0, match.start() - NEAR), match.start()
        ):
            return range_of(text, words, match.span(), (value, "%"), (high, "%"))
        return [quantity_of(text, words, match.span(), value, "%", rule="quantity/percent")]
    if groups["denominator"]:
        numerator = groups["numerator"]
        over = chinese_number(numerator) if numerator[0] in NUMERAL else number_of(numerator)
        under = chinese_number(groups["denominator"])
        return [] if over is None or under is None else _fraction(text, match, over, under)
    if groups["parts"]:
        return _in_parts(text, words, match)
    if groups["few"]:
        return _few(text, words, match)
    if groups["numeral"]:
        return _chinese(text, words, match)
    if is_name(words, match):
        return []
    start, end = match.start("number"), match.end()
    multiplier = groups["multiplier"] or ""
    unit = multiplier + re.sub(r"\s", "", groups["unit"])
    comparator = ">=" if groups["more"] or groups["more_too"] else None
    value = number_of(groups["number"])
    if groups["low"] and not _CALENDAR.search(words[match.start() : start]):
        low = number_of(groups["low"].lstrip("-"))
        low_unit = (groups["low_multiplier"] or multiplier) + unit.removeprefix(multiplier)
        if _FROM_BEFORE.search(words, max(0, match.start() - NEAR), match.start()):
            return [  # 从3万到5万元: where it came from, and where it came to
                quantity_of(
                    text,
                    words,
                    (match.start(), match.end("range")),
                    low,
                    low_unit,
                    rule="quantity/from-to",
                ),
                quantity_of(
                    text,
                    words,
                    (start, end),
                    value,
                    unit,
                    comparator=comparator,
                    rule="quantity/from-to",
                ),
            ]
        return range_of(text, words, (match.start(), end), (low, low_unit), (value, unit))
    value, start = _signed(words, value, unit, start)
    return [quantity_of(text, words, (start, end), value, unit, comparator=comparator)]


def _signed(words: str, value: Decimal, unit: str, start: int) -> tuple[Decimal, int]:
    """A rate with the sign before it (负3.9%), and where it begins; 负增长3.4% is negative too. Of
    sums of money a sign counts where they open a cell (-120万元).
    """
    if not unit.startswith(("%", "‰", "个百分点", "百分点")):
        opens = "元" in unit and start == 1 and words[0] in _MINUSES
        return (-value, 0) if opens else (value, start)
    minus = _MINUS.search(words, max(0, start - 4), start)
    if minus is not None:
        return -value, minus.start()
    plus = PLUS.search(words, max(0, start - 2), start)
    if plus is not None:
        return value, plus.start()
    negative = _NEGATIVE_GROWTH.search(words, max(0, start - NEAR), start)
    return (-value if negative else value), start


_WITHIN_A_NUMBER = re.compile(rf"(?:[\dA-Za-z.]|[\d{NUMERAL}]点)$")
"""助餐点二十个: only behind a number is 点 a decimal point."""


def _chinese(  # noqa: PLR0911 - one exit for each way to be no number
    text: str, words: str, match: re.Match[str]
) -> list[Quantity]:
    numeral, unit = match["numeral"], match["chinese_unit"]
    start, end = match.start("numeral"), match.end()
    before = words[max(0, start - NEAR) : start]
    ahead = WORDS["number/ahead"].words.get(match["about"] or "")
    loose = bool(match["many"]) or ahead not in (None, _NO_NUMBER)
    if match["many_multiplier"]:
        unit = match["many_multiplier"] + unit
    value = chinese_number(numeral)
    if len(numeral) > 1 and all(each in DIGITS for each in numeral):
        return []  # 八一路, 一二三产: digits in a row say a name, or a year
    nth = numeral == "二" and unit in _ONE_AFTER_THE_OTHER  # 二轮延包: the second; two are 两
    if value is None or nth or ahead == _NO_NUMBER or before.endswith(("第", "每", "数")):
        return []
    if _WITHIN_A_NUMBER.search(before) or _NOT_COUNTED.match(words, end):
        return []
    of_a_name = unit == "个" and words.startswith("一", end)  # 三个一活动
    if of_a_name or is_no_count(words, before, unit, end):
        return []
    if match["chinese_low"]:
        low = chinese_number(match["chinese_low"])
        span = (match.start("chinese_low"), end)
        if low is None or words[span[0] - 1 : span[0]] == "第":
            return []
        scale = MULTIPLIERS.get(numeral[-1:], Decimal(1))
        if numeral[-1:] in ("万", "亿") and low * scale < value and not match["chinese_low_unit"]:
            low *= scale  # 三百至五百万元: both are of 万
        return range_of(text, words, span, (low, unit), (value, unit))
    round_ = re.fullmatch("[百千万亿]+", numeral) is not None
    milestone = _MILESTONE.search(before) is not None and unit == "元"
    loose = loose or (round_ and not milestone and _is_bounded(words, (start, end), unit))
    if round_ and not loose:
        return _milestone(text, words, match) if milestone else []  # else a figure of speech
    alone = len(numeral) == 1 and not loose and unit not in _MEASURED
    alone = alone and not (
        unit in _THINGS and _COUNTED_LAST.search(before) and _MARK.match(words, end)
    )
    if alone and not _ACTION_BEFORE.search(words[max(0, match.start() - NEAR) : match.start()]):
        return []  # 三项制度, 两个健康: names far more often than counts
    if numeral == "一" and unit not in _SOLE | _ONE_OF:
        shortened = unit == "个月" and _CUT_TO.search(before)
        if not (shortened and (_MARK.match(words, end) or bound_of(words, start, end, unit)[0])):
            return []
    comparator = ">=" if match["many"] else ahead
    span = (match.start(), end)
    rule = "quantity/chinese"
    value = exact(value) if "点" in numeral else value
    return [quantity_of(text, words, span, value, unit, comparator=comparator, rule=rule)]


def _is_bounded(words: str, span: tuple[int, int], unit: str) -> bool:
    """Whether a round numeral is a number by the bound beside it (举办百场以上), and no size of
    what is counted (千亩以上基地).
    """
    bound, first, last = bound_of(words, *span, unit)
    return bound is not None and (first < span[0] or _MARK.match(words, last) is not None)


_MINUS = re.compile(
    r"(?:负|(?:(?<=同比|环比)|(?<=[长幅降至到率速为了：:（(\n额值入资润出量和与及、])|^)[-−－])$"
)
"""A sign before a rate: 增长-3.5%, 零售额-3.5%, 负3.9%; or before all of a cell: -3.5%."""
_NEGATIVE_GROWTH = re.compile(r"负增长(?:了|约|近|达到?|为|幅度?为?|率为?)*$")
"""负增长3.4% is a growth of -3.4 %."""
_FROM_BEFORE = re.compile(r"[由从](?:原来的?|过去的?|[去上]年的?)?$")


def _in_parts(text: str, words: str, match: re.Match[str]) -> list[Quantity]:
    """1亿2000万元: 1.2 of 亿元; the parts must fall, and none may be as large as the one before."""
    parts = [(number_of(each["n"]), each["m"]) for each in _PART.finditer(match["parts"])]
    if _ONE_DIGIT.search(match["parts"]):
        return []  # 1万2人: 12,000 or 10,002, nobody can tell
    total = _sum_of(parts)
    if total is None:
        return []
    whole = [each for _, each in parts if each and _LARGE.search(each)]
    first = parts[0][1] if parts[0][1] in whole or not whole else whole[0][-1]  # 1百30万元: of 万元
    unit = first + re.sub(r"\s", "", match["parts_unit"])
    comparator = ">=" if match["parts_more"] else None
    value = exact(total / MULTIPLIERS.get(first, Decimal(1)))
    rule = "quantity/parts"
    return [quantity_of(text, words, match.span(), value, unit, comparator=comparator, rule=rule)]


def _sum_of(parts: list[tuple[Decimal, str]]) -> Decimal | None:
    """The sum of numbers with multipliers by turns: what a large one (万, 亿) stands behind, it
    multiplies as a whole (2千3百万); None if the parts do not fall.
    """
    total = section = Decimal(0)
    least = least_large = None
    for number, multiplier in parts:
        large = _LARGE.search(multiplier)
        small = MULTIPLIERS.get(multiplier[: large.start()] if large else multiplier, Decimal(1))
        if least is not None and number * small >= least:
            return None
        section, least = section + number * small, small
        if large:
            times = MULTIPLIERS[large.group()]
            if least_large is not None and section * times >= least_large:
                return None
            total, section = total + section * times, Decimal(0)
            least = least_large = small * times
    return total + section


_LARGE = re.compile("万亿|万|亿")
_ONE_DIGIT = re.compile(r"[亿万千百]\d$")
_PART = re.compile(r"零?(?P<n>\d[\d,，]*(?:\.\d+)?)(?P<m>万亿|千万|百万|十万|万|亿|千|百|$)")


def _few(text: str, words: str, match: re.Match[str]) -> list[Quantity]:
    """Two neighbouring digits are a range: 四五场, 三四十家, 十七八个."""
    first, second = chinese_number(match["first"]), chinese_number(match["second"])
    before = words[max(0, match.start() - 1) : match.start()]
    if first is None or second is None or second != first + 1 or before == "第":
        return []
    scale = chinese_number(f"一{match['scale']}") if match["scale"] else Decimal(1)
    lead = chinese_number(match["lead"]) if match["lead"] else Decimal(0)
    step = lead_step(match["lead"] or "")
    if scale is None or lead is None or (match["lead"] and match["scale"] and scale >= 10 * step):
        return []  # 一百二三十 are 120 to 130
    if not match["scale"]:
        scale = step
    low, high = lead + first * scale, lead + second * scale
    unit = match["few_unit"]
    read = range_of(text, words, match.span(), (low, unit), (high, unit))
    return [replace(each, rule="quantity/neighbours") for each in read]


def lead_step(lead: str) -> Decimal:
    """一百二三: the digits behind a hundred count tens, behind a thousand hundreds, else ones."""
    return {"百": Decimal(10), "千": Decimal(100)}.get(lead[-1:], Decimal(1))


_MILESTONE = re.compile(r"(?:突破|跨越|跨过|冲刺|迈向|迈上|站上|跃上|达到?|破)$")
_ROUND = re.compile(r"(?P<number>[十百千万]?)(?P<multiplier>万亿|亿|万)")


def _milestone(text: str, words: str, match: re.Match[str]) -> list[Quantity]:
    """突破千亿元: 1000 of 亿元, where a verb says that it was reached."""
    found = _ROUND.fullmatch(match["numeral"])
    if found is None:
        return []
    value = chinese_number(found["number"]) if found["number"] else Decimal(1)
    unit = found["multiplier"] + match["chinese_unit"]
    span = (match.start("numeral"), match.end())
    if value is None:
        return []
    return [quantity_of(text, words, span, value, unit, rule="quantity/milestone")]


def _fraction(text: str, match: re.Match[str], over: Decimal, under: Decimal) -> list[Quantity]:
    """A share, exactly as it is written: 千分之三点五 is 3.5‰, 十万分之八点六 is 0.000086."""
    if under == 0 or over >= under or re.search(r"[\dA-Za-z/.]$", text[: match.start()][-1:]):
        return []
    words = plain_numerals(half_width(text))
    if under in (100, 1000):
        unit = "%" if under == 100 else "‰"
        return [quantity_of(text, words, match.span(), over, unit, rule="quantity/fraction")]
    value = over / under
    rounded = value if value == value.quantize(Decimal("1e-12")) else value.quantize(_FINE)
    return [
        quantity_of(text, words, match.span(), exact(rounded), "比例", rule="quantity/fraction")
    ]


_FINE = Decimal("0.0001")
"""Of a share without end (1/3) so many places are kept."""
_ALONE = re.compile(
    rf"(?P<head>不低于|不少于|不超过|不高于|≥|≤|>|<|＞|＜)?\s*(?P<sign>[-−－+＋]?)(?P<number>{NUMBER})\s*(?P<tail>以上|以下|以内|左右)?"
)
_MINUSES = ("-", "−", "－")
_SIGNS = {"≥": "不低于", ">": "高于", "＞": "高于", "≤": "不超过", "<": "低于", "＜": "低于"}
_UNIT_ALONE = re.compile(rf"(?:{MULTIPLIER})?(?:{UNIT})(?:/[^/]{{1,4}})?")


def unit_alone(words: str) -> str | None:
    """The unit of measure that words are (`万平方米`, `%`), as a column of units holds; or None."""
    unit = half_width(words).strip()
    return unit if _UNIT_ALONE.fullmatch(unit) else None


def number_alone(text: str, unit: str) -> Quantity | None:
    """A bare number whose unit stands elsewhere (in the head, or in a column of its own)."""
    match = _ALONE.fullmatch(half_width(text))
    if match is None:
        return None
    head = match["head"] or ""
    words = f"{_SIGNS.get(head, head)}{match['number']}{unit}{match['tail'] or ''}"
    found = quantities(words)
    if len(found) != 1:
        return None
    negative = match["sign"] in _MINUSES
    return replace(
        _negated(found[0]) if negative else found[0],
        start=0,
        end=len(text),
        core_start=match.start("number"),
        core_end=match.end("number"),
        text=text,
        rule="quantity/unit-elsewhere",
    )


def _negated(quantity: Quantity) -> Quantity:
    return replace(quantity, value=-quantity.value, base_value=-quantity.base_value)
