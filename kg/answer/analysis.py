"""Questions that are answered by a function, from the rows that the question fetched.

A question whose head says `then = "…"` names a function of the table here; each is told in the
module of its idea. All answers are in a fixed order, whatever order the rows come in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kg.answer.figures import contradictions, histories
from kg.answer.graph.alone import single_points
from kg.answer.graph.bridges import bridges
from kg.answer.graph.brokers import brokers
from kg.answer.graph.communities import communities
from kg.answer.graph.core import core
from kg.answer.graph.cowork import co_work
from kg.answer.graph.overlap import goal_overlap
from kg.answer.graph.paths import path_between
from kg.answer.material import Function, Row, Rows
from kg.answer.outcomes import outcomes
from kg.answer.responsibility import goal_responsibility
from kg.store.uncollected import uncollected
from ontology.errors import OntologyError

FUNCTIONS: Mapping[str, Function] = {
    "bridges": lambda rows, given: bridges(rows, top=given["top"]),
    "brokers": brokers,
    "co_work": co_work,
    "communities": communities,
    "contradictions": lambda rows, _: contradictions(rows),
    "core": core,
    "goal_overlap": goal_overlap,
    "goal_responsibility": lambda rows, given: goal_responsibility(rows, given["goal"]),
    "histories": lambda rows, given: histories(rows, given["indicator"]),
    "outcomes": lambda rows, given: outcomes(rows, given["verdict"]),
    "path_between": lambda rows, given: path_between(
        rows, given["a"], given["b"], paths=given["paths"]
    ),
    "single_points": single_points,
}
"""The functions that a question may name."""


@uncollected()
def answer(function: str, material: Sequence[Row], values: Mapping[str, Any]) -> Rows:
    """Answer from the rows that the question fetched, with the question's parameters."""
    if function not in FUNCTIONS:
        raise OntologyError(
            f"a question names the function {function!r}, which kg.answer.analysis does not have",
            way_out=f"there are: {', '.join(sorted(FUNCTIONS))}",
        )
    return FUNCTIONS[function](material, values)
