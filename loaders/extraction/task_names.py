"""What a task that is written as a paragraph is called: its first sentence, or the phrase that
opens it, without its number.
"""

from __future__ import annotations

from loaders.extraction.list_form import LONGEST_HEAD
from loaders.extraction.task_paragraphs import (
    NTH,
)
from loaders.formats.document import Piece
from loaders.formats.headings import numbering
from loaders.language.assignments import (
    OF_A_NAME,
)
from ontology import late_re as re
from ontology.text import protected, squeeze

_NAMED = re.compile(
    rf"[-*•·●]?(?:{OF_A_NAME.pattern}|(?:工作|重点|主要|目标|年度|具体)?(?:任务|事项|实事)(?:名称|内容)?)[：:](?=.)"
)


def own_words(words: list[Piece], title: str) -> list[Piece]:
    """The words of a task without a number: its paragraph, and a heading right above it that is
    not the title of all.
    """
    if words and _NAMED.match(words[-1].text):
        return words[-1:]  # 项目名称：河道提升 is a name by itself
    above = words[-2].text if len(words) > 1 else ""
    if (
        above
        and len(above) <= LONGEST_HEAD
        and not above.endswith("。")
        and squeeze(above) != title
    ):
        return words[-2:]
    return words[-1:]


def opening_phrase(piece: Piece) -> Piece:
    """The phrase that opens a paragraph: up to its first full stop, if that is short."""
    end = _sentence_end(piece.text)
    return piece[:end] if end <= LONGEST_HEAD else piece


def behind_phrase(head: Piece, piece: Piece) -> int:
    rest = piece.text[len(head) :]
    return len(head) + len(rest) - len(rest.lstrip("。；;！ \n"))


def task_name(piece: Piece) -> str:
    """What a task is called: its first sentence, without its number."""
    words = squeeze(piece.text[: _sentence_end(piece.text)])
    opening = numbering(words)[1] or (match.end() if (match := NTH.match(words)) else 0)
    if named := _NAMED.match(words, opening):
        opening = named.end()
    return words[opening:].rstrip("。；;！：:，,") or words


def _sentence_end(words: str) -> int:
    inside = protected(words)
    return next(
        (at for at, mark in enumerate(words) if mark in "。！；;\n" and not inside[at]), len(words)
    )
