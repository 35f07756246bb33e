"""The options that several commands share, each with one meaning everywhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.output import FORMATS, Format, default_format, emit, render
from ontology.labels import LANGUAGES, Language

if TYPE_CHECKING:
    from kg.answer.ask import Answer

_Command = TypeVar("_Command", bound=Callable[..., Any])

ENDINGS: dict[str, Format] = {
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".md": "markdown",
    ".txt": "table",
}
"""The format that a file's ending asks for."""


def store_option(command: _Command) -> _Command:
    """`--store FOLDER`, given to the command as `folder: Path`."""
    return click.option(
        "--store",
        "folder",
        metavar="FOLDER",
        callback=_store_folder,
        help="Folder of the store. [env: KG_STORE; else in your data folder]",
    )(command)


def debug_option(command: _Command) -> _Command:
    """`--debug` after the command as well; the program itself looks for it."""
    return click.option(
        "--debug", is_flag=True, expose_value=False, help="Show the traceback of an error."
    )(command)


def language_option(command: _Command) -> _Command:
    """`--lang zh|en`, given to the command as `language`, None if not asked for."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice(LANGUAGES),
        envvar="KG_LANG",
        help="Language of heads and labels: zh (default) or en. [env: KG_LANG]",
    )(command)


def format_options(command: _Command) -> _Command:
    """`--format`, `--output` and `--bom`."""
    command = click.option(
        "--bom",
        is_flag=True,
        help="Begin the file with a byte order mark, so that Excel reads CSV as UTF-8.",
    )(command)
    command = click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Write to a file, in the format of its ending (.json .csv .tsv .md .txt).",
    )(command)
    return _format_option(FORMATS)(command)


def form_option(command: _Command) -> _Command:
    """`--format table|json`, given to the command as `form`: for what is no table of rows."""
    return _format_option(("table", "json"))(command)


def _format_option(formats: Sequence[str]) -> Callable[[_Command], _Command]:
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        help="Default: table on a terminal, json when piped.",
    )


def deliver(
    answer: Answer,
    *,
    form: Format | None,
    language: Language | None,
    output: Path | None = None,
    bom: bool = False,
) -> None:
    """Write an answer where and how it was asked for.

    Raises ExportError if the file cannot be written; it is written wholly or not at all.
    """
    heads = language is not None
    language = language or "zh"
    if output is None:
        if bom:
            raise click.UsageError("--bom is for files: name one with --output")
        emit(
            answer,
            sys.stdout,
            form=form or default_format(sys.stdout),
            language=language,
            heads=heads,
        )
        return
    from kg.export.target import replacing

    chosen = form or ENDINGS.get(output.suffix.lower(), "json")
    text = render(answer, chosen, language=language, heads=heads)
    with replacing(output) as file:
        file.write(text.encode("utf-8-sig" if bom else "utf-8", "backslashreplace"))


def default_store() -> Path:
    """Where the store is unless a person says otherwise: `KG_STORE`, or their data folder."""
    named = os.environ.get("KG_STORE")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("kg", appauthor=False) / "store"


def _store_folder(ctx: click.Context, parameter: click.Parameter, value: str | None) -> Path:
    before = (ctx.find_root().obj or {}).get("store")
    named = value or before
    return Path(named) if named else default_store()
