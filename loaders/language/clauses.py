"""Sentences and clauses, with offsets; marks inside quotes and brackets do not split."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ontology import late_re as re
from ontology.remembered import OF_WORDS
from ontology.text import protected

SENTENCE_MARKS = "。！？；;\n"
CLAUSE_MARKS = "，,"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: `text` stands at `start:end` of the text it was cut from."""

    start: int
    end: int
    text: str


def split(text: str, marks: str) -> list[Span]:
    """Cut `text` at any of `marks` that stands outside of quotes and brackets.

    The pieces are trimmed of white space; empty ones are left out. A comma between two
    digits groups thousands and does not split.
    """
    return list(_split(text, marks))


@lru_cache(maxsize=OF_WORDS)
def _split(text: str, marks: str) -> tuple[Span, ...]:
    pieces: list[Span] = []
    start = 0
    for end in (*_breaks(text, marks), len(text)):
        piece = _trimmed(text, start, end)
        if piece is not None:
            pieces.append(piece)
        start = end + 1
    return tuple(pieces)


def _breaks(text: str, marks: str) -> Iterator[int]:
    """Where the marks stand that cut."""
    mask: bytearray | None = None
    for match in _any_of(marks).finditer(text):
        position = match.start()
        if mask is None:  # most clauses have no mark at all
            mask = protected(text)
        # A line feed splits even inside brackets: a bracket does not outlive its paragraph.
        if mask[position] and text[position] != "\n":
            continue
        if text[position] in ",，" and _groups_thousands(text, position):
            continue
        yield position


@lru_cache(maxsize=16)
def _any_of(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks)}]")


def begin_of(text: str, at: int, marks: str = "。\n") -> int:
    """Where the stretch of a text begins in which an index lies: behind the last of the marks."""
    return max(text.rfind(mark, 0, at) for mark in marks) + 1


def sentences(text: str) -> list[Span]:
    """Sentences: cut at 。！？； and at line ends."""
    return split(text, SENTENCE_MARKS)


def clauses(text: str) -> list[Span]:
    """Clauses: sentences cut further at commas (、 joins words and does not split)."""
    return split(text, SENTENCE_MARKS + CLAUSE_MARKS)


def _groups_thousands(text: str, position: int) -> bool:
    before, after = text[position - 1 : position], text[position + 1 : position + 5]
    return before.isdigit() and after[:3].isdigit() and len(after) >= 3 and not after[3:].isdigit()


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end, text[start:end]) if start < end else None
