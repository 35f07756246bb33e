"""Persons and posts that stand among the names of units: 张三（副区长）, 区教育局（王小明）.

A person is no unit. Told by form alone (a usual surname and one or two characters more), so
callers ask only where something else speaks for a person too: a post, a bracket, a name that
stands right after a unit's. The words are in `persons.toml`.
"""

from __future__ import annotations

from loaders.lexicon import lexicon
from ontology import late_re as re

_PATTERNS = lexicon("persons").patterns()
_PERSON, _POST = _PATTERNS["person/name"], _PATTERNS["person/post"]
_UNIT_ENDING = _PATTERNS["person/unit-ending"]


def is_person(words: str) -> bool:
    """Whether words have the form of a person's name (`王小明`, `欧阳明`)."""
    return bool(_PERSON.fullmatch(words)) and not _UNIT_ENDING.search(words)


def is_post(words: str) -> bool:
    """Whether words name a post, with or without its holder (`副区长`, `区长王五`)."""
    if _POST.fullmatch(words):
        return True
    held = _POST.match(words)
    return held is not None and is_person(words[held.end() :])


def names_persons(words: str) -> bool:
    """Whether all of a list of names are persons or posts (`王小明、副区长`)."""
    parts = [part for part in re.split(r"[、，,；;/\s·:：]+", words) if part]
    return bool(parts) and all(is_person(part) or is_post(part) for part in parts)
