"""Who answers, in the grammars that offices use beside plain columns and labels; the district is
invented.
"""

from __future__ import annotations

import pytest

from loaders.formats import read_text
from loaders.formats.sniff import read_bytes
from loaders.kinds import extract
from ontology.errors import TableError
from ontology.model import Extraction


def roles(text: str) -> list[tuple[str, str, str]]:
    """(unit, role, task) as stated, in reading order."""
    return [
        (each.subject.name, each.predicate, each.object.name)
        for each in read(text).statements
        if each.predicate in {"leads", "responsibleFor", "supports", "suggestedFor", "owns"}
    ]


def read(text: str) -> Extraction:
    return extract(read_text(text, "一.txt"))


def targets(extraction: Extraction) -> list[str]:
    return [each.object.name for each in extraction.statements if each.predicate == "hasTarget"]


SUGGESTED = """青石区需上级支持事项清单
序号\t事项\t主要内容\t建议责任单位（市级部门）
1\t水厂\t支持青石区建设水厂，补助500万元\t市水务局（牵头）、市财政局
2\t道路\t支持青石区改造道路6公里\t市交通局
3\t学校\t支持青石区新建学校2所\t市教育局
"""


def test_who_is_suggested_answers_for_nothing_and_nothing_is_promised() -> None:
    assert {role for _, role, _ in roles(SUGGESTED)} == {"suggestedFor"}
    assert [unit for unit, _, _ in roles(SUGGESTED)] == [
        "市水务局",
        "市财政局",
        "市交通局",
        "市教育局",
    ]
    assert targets(read(SUGGESTED)) == []
    plain = SUGGESTED.replace("建议责任单位（市级部门）", "责任单位")
    assert {role for _, role, _ in roles(plain)} == {"responsibleFor", "leads"}
    assert len(targets(read(plain))) == 3


def test_a_label_may_suggest_too() -> None:
    text = "青石区政策诉求清单\n一、诉求\n" + "".join(
        f"{n}.支持建设第{n}水厂，补助{n}00万元。建议责任单位：市水务局\n" for n in range(1, 4)
    )
    assert {role for _, role, _ in roles(text)} == {"suggestedFor"}
    assert targets(read(text)) == []


FIRST = """青石区道路三年行动方案
一、重点任务
（一）查清底数。检测道路320公里。（责任单位：区住建局、区财政局）
（二）修复路面。修复路面45公里。（责任单位：区交通局、区农业局，列第一位的为牵头单位，下同）
（三）清理沿线。清理垃圾70处。（责任单位：区城管局、区农业局〔各镇配合，不再单独列出〕）
（四）建立队伍。配备10名巡查员。（牵头单位：区农业局；责任单位：区公安局）
"""


def test_the_first_leads_from_the_task_on_that_says_so() -> None:
    leads = [(unit, task) for unit, role, task in roles(FIRST) if role == "leads"]
    assert leads == [("区交通局", "修复路面"), ("区城管局", "清理沿线"), ("区农业局", "建立队伍")]


IN_ONE = """青石区文旅融合方案
一、重点任务
（一）丰富供给。一是打造驻场演出6个。（区文旅局、区财政局）二是建成书房9座。（区图书馆、区住建局，列第一位的为牵头单位，下同）三是修缮老街3条。（区城管局、区文旅局）
（二）办好活动。举办灯会2场。（区文化馆、区公安局）
"""


def test_items_of_one_paragraph_are_tasks_and_the_first_leads_from_the_item_that_says_so() -> None:
    assert [each for each in roles(IN_ONE) if each[1] == "leads"] == [
        ("区图书馆", "leads", "二是建成书房9座"),
        ("区城管局", "leads", "三是修缮老街3条"),
        ("区文化馆", "leads", "办好活动"),
    ]
    assert {unit for unit, _, _ in roles(IN_ONE)} >= {"区文旅局", "区财政局", "区住建局"}


def test_a_head_that_says_the_first_leads_is_of_units_that_answer() -> None:
    table = (
        "青石区任务清单\n序号\t任务\t责任单位（列第一位的为牵头单位）\n"
        "1\t建桥1座\t区住建局、区财政局\n2\t修路2公里\t区交通局\n"
    )
    assert roles(table) == [
        ("区住建局", "responsibleFor", "建桥1座"),
        ("区财政局", "responsibleFor", "建桥1座"),
        ("区住建局", "leads", "建桥1座"),
        ("区交通局", "responsibleFor", "修路2公里"),
        ("区交通局", "leads", "修路2公里"),
    ]


GROUPS = """青石区2031年任务清单
序号\t重点举措\t实施路径\t完成时限\t责任单位\t配合单位
1\t整治街巷（2项）\t改造街巷24条\t12月\t区城管局\t各街道
2\t\t清理广告牌600块\t9月\t区市监局\t/
3\t优化停车（3项）\t新增停车位800个\t12月\t区住建局\t—
4\t\t开放停车场15处\t6月\t区机关中心\t无
"""


def goals(extraction: Extraction) -> list[tuple[str, str]]:
    return [
        (each.subject.name, each.object.name)
        for each in extraction.statements
        if each.predicate == "partOf"
    ]


def test_a_column_that_is_filled_in_the_first_of_its_rows_names_a_group() -> None:
    assert goals(read(GROUPS)) == [
        ("改造街巷24条", "整治街巷"),
        ("清理广告牌600块", "整治街巷"),
        ("新增停车位800个", "优化停车"),
        ("开放停车场15处", "优化停车"),
    ]
    assert [unit for unit, role, _ in roles(GROUPS) if role == "supports"] == ["各街道"]
    words = GROUPS.replace("重点举措", "主要措施").replace("实施路径", "怎样去做")
    assert goals(read(words)) == goals(read(GROUPS))


def test_a_column_that_is_filled_in_every_row_names_the_tasks() -> None:
    filled = GROUPS.replace("2\t\t", "2\t规范广告\t").replace("4\t\t", "4\t开放机关\t")
    named = {task for _, _, task in roles(filled)}
    assert {"规范广告", "开放机关"} <= named


def test_the_head_of_a_column_of_targets_gives_them_their_year() -> None:
    table = (
        "青石区托育任务分解清单\n序号\t重点工程\t工作内容\t2031年目标\t2032年目标\t牵头单位\n"
        "1\t扩容工程\t新建托育点。\t新增托位400个\t新增托位760个\t区卫健局\n"
        "\t\t开设托班。\t开设托班20个\t开设托班36个\t区教育局\n"
    )
    found = [
        (str(each.object.get("value")), each.object.get("period"))
        for each in read(table).statements
        if each.predicate == "hasTarget"
    ]
    assert found == [("400", "2031"), ("760", "2032"), ("20", "2031"), ("36", "2032")]
    assert goals(read(table)) == [("新建托育点", "扩容工程"), ("开设托班", "扩容工程")]


