"""Files made from a store: each form says the same as the store, wholly or not at all."""

from __future__ import annotations

import csv
import errno
import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import networkx as nx
import openpyxl
import pytest
import python_calamine
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.cli.export import FORMS
from kg.export import export
from kg.export.forms import ENDINGS, Form
from kg.export.graphs import joined, split, xml_text
from kg.export.lines import HEADS
from kg.export.sheet import CELL_LIMIT, cell_text
from kg.project.from_rdf import project
from kg.run.rows import FIELDS, flat_claims
from kg.store import Change, Store
from kg.store.rdf import extraction_quads
from ontology import FOLDER
from ontology.errors import ExportError, NotFound
from ontology.locator import Locator
from ontology.model import STATUS, Extraction, Passage, Statement, Thing
from tests.factories import DIVISION, document, unit

FORMULA = '=HYPERLINK("http://example.invalid","点此")'
HOSTILE = '<img src=x onerror="window.hacked=1">\u2028</script><script>window.hacked=1</script>\''
ADDRESS = "http://example.invalid/青石"


def sample() -> Extraction:
    """Four tasks of 青石区: exceeded, unmet, silent with a formula for a name, and hostile."""
    source = document()
    statements: list[Statement] = []
    goals = [Thing(DIVISION.iri("goal", name), "Goal", name) for name in ("园林绿化", "治水")]
    group = Thing(DIVISION.iri("group", "各街道"), "UnitGroup", "各街道")
    street = unit("青石街道", "Subdistrict")
    tasks: tuple[tuple[str, str, str, tuple[Decimal, Decimal] | None], ...] = (
        ("新建口袋公园12处以上", "exceeded", "建成15处，完成率125%", (Decimal(12), Decimal(15))),
        ("整治河道8公里", "not_met", "完成整治6.5公里", (Decimal(8), Decimal("6.5"))),
        (FORMULA, "no_data", "数据未出", None),
        (HOSTILE, "met", HOSTILE, None),
    )
    for row, (title, verdict, progress, figures) in enumerate(tasks, start=1):
        task = Thing(
            DIVISION.iri("task", source.name, str(row)), "Task", title, (("ordinal", row),)
        )
        why = f"目标与结果：{'，'.join(map(str, figures or ()))}"
        judged = Thing(f"{STATUS}{verdict}", "Verdict", verdict)

        def at(column: str, quote: str, shift: int, row: int = row) -> Passage:
            start = row * 1000 + shift
            return Passage(
                source.name, Locator(start, start + len(quote), row=row, column=column), quote
            )

        lead = unit("区园林局" if row != 2 else "区水务局")
        goal = goals[row % 2]
        clause, result = at("主要任务", title, 100), at("进展", progress, 500)
        statements += [
            Statement(source.thing, "mentions", task, clause, "test/title"),
            Statement(task, "partOf", goal, at("类别", goal.name, 0), "test/goal"),
            Statement(lead, "leads", task, at("牵头单位", lead.name, 300), "test/lead"),
            Statement(group, "responsibleFor", task, at("责任单位", "各街道", 400), "test/who"),
            Statement(
                street, "responsibleFor", task, at("责任单位", "各街道", 400), "test/infer",
                rule="expand-group", explanation="各街道包括青石街道",
            ),
            Statement(
                task, "verdict", judged, result, "test/assess", verdict,
                rule="assess-targets", explanation=why,
            ),
        ]  # fmt: skip
        if figures:
            statements += _figures(row, task, clause, result, figures)
    return Extraction(source, tuple(statements), ())


