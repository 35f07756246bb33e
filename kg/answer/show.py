"""One thing on one page: what it is, what it answers for, and what every source says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

import queries
from kg.answer.ask import Answer, ask_engine, finish
from kg.answer.names import Named, reached, resolve
from kg.answer.values import plain, plain_rows
from kg.answer.why import why as reasons
from kg.store.rdf import LABEL, term
from kg.store.tables import Tables
from ontology.errors import ParameterError
from ontology.labels import Label
from ontology.model import ONTOLOGY
from ontology.vocabulary import vocabulary
from queries import Column

if TYPE_CHECKING:
    from kg.answer.marked import Marked
    from kg.mirror.base import Engine
    from kg.store import Store


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page. key: its key in JSON."""

    key: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Page:
    """A thing, its literal properties (local name, values), and the sections of its page.

    marked: of a document, its text with what was read from it.
    """

    thing: Named
    properties: tuple[tuple[str, tuple[Any, ...]], ...]
    sections: tuple[Section, ...]
    marked: Marked | None = None

    def as_json(self) -> dict[str, Any]:
        """The page as one object; properties and sections by their keys."""
        return {
            "iri": self.thing.iri,
            "kind": self.thing.kind,
            **({"also": list(self.thing.also)} if self.thing.also else {}),
            "name": self.thing.name,
            **({"earlier_editions": list(self.thing.earlier)} if self.thing.earlier else {}),
            "properties": {
                local: values[0] if len(values) == 1 else list(values)
                for local, values in self.properties
            },
            **{section.key: section.answer.records() for section in self.sections},
            **({} if self.marked is None else self.marked.as_json()),
        }


def page(
    folder: Path,
    name: str,
    *,
    file: Path | None = None,
    documents: Path | None = None,
    why: bool = False,
    as_of: str | None = None,
) -> Page:
    """The page of the one thing of this name (see :func:`kg.answer.names.resolve`).

    why: with the rules that read each claim, in place of the evidence alone. file, documents:
    where the text of a document is (see :func:`kg.answer.marked.marked`). as_of: the day as of
    which timeliness is told (2024-09-30); None for each document's date.
    Raises NotFound with the nearest names, ParameterError if the name is ambiguous or a file
    is given for what is no document, StoreError.
    """
    from kg.answer.marked import marked
    from kg.mirror.engines import opened
    from kg.store import Store

    with Store.open(folder) as store:
        thing = resolve(store, name)
        properties = _properties(store, thing)
        is_document = "Document" in vocabulary().ancestors(thing.kind)
        if file is not None and not is_document:
            raise ParameterError(f"«{thing.name}» is no document", way_out="leave out --file")
        editions = _thread(store, thing.iri) if thing.kind == "Task" else []
        text = marked(store, thing.iri, file=file, documents=documents) if is_document else None
        if is_document:
            return Page(thing, properties, _told(_of_document(store, thing)), text)
    with opened(folder) as engine:
        found = _sections(engine, thing, why=why, as_of=as_of, editions=editions)
        return Page(thing, properties, _told(found))


