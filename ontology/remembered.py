"""How much of what was read lately is remembered by functions that are asked the same again."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

Asked = TypeVar("Asked")
Given = TypeVar("Given")

REMEMBERED = 32768
"""Texts. A cell of a table is asked about again when its row is recomputed and judged, which is
after all rows are read: so many that a table of ten thousand rows has room. Some tens of MB."""

OF_WORDS = 4096
"""Words: names, parts of clauses. Whoever is asked about them again is so soon: by another rule for
the same clause, by the next row of its unit."""


def once(function: Callable[[Asked], Given]) -> Callable[[Asked], Given]:
    """A function of one document, which several readers of it ask: worked out by the first.

    Remembered is what it gave for the object that it was last asked about, as long as that lives.
    """
    last: tuple[ref[Asked], Given] | None = None

    @wraps(function)
    def remembered(asked: Asked) -> Given:
        nonlocal last
        known = last
        if known is None or known[0]() is not asked:
            known = last = ref(asked), function(asked)
        return known[1]

    return remembered
