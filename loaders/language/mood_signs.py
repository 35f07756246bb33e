"""Signs in words of whether something was done or is to come, each with its place.

In: a sentence, and the date of the document that it stands in. Out: its signs in reading order.
The words stand in `loaders/lexicon/mood.toml`; a time that is named is held against the date: what
ended before it was, what begins after it is to come. What the signs amount to, is weighed
elsewhere (`loaders.language.mood`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from loaders.language.intentions import named_spans
from loaders.language.periods import periods
from loaders.language.spans import bounds
from loaders.lexicon import lexicon
from ontology import late_re as re


class Mood(StrEnum):
    """Whether something was done, is to come, or nothing certain says it."""

    DONE = "done"
    TO_COME = "ahead"
    UNSAID = "unsaid"


class Force(StrEnum):
    """How much a sign decides; see the lexicon."""

    LASTING = "lasting"
    FIRM = "firm"
    MILD = "mild"
    SUM = "sum"
    VOTE = "vote"


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign: where it stands in its sentence, what it shows, how firmly, by which rule."""

    start: int
    end: int
    mood: Mood
    force: Force
    rule: str


@dataclass(frozen=True, slots=True)
class Now:
    """When a text was written, and of which year it speaks where it leaves that out.

    dated: `2031`, `2031-06`, `2031-06-30`; None if nothing says it.
    """

    dated: str | None = None
    year: int | None = None


_WORDS = lexicon("mood")
_FRAME = "frame"
_VALUES = {each: _WORDS[each].value.split() for each in _WORDS.entries}
_PATTERNS = _WORDS.patterns()
_FRAMES = {each: pattern for each, pattern in _PATTERNS.items() if _VALUES[each] == [_FRAME]}
_SIGNS = {
    each: pattern
    for each, pattern in _PATTERNS.items()
    if each not in _FRAMES and _VALUES[each][1] in {str(force) for force in Force}
}
_OF_HEADS = {
    each: pattern
    for each, pattern in _PATTERNS.items()
    if each not in _FRAMES and each not in _SIGNS
}


def frame(name: str) -> re.Pattern[str]:
    """The words of a frame that signs stand in (`mood-frame/<name>` of the lexicon)."""
    return _FRAMES[f"mood-frame/{name}"]


RATE = "mood/rate"
PAST, LATER = "mood/past-time", "mood/later-time"
"""A time that ended before the document's date, and one that begins after it."""

_COMPARED = frame("compared")
_NO_TIME = frame("no-time")
_UNTIL = frame("until")


def signs(sentence: str, now: Now) -> list[Sign]:
    """All signs of a sentence in reading order.

    >>> [(each.mood.value, each.rule) for each in signs("2032年，新增泊位5个", Now("2031"))]
    [('ahead', 'mood/later-time')]
    """
    names = [match.span() for match in _TITLE.finditer(sentence)] + named_spans(sentence)
    found = [
        _sign(match, rule, now)
        for rule, pattern in _SIGNS.items()
        for match in pattern.finditer(sentence)
        if not any(a < match.end() and match.start() < b for a, b in names)
    ]
    found.extend(_times(sentence, now))
    return sorted(found, key=lambda each: (each.start, each.end))


_TITLE = re.compile("《[^《》]*》")
"""What a document is called says nothing of what is told of it."""
_A_MONTH = re.compile(r"\d{1,2}月")
_BY_YEAR = re.compile(r"到(?P<year>20\d\d)年")


def _sign(match: re.Match[str], rule: str, now: Now) -> Sign:
    """The sign that words are; 到2030年 shows what was, where that year is over."""
    by_year = _BY_YEAR.match(match.string, match.start())
    if by_year is not None and now.dated is not None and by_year["year"] < now.dated[:4]:
        return Sign(match.start(), match.end(), Mood.DONE, Force.LASTING, PAST)
    mood, force = _VALUES[rule][:2]
    month = by_year is not None and _A_MONTH.match(match.string, by_year.end()) is not None
    if month and now.dated is None and now.year is None:
        force = Force.VOTE  # 到2016年6月底: over or to come, who wrote it when, nobody says
    return Sign(_start(match), match.end(), Mood(mood), Force(force), rule)


def _start(match: re.Match[str]) -> int:
    """Where a sign stands: the words of its group `at`, if it has one."""
    return match.start("at") if "at" in match.re.groupindex else match.start()


