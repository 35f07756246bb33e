"""The exported page in a browser: what is drawn, measured as a reader sees it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.browser import Opened

SIZES = ((1366, 768), (1920, 1080), (412, 915))
"""An office laptop, a large screen, a telephone."""


class GraphPage(Opened):
    """The page of a graph."""

    def __init__(
        self, browser: Browser, path: Path, size: tuple[int, int] = (1366, 768), hash_: str = ""
    ) -> None:
        super().__init__(browser, path, size, hash_)

    def show(self, hash_: str) -> None:
        """Go to an address of the page (`#at=…`), and wait until it is drawn."""
        self.page.evaluate(
            "hash => { history.replaceState(null, '', hash || '#'); "
            "KG.router.state = KG.router.read(hash); return KG.show(); }",
            hash_,
        )

    def thing(self, name: str) -> str:
        """The address of the thing of this name."""
        identity = self.page.evaluate(
            "async name => { const { ids, names } = await KG.store.index(); "
            "return ids[names.indexOf(name)]; }",
            name,
        )
        assert identity, f"nothing is called {name}"
        return f"#at={identity}"

    def boxes(self) -> dict[str, str]:
        """Keys and words of the boxes that are drawn."""
        return dict(self.page.evaluate(_BOXES))

    def stage(self) -> str:
        return self.page.inner_text("#stage")

    def click(self, key: str) -> None:
        """Click a box, and wait until what it leads to is drawn."""
        before = self.page.evaluate("location.hash")
        self.page.locator(f'#stage a[data-key="{key}"]').click()
        self.until("before => location.hash !== before", before)
        self.drawn()

    def until(self, test: str, value: str = "") -> None:
        """Wait until a function of the page says so (its policy forbids Playwright's own way)."""
        for _ in range(100):
            if self.page.evaluate(test, value):
                return
            self.page.wait_for_timeout(50)
        raise TimeoutError(test)

    def drawn(self) -> None:
        """Wait until the last change has been drawn."""
        self.page.evaluate(
            # The page's own answer to a new address may come between: it is waited for, too.
            "async () => { const { href, hash } = location; "
            "if (href.includes('#')) KG.router.state = KG.router.read(hash); await KG.show(); "
            "const frame = () => new Promise((then) => requestAnimationFrame(then)); "
            "await frame(); await frame(); "
            "return KG.show(); }"
        )

    def measured(self) -> dict[str, Any]:
        """What a reader would stumble over: see `_MEASURE`."""
        return dict(self.page.evaluate(_MEASURE))


_BOXES = """() => [...document.querySelectorAll('#stage a.box')].map(
  (a) => [a.dataset.key, [...a.querySelectorAll('text')].map((t) => t.textContent).join(' ')])"""

_MEASURE = """() => {
  const picture = document.querySelector('#stage svg.picture');
  const rect = (e) => { const b = e.getBBox(); return [b.x, b.y, b.x + b.width, b.y + b.height]; };
  const labels = [...picture.querySelectorAll('a.box, g.plain')].map((a) => ({
    key: a.dataset.key,
    at: rect(a.querySelector('.face') || a.querySelector('text')),
    words: [...a.querySelectorAll('text')].map(rect),
  }));
  for (const head of picture.querySelectorAll('text.head'))
    labels.push({ key: head.textContent, at: rect(head), words: [] });
  const overlap = (a, b) => Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0]))
    * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
  let area = 0;
  const overlapping = [];
  labels.forEach((one, i) => labels.slice(i + 1).forEach((other) => {
    const shared = overlap(one.at, other.at);
    if (shared > 0.01) { area += shared; overlapping.push([one.key, other.key]); }
  }));
  // Words that stick out of their box, and words that lie on one another within it.
  const outside = labels.filter(({ at, words }) => words.some((w) =>
    w[0] < at[0] - 0.5 || w[2] > at[2] + 0.5 || w[1] < at[1] - 2 || w[3] > at[3] + 2))
    .map((l) => l.key);
  const jammed = labels.filter(({ words }) => words.some((w, i) =>
    words.slice(i + 1).some((v) => Math.min(w[2], v[2]) - Math.max(w[0], v[0]) > 0.5
      && Math.min(w[3], v[3]) - Math.max(w[1], v[1]) > 6))).map((l) => l.key);
  const crossed = new Set();
  for (const line of picture.querySelectorAll('path.line')) {
    const length = line.getTotalLength();
    for (let at = 0; at <= length; at += 3) {
      const { x, y } = line.getPointAtLength(at);
      for (const { key, at: [l, t, r, b] } of labels)
        if (x > l + 0.5 && x < r - 0.5 && y > t && y < b
          && key !== line.dataset.from && key !== line.dataset.to) crossed.add(key);
    }
  }
  const [, , w, h] = picture.getAttribute('viewBox').split(' ').map(Number);
  const beyond = labels.filter(({ at }) =>
    at[0] < 0 || at[1] < 0 || at[2] > w + 0.5 || at[3] > h + 0.5).map((l) => l.key);
  const smallest = Math.min(...[...document.querySelectorAll('body *')]
    .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()))
    .filter((e) => e.getClientRects().length && !e.closest('script, style'))
    .map((e) => parseFloat(getComputedStyle(e).fontSize)));
  return { labels: labels.length, area, overlapping, outside, jammed, beyond,
    crossed: [...crossed], share: crossed.size / labels.length, smallest };
}"""
"""Area and pairs of label boxes that overlap, words outside of their box or on one another,
boxes beyond the picture's edge, boxes crossed by lines of others, the smallest font."""

CUT = """() => {
  const tip = document.getElementById('tip');
  const told = () => (tip.hidden ? '' : tip.textContent);
  const wrong = [];
  for (const e of document.querySelectorAll('#stage a.box, #stage g.plain')) {
    const cut = [...e.querySelectorAll('text')].filter((t) => t.textContent.endsWith('…'));
    if (!cut.length) continue;
    e.dispatchEvent(new FocusEvent('focus'));
    const onFocus = told();
    e.dispatchEvent(new FocusEvent('blur'));
    e.dispatchEvent(new PointerEvent('pointerenter'));
    const onPointing = told();
    e.dispatchEvent(new PointerEvent('pointerleave'));
    for (const text of cut) {
      const start = text.textContent.slice(0, -1);
      for (const said of [onFocus, onPointing]) {
        const at = said.indexOf(start);
        if (at < 0 || said.length <= at + start.length) wrong.push([text.textContent, said]);
      }
    }
  }
  return wrong;
}"""
"""Texts that were cut and whose whole is not told on pointing or on focus."""

PLACES = """() => JSON.stringify([...document.querySelectorAll('#stage svg.picture *')].map((e) => {
  const b = e.getBoundingClientRect(); return [b.x, b.y, b.width, b.height]; }))"""
"""Where everything in the picture is."""
