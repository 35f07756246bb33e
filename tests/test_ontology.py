"""A linter for the ontology: every term is named, placed, checked, and the ones in use exist."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from loaders.language.quantities import quantities
from ontology import FOLDER
from ontology.model import ONTOLOGY, STATUS
from ontology.vocabulary import PropertyTerm, vocabulary

ROOT = FOLDER.parent
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SH = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
QUDT = "http://qudt.org/schema/qudt/"
UNIT = "https://w3id.org/govkg/unit#"

CLASSES = tuple(vocabulary().classes.values())
PROPERTIES = tuple(vocabulary().properties.values())
TERMS = tuple(
    quad.subject.value
    for quad in ox.parse(path=str(FOLDER / "gov.ttl"))
    if quad.predicate.value == f"{RDF}type"
    and isinstance(quad.subject, ox.NamedNode)
    and quad.subject.value.startswith(ONTOLOGY)
)


@cache
def facts(name: str) -> dict[tuple[str, str], list[ox.NamedNode | ox.Literal | ox.BlankNode]]:
    """The triples of a file of the ontology, by subject and predicate."""
    table = defaultdict(list)
    for quad in ox.parse(path=str(FOLDER / name)):
        assert not isinstance(quad.subject, ox.Triple)
        assert not isinstance(quad.object, ox.Triple)
        table[quad.subject.value, quad.predicate.value].append(quad.object)
    return dict(table)


def said(iri: str, predicate: str, name: str = "gov.ttl") -> list[str]:
    return [each.value for each in facts(name).get((iri, predicate), [])]


def languages(iri: str, predicate: str, name: str = "gov.ttl") -> set[str | None]:
    values = facts(name).get((iri, predicate), [])
    return {each.language for each in values if isinstance(each, ox.Literal)}


# --- every term says what it is ----------------------------------------------------------


def test_the_ontology_has_a_head() -> None:
    head = ONTOLOGY.rstrip("#")
    assert said(head, f"{RDF}type") == [f"{OWL}Ontology"]
    assert said(head, f"{OWL}versionInfo")
    assert said(head, "http://purl.org/dc/terms/license")


@pytest.mark.parametrize("iri", TERMS)
def test_a_term_has_its_labels_a_comment_and_a_home(iri: str) -> None:
    assert languages(iri, f"{RDFS}label") == {"zh", "en"}
    assert len(said(iri, f"{RDFS}label")) == 2
    assert languages(iri, f"{RDFS}comment") == {"en"}
    assert said(iri, f"{RDFS}isDefinedBy") == [ONTOLOGY.rstrip("#")]


def test_terms_are_defined_once() -> None:
    assert [iri for iri, count in Counter(TERMS).items() if count > 1] == []
    assert len(TERMS) == len(CLASSES) + len(PROPERTIES) - 1 + 7  # less rdfs:label; annotations


@pytest.mark.parametrize("term", [each for each in PROPERTIES if each.iri.startswith(ONTOLOGY)])
def test_a_property_has_domain_and_range_of_known_classes(term: PropertyTerm) -> None:
    iri = term.iri
    assert len(said(iri, f"{RDFS}domain")) == 1
    (target,) = said(iri, f"{RDFS}range")
    if term.is_object:
        assert vocabulary().class_term(target)
    else:
        assert target.startswith(("http://www.w3.org/2001/XMLSchema#", f"{RDF}langString"))


def test_a_class_stands_under_a_known_vocabulary() -> None:
    for term in CLASSES:
        above = {iri for local in vocabulary().ancestors(term.local) for iri in parents(local)}
        own = {iri for iri in parents(term.local) if not iri.startswith(ONTOLOGY)}
        assert any(not iri.startswith(ONTOLOGY) for iri in above), term.local
        # Thing alone is not enough: below it a class is placed itself, or its parent is.
        if term.local != "Thing":
            near = {*own, *(p for q in term.parents if q != "Thing" for p in parents(q))}
            assert near, term.local


def parents(local: str) -> list[str]:
    return said(ONTOLOGY + local, f"{RDFS}subClassOf")


# --- names in the property graph ---------------------------------------------------------


def test_names_in_the_property_graph_follow_from_the_terms() -> None:
    for term in CLASSES:
        assert term.node_label in (term.local, None)
    for each in PROPERTIES:
        words = re.sub(r"(?<!^)([A-Z])", r"_\1", each.local)
        if each.relationship_type is not None:
            assert each.relationship_type in (words.upper(), f"HAS_{words.upper()}")
        elif each.iri.startswith(ONTOLOGY) and not each.is_object:
            assert each.property_key == words.lower()


def test_what_is_not_mirrored_gives_its_reason() -> None:
    reason = f"{ONTOLOGY}notMirrored"
    unmirrored = {each.local for each in CLASSES if each.node_label is None}
    unmirrored |= {each.local for each in PROPERTIES if each.is_object and not mirrored(each)}
    assert unmirrored == {"Claim", "Passage", "Timeliness", "passage"}
    for iri in TERMS:
        assert bool(said(iri, reason)) == (iri.removeprefix(ONTOLOGY) in unmirrored)


def mirrored(term: PropertyTerm) -> bool:
    return term.relationship_type is not None


# --- shapes ------------------------------------------------------------------------------


def shape_terms() -> set[str]:
    found = {
        value.value
        for values in facts("shapes.ttl").values()
        for value in values
        if isinstance(value, ox.NamedNode)
    }
    return {iri for iri in found if iri.startswith(ONTOLOGY)}


def test_every_class_has_a_shape_of_its_own_or_of_a_parent() -> None:
    targets = {
        value.value.removeprefix(ONTOLOGY)
        for (_, predicate), values in facts("shapes.ttl").items()
        if predicate == f"{SH}targetClass"
        for value in values
    }
    for term in CLASSES:
        above = set(vocabulary().ancestors(term.local)) - {"Thing"}
        assert above & targets or term.local == "Thing", f"{term.local} has no shape"
    assert "Thing" in targets


def test_shapes_speak_of_known_terms_only() -> None:
    used = shape_terms()
    assert len(used) > 50
    assert used - set(TERMS) == set()


def test_every_property_is_checked_by_a_shape_or_has_a_reason() -> None:
    unchecked = {each.iri for each in PROPERTIES if each.iri.startswith(ONTOLOGY)} - shape_terms()
    reasons = {"datedFrom": "free words"}
    assert {iri.removeprefix(ONTOLOGY) for iri in unchecked} == set(reasons)


def test_messages_of_shapes_come_in_both_languages() -> None:
    message = f"{SH}message"
    shapes = [subject for subject, predicate in facts("shapes.ttl") if predicate == message]
    assert shapes
    for shape in shapes:
        assert languages(shape, message, "shapes.ttl") == {"zh", "en"}


# --- verdicts and kinds of units ---------------------------------------------------------


def test_the_scheme_holds_exactly_the_eight_verdicts() -> None:
    expected = {
        "exceeded",
        "met",
        "partly",
        "not_met",
        "in_progress",
        "no_data",
        "postponed",
        "cancelled",
    }
    assert set(vocabulary().verdicts) == expected
    scheme = STATUS.rstrip("#")
    assert {iri.removeprefix(STATUS) for iri in said(scheme, f"{SKOS}hasTopConcept", "status.ttl")}
    for local in expected:
        iri = STATUS + local
        assert said(iri, f"{RDF}type", "status.ttl") == [f"{SKOS}Concept", f"{ONTOLOGY}Verdict"]
        assert said(iri, f"{SKOS}notation", "status.ttl") == [local]
        assert said(iri, f"{SKOS}inScheme", "status.ttl") == [scheme]
        assert languages(iri, f"{SKOS}definition", "status.ttl") == {"zh", "en"}
        labels = said(iri, f"{RDFS}label", "status.ttl")
        assert labels == said(iri, f"{SKOS}prefLabel", "status.ttl")


def test_every_class_of_things_has_a_segment_and_its_shape_asks_for_it() -> None:
    shapes = (FOLDER / "shapes.ttl").read_text("utf-8")
    for each in CLASSES:
        if each.node_label is None or each.local in ("Thing", "Verdict"):
            continue
        segment = vocabulary().segment(each.local)
        assert segment.isalpha()
        assert vocabulary().below(each.local)
        pattern = re.search(rf"sh:targetClass gov:{each.local} ;\s*sh:pattern \"([^\"]*)\"", shapes)
        assert pattern is None or re.search(rf"[/(|]{segment}[/)|]", pattern[1]), each.local


def test_what_work_serves_is_said_of_classes_and_inherited() -> None:
    known = vocabulary()
    assert known.served_by("Strategy") == known.served_by("Goal") == "advances"
    assert known.served_by("Road") == "concerns"
    assert known.served_by("Bureau") is None
    assert known.worked_on("PublicInstitution") == "planned"
    assert known.worked_on("Event") == "done"
    assert known.worked_on("Person") is None


# --- units of measure --------------------------------------------------------------------


def measures() -> dict[str, str]:
    """IRIs of the units of measure by the Chinese word for them."""
    return {
        each.value: subject
        for (subject, predicate), values in facts("units.ttl").items()
        if predicate == f"{RDFS}label"
        for each in values
        if isinstance(each, ox.Literal) and each.language == "zh"
    }


def test_units_of_measure_are_named_in_both_languages_and_no_two_alike() -> None:
    words: Counter[str] = Counter()
    units = [subject for subject, predicate in facts("units.ttl") if predicate == f"{RDF}type"]
    for unit in units:
        assert languages(unit, f"{RDFS}label", "units.ttl") == {"zh", "en"}
        assert said(unit, f"{QUDT}hasQuantityKind", "units.ttl")
        chinese = [word for word, iri in measures().items() if iri == unit]
        words.update({*chinese, *said(unit, f"{SKOS}altLabel", "units.ttl")})
    assert [word for word, count in words.items() if count > 1] == []


def test_conversions_lead_to_a_unit_that_is_there_and_is_no_multiple_itself() -> None:
    scaled = [key for key in facts("units.ttl") if key[1] == f"{QUDT}conversionMultiplier"]
    assert scaled
    for unit, predicate in scaled:
        assert Decimal(said(unit, predicate, "units.ttl")[0]) > 0
        (base,) = said(unit, f"{QUDT}scalingOf", "units.ttl")
        assert base in measures().values()
        assert not said(base, predicate, "units.ttl")
    assert multiplier("亩") * 3 == pytest.approx(2000)


# 3年 is a period, so the reader rightly finds no quantity in it.
@pytest.mark.parametrize("word", sorted(measures().keys() - {"年"}))
def test_the_reader_of_quantities_and_the_table_of_units_agree(word: str) -> None:
    (quantity,) = quantities(f"完成3{word}")
    assert quantity.unit == word
    if word.startswith(("万", "亿")):
        base = next(name for name, iri in measures().items() if iri == base_of(word))
        whole = word.lstrip("万亿")
        own = multiplier(whole) if base != whole else Decimal(1)
        assert quantity.base_unit == whole
        assert quantity.base_value * own == pytest.approx(3 * multiplier(word))


def base_of(word: str) -> str:
    return said(measures()[word], f"{QUDT}scalingOf", "units.ttl")[0]


def multiplier(word: str) -> Decimal:
    return Decimal(said(measures()[word], f"{QUDT}conversionMultiplier", "units.ttl")[0])


def test_annotated_units_of_measure_are_in_the_table(gold: Path) -> None:
    known = set(measures())
    for alternatives in facts("units.ttl").items():
        if alternatives[0][1] == f"{SKOS}altLabel":
            known |= {each.value for each in alternatives[1]}
    annotated = json.loads((gold / "004-categories-1-11.json").read_text(encoding="utf-8"))
    figures = [f for task in annotated["tasks"] for f in (*task["targets"], *task["actuals"])]
    units = {figure["unit"] for figure in figures} - {None}
    assert len(units) > 15
    assert units - known == set()


# --- terms in use exist ------------------------------------------------------------------


def test_code_uses_known_terms_only() -> None:
    used = [use for path in sources(".py") for use in terms_in_code(path)]
    assert len(used) > 30
    wrong = [f"{where}: {local}" for where, local, table in used if local not in table]
    assert wrong == []


def sources(ending: str) -> Iterator[Path]:
    for room in ("kg", "loaders", "queries"):
        yield from sorted((ROOT / room).rglob(f"*{ending}"))


def terms_in_code(path: Path) -> Iterator[tuple[str, str, Container[str]]]:
    """Literals where a term must stand: `term(…)`, `Thing(…)`, `Statement(…)`, properties.

    Also any word like `hasTarget` in the rooms that speak of nothing else (loaders, and the
    rooms of kg between the documents and the property graph).
    """
    words = vocabulary()
    everything = {*words.classes, *words.properties}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        where = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            tables: dict[str, tuple[int, Container[str]]] = {
                "term": (0, everything),
                "Thing": (1, words.classes),
                "Statement": (1, words.properties),
            }
            position, table = tables.get(name, (-1, everything))
            if 0 <= position < len(node.args):
                yield from ((where, text, table) for text in literals(node.args[position]))
            for keyword in node.keywords:
                if name == "Thing" and keyword.arg == "kind":
                    yield from ((where, text, words.classes) for text in literals(keyword.value))
                if name == "Statement" and keyword.arg == "predicate":
                    yield from ((where, text, words.properties) for text in literals(keyword.value))
            if name == "Thing" and len(node.args) > 3:
                for pair in ast.walk(node.args[3]):
                    if isinstance(pair, ast.Tuple) and len(pair.elts) == 2:
                        yield from ((where, t, words.properties) for t in literals(pair.elts[0]))
        elif isinstance(node, ast.Constant) and speaks_of_terms(path):
            value = node.value
            if isinstance(value, str) and re.fullmatch(r"[a-z]+(?:[A-Z][a-z]+)+", value):
                yield where, value, {*everything, *FOREIGN}


def speaks_of_terms(path: Path) -> bool:
    rooms = ("loaders", "kg/store", "kg/follow", "kg/project", "kg/run/rows.py")
    place = path.relative_to(ROOT).as_posix()
    return place.startswith(rooms) and not place.startswith("loaders/formats/")  # speaks XML


def literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


FOREIGN = (
    *("hasSource", "langString", "subClassOf"),
    *("focusNode", "resultMessage", "resultPath", "resultSeverity"),
)
"""Terms of Web Annotation, RDF and SHACL that the code spells out."""

LABELS = re.compile(r"\(\w*\s*((?::\w+)+)")
TYPES = re.compile(r"\[\w*\s*:([\w|]+)")


def wrong_in_cypher(text: str) -> list[str]:
    """Labels and relationship types of Cypher patterns that the ontology does not have."""
    words = vocabulary()
    labels = {each.node_label for each in words.classes.values()}
    types = {each.relationship_type for each in words.properties.values()}
    used_labels = {label for found in LABELS.findall(text) for label in found.split(":") if label}
    used_types = {each for found in TYPES.findall(text) for each in found.split("|")}
    assert used_labels | used_types, "no pattern found"
    return sorted((used_labels - labels) | (used_types - types))


def test_questions_in_cypher_use_known_names_only() -> None:
    paths = list(sources(".cypher"))
    assert paths
    patterns = {path: path.read_text(encoding="utf-8") for path in paths}
    assert {path.name: wrong_in_cypher(text) for path, text in patterns.items()} == {
        path.name: [] for path in paths
    }


def test_questions_in_sparql_use_known_terms_only() -> None:
    known = {iri.removeprefix(ONTOLOGY) for iri in TERMS}
    used = {
        (path.name, prefix, local)
        for path in sources(".rq")
        for prefix, local in re.findall(r"\b(gov|status):(\w+)", path.read_text(encoding="utf-8"))
    }
    assert used
    tables = {"gov": known, "status": set(vocabulary().verdicts)}
    assert {use for use in used if use[2] not in tables[use[1]]} == set()


def test_the_architecture_page_uses_known_names_only() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    graph = page.partition("## Property graph")[2].partition("\n## ")[0]
    assert wrong_in_cypher(graph) == []
    table = page.partition("| predicate |")[2].partition("\n\n")[0]
    named = set(re.findall(r"`(\w+)`", "\n".join(r.split("|")[1] for r in table.splitlines()[2:])))
    assert {"leads", "hasTarget", "verdict"} <= named
    assert named - set(vocabulary().properties) == set()


@pytest.mark.parametrize(
    "code",
    [
        'term("leadz")',
        'Thing(iri, "Buro", name)',
        'Thing(iri=i, kind="Buro", name=n)',
        'Statement(s, "leadz", o, p, "m")',
        'Statement(subject=s, predicate="leadz")',
        'Thing(iri, "Task", name, (("ordinals", 1),))',
    ],
)
def test_the_linter_sees_a_wrong_term(
    code: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    module = tmp_path / "kg" / "module.py"
    module.parent.mkdir()
    module.write_text(code, encoding="utf-8")
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    found = list(terms_in_code(module))
    assert [local for _, local, table in found if local not in table]
    assert wrong_in_cypher("MATCH (u:Buro)-[r:LEADZ|LEADS]->(:Task)") == ["Buro", "LEADZ"]
