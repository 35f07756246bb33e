"""A command whose help any console can print."""

from __future__ import annotations

import sys

import click

from kg.cli.output import printable


class Command(click.Command):
    """As click's, but its help falls back to escapes.

    click itself takes an ASCII console for a misconfigured one and sends it UTF-8.
    """

    def get_help(self, ctx: click.Context) -> str:
        """The help text, in characters that standard output can say."""
        return printable(super().get_help(ctx), sys.stdout)
