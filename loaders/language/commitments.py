"""Commitments: the clauses of a plan that each promise one thing, and how firm they are.

A sentence of a plan is a chain of clauses. A clause that only says how or why (`以…为重心`,
`围绕…`, `按照…要求`) belongs to the one after it; every other clause is a promise of its own,
so that each can be followed up, or found to be followed up by nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from loaders.language.clauses import Span, clauses, sentences, split
from loaders.language.periods import periods
from loaders.language.quantities import quantities
from loaders.language.systems import stated_count
from ontology import late_re as re
from ontology.remembered import REMEMBERED
from ontology.text import quoted

NUMBER, DATE, NAME = "number", "date", "name"
"""What makes a commitment hard: something that can be checked at the end."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """One promise: `text[start:end]`, with the adverbial clauses before it.

    core: start of the promise itself. hard: which of number, date, name it has; empty for a
    mere direction.
    """

    start: int
    core: int
    end: int
    words: str
    hard: tuple[str, ...]


_ADVERBIAL = re.compile(
    r"^(?:以[^，]*?为[^，]{1,8}$|以[^，]{2,}$|围绕|依托|按照|按|根据|对照|结合|紧抓|抓住|抢抓|立足|聚焦|针对|瞄准|"
    r"坚持|通过|随着|面对|借助|利用|本着|遵循|为了?(?!民)|在[^，]*?(?:上|中|下|方面|过程中|基础上|同时)$|从[^，]*?出发$)"
)
_LINKS = re.compile(r"^(?:其中|同时|此外|另外|特别是|尤其是)$")
_COLON = re.compile(r"[：:]")
_INTRODUCES = re.compile(
    r"(?:为|是|如下|以下|包括|目标|重点|任务|工作|方面|项目|方案|做到|坚持|注重)$"
)
_KIND_AFTER = re.compile(
    r"(?:(?![的中在之])[\u4e00-\u9fff]){0,6}?(?:改革|专项|工程|体系|平台|项目|模式|试点|小区|街区|场景|行动|论坛|活动|品牌|系统|机制|工作法|"
    r"计划|服务|建设|赛|街|河道|镇|馆|园|覆盖|普法|区|创建|牌|指数|应用|试验)"
)
"""What is said right after a quoted name of a thing: what it is. What stands behind a 的 or
中 is another thing (“…”的建设模式, “…”战略中的区位)."""
_MAKES = re.compile(
    r"(?:打造|创建|争创|建设|启动|开展|实施|推进|推出|投用|举办|办好|完善|培育|发展|建成|加快|深化|形成|健全|获评|完成|全面)$"
)
_PROPER_KIND = re.compile(
    r"(?:专项行动|三年行动|提升行动|整治行动|行动计划|(?<![决总])赛(?!事|场|道|区|后|前)|(?<!惠民)工程(?![车师质])|小镇|产业园|创业园|"
    r"科创中心|产业中心|研究院|博物馆|体育馆|主场馆|公园|大剧院|论坛|博览会|艺术节|医院|未来社区|"
    r"示范区|样板区|先行区|文化街区|风情街|产业带|条例|普查|大厦|综合体|号线|遗址|大道|学院|商务区|新城|数据中心|生产基地|供应链基地)"
)
_SYSTEM = re.compile(r"(?:工程|行动|体系|比赛|平台|中心|战役|计划|攻坚战)$")
_ROAD = re.compile(r"[\u4e00-\u9fff]{2,4}路(?![径线由演子网景边]|[\u4e00-\u9fff]?发展)")
_NO_ROAD = re.compile(r"(?:之|道|沿|公|主|铁|思|新|一|出|养|网|陆|水|架|线|电|套)路$")
_GENERIC = re.compile(
    r"^(?:各类|各级|系列|一批|一个|重大|重点|惠民|民生|专项|有关|相关|公共|基础|系统|文化|体育|城市|社区|基层|产业|商业|示范|"
    r"建设|打造|推进|加快|开展|实施|全区|全国|省级|市级|国家|国家级|深化|完善|提升|发展|特色|试点|和|及|与|的|等)*$"
)


def commitments(text: str) -> list[Commitment]:
    """The promises of a passage of a plan, in reading order, each clause in exactly one."""
    found: list[Commitment] = []
    for sentence in sentences(text):
        if sentence.text.endswith(("：", ":")):
            continue  # it only announces what comes next
        waiting: Span | None = None
        for clause in _clauses_of(text, sentence):
            if _ADVERBIAL.match(clause.text) and not _promises(clause.text):
                waiting = waiting or clause
                continue
            if _LINKS.match(clause.text):
                waiting = waiting or clause
                continue
            start = waiting.start if waiting else clause.start
            found.append(_commitment(text, start, clause.start, clause.end))
            waiting = None
        if waiting is not None:  # a sentence that is nothing but adverbial promises itself
            end = sentence.end
            found.append(_commitment(text, waiting.start, waiting.start, end))
    return found


@lru_cache(maxsize=REMEMBERED)
def hardness(words: str) -> tuple[str, ...]:
    """Which of number, date and name a promise has, in this order."""
    has = []
    if quantities(words):
        has.append(NUMBER)
    if any(_sets_a_date(each.value) for each in periods(words, 2000)):
        has.append(DATE)
    if names_something(words):
        has.append(NAME)
    return tuple(has)


def names_something(words: str) -> bool:
    """Whether the words name one thing that can be looked for afterwards.

    By form alone: a title in 《》; a quoted name with what it is after it (“…”项目) or a verb of
    making before it (打造“…”), or one with a count in it (“五大体系”); a noun that says what a
    thing is (…专项行动, …博览会) with something before it that tells it apart; a road. Quoted
    figures of speech (筑牢“防火墙”) name nothing.
    """
    for start, end in quoted(words):
        inner = words[start + 1 : end - 1]
        if words[start] == "《" or (_SYSTEM.search(inner) and (stated_count(inner) or 0) > 2):
            return True
        if len(inner) < 2:
            continue
        if _KIND_AFTER.match(words, end) or (
            _MAKES.search(words[:start]) and not words[end:].strip("，。；、")
        ):
            return True
    for match in _PROPER_KIND.finditer(words):
        stretch = re.split(r"[、，和及与的等]", words[: match.start()])[-1]
        if not _GENERIC.match(stretch):
            return True
    return any(not _NO_ROAD.search(match.group()) for match in _ROAD.finditer(words))


def _sets_a_date(period: str) -> bool:
    """Deadlines, months and half-years; a bare year or a five-year plan checks nothing."""
    return period.startswith("by ") or bool(re.search(r"-\d\d|[HQ]\d", period))


def _promises(words: str) -> bool:
    """An adverbial clause with a figure is a promise too (围绕开工20条目标 is not split off)."""
    return bool(quantities(words)) and not _ADVERBIAL.match(words)


def _clauses_of(text: str, sentence: Span) -> list[Span]:
    """The clauses of a sentence; what stands before a colon that introduces is left out."""
    body = sentence
    for match in _COLON.finditer(sentence.text):
        head = sentence.text[: match.start()]
        inside = any(start < match.start() < end for start, end in quoted(sentence.text))
        if not inside and _INTRODUCES.search(head):
            offset = match.end()
            body = Span(sentence.start + offset, sentence.end, sentence.text[offset:])
            break
    start, parts = body.start, clauses(body.text)
    if not parts:
        start, parts = sentence.start, split(text[sentence.start : sentence.end], "，")
    return [Span(start + each.start, start + each.end, each.text) for each in parts]


def _commitment(text: str, start: int, core: int, end: int) -> Commitment:
    words = text[start:end]
    return Commitment(start, core, end, words, hardness(text[core:end]))
