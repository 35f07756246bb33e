"""Statements become quads, and quads become flat claims again, with nothing lost."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.run.rows import FIELDS, flat_claims
from kg.store import Change, Store
from kg.store.rdf import ClaimNames, claim_iri, extraction_quads, literal, n_quads, serialized, term
from loaders import facts
from loaders.facts import without_quotes
from ontology.locator import Locator
from ontology.model import (
    IDENTITIES,
    ONTOLOGY,
    Extraction,
    Passage,
    Statement,
    Text,
    Thing,
    identity,
)
from tests import factories
from tests.factories import extraction


def test_a_statement_is_a_triple_a_claim_and_a_passage() -> None:
    made = extraction(rows=1)
    quads = extraction_quads(made)
    statement = next(each for each in made.statements if each.predicate == "leads")
    triples = {(str(q.subject), q.predicate.value, str(q.object)) for q in quads}
    subject, task = f"<{statement.subject.iri}>", f"<{statement.object.iri}>"
    claim = f"<{ClaimNames(made.document.iri, made.statements).iri(statement)}>"
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    assert (subject, ONTOLOGY + "leads", task) in triples
    assert (claim, rdf + "subject", subject) in triples
    assert (claim, rdf + "predicate", f"<{ONTOLOGY}leads>") in triples
    assert (claim, rdf + "object", task) in triples
    passage = f"<{IDENTITIES}999901/document/重点工作/2024#char=130,134>"
    assert (claim, ONTOLOGY + "passage", passage) in triples
    assert (passage, ONTOLOGY + "quote", '"区园林局"') in triples


def test_inferred_claims_have_a_graph_of_their_own() -> None:
    quads = extraction_quads(extraction(rows=1))
    inferred = {q for q in quads if str(q.graph_name).endswith("/inferred>")}
    rules = {q.subject for q in quads if q.predicate.value == ONTOLOGY + "rule"}
    claims = {q.subject for q in inferred if q.object == ox.NamedNode(ONTOLOGY + "Claim")}
    assert claims == rules
    assert len(claims) == 1


def test_the_same_extraction_gives_the_same_bytes_in_any_order() -> None:
    made = extraction(rows=3)
    backwards = replace(made, statements=tuple(reversed(made.statements)))
    assert n_quads(extraction_quads(made)) == n_quads(extraction_quads(backwards))


def test_a_claim_is_the_same_with_and_without_its_quote() -> None:
    made = extraction()
    bare = without_quotes(made)
    assert all(each.passage.quote is None for each in bare.statements)
    assert _claims(bare) == _claims(made)


def test_a_line_on_top_of_a_document_moves_no_claim() -> None:
    made = extraction(rows=4)
    moved = []
    for each in made.statements:
        at = each.passage.locator
        place = at._replace(start=at.start + 31, end=at.end + 31)
        moved.append(replace(each, passage=replace(each.passage, locator=place)))
    later = replace(made, statements=tuple(moved), document=replace(made.document, sha256="11"))
    assert _claims(later) == _claims(made)


def test_equal_claims_are_numbered_in_reading_order() -> None:
    """The same words twice are two claims; the very same statement twice is one."""
    made = extraction(rows=1)
    first = made.statements[0]
    at = first.passage.locator
    place = at._replace(start=at.start + 5, end=at.end + 5)
    second = replace(first, passage=replace(first.passage, locator=place))
    names = ClaimNames(made.document.iri, [second, first, first])
    assert names.iri(first) == claim_iri(first, made.document.iri, first.passage.fingerprint, 0)
    assert names.iri(second) == claim_iri(first, made.document.iri, first.passage.fingerprint, 1)


def _claims(made: Extraction) -> list[str]:
    names = ClaimNames(made.document.iri, made.statements)
    return [names.iri(each) for each in made.statements]


def test_claims_that_differ_have_different_iris() -> None:
    claims = _claims(extraction(rows=5))
    assert len(set(claims)) == len(claims)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal("12.50"), '"12.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (Decimal("1E+3"), '"1000"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (Decimal("-0.0"), '"0"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (True, '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
        (7, '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        (date(2024, 2, 29), '"2024-02-29"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("亿元", '"亿元"'),
        (Text("区园林局"), '"区园林局"@zh'),
    ],
)
def test_values_become_literals(value: str | Decimal | Text | int | date, expected: str) -> None:
    assert str(literal(value)) == expected


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_any_name_makes_a_valid_iri_and_different_names_different_ones(names: list[str]) -> None:
    iris = [identity("999901", "unit", name) for name in names]
    for iri in iris:
        assert ox.NamedNode(iri).value == iri
        rest = iri.removeprefix(IDENTITIES + "999901/unit/")
        assert not set(rest) & set(' "<>\\^`{|}/?#')
    assert len(set(iris)) == len(set(names))


def test_flat_claims_show_every_claim_with_its_figures(tmp_path: Path) -> None:
    made = extraction(rows=2)
    with Store.open(tmp_path / "s", write=True) as store:
        store.apply(
            [Change.of_document(made.document.iri, made.document.name, extraction_quads(made))]
        )
        rows = list(flat_claims(store))
    assert len(rows) == len(made.statements)
    assert all(tuple(row) == FIELDS for row in rows)
    targets = [row for row in rows if row["predicate"] == "hasTarget"]
    assert targets[0] == {
        "document": "青石.txt",
        "subject": f"{IDENTITIES}999901/task/重点工作/2024/1",
        "subject_kind": "Task",
        "subject_name": "新建口袋公园1处",
        "predicate": "hasTarget",
        "object": f"{IDENTITIES}999901/target/重点工作/2024/1/1",
        "object_kind": "Target",
        "object_name": "口袋公园 12.50 处",
        "task_title": "新建口袋公园1处",
        "indicator": "口袋公园",
        "value": 12.5,
        "value_max": None,
        "value_text": "12.50处以上",
        "unit": "处",
        "comparator": ">=",
        "period": "2024",
        "quote": "口袋公园12.50处以上",
        "start": 100,
        "end": 112,
        "row": 1,
        "column": "主要任务",
        "page": None,
        "line": None,
        "sheet": None,
        "cell": None,
        "paragraph": None,
        "method": "test/target",
        "inferred": None,
    }
    (first, _) = (row for row in rows if row["inferred"])
    assert (first["subject_kind"], first["inferred"]) == ("Subdistrict", "expand-group")


def test_facts_carry_everything_but_the_quotes() -> None:
    made = extraction(rows=3)
    text = facts.dump(made)
    assert facts.parse(text, where="x.jsonl") == facts.without_quotes(made)
    quotes = {each.passage.quote for each in made.statements if each.predicate == "hasTarget"}
    assert not any(quote in text for quote in quotes if quote)


def test_quotes_come_back_with_the_text() -> None:
    made = extraction(rows=1)
    text = ["　"] * 300
    for statement in made.statements:
        passage = statement.passage
        text[passage.start : passage.end] = list(passage.quote or "")
    bare = facts.parse(facts.dump(made), where="x.jsonl")
    assert facts.resolve_quotes(bare, "".join(text)) == made


@pytest.mark.parametrize("line", ["{", "[]", '{"p": 1}', '{"thing": "x"}', '{"at": [1]}', ""])
def test_a_damaged_facts_file_names_its_line(line: str) -> None:
    from ontology.errors import ReadError

    good = facts.dump(extraction(rows=1)).splitlines()
    broken = "\n".join([good[0], line, *good[1:]])
    if line == "":
        broken = ""
    with pytest.raises(ReadError, match="header" if line == "" else "line 2"):
        facts.parse(broken, where="x.jsonl")


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024H1", ("2024-01-01", "2024-06-30")),
        ("2024-01/2024-09", ("2024-01-01", "2024-09-30")),
        ("by 2024-10", (None, "2024-10-31")),
        ("2022/..", ("2022-01-01", None)),
        ("XXXXH1", (None, None)),
    ],
)
def test_the_days_of_a_period_stand_beside_it(
    period: str, days: tuple[str | None, str | None]
) -> None:
    figure = _range(period)
    assert (_only(figure, "periodStart"), _only(figure, "periodEnd")) == days
    assert _only(figure, "period") == period


def test_a_range_has_its_low_end_as_one_and_any_other_figure_none() -> None:
    assert _only(_range("2024"), "valueMin") == _only(_range("2024"), "value") == "3"
    assert _only(_range("2024"), "valueMax") == "5"
    assert _only(_range("2024", comparator=">="), "valueMin") is None


def _range(period: str, comparator: str = "between") -> list[ox.Quad]:
    source = factories.document()
    task = Thing(source.division.iri("task", *source.keys, "1"), "Task", "新建口袋公园")
    figure = Thing(
        source.division.iri("target", *source.keys, "1", "1"),
        "Target",
        "口袋公园3至5处",
        (
            ("value", Decimal(3)),
            ("valueMax", Decimal(5)),
            ("comparator", comparator),
            ("period", period),
        ),
    )
    where = Passage(source.name, Locator(0, 5), "3至5处")
    said = Statement(task, "hasTarget", figure, where, "test/target")
    quads = extraction_quads(Extraction(source, (said,), ()))
    return [quad for quad in quads if quad.subject == ox.NamedNode(figure.iri)]


def _only(quads: list[ox.Quad], local: str) -> str | None:
    found = [quad.object for quad in quads if quad.predicate == term(local)]
    assert len(found) < 2
    return str(found[0].value) if found and isinstance(found[0], ox.Literal) else None


_UNHAPPY = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)


@given(_UNHAPPY, _UNHAPPY, _UNHAPPY)
def test_what_a_document_says_is_written_as_oxigraph_writes_it(a: str, b: str, c: str) -> None:
    """Lines are put together from the words of terms; Oxigraph would write the same."""
    made = extraction(rows=1)
    first = made.statements[0]
    quote = f'{a}\\"\n\r\t{b}'
    odd = replace(
        first,
        object=replace(first.object, name=b, properties=(("hardBy", a), ("dueDate", _DAY))),
        passage=replace(first.passage, quote=quote),
        value_text=c,
        explanation=a,
    )
    change = Change.of_extraction(replace(made, statements=(odd, *made.statements)), (a,))
    quads = extraction_quads(replace(made, statements=(odd, *made.statements)), (a,))
    assert b"".join(change.written.pieces()) == serialized(quads)
    assert list(change.quads) == quads
    assert len(set(quads)) == len(quads) == change.written.quads
    alone = [each.triple for each in quads[: change.written.alone]]
    assert set(alone) == {each.triple for each in quads}
    assert len(set(alone)) == len(alone)


_DAY = date(2031, 5, 6)


def test_a_change_is_the_same_however_its_quads_come() -> None:
    made = extraction(rows=4)
    read = Change.of_extraction(made)
    quads = extraction_quads(made)
    given = Change.of_document(made.document.iri, made.document.name, list(reversed(quads)))
    assert read.digest == given.digest
    assert read.entry.document == given.entry.document
    assert (read.written.quads, read.written.alone) == (given.written.quads, given.written.alone)
    sent = copy.copy(read)  # as pickle would
    assert sent.entry == read.entry
    assert list(sent.quads) == quads
