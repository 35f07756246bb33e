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

from kg.follow.rules import INFERENCES, METHODS, method_of
from loaders.facts import bundled, read
from loaders.kinds import KINDS
from loaders.language.quantities import quantities
from loaders.language.rules import RULES
from ontology import FOLDER
from ontology.model import ONTOLOGY, STATUS
from ontology.vocabulary import PropertyTerm, vocabulary
from tests.closed import HEAD, MEASURE, RULE, closed_shapes, context_file, rules_file
from tests.closed import measures as measures_pattern

ROOT = FOLDER.parent
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SH = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
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


SPECIAL = tuple(
    quad.subject.value
    for quad in ox.parse(path=str(FOLDER / "gov.ttl"))
    if quad.predicate.value == f"{RDF}type"
    and isinstance(quad.subject, ox.NamedNode)
    and isinstance(quad.object, ox.NamedNode)
    and quad.object.value in (f"{OWL}AsymmetricProperty", f"{OWL}IrreflexiveProperty")
)
"""Properties once for each axiom of this kind, which are types in RDF."""


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
    (version,) = said(head, f"{OWL}versionInfo")
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    assert said(head, f"{OWL}versionIRI") == [f"{head}/{version}"]
    (prior,) = said(head, f"{OWL}priorVersion")
    assert prior.startswith(f"{head}/")
    assert prior != f"{head}/{version}"
    for what in ("license", "creator", "created"):
        assert said(head, f"{DCT}{what}")
    for what in ("title", "description"):
        assert languages(head, f"{DCT}{what}") == {"zh", "en"}
    assert f"`{version}`" in (ROOT / "docs" / "stability.md").read_text("utf-8")


@pytest.mark.parametrize("iri", TERMS)
def test_a_term_has_its_labels_a_definition_and_a_home(iri: str) -> None:
    assert languages(iri, f"{RDFS}label") == {"zh", "en"}
    assert len(said(iri, f"{RDFS}label")) == 2
    assert languages(iri, f"{SKOS}definition") == {"zh", "en"}
    assert len(said(iri, f"{SKOS}definition")) == 2
    assert said(iri, f"{RDFS}isDefinedBy") == [ONTOLOGY.rstrip("#")]


def test_terms_are_defined_once() -> None:
    counted = Counter(TERMS) - Counter(SPECIAL)
    assert counted == Counter(dict.fromkeys(counted, 1))
    assert len(counted) == len(CLASSES) + len(PROPERTIES) - 1 + 7  # less rdfs:label; annotations


@pytest.mark.parametrize("term", [each for each in PROPERTIES if each.iri.startswith(ONTOLOGY)])
def test_a_property_has_domain_and_range_of_known_classes(term: PropertyTerm) -> None:
    iri = term.iri
    assert len(said(iri, f"{RDFS}domain")) == 1
    if term.is_object:
        assert all(vocabulary().class_term(each) for side in sides(iri) for each in side)
    else:
        (target,) = said(iri, f"{RDFS}range")
        assert target.startswith(("http://www.w3.org/2001/XMLSchema#", f"{RDF}langString"))


def test_nothing_is_said_of_terms_of_others() -> None:
    """Labels, parents and axioms of somebody else's term are for them to give."""
    ours = (ONTOLOGY, ONTOLOGY.rstrip("#"), "https://w3id.org/govkg/")
    for name in ("gov.ttl", "status.ttl", "lists.ttl", "units.ttl"):
        foreign = {s for s, _ in facts(name) if s.startswith("http") and not s.startswith(ours)}
        assert foreign == set()


def test_relations_have_inverses_for_the_other_end() -> None:
    inverse = f"{OWL}inverseOf"
    paired = {iri: said(iri, inverse) for iri in TERMS if said(iri, inverse)}
    assert len(paired) > 12
    for iri, (other,) in paired.items():
        assert said(iri, f"{RDFS}range") or facts("gov.ttl")[iri, f"{RDFS}range"]
        assert sides(iri) == sides(other)[::-1], iri
        assert vocabulary().property_term(iri).relationship_type is None


def sides(iri: str) -> list[list[str]]:
    """Domain and range of a property, as lists of classes."""
    found = []
    for what in ("domain", "range"):
        (value,) = facts("gov.ttl")[iri, f"{RDFS}{what}"]
        if isinstance(value, ox.NamedNode):
            found.append([value.value])
        else:
            (rest,) = facts("gov.ttl")[value.value, f"{OWL}unionOf"]
            found.append(members(rest.value))
    return found


def members(head: str) -> list[str]:
    """The members of an RDF list in gov.ttl."""
    found = []
    while head != f"{RDF}nil":
        found += said(head, f"{RDF}first")
        (head,) = said(head, f"{RDF}rest")
    return found


