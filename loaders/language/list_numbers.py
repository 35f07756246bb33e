"""The numbers of a list before words that begin with a number themselves (3.300家机构)."""

from __future__ import annotations

from collections.abc import Sequence

from ontology import late_re as re

_NUMBER = re.compile(r"\s*(?P<number>\d{1,2})[.．、](?=\S)")
_GLUED = re.compile(r"\s*\d{1,2}[.．](?=\d)")
_LEAST = 3
"""So many in a row are a list: 1.5亿元 above 2.3亿元 are two sums."""


def without_list_numbers(paragraphs: Sequence[str]) -> list[str]:
    """Paragraphs with blanks for the numbers of a list that run into a number of their own.

    >>> without_list_numbers(["1.新建3处", "2.改造5处", "3.300家机构安装系统"])
    ['1.新建3处', '2.改造5处', '  300家机构安装系统']
    """
    made = list(paragraphs)
    run: list[int] = []
    last = 0
    for at, each in enumerate([*paragraphs, ""]):
        match = _NUMBER.match(each)
        number = int(match["number"]) if match else 0
        if number != last + 1 or number == 1:
            _blank(made, run)
            run = []
        if number and (run or number == 1):
            run.append(at)
        last = number if run else 0
    return made


def _blank(paragraphs: list[str], run: Sequence[int]) -> None:
    if len(run) < _LEAST:
        return
    for at in run:
        text = paragraphs[at]
        glued = _GLUED.match(text)
        if glued is not None:
            paragraphs[at] = " " * glued.end() + text[glued.end() :]
