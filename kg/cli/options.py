"""The options that several commands share, each with one meaning everywhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

import click

from kg.cli.output import FORMATS, Format, default_format, emit, render, worded
from ontology.errors import ExportError
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

WORKBOOK: Final = ".xlsx"
"""The ending of a workbook, which no stream can show."""

_OWN_FORMATS = frozenset(
    {WORKBOOK, ".xls", ".ods", ".docx", ".doc", ".odt", ".pptx", ".pdf", ".html", ".htm"}
)
"""Endings of files that programs open as what they say: another format in one is damage."""


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


def as_of_option(command: _Command) -> _Command:
    """`--as-of DATE`, given to the command as `as_of` (2024-09-30), None if not asked for."""
    return click.option(
        "--as-of",
        "as_of",
        metavar="DATE",
        callback=_day,
        help="Take the latest editions as of this day (2024-09-30), and tell overdue and behind by "
        "it; else the latest of all, and by the document's date.",
    )(command)


def _day(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    del ctx, parameter
    if value is None:
        return None
    from kg.answer.ask import is_date

    if not is_date(value):
        raise click.BadParameter(f"«{value}» is no day: write it as 2024-09-30")
    return value


def language_option(command: _Command) -> _Command:
    """`--lang zh|en`, given to the command as `language`, None if not asked for."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice(LANGUAGES),
        envvar="KG_LANG",
        is_eager=True,  # help is eager, and is to be in the language that stands before it
        help="Language of answers (default: zh), messages and help (default: the system's). "
        "[env: KG_LANG]",
    )(command)


def format_options(command: _Command) -> _Command:
    """`--format`, `--output`, `--bom` and `--codes`, for :func:`deliver`."""
    command = codes_option("CSV and TSV for programs: all columns, keys and codes as in JSON.")(
        command
    )
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
        help=f"Write to a file, in the format of its ending ({' '.join(ENDINGS)} {WORKBOOK}).",
    )(command)
    return _format_option(FORMATS)(command)


def codes_option(what: str) -> Callable[[_Command], _Command]:
    """`--codes`, given to the command as `codes`; `what` it does there is for its help."""
    return click.option("--codes", is_flag=True, help=what)


def jobs_option(command: _Command) -> _Command:
    """`--jobs N`, given to the command as `jobs`; None where nobody said."""
    return click.option(
        "--jobs",
        metavar="N",
        type=click.IntRange(min=1),
        help="Read in N processes. Default: as many as there are processors, or one where few or "
        "small files are sooner read by one. The result is the same.",
    )(command)


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
    codes: bool = False,
) -> None:
    """Write an answer where and how it was asked for.

    Raises ExportError if the file cannot be written; it is written wholly or not at all.
    """
    language = language or "zh"
    if output is None:
        if bom:
            raise click.UsageError("--bom is for files: name one with --output")
        emit(
            answer,
            sys.stdout,
            form=form or default_format(sys.stdout),
            language=language,
            codes=codes,
        )
        return
    chosen = form_of_file(output, form)
    from kg.export.target import replacing

    if chosen == WORKBOOK:
        from kg.export.sheet import write_rows

        heads, rows = worded(answer, language)
        title = "" if answer.title is None else answer.title[language]
        with replacing(output) as file:
            write_rows(file, heads, rows, title=title, lang=language)
        return
    text = render(answer, chosen, language=language, codes=codes)
    with replacing(output) as file:
        file.write(text.encode("utf-8-sig" if bom else "utf-8", "backslashreplace"))


def form_of_file(output: Path, form: Format | None) -> Format | Literal[".xlsx"]:
    """What is to be written to a file: what its ending says, or the format that was asked for.

    Raises ExportError where the ending says nothing known, or something else than the format.
    """
    ending = output.suffix.lower()
    known = f"known are: {' '.join(ENDINGS)} {WORKBOOK}"
    if form is not None:
        if ending in _OWN_FORMATS:
            raise ExportError(
                f"a file that ends in {ending} cannot hold {form}",
                where=output.name,
                way_out=f"leave --format out, or name another file; {known}",
            )
        return form
    if ending == WORKBOOK:
        return WORKBOOK
    if ending in ENDINGS:
        return ENDINGS[ending]
    page = "kg export FILE.html --question NAME draws an answer"
    raise ExportError(
        f"{ending} cannot be written here" if ending else "the name has no ending",
        where=output.name,
        way_out=f"{known}; {page}" if ending in {".html", ".htm"} else f"{known}; or say --format",
    )


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
