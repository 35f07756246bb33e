"""Who holds which post of which unit, and since when, from a document's words to the graph."""

from __future__ import annotations

import pytest

from kg.project.from_rdf import project
from kg.run.reading import fragment
from kg.store.rdf import extraction_quads
from kg.store.tables import Tables
from kg.store.validate import validate
from loaders.language.posts import appointments, unit_of_post
from ontology.known import bundled
from ontology.model import Extraction

NOTICE = """\
青石区人民政府关于李清平等同志职务任免的通知
青政干〔2021〕3号
各街道办事处，区政府各部门：
经研究决定：
任命李清平为区教育局局长；
免去王小明的区教育局局长职务；
提名张三为区住建局局长。
一、请有关单位做好交接工作。
二、请有关单位按程序办理手续。
青石区人民政府
2021年3月1日
"""

TABLE = """\
青石区2021年重点工作
任务内容\t责任单位\t进展情况
推进改革\t区府办\t正在推进
"""


@pytest.mark.parametrize(
    ("post", "unit"),
    [
        ("区长", "区政府"),
        ("常务副区长", "区政府"),
        ("县委副书记", "县委"),
        ("区教育局局长", "区教育局"),
        ("区教育局党组副书记", "区教育局"),
        ("白沙镇镇长", "白沙镇"),
        ("局长", None),
        ("总书记", None),
        ("相关部门主任", None),
        ("分管领导", None),
    ],
)
def test_a_post_says_of_which_unit_it_is_or_nothing_is_said(post: str, unit: str | None) -> None:
    assert unit_of_post(post) == unit


@pytest.mark.parametrize(
    "sentence",
    [
        "拟任命李清平为区教育局局长",
        "提名李清平为区教育局局长",
        "任命李清平为局长",
        "任命为区教育局局长",
    ],
)
def test_a_proposal_or_a_post_of_nothing_appoints_nobody(sentence: str) -> None:
    assert list(appointments(sentence)) == []


def test_an_appointment_holds_from_the_day_of_issue() -> None:
    read = fragment("任免.txt", NOTICE.encode(), bundled())
    held = {each.subject for each in read.statements if each.predicate == "member"}
    days = {each.name: (str(each.get("heldFrom")), str(each.get("heldTo"))) for each in held}
    assert days == {
        "李清平：区教育局局长": ("2021-03-01", "None"),
        "王小明：区教育局局长": ("None", "2021-03-01"),
    }
    (said,) = (
        each.passage.quote
        for each in read.statements
        if (each.predicate, each.subject.name) == ("inPost", "李清平：区教育局局长")
    )
    assert said == "任命李清平为区教育局局长"
    quads = extraction_quads(read)
    assert validate(quads) == []
    tables = Tables(quads)
    (post,) = {each.object.iri for each in read.statements if each.predicate == "inPost"}
    assert [tables.name(each) for each in tables.texts(post, "postIn")] == ["区教育局"]
    assert {"MEMBER", "IN_POST", "POST_IN"} <= {e.type for e in project(quads).relationships}


ARTICLE = """\
青石区召开全区重点工作推进会
2021年3月1日
区委书记林向东说，要抓好重点项目建设，推进老旧小区改造和道路建设。
市委书记赵云山说，要建设好云岭新城，办好民生实事。
区里将实施“清风”行动，建设青石软件园，新增停车泊位500个。
会议指出，要改造青石路，开展“清风”行动。
"""


@pytest.fixture(scope="module")
def article() -> Extraction:
    return fragment("推进会.txt", ARTICLE.encode(), bundled())


def test_who_is_named_with_a_post_held_it_as_of_the_documents_date(article: Extraction) -> None:
    quads = extraction_quads(article)
    assert validate(quads) == []
    tables = Tables(quads)
    held = [each for each in tables.subjects if "Membership" in tables.kinds(each)]
    people = {
        (str(tables.name(each)), tables.text(each, "heldAsOf"), tables.text(each, "heldFrom"))
        for each in held
    }
    # A post of the city is none of the district.
    assert people == {("林向东：区委书记", article.document.dated, None)}
    (post,) = tables.texts(held[0], "inPost")
    (unit,) = tables.texts(post, "postIn")
    assert (tables.name(unit), list(tables.kinds(unit))) == ("区委", ["PartyOrgan"])


def test_a_document_that_names_no_post_says_nothing_of_any() -> None:
    quads = extraction_quads(fragment("青石.tsv", TABLE.encode(), bundled()))
    assert not [each for each in quads if "/membership/" in str(each.subject)]
