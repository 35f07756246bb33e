"""`kg browse`: the graph in Neo4j Browser, with a guide, for as long as it runs."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from kg.cli.command import Command
from kg.cli.options import (
    debug_option,
    form_option,
    language_option,
    store_option,
)
from kg.cli.output import default_format, note, to_json
from kg.cli.progress import ProgressLine
from ontology.labels import Language

if TYPE_CHECKING:
    from kg.browse.session import Session


@click.command(
    cls=Command,
    name="browse",
    epilog="""\b
Examples:
  kg browse
  kg browse --no-open --lang en
  NEO4J_URI=neo4j+s://example.org NEO4J_PASSWORD=… kg browse
  kg export guide/ --format neo4j-browser    the guide as files, for a server of your own
""",
)
@click.option("--no-open", is_flag=True, help="Print the address; open no window.")
@click.option("--show-password", is_flag=True, help="Show the local server's password too.")
@form_option
@language_option
@store_option
@debug_option
def command(
    *,
    no_open: bool,
    show_password: bool,
    form: str | None,
    language: Language | None,
    folder: Path,
) -> None:
    """Bring up a Neo4j, fill it, and open Neo4j Browser on it, with a guide.

    The server is the one that NEO4J_URI names, else a local one (kg neo4j). The guide, the
    style sheet and the saved queries are served on 127.0.0.1 until Ctrl-C, which also stops the
    local server unless it ran before.

    \b
    在 Neo4j Browser 中打开图谱：自动打开向导，点一下就能提问。按 Ctrl-C 结束。
    """
    from kg.browse.session import browsing
    from kg.store.meta import read_meta

    read_meta(folder)  # no store: say so before a server is started for it
    line = ProgressLine(sys.stderr)
    with ExitStack() as stack:
        with line as progress:
            opened = browsing(folder, lang=language or "zh", progress=progress)
            session = stack.enter_context(opened)
        told = stack.enter_context(_until_told())
        _print(session, form, show_password=show_password)
        for each in session.notices:
            note(each)
        if not no_open and session.address is not None:
            _open(session.address)
        note("Ctrl-C ends it")
        while not told.wait(1):  # without a limit, Windows does not notice Ctrl-C
            pass
        with line:
            stack.close()
    note("ended" if session.stops else "ended; Neo4j runs on")


@contextmanager
def _until_told() -> Iterator[threading.Event]:
    """An event that is set by Ctrl-C, or by who ends the process politely."""
    told = threading.Event()

    def tell(number: int, frame: FrameType | None) -> None:
        told.set()

    before = {each: signal.signal(each, tell) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield told
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _print(session: Session, form: str | None, *, show_password: bool) -> None:
    facts: dict[str, Any] = {
        "address": session.address,
        "username": session.target.username,
        "password_file": session.password_file and str(session.password_file),
        "guide": f"{session.base}/guide.html",
        "style": f"{session.base}/style.grass",
        "saved_queries": f"{session.base}/saved-queries.zip",
        "created": session.report.created,
        "updated": session.report.updated,
        "deleted": session.report.deleted,
    }
    if show_password and session.password_file is not None:
        facts["password"] = session.target.password
    if (form or default_format(sys.stdout)) == "json":
        sys.stdout.write(to_json(facts, sys.stdout))
    else:
        shown = {key: value for key, value in facts.items() if value is not None}
        width = max(map(len, shown))
        for key, value in shown.items():
            click.echo(f"{key:<{width}}  {value}")
    sys.stdout.flush()  # a program that started us reads it now


def _open(address: str) -> None:
    """Open a window of the person's web browser, if there is a screen to open it on."""
    import webbrowser

    screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform in {"win32", "darwin"} or screen:  # else a browser of the terminal would open
        webbrowser.open(address)
