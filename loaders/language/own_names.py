"""Which of the phrases that look like names in prose are names, by the words they are made of.

:mod:`loaders.language.names` finds phrases by their form. Here those are left out that begin or
end within a word, that are a clause (县域为重要单元), or, where a thing of that kind goes by a name
of its own, that are made of common words alone (:mod:`loaders.language.common_words`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.language import heads
from loaders.language.common_words import Piece, cuts_word, has_own, pieces
from loaders.language.name import Name, plain
from loaders.lexicon import lexicon
from ontology import late_re as re

PATTERNS: Mapping[str, re.Pattern[str]] = lexicon("own_names").patterns()
"""By the id of the entry; each is searched in a name alone."""

_CALLED = {"Road": PATTERNS["own/road"], "Event": PATTERNS["own/event"]}
"""How names of a kind are made where all their words are common: 富强路, 全国运动会."""
_CLAUSE = frozenset("把将了向等使让被以其它他该此更指并从由对")
"""A character that makes a clause of the word it stands behind (指标|向|中心|城区)."""
_IS = "为"
"""It makes a clause of whatever it stands behind (县|为|单元)."""
_MARKED = frozenset({"quoted", "registered", "public"})
"""Rules of names whose edges are marked, or that are known: they are names as they stand."""
_WITH_OWN = frozenset(
    {"Place", "Institution", "Company", "Road", "Project", "Platform", "Event", "Branch"}
)
"""What has a name of its own; a programme, a policy, a command post goes by common words."""
_BEHIND = 4
"""Characters behind a name in which its next word stands."""
_SHORTEST = 4
"""Characters that are left of a name without the verb that leads to it."""
_BUILT = frozenset({"Project", "Place", "Institution"})
_BRAND = 3
"""Characters of a firm's short name."""
_TWO_PARTS = "·"
"""左岸·青石路文化街区: names are so written, sorts are not."""
_WITH_LEVEL = frozenset({"Institution", "Project", "Company", "Place"})
_LEVEL = frozenset("省市县区州旗")


def own_names(text: str, found: Iterable[Name]) -> Iterator[Name]:
    """Those of the names found in a text that are names; one that a verb leads to without it."""
    found = list(found)
    cut = {(each.start, each.end): pieces(text[each.start : each.end]) for each in found}
    lists = {
        _list_of(each)
        for each in found
        if each.list_start >= 0 and has_own(cut[each.start, each.end])
    }
    for name in found:
        parts = cut[name.start, name.end]
        if name.rule in _MARKED or name.form == "made" or text[name.start] in "“《":
            yield name
        elif (kept := _without_number(text, name, parts)) is not None or (
            _list_of(name) in lists and (kept := _beside_own(text, name, parts)) is not None
        ):
            yield kept


def _list_of(name: Name) -> tuple[str, int, int]:
    return name.kind, name.list_start, name.list_end


def _beside_own(text: str, name: Name, parts: Sequence[Piece]) -> Name | None:
    """A member of a list in which another is a name: 绿地、晨阳等企业, 石坡园、电子产业园等项目."""
    short = name.kind == "Company" and name.end - name.start <= _BRAND
    shown = name.kind in _BUILT and heads.kind_of(name.name) in _BUILT
    if not (short or shown) or _is_clause(parts) or cuts_word(text, name.start, name.end):
        return None
    return _led_to(text, name, parts)


def _without_number(text: str, name: Name, parts: Sequence[Piece]) -> Name | None:
    """What is found, if it is a name; ①农村公路: the number of an item is no part of it."""
    number = PATTERNS["own/number"].match(text, name.start, name.end)
    if number is None:
        return _own(text, name, parts)
    rest = _from(text, name, number.end())
    return _own(text, rest, pieces(text[rest.start : rest.end]))


def _from(text: str, name: Name, start: int) -> Name:
    return replace(name, start=start, name=plain(text[start : name.end]))


def _own(text: str, name: Name, parts: Sequence[Piece]) -> Name | None:
    words = text[name.start : name.end]
    if (
        (name.count is None and _is_sort(words))
        or _is_clause(parts)
        or cuts_word(text, name.start, name.end)
    ):
        return None
    if PATTERNS["own/several"].search(text, max(0, name.start - 2), name.start) is not None:
        return None
    if name.kind not in _WITH_OWN:
        return None if _is_of(text, name) else name
    if name.kind == "Event" and PATTERNS["own/event-end"].search(words) is None:
        return None  # 暴力暴恐等活动
    if has_own(parts) or _TWO_PARTS in words:
        return _led_to(text, name, parts)
    return name if _is_called_so(name, words, parts) else None


def _is_sort(words: str) -> bool:
    """Whether words say what is counted, or several things at once (升级一批星级园区)."""
    counted = PATTERNS["own/counted"].match(words)
    return counted is not None or PATTERNS["own/sort"].search(words) is not None


def _is_clause(parts: Sequence[Piece]) -> bool:
    return any(
        each.text == _IS or (each.text in _CLAUSE and left.common) for left, each in pairwise(parts)
    )


def _is_of(text: str, name: Name) -> bool:
    """Whether what ends in 战略 says of what sort the noun behind it is (战略|科学家)."""
    if name.kind != "Strategy" or not name.name.endswith("战略"):
        return False
    behind = pieces(text[name.end : name.end + _BEHIND])
    if not behind or not behind[0].common or behind[0].is_verb:
        return False
    return PATTERNS["own/carried-out"].match(behind[0].text) is None


def _led_to(text: str, name: Name, parts: Sequence[Piece]) -> Name:
    """力促京雄高速: what one does with it stands before its name."""
    start = name.start
    for at, each in enumerate(parts):
        rest = start + len(each.text)
        shown = name.end - rest >= _SHORTEST and heads.kind_of(name.name) is not None
        if not each.is_verb or not (shown or has_own(parts[at + 1 :])):
            break
        start = rest
    return name if start == name.start else _from(text, name, start)


def _is_called_so(name: Name, words: str, parts: Sequence[Piece]) -> bool:
    """Whether what is made of common words alone is a name all the same."""
    if name.kind in _CALLED:
        return _CALLED[name.kind].search(words) is not None
    if PATTERNS["own/ordinal"].match(words) is not None or heads.is_distinct(words):
        return True
    # 县中医院, 市档案馆: a division has one.
    return name.kind in _WITH_LEVEL and parts[0].text in _LEVEL and heads.kind_of(words) is not None
