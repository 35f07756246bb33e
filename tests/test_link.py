"""Links between a table and a report: which rule, which words differ, and nothing left behind."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.answer.ask import ask
from kg.follow.link import Goal, Wording, difference, match, under_heading
from kg.load.pipeline import load, remove
from kg.mirror.engines import opened as engine
from kg.mirror.sync import verify
from kg.project.from_rdf import project
from kg.store import Store
from kg.store.rdf import n_quads, term
from kg.store.validate import validate
from queries import question
from tests.plans import PLANS, REPORT, TABLE


@pytest.mark.parametrize(
    ("row", "promise", "rule"),
    [
        ("新建口袋公园40处以上", "新建口袋公园40处以上", "follow-same"),
        ("推进“僵尸企业”处置", "有序推进“僵尸企业”处置", "follow-same"),
        ("开展洁净行动，新建公园5处", "新建公园5处", "follow-contained"),
        ("开放湿地公园", "以群众需求为导向，10月底前开放湿地公园", "follow-contained"),
        ("升级15分钟养老服务圈", "升级15分钟养老、托幼、医疗服务圈", "follow-shortened"),
        ("交付安置房57万平方米", "交付57万平方米", "follow-shortened"),
        ("改造污水管网10公里", "改造污水管网12公里", "follow-other-figure"),
        ("新建口袋公园40处", "新建地下停车场40处", None),
        ("改造道路5条", "改造绿道5条", None),
        ("做好工作", "做好安全生产工作", None),
    ],
)
def test_a_row_follows_a_commitment_by_a_rule_or_not_at_all(
    row: str, promise: str, rule: str | None
) -> None:
    found = match(Wording.of(row), [], Wording.of(promise), [])
    assert (found.rule if found else None) == rule


@pytest.mark.parametrize(
    ("heading", "promise", "follows"),
    [
        ("深化老旧小区改造", "老旧小区改造项目", True),
        ("推进老旧小区改造", "老旧小区改造", True),
        ("深化老旧小区改造", "深化老旧小区改造，完善长效管理", False),
        ("做好民生改善工作", "改善民生", False),
        ("", "老旧小区改造项目", False),
    ],
)
def test_a_commitment_may_be_the_heading_of_rows(heading: str, promise: str, follows: bool) -> None:
    found = under_heading(Wording.of(heading), Wording.of(promise))
    assert (found is not None) == follows


def test_the_same_figure_links_only_under_the_same_name() -> None:
    row, promise = Wording.of("城东管网改造一期，共12公里"), Wording.of("改造东片区管网12公里")
    goal = Goal("改造管网", "12", "公里")
    found = match(row, [goal], promise, [goal])
    assert found is not None
    assert found.rule == "follow-same-figure"
    assert match(row, [goal], promise, [Goal("改造管网", "13", "公里")]) is None
    assert match(row, [goal], promise, [Goal("改造道路", "12", "公里")]) is None


def test_the_difference_in_wording_is_said() -> None:
    assert difference("新建公园", "新建公园") == "文字一致"
    assert difference("开展行动，新建公园", "新建公园") == "原句在任务中一字不差"
    assert difference("交付安置房57万平方米", "交付57万平方米") == "增加“安置房”"
    assert difference("推进处置", "有序推进处置") == "略去“有序”"


def written(folder: Path) -> Path:
    folder.mkdir()
    for name, text in (("报告.txt", REPORT), ("表.txt", TABLE), ("计划.txt", PLANS)):
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    return written(tmp_path / "papers")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the papers, for those who only read."""
    folder = tmp_path_factory.mktemp("linked")
    load([written(folder / "papers")], folder / "s")
    return folder / "s"


@pytest.fixture
def store(loaded: Path, tmp_path: Path) -> Path:
    """A copy of it, to be written to."""
    return Path(shutil.copytree(loaded, tmp_path / "s"))


def quads(folder: Path) -> bytes:
    with Store.open(folder) as store:
        return n_quads(store.quads())


