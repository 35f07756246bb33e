"""`kg extract`: documents in, Parquet out, for what is too much for one store."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.command import Command
from kg.cli.engine import check_engine, engine_options
from kg.cli.options import debug_option, jobs_option
from kg.cli.output import note
from kg.cli.progress import ProgressLine

if TYPE_CHECKING:
    from kg.run.extract import Extracted
    from kg.run.sources import Source


@click.command(
    cls=Command,
    name="extract",
    epilog="""\b
Examples:
  kg extract documents/ -o parquet/
  kg extract documents/ -o parquet/ --jobs 8
  kg extract documents/ -o parquet/ --engine spark --master 'local[2]'
  kg load parquet/ --place 浙江省杭州市       a city of it, as a store
  kg export import/ --from parquet/ --format neo4j-admin
""",
)
@click.argument(
    "sources", nargs=-1, required=True, metavar="SOURCE...", type=click.Path(path_type=str)
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
@engine_options("What reads")
@jobs_option
@debug_option
def command(
    *,
    sources: tuple[str, ...],
    output: Path,
    anew: bool,
    engine: str,
    master: str | None,
    jobs: int | None,
) -> None:
    """Read every SOURCE and write all claims as Parquet.

    SOURCE is a file, a folder of files, or a table of them: a Parquet file, or a folder of such,
    that ends in .parquet and has the columns name and content. FOLDER gets the tables claims,
    documents, passages, things and pieces, by province (docs/claims.md has their columns,
    docs/nation.md how to ask them). A run that was stopped goes on where it was. Files that cannot
    be read are listed in FOLDER/bad.jsonl, with the reason. On Spark, a SOURCE may be an address
    that it reads (hdfs://…, s3a://…); other files and folders lie where all of its machines find
    them. FOLDER is written by this machine.

    \b
    抽取：把文件读成 Parquet 表（按省分区），不建库；中断后可续，读不了的文件另列。
    """
    check_engine(engine, master, jobs)
    addresses = [each for each in sources if "://" in each]
    if engine != "spark" and addresses:
        raise click.UsageError(f"{addresses[0]} is an address, which --engine spark reads")
    from kg.load.files import left_out, named
    from ontology.known import bundled

    paths = [Path(each) for each in sources if each not in addresses]
    with ProgressLine(sys.stderr) as progress:
        tell = progress or (lambda *_: None)
        if engine == "spark":
            done = _on_spark(list(named(paths)), addresses, output, master, anew=anew, tell=tell)
        else:
            from kg.run.extract import extract

            done = extract(list(named(paths)), output, bundled(), jobs=jobs, anew=anew, tell=tell)
    for skipped in left_out(paths):
        note(f"skipped: {skipped.reason}")
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(done.kinds.items()))
    note(f"{done.documents} documents, {done.claims} claims" + (f" ({kinds})" if kinds else ""))
    if done.known:
        note(f"{done.known} files were there already")
    if done.bad:
        note(f"{len(done.bad)} files cannot be read: {output / 'bad.jsonl'} says why")


def _on_spark(
    sources: Sequence[Source],
    addresses: Sequence[str],
    output: Path,
    master: str | None,
    *,
    anew: bool,
    tell: Callable[[str, int, int], None],
) -> Extracted:
    from kg.run.on_spark import File, extract_on, listed
    from kg.run.spark_session import spark
    from ontology.known import bundled

    found = [File.of(each) for each in sources]
    with spark(master) as session:
        found += listed(session, addresses)
        return extract_on(session, found, output, bundled(), anew=anew, tell=tell)
