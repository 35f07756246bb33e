"""Lists of tasks in prose, as other places write them; the district is invented."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import pytest

from kg.answer.ask import ask
from kg.follow.assess import assess
from kg.load.pipeline import load
from kg.run.reading import infer
from loaders.formats import read_text
from loaders.kinds import extract
from ontology.errors import KgError, UnknownDocumentKind
from ontology.model import Extraction, Outcome
from queries import question

TITLE = "青石区2024年《政府工作报告》重点工作责任分解方案"

LINES = f"""云岭市青石区人民政府办公室文件
青政办〔2024〕1号
{TITLE}
各单位要提高站位，各牵头单位要抓总，有关事项如下。
一、压实责任，明确分工。各单位于2月底前报送台账。
二、加强督查，定期通报。
青石区人民政府办公室
2024年1月20日
一、经济社会发展主要预期目标
1.地区生产总值增长6%左右。
牵头单位：区发改局
责任单位：青石经济开发区、各街道
2.居民收入与经济增长基本同步。
牵头单位：区人社局
二、重点任务
（一）提升城市品质
3.改造老旧小区12个，新增停车泊位800个。完善物业管理。
牵头单位：区住建局
责任单位：区城管局、
各街道
配合单位：青城投集团
完成时限：10月底
4.编制甲路街区规划。
5.打通断头路3条。
责任单位：区交通局
"""

BRACKETS = f"""{TITLE}
为落实报告，制定本方案。
一、优化环境
（一）精简事项。编制清单，公布事项60项。（牵头单位：区审批局；责任单位：区司法局，各街道，6月底完成）
（二）压缩时间。开办时间压缩至2个工作日以内。（区市监局牵头，区税务局、区公安局配合）
（三）提升服务
建成服务站20个（区审批局负责）；发展网点7家（区邮政局牵头）。
培训代办员300名。（区人社局、各街道按职责分工负责）
——加强保障
（四）落实资金。安排资金500万元。（区财政局）
二、组织保障
（一）加强领导。成立专班。
"""

PROGRESS = """青石区2024年民生实事项目进展情况公示（截至12月底）
1.新建幼儿园3所。 责任单位：区教育局 配合单位：区住建局，各街道 进展情况：建成幼儿园3所，学位720个。
2.改造公厕20座。 牵头领导：李四 责任单位：区城管局 完成情况：已改造15座，完成率75%。
3.举办社区运动会。 牵头领导：李四 责任单位：区文旅局 完成情况：因故取消举办。
"""


def of(extraction: Extraction, predicate: str, row: int | None = None) -> list[str]:
    return [
        each.subject.name
        for each in extraction.statements
        if each.predicate == predicate and row in (None, each.passage.row)
    ]


def tasks(extraction: Extraction) -> list[str]:
    return [
        each.object.name
        for each in extraction.statements
        if each.predicate == "mentions" and each.method == "task_list/title"
    ]


def targets(extraction: Extraction, row: int) -> list[tuple[str, object]]:
    return [
        (each.object.name, each.object.get("period"))
        for each in extraction.statements
        if each.predicate == "hasTarget" and each.passage.row == row
    ]


def test_units_on_lines_of_their_own() -> None:
    extraction = extract(read_text(LINES, "a.txt"))
    assert extraction.document.kind == "task_list"
    assert extraction.document.title == TITLE
    assert extraction.document.division.name == "青石区"
    assert extraction.document.dated == "2024-01-20"
    assert tasks(extraction) == [
        "地区生产总值增长6%左右",
        "居民收入与经济增长基本同步",
        "改造老旧小区12个，新增停车泊位800个",
        "编制甲路街区规划",
        "打通断头路3条",
    ]
    assert of(extraction, "leads") == ["区发改局", "区人社局", "区住建局"]
    assert of(extraction, "responsibleFor", 1) == ["青石经济开发区", "各街道"]
    assert of(extraction, "responsibleFor", 3) == ["区城管局", "各街道"]  # runs on below
    assert of(extraction, "supports", 3) == ["青城投集团"]
    assert of(extraction, "responsibleFor", 4) == []  # nobody's, and yet a task
    assert targets(extraction, 3) == [
        ("改造老旧小区 12个", "by 2024-10"),
        ("新增停车泊位 800个", "by 2024-10"),
    ]
    assert targets(extraction, 2) == [("居民收入与经济增长基本同步", "2024")]


def test_terms_of_support_are_no_targets() -> None:
    """Who gets what, and how much at most, is a policy's rule: nobody falls short of it."""
    text = (
        f"{TITLE}\n1.招引企业8家，按照不高于投资额的20%，给予最高300万元补助。年薪40万元以上的，"
        "可认定为领军人才；贴息金额每年不超过60万元。（责任单位：区商务局）\n"
        "2.发放就业补贴500万元，服务1200人。（责任单位：区人社局）\n"
    )
    extraction = extract(read_text(text, "a.txt"))
    assert [name for name, _ in targets(extraction, 1)] == ["招引企业 8家"]
    assert [name.split()[-1] for name, _ in targets(extraction, 2)] == ["500万元", "1200人"]


