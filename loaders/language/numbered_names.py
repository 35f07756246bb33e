"""Names that state how many parts they have: 六大中心, 五场比赛, 四条框架道路."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.language.lists import CARDINAL, COUNTED_KIND, Listed
from loaders.language.name import Name
from ontology import late_re as re

_COUNTED_THING = re.compile(
    r"(?P<count>[二两三四五六七八九十]|十[一二三四五六])(?P<word>大|场)"
    r"(?P<noun>[\u4e00-\u9fff]{0,4}?(?:行动|战役|比赛|中心|平台|产业(?![\u4e00-\u9fff])|工程|"
    r"体系|样板区|示范区|高地|走廊|组团|板块|新城|"
    r"目标|战略|任务|载体|园区|基地|集群|市场|品牌|计划|攻坚战|片区|功能区|建设))"
)

_NO_THING = re.compile(r"功能|方面|任务$|建设$|市场$")


def numbered(text: str) -> list[Name]:
    """Things called by the number of their parts (六大中心, 五场比赛)."""
    found = []
    for match in _COUNTED_THING.finditer(text):
        noun = match["noun"]
        if _NO_THING.search(noun) or re.search(
            r"[第前后]$", text[max(0, match.start() - 1) : match.start()]
        ):
            continue
        kind = (
            "Programme" if re.search(r"(?:行动|比赛|战役|工程|攻坚战|计划)$", noun) else "Strategy"
        )
        count = _number(match["count"])
        found.append(Name(match.start(), match.end(), match.group(), kind, "numbered", count=count))
    return found


def _number(words: str) -> int:
    return 10 + CARDINAL[words[1]] if len(words) == 2 else CARDINAL[words]


def counted_wholes(text: str, lists: Sequence[Listed]) -> list[Name]:
    """What a counted list is as a whole, where more than a sort names it (四条框架道路)."""
    found = []
    for each in lists:
        last = each.members[-1][1]
        words = text[last : each.end]
        counted = COUNTED_KIND.match(words)
        if counted and each.count == len(each.members) and len(words) - counted.end() >= 4:
            found.append(Name(last, each.end, words, "Strategy", "numbered", count=each.count))
    return found
