// What one comes to by clicking: the tasks of a goal, of units, or what stands around a thing.
"use strict";
(() => {
  const { word } = KG;
  const MOST = 60; // boxes in a column; what is beyond is in the list

  const rank = (state) => KG.states.indexOf(state ?? "");

  // A box for a thing, by its number.
  function box(index, n, more = {}) {
    const kind = index.kind(n);
    const family = KG.family(kind);
    const state = family === "task" ? index.state(n) : undefined;
    const what = [KG.label(kind), state === undefined ? "" : KG.state(state), index.division(n)];
    const tip = [index.names[n], what.filter(Boolean).join(" · "), ...(more.tips || [])];
    return {
      key: more.key || `n${n}`, n, id: index.ids[n], family, name: index.names[n], state, tip,
      spoken: tip.join("，"), href: KG.router.to(index.ids[n]), ...more,
    };
  }
  function folded(key, count, href) {
    const words = word("more", { n: count });
    return { key, family: "more", name: words, spoken: words, tip: [words, word("more_tip")], href };
  }
  function limited(boxes, key, href, most = MOST) {
    if (boxes.length <= most) return boxes;
    return [...boxes.slice(0, most - 1), folded(key, boxes.length - most + 1, href)];
  }
  // Boxes in the order of those they are joined to, so that lines are short.
  function byNeighbours(numbers, neighbours, places) {
    const mean = (n) => {
      const at = (neighbours.get(n) || []).map((other) => places.get(other)).filter((p) => p !== undefined);
      return at.length ? at.reduce((a, b) => a + b, 0) / at.length : 1e9;
    };
    return [...numbers].sort((a, b) => mean(a) - mean(b) || a - b);
  }
  const push = (map, key, value) => { if (!map.has(key)) map.set(key, []); map.get(key).push(value); };
  const byNeed = (a, b) => rank(a.state) - rank(b.state) || a.row - b.row || a.n - b.n;

  // Links between the boxes that are drawn.
  function linked(columns, wanted) {
    const there = new Set(columns.flatMap((c) => c.bands.flatMap((b) => b.boxes.map((box) => box.key))));
    return wanted.filter((link) => there.has(link.from) && there.has(link.to));
  }
  const line = (from, to, state, plain) => ({ from, to, width: plain ? 1.4 : 2.4, state, plain });

  // Who has a part in tasks, by role: the numbers of their tasks by unit.
  const ROLES = ["leads", "responsible", "supports", "shares", "through"];
  function parts(tasks) {
    const found = Object.fromEntries(ROLES.map((role) => [role, new Map()]));
    for (const task of tasks) for (const role of ROLES) for (const n of task[role]) push(found[role], n, task.n);
    return found;
  }

  // A goal: who leads, its tasks (those of goals below it in bands), who else has a part.
  async function goalPlan(index, tasks, goals) {
    const own = tasks.filter((task) => task.goals.some((g) => goals.has(g)));
    const named = own.filter((task) => !task.promised);
    const promised = own.filter((task) => task.promised);
    const byGoal = new Map();
    for (const task of named.sort(byNeed)) push(byGoal, task.goals.find((g) => goals.has(g)), task);
    const places = new Map();
    const bands = [];
    for (const g of goals) {
      const list = byGoal.get(g);
      if (!list) continue;
      list.forEach((task) => places.set(task.n, places.size));
      bands.push({
        title: goals.size > 1 ? index.names[g] : "", id: index.ids[g],
        boxes: limited(list.map((task) => box(index, task.n, { tips: taskTips(task) })), `mt${g}`, KG.router.list({ at: [index.ids[g]] })),
      });
    }
    if (promised.length) {
      const most = named.length ? 6 : MOST;
      bands.push({
        title: word("promised_title", { n: promised.length }),
        boxes: limited(promised.sort(byNeed).map((task) => box(index, task.n)), "mp", KG.router.list({ at: [...goals].map((g) => index.ids[g]) }), most),
      });
    }
    const { leads, shares, through } = parts(named);
    const links = [];
    for (const task of named) {
      for (const n of task.leads) links.push(line(`l${n}`, `n${task.n}`, task.state));
      for (const n of task.shares) links.push(line(`n${task.n}`, `s${n}`, task.state, true));
    }
    const unit = (prefix, counts) => (n) => box(index, n, { key: `${prefix}${n}`, note: String(counts.get(n).length), tips: [word("n_tasks", { n: counts.get(n).length })] });
    const leaders = byNeighbours(leads.keys(), leads, places);
    const others = byNeighbours(shares.keys(), shares, places);
    const members = [...through.keys()].sort((a, b) => through.get(b).length - through.get(a).length || a - b);
    const right = [{ title: "", boxes: others.map(unit("s", shares)) }];
    if (members.length) right.push({ title: word("through_title", { n: members.length }), boxes: members.map(unit("t", through)) });
    const columns = [
      { head: word("head_leads", { n: leaders.length }), share: 25, bands: [{ title: "", boxes: leaders.map(unit("l", leads)) }] },
      { head: word("head_tasks", { n: named.length }), share: 50, bands },
      { head: word("head_shares", { n: others.length }), share: 25, bands: right },
    ];
    return { columns, links: linked(columns, links) };
  }

  function taskTips(task) {
    return [
      task.targets && `${word("target")}：${task.targets[KG.lang]}`,
      task.results && `${word("result")}：${task.results[KG.lang]}`,
    ];
  }

  // One unit: its tasks by goal. Several: the tasks that all of them have a part in.
  async function unitPlan(index, tasks, units) {
    const has = (task, n) => task.stated.includes(n) || task.through.includes(n);
    const found = tasks.filter((task) => units.every((n) => has(task, n))).sort(byNeed);
    const stated = found.filter((task) => units.every((n) => task.stated.includes(n)));
    const through = found.filter((task) => !stated.includes(task));
    const byGoal = new Map();
    const loose = [];
    for (const task of stated) {
      if (task.goals.length) push(byGoal, task.goals[0], task);
      else loose.push(task);
    }
    const goals = [...byGoal.keys()].sort((a, b) => byGoal.get(b).length - byGoal.get(a).length || a - b);
    const ordered = [...goals.flatMap((g) => byGoal.get(g)), ...loose];
    const role = (task) => units.length > 1 ? "" : word(task.leads.includes(units[0]) ? "role_lead" : "role_share");
    const here = KG.router.list({ at: units.map((n) => index.ids[n]) });
    const bands = [{ title: "", boxes: limited(ordered.map((task) => box(index, task.n, { note: role(task), tips: taskTips(task) })), "mt", here) }];
    if (through.length)
      bands.push({ title: word("through_tasks", { n: through.length }), boxes: limited(through.map((task) => box(index, task.n, { tips: taskTips(task) })), "mth", here, Math.max(8, MOST - ordered.length)) });
    const links = [];
    for (const task of ordered) {
      for (const n of units) links.push(line(`n${n}`, `n${task.n}`, task.state, !task.leads.includes(n)));
      if (task.goals.length) links.push(line(`n${task.n}`, `n${task.goals[0]}`, task.state, true));
    }
    const columns = [
      { head: word("head_chosen", { n: units.length }), share: 24, bands: [{ title: "", boxes: units.map((n) => box(index, n, { chosen: true })) }] },
      { head: word(units.length > 1 ? "head_shared" : "head_tasks", { n: found.length }), share: 48, bands },
      { head: word("head_their_goals", { n: goals.length }), share: 28, bands: [{ title: "", boxes: goals.map((g) => box(index, g, { note: String(byGoal.get(g).length) })) }] },
    ];
    return { columns, links: linked(columns, links) };
  }

  // Anything else: what is related to it, by relation, on the side from which it is said.
  async function aroundPlan(index, n) {
    const thing = await KG.store.thing(n);
    const sides = [new Map(), new Map()];
    for (const relation of thing.relations)
      if (relation.other !== n) push(sides[relation.out ? 1 : 0], relation.type, relation);
    const links = [];
    const column = (side, out) => {
      let left = MOST;
      const bands = [];
      for (const [type, list] of [...side].sort((a, b) => KG.relationRank(a[0]) - KG.relationRank(b[0]))) {
        const boxes = limited(
          list.sort((a, b) => rank(index.state(a.other)) - rank(index.state(b.other)) || a.other - b.other)
            .map((each) => {
              const key = `${out}${type}${each.other}`;
              links.push(out ? line("centre", key, "", true) : line(key, "centre", "", true));
              return box(index, each.other, { key, note: each.inferred ? word("inferred") : "" });
            }),
          `m${out}${type}`, KG.router.list({ at: [thing.id] }), Math.max(4, Math.min(left, side.size > 2 ? 14 : 24)),
        );
        left -= boxes.length;
        bands.push({ title: `${KG.label(type)} →`, boxes });
      }
      return bands;
    };
    const measure = KG.measurer(14, 600);
    const centre = box(index, n, { key: "centre", chosen: true, size: 14 });
    const width = Math.max(100, (KG.$("stage").clientWidth - 32 - 240) * 0.3);
    centre.lines = Math.min(8, Math.max(1, KG.layout.wrap(centre.name, width - 46, 99, measure).length));
    const columns = [
      { head: word("head_in", { n: [...sides[0].values()].flat().length }), share: 35, bands: column(sides[0], 0) },
      { head: KG.label(index.kind(n)), share: 30, bands: [{ title: "", boxes: [centre] }] },
      { head: word("head_out", { n: [...sides[1].values()].flat().length }), share: 35, bands: column(sides[1], 1) },
    ];
    // The thing itself stands half way down what is around it, or of what is seen of that.
    const deep = Math.max(...[0, 2].map((at) => columns[at].bands.reduce((sum, band) => sum + 30 + 28 * band.boxes.length, 30)));
    return { columns, links: linked(columns, links), centre: (height) => Math.min(deep, height) / 2 };
  }

  // Any set of things (what a question answers): units, tasks, and all else, as they are related.
  async function setPlan(index, tasks, numbers) {
    const chosen = new Set(numbers);
    const of = (...families) => numbers.filter((n) => families.includes(KG.family(index.kind(n))));
    const rows = tasks.filter((task) => chosen.has(task.n)).sort(byNeed);
    const places = new Map(rows.map((task, i) => [task.n, i]));
    const links = [];
    const left = new Map();
    const right = new Map();
    for (const task of rows) {
      for (const n of [...task.stated, ...task.through]) if (chosen.has(n)) { push(left, n, task.n); links.push(line(`n${n}`, `n${task.n}`, task.state, !task.leads.includes(n))); }
      for (const n of task.goals) if (chosen.has(n)) { push(right, n, task.n); links.push(line(`n${task.n}`, `n${n}`, task.state, true)); }
    }
    if (!rows.length) return pairPlan(index, numbers);
    const here = KG.router.list({ set: "start" });
    const units = byNeighbours(of("unit", "group"), left, places);
    const rest = byNeighbours(of("goal", "other"), right, places);
    const plain = (list, key) => limited(list.map((n) => box(index, n)), key, here);
    const columns = [
      { head: word("head_units", { n: units.length }), share: units.length ? 26 : 12, bands: [{ title: "", boxes: plain(units, "mu") }] },
      { head: word("head_tasks", { n: rows.length }), share: rows.length ? 46 : 12, bands: [{ title: "", boxes: limited(rows.map((task) => box(index, task.n, { tips: taskTips(task) })), "mt", here) }] },
      { head: word("head_rest", { n: rest.length }), share: rest.length ? 28 : 12, bands: [{ title: "", boxes: plain(rest, "mr") }] },
    ];
    return { columns, links: linked(columns, links) };
  }

  // A set without tasks: what says something on the left, what it is said of on the right.
  async function pairPlan(index, numbers) {
    const chosen = new Set(numbers);
    const out = new Map();
    for (const n of numbers.slice(0, 4 * MOST))
      for (const each of (await KG.store.thing(n)).relations)
        if (each.out && chosen.has(each.other) && each.other !== n) push(out, n, each.other);
    const said = new Set([...out.values()].flat());
    const left = numbers.filter((n) => out.has(n) && !said.has(n));
    const places = new Map(left.map((n, i) => [n, i]));
    const back = new Map();
    for (const n of left) for (const other of out.get(n)) push(back, other, n);
    const right = byNeighbours(numbers.filter((n) => !left.includes(n)), back, places);
    const here = KG.router.list({ set: "start", kind: index.kind(numbers[0]) });
    const column = (list, key) => ({
      head: word("n_things", { n: list.length }), share: list.length ? 50 : 20,
      bands: [{ title: "", boxes: limited(list.map((n) => box(index, n)), key, here) }],
    });
    const columns = [column(left, "ml"), column(right, "mr")];
    const links = left.flatMap((n) => out.get(n).map((other) => line(`n${n}`, `n${other}`, "", true)));
    return { columns, links: linked(columns, links) };
  }

  // A goal and the goals below it, those that have tasks themselves.
  async function below(index, tasks, n) {
    const found = new Set([n]);
    const thing = await KG.store.thing(n);
    const with_tasks = new Set(tasks.flatMap((task) => task.goals));
    for (const each of thing.relations)
      if (!each.out && each.type === "partOf" && with_tasks.has(each.other)) found.add(each.other);
    return found;
  }

  async function plan(numbers, set) {
    const [index, tasks] = [await KG.store.index(), await KG.store.tasks()];
    if (set) return setPlan(index, tasks, numbers);
    const families = numbers.map((n) => KG.family(index.kind(n)));
    if (families.every((each) => each === "unit" || each === "group")) {
      const any = tasks.some((task) => numbers.every((n) => task.stated.includes(n) || task.through.includes(n)));
      if (any || numbers.length > 1) return unitPlan(index, tasks, numbers);
    }
    // A document stands in the place of goals for its tasks that have none.
    const stands = (n) => tasks.some((task) => task.goals.includes(n));
    if (families.every((each, at) => each === "goal" || stands(numbers[at]))) {
      const goals = numbers.length === 1 ? await below(index, tasks, numbers[0]) : new Set(numbers);
      if (tasks.some((task) => task.goals.some((g) => goals.has(g)))) return goalPlan(index, tasks, goals);
    }
    if (numbers.length === 1) return aroundPlan(index, numbers[0]);
    return setPlan(index, tasks, numbers);
  }

  KG.inside = {
    below,
    parts,
    // Draws what stands around the choice; returns how many things it shows.
    async show(stage, numbers, set) {
      const spec = await plan(numbers, set);
      const laid = KG.layout.columns(spec, stage.clientWidth, KG.stageHeight());
      laid.titles = laid.titles.map((title) => (title.id ? { ...title, href: KG.router.to(title.id) } : title));
      const index = await KG.store.index();
      stage.replaceChildren(KG.draw(laid, word("inside_label", { name: numbers.slice(0, 3).map((n) => index.names[n]).join("、") })));
      return new Set(laid.boxes.filter((each) => each.n !== undefined).map((each) => each.n)).size;
    },
  };
})();
