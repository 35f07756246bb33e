"""Intentions and denials: words before a figure that say that it is not reached.

The words, and how far each reaches, stand in `loaders/lexicon/intentions.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.remembered import OF_WORDS
from ontology.text import quoted

_WORDS = lexicon("intentions")
IN_A_NAME = "intention/in-a-name"
_ANY = re.compile(_WORDS.any_of(*(each for each in _WORDS.entries if each != IN_A_NAME)))
_IN_A_NAME = re.compile(_WORDS.pattern(IN_A_NAME))
_NAMEABLE = re.compile("[拟划]")
_DONE = "intention/done"
_DENIAL = "intention/denial"
_SEEK = "争取"
_TO_DO = re.compile(
    r"[在于年\d到让使把再尽早全明下今本月季]|提前|如期|按期|纳入|列入|获批|获评|评为|创成|入选|增长|下降|降到|达|突破|实现|完成|超额|完工|竣工|建|开工|投"
    r"|新增|引进|落地|落户|签约|启动|通过|实施|出台|形成|更|有|进入|打造|培育|培训|改造|举办|开|[\u4e00-\u9fff]{0,6}(?:底|前|内)"
)
"""What is to be done stands behind it."""
_WON = re.compile(
    r"(?:[国省市县]|上级|中央|对上|各级|各类|专项|政策)"
    r"|[^，。；、\d]{0,16}(?:资金|债券?|国债|项目|补助|补贴|奖补|指标|贷款|额度|经费|名额|试点|支持"
    r"|拨款|授信|用地|订单|投资)(?:[^，。；\d]{0,8}\d|$)"
)
"""What others give stands behind it, and was got (争取债券资金8亿元); all else is to be done."""

_TO_A_NUMBER = re.compile(r"到?(?:\d|$)")


@dataclass(frozen=True, slots=True)
class Intention:
    """A word that plans or denies (or ends that), where it stands, how far it reaches, its rule."""

    start: int
    end: int
    reach: str
    rule: str

    @property
    def ends(self) -> bool:
        """Whether it ends the reach of the words before it."""
        return self.rule == _DONE

    @property
    def denies(self) -> bool:
        """Whether it says that something is not so."""
        return self.rule == _DENIAL

    @property
    def outlasts_clause(self) -> bool:
        return self.reach == "sentence"


def named_spans(words: str) -> list[tuple[int, int]]:
    """Where words that plan elsewhere are part of a name (发布拟关停公告, 名医培养计划).

    >>> named_spans("发布拟关停公告9份")
    [(2, 3)]
    """
    if not _NAMEABLE.search(words):
        return []
    return [each.span(each.lastgroup or 0) for each in _IN_A_NAME.finditer(words)]


def intentions(words: str) -> list[Intention]:
    """All such words, in reading order, except within longer phrases that do not count."""
    return list(_intentions(words))


@lru_cache(maxsize=OF_WORDS)
def _intentions(words: str) -> tuple[Intention, ...]:
    found = []
    matches = list(_ANY.finditer(words))
    names = quoted(words) if matches else []  # “甲计划2.0”企业: a name plans nothing
    called = {start for start, _ in named_spans(words)} if matches else set()
    for match in matches:
        if match.start() in called or any(a < match.start() < b for a, b in names):
            continue
        entry = _WORDS.by_word[match.group()]
        is_won = _WON.match(words, match.end()) and not _TO_DO.match(words, match.end())
        if match.group() == _SEEK and is_won:
            continue
        if match.group().endswith("达") and not _TO_A_NUMBER.match(words, match.end()):
            continue  # 步行12分钟可达公园
        if not any(
            words.startswith(longer, match.start() - at)
            for longer in entry.not_in
            if 0 <= (at := longer.find(match.group())) <= match.start()
        ):
            found.append(
                Intention(match.start(), match.end(), entry.words[match.group()], entry.id)
            )
    return tuple(found)
