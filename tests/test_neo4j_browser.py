"""Neo4j Browser of the local server, in Chromium: our guide, style and questions are at work in it,
and it calls nobody else."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import neo4j
import pytest
from playwright.sync_api import Browser, Page, Request, expect

import queries
from kg.answer.ask import ask
from kg.browse.session import Session, browsing
from kg.browse.style import look
from kg.mirror.bolt import META, BoltEngine
from kg.mirror.local_server.server import USER, Server, find
from kg.mirror.sync import sync
from kg.mirror.target import Target
from kg.store import Change, Store
from kg.store.rdf import extraction_quads
from tests.browser import card, click_block, click_line, connect, newest, run_card, settled
from tests.conftest import emptied
from tests.mirror_contract import small
from tests.sample import build
from tests.test_browse import EVIL, evil

SLOW = pytest.mark.slow
pytestmark = [pytest.mark.neo4j, pytest.mark.browser, pytest.mark.xdist_group("neo4j")]


def test_it_opens_with_the_generated_password_and_stays_on_this_machine(
    browser: Browser, neo4j_server: Server, neo4j_target: Target
) -> None:
    with BoltEngine.open(neo4j_target, write=True) as engine:
        sync(small(), engine)
    sent: list[Request] = []
    failed: list[Request] = []
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    # Playwright cannot take a method of a list.
    page.on("request", lambda each: sent.append(each))  # noqa: PLW0108
    page.on("requestfailed", lambda each: failed.append(each))  # noqa: PLW0108
    address = f"{neo4j_server.browser}?dbms=bolt://neo4j@127.0.0.1:{neo4j_server.bolt}"
    page.goto(f"{address}&cmd=edit&arg=MATCH (g:Goal) RETURN g.name AS 目标")
    page.fill("[data-testid=password]", neo4j_server.password, timeout=60_000)
    page.click("[data-testid=connect]")
    page.get_by_text("You are connected as user").wait_for(timeout=60_000)
    page.click("[data-testid=editor-Run]")
    page.get_by_text('"青山"').wait_for(timeout=60_000)
    outside = [
        each
        for each in sent
        if urlsplit(each.url).scheme in ("http", "https", "ws", "wss")
        and urlsplit(each.url).hostname != "127.0.0.1"
    ]
    # The page tries; its content policy keeps every one of them from the network.
    assert outside
    assert {each.url for each in outside} <= {each.url for each in failed}
    assert {each.failure for each in failed if each in outside} == {"csp"}


# -- kg browse -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented district, and a unit with a hostile name that leads more than any other."""
    folder = build(tmp_path_factory.mktemp("browser") / "store", reports=True)
    source = evil().document
    with Store.open(folder, write=True) as opened:
        opened.apply([Change.of_document(source.iri, source.name, extraction_quads(evil()))])
    return folder


@pytest.fixture(scope="module")
def told() -> list[str]:
    """What the session said that it was doing, each once."""
    return []


@pytest.fixture(scope="module")
def running(neo4j_server: Server) -> Server:
    """The tests' server, empty, as if it were the local one of the store: it knows of no guide.

    From here to the end of the module it holds the store, and no other test has it.
    """
    auth = (USER, neo4j_server.password)
    with neo4j.GraphDatabase.driver(neo4j_server.uri, auth=auth) as driver:
        emptied(driver)
    return neo4j_server


@pytest.fixture(scope="module")
def session(store: Path, running: Server, told: list[str]) -> Iterator[Session]:
    def progress(what: str, done: int, total: int) -> None:
        if what not in told:
            told.append(what)

    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("NEO4J_URI", raising=False)
        patch.setattr("kg.mirror.local_server.server.home_of", lambda _: running.home)
        with browsing(store, progress=progress) as opened:
            yield opened


@pytest.fixture(scope="module")
def page(browser: Browser, session: Session) -> Iterator[Page]:
    """Browser as `kg browse` opens it; only the password was typed."""
    assert session.address is not None
    opened = browser.new_page(viewport={"width": 1500, "height": 950})
    connect(opened, session.address, session.target.password or "")
    yield opened
    opened.close()


def rows(page: Page) -> int:
    """How many rows the newest frame says it has."""
    told = page.get_by_test_id("frame").first.get_by_text(
        re.compile(r"Started streaming|no records")
    )
    found = re.search(r"streaming (\d+) records?", told.first.inner_text())
    return int(found[1]) if found else 0


