"""Enumerations: `A、B、C等5个项目` names three things, counts five, and says what they are."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.text import protected

ET_CETERA = re.compile(r"(?<![高平中初同均优上])等(?![级候待距额同式于])")
"""等 as "and so on", not in 高等, 平等, 等级 …"""

_LISTING_VERB = re.compile(
    r"引进|招引|引入|新引进|落地|落户|签约|推荐|新开工|开工|竣工|完工|投用|完成|新增|新建|建成|建设|"
    r"申报|创建|打造|培育|获评|举办|开展|涉及|认定|新认定|改造|打通|交付|启动|推进|加快|推动|实施|出让|评选出|"
    r"成立|组建|覆盖|整治|提升|上线|推出|包括|围绕|做好|开放|盘活|健全|完善|强化|深化"
)
_AWAY = re.compile(lexicon("acts").any_of("act/take-away"))
"""拆除甲、乙等5个收费站: what is done away with is said before a list, not within a name."""
_AND = re.compile(r"以及|及|和|与")


@dataclass(frozen=True, slots=True)
class Listing:
    """Names in a row before a number or a noun.

    head: what stands before the list, down to its verb (`引进`, `某项目落地`), or "".
    items: the names as written. open: 等 says that there are more.
    joined: 及 or 和 stands among the names, so their number may be read in two ways.
    kind: what is said of them between 等 and the end (`等产业链项目`), or "".
    """

    head: str
    items: tuple[str, ...]
    open: bool
    joined: bool
    kind: str

    def counts(self) -> frozenset[int]:
        """How many names there are, by each way to read the list."""
        least = len(self.items)
        if not self.joined:
            return frozenset({least})
        most = sum(len(_AND.split(item)) for item in self.items)
        # A、B及C、D: 及 may also part a first list from the one that is counted.
        after = next(
            (least - index for index, item in enumerate(self.items) if _AND.search(item)), least
        )
        return frozenset({least, most, after})


def split_items(text: str) -> list[str]:
    """The members of a list with 、 between them; marks in quotes and brackets do not split."""
    mask = protected(text)
    parts: list[str] = []
    start = 0
    for position, mark in enumerate(text):
        if mark == "、" and not mask[position]:
            parts.append(text[start:position].strip())
            start = position + 1
    parts.append(text[start:].strip())
    return [part for part in parts if part]


def listing(words: str) -> Listing | None:
    """The list that `words` (what stands before a number) holds, or None.

    With 等 it may be a list of one; without, there must be a 、.
    """
    ends = list(ET_CETERA.finditer(words))
    if not ends and "、" not in words:
        return None
    mask = protected(words)
    marks = [each for each in ends if not mask[each.start()]]
    if marks:
        before, kind, more = words[: marks[-1].start()], words[marks[-1].end() :].strip(), True
    else:
        before, kind, more = words, "", False
    if not more and not any(
        mark == "、" and not mask[position] for position, mark in enumerate(words)
    ):
        return None
    items = split_items(before)
    if not items:
        return None
    away = _AWAY.match(items[0])
    found = [away] if away is not None else _LISTING_VERB.finditer(items[0])
    verbs = [each for each in found if not mask[each.start()]]
    head = ""
    # The head ends with the first verb if the words begin with it, else with the last one.
    if verbs:
        verb = verbs[0] if verbs[0].start() == 0 else verbs[-1]
        if verb.end() < len(items[0]):
            head, items[0] = items[0][: verb.end()], items[0][verb.end() :]
    joined = any(_AND.search(item) for item in items)
    return Listing(head, tuple(items), more, joined, kind)


def common_ending(items: tuple[str, ...]) -> str:
    """The words that all names of a list end with (…总部项目、…中心项目: 项目), or ""."""
    ending = items[0]
    for item in items[1:]:
        while ending and not item.endswith(ending):
            ending = ending[1:]
    return ending if len(ending) >= 2 and len(items) > 1 else ""


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list whose name says how many it has (甲、乙、丙三大工程).

    start: where the list begins; number_start, end: its numbered name.
    """

    start: int
    number_start: int
    end: int
    listing: Listing
    number: int


_NUMBERED = re.compile(r"(?P<number>[二三四五六七八九十]|(?<!\d)\d{1,2})大[\u4e00-\u9fff]{2}")
_BEFORE_NUMBERED = re.compile(r"[^，。；：:《》（）\n]*$")
_LONGEST_LIST = 200
_VALUES = {each: at for at, each in enumerate("二三四五六七八九十", start=2)}


def numbered_lists(text: str) -> list[NumberedList]:
    """All lists that end in a numbered name."""
    found = []
    for match in _NUMBERED.finditer(text):
        before = _BEFORE_NUMBERED.search(
            text[max(0, match.start() - _LONGEST_LIST) : match.start()]
        )
        words = before.group() if before else ""
        names = listing(words)
        if names is not None and not names.open and len(names.items) > 1:
            number = _VALUES.get(match["number"]) or int(match["number"])
            start = match.start() - len(words)
            found.append(NumberedList(start, match.start(), match.end(), names, number))
    return found
