"""What follows from a document by the registry: the members of groups."""

from __future__ import annotations

from ontology.ids import iri_of
from ontology.model import Extraction, Statement, Thing
from ontology.registries import Registry

RULE = "expand-group"
_ROLES = frozenset({"leads", "responsibleFor", "supports"})


def expand_groups(extraction: Extraction, registry: Registry) -> list[Statement]:
    """A statement for each member of each group that answers for a task (各街道 …).

    Only groups whose members the registry knows are expanded; each statement keeps the
    passage of the group's name and says in `explanation` which group it came from. A member
    that the same cell names in its own right is not stated again.
    """
    named = {
        (statement.subject.iri, statement.predicate, statement.object.iri)
        for statement in extraction.statements
        if statement.predicate in _ROLES
    }
    division = registry.division
    inferred: list[Statement] = []
    for statement in extraction.statements:
        if statement.predicate not in _ROLES or statement.subject.kind != "UnitGroup":
            continue
        group = registry.find_group(statement.subject.name)
        members = () if group is None else registry.members(group)
        for unit in members:
            thing = Thing(iri_of(division, "Unit", unit.name), unit.kind, unit.name)
            if (thing.iri, statement.predicate, statement.object.iri) in named:
                continue
            inferred.append(
                Statement(
                    thing,
                    statement.predicate,
                    statement.object,
                    statement.passage,
                    method="infer/group",
                    value_text=statement.value_text,
                    rule=RULE,
                    explanation=(
                        f"“{statement.subject.name}”指{division.name}的全部{len(members)}个"
                        f"成员（登记册），{unit.name}是其中之一"
                    ),
                )
            )
    return inferred
