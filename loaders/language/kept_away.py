"""What is promised not to happen, and whether a report says that it did not.

不发生较大事故 has no number to compare: 未发生较大事故 is all that was promised, 发生较大事故1起 is
not. The words stand in `loaders/lexicon/kept_away.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass

from loaders.lexicon import lexicon
from ontology import late_re as re

_WORDS = lexicon("kept_away")
_PATTERNS = _WORDS.patterns()
_PROMISE, _NONE, _HAPPENED = (f"kept-away/{each}" for each in ("promise", "none", "happened"))


@dataclass(frozen=True, slots=True)
class KeptAway:
    """Whether what was promised not to happen was kept away, the words that say so, their entry.

    promised: the words of the promise.
    """

    kept: bool
    words: str
    entry: str
    promised: str


def kept_away(promise: str, report: str) -> KeptAway | None:
    """Whether what is promised not to happen did not; None if no such thing is promised, or
    nothing is said of it.

    >>> kept_away("全年不发生较大事故", "未发生较大事故").kept
    True
    >>> kept_away("全年不发生较大事故", "未发生重大事故")
    """
    for wanted in _PATTERNS[_PROMISE].finditer(promise):
        what = _what(wanted)
        for entry in (_HAPPENED, _NONE):
            for told in _PATTERNS[entry].finditer(report):
                said = _what(told)
                kept = entry == _NONE
                # Of the two, what is told is as wide as what is promised, or wider, where none
                # happened, and as narrow or narrower where one did.
                if (what if kept else said).endswith(said if kept else what):
                    return KeptAway(kept, told.group(), entry, wanted.group())
    return None


def _what(found: re.Match[str]) -> str:
    named: dict[str, str | None] = found.groupdict()
    return re.sub("[及和]以上", "以上", next(filter(None, named.values())))
