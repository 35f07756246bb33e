"""Where words end, and which are said everywhere: what tells a name from a piece of a sentence.

Chinese writes no spaces. Names are found by how they end and by what leads to them; both go wrong
in the same two ways. The phrase begins, or ends, within a word (有效|规范路, 目录进行动|态); or
nothing in it is its own (高标准示范园区 is a sort of things). Both are told by the words that
documents of many places have in common (lexicon `common_words.toml`): a stretch of text is cut
into as few of them as can be, what is left over are single characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from loaders.lexicon import lexicon
from ontology import late_re as re

_WORD, _CHARACTER = 1.0, 1.5
"""What a common word costs, and a character that is in none: few pieces are likely words."""
_AROUND = 6
"""Characters looked at on either side: no common word is longer."""
_HAN = re.compile("[\u4e00-\u9fff]+")
_NEUTRAL = frozenset(
    "大小新老区市县省园港镇乡村级型化类性等各及和与至东南西北中上下高低多全总分副内外前后首第"
    "一二三四五六七八九十百千万亿两双个家条座所名年月日号期路街站馆厂院校段线"
)
"""Characters that make nothing a name: directions, levels, numbers, what things are."""

_WATERS = frozenset("河湖江溪湾渠塘岛峡寺塔岭坡")
"""What goes by a common word before it: 胜利河."""


@cache
def _words() -> frozenset[str]:
    words = lexicon("common_words")
    own = words["common/left-out"].words
    return frozenset(word for word in words.by_word if word not in own)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(lexicon("common_words")["common/verb"].words)


@dataclass(frozen=True, slots=True)
class Piece:
    """A common word, or a single character, of a text."""

    text: str
    common: bool

    @property
    def is_verb(self) -> bool:
        return self.common and self.text in _verbs()


def _cost(text: str) -> tuple[list[float], list[int]]:
    """For each place the least cost of what stands before it, and where its last piece begins."""
    words, best, back = _words(), [0.0], [0]
    for end in range(1, len(text) + 1):
        cost, start = best[end - 1] + _CHARACTER, end - 1
        for length in range(2, min(_AROUND - 1, end) + 1):
            word = text[end - length : end]
            # Of two ways that cost the same the longer last word: 示范园|区 is none.
            if best[end - length] + _WORD <= cost and word in words:
                cost, start = best[end - length] + _WORD, end - length
        best.append(cost)
        back.append(start)
    return best, back


def pieces(text: str) -> list[Piece]:
    """A name in common words, and in characters that no such word has.

    >>> [each.text for each in pieces("云岭现代农业产业园")]
    ['云', '岭', '现代农业', '产业园']
    """
    _, back = _cost(text)
    found, end = [], len(text)
    while end:
        word = text[back[end] : end]
        found.append(Piece(word, len(word) > 1))
        end = back[end]
    return found[::-1]


def cuts_word(text: str, start: int, end: int) -> bool:
    """Whether what stands from `start` to `end` begins or ends within a common word of the text.

    A verb that leads to it cuts nothing (推进|改革行动), nor does a word that follows its last one
    (治理工程|建设); 物流园|区 does.

    >>> cuts_word("有效规范路边摊点", 1, 5)
    True
    >>> cuts_word("推进改革攻坚行动", 2, 8)
    False
    """
    before, inside, after = _around(text, start, end)
    around = before + inside + after
    if _cost(around)[0][-1] >= sum(_cost(each)[0][-1] for each in (before, inside, after)):
        return False
    edges, words, at = (len(before), len(before) + len(inside)), _words(), 0
    for piece in pieces(around):
        left, right = (edge - at for edge in edges)
        at += len(piece.text)
        if 0 < left < len(piece.text) and piece.text[:left] not in _verbs():
            return True
        if 0 < right < len(piece.text) and not {piece.text[:right], piece.text[right:]} <= words:
            return True
    return False


def is_elsewhere(text: str, start: int, end: int) -> bool:
    """Whether a name that stands from `start` to `end` may be pieces of other words of the text.

    >>> is_elsewhere("推广安吉经验", 1, 3), is_elsewhere("落户广安高新区", 2, 4)
    (True, False)
    """
    before, inside, after = _around(text, start, end)
    outside = _cost(before)[0][-1] + _cost(after)[0][-1]
    whole = _cost(before + inside + after)[0][-1]
    return whole <= outside + _WORD and whole < outside + _cost(inside)[0][-1]


def _around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands from `start` to `end`, and the characters of words beside it."""
    right = _HAN.match(text, end, end + _AROUND)
    return text[_run_before(text, start) : start], text[start:end], right.group() if right else ""


def _run_before(text: str, end: int) -> int:
    start = end
    while start > max(0, end - _AROUND) and "\u4e00" <= text[start - 1] <= "\u9fff":
        start -= 1
    return start


def has_own(parts: Sequence[Piece]) -> bool:
    """Whether pieces hold something of their own: two characters beside each other in no word.

    >>> has_own(pieces("高标准示范园区")), has_own(pieces("潴龙河大桥"))
    (False, True)
    """
    run = ""
    for left, each in pairwise([Piece("", common=False), *parts, Piece("", common=True)]):
        if left.common and each.text in _WATERS:
            return True
        if each.common:
            if len(run) > 1 and not _NEUTRAL.issuperset(run):
                return True
            run = ""
        elif "\u4e00" <= each.text <= "\u9fff":
            run += each.text
    return False
