"""What a place wants to become (打造某某高地), and the titles that it wins (获评省级某某区).

The words are in `set_names.toml`, as `aim/…`.
"""

from __future__ import annotations

from collections.abc import Iterator

from loaders.language import heads
from loaders.language.boundaries import has_verb, name_start
from loaders.language.name import Name
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.text import quoted

_LEXICON = lexicon("set_names")
_PATTERNS = _LEXICON.patterns()
_DESIGNATION = _PATTERNS["aim/designation"]
_TITLE, _TO_WIN = _LEXICON.pattern("aim/title"), _LEXICON.pattern("aim/to-win")
_TITLE_TO_WIN, _NEXT_TITLE = re.compile(_TO_WIN + _TITLE), re.compile(f"[、和]{_TITLE}")
_AIM, _AIM_LIST, _AIM_NOUN = (_PATTERNS[f"aim/{each}"] for each in ("aim", "list", "noun"))
_LEVEL = _PATTERNS["aim/level"]


def _after_verbs(text: str) -> list[Name]:
    """One aim or several after one verb."""
    found = []
    for match in _AIM_LIST.finditer(text):
        for start, end in _aim_spans(text, *match.span("names")):
            words = text[start:end]
            if len(words) < _SHORTEST_AIM or _AIM_NOUN.fullmatch(words) or _is_plain_aim(words):
                continue
            won = _LEVEL.match(words)
            found.append(Name(start, end, words, "Programme" if won else "Strategy", "headed"))
    return found


_SHORTEST_AIM = 4


_PLAIN_AIM = 6


def _is_plain_aim(words: str) -> bool:
    """特色街区 describes a sort; what says more (现代化国际化中心城区) is one place's aim."""
    return len(words) < _PLAIN_AIM and heads.describes(words)


def _aim_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of a list of aims; 和 parts two only where the one before it is an aim."""
    at = start
    for cut in (*re.finditer(r"、|和|与|以及", text[start:end]), None):
        left = start + cut.start() if cut else end
        if _AIM_NOUN.search(text[at:left]) is None:
            if cut and cut.group() == "、":
                at = start + cut.end()
            continue
        of = text.rfind("的", at, left)
        at = of + 1 if of >= 0 else at
        if left > at:
            yield at, left
        at = start + cut.end() if cut else end


def aims(text: str) -> list[Name]:
    """The titles that a text names as won or to be won, and what a place wants to become."""
    found = [*_titles(text), *_after_verbs(text)]
    slogans = [each for each in quoted(text) if "、" in text[each[0] : each[1]]]
    for match in _AIM.finditer(text):
        if any(left < match.start() < right for left, right in slogans):
            continue  # “工业强县、科技兴县”
        start = name_start(text, match.end("name") - 2)
        words = text[start : match.end("name")]
        if 4 <= len(words) <= 14 and not heads.describes(words):
            found.append(Name(start, match.end("name"), words, "Strategy", "headed"))
    return found


def _titles(text: str) -> list[Name]:
    found = []
    for match in _DESIGNATION.finditer(text):
        if len(match["name"]) < 4 or has_verb(match["name"]):
            continue  # 省级示范区 names no title
        found.append(Name(match.start(), match.end(), match.group(), "Programme", "headed"))
    for match in _TITLE_TO_WIN.finditer(text):
        title: re.Match[str] | None = match
        while title is not None:  # 获评国家级甲区、省级乙区
            found.append(Name(*title.span("name"), title["name"], "Programme", "headed"))
            title = _NEXT_TITLE.match(text, title.end())
    return found
