"""A sound graph passes; each rule, broken, is found: no shape that cannot fail."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg.store.rdf import extraction_quads, registry_quads
from kg.store.validate import Finding, Severity, validate
from ontology import FOLDER
from ontology.registries import registries
from tests import factories

SH = "http://www.w3.org/ns/shacl#"

PREFIXES = """
@prefix d: <https://w3id.org/govkg/id/999901/document/> .
@prefix gov: <https://w3id.org/govkg/ontology#> .
@prefix id: <https://w3id.org/govkg/id/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix q: <https://w3id.org/govkg/id/999901/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix status: <https://w3id.org/govkg/status#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

SOUND = f"""
<https://w3id.org/govkg/id/999901/document/青/2024> {{
    <https://w3id.org/govkg/id/999901/document/青/2024> a gov:Document ;
        rdfs:label "青石区重点工作"@zh ; gov:documentName "青.txt" ;
        gov:documentKind "progress_table" ; gov:kindRule "kind/tasks-in-table" ;
        gov:sha256 "{"0a" * 32}" ; gov:characters 900 ;
        gov:encoding "utf-8" ; gov:hasText true ; gov:dated "2024-01" ;
        gov:piecesStated 7 ; gov:piecesKept 2 ; gov:piecesRejected 0 ;
        gov:inDivision <https://w3id.org/govkg/id/division/999901> .
    <https://w3id.org/govkg/id/division/999901> a gov:Division ;
        rdfs:label "青石区"@zh ; gov:code "999901" .
    <https://w3id.org/govkg/id/999901/unit/区园林局> a gov:Bureau ;
        rdfs:label "区园林局"@zh ; gov:alias "园林局"@zh ; gov:officialName "青石区园林局"@zh ;
        gov:validFrom "2019-01-01"^^xsd:date ; gov:validTo "2024-12-31"^^xsd:date ;
        gov:creditCode "11350100M000100000" .
    <https://w3id.org/govkg/id/999901/unit/区绿化局> a gov:Bureau ; rdfs:label "区绿化局"@zh .
    <https://w3id.org/govkg/id/999901/unit/区政府> a gov:Government ; rdfs:label "区政府"@zh ;
        gov:governs <https://w3id.org/govkg/id/division/999901> .
    <https://w3id.org/govkg/id/999901/person/李清河> a gov:Person ; rdfs:label "李清河"@zh .
    <https://w3id.org/govkg/id/999901/post/区长> a gov:Post ; rdfs:label "区长"@zh ;
        gov:postIn <https://w3id.org/govkg/id/999901/unit/区政府> .
    <https://w3id.org/govkg/id/999901/membership/1> a gov:Membership ; rdfs:label "任职"@zh ;
        gov:member <https://w3id.org/govkg/id/999901/person/李清河> ; gov:heldAsOf "2024" ;
        gov:inPost <https://w3id.org/govkg/id/999901/post/区长> ;
        gov:heldFrom "2021-03-01"^^xsd:date ; gov:heldTo "2024-06-30"^^xsd:date .
    <https://w3id.org/govkg/id/999901/reorganisation/1> a gov:Reorganisation ;
        rdfs:label "机构变动"@zh ; gov:happenedOn "2019-01-01"^^xsd:date .
    <https://w3id.org/govkg/id/999901/task/1> a gov:Task ;
        rdfs:label "新建口袋公园"@zh ; gov:ordinal 1 .
    <https://w3id.org/govkg/id/999901/target/1> a gov:Target ;
        rdfs:label "口袋公园12处"@zh ; gov:value 12.0 ; gov:comparator ">=" ; gov:unit "处" ;
        gov:baseValue 12.0 ; gov:baseUnit "处" ; gov:quantityKind "level" ; gov:period "2024" ;
        gov:periodStart "2024-01-01"^^xsd:date ;
        gov:periodEnd "2024-12-31"^^xsd:date ; gov:valueMin 12.0 .
    <https://w3id.org/govkg/id/999901/measurement/1> a gov:Measurement ;
        rdfs:label "口袋公园13处"@zh ; gov:valueText "十三处" ; gov:measurementKind "actual" .
    <https://w3id.org/govkg/id/999901/indicator/新增口袋公园覆盖率> a gov:Indicator ;
        rdfs:label "新增口袋公园覆盖率"@zh ;
        gov:act "新增" ; gov:thing "口袋公园覆盖率" ; gov:scope "added" .
    <https://w3id.org/govkg/id/999901/goal/民生> a gov:Goal ; rdfs:label "民生"@zh .
    <https://w3id.org/govkg/id/999901/thing/十字> a gov:Strategy ; rdfs:label "十字"@zh .
    <https://w3id.org/govkg/id/999901/thing/青石路> a gov:Road ; rdfs:label "青石路"@zh .
    <https://w3id.org/govkg/id/999901/check/1> a gov:Check ;
        rdfs:label "核算"@zh ; gov:checkKind "rate" ; gov:expression "13/12" ;
        gov:stated 108.3 ; gov:recomputed 108.3 ; gov:agrees true .
    <https://w3id.org/govkg/id/999901/assessment/1> a gov:Assessment ;
        rdfs:label "新建口袋公园：完成"@zh ; gov:concludes status:met ;
        gov:assesses <https://w3id.org/govkg/id/999901/task/1> ;
        gov:uses <https://w3id.org/govkg/id/999901/target/1> ,
            <https://w3id.org/govkg/id/999901/measurement/1> .
    <https://w3id.org/govkg/id/999901/reading/青/2024> a gov:Reading ;
        rdfs:label "读取"@zh ; gov:reads <https://w3id.org/govkg/id/999901/document/青/2024> ;
        gov:softwareVersion "1.2.0" ; gov:rulesSha256 "{"1b" * 32}" .
    status:met a gov:Verdict ; rdfs:label "完成"@zh .
}}
"""

