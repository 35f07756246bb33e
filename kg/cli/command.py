"""A command whose help any console can print."""

from __future__ import annotations

import sys

import click

from kg.cli.language import language
from kg.cli.output import printable


def in_language(ctx: click.Context) -> None:
    """Have the help of a command formatted in the person's language."""
    if language() == "zh":
        from kg.cli.help import ChineseFormatter

        ctx.formatter_class = ChineseFormatter


class Command(click.Command):
    """As click's, but its help falls back to escapes.

    click itself takes an ASCII console for a misconfigured one and sends it UTF-8.
    """

    def get_help(self, ctx: click.Context) -> str:
        """The help text, in characters that standard output can say."""
        in_language(ctx)
        return printable(super().get_help(ctx), sys.stdout)
