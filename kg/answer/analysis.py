"""Questions that are answered by a function, from the rows that the question fetched.

A question whose head says `then = "…"` names a function of the table here; each is told in the
module of its idea. All answers are in a fixed order, whatever order the rows come in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kg.answer.figures import contradictions, histories
from kg.answer.graph.bridges import bridges
from kg.answer.graph.paths import path_between
from kg.answer.material import Function, Row, Rows
from ontology.errors import OntologyError

FUNCTIONS: Mapping[str, Function] = {
    "bridges": lambda rows, given: bridges(rows, top=given["top"]),
    "contradictions": lambda rows, _: contradictions(rows),
    "histories": lambda rows, given: histories(rows, given["indicator"]),
    "path_between": lambda rows, given: path_between(
        rows, given["a"], given["b"], paths=given["paths"]
    ),
}
"""The functions that a question may name."""


def answer(function: str, material: Sequence[Row], values: Mapping[str, Any]) -> Rows:
    """Answer from the rows that the question fetched, with the question's parameters."""
    if function not in FUNCTIONS:
        raise OntologyError(
            f"a question names the function {function!r}, which kg.answer.analysis does not have",
            way_out=f"there are: {', '.join(sorted(FUNCTIONS))}",
        )
    return FUNCTIONS[function](material, values)