STATEMENTS = (
    ("unit/区园林局", "leads", "task/1"),
    ("task/1", "hasTarget", "target/1"),
    ("target/1", "ofIndicator", "indicator/新增口袋公园覆盖率"),
    ("measurement/1", "measures", "indicator/新增口袋公园覆盖率"),
    ("measurement/1", "reportedBy", "task/1"),
    ("measurement/1", "answers", "target/1"),
    ("task/1", "partOf", "goal/民生"),
    ("task/1", "along", "thing/青石路"),
    ("thing/十字", "partOf", "goal/民生"),
    ("task/1", "hasCheck", "check/1"),
    ("reorganisation/1", "originalUnit", "unit/区绿化局"),
    ("reorganisation/1", "resultingUnit", "unit/区园林局"),
    ("unit/区绿化局", "succeededBy", "unit/区园林局"),
)

_SUBSTANCE = "https://w3id.org/govkg/id/999901/"
_GRAPH = "https://w3id.org/govkg/id/999901/document/青/2024"


def claim(number: int, subject: str, predicate: str, value: str) -> str:
    """A statement with its claim and its passage, in TriG."""
    passage = f"<{_GRAPH}#char={number},{number + 5}>"
    return f"""
    <{_GRAPH}> {{
        <{subject}> gov:{predicate} <{value}> .
        <https://w3id.org/govkg/id/claim/{number}> a gov:Claim ; rdf:subject <{subject}> ;
            rdf:predicate gov:{predicate} ; rdf:object <{value}> ; gov:passage {passage} ;
            gov:method "test" ; gov:rule "test-rule" ; gov:valueText "十二处" ;
            gov:explanation "13 >= 12" ; gov:row 1 .
        {passage} a gov:Passage ; oa:hasSource <{_GRAPH}> ; gov:start {number} ;
            gov:end {number + 5} ; gov:quote "青石区公园" ; gov:column "主要任务" ;
            gov:section "一、民生" .
    }}
    """


def sound() -> str:
    parts = [SOUND]
    for number, (subject, predicate, value) in enumerate(STATEMENTS):
        parts.append(claim(number, _SUBSTANCE + subject, predicate, _SUBSTANCE + value))
    met = "https://w3id.org/govkg/status#met"
    parts.append(claim(100, f"{_SUBSTANCE}task/1", "verdict", met))
    parts.append(claim(101, _GRAPH, "mentions", f"{_SUBSTANCE}task/1"))
    return "".join(parts)


def quads(trig: str) -> list[ox.Quad]:
    return list(ox.parse(PREFIXES + trig, format=ox.RdfFormat.TRIG))


def broken(old: str, new: str) -> list[Finding]:
    """Findings after changing some words of the sound graph, which must be there."""
    text = sound()
    assert old in text
    return validate(quads(text.replace(old, new)))