@pytest.mark.slow
def test_on_a_server_of_an_earlier_kg_the_guide_opens_and_the_rest_is_a_click(
    browser: Browser, tmp_path: Path, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = build(tmp_path / "store", reports=True)
    monkeypatch.delenv("NEO4J_URI", raising=False)
    # One that looks for no greeting: here, for none of that name.
    monkeypatch.setattr("kg.mirror.local_server.greeting.FILE", "unheard")
    monkeypatch.setattr("kg.browse.session.HEARD_WITHIN", 1.0)
    monkeypatch.setattr("kg.mirror.local_server.server.home_of", lambda _: neo4j_server.home)
    with browsing(place) as opened:
        (notice,) = opened.notices
        assert "an earlier kg" in notice
        page = browser.new_page(viewport={"width": 1500, "height": 950})
        page.goto(opened.address or "")
        page.fill("[data-testid=password]", opened.target.password or "", timeout=60_000)
        page.click("[data-testid=connect]")
        page.locator(".kg-guide").wait_for(timeout=60_000)
        page.get_by_text("You are connected as user").wait_for(timeout=60_000)
        frame = run_card(page, "overview")
        frame.locator("g.node").first.wait_for(timeout=60_000)
        page.close()
    assert find(neo4j_server.home) == neo4j_server


@pytest.mark.slow
def test_on_a_server_of_ones_own_the_guide_opens_too_and_the_style_is_a_click(
    browser: Browser, store: Path, neo4j_target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", neo4j_target.uri)
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_target.username)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_target.password or "")
    with browsing(store) as opened:
        assert opened.address is not None
        assert opened.notices == ()
        page = browser.new_page(viewport={"width": 1500, "height": 950})
        page.goto(opened.address)
        page.fill("[data-testid=password]", neo4j_target.password or "", timeout=60_000)
        page.click("[data-testid=connect]")
        page.locator(".kg-guide").wait_for(timeout=60_000)
        page.get_by_text("You are connected as user").wait_for(timeout=60_000)
        page.get_by_text("应用样式").click()
        page.get_by_test_id("styleResetButton").wait_for(timeout=60_000)
        run_card(page, "unmet")
        assert rows(page) == len(ask(queries.question("unmet"), {}, store).rows) > 0
        page.close()


def test_a_running_server_is_used_as_it_is(
    session: Session, running: Server, told: list[str]
) -> None:
    now = find(running.home)
    assert now == running  # the same process
    assert session.stops is False
    assert session.notices == ()
    assert told[:2] == ["reading the store", "asking the questions"]
    assert "comparing with Neo4j" in told
    assert "mirroring" in told


def test_the_first_frame_is_the_overview_beside_the_guide(page: Page, session: Session) -> None:
    frames = page.get_by_test_id("frame")
    expect(frames).to_have_count(1)  # no style sheet, no parameters, no greeting
    expect(page.locator(".kg-guide")).to_be_visible()
    settled(frames.first)
    names = ["".join(each.split()) for each in frames.first.locator("g.node").all_text_contents()]
    with BoltEngine.open(session.target) as engine:
        (overview,) = (each for each in queries.graphs() if each.name == "overview")
        drawn = [
            each["properties"]["iri"]
            for (path,) in engine.query(overview.cypher, {"editions": None, "as_of": None}).rows
            for each in path["nodes"]
        ]
    assert 3 <= len(set(drawn)) == len(names)
    kinds = {each.get_attribute("fill") for each in frames.first.locator("circle.b-outline").all()}
    assert {look("Goal").colour, look("Task").colour, look("Bureau").colour} <= kinds


def test_the_guide_counts_the_graph_and_says_what_else_browser_lists(
    page: Page, session: Session
) -> None:
    page.get_by_test_id("pagination-1").click()
    guide = page.locator(".kg-guide")
    expect(guide).to_contain_text("图里有什么")
    expect(guide).to_contain_text("青石区2024年重点工作进展.txt")
    expect(guide).to_contain_text(re.compile(r"局\s+7\b"))
    with BoltEngine.open(session.target) as engine:
        ((all_nodes,),) = engine.query("MATCH (n) RETURN count(n)").rows
        ((books,),) = engine.query(f"MATCH (n:{META}) RETURN count(n)").rows
        ((relations,),) = engine.query("MATCH ()-[r]->() RETURN count(r)").rows
    assert books == 2
    expect(guide).to_contain_text(f"{all_nodes - books} 个事物，{relations} 条关系")
    expect(guide).to_contain_text(f"还列出标签 {META}：那是程序记账的两个节点")
    page.get_by_test_id("navigationDBMS").click()
    expect(page.get_by_text(META, exact=True)).to_be_visible()
    page.get_by_test_id("navigationGuides").click()


