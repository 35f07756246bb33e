"""Named systems with a number in their name: 六个坚持, 四大样板区, “三纵一横”, 一址两园三馆.

The number is a promise of how many parts there are. Where a text lists exactly so many
beside the name, they are the parts; where it lists fewer or none, nothing is invented.
"""

from __future__ import annotations

from dataclasses import dataclass

from loaders.language.clauses import begin_of
from loaders.language.enumerations import split_items
from loaders.language.numerals import chinese_number
from ontology import late_re as re
from ontology.text import protected, squeeze

_DIGITS = "一二两三四五六七八九十"
_MEASURE = "大|个|条|项|场|类|套|件|支|种"
_NAME = (
    rf"(?:[{_DIGITS}]{{1,3}}(?:{_MEASURE})[\u4e00-\u9fff]{{1,8}}"  # 六大中心
    rf"|(?:[{_DIGITS}][\u4e00-\u9fff]{{1,3}}){{2,6}}"  # 三纵一横
    rf"|[{_DIGITS}][\u4e00-\u9fff]{{1,3}})"  # 六稳
)
_QUOTED = re.compile(rf"[“\"](?P<name>{_NAME})[”\"]")
_PLAIN = re.compile(
    rf"(?P<name>[{_DIGITS}]{{1,2}}大[\u4e00-\u9fff]{{2,6}}?)(?=[，,。；;：:、）)“”的等共]|$)",
    re.MULTILINE,
)
_INTRODUCED = re.compile(
    rf"(?:把握好?|做到|坚持|注重|突出|抓好|落实|实施|打好|做好)?(?:[“\"](?P<quoted>{_NAME})[”\"]|(?P<plain>[{_DIGITS}]{{1,2}}(?:{_MEASURE})[\u4e00-\u9fff]{{2,6}}))\s*[：:]\s*$"
)
_COUNTED = re.compile(rf"^(?P<count>[{_DIGITS}]{{1,3}})(?:{_MEASURE})(?P<what>.+)$")
_SUM = re.compile(rf"[{_DIGITS}](?=[^{_DIGITS}])")
_BEFORE = re.compile(r"(?:等|的|这)?$")
_NUMBERED = re.compile(
    r"^(?:\d{1,2}[、.．]|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+[、是])"
)
_VERB = re.compile(
    r"^.*?(?:打好|打赢|实施|推进|围绕|聚焦|唱响|建设|打造|构建|启动|抓好|做好|狠抓|落实|发展|发挥|推动|健全|完善|集成(?!电路)|整合|充分|"
    r"有(?=[\u4e00-\u9fff]{4,}有)|把|将|以|在|为|对)(?=[\u4e00-\u9fff“]{2})"
)


@dataclass(frozen=True, slots=True)
class System:
    """A named system: its name without quotes, how many parts the name says, where it stands.

    parts: spans of the parts, where the text lists exactly that many; else empty.
    """

    start: int
    end: int
    name: str
    count: int
    parts: tuple[tuple[int, int], ...] = ()


def stated_count(name: str) -> int | None:
    """How many parts a name says there are (六个坚持: 6, 三纵一横: 4), None if it says nothing."""
    words = counted_name(name)
    match = _COUNTED.match(words)
    if match:
        count = chinese_number(match["count"])
        return None if count is None else int(count)
    numerals = _SUM.findall(words)
    if not numerals or words[0] not in _DIGITS:
        return None
    values = [chinese_number(each) for each in numerals]
    return sum(int(each) for each in values if each is not None) or None


def counted_name(name: str) -> str:
    """A system's name without quotation marks and white space."""
    return squeeze(name).strip('“”"‘’')


def items_follow(text: str) -> System | None:
    """The system that a paragraph ends with, a colon after it: its parts come next."""
    match = _INTRODUCED.search(text)
    if match is None:
        return None
    group = "quoted" if match["quoted"] else "plain"
    count = stated_count(match[group])
    if count is None or count < 2:
        return None
    return System(match.start(group), match.end(group), match[group], count)


def systems(text: str) -> list[System]:
    """All systems named in a text; with their parts where these stand right before the name.

    `A、B、C、D“三纵一横”…`, `A、B、C三大工程`: the list counts as the parts only if its length
    is the number that the name says.
    """
    mask = protected(text)
    found: list[System] = []
    for pattern in (_QUOTED, _PLAIN):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            if pattern is _PLAIN and mask[start]:
                continue
            name = match["name"]
            count = stated_count(name)
            # Of two, a quoted name is mostly a figure of speech (“两手抓”).
            if count is None or count < (3 if pattern is _QUOTED else 2):
                continue
            parts = _listed_before(text, match.start(), count)
            found.append(System(start, end, name, count, parts))
    return sorted(found, key=lambda each: each.start)


def _listed_before(text: str, stop: int, count: int) -> tuple[tuple[int, int], ...]:
    """Spans of the `count` members of a list that ends at `stop`, else nothing."""
    stop -= len(_BEFORE.search(text[:stop]).group())  # type: ignore[union-attr]  # matches ""
    begin = begin_of(text, stop, "，,。；;：:\n")
    items = split_items(text[begin:stop])
    if len(items) != count:
        # The last two may be joined: A、B和C.
        last = re.split(r"和|及|与|以及", items[-1]) if items else []
        if len(items) - 1 + len(last) != count or len(last) < 2:
            return ()
        items = [*items[:-1], *last]
    items[0] = _NUMBERED.sub("", items[0])
    while (lead := _VERB.match(items[0])) is not None and not _alike(items):
        items[0] = items[0][lead.end() :]
    spans: list[tuple[int, int]] = []
    at = begin
    for number, item in enumerate(items):
        start = text.find(item, at, stop)
        if start < 0 or not item or (number and len(item) > 20):
            return ()
        spans.append((start, start + len(item)))
        at = start + len(item)
    return tuple(spans)


def _alike(items: list[str]) -> bool:
    """Whether all members begin alike (有…、有…、有…): then no verb stands before the list."""
    return len({item[0] for item in items}) == 1
