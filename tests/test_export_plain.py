"""`kg export --plain`: pyvis's own kind of page, offline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg.export import export
from kg.store import Store
from ontology.errors import ExportError
from tests.browser import Opened
from tests.test_export import HOSTILE, make_store, sample


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with make_store(tmp_path_factory.mktemp("plain") / "store", sample()) as opened:
        yield opened


@pytest.mark.browser
def test_it_draws_the_network_and_asks_for_nothing(
    browser: Browser, store: Store, tmp_path: Path
) -> None:
    opened = Opened(browser, export(store, tmp_path / "x.html", plain=True))
    assert opened.page.evaluate("network.body.data.nodes.length") == 10
    titles = opened.page.evaluate("network.body.data.nodes.map((n) => n.title.textContent)")
    assert any(title.startswith(HOSTILE) for title in titles)
    assert opened.page.evaluate("network.body.data.edges.length") == 16
    assert opened.page.evaluate("window.hacked") is None
    assert len(opened.requests) == 1
    assert opened.trouble == []
    opened.page.close()


def test_it_holds_the_part_that_was_asked_for_and_the_librarys_licence(
    store: Store, tmp_path: Path
) -> None:
    text = export(store, tmp_path / "x.html", plain=True, focus="区水务局").read_text("utf-8")
    assert "整治河道8公里" in text
    assert "新建口袋公园12处以上" not in text
    assert "visjs contributors" in text
    assert "Permission is hereby granted" in text
    assert text.lower().count("</script") == 3  # the data, the library, the page's own


def test_only_a_page_can_be_plain(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="plain"):
        export(store, tmp_path / "x.nq", plain=True)