def test_main_classes_are_disjoint() -> None:
    lists = [
        {each.removeprefix(ONTOLOGY) for each in members(value.value)}
        for (_, predicate), values in facts("gov.ttl").items()
        if predicate == f"{OWL}members"
        for value in values
    ]
    words = vocabulary()
    roots = {
        each.local
        for each in words.classes.values()
        if each.local not in {"Thing", "Timeliness"} and not set(each.parents) - {"Thing"}
    }
    assert roots in lists
    assert set(words.below("Unit")) - {"Unit"} in lists


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
    inverses = {e.local for e in PROPERTIES if said(e.iri, f"{OWL}inverseOf")}
    named = {"Claim", "Edition", "Passage", "Timeliness", "passage", "accountableFor"}
    assert unmirrored - inverses == named
    for iri in TERMS:
        assert bool(said(iri, reason)) == (iri.removeprefix(ONTOLOGY) in unmirrored)


def mirrored(term: PropertyTerm) -> bool:
    return term.relationship_type is not None


# --- shapes ------------------------------------------------------------------------------


def shape_terms(*, closed: bool = True) -> set[str]:
    """Terms that the shapes speak of. closed: also where they only list what a class may have."""
    text = (FOLDER / "shapes.ttl").read_text("utf-8")
    text = text if closed else text.partition(HEAD)[0]
    return {ONTOLOGY + local for local in re.findall(r"\bgov:(\w+)", text)}


def never_stated() -> set[str]:
    """Inverses, and what stands above other relations."""
    above = {p for e in PROPERTIES for p in said(e.iri, f"{RDFS}subPropertyOf")}
    return {
        each.iri
        for each in PROPERTIES
        if said(each.iri, f"{OWL}inverseOf") or (each.iri in above and not each.relationship_type)
    }


def test_the_closed_shapes_follow_from_the_domains() -> None:
    """`python -m tests.closed` writes them anew."""
    text = (FOLDER / "shapes.ttl").read_text("utf-8")
    assert text[text.index(HEAD) :] == closed_shapes()


def test_all_classes_are_listed_where_the_graph_alone_cannot_tell_what_stands_below() -> None:
    text = (FOLDER / "shapes.ttl").read_text("utf-8")
    things = {e.local for e in CLASSES if e.node_label and e.local != "Thing"}
    units = set(vocabulary().below("Unit"))
    for shape, mark, expected in (
        ("Thing", "sh:targetClass", things | {"Thing"}),
        ("Unit", "sh:targetClass", units),
        ("Goal", "sh:targetClass", set(vocabulary().below("Goal"))),
        ("IsThing", "sh:in", things),
        ("IsUnit", "sh:in", units),
    ):
        block = text.partition(f"\nshape:{shape}\n")[2].partition(mark)[2]
        listed = re.split(r";|\)", block)[0]
        assert set(re.findall(r"gov:(\w+)", listed)) == expected, shape


def test_every_closed_list_is_a_scheme_with_the_same_values() -> None:
    text = (FOLDER / "shapes.ttl").read_text("utf-8")
    lists = "https://w3id.org/govkg/list#"
    asked = dict(
        re.findall(r'sh:path gov:(\w+) ;(?:(?!sh:path)[^\]])*?sh:in \(((?: "[^"]+")+) \)', text)
    )
    assert len(asked) == 7
    asked["documentKind"] = " ".join(f'"{each.name}"' for each in KINDS)
    for name, values in asked.items():
        tops = said(lists + name, f"{SKOS}hasTopConcept", "lists.ttl")
        notations = [n for top in tops for n in said(top, f"{SKOS}notation", "lists.ttl")]
        assert sorted(notations) == sorted(re.findall(r'"([^"]+)"', values)), name
        for top in tops:
            assert said(top, f"{SKOS}inScheme", "lists.ttl") == [lists + name]
            assert languages(top, f"{SKOS}prefLabel", "lists.ttl") == {"zh", "en"}
            assert languages(top, f"{SKOS}definition", "lists.ttl") == {"zh", "en"}
        assert said(lists + name, f"{RDFS}seeAlso", "lists.ttl") == [ONTOLOGY + name]
        assert languages(lists + name, f"{DCT}title", "lists.ttl") == {"zh", "en"}


def test_the_context_follows_from_the_terms() -> None:
    """`python -m tests.closed` writes it anew."""
    assert (FOLDER / "context.jsonld").read_text("utf-8") == context_file()


