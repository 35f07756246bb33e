"""Where the names of units that words begin with have ended (甲局、乙局|尽快办理手续)."""

from __future__ import annotations

from itertools import pairwise

from loaders.language.units import Known, is_formed, unit_names
from loaders.lexicon import lexicon
from ontology import late_re as re

_WORDS = lexicon("orders")
_LEAD, _SUPPORT, _ANSWER = (
    _WORDS.guarded(f"order/{each}") for each in ("lead", "support", "answer")
)
_MUST, _MANNER = _WORDS.any_of("order/must"), _WORDS.any_of("order/manner")
_NEXT = re.compile(
    rf"{_MUST}|(?:{_MANNER})*(?:{_LEAD}|{_SUPPORT}|{_ANSWER}|{_WORDS.any_of('order/act')})"
)
"""Where the names of units may have ended."""
_LONGEST_NAME = 20


def all_formed(words: str, known: Known) -> bool:
    """Whether words are names of units and a word of role, to the last character."""
    names = unit_names(words, known)
    formed = all(is_formed(each.name) or known(each.name) for each in names)
    if not names or not formed or any(len(each.name) > _LONGEST_NAME for each in names):
        return False
    between = words[: names[0].start] + "".join(
        words[left.end : right.start] for left, right in pairwise(names)
    )
    return not re.sub(
        r"等(?:有关|相关)?(?:部门|单位)*|[由、和与及，,\s]|以及|会同|联合|具体", "", between
    )


def units_end(text: str, span: tuple[int, int], known: Known) -> int | None:
    """Where the names of units end that words begin with; None if they begin with none."""
    start, stop = span
    cuts = (each.start() for each in _NEXT.finditer(text, start, stop))
    return next(
        (at for at in (*cuts, stop) if at - start > 2 and all_formed(text[start:at], known)), None
    )