def added(turtle: str) -> list[Finding]:
    """Findings after stating something more."""
    return validate(quads(sound() + f"<{_GRAPH}> {{ {turtle} }}"))


def test_a_sound_graph_has_no_findings() -> None:
    assert validate(quads(sound())) == []


def test_what_the_project_writes_itself_has_no_findings() -> None:
    extraction = factories.extraction(rows=3)
    document = replace(extraction.document, sha256="0a" * 32)
    written = extraction_quads(replace(extraction, document=document))
    for registry in registries():
        written += registry_quads(registry)
    assert validate(written) == []


A_CLAIM = "<https://w3id.org/govkg/id/claim/0>"
A_PASSAGE = f"<{_GRAPH}#char=0,5>"
A_UNIT = f"<{_SUBSTANCE}unit/区园林局>"
A_TASK = f"<{_SUBSTANCE}task/1>"
A_TARGET = f"<{_SUBSTANCE}target/1>"
A_RESULT = f"<{_SUBSTANCE}measurement/1>"
A_GOAL = f"<{_SUBSTANCE}goal/民生>"
A_DOCUMENT = f"<{_GRAPH}>"

# What is broken, and the words (English message) by which it must be found.
REPLACED: tuple[tuple[str, str, str], ...] = (
    ('rdfs:label "民生"@zh', 'rdfs:label "民生"', "has no name"),
    ('rdfs:label "民生"@zh', 'rdfs:label " "@zh', "has no name"),
    ('rdfs:label "区绿化局"@zh', 'rdfs:label "区财政局"@zh', "its name is not that of its IRI"),
    ('gov:alias "园林局"@zh', 'gov:alias "园林局"', "an alias is text with a language tag"),
    ('"青石区园林局"@zh', '"青石区园林局"', "has at most one official name"),
    ('"2019-01-01"^^xsd:date', '"2029-01-01"^^xsd:date', "valid from is a date"),
    ('"2024-12-31"^^xsd:date', '"2024"', "valid to is a date"),
    ('gov:code "999901"', "gov:code 999901", "has one code of six digits at most"),
    ('gov:code "999901"', 'gov:code "青石区"', "has one code of six digits at most"),
    ('gov:code "999901"', 'gov:code "330105"', "its code is not that of its IRI"),
    ("gov:ordinal 1 ", "gov:ordinal 2 ", "its ordinal is not that of its IRI"),
    ("gov:ordinal 1 ", "gov:ordinal 0 ", "its ordinal is a whole number from 1"),
    ("gov:value 12.0", "gov:value 12e0", "its value is one decimal number"),
    ('gov:valueText "十三处"', 'gov:valueText ""', "its value as written is one text"),
    ('gov:comparator ">="', 'gov:comparator "≥"', "its comparator is one of"),
    ('gov:unit "处"', 'gov:unit "处" , "个"', "has at most one unit of measure"),
    ("gov:baseValue 12.0", 'gov:baseValue "12"', "its base value is one decimal number"),
    (
        "gov:baseValue 12.0",
        'gov:valueMax "15" ; gov:baseValue 12.0',
        "its upper value is one decimal",
    ),
    (
        "gov:baseValue 12.0",
        'gov:baseValueMax "15" ; gov:baseValue 12.0',
        "its upper base value is one decimal",
    ),
    ("gov:baseValue 12.0 ;", "", "has a base unit without a base value"),
    ('gov:baseUnit "处"', 'gov:baseUnit "处" , "个"', "has at most one base unit"),
    ('gov:quantityKind "level"', 'gov:quantityKind "size"', "its quantity kind is one of"),
    ('gov:period "2024"', 'gov:period "2024" , "2025"', "has at most one period"),
    ('"2024-01-01"^^xsd:date', '"2025-01-01"^^xsd:date', "its period starts on a day"),
    ('"2024-12-31"^^xsd:date ; gov:valueMin', '"2024" ; gov:valueMin', "its period ends on a day"),
    ("gov:valueMin 12.0", "gov:valueMin 13.0", "its lower value is not above its value"),
    ('gov:period "2024"', 'gov:period "soon"', "has at most one period, written 2020"),
    ('gov:period "2024"', 'gov:period "2024-13"', "has at most one period, written 2020"),
    ('gov:unit "处"', 'gov:unit "香蕉"', "has at most one unit of measure, of those"),
    ('gov:baseUnit "处"', 'gov:baseUnit "万蕉"', "has at most one base unit, of those"),
    ("gov:baseValue 12.0", "gov:baseValue 12000.0", "its base value does not follow"),
    ('gov:unit "处"', 'gov:unit "万处"', "its base value does not follow"),
    (
        "gov:baseValue 12.0",
        "gov:valueMax 9.0 ; gov:baseValueMax 9.0 ; gov:baseValue 12.0",
        "its value is not above its upper value",
    ),
    (
        "gov:baseValue 12.0",
        "gov:valueMax 9.0 ; gov:baseValueMax 9.0 ; gov:baseValue 12.0",
        "its base value is not above its upper one",
    ),
    (
        "gov:stated 108.3 ; gov:recomputed 108.3",
        "gov:stated 5 ; gov:recomputed 9",
        "agrees is not what stated and recomputed say",
    ),
    ("gov:agrees true", "gov:agrees false", "agrees is not what stated and recomputed say"),
    (
        'gov:valueText "十三处"',
        'gov:baseValue 130.0 ; gov:baseUnit "%" ; gov:quantityKind "share"',
        "a share of a whole is 100 % at most",
    ),
    (
        'gov:valueText "十三处"',
        'gov:baseValue 3.0 ; gov:baseUnit "处" ; gov:valueText "三处"',
        "the result that it uses falls short",
    ),
    (
        'gov:valueText "十三处"',
        'gov:baseValue 13.0 ; gov:baseUnit "亩" ; gov:valueText "十三亩"',
        "answers a target in another dimension",
    ),
    ('gov:baseUnit "处"', 'gov:baseUnit "米"', "its base unit is of another dimension"),
    ('gov:quantityKind "level"', 'gov:quantityKind "share"', "a share is counted in parts"),
    ('gov:period "2024"', 'gov:period "2025/2024"', "or ends before it begins"),
    ('gov:period "2024"', 'gov:period "2024-02-30"', "its period has a day that does not exist"),
    ('"2024-01-01"^^xsd:date', '"2023-05-01"^^xsd:date', "its period does not begin on that day"),
    (
        '"2024-12-31"^^xsd:date ; gov:valueMin',
        '"2025-12-31"^^xsd:date ; gov:valueMin',
        "its period does not end on that day",
    ),
    ('gov:comparator ">=" ;', "", "has neither a value with its comparator"),
    ('gov:valueText "十三处" ;', "", "has neither a value with its comparator"),
    ('gov:measurementKind "actual"', 'gov:measurementKind "real"', "its measurement kind is"),
    ('gov:measurementKind "actual"', 'gov:measurementKind "plan"', "a figure that is planned or"),
    ('gov:checkKind "rate"', 'gov:checkKind "guess"', "its check kind is one of"),
    ('gov:expression "13/12"', 'gov:expression "12/13"', "is not what the expression comes to"),
    ('gov:expression "13/12" ;', "", "has exactly one expression"),
    ("gov:stated 108.3", 'gov:stated "108.3%"', "has exactly one stated value"),
    ("gov:recomputed 108.3 ;", "", "has exactly one recomputed value"),
    ("gov:agrees true", 'gov:agrees "yes"', "says whether the two agree"),
    ('gov:documentName "青.txt" ;', "", "has exactly one document name"),
    ('gov:documentKind "progress_table" ;', "", "has exactly one document kind"),
    ('gov:kindRule "kind/', 'gov:kindRule "kind ', "its kind is told by a rule"),
    ('gov:sha256 "0a', 'gov:sha256 "xx', "has exactly one SHA-256"),
    ("gov:characters 900", "gov:characters -1", "has exactly one number of characters"),
    ('gov:encoding "utf-8" ;', "", "has exactly one encoding"),
    ("gov:hasText true ;", "", "says whether it has its text"),
    ("gov:piecesStated 7 ;", "", "has exactly one number of pieces stated"),
    ("gov:piecesKept 2", "gov:piecesKept -2", "has exactly one number of pieces kept as text"),
    ("gov:piecesRejected 0", "gov:piecesRejected 0.5", "has exactly one number of pieces rejected"),
    ('gov:dated "2024-01"', 'gov:dated "2024-02-30"', "is dated 2020"),
    ('gov:dated "2024-01"', 'gov:dated "二〇二四"', "is dated 2020"),
    (f"rdf:subject {A_TASK} ;", "", "has exactly one subject"),
    ("rdf:predicate gov:leads", "rdf:predicate rdfs:seeAlso", "has exactly one predicate"),
    (f"rdf:object {A_TARGET} ;", "", "has exactly one object"),
    (f"gov:passage {A_PASSAGE} ;", "", "has exactly one passage"),
    ('gov:method "test"', 'gov:method ""', "has exactly one method"),
    ('gov:rule "test-rule"', 'gov:rule ""', "has at most one rule"),
    ('gov:valueText "十二处"', 'gov:valueText "十二处"@zh', "has at most one value as written"),
    ('gov:explanation "13 >= 12"', "gov:explanation 13", "has at most one explanation"),
    (f"oa:hasSource {A_DOCUMENT} ;", "", "is of exactly one document"),
    ("gov:start 0 ;", "gov:start -1 ;", "has exactly one start"),
    ("gov:start 0 ;", "gov:start 5 ;", "starts before it ends"),
    ("gov:end 5 ;", 'gov:end "5" ;', "has exactly one end"),
    ("gov:end 5 ;", "gov:end 5000 ;", "ends behind the end of its document"),
    ('gov:quote "青石区公园"', 'gov:quote "青石区公园等"', "its quote is longer than its span"),
    ('gov:quote "青石区公园"', 'gov:quote ""', "has at most one quote"),
    ("gov:row 1", "gov:row 0", "its row is a whole number from 1"),
    ('gov:column "主要任务"', "gov:column 2", "its column is text"),
    *(
        (
            'gov:column "主要任务"',
            f'gov:column "主要任务" ; gov:{name} {wrong}',
            f"its {name} is {what}",
        )
        for name, wrong, what in (
            ("page", '"一"', "a number"),
            ("line", '"二"', "a number"),
            ("sheet", "3", "text"),
            ("cell", "4", "text"),
            ("paragraph", '"五"', "a number"),
        )
    ),
    ('gov:section "一、民生"', "gov:section 1", "its section is text"),
    ("#char=0,5", "#0-5", "the IRI of a passage ends in #char="),
    ("999901/unit/", "999901/units/", "has the segment unit"),
    ("999901/task/", "999901/tasks/", "has the segment task"),
    ("999901/target/", "999901/targets/", "has the segment target"),
    ("999901/measurement/", "999901/m/", "has the segment measurement"),
    ("999901/indicator/", "999901/i/", "has the segment indicator"),
    ("999901/check/", "999901/c/", "has the segment check"),
    ("999901/goal/", "999901/g/", "has the segment goal"),
    ("999901/thing/", "999901/r/", "has the segment thing"),
    ("id/division/", "id/divisions/", "has the segment division"),
    ("999901/document/", "999901/documents/", "has the segment document"),
    ("999901/assessment/", "999901/a/", "has the segment assessment"),
    ("999901/reading/", "999901/r/", "has the segment reading"),
    ("999901/post/", "999901/p/", "has the segment post"),
    ("999901/membership/", "999901/m/", "has the segment membership"),
    (f"gov:member <{_SUBSTANCE}person/李清河> ;", "", "a post is held by exactly one person"),
    (f"gov:inPost <{_SUBSTANCE}post/区长> ;", "", "holds exactly one post"),
    (
        f"gov:postIn <{_SUBSTANCE}unit/区政府>",
        f"gov:postIn {A_UNIT} , <{_SUBSTANCE}unit/区政府>",
        "is a post in exactly one unit",
    ),
    ('"2021-03-01"^^xsd:date', '"2025-03-01"^^xsd:date', "held from is a day, not after held to"),
    ('"2024-06-30"^^xsd:date', '"2024"', "held to is a day"),
    ('gov:heldAsOf "2024"', 'gov:heldAsOf "now"', "is held as of 2020"),
    ("999901/reorganisation/", "999901/r/", "has the segment reorganisation"),
    ('"2019-01-01"^^xsd:date .', '"2019" .', "happened on one day at most"),
    ('"11350100M000100000"', '"11350100M000100001"', "its credit code does not check"),
    ('"11350100M000100000"', '"11350100M00010000O"', "has one credit code of eighteen characters"),
    (f"gov:reads {A_DOCUMENT} ;", "", "reads exactly one document"),
    (
        'gov:softwareVersion "1.2.0"',
        'gov:softwareVersion "new"',
        "has exactly one software version",
    ),
    ('gov:rulesSha256 "1b', 'gov:rulesSha256 "xx', "has one SHA-256 of the rules at most"),
    ('gov:act "新增"', 'gov:act "新增" , "增"', "has one act at most"),
    ('gov:thing "口袋公园覆盖率"', 'gov:thing "口袋公园" , "公园"', "counts one thing at most"),
    ('gov:thing "口袋公园覆盖率" ;', "", "has an act, and nothing that it is done to"),
    (
        'gov:thing "口袋公园覆盖率"',
        'gov:thing "公园"',
        "act and thing are not the words of its name",
    ),
    ('gov:scope "added"', 'gov:scope "more"', "its scope is none of the list"),
    (f"gov:assesses {A_TASK} ;", "", "assesses exactly one task"),
    ("gov:concludes status:met ;", "", "concludes exactly one verdict"),
    ("gov:concludes status:met", "gov:concludes status:partly", "concludes another verdict"),
    (
        f"gov:uses {A_TARGET}",
        f"gov:aggregates <{_SUBSTANCE}measurement/1> ; gov:uses {A_TARGET}",
        "adds up two results at least",
    ),
    ("status#met", "status#fine", "verdict: wrong kind of object"),
    ("status:met a", "status:fine a", "is none of the verdicts"),
    ("<https://w3id.org/govkg/id/claim/0> a", "[] a", "a claim has an IRI"),
)

