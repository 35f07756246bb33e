// Puts the views together: what is chosen, which view shows it, the way back, keys and buttons.
"use strict";
(() => {
  const { el, word, $ } = KG;
  const stage = $("stage");
  const panel = $("panel");

  KG.stageHeight = () => Math.max(320, innerHeight - stage.getBoundingClientRect().top - scrollY - 2);

  // -- the choice ---------------------------------------------------------------------------
  // Numbers of what the address names; unknown names (of another export) are left out.
  async function chosen(state) {
    if (state.set === "start") return { numbers: KG.first.start.things, set: true };
    if (!state.at.length) return { numbers: [], set: false };
    const index = await KG.store.index();
    return { numbers: state.at.map((id) => index.number(id)).filter((n) => n !== undefined), set: false };
  }

  async function drawCrumb(state, numbers, set, shown) {
    const parts = [el("a", { href: KG.router.home(), class: "link", "aria-current": !numbers.length && state.view === "graph" ? "page" : null }, word("overview"))];
    const step = (...content) => parts.push(el("span", { class: "step", "aria-hidden": "true" }, "›"), ...content);
    if (KG.first.start.title && KG.first.start.things.length && !set)
      step(el("a", { class: "link", href: KG.router.list({ view: "graph", set: "start" }) }, KG.first.start.title));
    if (set) step(el("span", { "aria-current": "page" }, KG.first.start.title || word("choice")));
    else if (numbers.length) {
      const index = await KG.store.index();
      state.from.forEach((id, i) => {
        const n = index.number(id);
        if (n !== undefined) step(el("a", { class: "link", href: KG.router.href({ at: [id], from: state.from.slice(0, i), set: "" }), title: index.names[n] }, index.names[n]));
      });
      step(el("span", { class: "here", "aria-current": "page" }, numbers.map((n) => index.names[n]).join(" · ")));
    }
    const total = KG.first.overview.counts.things;
    parts.push(el("span", { id: "counts" }, word(state.view === "graph" ? "shown_of" : "listed_of", { n: shown, of: total })));
    $("crumb").replaceChildren(...parts);
  }

  // -- showing ------------------------------------------------------------------------------
  let turn = 0;
  let last = "";
  KG.show = async () => {
    const mine = (turn += 1);
    const state = KG.router.state;
    KG.tip.hide();
    KG.search.close();
    drawButtons();
    if (!KG.store.able && (state.at.length || state.set || state.view !== "graph")) {
      stage.replaceChildren(el("p", { class: "empty" }, word("too_old")));
      return;
    }
    const { numbers, set } = await chosen(state);
    if (mine !== turn) return;
    const whole = !numbers.length && state.view === "graph";
    document.body.dataset.view = state.view;
    document.body.dataset.whole = String(!numbers.length);
    // The panel first: what it needs decides how wide the stage is.
    await KG.panel.show(numbers, set);
    if (mine !== turn) return;
    let shown;
    if (whole) shown = KG.overview.show(stage);
    else if (state.view === "graph") shown = await KG.inside.show(stage, numbers, set);
    else if (state.view === "matrix") shown = await KG.matrix.show(stage, numbers, set);
    else shown = await KG.list.show(stage, numbers, set);
    if (mine !== turn) return;
    await drawCrumb(state, numbers, set, shown);
    const choice = JSON.stringify([state.at, state.set, state.view]);
    if (choice !== last) { stage.scrollTop = 0; stage.scrollLeft = 0; if (last) scrollTo(0, 0); }
    last = choice;
    KG.say($("counts").textContent);
    document.documentElement.dataset.ready = "true";
  };

  // -- buttons ------------------------------------------------------------------------------
  function button(text, action, attributes = {}) {
    return el("button", { type: "button", class: "button", onclick: action, ...attributes }, text);
  }
  function theme() {
    const dark = document.documentElement.dataset.theme
      ? document.documentElement.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    return dark ? "dark" : "light";
  }
  function drawButtons() {
    const { state } = KG.router;
    $("views").replaceChildren(...["graph", "matrix", "list"].map((view) =>
      el("a", { class: "button", href: KG.router.href({ view, sort: "", kind: "", state: "", words: "" }), "aria-current": state.view === view ? "true" : null }, word(view))));
    $("tools").replaceChildren(
      button("PNG", () => KG.picture.savePng(), { id: "png", title: word("save_png"), "aria-label": word("save_png") }),
      button("SVG", () => KG.picture.saveSvg(), { id: "svg", title: word("save_svg"), "aria-label": word("save_svg") }),
      button(word(theme() === "dark" ? "light" : "dark"), () => {
        document.documentElement.dataset.theme = theme() === "dark" ? "light" : "dark";
        drawButtons();
      }, { id: "theme", title: word("theme"), "aria-label": word("theme") }),
      button(word("other_language"), () => { speak(KG.lang === "zh" ? "en" : "zh"); KG.show(); }, { id: "language", lang: KG.lang === "zh" ? "en" : "zh" }),
    );
    for (const id of ["png", "svg"]) $(id).hidden = state.view !== "graph";
  }
  function speak(lang) {
    KG.lang = lang;
    document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
    const { title } = KG.first.start;
    document.title = title || word("title");
    $("title").textContent = $("title").title = title || word("title");
    $("skip").textContent = word("skip");
    for (const [id, key] of [["views", "views"], ["tools", "tools"], ["crumb", "crumb"], ["stage", "graph"], ["panel", "details"], ["query", "search"], ["hits", "search"]])
      $(id).setAttribute("aria-label", word(key));
    $("query").setAttribute("placeholder", word("search"));
  }

  // -- keys ---------------------------------------------------------------------------------
  // From a box to the nearest one in the direction of an arrow.
  function nearest(from, dx, dy) {
    const middle = (e) => { const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; };
    const [x, y] = middle(from);
    let best = null;
    let least = Infinity;
    for (const each of stage.querySelectorAll("svg.picture a")) {
      if (each === from) continue;
      const [ex, ey] = middle(each);
      const ahead = (ex - x) * dx + (ey - y) * dy;
      const aside = Math.abs((ex - x) * dy) + Math.abs((ey - y) * dx);
      if (ahead < 4) continue;
      const cost = ahead + aside * (dx ? 3 : 8);
      if (cost < least) { least = cost; best = each; }
    }
    return best;
  }
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  document.addEventListener("keydown", (event) => {
    const active = document.activeElement;
    const typing = active && /^(INPUT|SELECT|TEXTAREA)$/.test(active.tagName);
    if (event.key === "/" && !typing) { event.preventDefault(); $("query").focus(); }
    else if (event.key === "Escape" && !typing) {
      const { at, from, set } = KG.router.state;
      if (from.length) KG.router.go(KG.router.href({ at: [from.at(-1)], from: from.slice(0, -1) }));
      else if (at.length || set || KG.router.state.view !== "graph") KG.router.go(KG.router.home());
    } else if (event.key in ARROWS && active && active.closest && active.closest("svg.picture")) {
      const next = nearest(active, ...ARROWS[event.key]);
      if (next) { event.preventDefault(); next.focus(); }
    }
  });
  // With Ctrl, Shift or ⌘ a unit joins the choice instead of taking its place.
  stage.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("svg.picture a.unit, svg.picture a.group");
    if (!link || !(event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    const id = KG.router.read(link.getAttribute("href")).at[0];
    const { at } = KG.router.state;
    KG.router.go(KG.router.href({ at: at.includes(id) ? at.filter((each) => each !== id) : [...at, id], set: "" }));
  });

  let width = innerWidth;
  let wait = 0;
  addEventListener("resize", () => {
    clearTimeout(wait);
    wait = setTimeout(() => { if (innerWidth !== width || matchMedia("(min-width: 1000px)").matches) { width = innerWidth; KG.show(); } }, 150);
  });

  // -- start --------------------------------------------------------------------------------
  const { start } = KG.first;
  if (!location.hash && start.things.length)
    KG.router.state = KG.router.read(KG.router.list({ view: "graph", ...(start.focus ? { at: [start.focus] } : { set: "start" }) }));
  speak(KG.lang);
  KG.show();
})();