def test_units_may_stand_on_the_line_below_their_label() -> None:
    text = (
        f"{TITLE}\n1．新增企业24家。\n牵头单位：\n区工信局\n责任单位：\n区统计局、各街道\n"
        "2．修路3条。\n牵头单位∶区交通局\n3．建桥2座。\n牵头单位：区住建局\n"
    )
    extraction = extract(read_text(text, "a.txt"))
    assert tasks(extraction) == ["新增企业24家", "修路3条", "建桥2座"]
    assert of(extraction, "leads") == ["区工信局", "区交通局", "区住建局"]
    assert of(extraction, "responsibleFor") == ["区统计局", "各街道"]


def test_passages_say_the_label_the_number_and_the_headings() -> None:
    extraction = extract(read_text(LINES, "a.txt"))
    (lead,) = [
        each
        for each in extraction.statements
        if each.predicate == "leads" and each.passage.row == 3
    ]
    assert lead.passage.quote == "区住建局"
    assert lead.passage.column == "牵头单位"
    assert lead.passage.section == ("二、重点任务", "（一）提升城市品质")
    parents = [
        (each.passage.row, each.object.name)
        for each in extraction.statements
        if each.predicate == "partOf"
    ]
    assert parents == [
        (1, "经济社会发展主要预期目标"),
        (2, "经济社会发展主要预期目标"),
        (3, "提升城市品质"),
        (4, "提升城市品质"),
        (5, "提升城市品质"),
    ]


def test_units_in_brackets() -> None:
    extraction = extract(read_text(BRACKETS, "a.txt"))
    assert tasks(extraction) == [
        "精简事项",
        "压缩时间",
        "建成服务站20个",
        "发展网点7家",
        "培训代办员300名",
        "落实资金",
    ]
    assert of(extraction, "leads") == ["区审批局", "区市监局", "区邮政局"]
    assert of(extraction, "supports", 2) == ["区税务局", "区公安局"]
    assert of(extraction, "responsibleFor", 1) == ["区司法局", "各街道"]
    assert of(extraction, "responsibleFor", 5) == ["区人社局", "各街道"]
    assert of(extraction, "responsibleFor", 6) == ["区财政局"]
    assert targets(extraction, 1) == [("公布事项 60项", "by 2024-06")]
    sections = {
        each.passage.row: each.passage.section
        for each in extraction.statements
        if each.predicate == "responsibleFor"
    }
    assert sections[3] == sections[5] == ("一、优化环境", "（三）提升服务")
    assert sections[6] == ("一、优化环境", "加强保障")


def test_a_plan_is_not_silent(tmp_path: Path) -> None:
    assert assess(extract(read_text(LINES, "plan.txt"))) == []
    for name, text in (("plan.txt", LINES), ("progress.txt", PROGRESS)):
        (tmp_path / name).write_text(text, "utf-8")
    load([tmp_path / "plan.txt"], tmp_path / "store")
    silent = question("silent")
    assert ask(silent, {}, tmp_path / "store", engine="embedded").rows == ()
    assert ask(silent, {}, tmp_path / "store", engine="rdf").rows == ()
    load([tmp_path / "progress.txt"], tmp_path / "store")
    assert ask(question("unmet"), {}, tmp_path / "store").rows != ()
    assert ask(silent, {}, tmp_path / "store", engine="embedded").rows == ()