PROJECTS = """青石区2031年重点项目表
单位：万元
序号\t项目名称\t总投资\t年度投资计划\t业主单位\t责任单位
1\t青石水厂\t12000\t3000\t青石水务公司\t区水利局
2\t新城小学\t4500（其中财政资金2000）\t4500\t区教育局\t区教育局
"""


def test_the_owner_of_a_project_is_told_apart_from_who_answers_for_it() -> None:
    assert roles(PROJECTS) == [
        ("青石水务公司", "owns", "青石水厂"),
        ("区水利局", "responsibleFor", "青石水厂"),
        ("区教育局", "owns", "新城小学"),
        ("区教育局", "responsibleFor", "新城小学"),
    ]


def test_what_a_project_costs_is_planned_of_no_year_and_no_goal() -> None:
    stated = [
        (each.object.name, each.subject.get("value"), each.subject.get("unit"))
        for each in read(PROJECTS).statements
        if each.predicate == "ofIndicator"
        and each.subject.get("measurementKind") == "plan"
        and each.subject.get("period") is None
    ]
    assert [(name, str(value), unit) for name, value, unit in stated] == [
        ("总投资", "12000", "万元"),
        ("总投资", "4500", "万元"),
    ]
    assert len(targets(read(PROJECTS))) == 2


MIXED = """青石区2031年农业工作方案
一、主要任务
1.建设服务点35个。（区农业局牵头，区商务局配合）
2.培训农户900人次。（区商务局牵头，区人社局配合）
二、分工
附件：任务分工表
序号\t任务\t牵头单位\t完成时限
1\t新建基站60座\t区经信局\t9月底
2\t改造终端80个\t区文旅局\t12月底
"""


def test_a_list_and_a_table_in_one_document_are_both_read() -> None:
    assert roles(MIXED) == [
        ("区农业局", "leads", "建设服务点35个"),
        ("区商务局", "supports", "建设服务点35个"),
        ("区商务局", "leads", "培训农户900人次"),
        ("区人社局", "supports", "培训农户900人次"),
        ("区经信局", "leads", "新建基站60座"),
        ("区文旅局", "leads", "改造终端80个"),
    ]


def test_a_remark_beside_a_table_is_no_task() -> None:
    text = MIXED.replace("2.培训农户900人次。（区商务局牵头，区人社局配合）\n", "")
    assert [task for _, _, task in roles(text)] == ["新建基站60座", "改造终端80个"]


LEAD, SUPPORT, SHARE = "leads", "supports", "responsibleFor"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("（6月底完成，牵头考核单位：区园林局）", [(LEAD, "区园林局")]),
        (
            "（年底前完成；责任领导：张三；主责单位：区园林局；参与配合单位：区水务局）",
            [(LEAD, "区园林局"), (SUPPORT, "区水务局")],
        ),
        (
            "【牵头领导：李四；牵头部门：区园林局；责任部门（单位）：区水务局】",
            [(LEAD, "区园林局"), (SHARE, "区水务局")],
        ),
        (
            "\n1.工作内容：绿化3处。\n2.责任单位：区园林局\n3.协办部门：区财政局",
            [(SHARE, "区园林局"), (SUPPORT, "区财政局")],
        ),
        ("\n责任单位　区园林局、区水务局", [(SHARE, "区园林局"), (SHARE, "区水务局")]),
        (
            "\n【牵头单位】区园林局　【配合单位】区水务局",
            [(LEAD, "区园林局"), (SUPPORT, "区水务局")],
        ),
        ("由区园林局会同区水务局负责。", [(LEAD, "区园林局"), (SUPPORT, "区水务局")]),
        (
            "区园林局负责牵头，区水务局、区财政局参加。",
            [(LEAD, "区园林局"), (SUPPORT, "区水务局"), (SUPPORT, "区财政局")],
        ),
        (
            "（区园林局、区水务局按职责分工负责）",
            [(SHARE, "区园林局"), (SHARE, "区水务局")],
        ),
    ],
)
def test_who_answers_in_composed_labels_and_verbs(
    said: str, expected: list[tuple[str, str]]
) -> None:
    text = "青石区2031年重点工作任务分解\n" + "".join(
        f"（{number}）新建{what}3个。{said}\n"
        for number, what in zip("一二三", ("公园", "学校", "医院"), strict=True)
    )
    found = [(role, unit) for unit, role, task in roles(text) if "公园" in task]
    assert found == expected
    assert len({task for _, _, task in roles(text)}) == 3


def test_a_sentence_that_says_more_than_who_answers_names_nobody() -> None:
    text = "青石区2031年重点工作任务分解\n" + "".join(
        f"{n}．新建{n}处公园。区园林局积极与周边居民沟通，区水务局落实。\n" for n in range(1, 4)
    )
    assert roles(text) == []


GROUPED = """青石区2031年重点工作任务清单
领域\t任务\t责任单位\t拟投用时间
水务（牵头单位：区水务局）\t新建水厂\t青石街道\t2031年6月
\t改造管网\t北桥街道\t2031年9月
教育（牵头单位：区教育局）\t新建学校\t青石街道\t2031年8月
"""


def test_who_leads_a_group_of_rows_leads_each_of_them() -> None:
    assert [each for each in roles(GROUPED) if each[1] == "leads"] == [
        ("区水务局", "leads", "新建水厂"),
        ("区水务局", "leads", "改造管网"),
        ("区教育局", "leads", "新建学校"),
    ]
    extraction = read(GROUPED)
    goals = [each.object.name for each in extraction.statements if each.predicate == "partOf"]
    assert goals == ["水务", "水务", "教育"]
    assert sum(each.predicate == "dueStatedIn" for each in extraction.statements) == 3


def test_a_label_that_a_line_end_cuts_is_read() -> None:
    text = (
        "青石区2031年安全行动计划\n一、任务\n1.更新监控450路。（牵头单\n位：区教育局；"
        "配合单位：区公安分局、区大数据\n中心）\n2.配备保安190名。（牵头单位：区教育局）\n"
        "3.开展演练2次。（牵头单位：区应急局）\n"
    )
    found = [(unit, role) for unit, role, task in roles(text) if "监控" in task]
    assert found == [
        ("区教育局", "leads"),
        ("区公安分局", "supports"),
        ("区大数据中心", "supports"),
    ]


def test_a_remark_on_the_others_is_no_unit() -> None:
    text = "青石区2031年保护方案\n一、任务\n" + "".join(
        f"{n}.登记{n}处。（区文旅局、区经信局。排第一位的为牵头单位，其他为责任单位，下同）\n"
        for n in range(1, 4)
    )
    assert {(unit, role) for unit, role, _ in roles(text)} == {
        ("区文旅局", "leads"),
        ("区文旅局", "responsibleFor"),
        ("区经信局", "responsibleFor"),
    }


