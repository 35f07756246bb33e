"""`kg query`: a question of the catalogue, or a free one in Cypher or SPARQL."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.command import Command
from kg.cli.options import (
    as_of_option,
    debug_option,
    deliver,
    form_of_file,
    format_options,
    language_option,
    store_option,
)
from kg.cli.output import Format, default_format, note, write
from kg.mirror.engines import AUTO, ENGINES
from ontology.labels import Language

if TYPE_CHECKING:
    import queries
    from kg.answer.ask import Answer


@click.command(
    cls=Command,
    name="query",
    epilog="""\b
Examples:
  kg query --list
  kg query unmet
  kg query 未完成的任务
  kg query goal-responsibility
  kg query unit-portfolio -p unit=区住建局
  kg query unit-portfolio 区住建局
  kg query progress -p goal=生态环境 -p verdict=未完成 --format csv
  kg query goals -o goals.xlsx
  kg query unmet --as-of 2020-12-31
  kg query goals --lang en -o goals.csv --bom
  kg query --cypher 'MATCH (t:Task) RETURN count(t) AS tasks'
  echo 'SELECT ?g { ?g a gov:Goal }' | kg query --sparql -
""",
)
@click.argument("question", required=False)
@click.argument("value", required=False)
@click.option(
    "-p",
    "--param",
    "pairs",
    multiple=True,
    metavar="NAME=VALUE",
    help="A parameter of the question; may be repeated. A value may be JSON.",
)
@click.option("--list", "listing", is_flag=True, help="List the questions.")
@click.option("--about", is_flag=True, help="Explain the question instead of asking it.")
@click.option("--cypher", metavar="TEXT", help="A read-only Cypher query, or - for standard input.")
@click.option("--sparql", metavar="TEXT", help="A read-only SPARQL query, or - for standard input.")
@click.option(
    "--engine",
    type=click.Choice([AUTO, *(each.name for each in ENGINES), "rdf"]),
    default=AUTO,
    show_default=True,
    help=f"{''.join(f'{each.name}: {each.title}. ' for each in ENGINES)}"
    "rdf: the question's SPARQL form on the RDF itself.",
)
@as_of_option
@click.option(
    "--editions",
    type=click.Choice(["latest", "all"]),
    help="Look at the latest edition of each series (what questions do by default), or at all.",
)
@language_option
@format_options
@store_option
@debug_option
def command(
    *,
    question: str | None,
    value: str | None,
    pairs: tuple[str, ...],
    listing: bool,
    about: bool,
    cypher: str | None,
    sparql: str | None,
    engine: str,
    as_of: str | None,
    editions: str | None,
    language: Language | None,
    form: Format | None,
    output: Path | None,
    bom: bool,
    codes: bool,
    folder: Path,
) -> None:
    """Ask QUESTION, one of the catalogue by name or title (`kg query --list`), or a free query.

    VALUE is short for the question's first parameter (`kg query strategy-tree 1411`).

    Queries are read-only. A parameter that is a name must be the exact name or an alias;
    a mistyped one gets the nearest names. A choice may be given in the words that are shown.

    \b
    提问：用问题目录里的名称或标题，或自己写 Cypher、SPARQL。
    """
    if output is not None:
        form_of_file(output, form)  # refused now, not after a minute of asking
    if listing:
        wanted = _wanted(form, output)
        answer = _catalogue(language or "zh", form="csv" if output is not None else wanted)
        deliver(answer, form=form, language=language, output=output, bom=bom, codes=codes)
        return
    asked = [each for each in (question, cypher, sparql) if each is not None]
    if len(asked) != 1:
        raise click.UsageError(
            "give one question: a name, --cypher TEXT or --sparql TEXT (kg query --list)"
        )
    if about:
        if question is None:
            raise click.UsageError("--about explains a question of the catalogue: give its name")
        write(_explanation(question, language or "zh"), sys.stdout)
        return
    pairs = pairs if value is None else (*pairs, _pair(question, value))
    for option, given in (("as_of", as_of), ("editions", editions)):
        pairs = pairs if given is None else (*pairs, _option(question, option, given))
    answer = _answer(question, cypher, sparql, pairs=pairs, engine=engine, folder=folder)
    if question is not None and not (codes or _wanted(form, output) == "json"):
        from kg.answer.places import with_places

        answer = with_places(answer)
    deliver(answer, form=form, language=language, output=output, bom=bom, codes=codes)
    for each in answer.notices:
        note(each)


def _wanted(form: Format | None, output: Path | None) -> str:
    """The format that is asked for."""
    if output is not None:
        return form_of_file(output, form)
    return form or default_format(sys.stdout)


_PATIENCE = 5.0
"""Seconds that a Cypher engine has to end a query by itself, which it words better."""


def _answer(
    question: str | None,
    cypher: str | None,
    sparql: str | None,
    *,
    pairs: tuple[str, ...],
    engine: str,
    folder: Path,
) -> Answer:
    from kg.answer.ask import ask, ask_cypher, ask_sparql, parse_parameters
    from kg.cli.watch import watched

    if question is not None:
        named = _named(question, folder)
        given = parse_parameters(pairs, named)
        with watched(_PATIENCE):
            return ask(named, given, folder, engine=engine)
    given = parse_parameters(pairs)
    if cypher is not None:
        if engine == "rdf":
            raise click.UsageError("the engine rdf does not speak Cypher: use --sparql")
        text = _text(cypher)
        with watched(_PATIENCE):
            return ask_cypher(text, given, folder, engine=engine)
    if engine not in (AUTO, "rdf"):
        raise click.UsageError(f"the engine {engine} does not speak SPARQL: leave --engine out")
    text = _text(sparql or "")
    with watched():
        return ask_sparql(text, given, folder)


def _named(question: str, folder: Path) -> queries.Question:
    """The question of a name or title. Raises NotFound, with the way to what is called so."""
    import queries
    from ontology.errors import NotFound

    try:
        return queries.question(question)
    except NotFound as unknown:
        if not _is_called(question, folder):
            raise
        way_out = f"kg show {question} shows what is called so"
        raise NotFound(unknown.what, way_out=way_out) from None


def _is_called(words: str, folder: Path) -> bool:
    """Whether something in the store, or several things, have this name."""
    from kg.answer.names import every
    from kg.store import Store
    from ontology.errors import KgError

    try:
        with Store.open(folder) as store:
            every(store, words)
    except KgError:
        return False
    return True


def _pair(question: str | None, value: str) -> str:
    """The parameter that a value right after the question's name is for: its first one."""
    import queries

    if question is None:
        raise click.UsageError(f"«{value}» is no option, and a free query takes -p NAME=VALUE")
    every = queries.question(question).parameters
    parameters = [each for each in every if each.name not in ("editions", "as_of")]
    if not parameters:
        raise click.UsageError(f"the question «{question}» has no parameter to give «{value}» to")
    return f"{parameters[0].name}={value}"


