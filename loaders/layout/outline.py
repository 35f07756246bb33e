"""Where the paragraphs of an article stand: headings without numbers, numbered key words, captions.

Articles in the press mark their headings by form alone: a short line without final punctuation
above longer paragraphs. Three forms are told apart:

* headings of a time or a whole half of the article (上半年…, 下半年…) stand above
  headings of two phrases (`以…为契机 进一步…`), and these above plain ones;
* short lines in a row before the first of those are captions of pictures, no headings;
* lines numbered in sequence (1 甲, 2 乙 …) are key words. A key word may stand above its
  paragraphs or, as the caption of a page, below them; which of the two is counted over the whole
  article, by the words that key word and paragraphs share. A paragraph that announces the row of
  key words (十个关键词) belongs to none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from loaders.formats.document import Block
from loaders.formats.headings import numbering
from loaders.language.numerals import chinese_number
from ontology import late_re as re
from ontology.text import squeeze


class Role(StrEnum):
    """What a block is in its article."""

    TITLE = "title"
    HEADING = "heading"
    CAPTION = "caption"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, its role, and the headings above it (a heading's own words included last)."""

    block: Block
    role: Role
    section: tuple[str, ...] = ()


LONGEST = 45
"""Characters of the longest heading."""

_STOP = re.compile(r"[。；;！!？?…：:]")
_KEY_SIGN = re.compile(r"^(?:关键词|热词|亮点|看点)(?:之?[一二三四五六七八九十\d]{1,3})?[：:]")
"""关键词一：某某: a heading, though it holds a colon."""
_PERIOD = re.compile(
    r"^(?:上半年|下半年|去年|今年|明年|下一步|下阶段|一年来|过去[一五]年|未来[三五]年|(?:19|20)\d{2}年)|"
    r"回顾|展望|工作回顾|重点(?:抓好|做好)"
)
_TWO_PHRASES = re.compile(r"^\S{4,}[ \t\u3000]+\S{4,}$")
_ANNOUNCES = re.compile(
    r"(?P<count>\d{1,2}|[一二三四五六七八九十]{1,2})(?:个|大)(?:年度)?(?:关键词|热词|看点|亮点|瞬间|镜头|方面|数字)"
)
_FEWEST_KEYS = 3
"""So many lines numbered in sequence are key words; fewer may be the items of a list."""


def outline(blocks: Sequence[Block]) -> list[Placed]:
    """The blocks of an article in order, each with its role and its place."""
    keys = _key_words(blocks)
    return _by_key_words(blocks, keys) if keys else _by_headings(blocks)


# --- headings by form ---------------------------------------------------------------------


def _is_short(block: Block) -> bool:
    words = _KEY_SIGN.sub("", block.piece.text.strip())
    return block.level > 0 or (len(words) <= LONGEST and _STOP.search(words) is None)


def _rank(block: Block) -> int:
    """1 for a heading of a time or half, 2 for one of two phrases, 3 for a plain one."""
    words = block.piece.text.strip()
    if _PERIOD.search(words):
        return 1
    return 2 if _TWO_PHRASES.match(words) else 3


def _by_headings(blocks: Sequence[Block]) -> list[Placed]:
    placed: list[Placed] = []
    path: list[tuple[int, str]] = []
    index = 0
    while index < len(blocks):
        run = index
        while run < len(blocks) and _is_short(blocks[run]):
            run += 1
        if run == index:
            section = tuple(words for _, words in path)
            placed.append(Placed(blocks[index], Role.PARAGRAPH, section))
            index += 1
            continue
        heads = list(blocks[index:run])
        if index == 0:
            placed.append(Placed(heads.pop(0), Role.TITLE))
        captions = len(heads) if run == len(blocks) else _captions(heads)
        section = tuple(words for _, words in path)
        placed.extend(Placed(each, Role.CAPTION, section) for each in heads[:captions])
        for each in heads[captions:]:
            rank = each.level or _rank(each)
            while path and path[-1][0] >= rank:
                path.pop()
            path.append((rank, " ".join(each.piece.text.split())))
            placed.append(Placed(each, Role.HEADING, tuple(words for _, words in path)))
        index = run
    return placed


def _captions(run: Sequence[Block]) -> int:
    """How many lines at the head of a run of short lines are captions.

    Headings in a row go down in rank, so of a run the last lines with falling rank are
    headings; what stands before them has nothing below it.
    """
    first = len(run) - 1
    while first > 0:
        above = run[first - 1].level or _rank(run[first - 1])
        if above >= (run[first].level or _rank(run[first])):
            break
        first -= 1
    return max(first, 0)


# --- numbered key words -------------------------------------------------------------------


def _key_words(blocks: Sequence[Block]) -> list[int]:
    """Indices of the blocks numbered 1, 2, 3 … in sequence, if they are enough."""
    found: list[int] = []
    for index, block in enumerate(blocks):
        number = re.match(r"\s*(\d{1,2})(?!\d)", block.piece.text)
        rank, opening = numbering(block.piece.text.strip())
        if number is None or rank != 3 or not opening or not _is_short(block):
            continue
        if int(number[1]) == len(found) + 1:
            found.append(index)
    return found if len(found) >= _FEWEST_KEYS else []


def _by_key_words(blocks: Sequence[Block], keys: Sequence[int]) -> list[Placed]:
    words = [_key(blocks[index]) for index in keys]
    bounds = [-1, *keys, len(blocks)]
    groups = [
        [at for at in range(left + 1, right) if at > keys[0] or not _is_short(blocks[at])]
        for left, right in pairwise(bounds)
    ]
    groups = [[] if _announces(blocks, group, len(keys)) else group for group in groups]
    texts = ["".join(blocks[at].piece.text for at in group) for group in groups]
    before = sum(_shares(word, texts[at]) for at, word in enumerate(words))
    after = sum(_shares(word, texts[at + 1]) for at, word in enumerate(words))
    owner: dict[int, int] = {}
    for at, group in enumerate(groups):
        key = at if before > after else at - 1
        if key >= len(keys):  # after the last key word, though the others stand below
            key = len(keys) - 1 if not groups[key - 1] else -1
        elif key < 0 and not groups[1]:  # above the first, though the others stand above
            key = 0
        owner.update(dict.fromkeys(group, key))
    placed: list[Placed] = []
    for at, block in enumerate(blocks):
        if at in keys:
            placed.append(Placed(block, Role.HEADING, (words[keys.index(at)],)))
            continue
        key = owner.get(at, -1)
        section = (words[key],) if key >= 0 else ()
        front = _is_short(block) and at < keys[0]
        placed.append(Placed(block, Role.TITLE if front else Role.PARAGRAPH, section))
    return placed


def _key(block: Block) -> str:
    words = block.piece.text.strip()
    return squeeze(words[numbering(words)[1] :])


def _announces(blocks: Sequence[Block], group: Sequence[int], count: int) -> bool:
    """Whether paragraphs introduce the row of key words by stating how many there are."""
    for at in group:
        for match in _ANNOUNCES.finditer(blocks[at].piece.text):
            stated = match["count"]
            value = int(stated) if stated.isdigit() else chinese_number(stated)
            if value == count:
                return True
    return False


def _shares(key: str, text: str) -> bool:
    """Whether any two neighbouring characters of a key word occur in a text."""
    plain = re.sub(r"[“”\"]", "", key)
    return any(plain[at : at + 2] in text for at in range(max(1, len(plain) - 1)))
