"""Names of things that the words of a task alone make sure of (加快青石湾大桥项目建设).

:func:`loaders.language.names.names` reads prose, where what a name is shows in several sentences. A
task is one clause; so of what it finds there only these count: a name whose ending says what it
is (lexicon `sure_names.toml`), which is no sort of things (重点产业园), and which nothing cuts off
on the left (中国移动枢纽楼及…用房项目 names two).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from loaders.language.boundaries import has_own_verb
from loaders.language.name import Name
from loaders.language.names import names
from loaders.lexicon import lexicon
from ontology import late_re as re

_WORDS = lexicon("sure_names")
PATTERNS: Mapping[str, re.Pattern[str]] = _WORDS.patterns()
"""By the id of the entry; each is searched in a name alone."""

_SORT = PATTERNS["sure/sort"]
_ENDS = {_WORDS[each].value: each for each in PATTERNS if PATTERNS[each] is not _SORT}
"""By kind the entry that says what a name of it ends with."""
_MAY_NAME = re.compile(
    "[“《]|项目|工程|园|桥|隧道|水库|总部|遗址|码头|期|号线|区|镇|广场|大厦|中心|基地|馆|厂|站|场"
    "|行动|计划|战|路|街|大道"
)
"""Words without any of these name nothing that is sure: most rows are not looked at further."""
_SHORTEST = {"Road": 3, "Programme": 6}
_SHORTEST_ELSE = 4
_CUT = re.compile(r"[及和与、倒”]$")
"""What stands before a name that began further left (…楼及…用房项目; 倒 is taken for a verb)."""
_MORE_THAN_ROAD = re.compile(
    "立交|高架|大?桥|隧道|[小中]学|社区|街道|小区|市场|派出所|站|[一二三四]期"
)
"""康宁路 within 康宁路小学 is no road that a task is about."""
_BUILT = frozenset({"Project", "Place"})
_QUOTED = frozenset({"Programme", "Policy", "Project"})


def sure_names(text: str, known: Callable[[str], Iterable[Name]] = lambda _: ()) -> list[Name]:
    """The things that the words of a task name, in order.

    known: gives the names in it that the caller knows (units, places, persons); they are left out.

    >>> [(each.name, each.kind) for each in sure_names("加快青石湾大桥项目建设，完成投资2亿元")]
    [('青石湾大桥', 'Place')]
    >>> sure_names("推进一批重点产业园建设")
    []
    """
    if _MAY_NAME.search(text) is None:
        return []
    return list(_sure(text, names(text, known(text))))


def _sure(text: str, found: list[Name]) -> Iterator[Name]:
    ends = {each.end for each in found}
    for each in found:
        # 大运河 | 亚运公园: what stands right before it belongs to its name.
        if each.start in ends:
            continue
        if each.form == "made":
            yield each
            continue
        if not _ends_as(each):
            continue
        if each.rule == "quoted":
            if each.kind in _QUOTED and "+" not in each.name:
                yield each
            continue
        if each.rule not in ("headed", "listed") or each.form == "aim":
            continue
        if _SORT.search(each.name) is not None or has_own_verb(each.name):
            continue
        cut = _CUT.search(text, max(0, each.start - 1), each.start) is not None
        if cut and each.rule == "headed" and each.form != "road":
            continue
        if each.kind == "Road" and ("至" in each.name or _MORE_THAN_ROAD.match(text, each.end)):
            continue
        if len(each.name) >= _SHORTEST.get(each.kind, _SHORTEST_ELSE):
            yield each


def _ends_as(name: Name) -> bool:
    """Whether its ending says that it is of its kind: a bridge is what is built, or a place."""
    kinds = _BUILT if name.kind in _BUILT else {name.kind}
    ends = [PATTERNS[_ENDS[kind]] for kind in kinds if kind in _ENDS]
    return any(each.search(name.name) is not None for each in ends)
