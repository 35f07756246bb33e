"""By what a document is taken for one of its kind: said to whoever loads it, and kept with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a kind that a document shows.

    rule: the id of the rule (`kind/…` of :mod:`loaders.language.rules`) that they fit. words: those
    of the document that it fits; "" where it has none to show. weak: documents of other kinds may
    show such marks too, so a person should look.
    """

    rule: str
    words: str = ""
    weak: bool = False


def quoted(words: Iterable[str], most: int = 6) -> str:
    """The first of some words of a document, as they are shown in `Marks.words`.

    >>> quoted(["任务", "", "责任单位"])
    '任务、责任单位'
    >>> quoted("一二三", most=2)
    '一、二…'
    """
    shown = [each for each in words if each]
    return "、".join(shown[:most]) + ("…" if len(shown) > most else "")
