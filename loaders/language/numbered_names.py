"""Names that state how many parts they have: 六大中心, 五场比赛, 四条框架道路.

The words are in `set_names.toml`, as `counted/…`.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.language.lists import CARDINAL, COUNTED_KIND, Listed
from loaders.language.name import Name
from loaders.lexicon import lexicon
from ontology import late_re as re

_LEXICON = lexicon("set_names")
_COUNTED_THING = re.compile(_LEXICON.pattern("counted/thing"))
_NO_THING = re.compile(_LEXICON.pattern("counted/no-thing"))
_PROGRAMMES = tuple(_LEXICON.words("counted/programme"))


def numbered(text: str) -> list[Name]:
    """Things called by the number of their parts (六大中心, 五场比赛)."""
    found = []
    for match in _COUNTED_THING.finditer(text):
        noun = match["noun"]
        if _NO_THING.search(noun) or re.search(
            r"[第前后]$", text[max(0, match.start() - 1) : match.start()]
        ):
            continue
        kind = "Programme" if noun.endswith(_PROGRAMMES) else "Strategy"
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
