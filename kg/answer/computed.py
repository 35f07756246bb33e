"""Columns that are added to the rows of a question after it was asked, whatever engine gave them.

A question whose head says `computed = "…"` names a function of the table here. What the question
fetches for it, besides its own columns, is left out of the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.answer.material import Row, Rows
from kg.answer.timely import ADDED, MATERIAL, PARAMETERS, with_timeliness
from kg.answer.values import plain_rows
from ontology.errors import OntologyError, QueryError
from queries import Question


@dataclass(frozen=True, slots=True)
class Computed:
    """A function, the columns that it needs and adds, and the parameters that are for it alone."""

    rows: Callable[[Sequence[Row], Mapping[str, Any]], Iterable[Row]]
    needs: tuple[str, ...]
    adds: tuple[str, ...]
    parameters: tuple[str, ...]


FUNCTIONS: Mapping[str, Computed] = {
    "timeliness": Computed(with_timeliness, MATERIAL, ADDED, PARAMETERS),
}
"""The functions that a question may name."""


def with_computed(
    question: Question,
    values: Mapping[str, Any],
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
) -> Rows:
    """The rows that an engine gave, with the computed columns, in the order of the question's head.

    Raises OntologyError for a function that is not there, QueryError if the query gives other
    columns than its head and the function ask for.
    """
    function = FUNCTIONS.get(question.computed or "")
    if function is None:
        raise OntologyError(
            f"a question names the function {question.computed!r}, which kg.answer.computed does "
            "not have",
            way_out=f"there are: {', '.join(sorted(FUNCTIONS))}",
        )
    keys = [column.key for column in question.columns]
    expected = {*(key for key in keys if key not in function.adds), *function.needs}
    if set(columns) != expected:
        raise QueryError(
            f"the query gives the columns {', '.join(columns)}; its head and the function "
            f"{question.computed} ask for {', '.join(sorted(expected))}",
            where=question.name,
        )
    fetched = [dict(zip(columns, row, strict=True)) for row in rows]
    found = function.rows(fetched, values)
    return plain_rows(question.columns, ([row[key] for key in keys] for row in found))
