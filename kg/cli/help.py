"""The help of every command in Chinese, for consoles on which a character takes two cells.

The words stand in `help.zh.toml`; what has none there stays in English.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import click
from rich.cells import cell_len

from kg.cli.wordings import wordings
from ontology import late_re as re

_entries = partial(wordings, "help")
_VERBATIM = "\b"
"""How click is told that a paragraph is not to be wrapped."""
_TOKEN = re.compile(r"[（《“「]*(?:[!-~]+|[^!-~\s])[，。；：、！）》”]*\s*|\s+")
"""What a line is not broken within: a word, or a character, with the marks behind it."""
_EXTRA = "  ["
"""Behind what an option is for click adds what values it takes."""
_FEWEST = 24
"""Cells that a column of explanations has at least."""


class ChineseFormatter(click.HelpFormatter):
    """As click's, with the words in Chinese and its lines broken by cells."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How the command is called."""
        super().write_usage(prog, args, "用法：")

    def write_heading(self, heading: str) -> None:
        """The heading above options or commands."""
        self.write(f"{'':>{self.current_indent}}{_said(f'{heading}:')}\n")

    def write_text(self, text: str) -> None:
        """What a command does, in paragraphs, and examples as they are. A short Chinese paragraph
        is left out where those that it stands for are in Chinese too.
        """
        paragraphs = text.split("\n\n")
        known = [_entries().get(_line(each)) for each in paragraphs]
        shown: list[Iterable[str]] = []
        for paragraph, chinese in zip(paragraphs, known, strict=True):
            if paragraph.startswith(_VERBATIM):
                lines = paragraph.removeprefix(_VERBATIM).strip("\n").split("\n")
                if len(lines) > 1 or not any(known):
                    shown.append(map(_explained, lines))
            elif chinese != "":
                width = self.width - self.current_indent
                shown.append(_wrapped(chinese or _line(paragraph), width))
        for number, lines_ in enumerate(shown):
            self.write("\n" if number else "")
            for line in lines_:
                self.write(f"{'':>{self.current_indent}}{line}".rstrip() + "\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Options or commands, and what each is for."""
        rows = list(rows)
        first = min(max(len(name) for name, _ in rows), col_max) + col_spacing
        width = max(self.width - first - self.current_indent, _FEWEST)
        for name, what in rows:
            lead = f"{'':>{self.current_indent}}{name}"
            lines = list(_wrapped(_said(what), width)) or [""]
            if len(name) > first - col_spacing:
                self.write(f"{lead}\n")
                lead = ""
            for line in lines:
                self.write(f"{lead:<{self.current_indent + first}}{line}\n")
                lead = ""


def _said(words: str) -> str:
    """What an option or command is for, in Chinese."""
    known = _entries().get(words)
    if known is not None:
        return known
    head, mark, extra = words.rpartition(_EXTRA)
    return f"{_entries().get(head, head)}{mark}{extra}"


def _explained(example: str) -> str:
    """A line of examples, with what stands behind the command in Chinese."""
    what = example.rpartition("  ")[2].lstrip()
    return f"{example.removesuffix(what)}{_entries().get(what, what)}"


def _line(paragraph: str) -> str:
    return " ".join(paragraph.split())


def _wrapped(words: str, width: int) -> Iterator[str]:
    """The lines of a text that take at most so many cells."""
    line, used = "", 0
    for token in _TOKEN.findall(words):
        if line and used + cell_len(token.rstrip()) > width:
            yield line.rstrip()
            line, used = "", 0
        line += token
        used += cell_len(token)
    if line.strip():
        yield line.rstrip()
