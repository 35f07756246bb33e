"""What a document states of its tasks, picked from all that it states.

Editions and links are told from tasks alone: their words, numbers, units, figures, and where the
document names them. That is a twentieth of a document's quads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from pyoxigraph import NamedNode, Quad

from kg.store.patterns import Every
from kg.store.rdf import HAS_PASSAGE, LABEL, OBJECT, PREDICATE, TYPE, term
from ontology.vocabulary import vocabulary

_OF_DOCUMENTS = tuple(map(term, ("documentKind", "documentName", "inDivision", "dated", "sha256")))


@cache
def with_all_below(ancestor: str) -> frozenset[NamedNode]:
    """A class and all below it."""
    known = vocabulary()
    return frozenset(term(local) for local in known.classes if known.is_a(local, ancestor))


def tasks_named(every: Every) -> Iterator[Quad]:
    """The quads of a document's tasks, and of the claims and passages that name them.

    every: what the document states.
    """
    tasks = dict.fromkeys(
        quad.subject for each in with_all_below("Task") for quad in every(None, TYPE, each)
    )
    for task in tasks:
        yield from _of(every, task)
    documents: dict[object, None] = {}
    for named in every(None, PREDICATE, term("mentions")):
        claim = named.subject
        if isinstance(claim, NamedNode) and any(
            quad.object in tasks for quad in every(claim, OBJECT, None)
        ):
            for quad in every(claim, None, None):
                yield quad
                if quad.predicate == HAS_PASSAGE:
                    yield from _of(every, quad.object)
    for each in _OF_DOCUMENTS:
        for quad in every(None, each, None):
            documents[quad.subject] = None
            yield quad


def goals_and_targets(every: Every, quads: Iterable[Quad]) -> Iterator[Quad]:
    """What is said of the goals, targets and indicators of tasks.

    quads: those of :func:`tasks_named`.
    """
    of_goals, targets = (term(local) for local in ("partOf", "hasTarget"))
    indicators: dict[object, None] = {}
    for quad in quads:
        if quad.predicate == of_goals:
            yield from _of(every, quad.object)
        elif quad.predicate == targets:
            for said in _of(every, quad.object):
                yield said
                if said.predicate == term("ofIndicator"):
                    indicators[said.object] = None
    for each in indicators:
        if isinstance(each, NamedNode):
            yield from every(each, LABEL, None)


def led(every: Every) -> Iterator[tuple[str, str]]:
    """IRIs of who leads or answers for what, and of that."""
    for local in ("leads", "responsibleFor"):
        for quad in every(None, term(local), None):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                yield quad.subject.value, quad.object.value


def _of(every: Every, node: object) -> Iterator[Quad]:
    if isinstance(node, NamedNode):
        yield from every(node, None, None)
