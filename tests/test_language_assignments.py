"""Who answers for a task, as prose says it behind it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.assignments import assignments, first_leads
from loaders.language.roles import Column

LEAD, RESPONSIBLE, SUPPORT = Column.LEAD, Column.RESPONSIBLE, Column.SUPPORT
PERSON, DEADLINE, PROGRESS = Column.PERSON, Column.DEADLINE, Column.PROGRESS


def read(text: str) -> list[tuple[Column, str]]:
    return [
        (share.column, text[share.start : share.end].strip())
        for each in assignments(text)
        for share in each.shares
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("牵头单位：区发改局", [(LEAD, "区发改局")]),
        ("责任部门: 区住建局、区城管局", [(RESPONSIBLE, "区住建局、区城管局")]),
        ("协办单位：各街道", [(SUPPORT, "各街道")]),
        ("主办：区教育局；协办：区财政局", [(LEAD, "区教育局；"), (SUPPORT, "区财政局")]),
        (
            "建桥。责任领导：张三 责任单位：区甲局 完成时限：6月底 目前进展：已开工。",
            [
                (PERSON, "张三"),
                (RESPONSIBLE, "区甲局"),
                (DEADLINE, "6月底"),
                (PROGRESS, "已开工。"),
            ],
        ),
        (
            "建桥。（牵头单位：区住建局；责任单位：区财政局，各街道，9月底前完成）",
            [(LEAD, "区住建局；"), (RESPONSIBLE, "区财政局，各街道"), (DEADLINE, "9月底前完成")],
        ),
        ("建桥。【责任单位：区住建局】", [(RESPONSIBLE, "区住建局")]),
        ("建桥（区住建局牵头，各街道配合）。", [(RESPONSIBLE, "区住建局牵头，各街道配合")]),
        ("建桥。（区住建局、区财政局）", [(RESPONSIBLE, "区住建局、区财政局")]),
        (
            "建桥。（区住建局负责，2024年10月底前）",
            [(RESPONSIBLE, "区住建局负责"), (DEADLINE, "2024年10月底前")],
        ),
        (
            "建桥。部门分工：区住建局牵头，区财政局配合",
            [(RESPONSIBLE, "区住建局牵头，区财政局配合")],
        ),
        ("建桥，牵头部门：区住建局。进度慢于计划。", [(LEAD, "区住建局")]),
        (
            "设指挥部。区住建局牵头制定预案，区财政局等部门和各镇参加。",
            [(RESPONSIBLE, "区住建局牵头"), (RESPONSIBLE, "区财政局等部门和各镇参加")],
        ),
        ("区住建局：指导抢险；负责统计损失。", [(RESPONSIBLE, "区住建局")]),
        ("区住建局：欢迎来电。", []),
        ("区统计局：参与抢险和统计。", [(SUPPORT, "区统计局")]),
        (
            "建桥。〔区住建局牵头，各镇负责落实。以下均需各镇落实〕按要求不再新建。（区财政局负责）",
            [(RESPONSIBLE, "区住建局牵头，各镇负责落实"), (RESPONSIBLE, "区财政局负责")],
        ),
        ("桥（区住建局负责）已建成。", []),
        (
            "责任单位：区住建局、区财政局（列第一位的为牵头单位，下同）",
            [(RESPONSIBLE, "区住建局、区财政局")],
        ),
        (
            "建桥。〔责任单位：区住建局（区人防办）、区委办〕",
            [(RESPONSIBLE, "区住建局（区人防办）、区委办")],
        ),
        ("【责任单位】区住建局、区财政局", [(RESPONSIBLE, "区住建局、区财政局")]),
        ("【责任单位】：区住建局", [(RESPONSIBLE, "区住建局")]),
        ("建桥。［责任单位：区住建局］", [(RESPONSIBLE, "区住建局")]),
        (
            "建桥。（责任单位：区住建局、区财政局，列第一位的为牵头单位，下同）",
            [(RESPONSIBLE, "区住建局、区财政局")],
        ),
        (
            "建桥。（责任单位：区住建局〔以下均需各镇配合，不再单独列出〕、区财政局）",
            [(RESPONSIBLE, "区住建局"), (RESPONSIBLE, "、区财政局")],
        ),
        ("建桥（区甲局、区乙局）。", [(RESPONSIBLE, "区甲局、区乙局")]),
        (
            "建桥。由区甲局会同某某新区管委会、区乙中心组织实施。",
            [(RESPONSIBLE, "由区甲局会同某某新区管委会、区乙中心组织实施")],
        ),
        (
            "建桥。由区甲局牵头，会同区乙局、区丙局，于2024年9月底前完成。",
            [
                (RESPONSIBLE, "由区甲局牵头，会同区乙局、区丙局"),
                (DEADLINE, "2024年9月底前完成"),
            ],
        ),
        (
            "建桥。（区甲局、人民银行青石分行、青石园区）",
            [(RESPONSIBLE, "区甲局、人民银行青石分行、青石园区")],
        ),
        ("建桥（区甲局负总责）。", [(RESPONSIBLE, "区甲局负总责")]),
        ("建桥。（省甲厅牵头，省乙厅配合）", [(RESPONSIBLE, "省甲厅牵头，省乙厅配合")]),
        ("协同单位：区甲局、各镇（园区、街道）", [(SUPPORT, "区甲局、各镇（园区、街道）")]),
        ("建议协同单位：区甲局", [(Column.SUGGESTED, "区甲局")]),
        (
            "建桥。（发改、财政、住建等部门按职责分工负责）",
            [(RESPONSIBLE, "发改、财政、住建等部门按职责分工负责")],
        ),
        (
            "建桥（发改部门牵头，财政、住建部门配合）。",
            [(RESPONSIBLE, "发改部门牵头，财政、住建部门配合")],
        ),
        ("建桥。（公安部、应急管理部负责）", [(RESPONSIBLE, "公安部、应急管理部负责")]),
        # Nobody answers here.
        ("建桥（市场部负责）。", []),
        ("建桥（业务部门负责）。", []),
        ("建桥（线上、线下负责）。", []),
        ("建桥（含发改、财政等部门）。", []),
        ("召开会议（区甲局、区乙局）研究建桥", []),
        ("建设青石新城（区政府南侧）", []),
        ("由区委统战部（区民宗局）召开", []),
        ("完善甲机制（含乙、丙）。", []),
        ("各牵头单位要压实责任：一是建台账", []),
        ("今年目标：建桥2座", []),
        ("", []),
    ],
)
def test_shares_are_told_by_label_or_bracket(text: str, expected: list[tuple[Column, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("（列第一位者为工作牵头单位或汇总单位，下同）", True),
        ("责任分解中，列第一位的责任单位为牵头单位", True),
        ("排名第一的单位为牵头单位", True),
        ("各牵头单位要第一时间报送", False),
    ],
)
def test_a_document_may_say_that_the_first_leads(text: str, leads: bool) -> None:
    assert (first_leads(text) is not None) is leads


@given(st.text(alphabet="甲区局、，。；：（）牵头责任单位配合月底6 \n", max_size=60))
def test_every_share_lies_within_its_assignment_and_the_text(text: str) -> None:
    last = 0
    for each in assignments(text):
        assert last <= each.start <= each.end <= len(text)
        last = each.end
        for share in each.shares:
            assert each.start <= share.start <= share.end <= each.end
