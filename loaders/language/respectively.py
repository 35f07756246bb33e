"""A figure for each of a list: 甲、乙产值分别增长5%、6%, 由45、38天分别压缩至39、33天.

Where there are as many values as names, the i-th is of the i-th. Where their numbers differ,
nobody can tell which is of what, and no name is given. What the members of a list share, and
words that name two things at once, stand in `loaders/lexicon/lists.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from loaders.language.enumerations import split_items
from loaders.language.lists import CARDINAL
from loaders.language.period import OPEN_YEAR
from loaders.language.quantity import Quantity
from loaders.lexicon import lexicon
from ontology import late_re as re

RESPECTIVELY = "分别"

_WORDS = lexicon("lists")
_RATE = re.compile(f"{_WORDS.pattern('list/rate')}$")
_MEASURE = re.compile(f"(?:{_WORDS.any_of('list/measure')}|率|数|(?<!质)量)$")
_MEASURED = re.compile(f"(?:{_WORDS.any_of('list/modifier')})*{_WORDS.any_of('list/measure')}$")
_A_PLACE = re.compile("[\u4e00-\u9fff]{1,8}(?:[省市县区旗州镇乡]|街道|园区|新区)")
_OF_PLACE = re.compile(
    "[\u4e00-\u9fff]{1,6}?(?:街道|新区|园区|开发区|[市县区旗州镇乡])(?=[\u4e00-\u9fff]{2})"
)
_ALONE = re.compile(f"{_WORDS.any_of('list/measure')}$")
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
_RATIO = re.compile(r"(?:率|占比|比重|比例|增速|增幅|指数)$")
_MODIFIED = re.compile(_WORDS.any_of("list/modifier"))
_WITH_VERB = re.compile(_WORDS.pattern("list/with-verb"))
_COUNTED = re.compile(_WORDS.pattern("list/counted"))
_SCOPE = re.compile(_WORDS.any_of("list/scope"))
_CLASS = re.compile(r"[^，、]{1,12}[类级型档]")
_ORDINAL = re.compile(r"第?(?P<number>[一二三四五六七八九十])")
_OF_ORDINALS = re.compile(_WORDS.pattern("list/ordinal"))
_OF_INDUSTRIES = re.compile("(?P<number>[二三])(?:次)?产业?(?P<rest>.*)")
_CLASSED = re.compile(_WORDS.pattern("list/class"))
_PER = re.compile(_WORDS.any_of("list/per"))
_PAIR = re.compile(_WORDS.guarded("list/pair"))
_TWINS = _WORDS["list/twin"].words
_OWN_SCOPE = re.compile(r"[全总各]|人均|户均|亩均|地均")
_AND = re.compile(r"以及|和(?![平谐睦美])|(?<![惠普涉危推顾波触以])及(?![时其])|(?<!参)与(?!会)")
_BETWEEN_QUOTES = re.compile(r"(?<=[”》])(?=[“《])")
_LONGEST_WORDS = 300
"""No list of names in one clause is longer."""
_FAR_LONGER = 4
"""So much longer than the others the last one says more of its own than what is measured."""
_SHORT = 3
"""A first name of so few characters shares what the last one goes on with (城镇、农村居民收入)."""


@dataclass(frozen=True, slots=True)
class Members:
    """The names of a list, in order, and the entry of the lexicon by which they are whole."""

    names: tuple[str, ...]
    rule: str


def members(words: str, count: int, *, ratios: bool = False) -> Members | None:
    """The names that `words` lists, made whole, if there are `count` of them; else None.

    ratios: the values are shares, so that 甲产值、乙产值占比 are two shares.

    >>> members("手机、汽车零售额", 2).names
    ('手机零售额', '汽车零售额')
    >>> members("分类看：奶牛、猪和家禽存栏", 3).names
    ('奶牛存栏', '猪存栏', '家禽存栏')
    """
    if len(words) > _LONGEST_WORDS:
        return None
    words = _LABELLED.sub("", words)
    for listed in _ways_to_split(words):
        if len(listed) == count > 1:
            paired = _with_twin(listed)
            items = _done_by(paired)
            made = _ordinals(items) or _led(items) or _whole(items, ratios=ratios)
            return replace(made, rule="list/twin") if paired is not listed and made else made
    pair = _PAIR.search(words)
    parts = [] if pair is None else _WORDS["list/pair"].words[pair.group()].split()
    if pair is not None and count == len(parts):
        names = tuple(words[: pair.start()] + each + words[pair.end() :] for each in parts)
        return Members(names, "list/pair")
    return None


def _with_twin(items: list[str]) -> list[str]:
    """公共预算收入、支出: the second is what goes with the last word of the first, of the same."""
    first, second = items[:2]
    twin = next((x for x, of in _TWINS.items() if second == of and first.endswith(x)), "")
    return [first, first.removesuffix(twin) + second, *items[2:]] if twin else items


_LABELLED = re.compile("^[^：:]*[：:](?=.)")
"""分行业看：甲、乙: what a list is introduced by is no part of its first name."""
_LISTED_YEARS = re.compile(
    r"(?:到|至)?(?:(?:19|20)\d{2}年?(?:底|末)?(?:、|和|及|与)){1,9}(?:19|20)\d{2}年(?:底|末)?(?![\d—–~至到-])"
)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_LISTED_MONTHS = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2})年)?(?:(?:1[0-2]|[1-9])月(?:份)?(?:、|和|及|与)){1,11}(?:1[0-2]|[1-9])月(?:份)?"
    r"(?=[^，。；\d]{0,16}分别)"
)
_MONTH = re.compile(r"(\d+)月")
_LISTED_QUARTERS = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2})年)?(?:第?[一二三四](?:季度?)?(?:、|和|及|与)){1,3}第?[一二三四]季度"
    r"(?=[^，。；\d]{0,16}分别)"
)
_QUARTER = re.compile("[一二三四]")


def listed_times(words: str, year: int | None = None) -> tuple[str, ...]:
    """The years, or the months or quarters of a year, that open a sentence or a clause, one after
    the other, each of which may have a figure. year: that of months which name none.

    >>> listed_times("2023年、2024年，产值分别达到"), listed_times("3月、4月分别巡查", 2024)
    (('2023', '2024'), ('2024-03', '2024-04'))
    >>> listed_times("一、二季度分别签约", 2024)
    ('2024Q1', '2024Q2')
    """
    found = _LISTED_YEARS.match(words.lstrip())
    if found is not None:
        return tuple(_YEAR.findall(found.group()))
    parts = _LISTED_MONTHS.match(words.lstrip()) or _LISTED_QUARTERS.match(words.lstrip())
    if parts is None:
        return ()
    of = parts["year"] or (OPEN_YEAR if year is None else str(year))
    months = [f"{of}-{int(each):02}" for each in _MONTH.findall(parts.group())]
    quarters = (f"{of}Q{'一二三四'.index(each) + 1}" for each in _QUARTER.findall(parts.group()))
    return tuple(months or quarters)


def _ways_to_split(words: str) -> Iterator[list[str]]:
    """The members of a list, by each way to read its marks, the surest one first."""
    items = [part for each in split_items(words) for part in _BETWEEN_QUOTES.split(each)]
    yield items
    yield [*items[:-1], *_AND.split(items[-1])] if items else items
    yield listed_in(words)


def listed_in(words: str) -> list[str]:
    """The members of a list, as written, between 、 and 和, 及, 与.

    >>> listed_in("幼儿园、小学和初中")
    ['幼儿园', '小学', '初中']
    """
    return [part for each in split_items(words) for part in _AND.split(each) if part]


def says_what_is_measured(name: str) -> bool:
    """Whether a name ends with what is measured of a thing.

    >>> says_what_is_measured("单位产值能耗"), says_what_is_measured("稳就业")
    (True, False)
    """
    return bool(_MEASURE.search(_BRACKETS.sub("", name)))


def _ordinals(items: Sequence[str]) -> Members | None:
    """The members of a list of ordinals, each with what the last one goes on with."""
    numbers = [_ORDINAL.fullmatch(each) for each in items[:-1]]
    industry = _OF_INDUSTRIES.fullmatch(items[-1])
    if industry is not None and all(numbers):  # 一、二、三产业占比
        every = [*(each["number"] for each in numbers if each), industry["number"]]
        names = tuple(f"第{each}产业{industry['rest']}" for each in every)
        return Members(names, "list/ordinal")
    last = _OF_ORDINALS.fullmatch(items[-1])
    if last is None or not all(numbers) or not items[0].startswith("第"):
        return None
    every = [*(each["number"] for each in numbers if each), last["number"]]
    return Members(tuple(f"第{each}{last['kind']}" for each in every), "list/ordinal")


def _whole(  # noqa: PLR0911 - one exit for each form of a list
    items: Sequence[str], *, ratios: bool
) -> Members | None:
    """The members with what they share: behind the last one, or before the first."""
    *others, last = items
    scopes = [_SCOPE.match(each) for each in items]
    if all(scopes) and all(_SCOPE.fullmatch(each) for each in others):  # 城镇和农村低保标准
        shared = last[scopes[-1].end() :] if scopes[-1] else ""
        return Members((*(each + shared for each in others), last), "list/scope")
    counted = _COUNTED.fullmatch(last)
    if counted is not None and _number(counted["count"]) == len(items):
        kind = ("类" if counted["classifier"] == "类" else "") + counted["kind"]
        names = [*others, counted["own"]]
        return Members(tuple(each + kind for each in names), "list/counted")
    first = _PER.match(items[0])
    if first is not None and not any(_OWN_SCOPE.match(each) for each in items[1:]):
        names = [items[0], *(first.group() + each for each in items[1:])]
        return Members(tuple(names), "list/per")
    place = _OF_PLACE.match(last)
    if place is not None and all(_A_PLACE.fullmatch(each) for each in others):  # 甲区、乙区收入
        return Members((*(each + last[place.end() :] for each in others), last), "list/scope")
    classes = [_CLASS.fullmatch(each) for each in others]
    classed = _CLASSED.fullmatch(last)
    if classed is not None and all(classes):  # 甲类、乙类项目审批
        return Members((*(each + classed["kind"] for each in others), last), "list/class")
    insured = _INSURED.fullmatch(last)
    if insured is not None and not any("险" in each for each in others):
        return Members((*(each + insured["tail"] for each in others), last), "list/measure")
    if _tail(last):
        return _with_tails(items, ratios=ratios)
    names = [
        each + last[len(each) :]
        if 1 < len(each) <= _SHORT and len(last) > len(each) + 2 and each[-1] != last[-1]
        else each
        for each in others
    ]
    return Members((*names, last), "list/measure")


_INSURED = re.compile(r"[\u4e00-\u9fff]{2,}?(?P<tail>保险(?:参保|缴费|领取)?人[数次])")
"""失业、工伤保险参保人数: none of them counts who is out of work."""


def _done_by(items: list[str]) -> list[str]:
    """The members, each with who reached them, where the first says it: 规上工业实现收入、利润."""
    by = _WHO_REACHED.match(items[0])
    if by is None or any(_WHO_REACHED.match(each) for each in items[1:]):
        return items
    return [by["who"] + items[0][by.end() :], *(by["who"] + each for each in items[1:])]


_WHO_REACHED = re.compile(
    "(?P<who>[\u4e00-\u9fff]{2,10}(?:工业|企业|园区|服务业|业))(?:实现|完成)(?=[\u4e00-\u9fff]{2})"
)


def _led(items: Sequence[str]) -> Members | None:
    """Members of one sort, of which the first says what all do: 领取津贴的甲居民、乙居民."""
    first, *others = items
    lead = _LEAD.match(first)
    if lead is None or any("的" in each or each[-2:] != first[-2:] for each in others):
        return None
    return Members((first, *(lead.group() + each for each in others)), "list/per")


_LEAD = re.compile(r"[\u4e00-\u9fff]{3,}的(?=[\u4e00-\u9fff]{2,}$)")


def _tail(name: str) -> str:
    """The words at the end of a name that say what is measured, where others stand before them."""
    plain = _BRACKETS.sub("", name)  # 治理（管控）率
    found = _MEASURED.search(plain)
    if found is not None and not found.start():  # 规上工业增加值: of which firms it is, is its own
        found = _ALONE.search(plain, 1)
    found = found or _RATE.search(plain)
    return found.group() if found is not None and found.start() > 0 else ""


def _with_tails(items: Sequence[str], *, ratios: bool) -> Members | None:
    """The members, each that does not say what is measured with the words of the next that does."""
    tail = _tail(items[-1])
    rule = "list/modifier" if _MODIFIED.match(tail) else "list/measure"
    rule = "list/rate" if _RATE.fullmatch(tail) else rule
    names = [items[-1]]
    own = len(_BRACKETS.sub("", items[-1])) - len(tail)
    for each in reversed(items[:-1]):
        whole = _RATIO if ratios and _RATIO.search(tail) else _MEASURE
        if _WITH_VERB.match(each) and not ratios:
            names.insert(0, each)
            rule = "list/with-verb"
        elif whole.search(each):
            names.insert(0, each)
            tail = _tail(each) or tail
            own = len(_BRACKETS.sub("", each)) - len(tail)
        elif own - len(each) >= _FAR_LONGER:
            return None  # 甲、乙、丙区域优良天数比例: what else they share, is not said
        else:
            names.insert(0, each + tail[_shared(each, tail) :])
    return Members(tuple(names), rule)


def _shared(name: str, tail: str) -> int:
    """How many characters a name ends with that its tail begins with.

    >>> _shared("城镇居民", "居民人均收入"), _shared("城镇", "居民人均收入")
    (2, 0)
    """
    ends = (n for n in range(min(len(name), len(tail)), 0, -1) if name.endswith(tail[:n]))
    return next(ends, 0)


def _number(words: str) -> int:
    return int(words) if words.isdigit() else CARDINAL[words]


_BARE_NUMBERS = re.compile(r"(?<![\d.第A-Za-z])(?:\d{1,9}(?:\.\d{1,4})?(?:、|和|及|与)){1,9}$")
_TWO_NUMBERS = re.compile(r"[到至达]\d{1,9}(?:\.\d{1,4})?[和、]\d")
_REACHED_TWO = re.compile(r"(?<=[到至达])\d{1,9}(?:\.\d{1,4})?[和、]$")
"""提高到740和485元: the first of two numbers behind a word of reaching."""
_BARE_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_TO_A_MARK = re.compile(r"[^，。；;！？!?\n]*")
_NEAR = 200
"""No clause is longer."""
_LONGEST_LIST = 60


def with_bare_numbers(text: str, read: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, and before each the numbers that take its unit (由45、38个分别增至60、51个).

    Only in a clause that says 分别, or behind a word of reaching (提高到740和485元; 2.2个和3.7个
    百分点): elsewhere such a number may be anything.
    """
    read = _in_points(text, read)
    if RESPECTIVELY not in text and not _TWO_NUMBERS.search(text):
        return list(read)
    found: list[Quantity] = []
    end = 0
    for each in read:
        begin = max(end, each.start - _LONGEST_LIST)
        if each.start == each.core_start and each.unit:
            shared = RESPECTIVELY in text and _is_shared_out(text, each.start)
            numbers = _BARE_NUMBERS if shared else _REACHED_TWO
            match = numbers.search(text, begin, each.start)
            if match is not None:
                found.extend(
                    _like(each, one, match.start()) for one in _BARE_NUMBER.finditer(match.group())
                )
        found.append(each)
        end = each.end
    return found