ADDED: tuple[tuple[str, str], ...] = (
    (f'{A_GOAL} rdfs:label "生民"@zh .', "has two names in one language"),
    (f"{A_UNIT} a gov:Unit .", "has more than one type"),
    (f"{A_UNIT} a gov:Office .", "has more than one type"),
    (f"{A_DOCUMENT} gov:otherName 7 .", "another name is a text"),
    (f"{A_DOCUMENT} gov:documentNumber 'seven' .", "has one document number at most"),
    (f"{A_DOCUMENT} gov:issued '2024' .", "has one day of issue at most"),
    (f"{A_DOCUMENT} gov:inSeries id:a , id:b .", "is in one series at most"),
    (f"{A_DOCUMENT} gov:edition 7 .", "has one edition at most"),
    (f"{A_DOCUMENT} gov:currentFrom '2024' .", "is current from one date at most"),
    (f"{A_DOCUMENT} gov:supersededOn '2024' .", "is superseded on one date at most"),
    ("q:x a gov:Series .", "has the segment series"),
    ("q:x a gov:File .", "has the segment file"),
    ("q:x a gov:File .", "a file is of exactly one document"),
    ("q:x a gov:Reorganisation .", "a reorganisation is of one unit at least"),
    ("q:x a gov:Reorganisation .", "a reorganisation results in one unit at least"),
    (f"{A_UNIT} gov:succeededBy {A_UNIT} .", "is succeeded by itself, or by one before it"),
    (
        "<https://w3id.org/govkg/id/999901/series/x> a gov:Series .",
        "a series is of exactly one division",
    ),
    (f"{A_DOCUMENT} gov:textSha256 'abc' .", "has one SHA-256 of its words at most"),
    ("q:x a gov:Project .", "has the segment thing"),
    ("q:x a gov:Programme .", "has the segment thing"),
    ("q:x a gov:Policy .", "has the segment thing"),
    ("q:x a gov:Platform .", "has the segment thing"),
    ("q:x a gov:Event .", "has the segment thing"),
    ("q:x a gov:Place .", "has the segment thing"),
    ("q:x a gov:Road .", "has the segment thing"),
    ("q:x a gov:Company .", "has the segment thing"),
    ("q:x a gov:Institution .", "has the segment thing"),
    ("q:x a gov:Person .", "has the segment person"),
    ("id:person a gov:Person ; gov:post 1 .", "a post is text"),
    ("id:person a gov:Person ; gov:inDivision id:d .", "a person is of no division"),
    ("q:x a gov:UnitGroup .", "has the segment group"),
    (f"<{_SUBSTANCE}thing/十字> gov:partOf {A_TASK} .", "a strategy is part of goals"),
    (f"{A_GOAL} gov:statedParts 1 .", "its stated parts are one whole number from 2"),
    (f"{A_GOAL} gov:unlisted '其余' .", "what is not listed is text with a language tag"),
    (f"{A_TASK} gov:commitmentKind 'firm' .", "its commitment kind is hard or soft"),
    (f"{A_TASK} gov:hardBy 'will' .", "it is hard by a number, a date or a name"),
    (f"{A_TASK} gov:partOf {A_UNIT} .", "a task is part of goals"),
    (f"{A_TASK} gov:verdict status:not_met .", "has at most one verdict"),
    (f"{A_TASK} gov:dueDate 'soon' .", "has at most one due date, which is a date"),
    (f"{A_TASK} gov:period '2024' .", "the period of a task is a deadline"),
    ("q:late a gov:Timeliness .", "is none of the values of timeliness of status.ttl"),
    (f"{A_TARGET} gov:ofIndicator q:other .", "a target is of exactly one indicator"),
    ("<https://w3id.org/govkg/id/999901/target/2> a gov:Target .", "a target belongs to a task"),
    ("<https://w3id.org/govkg/id/999901/check/2> a gov:Check .", "a check belongs to a task"),
    (
        "<https://w3id.org/govkg/id/999901/measurement/2> a gov:Measurement .",
        "a measurement measures exactly one indicator",
    ),
    (f"{A_UNIT} gov:inDivision id:a , id:b .", "is in at most one division"),
    (f"{A_GOAL} gov:partOf <{_SUBSTANCE}thing/十字> .", "is part of itself, or of its own part"),
    (f"{A_UNIT} gov:subordinateTo {A_UNIT} .", "is subordinate to itself"),
    (f"{A_UNIT} gov:resposibleFor {A_TASK} .", "no property of this class (unit)"),
    (f"{A_TASK} gov:value 3.0 .", "no property of this class (task)"),
    (f"{A_CLAIM} gov:confidence 1.0 .", "no property of this class (claim)"),
    (f"{A_DOCUMENT} gov:mentions q:x . q:x a gov:Bureu .", "mentions: wrong kind of object"),
    (f"{A_UNIT} gov:memberOf {A_UNIT} .", "is a member of groups of units only"),
    (f"{A_UNIT} gov:subordinateTo {A_TASK} .", "is subordinate to units only"),
    (f"{A_DOCUMENT} gov:inDivision id:b .", "is of exactly one division"),
    (
        f"{A_UNIT} gov:inDivision <https://w3id.org/govkg/id/division/9> .",
        "its division is not that",
    ),
    (f"{A_DOCUMENT} gov:inSeries q:a .", "its series is not that of its IRI"),
    (f"{A_DOCUMENT} gov:edition '2023' .", "its edition is not that of its IRI"),
    (f"{A_DOCUMENT} gov:revises {A_DOCUMENT} .", "revises itself, or one after it"),
    (
        f"{A_DOCUMENT} gov:currentFrom '2025-01-01'^^xsd:date ; "
        "gov:supersededOn '2024-01-01'^^xsd:date .",
        "is current from a date after that",
    ),
    (f"{A_TASK} gov:sameTaskAs {A_TASK} .", "a task of its own document"),
    (f"<{_SUBSTANCE}task/2> gov:splitFrom {A_TASK} .", "a task of its own document"),
    (
        f"<{_SUBSTANCE}task/青/2024/1> gov:hasTarget <{_SUBSTANCE}target/青.txt/1/1> .",
        "has a figure whose IRI is of another document",
    ),
    (f"<{_SUBSTANCE}task/2> gov:hasTarget {A_TARGET} .", "is a target of one task at most"),
    (f"{A_RESULT} gov:reportedBy <{_SUBSTANCE}task/2> .", "is reported by one task at most"),
    (
        f"<{_SUBSTANCE}assessment/1> gov:uses <{_SUBSTANCE}target/2> .",
        "uses a figure that is not of its task",
    ),
    (
        f"<{_SUBSTANCE}reorganisation/2> gov:originalUnit {A_UNIT} ; gov:resultingUnit {A_UNIT} .",
        "results in the one unit that it began with",
    ),
    (f"<{_SUBSTANCE}unit/区政府> gov:governs id:b .", "governs one division at most"),
    ("[] a gov:Goal ; rdfs:label '无'@zh .", "has the segment goal"),
)

