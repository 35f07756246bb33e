"""Names in lists: each member is what the list says that its members are.

甲、乙等项目 are two projects, 甲路、乙路两条道路 two roads; 大数据、软件等企业 are sorts of
firms, and none of them is named. The words are in `members.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.language import heads
from loaders.language.lists import Listed
from loaders.language.name import QUOTES, TRADE, Name, plain
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.divisions import divisions

_LEXICON = lexicon("members")
_PATTERNS = _LEXICON.patterns()
_LIST_KINDS = tuple(
    (each.value, re.compile(f"{_LEXICON.any_of(each.id)}$"))
    for each in _LEXICON.entries.values()
    if each.value
)
"""The classes of members, each with the words that a list of them ends with."""
_UNNAMED = re.compile(f"{_LEXICON.any_of('member/unnamed')}$")
_WORKS_THERE, _TWIN = _PATTERNS["member/works-there"], _PATTERNS["member/twin"]
_ARTICLES = _PATTERNS["member/articles"]
_SORTS, _RANKED = _PATTERNS["member/sorts"], _PATTERNS["member/ranked"]

_QUOTED_KIND = {"Event": "Programme", "Road": "Strategy", "Company": "Strategy"}
"""A slogan in marks among 活动 is a campaign; no road or company is called by a slogan."""


def members(text: str, lists: Sequence[Listed], quoted_ones: Sequence[Name]) -> list[Name]:
    """Members of lists whose words of kind make things of them; quoted ones take the kind."""
    found: list[Name] = []
    for each in lists:
        kind = next((k for k, pattern in _LIST_KINDS if pattern.search(each.kind_words)), None)
        if kind is None or (kind == "Company" and _of_sorts(text, each)):
            continue
        for start, end in each.members:
            words = text[start:end]
            inside = next(
                (
                    n
                    for n in quoted_ones
                    if start <= n.start and n.end <= end + 1 and words[0] in "“《"
                ),
                None,
            )
            if inside is not None:
                found.append(
                    replace(
                        inside,
                        kind=heads.kind_of(inside.name)
                        or (inside.kind if inside.kind == kind else _QUOTED_KIND.get(kind, kind)),
                        rule="listed",
                        list_start=each.start,
                        list_end=each.end,
                    )
                )
                continue
            name = _member(words, kind, each.kind_words)
            if name is not None:
                found.append(Name(start, end, plain(words), name, "listed", each.start, each.end))
    return found


def _of_sorts(text: str, each: Listed) -> bool:
    """Whether a list of firms tells their sorts: one of its members is a trade (农业、粮油加工等
    企业) or a title, or what it is of is said of trades (…等领域企业).
    """
    if _SORTS.search(each.kind_words) is not None:
        return True
    said = (text[start:end] for start, end in each.members)
    return any(TRADE.fullmatch(words) or _RANKED.search(words) for words in said)


def _member(words: str, kind: str, kind_words: str) -> str | None:
    """The class of a bare member of a list, None where it names no single thing."""
    if not 2 <= len(words) <= 20 or re.search(r"[，。；：！？…\s]", words):
        return None
    works = _WORKS_THERE.fullmatch(words)
    if works is not None and (kind != "Project" or heads.describes(works["where"])):
        works = None
    if heads.describes(words) or QUOTES.search(words[:1]):
        return None
    if _UNNAMED.search(words) and works is None:
        return None
    shown = "Policy" if _ARTICLES.search(words) else heads.kind_of(words)
    if shown is None and kind == "Project" and works is not None:
        return kind
    if shown is None and (
        # 亮码、测温等措施 are sorts of doing, 大数据、软件等企业 sorts of firms.
        kind in ("Policy", "Programme", "Platform")
    ):
        return None
    return _kind_in_list(words, kind, kind_words, shown)


def _kind_in_list(words: str, kind: str, kind_words: str, shown: str | None) -> str | None:
    """The class by the list's kind and, where it says more, the name's own ending."""
    if kind == "Company" and shown in (None, "Company") and "楼宇" in kind_words:
        # Buildings that are called by their owner alone: 某某、某某等楼宇.
        return "Company" if shown or len(words) <= 4 else "Place"
    if kind == "Project" and shown in ("Place", "Institution", "Event", None):
        return kind
    if kind in ("Place", "Road"):
        road = heads.ROAD.fullmatch(words) or words.endswith(("路", "大道", "线"))
        return "Road" if road else (kind if kind == "Place" else None)
    return shown or kind


def twins(text: str) -> list[Name]:
    """Places joined with ours by partnership (与某某、某某对口协作)."""
    found = []
    for match in _TWIN.finditer(text):
        group = "list" if match["list"] else "after"
        at = match.start(group)
        for part in re.split(r"([、和与])", match[group]):
            if part in divisions().by_short or part in divisions().by_name:
                found.append(
                    Name(
                        at, at + len(part), part, "Place", "listed", match.start(group), match.end()
                    )
                )
            at += len(part)
    return found
