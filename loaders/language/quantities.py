"""Quantities: numbers that count or measure something, and the words that bound them.

A quantity keeps its value as written (14 for 14万平方米), its unit as written (万平方米) and
both in the base unit (140000, 平方米). What merely looks like one is left alone: years
and dates, ordinals, codes (R21-02), versions (3.0), numbers in names (58同城, “110”,
15分钟生活圈), figures of speech (百县千碗).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from loaders.language.measures import (
    COUNT,
    COUNTERS,
    DURATIONS,
    MEASURE,
    MULTIPLIER,
    OCCURRENCE,
    RATIOS,
    UNIT,
    base,
)
from loaders.language.numerals import DIGITS, MULTIPLIERS, NUMERAL, chinese_number, plain_numerals
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.remembered import REMEMBERED
from ontology.text import half_width, quoted


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a text.

    start, end: the whole expression with its bounds (`不低于90%`, `20余个`).
    core_start, core_end: number and unit alone.
    value, unit: as written. base_value, base_unit: 万 and 亿 multiplied out.
    comparator: `=`, `>=`, `<=`, `>`, `<`, `~`; `between` of a range, whose ends are value and
        upper (`3至5个`, 三四十家).
    rule: the way of writing that it is read by (`loaders.language.rules`).
    """

    start: int
    end: int
    core_start: int
    core_end: int
    text: str
    value: Decimal
    unit: str
    comparator: str
    base_value: Decimal
    base_unit: str
    upper: Decimal | None = None
    base_upper: Decimal | None = None
    rule: str = "quantity/number"

    @property
    def is_ratio(self) -> bool:
        return self.base_unit in RATIOS


_WORDS = lexicon("numbers")
_LOOSE = _WORDS.any_of("number/loose")

# Bounded on all sides, so that a hostile run of digits is passed over, not tried from each.
_NUMBER = (
    r"(?<![\d.])(?:\d{1,3}(?:[,，]\d{3}){1,5}(?!\d)"
    r"|(?<=[\u4e00-\u9fff])\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,4}(?!\d)|\d{1,15})(?:\.\d{1,8})?(?!\d)"
)
"""1,234; 1 234 only right behind a word, for a number may number its line (1 234个)."""
_NUMERAL = (
    f"(?<![{NUMERAL}])[{NUMERAL}]{{1,20}}(?:点[{DIGITS}]{{1,8}}[十百千万亿]{{0,3}})?(?![{NUMERAL}])"
)
_PARTS = (
    rf"{_NUMBER}(?:亿|千万|百万|十万|万|千(?!米|克|瓦)|百(?!分点))"
    rf"(?:零?\d{{1,4}}(?:\.\d{{1,4}})?(?:千万|百万|十万|万|千(?!米|克|瓦)|百(?!分点))){{1,3}}(?:零?\d{{1,3}}(?!\d))?"
    rf"|{_NUMBER}(?:万零?\d{{1,4}}|千(?!米|克|瓦)零?\d{{1,3}}|百(?!分点)零?\d{{1,2}})(?![\d.])"
)
"""Digits with several multipliers by turns: 1亿2000万, 13万2千."""
_CONNECTOR = r"\s?[-—–~至到]+\s?"
_ANY_UNIT = f"(?:{OCCURRENCE}|{MEASURE}|{COUNT})"

_PATTERN = re.compile(
    # Nothing is tried but where one of the ways to write a number can begin.
    rf"(?=[-\d{NUMERAL}百{''.join(_WORDS['number/ahead'].words)}])"
    rf"(?:(?P<fraction>(?<!\d)(?P<over>\d{{1,9}})/(?P<under>\d{{1,9}})(?![\d/年月万]))"
    rf"|百分之(?P<percent>[{NUMERAL}点]{{1,20}}|{_NUMBER})"
    rf"(?:{_CONNECTOR}(?:百分之)?(?P<percent_high>[{NUMERAL}点]{{1,20}}|{_NUMBER})(?!{UNIT}))?"
    rf"|(?P<denominator>{_NUMERAL})分之(?P<numerator>[{NUMERAL}点]{{1,20}}|{_NUMBER})"
    rf"|(?P<parts>{_PARTS})(?P<parts_more>{_LOOSE})?\s?(?P<parts_unit>{UNIT})"
    rf"|(?:(?P<low>-?(?:{_NUMBER}))(?P<low_multiplier>{MULTIPLIER})?(?:{UNIT})?(?P<range>{_CONNECTOR}|[与和](?=[\d,.，]{{1,15}}{MULTIPLIER}?{UNIT}之间)))?"
    rf"(?P<number>{_NUMBER})(?P<more>{_LOOSE})?(?P<multiplier>{MULTIPLIER})?(?P<more_too>{_LOOSE})?"
    rf"\s?(?P<unit>{UNIT})"
    rf"|(?P<few>(?<![{NUMERAL}第])(?P<lead>[一二两三四五六七八九]?[十百千])?(?P<first>[一二两三四五六七八])(?P<second>[二两三四五六七八九])"
    rf"(?P<scale>[十百千万亿]{{0,3}}))(?![{NUMERAL}])(?P<few_unit>{_ANY_UNIT})"
    rf"|(?:(?P<chinese_low>{_NUMERAL})(?P<chinese_low_unit>{_ANY_UNIT})?(?:{_CONNECTOR}|[与和](?=[{NUMERAL}]{{1,12}}{_ANY_UNIT}之间)))?"
    rf"(?P<about>{_WORDS.any_of('number/ahead')})?(?P<numeral>{_NUMERAL})(?P<many>{_LOOSE})?(?P<many_multiplier>万亿|亿|万)?"
    rf"(?P<chinese_unit>{_ANY_UNIT}))"
)
_NUMBERS = re.compile(rf"[\d{NUMERAL}零半成番]")
"""What every quantity is written with."""

