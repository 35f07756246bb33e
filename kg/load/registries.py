"""The reviewed facts of the divisions that documents are of, as changes of a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.store import Change
from kg.store.rdf import registry_graph, registry_quads
from ontology.model import Extraction


def registry_changes(extractions: Iterable[Extraction]) -> list[Change]:
    """The reviewed facts of the divisions that documents are of, each once."""
    found = {
        key: change
        for extraction in extractions
        for key, change in _registry_change(extraction.document.division.code)
    }
    return list(found.values())


def _registry_change(code: str) -> Iterator[tuple[str, Change]]:
    from ontology.known_names import known_names
    from ontology.registries import registry_of

    registry = registry_of(code)
    if registry is not None:
        graph = registry_graph(code).value
        yield (
            graph,
            Change.of_graph(
                graph, f"registry/{code}", registry_quads(registry, known_names(registry.division))
            ),
        )
