"""Answers as text: a table for people; JSON, CSV, TSV and Markdown for the rest.

Names and quotes come from documents, so they are hostile until made harmless: no control
character reaches a terminal, no cell of a CSV file becomes a formula, no `|` or `<` breaks
a Markdown table.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal, TextIO, get_args

from kg.cli.language import told
from kg.cli.terminal import print_answer
from kg.cli.values import UNSAFE, harmless, joined, shown_at, visible
from ontology import late_re as re

if TYPE_CHECKING:
    from kg.answer.ask import Answer
    from ontology.labels import Language

Format = Literal["table", "json", "csv", "tsv", "markdown"]
FORMATS: tuple[Format, ...] = get_args(Format)

_PIECE = 32768
"""Characters; a pipe holds 64 KiB or less."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for a formula's beginning; full width, too (OWASP)."""


def default_format(stream: TextIO) -> Format:
    """A table on a terminal, JSON for a program."""
    return "table" if stream.isatty() else "json"


def emit(
    answer: Answer,
    stream: TextIO,
    *,
    form: Format,
    language: Language,
    codes: bool = False,
    elsewhere: str = "csv",
) -> None:
    """Write an answer to a stream.

    elsewhere: the format of the command that has what a table has no room for.
    codes: for programs, CSV and TSV with what JSON has: its keys for heads, its codes for
        values, and all columns. Without it they have people's words in `language`, as
        tables and Markdown always do.
    """
    if form == "table":
        print_answer(answer, stream, language, elsewhere=elsewhere)
    else:
        write(render(answer, form, language=language, codes=codes, stream=stream), stream)


def write(text: str, stream: TextIO) -> None:
    """Write a text in pieces: a reader that leaves is then noticed at the next piece.

    Raises BrokenPipeError when it is. (One large write may end half done without a word.)
    """
    for start in range(0, len(text), _PIECE):
        stream.write(text[start : start + _PIECE])


def printable(text: str, stream: TextIO) -> str:
    """The text with what the stream's encoding cannot say in escapes."""
    encoding = stream.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def render(
    answer: Answer,
    form: Format,
    *,
    language: Language,
    codes: bool = False,
    stream: TextIO | None = None,
) -> str:
    """An answer as JSON, CSV, TSV or Markdown text, ending in a line feed; see :func:`emit`."""
    match form:
        case "json":
            return to_json(answer.records(), stream)
        case "csv" | "tsv":
            return _separated(answer, "," if form == "csv" else "\t", language, codes=codes)
        case "markdown":
            return _markdown(answer, language)
        case "table":
            buffer = io.StringIO()
            print_answer(answer, buffer, language)
            return buffer.getvalue()


def to_json(value: Any, stream: TextIO | None = None) -> str:
    """JSON, indented; Chinese as it is, or in escapes where the stream cannot say it.

    Any reader of JSON takes the escapes for the same text, whatever the console's code.
    """
    import json

    text = json.dumps(value, ensure_ascii=not _speaks_unicode(stream), indent=2)
    # json.dumps escapes C0 controls; the rest can only stand inside of strings.
    return UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"


def _speaks_unicode(stream: TextIO | None) -> bool:
    encoding = getattr(stream, "encoding", None) if stream is not None else "utf-8"
    return (encoding or "utf-8").lower().replace("-", "").startswith("utf")


def _separated(answer: Answer, delimiter: str, language: Language, *, codes: bool) -> str:
    import csv

    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    heads, rows = coded(answer) if codes else worded(answer, language)
    writer.writerow(heads)
    for row in rows:
        writer.writerow([_cell(value, delimiter) for value in row])
    return buffer.getvalue()


def worded(answer: Answer, language: Language) -> tuple[list[str], Iterator[list[Any]]]:
    """Heads and rows as people read them: numbers as numbers, all else in words; no identifiers."""
    columns = visible(answer.columns)
    return [answer.columns[at].label[language] for at in columns], (
        [
            row[at] if _is_number(row[at]) else shown_at(row, answer.columns, at, language)
            for at in columns
        ]
        for row in answer.rows
    )


def coded(answer: Answer) -> tuple[list[str], Iterator[list[Any]]]:
    """Heads and rows as programs read them: all columns, by their keys, with their codes."""
    return [column.key for column in answer.columns], (
        [_coded(value) for value in row] for row in answer.rows
    )


def _coded(value: Any) -> Any:
    if value is None or isinstance(value, str) or _is_number(value):
        return value
    if isinstance(value, list):
        return joined([str(each) for each in value], "zh")
    import json

    return json.dumps(value, ensure_ascii=False)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _cell(value: Any, delimiter: str) -> Any:
    """A cell of CSV: numbers as they are, texts that no spreadsheet takes for a formula."""
    if not isinstance(value, str):
        return value
    text = value.replace("\x00", "")
    if text.startswith(_FORMULA):
        text = f"'{text}"
    # TSV has no quoting that all its readers know.
    return re.sub(r"[\t\r\n]+", " ", text) if delimiter == "\t" else text


def _markdown(answer: Answer, language: Language) -> str:
    columns = visible(answer.columns)
    lines = [
        [_markdown_cell(answer.columns[at].label[language]) for at in columns],
        ["---:" if answer.columns[at].type == "number" else "---" for at in columns],
    ]
    lines += [
        [_markdown_cell(shown_at(row, answer.columns, at, language)) for at in columns]
        for row in answer.rows
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _markdown_cell(text: str) -> str:
    escaped = re.sub(r"([\\`*_\[\]|~])", r"\\\1", harmless(text))
    return re.sub(r"\s*\n\s*", "<br>", escaped.replace("&", "&amp;").replace("<", "&lt;"))


def forgive_console(stream: TextIO) -> None:
    """Let a console that cannot print a character show its escape instead of failing."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def note(text: str) -> None:
    """One line for a person, in the person's language, on standard error, whatever goes to
    standard output.
    """
    sys.stderr.write(f"kg: {harmless(told(text)).replace(chr(10), chr(92) + 'n')}\n")
