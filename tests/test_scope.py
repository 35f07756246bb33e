"""What a figure is of: it is held against a target of its scope, stage, time and part only."""

from __future__ import annotations

import pytest

from kg.follow.assess import assess
from loaders.formats import read_text
from loaders.kinds import extract
from loaders.language.scope import scope
from ontology.model import Statement

TABLE = """云岭市青石区2024年重点工作任务进展情况表（截至2024年12月31日）

序号\t主要任务\t牵头单位\t完成情况
1\t{task}\t区住建局\t{report}
"""

LIST = """青石区2024年重点工作责任分解方案
一、重点任务
1.手机、汽车零售额分别增长5%、6%。
牵头单位：区商务局
2.甲线、乙线、丙线客流分别增长5%、6%。
牵头单位：区交通局
3.新建公园3个、广场5个、驿站7个（权重10%）。
牵头单位：区住建局
4.推行240小时过境免签政策。
牵头单位：区文旅局
"""


def followed(task: str, report: str) -> list[Statement]:
    return assess(extract(read_text(TABLE.format(task=task, report=report), "青石区.txt")))


def verdict(task: str, report: str) -> str | None:
    found = [each for each in followed(task, report) if each.predicate == "verdict"]
    return found[0].value_text if found else None


def answering(task: str, report: str) -> list[str]:
    return [
        str(each.subject.get("valueText"))
        for each in followed(task, report)
        if each.predicate == "answers"
    ]


@pytest.mark.parametrize(
    ("task", "report", "expected"),
    [
        # An increase against an increase, a total against a total.
        ("新增绿地45公顷", "今年新增5公顷，总数达到45公顷", "not_met"),
        ("绿地总数达到45公顷", "今年新增5公顷，总数达到45公顷", "met"),
        ("建成泊位80个", "80个，累计120个", "met"),
        ("建成泊位80个", "今年建成70个，累计建成120个", "not_met"),
        ("累计建成泊位120个", "建成80个，累计120个", "met"),
        ("建成泊位80个", "本月12个，今年以来85个", "exceeded"),
        ("公共充电桩达到500个", "新建公共充电桩120个，累计建成520个", "exceeded"),
        ("森林面积达到35万亩", "森林面积增加2万亩，达到35万亩", "met"),
        # A part of the time, a day, a head.
        ("引进项目30个", "1-6月引进项目16个，1-12月引进项目31个", "exceeded"),
        ("引进企业30家", "第四季度引进企业12家，全年引进企业31家", "exceeded"),
        ("接待游客300万人次", "单日最高接待游客3万人次，全年接待游客310万人次", "exceeded"),
        ("单日接待能力达到3万人次", "单日接待能力达到2.5万人次", "not_met"),
        ("补贴标准提高到每人每月600元", "补贴标准提高到每人每月620元", "exceeded"),
        # Against the year before, not the month before.
        ("工业增加值增长6%", "工业增加值环比增长8%，同比增长5%", "not_met"),
        # Parts answer a whole together; one of them answers it in part.
        ("接入系统22家", "接入市级系统8家、区级系统14家", "met"),
        ("接入系统22家", "接入市级系统8家，接入区级系统14家", "met"),
        ("接入系统22家", "接入市级系统8家", "partly"),
        ("新建幼儿园、小学共6所", "新建幼儿园4所", "partly"),
        ("新增床位100张", "其中公办床位60张", "partly"),
        ("新增学位800个，其中公办300个", "新增学位820个，其中公办290个", "not_met"),
        ("新建、改造公厕20座", "新建公厕8座，改造公厕12座", "met"),
        ("新建、改造公厕20座", "新建公厕8座", "partly"),
        ("引进人才100名", "引进人才博士30名", "partly"),
        ("创建省级以上示范村5个", "创建国家级示范村1个、省级示范村4个", "met"),
        ("接待过夜游客50万人次", "接待游客300万人次，其中过夜游客52万人次", "exceeded"),
        ("失业人员再就业2000人", "新增就业6200人，其中失业人员再就业1500人", "not_met"),
        ("引进5亿元以上项目3个", "引进1亿元以上项目6个，其中5亿元以上项目2个", "not_met"),
        ("改造供水、供热管网40公里", "改造供水管网25公里、供热管网16公里", "exceeded"),
        ("改造供水、供热管网40公里", "改造供水管网25公里", "partly"),
        ("出口增长8%", "进出口增长9%，其中出口增长7%", "not_met"),
        ("处理投诉1200件", "全年累计处理投诉1260件，其中12月处理95件", "exceeded"),
        # What is finished was begun; less begun than was to be built is less built.
        ("开工项目10个", "竣工项目10个", "met"),
        ("建设公寓100套", "已开工建设91套，其中竣工63套", "not_met"),
        ("建成投用充电站8座", "建成充电站8座，投用6座", "not_met"),
        ("建成投用充电站8座", "建成投用充电站8座", "met"),
        ("建成充电站8座", "建成投用充电站8座", "met"),
        ("小区改造开工30个、完工20个", "小区改造开工31个，其中完工18个", "not_met"),
        ("进口、出口分别增长5%、6%", "进出口增长7%，其中出口增长6.5%", "partly"),
        # A figure for each of a list.
        ("手机、汽车零售额分别增长5%、6%", "手机、汽车零售额分别增长4%、7%", "not_met"),
        ("手机、汽车零售额分别增长5%、6%", "分别增长5%、6%", "met"),
        (
            "办照、办证时限分别压缩至39天、33天",
            "办照、办证时限由45、38天分别压缩至39、33天",
            "met",
        ),
        ("新建公园3个、广场5个、驿站7个", "公园新建3个、广场5个、驿站6个", "not_met"),
        # A weight is no target.
        ("新建公园5个（权重10%）", "新建公园5个", "met"),
    ],
)
def test_a_target_is_answered_by_what_is_told_of_the_same(
    task: str, report: str, expected: str
) -> None:
    assert verdict(task, report) == expected


