"""The table of the kinds of documents and the modules that it names."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import loaders.kinds
from kg.answer.marked import marked
from kg.load.pipeline import load
from kg.store import Store
from loaders.formats import read_text
from loaders.kinds import KINDS, Kind, extract, kind_of
from loaders.language.rules import RULES
from ontology.errors import NotFound, UnknownDocumentKind
from ontology.labels import Label
from ontology.model import KIND_SAID


@pytest.mark.parametrize("kind", KINDS, ids=lambda each: each.name)
def test_a_kind_is_called_as_its_module_and_its_documents_are(kind: Kind) -> None:
    module = import_module(f"loaders.kinds.{kind.name}")
    assert kind.name == module.KIND
    assert module.TITLE
    assert module.NEEDS


def test_every_module_of_a_kind_is_registered() -> None:
    folder = Path(str(loaders.kinds.__file__)).parent
    modules = {each.stem for each in folder.glob("*.py")} - {"__init__"}
    assert modules == {each.name for each in KINDS}


def test_to_ask_the_table_imports_none_of_the_kinds() -> None:
    asks = "import sys, loaders.kinds; print([m for m in sys.modules if 'loaders.kinds.' in m])"
    done = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_of_a_kind_that_is_not_registered_nothing_is_known() -> None:
    name = "minutes_of_later_versions"
    assert kind_of(name) == Kind(
        name, Label(name, name), tracks=False, reports=False, promises=False
    )


SHOWN = {
    "kind/tasks-in-table": (
        "青石区2031年重点工作\n序号\t主要任务\t牵头单位\n1\t新增泊位100个\t区交通局\n2\t新建公园2个\t区园林局\n",
        "序号、主要任务、牵头单位",
    ),
    "kind/tables-below-units": (
        "青石区2031年重点工作\n责任单位：区教育局\n序号\t工作任务\t完成时限\n1\t新建学校2所\t6月底\n"
        "2\t新增学位300个\t9月底\n",
        "区教育局",
    ),
    "kind/goals-in-table": (
        "青石区绿化三年行动方案\n序号\t指标\t2032年\t2033年\t2034年\n1\t新增林地（亩）\t5\t6\t7\n"
        "2\t新建公园（个）\t1\t2\t3\n",
        "序号、指标、2032年、2033年、2034年",
    ),
    "kind/orders": (
        "青石区人民政府专题会议纪要\n2031年3月2日，会议研究了道路建设工作。会议议定：\n"
        "一、由区交通局牵头，6月底前修好石桥路。\n二、由区水利局负责，5月底前疏浚青石河。\n"
        "三、请区财政局安排资金300万元。\n",
        "青石区人民政府专题会议纪要",
    ),
    "kind/plan-with-units": (
        "青石区养老服务提升方案\n一、扩大社区食堂。2031年底前新开办社区食堂12家。（责任单位：区民政局）\n"
        "二、改造老人家庭。对260户老人家庭实施改造。（责任单位：区残联）\n",
        "青石区养老服务提升方案",
    ),
    "kind/assigned": (
        "关于养老服务的几件事\n一、扩大社区食堂。2031年底前新开办社区食堂12家。（责任单位：区民政局）\n"
        "二、改造老人家庭。对260户老人家庭实施改造。（责任单位：区残联）\n"
        "三、培训护理人员。全年培训400人次。（责任单位：区卫生健康局）\n",
        "（责任单位：区民政局）、（责任单位：区残联）",
    ),
    "kind/report-title": (
        "青石区2031年政府工作报告\n一、2030年工作回顾\n新增泊位100个。\n二、2031年重点工作\n新建公园2个。\n",
        "青石区2031年政府工作报告",
    ),
    "kind/summary-title": (
        "青石区教育局2030年工作总结和2031年工作计划\n一、2030年工作总结\n新建学校2所。\n"
        "二、2031年工作计划\n新增学位300个。\n",
        "青石区教育局2030年工作总结和2031年工作计划",
    ),
    "kind/year-plan-title": (
        "青石区教育局2031年工作要点\n一、扩大学位。新增学位300个。\n二、建设学校。新建学校2所。\n",
        "青石区教育局2031年工作要点",
    ),
    "kind/speech": (
        "各位代表：\n现在，我代表区人民政府，向大会报告政府工作，请予审议。\n一、2030年工作回顾\n新增泊位100个。\n"
        "二、2031年重点工作\n新建公园2个。\n",
        "一、2030年工作回顾、二、2031年重点工作",
    ),
    "kind/halves": (
        "石桥镇人民政府\n一、2030年工作回顾\n新增泊位100个。\n二、2031年重点工作\n新建公园2个。\n",
        "一、2030年工作回顾、二、2031年重点工作",
    ),
    "kind/measures-below-units": (
        "今年怎么干\n区教育局\n1.新建学校2所。\n2.新增学位300个。\n区民政局\n1.新开办社区食堂12家。\n"
        "2.培训护理人员400人次。\n",
        "区教育局、区民政局",
    ),
    "kind/form-title": (
        "青石区政务数据管理办法\n第一条 为推进数据开发，制定本办法。\n"
        "第二条 本办法由区数据局解释。\n",
        "青石区政务数据管理办法",
    ),
    "kind/form-words": (
        "各镇人民政府，区直各单位：\n为推进数据开发，现就有关事项通知如下。\n"
        "一、区数据局负责做好数据开发工作。\n二、各镇要配合开展工作。\n",
        "现就有关事项通知如下",
    ),
    "kind/work-title": (
        "青石区2031年上半年工作总结\n上半年，全区新增泊位100个，新建公园2个。\n",
        "青石区2031年上半年工作总结",
    ),
    "kind/opens-with-time": (
        "青石区跑出加速度\n今年以来，青石区推进道路建设，新增泊位100个。全区实施绿化工程，新建公园2个。\n"
        "区教育局落实任务，新建学校2所，新增学位300个。\n区民政局完成改造，新开办社区食堂12家。各镇开展整治。\n",
        "今年",
    ),
    "kind/prose": (
        "青石区跑出加速度\n青石区推进道路建设，新增泊位100个。2031年实施绿化工程，新建公园2个。\n"
        "区教育局落实任务，新建学校2所，新增学位300个。\n区民政局完成改造，新开办社区食堂12家。各镇开展整治。\n",
        "",
    ),
}
"""By each rule, a document that it takes for one of a kind, and the words that it fits."""


@pytest.mark.parametrize("rule", SHOWN)
def test_a_document_says_by_what_its_kind_was_told(rule: str) -> None:
    text, words = SHOWN[rule]
    read = extract(read_text(text, "一.txt"))
    assert read.document.kind_rule == rule
    assert (read.document.kind_from or "").startswith(words)
    weak = [each for each in read.notices if "only weak marks show" in each]
    assert len(weak) == (rule in {"kind/halves", "kind/prose"})


def test_every_rule_of_kinds_has_such_a_document() -> None:
    assert {each for each in RULES if each.startswith("kind/")} == SHOWN.keys() | {KIND_SAID}


@pytest.mark.parametrize("kind", KINDS, ids=lambda each: each.name)
@pytest.mark.parametrize("rule", SHOWN)
def test_a_person_may_say_the_kind(rule: str, kind: Kind) -> None:
    """Of a document of any other kind: less may be read, but all of it is accounted for."""
    document = read_text(SHOWN[rule][0], "一.txt")
    if kind.of_tables and not document.tables:
        with pytest.raises(UnknownDocumentKind, match="holds no table"):
            extract(document, kind.name)
        return
    read = extract(document, kind.name)
    assert (read.document.kind, read.document.kind_rule) == (kind.name, KIND_SAID)


def test_a_kind_that_there_is_not_is_refused() -> None:
    with pytest.raises(NotFound, match="one of progress_table"):
        extract(read_text(SHOWN["kind/form-title"][0], "一.txt"), "minutes")


def test_a_kind_that_was_said_stays_so(tmp_path: Path) -> None:
    source, store = tmp_path / "一.txt", tmp_path / "s"
    source.write_text(SHOWN["kind/form-title"][0], "utf-8")
    told = [
        load([source], store, kind=kind, mirror=False).documents[0]
        for kind in (None, "review", "review", None)
    ]
    assert [each.change for each in told] == ["new", "kind settled", "unchanged", "unchanged"]
    assert [any("it stays what" in words for words in each.notices) for each in told] == [
        False,
        False,
        False,
        True,
    ]
    with Store.open(store) as opened:
        (document,) = opened.documents()
        assert (document.kind, document.kind_said) == ("review", "review")
        assert marked(opened, document.iri).current
