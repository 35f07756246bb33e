"""A document with what was read from it: on a terminal, as JSON, as a page in Chromium."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

import queries
from kg.answer.marked import GROUPS, Mark, Marked, Piece, Said
from kg.answer.values import relation
from kg.cli import cli
from kg.cli.terminal import print_marked
from kg.export.reading import reading_page
from kg.load.pipeline import load, remove
from kg.mirror.engines import opened
from loaders import facts
from ontology.locator import Locator
from ontology.model import Outcome
from tests.browser import Opened
from tests.plans import REPORT, TABLE

_MARKUP = "<script>alert(1)</script><img src=//x.invalid/a>“净”"
HOSTILE = TABLE.replace("实施洁净家园专项行动", _MARKUP)


def call(store: Path, *arguments: str) -> Result:
    environment = {"KG_STORE": str(store), "KG_DOCUMENTS": "", "COLUMNS": "120"}
    return CliRunner().invoke(cli, list(arguments), env=environment)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "报告.txt").write_text(REPORT, "utf-8")
    (folder / "表.txt").write_text(HOSTILE, "utf-8")
    return folder


@pytest.fixture(scope="module")
def store(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shown") / "store"
    load([papers], folder)
    return folder


# -- beside the text ---------------------------------------------------------------------


def test_a_document_belongs_where_an_engine_says_it_does(store: Path) -> None:
    shown = json.loads(call(store, "show", "表.txt", "--format", "json").stdout)
    with opened(store) as engine:
        told = engine.query(queries.lookup("neighbours"), {"thing": shown["iri"]})
    assert [list(each.values()) for each in shown["registry"]] == [
        [subject, relation(name), object_] for subject, name, object_ in told.rows
    ]
    assert shown["registry"], "its division and its series"


# -- the model --------------------------------------------------------------------------


def said(group: str = "name", predicate: str = "mentions") -> Said:
    return Said(group, predicate, "甲", "iri:a", "乙", "iri:b", None, None, None, None)


def sample(text: str, spans: list[tuple[int, int, str]], pieces: list[Piece]) -> Marked:
    marks = tuple(
        Mark(Locator(start, end), text[start:end], (said(group),)) for start, end, group in spans
    )
    return Marked("x.txt", "某文", "iri:x", text, marks, tuple(pieces))


TEXTS = st.text(alphabet="甲乙丙，。\n\t😀", min_size=1, max_size=40)


@given(TEXTS, st.data())
def test_segments_are_the_text_cut_where_a_mark_begins_or_ends(
    text: str, data: st.DataObject
) -> None:
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(
        lambda span: span[0] < span[1]
    )
    drawn = data.draw(st.lists(spans, max_size=8, unique=True))
    half = len(text) // 2
    pieces = [Piece(0, half, Outcome.STATED, ""), Piece(half, len(text), Outcome.KEPT, "")]
    marked = sample(
        text, [(*span, "name") for span in drawn], [p for p in pieces if p.start < p.end]
    )
    segments = list(marked.segments())
    assert "".join(text[each.start : each.end] for each in segments) == text
    for each in segments:
        over = {number for number, (a, b) in enumerate(drawn) if a < each.end and each.start < b}
        assert set(each.marks) == over
        widths = [drawn[number][1] - drawn[number][0] for number in each.marks]
        assert widths == sorted(widths), "the narrowest first"
        assert each.outcome is (Outcome.STATED if each.end <= half else Outcome.KEPT)


def test_kinds_of_statements_differ_in_sign_and_colour() -> None:
    assert len({group.sign for group in GROUPS}) == len(GROUPS)
    assert len({group.colour for group in GROUPS}) == len(GROUPS)
    assert len({group.terminal for group in GROUPS}) == len(GROUPS)


# -- JSON -------------------------------------------------------------------------------


def test_json_has_the_text_the_marks_and_the_account(store: Path) -> None:
    page = json.loads(call(store, "show", "报告.txt").stdout)
    assert page["text"] == REPORT
    assert page["current"] is True
    claims = sum(row["stated"] + row["inferred"] for row in page["statements"])
    assert sum(len(mark["statements"]) for mark in page["marks"]) == claims
    for mark in page["marks"]:
        assert REPORT[mark["start"] : mark["end"]] == mark["quote"]
    outcomes = [piece["outcome"] for piece in page["account"]]
    assert outcomes.count("stated") == page["properties"]["piecesStated"]
    assert outcomes.count("kept") == page["properties"]["piecesKept"]
    goals = [
        each for mark in page["marks"] for each in mark["statements"] if each["group"] == "target"
    ]
    assert "新建口袋公园 40处以上" in {each["object_name"] for each in goals}


# -- a terminal -------------------------------------------------------------------------


def test_without_colours_the_marks_are_brackets_with_a_sign(store: Path) -> None:
    text = call(store, "show", "表.txt", "--format", "table").stdout.replace("\n", "")
    assert "【责区水务局】" in text
    assert "责 责任" in text
    assert "留作文字" in text
    english = call(store, "show", "表.txt", "--format", "table", "--lang", "en").stdout
    assert "kept as text" in english


def test_on_a_terminal_each_kind_has_its_colour_and_no_control_passes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    text = "区水务局改造管网12公里。闲话。乱\x1b]0;x\x07码。"
    pieces = [
        Piece(0, 13, Outcome.STATED, ""),
        Piece(13, 16, Outcome.KEPT, ""),
        Piece(16, len(text), Outcome.REJECTED, "乱码"),
    ]
    marked = sample(text, [(0, 4, "duty"), (4, 12, "target"), (8, 12, "result")], pieces)
    stream = io.StringIO()
    print_marked(marked, stream, "zh")
    written = stream.getvalue()
    assert "\x1b[1;34m区水务局" in written, "responsibility"
    assert "\x1b[1;4;32m12公里" in written, "the narrower passage, underlined: another is around it"
    assert "\x1b[2m闲话。" in written, "kept as text"
    assert "\x1b[9;31m乱" in written, "rejected"
    assert "\x1b]0;" not in written
    assert "\\x1b]0;x\\x07" in written


# -- where the text comes from ------------------------------------------------------------


def test_bundled_facts_show_places_and_say_that_the_text_is_not_there(
    shipped_once: Path, tmp_path: Path
) -> None:
    name = facts.read(facts.bundled()[0]).document.name
    page = json.loads(call(shipped_once, "show", name).stdout)
    assert page["text"] is None
    assert page["marks"]
    assert {mark["quote"] for mark in page["marks"]} == {None}
    table = call(shipped_once, "show", name, "--format", "table").stdout
    assert "没有这份文件的正文" in table
    assert re.search(r"^第\d+至\d+字  ", table, re.MULTILINE)
    refused = call(shipped_once, "show", name, "--html", str(tmp_path / "x.html"))
    assert refused.exit_code == 1
    assert "--documents" in refused.stderr
    assert not (tmp_path / "x.html").exists()


@pytest.mark.documents
def test_bundled_facts_are_shown_in_the_documents_that_they_are_of(
    shipped_once: Path, documents: Path
) -> None:
    for path in facts.bundled():
        name = facts.read(path).document.name
        found = call(shipped_once, "show", name, "--documents", str(documents))
        page = json.loads(found.stdout)
        assert page["text"]
        assert page["current"], "what is bundled is what is read"
        again = call(shipped_once, "show", name, "--file", str(documents / name))
        assert json.loads(again.stdout) == page


def test_another_file_is_not_taken_for_the_document(store: Path, papers: Path) -> None:
    wrong = call(store, "show", "报告.txt", "--file", str(papers / "表.txt"))
    assert wrong.exit_code == 1
    assert "not the document" in wrong.stderr
    missing = call(store, "show", "报告.txt", "--file", str(papers / "无.txt"))
    assert missing.exit_code == 1
    assert "no such file" in missing.stderr
    thing = call(store, "show", "区水务局", "--file", str(papers / "表.txt"))
    assert "no document" in thing.stderr


def test_the_copy_goes_with_the_document(tmp_path: Path, papers: Path) -> None:
    folder = tmp_path / "s"
    paper = tmp_path / "表.txt"
    paper.write_text(TABLE, "utf-8")
    load([paper, papers / "报告.txt"], folder)
    assert len(list((folder / "sources").iterdir())) == 2
    paper.write_text(HOSTILE, "utf-8")
    load([paper], folder, replace=True)
    page = json.loads(call(folder, "show", "表.txt").stdout)
    assert page["text"] == HOSTILE, "of the version that is loaded"
    assert len(list((folder / "sources").iterdir())) == 2
    remove("表.txt", folder)
    (left,) = (folder / "sources").iterdir()
    assert (left / "报告.txt").read_text("utf-8") == REPORT


def test_a_file_gets_what_its_ending_says_or_is_refused(store: Path, tmp_path: Path) -> None:
    def written(name: str, ending: str, *more: str) -> bytes:
        path = tmp_path / f"x{ending}"
        done = call(store, "show", name, "-o", str(path), *more)
        assert done.exit_code == 0, done.stderr
        assert done.stdout == ""
        return path.read_bytes()

    unit = "区水务局"
    assert json.loads(written(unit, ".json"))["name"] == unit
    assert written(unit, ".json").decode() == call(store, "show", unit, "--format", "json").stdout
    assert written(unit, ".txt").decode() == call(store, "show", unit, "--format", "table").stdout
    page = tmp_path / "y.html"
    assert call(store, "show", "表.txt", "--html", str(page)).exit_code == 0
    assert written("表.txt", ".html") == page.read_bytes()
    for ending, words in (
        (".xlsx", "known are: .html"),
        (".docx", "known are: .html"),
        (".html", "kg export FILE.html --focus NAME"),
        ("", "no ending"),
    ):
        path = tmp_path / f"refused{ending}"
        refused = call(store, "show", unit, "-o", str(path))
        assert refused.exit_code == 1
        assert words in refused.stderr
        assert not path.exists()
    other = call(store, "show", unit, "-o", str(tmp_path / "z.txt"), "--format", "json")
    assert "cannot hold json" in other.stderr
    both = call(store, "show", "表.txt", "-o", str(page), "--html", str(page))
    assert both.exit_code == 2


# -- the page ---------------------------------------------------------------------------


@pytest.mark.browser
def test_the_page_shows_what_words_state_and_asks_nobody(
    browser: Browser, store: Path, tmp_path: Path
) -> None:
    path = tmp_path / "表.html"
    written = call(store, "show", "表.txt", "--html", str(path))
    assert written.exit_code == 0, written.output
    opened = Opened(browser, path)
    page = opened.page
    shown = page.evaluate("document.getElementById('words').textContent")
    assert "".join(shown.split()) == "".join(HOSTILE.split()), "cells part what tabs parted"
    assert page.locator("#words th").all_inner_texts()[1].strip() in HOSTILE
    unit = page.locator("#words .g-duty", has_text="区水务局").first
    unit.hover()
    assert "区水务局" in opened.panel()
    assert "牵头" in opened.panel()
    assert re.search(r"第2行 · “牵头单位”栏 · 第\d+至\d+字", opened.panel())
    page.locator("#words .g-target", has_text="新建口袋公园").first.click()
    assert "新建口袋公园 40处以上" in opened.panel()
    assert "“净”" in opened.panel(), "the longer passage around it is shown as well"
    unit.hover()
    assert "新建口袋公园 40处以上" in opened.panel(), "a click keeps what it showed"
    page.click("#switch")
    assert "has target" in opened.panel()
    assert re.search(r"row \d+ · column .+ · characters \d+–\d+", opened.panel())
    assert "kept as text" in page.inner_text("nav")
    page.locator("#legend input[value=target]").uncheck()
    assert "has target" not in opened.panel()
    page.keyboard.press("Escape")
    page.focus("#text")
    page.keyboard.press("ArrowRight")
    assert page.locator(".lit").count() >= 1
    assert opened.requests == [path.as_uri()]
    assert opened.trouble == []
    page.close()


@pytest.mark.browser
def test_the_page_tells_apart_what_was_kept_and_what_was_rejected(
    browser: Browser, tmp_path: Path
) -> None:
    text = "读出的。<b>闲话</b>。乱码。"
    pieces = [
        Piece(0, 4, Outcome.STATED, ""),
        Piece(4, 14, Outcome.KEPT, ""),
        Piece(14, len(text), Outcome.REJECTED, '"><script>alert(1)</script>'),
    ]
    path = tmp_path / "x.html"
    path.write_text(reading_page(sample(text, [(0, 3, "result")], pieces), "en"), "utf-8")
    opened = Opened(browser, path)
    page = opened.page
    assert page.inner_text("#words .o-kept") == "<b>闲话</b>。"
    assert page.get_attribute("#words .o-rejected", "title") == pieces[2].reason
    colours = {
        name: page.evaluate(
            "name => getComputedStyle(document.querySelector(`#words .o-${name}`)).color", name
        )
        for name in ("stated", "kept", "rejected")
    }
    assert len(set(colours.values())) == 3
    assert opened.trouble == []
    page.close()
