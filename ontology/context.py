"""The JSON-LD context of the vocabulary: each property by its local name, with its datatype.

With it, JSON that people write or read (`"leads": "https://…"`, `"dueDate": "2024-10-31"`) is the
same RDF. `ontology/context.jsonld` is the same for those who fetch it (`python -m tests.closed`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from ontology.model import ONTOLOGY, STATUS
from ontology.namespaces import OA, RDF, RDFS, XSD
from ontology.vocabulary import vocabulary

PREFIXES: Mapping[str, str] = {
    "gov": ONTOLOGY,
    "status": STATUS,
    "rdf": RDF,
    "rdfs": RDFS,
    "oa": OA,
    "xsd": XSD,
}


@cache
def context() -> Mapping[str, Any]:
    """The context, without the key `@context`. Classes are told by `@vocab`."""
    terms: dict[str, Any] = {
        "@version": 1.1,
        "@vocab": ONTOLOGY,
        **PREFIXES,
        "label": {"@id": "rdfs:label", "@container": "@language"},
        "subject": {"@id": "rdf:subject", "@type": "@id"},
        "predicate": {"@id": "rdf:predicate", "@type": "@vocab"},
        "object": {"@id": "rdf:object", "@type": "@id"},
        "hasSource": {"@id": "oa:hasSource", "@type": "@id"},
    }
    for each in vocabulary().properties.values():
        if not each.iri.startswith(ONTOLOGY):
            continue
        term: dict[str, str] = {"@id": f"gov:{each.local}"}
        if each.is_object:
            term["@type"] = "@id"
        elif each.range == f"{RDF}langString":
            term["@container"] = "@language"
        elif each.range is not None and each.range != f"{XSD}string":
            term["@type"] = f"xsd:{each.range.removeprefix(XSD)}"
        terms[each.local] = term
    return terms
