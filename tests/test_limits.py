"""Files, memory, disk and rights that run out: one line each, nothing half-written, no abort."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.damage import EXAMPLE, copied, of_another_year, refused, truth
from tests.damage import run_alone as run

EVERYTHING = "SELECT * { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z } ORDER BY ?c ?b"

pytest.importorskip("resource", reason="limits as on POSIX")
linux = pytest.mark.skipif(sys.platform != "linux", reason="limits of memory as on Linux")


def limit(what: str, most: int) -> str:
    """Python that runs before the program: this process may have no more of that."""
    return f"import resource; resource.setrlimit(resource.{what}, ({most}, {most}))"


FEW = [limit("RLIMIT_NOFILE", number) for number in (16, 120, 340)]
LITTLE = [limit("RLIMIT_AS", megabytes << 20) for megabytes in (70, 200, 500, 1000)]

RARE = [FEW[0], FEW[2], LITTLE[0], LITTLE[1], LITTLE[3]]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("limits") / "store"
    assert run(folder, "load", str(EXAMPLE)).code == 0
    return folder


@linux
@pytest.mark.parametrize(
    "tight",
    [FEW[1], LITTLE[2], *(pytest.param(each, marks=pytest.mark.slow) for each in RARE)],
)
def test_a_store_is_not_opened_where_too_little_is_left(
    whole: Path, tmp_path: Path, tight: str
) -> None:
    other = of_another_year(tmp_path / "other.txt")  # the same again would write nothing
    words = "too many files are open" if "NOFILE" in tight else "out of memory"
    before = truth(whole)
    mirrors = (whole / "graph" / "mirrors").read_bytes()
    for command in (("query", "unmet"), ("load", str(other)), ("remove", EXAMPLE.name)):
        said = run(whole, *command, before=tight)
        assert refused(said), (command, said)
        assert words in said.err
        assert "ulimit" in said.err
    assert truth(whole) == before
    assert (whole / "graph" / "mirrors").read_bytes() == mirrors


@linux
@pytest.mark.parametrize("tight", [FEW[1], LITTLE[-1]])
def test_nothing_is_left_of_a_first_load_that_has_too_little(tmp_path: Path, tight: str) -> None:
    store = tmp_path / "store"
    assert refused(run(store, "load", str(EXAMPLE), before=tight))
    assert not store.exists()


def test_a_low_limit_of_files_is_raised_where_that_is_allowed(whole: Path) -> None:
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    low = f"import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (64, {hard}))"
    assert run(whole, "query", "unmet", before=low) == run(whole, "query", "unmet")


@pytest.mark.slow
@linux
def test_an_engine_takes_no_more_memory_than_there_is(whole: Path, tmp_path: Path) -> None:
    """By itself it reserves 32 GiB, whatever the limit is."""
    tight = limit("RLIMIT_AS", 3 << 30)
    assert run(whole, "query", "unmet", before=tight) == run(whole, "query", "unmet")
    assert run(tmp_path / "store", "load", str(EXAMPLE), before=tight).code == 0


@linux
def test_a_question_that_needs_all_memory_is_ended_in_one_line(whole: Path) -> None:
    tight = limit("RLIMIT_AS", 2 << 30)
    said = run(whole, "query", "--sparql", EVERYTHING, before=tight)
    assert refused(said), said
    assert "out of memory" in said.err


@linux
@pytest.mark.parametrize(
    ("number", "words"),
    [(signal.SIGKILL, "out of memory"), (signal.SIGSEGV, "broke off, SIGSEGV")],
)
def test_a_question_whose_engine_dies_says_so(whole: Path, number: int, words: str) -> None:
    dying = f"""
import os
from kg.store import Store
Store.select = lambda *given: os.kill(os.getpid(), {int(number)})
"""
    said = run(whole, "query", "--sparql", "ASK { ?s ?p ?o }", before=dying)
    assert refused(said), said
    assert words in said.err


@linux
def test_who_ends_the_program_ends_the_question(whole: Path) -> None:
    """By any signal: no child goes on alone."""
    environment = {**os.environ, "KG_STORE": str(whole)}
    program = [sys.executable, "-c", "from kg.cli import main; main()"]
    with subprocess.Popen(
        [*program, "query", "--sparql", EVERYTHING], env=environment, stderr=subprocess.PIPE
    ) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        while not children.read_text():
            time.sleep(0.05)
        time.sleep(1)
        process.terminate()
        assert process.wait(30) == -signal.SIGTERM
        assert process.stderr is not None
        assert process.stderr.read() == b""  # which ends when the child has ended, too


def test_python_out_of_memory_is_one_line(whole: Path) -> None:
    short = """
from kg.answer import show
def page(*given, **more): raise MemoryError
show.page = page
"""
    said = run(whole, "show", "区统计局", before=short)
    assert refused(said)
    assert "out of memory" in said.err


def test_a_disk_that_fills_up_while_a_store_is_made(tmp_path: Path) -> None:
    """What the disk has no room for is told by how much is free, before anything is written."""
    full = """
import shutil
full = shutil.disk_usage(".")._replace(free=1 << 20)
shutil.disk_usage = lambda path: full
"""
    store = tmp_path / "store"
    said = run(store, "load", str(EXAMPLE), before=full)
    assert refused(said)
    assert "the disk is full" in said.err
    assert not (store / "journal.nq").exists()
    assert not (store / "graph").exists()


@linux
def test_a_folder_that_only_may_be_read(whole: Path, tmp_path: Path) -> None:
    store = copied(whole, tmp_path / "store")
    before = truth(store)
    mounted = ("unshare", "--mount", "--map-root-user", "sh", "-c")
    script = 'mount --bind "$KG_STORE" "$KG_STORE" && mount -o remount,ro,bind "$KG_STORE" && "$@"'
    program = [sys.executable, "-c", "from kg.cli import main; main()"]

    def read_only(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*mounted, script, "sh", *program, *arguments],
            env={**os.environ, "KG_STORE": str(store), "PYTHONUTF8": "1"},
            capture_output=True,
            check=False,
            text=True,
            timeout=120,
        )

    if shutil.which("unshare") is None or "denied" in read_only("--version").stderr:
        pytest.skip("NOT TESTED: no mount of one's own on this system")
    assert read_only("query", "unmet").stdout == run(whole, "query", "unmet").out
    other = shutil.copy(EXAMPLE, tmp_path / "other.txt")
    for command in (("load", str(other)), ("remove", EXAMPLE.name)):
        done = read_only(*command)
        assert done.returncode == 1
        (line,) = done.stderr.splitlines()
        assert "Read-only file system" in line
        assert "copy the folder" in line
    assert truth(store) == before