def _told(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections that say something."""
    return tuple(each for each in sections if each.answer.rows)


def _of_document(store: Store, thing: Named) -> Iterator[Section]:
    """What the RDF has to say about a document: no engine need be opened for it."""
    yield Section("registry", _in_registry(_belongs_to(store, thing)))
    yield Section("statements", _statements(store, thing))


def _belongs_to(store: Store, thing: Named) -> Iterator[tuple[str, str, str | None]]:
    """The relations of a document that it does not state itself."""
    for local in ("inDivision", "inSeries"):
        for quad in store.said(ox.NamedNode(thing.iri), term(local), None):
            if isinstance(quad.object, ox.NamedNode):
                there = Tables(store.said(quad.object, LABEL, None))
                yield thing.name, ONTOLOGY + local, there.name(quad.object.value)


_CONTINUES = ("sameTaskAs", "splitFrom", "joinedFrom")


def _thread(store: Store, task: str) -> list[str]:
    """The task in all editions that have it, whole, split or joined; alone if there are none."""
    return sorted({task} | reached(store, task, _CONTINUES, both_ways=True))


def _sections(
    engine: Engine, thing: Named, *, why: bool, as_of: str | None, editions: list[str]
) -> Iterator[Section]:
    """What an engine has to say about a thing of this kind, the most telling first.

    editions: of a task, it in all editions.
    """
    kinds = [above for kind in thing.kinds for above in vocabulary().ancestors(kind)]
    if "Division" in kinds:
        yield from _of_place(engine, thing, as_of)
        return
    yield Section("registry", _neighbours(engine, thing))
    if "Unit" in kinds or "UnitGroup" in kinds:
        yield _asked(engine, "tasks", "unit-portfolio", {"unit": thing.iri})
    elif "Goal" in kinds or "Programme" in kinds:
        yield _asked(engine, "tasks", "progress", {"goal": thing.iri, "as_of": as_of})
    elif "Task" in kinds:
        yield from _of_task(engine, thing, as_of)
        yield Section("history", _history(engine, editions))
    elif "Indicator" in kinds:
        yield _asked(engine, "figures", "indicator-history", {"indicator": thing.iri})
    else:
        yield Section("tasks", _about(engine, thing, as_of))
    if why:
        yield Section("why", reasons(engine, thing.iri))
    else:
        yield _asked(engine, "evidence", "evidence", {"thing": thing.iri})


def _of_place(engine: Engine, thing: Named, as_of: str | None) -> Iterator[Section]:
    """A place: its documents, what of its tasks is unmet, what came of its promises, who carries
    most. Of one without documents, where it is named.
    """
    columns = (
        Column("title", Label("标题", "title")),
        Column("kind", Label("文件类型", "document kind"), "code"),
        Column("dated", Label("日期", "dated")),
        Column("tasks", Label("任务数", "tasks"), "number"),
        Column("document", Label("文件", "document")),
        Column("title_iri", Label("文件标识", "document IRI"), "id"),
    )
    found = engine.query(queries.lookup("place-documents"), {"thing": thing.iri})
    rows = plain_rows(columns, found.rows)
    if not rows:
        yield _asked(engine, "evidence", "evidence", {"thing": thing.iri})
        return
    yield Section("documents", Answer(columns, rows, Label("文件", "Documents")))
    given = {"place": thing.iri, "as_of": as_of}
    yield _asked(engine, "unmet", "unmet", given)
    outcomes = _asked(engine, "outcomes", "outcomes", given)
    yield replace(outcomes, answer=_judged(outcomes.answer))
    yield _asked(engine, "units", "unit-load", given)


def _judged(answer: Answer) -> Answer:
    """The promises of which something was told."""
    verdict = [column.key for column in answer.columns].index("verdict")
    return replace(answer, rows=tuple(row for row in answer.rows if row[verdict] != "no_data"))


def _about(engine: Engine, thing: Named, as_of: str | None) -> Answer:
    """How the tasks stand that name a thing: what was to become of a park, a road, a firm."""
    about = engine.query(queries.lookup("tasks-about"), {"thing": thing.iri})
    question = queries.question("progress")
    columns: Sequence[str] = ()
    rows: list[Sequence[Any]] = []
    for (task,) in about.rows:
        found = engine.query(queries.lookup("task-progress"), {"task": task})
        columns, rows = found.columns, [*rows, *found.rows]
    if not rows:
        return Answer(question.columns, (), question.title)
    return finish(question, {"as_of": as_of}, columns, rows)


def _of_task(engine: Engine, thing: Named, as_of: str | None) -> Iterator[Section]:
    """What the questions that go through all tasks say of this one, asked for this one alone."""
    for key, name in (
        ("progress", "progress"),
        ("shared", "shared-responsibility"),
        ("checks", "checks"),
    ):
        question = queries.question(name)
        found = engine.query(queries.lookup(f"task-{name}"), {"task": thing.iri})
        yield Section(key, finish(question, {"as_of": as_of}, found.columns, found.rows))


def _history(engine: Engine, tasks: list[str]) -> Answer:
    columns = (
        Column("edition", Label("期次", "edition")),
        Column("row", Label("行", "row"), "number"),
        Column("task", Label("任务", "task")),
        Column("results", Label("结果", "results"), "list"),
        Column("verdict", Label("完成情况", "verdict"), "verdict"),
        Column("change", Label("与前期的关系", "against earlier editions"), "list"),
        Column("gone", Label("自哪期起不再列入", "missing from"), "list"),
        Column("document", Label("文件", "document")),
        Column("task_iri", Label("任务标识", "task IRI"), "id"),
    )
    if len(tasks) < 2:
        return Answer(columns, (), Label("历次情况", "History"))
    found = engine.query(queries.lookup("task-history"), {"tasks": tasks})
    return Answer(columns, plain_rows(columns, found.rows), Label("历次情况", "History"))


def _asked(engine: Engine, key: str, name: str, given: Mapping[str, Any]) -> Section:
    question = queries.question(name)
    values = {each.name: given.get(each.name, each.default) for each in question.parameters}
    return Section(key, ask_engine(question, values, engine))


_NEIGHBOURS = (
    Column("subject", Label("主体", "subject")),
    Column("relation", Label("关系", "relation"), "relation"),
    Column("object", Label("客体", "object")),
)


def _neighbours(engine: Engine, thing: Named) -> Answer:
    found = engine.query(queries.lookup("neighbours"), {"thing": thing.iri})
    return _in_registry(found.rows)


def _in_registry(rows: Iterable[Sequence[Any]]) -> Answer:
    return Answer(_NEIGHBOURS, plain_rows(_NEIGHBOURS, rows), Label("名录", "In the registry"))


def _statements(store: Store, thing: Named) -> Answer:
    """Of the RDF, where a document's claims are found by its passages: an engine has them in lists
    of its relationships, and would look through all of them.
    """
    columns = (
        Column("relation", Label("关系", "relation"), "relation"),
        Column("stated", Label("文中陈述", "stated"), "number"),
        Column("inferred", Label("推断", "inferred"), "number"),
    )
    found = store.select(queries.lookup("statements", "rq"), {"document": ox.NamedNode(thing.iri)})
    types = {each.iri: each.relationship_type for each in vocabulary().properties.values()}
    rows = sorted(
        (types[relation.value] or "", int(stated.value), int(inferred.value))
        for relation, stated, inferred in found.rows
        if isinstance(relation, ox.NamedNode)
        and isinstance(stated, ox.Literal)
        and isinstance(inferred, ox.Literal)
    )
    return Answer(columns, plain_rows(columns, rows), Label("陈述", "Statements"))


def _properties(store: Store, thing: Named) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    values: dict[str, dict[Any, None]] = {}
    node = ox.NamedNode(thing.iri)
    said = Tables(store.said(node, None, None)).of(thing.iri)
    for predicate, objects in said.items():
        for value in (plain(each, "any") for each in objects if isinstance(each, ox.Literal)):
            if predicate.startswith(ONTOLOGY):
                values.setdefault(predicate.removeprefix(ONTOLOGY), {})[value] = None
            elif predicate == LABEL.value and value != thing.name:
                values.setdefault("label", {})[value] = None
    order = list(vocabulary().properties)
    return tuple(
        (local, tuple(sorted(values[local], key=str))) for local in sorted(values, key=order.index)
    )
