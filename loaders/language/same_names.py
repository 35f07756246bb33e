"""Whether figures of two documents are of one thing: by their indicators' names and nothing else.

Within one task two names need only be alike (`loaders.language.comparison`): little can be confused
there. Of two documents, a year apart, only these are one: names that are the same when spelt in one
way, and names of the same thing of which one says a later stage of the work (建设市级产业园, then
建成市级产业园). What is too general to be one thing anywhere (开工项目) is none.

The words stand in `loaders/lexicon/same_names.toml`.
"""

from __future__ import annotations

from functools import lru_cache

from loaders.language.comparison import compatible, same_grade, stages
from loaders.language.indicators import noun, verb
from loaders.language.scope import parts, scope
from loaders.language.spelling import with_parts_spelt
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.remembered import OF_WORDS

_WORDS = lexicon("same_names")
PATTERNS = {
    each: re.compile(_WORDS.guarded(each) if each == "same-name/spelling" else _WORDS.pattern(each))
    for each in _WORDS.entries
}
_CALLED = ("same-name/whole", "same-name/light", "same-name/output", "same-name/revenue")
_LEAST = 3
"""Characters that a name has at least which says what it is of: 公厕 may be of any sort."""


@lru_cache(maxsize=OF_WORDS)
def spelt(name: str) -> str:
    """The name of an indicator in the one spelling of its parts.

    >>> spelt("规上工业增加值"), spelt("全县生产总值")
    ('规模以上工业增加值', '地区生产总值')
    """
    whole = with_parts_spelt(name)
    for each in _CALLED:
        whole = PATTERNS[each].sub(_WORDS[each].value, whole, count=1)
    return whole


@lru_cache(maxsize=OF_WORDS)
def is_general(name: str) -> bool:
    """Whether a name may be of anything (开工项目): in another document it is of something else."""
    return PATTERNS["same-name/general"].match(name) is not None or len(name) < _LEAST


def same_name(wanted: str, told: str) -> bool:
    """Whether two documents call one thing so: the same words, spelt in one way.

    >>> same_name("地区生产总值", "生产总值"), same_name("新建项目", "新建项目")
    (True, False)
    """
    one, other = spelt(wanted), spelt(told)
    if is_general(one) or PATTERNS["same-name/general"].match(noun(one)):
        return False
    return one == other or _turned(one) == other or one == _turned(other)


def _turned(name: str) -> str:
    """A name with its verb behind what it is done to: 户厕改造 of 改造户厕."""
    act = verb(name)
    return name[len(act) :] + act


def is_further_stage(wanted: str, told: str) -> bool:
    """Whether a name tells what became of what the other one wants: the same thing, and an act
    that is the same or a later stage.

    >>> is_further_stage("建成启用过街天桥", "过街天桥投入使用")
    True
    """
    one, other = spelt(wanted), spelt(told)
    thing = noun(_bare(one))
    if thing != noun(_bare(other)) or is_general(thing) or len(thing) <= _LEAST:
        return False
    if parts(one) != parts(other) or not scope(other).answers(scope(one)):
        return False
    act, done = verb(one), verb(other)
    later = bool(stages(other)) and stages(one) != stages(other)
    return (act == done or later) and same_grade(one, other) and compatible(one, other)


@lru_cache(maxsize=OF_WORDS)
def keys(name: str) -> frozenset[str]:
    """What two names share that are one by :func:`same_name` or :func:`is_further_stage`: to look
    them up by, so that not each is held against each.

    >>> sorted(keys("改造户厕") & keys("户厕改造"))
    ['户厕改造', '改造户厕']
    """
    one = spelt(name)
    return frozenset((one, _turned(one), noun(_bare(one))))


@lru_cache(maxsize=OF_WORDS)
def ending(name: str) -> str | None:
    """What two names share that :func:`near_name` holds for: the end of the thing that they are of,
    to look them up by. None where that may be of anything.
    """
    thing = noun(spelt(name))
    return None if is_general(thing) else thing[-_LEAST:]


def near_name(wanted: str, told: str) -> bool:
    """Whether two names that are not one end alike and share most of their characters: a person
    may know whether they are of one thing.

    >>> near_name("固定资产投资", "规模以上固定资产投资"), near_name("重点项目", "高新企业")
    (True, False)
    """
    if ending(wanted) is None or ending(wanted) != ending(told):
        return False
    fewer, more = sorted((_pairs(noun(spelt(each))) for each in (wanted, told)), key=len)
    return len(fewer & more) >= _MOST * len(fewer)


def _pairs(words: str) -> frozenset[str]:
    return frozenset(words[at : at + 2] for at in range(len(words) - 1))


_MOST = 0.7


def _bare(name: str) -> str:
    """老旧小区改造 of 老旧小区完成改造: it says no more than that it was done."""
    return _DONE.sub("", name)


_DONE = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:全部|全面|均|已|顺利)*完成(?=[\u4e00-\u9fff]{2}$)")
