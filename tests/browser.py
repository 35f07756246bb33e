"""The system's own Chromium, headless, for the tests and the pictures of pages."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SWITCHES = (
    "--headless",
    "--no-sandbox",  # the tests may run as root, where Chromium refuses its sandbox
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def find() -> str | None:
    """The path of a Chromium or Chrome on this machine, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def browser() -> Iterator[Browser]:
    """A running browser. Raises FileNotFoundError if there is none."""
    path = find()
    if path is None:
        raise FileNotFoundError("no Chromium on this machine (sh tests/install_browser.sh)")
    with sync_playwright() as player:
        started = player.chromium.launch(executable_path=path, args=list(SWITCHES))
        try:
            yield started
        finally:
            started.close()


class Opened:
    """A page of a file, and everything it asked for or complained of."""

    def __init__(
        self, browser: Browser, path: Path, size: tuple[int, int] = (1400, 900), hash_: str = ""
    ) -> None:
        self.page: Page = browser.new_page(viewport={"width": size[0], "height": size[1]})
        self.requests: list[str] = []
        self.trouble: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on("console", lambda message: self.trouble.append(message.text))
        self.page.on("dialog", lambda dialog: self.trouble.append(dialog.message))
        began = time.monotonic()
        self.page.goto(path.as_uri() + hash_)
        self.page.wait_for_selector("html[data-ready]", timeout=30_000)
        self.seconds = time.monotonic() - began

    def panel(self) -> str:
        return self.page.inner_text("#panel")


def connect(page: Page, address: str, password: str) -> None:
    """Open Neo4j Browser where `kg browse` says, until guide and picture are there."""
    page.goto(address)
    page.fill("[data-testid=password]", password, timeout=60_000)
    page.click("[data-testid=connect]")
    page.locator(".kg-guide").wait_for(timeout=60_000)
    page.locator("[data-testid=frame] g.node").first.wait_for(timeout=60_000)


def card(page: Page, question: str) -> Locator:
    """The card of a question in the guide, on whichever of its pages it is."""
    found = page.locator(f".kg-card[data-question={question}]")
    for number in range(1, 5):
        page.get_by_test_id(f"pagination-{number}").click()
        page.locator(f"[data-testid=pagination-{number}]").wait_for()
        if found.count():
            return found
    raise LookupError(f"the guide has no card for {question}")


def run_card(page: Page, question: str) -> Locator:
    """Click what the card says, in its order; the frame of the answer."""
    blocks = card(page, question).locator("pre.runnable")
    required = "①" in card(page, question).inner_text()
    if required:
        click_block(page, blocks.nth(0))
    return click_block(page, blocks.nth(1 if required else 0))


def settled(frame: Locator) -> None:
    """Wait until the nodes of a picture have found their places."""
    node = frame.locator("g.node").first
    node.wait_for(timeout=30_000)
    before = None
    while before != (before := node.get_attribute("transform")):
        frame.page.wait_for_timeout(700)


def click_line(page: Page, role: str) -> None:
    """Click a relationship of the newest picture whose type starts so, where nothing covers it."""
    place = page.evaluate(_OPEN_PLACE, role)
    if place is None:
        raise LookupError(f"no relationship {role} can be clicked")
    page.mouse.click(*place)


_OPEN_PLACE = """(role) => {
  const frame = document.querySelector('[data-testid=frame]');
  const middle = (element) => {
    const box = element.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  for (const line of frame.querySelectorAll('g.relationship')) {
    const text = line.querySelector('text');
    if (!text.textContent.startsWith(role)) continue;
    // Of a bent line the middle of its box is beside it; its type stands on it.
    for (const place of [middle(text), middle(line.querySelector('path.overlay'))])
      if (line.contains(document.elementFromPoint(...place))) return place;
  }
  return null;
}"""


def click_block(page: Page, block: Locator) -> Locator:
    """Click ▶ of a block of the guide; the frame of the answer, once it is there."""
    return newest(page, lambda: block.locator("i").click())


def newest(page: Page, act: Callable[[], None]) -> Locator:
    """Do something that runs a command; its frame, once it shows an answer."""
    page.evaluate(
        "document.querySelectorAll('[data-testid=frame]').forEach(e => e.dataset.seen = '1')"
    )
    act()
    new = "[data-testid=frame]:not([data-seen])"
    done = ", ".join(
        f"{new} {each}"
        for each in (
            "[data-testid=rawParamData]",
            "[data-testid=multi-statement-list]:not(:has("
            "[data-testid=multi-statement-list-icon]:not([title='Status: success'])))",
            "[data-testid=frame-loaded-contents]",
        )
    )
    page.locator(done).first.wait_for(timeout=60_000)
    return page.get_by_test_id("frame").first  # the newest is on top
