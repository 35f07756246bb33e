"""What a figure is told of: a running total or an increase, a day, a head, a part of a whole.

A figure answers a target only within the target's scope: a total no increase, 环比 no yearly
growth, 人均 no sum. The words stand in `loaders/lexicon/scopes.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from loaders.language.measures import DURATIONS
from loaders.language.quantity import Quantity
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.remembered import OF_WORDS

_WORDS = lexicon("scopes")
_EXTENTS = ("scope/added", "scope/total", "scope/new")
"""In this order: 累计新增 is the sum of what was added, 累计新建 of what was built."""
_SPANS = (
    "scope/day",
    "scope/month",
    "scope/season",
    "scope/year-average",
    "scope/previous",
    "scope/peak",
    "scope/difference",
)
_DIRECTIONS = ("scope/rise", "scope/fall")
_PATTERNS = {
    entry: re.compile(_WORDS.guarded(entry))
    for entry in (*_EXTENTS, *_SPANS, *_DIRECTIONS, "scope/per", "scope/part")
} | {each: re.compile(_WORDS.pattern(each)) for each in ("scope/trade", "scope/batch")}
_HELD = re.compile(rf"(?:停|机动|公共|配套|地下)?{_WORDS.any_of('scope/held')}(?:数量?)?")
_FALLS_TO = re.compile(_WORDS.pattern("scope/falls-to"))
_WAIT = re.compile(_WORDS.pattern("scope/wait"))
_BURDEN = re.compile(_WORDS.pattern("scope/burden"))
_WEIGHT = re.compile(_WORDS.pattern("scope/weight"))
_IN_NAME = re.compile(_WORDS.pattern("scope/in-name"))
_RATE_OF_PAY = re.compile(r"(?:每[人户亩生名][每年月天日]*|每[年月天日])+$")
"""每人每月609元: here the words are a part of the unit."""
_REACHES = re.compile(r"(?:达到?|增至|增加到|增加至|扩大到|扩大至|总数达?到?)$")
"""Before a number: what there is, not what was added."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a figure is told of.

    extent: `total` (累计, 总数), `added` (新增), `new` (新建), `reached` (达到 so many), or "".
    spans: `day`, `week`, `month`, `quarter`, `season`, `year-average`, `previous`, `peak`,
        `difference`.
    each: of each what (人, 户).
    """

    extent: str
    spans: frozenset[str]
    each: frozenset[str]

    def answers(self, wanted: Scope) -> bool:
        """Whether a figure of this scope may be held against a target of the wanted one."""
        if self.spans != wanted.spans or self.each != wanted.each:
            return False
        if wanted.extent in _ALL:
            return self.extent not in _MORE
        # 累计建成 in a report of the year may be of the year: it answers 新建, not 新增.
        return not (
            (wanted.extent == "added" and self.extent in _ALL)
            or (wanted.extent == "new" and self.extent == "reached")
        )

    def adds_to(self, other: Scope) -> bool:
        """Whether two figures may be parts of one sum: neither is all that there is."""
        own, their = (each.extent if each.extent in _ALL else "" for each in (self, other))
        return (self.spans, self.each, own) == (other.spans, other.each, their)

    def near(self, wanted: Scope) -> bool:
        """Whether it is told of just the same, as far as words say."""
        return self == wanted or {self.extent, wanted.extent} == _ALL


_ALL = {"total", "reached"}
_MORE = {"added", "new"}


@lru_cache(maxsize=OF_WORDS)
def scope(indicator: str, lead: str = "") -> Scope:
    """The scope of a figure, by its name and the words right before its number.

    >>> scope("泊位", "累计").extent
    'total'
    """
    words = f"{indicator}\n{_RATE_OF_PAY.sub('', lead)}"
    # What is said right before the number goes before what the name says of the thing.
    extent = next((each for each in (_extent(lead, last=True), _extent(indicator)) if each), "")
    if not extent and _REACHES.search(lead):
        extent = "reached"
    spans = frozenset(
        entry.rpartition("/")[2] for entry in _SPANS if _PATTERNS[entry].search(words)
    )
    per = _WORDS["scope/per"].words
    each = frozenset(per[match.group()] for match in _PATTERNS["scope/per"].finditer(words))
    return Scope(extent, spans, each)


def named_scopes(name: str) -> tuple[str, ...]:
    """What the name of an indicator says of its scope, by the notations of `list:scope`.

    >>> named_scopes("累计新增停车泊位"), named_scopes("户均年收入"), named_scopes("停车泊位")
    (('added',), ('each',), ())
    """
    spans = [
        value for value, _, entry in scope_words(name) if entry in _SPANS or entry == "scope/per"
    ]
    per = _WORDS["scope/per"].words.values()
    told = [_extent(name), *("each" if value in per else value for value in spans)]
    return tuple(dict.fromkeys(filter(None, told)))


def _extent(words: str, *, last: bool = False) -> str:
    """The extent that words say, the first in order; or the one that is said last."""
    said = [(each, _PATTERNS[each].search(words)) for each in _EXTENTS]
    found = [(match.start(), each) for each, match in said if match is not None]
    if not found:
        return ""
    return (max(found)[1] if last else found[0][1]).rpartition("/")[2]


@lru_cache(maxsize=OF_WORDS)
def direction(indicator: str) -> int:
    """Whether what an indicator counts became more (1) or less (-1); 0 where no word says so.

    >>> direction("常住人口增加"), direction("压减审批材料"), direction("审批材料")
    (1, -1, 0)
    """
    said = [_PATTERNS[entry].search(indicator) is not None for entry in _DIRECTIONS]
    return int(said[0]) - int(said[1])


def is_held(words: str) -> bool:
    """Whether words behind the name of a place say what is in it (摊位, 停车位)."""
    return _HELD.fullmatch(words) is not None


def falls_to(lead: str) -> bool:
    """Whether the words right before a number say that it is to become as little as that.

    >>> falls_to("审批时限压缩至"), falls_to("审批时限达到")
    (True, False)
    """
    return bool(_FALLS_TO.search(lead))


def less_is_better(indicator: str) -> bool:
    """Whether an indicator is the time that people wait for something, or what nobody wants more
    of.

    >>> less_is_better("平均办结时间"), less_is_better("死亡率"), less_is_better("服务时间")
    (True, True, False)
    """
    return bool(_WAIT.search(indicator) or _BURDEN.search(indicator))


@lru_cache(maxsize=OF_WORDS)
def parts(indicator: str) -> frozenset[str]:
    """The words that narrow what an indicator counts (公办, 市级)."""
    named = ("scope/part", "scope/trade", "scope/batch")
    words = (_PATTERNS[entry].findall(indicator) for entry in named)
    return frozenset(_SPELLED.get(word, word) for each in words for word in each)


_SPELLED = {
    "村级": "农村",
    "规模以上": "规上",
    "限额以上": "限上",
    "首批": "第一批",
    "首期": "一期",
    "首轮": "第一轮",
    "第一期": "一期",
    "第二期": "二期",
}


@lru_cache(maxsize=OF_WORDS)
def batch(indicator: str) -> str:
    """The batch or stage that an indicator is of; "" if it names none.

    >>> batch("首批建成站点"), batch("建成站点")
    ('首批', '')
    """
    match = _PATTERNS["scope/batch"].search(indicator)
    return match.group() if match else ""


@lru_cache(maxsize=OF_WORDS)
def without_batch(indicator: str) -> str:
    """The same without it."""
    return _PATTERNS["scope/batch"].sub("", indicator) or indicator


def halves(indicator: str) -> frozenset[str]:
    """Those of them that name one of two halves (城镇, 出口)."""
    known = _WORDS["scope/part"].words
    return frozenset(each for each in parts(indicator) if known.get(each, "half") == "half")


def are_two_halves(first: str, second: str) -> bool:
    """Whether two names are told apart by the two halves of one whole.

    >>> are_two_halves("活动线上", "线下"), are_two_halves("活动线上", "活动")
    (True, False)
    """
    return any(
        (one in first and other in second) or (other in first and one in second)
        for one, other in _WORDS["scope/two-halves"].words.items()
    )


def is_weight(before: str) -> bool:
    """Whether the words before a number say that it is what a task weighs (权重10%)."""
    return bool(_WEIGHT.search(before))


def in_names(text: str, quantity: Quantity) -> str:
    """The word behind a time span that makes it a part of a name (240小时过境免签), or ""."""
    if quantity.base_unit not in DURATIONS or quantity.core_end != quantity.end:
        return ""
    found = _IN_NAME.match(text, quantity.end)
    return found.group() if found is not None and quantity.comparator == "=" else ""


def scope_words(text: str) -> list[tuple[str, str, str]]:
    """All words of scope in a text: the value, the word, the entry."""
    found = []
    for entry, pattern in _PATTERNS.items():
        known = _WORDS[entry]
        found += [
            (known.words.get(match.group(), known.value), match.group(), entry)
            for match in pattern.finditer(text)
        ]
    halved = _WORDS["scope/two-halves"].words
    found += [(halved[each], each, "scope/two-halves") for each in halved if each in text]
    if (weight := _WEIGHT.search(text)) is not None:
        found.append(("weight", weight.group(), "scope/weight"))
    if (held := _HELD.search(text)) is not None and held.end() == len(text) and held.start() > 1:
        found.append(("held", held.group(), "scope/held"))
    if (falls := _FALLS_TO.search(text)) is not None:
        found.append((_WORDS["scope/falls-to"].value, falls.group(), "scope/falls-to"))
    if (wait := _WAIT.search(text)) is not None:
        found.append((_WORDS["scope/wait"].value, wait.group(), "scope/wait"))
    if (burden := _BURDEN.search(text)) is not None:
        found.append((_WORDS["scope/burden"].value, burden.group(), "scope/burden"))
    return found
