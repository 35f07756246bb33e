"""What all tests share: the folders of real documents, and hypothesis without a clock."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from hypothesis import settings

from tests.servers import ending_with_us

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from kg.mirror.local_server.server import Server
    from kg.mirror.target import Target

settings.register_profile("kg", deadline=None)  # a busy machine is not a failing test
# In CI the same examples each time: a change lands by what it does, not by luck. New
# examples are tried at each developer's desk.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "kg")


def pytest_configure(config: pytest.Config) -> None:
    """No server outlives the run; none compiles for days to come; Ctrl-C is heard; kg says what it
    has to say in English.
    """
    # A server of a test lives for a minute: the first compiler alone takes a third less of the
    # processor for it. Read by every Java, whoever starts it.
    os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")
    # Messages are told in the person's language: the tests have one, whoever runs them.
    os.environ.pop("KG_LANG", None)
    os.environ["LC_ALL"] = "C.UTF-8"
    # A shell lets what it runs in the background ignore Ctrl-C, and the programs that are tested
    # would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    stack = ExitStack()
    stack.enter_context(ending_with_us())
    config.add_cleanup(stack.close)


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist asks who runs with whom
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests of a file run in one process, so what they share is made once.

    But for the slow ones: what those share is little beside each of them, and who waits for the
    last of them waits less where they are spread.
    """
    for item in items:
        if item.get_closest_marker("xdist_group") is None and "slow" not in item.keywords:
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(scope="session")
def documents() -> Path:
    """The folder of source documents, from `KG_DOCUMENTS`."""
    return _folder("KG_DOCUMENTS", "the source documents")


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of annotations made by hand, from `KG_GOLD`."""
    return _folder("KG_GOLD", "the gold annotations")


def _folder(variable: str, what: str) -> Path:
    """The folder a variable names. Unset: skipped on a desk, a failure where CI is set."""
    value = os.environ.get(variable)
    if not value:
        _untested(f"set {variable} to the folder of {what} to run this test")
    folder = Path(value)
    if not folder.is_dir():
        pytest.fail(f"{variable}={value} is not a folder")
    return folder


@pytest.fixture(scope="session")
def shipped_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the bundled facts, loaded once; for those who only read.

    Once for all processes of a run, which have their copies: the base of each lies in that of all.
    """
    from filelock import FileLock

    from kg.load.pipeline import load

    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with FileLock(shared / "shipped.lock"):
        if not (shared / "shipped").exists():
            load([], base / "loaded")
            (base / "loaded").rename(shared / "shipped")
    return Path(shutil.copytree(shared / "shipped", tmp_path_factory.mktemp("shipped") / "store"))


@pytest.fixture
def shipped(shipped_once: Path, tmp_path: Path) -> Path:
    """A copy of it, to be written to."""
    return Path(shutil.copytree(shipped_once, tmp_path / "shipped"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A running Chromium. None here: skipped on a desk, a failure where CI is set."""
    from tests.browser import browser as running_browser
    from tests.browser import find

    if find() is None:
        _untested("no Chromium on this machine (sh tests/install_browser.sh)")
    with running_browser() as started:
        yield started


def _untested(why: str) -> NoReturn:
    """Say loudly that something is not tested; where CI is set, that is a failure."""
    reason = f"NOT TESTED: {why}"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Neo4j of the tests' own, on free ports, in a temporary folder.

    Tests that use it are marked `neo4j` and run in one group (`xdist_group`), the largest, which
    is begun first: one server is started for a run, and asked while it is warm. A transaction may
    take 64 MB there, so that running out of it can be tested.
    """
    from kg.mirror.local_server.server import down

    home = tmp_path_factory.mktemp("neo4j")
    server = started(home, extra={"db.memory.transaction.max": "64m"})
    yield server
    down(home)


@pytest.fixture
def neo4j_driver(neo4j_server: Server) -> Iterator[Any]:
    """The official driver on that server, its database empty."""
    import neo4j

    from kg.mirror.local_server.server import USER

    auth = (USER, neo4j_server.password)
    with neo4j.GraphDatabase.driver(neo4j_server.uri, auth=auth) as driver:
        emptied(driver)
        yield driver


def emptied(driver: Any) -> None:
    """Delete all that a server of the tests' own holds."""
    with driver.session() as session:  # in parts: a transaction may take 64 MB
        for pattern in ("()-[x]->()", "(x)"):
            text = f"MATCH {pattern} CALL (x) {{ DELETE x }} IN TRANSACTIONS OF 50 ROWS"
            session.run(text).consume()


@pytest.fixture
def neo4j_target(neo4j_server: Server, neo4j_driver: Any) -> Target:
    """That server, its database empty, for the engine."""
    from kg.mirror.local_server.server import USER
    from kg.mirror.target import Target

    return Target(neo4j_server.uri, USER, neo4j_server.password)


@pytest.fixture
def neo4j_environment(neo4j_target: Target, monkeypatch: pytest.MonkeyPatch) -> Target:
    """That server, its database empty, as the one that the environment names."""
    monkeypatch.setenv("NEO4J_URI", neo4j_target.uri)
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_target.username)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_target.password or "")
    monkeypatch.delenv("NEO4J_DATABASE", raising=False)
    return neo4j_target


def started(home: Path, extra: Mapping[str, str] | None = None) -> Server:
    """A server on free ports. Impossible: skipped on a desk, a failure where CI is set."""
    from kg.mirror.local_server.server import up
    from ontology.errors import MirrorError

    try:
        return up(home, ports=(0, 0), extra=extra)[0]
    except MirrorError as error:
        _untested(f"no Neo4j can be started here: {error}")
