"""Words of tasks made ready for comparing: what says the same, what is left of what."""

from __future__ import annotations

from difflib import SequenceMatcher

from ontology import late_re as re
from ontology.text import normal_name

_MARKS = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9.%+&]")
_DEGREE = re.compile(
    r"进一步|有序|扎实|深入|大力|着力|积极|不断|切实|全面|稳妥|精心|持续|奋力|全力|确保|力争|实现|稳步|加快"
)
NUMBER = re.compile(r"\d+(?:\.\d+)?")
SHORTEST = 4
"""Characters below which words are too few to say the same thing."""

_SHORTEST_BLOCK = 2
_MOST_BLOCKS = 3


def bare(words: str) -> str:
    """The words without marks and adverbs of degree, which a table leaves out at will.

    Nor with a last 项目 or 工作, which only says that it is something to be done.

    >>> bare("加快推进“两湖”治理工作")
    '推进两湖治理'
    """
    found = _DEGREE.sub("", _MARKS.sub("", normal_name(words)))
    shorter = re.sub(r"(?:项目|工作)$", "", found)
    return shorter if len(shorter) >= SHORTEST else found


_COUNTED = re.compile(rf"(?:{NUMBER.pattern})+[%个处所座条项户套家万亿]*")


def masked(words: str, mark: str = "#") -> str:
    """The words with a mark for each figure; with "" for a mark, without its counter too."""
    return (NUMBER if mark else _COUNTED).sub(mark, words)


def left_of(short: str, long: str) -> bool:
    """Whether the one is all that remains of the other when words are left out.

    What remains is at most three stretches, each of two characters at least, in their order.

    >>> left_of("新建学校", "新建改造学校"), left_of("新建医院", "新建改造学校")
    (True, False)
    """
    if len(short) >= len(long):
        return False
    return _left(short, long, _MOST_BLOCKS)


def _left(short: str, long: str, blocks: int) -> bool:
    if not short:
        return True
    if not blocks:
        return False
    for size in range(len(short), _SHORTEST_BLOCK - 1, -1):
        at = long.find(short[:size])
        if at >= 0 and _left(short[size:], long[at + size :], blocks - 1):
            return True
    return False


def longest_common(one: str, other: str) -> int:
    """How many characters in a row stand in both.

    >>> longest_common("改造老旧小区", "老旧小区综合改造")
    4
    """
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.find_longest_match(0, len(one), 0, len(other)).size
