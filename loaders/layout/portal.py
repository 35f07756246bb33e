"""A web page around a document that was printed or copied from it: left out, and told.

Before the document stand menu and path: whatever is above them belongs to the site too. Behind it
stand share and print links, related articles, and who runs the site: whatever follows them. Only
the edges are looked at, and only lines of furniture are taken where nothing else says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from loaders.formats.document import Block, Piece, Table
from loaders.language.assignments import labels
from loaders.language.roles import Column
from loaders.language.web_site import DATE, FOOT, HEAD, LINE, Furniture, furniture
from loaders.layout.aside import Mended
from ontology import late_re as re

_FRONT, _BACK = 15, 80
"""So many lines at the head and the foot may be the site's."""
_SENTENCE = 60
"""A line as long that ends in a full stop is the document's."""


def without_portal(mended: Mended) -> Mended:
    """The document without the furniture of the web site that it was copied from."""
    parts = mended.document.parts
    begin = max(_begin(parts[:_FRONT]), _below_menu(parts[:_BACK]))
    end = _end(parts, begin)
    kept: list[Block | Table] = []
    aside = [part.piece for part in (*parts[:begin], *parts[end:]) if isinstance(part, Block)]
    for number, part in enumerate(parts[begin:end]):
        near = number < _FRONT or number >= end - begin - 3
        found = _found(part) if near and not _of_a_task(parts, begin + number) else None
        if found is None or not isinstance(part, Block):
            kept.append(part)
        elif found.where == DATE and found.start:
            kept.append(Block(part.piece[: found.start].strip(), part.level))
            aside.append(part.piece[found.start :])
        else:
            aside.append(part.piece)
    if not aside or not kept:
        return mended
    aside.sort(key=_start)
    return mended.without(kept, aside, "what a web site put around the document")


def _start(piece: Piece) -> int:
    return piece.start


def _found(part: Block | Table) -> Furniture | None:
    return furniture(part.piece.text) if isinstance(part, Block) else None


def _of_a_task(parts: Sequence[Block | Table], at: int) -> bool:
    """Whether a line that names who answers (主办单位：区园林局　电话：…) is no site's: a line
    beside it says by its label who helps, or by when.
    """
    if Column.LEAD not in _opens(parts[at]):
        return False
    beside = [each for each in (at - 1, at + 1, at + 2) if 0 <= each < len(parts)]
    return any(_opens(parts[each]) & _OF_TASKS for each in beside)


_OF_TASKS = frozenset({Column.SUPPORT, Column.DEADLINE})


def _opens(part: Block | Table) -> frozenset[Column]:
    """What the label says that opens a paragraph."""
    text = part.piece.text.lstrip() if isinstance(part, Block) else ""
    first = next(labels(text), None)
    return frozenset([first[2]] if first is not None and text.startswith(first[0]) else [])


def _is_body(part: Block | Table) -> bool:
    """Whether a part is of a document's text: a table, or a paragraph with a sentence in it."""
    return isinstance(part, Table) or "。" in part.piece.text


def _begin(front: Sequence[Block | Table]) -> int:
    """How many parts at the head are the site's: up to its menu or path."""
    heads = [at for at, part in enumerate(front) if (f := _found(part)) and f.where == HEAD]
    if not heads or any(isinstance(part, Table) for part in front[: heads[-1]]):
        return 0
    return heads[-1] + 1


def _below_menu(front: Sequence[Block | Table]) -> int:
    """How many parts at the head are the site's: up to a menu that was copied as lists. Its items
    are short, and their numbers begin anew again and again without a heading between them
    (1. 目录 2. 旗人民政府 1. 旗政府工作部门), which those of a document's lists never do.
    """
    numbers: list[int] = []
    begin = 0
    for at, part in enumerate(front):
        item = _MENU_ITEM.fullmatch(part.piece.text) if isinstance(part, Block) else None
        if item is not None:
            numbers.append(int(item["number"]))
            continue
        if sum(below <= above for above, below in pairwise(numbers)) >= _ANEW:
            begin = at
        numbers = []
        if isinstance(part, Table) or len(part.piece) > _SENTENCE:
            break
    return begin


_MENU_ITEM = re.compile(r"\s*(?P<number>\d{1,2})[.．、]\s*[^\d\s。；：，:;,][^。；：，:;,]{1,24}")
_ANEW = 3


def _end(parts: Sequence[Block | Table], begin: int) -> int:
    """Where the site's foot begins: above a line of it that only short lines follow. It begins
    below a sentence or a table: where all sentences follow, the line is one of the site's head.
    """
    end = len(parts)
    first = next((at for at, e in enumerate(parts[begin:], begin) if _is_body(e)), len(parts))
    for at in range(len(parts) - 1, max(begin, first, len(parts) - _BACK), -1):
        part = parts[at]
        if isinstance(part, Table):
            break
        found = None if _of_a_task(parts, at) else _found(part)
        words = part.piece.text.strip()
        if found is not None and found.where in (FOOT, LINE):
            end = at
        elif len(words) > _SENTENCE and words.endswith("。"):
            break
    return end
