"""What a clause says is done: the thing that its verb is of, and whether it is what was promised.

已完成运动会场馆布置 is done, and is not the sports meeting; 实施方案已通过 is not the reform. The
verb's object tells it, or, where it has none, what stands before the verb. What is done of
something else says nothing of how the task stands.
"""

from __future__ import annotations

from loaders.language.periods import periods
from loaders.language.quantities import quantities
from loaders.lexicon import lexicon
from ontology import late_re as re

_WORDS = lexicon("done_to")
_PATTERNS = _WORDS.patterns()
_AWARDS = "done-to/award"
_GENERAL, _BEFORE = "done-to/general", "done-to/before-verb"
_EMPTY, _ABOUT = "done-to/empty", "done-to/about"
_BY_WHOM, _VERB_BEHIND = "done-to/by-whom", "done-to/verb-behind"
BLANK = "〇"
"""Stands for each character of a quoted name, which nothing is compared with."""
_TO_WHERE = ("至", "到", "入")
"""整体搬迁至新院区: what follows is the place, and not what is moved."""
_TAIL = 2
"""Characters of a noun phrase in which its noun stands."""
_REACH = 60
"""Characters before and behind a verb in which what it is of is looked for."""


def is_of(clause: str, start: int, end: int, promised: str) -> bool:
    """Whether what a clause says done is what was promised, as far as its noun tells.

    clause: its words, quoted names blanked. start, end: where the verb stands.

    >>> is_of("已完成运动会场馆布置", 1, 3, "办好运动会"), is_of("场馆布置已完成", 5, 7, "布置场馆")
    (False, True)
    """
    verb = clause[start:end]
    to_where = verb.endswith(_TO_WHERE)
    lead = clause[max(0, start - _REACH) : start]
    before = _before(lead)
    behind = "" if to_where else _behind(clause[end : end + _REACH])
    if _PATTERNS[_AWARDS].search(verb):
        return not before or _named(before, promised) or bool(behind and _named(behind, promised))
    tells = len(_bare(behind)) >= _TAIL or (behind and behind[-_TAIL:] in promised)
    return _named(behind if tells else before, promised) or _listed(lead, promised)


def _listed(lead: str, promised: str) -> bool:
    """Whether what was promised is a member of a list of which all is done (甲桥、乙桥等完工): a
    whole member is named in the promise, and no number says how many of it.
    """
    if quantities(lead):
        return False
    members = [_bare(each) for each in re.split("、|等|及|和", _before(lead))]
    return len(members) > 1 and any(len(each) > _TAIL and each in promised for each in members)


def _before(words: str) -> str:
    """The noun phrase that ends before a verb: without adverbs, days and by whom it is done."""
    bare = _without_times(_PATTERNS[_BY_WHOM].sub("", words))
    last = None
    while bare != last:
        last = bare
        bare = _PATTERNS[_BEFORE].sub("", bare)
    return _without_quantities(bare)


def _without_times(words: str) -> str:
    """Without the times that words tell (去年9月份, 国庆节前)."""
    for each in reversed(periods(words, _ANY_YEAR)):
        words = words[: each.start] + words[each.end :]
    return words


_ANY_YEAR = 2000


def _behind(words: str) -> str:
    """The noun phrase that stands behind a verb."""
    bare = re.sub(r"^(?:了|对)+", "", words)
    if _PATTERNS[_VERB_BEHIND].search(bare):
        return ""
    return re.split(r"[（(：:、，并]|^[且后和及]", _without_quantities(bare), maxsplit=1)[0]


def _without_quantities(words: str) -> str:
    """Without numbers and what they count in: 3所学校 are 学校, 学校3所 too."""
    for each in reversed(list(quantities(words))):
        words = _TOGETHER.sub("", words[: each.start]) + words[each.end :]
    return re.sub(r"[\d.,%]+[\u4e00-\u9fff]?$|^第?[\d.]+", "", words).strip()


_TOGETHER = re.compile("(?:共计?|合计|总计|累计|约|近|超过?)+$")
"""Before a number."""


def _named(theme: str, promised: str) -> bool:
    """Whether the noun at the end of a phrase occurs in a promise. What is no noun of its own
    (项目, 工作, 任务) says nothing against it, nor does a quoted name.
    """
    while len(theme) >= _TAIL and BLANK not in theme[-_TAIL:]:
        noun = theme[-_TAIL:]
        known = _names(noun, promised) if noun in promised else _abbreviated(theme, promised)
        if known and _PATTERNS[_EMPTY].search(theme) is None:
            return True
        shorter = _PATTERNS[_GENERAL].sub("", theme)
        if shorter == theme:
            return False
        theme = shorter
    return True


def _names(noun: str, promised: str) -> bool:
    """Whether a promise is of what a noun names, not of what is to be about it (联席会议制度)."""
    about = _PATTERNS[_ABOUT].match
    found = (match.end() for match in re.finditer(re.escape(noun), promised))
    return any(about(promised, end) is None for end in found)


def _bare(theme: str) -> str:
    """What a phrase names besides nouns that are none of their own."""
    shorter = _PATTERNS[_GENERAL].sub("", theme)
    return theme if shorter == theme else _bare(shorter)


def _abbreviated(theme: str, promised: str) -> bool:
    """Whether a phrase is a shorter name of what is promised (污水厂 of 污水处理厂)."""
    at = promised.find(theme[:_TAIL])
    return at >= 0 and theme[-1] in promised[at + _TAIL :]
