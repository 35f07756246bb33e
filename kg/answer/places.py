"""Of which place each row of an answer is, where the rows are of several.

区住建局 of two districts are two units of one name: an answer that goes through all of a store
would show them as if they were one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from kg.answer.ask import Answer
from ontology.division import division_code
from ontology.labels import Label
from ontology.model import IDENTITIES
from queries import Column

PLACE = Column("place", Label("地区", "place"))
"""The column that is added, behind what the rows are about."""


def with_places(answer: Answer) -> Answer:
    """The answer to a question of the catalogue, with :data:`PLACE` where it is of several places.

    Without identifiers of what its rows are about, or where all are of one place, the answer stays
    as it is.
    """
    keys = [column.key for column in answer.columns]
    ids = [at for at, column in enumerate(answer.columns) if column.type == "id"]
    codes = [_division(row, ids) for row in answer.rows]
    several = set(filter(None, codes))
    if PLACE.key in keys or len(several) < 2:
        return answer
    names = place_names(several)
    at = (answer.about() or 0) + 1
    return replace(
        answer,
        columns=(*answer.columns[:at], PLACE, *answer.columns[at:]),
        rows=tuple(
            (*row[:at], names.get(code), *row[at:])
            for row, code in zip(answer.rows, codes, strict=True)
        ),
    )


def _division(row: Sequence[Any], ids: Iterable[int]) -> str:
    """The code of the division that the first identifier of a row names; empty if none does."""
    iris = (row[at] for at in ids if str(row[at]).startswith(IDENTITIES))
    return division_code(str(next(iris, "")))


def place_names(codes: Iterable[str]) -> dict[str, str]:
    """What divisions are called, by code; in full where two are called alike, empty of a document
    that shows no place.
    """
    from ontology.divisions import BELOW, UNRESOLVED, divisions

    table = divisions()
    areas = {code: table.by_key.get(code) for code in sorted(set(codes))}
    short = {
        code: code.rpartition(BELOW)[2].partition(UNRESOLVED)[0] if area is None else area.name
        for code, area in areas.items()
    }
    often = Counter(short.values())
    return {
        code: name
        if often[name] == 1
        else (f"{name} ({code})" if area is None else table.path(area))
        for (code, area), name in zip(areas.items(), short.values(), strict=True)
    }
