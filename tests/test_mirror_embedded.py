"""What is the embedded engine's own, beside the contract: files, locks, crashes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.mirror.changes import Batch
from kg.mirror.embedded import EmbeddedEngine, mirrored_fingerprint
from kg.mirror.sync import sync, verify
from ontology.errors import MirrorError, StoreLocked
from tests.mirror_contract import graph, small

ROOT = Path(__file__).parent.parent


def start(code: str, *arguments: object, cwd: Path = ROOT) -> subprocess.Popen[str]:
    prelude = "import sys\nfrom pathlib import Path\nfolder = Path(sys.argv[1])\n"
    return subprocess.Popen(
        [sys.executable, "-c", prelude + code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


SYNC_AND_DIE = """
import os, signal
from kg.mirror import statements
from kg.mirror.embedded import EmbeddedEngine
from kg.mirror.sync import sync
from tests.mirror_contract import graph
statements.batches.__defaults__ = (7,)  # many small transactions
calls = []
def die(done, total):
    calls.append(done)
    if len(calls) == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
engine = EmbeddedEngine.open(folder, write=True)
engine.fingerprint = "old"
sync(graph(rows=30), engine, progress=die)
"""


@pytest.mark.parametrize("batch", [1, 4, 15])
def test_kill_9_in_the_middle_is_healed_by_the_next_sync(tmp_path: Path, batch: int) -> None:
    child = start(SYNC_AND_DIE, tmp_path / "graph", batch)
    output = child.communicate(timeout=60)
    assert child.returncode == -signal.SIGKILL, output
    assert mirrored_fingerprint(tmp_path / "graph") is None
    wanted = graph(rows=30)
    with EmbeddedEngine.open(tmp_path / "graph") as engine:  # a reader recovers it first
        assert verify(wanted, engine) != []
    with EmbeddedEngine.open(tmp_path / "graph", write=True) as engine:
        report = sync(wanted, engine)
        assert 0 < report.written < report.nodes + report.relationships
        assert verify(wanted, engine) == []


WRITE_AND_WAIT = """
from kg.mirror.embedded import EmbeddedEngine
engine = EmbeddedEngine.open(folder, write=True)
print("open", flush=True)
sys.stdin.read() if len(sys.argv) > 2 else __import__("time").sleep(60)
"""


def test_a_second_process_gets_one_clear_line_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    EmbeddedEngine.open(folder, write=True).close()
    child = start(WRITE_AND_WAIT, folder)
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        for write in (False, True):
            with pytest.raises(StoreLocked, match="another kg") as caught:
                EmbeddedEngine.open(folder, write=write)
            assert "\n" not in str(caught.value)
    finally:
        child.kill()
        child.communicate()
    with EmbeddedEngine.open(folder) as engine:
        assert engine.contents().nodes == ()


def test_the_same_process_cannot_open_it_twice(tmp_path: Path) -> None:
    with EmbeddedEngine.open(tmp_path, write=True), pytest.raises(StoreLocked):
        EmbeddedEngine.open(tmp_path, write=True)


def test_several_processes_may_read(tmp_path: Path) -> None:
    with EmbeddedEngine.open(tmp_path / "graph", write=True) as engine:
        sync(small(), engine)
    code = """
from kg.mirror.embedded import EmbeddedEngine
with EmbeddedEngine.open(folder) as engine:
    print(len(engine.query("MATCH (n) RETURN n").rows))
"""
    with EmbeddedEngine.open(tmp_path / "graph") as engine:
        output, errors = start(code, tmp_path / "graph").communicate(timeout=60)
        assert (output, errors) == ("6\n", "")
        assert len(engine.query("MATCH (n) RETURN n").rows) == 6


def test_a_reader_notices_that_somebody_wrote_meanwhile(tmp_path: Path) -> None:
    with EmbeddedEngine.open(tmp_path / "graph", write=True) as engine:
        sync(small(), engine)
        engine.fingerprint = "one"
    with EmbeddedEngine.open(tmp_path / "graph") as engine:
        engine.query("RETURN 1 AS x")
        (tmp_path / "graph" / "mirrors").unlink()  # as a writer does before it writes
        with pytest.raises(StoreLocked, match="written while it was read"):
            engine.query("RETURN 1 AS x")


def test_nothing_is_printed_and_nothing_is_written_elsewhere(tmp_path: Path) -> None:
    cwd, home = tmp_path / "cwd", tmp_path / "home"
    cwd.mkdir()
    home.mkdir()
    code = """
import os
os.environ["HOME"] = sys.argv[2]
from kg.mirror.embedded import EmbeddedEngine
from kg.mirror.sync import sync
from tests.mirror_contract import small
with EmbeddedEngine.open(folder, write=True) as engine:
    sync(small(), engine)
