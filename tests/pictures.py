"""The pictures of the documentation, taken from the real pages in a real browser.

python -m tests.pictures        writes docs/page.png (make pictures)
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from kg.export import export
from kg.pipeline import load
from kg.store import Store
from tests.browser import browser

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store, page = Path(folder) / "store", Path(folder) / "page.html"
        load([], store)
        with Store.open(store) as opened:
            export(opened, page)
        with browser() as chromium:
            tab = chromium.new_page(viewport={"width": 1500, "height": 950})
            tab.goto(page.as_uri())
            tab.wait_for_selector("html[data-ready]")
            tab.wait_for_timeout(1500)  # the layout comes to rest
            tab.screenshot(path=str(ROOT / "docs" / "page.png"))


if __name__ == "__main__":
    main()
