"""Ask a question of the catalogue, or a free one, of a store.

The embedded Cypher engine answers by default; the SPARQL twin of a question, on the RDF
itself, gives the same rows (tested for each).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.answer.values import plain_rows
from kg.answer.words import choice
from kg.mirror.engines import AUTO, opened
from ontology import late_re as re
from ontology.errors import ParameterError, QueryError
from ontology.labels import Label
from queries import Column, Parameter, Question

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.mirror.base import Engine
    from kg.store import Store

RDF = "rdf"
"""The name of the engine that answers by the SPARQL twin, on the RDF itself."""


IRI = "_iri"
"""What ends the key of the identifier of a thing, whose name has the key without it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns and rows of plain values; title is None for a free query.

    notices: what a person should know beside the rows, such as a name that nothing has.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    title: Label | None = None
    notices: tuple[str, ...] = ()

    def about(self) -> int | None:
        """The column of what its rows are about: that of the first identifier, if it has one."""
        keys = [column.key for column in self.columns]
        ids = (each.key for each in self.columns if each.type == "id" and each.key.endswith(IRI))
        subject = next(ids, "").removesuffix(IRI)
        return keys.index(subject) if subject in keys else None

    def records(self) -> list[dict[str, Any]]:
        """The rows as dictionaries by column key, in order."""
        keys = [column.key for column in self.columns]
        return [dict(zip(keys, row, strict=True)) for row in self.rows]


def ask(
    question: Question,
    given: Mapping[str, Any],
    folder: Path,
    *,
    engine: str = AUTO,
) -> Answer:
    """Answer a question of the catalogue.

    given: values of its parameters; strings as typed, names as names.
    folder: the store. engine: one of :mod:`kg.mirror.engines`, or :data:`RDF`.
    Raises ParameterError (missing, unknown, wrong), NotFound (a name), QueryError (no such
    twin, or the engine fails), StoreError.
    """
    several = _resolve_names(question, check_parameters(question, given), folder)
    if engine == RDF:
        from kg.store import Store

        with Store.open(folder) as store:
            found = [finish(question, each, *run_twin(question, each, store)) for each in several]
    else:
        with opened(folder, engine) as asked:
            found = [ask_engine(question, each, asked) for each in several]
    return found[0] if len(found) == 1 else _together(found)


def _together(answers: Sequence[Answer]) -> Answer:
    """The answers about several indicators of one name, one after the other."""
    notice = f"{len(answers)} indicators have the name: each is told by itself, none are joined"
    rows = tuple(row for each in answers for row in each.rows)
    return Answer(answers[0].columns, rows, answers[0].title, (notice,))


def ask_engine(question: Question, values: Mapping[str, Any], engine: Engine) -> Answer:
    """Answer from an engine that is open; `values` are checked, names resolved to IRIs."""
    found = engine.query(question.cypher, dict(values))
    return finish(question, values, found.columns, found.rows)


def finish(
    question: Question,
    values: Mapping[str, Any],
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
) -> Answer:
    """What an engine returned → the answer: plain values, and graph analysis where asked."""
    if question.then is not None:
        from kg.answer import analysis

        material = [dict(zip(columns, row, strict=True)) for row in rows]
        return Answer(
            question.columns, analysis.answer(question.then, material, values), question.title
        )
    if question.computed is not None:
        from kg.answer.computed import with_computed

        return Answer(
            question.columns, with_computed(question, values, columns, rows), question.title
        )
    expected = tuple(column.key for column in question.columns)
    if tuple(columns) != expected:
        raise QueryError(
            f"the query gives the columns {', '.join(columns)}, its head says "
            f"{', '.join(expected)}",
            where=question.name,
        )
    return Answer(question.columns, plain_rows(question.columns, rows), question.title)


def ask_cypher(
    text: str, parameters: Mapping[str, Any], folder: Path, *, engine: str = AUTO
) -> Answer:
    """Answer a free, read-only Cypher query. Raises QueryError."""
    from kg.answer.misspelt import in_cypher

    with opened(folder, engine) as asked:
        found = asked.query(text, dict(parameters))
        return _free(found.columns, found.rows, in_cypher(text, asked))


def ask_sparql(text: str, parameters: Mapping[str, Any], folder: Path) -> Answer:
    """Answer a free, read-only SPARQL query over the union of all graphs. Raises QueryError.

    parameters: bound to the variables of the same names.
    """
    from kg.answer.misspelt import in_sparql
    from kg.store import Store

    with Store.open(folder) as store:
        bindings = {name: _term(value) for name, value in parameters.items() if value is not None}
        solutions = store.select(text, bindings)
        return _free(solutions.columns, solutions.rows, in_sparql(text, store))


def run_twin(
    question: Question, values: Mapping[str, Any], store: Store
) -> tuple[Sequence[str], Sequence[Sequence[Any]]]:
    """The rows of a question's SPARQL twin; `values` are checked and resolved."""
    if question.sparql is None:
        raise QueryError(
            f"the question «{question.name}» has no SPARQL form", way_out="use --engine embedded"
        )
    bindings = {
        f"param_{name}": _term(value, name_of_thing=_parameter(question, name).type == "name")
        for name, value in values.items()
        if value is not None and re.search(rf"\?param_{name}\b", question.sparql)
    }
    solutions = store.select(question.sparql, bindings)
    return solutions.columns, solutions.rows


