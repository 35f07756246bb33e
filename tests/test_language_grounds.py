"""Names of figures in running text: on sure grounds alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.figure import DOUBTED
from loaders.language.figures import Part, figures
from loaders.language.grounds import on_sure_grounds
from loaders.language.topics import with_topics


def names(text: str) -> list[str]:
    return [each.indicator for each in on_sure_grounds(text, figures(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Acts alone, and acts with what was done.
        ("全年新建28个，新建泊位900个。", ["", "新建泊位"]),
        # A rate of doing: one told once is this text's own, of two each is of something else.
        ("资金到位率92%。", [""]),
        ("甲桥开工，资金到位率92%。乙桥开工，资金到位率85%。", ["", ""]),
        ("城镇化率61%。", ["城镇化率"]),
        # The size in the name of a work.
        ("建成10万吨饲料生产线。", [""]),
        # How much of an amount, and not the amount.
        ("完成投资79%。", [""]),
        ("完成投资9亿元。", [""]),
        # For whom, where the next number says what.
        ("累计为9户企业减免租金80万元。", ["", ""]),
        # What opened in the clause before.
        ("滑雪馆建成运营，接待游客9万人次。", [""]),
        ("全区接待游客9万人次。", ["接待游客"]),
        # To what something was done.
        ("对9处游园进行改造。", [""]),
        # Of both, and of those alone.
        ("9万居民和8万农民得到救助。", ["", ""]),
        ("建成5所小学和3所中学。", ["", ""]),
        ("35个项目中15个项目已开工，完成投资9亿元。", ["", "", ""]),
        ("谋划项目12个，投资9亿元。", ["谋划项目", ""]),
        # Whom it was done for, and the share of that; who lives there; which are counted.
        ("为5.5万名老人提供居家养老服务，为计划的183%。", ["", ""]),
        ("为农民提供就业岗位15万个。", [""]),
        ("识别贫困户13715户48693人。", ["识别贫困户", ""]),
        ("贫困发生率在20%以上的贫困村92个。", [""]),
        # Those that were served, and not how many there are; an act alone; a share of nobody's.
        ("服务企业2万户、劳动者50余万人。", ["服务企业", ""]),
        ("修复道路300多公里，桥梁80多座。", ["修复道路", ""]),
        ("修复道路300多公里，新建桥梁8座。", ["修复道路", "新建桥梁"]),
        ("安置16户21人。", ["", ""]),
        # A general sum behind what was built, or of what follows; it opens its sentence.
        ("建成村道9公里，完成投资8亿元。", ["建成村道", ""]),
        ("投资8亿元的50万吨不锈钢项目开工。", ["", ""]),
        ("截至6月底，完成投资8亿元。", [""]),
        # What is worked at; what some are picked out by; what is new, or there already.
        ("扎实推进9件实事办理。", [""]),
        ("有8个行业产值增速超过20%。", ["", ""]),
        ("新增商户40户，个体户300户。", ["新增商户", ""]),
        # The change of a share without a name; more than a name.
        ("税收8亿元，占收入比重达80%，提升2个百分点。", ["", "", ""]),
        ("投产项目超过半数、达54%。", [""]),
        ("解决90个村屯、8万人饮水安全问题。", ["", ""]),
        ("改造甲中学等42所学校面积达9000平方米校舍。", ["", ""]),
        # Of what a trade, an item or a sight has; where the parts are, and not what they are.
        ("甲产业增加值增长9%、利润增长8%。", ["", ""]),
        ("教育支出9亿元，其中，中央本级支出5亿元。", ["教育支出", ""]),
        ("一般公共预算支出9亿元，其中，中央本级支出5亿元。", ["一般公共预算支出", ""]),
        ("6家4A景区接待9万人次，实现旅游收入8亿元。", ["", "", ""]),
        ("新增泊位9个（杏园小区5个、梨园小区4个）。", ["新增泊位", "", ""]),
        ("工资性收入增长9%。", [""]),
        ("实施项目9个，到位资金8亿元。", ["", ""]),
        ("出口机电产品增长9%。其中，太阳能电池增长8%。", ["", ""]),
        ("新增灌溉面积9万亩，改善灌溉面积8万亩。", ["新增灌溉面积", "改善灌溉面积"]),
        # At which stage they are; the same in another unit; how growth differs from another's.
        ("签约项目9个，投产项目5个。", ["签约项目", "投产项目"]),
        ("拆除违法建筑9处800平方米。", ["拆除违法建筑", "拆除违法建筑"]),
        ("工业投资增长9%，比上月加快2个百分点。", ["工业投资", "工业投资增速环比加快"]),
        # What is told of the projects that were counted; a rate of doing so; who verbs it.
        ("新建泊位9个，完成率90%。", ["新建泊位", "新建泊位完成率"]),
        ("搭建9项指标体系。", ["搭建指标体系"]),
        # A rate told whole; what several did that are counted one after the other.
        ("新建厂房9座，村道优良路率66%。", ["新建厂房", "村道优良路率"]),
        ("新增9个小区、8家商户开展分类。", ["", ""]),
        ("生产总值（GDP）达9亿元。", ["生产总值（GDP）"]),
        # By how much it became more, and what that grew by; how much of a year's budget it is.
        (
            "基金收入9亿元，同比增收1亿元，增长12%，为年预算的40%。",
            ["基金收入", "基金收入增收", "基金收入", "基金收入完成率"],
        ),
        # What acts alone were done to, and a noun that ends in the act of its list.
        ("推动开工建设7所。", [""]),
        ("排查商户9家、返乡人员排查8人。", ["排查商户", "返乡人员排查"]),
        ("收入和支出分别为9亿元、8亿元。", ["", ""]),
        ("投资8亿元、6条总长51公里的道路通车。", ["", "", ""]),
        ("完成市政府考核目标8亿元的91%。", ["", ""]),
        ("工程建设情况。项目总数21项。", [""]),
        ("新增装机9万千瓦，其中，水电8万千瓦。", ["新增装机", ""]),
        # The line of a trade.
        ("道路运输业方面。发生事故9起。", [""]),
    ],
)
def test_a_name_in_doubt_is_left_away_and_a_clear_one_is_kept(
    text: str, expected: list[str]
) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("实施重点项目9个，完成投资8亿元。", ["重点项目", "重点项目完成投资"]),
        ("实施重点项目9个。学校8所完工。完成投资8亿元。", ["重点项目", "", ""]),
    ],
)
def test_what_came_of_the_projects_counted_in_its_sentence(text: str, expected: list[str]) -> None:
    read = on_sure_grounds(text, with_topics(text, figures(text)))
    assert [each.indicator for each in read] == expected


@given(st.text(alphabet="新建完成改造道路资金到位率为户个9万元%，。；、", max_size=40))
def test_nothing_but_the_name_is_taken(text: str) -> None:
    read = figures(text)
    made = on_sure_grounds(text, read)
    assert [each.quantity for each in made] == [each.quantity for each in read]
    changed = [one.part for one, two in zip(made, read, strict=True) if one.part != two.part]
    assert set(changed) <= {Part.WHOLE}
    for before, after in zip(read, made, strict=True):
        assert after.indicator in ("", before.indicator)
        assert (after.rule == DOUBTED) <= (not after.indicator)


@pytest.mark.parametrize(
    "text",
    [
        "指导性计划为造林9亩，育苗8亩，绿色长廊6公里。",
        "按照新建泊位达到900个的要求，逐项推进。",
        "计划新建泊位900个（其中地下800个）。",
    ],
)
def test_what_is_asked_for_or_planned_is_done_by_nobody(text: str) -> None:
    assert {each.part for each in figures(text)} == {Part.PLAN}
