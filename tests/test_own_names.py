"""Phrases that look like names in prose: which are, and which are pieces of a sentence or sorts."""

from __future__ import annotations

import pytest

from loaders.language.common_words import cuts_word, has_own, is_elsewhere, pieces
from loaders.language.names import names
from loaders.language.public_names import public_names


def found(text: str) -> set[tuple[str, str]]:
    return {(each.name, each.kind) for each in names(text)}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("实施石坡湾大桥重建项目。", "石坡湾大桥", "Place"),
        ("推进力促云石高速二期建设。", "云石高速二期", "Project"),
        ("①石坡镇供水管网改造工程完工。", "石坡镇供水管网改造工程", "Project"),
        ("新建第二实验小学分校。", "第二实验小学", "Institution"),
        ("完成县中医院迁建。", "县中医院", "Institution"),
        ("打通富强路。", "富强路", "Road"),
        ("成功举办中国国际服务贸易交易会。", "中国国际服务贸易交易会", "Event"),
        ("全面推进改革攻坚行动。", "改革攻坚行动", "Programme"),
        ("引进绿地、晨阳等企业。", "绿地", "Company"),
    ],
)
def test_what_has_something_of_its_own_is_a_name(text: str, name: str, kind: str) -> None:
    assert (name, kind) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "有效规范路边摊点，整治占道经营。",
        "做好政务数据资源目录进行动态管理。",
        "新增6192个自然村组通硬化路。",
        "发展特色种植，做强高标准示范园区。",
        "打通断头路，方便群众出行。",
        "以县域为重要单元推进建设。",
        "为2.3万名农村小学学生配餐。",
        "升级一批星级园区。",
        "严厉打击涉黑涉恶、暴力暴恐等违法犯罪活动。",
        "加快打通应用、测试验证落地的通道。",
        "吸引集聚战略科学家。",
        "河北梆子剧《青石谣》上演。",
    ],
)
def test_a_sort_of_things_or_a_piece_of_a_sentence_is_none(text: str) -> None:
    kinds = {"Road", "Programme", "Place", "Institution", "Event", "Company", "Strategy", "Policy"}
    assert {kind for _, kind in found(text)} & kinds == set()


@pytest.mark.parametrize(
    "text",
    [
        "推广安吉经验。",
        "全县医保定点机构。",
        "创新乡村治理方式。",
        "建设美丽江苏。",
        "做强农业大镇。",
    ],
)
def test_a_place_is_not_read_out_of_two_other_words(text: str) -> None:
    kinds = {"Division", "Township"}
    read = {each.name for each in public_names(text, None) if each.kind in kinds}
    assert read <= {"江苏省"}


@pytest.mark.parametrize("text", ["落户广安高新区", "建成都江堰工程"])
def test_what_may_be_a_name_in_one_place_may_be_none_in_another(text: str) -> None:
    at = text.index("广安") if "广安" in text else text.index("成都")
    assert is_elsewhere(text, at, at + 2) == ("成都" in text)


def test_a_cut_is_told_on_either_side() -> None:
    assert cuts_word("有效规范路边", 1, 5)
    assert cuts_word("首个全国高校区域中心", 2, 7)
    assert not cuts_word("完成石坡治理工程建设", 2, 8)


def test_pieces_give_the_text_back() -> None:
    text = "推进云岭现代农业产业园二期（A区）建设"
    assert "".join(each.text for each in pieces(text)) == text
    assert has_own(pieces(text))
