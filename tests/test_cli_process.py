"""The program as a process: encodings, pipes, signals, and what it imports from cold."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.sample import build

PROGRAM = [sys.executable, "-c", "from kg.cli import main; main()"]
HEAVY = {"rich", "rdflib", "networkx", "neo4j", "pyvis", "pyshacl", "rapidfuzz", "oxrdflib"}
_SPARED = "numpy._core"  # of a package that is told not to be there, the name is asked for
GRAMMAR = {
    f"loaders.language.{each}"
    for each in ("quantities", "indicators", "units", "scope", "noun_phrase", "roles", "posts")
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = build(tmp_path_factory.mktemp("process") / "store")
    assert call(folder, "query", "unmet").returncode == 0  # brings the engine in step
    return folder


def environment(store: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    return {**kept, "KG_STORE": str(store), "COLUMNS": "160", **more}


def call(store: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *arguments],
        env=environment(store, **more),
        capture_output=True,
        check=False,
        timeout=60,
    )


@cache
def imported(store: Path, *arguments: str) -> frozenset[str]:
    """Modules that a run imports, and their top-level packages, by Python's own account."""
    result = subprocess.run(
        [sys.executable, "-X", "importtime", *PROGRAM[1:], *arguments],
        env=environment(store),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert result.returncode == 0, result.stderr[-2000:]
    names = re.findall(r"\| +\d+ \| +(\S+)", result.stderr.decode())
    return frozenset({*names, *(name.partition(".")[0] for name in names)})


@pytest.mark.parametrize(
    "arguments",
    [
        ("query", "unit-load"),
        ("query", "unit-portfolio", "-p", "unit=区住建局"),
        ("query", "unmet", "--format", "csv"),
        ("show", "区住建局"),
    ],
)
def test_a_piped_question_imports_nothing_heavy(store: Path, arguments: tuple[str, ...]) -> None:
    modules = imported(store, *arguments)
    assert "arcadedb" in modules, "the account of imports is empty or of something else"
    assert not modules & {*HEAVY, _SPARED}


def test_a_piped_question_imports_no_grammar(store: Path) -> None:
    """Only who reads documents needs to know what a number, a unit, an indicator looks like."""
    for arguments in (("query", "unmet"), ("show", "区住建局"), ("status",)):
        modules = imported(store, *arguments)
        assert "kg.store.rdf" in modules
        assert not modules & GRAMMAR, arguments


def test_a_question_of_the_engine_opens_no_rdf(store: Path) -> None:
    modules = imported(store, "query", "unmet")
    assert "kg.store.journal" in modules
    assert not modules & {"kg.store.dataset", "kg.store.change", "kg.store.sparql"}


def test_help_imports_no_engine_either(store: Path) -> None:
    modules = imported(store, "--help")
    assert "click" in modules
    assert not modules & (HEAVY | {"arcadedb", "pyoxigraph", "tomllib", "platformdirs"})


def test_help_imports_no_command() -> None:
    code = """
import sys
from kg.cli import cli
try:
    cli.main(["--help"])
finally:
    ours = {"kg", "loaders", "queries"}
    print(*sorted(each for each in sys.modules if each.split(".")[0] in ours))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1].split() == [
        "kg",
        "kg.cli",
        "kg.cli.command",
        "kg.cli.language",
        "kg.cli.output",
        "kg.cli.program",
        "kg.cli.terminal",
        "kg.cli.values",
    ]


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "cp437", "utf-8"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("query", "unit-portfolio", "-p", "unit=区园林局"),
        ("query", "unit-portfolio", "-p", "unit=区园林局", "--format", "table"),
        ("query", "--list", "--format", "markdown"),
        ("show", "区住建局", "--format", "table"),
        ("status", "--format", "table"),
        ("--help",),
        ("load", "--help"),
    ],
)
def test_no_console_is_too_poor(store: Path, encoding: str, arguments: tuple[str, ...]) -> None:
    result = call(store, *arguments, PYTHONIOENCODING=encoding)
    assert result.returncode == 0, result.stderr.decode(encoding)
    text = result.stdout.decode(encoding)
    if encoding in {"gbk", "utf-8"}:
        assert re.search(r"[\u4e00-\u9fff]", text) or r"\u" in text
    else:
        assert r"\u" in text


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_json_is_the_same_data_in_every_encoding(store: Path, encoding: str) -> None:
    arguments = ("query", "progress")
    poor = json.loads(call(store, *arguments, PYTHONIOENCODING=encoding).stdout.decode(encoding))
    assert poor == json.loads(call(store, *arguments, PYTHONIOENCODING="utf-8").stdout)
    assert len(poor) == 8


def test_an_error_on_a_poor_console_is_still_one_line(store: Path) -> None:
    result = call(store, "query", "unit-portfolio", "-p", "unit=住建局", PYTHONIOENCODING="ascii")
    assert result.returncode == 1
    (line,) = result.stderr.decode("ascii").splitlines()
    assert line.startswith("kg: ")


def test_a_reader_that_leaves_makes_no_noise(store: Path) -> None:
    everything = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"  # more than a pipe holds
    with subprocess.Popen(
        [*PROGRAM, "query", "--sparql", everything],
        env=environment(store),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"[\n"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 141


@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX")
def test_ctrl_c_is_one_line_and_130(store: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "query", "--cypher", "-"],
        env=environment(store),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        wait_until_idle(process)  # it waits for the query that never comes
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        errors = process.stderr.read().decode().split("\n")
        assert process.wait(30) == 130
    assert [line for line in errors if line] == ["kg: interrupted"]


ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX")
def test_ctrl_c_ends_a_query_that_is_deep_in_its_engine(store: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "query", "--sparql", ENDLESS], env=environment(store), stderr=subprocess.PIPE
    ) as process:
        wait_until_deep(process)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        assert process.stderr.read().decode().splitlines() == ["kg: interrupted"]
        assert process.wait(30) == 130


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a query has no process of its own")
def test_a_query_ends_with_its_parent_however_that_ends(store: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "query", "--sparql", ENDLESS], env=environment(store), stderr=subprocess.DEVNULL
    ) as process:
        child = child_of(process)
        process.kill()
    # A process that nobody has waited for yet is a zombie: it runs no more.
    until(lambda: not (stat := Path(f"/proc/{child}/stat")).exists() or ") Z " in stat.read_text())


def child_of(process: subprocess.Popen[bytes]) -> str:
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    found: list[str] = until(lambda: children.read_text("ascii").split())
    return found[0]


def wait_until_deep(process: subprocess.Popen[bytes]) -> None:
    """Until its query has taken more of the processor than all that comes before takes."""
    if sys.platform != "linux":
        time.sleep(2)
        return
    stat = Path(f"/proc/{child_of(process)}/stat")
    ticks = os.sysconf("SC_CLK_TCK")
    until(lambda: int(stat.read_text("ascii").rsplit(")", 1)[1].split()[11]) > 1.5 * ticks, 60)


def wait_until_idle(process: subprocess.Popen[bytes]) -> None:
    """Until it has slept for half a second, looked at twenty times: it is waiting for us."""
    if sys.platform != "linux":
        time.sleep(1)
        return
    stat = Path(f"/proc/{child_of(process)}/stat")

    def idle() -> bool:
        for _ in range(20):
            if ") S " not in stat.read_text("ascii"):
                return False
            time.sleep(0.025)
        return True

    until(idle, 60)


def until(found: Callable[[], Any], seconds: float = 20) -> Any:
    """What is found at last; fails if it is not in time."""
    end = time.monotonic() + seconds
    while not (what := found()):
        assert time.monotonic() < end
        time.sleep(0.01)
    return what


def test_a_query_that_its_engine_does_not_end_is_ended(store: Path) -> None:
    program = "from kg.cli import main, watch; watch.LIMIT = 1; main()"
    result = subprocess.run(
        [sys.executable, "-c", program, "query", "--sparql", ENDLESS],
        env=environment(store),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 1
    (line,) = result.stderr.decode().splitlines()
    assert "no answer within 1 seconds" in line
    assert result.stdout == b""


def test_nothing_is_written_into_the_working_folder(store: Path, tmp_path: Path) -> None:
    subprocess.run(
        [*PROGRAM, "query", "bridges"],
        env=environment(store),
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=60,
    )
    assert list(tmp_path.iterdir()) == []