def test_three_questions_run_at_a_click(page: Page, store: Path) -> None:
    asked: tuple[tuple[str, dict[str, Any]], ...] = (
        ("unmet", {}),
        ("progress", {}),  # all its parameters are optional: their defaults are in place
        ("unit-portfolio", {"unit": "区住建局"}),
    )
    for name, given in asked:
        frame = run_card(page, name)
        answer = ask(queries.question(name), given, store)
        expect(frame.locator("th, [role=columnheader]").first).to_be_attached()
        assert (name, rows(page)) == (name, len(answer.rows))
        assert len(answer.rows) > 0


def test_nodes_have_our_colours_and_legible_names(page: Page) -> None:
    frame = run_card(page, "unit-and-tasks")
    settled(frame)
    node = frame.locator("g.node", has_text="区住建局")
    assert node.locator("circle.b-outline").get_attribute("fill") == look("Bureau").colour
    goal = frame.locator("g.node", has_text="城市建设")
    assert goal.locator("circle.b-outline").get_attribute("fill") == look("Goal").colour
    assert goal.locator("circle.b-outline").get_attribute("r") == f"{look('Goal').diameter / 2:g}"
    caption = node.locator("text.caption").first
    assert caption.bounding_box() is not None
    drawn = caption.evaluate(_DRAWN, "区住建局")
    # A font without Chinese draws one box for all of them, as for a sign that no font has.
    assert len(set(drawn)) == 5
    assert all("1" in each for each in drawn)


_DRAWN = """(element, text) => {
  const style = getComputedStyle(element);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 40;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return [...text, '\\u{10FFFD}'].map((sign) => {
    context.clearRect(0, 0, 40, 40);
    context.font = `30px ${style.fontFamily}`;
    context.fillText(sign, 2, 32);
    const pixels = context.getImageData(0, 0, 40, 40).data;
    let bits = '';
    for (let at = 3; at < pixels.length; at += 4) bits += pixels[at] > 99 ? '1' : '0';
    return bits;
  });
}"""


def test_a_click_on_a_relationship_shows_role_quote_and_document(page: Page) -> None:
    frame = run_card(page, "unit-and-tasks")
    settled(frame)
    click_line(page, "RESPONS")
    shown = frame.get_by_test_id("vizInspector")
    expect(shown).to_contain_text("RESPONSIBLE_FOR")
    expect(shown).to_contain_text("quotes")
    expect(shown).to_contain_text("区住建局")  # the words of the cell
    expect(shown).to_contain_text("document/重点工作进展情况/2024")


def test_a_hostile_name_stays_a_name(page: Page) -> None:
    frame = run_card(page, "shortest-path")
    settled(frame)
    assert EVIL[:39] in card(page, "shortest-path").inner_text().replace("\n", " ")
    names = frame.locator("g.node text.caption").all_text_contents()
    assert any(EVIL[:2] in "".join(name.split()) for name in names)
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize(
    "name",
    ["evidence", *(pytest.param(n, marks=SLOW) for n in ("goals", "silent", "unit-load"))],
)
def test_a_file_runs_as_it_is_when_it_is_pasted(page: Page, store: Path, name: str) -> None:
    given: dict[str, Any] = {"thing": "区住建局"} if name == "evidence" else {}
    page.get_by_test_id("pagination-1").click()
    click_block(page, page.locator("pre.runnable", has_text=":params"))  # all to their defaults
    if given:
        click_block(page, card(page, name).locator("pre.runnable").first)  # its parameter
    page.locator("[data-testid=activeEditor] textarea").focus()
    page.keyboard.insert_text(queries.question(name).cypher)
    newest(page, page.get_by_test_id("editor-Run").click)
    assert rows(page) == len(ask(queries.question(name), given, store).rows)


def test_saved_queries_are_taken(page: Page, session: Session) -> None:
    with urlopen(f"{session.base}/saved-queries.zip") as answer:  # noqa: S310 - our own address
        content = b64encode(answer.read()).decode("ascii")
    page.get_by_test_id("main").evaluate(_DROP, content)
    page.get_by_test_id("navigationFavorites").click()
    folder = page.get_by_text("谁来负责", exact=True)
    folder.wait_for()
    folder.click()
    page.get_by_text(queries.question("unmet").title.zh, exact=True).wait_for()
    page.get_by_test_id("navigationGuides").click()


_DROP = """(element, content) => {
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], 'saved-queries.zip', { type: 'application/zip' }));
  element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
}"""
