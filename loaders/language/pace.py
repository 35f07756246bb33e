"""Whether a quantity can be shared out over its period, by the words that name it.

新建公园10个 in a year is five in half of it; 绿化覆盖率 is held, 竣工学校 is a step that is taken
on one day. The words stand in `loaders/lexicon/pace.toml`; what has none of them is not shared out.
"""

from __future__ import annotations

from loaders.lexicon import lexicon
from ontology import late_re as re

_WORDS = lexicon("pace")
_AGAINST = tuple((each, re.compile(_WORDS.any_of(each))) for each in ("pace/level", "pace/step"))
_WORK = re.compile(_WORDS.any_of("pace/work"))


def shared_out(indicator: str) -> tuple[bool, str, str] | None:
    """Whether it can be, the word that says so, and its entry; None if no word says anything."""
    for entry, pattern in _AGAINST:
        match = pattern.search(indicator)
        if match is not None:
            return False, match.group(), entry
    match = _WORK.search(indicator)
    return None if match is None else (True, match.group(), "pace/work")
