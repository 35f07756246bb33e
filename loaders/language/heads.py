"""The words that names end with, and what a thing so named is.

A name of a thing in the prose of government ends in a noun that says what it is: 某某数据中心 is
a project, 某某制度 a policy, 某某行动 a programme. The noun alone names nothing (各类平台), nor
does it with words that only describe (重点平台, 特色街区). The words are in `things.toml`.
"""

from __future__ import annotations

from loaders.language.patterns import any_of, split_alternatives
from loaders.lexicon import lexicon
from ontology import late_re as re

_WORDS = lexicon("things")
PATTERNS = _WORDS.patterns()
"""By the id of the entry."""
_KINDS = {
    each.value: split_alternatives(_WORDS.pattern(each.id))
    for each in _WORDS.entries.values()
    if each.value and each.id != "thing/road"
}
"""Endings of names by the class of the ontology that they show."""

BUILT = frozenset({"Project", "Place", "Road", "Institution"})
"""Classes of what is built."""

_BY_LENGTH = sorted(
    ((ending, kind) for kind, endings in _KINDS.items() for ending in endings),
    key=lambda pair: -len(pair[0]),
)
HEAD = any_of("|".join(ending for ending, _ in _BY_LENGTH))
"""Finds the longest ending at each place."""

_LITERAL = {ending: kind for ending, kind in reversed(_BY_LENGTH) if re.escape(ending) == ending}
_PATTERNS = [
    (re.compile(f"(?:{ending})$"), kind) for ending, kind in _BY_LENGTH if ending not in _LITERAL
]
_LONGEST = max(map(len, _LITERAL))

ROAD = PATTERNS["thing/road"]
"""Roads; `[一二两]路` and common nouns with 路 are none."""
_DESCRIBING = re.compile(f"(?:{_WORDS.pattern('thing/describing')})*的?")
_DISTINCT = PATTERNS["thing/distinct"]
_PUBLIC_BUILDING = PATTERNS["thing/public-building"]
_CHIEF_SYSTEM = PATTERNS["thing/whole"]
_NEVER = PATTERNS["thing/never"]


def kind_of(name: str) -> str | None:
    """The class that a name's ending shows, else None."""
    for length in range(min(_LONGEST, len(name)), 0, -1):
        kind = _LITERAL.get(name[-length:])
        if kind is not None:
            return kind
    return next((kind for pattern, kind in _PATTERNS if pattern.search(name)), None)


def is_name(words: str, head: str) -> bool:
    """Whether words that end in `head` name one thing rather than a sort of things."""
    modifier = words[: len(words) - len(head)]
    if is_whole(words) or _PUBLIC_BUILDING.fullmatch(words):
        return True
    if not modifier or _NEVER.match(words):
        return len(head) > 4 and not modifier and bool(_DISTINCT.search(head))
    if len(modifier) >= 2 and _DISTINCT.search(words):
        return True
    return _DESCRIBING.fullmatch(modifier) is None and len(modifier) >= 2


def is_whole(words: str) -> bool:
    """Whether words are a name without anything before them (林长制)."""
    return _CHIEF_SYSTEM.fullmatch(words) is not None


def is_distinct(words: str) -> bool:
    """Whether words of description are a name all the same (数字驾驶舱), by their ending."""
    return _DISTINCT.search(words) is not None


def describes(words: str) -> bool:
    """Whether words hold nothing but descriptions (重点, 各类特色)."""
    return _DESCRIBING.fullmatch(words) is not None
