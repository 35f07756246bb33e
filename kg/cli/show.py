"""`kg show`: one thing on one page; of a document its text with what was read from it."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from kg.cli.command import Command
from kg.cli.options import as_of_option, debug_option, form_option, language_option, store_option
from kg.cli.output import default_format, emit, note, to_json, write
from kg.cli.values import BETWEEN, harmless, shown
from ontology.labels import Language

if TYPE_CHECKING:
    from kg.answer.show import Page

ENDINGS = {".html": "html", ".htm": "html", ".json": "json", ".txt": "table"}
"""The format that a file's ending asks for."""

_FOR_PROGRAMS = frozenset({"sha256", "textSha256", "periodStart", "periodEnd"})
"""Properties that nobody reads: JSON has them."""
_CODED = frozenset(
    {"documentKind", "kindRule", "commitmentKind", "hardBy", "measurementKind", "checkKind"}
)
"""Properties whose values are codes, which `kg.answer.codes` has in words."""

LONGEST = 30
"""Rows of a section that the page on a terminal shows, unless all are asked for."""


@click.command(
    cls=Command,
    name="show",
    epilog="""\b
Examples:
  kg show 区住建局
  kg show 各街道
  kg show 拱墅区
  kg show 330105/unit/区住建局 --format json
  kg show 新增绿道5公里 --why
  kg show 进展.txt -o 进展.html
  kg show 区住建局 -o 区住建局.json
""",
)
@click.argument("name")
@click.option("--all", "everything", is_flag=True, help=f"All rows, not the first {LONGEST}.")
@click.option(
    "--why",
    is_flag=True,
    help="For each claim, the words and the rules that read them: figures, periods, units.",
)
@click.option(
    "--html",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="(documents) Write the marked text as a page that needs no network.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help=f"Write to a file, in the format of its ending ({', '.join(ENDINGS)}).",
)
@click.option(
    "--file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="(documents) Where the text is, if the store has only facts.",
)
@click.option(
    "--documents",
    envvar="KG_DOCUMENTS",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="(documents) A folder to look for the text in. [env: KG_DOCUMENTS]",
)
@as_of_option
@form_option
@language_option
@store_option
@debug_option
def command(
    *,
    name: str,
    everything: bool,
    why: bool,
    html: Path | None,
    output: Path | None,
    file: Path | None,
    documents: Path | None,
    as_of: str | None,
    form: str | None,
    language: Language | None,
    folder: Path,
) -> None:
    """Show the thing called NAME: a unit, group, task, goal, indicator, place, document …

    What it is, what it leads, answers for and supports, verdicts, targets and results, and
    what each source says of it, in its own words. NAME is exact, an alias, or an IRI.

    Of a document, its text: what was read from it is marked by kind of statement, what was
    kept as text or rejected is told apart. Of a place, its documents, what of its tasks is
    unmet, what came of its promises, and who carries most.

    \b
    查看一个事物：单位、任务、目标等，附原文依据；查看文件则显示正文，标出读出的内容。
    """
    from kg.answer.show import page

    if html is not None and output is not None:
        raise click.UsageError("give one file: --html FILE is -o FILE.html")
    target = html or output
    wanted = "html" if html else form or default_format(sys.stdout)
    if output is not None:
        wanted = _form_of(output, form)  # refused now, not after the asking
    found = page(folder, name, file=file, documents=documents, why=why, as_of=as_of)
    if target is not None and wanted == "html":
        _write_page(found, target, language or "zh")
        return
    text = io.StringIO()
    stream = sys.stdout if target is None else text
    if wanted == "json":
        write(to_json(found.as_json(), None if target else sys.stdout), stream)
    else:
        _print(found, language or "zh", stream, everything=everything)
    if target is not None:
        _write_text(text.getvalue(), target)


def _form_of(output: Path, form: str | None) -> str:
    """What is to be written to a file. Raises ExportError where that cannot be."""
    from ontology.errors import ExportError

    ending = output.suffix.lower()
    found = ENDINGS.get(ending)
    if found is None:
        raise ExportError(
            f"{ending} cannot be written here" if ending else "the name has no ending",
            where=output.name,
            way_out=f"known are: {' '.join(ENDINGS)}; kg query and kg export write other formats",
        )
    if form is not None and form != found:
        raise ExportError(
            f"a file that ends in {ending} cannot hold {form}",
            where=output.name,
            way_out="leave --format out, or name another file",
        )
    return found


def _write_text(text: str, target: Path) -> None:
    from kg.export.target import replacing

    with replacing(target) as handle:
        handle.write(text.encode("utf-8", "backslashreplace"))
    note(f"wrote {target}")


def _write_page(page: Page, target: Path, language: Language) -> None:
    from kg.export.reading import reading_page
    from kg.export.target import replacing
    from ontology.errors import ParameterError

    if page.marked is None:
        raise ParameterError(
            f"«{page.thing.name}» is no document",
            way_out="kg export FILE.html --focus NAME writes a page of any thing",
        )
    data = reading_page(page.marked, language).encode("utf-8", "replace")
    with replacing(target) as handle:
        handle.write(data)
    note(f"wrote {target}")


def _print(page: Page, language: Language, stream: TextIO, *, everything: bool) -> None:
    from rich.console import Console
    from rich.text import Text

    from kg.answer.ask import Answer
    from kg.cli.terminal import print_marked
    from ontology.model import IDENTITIES
    from ontology.vocabulary import vocabulary

    terms = vocabulary()
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    kind = " / ".join(terms.label(each, language) for each in page.thing.kinds)
    console.print(Text(f"{harmless(page.thing.name)}  ·  {kind}", style="bold"))
    console.print(Text(page.thing.iri, style="dim"))
    if page.thing.earlier:
        head = {"zh": "前几期同名的", "en": "called so in earlier editions"}[language]
        told = "、".join(each.removeprefix(IDENTITIES) for each in page.thing.earlier)
        console.print(Text(f"{head}: {harmless(told)}", style="dim"))
    for local, values in page.properties:
        if local in _FOR_PROGRAMS:
            continue
        head = terms.property_term(local).labels[language]
        kind = "code" if local in _CODED else "text"
        words = BETWEEN[language].join(shown(each, kind, language) for each in values)
        console.print(Text(f"{head}: {harmless(words)}"))
    for section in page.sections:
        console.print()
        answer = section.answer
        rows = answer.rows if everything else answer.rows[:LONGEST]
        shown_rows = Answer(answer.columns, rows, answer.title)
        emit(shown_rows, stream, form="table", language=language, elsewhere="json")
        if len(rows) < len(answer.rows):
            rest = len(answer.rows) - len(rows)
            text = {"zh": f"另有 {rest} 行：加 --all", "en": f"{rest} more: add --all"}[language]
            console.print(Text(text, style="dim"))
    if page.marked is not None:
        console.print()
        print_marked(page.marked, stream, language)
