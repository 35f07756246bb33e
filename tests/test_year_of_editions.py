"""A district's year: twelve tables of one series, with all that happens to tasks meanwhile."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import queries
from kg.answer.ask import ask, check_parameters
from kg.answer.names import resolve
from kg.answer.show import page
from kg.cli import cli
from kg.load.pipeline import load
from kg.load.report import LoadReport
from kg.mirror.engines import opened
from kg.run.reading import fragment
from kg.store import Store
from kg.store.validate import validate
from ontology.errors import DocumentConflict, ParameterError
from ontology.known import bundled
from ontology.model import IDENTITIES
from tests.offices import Paper, Table, as_csv, as_docx, as_html, as_txt, as_xlsx

TITLES = (
    "{place}2031年1月份重点工作任务进展情况表",
    "{place}2031年重点工作任务进展情况表（截至2月底）",
    "{place}重点工作任务进展情况表（2031年第一季度）",
    "{place}2031年重点工作任务4月进展情况表",
    "{place}2031年1—5月重点工作任务进展情况表",
    "{place}2031年上半年重点工作任务进展情况表",
    "截至2031年7月底{place}重点工作任务进展情况表",
    "{place}2031年重点工作任务进展情况表（八月份）",
    "{place}2031年前三季度重点工作任务进展情况表",
    "2031年10月{place}重点工作任务进展情况表",
    "{place}重点工作任务进展情况表（2031.11）",
    "{place}2031年重点工作任务进展情况表（截至2031年12月31日）",
)
COUNTED = (
    *(("泊位", "区发展改革局", 120), ("充电桩", "区发展改革局", 60), ("梧桐树", "区园林局", 240)),
    *(("路灯", "区住建局", 36), ("健身点", "区体育中心", 24), ("学位", "区教育局", 1200)),
    *(("养老床位", "区民政局", 480), ("托位", "区卫生健康局", 360), ("公交站", "区交通局", 12)),
    *(("书屋", "区文旅局", 24), ("消火栓", "区应急管理局", 84), ("监测点", "区水务局", 36)),
    *(("家门诊", "区卫生健康局", 12), ("便民点", "区商务局", 48)),
)
RENAMED = ("改造老旧小区12个", "老旧小区综合改造提升12个")
SPLIT = ("建设口袋公园6处、城市绿道3公里", ("建设口袋公园6处", "建设城市绿道3公里"))
JOINED = (("新建污水管网4公里", "新建雨水管网5公里"), "新建污水管网4公里、雨水管网5公里")
VANISHES = "创建星级农贸市场2家"
ALWAYS = "完成数字档案馆建设"


def tasks(month: int) -> list[tuple[str, str, str]]:
    """What the table of a month lists: task, unit, progress."""
    rows = [
        (f"新增{what}{goal}个", unit, f"新增{what}{goal * month // 12}个")
        for what, unit, goal in COUNTED
    ]
    rows.append((RENAMED[month >= 4], "区住建局", f"已改造{month}个"))
    parts = [SPLIT[0]] if month < 5 else [*SPLIT[1]]
    rows += [(each, "区园林局", "正在推进") for each in parts]
    lines = [*JOINED[0]] if month < 6 else [JOINED[1]]
    rows += [(each, "区水务局", "正在推进") for each in lines]
    if month not in (7, 8):
        rows.append((VANISHES, "区市场监管局", "正在推进"))
    return [*rows, (ALWAYS, "区档案馆", "正在推进")]


def table(month: int, place: str = "青石区", more: int = 0) -> str:
    rows = tasks(month)
    if more:
        task, unit, _ = rows[0]
        rows[0] = task, unit, f"新增泊位{more}个"
    lines = [f"{number}\t" + "\t".join(row) for number, row in enumerate(rows, 1)]
    title = TITLES[month - 1].format(place=f"云岭市{place}")
    return "\n".join([title, "", "序号\t主要任务\t牵头单位\t完成情况", *lines, ""])


@dataclass
class Year:
    store: Path
    files: list[Path]
    report: LoadReport

    def asked(self, name: str, **given: Any) -> list[dict[str, Any]]:
        question = queries.question(name)
        answer = ask(question, given, self.store)
        assert answer.rows == ask(question, given, self.store, engine="rdf").rows
        return answer.records()


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    folder = tmp_path_factory.mktemp("year")
    files = [folder / f"{month:02}.txt" for month in range(1, 13)]
    for month, file in enumerate(files, 1):
        file.write_text(table(month), "utf-8")
    copy, other = folder / "副本.txt", folder / "other" / files[0].name
    other.parent.mkdir()
    copy.write_bytes(files[2].read_bytes())
    other.write_text(table(1, place="白沙区"), "utf-8")
    # The latest comes first: the order of files must not matter.
    report = load([*reversed(files), copy, other], folder / "store")
    return Year(folder / "store", files, report)


SERIES = f"{IDENTITIES}青石区/document/重点工作任务进展情况表"
_SPANS = {3: "-P3M", 5: "-P5M", 6: "-P6M", 9: "-P9M", 12: "-31"}
MONTHS = [f"2031-{month:02}{_SPANS.get(month, '')}" for month in range(1, 13)]
"""The editions as their titles say them: of a month, of several, or up to a day."""


def test_twelve_titles_are_twelve_editions_of_one_series(year: Year) -> None:
    with Store.open(year.store) as store:
        documents = {each.iri: each for each in store.documents()}
    own = sorted(iri for iri in documents if iri.startswith(SERIES))
    assert own == sorted(f"{SERIES}/{each}" for each in MONTHS)
    assert len(documents) == 13, "and the file of the other district, beside"


OTHERS = (
    ("2031年1月份{}", ("填报单位：区政府督查室    填报时间：2031年2月5日",), as_xlsx, "2031-01"),
    ("2031年{}", ("（截至2月28日）",), as_xlsx, "2031-02-28"),
    ("2031年第一季度{}", ("数据截至：2031年3月31日",), as_txt, "2031-03-31-P3M"),
    ("2031年4月份{}", ("单位：个",), as_docx, "2031-04"),
    ("2031年1-5月{}", ("统计时间：2031年1月1日至5月31日",), as_xlsx, "2031-05-P5M"),
    ("2031年上半年{}", ("（截至2031年6月30日）",), as_html, "2031-06-30-P6M"),
    ("{}（2031年7月）", (), as_xlsx, "2031-07"),
    ("2031年{}", ("2031年8月",), as_txt, "2031-08"),
    ("2031年三季度{}", (), as_docx, "2031-09-P3M"),
    ("2031年前10个月{}", (), as_csv, "2031-10-P10M"),
    ("2031年11月{}", ("制表：区政府办",), as_txt, "2031-11"),
    ("2031年7月{}", ("区政府督查室    2031年8月5日",), as_txt, "2031-08-05"),
    ("2031年度{}", ("（截至12月底）",), as_xlsx, "2031-12"),
    ("2031年第4期{}", (), as_docx, "2031.4"),
    ("2031年下半年{}", (), as_xlsx, "2031-12-P6M"),
)
"""Titles, lines below them, formats, and which edition it is."""


@pytest.mark.parametrize(("title", "below", "form", "expected"), OTHERS)
def test_in_any_format_a_table_is_of_its_series_and_of_its_time(
    title: str, below: tuple[str, ...], form: Callable[[Paper], bytes], expected: str
) -> None:
    rows = tuple((str(number), *row) for number, row in enumerate(tasks(1)[:4], 1))
    heads = ("序号", "主要任务", "牵头单位", "完成情况")
    paper = Paper(
        f"云岭市青石区{title.format('重点工作进展情况表')}", below, table=Table(heads, rows)
    )
    document = fragment(f"某.{form.__name__[3:]}", form(paper), bundled()).document
    assert document.division.code == "青石区"
    assert document.keys == ("重点工作进展情况表", expected)


def test_a_copy_is_known_and_both_names_are_kept(year: Year) -> None:
    (copy,) = (each for each in year.report.documents if each.name == "副本.txt")
    assert copy.change == "same content"
    with Store.open(year.store) as store:
        assert store.document_iri("副本.txt") == store.document_iri("03.txt")


def test_questions_look_at_the_latest_edition(year: Year) -> None:
    december, january = len(tasks(12)), len(tasks(1))
    rows = year.asked("progress", place="青石区")
    assert (len(rows), {row["document"] for row in rows}) == (december, {"12.txt"})
    assert len(year.asked("progress", place="白沙区")) == january
    assert len(year.asked("progress")) == december + january
    assert len(year.asked("progress", place="青石区", editions="all")) == sum(
        len(tasks(month)) for month in range(1, 13)
    )


def test_pictures_look_at_the_latest_edition_too(year: Year) -> None:
    (question,) = (each for each in queries.graphs() if each.name == "unit-and-tasks")
    given = {"unit": f"{IDENTITIES}青石区/unit/区档案馆"}

    def editions(**more: str) -> set[str]:
        with opened(year.store) as engine:
            values = check_parameters(question, {**given, **more})
            rows = engine.query(question.cypher, values).rows
        return set(re.findall(r"青石区/task/重点工作任务进展情况表/([-\dPM]+)/", str(rows)))

    assert editions() == {MONTHS[-1]}
    assert editions(as_of="2031-03-31") == {MONTHS[2]}
    assert editions(editions="all") == set(MONTHS)


@pytest.mark.parametrize(
    ("day", "document"),
    [
        ("2031-03-31", "03.txt"),
        ("2031-06-15", "05.txt"),
        ("2031-12-30", "11.txt"),
        ("2032-05-01", "12.txt"),
        ("2030-12-31", None),
    ],
)
def test_as_of_a_day_it_is_the_latest_then(year: Year, day: str, document: str | None) -> None:
    rows = year.asked("progress", place="青石区", as_of=day)
    month = int(document[:2]) if document else 0
    assert {row["document"] for row in rows} == ({document} if document else set())
    assert len(rows) == (len(tasks(month)) if document else 0)


def test_who_names_a_document_means_its_edition(year: Year) -> None:
    assert len(year.asked("progress", document="04.txt")) == len(tasks(4))


def test_nothing_doubles_in_counts(year: Year) -> None:
    def load_of(**given: str) -> dict[str, int]:
        return {row["unit"]: row["tasks"] for row in year.asked("unit-load", **given)}

    for month, day in ((12, "2031-12-31"), (4, "2031-04-30")):
        expected = Counter(unit for _, unit, _ in tasks(month))
        assert load_of(place="青石区", as_of=day) == expected
    assert load_of(place="青石区") == Counter(unit for _, unit, _ in tasks(12))
    assert load_of(place="青石区", editions="all")["区档案馆"] == 12


def test_mere_progress_is_no_contradiction(year: Year) -> None:
    assert year.asked("contradictions") == []
    assert year.asked("contradictions", editions="all") == []


def changes(year: Year) -> list[tuple[Any, ...]]:
    return [
        (row["edition"], row["change"], row["before"], row["task"])
        for row in year.asked("task-changes", place="青石区")
    ]


def test_what_happens_to_tasks_is_said_and_nothing_else(year: Year) -> None:
    assert sorted(changes(year), key=repr) == sorted(
        [
            ("2031-04", "renamed", *RENAMED),
            *((MONTHS[4], "split", SPLIT[0], part) for part in SPLIT[1]),
            *((MONTHS[5], "joined", part, JOINED[1]) for part in JOINED[0]),
            ("2031-07", "missing", None, VANISHES),
            (MONTHS[8], "back", VANISHES, VANISHES),
        ],
        key=repr,
    )


def test_the_load_tells_it_too(year: Year) -> None:
    told = {each.name: " | ".join(each.notices) for each in year.report.documents}
    assert f"renamed: 15 {RENAMED[0]} -> 15 {RENAMED[1]}" in told["04.txt"]
    assert "split from" in told["05.txt"]
    assert "joined into one" in told["06.txt"]
    assert f"listed no more: 19 {VANISHES}" in told["07.txt"]
    assert "back after a gap" in told["09.txt"]
    assert "2031-12-31, after 2031-11" in told["12.txt"]


def test_a_task_has_one_name_and_a_history(year: Year) -> None:
    def history(name: str) -> list[tuple[str, str]]:
        sections = {each.key: each.answer.records() for each in page(year.store, name).sections}
        return [(row["edition"], row["task"]) for row in sections["history"]]

    task = "青石区/task/重点工作任务进展情况表/2031-12-31/15"
    assert history(task) == [(each, RENAMED[at > 2]) for at, each in enumerate(MONTHS)]
    assert [edition for edition, _ in history(VANISHES_NOW)] == [
        each for each in MONTHS if each not in ("2031-07", "2031-08")
    ]
    assert {task for _, task in history(SPLIT[1][0])} == {SPLIT[0], *SPLIT[1]}


def test_a_name_that_several_editions_have_is_that_of_the_latest(year: Year) -> None:
    series = "青石区/{}/重点工作任务进展情况表"
    with Store.open(year.store) as store:
        found = resolve(store, SPLIT[1][0])
        assert f"{series.format('task')}/2031-12-31/" in found.iri
        assert [each.split("/")[-2] for each in found.earlier] == MONTHS[4:-1]
        # Two districts have a target of this name: each is asked for with its latest edition.
        with pytest.raises(ParameterError, match="2 things") as asked:
            resolve(store, f"新增{COUNTED[0][0]}{COUNTED[0][2]}个", ("Target",))
    assert f"{series.format('target')}/2031-12-31/" in str(asked.value.way_out)
    shown = ["show", SPLIT[1][0], "--store", str(year.store)]
    done = CliRunner().invoke(cli, shown)
    assert (done.exit_code, "earlier_editions" in done.output) == (0, True)
    assert "earlier_editions" not in page(year.store, found.iri).as_json()


VANISHES_NOW = f"青石区/task/重点工作任务进展情况表/2031-12-31/{len(tasks(12)) - 1}"


def test_a_correction_needs_replace_and_says_what_changed(year: Year, tmp_path: Path) -> None:
    file = tmp_path / "更正.txt"
    file.write_text(table(10, more=77), "utf-8")
    with pytest.raises(DocumentConflict, match="other content"):
        load([file], year.store, mirror=False)
    (told,) = load([file], year.store, replace=True).documents
    assert told.change == "replaced"
    notices = " | ".join(told.notices)
    assert "泊位" in notices
    assert "100" in notices
    assert "77" in notices
    rows = year.asked("progress", place="青石区", as_of="2031-10-31")
    assert rows[0]["results"] == [next(r for r in rows[0]["results"] if "77" in r)]
    assert len(changes(year)) == 7


def test_status_shows_the_series(year: Year) -> None:
    from kg.cli.status import _report

    (series,) = _report(year.store)["series"]
    assert (series["series"], series["editions"]) == ("重点工作任务进展情况表", MONTHS)


def test_a_store_with_a_year_of_editions_conforms(year: Year) -> None:
    with Store.open(year.store) as store:
        assert [(each.path, each.value, each.message) for each in validate(store.quads())] == []
