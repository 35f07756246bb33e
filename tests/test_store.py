"""The store: all or nothing, one writer, clear refusals."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.store import Change, Store, statements
from kg.store.meta import Kind, read_meta
from kg.store.rdf import extraction_quads
from ontology.errors import (
    NotFound,
    ParameterError,
    QueryError,
    StoreError,
    StoreLocked,
    StoreTooNew,
)
from tests.factories import extraction


def change(name: str = "青石.txt", *, rows: int = 2, value: str = "12.50") -> Change:
    made = extraction(name, rows=rows, value=value)
    return Change.of_document(made.document.iri, name, extraction_quads(made))


BUREAUS = "SELECT (COUNT(*) AS ?n) WHERE { ?u a gov:Bureau }"


def contents(folder: Path) -> frozenset[ox.Quad]:
    """The quads of all graphs, the union of which must hold each triple once."""
    with Store.open(folder) as store:
        quads = frozenset(store.quads())
        union = [quad.triple for quad in store.said(None, None, None)]
        assert len(union) == len(set(union))
        assert set(union) == {quad.triple for quad in quads}
        store.check()
        return quads


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", write=True) as store:
        assert store.apply([change()])
    expected = frozenset(extraction_quads(extraction()))
    assert contents(tmp_path / "s") == expected
    with Store.open(tmp_path / "s") as store:
        (document,) = store.documents()
        assert (document.name, document.stated, document.inferred) == ("青石.txt", 12, 2)
        assert store.names() == ["青石.txt"]


def test_applying_the_same_again_changes_no_byte(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", write=True) as store:
        store.apply([change()])
        before = store.fingerprint
    first = files(tmp_path / "s" / "rdf") | files_of_meta(tmp_path / "s")
    with Store.open(tmp_path / "s", write=True) as store:
        assert not store.apply([change()])
        assert store.fingerprint == before
    assert contents(tmp_path / "s") == frozenset(extraction_quads(extraction()))
    assert files_of_meta(tmp_path / "s") == {
        name: data for name, data in first.items() if name == "store.json"
    }


def files_of_meta(folder: Path) -> dict[str, bytes]:
    return {"store.json": (folder / "store.json").read_bytes()}


def test_replacing_and_removing_touch_one_document_only(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", write=True) as store:
        store.apply([change("甲.txt"), change("乙.txt", rows=3)])
        store.apply([change("甲.txt", value="7")])
    second = frozenset(extraction_quads(extraction("乙.txt", rows=3)))
    assert contents(tmp_path / "s") == second | frozenset(
        extraction_quads(extraction("甲.txt", value="7"))
    )
    with Store.open(tmp_path / "s", write=True) as store:
        store.remove("甲.txt")
        with pytest.raises(NotFound, match=r"乙\.txt"):
            store.remove("甲.txt")
    assert contents(tmp_path / "s") == second


def test_a_second_writer_is_told_at_once(tmp_path: Path) -> None:
    program = textwrap.dedent(
        """
        import sys, pathlib
        from kg.store import Store
        with Store.open(pathlib.Path(sys.argv[1]), write=True):
            print("open", flush=True)
            sys.stdin.read()
        """
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path / "s")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        started = time.monotonic()
        with pytest.raises(StoreLocked, match="writing to this store"):
            Store.open(tmp_path / "s", write=True)
        assert time.monotonic() - started < 1
    finally:
        holder.communicate(timeout=10)
    with Store.open(tmp_path / "s", write=True):
        pass


KILLED_AT = {
    "before the commit": ("os", "fsync", "before"),
    "after the statements": ("kg.store.statements", "make_durable", "after"),
    "after the commit": ("kg.store.journal", "make_durable", "before"),
    "before a triple leaves the union": ("proxy", "remove", "before"),
    "after a triple left the union": ("proxy", "remove", "after"),
    "before the quads": ("proxy", "bulk_load", "before"),
    "after the quads": ("proxy", "bulk_load", "after"),
    "before the log is read": ("proxy", "bulk_load", "before"),
    "after the description": ("kg.store.journal", "write_meta", "after"),
    "before what is stated no more goes": ("kg.store.statements", "prune", "before"),
}

KILLER = textwrap.dedent(
    """
    import importlib, os, signal, sys, pathlib
    import kg.store
    from tests.test_store import change

    module, name, moment = sys.argv[2:5]

    def deadly(function):
        def wrapper(*args, **kwargs):
            if moment == "before":
                os.kill(os.getpid(), signal.SIGKILL)
            result = function(*args, **kwargs)
            os.kill(os.getpid(), signal.SIGKILL)
            return result
        return wrapper

    class Proxy:
        def __init__(self, inner):
            self.inner = inner
        def __getattr__(self, attribute):
            found = getattr(self.inner, attribute)
            return deadly(found) if attribute == name else found
        def __contains__(self, quad):
            return quad in self.inner

    with kg.store.Store.open(pathlib.Path(sys.argv[1]), write=True) as store:
        if module == "proxy":
            store._inner = Proxy(store._inner)
        else:
            target = importlib.import_module(module)
            setattr(target, name, deadly(getattr(target, name)))
        meanwhile = (lambda: None) if sys.argv[5] == "from the log" else None
        store.apply([change(rows=40, value="99")], meanwhile=meanwhile)
    """
)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX; Windows has no kill -9")
@pytest.mark.parametrize("moment", KILLED_AT)
def test_killed_at_each_step_leaves_the_old_or_the_new(tmp_path: Path, moment: str) -> None:
    folder = tmp_path / "s"
    with Store.open(folder, write=True) as store:
        store.apply([change(rows=3)])
    old = frozenset(extraction_quads(extraction(rows=3)))
    new = frozenset(extraction_quads(extraction(rows=40, value="99")))
    how = "from the log" if "log" in moment else "from memory"
    done = subprocess.run(
        [sys.executable, "-c", KILLER, str(folder), *KILLED_AT[moment], how],
        capture_output=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    decided = moment not in ("before the commit", "after the statements")
    expected = new if decided else old
    assert contents(folder) == expected
    assert not (folder / "journal.nq").exists()
    with Store.open(folder, write=True) as store:
        store.apply([change(rows=1)])
    assert contents(folder) == frozenset(extraction_quads(extraction(rows=1)))


LOADER = textwrap.dedent(
    """
    import sys, pathlib
    from kg.store import Store
    from tests.test_store import change
    made = change(rows=400, value="99")
    with Store.open(pathlib.Path(sys.argv[1]), write=True) as store:
        print("go", flush=True)
        store.apply([made])
    """
)


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX; Windows has no kill -9")
@pytest.mark.parametrize("delay", [0.0, 0.01, 0.02, 0.04, 0.07, 0.12])
@pytest.mark.slow
def test_killed_at_any_moment_leaves_the_old_or_the_new(tmp_path: Path, delay: float) -> None:
    folder = tmp_path / "s"
    with Store.open(folder, write=True) as store:
        store.apply([change(rows=3)])
    process = subprocess.Popen(
        [sys.executable, "-c", LOADER, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "go\n"
    time.sleep(delay)
    process.kill()
    process.wait()
    process.stdout.close()
    assert contents(folder) in (
        frozenset(extraction_quads(extraction(rows=3))),
        frozenset(extraction_quads(extraction(rows=400, value="99"))),
    )


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", write=True) as store:
        store.apply([change()])
    path = tmp_path / "s" / "store.json"
    meta = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(meta | {"format": 99, "kg": "9.0"}), "utf-8")
    before = files(tmp_path / "s")
    for write in (False, True):
        with pytest.raises(StoreTooNew, match=r"newer kg \(9\.0"):
            Store.open(tmp_path / "s", write=write)
    assert files(tmp_path / "s") == before


def test_a_document_is_told_by_its_kind_not_by_its_graphs(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    graphs = ("https://example.org/one", "https://example.org/two")
    pair = Change("https://example.org/pair", "pair", graphs, [], Kind.GRAPH)
    with Store.open(folder, write=True) as store:
        store.apply([pair])
    with Store.open(folder) as store:
        assert store.names() == []
        assert not store.empty


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine")
    with pytest.raises(StoreError, match="not a store"):
        Store.open(tmp_path, write=True)
    with pytest.raises(StoreError, match="no store here"):
        Store.open(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]


def test_a_damaged_description_is_a_clear_error(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", write=True):
        pass
    (tmp_path / "s" / "store.json").write_text("{")
    with pytest.raises(StoreError, match="load again"):
        read_meta(tmp_path / "s")


def test_sparql_reads_the_union_and_binds_parameters(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", write=True) as store:
        store.apply([change("甲.txt"), change("乙.txt")])
        found = store.select(
            "SELECT ?u (COUNT(?t) AS ?n) WHERE { ?u gov:leads ?t ; rdfs:label ?name } GROUP BY ?u",
            {"name": ox.Literal("区园林局", language="zh")},
        )
        assert found.columns == ("u", "n")
        assert [int(row[1].value) for row in found.rows] == [4]  # type: ignore[union-attr]
        hostile = ox.Literal('" } INSERT DATA { <a:a> <a:b> <a:c> } #')
        assert store.select("SELECT ?s WHERE { ?s ?p ?o } # {", {"o": hostile}).rows == ()
        assert store.select("ASK { ?t a gov:Task }").rows[0][0].value == "true"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "DROP ALL",
        "SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * WHERE { \\u0053ervice <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * WHERE { ?s ?p }",
        "",
    ],
)
def test_a_query_that_writes_or_leaves_the_machine_is_refused(tmp_path: Path, query: str) -> None:
    with Store.open(tmp_path / "s", write=True) as store:
        store.apply([change()])
        before = frozenset(store.quads())
        with pytest.raises(QueryError):
            store.select(query)
        assert frozenset(store.quads()) == before


def test_a_binding_that_the_query_lacks_is_an_error(tmp_path: Path) -> None:
    with (
        Store.open(tmp_path / "s", write=True) as store,
        pytest.raises(ParameterError, match=r"\?nmae"),
    ):
        store.select("SELECT ?s WHERE { ?s rdfs:label ?name }", {"nmae": ox.Literal("x")})


def test_service_as_a_word_of_the_data_is_no_service(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", write=True) as store:
        store.apply([change()])
        query = 'SELECT ?s WHERE { ?s rdfs:label "SERVICE" } # SERVICE\n'
        assert store.select(query).rows == ()


def test_rdflib_sees_the_same_graph(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", write=True) as store:
        store.apply([change()])
    with Store.open(tmp_path / "s") as store:
        dataset = store.dataset()
        triples = {(quad.subject, quad.predicate, quad.object) for quad in store.quads()}
        assert len(dataset) == len(triples)
        rows = list(dataset.query("SELECT ?t WHERE { ?t a gov:Task }"))
        assert len(rows) == 2
        name = "'区园林局'@zh"
        counted = dataset.query(f"SELECT (COUNT(?x) AS ?n) WHERE {{ ?x rdfs:label {name} }}")
        assert [str(value) for binding in counted.bindings for value in binding.values()] == ["1"]


def test_a_triple_of_several_documents_counts_once(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", write=True) as store:
        store.apply([change("甲.txt"), change("乙.txt"), change("丙.txt")])
        assert [row[0].value for row in store.select(BUREAUS).rows] == ["2"]  # type: ignore[union-attr]
        graphs = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?u a gov:Bureau } }"
        assert [row[0].value for row in store.select(graphs).rows] == ["6"]  # type: ignore[union-attr]
        store.remove("丙.txt")
        assert [row[0].value for row in store.select(graphs).rows] == ["4"]  # type: ignore[union-attr]
        assert store.check() == sum(1 for _ in store.quads())


@pytest.mark.parametrize("name", ["?from", "$graph"])
def test_a_variable_may_be_called_as_what_is_said_of_graphs(tmp_path: Path, name: str) -> None:
    """Else all statements would be read into memory for it."""
    with Store.open(tmp_path / "s", write=True) as store:
        store.apply([change()])
        for path in (tmp_path / "s" / "statements").iterdir():
            path.unlink()
        assert len(store.select(f"SELECT {name} {{ {name} a gov:Task }}").rows) == 2
        with pytest.raises(StoreError, match="damaged"):
            store.select("SELECT ?g { GRAPH ?g { ?s a gov:Task } }")


def test_what_another_kg_has_changed_meanwhile_is_no_damage(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", write=True) as store:
        store.apply([change()])
    with Store.open(tmp_path / "s") as reader:
        with Store.open(tmp_path / "s", write=True) as store:
            store.apply([change(value="7")])
        with pytest.raises(StoreError, match="changed the store meanwhile"):
            list(reader.quads())


def test_a_file_is_known_by_its_sorted_lines_as_once_it_was_named(tmp_path: Path) -> None:
    made = change().written
    lines = sorted(b"".join(made.pieces()).splitlines(keepends=True))
    digest = hashlib.sha256(b"".join(lines)).hexdigest()
    kept = {digest: statements.Length.of(made.packed)}
    statements.write(tmp_path, [(digest, made.packed)])
    statements.require(tmp_path, kept, thorough=True)
    other = change(value="99").written
    statements.write(tmp_path, [(digest, other.packed)])
    with pytest.raises(StoreError, match="holds others"):
        statements.require(tmp_path, {digest: statements.Length.of(other.packed)}, thorough=True)