_NO_NUMBER = "?"
"""The value of a word before a numeral that makes it say no number (数十)."""
_NEAR = 16
"""How many characters around a number may say that it is none, or bounds it."""

_BOUND_BEFORE = [
    (
        f"number/{each}",
        re.compile(
            f"(?:{_WORDS.pattern(f'number/{each}')})(?:每[年月天日周人户亩吨]|每季度?|平均)?$"
        ),
    )
    for each in ("at-least", "at-most", "above", "below", "about")
]
_TIMES_OF = re.compile(r"(?P<bound>不低于|不少于|不高于|不超过)[^，。；、：（）()\d]{2,20}的$")
"""不低于当地标准的1.6倍: the bound stands before what the multiple is of."""
_BOUND_AFTER = [
    (f"number/{each}", re.compile(_WORDS.pattern(f"number/{each}")))
    for each in ("at-least-behind", "at-most-behind", "about-behind")
]
_WITHIN = re.compile(r"内(?![部设容资外涝需])")
_CALENDAR = re.compile(r"年|月|日")
_LIVING_CIRCLE = re.compile(r"[”\"]?[\u4e00-\u9fff、“”]{0,16}圈")
_PART_OF_HOUSE = re.compile(r"(?:\d{1,4}|[一二三四五六七八九十底])(?:楼|层|单元|室|号)")
_AROUND_THE_CLOCK = re.compile(r"(?:24(?:个)?小时|365天|7天)(?![内之以])")
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
_ONE_OF = frozenset({"倍", "个百分点", "百分点", "个工作日"})
"""Of these one is a number too; 最后一公里 is a figure of speech."""
_TIMES = frozenset({"分钟", "小时", "公里", "个小时"})
_MEASURED = (
    _ONE_OF
    | _TIMES
    | frozenset({"平方米", "平方公里", "公顷", "吨", "亩", "个月", "千瓦", "元/人"})
)
"""Units that measure: a single numeral before one is a number, whatever stands before it."""


_BOUND = re.compile(rf"(?:不低于|不少于|至少|不超过|最多|至多|最长|最短)(?:{_NUMBER})(?:{UNIT})")


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
    for start, end in _names(words):
        names[start:end] = b"\x01" * (end - start)
    found = [
        *_compounds(text, words, names),
        *_halves(text, words, names),
        *_after_units(text, words, names),
        *_scientific(text, words, names),
        *_per_many(text, words, names),
        *_without_unit(text, words, names),
    ]
    for each in found:
        names[each.core_start : each.core_end] = b"\x01" * (each.core_end - each.core_start)
    for match in _PATTERN.finditer(words):
        if any(names[match.start() : match.end()]):
            continue
        found.extend(_read(text, words, match))
    found.extend(_zero_growth(text))
    found.extend(_to_nothing(text, words, found))
    found.extend(_halved(text, names))
    found.extend(_years_of_life(text, words))
    found.extend(_heads(text, words, names))
    found.extend(_tenths_and_doublings(text, words, names))
    found.extend(_bare_scores(text, words, found))
    found = [_as_growth(words, each) for each in found]
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


_GROWN = re.compile(r"(?:增长|增加|提高|提升|扩大|上升)(?:了|近|约|超|超过|逾|至少)*$")


def _as_growth(words: str, quantity: Quantity) -> Quantity:
    """增长1.2倍 is a growth by 120 %; 是上年的1.2倍 is none."""
    if quantity.unit != "倍" or not _GROWN.search(
        words, max(0, quantity.start - _NEAR), quantity.start
    ):
        return quantity
    upper = quantity.upper and _plain(quantity.upper * 100)
    return replace(
        quantity, base_value=_plain(quantity.value * 100), base_unit="%", base_upper=upper
    )


def _names(words: str) -> list[tuple[int, int]]:
    """Quoted stretches, which name things; but “最多80天” at a clause's end sets a bound."""
    spans = []
    for start, end in quoted(words):
        inner = words[start + 1 : end - 1]
        ends_clause = end == len(words) or words[end] in "，。；、！,;！\n "
        if not (ends_clause and _BOUND.fullmatch(inner)):
            spans.append((start, end))
    spans += [match.span() for match in _UNREADABLE.finditer(words)]
    return spans


_UNREADABLE = re.compile(r"[\d.]+(?:\s*[\ue000-\uf8ff\ufffd]\s*[\d.]+)+")
"""Digits with a sign between them that only the file's own type face knows: a point, or not."""


