"""Changes and shares said in a word: 三成, 翻一番, 减半, 零增长, 降至0, 增长1.2倍."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from loaders.language.numerals import chinese_number
from loaders.language.quantity import NEAR, Quantity, any_number, exact, quantity_of
from ontology import late_re as re

_GROWN = re.compile(r"(?:增长|增加|提高|提升|扩大|上升)(?:了|近|约|超|超过|逾|至少)*$")


def as_growth(words: str, quantity: Quantity) -> Quantity:
    """增长1.2倍 is a growth by 120 %; 是上年的1.2倍 is none."""
    if quantity.unit != "倍" or not _GROWN.search(
        words, max(0, quantity.start - NEAR), quantity.start
    ):
        return quantity
    upper = quantity.upper and exact(quantity.upper * 100)
    return replace(
        quantity, base_value=exact(quantity.value * 100), base_unit="%", base_upper=upper
    )


_TENTHS = re.compile(
    r"(?<![一二三四五六七八九十百千万\d])(?:(?P<low>[一二两三四五六七八]|[1-8](?:\.\d)?)(?P<link>[至到~～—–-]?))?(?P<tenths>[一二两三四五六七八九]|(?<![A-Za-z.第])[1-9](?:\.\d)?)成(?:(?P<half>半)|(?P<hundredths>[一二三四五六七八九1-9])(?=$|[，。；、）)以左提增上下降升到至扩减]))?(?![立为功果员效本都交长品熟套不份就型人全绩天群])"
)
_DOUBLINGS = re.compile(r"(?<=翻)了?(?P<times>[一两二三四])?番")


def tenths_and_doublings(text: str, words: str, names: bytearray) -> list[Quantity]:
    """三成 (30 %), 翻一番 (grown by 100 %): shares and growth that are said in a word."""
    if "成" not in words and "番" not in words:
        return []
    found = []
    for match in _TENTHS.finditer(words):
        value = any_number(match["tenths"])
        if value is not None and not any(names[match.start() : match.end()]):
            share = value + (Decimal("0.5") if match["half"] else 0)
            if match["hundredths"]:  # 一成五 is 15 %
                share += (any_number(match["hundredths"]) or Decimal(0)) / 10
            low = any_number(match["low"]) if match["low"] else None
            if low is not None and not (low < share if match["link"] else low + 1 == value):
                continue
            first = share if low is None else low
            kind = None if low is None else "between"
            read = quantity_of(
                text, words, match.span(), first, "成", comparator=kind, rule="quantity/tenths"
            )
            read = replace(read, base_value=exact(first * 10), base_unit="%")
            if read.comparator == "between":
                read = replace(read, upper=share, base_upper=exact(share * 10))
            found.append(read)
    for match in _DOUBLINGS.finditer(words):
        value = chinese_number(match["times"] or "一")
        if value is not None and not any(names[match.start() : match.end()]):
            read = quantity_of(text, words, match.span(), value, "番", rule="quantity/doubling")
            grown = exact((Decimal(2) ** value - 1) * 100)
            found.append(replace(read, base_value=grown, base_unit="%"))
    return found


def zero_growth(text: str) -> list[Quantity]:
    """零增长, 零新增, 零发生: zero, said in a word."""
    if "零" not in text:
        return []
    return [
        quantity_of(
            text, text, (match.start(), match.start() + 1), Decimal(0), "%", rule="quantity/zero"
        )
        for match in re.finditer(r"零(?=负?增长(?!技术|行动|方案|计划|示范|试点|工程))", text)
    ]


_NOTHING = re.compile(
    r"(?:[降减]|下降|降低|减少|压减|压降)(?:至|到|为)(?P<zero>[0零])(?=[，。；、,;）)”\s]|$)"
)
_FROM_SOME = re.compile(r"[由从](?:(?:19|20)\d{2}年底?的|[年月][初底末]的|原来的|最初的|去年的)?$")


def to_nothing(text: str, words: str, found: list[Quantity]) -> list[Quantity]:
    """从4.1%降至0: nothing is left, in the unit of what there was."""
    made = []
    for match in _NOTHING.finditer(words):
        last = next((each for each in found if each.end == match.start()), None)
        if last is None or not _FROM_SOME.search(words, max(0, last.start - NEAR), last.start):
            continue
        span = match.span("zero")
        made.append(quantity_of(text, words, span, Decimal(0), last.unit, rule="quantity/zero"))
    return made


_HALVED = re.compile(
    r"(?<=减)半(?!征|收|缴|执|年|天|小时|个|价|数)"
    r"|(?:下降|减少|降低|压减|压缩|压降|缩短|缩减|精简|削减|下滑|下跌|增长|增加|提高|提升|上升|扩大)"
    r"(?:了|近|约|超|超过|过|逾|将近|接近)*(?P<half>一半)(?=以上|[，。；、,;）)”\s]|$)"
)


def halved(text: str, names: bytearray) -> list[Quantity]:
    """审批时限减半, 库存下降一半: a change by 50 %, said in a word."""
    if "半" not in text:
        return []
    return [
        quantity_of(
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
