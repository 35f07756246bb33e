"""Neo4j Browser of the local server, in Chromium: it lets us in, and calls nobody else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Request

from kg.local_server.server import Server
from kg.mirror.bolt import BoltEngine
from kg.mirror.sync import sync
from kg.mirror.target import Target
from tests.browser import browser as running_browser
from tests.browser import find
from tests.mirror_contract import small

pytestmark = [pytest.mark.neo4j, pytest.mark.browser, pytest.mark.xdist_group("neo4j")]


@pytest.fixture
def browser() -> Iterator[Browser]:
    if find() is None:
        reason = "NOT TESTED: no Chromium on this machine (sh tests/install_browser.sh)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with running_browser() as started:
        yield started


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
