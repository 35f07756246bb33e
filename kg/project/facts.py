"""The property graph looked up from the side of a person who asks about a task.

Targets, results, checks and verdicts are nodes of the graph; on a page and in a sheet they
are read with the task that they belong to. This is where they are gathered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from ontology.locator import CHARACTERS, Locator, kept
from ontology.model import OF_INDICATOR, STATUS
from ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from kg.project.graph import Node, PropertyGraph, Relationship


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim behind a relationship: where it stands, and in which words.

    rule: the rule of inference, "" for what the document itself states.
    """

    claim: str
    document: str
    quote: str
    locator: Locator
    method: str
    rule: str
    value_text: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A target or a result: the node, its indicator, and the claims that state it."""

    node: Node
    indicator: str
    evidence: tuple[Evidence, ...]
    answered_by: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a task stands: local name in `status.ttl` (`not_met`), and the claims."""

    key: str
    evidence: tuple[Evidence, ...]


_FURTHEST_BEHIND_FIRST = ("not_met", "partly", "in_progress", "exceeded", "met")


class Facts:
    """A property graph with look-ups by node; nothing is copied or changed."""

    def __init__(self, graph: PropertyGraph) -> None:
        self.nodes: dict[str, Node] = {node.iri: node for node in graph.nodes}
        self.relationships: tuple[Relationship, ...] = tuple(graph.relationships)
        self._out: dict[tuple[str, str], list[Relationship]] = defaultdict(list)
        self._in: dict[tuple[str, str], list[Relationship]] = defaultdict(list)
        for each in self.relationships:
            self._out[each.start, each.type].append(each)
            self._in[each.end, each.type].append(each)

    def kind(self, node: Node) -> str:
        """Local name of the narrowest class of a node (`Bureau`)."""
        return vocabulary().class_of_label(node.labels[0]).local  # narrowest first

    def name(self, iri: str) -> str:
        """How people call a thing."""
        return name_of(self.nodes[iri])

    def of_kind(self, ancestor: str) -> list[Node]:
        """All nodes of a class or of one below it, in a stable order."""
        label = vocabulary().class_term(ancestor).node_label
        found = [node for node in self.nodes.values() if label in node.labels]
        return sorted(found, key=position)

    def outgoing(self, iri: str, predicate: str) -> Sequence[Relationship]:
        """Relationships of a predicate (local name: `hasTarget`) that start at a node."""
        return self._out.get((iri, _type(predicate)), ())

    def incoming(self, iri: str, predicate: str) -> Sequence[Relationship]:
        """Relationships of a predicate (local name: `leads`) that end at a node."""
        return self._in.get((iri, _type(predicate)), ())

    @cached_property
    def documents(self) -> dict[str, str]:
        """File names of the documents by IRI."""
        return {
            node.iri: str(node.properties.get("document_name") or name_of(node))
            for node in self.of_kind("Document")
        }

    def evidence(self, relationship: Relationship) -> tuple[Evidence, ...]:
        """The claims folded into a relationship, in their order."""
        lists: Mapping[str, Any] = relationship.properties
        rows = []
        for index, claim in enumerate(lists.get("claims", ())):
            document = _at(lists, "documents", index, "")
            rows.append(
                Evidence(
                    claim=claim,
                    document=self.documents.get(document, document),
                    quote=_at(lists, "quotes", index, ""),
                    locator=_locator(lists, index),
                    method=_at(lists, "methods", index, ""),
                    rule=_at(lists, "rules", index, ""),
                    value_text=_at(lists, "value_texts", index, ""),
                    explanation=_at(lists, "explanations", index, ""),
                )
            )
        return tuple(rows)

    def verdict(self, task: str) -> Verdict | None:
        """How a task stands: as it was judged, else as other documents tell of all its figures;
        None if no rule has judged it.
        """
        for each in self.outgoing(task, "verdict"):
            return Verdict(each.end.removeprefix(STATUS), self.evidence(each))
        return self._told_elsewhere(task)

    def _told_elsewhere(self, task: str) -> Verdict | None:
        """How a promise stands by what another document tells of each of its figures: as the one
        that is furthest behind does, and exceeded where one is and none is behind.
        """
        found: list[Evidence] = []
        for target in self.outgoing(task, "hasTarget"):
            answers = self.incoming(target.end, "answers")
            told = [each for answer in answers for each in self.evidence(answer)]
            judged = [each for each in told if each.value_text in _FURTHEST_BEHIND_FIRST]
            if not judged:
                return None
            found += judged
        stands = {each.value_text for each in found}
        key = next((each for each in _FURTHEST_BEHIND_FIRST if each in stands), None)
        return None if key is None else Verdict(key, tuple(found))

    def promised_by_name_only(self) -> set[str]:
        """IRIs of the commitments that no unit has a part in (`leads`, `responsibleFor` …)."""
        actors = {each.iri for kind in ("Unit", "UnitGroup") for each in self.of_kind(kind)}
        answered = {each.end for each in self.relationships if each.start in actors}
        return {
            task.iri
            for task in self.of_kind("Task")
            if "commitment_kind" in task.properties and task.iri not in answered
        }

    def targets(self, task: str) -> list[Figure]:
        """A task's targets in reading order, each with the results that answer it."""
        found = [
            self._figure(each, each.end, self._answers(each.end))
            for each in self.outgoing(task, "hasTarget")
        ]
        return sorted(found, key=_figure_position)

    def other_results(self, task: str) -> list[Figure]:
        """Results that a task reports and that answer none of its targets."""
        answering = {
            answer.start
            for target in self.outgoing(task, "hasTarget")
            for answer in self.incoming(target.end, "answers")
        }
        found = [
            self._figure(each, each.start)
            for each in self.incoming(task, "reportedBy")
            if each.start not in answering
        ]
        return sorted(found, key=_figure_position)

    def checks(self, task: str) -> list[tuple[Node, tuple[Evidence, ...]]]:
        """Rates, sums and counts of a task that were recomputed."""
        found = [
            (self.nodes[each.end], self.evidence(each)) for each in self.outgoing(task, "hasCheck")
        ]
        return sorted(found, key=lambda pair: position(pair[0]))

    def _answers(self, target: str) -> tuple[Figure, ...]:
        found = [self._figure(each, each.start) for each in self.incoming(target, "answers")]
        return tuple(sorted(found, key=_figure_position))

    def _figure(self, link: Relationship, iri: str, answers: tuple[Figure, ...] = ()) -> Figure:
        indicators = [
            self.name(each.end) for how in OF_INDICATOR for each in self.outgoing(iri, how)
        ]
        return Figure(self.nodes[iri], "、".join(indicators), self.evidence(link), answers)


