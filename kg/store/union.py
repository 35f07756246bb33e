"""The union of all graphs, each triple once: what SPARQL asks.

Oxigraph's own union mode yields a triple once for each graph that holds it, so that a
COUNT over a unit named in three documents comes out threefold. RDF says that a merge is
a set (RDF 1.1 Semantics, 4). So the default graph, which holds no quads of anybody, holds this
set: on disk, changed with each change of the graphs. A triple leaves it with the last graph that
says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.store.content import Content
from kg.store.patterns import Heard, every_of

if TYPE_CHECKING:
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

_TRIPLES = ox.RdfFormat.N_TRIPLES
_DEFAULT = ox.DefaultGraph()


@dataclass(frozen=True, slots=True)
class UnionChange:
    """What a change of graphs changes in their union, as lines of N-Triples without their ends.

    after: what the union holds then.
    """

    added: Sequence[bytes]
    removed: Sequence[bytes]
    after: Content

    @property
    def added_lines(self) -> bytes:
        """What is added, as N-Triples."""
        return b"".join(line + b"\n" for line in self.added)


def union_change(
    inner: ox.Store, union: Content, dropped: Sequence[str], new: Iterable[Iterable[ox.Quad]]
) -> UnionChange:
    """What changes in the union when some graphs are dropped, and quads are loaded then.

    union: what it holds now. inner: the store before.
    """
    old: set[bytes] = set()
    for graph in {*dropped}:
        old |= _lines(inner.dump(format=_TRIPLES, from_graph=ox.NamedNode(graph)))
    coming: dict[bytes, ox.Quad] = {}
    for quads in new:
        coming |= _by_line(list(quads))
    heard = Heard(every_of(inner, _DEFAULT)) if union.quads else None
    added = [
        line
        for line, quad in coming.items()
        if line not in old
        and not (heard is not None and heard.says(quad.subject, quad.predicate, quad.object))
    ]
    kept = _lines(ox.serialize(said_elsewhere(inner, dropped), format=_TRIPLES))
    removed = list(old - coming.keys() - kept)
    return UnionChange(added, removed, union.changed(added, removed))


def make_union(inner: ox.Store) -> Content:
    """Fill the default graph, of a store that was written by a version that did not."""
    inner.clear_graph(_DEFAULT)
    for graph in list(inner.named_graphs()):
        data = inner.dump(format=_TRIPLES, from_graph=graph)
        inner.bulk_load(data or b"", format=_TRIPLES, lenient=True)
    inner.flush()
    return Content.of_union(inner)


def _by_line(quads: Sequence[ox.Quad]) -> dict[bytes, ox.Quad]:
    data = ox.serialize((quad.triple for quad in quads), format=_TRIPLES) or b""
    return dict(zip(data.split(b"\n"), quads, strict=False))  # behind the last line is nothing


def _lines(data: bytes | None) -> set[bytes]:
    return {line for line in (data or b"").split(b"\n") if line}


def said_elsewhere(inner: ox.Store, graphs: Iterable[str]) -> list[ox.Triple]:
    """What some graphs say, and a graph that is none of them says too."""
    gone = [str(ox.NamedNode(graph)) for graph in sorted({*graphs})]
    if not gone:
        return []
    said = inner.query(
        f"""CONSTRUCT {{ ?s ?p ?o }} WHERE {{
            VALUES ?gone {{ {" ".join(gone)} }}
            GRAPH ?gone {{ ?s ?p ?o }}
            FILTER EXISTS {{
                GRAPH ?other {{ ?s ?p ?o }}
                FILTER (?other NOT IN ({", ".join(gone)}))
            }}
        }}"""
    )
    if not isinstance(said, ox.QueryTriples):
        raise TypeError(said)  # a CONSTRUCT gives triples
    return list(said)


def merged(store: ox.Store, *, named_graphs: bool = False) -> ox.Store:
    """A copy in memory whose default graph is the merge of all graphs.

    named_graphs: keep the graphs themselves too, for queries that say GRAPH or FROM.
    """
    copy = ox.Store()
    for graph in store.named_graphs():
        data = store.dump(format=_TRIPLES, from_graph=graph) or b""
        copy.bulk_load(data, format=_TRIPLES, lenient=True)
        if named_graphs:
            copy.bulk_load(data, format=_TRIPLES, to_graph=graph, lenient=True)
    return copy


def rdflib_dataset(inner: ox.Store, prefixes: Mapping[str, str]) -> Dataset:
    """An rdflib `Dataset` whose default graph is the union of all, with prefixes bound."""
    from rdflib import Dataset

    dataset = Dataset(store=_rdflib_store(inner), default_union=True)
    for prefix, namespace in prefixes.items():
        dataset.bind(prefix, namespace)
    return dataset


def _rdflib_store(inner: ox.Store) -> OxigraphStore:
    """rdflib's view of the store, whose union queries count each triple once.

    It sees a copy of the graphs in memory, for it would take the union to be one of them.
    """
    from oxrdflib import OxigraphStore

    class UnionStore(OxigraphStore):
        """The merged copy is made at the first union query; the store is read-only here."""

        _merged: OxigraphStore | None = None

        def query(
            self,
            query: Any,
            initNs: Mapping[str, Any],  # noqa: N803 - rdflib's names
            initBindings: Mapping[str, Any],  # noqa: N803
            queryGraph: str,  # noqa: N803
            **kwargs: object,
        ) -> Any:
            if queryGraph != "__UNION__":
                return super().query(query, initNs, initBindings, queryGraph, **kwargs)
            if self._merged is None:
                self._merged = OxigraphStore(store=merged(inner, named_graphs=True))
            namespaces = {prefix: str(namespace) for prefix, namespace in self.namespaces()}
            return self._merged.query(
                query, {**namespaces, **initNs}, initBindings, "__DEFAULT__", **kwargs
            )

    return UnionStore(store=_named_only(inner))


def _named_only(inner: ox.Store) -> ox.Store:
    copy = ox.Store()
    for graph in inner.named_graphs():
        data = inner.dump(format=_TRIPLES, from_graph=graph) or b""
        copy.bulk_load(data, format=_TRIPLES, to_graph=graph, lenient=True)
    return copy