def _figures(
    row: int, task: Thing, clause: Passage, result: Passage, figures: tuple[Decimal, Decimal]
) -> Iterator[Statement]:
    name, (wanted, got) = clause.document, figures
    indicator = Thing(DIVISION.iri("indicator", f"指标{row}"), "Indicator", f"指标{row}")
    target = Thing(
        DIVISION.iri("target", name, str(row), "1"), "Target", "目标",
        (("value", wanted), ("unit", "处"), ("comparator", ">=")),
    )  # fmt: skip
    measured = Thing(
        DIVISION.iri("measurement", name, str(row), "1"), "Measurement", "结果",
        (("value", got), ("unit", "处"), ("comparator", "=")),
    )  # fmt: skip
    check = Thing(
        DIVISION.iri("check", name, str(row), "1"), "Check", "完成率125%",
        (("expression", "15/12"), ("stated", Decimal(125)), ("recomputed", Decimal(125)),
         ("agrees", True), ("checkKind", "rate")),
    )  # fmt: skip
    yield Statement(task, "hasTarget", target, clause, "test/target")
    yield Statement(target, "ofIndicator", indicator, clause, "test/target")
    yield Statement(measured, "reportedBy", task, result, "test/result")
    yield Statement(measured, "measures", indicator, result, "test/result")
    yield Statement(measured, "answers", target, result, "test/m", rule="match-indicator")
    yield Statement(task, "hasCheck", check, result, "test/check", rule="recompute-rate")


def make_store(folder: Path, extraction: Extraction) -> Store:
    """A store with one document, open for reading."""
    source = extraction.document
    with Store.open(folder, write=True) as writer:
        change = Change.of_document(source.iri, source.name, extraction_quads(extraction))
        writer.apply([change])
    return Store.open(folder)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with make_store(tmp_path_factory.mktemp("export") / "store", sample()) as opened:
        yield opened


# -- all forms ----------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_store_gives_the_same_bytes_and_nothing_beside(
    ending: str, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    one, two = tmp_path / f"one{ending}", tmp_path / f"two{ending}"
    assert export(store, one) == one
    export(store, two)
    assert one.read_bytes() == two.read_bytes()
    assert one.stat().st_size > 100
    assert sorted(each.name for each in tmp_path.iterdir()) == [one.name, two.name]


@pytest.mark.parametrize("form", [form for form in FORMS if form.is_folder], ids=lambda f: f.name)
def test_a_folder_has_the_same_bytes_twice_and_holds_all_of_the_graph(
    form: Form, store: Store, tmp_path: Path
) -> None:
    one, two = (export(store, tmp_path / name, form=form, lang="en") for name in ("one", "two"))
    files = [
        sorted(each.relative_to(folder) for each in folder.rglob("*") if each.is_file())
        for folder in (one, two)
    ]
    assert files[0] == files[1] != []
    assert all((one / each).read_bytes() == (two / each).read_bytes() for each in files[0])
    with pytest.raises(ExportError, match=r"page only.*name a \.html file"):
        export(store, tmp_path / "three", form=form, focus="区园林局")
    with pytest.raises(ExportError, match="plain"):
        export(store, tmp_path / "three", form=form, plain=True)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["one", "two"]


def test_no_two_forms_have_one_name() -> None:
    assert len({form.name for form in FORMS}) == len(FORMS)


def test_nothing_is_imported_for_a_form_that_is_not_asked_for() -> None:
    code = "import sys, kg.cli.export; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    writers = {form.writer.partition(":")[0] for form in FORMS}
    assert "kg.export.forms" in loaded
    assert not writers & set(loaded)


