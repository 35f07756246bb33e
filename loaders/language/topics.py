"""What a paragraph's figures of investment and progress are of: the projects that it counts first.

    区级重点项目35个，1—3月完成投资2.8亿元；新建项目12个，开工率50%。

The investment is that of the 区级重点项目, the rate that of the 新建项目: such words name nothing
alone, and a bulletin says them of one group of projects after the other. The words are in
`topics.toml`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from loaders.language.figure import OF_EXPECTED, Figure, Part
from loaders.lexicon import lexicon
from ontology import late_re as re

TOPIC = "figure/topic"
"""Rule: what a figure is of was counted before it in its paragraph."""

_LEXICON = lexicon("topics")
_PATTERNS = _LEXICON.patterns()
_PROJECTS, _SOME = _PATTERNS["topic/projects"], _PATTERNS["topic/some"]
_ANOTHER, _NAMED_ONE = _PATTERNS["topic/another"], _PATTERNS["topic/named-one"]
_VERB, _ACT = _PATTERNS["topic/verb"], _PATTERNS["topic/act"]
_STARTED, _STATE = _PATTERNS["topic/started"], _PATTERNS["topic/state"]
_OF_A_GROUP, _OF_WORKS = _PATTERNS["topic/of-a-group"], _PATTERNS["topic/of-works"]
_DONE, _RATE_ALONE = _PATTERNS["topic/invested"], _PATTERNS["topic/rate"]
_ABOUT, _A_SIZE = _PATTERNS["topic/about"], _PATTERNS["topic/size"]
_EACH, _OF_IT = _PATTERNS["topic/each"], _PATTERNS["topic/of-it"]
_COUNTED, _OTHERS = _LEXICON.words("topic/counter"), _LEXICON.words("topic/other-counter")
_IN_BRACKET = re.compile(r"[（(][^（()）\n]{0,60}$")
_COUNTS = re.compile(r"\d[个项]")
_NEAR = 64
_PARTED = re.compile("[；;。]")
_NAMED = frozenset({"figure/named", "figure/part", "figure/plan", OF_EXPECTED})
"""A sort of projects beside another, and not some of those that were counted before."""
_LIST = "figure/list"
_RATE_OF_COUNTED = "figure/rate"
"""A rate that took the name of what was counted before it: it is of what was invested in them."""


def with_topics(  # noqa: PLR0912 - one branch for each thing that a number may count
    text: str, figures: Sequence[Figure]
) -> list[Figure]:
    """The figures of a paragraph, those of investment and of progress named with their projects."""
    topic, begin, end, of_part = "", 0, 0, False
    named: dict[int, Figure] = {}
    grown = ("", "")
    sorts: list[str] = []
    counted: list[tuple[Decimal, str]] = []
    for each in sorted(figures, key=lambda each: each.quantity.start):
        between = text[begin : each.quantity.start]
        if "\n" in between or (of_part and "。" in between):
            topic, of_part = "", False  # another paragraph, or no more of the part
            counted.clear()
        if _is_left(topic, between):
            topic = ""
        if _ANOTHER.fullmatch(topic) and _PARTED.search(between):
            topic = ""  # 新开工项目6个；完成投资4亿元: of these, is not said
        begin = each.quantity.start
        inside = _IN_BRACKET.search(text, max(0, begin - _NEAR), begin)
        if inside is not None and _COUNTS.search(inside.group()) and each.part is not Part.RATE:
            grown = ("", "")  # （工业项目6个，总投资15亿元）: of these alone
        elif topic and each.kind != "growth":
            named[id(each)] = of_topic = _of(topic, text, each)
            grown = (each.indicator, of_topic.indicator) if of_topic is not each else ("", "")
        elif grown[0] and each.indicator == grown[0]:  # 完成投资9亿元，增长8%
            named[id(each)] = replace(each, indicator=grown[1], rule=TOPIC)
        last, end = end, each.quantity.end
        aside = _IN_BRACKET.search(text, max(0, begin - _NEAR), begin) is not None
        other = each.quantity.base_unit in _OTHERS or _A_SIZE.search(each.quantity.unit) is not None
        if each.kind == "level" and other and not aside:
            topic = ""  # 8个项目，12所学校开工，完成投资2亿元: of the schools, or of all
        if each.kind == "level" and each.quantity.base_unit in _COUNTED and not aside:
            if each.rule == _LIST and _SOME.fullmatch(each.indicator):
                topic = ""  # 35个项目中甲、乙等15个项目开工，完成投资2亿元: of these
            elif of_part and _ANOTHER.fullmatch(each.indicator) and each.rule in _NAMED:
                # 其中续建项目8个，新开工项目4个，完成投资2亿元: of all; behind ； of its own
                topic = each.indicator if _PARTED.search(text, last, begin) else ""
            else:
                topic = _topic(each.indicator, topic)
            if _PARTED.search(text, last, begin) or (each.partial and not of_part):
                sorts = []  # what the parts are of is none of them
            of_part = each.partial or (of_part and bool(topic))
            counted.append((each.quantity.base_value, topic))
            sorts.append(_STARTED.sub("", topic))
            # 其中续建项目8个，新开工项目7个，完成投资2亿元: of all of them, or of the last?
            whole = _of_the_whole(counted[-_SORTS:], topic)
            topic = _of_one_part(sorts, topic) if of_part else whole
    return [named.get(id(each), each) for each in figures]


def _is_left(topic: str, between: str) -> bool:
    """Whether words tell of something else than what was counted: 其中，甲高速公路…, 该项目…;
    behind a full stop no more of 达到进度的项目9个.
    """
    return ("的" in topic and "。" in between) or _NAMED_ONE.search(between) is not None


def _of_the_whole(counted: Sequence[tuple[Decimal, str]], topic: str) -> str:
    """What the next words are of, where the last counts are all the sorts of one before them: of
    that one (项目40个，新建22个，续建18个；总投资…).
    """
    for at in range(len(counted) - _SEVERAL):
        whole, of = counted[at]
        if sum(value for value, _ in counted[at + 1 :]) == whole:
            return of
    return topic


def _of_one_part(sorts: Sequence[str], topic: str) -> str:
    """The only part that was counted of a whole; "" behind several: of which, nothing says."""
    return "" if len({each for each in sorts if each}) > 1 else topic


def _topic(counted: str, topic: str) -> str:
    """What the next words are of, where this was counted: of other things than projects, nothing
    is known.
    """
    if _SOME.fullmatch(counted):
        return topic
    return _VERB.sub("", counted) if _PROJECTS.fullmatch(counted) else ""


def _of(topic: str, text: str, figure: Figure) -> Figure:
    """A figure as that of a group, where its own words do not say of what it is."""
    words = text[figure.start : figure.quantity.start]
    alone = _RATE_ALONE.search(words)
    told = not figure.indicator or figure.rule == _RATE_OF_COUNTED
    if told and figure.part is Part.RATE and alone is not None:
        return replace(figure, indicator=f"{topic}{alone['of'] or '投资'}完成率", rule=TOPIC)
    if not _OF_A_GROUP.fullmatch(figure.indicator) or text.startswith("的", figure.quantity.end):
        return figure  # 投资9万元的甲工程
    if figure.indicator.endswith("率"):
        topic = _STARTED.sub("", topic)  # 已开工建设14个，开工率60%: of all
    topic = _STATE.sub("", topic)  # 8个项目开工建设，完成投资6亿元
    done = figure.indicator == "投资" and _DONE.search(words) is not None
    return replace(figure, indicator=f"{topic}{'完成' * done}{figure.indicator}", rule=TOPIC)


def of_a_project(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a paragraph that opens with a project (某某产业园项目：总投资120万元): what it
    costs, how large it is and what it will yield is said of that project.
    """
    about = _ABOUT.match(text)
    if about is None:
        return _of_each_project(text, figures)
    name = _ACT.sub("", about["name"]) or about["name"]
    return [
        replace(each, indicator=f"{name}{each.indicator}", rule=TOPIC)
        if _OF_WORKS.fullmatch(each.indicator)
        else each
        for each in figures
    ]


def _of_each_project(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a list of projects (甲工程，投资9万元，已完成97%；乙工程，投资…), each with
    those of its own.
    """
    opened = list(_EACH.finditer(text))
    if len(opened) < _SEVERAL:
        return list(figures)
    starts = [each.start() for each in opened]
    made = []
    for each in figures:
        at = each.quantity.start
        before = bisect_left(starts, at)
        about = opened[before - 1] if before else None
        said = _OF_IT.search(each.indicator)
        if (
            about is not None
            and said is not None
            and about["name"].startswith(each.indicator[: said.start()])
            and _PARTED.search(text, about.end(), at) is None
        ):
            of = "完成率" if said.group().endswith("完成率") else said.group()
            each = replace(each, indicator=about["name"] + of, rule=TOPIC)  # noqa: PLW2901
        made.append(each)
    return made


_SEVERAL = 2
_SORTS = 6
