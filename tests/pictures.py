"""The pictures of the documentation, taken from the real pages in a real browser.

python -m tests.pictures        writes docs/page.png and docs/reading.png (make pictures)
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from kg.export import export
from kg.export.reading import reading_page
from kg.marked import marked
from kg.pipeline import load
from kg.store import Store
from tests.browser import browser

ROOT = Path(__file__).resolve().parent.parent


EXAMPLE = ROOT / "examples" / "青石区2024年重点工作进展.txt"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store, page = Path(folder) / "store", Path(folder) / "page.html"
        reading = Path(folder) / "reading.html"
        load([], store)
        load([EXAMPLE], store)
        with Store.open(store) as opened:
            export(opened, page)
            shown = marked(opened, opened.document_iri(EXAMPLE.name))
            reading.write_text(reading_page(shown), "utf-8")
        with browser() as chromium:
            tab = chromium.new_page(viewport={"width": 1500, "height": 950})
            tab.goto(page.as_uri())
            tab.wait_for_selector("html[data-ready]")
            tab.wait_for_timeout(1500)  # the layout comes to rest
            tab.screenshot(path=str(ROOT / "docs" / "page.png"))
            tab.set_viewport_size({"width": 1300, "height": 640})
            tab.goto(reading.as_uri())
            tab.wait_for_selector("html[data-ready]")
            tab.locator("#words .g-target").first.click()
            tab.screenshot(path=str(ROOT / "docs" / "reading.png"))


if __name__ == "__main__":
    main()
