"""Short titles: what a promise is called, where its own words are a clause of prose.

A row of a table has a title; a clause of a report has none. Its title is made of what it is
about: the indicator and the figure, else the action and what it acts on, without the adverbs
of degree. The clause itself stays what it is, the passage that the title leads to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.language.figures import Figure
from ontology import late_re as re
from ontology.text import protected, quoted, squeeze

LONGEST = 15
"""Characters in a row that a title takes over from its clause at most.

A title has to be told from a quotation: so many characters hold the name of a programme or a
project with its verb (the longest verb-and-object titles of such tables are of this length),
and are less than a sentence.
"""

_MANNER = re.compile(
    r"^(?:持续|不断|继续|进一步|更加[\u4e00-\u9fff]{2,4}?地|积极|深入|切实|着力|全力以赴|全力|大力|奋力|努力|坚定不移地?|"
    r"多措并举|扎实|有序|稳步|稳妥|充分|主动|自觉|精心|认真|严格|牢牢|从严从实|常态化|高标准|高质量|高水平|"
    r"全面(?=推|落|深|做|抓|提|贯|完|打|加|建)|加快(?=[推建构形打实完补培落])|力争|确保|一步|要|地)+"
)
"""Words of degree and manner before the action; after some of them only another verb is left."""
_SHORTEST = 4
_ACTION = re.compile(
    r"^(?:推进|推动|提升|提高|提供|优化|完善|深化|强化|加强|加快|加大|扩大|建设|建成|建立|构建|打造|培育|实施|开展|落实|"
    r"做好|做强|做优|做大|抓好|抓实|办好|实现|完成|形成|促进|保障|发挥|引进|引导|鼓励|支持|整合|盘活|规范|防范|化解|"
    r"健全|探索|创新|创建|争创|举办|启动|出台|编制|守护|筑牢|压实|整治|改造|推行|推出|营造|树立|坚持|聚焦|围绕|统筹|"
    r"组织|对接|承接|融入|集聚)"
)
_BARE_END = 6
"""Characters that the end of a clause needs to stand for it without an action before it."""
_SAYS_HOW = re.compile(r"[把让使在以将]")
"""What begins so is about its beginning: its end alone would say something else."""
_DENIED = re.compile(r"[不非无未]")
_BOUNDARY = re.compile(r"[的、和与及等]|”|》|）|(?=[“《])")
_AND_MORE = re.compile(r"等(?=[\u4e00-\u9fff“]{2})")
_ANNOUNCED = re.compile(r"^.*[：:]")


def short_title(words: str, figures: Sequence[Figure] = ()) -> str:
    """The title of a promise: at most :data:`LONGEST` characters in a row are its own words.

    figures: those that the promise is to reach; the title is then their names and values.

    >>> short_title("持续打造高水平开放合作的街区治理新格局")
    '打造…街区治理新格局'
    """
    named = _of_figures(figures)
    return named or _shortened(_without_manner(squeeze(words)))


def _of_figures(figures: Sequence[Figure]) -> str:
    """Names and values: 甲路改造 3条2公里、乙园 1处等."""
    parts: list[str] = []
    last = None
    for each in figures:
        name = _named(each)
        if not name:
            return ""
        if name == last:
            parts[-1] += each.quantity.text
            continue
        last = name
        parts.append(f"{name} {each.quantity.text}")
    return "、".join(parts[:_MOST_FIGURES]) + ("等" if len(parts) > _MOST_FIGURES else "")


_MOST_FIGURES = 2


def _named(figure: Figure) -> str:
    name = _shortened(squeeze(_ANNOUNCED.sub("", figure.indicator)))
    grows = figure.kind == "growth" and not _GROWTH.search(name)
    return f"{name}增长" if grows and name else name


_GROWTH = re.compile(r"增长|增减|[增涨降]幅|增速|下降|减少")


def _without_manner(words: str) -> str:
    rest = _MANNER.sub("", words)
    return rest if len(rest) >= _SHORTEST else words


def _shortened(words: str) -> str:
    if len(words) <= LONGEST:
        return words
    first = _first_part(words, "，,")
    if first is not None:
        return _shortened(first)
    return _enumerated(words) or _joined_ends(words) or _cut(words)


def _first_part(words: str, marks: str) -> str | None:
    """What stands before the first mark outside of quotes, if it says something by itself."""
    end = next(_outside(words, marks), 0)
    return words[:end] if end >= _SHORTEST else None


def _outside(words: str, marks: str) -> Iterator[int]:
    """Where marks stand outside of quotes and brackets."""
    inside = protected(words)
    return (at for at, mark in enumerate(words) if mark in marks and not inside[at])


def _enumerated(words: str) -> str | None:
    """As many members of a list as there is room for, and what they are, where that is said."""
    if _SAYS_HOW.match(words):
        return None
    ends = [at for at in _outside(words, "、") if at < LONGEST and not words[at - 1].isdigit()]
    if not ends or ends[0] < _SHORTEST:
        return None
    more = _AND_MORE.search(words, ends[0])
    kind = words[more.end() :] if more else ""
    for end in reversed(ends):
        if kind and end + len(kind) < LONGEST:
            return f"{words[:end]}等{kind}"
    return f"{words[: ends[-1]]}等"


def _joined_ends(words: str) -> str | None:
    """The action and the end of a long clause, which says what it acts on."""
    if _SAYS_HOW.match(words):
        return None
    action = _ACTION.match(words)
    head = action.group() if action else ""
    inside = protected(words)
    earliest = len(words) - (LONGEST - len(head) - 1)
    for match in _BOUNDARY.finditer(words, max(earliest - 1, len(head))):
        at = match.end()
        closed = at == 0 or not inside[at - 1] or words[at - 1] in "”》）"
        enough = len(words) - at >= (_SHORTEST if head else _BARE_END)
        if at < earliest or not closed or not enough or _BOUNDARY.match(words[at]):
            continue
        if _DENIED.search(words, len(head), at):
            return None  # what is left out would turn the meaning round
        return f"{head}…{words[at:]}"
    return None


def _cut(words: str) -> str:
    """The beginning of a clause that offers no better place; a quotation is closed."""
    end = LONGEST - 1
    for start, stop in quoted(words):
        if start < end < stop:
            if start < LONGEST // 2 and start + _SHORTEST <= end:
                return f"{words[:end]}…{words[stop - 1]}"
            end = start
    return f"{words[:end]}…"
