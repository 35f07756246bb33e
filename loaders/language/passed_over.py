"""What was promised and a report does not touch: names of a list, works, clauses without number."""

from __future__ import annotations

from collections.abc import Iterator

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
    """Names in the title that the report does not touch: those of a list that says there are more
    (`A、B、C等项目`); and of works, each promised by its name, if it touches any of them.
    """
    silent = [item for item in _listed(title) if not _touched(item, report)]
    works = works_passed_over(title, report)
    return [*silent, *(each for each in works if each not in silent)]


def works_passed_over(title: str, report: str) -> list[str]:
    """Works promised by name that a report does not touch, if it touches another of them."""
    works = _works(title)
    silent = [name for name in works if not _touched(name, report)]
    return silent if len(silent) < len(works) else []


def _listed(title: str) -> Iterator[str]:
    for clause in clauses(title):
        found = listing(clause.text)
        if found is not None and found.open and len(found.items) > 1:
            yield from found.items


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


_PROMISES = re.compile(
    "(?:全面|深入|持续|积极|加快|大力|基本|力争|确保)*"
    "(?:完成|推进|开展|实施|启动|建立|建成|建设|新建|改造|举办|组织|出台|编制|制定|落实|打造|创建|培育|引进|推广|办好)"
)

_SHORTEST_PROMISE = 4


def touches(name: str, report: str) -> bool:
    """Whether a report speaks of what a figure counts: any two neighbouring characters at the end
    of its name, where the noun stands, occur in it.
    """
    words = re.sub(r"[“”《》（）()\s]", "", name)[-_NOUN:]
    return any(words[at : at + 2] in report for at in range(max(1, len(words) - 1)))


_NOUN = 4


def _touched(item: str, report: str) -> bool:
    """Whether any two neighbouring characters at the head of a name occur in the report."""
    name = re.sub(r"[“”《》（）()\s]", "", item)
    return any(name[at : at + 2] in report for at in range(max(1, min(3, len(name) - 1))))
