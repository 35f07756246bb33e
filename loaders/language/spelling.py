"""The parts of names that offices write in more than one way (规上, 规模以上; 万元GDP, 单位GDP), in
one. They stand in `loaders/lexicon/same_names.toml`.
"""

from __future__ import annotations

from functools import lru_cache

from loaders.lexicon import lexicon
from ontology import late_re as re
from ontology.remembered import OF_WORDS

_SPELLING = "same-name/spelling"
_WORDS = lexicon("same_names")
_SPELT = _WORDS.words(_SPELLING)
_PARTS = re.compile(_WORDS.guarded(_SPELLING))


@lru_cache(maxsize=OF_WORDS)
def with_parts_spelt(name: str) -> str:
    """A name with its parts spelt in one way.

    >>> with_parts_spelt("规上工业增加值"), with_parts_spelt("万元GDP能耗")
    ('规模以上工业增加值', '单位GDP能耗')
    """
    return _PARTS.sub(lambda match: _SPELT[match.group()], name)
