"""Commitments: where one promise ends, and which of them can be checked."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.commitments import commitments, hardness


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建公园5处，改造道路3条。", ["新建公园5处", "改造道路3条"]),
        ("以群众需求为导向，开放湿地公园。", ["以群众需求为导向，开放湿地公园"]),
        ("围绕产业升级，依托科技城，引进企业20家，建设研发中心。",
         ["围绕产业升级，依托科技城，引进企业20家", "建设研发中心"]),
        ("投资增长8%，其中，工业投资增长10%。", ["投资增长8%", "其中，工业投资增长10%"]),
        ("今年的主要预期目标为：生产总值增长6%；就业1万人。", ["生产总值增长6%", "就业1万人"]),
        ("重点抓好3个方面的工作：", []),
        ("推进“放、管、服”改革，优化环境。", ["推进“放、管、服”改革", "优化环境"]),
        ("发放补助1,200万元，惠及2,300人。", ["发放补助1,200万元", "惠及2,300人"]),
        ("", []),
    ],
)  # fmt: skip
def test_each_promise_has_its_adverbial_clauses_before_it(text: str, expected: list[str]) -> None:
    assert [each.words for each in commitments(text)] == expected


def test_the_core_leaves_the_adverbial_clause_out() -> None:
    (promise,) = commitments("以“最多跑一次”改革为牵引，精简审批。")
    text = "以“最多跑一次”改革为牵引，精简审批。"
    assert text[promise.core : promise.end] == "精简审批"
    assert promise.hard == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("新建停车场40处以上", ("number",)),
        ("10月底前完成验收", ("date",)),
        ("2026年底前建成", ("date",)),
        ("实施洁净家园专项行动", ("name",)),
        ("打造“石上云”", ("name",)),
        ("开展“一园一品”创建", ("name",)),
        ("落实《养老服务条例》", ("name",)),
        ("推进石祥路、白沙路整治", ("name",)),
        ("开放石溪湿地公园", ("name",)),
        ("筑牢安全“防火墙”", ()),
        ("强化“上下一条心”的系统思维", ()),
        ("发挥在“北拓”战略中的区位优势", ()),
        ("持续改善营商环境", ()),
        ("走出高质量发展之路", ()),
        ("加强文化建设", ()),
        ("“十四五”期间持续发展", ()),
    ],
)
def test_a_promise_is_hard_by_what_can_be_checked(words: str, expected: tuple[str, ...]) -> None:
    assert hardness(words) == expected


@given(st.text(alphabet="建设公园5处，。；：“”其中以为围绕\n一二", max_size=60))
def test_promises_are_in_order_and_do_not_overlap(text: str) -> None:
    found = commitments(text)
    for each in found:
        assert text[each.start : each.end] == each.words
        assert each.start <= each.core < each.end
    for left, right in pairwise(found):
        assert left.end <= right.start


def test_a_promise_of_a_second_sentence_stands_where_it_is_said() -> None:
    found = commitments("5\n为：，")
    assert [(each.start, each.words) for each in found] == [(0, "5"), (2, "为：，")]