def _read(  # noqa: PLR0911 - one exit for each way to write a number
    text: str, words: str, match: re.Match[str]
) -> list[Quantity]:
    groups = match.groupdict()
    if groups["fraction"]:
        return _fraction(text, match, Decimal(groups["over"]), Decimal(groups["under"]))
    if groups["percent"]:
        value = _any_number(groups["percent"])
        if value is None:
            return []
        high = _any_number(groups["percent_high"]) if groups["percent_high"] else None
        if high is not None and not _FROM_BEFORE.search(
            words, max(0, match.start() - _NEAR), match.start()
        ):
            return _range(text, words, match.span(), (value, "%"), (high, "%"))
        return [_make(text, words, match.span(), value, "%", rule="quantity/percent")]
    if groups["denominator"]:
        numerator = groups["numerator"]
        over = chinese_number(numerator) if numerator[0] in NUMERAL else _decimal(numerator)
        under = chinese_number(groups["denominator"])
        return [] if over is None or under is None else _fraction(text, match, over, under)
    if groups["parts"]:
        return _in_parts(text, words, match)
    if groups["few"]:
        return _few(text, words, match)
    if groups["numeral"]:
        return _chinese(text, words, match)
    if _is_name(words, match):
        return []
    start, end = match.start("number"), match.end()
    multiplier = groups["multiplier"] or ""
    unit = multiplier + re.sub(r"\s", "", groups["unit"])
    comparator = ">=" if groups["more"] or groups["more_too"] else None
    value = _decimal(groups["number"])
    if groups["low"] and not _CALENDAR.search(words[match.start() : start]):
        low = _decimal(groups["low"].lstrip("-"))
        low_unit = (groups["low_multiplier"] or multiplier) + unit.removeprefix(multiplier)
        if _FROM_BEFORE.search(words, max(0, match.start() - _NEAR), match.start()):
            return [  # 从3万到5万元: where it came from, and where it came to
                _make(
                    text,
                    words,
                    (match.start(), match.end("range")),
                    low,
                    low_unit,
                    rule="quantity/from-to",
                ),
                _make(
                    text,
                    words,
                    (start, end),
                    value,
                    unit,
                    comparator=comparator,
                    rule="quantity/from-to",
                ),
            ]
        return _range(text, words, (match.start(), end), (low, low_unit), (value, unit))
    value, start = _signed(words, value, unit, start)
    return [_make(text, words, (start, end), value, unit, comparator=comparator)]


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
    plus = _PLUS.search(words, max(0, start - 2), start)
    if plus is not None:
        return value, plus.start()
    negative = _NEGATIVE_GROWTH.search(words, max(0, start - _NEAR), start)
    return (-value if negative else value), start


def _is_name(  # noqa: PLR0911 - one exit for each way to be a name
    words: str, match: re.Match[str]
) -> bool:
    """Whether a number with a unit is part of a name, a code, an ordinal or a date."""
    start, end = match.start("number"), match.end()
    before, after = words[max(0, start - _NEAR) : start], words[end : end + 2 * _NEAR]
    unit = match["unit"]
    if unit.startswith(("%", "个百分点", "百分点")) and _PLUS.search(before):
        return False
    if match["low"] and words.endswith("第", 0, match.start()):
        return True  # 第15—20名
    if _OF_A_CODE.search(before) or _ENUMERATED.search(before) or after.startswith("+"):
        return True
    if unit == "分":
        return _is_weight_or_time(before, after)
    if unit == "个":
        # 4个100%; 2.5个亿: of what, is not said
        return bool(re.match(r"\d+%|[亿万](?![\u4e00-\u9fff])", after))
    if unit.startswith("%"):
        return before.endswith("个")
    if after.startswith("级") and unit not in COUNTERS:
        return True  # 30万吨级航道, 10千伏级: a class of works
    if unit in ("幢", "栋") and _PART_OF_HOUSE.match(after):
        return True  # 2幢1楼 is an address
    if before.endswith("前") and unit in ("名", "位"):
        return True  # 前30名 is a rank (`ranks`)
    return _is_when_or_where(words, match, before, after)


def _is_weight_or_time(before: str, after: str) -> bool:
    """权重25分, （25分）: the weight of a task; 9时30分: a time of day."""
    bracketed = before.endswith(("（", "(")) and after.startswith(("）", ")"))
    return bracketed or bool(_WEIGHT.search(before) or re.search(r"\d[时点:：]$", before))


def _is_when_or_where(words: str, match: re.Match[str], before: str, after: str) -> bool:
    """前8个月, 用3个月时间, 15分钟生活圈, 24小时服务: when, or within what reach, not how much."""
    start, end, unit = match.start("number"), match.end(), match["unit"]
    if _says_how_long(before, after, unit):
        return True
    if unit in _TIMES and (_LIVING_CIRCLE.match(after) or re.match("达(?![到标成])", after)):
        return True
    if _AROUND_THE_CLOCK.match(words, start) and not _bound(words, start, end, unit)[0]:
        return bool(re.match(r"[\u4e00-\u9fff]", after))
    return False


_WITHIN_A_NUMBER = re.compile(rf"(?:[\dA-Za-z.]|[\d{NUMERAL}]点)$")
"""助餐点二十个: only behind a number is 点 a decimal point."""


def _is_no_count(words: str, before: str, unit: str, end: int) -> bool:
    """历时八个月, 前十一个月: how long; 十多个亿: of what, is not said; 两小时经济圈: a name."""
    if unit in _TIMES and _LIVING_CIRCLE.match(words, end):
        return True
    if unit == "个" and words.startswith(("亿", "万"), end):
        return True
    return _says_how_long(before, words[end : end + _NEAR], unit)


def _says_how_long(before: str, after: str, unit: str) -> bool:
    """历时8个月, 用90天时间: how long something took, or goes on; no figure of its own."""
    if unit.endswith("个月") and _SOME_MONTHS.search(before):
        return True
    return unit in DURATIONS and bool(
        _TAKING.search(before) or (_LENGTH_OF_TIME.match(after) and _SPENT_ON.search(before))
    )


_SOME_MONTHS = re.compile(r"(?:前|头|近|未来|今后|用|历时|为期|连续|每)$")
_TAKING = re.compile(r"(?:历时|耗时|为期|历经|经过|连续)(?:近|约|超过?|长达)?$")
_SPENT_ON = re.compile(r"(?:用|利用|花|以|[，。；、（(]|^)(?:了|近|约|不到)?$")
_LENGTH_OF_TIME = re.compile(r"(?:左右)?的?(?:时间|期限)")

