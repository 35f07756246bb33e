"""What Neo4j Browser runs when somebody connects: told to a server that runs, and taken back.

Neo4j takes `browser.post_connect_cmd` from its configuration when it starts; the setting is not
dynamic, so no statement changes it. But Browser asks for it on every connecting, and our server
is a process of ours: it watches the file `greeting`, and puts its text in place as the value. So
nobody needs to start a running server anew, which would cut off whoever uses it.

Whoever greets holds a lock meanwhile. If they are killed, the server takes the greeting back.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.mirror.local_server.locks import is_locked
from kg.store.atomic import replacing
from ontology.errors import MirrorError

FILE, LOCK = "greeting", "greeting.lock"
SETTING = "browser.post_connect_cmd"
POLL = 0.2
"""Seconds between looks for another greeting."""

PATIENCE = 2.0
"""Seconds to try to be the one who greets: the server looks at the lock as well, briefly."""


@contextmanager
def greeter(home: Path) -> Iterator[Callable[[str], None]]:
    """Be the one who says what Browser runs, for as long as the block runs.

    Gives the function that says it: commands of Browser without their colon, parted by `;`. The
    server of the home folder takes it within a second. Raises MirrorError: another does it.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(home / LOCK)
    try:
        lock.acquire(timeout=PATIENCE, poll_interval=0.05)
    except Timeout as error:
        raise MirrorError(
            "another kg browse shows this store already",
            way_out="use that one, or end it with Ctrl-C",
        ) from error

    def greet(commands: str) -> None:
        with replacing(home / FILE) as file:
            file.write(commands.encode("utf-8"))

    try:
        yield greet
    finally:
        (home / FILE).unlink(missing_ok=True)
        lock.release()


def keep_greeting(jpype: Any, bootstrapper: Any, home: Path) -> None:
    """In the server's process: follow the file for as long as it runs.

    bootstrapper: of Neo4j, which may be starting yet.
    """
    while (service := bootstrapper.getDatabaseManagementService()) is None:
        time.sleep(POLL)
    resolver = service.database("system").getDependencyResolver()
    config = resolver.resolveDependency(jpype.JClass("org.neo4j.configuration.Config").class_)
    setting = config.getSetting(SETTING)
    said = ""
    while True:
        wanted = _wanted(home)
        if wanted != said:
            config.set(setting, wanted)
            said = wanted
        time.sleep(POLL)


def _wanted(home: Path) -> str:
    """The greeting; none if nobody greets any more."""
    try:
        text = (home / FILE).read_text("utf-8")
    except FileNotFoundError:
        return ""
    if is_locked(home / LOCK, patience=0):
        return text
    (home / FILE).unlink(missing_ok=True)
    return ""
