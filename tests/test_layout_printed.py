"""Printed lines are put together, and only those; the district is invented."""

from __future__ import annotations

import time

import pytest

from loaders.formats import read_text
from loaders.formats.document import Document
from loaders.kinds import extract
from loaders.layout import mended
from ontology.model import Outcome

PRINTED = """青石区人民政府办公室关于印发
《青石区养老服务提升方案》的通知
各镇人民政府、各街道办事处，区级各有关单位：
现将《青石区养老服务提升方案》印发给你们，请结合实际认
真贯彻执行。
一、建好服务网络
（一）扩大社区食堂覆盖。2031 年底前新开办社区食堂 12
家，服务老年人 3000 人以上。（责任单位：区民政局、区市场监
管局、区财政局）
（二）改造老人家庭。对 260 户困难老年人家庭实施适老化的
改造。（责任单位：区民政局、区残联、区住房城
乡建设局）
— 2 —
二、强化服务保障
（三）培训护理人员。全年培训养老护理人员 400 人次。（责任单
位：区人力社保局、区卫生健康局）
（四）落实运营补助。按照床位给予运营补助，确保当年兑付到位
（责任单位：区财政局、各镇人民政府、街道办事处）
"""


def paragraphs(text: str) -> list[str]:
    return [block.piece.text for block in mended(read_text(text, "一.txt")).document.blocks]


def test_a_line_that_fills_the_width_goes_on_in_the_next() -> None:
    made = paragraphs(PRINTED)
    assert made[1] == "各镇人民政府、各街道办事处，区级各有关单位："
    assert made[2].endswith("请结合实际认真贯彻执行。")
    assert "区市场监管局、区财政局）" in made[4]
    assert "（责任单位：区人力社保局" in made[7]


CUT = [
    ("全年新建停车泊位1200", "个，完成投资3亿元。"),
    ("1.新建停车泊位1200", "个。"),
    ("完成投资3.", "5亿元，增长8%。"),
    ("计划于2031年12月", "底前完成竣工验收。"),
    ("到2032", "年，建成公园3个。"),
    ("新增学位", "，其中公办1200个。"),
    ("推进《青石区优化营商", "环境条例》落地，办件1200件。"),
    ("牵头单位：区发展和改", "革局；配合单位：区财政局"),
    ("区教育局、", "区财政局"),
    ("全年新建公园3个，完成固定资产", "投资20亿元。"),
    ("经济运行稳中有进。全年实现地区生产", "总值300亿元，增长6%。"),
    ("全区居民人均可支配收入达到", "5.2万元，增长6%。"),
]
WHOLE = [
    ("新建公园3个", "改造道路5条"),
    ("新建公园3个，改造道路5条", "新增学位200个，完成投资5亿元。"),
    ("青石区人民政府", "2031年1月15日"),
    ("一、工作目标", "全年新建公园3个。"),
    ("青石区2031年重点工作", "（截至2031年12月底）"),
    ("主体工程已完成", "装修正在进行。"),
    ("责任单位：区教育局", "新建学校3所。"),
    ("新增泊位1200", "3.改造道路5条"),
    ("附件1", "人员名单"),
]


@pytest.mark.parametrize(("above", "below"), CUT)
def test_a_line_that_cannot_end_there_goes_on_in_any_text(above: str, below: str) -> None:
    assert paragraphs(f"青石区要闻\n\n{above}\n{below}\n")[-1] == above + below


@pytest.mark.parametrize(("above", "below"), WHOLE)
def test_two_lines_that_may_stand_alone_are_left_alone(above: str, below: str) -> None:
    assert paragraphs(f"青石区要闻\n\n{above}\n{below}\n")[-2:] == [above, below]


def test_a_number_that_a_cell_cuts_is_whole() -> None:
    text = (
        "青石区2031年重点工作\n任务内容\t责任单位\t进展情况\n"
        '"新建公共停车泊位共计1200\n个"\t区住建局\t"新增学位200个\n改造道路5条"\n'
    )
    told = [
        (each.predicate, each.object.name)
        for each in extract(read_text(text, "一.tsv")).statements
        if each.predicate in {"hasTarget", "measures"}
    ]
    assert ("hasTarget", "新建公共停车泊位 1200个") in told
    assert {("measures", "新增学位"), ("measures", "改造道路")} <= set(told)


def test_a_heading_and_the_last_line_of_a_paragraph_stay_apart() -> None:
    made = paragraphs(PRINTED)
    assert "一、建好服务网络" in made
    assert "二、强化服务保障" in made


def test_a_title_that_announces_a_notice_goes_on() -> None:
    assert paragraphs(PRINTED)[0] == "青石区人民政府办公室关于印发《青石区养老服务提升方案》的通知"


def test_the_number_of_a_page_is_in_no_words_but_in_the_account() -> None:
    extraction = extract(read_text(PRINTED, "一.txt"))
    at = PRINTED.index("— 2 —")
    assert [e.outcome for e in extraction.account if e.start == at] == [Outcome.KEPT]
    quotes = [PRINTED[s.passage.start : s.passage.end] for s in extraction.statements]
    assert not [each for each in quotes if each.startswith("— 2")]
    assert any("page's number" in each for each in extraction.notices)


def test_the_units_are_whole() -> None:
    named = {
        each.subject.name
        for each in extract(read_text(PRINTED, "一.txt")).statements
        if each.predicate == "responsibleFor"
    }
    assert {"区市场监管局", "区住房城乡建设局", "区人力社保局", "街道办事处"} <= named
    assert not {"管局", "乡建设局", "区市场监"} & named


PARAGRAPHS = """青石区任务分工方案
为落实全年各项目标任务，制定本方案，请各单位结合实际抓好落实，重大问题及时报告区政府
一、优化环境
1.精简事项，公布清单60项，推动更多事项网上办、掌上办、一次办，全年网办率达到95%以上
责任单位：区审批局
2.压缩时间
责任单位：区市监局
"""


def test_lines_of_a_text_that_is_not_printed_stay_as_they_are() -> None:
    document = read_text(PARAGRAPHS, "一.txt")
    assert mended(document).document is document


@pytest.mark.parametrize(
    ("line", "below", "joined"),
    [
        ("完善制度。（责任单位：区住建局、", "区财政局）", True),
        ("完善制度。（牵头单位：区住建局；责任", "单位：区财政局）", True),
        ("完善制度（见附件", "一、下一节（续）", False),  # no label: a misprint
        ("完善制度。（责任单位：区住建局", "一、下一节", False),  # never closed
    ],
)
def test_a_bracket_of_units_goes_on_in_any_text(line: str, below: str, *, joined: bool) -> None:
    made = paragraphs(f"{PARAGRAPHS}3.{line}\n{below}\n")
    assert (f"3.{line}{below}" in made) == joined


def test_two_lines_that_a_program_put_on_one_are_parted_and_lose_their_page() -> None:
    run_in = PRINTED.replace("一、建好服务网络\n", "一、建好服务网络 一是扩大食堂覆盖面。\n")
    assert "一、建好服务网络" in paragraphs(run_in)
    numbered = PRINTED.replace("区市场监\n管局", "区市场监 — １１ —\n管局")
    assert any("区市场监管局" in each for each in paragraphs(numbered))


def test_mending_takes_time_in_step_with_length() -> None:
    lines = "\n".join(f"（责任单位：区甲局（区乙局、{n}" for n in range(2_000))
    document: Document = read_text(lines, "一.txt")
    began = time.process_time()
    mended(document)
    assert time.process_time() - began < 2