def _option(question: str | None, name: str, value: str) -> str:
    """The parameter that `--as-of` or `--editions` is for."""
    import queries

    known = queries.question(question).parameters if question is not None else ()
    if not any(each.name == name for each in known):
        asked = f"the question «{question}»" if question is not None else "a free query"
        raise click.UsageError(f"{asked} takes no --{name.replace('_', '-')}: leave it out")
    return f"{name}={value}"


def _text(given: str) -> str:
    if given != "-":
        return given
    if sys.stdin.isatty():
        note("reading the query from standard input; end it with Ctrl-D (Windows: Ctrl-Z)")
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"the query on standard input is not UTF-8 ({error})") from error


def _catalogue(language: Language, *, form: str) -> Answer:
    """The questions as an answer, for one of the formats.

    JSON gives the parameters as objects; a table the first sentence of what each answers, so that
    all of them are seen at once.
    """
    import queries
    from kg.answer.ask import Answer
    from ontology.labels import Label
    from queries import Column

    columns = (
        Column("name", Label("名称", "name")),
        Column("title", Label("标题", "title")),
        Column("answers", Label("回答", "answers")),
        Column("parameters", Label("参数", "parameters"), "any", detail=form == "table"),
    )
    rows: list[tuple[Any, ...]] = [
        (
            each.name,
            each.title[language],
            _first_sentence(each.answers[language]) if form == "table" else each.answers[language],
            [_parameter(p, language) for p in each.parameters]
            if form == "json"
            else [p.name + ("" if p.required else "?") for p in each.parameters],
        )
        for each in queries.questions()
    ]
    return Answer(columns, tuple(rows))


def _first_sentence(text: str) -> str:
    end = min((at for at in map(text.find, "？?。") if at >= 0), default=len(text))
    return text[: end + 1]


def _parameter(parameter: queries.Parameter, language: Language) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "type": parameter.type,
        "required": parameter.required,
        "default": parameter.default,
        "kinds": list(parameter.kinds),
        "choices": list(parameter.choices),
        "label": parameter.label[language],
    }


_WORDS = {
    "name": {"zh": "名称", "en": "name"},
    "text": {"zh": "文字", "en": "text"},
    "integer": {"zh": "整数", "en": "whole number"},
    "number": {"zh": "数", "en": "number"},
    "boolean": {"zh": "true 或 false", "en": "true or false"},
    "date": {"zh": "日期，如 2024-09-30", "en": "day, as 2024-09-30"},
    "required": {"zh": "必填", "en": "required"},
    "optional": {"zh": "可不写", "en": "optional"},
    "default": {"zh": "默认 {}", "en": "default {}"},
    "kinds": {"zh": "{}（{}）", "en": "{} ({})"},
    "columns": {"zh": "列：", "en": "columns: "},
}
"""What the explanation of a question is made of."""


def _explanation(name: str, language: Language) -> str:
    import queries

    question = queries.question(name)
    lines = [f"{question.name}: {question.title[language]}", question.answers[language], ""]
    lines += [
        f"  -p {e.name}=…  {_takes(e, language)}: {e.label[language]}" for e in question.parameters
    ]
    heads = ", ".join(f"{each.key} ({each.label[language]})" for each in question.columns)
    text = question.cypher.split("\n\n", 1)[-1].rstrip()
    return "\n".join([*lines, f"  {_WORDS['columns'][language]}{heads}", "", text, ""])


def _takes(parameter: queries.Parameter, language: Language) -> str:
    """What a parameter takes, and what holds where it is not given."""
    from ontology.vocabulary import vocabulary

    words = {key: each[language] for key, each in _WORDS.items()}
    what = words.get(parameter.type) or " | ".join(parameter.choices)
    if parameter.kinds:
        kinds = " / ".join(vocabulary().label(each, language) for each in parameter.kinds)
        what = words["kinds"].format(what, kinds)
    if parameter.required:
        return f"{what}; {words['required']}"
    default = parameter.default
    if default is None:
        return f"{what}; {words['optional']}"
    shown = str(default).lower() if isinstance(default, bool) else str(default)
    return f"{what}; {words['default'].format(shown)}"