NUMBERED = """青石区2031年民生实事项目表
序号\t项目名称\t年度目标\t责任单位
1\t改造菜市场\t改造菜市场4家\t区商务局
2\t新建口袋公园\t新建公园8个\t区园林局
\t\t补植乔木500株\t
"""


def test_a_number_that_spans_rows_counts_one_task_with_several_goals() -> None:
    assert [task for _, _, task in roles(NUMBERED)] == ["改造菜市场", "新建口袋公园"]
    assert targets(read(NUMBERED)) == ["改造菜市场 4家", "新建公园 8个", "补植乔木 500株"]


MINUTES = """青石区人民政府常务会议纪要
一、关于人居环境整治
（一）由区农业局牵头，各镇配合，6月30日前改造收集点46处。
（二）由区财政局负责，安排资金1200万元。
（三）由区林业局、区水务局配合做好审批。本纪要由区政府办负责解释。
（四）由青石城投公司作为业主单位，8月底前开工。
（五）修订采购办法，由区司法局牵头，区审计局配合，修改后印发。
（六）会议要求，区水务局要牵头制定迁改方案，区城管局要积极配合。请区教育局会同区公安局开展排查。
（七）由区住建局负责东路建设，区文旅局保障宣传。各部门要提高认识。区财政局负责人汇报了情况。
（八）由区卫健局牵头，会同区医保局办理手续。
（九）同意由云岭公司作为项目业主，区审计局要跟踪审计。各镇要高度重视。
参加：区民政局王某，区司法局李某。
"""


def test_minutes_say_by_whom_before_what_is_done() -> None:
    assert roles(MINUTES) == [
        ("区农业局", "leads", "6月30日前改造收集点46处"),
        ("各镇", "supports", "6月30日前改造收集点46处"),
        ("区财政局", "responsibleFor", "安排资金1200万元"),
        ("区林业局", "supports", "做好审批"),
        ("区水务局", "supports", "做好审批"),
        ("青石城投公司", "owns", "8月底前开工"),
        ("区司法局", "leads", "修订采购办法"),
        ("区审计局", "supports", "修订采购办法"),
        ("区水务局", "leads", "制定迁改方案"),
        ("区城管局", "supports", "制定迁改方案"),
        ("区教育局", "leads", "开展排查"),
        ("区公安局", "supports", "开展排查"),
        ("区住建局", "responsibleFor", "东路建设"),
        ("区文旅局", "responsibleFor", "保障宣传"),
        ("区卫健局", "leads", "办理手续"),
        ("区医保局", "supports", "办理手续"),
        ("云岭公司", "owns", "由云岭公司作为项目业主"),
        ("区审计局", "responsibleFor", "跟踪审计"),
    ]


DUTIES = """青石区防汛工作方案
一、职责分工
区水务局：负责检修水闸8座。
区住建局、区城管局：牵头负责排查工地。
商委：组织调运物资。
区教育局：已完成校舍排查12处。
"""


def test_a_duty_stands_behind_its_unit_and_a_colon() -> None:
    assert roles(DUTIES) == [
        ("区水务局", "responsibleFor", "检修水闸8座"),
        ("区住建局", "leads", "排查工地"),
        ("区城管局", "leads", "排查工地"),
        ("商委", "responsibleFor", "组织调运物资"),
    ]
    alone = DUTIES.replace("牵头负责", "").replace("负责", "")
    # one duty makes none of its neighbours one
    assert roles(alone + "区民政局：负责安置。\n") == [("区民政局", "responsibleFor", "安置")]


