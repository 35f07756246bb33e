"""RDF files: Turtle, TriG, N-Quads, JSON-LD. The same store gives the same bytes.

Oxigraph writes statements in the order it gets them, and prefixes in any order; so
statements are sorted here (by graph, subject, predicate with `a` first, object), and the
head of prefixes too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg.store.rdf import TYPE, n_quads
from kg.store.sparql import PREFIXES
from ontology.context import context
from ontology.namespaces import XSD


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
    """All quads as JSON-LD 1.1: the typed context of the terms, then one object a named graph."""
    data = ox.serialize(_sorted(quads), format=ox.RdfFormat.JSON_LD)
    expanded = json.loads(data or b"[]")
    document = {"@context": dict(context()), "@graph": [_graph(each) for each in expanded]}
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


def _graph(said: dict[str, Any]) -> dict[str, Any]:
    """A named graph, or a node of the default graph."""
    if "@graph" not in said:
        return _node(said)
    return said | {"@graph": [_node(each) for each in said["@graph"]]}


def _node(said: dict[str, Any]) -> dict[str, Any]:
    """A node as people write it: properties by their names in the context.

    Oxigraph writes a class as `{"rdf:type": [{"@id": …}]}`. Values that the context would not give
    back exactly stand in full, under a key that it says nothing of (`gov:value`).
    """
    found: dict[str, Any] = {}
    for iri, values in said.items():
        if iri == "@id":
            found[iri] = values
        elif iri == TYPE.value:
            found["@type"] = _one([_class(each["@id"]) for each in values])
        elif iri in _terms() and (short := _short_values(_terms()[iri][1], values)) is not None:
            found[_terms()[iri][0]] = short
        else:
            found[_prefixed(iri)] = values
    return found


def _short_values(term: Mapping[str, str], values: list[dict[str, str]]) -> Any:
    """The values as the term of the context has them; None where one does not fit it."""
    kind = term.get("@type")
    if term.get("@container") == "@language":
        if not all(each.keys() == {"@value", "@language"} for each in values):
            return None
        languages: dict[str, list[str]] = {}
        for each in values:
            languages.setdefault(each["@language"], []).append(each["@value"])
        return {language: _one(words) for language, words in languages.items()}
    if kind in ("@id", "@vocab"):
        if not all(each.keys() == {"@id"} for each in values):
            return None
        return _one([_class(e["@id"]) if kind == "@vocab" else e["@id"] for e in values])
    datatype = kind.replace("xsd:", XSD) if kind else None
    if not all(each.get("@type") == datatype and "@language" not in each for each in values):
        return None
    return _one([_native(each["@value"], kind) for each in values])


def _native(words: str, kind: str | None) -> str | int | bool:
    """Whole numbers and truth as JSON has them, where that is the same; decimals stay words."""
    if kind == "xsd:boolean" and words in ("true", "false"):
        return words == "true"
    if kind == "xsd:integer" and words.lstrip("-").isdecimal() and str(int(words)) == words:
        return int(words)
    return words


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _class(iri: str) -> str:
    """A term of the vocabulary by its name; any other by its IRI."""
    return iri.removeprefix(PREFIXES["gov"])


@cache
def _terms() -> dict[str, tuple[str, Mapping[str, str]]]:
    """By IRI of a property its name in the context, and what the context says of it."""
    found: dict[str, tuple[str, Mapping[str, str]]] = {}
    for name, term in context().items():
        if isinstance(term, dict):
            prefix, _, local = term["@id"].partition(":")
            found[context()[prefix] + local] = name, term
    return found


def _prefixed(iri: str) -> str:
    for prefix, namespace in context().items():
        if isinstance(namespace, str) and not prefix.startswith("@") and iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
