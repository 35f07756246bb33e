"""Names in a free question that the graph does not have, each with the nearest that it has.

An engine answers a mistyped name with no rows or with nulls, which reads as "there is none". What
the ontology does not name is looked for in the graph that was asked (a Neo4j holds other people's
data, too) before a word is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from kg.mirror.changes import HASH
from kg.mirror.spelled import spelled
from kg.project.names import ASSERTED, CLAIMS_EXACT, TYPES_EXACT, graph_names
from kg.project.works_with import DERIVED, TYPE
from kg.store.sparql import PREFIXES
from kg.store.terms import written_terms
from ontology.errors import KgError
from ontology.model import ONTOLOGY, STATUS
from ontology.namespaces import RDFS
from ontology.nearest import nearest_terms
from ontology.vocabulary import ClassTerm, PropertyTerm, StatusTerm, vocabulary

if TYPE_CHECKING:
    from kg.mirror.base import Engine
    from kg.store import Store

_PATIENCE = 5.0
"""Seconds that looking for an unknown name may take."""

_MOST = 5
"""Lines that are said of one question: a text that a program made may name thousands."""

Names = Mapping[str, Iterable[str]]
"""What a name that the graph has is called: by people, and in RDF or Cypher."""


def in_cypher(text: str, engine: Engine) -> tuple[str, ...]:
    """A line for each label, type and key of a Cypher question that the engine does not hold."""
    found = spelled(text)
    return _first(
        _line(what, f"`{name}`", _nearest(name, known))
        for what, names, known, sought in (
            ("label", found.labels, _labels(), "MATCH (n:{0}) RETURN 1 LIMIT 1"),
            ("relationship type", found.types, _types(), "MATCH ()-[r:{0}]->() RETURN 1 LIMIT 1"),
            (
                "property",
                found.keys,
                _keys(),
                "OPTIONAL MATCH (n) WHERE n.{0} IS NOT NULL WITH n LIMIT 1 "
                "OPTIONAL MATCH ()-[r]->() WHERE r.{0} IS NOT NULL WITH n, r LIMIT 1 "
                "WITH n, r WHERE n IS NOT NULL OR r IS NOT NULL RETURN 1",
            ),
        )
        for name in names
        if name not in known and not _holds(engine, sought, name)
    )


def in_sparql(text: str, store: Store) -> tuple[str, ...]:
    """A line for each term of ours in a SPARQL question that neither ontology nor store has."""
    return _first(_of_sparql(text, store))


def _first(lines: Iterator[str]) -> tuple[str, ...]:
    """The first few lines, and one that says so where there are more: no more are looked for."""
    shown = tuple(islice(lines, _MOST))
    if next(lines, None) is None:
        return shown
    return (*shown, "other names of the question are not in this graph either")


def _of_sparql(text: str, store: Store) -> Iterator[str]:
    for iri, written in written_terms(text, PREFIXES).items():
        namespace = next((each for each in (ONTOLOGY, STATUS) if iri.startswith(each)), None)
        if namespace is None or iri == namespace:
            continue
        known = _terms(namespace)
        if iri in known or _occurs(store, iri):
            continue
        near = _nearest(iri.removeprefix(namespace), known)
        prefix = next(name for name, value in PREFIXES.items() if value == namespace)
        shown = None if near is None else f"{prefix}:{near.removeprefix(namespace)}"
        yield _line("term", f"`{written.strip('<>')}`", shown)


def _line(what: str, name: str, near: str | None) -> str:
    if name == f"`{TYPE}`":
        return f"there is no {what} {name} in this graph: kg mirror --derive writes it into a Neo4j"
    if near:
        return f"there is no {what} {name} in this graph: did you mean `{near}`?"
    return f"there is no {what} {name} in this graph, and none that is like it"


def _holds(engine: Engine, sought: str, name: str) -> bool:
    quoted = "`" + name.replace("`", "``") + "`"
    try:
        return bool(engine.query(sought.format(quoted), timeout=_PATIENCE).rows)
    except KgError:  # not a name that the engine can look for, or too long a look
        return False


def _occurs(store: Store, iri: str) -> bool:
    asked = f"ASK {{ {{ ?s <{iri}> ?o }} UNION {{ ?s ?p <{iri}> }} UNION {{ <{iri}> ?p ?o }} }}"
    try:
        return str(store.select(asked).rows[0][0]).startswith('"true"')
    except KgError:  # no IRI that can be asked for
        return False


@lru_cache(maxsize=1)
def _labels() -> Names:
    return {
        each.node_label: _called(each) for each in vocabulary().classes.values() if each.node_label
    }


@lru_cache(maxsize=1)
def _types() -> Names:
    terms = vocabulary().properties.values()
    return {each.relationship_type: _called(each) for each in terms if each.relationship_type}


@lru_cache(maxsize=1)
def _keys() -> Names:
    names = graph_names()
    keys: dict[str, Iterable[str]] = {
        key: _called(term) if not language or language == "zh" else ()
        for key, (term, language) in names.properties.items()
    }
    own = ("iri", TYPES_EXACT, ASSERTED, CLAIMS_EXACT, HASH, DERIVED)
    return keys | dict.fromkeys((*own, *names.lists(), *names.exact), ())


@lru_cache(maxsize=2)
def _terms(namespace: str) -> Names:
    """By IRI; a property of a foreign vocabulary that ours names is no term of ours."""
    known = vocabulary()
    tables = (known.verdicts,) if namespace == STATUS else (known.classes, known.properties)
    return {
        term.iri: (term.local, *_called(term))
        for table in tables
        for term in table.values()
        if not term.iri.startswith(RDFS)
    }


def _called(term: ClassTerm | PropertyTerm | StatusTerm) -> tuple[str, ...]:
    return (term.local, *term.labels.values())


def _nearest(name: str, known: Names) -> str | None:
    return next(iter(nearest_terms(name, known, limit=1)), None)
