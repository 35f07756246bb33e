"""The child process that is the server: `python -m kg.mirror.local_server.process HOME`.

It holds `running.lock` for as long as it lives (so that nobody needs to trust a process id),
runs the JVM inside, and stops cleanly when `stop` appears: a file, because Windows has no
signal for it. What Neo4j Browser is to run on connecting, it takes while it runs (`greeting`).

It outlives who started it, unless `KG_NEO4J_WHILE_LOCKED` names a lock: then it ends when nobody
holds that lock any more, however its holder ended. So a test suite that is killed leaves no server.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kg.mirror.local_server.greeting import keep_greeting
from kg.mirror.local_server.jvm import CLASSPATH, administer, start_jvm
from kg.mirror.local_server.locks import is_locked

LOCK, STATE, STOP, PASSWORD = "running.lock", "server.json", "stop", "password"
WHILE_LOCKED = "KG_NEO4J_WHILE_LOCKED"
"""The variable that names the lock without whose holder the server ends."""

POLL = 0.2
"""Seconds between looks for the file `stop`."""

STOP_PATIENCE = 60.0
"""Seconds that a clean stop may take. Jetty was once seen to wait for ever for a thread of its
own; the server's transaction log makes an abrupt end safe."""


def main(home: Path) -> int:
    """Run the server of a home folder until it is told to stop."""
    from filelock import FileLock, Timeout

    holder = os.environ.get(WHILE_LOCKED)
    if holder:  # at once: the holder may end while the server starts
        _in_background(_end_with, Path(holder))

    lock = FileLock(home / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return 3
    state = json.loads((home / STATE).read_text("utf-8"))
    state["pid"] = os.getpid()
    (home / STATE).write_text(json.dumps(state), "utf-8")
    jpype = start_jvm(json.loads((home / CLASSPATH).read_text("utf-8")))
    _set_password(jpype, home)
    package = jpype.JPackage("org").neo4j.server
    server = package.CommunityBootstrapper()
    _in_background(_watch, jpype, home / STOP)
    _in_background(keep_greeting, jpype, server, home)
    arguments = [f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    return int(package.NeoBootstrapper.start(package.BlockingBootstrapper(server), arguments))


def _in_background(work: Callable[..., None], *arguments: Any) -> None:
    threading.Thread(target=work, args=arguments, daemon=True).start()


def _end_with(holder: Path) -> None:
    """End this process, abruptly, when nobody holds the lock."""
    while is_locked(holder, patience=0):
        time.sleep(POLL)
    os._exit(1)


def _set_password(jpype: Any, home: Path) -> None:
    """Before the first start, so that the default password never opens a port.

    The first start makes the database `system`; an import may have made others before.
    """
    if (home / "data" / "databases" / "system").exists():
        return
    code = administer(
        jpype, home, ["dbms", "set-initial-password", (home / PASSWORD).read_text("ascii")]
    )
    if code != 0:
        raise SystemExit(code)  # what is wrong has been printed


def _watch(jpype: Any, stop: Path) -> None:
    while not stop.exists():
        time.sleep(POLL)
    halt = threading.Timer(STOP_PATIENCE, os._exit, args=(1,))
    halt.daemon = True
    halt.start()
    jpype.java.lang.System.exit(0)  # runs the server's shutdown hooks


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
