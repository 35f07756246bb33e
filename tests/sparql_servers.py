"""SPARQL servers of other people, as processes of their own: N-Quads in, questions over HTTP.

Oxigraph's server comes with what the tests install. Apache Jena Fuseki is asked too where
`KG_FUSEKI` names the folder of its jars (`make fuseki` fetches them by Maven and starts that test).
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.store.sparql import Bindings, Solutions, select


class Server:
    """Answers questions as a store does. port: of this machine; its default graph is all graphs."""

    def __init__(self, port: int, path: str) -> None:
        self._port, self._path = port, path

    def select(self, sparql: str, bindings: Bindings) -> Solutions:
        return select(sparql, bindings, lambda _: self, "")  # type: ignore[arg-type, return-value]

    def query(self, sparql: str, prefixes: Mapping[str, str]) -> Any:
        heads = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes.items())
        answer = _post(self._port, self._path, (heads + sparql).encode(), _QUERY)
        return ox.parse_query_results(answer, ox.QueryResultsFormat.JSON)


_QUERY = {
    "Content-Type": "application/sparql-query",
    "Accept": "application/sparql-results+json",
}


def _post(port: int, path: str, body: bytes, headers: Mapping[str, str]) -> bytes:
    with closing(HTTPConnection("127.0.0.1", port)) as connection:
        connection.request("POST", path, body, dict(headers))
        answer = connection.getresponse()
        data = answer.read()
        assert answer.status < 300, data[:500]
        return data


def servers() -> list[Callable[[Sequence[Path], Path], Any]]:
    """Those that can be had here."""
    return [oxigraph, *([fuseki] if "KG_FUSEKI" in os.environ else [])]


@contextmanager
def oxigraph(files: Sequence[Path], folder: Path) -> Iterator[Server]:
    """Oxigraph's server within the block, with the files loaded by its own loader."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    assert program is not None, "pip install oxigraph (of the extra dev)"
    place = ("--location", str(folder / "database"))
    subprocess.run([program, "load", *place, "--file", *map(str, files)], check=True)
    port = _free_port()
    command = [program, "serve-read-only", *place, "--bind", f"127.0.0.1:{port}"]
    with _running([*command, "--union-default-graph"], port):
        yield Server(port, "/query")


@contextmanager
def fuseki(files: Sequence[Path], folder: Path) -> Iterator[Server]:
    """Apache Jena Fuseki within the block, with the files sent to it."""
    port = _free_port()
    (folder / "base").mkdir()
    jars = Path(os.environ["KG_FUSEKI"]).resolve() / "*"
    program = "org.apache.jena.fuseki.main.cmds.FusekiMainCmd"
    command = ["java", "-Xmx1g", "-cp", str(jars), program, "--update", "--localhost"]
    command += ["--loc", str(folder / "base"), "--set", "tdb2:unionDefaultGraph=true"]
    with _running([*command, "--tdb2", "--port", str(port), "/kg"], port):
        for each in files:
            _post(port, "/kg/data", each.read_bytes(), {"Content-Type": "application/n-quads"})
        yield Server(port, "/kg/query")


@contextmanager
def _running(command: Sequence[str], port: int) -> Iterator[None]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait(process, port)
            yield
        finally:
            process.kill()


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(600):
        assert process.poll() is None, "the server has ended"
        with suppress(OSError), closing(HTTPConnection("127.0.0.1", port)) as connection:
            connection.request("GET", "/")
            connection.getresponse()
            return
        time.sleep(0.1)
    raise AssertionError("the server does not answer")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
