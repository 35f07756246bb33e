"""`kg upgrade`: a store of an older version, made anew."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.command import Command
from kg.cli.options import debug_option, form_option, store_option
from kg.cli.output import default_format, note, to_json, write


@click.command(
    cls=Command,
    name="upgrade",
    epilog="""\b
Examples:
  kg upgrade
  kg upgrade --documents FOLDER
""",
)
@click.option(
    "--documents",
    envvar="KG_DOCUMENTS",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Where files are that the store does not keep. [env: KG_DOCUMENTS]",
)
@click.option("--without-missing", is_flag=True, help="Leave out documents whose files are gone.")
@form_option
@store_option
@debug_option
def command(
    *, documents: Path | None, without_missing: bool, form: str | None, folder: Path
) -> None:
    """Read again what the store keeps, and put a new store in the place of the old one.

    The old one is kept beside it (FOLDER.before). Told are the counts of both, and which
    documents go by another identity. docs/upgrade.md says what changed.

    \b
    由库中保存的文件重建旧版的库；旧库保留在旁边，前后数目一并列出。
    """
    from kg.load.upgrade import upgrade

    done = upgrade(folder, documents, without_missing=without_missing)
    if done is None:
        note("the store is of the present format: nothing to do")
        return
    told = {
        "kept": str(done.old),
        "documents": [done.before.documents, done.after.documents],
        "stated": [done.before.stated, done.after.stated],
        "inferred": [done.before.inferred, done.after.inferred],
        "missing": list(done.missing),
        "identities": [{"before": one, "after": other} for one, other in done.moved.items()],
    }
    if (form or default_format(sys.stdout)) == "json":
        write(to_json(told, sys.stdout), sys.stdout)
        return
    for what in ("documents", "stated", "inferred"):
        before, after = told[what]
        write(f"{what}: {before} -> {after}\n", sys.stdout)
    for one, other in done.moved.items():
        write(f"{one} -> {other}\n", sys.stdout)
    for name in done.missing:
        note(f"left out, its file is nowhere: {name}")
    note(f"the old store is kept: {done.old}")