def test_progress_behind_the_units_is_judged() -> None:
    extraction = extract(read_text(PROGRESS, "a.txt"))
    verdicts = [each.value_text for each in assess(extraction) if each.predicate == "verdict"]
    assert verdicts == ["met", "not_met", "cancelled"]
    assert of(extraction, "supports", 1) == ["区住建局", "各街道"]
    results = [
        (each.passage.row, each.object.name, each.value_text)
        for each in extraction.statements
        if each.predicate == "measures"
    ]
    assert results == [
        (1, "建成幼儿园", "3所"),
        (1, "学位", "720个"),
        (2, "改造公厕", "15座"),
    ]
    checks = [each.value_text for each in assess(extraction) if each.predicate == "hasCheck"]
    assert checks == ["75%"]


FAULTS = """青石区督察问题整改任务清单（截至2023年12月31日）
问题一：30%的企业未纳管。
整改目标：新建管网22公里。
责任单位：区住建局
整改时限：2023年9月底前
整改进展：建成管网24公里。
问题二：荒地5处。
整改目标：新建绿地3亩。
责任单位：区林业局
整改情况：新建绿地2亩。
问题三：泵站不足。
整改目标：新建泵站2座。
责任单位：区水务局
整改结果：建成泵站2座。
"""


def test_what_is_wrong_is_no_goal_and_how_it_was_mended_is_judged() -> None:
    extraction = extract(read_text(FAULTS, "a.txt"))
    goals = [targets(extraction, row)[0][0] for row in (1, 2, 3)]
    assert goals == ["新建管网 22公里", "新建绿地 3亩", "新建泵站 2座"]
    assert len(of(extraction, "hasTarget")) == 3
    verdicts = [each.value_text for each in assess(extraction) if each.predicate == "verdict"]
    assert verdicts == ["exceeded", "not_met", "met"]


@pytest.mark.parametrize(
    ("remark", "leads"),
    [
        ("（列第一位的为牵头单位，下同）", ["区发改局", "区城管局", "区人社局", "区教育局"]),
        ("（第一责任单位为牵头单位，下同）", ["区发改局", "区城管局", "区人社局", "区教育局"]),
        ("", ["区人社局", "区教育局"]),
    ],
)
def test_the_first_leads_where_the_document_says_so(remark: str, leads: list[str]) -> None:
    text = f"""{TITLE}
1.甲项目建设。
责任单位：区发改局、区住建局{remark}
2.乙项目建设。
责任单位：区城管局、各街道
3.增收促学。
责任单位：区人社局、区教育局分别牵头
4.各街道创建。
责任单位：各街道、区民政局
"""
    extraction = extract(read_text(text, "a.txt"))
    assert of(extraction, "leads") == leads
    assert of(extraction, "responsibleFor", 1) == ["区发改局", "区住建局"]
    assert of(extraction, "responsibleFor", 3) == []


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("关于印发《青石区2025年工作要点》的通知", "青石区2025年工作要点"),
        ("青石区政府2025年重点工作\n任务分解方案", "青石区政府2025年重点工作任务分解方案"),
        ("青政办〔2025〕1号\n2025年3月12日\n青石区工作要点", "青石区工作要点"),
        (
            "青石区2025年重点项目6月份推进情况\n一、计划建校3所。",
            "青石区2025年重点项目6月份推进情况",
        ),
    ],
)
def test_the_title_is_that_of_the_list(front: str, title: str) -> None:
    tasks_ = "".join(f"{n}.建桥{n}座。\n责任单位：区甲局\n" for n in (1, 2, 3))
    assert extract(read_text(f"{front}\n{tasks_}", "a.txt")).document.title == title


