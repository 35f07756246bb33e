"""The shapes as any SHACL processor checks them: the file as it stands, a graph as exported."""

from __future__ import annotations

from functools import lru_cache

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import Graph, URIRef

from kg.store.validate import validate
from ontology import FOLDER
from tests.test_validate import (
    A_GOAL,
    A_PASSAGE,
    A_TARGET,
    A_TASK,
    A_UNIT,
    quads,
    sound,
)

SH = "http://www.w3.org/ns/shacl#"
BESIDE = ("gov.ttl", "status.ttl", "lists.ttl")
"""What somebody may load beside the graph."""

_LED = f"{A_UNIT} gov:leads {A_TASK} ."

CORRUPTIONS: dict[str, tuple[str, str, str]] = {
    "a goal is part of its own part": ("", f"{A_GOAL} gov:partOf q:goal\\/十字 .", "partOf"),
    "a unit is under itself": ("", f"{A_UNIT} gov:subordinateTo {A_UNIT} .", "subordinateTo"),
    "a code is a name": ('gov:code "999901"', 'gov:code "青石区"', "code"),
    "a period is soon": ('gov:period "2024"', 'gov:period "soon"', "period"),
    "a unit of measure is a fruit": ('gov:unit "处"', 'gov:unit "香蕉"', "unit"),
    "a base value is wrong": ("gov:baseValue 12.0", "gov:baseValue 13.0", "baseValue"),
    "5 agrees with 9": (
        "gov:stated 108.3 ; gov:recomputed 108.3",
        "gov:stated 5.0 ; gov:recomputed 9.0",
        "agrees",
    ),
    "a property is misspelt": ("", f"{A_UNIT} gov:resposibleFor {A_TASK} .", "resposibleFor"),
    "a verdict is not on the list": (
        "",
        f"{A_TASK} gov:verdict q:fine . q:fine a gov:Verdict ; rdfs:label '好'@zh .",
        "",
    ),
    "a target has no task": (f"{A_TASK} gov:hasTarget {A_TARGET} .", "", ""),
    "a claim has no passage": (f"gov:passage {A_PASSAGE} ;", "", "passage"),
    "a span ends before it starts": ("gov:end 5 ;", "gov:end -3 ;", "start"),
    "a share of a whole is above it": (
        'gov:valueText "十三处"',
        'gov:baseValue 145.0 ; gov:baseUnit "%" ; gov:quantityKind "share"',
        "baseValue",
    ),
    "a thing is of two kinds": ("", "q:thing\\/青石路 a gov:Project .", "type"),
    "a name is another's": ('rdfs:label "区绿化局"@zh', 'rdfs:label "区财政局"@zh', "label"),
    "a rate is not that of its figures": (
        'gov:expression "13/12"',
        'gov:expression "12/13"',
        "expression",
    ),
    "a number is a word": ("gov:ordinal 1 ", 'gov:ordinal "一" ', "ordinal"),
    "a statement leads nowhere": (_LED, f"{A_UNIT} gov:leads q:task\\/none .", "leads"),
    "a claim speaks of no known relation": (
        "rdf:predicate gov:leads",
        "rdf:predicate gov:leadz",
        "predicate",
    ),
}
"""What is changed to what (or added), and the property by which it must be found."""


@lru_cache(maxsize=1)
def shapes() -> Graph:
    return Graph().parse(FOLDER / "shapes.ttl")


def checked(trig: str, *beside: str) -> set[tuple[str, str]]:
    """Focus and path of each result; nothing is known of kg."""
    triples = [ox.Triple(each.subject, each.predicate, each.object) for each in quads(trig)]
    data = Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    for name in beside:
        data.parse(FOLDER / name)
    _, report, text = pyshacl.validate(data, shacl_graph=shapes(), inference="none")
    assert isinstance(report, Graph), text
    found = set()
    for result in report.objects(None, URIRef(f"{SH}result")):
        path = report.value(result, URIRef(f"{SH}resultPath"))
        local = str(path).rpartition("#")[2] if isinstance(path, URIRef) else ""
        found.add((str(report.value(result, URIRef(f"{SH}focusNode"))), local))
    return found


@pytest.mark.parametrize("beside", [(), BESIDE], ids=["alone", "with the ontology"])
def test_a_sound_graph_conforms(beside: tuple[str, ...]) -> None:
    assert checked(sound(), *beside) == set()


@pytest.mark.parametrize("what", CORRUPTIONS)
def test_a_corruption_is_found_by_any_processor_and_by_kg_validate(what: str) -> None:
    old, new, path = CORRUPTIONS[what]
    text = sound()
    assert old in text
    graph = f"<https://w3id.org/govkg/id/999901/document/青/2024> {{ {new} }}"
    text = text.replace(old, new) if old else text + graph
    found = checked(text)
    assert path in {local for _, local in found}
    ours = {(each.focus, each.path or "") for each in validate(quads(text))}
    # Ours are the same, and those of the rules of evidence.
    assert found <= ours


def test_what_breaks_a_rule_does_so_beside_the_ontology_too() -> None:
    _, new, path = CORRUPTIONS["a property is misspelt"]
    text = f"{sound()}<https://w3id.org/govkg/id/999901/document/青/2024> {{ {new} }}"
    assert path in {local for _, local in checked(text, *BESIDE)}
