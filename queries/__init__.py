"""The catalogue of questions: one name each, with titles, parameters and column heads.

`<name>.cypher` is the leading form; `<name>.rq` beside it says the same in SPARQL, with the
same columns and rows. The comment at the head of the Cypher file is TOML and describes both:

    // title = ["一个单位的任务", "Everything one unit answers for"]
    // answers = ["…", "…"]                    what it answers, one sentence
    // then = "bridges"                        optional: the rows are material for this
    //                                         function of `kg.answer.analysis`, which answers
    // [parameters.unit]
    // type = "name"                           name, text, integer, number, boolean or choice
    // kinds = ["Unit"]                        of a name: classes of the ontology
    // required = true                         otherwise `default` (or null) is used
    // label = ["单位", "the unit"]
    // example = "区住建局"
    // [columns]                               in order: head zh, head en, and its type
    // role = ["角色", "role", "relations"]

The first empty line ends the head. Parameters reach an engine as `$name` (Cypher) or bound to
`?param_name` (SPARQL; left unbound if not given), never as text. A name reaches them as the
IRI of the one thing of that name.
`lookup/` holds what `kg show` asks besides, about one thing; `graphs/` the questions that are
answered by a picture: they return paths, for Neo4j Browser.

This module imports nothing heavy: `kg query --list` must feel instant.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from ontology.errors import NotFound, QueryError
from ontology.labels import Label

FOLDER = Path(__file__).resolve().parent
"""Where the questions are, in a checkout or in a wheel."""

ParameterType = Literal["name", "text", "integer", "number", "boolean", "choice"]

ColumnType = Literal[
    "text",  # words
    "number",  # whole where it is whole
    "boolean",
    "list",  # words, sorted
    "code",  # a word of a fixed list: `hard` (see `kg.answer.codes`)
    "codes",  # several of them, sorted
    "verdict",  # the local name of a verdict: `not_met`
    "kind",  # the local name of a class: `Bureau`
    "relation",  # the local name of a property: `leads`
    "relations",  # several of them, sorted
    "id",  # an IRI: for machines, not shown in tables for people
    "any",  # a free query's: whatever the engine returned
]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer: its key in JSON, its head for people, the type of its values.

    detail: only for what reads on (JSON, CSV); a terminal has no room for it.
    """

    key: str
    label: Label
    type: ColumnType = "text"
    detail: bool = False


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be given.

    kinds: of a name, the classes (with all below them) that the thing may have.
    choices: of a choice, its values. default: None means "not restricted".
    """

    name: str
    type: ParameterType
    label: Label
    required: bool = False
    default: str | int | float | bool | None = None
    kinds: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    example: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the catalogue.

    cypher, sparql: its text in either language; sparql is None where it cannot be said.
    then: name of the function of `kg.answer.analysis` that answers from the rows, if any.
    """

    name: str
    title: Label
    answers: Label
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cypher: str
    sparql: str | None
    then: str | None


def names() -> tuple[str, ...]:
    """The names of all questions, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.cypher")))


def question(name: str) -> Question:
    """The question of this name. Raises NotFound with the nearest names."""
    known = names()
    if name not in known:
        raise NotFound(
            f"there is no question «{name}»",
            way_out=_nearest(name, known) or "kg query --list shows all questions",
        )
    return _read(FOLDER / f"{name}.cypher")


def questions() -> tuple[Question, ...]:
    """All questions, by name."""
    return tuple(question(name) for name in names())


def graphs() -> tuple[Question, ...]:
    """The questions that are answered by a picture (`graphs/<name>.cypher`), by name."""
    return tuple(_read(path) for path in sorted((FOLDER / "graphs").glob("*.cypher")))


@cache
def lookup(name: str) -> str:
    """The Cypher of a look-up that is no question by itself (`lookup/<name>.cypher`)."""
    return (FOLDER / "lookup" / f"{name}.cypher").read_text("utf-8")


def parse(text: str, sparql: str | None, *, where: str) -> Question:
    """A question from the text of its files.

    where: name of the Cypher file, whose stem is the question's name.
    Raises QueryError if its head is malformed.
    """
    lines = text.splitlines()
    size = next((i for i, line in enumerate(lines) if not line.startswith("//")), len(lines))
    head = "\n".join(line.removeprefix("//").removeprefix(" ") for line in lines[:size])
    try:
        data = tomllib.loads(head)
        return Question(
            name=where.removesuffix(".cypher"),
            title=_label(data["title"]),
            answers=_label(data["answers"]),
            parameters=tuple(
                _parameter(name, each) for name, each in data.get("parameters", {}).items()
            ),
            columns=tuple(_column(name, each) for name, each in data["columns"].items()),
            cypher=text,
            sparql=sparql,
            then=data.get("then"),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise QueryError(
            f"the head of the question is malformed ({error!r})",
            where=where,
            way_out="queries/__init__.py shows the form",
        ) from error


@cache
def _read(path: Path) -> Question:
    twin = path.with_suffix(".rq")
    sparql = twin.read_text("utf-8") if twin.exists() else None
    return parse(path.read_text("utf-8"), sparql, where=path.name)


def _label(pair: list[str]) -> Label:
    chinese, english = pair
    return Label(chinese, english)


def _column(key: str, parts: list[str]) -> Column:
    chinese, english, *rest = parts
    detail = rest[-1:] == ["detail"]
    kind = (rest[:-1] if detail else rest) or ["text"]
    if len(kind) != 1 or kind[0] not in get_args(ColumnType):
        raise ValueError(f"unknown column type {', '.join(kind)}")
    return Column(key, Label(chinese, english), kind[0], detail)  # type: ignore[arg-type]  # just checked


def _parameter(name: str, data: Mapping[str, Any]) -> Parameter:
    if data["type"] not in get_args(ParameterType):
        raise ValueError(f"unknown parameter type {data['type']}")
    return Parameter(
        name=name,
        type=data["type"],
        label=_label(data["label"]),
        required=data.get("required", False),
        default=data.get("default"),
        kinds=tuple(data.get("kinds", ())),
        choices=tuple(data.get("choices", ())),
        example=data.get("example"),
    )


def _nearest(name: str, known: tuple[str, ...]) -> str:
    from rapidfuzz import fuzz, process  # only for a message

    found = process.extract(name, known, scorer=fuzz.WRatio, limit=3, score_cutoff=55)
    return f"did you mean {', '.join(choice for choice, _, _ in found)}?" if found else ""
