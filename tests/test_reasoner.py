"""A reasoner (OWL 2 RL) over the ontology, those that it stands under, and a small graph."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import owlrl
import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from kg.store.rdf import extraction_quads
from ontology import FOLDER
from tests import factories
from tests.test_validate import quads, sound

GOV = Namespace("https://w3id.org/govkg/ontology#")
STATUS = Namespace("https://w3id.org/govkg/status#")
ORG = Namespace("http://www.w3.org/ns/org#")
PROV = Namespace("http://www.w3.org/ns/prov#")
SCHEMA = Namespace("https://schema.org/")
SOSA = Namespace("http://www.w3.org/ns/sosa/")
EARL = Namespace("http://www.w3.org/ns/earl#")
CPOV = Namespace("http://data.europa.eu/m8g/")
THING = Namespace("https://w3id.org/govkg/id/999901/")

SAYS_NOTHING = {RDFS.label, RDFS.isDefinedBy, SKOS.definition, SKOS.prefLabel, SKOS.notation}
"""Words only; a reasoner would carry them about."""


@lru_cache(maxsize=1)
def terms() -> Graph:
    """The axioms, without the words."""
    found = Graph()
    for path in (
        *(FOLDER / name for name in ("gov.ttl", "status.ttl")),
        Path(__file__).parent / "vocabularies.ttl",
    ):
        for subject, predicate, value in Graph().parse(path):
            own = str(predicate).startswith(str(GOV))  # how terms are named in the property graph
            if predicate not in SAYS_NOTHING and not own:
                found.add((subject, predicate, value))
    return found


def reasoned(said: list[ox.Quad], *more: tuple[URIRef, URIRef, URIRef]) -> Graph:
    """What follows from some statements; literals are left out, no axiom here speaks of them."""
    graph = Graph()
    graph += terms()
    for quad in said:
        if not isinstance(quad.object, ox.Literal):
            ends = (quad.subject, quad.predicate, quad.object)
            subject, predicate, value = (URIRef(each.value) for each in ends)  # type: ignore[union-attr]
            graph.add((subject, predicate, value))
    for triple in more:
        graph.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def errors(graph: Graph) -> list[str]:
    """What contradicts itself, in words."""
    return [
        str(value)
        for subject in graph.subjects(RDF.type)
        if "ErrorMessage" in str(graph.value(subject, RDF.type))
        for value in graph.objects(subject)
        if isinstance(value, Literal)
    ]


@lru_cache(maxsize=1)
def whole() -> Graph:
    group = [
        ox.Quad(
            ox.NamedNode(str(THING["unit/区园林局"])),
            ox.NamedNode(str(GOV.memberOf)),
            ox.NamedNode(str(THING["group/各局"])),
        )
    ]
    return reasoned([*quads(sound()), *extraction_quads(factories.extraction(rows=1)), *group])


def test_nothing_contradicts_itself() -> None:
    assert errors(whole()) == []
    nothing = set(whole().subjects(RDF.type, OWL.Nothing))
    assert nothing == set()


EXPECTED = {
    "unit/区园林局": {GOV.Unit, GOV.Thing, CPOV.PublicOrganisation, ORG.FormalOrganization,
                    ORG.Organization, SCHEMA.Thing},
    "group/各局": {GOV.UnitGroup, PROV.Collection, PROV.Entity},
    "thing/十字": {GOV.Goal, GOV.Thing, SCHEMA.Intangible},
    "thing/青石路": {GOV.Place, SCHEMA.Place},
    "task/1": {SCHEMA.Action},
    "target/1": {SCHEMA.QuantitativeValue},
    "measurement/1": {SOSA.Observation, SCHEMA.Observation},
    "indicator/口袋公园": {SOSA.ObservableProperty, SCHEMA.StatisticalVariable},
    "check/1": {PROV.Entity},
    "assessment/1": {EARL.Assertion, PROV.Entity},
    "reading/青/2024": {PROV.Activity},
    "post/区长": {ORG.Post},
    "membership/1": {ORG.Membership},
    "reorganisation/1": {ORG.ChangeEvent, PROV.Activity},
    "document/青/2024": {SCHEMA.DigitalDocument, PROV.Entity},
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_a_thing_is_what_its_parents_say(name: str) -> None:
    types = set(whole().objects(THING[name], RDF.type))
    assert types >= EXPECTED[name]


def test_a_thing_is_not_what_its_parents_were_said_to_be() -> None:
    cube = URIRef("http://purl.org/linked-data/cube#Observation")
    for name, wrong in (
        ("measurement/1", cube),
        ("check/1", cube),
        ("group/各局", ORG.Organization),
        ("thing/十字", PROV.Plan),
    ):
        assert wrong not in set(whole().objects(THING[name], RDF.type))


def test_relations_follow_from_those_that_are_stated() -> None:
    unit, task = THING["unit/区园林局"], THING["task/1"]
    for triple in (
        (unit, GOV.accountableFor, task),
        (task, GOV.ledBy, unit),
        (task, GOV.hasAccountable, unit),
        (task, SCHEMA.agent, unit),
        (THING["group/各局"], PROV.hadMember, unit),
        (THING["goal/民生"], GOV.hasPart, THING["thing/十字"]),
        (THING["target/1"], GOV.answeredBy, THING["measurement/1"]),
        (THING["assessment/1"], EARL.subject, task),
        (THING["membership/1"], ORG.member, THING["person/李清河"]),
        (THING["reorganisation/1"], ORG.originalOrganization, THING["unit/区绿化局"]),
        (THING["reading/青/2024"], PROV.used, THING["document/青/2024"]),
        (THING["assessment/1"], PROV.wasDerivedFrom, THING["measurement/1"]),
    ):
        assert triple in whole()
    assert (unit, GOV.suggestedFor, task) not in whole()


WRONG = {
    "thing/甲": [(RDF.type, GOV.Place), (RDF.type, GOV.Project)],
    "unit/乙": [(RDF.type, GOV.Bureau), (RDF.type, GOV.Office)],
    "task/丙": [(RDF.type, GOV.Task), (RDF.type, GOV.Goal)],
    "goal/丁": [(RDF.type, GOV.Goal), (GOV.partOf, THING["goal/丁"])],
    "goal/戊": [(GOV.partOf, THING["goal/己"])],
    "goal/己": [(GOV.partOf, THING["goal/戊"])],
    "unit/壬": [(RDF.type, GOV.Bureau), (GOV.succeededBy, THING["unit/壬"])],
    "goal/庚": [(RDF.type, GOV.Goal), (GOV.ledBy, THING["unit/辛"])],
}


@lru_cache(maxsize=1)
def wrong() -> str:
    triples = [(THING[name], *each) for name, said in WRONG.items() for each in said]
    return "\n".join(errors(reasoned([], *triples)))


@pytest.mark.parametrize("name", WRONG)
def test_what_contradicts_the_ontology_is_found(name: str) -> None:
    """Two kinds of one thing, a part of itself, parts of one another, a goal that units lead."""
    assert str(THING[name]) in wrong()
