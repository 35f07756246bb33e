"""One thing on one page: what it is, what it answers for, and what every source says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

import queries
from kg.ask import Answer, run_twin
from kg.model import ONTOLOGY
from kg.names import Named, resolve
from kg.values import plain, plain_rows
from kg.vocabulary import vocabulary
from queries import Column, Label

if TYPE_CHECKING:
    from kg.store import Store

_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page. key: its key in JSON."""

    key: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Page:
    """A thing, its literal properties (local name, values), and the sections of its page."""

    thing: Named
    properties: tuple[tuple[str, tuple[Any, ...]], ...]
    sections: tuple[Section, ...]

    def as_json(self) -> dict[str, Any]:
        """The page as one object; properties and sections by their keys."""
        return {
            "iri": self.thing.iri,
            "kind": self.thing.kind,
            "name": self.thing.name,
            "properties": {
                local: values[0] if len(values) == 1 else list(values)
                for local, values in self.properties
            },
            **{section.key: section.answer.records() for section in self.sections},
        }


def page(folder: Path, name: str) -> Page:
    """The page of the one thing of this name (see :func:`kg.names.resolve`).

    Raises NotFound with the nearest names, ParameterError if the name is ambiguous,
    StoreError.
    """
    from kg.store import Store

    with Store.open(folder) as store:
        thing = resolve(store, name)
        sections = [Section("registry", _neighbours(store, thing))]
        kinds = vocabulary().ancestors(thing.kind)
        if "Unit" in kinds or "UnitGroup" in kinds:
            sections.append(_asked(store, "tasks", "unit-portfolio", {"unit": thing.iri}))
        if "Goal" in kinds:
            sections.append(_asked(store, "tasks", "progress", {"goal": thing.iri}))
        if "Task" in kinds:
            sections += _of_task(store, thing)
        if "Document" in kinds:
            sections.append(Section("statements", _statements(store, thing)))
        else:
            sections.append(_asked(store, "evidence", "evidence", {"thing": thing.iri}))
        shown = tuple(section for section in sections if section.answer.rows)
        return Page(thing, _properties(store, thing), shown)


def _of_task(store: Store, thing: Named) -> list[Section]:
    """The task's own line of the questions that go through all tasks."""
    sections = []
    for key, question in (
        ("progress", "progress"),
        ("shared", "shared-responsibility"),
        ("checks", "checks"),
    ):
        answer = _asked(store, key, question, {}).answer
        at = [column.key for column in answer.columns].index("task_iri")
        rows = tuple(row for row in answer.rows if row[at] == thing.iri)
        sections.append(Section(key, Answer(answer.columns, rows, answer.title)))
    return sections


def _asked(store: Store, key: str, name: str, given: Mapping[str, Any]) -> Section:
    question = queries.question(name)
    values = {each.name: given.get(each.name, each.default) for each in question.parameters}
    _, rows = run_twin(question, values, store)
    answer = Answer(question.columns, plain_rows(question.columns, rows), question.title)
    return Section(key, answer)


def _neighbours(store: Store, thing: Named) -> Answer:
    columns = (
        Column("subject", Label("主体", "subject")),
        Column("relation", Label("关系", "relation"), "relation"),
        Column("object", Label("客体", "object")),
    )
    found = store.select(queries.lookup("neighbours"), {"param_thing": ox.NamedNode(thing.iri)})
    return Answer(columns, plain_rows(columns, found.rows), Label("名录", "In the registry"))


def _statements(store: Store, thing: Named) -> Answer:
    columns = (
        Column("relation", Label("关系", "relation"), "relation"),
        Column("stated", Label("文中陈述", "stated"), "number"),
        Column("inferred", Label("推断", "inferred"), "number"),
    )
    found = store.select(queries.lookup("statements"), {"param_document": ox.NamedNode(thing.iri)})
    return Answer(columns, plain_rows(columns, found.rows), Label("陈述", "Statements"))


def _properties(store: Store, thing: Named) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    found = store.select(queries.lookup("thing"), {"param_thing": ox.NamedNode(thing.iri)})
    values: dict[str, list[Any]] = {}
    for predicate, value in found.rows:
        iri = plain(predicate, "id")
        if iri.startswith(ONTOLOGY):
            values.setdefault(iri.removeprefix(ONTOLOGY), []).append(plain(value, "any"))
        elif iri == _LABEL and plain(value, "text") != thing.name:
            values.setdefault("label", []).append(plain(value, "text"))
    order = list(vocabulary().properties)
    return tuple((local, tuple(values[local])) for local in sorted(values, key=order.index))