RELATIONS = (
    "mayAnswer",
    "leads",
    "responsibleFor",
    "supports",
    "suggestedFor",
    "owns",
    "hasTarget",
    "ofIndicator",
    "measures",
    "reportedBy",
    "answers",
    "verdict",
    "hasCheck",
    "assesses",
    "concludes",
    "uses",
    "aggregates",
    "reads",
    "governs",
    "member",
    "inPost",
    "postIn",
    "originalUnit",
    "resultingUnit",
    "succeededBy",
    "follows",
    "plans",
    "launched",
    "completed",
    "aimsAt",
    "cooperatesWith",
    "inSeries",
    "file",
    "revises",
    "sameTaskAs",
    "splitFrom",
    "joinedFrom",
    "missingFrom",
    "newIn",
    "mentions",
    "dueStatedIn",
    "issuedBy",
    "issuanceStatedIn",
    "memberOf",
    "subordinateTo",
    "partOf",
    "advances",
    "concerns",
    "inDivision",
    "locatedIn",
    "along",
)


@pytest.mark.parametrize(("old", "new", "words"), REPLACED)
def test_a_changed_word_is_found(old: str, new: str, words: str) -> None:
    assert_found(broken(old, new), words)


@pytest.mark.parametrize(("turtle", "words"), ADDED)
def test_a_wrong_addition_is_found(turtle: str, words: str) -> None:
    assert_found(added(turtle), words)


