"""The pictures of the documentation, taken from the real pages in a real browser.

python -m tests.pictures        writes the pictures of docs/ (make pictures)
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

from kg.answer.marked import marked
from kg.browse.session import browsing
from kg.export import export
from kg.export.reading import reading_page
from kg.load.pipeline import load
from kg.store import Store
from tests.browser import browser, card, click_line, connect, run_card, settled
from tests.servers import ending_with_us

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = {
    "page": "",
    "page-goal": "#at=330105/goal/提高城市承载能力",
    "page-unit": "#at=330105/unit/区发改经信局",
    "page-matrix": "#view=matrix",
}
"""Pictures of the exported page, and the address that each is of."""

EXAMPLE = ROOT / "examples" / "青石区2024年重点工作进展.txt"


def main() -> None:
    with ending_with_us(), tempfile.TemporaryDirectory() as folder, browser() as chromium:
        store = Path(folder) / "store"
        load([], store)
        _page(chromium, store, Path(folder) / "page.html")
        # The bundled facts come without the documents' words; the example has them.
        load([EXAMPLE], store)
        _reading(chromium, store, Path(folder) / "reading.html")
        _neo4j_browser(chromium, store)


def _page(chromium: Browser, store: Path, page: Path) -> None:
    with Store.open(store) as opened:
        export(opened, page)
    tab = chromium.new_page(viewport={"width": 1366, "height": 768})
    for name, choice in PAGES.items():
        tab.goto("about:blank")
        tab.goto(page.as_uri() + choice)
        tab.wait_for_selector("html[data-ready]")
        tab.screenshot(path=str(DOCS / f"{name}.png"))
    tab.close()


def _reading(chromium: Browser, store: Path, page: Path) -> None:
    with Store.open(store) as opened:
        shown = marked(opened, opened.document_iri(EXAMPLE.name))
        page.write_text(reading_page(shown), "utf-8")
    tab = chromium.new_page(viewport={"width": 1300, "height": 640})
    tab.goto(page.as_uri())
    tab.wait_for_selector("html[data-ready]")
    tab.locator("#words .g-target").first.click()
    tab.screenshot(path=str(DOCS / "reading.png"))
    tab.close()


def _neo4j_browser(chromium: Browser, store: Path) -> None:
    os.environ.pop("NEO4J_URI", None)  # the local server, whatever else is there
    with browsing(store) as session:
        tab = chromium.new_page(viewport={"width": 1500, "height": 950})
        connect(tab, session.address or "", session.target.password or "")
        settled(tab.get_by_test_id("frame").first)
        tab.wait_for_timeout(1000)
        _take(tab, "guide")
        frame = run_card(tab, "unit-and-tasks")
        settled(frame)
        _show(tab, "unit-and-tasks")
        _take(tab, "graph")
        run_card(tab, "unmet")
        _show(tab, "unmet")
        _take(tab, "table")
        frame = run_card(tab, "goal-and-leaders")
        settled(frame)
        click_line(tab, "LEADS")
        frame.get_by_text("quotes", exact=True).scroll_into_view_if_needed()
        _show(tab, "goal-and-leaders")
        _take(tab, "quote")
        tab.close()


def _show(tab: Page, question: str) -> None:
    card(tab, question).evaluate("card => card.scrollIntoView({ block: 'center' })")
    tab.wait_for_timeout(1000)


def _take(tab: Page, name: str) -> None:
    tab.screenshot(path=str(DOCS / f"neo4j-browser-{name}.png"))


if __name__ == "__main__":
    main()