@pytest.mark.parametrize(
    ("text", "answering"),
    [
        (
            "青石区防汛分工方案\n6.4 抢险恢复\n区水务局负责检修水闸。\n"
            "区财政局负责资金的筹集和落实；区民政局、区应急局负责物资的发放。\n区城管局要清理排水口，疏通沟渠。\n",
            [
                ("区水务局", "responsibleFor", "检修水闸"),
                ("区财政局", "responsibleFor", "资金的筹集和落实"),
                ("区民政局", "responsibleFor", "物资的发放"),
                ("区应急局", "responsibleFor", "物资的发放"),
                ("区城管局", "responsibleFor", "清理排水口，疏通沟渠"),
            ],
        ),
        (
            "青石区整治方案\n1.公安部门：负责维持秩序。\n2.交通部门工作职责：牵头查处超载车辆。\n"
            "3.文化部门负责检查网吧。\n业务部门要重视此事。\n",
            [
                ("公安部门", "responsibleFor", "维持秩序"),
                ("交通部门", "leads", "查处超载车辆"),
                ("文化部门", "responsibleFor", "检查网吧"),
            ],
        ),
        (
            "关于市容巡查情况的通报\n1.河岸有垃圾。\n整改要求：由包片单位区气象局负责清理河岸。\n"
            "2.摊点占道。\n整改要求：由沿线包片单位区体育馆、区交通局负责劝导商户入店经营。\n",
            [
                ("区气象局", "responsibleFor", "河岸有垃圾"),
                ("区体育馆", "responsibleFor", "摊点占道"),
                ("区交通局", "responsibleFor", "摊点占道"),
            ],
        ),
        (
            "青石区分工方案\n一、培育企业。（责任单位：区发改局、各街道、税务局）\n",
            [
                ("区发改局", "responsibleFor", "培育企业"),
                ("各街道", "responsibleFor", "培育企业"),
                ("税务局", "responsibleFor", "培育企业"),
            ],
        ),
        (
            "青石区保障预案\n6.1 交通\n"
            "区交通局负责道路畅通；区公安局负责交通秩序；各镇负责辖区劝导。\n"
            "6.2 医疗\n区卫健局负责伤员救治。\n",
            [
                ("区交通局", "responsibleFor", "道路畅通"),
                ("区公安局", "responsibleFor", "交通秩序"),
                ("各镇", "responsibleFor", "辖区劝导"),
                ("区卫健局", "responsibleFor", "伤员救治"),
            ],
        ),
        (
            "青石区整治方案\n（一）区公安局主要工作任务：\n1、查处超载车辆。\n2、整治扬尘。\n协助单位：区交通局\n"
            "（二）区农业局主要工作任务：\n推广沼气池。\n三、工作要求\n提高认识。\n",
            [
                ("区公安局", "responsibleFor", "查处超载车辆"),
                ("区公安局", "responsibleFor", "整治扬尘"),
                ("区交通局", "supports", "整治扬尘"),
                ("区农业局", "responsibleFor", "推广沼气池"),
            ],
        ),
        (
            "关于市容整治情况的通报\n1、广告破损。\n整改措施：由区住建局督促商户更换。\n2、路面积水。\n"
            "整改措施：由区水务局组织疏通管网。\n",
            [
                ("区住建局", "responsibleFor", "广告破损"),
                ("区水务局", "responsibleFor", "路面积水"),
            ],
        ),
        (
            "青石区燃气整治方案\n（一）排查隐患。区住建局负责检查管道，6月底前完成；区商务局牵头，区消防大队配合，安装报警器320套。\n"
            "（二）改造管网。区住建局会同区发改局争取资金；区财政局落实配套。\n",
            [
                ("区住建局", "responsibleFor", "检查管道，6月底前完成"),
                ("区商务局", "leads", "安装报警器320套"),
                ("区消防大队", "supports", "安装报警器320套"),
                ("区住建局", "leads", "争取资金"),
                ("区发改局", "supports", "争取资金"),
                ("区财政局", "responsibleFor", "落实配套"),
            ],
        ),
        (
            "青石区稳增长方案\n一、扩大投资（由区发改局牵头）：\n1.开工项目42个。\n2.改建西路12公里。（区交通局配合）\n"
            "二、提振旅游（牵头单位：区文旅局；配合单位：各镇）\n1.接待游客30万人次。\n2.办好灯会。（区城管局牵头）\n",
            [
                ("区发改局", "leads", "开工项目42个"),
                ("区发改局", "leads", "改建西路12公里"),
                ("区交通局", "supports", "改建西路12公里"),
                ("区文旅局", "leads", "接待游客30万人次"),
                ("各镇", "supports", "接待游客30万人次"),
                ("区城管局", "leads", "办好灯会"),
            ],
        ),
        (
            "关于落实若干意见有关措施分工的通知\n（一）关于划定农田的问题，由区资规局会同区农业局等部门研究提出意见。\n"
            "（二）关于保障供水的问题，由区水务局负责落实。\n",
            [
                ("区资规局", "leads", "关于划定农田的问题"),
                ("区农业局", "supports", "关于划定农田的问题"),
                ("区水务局", "responsibleFor", "关于保障供水的问题"),
            ],
        ),
        (
            "青石区人才意见。一、总则。1.给予团队补助。责任单位：区委组织部、区科技局。2.增加指标。责任单位：区财政局。",
            [
                ("区委组织部", "responsibleFor", "给予团队补助"),
                ("区科技局", "responsibleFor", "给予团队补助"),
                ("区财政局", "responsibleFor", "增加指标"),
            ],
        ),
        (
            "青石区考核指标情况\n农业增加值增长5%，责任单位为区农业局；\n新增企业10家，责任单位为区科技局；林地占比16%，责任单位为区林业局。\n",
            [
                ("区农业局", "responsibleFor", "农业增加值增长5%"),
                ("区科技局", "responsibleFor", "新增企业10家"),
                ("区林业局", "responsibleFor", "林地占比16%"),
            ],
        ),
        (
            "青石区整治分工\n1.建充电桩。（责任单位：住建、城管部门，各镇）\n2.查非法改装。（公安部门牵头，发改、财政等部门配合）\n",
            [
                ("住建部门", "responsibleFor", "建充电桩"),
                ("城管部门", "responsibleFor", "建充电桩"),
                ("各镇", "responsibleFor", "建充电桩"),
                ("公安部门", "leads", "查非法改装"),
                ("发改部门", "supports", "查非法改装"),
                ("财政部门", "supports", "查非法改装"),
            ],
        ),
        (
            "青石区食品安全方案\n一、治理污染\n由区商务局承办，区农业局、区公安局协办。治理目标：屠宰率达85%以上。\n"
            "二、要求\n各部门要抓好落实。\n",
            [
                ("区商务局", "responsibleFor", "治理污染"),
                ("区农业局", "supports", "治理污染"),
                ("区公安局", "supports", "治理污染"),
            ],
        ),
        (
            "（二）各部门职责如下：1.河务部门。制定防汛方案。2.气象部门。负责监测暴雨。3.卫生部门。负责医疗救护。",
            [
                ("河务部门", "responsibleFor", "制定防汛方案"),
                ("气象部门", "responsibleFor", "监测暴雨"),
                ("卫生部门", "responsibleFor", "医疗救护"),
            ],
        ),
        (
            "# 青石区政务公开要点\n## 一、公开\n### 1. 公开目录\n更新目录26类。\n"
            "- **责任单位**：区政府办、各镇\n- **完成时限：**6月底\n"
            "### 2. 解读政策\n制作视频60期。\n- **牵头单位**：区司法局\n",
            [
                ("区政府办", "responsibleFor", "公开目录"),
                ("各镇", "responsibleFor", "公开目录"),
                ("区司法局", "leads", "解读政策"),
            ],
        ),
        (
            "青石区任务清单\n编号\t工作任务\t牵头/配合单位\n1\t建学校6所\t区教育局/区住建局、区财政局\n2\t建教室240间\t区教育局\n",
            [
                ("区教育局", "leads", "建学校6所"),
                ("区住建局", "supports", "建学校6所"),
                ("区财政局", "supports", "建学校6所"),
                ("区教育局", "leads", "建教室240间"),
            ],
        ),
        (
            "关于代表建议办理的通知\n1.第12号建议，由区卫健局主办，区发改局、云岭镇会办，6月底前办结。\n2.第45号建议，由区水利局独办。\n",
            [
                ("区卫健局", "leads", "第12号建议"),
                ("区发改局", "supports", "第12号建议"),
                ("云岭镇", "supports", "第12号建议"),
                ("区水利局", "leads", "第45号建议"),
            ],
        ),
        (
            "青石区粮食安全意见\n（一）增强意识。抓好计划。（区发改局、区农业局、区商务局、各镇、中储粮青石直属库。排名第一的为牵头单位，下同）\n",
            [
                ("区发改局", "responsibleFor", "增强意识"),
                ("区农业局", "responsibleFor", "增强意识"),
                ("区商务局", "responsibleFor", "增强意识"),
                ("各镇", "responsibleFor", "增强意识"),
                ("中储粮青石直属库", "responsibleFor", "增强意识"),
                ("区发改局", "leads", "增强意识"),
            ],
        ),
    ],
    ids=[
        "sentences",
        "fields",
        "called",
        "behind a group",
        "in one paragraph",
        "headings",
        "measures",
        "several in a paragraph",
        "headings that lead",
        "with others",
        "lines lost",
        "a verb for the colon",
        "departments by their field",
        "before a label",
        "lines of duties lost",
        "labels in bold",
        "parted by a stroke",
        "handed out",
        "one without a form",
    ],
)
def test_units_open_the_sentences_that_say_what_they_are_to_do(
    text: str, answering: list[tuple[str, str, str]]
) -> None:
    assert roles(text) == answering


@pytest.mark.parametrize(
    "text",
    [
        "青石区河道管理办法\n第一条 为管好河道，制定本办法。\n区水务局负责全区河道的监督管理。\n"
        "区住建局负责城区排水的监督管理。\n",
        "青石区河道整治方案\n一、总体要求\n区水务局负责全区河道的监督管理。\n提高认识，加强领导。\n",
    ],
    ids=["rule", "one"],
)
def test_what_holds_for_ever_or_is_said_once_is_no_duty_in_a_row(text: str) -> None:
    assert roles(text) == []