_OF_A_CODE = re.compile(r"(?:[A-Za-z.\d第×+*^±＋]|\d,|[A-Za-z]\d*-)$")
_ENUMERATED = re.compile(
    r"(?<![国省市区县居列])第\d{1,3}(?:[、，,和至-]\d{1,3})*[、，,和至-]$|(?<![\d.])\d{1,2}、\d{1,2}[、和及]$"
)
"""第1、2、3组, 1、2、3项工作: numbers of things, not how many."""
_WEIGHT = re.compile(r"(?:权重|分值|占|计|满分|总分|扣|加)(?:为|是|：|:)?$")
"""What stands before the weight of a task or the points of a rule."""


def _chinese(  # noqa: PLR0911 - one exit for each way to be no number
    text: str, words: str, match: re.Match[str]
) -> list[Quantity]:
    numeral, unit = match["numeral"], match["chinese_unit"]
    start, end = match.start("numeral"), match.end()
    before = words[max(0, start - _NEAR) : start]
    ahead = _WORDS["number/ahead"].words.get(match["about"] or "")
    loose = bool(match["many"]) or ahead not in (None, _NO_NUMBER)
    if match["many_multiplier"]:
        unit = match["many_multiplier"] + unit
    value = chinese_number(numeral)
    if len(numeral) > 1 and all(each in DIGITS for each in numeral):
        return []  # 八一路, 一二三产: digits in a row say a name, or a year
    if value is None or ahead == _NO_NUMBER or before.endswith(("第", "每", "数")):
        return []
    if _WITHIN_A_NUMBER.search(before) or _NOT_COUNTED.match(words, end):
        return []
    of_a_name = unit == "个" and words.startswith("一", end)  # 三个一活动
    if of_a_name or _is_no_count(words, before, unit, end):
        return []
    if match["chinese_low"]:
        low = chinese_number(match["chinese_low"])
        span = (match.start("chinese_low"), end)
        if low is None or words[span[0] - 1 : span[0]] == "第":
            return []
        scale = MULTIPLIERS.get(numeral[-1:], Decimal(1))
        if numeral[-1:] in ("万", "亿") and low * scale < value and not match["chinese_low_unit"]:
            low *= scale  # 三百至五百万元: both are of 万
        return _range(text, words, span, (low, unit), (value, unit))
    if re.fullmatch("[百千万亿]+", numeral) and not loose:
        if _MILESTONE.search(before) and unit == "元":
            return _milestone(text, words, match)
        return []  # a figure of speech
    alone = len(numeral) == 1 and not loose and unit not in _MEASURED
    alone = alone and not (
        unit in _THINGS and _COUNTED_LAST.search(before) and _MARK.match(words, end)
    )
    if alone and not _ACTION_BEFORE.search(words[max(0, match.start() - _NEAR) : match.start()]):
        return []  # 三项制度, 两个健康: names far more often than counts
    if numeral == "一" and unit not in _SOLE | _ONE_OF:
        return []
    comparator = ">=" if match["many"] else ahead
    span = (match.start(), end)
    rule = "quantity/chinese"
    value = _plain(value) if "点" in numeral else value
    return [_make(text, words, span, value, unit, comparator=comparator, rule=rule)]


_MINUS = re.compile(r"(?:负|(?:(?<=[长幅降至到率速为了：:（(\n])|^)[-−－])$")
"""A sign before a rate: 增长-3.5%, 负3.9%; or before all of a cell: -3.5%."""

_NEGATIVE_GROWTH = re.compile(r"负增长(?:了|约|近|达到?|为|幅度?为?|率为?)*$")
"""负增长3.4% is a growth of -3.4 %."""

_PLUS = re.compile(r"(?:(?<=[长幅率速为到至比：:（( \n])|^)[+＋]$")
"""A sign that says no more than the word before it: 增长+5.2%."""

_FROM_BEFORE = re.compile(r"[由从](?:原来的?|过去的?|[去上]年的?)?$")


def _range(
    text: str,
    words: str,
    span: tuple[int, int],
    low: tuple[Decimal, str],
    high: tuple[Decimal, str],
) -> list[Quantity]:
    """One quantity between two values, in the unit of the upper one."""
    (least, low_unit), (most, unit) = low, high
    factor, base_unit = base(low_unit)
    upper_factor, upper_base = base(unit)
    if base_unit != upper_base or least * factor >= most * upper_factor:
        return [] if base_unit != upper_base else [_make(text, words, span, most, unit)]
    value = least * factor / upper_factor
    if (after := _BETWEEN.match(words, span[1])) is not None:
        span = (span[0], after.end())
    made = _make(
        text, words, span, _plain(value), unit, comparator="between", rule="quantity/range"
    )
    if made.comparator in ("<=", "<") and not _KEPT_WITHIN.match(made.text):
        return [replace(made, value=most, base_value=_plain(most * upper_factor))]  # 不超过3至5个
    if made.comparator in (">=", ">"):
        return [made]
    return [replace(made, comparator="between", upper=most, base_upper=_plain(most * upper_factor))]


_KEPT_WITHIN = re.compile("控制在|稳控在|压缩在")
"""控制在100至120人 names both ends, unlike 不超过."""

_BETWEEN = re.compile("之间")


