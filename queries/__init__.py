"""The catalogue of questions: one name each, with titles, parameters and column heads.

`<name>.cypher` is the leading form; `<name>.rq` beside it says the same in SPARQL, with the
same columns and rows. The comment at the head of the Cypher file is TOML and describes both:

    // title = ["一个单位的任务", "Everything one unit answers for"]
    // answers = ["…", "…"]                    what it answers, one sentence
    // then = "bridges"                        optional: the rows are material for this
    //                                         function of `kg.answer.analysis`, which answers
    // computed = "timeliness"                 optional: columns are added to the rows by this
    //                                         function of `kg.answer.computed`, which leaves out
    //                                         what was fetched only for it
    // [parameters.unit]
    // type = "name"                           name, text, integer, number, boolean, date or choice
    // kinds = ["Unit"]                        of a name: classes of the ontology
    // required = true                         otherwise `default` (or null) is used
    // label = ["单位", "the unit"]
    // example = "区住建局"
    // [parameters]
    // goal = "filter"                         one of those in `filters.toml`
    // [columns]                               in order: head zh, head en, and its type
    // role = ["角色", "role", "relations"]

The first empty line ends the head. Parameters reach an engine as `$name` (Cypher) or bound to
`?param_name` (SPARQL; left unbound if not given), never as text. A name reaches them as the
IRI of the one thing of that name.
What restricts the tasks of many questions alike is told once, in `filters.toml`: the parameter, and
its condition in either language. A Cypher file holds the condition itself, so that it runs wherever
it is pasted; a SPARQL file says `# filters ?task` where those of its question belong.
`lookup/` holds what `kg show` asks besides, about one thing; `graphs/` the questions that are
answered by a picture: they return paths, for Neo4j Browser.

This module imports nothing heavy: `kg query --list` must feel instant.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, get_args

from ontology import late_re as re
from ontology.errors import NotFound, ParameterError, QueryError
from ontology.labels import Label
from ontology.nearest import nearest_names
from ontology.text import normal_name

FOLDER = Path(__file__).resolve().parent
"""Where the questions are, in a checkout or in a wheel."""

ParameterType = Literal["name", "text", "integer", "number", "boolean", "date", "choice"]

ColumnType = Literal[
    "text",  # words
    "number",  # whole where it is whole
    "boolean",
    "list",  # words, sorted
    "counted",  # names, each with a number: these are the column that follows, `counts`
    "counts",  # whole numbers, one for each name of the column before
    "code",  # a word of a fixed list: `hard` (see `kg.answer.codes`)
    "codes",  # several of them, sorted
    "verdict",  # the local name of a verdict: `not_met`
    "period",  # a stretch of time: `by 2024-10` (docs/periods.md)
    "timeliness",  # the local name of a timeliness: `overdue`
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
class Filter:
    """A restriction that many questions have (`filters.toml`).

    cypher: its condition on the task `t`. sparql: that on `?task`. parameter: as in a head.
    """

    cypher: str
    sparql: str
    parameter: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the catalogue.

    cypher, sparql: its text in either language; sparql is None where it cannot be said.
    then: name of the function of `kg.answer.analysis` that answers from the rows, if any.
    computed: name of the function of `kg.answer.computed` that adds columns to the rows, if any.
    """

    name: str
    title: Label
    answers: Label
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cypher: str
    sparql: str | None
    then: str | None
    computed: str | None = None


