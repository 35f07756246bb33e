"""The hash of an element's content, by which a sync sees what differs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import blake2b
from typing import Any, TypeVar

from kg.mirror.base import HASH
from kg.projection import Node, PropertyGraph, Relationship

_Element = TypeVar("_Element", Node, Relationship)

_ENCODE = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":")
).encode
"""One encoder for all: making one is most of what encoding a small element costs."""


def content_hash(labels: Iterable[str], properties: Mapping[str, Any]) -> str:
    """The hash of an element's content: 128 bits in hexadecimal.

    Of its text as JSON, where 1, 1.0 and true differ.
    """
    if HASH in properties:
        properties = {key: value for key, value in properties.items() if key != HASH}
    text = _ENCODE([sorted(labels), properties])
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def hashed(element: _Element) -> _Element:
    """The element with the hash of its content among its properties, as engines keep it.

    One that has its hash already stays as it is.
    """
    if HASH in element.properties:
        return element
    return replace(element, properties={**element.properties, HASH: hash_of(element)})


def hash_of(element: Node | Relationship) -> str:
    """The hash of an element's content."""
    labels = element.labels if isinstance(element, Node) else ()
    return content_hash(labels, element.properties)


def hashed_graph(graph: PropertyGraph) -> PropertyGraph:
    """The graph with the hash of each element."""
    return PropertyGraph(tuple(map(hashed, graph.nodes)), tuple(map(hashed, graph.relationships)))
