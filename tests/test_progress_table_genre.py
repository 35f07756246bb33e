"""Tables of tasks as other districts, cities and years write them: rows with what they say.

The rows are re-worded after tables of many places; the places, units and figures are invented.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from kg.follow.assess import assess
from loaders.formats import Document, read_text
from loaders.kinds import extract
from ontology.model import Extraction, Statement


@dataclass(frozen=True)
class Row:
    """A task, its report, and what a careful reader takes from them.

    targets, results: (indicator, quantity as written, comparator).
    verdict: what the figures and words come to in a report of the whole year.
    """

    task: str
    report: str
    targets: tuple[tuple[str, str, str], ...]
    results: tuple[tuple[str, str, str], ...]
    verdict: str
    checks: tuple[str, ...] = ()


def figure(statement: Statement, indicator: str) -> tuple[str, str, str]:
    thing = statement.object if statement.predicate == "hasTarget" else statement.subject
    return indicator, str(thing.get("valueText")), str(thing.get("comparator"))


def targets_of(extraction: Extraction, row: int = 1) -> tuple[tuple[str, str, str], ...]:
    names = {
        each.subject.iri: each.object.name
        for each in extraction.statements
        if each.predicate == "ofIndicator"
    }
    return tuple(
        figure(each, names[each.object.iri])
        for each in extraction.statements
        if each.predicate == "hasTarget" and each.passage.row == row
    )


def results_of(extraction: Extraction, row: int = 1) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        figure(each, each.object.name)
        for each in extraction.statements
        if each.predicate == "measures" and each.passage.row == row
    )


def verdict_of(extraction: Extraction, row: int = 1) -> str | None:
    return next(
        each.value_text
        for each in assess(extraction)
        if each.predicate == "verdict" and each.passage.row == row
    )


def checks_of(extraction: Extraction, row: int = 1) -> tuple[tuple[str | None, bool], ...]:
    return tuple(
        (each.value_text, bool(each.object.get("agrees")))
        for each in assess(extraction)
        if each.predicate == "hasCheck" and each.passage.row == row
    )


def names_of(extraction: Extraction, predicate: str, row: int = 1) -> list[str]:
    return [
        each.subject.name
        for each in extraction.statements
        if each.predicate == predicate and each.passage.row == row
    ]


def tsv(*rows: str, title: str = "云岭市青石区2021年重点任务完成情况") -> Document:
    return read_text("\n".join([title, *rows]) + "\n", "青石.tsv")


def of_row(task: str, report: str, title: str = "青石区2021年重点任务完成情况") -> Extraction:
    return extract(tsv("任务内容\t责任单位\t完成情况", f"{task}\t区府办\t{report}", title=title))


ROWS = (
    Row(
        "地区生产总值增长7%以上",
        "实现地区生产总值386.4亿元，同比增长7.6%",
        (("地区生产总值", "7%以上", ">="),),
        (("地区生产总值", "386.4亿元", "="), ("地区生产总值", "7.6%", "=")),
        "exceeded",
        (),
    ),
    Row(
        "一般公共预算收入增长6%左右",
        "完成一般公共预算收入32.3亿元，增长4.1%",
        (("一般公共预算收入", "6%左右", "~"),),
        (("一般公共预算收入", "32.3亿元", "="), ("一般公共预算收入", "4.1%", "=")),
        "not_met",
        (),
    ),
    Row(
        "城镇新增就业2.5万人，城镇登记失业率控制在4%以内",
        "城镇新增就业3.12万人，完成目标任务的124.8%；城镇登记失业率2.9%",
        (("城镇新增就业", "2.5万人", "="), ("城镇登记失业率", "控制在4%以内", "<=")),
        (("城镇新增就业", "3.12万人", "="), ("城镇登记失业率", "2.9%", "=")),
        "exceeded",
        ("124.8%",),
    ),
    Row(
        "城乡居民人均可支配收入分别增长7.5%和8.5%",
        "城镇、农村居民人均可支配收入分别增长8.1%、9.7%",
        (("城镇居民人均可支配收入", "7.5%", "="), ("农村居民人均可支配收入", "8.5%", "=")),
        (("城镇居民人均可支配收入", "8.1%", "="), ("农村居民人均可支配收入", "9.7%", "=")),
        "exceeded",
        (),
    ),
    Row(
        "新签约亿元以上项目60个，其中10亿元以上项目8个",
        "新签约亿元以上项目71个，其中10亿元以上9个",
        (("新签约亿元以上项目", "60个", "="), ("10亿元以上项目", "8个", "=")),
        (("新签约亿元以上项目", "71个", "="), ("10亿元以上项目", "9个", "=")),
        "exceeded",
        (),
    ),
    Row(
        "完成固定资产投资450亿元",
        "1-12月完成固定资产投资418.6亿元，占年度目标的93%",
        (("固定资产投资", "450亿元", "="),),
        (("固定资产投资", "418.6亿元", "="),),
        "not_met",
        ("93%",),
    ),
    Row(
        "新建高标准农田5.2万亩",
        "已建成高标准农田5.2万亩，全面完成年度任务",
        (("新建高标准农田", "5.2万亩", "="),),
        (("建成高标准农田", "5.2万亩", "="),),
        "met",
        (),
    ),
    Row(
        "改造农村户用厕所1.6万户",
        "完成农村改厕15820户，完成率98.9%",
        (("改造农村户用厕所", "1.6万户", "="),),
        (("农村改厕", "15820户", "="),),
        "not_met",
        ("98.9%",),
    ),
    Row(
        "改造老旧小区98个，惠及居民1.3万户",
        "98个老旧小区全部完工，惠及居民13540户",
        (("改造老旧小区", "98个", "="), ("惠及居民", "1.3万户", "=")),
        (("老旧小区完工", "98个", "="), ("惠及居民", "13540户", "=")),
        "exceeded",
        (),
    ),
    Row(
        "新建、改造燃气管网45公里",
        "新建燃气管网28公里，改造燃气管网19.5公里",
        (("新建、改造燃气管网", "45公里", "="),),
        (("新建燃气管网", "28公里", "="), ("改造燃气管网", "19.5公里", "=")),
        "exceeded",
        (),
    ),
    Row(
        "空气质量优良天数比例达到88%以上",
        "空气质量优良天数比例为90.4%，全市排名第3位",
        (("空气质量优良天数比例", "88%以上", ">="),),
        (
            ("空气质量优良天数比例", "90.4%", "="),
            ("空气质量优良天数比例名次", "第3", "="),
        ),
        "exceeded",
        (),
    ),
    Row(
        "单位GDP能耗下降3%",
        "数据尚未公布",
        (("单位GDP能耗下降", "3%", "="),),
        (),
        "no_data",
        (),
    ),
    Row(
        "新增公办幼儿园学位3600个、义务教育学位5000个",
        "新增公办幼儿园学位3780个、义务教育学位4200个",
        (("新增公办幼儿园学位", "3600个", "="), ("新增义务教育学位", "5000个", "=")),
        (("新增公办幼儿园学位", "3780个", "="), ("新增义务教育学位", "4200个", "=")),
        "not_met",
        (),
    ),
    Row(
        "启动青石大桥建设",
        "因线位规划调整，项目暂缓实施",
        (),
        (),
        "postponed",
        (),
    ),
    Row(
        "举办第五届国际茶博会",
        "受疫情影响，经市政府同意取消举办",
        (),
        (),
        "cancelled",
        (),
    ),
    Row(
        "退出煤矿产能30万吨",
        "因上级政策调整，该任务取消",
        (("退出煤矿产能", "30万吨", "="),),
        (),
        "cancelled",
        (),
    ),
    Row(
        "深化“放管服”改革，持续优化营商环境",
        "长期坚持，持续推进",
        (),
        (),
        "in_progress",
        (),
    ),
    Row(
        "新增应急救护设备AED 50台",
        "已新增AED 56台",
        (("新增应急救护设备AED", "50台", "="),),
        (("新增AED", "56台", "="),),
        "exceeded",
        (),
    ),
    Row(
        "完成2家农贸市场改造",
        "东门农贸市场已完成改造并投入运营，西河农贸市场正在施工，完成工程量的65%。",
        (("农贸市场改造", "2家", "="),),
        (("工程量", "65%", "="),),
        "in_progress",
        (),
    ),
    Row(
        "改造提升中小学食堂15所",
        "15所学校食堂均已竣工",
        (("改造提升中小学食堂", "15所", "="),),
        (("学校食堂竣工", "15所", "="),),
        "met",
        (),
    ),
    Row(
        "改造老旧供水管网30公里",
        "累计完成老旧供水管网改造21.6公里，完成年度任务的72%，预计明年3月全部完工",
        (("改造老旧供水管网", "30公里", "="),),
        (("老旧供水管网改造", "21.6公里", "="),),
        "not_met",
        ("72%",),
    ),
    Row(
        "新建5G基站200座",
        "已建成5G基站212座，提前6个月完成年度任务",
        (("新建5G基站", "200座", "="),),
        (("建成5G基站", "212座", "="),),
        "exceeded",
        (),
    ),
    Row(
        "新建标准厂房20万平方米",
        "已竣工12万㎡，在建10万㎡",
        (("新建标准厂房", "20万平方米", "="),),
        (("竣工标准厂房", "12万㎡", "="), ("在建标准厂房", "10万㎡", "=")),
        "not_met",
        (),
    ),
    Row(
        "网上可办率达95%",
        "网上可办率97.3%，较上年提高6个百分点",
        (("网上可办率", "95%", "="),),
        (("网上可办率", "97.3%", "="), ("网上可办率较上年提高", "6个百分点", "=")),
        "exceeded",
        (),
    ),
    Row(
        "加装电梯10部",
        "已加装完成8部，2部正在施工",
        (("加装电梯", "10部", "="),),
        (("加装完成电梯", "8部", "="), ("正在施工电梯", "2部", "=")),
        "not_met",
        (),
    ),
    Row(
        "新增公办养老床位7000张",
        "新增7069张公办养老床位，为计划的101%",
        (("新增公办养老床位", "7000张", "="),),
        (("新增公办养老床位", "7069张", "="),),
        "exceeded",
        ("101%",),
    ),
    Row(
        "建设区文化馆新馆",
        "新馆主体已封顶，正在内外粉刷",
        (),
        (),
        "in_progress",
        (),
    ),
    Row(
        "建成投运110千伏变电站2座",
        "城东变已投运，城西变土建完成90%，预计明年6月投运",
        (("建成投运110千伏变电站", "2座", "="),),
        (("城西变土建完成率", "90%", "="),),
        "in_progress",
        (),
    ),
    Row(
        "实现税收收入25亿元，增长6%",
        "完成税收收入26.8亿元，增收2.1亿元，同比增长8.5%，为年度目标的107.2%",
        (("税收收入", "25亿元", "="), ("税收收入", "6%", "=")),
        (("税收收入", "26.8亿元", "="), ("增收", "2.1亿元", "="), ("税收收入", "8.5%", "=")),
        "exceeded",
        ("107.2%",),
    ),
    Row(
        "完成造林绿化面积1.2万亩",
        "完成人工造林0.8万亩、封山育林0.5万亩，合计1.3万亩",
        (("造林绿化面积", "1.2万亩", "="),),
        (
            ("人工造林", "0.8万亩", "="),
            ("封山育林", "0.5万亩", "="),
            ("造林绿化面积", "1.3万亩", "="),
        ),
        "exceeded",
        ("1.3万亩",),
    ),
    Row(
        "新建日间照料中心不少于10个",
        "新建日间照料中心7个，其余3个正在装修",
        (("新建日间照料中心", "不少于10个", ">="),),
        (("新建日间照料中心", "7个", "="),),
        "not_met",
        (),
    ),
    Row(
        "建设四好农村路55公里",
        "95%",
        (("建设四好农村路", "55公里", "="),),
        (("完成率", "95%", "="),),
        "not_met",
        (),
    ),
    Row(
        "推进职业中专扩容提升",
        "22%（严重滞后）",
        (),
        (("完成率", "22%", "="),),
        "not_met",
        (),
    ),
    Row(
        "新建、改扩建公办幼儿园150所",
        "开工新建、改扩建公办幼儿园195所，完成年度计划的130%。",
        (("新建、改扩建公办幼儿园", "150所", "="),),
        (("开工新建、改扩建公办幼儿园", "195所", "="),),
        "exceeded",
        ("130%",),
    ),
    Row(
        "人均公共卫生补助标准提高5.95%",
        "人均补助标准达89元，较上年提高5.95%。",
        (("人均公共卫生补助标准提高", "5.95%", "="),),
        (("人均补助标准", "89元", "="), ("人均补助标准较上年提高", "5.95%", "=")),
        "met",
        (),
    ),
    Row(
        "建设农村教师周转房1000套",
        "已开工建设914套，其中竣工630套",
        (("建设农村教师周转房", "1000套", "="),),
        (("开工建设农村教师周转房", "914套", "="), ("竣工农村教师周转房", "630套", "=")),
        "not_met",
        (),
    ),
    Row(
        "农村危房改造1497户",
        "完成并入住1564户，开工率和竣工率均达104.5%",
        (("农村危房改造", "1497户", "="),),
        (("入住农村危房", "1564户", "="), ("开工率", "104.5%", "="), ("竣工率", "104.5%", "=")),
        "exceeded",
        (),
    ),
    Row(
        "污水处理厂提标改造",
        "项目已竣工并通过环保验收，日处理能力由1万吨提升至2万吨",
        (),
        (("日处理能力", "1万吨", "="), ("日处理能力", "2万吨", "=")),
        "met",
        (),
    ),
    Row(
        "盘活僵尸企业10家，盘活存量土地400亩",
        "盘活僵尸企业4家、存量土地213.5亩，分别完成年度目标的40%、53.4%",
        (("盘活僵尸企业", "10家", "="), ("盘活存量土地", "400亩", "=")),
        (("盘活僵尸企业", "4家", "="), ("盘活存量土地", "213.5亩", "=")),
        "not_met",
        ("40%", "53.4%"),
    ),
    Row(
        "按800元标准发放求职补贴",
        "对1503名低保家庭毕业生发放求职补贴120.24万元",
        (),
        (
            ("低保家庭毕业生", "1503名", "="),
            ("发放求职补贴", "120.24万元", "="),
        ),
        "in_progress",
        (),
    ),
    Row(
        "消除劣Ⅴ类断面2个，新增污水管网12千米",
        "2个断面均已消劣；新增污水管网12.6千米",
        (("消除劣Ⅴ类断面", "2个", "="), ("新增污水管网", "12千米", "=")),
        (("断面", "2个", "="), ("新增污水管网", "12.6千米", "=")),
        "exceeded",
        (),
    ),
    Row(
        "新建成保障性住房1700套",
        "新建成保障性住房1721套，其中甲地块人才公寓（828套）已完成总工程量的90%",
        (("新建成保障性住房", "1700套", "="),),
        (
            ("新建成保障性住房", "1721套", "="),
            ("甲地块人才公寓", "828套", "="),
            ("甲地块人才公寓完成总工程量", "90%", "="),
        ),
        "in_progress",
        (),
    ),
    Row(
        "实施重点工业项目10个",
        "10个项目中1个已完工、5个在建、4个未开工",
        (("重点工业项目", "10个", "="),),
        (("完工项目", "1个", "="), ("在建项目", "5个", "="), ("未开工项目", "4个", "=")),
        "not_met",
        ("10个",),
    ),
    Row(
        "加固大坝560米",
        "已竣工，完成投资5200万元",
        (("加固大坝", "560米", "="),),
        (("投资", "5200万元", "="),),
        "met",
        (),
    ),
    Row(
        "实现“零事故”目标，开展安全检查不少于24次",
        "开展安全检查31次，检查企业620家次，整改率98.7%",
        (("安全检查", "不少于24次", ">="),),
        (("安全检查", "31次", "="), ("检查企业", "620家次", "="), ("整改率", "98.7%", "=")),
        "exceeded",
        (),
    ),
    Row(
        "完成食品抽检4.2批次/千人",
        "全年完成食品抽检1890批次，达到4.5批次/千人",
        (("食品抽检", "4.2批次/千人", "="),),
        (("食品抽检", "1890批次", "="), ("食品抽检", "4.5批次/千人", "=")),
        "exceeded",
        (),
    ),
    Row(
        "农村低保标准提高到每人每年6600元",
        "农村低保标准提高到6720元/人·年",
        (("农村低保标准", "6600元", "="),),
        (("农村低保标准", "6720元/人·年", "="),),
        "exceeded",
        (),
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.task)
def test_a_row_says_what_a_careful_reader_takes_from_it(row: Row) -> None:
    extraction = of_row(row.task, row.report)
    assert targets_of(extraction) == row.targets
    assert results_of(extraction) == row.results
    assert verdict_of(extraction) == row.verdict
    assert checks_of(extraction) == tuple((words, True) for words in row.checks)


@pytest.mark.parametrize(
    ("task", "report", "verdict"),
    [
        ("固定资产投资完成450亿元", "完成188.6亿元，达到序时进度", "in_progress"),
        ("建设四好农村路55公里", "95%", "in_progress"),
        ("信访事项办结率98%以上", "99.2%", "exceeded"),
        ("引进人才团队3个", "暂未开展，计划下半年启动", "in_progress"),
        ("新开工安置房1800套", "项目因规划调整延期，正在办理规划许可", "postponed"),
        ("R&D经费占比达3.2%", "需年底统计", "no_data"),
        ("推动1家企业上市", "已完成股改", "in_progress"),
        ("全年培训工匠6000人，上半年培训工匠3000人", "上半年培训工匠3100人", "in_progress"),
    ],
)
def test_before_the_year_is_over_short_is_under_way(task: str, report: str, verdict: str) -> None:
    extraction = of_row(task, report, title="青石区2022年上半年重点任务进展情况")
    assert verdict_of(extraction) == verdict


def test_a_wrong_rate_is_found() -> None:
    extraction = of_row("改造厕所1000座", "已改造厕所820座，完成率85%")
    assert checks_of(extraction) == (("85%", False),)


def test_a_table_of_indicators_with_bare_numbers() -> None:
    extraction = extract(
        tsv(
            "序号\t指标名称\t计量单位\t目标任务数\t完成数\t完成率\t责任部门",
            "1\t城镇新增就业\t人\t4400\t5358\t121.8%\t人社局",
            "2\t固定资产投资\t亿元\t≥120\t118.4\t98.7%\t发改局、统计局",
        )
    )
    assert targets_of(extraction, 1) == (("城镇新增就业", "4400", "="),)
    assert results_of(extraction, 1) == (("城镇新增就业", "5358", "="),)
    assert targets_of(extraction, 2) == (("固定资产投资", "≥120", ">="),)
    assert [verdict_of(extraction, row) for row in (1, 2)] == ["exceeded", "not_met"]
    assert [checks_of(extraction, row) for row in (1, 2)] == [
        (("121.8%", True),),
        (("98.7%", True),),
    ]
    assert names_of(extraction, "responsibleFor", 2) == ["发改局", "统计局"]


def test_the_unit_of_measure_may_stand_in_the_head_or_the_title() -> None:
    extraction = extract(
        tsv(
            "项目名称\t年度计划投入（万元）\t建设任务数\t责任单位\t进展情况",
            "堤防加固工程\t10100\t6处\t区水利局\t完成投入1亿元，占年度计划99%",
            "改造危房（户）\t\t450\t区住建局\t452",
        )
    )
    assert targets_of(extraction, 1) == (("投入", "10100", "="), ("堤防加固工程", "6处", "="))
    assert checks_of(extraction, 1) == (("99%", True),)
    assert targets_of(extraction, 2) == (("改造危房", "450", "="),)
    assert verdict_of(extraction, 2) == "exceeded"


def test_goals_in_a_column_of_their_own_count() -> None:
    extraction = extract(
        tsv(
            "指标名称\t年度目标\t责任单位\t上半年进展\t下一步打算",
            "社会消费品零售总额\t68亿元\t区商务局\t完成31.5亿元，占年度目标的46.3%\t促消费20场",
            "规上工业增加值\t增长9%\t区经信局\t9.4%\t加强调度",
            "区医院新院区\t主体封顶\t区卫健局\t住院楼主体封顶\t加快施工",
            title="青石区2022年上半年主要指标进展情况",
        )
    )
    assert targets_of(extraction, 1) == (("社会消费品零售总额", "68亿元", "="),)
    assert results_of(extraction, 1) == (("完成社会消费品零售总额", "31.5亿元", "="),)
    assert checks_of(extraction, 1) == (("46.3%", True),)
    assert results_of(extraction, 2) == (("规上工业增加值", "9.4%", "="),)
    verdicts = [verdict_of(extraction, row) for row in (1, 2, 3)]
    # What grew by so much in half a year may grow by less in the whole.
    assert verdicts == ["in_progress", "in_progress", "met"]


def test_further_lines_of_a_numbered_item_keep_its_units() -> None:
    extraction = extract(
        tsv(
            "序号\t项目内容\t进展情况\t责任单位",
            "1\t新建托育驿站7家\t新建托育驿站13家\t卫生健康局",
            "\t新增托位500个\t新增托位600个\t",
            "2\t新增公交线路3条\t新增4条\t交通运输局",
            "3\t新增泊位90个\t已完成\t",
        )
    )
    rows = [names_of(extraction, "responsibleFor", row) for row in (1, 2, 3, 4)]
    assert rows == [["卫生健康局"], ["卫生健康局"], ["交通运输局"], []]


def test_a_unit_whose_cell_is_merged_answers_for_each_row_beside_it() -> None:
    extraction = extract(
        tsv(
            "序号\t牵头单位\t实事项目数量\t项目名称\t业主单位\t进展情况",
            "一\t区住建局\t民生实事（2个）\t1.甲路\t青城投\t已完工",
            "\t\t\t2.乙路\t青石街道\t已完工",
            "二\t区教体局\t民生实事（1个）\t1.丙园\t\t已完工",
        )
    )
    assert [names_of(extraction, "leads", row) for row in (1, 2, 3)] == [
        ["区住建局"],
        ["区住建局"],
        ["区教体局"],
    ]
    assert names_of(extraction, "owns", 2) == ["青石街道"]


def test_headings_over_the_whole_width_may_follow_each_other() -> None:
    heads = "\t序号\n\t工作任务\n\t责任单位\n\t协同单位\n\n"
    extraction = extract(
        read_text(
            f"青石区2025年任务分解表\n{heads}\t一、主要目标\n\n\t3\n\t建桥2座\n\t区甲局\n\t区丙局\n\n"
            "\t二、扩投资\n\n\t三、延链条\n\n\t（一）稳工业\n\n\t68\n\t修路3条\n\t区乙局\n\t区丁局\n",
            "a.txt",
        )
    )
    goals = [
        (each.passage.row, each.object.name)
        for each in extraction.statements
        if each.predicate == "partOf"
    ]
    assert goals == [(1, "主要目标"), (2, "稳工业")]


def test_of_columns_for_one_quarter_after_the_other_the_last_one_judges() -> None:
    extraction = extract(
        tsv(
            "工作任务\t责任单位\t进展情况\t\t",
            "\t\t一季度\t二季度\t三季度",
            "新建幼儿园3所\t区教育局\t正在办理前期手续\t开工2所\t3所均已建成",
            "修编甲规划\t区文旅局\t已完成招标\t正在编制\t",
        )
    )
    assert verdict_of(extraction, 1) == "met"
    assert verdict_of(extraction, 2) == "in_progress"
    periods = [
        each.subject.get("period")
        for each in extraction.statements
        if each.predicate == "measures" and each.passage.row == 1
    ]
    assert [str(each)[-2:] for each in periods] == ["Q2", "Q3"]


def test_the_goal_of_a_quarter_is_answered_by_what_that_quarter_reached() -> None:
    extraction = extract(
        tsv(
            "指标\t责任单位\t一季度\t\t二季度\t",
            "\t\t目标\t完成\t目标\t完成",
            "新增泊位（个）\t区城管局\t120\t126\t150\t139",
        )
    )
    answered = [
        (str(each.subject.get("value")), str(each.object.get("value")))
        for each in assess(extraction)
        if each.predicate == "answers"
    ]
    assert sorted(answered) == [("126", "120"), ("139", "150")]


@pytest.mark.parametrize(
    ("deadline", "period"),
    [
        ("6月底", "by 2024-06"),
        ("2024年10月-12月", "by 2024-12"),
        ("第三季度", "by 2024Q3"),
        ("2025年底", "by 2025"),
        ("全年", "2024"),
        ("长期", "2024"),
        ("", "2024"),
    ],
)
def test_a_deadline_is_the_period_of_goals_that_name_none(deadline: str, period: str) -> None:
    extraction = extract(
        read_text(
            "青石区2024年任务分解表\n任务\t责任单位\t完成时限\n"
            f"建桥2座，3月底前修路1条\t区甲局\t{deadline}\n",
            "a.txt",
        )
    )
    periods = [
        each.object.get("period") for each in extraction.statements if each.predicate == "hasTarget"
    ]
    assert periods == [period, "by 2024-03"]


def test_rates_in_a_column_of_rates_are_no_results_of_their_own() -> None:
    extraction = extract(
        tsv(
            "项目\t目标任务\t完成情况\t完成率\t责任单位",
            "甲\t就业6万人，培训2万人次\t就业7万人，培训2.3万人次\t116.7%、115%\t区人社局",
        )
    )
    assert [value for _, value, _ in results_of(extraction)] == ["7万人", "2.3万人次"]


def test_a_share_of_the_plan_is_a_rate_and_tells_how_a_task_stands() -> None:
    extraction = extract(
        tsv(
            "序号\t实事项目名称\t责任单位\t完成情况\t占全年计划",
            "1\t新增400张养老床位\t区民政局\t438\t110%",
            "2\t新建20处口袋公园\t区园林局\t15\t75%",
        )
    )
    assert targets_of(extraction, 1) == (("新增养老床位", "400张", "="),)
    assert [verdict_of(extraction, row) for row in (1, 2)] == ["exceeded", "not_met"]


def test_a_cell_that_says_only_how_a_task_ended_speaks_of_all_of_it() -> None:
    extraction = extract(
        tsv(
            "序号\t项目内容\t年度完成情况\t完成成效\t责任单位",
            "1\t新建幼儿园3所，新增学位720个\t建成甲、乙和丙园区，新增学位720个\t完成任务\t区教育局",
            "2\t新建公厕3座，新增泊位20个\t建成公厕2座，新增泊位20个\t完成任务\t区城管局",
        )
    )
    # The table's own word goes first; what the figures say stands beside it.
    assert [verdict_of(extraction, row) for row in (1, 2)] == ["met", "met"]
    words = [each.explanation or "" for each in assess(extraction)]
    assert any("以表为准；另按其余内容为未完成：新建公厕目标3座，结果2座" in each for each in words)


def test_the_title_says_what_a_bare_number_is_held_against() -> None:
    extraction = extract(
        tsv(
            "项目内容\t责任单位\t目标任务\t完成情况",
            "城镇登记失业率低于（%）\t区人社局\t4.3\t4.17",
            "绿化覆盖率不低于（%）\t区园林局\t40\t41",
        )
    )
    assert targets_of(extraction, 1) == (("城镇登记失业率", "4.3", "<"),)
    assert targets_of(extraction, 2) == (("绿化覆盖率", "40", ">="),)
    assert [verdict_of(extraction, row) for row in (1, 2)] == ["met", "exceeded"]


def test_what_was_before_is_no_goal() -> None:
    extraction = extract(
        tsv(
            "工作任务\t责任单位\t进展情况",
            "将甲补贴从每人每月574元提高到609元\t区民政局\t甲补贴提高到每人每月609元",
        )
    )
    assert targets_of(extraction) == (("甲补贴", "609元", "="),)
    assert verdict_of(extraction) == "met"


def test_a_year_that_the_text_looks_ahead_to_dates_no_plan() -> None:
    rows = "序号\t任务\t牵头单位\n1\t新建充电桩20个\t区城管局\n2\t新建公园2个\t区园林局"
    plan = f"青石区充电设施建设方案\n到2028年，全区建成充电网络。\n{rows}\n"
    signed = f"{plan}青石区人民政府办公室\n2026年3月5日\n"
    read = [extract(read_text(text, "方案.txt")).document for text in (plan, signed)]
    assert [each.dated for each in read] == [None, "2026-03-05"]


def test_persons_are_no_units() -> None:
    extraction = extract(
        tsv(
            "任务\t责任领导\t牵头单位及责任人\t完成情况及存在问题\t下一步措施",
            "甲\t副区长 王五\t区教育局（王小明）、区民政局\t已完成\t巩固2个",
            "乙\t张三\t区住建局 李志强\t资金不足，进度滞后\t再议",
        )
    )
    assert names_of(extraction, "leads", 1) == ["区教育局", "区民政局"]
    assert names_of(extraction, "leads", 2) == ["区住建局"]
    assert results_of(extraction, 1) == ()
    assert verdict_of(extraction, 2) == "not_met"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("云岭市青石区2023年度民生实事项目完成情况", "青石区"),
        ("2021年青石县政府工作报告任务分解表", "青石县"),
        ("云岭市2021年《政府工作报告》重点任务完成情况表", "云岭市"),
        ("关于云岭省云岭市青石县2020年民生实事进展情况的通报", "青石县"),
        ("中共青石区委办公室2021年重点工作", "青石区"),
        ("青山白水族自治县2021年民生实事", "青山白水族自治县"),
        ("附件1 青石市2022年民生实事", "青石市"),
        ("白水尔青石市2020年工作", "白水尔青石市"),
        ("岭县2022年重点工作", "岭县"),
        ("青石街道2024年重点工作推进情况", "青石街道"),
        ("全区2021年重点工作进展", "某表"),
        ("老旧小区改造任务进展", "某表"),
        ("《2022年区政府工作报告》任务进展", "某表"),
    ],
)
def test_a_division_is_the_place_that_the_title_begins_with(title: str, name: str) -> None:
    rows = "任务内容\t责任单位\t进展\n甲\t区府办\t好\n"
    extraction = extract(read_text(f"{title}\n{rows}", "某表.tsv"))
    assert extraction.document.division.name == name


def test_all_of_so_many_is_a_hundred_per_cent() -> None:
    extraction = of_row("推进标准地改革", "5宗工业用地完成出让，全部为标准地，实现率达100%")
    assert checks_of(extraction) == (("100%", True),)
    extraction = of_row("推进旧改", "5个小区已开工，满意率100%")
    assert checks_of(extraction) == (), "satisfaction is no share of the five"


def test_a_rate_in_a_cell_of_its_own_belongs_to_the_goal_it_fits() -> None:
    extraction = extract(
        tsv(
            "任务\t责任单位\t目前进度\t完成比例",
            "改造管网12公里，惠及5000户\t区住建局\t改造管网12.6公里，惠及5210户\t105%",
            "改造管网12公里，惠及5000户\t区住建局\t改造管网12.6公里，惠及5210户\t90%",
        )
    )
    assert checks_of(extraction, 1) == (("105%", True),)
    assert checks_of(extraction, 2) == (), "of several goals nobody says which one it is of"


def test_a_category_that_is_a_programme_is_served_by_its_tasks() -> None:
    extraction = extract(
        tsv(
            "工作类别\t主要任务\t责任单位\t进展情况",
            "（一）深入实施净美青石专项行动\t新建绿道8公里\t区园林局\t已完成",
            "\t改造公厕12座\t区城管局\t已完成",
            "（二）民生改善\t新增学位800个\t区教育局\t已完成",
        )
    )
    served = [
        (each.passage.row, each.object.name)
        for each in extraction.statements
        if each.predicate == "advances"
    ]
    assert served == [(1, "净美青石专项行动"), (2, "净美青石专项行动")]


def test_indicators_by_year_need_no_unit() -> None:
    extraction = extract(
        tsv(
            "序号\t指标\t单位\t2030年实绩\t1-11月累计\t2031年目标",
            "1\t茶叶产量\t吨\t310\t325.5\t320",
            title="青石区2031年主要指标进展情况",
        )
    )
    figures = {
        (each.predicate, str(each.object.get("value")), each.object.get("period"))
        for each in extraction.statements
        if each.predicate == "hasTarget"
    } | {
        (each.predicate, str(each.subject.get("value")), each.subject.get("period"))
        for each in extraction.statements
        if each.predicate == "measures"
    }
    assert ("hasTarget", "320", "2031") in figures
    assert ("measures", "310", "2030") in figures
    assert any("says who answers" in each for each in extraction.notices)


def figures_by_column(extraction: Extraction) -> set[tuple[str, str | None, str, object]]:
    """What is stated of figures: the predicate, the column, the value and the period."""
    ends = [
        (each, each.object if each.predicate == "hasTarget" else each.subject)
        for each in extraction.statements
        if each.predicate in ("hasTarget", "measures")
    ]
    return {
        (each.predicate, each.passage.column, str(thing.get("value")), thing.get("period"))
        for each, thing in ends
    }


PLAN = "云岭市青石区绿化规划（2032—2036年）"
TOLD = "青石区2032年绿化任务完成情况（截至2032年6月30日）"


@pytest.mark.parametrize(
    ("title", "heads", "cells", "read"),
    [
        (PLAN, "2031年\t2034年\t2036年", "20\t24\t≤30", "T 24 2034; T 30 2036"),
        ("青石区“十六五”绿化规划", "2031年\t2035年", "20\t30", "T 30 2035"),
        (
            "青石区绿化三年行动方案",
            "2032年\t2033年\t2034年",
            "5\t6\t7",
            "T 5 2032; T 6 2033; T 7 2034",
        ),
        ("青石区绿化三年行动方案", "2031年\t2034年", "5\t7", ""),
        ("青石区绿化指标", "2031年\t2035年\t属性", "20\t30\t预期性", "T 30 2035"),
        ("青石区绿化指标", "2031年\t2035年", "20\t30", ""),
        ("青石区2032年绿化计划", "一季度\t二季度", "200\t1500", "T 200 2032Q1; T 1500 2032Q2"),
        ("青石区2032年绿化计划", "一季度\t完成情况", "20\t15", "R 15 2032"),
        (TOLD, "2031年\t一季度\t5月", "9\t2\t3", "R 9 2031; R 2 2032Q1; R 3 2032-05"),
        (TOLD, "2031年\t二季度\t三季度", "9\t2\t3", "R 9 2031"),
        (TOLD, "完成\t完成率\t同比", "9\t30%\t-2.1%", "R 9 2032; R -2.1 2032"),
        (TOLD, "上半年完成\t上年同期\t同比增长（%）", "9\t8\t下降3.4", "R 9 2032H1; R -3.4 2032H1"),
        (TOLD, "年度计划\t完成时限\t完成", "9\t2034年6月\t8", "T 9 2032; R 8 2032"),
        (TOLD, "上年同期\t同比增长（%）", "8\t3.4", ""),
        ("青石区2032年绿化考核表", "一季度\t二季度", "20\t15", ""),
        (
            "青石区2032年第三季度绿化督办表",
            "季度目标\t季度完成情况",
            "造林20亩\t造林15亩",
            "T 20 2032Q3; R 15 2032Q3",
        ),
        (
            "青石区2032年绿化督办表",
            "季度目标\t完成情况",
            "2033年、2034年，甲分别达到5个、6个\t造林15亩",
            "T 5 2033; T 6 2034; R 15 2032",
        ),
        ("青石区2032年绿化督办表", "季度目标\t完成情况", "造林20亩\t", "T 20 None"),
    ],
)
def test_a_time_alone_heads_goals_of_a_plan_or_what_was_reached_when_it_was_over(
    title: str, heads: str, cells: str, read: str
) -> None:
    rows = (f"指标\t单位\t责任单位\t{heads}", f"新增林地\t亩\t区林业局\t{cells}")
    stated = figures_by_column(extract(tsv(*rows, title=title)))
    kinds = {"hasTarget": "T", "measures": "R"}
    told = {f"{kinds[each[0]]} {each[2]} {each[3]}" for each in stated}
    assert told == set(filter(None, read.split("; ")))


def test_what_a_quarter_reached_judges_no_goal_of_the_year() -> None:
    rows = (
        "指标\t责任单位\t年度目标\t一季度\t二季度",
        "新增林地\t区林业局\t30亩\t12亩\t31亩",
    )
    assert not assess(extract(tsv(*rows, title=TOLD)))


def test_a_column_of_a_time_after_the_document_s_date_gives_no_verdict() -> None:
    rows = (
        "任务\t责任单位\t一季度进展情况\t四季度进展情况",
        "创建无障碍社区20个\t区残联\t其中2个已完成改造\t成功创建38个无障碍社区，超额完成",
    )
    assert not [each for each in assess(extract(tsv(*rows, title=TOLD))) if each.value_text]


@pytest.mark.parametrize(
    ("cells", "verdict"),
    [
        ("在用算力\tEFlops\t30\t32", None),
        ("证照归集\t-\t150万份\t0.58", None),
        ("森林覆盖率\t-\t-\t41.5%", None),
        ("免费检查\t-\t2500人\t3321", "超额完成"),
        ("免费检查\t-\t2.5万人\t33210", None),
        ("单位产值能耗\t-\t下降3%\t下降2.7%", "未完成"),
        ("工业投资\t-\t增长3%\t下降2.7%", "未完成"),
    ],
)
def test_a_number_alone_says_nothing_and_a_change_alone_is_of_what_the_row_measures(
    cells: str, verdict: str | None
) -> None:
    heads = "指标\t单位\t年度目标\t完成情况\t责任单位"
    others = [f"新增{each}\t亩\t30\t32\t区林业局" for each in ("绿地", "林地", "湿地")]
    rows = (heads, f"{cells}\t区统计局", *others)
    extraction = extract(tsv(*rows, title="青石区2032年主要指标完成情况"))
    verdicts = [each for each in assess(extraction) if each.predicate == "verdict"]
    told = [each for each in verdicts if each.passage.row == 1]
    assert [each.object.name for each in told] == ([verdict] if verdict else [])
    assert any("EFlops are not known" in each for each in extraction.notices) == ("EF" in cells)
    if "投资" in cells:
        assert "结果下降2.7%" in (told[0].explanation or "")


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        ("新增规上企业\t25\t18\t72%", []),
        ("营业收入增速（%）\t9\t7.8\t86.7%", ["7.8"]),
        ("营业收入\t9\t7.8\t86.7%", ["7.8"]),
    ],
)
def test_rates_of_completion_are_no_values_and_sums_no_numbers_of_things(
    cells: str, read: list[str]
) -> None:
    rows = ("指标\t年度目标\t完成值\t完成率\t责任单位", f"{cells}\t区统计局")
    title = "青石区2032年主要指标完成情况\n单位：亿元"
    extraction = extract(tsv(*rows, title=title))
    told = [each for each in extraction.statements if each.predicate == "measures"]
    assert [str(each.subject.get("value")) for each in told if each.object.name != "完成率"] == read


def test_what_a_month_added_is_not_compared_with_the_goal_of_a_year() -> None:
    rows = (
        "项目\t责任单位\t年度投资计划（万元）\t本月完成投资（万元）\t累计完成投资（万元）",
        "云泽大桥\t区住建局\t2000\t180\t1950",
    )
    told = [each for each in assess(extract(tsv(*rows, title=TOLD))) if each.predicate == "verdict"]
    assert ["结果1950" in (each.explanation or "") for each in told] == [True]


def test_what_a_head_measures_names_it_where_a_line_above_says_in_what() -> None:
    rows = ("项目\t责任单位\t年度计划投资\t累计完成投资", "云泽大桥\t区住建局\t2000\t1950")
    extraction = extract(tsv(*rows, title=f"{TOLD}\n单位：万元"))
    assert {each.object.name for each in extraction.statements if each.predicate == "measures"} == {
        "投资"
    }


def test_a_plans_indicators_need_no_units() -> None:
    rows = ("类别\t指标\t2031年\t2036年", "绿化\t森林覆盖率（%）\t38\t40")
    extraction = extract(tsv(*rows, title=PLAN))
    assert figures_by_column(extraction) == {("hasTarget", "2036年", "40", "2036")}
    assert any("2031年 is read" in each for each in extraction.notices)


def test_the_goal_of_a_head_with_its_measure_is_a_goal() -> None:
    extraction = extract(
        tsv("序号\t指标\t责任单位\t目标（个）\t完成（个）", "1\t新开茶店\t区商务局\t45\t52")
    )
    targets = [each.object for each in extraction.statements if each.predicate == "hasTarget"]
    assert [(str(each.get("value")), each.get("unit")) for each in targets] == [("45", "个")]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "云岭市青石区水利局2033年6月份\n重点工作任务完成情况表",
            "云岭市青石区水利局2033年6月份重点工作任务完成情况表",
        ),
        (
            "区政府2033年度重点工作督查台账\n云岭市青石区政府督查室",
            "区政府2033年度重点工作督查台账",
        ),
    ],
)
def test_a_table_is_called_by_all_lines_of_its_title_and_by_no_organ_below(
    lines: str, title: str
) -> None:
    table = "序号\t主要任务\t牵头单位\t进展情况\n1\t新增泊位100个\t区城管局\t新增泊位60个\n"
    read = extract(read_text(f"{lines}\n\n{table}", "青石.txt"))
    assert read.document.title == title


def test_columns_of_figures_that_nobody_knows_are_told_once_for_the_table() -> None:
    extraction = extract(
        tsv(
            "序号\t任务\t责任单位\t年度目标\t完成情况\t往年均值\t档\t分值\t联系电话\t完成率\t造价（元）",
            "1\t新开茶店\t区商务局\t45个\t52个\t31\t7\t10\t5550101\t115%\t10/10万",
            "2\t改造管网\t区水务局\t9公里\t8公里\t6.5公里\t8\t20\t5550102\t89%\t120万",
            "3\t新增床位\t区卫生健康局\t200张\t210张\t1,100\t9\t5\t5550103\t105%\t30万",
        )
    )
    told = [each for each in extraction.notices if "no figure of the table's columns" in each]
    assert [each.partition("columns ")[2].partition(" is")[0] for each in told] == [
        "往年均值、造价（元）"
    ]


def test_a_red_light_contradicts_no_figure_that_falls_short() -> None:
    rows = (
        "任务内容\t责任单位\t年度目标\t完成情况\t亮灯",
        "新建公园\t区园林局\t10个\t8个\t红灯",
        "新建泵站\t区水利局\t10座\t8座\t绿灯",
    )
    extraction = extract(tsv(*rows, title="青石区2032年重点任务完成情况"))
    told = [each for each in assess(extraction) if each.predicate == "verdict"]
    assert [each.value_text for each in told] == ["not_met", "in_progress"]


@pytest.mark.parametrize("between", ["，占年度计划的30%。", "；", "。\u2028"])
def test_a_part_is_of_the_time_of_its_whole(between: str) -> None:
    extraction = of_row("投资90亿元", f"1-4月完成投资30亿元{between}其中技改投资9亿元")
    told = {
        str(each.subject.get("value")): each.subject.get("period")
        for each in extraction.statements
        if each.predicate == "measures"
    }
    assert told["30"] == told["9"] == "2021-01/2021-04"


def test_figures_of_quarters_that_a_clause_lists_are_dealt_out() -> None:
    extraction = of_row("建成公园8个", "一、二季度分别建成公园3个和5个")
    told = [
        (str(each.subject.get("value")), each.subject.get("period"))
        for each in extraction.statements
        if each.predicate == "measures"
    ]
    assert told == [("3", "2021Q1"), ("5", "2021Q2")]
