"""RDF files: Turtle, TriG, N-Quads, JSON-LD. The same store gives the same bytes.

Oxigraph writes statements in the order it gets them, and prefixes in any order; so
statements are sorted here (by graph, subject, predicate with `a` first, object), and the
head of prefixes too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg.store.rdf import TYPE, n_quads
from kg.store.sparql import PREFIXES

KEYWORDS = {TYPE.value: "@type"}


def write_nquads(quads: Iterable[ox.Quad], handle: BinaryIO) -> None:
    """All quads with their graphs, one a line, sorted."""
    handle.write(n_quads(quads))


def write_turtle(quads: Iterable[ox.Quad], handle: BinaryIO) -> None:
    """All triples. Turtle knows no named graphs; claims still name their documents."""
    triples = {ox.Triple(quad.subject, quad.predicate, quad.object) for quad in quads}
    handle.write(_with_prefixes(sorted(triples, key=_order), ox.RdfFormat.TURTLE))


def write_trig(quads: Iterable[ox.Quad], handle: BinaryIO) -> None:
    """All quads, one block a named graph."""
    handle.write(_with_prefixes(_sorted(quads), ox.RdfFormat.TRIG))


def write_jsonld(quads: Iterable[ox.Quad], handle: BinaryIO) -> None:
    """All quads as JSON-LD 1.1: a context of prefixes, then one object a named graph."""
    data = ox.serialize(_sorted(quads), format=ox.RdfFormat.JSON_LD)
    expanded = json.loads(data or b"[]")
    document = {"@context": dict(PREFIXES), "@graph": _compact(expanded)}
    text = json.dumps(document, ensure_ascii=False, indent=1)
    handle.write(text.encode("utf-8") + b"\n")


def _sorted(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    return sorted(set(quads), key=lambda quad: (str(quad.graph_name), *_order(quad)))


def _order(triple: ox.Triple | ox.Quad) -> tuple[str, bool, str, str]:
    predicate = triple.predicate
    return str(triple.subject), predicate != TYPE, predicate.value, str(triple.object)


def _with_prefixes(items: list[Any], rdf_format: ox.RdfFormat) -> bytes:
    data = ox.serialize(items, format=rdf_format, prefixes=dict(PREFIXES)) or b""
    lines = data.split(b"\n")
    head = sum(1 for _ in _prefix_lines(lines))
    return b"\n".join([*sorted(lines[:head]), b"", *lines[head:]])


def _prefix_lines(lines: list[bytes]) -> Iterable[bytes]:
    for line in lines:
        if not line.startswith(b"@prefix "):
            return
        yield line


def _compact(value: Any, key: str = "") -> Any:
    """Predicates, classes and datatypes by prefix; identities stay whole IRIs.

    Oxigraph writes a class as `{"rdf:type": [{"@id": …}]}`, a datatype as `{"@type": "…"}`.
    """
    match value:
        case dict() if key == "@type":
            return _short(value["@id"])
        case dict():
            return {_short(name): _compact(inner, _short(name)) for name, inner in value.items()}
        case list():
            return [_compact(item, key) for item in value]
        case str() if key == "@type":
            return _short(value)
        case _:
            return value


def _short(iri: str) -> str:
    if iri in KEYWORDS:
        return KEYWORDS[iri]
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri[len(namespace) :].isidentifier():
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
