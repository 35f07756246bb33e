"""Which units work together, as relationships of a property graph: reckoned, not stated.

For the tools of Neo4j, which read relationships: `(:Unit)-[:WORKS_WITH]->(:Unit)`, one for each
pair that shares a task, from the smaller IRI to the larger; it has no direction in meaning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from kg.project.graph import PropertyGraph, Relationship
from kg.project.partners import weights
from ontology.vocabulary import vocabulary

TYPE = "WORKS_WITH"
"""The type of these relationships. No term of the ontology: no document says so."""

DERIVED = "derived"
"""The key that marks them as reckoned: always true."""

_ROLES = ("leads", "responsibleFor", "supports")
_TOWARDS = ("partOf", "advances")
_GOALS = ("Goal", "Programme")


def works_with(graph: PropertyGraph) -> tuple[Relationship, ...]:
    """A relationship for each pair of units that shares tasks, sorted.

    Of tasks that tables and lists track, and of what is stated (groups are no units), as the
    question `co-work` has it. Properties: `tasks` (how many they share), `goals` (how many
    goals these serve), `weight` (Newman's), `derived`.
    """
    known = vocabulary()
    labels = {node.iri: frozenset(node.labels) for node in graph.nodes}
    units = _having(labels, ["Unit"])
    goals = _having(labels, _GOALS)
    task_label = known.class_term("Task").node_label
    commitment = known.property_term("commitmentKind").property_key
    tasks = {
        node.iri
        for node in graph.nodes
        if task_label in node.labels and commitment not in node.properties
    }
    roles, towards = _types(_ROLES), _types(_TOWARDS)
    members: defaultdict[str, set[str]] = defaultdict(set)
    served: defaultdict[str, set[str]] = defaultdict(set)
    for each in graph.relationships:
        if each.type in roles and each.end in tasks and each.start in units:
            if _stated(each):
                members[each.end].add(each.start)
        elif each.type in towards and each.start in tasks and each.end in goals and _stated(each):
            served[each.start].add(each.end)
    shared: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for task, own in members.items():
        for pair in combinations(sorted(own), 2):
            shared[pair].append(task)
    strengths = weights(sorted(members[task]) for task in sorted(members))
    return tuple(
        Relationship(
            one,
            TYPE,
            other,
            {
                DERIVED: True,
                "goals": len(set().union(*(served[task] for task in shared[one, other]))),
                "tasks": len(shared[one, other]),
                "weight": round(strengths[one, other], 12),
            },
        )
        for one, other in sorted(shared)
    )


def _having(labels: dict[str, frozenset[str]], kinds: Iterable[str]) -> set[str]:
    wanted = {vocabulary().class_term(kind).node_label for kind in kinds}
    return {iri for iri, own in labels.items() if own & wanted}


def _types(properties: Iterable[str]) -> set[str | None]:
    return {vocabulary().property_term(each).relationship_type for each in properties}


def _stated(relationship: Relationship) -> bool:
    """Whether a document states it, not only a rule. A registry's has no claims: stated too."""
    rules = relationship.properties.get("rules", [""])
    return isinstance(rules, list) and "" in rules