def test_relations_between_things_of_no_class_are_found() -> None:
    findings = added(" ".join(f"q:nobody gov:{each} q:nothing ." for each in RELATIONS))
    for relation in RELATIONS:
        assert_found(findings, f"{relation}: wrong kind of subject")
        assert_found(findings, f"{relation}: wrong kind of object")


def test_a_group_may_lead_and_a_goal_may_not() -> None:
    group = f"<{_SUBSTANCE}group/各街道>"
    allowed = added(f"{group} a gov:UnitGroup ; rdfs:label '各街道'@zh ; gov:leads {A_TASK} .")
    assert not [each for each in allowed if "wrong kind" in each.message_en]
    assert_found(added(f"{A_GOAL} gov:leads {A_TASK} ."), "leads: wrong kind of subject")


def test_a_statement_without_a_claim_is_found() -> None:
    findings = added(f"{A_UNIT} gov:supports {A_TASK} .")
    assert_found(findings, "a statement without a claim")
    assert [each.path for each in findings] == ["supports"]


def test_a_claim_whose_statement_is_missing_is_found() -> None:
    findings = broken(f"{A_UNIT} gov:leads {A_TASK} .", "")
    assert_found(findings, "a claim whose statement is missing")


def test_reviewed_facts_need_no_claim() -> None:
    registry = "https://w3id.org/govkg/id/graph/registry/999901"
    division = "<https://w3id.org/govkg/id/division/999901>"
    office = f"<{_SUBSTANCE}unit/区府办>"
    trig = f"""<{registry}> {{ {A_UNIT} gov:subordinateTo {office} .
        {office} a gov:Office ; rdfs:label "区府办"@zh ; gov:inDivision {division} . }}"""
    assert validate(quads(sound() + trig)) == []