SEVERAL = """青石区规划纲要分工的通知
一、分工原则
落实到各部门。
二、主要指标
人口控制在30万人以内。（区公安局牵头）能耗降低20%。（区发改局、区统计局牵头）耕地保持8万亩。
（区资规局牵头）排放减少10%。（区环保局牵头）
"""


def test_each_bracket_answers_for_the_sentence_before_it_also_over_a_line_end() -> None:
    assert roles(SEVERAL) == [
        ("区公安局", "leads", "人口控制在30万人以内"),
        ("区发改局", "leads", "能耗降低20%"),
        ("区统计局", "leads", "能耗降低20%"),
        ("区资规局", "leads", "耕地保持8万亩"),
        ("区环保局", "leads", "排放减少10%"),
    ]


def test_a_numbered_sentence_that_has_its_units_is_no_heading_of_what_stands_below_it() -> None:
    text = (
        "青石区分工方案\n一、民生\n（一）新建幼儿园3所。（牵头单位：区教育局）\n"
        "改造小区42个。（牵头单位：区住建局）\n（二）建成食堂12家。（牵头单位：区民政局）\n"
    )
    assert [(unit, task) for unit, _, task in roles(text)] == [
        ("区教育局", "新建幼儿园3所"),
        ("区住建局", "改造小区42个"),
        ("区民政局", "建成食堂12家"),
    ]


def test_what_stands_below_labels_makes_a_list_of_two_tasks() -> None:
    card = "项目名称：{}\n项目内容：\n{}\n责任单位：\n{}\n进展情况：\n已开工。\n"
    text = card.format("河道提升", "连通6条河道。", "水务局、城管局")
    text += card.format("文化惠民", "送戏20场。", "文旅局")
    assert roles("青石区办实事项目进展汇报\n" + text) == [
        ("水务局", "responsibleFor", "河道提升"),
        ("城管局", "responsibleFor", "河道提升"),
        ("文旅局", "responsibleFor", "文化惠民"),
    ]


TRIMMED = """青石区实事清单
序号\t项目\t内容\t牵头单位\t配合单位\t备注
1\t学位\t新增学位900个\t区教育局\t区住建局
2\t健康\t筛查3万人\t区卫健局
3\t交通\t改造公路8公里\t区交通局\t各镇\t续建
"""


def test_rows_that_lost_their_empty_ends_stand_where_they_are() -> None:
    assert [(unit, role) for unit, role, _ in roles(TRIMMED)] == [
        ("区教育局", "leads"),
        ("区住建局", "supports"),
        ("区卫健局", "leads"),
        ("区交通局", "leads"),
        ("各镇", "supports"),
    ]
    whole = TRIMMED.replace("区住建局\n", "区住建局\t新建\n")
    with pytest.raises(TableError, match="has 4 cells"):
        read(whole)  # a merged cell above may have reached down into the second row


HELPED = """青石区任务清单
一、区水利局
序号\t任务\t配合单位
1\t清淤18公里\t区住建局
2\t护堤6处\t白沙镇
"""


def test_who_stands_above_a_table_of_those_who_help_answers_for_its_rows() -> None:
    assert set(roles(HELPED)) == {
        ("区水利局", "responsibleFor", "清淤18公里"),
        ("区住建局", "supports", "清淤18公里"),
        ("区水利局", "responsibleFor", "护堤6处"),
        ("白沙镇", "supports", "护堤6处"),
    }


FAULT = """青石区整改情况公示
一、整改任务
蓝溪沿岸6处排口直排。
二、责任单位
区水利局、白沙镇政府
三、整改目标
排口全部封堵。
四、整改情况
已封堵排口6处。
"""


def test_a_fault_below_numbered_headings_has_units_and_promises_nothing() -> None:
    found = read(FAULT)
    assert [unit for unit, _, _ in roles(FAULT)] == ["区水利局", "白沙镇政府"]
    assert not targets(found)
    assert [e.object.name for e in found.statements if e.predicate == "measures"] == ["封堵排口"]


def test_prose_that_tells_in_passing_by_whom_something_is_done_is_no_list() -> None:
    rules = MINUTES.replace("常务会议纪要", "资金管理办法")
    assert read(rules).document.kind != "task_list"
    beside = FIRST.replace("检测道路320公里。", "由区档案局牵头，检测道路320公里。")
    assert roles(beside) == roles(FIRST)


def test_the_committee_and_the_office_of_a_place_are_two_and_of_a_group_one() -> None:
    text = (
        "青石区整改清单\n序号\t任务\t责任单位\t督导单位\n"
        "1\t关停作坊5家\t云岭镇党委、政府，白沙镇党委政府\t区农业局\n"
        "2\t修复矿山3处\t各镇党委、政府\t区资规局\n"
    )
    assert roles(text) == [
        ("云岭镇党委", "responsibleFor", "关停作坊5家"),
        ("云岭镇政府", "responsibleFor", "关停作坊5家"),
        ("白沙镇党委", "responsibleFor", "关停作坊5家"),
        ("白沙镇政府", "responsibleFor", "关停作坊5家"),
        ("区农业局", "supports", "关停作坊5家"),
        ("各镇党委、政府", "responsibleFor", "修复矿山3处"),
        ("区资规局", "supports", "修复矿山3处"),
    ]


HEADED = """青石区2031年项目计划表
序号\t项目名称\t建设内容\t建设年限\t总投资（万元）\t责任单位\t完成时限
合计\t\t3个\t\t900\t\t
一、水利项目\t\t1个\t\t300\t\t
1\t蓝溪整治\t治理河道18公里\t2031—2033\t300\t区水利局\t2032年6月
二\t交通项目\t2个\t\t600\t\t
2\t西路改建\t改建公路14公里\t2031—2032\t400\t区交通局\t10月底
3\t东桥重建\t重建桥梁1座\t2031\t200\t云岭镇\t12月底
"""


def test_a_row_with_a_chinese_number_and_a_count_heads_the_rows_below() -> None:
    found = read(HEADED)
    assert goals(found) == [
        ("蓝溪整治", "水利项目"),
        ("西路改建", "交通项目"),
        ("东桥重建", "交通项目"),
    ]
    assert {task for _, _, task in roles(HEADED)} == {"蓝溪整治", "西路改建", "东桥重建"}


def test_the_end_of_a_task_is_what_its_column_of_ends_says_not_its_span() -> None:
    due = [each.value_text for each in read(HEADED).statements if each.predicate == "dueStatedIn"]
    assert due == ["2032年6月", "10月底", "12月底"]


