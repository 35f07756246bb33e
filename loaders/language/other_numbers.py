"""Quantities that are not one number and its unit: 1年6个月, 三天半, 1.2×10^4吨, 参保人数4.8万."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from loaders.language.measures import MULTIPLIER, UNIT
from loaders.language.numerals import MULTIPLIERS, NUMERAL
from loaders.language.quantity import NUMBER, Quantity, any_number, exact, number_of, quantity_of
from ontology import late_re as re

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


def compounds(text: str, words: str, names: bytearray) -> list[Quantity]:
    """One quantity in two units: 1年6个月, 1小时30分钟, 3元5角."""
    if not any(unit in words for _, unit in _STEPS):
        return []
    found = []
    for match in _COMPOUND.finditer(words):
        large, small = match["ua"].removeprefix("个"), match["ub"]
        step = _STEPS.get((large, small))
        first, second = any_number(match["a"]), any_number(match["b"])
        if step is None or first is None or second is None or any(names[slice(*match.span())]):
            continue
        if second >= step[0] or (large == "年" and first >= 100):
            continue
        third = any_number(match["c"]) if match["c"] else Decimal(0)
        value = first * step[0] + second + (third or Decimal(0)) / 10
        if step[1] == "元":
            value /= step[0] if large == "元" else 100
        read = quantity_of(
            text, words, match.span(), exact(value), step[1], rule="quantity/compound"
        )
        found.append(read)
    return found


_AFTER_UNIT = re.compile(
    rf"[（(](?:单位[:：])?(?P<unit>{MULTIPLIER}?{UNIT})[）)](?:达到?|为|完成|实现|约|[:：])?\s?(?P<number>{NUMBER})"
    rf"(?![\d.%‰年月日]|{MULTIPLIER}?{UNIT})"
)


def after_units(text: str, words: str, names: bytearray) -> list[Quantity]:
    """专项债券（亿元）10.00: a bare number behind the unit that is said in a bracket."""
    if "）" not in words and ")" not in words:
        return []
    return [
        quantity_of(
            text,
            words,
            match.span(),
            number_of(match["number"]),
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


def halves(text: str, words: str, names: bytearray) -> list[Quantity]:
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
            found.append(quantity_of(text, words, match.span(), half, unit, rule="quantity/half"))
    for match in _HALF.finditer(words):
        number = any_number(match["number"])
        if number is None or any(names[slice(*match.span())]):
            continue
        unit = {"工作日": "个工作日", "月": "个月"}.get(
            match["of"] or "", match["of"] or match["unit"]
        )
        value = number + Decimal("0.5")
        found.append(quantity_of(text, words, match.span(), value, unit, rule="quantity/half"))
    return found


_POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SCIENTIFIC = re.compile(
    rf"(?P<number>{NUMBER})\s?[×xX]\s?10(?:\^(?P<power>\d{{1,2}})|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,2}}))\s?(?P<unit>{UNIT})"
)


def scientific(text: str, words: str, names: bytearray) -> list[Quantity]:
    """1.2×10^4吨: with a power of ten."""
    if "10" not in words:
        return []
    found = []
    for match in _SCIENTIFIC.finditer(words):
        if not any(names[slice(*match.span())]):
            power = int(match["power"] or match["raised"].translate(_POWERS))
            value = exact(number_of(match["number"]) * Decimal(10) ** power)
            span = match.span()
            found.append(
                quantity_of(text, words, span, value, match["unit"], rule="quantity/scientific")
            )
    return found


_PER_MANY = re.compile(
    rf"(?P<number>{NUMBER})(?P<unit>/(?P<many>10万|十万|万|百万)人?)(?![元个亩吨平公\d])"
)


def per_many(text: str, words: str, names: bytearray) -> list[Quantity]:
    """8.6/10万: how many there are among so many."""
    if "/" not in words:
        return []
    found = []
    for match in _PER_MANY.finditer(words):
        if not any(names[slice(*match.span())]):
            value, many = number_of(match["number"]), _MANY[match["many"]]
            read = quantity_of(
                text, words, match.span(), value, match["unit"], rule="quantity/per-many"
            )
            share = exact(value / many)
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
    rf"(?P<number>{NUMBER})(?P<unit>万亿|亿|千万|百万|万)(?P<more>[余多])?(?=(?:以上|左右|以内)(?!的)|[，。；、,;）)]|\s*$"
    r"|用[于以]|的(?=同时)|的(?=[\u4e00-\u9fff]{4})(?![\u4e00-\u9fff]{0,8}(?:[\d人户家]|企业|家庭)))"
)


def without_unit(text: str, words: str, names: bytearray) -> list[Quantity]:
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
        value, unit = number_of(match["number"]), match["unit"]
        counted = "元" if not match["heads"] else _HEADS_IN.get(match["heads"], "人")
        read = quantity_of(
            text,
            words,
            span,
            value,
            unit,
            comparator=">=" if match["more"] else None,
            rule="quantity/unit-left-out",
        )
        total = exact(value * MULTIPLIERS[unit])
        found.append(replace(read, unit=unit + counted, base_value=total, base_unit=counted))
    return found


_HEADS_IN = {"人次": "人次", "户数": "户"}
_LIFE = re.compile(
    rf"(?:寿命|平均年龄)[^，。；]{{0,8}}?(?P<age>{NUMBER})岁|年限[^，。；]{{0,8}}?(?P<years>{NUMBER})年"
    rf"|(?:(?<!再)(?<!到期后)延长|承包|寿命|使用|质保|租|合作|服务|从业|经营|运营|保质|任职|工龄|[质租工]期)期?(?:再|限|为|至少|不少于|不低于|超过?|满|了|达)*"
    rf"(?P<lasting>(?<![到至于])(?<!\d)\d{{1,2}})年(?![底初末度内前来代级份\d月上下])"
    r"|(?:周期|工期|时限|期限|用时)(?:不超过|不多于|少于|控制在|(?:压缩|缩短|压减)[到至])"
    r"(?P<within>\d{1,2})年(?=[以之]?内|[，。；、,;）)]|\s*$)"
)


def years_of_life(text: str, words: str) -> list[Quantity]:
    """Ages, years of schooling and of validity, where the words say that they are measured."""
    if "年" not in words and "岁" not in words:
        return []
    found = []
    for match in _LIFE.finditer(words):
        group = match.lastgroup or ""
        unit = "岁" if group == "age" else "年"
        span = (match.start(group), match.end())
        value = number_of(match[group])
        found.append(quantity_of(text, words, span, value, unit, rule="quantity/years"))
    return found


_HEADS = re.compile(
    rf"(?P<number>{NUMBER})(?P<multiplier>万|亿)(?P<more>[余多])?(?=(?:农村|城镇|城乡|贫困|脱贫|困难|建档立卡|低收入|各族|群众性?|广大|失能|留守|外来|常住|"
    r"户籍|农业|在校|退役|退休|参保|在册|易返贫)*"
    r"(?P<who>人口|群众|居民|市民|农牧民|牧民|渔民|农民|师生|患者|旅客|学生|职工|劳动力|党员|干部|老人|老年人|游客|学子|劳动者|军人|用户|家庭|农户|住户|棚户))"
)


def heads(text: str, words: str, names: bytearray) -> list[Quantity]:
    """People counted without a classifier: 6.8万贫困人口."""
    if "万" not in words and "亿" not in words:
        return []
    found = []
    for match in _HEADS.finditer(words):
        if any(names[match.start() : match.end()]):
            continue
        value, unit = number_of(match["number"]), match["multiplier"]
        span = (match.start(), match.end("more" if match["more"] else "multiplier"))
        at_least = ">=" if match["more"] else None
        total = exact(value * MULTIPLIERS[unit])
        counted = "户" if match["who"] in ("用户", "家庭", "农户", "住户", "棚户") else "人"
        read = quantity_of(
            text, words, span, value, unit, comparator=at_least, rule="quantity/people"
        )
        found.append(replace(read, unit=unit + counted, base_value=total, base_unit=counted))
    return found


_SCORE = re.compile(
    rf"(?:指数|得分|评分|均分|系数|满意度|分值)"
    r"(?:(?:提高|提升|增加|上升|下降|降低)[到至]|(?:稳定|保持|控制)在|达到?|为|至|：|:)?"
    rf"(?P<value>{NUMBER})(?![\d.%‰A-Za-z\u4e00-\u9fff])"
)


_OF_MANY = re.compile(
    r"(?:(?:亿元|万元|万车|百万吨|十万|万人|千人|百人)[^，。；、\d]{0,14}率|容积率|收入比)"
    r"(?:(?:控制|稳定|保持)在|不超过|不高于|低于|高于|达到?|为|至|：|:|(?:上升|下降|降低|提高|降|升)[到至为])?"
    rf"(?:[由从](?P<base>{NUMBER})(?:上升|下降|降低|减少|提高|增加|缩小|扩大|降|升)[到至为])?"
    rf"(?P<value>{NUMBER})(?![\d.%‰/A-Za-z年月]|{MULTIPLIER}?{UNIT})"
)
"""道路交通万车死亡率由2.78降到2.14: how many among so many."""


def bare_scores(text: str, words: str, found: list[Quantity]) -> list[Quantity]:
    """Indexes, scores and rates among many, which need no unit: 指数达95.2, 万车死亡率0.98."""
    every = [
        match.span(group)
        for pattern, groups in ((_SCORE, ("value",)), (_OF_MANY, ("base", "value")))
        for match in pattern.finditer(words)
        for group in groups
        if match[group]
    ]
    if not every:
        return []
    taken = {at for each in found for at in range(each.start, each.end)}
    return [
        quantity_of(text, words, span, number_of(words[slice(*span)]), "", rule="quantity/score")
        for span in sorted(set(every))
        if span[0] not in taken
    ]
