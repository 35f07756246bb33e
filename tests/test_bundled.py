"""The bundled facts are what the loaders read from the documents, no more and no less."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.load.bundle import links_between
from kg.load.pipeline import load
from kg.load.read import read_document
from kg.store import Store
from kg.store.rdf import extraction_quads, n_quads
from loaders import facts
from loaders.formats import read
from loaders.language import titles as short_titles
from ontology.model import Extraction, Outcome
from ontology.text import squeeze


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


@pytest.mark.slow
@pytest.mark.documents
def test_quotes_from_the_documents_equal_those_of_a_full_reading(
    documents: Path, tmp_path: Path
) -> None:
    """Facts with the documents beside them give what the documents alone give, to the byte."""
    load([], tmp_path / "facts", documents=documents)
    names = [facts.read(path).document.name for path in facts.bundled()]
    load([documents / name for name in names], tmp_path / "text")
    with Store.open(tmp_path / "facts") as one, Store.open(tmp_path / "text") as other:
        assert n_quads(one.quads()) == n_quads(other.quads())


LONGEST_RUN = 24
"""Chinese characters in a row that a shipped string may share with a document.

Enough for a name or an indicator with its figure (the longest are of this length), less than a
sentence: the median sentence of these documents has 37 to 88 characters. Members of a list
(甲、乙、丙) are counted one by one, since a list of names is several names.
"""
_RUN = re.compile(r"[\u4e00-\u9fff]")


def titles(extraction: Extraction) -> set[str]:
    """What is shipped whole: titles of the document, of its headings and its table's rows.

    And the names of groups of units, which are called by what they are to do.
    """
    kinds = ("UnitGroup", "Goal")
    found = {extraction.document.title}
    for each in extraction.statements:
        found.update(each.passage.section)
        for thing in (each.subject, each.object):
            row_title = thing.kind == "Task" and extraction.document.kind == "progress_table"
            if thing.kind in kinds or row_title:
                found.add(thing.name)
    return {squeeze(title) for title in found}


def strings(value: object) -> Iterator[str]:
    """Every string within a line of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


def longest_run(words: str, text: str) -> int:
    """Chinese characters of the longest stretch of `words` that stands in `text`."""
    best, start = "", 0
    while start < len(words):
        size = len(best) + 1
        while start + size <= len(words) and words[start : start + size] in text:
            best = words[start : start + size]
            size += 1
        start += 1
    return len(_RUN.findall(best))


@pytest.mark.documents
def test_no_sentence_of_a_document_is_shipped(documents: Path) -> None:
    """Names, titles and figures are facts; the documents' prose is not ours to ship."""
    texts = [squeeze(read(path).text) for path in sorted(documents.glob("*.txt"))]
    shipped = [facts.read(path) for path in facts.bundled()]
    whole = set[str]().union(*map(titles, shipped))
    files = [*facts.bundled(), *facts.FOLDER.glob("*.links.jsonl")]
    lines = (json.loads(line) for path in files for line in path.read_text("utf-8").splitlines())
    seen: set[str] = set()
    for value in {value for line in lines for value in strings(line)}:
        words = squeeze(value.rsplit("/", 1)[-1] if value.startswith("330105/") else value)
        for title in sorted((each for each in whole if each in words), key=len, reverse=True):
            words = words.replace(title, "、")
        seen.update(words.split("、"))
    assert len(seen) > 1000
    too_long = {
        words
        for words in seen
        if len(_RUN.findall(words)) > LONGEST_RUN
        and max(longest_run(words, text) for text in texts) > LONGEST_RUN
    }
    assert too_long == set()


@pytest.mark.documents
def test_a_commitment_is_shipped_by_its_title_not_by_its_clause(
    bundled: Path, documents: Path
) -> None:
    """Of a clause of prose no more than a title's length in a row is taken over."""
    text = squeeze(read(documents / facts.read(bundled).document.name).text)
    promised = {
        each.object.name
        for each in facts.read(bundled).statements
        if each.predicate == "mentions" and each.object.get("commitmentKind")
    }
    for name in promised:
        for part in re.split(r"[、 …]", squeeze(name)):
            if not part.endswith("项目"):  # an item of a list is promised by its name
                assert longest_run(part, text) <= short_titles.LONGEST + 5, name


@pytest.mark.documents
def test_shipped_links_are_those_of_the_text(documents: Path) -> None:
    names = [facts.read(path).document.name for path in facts.bundled()]
    found = links_between(documents / name for name in names)
    (path,) = facts.FOLDER.glob("*.links.jsonl")
    assert facts.dump_links(found) == path.read_text("utf-8")
    assert len(facts.bundled_links()) > 200


def test_bundled_links_hold_without_the_text(shipped_once: Path) -> None:
    """`follows` needs the words of both documents; without them the shipped links say it."""
    with Store.open(shipped_once) as store:
        rows = store.select("SELECT ?row ?promise WHERE { ?row gov:follows ?promise }").rows
    assert {(str(row.value), str(promise.value)) for row, promise in rows if row and promise} == {
        (link.row, link.promise) for link in facts.bundled_links()
    }


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
