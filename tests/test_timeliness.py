"""Due dates, the verdicts that go by them, and timeliness as of a day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import queries
from kg.answer.ask import ask
from kg.follow.timeliness import Share, timeliness
from kg.load.pipeline import load
from kg.run.reading import infer
from kg.run.rows import flat_claims
from kg.store import Store
from loaders.formats import read_text
from loaders.kinds import extract
from loaders.language.standing_cells import standing
from ontology.errors import ParameterError
from ontology.model import Extraction

SEPTEMBER = "青石区2031年重点工作进展（截至2031年9月底）"


def of_row(
    task: str, report: str, due: str = "", title: str = SEPTEMBER, head: str = "完成时限"
) -> Extraction:
    text = f"{title}\n任务内容\t责任单位\t{head}\t进展情况\n{task}\t区府办\t{due}\t{report}\n"
    return infer(extract(read_text(text, "青石.tsv")))


def verdict(extraction: Extraction) -> tuple[str | None, str]:
    (only,) = (each for each in extraction.statements if each.predicate == "verdict")
    return only.value_text, only.explanation or ""


def due(extraction: Extraction) -> list[tuple[str, str | None]]:
    return [
        (str(each.subject.get("dueDate")), each.passage.quote)
        for each in extraction.statements
        if each.predicate == "dueStatedIn"
    ]


@pytest.mark.parametrize(
    ("task", "cell", "expected"),
    [
        ("修编规划", "6月底", [("2031-06-30", "6月底")]),
        ("修编规划", "2031.6.15", [("2031-06-15", "2031.6.15")]),
        ("修编规划", "长期坚持", []),
        ("修编规划", "每年6月底", []),
        ("6月底前修编规划", "", [("2031-06-30", "6月底前")]),
        ("6月底前修编规划", "9月底", [("2031-09-30", "9月底")]),
        ("2031年修编规划", "", []),
    ],
)
def test_a_due_date_has_its_words(task: str, cell: str, expected: list[tuple[str, str]]) -> None:
    assert due(of_row(task, "正在编制", cell)) == expected


def test_when_work_begins_is_not_by_when_it_is_done() -> None:
    assert due(of_row("修编规划", "正在编制", "3月", head="开工时间")) == []


def test_lists_and_reports_state_due_dates_too() -> None:
    text = (
        "青石区2031年重点工作任务分解\n一、城市建设\n"
        "1．新建公园3个。（区园林局牵头，区水务局配合；6月底前完成）\n"
        "2．推进改革。\n牵头单位：区府办；完成时限：2031年9月\n"
        "3．修编规划，年底前出台。（区府办牵头，区司法局配合）\n"
    )
    found = due(extract(read_text(text, "青石.txt")))
    assert [day for day, _ in found] == ["2031-06-30", "2031-09-30", "2031-12-31"]
    text = (
        "青石区2031年政府工作报告\n2031年1月10日\n一、2030年工作回顾\n全年新建公园3个。\n"
        "二、2031年主要任务\n（一）建设城市。6月底前建成青石公园。新建学校3所。\n"
    )
    assert due(extract(read_text(text, "青石.txt"))) == [("2031-06-30", "6月底前")]


@pytest.mark.parametrize(
    ("task", "cell", "report", "expected"),
    [
        ("新建公园3个", "6月底", "新建公园2个", "not_met"),
        ("新建公园3个", "6月底", "新建公园3个", "met"),
        ("新建公园3个", "12月底", "新建公园2个", "in_progress"),
        ("修编规划", "6月底", "正在编制", "not_met"),
        ("修编规划", "12月底", "正在编制", "in_progress"),
        ("修编规划", "12月底", "尚未完成", "in_progress"),
        # After the due date a report that says nothing of the end proves nothing.
        ("加强宣传", "6月底", "发放手册2万册", "in_progress"),
        # Nobody said by when, and the year is not over.
        ("修编规划", "", "尚未完成", "in_progress"),
        ("修编规划", "6月底", "因机构调整中止", "postponed"),
        ("新建公园3个", "12月底", "新建公园1个，其余已叫停", "postponed"),
        ("到2035年新建公园30个", "", "新建公园12个", "in_progress"),
        ("2031—2033年新建公园30个", "", "新建公园12个", "in_progress"),
        ("新建公园3个，改造学校5所", "", "新建公园3个", "partly"),
        ("引进项目10个", "", "计划引进项目12个", "in_progress"),
        ("建设厂房", "", "拟开工建设", "in_progress"),
        ("建设厂房", "", "已完成招商计划，厂房建成投用", "met"),
        ("开工小区5个", "", "尚未开工小区3个", "in_progress"),
        ("建成水厂", "6月底", "因资金问题暂停施工", "postponed"),
        ("建设厂房", "", "土方开挖49%", "in_progress"),
        ("建设厂房", "", "已开展4个100%监督检查", "in_progress"),
        ("建设厂房", "", "厂房建设完成率100%", "met"),
    ],
)
def test_verdicts_go_by_the_due_date(task: str, cell: str, report: str, expected: str) -> None:
    assert verdict(of_row(task, report, cell))[0] == expected


def test_what_is_missing_is_named_and_never_as_if_quoted() -> None:
    _, words = verdict(of_row("新建公园3个，改造学校5所", "新建公园3个"))
    assert "未见报告的：改造学校目标5所" in words
    assert "“" not in words


def test_every_part_of_the_target_is_explained() -> None:
    _, words = verdict(of_row("新建公园3个，改造学校5所，完成上级下达任务", "正在推进"))
    assert "新建公园目标3个" in words
    assert "改造学校目标5所" in words
    assert "完成上级下达任务，没有可比的数字" in words


@pytest.mark.parametrize("report", ["新建公园2个", "未完成"])
def test_an_undated_document_judges_nothing_final(report: str) -> None:
    says, words = verdict(of_row("新建公园3个", report, title="青石区重点工作进展"))
    assert says == "in_progress"
    assert "没有日期" in words


def test_a_table_without_results_gives_no_verdict() -> None:
    text = "青石区2031年任务表\n任务内容\t责任单位\t配合单位\n新建公园3个\t区府办\t区水务局\n"
    found = infer(extract(read_text(text, "青石.tsv")))
    assert not [each for each in found.statements if each.predicate == "verdict"]


def test_paragraphs_of_a_plan_beside_a_table_without_results_get_no_verdict() -> None:
    tasks = "\n".join(
        f"（{number}）推动数据{what}。完善{what}机制。（牵头单位：区数据局）"
        for number, what in zip("一二三", ("归集", "共享", "运营"), strict=True)
    )
    table = (
        "序号\t工作任务\t牵头部门\t完成时限\n"
        "1\t数据授权\t区数据局\t2031年8月底前\n2\t数据清单\t区府办\t长期\n"
    )
    text = f"青石区数据工作方案\n{tasks}\n\n附 配套细则清单\n\n{table}"
    found = infer(extract(read_text(text, "方案.txt")))
    assert found.document.title == "青石区数据工作方案"
    assert {each.object.name[:4] for each in found.statements if each.object.kind == "Task"} >= {
        "推动数据",
        "数据授权",
    }
    assert not [each for each in found.statements if each.predicate == "verdict"]


# --- timeliness ----------------------------------------------------------------------------


def parks(reached: int | None, **changes: Any) -> Share:
    values = {
        "indicator": "新建公园",
        "target": Fraction(10),
        "unit": "个",
        "kind": "level",
        "comparator": "=",
        "begin": date(2031, 1, 1),
        "end": date(2031, 12, 31),
        "reached": None if reached is None else Fraction(reached),
    }
    return Share(**(values | changes))


JUNE, SEPT, DEC = date(2031, 6, 30), date(2031, 9, 30), date(2031, 12, 31)


@pytest.mark.parametrize(
    ("says", "by", "share", "expected"),
    [
        ("not_met", JUNE, parks(5), "overdue"),
        ("postponed", JUNE, parks(None), "overdue"),
        ("met", JUNE, parks(10), "on_schedule"),
        ("in_progress", DEC, parks(5), "behind"),
        ("in_progress", DEC, parks(8), "on_schedule"),
        ("in_progress", None, parks(5), "behind"),
        ("not_met", SEPT, parks(5, kind="growth", unit="%"), "behind"),
        ("in_progress", DEC, parks(5, kind="growth", unit="%"), "not_due"),
        ("in_progress", DEC, parks(5, indicator="绿化覆盖率", unit="%"), "not_due"),
        ("in_progress", DEC, parks(5, indicator="绿地总量"), "not_due"),
        ("in_progress", DEC, parks(5, indicator="竣工学校"), "not_due"),
        ("in_progress", DEC, parks(5, comparator="<="), "not_due"),
        ("in_progress", DEC, parks(0, target=Fraction(1)), "not_due"),
        ("in_progress", None, parks(None), "not_judged"),
        ("in_progress", JUNE, parks(None), "not_judged"),
        ("not_met", None, parks(9), "not_judged"),  # it was missed in what is not shared out
        ("not_met", None, parks(5), "behind"),
        ("no_data", JUNE, parks(None), "not_judged"),
        ("partly", JUNE, parks(None), "not_judged"),
        ("cancelled", JUNE, parks(None), "not_judged"),
        (None, JUNE, parks(None), "not_judged"),
    ],
)
def test_timeliness(says: str | None, by: date | None, share: Share, expected: str) -> None:
    found = timeliness(says, by, None, SEPT, [share])
    assert found.value == expected
    assert found.rule.startswith("timeliness/")
    assert found.explanation


def test_what_is_reached_by_a_report_after_its_due_date_is_not_said_to_be_in_time() -> None:
    assert "是否在期限前完成未判定" in timeliness("met", JUNE, None, SEPT).explanation
    assert timeliness("met", DEC, None, SEPT).explanation == "已完成"


def test_overdue_is_told_in_days_as_of_a_later_day() -> None:
    assert timeliness("not_met", JUNE, None, SEPT).days == 92
    later = timeliness("in_progress", DEC, date(2032, 1, 10), SEPT)
    assert (later.value, later.days) == ("overdue", 10)
    assert timeliness("in_progress", DEC, None, None).value == "not_judged"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("timeliness")
    rows = (
        "新建公园10个\t区府办\t12月底\t新建公园5个",
        "修编规划\t区府办\t6月底\t正在编制",
        "推进改革\t区府办\t11月\t正在推进",
    )
    text = "\n".join([SEPTEMBER, "任务内容\t责任单位\t完成时限\t进展情况", *rows, ""])
    (folder / "青石.txt").write_text(text, "utf-8")
    load([folder / "青石.txt"], folder / "store")
    return folder / "store"


@pytest.mark.parametrize("engine", ["auto", "rdf"])
def test_progress_and_unmet_tell_timeliness(store: Path, engine: str) -> None:
    def told(name: str, **given: str) -> list[tuple[Any, ...]]:
        rows = ask(queries.question(name), given, store, engine=engine).records()
        keys = ("row", "verdict", "due", "timeliness", "overdue_days")
        return [tuple(row[key] for key in keys) for row in rows]

    first = (1, "in_progress", "2031-12-31", "behind", None)
    second = (2, "not_met", "2031-06-30", "overdue", 92)
    third = (3, "in_progress", "2031-11-30", "not_due", None)
    assert told("progress") == [first, second, third]
    assert told("progress", timeliness="overdue") == [second]
    assert told("unmet") == [second]
    assert told("unmet", as_of="2031-12-01") == [
        (2, "not_met", "2031-06-30", "overdue", 154),
        (3, "in_progress", "2031-11-30", "overdue", 1),
    ]


def test_a_day_must_be_a_day(store: Path) -> None:
    with pytest.raises(ParameterError, match="a day like"):
        ask(queries.question("unmet"), {"as_of": "2031-02-30"}, store)


def test_flat_claims_have_the_deadline_as_it_was_stated(store: Path) -> None:
    with Store.open(store) as opened:
        rows = [each for each in flat_claims(opened) if each["predicate"] == "dueStatedIn"]
    assert [(each["period"], each["quote"]) for each in rows] == [
        ("by 2031-12", "12月底"),
        ("by 2031-06", "6月底"),
        ("by 2031-11", "11月"),
    ]


STANDS = [
    ("是否达序时", "是", "in_progress", "on_schedule"),
    ("是否达序时", "否", "in_progress", "behind"),
    ("是否滞后", "否", "in_progress", "on_schedule"),
    ("是否完成", "√", "met", "on_schedule"),
    ("是否完成", "否", "in_progress", "behind"),
    ("完成状态", "已完成", "met", "on_schedule"),
    ("完成状态", "未完成", "in_progress", "behind"),
    ("进度评价", "正常，已备料", "in_progress", "on_schedule"),
    ("亮灯", "绿灯", "in_progress", "not_judged"),
    ("亮灯", "红灯", "in_progress", "not_judged"),
    ("已完成", "√", "met", "on_schedule"),
    ("超序时", "√", "in_progress", "on_schedule"),
    ("备注", "达到时间进度", "in_progress", "on_schedule"),
    ("备注", "已完成招标", "in_progress", "behind"),
    ("是否公开", "是", "in_progress", "behind"),
]
"""The head of a column, its word, and how a task stands of which a fifth is done in September."""


def test_the_tables_own_word_goes_before_what_is_reckoned(tmp_path: Path) -> None:
    for number, (head, word, _, _) in enumerate(STANDS):
        text = (
            f"青石区2031年第{number}批重点工作进展（截至2031年9月底）\n任务内容\t责任单位\t进展情况\t"
            f"{head}\n新建公园10个\t区园林局\t新建公园2个\t{word}\n"
        )
        (tmp_path / f"{number:02}.tsv").write_text(text, "utf-8")
    load([tmp_path], tmp_path / "store")
    for engine in ("auto", "rdf"):
        answer = ask(queries.question("progress"), {}, tmp_path / "store", engine=engine)
        rows = sorted(answer.records(), key=lambda row: str(row["document"]))
        found = [(row["verdict"], row["timeliness"]) for row in rows]
        assert found == [(says, keeps) for _, _, says, keeps in STANDS], engine


def test_a_word_beside_a_rate_says_how_the_task_stands() -> None:
    told = standing("当前进度", "22%（严重滞后）")
    assert told is not None
    assert (told.timeliness, told.told) == ("behind", "表中“当前进度”栏写明“严重滞后”")
    for words in ("57%（甲镇、乙镇偏慢）", "95%", "100%（已完成）"):
        assert standing("当前进度", words) is None, words


def test_what_the_figures_say_otherwise_stands_beside_the_tables_word() -> None:
    told = standing("是否达序时", "是")
    assert told is not None
    found = timeliness("in_progress", None, None, SEPT, [parks(2)], stands=[told])
    assert (found.value, found.rule) == ("on_schedule", "timeliness/stated")
    assert "另按数值：" in found.explanation
    # Since then the due date has passed, and the table could not know.
    late = timeliness("in_progress", date(2031, 10, 31), DEC, SEPT, stands=[told])
    assert (late.value, late.days) == ("overdue", 61)
