"""The reference pages, made from the program itself: `python -m kg.cli.reference FOLDER`.

Tests hold `docs/cli.md`, `docs/questions.md` and `docs/periods.md` to what this writes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

import queries
from kg.cli import cli
from kg.cli.language import speaking
from loaders.language import period_table
from ontology.labels import Language

WIDTH = 88
"""Columns of the help texts on the page, whatever terminal they are made on."""


def commands_page(language: Language = "en") -> str:
    """`docs/cli.md`, `docs/cli.zh.md`: the help of the program and of every command."""
    with speaking(language):
        return "\n\n".join([*_HEAD[language], *_helps()]) + "\n"


def _helps() -> Iterator[str]:
    root = _context(cli, "kg", None)
    yield from ("## kg", f"```text\n{cli.get_help(root).rstrip()}\n```")
    for name in cli.list_commands(root):
        command = cli.get_command(root, name)
        if command is not None:
            text = command.get_help(_context(command, name, root)).rstrip()
            yield from (f"## kg {name}", f"```text\n{text}\n```")
        if isinstance(command, click.Group):
            outer = _context(command, name, root)
            for inner in command.list_commands(outer):
                found = command.get_command(outer, inner)
                if found is not None:
                    text = found.get_help(_context(found, inner, outer)).rstrip()
                    yield from (f"### kg {name} {inner}", f"```text\n{text}\n```")


def questions_page() -> str:
    """`docs/questions.md`: the catalogue with parameters, columns and Cypher."""
    parts = [
        "# The questions",
        "Made by `python -m kg.cli.reference docs` from the heads of `queries/*.cypher`; do not "
        "edit.",
        "Ask one with `kg query NAME`. In JSON, rows are objects with the keys below. The Cypher "
        "runs unchanged in Neo4j Browser: set the parameters first, as the `:param` lines show. "
        "Each question has a SPARQL form too (`--engine rdf`), with the same rows.",
    ]
    for question in queries.questions():
        parts += _question(question)
    return "\n\n".join(parts) + "\n"


def _question(question: queries.Question) -> Iterator[str]:
    yield f"## {question.name}"
    yield f"**{question.title.zh}** · {question.title.en}"
    yield f"{question.answers.zh}"
    yield f"{question.answers.en}"
    if question.parameters:
        lines = ["| parameter | type | default | meaning |", "| --- | --- | --- | --- |"]
        for each in question.parameters:
            kind = " or ".join(each.kinds) or "/".join(each.choices) or each.type
            default = "required" if each.required else _default(each.default)
            lines.append(
                f"| `{each.name}` | {kind} | {default} | {each.label.zh} · {each.label.en} |"
            )
        yield "\n".join(lines)
    lines = ["| column | head | type |", "| --- | --- | --- |"]
    lines += [f"| `{c.key}` | {c.label.zh} · {c.label.en} | {c.type} |" for c in question.columns]
    yield "\n".join(lines)
    yield f"```cypher\n{question.cypher.split(chr(10) * 2, 1)[-1].rstrip()}\n```"


def _default(value: str | int | float | bool | None) -> str:
    if value is None:
        return "none"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    settings = dict(command.context_settings)
    return command.context_class(
        command, info_name=name, parent=parent, terminal_width=WIDTH, **settings
    )


_PROSE = """\
Answers are tables on a terminal and JSON when piped; `--format` decides otherwise. A table
leaves out identifiers, columns without a value in any row, and names the document once where
all rows are of the same. CSV, TSV, Markdown and `.xlsx` are for people: heads and values in words,
no identifiers; JSON is for programs, and so are CSV and TSV with `--codes`: all columns, by their
keys. In CSV and TSV a text that a spreadsheet would take for a formula gets a leading `'`.

| exit code | meaning |
| --- | --- |
| 0 | done |
| 1 | an error, told in one line on standard error; or `kg validate` found a violation |
| 2 | wrong usage |
| 130 | interrupted (Ctrl-C) |
| 141 | the reader of the output has gone (`\\| head`) |

Environment: `KG_STORE` (folder of the store), `KG_LANG` (`zh` or `en`; messages are in the
system's language where it is not set), `KG_DOCUMENTS` (folder of the bundled data's documents),
`KG_DEBUG` (show tracebacks)."""

_PROSE_ZH = """\
答案在终端上是表格，送入管道时是 JSON，`--format` 另行指定。表格不列标识和全空的列，
各行同属一份文件时只写一次文件名。CSV、TSV、Markdown 和 `.xlsx` 供人阅读：表头和值都是文字，
没有标识；JSON 供程序使用，加 `--codes` 的 CSV、TSV 也是：全部列，以键为名。
在 CSV 和 TSV 中，会被电子表格当作公式的文字前加 `'`。

| 退出码 | 含义 |
| --- | --- |
| 0 | 完成 |
| 1 | 出错，在标准错误上用一行说明；或 `kg validate` 发现违反规则之处 |
| 2 | 用法不对 |
| 130 | 被中断（Ctrl-C） |
| 141 | 输出的读者已离开（`\\| head`） |

环境变量：`KG_STORE`（数据库的文件夹）、`KG_LANG`（`zh` 或 `en`；不设时提示用系统语言）、
`KG_DOCUMENTS`（自带数据的文件所在的文件夹）、`KG_DEBUG`（显示错误的调用过程）。"""
_MADE = "Made by `python -m kg.cli.reference docs` from the program's own help; do not edit."
_HEAD: dict[Language, list[str]] = {
    "en": ["# The command line", _MADE, _PROSE],
    "zh": ["# 命令行", f"<!-- {_MADE} -->", _PROSE_ZH],
}


def main() -> None:
    """Write the pages into the folder that the first argument names."""
    folder = Path(sys.argv[1])
    pages = {
        "cli.md": commands_page(),
        "cli.zh.md": commands_page("zh"),
        "questions.md": questions_page(),
        "periods.md": period_table.page(),
    }
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
