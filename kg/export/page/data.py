"""One thing as one JSON object: what it is called, what the documents say of it, and where.

This is the one module that turns the property graph into JSON for readers. The page takes it
as it is; other ways of publishing can take the same objects. Nothing in them depends on a
language but names and quotes: kinds, relations, properties and verdicts are given by their
local names in the ontology, whose labels :func:`labels` gives in every language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kg.export.look import figure_text
from kg.project.facts import Evidence, Facts, Figure, name_of
from kg.project.names import EXACT
from ontology.labels import LANGUAGES
from ontology.model import IDENTITIES
from ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from kg.project.graph import Node, Relationship

HUBS = ("Document", "Division", "Verdict")
"""Kinds that nearly everything is related to: their relations are named, and the quotes are
given at the other end alone."""

UNNAMED = ("Target", "Measurement", "Check", "Assessment", "Reading", "File", "Membership")
"""Kinds without a name that people use; read with the task that they belong to."""

_TOLD = frozenset({"hasTarget", "reportedBy", "hasCheck", "verdict", "assesses"})
"""Relations that a task's own figures, checks and verdict tell already."""


def identity(iri: str) -> str:
    """An IRI as it stands in addresses (`330105/unit/区住建局`): ours without their beginning."""
    return iri.removeprefix(IDENTITIES)


def aliases(node: Node) -> list[str]:
    """Other names of a thing: aliases, and its official name."""
    found: dict[str, None] = {}
    for key in ("alias", "official_name"):
        value: Any = node.properties.get(key, ())
        found |= dict.fromkeys([value] if isinstance(value, str) else map(str, value))
    return list(found)


def is_any(node: Node, kinds: Iterable[str]) -> bool:
    """Whether a node is of one of these kinds, or of one below them."""
    return any(vocabulary().class_term(kind).node_label in node.labels for kind in kinds)


def labels(locals_: Iterable[str]) -> dict[str, dict[str, str]]:
    """Labels of terms by language, then by local name."""
    names = sorted(set(locals_))
    return {lang: {each: vocabulary().label(each, lang) for each in names} for lang in LANGUAGES}


class Things:
    """The JSON of things. refer: how one thing names another (a page has numbers)."""

    def __init__(self, facts: Facts, refer: Callable[[str], Any] = identity) -> None:
        self._facts = facts
        self._refer = refer

    def thing(self, iri: str) -> dict[str, Any]:
        """All that the documents say of a thing.

        id, name, kind, aliases, properties ([key, value]), relations (type, out, other,
        inferred, evidence); of a task also verdict, targets, results and checks. A relation
        of a hub (:data:`HUBS`) has no evidence: its other end has it.
        """
        node = self._facts.nodes[iri]
        shown: dict[str, Any] = {
            "id": identity(iri),
            "name": name_of(node),
            "kind": self._facts.kind(node),
        }
        if others := aliases(node):
            shown["aliases"] = others
        if properties := self._properties(node):
            shown["properties"] = properties
        if is_any(node, ("Task",)):
            shown |= self._task(iri)
        shown["relations"] = self._relations(node)
        return shown

    def evidence(self, claims: Iterable[Evidence]) -> list[dict[str, Any]]:
        """Claims: document, quote, characters, all else of the place, rule, explanation."""
        return [self._claim(each) for each in claims]

    def _task(self, iri: str) -> dict[str, Any]:
        facts = self._facts
        shown: dict[str, Any] = {}
        if verdict := facts.verdict(iri):
            shown["verdict"] = verdict.key
            shown["verdictEvidence"] = self.evidence(verdict.evidence)
        if targets := facts.targets(iri):
            shown["targets"] = [self.figure(each) for each in targets]
        if results := facts.other_results(iri):
            shown["results"] = [self.figure(each) for each in results]
        if checks := facts.checks(iri):
            shown["checks"] = [
                {
                    "text": name_of(check),
                    "agrees": bool(check.properties.get("agrees")),
                    "evidence": self.evidence(evidence),
                }
                for check, evidence in checks
            ]
        return shown

    def figure(self, figure: Figure) -> dict[str, Any]:
        """A target or a result, in words of each language; a target with what answers it."""
        shown: dict[str, Any] = {
            "indicator": figure.indicator,
            "text": {lang: figure_text(figure.node, lang) for lang in LANGUAGES},
            "evidence": self.evidence(figure.evidence),
        }
        if figure.answered_by:
            shown["answers"] = [self.figure(each) for each in figure.answered_by]
        return shown

    def _properties(self, node: Node) -> list[list[str]]:
        shown = []
        for key, value in sorted(node.properties.items()):
            if key in {"name", "alias"} or key.endswith(EXACT):  # the latter is for programs
                continue
            term = vocabulary().property_of_key(key.removesuffix("_en"))
            values = value if isinstance(value, list | tuple) else [value]
            shown.append([term.local, "、".join(str(each) for each in values)])
        return shown

    def _relations(self, node: Node) -> list[dict[str, Any]]:
        folded = _TOLD if is_any(node, ("Task",)) else frozenset()
        shown = []
        for each, out in self._touching.get(node.iri, ()):
            predicate = vocabulary().property_of_type(each.type).local
            if predicate in folded:
                continue
            shown.append(self._relation(each, predicate, node, out=out))
        return shown

    def _relation(
        self, each: Relationship, predicate: str, node: Node, *, out: bool
    ) -> dict[str, Any]:
        claims = self._facts.evidence(each)
        relation: dict[str, Any] = {
            "type": predicate,
            "out": out,
            "other": self._refer(each.end if out else each.start),
        }
        if inferred(claims):
            relation["inferred"] = True
        if claims and not is_any(node, HUBS):
            relation["evidence"] = self.evidence(claims)
        return relation

    @cached_property
    def _touching(self) -> Mapping[str, list[tuple[Relationship, bool]]]:
        found: dict[str, list[tuple[Relationship, bool]]] = {}
        for each in self._facts.relationships:
            found.setdefault(each.start, []).append((each, True))
            if each.end != each.start:
                found.setdefault(each.end, []).append((each, False))
        return found

    @cached_property
    def _documents(self) -> Mapping[str, str]:
        return {name: iri for iri, name in self._facts.documents.items()}

    def _claim(self, claim: Evidence) -> dict[str, Any]:
        iri = self._documents.get(claim.document)
        shown: dict[str, Any] = {
            "document": claim.document if iri is None else self._refer(iri),
            "quote": claim.quote,
            **claim.locator.told(),
        }
        if claim.rule:
            shown["rule"] = claim.rule
        if claim.explanation:
            shown["why"] = claim.explanation
        return shown


def inferred(claims: tuple[Evidence, ...]) -> bool:
    """Whether no document states it: every claim behind it follows from others by a rule."""
    return bool(claims) and all(claim.rule for claim in claims)
