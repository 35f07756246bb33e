"""Size and first view of the exported page: five documents, 5,000 and 50,000 nodes.

python benchmarks/bench_page.py     (make bench prints it too, where there is a Chromium)

The larger graphs are the bundled one several times over, each copy a district of its own, so
that kinds, names, quotes and relations are as in life.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kg.export.page.write import write_page
from kg.load.pipeline import load
from kg.project.facts import Facts
from kg.project.from_rdf import project
from kg.project.graph import Node, PropertyGraph, Relationship
from kg.store import Store
from tests.browser import Opened, browser, find

SIZES = (0, 5_000, 50_000)
"""Nodes; 0: the bundled facts as they are."""


@dataclass(frozen=True)
class PageFigures:
    nodes: int
    write_seconds: float
    megabytes: float
    first_view_seconds: float

    def __str__(self) -> str:
        return (
            f"page of {self.nodes:6} nodes: {self.megabytes:6.2f} MB, first view "
            f"{self.first_view_seconds:.2f} s, written in {self.write_seconds:.1f} s"
        )


def figures(runs: int = 3) -> Iterator[PageFigures]:
    """Figures for each size; nothing where there is no Chromium."""
    if find() is None:
        return
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        load([], Path(folder) / "store")
        with Store.open(Path(folder) / "store") as store:
            once = project(store.quads())
        for size in SIZES:
            graph = repeated(once, size)
            path = Path(folder) / f"{size}.html"
            started = time.perf_counter()
            with path.open("wb") as handle:
                write_page(Facts(graph), handle)
            written = time.perf_counter() - started
            seconds = []
            for _ in range(runs):
                opened = Opened(chromium, path, (1366, 768))
                seconds.append(opened.seconds)
                opened.page.close()
            yield PageFigures(
                len(graph.nodes),
                written,
                path.stat().st_size / 1e6,
                statistics.median(seconds),
            )


def repeated(graph: PropertyGraph, size: int) -> PropertyGraph:
    """A graph of at least so many nodes: copies, each under IRIs of its own."""
    nodes: list[Node] = list(graph.nodes)
    relationships: list[Relationship] = list(graph.relationships)
    copy = 0
    while len(nodes) < size:
        copy += 1
        nodes += [replace(node, iri=_other(node.iri, copy)) for node in graph.nodes]
        relationships += [
            replace(
                each,
                start=_other(each.start, copy),
                end=_other(each.end, copy),
                properties={
                    **each.properties,
                    "documents": [_other(iri, copy) for iri in _documents(each)],
                },
            )
            for each in graph.relationships
        ]
    known = {node.iri: node for node in nodes}
    return PropertyGraph(tuple(known.values()), tuple(relationships))


def _documents(each: Relationship) -> list[str]:
    found = each.properties.get("documents", [])
    return [str(iri) for iri in found] if isinstance(found, list) else []


def _other(iri: str, copy: int) -> str:
    """The IRI in another copy; verdicts are the same everywhere."""
    if "/status#" in iri:
        return iri
    return iri.replace("/id/", f"/id/{copy}-", 1)


if __name__ == "__main__":
    for each in figures():
        print(each)