def parse_parameters(pairs: Sequence[str], question: Question | None = None) -> dict[str, Any]:
    """`name=value` pairs; a value that is JSON is taken as JSON, anything else as a string.

    question: what they are for, if it is one of the catalogue. Where it expects a name or a
        text, the value is taken as it stands: things may be called 1.50, null or true.
    Raises ParameterError if a pair has no `=`, a name is given twice, or a value is not text.
    """
    literal = {
        each.name
        for each in (question.parameters if question else ())
        if each.type in {"name", "text", "date"}
    }
    given: dict[str, Any] = {}
    for pair in pairs:
        name, equals, text = pair.partition("=")
        name = name.strip()
        if not equals or not name:
            raise ParameterError(
                f"«{pair}» is not a parameter", way_out="write -p name=value, e.g. -p unit=区住建局"
            )
        if name in given:
            raise ParameterError(f"the parameter {name} is given twice")
        given[name] = text if name in literal and not text.startswith('"') else _json(text)
        if not is_text(json.dumps(given[name], ensure_ascii=False)):
            raise ParameterError(f"the value of {name} is not text (it holds half a character)")
    return given


def is_text(text: str) -> bool:
    """Whether it can be written in UTF-8: an argument of the command line may hold any bytes."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def is_date(text: str) -> bool:
    """Whether it is a day of the calendar, as 2024-09-30."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _json(text: str) -> Any:
    """The value that the text is in JSON, else the text itself."""

    def refuse(constant: str) -> Any:
        raise ValueError(f"{constant} is no JSON")

    try:
        return json.loads(text, parse_constant=refuse)
    except (ValueError, RecursionError):
        return text


def check_parameters(question: Question, given: Mapping[str, Any]) -> dict[str, Any]:
    """All parameters of the question with their values, defaults filled in.

    Raises ParameterError: an unknown name, a missing one, or a value of a wrong type.
    """
    known = {each.name: each for each in question.parameters}
    for name in given:
        if name not in known:
            raise ParameterError(
                f"the question «{question.name}» has no parameter {name}", way_out=_hint(known)
            )
    values: dict[str, Any] = {}
    for name, parameter in known.items():
        value = given.get(name)
        if value is None:
            if parameter.required:
                raise ParameterError(
                    f"the question «{question.name}» needs {name} ({parameter.label.en})",
                    way_out=f"add -p {name}={parameter.example or '…'}",
                )
            values[name] = parameter.default
        else:
            values[name] = _checked(parameter, value)
    if values.get("document") is not None and "editions" in values and not given.get("editions"):
        values["editions"] = "all"  # who names a document means its edition
    return values


def _checked(  # noqa: PLR0911 - one exit for each type
    parameter: Parameter, value: Any
) -> Any:
    match parameter.type, value:
        case "boolean", bool():
            return value
        case "integer", int() if not isinstance(value, bool):
            return value
        case "number", int() | float() if not isinstance(value, bool):
            return value
        case (("name" | "text"), str()) if value.strip():
            return value
        case (("name" | "text"), int() | float()) if not isinstance(value, bool):
            return str(value)  # a name made of digits, read as JSON
        case "choice", str():
            return choice(parameter, value)
        case "date", str() if is_date(value):
            return value
    expected = {
        "boolean": "true or false",
        "date": "a day like 2024-09-30",
        "integer": "a whole number",
        "number": "a number",
        "choice": f"one of {', '.join(parameter.choices)}",
    }.get(parameter.type, "a name" if parameter.type == "name" else "a text")
    raise ParameterError(
        f"{parameter.name}={json.dumps(value, ensure_ascii=False)} is not {expected}",
        way_out=f"{parameter.name} is: {parameter.label.en}",
    )


def _resolve_names(
    question: Question, values: Mapping[str, Any], folder: Path
) -> list[Mapping[str, Any]]:
    """The values with IRIs for names. Of indicators alone several may have the name: what no
    document shows to be of the same scope stays apart, and a person asks about all of them.
    """
    wanted = {
        each.name: each.kinds
        for each in question.parameters
        if each.type == "name" and values[each.name] is not None
    }
    if not wanted:
        return [values]
    from kg.answer.names import every, resolve
    from kg.store import Store

    with Store.open(folder) as store:
        if [*wanted.values()] == [("Indicator",)]:
            (name,) = wanted
            found = every(store, values[name], wanted[name])
            return [{**values, name: each.iri} for each in found]
        iris = {name: resolve(store, values[name], kinds).iri for name, kinds in wanted.items()}
    return [{**values, **iris}]


def _free(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], notices: tuple[str, ...]
) -> Answer:
    heads = tuple(Column(name, Label(name, name), "any") for name in columns)
    return Answer(heads, plain_rows(heads, rows), notices=notices)


def _term(value: Any, *, name_of_thing: bool = False) -> ox.NamedNode | ox.Literal:
    import pyoxigraph as ox

    text = value if isinstance(value, str) else ""
    if name_of_thing or text.startswith(("https://", "http://")):
        try:
            return ox.NamedNode(text)
        except ValueError as error:
            raise ParameterError(f"«{text}» is not an IRI ({error})") from error
    if isinstance(value, str | bool | int | float):
        return ox.Literal(value)
    raise ParameterError(
        f"{json.dumps(value, ensure_ascii=False)} cannot be a parameter of SPARQL",
        way_out="give a string, a number, true or false",
    )


def _parameter(question: Question, name: str) -> Parameter:
    return next(each for each in question.parameters if each.name == name)


def _hint(known: Mapping[str, Parameter]) -> str:
    return f"it has: {', '.join(known)}" if known else "it has none"
