// What is said in words beside the picture: findings of the whole, or one thing with its quotes.
"use strict";
(() => {
  const { el, word, $ } = KG;
  const ORDER = [
    "leads", "responsibleFor", "supports", "partOf", "hasTarget", "reportedBy", "hasCheck", "answers", "ofIndicator", "measures",
    "advances", "concerns", "plans", "launched", "completed", "aimsAt", "follows", "cooperatesWith",
    "memberOf", "subordinateTo", "locatedIn", "along", "mentions", "inDivision",
  ];
  KG.relationRank = (type) => { const at = ORDER.indexOf(type); return at < 0 ? 99 : at; };
  const TOLD = new Set(["hasTarget", "reportedBy", "hasCheck", "verdict"]); // in a task's own way
  const SHOWN = 40; // of one relation, before "more"

  const link = (id, name, state) =>
    el("a", { class: "link", href: KG.router.to(id) }, state === undefined ? null : KG.icon(state), el("span", { class: "words" }, name));
  const heading = (text, count) => el("h3", {}, text, count === undefined ? null : el("span", { class: "count" }, KG.count(count)));

  // -- the whole ---------------------------------------------------------------------------
  function pairsOf(data) {
    if (!data.pairs.length) return [];
    return [
      heading(word("pairs")),
      el("ol", { class: "pairs" }, data.pairs.map((pair) =>
        el("li", {}, el("a", { class: "link", href: KG.router.to(...pair.units.map((u) => u.id)) },
          el("span", { class: "words" }, pair.units.map((u) => u.name).join(" · "))), el("span", { class: "count" }, word("n_tasks", { n: pair.tasks }))))),
    ];
  }
  function unmetOf(data) {
    if (!data.unmet.length) return [];
    return [
      heading(word("most_unmet")),
      el("ul", {}, data.unmet.map(({ goal, tasks, of }) =>
        el("li", {}, link(goal.id, goal.name, "not_met"), el("div", { class: "who" }, word("unmet_of", { n: tasks, of }))))),
      ...(data.moreUnmet ? [el("a", { class: "link", href: KG.router.list({ state: "not_met" }) }, word("as_many", { n: data.moreUnmet }))] : []),
    ];
  }
  function statesOf(data) {
    const total = KG.sum(data.states);
    if (!total) return [];
    const most = Math.max(...Object.values(data.states));
    const rows = KG.states.filter((key) => data.states[key]).map((key) => {
      const line = KG.svg("svg", { class: "sample", width: 34, height: 10, viewBox: "0 0 34 10", "aria-hidden": "true" },
        KG.svg("path", { class: `line s-${key || "none"}`, d: "M1 5H33", "stroke-width": 4 }));
      const bar = KG.svg("svg", { class: "bar", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
        KG.svg("rect", { class: `share s-${key || "none"}`, width: Math.max(1, (100 * data.states[key]) / most), height: 8 }));
      return el("li", {}, el("a", { href: KG.router.list({ state: key || "none" }), title: word("list_of", { name: KG.state(key) }) },
        KG.icon(key), el("span", { class: "words" }, KG.state(key)), line, bar, el("span", { class: "count" }, KG.count(data.states[key]))));
    });
    return [
      el("h2", { class: "name" }, word("n_tasks_stand", { n: total })),
      el("ul", { class: "states" }, rows),
      el("p", { class: "muted" }, word("lines_mean")),
    ];
  }
  function kindsOf(data) {
    const kinds = Object.entries(data.counts.kinds).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return [
      heading(word("all_things"), data.counts.things),
      el("ul", { class: "kinds" }, kinds.map(([kind, count]) =>
        el("li", {}, el("a", { class: "link", href: KG.router.list({ kind }) }, el("span", { class: "words" }, KG.label(kind))), " ", el("span", { class: "count" }, KG.count(count))))),
    ];
  }
  function showWhole() {
    const data = KG.first.overview;
    $("findings").replaceChildren(...statesOf(data), ...unmetOf(data), ...pairsOf(data));
    const promised = data.counts.promised
      ? [el("p", {}, el("a", { class: "link", href: KG.router.list({ state: "promised" }) }, el("span", { class: "words" }, word("promised_left", { n: data.counts.promised }))))]
      : [];
    $("rest").replaceChildren(...promised, ...kindsOf(data), el("p", { class: "muted" }, word("help")));
  }

  // -- quotes ------------------------------------------------------------------------------
  let index = null;
  const nameOf = (document) => (typeof document === "number" ? index.names[document] : document);
  function source(claim) {
    const parts = [];
    if (claim.document !== "" && claim.document !== undefined) parts.push(nameOf(claim.document));
    parts.push(...KG.place(claim));
    if (claim.rule) parts.push(`${word("inferred")} · ${word("rule")} ${KG.code(claim.rule)}`);
    return parts.join(" · ");
  }
  const quote = (claim) =>
    el("blockquote", { class: claim.rule ? "inferred" : null },
      claim.quote ? (/^[“"「]/.test(claim.quote) ? claim.quote : `“${claim.quote}”`) : el("span", { class: "muted" }, word("no_quote")),
      el("footer", {}, source(claim)));
  function quotes(list = []) {
    if (list.length <= 2) return list.map(quote);
    return [...list.slice(0, 2).map(quote), el("details", {}, el("summary", {}, word("more", { n: list.length - 2 })), list.slice(2).map(quote))];
  }

  // -- one thing ---------------------------------------------------------------------------
  function figure(f, tag) {
    return el("div", { class: "figure" },
      el("div", { class: "row" }, el("span", { class: "tag" }, tag), el("span", {}, f.indicator ? `${f.indicator} ` : "", el("b", {}, f.text[KG.lang]))),
      quotes(f.evidence));
  }
  function taskParts(thing) {
    const parts = [el("div", { class: "verdict" }, KG.icon(thing.verdict || ""), KG.state(thing.verdict || ""))];
    for (const claim of thing.verdictEvidence || []) {
      if (claim.why) parts.push(el("p", { class: "why" }, claim.why));
      parts.push(quote(claim));
    }
    if (thing.targets) {
      parts.push(heading(word("targets"), thing.targets.length));
      for (const f of thing.targets) {
        parts.push(figure(f, word("target")));
        if (f.answers) parts.push(...f.answers.map((a) => figure(a, word("result"))));
        else parts.push(el("div", { class: "figure row muted" }, el("span", { class: "tag" }, word("result")), word("no_result")));
      }
    }
    if (thing.checks) {
      parts.push(heading(word("checks"), thing.checks.length));
      for (const check of thing.checks)
        parts.push(el("div", { class: "figure" }, check.text, " ", el("span", { class: check.agrees ? "muted" : "bad" }, word(check.agrees ? "agrees" : "disagrees")), quotes(check.evidence)));
    }
    return parts;
  }
  function relationParts(thing) {
    const groups = new Map();
    for (const each of thing.relations) {
      if (thing.kind === "Task" && TOLD.has(each.type)) continue;
      const key = `${each.out ? ">" : "<"}${each.type}${each.inferred ? "*" : ""}`;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(each);
    }
    const parts = [];
    const keys = [...groups.keys()].sort((a, b) => a.endsWith("*") - b.endsWith("*") || KG.relationRank(a.slice(1).replace("*", "")) - KG.relationRank(b.slice(1).replace("*", "")));
    for (const key of keys) {
      const list = groups.get(key);
      const name = KG.label(key.slice(1).replace("*", "")) + (key.endsWith("*") ? `（${word("inferred")}）` : "");
      parts.push(heading(`${name} ${key[0] === ">" ? "→" : "←"}`, list.length));
      const item = (each) => el("li", {}, link(index.ids[each.other], index.names[each.other], index.state(each.other)),
        index.state(each.other) === undefined ? el("span", { class: "kind" }, ` ${KG.label(index.kind(each.other))}`) : null, quotes(each.evidence));
      const rest = list.slice(SHOWN);
      parts.push(el("ul", {}, list.slice(0, SHOWN).map(item)));
      if (rest.length) {
        const more = el("details", {}, el("summary", {}, word("more", { n: rest.length })));
        more.addEventListener("toggle", () => more.append(el("ul", {}, rest.map(item))), { once: true });
        parts.push(more);
      }
    }
    return parts;
  }
  // Units that have most tasks in common with one, each with a way to see both at once.
  async function partners(n) {
    const tasks = await KG.store.tasks();
    const counts = new Map();
    for (const task of tasks)
      if (task.stated.includes(n))
        for (const other of task.stated) if (other !== n) counts.set(other, (counts.get(other) || 0) + 1);
    if (!counts.size) return [];
    const ranked = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 8);
    return [
      heading(word("partners")),
      el("ul", {}, ranked.map(([other, count]) =>
        el("li", {}, el("a", { class: "link", href: KG.router.to(index.ids[n], index.ids[other]) }, el("span", { class: "words" }, `＋ ${index.names[other]}`)),
          " ", el("span", { class: "count" }, word("n_tasks", { n: count }))))),
    ];
  }
  // The tasks under a goal, or those that a unit has a part in.
  async function tasksOf(n, family) {
    const tasks = await KG.store.tasks();
    if (family !== "goal") return tasks.filter((task) => task.stated.includes(n) || task.through.includes(n));
    const below = await KG.inside.below(index, tasks, n);
    return tasks.filter((task) => task.goals.some((g) => below.has(g)));
  }
  // Who answers for the tasks of a goal, by role, each with the number of these tasks.
  const ROLES = { leads: "head_leads", responsible: "head_responsible", supports: "head_supports", through: "through_title" };
  function answering(tasks) {
    const parts = KG.inside.parts(tasks);
    return Object.entries(ROLES).filter(([role]) => parts[role].size).flatMap(([role, title]) => [
      heading(word(title, { n: parts[role].size })),
      el("ul", { class: "answering" }, [...parts[role]].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]).map(([u, { length }]) =>
        el("li", {}, link(index.ids[u], index.names[u]), " ", el("span", { class: "count" }, word("n_tasks", { n: length }))))),
    ]);
  }
  // What became of a thing that is no unit and no goal: the tasks that are about it, and those that
  // carry out what was promised of it.
  async function became(thing) {
    const about = thing.relations.filter((r) => !r.out && ["concerns", "advances"].includes(r.type)).map((r) => r.other);
    if (!about.length) return [];
    const tasks = new Map((await KG.store.tasks()).map((task) => [task.n, task]));
    const found = new Set();
    for (const n of about) {
      if (!tasks.has(n)) continue;
      if (!tasks.get(n).promised) found.add(n);
      else for (const r of (await KG.store.thing(n)).relations) if (!r.out && r.type === "follows") found.add(r.other);
    }
    if (!found.size) return [];
    const item = (task) => el("li", {}, link(index.ids[task.n], index.names[task.n], task.state),
      el("div", { class: "who" }, [KG.state(task.state), task.leads.map((u) => index.names[u]).join("、")].filter(Boolean).join(" · ")),
      task.results ? el("div", { class: "who" }, task.results[KG.lang]) : null);
    return [heading(word("became"), found.size), el("ul", {}, [...found].sort((a, b) => a - b).map((n) => item(tasks.get(n))))];
  }
  // How the tasks of a goal or a unit stand, in one line; a link to their list.
  function standing(tasks, id) {
    const states = {};
    for (const task of tasks) if (!task.promised) states[task.state] = (states[task.state] || 0) + 1;
    const total = KG.sum(states);
    if (!total) return [];
    return [
      el("ul", { class: "standing", "aria-label": word("n_tasks_stand", { n: total }) },
        KG.states.filter((key) => states[key]).map((key) =>
          el("li", {}, el("a", { class: "link", href: KG.router.list({ at: [id], state: key || "none" }) }, KG.icon(key), el("span", { class: "words" }, `${KG.state(key)} ${states[key]}`))))),
    ];
  }
  async function showThing(n) {
    index = await KG.store.index();
    const thing = await KG.store.thing(n);
    const family = KG.family(thing.kind);
    const parts = [
      el("h2", { class: "name" }, thing.name),
      el("div", { class: "kind" }, [KG.label(thing.kind), ...(thing.aliases || [])].join(" · ")),
    ];
    if (thing.kind === "Task") parts.push(...taskParts(thing));
    if (["goal", "unit", "group"].includes(family)) {
      const tasks = await tasksOf(n, family);
      parts.push(...standing(tasks, thing.id));
      if (family === "goal") parts.push(...answering(tasks));
    }
    if (family === "unit" || family === "group") parts.push(...(await partners(n)));
    if (family === "other") parts.push(...(await became(thing)));
    parts.push(...relationParts(thing));
    if (thing.results) parts.push(heading(word("results"), thing.results.length), ...thing.results.map((f) => figure(f, word("result"))));
    const properties = (thing.properties || []).filter(([key]) => !key.toLowerCase().endsWith("sha256"));
    if (properties.length)
      parts.push(heading(word("properties")), el("dl", {}, properties.flatMap(([key, value]) => [el("dt", {}, KG.label(key)), el("dd", {}, KG.code(value))])));
    return parts;
  }
  // Several: what they are, each a link that leaves the others out.
  async function showSeveral(numbers, set) {
    index = await KG.store.index();
    const title = set ? KG.first.start.title || word("choice") : word("together");
    const parts = [el("h2", { class: "name" }, title), el("p", { class: "muted" }, word("n_things", { n: numbers.length }))];
    if (!set) {
      const tasks = await KG.store.tasks();
      const shared = tasks.filter((task) => numbers.every((n) => task.stated.includes(n)));
      const goals = new Map();
      for (const task of shared) for (const g of task.goals) goals.set(g, (goals.get(g) || 0) + 1);
      if (shared.length) {
        parts.push(el("p", {}, word("share_both", { n: shared.length, m: goals.size })));
        parts.push(heading(word("shared_goals"), goals.size), el("ul", {}, [...goals].sort((a, b) => b[1] - a[1]).map(([g, count]) => el("li", {}, link(index.ids[g], index.names[g]), " ", el("span", { class: "count" }, word("n_tasks", { n: count }))))));
        parts.push(heading(word("shared_tasks"), shared.length), el("ul", {}, shared.map((task) => el("li", {}, link(index.ids[task.n], index.names[task.n], task.state)))));
      }
    }
    const more = numbers.length > 100 ? [el("p", { class: "muted" }, word("more", { n: numbers.length - 100 }))] : [];
    parts.push(heading(word("chosen"), numbers.length), el("ul", {}, numbers.slice(0, 100).map((n) => el("li", {}, link(index.ids[n], index.names[n], index.state(n))))), ...more);
    return parts;
  }

  KG.panel = {
    // numbers: of the things chosen, none for the whole.
    async show(numbers, set) {
      if (!numbers.length) { showWhole(); return; }
      const parts = numbers.length === 1 ? await showThing(numbers[0]) : await showSeveral(numbers, set);
      $("findings").replaceChildren();
      $("rest").replaceChildren(...parts);
      $("panel").scrollTop = 0;
    },
  };
})();