def _in_parts(text: str, words: str, match: re.Match[str]) -> list[Quantity]:
    """1亿2000万元: 1.2 of 亿元; the parts must fall, and none may be as large as the one before."""
    parts = [(_decimal(each["n"]), each["m"]) for each in _PART.finditer(match["parts"])]
    if _ONE_DIGIT.search(match["parts"]):
        return []  # 1万2人: 12,000 or 10,002, nobody can tell
    total = _sum_of(parts)
    if total is None:
        return []
    whole = [each for _, each in parts if each and _LARGE.search(each)]
    first = parts[0][1] if parts[0][1] in whole or not whole else whole[0][-1]  # 1百30万元: of 万元
    unit = first + re.sub(r"\s", "", match["parts_unit"])
    comparator = ">=" if match["parts_more"] else None
    value = _plain(total / MULTIPLIERS.get(first, Decimal(1)))
    rule = "quantity/parts"
    return [_make(text, words, match.span(), value, unit, comparator=comparator, rule=rule)]


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
    read = _range(text, words, match.span(), (low, unit), (high, unit))
    return [replace(each, rule="quantity/neighbours") for each in read]


def lead_step(lead: str) -> Decimal:
    """一百二三: the digits behind a hundred count tens, behind a thousand hundreds, else ones."""
    return {"百": Decimal(10), "千": Decimal(100)}.get(lead[-1:], Decimal(1))


_COMPOUND = re.compile(
    rf"(?<![\d{NUMERAL}])(?P<a>\d{{1,4}}(?:\.\d)?|[{NUMERAL}]{{1,6}})(?P<ua>年|个?小时|天|分钟?|元|角|公里|千米|吨)"
    rf"(?:零|又)?(?P<b>\d{{1,3}}|半|[{NUMERAL}]{{1,4}})(?P<ub>个月|小时|分钟?|秒|角|米|公斤|分(?!钟|局|之|公司))"
    rf"(?:(?P<c>\d|[{NUMERAL}])分(?![钟局之]))?"
)
_STEPS: dict[tuple[str, str], tuple[int, str]] = {
    ("年", "个月"): (12, "个月"),
    ("天", "小时"): (24, "小时"),
    ("小时", "分钟"): (60, "分钟"),
    ("小时", "分"): (60, "分钟"),
    ("分钟", "秒"): (60, "秒"),
    ("分", "秒"): (60, "秒"),
    ("元", "角"): (10, "元"),
    ("角", "分"): (10, "元"),
    ("公里", "米"): (1000, "米"),
    ("千米", "米"): (1000, "米"),
    ("吨", "公斤"): (1000, "公斤"),
}
"""How many of the smaller unit the larger has, and the unit that the whole is told in."""


def _compounds(text: str, words: str, names: bytearray) -> list[Quantity]:
    """One quantity in two units: 1年6个月, 1小时30分钟, 3元5角."""
    if not any(unit in words for _, unit in _STEPS):
        return []
    found = []
    for match in _COMPOUND.finditer(words):
        large, small = match["ua"].removeprefix("个"), match["ub"]
        step = _STEPS.get((large, small))
        first, second = _any_number(match["a"]), _any_number(match["b"])
        if step is None or first is None or second is None or any(names[slice(*match.span())]):
            continue
        if second >= step[0] or (large == "年" and first >= 100):
            continue
        third = _any_number(match["c"]) if match["c"] else Decimal(0)
        value = first * step[0] + second + (third or Decimal(0)) / 10
        if step[1] == "元":
            value /= step[0] if large == "元" else 100
        read = _make(text, words, match.span(), _plain(value), step[1], rule="quantity/compound")
        found.append(read)
    return found


def _any_number(words: str) -> Decimal | None:
    return _decimal(words) if words[0].isdigit() else chinese_number(words)


_AFTER_UNIT = re.compile(
    rf"[（(](?:单位[:：])?(?P<unit>{MULTIPLIER}?{UNIT})[）)](?:达到?|为|完成|实现|约|[:：])?\s?(?P<number>{_NUMBER})"
    rf"(?![\d.%‰年月日]|{MULTIPLIER}?{UNIT})"
)


def _after_units(text: str, words: str, names: bytearray) -> list[Quantity]:
    """专项债券（亿元）10.00: a bare number behind the unit that is said in a bracket."""
    if "）" not in words and ")" not in words:
        return []
    return [
        _make(
            text,
            words,
            match.span(),
            _decimal(match["number"]),
            match["unit"],
            rule="quantity/after-unit",
        )
        for match in _AFTER_UNIT.finditer(words)
        if not any(names[slice(*match.span())])
    ]


_HALF = re.compile(
    rf"(?<![\d.{NUMERAL}第])(?P<number>\d{{1,4}}|[{NUMERAL}]{{1,4}})"
    r"(?:个半(?P<of>工作日|小时|月|学年)|(?P<unit>天|公里|亩|小时|吨|年)半(?![径价数成载封]))"
)


_HALF_ONE = re.compile(
    rf"(?<![上下前后大小另多过个{NUMERAL}\d.])半(?:个)?(?P<of>工作日|小时|天|月)(?![候报刊谈])"
    r"(?![\u4e00-\u9fff、“”]{0,8}圈)"
)
"""半小时, 半个工作日; 半年 is no number of months, 上半月 a period, 大半天 a figure of speech."""


