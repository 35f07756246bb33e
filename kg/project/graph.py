"""A property graph as plain values: nodes, relationships, and what identifies them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.project.natural import Scalar

Property = Scalar | list[str] | list[bool] | list[int] | list[float]
"""A property of a node or relationship: a value, or a homogeneous list."""

Key = tuple[str, str, str]
"""What identifies a relationship: start IRI, type, end IRI."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its IRI, its labels, its properties without the IRI.

    The narrowest label comes first; of several that documents give it, the one it is shown as.
    """

    iri: str
    labels: tuple[str, ...]
    properties: Mapping[str, Property] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship between two nodes, given by their IRIs; at most one of a type."""

    start: str
    type: str
    end: str
    properties: Mapping[str, Property] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        return self.start, self.type, self.end


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """Nodes sorted by IRI, and relationships sorted by start, type and end."""

    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]
