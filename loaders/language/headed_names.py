"""Names by their head: noun phrases whose ending says what they are (`loaders.language.heads`).

The ending is found first; where the phrase begins is then measured back from it
(`loaders.language.boundaries`), and what only counts, describes or does something is no name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.language import heads
from loaders.language.boundaries import is_lead, name_start, skip_lead
from loaders.language.name import QUOTES, Name, plain
from loaders.language.quoted_names import LONGEST
from ontology import late_re as re
from ontology.text import quoted

_SEGMENT = re.compile(r"[^，,。；;：:！!？?\n…、（）()\s]+")

_CONTESTS = ("大赛", "博览会", "运动会", "锦标赛", "联赛", "论坛", "峰会")
_WIDE = ("全国", "全省", "全市", "全球")

_APPOSITION = re.compile(
    r"[\u4e00-\u9fff\d]*(?:企业|单位|巨头|龙头|央企|国企|民企|强|上市公司)(?=[\u4e00-\u9fff]{4})"
)
"""What stands before a firm's name to say which it is: 项目主体企业某某有限公司."""

_CONTINUES = re.compile(r"[化性者式率]|人员|主体(?!工程|结构|建筑|完工)")
"""What makes another word of an ending: 行动者, 平台化."""
_PHASE = re.compile(r"[一二三四五六]期(?![限间末货])")
_LINES = ("铁路", "高铁", "城际铁路", "客运专线")
_SECTION = re.compile(r"(?!建设|项目|工程|正式|全线|开通|通车)[\u4e00-\u9fff]{2,3}(?:段|站)")
"""某某铁路某某站, 某某高铁某某段: what of a line is spoken of."""

_DOES = re.compile(
    r"(?:加快|联合|共同|合作|投资|牵头|参与|全力)*(?:共建|合建|建设|打造|创建|实施|开展|承建|创办|设立|组建)"
)

_WHOLE_PROGRAMME = re.compile(r"行动|攻坚战|保卫战|大会战")
"""Of these the place at their beginning is a part: 某某区更新三年行动."""

_COUNTED_BEFORE = re.compile(r"\d[个家所座处条项]$")

_COUNTED_AFTER = re.compile(r"\d{1,6}[个家所座处条项支名]")
"""What is counted is a sort of things: 新建幼儿园5所."""

_COUNT_AFTER = re.compile(r"(?:项目)?\d")
"""老旧小区改造18个 counts, it names no programme."""

_OF_A_TIME = re.compile(
    r"(?:\d{4}年)?(?:(?:\d{1,2}|[一二三四五六七八九十]+)月份?|第?[一二三四1-4]季度|[上下]半年|[上中下本]旬|[本下][周月])"
    r"(?:的?(?:工作|重点|主要|推进|实施)){0,2}(?:计划|方案|预案)"
    r"|(?:全年|年度|当年|本年度?|今年|明年|来年|原|总|原定|既定)(?:计划|方案)"
)
_YEAR_INSIDE = re.compile(r"\d{4}年")
_POINTS = re.compile(r"着|[这那](?!达)")
_COUNTED_INSIDE = re.compile(
    r"[一二两三四五六七八九十\d][个]|\d+[家个条处项所座户名](?!路|大道|高速)|\d+(?:\.\d+)?[万亿]?(?:方|公里|平方|米|亩|吨|余)|周边|等(?!级)|(?:包括|其中)"
)