def _halves(text: str, words: str, names: bytearray) -> list[Quantity]:
    """两个半工作日, 三天半: and a half, said behind the classifier. 半小时: half of one."""
    if "半" not in words:
        return []
    found = []
    for match in _HALF_ONE.finditer(words):
        if match["of"] == "月" and "个" not in match.group():
            continue
        if not any(names[slice(*match.span())]):
            unit = {"工作日": "个工作日", "月": "个月"}.get(match["of"], match["of"])
            half = Decimal("0.5")
            found.append(_make(text, words, match.span(), half, unit, rule="quantity/half"))
    for match in _HALF.finditer(words):
        number = _any_number(match["number"])
        if number is None or any(names[slice(*match.span())]):
            continue
        unit = {"工作日": "个工作日", "月": "个月"}.get(
            match["of"] or "", match["of"] or match["unit"]
        )
        value = number + Decimal("0.5")
        found.append(_make(text, words, match.span(), value, unit, rule="quantity/half"))
    return found


_POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SCIENTIFIC = re.compile(
    rf"(?P<number>{_NUMBER})\s?[×xX]\s?10(?:\^(?P<power>\d{{1,2}})|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,2}}))\s?(?P<unit>{UNIT})"
)


def _scientific(text: str, words: str, names: bytearray) -> list[Quantity]:
    """1.2×10^4吨: with a power of ten."""
    if "10" not in words:
        return []
    found = []
    for match in _SCIENTIFIC.finditer(words):
        if not any(names[slice(*match.span())]):
            power = int(match["power"] or match["raised"].translate(_POWERS))
            value = _plain(_decimal(match["number"]) * Decimal(10) ** power)
            span = match.span()
            found.append(_make(text, words, span, value, match["unit"], rule="quantity/scientific"))
    return found


_PER_MANY = re.compile(
    rf"(?P<number>{_NUMBER})(?P<unit>/(?P<many>10万|十万|万|百万)人?)(?![元个亩吨平公\d])"
)


def _per_many(text: str, words: str, names: bytearray) -> list[Quantity]:
    """8.6/10万: how many there are among so many."""
    if "/" not in words:
        return []
    found = []
    for match in _PER_MANY.finditer(words):
        if not any(names[slice(*match.span())]):
            value, many = _decimal(match["number"]), _MANY[match["many"]]
            read = _make(text, words, match.span(), value, match["unit"], rule="quantity/per-many")
            share = _plain(value / many)
            found.append(replace(read, base_value=share, base_unit="比例"))
    return found


_MANY = {"10万": 100_000, "十万": 100_000, "万": 10_000, "百万": 1_000_000}

_SUMS = (
    "资金|投资|债券|贷款|补贴|补助|补偿款|救助金|抚恤金|奖金|津贴|红利|工资|租金|税收|收入|支出|产值|营收|销售额|交易额|成交额"
    "|债务|经费|保费|基金|融资|授信|罚款|罚没款|欠款|货款|内资|利润|增加值"
)
_SPENT = (
    "投入|支出|拨付|安排|发行|兑付|筹集|筹措|融资|偿还|贷款|退税|减税|化债|下拨|下达|募集|捐款|罚款"
)
_NO_UNIT = re.compile(
    rf"(?:(?P<sum>(?:{_SUMS})(?:额|额度|规模|总额|余额)?)|(?P<spent>{_SPENT})|(?P<heads>人数|人口|人次|(?<!用)户数)(?:总数|规模)?)"
    r"(?:已|共|累计|合计|总计|全年|分别|约|近|超过?|逾|突破|达到?|为|完成|实现|增至|增加到|提高到|共计)*"
    rf"(?P<number>{_NUMBER})(?P<unit>万亿|亿|千万|百万|万)(?P<more>[余多])?(?=(?:以上|左右|以内)(?!的)|[，。；、,;）)]|\s*$)"
)


def _without_unit(text: str, words: str, names: bytearray) -> list[Quantity]:
    """安排专项资金8000万, 参保人数4.8万: of what a number with 万 or 亿 alone is, the words
    before it say.
    """
    if "万" not in words and "亿" not in words:
        return []
    found = []
    for match in _NO_UNIT.finditer(words):
        span = (match.start("number"), match.end("more") if match["more"] else match.end("unit"))
        if any(names[slice(*span)]):
            continue
        value, unit = _decimal(match["number"]), match["unit"]
        counted = "元" if not match["heads"] else _HEADS_IN.get(match["heads"], "人")
        read = _make(
            text,
            words,
            span,
            value,
            unit,
            comparator=">=" if match["more"] else None,
            rule="quantity/unit-left-out",
        )
        total = _plain(value * MULTIPLIERS[unit])
        found.append(replace(read, base_value=total, base_unit=counted))
    return found


_HEADS_IN = {"人次": "人次", "户数": "户"}

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
    return [_make(text, words, span, value, unit, rule="quantity/milestone")]


def _fraction(text: str, match: re.Match[str], over: Decimal, under: Decimal) -> list[Quantity]:
    """A share, exactly as it is written: 千分之三点五 is 3.5‰, 十万分之八点六 is 0.000086."""
    if under == 0 or over >= under or re.search(r"[\dA-Za-z/.]$", text[: match.start()][-1:]):
        return []
    words = plain_numerals(half_width(text))
    if under in (100, 1000):
        unit = "%" if under == 100 else "‰"
        return [_make(text, words, match.span(), over, unit, rule="quantity/fraction")]
    value = over / under
    rounded = value if value == value.quantize(Decimal("1e-12")) else value.quantize(_FINE)
    return [_make(text, words, match.span(), _plain(rounded), "比例", rule="quantity/fraction")]


_FINE = Decimal("0.0001")
"""Of a share without end (1/3) so many places are kept."""


