"""What opens the goals of a plan as a whole: a heading, or a label before them.

Plans say what they are to reach in a section of its own (二、发展目标), above the tasks that have
units, and at the end of a part (标志性成果：…). The words stand in
`loaders/lexicon/goal_sections.toml`.
"""

from __future__ import annotations

from typing import NamedTuple

from loaders.lexicon import lexicon
from ontology import late_re as re

_WORDS = lexicon("goal_sections")
_WHICH = _WORDS.any_of("goals/which")
_HEADING = re.compile(
    rf"(?:到?(?:19|20)\d{{2}}年的?)?(?P<which>(?:(?:{_WHICH})的?)*)"
    rf"(?:{_WORDS.any_of('goals/heading')})(?:[（(][^（()）]{{0,12}}[）)])?[。：:]?"
)
_REQUIREMENTS = re.compile(
    rf"(?:(?:19|20)\d{{2}}年)?(?:{_WORDS.any_of('goals/requirements')})[。：:]?"
)
_LABEL = re.compile(rf"[*＊★☆●■◆▲—\-\s]*(?P<label>{_WORDS.any_of('goals/label')})[。：:](?=\s*\S)")

_OF_YEAR = re.compile(rf"(?P<label>{_WORDS.pattern('goals/of-year')})[：:](?=\s*\S)")


REQUIREMENTS = "goals/requirements"
"""The entry of a heading below which only what says by when is a goal."""
PART = "goals/label"
"""The entry of a label before the goals of a part."""
_BY_YEAR = re.compile(_WORDS.pattern("goals/by-year"))
BY_YEAR = "goals/by-year"
"""The entry of a paragraph that begins with the year by which its goals are to be reached."""
OF_YEAR = "goals/of-year"
"""The entry of a label before the goals of a year."""


class Opening(NamedTuple):
    """What a line opens. heading: the lines below it, not its own. label: its words, and where the
    goals begin behind them. entry: of the lexicon. year: that the label names.
    """

    heading: bool
    label: str
    end: int
    entry: str
    year: str | None = None


def opening(words: str) -> Opening | None:
    """What a line opens, without its number; None if no goals.

    >>> opening("发展目标").heading
    True
    >>> opening("标志性成果：到2027年，建成示范社区12个。").label
    '标志性成果'
    """
    match = _HEADING.fullmatch(words.strip())
    if match is not None:
        entry = "goals/which" if match["which"] else "goals/heading"
        return Opening(True, words.strip().rstrip("。：:"), len(words), entry)
    if _REQUIREMENTS.fullmatch(words.strip()) is not None:
        return Opening(True, words.strip().rstrip("。：:"), len(words), REQUIREMENTS)
    match = _OF_YEAR.match(words)
    if match is not None:
        return Opening(False, match["label"], match.end(), OF_YEAR, match["year"])
    match = _BY_YEAR.match(words)
    if match is not None:
        return Opening(False, match.group(), 0, BY_YEAR)
    match = _LABEL.match(words)
    if match is None:
        return None
    return Opening(False, match["label"], match.end(), PART)
