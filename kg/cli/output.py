"""Answers as text: a table for people; JSON, CSV, TSV and Markdown for the rest.

Names and quotes come from documents, so they are hostile until made harmless: no control
character reaches a terminal, no cell of a CSV file becomes a formula, no `|` or `<` breaks
a Markdown table.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from typing import TYPE_CHECKING, Any, Literal, TextIO, get_args

from kg.cli.terminal import print_answer
from kg.cli.values import UNSAFE, harmless, joined, shown, shown_at, visible
from ontology.labels import Language

if TYPE_CHECKING:
    from kg.answer.ask import Answer

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
    heads: bool = False,
) -> None:
    """Write an answer to a stream.

    heads: head the columns of CSV and TSV by their labels in `language`, instead of by
        the keys that JSON uses. Tables and Markdown always have labels.
    """
    if form == "table":
        print_answer(answer, stream, language)
    else:
        write(render(answer, form, language=language, heads=heads, stream=stream), stream)


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
    heads: bool = False,
    stream: TextIO | None = None,
) -> str:
    """An answer as JSON, CSV, TSV or Markdown text, ending in a line feed."""
    match form:
        case "json":
            return to_json(answer.records(), stream)
        case "csv" | "tsv":
            return _separated(answer, "," if form == "csv" else "\t", language, heads=heads)
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
    text = json.dumps(value, ensure_ascii=not _speaks_unicode(stream), indent=2)
    # json.dumps escapes C0 controls; the rest can only stand inside of strings.
    return UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"


def _speaks_unicode(stream: TextIO | None) -> bool:
    encoding = getattr(stream, "encoding", None) if stream is not None else "utf-8"
    return (encoding or "utf-8").lower().replace("-", "").startswith("utf")


def _separated(answer: Answer, delimiter: str, language: Language, *, heads: bool) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    writer.writerow([column.label[language] if heads else column.key for column in answer.columns])
    for row in answer.rows:
        writer.writerow(
            [
                _cell(value, column.type, delimiter, language if heads else None)
                for value, column in zip(row, answer.columns, strict=True)
            ]
        )
    return buffer.getvalue()


def _cell(value: Any, kind: str, delimiter: str, language: Language | None) -> Any:
    """A cell of CSV: numbers as they are, texts that no spreadsheet takes for a formula."""
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    if language is not None:
        text = shown(value, kind, language)
    elif isinstance(value, list):
        text = joined([str(each) for each in value], "zh")
    else:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = text.replace("\x00", "")
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
    """One line for a person, on standard error, whatever goes to standard output."""
    sys.stderr.write(f"kg: {harmless(text).replace(chr(10), chr(92) + 'n')}\n")
