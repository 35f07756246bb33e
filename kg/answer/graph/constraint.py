"""Burt's constraint: how much a unit's partners are partners of one another, too.

networkx computes the same (`nx.constraint`), anew for every pair of partners: here each sum is
made once, because it is asked for hundreds of drawn graphs.
"""

from __future__ import annotations

from kg.answer.graph.ties import Ties


def constraint(ties: Ties, unit: int) -> float | None:
    """Burt's (1992) constraint of a unit; None if it has no partner.

    Low for one whose partners work apart from one another; near 1 for one whose partners all
    work together, or who has but one.
    """
    shares = _shares(ties, unit)
    if not shares:
        return None
    through = dict.fromkeys(shares, 0.0)
    for partner, share in shares.items():
        for third, further in _shares(ties, partner).items():
            if third in through:
                through[third] += share * further
    return sum((share + through[partner]) ** 2 for partner, share in shares.items())


def _shares(ties: Ties, unit: int) -> dict[int, float]:
    """The share that each partner has in the strength of a unit's ties."""
    strength = sum(ties[unit].values())
    return {partner: weight / strength for partner, weight in ties[unit].items()}