def test_a_list_of_proposals_names_who_deals_with_each() -> None:
    text = (
        "青石区政协提案交办表\n提案号\t案由\t提案人\t主办单位\t会办单位\t办理类型\n"
        "001\t关于开行夜班公交的建议\t周明\t区交通局\t区财政局\t面商\n"
        "007\t关于管护小型水闸的建议\t陈芳\t区水利局\t各镇\t函复\n"
    )
    found = read(text)
    assert found.document.kind == "progress_table"
    assert goals(found) == []
    assert roles(text) == [
        ("区交通局", "leads", "关于开行夜班公交的建议"),
        ("区财政局", "supports", "关于开行夜班公交的建议"),
        ("区水利局", "leads", "关于管护小型水闸的建议"),
        ("各镇", "supports", "关于管护小型水闸的建议"),
    ]


def test_a_bracket_within_a_remark_is_of_the_remark() -> None:
    text = FIRST.replace("不再单独列出", "以下均需各镇（街道、农场）落实，不再列出")
    assert roles(text) == roles(FIRST)
    stopped = FIRST.replace(
        "、区财政局）", "牵头；区财政局配合。以下均需各镇（街道）落实，不再列出）"
    )
    assert roles(stopped.replace("（责任单位：区住建局", "（区住建局"))[:2] == [
        ("区住建局", "leads", "查清底数"),
        ("区财政局", "supports", "查清底数"),
    ]


def test_a_sign_beside_a_name_leads_where_the_document_says_so() -> None:
    table = (
        "青石区任务清单\n序号\t任务\t责任单位\n"
        "1\t建桥1座\t★区住建局、区财政局\n2\t修路2公里\t区财政局、区交通局★\n"
    )
    said = table + "注：带“★”的为牵头单位，其他为配合单位。\n"
    leads = [(unit, task) for unit, role, task in roles(said) if role == "leads"]
    assert leads == [("区住建局", "建桥1座"), ("区交通局", "修路2公里")]
    assert {role for _, role, _ in roles(table)} == {"responsibleFor"}
    assert {unit for unit, _, _ in roles(table)} == {"区住建局", "区财政局", "区交通局"}


def test_what_a_unit_does_for_the_task_is_no_part_of_its_name() -> None:
    table = (
        "青石区任务台账\n序号\t任务\t职责分工\n"
        "1\t拆除水坝3座\t区水利局负责组织实施，区发改局负责项目核销，区教育局做好宣传\n"
        "2\t修复矿山5处\t区资规局牵头，区林业局配合栽树，区保障中心\n"
    )
    assert roles(table) == [
        ("区水利局", "responsibleFor", "拆除水坝3座"),
        ("区发改局", "responsibleFor", "拆除水坝3座"),
        ("区教育局", "responsibleFor", "拆除水坝3座"),
        ("区资规局", "leads", "修复矿山5处"),
        ("区林业局", "supports", "修复矿山5处"),
        ("区保障中心", "responsibleFor", "修复矿山5处"),
    ]


def card(name: str, words: str, unit: str) -> str:
    rows = (("项目名称", name), ("建设内容", words), ("责任单位", unit), ("完成时限", "6月底"))
    cells = "".join(f"<tr><td>{head}<td>{value}</tr>" for head, value in rows)
    return f"<table>{cells}</table>"


def test_a_card_of_heads_at_the_left_is_a_row_under_them() -> None:
    page = (
        "<p>青石区2031年实事项目卡</p><p>项目一</p>"
        + card("蓝溪整治", "治理河道18公里", "区水利局、云岭镇")
        + "<p>项目二</p>"
        + card("西路改建", "改建公路14公里", "区交通局")
    )
    found = extract(read_bytes(page.encode(), "一.html"))
    assert found.document.kind == "progress_table"
    assert found.document.title == "青石区2031年实事项目卡"
    assert [
        (each.subject.name, each.object.name)
        for each in found.statements
        if each.predicate == "responsibleFor"
    ] == [("区水利局", "蓝溪整治"), ("云岭镇", "蓝溪整治"), ("区交通局", "西路改建")]
    assert [each.value_text for each in found.statements if each.predicate == "dueStatedIn"] == [
        "6月底",
        "6月底",
    ]
    plain = "<table><tr><td>项目名称<td>责任单位</tr><tr><td>蓝溪整治<td>区水利局</tr></table>"
    assert roles_of(plain) == [("区水利局", "蓝溪整治")]


def roles_of(page: str) -> list[tuple[str, str]]:
    found = extract(read_bytes(page.encode(), "一.html"))
    said = (each for each in found.statements if each.predicate == "responsibleFor")
    return [(each.subject.name, each.object.name) for each in said]


def test_square_brackets_of_a_keyboard_say_who_answers_over_line_ends_too() -> None:
    square = FIRST.replace("（责任", "[责任").replace("（牵头", "[牵头").replace("局）", "局]")
    square = square.replace("下同）", "下同]").replace("列出〕）", "列出〕]")
    assert roles(square) == roles(FIRST)
    cut = square.replace("[责任单位：区住建局", "[责任\n单位：区住建局")
    assert roles(cut) == roles(FIRST)


def test_those_who_deal_with_a_proposal_together_support_and_one_alone_leads() -> None:
    text = "青石区建议交办清单\n" + "".join(
        f"{n}.关于修建{n}号桥的建议。承办单位：区交通局（主办）、区水务局（会办）\n"
        for n in range(1, 4)
    )
    text += "4.关于修路的建议。承办单位：青石开发区管委会办（独办）\n"
    assert roles(text)[:2] == [
        ("区交通局", "leads", "关于修建1号桥的建议"),
        ("区水务局", "supports", "关于修建1号桥的建议"),
    ]
    assert roles(text)[-1] == ("青石开发区管委会办", "leads", "关于修路的建议")


def test_a_line_of_the_day_and_the_measure_is_no_head_of_a_table() -> None:
    rows = "".join(
        f"<tr><td>{n}<td>任务{n}号<td>建桥{n}座<td>区住建局<td>2031.12</tr>" for n in (1, 2)
    )
    page = (
        "<table><tr><td colspan=5>青石区项目包抓表</tr>"
        "<tr><td colspan=3>截至2031年3月31日<td colspan=2>金额单位：万元</tr>"
        "<tr><td>编号<td>项目名称<td>建设内容<td>责任单位<td>竣工时间</tr>"
        f"{rows}</table>"
    )
    assert roles_of(page) == [("区住建局", "任务1号"), ("区住建局", "任务2号")]


def test_a_table_below_a_sentence_or_an_annex_label_has_the_title_above() -> None:
    table = "序号\t任务\t责任单位\n1\t建桥1座\t区住建局\n2\t修路2公里\t区交通局\n"
    below = "青石区2031年民心工程任务分解\n经会议审议通过，现将任务分解如下：\n" + table
    assert read(below).document.title == "青石区2031年民心工程任务分解"
    signed = below.replace("经会议", "2031-02-20　区安委会办公室\n经会议")
    assert read(signed).document.title == "青石区2031年民心工程任务分解"
    annexed = "青石区2031年民心工程工作要点\n各单位要抓好落实。\n附件：任务分工表\n" + table
    assert read(annexed).document.title == "青石区2031年民心工程工作要点"


