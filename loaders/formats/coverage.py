"""The check that a reader lost nothing and read nothing twice."""

from __future__ import annotations

import re

from loaders.formats.document import INVISIBLE, Document

_SOLID_RUN = re.compile(rf"[^\s{INVISIBLE}]+")


def uncovered(document: Document) -> list[tuple[int, int]]:
    """Spans of visible characters that are in no part of the document, in order.

    White space, invisible characters and the document's `marks` (heading signs, rules of
    a table) need no part. An empty list means that nothing was lost.
    """
    times = _times_covered(document)
    return _runs(document.text, times, 0)


def covered_twice(document: Document) -> list[tuple[int, int]]:
    """Spans of visible characters that are in more than one part, in order: must be empty."""
    times = _times_covered(document)
    return _runs(document.text, times, 2)


def _times_covered(document: Document) -> bytearray:
    """For each character in how many parts it is (2 stands for more as well)."""
    times = bytearray(len(document.text))
    once, twice = b"\x01", b"\x02"

    def cover(start: int, end: int) -> None:
        if not any(times[start:end]):
            times[start:end] = once * (end - start)
        else:
            for offset in range(start, end):
                times[offset] = twice[0] if times[offset] else once[0]

    for piece in document.pieces():
        if isinstance(piece.origins, range):
            cover(piece.start, piece.end)
        else:
            for offset in piece.origins:
                cover(offset, offset + 1)
    for start, end in document.marks:
        cover(start, end)
    return times


def _runs(text: str, times: bytearray, wanted: int) -> list[tuple[int, int]]:
    """Maximal spans of visible characters that were covered `wanted` times."""
    found: list[tuple[int, int]] = []
    pattern = re.compile(re.escape(bytes([wanted])) + b"+")
    for visible in _SOLID_RUN.finditer(text):
        found.extend(
            match.span() for match in pattern.finditer(times, visible.start(), visible.end())
        )
    return found
