// What the page holds: packed pieces, unpacked when they are asked for, each once.
"use strict";
(() => {
  const held = new Map();
  const whole = new Promise((done) => {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", done);
    else done();
  });

  function bytes(base64) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
    return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  }
  async function unpack(id) {
    await whole;
    const stream = new Blob([bytes(KG.$(id).textContent)]).stream();
    return JSON.parse(await new Response(stream.pipeThrough(new DecompressionStream("gzip"))).text());
  }
  function piece(id) {
    if (!held.has(id)) held.set(id, unpack(id));
    return held.get(id);
  }

  let index = null;
  async function readIndex() {
    const read = await piece("index");
    if (index) return index;
    // Tasks alone have a state.
    const places = Object.keys(read.states).map((n) => read.ids[n].split("/", 1)[0]);
    const several = new Set(places).size > 1;
    const numbers = new Map(read.ids.map((id, n) => [id, n]));
    index = {
      size: read.ids.length,
      ...read,
      number: (id) => numbers.get(id),
      kind: (n) => read.kindNames[read.kinds[n]],
      otherNames: (n) => read.aliases[n] || [],
      state: (n) => read.states[n],
      // The division that a thing's identity begins with, where the store holds several, and the
      // name does not say it.
      division(n) {
        const code = read.ids[n].split("/", 1)[0];
        const at = several ? numbers.get(`division/${code}`) : undefined;
        return at === undefined || at === n || read.names[n].includes(`（${read.names[at]}`) ? "" : read.names[at];
      },
    };
    return index;
  }

  const FIELDS = ["n", "goals", "leads", "shares", "supports", "through", "promised", "targets", "results", "document", "row"];
  let tasks = null;
  async function readTasks() {
    const [rows, things] = [await piece("tasks"), await readIndex()];
    if (tasks) return tasks;
    tasks = rows.map((row) => {
      const task = Object.fromEntries(FIELDS.map((field, i) => [field, row[i]]));
      task.state = things.state(task.n);
      task.stated = [...task.leads, ...task.shares];
      task.responsible = task.shares.filter((n) => !task.supports.includes(n));
      return task;
    });
    return tasks;
  }

  let firsts = null;
  async function thing(n) {
    await whole;
    firsts ??= [...document.querySelectorAll("script[id^=things-]")].map((e) => Number(e.id.slice(7))).sort((a, b) => a - b);
    let at = firsts.length - 1;
    while (firsts[at] > n) at -= 1;
    return (await piece(`things-${firsts[at]}`))[n - firsts[at]];
  }

  KG.store = {
    able: typeof DecompressionStream === "function",
    index: readIndex,
    tasks: readTasks,
    quotes: () => piece("quotes"),
    thing,
  };
})();