def names() -> tuple[str, ...]:
    """The names of all questions, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.cypher")))


def question(name: str) -> Question:
    """The question of this name, or of this title in either language.

    Raises NotFound with the nearest names, ParameterError if several have the title.
    """
    known = names()
    if name in known:
        return _read(FOLDER / f"{name}.cypher")
    called = _called()
    found = called.get(folded(name), ())
    if len(found) == 1:
        return question(found[0])
    if found:
        raise ParameterError(
            f"{len(found)} questions are called «{name}»", way_out=f"say which: {', '.join(found)}"
        )
    raise NotFound(
        f"there is no question «{name}»",
        way_out=_nearest(name, called) or "kg query --list shows all questions",
    )


def questions() -> tuple[Question, ...]:
    """All questions, by name."""
    return tuple(question(name) for name in names())


def folded(words: str) -> str:
    """The form in which words are compared: `Not met`, `not_met` and `not-met` are the same."""
    return re.sub(r"[-_ ]", "", normal_name(words).casefold())


def graphs() -> tuple[Question, ...]:
    """The questions that are answered by a picture (`graphs/<name>.cypher`), by name."""
    return tuple(_read(path) for path in sorted((FOLDER / "graphs").glob("*.cypher")))


@cache
def lookup(name: str, language: str = "cypher") -> str:
    """The text of a look-up that is no question by itself (`lookup/<name>.cypher`).

    language: `rq` for one in SPARQL.
    """
    return (FOLDER / "lookup" / f"{name}.{language}").read_text("utf-8")


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
        parameters = data.get("parameters", {})
        return Question(
            name=where.removesuffix(".cypher"),
            title=_label(data["title"]),
            answers=_label(data["answers"]),
            parameters=tuple(
                _parameter(name, filters()[name].parameter if each == "filter" else each)
                for name, each in parameters.items()
            ),
            columns=_columns(data["columns"]),
            cypher=text,
            sparql=sparql and _with_filters(sparql, parameters),
            then=data.get("then"),
            computed=data.get("computed"),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise QueryError(
            f"the head of the question is malformed ({error!r})",
            where=where,
            way_out="queries/__init__.py shows the form",
        ) from error


@cache
def filters() -> Mapping[str, Filter]:
    """What restricts the tasks of many questions alike, by the name of its parameter."""
    data = tomllib.loads((FOLDER / "filters.toml").read_text("utf-8"))
    return {
        name: Filter(each.pop("cypher"), " ".join(each.pop("sparql").split()), each)
        for name, each in data.items()
    }


def _with_filters(sparql: str, parameters: Mapping[str, Any]) -> str:
    """The SPARQL with the conditions of its question's filters where it says `# filters ?task`."""
    chosen = [filters()[name] for name, each in parameters.items() if each == "filter"]

    def conditions(match: re.Match[str]) -> str:
        indent, task = match.groups()
        return "\n".join(indent + each.sparql.replace("?task", task) for each in chosen)

    filled, places = _FILTERS.subn(conditions, sparql)
    if places != bool(chosen):
        raise ValueError(f"{len(chosen)} filters, and {places} places for them in the SPARQL form")
    return filled


_FILTERS = re.compile(r"^( *)# filters (\?\w+)$", re.MULTILINE)


@cache
def _called() -> Mapping[str, tuple[str, ...]]:
    """All that questions are called, folded: their names, their titles; and which these are."""
    found: dict[str, set[str]] = {}
    for each in questions():
        for words in (each.name, each.title.zh, each.title.en):
            found.setdefault(folded(words), set()).add(each.name)
    return {words: tuple(sorted(each)) for words, each in found.items()}


@cache
def _read(path: Path) -> Question:
    twin = path.with_suffix(".rq")
    sparql = twin.read_text("utf-8") if twin.exists() else None
    return parse(path.read_text("utf-8"), sparql, where=path.name)


def _label(pair: list[str]) -> Label:
    chinese, english = pair
    return Label(chinese, english)


def _columns(data: Mapping[str, list[str]]) -> tuple[Column, ...]:
    columns = tuple(_column(key, parts) for key, parts in data.items())
    types = [each.type for each in columns]
    for one, following in pairwise([None, *types, None]):
        if (one == "counted") != (following == "counts"):
            raise ValueError("a column of type counted is followed by one of type counts")
    return columns


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


def _nearest(typed: str, called: Mapping[str, tuple[str, ...]]) -> str:
    """What may have been meant: questions called nearly so, and those that are about it."""
    near = nearest_names(folded(typed), called, limit=6)
    alike = dict.fromkeys(name for choice in near for name in called[choice])
    found = list(dict.fromkeys([*_about(typed)[:2], *alike]))
    listing = [f"{name} ({question(name).title.zh})" for name in found[:3]]
    return f"did you mean {', '.join(listing)}?" if listing else ""


_FEW = 4
"""A word tells something of a question if no more than one in so many questions has it."""


def _about(typed: str) -> list[str]:
    """Questions whose title and answer have telling words of what was typed, the most first.

    Words of Chinese are pairs of characters: 哪些任务逾期 → 逾期, which unmet speaks of.
    """
    words = {each.casefold() for each in re.findall(r"[A-Za-z]{4,}", typed)}
    words |= {a + b for run in re.findall(r"[^\x00-\x7f]+", typed) for a, b in pairwise(run)}
    texts = {
        each.name: "\n".join((*_both(each.title), *_both(each.answers))).casefold()
        for each in questions()
    }
    having = {word: [name for name, text in texts.items() if word in text] for word in words}
    score = Counter(
        name for names in having.values() if len(names) * _FEW <= len(texts) for name in names
    )
    return [name for name, _ in sorted(score.items(), key=lambda each: (-each[1], each[0]))]


def _both(label: Label) -> tuple[str, str]:
    return label.zh, label.en
