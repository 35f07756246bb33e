"""One set of facts, six formats: an invented district's table, list and report say the same."""

from __future__ import annotations

import unicodedata

import pytest
from playwright.sync_api import Browser

from loaders.formats.sniff import read_bytes
from loaders.kinds import extract
from ontology.model import Extraction
from tests.offices import EXAMPLES, PAPERS, WRITERS, Paper, as_pdf, examples

EXPECTED = {
    "table": ("progress_table", 5, {"leads": 5, "supports": 6, "dueStatedIn": 4, "partOf": 5}),
    "list": ("task_list", 4, {"leads": 4, "responsibleFor": 3, "supports": 3, "dueStatedIn": 1}),
    "report": ("work_report", 5, {"measures": 6, "hasTarget": 8, "partOf": 5}),
}
"""Of each document: its kind, how many things answer to its headings, and how many statements."""

Said = frozenset[tuple[str, str, str, str | None]]


def read(data: bytes, form: str) -> Extraction:
    return extract(read_bytes(data, f"文件.{form}"))


def said(extraction: Extraction) -> Said:
    """The statements without their passages."""
    return frozenset(
        (each.subject.name, each.predicate, each.object.name, each.value_text)
        for each in extraction.statements
    )


@pytest.mark.parametrize("name", EXPECTED)
def test_what_a_text_says_is_what_stands_in_it(name: str) -> None:
    kind, tasks, counts = EXPECTED[name]
    found = read(WRITERS["txt"](PAPERS[name]), "txt")
    assert found.document.kind == kind
    assert found.document.division.name == "青石区"
    parts = {each.subject.iri for each in found.statements if each.predicate == "partOf"}
    assert len(parts) == tasks
    for predicate, number in counts.items():
        assert len([each for each in said(found) if each[1] == predicate]) == number, predicate


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("form", [form for form in WRITERS if form != "txt"])
def test_each_format_says_the_same(name: str, form: str) -> None:
    paper = PAPERS[name]
    same(read(WRITERS[form](paper), form), read(WRITERS["txt"](paper), "txt"))


@pytest.mark.browser
@pytest.mark.parametrize("name", EXPECTED)
def test_a_printed_page_says_the_same(browser: Browser, name: str) -> None:
    paper = PAPERS[name]
    same(read(as_pdf(paper, browser), "pdf"), read(WRITERS["txt"](paper), "txt"))


def same(found: Extraction, expected: Extraction) -> None:
    assert found.document.kind == expected.document.kind
    assert found.document.title == expected.document.title
    assert found.document.dated == expected.document.dated
    assert said(found) == said(expected)


@pytest.mark.browser
def test_a_browser_that_prints_radicals_is_read_as_it_was_written(browser: Browser) -> None:
    """Chromium writes ⻘⽯ for 青石: the browser says here which characters it does so to."""
    radicals = (unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6))
    simplified = "厂母民西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟户"
    words = "".join(radicals) + simplified
    lines = tuple("字" + words[at : at + 20] for at in range(0, len(words), 20))
    document = read_bytes(as_pdf(Paper("题目", body=lines), browser), "a.pdf")
    shown = "".join(document.text.split()).removeprefix("题目")
    assert shown == "".join(lines)


def test_radicals_copied_into_a_text_name_the_same_unit() -> None:
    text = WRITERS["txt"](PAPERS["list"]).decode()
    copied = text.translate(str.maketrans("青石民人工长车", "⻘⽯⺠⼈⼯⻓⻋"))
    assert copied != text
    found = read(copied.encode(), "txt")
    assert said(found) == said(read(text.encode(), "txt"))


@pytest.mark.parametrize("name", examples())
def test_an_example_is_what_its_writer_writes(name: str) -> None:
    paper, form = examples()[name]
    made, kept = read(WRITERS[form](paper), form), read((EXAMPLES / name).read_bytes(), form)
    assert said(made) == said(kept)
    assert made.document.title == kept.document.title