_LIFE = re.compile(
    rf"(?:寿命|平均年龄)[^，。；]{{0,8}}?(?P<age>{_NUMBER})岁|年限[^，。；]{{0,8}}?(?P<years>{_NUMBER})年"
    rf"|(?:延长|承包|寿命|使用|质保|租|合作|服务|从业|经营|运营|保质|任职|工龄|[质租工]期)期?(?:再|限|为|至少|不少于|不低于|超过?|满|了|达)*"
    rf"(?P<lasting>(?<![到至于])(?<!\d)\d{{1,2}})年(?![底初末度内前来代级份\d月上下])"
)


def _years_of_life(text: str, words: str) -> list[Quantity]:
    """Ages, years of schooling and of validity, where the words say that they are measured."""
    if "年" not in words and "岁" not in words:
        return []
    found = []
    for match in _LIFE.finditer(words):
        group, unit = ("age", "岁") if match["age"] else ("years", "年")
        group = "lasting" if match["lasting"] else group
        span = (match.start(group), match.end())
        value = _decimal(match[group])
        found.append(_make(text, words, span, value, unit, rule="quantity/years"))
    return found


_HEADS = re.compile(
    rf"(?P<number>{_NUMBER})(?P<multiplier>万|亿)余?(?=(?:农村|城镇|城乡|贫困|脱贫|困难|建档立卡|低收入|各族|群众性?|广大|失能|留守|外来|常住|"
    r"户籍|农业|在校|退役|退休|参保|在册|易返贫)*"
    r"(?P<who>人口|群众|居民|市民|农牧民|牧民|渔民|农民|师生|患者|旅客|学生|职工|劳动力|党员|干部|老人|老年人|游客|学子|劳动者|军人|用户|家庭|农户|住户|棚户))"
)


def _heads(text: str, words: str, names: bytearray) -> list[Quantity]:
    """People counted without a classifier: 6.8万贫困人口."""
    if "万" not in words and "亿" not in words:
        return []
    found = []
    for match in _HEADS.finditer(words):
        if any(names[match.start() : match.end()]):
            continue
        value, unit = _decimal(match["number"]), match["multiplier"]
        span = (match.start(), match.end("multiplier"))
        total = _plain(value * MULTIPLIERS[unit])
        counted = "户" if match["who"] in ("用户", "家庭", "农户", "住户", "棚户") else "人"
        read = _make(text, words, span, value, unit, rule="quantity/people")
        found.append(replace(read, base_value=total, base_unit=counted))
    return found


_TENTHS = re.compile(
    r"(?<![一二三四五六七八九十百千万\d])(?:(?P<low>[一二两三四五六七八]|[1-8](?:\.\d)?)(?P<link>[至到~～—–-]?))?(?P<tenths>[一二两三四五六七八九]|(?<![A-Za-z.第])[1-9](?:\.\d)?)成(?:(?P<half>半)|(?P<hundredths>[一二三四五六七八九1-9])(?=$|[，。；、）)以左]))?(?![立为功果员效本都交长品熟套不份就型人全绩天群])"
)
_DOUBLINGS = re.compile(r"(?<=翻)了?(?P<times>[一两二三四])?番")


def _tenths_and_doublings(text: str, words: str, names: bytearray) -> list[Quantity]:
    """三成 (30 %), 翻一番 (grown by 100 %): shares and growth that are said in a word."""
    if "成" not in words and "番" not in words:
        return []
    found = []
    for match in _TENTHS.finditer(words):
        value = _any_number(match["tenths"])
        if value is not None and not any(names[match.start() : match.end()]):
            share = value + (Decimal("0.5") if match["half"] else 0)
            if match["hundredths"]:  # 一成五 is 15 %
                share += (_any_number(match["hundredths"]) or Decimal(0)) / 10
            low = _any_number(match["low"]) if match["low"] else None
            if low is not None and not (low < share if match["link"] else low + 1 == value):
                continue
            first = share if low is None else low
            kind = None if low is None else "between"
            read = _make(
                text, words, match.span(), first, "成", comparator=kind, rule="quantity/tenths"
            )
            read = replace(read, base_value=_plain(first * 10), base_unit="%")
            if read.comparator == "between":
                read = replace(read, upper=share, base_upper=_plain(share * 10))
            found.append(read)
    for match in _DOUBLINGS.finditer(words):
        value = chinese_number(match["times"] or "一")
        if value is not None and not any(names[match.start() : match.end()]):
            read = _make(text, words, match.span(), value, "番", rule="quantity/doubling")
            grown = _plain((Decimal(2) ** value - 1) * 100)
            found.append(replace(read, base_value=grown, base_unit="%"))
    return found


def _zero_growth(text: str) -> list[Quantity]:
    """零增长, 零新增, 零发生: zero, said in a word."""
    if "零" not in text:
        return []
    return [
        _make(text, text, (match.start(), match.start() + 1), Decimal(0), "%", rule="quantity/zero")
        for match in re.finditer(r"零(?=负?增长(?!技术|行动|方案|计划|示范|试点|工程))", text)
    ]


_NOTHING = re.compile(
    r"(?:[降减]|下降|降低|减少|压减|压降)(?:至|到|为)(?P<zero>[0零])(?=[，。；、,;）)”\s]|$)"
)
_FROM_SOME = re.compile(r"[由从](?:(?:19|20)\d{2}年底?的|[年月][初底末]的|原来的|最初的|去年的)?$")


def _to_nothing(text: str, words: str, found: list[Quantity]) -> list[Quantity]:
    """从4.1%降至0: nothing is left, in the unit of what there was."""
    made = []
    for match in _NOTHING.finditer(words):
        last = next((each for each in found if each.end == match.start()), None)
        if last is None or not _FROM_SOME.search(words, max(0, last.start - _NEAR), last.start):
            continue
        span = match.span("zero")
        made.append(_make(text, words, span, Decimal(0), last.unit, rule="quantity/zero"))
    return made