@pytest.mark.parametrize(
    ("task", "report"),
    [
        ("工业增加值增长6%", "工业增加值环比增长8%"),
        ("工业增加值增长6%", "工业增加值比上月增长8%"),
        ("高新产业增加值占比达到35%", "高新产业增加值增长36%"),
        ("高新产业增加值增长10%", "高新产业增加值占比达到35%"),
        ("创建5A级景区1个", "创建4A级景区1个"),
        ("创建国家级平台1个", "创建省级平台1个"),
        ("建设道路53公里", "7.2公里完工"),
        ("开工道路53公里", "完工道路7.2公里"),
        ("竣工项目10个", "开工项目10个"),
        ("改造小区12个", "开工改造小区12个，完工3个"),
        ("实施53公里道路建设", "开工11公里，完工7公里"),
        ("人均公园绿地面积达到12平方米", "公园绿地面积达到12平方米"),
        ("户均增收2000元", "人均增收2000元"),
        ("每个街道建成站点2个", "建成站点2个"),
        ("接待游客300万人次", "单日最高接待游客3万人次"),
        ("引进企业30家", "第四季度引进企业12家"),
        ("绿地总数达到45公顷", "新增绿地5公顷"),
        ("新增绿地45公顷", "绿地总数达到45公顷"),
        ("甲、乙、丙三类事故分别下降5%、6%、7%", "三类事故分别下降5%、6%"),
        ("城镇居民收入增长5%", "农村居民收入增长6%"),
        ("公共充电桩达到500个", "新建公共充电桩120个"),
        ("引进5亿元以上项目3个", "引进1亿元以上项目6个"),
        ("居民人均可支配收入增长6%", "城镇居民人均可支配收入增长7%"),
        ("户籍人口城镇化率达到50%", "常住人口城镇化率62%"),
        ("进出口增长8%", "出口增长9%"),
        ("造林3万亩", "春季造林1.2万亩"),
        ("蔬菜、水果产量分别达到8万吨、5万吨", "蔬菜、水果产量13万吨"),
        ("农村居民收入增长6%", "居民收入增长7%"),
        ("市场主体总量达到3万户", "新登记市场主体4200户"),
        ("旅游收入增长10%", "国庆期间旅游收入增长25%"),
        ("开展文艺演出每季度20场", "开展文艺演出85场"),
        ("种植玉米2万亩", "种植玉米、大豆5.5万亩"),
        ("投用学校4所", "竣工学校4所"),
        ("完成拆迁300户", "签约拆迁310户"),
        ("交付安置房500套", "竣工安置房500套"),
    ],
)
def test_what_is_told_of_something_else_answers_nothing(task: str, report: str) -> None:
    assert answering(task, report) == []
    assert verdict(task, report) in ("in_progress", "no_data", None)


