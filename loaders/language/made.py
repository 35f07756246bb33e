"""Works by what is done with them: 实施甲路、乙路雨污分流改造, 打通丙街北延段, 丁桥建成通车.

A report names most works by no ending that a list of endings could hold (某某路公路桥). What stands
around them is of few forms: a verb that makes something, then its objects up to the end of the
clause; or the things, then a verb that tells how far they are. Each member of such a list is a
name if something in it is its own and its last word says what is built; or if it is a work on a
place that it begins with. The words are in `made.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.language import heads
from loaders.language.boundaries import has_own_verb, skip_lead
from loaders.language.common_words import cuts_word, has_own, pieces
from loaders.language.lists import CLAUSE
from loaders.language.name import Name, plain
from loaders.language.own_names import PATTERNS as OWN
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.divisions import divisions

_WORDS = lexicon("made")
PATTERNS = _WORDS.patterns()
"""By the id of the entry."""

_HOW, _VERB = _WORDS.any_of("made/how"), _WORDS.any_of("made/verb")
_MAKES = re.compile(f"(?>(?:{_HOW})*(?:{_VERB})(?:{_HOW}|{_VERB})*(?:了|好)?)(?!工程|项目)")
_AND = re.compile(r"、|以及|及|和(?![睦平谐美合顺田县风静])|与")
_MARKED = re.compile(r"[（(][^（）()]*[）)]|“[^”]*”|《[^》]*》")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]$")
_SHARED = re.compile(r"^[\u4e00-\u9fff]{1,5}(?:路|街|大道|大街|河|渠|沟|湖|江|溪)")
_ROADS_COUNTED = re.compile(r"等\d+[条个座]")
_NUMBER = re.compile(r"\d")
_WORK = ("项目", "工程", "设施")
_SORT = lexicon("sure_names").patterns()["sure/sort"]
_SHORTEST, _LONGEST = 3, 26
_PARTS = 3
"""Common words that a thing has at least, which is named right behind the verb that makes it."""


def made(text: str) -> list[Name]:
    """The works of a stretch of text, in order."""
    found: list[Name] = []
    for clause in CLAUSE.finditer(text):
        start, end = clause.span()
        makes = _MAKES.search(text, start, end)
        match = PATTERNS["made/told"].search(text, start + _SHORTEST, end)
        told = None if match is None else match.start()
        if makes is not None and not _is_object(text, makes.end(), end):
            told = makes.start() if told is None else min(told, makes.start())
        if told is not None and (makes is None or told <= makes.start()):
            found.extend(_of_list(text, skip_lead(text, start, told), told))
        if makes is not None:
            begun = PATTERNS["made/begun"].search(text, makes.start(), end) is not None
            found.extend(_of_list(text, makes.end(), end, begun=begun))
    return found


def _is_object(text: str, start: int, end: int) -> bool:
    """Whether a verb has an object: 通车 in 建成|通车 is none."""
    words = text[start:end]
    tail = PATTERNS["made/tail"].search(words)
    return len(words) - (len(tail.group()) if tail else 0) >= _SHORTEST


def _of_list(text: str, start: int, end: int, *, begun: bool = False) -> Iterator[Name]:
    """The works of a list. begun: whether one begins or finishes them, as one does single works."""
    start = max(start, text.rfind("的", start, end) + 1)
    end, closed = _without_rest(text, start, end)
    members = _members(text, start, end)
    if closed is None and len(members) == 1:
        return  # 建成污水处理厂2座
    if _share_a_work(text, members):
        yield _name(text, members[0][0], end, "Project", members)
        return
    found: list[tuple[int, int, str]] = []
    common: list[tuple[int, int, str]] = []
    for left, behind in (_bare(text, *each) for each in members):
        right, works = _without_rest(text, left, behind)
        words = _MARKED.sub("", text[left:right])
        sort = closed or works or ""
        if not _may_be(text, left, right, words, sort):
            continue
        if (kind := _kind(words, sort)) is not None:
            found.append((left, right, kind))
        elif (kind := _kind_of_common(words)) is not None and not _NUMBER.match(text, right):
            common.append((left, right, kind))
    sure = begun or any(kind != "Road" for *_, kind in found)
    for left, right, kind in sorted([*found, *(common if sure else ())]):
        yield _name(text, left, right, kind, members)


def _name(text: str, start: int, end: int, kind: str, members: Sequence[tuple[int, int]]) -> Name:
    spans = members[0][0], members[-1][1]
    return Name(start, end, plain(text[start:end]), kind, "headed", *spans, form="made")


def _without_rest(text: str, start: int, end: int) -> tuple[int, str | None]:
    """Where a list ends without what is said of all of it, and what that makes of its members.

    "": nothing is said of them; None: only their number is (变电站10座), so a single one is a sort.
    """
    while True:
        words = text[start:end]
        tail = PATTERNS["made/tail"].search(words)
        if tail is not None and tail.start() >= _SHORTEST:
            end = start + tail.start()
            continue
        rest = PATTERNS["made/rest"].search(words)
        if rest is None or rest.start() < _SHORTEST or not (rest["etc"] or rest["count"]):
            return end, ""
        sort = rest.group().rstrip("”")
        if not rest["etc"]:
            return start + rest.start(), None
        if sort.endswith(_WORK):
            return start + rest.start(), "Project"
        built = PATTERNS["made/facility"].search(sort) is not None
        return start + rest.start(), (heads.kind_of(sort) or "Project") if built else ""


def _members(text: str, start: int, end: int) -> list[tuple[int, int]]:
    shut = [each.span() for each in _MARKED.finditer(text, start, end)]
    members, at = [], start
    for match in _AND.finditer(text, start, end):
        if any(left <= match.start() < right for left, right in shut):
            continue
        if match.group() != "、" and min(match.start() - at, end - match.end()) < _SHORTEST - 1:
            continue
        members.append((at, match.start()))
        at = match.end()
    return [*members, (at, end)]


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A member without a verb of its own (规划建设某某新区), the bracket behind it, and the words
    that say that the thing itself is built (某某大桥重建项目).
    """
    lead = _MAKES.match(text, start, end)
    start = start if lead is None or end - lead.end() < _SHORTEST else lead.end()
    behind = _BRACKET.search(text[start:end])
    if behind is not None and behind.start() >= _SHORTEST:
        end = start + behind.start()  # 某某大道（甲路至乙路）
    built = PATTERNS["made/built"].search(text[start:end])
    if built is not None and _is_thing(text[start : start + built.start()]):
        end = start + built.start()
    return start, end


