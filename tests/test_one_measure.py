"""When two figures are told in one measure: ranks, rates, multiples, batches, classifiers."""

from __future__ import annotations

import pytest

from kg.follow.assess import assess
from loaders.formats import read_text
from loaders.kinds import extract
from loaders.language.measures import counted_alike, factor
from loaders.language.ranks import rank_set, ranks

RANKS = [
    ("GDP增速进入全省前三", "GDP增速居全省第2位", "met"),
    ("GDP增速进入全省前三", "GDP增速列全省第五", "not_met"),
    ("综合考核保持全市第一", "综合考核退居全市第三", "not_met"),
    ("综合考核保持全市第一", "位居全市第一", "met"),
    ("营商环境评价力争前10名", "营商环境评价排第十二名", "not_met"),
    ("增速排名提升至全省第20位", "增速排名由第30位提升到第18位", "exceeded"),
    ("空气质量指数排名全市前五", "空气质量指数排名全市并列第五", "met"),
    ("水环境质量退出全省后十", "水环境质量全省倒数第12", "met"),
    ("水环境质量退出全省后十", "水环境质量全省倒数第8", "not_met"),
    # Of another set, or without a number: nothing is told of the target.
    ("工业增速排名全省前三", "工业增速位列全市第二", "in_progress"),
    ("满意度测评保持全省第一方阵", "满意度测评全省第一方阵", "in_progress"),
    # From 1 to 10, nobody knows which.
    ("能耗降幅位居全省前5", "能耗降幅位居全省前10", None),
    ("GDP总量保持全市第二、增速力争前三", "GDP总量全市第二、增速全市第四", "not_met"),
    ("引进企业20家，数量居全市首位", "引进企业20家，数量居全市第2位", "not_met"),
]
RATES = [
    ("供水价格不高于4.5元/立方", "供水价格为4.6元/立方米", "not_met"),
    ("日处理能力达到5万吨/日", "日处理能力达到50000吨/天", "met"),
    ("PM2.5浓度控制在35微克/立方米以下", "PM2.5浓度为0.03毫克/立方米", "met"),
    ("单位产值电耗控制在400千瓦时/万元", "单位产值电耗0.05千瓦时/元", "not_met"),
    ("旅客吞吐能力达到100万人次/年", "旅客吞吐能力达到120万人次/年", "exceeded"),
    ("亩均税收达到20万元/亩", "亩均税收达到310万元/公顷", "exceeded"),
    # A month has no fixed length in days: nothing is said.
    ("污水处理能力达到5万吨/日", "污水处理能力达到100万吨/年", None),
]
LESS = [
    ("审批时限压缩至3个工作日", "审批时限压缩至2个工作日", "met"),
    ("审批时限由10天缩短至5天", "审批时限由10天缩短到6天", "not_met"),
    ("失业率降至4%", "失业率降至4.8%", "not_met"),
    ("平均用时减少到30分钟", "平均用时25分钟", "met"),
]
MULTIPLES = [
    ("产值翻一番", "产值是去年的2.1倍", "exceeded"),
    ("产值翻两番", "产值增长3倍", "met"),
    ("产值翻番", "产值增长80%", "not_met"),
    ("产值达到去年的2倍", "产值翻了一番", "met"),
    ("出口额增长50%以上", "出口额是上年同期的1.4倍", "not_met"),
    ("产值比2015年翻一番", "产值为2015年的2.2倍", "exceeded"),
    # Of this year alone: no growth since 2015.
    ("产值比2015年翻一番", "产值增长100%", "in_progress"),
]
BATCHES = [
    ("首批建设8个站点，第二批建设10个站点，第三批建设4个站点", "建设站点22个", "met"),
    ("建设站点22个", "首批建成站点8个，第二批建成站点14个", "met"),
    ("建设站点22个", "首批建成站点8个，第二批建成站点10个", "in_progress"),
    ("建设站点22个", "首批8个站点已建成", "in_progress"),
    ("建设站点22个", "8个站点已建成", "in_progress"),
    ("建设厂房20万平方米", "一期建成厂房12万平方米，二期建成厂房8万平方米", "met"),
    ("分三批改造公厕30座", "第一批10座、第二批12座、第三批8座公厕全部改造完成", "met"),
]
WHOLES = [
    # How many there are to be done is no result; what a place holds is no place.
    ("办结信访积案20件", "信访积案20件已办结19件", "not_met"),
    ("危桥改造8座", "8座危桥已改造完成6座", "not_met"),
    ("建设体育公园3座", "建设体育公园停车位320个", "in_progress"),
    # Less of what is kept down is as good, more is not.
    ("失业率控制在5.5%左右", "失业率5.2%", "met"),
    ("失业率控制在5.5%左右", "失业率6.4%", "not_met"),
    # All that there is was not added; a lower degree is not a higher one.
    ("新增托位1000个", "新增托位累计达4200个", "in_progress"),
    ("引育博士以上人才30名", "引育硕士以上人才210名", "in_progress"),
    ("培育产值超10亿元企业5家", "培育产值超亿元企业22家", "in_progress"),
    # Until when some years are, nobody can tell.
    ("五年内实现网络全覆盖", "已建成基站210个", "in_progress"),
]
CLASSIFIERS = [
    ("新建停车场20个", "新建停车场22处", "exceeded"),
    ("建设桥梁5座", "建设桥梁5项", "met"),
    ("筹建公寓500套", "筹建公寓519间", "exceeded"),
    # Not the same thing, or not counted as a whole.
    ("新建充电桩100个", "建成充电站100座", "in_progress"),
    ("改造小区30个", "改造小区450栋", None),
]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(RANKS, id="ranks"),
        pytest.param(RATES, id="rates"),
        pytest.param(LESS, id="what is to become less"),
        pytest.param(MULTIPLES, id="multiples"),
        pytest.param(BATCHES, id="batches"),
        pytest.param(CLASSIFIERS, id="classifiers"),
        pytest.param(WHOLES, id="wholes"),
    ],
)
def test_figures_are_compared_where_they_are_told_in_one_measure(
    rows: list[tuple[str, str, str | None]],
) -> None:
    lines = "".join(f"{number}\t{a}\t区府办\t{b}\n" for number, (a, b, _) in enumerate(rows, 1))
    head = "青石区2021年重点工作\n序号\t任务内容\t责任单位\t进展情况\n"
    found = {
        each.passage.row: each.value_text
        for each in assess(extract(read_text(head + lines, "青石.tsv")))
        if each.predicate == "verdict"
    }
    read = [(a, b, found.get(number)) for number, (a, b, _) in enumerate(rows, 1)]
    assert read == rows


def test_rates_convert_above_and_below_the_stroke() -> None:
    assert factor("吨/日", "公斤/天") == 1000
    assert factor("千瓦时/元", "千瓦时/万元") == 10000
    assert factor("元/平方米", "元/立方米") is None
    assert factor("元/人/月", "元/人/年") is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("个", "处", True), ("家", "户", True), ("个", "栋", False), ("户", "人", False)],
)
def test_classifiers_that_count_one_thing(one: str, other: str, *, expected: bool) -> None:
    assert counted_alike(one, other) is expected


def test_a_rank_knows_its_set_and_from_which_end_it_is_counted() -> None:
    (last,) = ranks("水环境质量列全市倒数第三")
    assert (last.quantity.value, last.quantity.base_unit) == (3, "倒数名次")
    former, now = ranks("排名由第30位提升到第18位")
    assert (former.baseline, now.baseline) == (True, False)
    assert (rank_set("增速居全省第2"), rank_set("增速居第2")) == ("全省", "")
    assert not ranks("力争第二体育馆竣工，建成全市第一所智慧学校，退出前十")
