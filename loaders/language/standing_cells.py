"""What a table itself says of how a task stands: a word, a mark or a light in a cell.

In go the head of a column and the words of a cell (是否达序时 and 否; 进度 and 滞后; 已完成 and √);
out comes what they say, a verdict or a timeliness of `ontology/status.ttl`. Such a word is the
document's own judgement, and goes before every judgement that is reckoned from its figures
(`kg.follow.stands`).
"""

from __future__ import annotations

from loaders.language.standing import BEHIND, ON_SCHEDULE, Standing
from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.text import half_width, squeeze

_WORDS = lexicon("standing")
_QUESTIONS = ("standing/asks-pace", "standing/asks-late", "standing/asks-done")
_LIGHT, _YES, _NO = "standing/light", "standing/yes", "standing/no"
_MARKS = {word: each == _YES for each in (_YES, _NO) for word in _WORDS.words(each)}
_PATTERNS = _WORDS.patterns()
_LIT = re.compile("灯|牌|预警|颜色|色标|状态|进度|进展")
_CONTRARY = {"met": "not_met", ON_SCHEDULE: BEHIND, BEHIND: ON_SCHEDULE}
_BESIDE_RATE = re.compile(r"\d{1,3}(?:\.\d+)?%[(（](?P<word>[^()（）]{2,8})[)）]")
"""22%（严重滞后）."""
_TICKS = frozenset("√✓✔☑")


def standing(head: str, words: str, *, within: bool = False) -> Standing | None:
    """What a cell below a head says of its task; None where it says no such thing.

    within: the word may open the cell (滞后，因手续未齐), as in a column that is there for it.
    """
    cell = half_width(squeeze(words)).strip("。.;；")
    top = half_width(squeeze(head)).rpartition("·")[2]
    if cell in _MARKS:
        return _marked(top, cell, yes=_MARKS[cell])
    beside = None if within else _BESIDE_RATE.fullmatch(cell)
    told = re.split(r"[,，;；。(（:：]", cell, maxsplit=1)[0] if within else cell
    told = told if beside is None else beside["word"]
    found = _word(told)
    if found is None or (found == _LIGHT and not _LIT.search(top)):
        return None
    says = _WORDS[found].value
    if beside is not None and says not in (BEHIND, ON_SCHEDULE):
        return None
    return Standing(says, top, told, found)


def _word(words: str) -> str | None:
    """The entry that is all of the words."""
    return next(
        (
            each
            for each, pattern in _PATTERNS.items()
            if each not in _QUESTIONS and pattern.fullmatch(words)
        ),
        None,
    )


def _marked(head: str, mark: str, *, yes: bool) -> Standing | None:
    """What a mark says: the answer to what the head asks, or that the head's word holds."""
    for each in _QUESTIONS:
        if _PATTERNS[each].search(head):
            says = _WORDS[each].value
            return Standing(says if yes else _CONTRARY[says], head, mark, each)
    found = _word(head) if mark in _TICKS else None
    return None if found in (None, _LIGHT) else Standing(_WORDS[found].value, head, mark, found)
