"""What a figure says in its row: its amount, time, direction, and what it cannot answer.

All rows stand in one table, which is read once; each is of a kind of wording that is easily taken
for another. The district is invented.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

import pytest

from kg.follow.assess import assess
from loaders.formats import read_text
from loaders.kinds import extract
from loaders.language.figures import figures
from loaders.language.quantities import quantities
from ontology.model import Thing


class Case(NamedTuple):
    """A row: the task, its report, and what is right of it.

    results: value, unit and period of each result that the report tells, in its order; those that
    are planned, denied or left behind are not among them. verdict: None where nothing may be said.
    """

    task: str
    report: str
    results: tuple[tuple[str, str, str | None], ...]
    verdict: str | None


YEAR = "2024"
IN_TWO = (("31", "米", YEAR), ("16", "米", YEAR))
PARTS = (("120", "亩", YEAR), ("95", "亩", YEAR))
BOTH = (("7", "%", YEAR), ("5", "%", YEAR))
PLACES = (("8", "个", YEAR), ("14", "个", YEAR))
SIDES = (("10", "公里", YEAR), ("16", "公里", YEAR))
SCHOOLS = (("180", "个", YEAR), ("130", "个", YEAR))
STOCK = (("210", "件", YEAR), ("1260", "件", YEAR))
FREE = (("33", "次", YEAR), ("4", "万元", YEAR))
SYSTEMS = (("3", "项", YEAR), ("2", "项", YEAR))
QUARTERS = (("3", "座", "2024Q1"), ("4", "座", "2024Q2"), ("6", "座", "2024H2"))
STEPS = (("8", "个", YEAR), ("5", "个", YEAR))
RAISED = (("18", "元", YEAR), ("236", "元", YEAR))
AUTUMN = (("210", "人", "2024-09/.."),)
LENT = (("4.2", "亿元", YEAR),)
LARGE_AND_SMALL = "引进亿元及以上项目10个，10亿元以上项目3个"
SIZES = (("10", "个", YEAR), ("3", "个", YEAR))
ORCHARDS = (("2", "个", YEAR), ("3", "个", YEAR))
OF_US = (("1.2", "万人", YEAR), ("190", "人", YEAR))
UNDER_WAY = (("18", "座", YEAR), ("2", "座", YEAR))

CASES = (
    # What a change came from is of another time.
    Case("泊位利用率达到85%", "泊位利用率由上年的79%提高到88%", (("88", "%", YEAR),), "exceeded"),
    Case("平均用时10天以内", "平均用时由法定的20天压减至8天", (("8", "天", YEAR),), "met"),
    Case("冷饮店达到30家", "冷饮店从12家发展到34家", (("34", "家", YEAR),), "exceeded"),
    Case("产值3亿元", "产值是去年的1.8倍", (("1.8", "倍", YEAR),), "in_progress"),
    # What is to become less is named behind the verb, or before it.
    Case("降低门票价格至每人40元", "门票价格降至每人35元", (("35", "元", YEAR),), "met"),
    Case("压缩候诊时间到30分钟", "候诊时间压缩到34分钟", (("34", "分钟", YEAR),), "not_met"),
    Case("提高单价至每斤4元", "单价提高至每斤3元", (("3", "元", YEAR),), "not_met"),
    # A plan that went no further than a step is no result; one that is done is.
    Case("新建亭子6座", "计划新建亭子6座，已选址", (), "in_progress"),
    Case("新建亭子6座", "计划新建亭子6座，已建成", (), "met"),
    # What only looks at a thing, or does away with it, has not made it.
    Case("登记协会30家", "年检协会212家", (("212", "家", YEAR),), "in_progress"),
    Case("检查作坊30家", "检查作坊31家", (("31", "家", YEAR),), "exceeded"),
    # One verb may name two acts, and one word of occasions be as good as another.
    Case("新改建围墙45米", "改建围墙31米，新建围墙16米", IN_TWO, "exceeded"),
    Case("放映电影100场", "放映电影108场次", (("108", "场次", YEAR),), "exceeded"),
    # The words before say of what a number without a unit is.
    Case("筹集善款资金800万", "筹集善款资金790万元", (("790", "万元", YEAR),), "not_met"),
    Case("发病率低于9/10万", "发病率为8.6/10万", (("8.6", "/10万", YEAR),), "met"),
    Case("考核得分90分", "考核得92.5分", (("92.5", "分", YEAR),), "exceeded"),
    # A cell may hold yes or no, or nothing at all.
    Case("建成凉亭6座", "否", (), "not_met"),
    Case("建成凉亭6座", "—", (), "no_data"),
    # What a task weighs is no goal of it.
    Case("发放补助（占比20%）500万元", "发放补助512万元", (("512", "万元", YEAR),), "exceeded"),
    # An earlier value is of no time that only its sentence names.
    Case("空置率降至8%", "2024年以来，空置率由12%降至7%", (("7", "%", "2024/.."),), "met"),
    # A change that is said before its thing is the change of it.
    Case("压减一般性支出5%", "一般性支出压减5.3%", (("5.3", "%", YEAR),), "exceeded"),
    Case("降低门票成本8%", "门票成本下降7.1%", (("7.1", "%", YEAR),), "not_met"),
    # A length of time in months and days is of no unit.
    Case("审批缩短至50天", "审批缩短至1个月12天", (), "in_progress"),
    # A running total is not of the month that opens its sentence.
    Case(
        "发放补助500万元",
        "8月发放补助42万元，累计发放438万元",
        (("42", "万元", "2024-08"), ("438", "万元", YEAR)),
        "not_met",
    ),
    # Parts in one list answer together.
    Case(
        "新建观测站16个",
        "新建观测站7个山区站、9个平原站",
        (("7", "个", YEAR), ("9", "个", YEAR)),
        "met",
    ),
    Case("检查频次不高于每年2次", "检查频次1.6次", (("1.6", "次", YEAR),), "met"),
    Case("打通断头路两条", "打通断头路2条", (("2", "条", YEAR),), "met"),
    Case("受理援助380件", "受理援助案件372件", (("372", "件", YEAR),), "not_met"),
    Case("改造2000年前建成小区12个", "改造小区13个", (("13", "个", YEAR),), "exceeded"),
    Case(
        "新建亭子18座",
        "2024.3.1至2024.11.30新建亭子22座",
        (("22", "座", "2024-03-01/2024-11-30"),),
        "exceeded",
    ),
    Case(
        "新建厅堂18座", "2024.1—2024.11新建厅堂22座", (("22", "座", "2024-01/2024-11"),), "exceeded"
    ),
    # A holiday is none of the months that a running total counts.
    Case(
        "全年接待游客600人次",
        "国庆假期接待游客68人次，累计接待游客571人次",
        (("68", "人次", None), ("571", "人次", YEAR)),
        "not_met",
    ),
    # Signs bound a number as words do.
    Case(
        "防治率≥85%；管理率＞93%",
        "防治率86%；管理率92%",
        (("86", "%", YEAR), ("92", "%", YEAR)),
        "not_met",
    ),
    Case("失业率≤4.5%", "失业率3.9%", (("3.9", "%", YEAR),), "met"),
    # What stands in a bracket behind a number is of its own time.
    Case("治理率提升至45%（2023年为38%）", "治理率45.6%", (("45.6", "%", YEAR),), "exceeded"),
    Case(
        "完成改造15公里（上半年6公里、下半年9公里）",
        "完成改造15.4公里",
        (("15.4", "公里", YEAR),),
        "exceeded",
    ),
    Case("建设凉亭5处（9月底前完成）", "建设凉亭5处", (("5", "处", YEAR),), "met"),
    Case(
        "为120名老人发放津贴36万元",
        "为123名老人发放津贴35万元",
        (("123", "名", YEAR), ("35", "万元", YEAR)),
        "not_met",
    ),
    # A first review is not what was to be created; what is removed as a whole is.
    Case("创建省级园林城市", "通过省级园林城市初审", (), "in_progress"),
    Case("全面消除30户以上自然村通信盲区", "30户以上自然村通信盲区全部消除", (), "met"),
    Case("年内开工建设保障房2800套", "保障房开工2860套", (("2860", "套", YEAR),), "exceeded"),
    # A sum in another currency tells nothing of the goal.
    Case(
        "引进外资2000万美元",
        "引进外资1.5亿元人民币",
        (("1.5", "亿元", YEAR),),
        "in_progress",
    ),
    # The direction is a part of what is measured.
    Case("压减表格60份", "新增表格65份", (("65", "份", YEAR),), "in_progress"),
    Case("林地增加500亩", "林地减少520亩", (("520", "亩", YEAR),), "in_progress"),
    Case("商铺营收增长5%", "商铺营收负增长5.5%", (("-5.5", "%", YEAR),), "not_met"),
    Case("商铺营收增长5%", "商铺营收同比下滑5.5%", (("5.5", "%", YEAR),), "not_met"),
    Case("水耗下降3%", "水耗不降反升3.5%", (("3.5", "%", YEAR),), "not_met"),
    # Changes that are said in a word.
    Case("库存下降一半", "库存下降四成五", (("4.5", "成", YEAR),), "not_met"),
    Case("表格减半", "表格减少55%", (("55", "%", YEAR),), "exceeded"),
    Case("会员数量翻一番", "会员数量增长1.2倍", (("1.2", "倍", YEAR),), "exceeded"),
    # How long something took is no amount.
    Case("疏通水渠8公里", "用四个月时间疏通水渠9公里", (("9", "公里", YEAR),), "exceeded"),
    Case("新建亭子2座", "历时八个月新建亭子2座", (("2", "座", YEAR),), "met"),
    Case("办件900件", "前十一个月办件880件", (("880", "件", "2024-01/2024-11"),), "in_progress"),
    Case("三年内新建亭子30座", "新建亭子9座", (("9", "座", YEAR),), "in_progress"),
    # What was not done, is left, or is yet to come.
    Case("建成步道8公里", "未建成步道8公里", (), "in_progress"),
    Case("招聘讲解员80名", "未招聘讲解员80名", (), "in_progress"),
    Case("改造公厕10座", "改造公厕6座，剩余4座正在改造", (("6", "座", YEAR),), "not_met"),
    Case("新建亭子6座", "新建亭子4座，另有2座计划于明年建成", (("4", "座", YEAR),), "not_met"),
    Case("整改隐患45处", "45处隐患中已整改38处", (("38", "处", YEAR),), "not_met"),
    Case("验收果园12个", "12个果园中9个完成验收", (("9", "个", YEAR),), "not_met"),
    Case("新建茶室1座", "项目已终止", (), "cancelled"),
    Case("新建茶室2座", "施工招标流标", (), "postponed"),
    Case("争取债券资金8亿元", "争取债券资金8.1亿元", (("8.1", "亿元", YEAR),), "exceeded"),
    Case("争取债券资金8亿元", "争取年底前到位8.1亿元", (), "in_progress"),
    Case("实施果园项目30个", "实施果园项目34个", (("34", "个", YEAR),), "exceeded"),
    Case("游船客流10万人次", "游船明年开航，届时客流12万人次", (), "in_progress"),
    # A step on the way, or a denial, is no completion.
    Case("建设水厂", "水厂选址完成，环评已批复", (), "in_progress"),
    Case("建设水厂", "水厂已开工", (), "in_progress"),
    Case("开工建设水厂", "水厂已开工", (), "met"),
    Case("建设水厂", "水厂完成土建工程", (), "in_progress"),
    Case("建设水厂", "水厂已竣工验收", (), "met"),
    Case("完善制度", "制度未出台", (), "in_progress"),
    Case("完善制度", "无进展", (), "not_met"),
    Case("举办茶会", "取消", (), "cancelled"),
    # What is told of another measure, or of one moment.
    Case("走访居民500户", "走访居民520人", (("520", "人", YEAR),), None),
    Case("游船日均客流3万人次", "游船单日最高客流4万人次", (("4", "万人次", YEAR),), "in_progress"),
    Case("门票收入增长6%", "门票收入环比增长7%、同比增长5%", BOTH, "not_met"),
    Case("发放读物90册", "上季度发放读物120册", (("120", "册", "2024Q3"),), None),
    Case("新增座椅50把", "新增座椅近50把", (("50", "把", YEAR),), "not_met"),
    Case("空座率低于5%", "空座率不足5%", (("5", "%", YEAR),), "met"),
    Case("新增座椅100把", "比目标多完成15把", (("15", "把", YEAR),), "in_progress"),
    Case("收入8亿元", "去年全年收入9亿元", (("9", "亿元", "2023"),), None),
    Case("建成4星级茶楼1家", "建成三星级茶楼1家", (("1", "家", YEAR),), "in_progress"),
    Case("收割麦田200亩", "城东收割麦田120亩，乡镇收割麦田95亩", PARTS, "exceeded"),
    Case("新建书屋1座，新增藏书5万册", "新建书屋1座", (("1", "座", YEAR),), "partly"),
    # So many in all do not tell whether there were so many each time.
    Case("每季度召开例会1次", "已召开例会3次", (("3", "次", YEAR),), "in_progress"),
    Case("每半年通报1次", "通报2次", (("2", "次", YEAR),), "in_progress"),
    Case("完成征迁300户", "签约300户", (("300", "户", YEAR),), "in_progress"),
    Case("新开通线路3条", "新开通2条、调整4条", (("2", "条", YEAR), ("4", "条", YEAR)), "not_met"),
    Case("建设小区20个", "建成18个，剩余2个明年6月底前完成", (("18", "个", YEAR),), "in_progress"),
    Case("建成投用医院", "2025年6月投用", (), "in_progress"),
    # What is put on a list, or drafted, is not there; 全省 is not 全国.
    Case("新增廉租房600套", "廉租房600套已列入计划", (("600", "套", YEAR),), "in_progress"),
    Case("出台政策10条", "起草政策12条", (("12", "条", YEAR),), "in_progress"),
    Case("创建全国文明村2个", "创建全省文明村3个", (("3", "个", YEAR),), "in_progress"),
    Case("引进教师15名", "引进教师15名的方案已获批", (), "in_progress"),
    Case("收缴罚款300万元", "应收罚款320万元", (("320", "万元", YEAR),), "in_progress"),
    Case("培育省“甲”企业6家", "培育市“甲”企业9家", (("9", "家", YEAR),), "in_progress"),
    Case("开展隐患排查", "做到排查、整改、销号3个100%", (), "in_progress"),
    Case("储备土地90亩", "储备土地84亩，差6亩", (("84", "亩", YEAR),), "not_met"),
    Case("税收增长5%", "税收同比减收3%", (("3", "%", YEAR),), "not_met"),
    Case("义诊30次，发放药品5万元", "义诊33次，发放药品4万元", FREE, "not_met"),
    Case("完善制度5项", "修订制度3项，新建制度2项", SYSTEMS, "met"),
    Case("审批办结2个工作日", "审批办结一个半工作日", (("1.5", "个工作日", YEAR),), "met"),
    Case("清欠账款5000万元", "待清欠账款1200万元", (), "in_progress"),
    Case("引进院士工作站1家", "引进博士后工作站1家", (("1", "家", YEAR),), "in_progress"),
    Case("招引总部企业5家", "在谈总部企业7家", (("7", "家", YEAR),), "in_progress"),
    Case("检查工地600个次", "检查工地620个次", (("620", "个次", YEAR),), "exceeded"),
    Case("新增公办学位300个", "小学新增180个，初中新增130个", SCHOOLS, "exceeded"),
    Case("加固水库3座", "2座完工，1座完成90%", (("2", "座", YEAR),), "not_met"),
    Case("有效专利1200件", "新增有效专利210件，总量1260件", STOCK, "exceeded"),
    # What grew by so much in eleven months may have grown by less in the year.
    Case("出口额增长6%", "1—11月出口额增长7%", (("7", "%", "2024-01/2024-11"),), "in_progress"),
    # Parts that are told by their place alone are parts of one thing.
    Case("建成微型消防站22个", "城区建成8个，乡镇建成14个", PLACES, "met"),
    Case("硬化村道26公里", "硬化村道东片10公里、西片16公里", SIDES, "met"),
    Case("建设大棚20座", "18座建成，2座在建", UNDER_WAY, "in_progress"),
    Case("接诊9万人次", "接诊从8万人次提升，达9万人次", (("9", "万人次", YEAR),), "met"),
    Case("失业率控制在4%以内", "失业率控制在3.93%", (("3.93", "%", YEAR),), "met"),
    Case("日供水能力5万吨", "日供水能力达6万吨/日", (("6", "万吨/日", YEAR),), "exceeded"),
    Case("每年培训2期", "培训2期", (("2", "期", YEAR),), "met"),
    # What is told of the end of the year alone does not say how little there was in all of it.
    Case("培训绣娘500人", "9月以来累计培训绣娘210人", AUTUMN, "in_progress"),
    Case("改建亭子12座", "一季度3座，二季度4座，三、四季度6座", QUARTERS, "exceeded"),
    # What is striven for, or may be reached, is not there.
    Case("种植山楂2万亩", "争取种植山楂2.2万亩", (), "in_progress"),
    Case("争取债券资金5亿元", "争取债券资金4.2亿元", (("4.2", "亿元", YEAR),), "not_met"),
    Case("发放贷款5亿元", "已发放4.2亿元，12月底可达5.1亿元", LENT, "in_progress"),
    Case("征地300亩", "征地300亩的手续已上报", (), "in_progress"),
    # Walls and roof, or half of it, are not the thing; what is denied, is not there.
    Case("建成水厂1座", "水厂主体已完工", (), "in_progress"),
    Case("完成水厂主体", "水厂主体已完工", (), "met"),
    Case("建成水厂1座", "水厂未按期建成", (), "not_met"),
    Case("建成水坝1座", "水坝仍未建成", (), "not_met"),
    Case("改建驿站7所", "7所驿站均已完成一半任务", (("7", "所", YEAR),), "in_progress"),
    # What the whole province did is none of ours.
    Case("培训厨师200人", "全省培训厨师1.2万人，我区培训厨师190人", OF_US, "not_met"),
    # What is counted is of a size: what is smaller, or told of without any, does not answer.
    Case("引进亿元以上项目3个", "引进项目10个", (("10", "个", YEAR),), "in_progress"),
    Case("10亿元以上项目2个、亿元以上项目9个", LARGE_AND_SMALL, SIZES, "exceeded"),
    Case("新建50亩以上果园3个", "建成90亩以上果园2个、50亩以上果园3个", ORCHARDS, "met"),
    Case("新建90张床位以上医院3个", "建成40张床位以上医院4个", (("4", "个", YEAR),), "in_progress"),
    Case("空气优良天数比例85%", "空气优良率84.9%", (("84.9", "%", YEAR),), "not_met"),
    Case("万元GDP能耗下降3%", "单位GDP能耗下降3.2%", (("3.2", "%", YEAR),), "exceeded"),
    # The same words around a number are of the same thing, whatever it is called.
    Case("步行10—15分钟可达公园", "步行12分钟可达公园", (("12", "分钟", YEAR),), "met"),
    Case("每户补助2000元至3000元", "每户补助1800元", (("1800", "元", YEAR),), "not_met"),
    # Rates among so many need no unit; how long a work takes is told in years, too.
    Case("万车死亡率控制在1.2以下", "万车死亡率由1.6降到0.98", (("0.98", None, YEAR),), "met"),
    Case("项目周期不超过2年", "项目周期1年8个月", (("20", "个月", YEAR),), "met"),
    Case("审批时限压缩至一个半月以内", "审批时限压缩至一个月", (("1", "个月", YEAR),), "met"),
    Case("低保月人均补助236元", "月人均补助新增18元，达到236元", RAISED, "met"),
    Case("设计亭子8个，建成5个", "设计亭子8个，建成5个", STEPS, "met"),
    Case("新增学位540个", "20所学校建成后可新增学位540个", (("20", "所", YEAR),), "in_progress"),
    Case("4月底前开工建设厂房", "厂房于4月18日开工", (), "met"),
    Case("救助留守儿童90人", "留守儿童康复救助96人", (("96", "人", YEAR),), "exceeded"),
)  # fmt: skip

TITLE = "云岭市青石区2024年重点工作任务进展情况表（截至2024年12月31日）"


@pytest.fixture(scope="module")
def read() -> tuple[Mapping[int, list[Thing]], Mapping[int, str | None]]:
    rows = [f"{n}\t{case.task}\t区园林局\t{case.report}" for n, case in enumerate(CASES, 1)]
    text = "\n".join([TITLE, "", "序号\t主要任务\t牵头单位\t完成情况", *rows])
    extraction = extract(read_text(text + "\n", "青石.txt"))
    results: dict[int, list[Thing]] = {}
    for each in extraction.statements:
        if each.predicate == "measures" and each.subject.get("measurementKind") != "baseline":
            results.setdefault(each.passage.row or 0, []).append(each.subject)
    verdicts = {
        each.passage.row or 0: each.value_text
        for each in assess(extraction)
        if each.predicate == "verdict"
    }
    return results, verdicts


@pytest.mark.parametrize(
    ("row", "case"), list(enumerate(CASES, 1)), ids=lambda each: getattr(each, "report", None)
)
def test_a_row_is_read_as_a_careful_supervisor_would(
    row: int, case: Case, read: tuple[Mapping[int, list[Thing]], Mapping[int, str | None]]
) -> None:
    results, verdicts = read
    told = [
        (each.get("value"), each.get("unit"), each.get("period")) for each in results.get(row, ())
    ]
    assert told == [(Decimal(value), unit, period) for value, unit, period in case.results]
    assert verdicts.get(row) == case.verdict


@pytest.mark.parametrize(
    ("words", "amounts"),
    [
        ("新增站点二十个", [("20", "个")]),
        ("补贴1百20元", [("1.2", "百元")]),
        ("参会3千200人", [("3.2", "千人")]),
        ("支出2万500元", [("2.05", "万元")]),
        ("参会1万2人", []),
        ("融资十多个亿", []),
        ("列第15—20名", []),
        ("电价每度5角8分", [("0.58", "元")]),
        ("绿化覆盖面积（公顷）达到60", [("60", "公顷")]),
        ("印发手册5万册", [("5", "万册")]),
        ("添置器材几十套", []),
        ("举办活动百场以上", [("100", "场")]),
        ("建成千亩以上基地", []),
        ("一期工程", []),
        ("填方2万立方", [("2", "万立方")]),
        ("接种2.3万剂", [("2.3", "万剂")]),
        ("提前2个月建成", []),
        ("举办讲座12期", [("12", "期")]),
        ("发放补贴1千2百余万元", [("1200", "万元")]),
        ("后两个月要确保完成任务", []),
        ("最后三个月抓好收尾", []),
        ("春节假期8天接待游客35万人次", [("35", "万人次")]),
        ("受益=100%", [("100", "%")]),
        ("引进项目介于40至50个之间", [("40", "个")]),
    ],
)
def test_a_quantity_is_whole_or_none(words: str, amounts: list[tuple[str, str]]) -> None:
    read = [(each.value, each.unit) for each in quantities(words)]
    assert read == [(Decimal(value), unit) for value, unit in amounts]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("去年新增床位110张", ["新增床位"]),
        ("100天内整改问题80个", ["整改问题"]),
        ("从3家企业发展到5家", ["企业", "企业"]),
        ("38个项目中已开工35个", ["项目", "开工项目"]),
        ("造林8200亩（含退化林修复3100亩）", ["造林", "退化林修复"]),
        ("产能由5万吨提高了2万吨", ["产能", "产能提高"]),
        ("新建学堂2所，招聘80人", ["新建学堂", "招聘"]),
        ("改建小院9个、回迁安置357户", ["改建小院", "回迁安置"]),
        ("新建亭子5个，3个社区完成改造", ["新建亭子", "社区完成改造"]),
        ("重点项目56个。其中农业项目13个，已开工10个", ["重点项目", "农业项目", "开工农业项目"]),
        ("新增经营主体400户，前9个月新增320户", ["新增经营主体", "新增经营主体"]),
        ("头三个季度接待游客8万人次", ["接待游客"]),
        ("三年改造平房900户", ["改造平房"]),
        ("七一前慰问党员320人", ["慰问党员"]),
        ("预计全年可改造平房15套", ["改造平房"]),
        ("四季度要引进企业8家", ["引进企业"]),
        ("网格已设置58个", ["网格设置"]),
        ("群众安全感98.3%", ["群众安全感"]),
        ("信访量53件，较去年同期下降14%", ["信访量", "信访量较去年同期下降"]),
        ("信访量与上年同期相比增加6件", [""]),
        ("新建住房90套，建成78套（含结转）", ["新建住房", "建成住房"]),
        ("回迁安置357户、新（改）建公厕9座", ["回迁安置", "新（改）建公厕"]),
        ("已开工12个，其中已竣工5个", ["开工", "竣工"]),
        ("二是为3万名老年人免费体检；三是对12家企业检查", ["老年人免费体检", "企业检查"]),
        ("已动工9户，其中已竣工5户", ["动工", "竣工"]),
    ],
)
def test_what_stands_beside_a_figure_is_no_part_of_its_name(words: str, names: list[Any]) -> None:
    assert [each.indicator for each in figures(words, year=int(YEAR))] == names


def test_the_number_of_a_list_runs_into_no_other() -> None:
    """Behind 2. comes 3., and no 3.300家."""
    text = (
        "青石区2024年实事项目完成情况\n\n1.新增70张养老床位，为计划的101%。\n"
        "2.新建81家助餐点，为计划的101.3%。\n3.300家养老机构安装喷淋系统，为计划的100%。\n"
        "4.全年9万人搬迁任务，已完成8万人。\n"
    )
    read = extract(read_text(text, "青石.txt")).statements
    told = [each.subject for each in read if each.predicate == "measures"]
    values = [each.get("value") for each in told if each.get("unit") in ("张", "家", "万人")]
    assert values == [Decimal(70), Decimal(81), Decimal(300), Decimal(8)]


def test_what_may_still_happen_is_no_success_before_the_year_is_over() -> None:
    """Of deaths and accidents there may be more; what was too many, stays so."""
    title = "云岭市青石区2024年安全目标进展情况表（截至2024年6月30日）"
    rows = [
        "1\t死亡人数控制在45人以内\t区应急局\t死亡11人",
        "2\t事故不超过4起\t区应急局\t发生事故6起",
    ]
    text = "\n".join([title, "", "序号\t主要任务\t牵头单位\t完成情况", *rows, ""])
    said = assess(extract(read_text(text, "青石.txt")))
    told = [each.value_text for each in said if each.predicate == "verdict"]
    assert told == ["in_progress", "not_met"]


def test_the_unit_of_a_table_may_stand_in_a_bracket_of_its_title() -> None:
    text = (
        "云岭市青石区重点项目进展表（2024年1—10月，单位：万元）\n\n"
        "序号\t项目名称\t责任单位\t年度计划投资\t累计完成投资\n1\t城西水厂\t区水务局\t8000\t6920\n"
    )
    read = extract(read_text(text, "青石.txt")).statements
    found = [
        (each.subject.get("value"), each.subject.get("unit"))
        for each in read
        if each.predicate == "measures"
    ]
    assert found == [(Decimal(6920), "万元")]