def test_whichever_cities_of_a_list_are_one_group_and_villages_answer_too() -> None:
    text = (
        "青石区整治清单\n序号\t任务\t责任单位\t责任村（社区）\n"
        "1\t清理河道5条\t区水利局\t红旗村\n2\t改造厕所3处\t各有关州、市人民政府\t各村（社区）\n"
    )
    assert [(unit, task) for unit, _, task in roles(text)] == [
        ("区水利局", "清理河道5条"),
        ("红旗村", "清理河道5条"),
        ("各有关州、市人民政府", "改造厕所3处"),
        ("各村（社区）", "改造厕所3处"),
    ]


TICKED = """青石区2031年任务分工
序号\t任务\t区农业局\t区住建局\t各镇\t完成时限
1\t改造厕所1800座\t★\t\t√\t11月底
2\t新建厂站22座\t√\t★\t\t12月底

注：★为牵头单位，√为配合单位。
"""


def test_units_that_head_columns_answer_where_a_sign_stands() -> None:
    assert roles(TICKED) == [
        ("区农业局", "leads", "改造厕所1800座"),
        ("各镇", "supports", "改造厕所1800座"),
        ("区农业局", "supports", "新建厂站22座"),
        ("区住建局", "leads", "新建厂站22座"),
    ]
    unsaid = TICKED.partition("\n注")[0]
    assert {role for _, role, _ in roles(unsaid)} == {"responsibleFor"}


def test_merged_cells_under_a_head_that_says_nothing_group_rows_and_may_name_who_leads() -> None:
    text = (
        "青石区茶产业任务清单\n行动\t编号\t具体任务\t责任单位\n"
        "强基行动（牵头单位：区农业局）\t1.1\t改造茶园1万亩\t云岭镇\n"
        "\t1.2\t建设苗圃500亩\t白沙镇\n"
        "强企行动（牵头单位：区科经局）\t2.1\t培育企业8家\t区招商局\n"
    )
    leads = [(unit, task) for unit, role, task in roles(text) if role == "leads"]
    assert leads == [
        ("区农业局", "改造茶园1万亩"),
        ("区农业局", "建设苗圃500亩"),
        ("区科经局", "培育企业8家"),
    ]
    assert goals(read(text)) == [
        ("改造茶园1万亩", "强基行动"),
        ("建设苗圃500亩", "强基行动"),
        ("培育企业8家", "强企行动"),
    ]


def test_who_leads_a_group_leads_no_row_that_says_its_own() -> None:
    text = (
        "青石区茶产业任务清单\n行动\t编号\t具体任务\t牵头单位\n"
        "强基行动（区农业局总牵头）\t1\t改造茶园1万亩\t云岭镇\n\t2\t建设苗圃500亩\t白沙镇\n"
    )
    assert roles(text) == [
        ("云岭镇", "leads", "改造茶园1万亩"),
        ("白沙镇", "leads", "建设苗圃500亩"),
    ]


def test_a_label_behind_dashes_and_those_joined_by_a_verb_that_is_a_county_too() -> None:
    dashed = FIRST.replace("（责任", "\n——责任").replace("（牵头", "\n——牵头").replace("局）", "局")
    assert roles(dashed.replace("下同）", "下同"))[:4] == roles(FIRST)[:4]
    minutes = MINUTES.replace("各镇配合，", "会同县水利局、县财政局，").replace("青石区", "青石县")
    found = read(minutes)
    assert [unit for unit, role, _ in roles(minutes) if role == "supports"][:2] == [
        "县水利局",
        "县财政局",
    ]
    assert found.document.division.name == "青石县"
    owner = read(MINUTES.replace("作为业主单位", "作为项目业主"))
    assert [each.subject.name for each in owner.statements if each.predicate == "owns"] == [
        "青石城投公司",
        "云岭公司",
    ]


def test_a_cell_in_quotation_marks_names_its_units() -> None:
    table = '青石区清单\n序号\t任务\t责任单位\n1\t建桥\t"区住建局、云岭镇"\n2\t修路\t区交通局\n'
    assert [unit for unit, _, _ in roles(table)] == ["区住建局", "云岭镇", "区交通局"]


def test_what_is_built_or_planned_is_no_unit() -> None:
    table = (
        "青石区项目表\n序号\t项目名称\t建设主体\n1\t蓝溪公司\t蓝溪产业基地项目\n"
        "2\t西路改建\t青石城投公司\n3\t东桥\t区工程局\n"
    )
    assert [unit for unit, _, _ in roles(table)] == ["青石城投公司", "区工程局"]


def dues(text: str) -> dict[str, str]:
    """The day of each task that has one."""
    return {
        each.subject.name: str(dict(each.subject.properties)["dueDate"])
        for each in read(text).statements
        if each.predicate == "dueStatedIn"
    }


WHO_AND_WHEN = """青石区2031年治理方案
一、主要任务
1.更换管道20公里。（2031年底前完成，区城管局负责）
2.改造食堂15个。（区教育局，8月底前）
3.整治路口6处。（区公安局、区交通局负责）（10月底前完成）
4.维护预警设施。（责任单位：各镇、区水利局；常年坚持）
5.修缮书院（区文旅局；6月底前完成主体工程）
6.清运垃圾。责任单位：区环卫中心、各街道（7月底前）
7.新建机构。每街道1所。完成时间：2032年底前。责任单位：区卫健局、区教育局。
8.修缮校舍。（区教育局、区住建局）（完成时限：5月底）
9.排查高楼。
【责任单位：区消防大队（牵头）、区住建局】
【时限：11月—12月】
"""


def test_by_when_stands_before_or_behind_who_answers_and_is_no_unit() -> None:
    assert [(unit, task) for unit, _, task in roles(WHO_AND_WHEN)] == [
        ("区城管局", "更换管道20公里"),
        ("区教育局", "改造食堂15个"),
        ("区公安局", "整治路口6处"),
        ("区交通局", "整治路口6处"),
        ("各镇", "维护预警设施"),
        ("区水利局", "维护预警设施"),
        ("区文旅局", "修缮书院"),
        ("区环卫中心", "清运垃圾"),
        ("各街道", "清运垃圾"),
        ("区卫健局", "新建机构"),
        ("区教育局", "新建机构"),
        ("区教育局", "修缮校舍"),
        ("区住建局", "修缮校舍"),
        ("区消防大队", "排查高楼"),
        ("区住建局", "排查高楼"),
    ]
    assert dues(WHO_AND_WHEN) == {
        "更换管道20公里": "2031-12-31",
        "改造食堂15个": "2031-08-31",
        "整治路口6处": "2031-10-31",
        "修缮书院": "2031-06-30",
        "清运垃圾": "2031-07-31",
        "新建机构": "2032-12-31",
        "修缮校舍": "2031-05-31",
        "排查高楼": "2031-12-31",
    }


