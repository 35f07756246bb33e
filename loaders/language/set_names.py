"""Names of a set form: policies by their articles, documents drawn up, congresses, roads …

A pattern shows such a name whole; no ending is looked for and no phrase measured.
"""

from __future__ import annotations

from loaders.language import heads
from loaders.language.boundaries import has_verb, name_start
from loaders.language.name import Name, plain
from loaders.lexicon import lexicon
from ontology import late_re as re

_DRAWN_UP = re.compile(
    r"(?:出台|修订|制定|印发|发布)(?:了|并实施|实施)?(?P<name>[\u4e00-\u9fff]{4,18}?(?:办法|意见|方案|细则|条例|预案))(?=[，。；、]|等|$)"
)
"""A document of the administration, whatever its words describe: 修订某某奖励办法."""

_SENTENCE_WORD = re.compile(r"[的了将把在和]|一批|系列|若干|有关|相关")

_BY_ARTICLES = re.compile(
    r"(?:出台|印发|制定|实施|落实|推出|执行)(?:了)?(?P<name>[\u4e00-\u9fff]{2,12}(?<![路线街巷河道桥链带策施见举措航])(?:\d{1,3}|[二三四五六七八九十]{1,3})条)"
)

_QUARTER = re.compile(
    r"(?:[大新老]?城|[大新]?[江河湖])[东南西北]"
    r"(?=(?:环境|产业|综合){0,2}(?:开发|崛起|建设|更新|振兴|发展|整治|项目|地区|片区|核心区))"
)
"""A quarter of a town, called by where it lies, of which it is said that it is developed."""
_CANAL = re.compile(r"大运河")

_LAUNCHED = re.compile(
    r"(?:首推|首创|推出|推行)(?:了)?(?P<name>[\u4e00-\u9fff]{4,12}?(?:模式|机制|做法))(?=[，,。；;、]|$)"
)
"""A way of working that a place was the first to have: 首推某某代办模式."""

_SHARED_BATTLE = re.compile(
    r"(?:[\u4e00-\u9fff]{2}、){1,8}[\u4e00-\u9fff]{2}(?:攻坚战|保卫战|专项行动|大会战)"
)
"""Short names that share their last word: 蓝天、碧水保卫战."""

_EVENT = re.compile(
    r"新(?:型)?冠(?:状病毒)?(?:肺炎)?疫情|(?:(?:19|20)\d{2}年)(?:亚运会|奥运会|冬奥会|世博会)"
    r"|第[一二三四五六七八九十]{1,3}(?:次(?:党代会|(?:党员)?代表大会)"
    r"|届[\u4e00-\u9fff]{2,10}?(?:运动会|博览会|交易会|进博会|艺术节|电影节|旅发大会|园博会)(?![员的]))"
)

_LONGEST_WHOSE = 15
_WHOSE_CONGRESS = re.compile(
    r"(?:中国共产党)?(?:[\u4e00-\u9fff]{2,4}[省市])?(?:[\u4e00-\u9fff]{2,3}[市区县])?$"
)
"""Of what party, and where, the congress is whose number follows."""

WAY_OF_LIFE = re.compile(lexicon("speech").any_of("speech/road"))
"""A road that nobody walks: 小康路, 致富路."""
_EXTENSION = re.compile(r"[东西南北]延(?:伸段|段|线)?|延伸段|延长线")
_NUMBERED_ROAD = re.compile(r"[国省县]道|[GSX]\d")


def set_names(text: str) -> list[Name]:
    """Policies, campaigns, historic areas and events; for roads see :func:`roads`."""
    found = [
        Name(*match.span("name"), match["name"], "Policy", "headed")
        for match in _BY_ARTICLES.finditer(text)
        if not has_verb(match["name"])
    ]
    found.extend(
        Name(*match.span("name"), match["name"], "Policy", "headed")
        for match in _DRAWN_UP.finditer(text)
        if _SENTENCE_WORD.search(match["name"]) is None
    )
    found.extend(
        Name(*match.span("name"), match["name"], "Policy", "headed")
        for match in _LAUNCHED.finditer(text)
        if _SENTENCE_WORD.search(match["name"]) is None
    )
    found.extend(
        Name(match.start(), match.end(), match.group(), "Place", "headed")
        for pattern in (_QUARTER, _CANAL)
        for match in pattern.finditer(text)
    )
    found.extend(
        Name(match.start(), match.end(), plain(match.group()), "Programme", "headed")
        for match in _SHARED_BATTLE.finditer(text)
    )
    for match in _EVENT.finditer(text):
        start = match.start()
        if "次" in match.group():
            whose = _WHOSE_CONGRESS.search(text, max(0, start - _LONGEST_WHOSE), start)
            start = whose.start() if whose else start
        found.append(Name(start, match.end(), text[start : match.end()], "Event", "headed"))
    return found


def roads(text: str) -> list[Name]:
    """Roads, back to where their names begin, with what prolongs them (某某路东延段)."""
    found = []
    for match in heads.ROAD.finditer(text):
        numbered = _NUMBERED_ROAD.match(match.group())
        start = match.start() if numbered else name_start(text, match.end() - 1)
        further = _EXTENSION.match(text, match.end())
        end = further.end() if further else match.end()
        words = text[start:end]
        if (
            3 <= len(words) <= (12 if numbered or "至" in words else 9)
            and not heads.describes(words[:-1])
            and not WAY_OF_LIFE.match(words)
            and not re.search("[沿等]|[公铁]路水路$", words)
        ):
            found.append(Name(start, end, words, "Road", "headed"))
    return found
