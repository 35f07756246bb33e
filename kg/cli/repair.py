"""`kg repair`: a store that a disk has damaged, made whole again from what it keeps."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.command import Command
from kg.cli.options import debug_option, store_option
from kg.cli.output import note


@click.command(
    cls=Command,
    name="repair",
    epilog="""\b
Examples:
  kg repair
  kg repair --store ./store
""",
)
@store_option
@debug_option
def command(*, folder: Path) -> None:
    """Make anew what SPARQL and Cypher ask, from the statements that the store keeps.

    For a store that is said to be damaged. Nothing is read from documents again, and nothing is
    changed where the statements themselves are damaged.

    \b
    库文件受损时，由库中保存的陈述重建索引和图；不重新读文件。
    """
    from kg.mirror.engines import registered
    from kg.mirror.in_step import check
    from kg.store.rebuild import rebuild

    quads = rebuild(folder)
    check(folder, registered().at(folder))
    note(f"made anew, of {quads} quads that were kept")