def test_every_message_of_the_shapes_was_produced_by_a_case_above() -> None:
    """The list of cases is complete: a shape that no case breaks would be listed here."""
    tested = [words for *_, words in REPLACED] + [words for _, words in ADDED]
    tested += ["no property of this class"]  # one message a class
    tested += [f"{relation}: wrong kind of" for relation in RELATIONS]
    shapes = ox.parse(path=str(FOLDER / "shapes.ttl"))
    messages = {
        quad.object.value
        for quad in shapes
        if quad.predicate.value == f"{SH}message"
        and isinstance(quad.object, ox.Literal)
        and quad.object.language == "en"
    }
    assert messages
    assert {m for m in messages if not any(words in m for words in tested)} == set()


def test_a_finding_says_where_in_both_languages() -> None:
    (finding,) = broken('gov:comparator ">="', 'gov:comparator "≥"')
    assert finding.focus == f"{_SUBSTANCE}target/1"
    assert finding.name == "口袋公园12处"
    assert finding.path == "comparator"
    assert finding.value == "≥"
    assert finding.document == "青.txt"
    assert finding.severity is Severity.VIOLATION
    assert re.search("[\u4e00-\u9fff]", finding.message("zh"))
    assert finding.message("en").isascii()


def test_two_names_are_a_warning_only() -> None:
    (finding,) = added(f'{A_GOAL} rdfs:label "生民"@zh .')
    assert finding.severity is Severity.WARNING


def assert_found(findings: Iterable[Finding], words: str) -> None:
    messages = [finding.message_en for finding in findings]
    assert any(words in message for message in messages), messages