@pytest.mark.parametrize("name", ["graph.pdf", "graph", ".html", "graph.html.exe"])
def test_an_unknown_ending_names_the_known_ones(name: str, store: Store, tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        export(store, tmp_path / name)
    assert all(ending in str(caught.value) for ending in ENDINGS)
    assert not list(tmp_path.iterdir())


def test_the_ending_may_be_in_capitals(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "GRAPH.NQ")
    assert len((tmp_path / "GRAPH.NQ").read_bytes().splitlines()) == len(list(store.quads()))


def test_a_failed_export_leaves_the_old_file_and_nothing_else(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_text("old", "utf-8")
    with pytest.raises(NotFound, match="区园林局"):  # the nearest name is offered
        export(store, target, focus="区园林居")
    assert target.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_an_existing_file_keeps_its_permissions_and_a_link_stays_one(
    store: Store, tmp_path: Path
) -> None:
    real, link = tmp_path / "real.nq", tmp_path / "link.nq"
    real.write_text("old", "utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    export(store, link)
    assert link.is_symlink()
    assert real.read_bytes().startswith(b"<https://")
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_of_any_new_file(store: Store, tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("", "utf-8")
    export(store, tmp_path / "x.nq")
    assert (tmp_path / "x.nq").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_targets_that_cannot_be_written_are_refused(store: Store, tmp_path: Path) -> None:
    (tmp_path / "folder.nq").mkdir()
    for target in (
        tmp_path / "missing" / "x.nq",
        tmp_path / "folder.nq",
        tmp_path / ("x" * 300 + ".nq"),
        tmp_path / "nul\0.nq",
    ):
        with pytest.raises(ExportError):
            export(store, target)


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder closed even to root")
def test_a_folder_that_cannot_be_written_to_is_refused(store: Store) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        export(store, Path("/proc/self/x.nq"))


def test_a_full_disk_leaves_the_old_file(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (tmp_path / "x.nq").write_text("old", "utf-8")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match=r"x\.nq.*No space left"):
        export(store, tmp_path / "x.nq")
    assert [each.read_text("utf-8") for each in tmp_path.iterdir()] == ["old"]


def test_options_of_a_page_are_refused_elsewhere(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="page only"):
        export(store, tmp_path / "x.xlsx", focus="区园林局")
    with pytest.raises(ExportError, match="not both"):
        export(store, tmp_path / "x.html", focus="区园林局", rows=[])
    with pytest.raises(ExportError, match="depth"):
        export(store, tmp_path / "x.html", focus="区园林局", depth=-1)
    with pytest.raises(ExportError, match="'fr'"):
        export(store, tmp_path / "x.html", lang="fr")


# -- RDF ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ending", "form"), [(".nq", "nquads"), (".trig", "trig"), (".jsonld", "json-ld")]
)
def test_rdf_with_graphs_is_read_back_by_another_library(
    ending: str, form: str, store: Store, tmp_path: Path
) -> None:
    export(store, tmp_path / f"x{ending}")
    read = rdflib.Dataset()
    read.parse(tmp_path / f"x{ending}", format=form)
    found = {(s.n3(), p.n3(), o.n3(), f"<{g}>") for s, p, o, g in read.quads()}
    there = rdflib.Dataset()
    there.parse(data="\n".join(f"{quad} ." for quad in store.quads()), format="nquads")
    assert found == {(s.n3(), p.n3(), o.n3(), f"<{g}>") for s, p, o, g in there.quads()}


def test_json_ld_is_typed_by_its_context(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "x.jsonld")
    document = json.loads((tmp_path / "x.jsonld").read_text("utf-8"))
    nodes = [node for graph in document["@graph"] for node in graph["@graph"]]
    (task,) = {node["@id"]: node for node in nodes if node.get("ordinal") == 1}.values()
    assert task["@type"] == "Task"
    assert set(task["label"]) == {"zh"}
    assert any(isinstance(node.get("leads"), str) for node in nodes)
    assert {node["predicate"] for node in nodes if node.get("@type") == "Claim"} > {"leads"}
    values = [node["value"] for node in nodes if "value" in node]
    assert values
    assert all(isinstance(each, str) for each in values)  # a JSON number would lose digits
    # With the published context instead of the one inside it is the same.
    published = json.loads((FOLDER / "context.jsonld").read_text("utf-8"))
    assert published["@context"] == document["@context"]


def test_turtle_holds_every_triple_under_sorted_prefixes(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "x.ttl")
    read = rdflib.Graph().parse(tmp_path / "x.ttl")
    assert len(read) == len({(q.subject, q.predicate, q.object) for q in store.quads()})
    head = [line for line in (tmp_path / "x.ttl").read_text("utf-8").splitlines() if "@pre" in line]
    assert head == sorted(head)
    assert len(head) > 3


# -- flat claims --------------------------------------------------------------------------


def test_jsonl_is_one_claim_a_line_whoever_splits_the_lines(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "x.jsonl")
    text = (tmp_path / "x.jsonl").read_bytes().decode("utf-8")
    rows = [json.loads(line) for line in text.splitlines()]  # also splits at U+2028
    assert rows == list(flat_claims(store))
    assert list(rows[0]) == list(FIELDS)
    assert any(row["quote"] == HOSTILE for row in rows)


def test_csv_opens_in_a_spreadsheet_without_running_anything(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "x.csv", codes=True)
    data = (tmp_path / "x.csv").read_bytes()
    assert data.startswith("\ufeff".encode())
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines(keepends=True)))
    assert len(rows) == len(list(flat_claims(store)))
    titles = {row["task_title"] for row in rows}
    assert f"'{FORMULA}" in titles
    assert not [title for title in titles if title.startswith("=")]


def test_csv_for_people_is_in_their_words(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "x.csv")
    rows = list(csv.DictReader((tmp_path / "x.csv").read_text("utf-8-sig").splitlines()))
    assert len(rows) == len(list(flat_claims(store)))
    (led,) = {row["关系"] for row in rows if row["主语"] == "区园林局" and row["任务"]} & {"牵头"}
    assert led
    verdicts = {row["原文数值"] for row in rows if row["关系"] == "评定为"}
    assert "未完成" in verdicts
    assert not verdicts & {"not_met", "met"}
    assert {row["主语种类"] for row in rows if row["主语"] == "区园林局"} == {"局"}
    export(store, tmp_path / "y.csv", lang="en")
    heads = (tmp_path / "y.csv").read_text("utf-8-sig").splitlines()[0]
    assert heads.startswith("document,subject's IRI,subject's kind,subject,relation")
    assert set(HEADS) >= set(FIELDS)
    with pytest.raises(ExportError, match=r"\.csv"):
        export(store, tmp_path / "x.jsonl", codes=True)


# -- graph files --------------------------------------------------------------------------


@pytest.mark.parametrize("ending", [".graphml", ".gexf"])
def test_graph_files_are_the_property_graph(ending: str, store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / f"x{ending}")
    read: Any = (nx.read_graphml if ending == ".graphml" else nx.read_gexf)(tmp_path / f"x{ending}")
    graph = project(store.quads())
    assert set(read.nodes) == {node.iri for node in graph.nodes}
    assert read.number_of_edges() == len(graph.relationships)
    bureau = read.nodes[DIVISION.iri("unit", "区园林局")]
    assert (bureau["label"], bureau["kind"]) == ("区园林局", "Bureau")
    quotes: dict[Any, Any] = {each.key: each.properties["quotes"] for each in graph.relationships}
    for start, end, data in read.edges(data=True):
        there = [xml_text(quote) for quote in quotes[start, data["relation"], end]]
        assert split(data["quotes"]) == (there or [""])


def test_control_characters_become_visible_in_xml() -> None:
    assert xml_text("a\x00b\x1b[0m\r\x7f\ufffe") == "a␀b␛[0m␍␡\ufffd"
    assert xml_text("青石\t区\n𠮷") == "青石\t区\n𠮷"


@given(st.lists(st.text(alphabet="a|\\\n青"), min_size=1))
def test_a_joined_list_can_be_had_back(values: list[str]) -> None:
    assert split(joined(values)) == values


# -- workbook -----------------------------------------------------------------------------


def sheets(path: Path) -> dict[str, list[list[Any]]]:
    """A workbook as two readers agree it is."""
    book = openpyxl.load_workbook(path)
    for sheet in book:  # it is printed, too
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"
    one = {
        s.title: [["" if v is None else v for v in r] for r in s.values] for s in book.worksheets
    }
    other = python_calamine.CalamineWorkbook.from_path(str(path))
    two = {name: other.get_sheet_by_name(name).to_python() for name in other.sheet_names}
    assert one.keys() == two.keys()
    for name, rows in one.items():
        assert [[str(value).strip() for value in row] for row in rows if any(row)] == [
            [_same(value) for value in row] for row in two[name] if any(row)
        ]
    return one


def _same(value: Any) -> str:
    """calamine reads every number as a float."""
    return str(int(value) if isinstance(value, float) and value.is_integer() else value).strip()


def test_the_workbook_says_who_answers_for_what_and_why(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "x.xlsx")
    book = sheets(tmp_path / "x.xlsx")
    assert list(book) == ["任务", "承诺", "单位", "目标与结果", "核对", "依据"]
    head, *rows = book["任务"]
    tasks = {row[2]: dict(zip(head, row, strict=True)) for row in rows}
    river = tasks["整治河道8公里"]
    assert (river["状态"], river["牵头单位"]) == ("未完成", "区水务局")
    assert (river["责任单位"], river["推断的责任单位"]) == ("各街道", "青石街道")
    assert (river["目标值"], river["结果"]) == ("指标2 ≥8处", "指标2 6.5处")
    assert (river["原文"], river["文件"]) == ("完成整治6.5公里", "青石.txt")
    figures = [row[5] for row in book["目标与结果"][1:]]
    assert figures == [12, 15, 8, 6.5]
    assert len(book["依据"]) - 1 == len(list(flat_claims(store)))


def test_commitments_have_a_sheet_with_the_rows_that_track_them(tmp_path: Path) -> None:
    extraction = sample()
    paper = extraction.document.thing
    there = Passage("x", Locator(0, 4, section=("二、重点",)), "整治河道")
    row = next(each.object for each in extraction.statements if each.predicate == "leads")
    kept, dropped = (
        Thing(DIVISION.iri("task", f"报告/{name}"), "Task", name, (*values, ("ordinal", number)))
        for number, (name, values) in enumerate(
            (
                ("整治河道8公里", (("commitmentKind", "hard"), ("hardBy", "number"))),
                ("改善环境", (("commitmentKind", "soft"),)),
            )
        )
    )
    said = [Statement(paper, "mentions", each, there, "test") for each in (kept, dropped)]
    follows = Statement(
        row, "follows", kept, there, "test", rule="follow-same", explanation="用词相同"
    )
    with make_store(tmp_path / "s", extraction.with_statements(*said, follows)) as store:
        export(store, tmp_path / "x.xlsx")
    book = sheets(tmp_path / "x.xlsx")
    head, *rows = book["承诺"]
    first, second = (dict(zip(head, each, strict=True)) for each in rows)
    assert (first["承诺"], first["能否核查"], first["依据"]) == ("整治河道8公里", "可核查", "数字")
    assert (first["跟踪的任务"], first["与承诺的异同"]) == (row.name, "用词相同")
    assert (first["原文"], first["章节"]) == ("整治河道", "二、重点")
    assert (second["承诺"], second["能否核查"], second["跟踪的任务"]) == (
        "改善环境",
        "只有方向",
        "",
    )
    assert len(book["任务"]) == 5, "the rows of the table alone"


def test_what_looks_like_a_formula_stays_text(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "x.xlsx", lang="en")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    sheet = book["Tasks"]
    cell = next(c for c in sheet["C"] if c.value == FORMULA)
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == "A1:M5"
    assert [c.value for c in sheet[1]][:4] == ["no.", "goal", "task", "verdict"]


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    kept = cell_text("𠮷" * CELL_LIMIT, "zh")
    assert len(kept.encode("utf-16-le")) // 2 <= CELL_LIMIT
    assert kept.endswith("（超出单元格上限，已截断）")
    assert cell_text(ADDRESS, "zh") == ADDRESS