def _in_points(text: str, read: Sequence[Quantity]) -> list[Quantity]:
    """The quantities; 个 before 个百分点 (2.2个和3.7个百分点) is a point too."""
    made = list(read)
    for at, (each, behind) in enumerate(pairwise(read)):
        joined = text[each.end : behind.start] in {"、", "和", "及", "与"}
        if joined and each.unit == "个" and behind.base_unit == "个百分点":
            made[at] = replace(each, unit=behind.unit, base_unit=behind.base_unit)
    return made


def _is_shared_out(text: str, at: int) -> bool:
    """Whether the clause that holds this place says 分别."""
    before = _TO_A_MARK.search(text[max(0, at - _NEAR) : at][::-1])
    after = _TO_A_MARK.match(text, at, at + _NEAR)
    near = (before.group()[::-1] if before else "") + (after.group() if after else "")
    return RESPECTIVELY in near


def _like(quantity: Quantity, number: re.Match[str], offset: int) -> Quantity:
    """A number in the unit of the quantity behind it."""
    start, end = offset + number.start(), offset + number.end()
    value = Decimal(number.group())
    times = quantity.base_value / quantity.value if quantity.value else Decimal(1)
    return replace(
        quantity,
        start=start,
        end=end,
        core_start=start,
        core_end=end,
        text=number.group(),
        value=value,
        base_value=value * times,
        comparator="=",
        upper=None,
        base_upper=None,
        rule="quantity/shared-unit",
    )
