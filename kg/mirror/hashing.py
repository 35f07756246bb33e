"""The hash of an element, by which a sync sees what differs.

It is an integer, because a database packs and sends integers cheaply, and it covers what the
element is (its IRI, or start, type and end) as well as what it holds, so that a set of hashes
says what is there without any names. It finds changes; it is no defence against somebody who
makes two contents with one hash on purpose: `kg mirror --verify` reads the contents themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from marshal import dumps
from operator import itemgetter
from typing import Any, TypeVar

from kg.mirror.changes import HASH
from kg.project.graph import Node, PropertyGraph, Relationship

_Element = TypeVar("_Element", Node, Relationship)

_MARSHAL = 2
"""The version of the format that has no references: its bytes depend on the values alone."""


@dataclass(frozen=True, slots=True)
class Form:
    """What elements with the same labels and keys share.

    labels, keys: sorted, without the bookkeeping. values: of properties, the values of `keys`.
    """

    labels: tuple[str, ...]
    keys: tuple[str, ...]
    values: Callable[[Mapping[str, Any]], tuple[Any, ...]]


@lru_cache(maxsize=4096)
def form(labels: tuple[str, ...], keys: tuple[str, ...]) -> Form:
    """The form of these labels and keys, each in any order."""
    names = tuple(sorted(key for key in keys if key not in ("iri", HASH)))

    def one_by_one(properties: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple(properties[name] for name in names)

    # An itemgetter gives a tuple only of two or more.
    values = itemgetter(*names) if len(names) > 1 else one_by_one
    return Form(tuple(sorted(labels)), names, values)


def content_hash(
    identity: tuple[str, ...], labels: Sequence[str], properties: Mapping[str, Any]
) -> int:
    """The hash of an element: 63 bits, not negative; 1, 1.0 and true differ.

    identity: the IRI of a node; start, type and end of a relationship. labels and properties
    may come in any order; `iri` and the bookkeeping among the properties do not count.
    """
    shape = form(tuple(labels), tuple(properties))
    content = identity, shape.labels, shape.keys, shape.values(properties)
    try:
        # The fastest encoding of plain values that keeps types apart.
        # Should another Python write other bytes, elements are written once more, no worse.
        text = dumps(content, _MARSHAL)
    except ValueError:  # a date, a point: somebody else's, since ours are plain
        text = repr(content).encode("utf-8", "backslashreplace")
    return int.from_bytes(blake2b(text, digest_size=8).digest()) >> 1


def hash_of(element: Node | Relationship) -> int:
    """The hash of an element."""
    if isinstance(element, Node):
        return content_hash((element.iri,), element.labels, element.properties)
    return content_hash((element.start, element.type, element.end), (), element.properties)


def hashes_of(graph: PropertyGraph) -> tuple[list[int], list[int]]:
    """The hashes of a graph's nodes and relationships, in their order."""
    return list(map(hash_of, graph.nodes)), list(map(hash_of, graph.relationships))


def hashed(element: _Element) -> _Element:
    """The element with its hash among its properties, as engines keep it."""
    return replace(element, properties={**element.properties, HASH: hash_of(element)})
