"""`kg neo4j`: the local server alone."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.command import Command
from kg.cli.options import debug_option, form_option, store_option
from kg.cli.output import default_format, note, to_json
from kg.cli.progress import ProgressLine

if TYPE_CHECKING:
    from kg.mirror.local_server.server import Server


class Group(Command, click.Group):
    """A group whose help any console can print."""


@click.group(
    cls=Group,
    name="neo4j",
    epilog="""\b
Examples:
  kg neo4j up
  kg neo4j status --show-password
  kg neo4j down
""",
)
def command() -> None:
    """Run a Neo4j Community on this machine, without Docker or Java.

    It listens on 127.0.0.1 only, keeps its data beside the store, and has a generated
    password. `kg mirror` fills it. Needs:
    pip install 'govkg[neo4j-local]' (in a checkout: pip install -e '.[neo4j-local]')

    \b
    在本机运行 Neo4j：不需要 Docker 或 Java。
    """


@command.command("up", cls=Command)
@form_option
@store_option
@debug_option
def up_command(*, form: str | None, folder: Path) -> None:
    """Start the server, or find the running one.

    The first time, Neo4j itself is fetched (190 MB).

    \b
    启动服务器；已在运行的直接使用。
    """
    from kg.mirror.local_server.server import home_of, up

    with ProgressLine(sys.stderr) as progress:
        server, started = up(home_of(folder), progress=progress)
    note("Neo4j is up" if started else "Neo4j is up already")
    _print(server, form, show_password=False)


@command.command("down", cls=Command)
@store_option
@debug_option
def down_command(*, folder: Path) -> None:
    """Stop the server, if it runs; its data stay.

    \b
    停止服务器，数据保留。
    """
    from kg.mirror.local_server.server import down, home_of

    with ProgressLine(sys.stderr) as progress:
        stopped = down(home_of(folder), progress=progress)
    note("Neo4j is down" if stopped else "Neo4j was not running")


@command.command("status", cls=Command)
@click.option("--show-password", is_flag=True, help="Show the generated password too.")
@form_option
@store_option
@debug_option
def status_command(*, show_password: bool, form: str | None, folder: Path) -> None:
    """Show whether the server runs, and its addresses. Exit code 1 if it does not.

    \b
    查看服务器是否在运行，以及地址。
    """
    from kg.mirror.local_server.server import find, home_of

    server = find(home_of(folder))
    if server is None:
        note("Neo4j is not running — start it with: kg neo4j up")
        sys.exit(1)
    _print(server, form, show_password=show_password)


def _print(server: Server, form: str | None, *, show_password: bool) -> None:
    from kg.mirror.local_server.process import PASSWORD
    from kg.mirror.local_server.server import USER

    facts: dict[str, Any] = {
        "uri": server.uri,
        "browser": server.browser,
        "username": USER,
        "password_file": str(server.home / PASSWORD),
        "version": server.version,
        "pid": server.pid,
    }
    if show_password:
        facts["password"] = server.password
    if (form or default_format(sys.stdout)) == "json":
        sys.stdout.write(to_json(facts, sys.stdout))
        return
    width = max(map(len, facts))
    for key, value in facts.items():
        click.echo(f"{key:<{width}}  {value}")
