"""Lists of things: 甲、乙等项目, 甲路、乙路两条道路, with the words that say what they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from loaders.language.boundaries import skip_lead
from loaders.language.enumerations import ET_CETERA
from ontology import late_re as re
from ontology.text import protected


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of things: its members' spans, and the words that say what they are.

    start, end: from the first member to the end of the words of the kind.
    """

    start: int
    end: int
    members: tuple[tuple[int, int], ...]
    kind_words: str
    count: int | None = None


CLAUSE = re.compile(r"[^，,。；;：:！!？?\n…]+")
"""A clause; brackets and 、 stand within it."""


_KIND_WORDS = re.compile(
    r"^(?!地(?![块区铁标下]))(?:一批|多家|众多)?(?:“[^”]{1,8}”)?(?:\d+(?:余|多)?[个家条项座处场种所批块栋]大?)?(?:\d+千伏)?(?:[\u4e00-\u9fff]{0,9}?)(?:道路|主干道|"
    r"快速路|区块|片区|地块|单元|街区|遗存|"
    r"遗址|景区|景点|小镇|板块|商圈|"
    r"园区|高校|院校|医院|院所|品牌开发商|开发商|品牌房企|房企|企业项目|平台|攻坚任务|应用场景|应用|活动|赛事|展会|论坛|品牌|专项行动|"
    r"行动|工程|战役|攻坚战|措施|产业集群|集群|主导产业|"
    r"举措|政策|制度|企业|公司|楼宇(?:资源)?|项目|建筑|节点|绿地公园|公园|场馆|综合体|地标|功能|"
    r"部门|单位|资源|场所|中小学|学校|幼儿园|变电站|停车场|绿地广场|公路|桥梁|村庄|"
    r"工作|任务|内容|方面|系统|载体|基地)"
)


COUNTED_KIND = re.compile(
    r"(?P<count>[二两三四五六七八九十]|\d{1,2})(?P<word>[大个条项家座处所场套])(?=[\u4e00-\u9fff])"
)


CARDINAL = {mark: value for value, mark in enumerate("零一二三四五六七八九十")} | {"两": 2}


_STRETCH_END = re.compile(r"[。！？\n]")


_LONGEST_STRETCH = 2000
"""No sentence is so long; a text without full stops is cut, so that it is read in linear time."""


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text, none longer than the bound, leaving nothing out."""
    start = 0
    while start < len(text):
        match = _STRETCH_END.search(text, start, start + _LONGEST_STRETCH)
        end = match.end() if match else min(len(text), start + _LONGEST_STRETCH)
        yield start, end
        start = end


def listed(text: str) -> list[Listed]:
    """Lists of at least two members (one before 等) and the words that say what they are."""
    return [
        Listed(
            each.start + start,
            each.end + start,
            tuple((left + start, right + start) for left, right in each.members),
            each.kind_words,
            each.count,
        )
        for start, end in stretches(text)
        for each in lists_in(text[start:end])
    ]


def lists_in(text: str) -> list[Listed]:
    """The lists of a stretch that is short enough to look at whole."""
    lists: list[Listed] = []
    mask = protected(text)
    for clause in CLAUSE.finditer(text):
        floor = clause.start()
        for mark in ET_CETERA.finditer(text, clause.start(), clause.end()):
            if mask[mark.start()]:
                continue
            kind = _KIND_WORDS.match(text[mark.end() : min(clause.end(), mark.end() + 20)])
            words = kind.group() if kind else ""
            end = mark.end() + len(words)
            counted = COUNTED_KIND.match(words)
            members = _split(text, floor, mark.start(), mask)
            if members:
                count = CARDINAL.get(counted["count"]) if counted else None
                lists.append(Listed(members[0][0], end, members, words, count))
            floor = end
        lists.extend(_counted_lists(text, floor, clause.end(), mask))
    return lists


def _counted_lists(text: str, floor: int, ceiling: int, mask: bytearray) -> list[Listed]:
    """甲路、乙路、丙路三条道路: a list whose members the number after it counts."""
    found = []
    for match in COUNTED_KIND.finditer(text, floor, ceiling):
        count = CARDINAL.get(match["count"]) or (
            int(match["count"]) if match["count"].isdigit() else 0
        )
        if mask[match.start()] or "、" not in text[floor : match.start()]:
            continue
        members = _split(text, floor, match.start(), mask)
        kind = _KIND_WORDS.match(text[match.end() : ceiling])
        if kind is not None and len(members) == count:
            end = match.end() + len(kind.group())
            found.append(Listed(members[0][0], end, members, kind.group(), count))
    return found


_AND = re.compile(
    r"(?<=[\u4e00-\u9fff\w”])(?:和(?![睦平谐美合顺田县风静])|与|以及|及)(?=[\u4e00-\u9fff\w“])"
)


def _split(text: str, start: int, end: int, mask: bytearray) -> tuple[tuple[int, int], ...]:
    """The members of a list: between 、, between adjoining quotes, at the last 和."""
    cuts = [start]
    for at in range(start, end):
        if text[at] == "、" and not mask[at]:
            cuts.append(at + 1)
        elif text[at] == "“" and at > start and text[at - 1] == "”":
            cuts.append(at)
    cuts.append(end + 1)
    spans = []
    for left, right in pairwise(cuts):
        stop = min(right, end)
        while stop > left and text[stop - 1] == "、":
            stop -= 1
        spans.append((left, stop))
    if not spans:
        return ()
    first_start, first_end = spans[0]
    spans[0] = (_first_member(text, first_start, first_end, mask), first_end)
    if spans[0][0] >= first_end and len(spans) > 1:  # 建成、改造甲、乙: verbs joined by 、
        spans[1] = (_first_member(text, *spans[1], mask), spans[1][1])
    last_start, last_end = spans[-1]
    joins = [m for m in _AND.finditer(text, last_start, last_end) if not mask[m.start()]]
    if joins and joins[-1].start() - last_start >= 2 and last_end - joins[-1].end() >= 2:
        spans[-1:] = [(last_start, joins[-1].start()), (joins[-1].end(), last_end)]
    return tuple((left, right) for left, right in spans if right > left)


def _first_member(text: str, start: int, end: int, mask: bytearray) -> int:
    quotes = [at for at in range(start, end) if text[at] == "“"]
    if quotes and mask[end - 1]:
        return skip_lead(text, start, quotes[0]) if quotes[0] == start else quotes[0]
    after_quote = max((at + 1 for at in range(start, end) if text[at] == "”"), default=start)
    return skip_lead(text, max(start, after_quote), end)
