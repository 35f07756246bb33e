"""`kg extract`: documents in, Parquet out, for what is too much for one store."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.command import Command
from kg.cli.options import debug_option, jobs_option
from kg.cli.output import note
from kg.cli.progress import ProgressLine


@click.command(
    cls=Command,
    name="extract",
    short_help="Read documents into Parquet, without a store.",
    epilog="""\b
Examples:
  kg extract documents/ -o parquet/
  kg extract documents/ -o parquet/ --jobs 8
  kg load parquet/ --place 浙江省杭州市       a city of it, as a store
  kg export import/ --from parquet/ --format neo4j-admin
""",
)
@click.argument(
    "sources", nargs=-1, required=True, metavar="SOURCE...", type=click.Path(path_type=Path)
)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the tables go; one that has some gets those of the files that it lacks.",
)
@click.option("--anew", is_flag=True, help="Read all again, also what FOLDER has.")
@jobs_option
@debug_option
def command(*, sources: tuple[Path, ...], output: Path, anew: bool, jobs: int | None) -> None:
    """Read every SOURCE (a file, or a folder of files) and write all claims as Parquet.

    FOLDER gets the tables claims, documents, passages, things and pieces, by province
    (docs/claims.md has their columns, docs/nation.md how to ask them). A run that was stopped goes
    on where it was. Files that cannot be read are listed in FOLDER/bad.jsonl, with the reason.

    \b
    抽取：把文件读成 Parquet 表（按省分区），不建库；中断后可续，读不了的文件另列。
    """
    from kg.load.files import files, left_out
    from kg.run.extract import extract
    from ontology.known import bundled

    with ProgressLine(sys.stderr) as progress:
        done = extract(
            list(files(sources)),
            output,
            bundled(),
            jobs=jobs,
            anew=anew,
            tell=progress or (lambda *_: None),
        )
    for skipped in left_out(sources):
        note(f"skipped: {skipped.reason}")
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(done.kinds.items()))
    note(f"{done.documents} documents, {done.claims} claims" + (f" ({kinds})" if kinds else ""))
    if done.known:
        note(f"{done.known} files were there already")
    if done.bad:
        note(f"{len(done.bad)} files cannot be read: {output / 'bad.jsonl'} says why")
