"""`kg mirror`: the graph in a Neo4j, kept in step, or checked."""

from __future__ import annotations

import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.command import Command
from kg.cli.options import debug_option, form_option, store_option
from kg.cli.output import default_format, note, to_json
from kg.cli.progress import ProgressLine
from ontology.errors import ForeignServer

if TYPE_CHECKING:
    from kg.mirror.publish import MirrorReport
    from kg.mirror.target import Target

SHOWN = 20
"""Differences that are shown to a person; JSON has them all."""


@click.command(
    cls=Command,
    name="mirror",
    epilog="""\b
Examples:
  kg mirror                        the server that NEO4J_URI names, else a local one
  kg mirror --dry-run
  kg mirror --verify               read everything back and compare
  kg mirror --derive               with WORKS_WITH between units, for graph algorithms
  NEO4J_URI=neo4j+s://example.org NEO4J_PASSWORD=… kg mirror
""",
)
@click.option("--dry-run", is_flag=True, help="Say what would change, but write nothing.")
@click.option(
    "--verify",
    "check",
    is_flag=True,
    help="Read everything back and compare with the RDF; write nothing. Exit code 1 if it differs.",
)
@click.option(
    "--repair", is_flag=True, help="Put right what somebody edited by hand, too. Reads everything."
)
@click.option(
    "--derive",
    is_flag=True,
    help="Reckon from the graph which units share tasks, and write it too: WORKS_WITH, marked as "
    "derived, left out of --verify. Without this option, it is removed.",
)
@click.option(
    "--yes",
    is_flag=True,
    help="Do not ask before a server is used that is neither the store's own nor named.",
)
@form_option
@store_option
@debug_option
def command(
    *,
    dry_run: bool,
    check: bool,
    repair: bool,
    derive: bool,
    yes: bool,
    form: str | None,
    folder: Path,
) -> None:
    """Write to Neo4j what differs from the store; a second run writes nothing.

    The server is the one that NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE
    name; else the store's own on this machine, started if need be (kg neo4j). If another answers
    in its place, it is named, and used only if you say so. Other people's nodes stay.

    \b
    把图谱同步到 Neo4j：只写有变化的部分。
    """
    from kg.mirror.publish import mirror, verify_mirror
    from kg.mirror.target import target_of
    from kg.store.meta import read_meta

    if dry_run + check + repair > 1:
        raise click.UsageError("choose one of --dry-run, --verify and --repair")
    if check and derive:
        raise click.UsageError("--verify leaves out what is derived: give one of the two")
    read_meta(folder)  # no store: say so before a server is started for it

    def run(target: Target) -> MirrorReport:
        if check:
            return verify_mirror(folder, target, progress=progress)
        return mirror(
            folder, target, dry_run=dry_run, repair=repair, derive=derive, progress=progress
        )

    line = ProgressLine(sys.stderr)
    with line as progress:
        target = target_of(folder, start=not check and not dry_run, progress=progress)
        if yes:
            target = replace(target, home=None)
    try:
        with line as progress:
            report = run(target)
    except ForeignServer as foreign:
        if not _can_ask():
            raise
        click.confirm(f"{foreign.where}: {foreign.what}. Use it?", err=True, abort=True)
        with line as progress:
            report = run(replace(target, home=None))
    if (form or default_format(sys.stdout)) == "json":
        sys.stdout.write(to_json(_record(report), sys.stdout))
    else:
        _print(report, dry_run=dry_run)
    if report.differences:
        note(f"{len(report.differences)} differences — put them right with: kg mirror --repair")
        sys.exit(1)


def _can_ask() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _record(report: MirrorReport) -> dict[str, Any]:
    record: dict[str, Any] = {"target": report.target}
    if report.differences is not None:
        record["differences"] = [
            {"what": each.what, "element": each.element, "detail": each.detail}
            for each in report.differences
        ]
        return record
    return record | {
        "in_step": report.in_step,
        "created": report.created,
        "updated": report.updated,
        "deleted": report.deleted,
        "derived": None if report.derived is None else asdict(report.derived),
    }


def _print(report: MirrorReport, *, dry_run: bool) -> None:
    click.echo(report.target)
    if report.differences is not None:
        for each in report.differences[:SHOWN]:
            click.echo(f"  {each.what}: {each.element}{f' ({each.detail})' if each.detail else ''}")
        if not report.differences:
            click.echo("  holds exactly what the store holds")
        return
    verb = "would be " if dry_run else ""
    if report.in_step:
        click.echo("  in step: nothing to write")
    else:
        click.echo(
            f"  {report.created} {verb}created, {report.updated} {verb}updated, "
            f"{report.deleted} {verb}deleted"
        )
    derived = report.derived
    if derived is not None and (derived.held or derived.written):
        click.echo(
            f"  WORKS_WITH, derived: {derived.created} {verb}created, "
            f"{derived.updated} {verb}updated, {derived.deleted} {verb}deleted; "
            f"{derived.held} in all"
        )
