"""The system's own Chromium, headless, for the tests and the pictures of pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

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
