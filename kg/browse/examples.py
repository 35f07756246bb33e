"""Each question with values from the data, and how many rows it then gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING, Any

from kg.answer.ask import ask_engine, check_parameters
from kg.project.facts import name_of
from ontology.errors import QueryError
from ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from kg.mirror.base import Engine
    from kg.mirror.publish import Progress
    from kg.project.graph import Node, PropertyGraph
    from queries import Parameter, Question

TRIES = 12
"""How many choices of things are tried until a question gives rows."""

COUNTED = 50_000
"""Nodes of a graph up to which the questions are asked; in a larger one that would keep a person
waiting, so the first choice is taken as it comes."""

_CANDIDATES = 4
"""How many things are candidates for one parameter."""

_TELL_NOTHING = ("mentions", "inDivision", "verdict", "subordinateTo", "dueStatedIn", "assesses")
"""Relations that do not make a thing a good example: almost everything has them."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question with values of its parameters (names as IRIs).

    names: of the parameters that are things, how these are called.
    rows: how many rows the question gives with them; None where nobody asked, or no engine
    could say.
    """

    question: Question
    values: Mapping[str, Any]
    names: Mapping[str, str]
    rows: int | None

    @property
    def needs(self) -> bool:
        """Whether the question has to be given something."""
        return any(each.required for each in self.question.parameters)


def examples(
    questions: tuple[Question, ...],
    graph: PropertyGraph,
    folder: Path,
    *,
    progress: Progress | None = None,
) -> tuple[Example, ...]:
    """The questions, each with an example from the data.

    Required parameters get a real thing: the question's own example if the data has it, else
    one with many relations, so that there are rows. Others get their defaults.
    graph: the projection of the store in `folder`. Raises StoreError.
    """
    from kg.mirror.engines import opened as engine

    candidates = _Candidates(graph)
    if len(graph.nodes) > COUNTED:
        return tuple(_example(each, candidates, None) for each in questions)
    found = []
    with engine(folder) as opened:
        for number, each in enumerate(questions):
            if progress is not None:
                progress("asking the questions", number, len(questions))
            found.append(_example(each, candidates, opened))
    return tuple(found)


def _example(question: Question, candidates: _Candidates, engine: Engine | None) -> Example:
    required = [each for each in question.parameters if each.required]
    best: Example | None = None
    for chosen in islice(_choices(required, candidates), TRIES):
        given = {each.name: node.iri for each, node in zip(required, chosen, strict=True)}
        names = {each.name: name_of(node) for each, node in zip(required, chosen, strict=True)}
        values = check_parameters(question, given)
        if engine is None or (question.then is not None and not required):
            # Of a function's answer no number is shown: it is asked only to choose a thing.
            return Example(question, values, names, None)
        found = Example(question, values, names, _rows(question, values, engine))
        if found.rows:
            return found
        best = best or found
    # The data has no such thing: the question is shown all the same, and finds nothing.
    return best or Example(question, {each.name: None for each in question.parameters}, {}, 0)


def _choices(required: list[Parameter], candidates: _Candidates) -> Iterator[tuple[Node, ...]]:
    for chosen in product(*(candidates.of(each) for each in required)):
        if len({node.iri for node in chosen}) == len(chosen):
            yield chosen


def _rows(question: Question, values: Mapping[str, Any], engine: Engine) -> int | None:
    from queries import graphs

    try:
        if question in graphs():
            return len(engine.query(question.cypher, dict(values)).rows)
        return len(ask_engine(question, values, engine).rows)
    except QueryError:  # the embedded engine has no such path; Neo4j has
        return None


class _Candidates:
    """The things that may stand for a parameter, the most related first."""

    def __init__(self, graph: PropertyGraph) -> None:
        dull = {vocabulary().property_term(each).relationship_type for each in _TELL_NOTHING}
        degree: Counter[str] = Counter()
        for each in graph.relationships:
            if each.type not in dull:
                degree.update((each.start, each.end))
        self._nodes = sorted(graph.nodes, key=lambda node: (-degree[node.iri], node.iri))

    def of(self, parameter: Parameter) -> list[Node]:
        """The candidates for one parameter: its own example first, if the data has it."""
        labels = {vocabulary().class_term(kind).node_label for kind in parameter.kinds}
        fitting = [node for node in self._nodes if not labels or labels & set(node.labels)]
        fitting.sort(key=lambda node: parameter.example not in _called(node))  # stable
        return fitting[:_CANDIDATES]


def _called(node: Node) -> set[str]:
    aliases: Any = node.properties.get("alias", [])
    return {name_of(node), *([aliases] if isinstance(aliases, str) else map(str, aliases))}
