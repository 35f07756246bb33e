// The page's behaviour. Everything that comes from documents is set as text, never as HTML.
"use strict";
(() => {
  const D = JSON.parse(document.getElementById("data").textContent);
  const T = D.text;
  const drawn = D.nodes.length;
  const things = D.things;
  const kinds = new Map(D.kinds.map((k) => [k.key, k]));
  const verdicts = new Map(D.verdicts.map((v) => [v.key, v]));
  const styles = new Map(D.relationStyles.map((s) => [s.key, s]));
  const rank = new Map(D.verdicts.map((v, i) => [v.key, i]));
  const FONT = getComputedStyle(document.body).fontFamily;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  // -- small helpers ---------------------------------------------------------------------
  const $ = (id) => document.getElementById(id);
  function el(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "onclick") element.addEventListener("click", value);
      else if (key === "class") element.className = value;
      else if (value !== undefined) element.setAttribute(key, value);
    }
    element.append(...children.filter((c) => c !== null && c !== undefined && c !== ""));
    return element;
  }
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
  const touching = things.map(() => []); // relations by thing
  D.relations.forEach((r, i) => {
    touching[r.from].push(i);
    if (r.to !== r.from) touching[r.to].push(i);
  });

  // -- state -----------------------------------------------------------------------------
  const hiddenKinds = new Set();
  const off = new Set(D.relationStyles.filter((s) => !s.on).map((s) => s.key));
  let selected = null; // number of a thing
  let filter = null; // key of a verdict
  let active = null; // Set of numbers that stand out; null: all do

  // -- drawing ---------------------------------------------------------------------------
  function wrap(text, width, lines) {
    // Chinese breaks anywhere; a Latin letter or digit counts as half a character.
    const sizeOf = (character) => (character.codePointAt(0) < 0x2e80 ? 0.55 : 1);
    const rows = [""];
    let used = 0;
    let total = 0;
    for (const character of text) total += sizeOf(character);
    // Lines of like length, not a full one and a last word.
    if (total > width && total <= width * lines) width = Math.ceil(total / Math.ceil(total / width));
    for (const character of text) {
      const size = sizeOf(character);
      const hangs = "，。、；：！？）》」』”’%％,.;:)".includes(character); // never begins a line
      if (used + size > width + (hangs ? 1 : 0)) {
        if (rows.length === lines) {
          rows[rows.length - 1] = rows[rows.length - 1].slice(0, -1) + "…";
          return rows;
        }
        rows.push("");
        used = 0;
      }
      rows[rows.length - 1] += character;
      used += size;
    }
    return rows;
  }
  const shortened = things.slice(0, drawn).map((t) =>
    t.family === "task" ? wrap(t.name, 11, 2) : wrap(t.name, t.family === "goal" ? 9 : 10, 2),
  );
  const degree = touching.map((list) => list.length);

  function box(ctx, x, y, w, h, radius) {
    ctx.beginPath();
    if (ctx.roundRect) ctx.roundRect(x - w / 2, y - h / 2, w, h, radius);
    else ctx.rect(x - w / 2, y - h / 2, w, h);
  }
  function lines(ctx, rows, x, y, size) {
    const step = size * 1.2;
    rows.forEach((row, i) => ctx.fillText(row, x, y + (i - (rows.length - 1) / 2) * step));
  }
  function contrast(colour) {
    const [r, g, b] = [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));
    return 0.299 * r + 0.587 * g + 0.114 * b > 150 ? "#000000" : "#ffffff";
  }
  function disc(ctx, x, y, radius, verdict) {
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fillStyle = verdict.colour;
    ctx.fill();
    ctx.lineWidth = radius / 9;
    ctx.strokeStyle = "#333333";
    ctx.stroke();
    ctx.strokeStyle = ctx.fillStyle = contrast(verdict.colour);
    const stroke = STROKES[verdict.key];
    if (!stroke) {
      ctx.font = `bold ${radius * 1.4}px ${FONT}`;
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      ctx.fillText(verdict.sign === "？" ? "?" : verdict.sign, x, y + radius * 0.08);
      return;
    }
    ctx.lineWidth = radius * 0.24;
    ctx.lineCap = "round";
    ctx.lineJoin = "round";
    ctx.beginPath();
    for (const path of stroke)
      path.forEach(([dx, dy], i) => ctx[i ? "lineTo" : "moveTo"](x + dx * radius, y + dy * radius));
    ctx.stroke();
    ctx.lineCap = "butt";
  }
  // Signs as strokes within a disc of radius 1: fonts differ in where they put √ and →.
  const STROKES = {
    met: [[[-0.45, 0.05], [-0.12, 0.4], [0.48, -0.36]]],
    exceeded: [[[-0.5, 0], [0.5, 0]], [[0, -0.5], [0, 0.5]]],
    not_met: [[[-0.38, -0.38], [0.38, 0.38]], [[-0.38, 0.38], [0.38, -0.38]]],
    in_progress: [[[-0.45, 0], [-0.44, 0]], [[0, 0], [0.01, 0]], [[0.45, 0], [0.46, 0]]],
    postponed: [[[-0.5, 0], [0.5, 0]], [[0.15, -0.35], [0.5, 0], [0.15, 0.35]]],
    cancelled: [[[-0.5, 0], [0.5, 0]]],
  };

  // Words of tasks are left out where they would cover others: what stands out comes first.
  let taken = [];
  function room(x, y, w, h) {
    const free = taken.every((t) => Math.abs(t.x - x) * 2 >= t.w + w || Math.abs(t.y - y) * 2 >= t.h + h);
    if (free) taken.push({ x, y, w, h });
    return free;
  }

  let network = null;
  function paint({ ctx, id, x, y, state, scale = network ? network.getScale() : 1 }) {
    const thing = things[id];
    const faint = active !== null && !active.has(id);
    const strong = id === selected || state.hover;
    const at = (size, least) => Math.max(size, least / scale); // legible from afar too
    const alpha = faint ? 0.13 : 1;
    const rows = shortened[id];
    if (thing.family === "task") {
      const radius = at(11, 5.5) * (strong ? 1.25 : 1);
      const size = 10.5;
      const near = size * scale >= 7.5 || strong || (active !== null && !faint && active.size < 60);
      return {
        drawNode() {
          ctx.globalAlpha = alpha;
          disc(ctx, x, y, radius, verdicts.get(thing.verdict) || verdicts.get(""));
          if (!faint) taken.push({ x, y, w: radius * 1.6, h: radius * 1.6 });
          if (id === selected) {
            ctx.lineWidth = 3 / scale;
            ctx.strokeStyle = "#000000";
            ctx.beginPath();
            ctx.arc(x, y, radius + 4 / scale, 0, 2 * Math.PI);
            ctx.stroke();
          }
        },
        drawExternalLabel() {
          if (!near || faint) return;
          const shown = at(size, strong || active !== null ? 10 : 0);
          ctx.font = `${shown}px ${FONT}`;
          ctx.textAlign = "center";
          ctx.textBaseline = "middle";
          ctx.lineJoin = "round";
          ctx.lineWidth = shown / 3.5;
          ctx.strokeStyle = "#f6f6f4";
          const top = y + radius + shown * (rows.length * 0.6 + 0.25);
          const wide = Math.max(...rows.map((row) => ctx.measureText(row).width));
          if (!room(x, top, wide, shown * rows.length * 1.2) && !strong) return;
          rows.forEach((row, i) => {
            const line = top + (i - (rows.length - 1) / 2) * shown * 1.2;
            ctx.strokeText(row, x, line);
          });
          ctx.fillStyle = "#1a1a1a";
          lines(ctx, rows, x, top, shown);
        },
        nodeDimensions: { width: radius * 2, height: radius * 2 },
      };
    }
    const goal = thing.family === "goal";
    const base = goal ? 15 : 12 + Math.min(5, Math.sqrt(degree[id]) * 0.5);
    const size = at(base, goal ? 10.5 : 9) * (strong ? 1.1 : 1);
    ctx.font = `${goal ? "bold " : ""}${size}px ${FONT}`;
    const w = Math.max(...rows.map((row) => ctx.measureText(row).width)) + size * 0.9;
    const h = rows.length * size * 1.2 + size * 0.55;
    return {
      drawNode() {
        ctx.globalAlpha = alpha;
        ctx.font = `${goal ? "bold " : ""}${size}px ${FONT}`;
        ctx.textAlign = "center";
        ctx.textBaseline = "middle";
        box(ctx, x, y, w, h, thing.family === "unit" ? size * 0.3 : goal ? h / 2 : 0);
        ctx.fillStyle = (kinds.get(thing.kind) || { colour: "#ffffff" }).colour;
        ctx.fill();
        ctx.lineWidth = (id === selected ? 3.5 : strong ? 2 : 0.8) / Math.min(1, scale);
        ctx.strokeStyle = "#333333";
        if (thing.family === "group") ctx.setLineDash([4, 3]);
        ctx.stroke();
        ctx.setLineDash([]);
        if (!faint) taken.push({ x, y, w, h });
        ctx.fillStyle = goal ? "#ffffff" : "#000000";
        lines(ctx, rows, x, y + size * 0.05, size);
      },
      nodeDimensions: { width: w, height: h },
    };
  }

  // -- what is shown -----------------------------------------------------------------------
  const shown = (number) => number < drawn && !hiddenKinds.has(things[number].kind);
  function edgeLook(i) {
    const r = D.relations[i];
    const style = styles.get(r.type);
    const own = selected !== null && (r.from === selected || r.to === selected);
    const visible = shown(r.from) && shown(r.to) && (!off.has(r.type) || own);
    const faint = active !== null && !own && !(active.has(r.from) && active.has(r.to) && selected === null);
    return {
      id: i,
      hidden: !visible,
      color: { color: style.colour, highlight: style.colour, hover: style.colour, opacity: faint ? 0.07 : 0.85 },
      width: own ? style.width + 0.8 : style.width,
    };
  }
  const nodes = new vis.DataSet(D.nodes.map((n) => ({ ...n, ctxRenderer: paint })));
  const edges = new vis.DataSet(
    D.edges.map((e) => ({
      ...e,
      ...edgeLook(e.id),
      dashes: styles.get(e.relation).dashes,
      // What is switched off must not pull the layout into a hairball.
      physics: !off.has(e.relation),
      smooth: e.relation === "responsibleFor" ? { enabled: true, type: "curvedCW", roundness: 0.08 } : false,
    })),
  );
  function refresh() {
    if (selected !== null) {
      active = new Set([selected]);
      for (const i of touching[selected]) {
        const r = D.relations[i];
        active.add(r.from).add(r.to);
      }
    } else if (filter !== null) {
      active = new Set();
      things.forEach((t, n) => {
        if (t.verdict !== filter) return;
        active.add(n);
        for (const i of touching[n]) {
          const r = D.relations[i];
          if (!off.has(r.type)) active.add(r.from).add(r.to);
        }
      });
      things.forEach((t, n) => {
        if (t.family === "task" && t.verdict !== filter) active.delete(n);
      });
    } else active = null;
    edges.update(D.edges.map((e) => edgeLook(e.id)));
    nodes.update(D.nodes.map((n) => ({ id: n.id, hidden: !shown(n.id) })));
    if (network) network.redraw();
  }

  // -- evidence ----------------------------------------------------------------------------
  function source(e) {
    const parts = [];
    const doc = D.documents[e.d];
    if (doc && doc.file) parts.push(doc.title);
    if (e.h && e.r === undefined) parts.push(e.h);
    if (e.r !== undefined) parts.push(fill(T.row, { n: e.r }));
    if (e.c) parts.push(e.c);
    if (e.s >= 0) parts.push(fill(T.chars, { start: e.s, end: e.e }));
    if (e.rule) parts.push(`${T.inferred} · ${T.rule} ${e.rule}`);
    return parts.join(" · ");
  }
  const quote = (e) =>
    el(
      "blockquote",
      { class: e.rule ? "inferred" : "", title: (D.documents[e.d] || {}).file },
      e.q ? (D.lang === "zh" ? `“${e.q}”` : `“${e.q}”`) : el("span", { class: "muted" }, T.no_quote),
      el("footer", {}, source(e)),
    );
  function quotes(list) {
    const first = list.slice(0, 2).map(quote);
    if (list.length <= 2) return first;
    return [
      ...first,
      el("details", {}, el("summary", {}, fill(T.more, { n: list.length - 2 })), ...list.slice(2).map(quote)),
    ];
  }

  // -- signs as small pictures ---------------------------------------------------------------
  function sign(key) {
    const ratio = 3;
    const canvas = el("canvas", { class: "sign", width: 17 * ratio, height: 17 * ratio, "aria-hidden": "true" });
    const ctx = canvas.getContext("2d");
    ctx.scale(ratio, ratio);
    disc(ctx, 8.5, 8.5, 7.5, verdicts.get(key) || verdicts.get(""));
    return canvas;
  }
  function swatch(draw) {
    const ratio = 3;
    const canvas = el("canvas", { class: "swatch", width: 30 * ratio, height: 16 * ratio, "aria-hidden": "true" });
    const ctx = canvas.getContext("2d");
    ctx.scale(ratio, ratio);
    draw(ctx);
    return canvas;
  }

  // -- the panel -----------------------------------------------------------------------------
  const panel = $("panel");
  function link(number) {
    const t = things[number];
    const words = el("span", { class: "words" }, t.name);
    if (number >= drawn) return el("span", {}, words, " ", el("span", { class: "kind" }, t.kindLabel));
    return el(
      "button",
      { class: "link", type: "button", onclick: () => select(number, true) },
      t.family === "task" ? sign(t.verdict) : null,
      words,
    );
  }
  const heading = (text, count) => el("h3", {}, text, count === undefined ? null : el("span", { class: "count" }, String(count)));
  const byNeed = (a, b) =>
    (rank.get(things[a].verdict) ?? 99) - (rank.get(things[b].verdict) ?? 99) ||
    (things[a].ordinal ?? 1e9) - (things[b].ordinal ?? 1e9) || a - b;

  function figure(f, tag) {
    return el(
      "div",
      { class: "figure" },
      el("div", { class: "row" }, el("span", { class: "tag" }, tag), el("span", {}, f.indicator ? `${f.indicator} ` : "", el("b", {}, f.text))),
      ...quotes(f.evidence),
    );
  }
  function showThing(number) {
    const t = things[number];
    const parts = [
      el("button", { class: "link", type: "button", onclick: clear }, `← ${T.back}`),
      el("h2", { class: "name" }, t.name),
      el("div", { class: "kind" }, t.kindLabel, t.aliases ? ` · ${t.aliases.join("、")}` : ""),
    ];
    if (t.family === "task") {
      const v = verdicts.get(t.verdict) || verdicts.get("");
      parts.push(el("div", { class: "verdict" }, sign(t.verdict), v.label));
      for (const e of t.verdictEvidence || []) {
        if (e.why) parts.push(el("p", { class: "why" }, e.why));
        parts.push(quote(e));
      }
      if (t.targets.length) {
        parts.push(heading(T.targets, t.targets.length));
        for (const f of t.targets) {
          parts.push(figure(f, T.target));
          if (f.answers) parts.push(...f.answers.map((a) => figure(a, T.result)));
          else parts.push(el("div", { class: "figure row muted" }, el("span", { class: "tag" }, T.result), T.no_result));
        }
      }
      if (t.checks.length) {
        parts.push(heading(T.checks, t.checks.length));
        for (const c of t.checks)
          parts.push(
            el("div", { class: "figure" }, c.text, " ", el("span", { class: c.agrees ? "muted" : "bad" }, c.agrees ? T.agrees : T.disagrees), ...quotes(c.evidence)),
          );
      }
    }
    const groups = new Map();
    for (const i of touching[number]) {
      const r = D.relations[i];
      const outward = r.from === number;
      const key = `${outward ? ">" : "<"}${r.type}`;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push({ other: outward ? r.to : r.from, evidence: r.evidence });
    }
    const order = [...groups.keys()].sort(
      (a, b) => D.relationStyles.findIndex((s) => s.key === a.slice(1)) - D.relationStyles.findIndex((s) => s.key === b.slice(1)),
    );
    for (const key of order) {
      const list = groups.get(key).sort((a, b) => byNeed(a.other, b.other));
      const arrow = key[0] === ">" ? "→" : "←";
      parts.push(heading(`${styles.get(key.slice(1)).label} ${arrow}`, list.length));
      parts.push(el("ul", {}, ...list.map((each) => el("li", {}, link(each.other), ...quotes(each.evidence)))));
    }
    if (t.family === "task" && t.results.length) {
      parts.push(heading(T.results, t.results.length), ...t.results.map((f) => figure(f, T.result)));
    }
    if (t.properties.length) {
      parts.push(heading(T.properties), el("dl", {}, ...t.properties.flatMap(([k, v]) => [el("dt", {}, k), el("dd", {}, v)])));
    }
    panel.replaceChildren(...parts);
    panel.scrollTop = 0;
  }
  function taskList(numbers) {
    return el(
      "ul",
      {},
      ...numbers.sort(byNeed).map((n) => {
        const t = things[n];
        const who = t.leads.length ? t.leads : t.units;
        return el("li", {}, link(n), el("div", { class: "who" }, who.join("、") || T.none));
      }),
    );
  }
  const tasksWhere = (test) => things.flatMap((t, n) => (t.family === "task" && test(t) ? [n] : []));
  function showOverview() {
    const parts = [];
    if (D.hasTasks) {
      const all = tasksWhere(() => true).length;
      const most = Math.max(1, ...D.verdicts.map((v) => v.count));
      parts.push(el("h2", { class: "name" }, `${all} ${T.tasks}`));
      parts.push(
        el(
          "div",
          { class: "bars" },
          ...D.verdicts.filter((v) => v.count).map((v) => {
            const bar = el("span", { class: "bar" });
            bar.style.width = `${(100 * v.count) / most}%`;
            bar.style.background = v.colour;
            return el(
              "button",
              { type: "button", onclick: () => choose(v.key), "aria-label": `${v.label} ${v.count}` },
              sign(v.key), el("span", {}, v.label), bar, el("span", { class: "count" }, String(v.count)),
            );
          }),
        ),
      );
      const section = (title, numbers) => {
        if (numbers.length) parts.push(heading(title, numbers.length), taskList(numbers));
      };
      if (filter !== null) {
        parts.unshift(el("button", { class: "link", type: "button", onclick: clear }, `← ${T.back}`));
        section((verdicts.get(filter) || {}).label, tasksWhere((t) => t.verdict === filter));
      } else {
        section(T.nobody, tasksWhere((t) => !t.leads.length && !t.units.length));
        section(T.no_lead, tasksWhere((t) => !t.leads.length && t.units.length));
        for (const key of ["not_met", "no_data"]) section(verdicts.get(key).label, tasksWhere((t) => t.verdict === key));
      }
    }
    if (filter === null) {
      if (D.documents.some((d) => d.file)) {
        parts.push(heading(T.documents, D.documents.filter((d) => d.file).length));
        parts.push(el("ul", {}, ...D.documents.filter((d) => d.file).map((d) => el("li", {}, d.title, d.title === d.file ? null : el("div", { class: "kind" }, d.file)))));
      }
      if (D.leftOut.length) parts.push(el("p", { class: "muted" }, T.left_out + D.leftOut.map((k) => `${k.kind} ${k.count}`).join("、")));
      parts.push(el("p", { class: "muted" }, T.help));
    }
    panel.replaceChildren(...parts);
    panel.scrollTop = 0;
  }

  // -- moving ----------------------------------------------------------------------------------
  // vis-network's own fit() takes things with a drawing of their own to stand at the origin.
  function fit(numbers, most, animate) {
    const places = Object.values(network.getPositions(numbers));
    if (!places.length) return;
    const middle = (values) => (Math.min(...values) + Math.max(...values)) / 2;
    network.moveTo({
      position: { x: middle(places.map((p) => p.x)), y: middle(places.map((p) => p.y)) },
      scale: zoom(places, most),
      animation: animate && !still ? { duration: 350, easingFunction: "easeInOutQuad" } : false,
    });
  }
  // The zoom at which all of these places are in view, with room for the words at the edges.
  function zoom(places, most) {
    const stage = $("graph");
    const span = (values) => Math.max(1, Math.max(...values) - Math.min(...values));
    return Math.min(
      Math.max(100, stage.clientWidth - 150) / span(places.map((p) => p.x)),
      Math.max(100, stage.clientHeight - 100) / span(places.map((p) => p.y)),
      most,
    );
  }
  // Push things apart that would cover each other when the whole graph is in view.
  function spread(most) {
    const places = network.getPositions();
    const all = D.nodes.map((n) => ({ id: n.id, ...places[n.id] }));
    const scale = zoom(all, most);
    const ctx = document.createElement("canvas").getContext("2d");
    for (const one of all) {
      const size = paint({ ctx, id: one.id, x: 0, y: 0, state: {}, scale }).nodeDimensions;
      one.w = size.width + 4 / scale;
      one.h = size.height + 4 / scale;
    }
    for (let round = 0; round < 80; round += 1) {
      let moved = false;
      for (let i = 0; i < all.length; i += 1) {
        for (let j = i + 1; j < all.length; j += 1) {
          const [a, b] = [all[i], all[j]];
          const dx = (a.w + b.w) / 2 - Math.abs(a.x - b.x);
          const dy = (a.h + b.h) / 2 - Math.abs(a.y - b.y);
          if (dx <= 0 || dy <= 0) continue;
          moved = true;
          if (dx < dy) {
            const step = (a.x < b.x ? -dx : dx) / 2;
            a.x += step;
            b.x -= step;
          } else {
            const step = (a.y < b.y ? -dy : dy) / 2;
            a.y += step;
            b.y -= step;
          }
        }
      }
      if (!moved) break;
    }
    for (const one of all) network.moveNode(one.id, one.x, one.y);
  }
  const everything = () => D.nodes.map((n) => n.id).filter(shown);

  // -- choosing --------------------------------------------------------------------------------
  function select(number, move) {
    selected = number;
    filter = null;
    markFilter();
    hiddenKinds.delete(things[number].kind);
    refresh();
    showThing(number);
    network.selectNodes([number]);
    drawLegend();
    if (move) {
      fit([...active].filter(shown), 1.3, true);
    }
  }
  function clear() {
    selected = null;
    filter = null;
    markFilter();
    network.unselectAll();
    refresh();
    showOverview();
  }
  function choose(key) {
    selected = null;
    filter = filter === key ? null : key;
    markFilter();
    network.unselectAll();
    refresh();
    showOverview();
  }

  // -- the legend ------------------------------------------------------------------------------
  function markFilter() {
    for (const button of document.querySelectorAll("nav button[data-verdict]"))
      button.classList.toggle("chosen", button.dataset.verdict === filter);
  }
  function drawLegend() {
    const nav = $("legend");
    const entry = (picture, label, count, attributes) =>
      el("li", {}, el("button", { type: "button", ...attributes }, picture, el("span", { class: "label" }, label), el("span", { class: "count" }, String(count))));
    const parts = [];
    if (D.hasTasks) {
      parts.push(el("h2", {}, T.verdicts, el("small", {}, T.verdict_hint)));
      parts.push(
        el("ul", {}, ...D.verdicts.filter((v) => v.count || v.key).map((v) =>
          entry(sign(v.key), v.label, v.count, { "data-verdict": v.key, onclick: () => choose(v.key) }),
        )),
      );
    }
    parts.push(el("h2", {}, T.kinds, el("small", {}, T.hint)));
    parts.push(
      el("ul", {}, ...D.kinds.map((k) => {
        const picture = swatch((ctx) => {
          if (k.family === "task") return disc(ctx, 15, 8, 6.5, verdicts.get(""));
          box(ctx, 15, 8, 27, 13, k.family === "unit" ? 3 : k.family === "goal" ? 6.5 : 0);
          ctx.fillStyle = k.colour;
          ctx.fill();
          if (k.family === "group") ctx.setLineDash([3, 2]);
          ctx.strokeStyle = "#333333";
          return ctx.stroke();
        });
        return entry(picture, k.label, k.count, {
          "data-kind": k.key,
          "aria-pressed": String(!hiddenKinds.has(k.key)),
          onclick: (event) => {
            if (!hiddenKinds.delete(k.key)) hiddenKinds.add(k.key);
            event.currentTarget.setAttribute("aria-pressed", String(!hiddenKinds.has(k.key)));
            refresh();
          },
        });
      })),
    );
    parts.push(el("h2", {}, T.relations, el("small", {}, T.hint)));
    parts.push(
      el("ul", {}, ...D.relationStyles.filter((s) => s.count).map((s) => {
        const picture = swatch((ctx) => {
          ctx.strokeStyle = ctx.fillStyle = s.colour;
          ctx.lineWidth = s.width;
          if (s.dashes) ctx.setLineDash(s.dashes);
          ctx.beginPath();
          ctx.moveTo(1, 8);
          ctx.lineTo(25, 8);
          ctx.stroke();
          ctx.beginPath();
          ctx.moveTo(29, 8);
          ctx.lineTo(23, 5);
          ctx.lineTo(23, 11);
          ctx.fill();
        });
        return entry(picture, s.label, s.count, {
          "data-relation": s.key,
          "aria-pressed": String(!off.has(s.key)),
          onclick: (event) => {
            if (!off.delete(s.key)) off.add(s.key);
            event.currentTarget.setAttribute("aria-pressed", String(!off.has(s.key)));
            refresh();
          },
        });
      })),
    );
    parts.push(el("p", {}, T.colours));
    nav.replaceChildren(...parts);
    markFilter();
  }

  // -- search ------------------------------------------------------------------------------------
  const query = $("query");
  const hits = $("hits");
  let found = [];
  let cursor = 0;
  function showHits() {
    const words = query.value.trim().toLowerCase();
    found = [];
    if (words) {
      for (let n = 0; n < drawn; n += 1) {
        const names = [things[n].name, ...(things[n].aliases || [])];
        const places = names.map((name) => name.toLowerCase().indexOf(words)).filter((at) => at >= 0);
        if (places.length) found.push({ n, at: Math.min(...places) });
      }
      found.sort((a, b) => a.at - b.at || things[a.n].name.length - things[b.n].name.length);
    }
    cursor = Math.min(cursor, Math.max(0, found.length - 1));
    hits.hidden = !words;
    query.setAttribute("aria-expanded", String(Boolean(words)));
    hits.replaceChildren(
      ...(found.length
        ? found.slice(0, 50).map(({ n }, i) =>
            el("li", { role: "option", id: `hit${i}`, "aria-selected": String(i === cursor), onclick: () => take(i) }, things[n].name, el("span", { class: "kind" }, things[n].kindLabel)),
          )
        : [el("li", { class: "none" }, T.no_hit)]),
    );
    if (found.length && words) query.setAttribute("aria-activedescendant", `hit${cursor}`);
    else query.removeAttribute("aria-activedescendant");
    const current = hits.children[cursor];
    if (current && found.length) current.scrollIntoView({ block: "nearest" });
  }
  function take(i) {
    const { n } = found[i];
    query.value = "";
    cursor = 0;
    showHits();
    select(n, true);
    panel.focus();
  }
  query.addEventListener("input", () => { cursor = 0; showHits(); });
  query.addEventListener("blur", () => setTimeout(() => { hits.hidden = true; query.setAttribute("aria-expanded", "false"); }, 150));
  query.addEventListener("focus", showHits);
  query.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // Enter that ends the input of Chinese
    const last = Math.min(found.length, 50) - 1;
    if (event.key === "ArrowDown") cursor = Math.min(last, cursor + 1);
    else if (event.key === "ArrowUp") cursor = Math.max(0, cursor - 1);
    else if (event.key === "Enter" && found.length) { take(cursor); return; }
    else return;
    event.preventDefault();
    showHits();
  });
  hits.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== query) { event.preventDefault(); query.focus(); }
    else if (event.key === "Escape") {
      if (document.activeElement === query) { query.value = ""; query.blur(); hits.hidden = true; }
      else if (network) clear();
    }
  });

  // -- tooltips --------------------------------------------------------------------------------------
  const stage = $("stage");
  const tip = el("div", { id: "tip", role: "tooltip", hidden: "" });
  stage.append(tip);
  function showTip(at, ...content) {
    tip.replaceChildren(...content);
    tip.hidden = false;
    const { width, height } = stage.getBoundingClientRect();
    tip.style.left = `${Math.max(4, Math.min(at.x + 14, width - tip.offsetWidth - 4))}px`;
    tip.style.top = `${Math.max(4, Math.min(at.y + 14, height - tip.offsetHeight - 4))}px`;
  }
  const hideTip = () => { tip.hidden = true; };
  function firstEvidence(number) {
    const t = things[number];
    if (t.verdictEvidence && t.verdictEvidence.length) return t.verdictEvidence.slice(0, 1);
    const mine = touching[number].map((i) => D.relations[i]).filter((r) => r.evidence.length);
    const best = mine.find((r) => !r.evidence[0].rule && r.evidence[0].q) || mine[0];
    return best ? best.evidence.slice(0, 1) : [];
  }
  function nodeTip(number, at) {
    const t = things[number];
    const content = [el("strong", {}, t.name)];
    if (t.family === "task") {
      const v = verdicts.get(t.verdict) || verdicts.get("");
      const why = (t.verdictEvidence || []).map((e) => e.why).find(Boolean);
      content.push(el("div", {}, `${v.sign} ${v.label}`, why ? ` · ${why}` : ""));
      content.push(el("div", { class: "muted" }, `${T.leads_short}：${(t.leads.length ? t.leads : t.units).join("、") || T.none}`));
      for (const f of t.targets.slice(0, 3)) {
        const results = (f.answers || []).map((a) => a.text).join("、");
        content.push(el("div", {}, `${T.target} ${f.indicator} ${f.text}${results ? ` → ${T.result} ${results}` : ""}`));
      }
    } else content.push(el("div", { class: "muted" }, `${t.kindLabel} · ${degree[number]}`));
    content.push(...firstEvidence(number).map(quote));
    showTip(at, ...content);
  }
  function edgeTip(i, at) {
    const r = D.relations[i];
    const style = styles.get(r.type);
    showTip(
      at,
      el("strong", {}, `${things[r.from].name} —${style.label}→ ${things[r.to].name}`),
      ...r.evidence.slice(0, 2).map(quote),
    );
  }

  // -- start -------------------------------------------------------------------------------------------
  drawLegend();
  showOverview();
  network = new vis.Network($("graph"), { nodes, edges }, D.options);
  network.on("beforeDrawing", () => { taken = []; });
  network.on("click", (event) => {
    hideTip();
    if (event.nodes.length) select(event.nodes[0], false);
    else if (event.edges.length) {
      const r = D.relations[event.edges[0]];
      select(things[r.from].family === "task" ? r.from : r.to, false);
    } else if (selected !== null) clear();
  });
  network.on("hoverNode", (event) => nodeTip(event.node, event.pointer.DOM));
  network.on("hoverEdge", (event) => edgeTip(event.edge, event.pointer.DOM));
  for (const name of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(name, hideTip);
  function settle() {
    network.setOptions({ physics: { enabled: false } });
    if (D.focus !== null) select(D.focus, false);
    if (drawn && drawn <= 1500) spread(1.25);
    fit(everything(), 1.25, false);
    $("wait").hidden = true;
    document.documentElement.dataset.ready = "true";
  }
  if (drawn) network.once("stabilizationIterationsDone", settle);
  else settle();
  $("fit").addEventListener("click", () => fit(everything(), 1.25, true));
  window.kgPage = { network, things, select, clear };
})();
