"""Official documents that assign nothing; the district is invented."""

from __future__ import annotations

import pytest

from loaders.formats import read_text
from loaders.kinds import extract
from ontology.errors import UnknownDocumentKind
from ontology.model import OF_INDICATOR, Extraction

RULES = """青石区政务数据管理办法（试行）
第一条 为推进数据开发，落实安全责任，制定本办法。
第二条 2031年起，区政府各部门应当在7个工作日内完成登记工作。
第三条 建设青石区数据平台，完善制度，培育企业20家。
第四条 本办法由区数据局负责解释。
"""


def read(text: str) -> Extraction:
    return extract(read_text(text, "一.txt"))


def test_rules_and_plans_without_units_promise_and_report_nothing() -> None:
    found = read(RULES)
    assert (found.document.kind, found.document.title) == (
        "official_text",
        "青石区政务数据管理办法（试行）",
    )
    assert found.document.division.name == "青石区"
    assert {each.predicate for each in found.statements} <= {"mentions"}


NOTICE = """青石区数据局印发《关于推进青石区数据专区建设的指导意见》的通知
青数发〔2031〕7号
各镇人民政府、各街道办事处：
现将《关于推进青石区数据专区建设的指导意见》印发给你们，请结合实际认真贯彻落实。
青石区数据局
2031年11月21日
关于推进青石区数据专区建设的指导意见
一、总体要求
（一）主要目标。建成数据专区3个，培育企业20家。
二、重点任务
（二）完善制度。健全数据专区的管理制度。
"""


def test_the_date_that_signs_a_notice_is_no_review_before_what_is_to_come() -> None:
    assert read(NOTICE).document.kind == "official_text"


BULLETIN = """关于青石区2031年农村公路建设进展情况的通报
今年全区计划新改建农村公路86公里，扎实推进，截至9月底完工88公里。现通报如下：
一、建设进度
石桥镇任务40公里，完工41公里。
二、下步安排
各镇要加快建设，完善机制，11月底前完工率达到95%。
实施考核。发现问题及时整改。
"""


def test_a_notice_that_tells_how_work_went_is_a_review() -> None:
    found = read(BULLETIN)
    assert found.document.kind == "review"
    told = {
        each.subject.name: each.subject.get("measurementKind")
        for each in found.statements
        if each.predicate in OF_INDICATOR and each.subject.kind == "Measurement"
    }
    assert told["（未说明） 41公里"] == "actual"
    assert told["石桥镇任务 40公里"] == "plan"
    targets = [each.object.name for each in found.statements if each.predicate == "hasTarget"]
    assert targets == ["新改建农村公路 86公里", "完工率 95%"]


BUDGET = """关于青石县2031年预算执行情况和2032年预算草案的报告
受县人民政府委托，现将2031年预算执行情况提请县六届人大二次会议审议。
一、2031年预算执行情况
2031年，全县财政工作在县委的坚强领导下，落实积极的财政政策，增强保障能力，推动发展。
（一）一般公共预算
2031年，全县一般公共预算收入完成8亿元，同比增长6%，税收收入完成5亿元。
"""


def test_the_first_half_of_a_budget_tells_what_was_reached() -> None:
    assert read(BUDGET).document.kind == "review"
    second = "二、2032年收支情况\n全县一般公共预算收入9亿元，同比增长5%。\n"
    told = [each for each in read(BUDGET + second).statements if each.predicate == "measures"]
    assert "9亿元" not in {each.value_text for each in told}


def test_units_that_are_spoken_of_and_not_read_are_told() -> None:
    told = read(RULES.replace("区政府各部门应当", "各责任单位应当")).notices
    assert any("责任单位" in each and "no unit was read" in each for each in told)
    assert not any("no unit was read" in each for each in read(RULES).notices)


def test_a_table_beside_the_text_is_told() -> None:
    table = "名称\t面积\n甲园\t3\n乙园\t4\n"
    told = read(f"{RULES}{table}").notices
    assert any("names no tasks" in each and "(2)" in each for each in told)


def test_a_title_over_two_lines_does_not_begin_with_what_joins_them() -> None:
    lines = ["2031年乡政府工作总结（共9篇）", "石桥乡2031年工作情况", "和2032年工作计划"]
    assert read("\n".join([*lines, *RULES.splitlines()[1:]])).document.title == "".join(lines[1:])


def test_what_explains_a_document_is_kept_where_it_tells_of_no_work() -> None:
    lines = ["《青石区节水办法》政策解读", "一、背景", "办法共五章。", "二、期限", "有效期2年。"]
    assert read("\n".join(lines)).document.title == lines[0]


def test_what_has_no_such_title_is_none() -> None:
    with pytest.raises(UnknownDocumentKind):
        read("甲\n乙。\n丙。\n")


@pytest.mark.parametrize(
    "words",
    [
        "各镇人民政府，区政府各部门：\n现将《青石区任务分解表》印发给你们，请认真执行。\n附件：任务分解表\n"
        "青石区人民政府办公室\n2031年2月3日\n",
        "经研究，面向社会征集实事项目，现就有关事项通告如下：\n一、征集时间\n即日起至2031年9月底。\n"
        "二、征集内容\n与生活相关的项目。\n",
    ],
)
def test_a_notice_that_lost_its_title_is_known_by_its_words(words: str) -> None:
    read = extract(read_text(words, "通知.txt"))
    assert read.document.kind == "official_text"
    assert read.document.kind_rule == "kind/form-words"
