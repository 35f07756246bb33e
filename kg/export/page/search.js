// Search: names, other names, initials in pinyin, and words of quotes; hits by kind.
"use strict";
(() => {
  const { el, word, $ } = KG;
  const query = $("query");
  const hits = $("hits");
  const MOST = 40; // hits shown
  let found = []; // what can be chosen: { n, id, name, why }
  let cursor = 0;
  let turn = 0;

  // Things whose names hold the words; the better the place, the smaller the rank.
  function byName(index, words) {
    const latin = /^[a-z0-9]+$/.test(words);
    const out = [];
    for (let n = 0; n < index.size; n += 1) {
      const name = index.names[n].toLowerCase();
      let rank = 99;
      let why = "";
      const at = name.indexOf(words);
      if (at >= 0) rank = name === words ? 0 : at === 0 ? 1 : 2;
      else {
        const other = index.otherNames(n).find((each) => each.toLowerCase().includes(words));
        if (other) { rank = 3; why = other; }
        else if (latin && index.initials[n]) {
          const starts = ` ${index.initials[n]}`.indexOf(` ${words}`);
          if (starts >= 0) rank = 4;
          else if (words.length > 1 && index.initials[n].includes(words)) rank = 5;
        }
      }
      if (rank < 99) out.push({ n, rank, why });
    }
    return out;
  }
  async function byQuote(words, known) {
    const quotes = await KG.store.quotes();
    const out = [];
    for (let i = 0; i < quotes.texts.length && out.length < 3 * MOST; i += 1) {
      const at = quotes.texts[i].toLowerCase().indexOf(words);
      if (at < 0) continue;
      const text = quotes.texts[i];
      const from = Math.max(0, at - 12);
      const why = `“${from ? "…" : ""}${text.slice(from, at + words.length + 24)}${at + words.length + 24 < text.length ? "…" : ""}”`;
      for (const n of quotes.things[i]) if (!known.has(n)) { known.add(n); out.push({ n, rank: 6, why }); }
    }
    return out;
  }

  const FAMILIES = ["unit", "group", "goal", "task", "other"];
  async function look() {
    const mine = (turn += 1);
    const words = query.value.trim().toLowerCase();
    if (!words) { close(); return; }
    const index = await KG.store.index();
    const named = byName(index, words);
    const quoted = words.length > 1 ? await byQuote(words, new Set(named.map((hit) => hit.n))) : [];
    if (mine !== turn) return; // somebody went on typing
    const all = [...named, ...quoted].map((hit) => ({ ...hit, id: index.ids[hit.n], name: index.names[hit.n], kind: index.kind(hit.n) }));
    const place = (hit) => FAMILIES.indexOf(KG.family(hit.kind));
    all.sort((a, b) => (a.rank >= 6) - (b.rank >= 6) || a.rank - b.rank || place(a) - place(b) || a.name.length - b.name.length || a.n - b.n);
    const kept = all.slice(0, MOST);
    const kinds = [...new Set(kept.map((hit) => hit.kind))];
    found = kinds.flatMap((kind) => kept.filter((hit) => hit.kind === kind));
    cursor = 0;
    draw(index, kinds, all.length);
  }
  function draw(index, kinds, total) {
    hits.hidden = false;
    query.setAttribute("aria-expanded", "true");
    if (!found.length) { hits.replaceChildren(el("div", { class: "none", role: "option", "aria-selected": "false" }, word("no_hit"))); KG.say(word("no_hit")); return; }
    let i = 0;
    hits.replaceChildren(...kinds.map((kind) => {
      const mine = found.filter((hit) => hit.kind === kind);
      return el("div", { role: "group", "aria-label": KG.label(kind) },
        el("div", { class: "by", "aria-hidden": "true" }, KG.label(kind)),
        mine.map((hit) => {
          const number = i;
          i += 1;
          return el("div", { role: "option", id: `hit${number}`, "aria-selected": "false", onclick: () => take(number) },
            index.state(hit.n) === undefined ? null : KG.icon(index.state(hit.n)),
            el("span", { class: "words" }, hit.name, 
              el("span", { class: "muted" }, [index.division(hit.n), hit.why].filter(Boolean).map((each) => ` ${each}`))));
        }));
    }));
    if (total > found.length) hits.append(el("div", { class: "none" }, word("more_hits", { n: total - found.length })));
    mark();
    KG.say(word("n_hits", { n: total }));
  }
  function mark() {
    for (const each of hits.querySelectorAll("[role=option]")) each.setAttribute("aria-selected", String(each.id === `hit${cursor}`));
    const current = $(`hit${cursor}`);
    if (!current) return;
    query.setAttribute("aria-activedescendant", current.id);
    current.scrollIntoView({ block: "nearest" });
  }
  function close() {
    turn += 1;
    found = [];
    hits.hidden = true;
    query.setAttribute("aria-expanded", "false");
    query.removeAttribute("aria-activedescendant");
  }
  function take(number) {
    const { id } = found[number];
    query.value = "";
    close();
    KG.router.go(KG.router.to(id));
    $("panel").focus({ preventScroll: true });
  }

  query.addEventListener("input", look);
  query.addEventListener("focus", look);
  query.addEventListener("blur", () => setTimeout(() => { if (document.activeElement !== query) close(); }, 150));
  query.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // Enter that ends the input of Chinese
    const last = found.length - 1;
    if (event.key === "ArrowDown") cursor = Math.min(last, cursor + 1);
    else if (event.key === "ArrowUp") cursor = Math.max(0, cursor - 1);
    else if (event.key === "Home" && found.length) cursor = 0;
    else if (event.key === "End" && found.length) cursor = last;
    else if (event.key === "Enter" && found.length) { event.preventDefault(); take(cursor); return; }
    else if (event.key === "Escape") { query.value = ""; close(); query.blur(); event.stopPropagation(); return; }
    else return;
    event.preventDefault();
    mark();
  });
  hits.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus
  KG.search = { close };
})();
