"""The graph of units that share tasks: each tie as strong as Newman (2001) weighs collaboration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

Pair = tuple[int, int]
"""Two units by number, the smaller first."""

Weights = Mapping[Pair, float]
"""How strong the tie of each pair is that shares tasks (:func:`kg.project.partners.weights`)."""

Ties = list[dict[int, float]]
"""For each unit its partners, and how strong the tie is."""


def ties_of(weights: Weights, units: int) -> Ties:
    """The ties of each unit. units: how many there are."""
    found: Ties = [{} for _ in range(units)]
    for (one, other), weight in weights.items():
        found[one][other] = weight
        found[other][one] = weight
    return found


def network(weights: Weights) -> nx.Graph[int]:
    """The same for networkx, with `weight`; without units that have no partner."""
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_weighted_edges_from((one, other, each) for (one, other), each in weights.items())
    return graph