with EmbeddedEngine.open(folder) as engine:
    engine.query("MATCH (n) RETURN n")
assert "ARCADEDB_LOG_DIR" not in os.environ
"""
    child = start(code, tmp_path / "graph", home, cwd=cwd)
    assert child.communicate(timeout=60) == ("", "")
    assert child.returncode == 0
    assert list(cwd.iterdir()) == []
    assert list(home.iterdir()) == []


def test_reading_changes_no_file(tmp_path: Path) -> None:
    with EmbeddedEngine.open(tmp_path, write=True) as engine:
        sync(small(), engine)

    def files() -> dict[Path, bytes]:
        paths = [path for path in tmp_path.rglob("*") if path.is_file()]
        # The engine's row counts for its planner: rewritten whenever it closes.
        return {path: path.read_bytes() for path in paths if path.name != "statistics.json"}

    before = files()
    with EmbeddedEngine.open(tmp_path) as engine:
        engine.query("MATCH (n)-[r]->(m) RETURN n, r, m")
    assert files() == before


def test_a_broken_folder_is_made_anew_for_a_writer_and_refused_to_a_reader(tmp_path: Path) -> None:
    with EmbeddedEngine.open(tmp_path, write=True) as engine:
        sync(small(), engine)
        engine.fingerprint = "one"
    (tmp_path / "db" / "schema.json").write_text("{nonsense")
    (tmp_path / "db" / "schema.prev.json").unlink(missing_ok=True)
    (tmp_path / "db" / "configuration.json").write_text("nonsense")
    with pytest.raises(MirrorError):
        EmbeddedEngine.open(tmp_path)
    with EmbeddedEngine.open(tmp_path, write=True) as engine:
        assert engine.fingerprint is None
        assert engine.contents().nodes == ()
        sync(small(), engine)
        assert verify(small(), engine) == []


def test_a_reader_where_nothing_is(tmp_path: Path) -> None:
    with pytest.raises(MirrorError, match="no mirror"):
        EmbeddedEngine.open(tmp_path / "none")
    assert not (tmp_path / "none").exists()
    assert mirrored_fingerprint(tmp_path / "none") is None


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    EmbeddedEngine.open(tmp_path, write=True).close()
    with EmbeddedEngine.open(tmp_path) as engine:
        with pytest.raises(MirrorError):
            engine.fingerprint = "x"
        with pytest.raises(MirrorError):
            engine.write(Batch("UNWIND $rows AS row CREATE (:Thing)", [{}]))


def test_a_closed_engine_says_so(tmp_path: Path) -> None:
    engine = EmbeddedEngine.open(tmp_path, write=True)
    engine.close()
    engine.close()
    with pytest.raises(MirrorError, match="closed"):
        engine.query("RETURN 1 AS x")


def test_a_look_up_by_iri_uses_the_index(tmp_path: Path) -> None:
    with EmbeddedEngine.open(tmp_path, write=True) as engine:
        sync(small(), engine)
        ((plan,),) = (
            row[1:] for row in engine.query("EXPLAIN MATCH (n:Thing {iri: 'x:b1'}) RETURN n").rows
        )
    assert "NodeIndexSeek" in plan


def test_records_of_procedures_are_nodes(tmp_path: Path) -> None:
    with EmbeddedEngine.open(tmp_path, write=True) as engine:
        sync(small(), engine)
        found = engine.query("CALL algo.pagerank() YIELD node, score RETURN node, score")
    names = {row[0]["properties"]["iri"] for row in found.rows}
    assert names == {node.iri for node in small().nodes}
    assert all("Thing" in row[0]["labels"] for row in found.rows)


def test_a_map_that_looks_like_a_record_stays_a_map(tmp_path: Path) -> None:
    with EmbeddedEngine.open(tmp_path, write=True) as engine:
        found = engine.query("RETURN {`@rid`: 'x; DROP', `@type`: 'LEADS'} AS m")
    assert found.rows == (({"@rid": "x; DROP", "@type": "LEADS"},),)


def test_a_question_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    EmbeddedEngine.open(tmp_path / "graph", write=True).close()
    code = """
from ontology.errors import QueryError
from kg.mirror.embedded import EmbeddedEngine
endless = "UNWIND range(1, 3000000) AS i UNWIND range(1, 1000) AS j RETURN sum(i * j) AS s"
with EmbeddedEngine.open(folder, limit=0.2) as engine:
    try:
        engine.query(endless)
    except QueryError as error:
        print(error)
    print(engine.query("RETURN 1 AS x").rows)
"""
    output, errors = start(code, tmp_path / "graph").communicate(timeout=60)
    first, second = output.splitlines()
    assert "no answer in time" in first
    assert "200ms" in first
    assert (second, errors) == ("((1,),)", "")
