"""Which units work together: how strong each tie is, and which ties carry the network."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations
from typing import Any

from kg.answer.graph.chance import beside, draws_for, shown
from kg.answer.graph.rewiring import rewired
from kg.answer.graph.ties import Pair, Ties, ties_of
from kg.answer.graph.work import Work, read
from kg.answer.material import Row, Rows
from kg.project.partners import weights


def co_work(rows: Sequence[Row], given: Mapping[str, Any]) -> Rows:
    """Pairs of units in the backbone; those whose tie chance does not explain come first.

    rows: as :func:`kg.answer.graph.work.read` takes. given: `alpha` (the backbone's: 1 keeps
    every pair), `unit` (an IRI: only its pairs; or None), `draws` (or None).

    Gives rows of: name, partner's name, shared tasks, names of the goals of these, Newman's
    weight, its mean and range by chance, verdict, significance of the tie, draws, both IRIs.
    """
    work = read(rows)
    strengths = weights(work.members)
    kept = {
        pair: value
        for pair, value in significances(ties_of(strengths, len(work.units))).items()
        if value <= given["alpha"]
    }
    wanted = given["unit"]
    if wanted is not None:
        kept = {
            pair: value
            for pair, value in kept.items()
            if wanted in {work.units[unit].iri for unit in pair}
        }
    draws = draws_for(given["draws"], 8 * work.parts())
    drawn = _drawn(work, kept, draws)
    shared = _shared(work, kept)
    found = []
    for pair, significance in kept.items():
        one, other = (work.units[unit] for unit in pair)
        if other.iri == wanted:
            one, other = other, one
        weight = strengths[pair]
        chance = beside(weight, drawn[pair])
        row = (
            one.name,
            other.name,
            len(shared[pair]),
            sorted(
                {work.goals[goal].name for task in shared[pair] for goal in work.goals_of[task]}
            ),
            shown(weight),
            *chance.columns,
            shown(significance),
            draws,
            one.iri,
            other.iri,
        )
        found.append(((chance.rank, -round(weight, 9), -len(shared[pair]), *pair), row))
    return tuple(row for _, row in sorted(found, key=lambda each: each[0]))


def significances(ties: Ties) -> dict[Pair, float]:
    """How surprising each tie is, as the disparity filter has it (Serrano et al. 2009).

    If a unit dealt out its ties' strength over its k partners by lot, a tie would take a share
    of p or more with probability (1 - p)^(k - 1). Of both ends, the smaller value counts. With
    one partner only, nothing is surprising: 1.
    """
    strengths = [sum(each.values()) for each in ties]

    def seen_from(unit: int, weight: float) -> float:
        rest = max(0.0, 1 - weight / strengths[unit])
        return float(rest ** (len(ties[unit]) - 1))

    return {
        (one, other): min(seen_from(one, weight), seen_from(other, weight))
        for one, partner in enumerate(ties)
        for other, weight in sorted(partner.items())
        if one < other
    }


def _drawn(work: Work, pairs: Collection[Pair], draws: int) -> dict[Pair, list[float]]:
    """The weights of these pairs in each draw."""
    drawn: dict[Pair, list[float]] = {pair: [] for pair in pairs}
    if drawn:
        for members in rewired(work.members, work.documents, draws):
            found = weights(members)
            for pair, values in drawn.items():
                values.append(found.get(pair, 0.0))
    return drawn


def _shared(work: Work, pairs: Collection[Pair]) -> dict[Pair, list[int]]:
    """The tasks that these pairs share."""
    shared: dict[Pair, list[int]] = {pair: [] for pair in pairs}
    for task, units in enumerate(work.members):
        for pair in combinations(units, 2):
            if pair in shared:
                shared[pair].append(task)
    return shared
