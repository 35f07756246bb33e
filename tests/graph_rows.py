"""Rows of the questions of graph theory, written short; and random graphs to try them on."""

from __future__ import annotations

from random import Random
from typing import Any

import networkx as nx

from kg.answer.graph.work import Work, read


def rows(*parts: str, document: str = "青石.txt") -> list[dict[str, Any]]:
    """`A+B>1@g+h` → task 1 of goals g and h, with units A and B; `#G` is a group.

    Nothing before `>` is a task of nobody; without `@` it serves no goal.
    """
    found = []
    for part in parts:
        who, _, what = part.partition(">")
        task, _, goals = what.partition("@")
        for actor in who.split("+"):
            for goal in goals.split("+"):
                found.append(
                    {
                        "task_iri": f"t:{task}",
                        "task": task,
                        "actor_iri": f"u:{actor}" if actor else None,
                        "actor": actor.lstrip("#") or None,
                        "is_group": actor.startswith("#") if actor else None,
                        "goal_iri": f"g:{goal}" if goal else None,
                        "goal": goal or None,
                        "document_iri": document,
                    }
                )
    return found


def random_rows(seed: int, *, units: int = 12, tasks: int = 25) -> list[dict[str, Any]]:
    """A random graph, with tasks of nobody, hermits, groups and goals."""
    random = Random(seed)  # noqa: S311 - for a test, not for secrets
    parts = []
    for task in range(tasks):
        who = random.sample(range(units), random.choice([0, 1, 1, 2, 2, 3, 5]))
        actors = [f"U{unit:02}" for unit in who] + ["#G"] * (random.random() < 0.1)
        goals = random.sample(range(4), random.choice([0, 1, 1, 2]))
        parts.append(f"{'+'.join(actors)}>{task}@{'+'.join(map(str, goals))}")
    return rows(*parts)


def bipartite(work: Work) -> tuple[nx.Graph[Any], list[str]]:
    """The graph of units and tasks as networkx has it, and the units in it."""
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_nodes_from(unit.iri for unit in work.units)
    for task, members in zip(work.tasks, work.members, strict=True):
        graph.add_edges_from((work.units[unit].iri, task.iri) for unit in members)
    return graph, [unit.iri for unit in work.units]


def projected(work: Work) -> nx.Graph[int]:
    """The graph of units that share tasks, made by networkx: Newman's weights, by number."""
    graph, units = bipartite(work)
    found = nx.bipartite.collaboration_weighted_projected_graph(graph, units)
    return nx.relabel_nodes(found, {unit: number for number, unit in enumerate(units)})


def work_of(seed: int) -> Work:
    return read(random_rows(seed))
