"""Does the graph keep its own rules? SHACL (`ontology/shapes.ttl`), and the rule of evidence.

The shapes say what each thing must have. What spans graphs is checked here: every statement has
a claim (so nobody finds an edge without its passage), and every claim's statement is there.

Any SHACL processor may check the shapes as they stand; it takes them node by node, a minute and
more for a store. The same rules are asked here in two ways that are quick: what a node shape
says of properties is checked as property shapes of the same targets, all nodes at once; its
SPARQL is asked once of all nodes by Oxigraph, instead of once for each by rdflib.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from kg.store.rdf import OBJECT, PREDICATE, SUBJECT, TYPE
from kg.store.tables import Tables
from ontology import FOLDER
from ontology.errors import OntologyError
from ontology.model import IDENTITIES, ONTOLOGY
from ontology.namespaces import RDFS, SHACL, XSD
from ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from pyoxigraph import Quad
    from rdflib import Graph
    from rdflib.term import Node

_REGISTRIES = f"{IDENTITIES}graph/registry/"
_PARTS = (SUBJECT.value, PREDICATE.value, OBJECT.value)
_WITHOUT_CLAIM = frozenset(
    {
        "inDivision",
        "inSeries",
        "file",
        "passage",
        "revises",
        "assesses",
        "concludes",
        "uses",
        "aggregates",
        "reads",
        "governs",
        "member",
        "inPost",
        "postIn",
    }
)
"""Relations that need no claim: what a document, claim or event is, not what words state."""

_Triple = tuple[str, str, str]


class Severity(StrEnum):
    """How bad a finding is: a broken rule, or something to look at."""

    VIOLATION = "violation"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One place where the graph breaks a rule.

    focus: IRI of the thing. name: its label; its IRI's last part if it has none.
    path: local name of the property in question; None if the thing as a whole is meant.
    messages: what is wrong, by language (`zh`, `en`).
    document: name of the document whose facts it is among; None for reviewed facts.
    value: the offending value, where one can be named.
    """

    focus: str
    name: str
    path: str | None
    message_zh: str
    message_en: str
    severity: Severity
    document: str | None
    value: str | None = None

    def message(self, language: str) -> str:
        """What is wrong, in `zh` or `en`."""
        return self.message_zh if language == "zh" else self.message_en


def validate(quads: Iterable[Quad]) -> list[Finding]:
    """All findings about these quads (all graphs together), sorted; empty if all is well.

    Takes about a second for every fifteen thousand triples.
    """
    facts = _Facts(list(quads))
    return sorted({*_shape_findings(facts), *_evidence_findings(facts)}, key=_sort_key)


class _Facts:
    """The quads, and what a finding needs to know of its focus."""

    def __init__(self, quads: list[Quad]) -> None:
        self.quads = quads
        self.tables = Tables(quads)
        self._graphs: dict[str, str] = {}
        for quad in quads:
            self._graphs.setdefault(_text(quad.subject), _text(quad.graph_name))

    def name(self, iri: str) -> str:
        return self.tables.name(iri) or unquote(iri.rpartition("/")[2])

    def document(self, iri: str) -> str | None:
        graph = self._graphs.get(iri, "").removesuffix("/inferred")
        if not graph or graph.startswith(_REGISTRIES):
            return None
        return self.tables.text(graph, "documentName") or unquote(graph.rpartition("/")[2])


def _shape_findings(facts: _Facts) -> Iterator[Finding]:
    # Heavy (rdflib, pyshacl: 0.6 s), so only here.
    import pyshacl
    from rdflib import URIRef

    data = _rdflib_graph(facts.quads)
    shapes = _shapes()
    _, report, text = pyshacl.validate(data, shacl_graph=shapes.graph, inference="none")
    if not hasattr(report, "subjects"):
        raise OntologyError(f"the shapes cannot be applied: {text}", where="shapes.ttl")
    # Not those below them (sh:detail), which say why a value is not as a shape asks.
    for result in report.objects(None, URIRef(f"{SHACL}result")):
        yield _finding(report, result, facts)
    yield from _query_findings(facts, shapes.queries)


