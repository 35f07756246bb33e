"""`kg export`: the graph, or a part of it, as a file."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from kg.browse.export import NEO4J_BROWSER
from kg.cli.command import Command
from kg.cli.engine import ENGINES, check_engine, engine_options, session_of
from kg.cli.options import codes_option, debug_option, jobs_option, language_option, store_option
from kg.cli.output import note
from kg.export.forms import FORMS as BELOW
from kg.export.forms import Form
from ontology.labels import Language

FORMS = (*BELOW, NEO4J_BROWSER)
"""All forms that can be written: those of `kg.export`, and of packages above it."""

_FOLDERS = {form.name: form for form in FORMS if form.is_folder}
_WIDTH, _COLUMN = 89, 27
"""Of the list of forms in the help text: its lines, and where titles begin."""


def _listing() -> str:
    """The forms for the help text: those of one title in one line."""
    names = defaultdict(list)
    for form in FORMS:
        names[form.title].append(f"--format {form.name}" if form.is_folder else form.name)
    return "\n".join(
        textwrap.fill(
            title,
            _WIDTH,
            initial_indent=f"  {' '.join(names[title])} ".ljust(_COLUMN),
            subsequent_indent=" " * _COLUMN,
        )
        for title in names
    )


@click.command(
    cls=Command,
    name="export",
    epilog=f"""\b
Endings:
{_listing()}

\b
Examples:
  kg export graph.html
  kg export graph.html --focus 区住建局 --depth 2
  kg export unmet.html --question unmet
  kg export network.html --plain
  kg export claims.jsonl
  kg export tasks.xlsx --lang en
  kg export import/ --format neo4j-admin
  kg export graph/ --from parquet/ --format parquet
  kg export zhejiang.nq --from parquet/ --place 浙江省
""",
)
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FOLDERS)),
    help="Write a folder instead, in one of the forms below.",
)
@click.option(
    "--from",
    "extracted",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Write what these tables of kg extract hold, instead of the store.",
)
@click.option(
    "--place",
    metavar="PLACE",
    help="(--from) Only documents of this division and those below it: a code or a path.",
)
@jobs_option
@engine_options("(--from, --format) What goes through the divisions")
@click.option("--focus", metavar="NAME", help="(pages) Open on this thing and what is near it.")
@click.option(
    "--depth",
    type=click.IntRange(1, 9),
    default=1,
    show_default=True,
    help="(pages) How many relations away from --focus.",
)
@click.option("--question", metavar="NAME", help="(pages) Open on what this question answers.")
@click.option("--plain", is_flag=True, help="(pages) pyvis's own kind: a network that one drags.")
@codes_option("(.csv) For programs: fields and terms as in the .jsonl, not in words.")
@click.option(
    "-p", "--param", "pairs", multiple=True, metavar="NAME=VALUE", help="A parameter of --question."
)
@language_option
@store_option
@debug_option
def command(
    *,
    target: Path,
    form: str | None,
    extracted: Path | None,
    place: str | None,
    jobs: int | None,
    engine: str,
    master: str | None,
    focus: str | None,
    depth: int,
    question: str | None,
    plain: bool,
    codes: bool,
    pairs: tuple[str, ...],
    language: Language | None,
    folder: Path,
) -> None:
    """Write FILE, in the form that its ending names; an existing file is replaced.

    \b
    导出：网页、表格、RDF、图数据，由文件名的后缀决定。
    """
    from kg.export import export, export_tables
    from kg.store import Store

    check_engine(engine, master, jobs)
    if place is not None and extracted is None:
        raise click.UsageError("--place chooses from tables: name them with --from")
    if extracted is not None and question is not None:
        raise click.UsageError("--question asks a store: make one with kg load")
    chosen = None if form is None else _FOLDERS[form]
    rows, title = None, None
    if question is not None:
        import queries
        from kg.answer.ask import ask, parse_parameters

        asked = queries.question(question)
        rows = ask(asked, parse_parameters(pairs), folder).records()
        title = asked.title[language or "zh"]
    elif pairs:
        raise click.UsageError("-p is for --question: name one")
    if form is not None and (focus is not None or question is not None):
        raise click.UsageError(f"--format {form} writes the whole graph")
    if extracted and chosen and chosen.of_tables:
        from kg.load.by_division import Divisions

        with session_of(engine, master) as session:
            divisions = Divisions(extracted, place, jobs, session)
            export_tables(divisions, target, chosen)
        for each in divisions.left_out:
            note(f"left out: {each}")
        _told(target, chosen)
        return
    if engine != ENGINES[0] or jobs is not None:
        raise click.UsageError(
            "--engine and --jobs are for the folders that tables (--from) are written as"
        )
    with ExitStack() as stack:
        if extracted is not None:
            from kg.load.pipeline import load

            temporary = stack.enter_context(TemporaryDirectory(prefix="kg-"))
            folder = Path(temporary) / "store"
            load([extracted], folder, place_words=place, mirror=False)
        store = stack.enter_context(Store.open(folder))
        written = export(
            store,
            target,
            form=chosen,
            lang=language or "zh",
            focus=focus,
            depth=depth,
            rows=rows,
            title=title,
            plain=plain,
            codes=codes,
        )
    _told(written, chosen)


def _told(written: Path, form: Form | None) -> None:
    note(f"wrote {written}")
    if form is not None and form.then is not None:
        note(f"now: {form.then.format(target=written)}")