def test_of_two_figures_the_one_of_the_scope_of_the_target_answers() -> None:
    report = "新入选绿色工厂13家、累计21家"
    assert answering("绿色工厂新入选10家", report) == ["13家"]
    assert answering("绿色工厂达到20家", report) == ["21家"]

    both = "新建公共充电桩120个，累计建成520个"
    assert answering("公共充电桩达到500个", both) == ["520个"]
    assert answering("新建公共充电桩100个", both) == ["120个"]
    people = "惠及居民13540户"
    assert answering("惠及居民1.3万户", people) == ["13540户"]


def test_who_is_to_bring_firms_in_may_sign_with_them() -> None:
    assert answering("招引企业20家", "签约企业22家") == ["22家"]


def test_overlapping_parts_are_not_added_beyond_the_whole() -> None:
    task, report = "创建示范小区44个", "创建市级示范小区107个，创建省级示范小区17个"
    assert answering(task, report) == ["107个"]


def test_values_without_a_name_are_kept_and_compared_with_nothing() -> None:
    task = "甲率、乙率、丙率分别达到95%、96%、97%"
    report = "甲率、乙率、丙率分别达到98%、99%"
    text = TABLE.format(task=task, report=report)
    results = [
        each
        for each in extract(read_text(text, "青石区.txt")).statements
        if each.predicate == "measures"
    ]
    assert [each.value_text for each in results] == ["98%", "99%"]
    assert all("figure/unassigned" in each.method for each in results)
    assert answering(task, report) == []


def test_a_target_without_a_name_is_told_as_such() -> None:
    (only,) = (
        each
        for each in followed("甲率、乙率、丙率分别达到95%、96%", "甲率达到98%")
        if each.predicate == "verdict"
    )
    assert "说不清是哪项指标" in (only.explanation or "")


def test_a_list_of_tasks_is_read_by_the_same_rules() -> None:
    statements = extract(read_text(LIST, "青石区.txt")).statements
    targets = [
        (each.passage.row, each.object.name) for each in statements if each.predicate == "hasTarget"
    ]
    assert targets == [
        (1, "手机零售额增长 5%"),
        (1, "汽车零售额增长 6%"),
        (2, "（未说明） 5%"),
        (2, "（未说明） 6%"),
        (3, "新建公园 3个"),
        (3, "新建广场 5个"),
        (3, "新建驿站 7个"),
    ]


@pytest.mark.parametrize(
    ("told", "wanted", "answers"),
    [
        (("泊位", "累计"), ("泊位", ""), True),
        (("泊位", "累计"), ("新增泊位", ""), False),
        (("累计新增泊位", ""), ("新增泊位", ""), True),
        (("泊位", "达到"), ("新增泊位", ""), False),
        (("人均绿地", ""), ("绿地", ""), False),
        (("人均绿地", ""), ("人均绿地", "达到"), True),
        (("补贴", "提高到每人每月"), ("补贴", "提高到"), True),
        (("产值年均增长", ""), ("产值增长", ""), False),
    ],
)
def test_scopes(told: tuple[str, str], wanted: tuple[str, str], *, answers: bool) -> None:
    assert scope(*told).answers(scope(*wanted)) is answers