SECTIONS = """青石区2031年创建计划
一、改善环境
1.整治街巷40条。
2.新建公厕12座。
责任单位：
区城管局
各街道办事处
完成时限：10月底
二、改善交通
1.新划泊位600个。
2.设劝导岗30处。
责任单位：区公安局
三、治理散煤（区发改局牵头，9月底前完成）
1.改造取暖6000户。
2.取缔销售点14个，年底前完成。
3.长期坚持巡查。
四、清理河岸（责任单位：区水务局；完成时限：5月底）
——拆除违建32处。
——退还岸线2公里。
"""


def test_units_and_days_said_once_are_those_of_the_section() -> None:
    assert [each for each in roles(SECTIONS) if each[1] == "responsibleFor"] == [
        (unit, "responsibleFor", task)
        for task, units in (
            ("整治街巷40条", ("区城管局", "各街道办事处")),
            ("新建公厕12座", ("区城管局", "各街道办事处")),
            ("新划泊位600个", ("区公安局",)),
            ("设劝导岗30处", ("区公安局",)),
            ("拆除违建32处", ("区水务局",)),
            ("退还岸线2公里", ("区水务局",)),
        )
        for unit in units
    ]
    assert dues(SECTIONS) == {
        "整治街巷40条": "2031-10-31",
        "新建公厕12座": "2031-10-31",
        "改造取暖6000户": "2031-09-30",
        "取缔销售点14个，年底前完成": "2031-12-31",
        "拆除违建32处": "2031-05-31",
        "退还岸线2公里": "2031-05-31",
    }
    below = f"青石区2031年创建计划\n{SECTIONS[SECTIONS.index('一、') : SECTIONS.index('三、')]}"
    for high, low in (("一、", "一、主要任务\n（一）"), ("二、", "（二）")):
        below = below.replace(high, low)
    assert len(roles(below)) == 6
    alone = SECTIONS[: SECTIONS.index("二、")]
    assert {task for _, _, task in roles(alone)} == {"新建公厕12座"}


def test_tasks_handed_out_one_after_the_other_are_a_list_also_in_the_news() -> None:
    news = (
        "6月14日，青石区召开土地处置推进会。\n为完成任务，区长要求，由区发改局牵头，区委党校配合，"
        "在9月底前完成党校供地；由园区管委会牵头，区资规局配合，处置厂房用地；由东关街道负责，清理空地。\n"
    )
    assert roles(news) == [
        ("区发改局", "leads", "在9月底前完成党校供地"),
        ("区委党校", "supports", "在9月底前完成党校供地"),
        ("园区管委会", "leads", "处置厂房用地"),
        ("区资规局", "supports", "处置厂房用地"),
        ("东关街道", "responsibleFor", "清理空地"),
    ]


def test_who_takes_part_is_told_at_the_end_and_by_when_behind_it() -> None:
    plan = (
        "青石区2031年住房工作方案\n一、由区住建局牵头制定补贴办法，区财政局、区税务局参与，4月底前出台。\n"
        "二、区资规局牵头，会同区住建局，于5月底前公布供地计划。\n三、各街道负责摸排楼盘。\n"
    )
    assert roles(plan) == [
        ("区住建局", "leads", "制定补贴办法"),
        ("区财政局", "supports", "制定补贴办法"),
        ("区税务局", "supports", "制定补贴办法"),
        ("区资规局", "leads", "于5月底前公布供地计划"),
        ("区住建局", "supports", "于5月底前公布供地计划"),
        ("各街道", "responsibleFor", "摸排楼盘"),
    ]
    assert list(dues(plan).values()) == ["2031-04-30", "2031-05-31"]


def test_a_heading_that_leads_leads_the_tasks_that_name_who_else_answers() -> None:
    plan = (
        "青石区2031年招商方案\n一、紧盯产业（牵头单位：区招商局）\n1.引进食品企业6家。（责任单位：区农业局，12月底前）\n"
        "2.引进材料企业3家。（责任单位：区科技局）\n二、强化保障（牵头单位：区资规局）\n3.收储用地800亩。\n"
    )
    assert roles(plan) == [
        ("区招商局", "leads", "引进食品企业6家"),
        ("区农业局", "responsibleFor", "引进食品企业6家"),
        ("区招商局", "leads", "引进材料企业3家"),
        ("区科技局", "responsibleFor", "引进材料企业3家"),
        ("区资规局", "leads", "收储用地800亩"),
    ]


def test_a_schedule_says_by_when_before_a_colon() -> None:
    plan = (
        "青石区水务局2031年工作安排\n3月：召开动员会。（水政股）\n4月至5月：走访农户420户。（责任股室：农水股、规划股）\n"
        "全年：落实巡查。（水政股牵头，农水股配合）\n"
    )
    assert [each[:2] for each in roles(plan)] == [
        ("水政股", "responsibleFor"),
        ("农水股", "responsibleFor"),
        ("规划股", "responsibleFor"),
        ("水政股", "leads"),
        ("农水股", "supports"),
    ]
    assert list(dues(plan).values()) == ["2031-03-31", "2031-05-31"]


def test_a_line_with_a_year_over_numbered_tables_is_their_title() -> None:
    tables = (
        "青石区2031年重点工作\n一、经济指标\n序号\t指标\t目标值\t责任单位\n1\t投资\t40亿元\t区发改局\n"
        "二、重点项目\n序号\t项目名称\t责任单位\t完成时限\n1\t青石大桥\t区交通局\t9月底\n"
    )
    assert read(tables).document.title == "青石区2031年重点工作"
    assert dues(tables) == {"青石大桥": "2031-09-30"}


BODIES = """青石区城市更新工作专班分工
一、征收组
{}成员单位：区住建局、东关街道
主要任务：9月底前完成签约600户。
二、宣传组
{}成员单位：区委宣传部。职责：做好政策宣传。
"""


def test_members_of_a_body_answer_for_what_it_is_told_and_support_who_leads() -> None:
    assert roles(BODIES.format("组长：张某\n", "")) == [
        ("区住建局", "responsibleFor", "征收组"),
        ("东关街道", "responsibleFor", "征收组"),
        ("区委宣传部", "responsibleFor", "宣传组"),
    ]
    led = roles(BODIES.format("牵头单位：区城投公司\n", "牵头单位：区文明办；"))
    assert [each for each in led if each[1] == "leads"] == [
        ("区城投公司", "leads", "征收组"),
        ("区文明办", "leads", "宣传组"),
    ]
    assert ("区委宣传部", "supports", "宣传组") in led
    alone = "成立青石区更新领导小组的通知\n成员单位：区住建局、区财政局\n办公室设在区住建局。\n"
    assert roles(alone + "一、要求\n抓好落实。\n") == []


def test_who_guides_supports() -> None:
    assert roles("青石区方案\n1.建立专员制度。（各镇负责落实，区工信局加强指导）\n") == [
        ("各镇", "responsibleFor", "建立专员制度"),
        ("区工信局", "supports", "建立专员制度"),
    ]