def headed_names(text: str, taken: Sequence[Name], barred: Sequence[tuple[int, int]]) -> list[Name]:
    """The noun phrases of a text that an ending of a kind closes.

    taken: names found by other ways, which end a phrase. barred: spans where only sorts of
    things are named (what a list is of).
    """
    found: list[Name] = []
    marks = [each for each in quoted(text) if each[1] - each[0] <= LONGEST + 2]
    marks.extend(barred)
    for segment in _SEGMENT.finditer(text):
        floor = segment.start()
        previous: Name | None = None
        for match in heads.HEAD.finditer(text, segment.start(), segment.end()):
            if any(left <= match.start() < right for left, right in marks):
                continue
            if any(each.start <= match.start() < each.end for each in taken):
                floor = max(floor, match.end())
                previous = None
                continue
            name = _phrase(text, match, floor, taken)
            if name is None:
                continue
            if previous is None or previous.start != name.start:
                found.append(previous := name)
                continue
            does = _DOES.match(text, previous.end, match.start())
            if does is not None:  # 某某大学建设某某园: who does it, and what
                floor = does.end()
                rest: Name | None = replace(name, start=floor, name=plain(text[floor : name.end]))
            elif _is_done_there(name, previous, match):
                at = skip_lead(text, previous.end, match.start())
                rest = replace(name, start=at, name=plain(text[at : name.end]))
            else:
                found.pop()
                rest = None
            if rest is None:
                found.append(name)
            elif heads.is_name(text[rest.start : rest.end], match.group()):
                found.append(rest)
            else:
                continue
            previous = found[-1]
    return found


def _phrase(text: str, match: re.Match[str], floor: int, taken: Sequence[Name]) -> Name | None:
    """The noun phrase that an ending closes, where it names one thing."""
    start = name_start(text, match.start(), floor)
    words = text[start : match.end()]
    kind = heads.kind_of(words)
    start += _apposition(words) if kind == "Company" else 0
    if match.group().endswith(_CONTESTS) and text[:start].endswith(_WIDE):
        start -= 2  # 全国某某大赛
    words = text[start : match.end()]
    if (
        kind is None
        or not _fits(text, words, match, start)
        or _is_sort(text, start, match.end(), taken)
    ):
        return None
    phase = _PHASE.match(text, match.end()) if kind == "Project" else None
    if match.group() in _LINES:
        phase = _SECTION.match(text, match.end()) or phase
    end = phase.end() if phase else match.end()
    return Name(start, end, plain(text[start:end]), kind, "headed")


def _fits(text: str, words: str, match: re.Match[str], start: int) -> bool:
    if len(words) > 24 or QUOTES.search(words) or not heads.is_name(words, match.group()):
        return False
    if words.startswith("率"):
        return False  # 完成率达到年度计划: the end of a word
    if match.group() in ("计划", "方案", "预案") and (
        _YEAR_INSIDE.search(words) or _OF_A_TIME.fullmatch(words)
    ):
        return False  # 某某2025年度工作计划 is a title, 4月份计划 a label
    if (
        _POINTS.search(words)
        or _COUNTED_INSIDE.search(words)
        or is_lead(words.removesuffix(match.group()))
    ):
        return False
    if _CONTINUES.match(text, match.end()) or (
        match.group().endswith("改造") and _COUNT_AFTER.match(text, match.end())
    ):
        return False
    return start < match.start() or len(match.group()) > 4 or heads.is_whole(words)


def _is_sort(text: str, start: int, end: int, taken: Sequence[Name]) -> bool:
    """Whether a noun phrase says what is counted, or what the name before it is."""
    if text[start - 1 : start] == "”" and any(each.end == start for each in taken):
        return True  # “某某”服务平台
    if _COUNTED_BEFORE.search(text[max(0, start - 2) : start]):
        return True
    return _COUNTED_AFTER.match(text, end) is not None


def _is_done_there(name: Name, previous: Name, match: re.Match[str]) -> bool:
    """某某新村某某改造: a place, and what is done there; but a campaign's place is part of it."""
    whole = _WHOLE_PROGRAMME.search(match.group())
    return name.kind == "Programme" and previous.kind != name.kind and whole is None


def _apposition(words: str) -> int:
    """How many characters before a firm's name say which it is (项目主体企业某某公司)."""
    sort = _APPOSITION.match(words)
    return sort.end() if sort else 0