def test_the_account_adds_up_and_what_says_nothing_is_kept() -> None:
    document = read_text(LINES, "a.txt")
    extraction = extract(document)
    counts = extraction.counts()
    assert counts[Outcome.REJECTED] == 0
    assert counts[Outcome.STATED] + counts[Outcome.KEPT] == len(extraction.account)
    kept = "".join(
        document.text[each.start : each.end]
        for each in extraction.account
        if each.outcome is Outcome.KEPT
    )
    assert "压实责任" in kept
    assert "地区生产总值" not in kept


def test_one_unit_is_enough_only_below_the_title_of_a_plan() -> None:
    tasks = "1.建桥。\n责任单位：区住建局\n2.修路。\n3.栽树。\n"
    read = extract(read_text(f"{TITLE}\n{tasks}", "a.txt"))
    answers = [
        (each.subject.name, each.object.name)
        for each in read.statements
        if each.predicate == "responsibleFor"
    ]
    assert (read.document.kind, answers) == ("task_list", [("区住建局", "建桥")])
    with pytest.raises(UnknownDocumentKind, match=r"three tasks|fewer than three"):
        extract(read_text(f"青石区纪事\n{tasks}", "a.txt"))


def test_a_plan_that_was_copied_without_its_title_says_what_it_is() -> None:
    front = "各镇政府：\n为修好道路，现就今年的工作{0}。\n一、修路\n"
    task = "（一）建桥。全年建桥3座。（责任单位：区住建局、区交通局）\n（二）栽树。"
    read = extract(read_text(front.format("提出以下实施意见") + task, "a.txt"))
    assert (read.document.kind, len(of(read, "responsibleFor"))) == ("task_list", 2)
    read = extract(read_text(front.format("作了部署") + task, "a.txt"))
    assert (read.document.kind, of(read, "responsibleFor")) == ("official_text", [])


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n各牵头单位：要报送。责任单位：要配合。\n一、落实责任。\n二、修路。\n",
        "各牵头单位：要报送。责任单位：要配合。\n一、落实责任。\n",
    ],
)
def test_labels_without_units_make_no_list(text: str) -> None:
    read = extract(read_text(text, "a.txt"))
    assert read.document.kind == "official_text"
    assert any("no unit was read" in each for each in read.notices)


