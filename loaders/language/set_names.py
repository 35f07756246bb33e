"""Names of a set form: policies by their articles, documents drawn up, congresses, roads …

A pattern shows such a name whole; no ending is looked for and no phrase measured. The
patterns are in `set_names.toml`.
"""

from __future__ import annotations

from loaders.language import heads
from loaders.language.boundaries import has_verb, name_start
from loaders.language.name import Name, plain
from loaders.lexicon import lexicon
from ontology import late_re as re

_PATTERNS = lexicon("set_names").patterns()
_DRAWN_UP, _LAUNCHED = _PATTERNS["set/drawn-up"], _PATTERNS["set/launched"]
_SENTENCE_WORD = _PATTERNS["set/sentence"]
_BY_ARTICLES, _SHARED_BATTLE = _PATTERNS["set/by-articles"], _PATTERNS["set/shared-battle"]
_QUARTER, _CANAL = _PATTERNS["set/quarter"], _PATTERNS["set/canal"]
_EVENT, _WHOSE_CONGRESS = _PATTERNS["set/event"], _PATTERNS["set/whose-congress"]
_EXTENSION, _NUMBERED_ROAD = _PATTERNS["set/extension"], _PATTERNS["set/numbered-road"]
_NO_ROAD = _PATTERNS["set/no-road"]


_LONGEST_WHOSE = 15

WAY_OF_LIFE = re.compile(lexicon("speech").any_of("speech/road"))
"""A road that nobody walks: 小康路, 致富路."""


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
            and not _NO_ROAD.search(words)
        ):
            found.append(Name(start, end, words, "Road", "headed"))
    return found
