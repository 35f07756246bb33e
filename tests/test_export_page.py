"""The page, as a browser shows it: nothing asked of the network, nothing hostile run."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from kg.export import export
from kg.export.view import neighbourhood, of_rows, overview
from kg.project.facts import Facts
from kg.project.projection import project
from kg.store import Store
from ontology.errors import NotFound
from ontology.model import Extraction, Passage, Statement, Thing
from tests.browser import Opened
from tests.factories import DIVISION, document, unit
from tests.test_export import FORMULA, HOSTILE, make_store, sample


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with make_store(tmp_path_factory.mktemp("page") / "store", sample()) as opened:
        yield opened


class GraphPage(Opened):
    """The page of a graph."""

    def number(self, name: str) -> int:
        script = "name => kgPage.things.findIndex(t => t.name === name)"
        return int(self.page.evaluate(script, name))

    def edges(self) -> list[dict[str, Any]]:
        """The edges that are drawn."""
        script = "() => kgPage.network.body.data.edges.get({ filter: e => !e.hidden })"
        return list(self.page.evaluate(script))


@pytest.fixture(scope="module")
def whole(
    browser: Browser, store: Store, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[GraphPage]:
    path = tmp_path_factory.mktemp("whole") / "青石.html"
    export(store, path)
    opened = GraphPage(browser, path)
    yield opened
    opened.page.close()


@pytest.fixture(autouse=True)
def _fresh(request: pytest.FixtureRequest) -> None:
    """Each test starts from the overview."""
    if "whole" in request.fixturenames:
        request.getfixturevalue("whole").page.evaluate("kgPage.clear()")


# -- in the browser -----------------------------------------------------------------------


@pytest.mark.browser
def test_the_page_asks_for_nothing_but_itself_and_makes_no_trouble(whole: GraphPage) -> None:
    assert len(whole.requests) == 1
    assert whole.requests[0].startswith("file://")
    assert whole.trouble == []
    assert whole.page.get_attribute("html", "lang") == "zh-CN"
    assert whole.page.title() == "谁来负责"


@pytest.mark.browser
def test_the_policy_forbids_the_network_even_to_a_script_in_the_page(whole: GraphPage) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.3)
        blocked, injected = whole.page.evaluate(_TRIES, listener.getsockname()[1])
        with pytest.raises(TimeoutError):
            listener.accept()
    assert blocked == ["connect-src", "img-src", "script-src-elem"]
    assert injected is None
    whole.trouble.clear()  # the console reports what was blocked
    del whole.requests[1:]  # attempts, none of which left the browser


_TRIES = """async (port) => {
          const blocked = [];
          document.addEventListener('securitypolicyviolation', (event) => {
            blocked.push(event.effectiveDirective);
          });
          await fetch(`http://127.0.0.1:${port}/`).catch(() => {});
          const image = new Image(); image.src = `http://127.0.0.1:${port}/x.png`;
          const script = document.createElement('script');
          script.textContent = 'window.injected = 1';
          document.body.append(script);
          await new Promise((done) => setTimeout(done, 200));
          return [blocked.sort(), window.injected];
        }"""
"""A script that stands in the page tries to reach a port and to add another script."""


@pytest.mark.browser
def test_hostile_names_and_quotes_are_shown_and_not_run(whole: GraphPage) -> None:
    number = whole.number(HOSTILE)
    assert number >= 0
    whole.page.evaluate("n => kgPage.select(n, false)", number)
    assert '<img src=x onerror="window.hacked=1">' in whole.panel()
    hover(whole, number)
    assert "<script>window.hacked=1</script>" in whole.page.inner_text("#tip")
    search(whole, "onerror")
    assert "<img" in whole.page.inner_text("#hits")
    assert whole.page.evaluate("window.hacked") is None
    assert whole.page.evaluate("document.querySelectorAll('img').length") == 0
    assert whole.trouble == []


def hover(opened: GraphPage, number: int) -> None:
    """Move the mouse onto a thing."""
    at = opened.page.evaluate(
        """n => {
          const { x, y } = kgPage.network.canvasToDOM(kgPage.network.getPosition(n));
          const box = document.getElementById('graph').getBoundingClientRect();
          return [box.x + x, box.y + y];
        }""",
        number,
    )
    opened.page.mouse.move(at[0] - 60, at[1] - 60)
    opened.page.mouse.move(at[0], at[1], steps=4)
    opened.page.wait_for_selector("#tip:not([hidden])", timeout=5000)


def search(opened: GraphPage, words: str) -> None:
    opened.page.keyboard.press("Escape")
    opened.page.keyboard.press("/")
    opened.page.keyboard.type(words)


@pytest.mark.browser
def test_a_thing_is_found_with_the_keyboard_alone_and_shows_its_quotes(whole: GraphPage) -> None:
    search(whole, "水务")
    assert whole.page.inner_text("#hits li").startswith("区水务局")
    whole.page.keyboard.press("Enter")
    panel = whole.panel()
    assert "整治河道8公里" in panel
    assert "“区水务局”" in panel
    assert "第 2 行 · 牵头单位" in panel
    assert whole.page.evaluate("document.activeElement.id") == "panel"
    whole.page.keyboard.press("Escape")
    assert "4 项任务" in whole.panel()


@pytest.mark.browser
def test_search_is_by_exact_part_of_a_name(whole: GraphPage) -> None:
    search(whole, "水园")  # both characters occur, not side by side
    assert "没有名称含有这些字" in whole.page.inner_text("#hits")


@pytest.mark.browser
def test_a_task_shows_verdict_arithmetic_target_result_and_check(whole: GraphPage) -> None:
    whole.page.evaluate("n => kgPage.select(n, false)", whole.number("整治河道8公里"))
    panel = whole.panel()
    for words in ("未完成", "目标与结果：8，6.5", "≥8处", "6.5处", "“完成整治6.5公里”"):
        assert words in panel
    assert "推断 · 规则 assess-targets" in panel
    assert "责任（推断）" in panel
    assert re.search(r"核对\s*1", panel)
    assert "完成率125% 相符" in panel


@pytest.mark.browser
def test_the_legend_counts_kinds_and_switches_them_off(whole: GraphPage) -> None:
    legend = whole.page.inner_text("#legend")
    assert re.search(r"任务\s+4\b", legend)
    assert re.search(r"未完成\s+1\b", legend)
    before = len(whole.edges())
    button = whole.page.locator("nav button[data-kind=Goal]")
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert len(whole.edges()) == before - 4
    button.click()
    assert len(whole.edges()) == before
    whole.page.locator("nav button[data-relation=leads]").click()
    assert len(whole.edges()) == before - 4
    whole.page.locator("nav button[data-relation=leads]").click()


@pytest.mark.browser
def test_a_verdict_filters_the_tasks(whole: GraphPage) -> None:
    whole.page.locator("nav button[data-verdict=no_data]").click()
    panel = whole.panel()
    assert FORMULA in panel
    assert "整治河道8公里" not in panel


@pytest.mark.browser
def test_the_graph_stands_still_once_it_has_settled(whole: GraphPage) -> None:
    script = "() => JSON.stringify(kgPage.network.getPositions())"
    before = whole.page.evaluate(script)
    whole.page.wait_for_timeout(400)
    assert whole.page.evaluate(script) == before


@pytest.mark.browser
def test_names_are_drawn_and_not_boxes(whole: GraphPage) -> None:
    """The canvas has ink in the colours of kinds and verdicts."""
    colours = whole.page.evaluate(
        """() => {
          const c = document.querySelector('#graph canvas');
          const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
          const seen = new Set();
          for (let i = 0; i < d.length; i += 4)
            seen.add(d[i] * 65536 + d[i + 1] * 256 + d[i + 2]);
          return [0xd55e00, 0x0072b2, 0x009e73, 0x6b6b6b, 0x333333].filter((v) => !seen.has(v));
        }"""
    )
    assert colours == []


@pytest.mark.browser
def test_a_page_in_english_around_one_unit(browser: Browser, store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "x.html", lang="en", focus="区水务局", depth=1)
    opened = GraphPage(browser, tmp_path / "x.html")
    assert opened.page.get_attribute("html", "lang") == "en"
    assert opened.page.title() == "区水务局: relations to depth 1"
    assert "not met" in opened.page.inner_text("#legend")
    assert "整治河道8公里" in opened.panel()  # the focus is selected
    assert opened.page.evaluate("kgPage.network.body.data.nodes.length") == 2
    assert opened.trouble == []


@pytest.mark.browser
def test_a_year_of_a_district_opens_in_three_seconds(browser: Browser, tmp_path: Path) -> None:
    with make_store(tmp_path / "store", year()) as store:
        export(store, tmp_path / "x.html")
    opened = GraphPage(browser, tmp_path / "x.html")
    assert opened.page.evaluate("kgPage.network.body.data.nodes.length") == 128 + 60 + 22
    assert opened.seconds < 3
    # Crowded: who leads is drawn, who shares is a click away.
    assert {edge["relation"] for edge in opened.edges()} == {"leads", "partOf"}
    opened.page.locator("nav button[data-relation=responsibleFor]").click()
    assert len(opened.edges()) == 128 * 2 + 128 * 4


@pytest.mark.browser
def test_an_empty_store_gives_an_empty_page(browser: Browser, tmp_path: Path) -> None:
    with make_store(tmp_path / "store", Extraction(document(), (), ())) as store:
        export(store, tmp_path / "x.html")
    opened = GraphPage(browser, tmp_path / "x.html")
    assert opened.trouble == []


def year() -> Extraction:
    """128 tasks, 60 units, 22 goals, each task led by one unit and shared by four."""
    source = document()
    statements = []
    units = [unit(f"区第{number}局") for number in range(60)]
    goals = [Thing(DIVISION.iri("goal", f"目标{n}"), "Goal", f"目标{n}") for n in range(22)]
    for row in range(128):
        task = Thing(DIVISION.iri("task", source.name, str(row)), "Task", f"推进第{row}项工作任务")
        at = Passage(source.name, row * 10, row * 10 + 4, "推进工作", row=row + 1, column="任务")
        statements.append(Statement(task, "partOf", goals[row % 22], at, "test"))
        statements.append(Statement(units[row % 60], "leads", task, at, "test"))
        statements += [
            Statement(units[(row * 7 + k * 13) % 60], "responsibleFor", task, at, "test")
            for k in range(4)
        ]
    return Extraction(source, tuple(statements), ())


# -- what is chosen, and how it is written --------------------------------------------------


@pytest.fixture(scope="module")
def facts(store: Store) -> Facts:
    return Facts(project(store.quads()))


def names(facts: Facts, iris: Any) -> set[str]:
    return {facts.name(node.iri) for node in iris}


def test_the_overview_is_units_tasks_and_goals(facts: Facts) -> None:
    view = overview(facts)
    kinds = {facts.kind(node) for node in view.nodes}
    assert kinds == {"Bureau", "Subdistrict", "UnitGroup", "Task", "Goal"}
    assert view.left_out == ()


def test_a_unit_without_any_relation_is_counted_not_drawn(tmp_path: Path) -> None:
    extraction = sample()
    lonely = Statement(
        extraction.document.thing, "mentions", unit("区档案局"), Passage("x", 0, 1, "x"), "test"
    )
    with make_store(tmp_path / "s", extraction.with_statements(lonely)) as store:
        view = overview(Facts(project(store.quads())))
    assert view.left_out == (("Bureau", 1),)


def test_commitments_of_nobody_are_counted_beside_tasks_that_have_units(tmp_path: Path) -> None:
    extraction = sample()
    paper, there = extraction.document.thing, Passage("x", 0, 1, "x")
    goal = Thing(DIVISION.iri("goal", "改善民生"), "Goal", "改善民生")
    promise = Thing(
        DIVISION.iri("task", "报告/1"), "Task", "改善环境", (("commitmentKind", "soft"),)
    )
    said = (
        Statement(paper, "mentions", promise, there, "test"),
        Statement(promise, "partOf", goal, there, "test"),
    )
    with make_store(tmp_path / "both", extraction.with_statements(*said)) as store:
        view = overview(Facts(project(store.quads())))
    assert view.left_out == (("Goal", 1), ("Task", 1)), "nor is a goal that only it stands under"
    alone = replace(extraction, statements=said)
    with make_store(tmp_path / "alone", alone) as store:
        view = overview(Facts(project(store.quads())))
    assert {node.properties["name"] for node in view.nodes} == {"改善民生", "改善环境"}


def test_a_neighbourhood_grows_by_depth(facts: Facts) -> None:
    near = [names(facts, neighbourhood(facts, "区水务局", depth).nodes) for depth in (0, 1, 2)]
    assert near[0] == {"区水务局"}
    assert near[1] == {"区水务局", "整治河道8公里"}
    assert near[2] == near[1] | {"园林绿化", "各街道", "青石街道"}


def test_an_indicator_as_focus_shows_its_figures(facts: Facts) -> None:
    view = neighbourhood(facts, "指标2", 1)
    assert names(facts, view.nodes) == {"指标2", "目标", "结果"}


def test_rows_of_a_question_become_the_graph_between_what_they_name(facts: Facts) -> None:
    rows = [{"unit": "区水务局", "tasks": ["整治河道8公里"], "n": 1, "none": None}]
    view = of_rows(facts, rows)
    assert names(facts, view.nodes) == {"区水务局", "整治河道8公里"}
    assert [each.type for each in view.relationships] == ["LEADS"]
    target = DIVISION.iri("target", "青石.txt", "2", "1")
    assert names(facts, of_rows(facts, [{"target": target}]).nodes) == {"整治河道8公里"}
    with pytest.raises(NotFound):
        of_rows(facts, [{"unit": "无此单位"}])


def test_the_file_carries_the_licence_and_no_address_to_fetch_from(
    store: Store, tmp_path: Path
) -> None:
    export(store, tmp_path / "x.html")
    text = (tmp_path / "x.html").read_text("utf-8")
    assert "visjs contributors" in text
    assert "Permission is hereby granted" in text
    assert not re.search(r"""<(?:link|img|iframe|object|embed)\b|<script[^>]+src=|url\(""", text)
    assert "\u2028" not in text
    assert text.lower().count("</script") == 3  # the data, the library, the page's own