def test_links_come_with_the_second_document_and_go_with_either(
    tmp_path: Path, papers: Path, store: Path
) -> None:
    alone = tmp_path / "alone"
    load([papers / "表.txt", papers / "计划.txt"], alone)
    with_links = quads(store)
    assert b"gov#follows" in with_links or b"ontology#follows" in with_links
    remove("报告.txt", store)
    assert quads(store) == quads(alone), "a removed report leaves no link behind"
    load([papers / "报告.txt"], store)
    assert quads(store) == with_links
    assert not load([papers], store).written
    with Store.open(store) as opened, engine(store) as mirror:
        assert verify(project(opened.quads()), mirror) == []
        assert validate(opened.quads()) == []


def test_a_changed_table_changes_its_links(papers: Path, store: Path) -> None:
    before = ask(question("dropped-commitments"), {}, store).records()
    table = papers / "表.txt"
    table.write_text(TABLE.replace("举办青石文化节", "举办元宵灯会"), "utf-8")
    load([table], store, replace=True)
    after = ask(question("dropped-commitments"), {}, store).records()
    new = {row["commitment"] for row in after} - {row["commitment"] for row in before}
    assert new == {"举办第三届青石文化节"}


def test_dropped_commitments_come_with_their_passages(loaded: Path) -> None:
    rows = ask(question("dropped-commitments"), {"kind": "hard"}, loaded).records()
    first = rows[0]
    assert first["commitment"] == "地区生产总值增长 6%以上", "figures come first"
    for row in rows:
        assert REPORT[row["start"] : row["end"]] == row["quote"]
        assert row["kind"] == "hard"
        assert row["hard_by"]
    soft = ask(question("dropped-commitments"), {"kind": "soft"}, loaded).records()
    assert "擦亮文化“金名片”" in {row["commitment"] for row in soft}


def test_without_a_table_nothing_is_said_to_be_dropped(tmp_path: Path, papers: Path) -> None:
    store = tmp_path / "s"
    load([papers / "报告.txt"], store)
    assert ask(question("dropped-commitments"), {}, store).rows == ()


def test_a_figure_that_differs_between_report_and_table_is_a_contradiction(loaded: Path) -> None:
    (row,) = ask(question("contradictions"), {}, loaded).records()
    assert row["indicator"] == "改造污水管网"
    assert {row["value"], row["other_value"]} == {"12公里", "10公里"}
    assert {row["document"], row["other_document"]} == {"报告.txt", "表.txt"}
    texts = {"报告.txt": REPORT, "表.txt": TABLE}
    assert texts[row["document"]][row["start"] : row["end"]] == row["quote"]


def test_another_year_is_not_linked(tmp_path: Path, papers: Path) -> None:
    table = papers / "表.txt"
    table.write_text(TABLE.replace("2024", "2022"), "utf-8")
    load([papers], tmp_path / "s")
    with Store.open(tmp_path / "s") as store:
        assert not [each for each in store.quads() if each.predicate == term("follows")]


@pytest.mark.documents
def test_every_row_of_the_table_of_2020_follows_the_report(tmp_path: Path, documents: Path) -> None:
    load([next(documents.glob("003_*")), next(documents.glob("004_*"))], tmp_path / "s")
    with engine(tmp_path / "s") as opened:
        found = opened.query(
            "MATCH (t:Task)-[r:FOLLOWS]->(:Task) "
            "RETURN count(DISTINCT t) AS rows, count(r) AS links, "
            "count(CASE WHEN r.rules[0] = 'follow-other-figure' THEN 1 END) AS changed",
            {},
        )
    ((rows, links, changed),) = found.rows
    assert rows == 128
    assert links > 200
    assert changed == 0
    hard = ask(question("dropped-commitments"), {"kind": "hard"}, tmp_path / "s").records()
    named = {row["commitment"] for row in hard}
    assert {"行政机关负责人出庭应诉率 95%以上", "开展垃圾分类赛", "开展平安创建赛"} <= named
    assert len(hard) < 35