@pytest.mark.parametrize(
    "piece",
    [
        "1.建桥。\n责任单位：区甲局\n",
        "责任单位：区甲局、\n",
        "（一）建桥。（区甲局负责）\n",
        "序号\n",
        "区甲局：一是建桥；二是修路。\n",
        "（",
        "责任单位：",
    ],
)
def test_hostile_runs_take_linear_time(piece: str) -> None:
    started = time.process_time()
    with contextlib.suppress(KgError):  # what it is taken for is no matter here
        extract(read_text("青石区2024年方案\n" + piece * (20_000 // len(piece)), "a.txt"))
    assert time.process_time() - started < 15  # a square would take minutes


def test_those_who_sign_the_news_of_a_bulletin_answer_for_nothing() -> None:
    text = "简报\n甲社区开展活动。（区民政局）\n乙路通车。（区交通局）\n丙校开学。（区教育局）"
    together = f"{text}\n丁园建成。（区城管局、各街道）\n"
    for news in (text, together):
        read = extract(read_text(news, "a.txt"))
        assert (read.document.kind, of(read, "responsibleFor")) == ("review", [])
    for told in (f"{text}\n丁园建成。（区城管局牵头）\n", together.replace("简报", "重点事项")):
        assert extract(read_text(told, "a.txt")).document.kind == "task_list"


AS_ABOVE = """青石区2024年重点工作任务清单
1.新建绿道5公里。（牵头单位：区住建局；配合单位：区城管局、财政局）
2.改造小区3个。（牵头单位：同上；配合单位：同上、水务局）
3.新建公园2个。（牵头单位：区园林局、区园林局）
4.整治河道6条。（配合单位：同前；责任领导：张三）
"""


def test_as_above_takes_the_units_of_the_task_above() -> None:
    read = extract(read_text(AS_ABOVE, "青石区清单.txt"))
    said = [
        (each.passage.row, each.predicate, each.subject.name, each.passage.quote)
        for each in read.statements
        if each.predicate in ("leads", "supports")
    ]
    assert said == [
        (1, "leads", "区住建局", "区住建局"),
        (1, "supports", "区城管局", "区城管局"),
        (1, "supports", "区财政局", "财政局"),
        (2, "leads", "区住建局", "区住建局"),
        (2, "supports", "区城管局", "区城管局"),
        (2, "supports", "区财政局", "财政局"),
        (2, "supports", "区水务局", "水务局"),
        (3, "leads", "区园林局", "区园林局"),
        (4, "supports", "区城管局", "区城管局"),
        (4, "supports", "区财政局", "财政局"),
        (4, "supports", "区水务局", "水务局"),
    ]
    assert read.notices == ("row 3: 区园林局 is named twice among its units",)


def test_as_above_without_a_task_above_is_said() -> None:
    words = AS_ABOVE.replace("牵头单位：区住建局；", "牵头单位：同上；")
    read = extract(read_text(words, "青石区清单.txt"))
    assert read.notices[0] == "task 1: 同上 has no units above it"
    assert not any(each.predicate == "leads" and each.passage.row == 1 for each in read.statements)


def test_a_task_that_begins_with_a_number_of_its_own_keeps_its_place_in_the_list() -> None:
    lines = (
        "改造小区4个",
        "2024年10月底前改造小区5个",
        "3个月内改造小区6个",
        "5月31日前改造小区7个",
    )
    text = "".join(f"{n}.{words}。\n责任单位：区住建局\n" for n, words in enumerate(lines, 1))
    found = extract(read_text(f"{TITLE}\n{text}", "x.txt"))
    assert tasks(found) == list(lines)
    periods = [period for row in range(1, 5) for _, period in targets(found, row)]
    assert periods == ["2024", "by 2024-10", "2024", "by 2024-05-31"]


def test_goals_above_the_tasks_are_promised_and_results_behind_them_are_none() -> None:
    plan = extract(
        read_text(
            BRACKETS.replace(
                "一、优化环境", "一、总体目标\n到2026年，床位达到36张。\n二、优化环境"
            ),
            "甲.txt",
        )
    )
    targets = {
        (each.object.get("value"), each.object.get("period"))
        for each in plan.statements
        if each.predicate == "hasTarget"
    }
    assert (36, "by 2026") in targets
    told = """青石区2031年民生实事完成情况的通报
（2032年1月5日）
一、新增托位60个。全年新增托位65个。牵头单位：区卫健局
二、改造户厕12户。实际改造户厕11户。牵头单位：区农业局
三、新建场地5处。已建成6处。牵头单位：区体育局
"""
    extraction = extract(read_text(told, "甲.txt"))
    read = [
        (each.predicate, int(str(thing.get("value"))), thing.get("period"))
        for each in extraction.statements
        for thing in (each.subject, each.object)
        if each.predicate in ("hasTarget", "measures") and thing.get("value") is not None
    ]
    assert read == [
        ("hasTarget", 60, "2031"),
        ("measures", 65, "2031"),
        ("hasTarget", 12, "2031"),
        ("measures", 11, "2031"),
        ("hasTarget", 5, "2031"),
        ("measures", 6, "2031"),
    ]
    verdicts = [each.value_text for each in assess(extraction) if each.predicate == "verdict"]
    assert verdicts == ["exceeded", "not_met", "exceeded"]


TOLD = """青石区人民政府办公室关于2031年重点项目的督查通报
各镇街：
二、存在问题
一是征拆缓慢。请区自然资源局于10月20日前完成征拆23户。
二是手续滞后。请区城管局会同区环保局办理手续。由区住建局牵头，会同区财政局、区残联改造5户。
三、工作要求
区住建局负责的项目没有开工。区数据局要每半月通报一次。
"""

MENDED = """青石区督察问题整改清单
一、管网不足。
整改目标：污水处理率达到95%。
整改措施：
1.扩建水厂。
2.新建管网28公里。
牵头单位：区工信局
责任单位：区住建局
二、荒地未治。
（一）整改目标
治理荒地40亩。
（二）整改措施
1.编制方案。
2.抓好复绿。
（三）牵头单位：区林业局
"""

SPOKEN = """青石区发展银发经济实施方案
一、重点任务
（一）养老服务。新增床位300张。（区民政局牵头，区医保局负责）
（二）适老改造。由区住建局牵头，会同区民政局、区残联完成改造500户。
（三）金融支持。鼓励开发产品，区金融办、区财政局等单位按照职责分工抓好落实。
"""

RESPONSE = """青石区防汛应急预案
（一）设立综合协调组。区应急局牵头汇总灾情和制定方案，青石军分区、区供销社等有关部门参加。
（二）设立医疗组。区卫健局牵头救治伤员和防控疫情，区医保局、各医疗机构参加。
"""
DIVIDED = """青石区人民政府办公室关于印发2031年工作任务责任分解方案的通知
各镇街：
一、修路。（区交通局牵头，区财政局等部门，各镇配合）
"""
LABELLED = """青石区事项
一、修路。（责任单位：区交通局、区消防救援总队）
二、栽树。（责任单位：区园林局）
"""


NAMED = """青石区2031年防汛工作要点
1.加强预警。区气象局牵头，区水利局配合，建设雨量站20个，5月底前投用。
2.储备物资。区应急局、各镇按职责分工负责，储备编织袋5万条。
3.开展演练。请区消防大队于6月15日前组织演练1次。
"""
NEWS = """青石区召开防汛会议
会议3月2日要求，区水利局要在5月底前检修水闸8座。区气象局要新建雨量站5个。区应急局要储备编织袋5万条。
"""
NOTICE = """青石区人民政府办公室关于明确责任单位的通知
一、修路。修好道路。（分管副区长负责，区交通局牵头。明确牵头部门的，有关部门配合，不逐一列出）
二、栽树。栽好树木。（区园林局、区住建局负责。责任单位两个以上的，列第一者为牵头单位，下同）
三、揭榜攻坚。各单位按下表抓好落实。
"""


@pytest.mark.parametrize(
    ("text", "answering"),
    [
        (
            NAMED,
            [
                ("区气象局", "leads"),
                ("区水利局", "supports"),
                ("区应急局", "responsibleFor"),
                ("各镇", "responsibleFor"),
                ("区消防大队", "responsibleFor"),
            ],
        ),
        (
            NEWS,
            [
                ("区水利局", "responsibleFor"),
                ("区气象局", "responsibleFor"),
                ("区应急局", "responsibleFor"),
            ],
        ),
        (
            NOTICE,
            [
                ("区交通局", "leads"),
                ("区园林局", "leads"),
                ("区园林局", "responsibleFor"),
                ("区住建局", "responsibleFor"),
            ],
        ),
        (
            RESPONSE,
            [
                ("区应急局", "leads"),
                ("青石军分区", "supports"),
                ("区供销社", "supports"),
                ("区卫健局", "leads"),
                ("区医保局", "supports"),
                ("各医疗机构", "supports"),
            ],
        ),
        (DIVIDED, [("区交通局", "leads"), ("区财政局", "supports"), ("各镇", "supports")]),
        (
            LABELLED,
            [
                ("区交通局", "responsibleFor"),
                ("区消防救援总队", "responsibleFor"),
                ("区园林局", "responsibleFor"),
            ],
        ),
        (
            TOLD,
            [
                ("区自然资源局", "responsibleFor"),
                ("区城管局", "leads"),
                ("区环保局", "supports"),
                ("区住建局", "leads"),
                ("区财政局", "supports"),
                ("区残联", "supports"),
                ("区数据局", "responsibleFor"),
            ],
        ),
        (MENDED, [("区工信局", "leads"), ("区住建局", "responsibleFor"), ("区林业局", "leads")]),
        (
            SPOKEN,
            [
                ("区民政局", "leads"),
                ("区医保局", "responsibleFor"),
                ("区住建局", "leads"),
                ("区民政局", "supports"),
                ("区残联", "supports"),
                ("区金融办", "responsibleFor"),
                ("区财政局", "responsibleFor"),
            ],
        ),
    ],
    ids=["named", "news", "remarks", "response", "divided", "labelled", "told", "faults", "spoken"],
)
def test_who_answers_by_sentences_and_below_lists_of_measures(
    text: str, answering: list[tuple[str, str]]
) -> None:
    extraction = extract(read_text(text, "a.txt"))
    roles = ("leads", "responsibleFor", "supports")
    found = [(e.subject.name, e.predicate) for e in extraction.statements if e.predicate in roles]
    assert extraction.document.kind == "task_list"
    assert sorted(found) == sorted(answering)


BEHIND = """青石区2031年8月重点工作落实情况的督查通报
各镇、街道，区直各部门：
一、征迁工作
1.北山片区签约工作（责任单位：区征收局）应于8月底前签约30户，实际签约26户。
2.河东安置房建设（责任单位：区住建局）计划投资1.2亿元，累计完成投资8600万元。
3.新增普惠托位（责任单位：区卫健局）全年任务400个，截至8月底完成310个。
二、下一步要求
4.加强调度（责任单位：区财政局）
"""


def test_what_came_of_a_task_behind_the_bracket_of_its_units_is_judged() -> None:
    read = infer(extract(read_text(BEHIND, "a.txt")))
    verdicts = [e.object.iri for e in read.statements if e.predicate == "verdict"]
    assert [targets(read, n) for n in (1, 2, 3)] == [
        [("签约 30户", "by 2031-08")],
        [("投资 1.2亿元", "2031")],
        [("新增普惠托位 400个", "2031")],
    ]
    assert [each.rpartition("#")[2] for each in verdicts] == ["not_met", *["in_progress"] * 2]


def test_the_measures_below_a_label_are_of_the_task_above_it() -> None:
    extraction = extract(read_text(MENDED, "a.txt"))
    titles = {e.object.name for e in extraction.statements if e.predicate == "leads"}
    assert titles == {"管网不足", "荒地未治"}
    assert [name for name, _ in targets(extraction, 1)] == ["污水处理率 95%", "新建管网 28公里"]
    assert [name for name, _ in targets(extraction, 2)] == ["治理荒地 40亩"]


def test_a_bracket_that_says_who_answers_without_a_unit_is_told() -> None:
    read = extract(
        read_text(
            f"{TITLE}\n一、建桥。（区住建局负责）\n二、修路。（区交通局负责）\n"
            "三、种树。（林业、城管等部门负责）\n四、宣传。（宣传、融媒负责）\n",
            "a.txt",
        )
    )
    (told,) = [each for each in read.notices if "names no unit" in each]
    assert "（宣传、融媒负责）" in told
    named = {each.passage.quote for each in read.statements if each.predicate == "responsibleFor"}
    assert named >= {"林业", "城管"}


def test_a_document_without_a_date_is_of_the_year_of_its_number() -> None:
    text = (
        "青石区人民政府办公室文件\n青政办〔2031〕7号\n青石区绿化实施方案\n"
        "一、种树。（6月底前完成，责任单位：区园林局）\n"
    )
    extraction = extract(read_text(text, "a.txt"))
    assert extraction.document.dated == "2031"
    assert [e.value_text for e in extraction.statements if e.predicate == "dueStatedIn"] == [
        "6月底前"
    ]


def who(text: str) -> list[tuple[str, str, str]]:
    return [
        (each.subject.name, each.predicate, each.object.name)
        for each in extract(read_text(text, "a.txt")).statements
        if each.predicate in {"leads", "responsibleFor", "supports", "owns"}
    ]


def test_each_numbered_thing_behind_a_unit_is_a_duty_of_its_own() -> None:
    text = (
        "青石区抗旱工作方案\n一、职责分工\n区水务局：1.巡查水闸8座；2.储备水泵30台。\n"
        "区气象局：发布预警信息，报送雨情。\n二、要求\n各部门要密切配合。\n"
    )
    assert who(text) == [
        ("区水务局", "responsibleFor", "巡查水闸8座"),
        ("区水务局", "responsibleFor", "储备水泵30台"),
        ("区气象局", "responsibleFor", "发布预警信息，报送雨情"),
    ]


def test_bodies_without_lines_of_their_own_are_parted() -> None:
    text = (
        "青石区抗旱工作方案\n为做好抗旱，制定本方案。 一、机构 下设两个组： "
        "(一)调水组。负责调度水源。 牵头单位：区水务局 配合单位：区财政局 "
        "(二)宣传组。负责发布信息。 牵头单位：区融媒体中心"
        " 二、要求 (一)提高认识。压实责任。\n"
    )
    assert [(unit, role) for unit, role, _ in who(text)] == [
        ("区水务局", "leads"),
        ("区财政局", "supports"),
        ("区融媒体中心", "leads"),
    ]


def test_a_field_without_a_known_label_parts_no_card() -> None:
    card = "{n}.第{n}水厂\n责任单位：区水务局\n总造价：3亿元\n完成时限：2031年{n}月底\n"
    text = "青石区重点项目清单\n" + "".join(card.format(n=n) for n in (4, 5, 6))
    text = text.replace("4.第4", "1.第4").replace("5.第5", "2.第5").replace("6.第6", "3.第6")
    read = extract(read_text(text, "a.txt"))
    assert [e.value_text for e in read.statements if e.predicate == "dueStatedIn"] == [
        "2031年4月底",
        "2031年5月底",
        "2031年6月底",
    ]


def test_a_role_has_a_manner() -> None:
    text = (
        "青石区绿化方案\n一、种树。（区园林局牵头，各镇积极配合）\n"
        "二、修路。（区交通局负责，区财政局大力支持）\n"
    )
    assert ("各镇", "supports", "种树") in who(text)


def test_a_letter_of_responsibility_is_official_text() -> None:
    text = (
        "云岭镇2031年度消防目标责任书\n甲方：云岭镇人民政府\n乙方：北村村民委员会\n"
        "一、目标\n1.火灾起数下降10%。\n二、任务\n1.每月检查一次。\n2.每季度培训一次。\n"
    )
    assert extract(read_text(text, "a.txt")).document.kind == "official_text"


def test_brackets_before_the_stop_of_each_item_say_who_answers() -> None:
    text = (
        "青石区2031年民生实事\n一、改造公厕20座（区城管局、各街道）。\n二、架桥2座（区交通局）。\n"
        "三、种树3000株（区园林局、区水务局）。\n四、培训2000人（区人社局、区总工会）。\n"
    )
    assert [unit for unit, _, task in who(text) if "架桥" in task] == ["区交通局"]
    assert len(who(text)) == 7
    assert extract(read_text(text, "a.txt")).document.kind == "task_list"


def test_a_phrase_behind_a_label_is_no_unit_and_that_is_told() -> None:
    values = ("完善管理制度", "合计 2 5 1", "国网", "区统计局、区水务局、青石湾直属库")
    tasks = (f"{at}.修好{at}号路。责任单位：{each}\n" for at, each in enumerate(values, 1))
    read = extract(read_text(f"青石区2031年重点任务清单\n{''.join(tasks)}", "a.txt"))
    assert of(read, "responsibleFor") == ["国网", "区统计局", "区水务局", "青石湾直属库"]
    told = [each for each in read.notices if "no unit was read" in each]
    assert told == [
        "row 1: no unit was read in 完善管理制度",
        "row 2: no unit was read in 合计2 5 1",
    ]


def test_a_field_that_no_word_is_known_for_ends_the_units_before_it() -> None:
    text = (
        "青石区任务分解方案\n1.产值增长7%。（牵头单位：区发改局；数据提供单位：区统计局）\n"
        "2.种树3000株。（牵头单位：区园林局；责任单位：区水务局，资金来源：专项）\n"
    )
    assert [(unit, role) for unit, role, _ in who(text)] == [
        ("区发改局", "leads"),
        ("区园林局", "leads"),
        ("区水务局", "responsibleFor"),
    ]
