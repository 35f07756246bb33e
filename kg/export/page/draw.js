// Boxes and lines as SVG: real text, to be selected, read aloud, printed and saved.
"use strict";
(() => {
  const { el, svg } = KG;
  const canvas = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(document.body).fontFamily;
  const measured = new Map();

  // The width of words in a font of the page. Half a pixel a letter is kept back, since a
  // canvas and a text in SVG may round differently.
  function measurer(size, weight = 400) {
    const font = `${weight} ${size}px ${family}`;
    if (!measured.has(font)) measured.set(font, new Map());
    const known = measured.get(font);
    return (text) => {
      let width = known.get(text);
      if (width === undefined) {
        canvas.font = font;
        width = canvas.measureText(text).width + 0.5;
        known.set(text, width);
      }
      return width;
    };
  }

  const text = (words, x, y, attributes = {}) => svg("text", { x, y, ...attributes }, words);

  // How many tasks stand how: a sign and a number for each state, from the right edge inwards.
  // Where there is no room for signs, a bar says the shares. Returns what it takes.
  function tallies(group, box, font, roomy) {
    const states = KG.states.filter((key) => box.states[key]);
    const measure = measurer(11);
    if (!roomy) {
      const total = KG.sum(box.states);
      const width = box.w - 2 * 8;
      let x = box.x + 8;
      for (const key of states) {
        const part = (width * box.states[key]) / total;
        group.append(svg("rect", { class: `share s-${key || "none"}`, x, y: box.y + box.h - 4, width: part, height: 3 }));
        x += part;
      }
      // Not by colour alone: the state that needs most attention has its sign too.
      group.append(KG.sign(KG.worst(box.states), box.x + box.w - 23, box.y + box.h / 2 - 8, 13));
      return 26;
    }
    let x = box.x + box.w - 8;
    for (const key of [...states].reverse()) {
      const words = String(box.states[key]);
      x -= measure(words);
      group.append(text(words, x, box.y + box.h / 2, { class: "tally", "font-size": 11 }));
      x -= 15;
      group.append(KG.sign(key, x, box.y + box.h / 2 - 6.5, 13));
      x -= 6;
    }
    return box.x + box.w - x;
  }

  // One box: a link with its words, and what it says on pointing (`tip`) or to listeners.
  function drawBox(box, font) {
    const weight = box.family === "goal" && box.side !== "strategy" ? 600 : 400;
    const measure = measurer(font, weight);
    const link = svg("a", {
      class: `box ${box.family}${box.chosen ? " chosen" : ""}`,
      href: box.href,
      "data-key": box.key,
      "aria-label": box.spoken,
    });
    const radius = { goal: Math.min(12, box.h / 2), unit: 4, group: 0, more: 4, task: 3, other: 8 }[box.family] ?? 4;
    link.append(svg("rect", { class: "face", x: box.x, y: box.y, width: box.w, height: box.h, rx: radius }));
    const middle = box.y + box.h / 2;
    let left = box.x + (box.family === "goal" ? 11 : 8);
    let right = 8;
    if (box.state !== undefined) {
      link.append(KG.sign(box.state, left - 2, middle - 7.5, 15));
      left += 19;
    }
    if (box.states) right = tallies(link, box, font, box.w >= 210 && box.family !== "unit" && box.family !== "group");
    if (box.note) {
      const width = measurer(11)(box.note);
      link.append(text(box.note, box.x + box.w - 8 - width, middle, { class: "tally", "font-size": 11 }));
      right = width + 14;
    }
    const room = box.x + box.w - Math.max(right, 8) - left;
    if (box.lines || box.second) {
      const rows = box.second
        ? [KG.layout.fit(box.name, room, measurer(font, 600)), KG.layout.fit(box.second, room, measurer(11))]
        : KG.layout.wrap(box.name, room, box.lines, measure);
      const step = box.second ? 15 : 19;
      rows.forEach((row, i) =>
        link.append(text(row, left, middle + (i - (rows.length - 1) / 2) * step, {
          class: box.second && i ? "second" : "name",
          "font-size": box.second && i ? 11 : font,
          "font-weight": box.second && !i ? 600 : weight,
        })),
      );
    } else {
      link.append(text(KG.layout.fit(box.name, room, measure), left, middle - (box.states && right === 26 ? 1.5 : 0), { class: "name", "font-size": font, "font-weight": weight }));
    }
    KG.tip.on(link, () => box.tip);
    return link;
  }

  function drawTitle(title, font) {
    const words = KG.layout.fit(title.text, title.w, measurer(font, 700));
    const drawn = text(words, title.x, title.y + title.h / 2, { class: "title", "font-size": font, "font-weight": 700 });
    if (!title.href) {
      const plain = svg("g", { class: "plain", "data-key": title.key, tabindex: words === title.text ? null : 0 }, drawn);
      if (words !== title.text) KG.tip.on(plain, () => [title.text]);
      return plain;
    }
    const link = svg("a", { class: "box heading", href: title.href, "data-key": title.key, "aria-label": title.spoken || title.text }, drawn);
    KG.tip.on(link, () => title.tip || [title.text]);
    return link;
  }

  // The whole picture. plan: as layout gives it, boxes dressed by the view. Returns the SVG.
  function draw(plan, label) {
    const picture = svg("svg", {
      class: "picture", xmlns: "http://www.w3.org/2000/svg", role: "group", "aria-label": label,
      width: plan.width, height: plan.height, viewBox: `0 0 ${plan.width} ${plan.height}`,
    });
    for (const shade of plan.shades)
      picture.append(svg("rect", { class: shade.number % 2 ? "shade odd" : "shade", x: shade.x, y: shade.y, width: shade.w, height: shade.h, rx: 4 }));
    const lines = svg("g", { class: "lines", "aria-hidden": "true" });
    const drawn = [];
    for (const link of [...plan.links].sort((a, b) => b.width - a.width)) {
      const line = svg("path", { class: `line s-${link.state || "none"}${link.plain ? " plain" : ""}${link.within === false ? " across" : ""}`, d: link.d, "stroke-width": Math.round(link.width * 10) / 10, "data-from": link.from, "data-to": link.to });
      if (link.tip) KG.tip.on(line, () => link.tip, false);
      lines.append(line);
      drawn.push([link, line]);
    }
    picture.append(lines);
    for (const head of plan.heads)
      if (head.text)
        picture.append(text(KG.layout.fit(head.text, head.w, measurer(12)), head.x, head.y + head.h / 2, { class: "head", "font-size": 12 }));
    const at = new Map();
    for (const title of plan.titles) picture.append(drawTitle(title, Math.min(plan.font, 13)));
    for (const box of plan.boxes) {
      const link = drawBox(box, box.size || plan.font);
      at.set(box.key, link);
      picture.append(link);
    }
    // Pointing at a box, or coming to it by key, makes its lines stand out; nothing moves.
    const near = (key) => {
      for (const [link, line] of drawn) {
        const mine = link.from === key || link.to === key;
        line.classList.toggle("strong", key !== null && mine);
        line.classList.toggle("faint", key !== null && !mine);
      }
    };
    for (const [key, link] of at) {
      for (const event of ["pointerenter", "focus"]) link.addEventListener(event, () => near(key));
      for (const event of ["pointerleave", "blur"]) link.addEventListener(event, () => near(null));
    }
    return picture;
  }

  // What a thing says on pointing or on focus: its whole name first.
  const tip = KG.$("tip");
  function showTip(target, lines) {
    tip.replaceChildren(...lines.filter(Boolean).map((line, i) => el(i ? "div" : "strong", {}, line)));
    tip.hidden = false;
    const box = target.getBoundingClientRect();
    const { offsetWidth: w, offsetHeight: h } = tip;
    const below = box.bottom + 6 + h < innerHeight;
    const x = Math.max(4, Math.min(box.left, innerWidth - w - 4));
    tip.style.left = `${x}px`;
    tip.style.top = `${Math.max(4, below ? box.bottom + 6 : box.top - h - 6)}px`;
  }
  KG.tip = {
    hide() { tip.hidden = true; },
    // lines: a function that gives the lines, the whole name first.
    on(target, lines, focus = true) {
      const show = (event) => {
        const found = lines();
        if (!found) return;
        if (target.tagName === "path") {
          showTip({ getBoundingClientRect: () => ({ left: event.clientX + 10, bottom: event.clientY + 8, top: event.clientY - 8 }) }, found);
        } else showTip(target, found);
      };
      target.addEventListener("pointerenter", show);
      target.addEventListener("pointerleave", KG.tip.hide);
      if (focus) {
        target.addEventListener("focus", show);
        target.addEventListener("blur", KG.tip.hide);
      }
    },
  };

  KG.draw = draw;
  KG.measurer = measurer;
})();