def name_of(node: Node) -> str:
    """A node's name; where it has none, the last part of its IRI."""
    name = node.properties.get("name")
    if isinstance(name, list | tuple):
        name = name[0] if name else None
    return str(name) if name else node.iri.rpartition("/")[2]


def position(node: Node) -> tuple[str, float, str]:
    """Sorts tasks as their table has them, all else by name."""
    ordinal = node.properties.get("ordinal")
    if isinstance(ordinal, int):
        return node.iri.rpartition("/")[0], float(ordinal), node.iri
    return "", 0.0, node.iri


def distinct(names: Iterable[str]) -> list[str]:
    """Each once, in order of first appearance."""
    return list(dict.fromkeys(names))


def _figure_position(figure: Figure) -> tuple[str, int, str]:
    first = figure.evidence[0] if figure.evidence else None
    start = first.locator.start if first else -1
    return (first.document if first else "", start, figure.node.iri)


def _type(predicate: str) -> str:
    name = vocabulary().property_term(predicate).relationship_type
    if name is None:
        raise ValueError(f"{predicate} is not mirrored")  # a mistake in this package
    return name


def _locator(lists: Mapping[str, Any], index: int) -> Locator:
    """Where a claim stands; what its lists do not know (-1, "") it does not have."""
    values = {name: _at(lists, key, index, None) for name, key in _place_lists()}
    unknown = {name for name in values.keys() - set(CHARACTERS) if values[name] in (-1, "")}
    return Locator.from_fields(
        {name: value for name, value in values.items() if name not in unknown}
    )


@cache
def _place_lists() -> tuple[tuple[str, str], ...]:
    return tuple((name, f"{vocabulary().property_term(name).property_key}s") for name in kept())


def _at(lists: Mapping[str, Any], key: str, index: int, missing: Any) -> Any:
    values = lists.get(key, ())
    return values[index] if index < len(values) else missing