def _times(sentence: str, now: Now) -> Iterator[Sign]:
    if now.dated is None or not _SPEAKS_OF_TIME.search(sentence):
        return
    today_first, today = bounds(now.dated)
    if today_first is None or today is None:
        return
    for each in periods(sentence, now.year):
        before, behind = sentence[: each.start], sentence[each.end :]
        if _UNTIL.search(before) or _COMPARED.search(before) or _NO_TIME.match(behind):
            continue
        first, last = bounds(each.value)
        if each.value.startswith("by "):
            if last is not None and last > today and each.rule != "period/relative-year":
                force = Force.LASTING if last.year > today.year else Force.MILD
                yield Sign(each.start, each.end, Mood.TO_COME, force, LATER)
            continue
        if _is_day_of_news(first, last, now.dated, today):
            continue
        if first is not None and first > today:
            yield Sign(each.start, each.end, Mood.TO_COME, Force.LASTING, LATER)
        elif (
            last is not None
            and first is not None
            and (
                last < today_first
                or (_of_a_month(now.dated) and first < today_first and last <= today)
            )
        ):
            yield Sign(each.start, each.end, Mood.DONE, Force.LASTING, PAST)
        elif _is_year_of(now.dated, each.value, "-12"):
            yield Sign(each.start, each.end, Mood.DONE, Force.MILD, PAST)
        elif _is_year_of(now.dated, each.value, "-01") and each.rule != "period/whole-year":
            yield Sign(each.start, each.end, Mood.TO_COME, Force.MILD, LATER)


def _is_day_of_news(first: date | None, last: date | None, dated: str, today: date) -> bool:
    """Whether a period is the day on which it was told how the part of a year went that the title
    names (7月9日，甲区召开上半年推进会): soon behind it, and nothing to come by itself.
    """
    alone = first is not None and first == last
    of_part = len(dated) == len("2031-06")
    return alone and of_part and first is not None and 0 < (first - today).days <= _SOON


_SOON = 62
"""Two months: so late is the news of a part of a year at most."""


def _of_a_month(dated: str) -> bool:
    """Whether a date says the month: a period that ends with it is over."""
    return len(dated) >= len("2031-06")


def _is_year_of(dated: str, period: str, month: str) -> bool:
    """Whether a period is the year in whose month a text is written: in December it is at its end,
    in January it has just begun.
    """
    return dated[4:7] == month and period == dated[:4]


_SPEAKS_OF_TIME = re.compile("[年月季日]")


@dataclass(frozen=True, slots=True)
class OfHead:
    """What a heading or a title shows: the mood, and how many sentences it weighs."""

    mood: Mood
    weight: int
    rule: str


_WEIGHT = {"heading": 4, "perhaps": 1, "title": 3}
_AND = re.compile("[及和暨与、]|以及")


def of_heading(words: str, now: Now) -> OfHead | None:
    """What a heading shows of its section; None if nothing, or both (总结及计划).

    >>> of_heading("二、2032年重点工作", Now("2031")).mood.value
    'ahead'
    """
    words = _without_motto(words)
    times = [each for each in _times(words, now) if each.force is Force.LASTING]
    if len({each.mood for each in times}) > 1:
        return None
    told = _of_head(words, "heading")
    if times and (told is None or told.weight < _WEIGHT["heading"] or told.mood is times[0].mood):
        return OfHead(times[0].mood, _WEIGHT["heading"], times[0].rule)
    return told


def of_title(words: str) -> OfHead | None:
    """What a title shows of its text; None if nothing, or both (总结及计划).

    >>> of_title("青石区2031年工作要点").mood.value, of_title("2031年工作总结及2032年工作计划")
    ('ahead', None)
    >>> of_title("青石区召开“决战四季度，全面超目标”动员大会")
    """
    return _of_head(_without_motto(words), "title")


def _without_motto(words: str) -> str:
    """召开“全面超目标”动员大会 without the motto of the meeting, of which it is told."""
    return _QUOTED.sub("", words) if _MEETING.search(words) else words


_QUOTED = re.compile("“[^”]*”")
_MEETING = frame("meeting")


def _of_head(words: str, kind: str) -> OfHead | None:
    """The last sign of a heading says what it is of: 重点任务完成情况 tells what came of them."""
    found = sorted(
        (match.end(), match.start(), rule)
        for rule, pattern in _OF_HEADS.items()
        if _VALUES[rule][1] == kind
        for match in pattern.finditer(words)
    )
    if not found:
        return None
    _, start, rule = found[-1]
    mood = Mood(_VALUES[rule][0])
    other = [each for each in found if _VALUES[each[2]][0] != mood]
    if other and _AND.search(words, other[-1][0], start):
        return None
    # 重点 beside a firmer word of the same mood adds nothing.
    firm = [each for each in found if _VALUES[each[2]][0] == mood and len(_VALUES[each[2]]) == 2]
    weight = _WEIGHT[kind] if firm else _WEIGHT["perhaps"]
    return OfHead(mood, weight, (firm or found)[-1][2])


def read(text: str) -> Iterator[tuple[str, str, str]]:
    """Value, words and entry of all that a text shows, for the examples of the lexicon."""
    for each in signs(text, Now()):
        yield " ".join(_VALUES[each.rule]), text[each.start : each.end], each.rule
    for rule, pattern in _OF_HEADS.items():
        for match in pattern.finditer(text):
            yield " ".join(_VALUES[rule]), match.group(), rule
    for rule, pattern in _FRAMES.items():
        for match in pattern.finditer(text):
            if match.group():
                yield _FRAME, match.group(), rule
