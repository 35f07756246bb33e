"""Who issued a document, under which number, when: each with the words that say it."""

from __future__ import annotations

import pytest

from kg.store.rdf import extraction_quads, term
from kg.store.validate import validate
from loaders import facts
from loaders.formats import read_bytes
from loaders.kinds import extract
from ontology.model import Extraction

TASKS = (
    "一、重点工作",
    "1.新建口袋公园12处。（责任单位：区园林局）",
    "2.改造雨污管网30公里。（责任单位：区水务局）",
    "3.新增停车位500个。（责任单位：区住建局）",
)
OFFICIAL = (
    "云岭市青石区人民政府办公室文件",
    "青政办〔2024〕7号",
    "云岭市青石区人民政府办公室关于印发青石区2024年重点工作任务分工方案的通知",
    "各镇人民政府、街道办事处，区直各部门：",
    "现将方案印发给你们，请认真抓好落实。",
    *TASKS,
    "云岭市青石区人民政府办公室",
    "2024年3月8日",
)


def read(*lines: str) -> Extraction:
    return extract(read_bytes("\n\n".join(lines).encode(), "青石.txt", "青石.txt"))


def issuance(extraction: Extraction) -> dict[str, tuple[str, str, str]]:
    """By rule: the relation, the object's name, the words."""
    return {
        each.method.rpartition(" ")[2].partition("/")[2]: (
            each.predicate,
            each.object.name,
            each.passage.quote or "",
        )
        for each in extraction.statements
        if each.predicate.startswith("issu")
    }


def test_an_official_document_says_who_issued_it_and_when() -> None:
    read_ = read(*OFFICIAL)
    source = read_.document
    assert (source.number, source.issued) == ("青政办〔2024〕7号", "2024-03-08")
    assert issuance(read_) == {
        "front/number": ("issuanceStatedIn", source.title, "青政办〔2024〕7号"),
        "front/issued": ("issuanceStatedIn", source.title, "2024年3月8日"),
        "front/issuer": ("issuedBy", "区人民政府办公室", "云岭市青石区人民政府办公室"),
    }


def test_as_rdf_it_conforms_and_comes_back_from_facts() -> None:
    extraction = read(*OFFICIAL)
    quads = extraction_quads(extraction)
    assert validate(quads) == []
    said = {quad.predicate: quad.object for quad in quads if quad.predicate in WHAT}
    assert {key.value.rpartition("#")[2]: str(value) for key, value in said.items()} == {
        "documentNumber": '"青政办〔2024〕7号"',
        "issued": '"2024-03-08"^^<http://www.w3.org/2001/XMLSchema#date>',
    }
    again = facts.parse(facts.dump(facts.without_quotes(extraction)), where="青石")
    assert again.document.number == extraction.document.number
    assert again.document.issued == extraction.document.issued


WHAT = (term("documentNumber"), term("issued"))


@pytest.mark.parametrize(
    ("old", "new", "number"),
    [
        ("青政办〔2024〕7号", "青政办[2024]第7号", "青政办〔2024〕7号"),
        ("青政办〔2024〕7号", "青政办 〔2024〕 7 号", "青政办〔2024〕7号"),
    ],
)
def test_a_number_is_one_however_its_brackets_are_written(old: str, new: str, number: str) -> None:
    lines = [line.replace(old, new) for line in OFFICIAL]
    extraction = read(*lines)
    assert extraction.document.number == number
    assert issuance(extraction)["front/number"][2] == new


def test_what_is_neither_numbered_nor_signed_was_issued_by_nobody() -> None:
    extraction = read(OFFICIAL[2], *OFFICIAL[3:5], *TASKS)
    assert (extraction.document.number, extraction.document.issued) == (None, None)
    assert issuance(extraction) == {}


def test_an_organ_of_no_named_place_is_left_out() -> None:
    lines = [line.replace("云岭市青石区人民政府办公室", "区政府办公室") for line in OFFICIAL]
    found = issuance(read(*lines))
    assert "front/issuer" not in found
    assert found["front/number"][2] == "青政办〔2024〕7号"