def test_rules_are_concepts_with_labels() -> None:
    """`python -m tests.closed` writes them anew."""
    assert (FOLDER / "rules.ttl").read_text("utf-8") == rules_file()
    for each in (*RULES, *INFERENCES):
        assert said(f"{RULE}/{each}", f"{SKOS}notation", "rules.ttl") == [each]
        assert languages(f"{RULE}/{each}", f"{SKOS}prefLabel", "rules.ttl") == {"zh", "en"}


def test_methods_are_concepts_with_labels_and_every_claim_names_one() -> None:
    for each in METHODS:
        iri = f"{RULE}/method/{each}"
        assert said(iri, f"{SKOS}notation", "rules.ttl") == [each]
        assert languages(iri, f"{SKOS}prefLabel", "rules.ttl") == {"zh", "en"}
    made = [read(path) for path in bundled()]
    named = {method_of(each.method) for found in made for each in found.statements}
    assert len(named & set(METHODS)) > 15
    assert named - set(METHODS) == set()


def test_every_rule_of_inference_in_the_code_is_one_of_the_concepts() -> None:
    families = "assess|recompute|follow|expand|match|names|outcome|registered"
    form = re.compile(rf'"((?:{families})-[a-z-]+)"')
    code = {
        rule
        for path in (ROOT / "kg" / "follow").glob("*.py")
        if path.name != "rules.py"
        for rule in form.findall(path.read_text("utf-8"))
    }
    code |= {f"recompute-{each}" for each in ("rate", "sum", "count")}
    assert code == set(INFERENCES)


def test_measures_of_the_shapes_are_those_of_the_reader() -> None:
    text = (FOLDER / "shapes.ttl").read_text("utf-8")
    (pattern,) = MEASURE.findall(text)
    assert pattern == measures_pattern(), "python -m tests.closed writes it anew"
    form = re.compile(pattern.replace("\\\\", "\\"))
    assert [word for word in ("香蕉", "万", "处处", "千") if form.fullmatch(word)] == []
    assert [
        word
        for word in ("万平方米", "亿元", "元/平方米", "比例", "成", "番", "岁")
        if not form.fullmatch(word)
    ] == []


def test_periods_of_the_shapes_are_those_of_the_reader() -> None:
    text = (FOLDER / "shapes.ttl").read_text("utf-8")
    patterns = {
        p.replace("\\\\", "\\") for p in re.findall(r'sh:path gov:period ;[^"]+"([^"]+)"', text)
    }
    (form,) = (re.compile(each) for each in patterns if not each.startswith("^by"))
    page = (ROOT / "docs" / "periods.md").read_text("utf-8")
    read = {each for each in re.findall(r"\| `([^`|]+)`", page) if re.match(r"[\dX.]|by ", each)}
    assert len(read) > 200
    assert [each for each in read if not form.fullmatch(each)] == []
    assert [
        each for each in ("soon", "2024-13", "2024H3", "by", "24") if form.fullmatch(each)
    ] == []


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
    stated = {e.iri for e in PROPERTIES if e.iri.startswith(ONTOLOGY)} - never_stated()
    unchecked = stated - shape_terms(closed=False)
    reasons = {"datedFrom": "free words", "kindFrom": "free words"}
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
        top = said(iri, f"{SKOS}topConceptOf", "status.ttl")
        broader = said(iri, f"{SKOS}broader", "status.ttl")
        assert (top, broader) == (([], [f"{STATUS}met"]) if local == "exceeded" else ([scheme], []))
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
    scheme = UNIT.rstrip("#")
    typed = [subject for subject, predicate in facts("units.ttl") if predicate == f"{RDF}type"]
    units = [each for each in typed if each != scheme]
    assert all(said(each, f"{SKOS}inScheme", "units.ttl") == [scheme] for each in units)
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
        for base in said(unit, f"{QUDT}scalingOf", "units.ttl"):
            if base.startswith(UNIT):
                assert base in measures().values()
                assert [Decimal(e) for e in said(base, predicate, "units.ttl")] in ([], [1])
    assert multiplier("亩") * 3 == pytest.approx(2000)


def test_multipliers_lead_to_the_si_unit_as_in_qudt() -> None:
    found = {word: multiplier(word) for word in ("吨", "万吨", "公里", "公顷", "小时", "天", "%")}
    assert found == {
        "吨": 1000,
        "万吨": 10_000_000,
        "公里": 1000,
        "公顷": 10_000,
        "小时": 3600,
        "天": 86_400,
        "%": Decimal("0.01"),
    }
    exact = {
        word: said(measures()[word], f"{SKOS}exactMatch", "units.ttl") for word in ("元", "吨")
    }
    qudt = "http://qudt.org/vocab/unit/"
    assert exact == {"元": [f"{qudt}CCY_CNY"], "吨": [f"{qudt}TONNE"]}


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
    *("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf"),
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
