"""Names of terms: by local name, by IRI, by what the property graph calls them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import FOLDER
from ontology.errors import OntologyError
from ontology.model import ONTOLOGY, STATUS
from ontology.vocabulary import read_vocabulary, vocabulary

MIRRORED = [term.local for term in vocabulary().classes.values() if term.node_label]


def test_a_node_carries_all_labels_up_to_thing() -> None:
    assert vocabulary().node_labels("Bureau") == ("Bureau", "Unit", "Thing")
    assert vocabulary().node_labels("Strategy") == ("Strategy", "Goal", "Thing")
    assert vocabulary().node_labels("Thing") == ("Thing",)


def test_claims_and_passages_are_no_nodes() -> None:
    assert vocabulary().node_labels("Claim") == ()
    assert vocabulary().node_labels("Passage") == ()


@given(st.sampled_from(MIRRORED), st.randoms())
def test_the_labels_of_a_class_in_any_order_lead_back_to_it(local: str, random: Random) -> None:
    labels = list(vocabulary().node_labels(local))
    random.shuffle(labels)
    assert vocabulary().narrowest(labels).local == local


def test_of_what_two_documents_call_it_the_first_is_shown() -> None:
    assert vocabulary().narrowest(["Thing", "Programme", "Policy"]).local == "Policy"
    assert vocabulary().narrowest_of(["Goal", "Strategy"]) == ["Strategy"]


def test_no_label_is_an_error() -> None:
    with pytest.raises(OntologyError, match="must have a label"):
        vocabulary().narrowest([])


def test_terms_are_found_by_local_name_and_by_iri() -> None:
    words = vocabulary()
    assert words.class_term("Task") is words.class_term(f"{ONTOLOGY}Task")
    assert words.property_term("leads") is words.property_term(f"{ONTOLOGY}leads")
    assert words.verdict_term("not_met") is words.verdict_term(f"{STATUS}not_met")
    name = words.property_term("http://www.w3.org/2000/01/rdf-schema#label")
    assert (name.property_key, name.is_object) == ("name", False)


def test_terms_are_found_by_their_names_in_the_property_graph() -> None:
    words = vocabulary()
    assert words.class_of_label("UnitGroup").local == "UnitGroup"
    assert words.property_of_type("HAS_VERDICT").local == "verdict"
    assert words.property_of_key("base_value").local == "baseValue"


def test_labels_come_in_both_languages() -> None:
    words = vocabulary()
    assert (words.label("leads"), words.label("leads", "en")) == ("牵头", "leads")
    assert words.label(f"{STATUS}cancelled") == "取消"
    with pytest.raises(OntologyError, match="no label in 'fr'"):
        words.label("leads", "fr")


@pytest.mark.parametrize(
    ("unknown", "nearest"), [("Burea", "Bureau"), (f"{ONTOLOGY}Measurment", "Measurement")]
)
def test_an_unknown_class_gets_the_nearest_names(unknown: str, nearest: str) -> None:
    with pytest.raises(OntologyError, match=f"did you mean .*{nearest}"):
        vocabulary().class_term(unknown)


def test_unknown_names_of_every_sort_are_errors() -> None:
    words = vocabulary()
    for look_up in (
        words.class_term,
        words.property_term,
        words.verdict_term,
        words.class_of_label,
        words.property_of_type,
        words.property_of_key,
        words.label,
    ):
        with pytest.raises(OntologyError, match="the ontology has no"):
            look_up("☃")


def test_the_property_graph_names_of_one_term_are_never_those_of_another(tmp_path: Path) -> None:
    copy(tmp_path, 'gov:relationshipType "LEADS"', 'gov:relationshipType "SUPPORTS"')
    with pytest.raises(OntologyError, match="two terms have the gov:relationshipType 'SUPPORTS'"):
        read_vocabulary(tmp_path)


def test_a_term_without_a_chinese_label_is_an_error(tmp_path: Path) -> None:
    copy(tmp_path, '"leads"@en , "牵头"@zh', '"leads"@en')
    with pytest.raises(OntologyError, match="leads: no rdfs:label in zh"):
        read_vocabulary(tmp_path)


def test_a_malformed_file_is_named(tmp_path: Path) -> None:
    copy(tmp_path, "gov:leads\n", "gov:leads . . .\n")
    with pytest.raises(OntologyError, match=r"gov\.ttl: not readable as Turtle"):
        read_vocabulary(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"gov\.ttl: the file is missing"):
        read_vocabulary(tmp_path)


def test_the_eight_verdicts_are_there_in_order() -> None:
    assert list(vocabulary().verdicts) == [
        "exceeded",
        "met",
        "partly",
        "not_met",
        "in_progress",
        "no_data",
        "postponed",
        "cancelled",
    ]


def test_reading_needs_no_rdflib() -> None:
    """Every command reads the vocabulary, and importing rdflib takes longer than most of them."""
    code = "import sys, ontology.vocabulary as v; v.vocabulary(); sys.exit('rdflib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def copy(folder: Path, old: str, new: str) -> None:
    """The project's vocabulary in another folder, with some words of gov.ttl changed."""
    text = (FOLDER / "gov.ttl").read_text(encoding="utf-8")
    assert old in text
    (folder / "gov.ttl").write_text(text.replace(old, new, 1), encoding="utf-8")
    (folder / "status.ttl").write_bytes((FOLDER / "status.ttl").read_bytes())
