"""Where a name begins: after the verbs, adverbs and links of the sentence that leads to it.

Chinese writes no spaces, and the official style stacks verbs before an object (`加快推进建设
某某公园`). Two lists decide: words that no name holds cut wherever they stand; words that
names do hold (建设, 服务, 创新) cut only where the sentence opens with them (`leads.toml`).
"""

from __future__ import annotations

from loaders.language.patterns import any_of, first_characters
from loaders.lexicon import lexicon
from ontology import late_re as re

_WORDS = lexicon("leads")
PATTERNS = _WORDS.patterns()
"""By the id of the entry."""
_ALWAYS, _OPENING = _WORDS.pattern("lead/always"), _WORDS.pattern("lead/opening")
_CUT = any_of(_ALWAYS)
_OPEN = any_of(_OPENING)
_AND = re.compile(r"和(?![睦平谐美合顺田县风静])|与|及|以及")
_BREAK = re.compile(r"[，,。；;：:！!？?（）()、\s…—“”‘’\"《》]|(?<=\d)[.．](?=[\u4e00-\u9fff])")


_FARTHEST = 60
"""No name is so long; it bounds the search on texts without punctuation."""


def name_start(text: str, end: int, floor: int = 0) -> int:
    """Where the name that ends before `end` begins, at `floor` at the least.

    `end` is where the ending of the name begins, so that a verb-like ending is not cut.
    """
    start = floor = max(floor, end - _FARTHEST)
    for match in _BREAK.finditer(text, floor, end):
        start = match.end()
    return skip_lead(text, start, end)


def skip_lead(text: str, start: int, end: int) -> int:
    """The first place from `start` on where no verb, adverb or link of the sentence stands."""
    for match in _CUT.finditer(text, start, end):
        start = match.end()
    while start < end:
        opening = _OPEN.match(text, start, end)
        if opening is None or opening.end() >= end:
            break
        start = opening.end()
    for match in _AND.finditer(text, start, end):
        # 和 joins two names only if there is room for one before it.
        if match.start() - start >= 2 and end - match.end() >= 0:
            start = match.end()
    return start


_NO_VERB, _OPENING_VERB = PATTERNS["lead/adverb"], PATTERNS["lead/opening-verb"]


def has_own_verb(words: str) -> bool:
    """Whether a verb that can have an object stands in words (adverbs and particles have none)."""
    if _OPENING_VERB.match(words):
        return True
    return any(_NO_VERB.fullmatch(each.group()) is None for each in _CUT.finditer(words))


def is_lead(words: str) -> bool:
    """Whether words are nothing but what may stand before a name (改造, 提升)."""
    return re.fullmatch(f"(?:{_OPENING})+", words) is not None


def has_verb(words: str) -> bool:
    """Whether a verb or link of the sentence stands within words, so that they are no one name."""
    return _CUT.search(words) is not None


_VERB = re.compile(
    f"(?=[{first_characters(_ALWAYS)}{first_characters(_OPENING)}])(?:{_ALWAYS}|{_OPENING})+$"
)


def governor(text: str, start: int) -> str:
    """The verbs and links that lead to what begins at `start` (`着力推进`), or ""."""
    floor = max(0, start - 16)
    match = _VERB.search(text, floor, start)
    return match.group() if match else ""
