"""`kg show`: one thing on one page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.command import Command
from kg.cli.options import debug_option, language_option, store_option
from kg.output import Language, default_format, emit, harmless, shown, to_json, write

if TYPE_CHECKING:
    from kg.show import Page

LONGEST = 30
"""Rows of a section that the page on a terminal shows, unless all are asked for."""


@click.command(
    cls=Command,
    name="show",
    short_help="One thing on one page, with the quotes.",
    epilog="""\b
Examples:
  kg show 区住建局
  kg show 各街道
  kg show 330105/unit/区住建局 --format json
""",
)
@click.argument("name")
@click.option("--all", "everything", is_flag=True, help=f"All rows, not the first {LONGEST}.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    help="Default: table on a terminal, json when piped.",
)
@language_option
@store_option
@debug_option
def command(
    *, name: str, everything: bool, form: str | None, language: Language | None, folder: Path
) -> None:
    """Show the thing called NAME: a unit, group, task, goal, indicator, document …

    What it is, what it leads, answers for and supports, verdicts, targets and results, and
    what each source says of it, in its own words. NAME is exact, an alias, or an IRI.

    \b
    查看一个事物：单位、任务、目标、文件等，附原文依据。
    """
    from kg.show import page

    found = page(folder, name)
    if (form or default_format(sys.stdout)) == "json":
        write(to_json(found.as_json(), sys.stdout), sys.stdout)
    else:
        _print(found, language or "zh", everything=everything)


def _print(page: Page, language: Language, *, everything: bool) -> None:
    from rich.console import Console
    from rich.text import Text

    from kg.ask import Answer
    from kg.vocabulary import vocabulary

    terms = vocabulary()
    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    kind = terms.label(page.thing.kind, language)
    console.print(Text(f"{harmless(page.thing.name)}  ·  {kind}", style="bold"))
    console.print(Text(page.thing.iri, style="dim"))
    for local, values in page.properties:
        head = terms.property_term(local).labels[language]
        words = "、".join(shown(each, "text", language) for each in values)
        console.print(Text(f"{head}: {harmless(words)}"))
    for section in page.sections:
        console.print()
        answer = section.answer
        rows = answer.rows if everything else answer.rows[:LONGEST]
        emit(
            Answer(answer.columns, rows, answer.title), sys.stdout, form="table", language=language
        )
        if len(rows) < len(answer.rows):
            rest = len(answer.rows) - len(rows)
            text = {"zh": f"另有 {rest} 行：加 --all", "en": f"{rest} more: add --all"}[language]
            console.print(Text(text, style="dim"))
