"""`kg remove`: one document out, nothing else touched."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.command import Command
from kg.cli.options import debug_option, store_option
from kg.cli.output import note


@click.command(
    cls=Command,
    name="remove",
    epilog="""\b
Example:
  kg remove 进展情况.txt
""",
)
@click.argument("document")
@store_option
@debug_option
def command(*, document: str, folder: Path) -> None:
    """Remove what DOCUMENT stated, and what was inferred from it. The file stays.

    \b
    从库中移除一份文件的内容；文件本身不动。
    """
    from kg.load.pipeline import remove
    from ontology.errors import NotFound

    try:
        remove(document, folder)
    except NotFound as error:
        raise NotFound(error.what, way_out=_nearest(document, folder) or error.way_out) from error
    note(f"removed {document}")


def _nearest(name: str, folder: Path) -> str:
    from kg.store import Store
    from ontology.nearest import nearest_names

    with Store.open(folder) as store:
        near = nearest_names(name, store.names(), limit=3)
    return f"did you mean {'、'.join(near)}?" if near else ""
