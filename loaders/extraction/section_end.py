"""Who answers for all tasks of a section, where it is said once behind the last of them.

    一、改善环境          二、改善交通
    1.整治街巷。          1.新划泊位。
    2.新建公厕。          2.设劝导岗。
    责任单位：甲局        责任单位：乙局

Where each section says it so, and no task between says it for itself, the words behind the last
task are those of its section. Where one section alone looks so, its last task may be the only one
that has units: nothing is told of the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.extraction.list_form import LONGEST_HEAD
from loaders.extraction.task_paragraphs import Group
from loaders.formats.document import Piece
from loaders.language.assignments import Share

_FEWEST_SECTIONS = 2
_FEWEST_TASKS = 2

Said = tuple[Piece, Share]


def said_at_end(groups: Sequence[Group]) -> dict[int, tuple[Said, ...]]:
    """For each task, by its place among the groups, what its section says of it at its end: who
    answers, by when. Nothing for the last ones, which have it themselves.
    """
    sections = [each for each in _sections(groups) if any(groups[at].assigned for at in each)]
    long = [each for each in sections if len(each) >= _FEWEST_TASKS]
    if len(long) < _FEWEST_SECTIONS or not all(_at_end_alone(groups, each) for each in sections):
        return {}
    return {
        at: tuple(groups[section[-1]].parts[-1].shares) for section in long for at in section[:-1]
    }


def _sections(groups: Sequence[Group]) -> Iterator[list[int]]:
    """The tasks below each heading: groups of one rank in a row, right below one of a higher."""
    for at, (head, first) in enumerate(pairwise(groups), 1):
        if 0 < head.rank < first.rank and not head.assigned and _is_heading(head):
            end = at
            while end < len(groups) and groups[end].rank == first.rank:
                end += 1
            yield list(range(at, end))


def _is_heading(group: Group) -> bool:
    words = [each for part in group.parts for each in part.words]
    return len(words) == 1 and len(words[0]) <= LONGEST_HEAD


def _at_end_alone(groups: Sequence[Group], section: Sequence[int]) -> bool:
    """Whether only the last task of a section says who answers, in its last words."""
    last = groups[section[-1]]
    return (
        not any(groups[at].assigned for at in section[:-1])
        and last.assigned == 1
        and last.parts[-1].assigned
    )
