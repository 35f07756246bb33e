// Units × goals in numbers: how many tasks, and how they stand. Heads sort.
"use strict";
(() => {
  const { el, word } = KG;
  const MOST = 200; // rows drawn
  const WIDEST = 60; // columns drawn

  function cell(states, href, label) {
    if (!states) return el("td", { class: "none" }, "·");
    const worst = KG.worst(states);
    return el("td", {}, el("a", { href, "aria-label": label, title: `${label}：${KG.tally(states)}` }, KG.icon(worst), el("b", {}, String(KG.sum(states)))));
  }

  KG.matrix = {
    async show(stage, numbers) {
      const [index, tasks] = [await KG.store.index(), await KG.store.tasks()];
      const chosen = new Set(numbers);
      const units = new Map(); // unit → goal → state → tasks
      const goals = new Map(); // goal → tasks
      const named = tasks.filter((task) => task.stated.length);
      for (const task of named) {
        for (const g of task.goals) {
          goals.set(g, (goals.get(g) || 0) + 1);
          for (const u of task.stated) {
            if (!units.has(u)) units.set(u, new Map());
            if (!units.get(u).has(g)) units.get(u).set(g, {});
            const states = units.get(u).get(g);
            states[task.state] = (states[task.state] || 0) + 1;
          }
        }
      }
      const someUnits = numbers.filter((n) => units.has(n));
      let someGoals = [];
      for (const n of numbers)
        if (KG.family(index.kind(n)) === "goal")
          someGoals.push(...[...(await KG.inside.below(index, named, n))].filter((g) => goals.has(g)));
      if (chosen.size)
        for (const task of named)
          if (chosen.has(task.n)) { someUnits.push(...task.stated); someGoals.push(...task.goals); }
      let rows = someUnits.length ? [...new Set(someUnits)] : [...units.keys()];
      let columns = someGoals.length ? [...new Set(someGoals)] : [...goals.keys()];
      if (someUnits.length && !someGoals.length) columns = columns.filter((g) => rows.some((u) => units.get(u).has(g)));
      if (someGoals.length && !someUnits.length) rows = rows.filter((u) => columns.some((g) => units.get(u).has(g)));
      columns.sort((a, b) => goals.get(b) - goals.get(a) || a - b);
      const wanted = new Set(columns);
      const totals = new Map(rows.map((u) => [u, [...units.get(u)].reduce((sum, [g, states]) => sum + (wanted.has(g) ? KG.sum(states) : 0), 0)]));
      const total = (u) => totals.get(u);
      const at = (u, g) => KG.sum(units.get(u).get(g) || {});
      const sort = KG.router.state.sort;
      const by = index.number(sort);
      if (sort === "name") rows.sort((a, b) => index.names[a].localeCompare(index.names[b], "zh"));
      else if (by !== undefined && goals.has(by)) rows.sort((a, b) => at(b, by) - at(a, by) || total(b) - total(a) || a - b);
      else rows.sort((a, b) => total(b) - total(a) || a - b);
      const all = columns.length;
      columns = columns.slice(0, WIDEST);
      const shown = rows.slice(0, MOST);
      const sorter = (key, text, whole) => el("th", { scope: "col", "aria-sort": (sort || "total") === key ? (key === "name" ? "ascending" : "descending") : "none" },
        el("button", { type: "button", title: whole || text, onclick: () => { KG.router.settle({ sort: key === "total" ? "" : key }); KG.show(); } }, text));
      const table = el("table", { class: "matrix" },
        el("caption", {}, word("matrix_caption", { n: rows.length, m: all })),
        el("thead", {}, el("tr", {}, sorter("name", word("unit")), sorter("total", word("total")), columns.map((g) => sorter(index.ids[g], index.names[g])))),
        el("tbody", {}, shown.map((u) => el("tr", {},
          el("th", { scope: "row" }, el("a", { href: KG.router.to(index.ids[u]) }, index.names[u])),
          el("td", { class: "sum" }, String(total(u))),
          columns.map((g) => cell(units.get(u).get(g), KG.router.list({ at: [index.ids[u], index.ids[g]] }), `${index.names[u]} × ${index.names[g]}`))))));
      const more = rows.length > MOST || all > WIDEST
        ? [el("p", { class: "muted" }, word("matrix_more", { n: Math.max(0, rows.length - MOST), m: Math.max(0, all - WIDEST) }))]
        : [];
      stage.replaceChildren(rows.length ? el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": word("matrix") }, table, ...more) : el("p", { class: "empty" }, word("no_tasks")));
      return shown.length;
    },
  };
})();