_HALVED = re.compile(
    r"(?<=减)半(?!征|收|缴|执|年|天|小时|个|价|数)"
    r"|(?:下降|减少|降低|压减|压缩|压降|缩短|缩减|精简|削减|下滑|下跌|增长|增加|提高|提升|上升|扩大)"
    r"(?:了|近|约|超|超过|过|逾|将近|接近)*(?P<half>一半)(?=以上|[，。；、,;）)”\s]|$)"
)


def _halved(text: str, names: bytearray) -> list[Quantity]:
    """审批时限减半, 库存下降一半: a change by 50 %, said in a word."""
    if "半" not in text:
        return []
    return [
        _make(
            text,
            text,
            match.span("half" if match["half"] else 0),
            Decimal(50),
            "%",
            rule="quantity/halved",
        )
        for match in _HALVED.finditer(text)
        if not names[match.start()]
    ]


_ALONE = re.compile(
    rf"(?P<head>不低于|不少于|不超过|不高于|≥|≤|>|<|＞|＜)?\s*(?P<sign>[-−－+＋]?)(?P<number>{_NUMBER})\s*(?P<tail>以上|以下|以内|左右)?"
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


_SCORE = re.compile(
    rf"(?:指数|得分|评分|均分|系数|满意度|分值)"
    r"(?:(?:提高|提升|增加|上升|下降|降低)[到至]|(?:稳定|保持|控制)在|达到?|为|至|：|:)?"
    rf"(?P<value>{_NUMBER})(?![\d.%‰A-Za-z\u4e00-\u9fff])"
)


def _bare_scores(text: str, words: str, found: list[Quantity]) -> list[Quantity]:
    """Indexes and scores, which need no unit: 指数达95.2."""
    every = list(_SCORE.finditer(words))
    if not every:
        return []
    taken = {at for each in found for at in range(each.start, each.end)}
    return [
        _make(text, words, match.span("value"), _decimal(match["value"]), "", rule="quantity/score")
        for match in every
        if match.start("value") not in taken
    ]


def _make(
    text: str,
    words: str,
    span: tuple[int, int],
    value: Decimal,
    unit: str,
    *,
    comparator: str | None = None,
    rule: str = "quantity/number",
) -> Quantity:
    core_start, core_end = span
    bound, start, end = _bound(words, core_start, core_end, unit)
    multiplier, base_unit = base(unit)
    return Quantity(
        start=start,
        end=end,
        core_start=core_start,
        core_end=core_end,
        text=text[start:end],
        value=value,
        unit=unit,
        comparator=bound or comparator or "=",
        base_value=_plain(value * multiplier),
        base_unit=base_unit,
        rule=rule,
    )


def _bound(words: str, start: int, end: int, unit: str) -> tuple[str | None, int, int]:
    """The comparator said before or after a core, and the span with its words."""
    comparator: str | None = None
    first, last = start, end
    head = words[max(0, start - 8) : start]
    for entry, pattern in _BOUND_BEFORE:
        match = pattern.search(head)
        if match:
            comparator, first = _WORDS[entry].value, start - len(match.group())
            break
    if comparator is None and unit in ("倍", "%"):
        of = _TIMES_OF.search(words, max(0, start - 2 * _NEAR), start)
        if of:
            comparator, first = (">=" if of["bound"] in ("不低于", "不少于") else "<="), of.start()
    for entry, pattern in _BOUND_AFTER:
        match = pattern.match(words, end)
        if match:
            value = _WORDS[entry].value
            about = value == "~" and _KEPT_WITHIN.match(head, len(head) - (start - first))
            # 控制在5%左右 is about that much, not at most.
            comparator, last = value if about else comparator or value, match.end()
            break
    else:
        if base(unit)[1] in DURATIONS and (match := _WITHIN.match(words, end)):
            comparator, last = comparator or "<=", match.end()
    return comparator, first, last


def _decimal(number: str) -> Decimal:
    return Decimal(re.sub("[,， \u00a0\u202f]", "", number))


def _plain(value: Decimal) -> Decimal:
    """Without trailing zeros or exponent, so that equal values are written equally."""
    normal = value.normalize()
    return normal.quantize(Decimal(1)) if normal == normal.to_integral_value() else normal


def bounding_words(text: str, quantity: Quantity) -> Iterator[tuple[str, str]]:
    """The entries of the lexicon that a quantity's numerals and bounds are read by, with values."""
    head, tail = text[quantity.start : quantity.core_start], text[quantity.core_end : quantity.end]
    core = text[quantity.core_start : quantity.core_end]
    for entry, pattern in _BOUND_BEFORE:
        if pattern.search(head):
            yield entry, _WORDS[entry].value
    for entry, pattern in _BOUND_AFTER:
        if pattern.match(tail):
            yield entry, _WORDS[entry].value
    number = core.removesuffix(quantity.unit) if quantity.rule == "quantity/number" else core
    for each in ("loose", "ahead"):
        words = _WORDS[f"number/{each}"].words
        found = core[:1] if each == "ahead" else next((w for w in words if w in number), "")
        if found in words:
            yield f"number/{each}", words[found]
    if quantity.unit and any(quantity.unit.startswith(word) for word in MULTIPLIERS):
        yield "number/multiplier", f"{quantity.base_value}"
    if quantity.rule != "quantity/number":
        for each in ("digit", "step", "scale", "formal"):
            if any(word in number for word in _WORDS[f"number/{each}"].words):
                yield f"number/{each}", f"{quantity.base_value}"
