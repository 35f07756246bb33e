"""What is said, subject by subject: from it quads are made, or lines of N-Quads.

A term costs more to make than to use, and to ask a quad for its parts costs as much again. So what
a document says is told by subjects, with what is said of each as pairs that are made once and serve
for many subjects; a line is put together from the words that its terms have anyway.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg.store.nodes import LABEL, TYPE, literal, term
from kg.store.worked_out import properties
from ontology.model import Text, Thing, Value

Pair = tuple[str, NamedNode | Literal, str]
"""The IRI of a predicate, a value, and both as N-Triples write them."""


class Said(NamedTuple):
    """What is said of one subject in one graph."""

    graph: NamedNode
    subject: NamedNode
    pairs: Sequence[Pair]


def quads_of(said: Iterable[Said]) -> Iterator[Quad]:
    """The quads that say it, in its order."""
    for graph, subject, pairs in said:
        for predicate, value, _ in pairs:
            yield Quad(subject, _node(predicate), value, graph)


def lines_of(said: Said, end: str) -> str:
    """The lines of N-Quads that say it; of N-Triples, where the end names no graph.

    end: of each line, with the graph as :func:`end_of` writes it.
    """
    subject = f"{said.subject} "
    return "".join([f"{subject}{text}{end}" for _, _, text in said.pairs])


@lru_cache(maxsize=64)
def end_of(graph: NamedNode | None = None) -> str:
    """How a line of this graph ends; without one, a line of N-Triples."""
    return " .\n" if graph is None else f" {graph} .\n"


def pair(predicate: NamedNode, value: NamedNode | Literal) -> Pair:
    """A pair that is made for this once."""
    return predicate.value, value, f"{predicate} {value}"


def said_once(local: str, value: Value) -> Pair:
    """A property of ours with its value, of which few others have the same."""
    name, text = _predicate(local)
    made = literal(value)
    return name, made, f"{text} {made}"


@lru_cache(maxsize=4096, typed=True)  # 1 is True
def said_with(local: str, value: Value) -> Pair:
    """A property of ours with its value, which many may have."""
    return said_once(local, value)


def related_to(local: str, other: NamedNode) -> Pair:
    """A relation of ours to another thing."""
    name, text = _predicate(local)
    return name, other, f"{text} {other}"


def thing_pairs(thing: Thing) -> list[Pair]:
    """What is said of a thing by itself, each pair once."""
    pairs = [_type(thing.kind), (LABEL.value, *_label(thing.name))]
    pairs += [said_with(*each) for each in (*thing.properties, *properties(thing))]
    return each_once(pairs)


def each_once(pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs without those that say again what one before says."""
    return list({each[2]: each for each in pairs}.values())


def _label(name: str) -> tuple[Literal, str]:
    made = literal(Text(name))
    return made, f"{LABEL} {made}"


@lru_cache(maxsize=512)
def _type(kind: str) -> Pair:
    return pair(TYPE, term(kind))


@lru_cache(maxsize=512)
def _predicate(local: str) -> tuple[str, str]:
    node = term(local)
    return node.value, str(node)


@lru_cache(maxsize=512)
def _node(predicate: str) -> NamedNode:
    return NamedNode(predicate)
