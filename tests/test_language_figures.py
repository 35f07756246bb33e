"""Figures: what each quantity of a sentence measures, and the part it plays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.language.figures import Part, figures, is_claimed_rate, rated, with_growth
from loaders.language.goals import wordy_goals
from loaders.language.ranks import with_ranks


def read(text: str, context: str = "") -> list[tuple[str, str]]:
    return [(each.indicator, each.quantity.text) for each in figures(text, figures(context))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The noun before the number, or after it.
        ("新增楼宇企业119家", [("新增楼宇企业", "119家")]),
        ("引进22家首店", [("引进首店", "22家")]),
        ("实施12个改造项目", [("改造项目", "12个")]),
        ("企业规模达500家以上", [("企业规模", "500家以上")]),
        # What was before names the same thing as what it became.
        (
            "将甲补贴和乙补贴标准分别从每人每年2100元、2800元提高到每人每年2200元、2900元",
            [
                ("甲补贴", "2100元"),
                ("乙补贴标准", "2800元"),
                ("甲补贴", "2200元"),
                ("乙补贴标准", "2900元"),
            ],
        ),
        # A verb is shared by the members of a list.
        ("新增甲类企业9家、乙类企业16家", [("新增甲类企业", "9家"), ("新增乙类企业", "16家")]),
        # A verb that stands alone takes the noun before it.
        ("开工项目14个，投用3个", [("开工项目", "14个"), ("投用项目", "3个")]),
        (
            "实施94条53公里道路建设，开工18条、完工10条",
            [
                ("道路建设", "94条"),
                ("道路建设", "53公里"),
                ("开工道路", "18条"),
                ("完工道路", "10条"),
            ],
        ),
        # Names that are counted are not what is counted.
        ("引进甲厂、乙厂、丙厂3家龙头企业", [("引进龙头企业", "3家")]),
        ("开工青石大厦等20个项目", [("开工项目", "20个")]),
        ("招引甲厂、乙厂等产业项目35个", [("招引产业项目", "35个")]),
        ("东湖项目、西山项目等2个实现开工", [("开工项目", "2个")]),
        # Sizes that describe what is counted.
        ("引进10亿元以上项目2个", [("引进10亿元以上项目", "2个")]),
        # Parts.
        (
            "新增人才78人，其中甲类8人、乙类14人",
            [("新增人才", "78人"), ("甲类人才", "8人"), ("乙类人才", "14人")],
        ),
        ("收储18宗（其中市收储5宗）", [("收储", "18宗"), ("市收储", "5宗")]),
        # Growth, and what falls.
        ("工业增加值增长8%以上", [("工业增加值", "8%以上")]),
        ("优良率91.5%，同比上升15.9%", [("优良率", "91.5%"), ("优良率同比上升", "15.9%")]),
        ("甲投资、乙投资均增长10%", [("甲投资", "10%"), ("乙投资", "10%")]),
        (
            "故障、困人、投诉同比分别下降16%、18%、81%",
            [("故障同比下降", "16%"), ("困人同比下降", "18%"), ("投诉同比下降", "81%")],
        ),
        ("处置率、共治率90%以上", [("处置率", "90%以上"), ("共治率", "90%以上")]),
        ("主营占比提升至80%", [("主营占比", "80%")]),
        ("在去年19个场景基础上，新增12个场景", [("场景", "19个"), ("新增场景", "12个")]),
        # What grew is said with the figure before, or in the clause before.
        ("财政收入90亿元，同口径增长8%", [("财政收入", "90亿元"), ("财政收入", "8%")]),
        (
            "工业总产值突破千亿元大关，达1023亿元",
            [("工业总产值", "突破千亿元"), ("工业总产值", "1023亿元")],
        ),
        (
            "力争全产业链产值翻一番，达到20亿元",
            [("全产业链产值", "一番"), ("全产业链产值", "20亿元")],
        ),
        ("粮食产量实现“五连增”，达26万吨", [("粮食产量", "26万吨")]),
        ("预算收入8.3亿元，是2016年的1.6倍", [("预算收入", "8.3亿元"), ("预算收入", "1.6倍")]),
        ("规上企业56户，比2016年净增19户", [("规上企业", "56户"), ("规上企业净增", "19户")]),
        ("由2016年的98亿元增加到2021年的176亿元", [("", "98亿元"), ("", "176亿元")]),
        # A figure for each of a list, and for the two that one word names.
        ("甲率、乙率分别达99.4%、99.5%", [("甲率", "99.4%"), ("乙率", "99.5%")]),
        (
            "粮食、油料总产量分别达到20万吨、3万吨",
            [("粮食总产量", "20万吨"), ("油料总产量", "3万吨")],
        ),
        (
            "城乡居民收入分别达到3万元和2万元，分别增长4%和6%",
            [
                ("城镇居民收入", "3万元"),
                ("农村居民收入", "2万元"),
                ("城镇居民收入", "4%"),
                ("农村居民收入", "6%"),
            ],
        ),
        (
            "接待游客800万人次，收入70亿元，均增长15%以上",
            [
                ("接待游客", "800万人次"),
                ("收入", "70亿元"),
                ("接待游客", "15%以上"),
                ("收入", "15%以上"),
            ],
        ),
        # The members of a list share what stands behind the last one, or before the first.
        ("手机、汽车零售额分别增长5%、6%", [("手机零售额", "5%"), ("汽车零售额", "6%")]),
        ("“甲苑”“乙苑”交付率分别达99%、98%", [("“甲苑”交付率", "99%"), ("“乙苑”交付率", "98%")]),
        ("亩均产值、税收分别增长5%和6%", [("亩均产值", "5%"), ("亩均税收", "6%")]),
        ("接待游客、旅游总花费分别增长5%、6%", [("接待游客", "5%"), ("旅游总花费", "6%")]),
        (
            "低保、特困人均月标准分别提高到900元、1200元",
            [("低保人均月标准", "900元"), ("特困人均月标准", "1200元")],
        ),
        ("牛羊存栏量分别达到3万头、4万只", [("牛存栏量", "3万头"), ("羊存栏量", "4万只")]),
        ("博物馆、图书馆分别达到3个和5个", [("博物馆", "3个"), ("图书馆", "5个")]),
        ("甲、乙投资分别增长5%和下降6%", [("甲投资", "5%"), ("乙投资下降", "6%")]),
        ("事故起数、死亡人数分别下降5%、6%", [("事故起数下降", "5%"), ("死亡人数下降", "6%")]),
        ("苹果、中药材产量分别增长3%、4%", [("苹果产量", "3%"), ("中药材产量", "4%")]),
        (
            "甲产业产值、乙经济增加值占比分别达到45%、27%",
            [("甲产业产值占比", "45%"), ("乙经济增加值占比", "27%")],
        ),
        (
            "户厕、垃圾设施覆盖率和污水治理（管控）率分别达75%、92%、57%",
            [
                ("户厕覆盖率", "75%"),
                ("垃圾设施覆盖率", "92%"),
                ("污水治理（管控）率", "57%"),
            ],
        ),
        # What was done in places that are counted.
        ("在13个街道新建站点36个", [("街道", "13个"), ("新建站点", "36个")]),
        # The unit of the last number is that of those before it.
        (
            "办照、办证时限由45、38天分别压缩至39、33天",
            [("办照时限", "45"), ("办证时限", "38天"), ("办照时限", "39"), ("办证时限", "33天")],
        ),
        # The names may stand in the clause before, or in the task.
        (
            "甲收入达3万元，乙收入达2万元，较上年分别增长4%、6%",
            [("甲收入", "3万元"), ("乙收入", "2万元"), ("甲收入", "4%"), ("乙收入", "6%")],
        ),
        (
            "城乡居民收入分别为3万元和2万元、增长4%和6%",
            [
                ("城镇居民收入", "3万元"),
                ("农村居民收入", "2万元"),
                ("城镇居民收入", "4%"),
                ("农村居民收入", "6%"),
            ],
        ),
        (
            "存贷款余额分别达到9亿元、8亿元，是上年的1.4倍、1.5倍",
            [
                ("存款余额", "9亿元"),
                ("贷款余额", "8亿元"),
                ("存款余额", "1.4倍"),
                ("贷款余额", "1.5倍"),
            ],
        ),
        # Where names and values differ in number, nobody can tell which is of what.
        ("甲标准、乙标准分别提高5%、6%和7%", [("", "5%"), ("", "6%"), ("", "7%")]),
        ("手机、汽车、家电销量分别达到3万台、5万台", [("", "3万台"), ("", "5万台")]),
        (
            "甲收入3万元，乙收入2万元，同比分别增长11%",
            [("甲收入", "3万元"), ("乙收入", "2万元"), ("", "11%")],
        ),
        # A running total is of what was added; it is no sum of what stands before it.
        ("新入选绿色工厂13家、累计21家", [("新入选绿色工厂", "13家"), ("绿色工厂", "21家")]),
        ("建成泊位80个，累计120个", [("建成泊位", "80个"), ("累计建成泊位", "120个")]),
        ("新增绿地5公顷，总数达到45公顷", [("新增绿地", "5公顷"), ("绿地", "45公顷")]),
        ("新增公园3个、公园总数达12个", [("新增公园", "3个"), ("公园", "12个")]),
        # Against the month before it is no yearly growth, and its name says so.
        ("产值环比增长8%，同比增长5%", [("产值环比", "8%"), ("产值", "5%")]),
        ("产值比上月增长8%", [("产值环比", "8%")]),
        # What something is a share of; what grew is not the share.
        (
            "民生支出22亿元，占总支出的85%，增长2%",
            [("民生支出", "22亿元"), ("民生支出占总支出", "85%"), ("民生支出", "2%")],
        ),
        ("进出口增长5%，其中对甲国增长8%", [("进出口", "5%"), ("", "8%")]),
        (
            "实施项目63个，累计完成投资65亿元，其中省级5个",
            [("项目", "63个"), ("投资", "65亿元"), ("省级项目", "5个")],
        ),
        # Times in names and weights are none.
        ("落实240小时过境免签政策", []),
        ("建成48小时自助书房4个", [("建成48小时自助书房", "4个")]),
        ("新建公园5个（权重10%）", [("新建公园", "5个")]),
        ("新建公园5个（占10%）", [("新建公园", "5个")]),
        ("地区生产总值176亿元，年均增长8%", [("地区生产总值", "176亿元"), ("地区生产总值", "8%")]),
        # Sizes that say which things.
        ("30户以上自然村通硬化路率达100%", [("30户以上自然村通硬化路率", "100%")]),
        ("建成18所，剩余2所正在粉刷", [("建成", "18所"), ("剩余", "2所")]),
        ("2025年前森林覆盖率达到35%", [("森林覆盖率", "35%")]),
        # By when is no part of what is counted.
        ("2021年6月底前建成交付安置房1200套", [("建成交付安置房", "1200套")]),
        ("10月中旬前竣工桥梁3座", [("竣工桥梁", "3座")]),
        ("第三季度末前完工道路2条", [("完工道路", "2条")]),
        ("整治街巷56条，剩余12条明年完成", [("整治街巷", "56条"), ("剩余街巷", "12条")]),
        # Verbs of saying, standing and manner name nothing; a level is not what was added.
        ("规上工业增加值完成25.6亿元", [("规上工业增加值", "25.6亿元")]),
        ("完成了9个街区改造", [("街区改造", "9个")]),
        ("高标准完成4个小区改造", [("小区改造", "4个")]),
        ("新增贷款2.3亿元、居全省第一", [("新增贷款", "2.3亿元")]),
        ("防洪工程6个标段顺利开工", [("防洪工程标段开工", "6个")]),
        ("新增甲类中心2家、达到6家", [("新增甲类中心", "2家"), ("甲类中心", "6家")]),
        ("预计工业投资完成5亿元，增长8%", [("工业投资", "5亿元"), ("工业投资", "8%")]),
        # A class of works and a weight are no quantities; 方 is one.
        ("30万吨级航道开工", []),
        ("绿化权重25分", []),
        ("清除垃圾3.02万方", [("清除垃圾", "3.02万方")]),
        ("", []),
        ("扎实推进", []),
    ],
)
def test_indicators_are_named_by_the_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


def test_the_task_lends_its_noun() -> None:
    assert read("完工14条7.2公里", "建设道路94条53公里") == [
        ("完工道路", "14条"),
        ("完工道路", "7.2公里"),
    ]


def test_the_task_lends_the_names_of_a_list_of_values() -> None:
    assert read("分别增长5%、6%", "手机、汽车零售额分别增长4%、7%") == [
        ("手机零售额", "5%"),
        ("汽车零售额", "6%"),
    ]


def test_a_value_whose_name_nobody_can_tell_says_so() -> None:
    both = figures("甲率、乙率、丙率分别达98%、99%")
    assert all(each.unassigned and each.rule == "figure/unassigned" for each in both)
    assert not any(each.unassigned for each in figures("甲率、乙率分别达98%、99%"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [("产值增长8%", "growth"), ("占比80%", "share"), ("企业8家", "level"), ("产值80亿元", "level")],
)
def test_levels_shares_and_growth_are_apart(text: str, kind: str) -> None:
    (only,) = figures(text)
    assert only.kind == kind


def test_a_rate_of_completion_speaks_of_the_figure_before_it() -> None:
    promised = figures("新增泊位550个")
    read_ = figures("新增泊位1399个，完成率254.4%", promised)
    value, rate = read_
    assert rate.part is Part.RATE
    assert rated(rate, read_) == value
    assert is_claimed_rate(rate, read_, promised)
    # Nothing was promised in this unit, so the rate is all there is: a result of its own.
    assert not is_claimed_rate(rate, read_, figures("投资3亿元"))


def test_rates_of_a_list_speak_of_its_members_in_order() -> None:
    read_ = figures("新增甲学位1620个、乙学位2000个，分别完成年度任务的108%、100%")
    first, second = (each for each in read_ if each.part is Part.RATE)
    assert rated(first, read_) == read_[0]
    assert rated(second, read_) == read_[1]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("目标任务200个，已完成230个", [Part.PLAN, Part.VALUE]),
        ("年度计划投资10亿元，已完成8亿元", [Part.PLAN, Part.VALUE]),
        ("已完成投资8亿元，占年度计划10亿元的80%", [Part.VALUE, Part.PLAN, Part.RATE]),
        ("下一步新增5个", [Part.PLAN]),
        ("化解债务完成年度任务的145%", [Part.RATE]),
    ],
)
def test_repeated_goals_are_no_results(text: str, parts: list[Part]) -> None:
    assert [each.part for each in figures(text)] == parts


def test_goals_may_be_set_in_words() -> None:
    (assigned,) = wordy_goals("节能降耗确保完成市下达目标任务")
    assert (assigned.indicator, assigned.comparator) == ("节能降耗", ">=")
    (in_step,) = wordy_goals("居民收入与经济增长基本同步")
    assert (in_step.indicator, in_step.comparator) == ("居民收入", "~")
    assert wordy_goals("推进改革") == []


@given(st.text(alphabet="新增开工项目家个0123456789%、，。等共其中（）“”增长完成率的", max_size=60))
def test_any_text_is_read_within_its_bounds(text: str) -> None:
    for each in figures(text):
        assert 0 <= each.start <= each.quantity.start
        assert each.quantity.end <= each.end <= len(text)


@pytest.mark.parametrize(
    ("indicator", "kind", "words"),
    [
        ("地区生产总值", "growth", "地区生产总值增长"),
        ("单位能耗下降", "growth", "单位能耗下降"),
        ("居民消费价格涨幅", "growth", "居民消费价格涨幅"),
        ("地区生产总值", "level", "地区生产总值"),
    ],
)
def test_people_are_told_of_growth_where_the_indicator_leaves_it_out(
    indicator: str, kind: str, words: str
) -> None:
    assert with_growth(indicator, kind) == words


def test_a_rate_without_a_word_for_its_goal_is_one_after_a_figure() -> None:
    _, rate = figures("转移就业2.15万人次，完成82.7%")
    assert (rate.part, rate.indicator) == (Part.RATE, "转移就业完成率")
    (alone,) = figures("完成工程量82.7%")
    assert alone.part is Part.VALUE


def test_what_somebody_says_is_read_as_prose() -> None:
    (said,) = figures("“今年订单增长了12%，形势很好。”他说")
    assert (said.indicator, said.quantity.text) == ("订单", "12%")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("拟新建学校3所，改造校舍5处", [Part.PLAN, Part.PLAN]),
        ("预计完成投资5亿元，增长8%", [Part.PLAN, Part.PLAN]),
        ("计划新增泊位120个、充电桩30个", [Part.PLAN, Part.PLAN]),
        ("其中5个小区尚未完成", [Part.VALUE]),
        ("尚未改造小区5个", [Part.DENIED]),
        ("尚未改造小区5个，拟新建学校3所", [Part.DENIED, Part.PLAN]),
        ("即将建成学校3所", [Part.PLAN]),
        ("有望突破500亿元", [Part.PLAN]),
        ("拟新建学校3所，已开工2所", [Part.PLAN, Part.VALUE]),
        ("积极争取资金3亿元", [Part.VALUE]),
        ("拟新建学校3所。改造校舍5处", [Part.PLAN, Part.VALUE]),
    ],
)
def test_what_is_planned_or_denied_is_no_result(text: str, parts: list[Part]) -> None:
    assert [each.part for each in figures(text)] == parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What is said next, and who ranks where, name nothing.
        ("争取专项资金12亿元、居全省首位", [("争取专项资金", "12亿元")]),
        ("环保A级企业55家、保持全省第一", [("环保A级企业", "55家")]),
        ("重点工程投资53亿元、超额完成年度计划", [("重点工程投资", "53亿元")]),
        ("招聘教师34名并充实一线", [("招聘教师", "34名")]),
        # Signs of notes, numbers of items, second classifiers.
        ("“上云企业”[1]20家", [("“上云企业”", "20家")]),
        ("⑦完成8公里农村道路建设", [("农村道路建设", "8公里")]),
        ("淘汰落后设备500余台（套）", [("淘汰落后设备", "500余台")]),
        # How it was done.
        ("86个民生项目全部开工", [("民生项目开工", "86个")]),
        ("7个镇均建立了养老服务中心", [("镇建立养老服务中心", "7个")]),
        ("推动51项通办事项高效实施", [("通办事项", "51项")]),
        # An amount of a thing is of the thing.
        ("突出抓好总投资10亿元的储能电站项目", [("储能电站项目总投资", "10亿元")]),
        ("推进好总投资5亿元的9个省重点项目", [("总投资", "5亿元"), ("省重点项目", "9个")]),
        # All of what was added to.
        (
            "新增地铁运营里程4公里、总里程达到87公里",
            [("新增地铁运营里程", "4公里"), ("地铁运营总里程", "87公里")],
        ),
        ("新增“瞪羚”企业6家、累计达到10家", [("新增“瞪羚”企业", "6家"), ("“瞪羚”企业", "10家")]),
        (
            "小区改造开工74个、完工54个",
            [("小区改造开工", "74个"), ("小区改造完工", "54个")],
        ),
        # What only tells which, or is part of a name.
        ("300户以上自然村公厕实现全覆盖", []),
        ("公交与轨道50米内换乘比例达到88%", [("公交与轨道50米内换乘比例", "88%")]),
        ("优化240小时过境免签政策，签发证件5万本", [("签发证件", "5万本")]),
        ("开通青石广场至东站的15路公交车", []),
        ("从保洁机制、垃圾处理四项重点工作入手", []),
        # Sizes in one writing.
        ("日处理能力由 1万吨提高到4万吨", [("日处理能力", "1万吨"), ("日处理能力", "4万吨")]),
        ("工商业平均电价下降1分/千瓦时", [("工商业平均电价下降", "1分/千瓦时")]),
        # Growth is of what grew.
        (
            "民生支出22亿元，占公共财政支出的85%，增长2%",
            [("民生支出", "22亿元"), ("民生支出占公共财政支出", "85%"), ("民生支出", "2%")],
        ),
        ("生产总值按可比口径年均增长3.5%", [("生产总值", "3.5%")]),
        ("存款余额较年初增加45亿元", [("存款余额增加", "45亿元")]),
        ("统筹推进10个村污水治理工程", [("村污水治理工程", "10个")]),
        ("通办事项扩展至355项", [("通办事项", "355项")]),
        ("查处环境违法行为220件", [("查处环境违法行为", "220件")]),
        ("参保率巩固在96%以上", [("参保率", "96%以上")]),
        ("项目建成后将新增6条装配生产线", [("新增装配生产线", "6条")]),
        ("青石100万辆整车项目完成投资89亿元", [("青石100万辆整车项目完成投资", "89亿元")]),
        ("修建公路26公里。65个自然村通路", [("修建公路", "26公里"), ("自然村通路", "65个")]),
        ("失业率始终控制在4%以内", [("失业率", "控制在4%以内")]),
        (
            "贷款余额37亿元，较年初增加10亿元",
            [("贷款余额", "37亿元"), ("贷款余额增加", "10亿元")],
        ),
        (
            "谋划实施总投资55亿元的重点项目21个",
            [("重点项目总投资", "55亿元"), ("重点项目", "21个")],
        ),
        (
            "投资1.2亿元完成了总长28公里的农村公路建设",
            [("投资", "1.2亿元"), ("农村公路建设", "28公里")],
        ),
        (
            "新设基金8个、带动社会投资286亿元",
            [("新设基金", "8个"), ("带动社会投资", "286亿元")],
        ),
        (
            "新创建“精品村”11个、“示范村”22个",
            [("新创建“精品村”", "11个"), ("新创建“示范村”", "22个")],
        ),
        ("实现再就业1320人", [("再就业", "1320人")]),
        ("打造先导区、力争产业规模突破500亿元", [("产业规模", "突破500亿元")]),
        ("累计接种疫苗9.3万剂次", [("累计接种疫苗", "9.3万剂次")]),
        ("村集体年收入全部超过3万元", [("村集体年收入", "超过3万元")]),
        ("支出占预算的比重连续五年超过80%", [("支出占预算的比重", "超过80%")]),
        ("43个省定村全部出列", [("省定村出列", "43个")]),
        ("旅居人数达389.75万、增长20.7%", [("旅居人数", "20.7%")]),
        ("用户数近3500万、月访问量1000万人次", [("月访问量", "1000万人次")]),
        ("加强对7个监测点研判", [("监测点研判", "7个")]),
        ("投资增幅高于全省平均2个百分点", [("投资增幅高于全省平均", "2个百分点")]),
        ("作为全省6个试点县之一", []),
        ("12处敬老院整合为3处", [("", "12处"), ("敬老院整合", "3处")]),
        ("重点抓好9个省重点村", [("省重点村", "9个")]),
        ("第三产业占GDP比重达到24.5%", [("第三产业占GDP比重", "24.5%")]),
        ("全县用于民生支出5亿元", [("民生支出", "5亿元")]),
        ("建设了6个示范区", [("建设示范区", "6个")]),
        ("?完成文化演出70场", [("文化演出", "70场")]),
        ("和美乡村覆盖率达60%以上", [("和美乡村覆盖率", "60%以上")]),
        (
            "抓好总投资8亿元的雷达产业园和总投资5亿元的民爆产业园项目",
            [("雷达产业园总投资", "8亿元"), ("民爆产业园项目总投资", "5亿元")],
        ),
        ("总产量由10亿斤增加到13亿斤", [("总产量", "10亿斤"), ("总产量", "13亿斤")]),
        # No clean name is left: none is told.
        ("147个国考断面水质优良率达98%", [("", "147个"), ("国考断面水质优良率", "98%")]),
    ],
)
def test_a_name_carries_nothing_that_is_said_beside_it(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("算力达223P、居全省第3位", ["名次"]),
        ("改造小区28个、居全省第5位", ["改造小区名次"]),
        ("3部作品荣获第十七届优秀作品奖", []),
        ("新能源成为第一大电源", []),
        ("世界文化遗产达到8处、居全球城市首位", ["世界文化遗产名次"]),
        ("航运中心指数排名提升到全球第8", ["航运中心指数名次"]),
        ("人均住房面积居中西部第1位", ["人均住房面积名次"]),
    ],
)
def test_a_rank_is_of_what_the_figure_before_measures(text: str, expected: list[str]) -> None:
    found = with_ranks(text, figures(text))
    assert [each.indicator for each in found if each.rule == "figure/rank"] == expected