def _is_thing(words: str) -> bool:
    return (
        heads.kind_of(words) in heads.BUILT
        or heads.ROAD.fullmatch(words) is not None
        or PATTERNS["made/facility"].search(words) is not None
    )


def _share_a_work(text: str, members: Sequence[tuple[int, int]]) -> bool:
    """甲路、乙路雨污分流改造: one work on several roads, or rivers."""
    if len(members) == 1:
        return False
    *roads, last = (text[left:right] for left, right in members)
    return (
        all(PATTERNS["made/road"].search(each) for each in roads)
        and _SHARED.search(last) is not None
        and PATTERNS["made/work"].search(last) is not None
        and PATTERNS["made/road"].search(last) is None
    )


def _may_be(text: str, start: int, end: int, words: str, sort: str) -> bool:
    """Whether a member has the form of a name: no clause, no sort, no piece of a word."""
    if text[end - 1] in "”》" or len(words) < _SHORTEST or end - start > _LONGEST:
        return False  # 某某小镇“两带三园” is two names
    if cuts_word(text, start, end):
        return False
    if PATTERNS["made/no-name"].search(_ROADS_COUNTED.sub("", words)) is not None:
        return False
    if OWN["own/counted"].match(words) is not None or _is_sort(words):
        return False
    if sort and not pieces(words)[0].common:
        return True
    return PATTERNS["made/work"].search(words) is not None or not has_own_verb(words)


def _kind(words: str, sort: str) -> str | None:
    """What a member is that has something of its own. sort: what its list is of, or ""."""
    parts = pieces(words)
    numbered = OWN["own/ordinal"].match(words) is not None
    own = numbered or has_own(parts)
    road = heads.ROAD.match(words)
    is_road = OWN["own/road"].search(words) is not None or (
        own and road is not None and (road.end() == len(words) or words.endswith("段"))
    )
    shown = heads.kind_of(words)
    # 生态容城, 景观明渠: a name that no ending shows begins with what is its own.
    begins = numbered or not parts[0].common or _is_anchored(words)
    if PATTERNS["made/work"].search(words) is not None:
        kind, holds = "Project", own and (bool(sort) or _is_anchored(words))
    elif is_road:
        kind, holds = "Road", not heads.describes(words[:-1])
    elif shown in heads.BUILT:
        kind, holds = shown, own
    else:
        told = sort or PATTERNS["made/facility"].search(words) is not None
        kind, holds = shown or sort or "Project", own and begins and bool(told)
    return kind if holds else None


def _kind_of_common(words: str) -> str | None:
    """What a member is that is made of common words alone (健康生物科技园)."""
    shown = heads.kind_of(words)
    if shown not in heads.BUILT or PATTERNS["made/work"].search(words) is not None:
        return None
    return shown if len(pieces(words)) >= _PARTS else None


def _begins_with_division(words: str) -> bool:
    """Whether the name of a province, city or county stands at the beginning."""
    known = divisions().by_short
    return any(words[:length] in known for length in (2, 3, 4))


def _is_anchored(words: str) -> bool:
    """Whether a work begins with a place that has a name: 官道街雨污分流工程, not 街道亮化工程."""
    if _begins_with_division(words):
        return True
    anchor = PATTERNS["made/anchor"].match(words)
    if anchor is None:
        return False
    place = anchor.group()
    return len(place) == 1 or has_own(pieces(place)) or OWN["own/road"].search(place) is not None


def _is_sort(words: str) -> bool:
    return _SORT.search(words) is not None or PATTERNS["made/sort"].match(words) is not None
