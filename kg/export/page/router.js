// What is looked at, as it stands in the address: a link opens the same view.
"use strict";
(() => {
  // at: identities of what is chosen. set: "start" for what the page was made for.
  // view: graph, matrix or list. from: the way here. The rest belongs to the list.
  const LISTS = ["at", "from"];
  const NONE = { at: [], set: "", view: "graph", from: [], kind: "", state: "", words: "", sort: "" };
  const TRAIL = 4;

  function read(hash) {
    const state = { ...NONE, at: [], from: [] };
    for (const pair of hash.replace(/^#/, "").split("&")) {
      const [key, value = ""] = pair.split("=", 2);
      if (!(key in NONE)) continue;
      try {
        if (LISTS.includes(key)) state[key] = value.split(",").filter(Boolean).map(decodeURIComponent);
        else state[key] = decodeURIComponent(value);
      } catch { /* an address that somebody cut: what is left of it counts */ }
    }
    if (!["graph", "matrix", "list"].includes(state.view)) state.view = "graph";
    return state;
  }
  const escape = (text) => encodeURIComponent(text).replaceAll("%2F", "/");
  function write(state) {
    const parts = [];
    for (const [key, nothing] of Object.entries(NONE)) {
      const value = state[key];
      if (LISTS.includes(key)) { if (value.length) parts.push(`${key}=${value.map(escape).join(",")}`); }
      else if (value && value !== nothing) parts.push(`${key}=${escape(value)}`);
    }
    return `#${parts.join("&")}`;
  }

  KG.router = {
    state: read(location.hash),
    read,
    // The address of what is looked at now, changed so.
    href: (changes) => write({ ...KG.router.state, ...changes }),
    // The address of one thing (or several), with the way that led there.
    to(...ids) {
      const { at, from, view } = KG.router.state;
      const trail = at.length === 1 && !ids.includes(at[0]) ? [...from, at[0]] : from;
      const here = ids.length === 1 ? trail.indexOf(ids[0]) : -1;
      const kept = (here >= 0 ? trail.slice(0, here) : trail).slice(-TRAIL);
      return write({ ...NONE, at: ids, from: kept, view: view === "matrix" ? "matrix" : "graph" });
    },
    // A page that opens on a choice has an address for the overview too.
    home: () => (KG.first.start.things.length ? "#view=graph" : "#"),
    list: (changes) => write({ ...NONE, view: "list", ...changes }),
    go(hash) { if (location.hash !== hash) location.hash = hash; else KG.show(); },
    // Changes the address without a step in the browser's history.
    settle(changes) {
      Object.assign(KG.router.state, changes);
      history.replaceState(null, "", write(KG.router.state));
    },
  };
  addEventListener("hashchange", () => {
    if (location.hash === "#stage") { KG.$("stage").focus(); return; }
    KG.router.state = read(location.hash);
    KG.show();
  });
})();