def _query_findings(facts: _Facts, queries: Sequence[_Query]) -> Iterator[Finding]:
    """What the SPARQL of the shapes finds, of all nodes at once."""
    import pyoxigraph as ox

    asked = ox.Store()
    asked.bulk_extend(ox.Quad(each.subject, each.predicate, each.object) for each in facts.quads)
    for query in queries:
        rows = asked.query(query.select, prefixes=dict(query.prefixes))
        if not isinstance(rows, ox.QuerySolutions):
            raise OntologyError("a SPARQL constraint is a SELECT", where="shapes.ttl")
        names = {variable.value for variable in rows.variables}
        for row in rows:
            path, value = (row[name] if name in names else None for name in ("path", "value"))
            focus = _text(row["this"])
            yield Finding(
                focus=focus,
                name=facts.name(focus),
                path=_local(_text(path)) if path is not None else None,
                message_zh=query.messages["zh"],
                message_en=query.messages["en"],
                severity=Severity.VIOLATION,
                document=facts.document(focus),
                value=_text(value) if value is not None else None,
            )


def _finding(report: Graph, result: Node, facts: _Facts) -> Finding:
    from rdflib import Literal, URIRef

    def said(local: str) -> Node | None:
        value: Node | None = report.value(result, URIRef(SHACL + local))
        return value

    messages = {
        each.language or "": str(each)
        for each in report.objects(result, URIRef(f"{SHACL}resultMessage"))
        if isinstance(each, Literal)
    }
    either = next(iter(messages.values()), "")
    focus, path, value = str(said("focusNode")), said("resultPath"), said("value")
    warning = said("resultSeverity") == URIRef(f"{SHACL}Warning")
    return Finding(
        focus=focus,
        name=facts.name(focus),
        path=_local(str(path)) if isinstance(path, URIRef) else None,
        message_zh=messages.get("zh", either),
        message_en=messages.get("en", either),
        severity=Severity.WARNING if warning else Severity.VIOLATION,
        document=facts.document(focus),
        value=None if value is None or str(value) == focus else str(value),
    )


def _evidence_findings(facts: _Facts) -> Iterator[Finding]:
    """Statements without a claim, and claims whose statement is missing."""
    relations = {
        term.iri: term.local for term in vocabulary().properties.values() if term.is_object
    }
    stated: set[_Triple] = set()
    reviewed: set[_Triple] = set()  # by people, in a registry, or worked out: without a passage
    for quad in facts.quads:
        if (predicate := quad.predicate.value) in relations:
            in_registry = _text(quad.graph_name).startswith(_REGISTRIES)
            bare = in_registry or relations[predicate] in _WITHOUT_CLAIM
            triple = _text(quad.subject), predicate, _text(quad.object)
            (reviewed if bare else stated).add(triple)
    claims: dict[_Triple, str] = {}
    for claim, said in facts.tables.subjects.items():
        if all(part in said for part in _PARTS):  # the shapes tell of incomplete ones
            subject, predicate, value = (_text(next(iter(said[part]))) for part in _PARTS)
            claims[subject, predicate, value] = claim
    for triple in stated - claims.keys():
        yield _broken(facts, triple[0], triple, "陈述没有出处", "a statement without a claim")
    for triple in claims.keys() - stated - reviewed:
        what = "a claim whose statement is missing"
        yield _broken(facts, claims[triple], triple, "出处所指的陈述不存在", what)


def _broken(facts: _Facts, focus: str, triple: _Triple, zh: str, en: str) -> Finding:
    _, predicate, value = triple
    return Finding(
        focus=focus,
        name=facts.name(focus),
        path=_local(predicate),
        message_zh=zh,
        message_en=en,
        severity=Severity.VIOLATION,
        document=facts.document(focus),
        value=value,
    )


