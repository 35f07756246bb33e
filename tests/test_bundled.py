"""The bundled facts are what the loaders read from the documents, no more and no less."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Outcome
from kg.pipeline import load, read_document
from kg.rdf import extraction_quads, n_quads
from kg.store import Store
from loaders import facts


@pytest.fixture(params=facts.bundled(), ids=lambda path: path.stem)
def bundled(request: pytest.FixtureRequest) -> Path:
    path = request.param
    assert isinstance(path, Path)
    return path


def test_there_are_bundled_facts() -> None:
    assert facts.bundled()


@pytest.mark.documents
def test_what_is_read_equals_what_is_bundled(bundled: Path, documents: Path) -> None:
    shipped = facts.read(bundled)
    extracted = read_document(documents / shipped.document.name)
    assert facts.without_quotes(extracted) == shipped
    assert facts.dump(extracted) == bundled.read_text("utf-8")


@pytest.mark.documents
def test_quotes_from_the_documents_equal_those_of_a_full_reading(
    bundled: Path, documents: Path, tmp_path: Path
) -> None:
    load([], tmp_path / "facts", documents=documents)
    name = facts.read(bundled).document.name
    load([documents / name], tmp_path / "text")
    with Store.open(tmp_path / "facts") as one, Store.open(tmp_path / "text") as other:
        iri = one.document_iri(name)
        for graph in (iri, f"{iri}/inferred"):
            assert n_quads(one.quads(graph)) == n_quads(other.quads(graph))


@pytest.mark.documents
def test_no_sentence_of_a_document_is_shipped(bundled: Path, documents: Path) -> None:
    """Names, titles and figures are facts; the prose of the progress column is not ours."""
    shipped = facts.read(bundled)
    text = bundled.read_text("utf-8")
    extracted = read_document(documents / shipped.document.name)
    titles = " ".join(each.object.name for each in extracted.statements)
    reports = {
        each.passage.quote
        for each in extracted.statements
        if each.predicate == "verdict" and len(each.passage.quote or "") > 60
    }
    assert reports
    for report in reports:
        for sentence in (report or "").replace("\n", "").split("。"):
            if len(sentence) > 60 and sentence not in titles:
                assert sentence not in text


def test_the_account_adds_up(bundled: Path) -> None:
    counts = facts.read(bundled).counts()
    assert counts[Outcome.STATED] > 0
    assert sum(counts.values()) == len(facts.read(bundled).account)


def test_every_claim_lies_within_the_document(bundled: Path) -> None:
    shipped = facts.read(bundled)
    for statement in shipped.statements:
        passage = statement.passage
        assert 0 <= passage.start < passage.end <= shipped.document.characters
        assert passage.quote is None


def test_facts_make_valid_quads(bundled: Path) -> None:
    quads = extraction_quads(facts.read(bundled))
    assert len(quads) == len(set(quads))
    assert len(quads) > 1000
