// Where boxes stand. Pure: numbers in, numbers out; no element is read or made here.
// Each box has its own row of its own column, and its words are fitted to it, so that no two
// can overlap and no line between two columns can cross a third box.
"use strict";
(() => {
  // The words that fit a width; the last sign is … where they were cut.
  function fit(text, width, measure) {
    if (measure(text) <= width) return text;
    const letters = [...text];
    let low = 0;
    let high = letters.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (measure(`${letters.slice(0, middle).join("")}…`) <= width) low = middle;
      else high = middle - 1;
    }
    return `${letters.slice(0, low).join("")}…`;
  }
  // The words in lines of a width; the last line is cut if there are more than `most`.
  function wrap(text, width, most, measure) {
    const lines = [];
    let rest = [...text];
    while (rest.length && lines.length < most) {
      if (lines.length === most - 1) { lines.push(fit(rest.join(""), width, measure)); break; }
      let end = rest.length;
      while (end > 1 && measure(rest.slice(0, end).join("")) > width) end -= 1;
      if (end < rest.length) {
        // A Latin word or a number is not broken; a mark that closes never begins a line.
        let back = end;
        while (back > 1 && /[\w.%]/.test(rest[back]) && /[\w.]/.test(rest[back - 1])) back -= 1;
        if (back > 1) end = back;
        if ("，。、；：！？）》」』”’%％,.;:)".includes(rest[end]) && end > 1) end -= 1;
      }
      lines.push(rest.slice(0, end).join(""));
      rest = rest.slice(end);
    }
    return lines;
  }

  // A line from the right edge of one box to the left edge of another; ends spread along the
  // edges, in the order of the boxes that they lead to.
  function join(links, boxes) {
    const known = new Map(boxes.map((box) => [box.key, box]));
    const ends = new Map();
    for (const link of links) {
      for (const [side, key, other] of [["r", link.from, link.to], ["l", link.to, link.from]]) {
        const port = `${side}${key}`;
        if (!ends.has(port)) ends.set(port, []);
        ends.get(port).push({ link, side, y: known.get(other).y });
      }
    }
    for (const [port, list] of ends) {
      const box = known.get(port.slice(1));
      list.sort((a, b) => a.y - b.y);
      const room = Math.max(0, box.h - 4);
      const total = list.reduce((sum, each) => sum + each.link.width, 0);
      const scale = Math.min(1, room / total);
      let at = box.y + box.h / 2 - (total * scale) / 2;
      for (const each of list) {
        each.link[each.side === "r" ? "y1" : "y2"] = at + (each.link.width * scale) / 2;
        at += each.link.width * scale;
      }
    }
    return links.map((link) => {
      const [one, other] = [known.get(link.from), known.get(link.to)];
      const [x1, x2] = [one.x + one.w, other.x];
      const half = (x2 - x1) / 2;
      const [y1, y2] = [link.y1, link.y2].map((y) => Math.round(y * 10) / 10);
      return { ...link, d: `M${x1} ${y1}C${x1 + half} ${y1} ${x2 - half} ${y2} ${x2} ${y2}` };
    });
  }

  // The overview. data: as kg/export/page/overview.py gives it. width, height: of the stage.
  // Gives rows their pixels: as much as the height allows, never less than letters need.
  function overview(data, width, height) {
    const narrow = width < 620;
    const pad = narrow ? 6 : 16;
    const perRow = narrow ? 1 : Math.min(data.strategies.length, Math.max(1, Math.floor((width - 2 * pad) / 165)));
    const strips = data.strategies.length ? Math.ceil(data.strategies.length / perRow) : 0;
    const strip = 36;
    const below = strips ? 20 + strips * (strip + 4) : 0;
    const gap = narrow ? 8 : 4;
    const top = 20;
    const rowsOf = (band) =>
      Math.max(
        band.units.length + (band.moreUnits.length ? 1 : 0) + (band.single ? 0 : 1),
        band.goals.length + (band.moreGoals.length ? 1 : 0),
      );
    const rows = data.bands.reduce((sum, band) => sum + rowsOf(band), 0);
    const room = height - below - top - 12 - gap * data.bands.length - (data.leftOut.groups ? 26 : 0);
    const row = narrow ? 26 : Math.max(19.5, Math.min(34, Math.floor((room / Math.max(rows, 1)) * 4) / 4));
    const font = row >= 30 ? 14 : row >= 25 && !narrow ? 13 : 12;
    const boxHeight = row - (row >= 26 && !narrow ? 5 : row >= 23 ? 3 : 2);
    const inner = width - 2 * pad;
    const unitWidth = Math.round(narrow ? inner * 0.36 : Math.max(170, Math.min(310, inner * 0.27)));
    const goalWidth = Math.round(narrow ? inner * 0.46 : Math.max(230, Math.min(400, inner * 0.35)));
    const goalX = width - pad - goalWidth;
    const boxes = [];
    const titles = [];
    const shades = [];
    let y = top;
    data.bands.forEach((band, number) => {
      const height = rowsOf(band) * row;
      shades.push({ x: pad - 6, y: y - 1, w: inner + 12, h: height, number });
      let unitY = y;
      if (!band.single) {
        titles.push({ key: `title:${band.id}`, id: band.id, text: band.name, x: pad, y, w: unitWidth, h: boxHeight });
        unitY += row;
      }
      for (const unit of band.units) {
        boxes.push({ key: `u:${unit.id}`, ...unit, side: "unit", band: number, x: pad, y: unitY, w: unitWidth, h: boxHeight });
        unitY += row;
      }
      if (band.moreUnits.length)
        boxes.push({ key: `mu:${band.id}`, side: "moreUnits", ids: band.moreUnits, x: pad, y: unitY, w: unitWidth, h: boxHeight });
      let goalY = y;
      for (const goal of band.goals) {
        boxes.push({ key: `g:${goal.id}`, ...goal, side: "goal", band: number, x: goalX, y: goalY, w: goalWidth, h: boxHeight });
        goalY += row;
      }
      if (band.moreGoals.length)
        boxes.push({ key: `mg:${band.id}`, side: "moreGoals", ids: band.moreGoals, x: goalX, y: goalY, w: goalWidth, h: boxHeight });
      y += height + gap;
    });
    const band = new Map(boxes.map((box) => [box.key, box.band]));
    const links = join(
      data.lines.map((line) => {
        const tasks = Object.values(line.states).reduce((a, b) => a + b, 0);
        const [from, to] = [`u:${line.unit}`, `g:${line.goal}`];
        return { from, to, width: Math.min(1.3 * tasks, 10), tasks, states: line.states, within: band.get(from) === band.get(to) };
      }),
      boxes,
    );
    if (data.leftOut.groups) {
      boxes.push({ key: "more", side: "moreGroups", ...data.leftOut, x: pad, y, w: inner, h: boxHeight });
      y += row + gap;
    }
    const heads = [
      { key: "units", x: pad, y: 0, w: unitWidth, h: top - 2 },
      { key: "goals", x: goalX, y: 0, w: goalWidth, h: top - 2 },
    ];
    if (strips) {
      heads.push({ key: "strategies", x: pad, y, w: inner, h: 18 });
      y += 20;
      const each = (inner - (perRow - 1) * 8) / perRow;
      data.strategies.forEach((strategy, number) => {
        const [column, line] = [number % perRow, Math.floor(number / perRow)];
        boxes.push({
          key: `s:${strategy.id}`, ...strategy, side: "strategy",
          x: Math.round(pad + column * (each + 8)), y: y + line * (strip + 4), w: Math.floor(each), h: strip,
        });
      });
      y += strips * (strip + 4);
    }
    return { width, height: Math.max(Math.ceil(y + 2), 40), font, row, boxes, titles, shades, links, heads, narrow };
  }

  // Columns of boxes side by side. columns: { head, share, bands: [{ title, boxes }] }, each
  // box { key, rows } and what its drawer wants; links between neighbouring columns only.
  function columns(spec, width, height) {
    const narrow = width < 620;
    const pad = narrow ? 6 : 16;
    const gap = narrow ? 22 : Math.max(60, Math.min(150, width * 0.1));
    const row = 28;
    const boxHeight = 23;
    const shares = spec.columns.reduce((sum, column) => sum + column.share, 0);
    const inner = width - 2 * pad - gap * (spec.columns.length - 1);
    const boxes = [];
    const titles = [];
    const heads = [];
    // The middle column is laid first; the boxes beside it stand as near to what they are
    // joined to as those above them allow, so that lines are short.
    const middle = Math.floor((spec.columns.length - 1) / 2) || 0;
    const widths = spec.columns.map((column) => Math.floor((inner * column.share) / shares));
    const left = (at) => pad + widths.slice(0, at).reduce((sum, w) => sum + w + gap, 0);
    const order = [middle, ...spec.columns.keys()].filter((at, i, all) => all.indexOf(at) === i);
    const places = new Map();
    const wanted = new Map();
    for (const link of spec.links) {
      for (const [key, other] of [[link.from, link.to], [link.to, link.from]]) {
        if (!wanted.has(key)) wanted.set(key, []);
        wanted.get(key).push(other);
      }
    }
    const pull = (key) => {
      const known = (wanted.get(key) || []).map((other) => places.get(other)).filter((y) => y !== undefined);
      return known.length ? known.reduce((sum, y) => sum + y, 0) / known.length : 0;
    };
    let bottom = 30;
    for (const at of order) {
      const column = spec.columns[at];
      const [x, w] = [left(at), widths[at]];
      heads.push({ key: column.head, text: column.head, x, y: 4, w, h: 20 });
      const total = column.bands.reduce((sum, band) => sum + band.boxes.length, 0);
      let y = 30;
      column.bands.forEach((band, number) => {
        if (band.title) {
          if (number && y > 30) y += 8;
          titles.push({ key: `${column.head}:${number}`, text: band.title, id: band.id, x, y, w, h: 20 });
          y += 22;
        }
        const loose = at !== middle && !band.title;
        for (const box of band.boxes) {
          const h = box.lines ? box.lines * 19 + 10 : boxHeight;
          let to = loose ? pull(box.key) - h / 2 : 0;
          if (total === 1 && loose) to = Math.min(to, height / 2);
          if (total === 1 && spec.centre && at === middle) to = spec.centre(height) - h / 2;
          y = Math.max(y, Math.round(to));
          boxes.push({ ...box, x, y, w, h });
          places.set(box.key, y + h / 2);
          y += Math.max(row, h + 5);
        }
      });
      bottom = Math.max(bottom, y);
    }
    return { width, height: bottom + 6, font: 13, row, boxes, titles, heads, shades: [], links: join(spec.links, boxes), narrow };
  }

  KG.layout = { fit, wrap, overview, columns };
})();
