"""What a clause says of the things that it names: that the place plans, began or finished them.

Read in reviews, and in the half of a work report that looks back. A list stands for its members
(甲、乙等项目开工), names beside each other have one verb (甲和乙建成通车).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from loaders.extraction.naming import Named
from loaders.extraction.prose import Prose
from loaders.formats.document import Piece
from loaders.language import frames
from loaders.language.clauses import Span
from loaders.language.lists import Listed
from loaders.language.mood import UNSAID, Judged
from ontology import late_re as re
from ontology.ids import division_thing
from ontology.model import Thing

Item = TypeVar("Item")

RISE = re.compile(r"实现(?P<goal>[\u4e00-\u9fff]{2,8}?(?:崛起|振兴|腾飞|复兴|跨越))")
"""What a place wants to see of another, or of itself."""
_LONGEST_JOIN = 6
_JOIN = re.compile(r"(?:创建|工作|建设|改革)?(?:、|和|与|及|暨|以及)?")


def begin_within(
    items: Sequence[Item], start_of: Callable[[Item], int], start: int, end: int
) -> Sequence[Item]:
    """Those of sorted items that begin in a span."""
    return items[bisect_left(items, start, key=start_of) : bisect_left(items, end, key=start_of)]


def name_start(each: Named) -> int:
    return each.name.start


def list_start(each: Listed) -> int:
    return each.start


class Where(NamedTuple):
    """The headings above a clause, and whether it was done or is to come."""

    section: tuple[str, ...]
    mood: Judged


class SaidOfThings:
    """States what the clauses of a document say of what they name."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._division = division_thing(prose.division)

    def state(
        self,
        piece: Piece,
        clause: Span,
        named: Sequence[Named],
        lists: Sequence[Listed],
        where: Where,
    ) -> None:
        """State what one clause says. named, lists: those that begin in it, by their place in the
        piece.
        """
        risen = [
            match.span("goal") for match in RISE.finditer(piece.text, clause.start, clause.end)
        ]
        beside = _groups(piece.text, named)
        starts = {each.name.start for each in named}
        for at, each in enumerate(named):
            row = _list_of(lists, each)
            if row is not None and row.count == len(row.members) and row.members[-1][1] in starts:
                continue  # what is said, is said of the whole (四条道路), not of each
            if any(left <= each.name.start < right for left, right in risen):
                continue
            span = (clause.start, *beside[at])
            span = span if row is None else _in_list(piece.text, clause, each, row)
            words = (
                piece.text[span[0] : span[1]],
                piece.text[each.name.start : each.name.end],
                piece.text[span[2] : clause.end],
            )
            said = _said(words, each.thing.kind, row, where.mood)
            if said is frames.Says.SETTLED:
                place = self._settled_in(piece.text, span[-1], named[at + 1 :])
                self._state(piece, clause, where, each, (each.thing, "locatedIn", place))
            elif said is not None and each.thing.iri != self._division.iri:
                self._state(piece, clause, where, each, (self._division, said.value, each.thing))

    def _state(
        self,
        piece: Piece,
        clause: Span,
        where: Where,
        named: Named,
        triple: tuple[Thing, str, Thing],
    ) -> None:
        passage = self._prose.passage(piece[clause.start : clause.end], where.section)
        words = piece.text[named.name.start : named.name.end]
        self._prose.state(*triple, passage, "said", words)

    def _settled_in(self, text: str, end: int, after: Sequence[Named]) -> Thing:
        """Where a firm settled: the place named right after the verb, else the division."""
        verb = frames.SETTLES_IN.match(text, end)
        if verb is not None:
            for each in after:
                if each.name.start == verb.end() and each.thing.kind in ("Place", "Division"):
                    return each.thing
        return self._division


def _list_of(lists: Sequence[Listed], named: Named) -> Listed | None:
    at = named.name.start
    return next((row for row in lists if any(a <= at < b for a, b in row.members)), None)


def _in_list(text: str, clause: Span, named: Named, row: Listed) -> tuple[int, int, int]:
    """Where the words before a member of a list begin, and from where to where it stands itself."""
    name = named.name
    if row.start < clause.start:
        return clause.start, name.start, name.end
    member = next((left for left, right in row.members if left <= name.start < right), None)
    if member is not None and frames.ACTS.search(text[member : name.start]):
        # 稳就业、创建某某城市等方面: each member says something of its own
        return member, name.start, name.end
    # 某某等工作 are planned by being named so
    of_work = row.kind_words in ("工作", "任务")
    return clause.start, row.start, row.members[-1][1] if of_work else row.end


def _said(
    words: tuple[str, str, str], kind: str, row: Listed | None, mood: Judged
) -> frames.Says | None:
    """What is said of a thing. words: before its name (or the list), its name, and behind it."""
    read = frames.said_ahead if mood.ahead else frames.said_back
    if row is not None and row.kind_words.endswith("项目"):
        kind = "Project"  # a company's name for its project, in a list of projects
    said = read(*words, kind)
    return None if mood.rule == UNSAID and said not in frames.TIMELESS else said


def _groups(text: str, named: Sequence[Named]) -> list[tuple[int, int]]:
    """For each name the span of those beside each other, so that one verb governs all.

    “甲”“乙”, 甲和乙, 甲、乙, “甲”创建暨“乙”行动.
    """
    spans: list[tuple[int, int]] = []
    first = 0
    for at, each in enumerate(named):
        following = named[at + 1].name.start if at + 1 < len(named) else None
        between = "" if following is None else text[each.name.end : following]
        if following is None or len(between) > _LONGEST_JOIN or not _JOIN.fullmatch(between):
            span = (named[first].name.start, each.name.end)
            spans.extend([span] * (at + 1 - first))
            first = at + 1
    return spans
