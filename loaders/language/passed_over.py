"""What was promised and a report does not touch: names of a list, works, clauses without number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.language.clauses import clauses
from loaders.language.enumerations import listing
from loaders.language.quantities import quantities
from ontology import late_re as re

_SPOKEN_OF = re.compile(
    r"(?P<name>[^，。；：:]{2,30}?(?:项目|地块|工程|片区|小区|学校|幼儿园|公园|广场|大厦|中心|基地|道路|大道|用房|房|路|桥|馆))"
    r"(?=(?:目前|现|均|都|主体|EPC|PPP)*(?:已|正在|正|完成|开展|申领|取得|办理|进行|启动|开工|竣工|完工|建成|投用|交付"
    r"|通过|进入|获|招标|施工|立项|封顶|结顶|验收|开业|开放|落地|签约|挂牌|处于|计划|预计))"
)
"""A thing at the beginning of a clause, and how it stands."""


def spoken_of(report: str) -> list[tuple[int, int]]:
    """Where a report names the things whose state it tells, clause by clause."""
    found = []
    for clause in clauses(report):
        match = _SPOKEN_OF.match(report, clause.start, clause.end)
        if match is not None:
            found.append(match.span("name"))
    return found


def unmentioned(title: str, report: str) -> list[str]:
    """Names in the title that the report does not touch, if it touches any beside them: those of a
    list, and of works, each promised by its name.
    """
    silent = [each for items in _listed(title) for each in _passed_over(items, report)]
    works = works_passed_over(title, report)
    return [*silent, *(each for each in works if each not in silent)]


def works_passed_over(title: str, report: str) -> list[str]:
    """Works promised by name that a report does not touch, if it touches another of them."""
    works = _works(title)
    silent = [name for name in works if not _touched(name, report)]
    return silent if len(silent) < len(works) else []


def _listed(title: str) -> Iterator[tuple[str, ...]]:
    for clause in clauses(title):
        found = listing(clause.text)
        if found is None or len(found.items) == 1:
            continue
        if found.open or _OF_THINGS.search(found.items[-1]):
            yield found.items


_OF_THINGS = re.compile(
    "(?:[路街桥河湖渠园馆院校厂站场库塘村镇]|路口|中心|小区|社区|广场|大厦|基地|片区|标段|厂房|项目|工程)"
    "(?:新建|改建|扩建|迁建|建设|改造|整治|提升|修缮|加固|修复|治理|工程|项目)*$"
)
"""At the end of a list: what it lists are things in a place, and no ways to go about it."""


def _works(title: str) -> list[str]:
    """The works that the clauses of a title promise by name (新建东湖公园，改造西山学校)."""
    names: list[str] = []
    for clause in clauses(title):
        names.extend(match["name"] for match in _WORK.finditer(clause.text))
    return list(dict.fromkeys(names))


_WORK = re.compile(
    r"(?:(?:^|[，。；])[^，。；、]{0,6}?(?:新建|改建|扩建|建成|建设|改造|开工|竣工|完工|投用|交付|开放|提升|整治|修缮|修建|启用)"
    r"|(?<=[和与及、]))"
    r"(?P<name>(?![\d一二三四五六七八九十两]+[个所条座处])[^，。；、和与及\d“”]{2,10}?"
    r"(?:公园|学校|小学|中学|幼儿园|医院|大厦|广场|大桥|隧道|大道|图书馆|博物馆|体育馆|文化馆|养老院|市场|水厂|泵站|车站))"
    r"(?=$|[，。；、和与及]|(?:项目|工程|建设|改造|等)+(?:$|[，。；、和与及]))"
)
"""A work with a name before the noun that says what it is, after a verb of building."""


def without_figure(title: str) -> list[str]:
    """The clauses of a title that promise something and say no number, beside others that do."""
    every = clauses(title)
    counted = [bool(quantities(each.text)) for each in every]
    if not any(counted):
        return []
    return [
        each.text
        for each, has in zip(every, counted, strict=True)
        if not has and _PROMISES.match(each.text) and len(each.text) >= _SHORTEST_PROMISE
    ]


_HOW = "全面|深入|持续|积极|加快|大力|基本|力争|确保"
_ACT = (
    "完成|推进|开展|实施|启动|建立|建成|建设|新建|改造|举办|组织|出台|编制|制定|落实|打造|创建|培育"
    "|引进|推广|办好"
)
_PROMISES = re.compile(f"(?:{_HOW})*(?:{_ACT})")
_SHORTEST_PROMISE = 4


def touches(name: str, report: str) -> bool:
    """Whether a report speaks of what a figure counts: any two neighbouring characters at the end
    of its name, where the noun stands, occur in it.
    """
    words = re.sub(r"[“”《》（）()\s]", "", name)[-_NOUN:]
    return any(words[at : at + 2] in report for at in range(max(1, len(words) - 1)))


_NOUN = 4


def _passed_over(items: Sequence[str], report: str) -> list[str]:
    """The names of a list that a report does not touch, if it touches another of them. What two of
    them share (路口 of 东湖路口、西山路口) tells of neither.
    """
    heads = [_head(each) for each in items]
    told = [
        not pairs or any(each in report for each in pairs)
        for head in heads
        for pairs in [head - set().union(*(other for other in heads if other is not head))]
    ]
    return [item for item, is_told in zip(items, told, strict=True) if not is_told and any(told)]


def _touched(item: str, report: str) -> bool:
    """Whether any two neighbouring characters at the head of a name occur in the report."""
    return any(each in report for each in _head(item))


def _head(item: str) -> set[str]:
    """The pairs of neighbouring characters at the head of a name."""
    name = re.sub(r"[“”《》（）()\s]", "", item)
    return {name[at : at + 2] for at in range(max(1, min(3, len(name) - 1)))}


def names_all(words: str, title: str) -> bool:
    """Whether words name all that a title promises: each piece of it, by how its name begins.

    >>> names_all("东湖、西山两所学校", "加快东湖及西山校建设"), names_all("东湖", "东湖、西山")
    (True, False)
    """
    pieces = (_DONE_WITH.sub("", each) for each in _BETWEEN_PIECES.split(title))
    return all(each[:_BEGINNING] in words for each in pieces if each)


_DONE_WITH = re.compile(rf"^(?:\d{{1,3}}[.．]|{_HOW}|{_ACT}|[“《])*")
_BETWEEN_PIECES = re.compile(r"[，。；、和与及\n]+")
_BEGINNING = 2