def _rdflib_graph(quads: Iterable[Quad]) -> Graph:
    """The union of all graphs, and the class hierarchy, which `sh:class` looks up."""
    import pyoxigraph as ox
    from rdflib import BNode, Graph, Literal, URIRef

    string = ox.NamedNode(f"{XSD}string")

    @cache  # most terms occur many times
    def term(value: Any) -> Node:
        if isinstance(value, ox.NamedNode):
            return URIRef(value.value)
        if isinstance(value, ox.BlankNode):
            return BNode(value.value)
        if value.language is not None:
            return Literal(value.value, lang=value.language)
        if value.datatype == string:  # the same in RDF 1.1; rdflib tells them apart
            return Literal(value.value)
        return Literal(value.value, datatype=URIRef(value.datatype.value))

    graph = Graph()
    hierarchy = URIRef(f"{RDFS}subClassOf")
    for each in vocabulary().classes.values():
        for parent in each.parents:
            graph.add((URIRef(each.iri), hierarchy, URIRef(ONTOLOGY + parent)))
    for quad in quads:
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return graph


@dataclass(frozen=True, slots=True)
class _Query:
    """A SPARQL constraint: finds `$this` that break it. messages: what is wrong, by language."""

    select: str
    prefixes: Mapping[str, str]
    messages: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Shapes:
    """The shapes as they are checked here: the core of SHACL made flat, and the SPARQL apart."""

    graph: Graph
    queries: tuple[_Query, ...]


@lru_cache(maxsize=1)
def _shapes() -> _Shapes:
    from rdflib import Graph

    path = FOLDER / "shapes.ttl"
    if not path.is_file():
        raise OntologyError("the file is missing", where=str(path))
    graph = Graph().parse(path, format="turtle")
    queries = tuple(_taken_queries(graph))
    _flatten(graph)
    return _Shapes(graph, queries)


def _taken_queries(graph: Graph) -> Iterator[_Query]:
    """The SPARQL constraints, taken out of the graph of shapes."""
    from rdflib import Literal, URIRef

    def shacl(local: str) -> URIRef:
        return URIRef(SHACL + local)

    for shape, constraint in list(graph.subject_objects(shacl("sparql"))):
        graph.remove((shape, shacl("sparql"), constraint))
        said = graph.value(constraint, shacl("prefixes"))
        prefixes = {
            str(graph.value(each, shacl("prefix"))): str(graph.value(each, shacl("namespace")))
            for each in graph.objects(said, shacl("declare"))
        }
        messages = {
            each.language or "": str(each)
            for each in graph.objects(constraint, shacl("message"))
            if isinstance(each, Literal)
        }
        yield _Query(str(graph.value(constraint, shacl("select"))), prefixes, messages)


_TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")


def _flatten(graph: Graph) -> None:
    """Let what a node shape with targets says of properties stand for itself, with its targets.

    The same rules: `sh:property` asks nothing more than that each target conforms.
    """
    from rdflib import URIRef

    within = URIRef(f"{SHACL}property")
    for shape, inner in list(graph.subject_objects(within)):
        targets = [
            (URIRef(SHACL + kind), value)
            for kind in _TARGETS
            for value in graph.objects(shape, URIRef(SHACL + kind))
        ]
        if targets:
            graph.remove((shape, within, inner))
            graph.add((inner, URIRef(TYPE.value), URIRef(f"{SHACL}PropertyShape")))
            for kind, value in targets:
                graph.add((inner, kind, value))


def _sort_key(finding: Finding) -> tuple[str, ...]:
    return (
        finding.severity,
        finding.document or "",
        finding.focus,
        finding.path or "",
        finding.message_en,
        finding.value or "",
    )


def _text(term: object) -> str:
    """A term's IRI or words; empty for the default graph and quoted triples."""
    value = getattr(term, "value", "")
    return value if isinstance(value, str) else ""


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]
