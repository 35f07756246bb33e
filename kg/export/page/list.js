// Tasks (or things of any kind) as a table: filters, sorting, and a copy that a spreadsheet takes.
"use strict";
(() => {
  const { el, word } = KG;
  const STEP = 200; // rows drawn at first, and with each "more"

  const COLUMNS = ["state", "name", "goals", "leads", "shares", "target", "result", "source"];

  function row(index, task) {
    const names = (numbers) => numbers.map((n) => index.names[n]).join("、");
    return {
      n: task.n, task, state: task.state, name: index.names[task.n], goals: names(task.goals),
      leads: names(task.leads), shares: names(task.shares), through: names(task.through),
      target: task.targets ? task.targets[KG.lang] : "", result: task.results ? task.results[KG.lang] : "",
      source: task.document < 0 ? "" : [index.names[task.document], ...KG.place({ row: task.row })].join(" · "),
    };
  }

  // A choice narrows the list: tasks that belong to each thing of it, or are in it.
  async function chosenTasks(index, tasks, numbers, set) {
    if (!numbers.length) return tasks;
    if (set) { const all = new Set(numbers); return tasks.filter((task) => all.has(task.n)); }
    let found = tasks;
    const goals = new Set();
    for (const n of numbers) {
      const family = KG.family(index.kind(n));
      if (family === "goal") for (const g of await KG.inside.below(index, tasks, n)) goals.add(g);
      else if (family === "unit" || family === "group") found = found.filter((task) => task.stated.includes(n) || task.through.includes(n));
      else if (family !== "task") {
        const near = new Set((await KG.store.thing(n)).relations.map((r) => r.other));
        found = found.filter((task) => near.has(task.n));
      }
    }
    const own = numbers.filter((n) => KG.family(index.kind(n)) === "task");
    if (own.length) found = found.filter((task) => own.includes(task.n));
    return goals.size ? found.filter((task) => task.goals.some((g) => goals.has(g))) : found;
  }

  // A cell that begins like a formula is given to a spreadsheet as text.
  function guarded(value) {
    const text = String(value).replace(/[\t\r\n\u2028\u2029]+/g, " ");
    return /^[\s\u0000-\u001f]*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
  }
  const tsv = (heads, rows) => [heads, ...rows].map((cells) => cells.map(guarded).join("\t")).join("\r\n");

  async function copy(text, button) {
    const done = () => { button.textContent = word("copied"); KG.say(word("copied")); setTimeout(() => { button.textContent = word("copy"); }, 1600); };
    try { await navigator.clipboard.writeText(text); done(); return; } catch { /* a page from a file may not: by hand */ }
    const area = el("textarea", { class: "unseen", readonly: "" });
    area.value = text;
    document.body.append(area);
    area.select();
    if (document.execCommand("copy")) done();
    area.remove();
  }

  function option(value, text, chosen) {
    return el("option", { value, selected: value === chosen ? "" : null }, text);
  }
  function filters(index, state, change, copying) {
    const kinds = KG.first.overview.counts.kinds;
    const all = Object.keys(kinds).filter((kind) => kind !== "Task").sort((a, b) => kinds[b] - kinds[a]);
    const text = el("input", { type: "search", value: state.words, "aria-label": word("filter"), placeholder: word("filter") });
    let wait = 0;
    text.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(() => change({ words: text.value.trim() }), 200); });
    const kind = el("select", { "aria-label": word("kind"), onchange: (e) => change({ kind: e.target.value, state: "" }) },
      option("", word("kind_count", { kind: KG.label("Task"), n: KG.count(kinds.Task || 0) }), state.kind), all.map((each) => option(each, word("kind_count", { kind: KG.label(each), n: KG.count(kinds[each]) }), state.kind)));
    const stand = state.kind ? null : el("select", { "aria-label": word("states"), onchange: (e) => change({ state: e.target.value }) },
      option("", word("any_state"), state.state), KG.states.map((key) => option(key || "none", KG.state(key), state.state)), option("promised", word("promised_short"), state.state));
    return el("div", { class: "filters" }, kind, stand, text, copying);
  }

  KG.list = {
    guarded,
    async show(stage, numbers, set) {
      const [index, tasks] = [await KG.store.index(), await KG.store.tasks()];
      const state = KG.router.state;
      const things = Boolean(state.kind);
      let rows;
      if (things) {
        rows = [];
        const chosen = set ? new Set(numbers) : null;
        for (let n = 0; n < index.size; n += 1)
          if (index.kind(n) === state.kind && (!chosen || chosen.has(n))) rows.push({ n, name: index.names[n], other: index.otherNames(n).join("、"), kind: KG.label(state.kind) });
      } else {
        rows = (await chosenTasks(index, tasks, numbers, set)).map((task) => row(index, task));
        // Tasks of units first, what needs attention first among them.
        rows.sort((a, b) => a.task.promised - b.task.promised || KG.states.indexOf(a.state) - KG.states.indexOf(b.state) || a.n - b.n);
        if (state.state === "promised") rows = rows.filter((r) => r.task.promised);
        else if (state.state) rows = rows.filter((r) => r.state === (state.state === "none" ? "" : state.state) && (numbers.length || state.state !== "none" || !r.task.promised));
      }
      const keys = things ? ["name", "other", "kind"] : COLUMNS;
      const words = state.words.toLowerCase();
      if (words) rows = rows.filter((r) => keys.some((key) => String(r[key]).toLowerCase().includes(words)));
      const descending = state.sort.startsWith("-");
      const by = state.sort.replace("-", "");
      if (keys.includes(by)) {
        const rank = (r) => KG.states.indexOf(r.state);
        rows.sort((a, b) => (by === "state" ? rank(a) - rank(b) : a[by].localeCompare(b[by], "zh")) || a.n - b.n);
        if (descending) rows.reverse();
      }
      const head = (key) => el("th", { scope: "col", class: `col-${key}`, "aria-sort": by === key ? (descending ? "descending" : "ascending") : "none" },
        el("button", { type: "button", onclick: () => change({ sort: by === key && !descending ? `-${key}` : key }) }, word(`col_${key}`)));
      const line = (r) => el("tr", {}, keys.map((key) => {
        if (key === "state") return el("td", { class: "state" }, KG.icon(r.state), " ", KG.state(r.state));
        if (key === "name") return el("th", { scope: "row" }, el("a", { href: KG.router.to(index.ids[r.n]) }, r.name));
        if (key === "shares") return el("td", {}, r.shares, r.through ? el("span", { class: "muted" }, `${r.shares ? "；" : ""}${word("through_short")}${r.through}`) : null);
        return el("td", {}, r[key]);
      }));
      const body = el("tbody", {});
      const more = el("button", { type: "button", class: "button" });
      function extend() {
        const at = body.children.length;
        body.append(...rows.slice(at, at + STEP).map(line));
        const left = rows.length - body.children.length;
        more.hidden = left <= 0;
        more.textContent = word("show_more", { n: Math.min(STEP, left), of: left });
      }
      more.addEventListener("click", extend);
      async function change(changes) {
        const where = document.activeElement && document.activeElement.getAttribute("aria-label");
        KG.router.settle(changes);
        await KG.show();
        const again = where && [...stage.querySelectorAll(".filters [aria-label]")].find((e) => e.getAttribute("aria-label") === where);
        if (again) { again.focus(); if (again.setSelectionRange) again.setSelectionRange(again.value.length, again.value.length); }
      }
      const out = things ? keys : [...keys.slice(0, 5), "through", ...keys.slice(5)];
      const text = () => tsv(out.map((key) => word(`col_${key}`)), rows.map((r) => out.map((key) => (key === "state" ? KG.state(r.state) : r[key]))));
      const button = el("button", { type: "button", class: "button", id: "copy", onclick: () => copy(text(), button) }, word("copy"));
      extend();
      stage.replaceChildren(
        filters(index, state, change, button),
        el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": word("list") },
          el("table", { class: "list" }, el("caption", {}, word("list_caption", { n: rows.length })), el("thead", {}, el("tr", {}, keys.map(head))), body), more),
      );
      KG.list.text = text;
      return rows.length;
    },
  };
})();
