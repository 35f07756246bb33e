"""Where things start on a page, and by what forces they settle."""

from __future__ import annotations

import math
from typing import Any

MASSES = {"goal": 3.0, "unit": 2.2, "group": 1.6}
"""Things with words in them keep others further away than the small discs of tasks."""


def settling(nodes: int) -> dict[str, Any]:
    """vis-network's options. The layout settles before anything is shown, then stands still."""
    return {
        "layout": {"improvedLayout": False, "randomSeed": 7},
        "physics": {
            "solver": "forceAtlas2Based",
            "forceAtlas2Based": {
                "gravitationalConstant": -75,
                "centralGravity": 0.011,
                "springLength": 85,
                "springConstant": 0.08,
                "damping": 0.5,
                "avoidOverlap": 0.6,
            },
            # Enough to settle 200 nodes; fewer for crowds, so that a page opens in seconds.
            "stabilization": {"iterations": max(40, min(300, 60000 // max(nodes, 1)))},
        },
        "interaction": {
            "hover": True,
            "tooltipDelay": 120,
            "hideEdgesOnDrag": nodes > 400,
            "multiselect": False,
            "keyboard": False,
        },
        "edges": {"smooth": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}}},
    }


def places(
    things: list[dict[str, Any]], relations: list[dict[str, Any]]
) -> list[tuple[float, float]]:
    """Where each thing starts: goals on a spiral, tasks around them, units amid their tasks.

    A start by meaning and not by chance settles sooner, and the same graph always looks the
    same.
    """
    near: dict[int, list[int]] = {number: [] for number in range(len(things))}
    for relation in relations:
        if not relation["type"].endswith("*"):
            near[relation["from"]].append(relation["to"])
            near[relation["to"]].append(relation["from"])
    placed: dict[int, tuple[float, float]] = {}
    goals = [n for n, thing in enumerate(things) if thing["family"] == "goal"]
    for turn, number in enumerate(goals):
        placed[number] = _spiral(turn, 210.0)
    for family in ("task", "unit", "group", "other"):
        members = [n for n, thing in enumerate(things) if thing["family"] == family]
        for turn, number in enumerate(members):
            known = [placed[other] for other in near[number] if other in placed]
            dx, dy = _spiral(turn % 24, 22.0)
            if known:
                x = sum(place[0] for place in known) / len(known) + dx
                y = sum(place[1] for place in known) / len(known) + dy
                placed[number] = x, y
            else:
                placed[number] = _spiral(turn + len(goals), 120.0)
    return [placed[number] for number in range(len(things))]


def _spiral(turn: int, step: float) -> tuple[float, float]:
    """Places on Vogel's spiral, which fills a disc evenly."""
    angle = turn * math.pi * (3 - math.sqrt(5))
    radius = step * math.sqrt(turn + 0.5)
    return radius * math.cos(angle), radius * math.sin(angle) * 0.72
